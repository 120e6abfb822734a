"""Time, directions and barriers in the tools on a network: by hand, told, and the same as QGIS's own quickest ways."""

import numpy as np
import pytest
import shapely
from conftest import REAL_DATA, Log, rows_of
from qgis.analysis import QgsNetworkSpeedStrategy, QgsVectorLayerDirector
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer

from innospace.core.streets import access, network, snapping
from innospace.core.streets.travel import TravelOptions, of_lines

from .test_network_against_qgis import least_costs

X, Y = 600_000, 3_500_000


def at(*xy):
    return ", ".join(f"{X + x} {Y + y}" for x, y in xy)


LINES = [
    ([(0, 0), (500, 0)], None, None, None),
    ([(500, 0), (5000, 0)], "fast", None, None),
    ([(5000, 0), (5500, 0)], 0, None, "奇怪"),
    ([(500, 0), (500, 10)], None, 3, "F"),
    ([(500, 10), (5000, 10)], None, 6, None),
    ([(5000, 10), (5000, 0)], None, 1, "F"),
]


@pytest.fixture
def roads(make_layer):
    """Streets and a metro of two stops; speeds and times as text."""
    rows = [
        (f"LINESTRING ({at(*line)})", {"speed": speed if speed is None else str(speed), "time": time, "way": way})
        for line, speed, time, way in LINES
    ]
    return make_layer("LineString", {"speed": "string", "time": "double", "way": "string"}, rows, name="道路与地铁")


@pytest.fixture
def places(make_layer):
    rows = [(f"POINT ({at(xy)})", {"id": name}) for name, xy in (("home", (0, 30)), ("shop", (5500, -30)))]
    return make_layer("Point", {"id": "string"}, rows, name="地点")


FIELDS = {"SPEED_FIELD": "speed", "TIME_FIELD": "time", "DIRECTION_FIELD": "way", "UNIT": "minutes"}
THERE, BACK = 0.45 + 7.5 + 3 + 6 + 1 + 7.5 + 0.45, 0.45 + 7.5 + 67.5 + 7.5 + 0.45


def matrix(run, places, roads, log=None, **more):
    found = run(
        "accessmatrix",
        log,
        ORIGINS=places,
        ORIGIN_ID="id",
        DESTINATIONS=places,
        DESTINATION_ID="id",
        NETWORK=roads,
        **more,
    )
    return {(row["origin_id"], row["destination_id"]): row for row in rows_of(found["OUTPUT"])}


def test_a_matrix_in_minutes_by_metro_and_what_is_told_of_the_fields(run, places, roads):
    log = Log()
    found = matrix(run, places, roads, log, CUTOFF=120, **FIELDS)
    assert found["home", "shop"]["minutes"] == pytest.approx(THERE)
    assert found["shop", "home"]["minutes"] == pytest.approx(BACK)
    assert {row["distance_m"] for row in found.values()} == {None}
    for words in (
        "6 of 6 streets have no usable speed and count with 4 km/h.",
        "Of these 2 have unusable speeds: 0, negative, or no number (such as “fast”).",
        "1 street has a direction that is not known (such as “奇怪”); it is open both ways.",
    ):
        assert words in log.warnings
    assert log.infos[-1] == "Pairs within 120 minutes: 4. Each of the 2 origins with a street reaches a destination."


def test_minutes_without_fields_are_metres_by_the_speed(run, places, roads):
    metres = matrix(run, places, roads, CUTOFF=6000)
    minutes = matrix(run, places, roads, CUTOFF=90, UNIT="minutes")
    assert minutes == metres
    assert minutes["home", "shop"]["distance_m"] == pytest.approx(5560)
    assert minutes["home", "shop"]["minutes"] == pytest.approx(5560 / 1000 * 15)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"UNIT": "metres"}, "The unit is metres: speeds and times of the lines play no part; choose minutes."),
        ({"CUTOFF": 1000}, "The limit of 1,000 minutes is 17 hours: were metres meant?"),
    ],
)
def test_what_was_hardly_meant_is_told(run, places, roads, more, words):
    log, plain = Log(), Log()
    matrix(run, places, roads, log, **{**FIELDS, "CUTOFF": 60, **more})
    assert words in log.warnings
    matrix(run, places, roads, plain, **{**FIELDS, "CUTOFF": 60})
    assert words not in plain.warnings


