"""Ids come out as they went in, whatever stands beside them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.ids import exact


def objects(*values):
    array = np.empty(len(values), object)
    array[:] = values
    return array


@pytest.mark.parametrize(
    "values",
    [
        (2**62 + 1, 2**62 + 3, None),
        (1, 2, None),
        (-(2**63), 2**63 - 1),
        ("a", " a", "", None, "0012"),
        (1.5, 2.0),
        (True, False, None),
        (None, None),
        (),
    ],
)
def test_one_kind_stays_what_it_is(values):
    found = exact(objects(*values))
    assert [None if x is pd.NA else x for x in found.tolist()] == list(values)


def test_a_decimal_number_beside_a_missing_one():
    assert exact(objects(0.1, None)).tolist() == pytest.approx([0.1, np.nan], nan_ok=True)


def test_mixed_kinds_become_their_texts():
    assert exact(objects(1, "a", None, 2**70)).tolist() == ["1", "a", None, str(2**70)]
    assert exact(objects(2**63, 1, None)).tolist() == [str(2**63), "1", None]
    assert exact(objects(1, 1.5)).tolist() == ["1", "1.5"]


def test_lists_are_told_apart():
    found = exact(np.array([["咖啡", "bar"], ["咖啡"], None, {"a": 1}], object))
    assert found.tolist() == ['["咖啡", "bar"]', '["咖啡"]', None, '{"a": 1}']


@given(st.lists(st.one_of(st.none(), st.integers(-(2**70), 2**70), st.text(max_size=3))))
def test_every_id_is_read_as_it_was_and_a_missing_one_is_missing(values):
    found = [None if x is pd.NA else x for x in exact(objects(*values)).tolist()]
    assert [x is None for x in found] == [x is None for x in values]
    assert [str(x) for x in found] == [str(x) for x in values]
