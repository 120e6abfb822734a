"""A map sheet out of layers and a report, for headless use; the dialogs make the same sheet with one click."""

import re
from collections.abc import Sequence
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsLayoutExporter,
    QgsMapLayer,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...core.base import terms
from ...core.base.errors import InputError
from ...core.base.text import split_list, translate
from ...core.lazy import report
from .. import parameters as p
from .. import styling
from ..base import Algorithm
from ..places import unwritable
from ..run import Run
from .sheet import PAPERS, Content, Sheet, is_water

DPI = 200
# Areas around the results that make the map so many times as wide at most are shown to their edge.
OUTLINE = 1.6


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
            QgsProcessingParameterMultipleLayers(
                "GROUND", translate("Sheet", "Ground"), Qgis.ProcessingSourceType.VectorAnyGeometry, optional=True
            ),
            translate(
                "Sheet",
                "Left out of the legend: boundaries, water, streets, in the styles that they have. Drawn below the layers, but "
                "lines and water above the layers' areas.",
            ),
        )
        self.add(
            QgsProcessingParameterString("STYLES", translate("Sheet", "Styles"), optional=True),
            translate(
                "Sheet",
                "Styles of this plugin for the layers, in their order, such as “incubator_rings,rings”. Empty: as they are.",
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile("REPORT", translate("Sheet", "Report"), extension="html", optional=True),
            translate(
                "Sheet", "A report of this plugin: its title, answer, first chart and thresholds go on the sheet."
            ),
        )
        for name, title, meaning in self._texts():
            self.add(QgsProcessingParameterString(name, title, optional=True), meaning)
        self.add(
            p.choice("PAPER", translate("Sheet", "Paper"), list(PAPERS)), translate("Sheet", "Landscape, A4 or A3.")
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("Sheet", "Map sheet"), "PDF (*.pdf);;PNG (*.png);;SVG (*.svg)"
            ),
            translate("Sheet", "The file; its ending says whether it is PDF, PNG or SVG."),
        )

    @staticmethod
    def _texts() -> tuple[tuple[str, str, str], ...]:
        open_field = translate("Sheet", "For the title block; empty: left open.")
        return (
            ("TITLE", translate("Sheet", "Title"), translate("Sheet", "Empty: the report's title.")),
            (
                "SOURCES",
                translate("Sheet", "Data sources"),
                translate("Sheet", "Who made the data, for the foot of the sheet."),
            ),
            ("PROJECT", translate("Sheet", "Project"), open_field),
            ("AUTHOR", translate("Sheet", "Drawn by"), open_field),
            ("NUMBER", translate("Sheet", "No."), open_field),
        )

    def compute(self, run: Run) -> None:
        """Lay out one page and write it."""
        layers = self.parameterAsLayerList(run.parameters, "LAYERS", run.context)
        if not layers:
            raise InputError("LAYERS", translate("Sheet", "no layer is given."), translate("Sheet", "Choose layers."))
        for layer, style in zip(layers, split_list(run.text("STYLES")), strict=False):
            styling.apply(layer, style)
            layer.setName(title_of(style))
        sheet = Sheet(run.context.project() or QgsProject(), self.displayName(), run.choice("PAPER"))
        ground = self.parameterAsLayerList(run.parameters, "GROUND", run.context) or []
        transforms = run.context.transformContext()
        framed = with_their_outlines(layers, ground, transforms)
        sheet.fill(layers, whole(framed, transforms), self._content(run), ground)
        path = run.file("OUTPUT")
        if export(sheet.layout, str(path)) != QgsLayoutExporter.ExportResult.Success:
            raise unwritable("OUTPUT", OSError(translate("Sheet", "the page cannot be exported")))

    def _content(self, run: Run) -> Content:
        path = self.parameterAsFile(run.parameters, "REPORT", run.context)
        page = from_report(Path(path).read_text(encoding="utf-8")) if path else Content("")
        page.title = run.text("TITLE") or page.title
        page.project, page.author, page.number = map(run.text, ("PROJECT", "AUTHOR", "NUMBER"))
        if run.text("SOURCES"):
            page.notes = [data_from(run.text("SOURCES")), *page.notes]
        return page


def data_from(sources: str) -> str:
    """The line of a sheet that says what it is drawn from."""
    return translate("Sheet", "Data: {sources}").format(sources=sources)


def title_of(style: str) -> str:
    """What a layer of one of this plugin's styles is called in a legend."""
    return terms.label("style", re.sub("_(covered|east_west|minutes|point|polygon)$", "", style))


def from_report(html: str, chart: str = "") -> Content:
    """The sheet's content out of a report: of the charts the chosen one, else the first, drawn for its narrow place."""
    part = report.excerpt(html)
    narrow = [drawn for (_, svg), drawn in zip(part.figures, part.narrow, strict=True) if drawn and chart in ("", svg)]
    # A map that is looked at is on the sheet already; what cannot be narrow could not be read there.
    charts = narrow or [drawn for drawn in part.narrow if drawn]
    notes = [note for note in (part.bounds, part.sources) if note]
    return Content(part.title, part.sentences[:3], next(iter(charts), ""), notes)


def whole(layers: Sequence[QgsMapLayer], transforms: QgsCoordinateTransformContext) -> QgsReferencedRectangle:
    """Where the rows of all layers lie that their answers are about, in the CRS of the first."""
    crs = layers[0].crs()
    return QgsReferencedRectangle(styling.frame(layers, crs, transforms), crs)


def with_their_outlines(
    framed: Sequence[QgsMapLayer], around: Sequence[QgsMapLayer], transforms: QgsCoordinateTransformContext
) -> list[QgsMapLayer]:
    """What a map is framed by, with the areas around it that are but little larger: a community is shown to its edge.

    Water goes on beyond any edge.
    """
    extent = whole(framed, transforms)
    areas = [layer for layer in around if _has_an_edge(layer) and not layer.extent().isEmpty()]
    with_each = [styling.frame([layer], extent.crs(), transforms) for layer in areas]
    for each in with_each:
        each.combineExtentWith(extent)
    most = OUTLINE * max(extent.width(), extent.height())
    return [*framed, *(a for a, each in zip(areas, with_each, strict=True) if max(each.width(), each.height()) <= most)]


def _has_an_edge(layer: QgsMapLayer) -> bool:
    is_area = isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Polygon
    return is_area and not is_water(layer)


def export(layout, path: str) -> QgsLayoutExporter.ExportResult:
    """Write the layout as the file's ending says, PDF where it says nothing."""
    exporter = QgsLayoutExporter(layout)
    if path.lower().endswith(".png"):
        return _to_image(exporter, path)
    if path.lower().endswith(".svg"):
        return exporter.exportToSvg(path, QgsLayoutExporter.SvgExportSettings())
    return exporter.exportToPdf(path, QgsLayoutExporter.PdfExportSettings())


def _to_image(exporter: QgsLayoutExporter, path: str) -> QgsLayoutExporter.ExportResult:
    """As PNG; QGIS tells GDAL where on earth it lies, whatever the settings say, and GDAL cannot write that into a PNG."""
    image = QgsLayoutExporter.ImageExportSettings()
    image.dpi = DPI
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return exporter.exportToImage(path, image)
    finally:
        gdal.PopErrorHandler()
