"""Rings from districts, distances and density: hand-computed cases and invariants."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.base.running import Stopped
from innospace.core.rings import centre_rings, density_rings, district_rings, inverse_s, zones

SQUARES = shapely.box([0, 1, 2, 0], [0, 0, 0, 5], [1, 2, 3, 1], [1, 1, 1, 6])


@pytest.mark.parametrize(("half", "told"), [(4_000.0, False), (5_000.0, True)])
def test_an_area_as_the_centre_is_measured_from_its_edge_and_one_that_outgrows_the_first_ring_is_told(half, told):
    """A quarter of 64 km² is less than the 78.5 km² within 5 km of a point, one of 100 km² more."""
    quarter, ground = shapely.box(-half, -half, half, half), shapely.box([-20e3], -20e3, 20e3, 20e3)
    found, _ = centre_rings.cities_of(np.array([quarter]), ground, cities=["甲市"])
    made = centre_rings.assess(found, options=centre_rings.DistanceOptions([5_000, 10_000]))
    first = 4 * half**2 + 4 * 2 * half * 5_000 + np.pi * 5_000**2
    assert made.rows["area_km2"].iloc[0] == pytest.approx(first / 1e6, rel=1e-3)
    said = [note for note in made.notes if "measured from the edge" in note]
    assert len(said) == told
    assert all("that of 甲市 is larger than all that lies within 5,000 m of a point" in note for note in said)


@pytest.mark.parametrize(
    ("metres", "bounded", "told"), [(9_000, True, True), (2_000, True, False), (9_000, False, False)]
)
def test_one_ring_that_fills_a_boundary_is_told(metres, bounded, told):
    ground = shapely.box([-3e3], -3e3, 3e3, 3e3) if bounded else None
    found, _ = centre_rings.cities_of(shapely.points([(0, 0)]), ground)
    made = centre_rings.assess(found, options=centre_rings.DistanceOptions([metres]))
    assert (len(made.rows) == 1) == (told or not bounded)
    all_ = f"All ground inside the boundary of the city lies within {metres:,} m of a centre: it is one ring."
    assert any(note.startswith(all_) for note in made.notes) == told


def test_centres_that_are_their_own_boundary_are_told_once():
    towns = shapely.box([0, 90e3], 0, [80e3, 170e3], 80e3)
    found, _ = centre_rings.cities_of(towns, towns, cities=["甲市", "乙市"], boundary_cities=["甲市", "乙市"])
    made = centre_rings.assess(found, options=centre_rings.DistanceOptions([5_000, 15_000]))
    assert made.rows["ring"].tolist() == [1, 1]
    (said,) = made.notes
    assert "that of 甲市, 乙市 is larger" in said


def areas(table):
    return dict(zip(table["ring_name"], table["area_km2"] * 1e6, strict=True))


# --- schemes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "order", "names"),
    [
        (["1", "2", "3"], "", ["central", "near_suburb", "far_suburb"]),
        ([10, 5], "", ["ring_1", "ring_2"]),
        (["远郊", "中心城区", "近郊区"], "", ["central", "near_suburb", "far_suburb"]),
        (["老城", "新区"], "老城，新区", ["老城", "新区"]),
        (["A", "B", "C", "D"], "A,B;C;D", ["central", "near_suburb", "far_suburb"]),
        (["A", "B", "C"], "老城：A、B；新区：C", ["老城", "新区"]),
        (["A", "B", "C"], "core: A; 近郊区: B, C", ["central", "near_suburb"]),
    ],
)
def test_ring_schemes(values, order, names):
    rule = zones.scheme(values, order)
    assert list(rule.name.values())[: len(names)] == names


def test_a_layer_without_the_central_city_keeps_the_numbers_of_the_scheme():
    assert zones.scheme(["近郊区", "远郊区"]).numbers(["远郊区", None, "近郊区"]).tolist() == [3, 0, 2]


@pytest.mark.parametrize(
    ("values", "order", "named"),
    [(["old", "new"], "", "order: .*new, old"), (["A", "B"], "A", "order: .*: B"), (["A"], "A,A", "twice")],
)
def test_schemes_that_do_not_hold(values, order, named):
    with pytest.raises(InputError, match=named):
        zones.scheme(values, order)


# --- districts -------------------------------------------------------------------------------------------------------


def test_districts_dissolve_by_city_and_ring():
    made = district_rings.assess(SQUARES, ring=[1, 1, 2, 1], cities=["a", "a", "a", "b"])
    rows = [(r.city, r.ring, round(r.area_km2 * 1e6, 9)) for r in made.rows.itertuples()]
    assert rows == [("a", 1, 2), ("a", 2, 1), ("b", 1, 1)]


def test_the_inner_ring_keeps_an_overlap():
    overlapping = shapely.box([0, 0], [0, 0], [1, 3], [1, 1])
    made = district_rings.assess(overlapping, ring=["中心城区", "远郊区"])
    assert areas(made.rows) == pytest.approx({"central": 1, "far_suburb": 2})


def test_a_ring_inside_another_comes_out_empty_and_is_not_written():
    made = district_rings.assess(shapely.box([0, 1], [0, 1], [9, 2], [9, 2]), ring=[1, 2])
    assert made.rows["ring"].tolist() == [1]


def test_rows_without_ring_or_ground_are_counted():
    made = district_rings.assess(np.array([SQUARES[0], SQUARES[1], None]), ring=["1", None, "1"])
    assert len(made.rows) == 1
    assert len(made.notes) == 2
    assert all(note.startswith("1 ") for note in made.notes)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4), st.integers(1, 3)), min_size=1, max_size=12
    )
)
def test_district_rings_partition_their_ground(boxes):
    x, y, size, ring = np.array(boxes, float).T
    grounds = shapely.box(x, y, x + size, y + size)
    table = district_rings.assess(grounds, ring=ring.astype(int)).rows
    whole = shapely.union_all(grounds).area
    assert table["area_km2"].sum() * 1e6 == pytest.approx(whole, rel=1e-6)
    assert shapely.union_all(table["geometry"].to_numpy()).area == pytest.approx(whole, rel=1e-6)


# --- distances -------------------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=40)
@given(
    centres=st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), min_size=1, max_size=4),
    steps=st.lists(st.floats(50, 700), min_size=1, max_size=4),
)
def test_distance_rings_fill_the_boundary_without_overlap(centres, steps):
    boundary = shapely.from_wkt("POLYGON ((-1000 -1000, 1000 -1000, 1000 1000, 0 300, -1000 1000, -1000 -1000))")
    points = shapely.points([(0, 0), *centres])
    found, _ = centre_rings.cities_of(points, boundary=np.array([boundary]))
    table = centre_rings.assess(found, options=centre_rings.DistanceOptions(distances=np.cumsum(steps))).rows
    grounds = table["geometry"].to_numpy()
    assert shapely.area(grounds).sum() == pytest.approx(boundary.area, rel=1e-6)
    assert shapely.union_all(grounds).area == pytest.approx(boundary.area, rel=1e-6)


def test_the_nearest_centre_counts():
    points = shapely.points([(0, 0), (3000, 0)])
    found, _ = centre_rings.cities_of(points)
    table = centre_rings.assess(found, options=centre_rings.DistanceOptions(distances=[1000])).rows
    assert table["area_km2"].tolist() == pytest.approx([2 * np.pi], rel=1e-3)


def test_cities_find_the_boundaries_they_stand_in():
    points = shapely.points([(5, 5), (25, 5)])
    found, notes = centre_rings.cities_of(points, cities=["a", "b"], boundary=shapely.box([20, 0], 0, [30, 10], 10))
    table = centre_rings.assess(found, options=centre_rings.DistanceOptions(distances=[2])).rows
    assert notes == []
    assert table.groupby("city")["area_km2"].sum().to_dict() == pytest.approx({"a": 1e-4, "b": 1e-4})


def test_two_cities_in_one_polygon_need_a_city_field():
    with pytest.raises(InputError, match="boundary_cities"):
        centre_rings.cities_of(
            shapely.points([(1, 1), (2, 2)]), cities=["a", "b"], boundary=np.array([shapely.box(0, 0, 9, 9)])
        )


def test_a_centre_outside_is_counted_when_another_is_inside():
    points = shapely.points([(1, 1), (20, 20)])
    _, notes = centre_rings.cities_of(points, boundary=np.array([shapely.box(0, 0, 9, 9)]))
    assert notes == ["1 centre lies outside its city's boundary; its rings are cut by it nevertheless."]


# --- density ---------------------------------------------------------------------------------------------------------


def checkerboard(alpha, c, d, reach, cell=500.0):
    """Square cells built up around their middle by the curve's share: the density is known by construction."""
    axis = np.arange(-reach, reach, cell) + cell / 2
    x, y = (a.ravel() for a in np.meshgrid(axis, axis))
    half = cell / 2 * np.sqrt(inverse_s.density(np.hypot(x, y), alpha, c, d))
    return shapely.box(x - half, y - half, x + half, y + half)


