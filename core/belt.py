"""One core, one belt, two areas: where incubators stand along a river axis (Q1 of the field)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from . import statistics
from .axis import Axis, make_axis
from .errors import InputError
from .geometry import absent, points_of, repair, require_some
from .incubators import number_of
from .overlay import locate
from .running import Cancelled, Progress, check, ignore, never
from .text import translate
from .union import union

ZONES = ("core", "belt", "north_area", "south_area")
STEPS = 10
QUADRANT_SEGMENTS = 64
CURVE_SEGMENTS = 8
# A point nearer than a millimetre stands on the axis.
ON_AXIS = 1e-3


@dataclass
class Belt:
    """The four zones and who stands in them.

    `rows`: one per incubator, ``zone axis_m side status``; `zones`: all four, ``zone n share area_km2 density`` and
    geometry; `curve`: ``depth_m share area_share``, what core and belt would hold at other depths; `core`: its name.
    """

    rows: pd.DataFrame
    zones: pd.DataFrame
    curve: pd.DataFrame
    core: object
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
    """Core, belt, north and south area of a region along an axis, each incubator in exactly one of them.

    Parameters
    ----------
    incubators : geometries, shape (n,); a polygon counts where its point on surface lies.
    axis : lines, one or many; only what lies within twice `depth` of the region counts.
    depth : metres on each side of the axis (Planners 2016 no. 9 takes 30 km along the Yangtze).
    cities, names : polygons and their names; rows of one name are one city. Without them the region is the convex hull
        of the incubators, and there is no core.
    core_city : name of the core; empty: the city with most incubators.
    """
    if not depth > 0:
        raise InputError(
            "DEPTH",
            translate("Core", "the depth must be greater than 0."),
            translate("Core", "Give metres, e.g. 30000."),
        )
    require_some("INCUBATORS", incubators)
    points = points_of(incubators, cancelled)
    region, core, core_name, inside, in_core = _region(points, cities, names, core_city, cancelled)
    progress(0.2)
    check(cancelled)
    line = make_axis(axis, shapely.buffer(shapely.convex_hull(region), 2 * depth))
    north = line.north_of(region, shapely.multipoints(points[~absent(points)]))
    rows = _classify(points, line, north, depth, inside, in_core)
    progress(0.6)
    check(cancelled)
    zones = _zones(rows, line, north, depth, region, core)
    progress(0.8)
    check(cancelled)
    curve = _curve(rows, line, depth, region, core)
    return Belt(rows, zones, curve, core_name, _notes(rows, line, region, depth))


def _region(
    points: np.ndarray,
    cities: np.ndarray | None,
    names: Sequence[object] | None,
    core_city: str,
    cancelled: Cancelled,
):
    """Region, core polygon, core name, and the masks of the points inside each."""
    if cities is None:
        if core_city:
            raise InputError(
                "CORE_CITY",
                translate("Core", "a core city is named, but there is no layer of cities."),
                translate("Core", "Choose CITIES and CITY_NAME_FIELD, or leave CORE_CITY empty."),
            )
        hull = shapely.convex_hull(shapely.multipoints(points[~absent(points)]))
        return hull, shapely.Polygon(), None, ~absent(points), np.zeros(len(points), dtype=bool)
    require_some("CITIES", cities)
    cities, _ = repair(cities)
    city, holder = number_of(names, len(cities)), locate(points, cities, cancelled)
    names = np.asarray([None] * len(cities) if names is None else names, dtype=object)
    chosen = _core(city, names, holder, core_city)
    in_core = (holder >= 0) & (city[holder] == chosen)
    core = union(cities[city == chosen], cancelled=cancelled)
    return union(cities, cancelled=cancelled), core, names[city == chosen][0], holder >= 0, in_core


def _core(city: np.ndarray, names: np.ndarray, holder: np.ndarray, core_city: str) -> int:
    """The number of the core city: the one named, else the one with most incubators."""
    if not core_city:
        return int(np.argmax(np.bincount(city[holder[holder >= 0]], minlength=city.max() + 1)))
    named = np.flatnonzero(names == core_city)
    if not len(named):
        known = ", ".join(str(name) for name in pd.unique(names[~pd.isna(names)])[:20])
        raise InputError(
            "CORE_CITY",
            translate("Core", "there is no city “{name}”.").format(name=core_city),
            translate("Core", "The cities are: {names}.").format(names=known),
        )
    return int(city[named[0]])


def _classify(
    points: np.ndarray, axis: Axis, north: shapely.Geometry, depth: float, inside: np.ndarray, in_core: np.ndarray
) -> pd.DataFrame:
    metres = axis.distance(points)
    shapely.prepare(north)
    side = np.where(shapely.intersects(north, points), "north", "south").astype(object)
    side[metres <= ON_AXIS] = "on_axis"
    side[absent(points)] = None
    by_side = np.where(side == "south", "south_area", "north_area")
    zone = np.select([in_core, metres <= depth], ["core", "belt"], by_side).astype(object)
    zone[~inside] = None
    status = np.select([absent(points), ~inside], ["no_geometry", "outside_cities"], "ok")
    return pd.DataFrame({"zone": zone, "axis_m": metres, "side": side, "status": status})


def _zones(
    rows: pd.DataFrame,
    axis: Axis,
    north: shapely.Geometry,
    depth: float,
    region: shapely.Geometry,
    core: shapely.Geometry,
) -> pd.DataFrame:
    rest, strip = shapely.difference(region, core), axis.strip(depth, QUADRANT_SEGMENTS)
    areas = shapely.difference(rest, strip)
    ground = np.array(
        [core, *shapely.intersection([rest, areas], [strip, north]), shapely.difference(areas, north)], dtype=object
    )
    n = rows["zone"].value_counts().reindex(ZONES, fill_value=0).to_numpy()
    area = shapely.area(ground) / 1e6
    density = np.divide(n, area, out=np.full(len(ZONES), np.nan), where=area > 0)
    columns = {"zone": ZONES, "n": n, "share": statistics.shares(n), "area_km2": area, "density": density}
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
