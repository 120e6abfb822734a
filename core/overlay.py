"""Which polygon holds what, and how much of it: the questions that the tools put to two layers."""

import numpy as np
import shapely

from .geometry import absent, of_dimension, union_by
from .running import Cancelled, Progress, chunks, ignore, never

# Pairs that are intersected between two looks at the cancel button.
CHUNK = 20_000
# Metres. On a grid, however fine, an overlay cannot go wrong; free of one it may take polygons that merely touch along
# a cut edge for overlapping ones.
GRID = 1e-5


def locate(points: np.ndarray, polygons: np.ndarray) -> np.ndarray:
    """Position of the polygon that holds each point, its edge included; the first of several, -1 where none does."""
    holder = np.full(len(points), -1)
    # The polygons ask: each is prepared once for all of its points.
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
    # The fewer and larger ones ask: they are prepared once, and what they wholly hold need not be cut.
    tree = shapely.STRtree(b)
    first, second = tree.query(a, predicate="intersects")
    held = np.ravel_multi_index(tree.query(a, predicate="covers"), (len(a), len(b)))
    cut = np.flatnonzero(~np.isin(np.ravel_multi_index((first, second), (len(a), len(b))), held))
    shared = b[second]
    for part in chunks(len(cut), CHUNK, progress, cancelled):
        shared[cut[part]] = shapely.intersection(a[first[cut[part]]], b[second[cut[part]]], grid_size=GRID)
    wide = shapely.area(shared) > 0
    return first[wide], second[wide], _areas_only(shared[wide])


def ground_in_each(
    owners: np.ndarray, others: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> np.ndarray:
    """The union of the `others` (polygons) inside each owner (polygon), an empty polygon where there is none."""
    inside, _, pieces = overlaps(owners, others, progress, cancelled)
    ground = np.full(len(owners), shapely.Polygon(), dtype=object)
    found, unions = union_by(inside, pieces)
    ground[found] = unions
    return ground


def dissolve(polygons: np.ndarray) -> np.ndarray:
    """The ground under polygons, each square metre once, in disjoint parts."""
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    # Most lie alone: only those that meet another need a union.
    met = np.zeros(len(polygons), dtype=bool)
    met[one[one != other]] = True
    return np.concatenate([polygons[~met], shapely.get_parts(shapely.union_all(polygons[met]))])


def area_in_each(owners: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Area (m²) of the disjoint polygons `parts` inside each owner (polygon)."""
    inside, _, pieces = overlaps(owners, parts)
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
        share[here & flat] = _share_of_points(grounds[here & flat], areas)
    wide = here & ~flat
    inside = ground_in_each(grounds[wide], areas, progress, cancelled)
    # The ratio of two computed areas may exceed 1 by a rounding error.
    share[wide] = np.minimum(shapely.area(inside) / shapely.area(grounds[wide]), 1)
    return share


def _share_of_points(grounds: np.ndarray, areas: np.ndarray) -> np.ndarray:
    points, ground = shapely.get_parts(grounds, return_index=True)
    # The union: a point on the border between two areas lies inside them.
    merged = dissolve(areas)
    inside = np.zeros(len(points), dtype=bool)
    inside[shapely.STRtree(merged).query(points, predicate="within")[0]] = True
    number = np.bincount(ground, minlength=len(grounds))
    return np.bincount(ground, weights=inside, minlength=len(grounds)) / np.maximum(number, 1)


def _areas_only(pieces: np.ndarray) -> np.ndarray:
    """Without the lines and points along which two polygons merely touch."""
    mixed = shapely.get_type_id(pieces) == shapely.GeometryType.GEOMETRYCOLLECTION
    pieces[mixed] = [of_dimension(piece, 2) for piece in pieces[mixed]]
    return pieces
