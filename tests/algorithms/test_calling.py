"""What the core asks for by name is a parameter of the tool: nothing that the user sets is left out in silence."""

import ast
import inspect
import sys
import textwrap

import pytest

from innospace.algorithms.run import OWN, READERS
from innospace.core.base.calling import call
from innospace.core.region.belt import BeltOptions

# Arguments that no parameter stands for in any tool: the solver is for tests, ways without a heading lead from the places,
# and what lines have of their own is there where fields are chosen.
FREE = {"solver", "heading", "speed", "time", "direction"}


def called(source: str) -> list[tuple[str, set[str]]]:
    """What a source hands to `run.call`, and which arguments it gives itself."""
    calls = [node for node in ast.walk(ast.parse(textwrap.dedent(source))) if isinstance(node, ast.Call)]
    return [
        (ast.unparse(node.args[0]), {keyword.arg for keyword in node.keywords})
        for node in calls
        if ast.unparse(node.func) == "run.call"
    ]


def sources(algorithm) -> list[tuple[dict, str]]:
    """The source of a tool, and of the helpers from other modules that it imports, each with the names that it knows."""
    module = sys.modules[type(algorithm).__module__]
    helpers = [
        value
        for value in vars(module).values()
        if inspect.isfunction(value) and value.__module__.startswith("innospace.algorithms")
    ]
    own = [helper for helper in helpers if helper.__module__ == module.__name__]
    shared = [helper for helper in helpers if helper not in own]
    parts = [inspect.getsource(type(algorithm)), *map(inspect.getsource, own)]
    used = {node.id for part in parts for node in ast.walk(ast.parse(part)) if isinstance(node, ast.Name)}
    parts = [(vars(module), part) for part in parts]
    return parts + [(helper.__globals__, inspect.getsource(helper)) for helper in shared if helper.__name__ in used]


def left_out(algorithm) -> set[str]:
    """The arguments that a tool neither gives nor has a parameter for."""
    missing = set()
    for names, source in sources(algorithm):
        for function, given in called(source):
            for argument in set(inspect.signature(eval(function, dict(names))).parameters) - given - set(OWN):
                definition = algorithm.parameterDefinition(algorithm.parameter_of(argument))
                missing |= set() if definition is not None and definition.type() in READERS else {argument}
    return missing


def test_every_argument_of_the_core_is_a_parameter_or_given(provider):
    wrong = {algorithm.id(): left_out(algorithm) - FREE for algorithm in provider.algorithms()}
    assert {name: missing for name, missing in wrong.items() if missing} == {}


def test_an_argument_that_no_parameter_stands_for_is_found(provider, monkeypatch):
    tool = provider.algorithm("belt")
    monkeypatch.setattr(type(tool), "ARGUMENTS", {})
    assert left_out(tool) == {"names"}


def test_an_argument_without_a_default_that_nobody_gives_is_named():
    def assess(layer, *, options=None):
        return layer, options

    with pytest.raises(TypeError, match=r"test_calling.*assess as “layer”"):
        call(assess, {"options": 1}.__contains__, {"options": 1}.__getitem__)


def test_an_error_in_reading_is_no_missing_argument():
    """Else a fault of a reader would leave a default in place of what the user set."""

    def broken(name):
        raise KeyError(name)

    with pytest.raises(KeyError, match="depth"):
        call(BeltOptions, {"depth"}.__contains__, broken)


def test_what_a_function_does_not_take_is_refused():
    with pytest.raises(TypeError, match="width"):
        call(BeltOptions, set().__contains__, {}.__getitem__, width=5)
