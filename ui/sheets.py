"""One click from a result to a map sheet, open for editing in QGIS's layout editor."""

import re
from collections.abc import Sequence

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsCentroidFillSymbolLayer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsRenderContext,
    QgsSimpleFillSymbolLayer,
    QgsSymbol,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer

from ..algorithms import styling
from ..algorithms.data.map_sheet import data_from, from_report, whole, with_their_outlines
from ..algorithms.data.sheet import Content, Sheet, calm_style
from ..core.base.text import listed, translate
from . import chapters, groups
from .execution import Execution

# Layers so many times as wide as the smallest cannot be read on one page with it.
ONE_SCALE = 20
# The output whose rows new sites serve: they frame a sheet with these.
SERVED = "ALLOCATION"
# The parameters whose rows a siting has in one result.
SITES = ("CANDIDATES", "EXISTING")
# Areas of one colour over more of their extent are the ground of a sheet.
COVERING = 0.6
# The parameters of what an answer lies on: where it ends, and the buildings that grounds are judged by.
BELOW = ("BOUNDARY", "STUDY_AREA", "BUILDINGS")
# What labelled points are called that name the places of a map.
PLACES = re.compile("市|县|镇|地名|行政|cit(y|ies)|town|place|county", re.IGNORECASE)
# The parameters that take streets.
STREETS = ("NETWORK", "STREETS")
# The parameters of what distances, zones and types are measured from, and how many points of it do not clutter a sheet.
MEASURED_FROM = (
    "CENTRES", "BUSINESS_CENTRES", "KNOWLEDGE_CENTRES", "INNOVATION_HOSTS", "PRODUCTION_HOSTS", "FACILITIES", "TARGETS",
    "THIRD_SPACES", "RESIDENTIAL", "FACTORIES", "OFFICES", "CAMPUSES",
)  # fmt: skip
FEW = 40
POINTS = -groups.ORDER.index(Qgis.GeometryType.Point)
# To find whether areas are seen: features looked at, steps of a grid over them, and from which opacity on they hide others.
LOOKED_AT, GRID, OPAQUE = 5_000, 30, 0.9


def open_sheet(iface: QgisInterface, layout: QgsPrintLayout) -> None:
    """Keep a sheet in the project and open it as large as the screen, with the whole page in view."""
    QgsProject.instance().layoutManager().addLayout(layout)
    designer = iface.openLayoutDesigner(layout)
    window, view = designer.window(), designer.view()
    window.setGeometry(window.screen().availableGeometry())  # with or without a window manager
    window.showMaximized()
    QTimer.singleShot(0, lambda: None if sip.isdeleted(view) else view.zoomFull())


def make_sheet(execution: Execution, paper: str, *, html: str, chart: str, answer: Sequence[str]) -> QgsPrintLayout:
    """The run's layers, wherever the canvas looks, on the ground that the project shows, with the chart that is looked at.

    A tool without a report has its `answer` alone.
    """
    project = QgsProject.instance()
    picture = chapters.picture_of(html, chart) if execution.algorithm.name() == "chapter" else None
    content = _content(project, execution, picture, from_report(html, chart) if html else Content("", answer))
    made = [layer for layer in execution.layers if layer.isSpatial()]
    made = (chapters.called(made, picture.layers) or made) if picture else made
    made = _of_one_scale(made, execution.main_layer())
    inputs = picture.inputs if picture else None
    again = _repeated(project, execution)
    taken = [q for q in _taken(project, execution, inputs) if q not in again and not groups.is_copied(q, made)]
    taken = _of_no_larger_scale(taken, made)
    below = _below(project, execution, taken)
    drawn = {q.id(): q for q in [*made, *(one for one in taken if one not in below and not _is_ground(one))]}
    layers = _seen(_from_the_top(project, made, list(drawn.values())), project.transformContext())
    areas = [layer for layer in taken if layer.geometryType() == Qgis.GeometryType.Polygon]
    framed = [layer for layer in made if layer.geometryType() == Qgis.GeometryType.Polygon] or [*made, *areas]
    framed += [layer for layer in made if layer not in framed and layer == execution.layer_of(SERVED)]
    ground = _ground(project)
    ground += [layer for layer in below if layer not in ground]
    # No ground may cover the buildings that it is judged by.
    built = groups.taken(project, {"BUILDINGS": execution.parameters.get("BUILDINGS")})
    ground.sort(key=lambda layer: layer not in below or layer not in built)
    framed = with_their_outlines(framed or layers, [*areas, *ground], project.transformContext())
    extent = _as_the_map(project, whole(framed, project.transformContext()))
    sheet = Sheet(project, _free_name(project, content.title), paper)
    return sheet.fill(layers, extent, content, ground, made)


