"""The report on incubators over rings: pattern of each city in words, a map, and the measures outward."""

import math

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import listed, percent, percents, plural, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent, points_of
from ..lazy import charts, maps
from ..page.report import Report
from .ring_distribution import Distribution
from .ring_evolution import cumulative, filling, order
from .zones import ring_there, ring_word


def median_in_words(year: float) -> str:
    """A median of years; one that lies between two years is told by these.

    >>> median_in_words(2007.0), median_in_words(2008.5)
    ('2007', '2008–2009')
    """
    first, last = math.floor(year), math.ceil(year)
    text = translate("RingReport", "{first}–{last}")
    return str(first) if first == last else text.format(first=first, last=last)


FORMATS = {
    "share": "{:.1%}",
    "area_km2": "{:,.1f}",
    "mean_area": "{:,.0f}",
    "median_year": median_in_words,
    **dict.fromkeys(("first_year", "half_year", "last_year"), "{:.0f}"),
    **{f"rho_{name}": "{:+.2f}" for name in ("n", "density", "area", "year")},
}
# A chart per city stays readable up to here; the tables hold all.
MAX_CHARTS = 12
# Of fewer cities still the openings are drawn year by year.
MAX_EVOLUTIONS = 3
# A list of incubators that reaches so many times as far as the rings would make these small: the map is that of the rings.
STRAYING = 2.0
# Dots that stand out on light and on dark rings.
DOT = "#111111"


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
    _maps(report, result, incubators, rings, told=not apart)
    report.heading(translate("RingReport", "Outward"))
    _charts(report, result)
    report.table(_words(result.statistics), translate("RingReport", "Ring statistics"), FORMATS)
    report.table(_words(result.summary), translate("RingReport", "City patterns"), FORMATS)
    if len(result.opened) and not apart:
        _evolution(report, result)
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
    evolved = evolution(result)
    return [_fullest(result.statistics), _commonest(result.summary), *_outward(result.statistics), *evolved]


def _fullest(statistics: pd.DataFrame) -> str:
    """The share of the ring that holds most incubators of all cities together, or of each that holds as many."""
    by_ring = statistics.groupby("ring_name", sort=False)["n"].sum()
    inside, most = int(by_ring.sum()), by_ring[by_ring == by_ring.max()]
    one = translate("RingReport", "The only incubator in the rings stands in {rings}.")
    many = translate("RingReport", "{share} of {n} incubators in the rings stand in {rings}.")
    if len(most) > 1:
        many = translate("RingReport", "{share} of {n} incubators in the rings stand in each of these: {rings}.")
    called = ring_there if len(most) == 1 else ring_word
    rings = listed([called(name) for name in most.index])
    return plural(inside, one, many).format(share=percent(most.iloc[0] / inside), rings=rings)


def _commonest(patterns: pd.DataFrame) -> str:
    """The pattern that most cities with incubators in their rings show, or all that equally many show.

    Cities without rings may have incubators too: nothing is said of these.
    """
    number = patterns.loc[patterns["n"] > 0, "pattern"].value_counts()
    cities, most = int(number.sum()), number[number == number.max()]
    names = listed([terms.label("pattern", code) for code in terms.codes("pattern") if code in most.index])
    if len(patterns) == 1:
        text = translate("RingReport", "The pattern is: {patterns}.")
    elif cities == 1:
        text = translate(
            "RingReport", "The pattern is: {patterns}, in the one of {m} cities that has incubators in its rings."
        )
    elif len(most) == 1:
        text = translate(
            "RingReport", "The most common pattern is: {patterns} ({k} of {n} cities with incubators in their rings)."
        )
    else:
        text = translate(
            "RingReport",
            "No pattern is the most common; {k} of {n} cities with incubators in their rings each show: {patterns}.",
        )
    return text.format(patterns=names, k=int(most.iloc[0]), n=cities, m=len(patterns))


