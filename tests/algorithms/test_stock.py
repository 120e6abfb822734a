"""The stock tools in QGIS: parameters, wrong parameters, runs, coordinate systems, models."""

import json

import pytest
from conftest import REAL_DATA, SAMPLE, Log, rows_of
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from innospace.algorithms import styling

PARCELS = f"{SAMPLE}|layername=stock_parcels"
CRITERIA = ["age", "benefit", 3, "", "", "metro_m", "cost", 1, "", ""]
RESULT = [
    "score",
    "rank",
    "grade",
    "rank_best",
    "rank_worst",
    "programme",
    "desks_min",
    "desks_max",
    "status",
    "reason",
]


def square(x, y, side=100):
    return f"POLYGON (({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))"


@pytest.fixture
def parcels(make_layer):
    """Five parcels 1 km apart: three that can be ranked, one too young, one without an age."""
    rows = [
        ("老旧厂房", 10, "100", 1000.0, "甲"),
        ("B2", 30, "500", 90.0, "乙"),
        ("archive", 50, "900", None, "丙"),
        ("仓库", 5, "300", 500.0, "丁"),
        ("仓库", None, "far", 500.0, None),
    ]
    fields = {
        "kind": "string",
        "age": "int",
        "metro_m": "string",
        "floor": "double",
        "name": "string",
        "score": "string",
    }
    features = [
        (square(600000 + 1000 * i, 3500000), dict(zip(fields, (*row, "theirs"), strict=True)))
        for i, row in enumerate(rows)
    ]
    return make_layer("Polygon", fields, features, name="parcels")


def test_ids_and_parameters_are_those_promised(provider):
    promised = {
        "stockcontext": (
            "CANDIDATES TARGETS NETWORK REACH MAX_DISTANCE UNIT SPEED SNAP TOLERANCE SPEED_FIELD TIME_FIELD DIRECTION_FIELD "
            "HEADING BARRIERS OUTPUT REPORT"
        ),
        "ahpweights": "PAIRWISE NAMES OUTPUT REPORT",
        "stockscreening": "CANDIDATES KIND_FIELD CONSTRAINTS CRITERIA WEIGHTING PAIRWISE SCORING NORM SWING EXAMPLE_WEIGHTS "
        "AREA_FIELD EFFICIENCY DESK_MIN DESK_MAX NAME_FIELD PROGRAMMES OUTPUT WEIGHTS REPORT",
    }
    for name, parameters in promised.items():
        algorithm = provider.algorithm(name)
        assert [p.name() for p in algorithm.parameterDefinitions()] == parameters.split()
        assert algorithm.groupId() == "stock"
    screening = provider.algorithm("stockscreening")
    defaults = {p.name(): p.defaultValue() for p in screening.parameterDefinitions()}
    assert [defaults[name] for name in ("WEIGHTING", "SCORING", "NORM")] == ["given", "weighted_sum", "minmax"]
    assert [defaults[name] for name in ("SWING", "EFFICIENCY", "DESK_MIN", "DESK_MAX")] == [15, 0.7, 5, 10]


# --- screening ------------------------------------------------------------------------------------------------------


