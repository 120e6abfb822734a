"""One window for each tool group, beside the map: data → method → results."""

from collections.abc import Callable, Mapping

from processing.tools import dataobjects
from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionFocusRect,
    QStylePainter,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.base import terms
from ..core.base.text import translate
from . import groups, memory, next_steps, outcome
from .description import Group, Tool
from .docking import Docked, Page, Scrolled
from .execution import Execution
from .figures import Figure, picture
from .form import Form
from .on_map import Circles, PickButton, PickSeveralButton
from .results import Results

DATA, METHOD, RESULTS = range(3)
# Pixels across of the picture that explains a tool.
PICTURE = 110


class DefaultButton(QPushButton):
    """The button that Enter presses; it shows when it has the focus, which styles draw no differently from that."""

    def paintEvent(self, event) -> None:
        """Draw the frame of the focus inside the button's own."""
        super().paintEvent(event)
        if self.hasFocus():
            frame = QStyleOptionFocusRect()
            frame.initFrom(self)
            frame.rect = self.rect().adjusted(4, 4, -4, -4)
            QStylePainter(self).drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, frame)


class ToolWindow(Docked):
    """A tool group's window: choose the question, fill in, run, read the results. It never blocks QGIS."""

    # A next step: the algorithm, and its parameters with what this window's run hands on.
    goes_on = pyqtSignal(str, dict)
    # The guide is asked for, at the page of an algorithm.
    asks_for_help = pyqtSignal(str)

    def __init__(self, group: Group, iface: QgisInterface, tools_after: Callable[..., Mapping[str, tuple[str, str]]]):
        super().__init__(iface.mainWindow())
        self.group, self.iface, self.canvas = group, iface, iface.mapCanvas()
        self.tools_after = tools_after
        self.tools = [tool for tool in group.tools if tool.create() is not None]
        self.forms: dict[str, Form] = {}
        self.form: Form | None = None
        self.execution: Execution | None = None
        # Closed before its run had ended, and not opened since: its results are reached by opening it alone.
        self.left_running = False
        self.circles = Circles(self.canvas)
        self.setObjectName(f"innospace_{group.key}")
        self.setWindowTitle(terms.label("group", group.key))
        self.setWindowIcon(QIcon(str(terms.RESOURCES / "icons" / f"{group.key}.svg")))
        self._arrange()
        self._connect()
        self._choose_tool(max(0, memory.last_tool(group.key, [t.algorithm for t in self.tools])))

    # --- layout ---------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Alt keys are none of QGIS's menu bar, which shares them with a docked window."""
        self.steps = QTabBar()
        self.steps.setUsesScrollButtons(False)
        for text in (
            translate("Dialog", "① Data (&1)"),
            translate("Dialog", "② Method (&2)"),
            translate("Dialog", "③ Results (&3)"),
        ):
            self.steps.addTab(text)
        self.steps.setAccessibleName(translate("Dialog", "Steps"))
        self.pages = QStackedWidget()
        self.data, self.method, self.results = QStackedWidget(), QStackedWidget(), Results(self.iface)
        self.found = Scrolled(self.results)
        for page in (self.data, self.method, self.found):
            self.pages.addWidget(page)
        body = Page()
        layout = QVBoxLayout(body)
        layout.addLayout(self._head())
        layout.addWidget(self.steps)
        layout.addWidget(self._about())
        layout.addWidget(self.pages, 1)
        layout.addLayout(self._foot())
        body.setFocusProxy(self.asks)
        self.setWidget(body)

    def _head(self) -> QHBoxLayout:
        """What is asked."""
        self.asks = QComboBox()
        self.asks.addItems([tool.asks for tool in self.tools])
        self.asks.setMinimumContentsLength(10)
        self.asks.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.asks.setAccessibleName(translate("Dialog", "Question"))
        title = QLabel(translate("Dialog", "&Question:"))
        title.setBuddy(self.asks)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.asks, 1)
        head.addWidget(self._help_button())
        return head

    def _help_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("help")
        button.setText(translate("Dialog", "Help"))
        button.setToolTip(translate("Dialog", "The user guide's page on this tool"))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.asks_for_help.emit(self.tool.algorithm))
        return button

    def _about(self) -> QWidget:
        """The picture that explains the tool, and what it does."""
        self.about = QWidget()
        self.picture, self.question = Figure(), QLabel()
        self.picture.setFixedSize(PICTURE, PICTURE * 3 // 4)
        self.question.setWordWrap(True)
        self.question.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self.about)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.question, 1)
        return self.about

    def _foot(self) -> QHBoxLayout:
        self.bar, self.doing = QProgressBar(), QLabel()
        self.bar.setFixedWidth(PICTURE)
        self.bar.setAccessibleName(translate("Dialog", "Progress"))
        self.doing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cancel, self.run_button = QPushButton(), DefaultButton(translate("Dialog", "R&un"))
        self.cancel.setText(translate("Dialog", "Ca&ncel"))
        self.run_button.setIcon(QIcon(":/images/themes/default/mActionStart.svg"))
        foot = QHBoxLayout()
        foot.addWidget(self.bar)
        foot.addWidget(self.doing, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.run_button)
        self._show_running(running=False)
        return foot

    def _connect(self) -> None:
        self.steps.currentChanged.connect(self._show_step)
        self.steps.currentChanged.connect(lambda: self.form is not None and self._draw_circles())
        self.asks.activated.connect(self._choose_tool)
        self.run_button.clicked.connect(self.run)
        self.cancel.clicked.connect(self.stop)
        self.results.goes_on.connect(self._go_on)
        self.entered.connect(self._enter)
        self.escaped.connect(self._leave)
        # Boxes hear of a layer after the window, and would show the id of one that they do not know yet.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._layers_changed)
        QgsProject.instance().layersAdded.connect(self._later.start)
        QgsProject.instance().layersRemoved.connect(self._later.start)
        QgsProject.instance().cleared.connect(self._project_changed)
        QgsProject.instance().readProject.connect(self._project_changed)
        QApplication.instance().focusChanged.connect(self._show_focus)

    # --- tools and steps ------------------------------------------------------------------------------------------

    @property
    def tool(self) -> Tool:
        """The tool whose form is shown."""
        return self.tools[self.asks.currentIndex()]

    def show_tool(self, algorithm: str) -> None:
        """Turn to the tool of an algorithm."""
        self._choose_tool([tool.algorithm for tool in self.tools].index(algorithm))

    def _choose_tool(self, i: int) -> None:
        self.asks.setCurrentIndex(i)
        if self.tool.algorithm not in self.forms:
            self._make_form(self.tool)
        self.form = self.forms[self.tool.algorithm]
        self.data.setCurrentWidget(self.form.data)
        self.method.setCurrentWidget(self.form.method)
        self.picture.show_svg(picture(self.tool.algorithm))
        self.question.setText(self.form.algorithm.question())
        self.steps.setCurrentIndex(DATA)
        if not self.is_running:
            self.doing.setText("")  # what was said of another tool
        self.form.guess()

    def _make_form(self, tool: Tool) -> None:
        form = Form(tool, dataobjects.createContext(), self.canvas)
        if tool.pick:
            form.add_button(tool.pick, self._pick_button(form))
        self.data.addWidget(form.data)
        self.method.addWidget(form.method)
        memory.restore(self.group.key, form)
        form.changed.connect(self._form_changed)
        self.forms[tool.algorithm] = form

    def _pick_button(self, form: Form) -> PickButton:
        name = form.tool.pick
        picking = (self.canvas, self, lambda layer: form.choose(name, layer))
        if form.tool.picks_one:
            return PickButton(*picking)
        return PickSeveralButton(*picking, form.rows[name].definition.description())

    def _show_step(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.about.setVisible(step == DATA)

    def _show_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to the field that the keyboard has come to; Qt does so only within the page."""
        for page in (self.form.data, self.form.method, self.found):
            if now is not None and page.isAncestorOf(now):
                page.ensureWidgetVisible(now)

    def _layers_changed(self) -> None:
        """Choose anew; when the window's own run brings its layers, once all of them are there."""
        if self.isVisible() and self.form is not None and not self.is_running:
            self.form.guess()

    def _project_changed(self, *_) -> None:
        for form in self.forms.values():
            memory.take_texts(form)

    def _form_changed(self) -> None:
        if self.sender() is self.form:
            for step, where in ((DATA, self.form.data), (METHOD, self.form.method)):
                wrong = any(where.isAncestorOf(self.form.rows[name].widget) for name in self.form.errors)
                self.steps.setTabIcon(step, QIcon(":/images/themes/default/mIconWarning.svg") if wrong else QIcon())
            if not self.form.errors and self.doing.text().startswith("⚠") and not self.is_running:
                self.doing.setText("")
            self._draw_circles()

    def _draw_circles(self) -> None:
        shown = self.tool.circles and self.isVisible() and self.steps.currentIndex() != RESULTS
        values = self.form.values() if shown else {}
        if shown and self.tool.draws(values):
            layer, radii = self.tool.circles
            metres, from_edge = self.tool.metres(values), self.tool.from_edge
            self.circles.draw(self.form.chosen_layer(layer), str(values.get(radii, "")), metres, from_edge=from_edge)
        else:
            self.circles.clear()

    # --- the run --------------------------------------------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Whether a run of this dialog is under way."""
        return self.execution is not None and not self.execution.finished

    def run(self) -> None:
        """Run with the present values, unless a field says what is wrong with it."""
        self.form.check()
        complaint = "" if self.form.errors else self.form.check_all()
        if self.form.errors or complaint:
            self._show_wrong(complaint)
            return
        memory.save(self.group.key, self.form)
        self.form.hold()
        self.ran = self.tool.algorithm
        self.execution = Execution(self.tool.create(), self.form.values(), self.tool.prepares)
        self.execution.progressed.connect(self._progressed)
        self.execution.logged.connect(self.doing.setText)
        self.execution.ended.connect(self._ended)
        self.results.follow(self.execution)
        self.steps.setCurrentIndex(RESULTS)
        self._show_running(running=True)
        self.execution.start()

    def _show_wrong(self, complaint: str) -> None:
        """Turn to the field that is wrong."""
        name = next(iter(self.form.errors), "") or self.form.complain(complaint)
        self.doing.setText("⚠ " + (self.form.errors.get(name) or complaint))
        if name:
            on_method = self.form.method.isAncestorOf(self.form.rows[name].widget)
            self.steps.setCurrentIndex(METHOD if on_method else DATA)
            self.form.rows[name].reveal()

    def stop(self) -> None:
        """Cancel the run."""
        self.cancel.setEnabled(False)
        self.doing.setText(translate("Dialog", "Stopping …"))
        self.execution.cancel()

    def _go_on(self, algorithm: str) -> None:
        """Hand what the run took and made to the next tool."""
        self.goes_on.emit(algorithm, next_steps.given(self.ran, algorithm, self.execution.handed_on))

    def take(self, values: Mapping[str, object]) -> None:
        """Fill in what another run hands on; what it lacked stays as guessed."""
        for name, value in values.items():
            if value is not None:
                self.form.take(name, value)
        self.form.check()

    def _progressed(self, percent: float) -> None:
        self.bar.setValue(int(percent))

    def _ended(self) -> None:
        self._show_running(running=False)
        self._layers_changed()
        groups.show(self.canvas, self.execution.layers, self.execution.grounds())
        groups.lay_on_ground(self.canvas, self.execution.layers)
        if self.execution.succeeded and outcome.finds_nothing(self.execution):
            groups.hide(self.execution.layers)
        self.results.show_ended()
        if self.execution.succeeded:
            self.results.show_next_steps(self.tools_after(self.ran, self.execution.handed_on))
        self.form.complain(self.execution.error)

    def _show_running(self, *, running: bool) -> None:
        self.bar.setValue(0)
        self.bar.setVisible(running)
        self.doing.setText("")
        self.cancel.setVisible(running)
        self.cancel.setEnabled(running)
        self.run_button.setEnabled(not running)

    def _enter(self) -> None:
        """Enter presses the button that has the keyboard, else it runs."""
        button = self.focusWidget()
        (button if isinstance(button, QPushButton) else self.run_button).click()

    def _leave(self) -> None:
        """Escape takes the map back to where it was; otherwise it gives the map the keyboard."""
        if not self.results.table.go_back():
            self.canvas.setFocus()

    # --- window ---------------------------------------------------------------------------------------------------

    def showEvent(self, event) -> None:
        """Layers may have come since it was last open; Qt also calls this while the window is made."""
        super().showEvent(event)
        self.left_running = False
        if self.form is not None and not self.is_running:
            self.form.guess()

    def hideEvent(self, event) -> None:
        """Take what is drawn on the map away; a run goes on."""
        self.circles.clear()
        self.left_running = self.isHidden() and self.is_running
        super().hideEvent(event)

    def dispose(self) -> None:
        """Delete it at once: its widgets must not outlive the provider of their algorithms."""
        QgsProject.instance().layersAdded.disconnect(self._later.start)
        QgsProject.instance().layersRemoved.disconnect(self._later.start)
        QgsProject.instance().cleared.disconnect(self._project_changed)
        QgsProject.instance().readProject.disconnect(self._project_changed)
        QApplication.instance().focusChanged.disconnect(self._show_focus)
        self.close()
        for form in self.forms.values():
            form.stop()
        if self.is_running:
            self.execution.disconnect()
        self.results.table.clear()
        sip.delete(self)
        for form in self.forms.values():
            form.release()
