"""The grammar that all rooms of the core share: codes and arguments have one name each."""

import ast

import pytest
from conftest import ROOT

from innospace.core.base import status, terms

ROOMS = ("core/base", "core/ground", "core/streets", "core/page")
MODULES = [path for room in ROOMS for path in sorted((ROOT / room).glob("*.py")) if path.name != "status.py"]
# Words that say something else as well, such as a kind of place or a verdict.
SHARED = {status.OK}
CODES = {value for name, value in vars(status).items() if name.isupper()}


def spelled_out(source: str) -> set[str]:
    """The codes of `status` that stand in a source as texts of their own."""
    texts = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    return texts & (CODES - SHARED)


def named_in_errors(source: str) -> set[str]:
    """What a source calls the arguments in its errors, as far as it is written there."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    raised = (call.args[0] for call in calls if getattr(call.func, "id", None) in ("InputError", "require_some"))
    spelled = (first for first in raised if not isinstance(first, ast.Call))
    texts = (part for first in spelled for part in ast.walk(first) if isinstance(part, ast.Constant))
    return {name for text in texts for name in str(text.value).split(", ")}


def arguments(source: str) -> set[str]:
    """The arguments of the functions of a source."""
    return {node.arg for node in ast.walk(ast.parse(source)) if isinstance(node, ast.arg)}


def test_a_name_that_is_no_argument_is_found():
    source = 'def f(low, high):\n    raise InputError("low, HIGH", "", "")'
    assert named_in_errors(source) - arguments(source) == {"HIGH"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_errors_name_arguments_of_the_module(path):
    source = path.read_text(encoding="utf-8")
    named = named_in_errors(source)
    assert named <= arguments(source)
    assert all(name.islower() for name in named)


def test_the_terms_have_words_for_exactly_these_codes():
    assert sorted(terms.codes("status")) == sorted(CODES)


def test_a_code_that_is_spelled_out_is_found():
    assert spelled_out('status = np.where(gone, "no_geometry", OK)\n"""An isolated place."""') == {"no_geometry"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_codes_of_status_have_one_home(path):
    assert spelled_out(path.read_text(encoding="utf-8")) == set()