def test_a_screening_by_hand(run, parcels, tmp_path):
    report, log = tmp_path / "报告.html", Log()
    results = run(
        "stockscreening", log, CANDIDATES=parcels, KIND_FIELD="kind", CONSTRAINTS='"age" > 9 OR "age" IS NULL',
        CRITERIA=CRITERIA, AREA_FIELD="floor", NAME_FIELD="name", WEIGHTS="memory:", REPORT=str(report),
    )  # fmt: skip
    names = [field.name() for field in results["OUTPUT"].fields()]
    assert names == ["kind", "age", "metro_m", "floor", "name", "score_in", *RESULT]
    rows = rows_of(results["OUTPUT"])
    assert [r["score"] for r in rows] == [pytest.approx(x) for x in (0.25, 0.5, 0.75)] + [None, None]
    assert [r["rank"] for r in rows] == [3, 2, 1, None, None]
    assert [r["grade"] for r in rows] == ["C", "B", "A", None, None]
    assert [(r["rank_best"], r["rank_worst"]) for r in rows[:3]] == [(3, 3), (2, 2), (1, 1)]
    assert [r["status"] for r in rows] == ["ok", "ok", "ok", "excluded", "not_assessed"]
    assert rows[3]["reason"] == "constraint not met"
    assert rows[4]["reason"] == "age: missing; metro_m: not a number"
    coworking, culture = "coworking", "cultural_creative"
    assert [r["programme"] for r in rows] == [culture, coworking, None, culture, culture]
    assert [(r["desks_min"], r["desks_max"]) for r in rows[:3]] == [(70, 140), (6, 12), (None, None)]
    assert {r["score_in"] for r in rows} == {"theirs"}
    weights = [[r["criterion"], r["direction"], r["weight"]] for r in rows_of(results["WEIGHTS"])]
    assert weights == [["age", "benefit", 0.75], ["metro_m", "cost", 0.25]]
    assert "No programme is known for 1 candidate, by its kind or land-use code (archive)." in log.warnings
    assert "Weights: given weights, rescaled from a sum of 4." in log.infos
    assert "丙 stands first of 3 assessed candidates, with a score of 0.75." in log.infos
    page = report.read_text(encoding="utf-8")
    for text in (
        "丙 stands first; the largest part of its score is age (100%)",
        "constraint not met",
        "given weights, rescaled from a sum of 4",
        "<svg",
    ):
        assert text in page
    assert "http" not in page.replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"CRITERIA": ["age", "benefit"]}, "CRITERIA: 2 cells do not fill rows of five"),
        (
            {"CRITERIA": ["floors", "benefit", 1, "", ""]},
            "CRITERIA: the candidates have no field floors. Their fields are",
        ),
        (
            {"CRITERIA": ["kind", "benefit", 1, "", ""]},
            r"CRITERIA: 0 of 5 candidates can be ranked \(kind: not a number: 5",
        ),
        ({"CRITERIA": ["age", "benefit", 0, "", ""]}, "CRITERIA: the weights sum to 0"),
        ({"CONSTRAINTS": '"age" > '}, "CONSTRAINTS: the expression “.*” cannot be read .*Try the expression"),
        (
            {"CONSTRAINTS": '"rent" > 3'},
            "CONSTRAINTS: the candidates have no field rent. Try the expression .*: kind, age",
        ),
        ({"CONSTRAINTS": "false"}, r"CONSTRAINTS: 0 of 5 candidates can be ranked \(constraint not met: 5\). Loosen"),
        ({"CONSTRAINTS": "$id = 1"}, "CONSTRAINTS: 1 of 5 candidates can be ranked"),
        ({"WEIGHTING": "ahp", "PAIRWISE": "1,4;4,1"}, "PAIRWISE: row 1 column 2 is 4, row 2 column 1 is 4"),
        ({"DESK_MIN": 12}, "DESK_MIN: a desk of 12 to 10 m² is not a valid range"),
    ],
)
def test_wrong_parameters_of_the_screening_are_named(run, parcels, parameters, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("stockscreening", CANDIDATES=parcels, **{"CRITERIA": CRITERIA, **parameters})


@pytest.mark.parametrize(
    ("ages", "parameters", "message"),
    [
        ([5], {}, "CANDIDATES: 1 of 1 candidate can be ranked .*give two candidates or more"),
        ([], {}, "CANDIDATES: 0 of 0 candidates"),
        ([5, 5, 5], {}, "CRITERIA: every criterion has one value for all candidates: age"),
        ([-5, 5, 7], {"NORM": "vector"}, "NORM: vector norm cannot take negative values, which age has"),
        ([-5, 5, 7], {"WEIGHTING": "entropy"}, "WEIGHTING: entropy weights cannot take negative values, which age has"),
    ],
)
def test_candidates_that_cannot_be_ranked(run, make_layer, ages, parameters, message):
    layer = make_layer("Point", {"age": "int"}, [("POINT (600000 3500000)", {"age": age}) for age in ages])
    with pytest.raises(QgsProcessingException, match=message):
        run("stockscreening", CANDIDATES=layer, CRITERIA=["age", "benefit", 1, "", ""], **parameters)


def test_a_constraint_may_fail_on_some_rows(run, parcels):
    log = Log()
    rows = rows_of(
        run("stockscreening", log, CANDIDATES=parcels, CRITERIA=CRITERIA, CONSTRAINTS='to_int("metro_m") < 950')[
            "OUTPUT"
        ]
    )
    assert [r["status"] for r in rows] == ["ok", "ok", "ok", "ok", "not_assessed"]
    assert rows[4]["reason"] == "constraint: the expression fails; age: missing; metro_m: not a number"
    assert any("CONSTRAINTS: the expression fails on 1 of 5 candidates (Cannot convert" in w for w in log.warnings)


@pytest.mark.parametrize("constraint", ["", '"floor" > 90', '"floor" > 0', '"age" > 9'])
def test_candidates_that_are_not_ranked_are_warned_of_by_kind(run, parcels, constraint, tmp_path):
    log, report = Log(), tmp_path / "screening.html"
    given = {"CANDIDATES": parcels, "CRITERIA": ["age", "benefit", 1, "", ""], "CONSTRAINTS": constraint}
    rows = rows_of(run("stockscreening", log, **given, REPORT=str(report))["OUTPUT"])
    fails, lacks = ([r["status"] for r in rows].count(code) for code in ("excluded", "not_assessed"))
    expected = {"": (0, 1), '"floor" > 90': (1, 2), '"floor" > 0': (0, 2), '"age" > 9': (1, 1)}
    assert (fails, lacks) == expected[constraint]
    told = [f"{fails} of 5 candidates fails the constraint and is not ranked."] * (fails == 1)
    one = "1 of 5 candidates has no usable value, or no answer to the constraint, and is not ranked."
    told.append(one if lacks == 1 else one.replace("1 of", f"{lacks} of").replace("has", "have").replace("is", "are"))
    assert [text for text in log.warnings if "not ranked" in text] == told
    # A warning is not said again as a finding.
    assert not [text for text in log.infos if "not ranked" in text]
    assert all(text in report.read_text(encoding="utf-8") for text in told)


@pytest.mark.parametrize("crs", ["EPSG:32650", "EPSG:4326"])
def test_areas_in_a_constraint_are_square_metres_in_any_system(run, parcels, crs):
    import processing

    parameters = {"INPUT": parcels, "TARGET_CRS": crs, "OUTPUT": "memory:"}
    layer = processing.run("native:reprojectlayer", parameters)["OUTPUT"]
    large = {"CANDIDATES": layer, "CRITERIA": CRITERIA}
    rows = rows_of(run("stockscreening", **large, CONSTRAINTS="$area > 9000 and $area < 11000")["OUTPUT"])
    assert "excluded" not in {r["status"] for r in rows}


def test_judgements_that_contradict_are_warned_of(run, parcels):
    log = Log()
    criteria = [*CRITERIA, "floor", "benefit", "", "", ""]
    layer = parcels
    run("stockscreening", log, CANDIDATES=layer, CRITERIA=criteria, WEIGHTING="ahp", PAIRWISE="9,1/9;9")
    assert any("CR is not below 0.1: judge again, first age : metro_m" in w for w in log.warnings)


def test_the_users_own_programmes_come_first(run, parcels, make_layer):
    table = make_layer("None", {"kind": "string", "use": "string"}, [(None, {"kind": "warehouse", "use": "公益服务"})])
    rows = rows_of(
        run("stockscreening", CANDIDATES=parcels, CRITERIA=CRITERIA, KIND_FIELD="kind", PROGRAMMES=table)["OUTPUT"]
    )
    assert [r["programme"] for r in rows] == ["cultural_creative", "coworking", None, *["public_interest"] * 2]
    short = make_layer("None", {"kind": "string"}, [], name="short")
    with pytest.raises(QgsProcessingException, match="PROGRAMMES: the table “short” has fewer than two fields"):
        run("stockscreening", CANDIDATES=parcels, CRITERIA=CRITERIA, KIND_FIELD="kind", PROGRAMMES=short)


def test_the_example_weights_show_their_mark(run, make_layer, tmp_path):
    fields = dict.fromkeys(["交通", "环境", "配套", "政策"], "int")
    rows = [(f"POINT ({x} 0)", dict(zip(fields, (x, x % 3, -x, x % 2), strict=True))) for x in range(6)]
    criteria = [cell for field in fields for cell in (field, "效益型", "", "", "")]
    report = tmp_path / "example.html"
    results = run(
        "stockscreening", CANDIDATES=make_layer("Point", fields, rows), CRITERIA=criteria,
        EXAMPLE_WEIGHTS="suzhou_example", WEIGHTS="memory:", REPORT=str(report),
    )  # fmt: skip
    assert [r["weight"] for r in rows_of(results["WEIGHTS"])] == pytest.approx([0.3, 0.2, 0.25, 0.25])
    page = report.read_text(encoding="utf-8")
    assert "example, no standard: a published Suzhou profile" in page
    assert "<td>to be checked</td>" in page


def test_fields_of_lists_are_no_numbers_and_no_kinds(run, tmp_path):
    lists = [["仓库"], ["cafe", "bar"], [1, 2], None]
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [118.8 + 0.001 * i, 32.06]},
            "properties": {"n": i, "tags": tags},
        }
        for i, tags in enumerate(lists)
    ]
    path = tmp_path / "lists.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    rest = {"CANDIDATES": str(path), "KIND_FIELD": "tags", "NAME_FIELD": "tags", "AREA_FIELD": "tags"}
    report, log = tmp_path / "lists.html", Log()
    found = run("stockscreening", log, CRITERIA=["n", "benefit", 1, "", ""], REPORT=str(report), **rest)["OUTPUT"]
    assert [(r["rank"], r["programme"], r["desks_max"]) for r in rows_of(found)] == [
        (4 - i, "cultural_creative" if i == 0 else None, None) for i in range(4)
    ]
    assert any(text.startswith("No programme is known for 2 candidates, by their kinds") for text in log.warnings)
    with pytest.raises(QgsProcessingException, match=r"CRITERIA: 0 of 4 .*tags: not a number: 3; tags: missing: 1"):
        run("stockscreening", CRITERIA=["tags", "benefit", 1, "", ""], **rest)
    text = "CONSTRAINTS: the expression .* gives values such as .*仓库.*, never yes or no"
    with pytest.raises(QgsProcessingException, match=text):
        run("stockscreening", CRITERIA=["n", "benefit", 1, "", ""], CONSTRAINTS='coalesce("tags", array())', **rest)


