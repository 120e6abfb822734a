"""Places near the edge of the data: by hand, and by an independent measure of every point."""

import math

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError, Stopped
from innospace.core.base.text import percent
from innospace.core.streets import edge, network

SQUARE = shapely.box(0, 0, 1000, 1000)


def points(*xy):
    return np.array([None if p is None else shapely.Point(p) for p in xy], object)


def told(where, radius, *xy):
    return edge.at_edge(where, points(*xy), radius).tolist()


def test_nearer_than_the_radius_or_beyond_is_at_the_edge():
    area = edge.of_study_area(np.array([SQUARE]))
    found = told(area, 100, (500, 500), (99, 500), (100, 500), (101, 500), (0, 0), (-5000, 500), None)
    assert found == [False, True, False, False, True, True, pd.NA]


def test_the_places_decide_where_there_are_no_streets_and_streets_where_there_are():
    corners = points((0, 0), (1000, 0), (1000, 1000), None)
    shops = points((0, 1000))
    assert told(edge.of_places(corners, shops), 100, (500, 500), (50, 500)) == [False, True]
    streets = network.build(np.array([shapely.LineString(SQUARE.exterior.coords)], object))
    assert told(edge.of_streets(streets), 100, (500, 500), (50, 500), (-1, 500)) == [False, True, True]


def town(x=0.0, n=31, step=100.0):
    """A grid of streets of a side of 3 km."""
    side = x + np.array([0.0, (n - 1) * step])
    lines = [[(side[0], y), (side[1], y)] for y in np.arange(n) * step]
    lines += [[(x + east, 0.0), (x + east, (n - 1) * step)] for east in np.arange(n) * step]
    noded = shapely.node(shapely.multilinestrings(shapely.linestrings(lines)))
    return shapely.get_parts(noded)


def edge_of(*lines):
    return edge.of_streets(network.build(np.concatenate(lines)))


def test_loose_pieces_far_off_do_not_stretch_the_ground_and_a_second_town_does():
    """Four pieces of 0.2% of the length, 60 km away, once switched off every warning of the edge."""
    far = shapely.linestrings(
        [[(60e3, 0), (60_100, 0)], [(-60e3, 0), (-60_100, 0)], [(0, 60e3), (60, 60e3)], [(0, -60e3), (60, -60e3)]]
    )
    alone = edge_of(town())
    assert alone.ground.equals(shapely.box(0, 0, 3000, 3000))
    for some in (far, far[:1], far[::-1]):
        assert edge_of(town(), some).ground.equals(alone.ground)
        assert edge_of(some, town()).ground.equals(alone.ground)
    assert told(edge_of(town(), far), 300, (100, 1500), (1500, 1500), (60_050, 0)) == [True, False, True]
    assert edge_of(town(), town(20e3, n=7)).ground.bounds[2] == 20_600


@pytest.mark.parametrize(("metres", "stretched"), [(499.0, True), (501.0, False)])
def test_a_loose_piece_beside_the_others_is_of_the_ground(metres, stretched):
    piece = shapely.linestrings([[(3000 + metres, 1000), (3000 + metres, 1100)]])
    assert (edge_of(town(), piece).ground.bounds[2] > 3000) is stretched


def test_where_no_two_streets_join_as_many_count():
    """Drawn without joints, streets are all pieces alike: none is loose for being one of many."""
    lines = shapely.linestrings([[(0, y), (3000, y)] for y in np.arange(0, 300_000.0, 1000)])
    assert edge_of(lines).ground.equals(shapely.box(0, 0, 3000, 299_000))


def test_of_a_collection_the_areas_count():
    mixed = shapely.GeometryCollection([SQUARE, shapely.LineString([(0, 0), (-500, -500)]), shapely.Point(9, 9)])
    assert told(edge.of_study_area(np.array([mixed])), 100, (500, 500), (-400, -400), (50, 500)) == [False, True, True]


def test_districts_that_meet_are_one_area_and_a_hole_has_an_edge():
    halves = np.array([shapely.box(0, 0, 500, 1000), shapely.box(500, 0, 1000, 1000), None], object)
    assert told(edge.of_study_area(halves), 100, (500, 500)) == [False]
    holed = np.array([SQUARE - shapely.box(400, 400, 600, 600)], object)
    assert told(edge.of_study_area(holed), 100, (350, 500), (500, 500), (200, 500)) == [True, True, False]


