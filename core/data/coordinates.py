"""GCJ-02 and BD-09, the shifted systems of Chinese map services, to and from WGS 84.

The formulas are a public re-engineering (as in wandergis/coordtransform, gcoord and PRCoords): against a survey metres remain,
in places 15 to 30, so that what comes out serves planning at the metre level and no survey. The inverse is iterated: the
shift has a Lipschitz constant below 0.0075 over China and 714 m at most, so that six steps leave less than 1e-6 m.
Whether a place is shifted at all is asked of its WGS 84 place. CGCS2000 and WGS 84 are one system here (they differ by
less than a metre).
"""

import json
from collections.abc import Callable, Collection
from functools import cache

import numpy as np
import shapely

from ..base import terms
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, chunks, ignore, never
from ..base.text import translate
from ..ground.geodesy import ECCENTRICITY, SEMI_MAJOR

SYSTEMS = ("wgs84", "gcj02", "bd09")
REGIONS = ("hong_kong", "macao", "taiwan")
# Krasovsky 1940, as the formulas have it, and degrees in which they are defined.
AXIS, E2 = 6378245.0, 0.00669342162296594323
WEST, SOUTH, EAST, NORTH = 72.004, 0.8293, 137.8347, 55.8271
BAIDU = np.pi * 3000 / 180
# A step that moves no place by more than this (degrees, 5e-5 m) leaves an error of 0.015 times that at most.
STEPS, SETTLED = 6, 5e-10
ROWS, CELL = 10_000, 0.2


