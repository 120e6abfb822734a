"""A report's parts set as pages and painted, by Qt's text layout: into a PDF whose words are text and whose charts are vectors.

Everything is a box of pieces that stand below each other (lines, rows of a table, a picture), and pages break between pieces.
Where a picture finds no room on a page, text and small tables that follow it up to the next heading come before it.
Lengths are dots of the file, `DOTS` to the point, so that screens and their resolution have no say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import accumulate

from qgis.PyQt.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextLine,
    QTextOption,
    QTransform,
)

from ..core.lazy import charts, paper, parts
from . import drawing

DOTS = 10
# Height of a line by that of its letters; what lies around words inside a box of its own colour (points).
LINE, INSIDE = 1.4, 7.0
# A row of more lines may be broken.
LONG_ROW = 12
# A picture may be so much smaller, where it then finds room on a page that would else stay half empty.
SMALLEST = 0.8
# Pictures of a page give way together for the next one where more than this share of the page would stay empty.
ROOMY = 0.12
# Dots that count for nothing.
SLACK = 0.01
BULLET, INDENT = "•", 14.0
# What the number of a page takes at the right of a line of the contents (points).
NUMBER = 24.0


@dataclass(frozen=True, eq=False)
class Piece:
    """What no page breaks: its height, and what paints it below the painter's origin.

    `mark`: the anchor of the heading that it is, or else, with `leads`, of the one whose page it names.
    """

    height: float
    paint: Callable[[QPainter], None]
    mark: str = ""
    leads: bool = False


@dataclass(frozen=True, eq=False)
class Box:
    """Pieces below each other, with the space `above` and `below` them.

    With `keep` they stand on the page of what follows; `head` comes before the first piece on each page; fewer than `least`
    pieces stand alone neither at the foot nor at the top of a page. `smaller` makes the same in a lower height. Nothing that
    stands behind a `bar`, such as a heading, comes before it. With `turn` it begins a page.
    """

    pieces: list[Piece]
    above: float = 0.0
    below: float = 5.0 * DOTS
    keep: bool = False
    head: list[Piece] = field(default_factory=list)
    least: int = 1
    smaller: Callable[[float], Box] | None = None
    bar: bool = False
    turn: bool = False

    @property
    def height(self) -> float:
        """Of all its pieces."""
        return _height(self.pieces)


@dataclass(frozen=True)
class Look:
    """How words look: size of the letters (points), their weight, colour and side."""

    size: float
    bold: bool = False
    colour: str = ""
    right: bool = False

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * LINE * DOTS


def pdf(title: str, report_parts: Sequence[parts.Part]) -> bytes:
    """The pages of a report as PDF, with its title and their number at the foot of each."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * DOTS)
    no_margins, upright = QMarginsF(0, 0, 0, 0), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, no_margins))
    writer.setTitle(title)
    writer.setCreator("InnoSpace")
    pages = compose(boxes_of(report_parts), (paper.HEIGHT - 2 * paper.MARGIN) * DOTS)
    numbers = numbers_of(pages)
    painter = QPainter(writer)
    for i, page in enumerate(pages, 1):
        if i > 1:
            writer.newPage()
        for top, piece in [*page, *_foot(title, f"{i} / {len(pages)}")]:
            painter.setTransform(QTransform.fromTranslate(paper.MARGIN * DOTS, paper.MARGIN * DOTS + top))
            piece.paint(painter)
            if piece.leads:
                _number(numbers[piece.mark]).paint(painter)
    painter.end()
    return bytes(buffer.data())


def boxes_of(report_parts: Sequence[parts.Part]) -> list[Box]:
    """The boxes of all parts; a remark below a figure stands on its page, and what follows the contents begins one."""
    boxes: list[Box] = []
    before = None
    for part in report_parts:
        made = setters()[type(part)](part)
        if isinstance(before, parts.ContentsPart) and made:
            made[0] = replace(made[0], turn=True)
        if isinstance(before, parts.FigurePart) and getattr(part, "kind", "") == "note":
            boxes[-1] = replace(boxes[-1], keep=True)
        boxes += made
        before = part
    return boxes


