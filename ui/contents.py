"""The contents of a document before it is made: a tick for each section, its parts below it, and what those lack."""

from collections.abc import Collection

from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsProcessingGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ..core.base.text import translate
from ..core.lazy import chapter, chapter_report

# Pixels: all sections can be seen, and the parts of some.
HEIGHT = 260


class ContentsWrapper(QgsAbstractProcessingParameterWidgetWrapper):
    """A choice of sections as the contents that the document will have."""

    def __init__(self, parameter: QgsProcessingParameterDefinition):
        super().__init__(parameter, QgsProcessingGui.WidgetType.Standard)
        self._given: frozenset[str] = frozenset()

    def createWidget(self) -> QWidget:
        """Called by QGIS."""
        self._room = QWidget()
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(1)
        self.tree.setWordWrap(True)
        self.tree.setFixedHeight(HEIGHT)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for section, _, parts in chapter.contents(self._given.__contains__):
            item = QTreeWidgetItem(self.tree)
            item.setData(0, Qt.ItemDataRole.UserRole, section)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            for tool, _ in parts:
                QTreeWidgetItem(item).setData(0, Qt.ItemDataRole.UserRole, tool)
            item.setExpanded(True)
        self._describe()
        self.tree.itemChanged.connect(self._ticked)
        room = QVBoxLayout(self._room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.tree)
        self._room.setFocusProxy(self.tree)
        return self._room

    def foresee(self, given: Collection[str]) -> None:
        """Show what the contents will be with these inputs."""
        if frozenset(given) != self._given:
            self._given = frozenset(given)
            self._quietly(self._describe)

    def setWidgetValue(self, value: object, context: QgsProcessingContext) -> None:
        """Called by QGIS: the codes of the sections."""
        chosen = value.split(",") if isinstance(value, str) else list(value or [])
        before = self.widgetValue()
        self._quietly(self._tick, chosen)
        if self.widgetValue() != before:
            self.widgetValueHasChanged.emit(self)

    def widgetValue(self) -> list[str]:
        """Called by QGIS."""
        return [_code(item) for item in self._sections() if item.checkState(0) == Qt.CheckState.Checked]

    def _sections(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount())]

    def _ticked(self) -> None:
        self._quietly(self._describe)
        self.widgetValueHasChanged.emit(self)

    def _tick(self, chosen: Collection[str]) -> None:
        for item in self._sections():
            item.setCheckState(0, Qt.CheckState.Checked if _code(item) in chosen else Qt.CheckState.Unchecked)
        self._describe()

    def _describe(self) -> None:
        """Numbers as the document will have them, and what is missing."""
        rows = chapter.contents(self._given.__contains__, self.widgetValue())
        for item, (section, number, parts) in zip(self._sections(), rows, strict=True):
            heading = chapter_report.heading_of(section)
            item.setText(0, f"{number}  {heading}" if number else f"—  {heading}")
            place = 0
            for i, (tool, lacks) in enumerate(parts):
                place += bool(number and not lacks)
                below = item.child(i)
                below.setText(0, _said(tool, lacks, f"{number}.{place}" if number and not lacks else "—"))
                below.setDisabled(not number or bool(lacks))

    def _quietly(self, change, *arguments) -> None:
        self.tree.blockSignals(True)
        change(*arguments)
        self.tree.blockSignals(False)


def _said(tool: str, lacks: list[tuple[str, ...]], number: str) -> str:
    """A part with its number, and what it lacks."""
    title = chapter.title_of(tool)
    if not lacks:
        return f"{number}  {title}"
    text = translate("Dialog", "{part}: needs {inputs}")
    return f"{number}  " + text.format(part=title, inputs=chapter_report.needed(lacks))


def _code(item: QTreeWidgetItem) -> str:
    return item.data(0, Qt.ItemDataRole.UserRole)
