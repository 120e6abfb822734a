"""What a table to be typed holds at first: what the data hold, in words."""

import re
from collections import Counter
from collections.abc import Sequence

from qgis.core import Qgis, QgsFeatureRequest, QgsField, QgsVectorLayer

from ..algorithms.bridge import as_text, plain
from ..core.base import terms
from ..core.base.text import split_list, translate
from ..core.lazy import facility_classes, mix_kinds
from . import guess, row_marks, words
from .cells import MOST

# Numbers that are no criteria: what marks a row, where it stands, when it began, how large it is.
NO_CRITERIA = [
    *("id", "fid", "gid", "oid", "uid", "objectid", "code", "adcode", "typecode", "number", "phone", "tel", "postcode"),
    *("x", "y", "lng", "lon", "lat", "longitude", "latitude", "easting", "northing", "area", "year"),
    *("编号", "序号", "编码", "代码", "电话", "邮编", "门牌", "经度", "纬度", "坐标", "面积", "年份", "年代"),
    *("建成年", "竣工年", "建成时间", "竣工时间", "成立"),
]
# Those of which less is better, and ways to anything.
COSTS = ["rent", "price", "cost", "租金", "价格", "造价", "成本", "费用", "单价", "地价"]
WAYS = ["m", "min", "minutes", "distance", "dist", "hubdist", "距离", "路程", "车程", "步行时间", "通勤时间"]
# A way named by where it leads; 距今 is an age. A thing's own measure in metres is no way.
LEADS = re.compile(r"距(?!今)|[离至到].*[（(](?:米|m|千米|公里|km|分钟|min)[)）]$")
SIZES = ["height", "width", "depth", "length", "净高", "层高", "高度", "宽度", "面宽", "进深", "长度"]
# A unit in brackets says nothing of what a number is.
UNIT = re.compile(r"[（(\[【].*?[】\])）]")
# What a context says of a target layer; of several readings of one thing one is a criterion: the time, else the distance.
CONTEXT = re.compile(r"(min|m|n)_(.+)")
READINGS = ("min", "m", "n")
# Words of one thing: a distance to stops of the user's own is the same as that to a layer of stops.
ALIKE = (
    [
        "transit",
        "stops",
        "stop",
        "stations",
        "station",
        "metro",
        "subway",
        "bus",
        "公交",
        "地铁",
        "轨道",
        "站点",
        "车站",
    ],
    ["roads", "road", "streets", "street", "道路", "路网"],
    ["schools", "school", "学校"],
    ["parks", "park", "公园"],
)
# Of each criterion: field, benefit or cost, weight, bounds.
WIDTH = 5
# Rows counted to distinguish the frequent values from the rare: it happens while the window waits.
COUNTED = 10_000


def state_of(layer: QgsVectorLayer) -> tuple:
    """What is looked at to tell whether a layer has anything else to offer: which rows it has, and its fields.

    Other values in the same rows are not: for these all of them would have to be read each time.
    """
    fields = ((field.name(), field.alias(), field.typeName()) for field in layer.fields())
    return layer.id(), layer.subsetString(), layer.featureCount(), *fields


def numbers(layer: QgsVectorLayer) -> dict[str, str]:
    """The fields that a criterion can be, in words."""
    return {field.name(): words.heading(field) for field in layer.fields() if field.isNumeric()}


def directions() -> dict[str, str]:
    """What more of a criterion is worth, in words."""
    return {code: terms.label("direction", code) for code in terms.codes("direction")}


def classes(group: str) -> dict[str, str]:
    """The classes of a group of terms, in words."""
    return {code: terms.label(group, code) for code in terms.codes(group)}


def criteria(layer: QgsVectorLayer) -> list[str]:
    """A row for each number that may be a criterion: field, benefit or cost, weight 1, no bounds; each thing once."""
    names = [name for name in numbers(layer) if _is_measured(layer.fields().field(name))]
    marks = row_marks.marks(layer, names)
    names = [name for name in names if name not in marks]
    own, measured = [name for name in names if not CONTEXT.fullmatch(name)], _measured(names)
    kept = {*(name for name in own if not _reads_any(name, measured)), *measured}
    return [cell for name in names if name in kept for cell in _criterion(layer, name)]


def _measured(names: Sequence[str]) -> list[str]:
    """Of the fields of a context one for each target."""
    found = [match for match in map(CONTEXT.fullmatch, names) if match]
    best: dict[str, str] = {}
    for match in sorted(found, key=lambda match: READINGS.index(match[1])):
        best.setdefault(match[2], match[0])
    return list(best.values())


