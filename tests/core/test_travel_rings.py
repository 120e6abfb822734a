"""Rings by travel time against the nearest street point and the textbook's own seconds, by hand, and as grounds that fill."""

import itertools
import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from osgeo import gdal

from innospace.core.base.errors import InputError, Stopped
from innospace.core.rings.travel_rings import RIM, TravelRingOptions, assess, parse_minutes
from innospace.core.streets import network, territories
from innospace.core.streets.stretches import Bands
from innospace.core.streets.travel import TravelOptions, of_lines

from .networks import random_points
from .test_travel import MINUTES, case

AROUND = shapely.box(-150, -150, 850, 850)
LIMITS = (1.0, 3.0, 6.0)


def at_once(*xy):
    return shapely.linestrings([list(line) for line in xy])


def ring_of(table, points):
    """The ring of each point, 0 in none; of two that meet there the inner."""
    found = np.zeros(len(points), int)
    for row in table.sort_values("ring", ascending=False).itertuples():
        found[shapely.intersects(row.geometry, points)] = row.ring
    return found


def leading_on(streets, textbook, origins):
    """The corners on the longest part of the streets or on that of an origin; None where two parts are as long."""
    part_of = {}
    for begin in textbook.ways:
        heap = [] if begin in part_of else [begin]
        while heap:
            if (here := heap.pop()) not in part_of:
                part_of[here] = begin
                heap += [there for there, _ in textbook.ways[here]]
    once = {}
    for i, line in enumerate(streets.parts):
        ridden = streets.carries is not None and not streets.carries[i]
        for x, y in itertools.pairwise(line.coords):
            once[min(x, y), max(x, y), ridden] = part_of[x], math.dist(x, y)
    metres = Counter()
    for own, length in once.values():
        metres[own] += length
    (longest, most), *others = metres.most_common(2)
    if others and others[0][1] > most - 1:
        return None
    near = [textbook.feet(tuple(origin)) for origin in origins]
    own = {part_of[segment[0]] for leg, feet in near if leg <= 150 for segment, _ in feet[:1]}
    return {corner for corner, at in part_of.items() if at in own | {longest}}


def street_rings(textbook, origins, leading):
    """Spots every metre on all streets that lead on, and the ring of each; the last lies beyond the limits."""
    starts = [textbook.spread(tuple(origin)) for origin in origins]
    spots, ring = [], []
    for x, y, a, b in textbook.segments:
        if x not in leading:
            continue
        length = math.dist(x, y)
        for at in np.linspace(0, length, max(int(length), 2)):
            ways = [
                leg * textbook.leg + textbook.arrive(out, gone, (x, y, a, b), at)
                for leg, out, gone in starts
                if leg <= 150
            ]
            spots.append(np.array(x) + (np.array(y) - x) * at / length)
            ring.append(1 + np.searchsorted(np.array(LIMITS) * 60, min(ways)))
    return np.array(spots), np.array(ring)


@example(672009, 1)  # a dead end that points at ground far from all streets
@given(st.integers(0, 2**32 - 1), st.integers(1, 2))
@settings(max_examples=25, deadline=None)
def test_each_place_has_the_ring_of_its_nearest_street_point(seed, n):
    """Streets with speeds, times and directions: a place may only be in another ring where that is as near, but for a hair."""
    streets, textbook, rng = case(seed)
    centres = random_points(rng, n)
    if all(textbook.feet(tuple(centre))[0] > 150 for centre in centres):
        return
    leading = leading_on(streets, textbook, centres)
    if leading is None:
        return
    options = TravelRingOptions(LIMITS, snap=150.0, travel=MINUTES)
    table = assess(
        streets,
        shapely.points(centres),
        np.array([AROUND.union(shapely.MultiPoint(centres).buffer(1))]),
        options=options,
    ).rows
    points = random_points(rng, 200)
    found = ring_of(table, shapely.points(points))
    spots, ring = street_rings(textbook, centres, leading)
    for point, own in zip(points, found, strict=True):
        metres = np.hypot(*(spots - point).T)
        least, here = metres.min(), metres[ring == own].min(initial=math.inf)
        if least > RIM - 1:
            assert own == len(LIMITS) + 1 or least < RIM + 1, (point, own, least)
            continue
        assert here <= 1.2 * least + 5, (point, own, ring[metres.argmin()], least, here)


