"""A result's table, sortable, linked with the map: a row selects and zooms, hovering lights the feature up."""

from collections.abc import Collection

from qgis.core import QgsAttributeTableConfig, QgsVectorFileWriter, QgsVectorLayer, QgsVectorLayerCache
from qgis.gui import (
    QgsAttributeTableFilterModel,
    QgsAttributeTableModel,
    QgsAttributeTableView,
    QgsHighlight,
    QgsMapCanvas,
)
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..core.base.text import translate

# Rows kept in memory while scrolling.
CACHED_ROWS = 10000
# The width that a newly opened column may take at most, in pixels.
WIDEST = 220


class ResultTable(QWidget):
    """QGIS's own attribute table of one layer at a time."""

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None):
        super().__init__(parent)
        self.canvas, self.layer, self.view = canvas, None, None
        self._highlight = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def show_layer(self, layer: QgsVectorLayer | None, known: Collection[str] = ()) -> None:
        """Show another layer's rows, or nothing; the `known` fields of the input come after what was found out."""
        self.clear()
        if layer is None:
            return
        self._cache = QgsVectorLayerCache(layer, CACHED_ROWS)
        self._model = QgsAttributeTableModel(self._cache)
        self._model.loadLayer()
        self._rows = QgsAttributeTableFilterModel(self.canvas, self._model)
        self.view = self._new_view(_found_first(layer, known))
        self._room.addWidget(self.view)
        self.layer = layer
        layer.willBeDeleted.connect(self.clear)

    def _new_view(self, config: QgsAttributeTableConfig) -> QgsAttributeTableView:
        view = QgsAttributeTableView()
        self._rows.setAttributeTableConfig(config)
        view.setModel(self._rows)
        view.setAttributeTableConfig(config)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.setAlternatingRowColors(True)
        view.setAccessibleName(translate("Dialog", "Table of the results"))
        view.setMouseTracking(True)
        view.clicked.connect(self.select)
        view.activated.connect(self.select)
        view.entered.connect(self.light_up)
        view.horizontalHeader().setMaximumSectionSize(WIDEST)
        view.resizeColumnsToContents()
        return view

    def clear(self) -> None:
        """Let go of the layer, before it is deleted at the latest."""
        self._remove_highlight()
        if self.layer is None:
            return
        self.layer.willBeDeleted.disconnect(self.clear)
        self._room.removeWidget(self.view)
        self.view.hide()
        for part in (self.view, self._rows, self._model, self._cache):
            part.deleteLater()
        self.layer = self.view = self._rows = self._model = self._cache = None

    def select(self, index: QModelIndex) -> None:
        """Select the row's feature and bring it onto the map."""
        number = self._rows.rowToId(index)
        self.layer.selectByIds([number])
        if self.layer.isSpatial():
            self.canvas.zoomToSelected(self.layer)
            self.canvas.flashFeatureIds(self.layer, [number])

    def light_up(self, index: QModelIndex) -> None:
        """Outline the row's feature on the map."""
        self._remove_highlight()
        if not self.layer.isSpatial():
            return
        self._highlight = QgsHighlight(self.canvas, self.layer.getFeature(self._rows.rowToId(index)), self.layer)
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
        """Write the rows as CSV that Excel opens with Chinese intact; what went wrong, or nothing."""
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.fileEncoding = "CSV", "UTF-8"
        options.layerOptions = ["WRITE_BOM=YES"]
        options.fieldNameSource = QgsVectorFileWriter.FieldNameSource.PreferAlias
        context = self.layer.transformContext()
        error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(self.layer, path, context, options)
        return "" if error == QgsVectorFileWriter.WriterError.NoError else message


def _found_first(layer: QgsVectorLayer, known: Collection[str]) -> QgsAttributeTableConfig:
    """The order of the columns: what the tool found out, then what the input said."""
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    config.setColumns(sorted(columns, key=lambda column: column.name in known))
    return config
