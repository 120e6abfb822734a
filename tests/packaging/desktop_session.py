"""Runs inside a QGIS desktop that gets the plugin by QGIS's own installer.

INNOSPACE_ACT says what follows: the life of the plugin up to uninstalling, or the first page of the guide. What each step saw is
written as JSON to the file that INNOSPACE_SEEN names; the test reads it.
"""

import json
import os
import re
import sys
import time
import traceback
from pathlib import Path

import processing
import pyplugin_installer
import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest

OLD, NEW = os.environ.get("INNOSPACE_OLD"), os.environ["INNOSPACE_NEW"]
FOLDER = Path(qgis.utils.HOME_PLUGIN_PATH, "innospace")
seen = {}


def look(step):
    """What QGIS shows of the plugin."""
    provider = QgsApplication.processingRegistry().providerById("innospace")
    seen[step] = {
        "version": qgis.utils.pluginMetadata("innospace", "version"),
        "loaded": qgis.utils.isPluginLoaded("innospace"),
        "enabled": QgsSettings().value("PythonPlugins/innospace", False, bool),
        "algorithms": 0 if provider is None else len(provider.algorithms()),
        "left over": (FOLDER / "left_over.py").exists(),
        "folder": FOLDER.exists(),
        "from profile": "innospace" in sys.modules and Path(sys.modules["innospace"].__file__).parent == FOLDER,
    }


def use():
    """One run by the toolbox's own call."""
    districts = f"{FOLDER}/resources/sample/nanjing_region.gpkg|layername=districts"
    inputs = {"INPUT": districts, "RING_FIELD": "ring", "CITY_FIELD": "city", "OUTPUT": "memory:"}
    return processing.run("innospace:ringsfromdistricts", inputs)["OUTPUT"].featureCount()


def live():
    """Install, use, upgrade, use, disable, enable, uninstall."""
    installer = pyplugin_installer.instance()
    look("fresh profile")
    installer.installFromZipFile(OLD)
    look("installed")
    seen["rows"] = use()
    installer.installFromZipFile(NEW)
    look("upgraded")
    seen["rows after the upgrade"] = use()
    qgis.utils.unloadPlugin("innospace")
    QgsSettings().setValue("PythonPlugins/innospace", False)
    look("disabled")
    qgis.utils.loadPlugin("innospace")
    qgis.utils.startPlugin("innospace")
    QgsSettings().setValue("PythonPlugins/innospace", True)
    look("enabled again")
    installer.uninstallPlugin("innospace", quiet=True)
    look("uninstalled")


def wait(condition, seconds=60):
    """Let QGIS live until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QTest.qWait(20)


def plain(words):
    """Words without the letter of their key."""
    return re.sub(r"\(&\w\)|&", "", words)


def pick(mouse, box, words):
    """Open a box of choices and click on one."""
    mouse.click(box)
    wait(box.view().isVisible)
    QTest.qWait(600)  # a box takes the first release of the button for the end of the click that opened it
    entry = box.model().index(box.findText(words), 0)
    mouse.click(box.view().viewport(), box.view().visualRect(entry).center())
    wait(lambda: not box.view().isVisible())


def walk():
    """The guide's first page, as it came with the plugin: what it says to click is clicked, and nothing else."""
    pyplugin_installer.instance().installFromZipFile(NEW)
    look("installed")
    sys.path.append(os.environ["INNOSPACE_TESTS"])
    from ui.scenes_new_user import Mouse

    page = (FOLDER / "docs/guide/zh/README.md").read_text(encoding="utf-8")
    steps = next(line for line in page.splitlines() if line.startswith("从安装到第一个结果"))
    (entry,), (question,) = re.findall(r"\*\*InnoSpace → (.*?)\*\*", steps), re.findall("“(.*?)”", steps)
    mouse, desktop = Mouse(), qgis.utils.plugins["innospace"].desktop
    (action,) = [action for action in desktop.menu.actions() if plain(action.text()) == entry]
    mouse.choose(desktop.menu, action, qgis.utils.iface.mainWindow())
    wait(lambda: desktop.windows and desktop.windows[-1].isVisible())
    window, runs = desktop.windows[-1], []
    for asked in (None, question):
        if asked:
            pick(mouse, window.asks, asked)
        before = window.execution
        mouse.click(window.run_button)
        wait(lambda before=before: window.execution is not before and window.execution.finished)
        assert window.execution.succeeded, window.execution.error
        runs.append({layer.name(): layer.featureCount() for layer in window.execution.layers})
    seen["first page"] = {
        "steps": steps,
        "clicks": mouse.clicks,
        "runs": runs,
        "button": plain(window.run_button.text()),
    }
    window.grab().save(os.environ["INNOSPACE_SEEN"] + ".png")


def main():
    """Act, write down what was seen, leave without asking."""
    try:
        {"life": live, "first page": walk}[os.environ["INNOSPACE_ACT"]]()
    except Exception:
        seen["error"] = traceback.format_exc()
    Path(os.environ["INNOSPACE_SEEN"]).write_text(json.dumps(seen), encoding="utf-8")
    QgsProject.instance().clear()  # QGIS that is told to quit dies of the layers that are still in its tree
    QTimer.singleShot(0, QgsApplication.instance().quit)
    QTimer.singleShot(3000, lambda: os._exit(0))


QTimer.singleShot(500, main)
