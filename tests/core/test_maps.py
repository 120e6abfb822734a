"""Maps of reports: all that was drawn is inside, the bar is as long as it says, names stand clear of one another."""

import re

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.page import charts, maps

CITIES = np.array([shapely.box(x, 0, x + 50_000, 40_000) for x in (0, 50_000)])
NAMES = ["南京市", "镇江市"]


def _drawn(points, **kwargs):
    sketch = maps.Map("Incubators", maps.Ground(boundary=CITIES, places=CITIES, names=NAMES), **kwargs)
    charts.draw_points(sketch.axes, points, "#D55E00", "incubator")
    return sketch, sketch.svg()


@given(st.floats(1, 5e6))
def test_the_bar_is_round_and_the_longest_that_leaves_the_map_its_room(width):
    metres = maps.bar_length(width)
    steps = sorted(k * 10.0**n for n in range(-2, 8) for k in (1, 2, 5))
    assert metres == pytest.approx(max(s for s in steps if s <= 0.28 * width * (1 + 1e-9)))


def test_the_bar_is_as_long_as_it_says():
    sketch, svg = _drawn(shapely.points([[1000, 1000], [90_000, 30_000]]))
    (bar,) = [line for line in sketch.axes.lines if line.get_zorder() == 6]
    assert np.ptp(bar.get_xdata()) == 20_000
    assert "20 km" in svg


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.floats(-9e4, 9e4), st.floats(-9e4, 9e4)), min_size=1, max_size=9))
def test_all_that_was_drawn_is_inside_in_equal_scales(xy):
    sketch, _ = _drawn(shapely.points(xy))
    (left, right), (bottom, top) = sketch.axes.get_xlim(), sketch.axes.get_ylim()
    x, y = np.array([*xy, (0, 0), (100_000, 40_000)]).T
    assert left < x.min() < x.max() + 1 < right + 1
    assert bottom < y.min() < y.max() + 1 < top + 1
    assert sketch.axes.get_aspect() == 1


def test_a_frame_decides_what_is_shown():
    sketch, _ = _drawn(shapely.points([[1000, 1000]]), frame=np.array([0, 0, 10_000, 5_000]))
    assert sketch.axes.get_xlim() == pytest.approx((-300, 10_300))


