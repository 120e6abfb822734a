"""The stretches of street within a limit (metres, on timed streets seconds), cut exactly where it is reached."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from ..base.running import Cancelled, never
from . import sections
from .access import batches
from .network import Streets
from .search import Touched, Ways, search_by_group
from .sections import ROUNDING
from .snapping import Ties


@dataclass(frozen=True, eq=False)
class Stretches:
    """Stretches of street: `row` (whose), `part` of the streets, `start` to `end` in metres along it; sorted by row."""

    row: np.ndarray
    part: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def __getitem__(self, chosen) -> "Stretches":
        return Stretches(self.row[chosen], self.part[chosen], self.start[chosen], self.end[chosen])


def cut(ways: Ways, touched: Touched, limit: np.ndarray) -> Stretches:
    """What lies within `limit` (one per row) on the touched pieces: from each end as far as the limit carries.

    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (100, 0)]]))
    >>> ties = snapping.tie(streets, shapely.points([(30, 5)]), 200.0)
    >>> ((ways, found),) = of_each(streets, ties, 50.0)
    >>> stretches = cut(ways, found, np.array([50.0]))
    >>> stretches.start.tolist(), stretches.end.tolist()
    ([0.0], [75.0])
    """
    length = ways.length[touched.piece]
    from_u, from_v = (np.clip(metres, 0, length) for metres in _carried(ways, touched, limit[touched.row]))
    whole = from_u + from_v >= length
    begin = np.column_stack([np.zeros(len(length)), length - from_v])
    end = np.column_stack([np.where(whole, length, from_u), length])
    exists = end > begin
    exists[whole, 1] = False
    piece, side = np.nonzero(exists)
    at = ways.along_part(touched.piece)[piece]
    part = ways.streets.part[ways.edge[touched.piece[piece]]]
    return _chained(touched.row[piece], part, at + begin[piece, side], at + end[piece, side])


def _carried(ways: Ways, touched: Touched, limit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Metres from each end of a piece that what is left of the limit there carries on."""
    left, streets, edge = (limit - touched.to_u, limit - touched.to_v), ways.streets, ways.edge[touched.piece]
    if streets.along is None:
        return left
    paces = streets.along[edge], streets.against[edge]
    with np.errstate(divide="ignore", invalid="ignore"):
        return tuple(np.where(cost > 0, cost / pace, 0) for cost, pace in zip(left, paces, strict=True))


def _carrying(ways: Ways) -> np.ndarray:
    """Which pieces are streets that one can be on; the others are ridden past."""
    carries = ways.streets.carries
    return np.ones(len(ways.u), bool) if carries is None else carries[ways.streets.part[ways.edge]]


def _chained(row: np.ndarray, part: np.ndarray, start: np.ndarray, end: np.ndarray) -> Stretches:
    """Stretches that follow one another on a street made one: fewer and simpler shapes."""
    order = np.lexsort((start, part, row))
    row, part, start, end = row[order], part[order], start[order], end[order]
    begins = np.ones(len(row) + 1, bool)
    begins[1:-1] = (row[1:] != row[:-1]) | (part[1:] != part[:-1]) | (start[1:] > end[:-1] + ROUNDING)
    first, last = begins[:-1], begins[1:]
    return Stretches(row[first], part[first], start[first], end[last]) if len(row) else Stretches(row, part, start, end)


def of_each(
    streets: Streets, sources: Ties, limit: float, cancelled: Cancelled = never
) -> Iterator[tuple[Ways, Touched]]:
    """What each tied source touches within `limit`, in batches for :func:`cut`; `row` is the number of the source.

    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (100, 0)]]))
    >>> ties = snapping.tie(streets, shapely.points([(30, 5)]), 200.0)
    >>> [found.to_u.tolist() for _, found in of_each(streets, ties, 50.0)]
    [[35.0, 5.0]]
    """
    tied = np.flatnonzero(sources.tied)
    ways = Ways(streets, sources[tied])
    limits = np.full(len(tied), float(limit))
    for found in batches(ways, sources[tied], limits, _carrying(ways), cancelled=cancelled):
        yield ways, Touched(tied[found.row], found.piece, found.to_u, found.to_v)


