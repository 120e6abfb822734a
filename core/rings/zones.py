"""Ring zones (圈层): central city, near suburb, far suburb; what they are called, and those that somebody else drew.

Rings are one row per city × ring: ``city ring ring_name … area_km2 geometry``, ring 1 innermost, the rings of a city
disjoint and together filling it. They come from :mod:`district_rings`, :mod:`centre_rings` or
:mod:`density_rings`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, check, ignore, never, part
from ..base.text import HalfUp, exactly, listed, percents, plural, remarks, split_list, translate
from ..ground.geometry import absent, of_dimension, require_some
from ..ground.overlay import without
from ..ground.union import union, union_by

THREE_RINGS = ("central", "near_suburb", "far_suburb")
# A ring number beyond this is some other number.
MOST_RINGS = 1000
# Share of the ground that rings of a city may have in common without a word, and that may be left of a ring without its
# being one: what rounded or reprojected edges leave.
SLIVER = 1e-5


class RingLayer(Protocol):
    """A layer of rings, as whoever reads it holds it."""

    geometry: np.ndarray

    def texts(self, name: str) -> np.ndarray:
        """(n,) the values of a field."""

    def texts_if_any(self, name: str) -> np.ndarray | None:
        """The same of a field that may be missing."""


@dataclass(frozen=True, eq=False)
class Rings:
    """Rings, `rows` with one per city × ring, and the notes that the user should read."""

    rows: pd.DataFrame
    notes: list[str] = field(default_factory=list)

    @property
    def summary(self) -> pd.DataFrame:
        """The rings as a table, without their ground."""
        return self.rows.drop(columns="geometry")

    @property
    def answer(self) -> str:
        """What share of the ground each ring has, over all cities.

        >>> rows = {"city": ["A", "A"], "ring": [1, 2], "ring_name": ["ring_1", "ring_2"], "area_km2": [20.0, 60.0]}
        >>> Rings(pd.DataFrame(rows)).answer
        'The rings take 80 km²: ring 1 25%, ring 2 75%.'
        """
        ground = self.rows.groupby(["ring", "ring_name"])["area_km2"].sum()
        share = translate("Core", "{ring} {percent}")
        parts = percents((ground / ground.sum()).tolist())
        shares = [
            share.format(ring=ring_word(name), percent=part)
            for (_, name), part in zip(ground.index, parts, strict=True)
        ]
        one = translate("Core", "The rings take {km2} km²: {shares}.")
        many = translate("Core", "The rings of {n} cities take {km2} km² in all: {shares}.")
        said = plural(self.rows["city"].nunique(dropna=False), one, many)
        return said.format(km2=f"{HalfUp(ground.sum()):,.{0 if ground.sum() >= 10 else 2}f}", shares=listed(shares))


def ring_names(n: int, names: str = "") -> list[str]:
    """Names of `n` rings, innermost first: the user's, else the three of the field, else ``ring_1`` ….

    A known Chinese or English ring name becomes its code, another keeps its wording. Raises InputError naming ``names``.

    >>> ring_names(3), ring_names(2), ring_names(2, "中心城区, Old harbour")
    (['central', 'near_suburb', 'far_suburb'], ['ring_1', 'ring_2'], ['central', 'Old harbour'])
    """
    chosen = [terms.code_of("ring", name) or name for name in split_list(names)]
    if chosen and len(chosen) != n:
        raise InputError(
            "names",
            translate("Core", "{names} names were given for {rings} rings.").format(names=len(chosen), rings=n),
            translate(
                "Core", "Give one name per ring, innermost first; the ground beyond the last distance is a ring."
            ),
        )
    if len(set(chosen)) < len(chosen):
        raise InputError("names", translate("Core", "a name occurs twice."), translate("Core", "Use distinct names."))
    return chosen or (list(THREE_RINGS) if n == 3 else [f"ring_{i + 1}" for i in range(n)])


def timed_word(name: str, minutes: float | None) -> str:
    """What a legend calls a ring by travel time: with the minutes of its outer edge, None beyond the last limit.

    >>> timed_word("ring_1", 15.0), timed_word("ring_4", None)
    ('ring 1, up to 15 min', 'ring 4, farther or out of reach')
    """
    if minutes is None:
        return translate("Core", "{ring}, farther or out of reach").format(ring=ring_word(name))
    return translate("Core", "{ring}, up to {n} min").format(ring=ring_word(name), n=exactly(minutes))


def ring_word(name: str) -> str:
    """What the user reads for a ring's name: the field's word, a number where rings are only numbered.

    >>> ring_word("ring_4"), ring_word("far_suburb"), ring_word("Old harbour")
    ('ring 4', 'far suburb', 'Old harbour')
    """
    numbered = re.fullmatch(r"ring_(\d+)", name)
    return translate("Core", "ring {n}").format(n=numbered[1]) if numbered else terms.label("ring", name)


def ring_there(name: str) -> str:
    """The same in a sentence of what stands there: with an article, but a number has none, and a name may bring its own.

    >>> ring_there("ring_4"), ring_there("far_suburb"), ring_there("Old harbour"), ring_there("The core")
    ('ring 4', 'the far suburb', 'the Old harbour', 'The core')
    """
    word = ring_word(name)
    own = re.fullmatch(r"ring_\d+", name) or re.match(r"(the|an?)\s", word, re.IGNORECASE)
    return word if own else translate("Core", "the {ring}").format(ring=word)


@dataclass(frozen=True)
class Scheme:
    """Which ring number each value of the ring field stands for, and what the rings are called.

    `merged`: the values of each ring that several known names were found of.
    """

    number: dict[str, int]
    name: dict[int, str]
    merged: dict[int, list[str]] = field(default_factory=dict)

    @property
    def notes(self) -> list[str]:
        """A remark on the values that the known names put into one ring without having been asked to."""
        text = translate("Core", "These values of the ring field are one and the same ring, {ring}: {values}.")
        return [
            text.format(ring=ring_word(self.name[ring]), values=listed(values)) for ring, values in self.merged.items()
        ]

    def numbers(self, values: Iterable[object]) -> np.ndarray:
        """Ring numbers of the values, 0 where a value is missing."""
        return np.array([self.number.get(_plain(v), 0) for v in values], dtype=int)


def _plain(value: object) -> str:
    """A ring value as text: 1, 1.0 and "1" are the same ring."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    text = str(value).strip()
    return text[:-2] if text.endswith(".0") else text


