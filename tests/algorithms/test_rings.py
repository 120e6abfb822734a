"""The ring algorithms in QGIS: parameters, wrong parameters, runs, coordinate systems, models."""

import numpy as np
import pytest
import shapely
from conftest import REAL_DATA, SAMPLE, Log, build_model, rows_of
from qgis.core import QgsApplication, QgsProcessingException, QgsVectorFileWriter, QgsVectorLayer

from innospace.core.rings import travel_report, travel_rings
from innospace.core.streets import network

DISTRICTS = f"{SAMPLE}|layername=districts"
INCUBATORS = f"{SAMPLE}|layername=incubators"


@pytest.fixture
def districts(make_layer):
    """Three strips of one city, 2 × 10 km each, and a bow-tie of another."""
    return make_layer(
        "Polygon",
        {"name": "string", "ring": "string", "city": "string"},
        [
            (
                "POLYGON ((600000 3500000, 602000 3500000, 602000 3510000, 600000 3510000, 600000 3500000))",
                {"name": "甲区", "ring": "中心城区", "city": "甲市"},
            ),
            (
                "POLYGON ((602000 3500000, 604000 3500000, 604000 3510000, 602000 3510000, 602000 3500000))",
                {"name": "乙区", "ring": "近郊区", "city": "甲市"},
            ),
            (
                "POLYGON ((604000 3500000, 606000 3500000, 606000 3510000, 604000 3510000, 604000 3500000))",
                {"name": "丙区", "ring": "远郊区", "city": "甲市"},
            ),
            (
                "POLYGON ((620000 3500000, 622000 3502000, 622000 3500000, 620000 3502000, 620000 3500000))",
                {"name": "丁区", "ring": "中心城区", "city": "乙市"},
            ),
            (None, {"name": "戊区", "ring": "远郊区", "city": "乙市"}),
        ],
    )


def test_ids_and_parameters_are_those_promised(provider):
    promised = {
        "ringsfromdistricts": ["INPUT", "RING_FIELD", "RING_ORDER", "CITY_FIELD", "OUTPUT"],
        "ringsfromdistance": [
            "CENTRES",
            "CITY_FIELD",
            "DISTANCES",
            "RING_NAMES",
            "BOUNDARY",
            "BOUNDARY_CITY_FIELD",
            "OUTPUT",
        ],
        "ringsfromdensity": [
            "CENTRES",
            "CITY_FIELD",
            "BUILT_UP",
            "BOUNDARY",
            "BOUNDARY_CITY_FIELD",
            "WATER",
            "RING_WIDTH",
            "MAX_RADIUS",
            "OUTPUT",
            "PROFILE",
            "REPORT",
        ],
        "ringsfromtravel": [
            *("CENTRES", "CITY_FIELD", "NETWORK", "MINUTES", "RING_NAMES", "BOUNDARY", "BOUNDARY_CITY_FIELD", "SPEED"),
            *("SNAP", "TOLERANCE", "SPEED_FIELD", "TIME_FIELD", "DIRECTION_FIELD", "HEADING", "BARRIERS"),
            *("OUTPUT", "REPORT"),
        ],
        "ringdistribution": [
            "INCUBATORS",
            "RINGS",
            "RING_FIELD",
            "CITY_FIELD",
            "LEVEL_FIELD",
            "AREA_FIELD",
            "YEAR_FIELD",
            "MIN_COUNT",
            "OUTPUT",
            "RING_STATISTICS",
            "CITY_PATTERNS",
            "REPORT",
        ],
    }
    for name, parameters in promised.items():
        algorithm = provider.algorithm(name)
        assert [p.name() for p in algorithm.parameterDefinitions()] == parameters
        assert algorithm.groupId() == "rings"


def test_every_parameter_of_every_algorithm_has_help(provider):
    for algorithm in provider.algorithms():
        assert algorithm.question(), algorithm.name()
        for parameter in algorithm.parameterDefinitions():
            assert parameter.help(), f"{algorithm.name()} {parameter.name()}"


