"""A map sheet as a print layout: the map takes two thirds; at the right title, answer, legend, chart and the title block.

All lengths are millimetres on A4 landscape; A3 is the same sheet, larger by √2.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCentroidFillSymbolLayer,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLayerTreeLayer,
    QgsLayerTreeModelLegendNode,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendModel,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapHitTest,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsMapLayerStyle,
    QgsMapRendererSequentialJob,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSimpleFillSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLegendNode,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QLocale, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

from ...core.base import terms
from ...core.base.text import translate
from ...core.lazy import charts, maps
from .. import drawing, measuring, styling
from . import figures

PAPERS = {"A4": 1.0, "A3": 2**0.5}
NORTH_ARROW = ":/images/north_arrows/layout_default_north_arrow.svg"
ACCENT, TINT, INK, GREY, PAPER = "#0072b2", "#eef4f8", "#222222", "#666666", "#f4f3ef"
# A ground is calm where its colour is less saturated than this; else areas and lines are drawn in these tones: saturation and
# value of a natural hue (degrees), or the grey instead.
PALE, GREEN_TO_BLUE = 0.28, (80, 250)
# A darker area with the edge that QGIS gives every new layer has a random colour, however dull that is: nobody chose it.
LIGHT, EDGE_OF_QGIS = 0.85, "#232323"
# Areas of the ground are water where they are blue and called so.
BLUE, WATER = (180, 250), re.compile("水|河流|湖泊|[江河湖海]$|water|river|lake|yangtze", re.IGNORECASE)
# Many points that a finding was made from.
SPECK = {"name": "triangle", "color": "#222222", "size": "1.3", "outline_style": "no"}
# How many names a map has room for.
NAMED = (2, 40)
GROUND = (((40, 235), "#eceae3"), ((90, 215), "#c4bfb3"))
# Left edge, top, width, height; an answer takes at most so much.
FRAME = (5, 5, 287, 200)
MAP = (8, 8, 187, 194)
TITLE = (199, 8, 90, 13)
ANSWER = (199, 23, 90, 29)
# Legend and chart share a column from below the answer on: the chart begins below the legend, however long that is.
COLUMN = (199, 54, 90, 97)
BLOCK = (199, 154, 90, 48)
# On the map: a white plate with scale bar and north.
PLATE = (128, 187, 67, 15)
SCALE_BAR = (130, 189, 52, 11)
ARROW = (184, 189, 9, 11)
# What is written at its end, by terms; other units as QGIS has them.
SCALE_UNITS = {Qgis.DistanceUnit.Meters: "m", Qgis.DistanceUnit.Kilometers: "km"}
# How a layer lies on those below it, where nothing shines through.
NORMAL = QPainter.CompositionMode.CompositionMode_SourceOver
# The rectangle of a map that another shows; where it is narrower than so many millimetres, a dot in its middle.
OVERVIEW = {"color": "transparent", "outline_color": "#c0392b", "outline_width": "0.5"}
LEAST_OVERVIEW, OVERVIEW_DOT = 2.0, {"color": "#c0392b", "outline_color": "#ffffff", "size": "2.4"}
# A chart is drawn at this share of its size at least: its letters of 7 points must not fall below that by much.
LEAST_CHART = 0.9
# Millimetres of a legend: width and height of a symbol, what is above an entry and above a layer's heading.
SYMBOL, ABOVE_ENTRY, ABOVE_LAYER = (6.0, 3.2), 1.3, 2.0
# Rows that the one layer of a legend has in a column; letters that an entry of two columns has room for.
ROWS, ENTRY = 5, 22
# What an inset takes at least of the column's height, and what its heading takes; widths that it may have in an empty corner of
# the map, what it takes there at least and at most in height, and what is left free around it.
LEAST_INSET, HEADING = 24, 5
CORNER_WIDTHS, CORNER_HEIGHTS, CLEAR = range(88, 32, -4), (26, 88), 2
# Where a map shows nothing is looked up in cells of this part of a millimetre.
CELL = 0.5
# A ground so many times as large as what the map shows of it is worth an overview; a detail is so many times as large, and no
# strip: one side of it is at most so many times as long as the other.
LARGER, ENLARGED, LONGEST = 2.0, 3.0, 2.5
# Areas narrower than so many millimetres are marked with a square, few ones with so large a one.
SMALL, MARK = 1.0, 3.6
# A name in the middle of areas narrower than so many millimetres would hide them.
HIDDEN = 5.0
# Areas so many times narrower than all of them together are buildings, say, and no parcels.
FINE = 40
# What covers more than this share of its extent, or has one area of more than this part of its width, is land and no buildings.
BUILT, WIDEST_BUILT = 0.3, 0.2
# Areas of the ground so many times narrower than all of them together name no part of it.
UNNAMED = 10
# Of a table of figures: the height of a row, the widths of its numbers.
FIGURE_ROW, FIGURE = 4.6, 17
# Places looked at to find where they crowd, and the share of the crowd that the detail shows.
LOOKED_AT, HEART = 20_000, 0.8
# Millimetres of a row of the title block; of a Latin letter and a line at one point, and how much wider bold letters are.
ROW = 6.0
LETTER, LINE, BOLD = 0.186, 0.45, 1.06
# The map shows this much more than the layers' extent, on each side, and its scale is a round one.
AROUND = 0.04
MM_OF_INCH, MM_OF_METRE = 25.4, 1000.0
ROUND_SCALES = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass
class Content:
    """What stands around the map: title, answer, one chart as SVG, notes on data and thresholds, and the title block.

    What the title block lacks (`project`, `author`, `number` of the sheet) is left open to be filled in by hand.
    """

    title: str
    sentences: Sequence[str] = ()
    chart: str = ""
    notes: Sequence[str] = field(default_factory=list)
    project: str = ""
    author: str = ""
    number: str = ""


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
        self.family = drawing.font_family()
        self._calm: dict[str, str] = {}
        self._named: set[str] = set()

    def fill(
        self,
        layers: Sequence[QgsMapLayer],
        extent: QgsReferencedRectangle,
        content: Content,
        ground: Sequence[QgsMapLayer] = (),
        found: Sequence[QgsMapLayer] = (),
    ) -> QgsPrintLayout:
        """Put everything on the page; layers from the top down, `ground` below them and not in the legend.

        Lines and water of the ground lie over the areas of the layers, whose places are named where the ground names none.
        `found`, without them the layers in their order, come first in the legend; where the places of the first one crowd,
        they are shown larger.
        """
        extent = self._true_to_scale(extent)
        places = [layer for layer in ground if layer not in layers]  # what has a legend keeps its colours
        self._calm = {layer.id(): style for layer in places if (style := calm_style(layer))}
        self._calm |= {q.id(): _with_specks(q) for q in layers if found and q not in found and _is_of_chance(q)}
        self._calm |= self._names(found or layers, layers, ground)
        self._calm |= {q.id(): self._unblended(q) for q in layers if _is_blended(q)}
        drawn = on_the_ground(layers, ground)
        self._shape(FRAME, outline=0.6)
        picture = self._map(drawn, extent)
        self._fitted(content.title, TITLE, (15, 13, 11), bold=True)
        top = self._answer(content.sentences) if content.sentences else ANSWER[1]
        self._mark_small(picture, layers)
        listed = [layer for layer in dict.fromkeys([*found, *layers]) if layer in layers]
        top = self._column(self._legend(picture, listed, found), content.chart, top)
        if not content.chart:
            top = self._figures([layer for layer in listed if not found or layer in found], extent, top)
        self._inset(picture, drawn, listed, ground, top)
        self._shape(PLATE, fill="#ffffff")
        self._scale_bar(picture)
        self._picture(NORTH_ARROW, ARROW).setLinkedMap(picture)
        self._block(content, extent)
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

    def _names(
        self, found: Sequence[QgsMapLayer], layers: Sequence[QgsMapLayer], ground: Sequence[QgsMapLayer]
    ) -> dict[str, str]:
        """The style with names of the first layer of few places, none where others name them; no place is named twice.

        Where the ground has names, results get theirs beside these, unless one of them is there or may be there already.
        """
        own, said = (
            [q for q in some if isinstance(q, QgsVectorLayer) and q.labelsEnabled()] for some in (ground, layers)
        )
        known = [styling.labels_of(layer) for layer in own]
        styles = {layer.id(): _unlabelled(layer) for layer in said if _is_named(styling.labels_of(layer), known)}
        if any(map(_says_names, said)):
            return styles
        named = [*known, *(styling.labels_of(layer) for layer in said)]
        # Names of small areas on the ground, such as stock spaces, would pass for those that were found.
        places = [q for q in ground if not _is_fine(q, UNNAMED)]
        places = [q for q in ([*found] if own else [*found, *layers, *places]) if name_of(q)]
        areas = [layer for layer in places if layer.geometryType() == Qgis.GeometryType.Polygon]
        for layer in [*areas, *places][:1]:
            names = styling.texts_of(layer, QgsExpression.quotedColumnRef(name_of(layer)))
            if not _is_named(names, named) and all(texts and names.isdisjoint(texts) for texts in known):
                styles[layer.id()] = self._with_names(layer)
        return styles

    def _unblended(self, layer: QgsMapLayer) -> str:
        """The style of a layer that lies on others as it is: what shines through others makes a PDF one large picture."""
        plain = self._as_drawn(layer)
        styling.be_opaque(plain) if isinstance(plain, QgsVectorLayer) else plain.setBlendMode(NORMAL)
        return _style_of(plain)

    def _with_names(self, layer: QgsVectorLayer) -> str:
        """The style of a layer with the names of its places, above what its own labels say."""
        named = self._as_drawn(layer)
        self._named.add(layer.id())
        field = QgsExpression.quotedColumnRef(name_of(layer))
        settings, said = QgsPalLayerSettings(), field
        if layer.labelsEnabled() and isinstance(layer.labeling(), QgsVectorLayerSimpleLabeling):
            own = layer.labeling().settings()
            said = f"concat({field}, '\n', {own.fieldName if own.isExpression else QgsExpression.quotedColumnRef(own.fieldName)})"
        form, halo = self._format(7), QgsTextBufferSettings()
        halo.setEnabled(True)
        form.setBuffer(halo)
        settings.setFormat(form)
        settings.fieldName, settings.isExpression = said, True
        is_area = layer.geometryType() == Qgis.GeometryType.Polygon
        settings.placement = Qgis.LabelPlacement.Horizontal if is_area else Qgis.LabelPlacement.AroundPoint
        settings.dist = 0 if is_area else 1.2
        named.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        named.setLabelsEnabled(True)
        return _style_of(named)

    def _mark_small(self, picture: QgsLayoutItemMap, layers: Sequence[QgsMapLayer]) -> None:
        """Give areas that are hardly seen at the map's scale a square in their colour: what the legend has is to be found.

        Names of this sheet stand beside marks, and beside areas that they would hide.
        """
        for layer in filter(_is_area, layers):
            way = QgsCoordinateTransform(picture.crs(), layer.crs(), self.project.transformContext())
            unit = MAP[2] / max(way.transformBoundingBox(picture.extent()).width(), 1e-9)
            wide = styling.median_width(layer) * unit
            if 0 < wide < SMALL:
                self._calm[layer.id()] = self._with_squares(layer)
            elif layer.id() in self._named and (styling.has_marks(layer) or 0 < wide < HIDDEN):
                named = self._as_drawn(layer)
                _name_beside(named, self.scale * (MARK if styling.has_marks(layer) else wide) / 2)
                self._calm[layer.id()] = _style_of(named)
        picture.setLayerStyleOverrides(self._calm)

    def _with_squares(self, layer: QgsVectorLayer) -> str:
        """The style of a layer with marks, names beside them: of few areas larger than the dots of a result."""
        dotted = self._as_drawn(layer)
        size = MARK if layer.featureCount() <= NAMED[1] else SMALL
        styling.put_squares(dotted, size * self.scale)
        _name_beside(dotted, size * self.scale)
        return _style_of(dotted)

    def _as_drawn(self, layer: QgsVectorLayer) -> QgsVectorLayer:
        """A copy of a layer in the style that it has on this sheet so far."""
        copied = _dressed(layer)
        if layer.id() in self._calm:
            QgsMapLayerStyle(self._calm[layer.id()]).writeToLayer(copied)
        return copied

    # --- items ----------------------------------------------------------------------------------------------------

    def _place(self, item: QgsLayoutItem, box: tuple[float, float, float, float]) -> None:
        left, top, width, height = (length * self.scale for length in box)
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(left, top))
        item.attemptResize(QgsLayoutSize(width, height))

    def _format(self, size: float, bold: bool = False, colour: str = INK) -> QgsTextFormat:
        text_format = QgsTextFormat()
        text_format.setFont(QFont(self.family))
        text_format.setForcedBold(bold)
        text_format.setColor(QColor(colour))
        text_format.setSize(size * self.scale)
        text_format.setSizeUnit(Qgis.RenderUnit.Points)
        return text_format

    def _text(self, text: str, box: tuple[float, float, float, float], size: float, **look) -> QgsLayoutItemLabel:
        item = QgsLayoutItemLabel(self.layout)
        item.setText(text)
        item.setTextFormat(self._format(size, **look))
        item.setMarginX(0)
        item.setMarginY(0)
        self._place(item, box)
        return item

    def _fitted(
        self, text: str, box: tuple[float, float, float, float], sizes: Sequence[float], **look
    ) -> tuple[QgsLayoutItemLabel, float]:
        """A text in lines, in smaller letters rather than without its end; how high it is."""
        _, _, width, height = box
        for size in sizes:
            lines = "\n".join(charts.wrapped(line, int(width / (size * LETTER))) for line in text.split("\n"))
            taken = (lines.count("\n") + 1) * size * LINE
            if taken <= height:
                break
        return self._text(lines, box, size, **look), min(taken, height)

    def _shape(self, box: tuple[float, float, float, float], fill: str = "", outline: float = 0) -> None:
        """A rectangle, filled with a colour, or outlined `outline` mm wide."""
        item = QgsLayoutItemShape(self.layout)
        item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        look = {"color": fill or "transparent", "outline_color": INK, "outline_width": str(outline * self.scale)}
        item.setSymbol(QgsFillSymbol.createSimple(look | ({} if outline else {"outline_style": "no"})))
        self._place(item, box)

    def _picture(self, path: str, box: tuple[float, float, float, float]) -> QgsLayoutItemPicture:
        item = QgsLayoutItemPicture(self.layout)
        item.setMode(Qgis.PictureFormat.SVG)
        item.setPicturePath(path, Qgis.PictureFormat.SVG)
        item.setPictureAnchor(QgsLayoutItem.ReferencePoint.UpperLeft)
        self._place(item, box)
        return item

    def _map(
        self,
        layers: Sequence[QgsMapLayer],
        extent: QgsReferencedRectangle,
        box: tuple[float, float, float, float] = MAP,
        name: str = "map",
    ) -> QgsLayoutItemMap:
        item = QgsLayoutItemMap(self.layout)
        item.setId(name)
        item.attemptSetSceneRect(QRectF(*(length * self.scale for length in box)))
        item.setCrs(extent.crs())
        item.setLayers(list(layers))
        item.setKeepLayerSet(True)
        item.setLayerStyleOverrides(self._calm)
        item.setKeepLayerStyles(True)
        item.setBackgroundColor(QColor(PAPER))
        item.zoomToExtent(extent.buffered(AROUND * max(extent.width(), extent.height())))
        item.setScale(round_scale(item.scale()))
        item.setFrameEnabled(True)
        self.layout.addLayoutItem(item)
        return item

    def _answer(self, sentences: Sequence[str]) -> float:
        """The answer on its tint, as high as it has to be; where the column goes on below it."""
        left, top, width, most = ANSWER
        box = (left + 3, top + 1.5, width - 5, most - 3)
        text, height = self._fitted("\n".join(sentences), box, (8.5, 8.0, 7.5, 7.0))
        for place, fill in (((left, top, width, height + 3), TINT), ((left, top, 1, height + 3), ACCENT)):
            self._shape(place, fill=fill)
        self.layout.moveItemToTop(text)
        return top + height + 5

    def _legend(
        self, picture: QgsLayoutItemMap, layers: Sequence[QgsMapLayer], found: Sequence[QgsMapLayer]
    ) -> QgsLayoutItemLegend:
        """What the map shows of the layers; what was not `found` has a heading of its own, or it would pass for a result."""
        item = QgsLayoutItemLegend(self.layout)
        item.setAutoUpdateModel(False)
        item.model().setLayerStyleOverrides(picture.layerStyleOverrides())
        tree = item.model().rootGroup()
        tree.removeAllChildren()
        shown = self._shown(picture)
        # What hits nothing may be labels or a style that tests cannot follow: a layer that draws anything stays.
        reaching = [q for q in layers if shown[q.id()] or self._marks(picture, [q]).any()]
        group = tree
        for layer in reaching:
            if found and layer not in found and group is tree:
                group = tree.addGroup(translate("Sheet", "Base map"))
            node = group.addLayer(layer)
            _keep_symbols(item.model(), node)
            _show_only(item.model(), node, shown[layer.id()])
            if group is not tree:
                _be_one_entry(item.model(), node)
        item.setLinkedMap(picture)
        item.setColumnCount(2)
        nodes = [len(item.model().layerLegendNodes(node)) for node in tree.findLayers()]
        item.setSplitLayer(len(nodes) == 1 and max(nodes) > ROWS)
        item.setSymbolWidth(SYMBOL[0] * self.scale)
        item.setSymbolHeight(SYMBOL[1] * self.scale)
        item.rstyle(QgsLegendStyle.Style.Symbol).setMargin(QgsLegendStyle.Side.Top, ABOVE_ENTRY * self.scale)
        item.rstyle(QgsLegendStyle.Style.Subgroup).setMargin(QgsLegendStyle.Side.Top, ABOVE_LAYER * self.scale)
        for component, size in (
            (QgsLegendStyle.Style.Group, 8.5),
            (QgsLegendStyle.Style.Subgroup, 8.5),
            (QgsLegendStyle.Style.SymbolLabel, 7.5),
        ):
            style = QgsLegendStyle(item.style(component))
            style.setTextFormat(self._format(size, bold=component != QgsLegendStyle.Style.SymbolLabel))
            item.setStyle(component, style)
        return item

    def _shown(self, picture: QgsLayoutItemMap) -> dict[str, set[str]]:
        """Of each layer of the map the entries of the legend of which the map shows anything."""
        dpi = self.layout.renderContext().dpi()
        # Dots, not millimetres: its scale decides which layers the map shows.
        size = picture.rect().size() * dpi / MM_OF_INCH
        test = QgsMapHitTest(picture.mapSettings(picture.extent(), size, dpi, True))
        test.run()
        found = test.results()
        return {layer.id(): set(found.get(layer.id(), ())) for layer in picture.layers()}

    def _column(self, legend: QgsLayoutItemLegend, chart: str, top: float) -> float:
        """The legend as high as it has to be, the chart below it as high as it is drawn, and where that ends."""
        left, _, width, height = COLUMN
        height += COLUMN[1] - top
        needed = self._size(legend)
        if needed.width() > width:
            _wrap(legend)
            needed = self._size(legend)
        taken = min(needed.height(), height)
        legend.setResizeToContents(False)
        self._place(legend, (left, top, width, taken))
        room = height - taken - 2
        if not chart or room < LEAST_CHART * width * charts.shape_of(chart):
            return top + taken + 2
        drawn = min(room, width * charts.shape_of(chart))
        picture = "base64:" + base64.b64encode(charts.in_family(chart, self.family).encode()).decode()
        self._picture(picture, (left, top + taken + 2, width, drawn if room - drawn >= LEAST_INSET + 2 else room))
        return top + taken + 2 + drawn + 2

    def _figures(self, layers: Sequence[QgsMapLayer], extent: QgsReferencedRectangle, top: float) -> float:
        """Tables of what layers without a chart show, as many as there is room for, and where they end."""
        tables = [figures.of_layer(layer, extent.crs()) for layer in layers if isinstance(layer, QgsVectorLayer)]
        for table in filter(None, tables):
            high = FIGURE_ROW * (len(table.rows) + 1)
            if top + high <= COLUMN[1] + COLUMN[3]:
                self._table(table, top)
                top += high + FIGURE_ROW
        return top

    def _table(self, table: figures.Figures, top: float) -> None:
        """A three-line table, words at the left, numbers at the right."""
        left, width = COLUMN[0], COLUMN[2]
        rows = [[table.title, *table.heads], *table.rows]
        # A number's column is as wide as its head, which ends in a unit, or that would lie on the one beside it.
        wide = [
            max(FIGURE, max(map(charts.columns_of, cells)) * 7.5 * LETTER * BOLD + 2)
            for cells in zip(*rows, strict=True)
        ]
        ends = left + width - np.cumsum([0, *wide[:1:-1]])[::-1]
        for i, (word, *cells) in enumerate(rows):
            y, first = top + i * FIGURE_ROW, ends[0] - wide[1]
            self._fitted(word, (left + 1, y + 1, first - left - 2, FIGURE_ROW - 1), (7.5, 6.5, 5.5), bold=not i)
            for cell, end, its in zip(cells, ends, wide[1:], strict=True):
                box = (end - its, y + 1, its - 1, FIGURE_ROW - 1)
                self._text(cell, box, 7.5, bold=not i).setHAlign(Qt.AlignmentFlag.AlignRight)
        for i, line in ((0, 0.3), (1, 0.15), (len(table.rows) + 1, 0.3)):
            self._shape((left, top + i * FIGURE_ROW, width, 0.01), outline=line)

    def _size(self, legend: QgsLayoutItemLegend) -> QSizeF:
        """What a legend takes on A4, in millimetres."""
        return QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize() / self.scale

    def _inset(
        self,
        picture: QgsLayoutItemMap,
        drawn: Sequence[QgsMapLayer],
        found: Sequence[QgsMapLayer],
        ground: Sequence[QgsMapLayer],
        top: float,
    ) -> None:
        """Where the places of the first of what was `found` crowd, larger; else where the map lies on a much larger ground.

        It stands in what the column leaves, a detail that has no room there over an empty corner of the map.
        """
        left, first, width, height = COLUMN
        box = (left, top + HEADING, width, first + height - top - HEADING)
        there = box[3] + HEADING >= LEAST_INSET
        crowded = self._crowded(next(iter(found), None), picture)
        if not crowded.isEmpty():
            is_larger = there and _is_larger(box, crowded, picture)
            place = box if is_larger else self._corner(picture, found, crowded)
            if place:
                self._detail(picture, drawn, QgsReferencedRectangle(crowded, picture.crs()), place)
                return
        ground = self._locating(ground, picture)
        whole = self._extent(ground, picture)
        if there and not whole.isEmpty() and whole.area() > LARGER * picture.extent().area():
            self._locator(picture, ground, QgsReferencedRectangle(whole, picture.crs()), box)

    def _detail(
        self, picture: QgsLayoutItemMap, drawn: Sequence[QgsMapLayer], extent: QgsReferencedRectangle, box
    ) -> None:
        if box[0] < COLUMN[0]:
            self._shape((box[0], box[1] - HEADING, box[2], box[3] + HEADING), fill="#ffffff")
        inset = self._map(drawn, extent, box, "inset")
        _show_on(picture, inset, self.scale)
        self._head(translate("Sheet", "Detail"), inset, box)

    def _locator(
        self, picture: QgsLayoutItemMap, ground: Sequence[QgsMapLayer], extent: QgsReferencedRectangle, box
    ) -> None:
        inset = self._map(ground, extent, box, "inset")
        if not self._marks(inset, ground).any():
            self.layout.removeLayoutItem(inset)  # a ground whose style draws nothing there
            return
        _show_on(inset, picture, self.scale)
        self._head(translate("Sheet", "Where this is"), inset, box)

    def _head(self, heading: str, inset: QgsLayoutItemMap, box: tuple[float, float, float, float]) -> None:
        left, top, width, _ = box
        indent = 0 if left >= COLUMN[0] else 1
        place = (left + indent, top - HEADING + indent, width - indent, HEADING - indent)
        self._text(f"{heading} · 1:{inset.scale():,.0f}", place, 7.5)

    def _corner(
        self, picture: QgsLayoutItemMap, found: Sequence[QgsMapLayer], crowded: QgsRectangle
    ) -> tuple[float, float, float, float] | None:
        """The largest place for a detail of the shape of the crowd in a corner where the map shows nothing; None without one.

        Where the ground fills all corners, in one that it fills alone, without a result.
        """
        left, top, width, height = MAP
        shape = crowded.height() / max(crowded.width(), 1e-9)
        for layers in (picture.layers(), found):
            taken = self._marks(picture, layers)
            for wide in CORNER_WIDTHS:
                high = HEADING + min(max(wide * shape, CORNER_HEIGHTS[0]), CORNER_HEIGHTS[1])
                # The lower right one begins above the plate.
                bottom = top + height - high - CLEAR
                right = left + width - wide - CLEAR
                corners = (
                    (left + CLEAR, top + CLEAR),
                    (right, top + CLEAR),
                    (left + CLEAR, bottom),
                    (right, PLATE[1] - high - CLEAR),
                )
                for x, y in corners:
                    box = (x, y + HEADING, wide, high - HEADING)
                    if _is_larger(box, crowded, picture) and not _cut_out(taken, (x, y, wide, high)).any():
                        return box
        return None

    def _marks(self, picture: QgsLayoutItemMap, layers: Sequence[QgsMapLayer]) -> np.ndarray:
        """(rows, columns) whether a map shows anything of layers, in cells of `CELL` mm, from its upper left corner on."""
        size = picture.rect().size() / self.scale / CELL
        settings = picture.mapSettings(picture.extent(), size, MM_OF_INCH / CELL / self.scale, True)
        settings.setLayers([layer for layer in settings.layers() if layer in layers])
        settings.setBackgroundColor(QColor(0, 0, 0, 0))
        job = QgsMapRendererSequentialJob(settings)
        job.start()
        job.waitForFinished()
        image = job.renderedImage().convertToFormat(QImage.Format.Format_Alpha8)
        rows = image.constBits().asarray(image.sizeInBytes())
        return np.frombuffer(rows, np.uint8).reshape(image.height(), -1)[:, : image.width()] > 0

    def _locating(self, ground: Sequence[QgsMapLayer], picture: QgsLayoutItemMap) -> list[QgsMapLayer]:
        """The ground that a map of all of it would show: what is made for larger scales alone would leave a locator empty."""
        whole, shown = self._extent(ground, picture), picture.extent()
        times = max(whole.width() / shown.width(), whole.height() / shown.height()) * MAP[2] / COLUMN[2]
        return [layer for layer in ground if layer.isInScaleRange(times * picture.scale())]

    def _extent(self, layers: Sequence[QgsMapLayer], picture: QgsLayoutItemMap) -> QgsRectangle:
        """What layers cover, in the map's CRS."""
        extent = QgsRectangle()
        for layer in layers:
            if layer.extent().isEmpty():
                continue
            transform = QgsCoordinateTransform(layer.crs(), picture.crs(), self.project.transformContext())
            extent.combineExtentWith(transform.transformBoundingBox(layer.extent()))
        return extent

    def _crowded(self, layer: QgsMapLayer | None, picture: QgsLayoutItemMap) -> QgsRectangle:
        """The heart of the crowd of a layer's points or areas on a map, in its CRS; empty where they do not crowd."""
        if (
            not isinstance(layer, QgsVectorLayer)
            or layer.extent().isEmpty()
            or layer.geometryType() == Qgis.GeometryType.Line
        ):
            return QgsRectangle()
        request = QgsFeatureRequest().setNoAttributes().setLimit(LOOKED_AT)
        request.setDestinationCrs(picture.crs(), self.project.transformContext()).setFilterRect(picture.extent())
        boxes = [feature.geometry().boundingBox() for feature in layer.getFeatures(request) if feature.hasGeometry()]
        xy = np.array([(box.center().x(), box.center().y()) for box in boxes]).reshape(-1, 2)
        crowded = xy[maps.crowd(shapely.points(xy))]
        if not len(crowded):
            return QgsRectangle()
        away = np.abs(crowded - np.median(crowded, axis=0)).max(axis=1)
        heart = crowded[away <= np.quantile(away, HEART)]
        return QgsRectangle(*heart.min(axis=0), *heart.max(axis=0))

    def _scale_bar(self, picture: QgsLayoutItemMap) -> None:
        item = QgsLayoutItemScaleBar(self.layout)
        item.setLinkedMap(picture)
        item.setTextFormat(self._format(7))
        item.applyDefaultSize(item.guessUnits())
        if item.units() in SCALE_UNITS:
            item.setUnitLabel(terms.label("unit", SCALE_UNITS[item.units()]))
        item.setHeight(1.6 * self.scale)
        self._place(item, SCALE_BAR)

    # --- the title block ------------------------------------------------------------------------------------------

    def _block(self, content: Content, extent: QgsReferencedRectangle) -> None:
        """Project, sheet, people, date, scale and number in a frame, each a text of its own; sources below."""
        left, top, width, height = BLOCK
        self._shape(BLOCK, outline=0.3)
        for i, row in enumerate(self._rows(content)):
            y = top + i * ROW
            self._shape((left, y + ROW, width, 0.01), outline=0.15)
            ends = [x for x, _, _ in row[1:]] + [width]
            for (x, name, text), end in zip(row, ends, strict=True):
                indent = x + 1.5 + charts.columns_of(name) * 7 * LETTER
                self._text(name, (left + x, y + 1.4, indent - x, ROW - 1), 7, colour=GREY)
                box = (left + indent, y + 1.2, end - indent, ROW - 1.2)
                if "[%" in text:  # an expression is no text yet
                    label = self._text(text, box, 7.5)
                else:
                    label, _ = self._fitted(text, box, (7.5, 7, 6, 5))
                label.setId(name)  # the list of items would call what is still to be filled in a label
        facts = translate("Sheet", "Coordinate reference system: {crs}").format(crs=measuring.described(extent.crs()))
        notes = [*content.notes, facts, translate("Sheet", "Made with InnoSpace")]
        below = (left + 2, top + 4 * ROW + 1.5, width - 4, height - 4 * ROW - 2)
        self._fitted("\n".join(notes), below, (6.5, 6, 5.5, 5), colour=GREY)

    def _rows(self, content: Content) -> list[list[tuple[float, str, str]]]:
        """Where each entry begins, its name, and what stands there."""
        written = translate("Sheet", "d MMM yyyy")
        date = QLocale(QgsApplication.locale()).toString(QDate.currentDate(), written)
        # An expression: it holds when the user moves the map.
        scale = "1:[% format_number(item_variables('map')['map_scale'], 0) %]"
        return [
            [(2, translate("Sheet", "Project"), content.project)],
            [(2, translate("Sheet", "Sheet"), content.title)],
            [(2, translate("Sheet", "Drawn by"), content.author), (46, translate("Sheet", "Checked by"), "")],
            [
                (2, translate("Sheet", "Date"), date),
                (32, translate("Sheet", "Scale"), scale),
                (66, translate("Sheet", "No."), content.number),
            ],
        ]


