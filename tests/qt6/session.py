"""Runs under PyQt6 with the stand-ins: opens every window, turns to every page, presses all that can be pressed; tells as JSON.

`python -m tests.qt6.session FILE [LANGUAGE]`, from the root of the repository.
"""

import faulthandler
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6.QtCore import QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDesktopServices, QMouseEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTableView,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from . import behaviour, standin

# What the fields that stay empty are given.
VALUES = {
    "NAMES": "a, b, c",
    "CRITERIA": ["a", "benefit", "1", "", ""],
    "CUTOFFS": "100,200",
    "MINUTES": "5,10",
}
# Seconds after which a session has come to a stop somewhere.
PATIENCE = 900
ROOT = Path(__file__).resolve().parent.parent.parent


class Session:
    """One QGIS, as far as stand-ins go, with the plugin in it."""

    def __init__(self, language: str):
        self.app = QApplication([])
        self.app.setQuitOnLastWindowClosed(False)
        self.outcome: dict[str, str] = {}
        self.uncaught: list[str] = []
        behaviour.Machine.language = language
        behaviour.Machine.folder = tempfile.mkdtemp()
        self.api = standin.install(behaviour.BEHAVIOUR, self._modules())
        behaviour.Machine.outcome = staticmethod(self._ended)
        from qgis.gui import QgisInterface

        from innospace import classFactory

        self.plugin = classFactory(QgisInterface())
        sys.excepthook = lambda kind, error, trace: self.uncaught.append("".join(traceback.format_exception(error)))

    def _modules(self) -> dict[str, dict[str, object]]:
        """What QGIS brings in Python."""
        folder = tempfile.mkdtemp()
        return {
            "processing.tools.dataobjects": {"createContext": lambda feedback=None: _core("QgsProcessingContext")()},
            "processing.gui.Postprocessing": {"handleAlgorithmResults": _load},
            "processing.modeler.ModelerDialog": {"ModelerDialog": _Designer},
            "processing.modeler.ModelerUtils": {
                "ModelerUtils": type("ModelerUtils", (), {"modelsFolders": staticmethod(lambda: [folder])})
            },
        }

    def note(self, name: str, act, *arguments) -> object:
        """Do one thing and keep what came of it."""
        given = None
        try:
            given = act(*arguments)
            self.app.processEvents()
            told = "ok"
        except Exception:
            told = traceback.format_exc()
        told = "\n".join(([] if self.uncaught and told == "ok" else [told]) + self.uncaught)
        self.uncaught.clear()
        before = self.outcome.get(name, "ok")
        self.outcome[name] = told if before == "ok" else before
        return given

    def _ended(self, held: dict) -> tuple[bool, dict]:
        """A run's outcome: each layer that it makes is one that it took, its report is a chart and a sentence."""
        algorithm, context, feedback = held["algorithm"], held["context"], held["feedback"]
        feedback.setProgressText("working")
        feedback.pushInfo("a fact")
        feedback.pushWarning("a warning")
        feedback.progressChanged.emit(50.0)
        if feedback.isCanceled() or feedback.complaints:
            return False, {}
        taken = [v for v in held["parameters"].values() if isinstance(v, str)]
        layers = [layer for v in taken if (layer := _core("QgsProject").instance().mapLayer(v)) is not None]
        results = {}
        for output in algorithm.destinationParameterDefinitions():
            if output.name() == "REPORT":
                results["REPORT"] = str(_report(algorithm, Path(behaviour.Machine.folder)))
            elif isinstance(output, _core("QgsProcessingParameterFeatureSink")) and layers:
                details = _core("QgsProcessingContext").LayerDetails(
                    output.name(), _core("QgsProject").instance(), output.name()
                )
                details.name = details.outputName = output.name()
                source = layers[0].source()
                context.layersToLoadOnCompletion()[f"{source}|{output.name()}"[: len(source)]] = details
                results[output.name()] = source
        return True, results


def _core(name: str) -> type:
    return getattr(sys.modules["qgis.core"], name)


def _load(algorithm, context, feedback, parameters=None) -> bool:
    for source, details in context.layersToLoadOnCompletion().items():
        layer = _core("QgsVectorLayer")(source, details.name, "ogr")
        _core("QgsProject").instance().addMapLayer(layer)
    return True


