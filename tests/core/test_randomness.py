"""The band of random draws: it holds 95% of chance's pictures, whatever the grounds overlap and in plane or degrees."""

import numpy as np
import pytest
import shapely

from innospace.core.base import statistics
from innospace.core.ground import geodesy
from innospace.core.region.randomness import MOST, index_band

BESIDE = np.array([shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)])
OVERLAPPING = np.array([shapely.box(0, 0, 1500, 1000), shapely.box(300, 0, 2000, 1000), None])


@pytest.mark.parametrize(("n", "pictures"), [(2, 2000), (5, 2000), (39, 2000), (300, 500)])
@pytest.mark.parametrize("grounds", [BESIDE, OVERLAPPING], ids=["beside", "overlapping"])
def test_the_band_holds_what_chance_makes(n, pictures, grounds):
    low, high = index_band(grounds, n, 2e6)
    generator = np.random.default_rng(5)
    drawn = generator.uniform((0, 0), (2000, 1000), (pictures, n, 2))
    ratios = [statistics.clark_evans(statistics.nearest_neighbours(xy), 2e6).ratio for xy in drawn]
    assert 0.88 < np.mean([low <= ratio <= high for ratio in ratios]) < 0.99


@pytest.mark.parametrize("latitude", [0, 30, 60])
def test_a_small_ground_in_degrees_has_the_band_that_it_has_in_metres(latitude):
    ground = shapely.box(110, latitude, 110.1, latitude + 0.1)
    flat = geodesy.drawn(np.array([ground]), latitude + 0.05)
    in_degrees = index_band(np.array([ground]), 200, geodesy.area(np.array([ground]))[0], on_ellipsoid=True)
    assert in_degrees == pytest.approx(index_band(flat, 200, shapely.area(flat)[0]), abs=0.05)


def test_degrees_are_narrower_to_the_north():
    """Points drawn evenly in degrees would crowd at the northern edge, and their band would lie lower."""
    ground = np.array([shapely.box(0, 0, 30, 80)])
    low, high = index_band(ground, 500, geodesy.area(ground)[0], on_ellipsoid=True)
    generator = np.random.default_rng(3)
    lat = np.degrees(np.arcsin(generator.uniform(0, np.sin(np.radians(80)), (200, 500))))
    places = np.stack([generator.uniform(0, 30, lat.shape), lat], axis=-1)
    area = geodesy.area(ground)[0]
    ratios = [statistics.clark_evans(geodesy.nearest_neighbours(some), area).ratio for some in places]
    assert np.mean([low <= ratio <= high for ratio in ratios]) > 0.88


@pytest.mark.parametrize("n", [0, 1, MOST + 1])
def test_there_is_no_band_of_so_many_points(n):
    assert np.isnan(index_band(BESIDE, n, 2e6)).all()


def test_the_band_is_the_same_again():
    assert index_band(BESIDE, 20, 2e6) == index_band(BESIDE, 20, 2e6)


@pytest.mark.parametrize("on_ellipsoid", [False, True])
def test_the_order_of_rows_changes_nothing(on_ellipsoid):
    cells = [shapely.box(x, y, x + 0.5 + x / 9, y + 0.9) for x in range(4) for y in range(3)]
    cross = shapely.union(shapely.box(9, 4.99, 19, 5.01), shapely.box(13.99, 0, 14.01, 10))  # slender: cut into pieces
    grounds = np.array([*cells, cells[3], cross, None])
    area = shapely.area(shapely.union_all(grounds))
    band = index_band(grounds, 20, area, on_ellipsoid=on_ellipsoid)
    for seed in range(4):
        order = np.random.default_rng(seed).permutation(len(grounds))
        assert index_band(grounds[order], 20, area, on_ellipsoid=on_ellipsoid) == band
