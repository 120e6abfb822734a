"""An innovation corridor (走廊): how much innovation space it holds, where, and beside what (Q11 of the field)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from ..base import statistics
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, check, ignore, never, piecewise
from ..base.text import translate
from ..ground.geometry import absent, nearest, points_of, require_some
from ..ground.incubators import number_of
from ..ground.overlay import GRID, area_in_each, overlaps
from ..ground.union import dissolve, union, union_by
from .axis import Axis, make_axis

QUADRANT_SEGMENTS = 16
# Ground smaller than this share of the corridor is a sliver of two borders drawn apart, not a district of its own.
SLIVER = 1e-6


@dataclass
class Corridor:
    """The corridor and its sections.

    `corridor`: one row, ``length_km area_km2 space_km2 space_share n per_km districts blue_share longest_gap_km`` and
    geometry; `sections`: one row per district in order along the axis, ``district length_km area_km2 space_km2
    space_share n share n_across per_km status`` and geometry, at last the ground outside all districts; `gaps_km`: start
    and length of each stretch of the axis without the centre of a space; `n_across`: spaces across the border of a section.
    """

    corridor: pd.DataFrame
    sections: pd.DataFrame
    gaps_km: np.ndarray
    n_across: int
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
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


def corridor(
    axis: np.ndarray,
    width: float,
    spaces: np.ndarray,
    districts: np.ndarray | None = None,
    names: Sequence[object] | None = None,
    blue: np.ndarray | None = None,
    blue_reach: float = 500.0,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Corridor:
    """Innovation space along an axis.

    Parameters
    ----------
    axis : lines, one or many; lengths are those of their main run from end to end.
    width : metres from edge to edge; the ends are flat.
    spaces : valid polygons or points; those that meet the corridor count, with the ground that lies in it.
    districts, names : valid polygons and their names; rows of one name are one district. Ground that several share counts in
        each of them, a space on it in the nearest along the axis.
    blue : water and green, any valid geometry; `blue_reach` metres from it count as beside it.

    Raises
    ------
    InputError : naming ``WIDTH``, ``BLUE_REACH``, ``SPACES``, ``AXIS``, ``DISTRICTS`` or ``BLUE``.

    >>> road = shapely.linestrings([[(0, 0), (10e3, 0)]])
    >>> parks = shapely.box([1e3, 6e3], -500, [2e3, 7e3], 500)
    >>> result = corridor(road, 2_000, parks)
    >>> result.corridor[["length_km", "area_km2", "space_km2", "n", "longest_gap_km"]].values.tolist()
    [[10.0, 20.0, 2.0, 2.0, 5.0]]
    """
    _check(width, blue_reach)
    require_some("SPACES", spaces)
    if blue is not None:
        require_some("BLUE", blue)
    line = make_axis(axis)
    strip = _strip(line, width, cancelled)
    inside = _spaces_in(strip, spaces)
    progress(0.4)
    check(cancelled)
    sections, n_across, shared = _sections(line, strip, inside, districts, names)
    progress(0.7)
    check(cancelled)
    row = _row(line, strip, inside, None if districts is None else int((sections["status"] == "ok").sum()))
    row["blue_share"] = np.nan if blue is None else _blue_share(inside, blue, blue_reach, cancelled)
    positions = np.sort(line.positions(inside.centres)) if len(inside.points) else np.array([])
    gaps_km = gaps(line, positions) / 1e3
    row["longest_gap_km"] = gaps_km[:, 1].max()
    table = pd.DataFrame([row]).astype({"districts": "Int64"}).assign(geometry=np.array([strip], dtype=object))
    return Corridor(table, sections, gaps_km, n_across, [*_notes(line, spaces, inside), *_shared_note(shared, strip)])


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


def _check(width: float, blue_reach: float) -> None:
    cure = translate("Core", "Give metres.")
    if not width > 0:
        raise InputError("WIDTH", translate("Core", "the width must be greater than 0."), cure)
    if not blue_reach >= 0:
        raise InputError("BLUE_REACH", translate("Core", "the reach must be 0 or more."), cure)


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


def _blue_share(inside: _Spaces, blue: np.ndarray, reach: float, cancelled: Cancelled) -> float:
    """Share of the spaces (by area, points by number) at most `reach` metres from water or green."""
    if not len(inside.ground):
        return np.nan
    if not inside.areal:
        return float((nearest(inside.ground, blue, cancelled=cancelled, limit=reach)[0] >= 0).mean())
    near = nearest(blue, inside.ground, cancelled=cancelled, limit=reach)[0] >= 0
    beside = shapely.buffer(blue[near], reach, quad_segs=QUADRANT_SEGMENTS)
    return float(area_in_each(dissolve(beside, cancelled=cancelled), inside.parts).sum() / inside.area)


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
    table["status"] = ["ok"] * (len(ground) - 1) + ["ok" if districts is None else "outside_districts"]
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
    require_some("DISTRICTS", districts)
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


def _notes(axis: Axis, spaces: np.ndarray, inside: _Spaces) -> list[str]:
    missing = int(absent(spaces).sum())
    outside = len(spaces) - missing - len(inside.ground)
    flat = int((shapely.get_dimensions(inside.ground) < 2).sum()) if inside.areal else 0
    counted = [
        (missing, translate("Core", "{n} spaces have no geometry and are not counted.")),
        (outside, translate("Core", "{n} spaces lie outside the corridor.")),
        (flat, translate("Core", "{n} spaces are points or lines: they count in the number, not in the areas.")),
    ]
    notes = [text.format(n=n) for n, text in counted if n]
    if axis.gaps_m > 1:
        notes.append(
            translate("Core", "The axis has gaps of {km:,.1f} km in all; they are no part of the corridor.").format(
                km=axis.gaps_m / 1e3
            )
        )
    return notes


def _shared_note(shared: float, strip: shapely.Geometry) -> list[str]:
    """What is said where districts overlap by more than a sliver."""
    if not shared > SLIVER * shapely.area(strip):
        return []
    text = translate(
        "Core",
        "Districts overlap in the corridor, by {km2:,.2f} km²: that ground, and the spaces on it, count in each.",
    )
    return [text.format(km2=shared / 1e6)]
