"""What a stock space may become: from its kind, in words of either language or a land-use code, to a programme.

The tables ``resources/stock/programmes.csv`` and ``resources/stock/land_use_kinds.csv`` are made to be edited. A
land-use code says how the ground is used, not that it stands idle: whether it does is the planner's to know.
"""

import re
from collections.abc import Mapping
from functools import cache

import pandas as pd

from ..base.terms import RESOURCES, code_of
from ..base.text import HalfUp

STOCK = RESOURCES / "stock"
KEYS = ["english", "chinese", "code"]
_CODE = re.compile(r"([a-z]\d{0,2}|\d+)(?![a-z\d])")


@cache
def _programmes() -> dict[str, str]:
    table = pd.read_csv(STOCK / "programmes.csv", dtype=str)
    return dict(zip(table["kind"], table["programme"], strict=True))


@cache
def _land_use_kinds() -> dict[str, str | None]:
    """Kind by code and by the names of the land use in either language; None where the table leaves the kind empty."""
    table = pd.read_csv(STOCK / "land_use_kinds.csv", dtype=str, keep_default_na=False)
    return {row[key].casefold(): row["kind"] or None for row in table.to_dict("records") for key in KEYS}


def kind_of(value: object) -> str | None:
    """The kind of stock space that a word or a land-use code stands for, None when it is neither.

    Codes of GB 50137-2011 (``M1``) and of the 2023 classification (``100101``) count by their longest known beginning;
    a code read as a number has lost its leading zero and gets it back (802 → 0802).

    >>> kind_of("老厂房"), kind_of("M1"), kind_of("100101"), kind_of("park bench")
    ('old_factory', 'old_factory', 'old_factory', None)
    """
    if value is None or value != value:
        return None
    word = f"{HalfUp(value):.15g}" if isinstance(value, float) else str(value).strip().casefold()
    kinds = _land_use_kinds()
    return code_of("stock_kind", word) or kinds.get(word) or kinds.get(_known_code(word))


def _known_code(word: str) -> str | None:
    """The longest known beginning of the land-use code that a text starts with."""
    match = _CODE.match(word)
    code = match[0] if match else ""
    if code.isdigit() and len(code) % 2:
        code = "0" + code
    return next((code[:end] for end in range(len(code), 0, -1) if code[:end] in _land_use_kinds()), None)


def of_kinds(values: pd.Series, *, own: Mapping[str, str] | None = None) -> pd.Series:
    """The programme of each candidate, by its kind; None where the kind is unknown or has no programme.

    Parameters
    ----------
    values : words or land-use codes, any of them missing.
    own : the user's table, value or kind → programme; it comes first.

    >>> of_kinds(pd.Series(["老厂房", "M1", None]), own={"M1": "our own use"}).tolist()
    ['cultural_creative', 'our own use', None]
    """
    own = {str(key).strip().casefold(): programme for key, programme in (own or {}).items()}
    found = {value: _programme(value, own) for value in values.dropna().unique()}
    return values.map(found).astype(object).where(lambda column: column.notna(), None)


def _programme(value: object, own: Mapping[str, str]) -> str | None:
    kind = kind_of(value)
    for key in (str(value).strip().casefold(), kind):
        if key in own:
            return code_of("programme", own[key]) or own[key]
    return _programmes().get(kind)
