"""Distances to targets and their number."""

from itertools import permutations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box

from innospace.core.base.errors import InputError, Stopped
from innospace.core.stock import context

COORDINATES = st.integers(-3000, 3000)


def test_distance_runs_from_edge_to_edge_and_is_0_inside():
    candidates = np.array([box(0, 0, 100, 100), Point(50, 50), box(200, 0, 300, 100)])
    targets = np.array([box(40, 40, 60, 60), Point(400, 50)])
    found = context.straight(candidates, targets, 100, 5000)
    assert found["m"].tolist() == [0, 0, 100]
    assert found["n"].tolist() == [1, 1, 1]


def test_beyond_the_largest_distance_there_is_none():
    found = context.straight(np.array([Point(0, 0)]), np.array([Point(0, 6000)]), 1000, 5000)
    assert np.isnan(found.loc[0, "m"])
    assert found.loc[0, "n"] == 0


def test_missing_and_empty_geometries_are_not_assessed_and_no_targets():
    candidates = np.array([None, Polygon(), Point(0, 0)])
    found = context.straight(candidates, np.array([None, Point(), Point(3, 4)]), 1000, 5000)
    assert found.isna().all(axis=1).tolist() == [True, True, False]
    assert found.loc[2].tolist() == [5, 1]


def test_no_targets_at_all():
    found = context.straight(np.array([Point(0, 0)]), np.array([], dtype=object), 1000, 5000)
    assert np.isnan(found.loc[0, "m"])
    assert found.loc[0, "n"] == 0


@settings(max_examples=50)
@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1, max_size=8), st.integers(1, 4000))
def test_against_every_pair(places, reach):
    candidates = np.array([box(0, 0, 500, 300), Point(-1000, 0), LineString([(0, -900), (700, -900)])])
    targets = np.array([Point(p) for p in places])
    found = context.straight(candidates, targets, reach, 2000)
    for candidate, m, n in zip(candidates, found["m"], found["n"], strict=True):
        distances = [candidate.distance(t) for t in targets]
        assert m == pytest.approx(min(distances) if min(distances) <= 2000 else np.nan, nan_ok=True)
        assert n == sum(d <= reach for d in distances)


def test_many_candidates_are_taken_in_steps_and_can_be_stopped(monkeypatch):
    monkeypatch.setattr(context, "PAIRS", 1000)
    candidates = shapely.points(np.arange(2500.0), 0)
    told = []
    found = context.straight(candidates, np.array([Point(0, 0)]), 10, 5000, told.append)
    assert found["m"].tolist() == list(range(2500))
    assert found["n"].tolist() == [1] * 11 + [0] * 2489
    assert told == pytest.approx([0.4, 0.8, 1])
    with pytest.raises(Stopped):
        context.straight(candidates, candidates, 10, 5000, cancelled=lambda: True)


@settings(max_examples=50)
@given(st.lists(st.tuples(COORDINATES, COORDINATES, st.integers(1, 900)), min_size=1, max_size=8), st.integers(1, 2000))
def test_areas_are_counted_by_their_nearest_parts(places, reach):
    candidates = np.array([box(0, 0, 500, 300), Point(-1000, 0), None, LineString([(0, -900), (700, -900)])])
    targets = np.array([box(x, y, x + size, y + 2 * size) for x, y, size in places])
    found = context.straight(candidates, targets, reach, 5000)["n"]
    for candidate, n in zip(candidates, found, strict=True):
        if candidate is not None:
            assert n == sum(candidate.distance(t) <= reach for t in targets)


def test_a_second_layer_of_a_name_gets_a_number():
    names = context.field_names(["parks", "poi", "Parks", "公园", "公园"])
    assert names == ["parks", "poi", "Parks_2", "公园", "公园_2"]


@pytest.mark.parametrize("layers", permutations(["metro", "metro", "metro_2"]))
def test_a_layer_keeps_the_name_that_it_bears_whatever_the_order(layers):
    names = context.field_names(layers)
    assert sorted(names) == ["metro", "metro_2", "metro_3"]
    assert names[layers.index("metro_2")] == "metro_2"


@given(st.lists(st.sampled_from(["a", "A", "a_2", "A_2", "a_2_2", "a_3", "", "_2", "ß", "ss"]), max_size=12))
def test_every_layer_has_a_name_of_its_own(layers):
    names = context.field_names(layers)
    assert len({name.casefold() for name in names}) == len(layers)
    assert all(name.startswith(layer) for name, layer in zip(names, layers, strict=True))
    assert {layer.casefold() for layer in layers} <= {name.casefold() for name in names}


