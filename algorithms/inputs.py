"""What a run is asked to do, looked up in the main thread before the work begins.

Looking a layer up asks the project's layer store, and asking makes QGIS throw away the project's cached expression scope. A
worker that did so while the main thread painted the layer tree took QGIS down; `prepareAlgorithm` runs in the main thread.
"""

from __future__ import annotations

from typing import NamedTuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..core.lazy import pandas as pd
from . import bridge, origins


class Source(NamedTuple):
    """The features that a parameter holds, and what the layer is called."""

    features: QgsProcessingFeatureSource
    name: str


class Inputs:
    """The layers of each layer parameter, none where it is empty or cannot be read, and all parameters as text."""

    def __init__(self, algorithm: QgsProcessingAlgorithm, parameters: dict, context: QgsProcessingContext):
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self.sources: dict[str, list[Source]] = {}
        self.origins: list[origins.Origin] = []
        for definition in algorithm.parameterDefinitions():
            if definition.type() == "source":
                self.sources[definition.name()] = self._chosen(definition.name())
            elif definition.type() == "multilayer":
                self.sources[definition.name()] = self._several(definition.name())
        self.settings = self._settings()
        # The layers must not outlive the run: nothing else holds on to where they came from.
        del self._algorithm, self._parameters, self._context

    def _chosen(self, name: str) -> list[Source]:
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        if source is None:
            return []
        layer = self._algorithm.parameterAsVectorLayer(self._parameters, name, self._context)
        self._remember_origin(name, layer)
        return [Source(source, source.sourceName() if layer is None else bridge.layer_name(layer))]

    def _several(self, name: str) -> list[Source]:
        layers = self._algorithm.parameterAsLayerList(self._parameters, name, self._context)
        for layer in layers:
            self._remember_origin(name, layer)
        return [
            Source(QgsProcessingUtils.variantToSource(layer.id(), self._context), bridge.layer_name(layer))
            for layer in layers
        ]

    def _remember_origin(self, name: str, layer: QgsVectorLayer | None) -> None:
        """Which files a layer is read from."""
        called = "" if layer is None else bridge.layer_name(layer)
        self.origins.extend(origins.of(name, layer, called, self._context.project()))

    def _settings(self) -> pd.DataFrame:
        rows = []
        for definition in self._algorithm.parameterDefinitions():
            if not definition.isDestination():
                value = self._parameters.get(definition.name(), definition.defaultValue())
                text = "" if value is None else definition.valueAsString(value, self._context)[0]
                if isinstance(value, list):
                    text = ", ".join(map(str, value))
                rows.append((definition.name(), definition.description(), text))
        return pd.DataFrame(rows, columns=["parameter", "meaning", "value"])
