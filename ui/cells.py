"""Tables that are typed, edited in the page itself: choices in words, rare values in one row, judgements as a matrix."""

from collections.abc import Mapping, Sequence

from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition, QgsProcessingParameterMatrix
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsProcessingGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..algorithms.bridge import plain
from ..algorithms.parameters import with_unit
from ..core.base.text import plural, translate

# Pixels, and the rows that a table has room for at least.
HEIGHT, SQUARE = 210, 330
FEWEST = 2
NARROWEST = 56
# Rows of a map of values; the rest, as far as it is one class, stands in one row.
MOST = 20
# Criteria compared where none is named yet.
COMPARED = 3


class _Chooser(QStyledItemDelegate):
    """Offers a list where a column has one; what is not in it can be typed as well."""

    def __init__(self, table: "Table"):
        super().__init__(table)
        self.table = table

    def initStyleOption(self, option, index) -> None:
        """Called by Qt: a sign at the cells that have a list."""
        super().initStyleOption(option, index)
        if self.table.choices.get(index.column()):
            option.text = f"{option.text} ▾".strip()

    def createEditor(self, parent, option, index) -> QWidget:
        """Called by Qt when a cell is opened."""
        choices = self.table.choices.get(index.column())
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setEditable(True)
        box.addItems(list(choices.values()))
        box.setAccessibleName(self.table.heads[index.column()])
        box.activated.connect(lambda: (self.commitData.emit(box), self.closeEditor.emit(box)))
        return box

    def setEditorData(self, editor, index) -> None:
        """Called by Qt: what the cell holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data() or "")
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor, model, index) -> None:
        """Called by Qt: what was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)


class Table(QTableWidget):
    """Rows of texts; a column with `choices` (code → words) shows the words and holds the codes."""

    def __init__(self, heads: Sequence[str], rows: int = 1):
        super().__init__(rows, len(heads))
        self.heads, self.choices = list(heads), {}
        self.setHorizontalHeaderLabels(self.heads)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(NARROWEST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(self.heads)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Chooser(self))
        self.highest = HEIGHT
        # Styles do not show that an empty table has the focus.
        self.setStyleSheet("QTableWidget:focus { border: 2px solid palette(highlight) }")
        self.clicked.connect(self._open)
        self.model().rowsInserted.connect(self.fit)
        self.model().rowsRemoved.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """As high as its rows, within bounds: an empty table leaves the page to what matters more."""
        rows = max(self.rowCount(), FEWEST) * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(min(self.highest, self.horizontalHeader().sizeHint().height() + rows + self._frame()))

    def _frame(self) -> int:
        """What stands around the rows, the bar to scroll sideways with included where headings are wider than the page."""
        wide = self.highest > HEIGHT
        return 2 * self.frameWidth() + (self.horizontalScrollBar().sizeHint().height() if wide else 0)

    def _open(self, index) -> None:
        """One click opens a list."""
        if self.choices.get(index.column()) and self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)

    def offer(self, column: int, choices: Mapping[str, str]) -> None:
        """Set a column's choices; what it holds keeps its meaning."""
        held = [self.code(row, column) for row in range(self.rowCount())]
        words = list(choices.values())
        # Two of a name would be one: they go by their codes.
        self.choices[column] = {code: word if words.count(word) == 1 else code for code, word in choices.items()}
        for row, code in enumerate(held):
            self.put(row, column, code)

    def put(self, row: int, column: int, code: str) -> None:
        """Show a code's words in a cell."""
        self.setItem(row, column, QTableWidgetItem(self.choices.get(column, {}).get(code, code)))

    def code(self, row: int, column: int) -> str:
        """What a cell stands for."""
        item = self.item(row, column)
        text = item.text().strip() if item is not None else ""
        return next((code for code, word in self.choices.get(column, {}).items() if word == text), text)


