"""Layers and parameters drawn at random: whatever comes, a run keeps its promises (see runs.py).

A small fixed part runs with the tests; `make fuzz` runs 10 000 new cases. What falls out becomes a case of its own below.
"""

import os
import sys

import pytest
from conftest import rows_of
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from qgis.core import Qgis

from .bad_input import LAYERS
from .minimal import VALID
from .runs import REFUSES, SUCCEEDS, algorithm_of, attempt, judge
from .town import EAST, NORTH, Table

pytestmark = pytest.mark.usefixtures("provider")
CASES = int(os.environ.get("INNOSPACE_FUZZ", "0"))
# Those that need a file are slow and tried one by one in test_bad_input.py.
CHANGES = [
    change
    for name, change in LAYERS.items()
    if not name.startswith(("GBK", "CSV", "deleted", "broken", "missing", "edited"))
]
fuzzed = settings(
    max_examples=-(-CASES // len(VALID)) if CASES else 5,
    derandomize=not CASES,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # a failing call is small enough to be read as it is
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)

offsets = st.one_of(
    st.integers(-1000, 13_000),
    st.floats(-1000, 13_000),
    st.sampled_from([0, 1e-9, 1e9, float("nan"), float("inf")]),
)
places = st.tuples(offsets, offsets)
texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "0", "-1", "1,2", "5000，15000", "a;b", "中心城区", "1e400", "nan", "=1", "'", '"x"', "\x00"]),
)
numbers = st.one_of(
    st.integers(-5, 5000),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0, 1e-12, 1, sys.float_info.max]),
)


@st.composite
def geometries(draw, kind):
    """WKT of a kind, seldom a sensible one."""
    points = draw(st.lists(places, min_size=1, max_size=6))
    pairs = [f"{EAST + x} {NORTH + y}" for x, y in points]
    if draw(st.integers(0, 9)) == 0:
        return None
    if "Point" in kind:
        return f"POINT ({pairs[0]})"
    if "Line" in kind:
        return f"LINESTRING ({', '.join(pairs * 2 if len(pairs) == 1 else pairs)})"
    return f"POLYGON (({', '.join([*pairs, *pairs[:2], pairs[0]])}))"


def values(kind):
    """A value of a field."""
    drawn = {"string": texts, "int": st.integers(-(2**31), 2**31), "double": numbers.map(float)}[kind]
    return st.none() | drawn


@st.composite
def layers(draw, table):
    """A table with some rows left, some of the awkward changes, and some rows out of nowhere."""
    rows = draw(st.lists(st.sampled_from(table.rows), max_size=8)) if draw(st.booleans()) else table.rows
    changed = table.with_rows(rows)
    if draw(st.integers(0, 2)) == 0:
        strange = st.tuples(geometries(table.kind), *map(values, table.fields.values()))
        changed = changed.with_rows([*changed.rows, *draw(st.lists(strange, min_size=1, max_size=3))])
    for change in draw(st.lists(st.sampled_from(CHANGES), max_size=2)):
        made = change(changed, None) if changed.rows else changed
        # A second change of the kind would ask for kinds that do not exist, such as several several polygons.
        if isinstance(made, Table) and table.kind in (made.kind, changed.kind):
            changed = made
    return changed


def parameter_values(definition, tables):
    """What somebody may enter for a parameter that is no layer."""
    kind = definition.type()
    if kind in ("distance", "number"):
        # Numbers out of bounds are stopped by Processing itself; whole-number parameters take no fractions.
        whole = kind == "number" and definition.dataType() == Qgis.ProcessingNumberParameterType.Integer
        return st.integers(0, 5000) if whole else numbers
    if kind == "string":
        return texts
    if kind == "enum":
        return st.sampled_from(definition.options())
    if kind == "boolean":
        return st.booleans()
    if kind == "field":
        parent = tables.get(definition.parentLayerParameterName())
        return st.sampled_from([None, "没有", *parent.fields]) if parent else st.none()
    if kind == "expression":
        return st.sampled_from(["", '"age" > 20', '"没有" = 1', "1/0", "((", "'甲'", "$area > 0"])
    if kind == "matrix":
        return st.lists(
            st.sampled_from(["age", "metro", "没有", "benefit", "cost", 0, 1, -1, "", "x", 0.4]), max_size=10
        )
    return st.none()