def test_density_rings_recover_a_city_made_of_cells():
    built = checkerboard(4, 0.05, 20_000, 18_000)
    boundary = np.array([shapely.Point(0, 0).buffer(18_000, 64)])
    found, _ = centre_rings.cities_of(shapely.points([(0, 0)]), boundary=boundary)
    made = density_rings.assess(found, built)
    curve = made.curves[None]
    assert (curve.alpha, curve.c, curve.d) == pytest.approx((4, 0.05, 20_000), rel=0.03)
    assert made.rows["outer_m"].tolist()[:2] == pytest.approx([curve.r1, curve.r2])
    assert np.isnan(made.rows["outer_m"].iloc[2])
    assert made.rows["area_km2"].sum() * 1e6 == pytest.approx(boundary[0].area, rel=1e-6)


def test_water_is_not_open_country():
    built = checkerboard(4, 0.05, 20_000, 18_000)
    lake = shapely.box(0, -18_000, 18_000, 18_000)  # half of the city is water
    dry = shapely.difference(built, lake)
    found, _ = centre_rings.cities_of(shapely.points([(0, 0)]), boundary=np.array([shapely.Point(0, 0).buffer(18_000)]))
    curve = density_rings.assess(found, dry[~shapely.is_empty(dry)], np.array([lake])).curves[None]
    assert (curve.alpha, curve.c, curve.d) == pytest.approx((4, 0.05, 20_000), rel=0.05)


