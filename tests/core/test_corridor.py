"""Innovation space along an axis, by hand and by invariants."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.region import corridor_report
from innospace.core.region.axis import make_axis
from innospace.core.region.corridor import CorridorOptions, assess, gaps

# 20 km from west to east; the corridor is 4 km wide.
AXIS = np.array([shapely.LineString([(0, 0), (20_000, 0)])])
DISTRICTS = np.array([shapely.box(9_000, -9_000, 30_000, 9_000), shapely.box(-5_000, -9_000, 9_000, 9_000)])
NAMES = ["East", "West"]


def corridor(axis, width, spaces, districts=None, names=None, blue=None, blue_reach=500):
    return assess(axis, spaces, districts, blue, names=names, options=CorridorOptions(width, blue_reach))


def squares(*places, half=500):
    return np.array([shapely.box(x - half, y - half, x + half, y + half) for x, y in places])


def points(*xy):
    return np.array([shapely.Point(at) for at in xy])


def test_the_corridor_measures_what_lies_in_it():
    spaces = squares((2_000, 0), (2_500, 0), (12_000, 2_000), (15_000, 5_000))
    result = corridor(AXIS, 4_000, spaces, DISTRICTS, NAMES)
    row = result.rows.iloc[0]
    assert row[["length_km", "area_km2", "n", "per_km", "districts"]].tolist() == pytest.approx([20, 80, 3, 0.15, 2])
    # Two overlap by half, the third lies half outside, the fourth wholly.
    assert row["space_km2"] == pytest.approx(2.0)
    assert row["space_share"] == pytest.approx(2.0 / 80)
    assert row["longest_gap_km"] == pytest.approx(9.5)
    assert result.gaps_km.tolist() == [[0, 2], [2, 0.5], [2.5, 9.5], [12, 8]]
    assert np.isnan(row["blue_share"])
    assert row["geometry"].equals(shapely.box(0, -2_000, 20_000, 2_000))
    assert result.notes == ["1 space lies outside the corridor."]


@pytest.mark.words_alone
def test_spaces_where_districts_meet_are_told():
    """Two on either side and one on the border: which district has most rests on the one that the first was given."""
    districts = np.array([shapely.box(0, -5000, 10_000, 5000), shapely.box(10_000, -5000, 20_000, 5000)])
    road = shapely.linestrings([[(0, 0), (20_000, 0)]])
    spaces = shapely.points([(2000, 0), (2000, 10), (10_000, 0), (12_000, 0), (12_000, 10)])
    result = corridor(road, 4000, spaces, districts, ["west", "east"])
    assert (result.sections["n"].head(2).tolist(), result.n_contested) == ([3, 2], 1)
    said = " ".join(corridor_report.sentences(result))
    assert "and 1 stands where districts meet: it counts in the first of them along the axis." in said
    result = corridor(road, 4000, np.delete(spaces, 2), districts, ["west", "east"])
    assert result.n_contested == 0
    assert "districts meet" not in " ".join(corridor_report.sentences(result))


def test_sections_follow_the_axis_and_tell_who_lies_across_a_border():
    spaces = squares((8_900, 0), (12_000, 0), (2_000, 0))
    sections = corridor(AXIS, 4_000, spaces, DISTRICTS, NAMES).sections
    assert sections["district"].tolist() == ["West", "East"]
    assert sections["length_km"].tolist() == pytest.approx([9, 11])
    assert sections["area_km2"].tolist() == pytest.approx([36, 44])
    assert sections["space_km2"].tolist() == pytest.approx([1.6, 1.4])
    assert sections["n"].tolist() == [2, 1]
    assert sections["n_across"].tolist() == [1, 1]
    assert sections["share"].tolist() == pytest.approx([2 / 3, 1 / 3])


def test_ground_outside_all_districts_is_the_last_section_without_a_name():
    result = corridor(AXIS, 4_000, points((2_000, 0), (15_000, 100), (9_000, 0)), DISTRICTS[1:], ["West"])
    assert result.sections["district"].tolist() == ["West", None]
    assert result.sections["status"].tolist() == ["ok", "outside_districts"]
    assert result.sections["n"].tolist() == [2, 1]
    assert result.rows["districts"].tolist() == [1]


def test_rows_of_one_name_are_one_district():
    strips = np.array([shapely.box(x, -9_000, x + 5_000, 9_000) for x in (0, 5_000, 10_000, 15_000)])
    result = corridor(AXIS, 4_000, points((1, 0)), strips, ["A", "B", "A", "B"])
    sections = result.sections
    assert result.rows["districts"].tolist() == [2]
    nameless = corridor(AXIS, 4_000, points((1, 0)), strips)
    assert nameless.rows["districts"].tolist() == [4]
    assert set(nameless.sections["status"]) == {"ok"}
    assert sorted(sections["district"]) == ["A", "B"]
    assert sections["area_km2"].tolist() == pytest.approx([40, 40])


def test_ground_that_districts_share_counts_in_each_and_is_told():
    lap = np.array([shapely.box(-5_000, -9_000, 12_000, 9_000), shapely.box(9_000, -9_000, 30_000, 9_000)])
    spaces = squares((10_500, 0), (2_000, 0), (12_000, 0))
    result = corridor(AXIS, 4_000, spaces, lap, ["West", "East"])
    assert result.sections["area_km2"].tolist() == pytest.approx([48, 44])
    assert result.sections["space_km2"].tolist() == pytest.approx([2.5, 2])
    assert result.sections["n"].sum() == 3
    # The one that both hold whole lies across no border; the one on the edge of the west does, of the west's alone.
    assert result.sections["n_across"].tolist() == [1, 0]
    assert result.n_across == 1
    text = (
        "Districts overlap in the corridor, by 12.00 km²: that ground, and what of it is innovation space, counts in the area "
        "of each."
    )
    assert result.notes == [text]
    turned = corridor(AXIS, 4_000, spaces[::-1], lap[::-1], ["East", "West"])
    shown = ["district", "area_km2", "space_km2", "n", "n_across"]
    assert turned.sections[shown].to_numpy().tolist() == result.sections[shown].to_numpy().tolist()
    twice = corridor(AXIS, 4_000, spaces, np.array([*DISTRICTS, DISTRICTS[0]]), [*NAMES, "East"])
    assert twice.sections["area_km2"].tolist() == pytest.approx([36, 44])
    assert twice.notes == []


def test_points_among_polygons_count_in_the_number_and_are_told():
    mixed = np.array([*squares((2_000, 0)), shapely.Point(5_000, 0), shapely.Point(0, 50_000)])
    result = corridor(AXIS, 4_000, mixed, DISTRICTS, NAMES)
    assert result.rows[["n", "space_km2"]].iloc[0].tolist() == pytest.approx([2, 1])
    assert result.sections["n"].tolist() == [2, 0]
    assert result.notes == [
        "1 space lies outside the corridor.",
        "1 space is a point or line: it counts in the number of spaces, not in the areas.",
    ]


def test_points_count_by_number_and_have_no_area():
    blue = np.array([shapely.LineString([(0, 600), (10_000, 600)])])
    row = corridor(AXIS, 4_000, points((1_000, 0), (5_000, 100), (15_000, 0), (19_000, 100)), blue=blue).rows.iloc[0]
    assert row["blue_share"] == 0.25
    assert np.isnan(row["space_km2"])
    assert np.isnan(row["space_share"])
    assert row["n"] == 4


def test_the_share_near_water_and_green_is_by_area():
    spaces = squares((2_000, 0), (12_000, 0))
    lake = np.array([shapely.box(1_500, 500, 2_500, 900), None])
    assert corridor(AXIS, 4_000, spaces, blue=lake, blue_reach=500).rows["blue_share"][0] == pytest.approx(0.25)
    assert corridor(AXIS, 4_000, spaces, blue=lake, blue_reach=0).rows["blue_share"][0] == 0
    far = np.array([shapely.Point(0, 99_000)])
    assert corridor(AXIS, 4_000, spaces, blue=far).rows["blue_share"][0] == 0


@pytest.mark.parametrize(
    ("x", "gap"), [([], 100), ([0], 100), ([50], 50), ([10, 20, 95], 75), ([100, 0, 40], 60), ([30, 30], 70)]
)
def test_the_longest_gap_counts_the_ends(x, gap):
    axis = make_axis(np.array([shapely.LineString([(0, 0), (100, 0)])]))
    assert gaps(axis, np.sort(x))[:, 1].max() == pytest.approx(gap)
    assert gaps(axis, np.sort(x))[:, 1].sum() == pytest.approx(100)


def test_the_gap_of_a_ring_goes_round():
    ring = make_axis(np.array([shapely.LineString([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])]))
    assert gaps(ring, ring.positions(points((5, 0), (10, 5)))).tolist() == [[5, 10], [15, 30]]
    assert gaps(ring, np.array([5.0])).tolist() == [[5, 40]]


def test_an_axis_of_several_pieces_leaves_out_its_gaps():
    pieces = np.array([shapely.LineString([(12_000, 0), (20_000, 0)]), shapely.LineString([(0, 0), (10_000, 0)])])
    result = corridor(pieces, 4_000, points((9_000, 0), (13_000, 0)))
    assert result.rows["length_km"][0] == pytest.approx(18)
    assert result.rows["area_km2"][0] == pytest.approx(72)
    assert result.rows["longest_gap_km"][0] == pytest.approx(9)
    assert result.notes == ["The axis has gaps of 2.0 km in all; they are not part of the corridor."]


def test_spaces_on_the_very_edge():
    slanted = np.array([shapely.LineString([(0.1, 0.3), (19_999.7, 7_000.3)])])
    edge = shapely.buffer(slanted[0], 2_000, cap_style="flat")
    corners = shapely.points(shapely.get_coordinates(edge)[:-1])
    on_edge = shapely.line_interpolate_point(edge.exterior, np.linspace(0, 1, 50), normalized=True)
    result = corridor(slanted, 4_000, np.concatenate([corners, on_edge]), DISTRICTS, NAMES)
    assert result.sections["n"].sum() == result.rows["n"][0]
    # Polygons that merely touch the corridor hold none of it.
    touching = np.array([shapely.box(2_000, 2_000, 3_000, 3_000), shapely.box(20_000, 0, 21_000, 10)])
    assert corridor(AXIS, 4_000, touching, DISTRICTS, NAMES).rows["n"][0] == 0


def test_of_two_carriageways_one_counts_in_the_length():
    carriageways = np.array([shapely.LineString([(0, 0), (20_000, 0)]), shapely.LineString([(20_000, 40), (0, 40)])])
    row = corridor(carriageways, 4_000, points((5_000, 0), (5_000, 40))).rows.iloc[0]
    assert row["length_km"] == pytest.approx(20, abs=0.1)
    assert row["area_km2"] == pytest.approx(80.8)
    assert row["longest_gap_km"] == pytest.approx(15, abs=0.1)


def test_spaces_without_geometry_or_outside_are_counted_not_lost():
    result = corridor(AXIS, 4_000, np.array([None, shapely.Point(0, 50_000)]))
    assert result.rows[["n", "per_km", "longest_gap_km"]].iloc[0].tolist() == pytest.approx([0, 0, 20])
    assert result.notes == ["1 space has no geometry and is not counted.", "1 space lies outside the corridor."]
    polygons = corridor(AXIS, 4_000, squares((0, 50_000)), blue=AXIS)
    assert polygons.rows["space_km2"][0] == 0
    assert np.isnan(polygons.rows["blue_share"][0])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"width": 0}, "width: the width must be greater than 0"),
        ({"blue_reach": -1}, "blue_reach: -1 lies outside what is possible here. Give 0 or more."),
        ({"spaces": np.array([None])}, "spaces: the layer holds no geometry"),
        ({"axis": np.array([None])}, "axis: the layer holds no geometry"),
        ({"districts": np.array([None])}, "districts: the layer holds no geometry"),
        ({"districts": np.array([], dtype=object)}, "districts: the layer holds no geometry"),
        ({"blue": np.array([], dtype=object)}, "blue: the layer holds no geometry"),
        ({"blue": np.array([None])}, "blue: the layer holds no geometry"),
    ],
)
def test_unusable_input_is_refused_by_name(changes, message):
    given_values = {"axis": AXIS, "width": 4_000, "spaces": points((0, 0))}
    with pytest.raises(InputError, match=message):
        corridor(**{**given_values, **changes})


@given(st.integers(0, 2**32 - 1), st.integers(1, 25), st.booleans())
@settings(max_examples=30, deadline=None)
def test_sections_partition_the_corridor_and_its_spaces(seed, n, areal):
    rng = np.random.default_rng(seed)
    places = rng.uniform([-2_000, -4_000], [22_000, 4_000], (n, 2))
    spaces = squares(*places, half=300) if areal else points(*places)
    bend = np.array([shapely.LineString(np.c_[np.linspace(0, 20_000, 9), rng.uniform(-2_000, 2_000, 9)])])
    cut = np.sort(rng.uniform(0, 20_000, 3))
    districts = np.array([shapely.box(a, -9_000, b, 9_000) for a, b in zip(cut, cut[1:], strict=False)])
    result = corridor(bend, 3_000, spaces, districts, ["A", None])
    row, sections = result.rows.iloc[0], result.sections
    assert sections["area_km2"].sum() == pytest.approx(row["area_km2"])
    assert sections["length_km"].sum() == pytest.approx(row["length_km"])
    assert sections["n"].sum() == row["n"]
    assert 0 < row["longest_gap_km"] <= row["length_km"] + 1e-9
    if areal:
        assert sections["space_km2"].sum() == pytest.approx(row["space_km2"], abs=1e-8)
        assert 0 <= row["space_share"] <= 1
    if row["n"]:
        assert sections["share"].sum() == pytest.approx(1)
