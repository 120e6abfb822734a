"""Which ground is nearest to which streets: all places whose nearest street point is of one kind, such as reached in 15 minutes.

The ground is that of Voronoi (1908, Journal für die reine und angewandte Mathematik 134: 198–287) around points along the
streets. They stand close where streets of another kind are near, and in pairs where a kind ends, so that its edge runs midway.
Only edges between kinds are drawn: points amid others of their kind are left out, which moves none. An edge is off by some 2 %
of its distance from the streets, or by a metre or two; where streets bend far from all others, by a tenth.
"""

from collections.abc import Iterator

import numpy as np
import shapely
from scipy.ndimage import distance_transform_edt, maximum_filter
from scipy.spatial import Delaunay, cKDTree

from ..base.running import Cancelled, check, chunks, never, piecewise
from ..ground.union import union
from . import sections
from .network import Streets
from .search import spread_out
from .stretches import Bands

CLOSE = 10.0
"""Metres between points where another kind is near."""
SHARE = 0.2
"""Metres between points for each metre to another kind."""
PAIRED = 0.5
"""Metres from the end of a stretch to its last point: what lies on either side of an end has one as near as the other."""
CELLS = 1_000_000
"""Cells in which distances between kinds are looked up."""
WITHIN = (3, 4, 6, 8, 12, 16, 24, 32)
"""Cells around a point that its ground is tried to lie within."""
ASKED = 20_000
"""Cells that are asked between two looks at the cancel button."""
SMALLEST = 1e-3
"""Metres below which corners are one."""


def nested(
    streets: Streets, stretches: Bands, n: int, bounds: np.ndarray, cancelled: Cancelled = never
) -> Iterator[shapely.Geometry]:
    """The ground within `bounds` (4,), and beyond, whose nearest stretch is of kind 0, of 0 and 1, … of all below `n`.

    >>> from .network import build
    >>> streets = build(shapely.linestrings([[(0, 0), (100, 0)], [(0, 40), (100, 40)]]))
    >>> both = Bands(np.array([0, 1]), np.zeros(2), np.full(2, 100.0), np.array([0, 1]))
    >>> (south,) = nested(streets, both, 1, np.array([0.0, 0.0, 100.0, 40.0]))
    >>> round(shapely.intersection(south, shapely.box(0, 0, 100, 40)).area)
    2000
    """
    xy, kind = _points(streets, stretches, n, cancelled)
    check(cancelled)
    middle, reach = bounds.reshape(2, 2).mean(axis=0), np.hypot(*(bounds[2:] - bounds[:2])) / 2
    xy = xy - middle
    far = 4 * max(reach, float(np.hypot(*xy.T).max()), 1.0)
    turn = np.arange(8) * np.pi / 4
    # What is nearest to these lies far outside; they close the ground of all others.
    xy = np.concatenate([xy, far * np.column_stack([np.cos(turn), np.sin(turn)])])
    kind = np.append(kind, np.full(len(turn), n + 1))
    check(cancelled)
    faces, held = _faces(xy, np.minimum(kind, n), middle)
    for k in range(n):
        check(cancelled)
        yield shapely.coverage_union_all(faces[held <= k])


def _points(streets: Streets, stretches: Bands, n: int, cancelled: Cancelled) -> tuple[np.ndarray, np.ndarray]:
    """(p, 2) places along the stretches and the kind of each, all different: as many as the ground's edges need."""
    raster = Raster(_vertices(streets, stretches.edge))
    row, at, width = _divided(stretches, np.full(len(stretches.band), raster.side))
    xy = streets.point(stretches.edge[row], at)
    kind = stretches.band[row]
    check(cancelled)
    away = _metres_to_others(raster, xy, kind)
    apart = np.maximum(SHARE * away, CLOSE)
    check(cancelled)
    dense = apart < width
    some = Bands(stretches.edge[row], at - width / 2, at + width / 2, kind)[dense]
    inner, along, _ = _divided(some, apart[dense])
    ends, tips = _ends(stretches, np.union1d(row[away == 0], _leading_nowhere(streets, stretches)))
    edge = np.concatenate([stretches.edge[row[~dense]], some.edge[inner], stretches.edge[ends]])
    places = streets.point(edge, np.concatenate([at[~dense], along, tips]))
    xy, kind = _different(places, np.concatenate([kind[~dense], some.band[inner], stretches.band[ends]]))
    check(cancelled)
    bordering = ~_amid_its_kind(raster, xy, _metres_to_others(raster, xy, kind))
    return xy[bordering], kind[bordering]


