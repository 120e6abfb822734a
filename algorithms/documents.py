"""A report as a file, in the form that its ending names: HTML, PDF or ODT, which Word and WPS open. All say the same."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from qgis.core import QgsProcessingDestinationParameter, QgsProcessingParameterFileDestination

from ..core.base.errors import InputError
from ..core.base.text import listed, translate
from ..core.lazy import odt
from ..core.lazy import report as page
from . import drawing, pages

FILTER = "HTML (*.html);;PDF (*.pdf);;ODT (*.odt)"
HTML, PDF, ODT = (".html", ".htm"), ".pdf", ".odt"
# How a picture is packed: in half the time for a sixth more bytes.
PACKED = 80
# The last reports that were written, with their files: windows show their charts, whatever form the file has, and a chain of
# tools has one report made of theirs.
_latest: deque[tuple[str, page.Report]] = deque(maxlen=16)


def with_form(output: QgsProcessingDestinationParameter, path: str) -> str:
    """Where an output is written: a report whose name has no ending is a page and gets one; other outputs stay as they are.

    Refuses a report whose ending names no form of it.
    """
    ending = Path(path).suffix.lower()
    is_report = isinstance(output, QgsProcessingParameterFileDestination) and output.fileFilter() == FILTER
    if not is_report or ending in (*HTML, PDF, ODT):
        return path
    if not ending.strip("."):
        return path.rstrip(".") + HTML[0]
    cause = translate("Report", "a report cannot be written as “{ending}”.").format(ending=ending)
    cure = translate("Report", "The file's name must end in one of these: {endings}.")
    raise InputError(output.name(), cause, cure.format(endings=listed([HTML[0], PDF, ODT])))


def write(report: page.Report, path: Path) -> None:
    """Write a report as the file's ending says; raises OSError where it cannot be written."""
    ending = path.suffix.lower()
    if ending == PDF:
        path.write_bytes(pages.pdf(report.title, report.parts()))
    elif ending == ODT:
        path.write_bytes(odt.document(report.title, report.parts(), _png))
    else:
        path.write_text(report.html(), encoding="utf-8")


def remember(path: str, report: page.Report) -> None:
    """Keep what a file says, for those who show more of it than the file."""
    _latest.append((path, report))


def report_at(path: str) -> page.Report | None:
    """The report that was lately written to a file, None where there was none."""
    return next((report for at, report in reversed(_latest.copy()) if at == path), None)


def _png(svg: str, width: int) -> bytes:
    """A picture so many pixels wide."""
    return drawing.png(drawing.image(svg, width), PACKED)
