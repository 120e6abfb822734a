"""The report on a corridor: how much innovation space, in whose district, beside what, and where there is none."""

import numpy as np
import pandas as pd
import shapely

from ..base import terms, thresholds
from ..base.status import OK, OUTSIDE_DISTRICTS
from ..base.text import listed, percent, percents, plural, rounded, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page import looks
from ..page.report import Report
from .corridor import CorridorResult

FORMATS = {
    **dict.fromkeys(("share", "space_share", "blue_share"), "{:.1%}"),
    **dict.fromkeys(("area_km2", "space_km2", "length_km", "longest_gap_km"), "{:,.1f}"),
    "per_km": "{:,.2f}",
}
PUBLISHED = "hangzhou_west_corridor"
# More districts than these are no longer read in a chart; the table holds all.
MAX_DISTRICTS = looks.MOST_CLASSES


def sentences(result: CorridorResult) -> list[str]:
    """The answer: innovation space of the corridor, the districts it crosses, water and green, the emptiest stretch.

    >>> from innospace.core.region import corridor
    >>> road, parks = shapely.linestrings([[(0, 0), (10e3, 0)]]), shapely.box([1e3, 6e3], -500, [2e3, 7e3], 500)
    >>> sentences(corridor.assess(road, parks))[-1]
    'The longest stretch of the axis without the centre of an innovation space is 5.0 km, its ends included.'
    """
    row = result.rows.iloc[0]
    return [_space(row), *_districts(result, row), *_blue(result, row), _gap(result)]


def _space(row: pd.Series) -> str:
    n, km = int(row["n"]), rounded(row["length_km"], 1)
    if np.isnan(row["space_share"]):
        one = translate("RegionReport", "{n} innovation space stands along {km} km, {per_km} per km.")
        many = translate("RegionReport", "{n} innovation spaces stand along {km} km, {per_km} per km.")
        return plural(n, one, many).format(km=km, per_km=rounded(row["per_km"], 2))
    figures = thresholds.load("region_figures", PUBLISHED).set_index("item")["value"]
    one = translate(
        "RegionReport",
        "{share}% of the corridor is innovation space: {space} of {area} km², {n} space along {km} km "
        "(west Hangzhou corridor, as published: {published}).",
    )
    many = translate(
        "RegionReport",
        "{share}% of the corridor is innovation space: {space} of {area} km², {n} spaces along {km} km "
        "(west Hangzhou corridor, as published: {published}).",
    )
    return plural(n, one, many).format(
        share=rounded(100 * row["space_share"], 1),
        space=rounded(row["space_km2"], 1),
        area=rounded(row["area_km2"]),
        km=km,
        published=percent(figures["space_share"]),
    )


def _districts(result: CorridorResult, row: pd.Series) -> list[str]:
    """How many districts, which of them has the largest share of the spaces, and how many spaces lie across a border."""
    if pd.isna(row["districts"]):
        return []
    crossed, held = int(row["districts"]), int((result.sections["status"] == OK).sum())
    one = translate("RegionReport", "Its axis crosses {n} district")
    many = translate("RegionReport", "Its axis crosses {n} districts")
    parts = [plural(crossed, one, many), *_touched(crossed, held), *_held(result.sections)]
    sentence = translate("RegionReport", "; ").join(parts)
    if result.n_across:
        one = translate("RegionReport", ", and {n} lies across a border")
        many = translate("RegionReport", ", and {n} lie across a border")
        sentence += plural(result.n_across, one, many)
    if result.n_contested:
        one = translate(
            "RegionReport", ", and {n} stands where districts meet: it counts in the first of them along the axis"
        )
        many = translate(
            "RegionReport", ", and {n} stand where districts meet: each counts in the first of them along the axis"
        )
        sentence += plural(result.n_contested, one, many)
    return [sentence + translate("RegionReport", ".")]


def _touched(crossed: int, held: int) -> list[str]:
    """How many districts the strip holds ground of, as its table lists them, where that is more than the axis crosses."""
    if held == crossed:
        return []
    one = translate("RegionReport", "the corridor holds ground of {n}")
    return [one.format(n=f"{held:,}")]


def _held(sections: pd.DataFrame) -> list[str]:
    """Which districts hold most of the spaces, and what stands outside all of them; nothing where there is no space."""
    districts = sections[sections["status"] == OK]
    outside = sections.loc[sections["status"] == OUTSIDE_DISTRICTS, "share"].fillna(0).sum()
    if not districts["n"].max() > 0:
        return [translate("RegionReport", "all its spaces stand outside the districts")] if outside else []
    most = districts[districts["n"] == districts["n"].max()]
    one = translate("RegionReport", "{district} has the largest share of its spaces by number ({share})")
    many = translate("RegionReport", "{district} have the largest shares of its spaces by number ({share} each)")
    if outside:
        one = translate(
            "RegionReport", "of the districts {district} has the largest share of its spaces by number ({share})"
        )
        many = translate(
            "RegionReport", "of the districts {district} have the largest shares of its spaces by number ({share} each)"
        )
    parts = [float(most["share"].iloc[0]), float(outside)]
    # Where they are all there is they add up.
    shown = percents(parts) if len(most) == 1 else list(map(percent, parts))
    first = (one if len(most) == 1 else many).format(district=listed(_names(most)), share=shown[0])
    rest = translate("RegionReport", "{share} of them stand outside the districts").format(share=shown[1])
    return [first, rest] if outside else [first]


