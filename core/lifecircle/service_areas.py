"""The ground that facilities serve: stretches of street within a limit, and polygons of a given half width around them.

The polygons are exact: each stretch is buffered, then the buffers of a facility are united; where they are many, the blocks
between the streets give the same but for how arcs are broken into corners, a ten thousandth of the area. A hull or a contour
through the reached points would cover ground that nobody reaches (overlap with the exact area about .84).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_rising
from ..base.running import Cancelled, Progress, check, ignore, never, part
from ..base.status import OK, OUT_OF_REACH
from ..base.text import exactly, remarks, rounded, split_list, translate
from ..ground.geometry import as_array
from ..ground.union import union_by
from ..streets import edge, reach, snapping
from ..streets.network import Streets
from ..streets.network_check import parts_note
from ..streets.ribbons import ribbon
from ..streets.search import Touched
from ..streets.snapping import SNAP, Ties
from ..streets.stretches import Stretches, cut, gather, lines, of_any, of_each
from ..streets.travel import TravelOptions

HALF_WIDTH = 25.0
"""Metres on each side of a reached street."""
CHUNK = 50_000
"""Stretches turned into geometry at a time."""
MANY = 1_000
"""Stretches from which on the ground beside them comes from the blocks between them: a quarter of the time."""


@dataclass(frozen=True)
class ServiceAreaOptions:
    """What the user sets: the `cutoffs` in the unit of `travel`, and `half_width`, how far (m) polygons reach to each side of a
    street (None: no polygons).

    `merge`: one row for each cutoff over all facilities together; `snap`: metres from a facility to its street at most;
    `travel`: how one goes along the streets.
    """

    cutoffs: Sequence[float] = (300.0, 500.0, 1000.0)
    half_width: float | None = HALF_WIDTH
    merge: bool = False
    snap: float = SNAP
    travel: TravelOptions = field(default_factory=TravelOptions)
    BOUNDS: ClassVar[Bounds] = {"half_width": (0.001, np.inf), "snap": (0, np.inf)}

    def __post_init__(self) -> None:
        require_rising("cutoffs", self.cutoffs)
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class Served:
    """The ground and the streets that facilities serve.

    `rows`: one for each facility and cutoff, ``facility cutoff status lines polygon``, ``status`` being ``out_of_reach`` where
    the street is farther than the cutoff; merged one for each cutoff, ``cutoff n_facilities lines polygon``.
    """

    rows: pd.DataFrame
    options: ServiceAreaOptions
    notes: list[str] = field(default_factory=list)

    @property
    def summary(self) -> pd.DataFrame:
        """A row for each cutoff: ``cutoff n_areas km``, the areas that are not empty and the streets in them."""
        km = shapely.length(self.rows["lines"].to_numpy(object)) / 1000
        by_cutoff = self.rows.assign(km=km).groupby("cutoff")["km"]
        return by_cutoff.agg(n_areas="count", km="sum").reset_index()

    def drawn(self, what: str) -> pd.DataFrame:
        """The rows with one ``geometry``, ``polygon`` or ``lines``, and without the number of the facility.

        >>> import shapely
        >>> strip = shapely.box(0, 0, 2000, 500)
        >>> rows = pd.DataFrame({"facility": [0], "cutoff": [1000.0], "lines": [None], "polygon": [strip]})
        >>> list(Served(rows, ServiceAreaOptions([1000.0])).drawn("polygon"))
        ['cutoff', 'geometry']
        """
        table = self.rows.drop(columns=["facility", "lines", "polygon"], errors="ignore")
        return table.assign(geometry=self.rows[what])


def sentences(result: Served) -> list[str]:
    """A line for each limit that holds ground: how much, and how many kilometres of street.

    Of facilities that are not merged it is the median of those that have an area, as their areas may overlap.

    >>> import shapely
    >>> strip, road = shapely.box(0, 0, 2000, 500), shapely.linestrings([[(0, 250), (2000, 250)]])[0]
    >>> rows = pd.DataFrame({"cutoff": [1000.0], "n_facilities": [1], "lines": [road], "polygon": [strip]})
    >>> sentences(Served(rows, ServiceAreaOptions([1000.0], merge=True)))
    ['Within 1,000 m: 1.00 km² of ground along 2.0 km of street.']
    """
    rows = result.rows.assign(
        km2=shapely.area(result.rows["polygon"].to_numpy(object)) / 1e6,
        km=shapely.length(result.rows["lines"].to_numpy(object)) / 1000,
    ).dropna(subset=["km2", "km"])
    text = translate("LifeCircle", "Within {limit}: {km2} km² of ground along {km} km of street.")
    if not result.options.merge:
        text = translate(
            "LifeCircle",
            "Within {limit} of a facility lies ground of {km2} km² along {km} km of street (medians of {n} areas).",
        )
    found = rows.groupby("cutoff")[["km2", "km"]].agg(["median", "size"])
    limit = translate("LifeCircle", "{n} m")
    if result.options.travel.unit == "minutes":
        limit = translate("LifeCircle", "{n} min")
    return [
        text.format(
            limit=limit.format(n=exactly(cutoff)),
            km2=rounded(row["km2", "median"], 2),
            km=rounded(row["km", "median"], 1),
            n=f"{int(row['km', 'size']):,}",
        )
        for cutoff, row in found.iterrows()
    ]


def parse_cutoffs(cutoffs: str) -> list[float]:
    """Limits typed by a user, rising, each once; commas and semicolons, full-width ones too, stand between them.

    Raises InputError naming ``cutoffs``.

    >>> parse_cutoffs("300，500；1000、 500")
    [300.0, 500.0, 1000.0]
    """
    items = split_list(re.sub("[;；]", ",", cutoffs or ""))
    wrong = [item for item in items if not _is_limit(item)]
    if not items or wrong:
        cause = translate("LifeCircle", "no limit is given.")
        if wrong:
            cause = translate("LifeCircle", "“{item}” is not a number greater than 0.").format(item=wrong[0])
        raise InputError("cutoffs", cause, translate("LifeCircle", "Give limits such as 300,500,1000."))
    return sorted({float(item) for item in items})


def _is_limit(item: str) -> bool:
    try:
        return 0 < float(item) < np.inf
    except ValueError:
        return False


def assess(
    facilities: np.ndarray,
    streets: Streets,
    *,
    options: ServiceAreaOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Served:
    """What facilities serve along `streets` within each cutoff, nested, not as rings; each stretch of a row once.

    `facilities` : (n,) geometries of any kind, each at its point on surface.

    Raises Stopped where it is cancelled. Limits that cannot be are refused by :class:`ServiceAreaOptions`, with an InputError.

    >>> from ..streets import network
    >>> streets = network.build(shapely.linestrings([[(0, 0), (900, 0)]]), 0.01)
    >>> clinic = shapely.points([(100, 0)])
    >>> assess(clinic, streets, options=ServiceAreaOptions([50, 300])).summary.values.tolist()
    [[50.0, 1.0, 0.1], [300.0, 1.0, 0.4]]
    """
    options, facilities = options or ServiceAreaOptions(), as_array(facilities)
    way = options.travel
    cost = {way.cost(cutoff, streets.timed): cutoff for cutoff in options.cutoffs}
    places = snapping.tie(streets, facilities, options.snap, part(progress, 0, 0.1), cancelled)
    called = translate("LifeCircle", "Facilities")
    notes = parts_note(streets) + reach.tie_notes(streets, places, snap=options.snap, called=called)
    notes += edge.ways_notes(streets, facilities, max(cost), "areas", called=called, cancelled=cancelled)
    ways = streets.turned_round() if way.heading == "to" else streets
    how = (ways, places, list(cost), options.half_width, part(progress, 0.1, 1), cancelled)
    rows = _together(*how) if options.merge else _each(*how)
    notes += _empty_together(rows) if options.merge else _empty(rows)
    return Served(rows.assign(cutoff=rows["cutoff"].map(cost)), options, notes)


def _each(
    streets: Streets,
    facilities: Ties,
    cutoffs: list[float],
    half_width: float | None,
    progress: Progress,
    cancelled: Cancelled,
) -> pd.DataFrame:
    """A row for each facility and cutoff."""
    how = {"half_width": half_width, "progress": progress, "cancelled": cancelled}
    areas = areas_of_each(streets, facilities, cutoffs, **how)
    index = pd.MultiIndex.from_product([range(len(facilities)), cutoffs], names=["facility", "cutoff"])
    empty = pd.DataFrame({"facility": np.empty(0, int), "cutoff": np.empty(0), "lines": None, "polygon": None})
    table = pd.concat([empty, *areas]).set_index(["facility", "cutoff"]).reindex(index).reset_index()
    status = facilities.status[table["facility"]]
    table["status"] = np.where((status == OK) & table["lines"].isna(), OUT_OF_REACH, status)
    return table.astype({"lines": object, "polygon": object}).where(table.notna(), None)


def _together(
    streets: Streets,
    facilities: Ties,
    cutoffs: list[float],
    half_width: float | None,
    progress: Progress,
    cancelled: Cancelled,
) -> pd.DataFrame:
    """A row for each cutoff over all facilities."""
    n = len(facilities)
    everyone = np.tile(np.arange(n), len(cutoffs))
    group, limit = np.repeat(np.arange(len(cutoffs)), n), np.asarray(cutoffs, float)
    ways = {"half_width": half_width, "progress": progress, "cancelled": cancelled}
    table = merged_areas(streets, facilities[everyone], group, limit, **ways)
    table = table.set_index("row").reindex(range(len(cutoffs))).reset_index(drop=True)
    counts = [int((facilities.leg * streets.leg < cutoff).sum()) for cutoff in cutoffs]
    table = table.assign(cutoff=cutoffs, n_facilities=counts)
    return table.astype({"lines": object, "polygon": object}).where(table.notna(), None)


def _empty(rows: pd.DataFrame) -> list[str]:
    """A remark on areas that are empty although their facility has a street."""
    one = translate("LifeCircle", "{n} area is empty: the street is farther from the facility than the limit.")
    many = translate("LifeCircle", "{n} areas are empty: the street is farther from the facility than the limit.")
    return remarks((rows["status"] == OUT_OF_REACH, one, many))


def _empty_together(rows: pd.DataFrame) -> list[str]:
    """A remark on areas that no facility fills."""
    one = translate("LifeCircle", "{n} area is empty: no facility has a street within the limit.")
    many = translate("LifeCircle", "{n} areas are empty: no facility has a street within the limit.")
    return remarks((rows["lines"].isna(), one, many))


def areas_of_each(
    streets: Streets,
    facilities: Ties,
    cutoffs: Sequence[float],
    *,
    half_width: float | None = HALF_WIDTH,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Iterator[pd.DataFrame]:
    """What each facility serves within each of the `cutoffs` (metres or seconds), a few facilities at a time.

    Yields tables with the columns ``facility`` (number), ``cutoff``, ``lines`` and ``polygon`` (None without
    `half_width`).
    A facility that reaches no street within a cutoff has no row.

    >>> from ..streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (900, 0)]]), 0.01)
    >>> clinic = snapping.tie(streets, shapely.points([(100, 0)]), 50)
    >>> [table["lines"].map(shapely.length).tolist() for table in areas_of_each(streets, clinic, [50])]
    [[100.0]]
    """
    for ways, found in of_each(streets, facilities, max(cutoffs), cancelled=cancelled):
        for some in _by_row(found):
            check(cancelled)
            progress(some.row.max(initial=0) / len(facilities))
            for cutoff in cutoffs:
                limit = np.full(len(facilities), cutoff)
                table = _shapes(streets, cut(ways, some, limit), half_width, cancelled)
                yield table.assign(cutoff=cutoff).rename(columns={"row": "facility"})


def merged_areas(
    streets: Streets,
    facilities: Ties,
    group: np.ndarray,
    limit: np.ndarray,
    *,
    half_width: float | None = HALF_WIDTH,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """What the facilities of each `group` (number) serve together within the group's `limit`, each stretch once.

    Columns ``row`` (the group), ``lines``, ``polygon``; a group that reaches nothing has no row.

    >>> from ..streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (900, 0)]]), 0.01)
    >>> clinics = snapping.tie(streets, shapely.points([(100, 0), (150, 0)]), 50)
    >>> merged_areas(streets, clinics, np.zeros(2, int), np.array([50.0]))["lines"].map(shapely.length).tolist()
    [150.0]
    """
    ways, found = of_any(streets, facilities, group, limit, cancelled)
    progress(0.3)
    return _shapes(streets, cut(ways, found, limit), half_width, cancelled, part(progress, 0.3, 1))


def _by_row(touched: Touched) -> Iterator[Touched]:
    """The same, a few rows at a time, so that the geometries of a large area do not pile up."""
    order = np.argsort(touched.row, kind="stable")
    row = touched.row[order]
    begins = np.flatnonzero(np.append(True, row[1:] != row[:-1])) if len(row) else np.zeros(0, int)
    blocks = np.flatnonzero(np.append(True, np.diff(begins // CHUNK) > 0)) if len(row) else np.zeros(0, int)
    for chosen in np.split(order, begins[blocks[1:]]):
        yield Touched(touched.row[chosen], touched.piece[chosen], touched.to_u[chosen], touched.to_v[chosen])


def _shapes(
    streets: Streets, stretches: Stretches, half_width: float | None, cancelled: Cancelled, progress: Progress = ignore
) -> pd.DataFrame:
    parts = np.concatenate(
        [np.empty(0, object)]
        + [lines(streets, stretches[start : start + CHUNK]) for start in range(0, len(stretches.row), CHUNK)]
    )
    row, multi = gather(stretches.row, parts)
    polygon = np.full(len(row), None, object)
    if half_width is not None:
        polygon[:] = _ribbons(stretches.row, parts, half_width, progress, cancelled)
    return pd.DataFrame({"row": row, "lines": multi, "polygon": polygon})


def _ribbons(
    row: np.ndarray, parts: np.ndarray, half_width: float, progress: Progress, cancelled: Cancelled
) -> np.ndarray:
    """The ground beside the lines of each row (sorted)."""
    number = np.bincount(row)
    grounds, large = np.full(len(number), None, object), number > MANY
    few = np.flatnonzero(~large[row])
    grounds[np.unique(row[few])] = _united(row[few], parts[few], half_width, progress, cancelled)
    for one in np.flatnonzero(large):
        check(cancelled)
        grounds[one] = ribbon(parts[row == one], half_width, cancelled)
    return grounds[number > 0]


def _united(
    row: np.ndarray, parts: np.ndarray, half_width: float, progress: Progress, cancelled: Cancelled
) -> np.ndarray:
    """The union of the buffered lines of each row (sorted)."""
    polygons = []
    for start in range(0, len(parts), CHUNK // 10):
        check(cancelled)
        polygons.append(shapely.buffer(parts[start : start + CHUNK // 10], half_width))
        progress(0.5 * start / len(parts))
    buffered = np.concatenate(polygons) if polygons else np.empty(0, object)
    return union_by(row, buffered, part(progress, 0.5, 1), cancelled)[1]
