"""The stretches of street within a limit, cut exactly where the limit is reached."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from ..base.running import Cancelled, Progress, ignore, never
from .access import batches
from .network import Streets
from .search import Touched, Ways, search_by_group
from .snapping import Ties

ROUNDING = 1e-6
"""Metres by which sums of lengths may differ and still mean the same point."""


@dataclass(frozen=True, eq=False)
class Stretches:
    """Stretches of street: `row` (whose), `part` of the streets, `start` to `end` in metres along it; sorted by row."""

    row: np.ndarray
    part: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def __getitem__(self, chosen) -> "Stretches":
        return Stretches(self.row[chosen], self.part[chosen], self.start[chosen], self.end[chosen])


def cut(ways: Ways, found: Touched, limit: np.ndarray) -> Stretches:
    """What lies within `limit` (one per row) on the touched pieces: from each end as far as the limit carries."""
    length, limit = ways.length[found.piece], limit[found.row]
    from_u, from_v = np.clip(limit - found.to_u, 0, length), np.clip(limit - found.to_v, 0, length)
    whole = from_u + from_v >= length
    begin = np.column_stack([np.zeros(len(length)), length - from_v])
    end = np.column_stack([np.where(whole, length, from_u), length])
    exists = end > begin
    exists[whole, 1] = False
    piece, side = np.nonzero(exists)
    at = ways.along_part(found.piece)[piece]
    part = ways.streets.part[ways.edge[found.piece[piece]]]
    return _chained(found.row[piece], part, at + begin[piece, side], at + end[piece, side])


def _chained(row: np.ndarray, part: np.ndarray, start: np.ndarray, end: np.ndarray) -> Stretches:
    """Stretches that follow one another on a street made one: fewer and simpler shapes."""
    order = np.lexsort((start, part, row))
    row, part, start, end = row[order], part[order], start[order], end[order]
    begins = np.ones(len(row) + 1, bool)
    begins[1:-1] = (row[1:] != row[:-1]) | (part[1:] != part[:-1]) | (start[1:] > end[:-1] + ROUNDING)
    first, last = begins[:-1], begins[1:]
    return Stretches(row[first], part[first], start[first], end[last]) if len(row) else Stretches(row, part, start, end)


def of_each(
    streets: Streets, sources: Ties, limit: float, progress: Progress = ignore, cancelled: Cancelled = never
) -> Iterator[tuple[Ways, Touched]]:
    """What each tied source touches within `limit`, in batches for :func:`cut`; `row` is the number of the source."""
    tied = np.flatnonzero(sources.tied)
    ways = Ways(streets, sources[tied])
    limits, wanted = np.full(len(tied), float(limit)), np.ones(len(ways.u), bool)
    for found in batches(ways, sources[tied], limits, wanted, progress, cancelled):
        yield ways, Touched(tied[found.row], found.piece, found.to_u, found.to_v)


def of_any(
    streets: Streets, sources: Ties, group: np.ndarray, limit: np.ndarray, cancelled: Cancelled = never
) -> tuple[Ways, Touched]:
    """What the sources of each group touch together, each piece once; `limit` is one per group, `row` the group."""
    sources, group = sources[sources.tied], group[sources.tied]
    ways = Ways(streets, sources)
    found = []
    for rows, metres in search_by_group(ways, sources, group, limit, cancelled):
        to_u, to_v = metres[:, ways.u], metres[:, ways.v]
        row, piece = np.nonzero(np.isfinite(np.minimum(to_u, to_v)))
        found.append(Touched(rows[row], piece, to_u[row, piece], to_v[row, piece]))
    return ways, Touched(
        *(np.concatenate([getattr(f, name) for f in found]) for name in ("row", "piece", "to_u", "to_v"))
    )


def lines(streets: Streets, stretches: Stretches) -> np.ndarray:
    """Each stretch as a LineString."""
    if not len(stretches.row):
        return np.empty(0, object)
    first = np.searchsorted(streets.vertex_part, stretches.part, "left")
    last = np.searchsorted(streets.vertex_part, stretches.part, "right") - 1
    base = streets.total[first]
    at = np.column_stack([base + stretches.start, base + stretches.end])
    after = np.clip(np.searchsorted(streets.total, at[:, 0], "right"), first + 1, last)
    until = np.clip(np.searchsorted(streets.total, at[:, 1], "left"), after, last)
    count = until - after + 2
    row = np.repeat(np.arange(len(count)), count)
    begins = np.cumsum(count) - count
    xy = streets.xy[np.clip(np.arange(len(row)) + (after - 1 - begins)[row], 0, len(streets.xy) - 1)]
    xy[begins] = streets.between(after - 1, at[:, 0])
    xy[begins + count - 1] = streets.between(until - 1, at[:, 1])
    return shapely.linestrings(xy, indices=row)


def gather(row: np.ndarray, parts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lines of each row (sorted) as one MultiLineString: rows that have any, geometries."""
    present, index = np.unique(row, return_inverse=True)
    return present, shapely.multilinestrings(parts, indices=index) if len(parts) else np.empty(0, object)
