"""Weights given, equal and by entropy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from innospace.core.base.errors import InputError
from innospace.core.stock import weights

FIGHTERS = [
    [2.0, 1500, 20000, 5.5, 5, 9],
    [2.5, 2700, 18000, 6.5, 3, 5],
    [1.8, 2000, 21000, 4.5, 7, 7],
    [2.2, 1800, 20000, 5.0, 5, 5],
]


def test_entropy_weights_of_the_fighter_table():
    assert weights.entropy(FIGHTERS, list("abcdef")) == pytest.approx(
        [0.0642, 0.2061, 0.0134, 0.0813, 0.3587, 0.2763], abs=5e-5
    )


def test_a_constant_or_empty_criterion_weighs_nothing_by_entropy():
    assert weights.entropy([[1, 7, 0], [2, 7, 0], [3, 7, 0]], list("abc")).tolist() == [1, 0, 0]


@given(hnp.arrays(float, (5, 3), elements=st.integers(0, 1000).map(float)), st.floats(0.01, 100))
def test_entropy_does_not_depend_on_the_unit(values, factor):
    values[:, 0] = [0, 1, 2, 3, 4]
    a, b = weights.entropy(values, list("abc")), weights.entropy(values * [1, factor, 1], list("abc"))
    assert a == pytest.approx(b, abs=1e-6)
    assert a.sum() == pytest.approx(1)


def test_given_weights_are_rescaled():
    assert weights.given([30, 20, 25, 25]) == pytest.approx([0.3, 0.2, 0.25, 0.25])
    assert weights.equal(4).tolist() == [0.25] * 4


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ([0, 0], "weights: the weights sum to 0. Give at least one criterion a weight above 0."),
        ([1, np.nan], "weights: a weight is missing, negative or not a number. Give each criterion"),
        ([2, -1], "weights: a weight is missing, negative or not a number."),
    ],
)
def test_weights_that_cannot_be_used(typed, message):
    with pytest.raises(InputError) as error:
        weights.given(typed)
    assert str(error.value).startswith(message)


def test_entropy_refuses_negative_values():
    with pytest.raises(InputError) as error:
        weights.entropy([[1, -2], [3, 4]], ["age", "change"])
    assert str(error.value).startswith("values: entropy weights cannot take negative values, which change has.")


def test_the_published_example_is_found_by_the_names_of_its_criteria():
    assert weights.example("suzhou_example", ["政策", "traffic", "配套", "环境"]) == pytest.approx(
        [0.25, 0.3, 0.25, 0.2]
    )
    assert weights.example("suzhou_example", ["traffic", "环境"]) == pytest.approx([0.6, 0.4])
    with pytest.raises(InputError) as error:
        weights.example("suzhou_example", ["traffic", "rent"])
    assert str(error.value).startswith("name: the example does not weigh rent. It weighs fields called traffic")
