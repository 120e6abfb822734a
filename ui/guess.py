"""Which layer and field a parameter most likely wants, by geometry, name and fields, in Chinese and English."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingUtils,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..algorithms.bridge import head_of
from ..core.base.columns import ENDINGS, NAMES, called_so, is_named_around, name_among
from ..core.base.terms import RESOURCES
from . import next_steps

# That a run took a layer outweighs any name.
AGAIN = 10.0
# A name that says it outweighs any number of fields that would fit.
NAMED = 2.0
# What is left of what a layer's name says where it lacks a field that has to be chosen.
LACKING = 0.1
# That a layer covers most of the place tells those apart that are named alike: a region's rings from a community's.
LARGE = 0.02
# What a layer remembers of the layers that it was prepared from, nearest first, and of the tools that did it.
SOURCES, TOOLS = "innospace/prepared_from", "innospace/prepared_by"
# Which run made a layer: the tool, and which of its outputs it is.
MADE = "innospace/made_by"
# Tools whose results are data like a user's own; and one that takes the results that others take, with its sections.
RAW, TAKES_AS = {"readtable"}, {"chapter": ("ringdistribution", "townlayout")}
# What only a name shows: a click on the map gives a centre where no layer is one, and any points would pass for it; and what is
# wrong with coordinates is not seen beside others of the same source.
ONLY_NAMED = {"CENTRES", "REFERENCE"}
# What is not taken from a layer that is named more closely, by so much, for something else: business centres are no centres of
# cities, and cities with their incubators no innovation spaces.
CLOSELY, CLOSER = {"CENTRES", "SPACES"}, 0.1
# Stands in a word for the name that it ends.
REST = "…"
# Stands before a word that has to be the whole name, but for brackets: 中心 is a centre, 购物中心 and 服务中心 are none.
WHOLE = "="
# What a title says besides: 生产空间（载体） asks for 生产空间.
BRACKETS = re.compile(r"[（(].*?[）)]")
# What one tool must not have two lists of: sites that exist are those whose supply it counts, where that layer is named for both.
SAME = {"EXISTING": "SUPPLY"}
# An outline of what the data cover holds most rows of them, whatever it is called: of so many, spread over the layer, so large
# a share; of a layer so long, and of so many areas, only the extent is looked at.
OUTLINES = {"STUDY_AREA": "DEMAND"}
LOOKED_AT, MOST_ROWS, LONG, MANY = 1_000, 0.5, 10_000, 500


@cache
def _hints(column: str = "words") -> dict[str, list[str]]:
    with open(RESOURCES / "layer_hints.csv", encoding="utf-8", newline="") as file:
        return {row["parameter"]: row[column].split("|") for row in csv.DictReader(file) if row[column]}


def words(algorithm: str, parameter: str) -> list[str]:
    """Words that name what the parameter wants; those of `algorithm.PARAMETER` come before the general ones."""
    return _hints().get(f"{algorithm}.{parameter}") or _hints().get(parameter, [])


def _is_unlike(layer: QgsVectorLayer, algorithm: str, parameter: str) -> bool:
    """Whether its name holds a word that rules it out: a layer of a community's people is no residential land.

    Words of the tool's own come with what rules out what they name.
    """
    own = f"{algorithm}.{parameter}"
    unlike = _hints("unlike").get(own if own in _hints() else parameter, [])
    return likeness(layer.name(), unlike) > 0


@lru_cache(1024)  # each field of a form asks again for each layer of the project
def _named_for_a_layer(name: str) -> float:
    """How much a layer's name says, at most, for any parameter that wants a layer and no field; 0 where it says nothing."""
    of_layers = (words for parameter, words in _hints().items() if not parameter.endswith(("_FIELD", "_ID")))
    return max(likeness(name, words) for words in of_layers)


def remember(layer: QgsVectorLayer, source: QgsVectorLayer, algorithm: str) -> None:
    """Note in a layer that a tool has prepared it from another, which it takes the place of."""
    layer.setCustomProperty(SOURCES, [source.id(), *_told(source, SOURCES)])
    layer.setCustomProperty(TOOLS, [algorithm, *_told(source, TOOLS)])


def mark(layer: QgsVectorLayer, algorithm: str, output: str) -> None:
    """Note in a layer that a run has made it."""
    layer.setCustomProperty(MADE, [algorithm, output])


