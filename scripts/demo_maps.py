"""Draws the demo's map sheets as the plugin makes them, as PNG and PDF in build/demo/sheets."""

import re
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo_steps import OUT, Map
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProject,
    QgsVectorLayer,
)

from innospace.algorithms import styling
from innospace.algorithms.data.map_sheet import export, from_report, title_of, whole
from innospace.algorithms.data.sheet import Content, Sheet

SHEETS = OUT / "sheets"
SIMPLE = {
    Qgis.GeometryType.Polygon: lambda colour: QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"}),
    Qgis.GeometryType.Line: lambda colour: QgsLineSymbol.createSimple({"color": colour, "width": "0.3"}),
    Qgis.GeometryType.Point: lambda colour: QgsMarkerSymbol.createSimple({"color": colour, "size": "2.4"}),
}


def load(source: str, style: str) -> QgsVectorLayer:
    """A layer with one of the plugin's styles, or of one colour."""
    path = source if "/" in source else str(OUT / source)
    layer = QgsVectorLayer(path, "", "ogr")
    if not layer.isValid():
        sys.exit(f"cannot open {path}")
    if style.startswith("#"):
        layer.setName(re.sub(r".*layername=([^|]*).*", r"\1", path).replace("_", " "))
        layer.renderer().setSymbol(SIMPLE[layer.geometryType()](style))
    else:
        styling.apply(layer, style)
        layer.setName(title_of(style))
    return layer


def draw(spec: Map) -> None:
    """One sheet, A3, with answer and chart of the report where there is one."""
    project = QgsProject()
    layers, ground = [load(*layer) for layer in spec.layers], [load(*layer) for layer in spec.ground]
    project.addMapLayers([*layers, *ground])
    content = from_report((OUT / spec.report).read_text(encoding="utf-8")) if spec.report else Content("")
    content.title, content.project = spec.title, "InnoSpace"
    content.notes = ["Data: the shipped sample; incubators, hosts and the community are synthetic", *content.notes]
    sheet = Sheet(project, spec.name, "A3")
    sheet.fill(layers, whole(layers, QgsCoordinateTransformContext()), content, ground)
    for ending in ("png", "pdf"):
        if export(sheet.layout, str(SHEETS / f"{spec.name}.{ending}")) != QgsLayoutExporter.ExportResult.Success:
            sys.exit(f"cannot write {spec.name}.{ending}")


if __name__ == "__main__":
    application = QgsApplication([], True)
    application.initQgis()
    SHEETS.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:]:
        for spec in import_module(f"demo_steps.{name}").MAPS:
            draw(spec)
    application.exitQgis()
