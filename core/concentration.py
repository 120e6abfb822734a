"""How concentrated incubators are among the cities of a region (Q1 of the field: cities, levels, city tiers)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from . import statistics, terms, thresholds
from .errors import InputError
from .geometry import absent, points_of, repair, require_some
from .incubators import number_of
from .overlay import locate
from .running import Cancelled, check, never
from .text import translate

LEVELS = ("national", "provincial", "municipal")
# No city of more than a thousand residents is meant when the largest has fewer: the figures are in 10 000 persons.
FEWEST_PERSONS = 5_000


@dataclass
class Concentration:
    """How incubators are spread over cities.

    `rows`: one per polygon given, ``n n_national n_provincial n_municipal share density tier lq status``;
    `cities`: one per city, most incubators first, with ``city province`` and `area_km2` besides;
    `measures`: ``measure value note``; `outside` incubators stand in no city, `no_geometry` have no place at all.
    """

    rows: pd.DataFrame
    cities: pd.DataFrame
    measures: pd.DataFrame
    outside: int
    no_geometry: int
    notes: list[str] = field(default_factory=list)

    def value(self, measure: str) -> float:
        """One of the measures by its code."""
        return float(self.measures.set_index("measure")["value"][measure])


def city_tiers(population: Sequence[float]) -> np.ndarray:
    """Tier codes by urban resident population in persons (国发〔2014〕51号), None where it is unknown."""
    table = thresholds.load("city_tiers").sort_values("value")
    people = np.asarray(population, float)
    tiers = table["item"].to_numpy(object)[np.searchsorted(table["value"], np.nan_to_num(people), side="right") - 1]
    tiers[np.isnan(people)] = None
    return tiers


def concentration(
    incubators: np.ndarray,
    cities: np.ndarray,
    names: Sequence[object],
    *,
    levels: Sequence[object] | None = None,
    population: Sequence[float] | None = None,
    provinces: Sequence[object] | None = None,
    base: Sequence[float] | None = None,
    cancelled: Cancelled = never,
) -> Concentration:
    """Counts, shares, tiers and measures of concentration of incubators over cities.

    Parameters
    ----------
    incubators : geometries, shape (n,); a polygon counts where its point on surface lies.
    cities, names : polygons and their names, shape (m,); rows of one name are one city, an incubator on a border
        belongs to the first of its cities.
    levels : level of each incubator, in either language; None leaves the counts by level unknown.
    population : urban residents (persons) of each polygon; the same figure on all rows of a city is the city's,
        different ones are added up.
    provinces : province of each polygon.
    base : what the location quotient compares with (firms, jobs, residents …), as `population`.

    Sources: Clark & Evans 1954 (nearest neighbours), Isard 1960 (location quotient), 国发〔2014〕51号 (tiers).
    """
    require_some("INCUBATORS", incubators)
    require_some("CITIES", cities)
    cities, _ = repair(cities)
    points = points_of(incubators, cancelled)
    city = number_of(names, len(cities))
    holder = locate(points, cities, cancelled)
    check(cancelled)
    placed = holder >= 0
    table = _count_by_city(city, city[holder[placed]], None if levels is None else np.asarray(levels, object)[placed])
    table.insert(0, "city", _first(city, names))
    table.insert(1, "province", _first(city, [None] * len(city) if provinces is None else provinces))
    table["area_km2"] = np.bincount(city, weights=np.nan_to_num(shapely.area(cities))) / 1e6
    table["population"] = _of_cities("POPULATION_FIELD", city, population)
    table["base"] = _of_cities("BASE_FIELD", city, base)
    _derive(table)
    check(cancelled)
    measures = _measures(table, shapely.get_coordinates(points[placed]), provinces is not None)
    missing = absent(cities)
    result = Concentration(
        _rows(table, city, missing, population is not None),
        table.sort_values("n", ascending=False, kind="stable", ignore_index=True),
        measures,
        outside=int((~placed & ~absent(points)).sum()),
        no_geometry=int(absent(points).sum()),
    )
    result.notes = _notes(result, table, levels, population is not None, int(missing.sum()))
    return result


def _count_by_city(city: np.ndarray, of_incubator: np.ndarray, levels: np.ndarray | None) -> pd.DataFrame:
    n_cities = city.max() + 1
    table = pd.DataFrame({"n": np.bincount(of_incubator, minlength=n_cities)})
    for level in LEVELS:
        table[f"n_{level}"] = pd.Series(pd.NA, index=table.index, dtype="Int64")
    if levels is not None:
        codes = terms.codes_of("level", levels)
        for level in LEVELS:
            table[f"n_{level}"] = np.bincount(of_incubator[codes == level], minlength=n_cities)
    return table


def _first(city: np.ndarray, values: Sequence[object]) -> np.ndarray:
    """The value on the first row of each city."""
    return np.asarray(values, dtype=object)[np.unique(city, return_index=True)[1]]


def _of_cities(parameter: str, city: np.ndarray, values: Sequence[float] | None) -> np.ndarray:
    """A city's figure: the one that all its rows repeat, else the sum of its rows; NaN where there is none."""
    figures = pd.Series(np.nan if values is None else values, index=range(len(city)), dtype=float)
    if (figures < 0).any():
        raise InputError(
            parameter,
            translate("Core", "{n} rows are negative.").format(n=int((figures < 0).sum())),
            translate("Core", "Give counts of 0 or more; leave unknown ones empty."),
        )
    grouped = figures.groupby(city)
    return np.where(grouped.min() == grouped.max(), grouped.min(), grouped.sum(min_count=1))