@st.composite
def calls(draw, name):
    """Inputs of one run: some as they should be, some not."""
    inputs = dict(VALID[name].inputs)
    for parameter in VALID[name].layers():
        if draw(st.booleans()):
            inputs[parameter] = draw(layers(inputs[parameter]))
    tables = {key: value for key, value in inputs.items() if isinstance(value, Table)}
    others = [
        p for p in algorithm_of(name).parameterDefinitions() if not p.isDestination() and p.type() not in ("source", "multilayer")
    ]  # fmt: skip
    for definition in draw(st.lists(st.sampled_from(others), max_size=2)) if others else []:
        inputs[definition.name()] = draw(parameter_values(definition, tables))
    return inputs


def with_first(name, layer, field, value):
    """The valid inputs of an algorithm with one value of a layer's first row changed."""
    table = VALID[name].inputs[layer]
    place = 1 + list(table.fields).index(field)
    first = (*table.rows[0][:place], value, *table.rows[0][place + 1 :])
    return {layer: table.with_rows([first, *table.rows[1:]])}


# Each of these has once ended in a traceback, in a message cut short, or in no memory left.
FELL_OUT = [
    ("serviceareas", {"HALF_WIDTH": sys.float_info.max}),
    ("corridor", {"WIDTH": sys.float_info.max}),
    ("corridor", {"BLUE_REACH": sys.float_info.max}),
    ("ringsfromdensity", {"MAX_RADIUS": 7e16}),
    ("ringsfromdensity", {"RING_WIDTH": 1e-9}),
    ("ringsfromdistance", {"DISTANCES": "\x00"}),
    ("belt", {"CORE_CITY": "\x00"}),
    ("ahpweights", {"PAIRWISE": "\x00"}),
]
KEPT = [
    ("modulecompleteness", "INCUBATORS", "area", 1e300),
    ("stockscreening", "CANDIDATES", "area", 1e300),
]


@pytest.mark.parametrize(("name", "inputs"), FELL_OUT)
def test_what_fell_out_is_refused_in_words(name, inputs):
    outcome = attempt(name, VALID[name].inputs | inputs)
    assert judge(name, outcome) == REFUSES


@pytest.mark.parametrize(("name", "layer", "field", "value"), KEPT)
def test_what_fell_out_runs(name, layer, field, value):
    outcome = attempt(name, VALID[name].inputs | with_first(name, layer, field, value))
    assert judge(name, outcome) == SUCCEEDS
    assert not next(outcome.layer("OUTPUT").getFeatures())["desks_max"]


def test_a_boundary_with_a_spike_of_a_million_kilometres_does_not_take_for_ever():
    table = VALID["locationpreference"].inputs["BOUNDARY"]
    spike = f"POLYGON (({EAST} {NORTH}, {EAST + 1e-9} {NORTH + 6000}, {EAST - 600} {NORTH + 1e9}, {EAST} {NORTH}))"
    boundary = table.with_rows([*table.rows, (spike, None)])
    valid = VALID["locationpreference"].inputs
    plain, spiked = (attempt("locationpreference", valid | {"BOUNDARY": x}, seconds=30) for x in (table, boundary))
    assert judge("locationpreference", spiked) == SUCCEEDS
    # The boundary is where chance stands: the incubators' own distances know nothing of it.
    rows = [rows_of(outcome.layer("OUTPUT")) for outcome in (plain, spiked)]
    assert rows[0] == rows[1]
    assert spiked.results["BUSINESS_RATIO"] < plain.results["BUSINESS_RATIO"] / 100


@pytest.mark.parametrize("name", VALID)
@fuzzed
@given(data=st.data())
def test_any_call_succeeds_or_is_refused_in_words(name, data):
    inputs = data.draw(calls(name))
    outcome = attempt(name, inputs, seconds=30)
    note(outcome.error)
    judge(name, outcome)