@example(499, "from")  # ground far from all streets that lead on
@given(st.integers(0, 2**32 - 1), st.sampled_from(["from", "to"]))
@settings(max_examples=25, deadline=None)
def test_rings_are_valid_share_no_ground_and_fill_the_boundary(seed, heading):
    streets, _, rng = case(seed)
    options = TravelRingOptions(LIMITS, snap=1e4, travel=TravelOptions("minutes", heading=heading))
    grounds = assess(
        streets, shapely.points(random_points(rng, 1) * 0.8 + 60), np.array([AROUND]), options=options
    ).rows["geometry"]
    grounds = grounds.to_numpy()
    assert shapely.is_valid(grounds).all()
    assert set(shapely.get_dimensions(grounds)) == {2}
    # Edges run on a grid of a millimetre, and there are some kilometres of them.
    assert shapely.area(grounds).sum() == pytest.approx(AROUND.area, abs=1.0)
    assert shapely.area(shapely.union_all(grounds)) == pytest.approx(AROUND.area, abs=1.0)


def of_sample(layer, epsg):
    """Geometries of a layer of the Helsinki sample in a CRS of metres, and the category of each where it has one."""
    path = Path(__file__).parents[2] / "resources" / "sample" / "helsinki.gpkg"
    found = gdal.VectorTranslate("", str(path), format="Memory", layers=[layer], dstSRS=f"EPSG:{epsg}")
    held = [(bytes(row.GetGeometryRef().ExportToWkb()), row.items().get("category")) for row in found.GetLayer()]
    return shapely.get_parts(shapely.from_wkb([wkb for wkb, _ in held])), [category for _, category in held]


@pytest.mark.parametrize("bounded", [True, False])
@pytest.mark.parametrize("epsg", [3067, 3879])
def test_rings_of_real_streets_share_no_ground_and_fill_it(epsg, bounded):
    """Their junctions lie so close that the corners of the rings meet on the grid."""
    roads, _ = of_sample("roads", epsg)
    pois, category = of_sample("pois", epsg)
    stops = pois[np.array(category) == "transport"]
    streets, (west, south, east, north) = network.build(roads), shapely.total_bounds(roads)
    w, h = 0.2 * (east - west), 0.2 * (north - south)
    around = np.array([shapely.box(west + w, south + h, east - w, north - h)])
    for centres in (stops[:3], stops[1:3], shapely.points([((west + east) / 2, (south + north) / 2)])):
        options = TravelRingOptions((3.0, 6.0, 12.0), snap=1e4)
        rows = assess(streets, centres, around if bounded else None, options=options).rows
        grounds = rows["geometry"].to_numpy()
        whole = shapely.union_all(grounds)
        assert shapely.is_valid(grounds).all()
        assert shapely.area(grounds).sum() == pytest.approx(whole.area, abs=1.0)
        assert whole.area == pytest.approx(around[0].area, abs=1.0) or not bounded


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=15, deadline=None)
def test_without_a_boundary_rings_end_beside_the_streets_that_are_reached(seed):
    streets, _, rng = case(seed)
    options = TravelRingOptions((2.0, 5.0), snap=1e4)
    centre = shapely.points(random_points(rng, 1))
    open_, bounded = (
        assess(streets, centre, options=options).rows,
        assess(streets, centre, np.array([shapely.box(-3e4, -3e4, 3e4, 3e4)]), options=options).rows,
    )
    for row in open_.itertuples():
        (whole,) = bounded.loc[bounded["ring"] == row.ring, "geometry"]
        street = shapely.union_all(streets.parts if streets.carries is None else streets.parts[streets.carries])
        assert shapely.difference(row.geometry, whole).area <= 0.01 * row.geometry.area + 9
        assert shapely.intersection(whole, shapely.buffer(street, RIM - 1)).area <= 1.01 * row.geometry.area + 9
        assert shapely.difference(row.geometry, shapely.buffer(street, RIM + 0.5)).area < 1


def test_a_street_by_hand():
    """4 km/h from a centre 20 m beside a street of 2 km: 15 minutes end 980 m on either side."""
    line = at_once([(-1000, 0), (1000, 0)])
    options = TravelRingOptions((15.0, 30.0))
    rows = assess(network.build(line), shapely.points([(0, 20)]), options=options).rows
    assert rows[["ring", "ring_name", "inner_min", "outer_min"]].values.tolist() == [
        [1, "ring_1", 0.0, 15.0],
        [2, "ring_2", 15.0, 30.0],
    ]
    first, second = rows["geometry"]
    assert first.bounds == pytest.approx((-980, -250, 980, 250), abs=0.6)
    assert second.bounds == pytest.approx((-1250, -250, 1250, 250), abs=0.1)
    assert first.area == pytest.approx(1960 * 500, rel=0.001)


