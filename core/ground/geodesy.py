"""True areas and distances of places given in longitude and latitude, on the ellipsoid, however large the region."""

import numpy as np
import shapely
from scipy.spatial import KDTree

from ..base.running import chunks
from .geometry import absent

# WGS 84; the ellipsoid of CGCS2000 has the same axis, and a flattening that differs by 2e-9 of it.
SEMI_MAJOR = 6_378_137.0
FLATTENING = 1 / 298.257223563
ECCENTRICITY = np.sqrt(FLATTENING * (2 - FLATTENING))
# Metres, as the IUGG has it: (2a + b) ÷ 3.
MEAN_RADIUS = SEMI_MAJOR * (1 - FLATTENING / 3)
# Five places of an edge give its mean to 1e-10, be it a quarter of a meridian long.
NODES, WEIGHTS = ((x + 1) / 2 for x in np.polynomial.legendre.leggauss(5))
WEIGHTS = WEIGHTS - 1 / 2
# The nearest of these by chord is the nearest along the ground: their order differs where two are alike to 1e-5.
CANDIDATES = 4
ITERATIONS = 100
# Rows at a time.
VERTICES = 500_000


def area(geometries: np.ndarray) -> np.ndarray:
    """Area (m²) of polygons in longitude and latitude, NaN where missing; good to 1e-9.

    Edges are straight in longitude and latitude, as a map in degrees draws them. The area is taken in Lambert's cylindrical
    equal-area projection of the ellipsoid, in which the integral under an edge has no need of more vertices (Snyder 1987,
    Map Projections: A Working Manual, eq. 3-12 and 10-15).

    Parameters
    ----------
    geometries : polygons or multipolygons, shape (n,), degrees, none across the 180th meridian.

    >>> round(area(np.array([shapely.box(-180, -90, 180, 90)]))[0] / 1e12, 3)
    510.066
    """
    parts, owner = shapely.get_parts(geometries, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    size = _ring_areas(rings)
    is_hole = np.diff(part, prepend=-1) == 0
    areas = np.bincount(owner[part], weights=np.where(is_hole, -size, size), minlength=len(geometries))
    return np.where(shapely.is_missing(geometries), np.nan, areas)


def _ring_areas(rings: np.ndarray) -> np.ndarray:
    """Area inside each ring, m²."""
    lon_lat, ring = shapely.get_coordinates(rings, return_index=True)
    lon, lat = np.radians(lon_lat).T
    low = _height(lat[np.unique(ring, return_index=True)[1]])
    areas = np.zeros(len(rings))
    for some in chunks(max(len(lon) - 1, 0), VERTICES):
        start, end = np.arange(some.start, some.stop), np.arange(some.start, some.stop) + 1
        along = ring[start] == ring[end]
        start, end = start[along], end[along]
        # Above the ring's first vertex: the sum of the widths is 0, so that no digits are lost in the height of the whole.
        height = _mean_height(lat[start], lat[end]) - low[ring[start]]
        areas += np.bincount(ring[start], weights=(lon[end] - lon[start]) * height, minlength=len(rings))
    return np.abs(areas) * SEMI_MAJOR


def _mean_height(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Mean height of edges above the equator of the projection, m."""
    return sum(w * _height(start + (end - start) * t) for t, w in zip(NODES, WEIGHTS, strict=True))


def _height(lat: np.ndarray) -> np.ndarray:
    """Distance from the equator in Lambert's cylindrical equal-area projection, m; latitudes in radians."""
    e, sine = ECCENTRICITY, np.sin(lat)
    return SEMI_MAJOR / 2 * (1 - e**2) * (sine / (1 - (e * sine) ** 2) + np.arctanh(e * sine) / e)


def distance(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Metres along the ground from each place to the other, good to a millimetre (Vincenty 1975, Survey Review 23).

    Parameters
    ----------
    start, end : longitude and latitude in degrees, shape (n, 2). Of two places almost opposite on the globe (within half a
        degree of it) the distance is some kilometres off.

    >>> distance(np.array([[0.0, 0.0]]), np.array([[1.0, 0.0]])).round(1).tolist()
    [111319.5]
    """
    f, (lon_a, lat_a), (lon_b, lat_b) = FLATTENING, np.radians(start).T, np.radians(end).T
    apart = (lon_b - lon_a + np.pi) % (2 * np.pi) - np.pi
    a, b = (np.arctan((1 - f) * np.tan(lat)) for lat in (lat_a, lat_b))
    on_sphere = apart
    for _ in range(ITERATIONS):
        sine, cosine, sigma, sin_alpha, cos2_alpha, middle = _on_auxiliary_sphere(a, b, on_sphere)
        c = f / 16 * cos2_alpha * (4 + f * (4 - 3 * cos2_alpha))
        turn = middle + c * cosine * (2 * middle**2 - 1)
        last, on_sphere = on_sphere, apart + (1 - c) * f * sin_alpha * (sigma + c * sine * turn)
        if np.abs(on_sphere - last).max(initial=0) < 1e-13:
            break
    return _length(sine, cosine, sigma, cos2_alpha, middle)


def _on_auxiliary_sphere(a: np.ndarray, b: np.ndarray, lon: np.ndarray) -> tuple[np.ndarray, ...]:
    """Sine and cosine of the angle between places, the angle, sin α, cos² α and cos 2σm, in Vincenty's letters."""
    across = np.cos(a) * np.sin(b) - np.sin(a) * np.cos(b) * np.cos(lon)
    sine = np.hypot(np.cos(b) * np.sin(lon), across)
    cosine = np.sin(a) * np.sin(b) + np.cos(a) * np.cos(b) * np.cos(lon)
    sin_alpha = np.divide(np.cos(a) * np.cos(b) * np.sin(lon), sine, out=np.zeros_like(sine), where=sine > 0)
    cos2_alpha = 1 - sin_alpha**2
    both = 2 * np.sin(a) * np.sin(b)
    # Along the equator cos² α is 0, and so is the term.
    middle = cosine - np.divide(both, cos2_alpha, out=np.zeros_like(sine), where=cos2_alpha > 1e-15)
    return sine, cosine, np.arctan2(sine, cosine), sin_alpha, cos2_alpha, middle


def _length(sine: np.ndarray, cosine: np.ndarray, sigma: np.ndarray, cos2_alpha: np.ndarray, middle: np.ndarray):
    """Metres of an arc on the auxiliary sphere."""
    semi_minor = SEMI_MAJOR * (1 - FLATTENING)
    u2 = cos2_alpha * (SEMI_MAJOR**2 / semi_minor**2 - 1)
    a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
    third = b / 6 * middle * (4 * sine**2 - 3) * (4 * middle**2 - 3)
    return semi_minor * a * (sigma - b * sine * (middle + b / 4 * (cosine * (2 * middle**2 - 1) - third)))


def nearest_neighbours(places: np.ndarray) -> np.ndarray:
    """Metres from each place to the nearest other one, good to 1e-6; inf where there is no other.

    Parameters
    ----------
    places : longitude and latitude in degrees, shape (n, 2).

    >>> nearest_neighbours(np.array([[0.0, 0.0], [1.0, 0.0], [3.0, 0.0]])).round(1).tolist()
    [111319.5, 111319.5, 222639.0]
    """
    places = np.asarray(places, float).reshape(-1, 2)
    metres, near = np.full(len(places), np.inf), range(2, min(CANDIDATES, len(places)) + 1)
    if near:
        points = in_space(places)
        for other in KDTree(points).query(points, k=near)[1].T:
            metres = np.minimum(metres, distance(places, places[other]))
    return metres


def in_space(places: np.ndarray) -> np.ndarray:
    """Metres from the middle of the earth (n, 3) of places (n, 2) in longitude and latitude (degrees) on the ellipsoid.

    >>> in_space(np.array([[0.0, 0.0], [90.0, 0.0], [0.0, 90.0]])).round().tolist()
    [[6378137.0, 0.0, 0.0], [0.0, 6378137.0, 0.0], [0.0, 0.0, 6356752.0]]
    """
    lon, lat = np.radians(places).T
    normal = SEMI_MAJOR / np.sqrt(1 - (ECCENTRICITY * np.sin(lat)) ** 2)
    across = normal * np.cos(lat)
    return np.column_stack([across * np.cos(lon), across * np.sin(lon), normal * (1 - ECCENTRICITY**2) * np.sin(lat)])


def along_ground(chords: np.ndarray) -> np.ndarray:
    """Metres along the ground between places so far apart in space, as on a sphere: good to 1e-6 up to 200 km, 1e-3 beyond.

    >>> along_ground(np.array([0.0, 100_000.0, 1_000_000.0])).round().tolist()
    [0.0, 100001.0, 1001029.0]
    """
    return 2 * MEAN_RADIUS * np.arcsin(np.minimum(chords / (2 * MEAN_RADIUS), 1))


def drawn(geometries: np.ndarray, latitude: float) -> np.ndarray:
    """Geometries in degrees as a small map shows them: metres, true along the equator's direction at one `latitude`.

    >>> shapely.get_coordinates(drawn(shapely.points([(1.0, 1.0)]), 60.0)).round(1).tolist()
    [[55659.7, 111319.5]]
    """
    here, flat = ~absent(geometries), geometries.copy()
    scale = np.radians(SEMI_MAJOR) * np.array([np.cos(np.radians(latitude)), 1])
    flat[here] = shapely.transform(geometries[here], lambda lon_lat: lon_lat * scale)
    return flat
