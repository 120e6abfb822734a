"""QGIS's coordinate reference systems, as the core asks for them: which one to measure in, `core/ground/systems.py` decides."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

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
from ..core.base.text import translate
from ..core.ground import systems
from ..core.ground.systems import CGCS2000, FEW, SAMPLE, Measure
from .bridge import Source

# Systems without a place on earth.
GRIDS = (Qgis.CrsType.Engineering, Qgis.CrsType.Other)


@dataclass(frozen=True)
class QgisSystem:
    """A CRS of QGIS's as a `System` of the core's."""

    crs: QgsCoordinateReferenceSystem
    transforms: QgsCoordinateTransformContext = field(default_factory=QgsCoordinateTransformContext, compare=False)

    @property
    def name(self) -> str:
        """As a planner knows it."""
        return described(self.crs)

    @property
    def kind(self) -> str:
        """What its coordinates are."""
        if self.crs.type() in GRIDS:
            return "grid"
        if self.crs.type() == Qgis.CrsType.Geocentric:
            return "centre"
        if self.crs.isGeographic():
            return "degrees"
        return "plane" if is_projected_in_metres(self.crs) else "other"

    @property
    def in_metres(self) -> bool:
        """Whether its units are metres."""
        return self.crs.mapUnits() == Qgis.DistanceUnit.Meters

    @property
    def is_chinese(self) -> bool:
        """Whether it stands on CGCS2000."""
        return self.crs.geographicCrsAuthId() == CGCS2000

    def made(self, definition: str) -> QgisSystem:
        """Another system, by its code or a text of PROJ's."""
        by_code = definition.startswith("EPSG:")
        crs = QgsCoordinateReferenceSystem
        return QgisSystem(crs(definition) if by_code else crs.fromProj(definition), self.transforms)

    def degrees(self, xy: np.ndarray) -> np.ndarray:
        """Places (n, 2) in degrees, NaN where there is none on earth."""
        way = QgsCoordinateTransform(self.crs, degrees_of(self.crs), self.transforms)
        return np.array([_degrees(way, *place) for place in xy]).reshape(-1, 2)

    def error(self, place: np.ndarray) -> float:
        """By how much lengths are off at a place in degrees, infinite where it has none."""
        return _error(self._same, *map(float, place)) if np.isfinite(place).all() else np.inf

    @cached_property
    def _same(self) -> _Same:
        return _Same(self.crs.toWkt(Qgis.CrsWktVariant.Preferred) or self.crs.toProj(), self.crs)


@dataclass(frozen=True)
class _Same:
    """A CRS that is known by its definition."""

    definition: str
    crs: QgsCoordinateReferenceSystem = field(compare=False)


@lru_cache(10_000)  # a form asks for the same places each time that something in it is typed, and then the run does
def _error(system: _Same, x: float, y: float) -> float:
    factors = system.crs.factors(QgsPoint(x, y))
    if not factors.isValid():
        return np.inf
    error = max(abs(factors.tissotSemimajor() - 1), abs(1 - factors.tissotSemiminor()))
    return error if np.isfinite(error) else np.inf


def _degrees(way: QgsCoordinateTransform, x: float, y: float) -> tuple[float, float]:
    try:
        place = way.transform(QgsPointXY(x, y))
    except QgsCsException:
        return np.nan, np.nan
    return (place.x(), place.y()) if abs(place.x()) <= 360 and abs(place.y()) <= 90 else (np.nan, np.nan)


def rows_of(
    parameter: str,
    name: str,
    crs: QgsCoordinateReferenceSystem,
    bounds: np.ndarray,
    transforms: QgsCoordinateTransformContext,
) -> systems.Rows:
    """Where the rows of a layer lie, by their bounds (n, 4) in its CRS."""
    return systems.Rows(parameter, name, QgisSystem(crs, transforms), bounds)


def preview(parameter: str, source: QgsFeatureSource, transforms: QgsCoordinateTransformContext) -> Measure:
    """What the first rows of a source would be measured in; a run looks at all of them. Raises InputError as `measure` does."""
    request = QgsFeatureRequest().setLimit(SAMPLE).setSubsetOfAttributes([])
    boxes = [feature.geometry().boundingBox() for feature in source.getFeatures(request)]
    bounds = [(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) for box in boxes if not box.isNull()]
    return _alone(
        rows_of(parameter, source.sourceName(), source.sourceCrs(), np.array(bounds).reshape(-1, 4), transforms)
    )


def of_map(extent: QgsReferencedRectangle, transforms: QgsCoordinateTransformContext) -> QgsCoordinateReferenceSystem:
    """The CRS in which a map of an extent is true to scale: its own where it is; also where none is, as on a map of a country."""
    corners = np.array([[extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()]])
    try:
        return _alone(rows_of("", "", extent.crs(), corners, transforms)).crs
    except InputError:
        return extent.crs()


def _alone(ground: systems.Rows) -> Measure:
    return systems.measure(ground, lambda: np.empty((0, 2)))


def is_projected_in_metres(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether coordinates are metres on a plane; how true they are to scale is another question."""
    flat = crs.type() not in (Qgis.CrsType.Geocentric, Qgis.CrsType.Unknown) and not crs.isGeographic()
    return crs.isValid() and flat and crs.mapUnits() == Qgis.DistanceUnit.Meters


def degrees_of(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """The geographic system to go through: CGCS2000 for its own projections, else WGS 84."""
    return QgsCoordinateReferenceSystem(CGCS2000 if crs.geographicCrsAuthId() == CGCS2000 else "EPSG:4326")


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


def described(crs: QgsCoordinateReferenceSystem) -> str:
    """A CRS as a planner knows it; one that was made for the data has no name."""
    if crs.authid():
        return systems.in_words(crs.description(), crs.authid(), in_degrees=crs.isGeographic())
    if crs.toProj().startswith(systems.EQUAL_AREA):
        return translate("Bridge", "an equal-area projection around the data")
    return crs.userFriendlyIdentifier()