def test_without_a_boundary_the_far_suburb_ends_at_d():
    found, _ = centre_rings.cities_of(shapely.points([(0, 0)]))
    made = density_rings.assess(
        found, checkerboard(4, 0.05, 20_000, 15_000), options=density_rings.DensityOptions(max_radius=15_000)
    )
    assert made.rows["outer_m"].iloc[-1] == pytest.approx(made.curves[None].d)


def test_a_gentle_city_has_no_central_ring_and_says_so():
    found, _ = centre_rings.cities_of(shapely.points([(0, 0)]), boundary=np.array([shapely.Point(0, 0).buffer(18_000)]))
    made = density_rings.assess(found, checkerboard(1.2, 0.0, 16_000, 18_000))
    assert made.rows["ring_name"].tolist() == ["near_suburb", "far_suburb"]
    assert "α" in made.notes[0]


def test_a_city_without_rings_does_not_spoil_the_others():
    points = shapely.points([(0, 0), (90_000, 0)])
    boundaries = np.array([shapely.Point(0, 0).buffer(18_000), shapely.Point(90_000, 0).buffer(9_000)])
    found, _ = centre_rings.cities_of(points, cities=["a", "b"], boundary=boundaries)
    made = density_rings.assess(found, checkerboard(4, 0.05, 20_000, 18_000))
    assert set(made.rows["city"]) == {"a"}
    assert made.notes == [
        "No rings for b: no built-up ground lies on the land around the centre. Check that the layers overlap."
    ]


def test_a_cancel_stops_the_profile():
    found, _ = centre_rings.cities_of(shapely.points([(0, 0)]))
    with pytest.raises(Stopped):
        density_rings.assess(found, SQUARES, cancelled=lambda: True)


# --- ground drawn more than once -------------------------------------------------------------------------------------

DISCS = np.array([shapely.Point(0, 0).buffer(r, 64) for r in (5_000, 10_000)])


def test_nested_discs_are_rings():
    table, notes = zones.as_table(DISCS, ring=[1, 2], cities=["甲市", "甲市"])
    # Two discs of 5 and 10 km, drawn with 64 segments a quarter: 78.5 and 235.6 km², not 78.5 and 314.1.
    assert shapely.area(table["geometry"].to_numpy()) / 1e6 == pytest.approx([25 * np.pi, 75 * np.pi], rel=1e-3)
    assert notes == ["Rings overlap on 78.5 km² in 甲市; that ground counts for the inner ring alone."]
    turned, _ = zones.as_table(DISCS[::-1], ring=[2, 1], cities=["甲市", "甲市"])
    assert turned["ring"].tolist() == [1, 2]
    assert (shapely.area(turned["geometry"].to_numpy()) == shapely.area(table["geometry"].to_numpy())).all()


