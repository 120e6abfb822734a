"""Floating catchment areas against published worked examples, cases by hand and sums written out pair by pair."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from innospace.core.base import terms
from innospace.core.base.errors import InputError, Stopped
from innospace.core.base.statistics import gini, lorenz
from innospace.core.lifecircle import floating_catchment
from innospace.core.lifecircle.floating_catchment import (
    DECAYS,
    CatchmentOptions,
    Pairs,
    assess,
    balance,
    decayed,
    parse_steps,
)
from innospace.core.streets import network
from innospace.core.streets.travel import TravelOptions, of_lines

from .networks import BruteForce, random_points, random_streets
from .test_travel import case

METHODS = ("2sfca", "3sfca", "m2sfca", "bfca")
SPREAD = ((250.0, 1.0), (600.0, 0.5), (900.0, 0.1))


def pairs_of(cost, catchment=math.inf):
    """A dense table of costs, places down, as pairs."""
    cost = np.asarray(cost, float)
    place, supply = np.nonzero(cost <= catchment)
    return Pairs(place, supply, cost[place, supply])


def by_hand(cost, people, capacity, weigh, method):
    """Access and ratio, one sum after the other; `weigh` gives 0 beyond the catchment."""
    n, m = len(people), len(capacity)
    w = [[weigh(cost[i][j]) for j in range(m)] for i in range(n)]
    row, column = [sum(w[i]) for i in range(n)], [sum(w[i][j] for i in range(n)) for j in range(m)]
    over = lambda a, b: a / b if b else 0.0  # noqa: E731
    asks = {
        "2sfca": lambda i, j: w[i][j],
        "3sfca": lambda i, j: w[i][j] * over(w[i][j], row[i]),
        "m2sfca": lambda i, j: w[i][j],
        "bfca": lambda i, j: over(w[i][j], row[i]),
    }[method]
    has = {
        "2sfca": asks,
        "3sfca": asks,
        "m2sfca": lambda i, j: w[i][j] ** 2,
        "bfca": lambda i, j: over(w[i][j], column[j]),
    }[method]
    loads = [sum(people[i] * asks(i, j) for i in range(n)) for j in range(m)]
    ratio = [capacity[j] / loads[j] if loads[j] > 0 else math.nan for j in range(m)]
    access = [sum(ratio[j] * has(i, j) for j in range(m) if loads[j] > 0) for i in range(n)]
    return access, ratio


# --- published ------------------------------------------------------------------------------------------------------


def hospital(a, b, c):
    """Costs of the fixture of PySAL's access: zones 1, 2, 3; own zone 1."""
    return [[1, c, a], [c, 1, a], [b, b, 1]]


SCENES = ((40, 40, 80), (20, 40, 80), (40, 20, 80), (20, 20, 40))
PEOPLE, DOCTORS = np.array([100.0, 50.0, 10.0]), np.array([15.0, 20.0, 100.0])
# Weight 1 / cost below 61; rows 1 also printed by the package's own test.
HOSPITAL = {
    "2sfca": (
        (0.331444, 0.579828, 7.286418),
        (0.43534, 0.683724, 5.727977),
        (0.331072, 0.577858, 7.299992),
        (0.442568, 0.666758, 5.740525),
    ),
    "3sfca": (
        (0.156332, 0.406293, 9.905212),
        (0.174087, 0.424046, 9.638898),
        (0.156606, 0.406454, 9.901673),
        (0.174802, 0.424036, 9.631801),
    ),
    "m2sfca": (
        (0.154171, 0.402555, 7.27307),
        (0.163912, 0.412296, 5.714628),
        (0.153799, 0.400585, 7.274091),
        (0.161942, 0.391736, 5.715598),
    ),
    "bfca": (
        (0.330252, 0.578674, 7.238362),
        (0.426003, 0.680445, 5.46857),
        (0.332499, 0.573621, 7.49661),
        (0.439767, 0.66402, 5.684139),
    ),
}


def hospital_access(method, scene, options=None):
    options = options or CatchmentOptions(catchment=60.0, decay="inverse")
    pairs = pairs_of(hospital(*scene), options.catchment)
    return balance(pairs, PEOPLE, DOCTORS, decayed(pairs.cost, options), method)[0]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("scene", range(4))
