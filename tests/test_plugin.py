"""The plugin object without a window, each time in a QGIS of its own: load, unload, reload, language."""

import ast
import json
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from conftest import ROOT
from qgis.core import Qgis

from innospace import dependencies

from .algorithms.minimal import VALID

SCRIPT = """
import json, sys
from qgis.core import QgsApplication, QgsSettings
application = QgsApplication([], False)
application.initQgis()
QgsSettings().setValue("locale/overrideFlag", True)
QgsSettings().setValue("locale/userLocale", sys.argv[1])
import innospace
from innospace.core.base import text
seen = []
plugin = innospace.classFactory(None)
for _ in range(2):
    plugin.initProcessing()
    algorithm = application.processingRegistry().algorithmById("innospace:ringsfromdistance")
    seen.append([algorithm.displayName(), algorithm.group(), algorithm.parameterDefinition("DISTANCES").description()])
    plugin.unload()
    seen.append([application.processingRegistry().providerById("innospace") is None, text.language()])
print(json.dumps(seen))
application.exitQgis()
"""

LASTING = """
import json
from qgis.core import (
    QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsTask, QgsVectorLayer
)
from qgis.PyQt.QtTest import QTest
application = QgsApplication([], False)
application.initQgis()
import innospace
pool = application.taskManager().threadPool()
pool.setExpiryTimeout(50)
plugin = innospace.classFactory(None)
seen = []

def way_from_a_layer_made_in_a_task(crs, other):
    made = []
    task = QgsTask.fromFunction("", lambda task: made.append(QgsVectorLayer("Point?crs=" + crs, "", "memory")))
    application.taskManager().addTask(task)
    while not made:
        QTest.qWait(10)
    QTest.qWait(500)
    other = QgsCoordinateReferenceSystem(other)
    return QgsCoordinateTransform(made[0].crs(), other, QgsProject.instance()).isValid()

seen.append(way_from_a_layer_made_in_a_task("EPSG:32719", "EPSG:32720"))
plugin.initProcessing()
seen.append(way_from_a_layer_made_in_a_task("EPSG:32721", "EPSG:32722"))
plugin.unload()
seen.append(pool.expiryTimeout())
print(json.dumps(seen))
application.exitQgis()
"""

LIGHT = """
import json, sys
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
sys.path.append(application.pkgDataPath() + "/python/plugins")
import innospace
plugin = innospace.classFactory(None)
plugin.initProcessing()
import innospace.ui.desktop
words = [group.question + tool.asks for group in innospace.ui.desktop.groups() for tool in group.tools]
for algorithm in plugin.provider.algorithms():
    words += [algorithm.displayName(), algorithm.group(), algorithm.shortHelpString()]
heavy = [name for name in ("pandas", "scipy", "matplotlib") if name in sys.modules]
print(json.dumps([len(plugin.provider.algorithms()), all(words), heavy]))
application.exitQgis()
"""

UNDRAWN = """
import importlib, json, sys
from pathlib import Path
import innospace.core
for path in Path(innospace.core.__file__).parent.glob("*/*_report.py"):
    if path.parent.name != "chapter":
        importlib.import_module(f"innospace.core.{path.parent.name}.{path.stem}")
loaded = [name for name in ("matplotlib", "scipy.stats") if name in sys.modules]
print(json.dumps([len([name for name in sys.modules if name.endswith("_report")]) > 20, loaded]))
"""

UNLOADED = """
import json, os, sys
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
application = QgsApplication([], False)
application.initQgis()
import qgis.utils
qgis.utils.plugin_paths = [os.environ["QGIS_PLUGINPATH"]]
qgis.utils.updateAvailablePlugins()
assert qgis.utils.loadPlugin("innospace") and qgis.utils.startProcessingPlugin("innospace")
algorithm = application.processingRegistry().createAlgorithmById("innospace:ahpweights")
inputs = {"PAIRWISE": "2", "NAMES": "a,b", "OUTPUT": "memory:"}
_, good = algorithm.run(inputs, QgsProcessingContext(), QgsProcessingFeedback())
used = "innospace.core.stock.ahp" in sys.modules
qgis.utils.unloadPlugin("innospace")
print(json.dumps([good, used, [name for name in sys.modules if name.startswith("innospace.")]]))
"""


