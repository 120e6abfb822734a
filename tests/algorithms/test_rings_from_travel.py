"""Rings by travel time in QGIS: a case by hand, the rings in use, refusals, systems, without windows, cancel, real cities."""

import time

import pytest
import shapely
from conftest import REAL_DATA, SAMPLE, Log, rows_of
from qgis.core import QgsProcessingException, QgsVectorLayer

COMMUNITY = SAMPLE.parent / "community.gpkg"
STOPS, ROADS, AROUND = (f"{COMMUNITY}|layername={name}" for name in ("公交地铁站点", "道路", "街道范围"))
X, Y = 600_000, 3_500_000


def at(*xy):
    return ", ".join(f"{X + x} {Y + y}" for x, y in xy)


def box(x0, y0, x1, y1):
    return f"POLYGON (({at((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))}))"


def shapes(layer):
    return [shapely.from_wkb(bytes(feature.geometry().asWkb())) for feature in layer.getFeatures()]


@pytest.fixture
def roads(make_layer):
    """A road of 4 km through the centre; the eastern half is driven at 12 km/h, eastward alone."""
    rows = [
        (f"LINESTRING ({at((-2000, 0), (0, 0))})", {"kmh": None, "way": None}),
        (f"LINESTRING ({at((0, 0), (2000, 0))})", {"kmh": 12, "way": "F"}),
    ]
    return make_layer("LineString", {"kmh": "int", "way": "string"}, rows, name="道路")


@pytest.fixture
def centre(make_layer):
    return make_layer("Point", {"city": "string"}, [(f"POINT ({at((0, 0))})", {"city": "甲市"})], name="中心")


@pytest.fixture
def around(make_layer):
    return make_layer("Polygon", {"city": "string"}, [(box(-2000, -500, 2000, 500), {"city": "甲市"})], name="边界")


def test_a_case_by_hand(run, centre, roads, around, tmp_path):
    log, report = Log(), tmp_path / "report.html"
    inputs = {
        "CENTRES": centre,
        "CITY_FIELD": "city",
        "NETWORK": roads,
        "BOUNDARY": around,
        "BOUNDARY_CITY_FIELD": "city",
    }
    found = run("ringsfromtravel", log, MINUTES="6，15", REPORT=str(report), SPEED_FIELD="kmh", **inputs)["OUTPUT"]
    rows = rows_of(found)
    assert [field.name() for field in found.fields()] == [
        *("city", "ring", "ring_name", "inner_min", "outer_min", "area_km2"),
    ]
    # 400 m west and 1 200 m east within 6 min, 1 000 m and all of the road within 15; 250 m on either side.
    assert [(row["city"], row["ring"], row["ring_name"]) for row in rows] == [
        *(("甲市", 1, "central"), ("甲市", 2, "near_suburb"), ("甲市", 3, "far_suburb")),
    ]
    assert [(row["inner_min"], row["outer_min"]) for row in rows] == [(0, 6), (6, 15), (15, None)]
    assert [row["area_km2"] for row in rows] == pytest.approx([0.8, 0.7, 2.5], rel=2e-3)
    # Both limits carry a centre as far as the ends of the road.
    said = "within 6 min of the centre lies at least 0.80 km², within 15 min at least 1.50 km²; at most 62.5% of the ground"
    assert said in " ".join(log.infos)
    page = report.read_text(encoding="utf-8")
    assert "by bicycle, 15 km/h: at least 2.00 km² within 15 min" in page
    assert any("50% of the ground inside the boundary of 甲市 lies farther than 250 m" in text for text in log.warnings)
    assert "speeds and times of the streets" in page
    assert "1 of 2 streets has no usable speed and counts with 4 km/h." in log.warnings


@pytest.mark.parametrize(("heading", "area"), [("from", [0.2 + 0.2, 0.3 + 0.3, 3]), ("to", [0.2, 0.3, 3.5])])
def test_one_way_streets_lead_from_the_centre_or_to_it(run, centre, roads, around, heading, area):
    inputs = {"CENTRES": centre, "NETWORK": roads, "BOUNDARY": around, "DIRECTION_FIELD": "way", "HEADING": heading}
    rows = rows_of(run("ringsfromtravel", MINUTES="6,15", **inputs)["OUTPUT"])
    assert [row["area_km2"] for row in rows] == pytest.approx(area, rel=2e-3)


