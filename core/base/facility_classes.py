"""Which class of facility a value stands for: words in Chinese or English, OSM tags, AMap codes, or the user's own map.

The words stand in ``resources/terms.csv`` (group ``facility``), tags and codes in ``resources/life_circle/facility_classes.csv``:
both are made to be edited. That table also says which class they have in the other schemes of the tools, with source and mark
(V read in the source, R recalled, O a rule of InnoSpace's own). Where a tag says less than a standard asks
(``amenity=school``) the class says so too.

Several types of one place stand side by side, as AMap writes them: ``060101|060400``. The first is the main one, so of
several the first that is known counts; where none is known, the main one stands for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

import numpy as np

from ..lazy import pandas as pd
from . import terms
from .arrays import objects
from .errors import InputError
from .text import listed, plural, translate

GROUP = "facility"
# A class that says less than a standard asks, and the classes that its facilities may be of.
MAY_BE = {
    "school": ("primary_school", "junior_middle_school"),
    "sports_ground": ("large_sports_ground", "medium_sports_ground", "small_sports_ground"),
}
_AMAP = re.compile(r"\d{5,6}(\.0)?$")
_TYPES = re.compile(r"[|｜]")
_LEVELS = re.compile(r"[;；]")
_SIGN = re.compile(r"\s*[=:：]\s*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}$")


@cache
def table() -> pd.DataFrame:
    """Tags, codes and words with their class in each scheme, None where they have none; one row a value.

    >>> table().query("value == '141201'")[["text", "life_circle", "hosts", "mark"]].values.tolist()
    [['高等院校', 'university', 'innovation', 'V']]
    """
    rows = pd.read_csv(terms.RESOURCES / "life_circle" / "facility_classes.csv", dtype=str)
    return rows.astype(object).where(rows.notna(), None)


@cache
def classes_of(system: str, scheme: str = "life_circle") -> dict[str, str]:
    """The values of a system (``osm amap type name``) that have a class in a scheme, and that class.

    >>> classes_of("amap")["141204"]
    'kindergarten'
    """
    rows = table()[(table()["system"] == system) & table()[scheme].notna()]
    return dict(zip(rows["value"], rows[scheme], strict=True))


def with_short_tags(tags: Mapping[str, object]) -> dict[str, object]:
    """OSM tags as ``key=value`` and by their value alone.

    >>> with_short_tags({"amenity=cafe": "cafe"})
    {'cafe': 'cafe', 'amenity=cafe': 'cafe'}
    """
    return {tag.split("=")[1]: code for tag, code in tags.items()} | dict(tags)


def finder(words: Iterable[str]) -> Callable[[str], str | None]:
    """A function that gives the word a text ends with, or that ends last in it; of several the longest.

    What a Chinese name is about stands at its end: 小学路公交站 is a bus stop, 大学附属医院 a hospital.

    >>> finder(["小学", "公交站", "站"])("小学路公交站（北）")
    '公交站'
    """
    backwards = sorted((word[::-1] for word in words), key=lambda word: (-len(word), word))
    found = re.compile("|".join(map(re.escape, backwards)) or "(?!)").search
    return lambda text: match[0][::-1] if (match := found(text[::-1])) else None


@cache
def _tags() -> dict[str, str]:
    return with_short_tags(classes_of("osm"))


@cache
def chinese_words(group: str = GROUP) -> dict[str, str]:
    """The Chinese wordings of a group of terms with their class.

    >>> chinese_words()["小学"]
    'primary_school'
    """
    return {word: code for word, code in terms.wordings(group).items() if _CHINESE.match(word)}


@cache
def _word_in() -> Callable[[str], str | None]:
    return finder(chinese_words())


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
    for word in levels_of(value):
        code = terms.code_of(GROUP, word) or _tags().get(tag_of(word)) or _amap(word)
        if code:
            return code
    return chinese_words().get(_word_in()(value))


def levels_of(value: str) -> list[str]:
    """The levels of a type, the last, which says most, first.

    >>> levels_of("科教文化服务;学校;幼儿园")
    ['幼儿园', '学校', '科教文化服务']
    """
    return [part.strip() for part in reversed(_LEVELS.split(value))]


def tag_of(word: str) -> str:
    """An OSM tag as the table has it, whatever stands around its sign.

    >>> tag_of("Amenity = Cafe"), tag_of("amenity:cafe")
    ('amenity=cafe', 'amenity=cafe')
    """
    return _SIGN.sub("=", word.casefold())


def amap_code(word: str) -> str | None:
    """The six digits of an AMap code; a number has lost its leading zero. None where it is no code.

    >>> amap_code("60101.0"), amap_code("cafe")
    ('060101', None)
    """
    return word.removesuffix(".0").zfill(6) if _AMAP.match(word) else None


def _amap(word: str) -> str | None:
    """The class of an AMap code, of which the last two digits may be more precise than the table."""
    code = amap_code(word)
    return code and (classes_of("amap").get(code) or classes_of("amap").get(code[:4] + "00"))


def own_map(class_map: Sequence[object], values: np.ndarray) -> tuple[dict[str, str], list[str]]:
    """The user's map out of its cells (value, class, value, class …), and a remark on values that no facility has.

    Raises InputError naming ``class_map`` where a cell has no partner.

    >>> own, notes = own_map(["tea house", "cafe", "kiosk", ""], np.array(["Tea house", None], dtype=object))
    >>> own, notes
    ({'tea house': 'cafe', 'kiosk': ''}, ['No facility has these values of your own list: kiosk.'])
    """
    cells = [] if not any(class_map) else class_map
    if len(cells) % 2:
        raise InputError(
            "class_map",
            plural(
                len(cells),
                translate("LifeCircle", "{n} cell does not make pairs of value and class."),
                translate("LifeCircle", "{n} cells do not make pairs of value and class."),
            ),
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
    categories = objects([*(_category(value, own, codes) for value in distinct), None])[number]
    spelled = pd.Series(categories, dtype=object).value_counts()
    spelling: dict[str, str] = {}
    for category in sorted(spelled.index, key=lambda category: (-spelled[category], category)):
        spelling.setdefault(_plain(category), category)
    same = [category and spelling[_plain(category)] for category in categories]
    return objects(same), sorted(spelling.values())


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
