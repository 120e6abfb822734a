"""Measures of how things are spread over classes, places and ground. Each takes arrays; undefined results are NaN."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial import KDTree
from scipy.special import xlogy


def shares(amounts: ArrayLike) -> np.ndarray:
    """Each amount ÷ their sum; all NaN when there is nothing to share.

    >>> shares([1, 3]).tolist(), shares([0, 0]).tolist()
    ([0.25, 0.75], [nan, nan])
    """
    amounts = np.asarray(amounts, float)
    total = amounts.sum()
    return amounts / total if total > 0 else np.full(amounts.shape, np.nan)


def grouped_evenness(groups: np.ndarray, amounts: np.ndarray, classes: int, n_groups: int) -> np.ndarray:
    """Shannon evenness −Σp ln p / ln k (Pielou 1966, Journal of Theoretical Biology): 1 all equal, 0 all in one class.

    Parameters
    ----------
    groups, amounts : one row for each class that a group holds: the group's number from 0 to `n_groups`, and the amount.
    classes : k, of the scheme; those that a group does not hold count too.

    >>> grouped_evenness(np.array([0, 0, 1]), np.array([5.0, 5.0, 5.0]), classes=2, n_groups=2).tolist()
    [1.0, 0.0]
    """
    total = np.bincount(groups, amounts, n_groups)
    held = amounts > 0
    groups, p = groups[held], amounts[held] / total[groups[held]]
    entropy = np.abs(np.bincount(groups, xlogy(p, p), n_groups))
    return np.where((total > 0) & (classes > 1), entropy / np.log(max(classes, 2)), np.nan)


def herfindahl(amounts: ArrayLike) -> float:
    """Herfindahl index Σp² of the shares (Hirschman 1964, American Economic Review): 1 all in one class, 1/k equal.

    >>> herfindahl([3, 1]), herfindahl([1, 1])
    (0.625, 0.5)
    """
    return float((shares(amounts) ** 2).sum()) if np.size(amounts) else np.nan


def gini(amounts: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Gini coefficient Σ(2i−n−1)x₍ᵢ₎/(nΣx) (Gini 1912) of non-negative amounts: 0 equal, (n−1)/n all in one place.

    With `weights` each amount counts for so many, as the supply of a place for its people: one less twice the area under the
    :func:`lorenz` curve.

    >>> gini([2, 2]), gini([0, 4]), gini([1, 3]), gini([0, 4], weights=[3, 1])
    (0.0, 0.5, 0.25, 0.75)
    """
    if weights is not None:
        people, held = lorenz(amounts, weights)
        twice_below = (np.diff(people) * (held[1:] + held[:-1])).sum()
        return float(1 - twice_below) if held[-1] > 0 else np.nan
    x = np.sort(np.asarray(amounts, float))
    n = len(x)
    if n == 0 or not x.sum() > 0:
        return np.nan
    return float(((2 * np.arange(1, n + 1) - n - 1) * x).sum() / (n * x.sum()))