def _content(
    project: QgsProject, execution: Execution, picture: chapters.SectionShown | None, content: Content
) -> Content:
    """What stands around the map; of a chapter the section of the `picture` alone, also its data and thresholds."""
    parameters = execution.parameters
    if picture:
        content = Content(picture.title, [picture.answer], picture.chart, [picture.sources] if picture.sources else [])
        parameters = chapters.taken_by(picture.code, parameters, lambda value: _has_rows(project, value))
    if not content.title or content.title.endswith(("?", "？")):  # a report may ask, a drawing is called something
        content.title = execution.algorithm.displayName()
    given = list(dict.fromkeys(layer.name() for layer in groups.given(project, parameters)))
    content.notes = [*([data_from(listed(given))] if given else []), *content.notes]
    return content


def _has_rows(project: QgsProject, value: object) -> bool:
    """Whether a parameter names something other than layers without rows."""
    layers = groups.given(project, {"": value})
    return not layers or any(layer.featureCount() for layer in layers)


def _is_ground(layer: QgsVectorLayer) -> bool:
    """Whether areas of one colour lie over most of their extent: that colour, often a random one, would be all that is seen."""
    if layer.geometryType() != Qgis.GeometryType.Polygon or not calm_style(layer):
        return False
    covered, known = layer.aggregate(Qgis.Aggregate.Sum, "area(@geometry)")
    box = layer.extent()
    return known and float(covered or 0) > COVERING * box.width() * box.height()