def test_the_hospitals_have_the_published_access(method, scene):
    assert hospital_access(method, SCENES[scene]) == pytest.approx(HOSPITAL[method][scene], abs=1e-6)


def test_the_hospitals_without_decay():
    found = hospital_access("2sfca", SCENES[0], CatchmentOptions(catchment=60.0))
    assert found == pytest.approx((0.761364, 0.958333, 1.094697), abs=1e-6)


def test_the_three_steps_are_those_of_wan_and_not_of_the_peer():
    # access 1.1.10 sums the selection weights over all pairs, those beyond the catchment too.
    peer = (
        (0.156257, 0.406216, 9.906352),
        (0.173814, 0.423772, 9.643002),
        (0.156526, 0.406373, 9.902877),
        (0.174802, 0.424036, 9.631801),
    )
    for scene, theirs in zip(SCENES, peer, strict=True):
        cost = np.array(hospital(*scene), float)
        selection = 1 / cost / (1 / cost).sum(axis=1, keepdims=True)
        weight = np.where(cost < 61, selection / cost, 0)
        ratio = DOCTORS / (PEOPLE @ weight)
        assert weight @ ratio == pytest.approx(theirs, abs=1e-6)
        differs = (cost >= 61).any()
        assert (abs(hospital_access("3sfca", scene) - theirs) > 2e-6).any() == differs


def test_totals_are_kept_where_the_method_promises_it():
    options = CatchmentOptions(catchment=60.0, decay="inverse")
    for scene in SCENES:
        pairs = pairs_of(hospital(*scene), 60)
        found = {m: balance(pairs, PEOPLE, DOCTORS, decayed(pairs.cost, options), m) for m in METHODS}
        for method in ("2sfca", "3sfca"):
            assert PEOPLE @ found[method][0] == pytest.approx(135, rel=1e-12)
        access, ratio = found["bfca"]
        assert access.sum() == pytest.approx(ratio.sum(), rel=1e-12)
    assert PEOPLE @ hospital_access("m2sfca", SCENES[0]) == pytest.approx(108.2756, abs=5e-5)


def test_the_jobs_of_soukhov():
    cost = [[15, 30, 100], [30, 15, 100], [100, 100, 15]]
    workers, jobs = np.array([50e3, 150e3, 10e3]), np.array([100e3, 100e3, 10e3])
    options, pairs = CatchmentOptions(catchment=100.0, decay="exponential", decay_scale=10.0), pairs_of(cost)
    weight = decayed(pairs.cost, options)
    assert np.bincount(pairs.place, weight * jobs[pairs.supply]) == pytest.approx((27292.2, 27292.2, 2240.4), abs=0.05)
    found = {method: balance(pairs, workers, jobs, weight, method)[0] for method in METHODS}
    assert found["2sfca"] == pytest.approx((1.3367, 0.8880, 0.9963), abs=5e-5)
    assert workers * found["2sfca"] == pytest.approx((66833.5, 133203.4, 9963.2), abs=0.1)
    assert workers @ found["2sfca"] == pytest.approx(210e3, rel=1e-12)
    assert found["bfca"] == pytest.approx((1.3367, 0.8880, 0.9971), abs=5e-5)
    assert found["m2sfca"] == pytest.approx((0.27421, 0.15176, 0.22223), abs=5e-6)


def test_on_a_grid_of_25_everybody_has_all_or_their_own():
    # 25 of supply for the 5 people of a diagonal, as in the tests of access: all within reach 5 each, else their own.
    xy = np.stack(np.meshgrid(np.arange(5.0), np.arange(5.0)), -1).reshape(-1, 2)
    supply = shapely.points(xy)
    demand = supply[[0, 6, 12, 18, 24]]
    for method in ("2sfca", "3sfca"):
        for catchment, each in ((10.0, 5), (0.9, 1)):
            options = CatchmentOptions(catchment=catchment, method=method)
            assert assess(demand, supply, options=options).rows["access"].tolist() == pytest.approx([each] * 5)