def numbers_of(pages: Sequence[Sequence[tuple[float, Piece]]]) -> dict[str, int]:
    """The page on which each heading stands, by its anchor."""
    return {piece.mark: i for i, page in enumerate(pages, 1) for _, piece in page if piece.mark and not piece.leads}


def _foot(title: str, number: str) -> list[tuple[float, Piece]]:
    top = (paper.HEIGHT - 1.65 * paper.MARGIN) * DOTS
    look = Look(paper.NOTE, colour=paper.GREY)
    room = 0.85 * paper.ROOM * DOTS
    left = lines(title, look, room)[:1]
    right = lines(number, Look(paper.NOTE, colour=paper.GREY, right=True), paper.ROOM * DOTS)
    return [(top, piece) for piece in left + right]


# --- pages ----------------------------------------------------------------------------------------------------------


def compose(boxes: Sequence[Box], height: float) -> list[list[tuple[float, Piece]]]:
    """The pages, each as pieces with their top: pages break where nothing stands alone, and none is empty."""
    pages = Pages(list(boxes), height)
    while pages.at < len(pages.boxes):
        pages.set_next()
    return pages.done


class Pages:
    """Pages under way: `at` is the box that comes next, `y` where the last page is filled to, with `below` to be left blank."""

    def __init__(self, boxes: list[Box], height: float):
        self.boxes, self.height = boxes, height
        self.done: list[list[tuple[float, Piece]]] = [[]]
        self.at, self.y, self.below = 0, 0.0, 0.0
        self._largest = [box.height for box in boxes]
        # The first box that begins on the last page, and what was there before it.
        self._first = (0, 0, 0.0, 0.0)

    def set_next(self) -> None:
        """Set a box, or the last page anew with smaller pictures."""
        box = self.boxes[self.at]
        if box.turn and self.done[-1]:
            self._turn()
        space = max(self.below, box.above) if self.done[-1] else 0.0
        excess = self.y + space + _needed(self.boxes, self.at) - self.height
        if self.done[-1] and excess > SLACK:
            if self._shrunk_together(excess):
                return
            if not self._shrunk(self.at, excess):
                if self._brought_forward():
                    return
                self._turn()
                space = 0.0
        if not self.done[-1]:  # what is kept together may be too high for a whole page
            self._shrunk(self.at, _needed(self.boxes, self.at) - self.height)
        self._set(self.boxes[self.at], space)
        self.at += 1

    def _turn(self) -> None:
        """A new page, on which the next box is the first."""
        self.done.append([])
        self.y = 0.0
        self._first = (self.at, 0, 0.0, 0.0)

    def _set(self, box: Box, space: float) -> None:
        """A box on the last page, and on further ones where it has to be broken."""
        self.y, rest = self.y + space, box.pieces
        while rest:
            n = _fitting(rest, self.height - self.y - _height(box.head), box.least)
            if not n and self.done[-1]:
                self._turn()
                continue
            for piece in (*box.head, *rest[: n or 1]):
                self.done[-1].append((self.y, piece))
                self.y += piece.height
            rest = rest[n or 1 :]
        self.below = box.below
        if len(self.done[-1]) < len(box.head) + len(box.pieces):  # its rest is the first on a page
            self._first = (self.at + 1, len(self.done[-1]), self.y, self.below)

    def _shrunk(self, i: int, excess: float) -> bool:
        """Whether a picture could be made so much smaller that a box finds room with all that it is kept with."""
        i = self._last_kept(i)
        least = SMALLEST * self._largest[i]
        possible = excess > SLACK and self.boxes[i].smaller is not None and self.boxes[i].height - excess >= least
        if possible:
            self.boxes[i] = self.boxes[i].smaller(self.boxes[i].height - excess)
        return possible

    def _shrunk_together(self, excess: float) -> bool:
        """Whether the page, which would stay half empty, is set anew: its pictures and the next one so much smaller."""
        last = self._last_kept(self.at)
        alone = self.boxes[last].smaller is None or self.height - self.y < ROOMY * self.height
        first, pieces, y, below = self._first
        pictures = [i for i in range(first, last + 1) if self.boxes[i].smaller is not None]
        give = {i: self.boxes[i].height - SMALLEST * self._largest[i] for i in pictures}
        if alone or len(pictures) < 2 or sum(give.values()) <= excess + 1:
            return False
        share = (excess + 1) / sum(give.values())
        for i in pictures:
            self.boxes[i] = self.boxes[i].smaller(self.boxes[i].height - share * give[i])
        del self.done[-1][pieces:]
        self.at, self.y, self.below = first, y, below
        return True

    def _brought_forward(self) -> bool:
        """Whether a text or a small table from behind a picture that has no room here comes before it, and fills the page."""
        at, room = self.at, self.height - self.y
        if self.boxes[at].smaller is None or room < ROOMY * self.height:
            return False
        start = at
        while start < len(self.boxes) and self.boxes[start].smaller is not None:  # several pictures wait together
            start = _end_of(self.boxes, start)
        end = _end_of(self.boxes, start)
        unit = self.boxes[start:end]
        if not unit or any(box.bar or box.smaller is not None for box in unit):
            return False
        if _height_of(unit) + max(self.below, unit[0].above) > room:
            return False
        for boxes in (self.boxes, self._largest):
            boxes[at:end] = boxes[start:end] + boxes[at:start]
        return True

    def _last_kept(self, i: int) -> int:
        """The box that a box is kept with, a picture or the last of them."""
        while self.boxes[i].smaller is None and self.boxes[i].keep and i + 1 < len(self.boxes):
            i += 1
        return i


