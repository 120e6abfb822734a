"""How concentrated incubators are among the cities of a region (Q1 of the field: cities, levels, city tiers)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd
import shapely
from scipy.special import stdtr

from ..base import statistics, terms, thresholds
from ..base.arrays import objects
from ..base.errors import InputError
from ..base.options import require_length
from ..base.running import Cancelled, never, piecewise
from ..base.status import NO_GEOMETRY, NO_POPULATION, OK
from ..base.text import listed, plural, remarks, rounded, translate
from ..ground import geodesy
from ..ground.geometry import absent, as_array, points_of, require_some
from ..ground.incubators import level_notes, number_of
from ..ground.meeting import TOUCHING
from ..ground.overlay import Coverage, coverage
from .randomness import index_band

LEVELS = ("national", "provincial", "municipal")
# What sorts cities into tiers: 国发〔2014〕51号.
TIERS = "guofa_2014_51"
# Where the largest city has fewer residents than this, the figures are not persons, but likely units of 10 000.
FEWEST_PERSONS = 5_000
# What two drawings of one border share of the smaller city is no overlap.
SLIVER = 1e-4
# Up to so many cities all orders are tried: 40 320.
EXACT = 8


@dataclass(frozen=True, eq=False)
class ConcentrationResult:
    """How incubators are spread over cities.

    `rows`: one per polygon given, ``n n_national n_provincial n_municipal share density tier lq status``;
    `cities`: one per city, most incubators first, with ``city province`` and `area_km2` besides;
    `summary`: ``measure value``; `on_ellipsoid`: the layers came in longitude and latitude; `contested`: incubators that
    stand where cities overlap or meet; `band`: 95% of the nearest-neighbour indices of as many random points on the ground;
    `doubled`: incubators that stand at the very point of another.
    """

    rows: pd.DataFrame
    cities: pd.DataFrame
    summary: pd.DataFrame
    on_ellipsoid: bool
    contested: int
    band: tuple[float, float]
    doubled: int
    notes: list[str]

    def value(self, measure: str) -> float:
        """One of the measures by its code."""
        return float(self.summary.set_index("measure")["value"][measure])

    @property
    def pattern(self) -> str:
        """``clustered`` or ``dispersed`` beyond what chance makes of this ground, ``as_random``, or ``unknown``."""
        index, (low, high) = self.value("nearest_neighbour_index"), self.band
        if np.isnan(index) or np.isnan(low):
            return "unknown"
        return "clustered" if index < low else "dispersed" if index > high else "as_random"

    @property
    def drawn(self) -> pd.DataFrame:
        """The cities that have ground: what the measures are about."""
        return _drawn(self.cities)


def city_tiers(population: Sequence[float]) -> np.ndarray:
    """Tier codes by urban resident population in persons (国发〔2014〕51号), None where it is unknown.

    >>> city_tiers([300_000, 8_000_000, None]).tolist()
    ['small_1', 'mega', None]
    """
    table = thresholds.load("city_tiers", TIERS).sort_values("value")
    people = np.asarray(population, float)
    tiers = table["item"].to_numpy(object)[np.searchsorted(table["value"], np.nan_to_num(people), side="right") - 1]
    tiers[np.isnan(people)] = None
    return tiers


def assess(
    incubators: np.ndarray,
    cities: np.ndarray,
    *,
    names: Sequence[object],
    levels: Sequence[object] | None = None,
    population: Sequence[float] | None = None,
    provinces: Sequence[object] | None = None,
    base: Sequence[float] | None = None,
    on_ellipsoid: bool = False,
    cancelled: Cancelled = never,
) -> ConcentrationResult:
    """Counts, shares, tiers and measures of concentration of incubators over cities.

    Parameters
    ----------
    incubators : geometries, shape (n,); a polygon counts where its point on surface lies.
    cities, names, provinces : valid polygons with names and provinces, shape (m,); one name in one province is one city. Where
        cities overlap or meet the smallest holds an incubator, of equally large ones the western-, then southernmost.
    levels : level of each incubator, in either language; None leaves the counts by level unknown.
    population : urban residents (persons) of each polygon; the same figure on all rows of a city is the city's,
        different ones are added up.
    base : what the location quotient compares with (firms, jobs, residents …), as `population`.
    on_ellipsoid : the geometries are in longitude and latitude (degrees), else in metres of a plane that is true to scale.

    Raises InputError naming ``incubators``, ``cities``, ``population`` or ``base``, or a column not as long as its layer.
    Sources: Clark & Evans 1954 (nearest neighbours), Isard 1960 (location quotient), 国发〔2014〕51号 (tiers).

    >>> cities = shapely.box([0, 100e3], 0, [100e3, 200e3], 100e3)
    >>> incubators = shapely.points([(10e3, 10e3), (20e3, 20e3), (30e3, 90e3), (150e3, 50e3)])
    >>> result = assess(incubators, cities, names=["Nanjing", "Wuhu"])
    >>> result.rows[["n", "share"]].values.tolist(), result.value("primacy"), result.value("gini")
    ([[3.0, 0.75], [1.0, 0.25]], 3.0, 0.25)
    """
    for name, geometries in (("incubators", incubators), ("cities", cities)):
        require_some(name, geometries)
    points, cities = points_of(as_array(incubators), cancelled), as_array(cities)
    figures, given = {"population": population, "base": base}, {"names": names, "provinces": provinces}
    names, city, alike = _numbered(given | figures, len(cities), levels, len(points))
    table = _named(city, names, provinces).assign(**{name: _of_cities(name, city, x) for name, x in figures.items()})
    ground = _coverage(city, cities, on_ellipsoid=on_ellipsoid, cancelled=cancelled)
    table["area_km2"] = ground.own / 1e6
    holder, contested = _holders(points, cities, city, table, cancelled)
    table, placed = _derived(_counted(table, holder, levels)), points[holder >= 0]
    summary = _measures(_drawn(table), near := _neighbours(placed, on_ellipsoid=on_ellipsoid), ground.total / 1e6)
    band = index_band(cities, len(placed), ground.total, on_ellipsoid=on_ellipsoid, cancelled=cancelled)
    notes = [*alike, *_skipped(points, holder, levels), *_notes(table, cities, population)]
    notes += [*_overlap_notes(ground, city, [population, base]), *_contested_note(contested)]
    more = {"band": band, "doubled": int((near < TOUCHING).sum()), "contested": contested, "on_ellipsoid": on_ellipsoid}
    return ConcentrationResult(_rows(table, city, cities, population), _by_number(table), summary, notes=notes, **more)


def _coverage(city: np.ndarray, cities: np.ndarray, *, on_ellipsoid: bool, cancelled: Cancelled) -> Coverage:
    """The ground of each city, that which polygons share once."""
    areas = (geodesy if on_ellipsoid else shapely).area
    return coverage(city, cities, sliver=SLIVER, area_of=areas, cancelled=cancelled)


def _neighbours(points: np.ndarray, *, on_ellipsoid: bool) -> np.ndarray:
    """Metres from each point to its nearest neighbour."""
    return (geodesy if on_ellipsoid else statistics).nearest_neighbours(shapely.get_coordinates(points))


def _drawn(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["area_km2"] > 0]


def _named(city: np.ndarray, names: Sequence[object], provinces: Sequence[object] | None) -> pd.DataFrame:
    """A row for each city: its name and province, those of its first row."""
    provinces = [None] * len(city) if provinces is None else provinces
    return pd.DataFrame({"city": _first(city, names), "province": _first(city, provinces)})


def _numbered(
    columns: Mapping[str, Sequence[object] | None], n_cities: int, levels: Sequence[object] | None, n_points: int
) -> tuple[Sequence[object], np.ndarray, list[str]]:
    """Names that tell cities apart, the number of the city of each polygon, a remark; refuses columns of another length."""
    for name, values in columns.items():
        require_length(name, values, n_cities)
    require_length("levels", levels, n_points)
    names, alike = _apart(columns["names"], columns["provinces"])
    return names, number_of(names, n_cities), alike


def _apart(names: Sequence[object], provinces: Sequence[object] | None) -> tuple[Sequence[object], list[str]]:
    """Names (m,) that tell cities apart, with the province of those that stand in several provinces; a remark on these.

    >>> _apart(["Gulou", "Gulou", "Qinhuai"], ["Jiangsu", "Fujian", "Jiangsu"])[0].tolist()
    ['Gulou (Jiangsu)', 'Gulou (Fujian)', 'Qinhuai']
    """
    if provinces is None:
        return names, []
    table = pd.DataFrame({"name": objects(names), "province": objects(provinces)})
    several = table.groupby("name")["province"].transform("nunique") > 1
    both = translate("Core", "{city} ({province})")
    told = several & table["province"].notna()
    named = [
        both.format(city=row.name, province=row.province) for row in table[told].itertuples(index=False, name="Row")
    ]
    alike = list(dict.fromkeys(table["name"][told]))
    table.loc[told, "name"] = named
    one = translate("Core", "{n} name stands in several provinces and is a city in each of them: {names}.")
    many = translate("Core", "{n} names stand in several provinces and are a city in each of them: {names}.")
    return table["name"].to_numpy(object), [plural(len(alike), one, many).format(names=listed(alike))] if alike else []


def _holders(
    points: np.ndarray, polygons: np.ndarray, city: np.ndarray, table: pd.DataFrame, cancelled: Cancelled
) -> tuple[np.ndarray, int]:
    """The city that holds each point (-1: none), and how many of them several cities could hold."""
    rank = _by_size(polygons, city, table)
    order = np.argsort(rank[city], kind="stable")
    ends = piecewise(lambda some: _first_and_last(some, polygons[order]), points, cancelled=cancelled)
    here = ends[:, 0] >= 0
    first, last = city[order][ends[here]].T
    holder = np.full(len(points), -1)
    holder[here] = first
    return holder, int((first != last).sum())


def _by_size(polygons: np.ndarray, city: np.ndarray, table: pd.DataFrame) -> np.ndarray:
    """The rank of each city, 0 the smallest: by its area to the square metre, then from west to east and south to north."""
    corners = pd.DataFrame(shapely.bounds(polygons)[:, :2]).groupby(city).min()
    size = np.round(table["area_km2"] * 1e6)
    order = np.lexsort((table["city"].astype(str), corners[1], corners[0], size))
    return np.argsort(order)


def _first_and_last(points: np.ndarray, polygons: np.ndarray) -> np.ndarray:
    """(n, 2) the first and the last of the polygons that hold each point, their edges included; -1 where none does."""
    ends = np.full((len(points), 2), -1)
    polygon, point = shapely.STRtree(points).query(polygons, predicate="intersects")
    # Pairs come by rising polygon: of several written to one place the last stays.
    ends[point[::-1], 0] = polygon[::-1]
    ends[point, 1] = polygon
    return ends


def _by_number(table: pd.DataFrame) -> pd.DataFrame:
    """Most incubators first, of equal numbers by name: an order that is not that of the rows."""
    order = np.lexsort((table["city"].astype(str), -table["n"]))
    return table.iloc[order].reset_index(drop=True)


def _counted(table: pd.DataFrame, holder: np.ndarray, levels: Sequence[object] | None) -> pd.DataFrame:
    """With ``n``, and n by level, unknown where levels are."""
    placed, n_cities = holder >= 0, len(table)
    counts = {"n": np.bincount(holder[placed], minlength=n_cities)}
    codes = None if levels is None else terms.codes_of("level", levels)
    for level in LEVELS:
        unknown = pd.Series(pd.NA, index=table.index, dtype="Int64")
        here = placed if codes is None else placed & (codes == level)
        counts[f"n_{level}"] = unknown if codes is None else np.bincount(holder[here], minlength=n_cities)
    return table.assign(**counts)


def _first(city: np.ndarray, values: Sequence[object]) -> np.ndarray:
    """The value on the first row of each city."""
    return np.asarray(values, dtype=object)[np.unique(city, return_index=True)[1]]


def _floats(values: Sequence[float]) -> np.ndarray:
    """The values as they stand one after another: a Series may call them otherwise."""
    return pd.Series(values, dtype=float).to_numpy()


def _of_cities(argument: str, city: np.ndarray, values: Sequence[float] | None) -> np.ndarray:
    """A city's figure: the one that all its rows repeat, else the sum of its rows; NaN where there is none."""
    figures = pd.Series(np.nan if values is None else _floats(values), range(len(city)))
    if (figures < 0).any():
        one, many = translate("Core", "{n} row is negative."), translate("Core", "{n} rows are negative.")
        raise InputError(
            argument,
            plural(int((figures < 0).sum()), one, many),
            translate("Core", "Give counts of 0 or more; leave unknown ones empty."),
        )
    grouped = figures.groupby(city)
    return np.where(grouped.min() == grouped.max(), grouped.min(), grouped.sum(min_count=1))


