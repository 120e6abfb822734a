"""Thresholds with their source: the data files in ``resources/standards``, one row a number.

Marks: **S** a secondary source quotes the standard, **P** stands in the project's source text (Planners 2016 no. 9),
**R** recalled and unchecked: shown as such, never a silent default; **U** set by the user; **O** a rule of this project's own.
"""

from __future__ import annotations

import csv
from functools import cache

from ..lazy import pandas as pd
from .terms import RESOURCES


def _life_circles() -> tuple[str, ...]:
    """The standards of ``life_circle.csv`` in its order; forms offer them, and QGIS may not load pandas for that."""
    with (RESOURCES / "standards" / "life_circle.csv").open(encoding="utf-8", newline="") as table:
        return tuple(dict.fromkeys(row["standard"] for row in csv.DictReader(table) if not row["targets_of"]))


# What a life circle may be checked against: the user's own radius, or a standard.
LIFE_CIRCLES = ("custom", *_life_circles())
# The least share of classes in reach of each step, from the most down, around Shanghai's target for 2025 (``shanghai_target``).
# The numbers stand in the code: styles need them, and QGIS may not load pandas for that.
REACH_STEPS = {"reach_all": 1.0, "reach_target": 0.85, "reach_half": 0.5}
# The least of the mean access of each step, from the most down.
ACCESS_STEPS = {"access_double": 2.0, "access_above": 1.0, "access_below": 0.5}
# What chance brings about more often than this is no finding.
CHANCE = 0.05
# Shares of fewer than so many say nothing beside published ones.
FEW_TO_COMPARE = 20
COLUMNS = ["standard", "item", "value", "unit", "source", "clause", "mark", "valid_from", "superseded_by"]


@cache
def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(RESOURCES / "standards" / f"{name}.csv", dtype=str).astype({"value": float})


def load(name: str, standard: str | None = None) -> pd.DataFrame:
    """The thresholds of ``resources/standards/<name>.csv``, or of one `standard` in it.

    Columns as in `COLUMNS`; ``life_circle`` has also the ``level`` of a standard and, of targets of coverage, the standard that
    they belong to (``targets_of``).

    >>> load("feature_town", "2021")[["item", "value", "unit", "mark"]].to_dict("records")[0]
    {'item': 'plan_area_min', 'value': 1.0, 'unit': 'km²', 'mark': 'S'}
    """
    table = _read(name)
    return (table if standard is None else table[table["standard"] == standard]).copy()


def user_parameter(item: str, value: float, unit: str) -> dict[str, object]:
    """A threshold that no standard gives: the row that says so.

    >>> user_parameter("reach", 50, "m")["mark"]
    'U'
    """
    return {"standard": "", "item": item, "value": value, "unit": unit, "source": "user parameter", "mark": "U"}


def own_rule(item: str, value: float, unit: str) -> dict[str, object]:
    """A threshold that neither a standard gives nor the user can set: the project's own.

    >>> own_rule("least number of bands with land", 5, "")["mark"]
    'O'
    """
    return {"standard": "", "item": item, "value": value, "unit": unit, "source": "own rule", "mark": "O"}
