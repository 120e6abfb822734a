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
# What is no function for others: the sentences across a chapter's parts are rows of a table.
UNSHOWN = ("core.chapter.joins",)
# Those whose name says all, a report's `build`, which is in docs/core.md, and what a process of its own runs.
PLAIN = {"ignore", "never", "language", "build", "main"}


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


@pytest.mark.parametrize("name", [name for name in MODULES if name not in UNSHOWN])
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