@pytest.mark.parametrize(("sigma", "weight"), [(1, 0.6065306597), (2, 0.8824969026), (50, 0.9998000200)])
def test_the_bell_of_a_given_width(sigma, weight):
    options = CatchmentOptions(catchment=9.0, decay="gaussian", decay_scale=float(sigma))
    assert decayed([1.0], options)[0] == pytest.approx(weight, abs=1e-10)


def test_decays_by_hand():
    weigh = lambda cost, **more: decayed(cost, CatchmentOptions(**more)).tolist()  # noqa: E731
    assert weigh([0, 999.0]) == [1, 1]
    dai = (math.exp(-0.125) - math.exp(-0.5)) / (1 - math.exp(-0.5))
    assert weigh([0, 500, 1000], decay="gaussian") == pytest.approx([1, dai, 0])
    assert weigh([0.0, 0.5, 1, 4], decay="inverse") == [1, 1, 1, 0.25]
    assert weigh([0, 500], decay="exponential") == pytest.approx([1, math.exp(-1)])
    assert weigh([0, 100], decay="exponential", decay_scale=50.0) == pytest.approx([1, math.exp(-2)])
    assert weigh([0, 500, 500.1, 1000, 1000.1], decay="steps") == [1, 1, 0.5, 0.5, 0]


def test_methods_and_decays_are_the_codes_of_the_terms():
    assert tuple(terms.codes("method")) == METHODS
    assert tuple(terms.codes("decay")) == tuple(DECAYS)


# --- brute force ----------------------------------------------------------------------------------------------------


def weigher(options):
    """The weight of a distance, written out."""

    def weigh(d):
        if d > options.catchment:
            return 0.0
        if options.decay == "steps":
            return next((weight for limit, weight in options.steps if d <= limit), 0.0)
        if options.decay == "gaussian":
            r = d / options.catchment
            dai = (math.exp(-r * r / 2) - math.exp(-0.5)) / (1 - math.exp(-0.5))
            return max(dai, 0.0) if options.decay_scale is None else math.exp(-0.5 * (d / options.decay_scale) ** 2)
        if options.decay == "exponential":
            return math.exp(-d / (options.decay_scale or options.catchment / 2))
        return 1.0 if options.decay == "none" else 1 / max(d, 1)

    return weigh


@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from(METHODS),
    st.sampled_from(list(DECAYS)),
    st.sampled_from([None, 200.0]),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_sums_written_out_agree(seed, method, decay, scale, minutes):
    rng = np.random.default_rng(seed)
    n, m = rng.integers(1, 9, 2)
    xy, supply_xy = rng.integers(0, 13, (n, 2)) * 100.0, rng.integers(0, 13, (m, 2)) * 100.0
    people, capacity = rng.integers(0, 4, n) * 10.0, rng.integers(0, 4, m) * 1.0
    unit = {"travel": TravelOptions("minutes", speed=6.0)} if minutes else {}
    metres = 100.0 if minutes else 1.0
    options = CatchmentOptions(
        700 / metres,
        method,
        decay,
        tuple((limit / metres, weight) for limit, weight in SPREAD),
        None if scale is None else scale / metres,
        **unit,
    )
    found = assess(shapely.points(xy), shapely.points(supply_xy), capacity=capacity, population=people, options=options)
    cost = [[math.dist(a, b) / metres for b in supply_xy] for a in xy]

    weigh = weigher(options)
    access, ratio = by_hand(cost, people, capacity, weigh, method)
    assert found.rows["access"].tolist() == pytest.approx(access, rel=1e-9, abs=1e-15)
    assert found.supply["ratio"].tolist() == pytest.approx(ratio, rel=1e-9, nan_ok=True)
    counts = [[weigh(d) > 0 for d in row] for row in cost]
    assert found.rows["n_supply"].tolist() == [sum(row) for row in counts]
    near = [min((d for d in row if d <= options.catchment), default=math.nan) for row in cost]
    assert found.rows["nearest"].tolist() == pytest.approx(near, nan_ok=True)
    reached = [sum(people[i] for i in range(n) if counts[i][j]) for j in range(m)]
    assert found.supply["pop_reached"].tolist() == pytest.approx(reached)
    mean = sum(people * access) / sum(people) if sum(people) else math.nan
    ratios = [a / mean if mean > 0 else math.nan for a in access]
    assert found.rows["access_ratio"].tolist() == pytest.approx(ratios, nan_ok=True)
    low = sum(p for p, r in zip(people, ratios, strict=True) if r < 0.5 - 1e-9)
    summary = found.summary.set_index("measure")["value"]
    assert summary["mean"] == pytest.approx(mean, nan_ok=True)
    assert summary["supply_without_people"] == reached.count(0)
    if mean > 0:
        assert summary["below_half_mean"] == pytest.approx(low / sum(people))
        each = [a for a, p in zip(access, people, strict=True) for _ in range(int(p))]
        assert summary["gini"] == pytest.approx(gini(each), abs=1e-9)
    offered = sum(s for s, r in zip(capacity, ratio, strict=True) if r == r)
    if method in ("2sfca", "3sfca"):
        assert people @ found.rows["access"].to_numpy() == pytest.approx(offered, rel=1e-9)
    if method == "bfca":
        assert found.rows["access"].sum() == pytest.approx(np.nansum(ratio), rel=1e-9)


