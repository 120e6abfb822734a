"""One core, one belt, two areas: where incubators stand along a river axis (Q1 of the field)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..base import statistics
from ..base.errors import InputError
from ..base.running import ROWS, Cancelled, Progress, check, chunks, ignore, never
from ..base.text import listed, translate
from ..ground.geometry import absent, points_of, require_some
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


@dataclass
class Belt:
    """The four zones and who stands in them.

    `rows`: one per incubator, ``zone axis_m side status``; `zones`: the four, in the order of `ZONES`, ``zone n share
    area_km2 density`` and geometry; `curve`: ``depth_m share area_share``, what core and belt would hold at other depths;
    `core`: its name, None where there is none.
    """

    rows: pd.DataFrame
    zones: pd.DataFrame
    curve: pd.DataFrame
    core: str | None
    notes: list[str] = field(default_factory=list)


def belt(
    incubators: np.ndarray,
    axis: np.ndarray,
    depth: float = 30_000.0,
    cities: np.ndarray | None = None,
    names: Sequence[object] | None = None,
    core_city: str = "",
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Belt:
    """Core, belt, and the area on each side of an axis, each incubator in exactly one of them.

    The areas are north and south of the axis; where it runs rather north–south, they are east and west of it.

    Parameters
    ----------
    incubators : geometries, shape (n,); a polygon counts where its point on surface lies.
    axis : lines, one or many; only what lies within twice `depth` of the region counts.
    depth : metres on each side of the axis (Planners 2016 no. 9 takes 30 km along the Yangtze).
    cities, names : valid polygons and their names; rows of one name are one city. Without them the region is the convex hull
        of the incubators, and there is no core.
    core_city : name of the core; empty: the city with most incubators, of several the first in the alphabet.

    Raises
    ------
    InputError : naming ``DEPTH``, ``INCUBATORS``, ``AXIS``, ``CITIES`` or ``CORE_CITY``.

    >>> incubators = shapely.points([(10e3, 5e3), (20e3, 0), (60e3, 10e3), (80e3, 40e3)])
    >>> river = shapely.linestrings([[(0, 0), (100e3, 0)]])
    >>> cities = shapely.box([0, 40e3], -50e3, [40e3, 100e3], 50e3)
    >>> result = belt(incubators, river, depth=30_000, cities=cities, names=["Nanjing", "Wuhu"])
    >>> result.core, result.zones["zone"].tolist(), result.zones["n"].tolist()
    ('Nanjing', ['core', 'belt', 'north_area', 'south_area'], [2, 1, 1, 0])
    """
    if not depth > 0:
        raise InputError(
            "DEPTH",
            translate("Core", "the depth must be greater than 0."),
            translate("Core", "Give metres, e.g. 30000."),
        )
    require_some("INCUBATORS", incubators)
    points = points_of(incubators, cancelled)
    region = _hull(points, core_city) if cities is None else _cities(points, cities, names, core_city, cancelled)
    progress(0.2)
    check(cancelled)
    line = make_axis(axis, shapely.buffer(shapely.convex_hull(region.ground), 2 * depth))
    left = line.left_of(region.ground, shapely.multipoints(points[~absent(points)]))
    rows = _classify(points, line, left, depth, region.inside, region.in_core)
    progress(0.6)
    check(cancelled)
    zones = _zones(rows, line, left, depth, region.ground, region.core)
    progress(0.8)
    check(cancelled)
    curve = _curve(rows, line, depth, region.ground, region.core)
    return Belt(rows, zones, curve, region.name, [*region.notes, *_notes(rows, line, region.ground, depth)])


@dataclass(frozen=True)
class _Region:
    """The ground of the region and of its core, the core's name, and which points lie in each."""

    ground: shapely.Geometry
    core: shapely.Geometry
    name: str | None
    inside: np.ndarray
    in_core: np.ndarray
    notes: list[str]


def _hull(points: np.ndarray, core_city: str) -> _Region:
    """The region where no cities are given: the hull of the points, without a core."""
    if core_city:
        raise InputError(
            "CORE_CITY",
            translate("Core", "a core city is named, but there is no layer of cities."),
            translate("Core", "Choose CITIES and CITY_NAME_FIELD, or leave CORE_CITY empty."),
        )
    hull = shapely.convex_hull(shapely.multipoints(points[~absent(points)]))
    return _Region(hull, shapely.Polygon(), None, ~absent(points), np.zeros(len(points), dtype=bool), [])


