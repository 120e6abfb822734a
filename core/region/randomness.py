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
# Points that the draws are made out of, so many for each that is drawn and at least POOL: draws that share many points are
# too much alike, and a twentieth shared makes 6% of chance pictures lie beyond the band instead of 5%.
EACH, POOL = 20, 20_000


def index_band(
    grounds: np.ndarray, n: int, area: float, *, on_ellipsoid: bool = False, cancelled: Cancelled = never
) -> tuple[float, float]:
    """The band of 95% of the nearest-neighbour indices of random draws of `n` points on a ground; NaN where there is none.

    Points near the edge have their neighbours on one side only, which lifts the index above 1; how much depends on the shape.
    The draws make a Monte Carlo test of 5% (Besag & Diggle 1977, Applied Statistics 26).

    Parameters
    ----------
    grounds : valid polygons, shape (m,), None where missing; ground that several share counts once.
    area : m² of all of them together.
    on_ellipsoid : they are in longitude and latitude (degrees), else in metres.

    >>> low, high = index_band(np.array([shapely.box(0, 0, 1000, 1000)]), 30, 1e6)
    >>> round(low, 1), round(high, 1)
    (0.9, 1.3)
    """
    # In an order of their own, so that the order of the rows plays no part in the draws.
    there = grounds[~absent(grounds)]
    there = there[np.argsort(shapely.to_wkb(shapely.normalize(there), output_dimension=2), kind="stable")]
    pieces = fillable(there) if 2 <= n <= MOST else there[:0]
    if shapely.area(pieces).sum() <= shapely.area(there).sum() / 2:
        return np.nan, np.nan
    generator = np.random.default_rng(SEED)
    pool = _pool(pieces, max(POOL, EACH * n), generator, on_ellipsoid, cancelled)
    indices = np.empty(DRAWS if n <= MANY else FEW_DRAWS)
    for draw in range(len(indices)):
        check(cancelled)
        nearest = statistics.nearest_neighbours(generator.choice(pool, n, replace=False, shuffle=False))
        nearest = geodesy.along_ground(nearest) if on_ellipsoid else nearest
        indices[draw] = statistics.clark_evans(nearest, area).ratio
    # A picture made by chance is as likely to be of any rank among the draws: of 39 it is the lowest or highest in 2 of 40.
    low, high = np.quantile(indices, [0.025, 0.975], method="weibull")
    return float(low), float(high)


def _pool(
    pieces: np.ndarray, n: int, generator: np.random.Generator, on_ellipsoid: bool, cancelled: Cancelled
) -> np.ndarray:
    """At least `n` places, spread evenly over the ground: (k, 2) in its plane, on the ellipsoid (k, 3) in space."""
    batches, missing = [], n
    while missing > 0:
        points = random_points(pieces, missing + POOL // 10, generator, cancelled)
        xy = shapely.get_coordinates(points)
        # Ground that k polygons share would get k times the points, and degrees are narrower to the north.
        held = shapely.STRtree(points).query(pieces, predicate="intersects")[1]
        shared = np.bincount(held, minlength=len(xy))
        width = np.cos(np.radians(xy[:, 1])) if on_ellipsoid else np.ones(len(xy))
        kept = xy[generator.random(len(xy)) < width / width.max() / np.maximum(shared, 1)]
        batches.append(kept)
        missing -= len(kept)
    places = np.concatenate(batches)
    return geodesy.in_space(places) if on_ellipsoid else places
