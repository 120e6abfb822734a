"""Street lines as a graph: streets join where they share a vertex, never where they merely cross.

All vertices of all streets lie end to end in one array; an *edge* is a run of them between two *nodes*, a place on the
network an edge and an offset in metres from its start. Nothing is copied or simplified, so lengths are exact.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ..base.errors import InputError
from ..base.running import Cancelled, Progress, check, ignore, never
from ..base.text import exactly, plural, translate
from ..ground.geometry import search_tree
from . import sections
from .barriers import Closures
from .barriers import cut as cut_at
from .travel import Travel

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
    along, against : (E,) cost of a metre in the direction of the vertices and against it, infinite where it is closed; None: a
        metre costs a metre, in both directions.
    leg : cost of a metre between a place and its street, and over a join.
    timed : whether costs are seconds, not metres.
    carries : (P,) whether places are tied to a part; None: to all. Those that are ridden carry none.
    closures : what barriers closed, None without any.
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
    along: np.ndarray | None = None
    against: np.ndarray | None = None
    leg: float = 1.0
    timed: bool = False
    carries: np.ndarray | None = None
    closures: Closures | None = None

    @cached_property
    def kept(self) -> np.ndarray:
        """The edges that stand for themselves: each stretch of street once."""
        return np.flatnonzero(self.same_as == np.arange(len(self.same_as)))

    @property
    def directed(self) -> bool:
        """Whether a way and the way back may differ."""
        return self.along is not None and not np.array_equal(self.along, self.against)

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

    @cached_property
    def _carrying(self) -> tuple[shapely.STRtree, np.ndarray]:
        """Finds the nearest of the parts that carry places, whose numbers go with it."""
        number = np.flatnonzero(self.carries)
        return search_tree(self.parts[number]), number

    def nearest(self, points: np.ndarray, limit: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The parts nearest to points, of those that carry places, within `limit` metres: point, part, metres."""
        tree, number = (self.tree, None) if self.carries is None else self._carrying
        (found, part), metres = tree.query_nearest(points, max_distance=max(limit, 1e-9), return_distance=True)
        return found, part if number is None else number[part], metres

    def turned_round(self) -> "Streets":
        """The same streets with all directions turned: a way from a place becomes a way to it."""
        return self if self.along is None else self._travelled(along=self.against, against=self.along)

    def at_one_pace(self) -> "Streets":
        """The same streets in metres and both ways, as they are walked; what is ridden is left out."""
        pace = None if self.carries is None else np.where(self.carries[self.part], 1.0, np.inf)
        return self if self.along is None else self._travelled(along=pace, against=pace, leg=1.0, timed=False)

    def _travelled(self, **how: object) -> "Streets":
        """The same streets with other costs."""
        other = replace(self, **how)
        known = ("kept", "tree", "component", "_carrying")  # none of them knows costs
        other.__dict__.update({name: self.__dict__[name] for name in known if name in self.__dict__})
        return other

    def metres_within(self, cost, on_streets: bool = False):
        """How many metres at most lie between the ends of a way of some cost, by the fastest line, or street that carries.

        A number for a number, an array for an array.
        """
        if self.along is None or not len(self.along):
            return cost
        pace = np.minimum(self.along, self.against)
        if on_streets and self.carries is not None:
            pace = pace[self.carries[self.part]]
        least = min(pace.min(), self.leg)
        across = float(np.hypot(*np.ptp(self.nodes, axis=0)))
        return np.minimum(cost / least, across) if least > 0 else across

    def point(self, edge: np.ndarray, offset: np.ndarray) -> np.ndarray:
        """(n, 2) coordinates `offset` metres along each `edge`."""
        at = self.total[self.first[edge]] + offset
        before = np.clip(np.searchsorted(self.total, at, "right") - 1, self.first[edge], self.last[edge] - 1)
        return sections.between(self.xy, self.total, before, at)


def build(
    network: np.ndarray,
    tolerance: float = 0.01,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
    *,
    travel: Travel | None = None,
    barriers: np.ndarray | None = None,
) -> Streets:
    """The graph of a `network` of streets (Shapely lines or multilines in metres; None and empty ones are passed over).

    Every tool that takes a network builds it here, so here is refused, in the same words, what is none: a layer without any
    line that has a length, and points or polygons among the lines. Raises InputError naming ``network``.

    Vertices of different streets no farther apart than `tolerance` are joined, and the gap is walked, so that a way is
    never shorter than the straight line. Streets that cross without a shared vertex, such as a bridge over a road, stay
    apart.

    `travel` : what the lines cost and which way they are open (see :func:`innospace.core.streets.travel.of_lines`); None: their
    length, both ways. `barriers` : geometries that close streets where they stand (see :mod:`innospace.core.streets.barriers`).
    """
    lines = np.asarray(network, object)
    parts, part_row = _usable_parts(lines)
    closed, closures = None, None
    if barriers is not None:
        parts, part_row, closed, closures = cut_at(parts, part_row, np.asarray(barriers, object), cancelled)
    xy, part = shapely.get_coordinates(parts, return_index=True)
    progress(0.2)
    check(cancelled)
    where, vertex, uses = np.unique(xy.view(complex).ravel(), return_inverse=True, return_counts=True)
    ends = _ends(part)
    where, vertex, uses, whole = _apart_at(closed, xy, part, where, vertex, uses)
    progress(0.5)
    check(cancelled)
    near = _near_pairs(where, vertex, uses, part, ends, tolerance)
    near = near if whole is None else near[whole[near].all(axis=1)]
    progress(0.8)
    check(cancelled)
    is_node = _are_nodes(vertex, uses, part, ends, near)
    number = np.cumsum(is_node) - 1
    ridden = _ridden(travel, part_row)
    edges = _edges(xy, part, vertex, is_node, number, ridden)
    edges |= _costs(travel, part_row, edges, ridden)
    nodes = np.column_stack([where.real, where.imag])[is_node]
    joins = number[near]
    gaps = np.hypot(*(nodes[joins[:, 0]] - nodes[joins[:, 1]]).T)
    progress(1.0)
    joints = {"nodes": nodes, "joins": joins, "gaps": gaps, "closures": closures}
    return Streets(parts, part_row, xy, part, n_rows=len(lines), **joints, **edges)


