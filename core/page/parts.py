"""What a report is made of, one part after the other: each says itself in HTML; documents set it in their own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape


@dataclass(frozen=True)
class HeadingPart:
    """The title of the page (level 1), of a section (2) or below.

    >>> HeadingPart("Rings & towns").html()
    '<h2>Rings &amp; towns</h2>'
    """

    text: str
    level: int = 2

    def html(self) -> str:
        """The part as HTML."""
        return f"<h{self.level}>{escape(self.text)}</h{self.level}>"


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
    """A chart or map as SVG, with a caption or without.

    >>> FigurePart("<svg><title>Rings</title></svg>").title
    'Rings'
    """

    svg: str
    caption: str = ""

    @property
    def title(self) -> str:
        """What the picture is called."""
        return unescape(self.svg.partition("<title>")[2].partition("</title>")[0])

    def html(self) -> str:
        """The part as HTML."""
        note = f"<figcaption>{escape(self.caption)}</figcaption>" if self.caption else ""
        return f"<figure>{self.svg}{note}</figure>"


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


Part = HeadingPart | TextPart | AnswerPart | ListPart | FigurePart | TablePart
