"""The layout algorithms in QGIS: parameters, wrong parameters, runs, coordinate systems, models."""

import json
import re
from contextlib import nullcontext

import pytest
import shapely
from conftest import REAL_DATA, SAMPLE, Log, rows_of
from qgis.core import Qgis, QgsProcessingException

from innospace.algorithms.layout import ParkLayout, TownLayout
from innospace.core.base.thresholds import load

MODULES = ("design_exchange", "amenities", "prototype_factory", "business_services", "financing", "promotion")
X, Y = 600_000, 3_500_000


def box(x, y, wide, deep):
    return shapely.box(X + x, Y + y, X + x + wide, Y + y + deep).wkt


def sample(layer):
    return f"{SAMPLE}|layername={layer}"


@pytest.fixture
def grounds(make_layer):
    """Inside a campus, half inside a park, on two grounds, away, touching, without geometry; one id occurs twice."""
    return make_layer(
        "Polygon",
        {"id": "string", "city": "string", "status": "string"},
        [
            (box(10, 10, 50, 50), {"id": "甲", "city": "南京", "status": "old"}),
            (box(950, 0, 100, 100), {"id": "乙", "city": "南京"}),
            (box(20, 70, 20, 20), {"id": "丙", "city": "镇江"}),
            (box(3000, 0, 20, 20), {"id": "丙", "city": "镇江"}),
            (box(5000, 0, 20, 20), {"id": None, "city": "镇江"}),
            (box(100, 0, 30, 30), {"id": "丁", "city": "南京"}),
            (None, {"id": "戊", "city": "南京"}),
        ],
    )


@pytest.fixture
def campus(make_layer):
    return make_layer("Polygon", {"name": "string"}, [(box(0, 0, 100, 100), {"name": "东南大学"})])


@pytest.fixture
def parks(make_layer):
    """Two parks that overlap, and one drawn as a bow-tie."""
    return make_layer(
        "Polygon",
        {"name": "string"},
        [
            (box(900, 0, 100, 100), {"name": "高新区"}),
            (box(980, 0, 20, 100), {"name": "软件园"}),
            (
                shapely.Polygon([(X + 9000, Y), (X + 9100, Y + 100), (X + 9100, Y), (X + 9000, Y + 100)]).wkt,
                {"name": "领结"},
            ),
        ],
    )


PROMISED = {
    "townlayout": "INCUBATORS ID_FIELD INNOVATION_HOSTS INNOVATION_NAME_FIELD PRODUCTION_HOSTS PRODUCTION_NAME_FIELD "
    "INSIDE_SHARE OUTSIDE_SHARE TOLERANCE RINGS CITY_FIELD OUTPUT SUMMARY REPORT",
    "parklayout": "SITES ID_FIELD BUILDINGS FLOORS_FIELD DEFAULT_FLOORS FUNCTION_FIELD FEW_BUILDINGS SMALL_SITE MIN_FOOTPRINT "
    "SEPARATION OUTPUT SUMMARY REPORT",
    "locationpreference": "INCUBATORS BUSINESS_CENTRES BUSINESS_NAME_FIELD KNOWLEDGE_CENTRES KNOWLEDGE_NAME_FIELD NEAR "
    "BOUNDARY OUTPUT SUMMARY REPORT",
    "sharingmode": "INCUBATORS THIRD_SPACES RESIDENTIAL FACTORIES OFFICES CAMPUSES REACH OUTPUT SUMMARY REPORT",
    "modulecompleteness": "INCUBATORS DESIGN_EXCHANGE_FIELD AMENITIES_FIELD PROTOTYPE_FACTORY_FIELD BUSINESS_SERVICES_FIELD "
    "FINANCING_FIELD PROMOTION_FIELD FACILITIES MODULE_FIELD CLASS_MAP REACH AREA_FIELD DESK_SHARE STAGE_0_1 "
    "STAGE_1_100 OUTPUT SUMMARY REPORT",
}


@pytest.mark.parametrize("name", PROMISED)
def test_ids_and_parameters_are_those_promised(provider, name):
    algorithm = provider.algorithm(name)
    assert [p.name() for p in algorithm.parameterDefinitions()] == PROMISED[name].split()
    assert algorithm.groupId() == "layout"
    assert algorithm.icon().availableSizes() or not algorithm.icon().isNull()


