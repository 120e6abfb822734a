"""Imports go one way, and only the rooms that are named for it touch QGIS: what docs/architecture.md says of the house."""

import ast
import graphlib
import importlib.util
import re
import sys
from functools import cache, lru_cache
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
LOOKS = re.compile(r"\.getFeatures?\(")
# The packages that each room may take, beside Python's own.
PACKAGES = {
    "core": {"numpy", "pandas", "scipy", "shapely", "matplotlib"},
    "algorithms": {"numpy", "shapely", "qgis", "osgeo"},
    "ui": {"numpy", "shapely", "qgis", "processing"},
    "cities": {"numpy", "pandas", "shapely", "pyarrow", "pyogrio", "pyproj", "dask", "distributed", "locket", "psutil"},
}
# Modules that come with their packages by themselves.
WITH_PACKAGES = {
    "os.path", "asyncio.subprocess", "numpy.linalg", "numpy.random", "numpy.polynomial", "numpy.polynomial.legendre",
    "pandas.api", "pandas.api.extensions", "pandas.arrays", "dask.config", "pyarrow.types", "pyogrio.errors",
}  # fmt: skip
# What windows take of the core as it loads; the rest comes from `core.lazy`, when something is asked of it.
OFFERED_TO_WINDOWS = ("core.base.", "core.lazy.")
MODULES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
KNOWN = {path.stem for path in MODULES}


@lru_cache(maxsize=1)
def nodes_of(source: str) -> tuple[ast.AST, ...]:
    """What a source consists of; several look at one after the other."""
    return tuple(ast.walk(ast.parse(source)))


def imported(source: str, package: str) -> set[str]:
    """The modules that a module of `package` (dotted, from the root) imports, inside functions too."""
    found = set()
    for node in nodes_of(source):
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


def a_circle(imports: dict[str, set[str]]) -> list[str]:
    """The modules of a circle of imports, from its first back to itself; none where each stands on those below it."""
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        return error.args[1]
    return []


def dotted(path: Path) -> str:
    """What a module is called from the root on; a package by its folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def taken(path: Path, known: set[str]) -> set[str]:
    """The modules of the house that a module imports, inside functions too."""
    names = imported(path.read_text(encoding="utf-8"), ".".join(path.relative_to(ROOT).parent.parts))
    # `from .module import name` names the module before its last dot.
    return {name if name in known else name.rpartition(".")[0] for name in names} & known


def test_a_circle_is_found():
    assert a_circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert set(a_circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}


def test_no_imports_go_in_a_circle():
    """Folders apart: each says what it offers, and the lazy loader names all modules."""
    modules = {dotted(path): path for path in MODULES if path.name not in ("__init__.py", "lazy.py")}
    assert a_circle({name: taken(path, set(modules)) for name, path in modules.items()}) == []


@pytest.mark.parametrize(
    ("row", "mark"),
    [("a QGIS feature or geometry", FEATURES), ("a look at features", LOOKS)],
    ids=["made", "looked at"],
)
def test_features_are_touched_only_where_the_architecture_says(row, mark):
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (told,) = (line for line in page.splitlines() if line.startswith(f"| {row}"))
    touching = {p for p in MODULES if mark.search(Path(p).read_text(encoding="utf-8"))}
    assert {str(path.relative_to(ROOT)) for path in touching} == set(re.findall(r"`([\w./]+\.py)`", told))


def packages(source: str) -> set[str]:
    """The packages that a source imports, neither Python's own nor of this house."""
    nodes = nodes_of(source)
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names


@cache
def is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def asked_of(node: ast.expr, bound: dict[str, str]) -> str:
    """The dotted name that is asked of a bound package; empty where it is something else."""
    if isinstance(node, ast.Attribute):
        before = asked_of(node.value, bound)
        return f"{before}.{node.attr}" if before else ""
    return bound.get(node.id, "") if isinstance(node, ast.Name) else ""


def borrowed(source: str) -> set[str]:
    """The modules of packages that a source names by way of the package, and leaves others to import.

    A tool finds them while another has run before it, and fails where it is the first of its QGIS.
    """
    bound, own, nodes = {}, set(), nodes_of(source)
    for node in nodes:
        if isinstance(node, ast.Import):
            own |= {alias.name for alias in node.names}
            bound |= {alias.asname or alias.name.split(".")[0]: alias.name for alias in node.names if alias.asname}
            bound |= {alias.name.split(".")[0]: alias.name.split(".")[0] for alias in node.names if not alias.asname}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            own.add(node.module)
            modules = [alias for alias in node.names if is_module(f"{node.module}.{alias.name}")]
            own |= {f"{node.module}.{alias.name}" for alias in modules}
            bound |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in modules}
    named = {name for node in nodes if isinstance(node, ast.Attribute) if (name := asked_of(node, bound))}
    return {name for name in named - own - WITH_PACKAGES if is_module(name)}


def test_a_module_that_others_have_to_import_is_found():
    source = "import scipy.sparse\nimport matplotlib as m\nimport numpy as np\nfrom xml import etree\n"
    assert borrowed(source + "scipy.sparse.csgraph.dijkstra()\nm.colors\nnp.linalg.solve\netree.ElementTree") == {
        "scipy.sparse.csgraph", "matplotlib.colors", "xml.etree.ElementTree",
    }  # fmt: skip
    assert borrowed("from scipy.sparse import csgraph\ncsgraph.dijkstra()\nimport os\nos.path.join(a).x.y") == set()


def private_names(source: str) -> set[str]:
    """What a source takes from other modules of the house although its name begins with an underscore."""
    nodes = [node for node in nodes_of(source) if isinstance(node, ast.ImportFrom) and node.level]
    taken = {alias.asname or alias.name for node in nodes for alias in node.names}
    modules = {name for name in taken if name in KNOWN}
    asked = (node for node in nodes_of(source) if isinstance(node, ast.Attribute))
    by_module = {f"{node.value.id}.{node.attr}" for node in asked if getattr(node.value, "id", None) in modules}
    return {name for name in taken | by_module if re.search(r"(^|\.)_(?!_)", name)}


def test_a_private_name_of_another_module_is_found():
    source = "from . import belt\nfrom .axis import _cut\nbelt._zones()\nbelt.assess()\nself._own"
    assert private_names(source) == {"_cut", "belt._zones"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_takes_what_its_room_may_and_nothing_private(path):
    source, room = path.read_text(encoding="utf-8"), path.relative_to(ROOT).parts[0]
    assert packages(source) <= PACKAGES[room]
    assert "matplotlib" not in packages(source) or path.parent.name == "page" or path.stem.endswith("_report")
    assert private_names(source) == set()
    assert borrowed(source) == set()


@pytest.mark.parametrize("path", sorted((ROOT / "ui").rglob("*.py")), ids=lambda path: path.stem)
def test_windows_take_of_the_core_what_it_offers(path):
    nodes = [node for node in nodes_of(path.read_text(encoding="utf-8")) if isinstance(node, ast.ImportFrom)]
    taken = [f"{node.module}.{alias.name}" for node in nodes if node.level for alias in node.names]
    assert [name for name in taken if name.startswith("core.") and not name.startswith(OFFERED_TO_WINDOWS)] == []


@pytest.mark.parametrize(
    "path", [path for room in ("core", "algorithms", "ui") for path in sorted((ROOT / room).rglob("*.py"))]
)
def test_nothing_of_shapely_is_called_that_ends_qgis(path):
    """Where Shapely is built with GEOS 3.12 and QGIS runs on an older one, these end the whole program, in windows first."""
    calls = {
        node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }
    assert calls & {"contains_xy", "intersects_xy"} == set()