def test_candidates_of_one_name_are_told_apart(run, make_layer):
    names = ["甲", "甲", None, "乙"]
    rows = [("POINT (0 0)", {"n": i % 2, "name": name}) for i, name in enumerate(names)]
    layer, log = make_layer("Point", {"n": "int", "name": "string"}, rows), Log()
    for field in ("name", ""):
        run("stockscreening", log, CANDIDATES=layer, CRITERIA=["n", "benefit", 1, "", ""], NAME_FIELD=field)
    assert "甲 #2, 乙 share the first place of 4 assessed candidates, with a score of 1.00." in log.infos
    assert "#2, #4 share the first place of 4 assessed candidates, with a score of 1.00." in log.infos


def test_topsis_of_the_mountains(run, make_layer):
    rows = [("POINT (0 0)", {"price": p, "height": h}) for p, h in ((1, 3000), (2, 3750), (5, 4500))]
    layer = make_layer("Point", {"price": "int", "height": "int"}, rows)
    found = run(
        "stockscreening", CANDIDATES=layer, CRITERIA=["price", "cost", "", "", "", "height", "benefit", "", "", ""],
        WEIGHTING="equal", SCORING="topsis", NORM="vector",
    )["OUTPUT"]  # fmt: skip
    assert [r["score"] for r in rows_of(found)] == pytest.approx([0.7621, 0.7222, 0.2379], abs=5e-5)


