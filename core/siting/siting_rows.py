"""What follows from a choice of sites for each row: who is served where, and what each site does."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import pandas as pd

from ..base.columns import numbered
from ..base.running import Cancelled, check, never
from ..base.status import CHOSEN, COVERED, EXISTING, FREE, NOT_COVERED, OK, TOO_NEAR_EXISTING, UNREACHABLE
from . import siting_capacity
from .siting_case import COVERING, Case
from .siting_models import Answer
from .siting_question import COVER_ALL, COVER_TWICE, Question, nearest


def names_of(names: Sequence[str | None] | None, ids: Sequence[int], mark: str = "") -> list[str]:
    """What each site of a layer is called: its name, without one its feature id behind the `mark` of its layer.

    >>> names_of(["mill", None], [4, 7]), names_of(None, [1], mark="E")
    (['mill', '7'], ['E1'])
    """
    numbers = [f"{mark}{number}" for number in ids]
    return numbers if names is None else [name or number for name, number in zip(names, numbers, strict=True)]


class NamedLayer(Protocol):
    """A layer of sites, as whoever reads it holds it; `named_by`: the field that holds names, empty without one."""

    ids: Sequence[int]
    named_by: str

    def texts_if_any(self, name: str) -> np.ndarray | None:
        """(n,) the values of a field, None where the layer lacks it."""


def names_in(field: str | None, candidates: NamedLayer, existing: NamedLayer | None = None) -> np.ndarray:
    """(m,) what each site is called by a field of its layer, see :func:`names_of`: the candidates, then the existing with an E.

    Of several called alike each has its number behind its name, see :func:`numbered`. Existing ones that lack the field of the
    candidates are called by one of their own.

    >>> from types import SimpleNamespace
    >>> names_in(None, SimpleNamespace(ids=[4, 7]), SimpleNamespace(ids=[1])).tolist()
    ['4', '7', 'E1']
    """
    marked = [(layer, mark) for layer, mark in ((candidates, ""), (existing, "E")) if layer is not None]
    names = [names_of(_texts(layer, field), layer.ids, mark) for layer, mark in marked]
    return numbered(
        [name for each in names for name in each],
        [mark for (_, mark), each in zip(marked, names, strict=True) for _ in each],
    )


def _texts(layer: NamedLayer, field: str | None) -> np.ndarray | None:
    """What the rows of a layer are called by the field, else by their own; None where no field is asked for or there is none."""
    if not field:
        return None
    texts = layer.texts_if_any(field)
    return layer.texts_if_any(layer.named_by) if texts is None and layer.named_by else texts


def called(site: np.ndarray, names: np.ndarray) -> np.ndarray:
    """(n,) what the site of each demand is called, None without one (-1), by the names (m,) of all sites.

    >>> called(np.array([1, -1]), np.array(["mill", "yard"], object)).tolist()
    ['yard', None]
    """
    return np.where(site >= 0, names[np.maximum(site, 0)], None)


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


def rows_of(case: Case, answer: Answer, allocation: pd.DataFrame, rank: np.ndarray) -> pd.DataFrame:
    """A row a site, by the rows of the layers: ``chosen rank clients pop mean_d worst_d load status``.

    >>> import shapely
    >>> from ..base.running import never
    >>> from .siting_case import SitingOptions
    >>> from .siting_reach import reach
    >>> homes, places = shapely.points([[0, 0], [9, 0]]), shapely.points([[3, 0], [99, 0]])
    >>> case = Case(reach(homes, places), 2, np.array([10.0, 20.0]), SitingOptions(number=1, radius=5))
    >>> answer = Answer(np.array([True, False]), 10.0, 10.0)
    >>> allocation = allocation_of(case, case.question(never), answer, never)
    >>> rows_of(case, answer, allocation, np.array([1, None]))["pop"].tolist()
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
        load = np.full(m, np.nan)
        if case.capacity is not None:  # what has no limit has no load
            load = np.where(np.isfinite(case.capacity), pop / case.capacity, np.nan)
    table = pd.DataFrame(
        {"clients": pd.array(count, "Int64"), "pop": pop, "mean_d": mean, "worst_d": worst, "load": load}
    )
    table.loc[count == 0, ["mean_d", "worst_d"]] = np.nan
    table.loc[~chosen, ["clients", "pop", "mean_d", "worst_d", "load"]] = pd.NA
    table.insert(0, "rank", pd.array(rank, "Int64"))
    table.insert(0, "chosen", chosen & case.is_candidate)
    return table.assign(status=_statuses(case, chosen)).replace({np.inf: np.nan})