def test_two_streets_side_by_side_part_their_ground_midway():
    """The northern street is entered over the bridge at its eastern end alone."""
    lines = at_once([(0, 0), (1000, 0)], [(1000, 0), (1000, 100)], [(1000, 100), (0, 100)])
    rows = assess(
        network.build(lines),
        shapely.points([(0, 0)]),
        shapely.box([0], 0, 900, 100),
        options=TravelRingOptions((15.0,), "near, far"),
    ).rows
    near, far = rows["geometry"]
    assert rows["ring_name"].tolist() == ["near", "far"]
    assert near.bounds == pytest.approx((0, 0, 900, 50), abs=2)
    assert near.area == pytest.approx(45_000, rel=0.01)
    assert near.area + far.area == pytest.approx(90_000)


def test_the_metro_stands_in_no_ring_and_speeds_one():
    lines = at_once([(0, 0), (500, 0)], [(500, 0), (5000, 0)], [(5000, 0), (5500, 0)])
    time = np.array([None, 6.0, None], object)
    travel = TravelOptions("minutes")
    streets = network.build(lines, travel=of_lines(lines, travel, time=time))
    rows = assess(streets, shapely.points([(0, 0)]), options=TravelRingOptions((15.0,), travel=travel)).rows
    (ground,) = rows["geometry"]
    # 7.5 min on foot, 6 on the metro, 1.5 left for 100 m on the other side; 250 m around all.
    assert shapely.get_num_geometries(ground) == 2
    assert ground.bounds == pytest.approx((-250, -250, 5100, 250), abs=1)
    assert not ground.intersects(shapely.Point(2750, 0))


def test_a_closed_gate_puts_what_lies_behind_it_into_the_last_ring():
    lines = at_once([(0, 0), (1000, 0)])
    around = shapely.box([0], -100, 1000, 100)
    options = TravelRingOptions((15.0,))
    open_ = assess(network.build(lines), shapely.points([(0, 0)]), around, options=options).rows
    closed = assess(
        network.build(lines, barriers=shapely.points([(400, 0)])), shapely.points([(0, 0)]), around, options=options
    ).rows
    assert open_["area_km2"].tolist() == pytest.approx([0.2])
    assert closed["area_km2"].tolist() == pytest.approx([0.08, 0.12], rel=1e-3)
    assert np.isnan(closed["outer_min"].iloc[-1])


def test_a_passage_that_nothing_joins_puts_nothing_out_of_reach():
    """A shop above it, 35 m from the street, has the time of the street; what only the passage is near belongs to no limit."""
    street, passage = [(0, 0), (1000, 0)], [(100, 40), (100, 600)]
    shop, beyond = shapely.points([(100, 35), (100, 500)])
    centre, around = shapely.points([(0, 0)]), shapely.box([0], -100, 1000, 700)
    options = TravelRingOptions((5.0, 15.0))
    alone, both = (
        assess(network.build(at_once(*lines)), centre, options=options) for lines in ([street], [street, passage])
    )
    assert ring_of(both.rows, [shop, beyond]).tolist() == [1, 0]
    for a, b in zip(alone.rows["geometry"], both.rows["geometry"], strict=True):
        assert shapely.symmetric_difference(a, b).area < 1
    bounded = assess(network.build(at_once(street, passage)), centre, around, options=options)
    assert ring_of(bounded.rows, [shop, beyond]).tolist() == [1, 3]
    told = [note for note in bounded.notes if "passed over" in note or "lies farther" in note]
    assert told[0].endswith("ground beside them has the time of the nearest other street within 250 m.")
    # 450 of 800 m northwards lie farther than 250 m from the street.
    assert told[1].startswith(
        "56% of the ground inside the boundary of the city lies farther than 250 m from any street that"
    )
    assert not any("passed over" in note for note in alone.notes)


def test_a_passage_with_a_centre_or_behind_a_gate_counts_as_it_is():
    lines, away = at_once([(0, 0), (1000, 0)], [(100, 40), (100, 600)]), shapely.points([(900, 0), (100, 600)])
    spot = [shapely.Point(100, 45)]
    options = TravelRingOptions((3.0, 15.0))
    both = assess(network.build(lines), away, options=options)
    assert ring_of(both.rows, spot).tolist() == [2]
    assert not any("passed over" in note for note in both.notes)
    # A yard whose only way in is closed.
    joined = at_once([(0, 0), (1000, 0)], [(100, 0), (100, 600)])
    gate, around = shapely.points([(100, 20)]), shapely.box([0], -100, 1000, 700)
    rings = assess(network.build(joined, barriers=gate), away[:1], around, options=options)
    assert ring_of(rings.rows, spot).tolist() == [3]


