"""Writes the reference of the algorithms, docs/algorithms/, out of the provider itself: `make reference`."""

import sys
from pathlib import Path

from qgis.core import Qgis, QgsApplication

DOCS = Path(__file__).resolve().parent.parent / "docs" / "algorithms"
NOTE = "<!-- Made by scripts/make_reference.py out of the provider; change the algorithm, not this page. -->"


def pages(provider) -> dict[str, str]:
    """File names and their text: a page per algorithm and one that lists them by group."""
    algorithms = sorted(provider.algorithms(), key=lambda a: (a.groupId(), a.name()))
    made = {f"{algorithm.name()}.md": page(algorithm) for algorithm in algorithms}
    lines = ["# Algorithms", "", NOTE]
    for algorithm in algorithms:
        heading = f"## {algorithm.group()}"
        if heading not in lines:
            lines += ["", heading, "", "| id | title | question |", "|---|---|---|"]
        lines.append(
            f"| [`{algorithm.name()}`]({algorithm.name()}.md) | {algorithm.displayName()} | {cell(algorithm.question())} |"
        )
    return made | {"README.md": "\n".join(lines) + "\n"}


def page(algorithm) -> str:
    """What one algorithm takes and gives."""
    inputs = [p for p in algorithm.parameterDefinitions() if not p.isDestination()]
    lines = [
        f"# {algorithm.displayName()}",
        "",
        NOTE,
        "",
        f"`innospace:{algorithm.name()}`",
        "",
        algorithm.question(),
        "",
    ]
    lines += ["## Parameters", "", "| parameter | title | takes | default | |", "|---|---|---|---|---|"]
    lines += [parameter_row(p) for p in inputs]
    lines += ["", "## Results", "", "| output | title | | adds the fields | |", "|---|---|---|---|---|"]
    described = {p.name(): p for p in algorithm.destinationParameterDefinitions()}
    for output in algorithm.outputDefinitions():
        own = described.get(output.name())
        optional = "optional" if own is not None and is_optional(own) else ""
        help_text = own.help() if own is not None else output.type().removeprefix("output")
        fields = f"`{algorithm.FIELDS[output.name()]}`" if output.name() in algorithm.FIELDS else ""
        lines.append(f"| `{output.name()}` | {output.description()} | {optional} | {fields} | {cell(help_text)} |")
    return "\n".join(lines) + "\n"


def parameter_row(parameter) -> str:
    """A line of the table of parameters."""
    default = parameter.defaultValue()
    default = "" if default in (None, "") else f"`{default:g}`" if isinstance(default, float) else f"`{default}`"
    takes = kind(parameter) + (", optional" if is_optional(parameter) else "")
    return (
        f"| `{parameter.name()}` | {cell(parameter.description())} | {takes} | {default} | {cell(parameter.help())} |"
    )


def kind(parameter) -> str:
    """What a parameter takes, in a word."""
    words = {"source": "layer", "multilayer": "layers", "distance": "metres", "string": "text", "matrix": "table"}
    if parameter.type() == "enum":
        return " · ".join(f"`{option}`" for option in parameter.options())
    if parameter.type() == "field":
        return f"field of `{parameter.parentLayerParameterName()}`"
    kind = words.get(parameter.type(), parameter.type())
    by_unit = parameter.metadata().get("widget_wrapper", {}).get("or_minutes")
    return "metres or minutes" if by_unit and kind == "metres" else kind


def is_optional(parameter) -> bool:
    """Whether a parameter may be left empty."""
    return bool(parameter.flags() & Qgis.ProcessingParameterFlag.Optional)


def cell(text: str) -> str:
    """Text that does not break a table."""
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write all pages; pages of algorithms that are gone go too."""
    application = QgsApplication([], False)
    application.initQgis()
    from innospace.algorithms.provider import InnoSpaceProvider
    from innospace.scripts import make_parameters

    provider = InnoSpaceProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    made = pages(provider)
    DOCS.mkdir(parents=True, exist_ok=True)
    for old in DOCS.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (DOCS / name).write_text(text, encoding="utf-8")
    print(f"{len(made)} pages in {DOCS}", file=sys.stderr)
    make_parameters.write(provider)


if __name__ == "__main__":
    main()
