"""Streets are cut where barriers stand, and nowhere else: by hand, and equal to streets that Shapely took the ground from."""

import itertools

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.streets import access, network, snapping
from innospace.core.streets.barriers import cut

from .networks import random_points, random_streets

STREET = [(0, 0), (50, 0), (100, 0)]


def streets(*lines, barriers=(), tolerance=0.01):
    lines = np.array([shapely.LineString(line) for line in lines], object)
    return network.build(lines, tolerance, barriers=shapely.from_wkt(list(barriers)))


def metres(graph, origin, destination):
    a, b = (snapping.snap(graph, np.array([xy], float), 50) for xy in (origin, destination))
    table = access.matrix(graph, a, b, 1e6)
    return table["distance_m"][0] if len(table) else np.inf


@pytest.mark.parametrize(
    ("barrier", "closes"),
    [
        ("POINT (30 0)", True),
        ("POINT (30 1)", True),
        ("POINT (30 1.001)", False),
        ("MULTIPOINT (30 40, 60 0.5)", True),
        ("LINESTRING (30 -5, 30 5)", True),
        ("LINESTRING (50 -5, 50 5)", True),
        ("LINESTRING (30 -5, 30 5, 31 -5)", True),
        ("LINESTRING (30 0, 30 5)", False),
        ("MULTILINESTRING ((30 0, 30 5), (30 0, 30 -5))", True),
        ("LINESTRING (30 5, 60 5)", False),
        ("LINESTRING (20 0, 30 0)", True),
        ("POLYGON ((20 -5, 30 -5, 30 5, 20 5, 20 -5))", True),
        ("POLYGON ((20 0, 30 0, 30 5, 20 5, 20 0))", True),
        ("POLYGON ((20 0, 25 5, 15 5, 20 0))", True),
        ("POLYGON ((20 1, 30 1, 30 5, 20 5, 20 1))", False),
        ("GEOMETRYCOLLECTION (POINT (30 40), LINESTRING (30 -5, 30 5))", True),
        ("POLYGON EMPTY", False),
    ],
)
def test_what_closes_a_street_of_100_metres(barrier, closes):
    graph = streets(STREET, barriers=[barrier])
    assert np.isinf(metres(graph, (10, 0), (90, 0))) == closes
    assert metres(graph, (5, 0), (15, 0)) == metres(graph, (70, 0), (90, 0)) - 10 == 10
    assert graph.closures.rows.tolist() == [0] * closes
    assert len(graph.closures.idle) == (not closes and "EMPTY" not in barrier)


def test_both_sides_stay_usable_up_to_the_gate():
    graph = streets(STREET, barriers=["POINT (30 0.4)"])
    assert sorted(graph.length) == [30, 70]
    assert len(np.unique(graph.component)) == 2


def test_what_lies_in_closed_ground_is_gone_and_its_places_are_tied_outside():
    graph = streets(STREET, barriers=["POLYGON ((20 -5, 40 -5, 40 5, 20 5, 20 -5))"])
    assert graph.length.sum() == 80
    place = snapping.snap(graph, np.array([(24.0, 0.0)]), 50)
    assert place.leg[0] == 4


def test_no_tolerance_closes_a_cut_again():
    graph = streets(STREET, [(100, 0), (100, 40)], barriers=["POINT (50 0)", "POINT (100 20)"], tolerance=0.5)
    assert len(graph.joins) == 0
    assert len(np.unique(graph.component)) == 3


def test_a_gate_on_a_corner_closes_all_streets_there():
    graph = streets(STREET, [(50, 0), (50, 40)], barriers=["POINT (50 0)"])
    assert len(np.unique(graph.component)) == 3
    assert graph.closures.rows.tolist() == [0, 1]
    assert graph.closures.notes[1] == (
        "1 of 1 barriers stands where several streets meet and closes them all; move it onto the one that is meant."
    )
    on_one = streets(STREET, [(50, 0), (50, 40)], barriers=["POINT (50 20)", "LINESTRING (40 -1, 40 1, 51 1)"])
    assert not any("several" in note for note in on_one.closures.notes)


def test_a_wall_closes_streets_that_end_upon_it():
    graph = streets([(0, 0), (50, 0)], [(50, 0), (100, 0)], barriers=["LINESTRING (50 -9, 50 9)"])
    assert np.isinf(metres(graph, (10, 0), (90, 0)))


