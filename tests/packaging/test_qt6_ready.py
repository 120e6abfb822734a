"""One source for Qt 5 and Qt 6: only scoped enumerations, nothing that Qt 6 has dropped, imports by qgis.PyQt alone."""

import ast
import enum
import importlib
import inspect
import re

import pytest
from conftest import ROOT

from innospace.scripts.modules import modules

# Tests, scripts and benchmarks too; but for what has the words to tell them, and the stand-ins under Qt 6.
TELLING = {ROOT / "tests" / "packaging" / "test_qt6_ready.py", *(ROOT / "tests" / "qt6").glob("*.py")}
SOURCES = [path for path in modules() if path not in TELLING]
# Dropped or renamed in Qt 6, as the official migration script lists them.
GONE = re.compile(
    r"\.exec_\(|\bQRegExp\b|\bqApp\b|\bQDesktopWidget\b|resources_rc|\bQVariant\.(?!isNull)\w|\bQVariant\(|\.desktop\(\)"
    r"|fontMetrics\(\)\.width\(|\bMidButton\b|\bTextColorRole\b|\bBackgroundColorRole\b|HighQualityAntialiasing"
    r"|\bfrom PyQt[56]|\bimport PyQt[56]|(?m:^import sip\b)|activated\[str\]|\bQStringList\b|qgis\.PyQt\.Qt\b(?!\w)"
)


def imported(tree):
    """The names that a module imports from QGIS and Qt, with what they are."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis"):
            module = importlib.import_module(node.module)
            found |= {a.asname or a.name: getattr(module, a.name) for a in node.names if hasattr(module, a.name)}
    return found


def unscoped(source):
    """Enumeration members that are taken from the class instead of from the enumeration."""
    tree = ast.parse(source)
    known = imported(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and inspect.isclass(known.get(node.value.id))
        ):
            owner = known[node.value.id]
            value = getattr(owner, node.attr, None)
            member = isinstance(value, (int, enum.Enum)) and type(value) not in (int, bool)
            if member and owner is not type(value):
                yield f"{node.lineno}: {node.value.id}.{node.attr}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("from qgis.PyQt.QtCore import Qt\nx = Qt.Horizontal", ["2: Qt.Horizontal"]),
        ("from qgis.PyQt.QtCore import Qt\nx = Qt.Orientation.Horizontal", []),
        (
            "from qgis.core import QgsProcessing\nx = QgsProcessing.TypeVectorPoint",
            ["2: QgsProcessing.TypeVectorPoint"],
        ),
        ("from qgis.core import QgsWkbTypes\nx = QgsWkbTypes.Point", ["2: QgsWkbTypes.Point"]),
        ("from qgis.core import Qgis\nx = Qgis.WkbType.Point", []),
    ],
)
def test_the_check_tells_scoped_from_unscoped(qgis_app, line, expected):
    assert list(unscoped(line)) == expected


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_code_is_ready_for_qt6(qgis_app, path):
    source = path.read_text(encoding="utf-8")
    assert list(unscoped(source)) == []
    assert GONE.findall(source) == []


def test_the_check_of_words_finds_something():
    assert GONE.findall("dialog.exec_()\nQVariant.Int\nfrom PyQt5.QtCore import Qt") == [
        ".exec_(",
        "QVariant.I",
        "from PyQt5",
    ]