class _Designer:
    @staticmethod
    def create(model):
        return QWidget()


def _report(algorithm, folder: Path) -> Path:
    """A report of the house's own making, remembered as a run does."""
    from innospace.algorithms import documents
    from innospace.core.lazy import charts, pandas, report

    made = report.Report(algorithm.displayName())
    made.answer("Three quarters of it.", "一句话。")
    made.figure(charts.bars("Share", ["a", "b"], [1.0, 3.0], "people"))
    made.table(pandas.DataFrame({"name": ["a", "b"], "share": [0.25, 0.75]}), "Shares")
    path = folder / f"{algorithm.name()}.html"
    for ending in (".pdf", ".odt", ".html"):
        documents.write(made, path.with_suffix(ending))
        assert path.with_suffix(ending).stat().st_size > 1000
    documents.remember(str(path), made)
    return path


# --- pressing -------------------------------------------------------------------------------------------------------------


def parts(page: QWidget) -> Iterator[QWidget]:
    """All widgets of a page, itself included."""
    yield page
    yield from page.findChildren(QWidget)


def press(widget: QWidget, page: QWidget | None = None) -> None:
    """Do to a widget what its user can do, as far as it is seen."""
    if page is not None and not widget.isVisibleTo(page):
        return
    menu = widget.menu() if isinstance(widget, QPushButton | QToolButton) else None
    if menu is not None:  # a click would wait for the user's choice
        for action in menu.actions():
            action.trigger()
    elif isinstance(widget, QAbstractButton):
        widget.click()
    elif isinstance(widget, QComboBox):
        for i in range(widget.count()):
            widget.setCurrentIndex(i)
            widget.activated.emit(i)
    elif isinstance(widget, QLineEdit):
        before = widget.text()
        QTest.keyClicks(widget, "1")
        widget.setText(before)
        widget.returnPressed.emit()
    elif isinstance(widget, QTableWidget | QTreeWidget | QTableView):
        press_cells(widget)
    move(widget)


def press_cells(table) -> None:
    """Click the first cells, open and close their editors, sort by each column."""
    model = table.model()
    for row in range(min(model.rowCount(), 3)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            for role in Qt.ItemDataRole:
                index.data(role)
            table.clicked.emit(index)
            table.entered.emit(index)
            table.activated.emit(index)
            table.edit(index)
    if isinstance(table, QTableView):
        for column in range(model.columnCount()):
            table.sortByColumn(column, Qt.SortOrder.DescendingOrder)


def move(widget: QWidget) -> None:
    """The mouse comes and goes, keys are pressed, the window is drawn."""
    QTest.mouseMove(widget, QPoint(3, 3))
    place = QPointF(widget.mapToGlobal(QPoint(3, 3)))
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(3, 3), place, button, button, none))
    widget.grab()


def play(session: Session) -> None:
    """All windows of the plugin."""
    session.note("initGui", session.plugin.initGui)
    desktop = session.plugin.desktop
    QFileDialog.getSaveFileName = staticmethod(lambda *a, **k: (tempfile.mktemp(), ""))
    QDesktopServices.openUrl = staticmethod(lambda url: isinstance(url, QUrl))
    session.note("first steps", desktop.first_steps)
    sample = _core("QgsProject").instance().mapLayers()
    for action in desktop.menu.actions():
        session.note(f"menu: {action.text()}", action.trigger)
    play_guide(session, desktop)
    for window in list(desktop.windows):
        for tool in window.tools:
            put_back(desktop, window, sample)
            play_tool(session, window, tool.algorithm)
        for part in list(parts(window)):
            session.note(f"{window.group.key}: window", move, part)
        session.note(f"{window.group.key}: keys", play_keys, window)
    session.note("unload", session.plugin.unload)
    session.note("load again", session.plugin.initGui)
    session.note("unload again", session.plugin.unload)


def put_back(desktop, window, sample: dict) -> None:
    """The sample alone in the project, one window alone on the screen."""
    for other in desktop.windows:
        other.setVisible(other is window)
    project = _core("QgsProject").instance()
    for layer in [key for key in project.mapLayers() if key not in sample]:
        project.removeMapLayer(layer)