def scheme(values: Iterable[object], order: str = "") -> Scheme:
    """The ring scheme behind the values of a ring field.

    `order` lists the values innermost first; several values of one ring are possible when rings are separated by ``;``
    (``A,B;C;D``), each with a name in front if wanted (``central: A,B; …``). Without it the values must be numbers
    or known ring names. Raises InputError where neither helps.

    >>> scheme(["远郊区", "core"]).number
    {'core': 1, '远郊区': 3}
    >>> scheme(["A", "B", "C"], order="inner: A,B; outer: C").numbers(["C", "A", None]).tolist()
    [2, 1, 0]
    """
    present = sorted({_plain(v) for v in values} - {""})
    groups = _ordered_groups(order) if order.strip() else _natural_groups(present)
    number = {value: i for i, (_, members) in groups.items() for value in members}
    lacking = [value for value in present if value not in number]
    if lacking:
        raise InputError(
            "order",
            translate("Core", "these values of the ring field are not listed: {values}.").format(
                values=listed(lacking)
            ),
            translate("Core", "List every value innermost first, or filter the layer to the rows that you want."),
        )
    asked = bool(order.strip())
    merged = {i: members for i, (_, members) in groups.items() if len(members) > 1 and not asked}
    return Scheme(number, {i: name for i, (name, _) in groups.items()}, merged)


def _ordered_groups(order: str) -> dict[int, tuple[str, list[str]]]:
    by_ring = [part for part in re.split("[;；\n]", order) if part.strip()]
    if len(by_ring) == 1 and not re.search("[:：=]", order):
        by_ring = split_list(order)
    named = [re.split("[:：=]", part, maxsplit=1) for part in by_ring]
    members = [[_plain(v) for v in split_list(part[-1])] for part in named]
    every = [v for group in members for v in group]
    twice = sorted({v for v in every if every.count(v) > 1})
    if twice:
        raise InputError(
            "order",
            translate("Core", "these values are listed twice: {values}.").format(values=listed(twice)),
            translate("Core", "List each value once."),
        )
    fallback = _names_of_values(members)
    names = [part[0].strip() if len(part) == 2 else fallback[i] for i, part in enumerate(named)]
    return {i + 1: (terms.code_of("ring", n) or n, members[i]) for i, n in enumerate(names)}


def _names_of_values(members: list[list[str]]) -> list[str]:
    """A ring of one worded value is called by it, unless there are three rings of unknown words."""
    single = [group[0] if len(group) == 1 and not _is_number(group[0]) else "" for group in members]
    known = [terms.code_of("ring", value) for value in single]
    if len(members) == 3 and not all(known):
        return list(THREE_RINGS)
    return [value or f"ring_{i + 1}" for i, value in enumerate(single)]