def test_cities_have_rings_of_their_own_and_the_nearest_of_several_centres_counts():
    lines = at_once([(0, 0), (4000, 0)], [(10_000, 0), (12_000, 0)])
    centres = shapely.points([(500, 0), (3500, 0), (10_000, 0), (11_000, 5000)])
    cities = np.array(["A", "A", "B", "B"], object)
    made = assess(network.build(lines), centres, cities=cities, options=TravelRingOptions((7.5,)))
    assert made.rows["city"].tolist() == ["A", "B"]
    a, b = made.rows["geometry"]
    assert shapely.get_num_geometries(a) == 2
    assert a.bounds == pytest.approx((-250, -250, 4250, 250), abs=0.6)
    assert b.bounds == pytest.approx((9750, -250, 10_500, 250), abs=0.6)
    assert "1 centre has no street within 200 m and was left out." in made.notes
    assert not any("overlap" in note for note in made.notes)


def test_a_centre_on_a_loose_piece_of_road_is_named_with_the_cure():
    lines = at_once([(0, 0), (9500, 0)], [(0, 1000), (500, 1000)])
    streets = network.build(lines)
    cities = np.array(["A", "B"], object)
    made = assess(streets, shapely.points([(0, 0), (0, 1000)]), cities=cities)
    (said,) = [note for note in made.notes if "stands on a part" in note]
    assert said.startswith(
        "The centre of B stands on a part of the streets that hangs apart from the main one (5% of the length)"
    )
    assert "“Check a street network”" in said
    several = assess(streets, shapely.points([(0, 0), (0, 1000)]))
    assert any(note.startswith("Centre 2 of 2 of the city stands on a part") for note in several.notes)
    assert not any("stands on a part" in note for note in assess(streets, shapely.points([(0, 0)])).notes)
    # One that has no street stands before it: it is the third all the same.
    third = assess(streets, shapely.points([(0, 0), (0, 50_000), (0, 1000)]))
    assert any(note.startswith("Centre 3 of 3 of the city stands on a part") for note in third.notes)
    assert "1 centre has no street within 200 m and was left out." in third.notes


@pytest.mark.parametrize(
    ("loose", "left"), [(10, None), (11, "1 more centre stands on such a part."), (12, "2 more centres")]
)
def test_centres_on_loose_pieces_that_are_not_named_are_counted(loose, left):
    lines = at_once([(0, 0), (9500, 0)], *[[(0, 1000 * i), (50, 1000 * i)] for i in range(1, loose + 1)])
    centres = shapely.points([(0, 1000 * i) for i in range(loose + 1)])
    notes = assess(network.build(lines), centres, cities=np.array([f"C{i}" for i in range(loose + 1)], object)).notes
    assert sum("stands on a part of the streets" in note for note in notes) == 10
    more = [note for note in notes if " more centre" in note]
    assert len(more) == (left is not None)
    assert all(note.startswith(left) for note in more)


def test_rings_of_neighbours_that_overlap_are_told():
    lines = at_once([(0, 0), (2000, 0)])
    cities = np.array(["A", "B"], object)
    made = assess(
        network.build(lines), shapely.points([(0, 0), (2000, 0)]), cities=cities, options=TravelRingOptions((30.0,))
    )
    assert any("overlap" in note for note in made.notes)


def test_directions_count_as_they_head():
    lines = at_once([(-1000, 0), (0, 0)], [(0, 0), (1000, 0)])
    direction = np.array(["F", "F"], object)
    for heading, expected in (("from", (0, 500)), ("to", (-500, 0))):
        travel = TravelOptions("minutes", heading=heading)
        streets = network.build(lines, travel=of_lines(lines, travel, direction=direction))
        (ground,) = assess(streets, shapely.points([(0, 0)]), options=TravelRingOptions((7.5,), travel=travel)).rows[
            "geometry"
        ]
        left, _, right, _ = ground.bounds
        assert (left, right) == pytest.approx(expected, abs=251)
        assert abs(expected[0] + expected[1]) == 500
        assert ground.contains(shapely.Point(sum(expected) / 2, 10))
        assert not ground.contains(shapely.Point(-sum(expected) / 2 * 1.1, 10))


