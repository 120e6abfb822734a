"""Words and figures for what a layer holds: headings with units, codes in words, per cent, sensible decimals, yes and no."""

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from types import MappingProxyType

from qgis.core import QgsField, QgsProject
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

from ..algorithms.bridge import as_text, plain
from ..algorithms.styling import BUILT, CODES_IN_TABLES, GROUP_OF_FIELD
from ..core.base import status, terms
from ..core.base.columns import MOVED
from ..core.base.text import MIXED, HalfUp, column_decimals, percent, rounded, split_list, translate, yes_or_no
from ..core.lazy import weights, zones

MISSING = "—"
# Fields whose numbers are shares of one, beyond those that say so in their names.
SHARES = {"coverage", "top_share", "floors_known", "load"}
# How names of fields end whose numbers are codes, and whole numbers so long that they count nothing a planner counts.
CODES, LONG = ("id", "code", "编号", "编码", "代码", "序号"), 10**8
# Names of fields with degrees, and decimals of these: a tenth of a metre.
COORDINATES, DEGREES = {"x", "y", "lon", "lng", "lat", "long", "longitude", "latitude"}, 6
# Per cent that nobody sees.
EXACT = 0.05
WHOLE = {QMetaType.Type.Int, QMetaType.Type.UInt, QMetaType.Type.LongLong, QMetaType.Type.ULongLong}
# Groups of terms beside which a field of their codes may hold those of another.
ALSO = {"facility": "module", "module": "stage", "level": "circle"}
# Groups of terms that a field of codes may be of, by the field.
GROUPS = GROUP_OF_FIELD | CODES_IN_TABLES | {"missing": "facility", "modes": "sharing_mode", "category": "facility"}
# What a class of a point of interest may be of.
CLASSES = (
    "facility", "sharing_mode", "host_kind", "centre", "module", "incubator_kind", "land_use", "status",
)  # fmt: skip


def heading(field: QgsField) -> str:
    """What a column is called: the field's alias, its term, or what it says of a class of facilities."""
    term = terms.label("field", field.name())
    if field.alias() or term != field.name():
        return field.alias() or term
    if field.name().endswith(MOVED):  # the input's own, beside what the tool found out
        return _given(field.name())
    says, name = terms.of_class(field.name())
    what = name and (terms.class_in_words(name) or (name if QgsProject.instance().mapLayersByName(name) else ""))
    if not what:
        return field.name()
    patterns = {
        "m": translate("Words", "to the nearest {facility} (m)"),
        "min": translate("Words", "to the nearest {facility} (min)"),
        "n": translate("Words", "number in reach: {facility}"),
        "ok": translate("Words", "in reach: {facility}"),
    }
    return patterns[says].format(facility=what)


def _given(name: str) -> str:
    """What a column is called that a result took over and that moved aside, once for each tool that has one of its name."""
    before, times = name, 0
    while before.endswith(MOVED) and terms.label("field", before) == before:
        before, times = before.removesuffix(MOVED), times + 1
    if before == "status":  # of the tools before
        text = translate("Words", "{field} (earlier)"), translate("Words", "{field} (earlier {n})")
    else:
        text = translate("Words", "{field} (as given)"), translate("Words", "{field} (as given {n})")
    return text[times > 1].format(field=terms.label("field", before), n=times)


def teller(
    field: QgsField, said: Mapping[str, str] = MappingProxyType({}), column: Iterable[object] = ()
) -> Callable[[object], str]:
    """What writes the field's values as a planner reads them; `said` has the words of some values.

    Numbers have as many decimals as the `column`, its first values, asks for, so that they stand below each other.
    """
    tell = _teller(field, column)

    def tell_any(value: object) -> str:
        value = plain(value)
        if said and isinstance(value, str | int | float) and (written := as_text(value)) in said:
            return said[written]
        return MISSING if value is None or value == "" or value != value else tell(value)

    return tell_any


def tell_unjudged(value: object) -> str:
    """What is said instead of a figure of what was not judged: 0 and “no” would pass for findings."""
    return translate("Words", "not judged")


