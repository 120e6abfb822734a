"""What several tools of the group share."""

from qgis.core import Qgis, QgsWkbTypes

from .. import bridge


def has_style(layer: bridge.Layer) -> bool:
    """Whether there is a style for its kind of geometry: points and polygons have one."""
    kind = QgsWkbTypes.geometryType(layer.wkb_type)
    return kind in (Qgis.GeometryType.Point, Qgis.GeometryType.Polygon)
