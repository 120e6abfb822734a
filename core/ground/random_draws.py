"""Random points on a ground, for comparing what stands there with chance."""

import numpy as np
import shapely

from ..base.running import Cancelled, check, never

# A ground that fills less of its extent than SLENDER is cut up, and what then fills less than THIN is left out; a piece that
# fills less than SCANT is cut up once more, as it would take hundreds of draws to hit it.
THIN, SCANT, SLENDER, CELLS = 1e-4, 0.01, 0.1, 40


def fillable(grounds: np.ndarray) -> np.ndarray:
    """Polygons (n,) in pieces that random points find: slender ones are cut up, spikes left out, which hold next to no ground.

    >>> cross = shapely.union(shapely.box(0, 499, 1000, 501), shapely.box(499, 0, 501, 1000))
    >>> pieces = fillable(np.array([cross]))
    >>> len(pieces) > 1, round(shapely.area(pieces).sum())
    (True, 3996)
    """
    pieces = grounds
    for least in (SLENDER, SCANT):
        cut = _filled(pieces) < least
        pieces = np.concatenate([pieces[~cut], *map(_pieces, pieces[cut])])
        # A spike, however long, would be hit by a random point once in a million years.
        pieces = pieces[_filled(pieces) > THIN]
    return pieces


def random_points(
    pieces: np.ndarray, n: int, generator: np.random.Generator, cancelled: Cancelled = never
) -> np.ndarray:
    """`n` points spread evenly over polygons, of which each fills a part of its extent, see :func:`fillable`.

    >>> points = random_points(np.array([shapely.box(0, 0, 9, 9)]), 5, np.random.default_rng(2016))
    >>> len(points), shapely.box(0, 0, 9, 9).contains(shapely.multipoints(points))
    (5, True)
    """
    shapely.prepare(pieces)
    area = shapely.area(pieces)
    home = generator.choice(len(pieces), n, p=area / area.sum())
    west, south, east, north = shapely.bounds(pieces)[home].T
    points, left = np.empty(n, dtype=object), np.arange(n)
    while len(left):
        check(cancelled)
        xy = generator.uniform((west[left], south[left]), (east[left], north[left])).T
        points[left] = shapely.points(xy)
        # Not contains_xy: a Shapely built with GEOS 3.12 crashes there inside a QGIS that runs on an older GEOS.
        left = left[~shapely.contains_properly(pieces[home[left]], points[left])]
    return points


def _filled(grounds: np.ndarray) -> np.ndarray:
    """The share of its extent that each polygon fills."""
    west, south, east, north = shapely.bounds(grounds).T
    return shapely.area(grounds) / ((east - west) * (north - south))


def _pieces(ground: shapely.Geometry) -> np.ndarray:
    """A slender ground in pieces, each of which fills far more of its own extent."""
    west, south, east, north = shapely.bounds(ground)
    x, y = np.linspace(west, east, CELLS + 1), np.linspace(south, north, CELLS + 1)
    cells = [(x[i], y[j], x[i + 1], y[j + 1]) for i in range(CELLS) for j in range(CELLS)]
    pieces = np.array([shapely.clip_by_rect(ground, *cell) for cell in cells])
    return pieces[shapely.area(pieces) > 0]