@pytest.mark.parametrize("areas", [[], [None], [shapely.Polygon()], [shapely.Point(0, 0)]])
def test_a_study_area_without_ground_is_refused(areas):
    with pytest.raises(InputError, match="^study_area: the layer holds no area"):
        edge.of_study_area(np.array(areas, object))


@pytest.mark.parametrize("where", [points(), points(None), points((5, 5)), points((0, 0), (100, 0))])
def test_a_hull_without_ground_leaves_every_place_at_the_edge(where):
    assert told(edge.of_places(where), 10, (5, 5), (50, 0), None) == [True, True, pd.NA]


@given(st.integers(0, 2**32 - 1), st.floats(1, 400))
def test_a_star_shaped_area_by_measuring_every_side(seed, radius):
    rng = np.random.default_rng(seed)
    turn = np.linspace(0, 2 * np.pi, 13)[:-1]
    corners = np.column_stack([np.cos(turn), np.sin(turn)]) * rng.uniform(300, 900, 12)[:, None]
    places = rng.uniform(-1000, 1000, (40, 2))
    found = edge.at_edge(edge.of_study_area(np.array([shapely.Polygon(corners)])), shapely.points(places), radius)
    for (x, y), at in zip(places, found, strict=True):
        inside, nearest = False, math.inf
        for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            inside ^= (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
            share = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
            share = min(max(share, 0), 1)
            nearest = min(nearest, math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y))
        assert at == (not inside or nearest < radius)


@given(st.integers(0, 2**32 - 1))
def test_neither_order_nor_duplicates_nor_a_shift_change_the_answer(seed):
    rng = np.random.default_rng(seed)
    xy = rng.uniform(0, 1000, (30, 2)).round(1)
    order = rng.permutation(30)
    plain = edge.at_edge(edge.of_places(shapely.points(xy)), shapely.points(xy), 150)
    twice = edge.at_edge(edge.of_places(*[shapely.points(xy[order])] * 2), shapely.points(xy[order]), 150)
    assert plain[order].tolist() == twice.tolist()
    far = shapely.points(xy + np.array([600_000.0, 3_500_000.0]))
    assert edge.at_edge(edge.of_places(far), far, 150).tolist() == plain.tolist()


def test_the_hatched_ground_holds_exactly_the_places_at_the_edge():
    area = edge.of_study_area(np.array([SQUARE]))
    places = shapely.points(np.random.default_rng(1).uniform(-500, 1500, (500, 2)))
    hatched = edge.uncertain(area, 100, shapely.box(-500, -500, 1500, 1500))
    assert shapely.intersects(hatched, places).tolist() == edge.at_edge(area, places, 100).tolist()


def test_the_note_counts_and_names_the_edge():
    area = edge.of_study_area(np.array([SQUARE]))
    (text,) = edge.note(area, edge.at_edge(area, points((5, 5), (500, 500), None), 100), 100)
    assert text.startswith("1 of 2 places is nearer than 100 m to the edge of the study area, or beyond it.")
    hull = edge.of_places(points((0, 0), (10, 0)))
    (text,) = edge.note(hull, edge.at_edge(hull, points((5, 5), (0, 0)), 1000), 1000)
    assert text.startswith("2 of 2 places are nearer than 1,000 m to the edge of the places (their convex hull)")
    assert edge.note(area, edge.at_edge(area, points((500, 500), None), 100), 100) == []


def test_the_note_says_what_is_true_of_the_figures():
    area = edge.of_study_area(np.array([SQUARE]))
    found = edge.at_edge(area, points((5, 5)), 100)
    ends = {kind: edge.note(area, found, 100, kind)[0].split("unknown: ")[1] for kind in ("figures", "pairs", "areas")}
    assert ends["figures"] == "numbers and shares there are lower bounds, distances upper bounds."
    assert ends["pairs"].endswith("distances are upper bounds.")
    assert ends["areas"].endswith("areas are lower bounds.")
    (straight,) = edge.note(area, found, 100, "straight")
    assert "lower bounds" not in straight
    assert "no upper bounds there" in straight


def test_a_cancel_stops():
    with pytest.raises(Stopped):
        edge.at_edge(edge.of_study_area(np.array([SQUARE])), points((5, 5)), 1, lambda: True)


