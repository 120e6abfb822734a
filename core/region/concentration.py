"""How concentrated incubators are among the cities of a region (Q1 of the field: cities, levels, city tiers)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import permutations

import numpy as np
import pandas as pd
import shapely
from scipy.special import stdtr

from ..base import statistics, terms, thresholds
from ..base.errors import InputError
from ..base.running import Cancelled, check, never
from ..base.text import plural, translate
from ..ground import geodesy
from ..ground.geometry import absent, points_of, repair, require_some
from ..ground.incubators import number_of
from ..ground.overlay import locate, sharing
from ..ground.union import union, union_by

LEVELS = ("national", "provincial", "municipal")
# Where the largest city has fewer residents than this, the figures are not persons, but likely units of 10 000.
FEWEST_PERSONS = 5_000
# What two drawings of one border share of the smaller city is no overlap.
SLIVER = 1e-4
# Up to so many cities all orders are tried: 40 320.
EXACT = 8


@dataclass
class Concentration:
    """How incubators are spread over cities.

    `rows`: one per polygon given, ``n n_national n_provincial n_municipal share density tier lq status``;
    `cities`: one per city, most incubators first, with ``city province`` and `area_km2` besides;
    `measures`: ``measure value note``; `outside` incubators stand in no city, `no_geometry` have no place at all;
    `on_ellipsoid`: the layers came in longitude and latitude.
    """

    rows: pd.DataFrame
    cities: pd.DataFrame
    measures: pd.DataFrame
    outside: int
    no_geometry: int
    on_ellipsoid: bool = False
    notes: list[str] = field(default_factory=list)

    def value(self, measure: str) -> float:
        """One of the measures by its code."""
        return float(self.measures.set_index("measure")["value"][measure])

    @property
    def drawn(self) -> pd.DataFrame:
        """The cities that have ground: what the measures are about."""
        return self.cities[self.cities["area_km2"] > 0]


@dataclass(frozen=True)
class _Ground:
    """The ground of the cities, m².

    `own`: of each city, drawn in one row or several; `repeated`: of each city, what its rows cover more than once;
    `total`: of all; `sharing`: cities that overlap another, and `shared`: what they cover more than once.
    """

    own: np.ndarray
    repeated: np.ndarray
    total: float
    sharing: int
    shared: float


def city_tiers(population: Sequence[float]) -> np.ndarray:
    """Tier codes by urban resident population in persons (国发〔2014〕51号), None where it is unknown.

    >>> city_tiers([300_000, 8_000_000, None]).tolist()
    ['small_1', 'mega', None]
    """
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
    on_ellipsoid: bool = False,
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
    on_ellipsoid : the geometries are in longitude and latitude (degrees), else in metres of a plane that is true to scale.

    Raises
    ------
    InputError : naming ``INCUBATORS``, ``CITIES``, ``POPULATION_FIELD`` or ``BASE_FIELD``.

    Sources: Clark & Evans 1954 (nearest neighbours), Isard 1960 (location quotient), 国发〔2014〕51号 (tiers).

    >>> cities = shapely.box([0, 100e3], 0, [100e3, 200e3], 100e3)
    >>> incubators = shapely.points([(10e3, 10e3), (20e3, 20e3), (30e3, 90e3), (150e3, 50e3)])
    >>> result = concentration(incubators, cities, ["Nanjing", "Wuhu"])
    >>> result.rows[["n", "share"]].values.tolist(), result.value("primacy"), result.value("gini")
    ([[3.0, 0.75], [1.0, 0.25]], 3.0, 0.25)
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
    ground = _ground(city, cities, geodesy.area if on_ellipsoid else shapely.area, cancelled)
    table["area_km2"] = ground.own / 1e6
    table["population"] = _of_cities("POPULATION_FIELD", city, population)
    table["base"] = _of_cities("BASE_FIELD", city, base)
    _derive(table)
    check(cancelled)
    neighbours = (geodesy if on_ellipsoid else statistics).nearest_neighbours(shapely.get_coordinates(points[placed]))
    measures = _measures(table[table["area_km2"] > 0], neighbours, ground.total / 1e6, provinces is not None)
    missing = absent(cities)
    result = Concentration(
        _rows(table, city, missing, population is not None),
        _by_number(table),
        measures,
        outside=int((~placed & ~absent(points)).sum()),
        no_geometry=int(absent(points).sum()),
        on_ellipsoid=on_ellipsoid,
    )
    result.notes = [
        *_notes(result, table, levels, population is not None, int(missing.sum())),
        *_overlap_notes(ground, city, [figures for figures in (population, base) if figures is not None]),
    ]
    return result


def _ground(
    city: np.ndarray, polygons: np.ndarray, area_of: Callable[[np.ndarray], np.ndarray], cancelled: Cancelled
) -> _Ground:
    """What each city and all of them cover, each square metre once."""
    here, n_cities = ~absent(polygons), city.max() + 1
    number, grounds = union_by(city[here], polygons[here], cancelled=cancelled)
    own = np.zeros(n_cities)
    own[number] = area_of(grounds)
    drawn = np.bincount(city[here], weights=area_of(polygons[here]), minlength=n_cities)
    lapping = sharing(grounds, SLIVER, cancelled)
    among = own[number[lapping]].sum()
    covered = float(area_of(np.array([union(grounds[lapping], cancelled=cancelled)]))[0]) if len(lapping) else 0.0
    return _Ground(own, drawn - own, own.sum() - among + covered, len(lapping), among - covered)


def _by_number(table: pd.DataFrame) -> pd.DataFrame:
    """Most incubators first, of equal numbers by name: an order that is not that of the rows."""
    order = np.lexsort((table["city"].astype(str), -table["n"]))
    return table.iloc[order].reset_index(drop=True)


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


def _tier_ranks(table: pd.DataFrame) -> pd.Series:
    """Rank of each city's tier, 0 the lowest, NaN where it is unknown."""
    tiers = list(reversed(thresholds.load("city_tiers").sort_values("value", ascending=False)["item"]))
    return table["tier"].map({tier: i for i, tier in enumerate(tiers)}).astype(float)


