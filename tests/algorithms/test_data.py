"""The tools for what goes in, in QGIS: places, kinds of geometry, coordinate systems, tables, models, cancel."""

import numpy as np
import pytest
from conftest import REAL_DATA, Log, rows_of
from qgis.core import (
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)

from innospace.core.data import coordinates

WUHAN = (114.3055, 30.5928)
SEOUL = (126.978, 37.566)


def moved_by_core(place, source, target):
    return coordinates.converted(np.array([place]), source, target)[0][0]


def geometries(layer):
    return [feature.geometry() for feature in layer.getFeatures()]


# --- coordinates ----------------------------------------------------------------------------------------------------


@pytest.fixture
def mixed(make_layer):
    rows = [(f"POINT ({place[0]} {place[1]})", {"name": name}) for name, place in (("武汉", WUHAN), ("首尔", SEOUL))]
    return make_layer("Point", {"name": "string", "status": "string"}, [*rows, (None, {"name": "无"})], crs="EPSG:4326")


def test_points_move_in_china_and_nowhere_else(run, mixed):
    log = Log()
    made = run("coordinates", log, INPUT=mixed, FROM="wgs84", TO="gcj02")["OUTPUT"]
    first, second, third = geometries(made)
    assert (first.asPoint().x(), first.asPoint().y()) == pytest.approx(
        moved_by_core(WUHAN, "wgs84", "gcj02"), abs=1e-11
    )
    assert (second.asPoint().x(), second.asPoint().y()) == SEOUL
    assert third.isNull()
    rows = rows_of(made)
    assert [row["status"] for row in rows] == ["moved", "outside_china", "no_geometry"]
    assert rows[0]["moved_m"] == pytest.approx(590.6, abs=40)
    assert [row["moved_m"] for row in rows[1:]] == [0, None]
    assert [row["name"] for row in rows] == ["武汉", "首尔", "无"]
    assert "status_in" in rows[0]
    assert any("1 row lies outside" in text for text in log.warnings)
    assert any("not for survey" in text and "lawfully hold" in text for text in log.infos)
    assert any("1 of 3 rows was moved, by" in text for text in log.infos)


