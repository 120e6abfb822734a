"""The tools of the life circle in QGIS: parameters, wrong parameters, runs, coordinate systems, models, cancel."""

import time

import pytest
from conftest import REAL_DATA, ROOT, Log, rows_of
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)

from innospace.algorithms import styling

HELSINKI = ROOT / "resources" / "sample" / "helsinki.gpkg"
ROADS = f"{HELSINKI}|layername=roads"
HOMES = f"{HELSINKI}|layername=buildings|subset=population > 0"
DAILY = f"{HELSINKI}|layername=pois|subset=type IN ('bus_stop', 'shop:supermarket', 'shop:mall', 'library')"
X, Y = 600_000, 3_500_000


def at(*xy):
    return ", ".join(f"{X + x} {Y + y}" for x, y in xy)


@pytest.fixture
def roads(make_layer):
    """A street of 2 km, a street apart from it, a line without length, none at all."""
    lines = [((0, 0), (2000, 0)), ((0, 5000), (500, 5000)), ((9, 9), (9, 9))]
    rows = [(f"LINESTRING ({at(*line)})", {"name": f"路{i}"}) for i, line in enumerate(lines)]
    return make_layer("LineString", {"name": "string"}, [*rows, (None, {"name": "无"})], name="道路")


@pytest.fixture
def homes(make_layer):
    square = f"POLYGON (({at((90, 10), (110, 10), (110, 30), (90, 30), (90, 10))}))"
    far = f"POLYGON (({at((90, 900), (110, 900), (110, 930), (90, 930), (90, 900))}))"
    apart = f"POLYGON (({at((90, 5000), (110, 5000), (110, 5020), (90, 5020), (90, 5000))}))"
    rows = [(square, {"pop": 100, "status": "old"}), (far, {"pop": 7}), (apart, {"pop": 30}), (None, {"pop": 5})]
    return make_layer("Polygon", {"pop": "double", "status": "string"}, rows, name="居民")


@pytest.fixture
def places(make_layer):
    rows = [
        (f"POINT ({at((300, 0))})", {"kind": "幼儿园", "id": "a"}),
        (f"POINT ({at((900, 5))})", {"kind": "众创空间", "id": "b"}),
        (f"POINT ({at((1500, 700))})", {"kind": "幼儿园", "id": "c"}),
        (f"POINT ({at((350, 0))})", {"kind": "atm", "id": None}),
        (None, {"kind": "幼儿园", "id": "e"}),
    ]
    return make_layer("Point", {"kind": "string", "id": "string"}, rows, name="设施")


