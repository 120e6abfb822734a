"""Tables as people have them: what a text file is encoded in and parted by, where its header is, and what its cells mean.

All is read as text first. A cell becomes a number only where its whole column is made of numbers that say the same as text:
a code with a leading zero, such as an AMap type or a telephone number, stays what it is.
"""

import codecs
import csv
import re
import unicodedata
from collections import Counter
from dataclasses import KW_ONLY, dataclass, field

import numpy as np
import pandas as pd

from ..base.errors import InputError
from ..base.text import translate

# Tried in this order; of two that fit alike the one that makes more columns is taken.
SEPARATORS = (",", "\t", ";", "|", "，")
SPACES = " "
# Characters and rows that decide on separator and header.
SAMPLE, ROWS_ABOVE = 100_000, 10
# A text in UTF-8 may have so many broken characters among those that are not ASCII; in another encoding nearly all are.
BROKEN = 0.05
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LOST = "\ufffd"
# Whole numbers that a 64-bit integer holds, and numbers that a double gives back as they were written.
WHOLE = r"-?(?:0|[1-9]\d{0,17})"
DECIMAL = r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?(?:[eE][-+]?\d{1,2})?"
WITH_COMMA = r"-?(?:0|[1-9]\d{0,14})(?:,\d+)?"
THOUSANDS = r"-?[1-9]\d{0,2}(?:,\d{3})+"


@dataclass(frozen=True)
class Text:
    """What bytes say: the text, the encoding that was taken, and how many characters could not be read."""

    text: str
    encoding: str
    broken: int


def decoded(content: bytes, encoding: str = "") -> Text:
    """Bytes as text: in `encoding` where it is named, else UTF-8 or UTF-16 by their mark, by their look, or GB18030.

    Raises InputError naming `encoding` where it is unknown.

    >>> decoded("经度,纬度".encode("gbk"))
    Text(text='经度,纬度', encoding='gb18030', broken=0)
    >>> decoded("经度,纬度".encode("utf-8-sig")).encoding, decoded("lng,lat".encode("utf-16-le")).encoding
    ('utf-8', 'utf-16-le')
    """
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    name = _known(encoding) if encoding.strip() else marked or _looks_like(content)
    text = content.decode(name, errors="replace").removeprefix("\ufeff")
    return Text(text, name, text.count(LOST))


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding.strip()).name
    except (LookupError, ValueError):
        raise InputError(
            "encoding",
            translate("Tables", "“{encoding}” is not a known encoding.").format(encoding=encoding),
            translate("Tables", "Give utf-8, gb18030, utf-16 or big5, or leave it empty."),
        ) from None


def _looks_like(content: bytes) -> str:
    """Without a mark: UTF-16 has empty bytes in turn, and what is not UTF-8 is GB18030, of which GBK and GB 2312 are parts."""
    head = np.frombuffer(content[: SAMPLE - SAMPLE % 2], dtype=np.uint8) == 0
    even, odd = head[0::2].mean() if len(head) else 0, head[1::2].mean() if len(head) > 1 else 0
    if max(even, odd) > 0.05:
        return "utf-16-le" if odd > even else "utf-16-be"
    text = content.decode("utf-8", errors="replace")
    foreign = len(text) - len(text.encode("ascii", errors="ignore"))
    return "utf-8" if text.count(LOST) <= BROKEN * foreign else "gb18030"


# --- cells ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TextCells:
    """The rows of a text file, the separator between its cells, and whether its quotes do not close and count as letters."""

    rows: list[list[str]]
    separator: str
    open_quotes: bool = False


def separated(text: str) -> TextCells:
    """The cells of a text; the separator is found: the one by which most rows have as many cells as the first.

    >>> separated("id;type\\n1;a,b\\n2;c,d")
    TextCells(rows=[['id', 'type'], ['1', 'a,b'], ['2', 'c,d']], separator=';', open_quotes=False)
    """
    csv.field_size_limit(2**31 - 1)
    text = text.replace("\0", "")
    told = re.match(r"sep=(.)\r?\n", text)
    if told:
        return _parsed(text[told.end() :], told[1])
    head = text if len(text) <= SAMPLE else text[: text.rfind("\n", 0, SAMPLE) + 1] or text[:SAMPLE]
    fits = {separator: _fit(_parsed(head, separator).rows) for separator in SEPARATORS}
    best = max(SEPARATORS, key=fits.get)
    if not fits[best][1]:
        best = SPACES if _fit(_parsed(head, SPACES).rows)[0] else SEPARATORS[0]
    return _parsed(text, best)


def _fit(rows: list[list[str]]) -> tuple[bool, float, int]:
    """How well a separator fits: the first row is as wide as most, how many are, and how wide; nothing for one column."""
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return False, 0.0, 0
    width, n = max(widths.items(), key=lambda item: (item[1], item[0]))
    first = next(len(row) for row in rows if any(row))
    return (first == width, n / widths.total(), width) if width > 1 else (False, 0.0, 0)


