"""Between features and tables: coordinate systems, NULL, dates, names that collide, geometries of all sorts."""

import gc

import numpy as np
import pandas as pd
import pytest
import shapely
from conftest import Log, rows_of
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPoint,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from innospace.algorithms import bridge
from innospace.algorithms.inputs import Inputs, Source
from innospace.algorithms.run import Run
from innospace.core.base import columns
from innospace.core.base.errors import InputError, Stopped
from innospace.core.ground.cleaning import Kind, Reading


def source_of(layer):
    return Source(QgsProcessingFeatureSource(layer, QgsProcessingContext()), layer.name())


@pytest.fixture
def work(provider):
    """A run of an algorithm that reads what it is given."""
    algorithm, context = provider.algorithm("ringdistribution"), QgsProcessingContext()
    return Run(algorithm, {}, context, Log(), Inputs(algorithm, {}, context))


def test_the_published_test_point_agrees_between_systems(make_layer, work):
    """CGCS2000 degrees, read into the 3° zone at 120° E, give the coordinates of the published point."""
    layer = make_layer("Point", {}, [("POINT (118.796877 32.060255)", {})], crs="EPSG:4490")
    read = work.read("INPUT", source_of(layer))
    assert (read.geometry[0].x, read.geometry[0].y) == pytest.approx((386383.866, 3549167.202), abs=1e-3)


def test_a_layer_without_crs_is_named(make_layer, work):
    layer = make_layer("Point", {}, [("POINT (1 1)", {})])
    layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(InputError, match="INCUBATORS: .*no coordinate reference system.*Set the right one"):
        work.read("INCUBATORS", source_of(layer))


def test_degrees_that_are_no_degrees_are_named(make_layer, work):
    layer = make_layer("Point", {}, [("POINT (669625 3548526)", {})], crs="EPSG:4326")
    with pytest.raises(InputError, match="INCUBATORS: the coordinates"):
        work.read("INCUBATORS", source_of(layer))


def test_geometries_of_all_sorts(make_layer, work):
    layer = make_layer(
        "MultiPolygonZM",
        {},
        [
            ("MultiPolygonZM (((600000 0 1 2, 600002 0 1 2, 600002 2 1 2, 600000 0 1 2)))", {}),
            (
                "MultiPolygonZM (((600000 0 0 0, 600002 2 0 0, 600002 0 0 0, 600000 2 0 0, 600000 0 0 0)))",
                {},
            ),  # a bow-tie
            ("MultiPolygonZM EMPTY", {}),
            (None, {}),
        ],
    )
    read = work.read("INPUT", source_of(layer))
    assert [g is not None and g.is_valid for g in read.geometry] == [True, True, False, False]
    assert not read.geometry[0].has_z
    assert read.geometry[1].area == pytest.approx(2)
    assert "INPUT: 1 invalid geometry was repaired." in work.notes


def test_what_is_measured_anew_is_what_a_reading_anew_gives(make_layer):
    """A bow-tie, a curve, one far away, one missing, in three systems of the work: the same vertices, and the same remarks."""
    texts = (
        "CURVEPOLYGON(CIRCULARSTRING(600000 3500000, 600500 3500500, 601000 3500000, 600500 3499500, 600000 3500000))",
        "POLYGON((600000 3500000, 602000 3502000, 602000 3500000, 600000 3502000, 600000 3500000))",
        "POLYGON((690000 3500000, 691000 3500000, 691000 3501000, 690000 3500000))",
        None,
    )
    layer, told, silent = make_layer("CurvePolygon", {}, [(text, {}) for text in texts]), [], []
    source, transforms = source_of(layer), QgsCoordinateTransformContext()
    ways = [
        QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem(code), transforms)
        for code in ("EPSG:32650", "EPSG:4548", "EPSG:4490")
    ]

    def reading(notes):
        return Reading("SITES", "sites", Kind.AREAS, notes.append)

    first = bridge.read(reading(told), source, ways[0], lambda fraction: None, lambda: False)
    for way in ways:
        anew = bridge.measured(first, reading(silent), lambda bounds, way=way: way, lambda: False)
        fresh = bridge.read(reading([]), source, way, lambda fraction: None, lambda: False)
        assert shapely.to_wkb(anew.geometry).tolist() == shapely.to_wkb(fresh.geometry).tolist()
        assert anew.rows is first.rows
    assert told == silent[: len(told)]
    assert told


def test_curves_become_lines(make_layer, work):
    layer = make_layer("CurvePolygon", {}, [("CurvePolygon (CircularString (600000 0, 600010 0, 600000 0))", {})])
    assert work.read("INPUT", source_of(layer)).geometry[0].area == pytest.approx(np.pi * 25, rel=1e-3)


def test_endless_coordinates_count_as_missing(make_layer, work):
    layer = make_layer("Point", {}, [("POINT (0 0)", {}), ("POINT (1 1)", {})])
    layer.dataProvider().changeGeometryValues({1: QgsGeometry(QgsPoint(np.nan, 1))})  # no WKT says that
    read = work.read("INPUT", source_of(layer))
    assert read.geometry[0] is None
    assert read.geometry[1] is not None
    assert work.notes == ["INPUT: 1 geometry has unusable coordinates and counts as missing."]


