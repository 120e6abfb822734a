"""The region algorithms in QGIS: parameters, wrong parameters, runs, coordinate systems, models."""

import html
import re

import pytest
import shapely
from conftest import REAL_DATA, SAMPLE, Log, rows_of
from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsExpression,
    QgsProcessingException,
    QgsVectorLayer,
)

PROMISED = {
    "regionaldistribution": "INCUBATORS CITIES CITY_NAME_FIELD POPULATION_FIELD PROVINCE_FIELD LEVEL_FIELD BASE_FIELD "
    "OUTPUT CONCENTRATION REPORT",
    "belt": "INCUBATORS AXIS DEPTH CITIES CITY_NAME_FIELD CORE_CITY OUTPUT ZONES SUMMARY CURVE REPORT",
    "corridor": "AXIS WIDTH SPACES DISTRICTS DISTRICT_NAME_FIELD BLUE BLUE_REACH OUTPUT SECTIONS REPORT",
    "featuretown": "TOWNS BUILT_UP PARKS COMMUNITIES SCENERY CAMPUSES RULESET SLACK TOWN_NAME_FIELD OUTPUT REPORT",
    "newtownmix": "AREAS NAME_FIELD EMPLOYEES_FIELD SPACES SPACE_FIELD AMENITIES SIZE_FIELD CLASS_MAP NETWORK REACH SNAP "
    "TOLERANCE BARRIERS OUTPUT SUMMARY REPORT",
    "brownline": "MANUFACTURING CONTROL_AREAS YEAR_FIELD SINCE MANUFACTURING_NAME_FIELD OUTPUT SUMMARY REPORT",
    "drivers": "AREAS COUNT_FIELD FACTORS CLASSES OUTPUT INTERACTIONS REPORT",
    "colocation": "POINTS TYPE_FIELD OTHERS NEIGHBOURS DRAWS NETWORK SNAP TOLERANCE OUTPUT QUOTIENTS REPORT",
}


def sample(layer):
    return f"{SAMPLE}|layername={layer}"


def box(x0, y0, x1, y1):
    """A rectangle in km from a corner in zone 50."""
    return shapely.box(*(1000 * v for v in (600 + x0, 3500 + y0, 600 + x1, 3500 + y1))).wkt


def point(x, y):
    return f"POINT ({1000 * (600 + x)} {1000 * (3500 + y)})"


@pytest.fixture
def cities(make_layer):
    """Two cities of 20 × 20 km side by side, one of them in two rows, and a row without geometry."""
    fields = {"name": "string", "people": "int", "province": "string", "n": "int"}
    rows = [
        (box(0, 0, 20, 20), {"name": "甲市", "people": 6_000_000, "province": "苏", "n": 7}),
        (box(20, 0, 40, 10), {"name": "乙市", "people": 400_000, "province": "皖"}),
        (box(20, 10, 40, 20), {"name": "乙市", "people": 400_000, "province": "皖"}),
        (None, {"name": "丙市"}),
    ]
    return make_layer("Polygon", fields, rows)


@pytest.fixture
def incubators(make_layer):
    """Three in the first city, one on the border, one in the second, one far away, one without geometry."""
    places = [point(5, 10.1), point(6, 18), point(7, 1), point(20, 15), point(35, 10), point(500, 0), None]
    levels = ["国家级", "省级", "national", "市级", "municipal", "市级", None]
    return make_layer("Point", {"level": "string"}, [(p, {"level": v}) for p, v in zip(places, levels, strict=True)])


@pytest.fixture
def river(make_layer):
    """Two pieces with a gap, drawn against one another."""
    pieces = [f"LINESTRING ({a} 3510000, {b} 3510000)" for a, b in ((615000, 590000), (617000, 650000))]
    return make_layer("LineString", {}, [(piece, {}) for piece in pieces])


def test_ids_and_parameters_are_those_promised(provider):
    for name, parameters in PROMISED.items():
        algorithm = provider.algorithm(name)
        assert [p.name() for p in algorithm.parameterDefinitions()] == parameters.split()
        assert algorithm.groupId() == "region"
        assert all(p.help() for p in algorithm.parameterDefinitions())


# --- regionaldistribution -------------------------------------------------------------------------------------------