def town(run, grounds, campus, parks, log=None, **more):
    names = {"INNOVATION_NAME_FIELD": "name", "PRODUCTION_NAME_FIELD": "name"}
    hosts = {"INNOVATION_HOSTS": campus, "PRODUCTION_HOSTS": parks}
    return run("townlayout", log, INCUBATORS=grounds, ID_FIELD="id", **hosts, **names, **more)


def test_town_layout_of_grounds(run, grounds, campus, parks):
    log = Log()
    results = town(run, grounds, campus, parks, log, CITY_FIELD="city")
    rows = rows_of(results["OUTPUT"])
    assert [r["town_layout"] for r in rows] == [
        "park_in_park", "mixed", "mixed", "mixed", "independent", "independent", None,
    ]  # fmt: skip
    assert [r["host_name"] for r in rows] == [
        "东南大学", "高新区", "东南大学", "东南大学", "领结", "东南大学", None,
    ]  # fmt: skip
    assert [r["host_kind"] for r in rows][:5] == ["innovation", "production", "innovation", "innovation", "none"]
    assert rows[1]["inside_share"] == pytest.approx(0.5)
    assert [r["relation"] for r in rows][3:] == ["inside", "apart", "adjacent", None]
    assert rows[4]["host_m"] == pytest.approx(3980)
    assert [r["status"] for r in rows] == ["ok"] * 6 + ["no_geometry"]
    assert rows[0]["status_in"] == "old"
    assert any("2 rows share an id" in line for line in log.infos)
    assert "INCUBATORS: rows without a geometry, not assessed: 1." in log.warnings
    assert any("repaired" in line for line in log.warnings)
    summary = {(r["city"], r["town_layout"]): r["n"] for r in rows_of(results["SUMMARY"])}
    assert summary[("南京", "park_in_park")] == 1
    assert summary[("镇江", "mixed")] == 1
    assert summary[("南京", None)] == 1


def test_points_and_hosts_in_degrees(run, make_layer, campus):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject

    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:32650"), QgsCoordinateReferenceSystem("EPSG:4490"), QgsProject.instance()
    )
    points = []
    for x in (50, 130):
        point = QgsGeometry.fromWkt(f"POINT ({X + x} {Y + 50})")
        point.transform(to_degrees)
        points.append((point.asWkt(12), {}))
    results = run("townlayout", INCUBATORS=make_layer("Point", {}, points, crs="EPSG:4490"), INNOVATION_HOSTS=campus)
    rows = rows_of(results["OUTPUT"])
    assert [r["town_layout"] for r in rows] == ["park_in_park", "independent"]
    # Lengths are those of the fitting zone, a little off those of the other one.
    assert rows[1]["host_m"] == pytest.approx(30, abs=0.1)
    assert results["OUTPUT"].crs().authid() == "EPSG:4490"


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"INNOVATION_HOSTS": None, "PRODUCTION_HOSTS": None}, "INNOVATION_HOSTS, PRODUCTION_HOSTS: there is no host"),
        ({"INSIDE_SHARE": 0.1, "OUTSIDE_SHARE": 0.4}, "INSIDE_SHARE, OUTSIDE_SHARE: "),
        ({"INSIDE_SHARE": 1.5}, "Incorrect parameter value for INSIDE_SHARE"),
        ({"ID_FIELD": "nothing"}, "ID_FIELD: .*no field “nothing”.*It has: id, city, status"),
        ({"RINGS": "campus"}, "RINGS: .*no field “ring”"),
    ],
)
def test_wrong_parameters_of_town_layout_are_named(run, grounds, campus, parks, parameters, named):
    given = {"INCUBATORS": grounds, "INNOVATION_HOSTS": campus, "PRODUCTION_HOSTS": parks, **parameters}
    given = {k: campus if v == "campus" else v for k, v in given.items() if v is not None}
    with pytest.raises(QgsProcessingException, match=named):
        run("townlayout", **given)


