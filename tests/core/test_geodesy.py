"""Areas and distances on the ellipsoid against published lengths, closed formulas and an independent inverse."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.ground import geodesy

A, F = 6_378_137.0, 1 / 298.257223563
LON, LAT = st.floats(-170, 170), st.floats(-80, 80)


def cell(west, south, east, north):
    """Area of a cell between meridians and parallels in closed form (Snyder 1987, from the authalic latitude)."""
    e = math.sqrt(F * (2 - F))

    def q(lat):
        s = math.sin(math.radians(lat))
        return (1 - e * e) * (s / (1 - e * e * s * s) - math.log((1 - e * s) / (1 + e * s)) / (2 * e))

    return A * A / 2 * math.radians(east - west) * (q(north) - q(south))


def along_meridian(south, north, steps=4000):
    """Length of a piece of a meridian by summing its radius of curvature."""
    lat = np.radians(np.linspace(south, north, steps + 1))
    middle = (lat[1:] + lat[:-1]) / 2
    e2 = F * (2 - F)
    return float((A * (1 - e2) / (1 - e2 * np.sin(middle) ** 2) ** 1.5 * np.diff(lat)).sum())


@pytest.mark.parametrize(
    "bounds", [(75, 39, 76, 40), (118, 32, 118.0001, 32.0001), (-60, -35, -20, 55), (0, -90, 90, 90)]
)
def test_a_cell_has_the_area_of_the_closed_formula(bounds):
    box = shapely.box(*bounds)
    assert geodesy.area(np.array([box])) == pytest.approx(cell(*bounds), rel=1e-9)
    assert geodesy.area(np.array([shapely.segmentize(box, 0.37)])) == pytest.approx(cell(*bounds), rel=1e-9)
    assert geodesy.area(np.array([shapely.reverse(box)])) == pytest.approx(cell(*bounds), rel=1e-9)


def test_the_whole_earth_has_its_published_area():
    # 510 065 621.724 km² (Moritz 2000 for GRS 80; WGS 84 differs in the last digits).
    assert geodesy.area(np.array([shapely.box(-180, -90, 180, 90)])) == pytest.approx(5.10065621724e14, rel=1e-9)


def test_holes_are_taken_off_and_parts_added():
    whole, hole, other = (100, 30, 102, 32), (100.5, 30.5, 101, 31), (110, 20, 111, 21)
    holed = shapely.box(*whole).difference(shapely.box(*hole))
    both = shapely.MultiPolygon([shapely.box(*other), holed])
    expected = cell(*whole) - cell(*hole)
    found = geodesy.area(np.array([holed, None, both, shapely.Polygon()]))
    assert found[[0, 2, 3]] == pytest.approx([expected, expected + cell(*other), 0], rel=1e-9)
    assert np.isnan(found[1])


def test_a_slanting_edge_needs_no_more_vertices():
    triangle = shapely.Polygon([(80, 20), (120, 25), (100, 50)])
    fine = shapely.segmentize(triangle, 0.01)
    assert geodesy.area(np.array([triangle])) == pytest.approx(geodesy.area(np.array([fine])), rel=1e-9)


@given(LON, LAT, st.floats(0.001, 5), st.floats(0.001, 5), st.floats(0.1, 0.9))
def test_pieces_add_up_to_the_whole(lon, lat, width, height, share):
    cut = lon + width * share
    pieces = np.array([shapely.box(lon, lat, cut, lat + height), shapely.box(cut, lat, lon + width, lat + height)])
    whole = geodesy.area(np.array([shapely.union_all(pieces)]))[0]
    assert geodesy.area(pieces).sum() == pytest.approx(whole, rel=1e-8)


def test_many_vertices_are_taken_in_pieces(monkeypatch):
    rings = np.array([shapely.segmentize(shapely.box(x, 30, x + 1, 31), 0.01) for x in range(100, 105)])
    at_once = geodesy.area(rings)
    monkeypatch.setattr(geodesy, "VERTICES", 37)
    assert geodesy.area(rings) == pytest.approx(at_once, rel=1e-12)


def test_published_length_of_a_long_line():
    # Flinders Peak to Buninyong, 54 972.271 m on GRS 80 (Intergovernmental Committee on Surveying and Mapping).
    flinders = np.array([[144 + 25 / 60 + 29.52440 / 3600, -(37 + 57 / 60 + 3.72030 / 3600)]])
    buninyong = np.array([[143 + 55 / 60 + 35.38390 / 3600, -(37 + 39 / 60 + 10.15610 / 3600)]])
    assert geodesy.distance(flinders, buninyong) == pytest.approx([54_972.271], abs=1e-3)


def test_lengths_along_meridian_and_equator():
    start, end = np.array([[100, 20], [100, 20], [7, 7]]), np.array([[100, 45], [110, 20], [7, 7]])
    found = geodesy.distance(start, end)
    assert found[0] == pytest.approx(along_meridian(20, 45), rel=1e-7)
    assert found[2] == 0
    assert geodesy.distance(np.array([[10, 0]]), np.array([[25, 0]])) == pytest.approx([A * math.radians(15)])
    # Across the 180th meridian it is as near as anywhere.
    assert geodesy.distance(np.array([[179, 30]]), np.array([[-179, 30]])) == pytest.approx(
        geodesy.distance(np.array([[9, 30]]), np.array([[11, 30]]))
    )


@given(LON, LAT, LON, LAT)
def test_a_distance_is_the_same_there_and_back_and_not_below_the_chord(lon_a, lat_a, lon_b, lat_b):
    a, b = np.array([[lon_a, lat_a]]), np.array([[lon_b, lat_b]])
    there = geodesy.distance(a, b)[0]
    assert geodesy.distance(b, a)[0] == pytest.approx(there, rel=1e-6, abs=1e-6)
    chord = np.linalg.norm(geodesy.in_space(a) - geodesy.in_space(b))
    assert there >= chord * (1 - 1e-9) - 1e-6
    assert there <= np.pi / 2 * chord * 1.01 + 1e-6


@given(st.integers(0, 2**32 - 1), st.integers(2, 40), st.sampled_from([0.001, 1, 30]))
def test_the_nearest_neighbour_is_the_nearest_of_all(seed, n, spread):
    places = np.random.default_rng(seed).uniform([110 - spread, 35 - spread], [110 + spread, 35 + spread], (n, 2))
    one, other = np.divmod(np.arange(n * n), n)
    every = geodesy.distance(places[one], places[other]).reshape(n, n)
    every[np.diag_indices(n)] = np.inf
    assert geodesy.nearest_neighbours(places) == pytest.approx(every.min(axis=1), rel=1e-6)


def test_twins_are_at_no_distance_and_who_is_alone_has_no_neighbour():
    twins = [[1, 1], [1, 1], [2, 2], [1, 1], [1, 1], [1, 1]]
    assert (geodesy.nearest_neighbours(twins) == 0).tolist() == [True, True, False, True, True, True]
    assert geodesy.nearest_neighbours([[1, 1]]).tolist() == [np.inf]
    assert geodesy.nearest_neighbours([]).tolist() == []


def test_a_small_map_is_drawn_in_metres():
    shapes = np.array([shapely.box(118, 32, 119, 33), None])
    flat = geodesy.drawn(shapes, 32.5)
    assert shapely.area(flat[0]) == pytest.approx(cell(118, 32, 119, 33), rel=0.01)
    assert flat[1] is None


@given(LON, LAT, st.floats(-1, 1), st.floats(-1, 1))
def test_the_chord_tells_the_way_along_the_ground(lon, lat, east, north):
    a = np.array([[lon, np.clip(lat, -80, 80)]])
    b = a + np.array([[east, north]])
    chord = np.linalg.norm(geodesy.in_space(a) - geodesy.in_space(b), axis=1)
    assert geodesy.along_ground(chord) == pytest.approx(geodesy.distance(a, b), rel=1e-6, abs=1e-6)
