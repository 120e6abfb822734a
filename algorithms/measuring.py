"""The coordinate reference system that a run measures in: found from the rows that were read, not from what a layer declares.

Where the main layer's own system is projected in metres and true to scale at its rows, it is taken as it is. Else come the
zone in which most rows lie and, for what is wider than a zone, an equal-area projection around them. A stray row decides nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsPoint,
    QgsPointXY,
    QgsReferencedRectangle,
)

from ..core.base.errors import InputError
from ..core.base.text import plural, translate
from .bridge import Source

CGCS2000 = "EPSG:4490"
# Lengths may be this much too long or short: without a word, and with one.
TRUE, TOLERABLE = 1e-3, 1e-2
# An error that is told once is not told again unless it is larger by this factor.
NOTABLY_MORE = 1.2
# Rows that are looked at, and the share of them that may lie anywhere.
SAMPLE, STRAY = 100, 0.03
SEVERAL = 5
# Rows nearer than this (km) to each other are together.
TOGETHER = 500
EARTH = 6371.0
# Systems without a place on earth.
GRIDS = (Qgis.CrsType.Engineering, Qgis.CrsType.Other)
# Rows of each other layer that are asked where it lies.
FEW = 20


@dataclass
class Measure:
    """The CRS to work in, and by how much lengths are off there at worst, strays left aside."""

    crs: QgsCoordinateReferenceSystem
    error: float
    strays: int

    def remarks(self, parameter: str) -> list[str]:
        """What the user should know of it."""
        remarks = []
        if self.error > TRUE:
            text = translate(
                "Bridge", "{parameter}: in {crs} lengths are up to {percent:.1f}% too long or too short at these rows."
            )
            remarks.append(text.format(parameter=parameter, crs=described(self.crs), percent=self.error * 100))
        if self.strays:
            one = translate(
                "Bridge",
                "{parameter}: {n} row lies far from the others; lengths there are not true. Check its coordinates.",
            )
            many = translate(
                "Bridge",
                "{parameter}: {n} rows lie far from the others; lengths there are not true. Check their coordinates.",
            )
            remarks.append(plural(self.strays, one, many).format(parameter=parameter))
        return remarks


class Rows:
    """Where the rows of a layer lie: some of them, in degrees."""

    def __init__(
        self,
        parameter: str,
        name: str,
        crs: QgsCoordinateReferenceSystem,
        bounds: np.ndarray,
        transforms: QgsCoordinateTransformContext,
    ):
        self.parameter, self.name, self.crs = parameter, name, crs
        if crs.type() == Qgis.CrsType.Geocentric:
            raise self.refusal(
                translate(
                    "Bridge", "“{layer}” has coordinates from the centre of the earth ({crs}), which are no map."
                ),
                translate("Bridge", "Export the layer in degrees or in a projected system first."),
            )
        self.geographic = degrees_of(crs)
        self._way = QgsCoordinateTransform(crs, self.geographic, transforms)
        real = bounds[np.isfinite(bounds).all(axis=1)]
        bounds = _without_null_island(real)
        self._at_zero = len(real) - len(bounds)
        self.bounds = bounds[np.lexsort(bounds.T[1::-1])]  # by place: the order of the rows decides nothing
        self.sample = self.bounds[:: max(1, -(-len(bounds) // SAMPLE))]
        self.corners = np.array([[self._degrees(*row[:2]), self._degrees(*row[2:])] for row in self.sample]).reshape(
            -1, 2, 2
        )
        self.places = self.corners.mean(axis=1)
        if len(self.places) and not np.isfinite(self.places).any() and crs.type() not in GRIDS:
            raise self.refusal(
                translate("Bridge", "the coordinates of “{layer}” do not fit its coordinate reference system {crs}."),
                translate("Bridge", "Set the right one in the layer's properties."),
            )

    def _degrees(self, x: float, y: float) -> tuple[float, float]:
        """A place in degrees, NaN where there is none on earth."""
        try:
            place = self._way.transform(QgsPointXY(x, y))
        except QgsCsException:
            return np.nan, np.nan
        return (place.x(), place.y()) if abs(place.x()) <= 360 and abs(place.y()) <= 90 else (np.nan, np.nan)

    def home(self, others: Callable[[], np.ndarray]) -> tuple[float, float]:
        """Where most rows lie; where no place has most of them, the `others` (n, 2), of the other layers, have a say."""
        places = _on_earth(self.places)
        near = _near(places, places)
        if near.sum(axis=1).max() * 2 <= len(places):
            near = np.concatenate([near, _near(places, others())], axis=1)
        together = places[near[near.sum(axis=1).argmax(), : len(places)]]
        return tuple(np.median(together, axis=0))

    def has_a_stray(self, others: np.ndarray) -> bool:
        """Whether one row lies alone: away from the other layers; without these, away from two or more that are together."""
        places = self.places
        if len(others):
            return int((~_near(places, others).any(axis=1)).sum()) == 1
        together = _near(places, places).sum(axis=1) > 1
        return int((~together).sum()) == 1 and bool(together.any())

    def error(self, crs: QgsCoordinateReferenceSystem, left_aside: int) -> float:
        """By how much lengths are off in a CRS, as a share, in the worst direction at the worst row but `left_aside`."""
        errors = np.sort([max(_error(crs, corner) for corner in row) for row in self.corners])
        return float(errors[max(len(errors) - 1 - left_aside, 0)])

    def middle(self, home: tuple[float, float], left_aside: int) -> tuple[float, float]:
        """The middle of the rows, without so many of those that lie farthest from home."""
        places = _on_earth(self.places)
        order = np.argsort(np.linalg.norm(_vectors(places) - _vectors(np.array(home)), axis=1), kind="stable")
        kept = places[order[: max(len(places) - left_aside, 1)]]
        return tuple((kept.min(axis=0) + kept.max(axis=0)) / 2)

    def strays(self, crs: QgsCoordinateReferenceSystem, error: float) -> int:
        """Rows outside the ground on which lengths in a CRS are off by no more than `error`."""
        good = np.array([max(_error(crs, corner) for corner in row) <= error for row in self.corners])
        if good.all() or not good.any() or len(self.sample) == len(self.bounds):
            return self._at_zero + int((~good).sum())
        kept = self.sample[good]
        lowest, highest = kept[:, :2].min(axis=0), kept[:, 2:].max(axis=0)
        return self._at_zero + int(((self.bounds[:, :2] < lowest) | (self.bounds[:, 2:] > highest)).any(axis=1).sum())

    def refusal(self, cause: str, cure: str) -> InputError:
        """An error about this layer."""
        return InputError(self.parameter, cause.format(layer=self.name, crs=described(self.crs)), cure)


def on_ellipsoid(ground: Rows) -> Measure:
    """For tools that measure on the ellipsoid: the layer's own plane where its lengths, and so areas, are true, else degrees."""
    if is_projected_in_metres(ground.crs) and len(ground.bounds) and ground.error(ground.crs, 0) <= TRUE / 2:
        return Measure(ground.crs, 0.0, 0)
    return Measure(ground.geographic, 0.0, 0) if ground.crs.type() not in GRIDS else _as_it_is(ground)