def test_the_margins_of_the_sample_are_the_published_ones(run):
    hosts = {"INNOVATION_HOSTS": sample("innovation_hosts"), "PRODUCTION_HOSTS": sample("production_hosts")}
    results = run("townlayout", INCUBATORS=sample("grounds"), ID_FIELD="id", **hosts)
    assert [(r["town_layout"], r["n"]) for r in rows_of(results["SUMMARY"])] == [
        ("park_in_park", 144), ("independent", 50), ("mixed", 6),
    ]  # fmt: skip
    assert results["EVENNESS"] == pytest.approx(0.626512, abs=1e-6)
    assert results["HERFINDAHL"] == pytest.approx(0.5818)
    results = run("parklayout", SITES=sample("grounds"), ID_FIELD="id", BUILDINGS=sample("buildings"))
    assert [(r["park_layout"], r["share"]) for r in rows_of(results["SUMMARY"])] == [
        ("campus", 0.76), ("building", 0.19), ("mixed", 0.05),
    ]  # fmt: skip


def test_summary_by_city_and_ring_counts_every_incubator_once(run):
    rings = run("ringsfromdistricts", INPUT=sample("districts"), RING_FIELD="ring", CITY_FIELD="city")["OUTPUT"]
    results = run(
        "townlayout",
        INCUBATORS=sample("grounds"),
        ID_FIELD="id",
        INNOVATION_HOSTS=sample("innovation_hosts"),
        RINGS=rings,
        CITY_FIELD="city",
    )
    rows = rows_of(results["SUMMARY"])
    assert [f.name() for f in results["SUMMARY"].fields()] == [
        "city", "ring", "ring_name", "town_layout", "n", "share", "evenness", "herfindahl",
    ]  # fmt: skip
    assert sum(r["n"] for r in rows) == 200
    assert sum(r["n"] for r in rows if r["city"] == "南京市" and r["ring_name"] == "central") == 70


def test_town_report_says_what_differs(run, grounds, campus, parks, tmp_path):
    path = tmp_path / "报告.html"
    town(run, grounds, campus, parks, REPORT=str(path))
    page = path.read_text(encoding="utf-8")
    assert "72%, 25%, 3%" in page
    assert "rows without a geometry, not assessed: 1." in page
    assert "<svg" in page


def test_park_layout_of_sites(run, make_layer, grounds, tmp_path):
    sites = make_layer("Polygon", {"id": "int"}, [(box(0, 0, 100, 100), {"id": 1}), (box(900, 0, 300, 300), {"id": 2})])
    buildings = make_layer(
        "Polygon",
        {"floors": "string", "use": "string"},
        [
            (box(10, 10, 20, 20), {"floors": "5", "use": "研发"}),
            (box(90, 60, 30, 20), {"floors": "9", "use": "研发"}),
            (box(910, 10, 30, 20), {"floors": "三层", "use": "办公"}),
        ],
    )
    log, path = Log(), tmp_path / "park.html"
    given = {"SITES": sites, "BUILDINGS": buildings, "FLOORS_FIELD": "floors", "FUNCTION_FIELD": "use"}
    results = run("parklayout", log, **given, REPORT=str(path))
    rows = rows_of(results["OUTPUT"])
    assert [(r["park_layout"], r["basis"], r["status"]) for r in rows] == [
        ("building", "few_and_small", "ok"), ("campus", "large_site", "floors_estimated"),
    ]  # fmt: skip
    assert [(r["n_buildings"], r["floor_m2"]) for r in rows] == [(1, 2000), (1, 600)]
    assert rows[0]["far"] == pytest.approx(0.2)
    assert any("三层" in w for w in log.warnings)
    assert any("1 of 2" in w for w in log.warnings)
    assert any("mostly outside" in w for w in log.warnings)
    assert "Medians by type" in path.read_text(encoding="utf-8")


def test_park_layout_needs_buildings(run, make_layer):
    sites = make_layer("Polygon", {}, [(box(0, 0, 100, 100), {})])
    with pytest.raises(QgsProcessingException, match="BUILDINGS: "):
        run("parklayout", SITES=sites, BUILDINGS=make_layer("Polygon", {}, []))


