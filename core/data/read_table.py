"""A table with coordinates in some of its columns, as points in WGS 84."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..base import status
from ..base.errors import InputError
from ..base.options import require_one_of
from ..base.running import Cancelled, Progress, ignore, never
from ..base.text import listed, of_rows, paragraph, plural, remarks, translate
from . import coordinates
from .degrees import degrees, pairs, plain
from .tables import TextTable, has_decimal_comma, typed

# What columns of coordinates are called, the surest first; of a name any part that stands by itself counts.
LONGITUDE = ("lng", "lon", "long", "longitude", "经度", "东经", "jd", "x", "x坐标", "横坐标")
LATITUDE = ("lat", "latitude", "纬度", "北纬", "wd", "y", "y坐标", "纵坐标")
# Parts of a column's name that say which system its coordinates are in.
SAYS = {"wgs84": ("wgs", "gps"), "gcj02": ("gcj", "amap", "高德", "火星"), "bd09": ("bd09", "bd", "baidu", "百度")}
SPELLED = {"wgs84": "WGS 84", "gcj02": "GCJ-02", "bd09": "BD-09"}
# What a table out of AMap has beside the coordinates, which are in GCJ-02.
OF_AMAP = ("typecode", "adcode", "pcode")
# And one column that holds both.
BOTH = (
    "lnglat",
    "lonlat",
    "location",
    "coordinates",
    "coordinate",
    "coord",
    "坐标",
    "经纬度",
    "wkt",
    "geometry",
    "geom",
    "point",
)
# What lists have below their rows, which is no place: the total, and what is said of the list.
TOTALS = ("合计", "总计", "小计", "共计", "累计", "grand total", "subtotal", "total", "sum")
REMARKS = ("数据来源", "资料来源", "备注", "附注", "说明", "注", "notes", "note", "remarks", "remark", "source")
# A column holds coordinates where most of its cells do.
MOST = 0.5
# Rows in which a column without a heading is tried.
TRIED = 1000
# The ground of China in whole degrees: what is there the other way round is swapped.
CHINA = {"lon": (73, 136), "lat": (3, 54)}


@dataclass(frozen=True)
class ReadTableOptions:
    """What the user sets.

    `x_field`, `y_field`: the columns of longitude and latitude, or one with both; empty: found by name, or by what they hold;
    `system`: that the coordinates are in, one of `SPELLED`, see :mod:`coordinates`.
    """

    x_field: str = ""
    y_field: str = ""
    system: str = "wgs84"

    def __post_init__(self) -> None:
        require_one_of("system", self.system, list(SPELLED))


@dataclass(frozen=True, eq=False)
class ReadTableResult:
    """What was read.

    Attributes
    ----------
    columns : all columns of the table, numbers where they are numbers.
    rows : ``status`` (`ok swapped no_coordinates unreadable off_earth`), one per row of the table.
    xy : (n, 2) WGS 84, NaN where a row has no place.
    fields : the columns that hold the coordinates, two or one.
    moved : rows that were shifted back to WGS 84.
    best : the system that the points are probably in by what the table says of itself: ``wgs84`` where nothing speaks against
        it, ``undecided`` where they were shifted although another system is named.
    notes, facts : what the user should know of rows without a place; what was found out about the file.
    """

    columns: pd.DataFrame
    rows: pd.DataFrame
    xy: np.ndarray
    fields: tuple[str, ...]
    moved: int
    best: str
    notes: list[str]
    facts: list[str]

    @property
    def summary(self) -> pd.DataFrame:
        """A row for each status that a row has: ``status n``, most first."""
        return self.rows["status"].value_counts().rename_axis("status").reset_index(name="n")


def assess(
    table: TextTable,
    *,
    options: ReadTableOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> ReadTableResult:
    """Points out of a table of texts; longitude and latitude that are swapped are read the right way round.

    Raises
    ------
    InputError : naming ``table`` where it has no rows, ``x_field`` or ``y_field`` where there are no coordinates.

    >>> table = TextTable(pd.DataFrame({"lat": ["118.79", ""], "lng": ["32.06", ""]}).replace("", None))
    >>> made = assess(table)
    >>> made.xy.tolist(), made.rows["status"].tolist()
    ([[118.79, 32.06], [nan, nan]], ['swapped', 'no_coordinates'])
    """
    _require_rows(table)
    options = options or ReadTableOptions()
    system, separator = options.system, table.separator
    fields = coordinate_fields(table, options)
    values = _values(table.columns, fields)
    xy, codes = placed(*values)
    if np.isnan(xy).all():
        raise _no_place(fields)
    here = np.flatnonzero(np.isfinite(xy).all(axis=1))
    moves = np.zeros(len(here), dtype=bool)
    if system != "wgs84":
        xy[here], moves = coordinates.converted(xy[here], system, "wgs84", (), None, progress, cancelled)
    columns = table.columns.apply(lambda column: typed(column, separator)) if len(table.columns) else table.columns
    doubt, best = _doubt(table.columns, fields, system)
    # How many there are and where they lie comes first: of many facts a window shows only so many.
    facts = [_of_placed(len(here), len(xy)), *_of_system(system, int(moves.sum()))]
    if not doubt and not named_system(fields[0]) and _may_be_shifted(system, xy[here]):
        facts.append(_taken_as_it_is())
    facts += [_said_of(fields, values), *_of_shape(table), *_of_decimals(table.columns, separator, fields)]
    notes = [*doubt, *_of_rows(codes, no_places(table.columns, codes)), *_of_shift(system, int((~moves).sum()))]
    return ReadTableResult(
        columns=columns,
        rows=pd.DataFrame({"status": codes}),
        xy=xy,
        fields=fields,
        moved=int(moves.sum()),
        best=best,
        notes=notes,
        facts=facts,
    )


def _require_rows(table: TextTable) -> None:
    if not len(table.columns):
        raise InputError(
            "table",
            translate("ReadTable", "the table holds no rows below its header."),
            translate("ReadTable", "Choose another file; of a workbook the first sheet with content is read."),
        )


# --- which columns --------------------------------------------------------------------------------------------------


def coordinate_fields(table: TextTable, options: ReadTableOptions = ReadTableOptions()) -> tuple[str, ...]:
    """The columns of longitude and latitude, or the one that holds both.

    Columns without content count for nothing; of several that are called so those count that name the chosen system, then
    those that name none.

    Raises InputError naming ``x_field`` or ``y_field`` where there are none.

    >>> names = pd.DataFrame({"name": ["a"], "lng_wgs84": ["118.8"], "lat_wgs84": ["32.1"]})
    >>> coordinate_fields(TextTable(names))
    ('lng_wgs84', 'lat_wgs84')
    """
    columns, x_field, y_field = table.columns, options.x_field.strip(), options.y_field.strip()
    for argument, name in (("x_field", x_field), ("y_field", y_field)):
        if name and name not in columns:
            raise _no_field(argument, name, columns)
    columns = _surest_first(columns, options.system)
    x = x_field or named(columns, LONGITUDE)
    y = y_field or named(columns, LATITUDE)
    if x and y and x != y:
        return x, y
    both = [x_field or y_field] if x_field or y_field else _holding_both(columns)
    both = [name for name in both if _holds_two(columns[name])]
    if both:
        return (both[0],)
    parted = _in_two(table.columns)
    if parted and not (x_field or y_field):
        return parted
    if not table.headed and not (x_field or y_field):
        return _by_content(table.columns)
    if x_field or y_field:
        raise _no_field("y_field" if x_field else "x_field", "", table.columns)
    raise _no_columns(table.columns)


def named(columns: pd.DataFrame, names: Sequence[str]) -> str:
    """The column whose name is one of the names or, failing that, has one as a part; empty where there is none.

    >>> named(pd.DataFrame(columns=["id", "POI_Lng", "经度（WGS84）"]), LONGITUDE)
    'POI_Lng'
    """
    whole = {plain(pd.Series([str(name)]))[0].lower(): name for name in reversed(columns.columns)}
    parts = {part: name for low, name in whole.items() for part in re.split(r"[\W_]+", low) if part}
    for known in (whole, parts):
        found = next((known[name] for name in names if name in known), None)
        if found is not None:
            return found
    chinese = [name for name in names if not name.isascii() and len(name) > 1]
    return next((name for word in chinese for low, name in whole.items() if word in low), "")


def _surest_first(columns: pd.DataFrame, system: str) -> pd.DataFrame:
    """The columns with content, those that name the system first, those that name another one last."""
    full = [name for name in columns if columns[name].notna().any()]
    return columns[sorted(full, key=lambda name: (named_system(name) != system, named_system(name) is not None))]


def named_system(name: str) -> str | None:
    """The system that a column's name says its coordinates are in, None where it says nothing.

    >>> named_system("lng_wgs84"), named_system("gcj_lat"), named_system("lng")
    ('wgs84', 'gcj02', None)
    """
    low = str(name).lower()
    parts = re.split(r"[\W_\d]+", low)
    said = (
        system
        for system, words in SAYS.items()
        for word in words
        if word in parts or ((len(word) > 2 or not word.isascii()) and word in low)
    )
    return next(said, None)


def _in_two(columns: pd.DataFrame) -> tuple[str, ...]:
    """A column that is called as if it held both and holds the first, and that behind it: a comma parted the cell."""
    names = list(columns)
    called = named(columns, BOTH)
    place = names.index(called) if called else len(names)
    pair = tuple(names[place : place + 2])
    return pair if len(pair) == 2 and all(_holds_degrees(columns[name]) for name in pair) else ()


def _holding_both(columns: pd.DataFrame) -> list[str]:
    """The columns that may hold two coordinates, those that are called so first."""
    called = named(columns, BOTH)
    return [*([called] if called else []), *(name for name in columns if name != called)]


def _holds_two(column: pd.Series) -> bool:
    """Whether most cells of a column hold two coordinates, with decimals: 12/5 is no place."""
    tried = column.dropna().iloc[:TRIED].astype(str)
    if not len(tried):
        return False
    first, second = (degrees(part)["value"] for part in pairs(tried))
    sound = (first.abs() <= 180) & (second.abs() <= 180) & (first % 1 != 0) & (second % 1 != 0)
    return bool(sound.mean() > MOST)


def _by_content(columns: pd.DataFrame) -> tuple[str, ...]:
    """Without headings: the first two columns of decimals in the order of longitude and latitude, swapped or not."""
    good = [name for name in columns if _holds_degrees(columns[name])]
    if len(good) < 2:
        raise _no_columns(columns)
    return good[0], good[1]


def _holds_degrees(column: pd.Series) -> bool:
    """Whether most cells of a column are degrees with decimals."""
    value = degrees(column.dropna().iloc[:TRIED])["value"]
    return bool(len(value) and ((value.abs() <= 180) & (value % 1 != 0)).mean() > MOST)


def _no_field(argument: str, name: str, columns: pd.DataFrame) -> InputError:
    if name:
        cause = translate("ReadTable", "the table has no column “{name}”.").format(name=name)
    else:
        cause = translate("ReadTable", "no column was found to go with the one given.")
    cure = translate("ReadTable", "It has: {columns}.").format(columns=listed(list(map(str, columns))))
    return InputError(argument, cause, cure)


def _no_columns(columns: pd.DataFrame) -> InputError:
    cause = translate("ReadTable", "the table has no columns of coordinates; it has: {columns}.")
    return InputError(
        "x_field",
        cause.format(columns=listed(list(map(str, columns)))),
        translate(
            "ReadTable",
            "Name those that hold longitude and latitude. A list without coordinates is joined to places by their names "
            "instead.",
        ),
    )


def _no_place(fields: tuple[str, ...]) -> InputError:
    cause = translate("ReadTable", "no value of {fields} is a longitude or latitude in degrees.")
    cure = translate(
        "ReadTable", "Name other columns; coordinates in metres are read by QGIS's own import of delimited text."
    )
    return InputError("x_field", cause.format(fields=_quoted(fields)), cure)


def _quoted(fields: tuple[str, ...]) -> str:
    return listed([translate("ReadTable", "“{name}”").format(name=name) for name in fields])


# --- where the rows are ---------------------------------------------------------------------------------------------


def _values(columns: pd.DataFrame, fields: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame, np.ndarray]:
    """The degrees of both columns, and which rows have nothing in them."""
    if len(fields) == 1:
        texts = pairs(columns[fields[0]])
        empty = columns[fields[0]].isna().to_numpy()
    else:
        texts = tuple(columns[field] for field in fields)
        empty = (texts[0].isna() & texts[1].isna()).to_numpy()
    return degrees(texts[0]), degrees(texts[1]), empty


def placed(first: pd.DataFrame, second: pd.DataFrame, empty: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Longitude and latitude (n, 2), NaN without a place, and the status of each row.

    `first`, `second`: ``value axis`` of :func:`degrees`, meant as longitude and latitude. They are taken as swapped where their
    directions say so, where only the first can be a latitude, and where they lie in China only the other way round.

    >>> x, y = degrees(pd.Series(["118.8", "32.1", "0", "x"])), degrees(pd.Series(["32.1", "118.8", "0", "y"]))
    >>> placed(x, y, np.zeros(4, bool))[1].tolist()
    ['ok', 'swapped', 'no_coordinates', 'unreadable']
    """
    x, y = first["value"].to_numpy(), second["value"].to_numpy()
    said = (first["axis"] == "lat") | (second["axis"] == "lon")
    told = (first["axis"] == "lon") | (second["axis"] == "lat")
    elsewhere = (np.abs(y) > 90) & (np.abs(x) <= 90) | (_in(y, "lon") & _in(x, "lat"))
    swapped = said.to_numpy() | (elsewhere & ~told.to_numpy())
    xy = np.column_stack([np.where(swapped, y, x), np.where(swapped, x, y)])
    known = np.isfinite(xy).all(axis=1)
    nowhere = empty | ((xy == 0).all(axis=1))
    beyond = known & ((np.abs(xy[:, 0]) > 180) | (np.abs(xy[:, 1]) > 90))
    cases = [nowhere, ~known, beyond, swapped]
    codes = [status.NO_COORDINATES, status.UNREADABLE, status.OFF_EARTH, status.SWAPPED]
    xy[nowhere | ~known | beyond] = np.nan
    return xy, np.select(cases, codes, status.OK).astype(object)