def measure(ground: Rows, others: Callable[[], np.ndarray]) -> Measure:
    """The CRS to measure in; raises InputError where none measures all rows."""
    if ground.crs.type() in GRIDS or not len(ground.bounds):
        return _as_it_is(ground)
    elsewhere = cache(lambda: _on_earth(others()))
    home = ground.home(elsewhere)
    few = int(len(ground.sample) * STRAY)
    best = _best(ground, home, few)
    if best.error > TOLERABLE and few == 0 and ground.has_a_stray(elsewhere()):
        best = _best(ground, home, 1)
    if best.error > TOLERABLE:
        raise ground.refusal(
            translate("Bridge", "the rows of “{layer}” lie too far apart to be measured in one projection."),
            translate("Bridge", "Run city by city, or choose a part of the layer."),
        )
    best.strays = ground.strays(best.crs, max(best.error, TRUE))
    return best


def _as_it_is(ground: Rows) -> Measure:
    """A site's own grid, which has no place on earth: in metres it is true to scale by its nature."""
    if len(ground.bounds) and ground.crs.mapUnits() != Qgis.DistanceUnit.Meters:
        raise ground.refusal(
            translate("Bridge", "“{layer}” is drawn on a grid without a place on earth ({crs}), and not in metres."),
            translate("Bridge", "Set its coordinate reference system in the layer's properties."),
        )
    return Measure(ground.crs, 0.0, 0)


