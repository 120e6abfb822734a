"""What a run is asked to do is looked up in the main thread: in a worker the look-up can take QGIS down."""

import pytest
from conftest import Log
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsProject,
)
from qgis.PyQt.QtCore import QThread
from qgis.PyQt.QtTest import QTest

from innospace.algorithms.base import Algorithm
from innospace.algorithms.inputs import Inputs, _rows_in_words
from innospace.core.base.errors import InputError

from .bad_input import written
from .minimal import VALID
from .runs import algorithm_of
from .test_chapter import _add as add_layer
from .town import TOWN, Table

# Each of them asks the project's layer store, through QgsProcessingUtils::mapLayerFromString.
LOOK_UPS = ("parameterAsSource", "parameterAsVectorLayer", "parameterAsLayer", "parameterAsLayerList")


@pytest.fixture
def look_ups(monkeypatch):
    """The look-ups made, each with whether it was in the main thread."""
    made = []

    def watch(name):
        own = getattr(Algorithm, name)

        def look_up(self, *arguments):
            made.append((name, QThread.currentThread() == QgsApplication.instance().thread()))
            return own(self, *arguments)

        monkeypatch.setattr(Algorithm, name, look_up, raising=False)

    for name in LOOK_UPS:
        watch(name)
    return made


@pytest.mark.parametrize("name", [name for name in VALID if VALID[name].layers()])
def test_a_background_run_looks_nothing_up_in_the_worker(provider, look_ups, name):
    project, context, log = QgsProject.instance(), QgsProcessingContext(), Log()
    context.setProject(project)
    parameters = dict(VALID[name].inputs)
    for key, value in parameters.items():
        if isinstance(value, Table):
            parameters[key] = project.addMapLayer(value.layer()).id()
    if name == "stockcontext":
        parameters["TARGETS"] = [parameters["TARGETS"]]
    outputs = {p.name(): p.type() for p in algorithm_of(name).destinationParameterDefinitions() if p.name() != "REPORT"}
    wanted = {key: "memory:" if kind == "sink" else QgsProcessing.TEMPORARY_OUTPUT for key, kind in outputs.items()}
    ended = []
    task = QgsProcessingAlgRunnerTask(algorithm_of(name), parameters | wanted, context, log)
    task.executed.connect(lambda succeeded, results: ended.append((succeeded, results)))
    QgsApplication.taskManager().addTask(task)
    for _ in range(3000):
        if ended:
            break
        QTest.qWait(10)
    ((succeeded, results),) = ended
    assert succeeded, log.warnings
    assert {where for _, where in look_ups} == {True}
    assert QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context).isValid()
    project.clear()


@pytest.mark.parametrize(
    ("argument", "told"),
    [("reach", "REACH"), ("grounds", "INCUBATORS"), ("low, grounds", "LOW, INCUBATORS"), ("OUTPUT", "OUTPUT")],
)
def test_a_refusal_names_parameters_where_the_core_names_its_arguments(argument, told):
    class Tool(Algorithm):
        ARGUMENTS = {"grounds": "INCUBATORS"}

    assert Tool().refusal(InputError(argument, "this is wrong.", "Do that.")) == f"{told}: this is wrong. Do that."


def test_what_the_core_calls_otherwise_is_a_parameter_of_the_tool(provider):
    for algorithm in provider.algorithms():
        names = {p.name() for p in algorithm.parameterDefinitions()}
        assert {name for told in algorithm.ARGUMENTS.values() for name in told.split(", ")} <= names, algorithm.id()


def test_a_long_table_says_how_many_rows_are_left_out():
    assert _rows_in_words([*"AB" * 17], 2, str) == "; ".join(["A, B"] * 15) + " and 2 more"
    assert _rows_in_words([*"AB", "", "", *"CD"], 2, str) == "A, B; C, D"


def test_the_kinds_of_a_new_town_are_told_in_words():
    assert (
        _rows_in_words(["便利店", "small", "购物中心", "large"], 2, str)
        == "便利店, small amenity; 购物中心, large amenity"
    )


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("accessmatrix", {"CUTOFF": 1500.5}, {"Largest distance or time": "1,500.5 m"}),
        ("accessmatrix", {"CUTOFF": 15, "UNIT": "minutes"}, {"Largest distance or time": "15 min"}),
        ("siting", {}, {"Radius": "1,000 m", "Least distance between sites": "0 m"}),
        (
            "siting",
            {"UNIT": "minutes", "SPACING": 500},
            {"Radius": "1,000 min", "Least distance between sites": "500 m"},
        ),
    ],
)
def test_lengths_and_times_are_told_with_their_unit(provider, name, given, said):
    settings = Inputs(algorithm_of(name), given, QgsProcessingContext()).settings.set_index("parameter")["value"]
    assert {title: settings[title] for title in said} == said


def test_of_a_file_of_several_layers_that_which_is_read_is_named(run, tmp_path):
    """Where the path alone is given; a file of one layer, and a layer that is named, need no word."""
    path, single = tmp_path / "plan.gpkg", tmp_path / "single.gpkg"
    for file in (path, single):
        written(TOWN["rings"], file, "GPKG")
    add_layer(path, "另一个", TOWN["rings"])
    inputs = VALID["ringdistribution"].inputs | {"INCUBATORS": TOWN["incubators"].layer()}
    told = {}
    for given in (str(path), f"{path}|layername=另一个", str(single)):
        log = Log()
        run("ringdistribution", log, **inputs | {"RINGS": given})
        told[given] = [text for text in log.warnings if "none of them was named" in text]
    (text,) = told.pop(str(path))
    assert text.startswith("RINGS: “plan.gpkg” holds 2 layers, and none of them was named: the first, “plan”, is read.")
    assert list(told.values()) == [[], []]
