"""Programs closed here and in a process of their own, beside trying all; a cancel ends the process."""

import time
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from innospace.core.base.errors import Stopped
from innospace.core.siting import siting_solver
from innospace.core.siting.siting_cover import Cover
from innospace.core.siting.siting_models import Effort, best
from innospace.core.siting.siting_programs import cliques, covering
from innospace.core.siting.siting_question import Question, Rules, merged
from innospace.core.siting.siting_solver import INFEASIBLE, PROVEN, Program, close


@st.composite
def programs(draw):
    n, k = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    numbers = st.integers(-4, 4)
    matrix = np.array(draw(st.lists(numbers, min_size=n * k, max_size=n * k)), float).reshape(k, n)
    cost = np.array(draw(st.lists(numbers, min_size=n, max_size=n)), float)
    high = np.array(draw(st.lists(numbers, min_size=k, max_size=k)), float)
    zero, one = np.zeros(n), np.ones(n)
    return Program(cost, csr_array(matrix), np.full(k, -np.inf), high, zero, one, one > 0, step=1.0)


def tried(program):
    """The least value of all choices of 0 and 1, infinite without one."""
    matrix, choices = program.matrix.toarray(), product([0, 1], repeat=len(program.cost))
    allowed = [np.array(x) for x in choices if (matrix @ x <= program.high + 1e-9).all()]
    return min((float(program.cost @ x) for x in allowed), default=np.inf)


@settings(deadline=None, max_examples=60)
@given(programs(), st.booleans())
def test_what_is_closed_is_the_least_of_all(program, told):
    least = tried(program)
    found = close(program, least if told else np.inf, seconds=5)
    if not np.isfinite(least):
        assert found.state == INFEASIBLE
        return
    assert found.state == PROVEN
    value = program.cost @ found.x if len(found.x) else least
    assert value == pytest.approx(least)
    assert found.bound == pytest.approx(least)
    assert bool(len(found.x)) != told  # what is known already is not looked for


def large():
    """A cover that takes its time."""
    random = np.random.default_rng(5)
    demand, candidate = np.nonzero(random.random((3000, 250)) < 0.05)
    people = random.integers(1, 90, 3000).astype(float)
    question = Question(demand, candidate, np.ones(len(demand)), people, 250)
    return question, Rules(kept=np.zeros(250, bool), usable=np.ones(250, bool), number=25)


def test_another_process_says_the_same(monkeypatch):
    question, rules = large()
    rows = question.demand < 150
    few = Question(question.demand[rows], question.candidate[rows], question.metres[rows], question.people[:150], 250)
    classes = merged(few, 1, rules)
    program = covering(Cover(classes, rules, classes.people))
    here = close(program, np.inf, seconds=60)
    monkeypatch.setattr(siting_solver, "SMALL", 0)
    apart = close(program, np.inf, seconds=60)
    assert here.state == apart.state == PROVEN
    assert here.bound == pytest.approx(apart.bound)
    assert program.cost @ here.x == pytest.approx(program.cost @ apart.x)


def test_a_cancel_ends_the_process_within_a_second():
    question, rules = large()
    classes = merged(question, 1, rules)
    program, began = covering(Cover(classes, rules, classes.people)), time.monotonic()
    asked = []

    def cancelled():
        asked.append(time.monotonic())
        return asked[-1] - began > 1.5

    with pytest.raises(Stopped):
        close(program, np.inf, seconds=120, cancelled=cancelled)
    ended = time.monotonic()
    assert max(np.diff([*asked, ended])) < 1
    assert len(asked) > 10


def test_time_that_runs_out_leaves_a_bound_and_is_told():
    question, rules = large()
    began = time.monotonic()
    answer = best(question, "cover_most", rules, radius=1, effort=Effort(seconds=3))
    assert time.monotonic() - began < 12
    assert answer.bound >= answer.value
    assert answer.stopped == (answer.gap > 0)


@given(st.integers(1, 7), st.data())
def test_groups_hold_each_pair_that_is_apart_and_no_other(n, data):
    near = np.triu(np.array(data.draw(st.lists(st.booleans(), min_size=n * n, max_size=n * n))).reshape(n, n), 1)
    near = near | near.T
    groups = cliques(csr_array(near.astype(float))).toarray() > 0
    held = np.zeros((n, n), bool)
    for group in groups:
        held |= np.outer(group, group)
    assert (held & ~np.eye(n, dtype=bool) == near).all()