def _best(ground: Rows, home: tuple[float, float], left_aside: int) -> Measure:
    """The first CRS that is true enough for all rows but a few, else the truest."""
    best = None
    for candidate in _candidates(ground, home, ground.middle(home, left_aside)):
        # One row elsewhere is no reason to leave the user's own system.
        aside = max(left_aside, 1) if candidate == ground.crs and len(ground.sample) >= SEVERAL else left_aside
        error = ground.error(candidate, aside)
        if best is None or error < best.error:
            best = Measure(candidate, error, 0)
        if error <= TRUE:
            break
    return best


def preview(parameter: str, source: QgsFeatureSource, transforms: QgsCoordinateTransformContext) -> Measure:
    """What the first rows of a source would be measured in; a run looks at all of them. Raises InputError as `measure` does."""
    request = QgsFeatureRequest().setLimit(SAMPLE).setSubsetOfAttributes([])
    boxes = [feature.geometry().boundingBox() for feature in source.getFeatures(request)]
    bounds = [(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) for box in boxes if not box.isNull()]
    return _alone(Rows(parameter, source.sourceName(), source.sourceCrs(), np.array(bounds).reshape(-1, 4), transforms))


def of_map(extent: QgsReferencedRectangle, transforms: QgsCoordinateTransformContext) -> QgsCoordinateReferenceSystem:
    """The CRS in which a map of an extent is true to scale: its own where it is; also where none is, as on a map of a country."""
    corners = np.array([[extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()]])
    try:
        return _alone(Rows("", "", extent.crs(), corners, transforms)).crs
    except InputError:
        return extent.crs()


def _alone(ground: Rows) -> Measure:
    return measure(ground, lambda: np.empty((0, 2)))


