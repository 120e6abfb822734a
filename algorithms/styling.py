"""Styles of output layers: QML files whose labels are codes, replaced by words in the user's language.

A result that may hold points or polygons has a second file, ``<name>_area.qml``.

Processing calls a post-processor when the layer loads, also for the results of a model. It must be kept alive until then,
and longer than the algorithm that asked for it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from operator import methodcaller
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsAggregateCalculator,
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRectangle,
    QgsRenderContext,
    QgsRendererCategory,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QMetaType, Qt
from qgis.PyQt.QtGui import QColor, QPainter

from ..core.base import status, terms
from ..core.base.columns import CITIES, DISTRICTS, NAMES, OWN_NAMES, called_so, ends_as_name, name_among
from ..core.base.text import HalfUp, listed, translate
from ..core.base.thresholds import ACCESS_STEPS, CHANCE, REACH_STEPS
from ..core.lazy import zones
from .bridge import head_of, plain
from .parameters import with_unit

STYLES = Path(__file__).resolve().parent.parent / "resources" / "styles"


def _written(number: float) -> str:
    """A number as the styles have it: .5, 1, 2."""
    return str(number).removesuffix(".0").lstrip("0")


# Share of the judged classes in reach, in steps around the target; parts of a street network.
REACH = (
    "CASE WHEN share_judged IS NULL THEN 'not_assessed' "
    + "".join(f"WHEN share_judged >= {least} THEN '{step}' " for step, least in REACH_STEPS.items())
    + "WHEN share_judged > 0 THEN 'reach_few' ELSE 'reach_none' END"
)
# Access over its mean, in steps around the mean; whether people reach a facility.
_DOUBLE, _MEAN, _HALF = map(_written, ACCESS_STEPS.values())
ACCESS = (
    "CASE WHEN access IS NULL THEN 'not_assessed' WHEN access = 0 THEN 'access_none' "
    f"WHEN access_ratio < {_HALF} THEN 'access_few' WHEN access_ratio < {_MEAN} THEN 'access_below' "
    f"WHEN access_ratio < {_DOUBLE} THEN 'access_above' ELSE 'access_double' END"
)
SUPPLY_USE = (
    "CASE WHEN pop_reached IS NULL THEN 'not_assessed' "
    "WHEN pop_reached > 0 THEN 'reaches_people' ELSE 'reaches_nobody' END"
)
# What is found of the neighbours of a point.
COLOCATED = (
    f"CASE WHEN p IS NULL THEN 'not_assessed' WHEN p > {_written(CHANCE)} THEN 'as_chance' "
    "WHEN local_quotient > 1 THEN 'more_than_chance' ELSE 'fewer_than_chance' END"
)
# Fields that are in metres, or in minutes where UNIT says so.
BY_UNIT = {"cutoff", "nearest", "mean_d", "worst_d", "distance"}
# The field of service areas whose values are limits that the user gave.
LIMIT = "cutoff"
# That of buildings with their people: its grades have a unit.
RESIDENTS, SHARE = "residents", "share"
# In the label of a grade: between its lower limit and the upper one, which is the next grade's.
BELOW = " < "
# Where rings end: minutes or metres.
OUTER = ("outer_min", "outer_m")
# What candidates are classed by: the way to the nearest target of the first layer, in the steps of life circles of 5, 10 and 15
# minutes; the field is named after the layer and stands in for this name.
NEAREST = "nearest"
NEAREST_STEPS = {
    "step_5": {"m": 300, "min": 5},
    "step_10": {"m": 500, "min": 10},
    "step_15": {"m": 1000, "min": 15},
    "farther": {},
}
# What a layer calls the list of the fields that say nothing.
NOT_JUDGED = "innospace/not_judged"
# Fields by whose classes areas are drawn that part the ground between them, and those that cover it, also on each other.
PARTING = ("ring_name", "zone")
COVERING = (*PARTING, LIMIT)
# How much of a colour is left where a colourful ground is to be seen through it.
SHINING = 0.6
PART = "if(component = 1, 'main_part', 'apart')"
# Sites by the highest level at which they work, demand by level and cover: levels are the user's.
SITE_LEVEL, DEMAND_LEVEL = (
    "if(status = 'chosen', if(adds, level, 'adds_nobody'), status)",
    "concat(level, ' / ', status)",
)
# New sites that are of use to nobody stand back.
SITE_USE = "if(status = 'chosen' and not adds, 'adds_nobody', status)"
# What a place is called: in styles this stands for the field that `apply` finds, by its name or by how its heading ends.
NAME = "coalesce(" + ", ".join(f"attribute('{name}')" for name in OWN_NAMES) + ")"
# What the place is called that an area is, of a city's districts each by its own: this too stands for a field in styles.
PLACE = "coalesce(" + ", ".join(f"attribute('{name}')" for name in CITIES) + ")"
PLACES = (*DISTRICTS, *CITIES)
# A place's name above what is found of it.
NAMED = re.compile(r"^trim\(concat\((.+?), '\\n', (.+)\)\)$", re.DOTALL)
# A new site by its rank and its name.
RANKED = "trim(concat(to_string(rank), ' ', "
SITE_NAME = f"{RANKED}{NAME}))"
LEVEL_SHAPES = (
    Qgis.MarkerShape.Diamond,
    Qgis.MarkerShape.Star,
    Qgis.MarkerShape.Pentagon,
    Qgis.MarkerShape.Triangle,
)
# Millimetres by which symbols grow from level to level.
LARGER = {SITE_LEVEL: 1.4, DEMAND_LEVEL: 1.8}
# What is on the map and no part of an answer: rows beyond the ground that it is about, existing sites, candidates not taken.
BESIDE_THE_ANSWER = (
    status.OUTSIDE_RINGS, status.OUTSIDE_CITIES, status.OUTSIDE_DISTRICTS, status.OUTSIDE_ZONES, status.OUTSIDE_CHINA,
    status.OFF_EARTH, status.UNSNAPPED, status.ISOLATED, status.EXISTING, status.FREE, status.TOO_NEAR_EXISTING,
)  # fmt: skip
LISTED = "if(n_merged > 1, 'several', 'once')"
# Fields (or expressions) whose codes belong to a group of terms with another name than the field's.
GROUP_OF_FIELD = {
    "ring_name": "ring",
    REACH: "reach",
    ACCESS: "access_level",
    SUPPLY_USE: "supply_use",
    COLOCATED: "colocated",
    PART: "network_part",
    LISTED: "listed",
    NEAREST: "status",
    SITE_LEVEL: "status",
    SITE_USE: "status",
    DEMAND_LEVEL: "status",
}

# What densities are called beside built-up land.
BUILT = {"density": "built_share", "fitted": "fitted_share"}
# Fields of tables that hold codes, or names of fields, under names that layers have for other things.
CODES_IN_TABLES = {
    **dict.fromkeys(("factor", "factor_a", "factor_b"), "field"),
    **dict.fromkeys(("from", "to"), "colocated"),
    "kind": "factor_kind",
    "type": "interaction",
}


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Applies one QML file to a layer when it loads, see :func:`apply`; `unjudged` : fields of what was not judged."""

    def __init__(self, name: str, classes: Sequence[str] = (), unjudged: Sequence[str] = (), called: str = ""):
        super().__init__()
        self.name, self.classes, self.unjudged, self.called = name, classes, unjudged, called

    def postProcessLayer(self, layer: QgsVectorLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback):
        """Called by Processing in the main thread."""
        apply(layer, self.name, self.classes, self.called)
        leave_unjudged(layer, self.unjudged)