@pytest.mark.parametrize(
    ("width", "told"), [(1_000, True), (1_900, True), (2_100, False), (3_700, False), (4_000, False)]
)
def test_facilities_that_are_spread_over_far_less_ground_are_told(width, told):
    """Homes and streets over 4 km, cafés over a part of it: told where they cover less than half, and homes lie beyond."""
    ground = edge.Edge(shapely.box(0, 0, 4_000, 1_000), "streets")
    homes = shapely.points(*np.meshgrid(np.arange(50, 4_000, 100.0), np.arange(50, 1_000, 100.0))).ravel()
    cafes = shapely.points(*np.meshgrid(np.linspace(0, width, 9), [0.0, 1_000.0])).ravel()
    metres = shapely.distance(shapely.box(0, 0, width, 1_000), homes)
    notes = edge.beyond_note(ground, homes, cafes, 300.0)
    assert [note.split(" places")[0] for note in notes] == [f"{(metres > 300).sum()} of {len(homes)}"] * told
    # Not where the user says what the data cover, where nobody lives beyond, or where a few tell nothing of the ground.
    assert edge.beyond_note(edge.Edge(ground.ground, "study_area"), homes, cafes, 300.0) == []
    assert edge.beyond_note(ground, homes[metres <= 300], cafes, 300.0) == []
    assert edge.beyond_note(ground, homes, cafes[:9], 300.0) == []
    assert edge.beyond_note(ground, np.append(homes, None), np.append(cafes, None), 300.0) == notes


@pytest.mark.parametrize(("spots", "told"), [([(3_900, 900)], True), ([(3_900, 900), (3_900, 100)], False), ([], True)])
def test_a_stray_facility_does_not_silence_that_the_others_end(spots, told):
    """One café of the far end among 18 is a stray; two are more than the twentieth of them that may be."""
    ground = edge.Edge(shapely.box(0, 0, 4_000, 1_000), "streets")
    homes = shapely.points(*np.meshgrid(np.arange(50, 4_000, 100.0), np.arange(50, 1_000, 100.0))).ravel()
    near = shapely.points(*np.meshgrid(np.linspace(0, 800, 9), [0.0, 1_000.0])).ravel()
    cafes = np.append(near, points(*spots))
    notes = edge.beyond_note(ground, homes, cafes, 300.0)
    farther = (shapely.distance(shapely.box(0, 0, 800, 1_000), homes) > 300).sum()
    assert [note.split(" places")[0] for note in notes] == [f"{farther} of {len(homes)}"] * told
    assert all(("all facilities but 1 are spread" in note) == bool(spots) for note in notes)
    shuffled = np.random.default_rng(1).permutation(cafes)
    assert edge.beyond_note(ground, homes, shuffled, 300.0) == notes


def test_of_strays_as_far_as_each_other_none_is_picked_by_its_place_in_the_layer():
    ground = edge.Edge(shapely.box(-4_000, -500, 4_000, 500), "streets")
    homes = shapely.points(*np.meshgrid(np.arange(-3_950, 4_000, 100.0), np.arange(-450, 500, 100.0))).ravel()
    near = shapely.points(*np.meshgrid(np.linspace(-400, 400, 9), [-500.0, 500.0])).ravel()
    cafes = np.append(near, points((-3_000, 0), (3_000, 0)))
    assert edge.beyond_note(ground, homes, cafes, 300.0) == edge.beyond_note(ground, homes, cafes[::-1], 300.0)


def test_facilities_all_over_the_ground_have_no_strays():
    """Also in the fewest that tell of the ground: without the outermost the others are spread over most of it."""
    ground = edge.Edge(shapely.box(0, 0, 4_000, 1_000), "streets")
    homes = shapely.points(*np.meshgrid(np.arange(50, 4_000, 100.0), np.arange(50, 1_000, 100.0))).ravel()
    cafes = shapely.points(*np.meshgrid(np.linspace(0, 4_000, 5), [0.0, 1_000.0])).ravel()
    assert edge.beyond_note(ground, homes, cafes, 300.0) == []


def test_a_bound_of_a_share_near_none_or_all_has_one_sign():
    """“At least >99.999%” bounds what is a bound already; a share below a thousandth of a per cent is no lower bound."""
    for bounded in (True, False):
        assert edge.at_least(1 - 1e-9, percent(1 - 1e-9), bounded) == ">99.999%"
        assert edge.at_most(1e-9, percent(1e-9), bounded) == "<0.001%"
    assert edge.at_least(1e-9, percent(1e-9), True) == ">0%"
    assert edge.at_most(1 - 1e-9, percent(1 - 1e-9), True) == "at most 100%"
    assert edge.at_least(0.5, percent(0.5), True) == "at least 50%"