def test_rings_that_only_touch_are_left_as_they_are_without_a_word():
    drawn = np.array([DISCS[0], DISCS[1] - DISCS[0]])
    table, notes = zones.as_table(drawn, ring=[1, 2])
    assert notes == []
    assert shapely.equals(table["geometry"].to_numpy(), drawn).all()


def test_edges_rounded_to_a_centimetre_are_no_overlap():
    drawn = np.array([DISCS[0], DISCS[1] - DISCS[0]])
    rounded = shapely.set_precision(shapely.transform(drawn, lambda xy: xy + 1 / 300), 0.01)
    rounded[1] = shapely.union(rounded[1], rounded[0].boundary.buffer(0.01))
    _, notes = zones.as_table(rounded, ring=[1, 2])
    assert notes == []


def test_a_ring_wholly_inside_a_lower_number_is_told():
    table, notes = zones.as_table(DISCS, ring=[2, 1])
    assert table["ring"].tolist() == [1]
    assert notes == [
        "Rings overlap on 78.5 km²; that ground counts for the inner ring alone.",
        "1 ring lies wholly in the rings inside it and was left out.",
    ]


def test_a_hair_that_rounding_leaves_of_a_ring_is_no_ring():
    table, notes = zones.as_table(np.array([DISCS[0], DISCS[0].buffer(1e-6)]), ring=[1, 2])
    assert table["ring"].tolist() == [1]
    assert notes[-1] == "1 ring lies wholly in the rings inside it and was left out."


def test_a_small_overlap_is_told_in_square_metres():
    _, notes = zones.as_table(shapely.box([0, 900], 0, [1000, 2000], 100), ring=[1, 2])
    assert notes == ["Rings overlap on 10,000 m²; that ground counts for the inner ring alone."]


def test_names_belong_to_the_city_whatever_the_order_of_rows():
    cities, names = ["a", "b", "a"], ["老城", "core", "中心"]
    boxes = shapely.box([0, 5, 1], 0, [1, 6, 2], 1)
    for order in ([0, 1, 2], [2, 1, 0]):
        table, _ = zones.as_table(
            boxes[order], ring=[1, 1, 1], cities=[cities[i] for i in order], names=[names[i] for i in order]
        )
        assert dict(zip(table["city"], table["ring_name"], strict=True)) == {"a": "中心", "b": "central"}


@pytest.mark.parametrize("value", ["1e300", "2010", "1.5", "0"])
def test_numbers_that_are_no_ring_numbers_are_refused(value):
    with pytest.raises(InputError, match="ring: rings must be whole numbers from 1"):
        zones.as_table(DISCS[:1], ring=[value])


BOXES = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4), st.integers(1, 3)), min_size=1, max_size=8
)


@settings(max_examples=60)
@given(BOXES, st.randoms())
def test_rings_of_a_city_are_disjoint_and_do_not_depend_on_the_order_of_rows(boxes, random):
    x, y, size, ring = np.array(boxes, float).T
    grounds, ring = shapely.box(x, y, x + size, y + size), ring.astype(int)
    mixed = random.sample(range(len(ring)), len(ring))
    for made in (
        zones.as_table(grounds, ring=ring)[0],
        zones.as_table(grounds[mixed], ring=ring[mixed])[0],
        district_rings.assess(
            grounds[mixed], ring=ring[mixed], options=district_rings.DistrictOptions(order="1,2,3")
        ).rows,
    ):
        inside = shapely.Polygon()
        for number, ground in zip(made["ring"], made["geometry"], strict=True):
            expected = shapely.union_all(grounds[ring == number]) - inside
            assert ground.symmetric_difference(expected).area == pytest.approx(0, abs=1e-9)
            inside = inside | expected
        assert inside.area == pytest.approx(shapely.union_all(grounds).area)


def test_overlapping_districts_of_two_rings_are_told_and_those_of_one_are_not():
    overlapping = shapely.box([0, 0], 0, [2_000, 3_000], 1_000)
    two = district_rings.assess(overlapping, ring=[1, 2], cities=["甲市", "甲市"])
    assert two.rows["area_km2"].tolist() == pytest.approx([2, 1])
    assert two.notes == ["Rings overlap on 2.0 km² in 甲市; that ground counts for the inner ring alone."]
    one = district_rings.assess(overlapping, ring=[1, 1], cities=["甲市", "甲市"])
    assert one.rows["area_km2"].tolist() == pytest.approx([3])
    assert one.notes == []