_stylers: list[Styler] = []


def leave_unjudged(layer: QgsVectorLayer, fields: Sequence[str]) -> None:
    """Remember with a layer which of its fields are of what was not judged: a class of which the data hold no facility."""
    if fields:
        layer.setCustomProperty(NOT_JUDGED, list(fields))


def not_judged(layer: QgsVectorLayer) -> set[str]:
    """The fields of a layer whose figures are no finding, as what they are of was not judged: no 0, and no “no”."""
    return set(layer.customProperty(NOT_JUDGED) or [])


def request(
    context: QgsProcessingContext,
    destination: str,
    name: str | None,
    classes: Sequence[str] = (),
    unjudged: Sequence[str] = (),
    called: str = "",
) -> None:
    """Have the layer at `destination` styled with ``resources/styles/<name>.qml`` if it is going to load."""
    if name and context.willLoadLayerOnCompletion(destination):
        # The context deletes its post-processors when it goes: each request needs one of its own.
        styler = Styler(name, classes, unjudged, called)
        _stylers[:] = [*(kept for kept in _stylers if not sip.isdeleted(kept)), styler]
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(styler)


def apply(layer: QgsVectorLayer, name: str, classes: Sequence[str] = (), called: str = "") -> None:
    """Style a layer, put words in place of codes in its legend, and leave out the classes that no row is of.

    `classes` of the data in their order, else as found. `called`: the field by which the report calls the places, as was chosen.
    """
    area = STYLES / f"{name}_area.qml"
    for_areas = layer.geometryType() == Qgis.GeometryType.Polygon and area.exists()
    layer.loadNamedStyle(str(area if for_areas else STYLES / f"{name}.qml"))
    _put_names(layer, called)
    renderer = layer.renderer()
    if renderer is not None and renderer.type() == "categorizedSymbol" and renderer.classAttribute() == LIMIT:
        _put_limits(layer, renderer, minutes=name.endswith("_minutes"))
    elif renderer is not None and renderer.type() == "categorizedSymbol":
        group = _group(renderer.classAttribute())
        for i, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(i, _word(group, category.label()))
        if group == "ring":
            _put_rings(layer, renderer)
        elif renderer.classAttribute() in LARGER:
            levels, is_known = (classes, True) if classes else _levels(layer)
            _put_levels(renderer, levels, is_known)
        elif renderer.classAttribute() == NEAREST:
            _put_nearest(layer, renderer)
        _leave_out_absent(layer, renderer)
        layer.rendererChanged.emit()  # the legend stands already when Processing calls
    elif (
        renderer is not None
        and renderer.type() == "graduatedSymbol"
        and renderer.classAttribute() in (RESIDENTS, SHARE)
    ):
        text, between = translate("Style", "{range} residents"), translate("Style", "{low} to below {high}")
        if renderer.classAttribute() == SHARE:
            text = translate("Style", "{range} of all incubators")
        for i, grade in enumerate(renderer.ranges()):
            low, open_end, high = grade.label().partition(BELOW)
            renderer.updateRangeLabel(i, text.format(range=between.format(low=low, high=high) if open_end else low))
        layer.rendererChanged.emit()
    layer.triggerRepaint()


