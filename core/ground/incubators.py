"""One incubator on several grounds, and the tables that count incubators by class."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from ..base import terms
from ..base.columns import as_text, is_no_name
from ..base.running import Cancelled, never
from ..base.text import listed, remarks, translate
from ..lazy import pandas as pd
from ..lazy import statistics
from .geometry import absent
from .union import union_by

# Levels of the data's own that a note names.
NAMED = 5


def number_of(ids: Sequence[object] | None, n: int) -> np.ndarray:
    """The incubator (0, 1, …) of each of `n` grounds: one id, one incubator; a missing id, or 未命名, stands for itself.

    Ids are numbered in their order, so that a tie between two incubators does not depend on the order of the rows.

    >>> number_of(["b", "a", None, "b"], 4).tolist(), number_of(None, 2).tolist()
    ([2, 1, 0, 2], [0, 1])
    """
    if ids is None:
        return np.arange(n)
    known, distinct = pd.factorize(np.asarray(ids, dtype=object), sort=True)
    # The last is what a missing id, -1, takes.
    known = np.where(np.array([*map(is_no_name, distinct), True])[known], -1, known)
    return np.unique(np.where(known < 0, -1 - np.arange(n), known), return_inverse=True)[1]


def grounds_of(numbers: np.ndarray, geometries: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
    """One geometry for each incubator: the union of its polygons, or all its points. None where it has no geometry.

    >>> halves = shapely.box([0, 1, 9], 0, [1, 2, 10], 1)
    >>> [ground.area for ground in grounds_of(np.array([0, 0, 1]), halves)]
    [2.0, 1.0]
    """
    here = ~absent(geometries)
    numbers, geometries, n = numbers[here], geometries[here], numbers.max(initial=-1) + 1
    several = np.bincount(numbers, minlength=n)[numbers] > 1
    whole = np.full(n, None, dtype=object)
    whole[numbers[~several]] = geometries[~several]
    points = several & (shapely.get_dimensions(geometries) == 0)
    # A union of points would drop the second of two at one spot.
    at, owner = shapely.get_parts(geometries[points], return_index=True)
    order = np.argsort(numbers[points][owner], kind="stable")
    shapely.multipoints(at[order], indices=numbers[points][owner][order], out=whole)
    owners, unions = union_by(numbers[several & ~points], geometries[several & ~points], cancelled=cancelled)
    whole[owners] = unions
    return whole


def largest_ground(numbers: np.ndarray, geometries: np.ndarray) -> np.ndarray:
    """The row of each incubator's largest ground, of equally large ones (points) the westernmost, then the southernmost.

    >>> largest_ground(np.array([0, 0, 1]), shapely.box([0, 5, 20], 0, [1, 9, 21], 1)).tolist()
    [1, 2]
    """
    size = np.where(absent(geometries), -1.0, shapely.area(geometries))
    west, south, *_ = shapely.bounds(geometries).T
    order = np.lexsort((south, west, -size, numbers))
    return order[np.unique(numbers[order], return_index=True)[1]]


def class_shares(
    classes: Sequence[str | None], codes: Sequence[str], field: str, groups: pd.DataFrame | None = None
) -> pd.DataFrame:
    """How many incubators of each group are of each class: a long table, every code in every group.

    Parameters
    ----------
    classes : one code per incubator, None where it could not be assessed.
    codes : the classes of the scheme in their order.
    field : the name of the class column.
    groups : the grouping columns, one row per incubator; none: all are one group.

    Returns
    -------
    The grouping columns, `field`, ``n``, ``share`` of the group's assessed incubators, and the group's ``evenness`` and
    ``herfindahl``. Where some could not be assessed the group has one more row with neither class nor share.

    >>> table = class_shares(["mixed", "independent", "mixed", None], ["independent", "mixed"], "town_layout")
    >>> table[["town_layout", "n"]].astype(object).values.tolist()[:2], table["share"].round(2).tolist()[:2]
    ([['independent', 1], ['mixed', 2]], [0.33, 0.67])
    """
    k = len(codes)
    code = pd.Categorical(classes, categories=list(codes)).codes
    names = pd.DataFrame(index=range(len(code))) if groups is None else groups.reset_index(drop=True)
    number = np.zeros(len(code), int)
    if len(names.columns):
        number = names.groupby(list(names.columns), dropna=False, sort=True).ngroup().to_numpy()
    counts = np.zeros((number.max(initial=0) + 1, k + 1), int)
    np.add.at(counts, (number, code), 1)  # code -1, not assessed, counts in the last column
    table = _long(counts, codes, field)
    first = np.unique(number, return_index=True)[1]
    group = table.pop("group")
    group = names.iloc[first[group]] if len(first) else names
    return pd.concat([group.reset_index(drop=True), table], axis=1)


def _long(counts: np.ndarray, codes: Sequence[str], field: str) -> pd.DataFrame:
    """A row for each group and class, and one for what was not assessed where there is any: ``group <field> n …``."""
    groups, k = len(counts), len(codes)
    assessed = counts[:, :k].sum(axis=1, keepdims=True)
    share = np.divide(counts, assessed, out=np.full(counts.shape, np.nan), where=assessed > 0)
    share[:, k] = np.nan
    even = statistics.grouped_evenness(np.repeat(np.arange(groups), k), counts[:, :k].ravel().astype(float), k, groups)
    table = pd.DataFrame(
        {
            "group": np.repeat(np.arange(groups), k + 1),
            field: np.tile(np.array([*codes, None], dtype=object), groups),
            "n": counts.ravel(),
            "share": share.ravel(),
            "evenness": np.repeat(even, k + 1),
            "herfindahl": np.repeat((share[:, :k] ** 2).sum(axis=1), k + 1),
        }
    )
    return table[table[field].notna() | (table["n"] > 0)].reset_index(drop=True)


def level_notes(levels: Sequence[object] | None, counted: np.ndarray) -> list[str]:
    """How many incubators of those that are `counted`, a mask, have no level, or one that no column counts, and which ones.

    >>> level_notes(["国家级", "区级", "区级", None, None], np.array([True, True, True, True, False]))
    ['1 incubator has no level; it counts in the total only.', \
'2 incubators are neither national, provincial nor municipal (区级); they count in the total only.']
    """
    if levels is None:
        return []
    # A row that counts nowhere, such as the total below a list, does not count in the total either.
    levels = np.array(levels, object)[counted]
    known = np.isin(np.array(terms.codes_of("level", levels), object), terms.codes("level"))
    given = np.array([as_text(level) for level in levels], object)
    lacking = np.array([one is None for one in given], bool)
    others = sorted({str(one) for one in given[~known & ~lacking]})
    return remarks(
        (
            lacking,
            translate("Core", "{n} incubator has no level; it counts in the total only."),
            translate("Core", "{n} incubators have no level; they count in the total only."),
        ),
        (
            ~known & ~lacking,
            translate(
                "Core",
                "{n} incubator is neither national, provincial nor municipal ({given}); it counts in the total only.",
            ),
            translate(
                "Core",
                "{n} incubators are neither national, provincial nor municipal ({given}); they count in the total only.",
            ),
        ),
        given=listed(others, NAMED),
    )
