"""One click from a result to a map sheet, open for editing in QGIS's layout editor."""

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsLayoutDesignerInterface
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer

from ..algorithms.data.map_sheet import from_report, whole
from ..algorithms.data.sheet import Content, Sheet
from ..core.base.text import translate
from . import groups
from .execution import Execution

# Layers so many times as wide as the smallest cannot be read on one page with it.
ONE_SCALE = 20


def open_sheet(
    iface: QgisInterface, execution: Execution, paper: str, *, html: str, chart: str, answer: Sequence[str]
) -> QgsPrintLayout:
    """The run's layers, wherever the canvas looks, on the ground that the project shows, with the chart that is looked at.

    A tool without a report has its `answer` alone. The layout stays in the project; the designer opens as large as the
    screen, with the whole page in view.
    """
    project = QgsProject.instance()
    name = execution.algorithm.displayName()
    content = from_report(html, chart) if html else Content(name, answer)
    if content.title.endswith(("?", "？")):  # a report may ask, a drawing is called something
        content.title = name
    made = _of_one_scale([layer for layer in execution.layers if layer.isSpatial()], project.transformContext())
    taken = [layer for layer in _taken(project, execution) if not groups.is_copied(layer, made)]
    drawn = {layer.id(): layer for layer in [*made, *taken]}
    layers = _from_the_top(project, list(drawn.values()))
    areas = [layer for layer in taken if layer.geometryType() == Qgis.GeometryType.Polygon]
    extent = whole([*made, *areas] or layers, project.transformContext())
    sheet = Sheet(project, _free_name(project, content.title), paper)
    layout = sheet.fill(layers, extent, content, _ground(project))
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


def _of_one_scale(layers: list[QgsVectorLayer], transforms: QgsCoordinateTransformContext) -> list[QgsVectorLayer]:
    """The layers that can be read on one page: of a community and its city those of the community."""
    widths = [max(extent.width(), extent.height()) for extent in (whole([layer], transforms) for layer in layers)]
    metres = [
        width * QgsUnitTypes.fromUnitToUnitFactor(layer.crs().mapUnits(), Qgis.DistanceUnit.Meters)
        for layer, width in zip(layers, widths, strict=True)
    ]
    smallest = min((width for width in metres if width > 0), default=0)
    return [layer for layer, width in zip(layers, metres, strict=True) if width <= ONE_SCALE * smallest or not smallest]


def _taken(project: QgsProject, execution: Execution) -> list[QgsVectorLayer]:
    """The layers that the run took and that belong to its finding, whether the canvas shows them or not.

    Results of earlier runs and areas do (the rings below the incubators, the spaces in a corridor); points and lines of the
    user's only where he has them on the map.
    """
    layers = groups.taken(project, execution.parameters)
    results, shown = _results(project), {layer.id() for layer in project.layerTreeRoot().checkedLayers()}
    return [
        layer for layer in layers if layer.id() in results | shown or layer.geometryType() == Qgis.GeometryType.Polygon
    ]


def _results(project: QgsProject) -> set[str]:
    """The layers in the groups of runs."""
    nodes = project.layerTreeRoot().findGroups(True)
    return {layer.layerId() for node in nodes if node.customProperty(groups.RUN) for layer in node.findLayers()}


def _ground(project: QgsProject) -> list[QgsMapLayer]:
    """What the project shows that is no result of a run, from the top down; dots of something else would pass for a finding."""
    root = project.layerTreeRoot()
    shown = {layer.id() for layer in root.checkedLayers() if not _is_dots(layer)} - _results(project)
    return [layer for layer in root.layerOrder() if layer.id() in shown]


def _is_dots(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Point


def _free_name(project: QgsProject, title: str) -> str:
    """A name that no layout of the project has."""
    taken = {layout.name() for layout in project.layoutManager().layouts()}
    name, n = title, 2
    while name in taken:
        name, n = translate("Dialog", "{title} ({n})").format(title=title, n=n), n + 1
    return name