def name_field(layer: QgsVectorLayer) -> str:
    """The field that holds what the places of a layer are called, empty without one: a name itself before what ends as one."""
    return name_among(map(head_of, layer.fields()))


def place_field(layer: QgsVectorLayer) -> str:
    """The field that tells the places of a layer apart by what they are called, empty without one.

    Of districts with their city and province it is their own: that of most values.
    """
    heads = list(map(head_of, layer.fields()))
    own, known = called_so(NAMES, heads), called_so(PLACES, heads)
    return own[0] if own else telling(layer, [*(head.name for head in heads if ends_as_name(head)), *known])


def telling(layer: QgsVectorLayer, names: Sequence[str]) -> str:
    """Of a layer's fields that of most values, empty of none."""
    if len(names) < 2:
        return next(iter(names), "")
    return max(names, key=lambda name: len(layer.uniqueValues(layer.fields().lookupField(name))))


def _put_names(layer: QgsVectorLayer, called: str = "") -> None:
    """Labels that are names take them from the field that was chosen for it, else from the layer's own."""
    labelling = layer.labeling()
    said = labelling.settings().fieldName if isinstance(labelling, QgsVectorLayerSimpleLabeling) else ""
    for stands_for, find in ((NAME, name_field), (PLACE, place_field)):
        is_chosen = stands_for == NAME and called in layer.fields().names()
        if stands_for in said and (field := called if is_chosen else find(layer)):
            _say(layer, said.replace(stands_for, QgsExpression.quotedColumnRef(field)))


