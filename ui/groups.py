"""The results of a run in the project: a group of their own on top, earlier ones folded and unseen, the map upon them."""

from collections.abc import Collection, Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsLayerTreeGroup,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTime
from qgis.PyQt.QtGui import QPainter

from ..algorithms import measuring, styling
from ..algorithms.data import sheet
from ..core.base.text import translate

# Marks a group of the layer tree as that of a run, and in it the layers that the run made.
RUN = "innospace/run"
# From the bottom of the layer tree to its top.
ORDER = (Qgis.GeometryType.Polygon, Qgis.GeometryType.Line, Qgis.GeometryType.Point)
# Of the result's extent, what is shown around it.
MARGIN = 1.2
DEGREES = "EPSG:4326"
# Degrees by which a map may leave the area that its CRS is made for: the neighbouring zone, where lengths are a few in 1 000 off.
NEIGHBOUR = 3.0
# Marks a layer that is switched on for the run shown last.
BROUGHT_IN = "innospace/brought_in"


def name_of_run(tool: str) -> str:
    """Tool and time of day; a second run within the minute gets a number."""
    root = QgsProject.instance().layerTreeRoot()
    first = name = f"{tool} · {QTime.currentTime().toString('HH:mm')}"
    n = 2
    while root.findGroup(name) is not None:
        name, n = translate("Dialog", "{title} ({n})").format(title=first, n=n), n + 1
    return name


def height(layer: QgsVectorLayer, outputs: Sequence[str], output: str) -> int:
    """Where a layer stands in its group, higher above lower: points, lines, areas, tables; of a kind, earlier outputs first.

    Gaps are outlines around some of the units: they stand over these.
    """
    kind = 1 + ORDER.index(layer.geometryType()) if layer.geometryType() in ORDER else 0
    place = outputs.index(output) if output in outputs else len(outputs)
    return (kind + 1) * 100 - (-1 if output == "GAPS" else place)


def put_forward(name: str, below: Collection[str] = ()) -> None:
    """Move the group of a run to the top; fold and switch off the earlier ones, which stay, but for the layers `below` it.

    A run that has made tables alone leaves the map as it is: what it is about would be gone, with nothing in its place.
    """
    root = QgsProject.instance().layerTreeRoot()
    group = root.findGroup(name)
    if group is None:
        return
    is_seen = any(node.layer() is not None and node.layer().isSpatial() for node in group.findLayers())
    for earlier in root.findGroups(True) if is_seen else ():
        if earlier.customProperty(RUN) and earlier is not group:
            earlier.setExpanded(False)
            _show_only(earlier, below)
    for node in (group, *group.findLayers()):
        node.setCustomProperty(RUN, True)
    if root.children()[0] is not group:
        _to_top(root, group)


def _show_only(group: QgsLayerTreeGroup, layers: Collection[str]) -> None:
    """Of a group's results only these layers, and what the user has put into it as he has it.

    Without any of both it is switched off as a whole and keeps its layers' own switches.
    """
    nodes = group.findLayers()
    is_needed = any(node.layerId() in layers or not node.customProperty(RUN) for node in nodes)
    for node in nodes if is_needed else ():
        if node.customProperty(RUN):
            node.setItemVisibilityChecked(node.layerId() in layers)
    group.setItemVisibilityChecked(is_needed)


def results(project: QgsProject) -> set[str]:
    """The layers that runs have made, wherever in the tree they are now."""
    return {node.layerId() for node in project.layerTreeRoot().findLayers() if node.customProperty(RUN)}


def move_out(layers: Sequence[QgsMapLayer]) -> None:
    """Put layers that are new in the project before the group of a run that they came into.

    QGIS adds them above the current layer, which after a run is a result: with its group they would be switched off.
    """
    root = QgsProject.instance().layerTreeRoot()
    for node in filter(None, (root.findLayer(layer.id()) for layer in layers)):
        group, parent = _run_around(node), node.parent()
        if group is not None and not node.customProperty(RUN):
            group.parent().insertChildNode(group.parent().children().index(group), node.clone())
            parent.removeChildNode(node)


def _run_around(node: QgsLayerTreeNode) -> QgsLayerTreeNode | None:
    """The outermost group of a run that a node stands in."""
    around = []
    while (node := node.parent()) is not None:
        around.append(node)
    return next((one for one in reversed(around) if one.customProperty(RUN)), None)


def hide(layers: Sequence[QgsVectorLayer]) -> None:
    """Switch off layers that would pass for a finding; the user may switch them on."""
    root = QgsProject.instance().layerTreeRoot()
    for node in filter(None, (root.findLayer(layer.id()) for layer in layers)):
        node.setItemVisibilityChecked(False)


def bring_in(layers: Sequence[QgsVectorLayer]) -> None:
    """Switch on the user's areas and lines that a run took: what the answer is about is seen below its result.

    What an earlier run switched on is switched off first. Points are left as they are: hundreds of them would hide what they are
    counted in.
    """
    root, points = QgsProject.instance().layerTreeRoot(), Qgis.GeometryType.Point
    drawn = (layer for layer in layers if layer.geometryType() != points)
    for node in root.findLayers():
        if node.customProperty(BROUGHT_IN):  # by an earlier run
            node.setItemVisibilityChecked(False)
            node.removeCustomProperty(BROUGHT_IN)
    for node in filter(None, (root.findLayer(layer.id()) for layer in drawn)):
        if not node.customProperty(RUN) and not node.itemVisibilityChecked():
            node.setItemVisibilityChecked(True)
            node.setCustomProperty(BROUGHT_IN, True)


