"""Who reaches what: straight lines against every pair, statuses and what is told of them by hand."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box

from innospace.core.base.errors import Stopped
from innospace.core.lifecircle import floating_catchment, life_circle
from innospace.core.region import new_town_mix
from innospace.core.siting import siting
from innospace.core.siting.siting_case import SitingOptions
from innospace.core.stock import context
from innospace.core.streets import network, reach, snapping

from .networks import random_points, random_streets

COORDINATES = st.integers(-3000, 3000)


def test_distance_runs_from_edge_to_edge_and_is_0_inside():
    candidates = np.array([box(0, 0, 100, 100), Point(50, 50), box(200, 0, 300, 100)])
    targets = np.array([box(40, 40, 60, 60), Point(400, 50)])
    found = reach.straight(candidates, targets, 100, 5000)
    assert found["m"].tolist() == [0, 0, 100]
    assert found["n"].tolist() == [1, 1, 1]


def test_beyond_the_largest_distance_there_is_none():
    found = reach.straight(np.array([Point(0, 0)]), np.array([Point(0, 6000)]), 1000, 5000)
    assert np.isnan(found.loc[0, "m"])
    assert found.loc[0, "n"] == 0


def test_missing_and_empty_geometries_are_not_assessed_and_no_targets():
    candidates = np.array([None, Polygon(), Point(0, 0)])
    found = reach.straight(candidates, np.array([None, Point(), Point(3, 4)]), 1000, 5000)
    assert found.isna().all(axis=1).tolist() == [True, True, False]
    assert found.loc[2].tolist() == [5, 1]


def test_no_targets_at_all():
    found = reach.straight(np.array([Point(0, 0)]), np.array([], dtype=object), 1000, 5000)
    assert np.isnan(found.loc[0, "m"])
    assert found.loc[0, "n"] == 0


@settings(max_examples=50)
@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1, max_size=8), st.integers(1, 4000))
def test_against_every_pair(places, radius):
    candidates = np.array([box(0, 0, 500, 300), Point(-1000, 0), LineString([(0, -900), (700, -900)])])
    targets = np.array([Point(p) for p in places])
    found = reach.straight(candidates, targets, radius, 2000)
    for candidate, m, n in zip(candidates, found["m"], found["n"], strict=True):
        distances = [candidate.distance(t) for t in targets]
        assert m == pytest.approx(min(distances) if min(distances) <= 2000 else np.nan, nan_ok=True)
        assert n == sum(d <= radius for d in distances)


def test_many_candidates_are_taken_in_steps_and_can_be_stopped(monkeypatch):
    monkeypatch.setattr(reach, "PAIRS", 1000)
    candidates = shapely.points(np.arange(2500.0), 0)
    told = []
    found = reach.straight(candidates, np.array([Point(0, 0)]), 10, 5000, told.append)
    assert found["m"].tolist() == list(range(2500))
    assert found["n"].tolist() == [1] * 11 + [0] * 2489
    assert told == pytest.approx([0.4, 0.8, 1])
    with pytest.raises(Stopped):
        reach.straight(candidates, candidates, 10, 5000, cancelled=lambda: True)


@settings(max_examples=50)
@given(st.lists(st.tuples(COORDINATES, COORDINATES, st.integers(1, 900)), min_size=1, max_size=8), st.integers(1, 2000))
def test_areas_are_counted_by_their_nearest_parts(places, radius):
    candidates = np.array([box(0, 0, 500, 300), Point(-1000, 0), None, LineString([(0, -900), (700, -900)])])
    targets = np.array([box(x, y, x + size, y + 2 * size) for x, y, size in places])
    found = reach.straight(candidates, targets, radius, 5000)["n"]
    for candidate, n in zip(candidates, found, strict=True):
        if candidate is not None:
            assert n == sum(candidate.distance(t) <= radius for t in targets)


# --- along streets ----------------------------------------------------------------------------------------------------

STREET, ISLAND, LONELY = (LineString([(0, y), (1000, y)]) for y in (0, 5000, 9000))
STREETS = network.build(np.array([STREET, ISLAND, LONELY, LineString([(1000, 0), (1000, 800)])]))


def test_statuses_and_cases_by_hand():
    places = np.array([Point(100, 20), box(90, 4980, 110, 5000), Point(100, 9000), Point(100, 300), None, Polygon()])
    targets = np.array([Point(300, 0), Point(500, 5000), Point(900, 9000), Point(0, 700), None])
    group = np.array([0, 1, -1, 0, 1])
    found = reach.measure(places, targets, group, np.array([220.0, 410.0]), streets=STREETS)
    assert found.status.tolist() == ["ok", "ok", "isolated", "unsnapped", "no_geometry", "no_geometry"]
    # To the first target 20 + 200 m; from the box's middle, 10 m off the street, 10 + 400 m to the second.
    assert found.nearest[0].tolist() == pytest.approx([220, np.nan], nan_ok=True)
    assert found.nearest[1].tolist() == pytest.approx([np.nan, 410], nan_ok=True)
    assert np.isnan(found.nearest[2:]).all()
    assert np.nan_to_num(found.number, nan=-1).tolist() == [[1, 0], [0, 1], [0, 0], [-1, -1], [-1, -1], [-1, -1]]
    rows = {case: np.flatnonzero(mask).tolist() for case, mask in found.cases.items()}
    assert rows == {"no_geometry": [4, 5], "unsnapped": [3], "isolated": [2], "apart": [1, 2]}
    # The target that nobody looks for is not told of.
    rows = {case: np.flatnonzero(mask).tolist() for case, mask in found.target_cases.items()}
    assert rows == {"no_geometry": [4], "unsnapped": [3], "apart": [1]}
    assert found.unsnapped.tolist() == [False, False, False, True, False]
    assert len(found.notes) == 1
    assert found.notes[0].startswith("The network falls into 3 parts")


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_isolated_is_who_has_a_street_and_no_way_however_long(seed):
    rng = np.random.default_rng(seed)
    places, targets = (shapely.points(random_points(rng, n)) for n in (20, 3))
    streets = network.build(random_streets(rng))
    far = {"streets": streets, "snap": 60.0, "max_distance": 1e9}
    found = reach.measure(places, targets, np.array([0, 1, 1]), np.array([1e9, 1e9]), **far)
    tied = snapping.tie(streets, places, 60.0).tied
    assert ((found.status == "isolated") == (tied & np.isnan(found.nearest).all(axis=1))).all()
    assert (reach.assessed(found.status) == tied).all()
    assert (np.isnan(found.number).all(axis=1) == ~tied).all()
    assert ((found.number > 0) == np.isfinite(found.nearest)).all()


@given(st.integers(0, 2**32 - 1), st.booleans())
@settings(max_examples=30, deadline=None)
def test_all_tools_have_the_same_figures_and_statuses(seed, along_streets):
    rng = np.random.default_rng(seed)
    places, targets = (shapely.points(random_points(rng, n)) for n in (15, 5))
    places[0] = targets[0] = None
    streets = network.build(random_streets(rng)) if along_streets else None
    limits = context.ContextOptions(reach=150, snap=60, max_distance=400)
    stock = context.assess(places, {"a": targets[:3], "b": targets[3:]}, streets=streets, options=limits).rows
    kinds, options = np.array([*"aaabb"], object), life_circle.LifeCircleOptions(cutoff=150, snap=60, max_distance=400)
    circle = life_circle.assess(places, targets, category=kinds, streets=streets, options=options).rows
    names = [f"{what}_{layer}" for layer in "ab" for what in "mn"] + ["status"]
    assert stock[names].equals(circle[names])


# --- what is said -----------------------------------------------------------------------------------------------------


def test_a_case_without_words_is_an_error_though_it_does_not_occur():
    lost = {"no_geometry": np.array([True]), "unsnapped": np.array([False])}
    with pytest.raises(KeyError, match="unsnapped"):
        reach.remarks_by_case(lost, {"no_geometry": ("{n} is lost.", "{n} are lost.")})


def test_only_what_occurs_is_told_with_its_number_of_all():
    lost = {"no_geometry": np.arange(3000) < 1200, "unsnapped": np.arange(3000) == 5, "apart": np.zeros(3000, bool)}
    words = dict.fromkeys(lost, ("{n} of {all} is off by {m} m.", "{n} of {all} are off by {m} m."))
    assert reach.remarks_by_case(lost, words, m=7) == ["1,200 of 3,000 are off by 7 m.", "1 of 3,000 is off by 7 m."]


def supplied(places, targets, streets):
    return floating_catchment.assess(places, targets, streets=streets).notes


def sited(places, targets, streets):
    return siting.assess(places, targets, streets=streets, options=SitingOptions(number=1)).notes


def mixed(places, targets, streets):
    kinds, sizes = (np.full(len(targets), kind, object) for kind in ("formal", "small"))
    areas = shapely.buffer(places, 5, quad_segs=1)
    return new_town_mix.assess(areas, targets, targets, space_kinds=kinds, amenity_sizes=sizes, streets=streets).notes


def circled(places, targets, streets):
    return life_circle.assess(places, targets, category=np.full(len(targets), "cafe", object), streets=streets).notes


def near(places, targets, streets):
    return context.assess(places, {"cafe": targets}, streets=streets).notes


@pytest.mark.parametrize("tool", [supplied, sited, mixed, circled, near])
def test_what_hangs_apart_comes_with_the_cure_in_each_tool(tool):
    cure = "to the main network, or join the streets first with “Check a street network”."
    notes = tool(shapely.points([(100, 0), (100, 5000)]), shapely.points([(200, 5), (300, 4990)]), STREETS)
    apart = [note for note in notes if "tied to" in note]
    assert len(apart) == 2
    assert all(note.endswith(cure) for note in apart)
    whole = tool(shapely.points([(100, 0), (900, 0)]), shapely.points([(200, 5), (300, 10)]), STREETS)
    assert not any("Check a street network" in note for note in whole)
