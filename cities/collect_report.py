"""The report on all cities: how they rank, where they lie, and what failed and why."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pyproj
import shapely

from ..core.base import terms
from ..core.base.text import HalfUp, listed, percent, plural, rounded, translate
from ..core.page import charts, maps
from ..core.page.report import Report
from .declarations import CityTool
from .ledger import DONE, ERROR, FAILED, INPUT, LOST, MEMORY
from .manifest import CITY
from .sources import moved

# Cities that a chart of the ranks shows; the table has all.
MOST = 40
CLASSES = 4
# Figures made for each limit of the user's, or for each type.
BY_LIMIT = re.compile(r"mean_area_km2_(.+)")
# Shares of the classes that are judged in a city, and how many these are.
OF_JUDGED, JUDGED = ("clients_share", "pop_share"), "n_judged"
BY_TYPE = re.compile(r"share_(park_in_park|independent|mixed)")


def build(table: pd.DataFrame, *, tool: CityTool, figures: list[str], by: str | None = None) -> Report:
    """The page on a table of cities as `collecting.table_of` makes it; `by`: the figure of the ranks, the first without one.

    A figure that is no number, such as a pattern, is counted instead of ranked.
    """
    report = Report(translate("Cities", "{tool}: all cities").format(tool=tool.title))
    done, failed = table[table["status"] == DONE], table[table["status"] == FAILED]
    report.answer(_how_many(table, done, failed))
    ranked = by or next((name for name in figures if _is_number(done[name])), None)
    if ranked is not None and _is_number(done[ranked]):
        _rank(report, done, ranked)
    _tell_cities(report, done, figures)
    _tell_failures(report, failed)
    report.skipped.extend(_remarks(done))
    report.method(
        translate(
            "Cities",
            "Each city was computed alone, as by the tool of the same name in QGIS, in a projection of its own. The ranks "
            "compare figures as they are; whether the cities' data are equally complete is not known.",
        )
    )
    return report


def _how_many(table: pd.DataFrame, done: pd.DataFrame, failed: pd.DataFrame) -> str:
    waiting = len(table) - len(done) - len(failed)
    one = translate("Cities", "{done} of {n} city is done, {failed} failed, {waiting} not finished.")
    many = translate("Cities", "{done} of {n} cities are done, {failed} failed, {waiting} not finished.")
    return plural(len(table), one, many).format(done=len(done), failed=len(failed), waiting=waiting)


def word_of(figure: str) -> str:
    """What a figure is called."""
    for pattern, text, group in (
        (BY_LIMIT, translate("Cities", "mean area within {x} (km²)"), ""),
        (BY_TYPE, translate("Cities", "share of {x}"), "town_layout"),
    ):
        found = pattern.fullmatch(figure)
        if found:
            return text.format(x=terms.label(group, found[1]) if group else found[1])
    return terms.label("field" if figure in terms.codes("field") else "measure", figure)


def shown(figure: str, value: float) -> str:
    """A figure's value as a planner reads it: shares in per cent."""
    if "share" in figure or figure == "below_half_mean":
        return percent(value)
    return rounded(value, 0 if abs(value) >= 100 or float(value).is_integer() else 2)


def _is_number(values: pd.Series) -> bool:
    return pd.to_numeric(values, errors="coerce").notna().any()


def _rank(report: Report, done: pd.DataFrame, figure: str) -> None:
    """The order of the cities by a figure, in a sentence, a chart and a map."""
    values = pd.to_numeric(done[figure], errors="coerce")
    ranks = done.assign(value=values).dropna(subset="value").sort_values(["value", CITY], ascending=[False, True])
    word, n = word_of(figure), len(ranks)
    if n > 1:
        report.answer(_extremes(ranks, figure, word), *_of_other_classes(ranks, figure, word))
    part = ranks.head(MOST)
    title = translate("Cities", "Cities by {figure}").format(figure=word)
    if n > MOST:
        title = translate("Cities", "Cities by {figure}: the first {most} of {n}").format(figure=word, most=MOST, n=n)
    share = shown(figure, 0.5).endswith("%")
    unit, number = word, "{:.1%}" if share else "{:,.0f}" if part["value"].abs().max() >= 100 else "{:,.2f}"
    report.figure(charts.bars(title, part[CITY].tolist(), part["value"].to_numpy(), unit, number=number))
    placed = ranks.dropna(subset="longitude")
    if len(placed) > 1:
        report.figure(_map(placed, figure, word))


