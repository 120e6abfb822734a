"""Layers come from where users keep them, and results go there: the answer is the same."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from conftest import build_model, rows_of
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerExporter,
    QgsVectorLayerJoinInfo,
)

from . import postgis_server, wfs_server
from .bad_input import csv_with_wkt, gbk_shapefile, moved, written
from .minimal import VALID
from .town import TOWN, Table

INCUBATORS, RINGS = TOWN["incubators"], TOWN["rings"]
EXPECTED = [("甲", 1), ("乙", 1), ("丙", 2), ("丁", None), ("戊", 3), ("己", None)]


@pytest.fixture(scope="session")
def postgis(qgis_app):
    if postgis_server.programs() is None:
        pytest.skip(f"no PostGIS server here: {postgis_server.NEEDED}")
    with postgis_server.running() as server:
        error, message = QgsVectorLayerExporter.exportLayer(
            INCUBATORS.layer(), server.uri("incubators"), "postgres", INCUBATORS.layer().crs()
        )
        assert error == Qgis.VectorExportResult.Success, message
        server.run("CREATE VIEW national AS SELECT * FROM incubators WHERE level <> '市级'")
        yield server


def memory(folder):
    return INCUBATORS.layer()


def geopackage(folder):
    return written(INCUBATORS, folder / "众创空间.gpkg", "GPKG")


def shapefile(folder):
    return gbk_shapefile(INCUBATORS, folder)


def geojson(folder):
    return written(moved(INCUBATORS, "EPSG:4326"), folder / "众创空间.geojson", "GeoJSON")


def csv(folder):
    return csv_with_wkt(INCUBATORS, folder)


def spatialite(folder):
    path = folder / "众创空间.sqlite"
    written(INCUBATORS, path, "SpatiaLite")
    return QgsVectorLayer(f"dbname='{path}' table=\"{path.stem}\" (geometry)", "incubators", "spatialite")


def virtual(folder):
    layer = INCUBATORS.layer()
    QgsProject.instance().addMapLayer(layer, False)
    query = f'SELECT * FROM "{layer.id()}"'.replace(" ", "%20").replace('"', "%22")
    return QgsVectorLayer(f"?query={query}&geometry=geometry:1:32650", "incubators", "virtual")


def filtered(folder):
    layer = written(INCUBATORS.with_rows(INCUBATORS.rows * 2), folder / "twice.gpkg", "GPKG")
    layer.setSubsetString(f'"fid" <= {len(INCUBATORS.rows)}')
    return layer


def joined(folder, levels=None):
    """The level comes from a table of its own."""
    places = INCUBATORS.layer()
    levels = levels or INCUBATORS.layer()
    places.dataProvider().deleteAttributes([places.fields().lookupField("level")])
    places.updateFields()
    QgsProject.instance().addMapLayers([places, levels], False)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(levels)
    join.setJoinFieldName("id")
    join.setTargetFieldName("id")
    join.setPrefix("")
    join.setJoinFieldNamesSubset(["level"])
    assert places.addJoin(join)
    return places


def flatgeobuf(folder):
    return written(INCUBATORS, folder / "众创空间.fgb", "FlatGeobuf")


def geoparquet(folder):
    if gdal.GetDriverByName("Parquet") is None:
        pytest.skip("this GDAL reads no GeoParquet")
    return written(INCUBATORS, folder / "众创空间.parquet", "Parquet")


def xlsx_with_coordinates(folder):
    return placed(sheet(folder, "XLSX"))


def ods_with_coordinates(folder):
    return placed(sheet(folder, "ODS"))


def xlsx_joined(folder):
    return joined(folder, sheet(folder, "XLSX"))


def ods_joined(folder):
    return joined(folder, sheet(folder, "ODS"))


def sheet(folder, driver):
    """A spreadsheet of the incubators, their places in two columns."""
    rows = [(None, shapely.from_wkt(wkt).x, shapely.from_wkt(wkt).y, *values) for wkt, *values in INCUBATORS.rows]
    fields = {"x": "double", "y": "double"} | INCUBATORS.fields
    table = replace(INCUBATORS, kind="NoGeometry", fields=fields, rows=rows)
    return written(table, folder / f"众创空间.{driver.lower()}", driver)


def placed(table):
    """The points that a spreadsheet's columns tell, as QGIS's own tool makes them."""
    import processing

    parameters = {"INPUT": table, "XFIELD": "x", "YFIELD": "y", "TARGET_CRS": INCUBATORS.crs, "OUTPUT": "memory:"}
    return processing.run("native:createpointslayerfromtable", parameters)["OUTPUT"]


@pytest.fixture
def check(run):
    """Run the distribution over rings on a source and compare with what is known."""

    def compare(source, expected=EXPECTED):
        assert source.isValid()
        results = run(
            "ringdistribution", INCUBATORS=source, RINGS=RINGS.layer(), LEVEL_FIELD="level", AREA_FIELD="area", YEAR_FIELD="year"
        )  # fmt: skip
        rows = rows_of(results["OUTPUT"])
        assert sorted((r["name"], r["ring"]) for r in rows) == sorted(expected, key=lambda row: row[0])
        inner = rows_of(results["RING_STATISTICS"])[0]
        assert (inner["n"], inner["n_national"], inner["mean_area"], inner["median_year"]) == (2, 1, 10_000, 2009.5)

    return compare


SOURCES = [
    memory, geopackage, shapefile, geojson, csv, spatialite, virtual, filtered, joined, flatgeobuf, geoparquet,
    xlsx_with_coordinates, ods_with_coordinates, xlsx_joined, ods_joined,
]  # fmt: skip


@pytest.mark.parametrize("source", SOURCES, ids=lambda x: x.__name__)
def test_sources(check, source, tmp_path):
    check(source(tmp_path))


@pytest.mark.parametrize("driver", ["XLSX", "ODS"])
def test_a_spreadsheet_of_candidates_is_ranked_like_a_layer(run, driver, tmp_path):
    """Scores need no places."""
    table = TOWN["candidates"]
    rows = [(None, *values) for _, *values in table.rows]
    source = written(replace(table, kind="NoGeometry", rows=rows), tmp_path / f"候选.{driver.lower()}", driver)
    inputs = VALID["stockscreening"].inputs
    results = [
        rows_of(run("stockscreening", **inputs | {"CANDIDATES": layer})["OUTPUT"]) for layer in (table.layer(), source)
    ]
    assert len(results[0]) == len(table.rows)
    assert [(r["name"], r["score"], r["rank"]) for r in results[0]] == [
        (r["name"], r["score"], r["rank"]) for r in results[1]
    ]


def test_a_web_feature_service(check, tmp_path):
    rows = [
        dict(zip(INCUBATORS.fields, values, strict=True))
        | {"geom": shapely.get_coordinates(shapely.from_wkt(wkt))[0].tolist()}
        for wkt, *values in INCUBATORS.rows
    ]
    crs = "urn:ogc:def:crs:EPSG::32650"
    with wfs_server.serving(tmp_path, "incubators", INCUBATORS.fields, rows, crs) as url:
        uri = QgsDataSourceUri()
        for key, value in {
            "url": url,
            "typename": "town:incubators",
            "version": "2.0.0",
            "srsname": "EPSG:32650",
        }.items():
            uri.setParam(key, value)
        check(QgsVectorLayer(uri.uri(False), "incubators", "WFS"))


@pytest.fixture(scope="session")
def german(tmp_path_factory):
    """The environment of a planner whose decimal mark is a comma."""
    folder = tmp_path_factory.mktemp("locales")
    try:
        command = ["localedef", "-i", "de_DE", "-f", "UTF-8", str(folder / "de_DE.UTF-8")]
        subprocess.run(command, capture_output=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("making a locale needs localedef")
    if not (folder / "de_DE.UTF-8").exists():
        pytest.skip("making a locale needs the Debian package locales")
    return {"LOCPATH": str(folder), "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}


CENTRES = TOWN["centres"].with_rows([("POINT (606000.25 3506000.75)", "宁城")])


DECIMALS = {
    "a Latin comma": ("ringsfromdistance", {"CENTRES": CENTRES, "DISTANCES": "1500.5,4000.25"}),
    "a Chinese comma": ("ringsfromdistance", {"CENTRES": CENTRES, "DISTANCES": "1500.5，4000.25"}),
    "fields": (
        "ringdistribution",
        {"INCUBATORS": INCUBATORS, "RINGS": RINGS, "AREA_FIELD": "area", "YEAR_FIELD": "year"},
    ),
    "criteria": ("stockscreening", VALID["stockscreening"].inputs),
    "fractions": ("ahpweights", {"PAIRWISE": "4,3.5,7;1/3,3;5.25", "NAMES": "交通,环境,设施,政策"}),
}


@pytest.fixture(scope="module")
def results_of_languages(qgis_process, german, tmp_path_factory):
    """What all the cases give under a decimal point and under a comma, as bytes: a model of them, run once in each."""
    folder, steps = tmp_path_factory.mktemp("decimals"), {}
    for number, (tool, inputs) in enumerate(DECIMALS.values()):
        values = {
            key: csv_file(value, folder / f"{key.lower()}{number}.csv") if isinstance(value, Table) else value
            for key, value in inputs.items()
        }
        steps[f"step{number}"] = (f"innospace:{tool}", values)
    path = folder / "all.model3"
    assert build_model([], steps, [(step, "OUTPUT") for step in steps]).toFile(str(path))
    made = {}
    for name, environment in {"C": {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}, "de": german}.items():
        targets = {f"{step}:OUTPUT": str(folder / f"{name} {step}.csv") for step in steps}
        with pytest.MonkeyPatch.context() as patch:
            for key, value in environment.items():
                patch.setenv(key, value)
            code, _, said = qgis_process(str(path), targets)
        assert code == 0, f"{name}: {said}"
        made[name] = dict(zip(DECIMALS, (Path(target).read_bytes() for target in targets.values()), strict=True))
    return made


@pytest.mark.parametrize("case", DECIMALS)
def test_a_decimal_comma_changes_no_result(results_of_languages, case):
    """Numbers in CSV and in texts have their point, whatever the language of the computer; results as bytes."""
    expected = results_of_languages["C"][case]
    assert b"." in expected
    assert expected == results_of_languages["de"][case]


def test_the_comma_is_there(german, monkeypatch):
    """What the test above stands on: Qt and the C library do write 1,5 there."""
    for key, value in german.items():
        monkeypatch.setenv(key, value)
    code = (
        "import json, locale; from qgis.PyQt.QtCore import QLocale; locale.setlocale(locale.LC_ALL, ''); "
        "print(json.dumps([QLocale.system().toString(1.5), locale.str(1.5)]))"
    )
    done = subprocess.run(["python3", "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["1,5", "1,5"]


def csv_file(table, path):
    """A CSV as GDAL opens it, geometry as WKT, numbers with a point."""
    options = ["GEOMETRY=AS_WKT"]
    written(table, path, "CSV", options)
    path.with_suffix(".prj").write_text(QgsCoordinateReferenceSystem(table.crs).toWkt(), encoding="utf-8")
    return str(path)


def test_a_table_of_postgis(check, postgis):
    check(QgsVectorLayer(postgis.uri("incubators"), "incubators", "postgres"))


def test_a_view_of_postgis(check, postgis):
    view = QgsVectorLayer(postgis.uri("national", key="id"), "national", "postgres")
    check(view, [row for row in EXPECTED if row[0] not in "丙丁"])


def into_database(folder):
    """A new table of a GeoPackage that holds another already."""
    written(RINGS, folder / "plan.gpkg", "GPKG")
    return f"ogr:dbname='{folder / 'plan.gpkg'}' table=\"incubators\" (geom)"


TARGETS = {
    "memory": lambda folder: "memory:",
    "GeoPackage": lambda folder: str(folder / "结果.gpkg"),
    "table of a GeoPackage": into_database,
    "shapefile": lambda folder: str(folder / "结果.shp"),
    "GeoJSON": lambda folder: str(folder / "结果.geojson"),
    "FlatGeobuf": lambda folder: str(folder / "结果.fgb"),
    "CSV": lambda folder: str(folder / "结果.csv"),
    "SpatiaLite": lambda folder: str(folder / "结果.sqlite"),
}


@pytest.mark.parametrize("target", TARGETS)
def test_targets(run, target, tmp_path):
    place = TARGETS[target](tmp_path)
    result = run("ringdistribution", INCUBATORS=INCUBATORS.layer(), RINGS=RINGS.layer(), OUTPUT=place)["OUTPUT"]
    assert sorted((r["name"], int(r["ring"]) if r["ring"] else None) for r in rows_of(result)) == sorted(
        EXPECTED, key=lambda row: row[0]
    )
    if target == "table of a GeoPackage":
        assert QgsVectorLayer(f"{tmp_path / 'plan.gpkg'}|layername=plan").featureCount() == len(RINGS.rows)


def test_a_result_in_postgis(run, postgis):
    run(
        "ringdistribution",
        INCUBATORS=INCUBATORS.layer(),
        RINGS=RINGS.layer(),
        OUTPUT=f"postgres://{postgis.uri('result')}",
    )
    assert postgis.run("SELECT count(*), count(ring), max(ring_name) FROM result") == "6|4|near_suburb"
    assert postgis.run("SELECT DISTINCT st_srid(geom) FROM result") == "32650"