@pytest.mark.parametrize(
    ("locale", "title", "group", "parameter"),
    [
        ("zh-Hans", "由距离划分圈层", "圈层划分", "距离（米）"),
        ("zh_CN", "由距离划分圈层", "圈层划分", "距离（米）"),
        ("en_US", "Rings from distance", "Ring zones", "Distances (m)"),
    ],
)
def test_load_unload_and_reload_in_the_language_of_qgis(tmp_path, monkeypatch, locale, title, group, parameter):
    monkeypatch.setenv("QGIS_CUSTOM_CONFIG_PATH", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", SCRIPT, locale], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == [[title, group, parameter], [True, "en"]] * 2


def test_registering_the_tools_and_their_menu_loads_no_library_of_the_analysis(tmp_path, monkeypatch):
    monkeypatch.setenv("QGIS_CUSTOM_CONFIG_PATH", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == [len(VALID) + 2, True, []]


def test_what_is_said_without_a_page_waits_for_no_charts():
    """Sentences for the log come from where the reports are made; matplotlib takes as long to load as many a run.

    So does scipy's statistics, of which no method needs more than a line.
    """
    done = subprocess.run([sys.executable, "-c", UNDRAWN], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, []]


def test_nothing_of_an_unloaded_plugin_stays_for_its_successor(tmp_path, monkeypatch):
    monkeypatch.setenv("QGIS_CUSTOM_CONFIG_PATH", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", UNLOADED], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == [True, True, []]


def test_a_layer_of_a_task_keeps_its_crs_when_the_task_is_long_over(tmp_path, monkeypatch):
    monkeypatch.setenv("QGIS_CUSTOM_CONFIG_PATH", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", LASTING], capture_output=True, text=True, check=True)
    without, with_plugin, expiry = json.loads(done.stdout.splitlines()[-1])
    assert with_plugin
    assert expiry == 50
    if Qgis.versionInt() < 34100:
        assert not without, "QGIS keeps it by itself: the plugin need not"


def test_packages_that_are_missing_or_too_old_are_named_with_a_cure():
    assert dependencies.problems() == []
    missing, old, cure = dependencies.problems({"no_such_package": (1, 0), "numpy": (99, 0)})
    assert missing == "The Python package no_such_package (version 1.0 or newer) is missing."
    assert "99.0 or newer is needed" in old
    assert "numpy" in shown(cure)[-1]


def shown(cure):
    """The command of a cure as a shell takes it: whatever follows the colon."""
    return shlex.split(cure.partition(": ")[2])


OLD, MISSING = {"shapely": (2, 0)}, {"pandas": (1, 5), "scipy": (1, 9)}
PIP, USER = "python3 -m pip install", "--user --break-system-packages"


@pytest.mark.parametrize(
    ("wrong", "missing", "managed", "apt", "words"),
    [
        (OLD, [], False, True, f"{PIP} shapely>=2.0"),
        (OLD, [], True, True, f"{PIP} {USER} shapely>=2.0"),
        (MISSING, ["pandas", "scipy"], True, True, "sudo apt install python3-pandas python3-scipy"),
        (MISSING, ["pandas", "scipy"], True, False, f"{PIP} {USER} pandas>=1.5 scipy>=1.9"),
        (MISSING, ["pandas", "scipy"], False, True, f"{PIP} pandas>=1.5 scipy>=1.9"),
        (
            OLD | MISSING,
            ["scipy"],
            True,
            True,
            f"sudo apt install python3-scipy && {PIP} {USER} shapely>=2.0 pandas>=1.5",
        ),
    ],
)
def test_the_command_of_a_cure_is_one_that_a_shell_takes(wrong, missing, managed, apt, words):
    line = dependencies.command(wrong, missing, managed, apt)
    assert shlex.split(line) == words.split()
    # As bash reads it: nothing is redirected into a file, which is what “>” does outside of straight quotes.
    assert ">" not in list(shlex.shlex(line, punctuation_chars="<>"))


def test_shapely_of_debian_12_is_no_cure(monkeypatch):
    line = dependencies.command(OLD, ["shapely"], managed=True, apt=True)
    assert ("apt" in line) == (sys.version_info >= (3, 12))


def test_the_command_is_the_same_in_chinese_and_ends_the_sentence():
    """A full stop behind it would be copied along."""
    (own,) = (
        one for one in ET.parse(ROOT / "i18n" / "innospace_zh_CN.ts").iter("context") if one[0].text == "Dependencies"
    )
    pairs = [(one.findtext("source"), one.findtext("translation")) for one in own.iter("message")]
    cures = [pair for pair in pairs if "{command}" in pair[0]]
    assert len(cures) == 2
    assert all(text.endswith(("：{command}", ": {command}")) for pair in cures for text in pair)


def test_a_python_that_is_too_old_is_told_in_words():
    (told,) = dependencies.problems(python=(3, 9, 5, "final", 0))
    assert "needs Python 3.10 or newer, and this QGIS brings Python 3.9.5." in told
    assert "qgis.org" in told


@pytest.mark.parametrize("name", dependencies.EARLY)
def test_an_older_python_can_read_what_is_there_before_it_is_told(name):
    """It imports nothing else of the plugin outside of functions, and nothing that Python 3.7 does not know."""
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 7))
    first = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    own = [node.module for node in first if isinstance(node, ast.ImportFrom) and node.level]
    assert {f"{module}.py" for module in own} <= set(dependencies.EARLY)
    evaluated = [node for node in ast.walk(tree) if isinstance(node, ast.Subscript | ast.BinOp)]
    lazily = any(node.module == "__future__" for node in first if isinstance(node, ast.ImportFrom))
    annotations = [a.annotation for a in ast.walk(tree) if isinstance(a, ast.arg) and a.annotation]
    assert lazily or not [node for node in evaluated if any(node in ast.walk(a) for a in annotations)]


@pytest.mark.parametrize("room", ["algorithms", "cities", "core", "ui"])
def test_the_oldest_python_that_is_promised_can_read_all(room):
    for path in sorted((ROOT / room).rglob("*.py")):
        ast.parse(path.read_text(encoding="utf-8"), filename=str(path), feature_version=dependencies.PYTHON)


REFUSED = """
import json, sys
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
import innospace, innospace.dependencies
innospace.dependencies.PYTHON = (99, 0)
told = []
application.messageLog().messageReceived.connect(lambda text, tag, level: told.append(text))
plugin = innospace.classFactory(None)
plugin.initProcessing()
plugin.unload()
loaded = [name for name in sys.modules if name.startswith("innospace.")]
print(json.dumps([told, sorted(loaded)]))
"""


def test_nothing_else_of_the_plugin_is_loaded_under_a_python_that_is_too_old(tmp_path, monkeypatch):
    monkeypatch.setenv("QGIS_CUSTOM_CONFIG_PATH", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", REFUSED], capture_output=True, text=True, check=True)
    told, loaded = json.loads(done.stdout.splitlines()[-1])
    assert len(told) == 1
    assert "needs Python 99.0 or newer" in told[0]
    assert loaded == ["innospace.dependencies", "innospace.plugin"]
