"""What the check says of directions, speeds and near misses: true where it is said, and not said where it is not."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.streets import network, network_check
from innospace.core.streets.travel import TravelOptions, of_lines

from .networks import random_streets


def graph(*lines, direction=None, tolerance=0.01):
    lines = np.array([shapely.LineString(line) for line in lines], object)
    direction = None if direction is None else np.array(direction, object)
    return network.build(lines, tolerance, travel=of_lines(lines, TravelOptions(), direction=direction))


ROAD = [[(0, 0), (100, 0)], [(100, 0), (200, 0)]]
SQUARE = [[(0, 0), (100, 0)], [(100, 0), (100, 100)], [(100, 100), (0, 100)], [(0, 100), (0, 0)]]
NAMES = np.arange(10, 30)


@pytest.mark.parametrize(
    ("direction", "places"),
    [("FF", 0), ("FT", 1), ("TF", 1), ("TT", 0), (["F", None], 0), (None, 0)],
)
def test_two_one_way_lines_that_meet_head_on_or_tail_to_tail(direction, places):
    streets = graph(*ROAD, direction=direction and list(direction))
    assert len(network_check.head_on(streets)) == places
    told = [note for note in network_check.one_way_notes(streets, NAMES) if "head on" in note]
    text = "At 1 place two one-way lines meet head on or tail to tail: one is against its direction, or a third line is missing."
    assert told == [f"{text} Lines by their feature ids: 10, 11."] * places


def test_where_a_third_line_joins_one_may_turn_off():
    streets = graph(*ROAD, [(100, 0), (100, 90)], direction=["F", "T", "F"])
    assert len(network_check.head_on(streets)) == 0


def test_lines_that_can_be_entered_but_not_left_and_the_other_way_round():
    spurs = [[(0, 0), (-50, 0)], [(-50, 0), (-90, 0)], [(100, 0), (150, 0)]]
    streets = graph(*SQUARE, *spurs, direction=["F", "F", "F", "F", "F", None, "T"])
    assert [rows.tolist() for rows in network_check.dead_ends(streets)] == [[4, 5], [6]]
    assert network_check.one_way_notes(streets, NAMES) == [
        "2 lines can be entered but not left again, which is no fault at the edge of the data. "
        "Lines by their feature ids: 14, 15.",
        "1 line can be left but not entered, which is no fault at the edge of the data. Lines by their feature ids: 16.",
    ]
    assert network_check.one_way_notes(graph(*SQUARE, direction=["F"] * 4), NAMES) == []


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_what_can_be_left_is_what_brute_force_gets_out_of(seed):
    rng = np.random.default_rng(seed)
    lines = random_streets(rng)[:12]
    streets = network.build(
        lines, travel=of_lines(lines, TravelOptions(), direction=rng.choice(np.array(["F", "T", None]), 12))
    )
    arcs = {node: set() for node in range(len(streets.nodes))}
    for edge in streets.kept:
        u, v = streets.u[edge], streets.v[edge]
        if np.isfinite(streets.along[edge]):
            arcs[u].add(v)
        if np.isfinite(streets.against[edge]):
            arcs[v].add(u)

    def from_(node):
        gone, left = {node}, [node]
        while left:
            new = arcs[left.pop()] - gone
            gone |= new
            left += new
        return gone

    reach = [from_(node) for node in range(len(streets.nodes))]
    sets = [{b for b in reach[a] if a in reach[b]} for a in range(len(reach))]
    largest = max(map(len, sets))
    if len({frozenset(s) for s in sets if len(s) == largest}) > 1:
        return
    core = next(s for s in sets if len(s) == largest)
    entered, left = set().union(*(reach[a] for a in core)), {a for a in range(len(reach)) if core & reach[a]}
    no_exit, no_entry = set(), set()
    for edge in streets.kept:
        u, v, row = streets.u[edge], streets.v[edge], int(streets.part_row[streets.part[edge]])
        ways = [(u, v)] * np.isfinite(streets.along[edge]) + [(v, u)] * np.isfinite(streets.against[edge])
        enter, leave = any(a in entered for a, _ in ways), any(b in left for _, b in ways)
        no_exit |= {row} if enter and not leave else set()
        no_entry |= {row} if leave and not enter else set()
    assert [set(rows.tolist()) for rows in network_check.dead_ends(streets)] == [no_exit, no_entry]


@pytest.mark.parametrize(
    ("speed", "told"),
    [
        ([30, "40", 5.5], []),
        (
            [30, None, 0],
            ["2 of 3 lines have no usable speed (missing, 0, negative or no number): tools take their own for them."],
        ),
        (
            [0.9, 131, 130],
            [
                "2 lines are slower than 1 or faster than 130 km/h (such as 0.9). Lines by their feature ids: 10, 11.",
            ],
        ),
    ],
)
def test_speeds_missing_or_absurd(speed, told):
    assert network_check.speed_notes(np.array(speed, object), NAMES) == told


class TestNearJunctions:
    """Two lines meet at (50, y); a third runs past along y = 0."""

    def found(self, y, *more, tolerance=0.01):
        streets = graph([(0, 0), (100, 0)], [(0, 50), (50, y)], [(50, y), (100, 50)], *more, tolerance=tolerance)
        return streets.nodes[network_check.near_junctions(streets)].tolist()

    @pytest.mark.parametrize(("y", "missed"), [(0.0, True), (0.6, True), (1.0, True), (1.01, False)])
    def test_a_junction_within_a_metre_of_a_line_that_it_does_not_join(self, y, missed):
        assert self.found(y) == [[50, y]] * missed

    def test_a_stub_or_a_shared_vertex_joins(self):
        joined = graph([(0, 0), (50, 0), (100, 0)], [(0, 50), (50, 0)], [(50, 0), (100, 50)])
        assert len(network_check.near_junctions(joined)) == 0
        through = graph([(0, 0), (50, 0), (100, 0)], [(0, 50), (50, 0.7)], [(50, 0.7), (100, 50)], [(50, 0.7), (50, 0)])
        assert len(network_check.near_junctions(through)) == 0

    def test_a_free_end_is_no_junction_and_a_double_no_other_line(self):
        assert len(network_check.near_junctions(graph([(0, 0), (100, 0)], [(50, 0.5), (50, 50)]))) == 0
        assert (
            len(network_check.near_junctions(graph([(0, 0), (100, 0)], [(0, 0), (100, 0)], [(100, 0), (200, 0)]))) == 0
        )

    def test_what_is_told(self):
        streets = graph([(0, 0), (100, 0)], [(0, 50), (50, 0.5)], [(50, 0.5), (100, 50)])
        (told,) = network_check.near_notes(streets, NAMES)
        assert told == (
            "1 junction misses yet another line by at most 1 m: they are not joined. Lines by their feature ids: 11, 12."
        )