def _statuses(case: Case, chosen: np.ndarray) -> np.ndarray:
    own = np.select([case.kept, chosen, case.too_near], [EXISTING, CHOSEN, TOO_NEAR_EXISTING], FREE)
    return np.where(case.there, own, case.found.site_status).astype(object)


def ranked(
    case: Case, question: Question, answer: Answer, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray]:
    """(m,) rank and gain by the rows of the layers: the new sites in the order in which each adds most to those before.

    The gain is people within the radius, served there where sites have a capacity, or the people × way saved; None and NaN of
    others.

    >>> import shapely
    >>> from .siting_case import SitingOptions
    >>> from .siting_reach import reach
    >>> homes, places = shapely.points([[0, 0], [9, 0]]), shapely.points([[3, 0], [8, 0]])
    >>> case = Case(reach(homes, places), 2, np.array([10.0, 20.0]), SitingOptions(number=2, radius=5))
    >>> [column.tolist() for column in ranked(case, case.question(never), Answer(np.array([True, True]), 30.0, 30.0))]
    [[2, 1], [10.0, 20.0]]
    """
    options, kept, n = case.options, case.kept[case.order], len(case.order)
    new = np.flatnonzero(answer.chosen & ~kept)
    new = new[np.argsort(case.order[new])]
    at = np.full(n, -1)
    at[new] = np.arange(len(new))
    covers = options.model in COVERING
    if covers and answer.site is not None:
        return _ranked_with_room(case, question.within(options.radius), answer, new, cancelled)
    used = (at[question.candidate] >= 0) & (question.metres <= (options.radius if covers else np.inf))
    demand, site, way = question.demand[used], at[question.candidate[used]], question.metres[used]
    left = np.nan_to_num(nearest(question, kept), posinf=1e9)
    if covers:  # a person within the radius has no way left, one beyond it the way 1
        left, way = (left > options.radius).astype(float), np.zeros(len(way))
    ranks, gains, open_ = np.full(n, None, object), np.full(n, np.nan), np.ones(len(new), bool)
    for rank in range(1, len(new) + 1):
        check(cancelled)
        adds = way < left[demand]
        demand, site, way = demand[adds], site[adds], way[adds]
        saved = np.bincount(site, question.people[demand] * (left[demand] - way), minlength=len(new))
        one = int(np.argmax(np.where(open_, saved, -np.inf)))
        ranks[case.order[new[one]]], gains[case.order[new[one]]], open_[one] = rank, saved[one], False
        left[demand[site == one]] = way[site == one]
    return ranks, gains


def _ranked_with_room(
    case: Case, within: Question, answer: Answer, new: np.ndarray, cancelled: Cancelled
) -> tuple[np.ndarray, np.ndarray]:
    """Rank and gain where each site serves only so many; all new sites together serve those whom the answer does."""
    n = len(case.order)
    kept, capacity, ranks, gains = (
        case.kept[case.order],
        case.capacity[case.order],
        np.full(n, None, object),
        np.full(n, np.nan),
    )
    in_all = siting_capacity.served(within, answer.site)[0]
    for rank, (one, gain) in enumerate(siting_capacity.in_order(within, kept, new, capacity, in_all, cancelled), 1):
        ranks[case.order[one]], gains[case.order[one]] = rank, gain
    return ranks, gains


def adds(rows: pd.DataFrame, gains: np.ndarray, model: str, *, limited: bool = False) -> pd.arrays.BooleanArray:
    """(m,) whether a new site brings somebody whom those of a better rank do not, or nearer; NA of all others.

    Where everybody is to be covered, each new site is there for that.

    >>> rows = pd.DataFrame({"chosen": [True, True, False], "pop": [5.0, 5.0, np.nan]})
    >>> adds(rows, np.array([5.0, 0.0, np.nan]), "cover_most").tolist()
    [True, False, <NA>]
    """
    some = gains > 0
    if model in (COVER_ALL, COVER_TWICE):
        some = np.ones(len(rows), bool)
    elif limited and model not in COVERING:  # the order of ways knows no rooms
        some = rows["pop"].to_numpy(float) > 0
    return pd.arrays.BooleanArray(some, ~rows["chosen"].to_numpy(bool))