@given(st.integers(0, 2**32 - 1), st.sampled_from([150.0, 400.0, 900.0]))
@settings(max_examples=60, deadline=None)
def test_along_streets_as_a_search_from_each_place_finds_them(seed, catchment):
    rng = np.random.default_rng(seed)
    lines = random_streets(rng)
    homes, supply = random_points(rng, 12), random_points(rng, 7)
    people, capacity = rng.integers(0, 5, 12) * 1.0, rng.integers(0, 5, 7) * 1.0
    options = CatchmentOptions(catchment, snap=60.0)
    streets = network.build(lines)
    given_ = {"capacity": capacity, "population": people, "streets": streets, "options": options}
    found = assess(shapely.points(homes), shapely.points(supply), **given_)
    cost = BruteForce(lines).matrix(homes, supply, 60.0)
    access, _ = by_hand(cost, people, capacity, lambda d: float(d <= catchment), "2sfca")
    tied = found.rows["status"].to_numpy() != "unsnapped"
    assert found.rows["access"][tied].tolist() == pytest.approx(np.array(access)[tied].tolist())
    assert found.rows.loc[~tied, ["n_supply", "nearest", "access", "access_ratio"]].isna().all(axis=None)
    assert found.rows.loc[tied, ["n_supply", "access"]].notna().all(axis=None)
    assert found.rows["n_supply"][tied].tolist() == (cost <= catchment).sum(axis=1)[tied].tolist()


@given(
    st.integers(0, 2**32 - 1), st.sampled_from([1.5, 6.0]), st.sampled_from(["to", "from"]), st.sampled_from(METHODS)
)
@settings(max_examples=60, deadline=None)
def test_in_time_and_by_direction_as_the_textbook_has_it(seed, minutes, heading, method):
    """Streets with speeds, times and directions, some of no use: access as from the textbook's own seconds."""
    streets, textbook, rng = case(seed)
    homes, supply = random_points(rng, 6), random_points(rng, 4)
    people, capacity = rng.integers(0, 5, 6) * 1.0, rng.integers(0, 5, 4) * 1.0
    travel = TravelOptions("minutes", speed=5.0, heading=heading)
    options = CatchmentOptions(minutes, method, "exponential", snap=150.0, travel=travel)
    given_ = {"capacity": capacity, "population": people, "streets": streets, "options": options}
    found = assess(shapely.points(homes), shapely.points(supply), **given_)
    cost = textbook.matrix(homes, supply, 150) if heading == "to" else textbook.matrix(supply, homes, 150).T
    cost = cost / 60
    assume(not (abs(cost - minutes) < 1e-9).any())
    weigh = lambda d: math.exp(-d / (minutes / 2)) if d <= minutes else 0.0  # noqa: E731
    access, ratio = by_hand(cost.tolist(), people, capacity, weigh, method)
    tied = found.rows["status"].to_numpy() != "unsnapped"
    assert found.rows["access"][tied].tolist() == pytest.approx(np.array(access)[tied].tolist(), rel=1e-6, abs=1e-12)
    assert found.rows["n_supply"][tied].tolist() == (cost <= minutes).sum(axis=1)[tied].tolist()
    near = np.where(cost <= minutes, cost, np.inf).min(axis=1)[tied]
    assert found.rows["nearest"][tied].fillna(np.inf).tolist() == pytest.approx(near.tolist(), rel=1e-6, abs=1e-9)
    there = found.supply["status"].to_numpy() == "ok"
    assert found.supply["ratio"][there].tolist() == pytest.approx(
        np.array(ratio)[there].tolist(), rel=1e-6, nan_ok=True
    )


