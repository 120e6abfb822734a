"""Street lines as a graph: streets join where they share a vertex, never where they merely cross.

All vertices of all streets lie end to end in one array; an *edge* is a run of them between two *nodes*, a place on the
network an edge and an offset in metres from its start. Nothing is copied or simplified, so lengths are exact.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ..base.errors import InputError
from ..base.running import Cancelled, Progress, check, ignore, never
from ..base.text import plural, translate
from ..ground.geometry import search_tree

# Pairs of vertices that may be joined: 20 each for a million vertices, 600 MB.
MOST_PAIRS = 20_000_000


@dataclass(frozen=True, eq=False)
class Streets:
    """The street graph. Arrays over vertices (V), edges (E), nodes (N), joins (J), parts (P); metres.

    Attributes
    ----------
    parts, part_row : (P,) single lines longer than 0 and the input row of each.
    xy, vertex_part, total : (V, 2), (V,), (V,) coordinates, part, and length of everything before a vertex (0 from one
        part to the next).
    first, last, u, v, length, part : (E,) first and last vertex, nodes there, metres, index of the part; sorted.
    same_as, turned : (E,) the edge that stands for this one (itself, unless drawn twice), and whether it runs the other
        way.
    nodes : (N, 2) coordinates.
    joins, gaps : (J, 2) and (J,) nodes that lie apart by no more than the tolerance, and how far: walked like a street.
    n_rows : number of rows of the input; rows without a usable line have no edge.
    """

    parts: np.ndarray
    part_row: np.ndarray
    xy: np.ndarray
    vertex_part: np.ndarray
    total: np.ndarray
    first: np.ndarray
    last: np.ndarray
    u: np.ndarray
    v: np.ndarray
    length: np.ndarray
    part: np.ndarray
    same_as: np.ndarray
    turned: np.ndarray
    nodes: np.ndarray
    joins: np.ndarray
    gaps: np.ndarray
    n_rows: int

    @cached_property
    def kept(self) -> np.ndarray:
        """The edges that stand for themselves: each stretch of street once."""
        return np.flatnonzero(self.same_as == np.arange(len(self.same_as)))

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Finds the nearest of the parts."""
        return search_tree(self.parts)

    @cached_property
    def component(self) -> np.ndarray:
        """(N,) number of the connected part of the network that a node belongs to; 0 is the longest."""
        ends = np.concatenate([np.column_stack([self.u, self.v]), self.joins])
        links = coo_matrix((np.ones(len(ends), np.int8), ends.T), shape=(len(self.nodes),) * 2)
        n, raw = connected_components(links, directed=False)
        metres = np.bincount(raw[self.u[self.kept]], self.length[self.kept], n)
        rank = np.empty(n, int)
        rank[np.argsort(-metres, kind="stable")] = np.arange(n)
        return rank[raw]

    def point(self, edge: np.ndarray, offset: np.ndarray) -> np.ndarray:
        """(n, 2) coordinates `offset` metres along each `edge`."""
        at = self.total[self.first[edge]] + offset
        before = np.clip(np.searchsorted(self.total, at, "right") - 1, self.first[edge], self.last[edge] - 1)
        return self.between(before, at)

    def between(self, before: np.ndarray, at: np.ndarray) -> np.ndarray:
        """(n, 2) coordinates `at` metres of the running total, each on the segment that starts in vertex `before`."""
        step = self.total[before + 1] - self.total[before]
        share = np.clip((at - self.total[before]) / np.where(step > 0, step, 1), 0, 1)[:, None]
        return self.xy[before] * (1 - share) + self.xy[before + 1] * share