def _is_larger(box: tuple[float, float, float, float], crowded: QgsRectangle, picture: QgsLayoutItemMap) -> bool:
    """Whether a box shows a crowd so much larger than the map does that it is worth its place, at the scales that both get."""
    wide, high = box[2], max(box[3], 1)
    if max(wide / high, high / wide) > LONGEST:
        return False
    around = 2 * AROUND * max(crowded.width(), crowded.height())
    fitting = max((crowded.width() + around) / wide, (crowded.height() + around) / high)
    times = fitting / (picture.extent().width() / MAP[2])
    return round_scale(times * picture.scale()) * ENLARGED <= picture.scale() * (1 + 1e-6)


def _cut_out(taken: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    """The cells of a map in a box of the sheet and the gap around it."""
    left, top, width, height = box
    rows, columns = (
        slice(max(int((start - edge - CLEAR) / CELL), 0), int((start - edge + length + CLEAR) / CELL))
        for start, length, edge in ((top, height, MAP[1]), (left, width, MAP[0]))
    )
    return taken[rows, columns]


def _show_on(outer: QgsLayoutItemMap, inner: QgsLayoutItemMap, scale: float) -> None:
    """Draw the rectangle on one map that the other shows."""
    outer.overview().setLinkedMap(inner)
    outer.overview().setFrameSymbol(_overview(inner.extent().width() / outer.scale() * MM_OF_METRE / scale))


def _overview(millimetres: float) -> QgsFillSymbol:
    """How a map marks what another shows, which is so wide on it."""
    symbol = QgsFillSymbol.createSimple(OVERVIEW)
    if millimetres < LEAST_OVERVIEW:
        dot = QgsCentroidFillSymbolLayer()
        dot.setSubSymbol(QgsMarkerSymbol.createSimple(OVERVIEW_DOT))
        symbol.appendSymbolLayer(dot)
    return symbol


def _keep_symbols(model: QgsLegendModel, node: QgsLayerTreeLayer) -> None:
    """Keep the symbols that the map draws in the legend, also when the project is opened again: a legend forgets styles."""
    for i, entry in enumerate(model.layerLegendNodes(node)):
        if isinstance(entry, QgsSymbolLegendNode) and entry.symbol() is not None:
            QgsMapLayerLegendUtils.setLegendNodeCustomSymbol(node, i, entry.symbol())


def _show_only(model: QgsLegendModel, node: QgsLayerTreeLayer, shown: set[str]) -> None:
    """Leave out of a legend what the map does not show; a layer of one symbol has no rules of its own."""
    entries = [entry.data(QgsLayerTreeModelLegendNode.CustomRole.RuleKey) for entry in model.layerLegendNodes(node)]
    kept = [i for i, rule in enumerate(entries) if rule in shown]
    if kept and len(kept) < len(entries):
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, kept)
        model.refreshLayerLegend(node)


