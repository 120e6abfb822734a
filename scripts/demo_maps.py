"""Draws the demo's map sheets as the plugin makes them, as PNG and PDF in build/demo/sheets."""

import re
import sys

from demo_steps import OUT, Map
from qgis.core import QgsCoordinateTransformContext, QgsLayoutExporter, QgsProject, QgsVectorLayer

from innospace.algorithms import styling
from innospace.algorithms.data.map_sheet import export, from_report, title_of, whole, with_their_outlines
from innospace.algorithms.data.sheet import Content, Sheet
from innospace.ui import first_steps

SHEETS = OUT / "sheets"


def load(source: str, style: str) -> QgsVectorLayer:
    """A result with one of the plugin's styles, or a layer of the sample as the first steps show it."""
    if not style:
        file, name, _, where = re.fullmatch(r".*/(\w+)\.gpkg\|layername=([^|]*)(\|subset=(.*))?", source).groups()
        layer = first_steps.sample_layer(file, name)
        layer.setSubsetString(where or "")
        return layer
    layer = QgsVectorLayer(str(OUT / source), title_of(style), "ogr")
    if not layer.isValid():
        sys.exit(f"cannot open {OUT / source}")
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
    framed = with_their_outlines(layers, ground, QgsCoordinateTransformContext())
    sheet.fill(layers, whole(framed, QgsCoordinateTransformContext()), content, ground)
    SHEETS.mkdir(exist_ok=True)
    for ending in ("png", "pdf"):
        if export(sheet.layout, str(SHEETS / f"{spec.name}.{ending}")) != QgsLayoutExporter.ExportResult.Success:
            sys.exit(f"cannot write {spec.name}.{ending}")
