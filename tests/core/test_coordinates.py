"""GCJ-02 and BD-09: published values, the bound of the inverse, who lies in China, and shapes that keep all but their place."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.data import coordinates, vertices
from innospace.core.ground import geodesy

# Degrees; a metre is 9e-6.
MICROMETRE = 1e-11
PLACE = np.array([[116.404, 39.915]])


def forward(source, target, lon, lat):
    moved, inside = coordinates.converted(np.array([[lon, lat]]), source, target)
    assert inside.all()
    return moved[0].tolist()


# README of wandergis/coordtransform (MIT), and own values of the same formulas for four cities.
PUBLISHED = [
    ("wgs84", "gcj02", (116.404, 39.915), (116.41024449916938, 39.91640428150164)),
    ("gcj02", "bd09", (116.404, 39.915), (116.41036949371029, 39.92133699351021)),
    ("wgs84", "bd09", (116.404, 39.915), (116.41662724378733, 39.922699552216216)),
    ("gcj02", "wgs84", (116.404, 39.915), (116.397755754575, 39.913596235609)),
    ("wgs84", "gcj02", (118.796877, 32.060255), (118.802060593, 32.058179343)),
    ("gcj02", "bd09", (118.802060593, 32.058179343), (118.808480704, 32.064537921)),
    ("wgs84", "gcj02", (114.057868, 22.543099), (114.062981961, 22.540381758)),
    ("gcj02", "bd09", (114.062981961, 22.540381758), (114.069531967, 22.546040413)),
    ("wgs84", "gcj02", (87.616848, 43.825592), (87.619697998, 43.826797436)),
    ("gcj02", "bd09", (87.619697998, 43.826797436), (87.626148102, 43.832941270)),
    ("wgs84", "gcj02", (126.534967, 45.803775), (126.541007467, 45.805756615)),
    ("gcj02", "bd09", (126.541007467, 45.805756615), (126.547626349, 45.811370880)),
]


@pytest.mark.parametrize(("source", "target", "place", "expected"), PUBLISHED)
def test_published_values(source, target, place, expected):
    # Nine decimals are published for the cities: rounded before and after, a unit of the last is 1e-4 m.
    tolerance = 1.2e-9 if max(len(str(v)) for v in expected) < 14 else 1e-11
    assert forward(source, target, *place) == pytest.approx(expected, abs=tolerance)


def test_the_wrong_variant_that_is_public_is_another():
    """Copies with a wrong term for the latitude give 39.91601738…, 43 m to the south."""
    assert forward("wgs84", "gcj02", 116.404, 39.915)[1] - 39.91601738120499 == pytest.approx(3.869e-4, abs=1e-7)


def test_the_one_step_inverse_that_is_published_is_off_by_centimetres():
    found = np.array([forward("gcj02", "wgs84", 116.404, 39.915)])
    one_step = np.array([[116.39775550083061, 39.91359571849836]])
    assert coordinates.shift_m(found, one_step)[0] == pytest.approx(0.06, abs=0.005)


def by_hand(lon, lat):
    """The published formula, term by term, without any array."""
    x, y, pi, sin = lon - 105, lat - 35, math.pi, math.sin
    both = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + both
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + both
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    a, e2, phi = 6378245.0, 0.00669342162296594323, math.radians(lat)
    m = 1 - e2 * sin(phi) ** 2
    lat += north * 180 / (a * (1 - e2) / (m * math.sqrt(m)) * pi)
    return lon + east * 180 / (a / math.sqrt(m) * math.cos(phi) * pi), lat


inland = st.tuples(st.floats(104, 116), st.floats(26, 39))


@given(inland)
def test_the_formula_term_by_term(place):
    assert forward("wgs84", "gcj02", *place) == pytest.approx(by_hand(*place), abs=MICROMETRE)


@settings(deadline=None)
@given(inland, st.permutations(coordinates.SYSTEMS))
@example((105.0, 26.0), ["wgs84", "gcj02", "bd09"])
@example((105.0 + 1e-9, 30.0), ["bd09", "wgs84", "gcj02"])
def test_there_and_back_is_where_it_was(place, systems):
    there = forward(systems[0], systems[1], *place)
    back = np.array([forward(systems[1], systems[0], *there)])
    assert coordinates.shift_m(np.array([place]), back)[0] < 2e-6
    onward = forward(systems[1], systems[2], *there)
    direct = forward(systems[0], systems[2], *place)
    assert coordinates.shift_m(np.array([onward]), np.array([direct]))[0] < 4e-6


def test_the_inverse_is_good_to_a_micrometre_all_over_china():
    grid = np.stack(np.meshgrid(np.arange(75, 134, 0.31), np.arange(19, 53, 0.29)), axis=-1).reshape(-1, 2)
    grid = grid[coordinates.in_china(grid)]
    assert len(grid) > 8000
    for system in ("gcj02", "bd09"):
        there, _ = coordinates.converted(grid, "wgs84", system)
        back = coordinates.INVERSE[system](there)
        assert coordinates.shift_m(grid, back).max() < 1e-6


def test_the_shift_is_between_18_and_714_m():
    grid = np.stack(np.meshgrid(np.arange(75, 134, 0.31), np.arange(19, 53, 0.29)), axis=-1).reshape(-1, 2)
    there, inside = coordinates.converted(grid, "wgs84", "gcj02")
    metres = geodesy.distance(grid[inside], there[inside])
    assert 18 < metres.min() < 100
    assert 600 < metres.max() < 715
    assert coordinates.shift_m(grid[inside], there[inside]) == pytest.approx(metres, abs=1e-3)


ABROAD = {
    "Thimphu": (89.639, 27.472), "Seoul": (126.978, 37.566), "Ulaanbaatar": (106.917, 47.920), "Hanoi": (105.85, 21.03),
    "Tokyo": (139.69, 35.69), "Kathmandu": (85.32, 27.71), "Vladivostok": (131.9, 43.12), "Almaty": (76.93, 43.25),
    "Paris": (2.35, 48.86), "Null Island": (0, 0), "Antipodes": (-63.6, -39.9), "no place on earth": (600_000, 3_500_000),
}  # fmt: skip
AT_HOME = {
    "Beijing": (116.39, 39.91), "Shenzhen Luohu": (114.12, 22.545), "Zhuhai Gongbei": (113.545, 22.225), "Sanya": (109.51, 18.25),
    "Kashgar": (75.99, 39.47), "Heihe": (127.50, 50.245), "Dandong": (124.385, 40.13), "Lhasa": (91.11, 29.65),
    "Chongming": (121.4, 31.62), "Zhoushan": (122.1, 30.02),
}  # fmt: skip


@pytest.mark.parametrize("place", ABROAD.values(), ids=ABROAD)
def test_what_lies_abroad_stays(place):
    moved, inside = coordinates.converted(np.array([place]), "gcj02", "wgs84", coordinates.REGIONS)
    assert (moved.tolist(), inside.tolist()) == ([list(map(float, place))], [False])


@pytest.mark.parametrize("place", AT_HOME.values(), ids=AT_HOME)
def test_what_lies_in_the_mainland_moves(place):
    assert coordinates.converted(np.array([place]), "wgs84", "gcj02")[1].all()


@pytest.mark.parametrize(
    ("region", "place"), [("hong_kong", (114.17, 22.30)), ("macao", (113.545, 22.19)), ("taiwan", (121.52, 25.04))]
)
def test_regions_move_only_when_they_are_named(region, place):
    for named, moves in (((), False), ((region,), True), (set(coordinates.REGIONS) - {region}, False)):
        assert coordinates.converted(np.array([place]), "wgs84", "gcj02", named)[1].tolist() == [moves]


def test_few_places_are_not_worth_finding_out_what_china_fills(monkeypatch):
    monkeypatch.setattr(coordinates, "_cells", None)
    assert coordinates.in_china(np.array([[118.8, 32.06], [114.17, 22.30]])).tolist() == [True, False]


def _in_china(places, many):
    """Asked by cells where the places are as many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coordinates, "MANY", many)
        return coordinates.in_china(np.array(places)).tolist()


