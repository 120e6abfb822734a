"""Synthetic built-up ground whose density falls outward by an inverse S curve.

Source: Jiao 2015, Landscape and Urban Planning 139.
"""

import contourpy
import numpy as np
import pandas as pd
import shapely
from scipy.ndimage import gaussian_filter

from .hosts import SYNTHETIC

# City: steepness α, density far out c, extent D in metres.
CURVES = {"南京市": (3.6, 0.06, 32_000.0), "芜湖市": (4.0, 0.05, 20_000.0), "扬州市": (3.2, 0.05, 18_000.0)}
CELL, LUMP, SMALLEST, TOLERANCE = 400.0, 1.6, 40_000.0, 40.0


def layer(
    cities: pd.DataFrame, centres: dict[str, np.ndarray], water: shapely.Geometry, rng: np.random.Generator
) -> pd.DataFrame:
    """Built-up polygons of the cities of `CURVES`, cut by the real city boundary and the river."""
    boundaries = cities.set_index("city")["geometry"]
    rows = []
    for city, curve in CURVES.items():
        land = shapely.difference(boundaries[city], water)
        parts = _cut(_patches(centres[city], *curve, rng), land)
        rows += [{"city": city, "origin": SYNTHETIC, "geometry": part} for part in parts]
    return pd.DataFrame(rows)


def density(r: np.ndarray, alpha: float, c: float, extent: float) -> np.ndarray:
    """Share of built-up land at the distance `r` from the centre."""
    return (1 - c) / (1 + np.exp(alpha * (2 * r / extent - 1))) + c


def _patches(centre: np.ndarray, alpha: float, c: float, extent: float, rng: np.random.Generator) -> np.ndarray:
    """Lumps of ground: a smooth random field, evenly distributed over 0–1, lies below the density."""
    steps = np.arange(-1.3 * extent, 1.3 * extent + CELL, CELL)
    x, y = np.meshgrid(steps, steps)
    field = gaussian_filter(rng.standard_normal(x.shape), LUMP)
    even = np.argsort(np.argsort(field, axis=None)).reshape(field.shape) / field.size
    surplus = density(np.hypot(x, y), alpha, c, extent) - even
    surplus[[0, -1]] = surplus[:, [0, -1]] = -1.0
    filled = contourpy.contour_generator(steps, steps, surplus, fill_type="OuterOffset").filled(0.0, np.inf)
    rings = [np.split(points + centre, offsets[1:-1]) for points, offsets in zip(*filled, strict=True)]
    return np.array([shapely.Polygon(shell, holes) for shell, *holes in rings], object)


def _cut(patches: np.ndarray, land: shapely.Geometry) -> np.ndarray:
    shapes = shapely.simplify(patches[shapely.area(patches) > SMALLEST], TOLERANCE)
    parts = shapely.get_parts(shapely.set_precision(shapely.intersection(shapely.make_valid(shapes), land), 0.1))
    return parts[(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > SMALLEST)]