def _in(values: np.ndarray, axis: str) -> np.ndarray:
    low, high = CHINA[axis]
    return (values >= low) & (values <= high)


def no_places(columns: pd.DataFrame, codes: np.ndarray) -> pd.Series:
    """What the rows begin with that have no coordinates and are no place, but a total or a remark; None for all others.

    >>> rows = pd.DataFrame({"no": [None, "注：", "3"], "name": ["合 计", None, "注册大厦"], "n": ["211", None, "9"]})
    >>> no_places(rows, np.array(["no_coordinates"] * 3)).tolist()
    ['合计', '注', None]
    """
    bare = codes == status.NO_COORDINATES
    begins = pd.Series(None, index=range(len(codes)), dtype=object)
    if bare.any():
        firsts = columns[bare].astype(object).bfill(axis=1).iloc[:, 0]
        begins[bare] = [_total_or_remark(first) for first in firsts]
    return begins


def _total_or_remark(cell: object) -> str | None:
    """The word by which a cell says that its row is a total (合计：3家, 江宁区小计) or a remark (注1：…)."""
    text = unicodedata.normalize("NFKC", str(cell)).casefold().strip(" *※★([【")
    chinese = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text)
    ends = r"[\s\d]*(?:[\W_].*|[家个处]?)$"
    found = re.match(f"[\u4e00-\u9fff]{{0,6}}?({'|'.join(TOTALS)}){ends}", chinese, re.DOTALL)
    found = found or re.match(f"({'|'.join(REMARKS)}){ends}", chinese, re.DOTALL)
    return found[1] if found else None


