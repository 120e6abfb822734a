"""AHP: published matrices, texts as users type them, and what cannot be used."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.stock import ahp

PUBLISHED = [
    ("1,4,3,7;1/4,1,1/3,3;1/3,3,1,5;1/7,1/3,1/5,1", [0.5476, 0.1266, 0.2699, 0.0559], 4.118418, 0.0439),
    (
        "1,4,6,7;1/4,1,3,4;1/6,1/3,1,2;1/7,1/4,1/2,1",
        [0.61682294, 0.22382863, 0.09723423, 0.06211421],
        4.102218,
        0.037859,
    ),
]


@pytest.mark.parametrize(("text", "weights", "lambda_max", "ratio"), PUBLISHED)
def test_published_matrices(text, weights, lambda_max, ratio):
    found = ahp.assess(text, names=list("abcd"))
    assert found.weights == pytest.approx(weights, abs=5e-5)
    assert found.lambda_max == pytest.approx(lambda_max, abs=1e-6)
    assert found.ratio == pytest.approx(ratio, abs=5e-5)
    assert found.consistent
    assert found.random_index == 0.9
    assert "Saaty" in found.random_index_source


@pytest.mark.parametrize(
    "text",
    [
        "4,3,7;1/3,3;5",
        "4，3、7；1／3，3；5；",
        " 4, 3, 7 \n 1 / 3, 3 \n 5 ",
        "1,4,3,7;1/4,1,1/3,3;1/3,3,1,5;1/7,1/3,1/5,1",
        "1,4,3,7;.25,1,1/3,3;.33,3,1,5;.14,.33,.2,1",
    ],
)
def test_triangle_full_matrix_and_chinese_punctuation_mean_the_same(text):
    expected = [[1, 4, 3, 7], [1 / 4, 1, 1 / 3, 3], [1 / 3, 3, 1, 5], [1 / 7, 1 / 3, 1 / 5, 1]]
    assert ahp.parse(text) == pytest.approx(np.array(expected))


def test_two_criteria_cannot_contradict_each_other():
    found = ahp.assess("3", names=["a", "b"])
    assert found.weights == pytest.approx([0.75, 0.25])
    assert found.ratio == 0


def test_a_contradiction_shows_in_the_ratio_and_in_the_worst_pairs():
    # a : b = 2, b : c = 2, yet c is judged twice as important as a: a cycle. The rows sum to 1 + 2 + ½ = λ.
    found = ahp.assess("2,1/2;2", names=["a", "b", "c"])
    assert found.weights == pytest.approx([1 / 3] * 3)
    assert found.lambda_max == pytest.approx(1 + 2 + 0.5)
    assert found.ratio == pytest.approx(0.25 / 0.58)
    assert not found.consistent
    assert {pair.given for pair in found.worst} == {2, 0.5}
    assert all(pair.consistent == pytest.approx(1) for pair in found.worst)


def test_the_pair_that_was_mistyped_is_named_first():
    # Consistent judgements 8 : 4 : 2 : 1, but a : d was typed as 1/8 instead of 8.
    found = ahp.assess("2,4,1/8;2,4;2", names=["a", "b", "c", "d"])
    assert found.worst[0][:2] == ("a", "d")
    assert found.worst[0].given == 0.125
    assert len(found.worst) == 3


@given(st.lists(st.floats(0.1, 10), min_size=2, max_size=10))
def test_consistent_judgements_give_their_weights_back(importance):
    n = len(importance)
    text = ";".join(",".join(f"{importance[i] / importance[j]!r}" for j in range(i + 1, n)) for i in range(n - 1))
    found = ahp.assess(text, names=[str(i) for i in range(n)])
    assert found.weights == pytest.approx(np.array(importance) / sum(importance), rel=1e-6)
    assert found.ratio == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,4;4,1", "pairwise: row 1 column 2 is 4, row 2 column 1 is 4: one must be 1 ÷ the other. Correct the cell"),
        ("2,4;1/4,1", "pairwise: row 1 column 1 is 2: a criterion compared with itself must be 1. Correct the cell"),
        ("4,3;x", "pairwise: “x” is not a judgement. Each cell is a positive number or a fraction"),
        ("4,,7;1/3,3;5", "pairwise: a pair is not judged. Each cell is a positive number"),
        ("-3", "pairwise: “-3” is not a judgement."),
        ("1/0", "pairwise: “1/0” is not a judgement."),
        (
            "4,3;1,2;5",
            "pairwise: the rows have 2, 2, 1 cells: neither a square matrix nor an upper triangle. Write rows",
        ),
        ("", "pairwise: the rows have 0 cells"),
        ("4,3,7;1/3,3;5", "pairwise: 3 criteria are named, but the judgements compare 4. Give one row"),
    ],
)
def test_what_cannot_be_used_is_said(text, message):
    with pytest.raises(InputError) as error:
        ahp.assess(text, names=["a", "b", "c"])
    assert str(error.value).startswith(message)


def test_more_criteria_than_the_random_index_covers():
    triangle = ";".join(",".join("1" * n) for n in range(10, 0, -1))
    with pytest.raises(InputError, match="11 criteria are more than the 10 for which a random index"):
        ahp.assess(triangle, names=list("abcdefghijk"))