def _blue(result: CorridorResult, row: pd.Series) -> list[str]:
    """Of the ground, where there is any, with the number of spaces that touch it; of spaces that are points by number."""
    if np.isnan(row["blue_share"]):
        return []
    share, reach = percent(row["blue_share"]), rounded(result.options.blue_reach)
    if np.isnan(row["space_km2"]):
        text = translate("RegionReport", "{share} of the innovation spaces stand within {reach} m of water and green.")
        return [text.format(share=share, reach=reach)]
    one = translate(
        "RegionReport",
        "{share} of the area of the innovation space lies within {reach} m of water and green; {k} of {n} space is at least "
        "partly that near.",
    )
    many = translate(
        "RegionReport",
        "{share} of the area of the innovation spaces lies within {reach} m of water and green; {k} of {n} spaces are at "
        "least partly that near.",
    )
    return [plural(int(row["n"]), one, many).format(share=share, reach=reach, k=f"{result.n_blue:,}")]


def _gap(result: CorridorResult) -> str:
    text = translate(
        "RegionReport",
        "The longest stretch of the axis without the centre of an innovation space is {km} km, its ends included.",
    )
    if result.closed:
        text = translate(
            "RegionReport", "The longest stretch of the axis without the centre of an innovation space is {km} km."
        )
    return text.format(km=rounded(result.rows["longest_gap_km"].iloc[0], 1))


def build(
    result: CorridorResult,
    *,
    axis: np.ndarray,
    spaces: np.ndarray,
    blue: np.ndarray | None = None,
    districts: np.ndarray | None = None,
    apart: str = "",
) -> Report:
    """The report of one run; `axis`, `spaces`, `blue` and `districts` are the geometries, None where missing.

    `apart`: the remark on an axis and spaces that do not meet, which is the answer then.
    """
    report = Report(translate("RegionReport", "Innovation corridor"))
    report.answer(*([apart] if apart else sentences(result)))
    title = translate("RegionReport", "The corridor") if apart else _map_title(result)
    report.figure(_map(result, axis, spaces, blue, districts, title))
    if not apart:
        report.figure(_strip_chart(result))
    if result.rows["districts"].notna()[0] and (result.sections["status"] == OK).any():
        if not apart:
            report.figure(_section_chart(result.sections), _first_of(result.sections))
        sections = result.summary.drop(columns="status").assign(district=_names(result.sections))
        report.table(sections, translate("RegionReport", "Districts along the corridor"), FORMATS)
    measures = result.rows.drop(columns="geometry").dropna(axis="columns", how="all")
    report.table(measures, translate("RegionReport", "The corridor"), FORMATS)
    report.method(
        translate(
            "RegionReport",
            "The corridor is the ground within half the width of the axis, its ends flat. Spaces that overlap count their "
            "ground once; a space belongs to the district of a point on its ground in the corridor. Gaps are measured along "
            "the axis between the places nearest to the spaces' centres, the ends included. Ground that several districts "
            "share counts in each of them.",
        )
    )
    report.thresholds = _thresholds(result, beside=not apart)
    return report


def _thresholds(result: CorridorResult, *, beside: bool) -> pd.DataFrame:
    """What the user set, and what was published of the corridor that this one is set `beside`."""
    mine = [user_parameter(translate("RegionReport", "width of the corridor"), result.options.width, "m")]
    if result.rows["blue_share"].notna()[0]:
        reach = translate("RegionReport", "reach of water and green")
        mine.append(user_parameter(reach, result.options.blue_reach, "m"))
    published = thresholds.load("region_figures", PUBLISHED)
    return pd.concat([pd.DataFrame(mine), published], ignore_index=True) if beside else pd.DataFrame(mine)


def _name(section: pd.Series) -> str:
    if section["status"] == OUTSIDE_DISTRICTS:
        return terms.label("status", OUTSIDE_DISTRICTS)
    return (
        translate("RegionReport", "an unnamed district") if pd.isna(section["district"]) else str(section["district"])
    )


def _names(sections: pd.DataFrame) -> list[str]:
    return [_name(section) for _, section in sections.iterrows()]