def _parsed(text: str, separator: str) -> TextCells:
    """The rows; where a quote is never closed it would swallow all that follow, and quotes are letters."""
    lines = text.splitlines(keepends=True)
    if separator == SPACES:
        return TextCells([line.split() for line in lines], separator)
    try:
        return TextCells(list(csv.reader(lines, delimiter=separator, strict=True)), separator)
    except csv.Error:
        rows = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
        rows = [[re.sub('^"(.*)"$', r"\1", cell) for cell in row] for row in rows]
        return TextCells(rows, separator, open_quotes=True)


# --- columns --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class TextTable:
    """A table out of cells.

    Attributes
    ----------
    columns : a column for each heading, all texts, None where a cell is empty.
    above : what stood above the header, a text a row.
    headed : whether there was a header; without one columns are called field_1, field_2 …
    blank, ragged : rows without any content, which are no rows; rows with more or fewer cells than the header.
    separator : what stood between the cells, empty in a workbook.
    """

    columns: pd.DataFrame
    _: KW_ONLY
    above: list[str] = field(default_factory=list)
    headed: bool = True
    blank: int = 0
    ragged: int = 0
    separator: str = ""


def tabled(rows: list[list[str | None]], separator: str = "") -> TextTable:
    """The table that cells make; no row with content is lost, cells beyond the header get columns of their own.

    The header is the first of the first ten rows with more than half as many filled cells as the fullest; a row that holds
    decimal numbers is none.

    >>> made = tabled([["Incubators 2026"], ["name", "name"], ["甲", "", "x"], [""]])
    >>> made.columns.to_dict("list"), made.above, made.blank, made.ragged
    ({'name': ['甲'], 'name_2': [None], 'field_3': ['x']}, ['Incubators 2026'], 1, 1)
    """
    filled = np.array([sum(bool(cell and cell.strip()) for cell in row) for row in rows], dtype=int)
    top = _header(filled)
    headed = bool(len(rows)) and not any(map(_is_decimal, rows[top]))
    titles = rows[top] if headed else []
    start = top + headed
    body = [row for row, n in zip(rows[start:], filled[start:], strict=True) if n]
    width = max([len(titles), *map(len, body)], default=0)
    cells = [[*row, *[None] * (width - len(row))] for row in body]
    columns = pd.DataFrame(cells, columns=_names([*titles, *[""] * (width - len(titles))]), dtype=object)
    columns = (
        columns.apply(lambda column: column.where(column.str.strip().fillna("") != "", None)) if cells else columns
    )
    above = [" ".join(filter(None, row)).strip() for row, n in zip(rows[:top], filled, strict=False) if n]
    ragged = sum(len(row) != len(titles) for row in body) if headed else 0
    counts = {"blank": len(rows) - start - len(body), "ragged": ragged}
    return TextTable(columns, above=above, headed=headed, separator=separator, **counts)


def _header(filled: np.ndarray) -> int:
    """The position of the header, from how many cells of each row are filled."""
    head = filled[:ROWS_ABOVE]
    return int(np.argmax(2 * head > filled.max())) if len(head) and filled.max() else 0


def _is_decimal(cell: str | None) -> bool:
    text = unicodedata.normalize("NFKC", cell or "").strip()
    return bool(re.search(r"^[^\d\s]*-?\d+[.,]\d+", text))


def _names(titles: list[str | None]) -> list[str]:
    """Headings, each once whatever its case, as a GeoPackage wants them; field_3 for one without a heading."""
    names, taken = [], set()
    for i, title in enumerate(titles, 1):
        name = own = " ".join((title or "").split()) or f"field_{i}"
        number = 2
        while name.casefold() in taken:
            name, number = f"{own}_{number}", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def typed(column: pd.Series, separator: str = ",") -> pd.Series:
    """A column of texts as numbers where all of it is numbers, else as it is; a decimal comma where cells are parted otherwise.

    >>> typed(pd.Series(["1", "20", None])).tolist(), typed(pd.Series(["1,5", "2"]), ";").tolist()
    ([1, 20, <NA>], [1.5, 2.0])
    >>> typed(pd.Series(["050500", "060400"])).tolist()
    ['050500', '060400']
    """
    present = column.dropna().str.strip()
    if not len(present):
        return column
    if present.str.fullmatch(WHOLE).all():
        return column.str.strip().astype("Int64")
    if present.str.fullmatch(DECIMAL).all():
        return column.astype(float)
    if has_decimal_comma(column, separator):
        return column.str.strip().str.replace(",", ".").astype(float)
    return column


def has_decimal_comma(column: pd.Series, separator: str) -> bool:
    """Whether the decimals of a column stand behind a comma; 1,250 alone may as well be twelve hundred and fifty.

    >>> has_decimal_comma(pd.Series(["118,79", "32"]), ";"), has_decimal_comma(pd.Series(["1,250"]), ";")
    (True, False)
    """
    present = column.dropna().str.strip()
    if separator == "," or not len(present) or not present.str.fullmatch(WITH_COMMA).all():
        return False
    return not present[present.str.contains(",")].str.fullmatch(THOUSANDS).all()
