"""One execution of an algorithm: parameters as Python values, layers in one CRS, remarks, results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureSink,
    QgsFields,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameters,
    QgsProcessingUtils,
    QgsProperty,
    QgsVectorLayer,
)

from ..core.base import calling
from ..core.base.columns import no_field, numbered
from ..core.base.errors import InputError
from ..core.base.running import check, heeding
from ..core.base.status import of_ruled_out
from ..core.base.text import translate
from ..core.ground import meeting, systems
from ..core.ground.cleaning import Kind
from ..core.lazy import pandas as pd
from ..core.lazy import report as page
from . import bridge, documents, measuring, styling
from .inputs import Inputs, Source
from .origins import is_sqlite
from .places import Places, complaints_heard
from .wording import in_words

# How the progress bar is shared, in per cent: reading to READ, the core to CORE, writing after that.
READ, CORE = 20, 80
# What a parameter takes by the kinds that it is declared with.
KINDS = {
    (Qgis.ProcessingSourceType.VectorPolygon,): Kind.AREAS,
    (Qgis.ProcessingSourceType.VectorLine,): Kind.LINES,
    (Qgis.ProcessingSourceType.VectorPoint, Qgis.ProcessingSourceType.VectorPolygon): Kind.GROUNDS,
}
# With its key, the most columns of a table of SQLite.
SQLITE_COLUMNS = 2000
# Arguments of the core that the run itself knows; no parameter says them.
OWN = ("progress", "cancelled", "on_ellipsoid")


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

    The main layer, which the algorithm declares as its MAIN, decides the CRS of the work and that of new layers. Where it is a
    table without geometry, the first layer of the form that is none decides. The deciding layer is read before all others, so
    the order in which `compute` asks for layers changes nothing; each is read once.
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
        self.main, self._to_ellipsoid = algorithm.MAIN, algorithm.ON_ELLIPSOID
        self.crs = QgsCoordinateReferenceSystem()
        self.layers: list[bridge.Layer] = []  # as they were read: the deciding one comes first
        self._given: dict[tuple[str, int], bridge.Layer] = {}
        # What the run that this one was made from had read (see `measured_by`), and the CRS that it measured in.
        self._before: dict[tuple[str, int], bridge.Layer] = {}
        self._crs_before = self.crs
        self.notes = Notes(feedback)
        self.results: dict[str, object] = {}
        self.places = Places(inputs.origins, inputs.edited)
        # What each output that is written was made as, its style, the classes of the data in their order, and what is unjudged.
        self._written: dict[str, tuple[str, str | None, Sequence[str], Sequence[str]]] = {}
        self._shown = self._error = 0.0
        self._system = measuring.QgisSystem(self.crs)

    # --- parameters -----------------------------------------------------------------------------------------------

    def text(self, name: str) -> str:
        """A text."""
        return self.algorithm.parameterAsString(self.parameters, name, self.context)

    def field(self, name: str) -> str | None:
        """The chosen field, None where an optional one is empty; refused where its layer lacks it."""
        return next(iter(self.fields(name)), None)

    def fields(self, name: str) -> list[str]:
        """The chosen fields of a parameter that takes any number of them; refused where the layer lacks one."""
        chosen = [field for field in self.algorithm.parameterAsStrings(self.parameters, name, self.context) if field]
        for source in self.inputs.sources[self.algorithm.parameterDefinition(name).parentLayerParameterName()]:
            for field in chosen:
                if source.features.fields().lookupField(field) < 0:
                    raise no_field(name, source.name, source.features.fields().names(), field)
        return list(dict.fromkeys(chosen))

    def texts(self, name: str) -> np.ndarray | None:
        """The values of a chosen field as texts; None without a field, or without its layer."""
        return self._values(name, bridge.Layer.texts)

    def numbers(self, name: str) -> np.ndarray | None:
        """The values of a chosen field as numbers; None without a field, or without its layer."""
        return self._values(name, bridge.Layer.numbers)

    def years(self, name: str) -> np.ndarray | None:
        """The values of a chosen field as years; None without a field, or without its layer."""
        return self._values(name, bridge.Layer.years)

    def names(self, name: str) -> np.ndarray:
        """What a report calls each row: its name, with its number in the layer where it is not the only one; else that alone."""
        layer, names = self.layer(self.algorithm.parameterDefinition(name).parentLayerParameterName()), self.texts(name)
        return numbered(np.full(len(layer), None) if names is None else names)

    def _values(self, name: str, read: Callable[[bridge.Layer, str], np.ndarray]) -> np.ndarray | None:
        field, layer = self.field(name), self.layer(self.algorithm.parameterDefinition(name).parentLayerParameterName())
        return None if field is None or layer is None else read(layer, field)

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

    def cells(self, name: str) -> list[object]:
        """The cells of a table that the user fills, row by row; unset, QGIS gives one empty cell."""
        return [bridge.plain(cell) for cell in self.algorithm.parameterAsMatrix(self.parameters, name, self.context)]

    def wants(self, name: str) -> bool:
        """Whether an optional output was asked for, for those that cost time."""
        return bool(self.parameters.get(name))

    @property
    def on_ellipsoid(self) -> bool:
        """Whether the layers are in longitude and latitude."""
        return self.crs.isGeographic()

    # --- the core's arguments -------------------------------------------------------------------------------------

    def call(self, function: Callable, /, **given: object) -> object:
        """What a function of the core, or a class of its options, makes of this run: the arguments that are not `given` are
        read from the parameters that bear their names, or stand for them in ARGUMENTS."""
        return calling.call(function, self.has_argument, self.argument, **given)

    def has_argument(self, name: str) -> bool:
        """Whether a parameter of the tool, or the run itself, stands for the core's argument."""
        return name in OWN or self.algorithm.parameterDefinition(self.algorithm.parameter_of(name)) is not None

    def argument(self, name: str) -> object:
        """What the core's argument is: the geometries of a layer, the values of a chosen field, a number, a code, a text.

        What a parameter of another type means, such as of a list of numbers, only `compute` knows, which has to give it.
        """
        if name in OWN:
            return getattr(self, name)
        parameter = self.algorithm.parameter_of(name)
        return READERS[self.algorithm.parameterDefinition(parameter).type()](self, parameter)

    def geometries(self, name: str) -> np.ndarray | None:
        """The geometries of a layer (CRS of the work); None where an optional one is empty."""
        layer = self.layer(name)
        return None if layer is None else layer.geometry

    def _number(self, name: str) -> float | int | None:
        value, kind = self.number(name), self.algorithm.parameterDefinition(name).dataType()
        return int(value) if value is not None and kind == Qgis.ProcessingNumberParameterType.Integer else value

    def _field(self, name: str) -> np.ndarray | None:
        numeric = self.algorithm.parameterDefinition(name).dataType() == Qgis.ProcessingFieldParameterDataType.Numeric
        return self.numbers(name) if numeric else self.texts(name)

    # --- progress and log -----------------------------------------------------------------------------------------

    def cancelled(self) -> bool:
        """Whether the user has cancelled."""
        return self.feedback.isCanceled()

    def progress(self, fraction: float) -> None:
        """Progress of the core, 0–1."""
        self._show(READ + (CORE - READ) * fraction)

    def info(self, *texts: str) -> None:
        """One or more lines for the log."""
        for text in texts:
            self.feedback.pushInfo(text)

    def mention(self, text: str) -> None:
        """A line for the log alone: a window that shows its lines as the answer leaves it out."""
        getattr(self.feedback, "mention", self.feedback.pushInfo)(text)

    def note(self, *texts: str) -> None:
        """Note what was skipped or assumed."""
        self.notes.take(*texts)

    def note_apart(self, one: bridge.Layer, other: bridge.Layer, reach: float = 0.0) -> str:
        """Warn of two layers (CRS of the work, metres) that do not meet; gives the remark, empty where they do.

        `reach`: metres over which the tool relates one to the other, such as the depth of a belt.

        What a tool finds between such layers is no finding, and nothing to be set beside published figures.
        """
        names = {"one": one.name, "parameter": one.parameter, "other": other.name, "second": other.parameter}
        said = meeting.remark(one.geometry, other.geometry, reach, **names)
        if said:
            self.note(said)
        return said

    # --- layers ---------------------------------------------------------------------------------------------------

    def layer(self, name: str) -> bridge.Layer | None:
        """A vector source in the CRS of the work; None where an optional one is empty."""
        return self._first(name, bridge.read)

    def shapes(self, name: str) -> bridge.Shapes | None:
        """The geometries of a vector source alone, which takes half the time of a street network."""
        return self._first(name, bridge.read_shapes)

    def several(self, name: str) -> list[bridge.Layer]:
        """All layers of a parameter that takes any number of them."""
        return [self._once(name, number, bridge.read) for number in range(len(self.inputs.sources[name]))]

    def measured_by(self, main: str, *, on_ellipsoid: bool = False) -> Run:
        """This run as if another layer decided the CRS of the work: for tools that are run as parts of one.

        No source is read twice: what was read before is measured anew.
        """
        if main == self.main and on_ellipsoid == self._to_ellipsoid:
            return self
        other = copy(self)
        other.main, other._to_ellipsoid = main, on_ellipsoid
        other.crs, other.layers = QgsCoordinateReferenceSystem(), []
        other._given, other._before, other._crs_before = {}, self._given, self.crs
        other._show = self._show  # notes, results and places are the same, and so is the bar
        return other

    def _first(self, name: str, reader: Callable) -> bridge.Shapes | None:
        return self._once(name, 0, reader) if self._is_given(name) else None

    def _is_given(self, name: str) -> bool:
        """Whether there is a source; refused where it cannot be read or has to be there."""
        if self.inputs.sources[name]:
            return True
        optional = self.algorithm.parameterDefinition(name).flags() & Qgis.ProcessingParameterFlag.Optional
        if self.parameters.get(name) or not optional:
            raise QgsProcessingException(self.algorithm.invalidSourceError(self.parameters, name))
        return False

    def _once(self, name: str, number: int, reader: Callable) -> bridge.Shapes:
        """A source of a parameter by its number, read when it is first asked for, after the one that decides the CRS."""
        asked = (name, number)
        for key, how in ((self._deciding() or asked, bridge.read), (asked, reader)):
            if key not in self._given:
                source = self.inputs.sources[key[0]][key[1]]
                known = self._before.get(key)
                self._given[key] = self._read(key[0], source, how) if known is None else self._anew(known, source)
        return self._given[asked]

    def _read(self, name: str, source: Source, reader: Callable) -> bridge.Shapes:
        """A source of a parameter; what an earlier tool did not take of it is told."""
        layer = self.read(name, source, reader)
        if isinstance(layer, bridge.Layer) and layer.fields.lookupField("status") >= 0:
            self.note(*of_ruled_out(layer.column("status"), name, layer.name))
        return layer

    def layer_as_drawn(self, name: str) -> bridge.Layer | None:
        """A vector source whose geometries are left as they are, in its own CRS: nothing is measured in such a run."""
        if not self._is_given(name):
            return None
        source = self.inputs.sources[name][0]
        layer = bridge.read_as_drawn(self._reading_of(name, source), source, self._reading, self.cancelled)
        self.layers.append(layer)
        return layer

    def _deciding(self) -> tuple[str, int] | None:
        """The source that decides the CRS, None where all are tables."""
        names = sorted(self.inputs.sources, key=lambda name: name != self.main)
        sources = ((name, number, source) for name in names for number, source in enumerate(self.inputs.sources[name]))
        return next(((name, number) for name, number, source in sources if not source.is_table), None)

    def read(self, name: str, source: Source, reader: Callable = bridge.read) -> bridge.Shapes:
        """A source as a layer in the CRS of the work, which the first one decides."""
        layer = reader(
            self._reading_of(name, source), source, self._toward(name, source), self._reading, self.cancelled
        )
        self.layers.append(layer)
        return layer

    def _toward(self, name: str, source: Source) -> bridge.Way:
        """The way to the CRS of the work, which the first layer decides."""
        return self._way(name, source) if self.crs.isValid() else partial(self._decide, name, source)

    def _anew(self, layer: bridge.Layer, source: Source) -> bridge.Layer:
        """A layer that was read, in the CRS of this run's work; what was wrong with its geometries has been reported."""
        if not self.crs.isValid() or self.crs != self._crs_before:
            reading = replace(self._reading_of(layer.parameter, source), take_note=lambda *texts: None)
            layer = bridge.measured(layer, reading, self._toward(layer.parameter, source), self.cancelled)
        self.layers.append(layer)
        return layer

    def _reading_of(self, name: str, source: Source) -> bridge.Reading:
        return bridge.Reading(name, source.name, self._kind(name), self.notes.take)

    def _kind(self, name: str) -> Kind:
        """The kind of geometry that a parameter takes."""
        definition = self.algorithm.parameterDefinition(name)
        kinds = definition.dataTypes() if isinstance(definition, QgsProcessingParameterFeatureSource) else []
        return KINDS.get(tuple(kinds), Kind.ANY)

    def _way(self, name: str, source: Source) -> QgsCoordinateTransform:
        """The way from a layer's CRS to that of the work; refused where there is none."""
        crs = source.crs
        transform = QgsCoordinateTransform(crs, self.crs, self.context.transformContext())
        if crs.isValid() and crs != self.crs and not transform.isValid():
            main = self.layers[0]
            cause = translate("Run", "there is no way from {crs} of “{layer}” to {work} of “{main}” ({parameter}).")
            raise InputError(
                name,
                cause.format(
                    crs=measuring.described(crs),
                    layer=source.name,
                    work=measuring.described(self.crs),
                    main=main.name,
                    parameter=main.parameter,
                ),
                translate("Run", "Bring both layers into one coordinate reference system first."),
            )
        return transform

    def _decide(self, name: str, source: Source, bounds: np.ndarray) -> QgsCoordinateTransform:
        """Choose the CRS of the work by the rows of the main layer; a table leaves the choice to the next layer."""
        own = source.crs
        if source.is_table:
            return QgsCoordinateTransform()
        ground = measuring.rows_of(name, source.name, own, bounds, self.context.transformContext())
        measure = self._measure(name, ground, own)
        self.crs = measure.crs
        if self.algorithm.MEASURES and (self.crs != own or self.crs.isGeographic()):
            self.mention(self._said_of_the_crs(name, own))
        self._system, self._error = measure.system, measure.error
        self.note(*measure.remarks(name))
        return QgsCoordinateTransform(own, self.crs, self.context.transformContext())

    def _measure(self, name: str, ground: systems.Rows, own: QgsCoordinateReferenceSystem) -> systems.Measure:
        if not self.algorithm.MEASURES:
            return systems.Measure(ground.system, 0.0, 0)
        if self._to_ellipsoid:
            return systems.on_ellipsoid(ground)
        return systems.measure(ground, lambda: self._elsewhere(name, measuring.degrees_of(own)))

    def require_true(self, name: str, places: np.ndarray, metres: float) -> None:
        """Refuse lengths that the CRS of the work does not measure around places (n, 2), and report those it measures poorly."""
        self.note(*systems.require_true(name, self._system, places, metres, self._error))

    def _said_of_the_crs(self, name: str, own: QgsCoordinateReferenceSystem) -> str:
        if self.crs.isGeographic():
            return translate("Run", "{parameter}: areas and distances are measured on the ellipsoid.").format(
                parameter=name
            )
        text = translate("Run", "{parameter}: lengths cannot be measured in {crs}; working in {work}.")
        return text.format(parameter=name, crs=measuring.described(own), work=measuring.described(self.crs))

    def _elsewhere(self, main: str, geographic: QgsCoordinateReferenceSystem) -> np.ndarray:
        """Some places of the layers that are not read yet, in degrees (n, 2)."""
        sources = [source for name in self.inputs.sources if name != main for source in self.inputs.sources[name]]
        return measuring.some_places(sources, geographic, self.context.transformContext())

    def _reading(self, fraction: float) -> None:
        n_layers = sum(map(len, self.inputs.sources.values()))
        self._show(READ * (len(self.layers) + fraction) / max(n_layers, 1))

    def _writing(self, fraction: float) -> None:
        """What is being written counts among the written already; a report that is still to be made has its share."""
        wanted = sum(self.wants(output.name()) for output in self.algorithm.destinationParameterDefinitions())
        self._show(CORE + (100 - CORE) * (len(self._written) - 1 + fraction) / max(wanted, len(self._written)))

    def _show(self, percent: float) -> None:
        """A bar that falls back says nothing, as when a result is written before another is computed."""
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
        classes: Sequence[str] = (),
        unjudged: Sequence[str] = (),
    ) -> None:
        """Write an output; an optional one that was not asked for is left out.

        `columns` follow the attributes of `layer`, row by row or as `origin` says. A column ``geometry`` (Shapely, CRS of
        the work) makes features of `wkb_type` in the main input's CRS; without it the layer's own geometries are
        kept, and without a layer the output is a table. `classes` : of the user's own, in the order that a style shows them in.
        `unjudged` : the columns that are of what was not judged, which a window does not show as found.
        """
        columns = columns.copy(deep=False)
        shapes = columns.pop("geometry").to_numpy() if "geometry" in columns else None
        if shapes is not None:
            crs = self.layers[0].crs
        else:
            wkb_type = Qgis.WkbType.NoGeometry if layer is None else layer.wkb_type
            crs = QgsCoordinateReferenceSystem() if layer is None else layer.crs
        if layer is not None and shapes is None:
            self._require_room_for_all_kinds(name, layer)
        fields = bridge.joined_fields(layer, columns)
        self._require_columns(name, len(fields))
        # Where rows multiply, a primary key of the input cannot be kept.
        flags = QgsFeatureSink.SinkFlag.RegeneratePrimaryKey if origin is not None else QgsFeatureSink.SinkFlags()
        sink, destination = self._sink(name, fields, wkb_type, crs, flags)
        if sink is None:
            self._require_sink(name)
            return
        self._written[name] = destination, style, classes, unjudged
        if shapes is not None:
            transform = QgsCoordinateTransform(self.crs, crs, self.context.transformContext())
            geometries = bridge.to_qgis(shapes, wkb_type, transform)
        else:
            geometries = None if layer is None else self._own_geometries(layer, origin)
        rows = bridge.features(fields, columns, geometries, layer, origin)
        try:
            n = bridge.write(sink, rows, max(len(columns), 1), self._writing, self.cancelled)
            with complaints_heard():
                del sink  # this closes the file
        except OSError as error:
            raise self.places.why(name, error) from None
        self._require_all_rows(name, destination, n)

    def entitle(self, name: str, title: str) -> None:
        """Call the layer of an output so where it goes into the project."""
        made, *_ = self._written.get(name, ("",))
        if self.context.willLoadLayerOnCompletion(made):
            self.context.layerToLoadOnCompletionDetails(made).name = title

    def _require_room_for_all_kinds(self, name: str, layer: bridge.Layer) -> None:
        """A shapefile holds one kind of geometry; it would lose the rows of all others."""
        if layer.wkb_type == Qgis.WkbType.Unknown and name in self.places:
            path = next(iter(self.places[name].files()), Path())
            if path.suffix.lower() == ".shp":
                cause = translate(
                    "Run", "“{layer}” ({parameter}) holds several kinds of geometry, a shapefile only one."
                )
                cure = translate("Run", "Choose a GeoPackage or GeoJSON file.")
                raise InputError(name, cause.format(layer=layer.name, parameter=layer.parameter), cure)

    def _require_all_rows(self, name: str, destination: str, n: int) -> None:
        """A FlatGeobuf leaves out rows without a geometry, and says nothing."""
        if Path(destination).suffix.lower() != ".fgb":
            return
        kept = QgsVectorLayer(destination).featureCount()
        if kept < n:
            cause = translate("Run", "{lost} of {all} rows have no geometry; a FlatGeobuf file holds none of them.")
            cure = translate("Run", "Choose a GeoPackage or GeoJSON file.")
            raise InputError(name, cause.format(lost=f"{n - kept:,}", all=f"{n:,}"), cure)

    def _require_columns(self, name: str, n: int) -> None:
        """SQLite holds 2 000 columns; its own complaint quotes all of them."""
        files = self.places[name].files() if name in self.places else []
        if n >= SQLITE_COLUMNS and files and is_sqlite(files[0]):
            cause = translate("Run", "the result has {n} fields, more than the {most} that a GeoPackage holds.")
            cure = translate("Run", "Choose fewer classes, or a CSV or GeoJSON file.")
            raise InputError(name, cause.format(n=n, most=SQLITE_COLUMNS - 1), cure)

    def _sink(self, name: str, fields: QgsFields, *form) -> tuple[QgsFeatureSink | None, str]:
        """The sink of an output and where it goes at first; refuses with cause and cure."""
        staged = self._staged(name, form[0])
        if _in_memory(self.parameters.get(name)):
            # A layer in memory keeps no aliases, nor does the file that stands in for it; QGIS would complain of each.
            fields = bridge.by_names_alone(fields)
        try:
            return self.algorithm.parameterAsSink(staged, name, self.context, fields, *form)
        except QgsProcessingException as error:
            raise self.places.why(name, error) from None

    def _staged(self, name: str, wkb_type: Qgis.WkbType) -> dict:
        """The parameters with the output written beside its place."""
        if name in self.places:
            making = self.places[name].making
        elif wkb_type == Qgis.WkbType.Unknown and self.parameters.get(name):
            # A layer in memory holds one kind of geometry, a GeoPackage any.
            making = QgsProcessingUtils.generateTempFilename(f"{name.lower()}.gpkg", self.context)
        else:
            return self.parameters
        value = self.parameters.get(name)
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value = QgsProcessingOutputLayerDefinition(value)
            value.sink = QgsProperty.fromValue(making)
        else:
            value = making
        return {**self.parameters, name: value}

    def _own_geometries(self, layer: bridge.Layer, origin: Sequence[int] | None):
        return layer.originals if origin is None else (layer.originals[i] for i in origin)

    def _require_sink(self, name: str) -> None:
        definition = self.algorithm.parameterDefinition(name)
        if self.parameters.get(name) or not definition.flags() & Qgis.ProcessingParameterFlag.Optional:
            raise QgsProcessingException(self.algorithm.invalidSinkError(self.parameters, name))

    def report(
        self,
        build: Callable[[], page.Report],
        told: Callable[[str], bool] = lambda parameter: True,
    ) -> None:
        """Write the report, if asked for: `build` gives the tool's part, inputs, parameters and remarks are added.

        `told`: which of the parameters.
        """
        path = self.file("REPORT")
        if path is None:
            return
        with heeding(self.cancelled):
            report = build()
        check(self.cancelled)
        report.skipped.extend(in_words(note, self.algorithm) for note in self.notes)
        report.facts(translate("Report", "Input layers"), self._layers_read(told))
        settings = self.inputs.settings
        report.facts(translate("Report", "Parameters"), settings[[told(parameter) for parameter in settings.index]])
        try:
            documents.write(report, path)
        except OSError as error:
            raise self.places.why("REPORT", error) from None
        documents.remember(self._final("REPORT", str(path)), report)

    def file(self, name: str) -> Path | None:
        """Where to write an output that is a file and no layer; it comes to its place with the others. None: not wanted."""
        if name not in self.places:
            return None
        self._written[name] = self.places[name].making, None, (), ()
        return Path(self.places[name].making)

    def _layers_read(self, told: Callable[[str], bool]) -> pd.DataFrame:
        layers = [layer for layer in self.layers if told(layer.parameter)]
        rows = [(self._title(x.parameter), x.name, measuring.described(x.crs), len(x)) for x in layers]
        return pd.DataFrame(rows, columns=["parameter", "layer", "crs", "features"])

    def _title(self, name: str) -> str:
        """What a parameter is called in the form."""
        return self.algorithm.parameterDefinition(name).description()

    # --- begin and end --------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Make room for the results; what cannot be written, or would destroy an input, is refused before the work."""
        self._note_idle_fields()
        for definition in self.algorithm.destinationParameterDefinitions():
            destination = destination_of(self.algorithm, definition, self.parameters, self.context)
            if destination and not destination.startswith("memory:"):
                target = documents.with_form(definition, destination)
                is_file = isinstance(definition, QgsProcessingParameterFileDestination)
                self.places.add(definition.name(), target, is_file=is_file)

    def _note_idle_fields(self) -> None:
        """Report fields that were chosen of a layer that is not given: they decide nothing. Defaults were not chosen."""
        text = translate("Run", "{parameter}: the field plays no part without its layer, {layer}.")
        for definition in self.algorithm.parameterDefinitions():
            if definition.type() != "field" or self.inputs.sources.get(definition.parentLayerParameterName()) != []:
                continue
            chosen = self.parameters.get(definition.name())
            if chosen and chosen != definition.defaultValue():
                self.note(text.format(parameter=definition.name(), layer=definition.parentLayerParameterName()))

    def finish(self) -> None:
        """Put all results in their places, and report these to QGIS."""
        self._show(100)
        check(self.cancelled)
        called = self._called()
        finals = {name: self._final(name, made) for name, (made, *_) in self._written.items()}
        self.places.settle(self.cancelled)
        load_from(self.context, {made: finals[name] for name, (made, *_) in self._written.items()})
        for name, (_, *how) in self._written.items():
            styling.request(self.context, finals[name], *how, called)
        self.results.update(finals)

    def _called(self) -> str:
        """The field by which the report calls the places, as was chosen: the map calls them so too. Empty without one."""
        asked = {one.name() for one in self.algorithm.parameterDefinitions()} & {"NAME_FIELD", "TOWN_NAME_FIELD"}
        return next(filter(None, map(self.field, asked)), "")

    def _final(self, name: str, made: str) -> str:
        return self.places[name].final(made) if name in self.places else made

    def discard(self) -> None:
        """Leave all as it was."""
        self.places.discard()


