"""Rectangles, random points and room for synthetic things."""

from collections.abc import Callable

import numpy as np
import shapely

CORNERS = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)])
TRIES = 400


def move(x: object, y: object, angle: object, dx: object, dy: object) -> np.ndarray:
    """World positions (n, 2) of the offsets `dx`, `dy` around `x`, `y` along axes turned by `angle` (radians)."""
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack(np.broadcast_arrays(x + dx * cos - dy * sin, y + dx * sin + dy * cos), axis=-1)


def rectangles(xy: object, width: object, height: object, angle: object) -> np.ndarray:
    """Rectangles around the centres `xy` (n, 2), to the centimetre."""
    xy = np.atleast_2d(np.asarray(xy, float))[:, None, :]
    width, height, angle = (np.broadcast_to(np.ravel(v), len(xy))[:, None] for v in (width, height, angle))
    corners = move(xy[..., 0], xy[..., 1], angle, CORNERS[:, 0] * width, CORNERS[:, 1] * height)
    return shapely.polygons(np.round(corners, 2))


def rectangle(xy: object, width: float, height: float, angle: float) -> shapely.Polygon:
    return rectangles([xy], width, height, angle)[0]


def scatter(rng: np.random.Generator, area: shapely.Geometry, n: int) -> np.ndarray:
    """`n` random positions inside an area."""
    found = np.empty((0, 2))
    shapely.prepare(area)
    west, south, east, north = area.bounds
    while len(found) < n:
        drawn = rng.uniform((west, south), (east, north), (4 * n, 2))
        found = np.vstack([found, drawn[shapely.contains_xy(area, drawn)]])
    return np.round(found[:n], 2)


def blob(rng: np.random.Generator, xy: object, area: float) -> shapely.Polygon:
    """A rounded, irregular patch of the given area (m²) around a centre."""
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    size, phase = rng.uniform(0.05, 0.15, 3), rng.uniform(0, 2 * np.pi, 3)
    radius = 1 + sum(a * np.sin((k + 2) * angle + p) for k, (a, p) in enumerate(zip(size, phase, strict=True)))
    outline = np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius[:, None]
    outline *= np.sqrt(area / shapely.area(shapely.Polygon(outline)))
    return shapely.Polygon(np.round(outline + xy, 2))


class Room:
    """Finds free ground: away from the water and from whatever was placed before."""

    def __init__(self, rng: np.random.Generator, water: shapely.Geometry, gap: float = 200.0):
        self.rng, self.water, self.gap = rng, water, gap
        self.taken = np.empty((0, 3))

    def find(self, area: shapely.Geometry, radius: float, score: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """The free position with the lowest score where a circle of `radius` fits into the area; it is then taken."""
        drawn = scatter(self.rng, shapely.buffer(area, -radius), TRIES)
        free = drawn[self._is_free(drawn, radius)]
        best = free[np.argmin(score(free))]
        self.take(best, radius)
        return best

    def again(self, rng: np.random.Generator) -> "Room":
        """The same ground, taken as it is now, searched with another stream of random numbers."""
        room = Room(rng, self.water, self.gap)
        room.taken = self.taken.copy()
        return room

    def take(self, xy: np.ndarray, radius: float) -> None:
        self.taken = np.vstack([self.taken, [*xy, radius]])

    def _is_free(self, xy: np.ndarray, radius: float) -> np.ndarray:
        apart = np.hypot(*(xy[:, None, :] - self.taken[None, :, :2]).transpose(2, 0, 1))
        clear = (apart > self.taken[:, 2] + radius + self.gap).all(axis=1)
        return clear & (shapely.distance(shapely.points(xy), self.water) > radius)
