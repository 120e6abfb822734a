"""Sites of nested levels beside all choices tried, and values of San Francisco found by full enumeration."""

from contextlib import suppress
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from innospace.core.base.errors import Stopped
from innospace.core.siting.siting_models import Effort, NoChoice, best
from innospace.core.siting.siting_nested import MODELS, Level, best_nested
from innospace.core.siting.siting_question import Question, value, without_a_way
from tests.core.test_siting_models import QUICK, free, some_question
from tests.core.test_siting_question import city, questions  # noqa: F401


def lighter(question, share):
    """The same demand, of which each level may want another share."""
    return replace(question, people=question.people * share)


@pytest.mark.parametrize(
    ("higher", "optimum", "sites", "above"),
    [
        (1, 4_055_354_473.3196, [2, 11, 12, 16], [16]),
        (2, 3_650_087_924.1415, [2, 11, 12, 15], [12, 15]),
    ],
)
def test_san_francisco_shortest_ways_on_two_levels(city, higher, optimum, sites, above):  # noqa: F811
    question, store = city
    levels = [Level(question, free(16, number=4)), Level(lighter(question, 0.2), free(16, number=higher))]
    answer = best_nested(levels, "least_distance")
    assert answer.value == pytest.approx(optimum, rel=1e-9)
    assert answer.gap == 0
    assert [store[own].tolist() for own in answer.chosen] == [sites, above]


def test_san_francisco_most_people_on_two_levels(city):  # noqa: F811
    question, store = city
    levels = [Level(question, free(16, number=4), 5000), Level(question, free(16, number=1), 8000)]
    answer = best_nested(levels, "cover_most")
    assert (answer.value, answer.gap) == (1_611_169, 0)
    assert [store[own].tolist() for own in answer.chosen] == [[1, 7, 13, 16], [13]]
    parts = [value(question, own, "cover_most", r) for own, r in zip(answer.chosen, (5000, 8000), strict=True)]
    assert parts == [805_867, 805_302]


@st.composite
def cases(draw):
    """Two or three levels on up to five candidates, some kept at the lowest, some apart, with or without a budget."""
    question, _, _ = draw(questions())
    m = question.n_candidates
    flags = st.lists(st.booleans(), min_size=m, max_size=m)
    kept = np.array(draw(flags)) & np.array(draw(flags)) & np.array(draw(flags))
    near = np.triu(np.array(draw(st.lists(flags, min_size=m, max_size=m))), 1)
    near &= np.array(draw(st.lists(flags, min_size=m, max_size=m)))
    near = (near | near.T) & ~kept & ~kept[:, None]
    cost = np.array(draw(st.lists(st.integers(0, 4), min_size=m, max_size=m)), float)
    budget = draw(st.one_of(st.none(), st.integers(0, 12)))
    numbers = sorted(draw(st.lists(st.integers(1, m), min_size=2, max_size=3)), reverse=True)
    rules = free(
        m,
        usable=(np.array(draw(flags)) | np.array(draw(flags))) & ~kept,
        cost=cost if budget is not None else None,
        budget=None if budget is None else float(budget),
        apart=csr_array(near.astype(float)) if draw(st.booleans()) else None,
    )
    nobody = np.zeros(m, bool)
    return [
        Level(
            replace(question, people=np.roll(question.people, s)),
            replace(rules, number=number, kept=nobody if s else kept),
            float(draw(st.integers(0, 9))),
        )
        for s, number in enumerate(numbers)
    ]


def all_choices(levels):
    """Each choice of all levels that keeps the rules and is nested."""
    m = len(levels[0].rules.kept)
    sets = [np.isin(np.arange(m), some) for n in range(m + 1) for some in combinations(range(m), n)]
    allowed = [[own for own in sets if level.rules.keeps(own)] for level in levels]
    for chosen in product(*allowed):
        if all((high <= low).all() for low, high in zip(chosen, chosen[1:], strict=False)):
            yield chosen


