"""Runs inside a QGIS desktop: the life of the plugin from installing to uninstalling, by QGIS's own installer.

What each step saw is written as JSON to the file that INNOSPACE_SEEN names; the test reads it.
"""

import json
import os
import sys
import traceback
from pathlib import Path

import processing
import pyplugin_installer
import qgis.utils
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QTimer

OLD, NEW = os.environ["INNOSPACE_OLD"], os.environ["INNOSPACE_NEW"]
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


def main():
    """Live, write down what was seen, leave without asking."""
    try:
        live()
    except Exception:
        seen["error"] = traceback.format_exc()
    Path(os.environ["INNOSPACE_SEEN"]).write_text(json.dumps(seen), encoding="utf-8")
    QTimer.singleShot(0, QgsApplication.instance().quit)
    QTimer.singleShot(3000, lambda: os._exit(0))


QTimer.singleShot(500, main)