def test_districts_become_rings(run, districts):
    log = Log()
    rings = run("ringsfromdistricts", log, INPUT=districts, RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
    rows = rows_of(rings)
    assert [field.name() for field in rings.fields()] == ["city", "ring", "ring_name", "area_km2"]
    assert [(r["city"], r["ring"], r["ring_name"]) for r in rows] == [
        ("甲市", 1, "central"), ("甲市", 2, "near_suburb"), ("甲市", 3, "far_suburb"), ("乙市", 1, "central"),
    ]  # fmt: skip
    assert [r["area_km2"] for r in rows] == pytest.approx([20, 20, 20, 2])
    assert rings.crs().authid() == "EPSG:32650"
    assert any("repaired" in w for w in log.warnings)
    assert any("no geometry" in w for w in log.warnings)


def test_selected_features_only(run, districts):
    from qgis.core import QgsProcessingFeatureSourceDefinition

    districts.selectByExpression("name IN ('甲区', '乙区')")
    from qgis.core import QgsProject

    QgsProject.instance().addMapLayer(districts, False)
    source = QgsProcessingFeatureSourceDefinition(districts.id(), True)
    rings = run("ringsfromdistricts", INPUT=source, RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
    assert rings.featureCount() == 2


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"RING_FIELD": "name"}, "RING_ORDER"),
        ({"RING_FIELD": "ring", "RING_ORDER": "中心城区,近郊区"}, "RING_ORDER: .*远郊区"),
        ({"RING_FIELD": "ring", "RING_ORDER": "中心城区,近郊区,远郊区,近郊区"}, "RING_ORDER: .*近郊区"),
        ({"RING_FIELD": "nothing"}, "RING_FIELD: .*nothing.*It has: name, ring, city"),
    ],
)
def test_wrong_parameters_of_districts_are_named(run, districts, parameters, named):
    with pytest.raises(QgsProcessingException, match=named):
        run("ringsfromdistricts", INPUT=districts, **parameters)


def test_an_empty_layer_is_named(run, make_layer):
    with pytest.raises(QgsProcessingException, match="INPUT: the layer holds no geometry"):
        run("ringsfromdistricts", INPUT=make_layer("Polygon", {"ring": "int"}, []), RING_FIELD="ring")


@pytest.fixture
def centre(make_layer):
    return make_layer("Point", {"city": "string"}, [("POINT (600000 3500000)", {"city": "甲市"})])


@pytest.fixture
def boundary(make_layer):
    square = "POLYGON ((580000 3480000, 620000 3480000, 620000 3520000, 580000 3520000, 580000 3480000))"
    return make_layer("Polygon", {"city": "string"}, [(square, {"city": "甲市"})])


def test_distance_rings_fill_the_boundary(run, centre, boundary):
    rings = run("ringsfromdistance", CENTRES=centre, BOUNDARY=boundary, DISTANCES="5000，15000")["OUTPUT"]
    rows = rows_of(rings)
    assert [(r["ring"], r["ring_name"], r["inner_m"], r["outer_m"]) for r in rows] == [
        (1, "central", 0, 5000), (2, "near_suburb", 5000, 15000), (3, "far_suburb", 15000, None),
    ]  # fmt: skip
    assert sum(r["area_km2"] for r in rows) == pytest.approx(1600)
    assert rows[0]["area_km2"] == pytest.approx(25 * 3.14159265, rel=1e-3)


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"DISTANCES": "5000,far"}, "DISTANCES: .*5000,far.*for example"),
        ({"DISTANCES": "5000,4000"}, "DISTANCES: .*values must increase"),
        ({"DISTANCES": "-1,4000"}, "DISTANCES: .*greater than 0"),
        ({"DISTANCES": ""}, "DISTANCES"),
        ({"RING_NAMES": "a,b"}, "RING_NAMES: 2 names .* 3 rings"),
        ({"RING_NAMES": "a,a,b"}, "RING_NAMES: .*twice"),
    ],
)
def test_wrong_distances_and_names_are_named(run, centre, boundary, parameters, named):
    with pytest.raises(QgsProcessingException, match=named):
        run("ringsfromdistance", CENTRES=centre, BOUNDARY=boundary, **parameters)


def test_a_boundary_that_misses_the_centre_is_named(run, make_layer, boundary):
    far = make_layer("Point", {"city": "string"}, [("POINT (700000 3500000)", {"city": "甲市"})])
    with pytest.raises(QgsProcessingException, match="BOUNDARY: the centre"):
        run("ringsfromdistance", CENTRES=far, BOUNDARY=boundary)


def test_density_without_built_up_ground_is_named(run, make_layer, centre, boundary):
    elsewhere = make_layer("Polygon", {}, [("POLYGON ((0 0, 1 0, 1 1, 0 0))", {})])
    with pytest.raises(QgsProcessingException, match="BUILT_UP: .*no built-up"):
        run("ringsfromdensity", CENTRES=centre, BUILT_UP=elsewhere, BOUNDARY=boundary)