def test_a_cancel_leaves_nothing_behind(run, tmp_path):
    target = tmp_path / "ranked.gpkg"
    log = Log(stop=lambda progress: progress > 30)
    criteria = ["building_age", "benefit", 1, "", ""]
    assert run("stockscreening", log, CANDIDATES=PARCELS, CRITERIA=criteria, OUTPUT=str(target)) == {}
    assert not target.exists()


@pytest.mark.parametrize(("kind", "wkt"), [("Polygon", square(0, 0)), ("Point", "POINT (0 0)")])
def test_grades_are_shown_in_words(run, make_layer, kind, wkt):
    from innospace.algorithms import styling
    from innospace.core.base import text

    layer = make_layer(kind, {"age": "int"}, [(wkt, {"age": age}) for age in (1, 2, 4, 8, 16)])
    ranked = run("stockscreening", CANDIDATES=layer, CRITERIA=["age", "benefit", 1, "", ""])["OUTPUT"]
    text.use_translator(None, "zh")
    try:
        styling.apply(ranked, "stock_grades")
    finally:
        text.use_translator(None)
    categories = ranked.renderer().categories()
    labels = [c.label() for c in categories]
    assert labels == ["A 级", "B 级", "C 级", "D 级"]
    assert ranked.labelsEnabled()
    assert isinstance(categories[0].symbol(), QgsFillSymbol if kind == "Polygon" else QgsMarkerSymbol)


# --- AHP ------------------------------------------------------------------------------------------------------------


def test_weights_of_a_published_matrix(run, tmp_path):
    report, log = tmp_path / "ahp.html", Log()
    results = run("ahpweights", log, PAIRWISE="4,3,7;1/3,3;5", NAMES="交通，环境、配套,policy", REPORT=str(report))
    rows = rows_of(results["OUTPUT"])
    assert [r["criterion"] for r in rows] == ["交通", "环境", "配套", "policy"]
    assert [r["weight"] for r in rows] == pytest.approx([0.5476, 0.1266, 0.2699, 0.0559], abs=5e-5)
    assert results["CR"] == pytest.approx(0.0439, abs=5e-5)
    assert results["LAMBDA"] == pytest.approx(4.118418, abs=1e-6)
    assert log.warnings == []
    assert any("random index 0.9, Saaty (1977)" in line for line in log.infos)
    assert "Most weight: traffic (54.8%)" in report.read_text(encoding="utf-8")


