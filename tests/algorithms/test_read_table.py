"""Tables to points in QGIS: real files of the sample, workbooks, places, refusals, in a model."""

import sqlite3
import zipfile

import numpy as np
import pytest
from conftest import ROOT, Log, rows_of
from osgeo import gdal, ogr
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)

from innospace.core.data import coordinates
from innospace.ui.results import SENTENCES

RAW = ROOT / "resources" / "sample" / "raw"
POIS = RAW / "pois_gcj02_gbk.csv"
COMMUNITY = ROOT / "resources" / "sample" / "community.gpkg"
HEADER = ["名称", "类型", "经度", "纬度"]
ROWS = [["甲", "050500", "118.79", "32.06"], ["乙", "060400", "118.80", "32.07"], ["丙", "010000", None, None]]


def place(feature):
    point = feature.geometry().asPoint()
    return point.x(), point.y()


@pytest.fixture
def workbook(tmp_path):
    """Write sheets of texts by GDAL, which is what reads them; numbers are written as numbers."""

    def write(sheets, suffix="xlsx"):
        path = tmp_path / f"名单.{suffix}"
        book = ogr.GetDriverByName(suffix.upper()).CreateDataSource(str(path))
        for name, rows in sheets.items():
            sheet = book.CreateLayer(name)
            kinds = [ogr.OFTReal if k > 1 else ogr.OFTString for k in range(len(rows[0]))]
            for title, kind in zip(rows[0], kinds, strict=True):
                sheet.CreateField(ogr.FieldDefn(title, kind))
            for row in rows[1:]:
                feature = ogr.Feature(sheet.GetLayerDefn())
                for k, cell in enumerate(row):
                    if cell is not None:
                        feature.SetField(k, float(cell) if kinds[k] == ogr.OFTReal else cell)
                sheet.CreateFeature(feature)
        del book
        return path

    return write


def test_the_layer_of_points_bears_the_name_of_its_file(provider):
    """Two tables that are read stand in the list of layers side by side."""
    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    wanted = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    given = {"INPUT": str(POIS), "SYSTEM": "gcj02", "OUTPUT": wanted}
    found, done = provider.algorithm("readtable").run(given, context, QgsProcessingFeedback())
    assert done
    assert context.layerToLoadOnCompletionDetails(found["OUTPUT"]).name == "pois_gcj02_gbk points"


