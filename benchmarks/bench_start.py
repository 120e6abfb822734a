"""What the plugin adds to each start of QGIS, beside importing the libraries that only a run needs; each in a QGIS of its own."""

import json
import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from .measure import Row, portion

TIMES = 7
# QGIS's own loading of a plugin, and what the menu needs; the menu itself wants a window.
SESSION = """
import json, os, sys, time
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
sys.path.append(application.pkgDataPath() + "/python/plugins")
import processing.tools.dataobjects
import qgis.utils
qgis.utils.plugin_paths = [os.environ["QGIS_PLUGINPATH"]]
qgis.utils.updateAvailablePlugins()
began = time.perf_counter()
assert qgis.utils.loadPlugin("innospace") and qgis.utils.startProcessingPlugin("innospace")
from innospace.ui.desktop import groups
groups()
plugin = time.perf_counter() - began
began = time.perf_counter()
import pandas, scipy.optimize, scipy.sparse.csgraph, scipy.spatial, scipy.stats
import matplotlib.figure, matplotlib.backends.backend_svg
print(json.dumps([plugin, time.perf_counter() - began]))
"""


def run() -> list[Row]:
    """Rows of the table, each the quickest of some starts."""
    with TemporaryDirectory() as compiled:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's second start finds everything compiled
        seen = [_start(environment) for _ in range(1 + TIMES)][1:]
    plugin, libraries = map(min, zip(*seen, strict=True))
    return [
        Row("start: the plugin with its menu", plugin, target=".15 s"),
        Row("start: pandas, scipy and matplotlib", libraries, None, portion(plugin, libraries), "1/4"),
    ]


def _start(environment: dict[str, str]) -> list[float]:
    done = subprocess.run([sys.executable, "-c", SESSION], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])