def test_cities_get_their_counts_shares_and_tiers(run, cities, incubators, tmp_path):
    log = Log()
    report = tmp_path / "集中度.html"
    results = run(
        "regionaldistribution", log, INCUBATORS=incubators, CITIES=cities, CITY_NAME_FIELD="name",
        POPULATION_FIELD="people", PROVINCE_FIELD="province", LEVEL_FIELD="level", REPORT=str(report),
    )  # fmt: skip
    fields = [field.name() for field in results["OUTPUT"].fields()]
    assert fields[:4] == ["name", "people", "province", "n_in"]
    assert fields[4:] == [
        "n", "n_national", "n_provincial", "n_municipal", "share", "density", "tier", "lq", "status",
    ]  # fmt: skip
    rows = rows_of(results["OUTPUT"])
    assert [(r["n"], r["tier"], r["status"]) for r in rows] == [
        (4, "mega", "ok"), (1, "small_1", "ok"), (1, "small_1", "ok"), (0, None, "no_geometry"),
    ]  # fmt: skip
    assert [(r["n_national"], r["n_provincial"], r["n_municipal"]) for r in rows[:2]] == [(2, 1, 1), (0, 0, 1)]
    assert rows[0]["share"] == pytest.approx(0.8)
    assert rows[0]["density"] == pytest.approx(4 / 400)
    assert rows[0]["lq"] is None
    measures = {r["measure"]: r["value"] for r in rows_of(results["CONCENTRATION"])}
    assert measures["primacy"] == 4
    assert measures["province_ratio"] == 4
    assert measures["area_km2"] == pytest.approx(800)
    assert {"1 incubator has no geometry and is not counted.", "1 row of the cities has no geometry."} <= set(
        log.warnings
    )
    page = report.read_text(encoding="utf-8")
    assert "80% of 5 incubators stand in 甲市, 20% in 乙市." in page
    assert "Guofa 〔2014〕 no. 51" in page


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"CITY_NAME_FIELD": "nothing"}, "CITY_NAME_FIELD: .*nothing.*It has: name"),
        ({"CITY_NAME_FIELD": None}, "CITY_NAME_FIELD"),
        ({"CITY_NAME_FIELD": "name", "INCUBATORS": "nowhere.gpkg"}, "nowhere|INCUBATORS"),
    ],
)
def test_wrong_parameters_of_the_distribution_are_named(run, cities, incubators, parameters, named):
    with pytest.raises(QgsProcessingException, match=named):
        run("regionaldistribution", **{"INCUBATORS": incubators, "CITIES": cities, **parameters})


def test_empty_layers_are_named(run, cities, incubators, river, make_layer):
    nothing = make_layer("Polygon", {"name": "string"}, [])
    with pytest.raises(QgsProcessingException, match="CITIES: the layer holds no geometry"):
        run("regionaldistribution", INCUBATORS=incubators, CITIES=nothing, CITY_NAME_FIELD="name")
    with pytest.raises(QgsProcessingException, match="AXIS: the layer holds no geometry"):
        run("belt", INCUBATORS=incubators, AXIS=make_layer("LineString", {}, []))
    with pytest.raises(QgsProcessingException, match="SPACES: the layer holds no geometry"):
        run("corridor", AXIS=river, SPACES=nothing)
    with pytest.raises(QgsProcessingException, match="TOWNS: the layer holds no geometry"):
        run("featuretown", TOWNS=nothing)
    with pytest.raises(QgsProcessingException, match="CONTROL_AREAS: the layer holds no geometry"):
        run("brownline", MANUFACTURING=cities, CONTROL_AREAS=nothing)


def test_a_country_is_measured_on_the_ellipsoid_whatever_it_is_drawn_in(run, make_layer, tmp_path):
    """One-degree cells a quarter of the way round the globe; QGIS's own ellipsoidal measures as the oracle."""
    import processing
    from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsGeometry, QgsProject

    ellipsoid = QgsDistanceArea()
    ellipsoid.setSourceCrs(QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance().transformContext())
    ellipsoid.setEllipsoid("EPSG:7030")
    cells = {"喀什": (75, 39), "西安": (108, 34), "南京": (118, 32), "佳木斯": (130, 46)}
    drawn = {n: shapely.segmentize(shapely.box(x, y, x + 1, y + 1), 0.05).wkt for n, (x, y) in cells.items()}
    cities = make_layer("Polygon", {"name": "string"}, [(wkt, {"name": n}) for n, wkt in drawn.items()], "EPSG:4326")
    places = [f"POINT ({x + 0.3 + 0.1 * i} {y + 0.5})" for x, y in cells.values() for i in range(4)]
    incubators = make_layer("Point", {}, [(place, {}) for place in places], "EPSG:4326")
    expected = [4e6 / ellipsoid.measureArea(QgsGeometry.fromWkt(wkt)) for wkt in drawn.values()]
    indices = []
    for system in ("EPSG:4326", "EPSG:4490", "EPSG:32650", "EPSG:3857", "ESRI:102025"):
        moved = [
            processing.run("native:reprojectlayer", {"INPUT": x, "TARGET_CRS": system, "OUTPUT": "memory:"})["OUTPUT"]
            for x in (incubators, cities)
        ]
        report = tmp_path / "全国.html"
        results = run(
            "regionaldistribution", INCUBATORS=moved[0], CITIES=moved[1], CITY_NAME_FIELD="name", REPORT=str(report)
        )
        assert results["OUTPUT"].crs().authid() == system
        assert [r["density"] for r in rows_of(results["OUTPUT"])] == pytest.approx(expected, rel=1e-5)
        measures = {r["measure"]: r["value"] for r in rows_of(results["CONCENTRATION"])}
        indices.append(measures["nearest_neighbour_index"])
        assert "measured on the ellipsoid" in report.read_text(encoding="utf-8")
    assert indices == pytest.approx([indices[0]] * 5, rel=1e-6)


