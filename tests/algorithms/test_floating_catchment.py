"""Supply and demand in QGIS: parameters, a case by hand, refusals, styles, systems, a model, without windows, cancel."""

import time

import pytest
from conftest import REAL_DATA, ROOT, SAMPLE, Log, rows_of
from qgis.core import QgsProcessingException, QgsVectorLayer

COMMUNITY = SAMPLE.parent / "community.gpkg"
HOMES, SPACES, ROADS = (f"{COMMUNITY}|layername={name}" for name in ("居住建筑", "众创空间", "道路"))
SAMPLE_INPUTS = {
    "DEMAND": HOMES,
    "POPULATION_FIELD": "residents",
    "SUPPLY": SPACES,
    "CAPACITY_FIELD": "area_m2",
    "NETWORK": ROADS,
}
X, Y = 600_000, 3_500_000


def at(*xy):
    return ", ".join(f"{X + x} {Y + y}" for x, y in xy)


@pytest.fixture
def roads(make_layer):
    """A street of 2 km, and one apart from it."""
    lines = [((0, 0), (2000, 0)), ((0, 5000), (500, 5000))]
    return make_layer("LineString", {}, [(f"LINESTRING ({at(*line)})", {}) for line in lines])


@pytest.fixture
def homes(make_layer):
    places = [(100, 0), (900, 0), (1900, 0), (100, 5000), (100, 900), None]
    people = [100, 300, 50, 30, 7, 5]
    rows = [
        (place and f"POINT ({at(place)})", {"pop": n, "status": "old"}) for place, n in zip(places, people, strict=True)
    ]
    return make_layer("Point", {"pop": "double", "status": "string"}, rows, name="居民")


@pytest.fixture
def clinics(make_layer):
    rows = [
        (f"POINT ({at((300, 0))})", {"beds": 40}),
        (f"POINT ({at((500, 700))})", {"beds": 9}),
        (f"POINT ({at((1500, 0))})", {"beds": None}),
    ]
    return make_layer("Point", {"beds": "double"}, rows, name="门诊")


def asked(homes, clinics, roads):
    layers = {"DEMAND": homes, "POPULATION_FIELD": "pop", "SUPPLY": clinics, "CAPACITY_FIELD": "beds"}
    return layers | ({"NETWORK": roads} if roads else {})


PARAMETERS = [
    *(
        "SUPPLY",
        "CAPACITY_FIELD",
        "DEMAND",
        "POPULATION_FIELD",
        "NETWORK",
        "UNIT",
        "CATCHMENT",
        "METHOD",
        "DECAY",
        "STEPS",
    ),
    *("DECAY_SCALE", "SPEED", "SNAP", "TOLERANCE", "SPEED_FIELD", "TIME_FIELD", "DIRECTION_FIELD", "HEADING"),
    *("BARRIERS", "OUTPUT", "SUPPLY_OUT", "SUMMARY", "REPORT"),
]
DEFAULTS = {
    "UNIT": "metres",
    "CATCHMENT": 1000,
    "METHOD": "2sfca",
    "DECAY": "none",
    "STEPS": "500:1,1000:0.5",
    "DECAY_SCALE": None,
    "SPEED": 4,
    "SNAP": 200,
    "TOLERANCE": 0.01,
    "HEADING": "to",
}


def test_parameters_and_defaults_are_those_promised(provider):
    definitions = provider.algorithm("floatingcatchment").parameterDefinitions()
    assert [definition.name() for definition in definitions] == PARAMETERS
    assert all(definition.help() for definition in definitions)
    assert {d.name(): d.defaultValue() for d in definitions if d.name() in DEFAULTS} == DEFAULTS


def test_a_case_by_hand(run, homes, clinics, roads):
    log = Log()
    found = run(
        "floatingcatchment",
        log,
        CATCHMENT=700,
        SUPPLY_OUT="memory:",
        SUMMARY="memory:",
        **asked(homes, clinics, roads),
    )
    rows = rows_of(found["OUTPUT"])
    # 40 beds for the 400 people within 700 m; the third place has a clinic of unknown size, as has the second.
    assert [row["status"] for row in rows] == ["ok", "ok", "ok", "isolated", "unsnapped", "no_geometry"]
    assert [row["status_in"] for row in rows] == ["old"] * 6
    assert [row["access"] for row in rows] == [0.1, 0.1, 0, 0, None, None]
    assert [row["n_supply"] for row in rows] == [1, 2, 1, 0, None, None]
    assert [row["nearest"] for row in rows] == [200, 600, 400, None, None, None]
    assert [row["access_ratio"] for row in rows][:3] == pytest.approx([1.2, 1.2, 0])
    supply = rows_of(found["SUPPLY_OUT"])
    assert [row["beds"] for row in supply] == [40, 9, None]
    assert [(row["pop_reached"], row["ratio"], row["status"]) for row in supply] == [
        (400, 0.1, "ok"),
        (None, None, "unsnapped"),
        (350, 0, "ok"),
    ]
    measures = {row["measure"]: row["value"] for row in rows_of(found["SUMMARY"])}
    assert measures == pytest.approx(
        {"mean": 40 / 480, "gini": 1 / 6, "below_half_mean": 1 / 6, "supply_without_people": 0}
    )
    assert log.infos[-3].startswith("17% of the people have less than half of the mean access.")
    assert any("1 facility has no capacity" in text for text in log.warnings)


