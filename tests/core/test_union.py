"""Unions of many polygons, against GEOS's own in one call."""

from functools import reduce

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity

from innospace.core.base.errors import Stopped
from innospace.core.ground import union as unions
from innospace.core.ground.union import dissolve, union, union_by

boxes = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 6), st.integers(1, 6)), min_size=1, max_size=40
).map(lambda rows: np.array([shapely.box(x, y, x + w, y + h) for x, y, w, h in rows]))


@pytest.fixture(params=[5, 20, 1000])
def block(request, monkeypatch):
    """Few vertices a block, so that few polygons take many rounds."""
    monkeypatch.setattr(unions, "VERTICES", request.param)
    monkeypatch.setattr(unions, "AT_ONCE", request.param)


def same_ground(a, b):
    return shapely.symmetric_difference(a, b).area == pytest.approx(0, abs=1e-9)


@given(polygons=boxes)
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("vertices", [5, 20, 1000])
def test_blocks_of_any_size_cover_the_same_ground_in_disjoint_parts(vertices, polygons):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unions, "VERTICES", vertices)
        patch.setattr(unions, "AT_ONCE", vertices)
        parts, whole = dissolve(polygons), union(polygons)
    assert whole.is_valid
    assert same_ground(whole, shapely.union_all(polygons))
    assert shapely.area(parts).sum() == pytest.approx(whole.area)


@pytest.mark.parametrize(
    "polygons",
    [
        shapely.box(np.arange(600) * 2, 0, np.arange(600) * 2 + 1, 1),  # apart
        shapely.box(np.arange(600), 0, np.arange(600) + 1, 1),  # edge to edge
        shapely.box(np.arange(600) * 0.5, 0, np.arange(600) * 0.5 + 1, 1),  # overlapping
        shapely.box(np.arange(600), np.arange(600), np.arange(600) + 1, np.arange(600) + 1),  # corner to corner
        np.repeat(shapely.box(0, 0, 1, 1), 600),  # one on the other
    ],
)
def test_many_polygons(block, polygons):
    whole = union(polygons)
    assert whole.is_valid
    assert same_ground(whole, shapely.union_all(polygons))


def test_nothing_is_an_empty_polygon_and_what_is_missing_counts_for_nothing():
    assert union(np.zeros(0, object)) == shapely.Polygon()
    assert union(np.array([None, shapely.Polygon()])) == shapely.Polygon()
    assert union(np.array([None, shapely.box(0, 0, 1, 1)])) == shapely.box(0, 0, 1, 1)


def test_lines_among_the_polygons_are_kept_as_geos_keeps_them():
    mixed = np.array([shapely.box(0, 0, 1, 1), shapely.LineString([(5, 5), (6, 6)])])
    assert union(mixed).equals(shapely.union_all(mixed))


def test_progress_rises_to_the_end_and_a_cancel_is_heard(block):
    polygons, heard = shapely.box(np.arange(600) * 0.5, 0, np.arange(600) * 0.5 + 1, 1), []
    union(polygons, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1
    with pytest.raises(Stopped):
        union(polygons, cancelled=lambda: True)


def test_union_by_dissolves_each_key():
    keys, unions = union_by(np.array([2, 1, 2]), shapely.box([0, 5, 1], 0, [1, 6, 3], 1))
    assert keys.tolist() == [1, 2]
    assert shapely.area(unions).tolist() == [1, 3]


def test_union_by_no_keys_is_no_union():
    keys, unions = union_by(np.zeros(0, int), np.zeros(0, object))
    assert len(keys) == len(unions) == 0


# Ground around two streets that leave a crossing together: an edge of one all but lies on an edge of the other.
LOST = [
    "POLYGON ((75 339.64466094067257, 25 289.64466094067257, 25 222.59610869940002, 4.877258050403208 524.5196320100807, "
    "75 339.64466094067257))",
    "POLYGON ((76.90301168721783 290.4329141908728, 75 339.64466094067257, 24.999999999999996 289.64466094067257, "
    "25.000000000000004 425, 204.8772580504032 424.5196320100808, 76.90301168721783 290.4329141908728))",
]


@pytest.mark.parametrize("copies", [1, 40])
def test_no_piece_is_lost_where_edges_all_but_coincide(block, copies):
    """Floating-point overlay gives 14 325 m² for these two, the second alone: 2914 m² are lost without an error."""
    pair = np.array(shapely.from_wkt(LOST))
    many = np.concatenate([[affinity.translate(one, 0, 600 * i) for one in pair] for i in range(copies)])
    whole = union(many)
    assert whole.is_valid
    # What the two cover, less what they share.
    shared = shapely.intersection(*pair, grid_size=1e-6).area
    assert whole.area == pytest.approx(copies * (shapely.area(pair).sum() - shared), rel=1e-6)
    assert all(whole.buffer(1e-4).contains(polygon) for polygon in many)
    # The same for each of many keys.
    _, unions_of_keys = union_by(np.repeat(np.arange(copies), 2), many)
    assert shapely.area(unions_of_keys) == pytest.approx(shapely.area(pair).sum() - shared, rel=1e-6)


places = st.integers(0, 40)
# Corners on a coarse lattice: edges cross, touch and coincide often. Far away, so that crossings are rounded.
triangles = st.lists(st.tuples(*[places] * 6), min_size=1, max_size=12).map(
    lambda rows: shapely.polygons(np.array(rows).reshape(-1, 3, 2) + np.array([600_000.1, 3_500_000.3]))
)


@given(polygons=triangles, reach=st.sampled_from([0, 1, 25]))
@settings(max_examples=100, deadline=None)
def test_the_union_is_that_of_one_after_the_other(polygons, reach):
    polygons = shapely.buffer(polygons[shapely.area(polygons) > 0], reach)
    whole = union(polygons)
    one_by_one = reduce(lambda a, b: shapely.union(a, b, grid_size=1e-6), polygons, shapely.Polygon())
    assert whole.is_valid
    assert shapely.symmetric_difference(whole, one_by_one, grid_size=1e-6).area < 1e-3


@given(polygons=triangles, order=st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_polygons_does_not_matter(polygons, order):
    polygons = polygons[shapely.area(polygons) > 0]
    shuffled = list(polygons)
    order.shuffle(shuffled)
    assert union(np.array(shuffled, dtype=object)).area == pytest.approx(union(polygons).area, abs=1e-3)


@given(
    polygons=triangles,
    keys=st.lists(st.integers(0, 4), min_size=12, max_size=12),
    vertices=st.sampled_from([4, 9, 30_000]),
)
@settings(max_examples=60, deadline=None)
def test_the_unions_of_several_keys_are_those_of_each_alone(polygons, keys, vertices):
    keys, heard = np.array(keys[: len(polygons)]), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unions, "AT_ONCE", vertices)
        distinct, grounds = union_by(keys, polygons, heard.append)
    for key, ground in zip(distinct, grounds, strict=True):
        alone = polygons[keys == key]
        wanted = union(alone) if len(alone) > 1 else alone[0]
        assert shapely.symmetric_difference(ground, wanted, grid_size=1e-6).area < 1e-3
    assert heard == sorted(heard)
    assert heard[-1:] in ([], [1])