FIELDS = ["SPEED_FIELD", "TIME_FIELD", "DIRECTION_FIELD"]
PARAMETERS = {
    "networkcheck": ["NETWORK", "TOLERANCE", *FIELDS, "BARRIERS", "OUTPUT", "ENDS"],
    "lifecirclecoverage": [
        *(
            "DEMAND",
            "POPULATION_FIELD",
            "NAME_FIELD",
            "FACILITIES",
            "CATEGORY_FIELD",
            "CLASS_MAP",
            "NETWORK",
            "STUDY_AREA",
            "STANDARD",
            "AGE_GROUP",
        ),
        *("CUTOFF", "SPEED", "MAX_DISTANCE", "SNAP", "TOLERANCE", "BARRIERS"),
        *("OUTPUT", "COVERAGE", "GAPS", "AREAS", "REPORT"),
    ],
    "serviceareas": [
        *("FACILITIES", "NETWORK", "CUTOFFS", "UNIT", "SPEED", "MERGE", "HALF_WIDTH", "SNAP", "TOLERANCE"),
        *(*FIELDS, "HEADING", "BARRIERS", "OUTPUT", "LINES"),
    ],
    "accessmatrix": [
        *("ORIGINS", "ORIGIN_ID", "DESTINATIONS", "DESTINATION_ID", "NETWORK", "CUTOFF", "UNIT", "SPEED"),
        *("SNAP", "TOLERANCE", *FIELDS, "BARRIERS", "OUTPUT"),
    ],
}
DEFAULTS = {
    "TOLERANCE": 0.01,
    "SNAP": 200,
    "CUTOFF": 1000,
    "SPEED": 4,
    "MAX_DISTANCE": 5000,
    "STANDARD": "custom",
    "AGE_GROUP": "none",
    "CUTOFFS": "300,500,1000",
    "UNIT": "metres",
    "MERGE": False,
    "HALF_WIDTH": 25,
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_defaults_and_help_are_those_promised(provider, name):
    definitions = provider.algorithm(name).parameterDefinitions()
    assert [p.name() for p in definitions] == PARAMETERS[name]
    for definition in definitions:
        assert definition.help()
        if definition.name() in DEFAULTS:
            assert definition.defaultValue() == DEFAULTS[definition.name()]


# --- network check --------------------------------------------------------------------------------------------------


def test_the_check_tells_what_hangs_apart_and_shows_where(run, roads):
    log = Log()
    found = run("networkcheck", log, NETWORK=roads, ENDS="memory:")
    assert (found["COMPONENTS"], found["DANGLES"], found["NEAR_MISSES"]) == (2, 4, 0)
    assert found["LARGEST_SHARE"] == pytest.approx(0.8)
    rows = rows_of(found["OUTPUT"])
    assert [row["component"] for row in rows] == [1, 2, None, None]
    assert [row["length_m"] for row in rows] == [2000, 500, 0, 0]
    assert {row["end_kind"] for row in rows_of(found["ENDS"])} == {"dangle"}
    assert any("20% of its length" in line for line in log.warnings)
    assert any("2 lines have no length" in line for line in log.warnings)


def test_a_near_miss_is_counted_until_the_tolerance_closes_it(run, make_layer):
    lines = [((0, 0), (100, 0)), ((50, 0.6), (50, 80)), ((100.4, 0), (200, 0))]
    layer = make_layer("LineString", {}, [(f"LINESTRING ({at(*line)})", {}) for line in lines])
    found = run("networkcheck", NETWORK=layer)
    assert (found["COMPONENTS"], found["DANGLES"], found["NEAR_MISSES"]) == (3, 6, 3)
    found = run("networkcheck", NETWORK=layer, TOLERANCE=0.5)
    assert (found["COMPONENTS"], found["NEAR_MISSES"]) == (2, 1)


def test_the_check_counts_the_lines_that_stand_apart(run, roads, make_layer):
    log = Log()
    run("networkcheck", log, NETWORK=roads)
    assert any(line.startswith("1 line stands apart from the longest part") for line in log.warnings)
    log = Log()
    run("networkcheck", log, NETWORK=make_layer("LineString", {}, [(f"LINESTRING ({at((0, 0), (9, 0))})", {})]))
    assert log.warnings == []
    assert log.infos[-2:] == ["All streets hang together.", "2 ends are free."]


def test_a_part_apart_is_never_rounded_away(run, make_layer):
    lines = [((0, 0), (100_000, 0)), ((0, 900), (1, 900))]
    log = Log()
    run("networkcheck", log, NETWORK=make_layer("LineString", {}, [(f"LINESTRING ({at(*x)})", {}) for x in lines]))
    assert log.infos[-2:] == [
        "The streets fall into 2 parts; the longest has 99.999% of the length.",
        "4 ends are free.",
    ]


NO_STREETS = {"nothing": [], "no geometry": [None], "no length": [f"LINESTRING ({at((9, 9), (9, 9))})"]}


@pytest.mark.parametrize("case", NO_STREETS)
def test_a_network_without_streets_is_refused_by_all_tools_in_the_same_words(run, homes, places, make_layer, case):
    layer = make_layer("LineString", {}, [(wkt, {}) for wkt in NO_STREETS[case]])
    other = {
        "networkcheck": {},
        "lifecirclecoverage": {"DEMAND": homes, "FACILITIES": places, "CATEGORY_FIELD": "kind"},
        "serviceareas": {"FACILITIES": places},
        "accessmatrix": {"ORIGINS": homes, "ORIGIN_ID": "pop", "DESTINATIONS": places, "DESTINATION_ID": "id"},
        "stockcontext": {"CANDIDATES": homes, "TARGETS": [DAILY]},
    }
    said = set()
    for name, inputs in other.items():
        with pytest.raises(QgsProcessingException) as refusal:
            run(name, NETWORK=layer, **inputs)
        said.add(str(refusal.value))
    assert len(said) == 1
    assert said.pop().startswith("NETWORK: the layer holds no line that has a length. Choose another layer")


# --- coverage -------------------------------------------------------------------------------------------------------


def coverage(run, homes, places, roads, log=None, **more):
    options = {"POPULATION_FIELD": "pop", "CATEGORY_FIELD": "kind", **more}
    return run("lifecirclecoverage", log, DEMAND=homes, FACILITIES=places, NETWORK=roads, **options)


def test_own_classes_by_hand(run, homes, places, roads):
    log = Log()
    found = coverage(run, homes, places, roads, log, CUTOFF=500)
    rows = rows_of(found["OUTPUT"])
    assert [row["status"] for row in rows] == ["ok", "unsnapped", "isolated", "no_geometry"]
    assert rows[0]["status_in"] == "old"
    assert rows[0]["m_幼儿园"] == pytest.approx(220)
    assert rows[0]["m_众创空间"] == pytest.approx(825)
    assert [rows[0][f"ok_{kind}"] for kind in ("幼儿园", "众创空间", "atm")] == [True, False, True]
    assert rows[0]["n_ok"] == 2
    assert rows[0]["share_ok"] == rows[0]["score"] == pytest.approx(2 / 3)
    assert (rows[2]["n_幼儿园"], rows[2]["ok_幼儿园"], rows[2]["m_幼儿园"]) == (0, False, None)
    assert rows[1]["n_ok"] is rows[3]["n_ok"] is rows[1]["ok_atm"] is None
    table = {row["category"]: row for row in rows_of(found["COVERAGE"])}
    assert list(table) == ["atm", "众创空间", "幼儿园", "all classes"]
    assert table["幼儿园"]["facilities"] == 3
    assert table["幼儿园"]["facilities_unsnapped"] == 1
    assert (table["幼儿园"]["clients"], table["幼儿园"]["clients_not_assessed"]) == (2, 2)
    assert table["幼儿园"]["pop_share"] == pytest.approx(100 / 130)
    assert table["幼儿园"]["pop_not_assessed"] == 12
    assert {row["source"] for row in table.values()} == {"user parameter"}
    assert [row["missing"] for row in rows_of(found["GAPS"])] == ["众创空间", "atm,众创空间,幼儿园"]
    assert found["GAPS"].geometryType() == homes.geometryType()
    told = " ".join(log.warnings)
    for words in (
        "20% of its length and 50% of its junctions and ends hang apart",
        "1 facility has no street",
        "1 facility has no geometry",
        "1 place has no street",
        "1 place has no geometry",
        "1 place stands on a part of the network that holds no facility: it reaches nothing.",
        "1 place is tied to a part that hangs apart",
    ):
        assert words in told


def test_a_standard_recognises_chinese_names_and_shows_the_others(run, homes, places, roads, tmp_path):
    report = tmp_path / "报告.html"
    found = coverage(
        run, homes, places, roads, STANDARD="gb50180_5", CLASS_MAP=["atm", ""], AREAS="memory:", REPORT=str(report)
    )
    table = {row["category"]: row for row in rows_of(found["COVERAGE"])}
    assert table["kindergarten"]["radius_m"] == 300
    assert (table["kindergarten"]["level"], table["kindergarten"]["mark"]) == ("5 min", "S")
    assert table["small_sports_ground"]["mark"] == "R"
    assert (table["innovation_space"]["mark"], table["innovation_space"]["radius_m"]) == ("U", 1000)
    assert "atm" not in table
    rows = rows_of(found["OUTPUT"])
    assert rows[0]["n_ok"] == 1
    assert rows[0]["share_ok"] == pytest.approx(1 / 6)
    areas = {row["category"]: f for row, f in zip(rows_of(found["AREAS"]), found["AREAS"].getFeatures(), strict=True)}
    # From 300 m as far as the western end and 300 m east, 25 m to each side.
    assert areas["kindergarten"].geometry().boundingBox().width() == pytest.approx(600 + 50)
    assert areas["elderly_day_care"].geometry().isNull()
    page = report.read_text(encoding="utf-8")
    for words in ("GB 50180-2018", "Facilities without a street", "user parameter", "not yet checked"):
        assert words in page
    assert "Shanghai" not in page


def test_a_layer_remembers_what_was_not_judged(provider, homes, places, roads):
    """Its fields are as they are in every result: 0 and false."""
    algorithm, project = (
        QgsApplication.processingRegistry().createAlgorithmById("innospace:lifecirclecoverage"),
        QgsProject(),
    )
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(project)
    inputs = {
        "DEMAND": homes,
        "FACILITIES": places,
        "NETWORK": roads,
        "CATEGORY_FIELD": "kind",
        "STANDARD": "gb50180_5",
    }
    target = QgsProcessingOutputLayerDefinition("memory:", project)
    results, good = algorithm.run({**inputs, "OUTPUT": target}, context, feedback)
    assert good
    (details,) = context.layersToLoadOnCompletion().values()
    layer = context.takeResultLayer(results["OUTPUT"])
    details.postProcessor().postProcessLayer(layer, context, feedback)
    unjudged = styling.not_judged(layer)
    assert {"m_elderly_day_care", "n_elderly_day_care", "ok_elderly_day_care"} <= unjudged
    assert not [name for name in unjudged if "kindergarten" in name or "innovation_space" in name]
    assert rows_of(layer)[0]["ok_elderly_day_care"] is False


def test_without_a_network_everything_says_straight_line(run, homes, places):
    log = Log()
    found = coverage(run, homes, places, None, log)
    assert [row["status"] for row in rows_of(found["OUTPUT"])] == ["ok", "ok", "ok", "no_geometry"]
    assert all("straight line" in row["source"] for row in rows_of(found["COVERAGE"]))
    assert any("straight lines" in line for line in log.warnings)


def test_an_age_group_changes_the_score_alone(run, homes, places, roads):
    plain, young = (
        rows_of(coverage(run, homes, places, roads, STANDARD="gb50180_5", AGE_GROUP=group)["OUTPUT"])[0]
        for group in ("none", "family_30_50")
    )
    assert plain["score"] == plain["share_ok"] == young["share_ok"]
    assert young["score"] == pytest.approx(2 / (6 + 2))


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"CATEGORY_FIELD": "nothing"}, "^CATEGORY_FIELD: the layer “设施” has no field"),
        ({"POPULATION_FIELD": "nobody"}, "^POPULATION_FIELD: the layer “居民” has no field"),
        ({"STANDARD": "gb1900"}, "STANDARD"),
        ({"CUTOFF": -5}, "CUTOFF"),
    ],
)
def test_wrong_parameters_are_named(run, homes, places, roads, parameters, named):
    with pytest.raises(QgsProcessingException, match=named):
        coverage(run, homes, places, roads, **parameters)


