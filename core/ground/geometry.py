"""Small helpers over Shapely arrays that every tool needs."""

from collections.abc import Iterable

import numpy as np
import shapely

from ..base.arrays import objects
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, chunks, ignore, never, piecewise
from ..base.text import translate
from ..lazy import pandas as pd


def as_array(geometries: Iterable[shapely.Geometry | None] | None) -> np.ndarray | None:
    """Geometries, in a list, an array or a Series, as an array (n,) of objects; None for None.

    What the core computes goes by position. A Series goes by its labels, which in a sorted or filtered table are others.

    >>> import pandas as pd
    >>> as_array(pd.Series(shapely.points([(5, 0), (7, 0)]), index=[1, 0]))[0].x
    5.0
    """
    return None if geometries is None else objects(geometries)


def repair(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Valid geometries and the mask of those that had to be made valid; missing ones stay None.

    Parts of a lower dimension that a repair leaves behind (the spike of a polygon) are dropped.

    >>> bow, mended = repair(np.array([shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)]), None]))
    >>> bow[0].is_valid, bow[0].area, mended.tolist()
    (True, 2.0, [True, False])
    """
    broken = ~(shapely.is_valid(geometries) | shapely.is_missing(geometries))
    if not broken.any():
        return geometries, broken
    repaired = geometries.copy()
    pairs = zip(shapely.make_valid(geometries[broken]), shapely.get_dimensions(geometries[broken]), strict=True)
    repaired[broken] = [of_dimension(geometry, dimension) for geometry, dimension in pairs]
    return repaired, broken


EMPTY = (shapely.Point(), shapely.LineString(), shapely.Polygon())


def of_dimension(geometry: shapely.Geometry, dimension: int) -> shapely.Geometry:
    """The parts of one dimension: 2 the areas, 1 the lines, 0 the points that an overlay or a repair left behind.

    Where there are none it is empty, but of this dimension.

    >>> mixed = shapely.from_wkt("GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((0 0, 2 0, 2 2, 0 0)))")
    >>> of_dimension(mixed, 2).area, of_dimension(mixed, 0).wkt
    (2.0, 'POINT (9 9)')
    >>> of_dimension(shapely.Point(9, 9), 1).wkt
    'LINESTRING EMPTY'
    """
    if shapely.get_dimensions(geometry) == dimension and geometry.geom_type != "GeometryCollection":
        return geometry
    parts = shapely.get_parts(shapely.get_parts(geometry))
    kept = parts[shapely.get_dimensions(parts) == dimension]
    if dimension == 1 and len(kept):
        # Gathered, not united: a union would tie a bridge to the street below it.
        return shapely.multilinestrings(kept)
    return shapely.union_all(kept) if len(kept) else EMPTY[dimension]


def as_areas(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Areas, None for what is none, and the mask of those that closed lines stand for.

    Boundaries come as closed lines from drawings and from OSM. Rings inside rings are holes.

    >>> areas, closed = as_areas(shapely.from_wkt(["LINESTRING (0 0, 2 0, 2 2, 0 0)", "LINESTRING (0 0, 2 0)"]))
    >>> areas[0].area, areas[1], closed.tolist()
    (2.0, None, [True, False])
    """
    areas, dimensions = geometries.copy(), shapely.get_dimensions(geometries)
    lines = dimensions == 1
    areas[lines] = shapely.build_area(shapely.node(geometries[lines]))
    areas[dimensions == 0] = None
    areas[absent(areas)] = None
    return areas, lines & ~absent(areas)