def _be_one_entry(model: QgsLegendModel, node: QgsLayerTreeLayer) -> None:
    """A layer of the base map that shows one class is called as it is: what another tool said of its rows is no matter here."""
    if len(model.layerLegendNodes(node)) == 1 and not model.layerLegendNodes(node)[0].isEmbeddedInParent():
        QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, _orders(node)[0], node.name())
        QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        model.refreshLayerLegend(node)


def _orders(node: QgsLayerTreeLayer) -> list[int]:
    """The numbers of the entries of a layer that a legend has; all where none was left out."""
    return QgsMapLayerLegendUtils.legendNodeOrder(node) if QgsMapLayerLegendUtils.hasLegendNodeOrder(node) else [0]


def _wrap(legend: QgsLayoutItemLegend) -> None:
    """Write the headings and entries of a legend that is too wide in several lines."""
    model = legend.model()
    legend.setWrapString("\n")
    for node in model.rootGroup().findLayers():
        node.setUseLayerName(False)
        node.setName(charts.wrapped(node.name(), ENTRY))
        for i, entry in enumerate(model.layerLegendNodes(node)):
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, i, charts.wrapped(str(entry.data(0)), ENTRY))
        model.refreshLayerLegend(node)


def _name_beside(layer: QgsVectorLayer, millimetres: float) -> None:
    """Put the names of areas so far from their middle that these are seen."""
    if layer.labelsEnabled() and isinstance(layer.labeling(), QgsVectorLayerSimpleLabeling):
        beside = QgsPalLayerSettings(layer.labeling().settings())
        beside.placement, beside.dist = Qgis.LabelPlacement.AroundPoint, millimetres
        layer.setLabeling(QgsVectorLayerSimpleLabeling(beside))