def is_projected_in_metres(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether coordinates are metres on a plane; how true they are to scale is another question."""
    flat = crs.type() not in (Qgis.CrsType.Geocentric, Qgis.CrsType.Unknown) and not crs.isGeographic()
    return crs.isValid() and flat and crs.mapUnits() == Qgis.DistanceUnit.Meters


def degrees_of(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """The geographic system to go through: CGCS2000 for its own projections, else WGS 84."""
    return QgsCoordinateReferenceSystem(CGCS2000 if crs.geographicCrsAuthId() == CGCS2000 else "EPSG:4326")


def _candidates(
    ground: Rows, home: tuple[float, float], middle: tuple[float, float]
) -> Iterator[QgsCoordinateReferenceSystem]:
    """In the order in which they are wanted: the user's own system, the zone, a projection made for the rows."""
    if is_projected_in_metres(ground.crs):
        yield ground.crs
    yield _zone(ground.geographic, *home)
    yield _around(ground.geographic, *middle)


def _zone(geographic: QgsCoordinateReferenceSystem, x: float, y: float) -> QgsCoordinateReferenceSystem:
    """CGCS2000 3° zone (EPSG 4534 at 75° E to 4554 at 135° E) for CGCS2000 layers, else UTM."""
    meridian = round(x / 3) * 3
    if geographic.authid() == CGCS2000 and 75 <= meridian <= 135:
        return QgsCoordinateReferenceSystem(f"EPSG:{4534 + (meridian - 75) // 3}")
    zone = int((x + 180) // 6) % 60 + 1
    return QgsCoordinateReferenceSystem(f"EPSG:{(32600 if y >= 0 else 32700) + zone}")


def _around(geographic: QgsCoordinateReferenceSystem, x: float, y: float) -> QgsCoordinateReferenceSystem:
    """Lambert's azimuthal equal-area projection: areas true, lengths to 1 in 1 000 within 570 km (Snyder 1987, p. 182)."""
    ellipsoid = "+ellps=GRS80" if geographic.authid() == CGCS2000 else "+datum=WGS84"
    text = f"+proj=laea +lat_0={y:.4f} +lon_0={x:.4f} {ellipsoid} +units=m +no_defs +type=crs"
    return QgsCoordinateReferenceSystem.fromProj(text)


def _error(crs: QgsCoordinateReferenceSystem, place: np.ndarray) -> float:
    """By how much lengths are off at a place, infinite where it has none."""
    if not np.isfinite(place).all():
        return np.inf
    factors = crs.factors(QgsPoint(*place))
    if not factors.isValid():
        return np.inf
    error = max(abs(factors.tissotSemimajor() - 1), abs(1 - factors.tissotSemiminor()))
    return error if np.isfinite(error) else np.inf


def _without_null_island(bounds: np.ndarray) -> np.ndarray:
    """0, 0 is where rows without a place are put: it counts only where there is nothing else."""
    somewhere = (np.abs(bounds) > 1e-6).any(axis=1)
    return bounds[somewhere] if somewhere.any() else bounds


def _on_earth(places: np.ndarray) -> np.ndarray:
    return places[np.isfinite(places).all(axis=1)]


def _near(places: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which of `others` (m, 2) lie together with which of `places` (n, 2): a mask (n, m)."""
    chord = np.linalg.norm(_vectors(places)[:, None] - _vectors(others)[None], axis=2)
    return chord <= TOGETHER / EARTH


def _vectors(places: np.ndarray) -> np.ndarray:
    """Unit vectors (n, 3) of places in degrees."""
    x, y = np.radians(places.reshape(-1, 2)).T
    return np.stack([np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)], axis=1)


def some_places(
    sources: Sequence[Source],
    geographic: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> np.ndarray:
    """Where the first rows of some layers lie, in degrees (n, 2)."""
    places = []
    for source in sources:
        way = QgsCoordinateTransform(source.crs, geographic, transforms)
        request = QgsFeatureRequest().setLimit(FEW).setSubsetOfAttributes([])
        for feature in source.features.getFeatures(
            request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
        ):
            with suppress(QgsCsException):
                place = way.transform(feature.geometry().boundingBox().center())
                places.append((place.x(), place.y()))
    return np.array(places).reshape(-1, 2)


# How the EPSG register names the zones that city data come in.
GAUSS_BY_MERIDIAN = re.compile(r"(?P<datum>.+) / (?P<width>[36])-degree Gauss-Kruger CM (?P<meridian>\d+)E")
GAUSS_BY_NUMBER = re.compile(r"(?P<datum>.+) / (?P<width>[36])-degree Gauss-Kruger zone (?P<zone>\d+)")
SHORT = {"China Geodetic Coordinate System 2000": "CGCS2000"}
UTM = re.compile(r"(?P<datum>.+) / UTM zone (?P<zone>\d+[NS])")


def described(crs: QgsCoordinateReferenceSystem) -> str:
    """A CRS as a planner knows it; one that was made for the data has no name."""
    if not crs.authid():
        made = crs.toProj().startswith("+proj=laea")
        return translate("Bridge", "an equal-area projection around the data") if made else crs.userFriendlyIdentifier()
    name = SHORT.get(crs.description(), crs.description())
    words = (
        (GAUSS_BY_MERIDIAN, translate("Bridge", "{datum}, {width}-degree zone with the central meridian {meridian}°E")),
        (GAUSS_BY_NUMBER, translate("Bridge", "{datum}, {width}-degree zone {zone}")),
        (UTM, translate("Bridge", "{datum}, UTM zone {zone}")),
    )
    known = ((pattern.fullmatch(name), text) for pattern, text in words)
    name = next((text.format(**match.groupdict()) for match, text in known if match), name)
    if crs.isGeographic():
        name = translate("Bridge", "{datum}, longitude and latitude").format(datum=name)
    return translate("Bridge", "{name} ({code})").format(name=name, code=crs.authid())


def error_around(crs: QgsCoordinateReferenceSystem, places: np.ndarray, metres: float) -> float:
    """By how much lengths are off in a CRS at most, as a share, as far as `metres` from places (n, 2) of it."""
    if crs.type() in GRIDS:
        return 0.0
    way = QgsCoordinateTransform(crs, degrees_of(crs), QgsCoordinateTransformContext())
    errors = [0.0]
    for place in places:
        for step in np.array([(1, 0), (-1, 0), (0, 1), (0, -1)]) * metres:
            try:
                there = way.transform(QgsPointXY(*(place + step)))
            except QgsCsException:
                return np.inf
            errors.append(_error(crs, np.array([there.x(), there.y()])))
    return max(errors)