def _end_of(boxes: Sequence[Box], i: int) -> int:
    """Where what a box is kept with ends."""
    while i < len(boxes) and boxes[i].keep:
        i += 1
    return min(i + 1, len(boxes))


def _height_of(unit: Sequence[Box]) -> float:
    """The height of boxes below each other, heads included."""
    spaces = sum(max(box.below, following.above) for box, following in zip(unit, unit[1:], strict=False))
    return spaces + sum(_height(box.head) + box.height for box in unit)


def _needed(boxes: Sequence[Box], i: int) -> float:
    """What a box takes of a page at least, with all that it is kept with."""
    box = boxes[i]
    if box.keep and i + 1 < len(boxes):
        return box.height + max(box.below, boxes[i + 1].above) + _needed(boxes, i + 1)
    whole = len(box.pieces) < 2 * box.least
    return _height(box.head) + _height(box.pieces if whole else box.pieces[: box.least])


def _fitting(pieces: Sequence[Piece], room: float, least: int) -> int:
    """How many pieces a page takes: all, or so many that not too few stand on it or on the next."""
    n = sum(height <= room + SLACK for height in accumulate(piece.height for piece in pieces))
    if n < len(pieces):
        n = min(n, len(pieces) - least)
    return n if n >= min(least, len(pieces)) else 0


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)


# --- words ----------------------------------------------------------------------------------------------------------


@cache
def font(size: float, bold: bool = False) -> QFont:
    """The font of the document (points)."""
    letters = QFont(drawing.font_family())
    letters.setPixelSize(round(size * DOTS))
    letters.setBold(bold)
    return letters