def test_a_plane_that_is_true_is_kept(run, cities, incubators, tmp_path):
    report = tmp_path / "平面.html"
    results = run(
        "regionaldistribution", INCUBATORS=incubators, CITIES=cities, CITY_NAME_FIELD="name", REPORT=str(report)
    )
    measures = {r["measure"]: r["value"] for r in rows_of(results["CONCENTRATION"])}
    assert measures["area_km2"] == pytest.approx(800, rel=1e-9)
    assert "in the plane of the layer's own projection" in html.unescape(report.read_text(encoding="utf-8"))


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490", "EPSG:4549"])
def test_other_coordinate_systems_give_the_same_answer(run, provider, crs):
    import processing

    def measures(system):
        here = [
            processing.run("native:reprojectlayer", {"INPUT": sample(x), "TARGET_CRS": system, "OUTPUT": "memory:"})
            for x in ("incubators", "cities", "yangtze")
        ]
        incubators, cities, river = (x["OUTPUT"] for x in here)
        named = {"CITIES": cities, "CITY_NAME_FIELD": "city"}
        spread = run("regionaldistribution", INCUBATORS=incubators, **named)["CONCENTRATION"]
        zones = run("belt", INCUBATORS=incubators, AXIS=river, **named)["SUMMARY"]
        return [r["value"] for r in rows_of(spread)[:4]], [(r["n"], r["area_km2"]) for r in rows_of(zones)]

    ours, theirs = measures("EPSG:32650"), measures(crs)
    assert ours[0] == pytest.approx(theirs[0])
    for (n, area), (other_n, other_area) in zip(ours[1], theirs[1], strict=True):
        assert n == pytest.approx(other_n, abs=1)
        # A UTM zone's scale at the edge of the region differs by 3 in 1 000 of area, and the belt's edge with it.
        assert area == pytest.approx(other_area, rel=0.01)


# --- layers that do not meet ----------------------------------------------------------------------------------------

SHENZHEN = "POLYGON ((200000 2500000, 201000 2500000, 201000 2501000, 200000 2501000, 200000 2500000))"


@pytest.mark.parametrize(
    ("tool", "first", "second", "others"),
    [
        ("brownline", "MANUFACTURING", "CONTROL_AREAS", {}),
        ("corridor", "AXIS", "SPACES", {}),
        ("belt", "CITIES", "AXIS", {"INCUBATORS": "cities"}),
        ("belt", "INCUBATORS", "CITIES", {"AXIS": "river"}),
    ],
)
def test_layers_that_do_not_meet_are_named_and_nothing_is_found(
    run, cities, river, make_layer, tmp_path, tool, first, second, others
):
    here = {"AXIS": river, "river": river}
    far = {"AXIS": "LINESTRING (200000 2500000, 201000 2501000)"}.get(second, SHENZHEN)
    there = make_layer(far.split(" ")[0].title().replace("string", "String"), {}, [(far, {})])
    log, page = Log(), tmp_path / "report.html"
    layers = {first: here.get(first, cities), second: there, **{k: here.get(v, cities) for k, v in others.items()}}
    run(tool, log, REPORT=str(page), **layers)
    (said,) = [note for note in log.warnings if f"({first})" in note and f"({second})" in note]
    assert "do not meet: they lie about 1," in said
    html = page.read_text(encoding="utf-8")
    assert re.search('<div class="answer"><p>(.*?)</div>', html)[1].startswith("“")
    assert "as published" not in html
    near = {name: here.get(name, cities) for name in layers}
    log = Log()
    run(tool, log, REPORT=str(page), **near)
    assert not [note for note in log.warnings if "do not meet" in note]
    assert not re.search('<div class="answer"><p>(.*?)</div>', page.read_text(encoding="utf-8"))[1].startswith("“")


# --- belt -----------------------------------------------------------------------------------------------------------


