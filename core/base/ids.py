"""Ids as they are: whole numbers stay whole and exact beside a missing one, texts stay letter for letter."""

import json

import numpy as np
import pandas as pd

from .arrays import objects

BIGGEST = 2**63 - 1


def exact(values: np.ndarray) -> pd.api.extensions.ExtensionArray | np.ndarray:
    """(n,) ids ready to be written, None (or NA) where missing.

    Whole numbers of 64 bits stay numbers, so do decimal numbers and yes or no; what a column of one kind cannot hold becomes
    text, lists and mappings as JSON.

    >>> exact(np.array([2**62 + 1, None], dtype=object)).tolist()
    [4611686018427387905, <NA>]
    >>> exact(np.array([1, None, "a"], dtype=object)).tolist()
    ['1', None, 'a']
    """
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int} and all(-BIGGEST - 1 <= value <= BIGGEST for value in values if value is not None):
        missing = np.array([value is None for value in values])
        return pd.arrays.IntegerArray(np.where(missing, 0, values).astype(np.int64), missing)
    if kinds == {float}:
        return values.astype(float)
    if kinds == {bool}:
        return pd.array(values, dtype="boolean")
    return objects(None if value is None else _text(value, len(kinds) == 1) for value in values)


def _text(value: object, alike: bool) -> object:
    """A text; what QGIS itself can turn into one, such as dates, is left to it where all are `alike`."""
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value if alike and not isinstance(value, int) else str(value)