def test_the_points_of_a_map_service(run):
    """The sample's raw list: GBK, GCJ-02; beside the true points of the community."""
    log = Log()
    made = run("readtable", log, INPUT=str(POIS), SYSTEM="gcj02")["OUTPUT"]
    lines = POIS.read_bytes().decode("gb18030").splitlines()
    assert made.featureCount() == len(lines) - 1
    assert made.crs().authid() == "EPSG:4326"
    assert made.fields().names() == [*lines[0].split(","), "status"]
    assert "Read as GB18030; cells are separated by “,”." in log.infos
    assert "Coordinates were read from “lng”, “lat”." in log.infos
    assert any("314 rows were shifted from GCJ-02 to WGS 84." in text for text in log.infos)
    assert log.warnings == []
    true = QgsVectorLayer(f"{COMMUNITY}|layername=兴趣点", "true")
    import processing

    true = processing.run("native:reprojectlayer", {"INPUT": true, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    there = np.array([place(feature) for feature in true.getFeatures()])
    found = np.array([place(feature) for feature in made.getFeatures()])
    metres = np.array([coordinates.shift_m(np.tile(xy, (len(there), 1)), there).min() for xy in found])
    # Six decimals, and doubles within 50 m of the place that they repeat.
    assert metres.max() < 51
    assert (metres < 0.2).sum() >= 290
    codes = {row["typecode"] for row in rows_of(made)}
    assert "050500|061205" in codes
    assert all(isinstance(code, str) for code in codes)


def test_unshifted_they_are_half_a_kilometre_off(run):
    moved, as_is = (
        [place(f) for f in run("readtable", INPUT=str(POIS), SYSTEM=system)["OUTPUT"].getFeatures()]
        for system in ("gcj02", "wgs84")
    )
    assert (coordinates.shift_m(np.array(moved), np.array(as_is)) > 400).all()


def test_a_kind_of_file_that_loses_rows_without_a_place_is_refused(run, workbook, tmp_path):
    target = tmp_path / "points.fgb"
    with pytest.raises(
        QgsProcessingException, match="^OUTPUT: 1 of 3 rows have no geometry; a FlatGeobuf file holds none"
    ):
        run("readtable", INPUT=str(workbook({"名单": [HEADER, *ROWS]})), OUTPUT=str(target))
    assert not target.exists()
    run("readtable", INPUT=str(workbook({"名单": [HEADER, *ROWS[:2]]})), OUTPUT=str(target))
    assert QgsVectorLayer(str(target)).featureCount() == 2


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_workbook(run, workbook, suffix):
    log = Log()
    path = workbook({"名单": [HEADER, *ROWS], "说明": [HEADER, ["a", "b", None, None]]}, suffix)
    made = run("readtable", log, INPUT=str(path))["OUTPUT"]
    assert [(row["名称"], row["类型"], row["status"]) for row in rows_of(made)] == [
        ("甲", "050500", "ok"), ("乙", "060400", "ok"), ("丙", "010000", "no_coordinates"),
    ]  # fmt: skip
    assert place(next(made.getFeatures())) == pytest.approx((118.79, 32.06), abs=1e-12)
    assert "Read from the sheet “名单”." in log.infos
    assert any("Other sheets" in text and "说明" in text for text in log.warnings)


def test_gdal_is_left_as_it_was(run, workbook):
    path = workbook({"名单": [HEADER, *ROWS]})
    gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", "FORCE")
    try:
        run("readtable", INPUT=str(path))
        assert gdal.GetThreadLocalConfigOption("OGR_XLSX_HEADERS") == "FORCE"
        assert gdal.GetThreadLocalConfigOption("OGR_XLSX_FIELD_TYPES") is None
    finally:
        gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", None)


def test_the_list_without_coordinates_is_refused_by_the_name_of_the_column(run):
    with pytest.raises(QgsProcessingException, match="^X_FIELD: .*名称.*"):
        run("readtable", INPUT=str(RAW / "incubators.xlsx"))


@pytest.mark.parametrize(
    ("name", "content", "parameters", "message"),
    [
        ("empty.csv", b"", {}, "^INPUT: the table holds no rows"),
        ("header.csv", b"lng,lat\n", {}, "^INPUT: the table holds no rows"),
        ("a.csv", b"lng,lat\n118,32", {"ENCODING": "none"}, "^ENCODING: "),
        ("a.csv", b"lng,lat\n118,32", {"X_FIELD": "none"}, "^X_FIELD: .*“none”"),
        ("a.csv", b"lng,lat\n118,32", {"Y_FIELD": "none"}, "^Y_FIELD: .*“none”"),
        ("a.csv", b"x,y\n670000,3550000", {}, "^X_FIELD: no value of “x”, “y”"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600), {}, "^INPUT: .*old format"),
        ("cut.xlsx", b"PK\x03\x04" + bytes(600), {}, "^INPUT: .*not a readable workbook"),
        ("picture.csv", bytes(range(256)) * 40, {}, "^(INPUT|X_FIELD): "),
    ],
)  # fmt: skip
def test_refusals(run, tmp_path, name, content, parameters, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(QgsProcessingException, match=message):
        run("readtable", INPUT=str(path), **parameters)


def test_a_missing_file_and_a_zip_that_is_no_workbook(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="INPUT"):
        run("readtable", INPUT=str(tmp_path / "nowhere.csv"))
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    with pytest.raises(QgsProcessingException, match="^INPUT: .*not a readable workbook"):
        run("readtable", INPUT=str(tmp_path / "x.xlsx"))


def test_the_table_is_not_replaced_by_its_points(run, tmp_path):
    path = tmp_path / "poi.csv"
    path.write_text("name,lng,lat\n甲,118.7,32\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="^OUTPUT: .*poi.csv.*INPUT"):
        run("readtable", INPUT=str(path), OUTPUT=str(path))
    assert path.read_text(encoding="utf-8").startswith("name,lng,lat")


def test_awkward_headings_come_into_a_geopackage(run, tmp_path):
    path, target = tmp_path / "表.txt", tmp_path / "结果.gpkg"
    path.write_text("fid;geom;X;x;;status;lng;lat\na;b;1;2;3;4;118,7;32,1\na;b;1;2;3;4;;\n", encoding="utf-16")
    run("readtable", INPUT=str(path), OUTPUT=str(target))
    layer = QgsVectorLayer(str(target))
    assert layer.fields().names()[1:] == [
        "fid_in",
        "geom_in",
        "X",
        "x_2",
        "field_5",
        "status_in",
        "lng",
        "lat",
        "status",
    ]
    assert [row["status"] for row in rows_of(layer)] == ["ok", "no_coordinates"]
    assert place(next(layer.getFeatures())) == (118.7, 32.1)
    assert [feature.geometry().isEmpty() for feature in layer.getFeatures()] == [False, True]
    sqlite3.connect(target).close()


def test_a_cancel_leaves_nothing(run, tmp_path):
    target = tmp_path / "x.gpkg"
    log = Log(stop=lambda progress: progress > 0)
    assert run("readtable", log, INPUT=str(POIS), SYSTEM="gcj02", OUTPUT=str(target)) == {}
    assert not target.exists()


def test_in_a_model(run_model):
    """What comes out is in WGS 84: read as it is it lies nearest to the streets."""
    streets = QgsVectorLayer(f"{COMMUNITY}|layername=道路", "streets")
    steps = {
        "readtable": {"INPUT": str(POIS), "SYSTEM": "gcj02"},
        "coordinatecheck": {"INPUT": {"step": ("readtable", "OUTPUT")}, "REFERENCE": {"input": "streets"}},
    }
    (made,) = run_model({"streets": streets}, steps, [("coordinatecheck", "OUTPUT")])
    assert {row["system"]: row["verdict"] for row in rows_of(made)}["wgs84"] == "best"


@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson"])
def test_a_row_without_a_place_is_told_once_by_the_next_tool(run, tmp_path, ending):
    """QGIS writes it to a GeoPackage as an empty point, which is no point with bad coordinates."""
    source, log = tmp_path / "a.csv", Log()
    source.write_text("name,lng,lat\n甲,118.79,32.06\n乙,,\n", encoding="utf-8")
    made = run("readtable", INPUT=str(source), OUTPUT=str(tmp_path / f"points.{ending}"))["OUTPUT"]
    run("duplicatepois", log, INPUT=made, NAME_FIELD="name")
    assert log.warnings == ["1 row has no name or no place, and is kept as it is."]


def test_how_many_rows_there_are_comes_first_and_what_was_not_read_last(run, workbook):
    """A window shows three lines of the answer and of the remarks: a second sheet must not push out where the points lie."""
    log = Log()
    path = workbook({"名单": [["名称", "typecode", "经度", "纬度"], *ROWS], "说明": [["字段", "含义"], ["甲", "名称"]]})
    run("readtable", log, INPUT=str(path))
    assert log.infos[0] == "2 of 3 rows have a place."
    assert "Read from the sheet “名单”." in log.infos
    assert log.warnings[0].startswith("The table looks like an export of AMap")
    assert log.warnings[-1] == "Other sheets with content were not read: 说明."
    log = Log()
    run("readtable", log, INPUT=str(workbook({"名单": [HEADER, ROWS[0]]})))
    assert log.infos[0] == "1 of 1 row has a place."


def test_where_the_points_lie_is_among_what_a_window_shows(run, tmp_path):
    """A titled table with blank and ragged rows has much to be told; what matters most is said first."""
    source, log = tmp_path / "a.csv", Log()
    source.write_text(
        "名录（截至2021年）,,\n名称,经度,纬度\n甲,118.79,32.06\n,,\n乙,118.80,32.07,4\n", encoding="utf-8"
    )
    run("readtable", log, INPUT=str(source))
    assert len(log.infos) > SENTENCES
    assert any(said.startswith("The coordinates were taken as WGS 84") for said in log.infos[:SENTENCES])
