"""Sections of lines, cut exactly where they begin and end by the metres along them.

All vertices of all lines lie end to end in one array (V, 2); the *running total* of a vertex is the length of everything
before it.
"""

import numpy as np
import shapely

ROUNDING = 1e-6
"""Metres by which sums of lengths and computed places may differ and still mean the same."""


def steps(xy: np.ndarray, line: np.ndarray) -> np.ndarray:
    """(V - 1,) metres from each vertex (V, 2) to the next; 0 from one `line` (V,) to the next.

    >>> steps(np.array([(0.0, 0.0), (3.0, 4.0), (9.0, 9.0)]), np.array([0, 0, 1])).tolist()
    [5.0, 0.0]
    """
    metres = np.hypot(*np.diff(xy, axis=0).T) if len(xy) else np.zeros(0)
    metres[line[1:] != line[:-1]] = 0
    return metres


def running_total(metres: np.ndarray) -> np.ndarray:
    """(V,) metres before each vertex, of the :func:`steps` between them.

    >>> running_total(np.array([5.0, 0.0])).tolist()
    [0.0, 5.0, 5.0]
    """
    return np.concatenate([[0.0], np.cumsum(metres)])


def between(xy: np.ndarray, total: np.ndarray, before: np.ndarray, at: np.ndarray) -> np.ndarray:
    """(n, 2) coordinates `at` metres of the running total, each on the segment that starts in vertex `before`.

    >>> between(np.array([(0.0, 0.0), (4.0, 0.0)]), np.array([0.0, 4.0]), np.array([0]), np.array([1.0])).tolist()
    [[1.0, 0.0]]
    """
    step = total[before + 1] - total[before]
    share = np.clip((at - total[before]) / np.where(step > 0, step, 1), 0, 1)[:, None]
    return xy[before] * (1 - share) + xy[before + 1] * share


def lines(
    xy: np.ndarray, total: np.ndarray, first: np.ndarray, last: np.ndarray, start: np.ndarray, end: np.ndarray
) -> np.ndarray:
    """(n,) LineStrings from `start` to `end` (metres along) of lines whose vertices are `first` to `last`.

    >>> vertices, total = np.array([(0.0, 0.0), (4.0, 0.0)]), np.array([0.0, 4.0])
    >>> lines(vertices, total, np.array([0]), np.array([1]), np.array([1.0]), np.array([3.0]))[0].wkt
    'LINESTRING (1 0, 3 0)'
    """
    if not len(first):
        return np.empty(0, object)
    at = total[first][:, None] + np.column_stack([start, end])
    after = np.clip(np.searchsorted(total, at[:, 0], "right"), first + 1, last)
    until = np.clip(np.searchsorted(total, at[:, 1], "left"), after, last)
    count = until - after + 2
    row = np.repeat(np.arange(len(count)), count)
    begins = np.cumsum(count) - count
    points = xy[np.clip(np.arange(len(row)) + (after - 1 - begins)[row], 0, len(xy) - 1)]
    points[begins] = between(xy, total, after - 1, at[:, 0])
    points[begins + count - 1] = between(xy, total, until - 1, at[:, 1])
    return shapely.linestrings(points, indices=row)
