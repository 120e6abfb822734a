"""Files that the user takes along from the results."""

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication

from ..algorithms.places import unwritable, written_aside


def saved(path: str, write: Callable[[Path], object]) -> str:
    """Have a file written aside, and put in its place when it is whole; gives what went wrong: an earlier file stays then.

    `write` raises OSError where it cannot write all of it.
    """
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        with written_aside(Path(path)) as made:
            write(made)
    except OSError as error:
        return unwritable("", error, path).text
    finally:
        QGuiApplication.restoreOverrideCursor()
    return ""
