"""Where the next sites should go: the best choice by one of five models, what it brings, how sure it is, and who is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError, Stopped
from ..base.running import Cancelled, Progress, check, ignore, never, part
from ..base.status import COVERED, OK, UNREACHABLE
from ..base.text import HalfUp, exactly, translate
from ..ground.geometry import points_of
from ..streets.network import Streets
from . import siting_capacity
from .siting_case import COVERING, SWING, Case, SitingOptions, is_bounded, layers_of, long_bounds, people_at, remarks_on
from .siting_models import Answer, Effort, NoChoice, best, counted
from .siting_question import (
    COVER_ALL,
    COVER_MOST,
    COVER_TWICE,
    LEAST_DISTANCE,
    NUMBERED,
    Question,
    Rules,
    value,
)
from .siting_reach import reach
from .siting_rows import adds, allocation_of, ranked, rows_of
from .siting_trials import Trial

__all__ = ["COVERING", "NEAR_BEST", "SWING", "Siting", "SitingOptions", "assess", "links"]

# Shares of the time: for the answer, for the curve; the rest is for how sure it is.
ANSWER, CURVE = 0.6, 0.6
# Points of the curve; how often demand moves.
POINTS, DRAWS, SEED = 12, 6, 0
NEAR_BEST = 0.01
"""An alternative within this share of the value is as good, for all that a plan can distinguish."""


@dataclass(frozen=True, eq=False)
class Siting:
    """What the best choice brings; a site is a candidate or, behind them, an existing site. Ways are in the unit of the travel.

    Attributes
    ----------
    rows : a row a site: ``chosen rank adds clients pop mean_d worst_d load status``.
    allocation : a row a demand: ``site`` (number of its row in `rows`, -1 without one) ``distance covered status``.
    curve : a row a number of new sites: ``number value share gain bound``.
    summary : one row: ``objective bound gap stopped n_new n_existing pop pop_covered pop_today pop_unreachable mean_d worst_d
        mean_today worst_today value_today`` (value without the new sites, NaN where nothing is there) ``alternative`` (that of
        the best choice found without any of these new sites, NaN where there is none).
    today : (n,) the status of each demand without the new sites.
    robustness : a row a new site: ``site share``, of how many `trials` a choice with it is as good as the best found
        there. `trials` : what was moved in each,
        ``radius number demand``, and whether it was less (-1) or more (1), or both (0).
    gains : (m,) what each new site adds to those of a better rank, see :func:`innospace.core.siting.siting_rows.ranked`.
    other : (m,) mask of that alternative. `limited` : whether sites have a capacity.
    pop_in_reach : people within the radius of any existing site or any candidate that can be chosen.
    bounded : most of the people stand where the streets end within the radius: who is covered is a lower bound.
    upper : names of those ways of the summary (``mean_d worst_d mean_today worst_today``) that are upper bounds: the streets end
        nearer than they lead.
    apart : (n,) whether a demand's streets hang apart from the main network; None in a straight line.
    """

    rows: pd.DataFrame
    allocation: pd.DataFrame
    curve: pd.DataFrame
    summary: pd.DataFrame
    today: np.ndarray
    robustness: pd.DataFrame
    trials: tuple[tuple[str, int], ...]
    other: np.ndarray
    gains: np.ndarray
    options: SitingOptions
    along_streets: bool
    people: np.ndarray
    counts_people: bool
    limited: bool
    pop_in_reach: float
    bounded: bool = False
    upper: frozenset[str] = frozenset()
    apart: np.ndarray | None = None
    notes: list[str] = field(default_factory=list)


def assess(
    demand: np.ndarray,
    candidates: np.ndarray,
    existing: np.ndarray | None = None,
    *,
    population: np.ndarray | None = None,
    cost: np.ndarray | None = None,
    capacity: np.ndarray | None = None,
    existing_capacity: np.ndarray | None = None,
    score: np.ndarray | None = None,
    streets: Streets | None = None,
    options: SitingOptions | None = None,
    solver: bool = True,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Siting:
    """The best new sites among candidates, and all that follows from them.

    Parameters
    ----------
    demand, candidates, existing : geometries in one CRS in metres, taken at a point on their surface.
    population : (n,) people at each demand, NaN counts as 0; None: each demand counts as one.
    cost : (m,) of each candidate, in the unit of the budget. `score` : (m,) of each, in any unit; the greatest is the best.
    capacity : (m,) people that each candidate can serve (places where there is no population); `existing_capacity` : (k,) those
        that each existing site can, NaN for no limit.
    streets : distances run along them, else straight. `solver` : whether one of integer programs may be used.

    Raises
    ------
    InputError : naming the argument or option that cannot be, and what would help.

    >>> import shapely
    >>> homes, places = shapely.points([[0, 0], [10, 0], [900, 0]]), shapely.points([[5, 0], [800, 0]])
    >>> result = assess(homes, places, options=SitingOptions(number=1, radius=200))
    >>> result.rows["chosen"].tolist(), result.summary["objective"].tolist(), result.summary["gap"].tolist()
    ([True, False], [2.0], [0.0])
    """
    options, (demand, candidates, existing) = options or SitingOptions(), layers_of(demand, candidates, existing)
    how = {"snap": options.snap, "travel": options.travel, "cancelled": cancelled}
    found = reach(demand, np.concatenate([candidates, existing]), streets=streets, **how)
    people, notes = people_at(population, len(demand))
    values = {"cost": cost, "capacity": capacity, "existing_capacity": existing_capacity, "score": score}
    case = Case(found, len(candidates), people, options, **values)
    notes = [*found.notes, *notes, *remarks_on(found, options), *case.twins(), *case.notes]
    told = {"counts_people": population is not None, "along_streets": streets is not None, "notes": notes}
    effort = Effort(options.time_limit, solver, cancelled=cancelled)
    return _found(case, effort, progress, bounded=is_bounded(demand, people, streets, options), **told)


def links(demand: np.ndarray, sites: np.ndarray) -> np.ndarray:
    """(n,) straight lines from each demand to its site, between the points at which they are taken.

    >>> import shapely
    >>> links(shapely.points([[0, 0]]), shapely.points([[3, 4]]))[0].length
    5.0
    """
    ends = [shapely.get_coordinates(points_of(part)) for part in (demand, sites)]
    return shapely.linestrings(np.stack(ends, axis=1))


def _found(case: Case, effort: Effort, progress: Progress, notes: list[str], **told) -> Siting:
    """The answer, the curve, how sure it is, and what follows for each row."""
    question = case.question(effort.cancelled)
    progress(0.2)
    answer = _answered(case, question, effort.part(ANSWER))
    progress(0.5)
    curve = _curve(case, question, answer, effort.part(CURVE), part(progress, 0.5, 0.8))
    robustness, trials, left_out = _robustness(case, question, answer, effort, part(progress, 0.8, 0.95))
    other, late = _alternative(case, question, answer, effort)
    notes = [*notes, *_left_out(left_out, len(trials), alternative=late)]
    allocation = allocation_of(case, question, answer, effort.cancelled)
    today = allocation_of(case, question, _now(case, question), effort.cancelled)
    rank, gains = ranked(case, question, answer, effort.cancelled)
    rows, limited = rows_of(case, answer, allocation, rank), case.capacity is not None
    rows.insert(2, "adds", adds(rows, gains, case.options.model, limited=limited))
    return Siting(
        rows=rows,
        allocation=allocation.drop(columns="served").assign(site=case.numbered(allocation["site"].to_numpy())),
        curve=curve,
        summary=_summary(case, question, answer, (allocation, today), other),
        today=today["status"].to_numpy(),
        robustness=robustness,
        trials=trials,
        notes=notes,
        gains=gains,
        other=case.unordered(np.zeros(len(case.order), bool) if other is None else other.chosen),
        options=case.options,
        people=case.people,
        limited=limited,
        upper=_upper(case, allocation, today),
        apart=case.found.cases.get("apart"),
        pop_in_reach=value(question, case.usable[case.order] | case.kept[case.order], COVER_MOST, case.options.radius),
        **told,
    )


def _answered(case: Case, question: Question, effort: Effort) -> Answer:
    """The answer, refused where no choice keeps the rules."""
    try:
        return _chosen(case, question, _asked(case), effort)
    except NoChoice as refused:
        raise _refusal(case, question, effort, proven=refused.proven) from None


def _asked(case: Case) -> int | None:
    """The number of new sites, None where the model finds it."""
    return case.options.number if case.options.model in NUMBERED else None


def _chosen(
    case: Case, question: Question, number: int | None, effort: Effort, radius: float | None = None, **others
) -> Answer:
    """The best choice of a number of new sites; where a mean of scores is over any up to it, the best of each number.

    `others` : rules in place of the usual ones.
    """
    if not case.is_any_number:
        return _solved(case, question, case.rules(number, **others), effort, radius)
    answers, refusals = [], []
    for k in range(1, number + 1):
        try:
            share = effort.part(1 / (number - k + 1))
            answers.append(
                case.counted_by_its_number(_solved(case, question, case.rules(k, **others), share, radius), k)
            )
        except NoChoice as refused:
            refusals.append(refused)
    if not answers:
        raise refusals[-1]
    return _best_of(answers)


def _best_of(answers: Sequence[Answer]) -> Answer:
    """The best of several choices, with the bound that none of all exceeds."""
    best_one = max(answers, key=lambda answer: answer.value)
    return replace(best_one, bound=max(answer.bound for answer in answers))


def _solved(
    case: Case, question: Question, rules: Rules, effort: Effort, radius: float | None = None, model: str = ""
) -> Answer:
    """The best choice under some rules, by the model and the radius asked for unless others are given."""
    options = case.options
    check(effort.cancelled)
    model, radius = model or options.model, options.radius if radius is None else radius
    how = {"radius": radius, "target": options.target_share, "effort": effort}
    if case.capacity is None:
        return best(question, model, rules, **how)
    return siting_capacity.best_served(question, model, rules, case.capacity[case.order], **how)


def _now(case: Case, question: Question) -> Answer:
    """The choice of no new site."""
    kept = case.kept[case.order]
    if case.capacity is None:
        return Answer(kept, np.nan, np.nan)
    within = question.within(case.options.radius) if case.options.model in COVERING else question
    return Answer(kept, np.nan, np.nan, site=siting_capacity.assigned(within, kept, case.capacity[case.order]))


def _refusal(case: Case, question: Question, effort: Effort, *, proven: bool) -> InputError:
    """Which rule it is that cannot be kept: the first without which there is a choice."""
    options = case.options
    number = options.number if options.model in NUMBERED else None
    if case.capacity is not None and number is None:
        room = float(case.capacity[case.usable | case.kept].sum())
        cause = translate(
            "Siting", "no choice of sites has room for all who have to be served ({need}; all sites hold {room})."
        )
        if not proven:
            cause = translate(
                "Siting", "no choice with room for all who have to be served ({need}) was found; all sites hold {room}."
            )
        cure = translate(
            "Siting", "Give more candidates, larger capacities, a larger radius, or a smaller share to be covered."
        )
        need = options.target_share * float(question.people.sum())
        return InputError("capacity", cause.format(need=f"{need:,.0f}", room=f"{room:,.0f}"), cure)
    if options.budget is not None and number is None:
        free = _solved(case, question, case.rules(None, budget=None), effort.part(0.5))
        need = float(case.cost[case.order][free.chosen & ~case.kept[case.order]].sum())
        cause = translate("Siting", "{budget} is not enough: the cheapest choice that was found costs {need}.")
        cure = translate("Siting", "Give a larger budget or radius, or a smaller share to be covered.")
        return InputError("budget", cause.format(budget=exactly(options.budget), need=f"{HalfUp(need):,.10g}"), cure)
    refusal = case.too_close(proven)
    if number is None:
        cure = translate("Siting", "Give a smaller spacing, a larger radius, or a smaller share to be covered.")
        refusal = InputError("spacing", refusal.cause, cure)
    return refusal


def _curve(case: Case, question: Question, answer: Answer, effort: Effort, progress: Progress) -> pd.DataFrame:
    """What each number of new sites brings at best, solved on its own; the answer's own number as it was found.

    Where the time is over, further numbers are left out.
    """
    options, n = case.options, int((answer.chosen & ~case.kept[case.order]).sum())
    most = min(max(2 * n, n + 3), case.most_new) if options.model in NUMBERED else n
    numbers = np.unique(np.append(np.round(np.linspace(1, max(most, 1), POINTS)).astype(int), max(n, 1)))
    model = options.model if options.model in NUMBERED else COVER_MOST
    others = {} if options.model in NUMBERED else {"budget": None, "apart": None}
    rows = _today(case, question, model)
    for i, number in enumerate(numbers[numbers <= int(case.usable.sum())]):
        found = answer
        if model != options.model or not _is_answered(case, number, n):
            if effort.over() and rows:
                continue
            try:
                share = effort.part(1 / (len(numbers) - i))
                found = _of_number(case, question, int(number), share, model, **others)
            except NoChoice:
                continue
        rows.append((int(number), found.value, _share(case, question, found), found.bound))
        progress((i + 1) / len(numbers))
    table = pd.DataFrame(rows, columns=["number", "value", "share", "bound"])
    # A gain of nothing has no sign.
    table.insert(3, "gain", table["value"].diff() * (1 if model == COVER_MOST else -1) + 0.0)
    return table


def _is_answered(case: Case, number: int, n: int) -> bool:
    """Whether the answer, of `n` new sites, is that to a number too: with a budget and scores to each up to that asked for."""
    return number == n or (case.is_any_number and n < number <= case.options.number)


def _of_number(case: Case, question: Question, number: int, effort: Effort, model: str, **others) -> Answer:
    """A point of the curve: the best of so many new sites by a model."""
    if model == case.options.model:
        return _chosen(case, question, number, effort)
    return _solved(case, question, case.rules(number, **others), effort, model=model)


def _today(case: Case, question: Question, model: str) -> list[tuple]:
    """The first point of the curve where there are sites already."""
    kept = case.kept[case.order]
    if not kept.any():
        return []
    now = _now(case, question)
    value_now = counted(question, kept, model, case.rules(None, worth=None), case.options.radius)
    if now.site is not None and model != COVER_ALL:
        people, way = siting_capacity.served(question, now.site)
        value_now = way if model == LEAST_DISTANCE else people
    if case.options.score_weight:
        value_now *= case.rules(None).per_person
    return [(0, value_now, _share(case, question, now), value_now)]


def _share(case: Case, question: Question, answer: Answer) -> float:
    """Share of the people within the radius of a choice."""
    total = float(question.people.sum())
    return _people_covered(case, question, answer) / total if total else np.nan


def _people_covered(case: Case, question: Question, answer: Answer) -> float:
    if answer.site is None:
        return value(question, answer.chosen, COVER_MOST, case.options.radius)
    near = (answer.site[question.demand] == question.candidate) & (question.metres <= case.options.radius)
    return float(question.people[question.demand[near]].sum())


def _scenarios(case: Case, question: Question) -> Iterator[tuple[tuple[str, int], Question, int | None, float]]:
    """Demand, number and radius a tenth less and more, one at a time, each with what is moved and which way."""
    options, rng, number = case.options, np.random.default_rng(SEED), _asked(case)
    if options.model in COVERING:
        yield from ((("radius", way), question, number, options.radius * (1 + way * SWING)) for way in (-1, 1))
    if number is not None:
        step = max(round(SWING * number), 1)
        ways = [(way, number + way * step) for way in (-1, 1)]
        yield from ((("number", way), question, k, options.radius) for way, k in ways if 1 <= k <= case.most_new)
    for _ in range(DRAWS):
        people = question.people * rng.uniform(1 - SWING, 1 + SWING, len(question.people))
        yield ("demand", 0), replace(question, people=people), number, options.radius


def _trial(effort: Effort, share: float) -> Effort:
    """A rough search with a share of the time that is left, which ends when all of it is over, as a cancel would end it."""
    return replace(effort.part(share), rough=True, cancelled=lambda: effort.cancelled() or effort.over())


def _robustness(
    case: Case, question: Question, answer: Answer, effort: Effort, progress: Progress
) -> tuple[pd.DataFrame, tuple[tuple[str, int], ...], int]:
    """How often each new site stays among the best when something moves, in which trials, and how many time left out."""
    new = answer.chosen & ~case.kept[case.order]
    asked, stays, trials, left_out = list(_scenarios(case, question)), np.zeros(len(new)), [], 0
    for i, (moved, other, number, radius) in enumerate(asked):
        try:
            share = _trial(effort, 0.8 / (len(asked) - i))
            found = _chosen(case, other, number, share, radius).chosen
            stays += Trial(case, other, number, radius).staying(new, found, share.over)
            trials.append(moved)
        except NoChoice:
            pass  # beyond what the rules allow there is nothing to compare
        except Stopped:
            check(effort.cancelled)
            left_out += 1
        progress((i + 1) / len(asked))
    sites, n = np.sort(case.order[new]), len(trials)
    table = pd.DataFrame({"site": sites, "share": case.unordered(stays)[sites] / n if n else np.nan})
    return table, tuple(trials), left_out


def _left_out(trials: int, made: int, *, alternative: bool) -> list[str]:
    """That the time limit left out some trials of how sure the choice is, and the search for an `alternative`."""
    notes = []
    if trials:
        text = translate("Siting", "The time limit left out {n} of {all} trials of how sure the choice is.")
        notes.append(text.format(n=trials, all=trials + made))
    if alternative:
        text = translate("Siting", "The time limit left out the search for a choice without any of the new sites.")
        notes.append(text)
    return notes


def _alternative(case: Case, question: Question, answer: Answer, effort: Effort) -> tuple[Answer | None, bool]:
    """The best choice that was found without any of the new sites, and whether time left no room to find one."""
    options, left = case.options, case.usable[case.order] & ~answer.chosen
    rules = case.rules(_asked(case), usable=left)
    fewest = 1 if rules.budget is not None else rules.number
    if rules.number is not None and rules.limit < fewest:
        return None, False
    try:
        found = _chosen(case, question, _asked(case), _trial(effort, 1), usable=left)
    except NoChoice:
        return None, False
    except Stopped:
        check(effort.cancelled)
        return None, True
    prices = [counted(question, chosen, COVER_ALL, rules) for chosen in (found.chosen, answer.chosen)]
    # More sites cover more people twice: that is no alternative.
    return (None if options.model == COVER_TWICE and prices[0] > prices[1] else found), False


def _summary(
    case: Case, question: Question, answer: Answer, tables: tuple[pd.DataFrame, pd.DataFrame], other: Answer | None
) -> pd.DataFrame:
    """The one row that says it all; `tables` : the demand with the new sites and without."""
    kept, people, (allocation, today) = case.kept[case.order], case.people, tables
    status = allocation["status"].to_numpy()
    mean, worst = _ways(allocation, people)
    mean_today, worst_today = _ways(today, people)
    now = _today(case, question, case.options.model)
    row = {
        "objective": answer.value,
        "bound": answer.bound,
        "gap": answer.gap,
        "stopped": answer.stopped,
        "n_new": int((answer.chosen & ~kept).sum()),
        "n_existing": int(kept.sum()),
        "pop": float(people[case.found.status == OK].sum()),
        "pop_covered": float(people[status == COVERED].sum()),
        "pop_today": _people_covered(case, question, _now(case, question)),
        "pop_unreachable": float(people[status == UNREACHABLE].sum()),
        "mean_d": mean,
        "worst_d": worst,
        "mean_today": mean_today,
        "worst_today": worst_today,
        "value_today": now[0][1] if now else np.nan,
        "alternative": np.nan if other is None else other.value,
    }
    return pd.DataFrame([row])


def _upper(case: Case, allocation: pd.DataFrame, today: pd.DataFrame) -> frozenset[str]:
    """Which ways of the summary are upper bounds."""
    found = {}
    for when, table in (("d", allocation), ("today", today)):
        way, served = table["distance"].to_numpy(float), table["served"].to_numpy(bool)
        found[f"mean_{when}"], found[f"worst_{when}"] = long_bounds(case.found, case.people, way, served)
    return frozenset(name for name, bounded in found.items() if bounded)


def _ways(table: pd.DataFrame, people: np.ndarray) -> tuple[float, float]:
    """Mean over people and longest of the ways of all who are served, NaN where nobody is."""
    served = table["served"].to_numpy()
    metres, weight = table["distance"].to_numpy()[served], people[served]
    if not len(metres):
        return np.nan, np.nan
    mean = (metres * weight).sum() / weight.sum() if weight.sum() else metres.mean()
    return float(mean), float(metres.max())
