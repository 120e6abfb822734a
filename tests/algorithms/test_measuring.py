"""The CRS that a run measures in comes from the rows; what is measured is true, told, or refused."""

import re

import numpy as np
import pytest
from conftest import Log, rows_of
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsRectangle,
    QgsVectorLayer,
)

from innospace.algorithms import documents, measuring
from innospace.core.ground import systems

NANJING, EAST_OF_IT = (118.80, 32.06), (118.8095, 32.06)
WORLD = ["ESRI:54009", "EPSG:4087", "EPSG:8857", "EPSG:3857", "EPSG:32633", "EPSG:32610", "EPSG:2222", "ESRI:102025"]
TRUE = ["EPSG:32650", "EPSG:4549", "EPSG:4528", "EPSG:4326", "EPSG:4490"]
GRID = 'ENGCRS["site grid",EDATUM["site"],CS[Cartesian,2],AXIS["x",east],AXIS["y",north],LENGTHUNIT["metre",1]]'


def system(text):
    return QgsCoordinateReferenceSystem.fromWkt(text) if "[" in text else QgsCoordinateReferenceSystem(text)


def metres(a, b):
    """The geodesic, by QGIS itself."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext())
    measure.setEllipsoid("WGS84")
    return measure.measureLine(QgsPointXY(*a), QgsPointXY(*b))


@pytest.fixture
def points(qgis_app):
    """A layer of points given in degrees, in any CRS; a point with a string is taken as it is."""

    def make(places, crs="EPSG:4326", name="points"):
        layer = QgsVectorLayer("Point?field=id:integer", name, "memory")
        layer.setCrs(system(crs))
        way = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4326"), layer.crs(), QgsCoordinateTransformContext()
        )
        features = []
        for i, place in enumerate(places):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([i])
            if isinstance(place, str):
                feature.setGeometry(QgsGeometry.fromWkt(place))
            elif place is not None:
                feature.setGeometry(QgsGeometry.fromPointXY(way.transform(QgsPointXY(*place))))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        return layer

    return make


@pytest.fixture
def distance(run, points):
    """What `stockcontext` measures from the first candidate to the target east of it, and the warnings."""

    def measured(candidates, crs="EPSG:4326", targets=(EAST_OF_IT,), target_crs="EPSG:4326"):
        log = Log()
        layers = [points(targets, target_crs, "east")]
        from qgis.core import QgsProject

        QgsProject.instance().addMapLayers(layers, False)
        result = run("stockcontext", log, CANDIDATES=points(candidates, crs), TARGETS=layers)["OUTPUT"]
        first = next(row for row in rows_of(result) if row["id"] == 0)
        return first["m_east"], log.warnings

    return measured


@pytest.mark.parametrize("crs", TRUE + WORLD)
def test_a_length_is_true_in_any_system(distance, crs):
    found, warnings = distance([NANJING], crs)
    assert found == pytest.approx(metres(NANJING, EAST_OF_IT), rel=1e-3) or any(
        "% too long or too short" in w for w in warnings
    )
    assert found == pytest.approx(metres(NANJING, EAST_OF_IT), rel=1e-2)


STRAYS = {
    "null island": (0.0, 0.0),
    "the other way round": (32.06, 118.80 - 90),
    "another continent": (2.35, 48.86),
    "no coordinates": None,
    "no place on earth": "POINT (669625 3548526)",
}


@pytest.mark.parametrize("stray", STRAYS.values(), ids=STRAYS)
@pytest.mark.parametrize("n", [1, 3, 40])
@pytest.mark.parametrize("first", [False, True])
def test_a_stray_row_decides_nothing(run, points, stray, n, first):
    """The distances of the others are those without it, wherever it stands in the layer."""
    from qgis.core import QgsProject

    near = [(NANJING[0] + 0.0001 * i, NANJING[1]) for i in range(n)]
    target = points([EAST_OF_IT, (118.81, 32.07), (118.79, 32.05)], name="east")
    QgsProject.instance().addMapLayer(target, False)

    def measured(places):
        rows = rows_of(run("stockcontext", CANDIDATES=points(places), TARGETS=[target])["OUTPUT"])
        return [row["m_east"] for row in rows]

    alone = measured(near)
    together = measured([stray, *near] if first else [*near, stray])
    assert (together[1:] if first else together[:-1]) == pytest.approx(alone, rel=1e-9)


@pytest.mark.parametrize("extent", [QgsRectangle(0, 0, 0, 0), QgsRectangle(-100, -40, -99, -39)])
def test_what_a_layer_declares_of_its_extent_decides_nothing(distance, points, run, extent):
    from qgis.core import QgsProject

    candidates, target = points([NANJING]), points([EAST_OF_IT], name="east")
    QgsProject.instance().addMapLayer(target, False)
    candidates.setExtent(extent)
    row = rows_of(run("stockcontext", CANDIDATES=candidates, TARGETS=[target])["OUTPUT"])[0]
    assert row["m_east"] == pytest.approx(metres(NANJING, EAST_OF_IT), rel=1e-3)


@pytest.mark.parametrize("crs", [*TRUE, "ESRI:54009", "EPSG:3857", "EPSG:2222"])
def test_a_ring_of_5_km_has_5_km_in_all_directions(run, points, crs):
    layer = run("ringsfromdistance", CENTRES=points([NANJING], crs), DISTANCES="5000")["OUTPUT"]
    ring = next(layer.getFeatures()).geometry()
    ring.transform(QgsCoordinateTransform(layer.crs(), system("EPSG:4326"), QgsCoordinateTransformContext()))
    far = [metres(NANJING, (v.x(), v.y())) for v in ring.vertices()]
    assert (min(far), max(far)) == pytest.approx((5000, 5000), rel=2e-3)


def test_a_region_wider_than_a_zone_is_measured_around_its_rows(run, points):
    """Three cities 600 km apart: no zone holds them to 1 in 1 000."""
    log = Log()
    cities = [(114.4, 35.0), (118.8, 32.1), (121.5, 31.2)]
    layer = run("ringsfromdistance", log, CENTRES=points(cities), CITY_FIELD="id", DISTANCES="20000")["OUTPUT"]
    assert any("equal-area projection around the data" in info for info in log.infos)
    for feature, city in zip(sorted(layer.getFeatures(), key=lambda f: int(f["city"])), cities, strict=True):
        far = [metres(city, (v.x(), v.y())) for v in feature.geometry().vertices()]
        assert (min(far), max(far)) == pytest.approx((20_000, 20_000), rel=1e-3)


def test_a_continent_is_refused_with_a_cure(run, points):
    cities = [(76.0, 39.5), (87.6, 43.8), (118.8, 32.1), (130.3, 46.8), (102.7, 25.0), (110.3, 20.0)]
    with pytest.raises(QgsProcessingException, match="^CENTRES: .*too far apart to be measured.* Run city by city"):
        run("ringsfromdistance", CENTRES=points(cities), CITY_FIELD="id", DISTANCES="20000")


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32650", "EPSG:3857"])
def test_what_no_projection_holds_to_1_in_1_000_is_told(run, points, crs):
    """Four cities up to 1 500 km apart: the lengths are off by as much as the note says, and no more."""
    cities = [(104.1, 30.7), (113.3, 23.1), (116.4, 39.9), (118.8, 32.1)]
    log = Log()
    layer = run("ringsfromdistance", log, CENTRES=points(cities, crs), CITY_FIELD="id", DISTANCES="20000")["OUTPUT"]
    off = []
    for feature, city in zip(sorted(layer.getFeatures(), key=lambda f: int(f["city"])), cities, strict=True):
        ring = feature.geometry()
        ring.transform(QgsCoordinateTransform(layer.crs(), system("EPSG:4326"), QgsCoordinateTransformContext()))
        off += [abs(metres(city, (v.x(), v.y())) / 20_000 - 1) for v in ring.vertices()]
    (said,) = (w for w in log.warnings if "too long or too short" in w)
    percent = float(re.search(r"up to ([\d.]+)%", said)[1])
    assert said.startswith("CENTRES: ")
    assert 1e-3 < max(off) <= (percent + 0.05) / 100 + 1e-4


def test_one_row_elsewhere_is_no_reason_to_leave_the_user_s_own_system(points):
    places = [(118.8 + 0.01 * i, 32.06) for i in range(5)]
    layer = points([*places, (123.5, 31.0)], "EPSG:32650")
    bounds = np.array(
        [
            [b.xMinimum(), b.yMinimum(), b.xMaximum(), b.yMaximum()]
            for b in (f.geometry().boundingBox() for f in layer.getFeatures())
        ]
    )
    found = systems.measure(
        measuring.rows_of("IN", "rows", layer.crs(), bounds, QgsCoordinateTransformContext()), lambda: np.empty((0, 2))
    )
    assert (found.crs.authid(), found.strays) == ("EPSG:32650", 1)
    assert "1 row lies far from the others" in found.remarks("IN")[0]


@pytest.mark.parametrize("crs", ["EPSG:4978"])
def test_coordinates_from_the_centre_of_the_earth_are_refused(run, points, crs):
    layer = points(["POINT (-2604000 4741000)"], crs)
    with pytest.raises(QgsProcessingException, match="^CENTRES: .*geocentric coordinates"):
        run("ringsfromdistance", CENTRES=layer, DISTANCES="5000")


def test_an_easting_with_a_zone_number_in_a_system_without_is_refused(run, points):
    layer = points(["POINT (40386383.866 3549167.202)"], "EPSG:4549")
    with pytest.raises(QgsProcessingException, match="^CENTRES: the coordinates of “points” do not fit"):
        run("ringsfromdistance", CENTRES=layer, DISTANCES="5000")


def test_a_layer_without_a_system_is_refused_in_these_words(run, points):
    """There is no name that could be said of it."""
    layer = points(["POINT (386383 3549167)"], "EPSG:32650")
    layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="^CENTRES: the layer “points” has no coordinate reference system"):
        run("ringsfromdistance", CENTRES=layer, DISTANCES="5000")


def test_the_bar_leaves_the_last_per_cent_to_the_report(run, points, tmp_path, monkeypatch):
    """All layers are written by then; with 100 on the bar nobody waits for what is still to come."""
    log, shown, write = Log(), [], documents.write
    monkeypatch.setattr(documents, "write", lambda *given: shown.append(log.progress()) or write(*given))
    layer = points(["POINT (386383 3549167)"], "EPSG:32650")
    run("floatingcatchment", log, DEMAND=layer, SUPPLY=layer, REPORT=str(tmp_path / "report.html"))
    assert 80 < shown[0] < 97
    assert log.progress() == 100


def test_a_site_grid_alone_is_measured_as_it_is(run, points):
    from qgis.core import QgsProject

    target = points(["POINT (1300 1400)"], GRID, "east")
    QgsProject.instance().addMapLayer(target, False)
    row = rows_of(run("stockcontext", CANDIDATES=points(["POINT (1000 1000)"], GRID), TARGETS=[target])["OUTPUT"])[0]
    assert row["m_east"] == 500


def test_a_site_grid_beside_degrees_is_refused_naming_both(distance):
    with pytest.raises(
        QgsProcessingException, match="^TARGETS: there is no way from .*“east” to .*“points” .CANDIDATES."
    ):
        distance(["POINT (1000 1000)"], GRID)
    with pytest.raises(QgsProcessingException, match="^TARGETS: there is no way from site grid"):
        distance([NANJING], "EPSG:4326", ["POINT (1000 1000)"], GRID)


def test_areas_of_a_region_in_degrees_are_true(run, make_layer):
    """Two one-degree cells 8 degrees apart, which no zone measures."""
    cells = [
        (f"POLYGON (({x} 32, {x + 1} 32, {x + 1} 33, {x} 33, {x} 32))", {"ring": 1, "city": str(x)}) for x in (112, 120)
    ]
    districts = make_layer("Polygon", {"ring": "int", "city": "string"}, cells, crs="EPSG:4326")
    rows = rows_of(run("ringsfromdistricts", INPUT=districts, RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"])
    measure = QgsDistanceArea()
    measure.setSourceCrs(QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext())
    measure.setEllipsoid("WGS84")
    true = measure.measureArea(QgsGeometry.fromWkt(cells[0][0]).densifyByCount(200)) / 1e6
    assert [row["area_km2"] for row in rows] == pytest.approx([true, true], rel=1e-3)


def test_the_rows_of_a_large_layer_are_told_by_a_sample_that_no_order_changes(qgis_app):
    """A thousand rows around Nanjing and five elsewhere, in two orders: one CRS, five strays."""
    random = np.random.default_rng(7)
    xy = np.concatenate([random.normal(NANJING, 0.2, (1000, 2)), random.uniform(-60, 60, (5, 2))])
    found = []
    for order in (np.arange(1005), random.permutation(1005)):
        bounds = np.concatenate([xy[order], xy[order]], axis=1)
        ground = measuring.rows_of("IN", "rows", system("EPSG:4490"), bounds, QgsCoordinateTransformContext())
        found.append(systems.measure(ground, lambda: np.empty((0, 2))))
    assert {m.crs.authid() for m in found} == {"EPSG:4549"}
    assert found[0].error < systems.TRUE


def test_an_empty_layer_leaves_the_choice_to_the_next(run, make_layer):
    assert Qgis.versionInt() >= 34000
    layer = make_layer("Point", {"id": "int"}, [], crs="EPSG:4326")
    with pytest.raises(QgsProcessingException, match="^CENTRES: "):
        run("ringsfromdistance", CENTRES=layer, DISTANCES="5000")


def test_a_ring_too_large_to_be_measured_is_told_or_refused(run, points):
    log = Log()
    run("ringsfromdistance", log, CENTRES=points([(119.9, 32.06)], "EPSG:32650"), DISTANCES="300000")
    assert any(w.startswith("DISTANCES: in ") and "too long or too short" in w for w in log.warnings)
    with pytest.raises(
        QgsProcessingException, match="^DISTANCES: 1,500 km reach so far that no projection measures them"
    ):
        run("ringsfromdistance", CENTRES=points([(119.9, 32.06)], "EPSG:32650"), DISTANCES="1500000")


def test_two_cities_at_the_ends_of_a_country_are_no_city_and_a_stray(run, points):
    """Each has targets of its own: none is a slip of the hand, and no projection measures both."""
    from qgis.core import QgsProject

    ends = [(75.98, 39.47), (130.32, 46.80)]
    target = points([(x + 0.01, y) for x, y in ends], name="east")
    QgsProject.instance().addMapLayer(target, False)
    with pytest.raises(QgsProcessingException, match="^CANDIDATES: .*too far apart"):
        run("stockcontext", CANDIDATES=points(ends), TARGETS=[target])
