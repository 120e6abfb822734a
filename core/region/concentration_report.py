"""The report on incubators over cities: how concentrated, where, and beside the published figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from ..base import terms, thresholds
from ..base.text import HalfUp, listed, percent, percents, plural, rounded, translate
from ..base.thresholds import CHANCE, FEW_TO_COMPARE
from ..ground import geodesy
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page.report import Report
from .concentration import LEVELS, TIERS, ConcentrationResult, by_province, lorenz, tier_chance

FORMATS = {
    "share": "{:.1%}",
    **dict.fromkeys(("density", "density_1000", "lq"), "{:,.2f}"),
    **dict.fromkeys(("area_km2", "population"), "{:,.0f}"),
    "n_per_city": "{:,.1f}",
}
PUBLISHED = "nanjing_region_2014"
# What was published of which city: the first of its region, and the second.
PUBLISHED_OF = {"nanjing": "first_share", "zhenjiang": "second_share"}
# Small cities, and how many incubators the source found in them at most (paper 5 §2.1.2).
SMALL, MOST_IN_SMALL = ("small_1", "small_2"), 2
# Lower bounds of the map classes.
SHARE_BREAKS = (0.0, 0.02, 0.05, 0.1, 0.25, 0.5)


def published(item: str) -> float:
    """A figure that Planners 2016 no. 9 gives for the Nanjing region in 2014.

    >>> published("first_share")
    0.6
    """
    return float(thresholds.load("region_figures", PUBLISHED).set_index("item")["value"][item])


def sentences(result: ConcentrationResult) -> list[str]:
    """The answer: how concentrated and where, how unequal, and whether it follows the city tiers.

    >>> from innospace.core.region import concentration
    >>> cities = shapely.box([0, 100e3], 0, [100e3, 200e3], 100e3)
    >>> incubators = shapely.points([(10e3, 10e3), (20e3, 20e3)])
    >>> sentences(concentration.assess(incubators, cities, names=["Hefei", "Wuhu"]))[1]
    'Over 2 cities the Gini coefficient is 0.50 and the Herfindahl index 1.00.'
    """
    if not result.cities["n"].sum():
        return [translate("RegionReport", "No incubator stands in any of the cities.")]
    cities = result.cities
    return [_first_sentence(cities), *_beside(cities), *_inequality(result), *_tiers(result), *_pattern(result)]


def _first_sentence(cities: pd.DataFrame) -> str:
    """The city, or cities, with most incubators, and where there is but one such city those that come second."""
    n = int(cities["n"].sum())
    if n == 1:
        text = translate("RegionReport", "The one incubator in the cities stands in {city}.")
        return text.format(city=_name(cities["city"].iloc[0]))
    first = cities[cities["n"] == cities["n"].max()]
    if len(first) > 1:
        text = translate(
            "RegionReport", "{share} of {n} incubators stand in each of {k} cities that tie for first: {cities}."
        )
        share = percent(first["share"].iloc[0])
        return text.format(share=share, n=f"{n:,}", k=len(first), cities=_named(first))
    text = translate("RegionReport", "{share} of {n} incubators stand in {city}")
    shown = first_and_second(cities)
    here = text.format(share=shown[0], n=f"{n:,}", city=_named(first))
    return here + _second(cities[cities["n"] < first["n"].iloc[0]], shown[1]) + translate("RegionReport", ".")


def first_and_second(cities: pd.DataFrame) -> list[str]:
    """The shares of the two cities with most incubators in per cent; they add up where these hold all.

    >>> first_and_second(pd.DataFrame({"n": [5, 3]})), first_and_second(pd.DataFrame({"n": [5, 3, 7]}))
    (['62.5%', '37.5%'], ['47%', '33%'])
    """
    first, second, *_ = *cities["n"].sort_values(ascending=False), 0
    return percents([n / cities["n"].sum() for n in (first, second)])


def _second(others: pd.DataFrame, share: str) -> str:
    """What the second city holds, or each of those that tie for second; nothing where none but the first holds any."""
    second = others[(others["n"] == others["n"].max()) & (others["n"] > 0)]
    if not len(second):
        return ""
    one = translate("RegionReport", ", {share} in {cities}")
    many = translate("RegionReport", ", {share} in each of {n} that tie for second: {cities}")
    return plural(len(second), one, many).format(share=share, cities=_named(second))


def _named(cities: pd.DataFrame) -> str:
    return listed([_name(city) for city in cities["city"]])


def published_shares(cities: Sequence[object]) -> np.ndarray:
    """(n,) the share that was published of each city by its name, NaN where none was.

    They are shares of what stands in all cities of the region: of none where one of these is missing, or a city is of another.

    >>> region = [terms.label("published_city", code) for code in terms.codes("published_city")]
    >>> published_shares(region)[:3], published_shares(region[:3]), published_shares([*region, "Shanghai"])[:3]
    (array([0.6 , 0.12,  nan]), array([nan, nan, nan]), array([nan, nan, nan]))
    """
    codes = [terms.code_of("published_city", city) if isinstance(city, str) else None for city in cities]
    others = any(code is None and pd.notna(city) for code, city in zip(codes, cities, strict=True))
    here = not others and set(terms.codes("published_city")) <= set(codes)
    items = [PUBLISHED_OF.get(code) if here else None for code in codes]
    return np.array([published(item) if item else np.nan for item in items])


def _unlike(cities: pd.DataFrame) -> list[str]:
    """Why the shares of the region's own cities are none to be set beside the published ones; nothing where they are.

    Where most of the cities hold no incubator the layer is likely that of a part of the region, such as one city.
    """
    n, empty = int(cities["n"].sum()), int((cities["n"] == 0).sum())
    if n < FEW_TO_COMPARE:
        text = translate("RegionReport", "Too few to be set beside the published shares of the Nanjing region: {n}.")
        return [text.format(n=n)]
    text = translate(
        "RegionReport",
        "{empty} of the {all} cities hold no incubator: the layer may not reach them, so that the shares are not set beside the "
        "published ones of the Nanjing region.",
    )
    return [text.format(empty=empty, all=len(cities))] if 2 * empty > len(cities) else []


def _published_of(cities: pd.DataFrame) -> np.ndarray:
    """(n,) the published share of each city that is set beside what is found, else NaN."""
    given = published_shares(cities["city"])
    return np.full(len(cities), np.nan) if _unlike(cities) else given


def _beside(cities: pd.DataFrame) -> list[str]:
    """The published cities that are among these by name, what was published of them and what is found."""
    known = cities.assign(published=published_shares(cities["city"])).dropna(subset="published")
    if len(known) and (why := _unlike(cities)):
        return why
    exactly = translate("RegionReport", "{city}: {published} published, {share} here")
    above = translate("RegionReport", "{city}: over {published} published, {share} here")
    parts = [
        (above if row.published == published("first_share") else exactly).format(
            city=_name(row.city), published=percent(row.published), share=percent(row.share)
        )
        for row in known.itertuples()
    ]
    if not parts:
        return []
    said = translate("RegionReport", "Beside the published shares of the Nanjing region in 2014: {parts}.")
    return [said.format(parts=translate("RegionReport", "; ").join(parts))]


def _inequality(result: ConcentrationResult) -> list[str]:
    """Nothing where there is one city: alone it can be neither equal nor unequal."""
    if len(result.drawn) < 2:
        return []
    text = translate(
        "RegionReport", "Over {m} cities the Gini coefficient is {gini:.2f} and the Herfindahl index {herfindahl:.2f}."
    )
    figures = {measure: HalfUp(result.value(measure)) for measure in ("gini", "herfindahl")}
    return [text.format(m=len(result.drawn), **figures)]


def _tiers(result: ConcentrationResult) -> list[str]:
    """Which way number goes with tier, where chance alone would seldom bring it about."""
    rho, chance = result.value("tier_correlation"), tier_chance(result)
    if np.isnan(rho):
        return []
    if chance >= CHANCE:
        text = translate(
            "RegionReport",
            "Over {m} cities of known tier no link between tier and number of incubators can be distinguished from chance "
            "(rank correlation {rho:+.2f}, p = {p:.2f}).",
        )
    elif rho > 0:
        text = translate(
            "RegionReport",
            "Higher city tiers tend to have more incubators (rank correlation {rho:+.2f} over {m} cities of known tier, p {p}).",
        )
    else:
        text = translate(
            "RegionReport",
            "Higher city tiers tend to have fewer incubators (rank correlation {rho:+.2f} over {m} cities of known tier, p {p}).",
        )
    p = HalfUp(chance) if chance >= CHANCE else _small(chance)
    return [text.format(rho=HalfUp(rho), p=p, m=int(result.drawn["tier"].notna().sum()))]


def by_tier(result: ConcentrationResult) -> pd.DataFrame:
    """A row for each tier that a city has, the highest first: ``tier n_cities n n_per_city least_n most_n share``.

    >>> from innospace.core.region import concentration
    >>> cities, points = shapely.box([0, 9], 0, [9, 18], 9), shapely.points([(1, 1), (2, 2), (10, 1)])
    >>> found = concentration.assess(points, cities, names=["A", "B"], population=[6e6, 3e5])
    >>> by_tier(found)[["tier", "n_cities", "n"]].values.tolist()
    [['mega', 1, 2], ['small_1', 1, 1]]
    """
    known = result.drawn.dropna(subset="tier")
    grouped = known.groupby("tier")["n"].agg(n_cities="size", n="sum", n_per_city="mean", least_n="min", most_n="max")
    table = grouped.reindex([tier for tier in terms.codes("tier") if tier in grouped.index]).reset_index(names="tier")
    total = result.drawn["n"].sum()
    return table.assign(share=table["n"] / total if total else np.nan)


def tier_sentences(result: ConcentrationResult) -> list[str]:
    """Whether the mean number per city rises with each tier, how many small cities hold more than two, what the source says.

    >>> from innospace.core.region import concentration
    >>> cities, points = shapely.box([0, 9], 0, [9, 18], 9), shapely.points([(1, 1), (2, 2), (10, 1)])
    >>> tier_sentences(concentration.assess(points, cities, names=["A", "B"], population=[6e6, 3e5]))[1]
    'The one small city holds at most 2 incubators; the source found one or two at most.'
    """
    tiers = by_tier(result)
    source = translate(
        "RegionReport",
        "What the source says stands beside each tier: Planners 2016 no. 9, paper 5 §2.1.2 and §2.2, on the Nanjing region in "
        "2014. Which rings hold incubators is answered by “Incubators over ring zones”.",
    )
    return [*_rising(tiers), *_small_cities(result.drawn), source]


def _rising(tiers: pd.DataFrame) -> list[str]:
    """Whether each tier that is there has more incubators per city than the next lower one; nothing of a single tier."""
    if len(tiers) < 2:
        return []
    text = translate(
        "RegionReport", "The mean number of incubators per city does not fall with each lower tier: {tiers}."
    )
    if (np.diff(tiers["n_per_city"]) < 0).all():
        text = translate("RegionReport", "The mean number of incubators per city falls with each lower tier: {tiers}.")
    one = translate("RegionReport", "{tier} {mean}")
    means = _apart(tiers["n_per_city"])
    parts = [
        one.format(tier=terms.label("tier", tier), mean=mean) for tier, mean in zip(tiers["tier"], means, strict=True)
    ]
    return [text.format(tiers=listed(parts))]


def _apart(means: pd.Series) -> list[str]:
    """Numbers with as many decimals, one to four, as it takes that different ones look different."""
    shown = [[f"{HalfUp(mean):,.{digits}f}" for mean in means] for digits in range(1, 5)]
    return next((texts for texts in shown if len(set(texts)) == means.nunique()), shown[-1])


def _small_cities(cities: pd.DataFrame) -> list[str]:
    """How many small cities hold at most as many as the source found in them."""
    small = cities[cities["tier"].isin(SMALL)]
    k, n = int((small["n"] <= MOST_IN_SMALL).sum()), len(small)
    if not n:
        return []
    one = translate(
        "RegionReport", "The one small city holds at most 2 incubators; the source found one or two at most."
    )
    if not k:
        one = translate(
            "RegionReport", "The one small city holds more than 2 incubators; the source found one or two at most."
        )
    many = translate(
        "RegionReport", "{k} of {n} small cities hold at most 2 incubators; the source found one or two at most."
    )
    return [plural(n, one, many).format(k=f"{k:,}")]


def _source_says() -> dict[str, str]:
    """What the source says of each tier; of super-large cities it has none."""
    middle = translate(
        "RegionReport",
        "fewer than the very large city; in the central city alone, in dispersed cities also in the far suburb; at the edges of "
        "rings, near development zones",
    )
    small = translate(
        "RegionReport", "one or two at most; in the central city alone, at its edge, in development zones"
    )
    return {
        "super": translate("RegionReport", "nothing of this tier"),
        "mega": translate("RegionReport", "most of all; in all three rings, fewer and less dense outward"),
        **dict.fromkeys(("large_1", "large_2", "medium"), middle),
        **dict.fromkeys(SMALL, small),
    }


def _tiers_in_words(tiers: pd.DataFrame) -> pd.DataFrame:
    says = _source_says()
    words = [terms.label("tier", tier) for tier in tiers["tier"]]
    return tiers.assign(tier=words, source_says=[says[tier] for tier in tiers["tier"]])


def _small(p: float) -> str:
    """A small probability, with its sign, so that it never reads as none."""
    return f"= {HalfUp(p):.3f}" if p >= 0.001 else "< 0.001"


def _pattern(result: ConcentrationResult) -> list[str]:
    texts = {
        "clustered": translate("RegionReport", "They stand clustered: nearest-neighbour index {index:.2f} ({band})."),
        "dispersed": translate("RegionReport", "They stand dispersed: nearest-neighbour index {index:.2f} ({band})."),
        "as_random": translate(
            "RegionReport", "They stand as if at random: nearest-neighbour index {index:.2f} ({band})."
        ),
    }
    if result.pattern not in texts:
        return []
    low, high = map(HalfUp, result.band)
    band = translate("RegionReport", "95% of random draws on the same ground: {low:.2f}–{high:.2f}")
    index = HalfUp(result.value("nearest_neighbour_index"))
    return [texts[result.pattern].format(index=index, band=band.format(low=low, high=high)), *_doubled(result)]


def _doubled(result: ConcentrationResult) -> list[str]:
    """How many incubators stand at the point of another: each of them makes the index smaller."""
    text = translate(
        "RegionReport",
        "{n} of them share their point with another, which alone lowers the index: rows of one building, or one incubator listed "
        "twice, look clustered.",
    )
    return [text.format(n=f"{result.doubled:,}")] if result.doubled else []


def explained(result: ConcentrationResult) -> pd.DataFrame:
    """The measures with a note in words: ``measure value note``.

    >>> from innospace.core.region import concentration
    >>> cities, incubators = shapely.box([0, 9], 0, [9, 18], 9), shapely.points([(1, 1), (2, 2), (10, 1)])
    >>> explained(concentration.assess(incubators, cities, names=["Hefei", "Wuhu"])).iloc[0].tolist()
    ['primacy', 2.0, 'Hefei ÷ Wuhu']
    """
    drawn = result.drawn
    leaders, known = _leaders(drawn), int(drawn["tier"].notna().sum())
    tiers = plural(
        known,
        translate("Core", "Spearman ρ over {n} city of known tier; positive: higher tiers have more"),
        translate("Core", "Spearman ρ over {n} cities of known tier; positive: higher tiers have more"),
    )
    near = translate("Core", "for the area of the cities, {area} km²; 1 = random, below 1 = clustered")
    notes = {
        "primacy": " ÷ ".join(leaders),
        "first_share": "".join(leaders[:1]),
        "herfindahl": translate("Core", "1 = all in one city"),
        "gini": translate("Core", "0 = the same number in every city"),
        "tier_correlation": tiers,
        "nearest_neighbour_index": near.format(area=rounded(result.value("area_km2"))),
        "nearest_neighbour_z": translate("Core", "without edge correction; the report compares with random draws"),
        "area_km2": translate("Core", "area of the cities, used for the nearest-neighbour index"),
        "province_ratio": " ÷ ".join(f"{name} {n:,}" for name, n in by_province(drawn)[:2].items()),
    }
    return result.summary.assign(note=result.summary["measure"].map(notes))


def _leaders(cities: pd.DataFrame) -> list[str]:
    """Who has most incubators, and who comes second; all that tie are named, and where several are first nobody is second."""
    there = cities[cities["n"] > 0]
    places = [_named(tied) for _, tied in there.groupby("n", sort=True)][::-1]
    several_first = int((there["n"] == there["n"].max()).sum()) > 1
    return places[:1] if several_first else places[:2]


def build(
    result: ConcentrationResult, *, cities: np.ndarray, incubators: np.ndarray, names: Sequence[object]
) -> Report:
    """The report of one run; `cities` are the polygons of the rows with their `names`, `incubators` the geometries, None where
    missing.
    """
    report = Report(translate("RegionReport", "Concentration over cities"))
    report.answer(*sentences(result))
    flat = _Drawn(*_flat(result, cities, incubators), np.asarray(names, dtype=object))
    report.figure(_map(result, flat))
    if result.cities["n"].sum():
        report.figure(_level_chart(result.cities))
        report.figure(_share_chart(result.cities))
        if len(result.drawn) > 1:
            report.figure(_lorenz_chart(result.drawn["n"].to_numpy()))
        report.figure(_inset(result, flat))
    report.table(_words(result.cities), translate("RegionReport", "Cities"), FORMATS)
    report.table(_measures(explained(result)), translate("RegionReport", "Concentration"))
    tiers = by_tier(result)
    if len(tiers):
        report.heading(translate("RegionReport", "Cities by tier"))
        report.items(tier_sentences(result))
        report.table(_tiers_in_words(tiers), translate("RegionReport", "Tiers"), FORMATS)
    report.method(_method(), _measured(result))
    report.thresholds = _thresholds(result)
    return report


def _method() -> str:
    return translate(
        "RegionReport",
        "Primacy: first ÷ second city. Herfindahl: Σp². Gini: from the Lorenz curve over cities, those without "
        "incubators included. Location quotient: the city's incubators per base ÷ the region's. Tier correlation: "
        "Spearman's ρ of city tier and number, reported where chance brings it about less often than 5% (two-sided; "
        "all orders up to 8 cities, beyond that Student's t). Nearest-neighbour index: Clark & Evans 1954, without edge "
        "correction, for the area of the cities; whether it is more than chance is judged by seeded random draws of as many "
        "points on the same ground (199, above 2,000 points 39, above 20,000 none). An incubator where cities overlap or meet "
        "counts in the smallest of them, of "
        "equally large ones in the westernmost, then the southernmost. Rows of one city that overlap count their ground once; "
        "ground that several cities share counts once in the area of all. Where the layer's own projection is not true to "
        "scale over all cities, as in degrees or over a country, areas and distances are measured on the ellipsoid.",
    )


def _measured(result: ConcentrationResult) -> str:
    if result.on_ellipsoid:
        return translate(
            "RegionReport", "Areas and distances are measured on the ellipsoid (Snyder 1987; Vincenty 1975)."
        )
    return translate("RegionReport", "Areas and distances are measured in the plane of the layer's own projection.")


def _flat(result: ConcentrationResult, *layers: np.ndarray) -> list[np.ndarray]:
    """The layers as a map draws them: what came in degrees in a plane that fits its middle latitude."""
    if not result.on_ellipsoid:
        return list(layers)
    _, south, _, north = shapely.total_bounds(layers[0])
    return [geodesy.drawn(layer, (south + north) / 2) for layer in layers]


def _thresholds(result: ConcentrationResult) -> pd.DataFrame:
    figures = thresholds.load("region_figures", PUBLISHED)
    given = _published_of(result.cities)
    used = [figures[figures["item"].isin(PUBLISHED_OF.values()) & figures["value"].isin(given)]]
    if result.cities["tier"].notna().any():
        tiers = thresholds.load("city_tiers", TIERS)
        used.insert(0, tiers.assign(item=[terms.label("tier", tier) for tier in tiers["item"]]))
    return pd.concat(used, ignore_index=True)


def _name(city: object) -> str:
    return translate("RegionReport", "an unnamed city") if pd.isna(city) else str(city)


def _share_chart(cities: pd.DataFrame) -> str:
    labels, parts = _bars(cities, {"share": cities["share"].to_numpy() * 100})
    reference = _published_of(cities)[: len(labels)] * 100
    if len(labels) < len(cities):
        reference[-1] = np.nan
    return charts.bars(
        _share_title(cities),
        labels,
        parts["share"],
        translate("RegionReport", "share of the incubators (%)"),
        reference if np.isfinite(reference).any() else None,
        translate("RegionReport", "published (Nanjing region, 2014)"),
        number="{:.1f}%",
    )


def _share_title(cities: pd.DataFrame) -> str:
    first = cities[cities["n"] == cities["n"].max()]
    text = plural(
        len(first),
        translate("RegionReport", "{share} stand in {city}"),
        translate("RegionReport", "{share} stand in each of: {city}"),
    )
    share = percent(first["share"].iloc[0]) if len(first) > 1 else first_and_second(cities)[0]
    return text.format(share=share, city=_named(first))


def _bars(cities: pd.DataFrame, parts: Mapping[str, np.ndarray]) -> tuple[list[str], dict[str, np.ndarray]]:
    """A bar for each city, for the smallest of very many cities one together."""
    rest = translate("RegionReport", "{n} other cities")
    return charts.summed_up([_name(city) for city in cities["city"]], parts, rest)


def _level_chart(cities: pd.DataFrame) -> str:
    known = {level: cities[f"n_{level}"].fillna(0).to_numpy(float) for level in LEVELS}
    parts = {terms.label("level", level): n for level, n in known.items() if n.any()}
    rest = cities["n"].to_numpy(float) - sum(known.values())
    if rest.any():
        parts[translate("RegionReport", "another level or none")] = rest
    labels, parts = _bars(cities, parts)
    title, unit = (
        translate("RegionReport", "Incubators by city and level"),
        translate("RegionReport", "number of incubators"),
    )
    return charts.stacked_bars(title, labels, parts, unit, charts.sequential(max(len(parts), 2), "blue"))


def _lorenz_chart(n: np.ndarray) -> str:
    x, y = lorenz(n)
    half = len(n) // 2
    title = plural(
        half,
        translate("RegionReport", "The emptiest of {m} cities holds {share} of the incubators"),
        translate("RegionReport", "The {n} emptiest of {m} cities hold {share} of the incubators"),
    )
    axes = charts.new_axes(
        title.format(m=len(n), share=percent(y[half])),
        translate("RegionReport", "share of the cities, emptiest first"),
        translate("RegionReport", "share of the incubators"),
        size=(7.0, 4.0),
    )
    axes.plot([0, 1], [0, 1], color="#999999", linestyle="--", label=translate("RegionReport", "equal numbers"))
    axes.plot(x, y, color=charts.OKABE_ITO[0], marker="o" if len(x) < 30 else "", markersize=4)
    axes.fill_between(x, x, y, color=charts.OKABE_ITO[0], alpha=0.12)
    axes.xaxis.set_major_formatter("{x:.0%}")
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.legend(frameon=False, fontsize=9)
    return charts.to_svg(axes)


class _Drawn(NamedTuple):
    """What the maps show: the polygons, the incubators, and the name of each polygon's city."""

    polygons: np.ndarray
    incubators: np.ndarray
    names: np.ndarray


