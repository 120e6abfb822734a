"""The report on incubators over rings: pattern of each city in words, a map, and the measures outward."""

import numpy as np
import pandas as pd

from . import charts, terms
from .report import Report
from .ring_distribution import Distribution
from .text import translate
from .thresholds import user_parameter

FORMATS = {
    "share": "{:.1%}",
    "area_km2": "{:,.1f}",
    "density": "{:.2g}",
    "mean_area": "{:,.0f}",
    "median_year": "{:.0f}",
    **{f"rho_{name}": "{:+.2f}" for name in ("n", "density", "area", "year")},
}
# A chart per city stays readable up to here; the tables hold all.
MAX_CHARTS = 12


def city_sentences(patterns: pd.DataFrame) -> list[str]:
    """One line per city naming its pattern in words, ready to be pasted into a plan."""
    text = translate("RingReport", "{city}: {pattern}; {n} incubators ({central} / {near} / {far} outward).")
    empty = translate("RingReport", "{city}: no incubators in its rings.")
    return [
        (text if row.n else empty).format(
            city=row.city or translate("RingReport", "The city"),
            pattern=terms.label("pattern", row.pattern),
            n=row.n,
            central=row.n_central,
            near=row.n_near_suburb,
            far=row.n_far_suburb,
        )
        for row in patterns.itertuples()
    ]


def build(result: Distribution, incubators: np.ndarray, rings: pd.DataFrame, min_count: int) -> Report:
    """The report of one run; `incubators` are the geometries (n,), `rings` the rows they were assigned to."""
    report = Report(translate("RingReport", "Incubators over ring zones"))
    report.answer(*_answer(result))
    report.heading(translate("RingReport", "Pattern of each city"))
    report.items(city_sentences(result.patterns))
    report.heading(translate("RingReport", "Map"))
    report.figure(_map(incubators, rings))
    report.heading(translate("RingReport", "Outward"))
    for city, table in list(_by_size(result.statistics))[:MAX_CHARTS]:
        report.figure(_panels(city, table))
    report.table(_words(result.statistics), translate("RingReport", "Ring statistics"), FORMATS)
    report.table(_words(result.patterns), translate("RingReport", "City patterns"), FORMATS)
    report.method(
        translate(
            "RingReport",
            "Seven ring patterns (three single, three double, one triple) after Planners 2016 no. 9, paper 5 §2.2; ring 3 "
            "and beyond count as far suburb. ρ is Spearman's rank correlation of ring number and value: −1 falls, +1 rises "
            "strictly outward; it needs three rings.",
        )
    )
    item = translate("RingReport", "incubators that occupy a ring")
    report.thresholds = pd.DataFrame([user_parameter(item, min_count, "")])
    return report


def _answer(result: Distribution) -> list[str]:
    inside = result.statistics["n"].sum()
    by_ring = result.statistics.groupby("ring_name", sort=False)["n"].sum()
    if not inside:
        return [translate("RingReport", "No incubator stands in any ring.")]
    fullest, common = by_ring.idxmax(), result.patterns.loc[result.patterns["n"] > 0, "pattern"].mode()[0]
    return [
        translate("RingReport", "{share:.0%} of {n} incubators stand in the {ring}.").format(
            share=by_ring.max() / inside, n=inside, ring=terms.label("ring", fullest)
        ),
        translate("RingReport", "The most common pattern of {n} cities is: {pattern}.").format(
            n=len(result.patterns), pattern=terms.label("pattern", common)
        ),
        *_outward(result.statistics),
    ]


def _outward(statistics: pd.DataFrame) -> list[str]:
    """Whether density falls, size rises and opening year rises outward, over all cities together."""
    by_ring = statistics.groupby("ring").agg(n=("n", "sum"), area=("area_km2", "sum"))
    density = (by_ring["n"] / by_ring["area"]).to_numpy()
    if len(density) < 2:
        return []
    if np.all(np.diff(density) < 0):
        return [translate("RingReport", "Density falls outward from ring to ring.")]
    return [translate("RingReport", "Density does not fall steadily outward.")]


def _by_size(statistics: pd.DataFrame):
    """Cities with incubators and their rings, the largest first."""
    cities = {city: table for city, table in statistics.groupby("city", sort=False, dropna=False) if table["n"].sum()}
    return sorted(
        ((None if pd.isna(city) else city, table) for city, table in cities.items()),
        key=lambda item: -item[1]["n"].sum(),
    )


def _panels(city: str | None, table: pd.DataFrame) -> str:
    measures = [
        ("n", translate("RingReport", "number"), "{:.0f}"),
        ("share", translate("RingReport", "share"), "{:.0%}"),
        ("density", translate("RingReport", "per km²"), "{:.2g}"),
        ("mean_area", translate("RingReport", "mean m²"), "{:,.0f}"),
        ("median_year", translate("RingReport", "median year"), "{:.0f}"),
    ]
    labels = [terms.label("ring", name) for name in table["ring_name"]]
    shown = [(title, table[column].to_numpy(float), number) for column, title, number in measures]
    known = [measure for measure in shown if np.isfinite(measure[1]).any()]
    title = city or translate("RingReport", "The city")
    return charts.panels(title, labels, known, charts.sequential(len(labels)))


def _map(incubators: np.ndarray, rings: pd.DataFrame) -> str:
    axes = charts.map_axes(translate("RingReport", "Incubators in their rings"))
    numbers = sorted(rings["ring"].unique())
    for number, colour in zip(numbers, charts.sequential(len(numbers)), strict=True):
        rows = rings[rings["ring"] == number]
        charts.draw_areas(axes, rows["geometry"], colour, terms.label("ring", rows["ring_name"].iloc[0]), alpha=0.75)
    charts.draw_points(axes, incubators, "#D55E00", translate("RingReport", "incubator"))
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)


def _words(table: pd.DataFrame) -> pd.DataFrame:
    """Codes replaced by words; the ring number is left out where its name says it."""
    words = table.drop(columns="ring", errors="ignore")
    for column, group in (("ring_name", "ring"), ("pattern", "pattern")):
        if column in words:
            words[column] = [terms.label(group, code) for code in words[column]]
    return words