def test_a_street_that_meets_a_barrier_several_times_is_cut_each_time():
    there_and_back = [(0, 0), (100, 0), (100, 10), (0, 10)]
    graph = streets(there_and_back, barriers=["LINESTRING (40 -5, 40 15)", "LINESTRING (60 -5, 60 15)"])
    assert sorted(graph.length) == pytest.approx([20, 20, 40, 40, 90])
    ring = streets([(0, 0), (40, 0), (40, 40), (0, 40), (0, 0)], barriers=["LINESTRING (20 -5, 20 5)"])
    assert ring.length.tolist() == pytest.approx([140, 20]) or ring.length.tolist() == pytest.approx([20, 140])
    assert metres(ring, (15, 0), (25, 0)) == pytest.approx(150)


def test_what_is_told():
    graph = streets(
        STREET, [(0, 20), (9, 20)], barriers=["POINT (30 0)", "POINT (60 0)", "POINT (30 70)", "POINT EMPTY"]
    )
    assert graph.closures.notes == [
        "Barriers cut 1 street; both sides of each cut stay usable.",
        "1 of 3 barriers closes nothing: it meets no street.",
    ]
    assert streets(STREET, barriers=[]).closures.notes == []


def test_barriers_that_close_everything_are_refused():
    with pytest.raises(InputError, match="^barriers: they close all streets"):
        streets(STREET, barriers=["POLYGON ((-5 -5, 200 -5, 200 5, -5 5, -5 -5))"])


SHAPES = {
    "areas": lambda rng, n: [shapely.box(*xy, *(xy + rng.random(2) * 120)) for xy in rng.random((n, 2)) * 600],
    "lines": lambda rng, n: [shapely.LineString(rng.random((3, 2)) * 600) for _ in range(n)],
    # Off the corners, where a point has a place on each of the streets.
    "points": lambda rng, n: list(
        shapely.points(100 * (rng.integers(0, 6, (n, 2)) + [0.04, 0] + rng.random((n, 1)) * [0.9, 0]))
    ),
}


def _without_copies(lines):
    """The lines no segment of which is another's: of two that lie on each other a place is tied to either by a last bit."""
    drawn, kept = set(), []
    for line in filter(None, lines):
        own = [frozenset(pair) for pair in itertools.pairwise(line.coords)]
        if len(set(own)) == len(own) and not drawn & set(own):
            kept.append(line)
            drawn |= set(own)
    return np.array(kept, object)


@given(st.integers(0, 2**32 - 1), st.sampled_from(sorted(SHAPES)))
@example(175, "lines")
@settings(max_examples=80, deadline=None)
def test_ways_are_those_along_what_is_left(seed, kind):
    rng = np.random.default_rng(seed)
    lines = _without_copies(random_streets(rng))[:12]
    barriers = np.array(SHAPES[kind](rng, 6), object)
    # Lines and points take a hair's breadth away, so that Shapely leaves a gap.
    ground = shapely.union_all(barriers if kind == "areas" else shapely.buffer(_feet(lines, barriers, kind), 1e-4))
    # Segment by segment, as Shapely would tie a line to itself where it merely crosses itself.
    segments = np.array([pair for line in lines for pair in itertools.pairwise(line.coords)])
    left = shapely.difference(shapely.linestrings(segments), ground)
    if shapely.is_empty(left).all():
        return
    closed, open_ = network.build(lines, barriers=barriers), network.build(left, 0)
    a, b = random_points(rng, 6), random_points(rng, 8)
    found, expected = ([access.matrix(g, *(snapping.snap(g, xy, 150) for xy in (a, b)), 1e6)] for g in (closed, open_))
    found, expected = (t[0].set_index(["origin", "destination"])["distance_m"].sort_index() for t in (found, expected))
    assert found.index.equals(expected.index)
    assert found.to_numpy() == pytest.approx(expected.to_numpy(), abs=0.01)


def _feet(lines, barriers, kind):
    """Of points their places on the streets that they close."""
    if kind == "lines":
        return barriers
    pairs = [(line, point) for line in lines for point in barriers if line.distance(point) <= 1 and line.length]
    return np.array([line.interpolate(line.project(point)) for line, point in pairs], object)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_the_order_of_barriers_and_a_barrier_twice_change_nothing(seed):
    rng = np.random.default_rng(seed)
    lines = random_streets(rng)[:12]
    barriers = np.array([*SHAPES["areas"](rng, 3), *SHAPES["lines"](rng, 3), *SHAPES["points"](rng, 3)], object)
    one = cut(lines, np.arange(12), barriers)
    other = cut(lines, np.arange(12), np.concatenate([rng.permutation(barriers), barriers[:2]]))
    assert shapely.equals_exact(one[0], other[0], 1e-9).all()
    assert (one[2] == other[2]).all()
    assert one[3].rows.tolist() == other[3].rows.tolist()