@pytest.mark.parametrize("change", ["order", "turned", "twice", "parts"])
def test_how_streets_are_drawn_changes_nothing(change):
    streets, _, _ = case(7)
    lines = streets.parts[np.isfinite(shapely.length(streets.parts))]
    drawn = {
        "order": lines[::-1],
        "turned": shapely.reverse(lines),
        "twice": np.concatenate([lines, shapely.reverse(lines[:5])]),
        "parts": np.array([shapely.multilinestrings(lines)]),
    }[change]
    options = TravelRingOptions(LIMITS, snap=1e4)
    before, after = (
        assess(network.build(some), shapely.points([(300, 320)]), np.array([AROUND]), options=options).rows
        for some in (lines, drawn)
    )
    assert after["ring"].tolist() == before["ring"].tolist()
    for a, b in zip(before["geometry"], after["geometry"], strict=True):
        assert shapely.symmetric_difference(a, b).area < 0.01 * AROUND.area


@pytest.mark.parametrize("text", ["", "15,x", "30,15", "15,15", "0,15", "-5", "inf", "nan"])
def test_limits_that_are_none_are_refused(text):
    with pytest.raises(InputError) as refusal:
        parse_minutes(text)
    assert refusal.value.parameter == "minutes"


def test_what_makes_no_sense_is_refused():
    street = network.build(at_once([(0, 0), (1000, 0)]))
    centre, around = shapely.points([(0, 0)]), shapely.box([-10], -10, 1000, 10)
    with pytest.raises(InputError) as refusal:
        assess(street, centre, around, options=TravelRingOptions((15.0,), "inner, middle, outer"))
    assert refusal.value.parameter == "names"
    assert assess(street, centre, around, options=TravelRingOptions((9.0,), "near, far")).rows[
        "ring_name"
    ].tolist() == ["near", "far"]
    with pytest.raises(InputError) as refusal:
        assess(street, shapely.points([(0, 0), (0, 900)]), cities=["A", "B"])
    assert refusal.value.parameter == "centres"
    assert "no centre of B has a street within 200 m" in str(refusal.value)
    with pytest.raises(Stopped):
        assess(street, centre, around, cancelled=lambda: True)


def test_a_centre_whose_way_to_the_street_takes_longer_than_the_limits():
    street = network.build(at_once([(0, 0), (1000, 0)]))
    centre, options = shapely.points([(0, 190)]), TravelRingOptions((1.0, 2.0))
    nothing = assess(street, centre, options=options)
    assert len(nothing.rows) == 0
    assert "From the centre of the city no street is reached within 2 minutes." in nothing.notes
    all_ = assess(street, centre, shapely.box([-10], -10, 1000, 200), options=options)
    assert all_.rows["ring"].tolist() == [3]
    assert not any(
        "no street is reached" in note for note in assess(street, centre, options=TravelRingOptions((9.0,))).notes
    )


def test_a_large_boundary_far_from_the_streets_is_filled_by_what_no_street_is_near():
    street = network.build(at_once([(0, 0), (1000, 0)]))
    around = shapely.box([-40_000], -90_000, 80_000, 70_000)
    made = assess(street, shapely.points([(0, 0)]), around, options=TravelRingOptions((7.5,)))
    assert made.rows["area_km2"].sum() == pytest.approx(120 * 160)
    # West of x = 500 the street's nearer half is the nearest, as far as its sides and its end reach.
    assert made.rows["area_km2"].iloc[0] == pytest.approx(0.25 + math.pi * 0.25**2 / 2, rel=5e-3)
    assert made.notes[0].startswith("99.996% of the ground inside the boundary of the city lies farther than 250 m")


def test_within_a_boundary_rings_hold_what_they_hold_without_one():
    """A valley of streets in a large district: ground beside the streets is whole, the hills belong to no limit."""
    streets, _, _ = case(3)
    options, centre = TravelRingOptions((2.0, 5.0), snap=1e4), shapely.points([(300, 320)])
    free = assess(streets, centre, options=options)
    bound = assess(streets, centre, np.array([shapely.box(-3e4, -3e4, 3e4, 3e4)]), options=options)
    inside = bound.rows[bound.rows["outer_min"].notna()]["area_km2"]
    assert inside.tolist() == pytest.approx(free.rows["area_km2"].tolist(), rel=0.01)
    assert any("farther than 250 m from any street" in note for note in bound.notes)
    assert not any("farther than 250 m" in note for note in free.notes)


