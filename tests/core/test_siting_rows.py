"""Ranks, gains and nearest sites beside tables of all pairs."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.running import Stopped, never
from innospace.core.siting.siting_case import COVERING, Case, SitingOptions
from innospace.core.siting.siting_models import Answer
from innospace.core.siting.siting_question import MODELS, nearest
from innospace.core.siting.siting_reach import reach
from innospace.core.siting.siting_rows import names_in, ranked


def scene(seed, model, n_old):
    rng = np.random.default_rng(seed)
    homes, sites = (shapely.points(rng.integers(0, 30, (n, 2)).astype(float)) for n in (25, 9))
    options = SitingOptions(model, number=1, radius=12.0)
    case = Case(reach(homes, sites), 9 - n_old, rng.integers(0, 9, 25).astype(float), options)
    question = case.question(never)
    usable = case.usable[case.order]
    return case, question, Answer(case.kept[case.order] | (usable & (rng.random(9) < 0.6)), 0.0, 0.0)


def by_all_pairs(case, question, answer):
    """Rank and gain of each site by a table of all demand and sites."""
    kept = case.kept[case.order]
    table = np.full((len(question.people), len(kept)), np.inf)
    table[question.demand, question.candidate] = question.metres
    first, found = nearest(question, kept), {}
    new = sorted(np.flatnonzero(answer.chosen & ~kept), key=lambda site: case.order[site])
    covers = case.options.model in COVERING

    def left(ways):
        far = (ways > case.options.radius) * 1.0 if covers else np.where(np.isfinite(ways), ways, 1e9)
        return (question.people * far).sum()

    for rank in range(1, len(new) + 1):
        gains = [(left(first) - left(np.minimum(first, table[:, site])), site) for site in new]
        gain, one = max(gains, key=lambda pair: pair[0])
        found[case.order[one]] = rank, gain
        first = np.minimum(first, table[:, one])
        new.remove(one)
    return found


@given(st.integers(0, 9999), st.integers(0, 3))
def test_ranks_and_gains_are_those_of_all_pairs(seed, n_old):
    case, question, answer = scene(seed, "cover_most", n_old)
    ranks, gains = ranked(case, question, answer)
    expected = by_all_pairs(case, question, answer)
    assert {i: (ranks[i], gains[i]) for i in np.flatnonzero(ranks.astype(bool))} == expected


@given(st.integers(0, 9999), st.sampled_from(["least_distance", "least_worst"]))
def test_gains_of_ways_are_those_of_all_pairs(seed, model):
    case, question, answer = scene(seed, model, 2)
    _, gains = ranked(case, question, answer)
    expected = [gain for _, gain in by_all_pairs(case, question, answer).values()]
    assert sorted(gains[np.isfinite(gains)]) == pytest.approx(sorted(expected), abs=1e-6)


def test_a_cancel_is_heard_between_the_ranks():
    case, question, _ = scene(1, MODELS[0], 0)
    with pytest.raises(Stopped):
        ranked(case, question, Answer(case.usable[case.order], 0.0, 0.0), lambda: True)


@given(st.integers(0, 9999), st.integers(1, 12))
def test_the_nearest_is_that_of_all_pairs_and_of_as_near_ones_the_first_named(seed, n):
    rng = np.random.default_rng(seed)
    xy, own = rng.integers(0, 6, (40, 2)).astype(float), rng.integers(0, 6, (n, 2)) + rng.choice([0, 2e-4], (n, 2))
    named = rng.permutation(n)
    site, way = reach(shapely.points(xy), shapely.points(own)).nearest(named)
    table = np.hypot(*(xy[:, None] - own[named]).T).T
    first = np.argmin(np.round(table, 3), axis=1)
    assert site.tolist() == named[first].tolist()
    assert way == pytest.approx(table[np.arange(40), first])


class _Sites:
    """Sites with names, in the layer's order."""

    def __init__(self, *names):
        self.ids, self._names = list(range(7, 7 + len(names))), np.array(names, object)

    def texts_if_any(self, name):
        return self._names


def test_sites_of_one_name_are_told_apart_by_their_number_in_their_layer():
    """Alone a name stands as it is; an existing site's number has an E."""
    names = names_in("name", _Sites("甲", "甲", "乙", None), _Sites("乙", "丙"))
    assert names.tolist() == ["甲 #1", "甲 #2", "乙 #3", "10", "乙 #E1", "丙"]
    assert names_in("name", _Sites("甲", "乙")).tolist() == ["甲", "乙"]
