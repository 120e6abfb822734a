"""How many people there are at each place."""

from __future__ import annotations

import numpy as np

from ..lazy import pandas as pd
from .text import remarks, translate


def people_of(population: np.ndarray | None) -> tuple[np.ndarray | None, list[str]]:
    """(n,) the people that count, unknown and negative numbers as 0, and a remark on those; None for no population.

    >>> people, notes = people_of(np.array([3.0, np.nan]))
    >>> people.tolist(), notes
    ([3.0, 0.0], ['1 place has no population, or a negative one; it counts as 0.'])
    """
    if population is None:
        return None, []
    population = pd.Series(population, dtype=float).to_numpy()
    unknown = ~(population >= 0)
    one = translate("LifeCircle", "{n} place has no population, or a negative one; it counts as 0.")
    many = translate("LifeCircle", "{n} places have no population, or a negative one; it counts as 0.")
    return np.where(unknown, 0, population), remarks((unknown, one, many))