# --- what is said ---------------------------------------------------------------------------------------------------


def _said_of(fields: tuple[str, ...], values: tuple) -> str:
    written = int((values[0]["axis"].notna() | values[1]["axis"].notna()).sum())
    text = translate("ReadTable", "Coordinates were read from {fields}.").format(fields=_quoted(fields))
    if not written:
        return text
    more = plural(
        written,
        translate("ReadTable", "{n} row names its direction (east, north)."),
        translate("ReadTable", "{n} rows name their direction (east, north)."),
    )
    return paragraph(text, more)


def _of_shape(table: TextTable) -> list[str]:
    facts = []
    if table.above:
        text = translate("ReadTable", "Lines above the header: {lines}.")
        facts.append(text.format(lines=listed(table.above, 3)))
    if not table.headed:
        facts.append(translate("ReadTable", "There is no header; the columns are called field_1, field_2 and so on."))
    facts += remarks(
        (
            table.blank,
            translate("ReadTable", "{n} row without any content was skipped."),
            translate("ReadTable", "{n} rows without any content were skipped."),
        ),
        (
            table.ragged,
            translate(
                "ReadTable",
                "{n} row has more or fewer cells than the header; the surplus is kept in a column of its own.",
            ),
            translate(
                "ReadTable",
                "{n} rows have more or fewer cells than the header; the surplus is kept in a column of its own.",
            ),
        ),
    )
    return facts