def test_zones_of_a_small_region(run, cities, incubators, river, tmp_path):
    log = Log()
    report = tmp_path / "带.html"
    results = run(
        "belt", log, INCUBATORS=incubators, AXIS=river, DEPTH=5000, CITIES=cities, CITY_NAME_FIELD="name",
        CORE_CITY="乙市", REPORT=str(report),
    )  # fmt: skip
    rows = rows_of(results["OUTPUT"])
    assert [r["zone"] for r in rows] == ["belt", "north_area", "south_area", "belt", "core", None, None]
    assert [r["side"] for r in rows[:5]] == ["north", "north", "south", "north", "on_axis"]
    assert rows[1]["axis_m"] == pytest.approx(8000)
    assert [r["status"] for r in rows[5:]] == ["outside_cities", "no_geometry"]
    zones = {r["zone"]: r for r in rows_of(results["ZONES"])}
    assert sum(zone["area_km2"] for zone in zones.values()) == pytest.approx(800)
    assert zones["core"]["area_km2"] == pytest.approx(400)
    assert results["ZONES"].crs().authid() == "EPSG:32650"
    summary = rows_of(results["SUMMARY"])
    assert [(r["zone"], r["n"]) for r in summary] == [("core", 1), ("belt", 2), ("north_area", 1), ("south_area", 1)]
    assert sum(r["share"] for r in summary) == pytest.approx(1)
    curve = rows_of(results["CURVE"])
    assert [r["depth_m"] for r in curve] == [500 * i for i in range(21)]
    assert curve[10]["share"] == pytest.approx(3 / 5)
    assert "The axis has gaps of 2.0 km in all; they were bridged straight." in log.warnings
    assert "Outside the core 乙市, within 5 km of the axis, stand 40% of 5 incubators" in report.read_text(
        encoding="utf-8"
    )


def test_the_sides_of_an_axis_from_south_to_north_are_east_and_west(run, cities, incubators, make_layer):
    from innospace.algorithms import styling
    from innospace.core.base import text

    axis = make_layer("LineString", {}, [("LINESTRING (612000 3490000, 613000 3530000)", {})])
    results = run(
        "belt", INCUBATORS=incubators, AXIS=axis, DEPTH=2000, CITIES=cities, CITY_NAME_FIELD="name", CORE_CITY="乙市"
    )
    rows = rows_of(results["OUTPUT"])
    assert [r["side"] for r in rows[:5]] == ["west", "west", "west", "east", "east"]
    assert [r["zone"] for r in rows] == ["west_area", "west_area", "west_area", "east_area", "core", None, None]
    assert [r["zone"] for r in rows_of(results["SUMMARY"])] == ["core", "belt", "east_area", "west_area"]
    text.use_translator(None, "zh")
    try:
        styling.apply(results["ZONES"], "zones_east_west")
        styling.apply(results["OUTPUT"], "incubator_zones_east_west")
    finally:
        text.use_translator(None)
    assert [c.label() for c in results["ZONES"].renderer().categories()] == ["一心", "一带", "东片区", "西片区"]
    values = {category.value() for category in results["OUTPUT"].renderer().categories()}
    assert {r["zone"] or r["status"] for r in rows[:6]} <= values


def test_without_cities_the_hull_is_the_region_and_there_is_no_core(run, incubators, river):
    log = Log()
    results = run("belt", log, INCUBATORS=incubators, AXIS=river)
    assert "No cities are given: the region is the convex hull of the incubators, without a core." in log.warnings
    assert {r["status"] for r in rows_of(results["OUTPUT"])} == {"ok", "no_geometry"}
    assert "core" not in {r["zone"] for r in rows_of(results["ZONES"])}


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"DEPTH": 0}, "DEPTH: the depth must be greater than 0"),
        ({"DEPTH": -1}, "DEPTH|Depth of the belt"),
        ({"CORE_CITY": "无"}, "CORE_CITY: a core city is named, but there is no layer of cities"),
    ],
)
def test_wrong_parameters_of_the_belt_are_named(run, incubators, river, parameters, named):
    with pytest.raises(QgsProcessingException, match=named):
        run("belt", INCUBATORS=incubators, AXIS=river, **parameters)


@pytest.mark.parametrize("core", ["", "甲市"])
def test_cities_that_are_given_but_empty_are_not_left_out(run, incubators, river, make_layer, core):
    nothing = make_layer("Polygon", {"name": "string"}, [])
    with pytest.raises(QgsProcessingException, match="^CITIES: the layer holds no geometry"):
        run("belt", INCUBATORS=incubators, AXIS=river, CITIES=nothing, CITY_NAME_FIELD="name", CORE_CITY=core)


