"""The plugin in QGIS's window: menu, toolbar, windows; all of it goes when the plugin is unloaded."""

from collections.abc import Callable

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..core.base import terms
from ..core.base.text import translate
from . import designer, execution, first_steps, guide, next_steps
from .description import Group
from .groups import move_out
from .tools import group_of, groups
from .window import ToolWindow


class Desktop:
    """Menu and toolbar with one entry a tool group; windows are made when they are first asked for."""

    def __init__(self, iface: QgisInterface):
        self.iface = iface
        self.windows: list[ToolWindow] = []
        self.guide: guide.GuideWindow | None = None
        self.menu = QMenu(translate("Provider", "InnoSpace"), iface.mainWindow())
        self.menu.setIcon(_icon("innospace"))
        self.toolbar = iface.addToolBar(translate("Provider", "InnoSpace"))
        self.toolbar.setObjectName("InnoSpaceToolBar")
        self._add(
            _icon("innospace"), translate("Dialog", "&First steps with the sample"), self.first_steps, on_toolbar=False
        )
        self._add(_icon("innospace"), translate("Dialog", "User &guide"), self.open_guide, on_toolbar=False)
        self.menu.addSeparator()
        for group in groups():
            title = f"{terms.label('group', group.key)} …"
            action = self._add(_icon(group.key), title, lambda checked=False, group=group: self.open(group))
            action.setToolTip(f"<b>{terms.label('group', group.key)}</b><br>{group.question}")
            action.setObjectName(f"innospace_open_{group.key}")
        title = translate("Dialog", "Diagnosis model in the model designer")
        self._add(
            QIcon(":/images/themes/default/processingModel.svg"), title, designer.open_diagnosis, on_toolbar=False
        )
        iface.pluginMenu().addMenu(self.menu)
        QgsProject.instance().legendLayersAdded.connect(move_out)

    def _add(self, icon: QIcon, title: str, act, *, on_toolbar: bool = True) -> QAction:
        action = self.menu.addAction(icon, title)
        action.triggered.connect(act)
        if on_toolbar:
            self.toolbar.addAction(action)
        return action

    def open(self, group: Group) -> ToolWindow:
        """Bring the group's window to the front, one closed before its run had ended first; while it is busy, a second one."""
        left = [w for w in self.windows if w.group.key == group.key and w.left_running]
        window = left[-1] if left else self._free(group)
        window.bring_to_front()
        return window

    def _free(self, group: Group) -> ToolWindow:
        """A window for another run."""
        free = [w for w in self.windows if w.group.key == group.key and not w.is_running]
        if not free:
            free = [ToolWindow(group, self.iface, tools_after)]
            free[0].goes_on.connect(self.go_on)
            free[0].asks_for_help.connect(self.open_guide)
            self.windows.extend(free)
        return free[-1]

    def _open_at(self, algorithm: str) -> ToolWindow:
        """Bring a window to the front in which the algorithm can be run now."""
        window = self._free(group_of(algorithm))
        window.bring_to_front()
        window.show_tool(algorithm)
        return window

    def go_on(self, algorithm: str, values: dict) -> ToolWindow:
        """Open the tool that takes a result, with the result filled in."""
        window = self._open_at(algorithm)
        window.take(values)
        return window

    def open_guide(self, page: str | bool = "") -> guide.GuideWindow:
        """Show the user guide, at the page of an algorithm if one is asked for."""
        if self.guide is None:
            self.guide = guide.GuideWindow(self.iface.mainWindow())
        self.guide.open(page or guide.FIRST)
        return self.guide

    def first_steps(self) -> ToolWindow:
        """Load the sample and open the window of the first tool, ready to run."""
        first_steps.load_sample(self.iface.mapCanvas())
        return self._open_at(first_steps.FIRST_TOOL)

    def close(self) -> None:
        """Undo all of it."""
        QgsProject.instance().legendLayersAdded.disconnect(move_out)
        execution.cancel_all()
        for window in self.windows:
            window.dispose()
        self.windows = []
        if self.guide is not None:
            self.guide.deleteLater()
            self.guide = None
        self.iface.pluginMenu().removeAction(self.menu.menuAction())
        self.menu.deleteLater()
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()


def tools_after(algorithm: str, handed_on: Callable[[str], object] | None = None) -> dict[str, tuple[str, str]]:
    """The tools that take a tool's result, each with its title and its question."""
    tools = {other.algorithm: other for group in groups() for other in group.tools}
    return {
        name: (tools[name].create().displayName(), tools[name].asks) for name in next_steps.after(algorithm, handed_on)
    }


def _icon(name: str) -> QIcon:
    return QIcon(str(terms.RESOURCES / "icons" / f"{name}.svg"))
