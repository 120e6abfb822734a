"""The ground under many polygons: unions that stay fast where most lie apart, and that hear a cancel."""

from collections.abc import Iterator

import numpy as np
import shapely

from ..base.running import Cancelled, Progress, check, chunks, ignore, never
from .geometry import absent

# Metres. On this grid corners that nearly meet do.
GRID = 1e-5
# So few vertices are united in one call: a fraction of a second's work.
AT_ONCE = 30_000
# Vertices of the first blocks of many. Smaller or larger ones take longer, whether the polygons lie apart or overlap.
VERTICES = 1000
# Polygons that ask the tree between two looks at the cancel button.
ASKED = 20_000


def union(polygons: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never) -> shapely.Geometry:
    """The ground under polygons (missing and empty ones count for nothing), an empty polygon where there is none.

    >>> union(shapely.box([0, 1], 0, [2, 3], 1)).area, union(np.array([None])).is_empty
    (3.0, True)
    """
    number = shapely.get_num_coordinates(polygons).sum()
    if number <= AT_ONCE:
        return _united(polygons) if number else shapely.Polygon()
    parts = dissolve(polygons, progress, cancelled)
    if (shapely.get_type_id(parts) != shapely.GeometryType.POLYGON).any():
        return _united(parts)
    return shapely.multipolygons(parts) if len(parts) > 1 else parts[0]


def dissolve(polygons: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never) -> np.ndarray:
    """The ground under polygons, each square metre once, in disjoint parts.

    Neighbours are united first, in blocks; what then meets nothing else is done. GEOS's own union takes a hundred times as
    long where many polygons lie apart.

    >>> sorted(shapely.area(dissolve(shapely.box([0, 1, 9], 0, [2, 3, 10], 1))))
    [1.0, 3.0]
    """
    left, size, apart = polygons[~absent(polygons)], VERTICES, []
    total = max(len(left), 1)
    while len(left):
        in_one = shapely.get_num_coordinates(left).sum() <= size
        left = _united_in_blocks(left, size, cancelled)
        alone = np.ones(len(left), dtype=bool) if in_one else _alone(left, cancelled)
        apart.append(left[alone])
        left = left[~alone]
        # Growing blocks bring together in the end what a border between two of them kept apart.
        size *= 4
        progress(1 - len(left) / total)
    return np.concatenate(apart) if apart else polygons[:0]


def _united_in_blocks(polygons: np.ndarray, size: int, cancelled: Cancelled) -> np.ndarray:
    """The parts of the unions of neighbours, about `size` vertices at a time."""
    vertices = shapely.get_num_coordinates(polygons)
    if vertices.sum() <= size:
        return shapely.get_parts(_united(polygons))
    order = _by_neighbourhood(polygons, int(vertices.sum() // size) + 1)
    return shapely.get_parts([_united(polygons[order[some]]) for some in blocks(vertices[order], size, cancelled)])


def blocks(vertices: np.ndarray, size: int, cancelled: Cancelled = never) -> Iterator[np.ndarray]:
    """Positions of successive geometries of some `vertices`, about `size` of these at a time; between them a cancel is heeded.

    >>> [some.tolist() for some in blocks(np.array([5, 5, 5]), 12)]
    [[0, 1], [2]]
    """
    block = np.cumsum(vertices) // size
    for members in np.split(np.arange(len(vertices)), np.flatnonzero(np.diff(block)) + 1) if len(vertices) else []:
        check(cancelled)
        yield members


def _united(geometries: np.ndarray) -> np.ndarray:
    """(..., k) geometries: the union of each k.

    GEOS is quick with floating-point corners, but where edges all but coincide it has lost whole faces without an error, of two
    polygons already. On a grid it takes two to six times as long and loses none.
    """
    rows = geometries.reshape(-1, geometries.shape[-1])
    whole = shapely.union_all(rows, axis=1)
    lost = ~_holds(whole, rows)
    whole[lost] = shapely.union_all(rows[lost], axis=1, grid_size=GRID)
    return whole.reshape(geometries.shape[:-1])[()]


def _holds(whole: np.ndarray, geometries: np.ndarray) -> np.ndarray:
    """(m,) whether each corner of the geometries (m, k), and a place within each of them, lies on the whole of their row."""
    row = np.repeat(np.arange(len(geometries)), geometries.shape[1])
    corners, of = shapely.get_coordinates(geometries, return_index=True)
    within, inside = shapely.get_coordinates(shapely.point_on_surface(geometries.ravel()), return_index=True)
    places, row = np.concatenate([corners, within]), row[np.concatenate([of, inside])]
    points = shapely.points(places)
    shapely.prepare(whole)
    # Not intersects_xy: a Shapely built with GEOS 3.12 or newer crashes there inside a QGIS that runs on an older GEOS.
    doubtful = np.flatnonzero(~shapely.intersects(whole[row], points))
    # Far from the origin the numbers themselves are coarser than the grid.
    near = np.maximum(GRID, 4 * np.spacing(np.abs(places[doubtful]).max(axis=1, initial=0)))
    off = shapely.distance(whole[row[doubtful]], points[doubtful]) > near
    return np.bincount(row[doubtful][off], minlength=len(geometries)) == 0


def _by_neighbourhood(polygons: np.ndarray, groups: int) -> np.ndarray:
    """The order that goes up and down strips about as wide as a block of `groups` is high."""
    bounds = shapely.bounds(polygons)
    x, y = (bounds[:, 0] + bounds[:, 2]) / 2, (bounds[:, 1] + bounds[:, 3]) / 2
    strip = np.sqrt(max(np.ptp(x) * np.ptp(y), 1e-6) / groups)
    return np.lexsort((y, x // strip))


def _alone(polygons: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """Mask of the polygons that meet no other."""
    tree, alone = shapely.STRtree(polygons), np.ones(len(polygons), dtype=bool)
    for asked in chunks(len(polygons), ASKED, cancelled=cancelled):
        one, other = tree.query(polygons[asked], predicate="intersects")
        one += asked.start
        alone[one[one != other]] = False
    return alone


def union_by(
    keys: np.ndarray, geometries: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray]:
    """The distinct keys in rising order, and the union of each key's geometries.

    >>> keys, grounds = union_by(np.array(["b", "a", "b"]), shapely.box([0, 5, 1], 0, [1, 6, 3], 1))
    >>> keys.tolist(), shapely.area(grounds).tolist()
    (['a', 'b'], [1.0, 3.0])
    """
    distinct, first, groups, number = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    unions, order, start = geometries[first], np.argsort(groups, kind="stable"), np.cumsum(number) - number
    vertices = np.bincount(groups, shapely.get_num_coordinates(geometries))
    # Most keys have one geometry and need no union; those of equally many are united together.
    several = np.flatnonzero(number > 1)
    several = several[np.lexsort((vertices[several], number[several]))]
    for some in blocks(vertices[several], AT_ONCE, cancelled):
        for n in np.unique(number[several[some]]):
            alike = several[some][number[several[some]] == n]
            unions[alike] = _each_united(geometries[order[start[alike, None] + np.arange(n)]], cancelled)
        progress((some[-1] + 1) / len(several))
    return distinct, unions


def _each_united(geometries: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """(m,) unions of the rows of geometries (m, n), which are many vertices in one row alone."""
    areal = (shapely.get_dimensions(geometries) == 2).all()
    return (
        np.array([union(geometries[0], cancelled=cancelled)]) if areal and len(geometries) == 1 else _united(geometries)
    )
