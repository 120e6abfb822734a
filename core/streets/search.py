"""Shortest ways along streets, for many sources at once.

A vectorised label-correcting search (Ford 1956, RAND P-923; Bellman 1958, Quarterly of Applied Mathematics 16:87–90)
with a limit: the frontier of *all* sources advances in one numpy step, so Python is paid per step, not per node. Where the
limit spans much of the network, Dijkstra's algorithm (1959, Numerische Mathematik 1:269–271) as scipy has it takes over.
A cost is metres, or seconds on streets with speeds and times, each direction with its own; all are exact. Labels of
(source, node) pairs live in a window of 3 × 3 cells as wide as the limit lets one get, which no way within the limit can leave;
a dense source × node matrix of the city never exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from ..base.running import Cancelled, check, chunks, never
from .network import Streets
from .sections import ROUNDING
from .snapping import Ties

FAR = 0.5
"""From this share of all nodes in a window on, Dijkstra's algorithm is quicker, as no label is ever corrected."""
LABELS_AT_ONCE = 200_000
"""Labels that scipy makes in one go: while it does, no other thread of Python's can do anything, nor a window answer."""
MAX_LABELS = 2_500_000
"""Labels held at a time, 30 MB; what is done with all of them at once takes some ten times that."""


class Ways:
    """The streets cut at `places`, ready to search: every place is a node, so two places on one edge are neighbours."""

    def __init__(self, streets: Streets, places: Ties):
        """Cut; all places must be tied to a street. The node of place `i` is number ``len(streets.nodes) + i``."""
        self.streets = streets
        self.nodes = np.concatenate([streets.nodes, streets.point(places.edge, places.offset)])
        self._cut(places)
        self._tie_arcs()

    def _cut(self, places: Ties) -> None:
        streets = self.streets
        edge = np.concatenate([streets.kept, places.edge])
        start = np.concatenate([np.zeros(len(streets.kept)), places.offset])
        node = np.concatenate([streets.u[streets.kept], self.node_of_place(np.arange(len(places)))])
        order = np.lexsort((start, edge))
        self.edge, self.start, self.u = edge[order], start[order], node[order]
        inner = np.append(self.edge[1:] == self.edge[:-1], [False] * (len(edge) > 0))
        self.v = np.where(inner, np.roll(self.u, -1), streets.v[self.edge])
        length = np.where(inner, np.roll(self.start, -1), streets.length[self.edge]) - self.start
        # A street drawn twice is no shorter than itself but for rounding.
        self.length = np.maximum(length, 0)
        self.along = self.against = self.length
        if streets.along is not None:
            self.along = cost_of(self.length, streets.along[self.edge])
            self.against = cost_of(self.length, streets.against[self.edge])

    def _tie_arcs(self) -> None:
        """Arcs in both directions, sorted by tail; a piece of -1 is a join, a cost of infinity a closed direction."""
        kind = (
            np.int32 if len(self.nodes) + len(self.u) < 1 << 31 else np.int64
        )  # of ten million nodes half a gigabyte less
        u = np.append(self.u, self.streets.joins[:, 0]).astype(kind)
        v = np.append(self.v, self.streets.joins[:, 1]).astype(kind)
        gaps = self.streets.gaps * self.streets.leg
        cost = np.concatenate([self.along, gaps, self.against, gaps])
        piece = np.append(np.arange(len(self.u), dtype=kind), np.full(len(self.streets.joins), -1, kind))
        tail = np.concatenate([u, v])
        order = np.argsort(tail, kind="stable")
        self.head = np.concatenate([v, u])[order]
        self.cost = cost[order]
        self.piece = np.concatenate([piece, piece])[order]
        self.forward = order < len(u)
        self.degree = np.bincount(tail, minlength=len(self.nodes))
        self.first_arc = np.cumsum(self.degree) - self.degree

    def node_of_place(self, place: np.ndarray) -> np.ndarray:
        """The nodes of the places that the streets were cut at."""
        return len(self.streets.nodes) + place

    def along_part(self, piece: np.ndarray) -> np.ndarray:
        """Metres from the start of its part of the streets to the start of each piece."""
        streets, edge = self.streets, self.edge[piece]
        beginning = np.searchsorted(streets.vertex_part, streets.part[edge], "left")
        return streets.total[streets.first[edge]] - streets.total[beginning] + self.start[piece]

    def find(self, places: Ties) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For tied places: their piece, and what the way to them costs from its `u` and from its `v`."""
        piece = np.searchsorted(self._key(self.edge, self.start), self._key(places.edge, places.offset), "right") - 1
        before = np.maximum(places.offset - self.start[piece], 0)
        after = np.maximum(self.length[piece] - before, 0)
        if self.streets.along is None:
            return piece, before, after
        edge = self.edge[piece]
        return piece, cost_of(before, self.streets.along[edge]), cost_of(after, self.streets.against[edge])

    def _key(self, edge: np.ndarray, offset: np.ndarray) -> np.ndarray:
        """One rising number for edge and offset; the very end of an edge still belongs to it."""
        length = self.streets.length[edge]
        share = np.divide(offset, length, out=np.zeros(len(edge)), where=length > 0)
        return np.minimum(edge + share, np.nextafter(edge + 1.0, 0))

    def arcs_from(self, node: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """All arcs that leave the nodes: index into `node`, and arc."""
        return spread_out(self.first_arc[node], self.degree[node])


def cost_of(metres: np.ndarray, pace: np.ndarray) -> np.ndarray:
    """What metres cost at a pace; none cost nothing, also in a closed direction: a place at a corner is on all streets.

    >>> cost_of(np.array([100.0, 100.0, 0.0]), np.array([0.9, np.inf, np.inf])).tolist()
    [90.0, inf, 0.0]
    """
    some = metres > ROUNDING
    return np.where(some, np.where(some, metres, 1.0) * pace, 0.0)


def spread_out(first: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The numbers first, first + 1, … of each row, `count` of them: row, number.

    >>> [numbers.tolist() for numbers in spread_out(np.array([10, 20]), np.array([2, 3]))]
    [[0, 0, 1, 1, 1], [10, 11, 20, 21, 22]]
    """
    row = np.repeat(np.arange(len(count)), count)
    return row, np.arange(len(row)) + (first - (np.cumsum(count) - count))[row]


