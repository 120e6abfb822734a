"""One execution of an algorithm: parameters as Python values, layers in one CRS, remarks, results."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureSink,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ..core.errors import InputError
from ..core.report import Report
from ..core.running import check
from ..core.text import translate
from . import bridge, styling
from .inputs import Inputs, Source

# How the progress bar is shared, in per cent: reading to READ, the core to CORE, writing after that.
READ, CORE = 20, 80


class Notes(list):
    """What was skipped or assumed: a warning in the log when it is found, a line of the report in the end.

    Layers take notes too; apart from the run, they do not tie it and its layers into a cycle that only the garbage collector,
    perhaps in another thread, would undo.
    """

    def __init__(self, feedback: QgsProcessingFeedback):
        super().__init__()
        self.feedback = feedback

    def take(self, *texts: str) -> None:
        """Note one or more sentences."""
        for text in texts:
            self.append(text)
            self.feedback.pushWarning(text)


class Run:
    """What an algorithm computes with; `results` is what Processing gets back.

    The first layer that is read is the main input: it decides the CRS of the work and that of new layers.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        inputs: Inputs,
    ):
        self.algorithm, self.parameters, self.context, self.feedback = algorithm, parameters, context, feedback
        self.inputs = inputs
        self.crs = QgsCoordinateReferenceSystem()
        self.layers: list[bridge.Layer] = []
        self.notes = Notes(feedback)
        self.results: dict[str, object] = {}
        self._written: list[str] = []
        self._shown = 0.0
        self._started = time.time()

    # --- parameters -----------------------------------------------------------------------------------------------

    def text(self, name: str) -> str:
        """A text."""
        return self.algorithm.parameterAsString(self.parameters, name, self.context)

    def field(self, name: str) -> str | None:
        """The chosen field, None where an optional one is empty."""
        chosen = self.algorithm.parameterAsStrings(self.parameters, name, self.context)
        return chosen[0] if chosen and chosen[0] else None

    def number(self, name: str) -> float | None:
        """A number, None where an optional one is empty."""
        absent = self.parameters.get(name) is None and self.algorithm.parameterDefinition(name).defaultValue() is None
        return None if absent else self.algorithm.parameterAsDouble(self.parameters, name, self.context)

    def integer(self, name: str) -> int:
        """A whole number."""
        return self.algorithm.parameterAsInt(self.parameters, name, self.context)

    def flag(self, name: str) -> bool:
        """A yes or no."""
        return self.algorithm.parameterAsBool(self.parameters, name, self.context)

    def choice(self, name: str) -> str:
        """The chosen code of an enumeration of static strings."""
        return self.algorithm.parameterAsEnumString(self.parameters, name, self.context)

    def wants(self, name: str) -> bool:
        """Whether an optional output was asked for, for those that cost time."""
        return bool(self.parameters.get(name))

    @property
    def on_ellipsoid(self) -> bool:
        """Whether the layers are in longitude and latitude."""
        return self.crs.isGeographic()

    # --- progress and log -----------------------------------------------------------------------------------------

    def cancelled(self) -> bool:
        """Whether the user has cancelled."""
        return self.feedback.isCanceled()

    def progress(self, fraction: float) -> None:
        """Progress of the core, 0–1."""
        self._show(READ + (CORE - READ) * fraction)

    def info(self, text: str) -> None:
        """A line for the log."""
        self.feedback.pushInfo(text)

    def note(self, *texts: str) -> None:
        """Note what was skipped or assumed."""
        self.notes.take(*texts)

    # --- layers ---------------------------------------------------------------------------------------------------

    def layer(self, name: str, shapes_only: bool = False) -> bridge.Layer | None:
        """A vector source, read once into the CRS of the work; None where an optional one is empty."""
        sources = self.inputs.sources[name]
        if sources:
            return self.read(name, sources[0], shapes_only)
        optional = self.algorithm.parameterDefinition(name).flags() & Qgis.ProcessingParameterFlag.Optional
        if self.parameters.get(name) or not optional:
            raise QgsProcessingException(self.algorithm.invalidSourceError(self.parameters, name))
        return None

    def several(self, name: str) -> list[bridge.Layer]:
        """All layers of a parameter that takes any number of them."""
        return [self.read(name, source) for source in self.inputs.sources[name]]

    def read(self, name: str, source: Source, shapes_only: bool = False) -> bridge.Layer:
        """A source as a layer in the CRS of the work, which the first one decides."""
        features, transforms = source.features, self.context.transformContext()
        if not self.crs.isValid() and features.wkbType() != Qgis.WkbType.NoGeometry:
            choose = bridge.true_crs if self.algorithm.ON_ELLIPSOID else bridge.work_crs
            self.crs = choose(name, features, transforms)
            if self.crs != features.sourceCrs():
                text = translate("Run", "{parameter}: lengths cannot be measured in {crs}; working in {work}.")
                own, work = features.sourceCrs().userFriendlyIdentifier(), self.crs.userFriendlyIdentifier()
                self.info(text.format(parameter=name, crs=own, work=work))
        transform = QgsCoordinateTransform(features.sourceCrs(), self.crs, transforms)
        layer = bridge.read(name, features, transform, self.notes.take, self._reading, self.cancelled, shapes_only)
        layer.name = source.name
        self.layers.append(layer)
        return layer

    def _reading(self, fraction: float) -> None:
        n_layers = sum(map(len, self.inputs.sources.values()))
        self._show(READ * (len(self.layers) + fraction) / max(n_layers, 1))

    def _writing(self, fraction: float) -> None:
        wanted = sum(self.wants(output.name()) for output in self.algorithm.destinationParameterDefinitions())
        self._show(CORE + (100 - CORE) * (len(self._written) - 1 + fraction) / max(wanted, 1))

    def _show(self, percent: float) -> None:
        """A bar that falls back tells nothing, as when a result is written before another is computed."""
        self._shown = max(self._shown, percent)
        self.feedback.setProgress(self._shown)

    # --- results --------------------------------------------------------------------------------------------------

    def write(
        self,
        name: str,
        columns: pd.DataFrame,
        layer: bridge.Layer | None = None,
        origin: Sequence[int] | None = None,
        style: str | None = None,
        wkb_type: Qgis.WkbType = Qgis.WkbType.MultiPolygon,
    ) -> None:
        """Write an output; an optional one that was not asked for is left out.

        `columns` follow the attributes of `layer`, row by row or as `origin` says. A column ``geometry`` (Shapely, CRS of
        the work) makes features of `wkb_type` in the main input's CRS; without it the layer's own geometries are
        kept, and without a layer the output is a table.
        """
        columns = columns.copy(deep=False)
        shapes = columns.pop("geometry").to_numpy() if "geometry" in columns else None
        if shapes is not None:
            crs = self.layers[0].crs
        else:
            wkb_type = Qgis.WkbType.NoGeometry if layer is None else layer.wkb_type
            crs = QgsCoordinateReferenceSystem() if layer is None else layer.crs
        fields = bridge.joined_fields(layer, columns)
        # Where rows multiply, a primary key of the input cannot be kept.
        flags = QgsFeatureSink.SinkFlag.RegeneratePrimaryKey if origin is not None else QgsFeatureSink.SinkFlags()
        sink, destination = self._sink(name, fields, wkb_type, crs, flags)
        if sink is None:
            self._require_sink(name)
            return
        self._written.append(destination)
        if shapes is not None:
            transform = QgsCoordinateTransform(self.crs, crs, self.context.transformContext())
            geometries = bridge.to_qgis(shapes, wkb_type, transform)
        else:
            geometries = None if layer is None else self._own_geometries(layer, origin)
        rows = bridge.features(fields, columns, geometries, layer, origin)
        try:
            bridge.write(sink, rows, max(len(columns), 1), self._writing, self.cancelled)
        except OSError as error:
            raise _unwritable(name, error) from None
        styling.request(self.context, destination, style)
        self.results[name] = destination

    def _sink(self, name: str, *form) -> tuple[QgsFeatureSink | None, str]:
        """The sink of an output and where it goes; refuses with cause and cure."""
        try:
            return self.algorithm.parameterAsSink(self.parameters, name, self.context, *form)
        except QgsProcessingException as error:
            target = Path(self.algorithm.parameterAsOutputLayer(self.parameters, name, self.context))
            # What the attempt has begun goes; an earlier result that could not be replaced stays.
            if target.is_file() and target.stat().st_mtime >= self._started:
                self._written.append(str(target))
            raise _unwritable(name, error) from None

    def _own_geometries(self, layer: bridge.Layer, origin: Sequence[int] | None):
        return layer.originals if origin is None else (layer.originals[i] for i in origin)

    def _require_sink(self, name: str) -> None:
        definition = self.algorithm.parameterDefinition(name)
        if self.parameters.get(name) or not definition.flags() & Qgis.ProcessingParameterFlag.Optional:
            raise QgsProcessingException(self.algorithm.invalidSinkError(self.parameters, name))

    def report(self, build: Callable[[], Report], name: str = "REPORT") -> None:
        """Write the report, if asked for: `build` gives the tool's part, inputs, parameters and remarks are added."""
        path = self.algorithm.parameterAsFileOutput(self.parameters, name, self.context)
        if not path:
            return
        check(self.cancelled)
        report = build()
        check(self.cancelled)
        report.skipped.extend(self.notes)
        report.facts(translate("Report", "Input layers"), self._layers_read())
        report.facts(translate("Report", "Parameters"), self.inputs.settings)
        # Written beside and moved: a report is whole or not there.
        part = Path(path + ".part")
        try:
            part.write_text(report.html(), encoding="utf-8")
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise _unwritable(name, error) from None
        self._written.append(path)
        self.results[name] = path

    def _layers_read(self) -> pd.DataFrame:
        rows = [(x.parameter, x.name, x.crs.userFriendlyIdentifier(), len(x)) for x in self.layers]
        return pd.DataFrame(rows, columns=["parameter", "layer", "crs", "features"])

    def discard(self) -> None:
        """Leave no half-written result behind."""
        for destination in self._written:
            bridge.discard(destination)


def _unwritable(name: str, error: Exception) -> InputError:
    cause = translate("Run", "the result cannot be written: {error}.").format(error=str(error).rstrip("."))
    cure = translate(
        "Run", "Choose a folder that lets you write and has room left; close programs that hold the file open."
    )
    return InputError(name, cause, cure)
