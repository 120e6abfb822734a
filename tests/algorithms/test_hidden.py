"""What a window hides plays no part: whatever it is set to, the layers, the numbers, the log and the report stay the same.

Numbers, choices, texts and fields of layers that are there are set to something else, all that one choice hides at once.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from conftest import rows_of
from qgis.core import Qgis, QgsProcessingParameterDefinition, QgsVectorLayer

from innospace.algorithms.run import Run
from innospace.algorithms.streets import ON_STREETS
from innospace.core.base.thresholds import LIFE_CIRCLES
from innospace.ui import tools
from innospace.ui.description import Tool

from .minimal import VALID
from .runs import algorithm_of, attempt

pytestmark = [pytest.mark.usefixtures("provider"), pytest.mark.words_alone]
TOOLS = {tool.algorithm: tool for group in tools.groups() for tool in group.tools}
# Texts that the tools can read, and whose own is another.
TEXTS = {"STEPS": "300:1,900:0.2", "PAIRWISE": "3"}
# What is refused where it is given and plays no part.
REFUSED = {"CORE_CITY", "SINCE", "BUDGET", "CAPACITY_FIELD", "SCORE_WEIGHT"}
# Beside the valid inputs: with it all models have an answer.
BESIDE = {"siting": {"RADIUS": 9000}}
# A chapter hides what belongs to a layer that is not there, and a model has no parameters of its own.
APART = {"chapter", "communitydiagnosis"}
DATA = ("source", "field", "raster")


class Hidden(NamedTuple):
    """Inputs under which a window hides something, and that set to something else."""

    inputs: dict
    others: dict


def hidden_in(tool: Tool) -> Iterator[Hidden]:
    """What each other choice, and each layer or field that is left out, hides: until all has been hidden by each."""
    algorithm = algorithm_of(tool.algorithm)
    valid = VALID[tool.algorithm].inputs | BESIDE.get(tool.algorithm, {})
    for name in sorted({name for hangs_on in tool.uses.values() for name in hangs_on}):
        seen = set()
        for setting in _settings(algorithm.parameterDefinition(name)):
            inputs = {key: value for key, value in (valid | setting).items() if value is not None}
            values = {one.name(): one.defaultValue() for one in algorithm.parameterDefinitions()} | inputs
            out = [name for name in tool.uses if name in values and not tool.used(name, values)]
            if not set(out) <= seen:
                seen |= set(out)
                changed = {key: _another(algorithm.parameterDefinition(key), values) for key in out}
                yield Hidden(
                    {key: value for key, value in inputs.items() if key not in out},
                    {key: value for key, value in changed.items() if value is not None and key not in REFUSED},
                )


def _settings(definition: QgsProcessingParameterDefinition) -> list[dict]:
    if definition.type() == "enum":
        return [{definition.name(): code} for code in definition.options()]
    return [{definition.name(): None}] if may_be_empty(definition) else []


def may_be_empty(definition: QgsProcessingParameterDefinition) -> bool:
    """Whether it is optional."""
    return bool(definition.flags() & Qgis.ProcessingParameterFlag.Optional)


def _another(definition: QgsProcessingParameterDefinition, values: dict) -> object:
    """A value that the tool can read and that is not the present one; None where it is not tried."""
    name, kind = definition.name(), definition.type()
    now = values.get(name)
    if kind == "enum":
        return next(code for code in definition.options() if code != now)
    if kind in ("number", "distance"):
        more = int(now or 0) + 1
        return more if more <= definition.maximum() else now / 2
    if kind == "field" and values.get(definition.parentLayerParameterName()) is not None:
        fields = values[definition.parentLayerParameterName()].fields
        return next((field for field, kind in fields.items() if kind == "double" and field != now), None)
    return TEXTS.get(name)


def told(name: str, inputs: dict) -> dict[str, object]:
    """All that a run says, but the list of what was asked for and remarks that something plays no part."""
    pages = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Run, "report", lambda run, build, name="REPORT": pages.append(build().html()))
        outcome = attempt(name, inputs)
    assert outcome.error == ""
    layers = [key for key, value in outcome.results.items() if isinstance(value, str)]
    said = {key: _content(outcome.layer(key)) for key in layers if outcome.layer(key) is not None}
    log = [line for line in outcome.log.warnings + outcome.log.infos if "plays no part" not in line]
    numbers = {key: value for key, value in outcome.results.items() if key not in layers}
    return said | numbers | {"REPORT": pages, "log": log}


def _content(layer: QgsVectorLayer) -> list:
    shapes = [feature.geometry().asWkb().data() for feature in layer.getFeatures()]
    return [layer.fields().names(), repr(rows_of(layer)), shapes]


@pytest.mark.parametrize("name", [name for name, tool in TOOLS.items() if tool.uses and name not in APART])
def test_what_is_hidden_plays_no_part(name):
    for inputs, others in hidden_in(TOOLS[name]):
        if others:
            plain, changed = told(name, inputs), told(name, inputs | others)
            assert {key: changed[key] for key in plain if changed[key] != plain[key]} == {}, others


def test_whatever_a_radius_or_a_speed_counts_for_they_are_shown():
    """A radius counts for classes without a distance of their own under each standard, a speed for minutes in the report."""
    tool = TOOLS["lifecirclecoverage"]
    assert all(tool.used(name, {"STANDARD": code}) for name in ("CUTOFF", "SPEED") for code in LIFE_CIRCLES)
    # Around all facilities it is drawn where it is that of all.
    assert [code for code in LIFE_CIRCLES if tool.draws({"STANDARD": code})] == ["custom", "external_network"]


def test_without_streets_nothing_is_shown_that_needs_them():
    for name, tool in TOOLS.items():
        algorithm = algorithm_of(name)
        network = algorithm and algorithm.parameterDefinition("NETWORK")
        if network is None or not may_be_empty(network):
            continue
        asked = [one.name() for one in algorithm.parameterDefinitions()]
        shown = [one for one in asked if one in ON_STREETS and tool.used(one, {"UNIT": "minutes"})]
        assert shown == [], name


@pytest.mark.parametrize("name", [name for name in TOOLS if name not in APART])
def test_a_window_knows_of_which_inputs_one_has_to_be_there(name):
    """Without any layer or field that may stay empty a tool runs, or names one of those that its window asks for."""
    inputs, one_of = VALID[name].inputs, set(TOOLS[name].one_of)
    optional = {d.name() for d in algorithm_of(name).parameterDefinitions() if d.type() in DATA and may_be_empty(d)}
    outcome = attempt(name, {key: value for key, value in inputs.items() if key not in optional})
    named = set(outcome.error.partition(": ")[0].split(", ")) & optional
    assert bool(named) == bool(one_of), outcome.error
    assert named <= one_of <= optional
