"""Repairing, grouping and standing in for geometries."""

import tracemalloc

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.ground import geometry


def _shape(numbers):
    x, y, wide, deep, kind = numbers
    ends = [(x, y), (x + wide, y + deep)]
    if kind == "Polygon":
        return shapely.box(x, y, x + wide + 1, y + deep + 1)
    return {
        "Point": shapely.Point(x, y),
        "LineString": shapely.LineString(ends),
        "MultiPoint": shapely.MultiPoint(ends),
    }[kind]


BOW_TIE = shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")


def test_a_bow_tie_becomes_two_triangles_and_is_counted():
    repaired, mask = geometry.repair(np.array([BOW_TIE, None, shapely.Point(1, 1)]))
    assert mask.tolist() == [True, False, False]
    assert shapely.is_valid(repaired[0])
    assert repaired[0].area == pytest.approx(2)
    assert repaired[1] is None


def test_repairing_a_line_does_not_tie_what_merely_crosses():
    crossing = shapely.from_wkt("MULTILINESTRING ((0 0, 10 0), (5 -5, 5 5), (1 1, 1 1))")
    repaired, mask = geometry.repair(np.array([crossing]))
    assert mask.tolist() == [True]
    assert shapely.get_num_geometries(repaired[0]) == 2
    assert repaired[0].length == 20


def test_a_spike_leaves_only_the_area():
    spiked = shapely.from_wkt("POLYGON ((0 0, 4 0, 4 4, 4 8, 4 4, 0 4, 0 0))")
    repaired, _ = geometry.repair(np.array([spiked]))
    assert repaired[0].geom_type == "Polygon"
    assert repaired[0].area == pytest.approx(16)


def test_points_stand_in_for_other_geometries():
    u_shape = shapely.from_wkt("POLYGON ((0 0, 9 0, 9 9, 8 9, 8 1, 1 1, 1 9, 0 9, 0 0))")
    points = geometry.points_of(np.array([shapely.Point(3, 4), u_shape, None, shapely.Point()]))
    assert points[0] == shapely.Point(3, 4)
    assert shapely.intersects(u_shape, points[1])
    assert points[2] is None
    assert points[3] is None


def test_a_layer_without_geometry_is_named():
    with pytest.raises(InputError, match="^RINGS: "):
        geometry.require_some("RINGS", np.array([None, shapely.Point()]))


SHAPES = st.lists(
    st.tuples(*[st.integers(0, 50)] * 4, st.sampled_from(["Point", "LineString", "Polygon", "MultiPoint"])).map(_shape),
    min_size=1,
    max_size=8,
)


def test_nearest_target_edge_to_edge_the_first_of_equals():
    targets = np.array([None, shapely.box(0, 0, 10, 10), shapely.box(0, 0, 10, 10), shapely.Point(50, 0)])
    asked = np.array([shapely.Point(5, 5), shapely.Point(13, 14), None, shapely.Point(45, 0), shapely.Point()])
    index, metres = geometry.nearest(asked, targets)
    assert index.tolist() == [1, 1, -1, 3, -1]
    np.testing.assert_allclose(metres, [0, 5, np.nan, 5, np.nan])


@given(SHAPES, SHAPES)
def test_nearest_against_brute_force(asked, targets):
    index, metres = geometry.nearest(np.array(asked), np.array(targets))
    for i, one in enumerate(asked):
        every = shapely.distance(one, targets)
        assert metres[i] == every.min()
        assert index[i] == np.argmin(every)


@given(SHAPES, SHAPES, st.integers(0, 20))
def test_nearest_within_a_limit_against_brute_force(asked, targets, limit):
    index, metres = geometry.nearest(np.array(asked), np.array(targets), limit=limit)
    for i, one in enumerate(asked):
        every = shapely.distance(one, targets)
        assert index[i] == (np.argmin(every) if every.min() <= limit else -1)
        assert np.isnan(metres[i]) == (every.min() > limit)


@pytest.mark.parametrize("targets", [shapely.box(9e5, 0, 9e5 + 10, 10), shapely.Point(3, 4)], ids=["far", "one spot"])
def test_nearest_does_not_look_at_all_pairs(targets):
    """Another city's hosts, or thousands of places geocoded to one spot: 9 million pairs would take 144 MB and more."""
    asked = shapely.points(np.arange(3_000), np.zeros(3_000))
    targets = np.full(3_000, targets)
    if targets[0].area:
        targets = shapely.transform(targets, lambda xy: xy + np.repeat(np.arange(3_000), 5)[:, None])
    tracemalloc.start()
    try:
        index, metres = geometry.nearest(asked, targets)
        assert tracemalloc.get_traced_memory()[1] < 20e6
    finally:
        tracemalloc.stop()
    assert (index == 0).all()
    np.testing.assert_allclose(metres, shapely.distance(asked, targets[0]))


def test_nearest_of_nothing_is_nothing():
    index, metres = geometry.nearest(np.array([shapely.Point(0, 0)]), np.array([None]))
    assert index.tolist() == [-1]
    assert np.isnan(metres).all()
