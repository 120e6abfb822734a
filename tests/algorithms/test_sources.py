"""Layers come from where users keep them, and results go there: the answer is the same."""

import pytest
from conftest import rows_of
from qgis.core import (
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerExporter,
    QgsVectorLayerJoinInfo,
)

from . import postgis_server
from .bad_input import csv_with_wkt, gbk_shapefile, moved, written
from .town import TOWN

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
        assert error == QgsVectorLayerExporter.ExportError.NoError, message
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


def joined(folder):
    """The level comes from a table of its own."""
    places = INCUBATORS.layer()
    levels = INCUBATORS.layer()
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


@pytest.mark.parametrize(
    "source", [memory, geopackage, shapefile, geojson, csv, spatialite, virtual, filtered, joined], ids=lambda x: x.__name__
)  # fmt: skip
def test_sources(check, source, tmp_path):
    check(source(tmp_path))


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