def taken(project: QgsProject, parameters: Mapping[str, object]) -> list[QgsVectorLayer]:
    """The layers with geometry that a run took, also those of a list."""
    return [layer for layer in given(project, parameters) if layer.isSpatial()]


def given(project: QgsProject, parameters: Mapping[str, object]) -> list[QgsVectorLayer]:
    """All the layers and tables that a run took, also those of a list, in its parameters' order."""
    values = [one for value in parameters.values() for one in (value if isinstance(value, list | tuple) else [value])]
    # QGIS's own field for several layers names them by their sources.
    by_source = {layer.source(): layer for layer in project.mapLayers().values()}
    # Some rows of a layer, as another run hands them on.
    some = QgsProcessingFeatureSourceDefinition
    names = [one.source.staticValue() if isinstance(one, some) else one for one in values]
    layers = [project.mapLayer(name) or by_source.get(name) for name in names if isinstance(name, str)]
    return [layer for layer in layers if isinstance(layer, QgsVectorLayer)]


def is_copied(layer: QgsVectorLayer, made: Sequence[QgsVectorLayer]) -> bool:
    """Whether a result has the same rows with more fields: the result is drawn, and not what it was made from."""
    return any(
        one.featureCount() == layer.featureCount() and one.geometryType() == layer.geometryType() for one in made
    )


def _to_top(root: QgsLayerTreeGroup, group: QgsLayerTreeGroup) -> None:
    parent = group.parent()
    root.insertChildNode(0, group.clone())
    parent.removeChildNode(group)


def show(canvas: QgsMapCanvas, layers: Sequence[QgsVectorLayer], areas: Sequence[QgsVectorLayer] = ()) -> None:
    """Go to the layers, in their CRS where the project has none of its own or one that is made for another place.

    Who has worked in metres goes on in metres. Where rows lie beyond what the answer is about, to what it is about and the
    `areas` that the run took.
    """
    there = [layer for layer in layers if _has_place(layer)]
    there += [layer for layer in areas if _has_place(layer)] if any(map(styling.has_strays, there)) else []
    if not there:
        return
    project = QgsProject.instance()
    first = QgsReferencedRectangle(styling.extent_of_answer(there[0]), there[0].crs())
    if is_foreign(project.crs(), first):
        flat = measuring.is_projected_in_metres(project.crs())
        project.setCrs(measuring.of_map(first, project.transformContext()) if flat else first.crs())
    whole = styling.frame(there, project.crs(), project.transformContext())
    whole.scale(MARGIN)
    canvas.setReferencedExtent(QgsReferencedRectangle(whole, project.crs()))
    canvas.refresh()


def look_at(canvas: QgsMapCanvas, made: Sequence[QgsVectorLayer], shown: Collection[QgsVectorLayer]) -> None:
    """Of a run's layers only these are on the map, which goes to them where it has shown others."""
    root, is_changed = QgsProject.instance().layerTreeRoot(), False
    for layer in filter(QgsVectorLayer.isSpatial, made):
        node, is_shown = root.findLayer(layer.id()), layer in shown
        if node is not None and node.itemVisibilityChecked() != is_shown:
            node.setItemVisibilityChecked(is_shown)
            node.setExpanded(is_shown)
            is_changed = True
    if is_changed:
        show(canvas, list(shown))


def lay_on_ground(canvas: QgsMapCanvas, layers: Sequence[QgsVectorLayer]) -> None:
    """Let boundaries, water and streets be seen below areas that cover them, and name no place twice.

    A pale ground keeps its lines in full; on others the colours would no longer be those of the legend, so that these are
    thinned, in the legend as on the map.
    """
    root = QgsProject.instance().layerTreeRoot()
    shown = [layer for layer in root.checkedLayers() if layer not in layers and layer.isInScaleRange(canvas.scale())]
    pale = all(map(_is_pale, shown))
    for layer in filter(styling.covers_ground, layers):
        if pale:
            layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
        else:
            styling.shine_through(layer)
    named = list(map(styling.labels_of, shown))
    for layer in filter(QgsVectorLayer.isSpatial, layers):
        styling.name_no_place_again(layer, named)
    canvas.refresh()


def _is_pale(layer: QgsMapLayer) -> bool:
    """Whether a layer of the ground has no areas in colours of their own; water has its own, and few metres of it."""
    if not isinstance(layer, QgsVectorLayer) or layer.geometryType() != Qgis.GeometryType.Polygon:
        return isinstance(layer, QgsVectorLayer)
    symbols = layer.renderer().symbols(QgsRenderContext()) if layer.renderer() is not None else []
    return sheet.is_water(layer) or all(symbol.color().alpha() == 0 or sheet.is_pale(symbol) for symbol in symbols)


def _has_place(layer: QgsVectorLayer) -> bool:
    return layer.isSpatial() and layer.crs().isValid() and not layer.extent().isEmpty()


def _moved(extent: QgsReferencedRectangle, crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    way = QgsCoordinateTransform(extent.crs(), crs, QgsProject.instance().transformContext())
    return way.transformBoundingBox(extent)


def is_foreign(crs: QgsCoordinateReferenceSystem, extent: QgsReferencedRectangle) -> bool:
    """Whether a project's CRS is none, or has an area of use that the extent's centre lies far outside of."""
    if not crs.isValid():
        return True
    area = crs.bounds()
    if area.isEmpty():
        return False
    try:
        return not area.buffered(NEIGHBOUR).contains(_moved(extent, QgsCoordinateReferenceSystem(DEGREES)).center())
    except QgsCsException:
        return True