class Windows:
    """Where the label of a node stands in its source's block of `width` labels; whether the limit is `far`.

    Cells are as wide as the limit, so that a source reaches only the 3 × 3 around it; counted modulo 3 these nine are
    distinct, and a node has the same slot for every source that can reach it.
    """

    def __init__(self, nodes: np.ndarray, limit: float):
        """Windows for ways no longer than `limit`; one window holds all nodes where that is smaller."""
        self.slot, self.width, self.cell, self.far = np.arange(len(nodes)), len(nodes), None, False
        if not len(nodes) or not np.isfinite(limit):
            return
        # A hair wider than the limit: rounding must not push a node at the limit out of the window.
        cell = np.floor((nodes - nodes.min(axis=0)) / max(limit * (1 + 1e-9), 1.0)).astype(np.int64)
        key = cell[:, 0] * (cell[:, 1].max() + 1) + cell[:, 1]
        order = np.argsort(key, kind="stable")
        begins = np.append(True, key[order][1:] != key[order][:-1])
        rank = np.arange(len(nodes)) - np.flatnonzero(begins)[np.cumsum(begins) - 1]
        fullest = int(rank.max()) + 1
        self.far = 9 * fullest >= FAR * len(nodes)
        if not self.far:
            self.slot, self.width, self.cell = np.empty(len(nodes), int), 9 * fullest, cell
            self.slot[order] = ((cell[order] % 3) @ [3, 1]) * fullest + rank

    def around(self, source: np.ndarray, node: np.ndarray) -> np.ndarray:
        """Whether a node lies in the window of a source node, i.e. its slot is its own there."""
        if self.cell is None:
            return np.ones(len(node), bool)
        return (np.abs(self.cell[source] - self.cell[node]) <= 1).all(axis=1)