@pytest.mark.parametrize(
    ("tool", "layers", "more"),
    [
        ("siting", ["DEMAND", "CANDIDATES"], {"NUMBER": 1, "RADIUS": 9000}),
        ("sitinglevels", ["DEMAND", "CANDIDATES"], {"LEVELS": ["near", 1, 9000]}),
        ("floatingcatchment", ["DEMAND", "SUPPLY"], {"CATCHMENT": 9000}),
        ("stockcontext", ["CANDIDATES", "TARGETS"], {"REACH": 9000}),
    ],
)
def test_fields_of_streets_that_are_not_given_play_no_part_and_are_told(run, places, roads, tool, layers, more):
    layers = dict.fromkeys(layers, places) | more
    alone, told, with_streets = Log(), Log(), Log()
    plain = rows_of(run(tool, alone, **layers)["OUTPUT"])
    fields = {"SPEED_FIELD": "speed", "DIRECTION_FIELD": "way"}
    assert rows_of(run(tool, told, **layers, **fields)["OUTPUT"]) == plain
    run(tool, with_streets, **layers, **fields, NETWORK=roads)
    idle = [f"{name}: the field plays no part without its layer, NETWORK." for name in fields]
    assert [line for line in told.warnings if line not in alone.warnings] == idle
    assert not set(idle) & {*alone.warnings, *with_streets.warnings}


@pytest.mark.parametrize(("heading", "metres"), [("from", 500 + 12 / 0.015), ("to", 500 + 4500)])
def test_service_areas_in_minutes_from_and_to(run, places, roads, heading, metres):
    """From home 19.95 min: the street, the road for 12 min, then out of the metro 2 min on both sides. To it: on foot alone."""
    log = Log()
    limit = 0.45 + 7.5 + (12 if heading == "from" else 67.5)
    if heading == "from":
        metres += 2 * 2 / 0.015
    inputs = {"FACILITIES": places, "NETWORK": roads, "CUTOFFS": str(limit), "HEADING": heading, "LINES": "memory:"}
    found = run("serviceareas", log, **inputs, **FIELDS)
    home = rows_of(found["LINES"])[0]
    line = next(found["LINES"].getFeatures()).geometry()
    assert (home["id"], home["cutoff"]) == ("home", pytest.approx(limit))
    assert line.length() == pytest.approx(metres)
    assert line.boundingBox().yMaximum() == Y


def test_sitings_in_minutes_from_and_to_and_behind_barriers(run, places, roads, make_layer):
    """The shop is reached by metro, and nobody comes back by it: who lives there walks home, 83.4 min."""
    inputs = {"DEMAND": places, "CANDIDATES": places, "NAME_FIELD": "id", "NETWORK": roads, "NUMBER": 1, **FIELDS}
    outputs = {"ALLOCATION": "memory:", "CURVE": "memory:", "RADIUS": 30}
    log = Log()
    found = run("siting", log, **inputs, **outputs)
    assert [row["chosen"] for row in rows_of(found["OUTPUT"])] == [False, True]
    assert [row["distance"] for row in rows_of(found["ALLOCATION"])] == pytest.approx([THERE, 0.9])
    assert found["OBJECTIVE"] == 2
    assert any("are within" in line or "within 30 min along the streets" in line for line in log.infos)
    back = run("siting", **inputs, **outputs, HEADING="from")
    assert [row["chosen"] for row in rows_of(back["OUTPUT"])] == [True, False]
    wall = make_layer("LineString", {}, [(f"LINESTRING ({at((250, -50), (250, 50))})", {})], name="wall")
    cut = run("siting", **inputs, **outputs, BARRIERS=wall)
    assert sorted(row["status"] for row in rows_of(cut["ALLOCATION"])) == ["covered", "unreachable"]
    assert cut["OBJECTIVE"] == 1
    metres = run("siting", **{**inputs, "UNIT": "metres"}, **{**outputs, "RADIUS": 5560}, MODEL="least_distance")
    assert max(row["distance"] for row in rows_of(metres["ALLOCATION"])) == pytest.approx(5560)


