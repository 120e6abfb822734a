"""What hours of work ask for: a cancel leaves nothing, memory stays flat, a killed QGIS spoils no earlier result."""

import gc
import os
from pathlib import Path

import pytest
from conftest import Log
from qgis.core import QgsProcessingContext, QgsVectorLayer
from undrawn import undrawn

from innospace.algorithms.bridge import Layer
from innospace.algorithms.run import Run
from innospace.tests.algorithms.killed import kill

from .bad_input import written
from .minimal import VALID
from .runs import algorithm_of, attempt, outputs
from .town import TOWN, point

pytestmark = pytest.mark.usefixtures("provider")


@pytest.mark.parametrize("moment", [0, 10, 30, 60, 85, 95])
@pytest.mark.parametrize("name", VALID)
def test_a_cancel_at_any_moment_leaves_nothing(name, moment, tmp_path):
    algorithm, context = algorithm_of(name).create(), QgsProcessingContext()
    log = Log(stop=lambda progress: progress >= moment)
    if moment == 0:
        log.cancel()
    parameters = {
        key: getattr(value, "layer", lambda value=value: value)() for key, value in VALID[name].inputs.items()
    }
    if name == "stockcontext":
        pytest.skip("several layers need a project; the core's cancel is the same")
    with undrawn():
        results, _ = algorithm.run(parameters | outputs(algorithm, tmp_path, report=True), context, log, {}, False)
    left = list(tmp_path.iterdir())
    # A run that was done before the cancel was heard is whole; any other leaves nothing.
    assert (results == {}) == (left == [])
    if moment == 0:
        assert left == []


def test_most_of_the_bar_is_for_most_of_the_work(tmp_path):
    """Service areas are made one after the other: the bar moves with them, and not with the little before."""
    table = VALID["serviceareas"].inputs["FACILITIES"]
    inputs = VALID["serviceareas"].inputs | {"FACILITIES": table.with_rows(table.rows * 500)}
    told = attempt("serviceareas", inputs, tmp_path).log.fractions
    assert len({round(percent) for percent in told if 30 < percent < 80}) >= 3


def resident() -> int:
    """Memory of this process in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("name", ["ringdistribution", "lifecirclecoverage"])
def test_memory_stays_flat_over_a_hundred_runs(name):
    def runs(n):
        for _ in range(n):
            assert attempt(name, VALID[name].inputs).error == ""
        gc.collect()
        return resident()

    warm = runs(20)
    assert runs(100) - warm < 20e6


@pytest.mark.parametrize("name", VALID)
def test_a_run_lets_go_of_its_layers_at_once(name):
    """What only the garbage collector would free stays for long, and may be freed in another thread."""
    # A module that is imported for the first time may leave a cycle through the frames that asked for it, once.
    assert attempt(name, VALID[name].inputs).error == ""
    gc.collect()
    gc.disable()
    try:
        assert attempt(name, VALID[name].inputs).error == ""
        # Names alone: what a failing test holds would be found by each later one.
        kept = [type(thing).__name__ for thing in gc.get_objects() if isinstance(thing, (Layer, Run))]
    finally:
        gc.enable()
    assert kept == []


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Inputs of the distribution over rings as another process finds them, with more incubators than are written in no time."""
    folder, row = tmp_path_factory.mktemp("many"), TOWN["incubators"].rows[0]
    rows = [(point(x % 12000, 5000), *row[1:]) for x in range(30_000)]
    files = {"INCUBATORS": TOWN["incubators"].with_rows(rows), "RINGS": TOWN["rings"]}
    sources = {key: written(table, folder / f"{key}.gpkg", "GPKG").source() for key, table in files.items()}
    return {
        **sources,
        "RING_FIELD": "ring",
        "CITY_FIELD": "city",
        "RING_STATISTICS": "memory:",
        "CITY_PATTERNS": "memory:",
    }


@pytest.mark.parametrize("target", ["{}/now.gpkg", "ogr:dbname='{}/earlier.gpkg' table=\"now\" (geom)"])
def test_killing_qgis_in_the_midst_of_writing_spoils_no_earlier_result(many, target, tmp_path):
    earlier = many | {"INCUBATORS": f"{many['INCUBATORS']}|subset=fid <= 100", "OUTPUT": f"{tmp_path}/earlier.gpkg"}
    kill("ringdistribution", many | {"OUTPUT": target.format(tmp_path)}, share=85.001, before=earlier)
    layer = QgsVectorLayer(f"{tmp_path}/earlier.gpkg|layername=earlier")
    assert layer.isValid()
    assert sum(1 for _ in layer.getFeatures()) == 100
    assert {feature["status"] for feature in layer.getFeatures()} <= {"ok", "outside_rings"}
