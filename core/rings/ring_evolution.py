"""In which order the rings of a city filled up: openings by ring and year, and when half of a ring's incubators stood.

Planners (规划师) 2016 no. 9, fifth paper, section 2.2 (3): Nanjing's incubators advance from the central city to the near and the
far suburb. Known are the incubators of the data alone; those that closed before are not.
"""

import numpy as np
import pandas as pd

# No openings at all, as where no years are given.
NOTHING = pd.DataFrame({name: pd.Series(dtype=object) for name in ("city", "ring", "ring_name", "year", "n")}).astype(
    dict.fromkeys(("ring", "year", "n"), int)
)
# From the innermost ring with dated incubators to the outermost: half of them stood later in each, earlier in each, in the same
# year in all, or neither.
ORDERS = ("outward", "inward", "together", "no_order")


def opened(home: np.ndarray, rings: pd.DataFrame, year: np.ndarray | None) -> pd.DataFrame:
    """Openings by ring and year, ``city ring ring_name year n``, city by city, inner rings first; empty without years.

    Parameters
    ----------
    home : (n,) row of `rings` that each incubator stands in, -1 for none; `year` : (n,) opening years, NaN where unknown.
    rings : ``city ring ring_name``.

    >>> rings = pd.DataFrame({"city": "Wuhu", "ring": [1, 2], "ring_name": ["central", "near_suburb"]})
    >>> opened(np.array([0, 0, 1, 0]), rings, np.array([2005, 2009, 2009, np.nan]))[["ring", "year", "n"]].values.tolist()
    [[1, 2005, 1], [1, 2009, 1], [2, 2009, 1]]
    """
    if year is None:
        return NOTHING
    year = pd.Series(year, dtype=float).to_numpy()
    dated = (np.asarray(home) >= 0) & np.isfinite(year)
    pairs = np.column_stack([np.asarray(home)[dated], year[dated].astype(int)])
    pairs, n = np.unique(pairs, axis=0, return_counts=True)
    row, year = pairs.T
    found = rings[["city", "ring", "ring_name"]].iloc[row].reset_index(drop=True).assign(year=year, n=n)
    place = rings.groupby("city", sort=False, dropna=False).ngroup().to_numpy()[row]
    return found.iloc[np.lexsort((found["year"], found["ring"], place))].reset_index(drop=True)


def filling(openings: pd.DataFrame) -> pd.DataFrame:
    """When each ring filled: ``city ring ring_name n_dated first_year half_year last_year``, in the order of :func:`opened`.

    `half_year` is the first year by whose end at least half of the ring's dated incubators stood.

    >>> rings = pd.DataFrame({"city": "Wuhu", "ring": [1, 2], "ring_name": ["central", "near_suburb"]})
    >>> filling(opened(np.array([0, 0, 1, 0]), rings, np.array([2005, 2009, 2009, 2013])))["half_year"].tolist()
    [2009, 2009]
    """
    keys = ["city", "ring", "ring_name"]
    of_ring = openings.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()
    by_ring = np.argsort(of_ring, kind="stable")
    n, year = openings["n"].to_numpy()[by_ring], openings["year"].to_numpy()[by_ring]
    start = np.flatnonzero(np.diff(of_ring[by_ring], prepend=-1))
    dated, each = np.add.reduceat(n, start), np.diff(start, append=len(n))
    stood = np.cumsum(n) - np.repeat(np.cumsum(dated) - dated, each)
    enough = np.flatnonzero(2 * stood >= np.repeat(dated, each))
    half, last = enough[np.searchsorted(enough, start)], start + each - 1
    found = openings[keys].iloc[by_ring[start]].reset_index(drop=True)
    return found.assign(n_dated=dated, first_year=year[start], half_year=year[half], last_year=year[last])


def order(half_years: np.ndarray) -> str | None:
    """In which order rings filled, by the year in which half of each stood, inner rings first: one of `ORDERS`.

    None where fewer than two rings have dated incubators.

    >>> order([2004, 2009, 2012]), order([2009, 2004]), order([2009, 2009]), order([2004, 2012, 2009]), order([2004])
    ('outward', 'inward', 'together', 'no_order', None)
    """
    steps = np.diff(np.asarray(half_years))
    if not len(steps):
        return None
    found = [bool(mask.all()) for mask in (steps > 0, steps < 0, steps == 0)]
    return ORDERS[found.index(True)] if any(found) else "no_order"


def cumulative(openings: pd.DataFrame) -> pd.DataFrame:
    """Incubators that stood at the end of each year from the first to the last, a row a year, a column a ring by its number.

    >>> rings = pd.DataFrame({"city": "Wuhu", "ring": [1, 2], "ring_name": ["central", "near_suburb"]})
    >>> cumulative(opened(np.array([0, 1, 1]), rings, np.array([2005, 2007, 2007]))).to_dict("list")
    {1: [1, 1, 1], 2: [0, 0, 2]}
    """
    table = openings.pivot_table(index="year", columns="ring", values="n", aggfunc="sum", fill_value=0)
    years = range(int(table.index.min()), int(table.index.max()) + 1)
    return table.reindex(years, fill_value=0).cumsum().astype(int)
