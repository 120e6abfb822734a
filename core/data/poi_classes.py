"""Points of interest brought into the classes of the tools: by own rules, codes, type texts, and as a last resort by names.

Codes and words stand in ``resources/life_circle/facility_classes.csv`` and ``resources/terms.csv``. AMap has no code for
incubators, so these are recognised by their names alone, and whoever uses them is asked to check.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

import numpy as np
import pandas as pd

from ..base import terms
from ..base.arrays import objects
from ..base.errors import InputError
from ..base.facility_classes import (
    MAY_BE,
    amap_code,
    chinese_words,
    classes_of,
    finder,
    levels_of,
    table,
    tag_of,
    types_of,
    with_short_tags,
)
from ..base.options import require_one_of
from ..base.running import Cancelled, Progress, chunks, ignore, never
from ..base.status import OK, TO_CHECK, UNMATCHED
from ..base.text import of_rows, percent, plural, remarks, translate

# The schemes with the group of terms that holds their classes.
GROUPS = {
    "life_circle": "facility",
    "sharing": "sharing_mode",
    "hosts": "host_kind",
    "centres": "centre",
    "modules": "module",
    "incubators": "incubator_kind",
    "land_use": "land_use",
}
SCHEMES = tuple(GROUPS)
# What is no class of a point, and what a name must not say in the life circle: incubators have a scheme of their own.
NO_CLASS = {"none", "both"}
INCUBATORS = {"incubator", "innovation_space"}
# A code or a type says of what kind a place is, not of which level: its name does (文化活动站, of type 文化宫).
LEVELS = {
    "community_health_centre": ("community_health_station",),
    "community_service_centre": ("community_service_station",),
    "culture_centre": ("culture_station",),
} | MAY_BE
# What a branch is called, and the words that have branches of that kind: a café has a 店, a school a 校区.
BRANCHES = {
    "店": "咖啡|咖啡[馆厅店]|茶[馆室]|书[店吧]|超市|便利店|百货|商场|购物中心|健身|健身房|健身中心|"
    "游泳馆|泳池|影[院城]|电影院|药[店房]|空间",
    "校区|分校|分园": "小学|中学|高中|初中|大学|学校|学院|幼儿园|托儿所",
    "分院|院区|分部": "医院|卫生院|学院|中心|事务所|律所",
    "支行|分行|营业部|分理处": "银行|证券|保险|信用社",
}
# What stands between a word and its branch is a place; this is none: beside the place, or the trade of another shop.
ANOTHER = re.compile(
    "对面|旁|附近|隔壁|门口|后门|边上|文具|用品|快餐|早餐|烟|酒|药|餐|饭|花|鞋|服装|水果|五金|眼镜|手机|打印|图文|洗衣|理发|美容|宠物|母婴|"
    "玩具|奶茶|便利|专卖|修理|维修"
)
# An incubator's word may be followed by the kind of its house, and by the number of a building.
HOUSES = (
    "工场|工坊|基地|中心|平台|园区|产业园|园|大厦|大楼|广场|社区|街区|小镇|空间|联盟|服务|公社|学院|港|谷|城|湾|部落"
)
NUMBERED = "(?:期|楼号|号|幢|栋|座|区|楼|层)[0-9a-z一二三四五六七八九十]{1,3}"  # read from its end
BRACKET = re.compile(r"[(\[【〔][^(\[【〔]*$")
PIECE = 50_000


@dataclass(frozen=True, eq=False)
class Classified:
    """What came of it.

    Attributes
    ----------
    rows : ``class class_name matched_by status``, a row per input row; the first three None where no class was found.
    summary : ``class n share``, the most frequent class first, rows without one (``unmatched``) last.
    unmatched : ``value n``, what was not recognised, the most frequent first: the main type, else the code, else the name.
    to_check : ``name class n``, the names that alone gave a class, the most frequent first.
    notes : what is to be said of rows without any value and of rules that were not used.
    """

    rows: pd.DataFrame
    summary: pd.DataFrame
    unmatched: pd.DataFrame
    to_check: pd.DataFrame
    notes: list[str]


def plain(value: str) -> str:
    """A value as it is compared: half width, small letters, single blanks.

    >>> plain("ＣＡＦＥ　１")
    'cafe 1'
    """
    return " ".join(normalize("NFKC", value).casefold().split())


# --- what one value stands for ----------------------------------------------------------------------------------------


@cache
def _own_rows(scheme: str) -> dict[str, str | None]:
    """The table's tags and words with their class, None where they are known and have none in the scheme."""
    rows = table()
    rows = rows[rows["system"] != "name"]
    own = dict(zip(rows["value"].map(plain), rows[scheme], strict=True))
    own |= {plain(text): code for text, code in zip(rows["text"], rows[scheme], strict=True) if text}
    tags = rows["system"] == "osm"
    return with_short_tags(dict(zip(rows.loc[tags, "value"], rows.loc[tags, scheme], strict=True))) | own