def halves(ground):
    """A city's ground drawn whole and once more by its two districts."""
    x0, y0, x1, y1 = ground.bounds
    west = shapely.box(x0, y0, (x0 + x1) / 2, y1)
    return np.array([ground, ground & west, ground - west])


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
@pytest.mark.parametrize("names", [None, ["甲市"] * 3])
def test_a_boundary_drawn_whole_and_by_districts_counts_once(order, names):
    ground = shapely.box(-9_000, -7_000, 9_000, 7_000)
    centre = shapely.points([(100, 0)])
    once, _ = centre_rings.cities_of(
        centre, cities=["甲市"], boundary=np.array([ground]), boundary_cities=None if names is None else names[:1]
    )
    twice, _ = centre_rings.cities_of(centre, cities=["甲市"], boundary=halves(ground)[order], boundary_cities=names)
    ours = centre_rings.assess(once, options=centre_rings.DistanceOptions(distances=[3_000, 6_000])).rows
    theirs = centre_rings.assess(twice, options=centre_rings.DistanceOptions(distances=[3_000, 6_000])).rows
    assert theirs["area_km2"].tolist() == pytest.approx(ours["area_km2"].tolist(), rel=1e-9)
    assert theirs["area_km2"].sum() == pytest.approx(18 * 14)


def profile_of(built, boundary, water=None):
    found, _ = centre_rings.cities_of(shapely.points([(0, 0)]), boundary=boundary)
    made = density_rings.assess(found, built, water)
    return made, made.profile[["land_km2", "built_km2", "density"]].to_numpy(), made.rows["area_km2"].tolist()


def test_density_does_not_change_when_ground_is_drawn_twice():
    built = checkerboard(4, 0.05, 20_000, 12_000, 1_000.0)
    ground, lake = shapely.box(-12_000, -12_000, 12_000, 12_000), shapely.box(2_000, 0, 5_000, 4_000)
    _, plain, areas = profile_of(built, np.array([ground]), np.array([lake]))
    _, doubled, same = profile_of(np.tile(built, 2)[::-1], halves(ground)[::-1], halves(lake))
    assert doubled == pytest.approx(plain, rel=1e-6)
    assert same == pytest.approx(areas, rel=1e-6)


# --- given but empty -------------------------------------------------------------------------------------------------

NOTHING = np.zeros(0, dtype=object)


@pytest.mark.parametrize("empty", [NOTHING, np.array([None]), np.array([shapely.Polygon()])])
def test_what_is_given_but_empty_is_not_as_if_it_were_not_given(empty):
    centre, built = shapely.points([(0, 0)]), checkerboard(4, 0.05, 12_000, 6_000, 1_000.0)
    with pytest.raises(InputError, match="^boundary: the layer holds no geometry"):
        centre_rings.cities_of(centre, boundary=empty)
    with pytest.raises(InputError, match="^centres: no centre has a geometry"):
        centre_rings.cities_of(empty)
    with pytest.raises(InputError, match="^districts: the layer holds no geometry"):
        district_rings.assess(empty, ring=np.ones(len(empty)))
    found, _ = centre_rings.cities_of(centre)
    with pytest.raises(InputError, match="^built_up: the layer holds no geometry"):
        density_rings.assess(found, empty, options=density_rings.DensityOptions(max_radius=6_000))
    assert density_rings.assess(found, built, empty).notes == [
        "The layer of water holds no geometry; all ground counts as land."
    ]
    assert density_rings.assess(found, built).notes == []


def test_many_centres_and_centres_without_a_boundary_are_told_with_and_without_a_name():
    many = shapely.points(np.arange(centre_rings.MOST_CENTRES + 1), 0)
    with pytest.raises(InputError, match="the layer holds 10,001 centres of the city\\."):
        centre_rings.cities_of(many)
    far = np.array([shapely.box(50, 50, 60, 60)])
    with pytest.raises(InputError, match="boundary: the centre of the city lies in no boundary of its own\\."):
        centre_rings.cities_of(many[:1], boundary=far)
    with pytest.raises(InputError, match="boundary: the centre of 甲市 lies in no boundary of its own\\."):
        centre_rings.cities_of(many[:1], cities=["甲市"], boundary=far)


