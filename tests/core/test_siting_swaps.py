"""Swaps and bound beside all sets tried, and the published optima of San Francisco."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError, Stopped
from innospace.core.siting.siting_question import Question, value
from innospace.core.siting.siting_swaps import cover_most
from tests.core.test_siting_question import city, questions  # noqa: F401


@pytest.mark.parametrize(
    ("radius", "n", "optimum"),
    [(5000, n + 1, v) for n, v in enumerate((448_255, 671_938, 791_499, 875_247, 927_402, 941_462, 950_428, 955_113))]
    + [(8000, 1, 805_302), (8000, 2, 934_831), (8000, 3, 955_113)],
)
def test_san_francisco(city, radius, n, optimum):  # noqa: F811
    answer = cover_most(city[0], n, radius)
    assert answer.value == optimum
    assert answer.bound >= optimum
    assert answer.gap < 0.03


def test_san_francisco_with_two_sites_kept(city):  # noqa: F811
    question, store = city
    answer = cover_most(question, 4, 5000, existing=np.isin(store, [1, 5]))
    assert answer.value == 840_868
    assert store[answer.chosen].tolist() == [1, 5, 11, 16]


@given(questions(), st.integers(0, 9), st.data())
def test_no_choice_exceeds_the_bound_and_the_value_is_that_of_the_sites(case, radius, data):
    question, _, kept = case
    m = question.n_candidates
    n = data.draw(st.integers(max(int(kept.sum()), 1), m))
    sets = [np.isin(np.arange(m), some) for some in combinations(range(m), n)]
    best = max(value(question, s, "cover_most", radius) for s in sets if s[kept].all())
    answer = cover_most(question, n, radius, existing=kept, kicks=5)
    assert answer.value == value(question, answer.chosen, "cover_most", radius)
    assert answer.chosen.sum() == n
    assert answer.chosen[kept].all()
    assert answer.value <= best <= answer.bound + 1e-9
    assert answer.value >= (1 - 1 / np.e) * best


@given(questions(), st.integers(0, 9), st.randoms())
def test_the_order_of_rows_does_not_matter(case, radius, random):
    question = case[0]
    order = np.array(random.sample(range(len(question.demand)), len(question.demand)), int)
    pairs = question.demand[order], question.candidate[order], question.metres[order]
    again = cover_most(Question(*pairs, question.people, question.n_candidates), 1, radius, kicks=3)
    assert again.chosen.tolist() == cover_most(question, 1, radius, kicks=3).chosen.tolist()


def some_question():
    random = np.random.default_rng(1)
    demand, candidate = np.nonzero(random.random((200, 30)) < 0.1)
    return Question(demand, candidate, np.ones(len(demand)), random.integers(1, 9, 200).astype(float), 30)


@pytest.mark.parametrize("after", [0, 3, 10, 60, 400])
def test_a_cancel_is_heard(after):
    asked = iter([False] * after + [True])
    with pytest.raises(Stopped):
        cover_most(some_question(), 5, 1, cancelled=lambda: next(asked))


@pytest.mark.parametrize(("number", "kept"), [(31, 0), (0, 0), (2, 3)])
def test_a_number_of_sites_that_cannot_be_is_named(number, kept):
    with pytest.raises(InputError) as raised:
        cover_most(some_question(), number, 1, existing=np.arange(30) < kept)
    assert raised.value.parameter == "number"