@cache
def _words(scheme: str) -> dict[str, str | None]:
    """The Chinese words of a scheme; words that the table holds without a class in it keep others from being found in them."""
    known = {word: code for word, code in _own_rows(scheme).items() if not word.isascii()}
    return known | {word: code for word, code in chinese_words(GROUPS[scheme]).items() if code not in NO_CLASS}


@cache
def _words_of_names(scheme: str) -> dict[str, str | None]:
    """The words at the end of a name; those of incubators have a class in their own scheme alone."""
    if scheme == "incubators":
        return _words(scheme) | classes_of("name", scheme)
    words = {word: code for word, code in _words(scheme).items() if code not in INCUBATORS}
    return words | dict.fromkeys(classes_of("name", "incubators"))


@cache
def _find(scheme: str) -> Callable[[str], str | None]:
    return finder(_words(scheme))


def class_of(value: str | None, scheme: str) -> str | None:
    """The class of a code, an OSM tag or a type text; of several (``050500|061205``) the first that the scheme knows.

    >>> class_of("170200|50500", "sharing"), class_of("050500|170200", "hosts"), class_of("amenity=cafe", "modules")
    ('office', None, 'design_exchange')
    """
    return next((code for one in types_of(value) if (code := _class_of_type(one, scheme))), None)


def _class_of_type(value: str, scheme: str) -> str | None:
    levels = levels_of(value)
    words = list(dict.fromkeys([tag_of(plain(value)), *map(plain, levels), *map(plain, _by_colon(levels))]))
    for word in words:
        code, known = _class_of_word(word, scheme)
        if known:
            return code
    # The first of several levels names the whole trade (公司企业, 金融保险服务): a word found in it says nothing.
    inner = words[1:-1] if len(words) > 2 else words
    found = (_words(scheme).get(_find(scheme)(word)) for word in inner)
    return next((code for code in found if code), None)


def _by_colon(levels: list[str]) -> list[str]:
    """Tencent's levels, which stand behind colons (美食:咖啡厅), the last first."""
    return [part for level in levels for part in reversed(level.replace("：", ":").split(":"))]


def _class_of_word(word: str, scheme: str) -> tuple[str | None, bool]:
    """The class of a whole word, and whether the word is known, if only as one without a class."""
    code = amap_code(word)
    if code:
        own, amap = _own_rows(scheme), classes_of("amap", scheme)
        return (own[code], True) if code in own else (amap.get(code[:4] + "00"), True)
    named = terms.code_of(GROUPS[scheme], word)
    code = _own_rows(scheme).get(word) or (None if named in NO_CLASS else named)
    return code, bool(code) or word in _own_rows(scheme)


def _classes_of_names(names: np.ndarray, scheme: str) -> np.ndarray:
    """The classes that names alone give; incubators only in their own scheme."""
    words = _words_of_names(scheme)
    find = _ending_finder(words, HOUSES.split("|") if scheme == "incubators" else ())
    return objects([None if name is None else words.get(find(plain(name))) for name in names])


