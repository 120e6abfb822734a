"""Which class of facility a value stands for: words in Chinese or English, OSM tags, AMap codes, or the user's own map.

The words stand in ``resources/terms.csv`` (group ``facility``), tags and codes in ``resources/life_circle/facility_classes.csv``:
both are made to be edited. Where a tag says less than a standard asks (``amenity=school``) the class says so too.

Several types of one place stand side by side, as AMap writes them: ``060101|060400``. The first is the main one, so of
several the first that is known counts; where none is known, the main one stands for all.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from ..lazy import pandas as pd
from . import terms
from .errors import InputError
from .text import listed, translate

GROUP = "facility"
_AMAP = re.compile(r"\d{5,6}(\.0)?$")
_TYPES = re.compile(r"[|｜]")
_LEVELS = re.compile(r"[;；]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}$")


@cache
def _codes(system: str) -> dict[str, str]:
    table = pd.read_csv(terms.RESOURCES / "life_circle" / "facility_classes.csv", dtype=str)
    return dict(table.loc[table["system"] == system, ["value", "class"]].itertuples(index=False))


@cache
def _tags() -> dict[str, str]:
    """OSM tags as ``key=value`` and by their value alone."""
    tags = _codes("osm")
    return {tag.split("=")[1]: code for tag, code in tags.items()} | tags


@cache
def _chinese_words() -> list[tuple[str, str]]:
    """Chinese wordings with their class, the longest first, so that 小学路公交站 is a bus stop."""
    words = [(word, code) for word, code in terms.wordings(GROUP).items() if _CHINESE.match(word)]
    return sorted(words, key=lambda pair: -len(pair[0]))


def class_of(value: object) -> str | None:
    """The class that a word, an OSM tag, an AMap code or a Chinese name stands for; None when nothing is recognised.

    >>> class_of("060400|060101"), class_of("120201|060101")
    ('food_market', 'shopping')
    """
    return next((code for word in types_of(value) if (code := _class_of_type(word))), None)


def types_of(value: object) -> list[str]:
    """The types that a value names, the main one first; none in a missing or blank value.

    >>> types_of(" 120201|120300")
    ['120201', '120300']
    """
    if value is None or value != value:
        return []
    return [word for word in map(str.strip, _TYPES.split(str(value))) if word]


def _class_of_type(value: str) -> str | None:
    """The class of one type; of levels (科教文化服务;学校;幼儿园) the last, which says most, comes first."""
    for part in reversed(_LEVELS.split(value)):
        word = part.strip()
        code = terms.code_of(GROUP, word) or _tags().get(word.casefold().replace(":", "=")) or _amap(word)
        if code:
            return code
    return next((code for word, code in _chinese_words() if word in value), None)


def _amap(word: str) -> str | None:
    """Six digits, of which the last two may be more precise than the table; a number has lost its leading zero."""
    if not _AMAP.match(word):
        return None
    code = word.removesuffix(".0").zfill(6)
    return _codes("amap").get(code) or _codes("amap").get(code[:4] + "00")


def own_map(class_map: Sequence[object], values: np.ndarray) -> tuple[dict[str, str], list[str]]:
    """The user's map out of its cells (value, class, value, class …), and a remark on values that no facility has.

    Raises InputError naming ``class_map`` where a cell has no partner.

    >>> own, remarks = own_map(["tea house", "cafe", "kiosk", ""], np.array(["Tea house", None], dtype=object))
    >>> own, remarks
    ({'tea house': 'cafe', 'kiosk': ''}, ['No facility has these values of your own list: kiosk.'])
    """
    cells = [] if not any(class_map) else class_map
    if len(cells) % 2:
        raise InputError(
            "class_map",
            translate("LifeCircle", "{n} cells do not make pairs of value and class.").format(n=len(cells)),
            translate("LifeCircle", "Fill both columns of each row; an empty class leaves the value out."),
        )
    own = {str(value): str(category or "") for value, category in zip(cells[::2], cells[1::2], strict=True) if value}
    known = {_plain(word) for value in pd.unique(values) for word in (value, *types_of(value)) if word is not None}
    idle = [value for value in own if _plain(value) not in known]
    text = translate("LifeCircle", "No facility has these values of your own list: {values}.")
    return own, [text.format(values=listed(idle))] if idle else []


def classify(
    values: np.ndarray, own: Mapping[str, str] | None = None, codes: bool = True
) -> tuple[np.ndarray, list[str]]:
    """The category of each facility: its class where one is recognised (unless not `codes`), else its main type itself.

    Parameters
    ----------
    values : (n,) texts, None where missing.
    own : the user's map, value → class; it comes first, and an empty class leaves the value out.

    Returns
    -------
    (n,) categories, None where there is none, and each category once, in the order of the alphabet. Values that differ only
    in capitals are one category, spelled as it is most often, of equally many spellings as the first in the alphabet.

    >>> values = np.array(["060400|060101", "tea house", None], dtype=object)
    >>> categories, found = classify(values, own={"tea house": "cafe"})
    >>> categories.tolist(), found
    (['food_market', 'cafe', None], ['cafe', 'food_market'])
    """
    own = {_plain(value): str(category or "").strip() for value, category in (own or {}).items()}
    number, distinct = pd.factorize(np.asarray(values, object))
    categories = np.array([*(_category(value, own, codes) for value in distinct), None], object)[number]
    spelled = pd.Series(categories, dtype=object).value_counts()
    spelling: dict[str, str] = {}
    for category in sorted(spelled.index, key=lambda category: (-spelled[category], category)):
        spelling.setdefault(_plain(category), category)
    same = [category and spelling[_plain(category)] for category in categories]
    return np.array([*same, None], object)[:-1], sorted(spelling.values())


def _category(value: object, own: Mapping[str, str], codes: bool) -> str | None:
    """The first type that the user's map or, with `codes`, the tables know; else the main type itself."""
    types = types_of(value)
    for word in [str(value)] if _plain(value) in own else types:
        if _plain(word) in own:
            mapped = own[_plain(word)]
            return (codes and class_of(mapped)) or mapped or None
        if codes and (code := _class_of_type(word)):
            return code
    return next(iter(types), None)


def _plain(value: object) -> str:
    return " ".join(str(value).split()).casefold()