def test_without_streets_lines_are_straight_and_all_say_so(run, homes, clinics, tmp_path):
    log, report = Log(), tmp_path / "report.html"
    found = run("floatingcatchment", log, CATCHMENT=700, REPORT=str(report), **asked(homes, clinics, None))
    assert [row["status"] for row in rows_of(found["OUTPUT"])] == ["ok"] * 5 + ["no_geometry"]
    assert any("No network" in text for text in log.warnings)
    assert "in a straight line (no network)" in report.read_text(encoding="utf-8")


def test_minutes_are_walked(run, homes, clinics, roads):
    inputs = asked(homes, clinics, roads)
    metres = rows_of(run("floatingcatchment", CATCHMENT=1000, DECAY="gaussian", **inputs)["OUTPUT"])
    minutes = rows_of(
        run("floatingcatchment", CATCHMENT=10, UNIT="minutes", SPEED=6, DECAY="gaussian", **inputs)["OUTPUT"]
    )
    assert [row["access"] for row in minutes] == pytest.approx([row["access"] for row in metres])
    assert [row["nearest"] for row in minutes][:2] == pytest.approx([2, 6])


@pytest.fixture
def drives(make_layer):
    """A road of 1 km at 30 km/h that is open eastward, and one of 1 km at 60 km/h that goes on from it, both ways."""
    rows = [
        (f"LINESTRING ({at((0, 0), (1000, 0))})", {"kmh": "30", "way": "F"}),
        (f"LINESTRING ({at((1000, 0), (2000, 0))})", {"kmh": "60", "way": None}),
    ]
    return make_layer("LineString", {"kmh": "string", "way": "string"}, rows, name="车道")


@pytest.mark.parametrize(("heading", "nearest"), [("to", [2.5, 0.5, 0.5]), ("from", [None, 0.5, 0.5])])
def test_minutes_by_the_streets_own_speeds_and_directions(run, make_layer, drives, tmp_path, heading, nearest):
    """The clinic at 1 500 m, homes at 0, 1 000 and 2 000 m: half a minute at 60 km/h, two more at 30, and those one way."""
    people = make_layer("Point", {}, [(f"POINT ({at((x, 0))})", {}) for x in (0, 1000, 2000)])
    clinic = make_layer("Point", {}, [(f"POINT ({at((1500, 0))})", {})])
    fields = {"SPEED_FIELD": "kmh", "DIRECTION_FIELD": "way", "UNIT": "minutes", "CATCHMENT": 3, "HEADING": heading}
    report = tmp_path / "report.html"
    rows = rows_of(
        run("floatingcatchment", DEMAND=people, SUPPLY=clinic, NETWORK=drives, REPORT=str(report), **fields)["OUTPUT"]
    )
    assert [row["nearest"] for row in rows] == pytest.approx(nearest)
    assert [row["status"] for row in rows] == ["ok"] * 3
    page = report.read_text(encoding="utf-8")
    assert ("ways lead from the places to the facilities" in page) == (heading == "to")
    assert ("ways lead from the facilities to the places" in page) == (heading == "from")