def _reads_any(name: str, measured: Sequence[str]) -> bool:
    """Whether a field of the user's own is the distance to what one of a context's fields is measured to."""
    if not _is_way(name):
        return False
    targets = [CONTEXT.fullmatch(field)[2] for field in measured]
    return any(guess.likeness(name, words) and any(guess.likeness(to, words) for to in targets) for words in ALIKE)


def _criterion(layer: QgsVectorLayer, name: str) -> list[str]:
    field = layer.fields().field(name)
    is_cost = _is_named(field, COSTS) or any(map(_is_way, _said(field)))
    return [name, "cost" if is_cost else "benefit", "1", "", ""]


def _is_named(field: QgsField, hints: Sequence[str]) -> bool:
    """Whether its name or its heading holds a word, beside a unit."""
    return any(guess.likeness(UNIT.sub(" ", said), hints) for said in _said(field))


def _is_measured(field: QgsField) -> bool:
    """Whether nothing says that it is no criterion; a context's heading may have any word of its target."""
    return bool(CONTEXT.fullmatch(field.name())) or not _is_named(field, NO_CRITERIA)


def _is_way(name: str) -> bool:
    """Whether a number is how far or how long it is to something."""
    bare = UNIT.sub(" ", name)
    return bool(LEADS.match(name) or guess.likeness(bare, WAYS)) and not guess.likeness(bare, SIZES)


def _said(field: QgsField) -> list[str]:
    return [said for said in (field.name(), field.alias()) if said]


def with_context(cells: Sequence[str], layer: QgsVectorLayer) -> list[str]:
    """Criteria of the user's own, and below them what a context measured (m_*, min_*, n_*) to targets that they lack."""
    known = list(map(str, cells[::WIDTH]))
    targets = {match[2] for match in map(CONTEXT.fullmatch, known) if match}
    measured = [name for name in _measured(list(numbers(layer))) if CONTEXT.fullmatch(name)[2] not in targets]
    new = [name for name in measured if not any(_reads_any(own, [name]) for own in known)]
    return [*cells, *(cell for name in new for cell in _criterion(layer, name))]


def criteria_in_words(layer: QgsVectorLayer) -> list[str]:
    """What the criteria that a layer has are called, each by its field where its words are another's too or hold a comma."""
    names = criteria(layer)[::WIDTH]
    said = [numbers(layer)[name] for name in names]
    clear = [said.count(word) == 1 and split_list(word) == [word] for word in said]
    return [word if is_clear else name for name, word, is_clear in zip(names, said, clear, strict=True)]


def criteria_named(layer: QgsVectorLayer, cells: Sequence[str], names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The rows of these criteria in this order, as the table has them already or anew; and the names that no field has."""
    rows = {str(cells[i]): list(cells[i : i + WIDTH]) for i in range(0, len(cells), WIDTH)}
    fields = {word: name for name, word in numbers(layer).items()} | {name: name for name in numbers(layer)}
    unknown = [name for name in names if name not in fields]
    found = [fields[name] for name in names if name in fields]
    return [cell for name in found for cell in rows.get(name) or _criterion(layer, name)], unknown


def class_map(layer: QgsVectorLayer, field: str, group: str) -> list[str]:
    """A row for each frequent value of a field with its class; the rare ones are one class, or no module.

    A value of several types (060101|060400) goes by its main one, as the tools take it. Rare values keep their kind of space or
    amenity, which the tool finds by itself.
    """
    values = values_by_frequency(layer, field)
    other = translate("Dialog", "other") if group == "facility" else ""
    cells = [text for value in values[:MOST] for text in (value, _class_of(value, group))]
    if group == "mix_kind":
        return cells
    return cells + [text for value in values[MOST:] for text in (value, other)]


def _class_of(value: str, group: str) -> str:
    if group == "facility":
        return facility_classes.class_of(value) or value
    if group == "mix_kind":
        return next(filter(None, (mix_kinds.kinds_of([value], side)[0] for side in ("size", "space"))), "")
    return terms.code_of(group, value) or ""


def values_by_frequency(layer: QgsVectorLayer, field: str) -> list[str]:
    """The values of a field, the most frequent first as far as rows are counted, the rest in the order of the alphabet."""
    at = layer.fields().lookupField(field)
    request = QgsFeatureRequest().setLimit(COUNTED).setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    rows = layer.getFeatures(request.setSubsetOfAttributes([at]))
    counts = Counter(text for row in rows if (text := _text(row.attribute(at))))
    if layer.featureCount() > COUNTED:
        counts.update(dict.fromkeys(filter(None, map(_text, layer.uniqueValues(at))), 0))
    return sorted(counts, key=lambda value: (-counts[value], value))


def _text(value: object) -> str:
    return as_text(plain(value)) or ""
