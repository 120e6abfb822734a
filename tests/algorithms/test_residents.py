"""Residents by building in QGIS: the sample against its truth, zones and grid, refusals, report, in a model."""

from pathlib import Path

import numpy as np
import pytest
from conftest import ROOT, Log, rows_of
from osgeo import gdal, osr
from qgis.core import QgsProcessingException, QgsVectorLayer

from innospace.algorithms import styling

SAMPLE = ROOT / "resources" / "sample"
COMMITTEES = f"{SAMPLE}/raw/residents_by_committee.gpkg|layername=社区人口"
BUILDINGS = f"{SAMPLE}/community.gpkg|layername=居住建筑"
INPUTS = {"BUILDINGS": BUILDINGS, "FLOORS_FIELD": "floors", "ZONES": COMMITTEES, "POPULATION_FIELD": "residents"}


@pytest.fixture
def grid(tmp_path):
    """A GeoTIFF of 4 × 2 cells of 100 m with people and a hole, its corner at 600 000, 3 500 200."""
    path, reference = tmp_path / "人口.tif", osr.SpatialReference()
    reference.ImportFromEPSG(32650)
    raster = gdal.GetDriverByName("GTiff").Create(str(path), 4, 2, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((600_000, 100, 0, 3_500_200, 0, -100))
    raster.SetProjection(reference.ExportToWkt())
    raster.GetRasterBand(1).SetNoDataValue(-99)
    raster.GetRasterBand(1).WriteArray(np.array([[10, 20, 30, -99], [40, 50, 60, 0]], dtype=np.float32))
    del raster
    return str(path)


def ground(x, y, width, height):
    x, y = 600_000 + x, 3_500_000 + y
    return f"POLYGON (({x} {y}, {x + width} {y}, {x + width} {y + height}, {x} {y + height}, {x} {y}))"


@pytest.fixture
def houses(make_layer):
    """One in the cell of 40, one in that of 50, one across the cells of 20 and 30; the cells of 10 and 60 have none."""
    places = [(20, 20, 10, 10), (120, 20, 10, 10), (190, 120, 20, 10)]
    return make_layer("Polygon", {"floors": "int"}, [(ground(*place), {"floors": 2}) for place in places])


def test_the_sample_against_its_truth(run):
    """Totals by committee are kept; building by building the estimate knows neither vacancy nor m² a person."""
    log = Log()
    found = run("residents", log, **INPUTS)
    rows = rows_of(found["OUTPUT"])
    true = np.array([row["residents_in"] for row in rows], float)
    estimate = np.array([row["residents"] for row in rows], float)
    assert {row["status"] for row in rows} == {"ok"}
    totals = sum(row["residents"] for row in rows_of(QgsVectorLayer(COMMITTEES)))
    assert (found["TOTAL_IN"], found["TOTAL_OUT"]) == pytest.approx((totals, totals), rel=1e-9)
    assert estimate.sum() == pytest.approx(true.sum(), rel=1e-9)
    assert found["LEFT_OVER"].featureCount() == 0
    off = np.abs(estimate - true).sum() / true.sum()
    even = np.abs(true.sum() / len(true) - true).sum() / true.sum()
    # What the guide says.
    assert (off, np.corrcoef(true, estimate)[0, 1] ** 2, even) == pytest.approx((0.10, 0.92, 0.40), abs=0.005)
    assert f"All {totals:,} people were allocated to 300 buildings." in log.infos


def test_a_grid_alone(run, houses, grid):
    found = run("residents", BUILDINGS=houses, FLOORS_FIELD="floors", POPULATION_GRID=grid)
    assert [row["residents"] for row in rows_of(found["OUTPUT"])] == pytest.approx([40, 50, 50])
    # The extent of the buildings meets three columns of cells.
    assert found["TOTAL_IN"] == pytest.approx(210)
    assert found["TOTAL_OUT"] == pytest.approx(140)
    assert sorted(row["residents"] for row in rows_of(found["LEFT_OVER"])) == [10, 60]
    places = {f["residents"]: f.geometry().asPoint() for f in found["LEFT_OVER"].getFeatures()}
    assert (places[10].x(), places[10].y()) == pytest.approx((600_050, 3_500_150))


def test_a_grid_cut_by_zones_and_checked_against_them(run, houses, grid, make_layer, tmp_path):
    zones = make_layer(
        "Polygon",
        {"name": "string", "people": "double"},
        [
            (ground(0, 0, 150, 200), {"name": "西", "people": 90}),
            (ground(150, 0, 150, 200), {"name": "东", "people": 100}),
        ],
    )
    log, report = Log(), tmp_path / "r.html"
    inputs = {"BUILDINGS": houses, "FLOORS_FIELD": "floors", "ZONES": zones, "POPULATION_GRID": grid}
    found = run("residents", log, **inputs, POPULATION_FIELD="people", REPORT=str(report))
    # 40 and half of 50 in the west, 10 of the cell of 20 and all of that of 30 in the east.
    assert [row["residents"] for row in rows_of(found["OUTPUT"])] == pytest.approx([40, 25, 40])
    assert [row["zone"] for row in rows_of(found["OUTPUT"])] == [1, 1, 2]
    assert {row["name"] for row in rows_of(found["LEFT_OVER"])} == {"西", "东"}
    page = report.read_text(encoding="utf-8")
    assert "Checked against the 2 zones" in page
    assert "Checked" not in "".join(run_infos(run, inputs))
    assert "人口.tif" in page
    assert str(tmp_path) not in page


@pytest.mark.parametrize("with_grid", [False, True])
def test_a_zone_drawn_twice_changes_nothing_and_is_told(run, houses, grid, make_layer, with_grid):
    west = (ground(0, 0, 150, 200), {"people": 90})
    zones = [west, (ground(150, 0, 150, 200), {"people": 100})]
    inputs = {"BUILDINGS": houses, "FLOORS_FIELD": "floors", "POPULATION_FIELD": "people"}
    inputs |= {"POPULATION_GRID": grid} if with_grid else {}
    found = {}
    for drawn in (zones, [*zones, west]):
        log = Log()
        result = run("residents", log, **inputs, ZONES=make_layer("Polygon", {"people": "double"}, drawn))
        rows = [row["residents"] for row in rows_of(result["OUTPUT"])]
        found[len(drawn)] = (rows, result["TOTAL_IN"], result["TOTAL_OUT"], result["LEFT_OVER"].featureCount())
        assert any("repeats another" in text for text in log.warnings) is (len(drawn) == 3)
    assert found[2] == found[3]


def run_infos(run, inputs):
    log = Log()
    run("residents", log, **inputs)
    return log.infos


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ZONES": None, "POPULATION_FIELD": None}, "^ZONES: neither"),
        ({"POPULATION_FIELD": None}, "^POPULATION_FIELD: neither"),
        ({"POPULATION_FIELD": "name"}, "^POPULATION_FIELD: no zone or cell has people"),
        ({"POPULATION_GRID": str(SAMPLE / "README.md")}, "POPULATION_GRID"),
    ],
)  # fmt: skip
def test_refusals(run, change, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("residents", **(INPUTS | change))


def test_a_grid_of_elsewhere_and_one_that_would_be_replaced(run, grid, houses):
    with pytest.raises(QgsProcessingException, match="^POPULATION_GRID: .*no people where"):
        run("residents", BUILDINGS=BUILDINGS, POPULATION_GRID=grid)
    page = str(Path(grid).rename(Path(grid).with_name("grid.html")))  # GDAL reads a grid by its first bytes
    with pytest.raises(QgsProcessingException, match="^REPORT: .*POPULATION_GRID"):
        run("residents", BUILDINGS=houses, POPULATION_GRID=page, REPORT=page)


def test_in_a_model(run_model):
    layers = {"houses": QgsVectorLayer(BUILDINGS, "houses"), "zones": QgsVectorLayer(COMMITTEES, "zones")}
    steps = {
        "residents": {
            "BUILDINGS": {"input": "houses"}, "FLOORS_FIELD": "floors", "ZONES": {"input": "zones"},
            "POPULATION_FIELD": "residents",
        },
    }  # fmt: skip
    (made,) = run_model(layers, steps, [("residents", "OUTPUT")])
    assert made.featureCount() == 300


def test_the_legend_says_what_its_grades_count(run):
    layer = run("residents", **INPUTS)["OUTPUT"]
    styling.apply(layer, "residents")
    assert [grade.label() for grade in layer.renderer().ranges()][::4] == ["0 – 20 residents", "> 200 residents"]
