"""One run of an algorithm in the background: progress, log, cancel, layers into the project, an entry in the history."""

import platform
import time
from collections import Counter
from collections.abc import Sequence

import numpy
import shapely
from processing.gui.Postprocessing import handleAlgorithmResults
from processing.tools import dataobjects
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QT_VERSION_STR, QObject, pyqtSignal

from ..algorithms import styling
from ..algorithms.data.package import layers_at
from ..algorithms.parameters import UNIT
from ..algorithms.wording import in_words
from ..core.base.columns import before_moving
from ..core.base.text import translate
from ..core.lazy import pandas
from . import groups, guess, words

# Milliseconds that unloading waits for a cancelled run.
PATIENCE = 5000
# Layers that a run took which are switched on for it; a whole project of them would hide the result.
MOST_TAKEN = 8
# How parameters end that say what rows are called by.
NAME_FIELD = "NAME_FIELD"
# Runs live here until they end, whether or not the dialog that started them is still open.
running: set["Execution"] = set()


class Feedback(QgsProcessingFeedback):
    """Hands each line to the main thread; remembers what went wrong."""

    line = pyqtSignal(str)

    def __init__(self):
        super().__init__(False)
        self.complaints: list[str] = []
        self.warnings: list[str] = []
        self.facts: list[str] = []

    def setProgressText(self, text: str) -> None:
        """What is being done."""
        super().setProgressText(text)
        self.line.emit(text)

    def pushInfo(self, info: str) -> None:
        """A remark, which answers where there is no report."""
        self.facts.append(info)
        self.mention(info)

    def mention(self, info: str) -> None:
        """A remark for the log alone."""
        super().pushInfo(info)
        self.line.emit(info)

    def pushWarning(self, warning: str) -> None:
        """Something skipped or assumed."""
        super().pushWarning(warning)
        self.warnings.append(warning)
        self.line.emit(f"⚠ {warning}")

    def reportError(self, error: str, fatalError: bool = False) -> None:
        """Something that stops the run."""
        super().reportError(error, fatalError)
        self.complaints.append(error.strip())
        self.line.emit(f"✖ {error.strip()}")


