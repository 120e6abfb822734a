"""A report on paper: what all its documents (PDF, ODT) share, whoever sets them. Lengths are points on A4, upright."""

import re

import numpy as np

from .charts import PIECE, columns_of, shape_of
from .parts import FigurePart, TablePart

WIDTH, HEIGHT, MARGIN = 595.28, 841.89, 56.7
ROOM = WIDTH - 2 * MARGIN
# A figure leaves room for words, or for another one, on its page.
HIGHEST = 0.6 * (HEIGHT - 2 * MARGIN)
# Letters of the text, of tables, of captions and notes, and of headings by their level.
TEXT, TABLE, NOTE = 10.5, 9.0, 9.0
HEADINGS = {1: 18.0, 2: 13.5, 3: 11.5, 4: 10.5}
# What the lines of a table of contents are indented by, by the level of their headings.
CONTENTS = {2: 0.0, 3: 18.0}
INK, GREY, RULE, HEAD_RULE, ANSWER, WARNING = "#222222", "#555555", "#dddddd", "#999999", "#0072b2", "#d08700"
TINT, WARNING_TINT = "#eef4f8", "#fff4ce"
# Dots per inch of a picture.
DPI = 300
# Width of a Latin letter by its height, a bold one by that; letters of a table that are read with ease, and its smallest.
LETTER, BOLD, READABLE, SMALLEST = 0.54, 1.12, 7.0, 5.5
# What lies above and below, and beside the words of a cell.
CELL, SIDE = 2.0, 4.0
# A text of no more letters, below the head, stays in one line where there is room; so many of a name always do.
SHORT, NAME = 12, 8
# What no document holds, and what a page shows as one blank.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# The blank between a number and its unit, at which no line ends.
BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:[kcm]?m[²³]?|ha|min|h|km/h|米|公里|平方米|平方公里|公顷|分钟)(?!\w))")
BLANKS = re.compile("[ \t\r\n\u2028\u2029]+")


def plain(text: str) -> str:
    """A text as a browser shows it: blanks and line ends are one blank, what cannot be seen is left out.

    No line ends between a number and its unit.

    >>> plain("two\\n lines\\x07"), plain("within 500 m on foot")
    ('two lines', 'within 500\\xa0m on foot')
    """
    return BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", UNSEEN.sub("", BLANKS.sub(" ", text)))


def figure_size(figure: FigurePart) -> tuple[float, float]:
    """Width and height of a figure (points): as wide as the text, less where it would be too high for a page.

    >>> width, height = figure_size(FigurePart('<svg viewBox="0 0 200 50">'))
    >>> round(width), round(height)
    (482, 120)
    """
    shape = shape_of(figure.picture)
    width = min(ROOM, HIGHEST / shape)
    return width, width * shape


def letters_of(table: TablePart) -> float:
    """Size of the letters of a table (points): smaller ones where its words find no room beside each other.

    >>> letters_of(TablePart(("ring",), (("central",),), (False,)))
    9.0
    """
    _, words, short = _needs(table)
    room = _room(table) / LETTER
    if room / short.sum() >= READABLE:
        return float(min(TABLE, room / short.sum()))
    return float(np.clip(room / words.sum(), SMALLEST, READABLE))


def column_widths(table: TablePart) -> np.ndarray:
    """Widths of the columns (n,), together as wide as the text: each has what its longest word takes, the rest by need.

    Where there is room, short texts stay in one line too.

    >>> column_widths(TablePart(("city", "n"), (("Nanjing", "7"),), (False, True))).round().tolist()
    [410.0, 72.0]
    """
    whole, words, short = _needs(table)
    room = _room(table) / (letters_of(table) * LETTER)
    least = short if short.sum() <= room else words
    if whole.sum() <= room:
        width = whole
    else:
        more = np.minimum(whole, room) - least
        width = least + more * max(room - least.sum(), 0) / max(more.sum(), 1)
    return width / width.sum() * _room(table) + 2 * SIDE


def _room(table: TablePart) -> float:
    """What is left for words."""
    return ROOM - 2 * SIDE * len(table.head)


def _needs(table: TablePart) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What each column takes for its longest text, for its longest word, and for its longest short text, in Latin letters."""
    columns = zip(table.head, *table.rows, strict=True)
    whole, words, short = zip(*(_needs_of(*column) for column in columns), strict=True)
    return np.array(whole, float), np.array(words, float), np.array(short, float)


def _needs_of(head: str, *cells: str) -> tuple[float, float, float]:
    lengths = [_letters_in(text) for text in set(cells)]
    words = max(BOLD * _longest_word(head), *map(_longest_word, set(cells)), min(max(lengths, default=0), NAME), 1)
    short = max((length for length in lengths if length <= SHORT), default=0)
    return max(BOLD * _letters_in(head), *lengths, 1), words, max(words, short)


def _longest_word(text: str) -> int:
    return max((_letters_in(piece.strip()) for piece in PIECE.findall(plain(text))), default=0)


def _letters_in(text: str) -> int:
    return columns_of(plain(text)) + text.count("%")  # which is as wide as two