def test_location_preference(run, make_layer, campus, tmp_path):
    incubators = make_layer(
        "Point", {}, [(f"POINT ({X + 50} {Y + 50})", {}), (f"POINT ({X + 9000} {Y})", {}), (None, {})]
    )
    centres = make_layer(
        "LineString", {"n": "string"}, [(f"LINESTRING ({X + 9030} {Y - 9}, {X + 9030} {Y + 9})", {"n": "CBD"})]
    )
    boundary = make_layer("Polygon", {}, [(box(-1000, -5000, 12000, 10000), {})])
    given = {"INCUBATORS": incubators, "BUSINESS_CENTRES": centres, "KNOWLEDGE_CENTRES": campus, "BOUNDARY": boundary}
    path = tmp_path / "preference.html"
    results = run("locationpreference", **given, BUSINESS_NAME_FIELD="n", REPORT=str(path))
    rows = rows_of(results["OUTPUT"])
    assert [r["preference"] for r in rows] == ["knowledge", "business", None]
    assert [r["business_name"] for r in rows] == ["CBD", "CBD", None]
    assert rows[1]["business_m"] == pytest.approx(30)
    assert rows[0]["knowledge_m"] == 0
    assert results["BUSINESS_LOW"] < 1 < results["BUSINESS_HIGH"]
    assert rows_of(results["SUMMARY"])[0]["business_ratio"] == pytest.approx(results["BUSINESS_RATIO"])
    assert "chance" in path.read_text(encoding="utf-8")


def test_sharing_mode(run, make_layer, campus, tmp_path):
    incubators = make_layer("Point", {}, [(f"POINT ({X + 50} {Y + 50})", {}), (f"POINT ({X + 500} {Y})", {})])
    cafes = make_layer("Point", {}, [(f"POINT ({X + 60} {Y + 50})", {})])
    path = tmp_path / "sharing.html"
    results = run("sharingmode", INCUBATORS=incubators, THIRD_SPACES=cafes, CAMPUSES=campus, REPORT=str(path))
    rows = rows_of(results["OUTPUT"])
    assert [(r["sharing_mode"], r["modes"]) for r in rows] == [("campus", "campus,third_space"), (None, None)]
    assert rows[0]["m_third_space"] == pytest.approx(10)
    assert rows[0]["m_office"] is None
    assert {r["sharing_mode"]: r["n"] for r in rows_of(results["SUMMARY"])}["none"] == 1
    assert path.exists()
    with pytest.raises(QgsProcessingException, match="THIRD_SPACES, RESIDENTIAL, FACTORIES, OFFICES, CAMPUSES: "):
        run("sharingmode", INCUBATORS=incubators)


def test_module_completeness_from_fields_and_facilities(run, make_layer, tmp_path):
    incubators = make_layer(
        "Polygon",
        {"创客": "string", "amenities": "bool", "area": "double"},
        [(box(0, 0, 10, 10), {"创客": "有", "amenities": False, "area": 1000}), (None, {"创客": "无"})],
    )
    facilities = make_layer("Point", {"m": "string"}, [(f"POINT ({X} {Y})", {"m": "原型工厂"}), (None, {"m": "融资"})])
    given = {"INCUBATORS": incubators, "FACILITIES": facilities, "MODULE_FIELD": "m", "AREA_FIELD": "area"}
    path = tmp_path / "modules.html"
    fields = {"DESIGN_EXCHANGE_FIELD": "创客", "AMENITIES_FIELD": "amenities"}
    results = run("modulecompleteness", **given, **fields, REPORT=str(path))
    rows = rows_of(results["OUTPUT"])
    assert [rows[0][m] for m in MODULES] == [True, False, True, None, None, None]
    assert rows[0]["missing"] == "amenities"
    assert rows[0]["amenities_in"] is False
    assert (rows[0]["desks_min"], rows[0]["desks_max"]) == (75, 150)
    assert (rows[0]["stage_0_1"], rows[0]["status"]) == (False, "modules_unknown")
    assert [rows[1][m] for m in MODULES[:3]] == [False, None, None]
    assert rows[1]["status"] == "no_geometry"
    assert path.exists()


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({}, "DESIGN_EXCHANGE_FIELD, .*FACILITIES: neither a field nor a layer"),
        ({"FACILITIES": "campus"}, "MODULE_FIELD: the facilities do not say"),
        ({"FACILITIES": "campus", "MODULE_FIELD": "name"}, "MODULE_FIELD: no facility names"),
        ({"AMENITIES_FIELD": "id", "STAGE_0_1": "amenities,厨房"}, "STAGE_0_1: these are not modules: 厨房"),
    ],
)
def test_wrong_parameters_of_modules_are_named(run, grounds, campus, parameters, named):
    given = {k: campus if v == "campus" else v for k, v in parameters.items()}
    with pytest.raises(QgsProcessingException, match=named):
        run("modulecompleteness", INCUBATORS=grounds, **given)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("townlayout", {"INNOVATION_HOSTS": "innovation_hosts", "CITY_FIELD": "f"}),
        ("parklayout", {"BUILDINGS": "buildings"}),
        ("locationpreference", {"BUSINESS_CENTRES": "city_centres", "KNOWLEDGE_CENTRES": "innovation_hosts"}),
        ("sharingmode", {"CAMPUSES": "innovation_hosts"}),
        ("modulecompleteness", {"FINANCING_FIELD": "f"}),
    ],
)
def test_an_empty_layer_of_incubators_gives_empty_results(run, make_layer, tmp_path, name, given):
    main = "SITES" if name == "parklayout" else "INCUBATORS"
    inputs = {main: make_layer("Polygon", {"f": "string"}, [])}
    inputs |= {k: v if k.endswith("FIELD") else sample(v) for k, v in given.items()}
    results = run(name, **inputs, REPORT=str(tmp_path / "report.html"))
    assert results["OUTPUT"].featureCount() == 0
    assert {r["n"] for r in rows_of(results["SUMMARY"])} - {None} == {0}
    codes = [
        f for f in results["OUTPUT"].fields() if f.name() in ("town_layout", "park_layout", "sharing_mode", "missing")
    ]
    assert all(f.typeName() == "string" for f in codes)
    assert "group" not in results["SUMMARY"].fields().names()