def test_context_in_minutes(run, places, roads, make_layer, tmp_path, qgis_new_project):
    from qgis.core import QgsProject

    shops = make_layer("Point", {}, [(f"POINT ({at((5500, -30))})", {})], name="shops")
    QgsProject.instance().addMapLayer(shops)
    inputs = {"CANDIDATES": places, "TARGETS": [shops], "NETWORK": roads, "REACH": 30, "MAX_DISTANCE": 60}
    log, report = Log(), tmp_path / "context.html"
    rows = rows_of(run("stockcontext", log, **inputs, **FIELDS, REPORT=str(report))["OUTPUT"])
    assert [row["m_shops"] for row in rows] == [None, None]
    assert [row["min_shops"] for row in rows] == pytest.approx([THERE, 0.9])
    assert [row["n_shops"] for row in rows] == [1, 1]
    assert "Times are those of the quickest ways along the streets." in log.infos
    half = f"{(THERE + 0.9) / 2 + 1e-9:.1f}"
    assert f"shops: 2 of 2 assessed candidates (100%) have one within 30 min; median time {half} min." in log.infos
    assert "median time (min)" in report.read_text(encoding="utf-8")
    rows = rows_of(run("stockcontext", **inputs, **FIELDS, HEADING="from")["OUTPUT"])
    assert [row["min_shops"] for row in rows] == [None, pytest.approx(0.9)]
    straight = {**inputs, "NETWORK": None, "UNIT": "minutes", "MAX_DISTANCE": 120}
    rows = rows_of(run("stockcontext", **straight)["OUTPUT"])
    assert rows[0]["min_shops"] == pytest.approx(rows[0]["m_shops"] * 0.015)


def test_a_closed_street_in_the_tools(run, places, roads, make_layer):
    gates = [f"POINT ({at((2000, 0.5))})", f"POINT ({at((2000, 90))})", None]
    barriers = make_layer("Point", {}, [(wkt, {}) for wkt in gates], name="关闭的出入口")
    log = Log()
    found = matrix(run, places, roads, log, CUTOFF=6000, BARRIERS=barriers)
    # The metro line is walked in metres, as times play no part: 10 m up and 10 m down.
    assert found["home", "shop"]["distance_m"] == pytest.approx(5580)
    assert "Barriers cut 1 street; both sides of each cut stay usable." in log.warnings
    assert "1 of 2 barriers closes nothing: it meets no street." in log.warnings
    found = matrix(run, places, roads, CUTOFF=200, BARRIERS=barriers, **FIELDS)
    assert found["home", "shop"]["minutes"] == pytest.approx(THERE)
    assert ("shop", "home") not in found


def test_barriers_that_close_all_and_a_missing_field_are_refused_by_name(run, places, roads, make_layer):
    ground = make_layer(
        "Polygon", {}, [(f"POLYGON (({at((-9, -9), (6000, -9), (6000, 99), (-9, 99), (-9, -9))}))", {})]
    )
    with pytest.raises(QgsProcessingException, match="^BARRIERS: they close all streets"):
        matrix(run, places, roads, BARRIERS=ground)
    with pytest.raises(QgsProcessingException, match="^SPEED_FIELD: the layer"):
        matrix(run, places, roads, UNIT="minutes", SPEED_FIELD="车速")


def test_the_check_tells_of_directions_speeds_and_barriers(run, roads, make_layer):
    barriers = make_layer("Point", {}, [(f"POINT ({at((2000, 90))})", {})])
    log, plain = Log(), Log()
    run(
        "networkcheck",
        log,
        NETWORK=roads,
        SPEED_FIELD="speed",
        DIRECTION_FIELD="way",
        TIME_FIELD="time",
        BARRIERS=barriers,
    )
    told = " ".join(log.warnings)
    for words in (
        "6 of 6 lines have no usable speed (missing, 0, negative or no number)",
        "1 street has a direction that is not known (such as “奇怪”)",
        "1 of 1 barriers closes nothing",
    ):
        assert words in told
    assert "entered" not in told
    one_way = make_layer(
        "LineString", {"way": "string"},
        [(f"LINESTRING ({at((0, 0), (100, 0))})", {"way": None}), (f"LINESTRING ({at((100, 0), (200, 0))})", {"way": "F"})],
    )  # fmt: skip
    run("networkcheck", plain, NETWORK=one_way, DIRECTION_FIELD="way")
    assert plain.warnings == [
        "1 line can be entered but not left again, which is no fault at the edge of the data. Lines by their feature ids: 2."
    ]