def _strip_chart(result: CorridorResult) -> str:
    """Where along the axis the spaces stand, the longest gap marked."""
    start, length = result.gaps_km.T
    widest = int(np.argmax(length))
    title = translate("RegionReport", "Longest stretch without the centre of an innovation space: {km} km")
    x_label = translate("RegionReport", "along the axis, from its western end (km)")
    axes = charts.new_axes(title.format(km=rounded(length[widest], 1)), x_label, size=(7.0, 1.9))
    for i in np.flatnonzero(np.isclose(length, length[widest], rtol=1e-9)):
        axes.axvspan(start[i], start[i] + length[i], color=charts.OKABE_ITO[1], alpha=0.35)
    # Each stretch but the first of an open axis begins at a space; round a closed one all do.
    places = start[len(start) - int(result.rows["n"].iloc[0]) :]
    axes.scatter(places, np.zeros(len(places)), marker="|", s=500, color=charts.OKABE_ITO[0])
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xlim(0, start[-1] + length[-1])
    return charts.to_svg(axes)


def _space_of(sections: pd.DataFrame) -> pd.Series:
    """What the sections hold: per cent of their ground, of spaces that are points their number."""
    return sections["space_share"] * 100 if sections["space_share"].notna().any() else sections["n"]


def _section_chart(sections: pd.DataFrame) -> str:
    """Bars in order along the axis; of very many districts those that hold most. No claim where none holds any."""
    areal, held = sections["space_share"].notna().any(), _space_of(sections)
    shown = held.loc[held.nlargest(MAX_DISTRICTS).index.sort_values()]
    best = listed(_names(sections[held == held.max()]))
    if areal:
        title = translate("RegionReport", "Most innovation space for its ground: {district}")
        unit, number = translate("RegionReport", "innovation space (% of the ground)"), "{:,.1f}"
    else:
        title = translate("RegionReport", "Most innovation spaces: {district}")
        unit, number = translate("RegionReport", "spaces"), "{:,.0f}"
    if not held.max() > 0:
        title = translate("RegionReport", "No innovation space in any section")
    labels = _names(sections.loc[shown.index])
    return charts.bars(title.format(district=best), labels, shown.to_numpy(float), unit, number=number)


def _first_of(sections: pd.DataFrame) -> str:
    """What the chart leaves out, nothing where it shows all sections."""
    text = translate("RegionReport", "The {k} sections that hold the most, of {m}.")
    return text.format(k=MAX_DISTRICTS, m=len(sections)) if len(sections) > MAX_DISTRICTS else ""


def _map(
    result: CorridorResult,
    axis: np.ndarray,
    spaces: np.ndarray,
    blue: np.ndarray | None,
    districts: np.ndarray | None,
    title: str,
) -> str:
    """The corridor on the districts that it crosses, water and green, the spaces; the sections by name."""
    strip = result.rows["geometry"].iloc[0]
    frame = maps.frame_of(np.array([strip]), margin=0.06)
    nothing = np.empty(0, dtype=object)
    near, under = (
        _seen(layer, frame)
        for layer in (nothing if blue is None else blue, nothing if districts is None else districts)
    )
    named = result.sections.loc[_space_of(result.sections).nlargest(MAX_DISTRICTS).index].dropna(subset="district")
    ground = maps.Ground(
        boundary=under if len(under) else np.array([strip]),
        places=named["geometry"].to_numpy(),
        names=list(map(str, named["district"])),
    )
    sketch = maps.Map(title, ground, frame)
    charts.draw_areas(sketch.axes, result.sections["geometry"], "#e9e2d2", edgecolor="#8a8276", linewidth=0.6)
    if len(near):
        charts.draw_places(sketch.axes, near, "#9cc9b5", translate("RegionReport", "water and green"), linewidth=0)
    charts.draw_areas(
        sketch.axes, [strip], "none", translate("RegionReport", "corridor"), edgecolor=maps.INK, linewidth=1.2
    )
    inside = spaces[shapely.intersects(spaces, strip)]
    if len(inside):
        label = translate("RegionReport", "innovation space")
        charts.draw_places(sketch.axes, inside, charts.OKABE_ITO[5], label, alpha=0.85)
    line, label = axis[~absent(axis)], translate("RegionReport", "axis")
    charts.draw_lines(sketch.axes, line, maps.INK, linewidth=1.0, linestyle="--", label=label)
    return sketch.svg()


def _seen(layer: np.ndarray, frame: np.ndarray) -> np.ndarray:
    there = layer[~absent(layer)]
    return there[shapely.intersects(there, shapely.box(*frame))]


def _map_title(result: CorridorResult) -> str:
    """How much innovation space the corridor holds."""
    row = result.rows.iloc[0]
    if np.isnan(row["space_share"]):
        one, many = (
            translate("RegionReport", "{n} innovation space in the corridor"),
            translate("RegionReport", "{n} innovation spaces in the corridor"),
        )
        return plural(int(row["n"]), one, many)
    text = translate("RegionReport", "{share}% of the corridor is innovation space")
    return text.format(share=rounded(100 * row["space_share"], 1))
