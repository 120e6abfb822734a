"""A window beside the map: docked at the right of QGIS, or torn off as a window like any other."""

from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMainWindow, QScrollArea, QSizePolicy, QWidget

# Pixels across when it first opens: on a screen of 1366 the map keeps the larger half of what QGIS's panels leave.
WIDTH = 480
# Milliseconds between two looks whether the mouse has let go of a window that is being torn off.
MOMENT = 100
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


class Page(QWidget):
    """What stands in the window: Tab goes round in it; in QGIS's own order it would leave before the fields that come later."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Called by Qt when Tab is pressed in any field."""
        step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
        now = self.window().focusWidget()
        widget = step(now) if now is not None else None
        while widget is not None and widget is not now:
            if self._is_stop(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
            widget = step(widget)
        return False

    def _is_stop(self, widget: QWidget) -> bool:
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        return bool(stops) and self.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()


class Scrolled(QScrollArea):
    """A page as wide as it has to be that scrolls where it is too high: a docked window must not push QGIS off the screen."""

    def __init__(self, page: QWidget):
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # It follows the focus of what is on it; as a stop of its own it would have nothing to show.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def minimumSizeHint(self) -> QSize:
        """Called by Qt: the width of the page, unless that leaves it to others."""
        hint, page = super().minimumSizeHint(), self.widget()
        is_free = page.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        return hint if is_free else QSize(max(hint.width(), page.minimumSizeHint().width()), hint.height())


class Docked(QDockWidget):
    """Docked where there is a main window, else by itself; torn off, it does not stay on top of other windows."""

    entered = pyqtSignal()
    escaped = pyqtSignal()

    def __init__(self, main: QWidget | None):
        super().__init__(main)
        self.main = main if isinstance(main, QMainWindow) else None
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | RIGHT)
        self._place()
        self.topLevelChanged.connect(self._settle)

    def _place(self) -> None:
        if self.main is None:
            self.setFloating(True)
            self._settle()
            return
        beside = [dock for dock in self.main.findChildren(QDockWidget) if dock is not self and self._is_beside(dock)]
        self.main.addDockWidget(RIGHT, self)
        if beside:
            self.main.tabifyDockWidget(beside[-1], self)
        else:
            self.main.resizeDocks([self], [WIDTH], Qt.Orientation.Horizontal)

    def _is_beside(self, dock: QDockWidget) -> bool:
        """Whether a panel stands where this one goes: it then takes turns with it instead of narrowing the map."""
        return dock.isVisible() and not dock.isFloating() and self.main.dockWidgetArea(dock) == RIGHT

    def bring_to_front(self) -> None:
        """Show it, before the panels that it takes turns with, and give it the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.widget().setFocus()

    def _settle(self) -> None:
        """Once the mouse has let go, make what was torn off an ordinary window: Qt's own kind stays on top."""
        if not self.isFloating() or self.windowType() == Qt.WindowType.Window:
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(MOMENT, self._settle)
            return
        shown = self.isVisible()
        self.setWindowFlags(Qt.WindowType.Window)
        self.winId()
        self.windowHandle().setTransientParent(None)
        self.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape, as far as no field has use for them."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