def _is_for(layer: QgsVectorLayer, algorithm: str, parameter: str) -> bool:
    """Whether a layer is the user's own or prepared from it, or a result that the tool is a next step for.

    Any other result holds the same places once more, or what was found out about them.
    """
    if not _told(layer, MADE) or _told(layer, SOURCES):
        return True
    by, output = _told(layer, MADE)
    takers = (algorithm, *TAKES_AS.get(algorithm, ()))
    return by in RAW or any(next_steps.after(by).get(taker, {}).get(parameter) == output for taker in takers)


def _told(layer: QgsVectorLayer, key: str) -> list[str]:
    return list(layer.customProperty(key) or [])


def _latest(layers: Sequence[QgsVectorLayer], algorithm: str) -> list[QgsVectorLayer]:
    """The layers that no other of them was prepared from; a tool's own results are none that it would take again."""
    others = [layer for layer in layers if algorithm not in _told(layer, TOOLS)]
    before = {source for layer in others for source in _told(layer, SOURCES)}
    return [layer for layer in others if layer.id() not in before]


def _named(layer: QgsVectorLayer, title: str, hints: list[str], project: QgsProject) -> float:
    """How much its name says, or that of a layer which it was prepared from."""
    sources = filter(None, map(project.mapLayer, _told(layer, SOURCES)))
    return max(_likeness_asked(one.name(), title, hints) for one in (layer, *sources))


def _likeness_asked(name: str, title: str, hints: list[str]) -> float:
    """Of a name that the window asks by all, with or without what stands in brackets; one of the hints keeps its place there."""
    titles = {_plain(title), _plain(BRACKETS.sub("", title))}
    is_asked = _plain(name) in titles.difference(map(_plain, hints))
    return 1.0 if is_asked else likeness(name, hints)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def likeness(name: str, hints: Iterable[str]) -> float:
    """0 where no word is in the name, about 1 where a word is the name, between where it is a part of it.

    A part counts more at the name's beginning, a word more the earlier it stands among the hints.
    """
    plain = _plain(name)
    scores = [
        _share(plain, word.strip(REST + WHOLE)) - 0.01 * i
        for i, word in enumerate(hints)
        if word and _says(plain, word)
    ]
    return max(scores, default=0.0)


def _share(name: str, word: str) -> float:
    return 1.0 if name == word else 0.5 * len(word) / len(name) + (0.3 if name.startswith(word) else 0.1)


def _says(name: str, word: str) -> bool:
    """Whether a name holds a word: a Chinese one anywhere, another one whole, since “manufacturing” holds no ring.

    …市 is in 南京市 and not in 市场, =中心 in 中心 alone, =数量 in 数量（家） too.
    """
    if word.startswith(WHOLE):
        return word.strip(WHOLE) in (name, BRACKETS.sub("", name).strip())
    if word.startswith(REST):
        return name.endswith(word.strip(REST))
    return f" {word} " in f" {name} " if word.isascii() else word in name


def field_for(layer: QgsVectorLayer, hints: list[str]) -> str | None:
    """The field whose name or alias is most like the hints."""
    return _most_like(layer.fields(), hints)


def field_of(layer: QgsVectorLayer, algorithm: str, parameter: QgsProcessingParameterField) -> str | None:
    """The field of a layer that a parameter most likely wants, of those that it can take: where numbers are asked for no text.

    What its places are called is what the map and the report say by themselves; a number of theirs only where they have no name.
    """
    hints = words(algorithm, parameter.name())
    is_number = parameter.dataType() == Qgis.ProcessingFieldParameterDataType.Numeric
    fields = [field for field in layer.fields() if field.isNumeric() or not is_number]
    liked = _most_like(fields, hints)
    return (_name_field(fields, hints, liked) if hints and hints[0] in NAMES else "") or liked


def _name_field(fields: Sequence[QgsField], hints: Iterable[str], liked: str | None) -> str:
    """The field that holds names: one called as the hints say names are, else what :func:`name_among` finds.

    Of places that have the name of their district alone, their number tells more.
    """
    heads = list(map(head_of, fields))
    said = called_so([hint for hint in hints if hint in NAMES or hint.endswith(ENDINGS)], heads)
    found = said[0] if said else name_among(heads)
    return "" if liked and any(head.name == found and is_named_around(head) for head in heads) else found


def _most_like(fields: Iterable[QgsField], hints: list[str]) -> str | None:
    scored = [(max(likeness(f.name(), hints), likeness(f.alias(), hints) if f.alias() else 0), f) for f in fields]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1].name() if best[0] > 0 else None