def build(
    network: np.ndarray, tolerance: float = 0.01, progress: Progress = ignore, cancelled: Cancelled = never
) -> Streets:
    """The graph of a `network` of streets (Shapely lines or multilines in metres; None and empty ones are passed over).

    Every tool that takes a network builds it here, so here is refused, in the same words, what is none: a layer without any
    line that has a length, and points or polygons among the lines. Raises InputError naming ``network``.

    Vertices of different streets no farther apart than `tolerance` are joined, and the gap is walked, so that a way is
    never shorter than the straight line. Streets that cross without a shared vertex, such as a bridge over a road, stay
    apart.
    """
    lines = np.asarray(network, object)
    parts, part_row = _usable_parts(lines)
    xy, part = shapely.get_coordinates(parts, return_index=True)
    progress(0.2)
    check(cancelled)
    where, vertex, uses = np.unique(xy.view(complex).ravel(), return_inverse=True, return_counts=True)
    ends = _ends(part)
    progress(0.5)
    check(cancelled)
    near = _near_pairs(where, vertex, uses, part, ends, tolerance)
    progress(0.8)
    check(cancelled)
    is_node = uses > 1
    is_node[vertex[ends]] = True
    is_node[near] = True
    is_node[vertex[_tips(vertex, part)]] = True
    number = np.cumsum(is_node) - 1
    edges = _edges(xy, part, vertex, is_node, number)
    nodes = np.column_stack([where.real, where.imag])[is_node]
    joins = number[near]
    gaps = np.hypot(*(nodes[joins[:, 0]] - nodes[joins[:, 1]]).T)
    progress(1.0)
    return Streets(parts, part_row, xy, part, nodes=nodes, joins=joins, gaps=gaps, n_rows=len(lines), **edges)