@given(st.lists(st.tuples(st.floats(70, 140), st.floats(0, 60)), min_size=1, max_size=30))
def test_asking_by_cells_is_asking_each(places):
    """The border of the same outline, asked point by point."""
    outline = coordinates._ground(())
    expected = [outline.intersects(shapely.Point(place)) for place in places]
    assert _in_china(places, many=0) == _in_china(places, many=100) == expected


def test_asking_by_cells_along_the_border():
    vertices_of_the_border = shapely.get_coordinates(coordinates._ground(()))[::97]
    shifts = np.random.default_rng(1).normal(0, 0.02, vertices_of_the_border.shape)
    places = vertices_of_the_border + shifts
    expected = shapely.intersects(coordinates._ground(()), shapely.points(places))
    assert 0.1 < expected.mean() < 0.9
    assert _in_china(places, many=0) == expected.tolist()


def test_china_is_asked_of_the_wgs84_place():
    """A place whose GCJ-02 coordinates lie in Hong Kong, and whose ground is Shenzhen, moves."""
    bank = np.array([[114.0570, y] for y in np.arange(22.49, 22.53, 0.0002)])
    mainland = coordinates.in_china(bank)
    there, _ = coordinates.converted(bank, "wgs84", "gcj02")
    crossed = mainland & ~coordinates.in_china(there)
    assert crossed.any()
    back, inside = coordinates.converted(there[crossed], "gcj02", "wgs84")
    assert inside.all()
    assert coordinates.shift_m(back, bank[crossed]).max() < 1e-5