def _divided(stretches: Bands, step: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Parts of the stretches no longer than the `step` of each: row, middle in metres along the edge, length."""
    length = stretches.end - stretches.start
    n = np.maximum(np.ceil(length / step), 1).astype(int)
    row, number = spread_out(np.zeros(len(n), int), n)
    width = (length / n)[row]
    return row, stretches.start[row] + (number + 0.5) * width, width


def _ends(stretches: Bands, row: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both ends of the stretches of some rows, a hair inside: row, metres along the edge."""
    inside = np.minimum(PAIRED, (stretches.end - stretches.start)[row] / 2)
    return np.tile(row, 2), np.concatenate([stretches.start[row] + inside, stretches.end[row] - inside])


def _leading_nowhere(streets: Streets, stretches: Bands) -> np.ndarray:
    """The stretches of edges with an end where no other begins, or one alone: all that lies beyond is nearest to that end."""
    nodes = np.concatenate([streets.u[streets.kept], streets.v[streets.kept], streets.joins.ravel()])
    few = np.bincount(nodes, minlength=len(streets.nodes)) <= 2
    return np.flatnonzero(few[streets.u[stretches.edge]] | few[streets.v[stretches.edge]])


class Raster:
    """Square cells over some places (n, 2): where they lie, and how far it is from one to another."""

    def __init__(self, xy: np.ndarray, around: float = 0.0):
        """At most about :data:`CELLS` of them, none smaller than points stand close; `around`: metres beyond the places."""
        low, size = xy.min(axis=0) - around, np.ptp(xy, axis=0) + 2 * around
        self.side = max(float(np.sqrt(size.prod() / CELLS)), float(size.max()) / CELLS**0.5, CLOSE)
        self.low = low - 2 * self.side
        self.shape = tuple(np.ceil(size / self.side).astype(int) + 4)

    def cell(self, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Column and row of each place; what lies beyond all cells is in the outermost."""
        return tuple(np.clip((xy - self.low) // self.side, 0, np.array(self.shape) - 1).astype(int).T)

    def holding(self, xy: np.ndarray) -> np.ndarray:
        """A mask of the cells with a place."""
        mask = np.zeros(self.shape, bool)
        mask[self.cell(xy)] = True
        return mask

    def metres_to(self, mask: np.ndarray, xy: np.ndarray | None = None) -> np.ndarray:
        """From the middle of each cell to that of the nearest in the `mask`; infinite where that holds none.

        `xy` : (n, 2) places whose cells alone are asked about, which takes half as long.
        """
        if not mask.any():
            return np.full(self.shape if xy is None else len(xy), np.inf)
        cell = np.indices(self.shape, sparse=True) if xy is None else self.cell(xy)
        nearest = distance_transform_edt(~mask, return_distances=False, return_indices=True)
        squares = sum((to[cell] - at).astype(float) ** 2 for to, at in zip(nearest, cell, strict=True))
        return np.sqrt(squares) * self.side

    def middles(self, cells: np.ndarray) -> np.ndarray:
        """(n, 2) of cells (n, 2), column and row."""
        return self.low + (cells + 0.5) * self.side

    def areas(self, mask: np.ndarray) -> np.ndarray:
        """The ground of the cells of a `mask`, in parts that share no more than corners."""
        sides = []
        for axis in (0, 1):
            before = np.argwhere(np.diff(mask.astype(np.int8), axis=axis, prepend=0, append=0))
            sides.append(np.stack([before, before + np.eye(2, dtype=int)[1 - axis]], axis=1))
        outline = shapely.line_merge(shapely.multilinestrings(np.concatenate(sides).astype(float)))
        faces = shapely.get_parts(shapely.polygonize(shapely.simplify(shapely.get_parts(outline), 0)))
        column, row = np.floor(shapely.get_coordinates(shapely.point_on_surface(faces))).astype(int).T
        return shapely.transform(faces[mask[column, row]], lambda corners: self.low + corners * self.side)


def _metres_to_others(raster: Raster, xy: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """(p,) metres that another kind is away at least: distances between cells, less what lies within them."""
    held = {int(k): raster.holding(xy[kind == k]) for k in np.unique(kind)}
    away = np.empty(len(xy))
    for k in held:
        others = np.logical_or.reduce(
            [mask for other, mask in held.items() if other != k] or [np.zeros(raster.shape, bool)]
        )
        own = kind == k
        away[own] = raster.metres_to(others, xy[own])
    return np.maximum(away - 2 * raster.side, 0)


def _amid_its_kind(raster: Raster, xy: np.ndarray, away: np.ndarray) -> np.ndarray:
    """(p,) mask of the points on whose ground that of no other kind, `away` metres off at least, can border: no edge is theirs.

    Where every place at X metres from a point has another nearer than X, its ground ends before; that of a neighbour meets it
    there, so that the neighbour itself is nearer than 2 X.
    """
    # Cells are measured from middle to middle: a place and what it is nearest to lie half a diagonal off at most, each.
    metres = raster.metres_to(raster.holding(xy)) + 1.5 * raster.side
    cell, amid = raster.cell(xy), np.zeros(len(xy), bool)
    for n in WITHIN:
        farthest = maximum_filter(metres, 2 * n + 1, mode="constant", cval=np.inf)[cell]
        amid |= (farthest < n * raster.side) & (away > 2 * n * raster.side)
    return amid


def _different(xy: np.ndarray, kind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same, each place once: with the lowest of its kinds."""
    order = _ordered(xy, kind)
    new = (np.diff(np.round(xy[order] / SMALLEST), axis=0, prepend=np.nan) != 0).any(axis=1)
    return xy[order[new]], kind[order[new]]


def _ordered(xy: np.ndarray, *more: np.ndarray) -> np.ndarray:
    """From west to east, then northward: the order and the direction in which streets are drawn decide nothing."""
    x, y = np.round(xy / SMALLEST).T
    return np.lexsort((*more, y, x))


def _faces(xy: np.ndarray, kind: np.ndarray, origin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Areas nearest to points of one kind, and the kind of each; together they fill all but what lies outermost.

    Their edges run between the circumcentres of neighbouring triangles. Snapped to a grid these may come to cross or touch: they
    are noded on it, and each area takes the kind of what is nearest to a place in it, so that none is of two kinds or of none.
    """
    net = Delaunay(xy)
    corner = kind[net.simplices]
    triangle, side = np.nonzero(np.roll(corner, -1, axis=1) != np.roll(corner, -2, axis=1))
    other = net.neighbors[triangle, side]
    once = other > triangle
    triangle, other = triangle[once], other[once]
    ends = np.stack([_circumcentres(net.points[net.simplices[side]]) for side in (triangle, other)], axis=1)
    edges = shapely.multilinestrings(shapely.linestrings(ends + origin))
    faces = shapely.get_parts(shapely.polygonize([shapely.unary_union(edges, grid_size=SMALLEST)]))
    within = shapely.get_coordinates(shapely.point_on_surface(faces)) - origin
    return faces, kind[cKDTree(xy).query(within)[1]] if len(faces) else np.empty(0, int)


def _circumcentres(corners: np.ndarray) -> np.ndarray:
    """(n, 2) of triangles (n, 3, 2)."""
    a, b, c = corners.swapaxes(0, 1)
    p, q = b - a, c - a
    twice = 2 * (p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0])
    pp, qq = (p * p).sum(axis=1), (q * q).sum(axis=1)
    x, y = q[:, 1] * pp - p[:, 1] * qq, p[:, 0] * qq - q[:, 0] * pp
    return a + np.column_stack([x, y]) / np.where(twice == 0, np.inf, twice)[:, None]


def around(streets: Streets, stretches: Bands, bounds: np.ndarray) -> Bands:
    """Those of the stretches that may be nearest to a place within `bounds` (4,).

    >>> from innospace.core.streets import network
    >>> lines = [[(0, 0), (10, 0)], [(10, 0), (10, 10)], [(10, 0), (900, 0)], [(900, 0), (910, 0)]]
    >>> streets = network.build(shapely.linestrings(lines))
    >>> edges = np.arange(4)
    >>> stretches = Bands(edges, np.zeros(4), streets.length, np.zeros(4, int))
    >>> around(streets, stretches, np.array([0.0, 0.0, 10.0, 10.0])).edge.tolist()
    [0, 1, 2]
    """
    middle, half = bounds.reshape(2, 2).mean(axis=0), (bounds[2:] - bounds[:2]) / 2
    ends = [streets.nodes[node[stretches.edge]] - middle for node in (streets.u, streets.v)]
    # Nowhere within is a street farther than from the middle and back to the corner.
    farthest = min(float(np.hypot(*end.T).min()) for end in ends) + float(np.hypot(*half))
    room = half + farthest + streets.length[stretches.edge][:, None]
    return stretches[(np.abs(ends[0]) <= room).all(axis=1)]


def near(streets: Streets, stretches: Bands, metres: float, cancelled: Cancelled = never) -> shapely.Geometry:
    """The ground within some `metres` of the stretches.

    Cells that lie wholly within need no outline; streets are drawn out only where they are nearest to where the ground may end.

    >>> from .network import build
    >>> streets = build(shapely.linestrings([[(0, 0), (1000, 0)]]))
    >>> one = Bands(np.array([0]), np.zeros(1), np.full(1, 1000.0), np.array([0]))
    >>> round(near(streets, one, 250.0).area / 1e4)
    70
    """
    raster = Raster(_vertices(streets, stretches.edge), metres)
    row, at, _ = _divided(stretches, np.full(len(stretches.band), raster.side))
    xy = streets.point(stretches.edge[row], at)
    away = raster.metres_to(raster.holding(xy))
    sure = away + 2 * raster.side <= metres
    rim = np.argwhere(~sure & (away <= metres + 2 * raster.side))
    within, point = _at_the_rim(raster.side, xy, raster.middles(rim), metres, cancelled)
    sure[tuple(rim[within].T)] = True
    drawn_out = piecewise(
        lambda some: shapely.buffer(some, metres),
        _lines(streets, stretches[np.unique(row[point])]),
        cancelled=cancelled,
    )
    return union(np.concatenate([raster.areas(sure), drawn_out]), cancelled=cancelled)


def _at_the_rim(
    side: float, xy: np.ndarray, middles: np.ndarray, metres: float, cancelled: Cancelled
) -> tuple[np.ndarray, np.ndarray]:
    """Which cells lie wholly within some `metres` of the points `xy`, at most a `side` apart along streets; which points stand
    for the street nearest to any place in one of the other cells.

    From the middle of a cell, half a diagonal from its places, these are less than two sides farther than the nearest.
    """
    tree, half, within, found = cKDTree(xy), side / 2**0.5, np.zeros(len(middles), bool), [np.empty(0, int)]
    for some in chunks(len(middles), ASKED, cancelled=cancelled):
        away, _ = tree.query(middles[some])
        within[some] = away + half <= metres
        ends_here = ~within[some] & (away - half - side / 2 <= metres)
        near = tree.query_ball_point(middles[some][ends_here], away[ends_here] + 2 * side)
        found.append(np.unique(np.concatenate([*near, []]).astype(int)))
    return within, np.unique(np.concatenate(found))


def _lines(streets: Streets, stretches: Bands) -> np.ndarray:
    """Each stretch as a LineString."""
    first, last = streets.first[stretches.edge], streets.last[stretches.edge]
    return sections.lines(streets.xy, streets.total, first, last, stretches.start, stretches.end)


def _vertices(streets: Streets, edge: np.ndarray) -> np.ndarray:
    """(v, 2) vertices of some edges."""
    return streets.xy[spread_out(streets.first[edge], streets.last[edge] - streets.first[edge] + 1)[1]]
