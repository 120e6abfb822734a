"""What chance makes of the nearest-neighbour index on a given ground: it knows nothing beyond its edge."""

import numpy as np
import shapely

from ..base import statistics
from ..base.running import Cancelled, check, never
from ..ground import geodesy
from ..ground.geometry import absent
from ..ground.random_draws import fillable, random_points

# The seed and number of random draws: fewer where there are MANY points, none beyond MOST.
SEED, DRAWS, FEW_DRAWS, MANY, MOST = 2016, 199, 39, 2_000, 20_000
# Points that the draws are made out of, so many for each that is drawn and at least POOL.
EACH, POOL = 10, 5_000


def index_band(
    grounds: np.ndarray, n: int, area: float, *, on_ellipsoid: bool = False, cancelled: Cancelled = never
) -> tuple[float, float]:
    """The band of 95 % of the nearest-neighbour indices of random draws of `n` points on a ground; NaN where there is none.

    Points near the edge have their neighbours on one side only, which lifts the index above 1; how much depends on the shape.

    Parameters
    ----------
    grounds : valid polygons, shape (m,), None where missing; ground that several share counts once.
    area : m² of all of them together.
    on_ellipsoid : they are in longitude and latitude (degrees), else in metres.

    >>> low, high = index_band(np.array([shapely.box(0, 0, 1000, 1000)]), 30, 1e6)
    >>> round(low, 1), round(high, 1)
    (0.9, 1.3)
    """
    there = grounds[~absent(grounds)]
    pieces = fillable(there) if 2 <= n <= MOST else there[:0]
    if shapely.area(pieces).sum() <= shapely.area(there).sum() / 2:
        return np.nan, np.nan
    generator = np.random.default_rng(SEED)
    pool = _pool(pieces, max(POOL, EACH * n), generator, on_ellipsoid, cancelled)
    neighbours = (geodesy if on_ellipsoid else statistics).nearest_neighbours
    indices = np.empty(DRAWS if n <= MANY else FEW_DRAWS)
    for draw in range(len(indices)):
        check(cancelled)
        nearest = neighbours(generator.choice(pool, n, replace=False, shuffle=False))
        indices[draw] = statistics.clark_evans(nearest, area).ratio
    low, high = np.quantile(indices, [0.025, 0.975])
    return float(low), float(high)


def _pool(
    pieces: np.ndarray, n: int, generator: np.random.Generator, on_ellipsoid: bool, cancelled: Cancelled
) -> np.ndarray:
    """At least `n` places (k, 2), spread evenly over the ground."""
    found, number = [], 0
    while number < n:
        points = random_points(pieces, n, generator, cancelled)
        xy = shapely.get_coordinates(points)
        # Ground that k polygons share would get k times the points, and degrees are narrower to the north.
        shared = np.bincount(shapely.STRtree(pieces).query(points, predicate="intersects")[0], minlength=n)
        width = np.cos(np.radians(xy[:, 1])) if on_ellipsoid else np.ones(n)
        kept = xy[generator.random(n) < width / width.max() / np.maximum(shared, 1)]
        found.append(kept)
        number += len(kept)
    return np.concatenate(found)