class Cells(QWidget):
    """Rows with buttons to add and take away; empty rows do not count."""

    def __init__(self, headers: Sequence[str], rows: int):
        super().__init__()
        self.table = Table(headers, rows)
        # Values that stand in one row, as they all have one class.
        self.rest: list[str] = []
        self.add, self.drop = (
            QPushButton(translate("Dialog", "Add a row")),
            QPushButton(translate("Dialog", "Remove the row")),
        )
        self.add.clicked.connect(lambda: self.table.insertRow(self.table.rowCount()))
        self.drop.clicked.connect(self._remove)
        self.drop.setEnabled(False)
        self.table.selectionModel().currentRowChanged.connect(lambda row, _: self.drop.setEnabled(row.isValid()))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addLayout(buttons)
        self.setFocusProxy(self.table)

    def _remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self.table.itemChanged.emit(QTableWidgetItem())

    def fill(self, cells: Sequence[object]) -> None:
        """Show a flat list of cells, row by row, and one empty row to type into."""
        width = self.table.columnCount()
        texts = ["" if cell is None else str(cell) for cell in map(plain, cells)]
        rows = [texts[i : i + width] for i in range(0, len(texts), width)]
        rows[MOST:] = self._folded(rows[MOST:])
        self.table.setRowCount(len(rows) + 1)
        for i, row in enumerate([*rows, []]):
            for j in range(width):
                self.table.put(i, j, row[j] if j < len(row) else "")

    def _folded(self, rows: list[list[str]]) -> list[list[str]]:
        """One row for many values of one class."""
        self.rest = []
        if len(rows) < 2 or len({tuple(row[1:]) for row in rows}) > 1 or self.table.columnCount() != 2:
            return rows
        self.rest = [row[0] for row in rows]
        return [[self._rest_title(), *rows[0][1:]]]

    def _rest_title(self) -> str:
        n = len(self.rest)
        return plural(n, translate("Dialog", "{n} other value"), translate("Dialog", "{n} other values"))

    def cells(self) -> list[str]:
        """The rows that hold something, as a flat list."""
        columns = range(self.table.columnCount())
        rows = [[self.table.code(i, j) for j in columns] for i in range(self.table.rowCount())]
        return [text for row in rows if any(row) for text in self._unfolded(row)]

    def _unfolded(self, row: list[str]) -> list[str]:
        if self.rest and row[0] == self._rest_title():
            return [text for value in self.rest for text in (value, *row[1:])]
        return row


class _Wrapper(QgsAbstractProcessingParameterWidgetWrapper):
    """Puts a table in the place of QGIS's widget."""

    def __init__(self, parameter: QgsProcessingParameterDefinition):
        super().__init__(parameter, QgsProcessingGui.WidgetType.Standard)

    def _changed(self, item=None) -> None:
        self.widgetValueHasChanged.emit(self)

    def _refill(self, fill, *arguments) -> None:
        """Put another value into the table, and say so where it is another."""
        before = self.widgetValue()
        self._quietly(fill, *arguments)
        if self.widgetValue() != before:
            self._changed()

    def _quietly(self, change, *arguments) -> None:
        """Change the table as one step."""
        self.table.blockSignals(True)
        change(*arguments)
        self.table.blockSignals(False)


class CellsWrapper(_Wrapper):
    """A matrix parameter as its table."""

    def createWidget(self) -> QWidget:
        """Called by QGIS."""
        definition: QgsProcessingParameterMatrix = self.parameterDefinition()
        self._cells = Cells(definition.headers(), definition.numberRows())
        self.table = self._cells.table
        self.table.itemChanged.connect(self._changed)
        return self._cells

    def show_unit(self, unit: object) -> None:
        """Say in the head of the column that is in metres or minutes which it is."""
        definition: QgsProcessingParameterMatrix = self.parameterDefinition()
        column = definition.metadata()["widget_wrapper"]["column"]
        self.table.heads[column] = with_unit(definition.headers()[column], unit)
        self.table.setHorizontalHeaderLabels(self.table.heads)

    def offer(self, column: int, choices: Mapping[str, str]) -> None:
        """Offer a column's choices, code → words."""
        if self.table.choices.get(column) != choices:
            self._quietly(self.table.offer, column, choices)

    def setWidgetValue(self, value: object, context: QgsProcessingContext) -> None:
        """Called by QGIS: a flat list."""
        self._refill(self._cells.fill, value or [])

    def widgetValue(self) -> list[str] | None:
        """Called by QGIS: None where nothing is typed."""
        return self._cells.cells() or None