def test_a_core_that_is_no_city_is_named(run, incubators, river, cities):
    with pytest.raises(QgsProcessingException, match="CORE_CITY: there is no city “丁市”. The cities are: 乙市, 甲市"):
        run("belt", INCUBATORS=incubators, AXIS=river, CITIES=cities, CITY_NAME_FIELD="name", CORE_CITY="丁市")


def test_a_river_outside_the_region_is_explained(run, incubators, cities, make_layer):
    far = make_layer("LineString", {}, [("LINESTRING (600000 3900000, 640000 3900000)", {})])
    log = Log()
    results = run("belt", log, INCUBATORS=incubators, AXIS=far, CITIES=cities, CITY_NAME_FIELD="name")
    assert "The axis lies 380.0 km outside the region: there is no belt." in log.warnings
    assert {r["side"] for r in rows_of(results["OUTPUT"])} == {"south", None}


def test_a_cancel_leaves_nothing_behind(run, tmp_path):
    target = tmp_path / "incubators.gpkg"
    log = Log(stop=lambda progress: progress > 30)
    results = run("belt", log, INCUBATORS=sample("incubators"), AXIS=sample("yangtze"), OUTPUT=str(target))
    assert results == {}
    assert not target.exists()


# --- corridor -------------------------------------------------------------------------------------------------------


def test_a_corridor_and_its_sections(run, make_layer, cities, tmp_path):
    axis = make_layer("LineString", {}, [("LINESTRING (600000 3510000, 640000 3510000)", {})])
    spaces = make_layer("Polygon", {}, [(box(5, 9, 7, 11), {}), (box(19, 9, 21, 11), {}), (box(30, 30, 31, 31), {})])
    lake = make_layer("Polygon", {}, [(box(5, 11, 7, 12), {})])
    report = tmp_path / "走廊.html"
    results = run(
        "corridor", AXIS=axis, WIDTH=10_000, SPACES=spaces, DISTRICTS=cities, DISTRICT_NAME_FIELD="name", BLUE=lake,
        BLUE_REACH=1000, REPORT=str(report),
    )  # fmt: skip
    (row,) = rows_of(results["OUTPUT"])
    fields = [field.name() for field in results["OUTPUT"].fields()]
    assert fields == [
        "length_km", "area_km2", "space_km2", "space_share", "n", "per_km", "districts", "blue_share", "longest_gap_km",
    ]  # fmt: skip
    assert [row[field] for field in fields] == pytest.approx([40, 400, 8, 0.02, 2, 0.05, 2, 0.25, 20], abs=1e-3)
    assert [(r["district"], r["n"], r["n_across"]) for r in rows_of(results["SECTIONS"])] == [
        ("甲市", 2, 1),
        ("乙市", 0, 1),
    ]
    assert "2.0% of the corridor is innovation space: 8.0 of 400 km²" in report.read_text(encoding="utf-8")


def test_a_corridor_keeps_what_all_lines_of_its_axis_share(run, make_layer, incubators):
    fields = {"name": "string", "class": "int", "n": "int", "built": "int"}
    first = {"name": "城西大道", "class": 2, "n": 7, "built": 1999}
    line = "LINESTRING (600000 3510000, 620000 3510000)"
    other = "LINESTRING (620000 3510000, 640000 3510000)"
    expected = {"name": "城西大道", "class": 2, "n_in": 7, "built": 1999}
    (alone,) = rows_of(
        run("corridor", AXIS=make_layer("LineString", fields, [(line, first)]), SPACES=incubators)["OUTPUT"]
    )
    assert {field: alone[field] for field in expected} == expected
    rows = [(line, first), (other, {**first, "class": 3, "built": None}), (None, {"name": "没有线"})]
    results = run("corridor", AXIS=make_layer("LineString", fields, rows), SPACES=incubators)
    (several,) = rows_of(results["OUTPUT"])
    assert {field: several[field] for field in expected} == expected | {"class": None, "built": None}
    assert several["length_km"] == pytest.approx(40)
    assert results["OUTPUT"].crs().authid() == "EPSG:32650"


@pytest.mark.parametrize("parameter", ["DISTRICTS", "BLUE"])
def test_layers_of_the_corridor_that_are_given_but_empty_are_not_left_out(
    run, river, incubators, make_layer, parameter
):
    nothing = make_layer("Polygon", {"name": "string"}, [])
    with pytest.raises(QgsProcessingException, match=f"^{parameter}: the layer holds no geometry"):
        run("corridor", AXIS=river, SPACES=incubators, **{parameter: nothing})