@pytest.mark.parametrize(("heading", "access"), [("to", [1.0, 0.0]), ("from", [0.0, 1.0])])
def test_a_one_way_street_serves_who_may_drive_it(heading, access):
    """Homes at both ends of a street that is open eastward only, the clinic in the middle."""
    line = shapely.linestrings([[(0, 0), (1000, 0)]])
    travel = TravelOptions(heading=heading)
    streets = network.build(line, travel=of_lines(line, travel, direction=np.array(["F"], object)))
    homes, clinic = shapely.points([(0, 0), (1000, 0)]), shapely.points([(500, 0)])
    found = assess(homes, clinic, streets=streets, options=CatchmentOptions(travel=travel))
    assert found.rows["access"].tolist() == access
    assert found.rows["status"].tolist() == ["ok", "ok"]


@pytest.mark.parametrize(("closed", "access"), [(None, [0.5, 0.5]), ((700, 0), [1.0, 0.0])])
def test_a_closed_gate_keeps_those_behind_it_away(closed, access):
    line, barriers = shapely.linestrings([[(0, 0), (1000, 0)]]), closed and shapely.points([closed])
    streets = network.build(line, barriers=barriers)
    homes, clinic = shapely.points([(100, 0), (900, 0)]), shapely.points([(500, 0)])
    assert assess(homes, clinic, streets=streets).rows["access"].tolist() == access


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6)), min_size=1, max_size=9))
def test_the_weighted_gini_counts_everybody(groups):
    amounts, weights = (list(column) for column in zip(*groups, strict=True))
    each = np.repeat(amounts, weights)
    assert gini(amounts, weights) == pytest.approx(gini(each), nan_ok=True, abs=1e-12)
    apart = abs(each[:, None] - each[None, :]).sum()
    if each.sum():
        assert gini(amounts, weights) == pytest.approx(apart / (2 * len(each) * each.sum()), abs=1e-12)
        people, held = lorenz(amounts, weights)
        assert (np.diff(people) >= 0).all()
        assert (held <= people + 1e-12).all()
        assert (people[-1], held[-1]) == pytest.approx((1, 1))


# --- what must change nothing, or something ----------------------------------------------------------------------------


def town(seed=3, n=60, m=9):
    rng = np.random.default_rng(seed)
    homes, supply = shapely.points(rng.random((n, 2)) * 2000), shapely.points(rng.random((m, 2)) * 2000)
    return homes, supply, rng.integers(1, 50, n) * 1.0, rng.integers(1, 9, m) * 1.0


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("decay", list(DECAYS))
def test_the_order_of_rows_changes_nothing(method, decay):
    homes, supply, people, capacity = town()
    options = CatchmentOptions(method=method, decay=decay)
    found = assess(homes, supply, population=people, capacity=capacity, options=options)
    back = {"population": people[::-1], "capacity": capacity[::-1], "options": options}
    turned = assess(homes[::-1], supply[::-1], **back)
    assert turned.rows["access"].tolist()[::-1] == pytest.approx(found.rows["access"].tolist(), rel=1e-12)
    assert turned.supply["ratio"].tolist()[::-1] == pytest.approx(found.supply["ratio"].tolist(), rel=1e-12)
    assert turned.summary["value"].tolist() == pytest.approx(found.summary["value"].tolist())


