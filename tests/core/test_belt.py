"""Core, belt, north and south area: a partition of the region, and of the incubators."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.region.belt import ZONES, BeltOptions, assess

# Three cities in a row of 100 km each, a river through the middle.
CITIES = np.array([shapely.box(100_000 * i, 0, 100_000 * (i + 1), 100_000) for i in range(3)])
NAMES = ["West", "Middle", "East"]
RIVER = np.array([shapely.LineString([(-50_000, 50_000), (350_000, 50_000)])])


def belt(incubators, axis, depth=30_000, cities=None, names=None, core_city=""):
    return assess(incubators, axis, cities, names=names, options=BeltOptions(depth, core_city))


def points(*xy):
    return np.array([shapely.Point(x * 1_000, y * 1_000) for x, y in xy])


def test_each_incubator_has_one_zone():
    found = points((150, 50), (150, 99), (50, 79), (50, 81), (250, 21), (250, 19), (50, 50), (999, 999))
    result = belt(np.append(found, None), RIVER, 30_000, CITIES, NAMES, "Middle")
    assert result.rows["zone"].tolist() == [
        "core",
        "core",
        "belt",
        "north_area",
        "belt",
        "south_area",
        "belt",
        None,
        None,
    ]
    assert result.rows["side"].tolist()[:7] == ["on_axis", "north", "north", "north", "south", "south", "on_axis"]
    assert result.rows["axis_m"].to_numpy()[:6] / 1e3 == pytest.approx([0, 49, 29, 31, 29, 31])
    assert result.rows["status"].tolist() == ["ok"] * 7 + ["outside_cities", "no_geometry"]
    assert result.zones["n"].tolist() == [2, 3, 1, 1]
    assert result.zones["share"].sum() == pytest.approx(1)
    assert result.notes == [
        "1 incubator has no geometry and is not counted.",
        "1 incubator stands outside all cities and is not counted.",
    ]


def test_zones_have_the_area_that_geometry_gives():
    result = belt(points((150, 50)), RIVER, 30_000, CITIES, NAMES)
    assert result.zones["area_km2"].to_numpy() == pytest.approx([10_000, 12_000, 4_000, 4_000], rel=1e-9)
    assert result.zones["density"].to_numpy() == pytest.approx([1e-4, 0, 0, 0])


def test_the_city_with_most_incubators_is_the_core_unless_one_is_named():
    found = points((250, 10), (250, 20), (50, 10))
    assert belt(found, RIVER, 30_000, CITIES, NAMES).core == "East"
    assert belt(found, RIVER, 30_000, CITIES, NAMES, "West").core == "West"
    with pytest.raises(InputError, match="core_city: there is no city “Nowhere”. The cities are: East, Middle, West"):
        belt(found, RIVER, 30_000, CITIES, NAMES, "Nowhere")


@pytest.mark.parametrize("drawn", [[(150, -50), (155, 150)], [(155, 150), (150, -50)], [(150, 150), (155, -50)]])
def test_the_sides_of_an_axis_that_runs_north_and_south_are_east_and_west(drawn):
    river = np.array([shapely.LineString([(1_000 * x, 1_000 * y) for x, y in drawn])])
    found = points((50, 50), (140, 50), (250, 50), (170, 30), (290, 90), (999, 999))
    result = belt(found, river, 30_000, CITIES[[0, 2]], ["West", "East"], "West")
    assert result.rows["side"].tolist() == ["west", "west", "east", "east", "east", "east"]
    assert result.rows["zone"].tolist() == ["core", None, "east_area", None, "east_area", None]
    assert result.zones["zone"].tolist() == ["core", "belt", "east_area", "west_area"]
    assert result.zones["n"].tolist() == [1, 0, 2, 0]
    # The core is the whole west; the axis and its belt lie in the gap between the two.
    assert result.zones["area_km2"].to_numpy() == pytest.approx([10_000, 0, 10_000, 0], abs=1)


@given(st.integers(0, 2**32 - 1), st.floats(46, 134))
@settings(max_examples=25, deadline=None)
def test_turned_by_a_quarter_north_becomes_west(seed, degrees):
    """The same points about the same line: what was north of it lies west when all is turned to the left."""
    rng = np.random.default_rng(seed)
    turn = np.radians(degrees)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    places = rng.uniform(-90_000, 90_000, (20, 2))
    flat = belt(shapely.points(places), np.array([shapely.LineString([(-1e5, 0), (1e5, 0)])]), 20_000)
    ends = np.array([(-1e5, 0), (1e5, 0)]) @ turned.T
    result = belt(shapely.points(places @ turned.T), np.array([shapely.LineString(ends)]), 20_000)
    words = {"north": "west", "south": "east", "belt": "belt", "north_area": "west_area", "south_area": "east_area"}
    assert result.rows["zone"].tolist() == flat.rows["zone"].map(words).tolist()
    assert result.rows["side"].tolist() == flat.rows["side"].map(words).tolist()


def test_of_cities_that_hold_as_many_the_first_in_the_alphabet_is_the_core_and_the_tie_is_told():
    found = points((250, 10), (50, 10))
    for order in ([0, 1, 2], [2, 1, 0]):
        result = belt(found, RIVER, 30_000, CITIES[order], np.array(NAMES)[order])
        assert result.core == "East"
        assert result.notes == ["East, West have equally many incubators (1 each): East is taken as the core."]


def test_the_core_keeps_what_it_shares_with_a_city_drawn_over_it():
    lap = np.array([shapely.box(50_000, 0, 150_000, 100_000), *CITIES])
    found = points((120, 50), (140, 10), (60, 10))
    names = np.array(["Lap", *NAMES])
    for order in ([0, 1, 2, 3], [3, 2, 1, 0]):
        result = belt(found, RIVER, 5_000, lap[order], names[order], "Middle")
        assert result.rows["zone"].tolist() == ["core", "core", "south_area"]


def test_no_incubator_in_any_city_makes_no_city_the_core():
    result = belt(points((-80, -80)), RIVER, 30_000, CITIES, NAMES)
    assert result.core is None
    assert result.zones.set_index("zone")["area_km2"]["core"] == 0


def test_a_core_of_several_rows_is_one_core():
    found = points((50, 10), (250, 10), (150, 10))
    result = belt(found, RIVER, 30_000, CITIES, ["Twin", "Middle", "Twin"], "Twin")
    assert result.rows["zone"].tolist() == ["core", "core", "south_area"]


def test_the_curve_shows_what_each_depth_would_hold():
    found = points((150, 50), (50, 55), (50, 65), (50, 98), (250, 1))
    curve = belt(found, RIVER, 30_000, CITIES, NAMES, "Middle").curve
    assert curve["depth_m"].tolist() == [3_000.0 * i for i in range(21)]
    assert curve["share"].tolist() == pytest.approx([0.2] * 2 + [0.4] * 3 + [0.6] * 11 + [0.8] + [1] * 4)
    # The core is a third of the ground; each kilometre of depth adds 2 × 200 km².
    expected = 1 / 3 + np.minimum(curve["depth_m"], 50_000) * 2 * 200_000 / 3e10
    assert curve["area_share"].to_numpy() == pytest.approx(expected.to_numpy(), rel=1e-6)


def test_without_cities_the_hull_of_the_points_is_the_region():
    result = belt(points((0, 0), (100, 0), (100, 90), (0, 90), (50, 50)), RIVER, 10_000)
    assert result.core is None
    assert result.rows["zone"].tolist() == ["south_area", "south_area", "north_area", "north_area", "belt"]
    assert result.zones["area_km2"].to_numpy() == pytest.approx([0, 2_000, 3_000, 4_000])
    with pytest.raises(InputError, match="core_city: a core city is named, but there is no layer of cities"):
        belt(points((0, 0)), RIVER, 10_000, core_city="West")


def test_one_incubator_without_cities_is_still_assessed():
    result = belt(points((10, 10)), RIVER, 10_000)
    assert result.rows["zone"].tolist() == ["south_area"]
    assert result.zones["area_km2"].sum() == 0


def test_a_river_outside_the_region_leaves_no_belt_and_says_so():
    far = np.array([shapely.LineString([(0, 180_000), (300_000, 180_000)])])
    result = belt(points((50, 10), (150, 10), (150, 20)), far, 30_000, CITIES, NAMES)
    assert result.rows["zone"].tolist() == ["south_area", "core", "core"]
    assert result.notes == ["The axis lies 80.0 km outside the region: there is no belt."]
    assert result.zones.set_index("zone")["area_km2"]["belt"] == 0


def test_an_axis_of_several_pieces_bridges_its_gaps():
    pieces = np.array(
        [
            shapely.LineString([(300_000, 50_000), (160_000, 50_000)]),
            shapely.LineString([(0, 50_000), (140_000, 50_000)]),
        ]
    )
    result = belt(points((50, 95), (150, 5), (250, 95)), pieces, 30_000, CITIES, NAMES, "Middle")
    assert result.rows["zone"].tolist() == ["north_area", "core", "north_area"]
    assert result.notes == ["The axis has gaps of 20.0 km in all; they were bridged straight."]


def test_wrong_depths_and_empty_layers_are_refused():
    with pytest.raises(InputError, match="depth: the depth must be greater than 0"):
        belt(points((0, 0)), RIVER, 0)
    with pytest.raises(InputError, match="incubators: the layer holds no geometry"):
        belt(np.array([None]), RIVER)
    with pytest.raises(InputError, match="axis: the layer holds no geometry"):
        belt(points((0, 0)), np.array([None]))


def test_cities_without_any_incubator_are_explained_not_refused():
    result = belt(points((-80, -80)), RIVER, 30_000, CITIES, NAMES)
    assert result.rows["status"].tolist() == ["outside_cities"]
    assert result.zones["n"].sum() == 0
    assert result.curve["share"].isna().all()


@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.floats(5_000, 60_000))
@settings(max_examples=25, deadline=None)
def test_zones_partition_the_region_and_the_incubators(seed, n, depth):
    rng = np.random.default_rng(seed)
    found = shapely.points(rng.uniform([-20_000, -20_000], [320_000, 120_000], (n, 2)))
    x = np.linspace(-30_000, 330_000, 15)
    river = np.array([shapely.LineString(np.c_[x, rng.uniform(20_000, 80_000, 15)])])
    result = belt(found, river, depth, CITIES, NAMES)
    grounds = result.zones["geometry"].to_numpy()
    assert result.zones["zone"].tolist() == list(ZONES[:4])
    assert shapely.area(shapely.union_all(grounds)) == pytest.approx(3e10, rel=1e-9)
    assert shapely.area(grounds).sum() == pytest.approx(3e10, rel=1e-9)
    inside = result.rows["zone"].notna()
    assert result.zones["n"].sum() == inside.sum()
    assert (inside == (result.rows["status"] == "ok")).all()
    assert result.curve["share"].dropna().is_monotonic_increasing
    assert result.curve["area_share"].is_monotonic_increasing
    if inside.any():
        assert result.zones["share"].sum() == pytest.approx(1)
        at_depth = result.curve.loc[10, "share"]
        assert at_depth == pytest.approx(result.zones.set_index("zone")["share"][["core", "belt"]].sum())
    # Each point lies in (or, where circles have corners, beside) the polygon of its zone.
    by_zone = dict(zip(ZONES[:4], grounds, strict=True))
    for point, zone in zip(found[inside], result.rows["zone"][inside], strict=True):
        assert by_zone[zone].distance(point) < depth * 1e-3
