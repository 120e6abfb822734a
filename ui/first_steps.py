"""The sample project: from installing to a first result."""

import csv
import shutil
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsLayerTreeGroup,
    QgsPalLayerSettings,
    QgsProject,
    QgsReferencedRectangle,
    QgsRendererCategory,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QColor

from ..algorithms import styling
from ..core.base.terms import RESOURCES
from ..core.base.text import translate

# The smallest scale (1 to …) at which the community is drawn.
COMMUNITY_SCALE = 100_000
FIRST_TOOL = "ringsfromdistricts"
# What one colour cannot say: a layer's classes by the field that `layers.csv` names, with colour and width (mm).
CLASSES = {
    "ring": {"中心城区": ("#e3dccb", 0.15), "近郊区": ("#eee9dd", 0.15), "远郊区": ("#f7f5ef", 0.15)},
    "kind": {
        "主干路": ("#e8a95b", 1.5),
        "次干路": ("#f0d08a", 1.1),
        "支路": ("#b9b4a8", 0.7),
        "小区道路": ("#d2cdc2", 0.3),
    },
    "code": {
        "R2": ("#fdf3cf", 0),
        "A33": ("#f6d5dc", 0),
        "A35": ("#f6d5dc", 0),
        "A7": ("#e8c3cd", 0),
        "B1": ("#f7cfc4", 0),
        "B2": ("#f3dad3", 0),
        "G1": ("#cfe5c0", 0),
        "M1": ("#e6d6c1", 0),
        "W1": ("#ddd3e6", 0),
    },
}


def load_sample(canvas: QgsMapCanvas) -> None:
    """Add the sample's layers to the project, each place in a group of its own, once, and show the region."""
    community = _group(translate("Dialog", "Sample: community (synthetic)"), "community")
    region = _group(translate("Dialog", "Sample: Nanjing region"), "nanjing_region")
    community.setExpanded(False)
    layer = next(node.layer() for node in region.findLayers() if table(node.layer()) == "districts")
    extent = QgsReferencedRectangle(layer.extent(), layer.crs())
    # QGIS itself zooms to all layers of a fresh project, a moment later.
    QTimer.singleShot(0, lambda: _zoom(canvas, extent))


def table(layer: QgsVectorLayer) -> str:
    """The name that a layer of the sample has in its file, whatever it is called in the project."""
    return layer.source().rpartition("layername=")[2]


def _zoom(canvas: QgsMapCanvas, extent: QgsReferencedRectangle) -> None:
    canvas.setReferencedExtent(extent)
    canvas.refresh()


def _group(title: str, file: str) -> QgsLayerTreeGroup:
    root = QgsProject.instance().layerTreeRoot()
    group = root.findGroup(title)
    if group is None:
        group = root.addGroup(title)
        for row in _rows(file):
            _add(group, row)
    return group


def _rows(file: str) -> list[dict[str, str]]:
    with open(RESOURCES / "sample" / "layers.csv", encoding="utf-8", newline="") as rows:
        return [row for row in csv.DictReader(rows) if row["file"] == file]


def sample_layer(file: str, name: str) -> QgsVectorLayer:
    """A layer of the sample as the first steps show it, by its name in its file."""
    return _layer(next(row for row in _rows(file) if row["layer"] == name))


def own_copy(file: str) -> Path:
    """The user's own copy of a file of the sample, in his profile; made anew when the plugin brings a newer one.

    QGIS writes into each GeoPackage that it opens (the write-ahead log, the numbers of features): what the plugin ships stays
    as it is, and no file that is open hinders its update.
    """
    shipped = RESOURCES / "sample" / f"{file}.gpkg"
    copy = Path(QgsApplication.qgisSettingsDirPath()) / "innospace" / shipped.name
    if not copy.exists() or copy.stat().st_mtime < shipped.stat().st_mtime:
        copy.parent.mkdir(parents=True, exist_ok=True)
        for log in ("-wal", "-shm"):  # of the file that goes
            copy.with_name(copy.name + log).unlink(missing_ok=True)
        shutil.copyfile(shipped, copy)
    return copy


def _layer(row: dict[str, str]) -> QgsVectorLayer:
    """A layer of the sample, named in QGIS's language and styled."""
    name = row["chinese" if QgsApplication.instance().locale().startswith("zh") else "english"]
    plain = QgsVectorLayer.LayerOptions(False)  # without a look for a style in the file, which has none
    layer = QgsVectorLayer(f"{own_copy(row['file'])}|layername={row['layer']}", name, "ogr", plain)
    styling.head_by_terms(layer)
    _style(layer, row)
    return layer


def _add(group: QgsLayerTreeGroup, row: dict[str, str]) -> None:
    layer = _layer(row)
    if row["file"] == "community":
        # Three square kilometres: on a map of the region a blot with unreadable names.
        layer.setScaleBasedVisibility(True)
        layer.setMinimumScale(COMMUNITY_SCALE)
    QgsProject.instance().addMapLayer(layer, False)
    node = group.addLayer(layer)
    node.setItemVisibilityChecked(bool(row["shown"]))
    node.setExpanded(False)


def _style(layer: QgsVectorLayer, row: dict[str, str]) -> None:
    """The colours and sizes of `layers.csv`; labels where it names a field."""
    if row["by"]:
        classes = CLASSES[row["by"]].items()
        found = [QgsRendererCategory(value, _symbol(layer, *look), value) for value, look in classes]
        layer.setRenderer(QgsCategorizedSymbolRenderer(row["by"], found))
    else:
        layer.renderer().setSymbol(_symbol(layer, row["colour"], float(row["size"])))
    if row["label"]:
        layer.setLabeling(QgsVectorLayerSimpleLabeling(_labels(row["label"])))
        layer.setLabelsEnabled(True)


def _symbol(layer: QgsVectorLayer, colour: str, size: float) -> QgsSymbol:
    """A symbol of the colour; `size` (mm) is a point's size, a line's width, an area's outline (0: none)."""
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    # Qt writes the opacity first.
    symbol.setColor(QColor(0, 0, 0, 0) if colour == "#00000000" else QColor(colour))
    part = symbol.symbolLayer(0)
    if layer.geometryType() == Qgis.GeometryType.Point:
        symbol.setSize(size)
        part.setStrokeColor(QColor("white"))
    elif layer.geometryType() == Qgis.GeometryType.Line:
        symbol.setWidth(size)
    else:
        part.setStrokeColor(QColor("#8a8578") if size else QColor(0, 0, 0, 0))
        part.setStrokeWidth(size)
    return symbol


def _labels(field: str) -> QgsPalLayerSettings:
    """Small dark labels on a light edge."""
    edge = QgsTextBufferSettings()
    edge.setEnabled(True)
    form = QgsTextFormat()
    form.setSize(8)
    form.setColor(QColor("#333333"))
    form.setBuffer(edge)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(form)
    return settings