def test_facilities_without_any_class_are_an_error_with_a_cure(run, homes, make_layer, roads):
    nameless = make_layer("Point", {"kind": "string"}, [(f"POINT ({at((0, 0))})", {"kind": None})])
    with pytest.raises(QgsProcessingException, match="CATEGORY_FIELD.*standard"):
        coverage(run, homes, nameless, roads)


def test_a_class_called_ok_keeps_its_count(run, homes, make_layer, roads):
    kinds = ["ok", "ok", "school"]
    places = make_layer(
        "Point", {"kind": "string"}, [(f"POINT ({at((300 + i, 0))})", {"kind": k}) for i, k in enumerate(kinds)]
    )
    found = coverage(run, homes, places, roads)
    row = rows_of(found["OUTPUT"])[0]
    assert (row["n_ok_2"], row["ok_ok_2"], row["m_ok_2"]) == (2, True, pytest.approx(220))
    assert (row["n_ok"], row["share_ok"], row["n_school"]) == (2, 1, 1)
    assert [row["category"] for row in rows_of(found["COVERAGE"])] == ["ok", "school", "all classes"]


@pytest.mark.parametrize(("standard", "counted"), [("custom", {"cafe": 2, "bar": 1}), ("tdt1062", {"cafe": 3})])
def test_a_field_of_lists_counts_by_its_first_known_item(run, homes, roads, tmp_path, standard, counted):
    import json

    kinds = [["cafe", "bar"], ["bar", "cafe"], ["cafe"], None]
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [118.05, 31.62]}, "properties": {"kind": kind}}
        for kind in kinds
    ]
    path = tmp_path / "lists.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    log = Log()
    found = coverage(run, homes, str(path), roads, log, STANDARD=standard)
    table = {row["category"]: row["facilities"] for row in rows_of(found["COVERAGE"])[:-1] if row["facilities"]}
    assert table == counted
    assert any(line.startswith("1 facility has no class") for line in log.warnings)


