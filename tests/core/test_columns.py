"""What a layer's values are taken for: nothing missing is a word, and full-width digits are digits."""

import numpy as np
import pandas as pd
import pytest

from innospace.core.base.columns import as_numbers, as_text
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


def test_speeds_and_times_in_full_width_digits_are_numbers():
    assert travel.numbers(np.array(WIDE, object)).tolist() == pytest.approx(NUMBERS, nan_ok=True)