def play_guide(session: Session, desktop) -> None:
    """All pages of the guide, and its bar."""
    from innospace.ui import guide

    for path in sorted((guide.PAGES / guide.language()).glob("*.md")):
        session.note(f"guide: {path.stem}", desktop.open_guide, path.stem)
    for part in parts(desktop.guide):
        session.note("guide: bar", press, part)
    for action in desktop.guide.findChildren(type(desktop.menu.menuAction())):
        session.note("guide: bar", action.trigger)


def play_tool(session: Session, window, algorithm: str) -> None:
    """Data and method pressed, a run, its results pressed; then a run that fails and one that is cancelled."""
    session.note(f"{algorithm}: opened", window.show_tool, algorithm)
    for step, page in enumerate((window.form.data, window.form.method)):
        window.steps.setCurrentIndex(step)
        for part in list(parts(page)):
            session.note(f"{algorithm}: page {step + 1}", press, part)
    for name in window.form.rows:
        session.note(f"{algorithm}: shown wrong", window._show_wrong, f"{name}: wrong")
    session.note(f"{algorithm}: run", play_run, window)
    for part in list(parts(window.results)) if window.execution is not None else ():
        session.note(f"{algorithm}: results", press, part, window.results)
    window.show_tool(algorithm)  # a next step may have led elsewhere
    session.note(f"{algorithm}: cancelled", play_end, window, window.stop)
    session.note(
        f"{algorithm}: failed", play_end, window, lambda: window.execution.feedback.reportError("INPUT: wrong")
    )


def fill_in(form) -> None:
    """Layers, fields and values for what still lacks one."""
    layers = list(_core("QgsProject").instance().mapLayers().values())
    form.check()
    for name in list(form.errors):
        definition = form.rows[name].definition
        if isinstance(definition, _core("QgsProcessingParameterFeatureSource")):
            fitting = _core("QgsProcessingUtils").compatibleVectorLayers(
                _core("QgsProject").instance(), definition.dataTypes()
            )
            form.set_value(name, (fitting or layers)[0].id())
        elif isinstance(definition, _core("QgsProcessingParameterMultipleLayers")):
            form.set_value(name, [layers[0].id()])
        elif isinstance(definition, _core("QgsProcessingParameterField")):
            layer = form.chosen_layer(definition.parentLayerParameterName())
            form.set_value(name, layer.fields().names()[-1] if layer is not None else "name")
        elif isinstance(definition, _core("QgsProcessingParameterEnum")):
            form.set_value(name, definition.options()[0])
        elif name == "PAIRWISE":
            n = form.rows[name].wrapper.table.rowCount()
            form.set_value(name, ";".join(",".join(["2"] * (n - i)) for i in range(1, n)))
        else:
            form.set_value(name, VALUES.get(name, "1"))
    form.check()


def play_run(window) -> None:
    """Press Run and wait for the results."""
    start(window)
    wait(window)
    assert window.execution.succeeded, window.execution.error
    assert window.results.excerpt.figures or "REPORT" not in window.form.rows


def start(window) -> None:
    """Press Run, with what is lacking filled in."""
    fill_in(window.form)
    before = window.execution
    window.run_button.click()
    assert window.execution is not before, window.form.errors


def play_end(window, act) -> None:
    """A run that does not come to its end."""
    start(window)
    act()
    wait(window)
    assert not window.execution.succeeded
    window.grab()


def wait(window) -> None:
    """Until the run has ended."""
    for _ in range(400):
        if window.execution.finished:
            return
        QTest.qWait(5)
    raise AssertionError("waited in vain")


def play_keys(window) -> None:
    """The keys that a window listens to."""
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F1):
        QTest.keyClick(window, key)
        QTest.keyClick(window.widget(), key)
    window.setFloating(True)
    QTest.qWait(150)
    window.setFloating(False)


def main(path: str, language: str = "en") -> None:
    """Play, and write what came of it."""
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    session = Session(language)
    session.note("session", play, session)
    Path(path).write_text(json.dumps(session.outcome, ensure_ascii=False, indent=1), encoding="utf-8")
    os._exit(0)  # Qt's and Python's halves of the stand-ins go in no order that matters here


if __name__ == "__main__":
    main(*sys.argv[1:])