def test_places_at_the_edge_are_marked_counted_and_the_study_area_decides(run, homes, places, roads, make_layer):
    square = f"POLYGON (({at((-3000, -3000), (3000, -3000), (3000, 9000), (-3000, 9000), (-3000, -3000))}))"
    area = make_layer("Polygon", {}, [(square, {})])
    log = Log()
    found = coverage(run, homes, places, roads, log, CUTOFF=500, STUDY_AREA=area)
    rows = rows_of(found["OUTPUT"])
    assert [row["at_edge"] for row in rows] == [False, False, False, None]
    assert found["OUTPUT"].fields().names()[-6:] == ["n_ok", "share_ok", "share_judged", "score", "at_edge", "status"]
    assert not any("edge" in line for line in log.warnings)
    found = coverage(run, homes, places, roads, log, CUTOFF=3500, STUDY_AREA=area)
    assert [row["at_edge"] for row in rows_of(found["OUTPUT"])] == [True, True, True, None]
    assert any(
        line.startswith("3 of 3 places are nearer than 3,500 m to the edge of the study area") for line in log.warnings
    )


@pytest.mark.parametrize("network", [True, False])
def test_without_a_study_area_the_hull_decides(run, homes, places, roads, network):
    log = Log()
    found = coverage(run, homes, places, roads if network else None, log, CUTOFF=300)
    # The hull of the streets is a triangle from the long street to the short one; all homes stand on its western side.
    assert [row["at_edge"] for row in rows_of(found["OUTPUT"])] == [True, True, True, None]
    ground = "streets" if network else "places"
    assert any(f"3 of 3 places are nearer than 300 m to the edge of the {ground}" in line for line in log.warnings)