def test_the_worst_judgements_are_named_when_they_contradict(run, tmp_path):
    report, log = tmp_path / "ahp.html", Log()
    results = run("ahpweights", log, PAIRWISE="2,4,1/8;2,4;2", NAMES="a,b,c,d", REPORT=str(report))
    assert results["CR"] > 0.1
    assert any("judge again, first a : d (given 0.125" in w for w in log.warnings)
    assert "The judgements that contradict the others most" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"PAIRWISE": "4,3;5", "NAMES": "a,b"}, "PAIRWISE: 2 criteria are named, but the judgements compare 3"),
        ({"PAIRWISE": "4,3;?", "NAMES": "a,b,c"}, "PAIRWISE: “\\?” is not a judgement"),
        ({"PAIRWISE": "2,4;1/4,1", "NAMES": "a,b"}, "PAIRWISE: row 1 column 1 is 2"),
        ({"PAIRWISE": "4", "NAMES": " , "}, "NAMES: no criterion is named"),
        ({"PAIRWISE": "4", "NAMES": "a"}, "PAIRWISE: 1 criterion is named, but the judgements compare 2"),
        ({"PAIRWISE": "4,3;5", "NAMES": "a,，b"}, "PAIRWISE: 2 criteria are named, but the judgements compare 3"),
        ({"PAIRWISE": "4,3;5", "NAMES": "a、b, a "}, "NAMES: a is named twice. Give each criterion a name of its own"),
    ],
)
def test_wrong_judgements_are_named(run, parameters, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("ahpweights", **parameters)


# --- context --------------------------------------------------------------------------------------------------------


@pytest.fixture
def targets(make_layer):
    """Metro stops beside the first parcel, and a park in degrees that holds the second."""
    stops = [(f"POINT ({x} 3500050)", {}) for x in (599900, 600400)]
    park = [("POLYGON ((118.06 31.62, 118.08 31.62, 118.08 31.64, 118.06 31.64, 118.06 31.62))", {}), (None, {})]
    return [
        make_layer("Point", {"id": "int"}, stops, name="地铁站"),
        make_layer("Polygon", {"id": "int"}, park, crs="EPSG:4326", name="park"),
    ]


@pytest.fixture
def in_project():
    """Layers in the project, as Processing needs them for a choice of several."""
    from qgis.core import QgsProject

    added = []

    def add(layers):
        QgsProject.instance().addMapLayers(layers, False)
        added.extend(layer.id() for layer in layers)
        return layers

    yield add
    QgsProject.instance().removeMapLayers(added)


def test_straight_context(run, parcels, targets, in_project, tmp_path):
    report, log = tmp_path / "context.html", Log()
    layers = in_project([*targets, targets[0].clone()])
    found = run("stockcontext", log, CANDIDATES=parcels, TARGETS=layers, REACH=400, REPORT=str(report))["OUTPUT"]
    rows = rows_of(found)
    added = ["m_地铁站", "n_地铁站", "m_park", "n_park", "m_地铁站_2", "n_地铁站_2", "status"]
    assert [field.name() for field in found.fields()][-7:] == added
    assert [r["m_地铁站"] for r in rows] == pytest.approx([100, 600, 1600, 2600, 3600])
    assert [r["n_地铁站"] for r in rows] == [2, 0, 0, 0, 0]
    assert [r["m_地铁站_2"] for r in rows] == [r["m_地铁站"] for r in rows]
    assert {r["status"] for r in rows} == {"ok"}
    assert "Distances are straight lines." in log.infos
    assert "地铁站" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(("unit", "limits"), [("m", (300, 500, 1000)), ("min", (5, 10, 15))])
@pytest.mark.parametrize("kind", ["Point", "Polygon"])
def test_the_map_of_the_context_shows_how_near_the_first_target_is(provider, unit, limits, kind):
    """The user's own field of that name does not count, nor the second target; what has none in reach is told."""
    fields = ["m_rent", "m_地铁站", *["min_地铁站"] * (unit == "min"), "n_地铁站", "m_park", "n_park"]
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:32650&" + "&".join(f"field={n}:double" for n in fields), "x", "memory")
    layer.dataProvider().addAttributes([QgsField("status", QMetaType.Type.QString)])
    layer.updateFields()
    values = [0, limits[0], limits[0] + 1, limits[1], limits[2], limits[2] + 1, None, None]
    said = ["step_5", "step_5", "step_10", "step_10", "step_15", "farther", "none_found", "no_geometry"]
    for value, code in zip(values, said, strict=True):
        feature = QgsFeature(layer.fields())
        feature["m_rent"], feature["m_park"], feature["n_park"], feature["n_地铁站"] = 9e9, 9e9, 0, 1
        feature[f"{unit}_地铁站"], feature["status"] = value, "no_geometry" if code == "no_geometry" else "ok"
        place = QgsGeometry.fromWkt("Point(1 1)")
        feature.setGeometry(place.buffer(9, 2) if kind == "Polygon" else place)
        layer.dataProvider().addFeature(feature)
    styling.apply(layer, "stock_context")
    found = styling.texts_of(layer, layer.renderer().classAttribute())
    assert found == set(said)
    of_each = QgsExpression(layer.renderer().classAttribute())
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for feature, code in zip(layer.getFeatures(), said, strict=True):
        context.setFeature(feature)
        assert of_each.evaluate(context) == code
    labels = {category.value(): category.label() for category in layer.renderer().categories()}
    assert set(labels) == set(said)
    assert all(label.endswith(" (地铁站)") for code, label in labels.items() if code != "no_geometry")
    assert labels["step_15"].startswith(f"up to {limits[2]:,} {unit}")


def test_targets_may_be_layers_that_are_not_in_the_project(run, parcels, targets, in_project):
    found = rows_of(run("stockcontext", CANDIDATES=parcels, TARGETS=targets)["OUTPUT"])
    assert found == rows_of(run("stockcontext", CANDIDATES=parcels, TARGETS=in_project(targets))["OUTPUT"])


def test_context_along_streets(run, parcels, targets, in_project, make_layer):
    street = make_layer("LineString", {"id": "int"}, [("LINESTRING (599000 3500000, 602500 3500000)", {})])
    stops = in_project(targets[:1])
    log = Log()
    rows = rows_of(run("stockcontext", log, CANDIDATES=parcels, TARGETS=stops, NETWORK=street, SNAP=60)["OUTPUT"])
    assert [r["status"] for r in rows] == ["ok", "ok", "ok", "unsnapped", "unsnapped"]
    assert [r["m_地铁站"] for r in rows] == [pytest.approx(x) for x in (250, 750, 1750)] + [None, None]
    assert [r["n_地铁站"] for r in rows] == [2, 1, 0, None, None]
    assert "Distances run along the streets." in log.infos
    assert any(line.startswith("5 of 5 places are nearer than 1,000 m to the edge") for line in log.warnings)
    assert not any("parts" in line for line in log.warnings)


def test_a_network_is_asked_for_alike_in_all_tools(provider):
    def declared(tool, name):
        parameter = provider.algorithm(tool).parameterDefinition(name)
        return (
            parameter.description(),
            parameter.help(),
            parameter.defaultValue(),
            parameter.minimum(),
            parameter.type(),
        )

    for name in ("SNAP", "TOLERANCE"):
        tools = (
            "stockcontext",
            "lifecirclecoverage",
            "serviceareas",
            "accessmatrix",
            "floatingcatchment",
            "ringsfromtravel",
        )
        assert len({declared(tool, name) for tool in tools}) == 1
    optional = {
        tool: bool(
            provider.algorithm(tool).parameterDefinition("NETWORK").flags() & Qgis.ProcessingParameterFlag.Optional
        )
        for tool in ("stockcontext", "lifecirclecoverage", "serviceareas", "accessmatrix", "networkcheck")
    }
    assert [tool for tool, may_lack in optional.items() if may_lack] == ["stockcontext", "lifecirclecoverage"]


def test_detached_streets_are_told(run, parcels, targets, in_project, make_layer):
    lines = ["LINESTRING (599000 3500000, 602500 3500000)", "LINESTRING (599000 3507000, 599500 3507000)"]
    streets = make_layer("LineString", {"id": "int"}, [(line, {}) for line in lines])
    log = Log()
    run("stockcontext", log, CANDIDATES=parcels, TARGETS=in_project(targets[:1]), NETWORK=streets)
    assert any(line.startswith("The network falls into 2 parts; 12.5% of its length") for line in log.warnings)


def test_a_table_of_a_file_gives_its_own_name(run, parcels):
    sources = [f"{SAMPLE}|layername={name}" for name in ("third_spaces", "business_centres")]
    found = run("stockcontext", CANDIDATES=parcels, TARGETS=sources, MAX_DISTANCE=1e6)["OUTPUT"]
    assert {"m_third_spaces", "n_business_centres"} <= {field.name() for field in found.fields()}


def test_streets_without_geometry_are_refused_as_in_the_life_circle(run, parcels, targets, in_project, make_layer):
    nothing = make_layer("LineString", {"id": "int"}, [(None, {"id": 1}), (None, {"id": 2})])
    refused = "NETWORK: the layer holds no line that has a length. Choose another layer"
    for streets in (nothing, make_layer("LineString", {"id": "int"}, [])):
        with pytest.raises(QgsProcessingException, match=refused):
            run("stockcontext", CANDIDATES=parcels, TARGETS=in_project(targets[:1]), NETWORK=streets)
        with pytest.raises(QgsProcessingException, match=refused):
            run("lifecirclecoverage", DEMAND=parcels, FACILITIES=targets[0], CATEGORY_FIELD="id", NETWORK=streets)


def test_targets_without_geometry_are_told(run, parcels, targets, in_project, make_layer, tmp_path):
    empty = make_layer("Point", {"id": "int"}, [], name="空")
    lost = make_layer("Point", {"id": "int"}, [(None, {})], name="lost")
    log, report = Log(), tmp_path / "context.html"
    layers = in_project([*targets, empty, lost])
    found = run("stockcontext", log, CANDIDATES=parcels, TARGETS=layers, REPORT=str(report))["OUTPUT"]
    assert log.warnings == [
        "1 of 2 features of “park” has no geometry and is not counted.",
        "The target layer “空” holds no geometry, so no candidate can have one of it near.",
        "The target layer “lost” holds no geometry, so no candidate can have one of it near.",
    ]
    assert {"空: the layer holds no targets.", "lost: the layer holds no targets."} <= set(log.infos)
    assert not any("(0%)" in text for text in log.infos)
    assert {(row["m_空"], row["n_空"], row["status"]) for row in rows_of(found)} == {(None, 0, "ok")}
    page = report.read_text(encoding="utf-8")
    assert all(text in page for text in log.warnings)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 1, 0, 3), (1, 2, 3, 0)])