def _outward(statistics: pd.DataFrame) -> list[str]:
    """In which cities density falls, mean size rises and the median opening year rises from ring to ring."""
    told = [
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
    return _density(cities) + [
        _with_the_rest(_steady(claim, denial, steps, len(cities)), len(cities) - len(steps))
        for (_, _, claim, denial), steps in zip(told, found, strict=True)
        if steps
    ]


def _density(cities: list[tuple[str | None, pd.DataFrame]]) -> list[str]:
    """In which cities density falls outward; where it does not as rings are empty, that is what is told."""
    claim = translate("RingReport", "Density falls outward from ring to ring")
    denial = translate("RingReport", "Density does not fall steadily outward")
    steps, bare = _steps(cities, "density", -1), _bare(cities)
    if not steps:
        return []
    bare = {city: rings for city, rings in bare.items() if not steps.get(city, True)}
    if not bare:
        return [_with_the_rest(_steady(claim, denial, steps, len(cities)), len(cities) - len(steps))]
    falls = [city for city, holds in steps.items() if holds]
    rest = [city for city, holds in steps.items() if not holds and city not in bare]
    text = translate("RingReport", "{claim} in {k} of {n} cities: {cities}.")
    told = [text.format(claim=claim, k=f"{len(falls):,}", n=f"{len(steps):,}", cities=listed(falls))] if falls else []
    text = translate("RingReport", "{claim} in {city}.")
    told += [text.format(claim=denial, city=listed(rest))] if rest else []
    told += _emptiness(bare, alone=len(cities) == 1)
    return [*told[:-1], _with_the_rest(told[-1], len(cities) - len(steps))]


def _bare(cities: list[tuple[str | None, pd.DataFrame]]) -> dict[str, tuple[str, bool]]:
    """Of each city with empty rings: their names, or the name of the innermost where it holds all, and whether it does."""
    found = {}
    for city, table in cities:
        table = table.sort_values("ring")
        empty = (table["n"] == 0).to_numpy()
        if empty.any():
            inner = bool(empty[1:].all())
            names = table["ring_name"].iloc[:1] if inner else table.loc[empty, "ring_name"]
            found[_name(city)] = (listed([ring_there(name) for name in names]), inner)
    return found


def _emptiness(bare: dict[str, tuple[str, bool]], *, alone: bool) -> list[str]:
    """A sentence for each kind of emptiness, with the cities that share it."""
    texts = {
        True: translate("RingReport", "All incubators of {cities} stand in {rings}: their other rings are empty."),
        False: translate("RingReport", "No incubator stands in {rings} of {cities}."),
    }
    if alone:
        texts = {
            True: translate("RingReport", "All incubators stand in {rings}: the other rings are empty."),
            False: translate("RingReport", "No incubator stands in {rings}."),
        }
    kinds = sorted(set(bare.values()), key=lambda kind: (kind[1], kind[0]))
    return [
        texts[inner].format(rings=rings, cities=listed([city for city, kind in bare.items() if kind == (rings, inner)]))
        for rings, inner in kinds
    ]


def _steps(cities: list[tuple[str | None, pd.DataFrame]], column: str, sign: int) -> dict[str, bool]:
    """Of each city with a value in each of its two or more rings: whether all steps outward have that sign."""
    found = {}
    for city, table in cities:
        values = table.sort_values("ring")[column].to_numpy(float)
        if len(values) > 1 and np.isfinite(values).all():
            found[_name(city)] = bool((sign * np.diff(values) > 0).all())
    return found


def _steady(claim: str, denial: str, holding: dict[str, bool], n_cities: int) -> str:
    """The sentence on a gradient that all, some or none of the cities show; one city is named where there are more."""
    others = [city for city, holds in holding.items() if not holds]
    if len(holding) == 1:
        said = translate("RingReport", "{claim}.") if n_cities == 1 else translate("RingReport", "{claim} in {city}.")
        return said.format(claim=denial if others else claim, city=next(iter(holding)))
    if not others:
        text = translate("RingReport", "{claim} in all {n} cities.")
    elif len(others) == len(holding):
        text = translate("RingReport", "{claim} in none of {n} cities.")
    else:
        text = translate("RingReport", "{claim} in {k} of {n} cities; not in {others}.")
    return text.format(
        claim=claim, n=f"{len(holding):,}", k=f"{len(holding) - len(others):,}", others=listed(sorted(others))
    )


def _with_the_rest(sentence: str, n: int) -> str:
    """The sentence, and that `n` cities with incubators could not be judged."""
    one = translate("RingReport", "{sentence} {n} more city has a single ring or lacks a value in one.")
    many = translate("RingReport", "{sentence} {n} more cities have a single ring or lack a value in one.")
    return plural(n, one, many).format(sentence=sentence) if n else sentence


def _by_size(statistics: pd.DataFrame) -> list[tuple[str | None, pd.DataFrame]]:
    """Cities with incubators and their rings, the largest first, of equally large ones by name."""
    cities = {city: table for city, table in statistics.groupby("city", sort=False, dropna=False) if table["n"].sum()}
    return sorted(
        ((None if pd.isna(city) else city, table) for city, table in cities.items()),
        key=lambda item: (-item[1]["n"].sum(), str(item[0])),
    )


def _filled(result: Distribution) -> list[tuple[str, pd.DataFrame, str | None]]:
    """Cities with dated incubators, the largest first: name, when each ring filled, and the order of the rings.

    No order where the incubators of a ring are all without a year.
    """
    dated, found = filling(result.opened), []
    rings = {_name(city): rows for city, rows in dated.groupby("city", sort=False, dropna=False)}
    for city, table in _by_size(result.statistics):
        if (name := _name(city)) in rings:
            known = len(rings[name]) == (table["n"] > 0).sum()
            found.append((name, rings[name], order(rings[name]["half_year"]) if known else None))
    return found


def evolution(result: Distribution) -> list[str]:
    """In which order the rings filled up; nothing where no city shows one.

    >>> rings = pd.DataFrame({"city": "Wuhu", "ring": [1, 2], "ring_name": ["central", "near_suburb"], "n": 2})
    >>> opened = rings.assign(year=[2005, 2011])
    >>> print(*evolution(Distribution(pd.DataFrame(), rings, pd.DataFrame(), opened=opened)))
    The rings filled from the centre outward: half of the dated incubators stood by 2005 in the central city (2), by 2011 in
    the near suburb (2).
    """
    told = [(city, table, code) for city, table, code in _filled(result) if code]
    if not told:
        return []
    alone = len(_by_size(result.statistics)) == 1
    if len(told) == 1:
        city, table, code = told[0]
        text = (
            translate("RingReport", "{claim}: {when}.")
            if alone
            else translate("RingReport", "{city}: {claim}: {when}.")
        )
        claim = _claims()[code]
        return [text.format(city=city, claim=claim if alone else _lower_first(claim), when=_when(table))]
    outward = [city for city, _, code in told if code == "outward"]
    text = translate(
        "RingReport",
        "In none of {n} cities with incubators of known year in each of several rings did these fill from the centre outward.",
    )
    if outward:
        text = translate(
            "RingReport",
            "The rings filled from the centre outward in {k} of {n} cities with incubators of known year in each of several "
            "rings: {cities}.",
        )
    return [text.format(k=f"{len(outward):,}", n=f"{len(told):,}", cities=listed(outward))]


def _claims() -> dict[str, str]:
    return {
        "outward": translate("RingReport", "The rings filled from the centre outward"),
        "inward": translate("RingReport", "The rings filled from the outside inward"),
        "together": translate("RingReport", "The rings filled at the same time"),
        "no_order": translate("RingReport", "The rings filled neither from the centre nor from the outside"),
    }


def _lower_first(text: str) -> str:
    """A claim behind a colon; Chinese has no capitals."""
    return text[:1].lower() + text[1:]


def _when(table: pd.DataFrame) -> str:
    """By which year half of each ring's dated incubators stood, and how many they are."""
    text = translate("RingReport", "by {year} in {ring} ({n})")
    rings = [
        text.format(year=row.half_year, ring=ring_there(row.ring_name), n=f"{row.n_dated:,}")
        for row in table.itertuples()
    ]
    return translate("RingReport", "half of the dated incubators stood {rings}").format(rings=listed(rings))


def city_evolutions(result: Distribution) -> list[str]:
    """One line per city with dated incubators: in which order its rings filled, and when.

    >>> rings = pd.DataFrame({"city": "Wuhu", "ring": [1], "ring_name": ["central"], "n": [2]})
    >>> city_evolutions(Distribution(pd.DataFrame(), rings, pd.DataFrame(), opened=rings.assign(year=[2005])))
    ['Wuhu: half of the dated incubators stood by 2005 in the central city (2).']
    """
    text = translate("RingReport", "{city}: {claim}: {when}.")
    unordered = translate("RingReport", "{city}: {when}.")
    return [
        (text if code else unordered).format(
            city=city, claim=_lower_first(_claims()[code]) if code else "", when=_when(table)
        )
        for city, table, code in _filled(result)
    ]


def _evolution(report: Report, result: Distribution) -> None:
    """The openings by ring and year: a line a city, charts of the largest, the years in which rings filled."""
    report.heading(translate("RingReport", "Evolution"))
    undated = int(result.statistics["n"].sum() - result.opened["n"].sum())
    one = translate("RingReport", "{n} of {all} incubators in the rings has no year and does not count here.")
    many = translate("RingReport", "{n} of {all} incubators in the rings have no year and do not count here.")
    if undated:
        all_ = f"{int(result.statistics['n'].sum()):,}"
        report.paragraph(plural(undated, one, many).format(all=all_))
    report.items(city_evolutions(result))
    cities = _filled(result)
    shown = [city for city, _, code in cities if code] or [cities[0][0]]
    openings = {_name(city): rows for city, rows in result.opened.groupby("city", sort=False, dropna=False)}
    for city in shown[:MAX_EVOLUTIONS]:
        report.figure(_growth(city, openings[city], _ring_names(result.statistics)))
    table = pd.concat([rows for _, rows, _ in cities])
    report.table(_words(table), translate("RingReport", "When the rings filled"), FORMATS)
    report.method(
        translate(
            "RingReport",
            "Evolution: by year of opening, of the incubators in the data; those that closed before are not known. A ring has "
            "filled by the year at whose end half of its dated incubators stood; rings fill from the centre outward where that "
            "year rises from each ring with incubators to the next.",
        )
    )


def _growth(city: str, openings: pd.DataFrame, names: dict[int, str]) -> str:
    """Incubators that stood at the end of each year, ring upon ring."""
    stood, half = cumulative(openings), filling(openings).set_index("ring")["half_year"]
    text = translate("RingReport", "{city}: incubators by ring and year of opening, summed up")
    axes = charts.new_axes(
        text.format(city=city), translate("RingReport", "year"), translate("RingReport", "number of incubators")
    )
    colours = dict(zip(names, charts.sequential(len(names)), strict=True))
    label, below = translate("RingReport", "{ring} (half by {year})"), np.zeros(len(stood))
    for ring in stood:
        named = label.format(ring=names[ring], year=half[ring])
        # Edges of the same colour: no gaps between the years.
        axes.bar(
            stood.index, stood[ring], 1, below, color=colours[ring], edgecolor=colours[ring], linewidth=0.2, label=named
        )
        below = below + stood[ring].to_numpy()
    for axis in (axes.xaxis, axes.yaxis):
        charts.in_whole_numbers(axis)
    axes.margins(x=0)
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, fontsize=8, loc="upper left")
    return charts.to_svg(axes)


