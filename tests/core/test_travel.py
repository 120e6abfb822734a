"""Ways in metres and in time, with directions, times of their own and barriers: equal to brute force and to hand."""

import heapq
import itertools
import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.lifecircle import service_areas
from innospace.core.streets import access, edge, network, search, snapping
from innospace.core.streets.travel import TravelOptions, of_lines

from .networks import random_points, random_streets

SEEDS = st.integers(0, 2**32 - 1)
MINUTES = TravelOptions("minutes", speed=5.0)
LEG = 3.6 / 4


class Directed:
    """Seconds by the textbook: every vertex a node, every piece of a line an arc each way that is open."""

    def __init__(self, lines, pace, along, against, ridden, leg):
        self.leg, self.ways, self.segments = leg, {}, []
        for line, p, a, b, r in zip(lines, pace, along, against, ridden, strict=True):
            if line is None or line.is_empty or not line.length:
                continue
            for x, y in itertools.pairwise(line.coords):
                if x != y:
                    ways = (p if a else math.inf, p if b else math.inf)
                    self.ways.setdefault(x, []).append((y, ways[0] * math.dist(x, y) if a else math.inf))
                    self.ways.setdefault(y, []).append((x, ways[1] * math.dist(x, y) if b else math.inf))
                    if not r:
                        self.segments.append((x, y, *ways))

    def feet(self, point):
        """Leg and all pieces of street that run through the nearest point: piece, metres from its start."""
        found = []
        for x, y, *_ in self.segments:
            dx, dy = y[0] - x[0], y[1] - x[1]
            share = min(max(((point[0] - x[0]) * dx + (point[1] - x[1]) * dy) / (dx * dx + dy * dy), 0.0), 1.0)
            foot = (x[0] + share * dx, x[1] + share * dy)
            found.append((math.dist(point, foot), share * math.dist(x, y), foot))
        leg, _, place = min(found)
        here = [
            (segment, at)
            for segment, (_, at, foot) in zip(self.segments, found, strict=True)
            if math.dist(foot, place) < 1e-7
        ]
        return leg, here

    def spread(self, origin):
        """Leg and pieces of an origin, and seconds from its place on the street to every vertex."""
        leg, out = self.feet(origin)
        heap, gone = [], {}
        for (x, y, a, b), at in out:
            heap += [(_times(math.dist(x, y) - at, a), y), (_times(at, b), x)]
        heapq.heapify(heap)
        while heap:
            cost, here = heapq.heappop(heap)
            if here in gone or cost == math.inf:
                continue
            gone[here] = cost
            for there, step in self.ways[here]:
                heapq.heappush(heap, (cost + step, there))
        return leg, out, gone

    def arrive(self, out, gone, segment, at_2):
        """Seconds to a place on a piece of street, from where :meth:`spread` began."""
        x2, y2, a, b = segment
        length = math.dist(x2, y2)
        best = min(gone.get(x2, math.inf) + _times(at_2, a), gone.get(y2, math.inf) + _times(length - at_2, b))
        for (x, y, a, b), at in out:
            same = at_2 if (x, y) == (x2, y2) else length - at_2 if (x, y) == (y2, x2) else None
            if same is not None:
                best = min(best, _times(same - at, a) if same >= at else _times(at - same, b))
        return best

    def seconds(self, origin, destination, snap):
        (leg, out, gone), (leg_2, into) = self.spread(origin), self.feet(destination)
        if max(leg, leg_2) > snap:
            return math.inf
        return min(self.arrive(out, gone, *place) for place in into) + (leg + leg_2) * self.leg

    def matrix(self, origins, destinations, snap):
        return np.array([[self.seconds(tuple(a), tuple(b), snap) for b in destinations] for a in origins])


def _times(metres, pace):
    return 0.0 if metres < 1e-9 else metres * pace


def random_fields(rng, n, ridden=0.15):
    """Speeds, times and directions, some of each missing or of no use."""
    speed = rng.choice(np.array([3, 5, "40", 90.5, None, 0, -7, "fast", np.inf], object), n)
    time = np.where(rng.random(n) < ridden, rng.choice(np.array([0, 0.4, "1.5", 3], object), n), None)
    direction = rng.choice(
        np.array(["F", "T", "both", None, "sideways", "-1"], object), n, p=[0.25, 0.1, 0.2, 0.3, 0.05, 0.1]
    )
    return speed, time, direction