@dataclass(frozen=True, eq=False)
class Reached:
    """What a search reached: `node` from `row` at some `cost`, one entry per pair.

    `labels` holds the same by row × slot, infinite where nothing was reached.
    """

    row: np.ndarray
    node: np.ndarray
    cost: np.ndarray
    labels: np.ndarray


def search(
    ways: Ways,
    windows: Windows,
    row: np.ndarray,
    node: np.ndarray,
    cost: np.ndarray,
    limit: np.ndarray,
    cancelled: Cancelled = never,
) -> Reached:
    """Search from seeds: `row` starts at `node` with some `cost` gone; `limit` (per row) is the dearest way.

    >>> import shapely
    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (100, 0)], [(100, 0), (100, 50)]]))
    >>> ways = Ways(streets, snapping.tie(streets, shapely.points([(30, 4)]), 200.0))
    >>> begin, limit = ways.node_of_place(np.array([0])), np.array([80.0])
    >>> reached = search(ways, Windows(ways.nodes, 80.0), np.array([0]), begin, np.array([4.0]), limit)
    >>> sorted(zip(ways.nodes[reached.node].tolist(), reached.cost.tolist()))
    [([0.0, 0.0], 34.0), ([30.0, 0.0], 4.0), ([100.0, 0.0], 74.0)]
    """
    if windows.far:
        return _search_far(ways, row, node, cost, limit, cancelled)
    n_labels = len(limit) * windows.width
    labels, stamp = np.full(n_labels, np.inf), np.empty(n_labels, np.int32)
    above = np.nextafter(limit, np.inf)  # so that "<" lets the limit itself through
    allowed = cost <= limit[row]
    row, node, cost = row[allowed], node[allowed], cost[allowed]
    at = row * windows.width + windows.slot[node]
    _lower(labels, at, cost)
    chosen = _once(stamp, at)
    row, node, at = row[chosen], node[chosen], at[chosen]
    found = [(row, node, at)]
    while len(node):
        check(cancelled)
        base, arc = ways.arcs_from(node)
        cost = labels[at][base] + ways.cost[arc]
        head = ways.head[arc].astype(np.int64)
        at = (row * windows.width)[base] + windows.slot[head]
        known = labels[at]
        better = np.flatnonzero(cost < np.minimum(known, above[row[base]]))
        at, known = at[better], known[better]
        _lower(labels, at, cost[better])
        chosen = _once(stamp, at)
        at, better, new = at[chosen], better[chosen], np.isinf(known[chosen])
        row, node = row[base[better]], head[better]
        found.append((row[new], node[new], at[new]))
    row, node, at = (np.concatenate(column) for column in zip(*found, strict=True))
    return Reached(row, node, labels[at], labels)


