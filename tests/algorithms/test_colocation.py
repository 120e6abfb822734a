"""Who stands next to whom, in QGIS: types, other points, streets, styles, what is left out."""

import pytest
from conftest import SAMPLE, Log, rows_of
from qgis.core import QgsProcessingException, QgsVectorLayer

from innospace.algorithms import styling

TYPES = "AABBAABBABABABAB"


def grid(types=TYPES, step=100.0, shift=0.0):
    """The oracle's four by four points, 100 m apart."""
    places = [(600_000 + step * x + shift, 3_500_000 + step * y) for y in range(4) for x in range(4)]
    return [(f"POINT ({x} {y})", {"kind": kind}) for (x, y), kind in zip(places, types, strict=True)]


@pytest.fixture
def points(make_layer):
    return make_layer("Point", {"kind": "string"}, grid(), name="incubators")


@pytest.fixture
def streets(make_layer):
    """Streets through all points of the grid, with a vertex at each."""
    at = [100.0 * i for i in range(4)]
    lines = [[(x, y) for x in at] for y in at] + [[(x, y) for y in at] for x in at]
    texts = (", ".join(f"{600_000 + x} {3_500_000 + y}" for x, y in line) for line in lines)
    return make_layer("LineString", {}, [(f"LINESTRING ({text})", {}) for text in texts])


def test_quotients_of_the_grid(run, points, tmp_path):
    report = tmp_path / "协同区位商.html"
    found = run("colocation", POINTS=points, TYPE_FIELD="kind", NEIGHBOURS=1, REPORT=str(report))
    assert [field.name() for field in found["QUOTIENTS"].fields()] == ["from", "to", "quotient", "p", "low", "high"]
    quotients = {(r["from"], r["to"]): round(r["quotient"], 6) for r in rows_of(found["QUOTIENTS"])}
    assert quotients == {("A", "A"): 1.316964, ("A", "B"): 0.722656, ("B", "A"): 0.722656, ("B", "B"): 1.316964}
    rows = rows_of(found["OUTPUT"])
    assert list(rows[0]) == ["kind", "local_quotient", "p", "status"]
    # The first one's two nearest are both of its own type, of which there are 7 among the 15 others.
    assert rows[0]["local_quotient"] == pytest.approx(15 / 7)
    assert rows[0]["p"] == pytest.approx(2 * 7 * 6 / (15 * 14))
    assert "distance in a straight line (m)" in report.read_text(encoding="utf-8")


def test_along_streets_and_towards_others(run, points, streets, make_layer, tmp_path):
    log, report = Log(), tmp_path / "report.html"
    others = make_layer("Point", {"kind": "string"}, [*grid(shift=20), (None, {})], name="universities")
    found = run("colocation", log, POINTS=points, OTHERS=others, NEIGHBOURS=1, NETWORK=streets, REPORT=str(report))
    assert found["OUTPUT"].featureCount() == 16
    assert {(r["from"], r["to"]) for r in rows_of(found["QUOTIENTS"])} == {
        (a, b) for a in ("points", "others") for b in ("points", "others")
    }
    # The nearest of each is the other one 20 m away: 16 of 31.
    assert {round(r["local_quotient"], 9) for r in rows_of(found["OUTPUT"])} == {round(31 / 16, 9)}
    assert log.infos[-3].startswith(
        "“incubators” stand next to “universities” more often than by chance: 1.94 times as often"
    )
    assert "1 of the other points has no geometry and is left out." in log.warnings
    page = report.read_text(encoding="utf-8")
    assert "distance along the streets (m)" in page
    assert "universities" in page


def test_an_empty_layer_and_a_layer_elsewhere_are_told(run, points, make_layer):
    log = Log()
    with pytest.raises(QgsProcessingException, match="OTHERS: the layer holds no geometry"):
        run("colocation", log, POINTS=points, OTHERS=make_layer("Point", {}, []))
    assert "OTHERS: the layer is empty." in log.warnings
    far = Log()
    run("colocation", far, POINTS=points, OTHERS=make_layer("Point", {"kind": "string"}, grid(shift=90_000)), DRAWS=39)
    assert any("do not meet" in text for text in far.warnings)
    # What is found between such layers is no finding: it stands in the table, and nobody reads it as one.
    assert not any("by chance" in text for text in far.infos)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({}, "TYPE_FIELD, OTHERS: all points that can be placed are of one type"),
        ({"TYPE_FIELD": "nothing"}, "TYPE_FIELD: .*nothing.*It has: kind"),
        ({"TYPE_FIELD": "kind", "NEIGHBOURS": 16}, "NEIGHBOURS: a point has 15 other ones"),
        ({"TYPE_FIELD": "kind", "DRAWS": 1}, "DRAWS"),
    ],
)
def test_wrong_parameters_are_named(run, points, asked, named):
    with pytest.raises(QgsProcessingException, match=named):
        run("colocation", POINTS=points, **asked)


def test_points_are_styled_by_what_is_found(run, make_layer):
    rows = [*grid("A" * 16, step=9), *grid("B" * 16, step=9, shift=5000), (None, {"kind": "A"})]
    layer = make_layer("Point", {"kind": "string"}, rows)
    result = run("colocation", POINTS=layer, TYPE_FIELD="kind", NEIGHBOURS=6, DRAWS=39)["OUTPUT"]
    styling.apply(result, "colocation")
    renderer = result.renderer()
    assert renderer.classAttribute() == styling.COLOCATED
    assert [category.label() for category in renderer.categories()] == [
        "more than by chance"
    ]  # the others are not on the map
    found = [(r["p"], r["local_quotient"]) for r in rows_of(result)]
    assert sum(p is not None and p < 0.05 and q > 1 for p, q in found) == 32
    assert found[-1] == (None, None)


def test_codes_of_its_tables_show_words(run, points):
    found = run("colocation", POINTS=points, OTHERS=f"{SAMPLE}|layername=knowledge_centres", DRAWS=39)["QUOTIENTS"]
    styling.put_words(found)
    choices = found.editorWidgetSetup(found.fields().lookupField("to")).config()["map"]
    assert {key: value for choice in choices for key, value in choice.items()} == {
        "points": "points",
        "other points": "others",
    }
    sample = QgsVectorLayer(f"{SAMPLE}|layername=knowledge_centres", "hosts", "ogr")
    styling.put_words(sample)
    assert sample.editorWidgetSetup(sample.fields().lookupField("kind")).type() != "ValueMap"