def calm_style(layer: QgsMapLayer) -> str:
    """The style in which a layer of the ground stays in the background, where its one colour would pass for a finding.

    Greens and blues get pale, as parks and water are drawn, all others grey. Empty where the layer has colours of its own
    choice: several, or a pale one. Of labelled points the labels stay: dots would pass for a finding.
    """
    if isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Point and layer.labelsEnabled():
        names = _dressed(layer)
        names.setRenderer(QgsNullSymbolRenderer())
        return _style_of(names)
    if not isinstance(layer, QgsVectorLayer) or not isinstance(layer.renderer(), QgsSingleSymbolRenderer):
        return ""
    if is_pale(layer.renderer().symbol()):
        return ""
    colour = layer.renderer().symbol().color()
    # A green area is a park, a green line but a street in a random colour, and no building is blue or green.
    natural_from, natural_to = BLUE if layer.geometryType() == Qgis.GeometryType.Line else GREEN_TO_BLUE
    natural = natural_from <= colour.hsvHue() <= natural_to and not _is_built(layer)
    fill, line = (QColor.fromHsv(colour.hsvHue(), *tone) if natural else QColor(grey) for tone, grey in GROUND)
    calm = _dressed(layer)
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    symbol.setColor(line if layer.geometryType() == Qgis.GeometryType.Line else fill)
    if layer.geometryType() == Qgis.GeometryType.Polygon:
        symbol.symbolLayer(0).setStrokeColor(line)
    calm.setRenderer(QgsSingleSymbolRenderer(symbol))
    return _style_of(calm)