def closures(network: np.ndarray, barriers: np.ndarray, cancelled: Cancelled = never) -> Closures:
    """What `barriers` would close of a `network` of streets; see :func:`build`.

    >>> gates = shapely.points([(4, 0), (4, 9)])
    >>> found = closures(shapely.linestrings([[(0, 0), (9, 0)]]), gates)
    >>> found.rows.tolist(), found.idle.tolist()
    ([0], [1])
    """
    parts, part_row = _usable_parts(np.asarray(network, object))
    return cut_at(parts, part_row, np.asarray(barriers, object), cancelled)[3]


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


def _are_nodes(vertex, uses, part, ends, near) -> np.ndarray:
    """Which places are nodes: where streets end, meet, nearly meet or turn back."""
    is_node = uses > 1
    is_node[vertex[ends]] = True
    is_node[near] = True
    is_node[vertex[_tips(vertex, part)]] = True
    return is_node


def _apart_at(closed, xy, part, where, vertex, uses) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray | None]:
    """Vertices (places, number of each, uses) with those at which a street is `closed` on their own, and which are not.

    Nothing changes where none is.

    Streets drawn twice are closed together: cuts at one place that come from the same vertex are one.
    """
    if closed is None:
        return where, vertex, uses, None
    begins = np.searchsorted(part, np.arange(len(closed)), "left")
    until = np.searchsorted(part, np.arange(len(closed)), "right") - 1
    cuts = np.concatenate([begins[closed[:, 0]], until[closed[:, 1]]])
    before = np.concatenate([begins[closed[:, 0]] + 1, until[closed[:, 1]] - 1])
    key = np.round(np.column_stack([xy[cuts], xy[before]]) / (10 * sections.ROUNDING))
    _, first, number = np.unique(key, axis=0, return_index=True, return_inverse=True)
    vertex = vertex.copy()
    vertex[cuts] = len(where) + number.ravel()
    whole = np.arange(len(where) + len(first)) < len(where)
    where = np.append(where, xy[cuts[first]].view(complex).ravel())
    uses = np.bincount(vertex, minlength=len(where))
    return where, vertex, uses, whole & (uses > 0)


def _ridden(travel: Travel | None, part_row: np.ndarray) -> np.ndarray | None:
    """(P,) which parts carry no places; None where all do."""
    ridden = None if travel is None else travel.ridden[part_row]
    return ridden if ridden is not None and ridden.any() and not ridden.all() else None


def _costs(travel: Travel | None, part_row: np.ndarray, edges: dict[str, np.ndarray], ridden) -> dict[str, object]:
    """What a metre of each edge costs; of edges drawn twice the one that stands for them takes the least."""
    if travel is None:
        return {}
    row, same, turned = part_row[edges["part"]], edges["same_as"], edges["turned"]
    along, against = np.full((2, len(row)), np.inf)
    np.minimum.at(along, same, np.where(turned, travel.against[row], travel.along[row]))
    np.minimum.at(against, same, np.where(turned, travel.along[row], travel.against[row]))
    carries = None if ridden is None else ~ridden
    return {"along": along, "against": against, "leg": travel.leg, "timed": travel.timed, "carries": carries}


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
            translate("LifeCircle", "too many vertices lie within {tolerance} m of one another.").format(
                tolerance=exactly(tolerance)
            ),
            translate(
                "LifeCircle", "Take the width of the gaps in the drawing: some centimetres, at most a few metres."
            ),
        )


def _edges(xy, part, vertex, is_node, number, ridden) -> dict[str, np.ndarray]:
    steps = sections.steps(xy, part)
    total = sections.running_total(steps)[: len(xy)]
    stop = np.flatnonzero(is_node[vertex])
    inside = part[stop[1:]] == part[stop[:-1]]
    first, last = stop[:-1][inside], stop[1:][inside]
    # Summed edge by edge: differences of the running total would carry its rounding, 1e-8 m in a large city.
    bounds = np.column_stack([first, last]).ravel()
    length = np.add.reduceat(np.append(steps, 0.0), bounds)[::2] if len(first) else np.zeros(0)
    u, v = number[vertex[first]], number[vertex[last]]
    same_as, turned = _twins(first, last, u, v, vertex, None if ridden is None else ridden[part[first]])
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


def _twins(first, last, u, v, vertex, ridden) -> tuple[np.ndarray, np.ndarray]:
    """For each edge the first one that runs through the same vertices, in whichever direction, and is `ridden` or not alike."""
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
    if ridden is not None:
        table["ridden"] = ridden[doubtful]
    # The run's last vertex is outside the sums; the node pair holds it, and both ends go in for either direction.
    table["sum"] += vertex[b]
    table["squares"] += vertex[b] * vertex[b]
    same_as[doubtful] = pd.Series(doubtful).groupby([table[name] for name in table]).transform("first").to_numpy()
    kept = same_as[doubtful]
    loop = u[doubtful] == v[doubtful]
    turned[doubtful] = np.where(loop, vertex[a + 1] != vertex[first[kept] + 1], u[doubtful] != u[kept])
    return same_as, turned