def _teller(field: QgsField, column: Iterable[object]) -> Callable[[object], str]:
    name, kind = _called(field), field.type()
    if kind == QMetaType.Type.Bool:
        return yes_or_no
    if kind in WHOLE:
        is_plain = _is_year(name) or is_code(field, column)
        return _years if is_plain else lambda value: f"{value:,}"
    if kind == QMetaType.Type.Double:
        given = [given for value in column if isinstance(given := plain(value), float)]
        if is_code(field, given):
            return _years
        if is_degrees(field, given):
            digits = degree_decimals(given)
            return lambda value: f"{HalfUp(value):.{digits}f}"
        places = share_decimals(given) if is_share(name) else column_decimals(given)
        places = places if given and name not in MIXED else None
        return lambda value: number(name, float(value), places)
    group = GROUPS.get(name, name)
    if name.startswith("status" + MOVED):  # `ok` means what the tool before was for
        return lambda value: translate("Words", "in order") if value == status.OK else _text(group, value)
    return lambda value: _text(group, value)


def _called(field: QgsField) -> str:
    """The name by which a field's numbers go: shares of built-up land are called so by their heading alone."""
    said = {terms.label("field", name): name for name in BUILT.values()}
    return said.get(field.alias(), field.name())


def _names(field: QgsField) -> list[str]:
    """What a field is called by its data and by its heading, without case and with spaces for underscores."""
    return [name.casefold().replace("_", " ").strip() for name in (field.name(), field.alias()) if name]


def is_code(field: QgsField, column: Iterable[object]) -> bool:
    """Whether whole numbers stand for things and count none: by the name, or as all are as long as numbers of a database."""
    if terms.label("field", field.name()) != field.name():
        return field.name().endswith("id")
    numbers = [value for given in column if isinstance(value := plain(given), int | float)]
    if any(value != int(value) for value in numbers if isfinite(value)):
        return False
    if any(name.endswith(CODES) for name in _names(field)):
        return True
    return bool(numbers) and min(map(abs, numbers)) >= LONG


def is_degrees(field: QgsField, column: Iterable[float]) -> bool:
    """Whether numbers are longitudes or latitudes: by the name, and as the globe has no others."""
    named = any(name in COORDINATES or name.endswith(("经度", "纬度")) for name in _names(field))
    return named and all(abs(value) <= 180 for value in column if isfinite(value))


def degree_decimals(column: Iterable[float]) -> int:
    """As many as the numbers have, and no more than say where a thing is.

    >>> degree_decimals([118.7321, 119.0]), degree_decimals([118.79123456789])
    (4, 6)
    """
    given = [value for value in column if isfinite(value)]
    return next((n for n in range(DEGREES) if all(abs(round(value, n) - value) < 1e-9 for value in given)), DEGREES)


def _is_year(name: str) -> bool:
    return "year" in name.casefold() or "年" in name


def _years(value: object) -> str:
    return f"{value:.0f}"


def is_share(name: str) -> bool:
    """Whether a field of this name holds shares of one."""
    return name in SHARES or "share" in name


def share_decimals(shares: Iterable[float]) -> int:
    """One where a column of shares has one that is no whole per cent, so that parts of a whole add up; else none.

    >>> share_decimals([0.235, 0.41]), share_decimals([0.24, 0.41])
    (1, 0)
    """
    return int(any(abs(100 * share - round(100 * share)) > EXACT for share in shares if isfinite(share)))


def number(name: str, value: float, places: int | None = None) -> str:
    """Per cent for shares; else `places`, or without them none for metres and from 100 on and three figures below."""
    if is_share(name) and 0 < value < 1:
        shown = percent(value)
        return f"{HalfUp(value):.1%}" if places and shown[:-1].isdigit() else shown
    if is_share(name):
        return f"{HalfUp(value * 100):,.0f}%"
    if _is_year(name):
        return _years(HalfUp(value))
    if places is not None:
        return rounded(value, places)
    if name.endswith(("_m", "_m2")) or abs(value) >= 100 or value == int(value):
        return rounded(value)
    return f"{HalfUp(value):.3g}"


def _text(group: str, value: object) -> str:
    """Codes, also several in a list, as words; other text as it is."""
    if isinstance(value, (QDate, QDateTime)):
        return value.toString("yyyy-MM-dd")
    if isinstance(value, QTime):
        return value.toString("HH:mm")
    text = str(value)
    codes = [_code(group, part) for part in split_list(text)]
    return translate("Text", ", ").join(codes) if codes != split_list(text) else text


def _code(group: str, text: str) -> str:
    if group == "class":  # of whichever scheme
        return next((terms.label(of, text) for of in CLASSES if text in terms.codes(of)), text)
    for known in (group, "status", ALSO.get(group, group)):
        if known in terms.groups() and text in terms.codes(known):
            return terms.label(known, text)
    if group == "ring":  # also those that are only numbered
        return zones.ring_word(text)
    return weights.word(text) if group == "criterion" else text
