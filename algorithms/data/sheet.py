"""A map sheet as a print layout: map at the left; title, legend, chart and answer at the right; sources at the foot.

All lengths are millimetres on A4 landscape; A3 is the same sheet, larger by √2.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateTransform,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsReferencedRectangle,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QDate, QLocale, QRectF
from qgis.PyQt.QtGui import QFont, QFontDatabase

from ...core.base.text import translate
from ...core.lazy import charts
from .. import measuring

PAPERS = {"A4": 1.0, "A3": 2**0.5}
NORTH_ARROW = ":/images/north_arrows/layout_default_north_arrow.svg"
# Left edge, top, width, height.
MAP = (10, 10, 188, 162)
TITLE = (203, 10, 84, 16)
LEGEND = (203, 28, 84, 70)
CHART = (203, 100, 84, 46)
ANSWER = (203, 148, 84, 26)
SCALE_BAR = (10, 176, 90, 12)
ARROW = (184, 176, 12, 12)
FOOT = (10, 189, 277, 16)
# The map shows this much more than the layers' extent, on each side.
AROUND = 0.04


@dataclass
class Content:
    """What stands around the map: title, answer, one chart as SVG, notes on data and thresholds."""

    title: str
    sentences: Sequence[str] = ()
    chart: str = ""
    notes: Sequence[str] = field(default_factory=list)


class Sheet:
    """Builds one layout; `layout` belongs to whoever takes it."""

    def __init__(self, project: QgsProject, name: str, paper: str):
        self.project = project  # the layout does not keep it alive
        self.layout = QgsPrintLayout(project)
        self.layout.initializeDefaults()
        self.layout.setName(name)
        self.scale = PAPERS[paper]
        page = self.layout.pageCollection().page(0)
        page.setPageSize(paper, QgsLayoutItemPage.Orientation.Landscape)
        self.family = font_family()

    def fill(self, layers: Sequence[QgsMapLayer], extent: QgsReferencedRectangle, content: Content) -> QgsPrintLayout:
        """Put everything on the page; layers from the top down."""
        extent = self._true_to_scale(extent)
        picture = self._map(layers, extent)
        self._text(content.title, TITLE, 14, bold=True)
        self._legend(picture, layers)
        if content.chart:
            chart = charts.in_family(content.chart, self.family)
            self._picture("base64:" + base64.b64encode(chart.encode()).decode(), CHART)
        self._text("\n".join(content.sentences), ANSWER, 8)
        self._scale_bar(picture)
        self._picture(NORTH_ARROW, ARROW)
        self._text("\n".join([self._facts(extent), *content.notes]), FOOT, 6.5)
        return self.layout

    def _true_to_scale(self, extent: QgsReferencedRectangle) -> QgsReferencedRectangle:
        """The extent in a CRS that measures there.

        A scale bar measures in the map's CRS, or on the project's ellipsoid where one is set, and then along one line only: in
        degrees it would be a sixth too short or too long, or wrong northward. The project is the user's and stays as it is.
        """
        transforms = self.project.transformContext()
        crs = measuring.of_map(extent, transforms)
        box = QgsCoordinateTransform(extent.crs(), crs, transforms).transformBoundingBox(extent)
        return QgsReferencedRectangle(box, crs)

    def _place(self, item: QgsLayoutItem, box: tuple[float, float, float, float]) -> None:
        left, top, width, height = (length * self.scale for length in box)
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(left, top))
        item.attemptResize(QgsLayoutSize(width, height))

    def _format(self, size: float, bold: bool = False) -> QgsTextFormat:
        text_format = QgsTextFormat()
        text_format.setFont(QFont(self.family))
        text_format.setForcedBold(bold)
        text_format.setSize(size * self.scale)
        text_format.setSizeUnit(Qgis.RenderUnit.Points)
        return text_format

    def _text(self, text: str, box: tuple[float, float, float, float], size: float, bold: bool = False) -> None:
        item = QgsLayoutItemLabel(self.layout)
        item.setText(text)
        item.setTextFormat(self._format(size, bold))
        self._place(item, box)

    def _picture(self, path: str, box: tuple[float, float, float, float]) -> None:
        item = QgsLayoutItemPicture(self.layout)
        item.setMode(QgsLayoutItemPicture.Format.FormatSVG)
        item.setPicturePath(path, QgsLayoutItemPicture.Format.FormatSVG)
        self._place(item, box)

    def _map(self, layers: Sequence[QgsMapLayer], extent: QgsReferencedRectangle) -> QgsLayoutItemMap:
        item = QgsLayoutItemMap(self.layout)
        item.attemptSetSceneRect(QRectF(*(length * self.scale for length in MAP)))
        item.setCrs(extent.crs())
        item.setLayers(list(layers))
        item.setKeepLayerSet(True)
        item.zoomToExtent(extent.buffered(AROUND * max(extent.width(), extent.height())))
        item.setFrameEnabled(True)
        self.layout.addLayoutItem(item)
        return item

    def _legend(self, picture: QgsLayoutItemMap, layers: Sequence[QgsMapLayer]) -> None:
        item = QgsLayoutItemLegend(self.layout)
        item.setAutoUpdateModel(False)
        tree = item.model().rootGroup()
        tree.removeAllChildren()
        for layer in layers:
            tree.addLayer(layer)
        item.setLinkedMap(picture)
        for component, size in (
            (QgsLegendStyle.Style.Group, 9),
            (QgsLegendStyle.Style.Subgroup, 9),
            (QgsLegendStyle.Style.SymbolLabel, 8),
        ):
            style = QgsLegendStyle(item.style(component))
            style.setTextFormat(self._format(size, component != QgsLegendStyle.Style.SymbolLabel))
            item.setStyle(component, style)
        item.setResizeToContents(False)
        self._place(item, LEGEND)

    def _scale_bar(self, picture: QgsLayoutItemMap) -> None:
        item = QgsLayoutItemScaleBar(self.layout)
        item.setLinkedMap(picture)
        item.setTextFormat(self._format(8))
        item.applyDefaultSize(item.guessUnits())
        self._place(item, SCALE_BAR)

    def _facts(self, extent: QgsReferencedRectangle) -> str:
        date = QLocale(QgsApplication.locale()).toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        text = translate("Sheet", "Coordinate reference system: {crs} · {date} · made with InnoSpace")
        return text.format(crs=measuring.described(extent.crs()), date=date)


def font_family() -> str:
    """A font of this machine that shows Chinese, the application's where there is none."""
    present = set(QFontDatabase().families())
    return next((family for family in charts.FONTS if family in present), QFont().family())
