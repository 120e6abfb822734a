"""A map sheet out of layers and a report, for headless use; the dialogs make the same sheet with one click."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsLayoutExporter,
    QgsMapLayer,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
)

from ...core.base.errors import InputError
from ...core.base.text import split_list, translate
from ...core.lazy import report
from .. import parameters as p
from .. import styling
from ..base import Algorithm
from ..places import unwritable
from ..run import Run
from .sheet import PAPERS, Content, Sheet

DPI = 200


class MapSheet(Algorithm):
    """One page with map, legend, chart and answer, as PDF, PNG or SVG."""

    NAME = "mapsheet"
    GROUP = "data"
    MAIN = "LAYERS"

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Sheet", "Map sheet")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Sheet", "How do I put the result into the plan? A page with map, legend, chart, answer and sources."
        )

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Print layouts are made in the main thread."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            QgsProcessingParameterMultipleLayers(
                "LAYERS", translate("Sheet", "Layers"), Qgis.ProcessingSourceType.VectorAnyGeometry
            ),
            translate(
                "Sheet",
                "From the top down. The map is in the first one's CRS where that is true to scale, else in the fitting zone.",
            ),
        )
        self.add(
            QgsProcessingParameterString("STYLES", translate("Sheet", "Styles"), optional=True),
            translate(
                "Sheet",
                "Styles of this plugin for the layers, in their order, such as incubator_rings,rings. Empty: as they are.",
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile("REPORT", translate("Sheet", "Report"), extension="html", optional=True),
            translate(
                "Sheet", "A report of this plugin: its title, answer, first chart and thresholds go on the sheet."
            ),
        )
        self.add(
            QgsProcessingParameterString("TITLE", translate("Sheet", "Title"), optional=True),
            translate("Sheet", "Empty: the report's title."),
        )
        self.add(
            QgsProcessingParameterString("SOURCES", translate("Sheet", "Data sources"), optional=True),
            translate("Sheet", "Who made the data, for the foot of the sheet."),
        )
        self.add(
            p.choice("PAPER", translate("Sheet", "Paper"), list(PAPERS)), translate("Sheet", "Landscape, A4 or A3.")
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("Sheet", "Map sheet"), "PDF (*.pdf);;PNG (*.png);;SVG (*.svg)"
            ),
            translate("Sheet", "The file; its ending says whether it is PDF, PNG or SVG."),
        )

    def compute(self, run: Run) -> None:
        """Lay out one page and write it."""
        layers = self.parameterAsLayerList(run.parameters, "LAYERS", run.context)
        if not layers:
            raise InputError("LAYERS", translate("Sheet", "no layer is given."), translate("Sheet", "Choose layers."))
        for layer, style in zip(layers, split_list(run.text("STYLES")), strict=False):
            styling.apply(layer, style)
        sheet = Sheet(run.context.project() or QgsProject(), self.displayName(), run.choice("PAPER"))
        sheet.fill(layers, whole(layers, run), self._content(run))
        path = run.file("OUTPUT")
        if export(sheet.layout, str(path)) != QgsLayoutExporter.ExportResult.Success:
            raise unwritable("OUTPUT", OSError(translate("Sheet", "the page cannot be exported")))

    def _content(self, run: Run) -> Content:
        path = self.parameterAsFile(run.parameters, "REPORT", run.context)
        page = from_report(Path(path).read_text(encoding="utf-8")) if path else Content("")
        page.title = run.text("TITLE") or page.title
        if run.text("SOURCES"):
            page.notes = [translate("Sheet", "Data: {sources}").format(sources=run.text("SOURCES")), *page.notes]
        return page


def from_report(html: str, chart: str = "") -> Content:
    """The sheet's content out of a report; without a chosen chart the first one that is no map."""
    found = report.excerpt(html)
    charts = [svg for _, svg in found.figures]
    return Content(found.title, found.sentences[:3], chart or next(iter(charts[1:] or charts), ""), found.thresholds)


def whole(layers: list[QgsMapLayer], run: Run) -> QgsReferencedRectangle:
    """The extent of all layers in the CRS of the first."""
    crs, extent = layers[0].crs(), QgsRectangle()
    for layer in layers:
        transform = QgsCoordinateTransform(layer.crs(), crs, run.context.transformContext())
        extent.combineExtentWith(transform.transformBoundingBox(layer.extent()))
    return QgsReferencedRectangle(extent, crs)


def export(layout, path: str) -> QgsLayoutExporter.ExportResult:
    """Write the layout as the file's ending says, PDF where it says nothing."""
    exporter = QgsLayoutExporter(layout)
    if path.lower().endswith(".png"):
        image = QgsLayoutExporter.ImageExportSettings()
        image.dpi = DPI
        return exporter.exportToImage(path, image)
    if path.lower().endswith(".svg"):
        return exporter.exportToSvg(path, QgsLayoutExporter.SvgExportSettings())
    return exporter.exportToPdf(path, QgsLayoutExporter.PdfExportSettings())
