"""Whether a run found anything, and if not why: said of real runs as a window starts them."""

import pytest
from qgis.core import QgsProcessingOutputLayerDefinition, QgsProject
from qgis.PyQt.QtCore import QEventLoop

from innospace.ui import outcome
from innospace.ui.execution import Execution

NONE = "no facility is recognised as one of the classes asked for."
CURE = " Join the streets first with “Check a street network”."
APART = f"all facilities of the classes asked for that have a street hang apart from the main network.{CURE}"
SOME = "of some of the classes asked for no facility is recognised, and of the others all that have a street hang apart from "
BOTH = f"{SOME}the main network.{CURE}"
# On the main street, on one that does not touch it, and far from any.
MAIN, OFF, FAR = (3_500_000, 3_500_300, 3_520_000)


def ended(algorithm, parameters):
    """A run as a window starts it."""
    output = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", QgsProject.instance())
    execution, loop = Execution(algorithm, parameters | dict.fromkeys(("OUTPUT", "COVERAGE"), output)), QEventLoop()
    execution.ended.connect(loop.quit)
    execution.start()
    if not execution.finished:
        loop.exec()
    assert execution.succeeded, execution.lines
    return execution


@pytest.mark.parametrize(
    ("facilities", "homes", "because"),
    [
        ({"cinema": MAIN}, MAIN, NONE),
        ({"cinema": MAIN, "primary_school": OFF, "community_health_station": OFF}, MAIN, APART),
        ({"cinema": MAIN, "primary_school": OFF}, MAIN, BOTH),
        ({"primary_school": OFF, "community_health_station": MAIN}, MAIN, ""),
        # What has no street is judged: nobody reaches it.
        ({"primary_school": FAR}, MAIN, ""),
        ({"cinema": MAIN, "primary_school": OFF}, FAR, "no row could be assessed."),
    ],
)
def test_a_life_circle_that_judges_no_class_says_which_is_missing_and_which_hangs_apart(
    provider, make_layer, qgis_new_project, facilities, homes, because
):
    lines = [f"LINESTRING (600000 {y}, {600_000 + long} {y})" for y, long in ((MAIN, 2000), (OFF, 200))]
    streets = make_layer("LineString", {}, [(line, {}) for line in lines])
    rows = [(f"POINT ({600_050 + 10 * i} {y})", {"kind": kind}) for i, (kind, y) in enumerate(facilities.items())]
    places = make_layer("Point", {"kind": "string"}, rows)
    home = make_layer("Point", {}, [(f"POINT (600100 {homes})", {})])
    QgsProject.instance().addMapLayers([streets, places, home])
    inputs = {"DEMAND": home.id(), "FACILITIES": places.id(), "NETWORK": streets.id()}
    settings = {"CATEGORY_FIELD": "kind", "STANDARD": "tdt1062"}
    execution = ended(provider.algorithm("lifecirclecoverage").create(), inputs | settings)
    assert outcome.finds_nothing(execution) == (f"Nothing found, because {because}" if because else "")
    assert outcome.state(execution).startswith("⚠" if because else "✔")


ODD = {
    "zh": [
        "孵化器：字段“成立年份（2 期）”有 1 个值不含年份（例如“不详”），按缺失处理。",
        "3 家孵化器没有几何图形，未计入。",
        "1,080 家孵化器不在任何圈层内，未计入。",
    ],
    "en": [
        "Incubators: 1 value of “since 1 or 2” holds no year.",
        "3 incubators have no geometry.",
        "1,080 incubators stand in no ring.",
    ],
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "apart", ["", "孵化器与圈层不相交。", "The rings end 20 m from the centres.", "20 米以内没有道路。"]
)
def test_what_most_rows_are_left_out_for_stands_first(language, apart):
    """A remark on no rows keeps its place, such as one on layers that do not meet, or one on a length."""
    first, second, third = ODD[language]
    rows = [line for line in (first, apart, second, third) if line]
    expected = [line for line in (third, apart, second, first) if line]
    assert outcome._largest_first(rows) == expected
    assert outcome._largest_first(expected) == expected
    assert outcome._largest_first([apart, first]) == [apart, first]