def test_layers_of_like_names_have_columns_of_their_own(run, make_layer, in_project, order):
    """Stops 100, 200, 300 and 400 m away; capitals do not tell fields apart, `status` and `m_metro` are taken already."""
    start = make_layer(
        "Point", {"status": "string", "m_metro": "int"}, [("POINT (600000 3500000)", {"status": "theirs"})]
    )
    names = ["metro", "Metro", "metro_2", "status"]
    layers = [
        make_layer("Point", {}, [(f"POINT ({600100 + 100 * i} 3500000)", {})], name=n) for i, n in enumerate(names)
    ]
    (row,) = rows_of(run("stockcontext", CANDIDATES=start, TARGETS=in_project([layers[i] for i in order]))["OUTPUT"])
    assert sorted(value for key, value in row.items() if key.startswith("m_") and key != "m_metro_in") == [
        100,
        200,
        300,
        400,
    ]
    assert (row["m_metro_2"], row["m_status"], row["status"], row["status_in"]) == (300, 400, "ok", "theirs")


def test_targets_of_one_name_are_told_apart_in_words(run, parcels, targets, in_project):
    log, other = Log(), targets[1].clone()
    other.setName("地铁站")
    run("stockcontext", log, CANDIDATES=parcels, TARGETS=in_project([targets[0], other]), REACH=400)
    assert [line.split(":")[0] for line in log.infos if "地铁站" in line] == [
        "地铁站 (field m_地铁站)",
        "地铁站 (field m_地铁站_2)",
    ]
    assert log.warnings == ["1 of 2 features of “地铁站 (field m_地铁站_2)” has no geometry and is not counted."]


