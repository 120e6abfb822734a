"""Under PyQt6: every window is opened, every page turned to, all that can be pressed is pressed; every name is looked up."""

import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT

from innospace.scripts.modules import modules

pytest.importorskip("PyQt6")

# Enumerations that Qt 6 knows by their full names alone, a class that has moved, one that has gone, a member that never was.
OLD = """
from qgis.core import Qgis, QgsProcessingParameterDefinition, QgsWkbTypes
from qgis.PyQt.QtCore import QRegExp, Qt
from qgis.PyQt.QtGui import QAction
sides = Qt.Horizontal, Qt.Orientation.Horizontal, Qt.MidButton
QgsProcessingParameterDefinition.FlagOptional, QgsWkbTypes.Point, Qgis.WkbType.Point, Qgis.WkbType.Pont
"""


def under_qt6(module, *arguments):
    """Run a module of these tests where there is no QGIS but the stand-ins."""
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(map(str, (ROOT / "build" / "plugins", ROOT))))
    command = [sys.executable, "-m", f"tests.qt6.{module}", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """What came of each thing that was done, in Chinese: Qt 6 has the words to read as well."""
    told = tmp_path_factory.mktemp("qt6") / "outcome.json"
    done = under_qt6("session", told, "zh-Hans")
    assert told.exists(), done.stdout[-4000:] + done.stderr[-4000:]
    return json.loads(told.read_text(encoding="utf-8"))


def test_all_that_can_be_pressed_works_under_qt6(outcome):
    assert {name: told for name, told in outcome.items() if told != "ok"} == {}


def test_each_tool_was_pressed_run_cancelled_and_failed(outcome):
    from innospace.algorithms import provider

    in_windows = {name.partition(":")[0] for name in outcome if name.endswith(": run")}
    tools = {algorithm.NAME for group in provider.GROUPS for algorithm in group.ALGORITHMS}
    assert in_windows == tools - {"mapsheet"} | {"communitydiagnosis"}  # sheets are made by a button of the others
    for tool in in_windows:
        assert {f"{tool}: {what}" for what in ("page 1", "page 2", "results", "cancelled", "failed")} <= set(outcome)


def test_every_name_taken_from_qgis_and_qt_is_there_under_qt6(tmp_path):
    old, told = tmp_path / "old.py", tmp_path / "missing.json"
    old.write_text(OLD, encoding="utf-8")
    done = under_qt6("names", told, old, *modules())
    assert told.exists(), done.stderr
    found = {source: names for source, names in json.loads(told.read_text(encoding="utf-8")).items() if names}
    assert [name.partition(": ")[2] for name in found.pop(str(old))] == [
        "qgis.PyQt.QtCore.QRegExp",
        "Qt.Horizontal",
        "Qt.MidButton",
        "Qgis.WkbType.Pont",
        "QgsProcessingParameterDefinition.FlagOptional",
        "QgsWkbTypes.Point",
    ]
    assert found == {}
