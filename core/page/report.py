"""One self-contained HTML report for all tools.

The answer comes first, then maps, charts and tables, method and thresholds, inputs and parameters, what was skipped.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import MIXED, HalfUp, column_decimals, fixed, language, listed, plural, translate, yes_or_no
from .parts import AnswerPart, FigurePart, HeadingPart, ListPart, Part, TablePart, TextPart

# Rows of a table and lines of a list that a page shows; whoever wants more opens the layer.
LONGEST = 500
# How a column shows its numbers: a format, or what writes a number.
Format = str | Callable[[float], str]
SAID = "{}"
"""The format of a column of numbers in words, such as bounds: they stand where numbers do."""
# Whole numbers above this have separators in a table, years and other short ones have none, nor has what is an id or a code.
PLAIN = 9_999
IDS = re.compile(r"(?:^|_)(?:f?id|(?:ad)?code)$")
STYLE = (terms.RESOURCES / "report.css").read_text(encoding="utf-8")


@dataclass(eq=False)
class Report:
    """Filled by a tool (answer, charts, tables), completed by the algorithm (inputs, parameters, what was skipped).

    >>> report = Report("Incubators over ring zones")
    >>> report.answer("70% of 200 incubators stand in the central city.")
    >>> report.table(pd.DataFrame({"ring_name": ["central"], "share": [0.7]}), formats={"share": "{:.0%}"})
    >>> "central city" in report.html(), "70%" in report.html()
    (True, True)
    """

    title: str
    subtitle: str = ""
    sentences: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    thresholds: pd.DataFrame | None = None
    bounds: str = ""
    _body: list[Part] = field(default_factory=list)
    _method: list[Part] = field(default_factory=list)
    _facts: list[Part] = field(default_factory=list)

    def answer(self, *sentences: str) -> None:
        """What the planner wanted to know, in about three sentences."""
        self.sentences.extend(s for s in sentences if s)

    def heading(self, text: str) -> None:
        """A new section."""
        self._body.append(HeadingPart(text))

    def paragraph(self, text: str) -> None:
        """Plain text."""
        self._body.append(TextPart(text))

    def items(self, lines: Sequence[str], n: int | None = None) -> None:
        """A list of sentences, the first of `n`."""
        self._body.append(_items(lines, n))

    def figure(self, svg: str, caption: str = "") -> None:
        """A chart or map made by :mod:`innospace.core.page.charts`."""
        self._body.append(FigurePart(svg, caption))

    def table(self, frame: pd.DataFrame, caption: str = "", formats: Mapping[str, Format] | None = None) -> None:
        """A table; columns are headed by their term, `formats` says by column how numbers are shown, such as ``{:.1%}``."""
        self._body.append(_table(frame, caption, formats or {}))

    def method(self, *paragraphs: str) -> None:
        """How it was computed, with the source."""
        self._method.extend(map(TextPart, paragraphs))

    def facts(self, heading: str, frame: pd.DataFrame) -> None:
        """A table for the end of the report: inputs, parameters, versions."""
        self._facts += [HeadingPart(heading), _table(frame, "", {})]

    def take(self, other: "Report") -> None:
        """Take over another report as a chapter of this one; what it skipped is listed with all else that was skipped."""
        self.skipped.extend(other.skipped)
        for part in other.told():
            self._body.append(replace(part, level=part.level + 1) if isinstance(part, HeadingPart) else part)

    @property
    def body(self) -> Sequence[Part]:
        """What was added in its order: headings, text, figures, tables."""
        return tuple(self._body)

    @property
    def methods(self) -> Sequence[Part]:
        """How it was computed."""
        return tuple(self._method)

    def told(self) -> list[Part]:
        """All parts but what was skipped, in their order."""
        parts: list[Part] = [HeadingPart(self.title, 1)]
        if self.subtitle:
            parts.append(TextPart(self.subtitle, "subtitle"))
        if self.sentences:
            parts.append(AnswerPart(tuple(self.sentences)))
        warning = unchecked(self.thresholds)
        if warning:
            parts.append(TextPart(warning, "unchecked"))
        parts += self._body
        if self._method:
            parts += [HeadingPart(translate("Report", "Method")), *self._method]
        if self.thresholds is not None and len(self.thresholds):
            parts += [HeadingPart(translate("Report", "Thresholds")), threshold_table(self.thresholds)]
        return parts + self._facts

    def parts(self) -> list[Part]:
        """The whole report, part by part; each of its forms says exactly these."""
        skipped = _items(self.skipped) if self.skipped else TextPart(translate("Report", "Nothing."))
        return [*self.told(), HeadingPart(translate("Report", "What was skipped and why")), skipped]

    def html(self) -> str:
        """The whole page."""
        body = "\n".join(part.html() for part in self.parts())
        lang = "zh-Hans" if language() == "zh" else "en"
        return (
            f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"<style>{STYLE}</style></head>\n<body>\n{body}\n{self._for_programs()}\n</body></html>\n"
        )

    def excerpt(self) -> "Excerpt":
        """What windows and map sheets show of it."""
        figures = [part for part in self._body if isinstance(part, FigurePart)]
        return Excerpt(
            self.title,
            self.sentences,
            [(figure.title, figure.svg) for figure in figures],
            [getattr(figure.svg, "narrow", "") for figure in figures],
            sources(self.thresholds),
            [figure.made_by for figure in figures],
            bounds=self.bounds,
        )

    def _for_programs(self) -> str:
        """The excerpt without the pictures that the page holds anyway, for programs to read; a browser does not show it."""
        found = self.excerpt()
        parts = {name: value for name, value in vars(found).items() if name != "figures"}
        parts["titles"] = [title for title, _ in found.figures]
        # A tag in a user's text would end the element.
        return START + json.dumps(parts, ensure_ascii=False).replace("<", "\\u003c") + END


START, END = '<script type="application/json" id="innospace">', "</script>"


@dataclass(frozen=True)
class Excerpt:
    """What windows and map sheets show of a finished report.

    `figures` are charts and maps as (title, SVG), `narrow` the same drawn for a narrow place (empty for maps), `sources` a
    sentence on where the thresholds come from. In a document of several tools `made_by` has the code of each figure's tool,
    and `answers` what each section says, by its code, `sources_in` where its thresholds come from. `bounds` says which of the
    figures of its layers are bounds: a table of these shows them as they are.
    """

    title: str = ""
    sentences: list[str] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    narrow: list[str] = field(default_factory=list)
    sources: str = ""
    made_by: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    sources_in: dict[str, str] = field(default_factory=dict)
    bounds: str = ""


def excerpt(html: str) -> Excerpt:
    """Read back a page that :meth:`Report.html` made; an empty one for any other page.

    >>> report = Report("Incubators over ring zones")
    >>> report.answer("Most stand in the central city.")
    >>> excerpt(report.html()).sentences
    ['Most stand in the central city.']
    """
    start, found, rest = html.rpartition(START)
    if not found:
        return Excerpt()
    parts = json.loads(rest.partition(END)[0])
    # What a user wrote is escaped: only our own tags begin a figure.
    svgs = [figure.partition("</svg>")[0] + "</svg>" for figure in start.split("<figure>")[1:]]
    return Excerpt(figures=list(zip(parts.pop("titles"), svgs, strict=True)), **parts)


def joined(title: str, reports: Sequence[Report]) -> Report:
    """One report of those of several tools: the first sentence of each is the answer, then follow the reports.

    >>> reports = [Report("Rings"), Report("Life circle")]
    >>> reports[1].answer("61% of the people reach a school.")
    >>> joined("Diagnosis", reports).sentences
    ['61% of the people reach a school.']
    """
    whole = Report(title)
    for report in reports:
        whole.answer(*report.sentences[:1])
        whole.take(report)
    return whole


def sources(thresholds: pd.DataFrame | None) -> str:
    """A sentence that names where the thresholds come from, each source once; empty without any.

    >>> from innospace.core.base.thresholds import user_parameter
    >>> sources(pd.DataFrame([user_parameter("reach", 50, "m")]))
    "Thresholds: user parameters, or the tool's defaults."
    """
    if thresholds is None or not len(thresholds):
        return ""
    known = terms.codes("standard")
    # A standard says more than the source that quotes it.
    rows = thresholds.fillna("").to_dict("records")
    named = [
        terms.label(*(("standard", row["standard"]) if row.get("standard") in known else ("source", row["source"])))
        for row in rows
        if row["mark"] != "U"
    ]
    if not named:
        return translate("Report", "Thresholds: user parameters, or the tool's defaults.")
    text = translate("Report", "Thresholds: {sources}.")
    if len(named) < len(rows):
        text = translate("Report", "Thresholds: {sources}; the others are user parameters, or the tool's defaults.")
    return text.format(sources=listed(list(dict.fromkeys(named))))


def unchecked(thresholds: pd.DataFrame | None, table: str = "") -> str:
    """A warning where thresholds were recalled and nobody has compared them with the standard; empty where there are none.

    They are marked in the `table` that is called so; without a name, in that of the page.

    >>> unchecked(pd.DataFrame({"mark": ["R", "S"]}))
    '1 threshold is not yet checked against the standard; it is marked below.'
    """
    n = 0 if thresholds is None or "mark" not in thresholds else int((thresholds["mark"] == "R").sum())
    if not n:
        return ""
    one = translate("Report", "{n} threshold is not yet checked against the standard; it is marked below.")
    many = translate("Report", "{n} thresholds are not yet checked against the standard; they are marked below.")
    if table:
        one = translate("Report", "{n} threshold is not yet checked against the standard; it is marked in {table}.")
        many = translate(
            "Report", "{n} thresholds are not yet checked against the standard; they are marked in {table}."
        )
    return plural(n, one, many).format(table=table)


def _items(lines: Sequence[str], n: int | None = None) -> ListPart:
    n = len(lines) if n is None else n
    return ListPart((*lines[:LONGEST], *([_more(n)] if n > LONGEST else [])))


def _more(n: int) -> str:
    text = translate("Report", "… and {n} more; the result layer holds all of them.")
    return text.format(n=f"{n - LONGEST:,}")


def threshold_table(frame: pd.DataFrame) -> TablePart:
    """The thresholds in words, each with source, clause and mark, and room to write a clause that is missing.

    >>> threshold_table(pd.DataFrame({"item": ["reach"], "value": [50.0], "mark": ["R"], "clause": [None]})).rows
    (('within reach', '50', '________', 'to be checked'),)
    """
    columns = [c for c in ("standard", "item", "value", "unit", "source", "clause", "mark") if c in frame]
    named = frame[columns].copy()
    for column, group in (
        *(("standard", "standard"), ("item", "threshold"), ("unit", "unit"), ("source", "source")),
        *(("clause", "clause"), ("mark", "mark")),
    ):
        if column in named:
            named[column] = named[column].map(
                lambda code, group=group: terms.label(group, str(code)), na_action="ignore"
            )
    if "clause" in named:
        # Room to write the clause by hand.
        open_ = (frame["mark"] == "R") & frame["clause"].isna()
        named.loc[open_, "clause"] = "________"
    if "standard" in named and named["standard"].isna().all():
        named = named.drop(columns="standard")
    return _table(named, "", {})


def _table(frame: pd.DataFrame, caption: str, formats: Mapping[str, Format]) -> TablePart:
    looks = {name: formats.get(name, "{}" if IDS.search(str(name)) else _format_of(frame[name])) for name in frame}
    columns = [[_shown(value, looks[name]) for value in frame[name].iloc[:LONGEST]] for name in frame]
    return TablePart(
        head=tuple(terms.label("field", str(name)) for name in frame),
        rows=tuple(zip(*columns, strict=True)),
        numeric=tuple(frame[name].dtype.kind in "iuf" or formats.get(name) == SAID for name in frame),
        caption=caption,
        more=_more(len(frame)) if len(frame) > LONGEST else "",
    )


def _format_of(column: pd.Series) -> Format | None:
    """How a column of fractions that has no format of its own is written: each with the same number of decimals.

    None: each as it is, where the rows are values of different things, which then have different units.
    """
    if column.dtype.kind != "f" or column.name in MIXED:
        return None
    return f"{{:,.{column_decimals(column.iloc[:LONGEST].tolist())}f}}"


def _shown(value: object, number_format: Format | None) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return "–"
    if isinstance(value, (bool, np.bool_)):
        return yes_or_no(value)
    if isinstance(value, (float, np.floating)):
        value = HalfUp(value)
    if callable(number_format):
        return number_format(value)
    if number_format:
        return fixed(value, number_format) if isinstance(value, float) else number_format.format(value)
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 100 else f"{value:,.0f}"
    if isinstance(value, (int, np.integer)) and abs(value) > PLAIN:
        return f"{value:,}"
    return str(value)