# --- QGIS's own quickest ways ------------------------------------------------------------------------------------------


def made(rng):
    """A lattice of streets with speeds and directions; each line of its own, as QGIS has no vertex joins along the way."""
    layer = QgsVectorLayer("LineString?crs=EPSG:32650&field=speed:double&field=way:string", "roads", "memory")
    corners = np.stack(np.meshgrid(np.arange(12), np.arange(12), indexing="ij"), -1) * 90.0 + rng.normal(
        0, 9, (12, 12, 2)
    )
    for grid in (corners, corners.transpose(1, 0, 2)):
        for row in grid:
            for start in range(0, 11, 3):
                feature = QgsFeature(layer.fields())
                line = [QgsPointXY(*xy) for xy in row[start : start + 4] + 500_000]
                feature.setGeometry(QgsGeometry.fromPolylineXY(line))
                feature.setAttributes(
                    [float(rng.choice([5, 20, 40, 60])), str(rng.choice(["forward", "backward", "both"]))]
                )
                layer.dataProvider().addFeature(feature)
    return layer


def shenzhen(rng):
    """Real streets; speeds by class, and every fifth street one way."""
    path = REAL_DATA / "shenzhen_hitech_osm.gpkg"
    if not path.exists():
        pytest.skip("the real extracts are not at hand")
    source = QgsVectorLayer(f"{path}|layername=roads", "roads")
    layer = QgsVectorLayer("LineString?crs=EPSG:32649&field=speed:double&field=way:string", "roads", "memory")
    for feature in source.getFeatures():
        for part in feature.geometry().asGeometryCollection():
            copy = QgsFeature(layer.fields())
            copy.setGeometry(part)
            copy.setAttributes(
                [float(rng.choice([5, 30, 60])), str(rng.choice(["both"] * 8 + ["forward", "backward"]))]
            )
            layer.dataProvider().addFeature(copy)
    return layer


def qgis_seconds(layer, sources, targets):
    """Seconds along the streets by QGIS, infinite where there is no way; places are points on the streets."""
    director = QgsVectorLayerDirector(
        layer, 1, "forward", "backward", "both", QgsVectorLayerDirector.Direction.DirectionBoth
    )
    director.addStrategy(QgsNetworkSpeedStrategy(0, 50.0, 1000.0 / 3600.0))
    return least_costs(director, layer, sources, targets)


@pytest.mark.parametrize("layer", [made, shenzhen])
def test_the_same_seconds_as_qgis_s_quickest_ways(qgis_app, layer):
    """Where every street has a speed; QGIS closes those that have none, against its own documentation."""
    rng = np.random.default_rng(7)
    layer = layer(rng)
    features = list(layer.getFeatures())
    lines = shapely.from_wkb([bytes(f.geometry().asWkb()) for f in features])
    speed, way = (np.array([f[name] for f in features], object) for name in ("speed", "way"))
    travel = of_lines(lines, TravelOptions("minutes"), speed=speed, direction=way)
    assert travel.notes == []
    streets = network.build(lines, 0, travel=travel)
    chosen = rng.choice(len(lines), 220)
    xy = shapely.get_coordinates(shapely.line_interpolate_point(lines[chosen], rng.random(220), normalized=True))
    sources, targets = xy[:20], xy[20:]
    a, b = (snapping.snap(streets, some, 10) for some in (sources, targets))
    found = np.full((20, 200), np.inf)
    for source, target, seconds in access.pairs(streets, a, b, 1e7):
        found[source, target] = seconds - (a.leg[source] + b.leg[target]) * streets.leg
    expected = qgis_seconds(layer, sources, targets)
    assert np.isfinite(expected).mean() > 0.5
    same = np.isclose(found, expected, atol=1e-5) | (found == expected)
    assert same.all(), (found[~same], expected[~same])