def test_centres_without_a_city_have_the_boundary_of_the_city_that_they_stand_in():
    """All its polygons, and no neighbour's; as if the city of the centres had been given."""
    ground, names = shapely.box([0, 10, 20], 0, [10, 20, 30], 9), ["甲市", "甲市", "乙市"]
    for x, city, width in ((5, "甲市", 20), (25, "乙市", 10)):
        (found,), notes = centre_rings.cities_of(shapely.points([(x, 5)]), ground, boundary_cities=names)
        (told,), _ = centre_rings.cities_of(shapely.points([(x, 5)]), ground, cities=[city], boundary_cities=names)
        assert found.boundary.equals(told.boundary)
        assert (found.boundary.area, notes) == (9 * width, [])
        assert found.name == told.name == city
    with pytest.raises(InputError, match="lies in no boundary of its own"):
        centre_rings.cities_of(shapely.points([(99, 99)]), ground, boundary_cities=names)


@pytest.mark.parametrize(
    ("xs", "names", "called"),
    [
        ([5, 15], ["甲市", "甲市", "乙市"], "甲市"),
        ([5, 25], ["甲市", "甲市", "乙市"], None),  # centres in two cities are of neither
        ([20], ["甲市", "甲市", "乙市"], None),  # so is one on the border
        ([25], ["甲市", "甲市", None], None),
        ([5], None, None),
    ],
)
def test_centres_without_a_city_are_called_as_the_one_city_that_they_stand_in(xs, names, called):
    ground = shapely.box([0, 10, 20], 0, [10, 20, 30], 9)
    (found,), _ = centre_rings.cities_of(shapely.points(xs, 5), ground, boundary_cities=names)
    assert found.name == called
    rows = centre_rings.assess([found], options=centre_rings.DistanceOptions([4.0])).rows
    assert {city if isinstance(city, str) else None for city in rows["city"]} == {called}


def test_distances_that_were_meant_in_kilometres_are_told_and_those_of_a_city_are_not():
    town, _ = centre_rings.cities_of(shapely.points([(0, 0)]))
    for typed, told in (("5,15", "5000,15000"), ("0.5", "500"), ("5,500", None), ("5000,15000", None)):
        options = centre_rings.DistanceOptions(centre_rings.parse_distances(typed))
        said = [note for note in centre_rings.assess(town, options=options).notes if "kilometres" in note]
        assert [note.endswith(f"were meant, type {told}.") for note in said] == [True] * (told is not None)


def test_a_city_of_many_centres_is_doubted():
    """Incubators taken for centres would be ringed without a word."""
    said = "{n} centres of {city} are ringed, each of them. A city has few: check that the layer holds centres of cities and no "
    for n, city, told in ((5, None, []), (6, None, ["the city"]), (25, "乙市", ["乙市"])):
        places, names = shapely.points(np.arange(n + 2), 0), None if city is None else ["甲市", "甲市", *[city] * n]
        _, notes = centre_rings.cities_of(places[: n if city is None else n + 2], cities=names)
        assert notes == [said.format(n=n, city=name) + "other places." for name in told]


def test_cities_of_as_many_centres_are_doubted_together():
    for n, told in ((6, "7 centres of 甲市 are ringed"), (7, "7 centres of each of 甲市, 乙市 are ringed")):
        places, names = shapely.points(np.arange(7 + n), 0), ["甲市"] * 7 + ["乙市"] * n
        (note,) = centre_rings.cities_of(places, cities=names)[1]
        assert note.startswith(told)


# --- remarks agree with their number ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "ring", "ground", "words"),
    [
        (1, None, True, "1 district has no ring and was left out."),
        (3, None, True, "3 districts have no ring and were left out."),
        (1, 1, False, "1 district has no geometry and was left out."),
        (3, 1, False, "3 districts have no geometry and were left out."),
        (0, 1, True, None),
    ],
)
def test_remarks_on_districts(n, ring, ground, words):
    grounds = np.array([SQUARES[0], *[SQUARES[1] if ground else None] * n])
    made = district_rings.assess(grounds, ring=[1, *[ring] * n])
    assert made.notes == ([words] if words else [])