def test_barriers_cut_the_streets_and_a_long_limit_is_told(run, homes, clinics, roads, make_layer):
    gate, log = make_layer("Point", {}, [(f"POINT ({at((600, 0))})", {})]), Log()
    found = run("floatingcatchment", log, CATCHMENT=1000, BARRIERS=gate, **asked(homes, clinics, roads))
    assert [row["n_supply"] for row in rows_of(found["OUTPUT"])] == [1, 1, 1, 0, None, None]
    assert "Barriers cut 1 street; both sides of each cut stay usable." in log.warnings
    log = Log()
    run("floatingcatchment", log, CATCHMENT=1000, UNIT="minutes", **asked(homes, clinics, roads))
    assert "The limit of 1,000 minutes is 17 hours: were metres meant?" in log.warnings


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"DECAY": "steps", "STEPS": "500"}, "STEPS: “500” is not a limit"),
        ({"DECAY": "steps", "STEPS": "1000:1,500:1"}, "STEPS: the limits do not rise"),
        ({"DECAY": "none", "STEPS": "nonsense"}, None),
        ({"CATCHMENT": 0}, "CATCHMENT"),
        ({"DECAY": "gaussian", "DECAY_SCALE": 0}, "DECAY_SCALE"),
        ({"METHOD": "4sfca"}, "METHOD"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(run, homes, clinics, roads, given, refusal):
    if refusal is None:
        assert run("floatingcatchment", **given, **asked(homes, clinics, roads))["OUTPUT"].featureCount() == 6
        return
    with pytest.raises(QgsProcessingException, match=refusal):
        run("floatingcatchment", **given, **asked(homes, clinics, roads))


def test_empty_layers_are_told(run, homes, clinics, roads, make_layer):
    nothing = make_layer("Point", {"pop": "double", "beds": "double"}, [])
    log = Log()
    found = run("floatingcatchment", log, **asked(homes, nothing, roads))
    assert [row["access"] for row in rows_of(found["OUTPUT"])] == [0, 0, 0, 0, None, None]
    assert "SUPPLY: the layer is empty." in log.warnings
    assert "None of the people have any supply within 1,000 m along the streets." in log.infos
    log = Log()
    assert run("floatingcatchment", log, **asked(nothing, clinics, roads))["OUTPUT"].featureCount() == 0
    assert "DEMAND: the layer is empty." in log.warnings


def test_layers_that_do_not_meet_are_no_finding(run, homes, make_layer, roads, tmp_path):
    far = make_layer("Point", {"beds": "double"}, [(f"POINT ({X} {Y + 500_000})", {"beds": 5})])
    log, report = Log(), tmp_path / "report.html"
    run("floatingcatchment", log, REPORT=str(report), **asked(homes, far, None))
    assert any("do not meet" in text for text in log.warnings)
    assert not any("mean access" in text for text in log.infos)
    assert "<figure>" not in report.read_text(encoding="utf-8")


HELSINKI = SAMPLE.parent / "helsinki.gpkg"
REAL = {
    "DEMAND": f"{HELSINKI}|layername=buildings|subset=population > 0",
    "SUPPLY": f"{HELSINKI}|layername=pois|subset=type IN ('library', 'shop:supermarket')",
    "NETWORK": f"{HELSINKI}|layername=roads",
}


def test_degrees_give_the_same_access(run):
    import processing

    def rows(crs):
        layers = {
            name: processing.run("native:reprojectlayer", {"INPUT": source, "TARGET_CRS": crs, "OUTPUT": "memory:"})[
                "OUTPUT"
            ]
            for name, source in REAL.items()
        }
        # A decay that ends in nothing: no place falls over the edge of a catchment by a hair.
        found = run("floatingcatchment", POPULATION_FIELD="population", DECAY="gaussian", **layers)
        assert found["OUTPUT"].crs().authid() == crs
        return [row["access"] for row in rows_of(found["OUTPUT"])]

    ours, theirs = rows("EPSG:3067"), rows("EPSG:4326")
    assert sum(1 for access in ours if access) > 50
    assert theirs == pytest.approx(ours, rel=0.01, abs=1e-5)


CLASSES = {
    "floating_catchment": (
        {"access": [None, 0, 0.1, 0.1, 0.1, 0.1], "access_ratio": [None, 0, 0.4, 0.5, 1, 2]},
        ["twice the mean or more", "from the mean up to twice", "from half up to the mean", "below half of the mean"],
        [
            "not assessed",
            "no access",
            "below half of the mean",
            "from half up to the mean",
            "from the mean up to twice",
        ],
    ),
    "catchment_supply": (
        {"pop_reached": [None, 0, 5]},
        ["reaches people", "reaches nobody", "not assessed"],
        ["not assessed", "reaches nobody", "reaches people"],
    ),
}


@pytest.mark.parametrize("kind", ["Point", "Polygon"])
@pytest.mark.parametrize("style", CLASSES)
def test_each_class_has_its_words_in_the_legend(provider, style, kind):
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsFeature, QgsRenderContext

    from innospace.algorithms import styling

    values, first, each = CLASSES[style]
    fields = "&".join(f"field={name}:double" for name in values)
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:32650&{fields}", "layer", "memory")
    styling.apply(layer, style)
    renderer, shown = layer.renderer(), []
    assert [category.label() for category in renderer.categories()][: len(first)] == first
    labels = {category.value(): category.label() for category in renderer.categories()}
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    renderer.startRender(context, layer.fields())
    for row in zip(*values.values(), strict=True):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        context.expressionContext().setFeature(feature)
        shown += [labels[key] for key in labels if key in renderer.legendKeysForFeature(feature, context)] or [
            labels[_class_of(layer, renderer, feature)]
        ]
    renderer.stopRender(context)
    assert shown[: len(each)] == each


def _class_of(layer, renderer, feature):
    from qgis.core import QgsExpression, QgsExpressionContext

    context = QgsExpressionContext()
    context.setFields(layer.fields())
    context.setFeature(feature)
    return QgsExpression(renderer.classAttribute()).evaluate(context)


def test_a_model_from_access_to_service_areas(run_model):
    (areas,) = run_model(
        {"homes": HOMES, "spaces": SPACES, "roads": ROADS},
        {
            "floatingcatchment": {
                "DEMAND": {"input": "homes"},
                "SUPPLY": {"input": "spaces"},
                "NETWORK": {"input": "roads"},
            },
            "serviceareas": {
                "FACILITIES": {"step": ("floatingcatchment", "SUPPLY_OUT")},
                "NETWORK": {"input": "roads"},
                "CUTOFFS": "100",
            },
        },
        [("serviceareas", "OUTPUT")],
    )
    assert areas.featureCount() == 12


@pytest.mark.parametrize("at_percent", [1, 22, 60])
def test_a_cancel_stops_within_a_second_and_leaves_nothing(run, tmp_path, at_percent):
    asked_at = []
    log = Log(stop=lambda progress: progress > at_percent and asked_at.append(time.perf_counter()) is None)
    target = tmp_path / "access.gpkg"
    assert run("floatingcatchment", log, OUTPUT=str(target), **SAMPLE_INPUTS) == {}
    assert not target.exists()
    assert time.perf_counter() - asked_at[0] < 1


def test_the_icons_and_the_page_of_the_guide_are_there(provider):
    assert not provider.algorithm("floatingcatchment").icon().isNull()
    for language in ("en", "zh"):
        assert (ROOT / "docs" / "guide" / language / "floatingcatchment.md").exists()


@pytest.mark.skipif(not REAL_DATA.exists(), reason="real data is not here")
@pytest.mark.parametrize("city", ["shenzhen_hitech", "nanjing_core"])
@pytest.mark.parametrize("method", ["2sfca", "3sfca"])
def test_in_real_cities_the_people_have_what_is_reached(run, city, method):
    homes, pois, roads = (
        f"{REAL_DATA}/{city}_osm.gpkg|layername={name}" for name in ("residential_demand", "pois", "roads")
    )
    layers = {"DEMAND": homes, "POPULATION_FIELD": "est_pop", "SUPPLY": pois, "NETWORK": roads}
    found = run("floatingcatchment", METHOD=method, DECAY="gaussian", SUPPLY_OUT="memory:", SUMMARY="memory:", **layers)
    rows, supply = rows_of(found["OUTPUT"]), rows_of(found["SUPPLY_OUT"])
    assert len(rows) == QgsVectorLayer(homes).featureCount()
    assert all((row["access"] is None) == (row["status"] in ("unsnapped", "no_geometry")) for row in rows)
    had = sum((row["est_pop"] or 0) * (row["access"] or 0) for row in rows)
    assert had == pytest.approx(sum(1 for row in supply if row["ratio"] is not None), rel=1e-9)
    measures = {row["measure"]: row["value"] for row in rows_of(found["SUMMARY"])}
    assert 0 < measures["gini"] < 1
    assert 0 < measures["below_half_mean"] < 1


@pytest.mark.parametrize(
    ("given", "said"), [("free", True), ("excluded", True), ("chosen", False), ("existing", False)]
)
def test_rows_that_an_earlier_tool_did_not_take_are_told(run, make_layer, homes, given, said):
    """The sites of a siting hold the candidates that were not chosen: handed on whole, these count as facilities."""
    places = [(at((300, 0)), "chosen"), (at((500, 0)), given), (at((700, 0)), given)]
    sites = make_layer("Point", {"status": "string"}, [(f"POINT ({xy})", {"status": code}) for xy, code in places])
    log = Log()
    run("floatingcatchment", log, DEMAND=homes, POPULATION_FIELD="pop", SUPPLY=sites)
    told = [line for line in log.warnings if "did not take" in line]
    assert len(told) == said
    assert all("2 rows" in line and line.startswith("SUPPLY") for line in told)
