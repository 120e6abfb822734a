"""Starts QGIS on a screen of its own and has it play the scenes; the outcome comes back as JSON."""

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PLAYER = Path(__file__).with_name("player.py")
SCREENSHOTS = ROOT / "build" / "screenshots"
SECONDS = 1500
# Characters of what a QGIS said last: a trace of all its threads is long, and what died stands first in it.
LAST = 40_000
SETTINGS = """[PythonPlugins]
innospace=true
processing=true

[locale]
overrideFlag=true
userLocale={locale}

[app]
projections\\unknownCrsBehavior=NoAction

[core]
httpsfeedqgisorg\\disabled=true

[fonts]
downloadMissingFonts=false

[UI]
UITheme={theme}
"""


def play(locale: str, scenes: list[str], theme: str = "default", scale: str = "1", screen: int = 90) -> dict[str, str]:
    """Play scenes in a fresh profile; a scene's outcome is ``ok`` or its traceback, or what QGIS said when it died.

    A busy machine makes a window late: what failed is played once more, by itself, unless QGIS died, which is never forgiven.
    QGIS fetches neither news nor fonts here: where a thread of its task manager has asked the network, and a later task ran in
    it, QGIS 3.40 calls the store of passwords from it at quitting, when that is gone (`QgsAuthConfigurationStorageDb`).
    """
    outcome, last_words = _session(locale, scenes, theme, scale, screen)
    failed = [scene for scene in scenes if outcome.get(scene) != "ok"]
    if failed and all(scene in outcome for scene in scenes):
        again, last_words = _session(locale, failed, theme, scale, screen)
        outcome |= dict.fromkeys(failed, last_words) | again
    return {**dict.fromkeys(scenes, last_words), **outcome}


def screen_size(scale: str) -> str:
    """Pixels of a screen that has room for a window of 1366 × 768 at a scale."""
    return "x".join(str(round(side * float(scale))) for side in (1500, 950))


def _session(locale: str, scenes: list[str], theme: str, scale: str, screen: int) -> tuple[dict[str, str], str]:
    """One QGIS from start to end: the outcomes it came to, and its last words."""
    home = ROOT / "build" / "ui" / f"{locale}-{theme}-{scale}"
    shutil.rmtree(home, ignore_errors=True)
    settings = home / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS.format(locale=locale, theme=theme), encoding="utf-8")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    outcome = home / "outcome.json"
    task = {"scenes": scenes, "outcome": str(outcome), "shots": str(SCREENSHOTS), "suffix": home.name}
    command = ["xvfb-run", "-a", "-n", str(screen), "-s", f"-screen 0 {screen_size(scale)}x24"]
    command += ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(home), "--code", str(PLAYER)]
    environment = os.environ | {"INNOSPACE_SCENES": json.dumps(task), "QT_SCALE_FACTOR": scale, "LANG": "C.UTF-8"}
    for name in ("QT_QPA_PLATFORM", "QGIS_CUSTOM_CONFIG_PATH"):
        environment.pop(name, None)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    played = json.loads(outcome.read_text(encoding="utf-8")) if outcome.exists() else {}
    return played, f"QGIS ended with {done.returncode}:\n{done.stdout[-LAST:]}\n{done.stderr[-LAST:]}"