@pytest.mark.parametrize("method", METHODS)
def test_a_place_drawn_as_two_changes_nothing_but_under_the_balanced_method(method):
    homes, supply, people, capacity = town()
    options = CatchmentOptions(method=method, decay="gaussian")
    whole = assess(homes, supply, population=people, capacity=capacity, options=options).rows["access"]
    halves = np.append(people / np.append(2, np.ones(59)), people[0] / 2)
    parts = assess(np.append(homes, homes[0]), supply, population=halves, capacity=capacity, options=options).rows[
        "access"
    ]
    same = parts[:60].tolist() == pytest.approx(whole.tolist(), rel=1e-12)
    assert same == (method != "bfca")


def test_who_lives_nearer_has_more_when_distance_counts():
    street = shapely.points([(0, 0), (800, 0)])
    clinic = shapely.points([(100, 0)])
    plain = assess(street, clinic).rows["access"]
    assert plain[0] == plain[1] == 0.5
    far = assess(street, clinic, options=CatchmentOptions(decay="gaussian")).rows["access"]
    assert far[0] > 0.6 > 0.4 > far[1] > 0
    assert far.sum() == pytest.approx(1)


def test_directions_are_not_swapped():
    # Two homes, three clinics, only one of them shared.
    homes, clinics = shapely.points([(0, 0), (1000, 0)]), shapely.points([(-300, 0), (500, 0), (1300, 0)])
    found = assess(
        homes,
        clinics,
        population=np.array([10.0, 40.0]),
        capacity=np.array([1.0, 5.0, 8.0]),
        options=CatchmentOptions(catchment=500.0),
    )
    assert found.rows["access"].tolist() == pytest.approx([1 / 10 + 5 / 50, 5 / 50 + 8 / 40])
    assert found.supply["ratio"].tolist() == pytest.approx([0.1, 0.1, 0.2])
    assert found.supply["pop_reached"].tolist() == [10, 50, 40]
    assert found.rows["n_supply"].tolist() == [2, 2]
    assert found.rows["nearest"].tolist() == [300, 300]


# --- every row has its answer -------------------------------------------------------------------------------------------

STREETS = network.build(shapely.linestrings([[(0, 0), (3000, 0)], [(0, 9000), (500, 9000)]]))


def test_every_row_is_answered_with_a_status():
    homes = np.array([*shapely.points([(100, 10), (2900, 0), (50, 900), (100, 9000)]), None, shapely.Point()], object)
    clinics = np.array([shapely.Point(300, 0), None, shapely.Point(300, 4000)], object)
    found = assess(homes, clinics, streets=STREETS, population=np.array([10.0, 30, 5, 7, 1, 1]))
    assert found.rows["status"].tolist() == ["ok", "ok", "unsnapped", "isolated", "no_geometry", "no_geometry"]
    assert found.rows["access"].tolist() == pytest.approx([0.1, 0, np.nan, 0, np.nan, np.nan], nan_ok=True)
    assert found.rows["n_supply"].tolist()[:2] == [1, 0]
    assert found.rows["n_supply"].isna().tolist() == [False, False, True, False, True, True]
    assert found.rows["nearest"].tolist() == pytest.approx([210, *[np.nan] * 5], nan_ok=True)
    # Over the 47 people that were assessed.
    assert found.rows["access_ratio"].tolist()[0] == pytest.approx(0.1 / (1 / 47))
    assert found.supply["status"].tolist() == ["ok", "no_geometry", "unsnapped"]
    assert found.supply["pop_reached"].tolist() == pytest.approx([10, np.nan, np.nan], nan_ok=True)
    assert found.supply["ratio"].tolist() == pytest.approx([0.1, np.nan, np.nan], nan_ok=True)
    text = " ".join(found.notes)
    for said in (
        "The network falls into 2 parts",
        "2 places have no geometry",
        "1 place has no street within 200 m",
        "1 place stands on a part of the network that holds no facility",
        "1 facility has no geometry",
        "1 facility has no street within 200 m",
    ):
        assert said in text