@pytest.mark.parametrize(
    ("n", "ring", "ground", "words"),
    [
        (1, None, True, "1 ring has no number and was left out."),
        (3, None, True, "3 rings have no number and were left out."),
        (1, 1, False, "1 ring has no geometry and was left out."),
        (3, 1, False, "3 rings have no geometry and were left out."),
        (0, 1, True, None),
    ],
)
def test_remarks_on_rings(n, ring, ground, words):
    grounds = np.array([SQUARES[0], *[SQUARES[1] if ground else None] * n])
    _, notes = zones.as_table(grounds, ring=[1, *[ring] * n])
    assert notes == ([words] if words else [])


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, []),
        (1, ["1 centre has no geometry and was left out."]),
        (2, ["2 centres have no geometry and were left out."]),
    ],
)
def test_remarks_on_centres(n, words):
    centres = np.array([shapely.Point(1, 1), *[None] * n])
    assert centre_rings.cities_of(centres)[1] == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, []),
        (1, ["1 centre lies outside its city's boundary; its rings are cut by it nevertheless."]),
        (2, ["2 centres lie outside their city's boundary; their rings are cut by it nevertheless."]),
    ],
)
def test_remarks_on_stray_centres(n, words):
    centres = shapely.points([(1, 1), *[(20 + i, 20) for i in range(n)]])
    assert centre_rings.cities_of(centres, boundary=np.array([shapely.box(0, 0, 9, 9)]))[1] == words


@settings(max_examples=40)
@given(BOXES)
def test_an_overlap_is_told_when_there_is_one_and_with_its_area(boxes):
    x, y, size, ring = np.array(boxes, float).T * 1000
    grounds, ring = shapely.box(x, y, x + size, y + size), (ring / 1000).astype(int)
    each = [shapely.union_all(grounds[ring == number]).area for number in np.unique(ring)]
    shared = (sum(each) - shapely.union_all(grounds).area) / 1e6  # whole km²: the boxes stand on a grid of 1 km
    _, notes = zones.as_table(grounds, ring=ring)
    expected = [f"Rings overlap on {shared:.1f} km²; that ground counts for the inner ring alone."] * (shared > 0)
    assert [text for text in notes if text.startswith("Rings overlap")] == expected


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 14), st.floats(1e-5, 300), st.integers(0, 40), st.floats(300, 4000), st.booleans())
def test_a_boundary_of_many_areas_is_cut_as_one_geometry_is(side, gap, vertices, radius, last):
    """Areas apart by a hair to a street; a block of a few vertices or all at once."""
    step = np.arange(side) * (500 + gap)
    x, y = map(np.ravel, np.meshgrid(step, step))
    boundary = shapely.multipolygons(shapely.box(x, y, x + 500, y + 500))
    disks = [shapely.Point(900, 700).buffer(r) for r in (radius, 1.5 * radius)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(centre_rings, "CUT", 4 + vertices)
        made = centre_rings.ringed(disks, boundary, last=last)
    grounds = [*disks, boundary][: 2 + last]
    inside = [shapely.intersection(ground, boundary) for ground in grounds]
    wanted = [inside[0], *(shapely.difference(b, a) for a, b in zip(inside, inside[1:], strict=False))]
    assert len(made) == len(wanted)
    for ring, one in zip(made, wanted, strict=True):
        assert ring.is_valid
        assert ring.geom_type in ("Polygon", "MultiPolygon")
        # A millimetre along every edge.
        assert shapely.symmetric_difference(ring, one).area <= 2e-3 * (one.length + 1)


def test_a_cancel_is_heard_between_the_areas_of_a_boundary():
    x, y = map(np.ravel, np.meshgrid(np.arange(100) * 10.0, np.arange(100) * 10.0))
    town = centre_rings.City("甲市", shapely.Point(500, 500), shapely.multipolygons(shapely.box(x, y, x + 9, y + 9)))
    looks = iter([False] * 5)
    with pytest.raises(Stopped):
        centre_rings.around(town, [200.0, 400.0], ["a", "b", "c"], cancelled=lambda: next(looks, True))


@pytest.mark.parametrize("distances", [[300, 700], [700, 1700], [500, 500.0005, 1700]])
def test_a_circle_that_touches_a_part_of_the_boundary_leaves_areas_alone(distances):
    boundary = np.array([shapely.MultiPolygon([shapely.box(-500, -500, 500, 500), shapely.box(700, -100, 1700, 100)])])
    places, _ = centre_rings.cities_of(shapely.points([(0, 0)]), boundary=boundary)
    table = centre_rings.assess(places, options=centre_rings.DistanceOptions(distances=distances)).rows
    assert set(shapely.get_dimensions(table["geometry"].to_numpy())) == {2}
    assert shapely.area(table["geometry"].to_numpy()).sum() == pytest.approx(boundary[0].area, rel=1e-6)


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        # Two discs of radius r whose centres are d apart share 2r² acos(d/2r) − d/2 √(4r² − d²); r = 10 and d = 12 km.
        (
            12_000,
            ["The rings of 2 cities overlap those of another: the areas of all rings add up to 942 km² on 853 km² of"],
        ),
        # They share 0.13 km², which whole km² do not tell.
        (
            19_900,
            [
                "The rings of 2 cities overlap those of another: the areas of all rings add up to 942.4 km² on 942.3 km² of"
            ],
        ),
        (21_000, []),
    ],
)
def test_rings_of_neighbours_that_overlap_are_told_with_their_areas(distance, words):
    centres = shapely.points([[0, 0], [distance, 0], [500_000, 0]])
    found, _ = centre_rings.cities_of(centres, cities=["A", "B", "C"])
    notes = centre_rings.assess(found, options=centre_rings.DistanceOptions(distances=[5_000, 10_000])).notes
    assert [note.partition(" ground.")[0] for note in notes] == words