def case(seed, n_lines=14, span=6, repeats=True):
    """Lines with a way to travel them, told to the product and to the textbook."""
    rng = np.random.default_rng(seed)
    lines = random_streets(rng, n_lines, span)
    if not repeats:
        lines = lines[:n_lines]
    speed, time, direction = random_fields(rng, len(lines))
    time[0], time[n_lines - 1] = None, None
    travel = of_lines(lines, MINUTES, speed=speed, time=time, direction=direction)
    own = np.array([t is not None for t in time])
    kmh = np.array([{3: 3, 5: 5, "40": 40, 90.5: 90.5}.get(s, MINUTES.speed) for s in speed], float)
    length = np.nan_to_num(shapely.length(lines))
    pace = np.where(own, [60 * float(t or 0) for t in time] / np.where(length > 0, length, 1), 3.6 / kmh)
    forward = [d not in ("T", "-1") for d in direction]
    backward = [d != "F" for d in direction]
    textbook = Directed(lines, pace, forward, backward, own, LEG)
    return network.build(lines, travel=travel), textbook, rng


def table(streets, sources, targets, limit):
    cost = np.full((len(sources), len(targets)), np.inf)
    for source, target, d in access.pairs(streets, sources, targets, limit):
        assert np.isinf(cost[source, target]).all(), "a pair came twice"
        cost[source, target] = d
    return cost


@given(SEEDS, st.sampled_from([60.0, 240.0, 1e6]), st.sampled_from([0.0, search.FAR, np.inf]))
@settings(max_examples=150, deadline=None)
def test_seconds_equal_brute_force_in_both_headings(seed, limit, far):
    streets, textbook, rng = case(seed)
    sources, targets = random_points(rng, 5), random_points(rng, 7)
    a, b = (snapping.snap(streets, xy, 150) for xy in (sources, targets))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "FAR", far)
        there, back = table(streets, a, b, limit), table(streets.turned_round(), a, b, limit)
    for found, expected in (
        (there, textbook.matrix(sources, targets, 150)),
        (back, textbook.matrix(targets, sources, 150).T),
    ):
        unsure = np.abs(expected - limit) < 1e-6
        expected[expected > limit] = np.inf
        assert found[~unsure] == pytest.approx(expected[~unsure], abs=1e-5)


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_windows_hold_every_way_within_the_limit_in_time(seed):
    """On a network of many cells: the same answer as with one window over all of it."""
    streets, _, rng = case(seed, n_lines=300, span=30)
    a, b = (snapping.snap(streets, random_points(rng, n, 30), 150) for n in (6, 30))
    everything = table(streets, a, b, 1e9)
    everything[everything > 150] = np.inf
    assert table(streets, a, b, 150.0) == pytest.approx(everything, abs=1e-9)


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_nearest_and_counts_in_time_equal_brute_force(seed):
    streets, textbook, rng = case(seed)
    facilities, people, group = random_points(rng, 6), random_points(rng, 5), rng.integers(0, 3, 6)
    places, homes = (snapping.snap(streets, xy, 150) for xy in (facilities, people))
    seconds = textbook.matrix(facilities, people, 150).T
    of_group = [seconds[:, group == g] for g in range(3)]
    least = np.column_stack([some.min(axis=1, initial=np.inf) for some in of_group])
    assert access.nearest(streets, places, group, 3, homes, 1e6) == pytest.approx(least, abs=1e-5)
    radius = np.array([60.0, 200.0, 500.0])
    number = np.column_stack([(some <= r).sum(axis=1) for some, r in zip(of_group, radius, strict=True)])
    if np.abs(seconds[..., None] - radius).min() > 1e-6:
        assert access.counts(streets, places, group, 3, homes, radius).tolist() == number.tolist()


@given(SEEDS, st.sampled_from([60.0, 200.0]))
@settings(max_examples=60, deadline=None)
def test_a_point_lies_on_a_stretch_exactly_when_brute_force_reaches_it_in_time(seed, limit):
    streets, textbook, rng = case(seed, repeats=False)
    facilities = random_points(rng, 3)
    places = snapping.snap(streets, facilities, 150)
    walked = streets.parts if streets.carries is None else streets.parts[streets.carries]
    samples = shapely.line_interpolate_point(np.repeat(walked, 3), rng.random(3 * len(walked)), normalized=True)
    expected = textbook.matrix(facilities, shapely.get_coordinates(samples), 150)
    tables = service_areas.areas_of_each(streets, places, [limit], half_width=None)
    reached = {row.facility: row.lines for some in tables for row in some.itertuples()}
    for facility, seconds in enumerate(expected):
        certain = np.abs(seconds - limit) > 1e-4
        line = reached.get(facility, shapely.LineString())
        on_it = np.nan_to_num(shapely.distance(samples, line), nan=np.inf) < 1e-6
        assert (on_it == (seconds <= limit))[certain].all()


# --- by hand ----------------------------------------------------------------------------------------------------------

