"""Capacities, beside all choices with all assignments tried."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.siting.siting_capacity import MODELS, assigned, best_served, served
from innospace.core.siting.siting_models import Effort, NoChoice
from innospace.core.siting.siting_question import Question, Rules

QUICK = settings(deadline=None, max_examples=60)


@st.composite
def cases(draw):
    n, m = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    metres = np.array(draw(st.lists(st.integers(0, 9), min_size=n * m, max_size=n * m)), float).reshape(n, m)
    demand, candidate = np.nonzero(metres < 8)
    people = np.array(draw(st.lists(st.integers(0, 4), min_size=n, max_size=n)), float)
    capacity = np.array(draw(st.lists(st.one_of(st.integers(0, 8), st.just(np.inf)), min_size=m, max_size=m)), float)
    kept = np.arange(m) < draw(st.integers(0, m - 1))
    number = draw(st.integers(1, int((~kept).sum())))
    question = Question(demand, candidate, metres[demand, candidate], people, m)
    return question, Rules(kept=kept, usable=~kept, number=number), capacity, metres


def all_ways(case, radius):
    """Each choice with each assignment that keeps the capacities: chosen, site, people served, people × metres."""
    question, rules, capacity, metres = case
    n, m = metres.shape
    for some in (s for k in range(m + 1) for s in combinations(range(m), k)):
        chosen = np.isin(np.arange(m), some)
        if not chosen[rules.kept].all():
            continue
        for site in product([-1, *some], repeat=n):
            site = np.array(site)
            on = np.flatnonzero(site >= 0)
            if (metres[on, site[on]] >= 8).any() or (metres[on, site[on]] > radius).any():
                continue
            load = np.bincount(site[on], question.people[on], minlength=m)
            if (load <= capacity).all():
                way = float((metres[on, site[on]] * question.people[on]).sum())
                yield chosen, site, float(question.people[on].sum()), way


@QUICK
@given(cases(), st.integers(0, 9), st.sampled_from(MODELS), st.sampled_from([1.0, 0.6]), st.booleans())
def test_the_answer_is_the_best_of_all_assignments(case, radius, model, target, solver):
    question, rules, capacity, metres = case
    within = np.inf if model == "least_distance" else radius
    ways = [w for w in all_ways(case, within) if model == "cover_all" or (w[0] & ~rules.kept).sum() == rules.number]
    if model == "cover_most":
        expected = max(w[2] for w in ways)
    elif model == "least_distance":
        most = max(w[2] for w in ways)
        expected = min(w[3] for w in ways if w[2] == most)
    else:
        enough = [
            (w[0] & ~rules.kept).sum() for w in ways
            if ((w[1] >= 0).all() if target == 1 else w[2] >= target * question.people.sum() - 1e-9)
        ]  # fmt: skip
        expected = min(enough, default=None)
    effort = Effort(seconds=5, solver=solver)
    if expected is None:
        with pytest.raises(NoChoice):
            best_served(question, model, rules, capacity, radius=radius, target=target, effort=effort)
        return
    if not solver and model == "cover_all":
        return
    answer = best_served(question, model, rules, capacity, radius=radius, target=target, effort=effort)
    people, way = served(question, answer.site)
    on = answer.site >= 0
    assert answer.chosen[answer.site[on]].all()
    assert (np.bincount(answer.site[on], question.people[on], minlength=len(capacity)) <= capacity).all()
    assert (metres[on, answer.site[on]] <= within).all()
    assert answer.value == {"cover_most": people, "least_distance": way}.get(model, answer.value)
    sense = 1 if model == "cover_most" else -1
    if solver:
        assert answer.value == pytest.approx(expected)
        assert answer.gap == 0
    elif model == "cover_most":
        assert answer.value <= expected <= answer.bound + 1e-9
    assert sense * answer.bound >= sense * answer.value


@given(cases())
def test_the_nearest_are_served_first_and_no_site_is_overfull(case):
    question, _, capacity, metres = case
    chosen = np.ones(len(capacity), bool)
    site = assigned(question, chosen, capacity)
    on = site >= 0
    load = np.bincount(site[on], question.people[on], minlength=len(capacity))
    assert (load <= capacity).all()
    for i in np.flatnonzero(~on):  # whoever is left fits nowhere
        assert not (question.people[i] <= (capacity - load)[metres[i] < 8]).any()
