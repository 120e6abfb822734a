"""Which polygon holds what, against brute force."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.ground.overlay import (
    alike,
    area_in_each,
    cover_each_other,
    ground_in_each,
    locate,
    meeting,
    overlaps,
    share_inside,
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