def _extremes(ranks: pd.DataFrame, figure: str, word: str) -> str:
    """Who has the most and who the least, all of them where several have as much."""
    values = ranks["value"]
    most, least = shown(figure, values.max()), shown(figure, values.min())
    if values.max() == values.min():
        text = translate("Cities", "By “{figure}” all {n} cities are alike: {most}.")
        return text.format(figure=word, n=f"{len(ranks):,}", most=most)
    text = translate(
        "Cities", "By “{figure}” the most is {most} ({first}), the least {least} ({last}); the median is {median}."
    )
    names = {
        name: listed(ranks.loc[values == value, CITY].tolist(), 4)
        for name, value in (("first", values.max()), ("last", values.min()))
    }
    return text.format(figure=word, most=most, least=least, median=shown(figure, float(values.median())), **names)


def _of_other_classes(ranks: pd.DataFrame, figure: str, word: str) -> list[str]:
    """That a share is of more classes in one city than in another, where it is."""
    if figure not in OF_JUDGED or JUDGED not in ranks or ranks[JUDGED].nunique() < 2:
        return []
    text = translate(
        "Cities",
        "“{figure}” is of the classes that are judged in each city, {low} to {high}: the fewer there are, the more easily all of "
        "them are reached.",
    )
    low, high = (shown(JUDGED, float(number)) for number in (ranks[JUDGED].min(), ranks[JUDGED].max()))
    return [text.format(figure=word, low=low, high=high)]


def _map(ranks: pd.DataFrame, figure: str, word: str) -> str:
    """The cities as dots in the colours of their quarter of the ranks, in an equal-area projection around them."""
    places = ranks[["longitude", "latitude"]].to_numpy(float)
    x, y = (places.min(axis=0) + places.max(axis=0)) / 2
    plane = pyproj.CRS(f"+proj=laea +lat_0={y:.4f} +lon_0={x:.4f} +datum=WGS84 +units=m +no_defs +type=crs")
    points = shapely.points(moved(places, pyproj.CRS("EPSG:4326"), plane))
    chart = maps.Map(translate("Cities", "Where the cities stand by {figure}").format(figure=word))
    values = ranks["value"].to_numpy(float)
    # Cities that have as much are of one colour.
    quarter = np.searchsorted(np.quantile(values, np.arange(1, CLASSES) / CLASSES), values)
    for i, colour in zip(reversed(range(CLASSES)), charts.sequential(CLASSES, "blue"), strict=True):
        part = quarter == i
        if part.any():
            low, high = shown(figure, values[part].min()), shown(figure, values[part].max())
            label = low if low == high else translate("Cities", "{low} to {high}").format(low=low, high=high)
            charts.draw_points(chart.axes, points[part], colour, label, s=46, edgecolors="#333333", zorder=3)
    chart.name(points, ranks[CITY].tolist())
    return chart.svg()


def _tell_cities(report: Report, done: pd.DataFrame, figures: list[str]) -> None:
    """All figures of all cities that are done."""
    report.heading(translate("Cities", "Key figures by city"))
    table = pd.DataFrame({terms.label("field", CITY): done[CITY]})
    for figure in figures:
        numbers = pd.to_numeric(done[figure], errors="coerce")
        if numbers.notna().any():
            table[word_of(figure)] = [None if np.isnan(value) else shown(figure, value) for value in numbers]
        else:
            table[word_of(figure)] = [None if value is None else terms.label(figure, value) for value in done[figure]]
    table[translate("Cities", "seconds")] = [f"{HalfUp(value):,.1f}" for value in done["seconds"]]
    report.table(table)


def _tell_failures(report: Report, failed: pd.DataFrame) -> None:
    """The cities without a result, each with its cause."""
    if not len(failed):
        return
    words = {
        INPUT: translate("Cities", "its input"),
        MEMORY: translate("Cities", "memory"),
        ERROR: translate("Cities", "an error of the program or the machine"),
        LOST: translate("Cities", "its worker was lost"),
    }
    report.heading(translate("Cities", "What failed and why"))
    columns = (terms.label("field", CITY), translate("Cities", "cause"), translate("Cities", "what was said"))
    report.table(
        pd.DataFrame(zip(failed[CITY], failed["cause"].map(words), failed["error"], strict=True), columns=columns)
    )


def _remarks(done: pd.DataFrame) -> list[str]:
    """What was skipped or assumed, each remark once with its cities."""
    pairs = pd.DataFrame(
        [(note, city) for city, notes in zip(done[CITY], done["notes"], strict=True) for note in notes]
    )
    if pairs.empty:
        return []
    cities = pairs.groupby(0, sort=False)[1].agg(list)
    return [
        translate("Cities", "{cities}: {remark}").format(cities=listed(c, 5), remark=note) for note, c in cities.items()
    ]