def search_by_group(
    ways: Ways, sources: Ties, group: np.ndarray, limit: np.ndarray, cancelled: Cancelled = never
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Search from all sources of a group at once, some groups at a time; the `ways` are cut at the `sources`.

    `group` is the number (0…) of each source's group, `limit` the dearest way of each. Yields the numbers of some groups and
    their (groups, nodes) costs to every node, infinite beyond the limit.

    >>> import shapely
    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (100, 0)]]))
    >>> ties = snapping.tie(streets, shapely.points([(30, 0), (60, 0)]), 200.0)
    >>> ways = Ways(streets, ties)
    >>> ((groups, cost),) = search_by_group(ways, ties, np.array([0, 0]), np.array([35.0]))
    >>> dict(zip(map(tuple, ways.nodes.tolist()), cost[0].tolist()))
    {(0.0, 0.0): 30.0, (100.0, 0.0): inf, (30.0, 0.0): 0.0, (60.0, 0.0): 0.0}
    """
    windows = Windows(ways.nodes, np.inf)
    block = max(1, MAX_LABELS // max(windows.width, 1))
    for start in range(0, len(limit), block):
        rows = np.arange(start, min(start + block, len(limit)))
        chosen = np.flatnonzero((group >= rows[0]) & (group <= rows[-1]))
        row, node = group[chosen] - start, ways.node_of_place(chosen)
        found = search(ways, windows, row, node, sources.leg[chosen] * ways.streets.leg, limit[rows], cancelled)
        yield rows, found.labels.reshape(len(rows), -1)


def _search_far(
    ways: Ways, row: np.ndarray, node: np.ndarray, cost: np.ndarray, limit: np.ndarray, cancelled: Cancelled
) -> Reached:
    """The same by Dijkstra's algorithm, for ways across much of the network; rows start in nodes of their own."""
    n, order = len(ways.nodes), np.argsort(row, kind="stable")
    arcs = len(ways.head) + np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(limit)))])
    graph = csr_array(
        (
            np.append(ways.cost, cost[order]),
            np.append(ways.head, node[order].astype(ways.head.dtype)),
            np.append(ways.first_arc, arcs),
        ),
        shape=(n + len(limit),) * 2,
    )
    labels = np.empty((len(limit), n))
    for some in chunks(len(limit), max(LABELS_AT_ONCE // n, 1), cancelled=cancelled):
        rows = n + np.arange(some.start, some.stop)
        labels[some] = dijkstra(graph, indices=rows, limit=float(limit[some].max()))[:, :n]
    labels[labels > limit[:, None]] = np.inf
    row, node = np.nonzero(np.isfinite(labels))
    return Reached(row, node, labels[row, node], labels.ravel())


def _lower(labels: np.ndarray, at: np.ndarray, cost: np.ndarray) -> None:
    """`labels[at]` = the least `cost` meant for it, all of them below what stands there."""
    labels[at] = cost
    while True:
        late = labels[at] > cost
        if not late.any():
            return
        at, cost = at[late], cost[late]
        labels[at] = cost


def _once(stamp: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Indices that name each value of `at` once, without sorting."""
    turn = np.arange(len(at), dtype=np.int32)
    stamp[at] = turn
    return np.flatnonzero(stamp[at] == turn)


@dataclass(frozen=True, eq=False)
class Touched:
    """Pieces of street that sources touch: costs from source `row` to both ends of `piece`; each pair once."""

    row: np.ndarray
    piece: np.ndarray
    to_u: np.ndarray
    to_v: np.ndarray


def touched(ways: Ways, windows: Windows, source: np.ndarray, reached: Reached, wanted: np.ndarray) -> Touched:
    """The `wanted` pieces (a mask) with an end that was reached; `source` is the node of each row.

    >>> import shapely
    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (100, 0)]]))
    >>> ways = Ways(streets, snapping.tie(streets, shapely.points([(30, 0)]), 200.0))
    >>> begin, windows = ways.node_of_place(np.array([0])), Windows(ways.nodes, 50.0)
    >>> reached = search(ways, windows, np.array([0]), begin, np.array([0.0]), np.array([50.0]))
    >>> pieces = touched(ways, windows, begin, reached, np.ones(len(ways.u), bool))
    >>> list(zip(ways.length[pieces.piece].tolist(), pieces.to_u.tolist(), pieces.to_v.tolist()))
    [(30.0, 30.0, 0.0), (70.0, 0.0, inf)]
    """
    base, arc = ways.arcs_from(reached.node)
    of_interest = np.append(wanted, False)[ways.piece[arc]]
    base, arc = base[of_interest], arc[of_interest]
    row, head = reached.row[base], ways.head[arc]
    there = np.where(
        windows.around(source[row], head), reached.labels[row * windows.width + windows.slot[head]], np.inf
    )
    # A piece reached at both ends shows up twice: from its u and from its v.
    once = ways.forward[arc] | np.isinf(there)
    here, there, forward = reached.cost[base][once], there[once], ways.forward[arc][once]
    piece = ways.piece[arc][once].astype(np.int64)
    return Touched(row[once], piece, np.where(forward, here, there), np.where(forward, there, here))
