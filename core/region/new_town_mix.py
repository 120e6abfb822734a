"""Is a new town mixed (混搭): formal and informal innovation space, large and small amenities, inside it and within reach?

Planners (规划师) 2016 no. 9, fourth paper, section 3.2: a new town needs formal space beside low-cost, informal one, and the
large amenities of a city beside the small ones of every day. Which is which: :mod:`innospace.core.region.mix_kinds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

import numpy as np
import shapely

from ..base import statistics, terms
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_length, require_one_of
from ..base.running import Cancelled, Progress, chunks, ignore, never, part
from ..base.status import ISOLATED, NO_GEOMETRY, OK, UNSNAPPED
from ..base.text import exactly, listed, remarks, translate
from ..ground.geometry import absent, as_array, points_of, require_some
from ..lazy import pandas as pd
from ..streets import access, edge, reach, snapping
from ..streets.network import Streets
from ..streets.network_check import parts_note
from ..streets.reach import Words
from ..streets.snapping import SNAP
from .mix_kinds import GROUP, KINDS

CODES = (*KINDS["space"], *KINDS["size"])
VERDICTS = (
    *("mixed", "formal_only", "informal_only", "small_without_large", "large_without_small"),
    *("without_amenities", "none"),
)
COLUMNS = [
    *("n_formal", "n_informal", "informal_share", "n_large_in", "n_small_in", "n_large_reach", "n_small_reach"),
    *("mix", "verdict", "status"),
]
PIECE = 200
"""Areas whose surroundings are searched in one go, so that a cancel is heard."""
PER = 1000
"""Employees that numbers are given for."""


@dataclass(frozen=True)
class MixOptions:
    """What the user sets: `reach`, metres, and on the network alone `snap`, metres from a place to its street."""

    reach: float = 1000.0
    snap: float = SNAP
    BOUNDS: ClassVar[Bounds] = {"reach": (0, np.inf), "snap": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class NewTownMixResult:
    """`rows`: `COLUMNS`, one per area; `counts`: one per area, ``n_<kind>_in`` and ``n_<kind>_reach`` of all four kinds.

    `summary`: ``mix_kind n_inside n_within n_areas share per_1000_employees``, a row a kind: how many lie inside the areas and
    within reach of them, each once though areas share it; the areas that have it within reach, and their share; those within
    reach per 1,000 employees of the areas whose employees are known (NaN without any).
    `given`: how many of each kind the layers hold; `employees` as counted, None where not given.
    """

    rows: pd.DataFrame
    counts: pd.DataFrame
    summary: pd.DataFrame
    given: Mapping[str, int]
    employees: np.ndarray | None = None
    along_streets: bool = False
    options: MixOptions = MixOptions()
    notes: list[str] = field(default_factory=list)

    @property
    def assessed(self) -> np.ndarray:
        """(n,) whether an area has figures."""
        return reach.assessed(self.rows["status"])


class _Held(NamedTuple):
    """Areas and the targets that they have, by number."""

    area: np.ndarray
    target: np.ndarray


def verdicts(formal: np.ndarray, informal: np.ndarray, large: np.ndarray, small: np.ndarray) -> np.ndarray:
    """(n,) the verdict of each area by its numbers within reach: the spaces are judged first, then the amenities.

    >>> verdicts([2, 1, 1, 0], [1, 1, 0, 0], [1, 0, 4, 4], [3, 2, 4, 4]).tolist()
    ['mixed', 'small_without_large', 'formal_only', 'none']
    """
    has = [np.asarray(n) > 0 for n in (formal, informal, large, small)]
    formal, informal, large, small = has
    cases = {
        "none": ~formal & ~informal,
        "formal_only": ~informal,
        "informal_only": ~formal,
        "mixed": large & small,
        "small_without_large": small,
        "large_without_small": large,
    }
    return np.select(list(cases.values()), list(cases), "without_amenities").astype(object)


def assess(
    areas: np.ndarray,
    spaces: np.ndarray,
    amenities: np.ndarray,
    *,
    space_kinds: np.ndarray,
    amenity_sizes: np.ndarray,
    employees: np.ndarray | None = None,
    streets: Streets | None = None,
    options: MixOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> NewTownMixResult:
    """What innovation space and what amenities each area has inside and within reach, how evenly mixed, and a verdict.

    Parameters
    ----------
    areas : valid polygons, None where missing.
    spaces, amenities : geometries of any kind; inside where their point on surface is, the border included.
    space_kinds, amenity_sizes : their kinds, ``formal informal`` and ``large small``; None is neither and does not count.
    employees : of each area, NaN where unknown.
    streets : with them the way runs along the streets, from the area's point on surface; else straight, from edge to edge.
        Whatever is inside is within reach.

    Raises
    ------
    InputError : naming ``areas``, ``spaces``, ``amenities``, ``space_kinds``, ``amenity_sizes`` or an option.

    >>> spaces, amenities = shapely.points([(50, 50), (150, 50)]), shapely.points([(20, 20), (2e3, 0)])
    >>> kinds = {"space_kinds": ["formal", "informal"], "amenity_sizes": ["small", "large"]}
    >>> found = assess(shapely.box([0], 0, 100, 100), spaces, amenities, **kinds)
    >>> found.rows[["n_formal", "n_informal", "n_small_in", "n_large_reach", "verdict"]].values.tolist()
    [[1, 1, 1, 0, 'small_without_large']]
    """
    options = options or MixOptions()
    areas, spaces, amenities = as_array(areas), as_array(spaces), as_array(amenities)
    for name, geometries in (("areas", areas), ("spaces", spaces), ("amenities", amenities)):
        require_some(name, geometries)
    require_length("space_kinds", space_kinds, len(spaces))
    require_length("amenity_sizes", amenity_sizes, len(amenities))
    require_length("employees", employees, len(areas))
    sought = _Sought(np.concatenate([spaces, amenities]), _numbers(space_kinds, amenity_sizes), len(spaces))
    inside = _inside(areas, sought.geometries, part(progress, 0, 0.2), cancelled)
    near, status, notes = _near(streets, areas, sought, options, part(progress, 0.2, 1), cancelled)
    held, known = (inside, _both(inside, near)), reach.assessed(status)
    counts, (staff, unknown) = _counts(*held, sought.kind, known), _employees(employees)
    tables = _rows(counts, status), counts, _summary(*held, sought.kind, known, staff)
    notes = [*_kind_notes(sought), *notes, *unknown]
    return NewTownMixResult(*tables, sought.given, staff, streets is not None, options, notes)


class _Sought(NamedTuple):
    """Spaces and, from `n_spaces` on, amenities: geometries, and the number of each one's kind, -1 without one."""

    geometries: np.ndarray
    kind: np.ndarray
    n_spaces: int

    @property
    def given(self) -> dict[str, int]:
        """How many there are of each kind."""
        there = self.kind[~absent(self.geometries)]
        return {code: int((there == i).sum()) for i, code in enumerate(CODES)}