def _derive(table: pd.DataFrame) -> None:
    """Adds share, density per km², tier and location quotient."""
    table["share"] = statistics.shares(table["n"])
    ground = table["area_km2"].where(table["area_km2"] > 0)
    table["density"] = table["n"] / ground
    table["tier"] = city_tiers(table["population"])
    compared = table["base"].notna()
    table["lq"] = statistics.location_quotient(
        table["n"], table["base"], table.loc[compared, "n"].sum(), table["base"].sum()
    )


def _rows(table: pd.DataFrame, city: np.ndarray, missing: np.ndarray, with_population: bool) -> pd.DataFrame:
    fields = ["n", *(f"n_{level}" for level in LEVELS), "share", "density", "tier", "lq"]
    rows = table.loc[city, fields].reset_index(drop=True)
    unknown = table["population"].isna().to_numpy()[city] & with_population
    rows["status"] = np.select([missing, unknown], ["no_geometry", "no_population"], "ok")
    return rows


def _measures(table: pd.DataFrame, xy: np.ndarray, with_provinces: bool) -> pd.DataFrame:
    n, area = table["n"], float(table["area_km2"].sum())
    ratio, z = statistics.nearest_neighbour_index(xy, area * 1e6)
    leaders = [str(name) for name in table.sort_values("n", ascending=False, kind="stable")["city"][:2]]
    tiers = list(reversed(thresholds.load("city_tiers").sort_values("value", ascending=False)["item"]))
    rank = table["tier"].map({tier: i for i, tier in enumerate(tiers)}).astype(float)
    note = translate("Core", "for the area of the cities, {area:,.0f} km²; 1 = random, below 1 = clustered")
    rows = [
        ("primacy", statistics.primacy(n), " ÷ ".join(leaders)),
        ("first_share", float(table["share"].max()), leaders[0]),
        ("herfindahl", statistics.herfindahl(n), translate("Core", "1 = all in one city")),
        ("gini", statistics.gini(n), translate("Core", "0 = the same number in every city")),
        (
            "tier_correlation",
            statistics.spearman(rank, n),
            translate("Core", "Spearman ρ over {n} cities of known tier; positive: higher tiers have more").format(
                n=int(rank.notna().sum())
            ),
        ),
        ("nearest_neighbour_index", ratio, note.format(area=area)),
        ("nearest_neighbour_z", z, translate("Core", "beyond ±1.96 the pattern is not random (5 %)")),
        ("area_km2", area, translate("Core", "area of the cities, used for the nearest-neighbour index")),
        ("province_ratio", *(_province_ratio(table) if with_provinces else (np.nan, ""))),
    ]
    return pd.DataFrame(rows, columns=["measure", "value", "note"])


def _province_ratio(table: pd.DataFrame) -> tuple[float, str]:
    """Incubators of the largest province ÷ the second."""
    totals = table.groupby("province", sort=False)["n"].sum().sort_values(ascending=False, kind="stable")[:2]
    return statistics.primacy(totals), " ÷ ".join(f"{name} {n}" for name, n in totals.items())


def _notes(
    result: Concentration,
    table: pd.DataFrame,
    levels: Sequence[object] | None,
    with_population: bool,
    cities_missing: int,
) -> list[str]:
    unknown_level = 0 if levels is None else int((~np.isin(terms.codes_of("level", levels), LEVELS)).sum())
    unknown_tier = int(table["population"].isna().sum()) if with_population else 0
    counted = [
        (result.no_geometry, translate("Core", "{n} incubators have no geometry and are not counted.")),
        (result.outside, translate("Core", "{n} incubators stand outside all cities and are not counted.")),
        (unknown_level, translate("Core", "{n} incubators have no known level; they count in n alone.")),
        (cities_missing, translate("Core", "{n} city rows have no geometry.")),
        (unknown_tier, translate("Core", "{n} cities have no population: their tier is unknown.")),
    ]
    notes = [text.format(n=n) for n, text in counted if n]
    if with_population and 0 < table["population"].max() < FEWEST_PERSONS:
        notes.append(
            translate(
                "Core",
                "The largest city has {n:,.0f} urban residents. Persons are expected: are these units of 10 000?",
            ).format(n=table["population"].max())
        )
    return notes


def lorenz(amounts: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    """The Lorenz curve (Lorenz 1905): cumulative shares of places, smallest first, and of what they hold; (n+1,)."""
    held = np.concatenate([[0.0], np.cumsum(np.sort(np.asarray(amounts, float)))])
    return np.linspace(0, 1, len(held)), held / held[-1] if held[-1] else np.full(len(held), np.nan)