def _in_units(population: pd.Series) -> bool:
    """Whether the figures are likely no persons, but units of 10 000: then no tier can be read from them."""
    return bool(0 < population.max() < FEWEST_PERSONS)


def _derived(table: pd.DataFrame) -> pd.DataFrame:
    """With share, density per km², tier and location quotient."""
    n, base = table["n"], table["base"]
    compared = base.notna()
    return table.assign(
        share=statistics.shares(n),
        density=n / table["area_km2"].where(table["area_km2"] > 0),
        tier=None if _in_units(table["population"]) else city_tiers(table["population"]),
        lq=statistics.location_quotient(n, base, n[compared].sum(), base.sum()),
    )


def _rows(
    table: pd.DataFrame, city: np.ndarray, polygons: np.ndarray, population: Sequence[float] | None
) -> pd.DataFrame:
    """The figures of its city on each row."""
    fields = ["n", *(f"n_{level}" for level in LEVELS), "share", "density", "tier", "lq"]
    rows = table.loc[city, fields].reset_index(drop=True)
    unknown = table["population"].isna().to_numpy()[city] & (population is not None)
    rows["status"] = np.select([absent(polygons), unknown], [NO_GEOMETRY, NO_POPULATION], OK)
    return rows


def _tier_ranks(table: pd.DataFrame) -> pd.Series:
    """Rank of each city's tier, 0 the lowest, NaN where it is unknown."""
    tiers = thresholds.load("city_tiers", TIERS).sort_values("value")["item"]
    return table["tier"].map({tier: i for i, tier in enumerate(tiers)}).astype(float)