WEST, EAST = [(0, 0), (500, 0)], [(5000, 0), (5500, 0)]
METRO = {
    "west": (WEST, None, None), "east": (EAST, None, None), "road": ([(500, 0), (2750, 0), (5000, 0)], None, None),
    "up": ([(500, 0), (500, 10)], 3, "F"), "ride": ([(500, 10), (2750, 10), (5000, 10)], 6, None),
    "down": ([(5000, 10), (5000, 0)], 1, "F"),
}  # fmt: skip


def metro():
    lines = np.array([shapely.LineString(line) for line, *_ in METRO.values()], object)
    time, direction = (np.array(column, object) for column in list(zip(*METRO.values(), strict=True))[1:])
    return network.build(lines, travel=of_lines(lines, TravelOptions("minutes"), time=time, direction=direction))


def minutes(streets, origin, destination, limit=600.0):
    a, b = (snapping.snap(streets, np.array([xy], float), 200) for xy in (origin, destination))
    return table(streets, a, b, limit * 60).item() / 60


def test_a_metro_of_two_stops_by_hand():
    """Home and shop 30 m beside the ends of streets of 500 m, each to a stop; walking at 4 km/h, 100 m take 1.5 min."""
    streets = metro()
    home, shop = (0, 30), (5500, -30)
    assert minutes(streets, home, shop) == pytest.approx(0.45 + 7.5 + 3 + 6 + 1 + 7.5 + 0.45)
    # Back there is neither a way up in the east nor one down in the west: 4 500 m more on foot.
    assert minutes(streets, shop, home) == pytest.approx(0.45 + 7.5 + 67.5 + 7.5 + 0.45)
    assert minutes(streets.turned_round(), shop, home) == pytest.approx(minutes(streets, home, shop))


def test_places_are_tied_to_streets_and_never_to_the_metro_above():
    streets = metro()
    place = snapping.snap(streets, np.array([(2750.0, 12.0)]), 200)
    assert (place.leg[0], streets.part_row[streets.part[place.edge[0]]]) == (12, list(METRO).index("road"))
    assert minutes(streets, (2750, 12), (0, 0)) == pytest.approx(0.18 + 2250 * 0.015 + 7.5)


def test_the_metro_stands_in_no_stretch_and_bounds_no_data():
    streets = metro()
    home = snapping.snap(streets, np.array([(0.0, 0.0)]), 200)
    (found,) = service_areas.areas_of_each(streets, home, [20 * 60.0], half_width=None)
    # 20 min: the street, 20 - 7.5 min along the road; out of the other stop 20 - 17.5 min on either side.
    assert found["lines"][0].length == pytest.approx(500 + 12.5 / 0.015 + 2 * 2.5 / 0.015)
    assert found["lines"][0].bounds[3] == 0
    assert edge.of_streets(streets).ground.bounds == (0, 0, 5500, 0)


def test_where_all_lines_have_times_places_are_tied_to_all():
    lines = shapely.linestrings([[(0, 0), (600, 0)], [(600, 0), (600, 300)]])
    streets = network.build(lines, travel=of_lines(lines, TravelOptions("minutes"), time=np.array([6, 0])))
    assert streets.carries is None
    assert minutes(streets, (100, 0), (600, 300)) == pytest.approx(5)


def test_under_metres_times_and_speeds_play_no_part_and_directions_do():
    lines = shapely.linestrings([[(0, 0), (600, 0)]])
    only = {"speed": np.array([90]), "time": np.array([1])}
    assert of_lines(lines, TravelOptions(), **only) is None
    assert of_lines(lines, TravelOptions("minutes")) is None
    travel = of_lines(lines, TravelOptions(), **only, direction=np.array(["F"], object))
    streets = network.build(lines, travel=travel)
    a, b = (snapping.snap(streets, np.array([xy]), 50) for xy in ((100.0, 3.0), (400.0, 0.0)))
    assert (table(streets, a, b, 1e4).item(), table(streets, b, a, 1e4).item()) == (303, np.inf)


def test_a_street_drawn_twice_each_way_is_open_both_ways_at_the_better_speed():
    lines = shapely.linestrings([[(0, 0), (600, 0)], [(600, 0), (0, 0)], [(0, 0), (600, 0)]])
    fields = {"speed": np.array([36, 18, 72]), "direction": np.array(["F", "F", "T"], object)}
    streets = network.build(lines, travel=of_lines(lines, MINUTES, **fields))
    assert len(streets.kept) == 1
    assert (minutes(streets, (0, 0), (600, 0)), minutes(streets, (600, 0), (0, 0))) == pytest.approx((1, 0.5))