def lorenz(amounts: ArrayLike, weights: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The curve of Lorenz (1905, Publications of the American Statistical Association): what share of all the poorest share has.

    Parameters
    ----------
    amounts : (n,) what one of each group has, at least 0; `weights` : (n,) how many they are, at least 0.

    Returns
    -------
    (n + 1,) shares of the people and of all they have, both from 0 to 1; NaN beyond the first where there is nothing.

    >>> people, held = lorenz([3, 0], [1, 3])
    >>> people.tolist(), held.tolist()
    ([0.0, 0.75, 1.0], [0.0, 0.0, 1.0])
    """
    amounts, weights = np.asarray(amounts, float), np.asarray(weights, float)
    order = np.argsort(amounts, kind="stable")
    people, held = weights[order], (amounts * weights)[order]
    return tuple(np.concatenate([[0.0], np.cumsum(shares(some))]) for some in (people, held))


def primacy(amounts: ArrayLike) -> float:
    """The largest amount ÷ the second largest (Jefferson 1939, Geographical Review).

    >>> primacy([5, 20, 10])
    2.0
    """
    x = np.sort(np.asarray(amounts, float))[::-1]
    return float(x[0] / x[1]) if len(x) > 1 and x[1] > 0 else np.nan


def location_quotient(local: ArrayLike, local_total: ArrayLike, overall: float, overall_total: float) -> np.ndarray:
    """(local ÷ local_total) ÷ (overall ÷ overall_total): above 1 where the thing is over-represented (Isard 1960).

    >>> location_quotient([2, 1, 0], [10, 10, 0], overall=3, overall_total=20).round(2).tolist()
    [1.33, 0.67, nan]
    """
    local, local_total = np.asarray(local, float), np.asarray(local_total, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient = (local / local_total) / np.divide(overall, overall_total)
    return np.where(np.isfinite(quotient), quotient, np.nan)


class NearestNeighbour(NamedTuple):
    """`ratio`: observed ÷ expected mean distance, 1 = random, below 1 = clustered; `z`: its standard score."""

    ratio: float
    z: float


def nearest_neighbours(xy: ArrayLike) -> np.ndarray:
    """Distance from each point of the plane (n, 2), or of space (n, 3), to the nearest other one; inf where there is no other.

    >>> nearest_neighbours([(0, 0), (30, 40), (30, 100)]).tolist()
    [50.0, 50.0, 60.0]
    """
    xy = np.asarray(xy, float)
    return KDTree(xy).query(xy, k=[2])[0][:, 0] if len(xy) else np.zeros(0)


def clark_evans(nearest: np.ndarray, area: float) -> NearestNeighbour:
    """Nearest-neighbour index (Clark & Evans 1954, Ecology), without edge correction.

    Parameters
    ----------
    nearest : metres from each point to the nearest other one, shape (n,).
    area : m² of the ground on which points could have stood; the index depends on it, so state it with the result.

    >>> index = clark_evans(np.array([100.0, 100.0, 100.0, 100.0]), area=40_000)
    >>> index.ratio, round(index.z, 2)
    (2.0, 3.83)
    """
    n = len(nearest)
    if n < 2 or not area > 0:
        return NearestNeighbour(np.nan, np.nan)
    observed, expected = nearest.mean(), 0.5 / np.sqrt(n / area)
    return NearestNeighbour(
        float(observed / expected), float((observed - expected) / (0.26136 / np.sqrt(n * n / area)))
    )


def spearman(a: ArrayLike, b: ArrayLike) -> float:
    """Spearman's rank correlation ρ over the pairs with both known; NaN below three pairs or where one is constant.

    >>> spearman([1, 2, 3], [10, 5, 1]), spearman([1, 2, 3], [10, 10, 10])
    (-1.0, nan)
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    known = np.isfinite(a) & np.isfinite(b)
    a, b = a[known], b[known]
    if len(a) < 3 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return np.nan
    # scipy's spearmanr gives the same with a p-value that nobody asked for, ten times slower: cities come in hundreds.
    a, b = (centred - centred.mean() for centred in (ranks(a), ranks(b)))
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def benjamini_hochberg(p: ArrayLike) -> np.ndarray:
    """p values adjusted for their number (Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57).

    Of what is called a finding below 5% of the adjusted, about 5% at most are none. NaN stays NaN and does not count.

    >>> benjamini_hochberg([0.01, 0.04, np.nan, 0.03]).round(3).tolist()
    [0.03, 0.04, nan, 0.04]
    """
    p = np.asarray(p, float)
    known = np.flatnonzero(np.isfinite(p))
    order = known[np.argsort(p[known], kind="stable")]
    adjusted = np.full(p.shape, np.nan)
    rising = p[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(rising[::-1])[::-1], 1)
    return adjusted


def ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 1, ties share their mean.

    >>> ranks(np.array([7.0, 3.0, 7.0])).tolist()
    [2.5, 1.0, 2.5]
    """
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def jenks(values: ArrayLike, classes: int) -> np.ndarray:
    """Upper bounds of the natural-breaks classes, rising, the last the maximum; a value on a bound belongs below it.

    The exact optimum of the within-class squares (Fisher 1958, Journal of the American Statistical Association; Jenks
    1967): a dynamic programme over the distinct values, n log n per class because the best split never moves back.

    Parameters
    ----------
    values : any order, NaN left out.
    classes : how many are wanted; there are fewer when there are fewer distinct values.

    >>> jenks([1, 2, 2, 10, 11, 50], 3).tolist()
    [2.0, 11.0, 50.0]
    """
    values = np.asarray(values, float)
    distinct, weights = np.unique(values[np.isfinite(values)], return_counts=True)
    classes = min(classes, len(distinct))
    if classes == 0:
        return distinct
    squares = _within_squares(distinct, weights)
    ends = np.arange(len(distinct) + 1)
    best, splits = squares(np.zeros_like(ends), ends), []
    for _ in range(classes - 1):
        best, split = _add_class(best, squares)
        splits.append(split)
    end, bounds = len(distinct), [distinct[-1]]
    for split in reversed(splits):
        end = split[end]
        bounds.append(distinct[end - 1])
    return np.array(bounds[::-1])


def _within_squares(distinct: np.ndarray, weights: np.ndarray) -> Callable[[ArrayLike, ArrayLike], np.ndarray]:
    """The function (start, end) → sum of squared deviations of ``distinct[start:end]``, vectorised."""
    centred = distinct - np.average(distinct, weights=weights)
    n, total, square = (np.concatenate([[0.0], np.cumsum(weights * centred**k)]) for k in range(3))

    def squares(start, end):
        """The sum of squared deviations of ``distinct[start:end]``."""
        count = np.maximum(n[end] - n[start], 1)
        return np.maximum(square[end] - square[start] - (total[end] - total[start]) ** 2 / count, 0)

    return squares


def _add_class(best: np.ndarray, squares) -> tuple[np.ndarray, np.ndarray]:
    """One class more: for each end the least squares and the start of the last class.

    Divide and conquer, a level at a time: the ends at odd multiples of a step lie between two solved ones, whose starts
    bound theirs, so a level looks at about n starts in all.
    """
    n = len(best) - 1
    better, split = np.full(n + 1, np.inf), np.zeros(n + 1, int)
    step = 1 << n.bit_length()
    while step := step >> 1:
        ends = np.arange(step, n + 1, 2 * step)
        above = ends + step
        low = np.maximum(split[ends - step], 1)
        high = np.clip(np.where(above <= n, split[np.minimum(above, n)], n), low, ends)
        counts = high - low + 1
        firsts = np.cumsum(counts) - counts
        starts = np.arange(counts.sum()) + np.repeat(low - firsts, counts)
        costs = best[starts] + squares(starts, np.repeat(ends, counts))
        better[ends] = np.minimum.reduceat(costs, firsts)
        least = np.flatnonzero(costs == np.repeat(better[ends], counts))
        split[ends] = starts[least[np.searchsorted(least, firsts)]]
    return better, split