def lines(text: str, look: Look, width: float, left: float = 0.0) -> list[Piece]:
    """A text as lines of a width, at least one."""
    option = QTextOption(Qt.AlignmentFlag.AlignRight if look.right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(paper.plain(text), font(look.size, look.bold))
    layout.setTextOption(option)
    layout.beginLayout()
    pieces = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        pieces.append(Piece(look.line, partial(_paint_line, layout, line, look, left)))
    layout.endLayout()
    return pieces or [Piece(look.line, lambda painter: None)]


def _paint_line(layout: QTextLayout, line: QTextLine, look: Look, left: float, painter: QPainter) -> None:
    """Paint a line of a layout, which has to live as long."""
    painter.setPen(QColor(look.colour or paper.INK))
    line.draw(painter, QPointF(left, (look.line - line.height()) / 2))


def paragraph(
    text: str, look: Look | None = None, *, above: float = 0.0, below: float = 5.0, keep: bool = False
) -> Box:
    """A text across the page (spaces in points)."""
    pieces = lines(text, look or Look(paper.TEXT), paper.ROOM * DOTS)
    return Box(pieces, above * DOTS, below * DOTS, keep, least=2)


# --- parts ----------------------------------------------------------------------------------------------------------


def heading(part: parts.HeadingPart) -> list[Box]:
    """Bold, with what follows on the same page."""
    size = paper.HEADINGS[min(part.level, max(paper.HEADINGS))]
    line = paragraph(part.text, Look(size, bold=True), above=1.3 * size, below=0.5 * size, keep=True)
    first, *more = line.pieces
    return [replace(line, pieces=[replace(first, mark=part.anchor), *more], bar=True)]


def contents(part: parts.ContentsPart) -> list[Box]:
    """On one page where they find room on one: a line a heading, with dots up to the number of its page."""
    (title,) = heading(parts.HeadingPart(part.title))
    entries = [_entry(one) for one in part.headings]
    room = (paper.HEIGHT - 2 * paper.MARGIN - 1) * DOTS - title.height - title.below - sum(map(_height, entries))
    # Closer where that brings them onto one page.
    space = 2 * DOTS if room < 0 else min(2 * DOTS, room / max(len(entries), 1))
    pieces = [p for *more, last in entries for p in (*more, replace(last, height=last.height + space))]
    return [title, Box(pieces, least=2 if room < 0 else len(pieces), bar=True)]


def _entry(to: parts.HeadingPart) -> list[Piece]:
    """A heading in the contents, the last of its lines with the number."""
    left, look = paper.CONTENTS[to.level] * DOTS, Look(paper.TEXT)
    room = paper.ROOM * DOTS - left - NUMBER * DOTS
    *more, last = lines(to.text, look, room, left)
    wide = QFontMetricsF(font(look.size)).horizontalAdvance(paper.plain(to.text)) if not more else room
    return [*more, Piece(last.height, partial(_paint_dots, last, left + min(wide, room)), to.anchor, leads=True)]


def _number(page: int) -> Piece:
    """The number of a page at the right of a line."""
    return lines(str(page), Look(paper.TEXT, right=True), paper.ROOM * DOTS)[0]


def _paint_dots(line: Piece, begin: float, painter: QPainter) -> None:
    """A line of the contents, and dots from its end up to where the number stands."""
    line.paint(painter)
    base, step = 0.72 * line.height, 4.0 * DOTS
    for i in range(math.ceil((begin + step) / step), int((paper.ROOM - NUMBER) * DOTS // step)):
        painter.fillRect(QRectF(i * step, base, 0.8 * DOTS, 0.8 * DOTS), QColor(paper.GREY))


def text(part: parts.TextPart) -> list[Box]:
    """A paragraph of its kind."""
    if part.kind == "unchecked":
        return [_coloured([part.text], paper.WARNING, paper.WARNING_TINT)]
    return [paragraph(part.text, Look(paper.NOTE, colour=paper.GREY) if part.kind else None)]


def answer(part: parts.AnswerPart) -> list[Box]:
    """With a bar at its left."""
    return [_coloured(part.sentences, paper.ANSWER, paper.TINT)]


def bullets(part: parts.ListPart) -> list[Box]:
    """A bullet before each line."""
    look, boxes = Look(paper.TEXT), []
    for line in part.lines:
        first, *more = lines(line, look, (paper.ROOM - INDENT) * DOTS, INDENT * DOTS)
        mark = lines(BULLET, look, INDENT * DOTS)[0]
        boxes.append(Box([Piece(first.height, partial(_paint_all, [mark, first])), *more], below=2 * DOTS, least=2))
    return boxes


def figure(part: parts.FigurePart) -> list[Box]:
    """In the middle, its caption below on the same page."""
    boxes = [_picture(part, paper.figure_size(part)[1] * DOTS)]
    return [*boxes, paragraph(part.caption, Look(paper.NOTE, colour=paper.GREY))] if part.caption else boxes


def _picture(part: parts.FigurePart, height: float) -> Box:
    svg = part.picture
    width = height / charts.shape_of(svg)
    place = QRectF((paper.ROOM * DOTS - width) / 2, 0, width, height)
    drawn = Piece(height, lambda painter: drawing.Picture(svg).render(painter, place))
    return Box([drawn], 8 * DOTS, 4 * DOTS, bool(part.caption), smaller=partial(_picture, part))


def table(part: parts.TablePart) -> list[Box]:
    """Its caption above; the head comes again on each page."""
    boxes = []
    if part.caption:
        boxes.append(paragraph(part.caption, Look(paper.TABLE, bold=True), above=8, below=1, keep=True))
    if part.head:
        widths, size = paper.column_widths(part) * DOTS, paper.letters_of(part)
        head = _row(part.head, part.numeric, widths, Look(size, bold=True), paper.HEAD_RULE)
        rows = [_row(row, part.numeric, widths, Look(size), paper.RULE) for row in part.rows]
        pieces = [piece for row in rows for piece in row]
        boxes.append(Box(pieces or head, head=head if pieces else [], below=10 * DOTS, least=2))
    if part.more:
        boxes.append(paragraph(part.more, Look(paper.NOTE, colour=paper.GREY)))
    return boxes


def _row(texts: Sequence[str], numeric: Sequence[bool], widths: Sequence[float], look: Look, rule: str) -> list[Piece]:
    """A row as one piece, a long one as a piece for each of its lines."""
    pad, beside, left, columns = paper.CELL * DOTS, paper.SIDE * DOTS, 0.0, []
    for words, number, width in zip(texts, numeric, map(float, widths), strict=True):
        side = Look(look.size, look.bold, right=number)
        columns.append(lines(words, side, width - 2 * beside, left + beside))
        left += width
    n = max(map(len, columns))
    cells = [[(k, line) for k, line in enumerate(column)] for column in columns]
    if n <= LONG_ROW:
        groups = [(n, [cell for column in cells for cell in column])]
    else:
        groups = [(1, [(0, line) for column in cells for k, line in column if k == level]) for level in range(n)]
    pieces = []
    for i, (levels, group) in enumerate(groups):
        above, below = pad * (i == 0), pad * (i == len(groups) - 1)
        placed = [(above + k * look.line, line) for k, line in group]
        height = above + look.line * levels + below
        pieces.append(Piece(height, partial(_paint_row, placed, QRectF(0, 0, left, height), rule if below else "")))
    return pieces


def _paint_row(placed: list[tuple[float, Piece]], place: QRectF, rule: str, painter: QPainter) -> None:
    for top, line in placed:
        painter.save()
        painter.setTransform(QTransform.fromTranslate(0, top), True)
        line.paint(painter)
        painter.restore()
    if rule:
        thin = 0.75 * DOTS
        painter.fillRect(QRectF(0, place.bottom() - thin, place.width(), thin), QColor(rule))


def _paint_all(pieces: Sequence[Piece], painter: QPainter) -> None:
    for piece in pieces:
        piece.paint(painter)


def _coloured(texts: Sequence[str], bar: str, tint: str) -> Box:
    """Paragraphs on a tint, with a coloured bar at their left."""
    inside, look = INSIDE * DOTS, Look(paper.TEXT + 0.5)
    space = Piece(0.6 * inside, lambda painter: None)
    pieces = [space]
    for words in texts:
        pieces += [*lines(words, look, paper.ROOM * DOTS - 3 * inside, 2 * inside), space]
    backed = [Piece(piece.height, partial(_paint_backed, piece, bar, tint)) for piece in pieces]
    return Box(backed, above=6 * DOTS, below=10 * DOTS, least=4)


def _paint_backed(piece: Piece, bar: str, tint: str, painter: QPainter) -> None:
    # A dot more below: between two strips a viewer would show a hair.
    painter.fillRect(QRectF(0, 0, paper.ROOM * DOTS, piece.height + 1), QColor(tint))
    painter.fillRect(QRectF(0, 0, 3 * DOTS, piece.height + 1), QColor(bar))
    piece.paint(painter)


@cache
def setters() -> dict[type, Callable[..., list[Box]]]:
    """What sets each kind of part; the parts are loaded when first asked for."""
    return {
        parts.HeadingPart: heading,
        parts.ContentsPart: contents,
        parts.TextPart: text,
        parts.AnswerPart: answer,
        parts.ListPart: bullets,
        parts.FigurePart: figure,
        parts.TablePart: table,
    }
