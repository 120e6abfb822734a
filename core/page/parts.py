"""What a report is made of, one part after the other: each says itself in HTML; documents set it in their own way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from ..base.text import HalfUp

# A bold text of a picture, which is its title or a line of that, and where it stands; the picture's own size.
BOLD = re.compile(r"<text [^>]*font-weight: 700[^>]*>.*?</text>", re.DOTALL)
BASELINE = re.compile(r'(?:y="|translate\([\d.]+[ ,]+)([\d.]+)')
VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
# What letters take below their line.
BELOW = 4.0


@dataclass(frozen=True)
class HeadingPart:
    """The title of the page (level 1), of a section (2) or below; a table of contents leads to it by its `anchor`.

    >>> HeadingPart("Rings & towns").html()
    '<h2>Rings &amp; towns</h2>'
    """

    text: str
    level: int = 2
    anchor: str = ""

    def html(self) -> str:
        """The part as HTML."""
        place = f' id="{self.anchor}"' if self.anchor else ""
        return f"<h{self.level}{place}>{escape(self.text)}</h{self.level}>"


@dataclass(frozen=True)
class ContentsPart:
    """A table of contents, behind which a page begins: its title and the headings, each with an anchor.

    >>> print(ContentsPart("Contents", (HeadingPart("1 Rings", anchor="h1"),)).html())
    <nav class="contents"><p class="title">Contents</p><p class="level2"><a href="#h1">1 Rings</a></p></nav>
    """

    title: str
    headings: tuple[HeadingPart, ...]

    def html(self) -> str:
        """The part as HTML."""
        lines = (
            f'<p class="level{one.level}"><a href="#{one.anchor}">{escape(one.text)}</a></p>' for one in self.headings
        )
        return f'<nav class="contents"><p class="title">{escape(self.title)}</p>{"".join(lines)}</nav>'


@dataclass(frozen=True)
class TextPart:
    """A paragraph; `kind` is empty, ``subtitle``, ``unchecked`` (a warning) or ``note`` (small).

    >>> TextPart("The first 500.", "note").html()
    '<p class="note">The first 500.</p>'
    """

    text: str
    kind: str = ""

    def html(self) -> str:
        """The part as HTML."""
        return f'<p class="{self.kind}">{escape(self.text)}</p>' if self.kind else f"<p>{escape(self.text)}</p>"


@dataclass(frozen=True)
class AnswerPart:
    """What the planner wanted to know, set off from the rest.

    >>> AnswerPart(("Most stand in the centre.",)).html()
    '<div class="answer"><p>Most stand in the centre.</p></div>'
    """

    sentences: tuple[str, ...]

    def html(self) -> str:
        """The part as HTML."""
        return '<div class="answer">' + "".join(f"<p>{escape(s)}</p>" for s in self.sentences) + "</div>"


@dataclass(frozen=True)
class ListPart:
    """Lines with a bullet each.

    >>> ListPart(("one", "two")).html()
    '<ul><li>one</li><li>two</li></ul>'
    """

    lines: tuple[str, ...]

    def html(self) -> str:
        """The part as HTML."""
        return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in self.lines) + "</ul>"


@dataclass(frozen=True)
class FigurePart:
    """A chart or map as SVG, with a caption or without; `is_named` says that the caption is its title.

    In a document of several tools `made_by` is the code of that which it is of.

    >>> FigurePart("<svg><title>Rings</title></svg>").title
    'Rings'
    """

    svg: str
    caption: str = ""
    is_named: bool = False
    made_by: str = ""

    @property
    def title(self) -> str:
        """What the picture is called."""
        return unescape(self.svg.partition("<title>")[2].partition("</title>")[0])

    @property
    def picture(self) -> str:
        """The SVG of a page: what the caption says stands below alone."""
        return untitled(self.svg, self.title) if self.is_named else self.svg

    def html(self) -> str:
        """The part as HTML."""
        note = f"<figcaption>{escape(self.caption)}</figcaption>" if self.caption else ""
        return f"<figure>{self.picture}{note}</figure>"


@dataclass(frozen=True)
class TablePart:
    """A table of words: `numeric` columns stand to the right, `more` says what was left out.

    >>> TablePart(("ring", "share"), (("central", "70%"),), (False, True)).html().count("<td")
    2
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    caption: str = ""
    more: str = ""

    def html(self) -> str:
        """The part as HTML."""
        head = self._cells("th", self.head)
        body = "".join(f"<tr>{self._cells('td', row)}</tr>" for row in self.rows)
        title = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        rest = f'<p class="note">{escape(self.more)}</p>' if self.more else ""
        table = f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f'<div class="scroll">{table}</div>{rest}'

    def _cells(self, tag: str, texts: Sequence[str]) -> str:
        numbers = zip(texts, self.numeric, strict=True)
        return "".join(
            f'<{tag} class="number">{escape(text)}</{tag}>' if numeric else f"<{tag}>{escape(text)}</{tag}>"
            for text, numeric in numbers
        )


def untitled(svg: str, title: str) -> str:
    """A picture without the title at its top; as it is where its bold words are not these alone.

    >>> words = '<text style="font-weight: 700" x="6" y="20">Rings</text>'
    >>> untitled(f'<svg viewBox="0 0 200 100">{words}</svg>', "Rings")
    '<svg viewBox="0 24 200 76"></svg>'
    """
    lines, view = BOLD.findall(svg), VIEW.search(svg)
    words = "".join(unescape(re.sub("<[^>]*>", "", line)) for line in lines)
    if not lines or view is None or "".join(words.split()) != "".join(title.split()):
        return svg
    top = max(float(BASELINE.search(line)[1]) for line in lines) + BELOW
    seen = f'viewBox="0 {HalfUp(top):g} {view[1]} {HalfUp(float(view[2]) - top):g}"'
    return BOLD.sub("", svg.replace(view[0], seen, 1))


Part = HeadingPart | ContentsPart | TextPart | AnswerPart | ListPart | FigurePart | TablePart
