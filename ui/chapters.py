"""What a sheet and the map show of a chapter: the picture that is looked at with its section's layers, not all on each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from qgis.core import QgsApplication

from ..core.base import terms
from ..core.lazy import chapter, chapter_report, report

# What tells whose a figure is, in the order of the page: the heading of a part, the figure's own caption with its section.
MARK = re.compile(
    r"<h3[^>]*>(?P<heading>[^<]*)</h3>|</svg>\s*(?:<figcaption>(?P<text>[^<]*?(?P<section>\d+)-\d+[^<]*))?"
)


@dataclass(frozen=True)
class SectionShown:
    """A section's heading, its answer, a chart for the narrow column, what the results are called that the picture is of.

    `inputs`: the codes of what these were made from.
    """

    title: str
    answer: str
    chart: str
    layers: Sequence[str]
    inputs: Sequence[str]


@dataclass(frozen=True)
class Captioned:
    """A figure's caption, the number of its section, and the heading of the part that it stands in."""

    text: str
    section: str
    part: str


def captions(html: str) -> list[Captioned]:
    """The figures of a page in their order; without a caption they have no section."""
    found, part = [], ""
    for mark in MARK.finditer(html):
        if mark["heading"] is not None:
            part = unescape(mark["heading"])
        else:
            found.append(Captioned(mark["text"] or "", mark["section"] or "", part))
    return found


def picture_of(html: str, chart: str = "") -> SectionShown | None:
    """What belongs to the figure that is looked at, else to the first one; None of a page that is no chapter."""
    part, figures = report.excerpt(html), captions(html)
    looked_at = next((i for i, (_, svg) in enumerate(part.figures) if svg == chart), 0)
    if len(figures) != len(part.figures) or not figures or not figures[looked_at].section:
        return None
    shown = figures[looked_at]
    code, sentence = _section(shown.section, part.sentences)
    if not code:
        return None
    made_by = _part(code, shown.part)
    own = [i for i, figure in enumerate(figures) if (figure.section, figure.part) == (shown.section, shown.part)]
    drawn = next((part.narrow[i] for i in [looked_at, *own] if part.narrow[i]), "")
    answer = sentence.removeprefix(shown.section).lstrip()
    inputs = [one for codes in (made_by.mains, *made_by.needs) for one in codes]
    return SectionShown(chapter_report.heading_of(code), answer, drawn, _layers_of(made_by.tool), inputs)


def beside(layer: str) -> list[str]:
    """What the results are called that the same part of a chapter makes as one of this name."""
    made = (_layers_of(part.tool) for part in chapter.PARTS)
    return next((names for names in made if layer in names), [layer])


def _section(number: str, sentences: Sequence[str]) -> tuple[str, str]:
    """The code of a section and its answer; empty without one."""
    for sentence in sentences:
        for code in terms.codes("sections"):
            if re.match(
                rf"{number}\s{re.escape(chapter_report.heading_of(code))}", sentence
            ):  # a wide space in Chinese
                return code, sentence
    return "", ""


def _part(section: str, heading: str):
    """Of the parts of a section that which has a heading, with its number, else the first."""
    parts = [part for part in chapter.PARTS if part.section == section]
    title = re.sub(r"^[\d.]+\s", "", heading)
    return next((part for part in parts if chapter.title_of(part.tool) == title), parts[0])


def _layers_of(tool: str) -> list[str]:
    """What a tool calls its results."""
    algorithm = QgsApplication.processingRegistry().algorithmById(f"innospace:{tool}")
    return [output.description() for output in algorithm.destinationParameterDefinitions()]
