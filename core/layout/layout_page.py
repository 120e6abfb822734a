"""What the reports of the layout tools share: the chart of the classes, maps by class, words for codes."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely

from ..base import terms, thresholds
from ..base.status import NOT_ASSESSED
from ..base.text import HalfUp, percent, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..page import charts
from ..page.report import Report

FORMATS = {
    **dict.fromkeys(("share", "published", "coverage", "top_share"), "{:.1%}"),
    **dict.fromkeys(("evenness", "herfindahl", "far", "mean_floors", "function_mix"), "{:.3f}"),
    **dict.fromkeys(("site_m2", "footprint_m2", "floor_m2"), "{:,.0f}"),
}
# A middle narrower than this share of the whole gets a map of its own.
CROWDED = 0.5


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
        mark = translate("LayoutReport", "published, Nanjing region")
        colours = list(charts.OKABE_ITO[: len(table)])
        report.figure(_bars(table, scheme, table["published"] * 100, mark, colours))
    points = table.assign(difference=table["difference"] * 100)
    formats = FORMATS | {"difference": translate("LayoutReport", "{:+.1f} points")}
    report.table(in_words(points, scheme, "verdict"), formats=formats)
    text = translate("LayoutReport", "Shannon evenness {evenness:.3f}, Herfindahl index {herfindahl:.3f}.")
    if table["n"].sum():
        report.paragraph(text.format(**summary[["evenness", "herfindahl"]].iloc[0].map(HalfUp)))


def shares(report: Report, summary: pd.DataFrame, scheme: str, codes: Sequence[str]) -> None:
    """The chart of the shares of some classes, and the table of all.

    >>> report, summary = Report("Town layout"), pd.DataFrame({"town_layout": ["mixed"], "n": [3], "share": [1.0]})
    >>> shares(report, summary, "town_layout", ["mixed"])
    >>> report.html().count("<svg")
    1
    """
    table = summary[summary[scheme].isin(codes)]
    report.heading(heading_of(scheme))
    if table["n"].sum():
        report.figure(_bars(table, scheme))
    report.table(in_words(summary, scheme), formats=FORMATS)


def _bars(table: pd.DataFrame, scheme: str, *reference) -> str:
    """A bar for each class, the largest in the title; `reference`: published figures, their name, and colours."""
    first = table.loc[table["share"].astype(float).idxmax()]
    title = translate("LayoutReport", "{kind}: {share} of the incubators").format(
        share=percent(first["share"]), kind=terms.label(scheme, first[scheme])
    )
    labels = [terms.label(scheme, code) for code in table[scheme]]
    return charts.bars(title, labels, table["share"] * 100, "%", *reference, number="{:.1f}")


def class_maps(
    report: Report,
    geometries: np.ndarray,
    classes: Sequence[object],
    group: str,
    under: tuple[np.ndarray, str] | None = None,
) -> None:
    """A map of places by class, over grey ground if wanted; a second one of the middle where many of them crowd."""
    there = ~absent(geometries)
    if not there.any():
        return
    geometries, classes = geometries[there], np.asarray(classes, dtype=object)[there]
    report.heading(translate("LayoutReport", "Map"))
    whole = shapely.total_bounds(geometries).reshape(2, 2)
    middle = np.quantile(charts.middles(geometries), [0.25, 0.75], axis=0)
    report.figure(_class_map(geometries, classes, group, whole, under))
    n = int(_seen(geometries, middle).sum())
    if n and np.ptp(middle, axis=0).max() < CROWDED * np.ptp(whole, axis=0).max():
        caption = translate("LayoutReport", "The middle: {n} of {all} places.").format(n=n, all=len(geometries))
        report.figure(_class_map(geometries, classes, group, middle, under), caption)


def _window(frame: np.ndarray) -> np.ndarray:
    """A frame (lower left and upper right corner) with a margin round it."""
    return frame + max(np.ptp(frame, axis=0).max(), 1.0) * np.array([[-0.05], [0.05]])


def _seen(geometries: np.ndarray, frame: np.ndarray) -> np.ndarray:
    """Whether the extent of each place meets the window of a frame."""
    return shapely.intersects(shapely.box(*shapely.bounds(geometries).T), shapely.box(*_window(frame).ravel()))


def _class_map(
    geometries: np.ndarray, classes: np.ndarray, group: str, frame: np.ndarray, under: tuple[np.ndarray, str] | None
) -> str:
    """The map inside `frame` (lower left and upper right corner); the legend in words."""
    axes = charts.map_axes(heading_of(group))
    width = max(np.ptp(frame, axis=0).max(), 1.0)
    (left, bottom), (right, top) = _window(frame)
    seen = _seen(geometries, frame)
    geometries, classes = geometries[seen], classes[seen]
    if under is not None:
        charts.draw_places(axes, under[0], "#dddddd", under[1])
    for code, colour, name in _looks(group):
        chosen = geometries[pd.isna(classes) if code is None else classes == code]
        if len(chosen):
            charts.draw_places(axes, chosen, colour, name, smallest=width / 150)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)


def _looks(group: str) -> list[tuple[str | None, str, str]]:
    """Code, colour and name of each class; what has no class, or nothing within reach, is grey."""
    looks = [(None, charts.NO_DATA, terms.label("status", NOT_ASSESSED))]
    for code, colour in zip(terms.codes(group), charts.OKABE_ITO, strict=False):
        looks.append((code, charts.NO_DATA if code == "none" else colour, terms.label(group, code)))
    return looks


def heading_of(group: str) -> str:
    """What a group of classes is called, as a heading.

    >>> heading_of("town_layout")
    'Town layout'
    """
    name = terms.label("field", group)
    return name[:1].upper() + name[1:]


def in_words(table: pd.DataFrame, *groups: str) -> pd.DataFrame:
    """Codes of the columns that are called like their group of terms replaced by words.

    >>> in_words(pd.DataFrame({"town_layout": ["park_in_park", None]}), "town_layout")["town_layout"].tolist()
    ['park-in-park', None]
    """
    words = table.copy()
    for group in groups:
        words[group] = [None if code is None else terms.label(group, code) for code in words[group]]
    return words


def criteria(standard: str, *chosen: tuple[str, float, str]) -> pd.DataFrame:
    """The published figures of a scheme and what the user has `chosen`: parameter, value, unit.

    >>> criteria("town_layout", ("reach", 500.0, "m"))[["item", "value", "mark"]].values.tolist()[-1]
    ['reach', 500.0, 'U']
    """
    figures = thresholds.load("layout", standard)
    figures["item"] = [terms.label(standard, code) for code in figures["item"]]
    figures["standard"] = terms.label("field", standard)
    return pd.concat([figures, pd.DataFrame([user_parameter(*row) for row in chosen])], ignore_index=True)