def as_lines(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lines, None for points, and the mask of areas, for which their outlines stand.

    A pedestrian square among the streets is walked along its edges.

    >>> lines, areas = as_lines(np.array([shapely.box(0, 0, 2, 1), shapely.Point(5, 5)]))
    >>> lines[0].length, lines[1], areas.tolist()
    (6.0, None, [True, False])
    """
    lines, dimensions = geometries.copy(), shapely.get_dimensions(geometries)
    lines[dimensions == 2] = shapely.boundary(geometries[dimensions == 2])
    lines[dimensions == 0] = None
    return lines, dimensions == 2


def without_collections(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each collection by its parts of the highest dimension, and the mask of those that lost others.

    >>> mixed = shapely.from_wkt(["GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((0 0, 2 0, 2 2, 0 0)))", "POINT (1 1)"])
    >>> plain, lost = without_collections(mixed)
    >>> plain[0].area, lost.tolist()
    (2.0, [True, False])
    """
    collections = np.flatnonzero(shapely.get_type_id(geometries) == 7)
    plain, mixed = geometries.copy(), np.zeros(len(geometries), dtype=bool)
    for i in collections:
        plain[i] = of_dimension(geometries[i], int(shapely.get_dimensions(geometries[i])))
        parts = shapely.get_parts(shapely.get_parts(geometries[i]))
        mixed[i] = len(set(shapely.get_dimensions(parts))) > 1
    return plain, mixed


def absent(geometries: np.ndarray) -> np.ndarray:
    """Mask of the geometries that are missing or empty.

    >>> absent(np.array([None, shapely.Point(), shapely.Point(1, 1)])).tolist()
    [True, True, False]
    """
    return shapely.is_missing(geometries) | shapely.is_empty(geometries)


def require_some(argument: str, geometries: np.ndarray) -> None:
    """Raise InputError naming the `argument` that holds the geometries where there is nothing to work with.

    >>> require_some("grounds", np.array([None, shapely.Point(1, 1)]))
    """
    if absent(geometries).all():
        raise InputError(
            argument,
            translate("Core", "the layer holds no geometry to work with."),
            translate("Core", "Choose another layer, or check its filter and the “selected features only” box."),
        )


def are_points(geometries: np.ndarray) -> bool:
    """Whether all that is there are points, alone or several to a geometry.

    >>> are_points(np.array([shapely.Point(7, 7), shapely.MultiPoint([(0, 0), (1, 1)]), None]))
    True
    """
    return bool((shapely.get_dimensions(geometries[~absent(geometries)]) == 0).all())


def points_of(geometries: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
    """Points as they are; anything else by a point on its surface. Missing and empty ones become None.

    >>> points = points_of(np.array([shapely.Point(7, 7), shapely.box(0, 0, 2, 2), None]))
    >>> [None if point is None else point.wkt for point in points]
    ['POINT (7 7)', 'POINT (1 1)', None]
    """
    points = geometries.copy()
    other = shapely.get_type_id(points) > 0
    points[other] = piecewise(shapely.point_on_surface, points[other], cancelled=cancelled)
    points[absent(points)] = None
    return points


def nearest(
    geometries: np.ndarray,
    targets: np.ndarray,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
    limit: float | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Position of the nearest target (-1: none) and the distance to it, edge to edge and 0 inside (NaN: none).

    Of equally near targets the first counts, one farther than `limit` metres does not. Missing and empty geometries have
    no nearest target and are none.

    >>> parks = np.array([shapely.box(0, 0, 10, 10), shapely.box(50, 0, 60, 10)])
    >>> index, metres = nearest(shapely.points([(5, 5), (46, 3), (200, 0)]), parks, limit=100)
    >>> index.tolist(), metres.tolist()
    ([0, 1, -1], [0.0, 4.0, nan])
    """
    longest = None if limit is None else limit * (1 + 1e-9) + 1e-9  # the search asks for one above 0
    index, distance = np.full(len(geometries), -1), np.full(len(geometries), np.nan)
    here, there = np.flatnonzero(~absent(geometries)), np.flatnonzero(~absent(targets))
    if not len(here) or not len(there):
        return index, distance
    # What is drawn a thousand times over would be as near a thousand times.
    there = there[~pd.Series(shapely.to_wkb(targets[there], output_dimension=2)).duplicated()]
    tree = search_tree(targets[there])
    here = here[neighbours_together(shapely.bounds(geometries[here])[:, :2])]
    for part in chunks(len(here), 20_000, progress, cancelled):
        rows = here[part]
        (asked, found), metres = tree.query_nearest(geometries[rows], longest, return_distance=True)
        order = np.lexsort((found, asked))
        first = order[np.unique(asked[order], return_index=True)[1]]
        index[rows[asked[first]]], distance[rows[asked[first]]] = there[found[first]], metres[first]
    if limit is not None:
        beyond = distance > limit
        index[beyond], distance[beyond] = -1, np.nan
    return index, distance


def neighbours_together(xy: np.ndarray) -> np.ndarray:
    """The order of points (n, 2) in strips of 500 m: a tree answers twice as fast when neighbours ask in turn.

    >>> neighbours_together(np.array([[900.0, 0], [10, 80], [700, -5], [20, 3]])).tolist()
    [3, 1, 2, 0]
    """
    return np.lexsort((xy[:, 1], xy[:, 0] // 500))


def search_tree(geometries: np.ndarray) -> shapely.STRtree:
    """A tree to be asked for what is nearest.

    With two children a branch, the farther one need mostly not be looked at; with the usual ten the tree measures the
    distance to many more geometries and takes two to three times as long.

    >>> search_tree(shapely.points([(0, 0), (9, 9)])).query_nearest(shapely.Point(8, 8)).tolist()
    [1]
    """
    return shapely.STRtree(geometries, node_capacity=2)