def optimum(levels, model):
    """The best value of all choices, of those with a way for most people; None without a choice."""
    found = [
        (
            sum(without_a_way(lv.question, own) for lv, own in zip(levels, chosen, strict=True)) if model != "cover_most" else 0,
            sum(value(lv.question, own, model, lv.radius) for lv, own in zip(levels, chosen, strict=True)),
        )
        for chosen in all_choices(levels)
    ]  # fmt: skip
    if not found:
        return None
    least = min(lost for lost, _ in found)
    values = [v for lost, v in found if lost <= least + 1e-9]
    return max(values) if model == "cover_most" else min(values)


@QUICK
@given(cases(), st.sampled_from(MODELS), st.booleans())
def test_the_answer_is_the_best_of_all_choices(levels, model, solver):
    expected, effort = optimum(levels, model), Effort(seconds=5, solver=solver)
    if expected is None:
        with pytest.raises(NoChoice) as raised:
            best_nested(levels, model, effort)
        assert raised.value.proven or not solver or model != "cover_most"
        return
    try:
        answer = best_nested(levels, model, effort)
    except NoChoice:
        assert not solver or model != "cover_most"
        return
    sense = 1 if model == "cover_most" else -1
    pairs = list(zip(levels, answer.chosen, strict=True))
    assert all(level.rules.keeps(own) for level, own in pairs)
    new = [own & ~levels[0].rules.kept for own in answer.chosen]
    assert all((high <= low).all() for low, high in zip(new, new[1:], strict=False))
    assert answer.value == sum(value(level.question, own, model, level.radius) for level, own in pairs)
    assert sense * answer.bound >= sense * answer.value
    if model == "cover_most":
        assert answer.bound >= expected - 1e-6
        assert answer.value <= expected + 1e-9
    if solver and model == "cover_most":
        assert answer.value == pytest.approx(expected)
        assert answer.gap == 0


@QUICK
@given(questions(), st.integers(1, 4), st.integers(1, 4))
def test_the_least_way_is_proven_where_everybody_has_one(case, one, other):
    question, metres, _ = case
    n, m = metres.shape
    demand, candidate = np.indices((n, m)).reshape(2, -1)
    ways = np.nan_to_num(metres, posinf=8.0)
    question = Question(demand, candidate, ways.ravel(), question.people, m)
    low, high = min(max(one, other), m), min(one, other, m)
    levels = [Level(question, free(m, number=low)), Level(lighter(question, 2), free(m, number=high))]
    answer = best_nested(levels, "least_distance")
    assert answer.value == pytest.approx(optimum(levels, "least_distance"))
    assert answer.gap == 0


@QUICK
@given(questions(), st.sampled_from(MODELS), st.integers(0, 9), st.integers(1, 5))
def test_one_level_is_the_siting_without_levels(case, model, radius, number):
    question = case[0]
    rules = free(question.n_candidates, number=min(number, question.n_candidates))
    answer = best_nested([Level(question, rules, radius)], model)
    plain = best(question, model, rules, radius=radius)
    assert (answer.value, answer.gap) == (plain.value, plain.gap)


@QUICK
@given(cases(), st.randoms())
def test_the_order_of_rows_does_not_matter(levels, random):
    n = len(levels[0].question.people)
    rows = np.array(random.sample(range(n), n), int)

    def other(question):
        people = np.empty(n)
        people[rows] = question.people
        return replace(question, demand=rows[question.demand], people=people)

    values = []
    for some in (levels, [replace(level, question=other(level.question)) for level in levels]):
        with suppress(NoChoice):
            values.append(best_nested(some, "cover_most").value)
    assert len(set(values)) <= 1


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("after", [0, 3, 20])
def test_a_cancel_is_heard(model, after):
    asked = iter([False] * after)
    levels = [Level(some_question(), free(30, number=n), 90) for n in (5, 2)]
    with pytest.raises(Stopped):
        best_nested(levels, model, Effort(cancelled=lambda: next(asked, True)))
