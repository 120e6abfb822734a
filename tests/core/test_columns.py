"""What a layer's values are taken for: nothing missing is a word, and full-width digits are digits."""

import numpy as np
import pandas as pd
import pytest

from innospace.core.base.columns import as_numbers, as_text
from innospace.core.layout import modules
from innospace.core.stock import screening
from innospace.core.streets import travel

WIDE = ["４０", "３．５", "－２", " 7 ", "四十", "４０ km", None, 8, np.nan]
NUMBERS = [40, 3.5, -2, 7, np.nan, np.nan, np.nan, 8, np.nan]


@pytest.mark.parametrize("missing", [None, np.nan, np.float64("nan"), np.float32("nan"), pd.NA, pd.NaT, "", "  "])
def test_what_is_missing_is_no_text(missing):
    assert as_text(missing) is None


def test_a_text_that_reads_like_a_missing_value_is_kept():
    assert [as_text(value) for value in ("nan", "NA", 0, 0.0, False)] == ["nan", "NA", "0", "0", "False"]


def test_full_width_digits_are_numbers():
    numbers, notes = as_numbers(WIDE, "floors")
    assert numbers.tolist() == pytest.approx(NUMBERS, nan_ok=True)
    assert notes == ["2 values of “floors” are not numbers (such as “四十”) and count as missing."]


def test_speeds_in_full_width_digits_are_numbers():
    kmh = [speed if speed > 0 else 5 for speed in NUMBERS]
    assert travel._pace_of_speed(np.array(WIDE, object), 5, len(WIDE))[0].tolist() == pytest.approx(3.6 / np.array(kmh))


def test_commas_part_thousands_where_all_of_a_column_may():
    numbers, notes = as_numbers(["1,200", "２，３００．５", "-1,000,000", "900", None], "people")
    assert numbers.tolist() == pytest.approx([1200, 2300.5, -1e6, 900, np.nan], nan_ok=True)
    assert notes == []
    numbers, notes = as_numbers(["1,250", "1,5"], "people")
    assert np.isnan(numbers).all()
    assert notes == ["2 values of “people” are not numbers (such as “1,250”) and count as missing."]


def test_a_text_is_the_same_number_in_every_box():
    """As a criterion, as floor area, as a module's count: 20 in full width is the 20 in half width."""
    places, criteria = pd.DataFrame({"a": ["２０", "10", "1,030"]}), [screening.Criterion("a", "benefit", 1.0)]
    plain = pd.DataFrame({"a": [20, 10, 1030]})
    areas = [found["a"].to_numpy() for found in (places, plain)]
    found, known = (
        screening.assess(table, criteria, areas=area).rows[["score", "rank", "desks_max", "status"]]
        for table, area in zip((places, plain), areas, strict=True)
    )
    pd.testing.assert_frame_equal(found, known)
    flags, notes = modules._own_flags(5, {"financing": ["２", "100㎡", "0", "1,200 平方米", "许多"]})
    assert flags["financing"].astype(object).tolist()[:4] == [True, True, False, True]
    assert flags["financing"].isna().tolist() == [False] * 4 + [True]
    assert "许多" in notes[0]
