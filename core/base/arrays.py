"""Arrays of Python objects."""

from collections.abc import Iterable

import numpy as np


def objects(values: Iterable[object]) -> np.ndarray:
    """The values as an array (n,) of objects, in their order, whatever labels a Series gives them.

    NumPy alone would make two lists of one length a table.

    >>> objects([[1, 2], [3, 4]]).shape, objects([]).shape
    ((2,), (0,))
    """
    values = list(values)
    return np.fromiter(values, dtype=object, count=len(values))