def _map(result: ConcentrationResult, drawn: _Drawn, frame: np.ndarray | None = None) -> str:
    """The cities in shades of their share, named, and the incubators; by itself the city of the `frame`."""
    rank = {city: i for i, city in enumerate(result.cities["city"])}
    grounds, called = maps.outlines(drawn.polygons, drawn.names)
    order = sorted(range(len(called)), key=lambda i: rank.get(called[i], len(rank)))
    ground = maps.Ground(boundary=drawn.polygons, places=grounds[order], names=[called[i] for i in order])
    title = _map_title(result) if frame is None else _inset_title(result)
    sketch = maps.Map(title, ground, _extent(drawn.polygons) if frame is None else frame)
    _shade(sketch.axes, result.rows["share"].fillna(0).to_numpy(), drawn.polygons)
    dots = drawn.incubators[~absent(drawn.incubators)]
    charts.draw_places(sketch.axes, dots, "#D55E00", translate("RegionReport", "incubator"), np.inf, size=14)
    return sketch.svg()


def _extent(polygons: np.ndarray, margin: float = 0.0) -> np.ndarray:
    return maps.frame_of(polygons[~absent(polygons)], margin=margin)


def _map_title(result: ConcentrationResult) -> str:
    if result.cities["n"].sum():
        return _share_title(result.cities)
    return translate("RegionReport", "Cities and incubators")


