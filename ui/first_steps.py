"""The sample project: from installing to a first result."""

from qgis.core import QgsCoordinateTransform, QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas

from ..core.terms import RESOURCES
from ..core.text import translate

SAMPLE = RESOURCES / "sample" / "nanjing_region.gpkg"
FIRST_TOOL = "ringsfromdistricts"
# Layers of the sample from the top down; the first steps need these, the other tools find theirs in the same file.
LAYERS = ("incubators", "city_centres", "water", "districts", "cities")


def load_sample(canvas: QgsMapCanvas) -> QgsLayerTreeGroup:
    """Add the sample's layers to the project in a group of their own, once, and show them."""
    project = QgsProject.instance()
    title = translate("Dialog", "Sample: Nanjing region")
    group = project.layerTreeRoot().findGroup(title)
    if group is None:
        group = project.layerTreeRoot().addGroup(title)
        for name in LAYERS:
            layer = QgsVectorLayer(f"{SAMPLE}|layername={name}", name, "ogr")
            project.addMapLayer(layer, False)
            group.addLayer(layer)
    layer = group.findLayers()[-1].layer()
    transform = QgsCoordinateTransform(layer.crs(), canvas.mapSettings().destinationCrs(), project)
    canvas.setExtent(transform.transformBoundingBox(layer.extent()))
    canvas.refresh()
    return group
