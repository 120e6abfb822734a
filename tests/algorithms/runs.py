"""Running any algorithm on any input, and what is promised of every such run."""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from conftest import Log
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

from .minimal import AGREES_WITH, FIELDS_ELSEWHERE, VALID
from .town import Table

SUCCEEDS, REFUSES = "✓", "!"


@dataclass
class Outcome:
    """What came of a run: results or the error's words, the log, the layers that went in, and what owns the results."""

    results: dict
    error: str
    log: object
    sources: dict
    context: QgsProcessingContext

    def layer(self, name: str) -> QgsVectorLayer:
        """A result as a layer."""
        return QgsProcessingUtils.mapLayerFromString(self.results[name], self.context)


def about_layer(name: str, layer: str) -> set[str]:
    """The parameters that something wrong in a layer may show in: the layer's own and those that name its fields."""
    fields = {
        p.name()
        for p in algorithm_of(name).parameterDefinitions()
        if p.type() in ("field", "expression") and layer in p.dependsOnOtherParameters()
    }
    elsewhere = FIELDS_ELSEWHERE.get(name, {}).get(layer, {}).keys() | AGREES_WITH.get(name, {}).get(layer, set())
    return {layer} | fields | elsewhere


def algorithm_of(name: str):
    """An algorithm as registered; it owns its parameter definitions."""
    return QgsApplication.processingRegistry().algorithmById(f"innospace:{name}")


def outputs(algorithm, folder: Path | None, report: bool) -> dict[str, str]:
    """Where the results go: files in a folder, without one layers in memory and no report."""
    chosen = {}
    for output in algorithm.destinationParameterDefinitions():
        is_page = output.name() == "REPORT"
        if folder is not None and (report or not is_page):
            chosen[output.name()] = str(folder / f"{output.name().lower()}.{'html' if is_page else 'gpkg'}")
        elif not is_page:
            is_file = output.type() == "fileDestination"
            chosen[output.name()] = QgsProcessing.TEMPORARY_OUTPUT if is_file else "memory:"
    return chosen


def attempt(name: str, inputs: dict, folder: Path | None = None, report: bool = True, seconds: float = 60) -> Outcome:
    """Run an algorithm; it is cancelled, and has failed, when it takes longer than `seconds` of work."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"innospace:{name}")
    # On a busy machine it waits for its turn; the clock of the work is slow to ask, and never far ahead of that on the wall.
    due, end = time.monotonic() + seconds / 2, time.process_time() + seconds
    context, project, log = (
        QgsProcessingContext(),
        QgsProject.instance(),
        Log(stop=lambda progress: time.monotonic() > due and time.process_time() > end),
    )
    if project.isDirty() or project.mapLayers() or project.fileName():  # to clear takes as long as some tools
        project.clear()
    context.setProject(project)
    sources = {key: value.layer() if isinstance(value, Table) else value for key, value in inputs.items()}
    parameters = sources | outputs(algorithm, folder, report)
    for definition in algorithm.parameterDefinitions():
        if definition.type() == "multilayer":
            layer = sources[definition.name()]
            if isinstance(layer, QgsVectorLayer):
                project.addMapLayer(layer, False)
            parameters[definition.name()] = [layer]
    try:
        good, message = algorithm.checkParameterValues(parameters, context)
        if not good:
            raise QgsProcessingException(message)
        results, _ = algorithm.run(parameters, context, log, {}, False)
    except QgsProcessingException as error:
        return Outcome({}, str(error), log, sources, context)
    return Outcome(results, "", log, sources, context)


def judge(name: str, outcome: Outcome, folder: Path | None = None, about: set[str] | None = None) -> str:
    """Assert what is promised of every run, and say which of the two it was.

    `about` are the parameters that a refusal may name, those where something is wrong; without it any will do.
    """
    assert not outcome.log.isCanceled(), "took too long"
    if outcome.error:
        _judge_error(about or {p.name() for p in algorithm_of(name).parameterDefinitions()}, outcome.error)
        left = [path.name for path in folder.rglob("*") if path.is_file()] if folder and folder.exists() else []
        assert left == []
        return REFUSES
    for key, value in outcome.results.items():
        if str(value).endswith(".html"):
            page = Path(value).read_text(encoding="utf-8")
            assert page.rstrip().endswith("</html>")
            assert "<script>alert" not in page
        elif algorithm_of(name).parameterDefinition(key) is not None:
            assert outcome.layer(key).isValid(), value
    keeps = VALID[name].keeps
    if keeps is not None:
        _judge_rows(outcome.layer("OUTPUT"), as_layer(outcome.sources[keeps]))
    return SUCCEEDS


def _judge_error(parameters: set[str], error: str) -> None:
    """A parameter's name, cause and cure; a source that cannot be opened is told in QGIS's own words."""
    names = "|".join(parameters)
    own_words = re.match(rf"^({names})(, ({names}))*: \S.*[.。] \S.*[.。]$", error, re.DOTALL)
    qgis_words = re.search(rf"(Could not load source layer|Incorrect parameter value) for ({names})\b", error)
    assert own_words or qgis_words, error
    assert "Traceback" not in error, error


def _judge_rows(result: QgsVectorLayer, source: QgsVectorLayer) -> None:
    """Every row is there; a status that the source did not have itself says something in each."""
    assert result.featureCount() == sum(1 for _ in source.getFeatures())
    if result.fields().lookupField("status") >= 0 and source.fields().lookupField("status") < 0:
        assert all(feature["status"] for feature in result.getFeatures())


def as_layer(source) -> QgsVectorLayer:
    """A source as a layer."""
    return source if isinstance(source, QgsVectorLayer) else QgsVectorLayer(source)