def _say(layer: QgsVectorLayer, expression: str) -> None:
    settings = layer.labeling().settings()
    settings.fieldName = expression
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def name_no_place_again(layer: QgsVectorLayer, named: Sequence[Collection[str]]) -> None:
    """Leave out of a layer's labels the names that one of the others says; what was found of the places stays."""
    labelling = layer.labeling()
    said = labelling.settings().fieldName if isinstance(labelling, QgsVectorLayerSimpleLabeling) else ""
    above = NAMED.match(said)
    texts = texts_of(layer, above[1]) if above and layer.labelsEnabled() else labels_of(layer)
    if not texts or not any(texts <= set(others) for others in named):
        return
    if above:
        _say(layer, above[2])
    else:
        layer.setLabelsEnabled(False)


def _leave_out_absent(layer: QgsVectorLayer, renderer: QgsCategorizedSymbolRenderer) -> None:
    """A legend lists what the map shows; of a layer without a row on the map all classes stay."""
    wanted = renderer.classAttribute()
    if layer.fields().lookupField(wanted) >= 0:
        wanted = QgsExpression.quotedColumnRef(wanted)
    present = texts_of(layer, wanted)
    for i, category in reversed(list(enumerate(renderer.categories()))) if present else ():
        if category.value() not in ("", None) and str(category.value()) not in present:
            renderer.deleteCategory(i)


def texts_of(layer: QgsVectorLayer, expression: str) -> set[str]:
    """What an expression comes to in the rows that are on the map, as text."""
    parameters = QgsAggregateCalculator.AggregateParameters()
    parameters.delimiter, parameters.filter = "\n", "NOT is_empty_or_null(@geometry)"
    # All of it in C++, since this happens while the window waits.
    joined, known = layer.aggregate(Qgis.Aggregate.StringConcatenateUnique, f"to_string({expression})", parameters)
    return set(str(joined).split("\n")) - {""} if known and plain(joined) else set()


def labels_of(layer: QgsMapLayer) -> set[str]:
    """The texts of a layer's labels; none of one without."""
    if not isinstance(layer, QgsVectorLayer) or not layer.labelsEnabled():
        return set()
    if not isinstance(layer.labeling(), QgsVectorLayerSimpleLabeling):
        return set()
    settings = layer.labeling().settings()
    return texts_of(
        layer, settings.fieldName if settings.isExpression else QgsExpression.quotedColumnRef(settings.fieldName)
    )


def covers_ground(layer: QgsVectorLayer) -> bool:
    """Whether the areas of a layer lie over all of the ground, as rings, zones and service areas do."""
    renderer, is_area = layer.renderer(), layer.geometryType() == Qgis.GeometryType.Polygon
    return is_area and isinstance(renderer, QgsCategorizedSymbolRenderer) and renderer.classAttribute() in COVERING


def median_width(layer: QgsVectorLayer) -> float:
    """The longer side of the box around half of a layer's rows is at most so long, in its CRS's units; zero of none."""
    longer = "max(bounds_width(@geometry), bounds_height(@geometry))"
    width, known = layer.aggregate(Qgis.Aggregate.Median, longer)
    return float(plain(width) or 0) if known else 0.0


def covered_and_widest(layer: QgsVectorLayer) -> tuple[float, float]:
    """The areas of a layer's rows together, and the longer side of the box around its widest, in its CRS's units."""
    area, _ = layer.aggregate(Qgis.Aggregate.Sum, "area(@geometry)")
    widest, _ = layer.aggregate(Qgis.Aggregate.Max, "max(bounds_width(@geometry), bounds_height(@geometry))")
    return float(plain(area) or 0), float(plain(widest) or 0)


def extent_of_answer(layer: QgsMapLayer) -> QgsRectangle:
    """Where the rows lie that an answer is about, in the layer's CRS: strays and what was there before set no frame.

    A list of sites goes on far beyond the homes that new ones are chosen for, one of incubators beyond the rings of their city.
    """
    at = layer.fields().lookupField("status") if isinstance(layer, QgsVectorLayer) else -1
    if at < 0 or not {*map(plain, layer.uniqueValues(at))} & {*BESIDE_THE_ANSWER}:
        return layer.extent()
    parameters = QgsAggregateCalculator.AggregateParameters()
    codes = ", ".join(map(QgsExpression.quotedValue, BESIDE_THE_ANSWER))
    parameters.filter = f"coalesce(to_string(status), '') NOT IN ({codes})"
    least, most = Qgis.Aggregate.Min, Qgis.Aggregate.Max
    sides = ((least, "x_min"), (least, "y_min"), (most, "x_max"), (most, "y_max"))
    found = [plain(layer.aggregate(which, f"{side}(@geometry)", parameters)[0]) for which, side in sides]
    # Of none but strays all are shown.
    return layer.extent() if any(value is None for value in found) else QgsRectangle(*map(float, found))