@pytest.mark.parametrize(("width", "named"), [(0, "WIDTH: the width must be greater than 0"), (-5, "(?i)width")])
def test_wrong_widths_are_named(run, river, incubators, width, named):
    with pytest.raises(QgsProcessingException, match=named):
        run("corridor", AXIS=river, SPACES=incubators, WIDTH=width)


def test_the_corridor_of_the_sample_has_the_published_figures(run):
    results = run(
        "corridor", AXIS=sample("corridor_axis"), WIDTH=15_150, SPACES=sample("innovation_spaces"),
        DISTRICTS=sample("districts"), DISTRICT_NAME_FIELD="district", BLUE=sample("blue"),
    )  # fmt: skip
    (row,) = rows_of(results["OUTPUT"])
    assert [row["length_km"], row["area_km2"], row["space_share"]] == pytest.approx([33, 500, 0.1], rel=0.01)
    sections = rows_of(results["SECTIONS"])
    assert sum(r["n"] for r in sections) == row["n"] == 30
    assert sum(r["space_km2"] for r in sections) == pytest.approx(row["space_km2"])


# --- feature towns --------------------------------------------------------------------------------------------------


def test_the_towns_of_the_sample_by_both_rule_sets(run, tmp_path):
    areas = ("built_up", "parks", "communities", "scenery", "campuses")
    layers = {area.upper(): sample(f"town_{area}") for area in areas} | {"TOWNS": sample("feature_towns")}
    report = tmp_path / "小镇.html"
    by_2015 = rows_of(
        run("featuretown", **layers, RULESET="2015", TOWN_NAME_FIELD="town", REPORT=str(report))["OUTPUT"]
    )
    by_2021 = rows_of(run("featuretown", **layers)["OUTPUT"])
    assert [r["verdict"] for r in by_2015] == [
        "fits", "fits", "too_large", "too_large", "too_small", "built_too_large",
    ]  # fmt: skip
    assert [r["verdict"] for r in by_2021] == ["fits", "fits", "fits", "too_large", "too_small", "fits"]
    assert {r["built_ok"] for r in by_2021} == {None}
    assert by_2015[0]["plan_ok"] is True
    assert {r["areas_n"] for r in by_2015} == {4}
    page = report.read_text(encoding="utf-8")
    assert "2 of 6 feature towns keep their size by the rules of 2015." in page
    assert "合成航空小镇: plan 5.80 km²" in page


@pytest.mark.parametrize("parameter", ["PARKS", "COMMUNITIES", "SCENERY", "CAMPUSES"])
def test_an_empty_kind_of_area_is_told(run, make_layer, parameter):
    log = Log()
    (town, *_) = rows_of(
        run("featuretown", log, TOWNS=sample("feature_towns"), **{parameter: make_layer("Polygon", {}, [])})["OUTPUT"]
    )
    assert town["areas_n"] == 0
    word = {"PARKS": "industrial park", "COMMUNITIES": "community", "SCENERY": "scenery", "CAMPUSES": "campus"}[
        parameter
    ]
    assert f"The layer of the kind “{word}” holds no geometry: no town has any of it." in log.warnings


def test_empty_built_up_ground_is_refused(run, make_layer):
    with pytest.raises(QgsProcessingException, match="^BUILT_UP: the layer holds no geometry"):
        run("featuretown", TOWNS=sample("feature_towns"), BUILT_UP=make_layer("Polygon", {}, []))


def test_an_unknown_rule_set_is_refused(run):
    with pytest.raises(QgsProcessingException, match="(?i)rule set|RULESET"):
        run("featuretown", TOWNS=sample("feature_towns"), RULESET="1999")


# --- the mix of new towns --------------------------------------------------------------------------------------------


NEW_TOWNS = {"SPACE_FIELD": "kind", "SIZE_FIELD": "kind", "NAME_FIELD": "town", "EMPLOYEES_FIELD": "employees"}


def new_towns(run, log=None, **more):
    layers = {
        "AREAS": sample("new_towns"),
        "SPACES": sample("new_town_spaces"),
        "AMENITIES": sample("new_town_amenities"),
    }
    return run("newtownmix", log or Log(), **(layers | NEW_TOWNS | more))


