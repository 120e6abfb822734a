"""GCJ-02 and BD-09, the shifted systems of Chinese map services, to and from WGS 84.

The formulas are a public re-engineering (as in wandergis/coordtransform, gcoord and PRCoords): against a survey metres remain,
in places 15 to 30, so that what comes out serves planning at the metre level and no survey. The inverse is iterated: the
shift to GCJ-02 is 714 m at most, with a Lipschitz constant below 0.0075 over China and a second derivative below 5 300 m per
degree². Two of Newton's steps with a table of the shift, which is good to 3e-5 m, therefore leave less than 1e-4 m, and an
exact step 0.0075 times that.
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
# Steps with the table before the exact one; steps from the closed form of BD-09, good to 0.23 m, each leaving a hundredth.
ROUGH_STEPS, BAIDU_STEPS, STEEP_STEPS = 2, 3, 3
# Degrees around the meridian 105° E in which the formula's root is too steep for the steps that do elsewhere.
STEEP = 1e-3
# Entries of the table in a degree, so that a straight line between two is good to 3e-5 m.
PER_DEGREE = 5_000
ROWS = 10_000
# Degrees of a cell that is asked whether China fills it, and how many make a large one.
CELL, LARGE = 0.1, 8
# So many places are worth finding out first what China fills of each cell; fewer are asked for each by itself.
MANY = 100_000
PART, WHOLE = 1, 2


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
    InputError : naming ``target`` where both systems are the same, ``regions`` where a region is not known.

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
        wgs84[rows] = INVERSE[source](lon_lat[rows])
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
            translate("Coordinates", "“{region}” is not a region that can be named.").format(region=unknown[0]),
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
    return np.column_stack(_shifted(lon, lat, _of_x(x), _of_y(y)))


def _shifted(
    lon: np.ndarray, lat: np.ndarray, of_x: tuple[np.ndarray, np.ndarray], of_y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Longitude and latitude in GCJ-02 out of the metres that hang on one of them alone."""
    x, y = lon - 105, lat - 35
    root, both = 0.1 * np.sqrt(np.abs(x)), 0.1 * x * y
    to_north, to_east = _radii(lat, AXIS, E2)
    north, east = of_x[0] + of_y + both + 2 * root, of_x[1] + 2 * y + both + root
    return lon + np.degrees(east / to_east), lat + np.degrees(north / to_north)


