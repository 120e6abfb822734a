"""Which ring each incubator stands in, how the rings differ, and which of the seven ring patterns a city shows."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.options import Bounds, require_bounds
from ..base.running import ROWS, Cancelled, Progress, check, chunks, ignore, never
from ..base.statistics import spearman
from ..base.status import NO_GEOMETRY, OK, OUTSIDE_RINGS
from ..base.text import listed, remarks, translate
from ..ground.geometry import absent, as_array, points_of
from ..ground.incubators import level_notes
from ..ground.overlay import locate, sharing
from ..ground.union import union, union_by
from . import ring_evolution
from .zones import SLIVER

LEVELS = ("national", "provincial", "municipal")
# Occupied rings → pattern (Planners 2016 no. 9, paper 5 §2.2: three single, three double, one triple).
PATTERNS = {
    (): "none",
    (1,): "single_central",
    (2,): "single_near",
    (3,): "single_far",
    (1, 2): "double_central_near",
    (1, 3): "double_central_far",
    (2, 3): "double_near_far",
    (1, 2, 3): "triple",
}
FAR = 3
# Share of a city's width below which a gap between its rings is no border: what reprojected edges part by where a corner of
# one ring meets an edge of another.
GAP = 1e-4


@dataclass(frozen=True)
class DistributionOptions:
    """What the user sets. `min_count`: incubators that make a ring count as occupied."""

    min_count: int = 1
    BOUNDS: ClassVar[Bounds] = {"min_count": (1, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class Distribution:
    """What :func:`assess` says: `rows`, one per incubator, `statistics`, one per city × ring, `summary`, one per city.

    Their columns: ``city ring ring_name edge_m edge_pos status``; ``city ring ring_name n share area_km2 density mean_area
    median_year n_national n_provincial n_municipal``; ``city n n_central n_near_suburb n_far_suburb pattern rho_n
    rho_density rho_area rho_year``. `opened`: openings by ring and year, ``city ring ring_name year n``.
    """

    rows: pd.DataFrame
    statistics: pd.DataFrame
    summary: pd.DataFrame
    options: DistributionOptions = DistributionOptions()
    notes: list[str] = field(default_factory=list)
    opened: pd.DataFrame = field(default_factory=lambda: ring_evolution.NOTHING)


def pattern(counts: dict[int, int], min_count: int = 1) -> str:
    """The ring pattern of a city from its incubators per ring; ring 3 and beyond are the far suburb.

    >>> pattern({1: 30, 2: 5, 3: 1}), pattern({1: 30, 2: 5, 3: 1}, min_count=2), pattern({3: 1, 4: 1}, min_count=2)
    ('triple', 'double_central_near', 'single_far')
    """
    far = sum(n for ring, n in counts.items() if ring >= FAR)
    per_zone = {1: counts.get(1, 0), 2: counts.get(2, 0), FAR: far}
    return PATTERNS[tuple(zone for zone, n in per_zone.items() if n >= min_count)]


def assess(
    incubators: np.ndarray,
    rings: pd.DataFrame,
    *,
    level: np.ndarray | None = None,
    area: np.ndarray | None = None,
    year: np.ndarray | None = None,
    options: DistributionOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Distribution:
    """Assign incubators to rings and describe the rings.

    Parameters
    ----------
    incubators : geometries, shape (n,); anything but a point stands at its point on surface.
    rings : one row per city × ring with ``city ring ring_name geometry`` as :mod:`innospace.core.rings.zones` makes them.
    level : codes, area : m², year : opening years; each shape (n,), missing values None or NaN. An area of 0 or less is none.

    Raises InputError naming ``rings`` where there is none. Where rings of two cities overlap the lower ring number counts, of
    equal ones that of the city first in the alphabet.

    >>> inner = shapely.box(0, 0, 10e3, 10e3)
    >>> grounds = np.array([inner, shapely.difference(shapely.box(-10e3, -10e3, 20e3, 20e3), inner)])
    >>> rings = pd.DataFrame({"city": "Wuhu", "ring": [1, 2], "ring_name": ["core", "rest"], "geometry": grounds})
    >>> result = assess(shapely.points([(5e3, 5e3), (6e3, 4e3), (15e3, 5e3), (90e3, 0)]), rings)
    >>> result.rows[["ring_name", "edge_m", "status"]].values.tolist()
    [['core', 5000.0, 'ok'], ['core', 4000.0, 'ok'], ['rest', 5000.0, 'ok'], [nan, nan, 'outside_rings']]
    >>> result.statistics["share"].round(2).tolist(), result.summary["pattern"].tolist()
    ([0.67, 0.33], ['double_central_near'])
    """
    if not len(rings):
        raise InputError(
            "rings",
            translate("Core", "the layer holds no ring."),
            translate("Core", "Make rings with one of the ring tools, or check the field of the ring number."),
        )
    rings = _inner_rings_first(rings)
    points = points_of(as_array(incubators), cancelled)
    home = locate(points, rings["geometry"].to_numpy(), cancelled)
    progress(0.3)
    check(cancelled)
    rows = _rows(points, home, rings, cancelled)
    progress(0.9)
    area, no_areas = _areas(area)
    statistics = _statistics(home, rings, level, area, year)
    notes = [*_notes(rows, level), *no_areas, *_shared(points, rings, rows["city"], cancelled)]
    options = options or DistributionOptions()
    opened = ring_evolution.opened(home, rings, year)
    return Distribution(rows, statistics, _patterns(statistics, options.min_count), options, notes, opened)


def _areas(area: np.ndarray | None) -> tuple[np.ndarray | None, list[str]]:
    """Areas without those that are none, and a remark on these."""
    if area is None:
        return None, []
    area = np.asarray(area, float)
    one = translate("Core", "{n} incubator has an area of 0 or less, which counts as missing.")
    many = translate("Core", "{n} incubators have an area of 0 or less, which counts as missing.")
    return np.where(area > 0, area, np.nan), remarks((area <= 0, one, many))


def _inner_rings_first(rings: pd.DataFrame) -> pd.DataFrame:
    """By ring, then city: what is asked first wins, whatever the order of the rows. `place` keeps the order of the cities."""
    rings = rings.assign(place=rings.groupby("city", sort=False, dropna=False).ngroup())
    order = np.lexsort((rings["city"].fillna("").astype(str), rings["ring"]))
    return rings.iloc[order].reset_index(drop=True)


def _rows(points: np.ndarray, home: np.ndarray, rings: pd.DataFrame, cancelled: Cancelled) -> pd.DataFrame:
    """A row for each point: its ring, by number in `home` (-1: none), and where in the ring it stands."""
    rows = rings[["city", "ring", "ring_name"]].reindex(home).reset_index(drop=True)
    rows["ring"] = rows["ring"].astype("Int64")
    rows["edge_m"], rows["edge_pos"] = _edges(points, home, rings, cancelled)
    rows["status"] = np.select([absent(points), home < 0], [NO_GEOMETRY, OUTSIDE_RINGS], OK)
    return rows


def _edges(points: np.ndarray, home: np.ndarray, rings: pd.DataFrame, cancelled: Cancelled):
    """Distance to the own ring's boundary, and the position 0–1 between the next inner and the next outer ring."""
    grounds = rings["geometry"].to_numpy()
    edge, position = np.full(len(points), np.nan), np.full(len(points), np.nan)
    inward, outward = _neighbours(rings)
    members = _members(home, len(rings))
    for i, mine in enumerate(members):
        check(cancelled)
        if len(mine):
            here = points[mine]
            edge[mine] = shapely.distance(here, shapely.boundary(grounds[i]))
            d_inner, d_outer = shapely.distance(here, inward[i]), shapely.distance(here, outward[i])
            total = d_inner + d_outer
            position[mine] = np.divide(d_inner, total, out=np.full(len(mine), np.nan), where=total > 0)
    return edge, position