class Execution(QObject):
    """A run with its parameters; `ended` comes once, in the main thread, when its layers are in the project."""

    progressed = pyqtSignal(float)
    logged = pyqtSignal(str)
    ended = pyqtSignal()

    def __init__(self, algorithm: QgsProcessingAlgorithm, parameters: dict, prepares: str = ""):
        super().__init__()
        self.algorithm, self.parameters, self.prepares = algorithm, parameters, prepares
        self.feedback = Feedback()
        self.context: QgsProcessingContext = dataobjects.createContext(self.feedback)
        self.results: dict[str, object] = {}
        self.layers: list[QgsVectorLayer] = []
        self.lines: list[str] = []
        self.succeeded = self.finished = False
        self.seconds = 0.0
        # The layers that it made by the output that they are of.
        self.made: dict[str, str] = {}
        self._history: tuple[int, dict] | None = None
        self.feedback.line.connect(self._log)
        self.feedback.progressChanged.connect(self.progressed)

    @property
    def cancelled(self) -> bool:
        """Whether the user has stopped it."""
        return self.feedback.isCanceled()

    @property
    def error(self) -> str:
        """Why it failed, cause and cure; empty when it did not."""
        if self.succeeded or self.cancelled or not self.finished:
            return ""
        return "\n".join(self.feedback.complaints) or translate("Dialog", "The run failed without saying why.")

    def start(self) -> None:
        """Begin in the background and write it into the Processing history."""
        self._remember()
        self._started = time.monotonic()
        running.add(self)
        self._task = QgsProcessingAlgRunnerTask(self.algorithm, self.parameters, self.context, self.feedback)
        if self._task.isCanceled():
            self._end(succeeded=False, results={})
            return
        self._task.executed.connect(self._end)
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self) -> None:
        """Ask it to stop; `ended` follows within a second."""
        self.feedback.cancel()

    def input_fields(self, layer: QgsVectorLayer) -> set[str]:
        """Fields that a result took over from the input that it continues, also under the name they moved aside to."""
        here = layer.fields().names()
        found = [_taken_over(fields.names(), here) for fields in self._fields_of_inputs()]
        return {"fid", *max(found, key=len, default=set())}

    def named(self) -> set[str]:
        """The fields that were given as what rows are called by."""
        return {str(value) for name, value in self.parameters.items() if name.endswith(NAME_FIELD) and value}

    def _fields_of_inputs(self) -> list[QgsFields]:
        definitions = self.algorithm.parameterDefinitions()
        sources = (
            self.algorithm.parameterAsSource(self.parameters, d.name(), self.context)
            for d in definitions
            if isinstance(d, QgsProcessingParameterFeatureSource)
        )
        return [source.fields() for source in sources if source is not None]

    def wait(self) -> None:
        """Wait until the work has stopped, a few seconds at most."""
        self._task.waitForFinished(PATIENCE)

    def report(self) -> str:
        """The path of its report, empty where there is none."""
        return str(self.results.get("REPORT") or "")

    def numbers(self) -> dict[str, tuple[str, float]]:
        """Results that are numbers: name → the words for it, and the number."""
        outputs = [o for o in self.algorithm.outputDefinitions() if o.type() == "outputNumber"]
        found = {o.name(): (o.description(), self.results.get(o.name())) for o in outputs}
        return {name: said for name, said in found.items() if said[1] is not None}

    # --- the run said in other ways -------------------------------------------------------------------------------

    def as_command(self) -> str:
        """The run as a line for a terminal; empty where it cannot be said so."""
        command, possible = self.algorithm.asQgisProcessCommand(self.parameters, self.context)
        return command if possible else ""

    def as_python(self) -> str:
        """The run as a line of Python."""
        return self.algorithm.asPythonCommand(self.parameters, self.context)

    def diagnostics(self) -> str:
        """What a bug report needs: versions, parameters, log."""
        versions = {
            "QGIS": Qgis.version(),
            "Qt": QT_VERSION_STR,
            "Python": platform.python_version(),
            "numpy": numpy.__version__,
            "pandas": pandas.__version__,
            "Shapely": f"{shapely.__version__} (GEOS {shapely.geos_version_string})",
            "system": platform.platform(),
            "locale": QgsApplication.locale(),
        }
        head = [f"{name}: {version}" for name, version in versions.items()]
        return "\n".join([*head, "", self.algorithm.id(), self.as_python(), "", *self.lines])

    # --- inside ---------------------------------------------------------------------------------------------------

    def _log(self, line: str) -> None:
        line = in_words(line, self.algorithm)
        self.lines.append(line)
        self.logged.emit(line)

    def _end(self, succeeded: bool, results: dict) -> None:
        if not succeeded and not self.cancelled and not self.feedback.complaints:
            self.feedback.reportError(translate("Dialog", "The run failed without saying why."))
        self.succeeded, self.results = succeeded and not self.cancelled, results
        self.seconds = time.monotonic() - self._started
        if self.succeeded:
            self._load()
        self.finished = True
        self._complete_history()
        running.discard(self)
        self.ended.emit()

    def _load(self) -> None:
        """Bring the layers into the project: a group of the run's own, points above lines above areas, words for codes."""
        group = groups.name_of_run(self.algorithm.displayName())
        outputs = [definition.name() for definition in self.algorithm.destinationParameterDefinitions()]
        layers = []
        packed = self._add_packages()
        self._leave_out_empty(outputs[0])
        for destination in self.context.layersToLoadOnCompletion():
            details = self.context.layerToLoadOnCompletionDetails(destination)
            layer = QgsProcessingUtils.mapLayerFromString(destination, self.context, True, details.layerTypeHint)
            if layer is not None:
                details.groupName = group
                details.layerSortKey = groups.height(layer, outputs, details.outputName)
                layers.append((details.layerSortKey, layer))
                self.made[details.outputName] = layer.id()
                guess.mark(layer, self.algorithm.name(), details.outputName)  # windows choose when a layer comes
                if details.outputName == outputs[0]:
                    self._remember_source(layer)
        handleAlgorithmResults(self.algorithm, self.context, self.feedback, self.parameters)
        self.layers = [layer for _, layer in sorted(layers, key=lambda pair: -pair[0])]
        for layer in self.layers:
            if layer.source() in packed:
                layer.loadDefaultStyle()  # the one that the file holds; it knows nothing of the run
                guess.mark(layer, self.algorithm.name(), "")
            styling.head_by_unit(layer, *self._own_by_unit())
            self._head(layer)
            styling.put_words(layer)
        groups.put_forward(group, [layer.id() for layer in self.grounds()])
        taken = groups.taken(QgsProject.instance(), self.parameters)
        few = taken if len(taken) <= MOST_TAKEN else []
        groups.bring_in([layer for layer in few if not groups.is_copied(layer, self.layers)])

    def _remember_source(self, layer: QgsVectorLayer) -> None:
        """Before the layer is in the project, as its mark."""
        source = self.algorithm.parameterAsVectorLayer(self.parameters, self.prepares, self.context)
        if source is not None:
            guess.remember(layer, source, self.algorithm.name())

    def _add_packages(self) -> set[str]:
        """A GeoPackage that is a result: each layer that the run has put into it, under its own name; gives their sources."""
        packed = set()
        for name, path in self.results.items():
            definition = self.algorithm.parameterDefinition(name)
            made = layers_at(str(path)) if definition is not None and definition.type() == "fileDestination" else ()
            there = QgsProviderRegistry.instance().querySublayers(str(path)) if made else []
            for layer in (one for one in there if one.name() in made):
                details = QgsProcessingContext.LayerDetails(layer.name(), QgsProject.instance(), layer.name())
                self.context.addLayerToLoadOnCompletion(layer.uri(), details)
                packed.add(layer.uri())
        return packed

    def grounds(self) -> list[QgsVectorLayer]:
        """The areas that it took, which stay in sight below its own layers: rings below the incubators that they hold."""
        taken = groups.taken(QgsProject.instance(), self.parameters)
        areas = [layer for layer in taken if layer.geometryType() == Qgis.GeometryType.Polygon]
        return [layer for layer in areas if not groups.is_copied(layer, self.layers)]

    def _leave_out_empty(self, main: str) -> None:
        """A side result without rows says nothing on the map and would be offered to the next tool; the log names it."""
        kept = {}
        for destination, details in self.context.layersToLoadOnCompletion().items():
            layer = QgsProcessingUtils.mapLayerFromString(destination, self.context, True, details.layerTypeHint)
            is_empty = isinstance(layer, QgsVectorLayer) and layer.featureCount() == 0
            if is_empty and details.outputName != main:
                text = translate("Dialog", "{layer}: no rows; the layer is not added to the project.")
                self.feedback.mention(text.format(layer=details.name))
            else:
                kept[destination] = details
        self.context.setLayersToLoadOnCompletion(kept)

    def _own_by_unit(self) -> tuple[set[str], str]:
        """The tool's own fields, and the unit that the run was in; none where the tool has no choice of it."""
        if self.algorithm.parameterDefinition(UNIT) is None:
            return set(), ""
        own = {name for fields in self.algorithm.FIELDS.values() for name in fields.split()}
        return own, self.algorithm.parameterAsEnumString(self.parameters, UNIT, self.context)

    def _head(self, layer: QgsVectorLayer) -> None:
        """Headings in words, those of an input's own fields as the user has called them."""
        given = {field.name(): field.alias() for fields in self._fields_of_inputs() for field in fields}
        for i, field in enumerate(layer.fields()):
            heading = field.alias() or given.get(field.name()) or words.heading(field)
            if heading != field.name():
                layer.setFieldAlias(i, heading)

    def main_layer(self) -> QgsVectorLayer | None:
        """The layer of the first output, None where it is not in the project."""
        return self.layer_of(self.algorithm.destinationParameterDefinitions()[0].name())

    def layer_of(self, output: str) -> QgsVectorLayer | None:
        """The layer of an output, None where it is not in the project."""
        made = self.made.get(output)
        return next((layer for layer in self.layers if layer.id() == made), None)

    def handed_on(self, source: str) -> object:
        """What another tool is given of this run: the layer of an output, what a parameter held, or what was found out."""
        return self.made.get(source) or self.parameters.get(source) or self.results.get(source)

    def _remember(self) -> None:
        entry = {
            "python_command": self.as_python(),
            "algorithm_id": self.algorithm.id(),
            "parameters": self.algorithm.asMap(self.parameters, self.context),
        }
        command = self.as_command()
        if command:
            entry["process_command"] = command
        number, _ = QgsGui.historyProviderRegistry().addEntry("processing", entry)
        self._history = (number, entry)
        QgsGui.instance().processingRecentAlgorithmLog().push(self.algorithm.id())

    def _complete_history(self) -> None:
        number, entry = self._history
        entry["results"] = {name: value for name, value in self.results.items() if name != "CHILD_INPUTS"}
        entry["log"] = self.feedback.htmlLog()
        QgsGui.historyProviderRegistry().updateEntry(number, entry)


def cancel_all() -> None:
    """Stop every run, when the plugin is unloaded."""
    for execution in list(running):
        execution.cancel()
        execution.wait()


def _taken_over(given: Sequence[str], here: Sequence[str]) -> set[str]:
    """Which of a result's fields are those of an input: of a name and those moved aside from it, as many as there, the first."""
    left = Counter(map(before_moving, given))
    found = set()
    for name in here:
        if name != "fid" and left[before := before_moving(name)]:
            left[before] -= 1
            found.add(name)
    return found