def test_density_rings_recover_the_curve_that_the_sample_was_made_with(run, tmp_path):
    report = tmp_path / "密度.html"
    results = run(
        "ringsfromdensity",
        CENTRES=f"{SAMPLE}|layername=city_centres|subset=city = '南京市'",
        BUILT_UP=f"{SAMPLE}|layername=built_up_synthetic",
        BOUNDARY=f"{SAMPLE}|layername=cities|subset=city = '南京市'",
        WATER=f"{SAMPLE}|layername=water",
        PROFILE="memory:",
        REPORT=str(report),
    )
    assert results["ALPHA"] == pytest.approx(3.6, rel=0.15)
    assert results["D"] == pytest.approx(32_000, rel=0.1)
    assert [r["ring_name"] for r in rows_of(results["OUTPUT"])] == ["central", "near_suburb", "far_suburb"]
    profile = rows_of(results["PROFILE"])
    assert all(r["built_km2"] <= r["land_km2"] + 1e-9 for r in profile)
    assert "R1" in report.read_text(encoding="utf-8")


def test_distribution_of_the_sample(run, tmp_path):
    rings = run("ringsfromdistricts", INPUT=DISTRICTS, RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
    report = tmp_path / "report.html"
    results = run(
        "ringdistribution", INCUBATORS=INCUBATORS, RINGS=rings, LEVEL_FIELD="level", AREA_FIELD="area_m2",
        YEAR_FIELD="year", REPORT=str(report),
    )  # fmt: skip
    incubators = rows_of(results["OUTPUT"])
    patterns = {r["city"]: r["pattern"] for r in rows_of(results["CITY_PATTERNS"])}
    statistics = rows_of(results["RING_STATISTICS"])
    assert len(incubators) == 200
    assert {r["status"] for r in incubators} == {"ok"}
    assert patterns["南京市"] == "triple"
    assert patterns["滁州市"] == "single_central"
    assert sum(r["n"] for r in statistics) == 200
    assert sum(r["n_national"] + r["n_provincial"] + r["n_municipal"] for r in statistics) == 200
    # The incubators' own field “city” gives way to the ring's and is kept.
    assert all(r["city"] == r["city_in"] for r in incubators)
    page = report.read_text(encoding="utf-8")
    assert "triple ring" in page
    assert "<svg" in page
    assert "http" not in page.replace("http://www.w3.org", "")  # nothing is fetched from anywhere


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490", "EPSG:4549"])
def test_other_coordinate_systems_give_the_same_answer(run, provider, crs):
    import processing

    def statistics(system):
        here = [
            processing.run("native:reprojectlayer", {"INPUT": x, "TARGET_CRS": system, "OUTPUT": "memory:"})["OUTPUT"]
            for x in (DISTRICTS + "|subset=city = '南京市'", INCUBATORS)
        ]
        rings = run("ringsfromdistricts", INPUT=here[0], RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
        assert rings.crs().authid() == system
        return rows_of(run("ringdistribution", INCUBATORS=here[1], RINGS=rings)["RING_STATISTICS"])

    for ours, theirs in zip(statistics("EPSG:32650"), statistics(crs), strict=True):
        assert ours["n"] == theirs["n"]
        assert ours["area_km2"] == pytest.approx(theirs["area_km2"], rel=1e-3)


def test_points_outside_and_without_geometry_stay_with_a_status(run, districts, make_layer):
    rings = run("ringsfromdistricts", INPUT=districts, RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
    incubators = make_layer(
        "Point",
        {"name": "string", "size": "string", "opened": "date"},
        [
            ("POINT (601000 3501000)", {"name": "甲", "size": "约500", "opened": "2012-05-01"}),
            ("POINT (1000 1000)", {"name": "乙"}),
            (None, {"name": "丙"}),
        ],
    )
    log = Log()
    results = run("ringdistribution", log, INCUBATORS=incubators, RINGS=rings, AREA_FIELD="size", YEAR_FIELD="opened")
    rows = rows_of(results["OUTPUT"])
    assert [r["status"] for r in rows] == ["ok", "outside_rings", "no_geometry"]
    assert rows[0]["edge_m"] == pytest.approx(1000)
    assert rows[1]["ring"] is None
    statistics = rows_of(results["RING_STATISTICS"])
    assert statistics[0]["median_year"] == 2012
    assert statistics[0]["mean_area"] is None
    assert any("约500" in w for w in log.warnings)
    patterns = {r["city"]: r["pattern"] for r in rows_of(results["CITY_PATTERNS"])}
    assert patterns == {"甲市": "single_central", "乙市": "none"}


def test_a_gbk_shapefile_is_read(run, tmp_path):
    path = tmp_path / "行政区.shp"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding = "ESRI Shapefile", "GBK"
    layer = QgsVectorLayer(DISTRICTS)
    assert not QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)[0]
    assert "南京".encode("gbk") in path.with_suffix(".dbf").read_bytes()
    rings = run("ringsfromdistricts", INPUT=str(path), RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
    assert "南京市" in {r["city"] for r in rows_of(rings)}


def test_a_cancel_leaves_nothing_behind(run, tmp_path):
    target = tmp_path / "rings.gpkg"
    log = Log(stop=lambda progress: progress > 30)
    results = run("ringsfromdistricts", log, INPUT=DISTRICTS, RING_FIELD="ring", CITY_FIELD="city", OUTPUT=str(target))
    assert results == {}
    assert not target.exists()


CHAIN = {
    "ringsfromdistricts": {"INPUT": {"input": "districts"}, "RING_FIELD": "ring", "CITY_FIELD": "city"},
    "ringdistribution": {
        "INCUBATORS": {"input": "incubators"},
        "RINGS": {"step": ("ringsfromdistricts", "OUTPUT")},
        "RING_FIELD": "ring",
        "CITY_FIELD": "city",
    },
}


def test_a_model_of_districts_and_distribution(run_model):
    inputs = {"districts": DISTRICTS, "incubators": INCUBATORS}
    (patterns,) = run_model(inputs, CHAIN, [("ringdistribution", "CITY_PATTERNS")])
    assert patterns.featureCount() == 8


def test_the_style_speaks_the_users_language(run, districts):
    from innospace.algorithms import styling
    from innospace.core.base import text

    rings = run("ringsfromdistricts", INPUT=districts, RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
    text.use_translator(None, "zh")
    try:
        styling.apply(rings, "rings")
    finally:
        text.use_translator(None)
    assert [c.label() for c in rings.renderer().categories()] == ["中心城区", "近郊区", "远郊区"]


def test_a_result_that_loads_gets_its_style(provider, districts):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputLayerDefinition, QgsProject

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("innospace:ringsfromdistricts")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    project = QgsProject()
    context.setProject(project)
    target = QgsProcessingOutputLayerDefinition("memory:", project)
    results, good = algorithm.run({"INPUT": districts, "RING_FIELD": "ring", "OUTPUT": target}, context, feedback)
    assert good
    del algorithm
    (details,) = context.layersToLoadOnCompletion().values()
    layer = context.takeResultLayer(results["OUTPUT"])
    details.postProcessor().postProcessLayer(layer, context, feedback)
    assert layer.renderer().type() == "categorizedSymbol"


def test_a_result_of_a_model_gets_its_style_too(provider):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputLayerDefinition, QgsProject

    project, context, feedback = QgsProject(), QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(project)
    inputs = {"districts": DISTRICTS, "incubators": INCUBATORS}
    target = QgsProcessingOutputLayerDefinition("memory:", project)
    model = build_model(inputs, CHAIN, [("ringdistribution", "OUTPUT")])
    _, good = model.run({**inputs, "ringdistribution:OUTPUT": target}, context, feedback)
    assert good
    ((destination, details),) = context.layersToLoadOnCompletion().items()
    layer = context.takeResultLayer(destination)
    details.postProcessor().postProcessLayer(layer, context, feedback)
    assert [c.label() for c in layer.renderer().categories()][:3] == ["central city", "near suburb", "far suburb"]


# --- ground drawn more than once, layers given but empty, odd fields -------------------------------------------------


def disc(radius):
    return f"CURVEPOLYGON (CIRCULARSTRING ({600000 - radius} 3500000, {600000 + radius} 3500000, {600000 - radius} 3500000))"


@pytest.fixture
def around_the_centre(make_layer):
    """Ten incubators at 0.5, 1.5 … 9.5 km from the centre."""
    return make_layer("Point", {}, [(f"POINT ({600500 + 1000 * i} 3500000)", {}) for i in range(10)])


@pytest.mark.parametrize("order", [1, -1])
def test_nested_discs_count_as_rings(run, make_layer, around_the_centre, order):
    discs = [(disc(5000), {"ring": 1, "city": "甲市"}), (disc(10_000), {"ring": 2, "city": "甲市"})][::order]
    log = Log()
    results = run(
        "ringdistribution",
        log,
        INCUBATORS=around_the_centre,
        RINGS=make_layer("CurvePolygon", {"ring": "int", "city": "string"}, discs),
    )
    rows = rows_of(results["RING_STATISTICS"])
    # Areas by hand: 25π and 100π − 25π, not 100π; together 314.2, not 392.7 km².
    assert [(r["ring"], r["n"]) for r in rows] == [(1, 5), (2, 5)]
    assert [r["area_km2"] for r in rows] == pytest.approx([78.54, 235.62], rel=1e-3)
    assert [r["density"] for r in rows] == pytest.approx([5 / 78.54, 5 / 235.62], rel=1e-3)
    assert log.warnings == ["Rings overlap on 78.5 km² in 甲市; that ground counts for the inner ring alone."]
    assert [round(r["edge_m"]) for r in rows_of(results["OUTPUT"])] == pytest.approx(
        [4500, 3500, 2500, 1500, 500, 500, 1500, 2500, 1500, 500], abs=2
    )


def test_rings_that_do_not_overlap_are_no_cause_for_a_word(run, centre, around_the_centre):
    rings, log = run("ringsfromdistance", CENTRES=centre, CITY_FIELD="city", DISTANCES="5000,10000")["OUTPUT"], Log()
    rows = rows_of(run("ringdistribution", log, INCUBATORS=around_the_centre, RINGS=rings)["RING_STATISTICS"])
    assert [r["area_km2"] for r in rows] == pytest.approx([78.54, 235.62], rel=1e-3)
    assert log.warnings == []


@pytest.mark.parametrize("names", [{}, {"CITY_FIELD": "city", "BOUNDARY_CITY_FIELD": "city"}])
@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0]])
def test_a_boundary_drawn_whole_and_by_districts_counts_once(run, make_layer, centre, boundary, names, order):
    whole = "POLYGON ((580000 3480000, 620000 3480000, 620000 3520000, 580000 3520000, 580000 3480000))"
    west = "POLYGON ((580000 3480000, 600000 3480000, 600000 3520000, 580000 3520000, 580000 3480000))"
    east = "POLYGON ((600000 3480000, 620000 3480000, 620000 3520000, 600000 3520000, 600000 3480000))"
    rows = [[(shape, {"city": "甲市"}) for shape in (whole, west, east)][i] for i in order]
    thrice = make_layer("Polygon", {"city": "string"}, rows)
    ours = rows_of(run("ringsfromdistance", CENTRES=centre, BOUNDARY=boundary, **names)["OUTPUT"])
    theirs = rows_of(run("ringsfromdistance", CENTRES=centre, BOUNDARY=thrice, **names)["OUTPUT"])
    assert [r["area_km2"] for r in theirs] == pytest.approx([r["area_km2"] for r in ours], rel=1e-9)
    assert sum(r["area_km2"] for r in theirs) == pytest.approx(1600)


@pytest.fixture
def built_up(make_layer):
    """Blocks around the centre, ever smaller outward."""
    blocks = []
    for x in range(-8, 8):
        for y in range(-8, 8):
            half = 500 / (1 + ((x + 0.5) ** 2 + (y + 0.5) ** 2) / 20)
            cx, cy = 600500 + 1000 * x, 3500500 + 1000 * y
            blocks.append((shapely.box(cx - half, cy - half, cx + half, cy + half).wkt, {}))
    return make_layer("Polygon", {}, blocks)


@pytest.mark.parametrize("rows", [[], [(None, {})]])
@pytest.mark.parametrize(
    ("tool", "parameter", "refusal"),
    [
        ("ringsfromdistance", "CENTRES", "CENTRES: no centre has a geometry"),
        ("ringsfromdistance", "BOUNDARY", "BOUNDARY: the layer holds no geometry"),
        ("ringsfromdensity", "BOUNDARY", "BOUNDARY: the layer holds no geometry"),
        ("ringsfromdensity", "BUILT_UP", "BUILT_UP: the layer holds no geometry"),
        ("ringsfromdistricts", "INPUT", "INPUT: the layer holds no geometry"),
        ("ringdistribution", "RINGS", "RINGS: the layer holds no ring"),
    ],
)
def test_a_layer_given_but_empty_is_refused_by_its_name(
    run, make_layer, centre, boundary, built_up, districts, tool, parameter, refusal, rows
):
    empty = make_layer("Polygon", {"ring": "int", "city": "string"}, rows)
    layers = {
        "ringsfromdistance": {"CENTRES": centre, "BOUNDARY": boundary},
        "ringsfromdensity": {"CENTRES": centre, "BOUNDARY": boundary, "BUILT_UP": built_up},
        "ringsfromdistricts": {"INPUT": districts, "RING_FIELD": "ring"},
        "ringdistribution": {"INCUBATORS": centre, "RINGS": districts},
    }[tool]
    run(tool, **layers)
    with pytest.raises(QgsProcessingException, match=f"^{refusal}"):
        run(tool, **layers | {parameter: empty})


def test_water_given_but_empty_is_told(run, make_layer, centre, built_up):
    told, silent = Log(), Log()
    run("ringsfromdensity", told, CENTRES=centre, BUILT_UP=built_up, WATER=make_layer("Polygon", {}, []))
    run("ringsfromdensity", silent, CENTRES=centre, BUILT_UP=built_up)
    assert "The layer of water holds no geometry; all ground counts as land." in told.warnings
    assert silent.warnings == []


@pytest.mark.parametrize("city", [{}, {"CITY_FIELD": ""}, {"CITY_FIELD": None}])
def test_rings_without_a_city_field_are_one_city(run, make_layer, around_the_centre, city):
    discs = make_layer("CurvePolygon", {"ring": "int"}, [(disc(5000), {"ring": 1}), (disc(10_000), {"ring": 2})])
    (row,) = rows_of(run("ringdistribution", INCUBATORS=around_the_centre, RINGS=discs, **city)["CITY_PATTERNS"])
    assert (row["city"], row["n"], row["pattern"]) == (None, 10, "double_central_near")


def test_a_city_field_that_is_named_must_be_there(run, make_layer, around_the_centre):
    discs = make_layer("CurvePolygon", {"ring": "int"}, [(disc(5000), {"ring": 1})])
    with pytest.raises(QgsProcessingException, match="has no field “city”"):
        run("ringdistribution", INCUBATORS=around_the_centre, RINGS=discs, CITY_FIELD="city")


@pytest.mark.parametrize(("city", "n"), [({}, 2), ({"CITY_FIELD": ""}, 1), ({"CITY_FIELD": "city"}, 2)])
def test_the_field_city_counts_unless_it_is_left_empty(run, districts, around_the_centre, city, n):
    results = run("ringdistribution", INCUBATORS=around_the_centre, RINGS=districts, RING_FIELD="ring", **city)
    assert results["CITY_PATTERNS"].featureCount() == n


LISTS = {"tags": "string[]"}


def test_fields_of_lists_are_refused_in_words_or_told(run, make_layer, districts, centre):
    strip = "POLYGON ((600000 3500000, 602000 3500000, 602000 3510000, 600000 3510000, 600000 3500000))"
    ring = make_layer(
        "Polygon", {"ring": "int", **LISTS}, [(strip, {"ring": 1, "tags": ["1", "2"]}), (None, {"ring": 2})]
    )
    places = make_layer("Point", LISTS, [("POINT (601000 3501000)", {"tags": ["national", "2012"]})])
    with pytest.raises(QgsProcessingException, match="^RING_FIELD: rings must be whole numbers"):
        run("ringdistribution", INCUBATORS=places, RINGS=ring, RING_FIELD="tags", CITY_FIELD="")
    with pytest.raises(QgsProcessingException, match="^RING_ORDER: these ring names are not known"):
        run("ringsfromdistricts", INPUT=ring, RING_FIELD="tags")
    assert run("ringsfromdistricts", INPUT=ring, RING_FIELD="ring", CITY_FIELD="tags")["OUTPUT"].featureCount() == 1
    assert run("ringsfromdistance", CENTRES=places, CITY_FIELD="tags")["OUTPUT"].featureCount() == 2
    log = Log()
    fields = dict.fromkeys(("LEVEL_FIELD", "AREA_FIELD", "YEAR_FIELD"), "tags")
    results = run("ringdistribution", log, INCUBATORS=places, RINGS=ring, CITY_FIELD="tags", **fields)
    (row,) = rows_of(results["RING_STATISTICS"])
    assert (row["n"], row["n_national"], row["mean_area"], row["median_year"]) == (1, 0, None, None)
    said = " ".join(log.warnings)
    assert "is not a number" in said
    assert "no year" in said
    assert "1 incubator is neither national, provincial nor municipal (" in said


# --- flat density ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "name", "inside"), [({}, "The city", "the city"), ({"CITY_FIELD": "city"}, "甲市", "甲市")]
)
def test_a_flat_city_says_the_same_in_log_numbers_and_report(run, make_layer, centre, tmp_path, field, name, inside):
    blocks = []
    for x in range(-8, 8):
        for y in range(-8, 8):
            distance = ((x + 0.5) ** 2 + (y + 0.5) ** 2) ** 0.5
            half, cx, cy = 500 * (0.7 - 0.02 * distance), 600500 + 1000 * x, 3500500 + 1000 * y
            blocks.append((shapely.box(cx - half, cy - half, cx + half, cy + half).wkt, {}))
    log, report = Log(), tmp_path / "report.html"
    results = run(
        "ringsfromdensity",
        log,
        CENTRES=centre,
        BUILT_UP=make_layer("Polygon", {}, blocks),
        MAX_RADIUS=8000,
        REPORT=str(report),
        **field,
    )
    alpha = results["ALPHA"]
    assert alpha < 1.3169
    assert [results[name] for name in ("R1", "R2", "COMPACTNESS")] == [None] * 3
    (ring,) = rows_of(results["OUTPUT"])
    assert (ring["ring"], ring["ring_name"], ring["outer_m"]) == (2, "near_suburb", pytest.approx(results["D"]))
    assert log.warnings == [
        f"Around the centre of {inside} density falls too gently for a central ring (α = {alpha:.3f} ≤ 1.317)."
    ]
    (line,) = [text for text in log.infos if "α" in text]
    assert line.startswith(f"{name}: density falls too gently outward (α = {alpha:.3f} ≤ 1.317)")
    page = report.read_text(encoding="utf-8")
    assert line in page
    assert "central city ends" not in page
    assert ">R1<" not in page.partition("</figure>")[0]


