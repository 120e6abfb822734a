"""The last step of a dialog: how the run goes, then its answer, charts and tables, and ways to take them along."""

from collections.abc import Mapping

from qgis.core import QgsPrintLayout, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..algorithms import documents
from ..algorithms.wording import in_words
from ..core.base.text import translate
from ..core.lazy import report
from . import chapters, groups, outcome, sheets
from .execution import Execution
from .figures import Figure
from .saving import saved
from .table import ResultTable

# Of an answer, what stands on the page; the report has all of it.
SENTENCES = 3
# Lines of the yellow strip that are in sight at once: chart and table need the room.
LINES = 3
# Pixels above and below its text.
PADDING = 8
# Buttons whose words have room beside each other.
IN_A_ROW = 3


class Results(QWidget):
    """Shows one execution, from its start to its results or its failure."""

    goes_on = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None):
        super().__init__(parent)
        self.iface = iface
        self.execution: Execution | None = None
        self.html, self.excerpt = "", report.Excerpt()
        self.report: report.Report | None = None
        self.state, self.answer, self.doubts = _label(bold=True), _label(), _strip()
        self.strip = Strip(self.doubts)
        self.charts, self.figure = QComboBox(), Figure()
        self.layers, self.table = QComboBox(), ResultTable(iface.mapCanvas())
        self.log = QPlainTextEdit(readOnly=True)
        self.log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.log.setAccessibleName(translate("Dialog", "Log"))
        self._arrange()
        self.charts.currentIndexChanged.connect(self._show_chart)
        self.layers.currentIndexChanged.connect(self._show_table)
        self.charts.currentIndexChanged.connect(self._look_at_chart)
        self.layers.currentIndexChanged.connect(self._look_at_table)
        self.clear()

    # --- layout ---------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.charts.setAccessibleName(translate("Dialog", "Chart"))
        self.layers.setAccessibleName(translate("Dialog", "Result layer"))
        # One at a time: on a low screen each needs all the height there is.
        self.findings = QTabWidget()
        self.findings.addTab(_column(self.charts, self.figure), translate("Dialog", "Chart (&4)"))
        self.findings.addTab(_column(self.layers, self.table), translate("Dialog", "Table (&5)"))
        self.findings.tabBar().setAccessibleName(translate("Dialog", "Chart or table"))
        layout = QVBoxLayout(self)
        for widget in (self.state, self.answer, self.strip):
            layout.addWidget(widget)
        for widget in (self.findings, self.log):
            layout.addWidget(widget, 1)
        self.next_steps = QGridLayout()
        layout.addLayout(self.next_steps)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.open_report = self._button(translate("Dialog", "Open repor&t"), self._open_report)
        self.export = self._menu_button(
            translate("Dialog", "E&xport"),
            (translate("Dialog", "Table as CSV …"), self._export_table),
            (translate("Dialog", "Chart as PNG …"), lambda: self._export_chart("png")),
            (translate("Dialog", "Chart as SVG …"), lambda: self._export_chart("svg")),
            (translate("Dialog", "Report as PDF …"), lambda: self._export_report("pdf")),
            (translate("Dialog", "Report as ODT, for Word and WPS …"), lambda: self._export_report("odt")),
        )
        self.report_exports = self.export.menu().actions()[-2:]
        self.sheet = self._menu_button(
            translate("Dialog", "M&ap sheet"),
            ("A4", lambda: self._open_sheet("A4")),
            ("A3", lambda: self._open_sheet("A3")),
        )
        self.copy = self._menu_button(
            translate("Dialog", "Cop&y"),
            (translate("Dialog", "As qgis_process command"), lambda: _to_clipboard(self.execution.as_command())),
            (translate("Dialog", "As Python"), lambda: _to_clipboard(self.execution.as_python())),
            (translate("Dialog", "Diagnostics"), self.copy_diagnostics),
        )
        self.diagnose = self._button(translate("Dialog", "Copy d&iagnostics"), self.copy_diagnostics)
        self.show_log = self._button(translate("Dialog", "Lo&g"), None)
        self.show_log.setCheckable(True)
        self.show_log.toggled.connect(self.log.setVisible)
        row = QHBoxLayout()
        for button in (self.open_report, self.sheet, self.export, self.copy, self.diagnose):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.show_log)
        return row

    def _button(self, text: str, action) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        if action is not None:
            button.clicked.connect(action)
        return button

    def _menu_button(self, text: str, *entries) -> QPushButton:
        button = self._button(text, None)
        menu = QMenu(button)
        for title, action in entries:
            menu.addAction(title).triggered.connect(action)
        button.setMenu(menu)
        return button

    def heightForWidth(self, width: int) -> int:
        """Called by Qt: charts and tables shrink to the room there is before anything scrolls."""
        return self.layout().minimumHeightForWidth(width)

    # --- the run --------------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Before the first run."""
        self.state.setText(translate("Dialog", "Nothing has been run yet."))
        self._show_parts(findings=False, log=False)

    def follow(self, execution: Execution) -> None:
        """Show a run that is about to start."""
        if self.execution is not None:
            self.execution.logged.disconnect(self.log.appendPlainText)
        self.execution = execution
        self.log.clear()
        execution.logged.connect(self.log.appendPlainText)
        self.table.show_layer(None)
        self.doubts.setText("")
        self.show_next_steps({})
        self.state.setText(translate("Dialog", "Running; QGIS can be used meanwhile."))
        self._show_parts(findings=False, log=True)

    def show_ended(self) -> None:
        """Show what came out of the run."""
        if self.execution.succeeded:
            self._show_success()
        elif self.execution.cancelled:
            self.state.setText(translate("Dialog", "■ Cancelled; nothing was written."))
        else:
            self.state.setText("✖ " + in_words(self.execution.error, self.execution.algorithm))
            self.diagnose.show()

    def _show_success(self) -> None:
        path = self.execution.report()
        self.report = documents.report_at(path)  # whatever form the file has
        self.html = self.report.html() if self.report is not None else ""
        for action in self.report_exports:
            action.setEnabled(self.report is not None)
        self.excerpt = report.excerpt(self.html)
        self.state.setText(outcome.state(self.execution))
        said = (
            self.excerpt.sentences[:SENTENCES]
            or self.execution.feedback.facts[:SENTENCES]
            or outcome.figures(self.execution)
        )
        self.answer.setText("\n".join(in_words(line, self.execution.algorithm) for line in said))
        self.doubts.setText(outcome.doubts(self.execution))
        unnamed = translate("Dialog", "Chart {n}")
        titles = [title or unnamed.format(n=i) for i, (title, _) in enumerate(self.excerpt.figures, 1)]
        self._fill(self.charts, titles, titles)
        layers = self.execution.layers
        self._fill(self.layers, [layer.name() for layer in layers], [layer.id() for layer in layers])
        self._show_chart()
        self._show_table()
        self._look_at_chart()
        for tab, filled in enumerate((bool(self.excerpt.figures), bool(self.execution.layers))):
            self.findings.setTabEnabled(tab, filled)  # a hidden one comes back misdrawn
        self.findings.setCurrentIndex(0 if self.excerpt.figures else 1)
        self._show_parts(findings=bool(self.excerpt.figures or self.execution.layers), log=False)
        self.open_report.setVisible(bool(path))
        self.sheet.setVisible(any(layer.isSpatial() for layer in self.execution.layers))
        empty = outcome.finds_nothing(self.execution)
        self.sheet.setEnabled(not empty)
        self.sheet.setToolTip(empty)

    @staticmethod
    def _fill(box: QComboBox, titles: list[str], data: list[str]) -> None:
        box.blockSignals(True)
        box.clear()
        for title, datum in zip(titles, data, strict=True):
            box.addItem(title, datum)
        box.blockSignals(False)

    def show_next_steps(self, tools: Mapping[str, tuple[str, str]]) -> None:
        """A button for each tool (algorithm → its title and question) that takes this result."""
        while self.next_steps.count():
            self.next_steps.takeAt(0).widget().deleteLater()
        buttons = [
            self._button("▸ " + title, lambda checked=False, algorithm=algorithm: self.goes_on.emit(algorithm))
            for algorithm, (title, _) in tools.items()
        ]
        columns = len(tools) if len(tools) <= IN_A_ROW else IN_A_ROW - 1
        widest = max((button.sizeHint().width() for button in buttons), default=0)
        while columns > 1 and columns * widest > self.width():
            columns -= 1
        for i, (button, (_, asks)) in enumerate(zip(buttons, tools.values(), strict=True)):
            button.setToolTip(
                translate("Dialog", "Next step, with this result filled in: {question}").format(question=asks)
            )
            button.setAccessibleName(button.toolTip())
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.next_steps.addWidget(button, i // columns, i % columns)

    def _show_parts(self, *, findings: bool, log: bool) -> None:
        """While it runs the log, afterwards the findings."""
        self.findings.setVisible(findings)
        self.strip.setVisible(not log and bool(self.doubts.text()))
        self.strip.fit()
        for widget in (self.answer, self.open_report, self.sheet, self.export, self.copy):
            widget.setVisible(findings)
        self.diagnose.hide()
        self.show_log.setVisible(self.execution is not None)
        self.show_log.setChecked(log)
        self.log.setVisible(log)

    def _show_chart(self) -> None:
        figures, chosen = self.excerpt.figures, self.charts.currentIndex()
        self.figure.show_svg(figures[chosen][1] if 0 <= chosen < len(figures) else "")

    def _show_table(self) -> None:
        chosen = self.layers.currentData()
        layer = QgsProject.instance().mapLayer(chosen) if chosen else None
        fields = (self.execution.input_fields(layer), self.execution.named()) if layer is not None else ()
        self.table.show_layer(layer, *fields)

    # --- a chapter: its sections' layers lie on each other, so that the map has those of one --------------------------

    def _look_at_chart(self) -> None:
        """The map and the table go to the section of the chart."""
        section = chapters.picture_of(self.html, self.figure.svg) if self._is_chapter() else None
        made = chapters.called(self.execution.layers, section.layers) if section else []
        if not any(layer.isSpatial() for layer in made):
            return
        groups.look_at(self.iface.mapCanvas(), self.execution.layers, made)
        if self.table.layer not in made:
            self.layers.setCurrentText(made[0].name())

    def _look_at_table(self) -> None:
        """The map goes to the section of the layer in the table, whose rows are to be found on it."""
        layer = self.table.layer
        if layer is not None and layer.isSpatial() and self._is_chapter():
            made = chapters.called(self.execution.layers, chapters.beside(layer.name()))
            groups.look_at(self.iface.mapCanvas(), self.execution.layers, made)

    def _is_chapter(self) -> bool:
        return self.execution.algorithm.name() == "chapter"

    # --- taking things along --------------------------------------------------------------------------------------

    def _open_report(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.execution.report()))

    def make_sheet(self, paper: str) -> QgsPrintLayout:
        """The map sheet of what is shown; it belongs to whoever takes it."""
        answer = self.answer.text().splitlines()
        return sheets.make_sheet(self.execution, paper, html=self.html, chart=self.figure.svg, answer=answer)

    def _open_sheet(self, paper: str) -> None:
        sheets.open_sheet(self.iface, self.make_sheet(paper))

    def copy_diagnostics(self) -> None:
        """Versions, parameters and log, for a message to whoever helps."""
        _to_clipboard(self.execution.diagnostics())

    def _export_table(self) -> None:
        path = self._ask_path(translate("Dialog", "Save table"), "CSV (*.csv)", ".csv")
        if path and self.table.layer is not None:
            self._say_saved(path, self.table.save_csv(path))

    def _export_chart(self, ending: str) -> None:
        path = self._ask_path(translate("Dialog", "Save chart"), f"{ending.upper()} (*.{ending})", f".{ending}")
        if path:
            self._say_saved(path, self.figure.save(path))

    def _export_report(self, ending: str) -> None:
        """The report of the run once more, in another form."""
        path = self._ask_path(translate("Dialog", "Save report"), f"{ending.upper()} (*.{ending})", f".{ending}")
        if path and self.report is not None:
            self._say_saved(path, self.save_report(path))

    def save_report(self, path: str) -> str:
        """Write the whole report in the form that the file's ending names; gives what went wrong."""
        return saved(path, lambda made: documents.write(self.report, made))

    def _ask_path(self, title: str, kinds: str, ending: str) -> str:
        path, _ = QFileDialog.getSaveFileName(self, title, "", kinds)
        return path if not path or path.lower().endswith(ending) else path + ending

    def _say_saved(self, path: str, problem: str) -> None:
        if problem:
            self.state.setText(translate("Dialog", "✖ {path} was not saved: {why}").format(path=path, why=problem))
        else:
            self.state.setText(translate("Dialog", "✔ Saved {path}").format(path=path))


class Strip(QScrollArea):
    """A text that is as high as it needs to be up to a few lines, and scrolls beyond."""

    def __init__(self, text: QLabel):
        super().__init__()
        self.setWidget(text)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Dialog", "Remarks"))

    def resizeEvent(self, event) -> None:
        """Called by Qt: another width is another height."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event) -> None:
        """Called by Qt."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height of the text."""
        text, shown = self.widget(), Qt.ScrollBarPolicy
        if not text.text():
            return
        text.ensurePolished()  # its padding counts
        needed, most = text.heightForWidth(self.width()), LINES * text.fontMetrics().lineSpacing() + PADDING
        self.setVerticalScrollBarPolicy(shown.ScrollBarAlwaysOff if needed <= most else shown.ScrollBarAlwaysOn)
        self.setFixedHeight(min(needed, most))


def _label(bold: bool = False) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
    return label


def _strip() -> QLabel:
    """Black on yellow, in a dark theme as well."""
    strip = _label()
    strip.setObjectName("doubts")
    strip.setStyleSheet(
        f"background: #fff3bf; color: #000000; padding: {PADDING // 2}px; border-left: 4px solid #e69f00"
    )
    return strip


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget, 0 if isinstance(widget, QComboBox) else 1)
    return column


def _to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