def test_styles_fit_points_and_polygons(make_layer, provider):
    from innospace.algorithms import styling

    for name, field in (("town_layout", "town_layout"), ("sharing_mode", "sharing_mode"), ("n_modules", "n_modules")):
        for kind in ("Point", "Polygon"):
            layer = make_layer(kind, {field: "string", "status": "string"}, [])
            styling.apply(layer, name)
            categories = layer.renderer().categories()
            symbol = Qgis.SymbolType.Marker if kind == "Point" else Qgis.SymbolType.Fill
            assert {c.symbol().type() for c in categories} == {symbol}
            assert all("_" not in c.label() for c in categories)


def test_town_layout_inside_a_model(run_model, grounds, campus):
    hosts = {"INCUBATORS": {"input": "grounds"}, "INNOVATION_HOSTS": {"input": "campus"}}
    (table,) = run_model({"grounds": grounds, "campus": campus}, {"townlayout": hosts}, [("townlayout", "SUMMARY")])
    assert sum(r["n"] for r in rows_of(table)) == 7


@pytest.mark.skipif(not (REAL_DATA / "shenzhen_hitech_osm.gpkg").exists(), reason="real data are not at hand")
def test_the_incubator_of_the_shenzhen_high_tech_park(run):
    source = f"{REAL_DATA / 'shenzhen_hitech_osm.gpkg'}|layername=innovation_features|subset=role "
    hosts = {
        "INNOVATION_HOSTS": source + "IN ('university', 'research')",
        "PRODUCTION_HOSTS": source + "= 'industrial_park'",
    }
    results = run("townlayout", INCUBATORS=source + "= 'incubator'", **hosts, INNOVATION_NAME_FIELD="name")
    (row,) = rows_of(results["OUTPUT"])
    # It stands across the street from the tower of a university, inside no park.
    assert (row["town_layout"], row["relation"], row["host_name"]) == ("independent", "apart", "哈尔滨工业大学大厦")
    assert row["host_m"] == pytest.approx(41.3, abs=0.1)


POINT = f"POINT ({X} {Y})"


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_the_nearest_of_two_hosts_within_the_tolerance(run, make_layer, order):
    hosts = [(box(-1200, -500, 1000, 1000), {"n": "far"}), (box(20, -500, 1000, 1000), {"n": "near"})]
    layer = make_layer("Polygon", {"n": "string"}, [hosts[i] for i in order])
    given = {
        "INCUBATORS": make_layer("Point", {}, [(POINT, {})]),
        "PRODUCTION_HOSTS": layer,
        "PRODUCTION_NAME_FIELD": "n",
    }
    (row,) = rows_of(run("townlayout", **given, TOLERANCE=300)["OUTPUT"])
    assert (row["host_name"], row["host_m"]) == ("near", pytest.approx(20))


