"""Distances to targets and their number."""

from itertools import permutations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, box

from innospace.core.stock import context
from innospace.core.streets import network

COORDINATES = st.integers(-3000, 3000)


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
    found = context.assess(candidates, {"metro": np.array([Point(13, 14)]), "park": np.array([Point(0, 9000)])})
    assert found.rows.columns.tolist() == ["m_metro", "n_metro", "m_park", "n_park", "status"]
    assert found.rows.fillna(-1).to_numpy().tolist() == [[5, 1, -1, 0, "ok"], [-1, -1, -1, -1, "no_geometry"]]
    assert found.notes == ["1 of 2 candidates has no geometry and is not assessed."]


# A street 2 km long with a bend, and one that hangs apart.
STREETS = network.build(
    np.array([LineString([(0, 0), (1000, 0), (1000, 1000)]), LineString([(5000, 0), (6000, 0)]), None])
)
# Streets around a square of 4 km and across its middle: what stands there is far from their edge.
WELL = network.build(
    np.array(
        [
            LineString([(0, 2000), (0, 0), (4000, 0), (4000, 2000), (4000, 4000), (0, 4000), (0, 2000)]),
            LineString([(0, 2000), (4000, 2000)]),
        ]
    )
)
APART = (
    "The network falls into 2 parts; 33% of its length and 50% of its junctions and ends hang apart from the longest."
)
MOVE_IT = "Move it to the main network, or join the streets first with “Check a street network”."
BEYOND = (
    "{} nearer than {} m to the edge of the streets (their convex hull), or beyond it. What lies beyond is "
    "unknown: numbers and shares there are lower bounds, distances upper bounds."
)


def test_context_along_streets_by_hand():
    candidates = np.array([Point(0, 30), box(990, 490, 1030, 530), Point(5500, 10), Point(0, 300), None])
    metro, parks = np.array([Point(1000, 1000), Point(300, -40)]), np.array([Point(900, 20), Point(3000, 3000), None])
    limits = context.ContextOptions(reach=600)
    found = context.assess(candidates, {"metro": metro, "parks": parks}, options=limits, streets=STREETS)
    table = found.rows
    assert table["status"].tolist() == ["ok", "ok", "isolated", "unsnapped", "no_geometry"]
    # To the metro stop at 300 m: legs of 30 and 40 m; from the box's middle, 10 m off the street, 490 m north.
    assert table["m_metro"].tolist()[:2] == [370, 500]
    assert table["m_parks"].tolist()[:2] == [950, 10 + 510 + 100 + 20]
    assert table["m_metro"].isna().tolist()[2:] == [True] * 3
    assert table[["n_metro", "n_parks"]].fillna(-1).to_numpy().tolist() == [[1, 0], [1, 0], [0, 0], [-1, -1], [-1, -1]]
    assert found.notes == [
        APART,
        "1 of 3 features of “parks” has no geometry and is not counted.",
        "1 target of “parks” has no street within 200 m and is not counted.",
        "1 of 5 candidates has no geometry and is not assessed.",
        "1 of 5 candidates has no street within 200 m and is not assessed.",
        "1 of 5 candidates has no target on its part of the network: none in reach.",
        f"1 of 5 candidates is tied to a part that hangs apart from the main network. {MOVE_IT}",
        BEYOND.format("4 of 4 places are", "600", "their", "their"),
    ]


def test_all_is_well_without_a_note():
    found = context.assess(np.array([Point(2000, 2030)]), {"metro": np.array([Point(2300, 1960)])}, streets=WELL)
    assert found.rows.to_numpy().tolist() == [[370, 1, "ok"]]
    assert found.notes == []


def test_what_hangs_apart_is_told_of_streets_candidates_and_each_layer_of_targets():
    candidates = np.array([Point(300, 30), Point(5500, 10)])
    targets = {"metro": np.array([Point(500, 0), Point(5900, 10)]), "park": np.array([Point(5100, 0), Point(5200, 0)])}
    found = context.assess(candidates, targets, streets=STREETS, options=context.ContextOptions(reach=0))
    assert found.rows["status"].tolist() == ["ok", "ok"]
    assert found.notes == [
        APART,
        "1 target of “metro” is tied to a part that hangs apart from the main network: only candidates on that part "
        f"reach it. {MOVE_IT}",
        "2 targets of “park” are tied to parts that hang apart from the main network: only candidates on the same "
        f"part reach them. {MOVE_IT.replace('it', 'them', 1)}",
        f"1 of 2 candidates is tied to a part that hangs apart from the main network. {MOVE_IT}",
    ]


@pytest.mark.parametrize(
    ("reach", "told"),
    [
        (400, []),
        (501, [BEYOND.format("1 of 3 places is", "501")]),
        (2000, [BEYOND.format("2 of 3 places are", "2,000")]),
    ],
)
def test_candidates_at_the_edge_of_the_streets_are_told(reach, told):
    """By their points on surface 500, 1500 and 2000 m from the edge; the last is not nearer than 2000 m."""
    candidates = np.array([box(480, 1980, 520, 2020), Point(1500, 2000), Point(2000, 2000)])
    found = context.assess(
        candidates, {"metro": shapely.points([[1000, 2000]])}, streets=WELL, options=context.ContextOptions(reach=reach)
    )
    assert found.notes == told
    # On straight lines nothing tells where the data end.
    assert context.assess(candidates, {"metro": shapely.points([[1000, 2000]])}).notes == []


@pytest.mark.parametrize("streets", [None, WELL])
@pytest.mark.parametrize("nothing", [np.array([], dtype=object), np.array([None, Point()], dtype=object)])
def test_a_layer_with_nothing_to_look_for_is_told(nothing, streets):
    targets = {"metro": np.array([Point(2009, 2000)]), "park": nothing}
    found = context.assess(np.array([Point(2000, 2030)]), targets, streets=streets)
    assert found.notes == ["The target layer “park” holds no geometry, so no candidate can have one of it near."]
    assert found.rows[["m_park", "n_park"]].fillna(-1).to_numpy().tolist() == [[-1, 0]]
    park = found.summary.iloc[1]
    assert park[["features", "n_reach", "n_measured"]].tolist() == [0, 0, 0]
    assert park[["share_reach", "mean_n", "median_m"]].isna().all()


def test_a_way_along_streets_is_never_shorter_than_the_straight_line():
    rng = np.random.default_rng(4)
    lines = np.array([LineString(rng.uniform(0, 2000, (3, 2))) for _ in range(40)])
    candidates, targets = shapely.points(rng.uniform(0, 2000, (50, 2))), shapely.points(rng.uniform(0, 2000, (30, 2)))
    limits = context.ContextOptions(snap=1000, max_distance=20000)
    along = context.assess(candidates, {"t": targets}, options=limits, streets=network.build(lines)).rows
    straight = context.assess(candidates, {"t": targets}, options=limits).rows
    known = along["m_t"].notna()
    assert known.any()
    assert (along["m_t"][known] >= straight["m_t"][known] - 1e-6).all()
    assert (along["n_t"][known] <= straight["n_t"][known]).all()