def _members(home: np.ndarray, n: int) -> list[np.ndarray]:
    """Positions of the points in each of `n` rings."""
    order = np.argsort(home, kind="stable")
    bounds = np.searchsorted(home[order], np.arange(n + 1))
    return [order[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]


def _neighbours(rings: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """What lies inward and outward of each ring: the next of its city; at the ends its centroid and the outer edge."""
    grounds = rings["geometry"].to_numpy()
    # A point outside a ring is as far from it as from its boundary, and the boundary is the quicker to ask.
    borders = shapely.boundary(grounds)
    inward, outward = borders.copy(), borders.copy()
    for places in rings.groupby("city", sort=False, dropna=False).indices.values():
        inward[places] = [shapely.centroid(grounds[places[0]]), *borders[places[:-1]]]
        outward[places] = [*borders[places[1:]], _outer_edge(grounds[places])]
    return inward, outward


def _outer_edge(grounds: np.ndarray) -> shapely.Geometry:
    """The outline of a city; a gap between two of its rings is no border where it is less than `GAP` of the city's width."""
    city = union(grounds)
    city = shapely.union(city, _hairs(city, grounds))
    return shapely.multilinestrings(shapely.get_exterior_ring(shapely.get_parts(city)))


def _hairs(city: shapely.Geometry, grounds: np.ndarray) -> shapely.Geometry:
    """The narrow gaps between rings, a trifle wider than they are; a bay of one ring stays open."""
    x0, y0, x1, y1 = city.bounds
    half = GAP * max(x1 - x0, y1 - y0) / 2
    closed = shapely.buffer(shapely.buffer(city, half, join_style="mitre"), -half, join_style="mitre")
    gaps = shapely.get_parts(shapely.difference(closed, city))
    beside = shapely.STRtree(grounds).query(gaps, predicate="dwithin", distance=half / 100)[0]
    between = np.bincount(beside, minlength=len(gaps)) > 1
    return shapely.union_all(shapely.buffer(gaps[between], half / 100))


def _statistics(home, rings, level, area, year) -> pd.DataFrame:
    inside = home >= 0
    of_ring = pd.Series(home[inside])
    table = rings[["city", "ring", "ring_name"]].copy()
    table["n"] = np.bincount(home[inside], minlength=len(rings))
    per_city = table.groupby("city", dropna=False)["n"].transform("sum")
    table["share"] = (table["n"] / per_city).where(per_city > 0)
    table["area_km2"] = shapely.area(rings["geometry"].to_numpy()) / 1e6
    table["density"] = table["n"] / table["area_km2"]
    table["mean_area"] = _by_ring(of_ring, area, inside, "mean", table.index)
    table["median_year"] = _by_ring(of_ring, year, inside, "median", table.index)
    for code in LEVELS:
        of_level = None if level is None else (np.asarray(level, dtype=object) == code).astype(float)
        table[f"n_{code}"] = _by_ring(of_ring, of_level, inside, "sum", table.index, empty=0).astype("Int64")
    return table.iloc[np.lexsort((rings["ring"], rings["place"]))].reset_index(drop=True)


def _by_ring(of_ring, values, inside, how: str, index, empty=np.nan) -> pd.Series:
    if values is None:
        return pd.Series(np.nan, index=index)
    return pd.Series(np.asarray(values, float)[inside]).groupby(of_ring).agg(how).reindex(index, fill_value=empty)


def _patterns(statistics: pd.DataFrame, min_count: int) -> pd.DataFrame:
    values = {name: statistics[name].to_numpy(float) for name in ("ring", "n", "density", "mean_area", "median_year")}
    by_city = statistics.groupby("city", sort=False, dropna=False).indices
    rows = [_city_pattern(city, {k: v[rows] for k, v in values.items()}, min_count) for city, rows in by_city.items()]
    return pd.DataFrame(rows)


def _city_pattern(city: object, of_ring: dict[str, np.ndarray], min_count: int) -> dict[str, object]:
    ring, n = of_ring["ring"], of_ring["n"]
    return {
        "city": None if pd.isna(city) else city,
        "n": int(n.sum()),
        "n_central": int(n[ring == 1].sum()),
        "n_near_suburb": int(n[ring == 2].sum()),
        "n_far_suburb": int(n[ring >= FAR].sum()),
        "pattern": pattern(dict(zip(ring, n, strict=True)), min_count),
        "rho_n": spearman(ring, n),
        "rho_density": spearman(ring, of_ring["density"]),
        "rho_area": spearman(ring, of_ring["mean_area"]),
        "rho_year": spearman(ring, of_ring["median_year"]),
    }


def _shared(points: np.ndarray, rings: pd.DataFrame, given: pd.Series, cancelled: Cancelled) -> list[str]:
    """A remark on places in rings of several cities, and on the cities that they were given to (`given`, per place)."""
    grounds = rings["geometry"].to_numpy()
    _, of_city = union_by(rings["place"].to_numpy(), grounds, cancelled=cancelled)
    lapping = of_city[sharing(of_city, SLIVER, cancelled)]
    found = np.zeros(len(points), int)
    for some in chunks(len(points), ROWS, cancelled=cancelled):
        inside = shapely.STRtree(points[some]).query(lapping, predicate="intersects")[1]
        found[some] = np.bincount(inside, minlength=len(points[some]))
    several = found > 1
    to = given[several].fillna(translate("Core", "the city")).value_counts(sort=False).sort_index()
    one = translate(
        "Core",
        "{n} incubator stands in rings of several cities. The lower ring number counts, of equal ones the city first in the "
        "alphabet: {given}.",
    )
    many = translate(
        "Core",
        "{n} incubators stand in rings of several cities. The lower ring number counts, of equal ones the city first in the "
        "alphabet: {given}.",
    )
    return remarks((several, one, many), given=listed([f"{city} {n:,}" for city, n in to.items()]))


def _notes(rows: pd.DataFrame, level: np.ndarray | None) -> list[str]:
    left_out = remarks(
        (
            (rows["status"] == NO_GEOMETRY).to_numpy(),
            translate("Core", "{n} incubator has no geometry and is not counted."),
            translate("Core", "{n} incubators have no geometry and are not counted."),
        ),
        (
            (rows["status"] == OUTSIDE_RINGS).to_numpy(),
            translate("Core", "{n} incubator stands in no ring and is not counted."),
            translate("Core", "{n} incubators stand in no ring and are not counted."),
        ),
    )
    return [*left_out, *level_notes(level, (rows["status"] == OK).to_numpy())]