def test_the_new_towns_of_the_sample(run, tmp_path):
    report, log = tmp_path / "新城.html", Log()
    results = new_towns(run, log, REPORT=str(report))
    rows, summary = rows_of(results["OUTPUT"]), {row["mix_kind"]: row for row in rows_of(results["SUMMARY"])}
    assert [row["verdict"] for row in rows] == ["mixed", "small_without_large", "formal_only", "large_without_small"]
    # By hand from what was placed; the cafés are in the layer of spaces alone, one shopping centre stands outside.
    names = ("n_formal", "n_informal", "n_large_in", "n_small_in", "n_large_reach", "n_small_reach")
    numbers = [[row[name] for name in names] for row in rows]
    assert numbers == [[5, 7, 3, 12, 4, 12], [4, 2, 0, 8, 0, 8], [3, 0, 1, 4, 1, 4], [1, 1, 2, 0, 2, 0]]
    assert rows[0]["informal_share"] == pytest.approx(7 / 12)
    assert (summary["formal"]["n_inside"], summary["large"]["n_inside"], summary["large"]["n_within"]) == (13, 6, 7)
    assert summary["small"]["per_1000_employees"] == pytest.approx(1000 * 24 / 83_500)
    page = report.read_text(encoding="utf-8")
    assert (
        "1 of 4 areas have small amenities inside, but no large one within 1,000 m in a straight line. Namely: 合成科技城."
        in page
    )
    assert "1 of 4 areas have all four kinds within 1,000 m in a straight line" in page


def test_own_kinds_change_the_verdict(run):
    (_, town, *_) = rows_of(new_towns(run, CLASS_MAP=["幼儿园", "large", "科技园", ""])["OUTPUT"])
    assert (town["n_large_in"], town["n_small_in"], town["n_formal"], town["verdict"]) == (2, 6, 1, "mixed")


def test_a_field_without_kinds_is_refused(run):
    with pytest.raises(QgsProcessingException, match="^SPACE_FIELD: no space is formal or informal"):
        new_towns(run, SPACE_FIELD="origin")
    with pytest.raises(QgsProcessingException, match="^CLASS_MAP: these are no kinds"):
        new_towns(run, CLASS_MAP=["便利店", "huge"])


# --- brown line -----------------------------------------------------------------------------------------------------


def test_the_brown_line_of_the_sample(run, tmp_path):
    report = tmp_path / "棕线.html"
    results = run(
        "brownline", MANUFACTURING=sample("manufacturing"), CONTROL_AREAS=sample("control_areas"), YEAR_FIELD="year",
        SINCE=2010, MANUFACTURING_NAME_FIELD="name", REPORT=str(report),
    )  # fmt: skip
    rows, summary = rows_of(results["OUTPUT"]), rows_of(results["SUMMARY"])
    assert [sum(r["brown_line"] == code for r in rows) for code in ("inside", "straddles", "outside")] == [120, 13, 27]
    assert all(r["is_new"] == (r["year"] >= 2010) for r in rows if r["year"] is not None)
    assert {r["is_new"] for r in rows if r["year"] is None} == {None}
    assert sum(r["n"] for r in summary) == 160
    assert sum(r["share"] for r in summary) == pytest.approx(1)
    assert "Outside and across the brown line (40)" in report.read_text(encoding="utf-8")


def test_a_year_without_its_field_is_named(run):
    with pytest.raises(QgsProcessingException, match="SINCE: a year is given, but no field"):
        run("brownline", MANUFACTURING=sample("manufacturing"), CONTROL_AREAS=sample("control_areas"), SINCE=2010)


# --- styles, models, real data --------------------------------------------------------------------------------------


def test_styles_speak_the_users_language(run, cities, incubators, river):
    from innospace.algorithms import styling
    from innospace.core.base import text

    results = run("belt", INCUBATORS=incubators, AXIS=river, CITIES=cities, CITY_NAME_FIELD="name")
    text.use_translator(None, "zh")
    try:
        styling.apply(results["ZONES"], "zones")
        styling.apply(results["OUTPUT"], "incubator_zones")
    finally:
        text.use_translator(None)
    assert {r["zone"] for r in rows_of(results["ZONES"])} == {"core", "belt"}
    assert [c.label() for c in results["ZONES"].renderer().categories()] == ["一心", "一带"]
    assert results["OUTPUT"].renderer().categories()[-1].label() == "位于城市之外"


CHAINS = {
    "regionaldistribution": (
        "CONCENTRATION",
        {"INCUBATORS": "incubators", "CITIES": "cities"},
        {"CITY_NAME_FIELD": "city"},
    ),
    "belt": (
        "SUMMARY",
        {"INCUBATORS": "incubators", "AXIS": "yangtze", "CITIES": "cities"},
        {"CITY_NAME_FIELD": "city"},
    ),
    "corridor": ("SECTIONS", {"AXIS": "corridor_axis", "SPACES": "innovation_spaces", "DISTRICTS": "districts"}, {}),
    "featuretown": ("OUTPUT", {"TOWNS": "feature_towns", "PARKS": "town_parks"}, {"RULESET": "2015"}),
    "newtownmix": (
        "SUMMARY",
        {"AREAS": "new_towns", "SPACES": "new_town_spaces", "AMENITIES": "new_town_amenities"},
        {"SPACE_FIELD": "kind", "SIZE_FIELD": "kind"},
    ),
    "brownline": ("SUMMARY", {"MANUFACTURING": "manufacturing", "CONTROL_AREAS": "control_areas"}, {}),
    "drivers": (
        "INTERACTIONS",
        {"AREAS": "stock_parcels"},
        {"COUNT_FIELD": "rent", "FACTORS": ["vacancy", "city", "transit_m"]},
    ),
    "colocation": ("QUOTIENTS", {"POINTS": "incubators", "OTHERS": "knowledge_centres"}, {"DRAWS": 99}),
}