def _is_of_chance(layer: QgsMapLayer) -> bool:
    """Whether many points stand in the colour and with the edge that QGIS gives every new layer: nobody chose them."""
    if not isinstance(layer, QgsVectorLayer) or layer.geometryType() != Qgis.GeometryType.Point:
        return False
    if not isinstance(layer.renderer(), QgsSingleSymbolRenderer) or layer.featureCount() <= NAMED[1]:
        return False
    part = layer.renderer().symbol().symbolLayer(0)
    return isinstance(part, QgsSimpleMarkerSymbolLayer) and part.strokeColor().name() == EDGE_OF_QGIS


def _with_specks(layer: QgsVectorLayer) -> str:
    """The style of points that a finding was made from, smaller than its own and without colour, as maps of reports have them."""
    small = _dressed(layer)
    small.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(SPECK)))
    return _style_of(small)


def is_pale(symbol: QgsSymbol) -> bool:
    """Whether the colour of a ground is calm as it is."""
    colour, part = symbol.color(), symbol.symbolLayer(0)
    is_random = (
        isinstance(part, QgsSimpleFillSymbolLayer)
        and part.strokeStyle() == Qt.PenStyle.SolidLine
        and part.strokeColor().name() == EDGE_OF_QGIS
    )
    return colour.hsvSaturationF() <= PALE and (not is_random or colour.valueF() >= LIGHT)


