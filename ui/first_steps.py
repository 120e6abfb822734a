"""The sample project: from installing to a first result."""

from pathlib import Path

from qgis.core import QgsCoordinateTransform, QgsLayerTreeGroup, QgsProject, QgsProviderRegistry, QgsVectorLayer
from qgis.gui import QgsMapCanvas

from ..core.terms import RESOURCES
from ..core.text import translate

FIRST_TOOL = "ringsfromdistricts"
# What is seen at first, from the top down; the other layers wait unseen for the other tools.
SHOWN = ("incubators", "city_centres", "water", "districts")


def load_sample(canvas: QgsMapCanvas) -> None:
    """Add the sample's layers to the project, each place in a group of its own, once, and show the region."""
    nanjing = _group(translate("Dialog", "Sample: Nanjing region"), "nanjing_region", SHOWN)
    _group(translate("Dialog", "Sample: central Helsinki"), "helsinki", ()).setExpanded(False)
    layer = next(node.layer() for node in nanjing.findLayers() if node.layer().name() == SHOWN[-1])
    transform = QgsCoordinateTransform(layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance())
    canvas.setExtent(transform.transformBoundingBox(layer.extent()))
    canvas.refresh()


def _group(title: str, file: str, shown: tuple[str, ...]) -> QgsLayerTreeGroup:
    root = QgsProject.instance().layerTreeRoot()
    group = root.findGroup(title)
    if group is None:
        group = root.addGroup(title)
        path = RESOURCES / "sample" / f"{file}.gpkg"
        names = sorted(_names(path), key=lambda name: shown.index(name) if name in shown else len(shown))
        for name in names:
            layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
            QgsProject.instance().addMapLayer(layer, False)
            node = group.addLayer(layer)
            node.setItemVisibilityChecked(name in shown)
            node.setExpanded(False)
    return group


def _names(path: Path) -> list[str]:
    """The layers of a file."""
    found = QgsProviderRegistry.instance().querySublayers(str(path))
    return [sublayer.name() for sublayer in found]
