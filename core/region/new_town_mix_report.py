"""The report on the mix of new towns: which have all four kinds of space and amenity, and what the others lack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely

from ..base import terms
from ..base.status import UNSNAPPED
from ..base.text import exactly, listed, paragraph, percent, plural, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..lazy import pandas as pd
from ..page import looks
from ..page.report import LONGEST, Report
from .mix_kinds import GROUP, KINDS
from .new_town_mix import CODES, PER, VERDICTS, NewTownMixResult

FORMATS = {
    **dict.fromkeys(("share", "informal_share"), "{:.1%}"),
    **dict.fromkeys(("per_1000_employees", "spaces_per_1000", "amenities_per_1000"), "{:,.2f}"),
    **dict.fromkeys(("mix",), "{:.2f}"),
    "employees": "{:,.0f}",
}
MAX_BARS = looks.MOST_CLASSES
# Areas that a sentence names before it says how many more there are.
MOST_NAMED = 3
# Areas that have a map of their own where all together are too small.
MOST_CLOSE = 4
# An area narrower than a map divided by these is a dot on it, and what stands in it would hide it.
SMALLEST = 25
# Points² of such a dot: a colour of the legend has to be told on a page where the map is small.
DOT = 180
COLOURS = {
    "mixed": looks.OKABE_ITO[2],
    "small_without_large": looks.OKABE_ITO[1],
    "large_without_small": looks.OKABE_ITO[4],
    "without_amenities": looks.OKABE_ITO[5],
    "formal_only": looks.OKABE_ITO[0],
    "informal_only": looks.OKABE_ITO[3],
    "none": "#777777",
    UNSNAPPED: looks.NO_DATA,
}
# Spaces in blues, amenities in the colours of the earth: the light one is the informal, the small one.
KIND_COLOURS = ("#08306b", "#56b4e9", "#d55e00", "#f0c987")
# Their shapes on a map, that of what is of neither kind last.
KIND_MARKERS, NEITHER = "oDs^.", ""


def sentences(result: NewTownMixResult, names: Sequence[str]) -> list[str]:
    """The answer: which areas have small amenities inside and lack large ones outside, which have all four kinds within reach,
    what the others lack, how much of the space is informal.

    >>> from innospace.core.region import new_town_mix
    >>> places = {"spaces": shapely.points([(5, 5)]), "amenities": shapely.points([(9, 9)])}
    >>> kinds = {"space_kinds": ["formal"], "amenity_sizes": ["small"]}
    >>> result = new_town_mix.assess(shapely.box([0], 0, 99, 99), **places, **kinds)
    >>> for sentence in sentences(result, ["North"])[:2]:
    ...     print(sentence)
    1 of 1 area has small amenities inside, but no large one within 1,000 m in a straight line. Namely: North.
    0 of 1 area has all four kinds within 1,000 m in a straight line: formal and informal innovation space, large and small
    amenities.
    """
    known = int(result.assessed.sum())
    if not known:
        return [translate("RegionReport", "No area could be assessed.")]
    return [
        _small_inside(result, names),
        paragraph(_mixed(result), _namely(names, (result.rows["verdict"] == "mixed").to_numpy(bool))),
        *_lacking(result, names),
        *_unheld(result),
        *_informal(result),
    ]


def _mixed(result: NewTownMixResult) -> str:
    """How many areas have all four kinds."""
    k, n = int((result.rows["verdict"] == "mixed").sum()), int(result.assessed.sum())
    one = translate(
        "RegionReport",
        "{k} of {n} area has all four kinds {how}: formal and informal innovation space, large and small amenities.",
    )
    many = translate(
        "RegionReport",
        "{k} of {n} areas have all four kinds {how}: formal and informal innovation space, large and small amenities.",
    )
    return plural(n, one, many).format(k=f"{k:,}", how=_how(result))


def _how(result: NewTownMixResult) -> str:
    text = translate("RegionReport", "within {m} m in a straight line")
    if result.along_streets:
        text = translate("RegionReport", "within {m} m along the streets")
    return text.format(m=exactly(result.options.reach))


def _namely(names: Sequence[str], mask: np.ndarray) -> str:
    """The first of the areas that a sentence counts, by name; nothing where it counts none."""
    return translate("RegionReport", "Namely: {areas}.").format(areas=_those(names, mask)) if mask.any() else ""


def _those(names: Sequence[str], mask: np.ndarray) -> str:
    return listed([str(name) for name, here in zip(names, mask, strict=True) if here], MOST_NAMED)


def _lacking(result: NewTownMixResult, names: Sequence[str]) -> list[str]:
    """A sentence for each other verdict, naming its areas."""
    texts = {
        "small_without_large": translate(
            "RegionReport",
            "Both kinds of space and small amenities, these outside only, but no large one, are in reach of: {areas}.",
        ),
        "large_without_small": translate(
            "RegionReport", "Both kinds of space and large amenities, but no small one, are in reach of: {areas}."
        ),
        "without_amenities": translate(
            "RegionReport", "Both kinds of space, but no amenity, are in reach of: {areas}."
        ),
        "formal_only": translate("RegionReport", "Only formal innovation space is in reach of: {areas}."),
        "informal_only": translate("RegionReport", "Only informal innovation space is in reach of: {areas}."),
        "none": translate("RegionReport", "No innovation space is in reach of: {areas}."),
    }
    masks = {code: (result.rows["verdict"] == code).to_numpy(bool) for code in texts}
    masks["small_without_large"] &= ~_bare(result)  # these are told already
    return [text.format(areas=_those(names, masks[code])) for code, text in texts.items() if masks[code].any()]


def _small_inside(result: NewTownMixResult, names: Sequence[str]) -> str:
    """How many areas have small amenities inside and no large one in reach, whatever their verdict, and which."""
    mask = _bare(result)
    one = translate("RegionReport", "{k} of {n} area has small amenities inside, but no large one {how}.")
    many = translate("RegionReport", "{k} of {n} areas have small amenities inside, but no large one {how}.")
    said = plural(int(result.assessed.sum()), one, many).format(k=f"{int(mask.sum()):,}", how=_how(result))
    return paragraph(said, _namely(names, mask))


def _bare(result: NewTownMixResult) -> np.ndarray:
    """Which areas have small amenities inside and no large one in reach."""
    rows = result.rows
    return ((rows["n_small_in"] > 0) & (rows["n_large_reach"] == 0)).fillna(False).to_numpy(bool)


def _unheld(result: NewTownMixResult) -> list[str]:
    """Kinds of which the layers hold nothing at all."""
    missing = [terms.label(GROUP, code) for code in CODES if not result.given[code]]
    text = translate(
        "RegionReport", "The layers hold none of these kinds at all, which may be a gap in the data: {kinds}."
    )
    return [text.format(kinds=listed(missing))] if missing else []


def _informal(result: NewTownMixResult) -> list[str]:
    """The informal share of the spaces in reach of the areas."""
    n = result.summary.set_index("mix_kind")["n_within"]
    total = int(n["formal"] + n["informal"])
    if not total:
        return []
    one = translate("RegionReport", "Of the {n} innovation space in reach of the areas {share} is informal.")
    many = translate("RegionReport", "Of the {n} innovation spaces in reach of the areas {share} are informal.")
    return [plural(total, one, many).format(share=percent(n["informal"] / total))]


def findings(result: NewTownMixResult, names: Sequence[str]) -> list[str]:
    """One line per area, of the first: its verdict and its numbers.

    >>> from innospace.core.region import new_town_mix
    >>> places = {"spaces": shapely.points([(5, 5)]), "amenities": shapely.points([(9, 9)])}
    >>> kinds = {"space_kinds": ["formal"], "amenity_sizes": ["small"]}
    >>> findings(new_town_mix.assess(shapely.box([0], 0, 99, 99), **places, **kinds), ["North"])
    ['North: formal space only; formal 1, informal 0; large 0 (inside 0), small 1 (inside 1).']
    """
    text = translate(
        "RegionReport",
        "{area}: {verdict}; formal {formal}, informal {informal}; large {large} (inside {large_in}), small {small} (inside "
        "{small_in}).",
    )
    unknown = translate("RegionReport", "{area}: not assessed, {why}.")
    lines = []
    for name, row in zip(names[:LONGEST], result.rows.head(LONGEST).to_dict("records"), strict=True):
        if row["verdict"] is None:
            lines.append(unknown.format(area=name, why=terms.label("status", row["status"])))
            continue
        number = {f"{code}_in": row[f"n_{code}_in"] for code in KINDS["size"]}
        number |= {code: row[f"n_{code}"] for code in KINDS["space"]}
        number |= {code: row[f"n_{code}_reach"] for code in KINDS["size"]}
        shown = {code: f"{n:,}" for code, n in number.items()}
        lines.append(text.format(area=name, verdict=terms.label("verdict", row["verdict"]), **shown))
    return lines


def counted(values: Sequence[object], kinds: Sequence[str | None]) -> pd.DataFrame:
    """What counted as what: ``value mix_kind n``, the most frequent first; values without a kind are there too.

    >>> counted(["cafe", "cafe", "bank", None], ["informal", "informal", None, None]).values.tolist()
    [['cafe', 'informal', 2], ['bank', None, 1]]
    """
    table = pd.DataFrame({"value": list(values), "mix_kind": list(kinds)}, dtype=object).dropna(subset="value")
    counts = table.groupby(["value", "mix_kind"], dropna=False).size().reset_index(name="n")
    counts = counts.sort_values(["n", "value"], ascending=[False, True], ignore_index=True)
    return counts.astype({"mix_kind": object}).where(counts.notna(), None)


def build(
    result: NewTownMixResult,
    *,
    names: Sequence[str],
    areas: np.ndarray | None = None,
    spaces: np.ndarray | None = None,
    amenities: np.ndarray | None = None,
    kinds: Sequence[np.ndarray] = (),
    classed: pd.DataFrame | None = None,
    apart: Sequence[str] = (),
) -> Report:
    """The report of one run; with a map where the `areas` are given, `classed` as :func:`counted` makes it.

    `kinds`: those of the spaces and those of the amenities, as they were assessed; without them a map does not tell them apart.

    `apart`: the remarks on layers that do not meet, which are the answer then.
    """
    report = Report(translate("RegionReport", "Mix of new towns"))
    report.answer(*(apart or sentences(result, names)))
    report.heading(translate("RegionReport", "What each area has"))
    report.items(findings(result, names), len(names))
    if areas is not None and not absent(areas).all():
        _maps(report, result, names, areas, _places(spaces, amenities, kinds))
    if result.assessed.any():
        left_out = translate("RegionReport", "The first {k} of {n} areas.").format(k=MAX_BARS, n=f"{len(names):,}")
        report.figure(_chart(result, names), left_out if len(names) > MAX_BARS else "")
    report.table(_table(result, names), translate("RegionReport", "Areas"), FORMATS)
    report.table(_in_words(_summary(result)), translate("RegionReport", "By kind"), FORMATS)
    if classed is not None:
        report.table(_in_words(classed), translate("RegionReport", "What counted as what"))
    report.method(_method())
    report.thresholds = _thresholds(result)
    return report


def _table(result: NewTownMixResult, names: Sequence[str]) -> pd.DataFrame:
    """The areas in words, with numbers per 1,000 employees where these are known."""
    table, number = result.rows.drop(columns="status"), result.counts
    table.insert(0, "area_name", list(names))
    words = [None if code is None else terms.label("verdict", code) for code in table["verdict"]]
    table["verdict"] = words
    if result.employees is not None:
        table["employees"] = result.employees
        for name, side in (("spaces_per_1000", "space"), ("amenities_per_1000", "size")):
            total = number[[f"n_{code}_reach" for code in KINDS[side]]].sum(axis=1, min_count=2).astype(float)
            table[name] = PER * total / result.employees
    return table


def _summary(result: NewTownMixResult) -> pd.DataFrame:
    return result.summary.dropna(axis="columns", how="all")


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(mix_kind=[None if code is None else terms.label(GROUP, code) for code in table["mix_kind"]])


def _thresholds(result: NewTownMixResult) -> pd.DataFrame:
    used = [user_parameter(translate("RegionReport", "reach"), result.options.reach, "m")]
    if result.along_streets:
        used.append(user_parameter(translate("RegionReport", "snap distance"), result.options.snap, "m"))
    return pd.DataFrame(used)


def _method() -> str:
    return translate(
        "RegionReport",
        "After Planners 2016 no. 9, paper 4 §3.2: a new town needs formal space beside informal, and the large amenities of a "
        "city beside the small ones of every day. Inside: the point on surface of a space or amenity lies in the area, its "
        "border included. In reach: inside, or at most so far away, along the streets from the area's point on surface, without "
        "streets straight from its edge. The spaces are judged first, then the amenities in reach. Mix: Shannon evenness of the "
        "four kinds in reach (1 = equal numbers). Which class is formal or informal, large or small: as paper 4 names them "
        "(science parks formal; maker spaces and meeting places informal; shopping centres and cinemas large; convenience "
        "stores, shopping streets, community health centres and kindergartens small), the others by a rule of this tool's own; "
        "own kinds come before both. The whole table of kinds lies among the resources in the plugin's folder and may be edited. "
        "Small amenities inside and no large one in reach is what paper 4 §3.2.2 says of Hangzhou's Future Sci-Tech City; "
        "whether the small ones are complete is not judged here. What stands in none of the layers is not known.",
    )


def _chart(result: NewTownMixResult, names: Sequence[str]) -> str:
    """Numbers of the four kinds in reach of each area."""
    shown = result.counts.head(MAX_BARS).fillna(0)
    parts = {terms.label(GROUP, code): shown[f"n_{code}_reach"].to_numpy(float) for code in CODES}
    title = translate("RegionReport", "What is in reach of each area {how}").format(how=_how(result))
    unit = translate("RegionReport", "number in reach")
    return charts.stacked_bars(title, [str(name) for name in names[:MAX_BARS]], parts, unit, KIND_COLOURS)


class _Places(NamedTuple):
    """Places of a kind as a map draws them."""

    geometries: np.ndarray
    colour: str
    label: str
    marker: str


def _places(spaces: np.ndarray | None, amenities: np.ndarray | None, kinds: Sequence[np.ndarray]) -> list[_Places]:
    """The amenities and on them the spaces, by kind where these are known, what is of neither kind in grey below."""
    layers = [np.empty(0, object) if layer is None else layer for layer in (spaces, amenities)]
    if not kinds:
        space, amenity = translate("RegionReport", "innovation space"), translate("RegionReport", "amenity")
        looks = zip(layers, (KIND_COLOURS[0], "#8c510a"), (space, amenity), "os", strict=True)
        return [_Places(layer[~absent(layer)], *look) for layer, *look in looks][::-1]
    every, codes = np.concatenate(layers), np.concatenate([np.asarray(kind, object) for kind in kinds])
    looks = [(code, colour, terms.label(GROUP, code)) for code, colour in zip(CODES, KIND_COLOURS, strict=True)]
    codes = np.where(pd.isna(codes), NEITHER, codes)
    looks.append((NEITHER, charts.NO_DATA, translate("RegionReport", "of neither kind, not counted")))
    return [
        _Places(every[(codes == code) & ~absent(every)], colour, label, marker)
        for (code, colour, label), marker in reversed(list(zip(looks, KIND_MARKERS, strict=True)))
    ]


class _Shown(NamedTuple):
    """What the maps show: the areas, the places by kind, each without what has no geometry, and the names of the areas."""

    areas: np.ndarray
    places: Sequence[_Places]
    names: Sequence[str]
    verdict: np.ndarray


def _maps(
    report: Report, result: NewTownMixResult, names: Sequence[str], areas: np.ndarray, places: Sequence[_Places]
) -> None:
    """All areas; where they are too small on that map, the ones with most in reach by themselves."""
    there = ~absent(areas)
    verdict = result.rows["verdict"].fillna(result.rows["status"]).to_numpy(object)
    called = [str(name) for name, here in zip(names, there, strict=True) if here]
    drawn = _Shown(areas[there], places, called, verdict[there])
    frame = maps.frame_of(drawn.areas, reach=result.options.reach)
    title = _mixed(result).rstrip(".。") if result.assessed.any() else translate("RegionReport", "Mix of new towns")
    small = _widths(drawn.areas).max() * SMALLEST < np.ptp(frame.reshape(2, 2), axis=0).max()
    report.figure(_map(title, drawn, frame, places=not small))
    if small:
        number = result.counts[[f"n_{code}_reach" for code in CODES]].fillna(0).sum(axis=1).to_numpy(float)[there]
        text = translate("RegionReport", "{area}: {verdict}")
        for i in np.argsort(-number, kind="stable")[:MOST_CLOSE]:
            title = text.format(area=called[i], verdict=_looks(drawn.verdict[i])[1])
            around = maps.frame_of(drawn.areas[i : i + 1], reach=result.options.reach)
            report.figure(_map(title, drawn, around, places=True))


def _widths(areas: np.ndarray) -> np.ndarray:
    x0, y0, x1, y1 = shapely.bounds(areas).T
    return np.maximum(x1 - x0, y1 - y0)


def _looks(code: str) -> tuple[str, str]:
    """Colour and words of a verdict or a status."""
    return COLOURS.get(code, charts.NO_DATA), terms.label("verdict" if code in VERDICTS else "status", code)


def _map(title: str, drawn: _Shown, frame: np.ndarray, *, places: bool) -> str:
    """The areas by verdict, and with `places` the spaces and amenities around them."""
    window, wide = shapely.box(*frame), np.ptp(frame.reshape(2, 2), axis=0).max()
    seen = shapely.intersects(drawn.areas, window)
    names = [name for name, here in zip(drawn.names, seen, strict=True) if here]
    sketch = maps.Map(title, maps.Ground(places=drawn.areas[seen], names=names), frame)
    alpha = 0.35 if places else 0.7  # places have colours like those of the areas that they stand on
    for code in (*VERDICTS, UNSNAPPED):
        here = drawn.areas[seen & (drawn.verdict == code)]
        if len(here):
            colour, label = _looks(code)
            charts.draw_places(sketch.axes, here, colour, label, wide / SMALLEST, size=DOT, alpha=alpha)
    for kind in drawn.places if places else ():
        some = kind.geometries[shapely.intersects(kind.geometries, window)]
        if len(some):
            look = {"marker": kind.marker, "s": 26, "edgecolors": "#333333", "zorder": 3}
            charts.draw_points(sketch.axes, shapely.point_on_surface(some), kind.colour, kind.label, **look)
    return sketch.svg()
