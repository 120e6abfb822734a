"""Scores against published tables, ranks and swings against a slow independent calculation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from innospace.core.base.errors import InputError
from innospace.core.stock import scoring
from innospace.tests.core.test_weights import FIGHTERS

MOUNTAINS, HALVES, FIRST_IS_COST = np.array([[1, 3000], [2, 3750], [5, 4500]]), np.array([0.5, 0.5]), [True, False]


def test_topsis_of_the_fighter_table():
    cost = np.arange(6) == 3
    unit = scoring.vector(FIGHTERS, cost, list("abcdef"))
    closeness = scoring.topsis(unit, np.array([0.2, 0.1, 0.1, 0.1, 0.2, 0.3]))
    assert closeness == pytest.approx([0.6433, 0.2684, 0.6135, 0.3123], abs=5e-5)


def test_the_norm_changes_the_ranking_of_the_mountains():
    by_vector = scoring.topsis(scoring.vector(MOUNTAINS, FIRST_IS_COST, ["cost", "height"]), HALVES)
    by_range = scoring.topsis(scoring.minmax(MOUNTAINS, FIRST_IS_COST), HALVES)
    assert by_vector == pytest.approx([0.7621, 0.7222, 0.2379], abs=5e-5)
    assert by_range == pytest.approx([0.500, 0.617, 0.500], abs=5e-4)
    assert scoring.rank(by_vector).tolist() == [1, 2, 3]
    assert scoring.rank(by_range).tolist() == [2, 1, 2]


def test_minmax_between_given_bounds_clips():
    unit = scoring.minmax([[5, 5], [10, 10], [25, 25]], [False, True], np.array([10, 10]), np.array([20, 20]))
    assert unit.tolist() == [[0, 1], [0, 1], [1, 0]]


def test_one_bound_given_the_other_from_the_data():
    assert scoring.minmax([[5.0], [10], [25]], [False], np.array([0]), np.array([np.nan])).ravel().tolist() == [
        0.2,
        0.4,
        1,
    ]


def test_a_constant_criterion_adds_nothing():
    assert scoring.minmax([[3, 1], [3, 2]], [True, False])[:, 0].tolist() == [0, 0]
    assert scoring.vector([[0, 1], [0, 2]], [False, False], ["a", "b"])[:, 0].tolist() == [0, 0]


def test_a_cost_under_the_vector_norm_is_one_minus_its_share_of_the_length():
    assert scoring.vector([[3, 3], [4, 4]], [True, False], ["a", "b"]) == pytest.approx(
        np.array([[0.4, 0.6], [0.2, 0.8]])
    )


def test_the_vector_norm_refuses_negative_values():
    with pytest.raises(InputError) as error:
        scoring.vector([[1, -1], [2, 5]], [False, False], ["area", "growth"])
    assert str(error.value).startswith("values: vector norm cannot take negative values, which growth has. Choose")


def test_ties_share_the_better_rank_also_when_sums_round_differently():
    assert scoring.rank(np.array([0.1 + 0.2, 0.3, 0.9, 0.1])).tolist() == [2, 2, 1, 4]


@given(hnp.arrays(float, st.integers(0, 40), elements=st.sampled_from([0.0, 0.25, 0.3, 0.1 + 0.2, 0.5, 1.0])))
@settings(max_examples=50, deadline=None)
def test_ranks_are_those_of_scipy(scores):
    expected = stats.rankdata(-scores.round(scoring.DECIMALS), method="min")
    assert scoring.rank(scores).tolist() == expected.tolist()


def test_swung_weights_by_hand():
    sets = scoring.swung(np.array([0.5, 0.3, 0.2]), 0.2)
    assert sets[0] == pytest.approx([0.4, 0.36, 0.24])
    assert sets[3] == pytest.approx([0.6, 0.24, 0.16])
    assert sets.sum(axis=1) == pytest.approx(np.ones(6))


def test_a_weight_cannot_swing_beyond_the_whole():
    assert scoring.swung(np.array([0.9, 0.1]), 0.15)[2].tolist() == [1, 0]
    assert scoring.swung(np.array([1.0, 0.0]), 0.15).tolist() == [[1, 0]] * 4


def slow_rank_range(unit, weights, swing, score):
    """The definition, one weight at a time, in plain loops."""
    ranks = []
    for j in [None, *range(len(weights))]:
        for factor in (1 - swing, 1 + swing):
            w = list(weights)
            if j is not None and weights[j] < 1:
                w[j] = min(weights[j] * factor, 1)
                w = [w[j] if k == j else weights[k] * (1 - w[j]) / (1 - weights[j]) for k in range(len(w))]
            s = [round(float(x), 12) for x in score(unit, np.array(w))]
            ranks.append([1 + sum(other > own for other in s) for own in s])
    return np.min(ranks, axis=0), np.max(ranks, axis=0)


@settings(max_examples=50)
@given(
    hnp.arrays(float, (6, 3), elements=st.integers(0, 10).map(float)),
    hnp.arrays(float, 3, elements=st.integers(1, 9).map(float)),
    st.sampled_from(sorted(scoring.SCORES)),
)
def test_rank_range_is_that_of_the_definition_and_holds_the_rank(values, weights, name):
    unit, weights, score = scoring.minmax(values, [False, True, False]), weights / weights.sum(), scoring.SCORES[name]
    best, worst = scoring.rank_range(unit, weights, 0.15, score)
    slow_best, slow_worst = slow_rank_range(unit, weights, 0.15, score)
    assert best.tolist() == slow_best.tolist()
    assert worst.tolist() == slow_worst.tolist()
    rank = scoring.rank(score(unit, weights))
    assert (best <= rank).all()
    assert (rank <= worst).all()


@given(hnp.arrays(float, (5, 2), elements=st.floats(0, 1)))
def test_whoever_is_better_in_everything_scores_no_worse(unit):
    unit[1] = np.minimum(unit[0], unit[1])
    for score in scoring.SCORES.values():
        scores = score(unit, HALVES)
        assert scores[0] >= scores[1] - 1e-12
        assert ((scores >= 0) & (scores <= 1 + 1e-12)).all()
