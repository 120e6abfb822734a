"""What the dialogs do on the map: circles drawn while distances are typed, a centre picked by a click."""

from collections.abc import Callable

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QIcon
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ..algorithms import measuring
from ..core.base.errors import InputError
from ..core.base.text import split_list, translate

# The circles of more centres than these would hide the map: none are drawn.
MOST_CENTRES = 15
SEGMENTS = 32


class Circles:
    """Rubber bands around the centres of a layer."""

    def __init__(self, canvas: QgsMapCanvas):
        self.canvas = canvas
        self.bands: list[QgsRubberBand] = []

    def draw(self, layer: QgsVectorLayer | None, radii: str, metres: float = 1.0) -> None:
        """Circles of the radii (a list as the user types it, times `metres`) around the features of a layer of few."""
        self.clear()
        lengths = [float(text) * metres for text in split_list(radii) if _is_number(text)]
        if layer is None or not lengths or not layer.isSpatial() or layer.featureCount() > MOST_CENTRES:
            return
        context = QgsProject.instance().transformContext()
        try:
            work = measuring.preview(layer.name(), layer, context).crs
        except InputError:
            return
        to_work = QgsCoordinateTransform(layer.crs(), work, context)
        to_map = QgsCoordinateTransform(work, self.canvas.mapSettings().destinationCrs(), context)
        centres = [feature.geometry() for feature in layer.getFeatures()]
        for centre in (c for c in centres if not c.isNull()):
            centre = centre.pointOnSurface() if centre.type() != Qgis.GeometryType.Point else centre
            centre.transform(to_work)
            for length in lengths:
                circle = centre.buffer(length, SEGMENTS)
                circle.transform(to_map)
                self._add(circle)

    def _add(self, circle: QgsGeometry) -> None:
        band = QgsRubberBand(self.canvas, Qgis.GeometryType.Polygon)
        band.setStrokeColor(QColor("#D55E00"))
        band.setSecondaryStrokeColor(QColor("#ffffff"))
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setLineStyle(Qt.PenStyle.DashLine)
        band.setWidth(2)
        band.setToGeometry(circle)
        self.bands.append(band)

    def clear(self) -> None:
        """Take them off the map."""
        for band in self.bands:
            self.canvas.scene().removeItem(band)
        self.bands = []


def _is_number(text: str) -> bool:
    try:
        return float(text) > 0
    except ValueError:
        return False


class PickButton(QToolButton):
    """Beside a layer of centres: a click on the map makes a layer with that point and hands it over."""

    def __init__(self, canvas: QgsMapCanvas, dialog: QWidget, picked: Callable[[QgsVectorLayer], None]):
        super().__init__()
        self.canvas, self.dialog, self.picked = canvas, dialog, picked
        self.setIcon(QIcon(":/images/themes/default/cursors/mCapturePoint.svg"))
        self.setText(translate("Dialog", "Pick on the map"))
        self.setToolTip(translate("Dialog", "Click the centre on the map"))
        self.setAccessibleName(self.toolTip())
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._tool = QgsMapToolEmitPoint(canvas)
        self._tool.canvasClicked.connect(self._clicked)
        self._before = None
        self.clicked.connect(self._start)

    def _start(self) -> None:
        self._before = self.canvas.mapTool()
        self.canvas.setMapTool(self._tool)
        self.canvas.window().activateWindow()

    def _clicked(self, point: QgsPointXY) -> None:
        if self._before is not None:
            self.canvas.setMapTool(self._before)
        crs = self.canvas.mapSettings().destinationCrs()
        layer = QgsVectorLayer(f"Point?crs={crs.authid()}", translate("Dialog", "Picked centre"), "memory")
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(point))
        layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        QgsProject.instance().addMapLayer(layer)
        self.picked(layer)
        self.dialog.raise_()
        self.dialog.activateWindow()
