"""Where streets are closed: points on them, lines across them and areas cut a street where they stand.

Both sides of the cut stay usable. What lies within an area, or along a line, is closed as long as it lies there.
"""

from dataclasses import dataclass

import numpy as np
import shapely

from ..base.errors import InputError
from ..base.running import Cancelled, never, piecewise
from ..base.text import remarks, translate
from ..ground.geometry import absent, search_tree
from . import sections
from .sections import ROUNDING

NEAR = 1.0
"""Metres within which a point stands on a street."""


@dataclass(frozen=True, eq=False)
class Closures:
    """What barriers close: `n` barriers, `rows` of the street layer that are cut, `idle` barriers that close nothing.

    `corners`: barriers of points that close several streets at once.
    """

    n: int
    rows: np.ndarray
    idle: np.ndarray
    corners: np.ndarray

    @property
    def notes(self) -> list[str]:
        """Remarks on them."""
        return remarks(
            (
                len(self.rows),
                translate("Barriers", "Barriers cut {n} street; both sides of each cut stay usable."),
                translate("Barriers", "Barriers cut {n} streets; both sides of each cut stay usable."),
            ),
            (
                len(self.corners),
                translate(
                    "Barriers",
                    "{n} of {all} barriers stands where several streets meet and closes them all; move it onto the one that is "
                    "meant.",
                ),
                translate(
                    "Barriers",
                    "{n} of {all} barriers stand where several streets meet and close them all; move them onto those that are "
                    "meant.",
                ),
            ),
            (
                len(self.idle),
                translate("Barriers", "{n} of {all} barriers closes nothing: it meets no street."),
                translate("Barriers", "{n} of {all} barriers close nothing: they meet no street."),
            ),
            all=f"{self.n:,}",
        )


def cut(
    parts: np.ndarray, part_row: np.ndarray, barriers: np.ndarray, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray, np.ndarray, Closures]:
    """Single lines `parts` (of the rows `part_row`) without what `barriers` (geometries of any kind, metres) close.

    A point closes the streets within :data:`NEAR` of it, a line those that it crosses or runs along (not one at which it merely
    ends), an area those that it touches. Gives the parts and rows that are left, (n, 2) whether the first and the last vertex
    of each is a cut, and what was closed. Raises InputError naming ``barriers`` where no street is left.

    >>> street, gate = shapely.linestrings([[(0, 0), (9, 0)]]), shapely.points([(4, 0.5)])
    >>> left, row, closed, found = cut(street, np.array([0]), gate)
    >>> [line.wkt for line in left], closed.tolist(), found.rows.tolist()
    (['LINESTRING (0 0, 4 0)', 'LINESTRING (4 0, 9 0)'], [[False, True], [True, False]], [0])
    """
    part, start, end, barrier = _closed(parts, barriers, cancelled)
    left, of, closed = _what_is_left(parts, *_merged(part, start, end, shapely.length(parts)))
    if not len(left):
        raise InputError(
            "barriers",
            translate("Barriers", "they close all streets."),
            translate("Barriers", "Choose a layer of gates, walls or closed ground, not of the whole area."),
        )
    there, row = ~absent(barriers), part_row[part]
    idle = np.setdiff1d(np.flatnonzero(there), barrier)
    found = Closures(
        int(there.sum()), np.unique(row), idle, _of_several(barrier, row, shapely.get_dimensions(barriers) == 0)
    )
    return left, part_row[of], closed, found


def _of_several(barrier: np.ndarray, row: np.ndarray, is_point: np.ndarray) -> np.ndarray:
    """The points that close more than one street."""
    pairs = np.unique(np.column_stack([barrier, row]), axis=0)
    closed, n = np.unique(pairs[:, 0], return_counts=True)
    several = closed[n > 1]
    return several[is_point[several]]