def test_unknown_people_and_capacities_count_nothing_and_are_told():
    homes, clinics = shapely.points([(0, 0), (10, 0), (20, 0)]), shapely.points([(0, 0), (5, 0), (6, 0)])
    found = assess(homes, clinics, population=np.array([np.nan, 10, -3]), capacity=np.array([np.nan, -1.0, 5.0]))
    assert found.rows["access"].tolist() == [0.5, 0.5, 0.5]
    assert found.supply["ratio"].tolist() == [0, 0, 0.5]
    assert "2 places have no population, or a negative one; it counts as 0." in found.notes
    assert "2 facilities have no capacity, or a negative one; it counts as 0." in found.notes
    known = assess(homes, clinics, population=np.ones(3), capacity=np.ones(3))
    assert not any("counts as 0" in note for note in known.notes)


def test_a_facility_without_people_adds_nothing():
    homes, clinics = shapely.points([(0, 0), (5000, 0)]), shapely.points([(100, 0), (5100, 0)])
    found = assess(homes, clinics, population=np.array([10.0, 0.0]))
    assert found.rows["access"].tolist() == [0.1, 0]
    assert found.supply["ratio"].tolist() == pytest.approx([0.1, np.nan], nan_ok=True)
    assert found.supply["pop_reached"].tolist() == [10, 0]
    assert found.summary.set_index("measure")["value"]["supply_without_people"] == 1


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 2), (2, 0)])
@pytest.mark.parametrize("streets", [None, STREETS])
def test_empty_layers_have_empty_answers(n, m, streets):
    homes, clinics = (shapely.points(np.zeros((k, 2))) for k in (n, m))
    found = assess(homes, clinics, streets=streets, population=np.ones(n), capacity=np.ones(m))
    assert (len(found.rows), len(found.supply)) == (n, m)
    assert found.rows["access"].tolist() == [0] * n
    assert found.rows["access_ratio"].isna().all()
    summary = found.summary.set_index("measure")["value"]
    assert np.isnan([summary["gini"], summary["below_half_mean"]]).all()
    assert summary["supply_without_people"] == m


def test_limits_in_minutes_are_walked_at_the_speed():
    homes, clinics = shapely.points([(0, 0), (400, 0)]), shapely.points([(1000, 0)])
    options = CatchmentOptions(
        15.0, decay="steps", steps=((10.0, 1.0), (15.0, 0.5)), travel=TravelOptions("minutes", speed=4.0)
    )
    found = assess(homes, clinics, options=options)
    # 1 000 m are 15 minutes, to the last digit; 600 m are 9.
    assert found.rows["nearest"].tolist() == pytest.approx([15, 9])
    assert found.rows["access"].tolist() == pytest.approx([0.5 / 1.5, 1 / 1.5])


# --- what is refused and told -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "argument"),
    [
        ({"catchment": 0.0}, "catchment"),
        ({"catchment": -1.0}, "catchment"),
        ({"catchment": np.nan}, "catchment"),
        ({"decay_scale": 0.0}, "decay_scale"),
        ({"decay_scale": -5.0}, "decay_scale"),
    ],
)
def test_what_makes_no_sense_is_refused(options, argument):
    with pytest.raises(InputError) as refusal:
        assess(shapely.points([(0, 0)]), shapely.points([(0, 0)]), options=CatchmentOptions(**options))
    assert refusal.value.parameter == argument


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no step is given"),
        ("500", "“500” is not a limit"),
        ("500:-1", "“500:-1” is not a limit"),
        ("0:1", "“0:1” is not a limit"),
        ("500:x", "“500:x” is not a limit"),
        ("500:nan", "“500:nan” is not a limit"),
        ("inf:1", "“inf:1” is not a limit"),
        ("1000:1,500:0.5", "do not rise"),
        ("500:1,500:0.5", "do not rise"),
        ("500:0", "no step has a weight"),
    ],
)
def test_steps_that_are_none_are_refused(text, said):
    with pytest.raises(InputError, match=said) as refusal:
        parse_steps(text)
    assert refusal.value.parameter == "steps"


def test_more_pairs_than_a_computer_holds_are_refused(monkeypatch):
    homes, clinics = shapely.points(np.zeros((30, 2))), shapely.points(np.zeros((30, 2)))
    assert len(assess(homes, clinics).rows) == 30
    monkeypatch.setattr(floating_catchment, "MOST_PAIRS", 899)
    with pytest.raises(InputError, match=r"more than 899 pairs of place and facility lie within 1,000 m") as refusal:
        assess(homes, clinics)
    assert refusal.value.parameter == "catchment"


