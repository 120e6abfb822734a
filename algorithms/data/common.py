"""What several tools of the group share."""

from qgis.core import Qgis, QgsWkbTypes


def has_style(wkb_type: Qgis.WkbType) -> bool:
    """Whether there is a style for a kind of geometry: points and polygons have one."""
    kind = QgsWkbTypes.geometryType(wkb_type)
    return kind in (Qgis.GeometryType.Point, Qgis.GeometryType.Polygon)