@pytest.mark.parametrize("crs", ["EPSG:32650", "EPSG:4490"])
def test_an_empty_geometry_is_a_missing_one_and_no_bad_one(make_layer, work, crs):
    """In the work's CRS and in another one, where PROJ refuses what has no coordinates."""
    rows = [(wkt, {}) for wkt in ("POINT (1 1)", "POINT EMPTY", None)]
    layer = make_layer("Point", {}, rows, crs=crs)
    read = work.read("INPUT", source_of(layer))
    assert [shape is None for shape in read.geometry] == [False, True, True]
    assert work.notes == []


def test_values_of_all_sorts(make_layer, work):
    rows = [
        {"n": "12.5", "year": "2012年5月", "date": "2014-03-01", "name": " 甲 "},
        {"n": "约500", "year": "成立较早", "date": None, "name": ""},
        {"n": None, "year": None, "date": None, "name": None},
        {"n": "inf", "year": "2015-06", "date": None, "name": "3.0"},
    ]
    fields = {"n": "string", "year": "string", "date": "date", "name": "string"}
    layer = make_layer("Point", fields, [("POINT (500000 0)", row) for row in rows])
    read = work.read("INCUBATORS", source_of(layer))
    assert read.numbers("n").tolist() == pytest.approx([12.5, np.nan, np.nan, np.nan], nan_ok=True)
    assert read.years("year").tolist() == pytest.approx([2012, np.nan, np.nan, 2015], nan_ok=True)
    assert read.years("date")[0] == 2014
    assert read.texts("name").tolist() == ["甲", None, None, "3.0"]
    assert len(work.notes) == 2
    assert all(note.startswith("INCUBATORS: ") for note in work.notes)
    with pytest.raises(InputError, match="no field “size”.*It has: n, year, date, name"):
        read.numbers("size")


def test_an_input_field_of_an_outputs_name_is_kept_beside_it(make_layer, work):
    layer = make_layer("Point", {"status": "string", "status_in": "int", "fid": "string"}, [("POINT (0 0)", {})])
    read = work.read("INPUT", source_of(layer))
    fields = bridge.joined_fields(read, pd.DataFrame({"status": ["ok"], "n": [1], "share": [0.5], "sure": [True]}))
    assert fields.names() == ["status_in", "status_in_in", "fid_in", "status", "n", "share", "sure"]
    kinds = [fields.field(name).type() for name in ("status", "n", "share", "sure")]
    assert kinds == [QMetaType.Type.QString, QMetaType.Type.LongLong, QMetaType.Type.Double, QMetaType.Type.Bool]


def test_types_and_nulls_survive_the_way_through_a_geopackage(run, make_layer, tmp_path):
    rings = make_layer(
        "Polygon", {"ring": "int", "city": "string"}, [("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))", {"ring": 1})]
    )
    fields = {"fid": "integer", "when": "date", "text": "string(5)", "number": "double", "flag": "bool"}
    values = {"fid": 7, "when": "2020-02-29", "text": "甲", "number": 1.5, "flag": True}
    incubators = make_layer("Point", fields, [("POINT (1 1)", values), ("POINT (2 2)", {"fid": 9})])
    path = tmp_path / "孵化器.gpkg"
    run("ringdistribution", INCUBATORS=incubators, RINGS=rings, OUTPUT=str(path))
    written = QgsVectorLayer(str(path))
    rows = rows_of(written)
    assert [r["fid"] for r in rows] == [7, 9]
    assert rows[0]["when"].toString("yyyy-MM-dd") == "2020-02-29"
    assert rows[0]["flag"] is True
    assert (rows[0]["ring"], rows[0]["city"], rows[1]["number"]) == (1, None, None)


def test_the_collector_works_again_after_reading_a_cancel_and_two_readings_at_once(make_layer, work):
    layer = make_layer("Point", {}, [("POINT (1 2)", {})])
    assert len(work.read("INCUBATORS", source_of(layer))) == 1
    assert gc.isenabled()
    work.feedback.cancel()
    with pytest.raises(Stopped):
        work.read("INCUBATORS", source_of(layer))
    assert gc.isenabled()
    first, second = bridge.collector_paused(), bridge.collector_paused()
    first.__enter__()
    second.__enter__()
    assert not gc.isenabled()
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_a_target_that_cannot_be_written_is_named(run, make_layer):
    from qgis.core import QgsProcessingException

    rings = make_layer("Polygon", {"ring": "int", "city": "string"}, [("POLYGON ((0 0, 9 0, 9 9, 0 0))", {"ring": 1})])
    with pytest.raises(QgsProcessingException, match="/nowhere/out"):
        run("ringdistribution", INCUBATORS=rings, RINGS=rings, OUTPUT="/nowhere/out.gpkg")


WORDS = st.sampled_from(["name", "Name", "NAME", "名称", "town", "k", "area", "小镇", ""])


@given(st.lists(st.tuples(WORDS.filter(bool), WORDS, st.booleans()), max_size=4, unique_by=lambda field: field[0]))
def test_a_field_with_names_is_the_one_that_qgis_looks_up(made):
    """To the letter first, then in any case, then by its heading."""
    fields = QgsFields()
    for name, alias, is_text in made:
        field = QgsField(name, QMetaType.Type.QString if is_text else QMetaType.Type.Int)
        field.setAlias(alias)
        fields.append(field)
    looked_up = next((at for name in columns.NAMES if (at := fields.lookupField(name)) >= 0), -1)
    assert columns.name_among(map(bridge.head_of, fields)) == (fields[looked_up].name() if looked_up >= 0 else "")
