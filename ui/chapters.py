"""What a sheet shows of a chapter: the picture that is looked at with its section's layers and answer, not all on each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsApplication

from ..core.base import terms
from ..core.lazy import chapter, chapter_report, report

# A figure's caption with the number of its section.
CAPTION = re.compile(r"</svg>\s*(?:<figcaption>(?P<text>[^<]*?(?P<section>\d+)-\d+[^<]*))?")


@dataclass(frozen=True)
class SectionShown:
    """A section's heading, its answer, a chart for the narrow column, what the results are called that the picture is of."""

    title: str
    answer: str
    chart: str
    layers: Sequence[str]


def picture_of(html: str, chart: str = "") -> SectionShown | None:
    """What belongs to the figure that is looked at, else to the first one; None of a page that is no chapter."""
    part, captions = report.excerpt(html), list(CAPTION.finditer(html))
    looked_at = next((i for i, (_, svg) in enumerate(part.figures) if svg == chart), 0)
    if len(captions) != len(part.figures) or not captions or not captions[looked_at]["section"]:
        return None
    number = captions[looked_at]["section"]
    code, sentence = _section(number, part.sentences)
    if not code:
        return None
    tool = _tool(code, captions[looked_at]["text"])
    own = [
        i for i, caption in enumerate(captions) if caption["section"] == number and tool == _tool(code, caption["text"])
    ]
    drawn = next((part.narrow[i] for i in [looked_at, *own] if part.narrow[i]), "")
    return SectionShown(
        chapter_report.heading_of(code), sentence.removeprefix(number).lstrip(), drawn, _layers_of(tool)
    )


def _section(number: str, sentences: Sequence[str]) -> tuple[str, str]:
    """The code of a section and its answer; empty without one."""
    for sentence in sentences:
        for code in terms.codes("sections"):
            if re.match(
                rf"{number}\s{re.escape(chapter_report.heading_of(code))}", sentence
            ):  # a wide space in Chinese
                return code, sentence
    return "", ""


def _tool(section: str, caption: str) -> str:
    """Of the tools of a section that which a caption is about, else the first."""
    tools = [part.tool for part in chapter.PARTS if part.section == section]
    return next((tool for tool in tools if chapter.title_of(tool) in caption), tools[0])


def _layers_of(tool: str) -> list[str]:
    """What a tool calls its results."""
    algorithm = QgsApplication.processingRegistry().algorithmById(f"innospace:{tool}")
    return [output.description() for output in algorithm.destinationParameterDefinitions()]