def _charts(report: Report, result: Distribution) -> None:
    """The rings of all cities side by side, then the measures of each of the largest."""
    largest = _by_size(result.statistics)
    if largest:
        report.figure(_all_cities(largest, result.summary))
    pattern = result.summary.set_index(result.summary["city"].map(_name))["pattern"] if "city" in result.summary else {}
    for city, table in largest[:MAX_CHARTS]:
        report.figure(_panels(city, table, pattern.get(_name(city)), charts.ground_unit(result.statistics["density"])))
    if len(largest) > MAX_CHARTS:
        text = translate("RingReport", "Charts of the {shown} cities with most incubators; the tables hold all {n}.")
        report.paragraph(text.format(shown=MAX_CHARTS, n=f"{len(largest):,}"))


def _all_cities(largest: list[tuple[str | None, pd.DataFrame]], patterns: pd.DataFrame) -> str:
    """A bar for each city made of its rings, inner first."""
    statistics = pd.concat([table for _, table in largest])
    names = _ring_names(statistics)
    parts = {
        name: [table.loc[table["ring"] == number, "n"].sum() for _, table in largest] for number, name in names.items()
    }
    rest = translate("RingReport", "{n} other cities")
    labels, parts = charts.summed_up([_name(city) for city, _ in largest], parts, rest)
    title, unit = _as_title(_commonest(patterns)), translate("RingReport", "number of incubators")
    return charts.stacked_bars(title, labels, parts, unit, charts.sequential(len(parts)))


