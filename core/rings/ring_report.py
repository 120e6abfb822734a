"""The report on incubators over rings: pattern of each city in words, a map, and the measures outward."""

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import listed, percent, plural, translate
from ..base.thresholds import user_parameter
from ..page import charts
from ..page.report import Report
from .ring_distribution import Distribution
from .zones import ring_word

FORMATS = {
    "share": "{:.1%}",
    "area_km2": "{:,.1f}",
    "mean_area": "{:,.0f}",
    # A median between two years is a half.
    "median_year": "{:g}",
    **{f"rho_{name}": "{:+.2f}" for name in ("n", "density", "area", "year")},
}
# A chart per city stays readable up to here; the tables hold all.
MAX_CHARTS = 12


def city_sentences(patterns: pd.DataFrame) -> list[str]:
    """One line per city naming its pattern in words, ready to be pasted into a plan.

    >>> city = {"city": "Wuhu", "n": 36, "n_central": 30, "n_near_suburb": 5, "n_far_suburb": 1, "pattern": "triple"}
    >>> city_sentences(pd.DataFrame([city]))
    ['Wuhu: triple ring; 36 incubators (30 / 5 / 1 outward).']
    """
    one = translate("RingReport", "{city}: {pattern}; {n} incubator ({central} / {near} / {far} outward).")
    many = translate("RingReport", "{city}: {pattern}; {n} incubators ({central} / {near} / {far} outward).")
    empty = translate("RingReport", "{city}: no incubators in its rings.")
    return [
        (plural(row.n, one, many) if row.n else empty).format(
            city=_name(row.city),
            pattern=terms.label("pattern", row.pattern),
            central=row.n_central,
            near=row.n_near_suburb,
            far=row.n_far_suburb,
        )
        for row in patterns.itertuples()
    ]


def build(result: Distribution, *, incubators: np.ndarray, rings: pd.DataFrame, apart: str = "") -> Report:
    """The report of one run; `incubators` are the geometries (n,), `rings` the rows they were assigned to.

    `apart`: the remark on incubators and rings that do not meet, which is the answer then.
    """
    report = Report(translate("RingReport", "Incubators over ring zones"))
    report.answer(*([apart] if apart else answer(result)))
    if not apart:
        report.heading(translate("RingReport", "Pattern of each city"))
        report.items(city_sentences(result.summary))
    report.heading(translate("RingReport", "Map"))
    report.figure(_map(incubators, rings))
    report.heading(translate("RingReport", "Outward"))
    largest = _by_size(result.statistics)
    for city, table in largest[:MAX_CHARTS]:
        report.figure(_panels(city, table))
    if len(largest) > MAX_CHARTS:
        text = translate("RingReport", "Charts of the {shown} cities with most incubators; the tables hold all {n}.")
        report.paragraph(text.format(shown=MAX_CHARTS, n=f"{len(largest):,}"))
    report.table(_words(result.statistics), translate("RingReport", "Ring statistics"), FORMATS)
    report.table(_words(result.summary), translate("RingReport", "City patterns"), FORMATS)
    report.method(
        translate(
            "RingReport",
            "Seven ring patterns (three single, three double, one triple) after Planners 2016 no. 9, paper 5 §2.2; ring 3 "
            "and beyond count as far suburb. ρ is Spearman's rank correlation of ring number and value: −1 falls, +1 rises "
            "strictly outward; it needs three rings.",
        )
    )
    item = translate("RingReport", "incubators that occupy a ring")
    report.thresholds = pd.DataFrame([user_parameter(item, result.options.min_count, "")])
    return report


def _name(city: object) -> str:
    return translate("RingReport", "The city") if city is None or pd.isna(city) else str(city)


def answer(result: Distribution) -> list[str]:
    """The answer in sentences: the fullest ring, the commonest pattern, and what changes outward.

    >>> rings = pd.DataFrame({"city": "Wuhu", "ring": [1, 2], "ring_name": ["central", "near_suburb"], "n": [3, 1]})
    >>> statistics = rings.assign(density=[0.3, 0.01], mean_area=np.nan, median_year=np.nan)
    >>> patterns = pd.DataFrame({"n": [4], "pattern": ["double_central_near"]})
    >>> for sentence in answer(Distribution(pd.DataFrame(), statistics, patterns)):
    ...     print(sentence)
    75% of 4 incubators in the rings stand in the central city.
    The pattern is: double ring: central city and near suburb.
    Density falls outward from ring to ring.
    """
    if not result.statistics["n"].sum():
        return [translate("RingReport", "No incubator stands in any ring.")]
    return [_fullest(result.statistics), _commonest(result.summary), *_outward(result.statistics)]


def _fullest(statistics: pd.DataFrame) -> str:
    """The share of the ring that holds most incubators of all cities together, or of each that holds as many."""
    by_ring = statistics.groupby("ring_name", sort=False)["n"].sum()
    inside, most = int(by_ring.sum()), by_ring[by_ring == by_ring.max()]
    one = translate("RingReport", "The only incubator in the rings stands in the {rings}.")
    many = translate("RingReport", "{share} of {n} incubators in the rings stand in the {rings}.")
    if len(most) > 1:
        many = translate("RingReport", "{share} of {n} incubators in the rings stand in each of these: {rings}.")
    rings = listed([ring_word(name) for name in most.index])
    return plural(inside, one, many).format(share=percent(most.iloc[0] / inside), rings=rings)