def converted(
    lon_lat: np.ndarray,
    source: str,
    target: str,
    regions: Collection[str] = (),
    shape: np.ndarray | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> tuple[np.ndarray, np.ndarray]:
    """Places of one system in another.

    Parameters
    ----------
    lon_lat : (n, 2) degrees; NaN where there is no place.
    source, target : ``wgs84``, ``gcj02`` or ``bd09``, two different ones.
    regions : of ``hong_kong``, ``macao``, ``taiwan``: what is shifted besides the mainland.
    shape : (n,) the shape that each place is a vertex of, in rising order: a shape moves whole, where half of its vertices
        or more lie in China; without it each place goes by itself.

    Returns
    -------
    (n, 2) degrees and (n,) whether the place was moved; elsewhere the places are those that came. Good to 1e-6 m.

    Raises
    ------
    InputError naming TO where both systems are the same, REGIONS where a region is not known.

    >>> moved, inside = converted(np.array([[116.404, 39.915], [2.35, 48.86]]), "wgs84", "gcj02")
    >>> moved.round(6).tolist(), inside.tolist()
    ([[116.410244, 39.916404], [2.35, 48.86]], [True, False])
    """
    _require(source, target, regions)
    lon_lat = np.asarray(lon_lat, float).reshape(-1, 2)
    moved, wgs84 = lon_lat.copy(), np.full(lon_lat.shape, np.nan)
    near = np.flatnonzero(_defined(lon_lat))
    for some in chunks(len(near), ROWS, progress, cancelled):
        rows = near[some]
        wgs84[rows] = _inverse(source, lon_lat[rows])
        moved[rows] = FORWARD[target](wgs84[rows])
    inside = in_china(wgs84, regions)
    if shape is not None and len(shape):
        inside = _whole(inside, _defined(lon_lat), shape)
    return np.where(inside[:, None], moved, lon_lat), inside


def _require(source: str, target: str, regions: Collection[str]) -> None:
    if source == target:
        raise InputError(
            "target",
            translate("Coordinates", "the system that the coordinates are in and the one wanted are the same."),
            translate("Coordinates", "Choose two different systems."),
        )
    unknown = [region for region in regions if region not in REGIONS]
    if unknown:
        raise InputError(
            "regions",
            translate("Coordinates", "“{region}” is no region that can be named.").format(region=unknown[0]),
            translate("Coordinates", "Choose hong_kong, macao or taiwan, or leave it empty."),
        )


def _whole(inside: np.ndarray, defined: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """Whether each vertex moves with its shape: half of the vertices lie in China, and all where the shift is defined."""
    first = np.flatnonzero(np.diff(shape, prepend=-1))
    counted = np.diff(np.append(first, len(shape)))
    moves = (2 * np.add.reduceat(inside.astype(int), first) >= counted) & np.logical_and.reduceat(defined, first)
    return np.repeat(moves, counted)


def _defined(lon_lat: np.ndarray) -> np.ndarray:
    """Where the formulas hold; NaN is nowhere."""
    lon, lat = lon_lat.T
    return (lon >= WEST) & (lon <= EAST) & (lat >= SOUTH) & (lat <= NORTH)


def _gcj02(wgs84: np.ndarray) -> np.ndarray:
    """WGS 84 as GCJ-02, wherever it lies."""
    lon, lat = np.ascontiguousarray(wgs84.T)
    x, y = lon - 105, lat - 35
    root, wave = np.sqrt(np.abs(x)), _with_third(np.sin(2 * np.pi * x), 20, 20)
    north = -100 + 2 * x + 3 * y + 0.2 * y**2 + 0.1 * x * y + 0.2 * root + wave + _waves(y, 160, 320)
    east = 300 + x + 2 * y + 0.1 * x**2 + 0.1 * x * y + 0.1 * root + wave + _waves(x, 150, 300)
    to_north, to_east = _radii(lat, AXIS, E2)
    return np.column_stack([lon + np.degrees(east / to_east), lat + np.degrees(north / to_north)])


def _waves(at: np.ndarray, middle: float, longest: float) -> np.ndarray:
    """(20 sin πa + 40 sin πa/3 + middle · sin πa/12 + longest · sin πa/30) · ⅔."""
    short = _with_third(np.sin(np.pi / 3 * at), 20, 40)
    return short + (middle * np.sin(np.pi / 12 * at) + longest * np.sin(np.pi / 30 * at)) * 2 / 3


def _with_third(sine: np.ndarray, triple: float, single: float) -> np.ndarray:
    """(triple · sin 3a + single · sin a) · ⅔ out of sin a, as sin 3a = 3 sin a − 4 sin³ a: a sine takes most of the time."""
    return sine * (triple * (3 - 4 * sine**2) + single) * 2 / 3


def _radii(lat: np.ndarray, axis: float, e2: float) -> tuple[np.ndarray, np.ndarray]:
    """Metres of a radian to the north and to the east, on an ellipsoid."""
    sine2 = np.sin(np.radians(lat)) ** 2
    root = np.sqrt(1 - e2 * sine2)
    return axis * (1 - e2) / root**3, axis / root * np.sqrt(1 - sine2)


def _bd09(gcj02: np.ndarray) -> np.ndarray:
    """GCJ-02 as BD-09."""
    x, y = np.ascontiguousarray(gcj02.T)
    radius = np.hypot(x, y) + 2e-5 * np.sin(BAIDU * y)
    angle = np.arctan2(y, x) + 3e-6 * np.cos(BAIDU * x)
    return np.column_stack([radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006])


FORWARD: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "wgs84": lambda wgs84: wgs84,
    "gcj02": _gcj02,
    "bd09": lambda wgs84: _bd09(_gcj02(wgs84)),
}


def _inverse(source: str, lon_lat: np.ndarray) -> np.ndarray:
    """The WGS 84 places that come to lie there in a system, by fixed-point iteration."""
    if source == "wgs84":
        return lon_lat
    place = lon_lat
    for _ in range(STEPS):
        step = lon_lat - FORWARD[source](place)
        place = place + step
        if np.abs(step).max(initial=0) < SETTLED:
            break
    return place


def in_china(wgs84: np.ndarray, regions: Collection[str] = ()) -> np.ndarray:
    """(n,) whether WGS 84 places (n, 2) lie in mainland China or in one of the `regions`; good to 1 km at the border.

    Places are asked by cells of a tenth of a degree; only where a border runs through the cell each by itself.

    >>> in_china(np.array([[118.8, 32.06], [114.17, 22.30], [89.6, 27.5]])).tolist()
    [True, False, False]
    >>> in_china(np.array([[114.17, 22.30]]), ["hong_kong"]).tolist()
    [True]
    """
    ground, inside = _ground(tuple(sorted(regions))), np.zeros(len(wgs84), dtype=bool)
    finite = np.isfinite(wgs84).all(axis=1)
    column, row = np.floor(np.clip(np.where(finite[:, None], wgs84, 0), -1e4, 1e4) / CELL).astype(np.int64).T
    cells, cell = np.unique(column * 1_000_000 + row + 500_000, return_inverse=True)
    low = np.column_stack([cells // 1_000_000, cells % 1_000_000 - 500_000]) * CELL
    boxes = shapely.box(*low.T, *(low + CELL).T)
    whole = shapely.contains(ground, boxes)[cell]
    part = np.flatnonzero(shapely.intersects(ground, boxes)[cell] & ~whole & finite)
    inside[part] = shapely.intersects(ground, shapely.points(wgs84[part]))
    return inside | (whole & finite)


@cache
def _ground(regions: tuple[str, ...]) -> shapely.Geometry:
    """Mainland China and some regions."""
    text = (terms.RESOURCES / "china" / "regions.json").read_text(encoding="utf-8")
    shapes = json.loads(text)["regions"]
    parts = shapely.get_parts(shapely.from_wkt([shapes[name] for name in ("mainland", *regions)]))
    ground = shapely.multipolygons(parts)
    shapely.prepare(ground)
    return ground


def shift_m(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """(n,) metres along the ground between places (n, 2) in degrees that lie within some kilometres, good to a millimetre.

    >>> shift_m(np.array([[116.404, 39.915]]), np.array([[116.410244, 39.916404]])).round(1).tolist()
    [556.1]
    """
    to_north, to_east = _radii((start[:, 1] + end[:, 1]) / 2, SEMI_MAJOR, ECCENTRICITY**2)
    east, north = np.radians(end - start).T
    return np.hypot(east * to_east, north * to_north)


def mean_shift(start: np.ndarray, end: np.ndarray, shape: np.ndarray, n: int) -> np.ndarray:
    """(n,) mean of :func:`shift_m` over the vertices (v, 2) of each of `n` shapes (v,), NaN for one without vertices.

    >>> start, end = np.array([[118.0, 32.0], [118.0, 32.0]]), np.array([[118.0, 32.0], [118.0, 32.01]])
    >>> mean_shift(start, end, np.array([0, 0]), 2).round(1).tolist()
    [554.4, nan]
    """
    count = np.bincount(shape, minlength=n)
    total = np.bincount(shape, weights=shift_m(start, end), minlength=n)
    return np.divide(total, count, out=np.full(n, np.nan), where=count > 0)