def _dressed(layer: QgsMapLayer) -> QgsMapLayer:
    """A layer with the fields and the style of another; of its rows it has none: to clone it opens its file, twice."""
    if not isinstance(layer, QgsVectorLayer):
        return layer.clone()
    quickly = QgsVectorLayer.LayerOptions(False)
    quickly.skipCrsValidation = True
    dressed = QgsVectorLayer(QgsWkbTypes.displayString(layer.wkbType()), layer.name(), "memory", quickly)
    if not dressed.isValid() or dressed.geometryType() != layer.geometryType():
        return layer.clone()
    dressed.dataProvider().addAttributes(list(layer.fields()))
    dressed.updateFields()
    QgsMapLayerStyle(_style_of(layer)).writeToLayer(dressed)
    return dressed


def _style_of(layer: QgsMapLayer) -> str:
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    return style.xmlData()


def _unlabelled(layer: QgsVectorLayer) -> str:
    """The style of a layer without its labels."""
    bare = _dressed(layer)
    bare.setLabelsEnabled(False)
    return _style_of(bare)


def _is_blended(layer: QgsMapLayer) -> bool:
    """Whether others are seen through a layer."""
    return layer.blendMode() != NORMAL or (isinstance(layer, QgsVectorLayer) and layer.featureBlendMode() != NORMAL)


