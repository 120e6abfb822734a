"""One core, one belt, two areas: where incubators stand along a river axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base import statistics
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds
from ..base.running import ROWS, Cancelled, Progress, check, chunks, ignore, never
from ..base.status import NO_GEOMETRY, OK, OUTSIDE_CITIES
from ..base.text import listed, remarks, rounded, translate
from ..ground.geometry import absent, as_array, points_of, require_some
from ..ground.incubators import number_of
from ..ground.overlay import locate
from ..ground.union import union, union_by
from .axis import Axis, make_axis

# All zones there are; a region has the first two, and those of the two sides of its axis.
ZONES = ("core", "belt", "north_area", "south_area", "east_area", "west_area")
STEPS = 10
QUADRANT_SEGMENTS = 64
CURVE_SEGMENTS = 8
# A point nearer than a millimetre stands on the axis.
ON_AXIS = 1e-3


@dataclass(frozen=True)
class BeltOptions:
    """What the user sets.

    `depth`: metres on each side of the axis (Planners 2016 no. 9 takes 30 km along the Yangtze); `core_city`: the name of the
    core; empty: the city with most incubators, of several the first in the alphabet.
    """

    depth: float = 30_000.0
    core_city: str = ""
    BOUNDS: ClassVar[Bounds] = {"depth": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class BeltResult:
    """The four zones and who stands in them.

    `rows`: one per incubator, ``zone axis_m side status``; `zones`: the four, in the order of `ZONES`, ``zone n share
    area_km2 density`` and geometry; `curve`: ``depth_m share area_share``, what core and belt would hold at other depths;
    `has_core`: whether a city is the core, and `core`: its name, None where it has none; `hull`: the region is the convex hull
    of the incubators.
    """

    rows: pd.DataFrame
    zones: pd.DataFrame
    curve: pd.DataFrame
    core: str | None
    has_core: bool
    hull: bool
    options: BeltOptions
    notes: list[str]

    @property
    def summary(self) -> pd.DataFrame:
        """The zones as a table, without their ground."""
        return self.zones.drop(columns="geometry")


def assess(
    incubators: np.ndarray,
    axis: np.ndarray,
    cities: np.ndarray | None = None,
    *,
    names: Sequence[object] | None = None,
    options: BeltOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> BeltResult:
    """Core, belt, and the area on each side of an axis, each incubator in exactly one of them.

    The areas are north and south of the axis; where it runs rather north–south, they are east and west of it.

    Parameters
    ----------
    incubators : geometries, shape (n,); a polygon counts where its point on surface lies.
    axis : lines, one or many; only what lies within twice the depth of the region counts.
    cities, names : valid polygons and their names; rows of one name are one city. Without them the region is the convex hull
        of the incubators, and there is no core.

    Raises
    ------
    InputError : naming ``depth``, ``incubators``, ``axis``, ``cities`` or ``core_city``.

    >>> incubators = shapely.points([(10e3, 5e3), (20e3, 0), (60e3, 10e3), (80e3, 40e3)])
    >>> river = shapely.linestrings([[(0, 0), (100e3, 0)]])
    >>> cities = shapely.box([0, 40e3], -50e3, [40e3, 100e3], 50e3)
    >>> result = assess(incubators, river, cities, names=["Nanjing", "Wuhu"], options=BeltOptions(depth=30_000))
    >>> result.core, result.zones["zone"].tolist(), result.zones["n"].tolist()
    ('Nanjing', ['core', 'belt', 'north_area', 'south_area'], [2, 1, 1, 0])
    """
    options = options or BeltOptions()
    incubators, axis, cities = as_array(incubators), as_array(axis), as_array(cities)
    region, points = _region(incubators, cities, names, options, cancelled)
    progress(0.2)
    check(cancelled)
    cut = _cut(points, axis, region, options.depth)
    rows = _classify(points, cut, region)
    progress(0.6)
    check(cancelled)
    zones = _zones(rows, cut, region)
    progress(0.8)
    check(cancelled)
    curve = _curve(rows, cut, region)
    notes = [*region.notes, *_skipped(rows), *_notes(cut, region)]
    core = {"core": region.name, "has_core": region.has_core, "hull": cities is None}
    return BeltResult(rows, zones, curve, **core, options=options, notes=notes)


@dataclass(frozen=True, eq=False)
class _Region:
    """The ground of the region and of its core (empty: there is none), the core's name, and which points lie in each."""

    ground: shapely.Geometry
    core: shapely.Geometry
    name: str | None
    inside: np.ndarray
    in_core: np.ndarray
    notes: list[str]

    @property
    def has_core(self) -> bool:
        """Whether a city is the core."""
        return not shapely.is_empty(self.core)


