"""A headless run needs its inputs and OUTPUT; what QGIS's windows make besides is made when it is asked for."""

import json
import re

import pytest
from conftest import ROOT
from qgis.core import Qgis, QgsProcessingParameterMultipleLayers, QgsProject, QgsVectorFileWriter, QgsVectorLayer

from innospace.tests.algorithms.minimal import VALID
from innospace.tests.algorithms.runs import algorithm_of
from innospace.tests.algorithms.town import Table

# A start of qgis_process takes twenty times as long as most runs. These tools have one of their own elsewhere, with more asked of
# them; here they share one.
STARTED = {
    **dict.fromkeys(("ringsfromdistricts", "ringsfromdensity"), "headless/test_qgis_process.py"),
    **dict.fromkeys(
        ("townlayout", "parklayout", "locationpreference", "sharingmode", "modulecompleteness"),
        "headless/test_layout.py",
    ),
    **dict.fromkeys(
        ("regionaldistribution", "belt", "corridor", "featuretown", "newtownmix", "brownline", "drivers", "colocation"),
        "headless/test_region.py",
    ),
    **dict.fromkeys(
        ("readtable", "classifypois", "duplicatepois", "residents", "lifecirclecoverage"),
        "headless/test_from_raw_data.py",
    ),
    **dict.fromkeys(("stockcontext", "stockscreening", "ahpweights"), "algorithms/test_stock.py"),
    "ringsfromtravel": "algorithms/test_rings_from_travel.py",
    "networkcheck": "algorithms/test_lifecircle.py",
    "floatingcatchment": "algorithms/test_floating_catchment.py",
    "coordinates": "algorithms/test_data.py",
}
# One process runs several tools, each with what qgis_process gives the one that it runs.
SEVERAL = """
import json
from qgis.core import (
    QgsApplication, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingOutputString, QgsProcessingParameterFile
)

class Several(QgsProcessingAlgorithm):
    def name(self):
        return "several"

    def displayName(self):
        return "Several tools"

    def createInstance(self):
        return Several()

    def initAlgorithm(self, config=None):
        self.addParameter(QgsProcessingParameterFile("ORDER", "Tools and what they are given"))
        self.addOutput(QgsProcessingOutputString("ANSWERS", "Answers"))

    def processAlgorithm(self, parameters, context, feedback):
        with open(parameters["ORDER"], encoding="utf-8") as file:
            order = json.load(file)
        return {"ANSWERS": json.dumps({name: answer(name, given, feedback) for name, given in order.items()}, default=str)}

def answer(name, given, feedback):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("innospace:" + name)
    context, results = QgsProcessingContext(), {}
    good, said = algorithm.checkParameterValues(given, context)
    if good:
        results, good = algorithm.run(given, context, feedback)
    return good, said or feedback.textLog(), results
"""
# Not made unless ticked or named: a page that takes its time, ground that is dear to compute, and lines that hide the map.
OFF = {"REPORT", "AREAS", "LINKS"}


def saved(folder, name, table):
    """A layer of the town as a file."""
    options, path = QgsVectorFileWriter.SaveVectorOptions(), str(folder / f"{name}.gpkg")
    context = QgsProject.instance().transformContext()
    error, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(table.layer(), path, context, options)
    assert error == QgsVectorFileWriter.WriterError.NoError
    return path


def asked(name, folder):
    """Inputs of a tool and OUTPUT, all in files of a folder."""
    inputs = {
        key: saved(folder, key, value) if isinstance(value, Table) else value
        for key, value in VALID[name].inputs.items()
    }
    for definition in algorithm_of(name).parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterMultipleLayers):
            inputs[definition.name()] = [inputs[definition.name()]]
    return inputs | {"OUTPUT": str(folder / "结果.gpkg")}


def judge(name, folder, results):
    """OUTPUT has rows, and nothing else was made."""
    assert QgsVectorLayer(results["OUTPUT"]).featureCount() >= 1
    others = {definition.name() for definition in algorithm_of(name).destinationParameterDefinitions()} - {"OUTPUT"}
    assert not others & set(results)
    layers = [key for key, value in VALID[name].inputs.items() if isinstance(value, Table)]
    assert sorted(path.stem for path in folder.iterdir()) == sorted([*layers, "结果"])


@pytest.mark.parametrize("name", [name for name in VALID if name not in STARTED])
def test_inputs_and_output_are_enough(provider, qgis_process, tmp_path, name):
    code, answer, printed = qgis_process(f"innospace:{name}", asked(name, tmp_path))
    assert code == 0, printed
    judge(name, tmp_path, answer["results"])


@pytest.fixture(scope="module")
def answers(provider, qgis_process, tmp_path_factory):
    """What the tools that other tests start answer in one qgis_process, each with the folder of its files."""
    folders = {name: tmp_path_factory.mktemp(name) for name in STARTED}
    folder = tmp_path_factory.mktemp("several")
    script, order = folder / "several.py", folder / "order.json"
    script.write_text(SEVERAL, encoding="utf-8")
    order.write_text(json.dumps({name: asked(name, folders[name]) for name in STARTED}), encoding="utf-8")
    code, answer, printed = qgis_process(str(script), {"ORDER": str(order)})
    assert code == 0, printed
    return {name: (folders[name], *told) for name, told in json.loads(answer["results"]["ANSWERS"]).items()}


@pytest.mark.parametrize("name", STARTED)
def test_inputs_and_output_are_enough_for_those_that_other_tests_start(answers, name):
    folder, good, said, results = answers[name]
    assert good, said
    judge(name, folder, results)


def test_the_others_are_started_where_it_is_said():
    for name, file in STARTED.items():
        source = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert "qgis_process(" in source, file
        assert re.search(rf"[\":]{name}\"", source), (name, file)


def test_all_outputs_but_the_first_are_optional_and_made_by_default(provider):
    for algorithm in provider.algorithms():
        if algorithm.name() != "communitydiagnosis":  # a model's outputs are its author's
            first, *others = algorithm.destinationParameterDefinitions()
            assert first.name() == "OUTPUT"
            assert not first.flags() & Qgis.ProcessingParameterFlag.Optional
            assert first.createByDefault()
            for other in others:
                where = (algorithm.name(), other.name())
                assert other.flags() & Qgis.ProcessingParameterFlag.Optional, where
                assert other.createByDefault() == (other.name() not in OFF), where