def test_targets_elsewhere_are_no_finding(run, parcels, targets, in_project, make_layer, tmp_path):
    far = make_layer("Point", {}, [("POINT (600000 4000000)", {}), ("POINT (600100 4000000)", {})], name="far")
    log, report = Log(), tmp_path / "context.html"
    run("stockcontext", log, CANDIDATES=parcels, TARGETS=in_project([targets[0], far]), REPORT=str(report))
    assert [text for text in log.warnings if "do not meet" in text] == [
        "“parcels” (CANDIDATES) and “far” (TARGETS) do not meet: they lie about 500 km apart. What is counted between them is "
        "not a finding; check that both show the same place and have the right coordinate reference system."
    ]
    assert "far: not judged, as it does not meet the candidates." in log.infos
    assert not any("(0%)" in text for text in log.infos)
    assert "not judged" in report.read_text(encoding="utf-8")
    near = Log()
    run("stockcontext", near, CANDIDATES=parcels, TARGETS=in_project(targets[:1]))
    assert not any("do not meet" in text for text in near.warnings)


def test_targets_are_needed(run, parcels):
    with pytest.raises(QgsProcessingException, match="TARGETS"):
        run("stockcontext", CANDIDATES=parcels, TARGETS=[])


def test_a_candidate_without_geometry_keeps_its_row(run, make_layer, targets, in_project):
    layer = make_layer(
        "Point", {"name": "string"}, [(None, {"name": "甲"}), ("POINT (600400 3500050)", {"name": "乙"})]
    )
    rows = rows_of(run("stockcontext", CANDIDATES=layer, TARGETS=in_project(targets[:1]))["OUTPUT"])
    assert [(r["name"], r["m_地铁站"], r["n_地铁站"], r["status"]) for r in rows] == [
        ("甲", None, None, "no_geometry"),
        ("乙", 0, 2, "ok"),
    ]