# --- rings in degrees ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490"])
@pytest.mark.parametrize("distances", ["8000,20000", "5000,15000"])
def test_rings_are_valid_and_disjoint_in_degrees(run, provider, crs, distances):
    import processing

    def moved(table):
        target = {"INPUT": f"{SAMPLE}|layername={table}", "TARGET_CRS": crs, "OUTPUT": "memory:"}
        return processing.run("native:reprojectlayer", target)["OUTPUT"]

    centres, cities = moved("city_centres"), moved("cities")
    by_distance = run(
        "ringsfromdistance",
        CENTRES=centres,
        CITY_FIELD="city",
        BOUNDARY=cities,
        BOUNDARY_CITY_FIELD="city",
        DISTANCES=distances,
    )["OUTPUT"]
    by_district = run("ringsfromdistricts", INPUT=moved("districts"), RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
    whole = {f["city"]: _shape(f) for f in cities.getFeatures()}
    for rings in (by_distance, by_district):
        assert rings.crs().authid() == crs
        of_city = {}
        for feature in rings.getFeatures():
            of_city.setdefault(feature["city"], []).append(_shape(feature))
        assert set(of_city) == set(whole)
        for city, grounds in of_city.items():
            assert shapely.is_valid(grounds).all()
            together = shapely.union_all(grounds)
            assert shapely.area(grounds).sum() == pytest.approx(together.area, rel=1e-6)
            assert together.symmetric_difference(whole[city]).area < 1e-4 * together.area


def _shape(feature):
    return shapely.from_wkb(feature.geometry().asWkb().data())


@pytest.mark.skipif(not REAL_DATA.exists(), reason="the real extracts are not at hand")
class TestRealNanjing:
    """Nanjing's real districts by lists of names, and distances from Gulou."""

    DISTRICTS = f"{REAL_DATA}/nanjing_metro_context.gpkg|layername=districts_tianditu|subset=city_name = '南京市'"

    def test_districts_by_name_lists(self, run):
        order = "玄武区,秦淮区,建邺区,鼓楼区;雨花台区、栖霞区、浦口区、江宁区;六合区,溧水区,高淳区"
        rings = rows_of(
            run("ringsfromdistricts", INPUT=self.DISTRICTS, RING_FIELD="district_name", RING_ORDER=order)["OUTPUT"]
        )
        assert [r["ring_name"] for r in rings] == ["central", "near_suburb", "far_suburb"]
        assert sum(r["area_km2"] for r in rings) == pytest.approx(6587, rel=0.02)  # the city's area in the yearbook

    def test_distances_from_gulou_fill_the_city(self, run):
        gulou = self.DISTRICTS.split("|subset")[0] + "|subset=district_name = '鼓楼区' AND city_name = '南京市'"
        city = f"{REAL_DATA}/nanjing_metro_context.gpkg|layername=cities_tianditu|subset=city_name = '南京市'"
        made = run("ringsfromdistance", CENTRES=gulou, BOUNDARY=city, DISTANCES="10000,25000")["OUTPUT"]
        areas = [f.geometry().area() for f in made.getFeatures()]
        whole = next(QgsVectorLayer(city.split("|subset")[0]).getFeatures("city_name = '南京市'")).geometry().area()
        assert sum(areas) == pytest.approx(whole, rel=1e-6)
        shapes = [shapely.from_wkb(f.geometry().asWkb().data()) for f in made.getFeatures()]
        assert shapely.area(shapely.intersection(shapes[0], shapes[1])) == pytest.approx(0, abs=1)


@pytest.mark.parametrize(("east", "meet"), [(0, True), (300_000, False)])
def test_incubators_and_rings_that_do_not_meet_are_no_finding(run, make_layer, east, meet, tmp_path):
    ring = "POLYGON ((600000 3500000, 602000 3500000, 602000 3502000, 600000 3502000, 600000 3500000))"
    rings = make_layer(
        "Polygon", {"ring": "int", "city": "string"}, [(ring, {"ring": 1, "city": "甲市"})], name="rings"
    )
    places = make_layer("Point", {}, [(f"POINT ({601000 + east} 3501000)", {})], name="incubators")
    log, report = Log(), tmp_path / "rings.html"
    run("ringdistribution", log, INCUBATORS=places, RINGS=rings, REPORT=str(report))
    assert any("do not meet" in text for text in log.warnings) != meet
    assert any(text.startswith("甲市: ") for text in log.infos) == meet
    assert ("Pattern of each city" in report.read_text(encoding="utf-8")) == meet


@pytest.mark.parametrize(
    ("outer", "edges", "said"),
    [
        (
            "outer_min",
            [15, 30, 60, 90, None],
            [", up to 15 min", ", up to 30 min", ", up to 60 min", ", up to 90 min", ", farther or out of reach"],
        ),
        ("outer_m", [2500, 5000], [", up to 2.5 km", ", up to 5 km"]),
        ("area_km2", [3, 4, 5, 6], ["", "", "", ""]),
    ],
)
def test_any_number_of_rings_is_drawn_in_one_ramp_and_told_in_words(make_layer, outer, edges, said):
    from innospace.algorithms import styling

    fields = {"city": "string", "ring": "integer", "ring_name": "string", outer: "double"}
    square = "POLYGON ((0 0, 0 1, 1 1, 0 0))"
    held = [
        (square, {"city": city, "ring": i, "ring_name": f"ring_{i}", outer: edge})
        for city in "AB"
        for i, edge in enumerate(edges, 1)
    ]
    layer = make_layer("Polygon", fields, held[::-1])
    styling.apply(layer, "rings")
    shown = layer.renderer().categories()
    assert [category.value() for category in shown] == [f"ring_{i + 1}" for i in range(len(edges))]
    assert [category.label() for category in shown] == [f"ring {i + 1}{more}" for i, more in enumerate(said)]
    lightness = [category.symbol().color().lightness() for category in shown]
    assert lightness == sorted(set(lightness))
    styling.put_words(layer)
    choices = layer.editorWidgetSetup(layer.fields().lookupField("ring_name")).config()["map"]
    assert {shown[0].label(): "ring_1"} in choices


@pytest.mark.parametrize("minutes", [(15.0, 30.0), (15.0, 30.0, 60.0)])
def test_legend_of_rings_by_time_and_map_of_their_report_have_the_same_words(make_layer, minutes):
    from innospace.algorithms import styling

    square = shapely.box(-3000, -3000, 3000, 3000)
    streets = network.build(shapely.linestrings([[(-3000, 0), (3000, 0)]]))
    options = travel_rings.TravelRingOptions(minutes)
    made = travel_rings.assess(streets, shapely.points([(0, 0)]), np.array([square]), options=options)
    fields = {"ring": "integer", "ring_name": "string", "outer_min": "double"}
    held = [
        (row.geometry.wkt, {"ring": row.ring, "ring_name": row.ring_name, "outer_min": edge if edge == edge else None})
        for row, edge in zip(made.rows.itertuples(), made.rows["outer_min"], strict=True)
    ]
    layer = make_layer("Polygon", fields, held)
    styling.apply(layer, "rings")
    labels = [category.label() for category in layer.renderer().categories()]
    page = travel_report.build(made, streets=streets).html()
    assert labels[-1].endswith(", farther or out of reach")
    assert [label in page for label in labels] == [True] * (len(minutes) + 1)


def test_edges_that_differ_between_cities_are_not_told_and_points_keep_their_status(make_layer):
    from innospace.algorithms import styling

    fields = {"ring": "integer", "ring_name": "string", "outer_m": "double"}
    held = [
        ("POLYGON ((0 0, 0 1, 1 1, 0 0))", {"ring": 1, "ring_name": "Old harbour", "outer_m": m}) for m in (1e3, 2e3)
    ]
    layer = make_layer("Polygon", fields, held)
    styling.apply(layer, "rings")
    assert [category.label() for category in layer.renderer().categories()] == ["Old harbour"]
    fields = {"ring": "integer", "ring_name": "string", "status": "string"}
    held = [("POINT (0 0)", {"ring": i, "ring_name": f"ring_{i}", "status": "ok"}) for i in (1, 2, 3, 4)]
    held.append(("POINT (9 9)", {"status": "outside_rings"}))
    layer = make_layer("Point", fields, held)
    styling.apply(layer, "incubator_rings")
    labels = [category.label() for category in layer.renderer().categories()]
    assert labels == ["ring 1", "ring 2", "ring 3", "ring 4", styling._word("status", "outside_rings")]
    looks = [(x.symbol().color().name(), x.symbol()[0].shape()) for x in layer.renderer().categories()]
    assert len(set(looks)) == 5
    # Incubators that are mapped as grounds are told apart by the same.
    held = [("POLYGON ((0 0, 0 1, 1 1, 0 0))", row) for _, row in held]
    grounds = make_layer("Polygon", fields, held)
    styling.apply(grounds, "incubator_rings")
    assert [category.label() for category in grounds.renderer().categories()] == labels
    on_grounds = [
        (x.symbol().color().name(), x.symbol()[1].subSymbol()[0].shape()) for x in grounds.renderer().categories()
    ]
    assert on_grounds == looks