def _ending_finder(words: Iterable[str], houses: Sequence[str] = ()) -> Callable[[str], str | None]:
    """The word that a name ends with, but for brackets behind it, a branch (瑞幸咖啡新街口店) and up to three `houses`.

    A word farther in names something else: 社区 in 社区居民委员会, 大学 in 大学生宿舍, 小学 in 小学对面的烟酒店.
    """
    words = sorted(words, key=lambda word: (-len(word), word))
    behind = f"(?:{_backwards(houses)}|{NUMBERED}){{0,3}}?()" if houses else "()"
    patterns = [(("",), re.compile(f"{behind}({_backwards(words)})(?!非)").match)]
    for ending, kinds in BRANCHES.items():
        if own := [word for word in words if re.search(f"(?:{kinds})$", word)]:
            branch = f"(?:{_backwards(ending.split('|'))})(.{{0,6}}?)({_backwards(own)})"
            patterns.append((tuple(ending.split("|")), re.compile(branch).match))

    def ending(text: str) -> str | None:
        """The word that decides, as it stands in the name."""
        text = BRACKET.sub("", text) or text
        for ends, match in patterns:
            found = match(text[::-1]) if text.endswith(ends) else None
            if found and not ANOTHER.search(found[1][::-1]):
                return found[2][::-1]
        return None

    return ending


def _backwards(words: Iterable[str]) -> str:
    """A pattern of the words read from their end."""
    return "|".join(re.escape(word[::-1]) for word in words)


# --- own rules --------------------------------------------------------------------------------------------------------


class _Rules:
    """The user's rules: a value equals a code or a type, or is part of a name; the first rule wins."""

    def __init__(self, values: Sequence[str], classes: Sequence[str]):
        self.classes, self.place = objects([*classes, None]), {}
        for i, value in enumerate(values):
            self.place.setdefault(plain(value), i)
            self.place.setdefault(amap_code(value) or plain(value), i)
        # By their first letter, so that a name is compared with few of them.
        self.beginning = {}
        for value, i in self.place.items():
            self.beginning.setdefault(value[0], []).append((value, i))
        self.none = len(classes)

    def of_type(self, value: str | None) -> int:
        """The first rule for a code or type, its parts and levels; `none` where there is none."""
        parts = [value or "", *types_of(value)]
        words = [word for part in parts for word in (part, amap_code(part) or "", *levels_of(part))]
        return min(self.place.get(plain(word), self.none) for word in words)

    def of_name(self, name: str | None) -> int:
        """The first rule that is part of a name."""
        text, found = plain(name or ""), self.none
        for start in range(len(text)):
            for value, i in self.beginning.get(text[start], ()):
                if i < found and text.startswith(value, start):
                    found = i
        return found


def _rules(rules: pd.DataFrame | None, scheme: str) -> tuple[_Rules | None, list[str]]:
    """The rules of a table, and a note on those that name no class."""
    if rules is None:
        return None, []
    filled = rules[rules["value"].notna() & rules["class"].notna()]
    filled = filled[filled["value"].map(plain).astype(bool)]
    one = translate("PoiClasses", "{n} row of your own rules has no value or no class and is not used.")
    many = translate("PoiClasses", "{n} rows of your own rules have no value or no class and are not used.")
    notes = remarks((len(rules) - len(filled), one, many))
    classes = [terms.code_of(GROUPS[scheme], name) or name for name in filled["class"]]
    return (_Rules(filled["value"].tolist(), classes) if len(filled) else None), notes


# --- all rows ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ClassOptions:
    """What the user sets; `scheme`: one of `SCHEMES`."""

    scheme: str = "life_circle"

    def __post_init__(self) -> None:
        require_one_of("scheme", self.scheme, SCHEMES)