@pytest.mark.parametrize(
    ("crs", "written"),
    [("EPSG:4326", "EPSG:4326"), ("EPSG:4490", "EPSG:4490"), ("EPSG:4610", "EPSG:4490"), ("EPSG:3857", "EPSG:3857"),
     ("EPSG:32650", "EPSG:32650"), ("EPSG:4547", "EPSG:4547")],
)  # fmt: skip
def test_the_same_ground_moves_alike_in_any_system(run, mixed, crs, written):
    import processing

    other = processing.run("native:reprojectlayer", {"INPUT": mixed, "TARGET_CRS": crs, "OUTPUT": "memory:"})["OUTPUT"]
    made = run("coordinates", INPUT=other, FROM="wgs84", TO="bd09")["OUTPUT"]
    assert made.crs().authid() == written
    back = processing.run("native:reprojectlayer", {"INPUT": made, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    place = geometries(back)[0].asPoint()
    assert (place.x(), place.y()) == pytest.approx(moved_by_core(WUHAN, "wgs84", "bd09"), abs=3e-8)


@pytest.mark.parametrize(
    ("kind", "wkt"),
    [
        ("PointZ", "PointZ (114.3 30.6 12.5)"),
        ("LineStringZM", "LineStringZM (114.3 30.6 1 2, 114.4 30.7 3 4)"),
        ("MultiPolygon", "MultiPolygon (((114 30, 114.1 30, 114.1 30.1, 114 30)),((115 30, 115.1 30, 115.1 30.1, 115 30)))"),
        ("CompoundCurveZ", "CompoundCurveZ (CircularStringZ (114 30 1, 114.05 30.05 2, 114.1 30 3),(114.1 30 3, 114.2 30 4))"),
        ("CurvePolygon", "CurvePolygon (CircularString (114 30, 114.05 30.05, 114.1 30, 114.05 29.95, 114 30))"),
        ("GeometryCollection", "GeometryCollection (Point (114 30),LineString (114 30, 114.1 30))"),
        ("Polygon", "Polygon ((114 30, 114.1 30.1, 114.1 30, 114 30.1, 114 30))"),  # a bow-tie is not repaired
    ],
)  # fmt: skip
def test_all_that_a_shape_has_stays_but_its_place(run, make_layer, kind, wkt):
    layer = make_layer(kind, {"id": "int"}, [(wkt, {"id": 1})], crs="EPSG:4326")
    there = run("coordinates", INPUT=layer, FROM="wgs84", TO="gcj02")["OUTPUT"]
    (shape,) = geometries(there)
    asked, given = QgsGeometry.fromWkt(wkt), list(QgsGeometry.fromWkt(wkt).vertices())
    assert shape.wkbType() == asked.wkbType()
    found = list(shape.vertices())
    assert len(found) == len(given)
    for vertex, origin in zip(found, given, strict=True):
        assert (vertex.x(), vertex.y()) == pytest.approx(
            moved_by_core((origin.x(), origin.y()), "wgs84", "gcj02"), abs=1e-9
        )
        assert [str(vertex.z()), str(vertex.m())] == [str(origin.z()), str(origin.m())]
    back = run("coordinates", INPUT=there, FROM="gcj02", TO="wgs84")["OUTPUT"]
    for vertex, origin in zip(geometries(back)[0].vertices(), given, strict=True):
        assert (vertex.x(), vertex.y()) == pytest.approx((origin.x(), origin.y()), abs=1e-9)


def test_rows_that_were_moved_before_are_cautioned_of(run, mixed):
    """A second conversion shifts what the first one brought home; a layer that was never moved is none of them."""
    first, second, said = Log(), Log(), "moved from one system to another before"
    there = run("coordinates", first, INPUT=mixed, FROM="gcj02", TO="wgs84")["OUTPUT"]
    moved = sum(row["status"] == "moved" for row in rows_of(there))
    assert 0 < moved < there.featureCount()
    assert not any(said in text for text in first.warnings)
    run("coordinates", second, INPUT=there, FROM="gcj02", TO="wgs84")
    (text,) = (text for text in second.warnings if said in text)
    assert text.startswith(f"INPUT: {moved} of {there.featureCount()} rows says ")


def test_one_system_for_both_is_refused(run, mixed):
    with pytest.raises(QgsProcessingException, match="^TO: .*the same"):
        run("coordinates", INPUT=mixed, FROM="gcj02", TO="gcj02")


def test_hong_kong_moves_when_it_is_named(run, make_layer):
    layer = make_layer("Point", {}, [("POINT (114.17 22.30)", {})], crs="EPSG:4326")
    for regions, status in (([], "outside_china"), (["macao"], "outside_china"), (["hong_kong", "macao"], "moved")):
        made = run("coordinates", INPUT=layer, FROM="gcj02", TO="wgs84", REGIONS=regions)["OUTPUT"]
        assert [row["status"] for row in rows_of(made)] == [status]


def test_a_shape_with_a_place_that_is_none_stays_whole(run, make_layer):
    layer = make_layer("LineString", {}, [("LINESTRING (114 30, 114.1 30.1)", {})], crs="EPSG:4326")
    shape = geometries(layer)[0]
    shape.constGet()
    broken = QgsGeometry(shape)
    broken.moveVertex(float("nan"), 30.1, 1)
    layer.dataProvider().changeGeometryValues({1: broken})
    made = run("coordinates", INPUT=layer, FROM="gcj02", TO="wgs84")["OUTPUT"]
    assert [(row["status"], row["moved_m"]) for row in rows_of(made)] == [("no_geometry", None)]
    assert geometries(made)[0].vertexAt(0).x() == 114


def test_coordinates_in_a_model(run_model, mixed):
    steps = {
        "coordinates": {"INPUT": {"input": "places"}, "FROM": "gcj02", "TO": "wgs84"},
    }
    (made,) = run_model({"places": mixed}, steps, [("coordinates", "OUTPUT")])
    assert made.featureCount() == 3


def test_a_cancel_leaves_nothing(run, mixed, tmp_path):
    target = tmp_path / "x.gpkg"
    assert run("coordinates", Log(stop=lambda progress: progress > 0), INPUT=mixed, FROM="gcj02", TO="wgs84",
               OUTPUT=str(target)) == {}  # fmt: skip
    assert not target.exists()


@pytest.mark.skipif(not REAL_DATA.exists(), reason="real data is not here")
@pytest.mark.parametrize(("city", "n"), [("nanjing_core", 432), ("shenzhen_hitech", 222)])
def test_real_pois_there_and_back(run, city, n):
    pois = QgsVectorLayer(f"{REAL_DATA}/{city}_osm.gpkg|layername=pois", "pois")
    there = run("coordinates", INPUT=pois, FROM="wgs84", TO="bd09")["OUTPUT"]
    assert {row["status"] for row in rows_of(there)} == {"moved"}
    assert all(300 < row["moved_m"] < 1500 for row in rows_of(there))
    back = run("coordinates", INPUT=there, FROM="bd09", TO="wgs84")["OUTPUT"]
    metres = [one.hausdorffDistance(other) for one, other in zip(geometries(pois), geometries(back), strict=True)]
    assert len(metres) == n
    assert max(metres) < 1e-4


# --- tools that measure nothing ----------------------------------------------------------------------------------------

COUNTRY = [("云川孵化器", "87.6 43.8"), ("望川加速器", "126.5 45.8"), ("南塘创客空间", "109.5 18.3")]


@pytest.fixture
def country(make_layer):
    rows = [(f"POINT ({place})", {"name": name}) for name, place in COUNTRY]
    return make_layer("Point", {"name": "string"}, rows, crs="EPSG:4326")


def test_what_measures_nothing_takes_a_whole_country_and_says_nothing_of_lengths(run, country, make_layer):
    listed = make_layer("Point", {"name": "string"}, [(None, {"name": name}) for name, _ in COUNTRY], crs="EPSG:4547")
    log = Log()
    made = run("matchlist", log, LIST=listed, LIST_NAME_FIELD="name", PLACES=country, PLACE_NAME_FIELD="name")["OUTPUT"]
    assert [row["status"] for row in rows_of(made)] == ["matched"] * 3
    assert made.crs().authid() == "EPSG:4326"
    at = [geometry.asPoint() for geometry in geometries(made)]
    assert [f"{point.x()} {point.y()}" for point in at] == [place for _, place in COUNTRY]
    made = run("classifypois", log, INPUT=country, NAME_FIELD="name", SCHEME="incubators")["OUTPUT"]
    assert [row["class"] for row in rows_of(made)] == ["incubator", "accelerator", "innovation_space"]
    assert [f"{g.asPoint().x()} {g.asPoint().y()}" for g in geometries(made)] == [place for _, place in COUNTRY]
    said = [text for text in (*log.infos, *log.warnings) if "length" in text or "far" in text]
    assert said == []


def test_what_measures_within_a_radius_says_so_of_its_crs(run, country, mixed):
    with pytest.raises(QgsProcessingException, match="^INPUT: .*too far apart"):
        run("duplicatepois", INPUT=country, NAME_FIELD="name")
    country.dataProvider().deleteFeatures([2, 3])
    log = Log()
    run("duplicatepois", log, INPUT=country, NAME_FIELD="name")
    assert sum("lengths cannot be measured in" in text for text in log.infos) == 1


# --- coordinate check, and the note of all tools on a network ---------------------------------------------------------


@pytest.fixture
def town(make_layer):
    """Streets 1.4 km apart near Nanjing, and points within 15 m of them."""
    x, y = 670_000, 3_550_000
    streets = [f"LINESTRING ({x + i * 1400} {y}, {x + i * 1400} {y + 6000})" for i in range(6)]
    rng = np.random.default_rng(0)
    points = [
        f"POINT ({x + 1400 * rng.integers(0, 6) + rng.uniform(-15, 15)} {y + rng.uniform(0, 6000)})" for _ in range(60)
    ]
    return (
        make_layer("LineString", {}, [(wkt, {}) for wkt in streets], name="道路"),
        make_layer(
            "Point", {"id": "int", "kind": "string"}, [(wkt, {"id": i, "kind": "a"}) for i, wkt in enumerate(points)]
        ),
    )


def in_system(run, points, system):
    return points if system == "wgs84" else run("coordinates", INPUT=points, FROM="wgs84", TO=system)["OUTPUT"]


@pytest.mark.parametrize("system", ["wgs84", "gcj02", "bd09"])
def test_the_system_is_found_and_reported(run, town, tmp_path, system):
    streets, points = town
    log = Log()
    report = tmp_path / "r.html"
    found = run("coordinatecheck", log, INPUT=in_system(run, points, system), REFERENCE=streets, REPORT=str(report))
    rows = {row["system"]: row for row in rows_of(found["OUTPUT"])}
    assert list(rows) == ["wgs84", "gcj02", "bd09"]
    assert found["BEST"] == system
    assert [s for s, row in rows.items() if row["verdict"] == "best"] == [system]
    assert rows[system]["median_m"] < 15
    assert rows[system]["share_within_30m"] == 1
    page = report.read_text(encoding="utf-8")
    assert "60 of 60 rows were tried." in page
    assert ("Convert it from" in page) == (system != "wgs84")
    assert any("Convert GCJ-02" in text for text in log.infos) == (system != "wgs84")


@pytest.mark.parametrize("system", ["wgs84", "gcj02", "bd09"])
@pytest.mark.parametrize(
    "tool",
    [
        "accessmatrix",
        "serviceareas",
        "lifecirclecoverage",
        "floatingcatchment",
        "ringsfromtravel",
        "siting",
        "sitinglevels",
        "stockcontext",
    ],
)
def test_every_tool_that_joins_points_to_streets_says_so(run, town, tool, system):
    streets, points = town
    shifted, log = in_system(run, points, system), Log()
    QgsProject.instance().addMapLayer(points)
    inputs = {
        "accessmatrix": {
            "ORIGINS": shifted, "ORIGIN_ID": "id", "DESTINATIONS": points, "DESTINATION_ID": "id", "CUTOFF": 500,
        },
        "serviceareas": {"FACILITIES": shifted, "CUTOFFS": "300"},
        "lifecirclecoverage": {"DEMAND": shifted, "FACILITIES": points, "CATEGORY_FIELD": "kind"},
        "floatingcatchment": {"DEMAND": shifted, "SUPPLY": points},
        "siting": {"DEMAND": points, "CANDIDATES": shifted, "NUMBER": 1, "SNAP": 1000},
        "sitinglevels": {"DEMAND": points, "CANDIDATES": shifted, "LEVELS": ["one", 1, 5000], "SNAP": 1000},
        "ringsfromtravel": {"CENTRES": shifted, "SNAP": 2000},
        "stockcontext": {"CANDIDATES": shifted, "TARGETS": [points.id()]},
    }[tool]  # fmt: skip
    run(tool, log, NETWORK=streets, **inputs)
    said = [text for text in log.warnings if "GCJ-02, BD-09 and WGS 84" in text]
    assert len(said) == (0 if system == "wgs84" else 1)
    assert all(f"probably in {coordinates_name(system)}" in text for text in said)


@pytest.mark.parametrize("system", ["wgs84", "gcj02", "bd09"])
def test_a_list_of_a_whole_region_is_told_its_system_by_what_stands_near_the_streets(run, town, make_layer, system):
    """Three rows in four lie tens of kilometres from all streets: a tool warns, and the check decides, as without them."""
    streets, points = town
    near = [(feature.geometry().asWkt(6), {}) for feature in points.getFeatures()]
    others = [(f"POINT ({600_000 + 1000 * i} {3_480_000 + 700 * (i % 40)})", {}) for i in range(3 * len(near))]
    alone, wide = (in_system(run, make_layer("Point", {}, rows), system) for rows in (near, near + others))
    told = []
    for sites in (alone, wide):
        log = Log()
        run("serviceareas", log, FACILITIES=sites, CUTOFFS="300", NETWORK=streets)
        told.append([text for text in log.warnings if "is probably in" in text])
    assert told[0] == told[1]
    assert len(told[0]) == (system != "wgs84")
    readings = [run("coordinatecheck", INPUT=sites, REFERENCE=streets) for sites in (alone, wide)]
    assert [found["BEST"] for found in readings] == [system] * 2
    assert rows_of(readings[0]["OUTPUT"]) == rows_of(readings[1]["OUTPUT"])


def coordinates_name(system):
    return {"gcj02": "GCJ-02", "bd09": "BD-09"}[system]


@pytest.mark.skipif(not REAL_DATA.exists(), reason="real data is not here")
@pytest.mark.parametrize("city", ["nanjing_core", "shenzhen_hitech"])
@pytest.mark.parametrize("system", ["wgs84", "gcj02", "bd09"])
def test_real_pois_against_real_streets(run, city, system):
    pois, roads = (QgsVectorLayer(f"{REAL_DATA}/{city}_osm.gpkg|layername={name}", name) for name in ("pois", "roads"))
    found = run("coordinatecheck", INPUT=in_system(run, pois, system), REFERENCE=roads)
    medians = {row["system"]: row["median_m"] for row in rows_of(found["OUTPUT"])}
    assert min(medians, key=medians.get) == found["BEST"] == system
