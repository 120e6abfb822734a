"""The community's own axes, u eastward and v northward in metres, and how they lie on the ground."""

import numpy as np
import shapely

# CGCS2000 / 3-degree Gauss-Krueger, central meridian 120° E: the zone of the ground at 118.86° E.
EPSG = 4549
ORIGIN = np.array((392_230.0, 3_535_770.0))
TURN = np.radians(11.0)
WIDTH, HEIGHT = 2000.0, 1500.0
# Streets bend: waves of some tens of metres, several blocks long.
STEP = 20.0


def ground(uv: object) -> np.ndarray:
    """Positions (n, 2) on the ground, to the centimetre, of positions (n, 2) in the community's axes."""
    u, v = np.asarray(uv, float).T
    x = u - WIDTH / 2 + 28 * np.sin(v / 420) + 14 * np.sin(u / 310 + 1)
    y = v - HEIGHT / 2 + 24 * np.sin(u / 460 + 0.7) + 10 * np.sin(v / 260)
    cos, sin = np.cos(TURN), np.sin(TURN)
    return np.round(ORIGIN + np.stack([x * cos - y * sin, x * sin + y * cos], axis=-1), 2)


def bend(shapes: object, step: float = STEP) -> np.ndarray:
    """Shapes of the axes on the ground; long edges follow the bends, what met at a vertex still meets there."""
    return shapely.transform(shapely.segmentize(np.asarray(list(shapes), object), step), ground)


def stand(outlines: list[np.ndarray], uv: np.ndarray, turns: object = 0.0) -> np.ndarray:
    """Outlines (k, 2) around their own centre as stiff polygons at the positions `uv`, along the streets there."""
    uv = np.asarray(uv, float)
    here, ahead = ground(uv), ground(uv + (1.0, 0.0) * np.array(10.0))
    along = np.arctan2(*(ahead - here).T[::-1]) + turns
    return np.array([_placed(*row) for row in zip(outlines, here, along, strict=True)], object)


def _placed(outline: np.ndarray, centre: np.ndarray, angle: float) -> shapely.Polygon:
    cos, sin = np.cos(angle), np.sin(angle)
    return shapely.Polygon(np.round(outline @ np.array([(cos, sin), (-sin, cos)]) + centre, 2))