def _ring_names(rings: pd.DataFrame) -> dict[int, str]:
    """What the rings of each number are called, inner first; names that several numbers share carry the number."""
    by_number = rings.groupby("ring")["ring_name"].unique()
    names = {number: listed([ring_word(name) for name in called], most=3) for number, called in by_number.items()}
    shared = pd.Series(names).duplicated(keep=False)
    return {number: f"{name} {number}" if shared[number] else name for number, name in names.items()}


def _as_title(sentence: str) -> str:
    return sentence.rstrip(".。")


def _panels(city: str | None, table: pd.DataFrame, pattern: str | None, unit: int) -> str:
    year = translate("RingReport", "median year")
    per_area = {1: translate("RingReport", "per km²"), 1000: translate("RingReport", "per 1,000 km²")}
    measures = [
        ("n", translate("RingReport", "number"), "{:,.0f}", 1),
        ("share", translate("RingReport", "share"), percents(table["share"].tolist()), 1),
        ("density", per_area[unit], "{:,.3g}", unit),
        ("mean_area", translate("RingReport", "mean m²"), "{:,.0f}", 1),
        ("median_year", year, ["–" if math.isnan(own) else median_in_words(own) for own in table["median_year"]], 1),
    ]
    labels = [ring_word(name) for name in table["ring_name"]]
    shown = [(title, table[column].to_numpy(float) * times, number) for column, title, number, times in measures]
    known = [measure for measure in shown if np.isfinite(measure[1]).any()]
    title = _name(city)
    if pattern is not None:
        text = translate("RingReport", "{city}: {pattern}")
        title = text.format(city=title, pattern=terms.label("pattern", pattern))
    return charts.panels(title, labels, known, charts.sequential(len(labels)), dots=[year])


