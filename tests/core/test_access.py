"""Distances along streets equal those of a brute-force Dijkstra."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError, Stopped
from innospace.core.streets import access, network, search, snapping

from .networks import BruteForce, random_points, random_streets

SEEDS = st.integers(0, 2**32 - 1)
# Always Dijkstra's algorithm, as the product chooses, never: the answers are the same.
FAR = st.sampled_from([0.0, search.FAR, np.inf])


def case(seed, n_lines=12, span=6):
    rng = np.random.default_rng(seed)
    lines = random_streets(rng, n_lines, span)
    return lines, random_points(rng, 9, span), random_points(rng, 15, span), rng


def table(streets, sources, targets, limit):
    metres = np.full((len(sources), len(targets)), np.inf)
    for source, target, d in access.pairs(streets, sources, targets, limit):
        assert np.isinf(metres[source, target]).all(), "a pair came twice"
        metres[source, target] = d
    return metres


@given(SEEDS, st.sampled_from([0.0, 120.0, 333.3, 1e6]), FAR)
@settings(max_examples=120, deadline=None)
def test_pairs_equal_brute_force(seed, limit, far):
    lines, sources, targets, _ = case(seed)
    streets = network.build(lines)
    expected = BruteForce(lines).matrix(sources, targets, snap=150)
    expected[expected > limit] = np.inf
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "FAR", far)
        found = table(streets, snapping.snap(streets, sources, 150), snapping.snap(streets, targets, 150), limit)
    assert found == pytest.approx(expected, abs=1e-6)


@given(SEEDS, FAR)
@settings(max_examples=120, deadline=None)
def test_nearest_and_counts_equal_brute_force(seed, far):
    lines, facilities, people, rng = case(seed, n_lines=20)
    group, radius = rng.integers(0, 3, len(facilities)), np.array([150.0, 400.0, 900.0, 50.0])
    streets = network.build(lines)
    places, homes = snapping.snap(streets, facilities, 150), snapping.snap(streets, people, 150)
    metres = BruteForce(lines).matrix(facilities, people, snap=150).T
    by_group = [metres[:, group == g] for g in range(4)]
    least = np.column_stack([m.min(axis=1, initial=np.inf) for m in by_group])
    least[least > 700] = np.inf
    assert access.nearest(streets, places, group, 4, homes, 700.0) == pytest.approx(least, abs=1e-6)
    number = np.column_stack([(m <= r).sum(axis=1) for m, r in zip(by_group, radius, strict=True)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "FAR", far)
        assert access.counts(streets, places, group, 4, homes, radius).tolist() == number.tolist()


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_windows_hold_every_way_within_the_limit(seed):
    """On a network of many cells: the same answer as with one window over all of it."""
    lines, sources, targets, _ = case(seed, n_lines=300, span=30)
    streets = network.build(lines)
    a, b = snapping.snap(streets, sources, 150), snapping.snap(streets, targets, 150)
    assert search.Windows(search.Ways(streets, a[a.tied]).nodes, 200.0).cell is not None
    everything = table(streets, a, b, 1e9)
    everything[everything > 200] = np.inf
    assert table(streets, a, b, 200.0) == pytest.approx(everything, abs=1e-9)


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_the_network_is_never_shorter_than_the_straight_line_and_the_same_both_ways(seed):
    lines, sources, targets, _ = case(seed)
    streets = network.build(lines, tolerance=30.0)
    a, b = snapping.snap(streets, sources, 1e4), snapping.snap(streets, targets, 1e4)
    there = table(streets, a, b, 1e6)
    straight = np.hypot(*(sources[:, None] - targets[None]).transpose(2, 0, 1))
    assert (there >= straight - 1e-9).all()
    back = table(streets, b, a, 1e6).T
    assert back == pytest.approx(there, abs=1e-6)


def one_street():
    return network.build(np.array([shapely.LineString([(0, 0), (100, 0), (300, 0)])], object))


def test_two_points_on_one_street_go_the_direct_way():
    streets = one_street()
    a, b = (snapping.snap(streets, np.array([xy]), 50.0) for xy in ((20.0, 3.0), (250.0, -4.0)))
    assert table(streets, a, b, 1000.0).item() == pytest.approx(3 + 230 + 4)


def test_two_points_at_one_spot_are_two_legs_apart():
    streets = one_street()
    a = snapping.snap(streets, np.array([(20.0, 3.0)]), 50.0)
    assert table(streets, a, a, 1000.0).item() == pytest.approx(6)


def test_points_without_coordinates_or_street_are_told_apart():
    places = snapping.snap(one_street(), np.array([(np.nan, np.nan), (0.0, 51.0), (0.0, 50.0)]), 50.0)
    assert np.isnan(places.leg[0])
    assert np.isinf(places.leg[1])
    assert places.tied.tolist() == [False, False, True]


def test_a_point_is_tied_to_the_edge_even_when_a_vertex_of_another_street_is_nearer_than_the_edge_s_own():
    lines = np.array([shapely.LineString([(0, 0), (1000, 0)]), shapely.LineString([(500, 20), (500, 90)])], object)
    streets = network.build(lines)
    place = snapping.snap(streets, np.array([(500.0, 9.0)]), 50.0)
    assert (place.edge[0], place.offset[0], place.leg[0]) == (0, 500, 9)


def test_places_on_a_street_drawn_twice_meet():
    lines = np.array([shapely.LineString([(0, 0), (90, 0)]), shapely.LineString([(90, 0), (0, 0)])], object)
    streets = network.build(lines)
    a, b = (
        snapping.Ties(*snapping._on_edge(streets, np.array([part]), np.array([m])), np.zeros(1))
        for part, m in ((0, 10.0), (1, 70.0))
    )
    assert table(streets, a, b, 100.0).item() == pytest.approx(10)


def test_a_matrix_that_no_computer_holds_is_refused(monkeypatch):
    streets = network.build(np.array([shapely.LineString([(0, 0), (100, 0)])]))
    places = snapping.snap(streets, np.column_stack([np.arange(20.0), np.zeros(20)]), 10)
    assert len(access.matrix(streets, places, places, 200)) == 400
    monkeypatch.setattr(access, "MOST_PAIRS", 399)
    with pytest.raises(InputError, match="^cutoff: more than 399 pairs lie within 200 m"):
        access.matrix(streets, places, places, 200)


def test_no_sources_no_pairs():
    streets = one_street()
    nobody = snapping.snap(streets, np.empty((0, 2)), 50.0)
    assert table(streets, nobody, nobody, 100.0).shape == (0, 0)
    assert access.nearest(streets, nobody, np.zeros(0, int), 2, nobody, 100.0).shape == (0, 2)


def test_a_cancel_stops_the_search():
    lines, sources, _, _ = case(1)
    streets = network.build(lines)
    a = snapping.snap(streets, sources, 150)
    with pytest.raises(Stopped):
        access.nearest(streets, a, np.zeros(len(a), int), 1, a, 1e6, cancelled=lambda: True)
    with pytest.raises(Stopped):
        list(access.pairs(streets, a, a, 1e6, cancelled=lambda: True))
    with pytest.raises(Stopped):
        network.build(lines, cancelled=lambda: True)


def test_long_distances_stay_exact_far_from_the_origin():
    lines = np.array(
        [shapely.LineString([(40386383.8 + i, 3549167.2), (40386384.8 + i, 3549167.2)]) for i in range(99)]
    )
    streets = network.build(lines)
    ends = snapping.snap(streets, np.array([(40386383.8, 3549167.2), (40386482.8, 3549167.2)]), 1.0)
    assert table(streets, ends, ends, 1e3)[0, 1] == pytest.approx(99, abs=1e-6)


def test_of_streets_equally_near_no_order_decides():
    """A point midway between two parallel streets, of which one is the shorter way: the western one counts, in any order."""
    streets = [
        shapely.LineString([(0, 0), (0, 100)]),
        shapely.LineString([(20, 0), (20, 100)]),
        shapely.LineString([(0, 0), (20, 0)]),
    ]
    found = []
    for order in ([0, 1, 2], [1, 0, 2], [2, 1, 0]):
        graph = network.build(np.array(streets)[order], 0.01)
        places = snapping.snap(graph, np.array([[10.0, 50.0], [0.0, 100.0]]), 50)
        pairs = access.matrix(graph, places[[0]], places[[1]], 1000)
        found.append(pairs["distance_m"].tolist())
    assert found == [[60.0]] * 3