def test_a_shape_moves_whole():
    """Three vertices in China and one abroad, one and three, two and two; a shape that leaves the formulas' ground."""
    inside, outside = [118.0, 32.0], [127.0, 37.5]
    shapes = [
        [inside] * 3 + [outside],
        [inside] + [outside] * 3,
        [inside] * 2 + [outside] * 2,
        [inside, inside, [0, 0]],
    ]
    shape = np.repeat(np.arange(4), list(map(len, shapes)))
    xy = np.array([place for places in shapes for place in places])
    moved, moves = coordinates.converted(xy, "wgs84", "gcj02", shape=shape)
    assert [set(moves[shape == i]) for i in range(4)] == [{True}, {False}, {True}, {False}]
    assert (moved != xy).all(axis=1).tolist() == moves.tolist()
    assert moved[3].tolist() == pytest.approx(by_hand(*outside), abs=MICROMETRE)


def test_places_do_not_hang_on_one_another():
    places = np.random.default_rng(3).uniform((70, 15), (140, 55), (500, 2))
    order = np.random.default_rng(4).permutation(500)
    moved, inside = coordinates.converted(places, "bd09", "gcj02")
    again, there = coordinates.converted(places[order], "bd09", "gcj02")
    assert there.tolist() == inside[order].tolist()
    assert coordinates.shift_m(again, moved[order]).max() < 1e-6


def test_what_is_missing_stays_missing():
    places = np.array([[np.nan, np.nan], [np.inf, 30], [118.0, 32.0]])
    moved, inside = coordinates.converted(places, "wgs84", "bd09")
    assert inside.tolist() == [False, False, True]
    assert np.isnan(moved[0]).all()
    assert coordinates.converted(np.empty((0, 2)), "wgs84", "bd09")[0].shape == (0, 2)


def test_refusals_name_their_parameter():
    for arguments, parameter in ((("gcj02", "gcj02"), "target"), (("wgs84", "gcj02", ["taipei"]), "regions")):
        with pytest.raises(InputError) as refusal:
            coordinates.converted(PLACE, *arguments)
        assert refusal.value.parameter == parameter


def test_a_length_in_gcj02_is_wrong_by_a_seventh_of_a_per_cent():
    """Nanjing, 9 437.38 m on the ground are 9 423.50 m in GCJ-02: any fault of the shift would show here."""
    start, end = np.array([[118.796877, 32.060255]]), np.array([[118.796877 + 0.1, 32.060255]])
    a, b = (coordinates.converted(place, "wgs84", "gcj02")[0] for place in (start, end))
    assert abs(geodesy.distance(a, b)[0] / geodesy.distance(start, end)[0] - 1) < 0.0075


SHAPES = [
    "POINT (1 2)", "POINT Z (1 2 3)", "POINT M (1 2 3)", "POINT ZM (1 2 3 4)", "LINESTRING (0 0, 1 1, 2 0)", "POINT EMPTY",
    "POLYGON Z ((0 0 5, 9 0 5, 9 9 5, 0 0 5), (1 1 5, 2 1 5, 2 2 5, 1 1 5))", "MULTIPOINT ((1 2), (3 4))",
    "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 20, 29 20, 29 29, 20 20)))", "LINESTRING EMPTY",
    "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (3 4, 5 6))",
]  # fmt: skip


@pytest.mark.parametrize("wkt", SHAPES)
def test_only_places_change(wkt):
    if " M " in wkt or "ZM" in wkt:
        numbers = np.array([float(n) for n in wkt[wkt.index("(") + 1 : -1].split()])
        blob = b"\x01" + (3001 if "ZM" in wkt else 2001).to_bytes(4, "little") + numbers.tobytes()
    else:
        blob = shapely.to_wkb(shapely.from_wkt(wkt), flavor="iso")
    found = vertices.read([blob, None, blob])
    n = len(found.xy) // 2
    assert found.owner.tolist() == [0] * n + [2] * n
    assert found.replaced(found.xy) == [blob, None, blob]
    first, missing, _ = found.replaced(found.xy + np.array([100, 200]))
    assert missing is None
    again = vertices.read([first])
    assert np.array_equal(again.xy, found.xy[:n] + np.array([100, 200]), equal_nan=True)
    assert again.replaced(found.xy[:n]) == [blob]


def test_arcs_keep_being_arcs():
    """A compound curve of an arc and a line, with heights: 1009 holding 1008 and 1002."""
    arc = b"\x01" + (1008).to_bytes(4, "little") + (3).to_bytes(4, "little") + np.arange(9.0).tobytes()
    line = b"\x01" + (1002).to_bytes(4, "little") + (2).to_bytes(4, "little") + np.arange(6.0).tobytes()
    blob = b"\x01" + (1009).to_bytes(4, "little") + (2).to_bytes(4, "little") + arc + line
    found = vertices.read([blob])
    assert found.xy.tolist() == [[0, 1], [3, 4], [6, 7], [0, 1], [3, 4]]
    assert found.replaced(found.xy) == [blob]


def test_a_kind_that_is_not_known_is_said():
    with pytest.raises(ValueError, match="99"):
        vertices.read([b"\x01" + (99).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(40)])
    with pytest.raises(ValueError, match="endian"):
        vertices.read([b"\x00" + bytes(24)])