def _natural_groups(present: list[str]) -> dict[int, tuple[str, list[str]]]:
    if all(_is_number(value) for value in present):
        rising = sorted(present, key=float)
        return {i + 1: (name, [rising[i]]) for i, name in enumerate(ring_names(len(rising)))}
    known = {value: terms.code_of("ring", value) for value in present}
    unknown = [value for value, code in known.items() if code is None]
    if unknown:
        raise InputError(
            "order",
            translate("Core", "these ring names are not known: {values}.").format(values=listed(unknown)),
            translate("Core", "List the values of the ring field, innermost first."),
        )
    return {
        i + 1: (code, [value for value in present if known[value] == code])
        for i, code in enumerate(terms.codes("ring"))
    }


def _is_number(text: str) -> bool:
    try:
        return np.isfinite(float(text))
    except ValueError:
        return False


def dissolved(
    numbers: np.ndarray,
    geometries: np.ndarray,
    cities: np.ndarray,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> tuple[pd.DataFrame, list[str]]:
    """A row per city × ring, ``city ring geometry``, the rings of a city disjoint; a remark on what they shared.

    `numbers`, `geometries`, `cities`: of what is dissolved, each of shape (n,), none missing. Ground that rings of a city
    share goes to the inner one.

    >>> table, notes = dissolved(np.array([1, 2]), shapely.box(0, 0, [1e3, 2e3], [1e3, 2e3]), one_city(2))
    >>> shapely.area(table["geometry"].to_numpy()).tolist(), notes[0][:23]
    ([1000000.0, 3000000.0], 'Rings overlap on 1.0 km')
    """
    rows, shared, sharing = [], 0.0, []
    groups = by_city(cities)
    for i, (city, members) in enumerate(groups):
        check(cancelled)
        step = part(progress, i / len(groups), (i + 1) / len(groups))
        found, unions = union_by(numbers[members], geometries[members], step, cancelled)
        grounds = _inner_first(unions, cancelled)
        drawn, left = shapely.area(unions), shapely.area(grounds)
        grounds[left <= SLIVER * drawn] = shapely.Polygon()
        lost = drawn.sum() - left.sum()
        if lost > SLIVER * left.sum():
            shared, sharing = shared + lost, [*sharing, city]
        rows += [(city, int(ring), ground) for ring, ground in zip(found, grounds, strict=True)]
    return pd.DataFrame(rows, columns=["city", "ring", "geometry"]), _overlap(shared, sharing)


def _overlap(area: float, cities: list[object]) -> list[str]:
    """The remark on rings of a city that shared `area` (m²), none where they did not."""
    named = [str(city) for city in cities if city is not None]
    text = translate("Core", "Rings overlap on {area}; that ground counts for the inner ring alone.")
    if named:
        text = translate("Core", "Rings overlap on {area} in {cities}; that ground counts for the inner ring alone.")
    size = f"{HalfUp(area):,.0f} {terms.label('unit', 'm²')}"
    if area >= 1e5:
        size = f"{HalfUp(area / 1e6):,.1f} {terms.label('unit', 'km²')}"
    return [text.format(area=size, cities=listed(named))] if cities else []


def _inner_first(unions: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """Each ring without the ground of the rings inside it."""
    parts, ring = shapely.get_parts(unions, return_index=True)
    grounds = np.empty(len(unions), dtype=object)
    for i in range(len(unions)):
        grounds[i] = union(without(parts[ring == i], parts[ring < i], cancelled), cancelled=cancelled)
    return grounds


def one_city(n: int) -> np.ndarray:
    """City names where there is no city field.

    >>> one_city(2).tolist()
    [None, None]
    """
    return np.full(n, None, dtype=object)


def by_city(cities: np.ndarray) -> list[tuple[object, np.ndarray]]:
    """City and the positions of its rows, in the order in which cities first occur; rows without one form one city.

    >>> [(city, rows.tolist()) for city, rows in by_city(np.array(["Wuhu", None, "Wuhu"], dtype=object))]
    [('Wuhu', [0, 2]), (None, [1])]
    """
    members: dict[object, list[int]] = {}
    for i, city in enumerate(cities):
        members.setdefault(None if pd.isna(city) else city, []).append(i)
    return [(city, np.array(rows)) for city, rows in members.items()]


def finished(table: pd.DataFrame) -> pd.DataFrame:
    """Areas added, rings that came out empty removed, geometry last.

    >>> grounds = np.array([shapely.box(0, 0, 1e3, 1e3), shapely.Polygon()])
    >>> finished(pd.DataFrame({"ring": [1, 2], "geometry": grounds}))[["ring", "area_km2"]].values.tolist()
    [[1.0, 1.0]]
    """
    grounds = np.array([of_dimension(ground, 2) for ground in table.pop("geometry")], dtype=object)
    table["area_km2"] = shapely.area(grounds) / 1e6
    table["geometry"] = grounds
    return table[table["area_km2"] > 0].reset_index(drop=True)


def as_table(
    rings: np.ndarray,
    *,
    ring: Sequence[object],
    cities: Sequence[object] | None = None,
    names: Sequence[object] | None = None,
) -> tuple[pd.DataFrame, list[str]]:
    """Rings that somebody else drew: ``city ring ring_name geometry``, disjoint within a city, and remarks.

    Rows of one city and ring are united, ground that rings of a city share goes to the inner one (nested discs become
    rings), NULL rings are left out. The values of `ring` are numbers, 1 innermost, or known ring names; `names` (shape (n,)) are
    kept where they are given, the first in the alphabet of several. Raises InputError naming ``ring`` on other values.

    >>> discs = np.array([shapely.box(0, 0, 1e3, 1e3), shapely.box(0, 0, 2e3, 2e3)])
    >>> table, notes = as_table(discs, ring=[1, 2])
    >>> [round(ground.area) for ground in table["geometry"]]
    [1000000, 3000000]
    >>> notes
    ['Rings overlap on 1.0 km²; that ground counts for the inner ring alone.']
    """
    numbers, merged = _ring_numbers(ring)
    cities = one_city(len(rings)) if cities is None else np.asarray(cities, dtype=object)
    no_ring, no_ground = numbers == 0, absent(rings)
    usable = np.flatnonzero(~no_ring & ~no_ground)
    table, overlap = dissolved(numbers[usable], rings[usable], cities[usable])
    table.insert(2, "ring_name", _names_given(table, numbers, cities, names))
    covered = shapely.is_empty(table["geometry"].to_numpy())
    notes = remarks(
        (
            no_ring,
            translate("Core", "{n} ring has no number and was left out."),
            translate("Core", "{n} rings have no number and were left out."),
        ),
        (
            no_ground & ~no_ring,
            translate("Core", "{n} ring has no geometry and was left out."),
            translate("Core", "{n} rings have no geometry and were left out."),
        ),
        (
            covered,
            translate("Core", "{n} ring lies wholly in the rings inside it and was left out."),
            translate("Core", "{n} rings lie wholly in the rings inside them and were left out."),
        ),
    )
    return table[~covered].reset_index(drop=True), [*merged, *overlap, *notes]


def of_tool(layer: RingLayer | None) -> tuple[pd.DataFrame | None, list[str]]:
    """The result of a ring tool to count by, as :func:`as_table` gives it; None without a layer.

    Raises InputError naming ``ring`` where no row has a geometry.

    >>> of_tool(None)
    (None, [])
    """
    if layer is None:
        return None, []
    require_some("ring", layer.geometry)
    return as_table(layer.geometry, ring=layer.texts("ring"), names=layer.texts_if_any("ring_name"))


def _names_given(
    table: pd.DataFrame, numbers: np.ndarray, cities: np.ndarray, names: Sequence[object] | None
) -> list[str]:
    """What each ring of `table` is called by the rows of its city, else by its number."""
    called: dict[tuple[object, int], str] = {}
    for city, ring, name in zip(cities, numbers, one_city(len(numbers)) if names is None else names, strict=True):
        if name:
            key = (None if pd.isna(city) else city, ring)
            called[key] = min(str(name), called.get(key, str(name)))
    three = numbers.max(initial=0) <= len(THREE_RINGS)
    own = [
        called.get((city, ring)) or (THREE_RINGS[ring - 1] if three else f"ring_{ring}")
        for city, ring in zip(table["city"], table["ring"], strict=True)
    ]
    return [terms.code_of("ring", name) or name for name in own]


def _ring_numbers(values: Sequence[object]) -> tuple[np.ndarray, list[str]]:
    """Ring numbers as they stand, names by their place among the rings, 0 where there is none; a remark on names that merge."""
    plain = [_plain(v) for v in values]
    if all(_is_number(v) and float(v).is_integer() and 1 <= float(v) <= MOST_RINGS for v in plain if v):
        return np.array([int(float(v)) if v else 0 for v in plain], dtype=int), []
    if not all(terms.code_of("ring", v) for v in plain if v):
        raise InputError(
            "ring",
            translate("Core", "rings must be whole numbers from 1 (innermost) up, or known ring names."),
            translate("Core", "Choose another field, or make rings with “Rings from districts”."),
        )
    rule = scheme(values)
    return rule.numbers(values), rule.notes
