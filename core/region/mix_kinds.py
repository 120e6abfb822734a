"""Formal or informal innovation space, large or small amenity: what a value stands for, by the classes of the other tools.

Which class is which stands in ``resources/newtown_kinds.csv``, with source and mark (P read in the source, O a rule of
InnoSpace's own) and made to be edited: large is what serves a city or a district, small what a neighbourhood has for every day.
A class may be both a space and an amenity, as a café is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from ..base import facility_classes, terms
from ..base.arrays import objects
from ..base.errors import InputError
from ..base.text import listed, split_list, translate
from ..lazy import pandas as pd

KINDS = {"space": ("formal", "informal"), "size": ("large", "small")}
GROUP = "mix_kind"
# The schemes whose classes have a kind, the more precise first, and the terms of their classes.
SCHEMES = {
    "incubators": "incubator_kind",
    "life_circle": "facility",
    "hosts": "host_kind",
    "sharing": "sharing_mode",
    "centres": "centre",
}


@cache
def table() -> pd.DataFrame:
    """Classes, codes, tags and words with their kind as ``space`` and as ``size``, None where they have none.

    >>> table().query("value == 'cafe'")[["space", "size", "mark"]].values.tolist()
    [['informal', 'small', 'O']]
    """
    rows = pd.read_csv(terms.RESOURCES / "newtown_kinds.csv", dtype=str)
    return rows.astype(object).where(rows.notna(), None)


@cache
def _kinds(side: str) -> dict[str, str]:
    """The values of the table that have a kind on one side, and that kind."""
    rows = table()[table()[side].notna()]
    kinds = dict(zip(rows["value"], rows[side], strict=True))
    return kinds | facility_classes.with_short_tags({value: kinds[value] for value in kinds if "=" in value})


def own_kinds(class_map: Sequence[object], values: np.ndarray) -> tuple[dict[str, list[str]], list[str]]:
    """The user's map (value, kind, value, kind …) as the kinds of each value, and a remark on values that nothing has.

    Parameters
    ----------
    class_map : a kind in any known wording, several separated by commas; an empty one leaves the value out.
    values : (n,) the texts that occur, None where missing.

    Raises InputError naming ``class_map`` where a cell has no partner or is no kind.

    >>> own_kinds(["Teahouse", "informal, small", "kiosk", ""], np.array(["teahouse", "kiosk"], dtype=object))
    ({'teahouse': ['informal', 'small'], 'kiosk': []}, [])
    """
    own, notes = facility_classes.own_map(class_map, values)
    words = {word: terms.code_of(GROUP, word) for said in own.values() for word in split_list(said)}
    unknown = [word for word, code in words.items() if code is None]
    if unknown:
        raise InputError(
            "class_map",
            translate("Core", "these are no kinds of space or amenity: {words}.").format(words=listed(unknown)),
            translate("Core", "Choose from: {codes}.").format(
                codes=listed([terms.label(GROUP, code) for code in terms.codes(GROUP)])
            ),
        )
    return {_plain(value): [words[word] for word in split_list(said)] for value, said in own.items()}, notes


def kinds_of(values: Sequence[object], side: str, own: Mapping[str, Sequence[str]] | None = None) -> np.ndarray:
    """(n,) the kind of each value, ``formal informal`` as a `side` ``space``, ``large small`` as a ``size``; None without one.

    Parameters
    ----------
    values : a kind, a class of the other tools, an AMap code, an OSM tag or a type in words; None where missing.
    own : the user's map of :func:`own_kinds`; it comes first.

    >>> kinds_of(["正式", "cafe", "120201|141201", "teahouse", None], "space", {"teahouse": ["informal"]}).tolist()
    ['formal', 'informal', 'formal', 'informal', None]
    >>> kinds_of(["cafe", "购物服务;便民商店/便利店", "mall", "地铁站"], "size").tolist()
    ['small', 'small', 'large', None]
    """
    number, distinct = pd.factorize(objects(values))
    return objects([*(_kind(str(value), side, own or {}) for value in distinct), None])[number]


def _kind(value: str, side: str, own: Mapping[str, Sequence[str]]) -> str | None:
    """The kind of the first of several types that has one."""
    types = facility_classes.types_of(value)
    for word in (value, *types):
        told = own.get(_plain(word))
        mine = [] if told is None else [kind for kind in told if kind in KINDS[side]]
        if mine or told == []:
            return next(iter(mine), None)
    found = (_kind_of_type(word, side) for word in types)
    return next((kind for kind in found if kind), None)


def _kind_of_type(value: str, side: str) -> str | None:
    """The kind of one type: of its levels the last, which says most, comes first; last the word that a Chinese type ends with."""
    for word in facility_classes.levels_of(value):
        said = terms.code_of(GROUP, word)
        if said:
            return said if said in KINDS[side] else None
        names = list(_names(word))
        if names:
            return next(filter(None, map(_kinds(side).get, names)), None)
    return _kinds(side).get(_words().get(_find()(value)))


def _names(word: str) -> Iterator[str]:
    """What the table calls a word: itself, as a code or a tag, and its class in each scheme; nothing where it is not known."""
    tag, code = facility_classes.tag_of(word), facility_classes.amap_code(word)
    known = _kinds("space") | _kinds("size")
    yield from (name for name in (tag, code) if name in known)
    for scheme, group in SCHEMES.items():
        amap = facility_classes.classes_of("amap", scheme)
        found = terms.code_of(group, word) or _tags(scheme).get(tag)
        yield from filter(None, [found, code and (amap.get(code) or amap.get(code[:4] + "00"))])


@cache
def _tags(scheme: str) -> dict[str, str]:
    return facility_classes.with_short_tags(facility_classes.classes_of("osm", scheme))


@cache
def _words() -> dict[str, str | None]:
    """Chinese words with what the table calls them; words of no class keep others from being found in them."""
    rows = facility_classes.table()
    known: dict[str, str | None] = dict.fromkeys(rows.loc[rows["system"] == "type", "value"])
    for scheme, group in reversed(SCHEMES.items()):
        known |= facility_classes.classes_of("type", scheme) | facility_classes.chinese_words(group)
    known |= facility_classes.classes_of("name", "incubators")
    return known | {value: value for value in table()["value"] if not value.isascii()}


@cache
def _find() -> Callable[[str], str | None]:
    return facility_classes.finder(_words())


def _plain(value: object) -> str:
    return " ".join(str(value).split()).casefold()
