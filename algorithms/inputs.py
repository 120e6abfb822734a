"""What a run is asked to do, looked up in the main thread before the work begins.

Looking a layer up asks the project's layer store, and asking makes QGIS throw away the project's cached expression scope. A
worker that did so while the main thread painted the layer tree took QGIS down; `prepareAlgorithm` runs in the main thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMatrix,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..core.base import terms
from ..core.base.text import exactly, listed, split_list, translate, yes_or_no
from ..core.lazy import pandas as pd
from . import bridge, origins
from . import parameters as p
from .bridge import Source

# Groups of terms that the cells of a table and the parts of a list may be of; of these as many as the report counts.
CELLS = ("criterion", "direction", "module", "facility", "mix_kind")
MOST_CELLS, MOST_ROWS = 60, 15
# Kinds of parameters that name a file which is no layer of features.
FILES = ("file", "raster")


class Inputs:
    """The layers of each layer parameter, none where it is empty or cannot be read, the files, and all parameters as text."""

    def __init__(self, algorithm: QgsProcessingAlgorithm, parameters: dict, context: QgsProcessingContext):
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self.sources: dict[str, list[Source]] = {}
        self.files: dict[str, Path] = {}
        self.assumed: list[str] = []  # what of the inputs the user did not say
        self.origins: list[origins.Origin] = []
        self.edited = origins.edited(context.project())
        for definition in algorithm.parameterDefinitions():
            if definition.type() == "source":
                self.sources[definition.name()] = self._chosen(definition.name())
            elif definition.type() == "multilayer":
                self.sources[definition.name()] = self._several(definition.name())
            elif definition.type() in FILES:
                self._take_file(definition)
        self.settings = self._settings()
        # The layers must not outlive the run: nothing else holds on to where they came from.
        del self._algorithm, self._parameters, self._context

    def _chosen(self, name: str) -> list[Source]:
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        if source is None:
            return []
        layer = self._algorithm.parameterAsVectorLayer(self._parameters, name, self._context)
        return [Source(source, source.sourceName()) if layer is None else self._of_layer(name, layer, source)]

    def _several(self, name: str) -> list[Source]:
        layers = self._algorithm.parameterAsLayerList(self._parameters, name, self._context)
        return [
            self._of_layer(name, layer, QgsProcessingUtils.variantToSource(layer, self._context)) for layer in layers
        ]

    def _of_layer(self, name: str, layer: QgsVectorLayer, features: QgsProcessingFeatureSource) -> Source:
        called, provider = bridge.layer_name(layer), layer.dataProvider()
        self._tell_first(name, layer)
        self.origins.extend(origins.of(name, layer, called, self._context.project()))
        return Source(features, called, None if provider is None or layer.isSpatial() else provider.crs())

    def _tell_first(self, name: str, layer: QgsVectorLayer) -> None:
        """That a file of several layers was named, and none of them: QGIS takes the first."""
        table, n = origins.first_of_several(layer) or ("", 0)
        if n:
            text = translate(
                "Run",
                "{parameter}: “{file}” holds {n} layers, and none of them was named: the first, “{layer}”, is read. For another "
                "one add |layername= and its name to the path.",
            )
            file = origins.source_file(layer).name
            self.assumed.append(text.format(parameter=name, file=file, n=f"{n:,}", layer=table))

    def _take_file(self, definition: QgsProcessingParameterDefinition) -> None:
        """A table or raster that the tool reads itself: no result may replace it, and the user knows it by its name."""
        if definition.type() == "raster":
            layer = self._algorithm.parameterAsRasterLayer(self._parameters, definition.name(), self._context)
            path = None if layer is None else origins.source_file(layer)
        else:
            text = self._algorithm.parameterAsString(self._parameters, definition.name(), self._context)
            path = Path(text) if text else None
        if path is not None:
            self.files[definition.name()] = path
            self.origins.append(origins.Origin(definition.name(), path.name, path))

    def _settings(self) -> pd.DataFrame:
        """What was set, as the form calls it."""
        set_ = [d for d in self._algorithm.parameterDefinitions() if not d.isDestination()]
        rows = [(self._titled(d), self._in_words(d, self._parameters.get(d.name(), d.defaultValue()))) for d in set_]
        return pd.DataFrame(rows, columns=["parameter", "value"], index=[d.name() for d in set_])

    def _titled(self, definition: QgsProcessingParameterDefinition) -> str:
        """What a parameter is called, with the unit where its value does not say it."""
        title, is_text = definition.description(), definition.type() == "string"
        return p.with_unit(title, self._unit()) if is_text and p.is_by_unit(definition) else title

    def _unit(self) -> str:
        return self._algorithm.parameterAsEnumString(self._parameters, p.UNIT, self._context)

    def _in_words(self, definition: QgsProcessingParameterDefinition, value: object) -> str:
        """A parameter's value as the user reads it: a layer by its name, a choice in words."""
        if definition.name() in self.sources:
            return listed([source.name for source in self.sources[definition.name()]])
        if definition.name() in self.files:
            return self.files[definition.name()].name
        if isinstance(definition, QgsProcessingParameterEnum):
            codes = self._algorithm.parameterAsEnumStrings(self._parameters, definition.name(), self._context)
            return listed([terms.label(p.group_of(definition.name()), code) for code in codes])
        if isinstance(definition, QgsProcessingParameterBoolean):
            return yes_or_no(self._algorithm.parameterAsBool(self._parameters, definition.name(), self._context))
        if definition.type() == "field":
            names = self._algorithm.parameterAsStrings(self._parameters, definition.name(), self._context)
            layer = definition.parentLayerParameterName()
            return listed([self._field(name, layer) for name in names if name], most=MOST_CELLS)
        if isinstance(definition, QgsProcessingParameterMatrix) and isinstance(value, list):
            is_fields = definition.name() == "CRITERIA"
            say = partial(self._field, layer="CANDIDATES") if is_fields else str
            return _rows_in_words(value, len(definition.headers()), say)
        if definition.type() == "distance" and value not in (None, ""):
            return self._length(definition)
        if isinstance(value, list):
            return listed([_word(cell) for cell in map(str, value) if cell], most=MOST_CELLS)
        text = "" if value is None else definition.valueAsString(value, self._context)[0]
        parts = split_list(text)
        words = [_word(part) for part in parts]
        return listed(words, most=MOST_CELLS) if words != parts else text

    def _field(self, name: str, layer: str) -> str:
        """A field as its column is headed: by its alias, or by the word for it."""
        fields = [source.features.fields() for source in self.sources.get(layer, ())]
        aliases = (one.field(name).alias() for one in fields if one.lookupField(name) >= 0)
        return next(filter(None, aliases), terms.label("field", name) if fields else name)

    def _length(self, definition: QgsProcessingParameterDefinition) -> str:
        """A length with its unit; a limit that may be a time in that of the run."""
        in_minutes = p.is_by_unit(definition) and self._unit() == "minutes"
        text = translate("Report", "{n} min") if in_minutes else translate("Report", "{n} m")
        return text.format(
            n=exactly(self._algorithm.parameterAsDouble(self._parameters, definition.name(), self._context))
        )


def _rows_in_words(cells: Sequence[object], width: int, say: Callable[[str], str]) -> str:
    """The rows of a table, each with what it holds; `say` has the words of its first column's cells."""
    rows = [
        [_word(say(str(cell)) if j == 0 else str(cell)) for j, cell in enumerate(cells[i : i + width]) if str(cell)]
        for i in range(0, len(cells), max(width, 1))
    ]
    return listed([listed(row) for row in rows if row], MOST_ROWS, translate("Report", "; "))


def _word(cell: str) -> str:
    """A code of a table or a list as the user reads it, other text as it is."""
    return next((terms.label(group, cell) for group in CELLS if cell in terms.codes(group)), cell)
