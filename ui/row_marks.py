"""Which numbers of a layer mark its rows instead of measuring something: rows show it, whatever the fields are called."""

from collections.abc import Sequence
from itertools import pairwise

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ..algorithms.bridge import plain

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
    if len(rows) < ENOUGH:
        return set()
    columns = {name: [plain(row.attribute(at)) for row in rows] for name, at in places.items()}
    full = {name: values for name, values in columns.items() if None not in values}
    sides = _sides(layer, [row.geometry().boundingBox() for row in rows]) if full and layer.isSpatial() else []
    return {name for name, values in full.items() if _counts(values) or any(_lies(values, side) for side in sides)}


def _counts(values: Sequence[float]) -> bool:
    """Whether each is one more than the one before."""
    return all(after - before == 1 for before, after in pairwise(values))


def _lies(values: Sequence[float], sides: Sequence[tuple[float, float]]) -> bool:
    """Whether each value is between the two sides of its row."""
    return all(low <= value <= high for value, (low, high) in zip(values, sides, strict=True))


def _sides(layer: QgsVectorLayer, boxes: Sequence[QgsRectangle]) -> list[list[tuple[float, float]]]:
    """From where to where rows reach, across and upward, in the layer's own CRS and in degrees; a place is grown a little."""
    degrees = QgsCoordinateReferenceSystem(DEGREES)
    way = QgsCoordinateTransform(layer.crs(), degrees, QgsProject.instance().transformContext())
    own = [((box.xMinimum(), box.yMinimum()), (box.xMaximum(), box.yMaximum())) for box in boxes]
    try:
        there = [tuple(way.transform(QgsPointXY(*corner)) for corner in corners) for corners in own]
    except QgsCsException:
        there = []
    near = APART if layer.crs().isGeographic() else BESIDE
    return [
        [(min(a[axis], b[axis]) - grown, max(a[axis], b[axis]) + grown) for a, b in corners]
        for corners, grown in ((own, near), (there, APART))
        for axis in (0, 1)
        if corners
    ]