# --- together -------------------------------------------------------------------------------------------------------


def test_a_model_of_context_and_screening(run_model):
    criteria = ["building_age", "benefit", 1, "", "", "n_transit_stops", "benefit", 1, "", ""]
    (ranked,) = run_model(
        {"parcels": PARCELS, "stops": f"{SAMPLE}|layername=transit_stops"},
        {
            "stockcontext": {"CANDIDATES": {"input": "parcels"}, "TARGETS": {"input": "stops"}},
            "stockscreening": {"CANDIDATES": {"step": ("stockcontext", "OUTPUT")}, "CRITERIA": criteria},
        },
        [("stockscreening", "OUTPUT")],
    )
    assert {r["status"] for r in rows_of(ranked)} == {"ok", "not_assessed"}


@pytest.mark.skipif(not REAL_DATA.exists(), reason="the real extracts are not at hand")
@pytest.mark.parametrize("city", ["shenzhen_hitech", "nanjing_core"])
def test_real_land(run, city):
    path = f"{REAL_DATA}/{city}_osm.gpkg"
    candidates = f"{path}|layername=landuse|subset=class IN ('industrial', 'commercial', 'construction')"
    found = run(
        "stockcontext", CANDIDATES=candidates, TARGETS=[f"{path}|layername=pois"], NETWORK=f"{path}|layername=roads"
    )["OUTPUT"]
    context = rows_of(found)
    assert {r["status"] for r in context} <= {"ok", "isolated", "unsnapped"}
    assert sum(r["n_pois"] or 0 for r in context) > 100
    criteria = ["m_pois", "cost", 1, "", "", "n_pois", "benefit", 1, "", "", "area_m2", "benefit", 1, "", ""]
    rows = rows_of(run("stockscreening", CANDIDATES=found, CRITERIA=criteria, KIND_FIELD="class")["OUTPUT"])
    ranked = [r for r in rows if r["status"] == "ok"]
    assert len(ranked) > 20
    assert all(r["rank_best"] <= r["rank"] <= r["rank_worst"] for r in ranked)
    assert {r["programme"] for r in rows} <= {"cultural_creative", "coworking", None}


@pytest.mark.parametrize("chosen", ["编号", "地块名称", ""])
def test_the_map_calls_places_by_the_field_that_the_report_calls_them_by(provider, make_layer, chosen):
    """The field that was chosen, whatever else is called a name; without one the layer's own."""
    rows = [(f"POINT ({i} 0)", {"编号": f"H{i}", "地块名称": f"{i}号楼", "rent": i}) for i in range(3)]
    layer = make_layer("Point", {"编号": "string", "地块名称": "string", "rent": "double"}, rows)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("innospace:stockscreening")
    context, feedback, project = QgsProcessingContext(), QgsProcessingFeedback(), QgsProject()
    context.setProject(project)
    inputs = {"CANDIDATES": layer, "CRITERIA": ["rent", "cost", 1, "", ""], "NAME_FIELD": chosen or None}
    target = QgsProcessingOutputLayerDefinition("memory:", project)
    results, good = algorithm.run(inputs | {"OUTPUT": target}, context, feedback)
    assert good
    del algorithm
    details = context.layersToLoadOnCompletion()[results["OUTPUT"]]
    made = context.takeResultLayer(results["OUTPUT"])
    details.postProcessor().postProcessLayer(made, context, feedback)
    assert f'"{chosen or "地块名称"}"' in made.labeling().settings().fieldName