def _commonest(patterns: pd.DataFrame) -> str:
    """The pattern that most cities with incubators show, or all that equally many show."""
    number = patterns.loc[patterns["n"] > 0, "pattern"].value_counts()
    cities, most = int(number.sum()), number[number == number.max()]
    names = listed([terms.label("pattern", code) for code in terms.codes("pattern") if code in most.index])
    if cities == 1:
        text = translate("RingReport", "The pattern is: {patterns}.")
    elif len(most) == 1:
        text = translate("RingReport", "The most common pattern is: {patterns} ({k} of {n} cities with incubators).")
    else:
        text = translate(
            "RingReport", "No pattern is the most common; {k} of {n} cities with incubators each show: {patterns}."
        )
    return text.format(patterns=names, k=int(most.iloc[0]), n=cities)


def _outward(statistics: pd.DataFrame) -> list[str]:
    """In which cities density falls, mean size rises and the median opening year rises from ring to ring."""
    told = [
        (
            "density",
            -1,
            translate("RingReport", "Density falls outward from ring to ring"),
            translate("RingReport", "Density does not fall steadily outward"),
        ),
        (
            "mean_area",
            1,
            translate("RingReport", "Mean size rises outward from ring to ring"),
            translate("RingReport", "Mean size does not rise steadily outward"),
        ),
        (
            "median_year",
            1,
            translate("RingReport", "The median opening year rises outward from ring to ring"),
            translate("RingReport", "The median opening year does not rise steadily outward"),
        ),
    ]
    cities = _by_size(statistics)
    found = [_steps(cities, column, sign) for column, sign, _, _ in told]
    return [
        _with_the_rest(_steady(claim, denial, steps, len(cities)), len(cities) - len(steps))
        for (_, _, claim, denial), steps in zip(told, found, strict=True)
        if steps
    ]


def _steps(cities: list[tuple[str | None, pd.DataFrame]], column: str, sign: int) -> dict[str, bool]:
    """Of each city with a value in each of its two or more rings: whether all steps outward have that sign."""
    found = {}
    for city, table in cities:
        values = table.sort_values("ring")[column].to_numpy(float)
        if len(values) > 1 and np.isfinite(values).all():
            found[_name(city)] = bool((sign * np.diff(values) > 0).all())
    return found


def _steady(claim: str, denial: str, found: dict[str, bool], n_cities: int) -> str:
    """The sentence on a gradient that all, some or none of the cities show; one city is named where there are more."""
    others = [city for city, holds in found.items() if not holds]
    if len(found) == 1:
        said = translate("RingReport", "{claim}.") if n_cities == 1 else translate("RingReport", "{claim} in {city}.")
        return said.format(claim=denial if others else claim, city=next(iter(found)))
    if not others:
        text = translate("RingReport", "{claim} in all {n} cities.")
    elif len(others) == len(found):
        text = translate("RingReport", "{claim} in none of {n} cities.")
    else:
        text = translate("RingReport", "{claim} in {k} of {n} cities; not in {others}.")
    return text.format(
        claim=claim, n=f"{len(found):,}", k=f"{len(found) - len(others):,}", others=listed(sorted(others))
    )


def _with_the_rest(sentence: str, n: int) -> str:
    """The sentence, and that `n` cities with incubators could not be judged."""
    one = translate("RingReport", "{sentence} {n} more city has a single ring or lacks a value in one.")
    many = translate("RingReport", "{sentence} {n} more cities have a single ring or lack a value in one.")
    return plural(n, one, many).format(sentence=sentence) if n else sentence


def _by_size(statistics: pd.DataFrame) -> list[tuple[str | None, pd.DataFrame]]:
    """Cities with incubators and their rings, the largest first."""
    cities = {city: table for city, table in statistics.groupby("city", sort=False, dropna=False) if table["n"].sum()}
    return sorted(
        ((None if pd.isna(city) else city, table) for city, table in cities.items()),
        key=lambda item: -item[1]["n"].sum(),
    )


def _panels(city: str | None, table: pd.DataFrame) -> str:
    year = translate("RingReport", "median year")
    measures = [
        ("n", translate("RingReport", "number"), "{:.0f}"),
        ("share", translate("RingReport", "share"), "{:.0%}"),
        ("density", translate("RingReport", "per km²"), "{:,.3g}"),
        ("mean_area", translate("RingReport", "mean m²"), "{:,.0f}"),
        ("median_year", year, FORMATS["median_year"]),
    ]
    labels = [ring_word(name) for name in table["ring_name"]]
    shown = [(title, table[column].to_numpy(float), number) for column, title, number in measures]
    known = [measure for measure in shown if np.isfinite(measure[1]).any()]
    return charts.panels(_name(city), labels, known, charts.sequential(len(labels)), dots=[year])


def _map(incubators: np.ndarray, rings: pd.DataFrame) -> str:
    axes = charts.map_axes(translate("RingReport", "Incubators in their rings"))
    numbers = sorted(rings["ring"].unique())
    for number, colour in zip(numbers, charts.sequential(len(numbers)), strict=True):
        rows = rings[rings["ring"] == number]
        names = listed([ring_word(name) for name in rows["ring_name"].unique()], most=3)
        charts.draw_areas(axes, rows["geometry"], colour, names, alpha=0.75)
    charts.draw_points(axes, incubators, "#D55E00", translate("RingReport", "incubator"))
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)


def _words(table: pd.DataFrame) -> pd.DataFrame:
    """Codes replaced by words; the ring number is left out where its name says it."""
    words = table.drop(columns="ring", errors="ignore")
    if "ring_name" in words:
        words["ring_name"] = [ring_word(name) for name in words["ring_name"]]
    if "pattern" in words:
        words["pattern"] = [terms.label("pattern", code) for code in words["pattern"]]
    return words