def _usable_parts(lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Single lines longer than 0, and the row of each."""
    _require_lines(lines)
    parts, row = lines, np.arange(len(lines))
    while (shapely.get_type_id(parts) >= shapely.GeometryType.MULTIPOINT).any():  # a collection may hold others
        parts, index = shapely.get_parts(parts, return_index=True)
        row = row[index]
    length = shapely.length(parts)
    usable = np.isfinite(length) & (length > 0) & (shapely.get_dimensions(parts) == 1)
    if not usable.any():
        raise InputError(
            "network",
            translate("LifeCircle", "the layer holds no line that has a length."),
            translate("Core", "Choose another layer, or check its filter and the “selected features only” box."),
        )
    return parts[usable], row[usable]


def _require_lines(lines: np.ndarray) -> None:
    """Refuse points and polygons: nobody walks along them. A collection counts by its lines."""
    others = lines[np.isin(shapely.get_dimensions(lines), (0, 2))]
    is_collection = shapely.get_type_id(others) == shapely.GeometryType.GEOMETRYCOLLECTION
    n = int((~is_collection & ~shapely.is_empty(others)).sum())
    if n:
        cause = translate("LifeCircle", "{n} feature of the streets is a point or a polygon, no line.")
        causes = translate("LifeCircle", "{n} features of the streets are points or polygons, no lines.")
        cure = translate("LifeCircle", "Choose a layer of street lines, or turn the areas into their outlines first.")
        raise InputError("network", plural(n, cause, causes), cure)


def _ends(part: np.ndarray) -> np.ndarray:
    change = np.ones(len(part) + 1, bool)
    change[1:-1] = part[1:] != part[:-1]
    return change[1:] | change[:-1] if len(part) else np.zeros(0, bool)


def _tips(vertex: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Where a street turns back on itself: the way out and the way back are one stretch, drawn twice."""
    return 1 + np.flatnonzero((vertex[2:] == vertex[:-2]) & (part[2:] == part[:-2]))


def _near_pairs(where, vertex, uses, part, ends, tolerance) -> np.ndarray:
    """(J, 2) pairs of distinct vertices of *different* streets within the tolerance.

    Vertices of one street are connected by that street: joining them would cut its bends. Only a street whose two ends
    nearly meet is a ring.
    """
    if tolerance <= 0 or len(where) < 2:
        return np.empty((0, 2), int)
    tree = cKDTree(np.column_stack([where.real, where.imag]), compact_nodes=False, balanced_tree=False)
    _require_few(tree, tolerance)
    pairs = tree.query_pairs(tolerance, output_type="ndarray")
    if not len(pairs):
        return np.empty((0, 2), int)
    owner = np.empty(len(where), int)
    owner[vertex] = part
    owner[uses > 1] = -1
    is_end = np.zeros(len(where), bool)
    is_end[vertex[ends]] = True
    a, b = pairs.T
    one_street = (owner[a] == owner[b]) & (owner[a] >= 0)
    return pairs[~one_street | (is_end[a] & is_end[b])]


def _require_few(tree: cKDTree, tolerance: float) -> None:
    """Refuse a tolerance that is no gap of drawing: what all is near all cannot be held in memory."""
    some = tree.data[:: max(tree.n // 500, 1)]
    if tree.query_ball_point(some, tolerance, return_length=True).mean() * tree.n / 2 > MOST_PAIRS:
        raise InputError(
            "tolerance",
            translate("LifeCircle", "too many vertices lie within {tolerance:g} m of one another.").format(
                tolerance=tolerance
            ),
            translate(
                "LifeCircle", "Take the width of the gaps in the drawing: some centimetres, at most a few metres."
            ),
        )


def _edges(xy, part, vertex, is_node, number) -> dict[str, np.ndarray]:
    steps = np.hypot(*np.diff(xy, axis=0).T) if len(xy) else np.zeros(0)
    steps[part[1:] != part[:-1]] = 0
    total = np.concatenate([[0.0], np.cumsum(steps)])[: len(xy)]
    stop = np.flatnonzero(is_node[vertex])
    inside = part[stop[1:]] == part[stop[:-1]]
    first, last = stop[:-1][inside], stop[1:][inside]
    # Summed edge by edge: differences of the running total would carry its rounding, 1e-8 m in a large city.
    bounds = np.column_stack([first, last]).ravel()
    length = np.add.reduceat(np.append(steps, 0.0), bounds)[::2] if len(first) else np.zeros(0)
    u, v = number[vertex[first]], number[vertex[last]]
    same_as, turned = _twins(first, last, u, v, vertex)
    return {
        "total": total,
        "first": first,
        "last": last,
        "u": u,
        "v": v,
        "length": length,
        "part": part[first],
        "same_as": same_as,
        "turned": turned,
    }


def _twins(first, last, u, v, vertex) -> tuple[np.ndarray, np.ndarray]:
    """For each edge the first one that runs through the same vertices, in whichever direction."""
    same_as, turned = np.arange(len(first)), np.zeros(len(first), bool)
    low, high = np.minimum(u, v), np.maximum(u, v)
    doubtful = np.flatnonzero(
        pd.Series(low * (max(u.max(initial=0), v.max(initial=0)) + 1) + high).duplicated(keep=False)
    )
    if not len(doubtful):
        return same_as, turned
    a, b = first[doubtful], last[doubtful]
    bounds = np.column_stack([a, b]).ravel()
    padded = np.append(vertex, 0)
    table = pd.DataFrame(
        {
            "low": low[doubtful],
            "high": high[doubtful],
            "n": b - a,
            "sum": np.add.reduceat(padded, bounds)[::2],
            "squares": np.add.reduceat(padded * padded, bounds)[::2],
        }
    )
    # The run's last vertex is outside the sums; the node pair holds it, and both ends go in for either direction.
    table["sum"] += vertex[b]
    table["squares"] += vertex[b] * vertex[b]
    same_as[doubtful] = pd.Series(doubtful).groupby([table[name] for name in table]).transform("first").to_numpy()
    kept = same_as[doubtful]
    loop = u[doubtful] == v[doubtful]
    turned[doubtful] = np.where(loop, vertex[a + 1] != vertex[first[kept] + 1], u[doubtful] != u[kept])
    return same_as, turned
