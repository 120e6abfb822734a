"""What a sheet and the map show of a chapter: the picture that is looked at with its section's layers, not all on each other."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsApplication, QgsVectorLayer

from ..algorithms.data.package import name_without_number
from ..core.lazy import chapter, chapter_report, report, taking


@dataclass(frozen=True)
class SectionShown:
    """A section's heading, its answer, a chart for the narrow column, what the results are called that the picture is of.

    `inputs`: the codes of what these were made from; `code`: the section's own; `sources`: where its thresholds come from.
    """

    title: str
    answer: str
    chart: str
    layers: Sequence[str]
    inputs: Sequence[str]
    code: str
    sources: str


def picture_of(html: str, chart: str = "") -> SectionShown | None:
    """What belongs to the figure that is looked at, else to the first one; None of a page that is no chapter."""
    page = report.excerpt(html)
    looked_at = next((i for i, (_, svg) in enumerate(page.figures) if svg == chart), 0)
    tool = page.made_by[looked_at] if page.made_by else ""
    part = next((one for one in chapter.PARTS if one.tool == tool), None)
    if part is None:
        return None
    own = [i for i, made_by in enumerate(page.made_by) if made_by == tool]
    drawn = next((page.narrow[i] for i in [looked_at, *own] if page.narrow[i]), "")
    inputs = [one for codes in (part.mains, *part.needs) for one in codes]
    section, title = part.section, chapter_report.heading_of(part.section)
    sources = page.sources_in.get(section, page.sources)
    return SectionShown(title, page.answers[section], drawn, _layers_of(tool), inputs, section, sources)


def taken_by(
    section: str, parameters: Mapping[str, object], has_rows: Callable[[object], bool] = bool
) -> dict[str, object]:
    """Of a chapter's parameters the layers that one of its sections took; one without rows is as good as none."""
    written = parameters.get("SECTIONS") or taking.SECTIONS
    taken = taking.taken_by(section, lambda code: _is_there(parameters.get(code.upper()), has_rows), written)
    return {name: value for name, value in parameters.items() if name.lower() in taken}


def _is_there(value: object, has_rows: Callable[[object], bool]) -> bool:
    return bool(value) and has_rows(value)


def beside(layer: str) -> list[str]:
    """What the results are called that the same part of a chapter makes as one of this name."""
    made, name = (_layers_of(part.tool) for part in chapter.PARTS), name_without_number(layer)
    return next((names for names in made if name in names), [layer])


def called(layers: Iterable[QgsVectorLayer], names: Collection[str]) -> list[QgsVectorLayer]:
    """The layers of these names; in a file one may bear a number besides."""
    return [layer for layer in layers if {layer.name(), name_without_number(layer.name())} & set(names)]


def _layers_of(tool: str) -> list[str]:
    """What a tool calls its results."""
    algorithm = QgsApplication.processingRegistry().algorithmById(f"innospace:{tool}")
    return [output.description() for output in algorithm.destinationParameterDefinitions()]
