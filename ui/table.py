"""A result's table, sortable, linked with the map: a row selects and zooms, hovering lights the feature up, Escape goes back."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from qgis.core import Qgis, QgsFeatureRequest, QgsField, QgsVectorFileWriter, QgsVectorLayer
from qgis.gui import QgsHighlight, QgsMapCanvas
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSignalBlocker, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ..algorithms import styling
from ..algorithms.bridge import head_of, plain
from ..algorithms.places import complaints_heard, require_space
from ..algorithms.styling import legend_words
from ..core.base.columns import CITIES, DISTRICTS, OWN_NAMES, ends_as_name
from ..core.base.text import translate
from . import guess, words
from .saving import saved
from .sorting import Sorting

# Rows read at a time: what is scrolled to.
PAGE = 200
# The width that a newly opened column may take at most, in pixels.
WIDEST = 220
# Rows up to which a table opens in the order of its ranks: of more QGIS takes longer than one may wait.
ORDERED = 30_000
# Rows up to which they are put in another order at once.
AT_ONCE = 5_000
# Pixels between a head's words and its edge.
MARGIN = 6
# What a cell is asked for, a hundred thousand times in a table: looked up once.
TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
# What says which row it is: its own name, then the widest first: a city, its ring, a class in it. A table with a rank is in
# its order.
NAMES = (
    *OWN_NAMES,
    *CITIES,
    "ring name",
    "圈层",
    *DISTRICTS,
    "zone",
    "town",
    "小镇",
    "candidate",
    "criterion",
    "category",
    "module",
    "name a",
    "name b",
)
# Behind a name of the row's own: what the user has chosen as one may be that of its city.
CHOSEN = NAMES.index("名称") + 0.5
# The answer, which stands beside the name: a window has room for few columns.
ANSWERS = ("pattern", "verdict", "pop_share", "clients_share", "area_km2")
RANK = "rank"
# Where a threshold comes from, which stands behind what was found with it.
SOURCES = {"source", "clause", "mark"}


class PagedRows(QAbstractTableModel):
    """A layer's attributes in words; rows are read as they are scrolled to, in the order that is asked for."""

    def __init__(self, layer: QgsVectorLayer, columns: list[int], parent=None):
        super().__init__(parent)
        self.layer, self.columns, self._sorting = layer, columns, None
        names = [layer.fields()[i].name() for i in columns]
        self.ranked = names.index(RANK) if RANK in names and layer.featureCount() <= ORDERED else -1
        self._features = layer.getFeatures(self._wanted(self._ordered(self.ranked)))
        # The first page says which columns are shown and how; it is read this once.
        page = list(islice(self._features, PAGE))
        rows = [feature.attributes() for feature in page]
        self.columns = shown = filled(columns, rows) if 0 < layer.featureCount() <= PAGE else columns
        fields = [layer.fields()[i] for i in shown]
        self._heads = [words.heading(field) for field in fields]
        self._right = [field.isNumeric() for field in fields]
        self.ranked = shown.index(columns[self.ranked]) if self.ranked >= 0 and columns[self.ranked] in shown else -1
        # The order that is asked for, and the one that the rows have.
        self._order = self.order = (self.ranked, Qt.SortOrder.AscendingOrder)
        unjudged = styling.not_judged(layer)
        self._tellers = [
            words.tell_unjudged
            if field.name() in unjudged
            else words.teller(field, legend_words(layer, field.name()), [row[i] for row in rows])
            for i, field in zip(shown, fields, strict=True)
        ]
        self.ids: list[int] = []
        self._cells: list[list[str]] = []
        self._take(page)

    def _read(self, features: Iterator) -> None:
        """Begin anew with the first page."""
        self.beginResetModel()
        self._features.close()
        self._features, self.ids, self._cells, self.order = features, [], [], self._order
        self._take(list(islice(features, PAGE)))
        self.endResetModel()

    def texts(self, column: int) -> list[str]:
        """What is in the cells of a column, as far as it has been read."""
        return [cells[column] for cells in self._cells]

    def _wanted(self, request: QgsFeatureRequest) -> QgsFeatureRequest:
        return request.setFlags(Qgis.FeatureRequestFlag.NoGeometry).setSubsetOfAttributes(self.columns)

    def _in_this_order(self, ids: Sequence[int]) -> Iterator:
        """The rows by their ids, a page at a time."""
        for start in range(0, len(ids), PAGE):
            page = list(ids[start : start + PAGE])
            wanted = self._wanted(QgsFeatureRequest().setFilterFids(page))
            rows = {feature.id(): feature for feature in self.layer.getFeatures(wanted)}
            yield from (rows[number] for number in page if number in rows)

    def _take(self, page: Sequence) -> None:
        self._more = len(page) == PAGE
        for feature in page:
            values = feature.attributes()
            self.ids.append(feature.id())
            self._cells.append([tell(values[i]) for tell, i in zip(self._tellers, self.columns, strict=True)])

    def canFetchMore(self, parent: QModelIndex) -> bool:
        """Called by Qt when the end is scrolled to."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: QModelIndex) -> None:
        """Called by Qt: one more page."""
        before = len(self.ids)
        self._take(list(islice(self._features, PAGE)))
        added, self.ids, cells, self._cells = self.ids[before:], self.ids[:before], self._cells, self._cells[:before]
        if added:
            self.beginInsertRows(QModelIndex(), before, before + len(added) - 1)
            self.ids, self._cells = self.ids + added, cells
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Rows read so far."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Fields shown."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """A cell's text, on the side where its kind stands."""
        if role in TEXTS:
            return self._cells[index.row()][index.column()]
        if role == ALIGNMENT:
            side = Qt.AlignmentFlag.AlignRight if self._right[index.column()] else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):
        """Headings in words, rows by number."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._heads[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Have the layer order its rows, missing values last; a long one is ordered while the window goes on."""
        if (column, order) == self._order:
            return
        self._order = (column, order)
        self._stop_sorting()
        if column < 0 or self.layer.featureCount() <= AT_ONCE:
            self._read(self.layer.getFeatures(self._wanted(self._ordered(column, order))))
            return
        ascending = order == Qt.SortOrder.AscendingOrder
        self._sorting = Sorting(self.layer, self.columns[column], ascending, self)
        self._sorting.found.connect(lambda ids: self._read(self._in_this_order(ids)))

    def _stop_sorting(self) -> None:
        if self._sorting is not None:
            self._sorting.stop()
            self._sorting.deleteLater()
            self._sorting = None

    @property
    def is_sorting(self) -> bool:
        """Whether another order is being found."""
        return self.order != self._order

    def _ordered(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> QgsFeatureRequest:
        request = QgsFeatureRequest()
        if column >= 0:
            name = self.layer.fields()[self.columns[column]].name()
            request.addOrderBy(f'"{name}"', order == Qt.SortOrder.AscendingOrder, False)
        return request

    def close(self) -> None:
        """Let go of the layer's source."""
        self._stop_sorting()
        self._features.close()


class ResultTable(QWidget):
    """One layer's rows at a time."""

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None):
        super().__init__(parent)
        self.canvas, self.layer, self.rows, self.view = canvas, None, None, None
        self._highlight = self._before = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def show_layer(
        self, layer: QgsVectorLayer | None, known: Collection[str] = (), named: Collection[str] = ()
    ) -> None:
        """Show another layer's rows, or nothing; the `known` fields of the input come after what was found out.

        Those come first that the user has `named` as what the rows are called by.
        """
        self.clear()
        if layer is None:
            return
        self.rows = PagedRows(layer, columns(layer, known, named))
        self.view = self._new_view()
        self._room.addWidget(self.view)
        self.layer = layer
        layer.willBeDeleted.connect(self.clear)

    def _new_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.rows)
        view.horizontalHeader().setSortIndicator(self.rows.ranked, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.horizontalHeader().sortIndicatorChanged.connect(self._show_order)
        self.rows.modelReset.connect(self._show_order)
        view.setAlternatingRowColors(True)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setAccessibleName(translate("Dialog", "Table of the results"))
        view.setMouseTracking(True)
        view.setTabKeyNavigation(False)
        view.clicked.connect(self.select)
        view.activated.connect(self.select)
        view.entered.connect(self.light_up)
        view.horizontalHeader().setMaximumSectionSize(WIDEST)
        _fit_columns(view)
        _wrap_heads(view.horizontalHeader())
        return view

    def _show_order(self) -> None:
        """The arrow stays where the rows are ordered by until they are in the other order that was asked for."""
        header = self.view.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(*self.rows.order)
        self.view.setCursor(Qt.CursorShape.BusyCursor if self.rows.is_sorting else Qt.CursorShape.ArrowCursor)

    def clear(self) -> None:
        """Let go of the layer, before it is deleted at the latest."""
        self._remove_highlight()
        if self.layer is None:
            return
        self.layer.willBeDeleted.disconnect(self.clear)
        self.rows.close()
        self._room.removeWidget(self.view)
        self.view.hide()
        for part in (self.view, self.rows):
            part.deleteLater()
        self.layer = self.view = self.rows = self._before = None

    def select(self, index: QModelIndex) -> None:
        """Select the row's feature and bring it onto the map."""
        number = self.rows.ids[index.row()]
        self.layer.selectByIds([number])
        if self.layer.isSpatial():
            self._before = self._before or self.canvas.extent()
            self.canvas.zoomToSelected(self.layer)
            self.canvas.flashFeatureIds(self.layer, [number])

    def go_back(self) -> bool:
        """Undo the selection and show the map as it was before the first row was clicked; whether there was one."""
        if self._before is None:
            return False
        self.layer.removeSelection()
        self.canvas.setExtent(self._before)
        self.canvas.refresh()
        self._before = None
        return True

    def light_up(self, index: QModelIndex) -> None:
        """Outline the row's feature on the map."""
        self._remove_highlight()
        if not self.layer.isSpatial():
            return
        self._highlight = QgsHighlight(self.canvas, self.layer.getFeature(self.rows.ids[index.row()]), self.layer)
        self._highlight.setColor(QColor("#D55E00"))
        self._highlight.setFillColor(QColor(0, 0, 0, 0))
        self._highlight.setWidth(4)
        self._highlight.show()

    def leaveEvent(self, event) -> None:
        """The mouse has left the table."""
        self._remove_highlight()
        super().leaveEvent(event)

    def _remove_highlight(self) -> None:
        if self._highlight is not None:
            self.canvas.scene().removeItem(self._highlight)
            self._highlight = None

    def save_csv(self, path: str) -> str:
        """Write the rows as CSV that Excel opens with Chinese intact; gives what went wrong."""
        return saved(path, self._write_csv)

    def _write_csv(self, path: Path) -> None:
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.fileEncoding = "CSV", "UTF-8"
        options.layerOptions = ["WRITE_BOM=YES"]
        options.fieldNameSource = QgsVectorFileWriter.FieldNameSource.PreferAlias
        context = self.layer.transformContext()
        with complaints_heard():
            error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(self.layer, str(path), context, options)
        if error != QgsVectorFileWriter.WriterError.NoError:
            require_space(path.parent)
            raise OSError(message)


def _fit_columns(view: QTableView) -> None:
    """Columns as wide as the longest of their texts: Qt itself would ask for the size of each cell, of hundreds of rows."""
    model, header, width = view.model(), view.horizontalHeader(), view.fontMetrics().horizontalAdvance
    for column in range(header.count()):
        lengths = [max(map(width, text.split("\n"))) for text in model.texts(column)]
        longest = model.index(lengths.index(max(lengths)), column) if lengths else QModelIndex()
        line = 1  # of the grid
        needed = max(view.sizeHintForIndex(longest).width() + line, header.sectionSizeHint(column))
        header.resizeSection(column, needed)


def _wrap_heads(header: QHeaderView) -> None:
    """A head that is longer than its column may be wide takes as many lines as it needs."""
    heads = [str(header.model().headerData(i, Qt.Orientation.Horizontal)) for i in range(header.count())]
    metrics, room = header.fontMetrics(), WIDEST - 2 * MARGIN
    lines = max((-(-metrics.horizontalAdvance(head) // room) for head in heads), default=1)
    if lines > 1:
        header.setFixedHeight(lines * metrics.lineSpacing() + 2 * MARGIN)


def columns(layer: QgsVectorLayer, known: Collection[str], named: Collection[str] = ()) -> list[int]:
    """The fields to show: what names the row, what the tool found out, what the input said; not QGIS's row number.

    Of what was found out the answer comes first, where it comes from last; behind all that what was not judged.
    """
    fields, unjudged = layer.fields(), styling.not_judged(layer)
    shown = [i for i in range(len(fields)) if fields[i].name() != "fid"]
    place = {i: CHOSEN if fields[i].name() in named else _place(fields[i]) for i in shown}
    ending = [field.name() for field in fields if ends_as_name(head_of(field))]
    if ending and all(at > CHOSEN for at in place.values()):
        place[fields.lookupField(styling.telling(layer, ending))] = NAMES.index("name")
    if all(at == len(NAMES) for at in place.values()) and (like := guess.field_for(layer, NAMES)):
        place[fields.lookupField(like)] = 0

    def order(i: int) -> tuple[float, ...]:
        name = fields[i].name()
        answers = ANSWERS.index(name) if name in ANSWERS and name not in known else len(ANSWERS)
        return place[i], answers, name in SOURCES, name in unjudged, name in known

    return sorted(shown, key=order)


def filled(shown: list[int], rows: Sequence[Sequence[object]]) -> list[int]:
    """Of the columns those that say something in some of the rows; all where none does."""
    return [i for i in shown if any(plain(row[i]) not in (None, "") for row in rows)] or shown


def _place(field: QgsField) -> int:
    """Where a field stands among those that say which row it is; behind them all where it is none."""
    said = [" ".join(name.casefold().replace("_", " ").split()) for name in (field.name(), field.alias())]
    return next((i for i, name in enumerate(NAMES) if name in said), len(NAMES))
