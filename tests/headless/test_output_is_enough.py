"""A headless run needs its inputs and OUTPUT; what QGIS's windows make besides is made when it is asked for."""

import pytest
from qgis.core import Qgis, QgsProcessingParameterMultipleLayers, QgsProject, QgsVectorFileWriter, QgsVectorLayer

from innospace.tests.algorithms.minimal import VALID
from innospace.tests.algorithms.runs import algorithm_of
from innospace.tests.algorithms.town import Table

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


@pytest.fixture(scope="module")
def answers(provider, several, tmp_path_factory):
    """What each tool answers, with the folder of its files."""
    folders = {name: tmp_path_factory.mktemp(name) for name in VALID}
    order = {name: (f"innospace:{name}", asked(name, folder)) for name, folder in folders.items()}
    return {name: (folders[name], *told) for name, told in several(order).items()}


@pytest.mark.parametrize("name", VALID)
def test_inputs_and_output_are_enough(answers, name):
    folder, code, answer, printed = answers[name]
    assert code == 0, printed
    judge(name, folder, answer["results"])


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
