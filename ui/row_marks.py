"""Which numbers of a layer mark its rows instead of measuring something: rows show it, whatever the fields are called."""

from collections.abc import Sequence
from math import isfinite

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ..algorithms.bridge import plain

Corners = tuple[tuple[float, float], tuple[float, float]]
Side = tuple[float, float]

DEGREES = "EPSG:4326"
# Rows that are looked at while the window waits; fewer than so many may number themselves by chance.
LOOKED_AT, ENOUGH = 1_000, 5
# How far a coordinate may be from where its row lies: degrees, by which systems of coordinates differ, and a layer's own units.
APART, BESIDE = 0.02, 1.0


def marks(layer: QgsVectorLayer, names: Sequence[str]) -> set[str]:
    """Of these fields those that count the rows one by one or repeat where they lie."""
    places = {name: layer.fields().lookupField(name) for name in names}
    request = QgsFeatureRequest().setLimit(LOOKED_AT).setSubsetOfAttributes(list(places.values()))
    rows = list(layer.getFeatures(request)) if places else []
    columns = {name: [_number(row.attribute(at)) for row in rows] for name, at in places.items()}
    sides = _sides(layer, [_box(row) for row in rows]) if layer.isSpatial() else []
    return {name for name, values in columns.items() if _counts(values) or any(_lies(values, side) for side in sides)}


def _number(value: object) -> float | None:
    """A number of a row, None where it has none."""
    number = plain(value)
    return number if number is not None and isfinite(number) else None


def _box(row: QgsFeature) -> QgsRectangle | None:
    """Where a row lies, None where it lies nowhere."""
    return row.geometry().boundingBox() if row.hasGeometry() and not row.geometry().isEmpty() else None


def _counts(values: Sequence[float | None]) -> bool:
    """Whether each that is there is by one more than the one before for each row from there."""
    starts = [value - row for row, value in enumerate(values) if value is not None]
    return len(starts) >= ENOUGH and len(set(starts)) == 1


def _lies(values: Sequence[float | None], sides: Sequence[Side | None]) -> bool:
    """Whether each value is between the two sides of its row, as far as both are known."""
    known = [(value, side) for value, side in zip(values, sides, strict=True) if value is not None and side is not None]
    return len(known) >= ENOUGH and all(low <= value <= high for value, (low, high) in known)


def _sides(layer: QgsVectorLayer, boxes: Sequence[QgsRectangle | None]) -> list[list[Side | None]]:
    """From where to where rows reach, across and upward, in the layer's own CRS and in degrees; a place is grown a little."""
    degrees = QgsCoordinateReferenceSystem(DEGREES)
    way = QgsCoordinateTransform(layer.crs(), degrees, QgsProject.instance().transformContext())
    own = [box and ((box.xMinimum(), box.yMinimum()), (box.xMaximum(), box.yMaximum())) for box in boxes]
    there = [corners and _moved(corners, way) for corners in own]
    near = APART if layer.crs().isGeographic() else BESIDE
    return [
        [corners and _reach(corners[0][axis], corners[1][axis], grown) for corners in of_rows]
        for of_rows, grown in ((own, near), (there, APART))
        for axis in (0, 1)
    ]


def _moved(corners: Corners, way: QgsCoordinateTransform) -> Corners | None:
    """Two corners in another CRS, None where there is no way to it."""
    try:
        return tuple((there.x(), there.y()) for there in (way.transform(QgsPointXY(*corner)) for corner in corners))
    except QgsCsException:
        return None


def _reach(one: float, other: float, grown: float) -> Side:
    return min(one, other) - grown, max(one, other) + grown