@pytest.mark.parametrize("rows", [[], [(None, {})]])
def test_a_study_area_without_ground_is_refused(run, homes, places, roads, make_layer, rows):
    with pytest.raises(QgsProcessingException, match="^STUDY_AREA: the layer holds no area"):
        coverage(run, homes, places, roads, STUDY_AREA=make_layer("Polygon", {}, rows))


def test_empty_layers_are_told_or_refused(run, homes, places, roads, make_layer):
    nobody = make_layer("Point", {"pop": "double"}, [])
    nothing = make_layer("Point", {"kind": "string", "id": "string"}, [])
    log = Log()
    assert coverage(run, nobody, places, roads, log)["OUTPUT"].featureCount() == 0
    assert "DEMAND: the layer is empty." in log.warnings
    log = Log()
    found = coverage(run, homes, nothing, roads, log, STANDARD="tdt1062")
    assert "FACILITIES: the layer is empty." in log.warnings
    assert {row["facilities"] for row in rows_of(found["COVERAGE"])} == {0}
    assert log.infos[-1].startswith("Judged: 0 of 2 classes; not in the data: 2 (")
    with pytest.raises(QgsProcessingException, match="^FACILITIES: the layer is empty"):
        coverage(run, homes, nothing, roads)
    log = Log()
    assert run("serviceareas", log, FACILITIES=nothing, NETWORK=roads)["OUTPUT"].featureCount() == 0
    assert "FACILITIES: the layer is empty." in log.warnings
    log = Log()
    ids = {"ORIGIN_ID": "id", "DESTINATION_ID": "id", "NETWORK": roads}
    assert run("accessmatrix", log, ORIGINS=nothing, DESTINATIONS=places, **ids)["OUTPUT"].featureCount() == 0
    assert "ORIGINS: the layer is empty." in log.warnings


# --- service areas --------------------------------------------------------------------------------------------------


def test_stretches_end_at_the_limit_and_rows_keep_every_attribute(run, places, roads):
    log = Log()
    found = run("serviceareas", log, FACILITIES=places, NETWORK=roads, CUTOFFS="200，100", LINES="memory:")
    lines = list(found["LINES"].getFeatures())
    assert len(lines) == 10
    assert [f["cutoff"] for f in lines[:2]] == [100, 200]
    assert [f["kind"] for f in lines[:2]] == ["幼儿园", "幼儿园"]
    assert [f.geometry().length() for f in lines[:4]] == pytest.approx([200, 400, 190, 390])
    assert [f["status"] for f in lines[4:6]] == ["unsnapped", "unsnapped"]
    assert lines[4].geometry().isNull()
    assert [f["status"] for f in lines[8:]] == ["no_geometry"] * 2
    area = next(iter(found["OUTPUT"].getFeatures())).geometry()
    assert area.boundingBox().width() == pytest.approx(200 + 50)
    assert area.area() == pytest.approx(200 * 50 + 3.14159 * 625, rel=0.01)
    assert any("Facilities: 1 feature has no street" in line for line in log.warnings)


def test_a_street_beyond_the_cutoff_is_a_status_not_a_silent_null(run, make_layer, roads):
    layer = make_layer("Point", {}, [(f"POINT ({at((100, 150))})", {})])
    rows = rows_of(run("serviceareas", FACILITIES=layer, NETWORK=roads, CUTOFFS="100,200")["OUTPUT"])
    assert [row["status"] for row in rows] == ["out_of_reach", "ok"]


def test_merged_areas_take_each_stretch_once(run, places, roads):
    found = run("serviceareas", FACILITIES=places, NETWORK=roads, CUTOFFS="100", MERGE=True, LINES="memory:")
    (row,) = rows_of(found["LINES"])
    assert row == {"cutoff": 100, "n_facilities": 3}
    assert next(iter(found["LINES"].getFeatures())).geometry().length() == pytest.approx(250 + 190)


def test_minutes_become_metres_by_the_speed(run, places, roads):
    found = run("serviceareas", FACILITIES=places, NETWORK=roads, CUTOFFS="3", UNIT="minutes", SPEED=5, LINES="memory:")
    line = next(iter(found["LINES"].getFeatures()))
    assert line["cutoff"] == 3
    assert line.geometry().length() == pytest.approx(500)


