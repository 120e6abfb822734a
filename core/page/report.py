"""One self-contained HTML report for all tools.

The answer comes first, then maps, charts and tables, method and thresholds, inputs and parameters, what was skipped.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import HalfUp, language, listed, plural, translate, yes_or_no

# Rows of a table and lines of a list that a page shows; whoever wants more opens the layer.
LONGEST = 500
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
    _figures: list[str] = field(default_factory=list)
    _body: list[str] = field(default_factory=list)
    _method: list[str] = field(default_factory=list)
    _facts: list[str] = field(default_factory=list)

    def answer(self, *sentences: str) -> None:
        """What the planner wanted to know, in about three sentences."""
        self.sentences.extend(s for s in sentences if s)

    def heading(self, text: str) -> None:
        """A new section."""
        self._body.append(f"<h2>{escape(text)}</h2>")

    def paragraph(self, text: str) -> None:
        """Plain text."""
        self._body.append(f"<p>{escape(text)}</p>")

    def items(self, lines: Sequence[str], n: int | None = None) -> None:
        """A list of sentences, the first of `n`."""
        self._body.append(_items(lines, n))

    def figure(self, svg: str, caption: str = "") -> None:
        """A chart or map made by :mod:`innospace.core.page.charts`."""
        self._figures.append(svg)
        note = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        self._body.append(f"<figure>{svg}{note}</figure>")

    def table(self, frame: pd.DataFrame, caption: str = "", formats: Mapping[str, str] | None = None) -> None:
        """A table; columns are headed by their term, `formats` gives a number format such as ``{:.1%}`` by column."""
        self._body.append(_table(frame, caption, formats or {}))

    def method(self, *paragraphs: str) -> None:
        """How it was computed, with the source."""
        self._method.extend(f"<p>{escape(text)}</p>" for text in paragraphs)

    def facts(self, heading: str, frame: pd.DataFrame) -> None:
        """A table for the end of the report: inputs, parameters, versions."""
        self._facts.append(f"<h2>{escape(heading)}</h2>{_table(frame, '', {})}")

    def take(self, page: str) -> None:
        """Take over a finished page as a chapter of this one; what it skipped is listed with all else that was skipped."""
        body = page.partition("<body>")[2].rpartition("</body>")[0].partition("<script")[0]
        body, _, skipped = body.rpartition(f"<h2>{escape(translate('Report', 'What was skipped and why'))}</h2>")
        self.skipped.extend(unescape(line) for line in re.findall("<li>(.*?)</li>", skipped, re.DOTALL))
        # Text that a user wrote is escaped: only our own tags match.
        text, *figures = body.replace("h2>", "h3>").replace("h1>", "h2>").split("<figure>")
        self._body.append(text)
        for figure in figures:
            inner, _, text = figure.partition("</figure>")
            svg, _, caption = inner.partition("</svg>")
            self.figure(svg + "</svg>", unescape(re.sub("<.*?>", "", caption)))
            self._body.append(text)

    def html(self) -> str:
        """The whole page."""
        parts = [f"<h1>{escape(self.title)}</h1>"]
        if self.subtitle:
            parts.append(f'<p class="subtitle">{escape(self.subtitle)}</p>')
        if self.sentences:
            parts.append('<div class="answer">' + "".join(f"<p>{escape(s)}</p>" for s in self.sentences) + "</div>")
        unchecked = _unchecked(self.thresholds)
        if unchecked:
            parts.append(f'<p class="unchecked">{escape(unchecked)}</p>')
        parts += self._body
        if self._method:
            parts += [f"<h2>{escape(translate('Report', 'Method'))}</h2>", *self._method]
        if self.thresholds is not None and len(self.thresholds):
            parts += [f"<h2>{escape(translate('Report', 'Thresholds'))}</h2>", _thresholds(self.thresholds)]
        parts += self._facts
        parts += [f"<h2>{escape(translate('Report', 'What was skipped and why'))}</h2>"]
        parts += [_items(self.skipped) if self.skipped else f"<p>{escape(translate('Report', 'Nothing.'))}</p>"]
        lang = "zh-Hans" if language() == "zh" else "en"
        return (
            f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"<style>{STYLE}</style></head>\n<body>\n" + "\n".join(parts) + f"\n{self._excerpt()}\n</body></html>\n"
        )

    def _excerpt(self) -> str:
        """What windows and map sheets take from the page, for programs to read; a browser does not show it."""
        parts = {
            "title": self.title,
            "sentences": self.sentences,
            "titles": [_title(svg) for svg in self._figures],
            "narrow": [getattr(svg, "narrow", "") for svg in self._figures],
            "sources": sources(self.thresholds),
        }
        # A tag in a user's text would end the element.
        return START + json.dumps(parts, ensure_ascii=False).replace("<", "\\u003c") + END


START, END = '<script type="application/json" id="innospace">', "</script>"


@dataclass(frozen=True)
class Excerpt:
    """What windows and map sheets show of a finished report.

    `figures` are charts and maps as (title, SVG), `narrow` the same drawn for a narrow place (empty for maps), `sources` a
    sentence on where the thresholds come from.
    """

    title: str = ""
    sentences: list[str] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    narrow: list[str] = field(default_factory=list)
    sources: str = ""


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


def _title(svg: str) -> str:
    return unescape(svg.partition("<title>")[2].partition("</title>")[0])


def joined(title: str, pages: Sequence[str]) -> Report:
    """One report of the finished pages of several: the first sentence of each is the answer, then follow the pages.

    >>> pages = [Report("Rings"), Report("Life circle")]
    >>> pages[1].answer("61% of the people reach a school.")
    >>> joined("Diagnosis", [page.html() for page in pages]).sentences
    ['61% of the people reach a school.']
    """
    whole = Report(title)
    for page in pages:
        whole.answer(*excerpt(page).sentences[:1])
        whole.take(page)
    return whole


def sources(thresholds: pd.DataFrame | None) -> str:
    """A sentence that names where the thresholds come from, each source once; empty without any.

    >>> from innospace.core.base.thresholds import user_parameter
    >>> sources(pd.DataFrame([user_parameter("reach", 50, "m")]))
    'Thresholds: user parameter.'
    """
    if thresholds is None or not len(thresholds):
        return ""
    known = terms.codes("standard")
    # A standard says more than the source that quotes it.
    named = [
        terms.label(*(("standard", row["standard"]) if row.get("standard") in known else ("source", row["source"])))
        for row in thresholds.fillna("").to_dict("records")
    ]
    return translate("Report", "Thresholds: {sources}.").format(sources=listed(list(dict.fromkeys(named))))


def _unchecked(thresholds: pd.DataFrame | None) -> str:
    """A warning where thresholds were recalled and nobody has compared them with the standard."""
    n = 0 if thresholds is None or "mark" not in thresholds else int((thresholds["mark"] == "R").sum())
    if not n:
        return ""
    one = translate("Report", "{n} threshold is not yet checked against the standard; it is marked below.")
    many = translate("Report", "{n} thresholds are not yet checked against the standard; they are marked below.")
    return plural(n, one, many)


def _items(lines: Sequence[str], n: int | None = None) -> str:
    n = len(lines) if n is None else n
    shown = [*lines[:LONGEST], *([_more(n)] if n > LONGEST else [])]
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in shown) + "</ul>"


def _more(n: int) -> str:
    text = translate("Report", "… and {n} more; the result layer holds all of them.")
    return text.format(n=f"{n - LONGEST:,}")


def _thresholds(frame: pd.DataFrame) -> str:
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
    return _table(named, "", {})


def _table(frame: pd.DataFrame, caption: str, formats: Mapping[str, str]) -> str:
    numeric = {name: frame[name].dtype.kind in "iuf" for name in frame}
    head = "".join(_cell("th", terms.label("field", str(name)), numeric[name]) for name in frame)
    looks = {name: formats.get(name, "{}" if IDS.search(str(name)) else None) for name in frame}
    columns = [[_shown(value, looks[name]) for value in frame[name].iloc[:LONGEST]] for name in frame]
    flags = list(numeric.values())
    rows = (
        "".join(_cell("td", text, flag) for text, flag in zip(row, flags, strict=True))
        for row in zip(*columns, strict=True)
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    rest = f'<p class="note">{escape(_more(len(frame)))}</p>' if len(frame) > LONGEST else ""
    return f'<div class="scroll"><table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{rest}'


def _cell(tag: str, text: str, numeric: bool) -> str:
    return f'<{tag} class="number">{escape(text)}</{tag}>' if numeric else f"<{tag}>{escape(text)}</{tag}>"


def _shown(value: object, number_format: str | None) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return "–"
    if isinstance(value, (bool, np.bool_)):
        return yes_or_no(value)
    if isinstance(value, (float, np.floating)):
        value = HalfUp(value)
    if number_format:
        return number_format.format(value)
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 100 else f"{value:,.0f}"
    if isinstance(value, (int, np.integer)) and abs(value) > PLAIN:
        return f"{value:,}"
    return str(value)
