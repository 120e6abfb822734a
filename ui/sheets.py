"""One click from a result to a map sheet, open for editing in QGIS's layout editor."""

from qgis.core import QgsPrintLayout, QgsProject, QgsReferencedRectangle
from qgis.gui import QgisInterface

from ..algorithms.data.map_sheet import from_report
from ..algorithms.data.sheet import Content, Sheet
from ..core.base.text import translate
from .execution import Execution


def open_sheet(iface: QgisInterface, execution: Execution, html: str, chart: str, paper: str) -> QgsPrintLayout:
    """What the map shows of the run's group, with the chart that is looked at; the layout stays in the project."""
    project, canvas = QgsProject.instance(), iface.mapCanvas()
    content = from_report(html, chart) if html else Content(execution.algorithm.displayName())
    shown = [layer for layer in canvas.layers() if _group(layer) is _group(execution.layers[0])] or execution.layers
    extent = QgsReferencedRectangle(canvas.extent(), canvas.mapSettings().destinationCrs())
    sheet = Sheet(project, _free_name(project, content.title), paper)
    layout = sheet.fill(shown, extent, content)
    project.layoutManager().addLayout(layout)
    iface.openLayoutDesigner(layout)
    return layout


def _group(layer):
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    return node.parent() if node is not None else None


def _free_name(project: QgsProject, title: str) -> str:
    """A name that no layout of the project has."""
    taken = {layout.name() for layout in project.layoutManager().layouts()}
    name, n = title, 2
    while name in taken:
        name, n = translate("Dialog", "{title} ({n})").format(title=title, n=n), n + 1
    return name
