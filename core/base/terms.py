"""The terms of the field in both languages, read from ``resources/terms.csv``, the one place that holds them."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np

from .text import language

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
# What the tools find out about each class of facilities or each layer of targets: metres to the nearest, number in reach,
# whether that is enough; minutes to the nearest in place of the metres.
BY_CLASS = re.compile(r"(m|min|n|ok)_(.+)$")


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    groups: dict[str, dict[str, dict[str, str]]] = {}
    with open(RESOURCES / "terms.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups.setdefault(row["group"], {})[row["code"]] = row
    return groups


@cache
def _spellings(group: str) -> dict[str, str]:
    return {
        _plain(word): code
        for code, row in _table()[group].items()
        for word in (code, row["english"], row["chinese"], *row["aliases"].split("|"))
        if word
    }


def _plain(word: str) -> str:
    """A wording as it is looked up; dashes alone are a wording, blanks are none."""
    return " ".join(word.replace("_", " ").replace("-", " ").casefold().split()) or "-" * ("-" in word)


def groups() -> list[str]:
    """The groups of terms.

    >>> "ring" in groups()
    True
    """
    return list(_table())


def codes(group: str) -> list[str]:
    """The codes of a group of terms, in the order of the table.

    >>> codes("level")
    ['national', 'provincial', 'municipal']
    """
    return list(_table()[group])


def wordings(group: str) -> dict[str, str]:
    """Every wording of a group, in lower case, and the code that it stands for.

    >>> wordings("level")["国家级"]
    'national'
    """
    return dict(_spellings(group))


def code_of(group: str, value: object) -> str | None:
    """The code that a Chinese or English wording stands for, None when it is not a term of the group.

    >>> code_of("ring", "主城区"), code_of("ring", "Near suburbs"), code_of("ring", "somewhere")
    ('central', 'near_suburb', None)
    >>> code_of("answer", "-"), code_of("answer", " ")
    ('no', None)
    """
    return None if value is None else _spellings(group).get(_plain(str(value)))


def codes_of(group: str, values: Iterable[object]) -> np.ndarray:
    """Codes of many wordings, None where missing; a wording that is no term of the group is kept as it is.

    >>> codes_of("level", ["国家级", "municipal level", "other", None]).tolist()
    ['national', 'municipal', 'other', None]
    """
    values = list(values)
    known = {value: code_of(group, value) or value for value in set(values)}
    return np.array([known[value] for value in values], dtype=object)


def label(group: str, code: str) -> str:
    """What the user reads for a code; a code that the table lacks is shown as it is.

    >>> label("ring", "near_suburb"), label("ring", "Old town")
    ('near suburb', 'Old town')
    """
    row = _table().get(group, {}).get(code)
    return code if row is None else row["chinese" if language() == "zh" else "english"]


def of_class(field: str) -> tuple[str, str]:
    """What a field such as ``m_clinic`` says, such as ``m`` or ``ok``, and of which class or layer; both empty for any other.

    >>> of_class("m_clinic"), of_class("min_clinic"), of_class("rent")
    (('m', 'clinic'), ('min', 'clinic'), ('', ''))
    """
    said = BY_CLASS.match(field)
    return (said[1], said[2]) if said else ("", "")


def class_in_words(name: str) -> str:
    """Words for a class of facilities or spaces; empty for any other name, such as that of a layer.

    >>> class_in_words("third_space"), class_in_words("兴趣点")
    ('third space', '')
    """
    known = ((group, code_of(group, name)) for group in ("facility", "sharing_mode"))
    return next((label(group, code) for group, code in known if code), "")
