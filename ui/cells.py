"""A table that is typed, edited in the page itself: a row a line, with a tick for what counts."""

from collections.abc import Sequence

from qgis.core import QgsProcessingContext, QgsProcessingParameterMatrix
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsProcessingGui
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..algorithms.bridge import plain
from ..core.base.text import translate

HEIGHT = 170


class Cells(QWidget):
    """Rows of text with buttons to add and take away; empty rows do not count."""

    def __init__(self, headers: Sequence[str], rows: int):
        super().__init__()
        self.table = QTableWidget(rows, len(headers))
        self.table.setHorizontalHeaderLabels(list(headers))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(HEIGHT)
        self.table.setTabKeyNavigation(False)
        # Styles do not show that an empty table has the focus.
        self.table.setStyleSheet("QTableWidget:focus { border: 2px solid palette(highlight) }")
        self.add, self.drop = (
            QPushButton(translate("Dialog", "Add a row")),
            QPushButton(translate("Dialog", "Remove the row")),
        )
        self.add.clicked.connect(lambda: self.table.insertRow(self.table.rowCount()))
        self.drop.clicked.connect(lambda: self.table.removeRow(self.table.currentRow()))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addLayout(buttons)
        self.setFocusProxy(self.table)

    def fill(self, cells: Sequence[object]) -> None:
        """Show a flat list of cells, row by row, and one empty row to type into."""
        width = self.table.columnCount()
        texts = ["" if cell is None else str(cell) for cell in map(plain, cells)]
        self.table.setRowCount(-(-len(texts) // width) + 1)
        for i in range(self.table.rowCount() * width):
            self.table.setItem(i // width, i % width, QTableWidgetItem(texts[i] if i < len(texts) else ""))

    def cells(self) -> list[str]:
        """The rows that hold something, as a flat list."""
        rows = [[self._text(i, j) for j in range(self.table.columnCount())] for i in range(self.table.rowCount())]
        return [text for row in rows if any(row) for text in row]

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""


class CellsWrapper(QgsAbstractProcessingParameterWidgetWrapper):
    """Puts the table in the place of QGIS's button."""

    def __init__(self, parameter: QgsProcessingParameterMatrix):
        super().__init__(parameter, QgsProcessingGui.WidgetType.Standard)

    def createWidget(self) -> QWidget:
        """Called by QGIS."""
        definition = self.parameterDefinition()
        self._cells = Cells(definition.headers(), definition.numberRows())
        self._cells.table.itemChanged.connect(self._changed)
        return self._cells

    def _changed(self, item=None) -> None:
        self.widgetValueHasChanged.emit(self)

    def setWidgetValue(self, value: object, context: QgsProcessingContext) -> None:
        """Called by QGIS: a flat list."""
        self._cells.table.blockSignals(True)
        self._cells.fill(value or [])
        self._cells.table.blockSignals(False)
        self._changed()

    def widgetValue(self) -> list[str] | None:
        """Called by QGIS: None where nothing is typed."""
        return self._cells.cells() or None
