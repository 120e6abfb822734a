"""Desks from floor area."""

import numpy as np
import pandas as pd
import pytest

from innospace.core import capacity
from innospace.core.errors import InputError


def test_desks_of_an_area():
    fewest, most = capacity.desks([1000, 71, 0, np.nan, -5, "large", np.inf], 0.7)
    assert fewest.fillna(-1).tolist() == [70, 4, 0, -1, -1, -1, -1]
    assert most.fillna(-1).tolist() == [140, 9, 0, -1, -1, -1, -1]


def test_no_desk_is_lost_to_floating_point():
    assert 90 * 0.7 < 63
    assert capacity.desks([90], 0.7, 1, 1)[0].tolist() == [63]


@pytest.mark.parametrize(("small", "large"), [(10, 5), (0, 5)])
def test_a_range_of_desks_that_is_none(small, large):
    with pytest.raises(InputError, match=f"DESK_MIN: a desk of {small} to {large} m² is no range. Give a smallest"):
        capacity.desks([100], 0.7, small, large)


def test_totals_by_grade_and_programme():
    table = pd.DataFrame(
        {
            "grade": ["B", "A", "A", "A", None],
            "programme": ["coworking", None, "coworking", "coworking", "coworking"],
            "desks_min": [1, 2, np.nan, 4, 100],
            "desks_max": [2, 4, np.nan, 8, 200],
        }
    )
    found = capacity.totals(table)
    assert found.fillna("none").to_numpy().tolist() == [
        ["A", "coworking", 2, 4, 8],
        ["A", "none", 1, 2, 4],
        ["B", "coworking", 1, 1, 2],
    ]
