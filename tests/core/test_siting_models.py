"""Answers of the five models beside all sets tried, and the published optima of San Francisco."""

from contextlib import suppress
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from innospace.core.base.errors import Stopped
from innospace.core.siting.siting_models import Effort, NoChoice, best, counted
from innospace.core.siting.siting_question import MODELS, MOST_COVERED, Question, Rules, covered, value, without_a_way
from tests.core.test_siting_question import DATA, city, questions  # noqa: F401

QUICK = settings(deadline=None, max_examples=40)


def free(m, **rules):
    return Rules(kept=rules.pop("kept", np.zeros(m, bool)), usable=rules.pop("usable", np.ones(m, bool)), **rules)


# --- San Francisco, values computed by full enumeration of all 65 536 sets ---------------------------------------------


@pytest.mark.parametrize(
    ("model", "radius", "values"),
    [
        ("cover_most", 5000, (448_255, 671_938, 791_499, 875_247, 927_402, 941_462, 950_428, 955_113)),
        ("cover_most", 8000, (805_302, 934_831, 955_113)),
        (
            "least_distance", np.inf,
            (5_731_159_103.6753, 4_009_098_972.1349, 3_385_565_397.5315, 2_848_268_129.7145,
             2_554_123_350.1875, 2_347_055_166.6774, 2_176_547_158.2824, 2_054_687_610.6382),
        ),
        (
            "least_worst", np.inf,
            (11_577.279, 9_130.7587, 7_529.986, 7_403.0638, 5_985.5001, 5_903.6672, 5_150.2527, 4_644.8457),
        ),
    ],
)  # fmt: skip
def test_san_francisco_by_number(city, model, radius, values):  # noqa: F811
    for number, optimum in enumerate(values, 1):
        answer = best(city[0], model, free(16, number=number), radius=radius)
        assert answer.value == pytest.approx(optimum, rel=1e-6)
        assert answer.gap == 0
        assert answer.chosen.sum() == number


@pytest.mark.parametrize(("radius", "sites", "twice"), [(5000, 8, 701_841), (8000, 3, 671_299)])
def test_san_francisco_covered_by_the_fewest(city, radius, sites, twice):  # noqa: F811
    question = city[0]
    assert best(question, "cover_all", free(16), radius=radius).value == sites
    answer = best(question, "cover_twice", free(16), radius=radius)
    assert (answer.value, answer.gap) == (twice, 0)
    assert answer.chosen.sum() == sites
    assert covered(question, answer.chosen, radius).all()


@pytest.mark.parametrize(("radius", "rows"), [(5000, 145), (8000, 140)])
def test_who_reaches_one_candidate_is_not_backed_up(city, radius, rows):  # noqa: F811
    question = city[0]
    each = Question(question.demand, question.candidate, question.metres, np.ones(205), 16)
    assert best(each, "cover_twice", free(16), radius=radius).value == rows


@pytest.mark.parametrize(
    ("model", "radius", "optimum", "sites"),
    [
        ("cover_most", 5000, 840_868, [1, 5, 11, 16]),
        ("least_distance", np.inf, 3_077_362_491.3986, [1, 5, 11, 15]),
        ("least_worst", np.inf, 7_420.8513, None),
    ],
)
def test_san_francisco_with_two_sites_kept(city, model, radius, optimum, sites):  # noqa: F811
    question, store = city
    answer = best(question, model, free(16, kept=np.isin(store, [1, 5]), number=2), radius=radius)
    assert answer.value == pytest.approx(optimum, rel=1e-6)
    assert answer.gap == 0
    assert sites is None or store[answer.chosen].tolist() == sites