def test_a_metro_drawn_upon_a_street_is_entered_at_its_ends_alone():
    lines = shapely.linestrings([[(0, 0), (600, 0)], [(0, 0), (600, 0)]])
    streets = network.build(lines, travel=of_lines(lines, TravelOptions("minutes"), time=np.array([None, 1], object)))
    assert minutes(streets, (0, 0), (600, 0)) == pytest.approx(1)
    assert minutes(streets, (100, 0), (600, 0)) == pytest.approx(1.5 + 1)
    assert minutes(streets, (300, 0), (600, 0)) == pytest.approx(4.5)


def test_a_time_is_that_of_the_whole_line_with_all_its_parts():
    line = shapely.MultiLineString([[(0, 0), (100, 0)], [(100, 0), (400, 0)]])
    streets = network.build(np.array([line]), travel=of_lines(np.array([line]), MINUTES, time=np.array([8])))
    assert minutes(streets, (0, 0), (100, 0)) == pytest.approx(2)


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_one_speed_for_all_is_metres_by_another_name(seed):
    rng = np.random.default_rng(seed)
    lines = random_streets(rng)
    timed = network.build(lines, travel=of_lines(lines, MINUTES, speed=np.full(len(lines), 4.0)))
    plain = network.build(lines)
    a, b = random_points(rng, 5), random_points(rng, 7)
    seconds, metres = (table(s, snapping.snap(s, a, 150), snapping.snap(s, b, 150), 1e6) for s in (timed, plain))
    assert seconds == pytest.approx(metres * 0.9, abs=1e-5)


def test_a_matrix_runs_from_origins_to_destinations_whichever_are_fewer():
    streets = metro()
    homes = snapping.snap(streets, np.array([(0.0, 0), (10, 0), (20, 0)]), 200)
    shop = snapping.snap(streets, np.array([(5500.0, 0)]), 200)
    there, back = access.matrix(streets, homes, shop, 3600), access.matrix(streets, shop, homes, 7200)
    assert there.columns.tolist() == ["origin", "destination", "seconds"]
    assert there["seconds"].min() == pytest.approx(60 * (7.2 + 3 + 6 + 1 + 7.5))
    assert back["seconds"].min() == pytest.approx(60 * (7.2 + 67.5 + 7.5))


# --- what the fields hold ---------------------------------------------------------------------------------------------


def test_what_is_no_speed_is_counted_and_takes_the_user_s():
    lines = shapely.linestrings([[(0, i), (100, i)] for i in range(7)])
    speed = np.array([10, "20", None, 0, -5, "fast", np.inf], object)
    travel = of_lines(lines, MINUTES, speed=speed)
    assert (3.6 / travel.along).tolist() == pytest.approx([10, 20, 5, 5, 5, 5, 5])
    assert travel.notes == [
        "5 of 7 streets have no usable speed and count with 5 km/h.",
        "Of these 4 have unusable speeds: 0, negative, or no number (such as “0”).",
    ]


def test_a_time_of_0_is_0_and_what_is_no_time_falls_to_the_speed():
    lines = shapely.linestrings([[(0, i), (100, i)] for i in range(6)])
    travel = of_lines(lines, MINUTES, time=np.array([0, "3", None, -1, "soon", np.inf], object))
    assert travel.ridden.tolist() == [True, True, False, False, False, False]
    assert travel.along.tolist() == pytest.approx([0, 1.8, *[0.72] * 4])
    assert travel.notes == ["3 streets have unusable times (such as “-1”); their speeds count."]


DIRECTIONS = {
    "forward": ("yes", "F", "f", "forward", "单向", "1", "True", 1), "backward": ("-1", "T", "backward", "反向", -1),
    "both": ("no", "B", "both", "双向", "0", None, "", "  "), "unknown": ("sideways", "2"),
}  # fmt: skip


@pytest.mark.parametrize("meaning", DIRECTIONS)
def test_the_words_for_directions(meaning):
    values = np.array(DIRECTIONS[meaning], object)
    lines = shapely.linestrings([[(0, i), (100, i)] for i in range(len(values))])
    travel = of_lines(lines, TravelOptions(), direction=values)
    assert np.isfinite(travel.along).tolist() == [meaning != "backward"] * len(values)
    assert np.isfinite(travel.against).tolist() == [meaning != "forward"] * len(values)
    told = ["2 streets have directions that are not known (such as “sideways”); they are open both ways."]
    assert travel.notes == (told if meaning == "unknown" else [])


def test_fields_without_a_flaw_leave_no_note():
    lines = shapely.linestrings([[(0, 0), (100, 0)]])
    assert of_lines(lines, MINUTES, speed=np.array([9]), time=np.array([None]), direction=np.array([None])).notes == []
