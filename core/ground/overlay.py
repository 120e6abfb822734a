"""Which polygon holds what, and how much of it: the questions that the tools put to two layers."""

import numpy as np
import shapely

from ..base.running import ROWS, Cancelled, Progress, chunks, ignore, never, part, piecewise
from .geometry import absent, of_dimension
from .union import dissolve, union_by

# Pairs that are intersected between two looks at the cancel button.
CHUNK = 20_000
# Metres. On a grid, however fine, an overlay cannot go wrong; free of one it may take polygons that merely touch along
# a cut edge for overlapping ones.
GRID = 1e-5
# What shares less of the smaller one than this merely touches: layers part by as much when one of them is reprojected.
SLIVER = 1e-6
# Two polygons that cover each other by this share are one thing, drawn twice.
ALIKE = 0.9


def locate(points: np.ndarray, polygons: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
    """Position of the polygon that holds each point, its edge included; the first of several, -1 where none does."""
    return piecewise(lambda some: _located(some, polygons), points, cancelled=cancelled)


def _located(points: np.ndarray, polygons: np.ndarray) -> np.ndarray:
    holder = np.full(len(points), -1)
    # The polygons ask: each is prepared once for all of these points.
    polygon, point = shapely.STRtree(points).query(polygons, predicate="intersects")
    # Pairs come by rising polygon: written backwards, the first of a point's polygons is the one that stays.
    holder[point[::-1]] = polygon[::-1]
    return holder


def overlaps(
    a: np.ndarray, b: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Positions in `a` and in `b` (polygons) of every pair that shares ground, and the polygon that they share."""
    if len(a) > len(b):
        second, first, shared = overlaps(b, a, progress, cancelled)
        return first, second, shared
    none = np.zeros(0, int)
    found = [(none, none, np.zeros(0, object))]
    for rows in chunks(len(b), ROWS, cancelled=cancelled):
        step = part(progress, rows.start / len(b), rows.stop / len(b))
        first, second, shared = _shared(a, b[rows], step, cancelled)
        found.append((first, second + rows.start, shared))
    first, second, shared = map(np.concatenate, zip(*found, strict=True))
    order = np.lexsort((second, first))
    return first[order], second[order], shared[order]


def _shared(a: np.ndarray, b: np.ndarray, progress: Progress, cancelled: Cancelled):
    # The fewer and larger ones ask: they are prepared once, and what they wholly hold need not be cut.
    tree = shapely.STRtree(b)
    first, second = tree.query(a, predicate="intersects")
    held = np.ravel_multi_index(tree.query(a, predicate="covers"), (len(a), len(b)))
    cut = np.flatnonzero(~np.isin(np.ravel_multi_index((first, second), (len(a), len(b))), held))
    shared = b[second]
    for some in chunks(len(cut), CHUNK, progress, cancelled):
        shared[cut[some]] = shapely.intersection(a[first[cut[some]]], b[second[cut[some]]], grid_size=GRID)
    wide = shapely.area(shared) > 0
    return first[wide], second[wide], _areas_only(shared[wide])


def meeting(
    polygons: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray]:
    """Positions i < j of every two of the polygons that overlap or touch."""
    tree, found = shapely.STRtree(polygons), [np.zeros((2, 0), int)]
    for rows in chunks(len(polygons), ROWS, progress, cancelled):
        first, second = tree.query(polygons[rows], predicate="intersects")
        pairs = np.array([first + rows.start, second])
        found.append(pairs[:, pairs[0] < pairs[1]])
    return tuple(np.concatenate(found, axis=1))


def cover_each_other(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Whether the polygons `a` and `b` (of one shape) cover each other by `ALIKE`: one thing, drawn twice."""
    smaller, larger = np.sort([shapely.area(a), shapely.area(b)], axis=0)
    # Few are of one size, and only these need be cut.
    same = (smaller > 0) & (smaller >= ALIKE * larger)
    same[same] = shapely.area(shapely.intersection(a[same], b[same])) >= ALIKE * larger[same]
    return same


def alike(a: np.ndarray, b: np.ndarray, cancelled: Cancelled = never) -> tuple[np.ndarray, np.ndarray]:
    """Positions in `a` and in `b` (polygons) of what is one thing in both; see :func:`cover_each_other`."""
    tree, found = shapely.STRtree(a), [np.zeros((2, 0), int)]
    for rows in chunks(len(b), ROWS, cancelled=cancelled):
        second, first = tree.query(b[rows])
        pairs = np.array([first, second + rows.start])
        found.append(pairs[:, cover_each_other(a[pairs[0]], b[pairs[1]])])
    return tuple(np.concatenate(found, axis=1))


def sharing(polygons: np.ndarray, sliver: float, cancelled: Cancelled = never) -> np.ndarray:
    """Positions of the polygons that share more than `sliver` (0–1) of the smaller one's ground with another of them.

    Any unit will do, degrees too; missing ones share nothing.
    """
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    one, other = one[one < other], other[one < other]
    shared = piecewise(shapely.intersection, polygons[one], polygons[other], size=500, cancelled=cancelled)
    wide = shapely.area(shared) > sliver * np.minimum(shapely.area(polygons[one]), shapely.area(polygons[other]))
    return np.unique([one[wide], other[wide]])


def without(polygons: np.ndarray, others: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
    """What `others` leave of each polygon."""
    tree, left = shapely.STRtree(others), polygons.copy()
    for some in chunks(len(polygons), ROWS, cancelled=cancelled):
        asked, met = tree.query(polygons[some], predicate="intersects")
        cut, covers = union_by(asked, others[met], cancelled=cancelled)
        left[some][cut] = shapely.difference(left[some][cut], covers)
    return left


def ground_in_each(
    owners: np.ndarray, others: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> np.ndarray:
    """The union of the `others` (polygons) inside each owner (polygon), an empty polygon where there is none."""
    inside, _, pieces = overlaps(owners, others, progress, cancelled)
    ground = np.full(len(owners), shapely.Polygon(), dtype=object)
    found, unions = union_by(inside, pieces, cancelled=cancelled)
    ground[found] = unions
    return ground


def area_in_each(
    owners: np.ndarray, parts: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> np.ndarray:
    """Area (m²) of the disjoint polygons `parts` inside each owner (polygon)."""
    inside, _, pieces = overlaps(owners, parts, progress, cancelled)
    return np.bincount(inside, weights=shapely.area(pieces), minlength=len(owners))


def share_inside(
    grounds: np.ndarray, areas: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> np.ndarray:
    """Share (0–1) of each ground that lies in the union of `areas` (polygons), NaN where the ground is missing.

    Polygons by area; points and multipoints by number, a point on the outer edge being outside.
    """
    share = np.full(len(grounds), np.nan)
    flat = shapely.get_dimensions(grounds) < 2
    here = ~absent(grounds)
    if (here & flat).any():
        share[here & flat] = _share_of_points(grounds[here & flat], areas, cancelled)
    wide = here & ~flat
    inside = ground_in_each(grounds[wide], areas, progress, cancelled)
    # The ratio of two computed areas may exceed 1 by a rounding error.
    share[wide] = np.minimum(shapely.area(inside) / shapely.area(grounds[wide]), 1)
    return share


def _share_of_points(grounds: np.ndarray, areas: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    points, ground = shapely.get_parts(grounds, return_index=True)
    # The union: a point on the border between two areas lies inside them.
    tree = shapely.STRtree(dissolve(areas, cancelled=cancelled))
    inside = np.zeros(len(points), dtype=bool)
    for some in chunks(len(points), ROWS, cancelled=cancelled):
        inside[some][tree.query(points[some], predicate="within")[0]] = True
    number = np.bincount(ground, minlength=len(grounds))
    return np.bincount(ground, weights=inside, minlength=len(grounds)) / np.maximum(number, 1)


def _areas_only(pieces: np.ndarray) -> np.ndarray:
    """Without the lines and points along which two polygons merely touch."""
    mixed = shapely.get_type_id(pieces) == shapely.GeometryType.GEOMETRYCOLLECTION
    pieces[mixed] = [of_dimension(piece, 2) for piece in pieces[mixed]]
    return pieces