@pytest.mark.parametrize("streets", [None, STREETS])
def test_a_cancel_is_heard(streets):
    homes, supply, *_ = town()
    with pytest.raises(Stopped):
        assess(homes, supply, streets=streets, cancelled=lambda: True)


def test_progress_reaches_the_end():
    homes, supply, *_ = town()
    for streets in (None, STREETS):
        seen = []
        assess(homes, supply, streets=streets, progress=seen.append)
        assert seen == sorted(seen)
        assert seen[-1] == 1


def test_straight_lines_are_told_and_streets_are_not():
    homes, supply, *_ = town()
    assert any("No network" in note for note in assess(homes, supply).notes)
    assert not any("No network" in note for note in assess(homes, supply, streets=STREETS).notes)


@pytest.mark.parametrize(
    ("catchment", "said"),
    [
        (1000.0, None),
        (1500.0, "The steps end at 1,000 m, the catchment at 1,500 m: what lies between counts nothing."),
        (800.0, "The steps end at 1,000 m: what lies beyond the catchment of 800 m counts nothing."),
    ],
)
def test_steps_that_end_elsewhere_than_the_catchment_are_told(catchment, said):
    homes, supply, *_ = town()
    notes = assess(homes, supply, options=CatchmentOptions(catchment, decay="steps")).notes
    assert [note for note in notes if "steps" in note] == ([said] if said else [])
    assert not any("steps" in note for note in assess(homes, supply, options=CatchmentOptions(catchment)).notes)


def test_places_near_the_edge_of_the_data_are_told_in_both_directions():
    ring = shapely.from_wkt(["LINESTRING (0 0, 9000 0, 9000 9000, 0 9000, 0 0)", "LINESTRING (0 0, 4500 4500)"])
    streets = network.build(ring)
    homes, clinic = shapely.points([(4500, 4500), (100, 0), (50, 0)]), shapely.points([(4400, 4400)])
    found = assess(homes, clinic, streets=streets)
    assert found.at_edge.tolist() == [False, True, True]
    assert found.notes[-1].startswith("2 of 3 places are nearer than 1,000 m to the edge of the streets")
    assert found.notes[-1].endswith("access there may be too low or too high.")
    inside = assess(homes[:1], clinic, streets=streets)
    assert not any("edge" in note for note in inside.notes)


@pytest.mark.parametrize(("width", "told"), [(1_000, True), (4_000, False)])
def test_clinics_that_end_long_before_the_homes_are_told(width, told):
    homes = shapely.points(*np.meshgrid(np.arange(0, 4_001, 100.0), np.arange(0, 1_001, 100.0))).ravel()
    clinics = shapely.points(*np.meshgrid(np.linspace(0, width, 9), [0.0, 1_000.0])).ravel()
    notes = assess(homes, clinics, options=CatchmentOptions(catchment=300.0)).notes
    beyond = [
        note for note in notes if "farther than 300 m from the ground over which the facilities are spread" in note
    ]
    far = int((shapely.distance(shapely.box(0, 0, width, 1_000), homes) > 300).sum())
    assert [note.split(" places")[0] for note in beyond] == [f"{far} of {len(homes)}"] * told
    # There is no study area to be chosen here.
    assert all(note.endswith("Then take a layer of facilities that covers all places.") for note in beyond)


@pytest.mark.parametrize("at_once", [1, 50, 10_000])
def test_how_many_straight_lines_are_looked_for_at_once_changes_nothing(monkeypatch, at_once):
    homes, supply, people, capacity = town()
    given_ = {"population": people, "capacity": capacity, "options": CatchmentOptions(decay="gaussian", method="3sfca")}
    whole = assess(homes, supply, **given_).rows["access"].tolist()
    monkeypatch.setattr(floating_catchment, "PAIRS_AT_ONCE", at_once)
    assert assess(homes, supply, **given_).rows["access"].tolist() == whole
