"""What a choice of sites brings, beside published optima (San Francisco) and counting by hand."""

import os
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.siting.siting_case import Case, SitingOptions
from innospace.core.siting.siting_question import (
    MODELS,
    Question,
    Rules,
    covered,
    merged,
    nearest,
    value,
    without_a_way,
)
from innospace.core.siting.siting_reach import reach

DATA = Path(os.environ.get("INNOSPACE_SITING_DATA", "nowhere"))
TABLE = DATA / "SF_network_distance_candidateStore_16_censusTract_205_new.csv"


@pytest.fixture(scope="module")
def city():
    if not TABLE.exists():
        pytest.skip("the San Francisco distances are not here")
    table = pd.read_csv(TABLE)
    demand = pd.factorize(table["DestinationName"])[0]
    people = table.groupby(demand)["demand"].first().to_numpy(float)
    candidate = table["name"].str.removeprefix("Store_").astype(int).to_numpy()
    store = np.unique(candidate)
    found = Question(demand, np.searchsorted(store, candidate), table["distance"].to_numpy(float), people, len(store))
    return found, store


def best(question, store, model, n, radius=np.inf):
    """The best value of all sets of n sites, and the sets that have it."""
    sense = -1 if model in ("cover_most", "cover_twice") else 1
    masks = [np.isin(store, some) for some in combinations(store.tolist(), n)]
    if model == "cover_twice":  # asked of those sets only that cover everybody once
        masks = [mask for mask in masks if covered(question, mask, radius).all()]
    values = np.array([value(question, mask, model, radius) for mask in masks])
    top = (sense * values).min() * sense
    return top, [
        set(store[mask].tolist()) for mask, v in zip(masks, values, strict=True) if np.isclose(v, top, rtol=1e-12)
    ]


@pytest.mark.parametrize(
    ("model", "radius", "n", "optimum", "sites"),
    [
        ("cover_most", 5000, 1, 448_255, {16}),
        ("cover_most", 5000, 2, 671_938, {12, 16}),
        ("cover_most", 5000, 3, 791_499, {2, 12, 15}),
        ("cover_most", 5000, 4, 875_247, {2, 11, 12, 15}),
        ("cover_most", 5000, 5, 927_402, {2, 7, 11, 14, 15}),
        ("cover_most", 8000, 1, 805_302, {13}),
        ("cover_most", 8000, 2, 934_831, {11, 13}),
        ("least_distance", np.inf, 1, 5_731_159_103.6753, {13}),
        ("least_distance", np.inf, 2, 4_009_098_972.1349, {12, 15}),
        ("least_distance", np.inf, 3, 3_385_565_397.5315, {5, 11, 15}),
        ("least_distance", np.inf, 4, 2_848_268_129.7145, {2, 11, 12, 15}),
        ("least_worst", np.inf, 1, 11_577.279, None),
        ("least_worst", np.inf, 2, 9_130.7587, None),
        ("least_worst", np.inf, 4, 7_403.0638, None),
        ("cover_twice", 5000, 8, 701_841, None),
        ("cover_twice", 8000, 3, 671_299, None),
    ],
)
def test_san_francisco(city, model, radius, n, optimum, sites):
    found, sets = best(*city, model, n, radius)
    assert found == pytest.approx(optimum, rel=1e-8)
    assert sites is None or sets == [sites]


def test_those_who_reach_one_site_are_not_covered_twice(city):
    question, store = city
    for radius, sites, n in [
        (5000, {2, 3, 6, 7, 11, 12, 14, 16}, 145),
        (8000, {11, 13, 15}, 140),
        (8000, {3, 11, 13}, 140),
    ]:
        chosen = np.isin(store, list(sites))
        assert covered(question, chosen, radius).all()
        assert covered(question, chosen, radius, times=2).sum() == n


@st.composite
def questions(draw):
    n, m = draw(st.integers(1, 8)), draw(st.integers(1, 5))
    metres = np.array(draw(st.lists(st.integers(0, 9), min_size=n * m, max_size=n * m)), float).reshape(n, m)
    people = np.array(draw(st.lists(st.integers(0, 5), min_size=n, max_size=n)), float)
    chosen = np.array(draw(st.lists(st.booleans(), min_size=m, max_size=m)))
    demand, candidate = np.nonzero(metres < 8)
    return (
        Question(demand, candidate, metres[demand, candidate], people, m),
        np.where(metres < 8, metres, np.inf),
        chosen,
    )


@given(questions(), st.integers(0, 9))
def test_values_are_those_counted_in_the_full_table(case, radius):
    question, metres, chosen = case
    least = np.where(chosen, metres, np.inf).min(axis=1)
    near = ((metres <= radius) & chosen).sum(axis=1)
    people = question.people
    there = np.isfinite(least)
    way = sum(p * d for p, d in zip(people[there], least[there], strict=True))
    worst = max(least[there], default=0)
    expected = [people[near >= 1].sum(), chosen.sum(), people[near >= 2].sum(), way, worst]
    assert [value(question, chosen, model, radius) for model in MODELS] == expected
    assert nearest(question, chosen).tolist() == least.tolist()
    assert without_a_way(question, chosen) == people[~there].sum()


@given(questions(), st.integers(0, 9), st.lists(st.booleans(), min_size=5, max_size=5))
def test_merged_demand_brings_the_same(case, radius, flags):
    question, metres, chosen = case
    kept = np.array(flags)[: question.n_candidates]
    few = merged(question, radius, Rules(kept=kept, usable=np.ones(len(kept), bool)))
    chosen = chosen | kept
    times = few.already + few.rows @ (chosen & ~kept)
    assert few.people[times >= 1].sum() + few.sure == value(question, chosen, "cover_most", radius)
    assert few.people[times >= 2].sum() + few.sure_twice == value(question, chosen, "cover_twice", radius)
    assert few.n_rows[times >= 1].sum() + few.sure_rows == covered(question, chosen, radius).sum()
    near = (metres <= radius).astype(int)
    seen = {(min(row[kept].sum(), 2), *row[~kept]) for row in near if row[~kept].any()}
    assert len(few.people) == len(seen)


@pytest.mark.parametrize(
    ("name", "wrong"), [("people", -1.0), ("people", np.nan), ("metres", np.inf), ("metres", -1.0)]
)
def test_what_is_no_number_of_people_or_metres_is_named(name, wrong):
    good = {"metres": np.array([5.0]), "people": np.array([1.0])}
    with pytest.raises(InputError) as raised:
        Question(np.array([0]), np.array([0]), n_candidates=1, **good | {name: np.array([wrong])})
    assert raised.value.parameter == name


def test_what_rules_have_in_common_is_made_once_whatever_the_number():
    sites = shapely.points([(0, 0), (300, 0), (900, 0)])
    options = SitingOptions(number=1, radius=500, spacing=400, score_weight=0.5)
    case = Case(reach(sites, sites), 3, np.ones(3), options, score=np.array([0.0, 1.0, 2.0]))
    one, two = case.rules(1), case.rules(2, apart=None)
    assert one.apart is case.rules(2).apart
    assert one.apart.toarray().tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 0]]
    assert (two.apart, one.number, two.number) == (None, 1, 2)
    assert [rules.worth.tolist() for rules in (one, two)] == [[0, 0.25, 0.5], [0, 0.125, 0.25]]
