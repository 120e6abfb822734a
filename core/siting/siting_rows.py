"""What follows from a choice of sites for each row: who is served where, and what each site does."""

import numpy as np
import pandas as pd

from ..base.running import Cancelled
from ..base.status import CHOSEN, COVERED, EXISTING, FREE, NOT_COVERED, OK, TOO_NEAR_EXISTING, UNREACHABLE
from .siting_case import COVERING, Case
from .siting_models import Answer
from .siting_question import Question, nearest


def allocation_of(case: Case, question: Question, answer: Answer, cancelled: Cancelled) -> pd.DataFrame:
    """A row a demand: ``site`` (in the order of places, -1 without one) ``distance covered status served``.

    `served` : by its site, which the nearest need not do where it is full.

    >>> import shapely
    >>> from ..base.running import never
    >>> from .siting_case import SitingOptions
    >>> from .siting_reach import reach
    >>> homes, places = shapely.points([[0, 0], [9, 0]]), shapely.points([[3, 0], [99, 0]])
    >>> case = Case(reach(homes, places), 2, np.array([10.0, 20.0]), SitingOptions(number=1, radius=5))
    >>> answer = Answer(np.array([True, False]), 10.0, 10.0)
    >>> allocation_of(case, case.question(never), answer, never)["status"].tolist()
    ['covered', 'not_covered']
    """
    site, metres = case.found.nearest(case.order[answer.chosen], cancelled)
    site, served = np.where(site >= 0, case.place[np.maximum(site, 0)], -1), site >= 0
    if answer.site is not None:
        used = answer.site[question.demand] == question.candidate
        rows = case.demand[question.demand[used]]
        served = np.isin(np.arange(len(site)), rows)
        site[rows], metres[rows] = question.candidate[used], question.metres[used]
    inside = (metres <= case.options.radius) & served
    assessed = case.found.status == OK
    reached = np.select([site < 0, inside], [UNREACHABLE, COVERED], NOT_COVERED)
    status = np.where(assessed, reached, case.found.status).astype(object)
    within = pd.Series(inside, dtype="boolean").where(assessed)
    far = np.where(site >= 0, metres, np.nan)
    return pd.DataFrame({"site": site, "distance": far, "covered": within, "status": status, "served": served})


def rows_of(case: Case, question: Question, answer: Answer, allocation: pd.DataFrame) -> pd.DataFrame:
    """A row a site, by the rows of the layers: ``chosen rank clients pop mean_d worst_d load status``.

    >>> import shapely
    >>> from ..base.running import never
    >>> from .siting_case import SitingOptions
    >>> from .siting_reach import reach
    >>> homes, places = shapely.points([[0, 0], [9, 0]]), shapely.points([[3, 0], [99, 0]])
    >>> case = Case(reach(homes, places), 2, np.array([10.0, 20.0]), SitingOptions(number=1, radius=5))
    >>> answer = Answer(np.array([True, False]), 10.0, 10.0)
    >>> allocation = allocation_of(case, case.question(never), answer, never)
    >>> rows_of(case, case.question(never), answer, allocation)["pop"].tolist()
    [10.0, nan]
    """
    m = len(case.order)
    served = allocation["served"].to_numpy().copy()
    if case.options.model in COVERING:
        served &= (allocation["status"] == COVERED).to_numpy()
    own = case.numbered(allocation["site"].to_numpy())[served]
    metres, people = allocation["distance"].to_numpy()[served], case.people[served]
    count, pop = np.bincount(own, minlength=m), np.bincount(own, people, minlength=m)
    plain, weighed = np.bincount(own, metres, minlength=m), np.bincount(own, metres * people, minlength=m)
    worst = np.full(m, -np.inf)
    np.maximum.at(worst, own, metres)
    chosen = case.unordered(answer.chosen)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(pop > 0, weighed / pop, plain / count)
        load = pop / case.capacity if case.capacity is not None else np.full(m, np.nan)
    table = pd.DataFrame(
        {"clients": pd.array(count, "Int64"), "pop": pop, "mean_d": mean, "worst_d": worst, "load": load}
    )
    table.loc[count == 0, ["mean_d", "worst_d"]] = np.nan
    table.loc[~chosen, ["clients", "pop", "mean_d", "worst_d", "load"]] = pd.NA
    rank = pd.array(_ranks(case, question, answer), "Int64")
    table.insert(0, "rank", rank)
    table.insert(0, "chosen", chosen & case.is_candidate)
    return table.assign(status=_statuses(case, chosen)).replace({np.inf: np.nan})


def _statuses(case: Case, chosen: np.ndarray) -> np.ndarray:
    own = np.select([case.kept, chosen, case.too_near], [EXISTING, CHOSEN, TOO_NEAR_EXISTING], FREE)
    return np.where(case.there, own, case.found.site_status).astype(object)


def _ranks(case: Case, question: Question, answer: Answer) -> np.ndarray:
    """(m,) by their rows: the new sites in the order in which each adds most to those before; None of others."""
    options, kept = case.options, case.kept[case.order]
    new = np.flatnonzero(answer.chosen & ~kept)
    new = new[np.argsort(case.order[new])]
    table = np.full((len(question.people), len(new)), np.inf)
    at = np.full(len(kept), -1)
    at[new] = np.arange(len(new))
    used = at[question.candidate] >= 0
    table[question.demand[used], at[question.candidate[used]]] = question.metres[used]
    first, ranks = nearest(question, kept), np.full(len(kept), None, object)
    for rank in range(1, len(new) + 1):
        both = np.minimum(first[:, None], table)
        if options.model in COVERING:
            worth = np.einsum("i,ij->j", question.people, both <= options.radius)
        else:
            far = np.nan_to_num(both, posinf=1e9)
            worth = -np.einsum("i,ij->j", question.people, far)
        one = int(np.argmax(np.where(pd.isna(ranks[case.order[new]]), worth, -np.inf)))
        ranks[case.order[new[one]]], first = rank, both[:, one]
    return ranks
