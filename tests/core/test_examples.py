"""The examples in the core's docstrings say what is so, without QGIS; what the core offers has one."""

import doctest
import importlib
import inspect
import sys

import pytest
from conftest import ROOT

MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "core").rglob("*.py"))
    if path.name != "__init__.py"
]
# Folders and modules of which each public function shows an example; a report's `build` is in docs/core.md.
SHOWN = (
    *("core.base.", "core.ground.", "core.page.", "core.region.", "core.rings."),
    *("core.streets.access", "core.streets.snapping"),
)
# Those whose name says all.
PLAIN = {"ignore", "never", "language", "build"}


@pytest.fixture
def no_qgis(monkeypatch):
    """An import of QGIS or Qt fails."""
    for name in ("qgis", "qgis.core", "qgis.PyQt", "PyQt5", "PyQt6", "osgeo"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name, no_qgis):
    wrong = []
    for test in doctest.DocTestFinder().find(importlib.import_module(f"innospace.{name}")):
        doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=wrong.append)
    assert not wrong, "".join(wrong)


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith(SHOWN)])
def test_every_public_function_shows_an_example(name):
    module = importlib.import_module(f"innospace.{name}")
    functions = [
        (name, value)
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    ]
    assert [name for name, value in functions if name not in PLAIN and ">>>" not in (value.__doc__ or "")] == []


def test_a_wrong_example_is_found():
    test = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "wrong", None, None)
    said = []
    doctest.DocTestRunner().run(test, out=said.append)
    assert "Expected" in "".join(said)