def tier_chance(result: Concentration) -> float:
    """How often chance alone would tie number to tier at least as closely, either way; NaN where there is no ρ.

    >>> cities = shapely.box([0, 9e3, 18e3], 0, [9e3, 18e3, 27e3], 9e3)
    >>> points = shapely.points([(1, 1), (2, 2), (3, 3), (9.1e3, 1), (9.2e3, 1), (19e3, 1)])
    >>> round(tier_chance(concentration(points, cities, ["A", "B", "C"], population=[6e6, 2e6, 4e5])), 3)
    0.333
    """
    rank = _tier_ranks(result.drawn)
    known = rank.notna()
    return chance_of_spearman(rank[known], result.drawn.loc[known, "n"])


def chance_of_spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """Two-sided p of Spearman's ρ: all orders of `b` up to `EXACT` pairs, beyond that Student's t (Kendall & Gibbons 1990).

    >>> chance_of_spearman([1, 2, 3, 4], [10, 20, 30, 40])
    0.08333333333333333
    """
    rho, n = statistics.spearman(a, b), len(a)
    if np.isnan(rho):
        return np.nan
    if n > EXACT:
        if abs(rho) >= 1 - 1e-12:
            return 0.0
        return float(2 * stdtr(n - 2, -abs(rho) * np.sqrt((n - 2) / (1 - rho**2))))
    one, other = (pd.Series(np.asarray(values)).rank().to_numpy() - (n + 1) / 2 for values in (a, b))
    orders = np.array(list(permutations(other)))
    least = abs(one @ other) - 1e-9
    return float((np.abs(orders @ one) >= least).mean())


def _measures(table: pd.DataFrame, neighbours: np.ndarray, area: float, with_provinces: bool) -> pd.DataFrame:
    """The measures over the cities that have ground; `neighbours`: metres to the nearest, `area`: km² of all cities."""
    n = table["n"]
    ratio, z = statistics.clark_evans(neighbours, area * 1e6)
    unnamed = translate("Core", "an unnamed city")
    leaders = [unnamed if pd.isna(name) else str(name) for name in _by_number(table)["city"][:2]]
    rank = _tier_ranks(table)
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


def _overlap_notes(ground: _Ground, city: np.ndarray, figures: list[Sequence[float]]) -> list[str]:
    """What is drawn more than once, and what may have been added up twice with it."""
    notes, twice = [], ground.repeated > SLIVER * ground.own
    if n := int(twice.sum()):
        text = plural(
            n,
            translate("Core", "{n} city is drawn with rows that overlap, by {km2:,.2f} km²: its ground counts once."),
            translate(
                "Core", "{n} cities are drawn with rows that overlap, by {km2:,.2f} km²: their ground counts once."
            ),
        )
        notes.append(text.format(km2=ground.repeated[twice].sum() / 1e6))
    if n := int((twice & _added_up(city, figures)).sum()):
        text = plural(
            n,
            translate("Core", "The figures of {n} city are added up over rows that overlap: they may count twice."),
            translate("Core", "The figures of {n} cities are added up over rows that overlap: they may count twice."),
        )
        notes.append(text)
    if ground.sharing:
        text = translate(
            "Core",
            "{n} cities overlap one another, by {km2:,.2f} km²: that ground counts in the area of each and once in that of "
            "all; an incubator on it belongs to the first of its cities.",
        )
        notes.append(text.format(n=ground.sharing, km2=ground.shared / 1e6))
    return notes


def _added_up(city: np.ndarray, figures: list[Sequence[float]]) -> np.ndarray:
    """Mask of the cities of which some figure differs from row to row."""
    mask = np.zeros(city.max() + 1, dtype=bool)
    for values in figures:
        grouped = pd.Series(values, dtype=float).groupby(city)
        mask |= (grouped.min() < grouped.max()).to_numpy()
    return mask


def lorenz(amounts: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    """The Lorenz curve (Lorenz 1905): cumulative shares of places, smallest first, and of what they hold; (n+1,).

    >>> places, held = lorenz([3, 1])
    >>> places.tolist(), held.tolist()
    ([0.0, 0.5, 1.0], [0.0, 0.25, 1.0])
    """
    held = np.concatenate([[0.0], np.cumsum(np.sort(np.asarray(amounts, float)))])
    return np.linspace(0, 1, len(held)), held / held[-1] if held[-1] else np.full(len(held), np.nan)