def test_coverage_with_gates_closed_and_open(run, make_layer, tmp_path):
    """The gate between home and school is closed: the layers hold that, the report both."""
    street = make_layer("LineString", {}, [(f"LINESTRING ({at((0, 0), (3000, 0))})", {})], name="道路")
    homes = make_layer("Point", {"pop": "int"}, [(f"POINT ({at((x, 10))})", {"pop": 50}) for x in (600, 1500)])
    schools = make_layer("Point", {"kind": "string"}, [(f"POINT ({at((1000, 10))})", {"kind": "幼儿园"})])
    gate = make_layer("Point", {}, [(f"POINT ({at((800, 0))})", {})], name="出入口")
    inputs = {
        "DEMAND": homes,
        "POPULATION_FIELD": "pop",
        "FACILITIES": schools,
        "CATEGORY_FIELD": "kind",
        "CUTOFF": 600,
    }
    log, report = Log(), tmp_path / "report.html"
    found = run("lifecirclecoverage", log, NETWORK=street, BARRIERS=gate, REPORT=str(report), **inputs)
    assert [row["n_幼儿园"] for row in rows_of(found["OUTPUT"])] == [0, 1]
    assert [row["pop_share"] for row in rows_of(found["COVERAGE"])] == [0.5, 0.5]
    # The street ends 600 m from every place: there may be a school beyond.
    said = "With the barriers at least 50% of the people reach all classes that are judged, without them 100% would."
    assert said in log.infos
    assert "With and without barriers" in report.read_text(encoding="utf-8")
    log = Log()
    found = run("lifecirclecoverage", log, NETWORK=street, **inputs)
    assert [row["n_幼儿园"] for row in rows_of(found["OUTPUT"])] == [1, 1]
    assert not any("barrier" in line for line in log.infos + log.warnings)
    run("lifecirclecoverage", log, BARRIERS=gate, **inputs)
    assert "Without streets barriers play no part: nothing is cut." in log.warnings


def test_barriers_in_degrees_are_the_same_and_an_empty_layer_is_told(run, places, roads, make_layer):
    import processing

    gate = make_layer("Point", {}, [(f"POINT ({at((2000, 0.5))})", {})])
    degrees = {"INPUT": gate, "TARGET_CRS": "EPSG:4490", "OUTPUT": "memory:"}
    moved = processing.run("native:reprojectlayer", degrees)["OUTPUT"]
    one, other = (matrix(run, places, roads, CUTOFF=6000, BARRIERS=layer) for layer in (gate, moved))
    assert one["home", "shop"]["distance_m"] == pytest.approx(other["home", "shop"]["distance_m"], abs=0.01)
    log = Log()
    found = matrix(run, places, roads, log, CUTOFF=6000, BARRIERS=make_layer("Point", {}, []))
    assert found["home", "shop"]["distance_m"] == pytest.approx(5560)
    assert "BARRIERS: the layer is empty." in log.warnings
    assert not any("cut" in line or "close" in line for line in log.warnings)


@pytest.mark.parametrize("tool", ["accessmatrix", "serviceareas"])
def test_the_order_of_lines_changes_no_figure(run, places, make_layer, tool):
    def layer(rows):
        fields = [
            (f"LINESTRING ({at(*line)})", {"speed": speed and str(speed), "time": time, "way": way})
            for line, speed, time, way in rows
        ]
        return make_layer("LineString", {"speed": "string", "time": "double", "way": "string"}, fields, name="道路")

    def answer(roads):
        if tool == "accessmatrix":
            return sorted(row["minutes"] for row in matrix(run, places, roads, CUTOFF=200, **FIELDS).values())
        found = run("serviceareas", FACILITIES=places, NETWORK=roads, CUTOFFS="10,30", LINES="memory:", **FIELDS)
        return [feature.geometry().length() for feature in found["LINES"].getFeatures()]

    assert answer(layer(LINES)) == pytest.approx(answer(layer(LINES[::-1])))