def of_any(
    streets: Streets, sources: Ties, group: np.ndarray, limit: np.ndarray, cancelled: Cancelled = never
) -> tuple[Ways, Touched]:
    """What the sources of each group touch together, each piece once; `limit` is one per group, `row` the group.

    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (100, 0)]]))
    >>> ties = snapping.tie(streets, shapely.points([(30, 0), (60, 0)]), 200.0)
    >>> ways, found = of_any(streets, ties, np.array([0, 0]), np.array([20.0]))
    >>> stretches = cut(ways, found, np.array([20.0]))
    >>> stretches.start.tolist(), stretches.end.tolist()
    ([10.0], [80.0])
    """
    sources, group = sources[sources.tied], group[sources.tied]
    ways = Ways(streets, sources)
    found, carrying = [], _carrying(ways)
    for rows, cost in search_by_group(ways, sources, group, limit, cancelled):
        to_u, to_v = cost[:, ways.u], cost[:, ways.v]
        row, piece = np.nonzero(np.isfinite(np.minimum(to_u, to_v)) & carrying)
        found.append(Touched(rows[row], piece, to_u[row, piece], to_v[row, piece]))
    return ways, Touched(
        *(np.concatenate([getattr(f, name) for f in found]) for name in ("row", "piece", "to_u", "to_v"))
    )


@dataclass(frozen=True, eq=False)
class Bands:
    """(n,) stretches of street: `edge`, from `start` to `end` in metres along it, and the `band` of limits that each lies in."""

    edge: np.ndarray
    start: np.ndarray
    end: np.ndarray
    band: np.ndarray

    def __getitem__(self, chosen) -> "Bands":
        return Bands(self.edge[chosen], self.start[chosen], self.end[chosen], self.band[chosen])


def banded(ways: Ways, to_node: np.ndarray, limits: np.ndarray) -> Bands:
    """All streets that one can be on, each once, cut where a rising limit is reached: band 0 lies within the first limit.

    `to_node` : (N,) cost of each node, infinite beyond the last limit; what lies beyond that is a band of its own.

    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (100, 0)]]))
    >>> ties = snapping.tie(streets, shapely.points([(0, 0)]), 200.0)
    >>> ways, limits = Ways(streets, ties), np.array([20.0, 50.0])
    >>> ((_, cost),) = search_by_group(ways, ties, np.array([0]), limits[-1:])
    >>> bands = banded(ways, cost[0], limits)
    >>> list(zip(bands.start.tolist(), bands.end.tolist(), bands.band.tolist()))
    [(0.0, 20.0, 0), (20.0, 50.0, 1), (50.0, 100.0, 2)]
    """
    piece = np.flatnonzero(_carrying(ways))
    found = Touched(np.zeros(len(piece), int), piece, to_node[ways.u[piece]], to_node[ways.v[piece]])
    length, edge = ways.length[piece], ways.edge[piece]
    cuts = [np.zeros(len(piece)), length]
    for limit in limits:
        from_u, from_v = (np.clip(metres, 0, length) for metres in _carried(ways, found, np.array([limit])[found.row]))
        whole = from_u + from_v >= length
        cuts += [np.where(whole, length, from_u), np.where(whole, length, length - from_v)]
    cuts = np.sort(np.column_stack(cuts), axis=1)
    row, part = np.nonzero(np.diff(cuts, axis=1) > ROUNDING)
    start, end = cuts[row, part], cuts[row, part + 1]
    middle, streets = (start + end) / 2, ways.streets
    along, against = (1.0, 1.0) if streets.along is None else (streets.along[edge[row]], streets.against[edge[row]])
    cost = np.minimum(found.to_u[row] + middle * along, found.to_v[row] + (length[row] - middle) * against)
    before = ways.start[piece[row]]
    return Bands(edge[row], before + start, before + end, np.searchsorted(limits, cost))


def lines(streets: Streets, stretches: Stretches) -> np.ndarray:
    """Each stretch as a LineString.

    >>> from innospace.core.streets import network
    >>> streets = network.build(shapely.linestrings([[(0, 0), (100, 0)]]))
    >>> here = Stretches(np.array([0]), np.array([0]), np.array([20.0]), np.array([60.0]))
    >>> print(lines(streets, here)[0])
    LINESTRING (20 0, 60 0)
    """
    first = np.searchsorted(streets.vertex_part, stretches.part, "left")
    last = np.searchsorted(streets.vertex_part, stretches.part, "right") - 1
    return sections.lines(streets.xy, streets.total, first, last, stretches.start, stretches.end)


def gather(row: np.ndarray, parts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lines of each row (sorted) as one MultiLineString: rows that have any, geometries.

    >>> rows, lines = gather(np.array([0, 0, 2]), shapely.linestrings([[(0, 0), (1, 0)], [(5, 0), (6, 0)], [(0, 9), (1, 9)]]))
    >>> rows.tolist(), shapely.get_num_geometries(lines).tolist()
    ([0, 2], [2, 1])
    """
    present, index = np.unique(row, return_inverse=True)
    return present, shapely.multilinestrings(parts, indices=index) if len(parts) else np.empty(0, object)
