"""What the plugin needs beside QGIS, in words.

`plugin.py` asks before it imports anything else of the plugin: this file and those before it (see `EARLY`) are written so that an
older Python can read them, and import nothing that it could not.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

# Read by every Python that a QGIS comes with, also by one that is too old for the rest.
EARLY = ("__init__.py", "plugin.py", "dependencies.py")
PYTHON = (3, 10)
# The oldest versions that the code is written for.
NEEDED = {"numpy": (1, 24), "pandas": (1, 5), "scipy": (1, 9), "shapely": (2, 0), "matplotlib": (3, 6)}
# Packages that a distribution with an older Python has in a version that is too old: Debian 12 and Shapely 1.8.
RECENT_SINCE = {"shapely": (3, 12)}


def problems(needed: dict[str, tuple[int, int]] = NEEDED, python: Sequence[int] = tuple(sys.version_info)) -> list[str]:
    """Sentences: what is missing or too old, each by itself, then what helps, which ends with a command for a shell."""
    if tuple(python[:2]) < PYTHON:
        return [_too_old(python)]
    present = {package: _present(package) for package in needed}
    wrong = {
        package: least
        for package, least in needed.items()
        if not present[package] or tuple(int(x) for x in present[package].split(".")[:2]) < least
    }
    told = [_problem(package, _dotted(least), present[package]) for package, least in wrong.items()]
    missing = [package for package in wrong if not present[package]]
    return [*told, _cure(command(wrong, missing))] if told else []


def _too_old(python: Sequence[int]) -> str:
    text = QCoreApplication.translate(
        "Dependencies",
        "InnoSpace needs Python {wanted} or newer, and this QGIS brings Python {present}. Install a newer QGIS from qgis.org; "
        "on macOS, QGIS 3.40 is too old, and a QGIS from conda-forge has all that is needed.",
    )
    return text.format(wanted=_dotted(PYTHON), present=_dotted(python[:3]))


def _dotted(version: Sequence[int]) -> str:
    return ".".join(map(str, version))


def _present(package: str) -> str:
    """The version that is installed; empty where there is none."""
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _problem(package: str, wanted: str, present: str) -> str:
    if present:
        text = QCoreApplication.translate(
            "Dependencies", "The Python package {package} is version {present}, {wanted} or newer is needed."
        )
    else:
        text = QCoreApplication.translate(
            "Dependencies", "The Python package {package} (version {wanted} or newer) is missing."
        )
    return text.format(package=package, wanted=wanted, present=present)


def _cure(line: str) -> str:
    """What to do; the command ends the text, so that nothing is copied with it."""
    if os.name == "nt":
        text = QCoreApplication.translate(
            "Dependencies", "Run this in the OSGeo4W Shell of this QGIS, then start QGIS again: {command}"
        )
    else:
        text = QCoreApplication.translate("Dependencies", "Run this in a terminal, then start QGIS again: {command}")
    return text.format(command=line)


def command(
    wrong: dict[str, tuple[int, int]], missing: Sequence[str], managed: bool | None = None, apt: bool | None = None
) -> str:
    """The command that installs what is missing or too old, for QGIS's own Python and any shell.

    Where a distribution keeps Python to itself (PEP 668), what its `apt` has comes from there; the rest goes beside it, into the
    user's own folder, and leaves the system's packages as they are.
    """
    managed = _is_managed() if managed is None else managed
    apt = shutil.which("apt") is not None if apt is None else apt
    theirs = [name for name in missing if managed and apt and sys.version_info >= RECENT_SINCE.get(name, PYTHON)]
    own = [f'"{name}>={_dotted(least)}"' for name, least in wrong.items() if name not in theirs]
    lines = [" ".join(["sudo apt install", *(f"python3-{name}" for name in theirs)])] if theirs else []
    install = "-m pip install --user --break-system-packages" if managed else "-m pip install"
    lines += [" ".join([_python(), install, *own])] if own else []
    return " && ".join(lines)


def _is_managed() -> bool:
    """Whether this Python is a distribution's, into which pip installs nothing by itself."""
    marker = os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
    return sys.prefix == sys.base_prefix and os.path.exists(marker)


def _python() -> str:
    """QGIS's own Python as a shell calls it; on macOS that is not the one of the terminal."""
    own = os.path.join(sys.exec_prefix, "bin", "python3")
    if sys.platform != "darwin" or not os.path.exists(own):
        return "python3"
    return f'"{own}"' if " " in own else own
