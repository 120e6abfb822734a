"""A report on paper: what all its documents (PDF, ODT) share, whoever sets them. Lengths are points on A4, upright."""

import re

import numpy as np

from .charts import PIECE, columns_of, shape_of
from .parts import FigurePart, TablePart

WIDTH, HEIGHT, MARGIN = 595.28, 841.89, 56.7
ROOM = WIDTH - 2 * MARGIN
# A figure leaves room for a heading and its caption on the page.
HIGHEST = 0.78 * (HEIGHT - 2 * MARGIN)
# Letters of the text, of tables, of captions and notes, and of headings by their level.
TEXT, TABLE, NOTE = 10.5, 9.0, 9.0
HEADINGS = {1: 18.0, 2: 13.5, 3: 11.5, 4: 10.5}
INK, GREY, RULE, HEAD_RULE, ANSWER, WARNING = "#222222", "#555555", "#dddddd", "#999999", "#0072b2", "#d08700"
TINT, WARNING_TINT = "#eef4f8", "#fff4ce"
# Dots per inch of a picture.
DPI = 300
# Width of a Latin letter by its height; letters that stand between two columns; no table has smaller ones than these.
LETTER, GAP, SMALLEST = 0.58, 2, 5.5
# What no document holds, and what a page shows as one blank.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BLANKS = re.compile("[ \t\r\n\u2028\u2029]+")


def plain(text: str) -> str:
    """A text as a browser shows it: blanks and line ends are one blank, what cannot be seen is left out.

    >>> plain("two\\n lines\\x07")
    'two lines'
    """
    return UNSEEN.sub("", BLANKS.sub(" ", text))


def figure_size(figure: FigurePart) -> tuple[float, float]:
    """Width and height of a figure (points): as wide as the text, less where it would be too high for a page.

    >>> width, height = figure_size(FigurePart('<svg viewBox="0 0 200 50">'))
    >>> round(width), round(height)
    (482, 120)
    """
    shape = shape_of(figure.svg)
    width = min(ROOM, HIGHEST / shape)
    return width, width * shape


def letters_of(table: TablePart) -> float:
    """Size of the letters of a table (points): smaller ones where its longest words find no room beside each other.

    >>> letters_of(TablePart(("ring",), (("central",),), (False,)))
    9.0
    """
    _, words = _needs(table)
    return float(max(min(TABLE, ROOM / (words.sum() * LETTER)), SMALLEST))


def column_widths(table: TablePart) -> np.ndarray:
    """Widths of the columns (n,), together as wide as the text: each has what its longest word takes, the rest by need.

    >>> column_widths(TablePart(("city", "n"), (("Nanjing", "7"),), (False, True))).round().tolist()
    [361.0, 120.0]
    """
    whole, words = _needs(table)
    room = ROOM / (letters_of(table) * LETTER)
    if whole.sum() <= room:
        width = whole
    else:
        more = np.minimum(whole, room) - words
        width = words + more * max(room - words.sum(), 0) / max(more.sum(), 1)
    return width / width.sum() * ROOM


def _needs(table: TablePart) -> tuple[np.ndarray, np.ndarray]:
    """What each column takes for its longest text and for its longest word, in Latin letters."""
    columns = [{plain(text) for text in column} for column in zip(table.head, *table.rows, strict=True)]
    whole = [max(map(columns_of, column)) for column in columns]
    words = [
        max(columns_of(piece.strip()) for text in column for piece in PIECE.findall(text) or [""]) for column in columns
    ]
    return np.array(whole, float) + GAP, np.array(words, float) + GAP
