"""Points tied to the nearest point on a street; its nearest end would be off by half a minute's walk in the median."""

from dataclasses import dataclass

import numpy as np
import shapely

from ..base.running import Cancelled, Progress, chunks, ignore, never
from ..base.status import NO_GEOMETRY, OK, UNSNAPPED
from ..ground.geometry import neighbours_together, points_of
from .network import Streets

CHUNK = 20_000
# Metres that a place lies from its street at most, unless the user says otherwise.
SNAP = 200.0


@dataclass(frozen=True, eq=False)
class Ties:
    """Ties of points to the network, one per point.

    Attributes
    ----------
    edge : (n,) edge that the point is tied to, -1 without one.
    offset : (n,) metres from the edge's start.
    leg : (n,) straight metres from the point to that place; infinite without one, NaN for a point without coordinates.
    """

    edge: np.ndarray
    offset: np.ndarray
    leg: np.ndarray

    def __len__(self) -> int:
        return len(self.edge)

    @property
    def tied(self) -> np.ndarray:
        """(n,) whether the point is tied to a street."""
        return self.edge >= 0

    @property
    def status(self) -> np.ndarray:
        """(n,) ``ok``, ``unsnapped`` (no street is near enough) or ``no_geometry``."""
        return np.select([np.isnan(self.leg), ~self.tied], [NO_GEOMETRY, UNSNAPPED], OK).astype(object)

    def __getitem__(self, chosen) -> "Ties":
        return Ties(self.edge[chosen], self.offset[chosen], self.leg[chosen])


def tie(
    streets: Streets, geometries: np.ndarray, limit: float, progress: Progress = ignore, cancelled: Cancelled = never
) -> Ties:
    """Tie geometries of any kind, each at its point on surface; see :func:`snap`.

    >>> from . import network
    >>> streets = network.build(shapely.linestrings([[(0, 0), (900, 0)]]))
    >>> found = tie(streets, shapely.points([(100, 30), (0, 500)]), 200)
    >>> found.leg.tolist(), found.status.tolist()
    ([30.0, inf], ['ok', 'unsnapped'])
    """
    points = points_of(geometries, cancelled)
    return snap(streets, np.column_stack([shapely.get_x(points), shapely.get_y(points)]), limit, progress, cancelled)


def snap(
    streets: Streets, xy: np.ndarray, limit: float, progress: Progress = ignore, cancelled: Cancelled = never
) -> Ties:
    """Tie points (n, 2; NaN where there is none) to the nearest point of the nearest street within `limit` metres.

    >>> from . import network
    >>> streets = network.build(shapely.linestrings([[(0, 0), (900, 0)]]))
    >>> snap(streets, np.array([[100.0, 30], [np.nan, np.nan]]), 200).status.tolist()
    ['ok', 'no_geometry']
    """
    n = len(xy)
    edge, offset = np.full(n, -1), np.zeros(n)
    real = np.isfinite(xy).all(axis=1)
    leg = np.where(real, np.inf, np.nan)
    order = np.flatnonzero(real)[neighbours_together(xy[real])]
    for rows in chunks(len(order), CHUNK, progress, cancelled):
        points = shapely.points(xy[order[rows]])
        found, part, metres = streets.nearest(points, limit)
        at = shapely.line_locate_point(streets.parts[part], points[found])
        first = _first_of_each(found, streets.parts[part], at)
        row = order[rows][found[first]]
        edge[row], offset[row] = _on_edge(streets, part[first], at[first])
        leg[row] = metres[first]
    return Ties(edge, offset, leg)


def _first_of_each(point: np.ndarray, parts: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Of streets equally near to a point the one met westernmost, then southernmost: the order of streets decides nothing."""
    first = np.flatnonzero(np.diff(point, prepend=-1))
    if len(first) == len(point):
        return first
    foot = shapely.get_coordinates(shapely.line_interpolate_point(parts, at))
    order = np.lexsort((foot[:, 1], foot[:, 0], point))
    return order[first]


def _on_edge(streets: Streets, part: np.ndarray, metres: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The edge, and the offset on it, `metres` along each part."""
    first_edge = np.searchsorted(streets.part, part, "left")
    last_edge = np.searchsorted(streets.part, part, "right") - 1
    starts = streets.total[streets.first]
    at = starts[first_edge] + metres
    edge = np.clip(np.searchsorted(starts, at, "right") - 1, first_edge, last_edge)
    offset = np.clip(at - starts[edge], 0, streets.length[edge])
    offset = np.where(streets.turned[edge], streets.length[edge] - offset, offset)
    return streets.same_as[edge], offset