def destination_of(
    algorithm: QgsProcessingAlgorithm,
    definition: QgsProcessingDestinationParameter,
    parameters: dict,
    context: QgsProcessingContext,
) -> str:
    """Where an output is wanted, as text; empty where it is not."""
    if isinstance(definition, QgsProcessingParameterFileDestination):
        return algorithm.parameterAsFileOutput(parameters, definition.name(), context)
    value = parameters.get(definition.name(), definition.defaultValue())
    return "" if value is None else QgsProcessingParameters.parameterAsOutputLayer(definition, value, context, True)


def load_from(context: QgsProcessingContext, finals: dict[str, str]) -> None:
    """Have QGIS load the layers of a run from where they are now, by where they were made."""
    to_load = context.layersToLoadOnCompletion()
    for made, final in finals.items():
        if made in to_load:
            to_load[final] = to_load.pop(made)
    context.setLayersToLoadOnCompletion(to_load)


def _in_memory(value: object) -> bool:
    """Whether an output becomes a layer in memory."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    return str(value).startswith(("memory:", QgsProcessing.TEMPORARY_OUTPUT))


# How a parameter of a type is read as an argument of the core.
READERS: dict[str, Callable[[Run, str], object]] = {
    "source": Run.geometries,
    "field": Run._field,
    "number": Run._number,
    "distance": Run._number,
    "enum": Run.choice,
    "boolean": Run.flag,
    "string": Run.text,
    "matrix": Run.cells,
}