def test_one_city_never_overlaps_itself():
    found, _ = centre_rings.cities_of(shapely.points([[0, 0], [3_000, 0]]), cities=[None, None])
    assert centre_rings.assess(found, options=centre_rings.DistanceOptions(distances=[5_000, 10_000])).notes == []


# --- values that are one ring ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "order", "told"),
    [
        (
            ["core", "inner", "suburb"],
            "",
            ["These values of the ring field are one and the same ring, central city: core, inner."],
        ),
        (
            ["outer", "suburb", "近郊", "远郊"],
            "",
            [
                "These values of the ring field are one and the same ring, near suburb: suburb, 近郊.",
                "These values of the ring field are one and the same ring, far suburb: outer, 远郊.",
            ],
        ),
        (["core", "suburb", "outer"], "", []),
        (["1", "2", "2"], "", []),
        (["core", "inner", "suburb"], "core,inner;suburb", []),  # as the user says
    ],
)
def test_values_that_merge_unasked_are_told(values, order, told):
    grounds = shapely.box(np.arange(len(values)), 0, np.arange(len(values)) + 1, 1)
    assert (
        district_rings.assess(grounds, ring=values, options=district_rings.DistrictOptions(order=order)).notes == told
    )
    if not order:
        assert zones.as_table(grounds, ring=values)[1] == told


# --- cities whose density rings overlap ------------------------------------------------------------------------------


@pytest.mark.parametrize(("distance", "told"), [(12_000, True), (200_000, False)])
def test_density_rings_of_neighbours_that_overlap_are_told(distance, told):
    town = checkerboard(4, 0.05, 12_000, 10_000, 1_000.0)
    built = np.concatenate([town, shapely.transform(town, lambda xy: xy + np.array([distance, 0]))])
    found, _ = centre_rings.cities_of(shapely.points([[0, 0], [distance, 0]]), cities=["A", "B"])
    made = density_rings.assess(found, built, options=density_rings.DensityOptions(max_radius=10_000))
    ground = shapely.area(shapely.union_all(made.rows["geometry"].to_numpy())) / 1e6
    drawn = made.rows["area_km2"].sum()
    assert (drawn > 1.001 * ground) == told
    expected = f"the areas of all rings add up to {drawn:,.0f} km² on {ground:,.0f} km² of ground"
    assert [expected in note for note in made.notes if "overlap" in note] == [True] * told


# --- what they come to in words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cities", "said"), [(["A", "A", "A"], "The rings take"), (["A", "B", "B"], "The rings of 2 cities take")]
)
def test_the_answer_is_the_ground_of_each_ring_over_all_cities(cities, said):
    districts = shapely.box([0, 1e3, 5e3], 0, [1e3, 4e3, 9e3], 1e4)
    made = district_rings.assess(districts, ring=["core", "suburb", "outer"], cities=cities)
    assert (
        made.answer
        == f"{said} {'80 km² in all' if 'of' in said else '80 km²'}: central city 12.5%, near suburb 37.5%, far suburb 50.0%."
    )
    shares = made.rows.groupby("ring")["area_km2"].sum() / made.rows["area_km2"].sum()
    assert shares.tolist() == pytest.approx([1 / 8, 3 / 8, 4 / 8])