def _says_names(layer: QgsVectorLayer) -> bool:
    """Whether a layer's labels are names of what was found, new sites or cities: beside those of others they would be lost."""
    labelling = layer.labeling()
    said = labelling.settings().fieldName if isinstance(labelling, QgsVectorLayerSimpleLabeling) else ""
    return styling.RANKED in said or (styling.PLACE not in said and styling.NAMED.match(said) is not None)


def _is_named(texts: set[str], others: Sequence[set[str]]) -> bool:
    """Whether one of others says all of these texts."""
    return bool(texts) and any(texts <= other for other in others)


def on_the_ground(layers: Sequence[QgsMapLayer], ground: Sequence[QgsMapLayer]) -> list[QgsMapLayer]:
    """Layers and ground from the top down: lines, outlines and water of the ground lie over areas, which would hide them.

    So do buildings where all these areas cover the ground; the use of the land, which would hide these, lies below.
    """
    places = [layer for layer in ground if layer not in layers]
    is_covered = all(styling.covers_ground(layer) for layer in layers if _is_area(layer))
    over = [layer for layer in places if _lies_over(layer) or (is_covered and _is_built(layer))]
    areas = next((i for i in range(len(layers)) if all(map(_is_area, layers[i:]))), len(layers))
    return [*layers[:areas], *over, *layers[areas:], *(layer for layer in places if layer not in over)]