def frame(
    layers: Sequence[QgsMapLayer], crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> QgsRectangle:
    """Where the rows of all layers lie that their answers are about, in a CRS; of one place and strays all are shown."""
    extent = QgsRectangle()
    for part in (extent_of_answer, methodcaller("extent")):
        for layer in layers if extent.isEmpty() else ():
            way = QgsCoordinateTransform(layer.crs(), crs, transforms)
            extent.combineExtentWith(way.transformBoundingBox(part(layer)))
    return extent


def has_strays(layer: QgsMapLayer) -> bool:
    """Whether rows of a layer lie beyond those that its answer is about."""
    return extent_of_answer(layer) != layer.extent()


def has_marks(layer: QgsVectorLayer) -> bool:
    """Whether areas have a dot in their middle, as styles of few places have it."""
    symbols = layer.renderer().symbols(QgsRenderContext()) if layer.renderer() is not None else []
    return any(isinstance(part, QgsCentroidFillSymbolLayer) for symbol in symbols for part in symbol.symbolLayers())


def put_squares(layer: QgsVectorLayer, size: float) -> None:
    """A square of `size` millimetres with an edge on each area in its own colour; not where there are marks already."""
    for symbol in layer.renderer().symbols(QgsRenderContext()):
        if any(isinstance(part, QgsCentroidFillSymbolLayer) for part in symbol.symbolLayers()):
            continue
        edge = symbol.symbolLayer(0)
        colour = symbol.color() if symbol.color().alpha() else edge.strokeColor()
        look = {"name": "square", "color": colour.name(), "size": str(size), "outline_color": colour.darker(170).name()}
        dot = QgsCentroidFillSymbolLayer()
        dot.setSubSymbol(QgsMarkerSymbol.createSimple(look))
        dot.setPointOnSurface(True)
        symbol.appendSymbolLayer(dot)


def parts_ground(layer: QgsVectorLayer) -> bool:
    """Whether the areas of a layer part the ground: none of them lies on another."""
    return covers_ground(layer) and layer.renderer().classAttribute() in PARTING


def shine_through(layer: QgsVectorLayer) -> None:
    """Let the ground be seen through areas whose colours stay those of the legend, also where they lie on each other.

    A small area takes the place of the larger one below it; on top of that it would be darker than its entry in the legend,
    which shows the opacity of symbols and not that of layers.
    """
    for symbol in layer.renderer().symbols(QgsRenderContext()):
        symbol.setOpacity(SHINING)
    layer.setFeatureBlendMode(QPainter.CompositionMode.CompositionMode_Source)
    layer.rendererChanged.emit()


def is_thinned(layer: QgsVectorLayer) -> bool:
    """Whether :func:`shine_through` was done to a layer."""
    return layer.featureBlendMode() == QPainter.CompositionMode.CompositionMode_Source


def be_opaque(layer: QgsVectorLayer) -> None:
    """Undo what lets the ground be seen through a layer: blending, and what :func:`shine_through` did."""
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if is_thinned(layer):
        layer.setFeatureBlendMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for symbol in layer.renderer().symbols(QgsRenderContext()):
            symbol.setOpacity(1)


def _put_limits(layer: QgsVectorLayer, renderer: QgsCategorizedSymbolRenderer, minutes: bool) -> None:
    """A class for each limit of the data, dark where it is small, the largest drawn first so that the others lie on it."""
    # A symbol goes with its category, and these go with the list.
    dark, light = (category.symbol().clone() for category in renderer.categories())
    limits = sorted(layer.uniqueValues(layer.fields().lookupField(LIMIT)))
    text = translate("Style", "up to {limit} min") if minutes else translate("Style", "up to {limit} m")
    categories = []
    for i, limit in enumerate(limits):
        symbol, share = dark.clone(), i / max(len(limits) - 1, 1)
        symbol.setColor(_between(dark.color(), light.color(), share))
        categories.append(QgsRendererCategory(limit, symbol, text.format(limit=f"{HalfUp(limit):,g}")))
    renderer = QgsCategorizedSymbolRenderer(LIMIT, categories)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(LIMIT, False)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)


