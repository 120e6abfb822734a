"""Streets become a graph: where they join and where they do not."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.streets import network, network_check

from .networks import random_streets


def streets(*lines, tolerance=0.01):
    return network.build(np.array([shapely.LineString(line) for line in lines], object), tolerance)


def n_components(graph):
    return len(np.unique(graph.component))


def test_streets_join_at_a_shared_inner_vertex():
    graph = streets([(0, 0), (50, 0), (100, 0)], [(50, 0), (50, 80)])
    assert n_components(graph) == 1
    assert sorted(graph.length) == [50, 50, 80]


def test_a_mere_crossing_joins_nothing():
    assert n_components(streets([(0, 0), (100, 0)], [(50, -50), (50, 50)])) == 2


def test_a_bridge_stays_apart_even_where_both_streets_have_a_vertex_nearby():
    graph = streets([(0, 0), (49, 0), (100, 0)], [(50, -50), (50, 1), (50, 50)])
    assert n_components(graph) == 2


@pytest.mark.parametrize(("gap", "parts"), [(0.0, 1), (0.009, 1), (0.011, 2)])
def test_the_tolerance_is_exact_and_indifferent_to_rounding_cells(gap, parts):
    for shift in (0.0, 0.004, 0.0099, 0.5):
        graph = streets([(0, shift), (100, shift)], [(100 + gap, shift), (200, shift)])
        assert n_components(graph) == parts


def test_a_tolerance_that_ties_all_to_all_is_refused():
    lines = shapely.linestrings([[(x, 0), (x, 1)] for x in range(4_000)])
    with pytest.raises(InputError, match="^tolerance: too many vertices lie within 9,000 m"):
        network.build(lines, 9_000)


def test_a_joined_gap_is_walked():
    graph = streets([(0, 0), (100, 0)], [(100.008, 0), (200, 0)])
    assert graph.gaps == pytest.approx([0.008])


def test_tolerance_zero_keeps_exact_joints():
    assert n_components(streets([(0, 0), (100, 0)], [(100, 0), (200, 0)], tolerance=0)) == 1


def test_a_dense_curve_within_the_tolerance_is_not_shortened():
    curve = [(np.cos(a), np.sin(a)) for a in np.linspace(0, np.pi, 400)]
    graph = streets(curve, tolerance=0.05)
    assert len(graph.u) == 1
    assert graph.length[0] == pytest.approx(np.pi, rel=1e-4)


def test_a_ring_whose_ends_nearly_meet_is_closed():
    graph = streets([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0.005)])
    assert len(graph.joins) == 1


def test_lines_drawn_twice_count_once_in_either_direction():
    graph = streets([(0, 0), (50, 10), (100, 0)], [(0, 0), (50, 10), (100, 0)], [(100, 0), (50, 10), (0, 0)])
    assert graph.same_as.tolist() == [0, 1, 0, 1, 1, 0]
    assert graph.turned.tolist() == [False] * 4 + [True] * 2


def test_a_street_that_turns_back_on_itself_is_one_stretch():
    graph = streets([(0, 0), (50, 0), (100, 0), (50, 0), (0, 0)])
    assert sorted(graph.length[graph.kept]) == [50, 50]


def test_two_streets_between_the_same_corners_stay_two():
    graph = streets([(0, 0), (50, 10), (100, 0)], [(0, 0), (50, -10), (100, 0)])
    assert len(graph.kept) == 2


def test_multilines_zero_lengths_and_missing_geometry_are_ordinary():
    with np.errstate(invalid="ignore"):
        endless = shapely.from_wkt("LINESTRING (0 0, NaN 1)")
    lines = np.array(
        [
            None,
            shapely.LineString(),
            shapely.LineString([(0, 0), (0, 0)]),
            shapely.MultiLineString([[(0, 0), (10, 0)], [(10, 0), (10, 10)]]),
            endless,
            shapely.LineString([(0, 0, 5), (0, 7, 9)]),
        ],
        object,
    )
    graph = network.build(lines)
    assert graph.part_row.tolist() == [3, 3, 5]
    assert graph.length.tolist() == [10, 10, 7]
    table = network_check.components(graph)
    assert table["component"].isna().tolist() == [True, True, True, False, True, False]
    assert table["length_m"].tolist() == [0, 0, 0, 20, 0, 7]


STREET, SQUARE = shapely.LineString([(0, 0), (10, 0)]), shapely.box(20, 0, 30, 10)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [None],
        [shapely.LineString()],
        [shapely.LineString([(1, 1), (1, 1)])],
        [shapely.GeometryCollection([shapely.Point(0, 0), SQUARE])],
    ],
)
def test_a_network_without_streets_is_refused(lines):
    with pytest.raises(InputError, match="^network: the layer holds no line that has a length"):
        network.build(np.array(lines, object))


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([shapely.Point(5, 0)], "1 feature of the streets is"),
        ([SQUARE], "1 feature of the streets is"),
        (
            [SQUARE, shapely.MultiPoint([(0, 0), (1, 1)]), shapely.MultiPolygon([SQUARE])],
            "3 features of the streets are",
        ),
    ],
)
def test_points_and_polygons_are_no_streets(others, words):
    with pytest.raises(InputError, match=f"^network: {words}"):
        network.build(np.array([STREET, *others], object))


def test_of_a_collection_the_lines_count():
    inner = shapely.GeometryCollection([SQUARE, shapely.LineString([(10, 0), (10, 5)])])
    graph = network.build(np.array([shapely.GeometryCollection([shapely.Point(0, 0), STREET, inner]), STREET], object))
    assert graph.part_row.tolist() == [0, 0, 1]
    assert shapely.length(graph.parts).tolist() == [10, 5, 10]
    assert graph.length[graph.kept].sum() == 15


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_edges_hold_every_metre_of_every_street(seed):
    lines = random_streets(np.random.default_rng(seed))
    graph = network.build(lines)
    assert np.bincount(graph.part_row[graph.part], graph.length, len(lines)) == pytest.approx(
        np.nan_to_num(shapely.length(lines))
    )
    kept = [
        shapely.LineString(graph.xy[first : last + 1])
        for first, last in zip(graph.first[graph.kept], graph.last[graph.kept], strict=True)
    ]
    assert shapely.equals(shapely.union_all(lines), shapely.union_all(kept))


class TestCheck:
    def test_components_are_numbered_by_length(self):
        graph = streets([(0, 0), (10, 0)], [(0, 50), (100, 50)], [(100, 50), (100, 60)])
        assert network_check.components(graph)["component"].tolist() == [2, 1, 1]
        assert network_check.shares(graph) == pytest.approx([110 / 120, 10 / 120])

    def test_each_free_end_counts_once_and_near_misses_tell_the_gap(self):
        ends = network_check.free_ends(streets([(0, 0), (100, 0)], [(50, 0.6), (50, 80)]))
        assert len(ends) == 4
        assert ends["gap_m"].dropna().tolist() == pytest.approx([0.6])

    def test_a_stub_that_joins_its_street_is_no_near_miss(self):
        ends = network_check.free_ends(streets([(0, 0), (50, 0), (100, 0)], [(50, 0), (50, 0.7)]))
        assert len(ends) == 3
        assert ends["gap_m"].isna().all()

    def test_a_gap_within_the_tolerance_is_no_free_end(self):
        ends = network_check.free_ends(streets([(0, 0), (100, 0)], [(100.005, 0), (200, 0)]))
        assert sorted(ends["x"]) == [0, 200]

    def test_a_dead_end_drawn_twice_is_still_one_free_end(self):
        ends = network_check.free_ends(streets([(0, 0), (100, 0)], [(100, 0), (0, 0)]))
        assert len(ends) == 2