def _of_decimals(columns: pd.DataFrame, separator: str, fields: tuple[str, ...]) -> list[str]:
    """The columns whose decimals stand behind a comma; of 118,790 only the coordinates are known not to be thousands."""
    commas = [
        str(name)
        for name in columns
        if has_decimal_comma(columns[name], separator)
        or (len(fields) == 2 and name in fields and columns[name].str.fullmatch(r"\s*-?\d{1,3},\d+\s*").any())
    ]
    text = translate("ReadTable", "The decimal sign is a comma in: {columns}.")
    return [text.format(columns=listed(commas))] if commas else []


def _doubt(columns: pd.DataFrame, fields: tuple[str, ...], system: str) -> tuple[list[str], str]:
    """What speaks against the chosen system, the names of the columns or that the table is out of AMap; and the likely one."""
    other = [name for name in fields if named_system(name) not in (None, system)]
    says = any(named_system(name) for name in fields)
    signs = [name for name in columns if str(name).lower() in OF_AMAP]
    if other:
        named = named_system(other[0])
        text = translate("ReadTable", "{fields} are called {named}, but {system} was chosen as their system.")
        text = text.format(fields=_quoted(other), named=SPELLED[named], system=SPELLED[system])
    elif signs and system == "wgs84" and not says:
        named = "gcj02"
        text = translate(
            "ReadTable",
            "The table looks like an export of AMap (it has {columns}), whose coordinates are GCJ-02, but WGS 84 was chosen: if "
            "they were not converted before, the points lie hundreds of metres off.",
        ).format(columns=_quoted(signs))
    else:
        return [], "wgs84"
    return [paragraph(text, _way_on(system, named))], named if system == "wgs84" else "undecided"


