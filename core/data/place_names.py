"""Names of places compared: what is written differently and means the same, numerals, and how alike two names are."""

import re
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

import numpy as np
import pandas as pd

from ..base import terms
from ..base.columns import is_no_name
from ..base.running import Cancelled, chunks, never

# Names are compared by so many characters; no place has a longer one.
LONGEST = 200
# Pairs of characters that are compared at a time.
CELLS = 16_000_000
DIGITS = dict(zip("零〇一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_NUMBER = re.compile("[零〇一二三四五六七八九两十百千]+")
_NUMBER = re.compile(r"\d+")
# A letter or a side that distinguishes buildings as a numeral does: A座, 东区, B口.
_DESIGNATION = re.compile(r"[a-z东南西北](?=[座区馆楼口院])")
_NO_LETTER = re.compile(r"[\W_]+")
_COMPANY = re.compile("(?:股份有限公司|有限责任公司|有限公司)$")
# A district behind the city; what ends so and is none stays: 社区, 园区, 新区, 街区, 东区.
_DISTRICT = "(?:[\u4e00-\u9fff]{1,3}(?<![社小园校片新院街景厂东西南北])[区县])?"
# Any city with 市, such as one of a county.
_PREFIX = re.compile(
    "^(?:[\u4e00-\u9fff]{2,3}(?:省|自治区))?(?P<city>[\u4e00-\u9fff]{2,3})(?<![超菜夜花集都城股])市(?![场民政级区中])"
    f"{_DISTRICT}"
)
# What makes a city in front a part of the name: 南京东路, 上海南站, 南京大学, 北京银行; not 南京大学生创业园.
_OWN = "(?![东西南北中]?(?:路|街|大街|大道|巷|弄|站)|[\u4e00-\u9fff]{0,4}?(?:大学(?![生城])|学院|银行))"
_ENDING = re.compile(r"(?:第?[0-9a-z东南西北中]{1,4}(?:幢|栋|单元)|(?:[0-9]{1,3}号?|[东南西北正大侧后前]{1,2})门)+$")
# Of what is taken away so much must stay.
_STAYS = 2


@dataclass(frozen=True, eq=False)
class Names:
    """Names ready to be compared.

    Attributes
    ----------
    number : (n,) which of the distinct names each is, -1 where there is none or it says that there is none (未命名).
    text : (m,) the distinct names as they are compared.
    numerals : (m,) number of the set of numerals in each; equal where they agree.
    """

    number: np.ndarray
    text: np.ndarray
    numerals: np.ndarray


def plain(name: str) -> str:
    """A name without width, case, blanks, punctuation, the form of a company, its city, and endings with their numerals.

    >>> plain("南京市江宁区向阳新村 ３幢2单元"), plain("云川(科技)有限公司"), plain("苏州工业园区第七中学")
    ('向阳新村', '云川科技', '工业园区第7中学')
    """
    text = _NO_LETTER.sub("", normalize("NFKC", name).casefold())[:LONGEST]
    # The city goes before numerals are read: 三亚, 九江.
    text = with_digits(_without_city(_shorter(_COMPANY, text))[1])
    return _shorter(_ENDING, text)


def _shorter(pattern: re.Pattern, text: str) -> str:
    """A text without what the pattern finds, where enough stays."""
    shorter = pattern.sub("", text)
    return shorter if len(shorter) >= _STAYS else text


@cache
def _known() -> re.Pattern:
    """A known city in front, with and without its province and 市; some names count with 市 alone."""
    places = pd.read_csv(terms.RESOURCES / "china" / "places.csv", dtype=str)
    provinces = places[places["kind"] == "province"]
    cities = places[places["kind"] != "province"]
    province = "|".join([*provinces["full_name"], *provinces["name"]])
    alone = "|".join(cities.loc[cities["alone"] == "yes", "name"])
    return re.compile(
        f"^(?:{province})?(?:(?P<full>{'|'.join(cities['name'])})市(?![场民政级区中])|(?P<short>{alone}){_OWN}){_DISTRICT}"
    )


def _without_city(text: str) -> tuple[str | None, str]:
    """The city that a text begins with, None where there is none, and what follows it."""
    for pattern in (_known(), _PREFIX):
        found = pattern.match(text)
        if found and len(text) - found.end() >= _STAYS:
            return next(filter(None, found.groups())), text[found.end() :]
    return None, text


def with_digits(text: str) -> str:
    """Chinese numerals as digits.

    >>> with_digits("第七中学"), with_digits("二十一号"), with_digits("二〇一五"), with_digits("百货")
    ('第7中学', '21号', '2015', '百货')
    """
    return _CHINESE_NUMBER.sub(lambda match: _digits(match[0]), text)


def _digits(number: str) -> str:
    if number in "百千":  # part of a word
        return number
    if not TENS.keys() & set(number):
        return "".join(str(DIGITS[sign]) for sign in number)
    total, last = 0, None
    for sign in number:
        if sign in TENS:
            total += (1 if last is None else last) * TENS[sign]
            last = None
        else:
            last = DIGITS[sign]
    return str(total + (last or 0))


def numerals(text: str) -> tuple[str, ...]:
    """The numerals of a plain name, and letters and sides that distinguish buildings, in their order.

    >>> numerals("第07中学"), numerals("创业大厦a座"), numerals("创业大厦")
    (('7',), ('a',), ())
    """
    return (*(str(int(number)) for number in _NUMBER.findall(text)), *_DESIGNATION.findall(text))


def city_of(name: str) -> str | None:
    """The city that a name begins with: one of ``resources/china/places.csv``, with 市 or without, or any with 市.

    >>> [city_of(name) for name in ("江苏省南京市第一中学", "南京创客空间", "昆山市创客空间", "南京路小学", "百佳超市")]
    ['南京', '南京', '昆山', None, None]
    """
    return _without_city(_NO_LETTER.sub("", normalize("NFKC", name).casefold())[:LONGEST])[0]


def read(names: np.ndarray, cancelled: Cancelled = never) -> Names:
    """Names (n,), None where missing (as 未命名 is), ready to be compared; each distinct one is looked at once.

    >>> found = read(np.array(["第七中学", None, "第7 中学"], dtype=object))
    >>> found.number.tolist(), found.text.tolist()
    ([0, -1, 0], ['第7中学'])
    """
    raw, distinct = pd.factorize(np.asarray(names, dtype=object))
    texts = np.full(len(distinct), "", dtype=object)
    for some in chunks(len(distinct), 50_000, cancelled=cancelled):
        texts[some] = ["" if is_no_name(name) else plain(name) for name in distinct[some]]
    number, text = pd.factorize(np.where(texts == "", None, texts))
    signs = np.fromiter((numerals(one) for one in text), dtype=object, count=len(text))
    return Names(np.append(number, -1)[raw], np.asarray(text, dtype=object), pd.factorize(signs)[0])


def similarities(
    texts: np.ndarray, one: np.ndarray, other: np.ndarray, least: float, cancelled: Cancelled = never
) -> np.ndarray:
    """How alike pairs of names are: 1 − edits ÷ length of the longer (Levenshtein 1966); 0 where it is below `least`.

    Parameters
    ----------
    texts : (m,) distinct names.
    one, other : (p,) the numbers of the names of each pair.

    >>> texts = np.array(["云川路小学", "云川小学", "银行"], dtype=object)
    >>> similarities(texts, np.array([0, 0, 0]), np.array([0, 1, 2]), least=0.5).tolist()
    [1.0, 0.8, 0.0]
    """
    result = np.where(one == other, 1.0, 0.0)
    lengths = [np.fromiter(map(len, texts[some]), dtype=np.int64, count=len(some)) for some in (one, other)]
    longer, shorter = np.maximum(*lengths), np.minimum(*lengths)
    left = np.flatnonzero((one != other) & (shorter >= least * longer - 1e-9) & (shorter > 0))
    left = left[np.argsort(longer[left], kind="stable")]
    while len(left):
        # Pairs of like length together, so that few characters are padding.
        size = max(1, int(CELLS / longer[left[: CELLS // 100][-1]] ** 2))
        some, left = left[:size], left[size:]
        for _ in chunks(1, 1, cancelled=cancelled):
            result[some] = _alike(texts, one[some], other[some], longer[some], least)
    return result


def _alike(texts: np.ndarray, one: np.ndarray, other: np.ndarray, longer: np.ndarray, least: float) -> np.ndarray:
    a, b = _letters(texts[one]), _letters(texts[other])
    # Letters that the other name lacks must be edited: most pairs are out before their edits are counted.
    lacking = np.maximum(_lacking(a, b), _lacking(b, a))
    near = np.flatnonzero(1 - lacking / longer >= least - 1e-9)
    result = np.zeros(len(one))
    if len(near):
        found = 1 - edits(a[near], b[near]) / longer[near]
        result[near] = np.where(found >= least - 1e-9, found, 0)
    return result


def _letters(texts: np.ndarray) -> np.ndarray:
    """(p, width) code points, 0 behind the end."""
    packed = np.asarray(texts, dtype=str)
    return packed.view(np.uint32).reshape(len(packed), -1)


def _lacking(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """(p,) how many letters of `a` do not occur in `b`."""
    lacking = a > 0
    for letter in b.T:
        lacking &= a != letter[:, None]
    return lacking.sum(axis=1)


def edits(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """(p,) letters that must be put in, left out or changed to make each row of `a` (p, k) that of `b` (p, l); 0 is no letter.

    Wagner & Fischer (1974), a cell of the table for all pairs at once.

    >>> edits(np.array([[1, 2, 3]]), np.array([[1, 3, 0]])).tolist()
    [1]
    """
    rows, ends_a, ends_b = np.arange(len(a)), (a > 0).sum(axis=1), (b > 0).sum(axis=1)
    across = np.ascontiguousarray(b.T)
    # A line of the table, and in it a row of all pairs.
    line = np.repeat(np.arange(len(across) + 1, dtype=np.int16)[:, None], len(a), axis=1)
    result = line[ends_b, rows]
    for i, letter in enumerate(np.ascontiguousarray(a.T), 1):
        before, line[0] = line[0].copy(), i
        for j, other in enumerate(across, 1):
            changed = before + (letter != other)
            before = line[j].copy()
            line[j] = np.minimum(changed, np.minimum(before, line[j - 1]) + np.int16(1))
        done = np.flatnonzero(ends_a == i)
        result[done] = line[ends_b[done], done]
    return result