@dataclass
class Wish:
    """A layer that a parameter may hold, and how much its name and fields speak for it; 0 where only nothing else is there."""

    parameter: str
    layer: QgsVectorLayer
    score: float


def wishes(
    algorithm: str,
    parameter: QgsProcessingParameterFeatureSource,
    children: Iterable[QgsProcessingParameterField],
    project: QgsProject,
    place: QgsReferencedRectangle | None = None,
    around: bool = False,
) -> list[Wish]:
    """The layers of the project that are named for the purpose, or as the window asks for it.

    Of equal ones that with more fitting fields goes first, then the topmost.

    With a `place`, only layers of which a row is there: parcels of a region surround a community in which there may be none, and
    count only where what lies `around` is asked for. A table without geometry is everywhere. An empty layer is nobody's.
    The only layer of a required parameter needs no name, unless that names it for something else or the parameter is one that
    only a name shows; among several nobody can say without one, and a wrong choice looks like a right one. A layer that was
    prepared from another takes its place, and its name; what a run has found out is taken by its next steps alone.
    """
    hints = words(algorithm, parameter.name())
    fields = [child for child in children if words(algorithm, child.name())]
    order = {layer.id(): i for i, layer in enumerate(project.layerTreeRoot().layerOrder())}
    there = _latest(QgsProcessingUtils.compatibleVectorLayers(project, parameter.dataTypes(), False), algorithm)
    fitting = [layer for layer in there if _is_for(layer, algorithm, parameter.name())]
    is_near = partial(is_around if around else has_rows, place=place)
    found = []
    for layer in sorted(fitting, key=lambda layer: order.get(layer.id(), len(order))):
        named = _named(layer, parameter.description(), hints, project)
        is_others = parameter.name() in CLOSELY and _named_for_a_layer(layer.name()) > named + CLOSER
        # Whether it has rows there takes longest to say, and is asked of few.
        if named and not is_others and not _is_unlike(layer, algorithm, parameter.name()) and is_near(layer):
            score = _with_fields(NAMED * named, layer, algorithm, fields) + LARGE * covers_most(layer, place)
            found.append(Wish(parameter.name(), layer, score))
    if not found and not is_optional(parameter) and parameter.name() not in ONLY_NAMED:
        near = [layer for layer in fitting if is_near(layer)]
        return [
            Wish(parameter.name(), layer, 0.0)
            for layer in near
            if len(near) == 1 and not _named_for_a_layer(layer.name())
        ]
    return sorted(_latest_first(found), key=lambda wish: -wish.score)


def _with_fields(
    named: float, layer: QgsVectorLayer, algorithm: str, fields: Sequence[QgsProcessingParameterField]
) -> float:
    """What a layer's name says, and its fields; a layer without one that has to be chosen comes after those that have it."""
    has = {field.name(): field_of(layer, algorithm, field) is not None for field in fields}
    lacks = any(not has[field.name()] for field in fields if not is_optional(field))
    return (named + 0.1 * sum(has.values())) * (LACKING if lacks else 1.0)


def _latest_first(wishes: Sequence[Wish]) -> list[Wish]:
    """Of the prepared layers among them the one made last is meant, whatever they are called: it is the topmost of equals."""
    prepared = [wish.score for wish in wishes if _told(wish.layer, SOURCES)]
    return [replace(wish, score=max(prepared)) if _told(wish.layer, SOURCES) else wish for wish in wishes]


def places_for(
    algorithm: str, parameter: str, project: QgsProject, place: QgsReferencedRectangle | None
) -> list[QgsVectorLayer]:
    """The point layers that a parameter for several is named for and that meet the place, each name once, in the map's order."""
    hints = words(algorithm, parameter)
    named = {}
    for layer in project.layerTreeRoot().layerOrder():
        is_points = isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Point
        is_meant = is_points and likeness(layer.name(), hints) and _is_for(layer, algorithm, parameter)
        if is_meant and has_rows(layer, place):
            named.setdefault(layer.name(), layer)
    return list(named.values())