@pytest.mark.parametrize("text", ["", "zehn", "100,-5", "0"])
def test_wrong_limits_are_named(run, places, roads, text):
    with pytest.raises(QgsProcessingException, match="CUTOFFS"):
        run("serviceareas", FACILITIES=places, NETWORK=roads, CUTOFFS=text)


def test_the_primary_key_of_a_file_does_not_stop_multiplied_rows(run, tmp_path):
    target = tmp_path / "areas.gpkg"
    run("serviceareas", FACILITIES=DAILY, NETWORK=ROADS, CUTOFFS="50,100", OUTPUT=str(target))
    assert QgsVectorLayer(str(target)).featureCount() == 2 * QgsVectorLayer(DAILY).featureCount()


def test_facilities_apart_and_at_the_edge_are_counted(run, make_layer, roads):
    rows = [(f"POINT ({at(xy)})", {}) for xy in ((100, 0), (1900, 0), (100, 5000))]
    log = Log()
    run("serviceareas", log, FACILITIES=make_layer("Point", {}, rows), NETWORK=roads, CUTOFFS="50,100")
    apart = "Facilities: 1 feature is tied to a part that hangs apart from the main network. Move it to the main network, or "
    assert f"{apart}join the streets first with “Check a street network”." in log.warnings
    at_edge = (
        "Facilities: 3 of 3 places are nearer than 100 m to the edge of the streets (their convex hull), or beyond it."
    )
    assert any(line.startswith(at_edge) for line in log.warnings)
    log = Log()
    square = [((0, 0), (450, 0), (900, 0), (900, 900), (450, 900), (0, 900), (0, 0)), ((450, 0), (450, 900))]
    streets = make_layer("LineString", {}, [(f"LINESTRING ({at(*line)})", {}) for line in square])
    layer = make_layer("Point", {}, [(f"POINT ({at((450, 450))})", {})])
    run("serviceareas", log, FACILITIES=layer, NETWORK=streets, CUTOFFS="7", UNIT="minutes", SPEED=3)
    assert not any("FACILITIES" in line for line in log.warnings)


def test_merged_areas_that_reach_nothing_are_told(run, make_layer, roads):
    layer = make_layer("Point", {}, [(f"POINT ({at((100, 150))})", {})])
    log = Log()
    run("serviceareas", log, FACILITIES=layer, NETWORK=roads, CUTOFFS="50,100,200", MERGE=True)
    assert "2 areas are empty: no facility has a street within the limit." in log.warnings
    log = Log()
    run("serviceareas", log, FACILITIES=layer, NETWORK=roads, CUTOFFS="100,200")
    assert "1 area is empty: the street is farther from the facility than the limit." in log.warnings
    log = Log()
    run("serviceareas", log, FACILITIES=layer, NETWORK=roads, CUTOFFS="200")
    assert not any("empty" in line for line in log.warnings)


# --- distance matrix ------------------------------------------------------------------------------------------------


def test_pairs_within_the_cutoff_with_their_ids(run, places, roads):
    log = Log()
    found = run(
        "accessmatrix",
        log,
        ORIGINS=places,
        ORIGIN_ID="id",
        DESTINATIONS=places,
        DESTINATION_ID="kind",
        NETWORK=roads,
        CUTOFF=100,
        SPEED=6,
    )
    rows = [tuple(feature.attributes()) for feature in found["OUTPUT"].getFeatures()]
    assert [row[:2] for row in rows] == [
        ("a", "幼儿园"),
        ("a", "atm"),
        ("b", "众创空间"),
        (None, "atm"),
        (None, "幼儿园"),
    ]
    assert [row[2] for row in rows] == pytest.approx([0, 50, 10, 0, 50])
    assert rows[1][3] == pytest.approx(0.5)
    assert any("Each of the 3 origins with a street reaches a destination" in line for line in log.infos)


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("long", [2**62 + 1, 2**62 + 3, None]),
        ("long", [1, 2, None]),
        ("string", ["0012", " 12", None]),
        ("double", [0.5, 2.0, None]),
    ],
)
def test_ids_come_out_as_they_are(run, make_layer, roads, kind, ids):
    layer = make_layer("Point", {"id": kind}, [(f"POINT ({at((100 * i, 0))})", {"id": v}) for i, v in enumerate(ids)])
    found = run(
        "accessmatrix",
        ORIGINS=layer,
        ORIGIN_ID="id",
        DESTINATIONS=layer,
        DESTINATION_ID="id",
        NETWORK=roads,
        CUTOFF=1000,
    )
    rows = rows_of(found["OUTPUT"])
    assert {row["origin_id"] for row in rows} == set(ids) == {row["destination_id"] for row in rows}
    assert len(rows) == 9
    assert {type(row["origin_id"]) for row in rows} == {type(value) for value in ids}