@dataclass(frozen=True)
class _Cut:
    """What cuts the region: the axis, the ground left of it, and the depth of its belt, metres."""

    axis: Axis
    left: shapely.Geometry
    depth: float


def _region(
    incubators: np.ndarray,
    cities: np.ndarray | None,
    names: Sequence[object] | None,
    options: BeltOptions,
    cancelled: Cancelled,
) -> tuple[_Region, np.ndarray]:
    """The region, and a point for each incubator."""
    if not options.depth > 0:
        raise InputError(
            "depth",
            translate("Core", "the depth must be greater than 0."),
            translate("Core", "Give metres, e.g. 30000."),
        )
    require_some("incubators", incubators)
    points = points_of(incubators, cancelled)
    if cities is None:
        return _hull(points, options.core_city), points
    return _cities(points, cities, names, options.core_city, cancelled), points


def _hull(points: np.ndarray, core_city: str) -> _Region:
    """The region where no cities are given: the hull of the points, without a core."""
    if core_city:
        raise InputError(
            "core_city",
            translate("Core", "a core city is named, but there is no layer of cities."),
            translate("Core", "Choose the cities and the field of their names, or leave the core city empty."),
        )
    hull = shapely.convex_hull(shapely.multipoints(points[~absent(points)]))
    return _Region(hull, shapely.Polygon(), None, ~absent(points), np.zeros(len(points), dtype=bool), [])


def _cities(
    points: np.ndarray, cities: np.ndarray, names: Sequence[object] | None, core_city: str, cancelled: Cancelled
) -> _Region:
    """The region that cities make up, one of them its core; none where no point stands in any of them."""
    require_some("cities", cities)
    here = ~absent(cities)
    city, names = number_of(names, len(cities)), np.asarray([None] * len(cities) if names is None else names, object)
    number, grounds = union_by(city[here], cities[here], cancelled=cancelled)
    names = names[np.unique(city, return_index=True)[1]][number]
    inside = locate(points, grounds, cancelled) >= 0
    core, notes = _core(names, _held(points, grounds, cancelled), core_city)
    ground = union(cities, cancelled=cancelled)
    if core < 0:
        return _Region(ground, shapely.Polygon(), None, inside, np.zeros(len(points), dtype=bool), notes)
    # What lies within the core is the core's, whoever else is there; on its border to another city it is the other's.
    elsewhere = locate(points, np.delete(grounds, core), cancelled) >= 0
    within = shapely.contains_properly(grounds[core], points)
    in_core = inside & (within | (shapely.intersects(grounds[core], points) & ~elsewhere))
    name = None if pd.isna(names[core]) else str(names[core])
    return _Region(ground, grounds[core], name, inside, in_core, notes)