def test_incubators_among_the_hosts_and_a_host_layer_without_hosts_are_told(run, make_layer, tmp_path):
    grounds = make_layer("Polygon", {}, [(box(300 * i, 0, 50, 50), {}) for i in range(25)])
    path, log = tmp_path / "town.html", Log()
    hosts = {"INNOVATION_HOSTS": grounds, "PRODUCTION_HOSTS": make_layer("Polygon", {}, [])}
    run("townlayout", log, INCUBATORS=grounds, **hosts, REPORT=str(path))
    assert any(
        "incubators of this layer themselves (the same ground, to 90%): 25 of 25." in line for line in log.warnings
    )
    assert any(line.startswith("PRODUCTION_HOSTS: the layer holds no host") for line in log.warnings)
    assert any("No host is in the layer of: production hosts." in line for line in log.infos)
    assert "themselves" in path.read_text(encoding="utf-8")


def test_hosts_that_are_points_are_told(run, make_layer):
    incubators, hosts = make_layer("Point", {}, [(POINT, {})]), make_layer("Point", {}, [(POINT, {}), (None, {})])
    log = Log()
    (row,) = rows_of(run("townlayout", log, INCUBATORS=incubators, INNOVATION_HOSTS=hosts)["OUTPUT"])
    assert (row["town_layout"], row["relation"], row["host_m"]) == ("independent", "adjacent", 0)
    assert any("Hosts that are points or lines: 1 of 1." in line for line in log.warnings)
    assert "INNOVATION_HOSTS: rows without a geometry, left out: 1." in log.warnings
    log = Log()
    (row,) = rows_of(run("townlayout", log, INCUBATORS=incubators, INNOVATION_HOSTS=hosts, TOLERANCE=5)["OUTPUT"])
    assert row["town_layout"] == "park_in_park"
    assert not any("points or lines" in line for line in log.warnings)


@pytest.mark.parametrize(
    ("name", "given", "empty"),
    [
        ("townlayout", {}, "INNOVATION_HOSTS"),
        ("townlayout", {}, "PRODUCTION_HOSTS"),
        ("townlayout", {"INNOVATION_HOSTS": "innovation_hosts"}, "RINGS"),
        (
            "locationpreference",
            {"BUSINESS_CENTRES": "city_centres", "KNOWLEDGE_CENTRES": "innovation_hosts"},
            "BOUNDARY",
        ),
        *(("sharingmode", {}, mode) for mode in ("THIRD_SPACES", "RESIDENTIAL", "FACTORIES", "OFFICES", "CAMPUSES")),
        ("modulecompleteness", {"MODULE_FIELD": "ring"}, "FACILITIES"),
        ("modulecompleteness", {"FINANCING_FIELD": "financing", "MODULE_FIELD": "ring"}, "FACILITIES"),
    ],
)
def test_an_optional_layer_that_is_empty_is_not_one_that_is_not_given(run, make_layer, name, given, empty):
    inputs = {"INCUBATORS": sample("incubators"), empty: make_layer("Polygon", {"ring": "string"}, [])}
    inputs |= {k: v if k.endswith("FIELD") else sample(v) for k, v in given.items()}
    with pytest.raises(QgsProcessingException, match=f"^{empty}: "):
        run(name, **inputs)


