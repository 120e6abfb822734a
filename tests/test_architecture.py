"""Imports go one way, and only the rooms that are named for it touch QGIS: what docs/architecture.md says of the house."""

import ast
import re
from pathlib import Path

import pytest
from conftest import ROOT

from innospace.core.lazy import NAMES

ROOMS = ("core", "algorithms", "ui", "cities")
# What each room may take from the others, and what it may never import.
BELOW = {
    "core": {"core"},
    "algorithms": {"core", "algorithms"},
    "ui": {"core", "algorithms", "ui"},
    "cities": {"core", "cities"},
}
BARRED = {
    "core": {"qgis", "PyQt5", "PyQt6", "osgeo", "processing"},
    "algorithms": {"qgis.gui", "processing"},
    "ui": set(),
    "cities": {"qgis", "PyQt5", "PyQt6", "osgeo", "processing"},
}
# Inside the core: the floors that the tools' folders stand on, each on those before it; the folders import one another never.
FLOORS = ("base", "ground", "streets", "page")
# The room above the tools' folders: the only one that may import all of them, and that none of them imports.
ROOF = "chapter"
# The one way up: what QGIS loads first brings the widget of lengths along, where there are windows.
WAY_UP = {"algorithms/provider.py": {"ui.lengths"}}
FEATURES = re.compile(r"\bQgs(?:Feature|Geometry)\b")
MODULES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported(source: str, package: str) -> set[str]:
    """The modules that a module of `package` (dotted, from the root) imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            parts = package.split(".")
            base = parts[: len(parts) - node.level + 1] + ([node.module] if node.module else [])
            found |= {".".join([*base, alias.name]) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {_resolved(name) for name in found}


def _resolved(name: str) -> str:
    """From the root of the plugin on, and what is loaded lazily by where it really stands."""
    name = name.removeprefix("innospace.")
    lazy, _, rest = name.removeprefix("core.lazy.").partition(".")
    if not name.startswith("core.lazy.") or lazy not in NAMES:
        return name
    return ".".join([NAMES[lazy].removeprefix("innospace."), *filter(None, [rest])])


def trespasses(source: str, package: str) -> set[str]:
    """What a module imports although its room must not."""
    room = package.split(".")[0]
    return {
        name
        for name in imported(source, package)
        if (name.split(".")[0] in ROOMS and name.split(".")[0] not in BELOW[room])
        or any(name == barred or name.startswith(f"{barred}.") for barred in BARRED[room])
        or _is_out_of_place(name, package)
    }


def _is_out_of_place(name: str, package: str) -> bool:
    """Whether a module of the core imports from a floor above it or from another tool's folder."""
    here, there = package.split(".")[1:2], name.split(".")[1:2]
    if not package.startswith("core.") or not name.startswith("core.") or here == there or there == ["lazy"]:
        return False
    if here == [ROOF]:
        return False
    allowed = FLOORS[: FLOORS.index(here[0])] if here[0] in FLOORS else FLOORS
    return there[0] not in allowed


@pytest.mark.parametrize(
    ("source", "package", "found"),
    [
        ("from qgis.core import Qgis", "core", {"qgis.core.Qgis"}),
        ("def f():\n    from ..algorithms import bridge", "core", {"algorithms.bridge"}),
        ("from ..ui.form import Form", "algorithms", {"ui.form.Form"}),
        ("from ...ui import form", "algorithms.rings", {"ui.form"}),
        ("from qgis.gui import QgsGui", "algorithms", {"qgis.gui.QgsGui"}),
        ("from ..core import belt\nfrom qgis.core import Qgis\nfrom . import run", "algorithms", set()),
        ("from ..algorithms import bridge\nfrom qgis.gui import QgsGui", "ui", set()),
        ("from . import geometry\nimport shapely", "core.ground", set()),
        ("from ..page import report\nfrom ..ground.geometry import absent", "core.stock", set()),
        ("from ..page import report", "core.streets", {"core.page.report"}),
        ("from ..lazy import life_circle_report", "core.base", {"core.lifecircle.life_circle_report"}),
        ("from ..lazy import pandas as pd, terms", "core.ground", set()),
        ("from ..lazy import belt", "core.layout", {"core.region.belt"}),
        ("from ..core.lazy import belt, report", "algorithms", set()),
        ("from innospace.ui.form import Form", "core.base", {"ui.form.Form"}),
        ("import innospace.algorithms.run", "core.base", {"algorithms.run"}),
        ("from innospace.core.page import report", "core.ground", {"core.page.report"}),
        ("from ..lifecircle.life_circle import assess", "core.stock", {"core.lifecircle.life_circle.assess"}),
        ("from ..lifecircle import life_circle\nfrom ..page import report", "core.chapter", set()),
        ("from ..chapter import chapter", "core.stock", {"core.chapter.chapter"}),
        ("from ..chapter import chapter", "core.page", {"core.chapter.chapter"}),
    ],
)
def test_the_check_tells_trespasses(source, package, found):
    assert trespasses(source, package) == found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path):
    here = path.relative_to(ROOT)
    found = trespasses(path.read_text(encoding="utf-8"), ".".join(here.parent.parts))
    assert found == WAY_UP.get(here.as_posix(), set())


def test_features_are_touched_only_where_the_architecture_says():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (row,) = (line for line in page.splitlines() if line.startswith("| a QGIS feature or geometry"))
    named = set(re.findall(r"`([\w./]+\.py)`", row))
    touching = {p for p in MODULES if FEATURES.search(Path(p).read_text(encoding="utf-8"))}
    assert {str(path.relative_to(ROOT)) for path in touching} == named
