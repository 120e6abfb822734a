"""How many desks fit into a floor area."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ..lazy import pandas as pd
from .columns import numeric
from .errors import InputError
from .text import exactly, translate

DESK_M2_MIN, DESK_M2_MAX = 5.0, 10.0
# 90 × .7 is 62.99… in floating point; a desk must not be lost to that.
_ROUNDING = 1e-9
# Larger counts are no longer exact, and no building on earth holds them.
_MOST = 2.0**53


def desks(
    area: ArrayLike, share: float, desk_min: float = DESK_M2_MIN, desk_max: float = DESK_M2_MAX
) -> tuple[pd.Series, pd.Series]:
    """Fewest and most desks: floor(area × share ÷ desk_max) to floor(area × share ÷ desk_min); NA without an area.

    Parameters
    ----------
    area : floor area, m²; what is missing, negative, endless or no number is not known.
    share : of the area that desks may take, 0–1.
    desk_min, desk_max : m² of a desk, 5 to 10 by Planners (规划师) 2016 no. 9, third paper, section 1.2.

    Raises
    ------
    InputError : naming ``desk_min``, when the two are no range.

    >>> fewest, most = desks([1000, None], share=0.75)
    >>> fewest.tolist(), most.tolist()
    ([75, <NA>], [150, <NA>])
    """
    if not 0 < desk_min <= desk_max:
        raise InputError(
            "desk_min",
            translate("Capacity", "a desk of {small} to {large} m² is not a valid range.").format(
                small=exactly(desk_min), large=exactly(desk_max)
            ),
            translate("Capacity", "Give a smallest area above 0 that is not larger than the largest."),
        )
    space = pd.Series(numeric(area)) * share
    space = space.where(np.isfinite(space) & (space >= 0))
    counts = (np.floor(space / m2 + _ROUNDING) for m2 in (desk_max, desk_min))
    return tuple(count.where(count < _MOST).astype("Int64") for count in counts)


def totals(table: pd.DataFrame) -> pd.DataFrame:
    """Candidates and desks of the graded rows, by ``grade`` and ``programme`` (missing: its own row).

    Parameters
    ----------
    table : ``grade programme desks_min desks_max``.

    Returns
    -------
    DataFrame ``grade programme n n_area desks_min desks_max``, grade A first; the desks are those of the `n_area` rows
    whose area is known, NA where there is none.

    >>> columns = ["grade", "programme", "desks_min", "desks_max"]
    >>> candidates = pd.DataFrame([("A", "incubator", 75, 150), ("A", "incubator", None, None)], columns=columns)
    >>> totals(candidates).to_dict("records")
    [{'grade': 'A', 'programme': 'incubator', 'n': 2, 'n_area': 1, 'desks_min': 75.0, 'desks_max': 150.0}]
    """
    groups = table[table["grade"].notna()].groupby(["grade", "programme"], dropna=False)
    counts = groups.agg(n=("grade", "size"), n_area=("desks_max", "count"))
    return counts.join(groups[["desks_min", "desks_max"]].sum(min_count=1)).reset_index()