def test_floors_that_are_not_known_count_as_chosen(run, make_layer, tmp_path):
    sites = make_layer("Polygon", {}, [(box(0, 0, 100, 100), {}), (box(300, 0, 100, 100), {})])
    houses = [(box(10, 10, 20, 20), {"f": None}), (box(310, 10, 20, 20), {"f": 6}), (None, {"f": 1})]
    given = {"SITES": sites, "BUILDINGS": make_layer("Polygon", {"f": "int"}, houses), "FLOORS_FIELD": "f"}
    log, path = Log(), tmp_path / "park.html"
    output = run("parklayout", log, **given, DEFAULT_FLOORS=4, REPORT=str(path))["OUTPUT"]
    rows = rows_of(output)
    assert [(r["floor_m2"], r["floors_known"], r["status"]) for r in rows] == [
        (1600, 0, "floors_estimated"), (2400, 1, "ok"),
    ]  # fmt: skip
    assert output.fields().names()[-4:-1] == ["function_mix", "floors_known", "basis"]
    assert "Buildings on the grounds without a number of floors: 1 of 2; floors assumed for each: 4." in log.warnings
    assert "BUILDINGS: rows without a geometry, left out: 1." in log.warnings
    assert any("at 1 of 2 incubators with buildings" in line for line in log.infos)
    assert "at 1 of 2 incubators with buildings" in path.read_text(encoding="utf-8")
    assert [r["floor_m2"] for r in rows_of(run("parklayout", **given)["OUTPUT"])] == [400, 2400]


def test_overlapping_grounds_and_buildings_drawn_twice_are_told(run, make_layer):
    sites = make_layer("Polygon", {}, [(box(0, 0, 100, 100), {}), (box(0, 0, 50, 50), {})])
    houses = make_layer("Polygon", {"f": "int"}, [(box(10, 10, 20, 20), {"f": f}) for f in (3, 9)])
    log = Log()
    rows = rows_of(run("parklayout", log, SITES=sites, BUILDINGS=houses, FLOORS_FIELD="f")["OUTPUT"])
    assert [(r["n_buildings"], r["floor_m2"]) for r in rows] == [(0, 0), (1, 3600)]
    for text in (
        "drawn twice (each covers the other to 90%), left out: 1;",
        "overlap those of other incubators: 2 of 2.",
    ):
        assert sum(text in line for line in log.warnings) == 1


def test_modes_without_a_layer_are_null_in_the_summary(run, make_layer, campus):
    log = Log()
    incubators = make_layer("Point", {}, [(POINT, {})])
    table = rows_of(run("sharingmode", log, INCUBATORS=incubators, CAMPUSES=campus)["SUMMARY"])
    assert [(r["sharing_mode"], r["n"]) for r in table] == [
        ("third_space", None), ("residential", None), ("factory", None), ("office", None), ("campus", 1), ("none", 0),
    ]  # fmt: skip
    assert [r["share"] is None for r in table] == [True] * 4 + [False] * 2
    assert any("with no campus space within 50 m: 0 of 1. Not given" in line for line in log.infos)


def test_own_words_for_modules(run, make_layer, tmp_path):
    incubators = make_layer("Point", {}, [(POINT, {})])
    places = make_layer("Point", {"kind": "string"}, [(POINT, {"kind": "bank"}), (POINT, {"kind": "shop"})])
    path, log = tmp_path / "modules.html", Log()
    given = {"INCUBATORS": incubators, "FACILITIES": places, "MODULE_FIELD": "kind"}
    results = run("modulecompleteness", log, **given, CLASS_MAP=["bank", "融资", "zoo", "promotion"], REPORT=str(path))
    (row,) = rows_of(results["OUTPUT"])
    assert [row[m] for m in MODULES] == [None] * 4 + [True, None]
    assert "No facility has these values of your own list: zoo." in log.warnings
    assert "<td>within reach</td>" in path.read_text(encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="CLASS_MAP: these are not modules: kitchen"):
        run("modulecompleteness", **given, CLASS_MAP=["bank", "kitchen"])


LISTS = """{"type": "FeatureCollection", "features": [
    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [118.8, 32.06]},
     "properties": {"tags": ["cafe", "bar"], "more": {"a": 1}}},
    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [118.801, 32.06]},
     "properties": {"tags": ["cafe"], "more": {"a": 2}}}]}"""


