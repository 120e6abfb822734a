"""How many desks fit into a floor area."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from .errors import InputError
from .text import translate

# 90 × .7 is 62.99… in floating point; a desk must not be lost to that.
_ROUNDING = 1e-9


def desks(area: ArrayLike, share: float, desk_min: float = 5, desk_max: float = 10) -> tuple[np.ndarray, np.ndarray]:
    """Fewest and most desks: floor(area × share ÷ desk_max) to floor(area × share ÷ desk_min).

    Parameters
    ----------
    area : floor area, m²; missing and negative ones give NaN.
    share : of the area that desks may take, 0–1.
    desk_min, desk_max : m² of a desk, 5 to 10 by Planners (规划师) 2016 no. 9, P3 §1.2.
    """
    if not 0 < desk_min <= desk_max:
        raise InputError(
            "DESK_MIN",
            translate("Capacity", "a desk of {small} to {large} m² is no range.").format(
                small=desk_min, large=desk_max
            ),
            translate("Capacity", "Give a smallest area above 0 that is not larger than the largest."),
        )
    area = np.asarray(area, float)
    usable = np.where(area >= 0, area, np.nan) * share + _ROUNDING
    return np.floor(usable / desk_max), np.floor(usable / desk_min)


def totals(table: pd.DataFrame) -> pd.DataFrame:
    """Candidates and desks of the graded rows, by ``grade`` and ``programme`` (missing: its own row).

    Parameters
    ----------
    table : ``grade programme desks_min desks_max``.

    Returns
    -------
    DataFrame ``grade programme n desks_min desks_max``, grade A first; rows without an area count 0 desks.
    """
    graded = table[table["grade"].notna()]
    groups = graded.groupby(["grade", "programme"], dropna=False)
    return groups.agg(n=("grade", "size"), desks_min=("desks_min", "sum"), desks_max=("desks_max", "sum")).reset_index()