@pytest.mark.parametrize(
    ("budget", "optimum", "sites"),
    [(6, 832_644, [4, 6, 12, 16]), (8, 871_482, [1, 11, 12, 16]), (10, 887_626, None)],
)
def test_san_francisco_within_a_budget(city, budget, optimum, sites):  # noqa: F811
    question, store = city
    rules = free(16, number=16, cost=1.0 + store % 4, budget=float(budget))
    answer = best(question, "cover_most", rules, radius=5000)
    assert (answer.value, answer.gap) == (optimum, 0)
    assert rules.cost[answer.chosen].sum() <= budget
    assert sites is None or store[answer.chosen].tolist() == sites


def test_san_francisco_covered_at_least_cost(city):  # noqa: F811
    question, store = city
    answer = best(question, "cover_all", free(16, cost=1.0 + store % 4), radius=5000)
    assert (answer.value, answer.gap) == (21, 0)


def _plane(longitude, latitude):
    """(n, 2) metres in the city's own zone, EPSG:7131: transverse Mercator by the series of Krüger (1912), on GRS 80."""
    f, k, origin = 1 / 298.257222101, 1.000007, np.radians([-122.45, 37.75])
    n = f / (2 - f)
    radius = k * 6_378_137 / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    a = [n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16, 13 * n**2 / 48 - 3 * n**3 / 5, 61 * n**3 / 240]
    e = 2 * np.sqrt(n) / (1 + n)

    def complex_angle(lon, lat):
        conformal = np.sinh(np.arctanh(np.sin(lat)) - e * np.arctanh(e * np.sin(lat)))
        xi = np.arctan2(conformal, np.cos(lon)) + 1j * np.arcsinh(np.sin(lon) / np.hypot(conformal, np.cos(lon)))
        return xi + sum(own * np.sin(2 * (i + 1) * xi) for i, own in enumerate(a))

    place = complex_angle(np.radians(longitude) - origin[0], np.radians(latitude)) - complex_angle(0.0, origin[1])
    return radius * np.column_stack([place.imag, place.real])


@pytest.fixture(scope="module")
def apart(city):  # noqa: F811
    """(16, 16) metres between the stores in a straight line."""
    table = pd.read_csv(DATA / "SF_store_site_16_longlat.csv")
    table = table.set_index(table["NAME"].str.removeprefix("Store_").astype(int)).loc[city[1]]
    xy = _plane(table["long"].to_numpy(), table["lat"].to_numpy())
    return np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))


@pytest.mark.parametrize(("number", "optimum"), [(3, 10_164.4945), (4, 8_600.5362), (5, 6_691.0535)])
def test_san_francisco_stores_as_far_apart_as_can_be(apart, number, optimum):
    """The published dispersion: that the straight lines are those of the source."""
    pairs = np.triu_indices(number, 1)
    most = max(apart[np.ix_(some, some)][pairs].min() for some in combinations(range(16), number))
    assert most == pytest.approx(optimum, abs=1e-3)
    assert apart[np.triu_indices(16, 1)].min() == pytest.approx(1_557.938, abs=1e-3)


@pytest.mark.parametrize(
    ("number", "spacing", "model", "optimum", "sites"),
    [
        (4, 6000, "cover_most", 852_294, [1, 11, 12, 15]),
        (4, 6000, "least_distance", 2_995_175_649.4129, [1, 11, 12, 15]),
        (4, 6000, "least_worst", 7_420.8513, None),
        (5, 5500, "cover_most", 905_943, [2, 7, 11, 14, 17]),
        (5, 5500, "least_distance", 2_832_558_026.6383, [2, 7, 11, 14, 19]),
        (5, 5500, "least_worst", 6_394.9204, None),
        (6, 4000, "cover_most", 936_368, [2, 6, 7, 11, 14, 15]),
        (6, 4000, "least_distance", 2_443_815_893.4346, [1, 4, 7, 11, 14, 15]),
    ],
)
def test_san_francisco_with_spacing(city, apart, number, spacing, model, optimum, sites):  # noqa: F811
    question, store = city
    near = csr_array(((apart < spacing) & ~np.eye(16, dtype=bool)).astype(float))
    answer = best(question, model, free(16, number=number, apart=near), radius=5000)
    assert answer.value == pytest.approx(optimum, rel=1e-9, abs=5e-5)
    assert answer.gap == 0
    assert apart[np.ix_(answer.chosen, answer.chosen)][np.triu_indices(number, 1)].min() >= spacing
    assert sites is None or store[answer.chosen].tolist() == sites


