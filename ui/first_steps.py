"""The sample project: from installing to a first result."""

from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsProviderRegistry, QgsReferencedRectangle, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QColor

from ..core.base.terms import RESOURCES
from ..core.base.text import translate

FIRST_TOOL = "ringsfromdistricts"
# What is seen at first, from the top down, with its colour; the other layers wait unseen for the other tools.
SHOWN = {"incubators": "#d55e00", "city_centres": "#000000", "water": "#a6cee3", "districts": "#eeeeee"}


def load_sample(canvas: QgsMapCanvas) -> None:
    """Add the sample's layers to the project, each place in a group of its own, once, and show the region."""
    nanjing = _group(translate("Dialog", "Sample: Nanjing region"), "nanjing_region", list(SHOWN))
    _group(translate("Dialog", "Sample: central Helsinki"), "helsinki", []).setExpanded(False)
    layer = next(node.layer() for node in nanjing.findLayers() if node.layer().name() == "districts")
    extent = QgsReferencedRectangle(layer.extent(), layer.crs())
    # QGIS itself zooms to all layers of a fresh project, a moment later.
    QTimer.singleShot(0, lambda: _zoom(canvas, extent))


def _zoom(canvas: QgsMapCanvas, extent: QgsReferencedRectangle) -> None:
    canvas.setReferencedExtent(extent)
    canvas.refresh()


def _group(title: str, file: str, shown: list[str]) -> QgsLayerTreeGroup:
    root = QgsProject.instance().layerTreeRoot()
    group = root.findGroup(title)
    if group is None:
        group = root.addGroup(title)
        path = RESOURCES / "sample" / f"{file}.gpkg"
        names = sorted(_names(path), key=lambda name: shown.index(name) if name in shown else len(shown))
        for name in names:
            layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
            if name in SHOWN:
                layer.renderer().symbol().setColor(QColor(SHOWN[name]))
            QgsProject.instance().addMapLayer(layer, False)
            node = group.addLayer(layer)
            node.setItemVisibilityChecked(name in shown)
            node.setExpanded(False)
    return group


def _names(path: Path) -> list[str]:
    """The layers of a file."""
    found = QgsProviderRegistry.instance().querySublayers(str(path))
    return [sublayer.name() for sublayer in found]
