"""One click from a result to a map sheet, open for editing in QGIS's layout editor."""

from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject
from qgis.gui import QgisInterface, QgsLayoutDesignerInterface
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer

from ..algorithms.data.map_sheet import from_report, whole
from ..algorithms.data.sheet import Content, Sheet
from ..core.base.text import translate
from .execution import Execution
from .groups import RUN


def open_sheet(iface: QgisInterface, execution: Execution, html: str, chart: str, paper: str) -> QgsPrintLayout:
    """The run's layers, wherever the canvas looks, on the ground that the project shows, with the chart that is looked at.

    The layout stays in the project; the designer opens as large as the screen, with the whole page in view.
    """
    project = QgsProject.instance()
    content = from_report(html, chart) if html else Content(execution.algorithm.displayName())
    layers = _from_the_top(project, [layer for layer in execution.layers if layer.isSpatial()])
    sheet = Sheet(project, _free_name(project, content.title), paper)
    layout = sheet.fill(layers, whole(layers, project.transformContext()), content, _ground(project))
    project.layoutManager().addLayout(layout)
    designer = iface.openLayoutDesigner(layout)
    _enlarge(designer)
    return layout


def _enlarge(designer: QgsLayoutDesignerInterface) -> None:
    """As large as the screen, with or without a window manager; the page fills the view once that has its size."""
    window, view = designer.window(), designer.view()
    window.setGeometry(window.screen().availableGeometry())
    window.showMaximized()
    QTimer.singleShot(0, lambda: None if sip.isdeleted(view) else view.zoomFull())


def _from_the_top(project: QgsProject, layers: list[QgsMapLayer]) -> list[QgsMapLayer]:
    """Layers in the order in which the map draws them."""
    order = {layer.id(): i for i, layer in enumerate(project.layerTreeRoot().layerOrder())}
    return sorted(layers, key=lambda layer: order.get(layer.id(), len(order)))


def _ground(project: QgsProject) -> list[QgsMapLayer]:
    """What the project shows that is no result of a run, from the top down."""
    root = project.layerTreeRoot()
    results = {
        node.layerId() for group in root.findGroups(True) if group.customProperty(RUN) for node in group.findLayers()
    }
    shown = {layer.id() for layer in root.checkedLayers()} - results
    return [layer for layer in root.layerOrder() if layer.id() in shown]


def _free_name(project: QgsProject, title: str) -> str:
    """A name that no layout of the project has."""
    taken = {layout.name() for layout in project.layoutManager().layouts()}
    name, n = title, 2
    while name in taken:
        name, n = translate("Dialog", "{title} ({n})").format(title=title, n=n), n + 1
    return name
