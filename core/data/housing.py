"""Which uses of a building are housing: words and codes stand in ``resources/housing_uses.csv``, which is made to be edited."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

import numpy as np

from ..base import terms
from ..lazy import pandas as pd

HOUSING, OTHER, UNKNOWN = "yes", "no", "unknown"
# What stands between several uses of one building, and what only explains.
_BETWEEN = re.compile(r"[/、,;+&|与和及兼]|(?<![a-z])and(?![a-z])")
_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]?")


@cache
def _table() -> tuple[dict[str, str], dict[str, str], re.Pattern]:
    """What whole uses and words say, and the pattern that finds the words, the longest first."""
    rows = pd.read_csv(terms.RESOURCES / "housing_uses.csv", dtype=str)
    rows["use"] = rows["use"].map(_plain)
    whole, words = (
        dict(zip(part["use"], part["housing"], strict=True))
        for part in (rows[rows["match"] == "whole"], rows[rows["match"] == "word"])
    )
    longest = sorted(words, key=lambda word: (-len(word), word))
    found = (rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in longest)
    return whole, words, re.compile("|".join(found))


def _plain(use: object) -> str:
    """A use as it is compared: half width, small letters, single blanks, an OSM tag by its value."""
    return " ".join(normalize("NFKC", str(use)).casefold().split()).rpartition("=")[2].strip()


def says(use: object) -> str:
    """What a use says of housing: ``yes``, ``no`` or ``unknown``; no use, and ``yes`` of OpenStreetMap, is unknown.

    Of several words the last decides (公寓式酒店 is a hotel, 住宅配套 serves housing), of several uses beside each other one of
    housing is enough; what stands in brackets decides only where the rest says nothing. A use without any known word is none.

    >>> [says(use) for use in ("商住楼", "公寓式酒店", "住宅/办公", "building=yes", None)]
    ['yes', 'no', 'yes', 'unknown', 'unknown']
    """
    text = "" if use is None or use != use else _plain(use)
    if not text:
        return UNKNOWN
    outside = [found for part in _BETWEEN.split(_BRACKETS.sub("", text)) if (found := _of_one(part))]
    found = outside or [_of_one(part) for part in _BETWEEN.split(text)]
    return next((code for code in (HOUSING, OTHER, UNKNOWN) if code in found), OTHER)


def _of_one(text: str) -> str | None:
    """What one use says, None where it holds no known word."""
    whole, words, pattern = _table()
    found = pattern.findall(text)
    return whole.get(text.strip()) or (words[found[-1]] if found else None)


def of_uses(uses: np.ndarray) -> np.ndarray:
    """(n,) what each use says, see :func:`says`; each distinct one is looked at once.

    >>> of_uses(np.array(["R2", "R22", "warehouse", None], dtype=object)).tolist()
    ['yes', 'no', 'no', 'unknown']
    """
    number, distinct = pd.factorize(np.asarray(uses, dtype=object))
    return np.array([*map(says, distinct), UNKNOWN], dtype=object)[number]