def _put_rings(layer: QgsVectorLayer, renderer: QgsCategorizedSymbolRenderer) -> None:
    """A class for each ring of the data, innermost first, where these are not all of the three that the style knows.

    Grounds go from the style's dark colour to its light one by that between them, as charts do; shapes of points come again from
    the fourth ring on, paler.
    """
    words = _ring_words(layer)
    known = {category.value(): category for category in renderer.categories()}
    if words.keys() <= known.keys():
        for i, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(i, words.get(category.value(), category.label()))
        return
    shown = [known.pop(code) for code in terms.codes("ring")]
    symbols = [shown[i % len(shown)].symbol().clone() for i in range(len(words))]
    colours = [category.symbol().color() for category in shown]
    for i, symbol in enumerate(symbols):
        paler = colours[0].lighter(100 + 30 * (i // len(shown)))
        symbol.setColor(paler if colours[0] == colours[-1] else _along(colours, i / max(len(words) - 1, 1)))
    others = [QgsRendererCategory(code, one.symbol().clone(), one.label()) for code, one in known.items()]
    renderer.deleteAllCategories()
    for (code, word), symbol in zip(words.items(), symbols, strict=True):
        renderer.addCategory(QgsRendererCategory(code, symbol, word))
    for category in others:
        renderer.addCategory(category)


def _put_nearest(layer: QgsVectorLayer, renderer: QgsCategorizedSymbolRenderer) -> None:
    """Class candidates by how near the first target layer is: steps, none found, not assessed."""
    unit, target = _first_target(layer.fields().names())
    if not target:
        renderer.setClassAttribute("status")
        return
    field = QgsExpression.quotedColumnRef(f"{unit}_{target}")
    steps = {code: step[unit] for code, step in NEAREST_STEPS.items() if step}
    cases = " ".join(f"WHEN {field} <= {limit} THEN '{code}'" for code, limit in steps.items())
    renderer.setClassAttribute(
        f"CASE WHEN status <> '{status.OK}' THEN status WHEN {field} IS NULL THEN 'none_found' {cases} ELSE 'farther' END"
    )
    text = translate("Style", "up to {limit} m") if unit == "m" else translate("Style", "up to {limit} min")
    for i, category in enumerate(renderer.categories()):
        word = category.label()
        if category.value() in steps:
            word = text.format(limit=f"{steps[category.value()]:,}")
        if category.value() in (*NEAREST_STEPS, "none_found"):
            # What tells the classes apart comes first: a panel cuts the ends of long names.
            word = translate("Style", "{word} ({target})").format(word=word, target=target)
        renderer.updateCategoryLabel(i, word)


def _first_target(names: Sequence[str]) -> tuple[str, str]:
    """Unit and name of the first target in the fields ``m_… (min_…) n_…`` before the last one, the status; empty without."""
    own = list(takewhile(lambda name: name.startswith(("m_", "min_", "n_")), reversed(names[:-1])))[::-1]
    counted = [name.removeprefix("n_") for name in own if name.startswith("n_") and f"m_{name[2:]}" in own]
    if not counted:
        return "", ""
    return "min" if f"min_{counted[0]}" in own else "m", counted[0]


def _put_levels(renderer: QgsCategorizedSymbolRenderer, levels: Sequence[str], is_known: bool) -> None:
    """The classes of each level, the lowest first: new sites differ in shape, size and colour; demand stands in rings.

    Of a site the legend names the highest level at which it works, and the lower ones, where their order `is_known`. All
    levels of a place lie on each other: a dot stands for the lowest, a ring around it for each higher one.
    """
    attribute, more = renderer.classAttribute(), LARGER[renderer.classAttribute()]
    known = [(one.value(), one.symbol().clone(), one.label()) for one in renderer.categories()]
    renderer.deleteAllCategories()
    text = translate("Style", "{level}: {word}")
    by_level = [one for one in known if attribute == DEMAND_LEVEL or one[0] == status.CHOSEN]
    for i, level in enumerate(levels):
        for code, like, word in by_level:
            symbol, value = like.clone(), level
            if attribute == DEMAND_LEVEL:
                value = f"{level} / {code}"
                _draw_ring(symbol, i, more * i)
            else:
                _draw_higher(symbol, LEVEL_SHAPES[i % len(LEVEL_SHAPES)], more * i, i / max(len(levels) - 1, 1))
            said = text.format(level=level, word=word)
            if attribute == SITE_LEVEL and is_known and i:
                more_words = translate("Style", "{site} (works at {lower}, too)")
                said = more_words.format(site=said, lower=listed(levels[:i]))
            renderer.addCategory(QgsRendererCategory(value, symbol, said))
    for code, symbol, word in known:
        if attribute == SITE_LEVEL and code != status.CHOSEN:
            if code == status.EXISTING and is_known and len(levels) > 1:
                word = translate("Style", "{site} (works at {level})").format(site=word, level=levels[0])
            renderer.addCategory(QgsRendererCategory(code, symbol, word))


def _draw_ring(symbol: QgsSymbol, level: int, more: float) -> None:
    """Make the dot of the lowest level the ring of a higher one; an area is filled for the lowest alone."""
    if not level:
        return
    colour = symbol.color()
    if symbol.type() == Qgis.SymbolType.Fill:
        symbol.deleteSymbolLayer(0)
    for dot in _markers(symbol):
        dot.setSize(dot.size() + more)
        dot.setColor(QColor(0, 0, 0, 0))
        dot.setStrokeStyle(Qt.PenStyle.SolidLine)
        dot.setStrokeColor(colour)
        dot.setStrokeWidth(0.5)


def _draw_higher(symbol: QgsSymbol, shape: Qgis.MarkerShape, more: float, share: float) -> None:
    """Make the mark of a new site that of a level, larger and darker the higher it is."""
    colour = _between(symbol.color().lighter(150), symbol.color().darker(170), share)
    symbol.setColor(colour)
    for mark in _markers(symbol):
        mark.setShape(shape)
        mark.setSize(mark.size() + more)
        mark.setColor(colour)


def _markers(symbol: QgsSymbol) -> Iterator[QgsSimpleMarkerSymbolLayer]:
    """The simple markers of a point's symbol, or of those on an area."""
    for layer in symbol.symbolLayers():
        if isinstance(layer, QgsSimpleMarkerSymbolLayer):
            yield layer
        elif layer.subSymbol() is not None:
            yield from _markers(layer.subSymbol())


def _levels(layer: QgsVectorLayer) -> tuple[list[str], bool]:
    """The levels of sites or of demand, as far as rows alone show the lowest first, and whether they do.

    Existing sites work at the lowest; else more sites do.
    """
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    request.setSubsetOfAttributes(["level", "status"], layer.fields())
    rows = [(plain(row["level"]), plain(row["status"])) for row in layer.getFeatures(request)]
    counted = Counter(level for level, _ in rows if level)
    lowest = {level for level, code in rows if code == status.EXISTING}
    return sorted(counted, key=lambda level: (level not in lowest, -counted[level])), bool(lowest) and len(counted) < 3


def _ring_words(layer: QgsVectorLayer) -> dict[str, str]:
    """The rings of a layer in words, innermost first; with the outer edge where one says more than the name."""
    fields = layer.fields()
    if fields.lookupField("ring_name") < 0:
        return {}
    numbers = [
        n for n in ("ring", "outer_min", "outer_m") if fields.lookupField(n) >= 0 and fields.field(n).isNumeric()
    ]
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    edges: dict[tuple[float, str], set] = {}
    for row in layer.getFeatures(request.setSubsetOfAttributes([*numbers, "ring_name"], fields)):
        if name := plain(row["ring_name"]):
            ring, edge = (next((plain(row[n]) for n in some if n in numbers), None) for some in (("ring",), OUTER))
            edges.setdefault((ring or 0, str(name)), set()).add(edge)
    text, words = translate("Style", "{ring}, up to {limit} km"), {}
    for (_, name), ends in sorted(edges.items(), key=lambda item: item[0]):
        word, (end, *more) = zones.ring_word(name), ends
        if "outer_min" in numbers and not more:
            words[name] = zones.timed_word(name, end)
        elif name not in terms.codes("ring") and end is not None and not more:
            words[name] = text.format(ring=word, limit=f"{HalfUp(end / 1000):,.3g}")
        else:
            words[name] = word
    return words


def _between(one: QColor, other: QColor, share: float) -> QColor:
    return QColor(*(round(a + share * (b - a)) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)))


def _along(colours: Sequence[QColor], share: float) -> QColor:
    """The colour at a share of the way along several."""
    at = share * (len(colours) - 1)
    before = min(int(at), len(colours) - 2)
    return _between(colours[before], colours[before + 1], at - before)


def _group(attribute: str) -> str:
    """The group of terms behind a field or an expression; ``coalesce(town_layout, status)`` is about its first field."""
    first = next(word for word in re.findall(r"\w+", attribute) if word not in ("coalesce", "to_string"))
    return GROUP_OF_FIELD.get(attribute, GROUP_OF_FIELD.get(first, first))


def _word(group: str, code: str) -> str:
    """A code of the group, or a status, as the user reads it; or a word that the legends of some tools have for one."""
    known = (name for name in (group, "status", "legend") if terms.code_of(name, code))
    return terms.label(next(known, "status"), code)


def legend_words(layer: QgsVectorLayer, field: str) -> dict[str, str]:
    """The legend's words by value, where it distinguishes the values of the field; tables say the same."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer) or renderer.classAttribute() != field:
        return {}
    return {str(category.value()): category.label() for category in renderer.categories()}


def head_by_terms(layer: QgsVectorLayer) -> None:
    """Head fields by their terms, in tables, forms and choices; an alias of the layer's own stays."""
    is_built = layer.fields().lookupField("built_km2") >= 0
    for i, field in enumerate(layer.fields()):
        # Beside built-up land a density is its share, and none of incubators.
        heading = terms.label("field", BUILT.get(field.name(), field.name()) if is_built else field.name())
        if heading != field.name() and not field.alias():
            layer.setFieldAlias(i, heading)


def head_by_unit(layer: QgsVectorLayer, own: Collection[str], unit: object) -> None:
    """Head those of a tool's `own` fields that are in the unit of the run, with that unit; an alias of the layer's own stays."""
    for i, field in enumerate(layer.fields()):
        if field.name() in BY_UNIT and field.name() in own and not field.alias():
            layer.setFieldAlias(i, with_unit(terms.label("field", field.name()), unit))


def put_words(layer: QgsVectorLayer) -> None:
    """Head fields by their terms and show words for codes in tables and forms; the data stay as they are."""
    head_by_terms(layer)
    for i, field in enumerate(layer.fields()):
        group = GROUP_OF_FIELD.get(field.name(), field.name())
        if field.type() == QMetaType.Type.QString and field.name() in CODES_IN_TABLES and not layer.isSpatial():
            group, values = CODES_IN_TABLES[field.name()], layer.uniqueValues(i)
            choices = [{terms.label(group, value): value} for value in sorted(values) if value]
            layer.setEditorWidgetSetup(i, QgsEditorWidgetSetup("ValueMap", {"map": choices}))
        elif field.type() == QMetaType.Type.QString and group in terms.groups():
            said = (_ring_words(layer) if group == "ring" else {}) | legend_words(layer, field.name())
            codes = dict.fromkeys([*terms.codes(group), *said])
            choices = [{said.get(code, terms.label(group, code)): code} for code in codes if code]
            layer.setEditorWidgetSetup(i, QgsEditorWidgetSetup("ValueMap", {"map": choices}))
        elif field.type() == QMetaType.Type.Double:
            digits = 0 if field.name().endswith(("_m", "_m2")) else 3
            layer.setEditorWidgetSetup(i, QgsEditorWidgetSetup("Range", {"Precision": digits}))