def test_incubators_are_spread_over_them(run, centre, roads, around, make_layer, tmp_path):
    rings = run("ringsfromtravel", CENTRES=centre, NETWORK=roads, BOUNDARY=around, MINUTES="6,15")["OUTPUT"]
    spots = [(100, 50), (-700, 200), (1900, 0), (9000, 0)]
    incubators = make_layer("Point", {}, [(f"POINT ({at(spot)})", {}) for spot in spots], name="众创空间")
    rows = rows_of(run("ringdistribution", INCUBATORS=incubators, RINGS=rings)["OUTPUT"])
    assert [row["ring"] for row in rows] == [1, 2, 3, None]
    assert [row["ring_name"] for row in rows] == ["central", "near_suburb", "far_suburb", None]


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"MINUTES": "15,x"}, "MINUTES: “15,x” is not a list of numbers."),
        ({"MINUTES": "30,15"}, "MINUTES: “30,15”: values must increase."),
        ({"MINUTES": "0,15"}, "MINUTES: minutes must be greater than 0."),
        ({"MINUTES": ""}, "MINUTES"),
        ({"RING_NAMES": "inner, outer"}, "RING_NAMES: 2 names were given for 4 rings."),
        ({"NETWORK": None}, "NETWORK"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(run, centre, roads, around, given, refusal):
    with pytest.raises(QgsProcessingException, match=refusal):
        run("ringsfromtravel", **{"CENTRES": centre, "NETWORK": roads, "BOUNDARY": around} | given)


def test_a_city_without_any_street_is_refused_and_a_lost_centre_is_told(run, roads, make_layer):
    spots = {"甲市": (0, 0), "乙市": (0, 3000)}
    rows = [(f"POINT ({at(xy)})", {"city": city}) for city, xy in spots.items()]
    centres, log = make_layer("Point", {"city": "string"}, rows), Log()
    with pytest.raises(QgsProcessingException, match="CENTRES: no centre of 乙市 has a street within 200 m."):
        run("ringsfromtravel", CENTRES=centres, CITY_FIELD="city", NETWORK=roads)
    run("ringsfromtravel", log, CENTRES=centres, NETWORK=roads, MINUTES="15")
    assert "1 centre has no street within 200 m and was left out." in log.warnings


def test_long_limits_are_told(run, centre, roads):
    log, plain = Log(), Log()
    run("ringsfromtravel", log, CENTRES=centre, NETWORK=roads, MINUTES="15,1000")
    assert "The limit of 1,000 minutes is 17 hours: were metres meant?" in log.warnings
    run("ringsfromtravel", plain, CENTRES=centre, NETWORK=roads, MINUTES="15,30")
    assert not any("were metres meant" in text for text in plain.warnings)


@pytest.mark.parametrize("boundary", [None, AROUND])
def test_grounds_are_valid_in_degrees_and_as_large(run, boundary):
    """The sample's centres and streets in WGS 84: the work is done in the fitting zone and the rings come back in degrees."""
    import processing

    stops, roads = (
        processing.run("native:reprojectlayer", {"INPUT": layer, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"})[
            "OUTPUT"
        ]
        for layer in (STOPS, ROADS)
    )
    plane = run("ringsfromtravel", CENTRES=STOPS, NETWORK=ROADS, MINUTES="3,6", BOUNDARY=boundary)["OUTPUT"]
    degrees = run("ringsfromtravel", CENTRES=stops, NETWORK=roads, MINUTES="3,6", BOUNDARY=boundary)["OUTPUT"]
    assert degrees.crs().authid() == "EPSG:4326"
    for layer in (plane, degrees):
        assert shapely.is_valid(shapes(layer)).all()
    a, b = ([row["area_km2"] for row in rows_of(layer)] for layer in (plane, degrees))
    assert a == pytest.approx(b, rel=0.01)
    if boundary:
        (ground,) = shapes(QgsVectorLayer(boundary))
        assert sum(a) == pytest.approx(ground.area / 1e6, rel=1e-6)
        assert shapely.area(shapely.union_all(shapes(plane))) == pytest.approx(ground.area, rel=1e-6)


def test_a_cancel_stops_and_leaves_nothing(run, tmp_path):
    target, log = tmp_path / "rings.gpkg", Log(lambda progress: progress >= 5)
    start = time.monotonic()
    run("ringsfromtravel", log, CENTRES=STOPS, NETWORK=ROADS, OUTPUT=str(target))
    assert time.monotonic() - start < 10
    assert not target.exists()


@pytest.mark.skipif(not REAL_DATA.exists(), reason="the real extracts are not here")
def test_in_a_real_city_rings_fill_the_boundary(run, make_layer):
    source = f"{REAL_DATA / 'porto_walk.gpkg'}|layername=roads"
    streets = QgsVectorLayer(source, "streets", "ogr")
    assert streets.isValid()
    middle, extent = streets.extent().center(), streets.extent()
    centre = make_layer("Point", {}, [(f"POINT ({middle.x()} {middle.y()})", {})], crs=streets.crs().authid())
    around = make_layer("Polygon", {}, [(extent.asWktPolygon(), {})], crs=streets.crs().authid())
    made = run("ringsfromtravel", CENTRES=centre, NETWORK=streets, BOUNDARY=around, MINUTES="10,20,30", SNAP=500)[
        "OUTPUT"
    ]
    grounds = shapes(made)
    assert shapely.is_valid(grounds).all()
    assert shapely.area(grounds).sum() == pytest.approx(shapely.area(shapely.union_all(grounds)), rel=1e-6)