def test_origins_at_the_edge_of_the_streets_are_counted(run, make_layer):
    square = make_layer("LineString", {}, [(f"LINESTRING ({at((0, 0), (900, 0), (900, 900), (0, 900), (0, 0))})", {})])
    layer = make_layer("Point", {"id": "int"}, [(f"POINT ({at(xy)})", {"id": 1}) for xy in ((450, 450), (10, 450))])
    log = Log()
    inputs = {"ORIGINS": layer, "ORIGIN_ID": "id", "DESTINATIONS": layer, "DESTINATION_ID": "id", "NETWORK": square}
    run("accessmatrix", log, CUTOFF=300, SNAP=1000, **inputs)
    assert any(
        line.startswith("Origins: 1 of 2 places is nearer than 300 m to the edge of the streets")
        for line in log.warnings
    )
    log = Log()
    run("accessmatrix", log, CUTOFF=5, SNAP=1000, **inputs)
    assert not any("edge" in line for line in log.warnings)


def test_more_origins_than_destinations_gives_the_same_pairs(run):
    one = {"ORIGINS": HOMES, "ORIGIN_ID": "osm_id", "DESTINATIONS": DAILY, "DESTINATION_ID": "osm_id", "NETWORK": ROADS}
    other = {
        "ORIGINS": DAILY,
        "ORIGIN_ID": "osm_id",
        "DESTINATIONS": HOMES,
        "DESTINATION_ID": "osm_id",
        "NETWORK": ROADS,
    }
    there, back = (rows_of(run("accessmatrix", CUTOFF=300, **case)["OUTPUT"]) for case in (one, other))
    assert len(there) > 100
    forth = {(row["origin_id"], row["destination_id"]): row["distance_m"] for row in there}
    assert {(row["destination_id"], row["origin_id"]): row["distance_m"] for row in back} == pytest.approx(forth)


# --- all together ---------------------------------------------------------------------------------------------------


def test_degrees_give_the_same_coverage_within_half_a_per_cent(run, provider):
    import processing

    def rows(crs):
        layers = [
            processing.run("native:reprojectlayer", {"INPUT": x, "TARGET_CRS": crs, "OUTPUT": "memory:"})["OUTPUT"]
            for x in (HOMES, DAILY, ROADS)
        ]
        found = coverage(run, *layers, POPULATION_FIELD="population", CATEGORY_FIELD="type")
        assert found["OUTPUT"].crs().authid() == crs
        return rows_of(found["OUTPUT"])

    for ours, theirs in zip(rows("EPSG:3067"), rows("EPSG:4326"), strict=True):
        for name in ("m_bus_stop", "m_library"):
            assert (ours[name] is None) == (theirs[name] is None)
            assert ours[name] is None or ours[name] == pytest.approx(theirs[name], rel=0.005, abs=0.2)