def assess(
    codes: np.ndarray | None = None,
    types: np.ndarray | None = None,
    names: np.ndarray | None = None,
    *,
    options: ClassOptions | None = None,
    rules: pd.DataFrame | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Classified:
    """The class of each row: by the rules, else by its code, else by its type, else by its name, which is to be checked.

    Parameters
    ----------
    codes, types, names : (n,) texts, None where missing; at least one of the three.
    options : see :class:`ClassOptions`.
    rules : ``value class``, both texts, None where not filled in; a class may be one of the scheme, in any wording, or the
        user's own.

    Raises
    ------
    InputError naming ``codes, types, names`` where none of the three is given.

    >>> found = assess(codes=np.array(["60400", "999999"], object), names=np.array([None, "望川小学"], object))
    >>> found.rows.values.tolist()[1]
    ['primary_school', 'primary school', 'name', 'to_check']
    >>> found.unmatched.values.tolist(), found.summary["class"].tolist()
    ([], ['food_market', 'primary_school'])
    """
    scheme = (options or ClassOptions()).scheme
    given = [("code", codes, class_of), ("type", types, class_of), ("name", names, None)]
    given = [(key, *_distinct(values), how) for key, values, how in given if values is not None]
    if not given:
        raise InputError(
            "codes, types, names",
            translate("PoiClasses", "no field to classify by is given."),
            translate("PoiClasses", "Choose the field with the code, the type or the name."),
        )
    own, notes = _rules(rules, scheme)
    rows = _rows(*_classed(given, own, scheme, progress, cancelled), scheme)
    unmatched, blank = _unmatched(given, rows["status"].to_numpy() == UNMATCHED)
    return Classified(rows, _summary(rows), unmatched, _to_check(given, rows), [*notes, *blank])


def _classed(
    given: list[tuple], own: _Rules | None, scheme: str, progress: Progress, cancelled: Cancelled
) -> tuple[np.ndarray, np.ndarray]:
    """(n,) the class of each row and what gave it, both None where nothing does."""
    n = len(given[0][1])
    classes, by = np.full(n, None, dtype=object), np.full(n, None, dtype=object)
    if own is not None:
        classes = own.classes[_first_rule(given, own, cancelled)]
        by[classes != None] = "rules"  # noqa: E711
    for i, (key, number, values, how) in enumerate(given):
        progress((i + 1) / (len(given) + 1))
        open_rows = np.flatnonzero(by == None)  # noqa: E711
        found = _told(number[open_rows], values, scheme, how, cancelled)
        told = found != None  # noqa: E711
        classes[open_rows[told]], by[open_rows[told]] = found[told], key
    if scheme == "life_circle":
        _to_levels(classes, by, given, cancelled)
    return classes, by


def _to_levels(classes: np.ndarray, by: np.ndarray, given: list[tuple], cancelled: Cancelled) -> None:
    """Makes those of which a code or a type does not say the level what their name says."""
    for number, names in [(number, values) for key, number, values, _ in given if key == "name"]:
        rows = np.flatnonzero(np.isin(classes.astype(str), list(LEVELS)) & (by != "rules") & (by != "name"))
        named = _told(number[rows], names, "life_circle", None, cancelled)
        says = np.array([name in LEVELS[code] for name, code in zip(named, classes[rows], strict=True)], bool)
        classes[rows[says]] = named[says]


def _distinct(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n,) numbers of the distinct values, and these, the last of them None."""
    number, distinct = pd.factorize(np.asarray(values, dtype=object))
    distinct = objects([*distinct, None])
    return np.where(number < 0, len(distinct) - 1, number), distinct


def _told(
    number: np.ndarray, values: np.ndarray, scheme: str, how: Callable | None, cancelled: Cancelled
) -> np.ndarray:
    """The classes of rows by the numbers of their values; only values that occur are looked at."""
    occurring, place = np.unique(number, return_inverse=True)
    found = np.full(len(occurring), None, dtype=object)
    for some in chunks(len(occurring), PIECE, cancelled=cancelled):
        part = values[occurring[some]]
        found[some] = objects([how(v, scheme) for v in part]) if how else _classes_of_names(part, scheme)
    return found[place]


def _first_rule(given: list[tuple], own: _Rules, cancelled: Cancelled) -> np.ndarray:
    """(n,) the number of the first rule that holds for each row, `own.none` where none does."""
    first = np.full(len(given[0][1]), own.none)
    for key, number, values, _ in given:
        rule = own.of_name if key == "name" else own.of_type
        of_values = np.full(len(values), own.none)
        for some in chunks(len(values), PIECE, cancelled=cancelled):
            of_values[some] = [rule(value) for value in values[some]]
        first = np.minimum(first, of_values[number])
    return first


def _rows(classes: np.ndarray, by: np.ndarray, scheme: str) -> pd.DataFrame:
    number, distinct = _distinct(classes)
    labels = objects([None if code is None else terms.label(GROUPS[scheme], code) for code in distinct])
    told = by != None  # noqa: E711
    status = np.select([~told, by == "name"], [UNMATCHED, TO_CHECK], OK).astype(object)
    return pd.DataFrame({"class": classes, "class_name": labels[number], "matched_by": by, "status": status})


def _summary(rows: pd.DataFrame) -> pd.DataFrame:
    counts = rows["class"].value_counts(dropna=True)
    counts = counts.rename_axis("class").reset_index(name="n").sort_values(["n", "class"], ascending=[False, True])
    without = len(rows) - int(counts["n"].sum())
    if without:
        counts = pd.concat([counts, pd.DataFrame({"class": [UNMATCHED], "n": [without]})])
    counts["share"] = counts["n"] / max(len(rows), 1)
    return counts.reset_index(drop=True).astype({"n": int})


def _unmatched(given: list[tuple], open_rows: np.ndarray) -> tuple[pd.DataFrame, list[str]]:
    """``value n`` of the rows without a class, and a note on those that have no value at all."""
    values = np.full(int(open_rows.sum()), None, dtype=object)
    for key in ("type", "code", "name"):
        for number, distinct in [(number, distinct) for own, number, distinct, _ in given if own == key]:
            main = distinct if key == "name" else objects([next(iter(types_of(value)), None) for value in distinct])
            values = np.where(values == None, main[number[open_rows]], values)  # noqa: E711
    counts, blank = _counts(pd.DataFrame({"value": values})), int((values == None).sum())  # noqa: E711
    text = plural(
        blank,
        translate("PoiClasses", "{n} row has no value in the chosen fields."),
        translate("PoiClasses", "{n} rows have no value in the chosen fields."),
    )
    return counts, [text] if blank else []


def _to_check(given: list[tuple], rows: pd.DataFrame) -> pd.DataFrame:
    """``name class n`` of the names that alone gave a class."""
    at = np.flatnonzero(rows["status"] == TO_CHECK)
    names = next((distinct[number[at]] for key, number, distinct, _ in given if key == "name"), at)
    return _counts(pd.DataFrame({"name": names, "class": rows["class"].to_numpy()[at]}))


def _counts(frame: pd.DataFrame) -> pd.DataFrame:
    """The distinct rows with their number, the most frequent first."""
    by = list(frame)
    counts = frame.dropna().groupby(by, sort=True).size().reset_index(name="n")
    return counts.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)


def sentences(classified: Classified) -> list[str]:
    """The answer: how many have a class, how many of these are to be checked, what is left.

    >>> sentences(assess(codes=np.array(["060400", "1"], object)))[0]
    '1 of 2 rows has a class (50%).'
    """
    status, total = classified.rows["status"].value_counts(), len(classified.rows)
    classed = int(status.get(OK, 0) + status.get(TO_CHECK, 0))
    share = percent(classed / total) if total else "–"
    text = plural(
        classed,
        translate("PoiClasses", "{rows} has a class ({share})."),
        translate("PoiClasses", "{rows} have a class ({share})."),
    )
    lines = [text.format(rows=of_rows(classed, total), share=share)]
    one = translate("PoiClasses", "{n} of them is classified by its name alone and should be checked.")
    many = translate("PoiClasses", "{n} of them are classified by their names alone and should be checked.")
    lines += remarks((classified.rows["status"] == TO_CHECK, one, many))
    if len(classified.unmatched):
        text = plural(
            len(classified.unmatched),
            translate("PoiClasses", "{n} value was not recognised in this scheme."),
            translate("PoiClasses", "{n} values were not recognised in this scheme."),
        )
        lines.append(text)
    return lines