def tier_chance(result: ConcentrationResult) -> float:
    """How often chance alone would tie number to tier at least as closely, either way; NaN where there is no ρ.

    >>> cities = shapely.box([0, 9e3, 18e3], 0, [9e3, 18e3, 27e3], 9e3)
    >>> points = shapely.points([(1, 1), (2, 2), (3, 3), (9.1e3, 1), (9.2e3, 1), (19e3, 1)])
    >>> round(tier_chance(assess(points, cities, names=["A", "B", "C"], population=[6e6, 2e6, 4e5])), 3)
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


def _measures(table: pd.DataFrame, neighbours: np.ndarray, area: float) -> pd.DataFrame:
    """The measures over the cities that have ground; `neighbours`: metres to the nearest, `area`: km² of all cities."""
    n = table["n"]
    ratio, z = statistics.clark_evans(neighbours, area * 1e6)
    values = {
        "primacy": statistics.primacy(n),
        "first_share": float(table["share"].max()),
        "herfindahl": statistics.herfindahl(n),
        "gini": statistics.gini(n),
        "tier_correlation": statistics.spearman(_tier_ranks(table), n),
        "nearest_neighbour_index": ratio,
        "nearest_neighbour_z": z,
        "area_km2": area,
        "province_ratio": statistics.primacy(by_province(table)),
    }
    return pd.DataFrame({"measure": list(values), "value": list(values.values())})


def by_province(cities: pd.DataFrame) -> pd.Series:
    """Incubators of each province, most first, of equal numbers by name; empty where no province is known.

    >>> by_province(pd.DataFrame({"province": ["S", "H", "S"], "n": [1, 2, 3]})).to_dict()
    {'S': 4, 'H': 2}
    """
    return cities.groupby("province")["n"].sum().sort_values(ascending=False, kind="stable")


def _skipped(points: np.ndarray, holder: np.ndarray, levels: Sequence[object] | None) -> list[str]:
    """How many incubators are not counted, or not by level, and why."""
    missing = absent(points)
    left_out = remarks(
        (
            missing,
            translate("Core", "{n} incubator has no geometry and is not counted."),
            translate("Core", "{n} incubators have no geometry and are not counted."),
        ),
        (
            (holder < 0) & ~missing,
            translate("Core", "{n} incubator stands outside all cities and is not counted."),
            translate("Core", "{n} incubators stand outside all cities and are not counted."),
        ),
    )
    return [*left_out, *level_notes(levels, holder >= 0)]


def _notes(table: pd.DataFrame, polygons: np.ndarray, population: Sequence[float] | None) -> list[str]:
    """What cities lack."""
    unknown = 0 if population is None else int(table["population"].isna().sum())
    notes = remarks(
        (
            absent(polygons),
            translate("Core", "{n} row of the cities has no geometry."),
            translate("Core", "{n} rows of the cities have no geometry."),
        ),
        (
            unknown,
            translate("Core", "{n} city has no population: its tier is unknown."),
            translate("Core", "{n} cities have no population: their tier is unknown."),
        ),
    )
    if _in_units(table["population"]):
        text = translate(
            "Core",
            "The largest city has {n} urban residents. Persons are expected: are these units of 10 000? Tiers stay unknown.",
        )
        notes.append(text.format(n=rounded(table["population"].max())))
    return notes


def _contested_note(contested: int) -> list[str]:
    one = translate("Core", "{n} incubator stands where cities overlap or meet: it counts in the smallest of them.")
    many = translate("Core", "{n} incubators stand where cities overlap or meet: each counts in the smallest of them.")
    return remarks((contested, one, many))


def _overlap_notes(ground: Coverage, city: np.ndarray, figures: list[Sequence[float] | None]) -> list[str]:
    """What is drawn more than once, and what may have been added up twice with it."""
    notes, twice = [], ground.repeated > SLIVER * ground.own
    if n := int(twice.sum()):
        text = plural(
            n,
            translate("Core", "{n} city is drawn with rows that overlap, by {km2} km²: its ground counts once."),
            translate("Core", "{n} cities are drawn with rows that overlap, by {km2} km²: their ground counts once."),
        )
        notes.append(text.format(km2=rounded(ground.repeated[twice].sum() / 1e6, 2)))
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
            "{n} cities overlap one another, by {km2} km²: that ground counts in the area of each and once in that of all.",
        )
        notes.append(text.format(n=f"{ground.sharing:,}", km2=rounded(ground.shared / 1e6, 2)))
    return notes


def _added_up(city: np.ndarray, figures: list[Sequence[float] | None]) -> np.ndarray:
    """Mask of the cities of which some figure differs from row to row."""
    mask = np.zeros(city.max() + 1, dtype=bool)
    for values in figures:
        if values is None:
            continue
        grouped = pd.Series(_floats(values)).groupby(city)
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
