"""Tools of all rooms without windows, into Chinese paths: files, numbers, pages and refusals."""

import pytest
from conftest import SAMPLE, rows_of
from qgis.core import QgsVectorLayer

from . import test_floating_catchment, test_lifecircle, test_read_table, test_residents, test_rings_from_travel
from .bad_input import written
from .test_data import SEOUL, WUHAN
from .test_stock import PARCELS
from .town import Table

PLACES = Table(
    "Point",
    {"name": "string", "status": "string"},
    [
        (f"POINT ({WUHAN[0]} {WUHAN[1]})", "武汉", None),
        (f"POINT ({SEOUL[0]} {SEOUL[1]})", "首尔", None),
        (None, "无", None),
    ],
    "EPSG:4326",
)
CONTEXT = {"CANDIDATES": PARCELS, "TARGETS": [f"{SAMPLE}|layername=transit_stops"]}
# What is asked under each name: the tool, its inputs, and the files of its outputs.
ASKED = {
    "screening": (
        "stockscreening",
        {
            "CANDIDATES": PARCELS,
            "CRITERIA": ["building_age", "benefit", 2, "", "", "transit_m", "cost", 1, 0, 2000],
            "WEIGHTS": "TEMPORARY_OUTPUT",
        },
        {"OUTPUT": "排名.gpkg", "REPORT": "排名.html"},
    ),
    "weights": ("ahpweights", {"PAIRWISE": "1,4;1/4,1", "NAMES": "a,b"}, {"OUTPUT": "权重.csv"}),
    "context": ("stockcontext", CONTEXT, {"OUTPUT": "区位.gpkg"}),
    "screening of a field that is not there": (
        "stockscreening",
        {**CONTEXT, "WEIGHTS": "TEMPORARY_OUTPUT", "CRITERIA": ["x", "cost", 1, "", ""]},
        {"OUTPUT": "排名.gpkg"},
    ),
    "life circle": (
        "lifecirclecoverage",
        {
            "DEMAND": test_lifecircle.HOMES,
            "POPULATION_FIELD": "population",
            "FACILITIES": test_lifecircle.DAILY,
            "CATEGORY_FIELD": "type",
            "CLASS_MAP": ["library", "culture_station"],
            "NETWORK": test_lifecircle.ROADS,
            "STANDARD": "gb50180_5",
        },
        {"OUTPUT": "生活圈.gpkg", "COVERAGE": "覆盖.gpkg", "GAPS": "缺口.gpkg", "REPORT": "报告.html"},
    ),
    "streets": ("networkcheck", {"NETWORK": test_lifecircle.ROADS}, {"OUTPUT": "道路.gpkg"}),
    "access": (
        "floatingcatchment",
        {
            **test_floating_catchment.SAMPLE_INPUTS,
            "METHOD": "3sfca",
            "DECAY": "steps",
            "STEPS": "300：1，600：0.5",
            "CATCHMENT": 600,
        },
        {"OUTPUT": "需求.gpkg", "SUPPLY_OUT": "供给.gpkg", "SUMMARY": "汇总.gpkg", "REPORT": "报告.html"},
    ),
    "rings": (
        "ringsfromtravel",
        {"CENTRES": test_rings_from_travel.STOPS, "NETWORK": test_rings_from_travel.ROADS, "MINUTES": "5"},
        {"OUTPUT": "圈层.gpkg", "REPORT": "圈层.html"},
    ),
    "table": ("readtable", {"INPUT": str(test_read_table.POIS), "SYSTEM": "gcj02"}, {"OUTPUT": "点.gpkg"}),
    "residents": ("residents", test_residents.INPUTS, {"OUTPUT": "人口.gpkg"}),
    "coordinates": (
        "coordinates",
        {"FROM": "bd09", "TO": "wgs84", "REGIONS": ["macao"]},
        {"OUTPUT": "转换.gpkg"},
    ),
}


@pytest.fixture(scope="module")
def answers(qgis_app, several, tmp_path_factory):
    """Under each name the files of the outputs, and what the tool answers."""
    files, order = {}, {}
    for name, (tool, inputs, outputs) in ASKED.items():
        folder = tmp_path_factory.mktemp("结果")
        files[name] = {output: folder / file for output, file in outputs.items()}
        order[name] = f"innospace:{tool}", {**inputs, **{output: str(path) for output, path in files[name].items()}}
    places = written(PLACES, tmp_path_factory.mktemp("places") / "兴趣点.gpkg", "GPKG")
    order["coordinates"][1]["INPUT"] = places.source()
    return {name: (files[name], *told) for name, told in several(order).items()}


@pytest.fixture
def done(answers):
    """The files and results of a run that succeeded; its outputs are where they were asked for."""

    def find(name):
        files, code, answer, printed = answers[name]
        assert code == 0, printed
        assert {output: answer["results"][output] for output in files} == {o: str(path) for o, path in files.items()}
        return files, answer["results"]

    return find


def rows(path):
    return rows_of(QgsVectorLayer(str(path)))


def test_stock_is_ranked(done):
    files, _ = done("screening")
    assert len(rows(files["OUTPUT"])) == 120
    assert files["REPORT"].stat().st_size > 10_000


def test_weights_are_consistent(done):
    _, results = done("weights")
    assert results["CR"] == 0


def test_the_context_is_made(done):
    done("context")


def test_a_refusal_names_parameter_and_cause(answers):
    _, code, _, printed = answers["screening of a field that is not there"]
    assert code != 0
    assert "CRITERIA: the candidates have no field x." in printed


def test_a_life_circle_has_its_classes(done):
    files, _ = done("life circle")
    assert {"kindergarten", "culture_station", "bus_stop", "all classes"} <= {
        r["category"] for r in rows(files["COVERAGE"])
    }


def test_streets_are_counted(done):
    _, results = done("streets")
    assert results["COMPONENTS"] > 1
    assert 0.9 < results["LARGEST_SHARE"] < 1


def test_access_has_its_tables_and_pictures(done):
    files, _ = done("access")
    page = files.pop("REPORT").read_text(encoding="utf-8")
    assert [len(rows(path)) for path in files.values()] == [300, 12, 4]
    assert page.count("<figure>") == 3
    assert "Wan, Zou" in page


def test_a_ring_is_drawn(done):
    files, _ = done("rings")
    assert len(rows(files["OUTPUT"])) == 1
    assert files["REPORT"].exists()


def test_a_table_is_read(done):
    files, _ = done("table")
    assert len(rows(files["OUTPUT"])) == 314


def test_residents_are_all_there(done):
    files, results = done("residents")
    assert results["TOTAL_OUT"] == pytest.approx(results["TOTAL_IN"])
    assert len(rows(files["OUTPUT"])) == 300


def test_coordinates_say_what_moved(done):
    files, _ = done("coordinates")
    assert [row["status"] for row in rows(files["OUTPUT"])] == ["moved", "outside_china", "no_geometry"]
