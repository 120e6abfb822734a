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


@pytest.mark.parametrize("name", VALID)
def test_inputs_and_output_are_enough(provider, qgis_process, tmp_path, name):
    inputs = {
        key: saved(tmp_path, key, value) if isinstance(value, Table) else value
        for key, value in VALID[name].inputs.items()
    }
    for definition in algorithm_of(name).parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterMultipleLayers):
            inputs[definition.name()] = [inputs[definition.name()]]
    target = tmp_path / "结果.gpkg"
    code, answer, printed = qgis_process(f"innospace:{name}", inputs | {"OUTPUT": str(target)})
    assert code == 0, printed
    assert QgsVectorLayer(answer["results"]["OUTPUT"]).featureCount() >= 1
    others = {definition.name() for definition in algorithm_of(name).destinationParameterDefinitions()} - {"OUTPUT"}
    assert not others & set(answer["results"])
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(
        [*(key for key, value in VALID[name].inputs.items() if isinstance(value, Table)), "结果"]
    )


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