class JudgementsWrapper(_Wrapper):
    """Pairwise judgements as a square: typed above the diagonal, below it stands what follows."""

    def createWidget(self) -> QWidget:
        """Called by QGIS."""
        self.names: list[str] = []
        self._square = QWidget()
        self.table = Table([])
        self.table.verticalHeader().show()
        self.table.highest = SQUARE
        room = QVBoxLayout(self._square)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.table)
        scale = QLabel(
            translate(
                "Dialog",
                "How important is the row beside the column? 1 equally, 3 slightly more, 5 clearly, 7 strongly, 9 extremely; "
                "fill in the upper right only.",
            )
        )
        scale.setWordWrap(True)
        room.addWidget(scale)
        self._square.setFocusProxy(self.table)
        self._size(COMPARED)
        self.table.itemChanged.connect(self._judged)
        return self._square

    def name(self, names: Sequence[str]) -> None:
        """Compare these criteria; judgements that are there stay."""
        if list(names) != self.names:
            self.names = list(names)
            if len(self.names) > 1:
                self._quietly(self._size, len(self.names))
            self._head()

    def _size(self, n: int) -> None:
        self.table.setRowCount(n)
        self.table.setColumnCount(n)
        for i in range(n):
            for j in range(n):
                if self.table.item(i, j) is None:
                    self.table.setItem(i, j, QTableWidgetItem(""))
                if j <= i:
                    self.table.item(i, j).setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.item(i, i).setText("1")
        self._head()

    def _head(self) -> None:
        n = self.table.rowCount()
        heads = [self.names[i] if i < len(self.names) else str(i + 1) for i in range(n)]
        self.table.heads = heads
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setVerticalHeaderLabels(heads)
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(NARROWEST)
        # Alike, and none narrower than the longest of their headings: a wide square is scrolled.
        header.setMinimumSectionSize(max(header.sectionSizeHint(i) for i in range(n)))
        self.table.fit()

    def _judged(self, item: QTableWidgetItem) -> None:
        self._quietly(self._mirror, item.row(), item.column())
        self._changed()

    def _mirror(self, i: int, j: int) -> None:
        """Across the diagonal stands the reciprocal: 1/3 of 3, 2/3 of 3/2."""
        above, _, below = self.table.code(i, j).partition("/")
        turned = f"{below or 1}/{above}" if above else ""
        self.table.item(j, i).setText(turned.removesuffix("/1"))

    def setWidgetValue(self, value: object, context: QgsProcessingContext) -> None:
        """Called by QGIS: rows split by semicolons, the whole square or its upper part."""
        rows = [row.split(",") for row in str(value or "").replace("，", ",").replace("；", ";").split(";")]
        if len(rows) > 1 and len({len(row) for row in rows}) == 1:
            rows = [row[i + 1 :] for i, row in enumerate(rows[:-1])]
        self._refill(self._fill, rows if value else [])

    def _fill(self, rows: list[list[str]]) -> None:
        self._size(max(len(rows) + 1, self.table.rowCount()) if rows else self.table.rowCount())
        for i in range(self.table.rowCount()):
            for j in range(i + 1, self.table.columnCount()):
                at = j - i - 1
                given = i < len(rows) and at < len(rows[i])
                self.table.item(i, j).setText(rows[i][at].strip() if given else "")
                self._mirror(i, j)

    def widgetValue(self) -> str | None:
        """Called by QGIS: the upper part, None while nothing is judged."""
        n = self.table.rowCount()
        rows = [[self.table.code(i, j) for j in range(i + 1, n)] for i in range(n - 1)]
        return ";".join(",".join(row) for row in rows) if any(any(row) for row in rows) else None