@pytest.mark.parametrize("model", ["cover_most", "least_distance", "least_worst"])
def test_san_francisco_has_no_six_stores_so_far_apart(city, apart, model):  # noqa: F811
    near = csr_array(((apart < 5500) & ~np.eye(16, dtype=bool)).astype(float))
    with pytest.raises(NoChoice) as raised:
        best(city[0], model, free(16, number=6, apart=near), radius=5000)
    assert raised.value.proven


# --- small cases, all sets tried ---------------------------------------------------------------------------------------


@st.composite
def cases(draw):
    question, _, _ = draw(questions())
    m = question.n_candidates
    flags = st.lists(st.booleans(), min_size=m, max_size=m)
    kept = np.array(draw(flags)) & np.array(draw(flags))
    near = np.triu(np.array(draw(st.lists(flags, min_size=m, max_size=m))), 1)
    near &= np.array(draw(st.lists(flags, min_size=m, max_size=m)))
    near = (near | near.T) & ~kept & ~kept[:, None]
    cost = np.array(draw(st.lists(st.integers(0, 4), min_size=m, max_size=m)), float)
    budget = draw(st.one_of(st.none(), st.integers(0, 12)))
    rules = Rules(
        kept=kept,
        usable=np.array(draw(flags)) | kept,
        number=draw(st.integers(1, m)),
        cost=cost if budget is not None or draw(st.booleans()) else None,
        budget=None if budget is None else float(budget),
        apart=csr_array(near.astype(float)) if draw(st.booleans()) else None,
    )
    return question, rules


def choices(rules):
    """All choices that keep the rules."""
    m = len(rules.kept)
    sets = [np.isin(np.arange(m), some) for n in range(m + 1) for some in combinations(range(m), n)]
    return [s for s in sets if rules.keeps(s)]


def optimum(question, model, rules, radius, target):
    """The best value of all choices, None without one."""
    if model in ("cover_all", "cover_twice"):
        rules = Rules(**{**vars(rules), "number": None})
        sets = [
            s for s in choices(rules)
            if (covered(question, s, radius).all() if target >= 1
                else question.people[covered(question, s, radius)].sum() >= target * question.people.sum() - 1e-9)
        ]  # fmt: skip
        if not sets:
            return None
        costs = [counted(question, s, "cover_all", rules) for s in sets]
        if model == "cover_all":
            return min(costs)
        return max(value(question, s, model, radius) for s, c in zip(sets, costs, strict=True) if c <= min(costs))
    sets = choices(rules)
    if not sets:
        return None
    if model == "cover_most":
        return max(value(question, s, model, radius) for s in sets)
    lost = [(without_a_way(question, s), _rows_lost(question, s) if model == "least_worst" else 0) for s in sets]
    return min(value(question, s, model) for s, out in zip(sets, lost, strict=True) if out == min(lost))


def _rows_lost(question, chosen):
    return len(question.people) - covered(question, chosen, np.inf).sum()


def answered(question, model, rules, radius, target=1.0, effort=None):
    """The answer, None where no choice was found."""
    with suppress(NoChoice):
        return best(question, model, rules, radius=radius, target=target, effort=effort)