def test_straight_context_of_several_layers():
    candidates = np.array([box(0, 0, 10, 10), None])
    found = context.context(candidates, {"metro": np.array([Point(13, 14)]), "park": np.array([Point(0, 9000)])})
    assert found.table.columns.tolist() == ["m_metro", "n_metro", "m_park", "n_park", "status"]
    assert found.table.fillna(-1).to_numpy().tolist() == [[5, 1, -1, 0, "ok"], [-1, -1, -1, -1, "no_geometry"]]
    assert found.notes == ["CANDIDATES: 1 of 2 has no geometry and is not assessed."]


# A street 2 km long with a bend, and one that hangs apart.
STREETS = np.array([LineString([(0, 0), (1000, 0), (1000, 1000)]), LineString([(5000, 0), (6000, 0)]), None])


def test_context_along_streets_by_hand():
    candidates = np.array([Point(0, 30), box(990, 490, 1030, 530), Point(5500, 10), Point(0, 300), None])
    metro, parks = np.array([Point(1000, 1000), Point(300, -40)]), np.array([Point(900, 20), Point(3000, 3000), None])
    limits = context.Limits(reach=600)
    found = context.context(candidates, {"metro": metro, "parks": parks}, limits, STREETS)
    table = found.table
    assert table["status"].tolist() == ["ok", "ok", "isolated", "unsnapped", "no_geometry"]
    # To the metro stop at 300 m: legs of 30 and 40 m; from the box's middle, 10 m off the street, 490 m north.
    assert table["m_metro"].tolist()[:2] == [370, 500]
    assert table["m_parks"].tolist()[:2] == [950, 10 + 510 + 100 + 20]
    assert table["m_metro"].isna().tolist()[2:] == [True] * 3
    assert table[["n_metro", "n_parks"]].fillna(-1).to_numpy().tolist() == [[1, 0], [1, 0], [0, 0], [-1, -1], [-1, -1]]
    assert found.notes == [
        "TARGETS: 1 of 3 features of “parks” has no geometry and is not counted.",
        "TARGETS: 1 target of “parks” has no street within 200 m and is not counted.",
        "CANDIDATES: 1 of 5 has no geometry and is not assessed.",
        "CANDIDATES: 1 of 5 has no street within 200 m and is not assessed.",
        "CANDIDATES: 1 of 5 stands on a part of the network without targets: none in reach.",
    ]


def test_all_is_well_without_a_note():
    found = context.context(np.array([Point(0, 30)]), {"metro": np.array([Point(300, -40)])}, streets=STREETS)
    assert found.table["status"].tolist() == ["ok"]
    assert found.notes == []


@pytest.mark.parametrize("lines", [np.array([], dtype=object), np.array([None, LineString()], dtype=object)])
def test_streets_without_any_geometry_are_refused(lines):
    with pytest.raises(InputError, match="NETWORK: the layer holds no geometry to work with"):
        context.context(np.array([Point(0, 0)]), {"metro": np.array([Point(3, 4)])}, streets=lines)


@pytest.mark.parametrize("streets", [None, STREETS])
@pytest.mark.parametrize("nothing", [np.array([], dtype=object), np.array([None, Point()], dtype=object)])
def test_a_layer_with_nothing_to_look_for_is_told(nothing, streets):
    found = context.context(
        np.array([Point(0, 30)]), {"metro": np.array([Point(9, 0)]), "park": nothing}, streets=streets
    )
    assert found.notes == ["TARGETS: “park” holds no geometry, so no candidate can have one of it near."]
    assert found.table[["m_park", "n_park"]].fillna(-1).to_numpy().tolist() == [[-1, 0]]
    park = context.summary(found.table, {"metro": np.array([Point(9, 0)]), "park": nothing}).iloc[1]
    assert park[["features", "n_reach", "n_measured"]].tolist() == [0, 0, 0]
    assert park[["share_reach", "mean_n", "median_m"]].isna().all()


def test_a_way_along_streets_is_never_shorter_than_the_straight_line():
    rng = np.random.default_rng(4)
    lines = np.array([LineString(rng.uniform(0, 2000, (3, 2))) for _ in range(40)])
    candidates, targets = shapely.points(rng.uniform(0, 2000, (50, 2))), shapely.points(rng.uniform(0, 2000, (30, 2)))
    limits = context.Limits(snap=1000, max_distance=20000)
    along = context.context(candidates, {"t": targets}, limits, lines).table
    straight = context.context(candidates, {"t": targets}, limits).table
    known = along["m_t"].notna()
    assert known.any()
    assert (along["m_t"][known] >= straight["m_t"][known] - 1e-6).all()
    assert (along["n_t"][known] <= straight["n_t"][known]).all()
