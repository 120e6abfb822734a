"""Speeds, directions and barriers are the user's to choose: a walk that is taken for a drive is a wrong guess."""

import pytest
from qgis.core import Qgis, QgsProcessingContext, QgsProject

from innospace.ui.form import Form
from innospace.ui.tools import lifecircle, siting, stock

TOOLS = {tool.algorithm: tool for module in (lifecircle, stock, siting) for tool in module.describe().tools}
ON_STREETS = (
    "serviceareas",
    "accessmatrix",
    "stockcontext",
    "siting",
    "sitinglevels",
    "networkcheck",
    "lifecirclecoverage",
)
ASKED = {"UNIT", "SPEED_FIELD", "TIME_FIELD", "DIRECTION_FIELD", "HEADING", "BARRIERS"}


@pytest.fixture
def form(provider, make_layer, qgis_new_project):
    """The form of a tool in a project that offers all that could be taken for it."""
    fields = {"name": "string", "maxspeed": "double", "time": "double", "oneway": "string"}
    lines = make_layer(
        "LineString", fields, [("LINESTRING (600000 3500000, 600900 3500000)", {"oneway": "yes"})], name="道路"
    )
    gates = make_layer("Point", {"name": "string"}, [("POINT (600400 3500000)", {})], name="barriers 阻隔")
    QgsProject.instance().addMapLayers([lines, gates])
    made = []

    def of(name):
        made.append(Form(TOOLS[name], QgsProcessingContext()))
        made[-1].guess()
        return made[-1]

    yield of
    for form in made:
        form.stop()
        form.release()


@pytest.mark.parametrize("name", ON_STREETS)
def test_nothing_of_travel_is_guessed_and_all_is_among_the_advanced(form, name):
    window = form(name)
    rows = {asked: window.rows[asked] for asked in ASKED if asked in window.rows}
    values = window.values()
    for asked, row in rows.items():
        if not asked.endswith("_FIELD") and asked != "BARRIERS":
            assert row.definition.defaultValue() == values.get(asked, row.definition.defaultValue())
        else:
            assert not values.get(asked)
        if (name, asked) != ("serviceareas", "UNIT"):
            assert row.definition.flags() & Qgis.ProcessingParameterFlag.Advanced
    assert len(rows) >= (1 if name == "lifecirclecoverage" else 4)


def test_fields_of_time_are_shown_under_minutes_alone(form):
    window = form("serviceareas")
    assert not TOOLS["serviceareas"].used("SPEED_FIELD", window._everything())
    window.set_value("UNIT", "minutes")
    assert TOOLS["serviceareas"].used("SPEED_FIELD", window._everything())
    assert TOOLS["serviceareas"].used("DIRECTION_FIELD", window._everything())
