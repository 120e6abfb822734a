"""Multi-criteria scores and ranks, and how far ranks move when weights do. Values: (n candidates, m criteria)."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from ..base.running import Cancelled, Progress, chunks, ignore, never
from ..base.terms import label
from .weights import require_not_negative

# Scores that differ by less than rounding errors of their sums are ties.
DECIMALS = 12
Score = Callable[[np.ndarray, np.ndarray], np.ndarray]


def minmax(values: ArrayLike, cost: ArrayLike, low: ArrayLike = np.nan, high: ArrayLike = np.nan) -> np.ndarray:
    """Each criterion on 0 (worst) to 1 (best) between its bounds; values beyond them are clipped.

    Parameters
    ----------
    cost : whether less is better, shape (m,).
    low, high : bounds, shape (m,); NaN takes the smallest or largest value met. A criterion without a range becomes 0.

    >>> minmax([[10, 500], [20, 100], [30, 900]], cost=[False, True]).tolist()
    [[0.0, 0.5], [0.5, 1.0], [1.0, 0.0]]
    """
    values = np.asarray(values, float)
    low, high = bounds(values, low, high)
    span = np.where(high > low, high - low, np.inf)
    start, sign = np.where(cost, high, low), np.where(cost, -1, 1)
    return np.clip((values - start) * sign / span, 0, 1)


def bounds(values: np.ndarray, low: ArrayLike, high: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The ends of each criterion's range: as given, or where NaN the smallest and the largest value met.

    >>> low, high = bounds(np.array([[10, 500], [30, 900]]), low=[0, np.nan], high=[np.nan, np.nan])
    >>> low.tolist(), high.tolist()
    ([0.0, 500.0], [30.0, 900.0])
    """
    return np.where(np.isnan(low), values.min(axis=0), low), np.where(np.isnan(high), values.max(axis=0), high)


def vector(values: ArrayLike, cost: ArrayLike, names: list[str]) -> np.ndarray:
    """Vector norm: a benefit is x ÷ ‖x‖, a cost 1 − x ÷ ‖x‖; all-zero criteria become 0.

    Raises
    ------
    InputError : naming ``values``, when a value is negative.

    >>> vector([[3, 4], [4, 3]], cost=[False, True], names=["vacancy", "rent"]).round(2).tolist()
    [[0.6, 0.2], [0.8, 0.4]]
    """
    values = np.asarray(values, float)
    require_not_negative(values, names, method=label("norm", "vector"))
    length = np.linalg.norm(values, axis=0)
    unit = values / np.where(length > 0, length, np.inf)
    return np.where(cost, 1 - unit, unit)


def weighted_sum(unit: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Σ weight × normed value, shape (n,).

    >>> weighted_sum(np.array([[1, 0], [0.5, 1]]), np.array([0.75, 0.25])).tolist()
    [0.75, 0.625]
    """
    return unit @ weights


def topsis(unit: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Closeness to the ideal, 0 to 1 (Hwang & Yoon 1981, Multiple Attribute Decision Making), shape (n,).

    The ideal holds the best, the anti-ideal the worst weighted normed value of each criterion among the candidates.

    >>> topsis(np.array([[1, 1], [0.5, 0.5], [0, 0]]), np.array([0.75, 0.25])).tolist()
    [1.0, 0.5, 0.0]
    """
    square = weights**2
    to_best = np.sqrt((unit.max(axis=0) - unit) ** 2 @ square)
    to_worst = np.sqrt((unit - unit.min(axis=0)) ** 2 @ square)
    apart = to_best + to_worst
    return np.divide(to_worst, apart, out=np.zeros(len(unit)), where=apart > 0)


def rank(scores: np.ndarray) -> np.ndarray:
    """Ranks from 1 = highest score; ties share the better rank.

    >>> rank(np.array([0.4, 0.9, 0.4, 0.1])).tolist()
    [2, 1, 2, 4]
    """
    values = np.round(scores, DECIMALS)
    # One and those above it. scipy.stats has a function for it, and takes longer to load than all else of scipy together.
    return 1 + len(values) - np.searchsorted(np.sort(values), values, side="right")


SCORES: dict[str, Score] = {"weighted_sum": weighted_sum, "topsis": topsis}


def swung(weights: np.ndarray, swing: float) -> np.ndarray:
    """The weight sets of the sensitivity test: each weight in turn × (1 ± `swing`), the others rescaled to sum 1.

    Returns
    -------
    array of shape (2 m, m); a weight cannot grow beyond 1, and one that has no others beside it stays.

    >>> swung(np.array([0.5, 0.3, 0.2]), 0.1)[0].round(3).tolist()
    [0.45, 0.33, 0.22]
    """
    changed = np.clip(np.outer([1 - swing, 1 + swing], weights).ravel(), 0, 1)
    own = np.tile(np.arange(len(weights)), 2)
    others = 1 - weights[own]
    rest = np.divide(1 - changed, others, out=np.ones(len(own)), where=others > 0)
    sets = weights * rest[:, None]
    sets[np.arange(len(own)), own] = np.where(others > 0, changed, weights[own])
    return sets


def rank_range(
    unit: np.ndarray,
    weights: np.ndarray,
    swing: float,
    score: Score,
    *,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> tuple[np.ndarray, np.ndarray]:
    """Best and worst rank of each candidate over the given weights and all their swings (:func:`swung`).

    >>> unit, weights = np.array([[1, 0], [0, 1], [0.9, 0.9]]), np.array([0.52, 0.48])
    >>> best, worst = rank_range(unit, weights, 0.15, weighted_sum)
    >>> best.tolist(), worst.tolist()
    ([2, 2, 1], [3, 3, 1])
    """
    sets = np.vstack([weights, swung(weights, swing)])
    best, worst = np.full(len(unit), len(unit)), np.ones(len(unit), int)
    for one in chunks(len(sets), 1, progress, cancelled):
        ranks = rank(score(unit, sets[one][0]))
        np.minimum(best, ranks, out=best)
        np.maximum(worst, ranks, out=worst)
    return best, worst