def _maps(report: Report, result: Distribution, incubators: np.ndarray, rings: pd.DataFrame, *, told: bool) -> None:
    """All rings, and the city with most incubators by itself where there are several."""
    largest = _by_size(result.statistics) if told else []
    title = translate("RingReport", "Incubators and rings")
    title = _as_title(_fullest(result.statistics)) if largest else title
    report.figure(_map(title, incubators, rings, largest, _without_strays(incubators, rings)))
    cities = rings["city"].map(_name)
    if largest and len(cities.unique()) > 1:
        city, table = largest[0]
        text = translate("RingReport", "{city}: {n} of {all} incubators in the rings")
        n, all_ = int(table["n"].sum()), int(result.statistics["n"].sum())
        title = text.format(city=_name(city), n=f"{n:,}", all=f"{all_:,}")
        frame = maps.frame_of(rings.loc[cities == _name(city), "geometry"].to_numpy(), margin=0.02)
        report.figure(_map(title, incubators, rings, largest, frame))


def _without_strays(incubators: np.ndarray, rings: pd.DataFrame) -> np.ndarray | None:
    """The frame of the rings, where the list of incubators goes on so far beyond that these would hardly be seen."""
    grounds, places = rings["geometry"].to_numpy(), incubators[~absent(incubators)]
    if absent(grounds).all():
        return None
    own, whole = (max(np.ptp(maps.frame_of(*some).reshape(2, 2), axis=0)) for some in ([grounds], [grounds, places]))
    return maps.frame_of(grounds, margin=0.02) if whole > STRAYING * own else None


def _map(
    title: str,
    incubators: np.ndarray,
    rings: pd.DataFrame,
    largest: list[tuple[str | None, pd.DataFrame]],
    frame: np.ndarray | None = None,
) -> str:
    """The rings with the outlines of their cities, the names of those with most incubators first."""
    grounds, cities = maps.outlines(rings["geometry"].to_numpy(), rings["city"])
    rank = {_name(city): i for i, (city, _) in enumerate(largest)}
    order = sorted(range(len(cities)), key=lambda i: rank.get(cities[i], len(rank)))
    ground = maps.Ground(boundary=grounds, places=grounds[order], names=[cities[i] for i in order])
    sketch = maps.Map(title, ground, frame)
    names = _ring_names(rings)
    for (number, name), colour in zip(names.items(), charts.sequential(len(names)), strict=True):
        charts.draw_areas(sketch.axes, rings.loc[rings["ring"] == number, "geometry"], colour, name)
    if len(grounds):
        charts.draw_areas(sketch.axes, grounds, "none", edgecolor="#6b6257", linewidth=0.9)
    places = incubators[~absent(incubators)]
    charts.draw_points(sketch.axes, points_of(places), DOT, translate("RingReport", "incubator"), s=12)
    return sketch.svg()


def _words(table: pd.DataFrame) -> pd.DataFrame:
    """Codes replaced by words; the ring number is left out where its name says it."""
    words = table.drop(columns="ring", errors="ignore")
    if "density" in words and charts.ground_unit(words["density"]) == 1000:
        words["density"] *= 1000
        words = words.rename(columns={"density": "density_1000"})
    if "ring_name" in words:
        words["ring_name"] = [ring_word(name) for name in words["ring_name"]]
    if "pattern" in words:
        words["pattern"] = [terms.label("pattern", code) for code in words["pattern"]]
    return words
