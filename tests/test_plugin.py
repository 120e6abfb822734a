"""The plugin object without a window, each time in a QGIS of its own: load, unload, reload, language."""

import json
import subprocess
import sys

import pytest
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
print(json.dumps([len([name for name in sys.modules if name.endswith("_report")]) > 20, "matplotlib" in sys.modules]))
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
    """Sentences for the log come from where the reports are made; matplotlib takes as long to load as many a run."""
    done = subprocess.run([sys.executable, "-c", UNDRAWN], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, False]


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
    missing, old = dependencies.problems({"no_such_package": (1, 0), "numpy": (99, 0)})
    assert "no_such_package (version 1.0 or newer) is missing" in missing
    assert "pip install" in missing
    assert "99.0 or newer is needed" in old
