"""What the reports of the layout tools share: the chart of the classes, maps by class, words for codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from ..base import terms, thresholds
from ..base.status import NOT_ASSESSED
from ..base.text import HalfUp, capital, listed, percent, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page.report import Report
from .published import points

FORMATS = {
    **dict.fromkeys(("share", "published", "coverage", "top_share"), "{:.1%}"),
    **dict.fromkeys(("evenness", "herfindahl"), "{:.3f}"),
    **dict.fromkeys(("far", "function_mix"), "{:.2f}"),
    "mean_floors": "{:.1f}",
    **dict.fromkeys(("site_m2", "footprint_m2", "floor_m2"), "{:,.0f}"),
}
# At most four shapes can be distinguished; colour shows the rest.
MARKERS = ("o", "s", "^", "D")


def shares_beside(report: Report, table: pd.DataFrame, summary: pd.DataFrame, scheme: str) -> None:
    """The chart and the table of the shares beside the published ones; `table` comes from :func:`published.beside`.

    >>> codes = ["park_in_park", "independent", "mixed"]
    >>> summary = pd.DataFrame({"town_layout": codes, "n": [8, 1, 1], "share": [0.8, 0.1, 0.1]})
    >>> report = Report("Town layout")
    >>> from innospace.core.layout.published import beside
    >>> shares_beside(report, beside(summary, "town_layout"), summary.assign(evenness=0.6, herfindahl=0.66), "town_layout")
    >>> report.html().count("<svg")
    1
    """
    report.heading(translate("LayoutReport", "Shares beside the published ones"))
    if table["n"].sum():
        mark = translate("LayoutReport", "published (Nanjing region)")
        colours = list(charts.OKABE_ITO[: len(table)])
        report.figure(_bars(table, scheme, table["published"] * 100, mark, colours))
    apart = [points(share, figure) for share, figure in zip(table["share"], table["published"], strict=True)]
    formats = FORMATS | {"difference": translate("LayoutReport", "{:+.1f} points")}
    report.table(in_words(table.assign(difference=apart), scheme, "verdict"), formats=formats)
    _measures(report, summary)


def shares(
    report: Report,
    summary: pd.DataFrame,
    scheme: str,
    codes: Sequence[str],
    *,
    words: Mapping[str, str] | None = None,
    leading: Sequence[str] | None = None,
) -> None:
    """The chart of the shares of some classes, and the table of all.

    `words` : of codes that the data call otherwise than their terms; `leading`: the codes of which one may stand in the title of
    the chart, all if None.

    >>> summary = pd.DataFrame({"town_layout": ["mixed"], "n": [3], "share": [1.0], "evenness": [0.0], "herfindahl": [1.0]})
    >>> report = Report("Town layout")
    >>> shares(report, summary, "town_layout", ["mixed"])
    >>> report.html().count("<svg")
    1
    """
    table = summary[summary[scheme].isin(codes)]
    report.heading(heading_of(scheme))
    if table["n"].sum():
        report.figure(_bars(table, scheme, words=words, leading=leading))
    told = in_words(summary, scheme, words=words).fillna({scheme: terms.label("status", NOT_ASSESSED)})
    report.table(told.drop(columns=["evenness", "herfindahl"]), formats=FORMATS)
    _measures(report, summary)


def _measures(report: Report, summary: pd.DataFrame) -> None:
    """How even and how concentrated the classes are: the same of each class, and so said once."""
    measures = summary[["evenness", "herfindahl"]].iloc[0].astype(float)
    if measures.notna().all():
        text = translate("LayoutReport", "Shannon evenness {evenness:.3f}, Herfindahl index {herfindahl:.3f}.")
        report.paragraph(text.format(**measures.map(HalfUp)))


def _bars(
    table: pd.DataFrame,
    scheme: str,
    *reference,
    words: Mapping[str, str] | None = None,
    leading: Sequence[str] | None = None,
) -> str:
    """A bar for each class, the largest in the title; `reference`: published figures, their name, and colours."""
    labels = in_words(table, scheme, words=words)[scheme]
    shares = table["share"].astype(float)[table[scheme].isin(table[scheme] if leading is None else leading)]
    first = labels[shares.index[shares == shares.max()]].tolist()
    one = translate("LayoutReport", "{kind}: {share} of the incubators")
    several = translate("LayoutReport", "{kind}: {share} of the incubators each")
    title = (one if len(first) == 1 else several).format(share=percent(shares.max()), kind=listed(first))
    return charts.bars(title, labels.tolist(), table["share"] * 100, "%", *reference, number="{:.1f}%")


class Under(NamedTuple):
    """Places that a map shows below or above the incubators, and names of the most important of them."""

    geometries: np.ndarray
    colour: str
    label: str = ""
    marker: str = "s"
    size: float = 14
    names: Sequence[object] | None = None


def class_maps(
    report: Report,
    geometries: np.ndarray,
    looks: Mapping[object, tuple[str, str]],
    classes: Sequence[object],
    title: str,
    *,
    ground: maps.Ground | None = None,
    under: Sequence[Under] = (),
    over: Sequence[Under] = (),
    markers: Sequence[str] = MARKERS,
) -> None:
    """A map of places by class on its ground; a second one of the part where most of them stand.

    `looks`: colour and words of each class, None among them for what has no class; `under` lies below the places, `over` on
    them, such as the buildings that their class rests on; `markers` are the shapes of the classes in turn.

    >>> page = Report("Layout")
    >>> looks = {"campus": ("#0072b2", "campus"), None: ("#999999", "not assessed")}
    >>> class_maps(page, shapely.points([(0, 0), (900, 900)]), looks, ["campus", None], "Where they stand")
    >>> "Where they stand" in page.html()
    True
    """
    there = ~absent(geometries)
    if not there.any():
        return
    classes = np.asarray(classes, dtype=object)
    places = geometries[there], np.where(pd.isna(classes), None, classes)[there]
    under, over = ([layer._replace(geometries=_there(layer.geometries)) for layer in some] for some in (under, over))
    report.heading(translate("LayoutReport", "Map"))
    # Without a ground nothing is made up for one: an outline around the places would pass for a district.
    beside = [layer.geometries for layer in (*under, *over)] if ground is None else [ground.boundary]
    ground = ground or maps.Ground()
    whole = maps.frame_of(places[0], *beside)
    report.figure(_class_map(title, places, looks, ground, (under, over), markers, whole))
    crowded = maps.crowd(places[0])
    if crowded.any():
        frame = maps.frame_of(places[0][crowded], margin=0.05)
        n = int(shapely.intersects(_extents(places[0]), shapely.box(*frame)).sum())
        text = translate("LayoutReport", "Where most of them stand close together: {n} of {all} places")
        title = text.format(n=f"{n:,}", all=f"{len(places[0]):,}")
        report.figure(_class_map(title, places, looks, ground, (under, over), markers, frame))


def _there(geometries: np.ndarray) -> np.ndarray:
    return geometries[~absent(geometries)]


def _extents(geometries: np.ndarray) -> np.ndarray:
    return shapely.box(*shapely.bounds(geometries).T)


def _class_map(
    title: str,
    places: tuple[np.ndarray, np.ndarray],
    looks: Mapping[object, tuple[str, str]],
    ground: maps.Ground,
    beside: tuple[Sequence[Under], Sequence[Under]],
    markers: Sequence[str],
    frame: np.ndarray,
) -> str:
    """The map inside `frame`; the legend holds the classes that it shows. `beside`: what lies under the places, and over them."""
    sketch, smallest = maps.Map(title, ground, frame), max(np.ptp(frame.reshape(2, 2), axis=0)) / 150
    window, (under, over) = shapely.box(*frame), beside
    _draw(sketch, under, window, smallest)
    geometries, classes = (column[shapely.intersects(_extents(places[0]), window)] for column in places)
    for (code, (colour, name)), marker in zip(looks.items(), cycle(markers)):
        chosen = geometries[classes == code]
        if len(chosen):
            charts.draw_places(sketch.axes, chosen, colour, name, smallest=smallest, marker=marker, alpha=0.85)
    _draw(sketch, over, window, smallest)
    for layer in (*under, *over):
        if layer.names is not None:
            sketch.name(layer.geometries, [None if pd.isna(name) else str(name) for name in layer.names])
    return sketch.svg()


def _draw(sketch: maps.Map, layers: Sequence[Under], window: shapely.Polygon, smallest: float) -> None:
    """Draw what of some layers lies in the window."""
    for layer in layers:
        seen = shapely.intersects(_extents(layer.geometries), window)
        if seen.any():
            look = {"smallest": smallest / 3, "marker": layer.marker, "size": layer.size, "linewidth": 0.3}
            charts.draw_places(sketch.axes, layer.geometries[seen], layer.colour, layer.label, **look)


def looks_of(group: str) -> dict[str | None, tuple[str, str]]:
    """Colour and words of each class; what has no class, or nothing within reach, is grey.

    >>> looks_of("town_layout")["mixed"][1], looks_of("town_layout")[None][1]
    ('mixed', 'not assessed')
    """
    looks = {
        code: (charts.NO_DATA if code == "none" else colour, terms.label(group, code))
        for code, colour in zip(terms.codes(group), charts.OKABE_ITO, strict=False)
    }
    return looks | {None: (charts.NO_DATA, terms.label("status", NOT_ASSESSED))}


def heading_of(group: str) -> str:
    """What a group of classes is called, as a heading.

    >>> heading_of("town_layout")
    'Town layout'
    """
    return capital(terms.label("field", group))


def in_words(table: pd.DataFrame, *groups: str, words: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Codes of the columns that are called like their group of terms replaced by words; `words` go before the terms.

    >>> in_words(pd.DataFrame({"town_layout": ["park_in_park", None]}), "town_layout")["town_layout"].tolist()
    ['park-in-park', None]
    """
    told, own = table.copy(), words or {}
    for group in groups:
        told[group] = [None if code is None else own.get(code) or terms.label(group, code) for code in told[group]]
    return told


def criteria(standard: str, *chosen: tuple[str, float, str]) -> pd.DataFrame:
    """The published figures of a scheme and what the user has `chosen`: code of the threshold, value, unit.

    >>> criteria("town_layout", ("reach", 500.0, "m"))[["item", "value", "mark"]].values.tolist()[-1]
    ['reach', 500.0, 'U']
    """
    figures = thresholds.load("layout", standard)
    figures["item"] = [terms.label(standard, code) for code in figures["item"]]
    figures["standard"] = terms.label("field", standard)
    return pd.concat([figures, pd.DataFrame([user_parameter(*row) for row in chosen])], ignore_index=True)
