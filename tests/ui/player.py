"""Runs inside QGIS (`qgis --code`): plays the scenes named in INNOSPACE_SCENES one by one and quits."""

import json
import os
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QEvent, QTimer
from qgis.PyQt.QtGui import QImage, QPixmap
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

from innospace.ui.memory import PREFIX

# `qgis --code` gives no __file__.
ROOT = Path(os.environ["QGIS_PLUGINPATH"]) / "innospace"
sys.path.insert(0, str(ROOT))
# Packed less and thrice as quickly as Qt does it unasked.
QUICKLY = 80
# The plugin that the scenes have imported is not the one that such a scene leaves: it comes last.
RELOADS = "_after_a_reload"


class Desk:
    """What a scene works with: QGIS, the plugin, waiting, screenshots."""

    def __init__(self, shots: str, suffix: str):
        self.iface, self.plugin = iface, plugins["innospace"]
        self.shots, self.suffix = Path(shots), suffix
        iface.mainWindow().resize(1366, 768)
        iface.messageBar().clearWidgets()

    @property
    def desktop(self):
        """The plugin's menu, toolbar and dialogs."""
        return self.plugin.desktop

    def wait(self, condition, seconds: float = 60) -> None:
        """Let QGIS live until the condition holds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return
            QTest.qWait(20)
        raise AssertionError("waited in vain")

    def shoot(self, widget, name: str) -> None:
        """Save a picture of a window."""
        QTest.qWait(150)
        self.save(widget.grab(), name)

    def save(self, picture: QPixmap | QImage, name: str) -> None:
        """Save a picture under a name, the language and look behind it."""
        picture.save(str(self.shots / f"{name}-{self.suffix}.png"), "PNG", QUICKLY)

    def clean(self) -> None:
        """Close dialogs, forget what was typed in them, and empty the project: each scene begins as it does by itself."""
        for dialog in self.desktop.windows:
            dialog.dispose()
        self.desktop.windows = []
        QgsSettings().remove(PREFIX)
        # A designer that a scene has closed goes before its layout does: it asks that once more when the project is cleared.
        QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QgsProject.instance().clear()


def write(path: str, outcome: dict[str, str]) -> None:
    """Leave the outcomes where the test finds them."""
    Path(path).write_text(json.dumps(outcome, ensure_ascii=False), encoding="utf-8")


def play() -> None:
    """Play all scenes; write each outcome."""
    task = json.loads(os.environ["INNOSPACE_SCENES"])
    outcome = {}
    uncaught = []
    sys.excepthook = lambda kind, error, trace: uncaught.append("".join(traceback.format_exception(kind, error, trace)))
    try:
        desk = Desk(task["shots"], task["suffix"])
        for name in sorted(task["scenes"], key=lambda name: name.endswith(RELOADS)):
            module, _, scene = name.rpartition(".")
            try:
                getattr(import_module(f"tests.ui.{module}"), scene)(desk)
                outcome[name] = "ok"
            except Exception:
                outcome[name] = traceback.format_exc()
            if uncaught:
                outcome[name] += "\nNobody caught:\n" + "\n".join(uncaught)
                uncaught.clear()
            # Written after every scene: a QGIS that dies takes along only the one it was playing.
            write(task["outcome"], outcome)
            desk.clean()
    except Exception:
        write(task["outcome"], outcome | {"player": traceback.format_exc()})
    QTimer.singleShot(0, QgsApplication.exit)


QTimer.singleShot(1000, play)
