"""The constraint of the screening: what QGIS's own “Extract by expression” keeps, and words for what fails."""

import time

import pytest
from conftest import Log, rows_of
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProject,
)

CRITERIA = ["n", "benefit", 1, "", ""]


@pytest.fixture
def candidates(make_layer):
    """Seven squares of growing size, two without an age; in the project, as are three shops."""
    rows = [
        (square(600_000 + 1000 * i, 100 + 10 * i), {"n": i, "age": age, "kind": "ab"[i % 2]})
        for i, age in enumerate([0, 10, 20, None, 40, 50, None])
    ]
    layer = make_layer("Polygon", {"n": "int", "age": "int", "kind": "string"}, rows, name="候选")
    shops = [(f"POINT ({600_000 + 1000 * i} 3500000)", {"price": 10 * i}) for i in (1, 2, 4)]
    others = make_layer("Point", {"price": "int"}, shops, name="shops")
    project = QgsProject.instance()
    project.addMapLayers([layer, others], False)
    yield layer
    project.removeMapLayers([layer.id(), others.id()])


def square(x, side):
    return (
        f"POLYGON (({x} 3500000, {x + side} 3500000, {x + side} {3500000 + side}, {x} {3500000 + side}, {x} 3500000))"
    )


def kept(layer):
    return sorted(row["n"] for row in rows_of(layer))


def ranked(layer):
    return sorted(row["n"] for row in rows_of(layer) if row["status"] == "ok")


@pytest.mark.parametrize(
    "expression",
    [
        '"age" > mean("age")',
        '"age" >= maximum("age", group_by:="kind")',
        '"age" > mean("age", filter:="n" < 2)',
        '"n" < count(1) / 2',
        "@layer_name = '候选' and $id > 2",
        "coalesce(@layer_id, '') <> '' and \"n\" > 3",
        "$area > 15000",
        "area(@geometry) > 15000",
        "x(centroid($geometry)) > 602500",
        "\"n\" * 5 > aggregate('shops', 'mean', \"price\") / 2",
        '"n" > aggregate(@layer, \'mean\', "n", filter:="kind" = attribute(@parent, \'kind\'))',
        "overlay_intersects('shops')",
        "overlay_intersects('shops', filter:=\"price\" < 30)",
        '"age"',
        '"age" > 9 or "age" is null',
        '"kind" like \'a\' and "age" < 45',
        "attribute('age') > 15",
        'with_variable(\'oldest\', maximum("age"), "age" > @oldest - 15)',
    ],
)
def test_as_qgis_extracts(run, candidates, expression):
    import processing

    parameters = {"INPUT": candidates, "EXPRESSION": expression, "OUTPUT": "memory:"}
    expected = kept(processing.run("native:extractbyexpression", parameters)["OUTPUT"])
    assert 1 < len(expected) < 7
    found = run("stockscreening", CANDIDATES=candidates, CRITERIA=CRITERIA, CONSTRAINTS=expression)["OUTPUT"]
    assert ranked(found) == expected


def test_selected_features_only_as_qgis_does(run, candidates):
    """The selected rows are candidates; an aggregate looks at the whole layer, in QGIS's own tools as well."""
    import processing

    candidates.selectByExpression('"n" > 3')
    source = QgsProcessingFeatureSourceDefinition(candidates.id(), selectedFeaturesOnly=True)
    for expression in ('"n" >= mean("n") + 1', '"n" < count(1) - 1'):
        parameters = {"INPUT": source, "EXPRESSION": expression, "OUTPUT": "memory:"}
        expected = kept(processing.run("native:extractbyexpression", parameters)["OUTPUT"])
        assert expected
        found = run("stockscreening", CANDIDATES=source, CRITERIA=CRITERIA, CONSTRAINTS=expression)["OUTPUT"]
        assert found.featureCount() == 3
        assert ranked(found) == expected


def test_in_the_background_as_in_windows(candidates, provider):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("innospace:stockscreening")
    context, log, ended = QgsProcessingContext(), Log(), []
    context.setProject(QgsProject.instance())
    parameters = {"CANDIDATES": candidates.id(), "CRITERIA": CRITERIA, "CONSTRAINTS": '"age" > mean("age")'}
    task = QgsProcessingAlgRunnerTask(algorithm, parameters | {"OUTPUT": "memory:", "WEIGHTS": "memory:"}, context, log)
    task.executed.connect(lambda good, results: ended.append((good, results)))
    QgsApplication.taskManager().addTask(task)
    end = time.monotonic() + 30
    while not ended and time.monotonic() < end:
        QgsApplication.processEvents()
    good, results = ended[0]
    assert good
    assert ranked(QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)) == [4, 5]


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        (
            "to_int('old') > 3",
            "CONSTRAINTS: the expression “.*” fails on every candidate \\(Cannot convert 'old' to int\\). Try",
        ),
        (
            "aggregate('nowhere', 'mean', \"price\") > 2",
            "CONSTRAINTS: the expression .* fails .*nowhere.* Try the expression",
        ),
        ('"kind"', "CONSTRAINTS: the expression “.*” gives values such as “a”, never yes or no. Compare: for example"),
        ("array(1, 2)", "CONSTRAINTS: the expression .* gives values such as “.*1.*2.*”, never yes or no. Compare"),
        (
            '"age" > NULL',
            r"CONSTRAINTS: 0 of 7 candidates can be ranked \(constraint: a value is missing: 7\). Say what a",
        ),
        ('"rent" > 3', "CONSTRAINTS: the candidates have no field rent. Try the expression .*: n, age, kind"),
    ],
)
def test_what_cannot_be_used_is_refused_in_its_own_words(run, candidates, expression, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("stockscreening", CANDIDATES=candidates, CRITERIA=CRITERIA, CONSTRAINTS=expression)


@pytest.mark.parametrize(
    ("expression", "statuses", "reason", "note"),
    [
        ('"age" > 15', "excluded excluded ok not_assessed ok ok not_assessed", "constraint: a value is missing", None),
        (
            "to_int(if(\"n\" = 6, 'old', 1)) = 1",
            "ok ok ok ok ok ok not_assessed",
            "constraint: the expression fails",
            "CONSTRAINTS: the expression fails on 1 of 7 candidates (Cannot convert 'old' to int): not assessed.",
        ),
        (
            "if(\"n\" = 6, 'maybe', 2)",
            "ok ok ok ok ok ok not_assessed",
            "constraint: neither yes nor no",
            "CONSTRAINTS: “maybe” is neither yes nor no; 1 of 7 candidates: not assessed.",
        ),
    ],
)
def test_a_row_without_an_answer_says_why(run, candidates, expression, statuses, reason, note):
    log = Log()
    rows = rows_of(
        run("stockscreening", log, CANDIDATES=candidates, CRITERIA=CRITERIA, CONSTRAINTS=expression)["OUTPUT"]
    )
    assert [row["status"] for row in rows] == statuses.split()
    assert rows[6]["reason"] == reason
    assert [text for text in log.warnings if text.startswith("CONSTRAINTS")] == [note] * (note is not None)