def shared_out(wanted: Iterable[Wish], taken: Iterable[str]) -> dict[str, QgsVectorLayer]:
    """A layer for each parameter: one layer for two of them only where it is named for both and nothing else is.

    The strongest wish is granted first, and what a run took is granted again; `taken` are the layers (ids) that other parameters
    hold already. Of what is the same thing (`SAME`) one layer is both where it is named for both.
    """
    by_strength = sorted(wanted, key=lambda wish: -wish.score)
    granted, gone = {}, set(taken)
    for wish in by_strength:
        if wish.parameter not in granted and (wish.layer.id() not in gone or wish.score >= AGAIN):
            granted[wish.parameter] = wish.layer
            gone.add(wish.layer.id())
    for wish in by_strength:
        if wish.score > 0:
            granted.setdefault(wish.parameter, wish.layer)
    both = {wish.parameter: wish.layer for wish in by_strength if wish.layer is granted.get(SAME.get(wish.parameter))}
    return granted | both


def _extent_beside(layer: QgsVectorLayer, place: QgsReferencedRectangle) -> QgsRectangle:
    """The layer's extent in the CRS of the place; a null one where there is no way between the two."""
    way = QgsCoordinateTransform(layer.crs(), place.crs(), QgsProject.instance().transformContext())
    try:
        return way.transformBoundingBox(layer.extent())
    except QgsCsException:
        return QgsRectangle()


def meets(layer: QgsVectorLayer, place: QgsReferencedRectangle) -> bool:
    """Whether the layer's extent and the place have ground in common."""
    if not layer.isSpatial() or layer.extent().isNull():
        return True
    return _extent_beside(layer, place).intersects(place)


def covers_most(layer: QgsVectorLayer, place: QgsReferencedRectangle | None) -> bool:
    """Whether the layer's extent has at least half of the place's."""
    if place is None or not layer.isSpatial() or layer.extent().isNull():
        return False
    return 2 * _extent_beside(layer, place).intersect(place).area() >= place.area()


def is_around(layer: QgsVectorLayer, place: QgsReferencedRectangle | None) -> bool:
    """Whether the layer has rows, and they are in the place or lie around it."""
    return layer.featureCount() != 0 and (place is None or meets(layer, place))


def has_rows(layer: QgsVectorLayer, place: QgsReferencedRectangle | None) -> bool:
    """Whether a row of the layer is in the place: the stations of a region surround a community in which there may be none."""
    if place is None or not layer.isSpatial() or not is_around(layer, place) or _is_flat(place, layer):
        return is_around(layer, place)
    way = QgsCoordinateTransform(place.crs(), layer.crs(), QgsProject.instance().transformContext())
    request = QgsFeatureRequest(way.transformBoundingBox(place)).setLimit(1).setNoAttributes()
    return next(layer.getFeatures(request), None) is not None


def _is_flat(place: QgsRectangle, layer: QgsVectorLayer) -> bool:
    """Whether a place has no area, as of a single centre: streets and points lie around it, where areas lie below it."""
    return (place.width() == 0 or place.height() == 0) and layer.geometryType() != Qgis.GeometryType.Polygon


def holds_most_rows(areas: QgsVectorLayer, layer: QgsVectorLayer) -> bool:
    """Whether most rows of a layer lie on the ground of another; a polygon lies where a point on its surface does.

    A window must not wait until a long layer has numbered its rows, or the ground of many areas is put together: of these the
    extents alone are compared.
    """
    if layer.featureCount() > LONG or not 0 <= areas.featureCount() <= MANY:
        return covers_most(areas, QgsReferencedRectangle(layer.extent(), layer.crs()))
    ids = sorted(layer.allFeatureIds())
    if not ids:
        return False
    way = QgsCoordinateTransform(layer.crs(), areas.crs(), QgsProject.instance().transformContext())
    ground = QgsGeometry.unaryUnion(
        [row.geometry() for row in areas.getFeatures(QgsFeatureRequest().setNoAttributes())]
    )
    some = QgsFeatureRequest().setNoAttributes().setFilterFids(ids[:: -(-len(ids) // LOOKED_AT) or 1])
    spots = [row.geometry().pointOnSurface() for row in layer.getFeatures(some) if row.hasGeometry()]
    try:
        for spot in spots:
            spot.transform(way)
    except QgsCsException:
        return False
    engine = QgsGeometry.createGeometryEngine(ground.constGet())
    engine.prepareGeometry()
    return sum(engine.intersects(spot.constGet()) for spot in spots) > MOST_ROWS * len(spots)


def is_optional(parameter: QgsProcessingParameterDefinition) -> bool:
    """Whether the parameter may stay empty."""
    return bool(parameter.flags() & Qgis.ProcessingParameterFlag.Optional)
