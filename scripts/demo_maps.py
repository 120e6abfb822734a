"""Draws the demo's maps with QGIS itself: styled layers, legend and scale bar on a page."""

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo_steps import OUT, Map
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor, QFont

from innospace.algorithms import styling


def load(source: str, style: str) -> QgsVectorLayer:
    """A layer with one of the plugin's styles, or filled with a colour."""
    path = source if "/" in source else str(OUT / source)
    layer = QgsVectorLayer(path, Path(path.split("|")[0]).stem.replace("_", " "), "ogr")
    if not layer.isValid():
        sys.exit(f"cannot open {path}")
    if style.startswith("#"):
        layer.setName(path.rsplit("layername=", 1)[-1].split("|")[0])
        polygons = layer.geometryType() == Qgis.GeometryType.Polygon
        outline = QgsFillSymbol.createSimple({"color": style, "outline_style": "no"})
        layer.renderer().setSymbol(outline) if polygons else layer.renderer().symbol().setColor(QColor(style))
    else:
        styling.apply(layer, style)
    return layer


def draw(sheet: Map) -> None:
    """One page A4: the map at the left, the legend at the right, the title above."""
    project = QgsProject()
    layers = [load(*spec) for spec in sheet.layers]
    project.addMapLayers(layers)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Landscape)
    picture = QgsLayoutItemMap(layout)
    picture.attemptSetSceneRect(QRectF(10, 20, 205, 180))
    picture.setCrs(layers[-1].crs())
    picture.setLayers(layers)
    picture.zoomToExtent(layers[-1].extent().buffered(layers[-1].extent().width() * 0.03))
    layout.addLayoutItem(picture)
    place(layout, label(layout, sheet.title), 10, 8, 277, 10)
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(picture)
    place(layout, legend, 220, 22, 65, 100)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(picture)
    bar.setUnits(Qgis.DistanceUnit.Kilometers)
    bar.setUnitLabel("km")
    bar.applyDefaultSize(Qgis.DistanceUnit.Kilometers)
    place(layout, bar, 220, 185, 60, 12)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 110
    QgsLayoutExporter(layout).exportToImage(str(OUT / sheet.file), settings)


def label(layout: QgsPrintLayout, text: str) -> QgsLayoutItemLabel:
    """A heading."""
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    form = QgsTextFormat()
    form.setFont(QFont("Sans"))
    form.setSize(13)
    item.setTextFormat(form)
    return item


def place(layout: QgsPrintLayout, item, x: float, y: float, width: float, height: float) -> None:
    """Put an item on the page, in millimetres."""
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y))
    item.attemptResize(QgsLayoutSize(width, height))


if __name__ == "__main__":
    application = QgsApplication([], True)
    application.initQgis()
    for name in sys.argv[1:]:
        for sheet in import_module(f"demo_steps.{name}").MAPS:
            draw(sheet)
    application.exitQgis()
