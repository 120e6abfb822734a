"""An innovation corridor (走廊): how much innovation space it holds, where, and beside what."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base import statistics
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds
from ..base.running import Cancelled, Progress, check, ignore, never, piecewise
from ..base.status import OK, OUTSIDE_DISTRICTS
from ..base.text import remarks, rounded, translate
from ..ground.geometry import absent, as_array, nearest, points_of, require_some
from ..ground.incubators import number_of
from ..ground.meeting import TOUCHING
from ..ground.overlay import GRID, area_in_each, overlaps
from ..ground.union import dissolve, union, union_by
from .axis import Axis, make_axis

QUADRANT_SEGMENTS = 16
# Ground smaller than this share of the corridor is a sliver of two borders drawn apart, not a district of its own.
SLIVER = 1e-6
# The axis runs through a district from this share of its length on.
CROSSING = 1e-3


@dataclass(frozen=True)
class CorridorOptions:
    """What the user sets, metres.

    `width`: of the corridor from edge to edge, its ends are flat; `blue_reach`: how far from water and green a space still
    stands beside it.
    """

    width: float = 15_000.0
    blue_reach: float = 500.0
    BOUNDS: ClassVar[Bounds] = {"width": (0, np.inf), "blue_reach": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class CorridorResult:
    """The corridor and its sections.

    `rows`: one, ``length_km area_km2 space_km2 space_share n per_km districts blue_share longest_gap_km`` and
    geometry; `sections`: one row per district in order along the axis, ``district length_km area_km2 space_km2
    space_share n share n_across per_km status`` and geometry, at last the ground outside all districts; `gaps_km`: start
    and length of each stretch of the axis without the centre of a space; `closed`: the axis is a ring; `n_across`: spaces
    across the border of a section; `n_blue`: spaces that water and green lie within reach of; `n_contested`: spaces that stand
    where districts meet or overlap.
    """

    rows: pd.DataFrame
    sections: pd.DataFrame
    gaps_km: np.ndarray
    closed: bool
    n_across: int
    options: CorridorOptions
    notes: list[str]
    n_blue: int = 0
    n_contested: int = 0

    @property
    def summary(self) -> pd.DataFrame:
        """The sections as a table, without their ground."""
        return self.sections.drop(columns="geometry")


@dataclass(frozen=True, eq=False)
class _Spaces:
    """The innovation spaces in the corridor: their ground there and a point in each; `areal`: some are polygons."""

    ground: np.ndarray
    points: np.ndarray
    areal: bool

    @cached_property
    def parts(self) -> np.ndarray:
        """The ground under spaces, each square metre once, in its separate parts."""
        return dissolve(self.ground[shapely.get_dimensions(self.ground) == 2])

    @property
    def centres(self) -> np.ndarray:
        """The centre of each: unlike a point on its ground it stays where it is when a vertex is added."""
        return shapely.centroid(self.ground)

    @property
    def area(self) -> float:
        """The area under spaces, m²; NaN where they are points."""
        return float(shapely.area(self.parts).sum()) if self.areal else np.nan


def assess(
    axis: np.ndarray,
    spaces: np.ndarray,
    districts: np.ndarray | None = None,
    blue: np.ndarray | None = None,
    *,
    names: Sequence[object] | None = None,
    options: CorridorOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> CorridorResult:
    """Innovation space along an axis.

    Parameters
    ----------
    axis : lines, one or many; lengths are those of their main run from end to end.
    spaces : valid polygons or points; those that meet the corridor count, with the ground that lies in it.
    districts, names : valid polygons and their names; rows of one name are one district. Ground that several share counts in
        each of them, a space on it in the nearest along the axis.
    blue : water and green, any valid geometry.

    Raises
    ------
    InputError : naming ``width``, ``blue_reach``, ``spaces``, ``axis``, ``districts`` or ``blue``.

    >>> road = shapely.linestrings([[(0, 0), (10e3, 0)]])
    >>> parks = shapely.box([1e3, 6e3], -500, [2e3, 7e3], 500)
    >>> result = assess(road, parks, options=CorridorOptions(width=2_000))
    >>> result.rows[["length_km", "area_km2", "space_km2", "n", "longest_gap_km"]].values.tolist()
    [[10.0, 20.0, 2.0, 2.0, 5.0]]
    """
    options = options or CorridorOptions()
    spaces, districts, blue = map(as_array, (spaces, districts, blue))
    _check(options, spaces, blue)
    line = make_axis(as_array(axis))
    strip = _strip(line, options.width, cancelled)
    inside = _spaces_in(strip, spaces)
    progress(0.4)
    check(cancelled)
    sections, n_across, shared = _sections(line, strip, inside, districts, names)
    progress(0.7)
    check(cancelled)
    gaps_km = gaps(line, np.sort(line.positions(inside.centres)) if len(inside.points) else np.zeros(0)) / 1e3
    row = _row(line, strip, inside, None if districts is None else _crossed(line, sections))
    row["blue_share"], n_blue = _beside_blue(inside, blue, options.blue_reach, cancelled)
    row["longest_gap_km"] = gaps_km[:, 1].max()
    rows = pd.DataFrame([row]).astype({"districts": "Int64"}).assign(geometry=np.array([strip], dtype=object))
    notes = [*_notes(line, spaces, inside), *_shared_note(shared, strip)]
    counts = {"n_across": n_across, "n_blue": n_blue, "n_contested": _contested(inside.points, sections)}
    return CorridorResult(rows, sections, gaps_km, bool(line.trunk.is_closed), options=options, notes=notes, **counts)


def gaps(axis: Axis, positions: np.ndarray) -> np.ndarray:
    """Start and length (metres) of each stretch between neighbouring positions along the axis, its ends included.

    >>> road = make_axis(shapely.from_wkt(["LINESTRING (0 0, 10000 0)"]))
    >>> gaps(road, np.array([1_500, 6_500])).tolist()
    [[0.0, 1500.0], [1500.0, 5000.0], [6500.0, 3500.0]]
    """
    if len(positions) and axis.trunk.is_closed:
        ends = np.append(positions, positions[0] + axis.length_m)
    else:
        ends = np.concatenate([[0.0], positions, [axis.length_m]])
    return np.column_stack([ends[:-1], np.diff(ends)])


def _check(options: CorridorOptions, spaces: np.ndarray, blue: np.ndarray | None) -> None:
    if not options.width > 0:
        raise InputError(
            "width", translate("Core", "the width must be greater than 0."), translate("Core", "Give metres.")
        )
    require_some("spaces", spaces)
    if blue is not None:
        require_some("blue", blue)


def _strip(axis: Axis, width: float, cancelled: Cancelled) -> shapely.Geometry:
    """The corridor: each drawn line with flat ends."""

    def broad(lines: np.ndarray) -> np.ndarray:
        """The ground of each line."""
        return shapely.buffer(lines, width / 2, cap_style="flat", quad_segs=QUADRANT_SEGMENTS)

    return union(piecewise(broad, shapely.get_parts(axis.lines), size=500, cancelled=cancelled), cancelled=cancelled)


def _spaces_in(strip: shapely.Geometry, spaces: np.ndarray) -> _Spaces:
    """Polygons that share ground with the corridor, cut to it; points and lines that meet it."""
    wide = shapely.get_dimensions(spaces) == 2
    shapely.prepare(strip)
    others = spaces[~wide]
    ground = np.concatenate([overlaps(np.array([strip]), spaces[wide])[2], others[shapely.intersects(strip, others)]])
    return _Spaces(ground, points_of(ground), bool(wide.any()))


def _row(axis: Axis, strip: shapely.Geometry, inside: _Spaces, districts: int | None) -> dict[str, object]:
    km, area, space = axis.length_m / 1e3, shapely.area(strip) / 1e6, inside.area / 1e6
    n = len(inside.ground)
    measures = {"length_km": km, "area_km2": area, "space_km2": space, "space_share": space / area, "n": n}
    return {**measures, "per_km": n / km, "districts": pd.NA if districts is None else districts}


def _crossed(axis: Axis, sections: pd.DataFrame) -> int:
    """How many districts the axis itself runs through, by more than a sliver: not those that only the corridor touches."""
    through = sections["length_km"] > CROSSING * axis.length_m / 1e3
    return int((through & (sections["status"] == OK)).sum())


def _beside_blue(inside: _Spaces, blue: np.ndarray | None, reach: float, cancelled: Cancelled) -> tuple[float, int]:
    """Share of the spaces (by area, points by number) at most `reach` metres from water or green, and how many touch that."""
    if blue is None or not len(inside.ground):
        return np.nan, 0
    n = int((nearest(inside.ground, blue, cancelled=cancelled, limit=reach)[0] >= 0).sum())
    if not inside.areal:
        return n / len(inside.ground), n
    near = nearest(blue, inside.ground, cancelled=cancelled, limit=reach)[0] >= 0
    beside = shapely.buffer(blue[near], reach, quad_segs=QUADRANT_SEGMENTS)
    return float(area_in_each(dissolve(beside, cancelled=cancelled), inside.parts).sum() / inside.area), n


def _sections(
    axis: Axis,
    strip: shapely.Geometry,
    inside: _Spaces,
    districts: np.ndarray | None,
    names: Sequence[object] | None,
) -> tuple[pd.DataFrame, int, float]:
    """The corridor cut by districts, in order along the axis, how many spaces lie across their borders, and shared m².

    What lies outside all districts is the last row, nameless.
    """
    called, ground, shared = _districts_in(strip, districts, names)
    order = np.argsort(axis.positions(points_of(ground[:-1])), kind="stable")
    order = np.append(order, len(order))
    called, ground = called[order], ground[order]
    table = pd.DataFrame({"district": called})
    table["length_km"] = shapely.length(shapely.intersection(shapely.multilinestrings(axis.parts), ground)) / 1e3
    table["area_km2"] = shapely.area(ground) / 1e6
    table["space_km2"] = area_in_each(ground, inside.parts) / 1e6 if inside.areal else np.nan
    table["space_share"] = table["space_km2"] / table["area_km2"].where(table["area_km2"] > 0)
    # The nearest: a point on the very edge of the corridor may lie a hair outside all of its sections.
    table["n"] = np.bincount(nearest(inside.points, ground)[0], minlength=len(ground))
    table["share"] = statistics.shares(table["n"])
    table["n_across"], n_across = _across(inside.ground, ground)
    table["per_km"] = table["n"] / table["length_km"].where(table["length_km"] > 0)
    table["status"] = [OK] * (len(ground) - 1) + [OK if districts is None else OUTSIDE_DISTRICTS]
    table["geometry"] = ground
    worth_a_row = (table["area_km2"] > SLIVER * shapely.area(strip) / 1e6) | (table["n"] > 0)
    return table[worth_a_row].reset_index(drop=True), n_across, shared


def _districts_in(
    strip: shapely.Geometry, districts: np.ndarray | None, names: Sequence[object] | None
) -> tuple[np.ndarray, np.ndarray, float]:
    """Names and ground of the districts in the corridor, the ground outside them last with the name None.

    And the area (m²) that they cover more than once.
    """
    if districts is None:
        return np.array([None], dtype=object), np.array([strip], dtype=object), 0.0
    require_some("districts", districts)
    number = number_of(names, len(districts))
    names = np.asarray([None] * len(districts) if names is None else names, dtype=object)
    _, crossed, pieces = overlaps(np.array([strip]), districts)
    found, ground = union_by(number[crossed], pieces)
    covered = union(ground)
    outside = shapely.difference(strip, covered, grid_size=GRID)
    first = np.unique(number, return_index=True)[1]
    shared = float(shapely.area(ground).sum() - shapely.area(covered))
    return np.append(names[first[found]], None), np.append(ground, outside), shared


def _across(spaces: np.ndarray, sections: np.ndarray) -> tuple[np.ndarray, int]:
    """How many spaces of each section have ground on both sides of its border, and how many such spaces there are."""
    section, space, shared = overlaps(sections, spaces)
    share = shapely.area(shared) / shapely.area(spaces[space])
    section, space, share = (column[share > SLIVER] for column in (section, space, share))
    # One that lies in two districts which overlap is not across the border of the one that holds it whole.
    across = (np.bincount(space, minlength=len(spaces))[space] > 1) & (share < 1 - SLIVER)
    return np.bincount(section[across], minlength=len(sections)), len(np.unique(space[across]))


def _contested(points: np.ndarray, sections: pd.DataFrame) -> int:
    """How many of the points stand on the ground, or on the border, of more than one district."""
    ground = sections.loc[sections["status"] == OK, "geometry"].to_numpy(object)
    held = shapely.STRtree(points).query(ground, predicate="dwithin", distance=TOUCHING)[1]
    return int((np.bincount(held, minlength=len(points)) > 1).sum())


def _notes(axis: Axis, spaces: np.ndarray, inside: _Spaces) -> list[str]:
    missing = int(absent(spaces).sum())
    outside = len(spaces) - missing - len(inside.ground)
    flat = int((shapely.get_dimensions(inside.ground) < 2).sum()) if inside.areal else 0
    notes = remarks(
        (
            missing,
            translate("Core", "{n} space has no geometry and is not counted."),
            translate("Core", "{n} spaces have no geometry and are not counted."),
        ),
        (
            outside,
            translate("Core", "{n} space lies outside the corridor."),
            translate("Core", "{n} spaces lie outside the corridor."),
        ),
        (
            flat,
            translate("Core", "{n} space is a point or line: it counts in the number of spaces, not in the areas."),
            translate("Core", "{n} spaces are points or lines: they count in the number of spaces, not in the areas."),
        ),
    )
    if axis.gaps_m > 1:
        text = translate("Core", "The axis has gaps of {km} km in all; they are not part of the corridor.")
        notes.append(text.format(km=rounded(axis.gaps_m / 1e3, 1)))
    return notes


def _shared_note(shared: float, strip: shapely.Geometry) -> list[str]:
    """What is said where districts overlap by more than a sliver."""
    if not shared > SLIVER * shapely.area(strip):
        return []
    text = translate(
        "Core",
        "Districts overlap in the corridor, by {km2} km²: that ground, and what of it is innovation space, counts in the "
        "area of each.",
    )
    return [text.format(km2=rounded(shared / 1e6, 2))]