def _below(project: QgsProject, execution: Execution, taken: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
    """Areas of one colour that the answer lies on and that nothing else was taken for: ground, wherever the project shows them."""
    below = {name: value for name, value in execution.parameters.items() if name in BELOW}
    others = {name: value for name, value in execution.parameters.items() if name not in BELOW}
    used = groups.taken(project, others)
    return [q for q in groups.taken(project, below) if q in taken and q not in used and _is_filled(q) and calm_style(q)]


def _as_the_map(project: QgsProject, extent: QgsReferencedRectangle) -> QgsReferencedRectangle:
    """The extent in the project's CRS, where that is one of this place: a sheet says the CRS that the map says."""
    if groups.is_foreign(project.crs(), extent):
        return extent
    way = QgsCoordinateTransform(extent.crs(), project.crs(), project.transformContext())
    return QgsReferencedRectangle(way.transformBoundingBox(extent), project.crs())


def _repeated(project: QgsProject, execution: Execution) -> list[QgsVectorLayer]:
    """Candidates and existing sites, where the result has the rows of both: dots below its own would pass for others."""
    sites = {name: value for name, value in execution.parameters.items() if name in SITES}
    taken, main = groups.taken(project, sites), execution.main_layer()
    is_whole = main is not None and len(taken) > 1 and sum(q.featureCount() for q in taken) == main.featureCount()
    return taken if is_whole else []


def _from_the_top(
    project: QgsProject, made: Sequence[QgsVectorLayer], layers: list[QgsVectorLayer]
) -> list[QgsVectorLayer]:
    """Points over lines over areas, so that none covers what is smaller.

    Of a kind the results lie on top, as the map draws them but outlines over fills, then what they were made from, the least
    extended first. Areas that results mark with a dot of their own stand as points do, before those.
    """
    tree = {layer.id(): i for i, layer in enumerate(project.layerTreeRoot().layerOrder())}

    def place(layer: QgsVectorLayer) -> tuple[float, ...]:
        kind = -groups.ORDER.index(layer.geometryType())
        if layer in made and _is_dotted(layer):
            return POINTS, -1, False, tree.get(layer.id(), len(tree))
        if layer in made:
            return kind, 0, _is_filled(layer), tree.get(layer.id(), len(tree))
        return kind, 1, False, _metres_across(layer)

    return sorted(layers, key=place)


def _metres_across(layer: QgsVectorLayer) -> float:
    return _in_metres(layer, styling.extent_of_answer(layer))


def _in_metres(layer: QgsVectorLayer, extent: QgsRectangle) -> float:
    to_metres = QgsUnitTypes.fromUnitToUnitFactor(layer.crs().mapUnits(), Qgis.DistanceUnit.Meters)
    return max(extent.width(), extent.height()) * to_metres


def _seen(layers: list[QgsVectorLayer], transforms: QgsCoordinateTransformContext) -> list[QgsVectorLayer]:
    """Without the areas that lie wholly below others: they would be in the legend and not on the map."""
    seen, above = [], np.zeros(0, object)
    for layer in layers:
        if layer.geometryType() != Qgis.GeometryType.Polygon:
            seen.append(layer)
            continue
        areas = _areas(layer, layers[0].crs(), transforms)
        if not _is_covered(areas, above):
            seen.append(layer)
            above = np.concatenate([above, areas]) if _is_opaque(layer) else above
    return seen


def _areas(
    layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> np.ndarray:
    request = QgsFeatureRequest().setNoAttributes().setLimit(LOOKED_AT).setDestinationCrs(crs, transforms)
    shapes = (bytes(feature.geometry().asWkb()) for feature in layer.getFeatures(request) if feature.hasGeometry())
    return shapely.make_valid(shapely.from_wkb(list(shapes)))


def _is_covered(areas: np.ndarray, above: np.ndarray) -> bool:
    """Whether places all over the areas lie in others: one of each, and those of a grid over all of them."""
    if not len(areas) or not len(above):
        return False
    left, bottom, right, top = shapely.total_bounds(areas)
    steps = (np.arange(GRID) + 0.5) / GRID
    x, y = np.meshgrid(left + steps * (right - left), bottom + steps * (top - bottom))
    grid = shapely.points(x.ravel(), y.ravel())
    inside = np.unique(shapely.STRtree(areas).query(grid, predicate="intersects")[0])
    places = np.concatenate([shapely.point_on_surface(areas), grid[inside]])
    hit = np.unique(shapely.STRtree(above).query(places, predicate="intersects")[0])
    return len(hit) == len(places)


def _is_opaque(layer: QgsVectorLayer) -> bool:
    """Whether nothing shines through the areas of a layer; what is thinned on the canvas alone is opaque on a sheet."""
    symbols = layer.renderer().symbols(QgsRenderContext()) if layer.renderer() is not None else []
    thinned = styling.is_thinned(layer)
    opacities = [layer.opacity() * (1 if thinned else symbol.opacity()) * _fill_of(symbol) for symbol in symbols]
    return bool(symbols) and min(opacities) > OPAQUE


def _is_dotted(layer: QgsVectorLayer) -> bool:
    """Whether areas have a dot that is seen on them: one with an edge, as styles of few places have it."""
    symbols = layer.renderer().symbols(QgsRenderContext()) if layer.renderer() is not None else []
    parts = [part for symbol in symbols for part in symbol.symbolLayers()]
    dots = [part.subSymbol() for part in parts if isinstance(part, QgsCentroidFillSymbolLayer)]
    return any(dot.symbolLayer(0).strokeStyle() != Qt.PenStyle.NoPen for dot in dots)


def _is_filled(layer: QgsVectorLayer) -> bool:
    """Whether a layer is one of areas with a fill, which an outline must lie over to be seen."""
    symbols = layer.renderer().symbols(QgsRenderContext()) if layer.renderer() is not None else []
    return layer.geometryType() == Qgis.GeometryType.Polygon and any(_fill_of(symbol) > 0 for symbol in symbols)


def _fill_of(symbol: QgsSymbol) -> float:
    """How opaque the fill of a symbol is; an outline or a hatch is none."""
    fills = [part for part in symbol.symbolLayers() if isinstance(part, QgsSimpleFillSymbolLayer)]
    solid = [part.fillColor().alphaF() for part in fills if part.brushStyle() == Qt.BrushStyle.SolidPattern]
    return max(solid, default=0.0)


def _of_one_scale(layers: list[QgsVectorLayer], main: QgsVectorLayer | None = None) -> list[QgsVectorLayer]:
    """The layers that can be read on one page: of a community and its city those of the community.

    The `main` one among them is the answer, and stays.
    """
    metres = {layer: _metres_across(layer) for layer in layers}
    smallest = min((width for width in metres.values() if width > 0), default=0)
    widest = max(ONE_SCALE * smallest, metres.get(main, 0))
    return [layer for layer, width in metres.items() if width <= widest or not smallest]


def _of_no_larger_scale(taken: Sequence[QgsVectorLayer], made: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
    """What was taken that a map of the results can show: the cities of a region are no finding in one of its communities."""
    # Their strays count here: what holds two of hundreds of incubators is what these were counted in.
    widest = max((_in_metres(layer, layer.extent()) for layer in made), default=0)
    return [layer for layer in taken if not widest or _metres_across(layer) <= ONE_SCALE * widest]


def _taken(project: QgsProject, execution: Execution, inputs: Sequence[str] | None = None) -> list[QgsVectorLayer]:
    """The layers that the run took and that belong to its finding, whether the canvas shows them or not.

    Results of earlier runs and areas do (the rings below the incubators, the spaces in a corridor); points and lines of the
    user's only where he has them on the map, but for the axis and the few points that the finding is measured from. Of a chapter
    they are those of the `inputs` of one of its parts.
    """
    # Streets are ground: they are drawn where the map shows them, and need no legend.
    known = {name: value for name, value in execution.parameters.items() if name not in STREETS}
    parameters = {name: value for name, value in known.items() if inputs is None or name.lower() in inputs}
    layers = groups.taken(project, parameters)
    drawn = groups.results(project) | {layer.id() for layer in project.layerTreeRoot().checkedLayers()}
    drawn.add(parameters.get("AXIS"))
    centres = groups.taken(project, {name: value for name, value in parameters.items() if name in MEASURED_FROM})
    drawn |= {q.id() for q in centres if q.geometryType() == Qgis.GeometryType.Point and q.featureCount() <= FEW}
    return [layer for layer in layers if layer.id() in drawn or layer.geometryType() == Qgis.GeometryType.Polygon]


def _ground(project: QgsProject) -> list[QgsMapLayer]:
    """What the project shows that is no result of a run, from the top down; of points those that name places."""
    root = project.layerTreeRoot()
    shown = {layer.id() for layer in root.checkedLayers() if not _is_dots(layer)} - groups.results(project)
    return [layer for layer in root.layerOrder() if layer.id() in shown]


def _is_dots(layer: QgsMapLayer) -> bool:
    """Points that name no places: dots of something else would pass for a finding."""
    is_points = isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Point
    return is_points and not (layer.labelsEnabled() and PLACES.search(layer.name()))


def _free_name(project: QgsProject, title: str) -> str:
    """A name that no layout of the project has."""
    taken = {layout.name() for layout in project.layoutManager().layouts()}
    name, n = title, 2
    while name in taken:
        name, n = translate("Dialog", "{title} ({n})").format(title=title, n=n), n + 1
    return name
