"""What the dialogs do on the map: circles drawn while distances are typed, a centre or sites picked by clicks."""

from collections.abc import Callable

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
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
# Notes in the layer of a picked centre whose window it is and where the point was put.
PICKED = "innospace/picked"


class Circles:
    """Rubber bands around the centres of a layer."""

    def __init__(self, canvas: QgsMapCanvas):
        self.canvas = canvas
        self.bands: list[QgsRubberBand] = []

    def draw(self, layer: QgsVectorLayer | None, radii: str, metres: float = 1.0, *, from_edge: bool = False) -> None:
        """Circles of the radii (a list as the user types it, times `metres`) around the features of a layer of few.

        Around a point on the surface of each, or around all of it (`from_edge`), as the tool measures.
        """
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
            whole = from_edge or centre.type() == Qgis.GeometryType.Point
            centre = centre if whole else centre.pointOnSurface()
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
        self._explain(translate("Dialog", "Click the centre on the map"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._tool = QgsMapToolEmitPoint(canvas)
        self._tool.canvasClicked.connect(self._clicked)
        self._before = None
        self.clicked.connect(self._start)

    def _explain(self, text: str) -> None:
        self.setToolTip(text)
        self.setAccessibleName(text)

    def _start(self) -> None:
        self._before = self.canvas.mapTool()
        self.canvas.setMapTool(self._tool)
        self.canvas.window().activateWindow()

    def _clicked(self, point: QgsPointXY, button: Qt.MouseButton) -> None:
        layer = self._new_layer(translate("Dialog", "Picked centre"))
        _add(layer, point)
        layer.setCustomProperty(PICKED, [self.dialog.objectName(), _spots(layer)])
        earlier = [one.id() for one in QgsProject.instance().mapLayersByName(layer.name()) if self._is_earlier(one)]
        QgsProject.instance().addMapLayer(layer)
        self.picked(layer)
        QgsProject.instance().removeMapLayers(earlier)
        self._finish()

    def _is_earlier(self, layer: QgsVectorLayer) -> bool:
        """Whether it is a centre that was picked for this window, and is as it was then."""
        mark = layer.customProperty(PICKED)
        return bool(mark) and not layer.isEditable() and list(mark) == [self.dialog.objectName(), _spots(layer)]

    def _new_layer(self, name: str) -> QgsVectorLayer:
        layer = QgsVectorLayer("Point", name, "memory")
        # Not by its code: a system that a city has of its own has none.
        layer.setCrs(self.canvas.mapSettings().destinationCrs())
        return layer

    def _finish(self) -> None:
        """Give the map its tool back, and return to the dialog."""
        if self._before is not None:
            self.canvas.setMapTool(self._before)
        self.dialog.raise_()
        self.dialog.activateWindow()


class PickSeveralButton(PickButton):
    """Beside a layer of sites: a click adds a point to one layer, or takes a picked one away; a right click ends."""

    def __init__(self, canvas: QgsMapCanvas, dialog: QWidget, picked: Callable[[QgsVectorLayer], None], what: str):
        super().__init__(canvas, dialog, picked)
        self._name = translate("Dialog", "Picked: {what}").format(what=what)
        self.setCheckable(True)
        self._explain(translate("Dialog", "Click each on the map, a picked one to remove it; a right click ends"))
        self._tool.deactivated.connect(lambda: self.setChecked(False))

    def _start(self) -> None:
        if self.isChecked():
            super()._start()
        else:
            self._finish()

    def _clicked(self, point: QgsPointXY, button: Qt.MouseButton) -> None:
        if button == Qt.MouseButton.RightButton:
            self._finish()
            return
        layer = self._layer()
        crs, project = self.canvas.mapSettings().destinationCrs(), QgsProject.instance()
        radius = QgsMapToolEmitPoint.searchRadiusMU(self.canvas)
        reach = QgsRectangle(point.x() - radius, point.y() - radius, point.x() + radius, point.y() + radius)
        transform = QgsCoordinateTransform(crs, layer.crs(), project.transformContext())
        near = [feature.id() for feature in layer.getFeatures(transform.transformBoundingBox(reach))]
        if near:
            layer.dataProvider().deleteFeatures(near)
        else:
            _add(layer, transform.transform(point))
        layer.updateExtents()
        layer.triggerRepaint()
        self.picked(layer)

    def _layer(self) -> QgsVectorLayer:
        """The layer of the points picked so far, a new one where there is none."""
        project = QgsProject.instance()
        for layer in project.mapLayersByName(self._name):
            if layer.providerType() == "memory":
                return layer
        return project.addMapLayer(self._new_layer(self._name))


def _spots(layer: QgsVectorLayer) -> str:
    """Where the points of a layer are; what else it has got says that somebody works on it."""
    return " ".join([*(row.geometry().asWkt() for row in layer.getFeatures()), *layer.fields().names()])


def _add(layer: QgsVectorLayer, point: QgsPointXY) -> None:
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(point))
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