def _held(points: np.ndarray, grounds: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """How many of the points stand in each ground."""
    held = np.zeros(len(grounds), int)
    for some in chunks(len(points), ROWS, cancelled=cancelled):
        found = shapely.STRtree(points[some]).query(grounds, predicate="intersects")[0]
        held += np.bincount(found, minlength=len(grounds))
    return held


def _core(names: np.ndarray, held: np.ndarray, core_city: str) -> tuple[int, list[str]]:
    """Position of the core city, the one named, else the one with most incubators (-1: none has any), and a note on a tie."""
    if core_city:
        return _named(names, core_city), []
    if not held.any():
        return -1, []
    most = np.flatnonzero(held == held.max())
    most = most[np.argsort(names[most].astype(str), kind="stable")]
    if len(most) == 1:
        return int(most[0]), []
    text = translate("Core", "{cities} have equally many incubators ({n} each): {core} is taken as the core.")
    unnamed = translate("Core", "an unnamed city")
    called = [unnamed if pd.isna(name) else str(name) for name in names[most]]
    return int(most[0]), [text.format(cities=listed(called), n=f"{held.max():,}", core=called[0])]


def _named(names: np.ndarray, core_city: str) -> int:
    """Position of the city of a name."""
    named = np.flatnonzero(names == core_city)
    if len(named):
        return int(named[0])
    known = listed([str(name) for name in names[~pd.isna(names)]], 20)
    raise InputError(
        "core_city",
        translate("Core", "there is no city “{name}”.").format(name=core_city),
        translate("Core", "The cities are: {names}.").format(names=known),
    )


def _cut(points: np.ndarray, axis: np.ndarray, region: _Region, depth: float) -> _Cut:
    line = make_axis(axis, shapely.buffer(shapely.convex_hull(region.ground), 2 * depth))
    return _Cut(line, line.left_of(region.ground, shapely.multipoints(points[~absent(points)])), depth)


def _classify(points: np.ndarray, cut: _Cut, region: _Region) -> pd.DataFrame:
    metres, (on_left, on_right) = cut.axis.distance(points), cut.axis.sides
    shapely.prepare(cut.left)
    side = np.where(shapely.intersects(cut.left, points), on_left, on_right).astype(object)
    zone = np.select([region.in_core, metres <= cut.depth], ["core", "belt"], side + "_area").astype(object)
    side[metres <= ON_AXIS] = "on_axis"
    side[absent(points)] = None
    zone[~region.inside] = None
    status = np.select([absent(points), ~region.inside], [NO_GEOMETRY, OUTSIDE_CITIES], OK)
    return pd.DataFrame({"zone": zone, "axis_m": metres, "side": side, "status": status})


def _zones(rows: pd.DataFrame, cut: _Cut, region: _Region) -> pd.DataFrame:
    """The zones with their ground, their number and what they hold."""
    rest, strip = shapely.difference(region.ground, region.core), cut.axis.strip(cut.depth, QUADRANT_SEGMENTS)
    areas = shapely.difference(rest, strip)
    grounds = {"core": region.core, "belt": shapely.intersection(rest, strip)}
    for side, part in zip(cut.axis.sides, (shapely.intersection, shapely.difference), strict=True):
        grounds[f"{side}_area"] = part(areas, cut.left)
    names = [zone for zone in ZONES if zone in grounds]
    ground = np.array([grounds[zone] for zone in names], dtype=object)
    n = rows["zone"].value_counts().reindex(names, fill_value=0).to_numpy()
    area = shapely.area(ground) / 1e6
    density = np.divide(n, area, out=np.full(len(names), np.nan), where=area > 0)
    columns = {"zone": names, "n": n, "share": statistics.shares(n), "area_km2": area, "density": density}
    return pd.DataFrame({**columns, "geometry": ground})


def _curve(rows: pd.DataFrame, cut: _Cut, region: _Region) -> pd.DataFrame:
    """Share of the incubators and of the region's area in core and belt, for depths up to twice the chosen one."""
    depths = np.arange(2 * STEPS + 1) * cut.depth / STEPS
    counted = rows[rows["zone"].notna()]
    metres = np.sort(counted["axis_m"].where(counted["zone"] != "core", -1.0))
    held = np.searchsorted(metres, depths, side="right")
    rest, whole = shapely.difference(region.ground, region.core), shapely.area(region.ground)
    # Coarser than the zones: only areas are read from these, to half a per cent of the depth.
    strips = np.array([cut.axis.strip(d, CURVE_SEGMENTS) for d in depths], dtype=object)
    ground = shapely.area(region.core) + shapely.area(shapely.intersection(rest, strips))
    share = held / len(counted) if len(counted) else np.nan
    return pd.DataFrame({"depth_m": depths, "share": share, "area_share": ground / whole if whole > 0 else np.nan})


def _skipped(rows: pd.DataFrame) -> list[str]:
    """How many incubators are not counted, and why."""
    return remarks(
        (
            rows["status"] == NO_GEOMETRY,
            translate("Core", "{n} incubator has no geometry and is not counted."),
            translate("Core", "{n} incubators have no geometry and are not counted."),
        ),
        (
            rows["status"] == OUTSIDE_CITIES,
            translate("Core", "{n} incubator stands outside all cities and is not counted."),
            translate("Core", "{n} incubators stand outside all cities and are not counted."),
        ),
    )


def _notes(cut: _Cut, region: _Region) -> list[str]:
    """What is said of an axis with gaps, and of one that the region does not meet."""
    notes = []
    if cut.axis.gaps_m > 1:
        text = translate("Core", "The axis has gaps of {km} km in all; they were bridged straight.")
        notes.append(text.format(km=rounded(cut.axis.gaps_m / 1e3, 1)))
    away = shapely.distance(region.ground, cut.axis.lines)
    if away > cut.depth:
        text = translate("Core", "The axis lies {km} km outside the region: there is no belt.")
        notes.append(text.format(km=rounded(away / 1e3, 1)))
    return notes
