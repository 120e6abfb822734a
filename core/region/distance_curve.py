"""How many of one type stand within a distance of one of another, in a straight line or along streets: the cross-K.

Ripley 1976, Journal of Applied Probability 13; along streets Okabe & Yamada 2001, Geographical Analysis 33. Chance is what
shuffling the types over the places gives, so that neither the edge of the ground nor where the streets are dense plays a part.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree

from ..base.running import Cancelled, Progress, ignore, never, part
from ..streets import access, snapping
from ..streets.network import Streets
from ..streets.snapping import SNAP
from .shuffles import DRAWS, dealt, envelope

# Steps of the curve, pairs that it is drawn from at most, and what part of the ground's longer side it reaches.
STEPS, MOST_PAIRS, REACH = 20, 250_000, 0.25
ROUND = np.outer(10.0 ** np.arange(-1, 7), [1, 2, 5]).ravel()
# A reach met to the last digit is met.
ROUNDING = 1 + 1e-9


@dataclass(frozen=True, eq=False)
class DistanceCurve:
    """How many of one type stand within each radius of one of another.

    `radii` (m,) metres; `observed`, `low`, `high` (m,) mean numbers of the one type within a radius of one of the other: found,
    and the band of 95% of the shuffles; `k` (m,) the cross-K, in metres of street, or in m² on straight lines (not
    `along_streets`); `unsnapped`: points that have no street and are left out.
    """

    radii: np.ndarray
    observed: np.ndarray
    low: np.ndarray
    high: np.ndarray
    k: np.ndarray
    along_streets: bool
    unsnapped: int


def curve(
    xy: np.ndarray,
    code: np.ndarray,
    start: int,
    end: int,
    *,
    streets: Streets | None = None,
    snap: float = SNAP,
    draws: int = DRAWS,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> DistanceCurve | None:
    """The numbers of type `end` within a distance of a point of type `start`, another one; None where none can be drawn.

    Parameters
    ----------
    xy, code : (n, 2) places in metres and (n,) their types, numbers from 0.
    streets, snap : with them distances run along streets, the straight legs of at most `snap` metres included.

    >>> xy, code = np.array([[0.0, 0], [1, 0], [2, 0], [90, 0], [91, 9]]), np.array([0, 1, 1, 0, 1])
    >>> found = curve(xy, code, 0, 1)
    >>> found.radii[-1], found.observed[-1]
    (20.0, 1.5)
    """
    tied = None if streets is None else snapping.snap(streets, xy, snap, cancelled=cancelled)
    here = np.ones(len(xy), bool) if tied is None else tied.tied
    code, reach = code[here], reach_of(xy[here])
    n_start, n_end = (int((code == one).sum()) for one in (start, end))
    if not (reach and n_start and n_end):
        return None
    radii = reach * np.arange(1, STEPS + 1) / STEPS
    if streets is None:
        one, other, metres = straight_pairs(xy, reach)
        # The hull of points on one line has no ground.
        size = shapely.convex_hull(shapely.multipoints(xy)).area or np.nan
    else:
        one, other, metres = street_pairs(streets, tied[here], reach, part(progress, 0, 0.4), cancelled)
        size = float(streets.length[streets.kept].sum())
    counted = _Counter(one, other, np.searchsorted(radii * ROUNDING, metres), start, end)
    observed, drawn = counted.within(code[None, :])[0], np.empty((draws, STEPS))
    for rows, codes in dealt(code, draws, len(one), part(progress, 0.4, 1), cancelled):
        drawn[rows] = counted.within(codes)
    low, high = (end / n_start for end in envelope(drawn))
    k = cross_k(observed, size, n_start, n_end)
    return DistanceCurve(radii, observed / n_start, low, high, k, streets is not None, int((~here).sum()))


def reach_of(xy: np.ndarray) -> float:
    """How far a curve goes: the longest round length below a quarter of the longer side that has few enough pairs; 0 if none.

    >>> reach_of(np.array([[0.0, 0.0], [900.0, 400.0], [300.0, 0.0]]))
    200.0
    """
    far = ROUND[np.ptp(xy, axis=0).max() * REACH >= ROUND] if len(xy) else ROUND[:0]
    if not len(far):
        return 0.0
    tree = cKDTree(xy)
    fits = tree.count_neighbors(tree, far) - len(xy) <= MOST_PAIRS
    return float(far[fits].max(initial=0.0))


def straight_pairs(xy: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All ordered pairs of different points (n, 2) no farther apart than `reach`: one, other, metres.

    >>> [array.tolist() for array in straight_pairs(np.array([[0.0, 0.0], [3.0, 4.0], [9.0, 9.0]]), 5.0)]
    [[0, 1], [1, 0], [5.0, 5.0]]
    """
    pairs = cKDTree(xy).query_pairs(reach * ROUNDING, output_type="ndarray")
    one, other = np.concatenate([pairs, pairs[:, ::-1]]).T
    return one, other, np.hypot(*(xy[one] - xy[other]).T)


def street_pairs(
    streets: Streets, places: snapping.Ties, reach: float, progress: Progress = ignore, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All ordered pairs of different places no farther apart along the streets than `reach`: one, other, metres.

    >>> from innospace.core.streets import network
    >>> streets = network.build(shapely.linestrings([[(0, 0), (9, 0), (9, 9)]]))
    >>> places = snapping.snap(streets, np.array([[2.0, 0.0], [9.0, 3.0]]), 1)
    >>> [array.tolist() for array in street_pairs(streets, places, 10)]
    [[0, 1], [1, 0], [10.0, 10.0]]
    """
    found = list(access.pairs(streets, places, places, reach * ROUNDING, progress, cancelled))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)] if found else [np.empty(0, int)] * 3
    one, other, metres = columns
    apart = one != other
    return one[apart], other[apart], metres[apart]


@dataclass(frozen=True, eq=False)
class _Counter:
    """Pairs of places with the step of their distance, and the two types whose pairs are counted."""

    one: np.ndarray
    other: np.ndarray
    step: np.ndarray
    start: int
    end: int

    def within(self, codes: np.ndarray) -> np.ndarray:
        """(d, STEPS) pairs of the two types within each radius, for each row of types (d, n)."""
        draw, pair = np.nonzero((codes == self.start)[:, self.one] & (codes == self.end)[:, self.other])
        steps = np.bincount(draw * (STEPS + 1) + self.step[pair], minlength=len(codes) * (STEPS + 1))
        return np.cumsum(steps.reshape(-1, STEPS + 1), axis=1)[:, :STEPS]


def cross_k(pairs: np.ndarray, size: float, n_from: int, n_to: int) -> np.ndarray:
    """The cross-K without edge correction: `size` · pairs / (n_from · n_to), the pairs within each radius.

    `size` : m² of the ground (Ripley 1976), or metres of all streets (Okabe & Yamada 2001). Of one type with itself `n_to` is
    n, or n − 1 for the unbiased one.

    >>> cross_k(np.array([48, 84]), 16.0, 16, 16).tolist()
    [3.0, 5.25]
    """
    return size * np.asarray(pairs, float) / (n_from * n_to)
