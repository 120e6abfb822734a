"""Which polygon holds what, against brute force."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.ground.overlay import (
    Pieces,
    alike,
    area_in_each,
    cover_each_other,
    ground_in_each,
    holding,
    locate,
    meeting,
    overlaps,
    repeated_area,
    share_inside,
    sharing,
)
from innospace.core.ground.union import dissolve

boxes = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=8
).map(lambda rows: np.array([shapely.box(x, y, x + w, y + h) for x, y, w, h in rows]))


def test_a_border_point_goes_to_the_first_polygon_and_a_missing_one_to_none():
    squares = np.array([None, shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    points = np.array([shapely.Point(1, 0.5), shapely.Point(1.5, 0.5), shapely.Point(5, 5), None])
    assert locate(points, squares).tolist() == [1, 2, -1, -1]


@given(boxes, boxes)
@settings(max_examples=50, deadline=None)
def test_overlaps_are_those_of_every_pair(a, b):
    pairs = {(i, j): a[i].intersection(b[j]).area for i in range(len(a)) for j in range(len(b))}
    first, second, shared = overlaps(a, b)
    found = dict(zip(zip(first.tolist(), second.tolist(), strict=True), shapely.area(shared), strict=True))
    assert found == pytest.approx({pair: area for pair, area in pairs.items() if area > 0})


@given(boxes, boxes)
@settings(max_examples=50, deadline=None)
def test_ground_and_area_inside_agree_with_the_union(owners, others):
    whole = shapely.union_all(others)
    expected = shapely.area(shapely.intersection(owners, whole))
    assert shapely.area(ground_in_each(owners, others)) == pytest.approx(expected)
    assert area_in_each(owners, dissolve(others)) == pytest.approx(expected)
    assert share_inside(owners, others) == pytest.approx(expected / shapely.area(owners))


def test_points_count_by_number_and_lie_inside_on_a_shared_border_but_not_on_the_outer_edge():
    areas = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    points = np.array(
        [
            shapely.Point(1, 0.5),
            shapely.Point(0, 0.5),
            shapely.Point(9, 9),
            shapely.MultiPoint([(0.5, 0.5), (9, 9)]),
            None,
            shapely.Point(),
        ]
    )
    np.testing.assert_array_equal(share_inside(points, areas), [1, 0, 0, 0.5, np.nan, np.nan])


def test_polygons_that_touch_along_a_line_share_no_ground():
    owners = np.array([shapely.box(0, 0, 1, 1)])
    neighbour = shapely.Polygon([(1, 0), (2, 0), (2, 2), (0.5, 2), (0.5, 0.5), (1, 0.5)])
    assert share_inside(owners, np.array([neighbour])) == pytest.approx([0.25])
    assert share_inside(owners, np.array([shapely.box(1, 0, 2, 1)])).tolist() == [0]


def test_meeting_pairs_overlap_or_touch():
    squares = np.array(
        [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(5, 5, 6, 6), shapely.box(0, 0, 9, 9)]
    )
    assert list(zip(*meeting(squares), strict=True)) == [(0, 1), (0, 3), (1, 3), (2, 3)]
    assert [len(column) for column in meeting(squares[:0])] == [0, 0]


@given(boxes, boxes)
@settings(max_examples=50, deadline=None)
def test_what_is_alike_covers_most_of_the_other(a, b):
    share = np.array([[x.intersection(y).area / max(x.area, y.area) for y in b] for x in a])
    assert sorted(zip(*alike(a, b), strict=True)) == [tuple(pair) for pair in np.argwhere(share >= 0.9)]
    assert (share[alike(a, b)] >= 0.9).all()


@pytest.mark.parametrize(("moved", "same"), [(0, True), (10, True), (11, False)])
def test_nine_tenths_of_both_are_asked_for(moved, same):
    one, other = np.array([shapely.box(0, 0, 100, 10)]), np.array([shapely.box(moved, 0, 100, 10)])
    assert cover_each_other(one, other).tolist() == [same]
    assert cover_each_other(other, one).tolist() == [same]


def test_a_yard_is_not_the_house_in_it():
    assert cover_each_other(np.array([shapely.box(0, 0, 9, 9)]), np.array([shapely.box(0, 0, 1, 1)])).tolist() == [
        False
    ]


def star(x, y, size=100.0, corners=30):
    """A star-shaped polygon far from the origin, none of whose corners is a round number."""
    turn = np.linspace(0, 2 * np.pi, corners + 1)[:-1]
    radius = size * (1 + 0.3 * np.sin(5 * turn + x))
    return shapely.Polygon(
        np.column_stack([668_000.1 + x + radius * np.cos(turn), 3_545_000.7 + y + radius * np.sin(turn)])
    )


def cut(polygon, angle):
    """What lies to the left of a line through the middle of a polygon, and the box round it without that."""
    centre = np.array(polygon.centroid.coords[0])
    along = 500 * np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-along[1], along[0]])
    half = shapely.Polygon([centre - along, centre + along, centre + along + across, centre - along + across])
    return polygon.intersection(half), shapely.box(*polygon.bounds).difference(half)


@given(st.floats(0, 1000), st.floats(0, 1000), st.floats(0, np.pi))
@settings(max_examples=100, deadline=None)
def test_polygons_cut_along_one_line_share_no_ground(x, y, angle):
    one, other = (np.array([half]) for half in cut(star(x, y), angle))
    assert len(overlaps(one, other)[0]) == 0
    assert share_inside(one, other).tolist() == [0]


@given(st.floats(0, 1000), st.floats(0, np.pi))
@settings(max_examples=50, deadline=None)
def test_a_ground_in_two_areas_that_adjoin_lies_wholly_inside_them(x, angle):
    ground = star(x, 0, 20)
    halves = shapely.intersection(ground.buffer(5), np.array([*cut(ground.buffer(50), angle)]))
    assert share_inside(np.array([ground]), halves).tolist() == [1]


@given(boxes, boxes)
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_two_layers_does_not_matter(a, b):
    first, second, shared = overlaps(a, b)
    back = {(i, j): area for j, i, area in zip(*overlaps(b, a)[:2], shapely.area(overlaps(b, a)[2]), strict=True)}
    assert back == pytest.approx(dict(zip(zip(first, second, strict=True), shapely.area(shared), strict=True)))


def test_points_and_lines_share_no_ground():
    spots = np.array([shapely.Point(1, 1), shapely.LineString([(1, 1), (2, 2)]), None, shapely.box(1, 1, 2, 2)])
    assert [column.tolist() for column in overlaps(np.array([shapely.box(0, 0, 9, 9)]), spots)[:2]] == [[0], [3]]


@given(boxes, boxes, st.sampled_from([0.0, 1.0, 2.5]))
@settings(max_examples=50, deadline=None)
def test_what_each_area_holds_against_brute_force(grounds, areas, grown):
    drawn = [area.buffer(grown) if grown else area for area in areas]
    found = holding(Pieces.of(grounds), areas, grown)
    amounts = np.zeros((len(grounds), len(areas)))
    amounts[found.piece, found.area] = found.amount
    expected = np.array([[ground.intersection(area).area for area in drawn] for ground in grounds])
    np.testing.assert_allclose(amounts, expected, atol=1e-5)
    whole = shapely.union_all(drawn)
    np.testing.assert_allclose(
        found.share, shapely.area(shapely.intersection(grounds, whole)) / shapely.area(grounds), atol=1e-6
    )


def test_a_point_is_as_near_to_grown_areas_whatever_else_is_in_the_layer():
    """Half a metre short of the reach of a corner, where a circle drawn with straight edges would leave it out."""
    place = shapely.Point(10 + 99.9 * np.cos(0.05), 10 + 99.9 * np.sin(0.05))
    area, other = np.array([shapely.box(0, 0, 10, 10)]), shapely.box(500, 500, 501, 501)
    alone = holding(Pieces.of(np.array([place])), area, 100).share
    mixed = holding(Pieces.of(np.array([place, other])), area, 100).share
    assert (alone.tolist(), mixed.tolist()) == ([1], [1, 0])


@given(boxes)
@settings(max_examples=50, deadline=None)
def test_pairs_that_meet_and_ground_that_repeats_against_brute_force(polygons):
    pairs = [(i, j) for j in range(len(polygons)) for i in range(j)]
    assert set(zip(*meeting(polygons), strict=True)) == {
        (i, j) for i, j in pairs if polygons[i].intersects(polygons[j])
    }
    lapping = {k for i, j in pairs if polygons[i].intersection(polygons[j]).area > 0 for k in (i, j)}
    assert set(sharing(polygons, 1e-6)) == lapping
    assert repeated_area(polygons) == pytest.approx(sum(p.area for p in polygons) - shapely.union_all(polygons).area)