def test_layers_in_different_systems_are_brought_together(run, provider):
    import processing

    degrees = {"INPUT": ROADS, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"}
    roads = processing.run("native:reprojectlayer", degrees)["OUTPUT"]
    ours, theirs = (
        rows_of(coverage(run, HOMES, DAILY, r, POPULATION_FIELD="population", CATEGORY_FIELD="type")["OUTPUT"])
        for r in (ROADS, roads)
    )
    assert [row["m_bus_stop"] for row in ours] == pytest.approx([row["m_bus_stop"] for row in theirs], abs=0.01)


def test_a_model_from_check_to_coverage_to_service_areas(run_model):
    checked = {"step": ("networkcheck", "OUTPUT")}
    homes, pois = {"input": "homes"}, {"input": "pois"}
    gaps, areas = run_model(
        {"homes": HOMES, "pois": DAILY, "roads": ROADS},
        {
            "networkcheck": {"NETWORK": {"input": "roads"}},
            "lifecirclecoverage": {"DEMAND": homes, "FACILITIES": pois, "CATEGORY_FIELD": "type", "NETWORK": checked},
            "serviceareas": {
                "FACILITIES": {"step": ("lifecirclecoverage", "GAPS")},
                "NETWORK": checked,
                "CUTOFFS": "100",
            },
        },
        [("lifecirclecoverage", "GAPS"), ("serviceareas", "OUTPUT")],
    )
    assert gaps.featureCount() == areas.featureCount() > 0


@pytest.mark.parametrize("at_percent", [1, 22, 60])
def test_a_cancel_stops_within_a_second_and_leaves_nothing(run, tmp_path, at_percent):
    asked = []
    log = Log(stop=lambda progress: progress > at_percent and asked.append(time.perf_counter()) is None)
    target = tmp_path / "areas.gpkg"
    found = run("serviceareas", log, FACILITIES=HOMES, NETWORK=ROADS, CUTOFFS="300,600", OUTPUT=str(target))
    assert found == {}
    assert not target.exists()
    assert time.perf_counter() - asked[0] < 1


class TestRealData:
    """Shenzhen and the cut network of Nanjing."""

    @pytest.fixture
    def layers(self):
        def of(name, roads="roads"):
            path = REAL_DATA / name
            if not path.exists():
                pytest.skip("the real extracts are not at hand")
            return [f"{path}|layername={layer}" for layer in ("residential_demand", "pois", roads)]

        return of

    def test_nanjing_tells_the_fifth_that_hangs_apart(self, run, layers):
        log = Log()
        homes, pois, roads = layers("nanjing_core_osm.gpkg")
        coverage(run, homes, pois, roads, log, POPULATION_FIELD="est_pop", CATEGORY_FIELD="category")
        assert any("20% of its junctions and ends hang apart" in line for line in log.warnings)

    def test_shenzhen_counts_everybody(self, run, layers):
        homes, pois, roads = layers("shenzhen_hitech_osm.gpkg")
        found = coverage(run, homes, pois, roads, POPULATION_FIELD="est_pop", CATEGORY_FIELD="category")
        table = rows_of(found["COVERAGE"])
        assert {row["pop"] + row["pop_not_assessed"] for row in table} == {47871}
        assert {row["clients"] + row["clients_not_assessed"] for row in table} == {128}
        assert sum(row["facilities"] for row in table[:-1]) == 222


@pytest.mark.parametrize(
    ("style", "words"), [("service_areas", "up to {} m"), ("service_areas_minutes", "up to {} min")]
)
def test_each_limit_has_a_swatch_and_the_largest_is_drawn_first(provider, style, words):
    from qgis.core import QgsFeature, QgsVectorLayer

    from innospace.algorithms import styling

    layer = QgsVectorLayer("Polygon?crs=EPSG:32650&field=cutoff:double", "areas", "memory")
    for limit in (10, 5, 10, 15):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([float(limit)])
        layer.dataProvider().addFeature(feature)
    styling.apply(layer, style)
    renderer = layer.renderer()
    assert [category.label() for category in renderer.categories()] == [words.format(n) for n in (5, 10, 15)]
    lightness = [category.symbol().color().lightness() for category in renderer.categories()]
    assert lightness == sorted(lightness)
    assert lightness[0] < lightness[-1]
    (order,) = renderer.orderBy().list()
    assert not order.ascending()


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["a", "b", None, None], []),
        (
            ["a", "a", "b", None],
            [
                "Id of the origin: the ids are not unique: 3 features have 2 different ids, so that rows of the table "
                "cannot be distinguished."
            ],
        ),
    ],
)
def test_ids_that_are_not_unique_are_told(run, make_layer, roads, ids, told):
    rows = [(f"POINT ({600100 + 10 * i} 3500010)", {"id": name}) for i, name in enumerate(ids)]
    origins = make_layer("Point", {"id": "string"}, rows)
    there = make_layer("Point", {"id": "int"}, [("POINT (600200 3500010)", {"id": 1})])
    log = Log()
    inputs = {"ORIGINS": origins, "ORIGIN_ID": "id", "DESTINATIONS": there, "DESTINATION_ID": "id", "NETWORK": roads}
    run("accessmatrix", log, **inputs)
    assert [text for text in log.warnings if "unique" in text] == told


@pytest.mark.parametrize(("north", "meet"), [(0, True), (500_000, False)])
def test_places_and_facilities_that_do_not_meet_are_no_finding(run, homes, make_layer, north, meet, tmp_path):
    shops = make_layer(
        "Point", {"kind": "string"}, [(f"POINT (600100 {3500010 + north})", {"kind": "shop"})], name="shops"
    )
    log, report = Log(), tmp_path / "circle.html"
    run("lifecirclecoverage", log, DEMAND=homes, FACILITIES=shops, CATEGORY_FIELD="kind", REPORT=str(report))
    assert any("do not meet" in text for text in log.warnings) != meet
    assert any("of the" in text for text in log.infos) == meet
    page = report.read_text(encoding="utf-8")
    assert ("<h2>Coverage" in page) == meet
    assert ("What is counted between them is not a finding" in page) != meet