def _of_x(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Metres to the north and to the east by x alone, but for the root, which no table can hold."""
    wave = _with_third(_sine(2 * np.pi * x), 20, 20)
    return 2 * x + wave, 300 + x + 0.1 * x * x + wave + _waves(x, 150, 300)


def _of_y(y: np.ndarray) -> np.ndarray:
    """Metres to the north by y alone."""
    return -100 + 3 * y + 0.2 * y * y + _waves(y, 160, 320)


@cache
def _tables() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The three of them at steps of 1 / PER_DEGREE, from the western and the southern end with half a degree around."""
    x = np.arange((EAST - WEST + 1) * PER_DEGREE) / PER_DEGREE + WEST - 0.5 - 105
    y = np.arange((NORTH - SOUTH + 1) * PER_DEGREE) / PER_DEGREE + SOUTH - 0.5 - 35
    return *_of_x(x), _of_y(y)


def _nearer(lon: np.ndarray, lat: np.ndarray, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A step of Newton's from the WGS 84 place towards that which comes to lie at x, y, with the shift out of the table."""
    column, beyond = _at(lon - (WEST - 0.5))
    row, above = _at(lat - (SOUTH - 0.5))
    (north, north_x), (east, east_x) = (_between(table, column, beyond) for table in _tables()[:2])
    of_y, north_y = _between(_tables()[2], row, above)
    found_x, found_y = _shifted(lon, lat, (north, east), of_y)
    # Degrees that the shift grows by with a degree; the root and the radii change too little to count.
    per_north = 180 / (np.pi * AXIS)
    per_east = per_north / _cosine(np.radians(lat))
    both_x, both_y = 0.1 * (lat - 35), 0.1 * (lon - 105)
    xx, xy = 1 + (east_x + both_x) * per_east, (2 + both_y) * per_east
    yx, yy = (north_x + both_x) * per_north, 1 + (north_y + both_y) * per_north
    east, north, area = x - found_x, y - found_y, xx * yy - xy * yx
    return lon + (yy * east - xy * north) / area, lat + (xx * north - yx * east) / area


def _at(degrees: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The entry of a table before each place, and how far the place is on the way to the next."""
    steps = degrees * PER_DEGREE
    entry = steps.astype(np.intp)
    return entry, steps - entry


def _between(values: np.ndarray, entry: np.ndarray, way: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values of a table along the straight lines between its entries, and how these rise in a degree."""
    before = values.take(entry, mode="clip")
    rise = values.take(entry + 1, mode="clip") - before
    return before + way * rise, rise * PER_DEGREE


def _waves(at: np.ndarray, middle: float, longest: float) -> np.ndarray:
    """(20 sin πa + 40 sin πa/3 + middle · sin πa/12 + longest · sin πa/30) · ⅔."""
    short = _with_third(_sine(np.pi / 3 * at), 20, 40)
    return short + (middle * _sine(np.pi / 12 * at) + longest * _sine(np.pi / 30 * at)) * 2 / 3


def _with_third(sine: np.ndarray, triple: float, single: float) -> np.ndarray:
    """(triple · sin 3a + single · sin a) · ⅔ out of sin a, as sin 3a = 3 sin a − 4 sin³ a."""
    return sine * (triple * (3 - 4 * sine * sine) + single) * 2 / 3


def _sine(angle: np.ndarray) -> np.ndarray:
    """The sine by the tangent of the half: numpy has a tangent for several numbers at once, which takes a tenth of the time."""
    half = np.tan(angle / 2)
    return 2 * half / (1 + half * half)


def _cosine(angle: np.ndarray) -> np.ndarray:
    half = np.tan(angle / 2)
    return 2 / (1 + half * half) - 1


def _radii(lat: np.ndarray, axis: float, e2: float) -> tuple[np.ndarray, np.ndarray]:
    """Metres of a radian to the north and to the east, on an ellipsoid."""
    cosine = _cosine(np.radians(lat))
    root = np.sqrt(1 - e2 + e2 * cosine * cosine)
    return axis * (1 - e2) / (root * root * root), axis / root * cosine


def _bd09(gcj02: np.ndarray) -> np.ndarray:
    """GCJ-02 as BD-09."""
    x, y = np.ascontiguousarray(gcj02.T)
    x, y = _turned(x, y, 3e-6 * _cosine(BAIDU * x), 2e-5 * _sine(BAIDU * y) / np.sqrt(x * x + y * y))
    return np.column_stack([x + 0.0065, y + 0.006])


def _turned(x: np.ndarray, y: np.ndarray, angle: np.ndarray, longer: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places turned around 0, 0 by some millionths, of which the cosine is 1 − a²/2 to the last bit, and put a share farther."""
    scale = 1 + longer
    cosine, sine = scale * (1 - angle * angle / 2), scale * angle
    return x * cosine - y * sine, y * cosine + x * sine


FORWARD: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "wgs84": lambda wgs84: wgs84,
    "gcj02": _gcj02,
    "bd09": lambda wgs84: _bd09(_gcj02(wgs84)),
}


def _from_gcj02(gcj02: np.ndarray) -> np.ndarray:
    """The WGS 84 places that come to lie there in GCJ-02."""
    x, y = np.ascontiguousarray(gcj02.T)
    lon, lat = x, y
    for _ in range(ROUGH_STEPS):
        lon, lat = _nearer(lon, lat, x, y)
    place = np.column_stack([lon, lat])
    place += gcj02 - _gcj02(place)
    # At 105° E the root is steep: the few places there take more steps.
    steep = np.flatnonzero(np.abs(lon - 105) < STEEP)
    for _ in range(STEEP_STEPS if len(steep) else 0):
        place[steep] += gcj02[steep] - _gcj02(place[steep])
    return place


def _from_bd09(bd09: np.ndarray) -> np.ndarray:
    """BD-09 as GCJ-02: turned and shortened by the sines of the place itself, then by those of the place so found, and so on."""
    x, y = np.ascontiguousarray(bd09.T) - np.array([[0.0065], [0.006]])
    shorter = -2e-5 / np.sqrt(x * x + y * y)
    lon, lat = x, y
    for _ in range(1 + BAIDU_STEPS):
        lon, lat = _turned(x, y, -3e-6 * _cosine(BAIDU * lon), shorter * _sine(BAIDU * lat))
    return np.column_stack([lon, lat])


INVERSE: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "wgs84": lambda lon_lat: lon_lat,
    "gcj02": _from_gcj02,
    "bd09": lambda bd09: _from_gcj02(_from_bd09(bd09)),
}


def in_china(wgs84: np.ndarray, regions: Collection[str] = ()) -> np.ndarray:
    """(n,) whether WGS 84 places (n, 2) lie in mainland China or in one of the `regions`; good to 1 km at the border.

    Many places are asked by cells of a tenth of a degree; only where a border runs through the cell each by itself.

    >>> in_china(np.array([[118.8, 32.06], [114.17, 22.30], [89.6, 27.5]])).tolist()
    [True, False, False]
    >>> in_china(np.array([[114.17, 22.30]]), ["hong_kong"]).tolist()
    [True]
    """
    named, inside = tuple(sorted(regions)), np.zeros(len(wgs84), dtype=bool)
    part = np.flatnonzero(_defined(wgs84))
    if len(part) >= MANY:
        column, row = ((wgs84[part].T - np.array([[WEST], [SOUTH]])) / CELL).astype(np.int32)
        kind = _cells(named)[row, column]
        inside[part[kind == WHOLE]] = True
        part = part[kind == PART]
    inside[part] = shapely.intersects(_ground(named), shapely.points(wgs84[part]))
    return inside


@cache
def _cells(regions: tuple[str, ...]) -> np.ndarray:
    """What the ground fills of each cell, rows from the south and columns from the west; large cells are asked first."""
    ground = _ground(regions)
    shape = np.array([NORTH - SOUTH, EAST - WEST]) // (CELL * LARGE) + 1
    large = _kinds(ground, *np.indices(shape.astype(int)), CELL * LARGE)
    kinds = large.repeat(LARGE, axis=0).repeat(LARGE, axis=1)
    row, column = np.nonzero(kinds == PART)
    kinds[row, column] = _kinds(ground, row, column, CELL)
    return kinds


def _kinds(ground: shapely.Geometry, row: np.ndarray, column: np.ndarray, size: float) -> np.ndarray:
    """0, PART or WHOLE for each cell of a size."""
    west, south = WEST + column * size, SOUTH + row * size
    boxes = shapely.box(west, south, west + size, south + size)
    part, whole = shapely.intersects(ground, boxes), shapely.contains(ground, boxes)
    return np.where(whole, WHOLE, np.where(part, PART, 0)).astype(np.int8)


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