def _way_on(system: str, named: str) -> str:
    """What to do where the chosen system is doubtful: points that were not shifted can be, others are read again."""
    tool = translate("Data", "Convert GCJ-02, BD-09 and WGS 84")
    text = translate("ReadTable", "If it is {named}, read the table again with that system.")
    if system == "wgs84":
        text = translate(
            "ReadTable",
            "Next, convert the points with “{tool}” from {named} to WGS 84, or read the table again with {named} as its system.",
        )
    return text.format(tool=tool, named=SPELLED[named])


def _of_placed(n: int, total: int) -> str:
    one, many = translate("ReadTable", "{rows} has a place."), translate("ReadTable", "{rows} have a place.")
    return plural(n, one, many).format(rows=of_rows(n, total))


def _of_system(system: str, moved: int) -> list[str]:
    one = translate("ReadTable", "{n} row was shifted from {system} to WGS 84.")
    many = translate("ReadTable", "{n} rows were shifted from {system} to WGS 84.")
    return remarks((moved, one, many), system=SPELLED[system])


def _may_be_shifted(system: str, xy: np.ndarray) -> bool:
    """Whether places that were taken as WGS 84 lie where map services shift theirs."""
    return system == "wgs84" and bool(coordinates.in_china(xy).any())


def _taken_as_it_is() -> str:
    text = translate(
        "ReadTable",
        "The coordinates were taken as WGS 84 and not shifted: nothing in the table says which system they are in. “{tool}” "
        "finds out by comparing them with the streets.",
    )
    return text.format(tool=translate("Data", "Check coordinates"))


def _of_shift(system: str, stay: int) -> list[str]:
    one = translate("ReadTable", "{n} row lies outside mainland China, and was not shifted.")
    many = translate("ReadTable", "{n} rows lie outside mainland China, and were not shifted.")
    return remarks((stay, one, many)) if system != "wgs84" else []


def _of_rows(codes: np.ndarray, no_place: pd.Series) -> list[str]:
    """What is said of rows by their status; of those without coordinates that are no place, by the words they begin with."""
    words = listed([translate("ReadTable", "“{name}”").format(name=word) for word in no_place.dropna().unique()])
    below = remarks(
        (
            no_place.notna().to_numpy(),
            translate(
                "ReadTable",
                "{n} row without coordinates begins with {words}: it seems a total or a remark, no place. Delete it.",
            ),
            translate(
                "ReadTable",
                "{n} rows without coordinates begin with {words}: they seem totals or remarks, no places. Delete them.",
            ),
        ),
        words=words,
    )
    return below + remarks(
        (
            codes == status.SWAPPED,
            translate("ReadTable", "In {n} row longitude and latitude were swapped; it was read the right way round."),
            translate(
                "ReadTable", "In {n} rows longitude and latitude were swapped; they were read the right way round."
            ),
        ),
        (
            (codes == status.NO_COORDINATES) & no_place.isna().to_numpy(),
            translate("ReadTable", "{n} row has no coordinates; it is kept without a place."),
            translate("ReadTable", "{n} rows have no coordinates; they are kept without a place."),
        ),
        (
            codes == status.UNREADABLE,
            translate("ReadTable", "{n} row has coordinates that cannot be read; it is kept without a place."),
            translate("ReadTable", "{n} rows have coordinates that cannot be read; they are kept without a place."),
        ),
        (
            codes == status.OFF_EARTH,
            translate("ReadTable", "{n} row has numbers that are not degrees; it is kept without a place."),
            translate("ReadTable", "{n} rows have numbers that are not degrees; they are kept without a place."),
        ),
    )