@QUICK
@given(cases(), st.integers(0, 9), st.sampled_from(MODELS), st.sampled_from([1.0, 0.6]), st.booleans())
def test_the_answer_is_the_best_of_all_choices(case, radius, model, target, solver):
    question, rules = case
    expected = optimum(question, model, rules, radius, target)
    effort = Effort(seconds=5, solver=solver)
    if expected is None:
        with pytest.raises(NoChoice) as raised:
            best(question, model, rules, radius=radius, target=target, effort=effort)
        assert raised.value.proven or not solver
        return
    answer = answered(question, model, rules, radius, target, effort)
    if answer is None:
        assert not solver
        return
    sense = 1 if model in MOST_COVERED else -1
    assert answer.value == counted(question, answer.chosen, model, rules, radius)
    assert sense * answer.value <= sense * expected + 1e-9
    if model == "cover_twice" and not solver:
        return  # without a solver the sites may be more than the fewest, and the bound is that of as many
    assert sense * answer.bound >= sense * expected - 1e-6
    if solver and model != "least_distance":
        assert answer.value == pytest.approx(expected)
        assert answer.gap == 0


@QUICK
@given(cases(), st.integers(0, 9), st.sampled_from(MODELS), st.randoms())
def test_the_order_of_rows_does_not_matter(case, radius, model, random):
    question, rules = case
    order = np.array(random.sample(range(len(question.demand)), len(question.demand)), int)
    rows = np.array(random.sample(range(len(question.people)), len(question.people)), int)
    people = np.empty(len(rows))
    people[rows] = question.people
    other = Question(
        rows[question.demand[order]], question.candidate[order], question.metres[order], people, question.n_candidates
    )
    one, two = answered(question, model, rules, radius), answered(other, model, rules, radius)
    assert (one and one.chosen.tolist()) == (two and two.chosen.tolist())


@QUICK
@given(questions(), st.sampled_from(["cover_most", "least_distance", "least_worst"]), st.integers(0, 8))
def test_more_sites_and_a_larger_radius_never_bring_less(case, model, radius):
    question = case[0]
    m = question.n_candidates
    values = [best(question, model, free(m, number=n), radius=radius).value for n in range(1, m + 1)]
    if model == "cover_most":
        assert values == sorted(values)
        assert values[-1] <= best(question, model, free(m, number=m), radius=radius + 1).value


@QUICK
@given(questions(), st.integers(0, 9), st.lists(st.integers(0, 9), min_size=5, max_size=5), st.integers(1, 5))
def test_a_score_counts_beside_the_people(case, radius, worth, number):
    question = case[0]
    m = question.n_candidates
    number = min(number, m)
    rules = free(m, number=number, worth=np.array(worth[:m], float) / 3, per_person=0.5)
    sets = [np.isin(np.arange(m), some) for some in combinations(range(m), number)]
    expected = max(counted(question, s, "cover_most", rules, radius) for s in sets)
    answer = best(question, "cover_most", rules, radius=radius)
    assert answer.value == pytest.approx(expected)
    assert answer.gap == 0


# --- cancel, time ------------------------------------------------------------------------------------------------------


def some_question(n=200, m=30, share=0.1):
    random = np.random.default_rng(1)
    demand, candidate = np.nonzero(random.random((n, m)) < share)
    metres = random.integers(1, 99, len(demand)).astype(float)
    return Question(demand, candidate, metres, random.integers(1, 9, n).astype(float), m)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("after", [0, 3, 20])
def test_a_cancel_is_heard(model, after):
    asked = iter([False] * after)
    with pytest.raises(Stopped):
        best(some_question(), model, free(30, number=5), radius=90, effort=Effort(cancelled=lambda: next(asked, True)))


@pytest.mark.parametrize("model", ["cover_most", "least_distance", "least_worst"])
def test_where_time_is_over_the_bound_holds_all_the_same(model):
    # All see all: whoever may be left without a way keeps the gap open.
    question, rules = some_question(40, 12, 0.4 if model == "cover_most" else 1), free(12, number=4)
    asked = {"radius": 90, "effort": Effort(seconds=0)}
    hurried, full = best(question, model, rules, **asked), best(question, model, rules, radius=90)
    assert full.gap == 0
    if model == "cover_most":
        assert hurried.value <= full.value <= hurried.bound
    else:
        assert hurried.bound <= full.value <= hurried.value
    assert hurried.chosen.sum() == 4
