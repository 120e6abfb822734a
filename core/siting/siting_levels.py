"""Where the next sites of several levels should go: a higher site also works as a lower one, and all levels are best together."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from numbers import Integral
from typing import ClassVar

import numpy as np
import pandas as pd

from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_one_of
from ..base.running import Cancelled, Progress, ignore, never
from ..base.status import COVERED, OK, UNREACHABLE
from ..base.text import listed, translate
from ..streets.network import Streets
from ..streets.snapping import SNAP
from ..streets.travel import TravelOptions
from .siting_case import LIMITS, Case, SitingOptions, is_bounded, layers_of, long_bounds, people_at, remarks_on
from .siting_models import Answer, Effort, NoChoice
from .siting_nested import MODELS, Level, best_nested
from .siting_question import COVER_MOST, Question, covered
from .siting_reach import reach
from .siting_rows import adds, allocation_of, ranked, rows_of

__all__ = ["MODELS", "SiteLevel", "SitingLevels", "SitingLevelsOptions", "assess", "parse_levels"]

CELLS = 3


@dataclass(frozen=True)
class SiteLevel:
    """One level: its `name`, the `number` of new sites that work at it, those of higher levels included, and its `radius`."""

    name: str
    number: int
    radius: float


@dataclass(frozen=True)
class SitingLevelsOptions:
    """What the user sets.

    Attributes
    ----------
    levels : the lowest first; radii in the unit of `travel`. With a `budget` their numbers are the most there may be.
    model : ``cover_most`` or ``least_distance``; others as of :class:`SitingOptions`.
    """

    levels: tuple[SiteLevel, ...]
    model: str = COVER_MOST
    budget: float | None = None
    spacing: float = 0.0
    time_limit: float = 60.0
    snap: float = SNAP
    travel: TravelOptions = field(default_factory=lambda: TravelOptions(heading="to"))
    BOUNDS: ClassVar[Bounds] = LIMITS

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)
        require_one_of("model", self.model, MODELS)
        _require_levels(self.levels)

    def at(self, level: SiteLevel) -> SitingOptions:
        """What one level asks for.

        >>> options = SitingLevelsOptions((SiteLevel("town", 3, 500.0), SiteLevel("city", 1, 2000.0)))
        >>> options.at(options.levels[1]).number
        1
        """
        rest = {name: getattr(self, name) for name in ("model", "budget", "spacing", "time_limit", "snap", "travel")}
        return SitingOptions(number=level.number, radius=level.radius, **rest)


@dataclass(frozen=True, eq=False)
class SitingLevels:
    """What the best choice of all levels brings; a site is a candidate or, behind them, an existing site.

    Attributes
    ----------
    rows : a row a site: ``chosen rank adds level clients pop mean_d worst_d load status``; ``level`` is the highest that it
        works at; ``adds`` whether it brings somebody at any of its levels; clients and what follows are those of the lowest
        level, at which all sites work.
    allocation : a row a demand and level, the lowest level first: ``demand`` (its row) ``level site`` (number of its row in
        `rows`, -1 without one) ``distance covered status``.
    summary : a row a level: ``level number radius n_new n_needless n_existing pop pop_covered pop_today pop_in_reach
        pop_unreachable mean_d worst_d mean_is_most worst_is_most``; needless are new sites that bring nobody whom those of a
        better rank do not, or nobody nearer; in reach are those within the radius of a site that works there already or of any
        candidate that can be chosen; the last two say whether that way is an upper bound, as the streets end nearer.
    today : (n,) the status of each demand at the lowest level without the new sites.
    objective, bound, gap, stopped : of all levels together, see :class:`innospace.core.siting.siting_models.Answer`.
    people : (n,) that count at each demand. `counts_people` : whether the user gave them.
    bounded : names of the levels within whose radius the streets end near most of the people: who is covered there is a lower
        bound.
    apart : (n,) whether a demand's streets hang apart from the main network; None in a straight line.
    """

    rows: pd.DataFrame
    allocation: pd.DataFrame
    summary: pd.DataFrame
    objective: float
    bound: float
    gap: float
    stopped: bool
    options: SitingLevelsOptions
    along_streets: bool
    people: np.ndarray
    counts_people: bool
    today: np.ndarray
    bounded: frozenset[str] = frozenset()
    apart: np.ndarray | None = None
    notes: list[str] = field(default_factory=list)


def parse_levels(cells: Sequence[object]) -> tuple[SiteLevel, ...]:
    """Levels from a flat list, three cells a row: name, number, radius; the lowest level first.

    Raises
    ------
    InputError : naming ``levels``, where a row is no level; whether they go together is for the options to say.

    >>> parse_levels(["社区级", "4", 500, "区级", "1", 2000])[1]
    SiteLevel(name='区级', number=1, radius=2000.0)
    """
    cells = ["" if cell is None else str(cell).strip() for cell in cells]
    rows = [cells[i : i + CELLS] for i in range(0, len(cells), CELLS)]
    rows = [row for row in rows if any(row)]
    if not rows or len(cells) % CELLS:
        raise InputError("levels", translate("SitingLevels", "the table of levels has no full row."), _cure())
    return tuple(_level(row) for row in rows)


def _level(row: Sequence[str]) -> SiteLevel:
    name, number, radius = row
    try:
        count = float(number)  # a table that was typed in a shell comes as “4.0”
        level = SiteLevel(name, int(count) if count.is_integer() else 0, float(radius))
    except ValueError:
        level = SiteLevel(name, 0, 0.0)
    _require_level(level, row)
    return level


def _require_level(level: SiteLevel, row: Sequence[object]) -> None:
    whole = isinstance(level.number, Integral) and level.number >= 1
    if not level.name or not whole or not 0 < level.radius < np.inf:
        text = translate(
            "SitingLevels", "the row “{row}” is no level: a name, a whole number from 1, a radius above 0."
        )
        raise InputError("levels", text.format(row=" | ".join(map(str, row))), _cure())


def _cure() -> str:
    return translate("SitingLevels", "Give a row a level, the lowest first: name, number of sites, radius.")


def _require_levels(levels: Sequence[SiteLevel]) -> None:
    """Refuse levels that are none, have one name, or of which a higher one has more sites than one below."""
    if not levels:
        raise InputError("levels", translate("SitingLevels", "the table of levels has no full row."), _cure())
    for level in levels:
        _require_level(level, (level.name, level.number, level.radius))
    names = [level.name for level in levels]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        text = translate("SitingLevels", "there is more than one level called {names}.")
        raise InputError("levels", text.format(names=listed(twice)), translate("SitingLevels", "Name each level once."))
    for low, high in zip(levels, levels[1:], strict=False):
        if high.number > low.number:
            text = translate(
                "SitingLevels",
                "{n} sites are asked for at “{high}”, but only {most} at “{low}”, at which they work too.",
            )
            cause = text.format(n=high.number, high=high.name, most=low.number, low=low.name)
            raise InputError(
                "levels", cause, translate("SitingLevels", "Count the higher sites at each lower level as well.")
            )


def assess(
    demand: np.ndarray,
    candidates: np.ndarray,
    existing: np.ndarray | None = None,
    *,
    options: SitingLevelsOptions,
    population: np.ndarray | None = None,
    cost: np.ndarray | None = None,
    streets: Streets | None = None,
    solver: bool = True,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> SitingLevels:
    """The best new sites of all levels together, and what follows from them; existing sites work at the lowest level.

    Arguments and errors are those of :func:`innospace.core.siting.siting.assess`.

    Source: Calvo and Marks (1973), Geographical Analysis 5; Şahin and Süral (2007), Computers and Operations Research 34.

    >>> import shapely
    >>> homes, places = shapely.points([[0, 0], [10, 0], [900, 0]]), shapely.points([[5, 0], [800, 0]])
    >>> levels = parse_levels(["near", 2, 200, "far", 1, 850])
    >>> result = assess(homes, places, options=SitingLevelsOptions(levels))
    >>> result.rows["level"].tolist(), result.objective, result.gap
    (['near', 'far'], 6.0, 0.0)
    """
    demand, candidates, existing = layers_of(demand, candidates, existing)
    how = {"streets": streets, "snap": options.snap, "travel": options.travel, "cancelled": cancelled}
    found = reach(demand, np.concatenate([candidates, existing]), **how)
    people, notes = people_at(population, len(demand))
    widest = max(level.radius for level in options.levels)
    case = Case(found, len(candidates), people, replace(options.at(options.levels[0]), radius=widest), cost=cost)
    notes = [*found.notes, *notes, *remarks_on(found, case.options), *case.twins(), *case.notes]
    progress(0.1)
    question = case.question(cancelled)
    _require_reach(case, question, options)
    progress(0.3)
    answer = _answered(case, question, options, Effort(options.time_limit, solver, cancelled=cancelled))
    progress(0.8)
    told = {"along_streets": streets is not None, "counts_people": population is not None, "notes": notes}
    near = (level.name for level in options.levels if is_bounded(demand, people, streets, options.at(level)))
    told["bounded"] = frozenset(near)
    return _found(case, question, answer, options, cancelled, told)


def _require_reach(case: Case, question: Question, options: SitingLevelsOptions) -> None:
    """Refuse a level of which no candidate has any demand within the radius."""
    usable = case.usable[case.order][question.candidate]
    for level in options.levels:
        if options.model == COVER_MOST and not (usable & (question.metres <= level.radius)).any():
            text = translate("SitingLevels", "at “{level}” no candidate has any demand within {radius}.")
            cause = text.format(level=level.name, radius=options.at(level).limit())
            cure = translate("Siting", "Give a larger radius, or check that both layers show the same place.")
            raise InputError("levels", cause, cure)


def _answered(case: Case, question: Question, options: SitingLevelsOptions, effort: Effort) -> Answer:
    """The best choice; where there is none, it is the spacing that leaves none."""
    levels = []
    for level in options.levels:
        rules = case.rules(level.number)
        if levels:  # what is there already works at the lowest level alone
            rules = replace(rules, kept=np.zeros_like(rules.kept))
        levels.append(Level(question, rules, level.radius))
    try:
        return best_nested(levels, options.model, effort)
    except NoChoice as refused:
        raise case.too_close(refused.proven) from None


def _found(case: Case, question: Question, answer: Answer, options, cancelled: Cancelled, told: dict) -> SitingLevels:
    """What the choice brings at each level."""
    names = np.array([level.name for level in options.levels], object)
    tables, summary, rows, gained = [], [], None, np.zeros(len(case.order))
    for s, level in enumerate(options.levels):
        own = copy(case)
        own.options, own.kept = options.at(level), case.kept & (not s)  # what is there works at the lowest level alone
        choice = replace(answer, chosen=answer.chosen[s])
        table = allocation_of(own, question, choice, cancelled)
        rank, gains = ranked(own, question, choice, cancelled)
        gained = np.fmax(gained, gains)
        if rows is None:
            rows = rows_of(own, choice, table, rank)
            today = allocation_of(own, question, replace(choice, chosen=case.kept[case.order]), cancelled)
        summary.append(_summary(own, question, choice, table, level, int((gains <= 0).sum())))
        table = table.drop(columns="served").assign(site=case.numbered(table["site"].to_numpy()))
        table.insert(0, "level", level.name)
        table.insert(0, "demand", np.arange(len(table)))
        tables.append(table)
    works = answer.chosen[:, case.place].sum(axis=0)
    rows.insert(2, "adds", adds(rows, gained, options.model))
    rows.insert(3, "level", np.where(works > 0, names[np.maximum(works, 1) - 1], None))
    return SitingLevels(
        rows=rows,
        allocation=pd.concat(tables, ignore_index=True),
        summary=pd.DataFrame(summary),
        objective=answer.value,
        bound=answer.bound,
        gap=answer.gap,
        stopped=answer.stopped,
        options=options,
        people=case.people,
        today=today["status"].to_numpy(),
        apart=case.found.cases.get("apart"),
        **told,
    )


def _summary(
    case: Case, question: Question, choice: Answer, table: pd.DataFrame, level: SiteLevel, needless: int
) -> dict:
    """The row of one level, of which the case keeps the sites that work at it already."""
    kept, people, status = case.kept[case.order], case.people, table["status"].to_numpy()
    reached = (table["site"] >= 0).to_numpy()
    way, weight = table["distance"].to_numpy()[reached], people[reached]
    mean_is_most, worst_is_most = long_bounds(case.found, people, table["distance"].to_numpy(float), reached)
    with np.errstate(invalid="ignore"):
        mean = (way * weight).sum() / weight.sum() if weight.sum() else way.mean() if len(way) else np.nan
    today, some = (covered(question, sites, level.radius) for sites in (kept, case.usable[case.order] | kept))
    return {
        "level": level.name,
        "number": level.number,
        "radius": level.radius,
        "n_new": int((choice.chosen & ~kept).sum()),
        "n_needless": needless,
        "n_existing": int(kept.sum()),
        "pop": float(people[case.found.status == OK].sum()),
        "pop_covered": float(people[status == COVERED].sum()),
        "pop_today": float(question.people[today].sum()),
        "pop_in_reach": float(question.people[some].sum()),
        "pop_unreachable": float(people[status == UNREACHABLE].sum()),
        "mean_d": mean,
        "worst_d": float(way.max()) if len(way) else np.nan,
        "mean_is_most": mean_is_most,
        "worst_is_most": worst_is_most,
    }
