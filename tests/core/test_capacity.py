"""Desks from floor area."""

import numpy as np
import pandas as pd
import pytest

from innospace.core.base import capacity
from innospace.core.base.errors import InputError
from innospace.core.base.thresholds import load


def test_desks_of_an_area():
    fewest, most = capacity.desks([1000, 71, 0, np.nan, -5, "large", np.inf], 0.7)
    assert fewest.fillna(-1).tolist() == [70, 4, 0, -1, -1, -1, -1]
    assert most.fillna(-1).tolist() == [140, 9, 0, -1, -1, -1, -1]


def test_no_desk_is_lost_to_floating_point():
    assert 90 * 0.7 < 63
    assert capacity.desks([90], 0.7, 1, 1)[0].tolist() == [63]


@pytest.mark.parametrize(("small", "large"), [(10, 5), (0, 5)])
def test_a_range_of_desks_that_is_none(small, large):
    with pytest.raises(
        InputError, match=f"desk_min: a desk of {small} to {large} m² is not a valid range. Give a smallest"
    ):
        capacity.desks([100], 0.7, small, large)


def test_totals_by_grade_and_programme():
    table = pd.DataFrame(
        {
            "grade": ["B", "A", "A", "A", None],
            "programme": [None, None, "coworking", "coworking", "coworking"],
            "desks_min": pd.array([None, 2, None, 4, 100], "Int64"),
            "desks_max": pd.array([None, 4, None, 8, 200], "Int64"),
        }
    )
    found = capacity.totals(table).astype(object)
    assert found.where(found.notna(), None).to_numpy().tolist() == [
        ["A", "coworking", 2, 1, 4, 8],
        ["A", None, 1, 1, 2, 4],
        ["B", None, 1, 0, None, None],
    ]


def test_the_area_of_a_desk_is_the_published_one():
    """The numbers stand in the code, as QGIS registers the tools with them before it may load pandas."""
    published = load("stock", "desk").set_index("item")["value"]
    assert published["smallest area of a desk"] == capacity.DESK_M2_MIN
    assert published["largest area of a desk"] == capacity.DESK_M2_MAX
