"""The layer that decides the CRS is declared; the order in which a tool asks for its layers decides nothing."""

import pytest
from conftest import Log, rows_of
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource

from innospace.algorithms import bridge
from innospace.algorithms.inputs import Inputs, Source
from innospace.algorithms.run import Run

from . import bad_input
from .minimal import VALID
from .runs import algorithm_of, attempt

pytestmark = pytest.mark.usefixtures("provider")
SEVERAL = [name for name, valid in VALID.items() if len(valid.layers()) > 1]
ELSEWHERE = "EPSG:4549"
GROUND = "POLYGON ((600000 3500000, 600000 3500100, 600100 3500100, 600000 3500000))"


def layer_parameters(algorithm) -> list[str]:
    return [p.name() for p in algorithm.parameterDefinitions() if p.type() in ("source", "multilayer")]


def test_every_tool_with_a_layer_declares_which_one_decides(provider):
    assert len(provider.algorithms()) > 20
    for algorithm in provider.algorithms():
        layers = layer_parameters(algorithm)
        assert algorithm.MAIN in (layers or [""]), algorithm.id()
        # What decides cannot be left out.
        optional = algorithm.MAIN and algorithm.parameterDefinition(algorithm.MAIN).flags() & 1
        assert not optional, algorithm.id()


def in_two_systems(name: str) -> dict:
    """Valid inputs, the deciding layer in another system than all others."""
    inputs, main = dict(VALID[name].inputs), algorithm_of(name).MAIN
    return inputs | {main: bad_input.moved(inputs[main], ELSEWHERE)}


def backwards(compute):
    """`compute` after all layers have been asked for, the main one last."""

    def asking_first(self, run):
        for name in reversed([self.MAIN, *(name for name in run.inputs.sources if name != self.MAIN)]):
            run.several(name)
        compute(self, run)

    return asking_first


@pytest.mark.parametrize("name", SEVERAL)
def test_the_order_of_reading_changes_nothing_and_each_layer_is_read_once(name, monkeypatch):
    fetch, read = bridge._fetch, []
    monkeypatch.setattr(
        bridge, "_fetch", lambda source, *rest, **how: read.append(source) or fetch(source, *rest, **how)
    )
    as_written = attempt(name, in_two_systems(name))
    kind = type(algorithm_of(name))
    n_given = len(read)
    assert n_given == len(VALID[name].layers())
    monkeypatch.setattr(kind, "compute", backwards(kind.compute))
    other_way = attempt(name, in_two_systems(name))
    assert (as_written.error, other_way.error) == ("", "")
    assert len(read) == 2 * n_given
    assert as_written.results.keys() == other_way.results.keys()
    one, other = as_written.layer("OUTPUT"), other_way.layer("OUTPUT")
    assert one.crs() == other.crs()
    assert rows_of(one) == rows_of(other)
    assert [f.geometry().asWkt(9) for f in one.getFeatures()] == [f.geometry().asWkt(9) for f in other.getFeatures()]


def test_a_result_comes_in_the_system_of_the_layer_that_is_declared(monkeypatch):
    kind = type(algorithm_of("corridor"))
    monkeypatch.setattr(kind, "compute", backwards(kind.compute))
    inputs = in_two_systems("corridor")
    made = attempt("corridor", inputs)
    assert made.layer("OUTPUT").crs().authid() == ELSEWHERE
    monkeypatch.setattr(kind, "MAIN", "SPACES")
    made = attempt("corridor", inputs)
    assert made.layer("OUTPUT").crs().authid() == VALID["corridor"].inputs["SPACES"].crs


def run_on(name: str, **layers) -> Run:
    """A run of a tool whose layers have been looked up."""
    algorithm, context = algorithm_of(name).create(), QgsProcessingContext()
    inputs = Inputs(algorithm, {}, context)
    for parameter, layer in layers.items():
        inputs.sources[parameter] = [Source(QgsProcessingFeatureSource(layer, context), layer.name())]
    run = Run(algorithm, {}, context, Log(), inputs)
    run.kept = layers  # a source does not hold on to its layer
    return run


@pytest.mark.parametrize("asked", [("INCUBATORS", "RINGS"), ("RINGS", "INCUBATORS")])
def test_where_the_declared_one_is_a_table_the_next_layer_of_the_form_decides(make_layer, asked):
    table = make_layer("None", {"id": "int"}, [(None, {"id": 1})])
    rings = make_layer("Polygon", {"id": "int"}, [(GROUND, {"id": 1})])
    run = run_on("ringdistribution", INCUBATORS=table, RINGS=rings)
    read = {name: run.layer(name) for name in asked}
    assert run.crs.authid() == "EPSG:32650"
    assert [layer.parameter for layer in run.layers] == ["RINGS", "INCUBATORS"]
    assert read["INCUBATORS"].numbers("id").tolist() == [1]


def test_tables_alone_decide_nothing_and_are_read(make_layer):
    run = run_on("ringdistribution", RINGS=make_layer("None", {"id": "int"}, [(None, {"id": 1})]))
    assert run.layer("RINGS").numbers("id").tolist() == [1]
    assert not run.crs.isValid()


def test_what_was_read_without_columns_has_none_to_ask_for(make_layer):
    layers = {name: make_layer("Polygon", {"id": "int"}, [(GROUND, {"id": 1})]) for name in ("INCUBATORS", "RINGS")}
    run = run_on("ringdistribution", **layers)
    shapes = run.shapes("RINGS")
    assert len(shapes) == 1
    for reader in (lambda: shapes.texts("id"), lambda: shapes.column("id"), lambda: shapes.rows):
        with pytest.raises(AttributeError):
            reader()
    assert run.layer("INCUBATORS").texts("id").tolist() == ["1"]