def _shade(axes: charts.Axes, share: np.ndarray, polygons: np.ndarray) -> None:
    ramp = charts.sequential(len(SHARE_BREAKS), "blue")[::-1]
    classes = np.searchsorted(SHARE_BREAKS, share, side="right") - 1
    axes.plot([], [], " ", label=translate("RegionReport", "share of all incubators:"))  # heads the legend
    for i, low in enumerate(SHARE_BREAKS):
        here = polygons[(classes == i) & ~absent(polygons)]
        if len(here):
            label = translate("RegionReport", "from {share}").format(share=percent(low))
            if i + 1 < len(SHARE_BREAKS):
                label = translate("RegionReport", "{low} to below {high}").format(
                    low=percent(low), high=percent(SHARE_BREAKS[i + 1])
                )
            charts.draw_areas(axes, here, ramp[i], label, alpha=0.85)


def _inset(result: ConcentrationResult, drawn: _Drawn) -> str:
    """The city with most incubators by itself."""
    first = result.cities["city"].iloc[0]
    here = pd.isna(drawn.names) if pd.isna(first) else drawn.names == first
    return _map(result, drawn, _extent(drawn.polygons[here], margin=0.02))


def _inset_title(result: ConcentrationResult) -> str:
    first = result.cities.iloc[0]
    text = translate("RegionReport", "{city}: {n} of {all} incubators")
    return text.format(city=_name(first["city"]), n=f"{int(first['n']):,}", all=f"{int(result.cities['n'].sum()):,}")


def per_area(table: pd.DataFrame) -> pd.DataFrame:
    """Densities per km², or per 1 000 km² under the name that says so where they would show noughts only.

    >>> per_area(pd.DataFrame({"density": [0.00093, 0.27]})).round(2).to_dict("list")
    {'density_1000': [0.93, 270.0]}
    """
    if charts.ground_unit(table["density"]) == 1:
        return table
    return table.assign(density=table["density"] * 1000).rename(columns={"density": "density_1000"})


def _words(cities: pd.DataFrame) -> pd.DataFrame:
    """Codes replaced by words; columns that nothing is known of are left out."""
    words = cities.assign(tier=[None if tier is None else terms.label("tier", tier) for tier in cities["tier"]])
    return per_area(words).dropna(axis="columns", how="all").drop(columns="base", errors="ignore")


def _measures(measures: pd.DataFrame) -> pd.DataFrame:
    known = measures[measures["value"].notna()]
    return known.assign(measure=[terms.label("measure", code) for code in known["measure"]])