@pytest.mark.parametrize("field", ["tags", "more"])
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("modulecompleteness", ["FINANCING_FIELD", "AREA_FIELD"]),
        ("modulecompleteness", ["MODULE_FIELD"]),
        ("townlayout", ["ID_FIELD", "INNOVATION_NAME_FIELD", "CITY_FIELD"]),
        ("locationpreference", ["BUSINESS_NAME_FIELD", "KNOWLEDGE_NAME_FIELD"]),
    ],
)
def test_fields_of_lists_end_in_words_or_in_no_knowledge(run, tmp_path, name, fields, field):
    path = tmp_path / "lists.geojson"
    path.write_text(LISTS, encoding="utf-8")
    layers = {
        "modulecompleteness": ["INCUBATORS", "FACILITIES"], "townlayout": ["INCUBATORS", "INNOVATION_HOSTS"],
        "locationpreference": ["INCUBATORS", "BUSINESS_CENTRES", "KNOWLEDGE_CENTRES"],
    }  # fmt: skip
    given = dict.fromkeys(layers[name], str(path)) | dict.fromkeys(fields, field)
    given = {key: value for key, value in given.items() if key != "FACILITIES" or "MODULE_FIELD" in fields}
    refused = pytest.raises(QgsProcessingException, match="MODULE_FIELD: no facility names")
    with refused if "MODULE_FIELD" in fields else nullcontext():
        assert run(name, **given)["OUTPUT"].featureCount() == 2


@pytest.mark.parametrize("field", ["tags", "more"])
def test_floors_and_functions_that_are_lists(run, tmp_path, make_layer, field):
    shape = {"type": "Polygon", "coordinates": [[[118.8, 32.06], [118.801, 32.06], [118.801, 32.061], [118.8, 32.06]]]}
    features = json.loads(LISTS)
    features["features"] = [feature | {"geometry": shape} for feature in features["features"]]
    path = tmp_path / "lists.geojson"
    path.write_text(json.dumps(features), encoding="utf-8")
    given = {
        "SITES": str(path),
        "ID_FIELD": field,
        "BUILDINGS": str(path),
        "FLOORS_FIELD": field,
        "FUNCTION_FIELD": field,
    }
    rows = rows_of(run("parklayout", **given)["OUTPUT"])
    assert sorted(row["status"] for row in rows) == ["floors_estimated", "no_buildings"]


@pytest.mark.parametrize(("tool", "standard"), [(TownLayout, "town_layout"), (ParkLayout, "park_layout")])
def test_the_published_shares_in_the_question_are_those_of_the_standard(tool, standard):
    """They stand in the text, as QGIS shows it before it may load pandas."""
    said = re.search(r"the published (\d+), (\d+) and (\d+)%", tool().question())
    assert [int(share) for share in said.groups()] == [
        round(100 * share) for share in load("layout", standard)["value"]
    ]


@pytest.mark.parametrize(("x", "apart"), [(0, False), (400_000, True)])
@pytest.mark.parametrize(
    "tool", ["townlayout", "parklayout", "locationpreference", "sharingmode", "modulecompleteness"]
)
def test_layers_that_do_not_meet_are_no_finding(run, make_layer, tmp_path, tool, x, apart):
    """Thirty incubators, and a building that is a host, a centre and a space as well, here or 400 km away."""
    grounds = make_layer("Polygon", {}, [(box(30 * i, 0, 20, 20), {}) for i in range(30)])
    other = make_layer("Polygon", {"m": "string"}, [(box(x, 0, 1000, 500), {"m": "financing"})])
    given = {
        "townlayout": {"INNOVATION_HOSTS": other},
        "parklayout": {"BUILDINGS": other},
        "locationpreference": {"BUSINESS_CENTRES": other, "KNOWLEDGE_CENTRES": other},
        "sharingmode": {"CAMPUSES": other},
        "modulecompleteness": {"FACILITIES": other, "MODULE_FIELD": "m"},
    }[tool]
    main, path, log = "SITES" if tool == "parklayout" else "INCUBATORS", tmp_path / "report.html", Log()
    run(tool, log, **{main: grounds}, **given, REPORT=str(path))
    answer = path.read_text(encoding="utf-8").split('<div class="answer">')[1].split("</div>")[0]
    assert any("do not meet" in line for line in log.warnings) == ("do not meet" in answer) == apart
    assert any("cut off" in line for line in log.warnings) is False
    findings = {
        "parklayout": "Without buildings",
        "modulecompleteness": "Who can carry",
        "sharingmode": "with no campus space within",
    }
    finding = findings.get(tool, "%")
    assert any(finding in line for line in log.infos) == (finding in answer) == (not apart)
