"""Unions of many polygons, against GEOS's own in one call."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

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
