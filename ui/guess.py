"""Which layer and field a parameter most likely wants, by geometry, name and fields, in Chinese and English."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..core.base.terms import RESOURCES

# A name that says it outweighs any number of fields that would fit.
NAMED = 2.0


@cache
def _hints() -> dict[str, list[str]]:
    with open(RESOURCES / "layer_hints.csv", encoding="utf-8", newline="") as file:
        return {row["parameter"]: row["words"].split("|") for row in csv.DictReader(file)}


def words(algorithm: str, parameter: str) -> list[str]:
    """Words that name what the parameter wants; those of `algorithm.PARAMETER` come before the general ones."""
    return _hints().get(f"{algorithm}.{parameter}") or _hints().get(parameter, [])


def _named_for_any(layer: QgsVectorLayer) -> bool:
    """Whether some parameter that wants a layer, and no field, has a word that is in the layer's name."""
    of_layers = (words for parameter, words in _hints().items() if not parameter.endswith(("_FIELD", "_ID")))
    return any(likeness(layer.name(), words) for words in of_layers)


def likeness(name: str, hints: Iterable[str]) -> float:
    """0 where no word is in the name, about 1 where a word is the name, between where it is a part of it.

    A part counts more at the name's beginning, a word more the earlier it stands among the hints.
    """
    plain = " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
    scores = [
        (1.0 if plain == word else 0.5 * len(word) / len(plain) + (0.3 if plain.startswith(word) else 0.1)) - 0.01 * i
        for i, word in enumerate(hints)
        if word and _says(plain, word)
    ]
    return max(scores, default=0.0)


def _says(name: str, word: str) -> bool:
    """Whether a name holds a word: a Chinese one anywhere, another one whole, since “manufacturing” holds no ring."""
    return f" {word} " in f" {name} " if word.isascii() else word in name


def field_for(layer: QgsVectorLayer, hints: list[str]) -> str | None:
    """The field whose name or alias is most like the hints."""
    scored = [
        (max(likeness(f.name(), hints), likeness(f.alias(), hints) if f.alias() else 0), f) for f in layer.fields()
    ]
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
    children: Iterable[QgsProcessingParameterDefinition],
    project: QgsProject,
    place: QgsReferencedRectangle | None = None,
    around: bool = False,
) -> list[Wish]:
    """The layers of the project that are named for the purpose; of equal ones that with more fitting fields, then the topmost.

    With a `place`, only layers of which a row is there: parcels of a region surround a community in which there may be none, and
    count only where what lies `around` is asked for. A table without geometry is everywhere. An empty layer is nobody's.
    The only layer of a required parameter needs no name, unless that names it for something else; among several nobody can tell
    without one, and a wrong choice looks like a right one.
    """
    hints = words(algorithm, parameter.name())
    field_hints = [h for h in (words(algorithm, child.name()) for child in children) if h]
    order = {layer.id(): i for i, layer in enumerate(project.layerTreeRoot().layerOrder())}
    fitting = QgsProcessingUtils.compatibleVectorLayers(project, parameter.dataTypes(), False)
    near = [layer for layer in fitting if (is_around if around else has_rows)(layer, place)]
    found = []
    for layer in sorted(near, key=lambda layer: order.get(layer.id(), len(order))):
        if named := likeness(layer.name(), hints):
            fields = sum(field_for(layer, h) is not None for h in field_hints)
            found.append(Wish(parameter.name(), layer, NAMED * named + 0.1 * fields))
    if not found and len(near) == 1 and not is_optional(parameter) and not _named_for_any(near[0]):
        return [Wish(parameter.name(), near[0], 0.0)]
    return sorted(found, key=lambda wish: -wish.score)


def places_for(
    algorithm: str, parameter: str, project: QgsProject, place: QgsReferencedRectangle | None
) -> list[QgsVectorLayer]:
    """The point layers that a parameter for several is named for and that meet the place, each name once, in the map's order."""
    hints = words(algorithm, parameter)
    named = {}
    for layer in project.layerTreeRoot().layerOrder():
        is_points = isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Point
        if is_points and likeness(layer.name(), hints) and has_rows(layer, place):
            named.setdefault(layer.name(), layer)
    return list(named.values())


def shared_out(wanted: Iterable[Wish], taken: Iterable[str]) -> dict[str, QgsVectorLayer]:
    """A layer for each parameter: one layer for two of them only where it is named for both and nothing else is.

    The strongest wish is granted first; `taken` are the layers (ids) that other parameters hold already.
    """
    by_strength = sorted(wanted, key=lambda wish: -wish.score)
    granted, gone = {}, set(taken)
    for wish in by_strength:
        if wish.parameter not in granted and wish.layer.id() not in gone:
            granted[wish.parameter] = wish.layer
            gone.add(wish.layer.id())
    for wish in by_strength:
        if wish.score > 0:
            granted.setdefault(wish.parameter, wish.layer)
    return granted


def meets(layer: QgsVectorLayer, place: QgsReferencedRectangle) -> bool:
    """Whether the layer's extent and the place have ground in common, in the CRS of the place."""
    if not layer.isSpatial() or layer.extent().isNull():
        return True
    way = QgsCoordinateTransform(layer.crs(), place.crs(), QgsProject.instance().transformContext())
    try:
        return way.transformBoundingBox(layer.extent()).intersects(place)
    except QgsCsException:
        return False


def is_around(layer: QgsVectorLayer, place: QgsReferencedRectangle | None) -> bool:
    """Whether the layer has rows, and they are in the place or lie around it."""
    return layer.featureCount() != 0 and (place is None or meets(layer, place))


def has_rows(layer: QgsVectorLayer, place: QgsReferencedRectangle | None) -> bool:
    """Whether a row of the layer is in the place: the stations of a region surround a community in which there may be none."""
    if place is None or not layer.isSpatial() or not is_around(layer, place):
        return is_around(layer, place)
    way = QgsCoordinateTransform(place.crs(), layer.crs(), QgsProject.instance().transformContext())
    request = QgsFeatureRequest(way.transformBoundingBox(place)).setLimit(1).setNoAttributes()
    return next(layer.getFeatures(request), None) is not None


def is_optional(parameter: QgsProcessingParameterDefinition) -> bool:
    """Whether the parameter may stay empty."""
    return bool(parameter.flags() & Qgis.ProcessingParameterFlag.Optional)