def test_a_boundary_that_streets_fill_has_no_word_of_ground_far_from_them():
    street = network.build(at_once([(0, 0), (1000, 0)]))
    made = assess(street, shapely.points([(0, 0)]), shapely.box([0], -200, 1000, 200))
    assert not any("from any street" in note for note in made.notes)
    assert made.rows["area_km2"].sum() == pytest.approx(0.4)


@pytest.mark.parametrize("seed", range(4))
def test_points_amid_their_kind_move_no_edge(seed, monkeypatch):
    """A grid of streets with gaps and islands: the grounds are those of all points, though most are left out."""
    rng = np.random.default_rng(seed)
    corner = np.stack(np.meshgrid(np.arange(25), np.arange(25)), -1) * 60 + rng.normal(0, 8, (25, 25, 2))
    links = np.concatenate(
        [
            np.stack([corner[:, :-1], corner[:, 1:]], axis=2).reshape(-1, 2, 2),
            np.stack([corner[:-1], corner[1:]], axis=2).reshape(-1, 2, 2),
        ]
    )
    streets = network.build(shapely.linestrings(links[rng.random(len(links)) < 0.7]))
    centre, around = shapely.points([(700.0, 700.0)]), np.array([shapely.box(-400, -300, 1900, 2500)])
    points, held = territories._points, []

    def counted(*args):
        held.append(points(*args))
        return held[-1]

    def ask():
        return assess(streets, centre, around, options=TravelRingOptions((6.0, 14.0))).rows["geometry"]

    monkeypatch.setattr(territories, "_points", counted)
    few = ask()
    monkeypatch.setattr(territories, "WITHIN", ())
    every = ask()
    assert len(held[0][0]) < 0.9 * len(held[1][0])
    for a, b in zip(few, every, strict=True):
        assert shapely.symmetric_difference(a, b).area < 1e-3


def test_centres_without_a_city_have_that_of_the_boundary_that_they_stand_in():
    streets = network.build(at_once([(0, 0), (900, 0)], [(450, -400), (450, 400)]))
    grounds = np.array([shapely.box(-100, -500, 1000, 500), shapely.box(5000, 0, 5100, 100)])
    named = {"cities": [None, None], "boundary_cities": ["甲市", "乙市"]}
    found = assess(streets, shapely.points([(450, 0), (460, 0)]), grounds, options=TravelRingOptions(LIMITS), **named)
    assert set(found.rows["city"]) == {"甲市"}


@pytest.mark.parametrize(("seed", "metres"), [(1, 30.0), (2, 60.0), (3, 90.0), (4, 250.0)])
def test_what_lies_near_the_streets_is_the_ground_around_each_of_them(seed, metres):
    """Scattered streets with holes between them, of every length: cells spare outlines and change no ground."""
    rng = np.random.default_rng(seed)
    starts, turn = rng.uniform(0, 1500, (60, 2)), rng.uniform(0, 2 * np.pi, 60)
    ways = rng.exponential(150, (60, 1)) * np.column_stack([np.cos(turn), np.sin(turn)])
    streets = network.build(shapely.linestrings(np.stack([starts, starts + ways], axis=1)))
    edge = np.arange(len(streets.length))
    all_ = Bands(edge, np.zeros(len(edge)), streets.length, np.zeros(len(edge), int))
    found = territories.near(streets, all_, metres)
    each = shapely.union_all(shapely.buffer(shapely.linestrings(np.stack([starts, starts + ways], axis=1)), metres))
    # Round ends are drawn with corners; cells that lie within the circle itself may reach over these.
    assert shapely.difference(each, found).area < 1e-6 * each.area
    assert shapely.difference(found, shapely.buffer(each, metres * 0.01)).is_empty


def test_cells_and_spots_of_every_size_part_the_ground_alike(monkeypatch):
    streets, _, _ = case(11)

    def ask():
        options = TravelRingOptions(LIMITS, snap=1e4)
        return assess(streets, shapely.points([(300, 320)]), np.array([AROUND]), options=options).rows

    usual = ask()
    monkeypatch.setattr(territories, "CELLS", 400)
    monkeypatch.setattr(territories, "CLOSE", 2.0)
    monkeypatch.setattr(territories, "SHARE", 0.05)
    for a, b in zip(usual["geometry"], ask()["geometry"], strict=True):
        assert shapely.symmetric_difference(a, b).area < 0.005 * AROUND.area
