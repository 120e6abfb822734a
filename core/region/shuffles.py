"""What chance makes of values that are dealt out anew over the same places: orders, shuffled types, and p.

All start from sorted values and a seed, so that the order of the rows plays no part.
"""

from collections.abc import Iterator
from itertools import permutations

import numpy as np

from ..base.running import Cancelled, Progress, chunks, ignore, never
from ..base.thresholds import CHANCE

SEED, DRAWS = 2011, 999
# Up to so many things all orders are tried: 40 320.
EXACT = 8
# Values in one go, so that a cancel is heard.
AT_ONCE = 2_000_000


def orders(
    n: int, draws: int = DRAWS, progress: Progress = ignore, cancelled: Cancelled = never
) -> Iterator[np.ndarray]:
    """Orders of n things, (…, n) at a time: all there are of up to `EXACT`, beyond that seeded ones.

    >>> sum(len(some) for some in orders(4)), sum(len(some) for some in orders(9))
    (24, 999)
    """
    if n <= EXACT:
        yield np.array(list(permutations(range(n))))
        return
    generator = np.random.default_rng(SEED)
    for rows in chunks(draws, max(AT_ONCE // n, 1), progress, cancelled):
        yield generator.permuted(np.tile(np.arange(n, dtype=np.int32), (rows.stop - rows.start, 1)), axis=1)


def share_of(as_far: np.ndarray, tried: int, n: int) -> np.ndarray:
    """p out of how many of the orders `tried` of n things give at least what is found; with seeded draws that counts itself.

    >>> share_of(np.array([2]), 24, n=4).round(4).tolist(), share_of(np.array([0]), 999, n=20).tolist()
    ([0.0833], [0.001])
    """
    return as_far / tried if n <= EXACT else (as_far + 1) / (tried + 1)


def dealt(
    values: np.ndarray, draws: int, size: int = 1, progress: Progress = ignore, cancelled: Cancelled = never
) -> Iterator[tuple[slice, np.ndarray]]:
    """Values (n,) dealt out anew over their places: rows of draws, and the values in each (d, n).

    `size` : of what is made out of one draw, so that not too many are made at once.

    >>> [(rows, sorted(some[0].tolist())) for rows, some in dealt(np.array([7, 3, 7]), draws=2)]
    [(slice(0, 2, None), [3, 7, 7])]
    """
    generator, rising = np.random.default_rng(SEED), np.sort(values)
    for rows in chunks(draws, max(AT_ONCE // max(size, len(values)), 1), progress, cancelled):
        yield rows, generator.permuted(np.tile(rising, (rows.stop - rows.start, 1)), axis=1)


def two_sided(below: np.ndarray, above: np.ndarray, draws: int) -> np.ndarray:
    """p of what is found out of how many seeded draws are no larger (`below`) and no smaller (`above`).

    Twice the rarer side, at most 1; the finding itself counts as a draw (Davison & Hinkley 1997, Bootstrap Methods, ch. 4).

    >>> two_sided(np.array([999, 500]), np.array([0, 520]), 999).tolist()
    [0.002, 1.0]
    """
    return np.minimum(2 * (np.minimum(below, above) + 1) / (draws + 1), 1.0)


def envelope(drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The band of 95% of what seeded draws (d, …) give, d at least 39: beyond it p is at most `CHANCE`, within it more.

    Its ends are the k-th least and the k-th largest, k = ⌊(d + 1) · 2.5%⌋ (Besag & Diggle 1977, Applied Statistics 26), so that
    what is found lies beyond it exactly where :func:`two_sided` says so; what it ties with lies within.

    >>> envelope(np.arange(1, 40)), envelope(np.arange(1, 80))
    ((1, 39), (2, 78))
    """
    k = int((len(drawn) + 1) / (2 / CHANCE))
    sorted_ = np.partition(drawn, [k - 1, len(drawn) - k], axis=0)
    return sorted_[k - 1], sorted_[len(drawn) - k]