def _closed(parts: np.ndarray, barriers: np.ndarray, cancelled: Cancelled) -> tuple[np.ndarray, ...]:
    """Part, start and end in metres along it, and barrier, of each stretch that is closed.

    Segment by segment, as a street may pass a barrier more than once.
    """
    single, owner = _single(barriers)
    is_point = shapely.get_dimensions(single) == 0
    points, shapes = single[is_point], single[~is_point]
    tree = search_tree(parts)
    hit = np.unique(np.concatenate([tree.query(points, "dwithin", NEAR)[1], tree.query(shapes, "intersects")[1]]))
    segments = _Segments(parts, hit)
    by_point, by_shape = _by_points(segments, points), _by_shapes(segments, shapes, cancelled)
    owner = np.concatenate([owner[is_point][by_point[0]], owner[~is_point][by_shape[0]]])
    segment, start, end = (np.concatenate(pair) for pair in zip(by_point[1:], by_shape[1:], strict=True))
    begins = segments.begins[segment]
    return segments.part[segment], begins + start, begins + end, owner


class _Segments:
    """The straight segments of some parts: `lines`, where they start, their `part`, and metres of it before them."""

    def __init__(self, parts: np.ndarray, chosen: np.ndarray):
        xy, line = shapely.get_coordinates(parts[chosen], return_index=True)
        first = np.flatnonzero(line[1:] == line[:-1])
        total = sections.running_total(sections.steps(xy, line))
        self.lines = shapely.linestrings(np.stack([xy[first], xy[first + 1]], axis=1))
        self.start, self.part = xy[first], chosen[line[first]]
        self.begins = total[first] - total[np.searchsorted(line, line[first], "left")]
        self.tree = search_tree(self.lines)

    def within(self, shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Areas, and the segments that lie wholly within them."""
        area = np.flatnonzero(shapely.get_dimensions(shapes) == 2)
        found, segment = self.tree.query(shapes[area], "contains_properly")
        return area[found], segment

    def distance(self, number: np.ndarray, part: np.ndarray, points: np.ndarray) -> np.ndarray:
        """Metres from points to segments by their number; infinite where there is none, or none of that part."""
        there = np.clip(number, 0, max(len(self.lines) - 1, 0))
        metres = shapely.distance(self.lines[there], points)
        return np.where((there == number) & (self.part[there] == part), metres, np.inf)


def _by_points(segments: _Segments, points: np.ndarray) -> tuple[np.ndarray, ...]:
    """Point, segment, start and end along it: where a street passes nearest, each time that it passes within :data:`NEAR`."""
    point, segment = segments.tree.query(points, "dwithin", NEAR)
    here, part = points[point], segments.part[segment]
    metres = shapely.distance(segments.lines[segment], here)
    around = np.minimum(*(segments.distance(segment + step, part, here) for step in (-1, 1)))
    nearest = metres <= around
    point, segment = point[nearest], segment[nearest]
    at = shapely.line_locate_point(segments.lines[segment], points[point])
    return point, segment, at, at


def _by_shapes(segments: _Segments, shapes: np.ndarray, cancelled: Cancelled) -> tuple[np.ndarray, ...]:
    """Line or area, segment, start and end along it of what they have in common."""
    shape, segment = segments.tree.query(shapes, "intersects")
    # What lies well within an area need not be overlaid with its thousands of vertices.
    whole = np.isin(*(pair[0] * len(segments.lines) + pair[1] for pair in ((shape, segment), segments.within(shapes))))
    inside, (shape, segment) = (shape[whole], segment[whole]), (shape[~whole], segment[~whole])
    common = piecewise(_common, segments.lines[segment], shapes[shape], cancelled=cancelled)
    common, pair = shapely.get_parts(common, return_index=True)
    shape, segment = shape[pair], segment[pair]
    ends = np.stack([shapely.get_coordinates(_end(common, i)) for i in (0, -1)], axis=1)
    along = np.sort(np.hypot(*np.moveaxis(ends - segments.start[segment][:, None], 2, 0)), axis=1)
    real = ~_merely_ends(shapes, shape, ends)
    length = shapely.length(segments.lines[inside[1]])
    met = shape[real], segment[real], along[real, 0], along[real, 1]
    return tuple(np.concatenate(pair) for pair in zip(met, (*inside, np.zeros(len(length)), length), strict=True))


def _single(barriers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points, lines and polygons, each with the number of its barrier."""
    owner = np.flatnonzero(~absent(barriers))
    single = barriers[owner]
    while (shapely.get_type_id(single) >= shapely.GeometryType.MULTIPOINT).any():
        single, index = shapely.get_parts(single, return_index=True)
        owner = owner[index]
    return single, owner


def _common(segments: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    """What a segment and a shape that meet have in common: a point at least, where rounding leaves nothing of it."""
    common = shapely.intersection(segments, shapes)
    lost = shapely.is_empty(common)
    common[lost] = shapely.get_point(shapely.shortest_line(segments[lost], shapes[lost]), 0)
    return common


def _end(geometries: np.ndarray, number: int) -> np.ndarray:
    """A point itself, of a line its first or last."""
    return np.where(shapely.get_dimensions(geometries) == 0, geometries, shapely.get_point(geometries, number))


def _merely_ends(shapes: np.ndarray, shape: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Whether a line only ends there: a free end, which no other line goes on from."""
    lines = np.flatnonzero(shapely.get_dimensions(shapes) == 1)
    tips = np.stack([shapely.get_coordinates(shapely.get_point(shapes[lines], i)) for i in (0, -1)], axis=1)
    _, index, uses = np.unique(tips.reshape(-1, 2), axis=0, return_inverse=True, return_counts=True)
    free = np.full((len(shapes), 2), False)
    free[lines] = (uses[index.ravel()] == 1).reshape(-1, 2)
    tip = np.full((len(shapes), 2, 2), np.nan)
    tip[lines] = tips
    near = np.hypot(*np.moveaxis(tip[shape] - ends[:, :1], 2, 0)) <= ROUNDING
    is_place = np.hypot(*(ends[:, 0] - ends[:, 1]).T) <= ROUNDING
    return is_place & (near & free[shape]).any(axis=1)


def _merged(part, start, end, length) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Closed stretches of a part that overlap made one; sorted by part and start."""
    base = np.cumsum(length + 1) - length
    order = np.lexsort((start, part))
    part, begins = part[order], (base[part] + start)[order]
    until = np.maximum.accumulate(base[part] + end[order]) if len(part) else begins
    new = np.append(True, begins[1:] > until[:-1] + ROUNDING)[: len(part)]
    last = np.append(new[1:], True)[: len(part)]
    part = part[new]
    return part, begins[new] - base[part], until[last] - base[part]


def _what_is_left(parts, part, start, end) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Lines, their parts, and (n, 2) whether they begin and end with a cut; `part, start, end`: sorted and disjoint."""
    whole = np.setdiff1d(np.arange(len(parts)), part)
    hit = np.unique(part)
    length = shapely.length(parts[hit])
    # Of k closed stretches of a part k + 1 are left: from 0 or the end of one to the beginning of the next or the part's end.
    of = np.concatenate([hit, part])
    begins, cut_before = np.concatenate([np.zeros(len(hit)), end]), np.repeat([False, True], [len(hit), len(part)])
    order = np.argsort(of, kind="stable")
    of, begins, cut_before = of[order], begins[order], cut_before[order]
    until, cut_after = np.concatenate([start, length]), np.repeat([True, False], [len(part), len(hit)])
    order = np.argsort(np.concatenate([part, hit]), kind="stable")
    until, cut_after = until[order], cut_after[order]
    some = until - begins > ROUNDING
    of, begins, until = of[some], begins[some], until[some]
    xy, line = shapely.get_coordinates(parts, return_index=True)
    total = sections.running_total(sections.steps(xy, line))
    first, last = np.searchsorted(line, of, "left"), np.searchsorted(line, of, "right") - 1
    left = np.concatenate([parts[whole], sections.lines(xy, total, first, last, begins, until)])
    cuts = np.concatenate([np.zeros((len(whole), 2), bool), np.column_stack([cut_before, cut_after])[some]])
    of = np.concatenate([whole, of])
    order = np.argsort(of, kind="stable")
    return left[order], of[order], cuts[order]