def _numbers(space_kinds: np.ndarray, amenity_sizes: np.ndarray) -> np.ndarray:
    """The place in `CODES` of each target's kind, -1 without one; a layer of which nothing has a kind is the wrong one."""
    causes = {
        "space_kinds": translate("Core", "no space is formal or informal."),
        "amenity_sizes": translate("Core", "no amenity is large or small."),
    }
    found = []
    for argument, values, side in (("space_kinds", space_kinds, "space"), ("amenity_sizes", amenity_sizes, "size")):
        known = pd.Series(list(values), dtype=object)
        for value in known.dropna().unique():
            require_one_of(argument, value, KINDS[side])
        if known.isna().all():
            cure = translate("Core", "Choose another field, or say in your own kinds which value is which: {kinds}.")
            kinds = listed([terms.label(GROUP, code) for code in KINDS[side]])
            raise InputError(argument, causes[argument], cure.format(kinds=kinds))
        found.append(known.map(CODES.index, na_action="ignore").fillna(-1).to_numpy(int))
    return np.concatenate(found)


def _inside(areas: np.ndarray, targets: np.ndarray, progress: Progress, cancelled: Cancelled) -> _Held:
    """Targets whose point on surface an area holds, its border included."""
    return _found(areas, points_of(targets, cancelled), progress, cancelled, predicate="intersects")


