"""Values of an attribute as texts, numbers and years, whatever a layer holds them as."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

import numpy as np

from ..lazy import pandas as pd
from . import terms
from .arrays import objects
from .errors import InputError
from .text import listed, remarks, translate


def as_text(value: object) -> str | None:
    """A value as text, None for what is missing and blanks; whole numbers lose their ``.0``, lists are joined by ``|``, dates are
    ISO 8601.

    >>> as_text(3.0), as_text(" 江宁区 "), as_text(["a", 1]), as_text(""), as_text(np.nan)
    ('3', '江宁区', 'a|1', None, None)
    """
    if isinstance(value, (str, int)):
        return str(value).strip() or None
    if isinstance(value, (float, np.floating)) and value != value:
        return None
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list):
        value = "|".join(map(str, value))
    if isinstance(value, (date, time)):
        value = value.isoformat()
    return str(value).strip() or None


# What stands in a list where a name is missing.
_NO_NAME = re.compile(
    r"(?:暂未|尚未|未|待)命名(?:道路|小区|地块|建筑|地点|点|要素)?\d*|(?:名称)?(?:暂?无|未知|不详|不明|空白?|缺失?|未填写?|待定|待补充?)"
    r"|(?:暂?无|未知)(?:名称?|名字|数据|记录|信息)|unnamed\d*|unknown|untitled|noname|none|null|nil|nan|na|notavailable|notknown|tbd"
)
_NO_LETTER = re.compile(r"[\W_]+")


def is_no_name(value: object) -> bool:
    """Whether a text has no letter or only says that a name is missing: two such are not one place.

    >>> [is_no_name(value) for value in ("未命名", "（无）", "N/A", "未命名 2", "无名路", "无锡", 0)]
    [True, True, True, True, False, False, False]
    """
    if not isinstance(value, str):
        return False
    text = _NO_LETTER.sub("", unicodedata.normalize("NFKC", value).casefold())
    return not text or bool(_NO_NAME.fullmatch(text))


def year_of(value: object) -> float:
    """The year out of a date, a number or a text that begins with one, NaN where there is none.

    >>> year_of("2012年5月"), year_of(2012), year_of("May")
    (2012.0, 2012.0, nan)
    """
    found = re.match(r"\s*(\d{4})(?!\d)", str(value))
    return float(found[1]) if found else np.nan


def as_numbers(values: Iterable[object], field: str) -> tuple[np.ndarray, list[str]]:
    """Values (n,) as floats, NaN for None; a remark that counts whatever else of the `field` is no number.

    >>> as_numbers([1, "2.5", None, "many"], "floors")[0].tolist()
    [1.0, 2.5, nan, nan]
    """
    values = pd.Series(objects(values), dtype=object)
    numbers = pd.Series(numeric(values), values.index)
    one = translate("Bridge", "{n} value of “{field}” is not a number (“{example}”) and counts as missing.")
    many = translate("Bridge", "{n} values of “{field}” are not numbers (such as “{example}”) and count as missing.")
    return numbers.to_numpy(), _lost(values, numbers, field, one, many)


def numeric(values: Iterable[object]) -> np.ndarray:
    """Values (n,) as floats, NaN for whatever is no finite number: the one way in which a text of a layer becomes a number.

    Full-width digits are digits. Commas part thousands where all those of the column may; 1,5 is no number.

    >>> numeric(["２０", "1,200", " 3.5", True, None, "inf", "many"]).tolist()
    [20.0, 1200.0, 3.5, 1.0, nan, nan, nan]
    >>> numeric(["1,250", "1,5", "2"]).tolist()
    [nan, nan, 2.0]
    """
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiu":
        return np.where(np.isfinite(values), values, np.nan).astype(float)
    values = in_half_width(pd.Series(objects(values), dtype=object))
    parted = np.array([isinstance(value, str) and "," in value for value in values], bool)
    if parted.any() and all(map(_THOUSANDS.fullmatch, values[parted])):
        values = values.mask(parted, values[parted].str.replace(",", ""))
    numbers = pd.to_numeric(values, errors="coerce").to_numpy(float, na_value=np.nan)
    return np.where(np.isfinite(numbers), numbers, np.nan)


_THOUSANDS = re.compile(r"\s*[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\s*")


def numbered(names: Iterable[str | None], marks: Iterable[str] | None = None) -> np.ndarray:
    """The names of all rows (n,) so that each is one row's: with its number where it is not the only one, that alone for None.

    `marks` : what stands before the number of each row in its layer, for rows of several layers; each counts from 1.

    >>> numbered(["mill", "mill", None, "yard"]).tolist()
    ['mill #1', 'mill #2', '#3', 'yard']
    >>> numbered(["mill", "mill"], ["", "E"]).tolist()
    ['mill #1', 'mill #E1']
    """
    names = pd.Series(objects(names), dtype=object)
    marks = pd.Series([""] * len(names) if marks is None else list(marks), dtype=object)
    numbers = marks + (marks.groupby(marks).cumcount() + 1).astype(str)
    shared, nameless = names.notna() & names.duplicated(keep=False), names.isna()
    row, site = translate("Columns", "{name} #{n}"), translate("Columns", "{name} #{mark}")
    told = zip(names[shared], numbers[shared], marks[shared], strict=True)
    names[shared] = [(site if mark else row).format(name=name, n=n, mark=n) for name, n, mark in told]
    names[nameless] = [row_name(n) for n in numbers[nameless]]
    return names.to_numpy(object)


def row_name(n: object) -> str:
    """What a row without a name is called.

    >>> row_name(448)
    '#448'
    """
    return translate("Columns", "#{n}").format(n=n)


def in_half_width(values: pd.Series) -> pd.Series:
    """Values (n,) with full-width digits and signs as those that a number is written with (Unicode NFKC); only texts change.

    >>> in_half_width(pd.Series(["４０．５", 3, None], dtype=object)).tolist()
    ['40.5', 3, None]
    """
    is_wide = [isinstance(value, str) and not value.isascii() for value in values]
    if not any(is_wide):
        return values
    normal = values.copy()
    normal[is_wide] = values[is_wide].map(lambda text: unicodedata.normalize("NFKC", text))
    return normal


def as_years(values: Iterable[object], field: str) -> tuple[np.ndarray, list[str]]:
    """Values (n,) as years, see :func:`year_of`; a remark that counts those of the `field` that hold none.

    >>> as_years(["2012-05", None, "soon"], "opened")[1]
    ['1 value of “opened” holds no year (“soon”) and counts as missing.']
    """
    values = pd.Series(objects(values), dtype=object)
    years = values.map(year_of).astype(float)
    one = translate("Bridge", "{n} value of “{field}” holds no year (“{example}”) and counts as missing.")
    many = translate("Bridge", "{n} values of “{field}” hold no year (such as “{example}”) and count as missing.")
    return years.to_numpy(), _lost(values, years, field, one, many)


def _lost(values: pd.Series, parsed: pd.Series, field: str, one: str, many: str) -> list[str]:
    lost = values.notna() & parsed.isna()
    return remarks((lost.to_numpy(), one, many), field=field, example=values[lost].iloc[0]) if lost.any() else []


def no_field(parameter: str, layer: str, fields: list[str], field: str) -> InputError:
    """The error about a field that a layer lacks; `parameter` is the one that names the field.

    >>> print(no_field("NAME_FIELD", "sites", ["id", "area"], "name"))
    NAME_FIELD: the layer “sites” has no field “name”. It has: id, area.
    """
    return InputError(
        parameter,
        translate("Bridge", "the layer “{layer}” has no field “{field}”.").format(layer=layer, field=field),
        translate("Bridge", "It has: {fields}.").format(fields=listed(fields, len(fields)) or "–"),
    )


# Fields that files of SQLite take for their primary key, and what they call the column of the geometry.
KEYS = ("fid", "ogc_fid")
GEOMETRY = "geom"
# The end of an input's attribute that moves aside for one of a tool's own.
MOVED = "_in"


def kept_name(name: str, taken: set[str], is_key: bool = False) -> str:
    """What an input's attribute is called in a result whose own names (case folded) are `taken`: ``<name>_in`` where one is its.

    A GeoPackage takes a field called fid for its primary key, and fails where the values `is_key` does not vouch for are none.

    >>> kept_name("city", {"city", "ring"}), kept_name("FID", set()), kept_name("area", {"ring"})
    ('city_in', 'FID_in', 'area')
    """
    if (name.casefold() in KEYS and not is_key) or name.casefold() == GEOMETRY:
        name += MOVED
    while name.casefold() in taken:
        name += MOVED
    return name


def before_moving(name: str) -> str:
    """What an attribute was called, case folded, before :func:`kept_name` moved it aside, in one run or in several.

    >>> before_moving("status_in_in"), before_moving("Area")
    ('status', 'area')
    """
    while name.endswith(MOVED):
        name = name.removesuffix(MOVED)
    return name.casefold()


# What a field is called that holds what each row is called: its own name first; how the heads of others end; and fields with the
# name of the ground that a row is, or lies in.
OWN_NAMES = ("name", "名称")
NAMES = (*OWN_NAMES, "town", "小镇", "新城", "园区", "校名", "楼名")
ENDINGS = ("名称", "名字", "楼名", "校名", "_name", " name")
CITIES, DISTRICTS = ("city", "城市"), ("district", "区县")
# How a field begins that holds the name of what a place lies in.
AROUND = (
    *("city", "district", "province", "county", "street", "committee"),
    *("所在", "所属", "省", "城市", "地市", "区县", "城区", "行政区", "县", "街道", "乡镇", "社区", "居委会"),
)


class Head(NamedTuple):
    """What a field is called, its heading where it has one beside, and whether it holds texts."""

    name: str
    alias: str = ""
    is_text: bool = True


def name_among(heads: Iterable[Head]) -> str:
    """The field that holds what the rows of a layer are called, empty without one: a name itself before what ends as one.

    The name of what a place lies in is its own only where nothing else is.

    >>> name_among([Head("town"), Head("名称")]), name_among([Head("kind"), Head("park_name")]), name_among([Head("area")])
    ('名称', 'park_name', '')
    >>> name_among([Head("区县名称"), Head("地块名称")]), name_among([Head("区县名称")])
    ('地块名称', '区县名称')
    """
    heads = list(heads)
    ending = sorted(filter(ends_as_name, heads), key=is_named_around)
    return next(iter(called_so(NAMES, heads)), "") or next((head.name for head in ending), "")


def is_named_around(head: Head) -> bool:
    """Whether a field is called as the name of what a place lies in: its city, its district, its street.

    >>> is_named_around(Head("区县名称")), is_named_around(Head("k", "District name")), is_named_around(Head("地块名称"))
    (True, True, False)
    """
    return any(said.strip().lower().startswith(AROUND) for said in (head.name, head.alias) if said)


def called_so(names: Iterable[str], heads: list[Head]) -> list[str]:
    """The fields that are called as some names, in the order of these.

    >>> called_so(("district", "city"), [Head("CITY"), Head("area")])
    ['CITY']
    """
    return [own for name in names if (own := _called(name, heads))]


def _called(name: str, heads: list[Head]) -> str:
    """The field of a name as QGIS looks it up: to the letter, in any case, by its heading."""
    said = (
        lambda head: head.name,
        lambda head: head.name.casefold(),
        lambda head: head.alias.casefold(),
    )
    return next((head.name for called in said for head in heads if called(head) == name), "")


def ends_as_name(head: Head) -> bool:
    """Whether a field is called as names are, by itself or by its heading.

    What a tool found out is no name of a place: the name of its ring is not.

    >>> ends_as_name(Head("众创空间名称")), ends_as_name(Head("k", "Park name")), ends_as_name(Head("ring_name"))
    (True, True, False)
    """
    is_own = head.is_text and terms.label("field", head.name) == head.name
    return is_own and any(said.strip().lower().endswith(ENDINGS) for said in (head.name, head.alias))