def _cities(
    points: np.ndarray, cities: np.ndarray, names: Sequence[object] | None, core_city: str, cancelled: Cancelled
) -> _Region:
    """The region that cities make up, one of them its core; none where no point stands in any of them."""
    require_some("CITIES", cities)
    here = ~absent(cities)
    city, names = number_of(names, len(cities)), np.asarray([None] * len(cities) if names is None else names, object)
    number, grounds = union_by(city[here], cities[here], cancelled=cancelled)
    names = names[np.unique(city, return_index=True)[1]][number]
    holder = locate(points, grounds, cancelled)
    core, notes = _core(names, _held(points, grounds, cancelled), core_city)
    ground, inside = union(cities, cancelled=cancelled), holder >= 0
    if core < 0:
        return _Region(ground, shapely.Polygon(), None, inside, np.zeros(len(points), dtype=bool), notes)
    # What lies within the core is the core's, whoever else is there; on its border to another city it is the other's.
    elsewhere = locate(points, np.delete(grounds, core), cancelled) >= 0
    within = shapely.contains_properly(grounds[core], points)
    in_core = inside & (within | (shapely.intersects(grounds[core], points) & ~elsewhere))
    return _Region(ground, grounds[core], _called(names[core]), inside, in_core, notes)


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
        named = np.flatnonzero(names == core_city)
        if len(named):
            return int(named[0]), []
        known = listed([str(name) for name in names[~pd.isna(names)]], 20)
        raise InputError(
            "CORE_CITY",
            translate("Core", "there is no city “{name}”.").format(name=core_city),
            translate("Core", "The cities are: {names}.").format(names=known),
        )
    if not held.any():
        return -1, []
    most = np.flatnonzero(held == held.max())
    most = most[np.argsort(names[most].astype(str), kind="stable")]
    if len(most) == 1:
        return int(most[0]), []
    text = translate("Core", "{cities} hold as many incubators ({n} each): {core} is taken for the core.")
    called = [_called(name) for name in names[most]]
    return int(most[0]), [text.format(cities=listed(called), n=held.max(), core=called[0])]


def _called(name: object) -> str:
    return translate("Core", "an unnamed city") if pd.isna(name) else str(name)


def _classify(
    points: np.ndarray, axis: Axis, left: shapely.Geometry, depth: float, inside: np.ndarray, in_core: np.ndarray
) -> pd.DataFrame:
    metres, (on_left, on_right) = axis.distance(points), axis.sides
    shapely.prepare(left)
    side = np.where(shapely.intersects(left, points), on_left, on_right).astype(object)
    zone = np.select([in_core, metres <= depth], ["core", "belt"], side + "_area").astype(object)
    side[metres <= ON_AXIS] = "on_axis"
    side[absent(points)] = None
    zone[~inside] = None
    status = np.select([absent(points), ~inside], ["no_geometry", "outside_cities"], "ok")
    return pd.DataFrame({"zone": zone, "axis_m": metres, "side": side, "status": status})


def _zones(
    rows: pd.DataFrame,
    axis: Axis,
    left: shapely.Geometry,
    depth: float,
    region: shapely.Geometry,
    core: shapely.Geometry,
) -> pd.DataFrame:
    rest, strip = shapely.difference(region, core), axis.strip(depth, QUADRANT_SEGMENTS)
    areas = shapely.difference(rest, strip)
    grounds = {"core": core, "belt": shapely.intersection(rest, strip)}
    for side, cut in zip(axis.sides, (shapely.intersection, shapely.difference), strict=True):
        grounds[f"{side}_area"] = cut(areas, left)
    names = [zone for zone in ZONES if zone in grounds]
    ground = np.array([grounds[zone] for zone in names], dtype=object)
    n = rows["zone"].value_counts().reindex(names, fill_value=0).to_numpy()
    area = shapely.area(ground) / 1e6
    density = np.divide(n, area, out=np.full(len(names), np.nan), where=area > 0)
    columns = {"zone": names, "n": n, "share": statistics.shares(n), "area_km2": area, "density": density}
    return pd.DataFrame({**columns, "geometry": ground})


def _curve(
    rows: pd.DataFrame, axis: Axis, depth: float, region: shapely.Geometry, core: shapely.Geometry
) -> pd.DataFrame:
    """Share of the incubators and of the region's area in core and belt, for depths up to twice the chosen one."""
    depths = np.arange(2 * STEPS + 1) * depth / STEPS
    counted = rows[rows["zone"].notna()]
    metres = np.sort(counted["axis_m"].where(counted["zone"] != "core", -1.0))
    held = np.searchsorted(metres, depths, side="right")
    rest, whole = shapely.difference(region, core), shapely.area(region)
    # Coarser than the zones: only areas are read from these, to half a per cent of the depth.
    strips = np.array([axis.strip(d, CURVE_SEGMENTS) for d in depths], dtype=object)
    ground = shapely.area(core) + shapely.area(shapely.intersection(rest, strips))
    return pd.DataFrame(
        {
            "depth_m": depths,
            "share": held / len(counted) if len(counted) else np.nan,
            "area_share": ground / whole if whole > 0 else np.nan,
        }
    )


def _notes(rows: pd.DataFrame, axis: Axis, region: shapely.Geometry, depth: float) -> list[str]:
    counted = [
        ("no_geometry", translate("Core", "{n} incubators have no geometry and are not counted.")),
        ("outside_cities", translate("Core", "{n} incubators stand outside all cities and are not counted.")),
    ]
    notes = [text.format(n=n) for status, text in counted if (n := int((rows["status"] == status).sum()))]
    if axis.gaps_m > 1:
        notes.append(
            translate("Core", "The axis has gaps of {km:,.1f} km in all; they were bridged straight.").format(
                km=axis.gaps_m / 1e3
            )
        )
    away = shapely.distance(region, axis.lines)
    if away > depth:
        notes.append(
            translate("Core", "The axis lies {km:,.1f} km outside the region: there is no belt.").format(km=away / 1e3)
        )
    return notes