def _found(areas: np.ndarray, targets: np.ndarray, progress: Progress, cancelled: Cancelled, **how) -> _Held:
    tree, found = shapely.STRtree(targets), [np.empty((2, 0), int)]
    for some in chunks(len(areas), PIECE, progress, cancelled):
        found.append(tree.query(areas[some], **how) + np.array([[some.start], [0]]))
    return _Held(*np.concatenate(found, axis=1))


def _near(
    streets: Streets | None,
    areas: np.ndarray,
    sought: _Sought,
    options: MixOptions,
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[_Held, np.ndarray, list[str]]:
    """What is within reach, the status of each area, and remarks."""
    if streets is None:
        return _straight(areas, sought, options, progress, cancelled)
    return _along(streets, areas, sought, options, progress, cancelled)


def _straight(
    areas: np.ndarray, sought: _Sought, options: MixOptions, progress: Progress, cancelled: Cancelled
) -> tuple[_Held, np.ndarray, list[str]]:
    near = _found(areas, sought.geometries, progress, cancelled, predicate="dwithin", distance=options.reach)
    nowhere = absent(areas)
    text = translate(
        "Core",
        "No network: reach is measured straight from the area's edge, never farther than people walk, so numbers within reach "
        "are too large, not too small.",
    )
    notes = [text, *reach.remarks_by_case({NO_GEOMETRY: nowhere}, _area_words())]
    lost = {NO_GEOMETRY: absent(sought.geometries) & (sought.kind >= 0)}
    status = np.where(nowhere, NO_GEOMETRY, OK).astype(object)
    return near, status, [*notes, *reach.remarks_by_case(lost, _target_words())]


def _along(
    streets: Streets, areas: np.ndarray, sought: _Sought, options: MixOptions, progress: Progress, cancelled: Cancelled
) -> tuple[_Held, np.ndarray, list[str]]:
    own = snapping.tie(streets, areas, options.snap, part(progress, 0, 0.2), cancelled)
    theirs = snapping.tie(streets, sought.geometries, options.snap, part(progress, 0.2, 0.4), cancelled)
    some = access.pairs(streets, own, theirs, options.reach, part(progress, 0.4, 1), cancelled)
    found = [np.empty((2, 0), int), *(np.stack([area, target]) for area, target, _ in some)]
    near = _Held(*np.concatenate(found, axis=1))
    counted = np.flatnonzero(sought.kind >= 0)
    cases = reach.cases(streets, own, theirs[counted])
    lost = reach.cases(streets, theirs[counted])
    snap = exactly(options.snap)
    notes = [*parts_note(streets), *reach.remarks_by_case(cases, _area_words(), snap=snap)]
    notes += reach.remarks_by_case(lost, _target_words(), snap=snap)
    notes += edge.streets_note(streets, areas, options.reach, cancelled=cancelled)
    return near, np.where(cases[ISOLATED], ISOLATED, own.status).astype(object), notes


def _both(one: _Held, other: _Held) -> _Held:
    """The pairs of either, each once."""
    area, target = (np.concatenate(side) for side in zip(one, other, strict=True))
    new = ~pd.DataFrame({"area": area, "target": target}).duplicated().to_numpy()
    return _Held(area[new], target[new])


def _counts(inside: _Held, within: _Held, kind: np.ndarray, known: np.ndarray) -> pd.DataFrame:
    """``n_<kind>_in`` and ``n_<kind>_reach`` of each area, NA where it is not assessed."""
    table = {}
    for where, pairs in (("in", inside), ("reach", within)):
        for i, code in enumerate(CODES):
            number = np.bincount(pairs.area[kind[pairs.target] == i], minlength=len(known))
            table[f"n_{code}_{where}"] = pd.Series(number).astype("Int64").where(known)
    return pd.DataFrame(table, index=range(len(known)))


def _rows(counts: pd.DataFrame, status: np.ndarray) -> pd.DataFrame:
    """The fields of each area."""
    known = reach.assessed(status)
    number = counts[[f"n_{code}_reach" for code in CODES]].fillna(0).to_numpy(int)
    spaces, n = number[:, :2].sum(axis=1), len(counts)
    mix = statistics.grouped_evenness(np.repeat(np.arange(n), 4), number.ravel().astype(float), 4, n)
    rows = counts.rename(columns={f"n_{code}_reach": f"n_{code}" for code in KINDS["space"]})
    some = known & (spaces > 0)
    rows["informal_share"] = np.divide(number[:, 1], spaces, out=np.full(n, np.nan), where=some)
    rows["mix"] = np.where(known, mix, np.nan)
    rows["verdict"] = np.where(known, verdicts(*number.T), None)
    return rows.assign(status=status)[COLUMNS]


def _employees(employees: np.ndarray | None) -> tuple[np.ndarray | None, list[str]]:
    """The employees of each area, NaN where there is no number above 0, and a remark on these."""
    if employees is None:
        return None, []
    staff = pd.Series(list(employees), dtype=float).to_numpy()
    unknown = ~((staff > 0) & np.isfinite(staff))
    one = translate("Core", "{n} area has no number of employees above 0: no figures per 1,000 employees.")
    many = translate("Core", "{n} areas have no number of employees above 0: no figures per 1,000 employees.")
    return np.where(unknown, np.nan, staff), remarks((unknown, one, many))


def _summary(
    inside: _Held, within: _Held, kind: np.ndarray, known: np.ndarray, staff: np.ndarray | None
) -> pd.DataFrame:
    """A row a kind; what several areas share counts once."""
    staffed = known & (np.zeros(len(known), bool) if staff is None else ~np.isnan(staff))
    total = float(staff[staffed].sum()) if staffed.any() else np.nan
    rows = []
    for i, code in enumerate(CODES):
        here, near = (
            _Held(*(side[known[pairs.area] & (kind[pairs.target] == i)] for side in pairs))
            for pairs in (inside, within)
        )
        n_areas = len(np.unique(near.area))
        served = len(np.unique(near.target[staffed[near.area]]))
        share = n_areas / known.sum() if known.any() else np.nan
        rows.append(
            (code, len(np.unique(here.target)), len(np.unique(near.target)), n_areas, share, PER * served / total)
        )
    return pd.DataFrame(rows, columns=["mix_kind", "n_inside", "n_within", "n_areas", "share", "per_1000_employees"])


def _kind_notes(sought: _Sought) -> list[str]:
    """What has no kind."""
    spaces = np.arange(len(sought.kind)) < sought.n_spaces
    idle = sought.kind < 0
    return remarks(
        (
            idle & spaces,
            translate("Core", "{n} of the spaces is neither formal nor informal and does not count."),
            translate("Core", "{n} of the spaces are neither formal nor informal and do not count."),
        ),
        (
            idle & ~spaces,
            translate("Core", "{n} of the amenities is neither large nor small and does not count."),
            translate("Core", "{n} of the amenities are neither large nor small and do not count."),
        ),
    )


def _area_words() -> Words:
    return {
        NO_GEOMETRY: (
            translate("Core", "{n} of {all} areas has no geometry and is not assessed."),
            translate("Core", "{n} of {all} areas have no geometry and are not assessed."),
        ),
        UNSNAPPED: (
            translate("Core", "{n} of {all} areas has no street within {snap} m of its middle and is not assessed."),
            translate(
                "Core", "{n} of {all} areas have no street within {snap} m of their middle and are not assessed."
            ),
        ),
        ISOLATED: (
            translate(
                "Core",
                "{n} of {all} areas stands on a part of the network without any space or amenity: it has only what is inside.",
            ),
            translate(
                "Core",
                "{n} of {all} areas stand on parts of the network without any space or amenity: they have only what is inside.",
            ),
        ),
        "apart": (
            translate("Core", "{n} of {all} areas is tied to a part that hangs apart from the main network."),
            translate("Core", "{n} of {all} areas are tied to parts that hang apart from the main network."),
        ),
    }


def _target_words() -> Words:
    return {
        NO_GEOMETRY: (
            translate("Core", "{n} space or amenity has no geometry and does not count."),
            translate("Core", "{n} spaces and amenities have no geometry and do not count."),
        ),
        UNSNAPPED: (
            translate("Core", "{n} space or amenity has no street within {snap} m and counts only where it is inside."),
            translate(
                "Core", "{n} spaces and amenities have no street within {snap} m and count only where they are inside."
            ),
        ),
        "apart": (
            translate("Core", "{n} space or amenity is tied to a part that hangs apart from the main network."),
            translate("Core", "{n} spaces and amenities are tied to parts that hang apart from the main network."),
        ),
    }