def test_names_stand_clear_of_one_another_and_those_without_room_are_left_out():
    crowd = shapely.points(np.column_stack([np.linspace(20_000, 26_000, 30), np.full(30, 20_000)]))
    sketch = maps.Map("Crowd", maps.Ground(boundary=CITIES))
    sketch.name(crowd, [f"孵化器{i}" for i in range(30)])
    svg = sketch.svg()
    boxes = [text.get_window_extent() for text in sketch.axes.texts if text.get_text().startswith("孵化器")]
    assert 2 <= len(boxes) < 30
    assert all(not a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert "孵化器0" in svg  # the most important, given first, has its place


def test_places_without_geometry_or_name_are_passed_over():
    sketch = maps.Map(
        "Cities", maps.Ground(boundary=np.array([*CITIES, None]), places=[None, *CITIES], names=["甲", "", "乙"])
    )
    svg = sketch.svg()
    assert "乙" in svg
    assert "甲" not in svg


def test_the_arrow_points_to_true_north():
    straight, turned = (maps.Map("North", maps.Ground(boundary=CITIES, north=degrees)) for degrees in (0, 30))
    for sketch in (straight, turned):
        sketch.svg()
    (up,), (aside,) = ([t.xyann for t in m.axes.texts if t.get_text() in ("N", "北")] for m in (straight, turned))
    assert up[0] == pytest.approx(0)
    assert np.degrees(np.arctan2(*aside)) == pytest.approx(30)


def test_long_words_of_a_legend_get_a_line_each():
    sketch = maps.Map("Legend")
    for word in ("short", "a word that is long enough to fill more than half of a line below the map"):
        charts.draw_points(sketch.axes, shapely.points([[0, 0]]), "#000000", word)
    sketch.svg()
    assert sketch.axes.get_legend()._ncols == 1


def test_an_empty_map_is_a_map():
    assert re.search("<svg", maps.Map("Nothing").svg())


def test_names_cover_no_place_that_is_kept_clear_and_small_areas_are_named_beside():
    houses = np.array([shapely.box(x, y, x + 60, y + 30) for x in range(0, 1000, 200) for y in range(0, 1000, 200)])
    sketch = maps.Map("Houses")
    charts.draw_areas(sketch.axes, houses, "#009E73")
    sketch.keep_clear(houses)
    sketch.name(houses, [f"{i} 号楼" for i in range(len(houses))])
    sketch.svg()
    boxes = [text.get_window_extent() for text in sketch.axes.texts if "号楼" in text.get_text()]
    corners = sketch.axes.transData.transform(shapely.bounds(houses).reshape(-1, 2)).reshape(-1, 4)
    assert boxes
    assert not any(maps._covers(box, corners) for box in boxes)


def test_what_lies_outside_of_the_frame_is_cut_off():
    street = shapely.LineString([(-9e4, 100), (9e4, 100)])
    sketch = maps.Map("Street", maps.Ground(streets=np.array([street])), np.array([0, 0, 1000, 800]))
    left, _, right, _ = maps.shown([0, 0, 1000, 800])
    assert sketch.axes.lines[0].get_xdata().tolist() == pytest.approx([left, right])


def test_what_lies_beyond_the_frame_is_not_in_the_picture():
    """Qt knows no clipping: what would be clipped must not be drawn."""
    sketch = maps.Map("Part", maps.Ground(boundary=CITIES), frame=np.array([0, 0, 1_000, 1_000]))
    maps.charts.draw_areas(sketch.axes, [shapely.box(-9e5, -9e5, 9e5, 9e5)], "#7a1f3d")
    maps.charts.draw_lines(sketch.axes, [shapely.LineString([(-9e5, 500), (9e5, 500)])], "#000000", label="axis")
    maps.charts.draw_points(sketch.axes, shapely.points([(500, 500), (9e5, 500)]), "#000000")
    sketch.svg()
    left, right = sketch.axes.get_xlim()
    for xy in (sketch.axes.patches[-1].get_path().vertices, np.column_stack(sketch.axes.lines[0].get_data())):
        assert left - 1e-6 <= xy[:, 0].min() < xy[:, 0].max() <= right + 1e-6
    assert len(sketch.axes.collections[-1].get_offsets()) == 1


def test_a_crowd_is_where_most_stand_and_needs_ten():
    ten = [(10 * i, 0) for i in range(10)]
    assert maps.crowd(shapely.points([*ten, (9_000, 9_000), (9_000, 0)])).tolist() == [True] * 10 + [False] * 2
    assert not maps.crowd(shapely.points([*ten[:9], (9_000, 9_000)])).any()
    assert not maps.crowd(shapely.points(ten)).any()
    assert not maps.crowd(np.array([None, None])).any()


def test_a_hole_is_one_whichever_way_its_ring_runs():
    hole = [(20, 20), (20, 80), (80, 80), (80, 20)]
    shell = [(0, 0), (100, 0), (100, 100), (0, 100)]
    drawn = set()
    for outline in (shell, shell[::-1]):
        for inside in (hole, hole[::-1]):
            parts = charts._path(np.array([shapely.Polygon(outline, [inside])])).to_polygons()
            ways = [shapely.is_ccw(shapely.linearrings(part)) for part in parts]
            assert ways == [True, False]
            drawn.add(len(parts))
    assert drawn == {2}


def test_overlapping_areas_are_filled_once_and_a_hole_only_where_nothing_else_lies():
    """A point is filled where outlines, less holes, go around it: held to the union of the areas."""
    rng = np.random.default_rng(7)
    for _ in range(25):
        corner, size = rng.integers(0, 20, (6, 2)), rng.integers(6, 12, 6)
        outer = shapely.box(*corner.T, *(corner.T + size))
        ways = [
            shapely.reverse(area) if turned else area for area, turned in zip(outer, rng.random(6) < 0.5, strict=True)
        ]
        areas = shapely.difference(ways, shapely.box(*(corner.T + 2), *(corner.T + size - 2)))
        spots = shapely.points(rng.random((200, 2)) * 32)
        rings = shapely.polygons([shapely.linearrings(part) for part in charts._path(areas).to_polygons()])
        way = np.where(shapely.is_ccw(shapely.get_exterior_ring(rings)), 1, -1)
        around = way @ shapely.contains(rings[:, None], spots)
        assert (around != 0).tolist() == shapely.contains(shapely.union_all(areas), spots).tolist()


def test_a_home_of_points_is_a_dot_as_large_as_its_people():
    def sizes(homes, people):
        sketch = maps.Map("Homes", frame=np.array([0, 0, 100, 100]))
        maps.draw_homes(sketch, homes, [(np.ones(len(homes), bool), "#08519c", "all")], people)
        return sketch.axes.collections[-1].get_sizes()

    homes = np.array([shapely.Point(0, 0), shapely.MultiPoint([(5, 5), (9, 9)]), shapely.Point(20, 20)], dtype=object)
    large, small, nobody = sizes(homes, np.array([40.0, 20.0, 0.0]))
    assert large == 2 * small
    assert 0 < nobody < small
    assert len(set(sizes(homes, None))) == 1
    assert maps.sized_by_people(homes)
    assert not maps.sized_by_people(np.append(homes, shapely.box(0, 0, 1, 1)))