@pytest.mark.parametrize("name", CHAINS)
def test_each_runs_inside_a_model(run_model, name):
    output, layers, settings = CHAINS[name]
    inputs = {parameter: sample(layer) for parameter, layer in layers.items()}
    sources = {parameter: {"input": parameter} for parameter in layers}
    (result,) = run_model(inputs, {name: {**sources, **settings}}, [(name, output)])
    assert result.featureCount() > 0


@pytest.mark.skipif(not REAL_DATA.exists(), reason="the real extracts are not at hand")
class TestReal:
    """The Yangtze and eight cities with the sample's incubators; industrial land of Shenzhen against its parks."""

    NANJING = REAL_DATA / "nanjing_metro_context.gpkg"
    SHENZHEN = REAL_DATA / "shenzhen_hitech_osm.gpkg"

    def test_the_belt_along_the_natural_earth_yangtze(self, run):
        cities = f"{self.NANJING}|layername=cities_tianditu"
        results = run(
            "belt", INCUBATORS=sample("incubators"), AXIS=f"{self.NANJING}|layername=yangtze_ne10m", CITIES=cities,
            CITY_NAME_FIELD="city_name",
        )  # fmt: skip
        summary = {r["zone"]: r for r in rows_of(results["SUMMARY"])}
        assert sum(r["n"] for r in summary.values()) == 200
        assert summary["core"]["share"] == pytest.approx(0.61)
        whole = sum(f.geometry().area() for f in QgsVectorLayer(cities).getFeatures()) / 1e6
        assert sum(r["area_km2"] for r in summary.values()) == pytest.approx(whole, rel=1e-6)

    def test_industrial_land_of_shenzhen(self, run):
        industrial = f"{self.SHENZHEN}|layername=landuse|subset=class = 'industrial'"
        parks = f"{self.SHENZHEN}|layername=innovation_features|subset=role = 'industrial_park'"
        results = run("brownline", MANUFACTURING=industrial, CONTROL_AREAS=parks)
        rows = rows_of(results["OUTPUT"])
        assert {r["status"] for r in rows} == {"ok"}
        grounds, areas = (
            [
                shapely.make_valid(shapely.from_wkb(f.geometry().asWkb().data()))
                for f in QgsVectorLayer(path).getFeatures()
            ]
            for path in (industrial, parks)
        )
        whole = shapely.union_all(areas)
        expected = [ground.intersection(whole).area / ground.area for ground in grounds]
        assert [r["inside_share"] for r in rows] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (["town", "名称"], "名称"),
        (["town", "city"], "town"),
        (["编号", "项目名称"], "项目名称"),
        (["kind", "park_name"], "park_name"),
        (["kind", "rename"], ""),
        (["kind", "ring_name"], ""),
    ],
)
@pytest.mark.parametrize("style", ["new_town_mix", "feature_towns"])
def test_towns_far_apart_are_seen_and_named_whatever_their_field_is_called(make_layer, style, fields, found):
    from innospace.algorithms import styling
    from innospace.algorithms.bridge import head_of
    from innospace.core.base.columns import name_among

    kinds = dict.fromkeys([*fields, "verdict", "status"], "string")
    rows = [("POLYGON ((0 0, 90 0, 90 90, 0 0))", {**dict.fromkeys(fields, "甲"), "verdict": None})]
    layer = make_layer("Polygon", kinds, rows)
    styling.apply(layer, style)
    assert name_among(map(head_of, layer.fields())) == found
    context = layer.createExpressionContext()
    context.setFeature(next(layer.getFeatures()))
    said = QgsExpression(layer.labeling().settings().fieldName).evaluate(context)
    assert layer.labelsEnabled()
    assert (said or "") == ("甲" if found else "")
    categories = layer.renderer().categories()
    (dot,) = (part for part in categories[0].symbol().symbolLayers() if isinstance(part, QgsCentroidFillSymbolLayer))
    assert dot.subSymbol().size() > 3
    assert layer.labeling().settings().dist > dot.subSymbol().size() / 2