def _is_area(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Polygon


def _lies_over(layer: QgsMapLayer) -> bool:
    """Whether a layer of the ground is one of lines or points, of outlines alone, or of water."""
    if not isinstance(layer, QgsVectorLayer):
        return False
    if not _is_area(layer):
        return True
    return is_water(layer) or _is_outline(layer)


def _is_fine(layer: QgsMapLayer, times: float = FINE) -> bool:
    """Whether areas are many and small, as buildings are: what lies below is seen between them."""
    return _is_area(layer) and styling.median_width(layer) * times < max(
        layer.extent().width(), layer.extent().height()
    )


def _is_built(layer: QgsMapLayer) -> bool:
    """Whether areas are buildings: fine, and what lies below is seen between them, which blocks and land use would hide."""
    if not _is_fine(layer):
        return False
    box = layer.extent()
    covered, widest = styling.covered_and_widest(layer)
    return covered <= BUILT * box.area() and widest <= WIDEST_BUILT * max(box.width(), box.height())


def is_water(layer: QgsVectorLayer) -> bool:
    """Whether areas are blue and called water."""
    if not isinstance(layer.renderer(), QgsSingleSymbolRenderer) or not WATER.search(layer.name()):
        return False
    return BLUE[0] <= layer.renderer().symbol().color().hsvHue() <= BLUE[1]


def _is_outline(layer: QgsVectorLayer) -> bool:
    """Whether areas have no fill."""
    renderer = layer.renderer()
    return isinstance(renderer, QgsSingleSymbolRenderer) and renderer.symbol().color().alpha() == 0


def name_of(layer: QgsMapLayer) -> str:
    """The field with the names of a layer's places, where they are few enough to stand on a map; empty without one.

    What the layer's own labels say already is not said again.
    """
    if not isinstance(layer, QgsVectorLayer) or layer.geometryType() == Qgis.GeometryType.Line:
        return ""
    found = styling.place_field(layer)
    own = layer.labeling().settings().fieldName if layer.labelsEnabled() and layer.labeling() else ""
    if not found or not NAMED[0] <= layer.featureCount() <= NAMED[1] or found in own:
        return ""
    return found


def round_scale(denominator: float) -> float:
    """The next round scale that shows at least as much: 1:5 000, 1:12 500, 1:800 000.

    >>> round_scale(183_000.0)
    200000.0
    """
    if not denominator > 0:
        return denominator
    power = 10.0 ** int(f"{denominator:e}".split("e")[1])
    return next(step * power for step in ROUND_SCALES if step * power >= denominator * (1 - 1e-9))
