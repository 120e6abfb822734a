"""Is there enough for everybody: supply per person within reach, by floating catchment areas.

Two steps. What a facility j offers: R_j = S_j / Σ_i P_i v_ij, its capacity over the people who reach it. What a place i has:
A_i = Σ_j R_j w_ij. The weights v and w come from W_ij, the decay with the cost of the way, and differ by method:

- ``2sfca`` v = w = W (Luo & Wang 2003, Environment and Planning B; with a decay E2SFCA, Luo & Qi 2009, Health & Place);
- ``3sfca`` v = w = W G, where G_ij = W_ij / Σ_k W_ik over the facilities in reach: who has a choice asks less of each (Wan, Zou &
  Sternberg 2012, International Journal of Geographical Information Science);
- ``m2sfca`` v = W, w = W²: supply that lies badly is lost (Delamater 2013, Health & Place);
- ``bfca`` v = W / Σ_j W, w = W / Σ_i W: balanced, nobody is counted twice (Páez, Higgins & Vivona 2019, PLoS ONE).

Under the first two the people's access adds up to the capacity, Σ P A = Σ S, over the facilities that somebody reaches; under
``bfca`` Σ A = Σ R; ``m2sfca`` promises neither.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.spatial import cKDTree

from ..base import terms
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_one_of
from ..base.people import people_of
from ..base.running import Cancelled, Progress, check, chunks, ignore, never, part
from ..base.statistics import gini
from ..base.status import ISOLATED, NO_GEOMETRY, OK
from ..base.text import HalfUp, exactly, plural, remarks, split_list, translate
from ..base.thresholds import ACCESS_STEPS
from ..ground.geometry import absent, as_array, points_of
from ..streets import access, edge, reach, snapping
from ..streets.edge import Edge
from ..streets.network import Streets
from ..streets.network_check import parts_note
from ..streets.snapping import SNAP
from ..streets.travel import TravelOptions
from .life_circle import facility_words, place_words

MOST_PAIRS = 40_000_000
"""Pairs of place and facility that a planner's computer holds: a gigabyte."""
PAIRS_AT_ONCE = 4_000_000
"""Straight lines from places to all facilities that are looked for in one go, so that a cancel is heard."""
HALF = ACCESS_STEPS["access_below"]
"""Whoever has less than this share of the mean has too little."""
ROUNDING = 1 + 1e-12
"""A limit met to the last digit is met, though a minute is no whole number of metres."""


@dataclass(frozen=True)
class CatchmentOptions:
    """What the user sets.

    `catchment`: how far people go at most, in the unit of the `travel`; `method`, `decay`: codes of the terms; `steps`: (limit,
    weight) rising, for the decay ``steps``; `decay_scale`: σ of ``gaussian`` (None: Dai's over the catchment) and the scale of
    ``exponential`` (None: half of the catchment), in the unit; `snap`: metres from a point to its street; `travel`: unit, speed,
    and whether ways lead ``to`` the facilities.
    """

    catchment: float = 1000.0
    method: str = "2sfca"
    decay: str = "none"
    steps: tuple[tuple[float, float], ...] = ((500.0, 1.0), (1000.0, 0.5))
    decay_scale: float | None = None
    snap: float = SNAP
    travel: TravelOptions = field(default_factory=partial(TravelOptions, heading="to"))
    BOUNDS: ClassVar[Bounds] = {"catchment": (0.001, np.inf), "decay_scale": (0.001, np.inf), "snap": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)
        require_one_of("method", self.method, terms.codes("method"))
        require_one_of("decay", self.decay, terms.codes("decay"))
        _require_steps(self.steps)

    @property
    def reach(self) -> float:
        """How far anything counts, in the unit: to the end of the catchment, or of the last step that has a weight."""
        if self.decay != "steps":
            return self.catchment
        return min(self.catchment, max((limit for limit, weight in self.steps if weight > 0), default=0.0))


@dataclass(frozen=True, eq=False)
class Pairs:
    """Who has which facility in the catchment: (p,) `place` and `supply` by number, sorted by place, and the way's `cost`."""

    place: np.ndarray
    supply: np.ndarray
    cost: np.ndarray


@dataclass(frozen=True, eq=False)
class FloatingCatchment:
    """The result: `rows` (one per place), `supply` (one per facility), `summary` (``measure value``) and `notes`.

    `population` and `capacity` are what was counted, None where each place or facility is one; `at_edge` marks the places nearer
    than `radius`, the metres that the catchment carries at most, to the `edge` of the data; `along_streets` says whether there
    was a network, `options` how it was assessed.
    """

    rows: pd.DataFrame
    supply: pd.DataFrame
    summary: pd.DataFrame
    population: np.ndarray | None
    capacity: np.ndarray | None
    edge: Edge
    at_edge: pd.arrays.BooleanArray
    radius: float
    along_streets: bool
    options: CatchmentOptions = field(default_factory=CatchmentOptions)
    notes: list[str] = field(default_factory=list)


def parse_steps(steps: str) -> tuple[tuple[float, float], ...]:
    """Limits and weights typed by a user, ``limit:weight``, the limits rising; full-width signs too.

    Raises InputError naming ``steps``.

    >>> parse_steps("500:1, 1000:0.5"), parse_steps("10：1；20：0.4")
    (((500.0, 1.0), (1000.0, 0.5)), ((10.0, 1.0), (20.0, 0.4)))
    """
    items = split_list((steps or "").replace("；", ",").replace(";", ","))
    found = tuple(_step(item) for item in items)
    _require_steps(found)
    return found


def _require_steps(steps: Sequence[tuple[float, float]]) -> None:
    """Refuse steps that are none, do not rise, or count nobody."""
    limits = [limit for limit, _ in steps]
    cause = ""
    for limit, weight in steps:
        _require_step(limit, weight, f"{HalfUp(limit):g}:{HalfUp(weight):g}")
    if not limits:
        cause = translate("Catchment", "no step is given.")
    elif sorted(set(limits)) != limits:
        cause = translate("Catchment", "the limits do not rise.")
    elif not any(weight for _, weight in steps):
        cause = translate("Catchment", "no step has a weight above 0.")
    if cause:
        raise InputError("steps", cause, _cure_of_steps())


def _step(item: str) -> tuple[float, float]:
    try:
        limit, weight = map(float, item.replace("：", ":").split(":"))
    except ValueError:
        limit, weight = np.nan, np.nan
    _require_step(limit, weight, item)
    return limit, weight


def _require_step(limit: float, weight: float, item: str) -> None:
    if not (0 < limit < np.inf and 0 <= weight < np.inf):
        cause = translate("Catchment", "“{item}” is not a limit above 0 and a weight of at least 0.").format(item=item)
        raise InputError("steps", cause, _cure_of_steps())


def _cure_of_steps() -> str:
    return translate("Catchment", "Give steps such as 500:1,1000:0.5.")


def decayed(cost: np.ndarray, options: CatchmentOptions) -> np.ndarray:
    """The weights W of ways by their cost (in the unit, at most the catchment): 1 where distance does not matter.

    ``gaussian`` is Dai's (2010, Health & Place), (e^(−½(d/d₀)²) − e^(−½)) / (1 − e^(−½)), 1 here and 0 at the catchment d₀; with
    a scale s it is e^(−d²/2s²). ``inverse`` is 1/d, 1 for whatever is nearer than one unit; ``exponential`` e^(−d/s).

    >>> decayed(np.array([0.0, 500.0, 1000.0]), CatchmentOptions(decay="gaussian")).round(4).tolist()
    [1.0, 0.7014, 0.0]
    """
    return DECAYS[options.decay](np.asarray(cost, float), options)


def _by_steps(cost: np.ndarray, options: CatchmentOptions) -> np.ndarray:
    limits, weights = np.array(options.steps).T
    return np.append(weights, 0.0)[np.searchsorted(limits * ROUNDING, cost)]


def _gaussian(cost: np.ndarray, options: CatchmentOptions) -> np.ndarray:
    if options.decay_scale is not None:
        return np.exp(-0.5 * (cost / options.decay_scale) ** 2)
    end = np.exp(-0.5)
    return np.maximum((np.exp(-0.5 * (cost / options.catchment) ** 2) - end) / (1 - end), 0.0)


def _exponential(cost: np.ndarray, options: CatchmentOptions) -> np.ndarray:
    return np.exp(-cost / (options.catchment / 2 if options.decay_scale is None else options.decay_scale))


DECAYS = {
    "none": lambda cost, options: np.ones(len(cost)),
    "steps": _by_steps,
    "gaussian": _gaussian,
    "inverse": lambda cost, options: 1 / np.maximum(cost, 1.0),
    "exponential": _exponential,
}


def balance(
    pairs: Pairs, population: np.ndarray, capacity: np.ndarray, weight: np.ndarray, method: str = "2sfca"
) -> tuple[np.ndarray, np.ndarray]:
    """(n,) access of each place and (m,) ratio of each facility by a method; see the head of this module.

    Parameters
    ----------
    pairs : who has which facility in the catchment; `weight` : (p,) W of each pair.
    population, capacity : (n,) people and (m,) supply, at least 0.

    Returns
    -------
    Access is 0 where nothing is reached, the ratio NaN where nobody is: such a facility adds nothing to anybody's access.

    >>> pairs = Pairs(np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([100.0, 200.0, 100.0]))
    >>> access, ratio = balance(pairs, np.array([10.0, 30.0]), np.array([5.0, 8.0]), np.ones(3))
    >>> access.tolist(), ratio.tolist()
    ([0.7, 0.2], [0.5, 0.2])
    """
    n, m = len(population), len(capacity)
    asking, having = _weights(method, pairs, weight, n, m)
    people = np.bincount(pairs.supply, population[pairs.place] * asking, m)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = np.where(people > 0, capacity / people, np.nan)
    return np.bincount(pairs.place, np.nan_to_num(ratio)[pairs.supply] * having, n), ratio


def _weights(method: str, pairs: Pairs, weight: np.ndarray, n: int, m: int) -> tuple[np.ndarray, np.ndarray]:
    """With what weights people ask of a facility, and have what it offers."""
    if method == "3sfca":
        weight = weight * _shares(weight, pairs.place, n)
        return weight, weight
    if method == "m2sfca":
        return weight, weight**2
    if method == "bfca":
        return _shares(weight, pairs.place, n), _shares(weight, pairs.supply, m)
    return weight, weight


def _shares(weight: np.ndarray, group: np.ndarray, n: int) -> np.ndarray:
    """Each weight over the sum of its group; 0 where the group has none."""
    total = np.bincount(group, weight, n)[group]
    return np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)


def assess(
    demand: np.ndarray,
    supply: np.ndarray,
    *,
    capacity: np.ndarray | None = None,
    population: np.ndarray | None = None,
    streets: Streets | None = None,
    options: CatchmentOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> FloatingCatchment:
    """How much supply per person each place of `demand` has within the catchment.

    Parameters
    ----------
    demand, supply : (n,), (m,) geometries in metres, each at its point on surface; missing and empty ones allowed.
    capacity : (m,) of each facility, NaN where missing, which counts 0; None: 1 each.
    population : (n,) people, NaN where missing, which counts 0; None: each place counts as one.
    streets : along which people go, in metres or (timed) seconds; None: straight lines.

    Returns
    -------
    `rows`: ``n_supply nearest access access_ratio status``, `nearest` a cost, `access` capacity per person, `access_ratio` that
    over its mean over people; `supply`: ``pop_reached ratio status``, the people unweighted.

    Raises
    ------
    InputError : naming ``catchment`` where no computer holds the pairs.

    >>> homes, clinics = shapely.points([(0, 0), (900, 0)]), shapely.points([(100, 0), (500, 0)])
    >>> found = assess(homes, clinics, options=CatchmentOptions(catchment=500.0))
    >>> found.rows[["n_supply", "nearest", "access", "access_ratio"]].to_numpy().tolist()
    [[2, 100.0, 1.5, 1.5], [1, 400.0, 0.5, 0.5]]
    """
    options = options or CatchmentOptions()
    demand, supply = (points_of(as_array(places), cancelled) for places in (demand, supply))
    market = _market(streets, demand, supply, options, part(progress, 0, 0.3), cancelled)
    pairs = _gathered(market, options, part(progress, 0.3, 1), cancelled)
    check(cancelled)
    people, lost = people_of(population)
    amount, unknown = _capacity_of(capacity)
    rows, offers = _tables(pairs, market, people, amount, options)
    known = _at_edge(market, streets, demand, supply, options, cancelled)
    notes = [*market.notes, *lost, *unknown, *_steps_note(options), *edge_note(*known.values())]
    notes += edge.beyond_note(known["edge"], demand, supply, known["radius"], "access", cancelled)
    known |= {"along_streets": streets is not None, "options": options}
    return FloatingCatchment(rows, offers, _summary(rows, offers, people), people, amount, notes=notes, **known)


def _at_edge(
    market: "Market",
    streets: Streets | None,
    demand: np.ndarray,
    supply: np.ndarray,
    options: CatchmentOptions,
    cancelled: Cancelled,
) -> dict[str, object]:
    """The edge of the data, how far the catchment carries at most, and which places are nearer to the edge than that."""
    border, radius = edge.of_data(None, streets, demand, supply), market.limit(options)
    if streets is not None:
        radius = streets.metres_within(radius, on_streets=True)
    return {"edge": border, "at_edge": edge.at_edge(border, demand, radius, cancelled), "radius": radius}


Found = Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]
"""Facilities, places and what the way between them costs, metres or (timed) seconds, in batches."""


@dataclass(frozen=True, eq=False)
class Market:
    """Places and facilities: (n,), (m,) statuses, what is to be told, how ways up to a limit are found, and if in seconds."""

    status: np.ndarray
    supply_status: np.ndarray
    notes: list[str]
    find: Callable[[float, Progress, Cancelled], Found]
    timed: bool = False

    def limit(self, options: CatchmentOptions) -> float:
        """What a way within the catchment costs at most."""
        return options.travel.cost(options.catchment, self.timed)


def _market(
    streets: Streets | None,
    demand: np.ndarray,
    supply: np.ndarray,
    options: CatchmentOptions,
    progress: Progress,
    cancelled: Cancelled,
) -> Market:
    """All tied to the streets; without any, straight lines from point to point."""
    if streets is None:
        return _straight(demand, supply)
    homes = snapping.tie(streets, demand, options.snap, part(progress, 0, 0.7), cancelled)
    theirs = snapping.tie(streets, supply, options.snap, part(progress, 0.7, 1), cancelled)
    own = reach.cases(streets, homes, theirs)
    notes = parts_note(streets) + reach.remarks_by_case(own, place_words(), m=exactly(options.snap))
    notes += reach.remarks_by_case(reach.cases(streets, theirs), facility_words(), m=exactly(options.snap))
    status = np.where(own[ISOLATED], ISOLATED, homes.status).astype(object)
    ways = streets.turned_round() if options.travel.heading == "to" else streets
    return Market(status, theirs.status, notes, partial(access.pairs, ways, theirs, homes), streets.timed)


def _straight(demand: np.ndarray, supply: np.ndarray) -> Market:
    nowhere, lost = absent(demand), absent(supply)
    notes = [
        translate(
            "Catchment",
            "No network: ways are straight lines, never longer than those of people, so catchments are too large, not too small.",
        )
    ]
    for missing, words in ((nowhere, place_words()), (lost, facility_words())):
        notes += reach.remarks_by_case({NO_GEOMETRY: missing}, words)
    statuses = [np.where(missing, NO_GEOMETRY, OK).astype(object) for missing in (nowhere, lost)]
    return Market(*statuses, notes, partial(_straight_pairs, demand, supply))


def _straight_pairs(
    demand: np.ndarray, supply: np.ndarray, limit: float, progress: Progress, cancelled: Cancelled
) -> Found:
    places, facilities = np.flatnonzero(~absent(demand)), np.flatnonzero(~absent(supply))
    tree = cKDTree(shapely.get_coordinates(supply[facilities]))
    size = max(PAIRS_AT_ONCE // max(len(facilities), 1), 1)
    for some in chunks(len(places), size, progress, cancelled):
        rows = places[some]
        here = cKDTree(shapely.get_coordinates(demand[rows]))
        found = here.sparse_distance_matrix(tree, limit * ROUNDING, output_type="ndarray")
        yield facilities[found["j"]], rows[found["i"]], found["v"]


def _gathered(market: Market, options: CatchmentOptions, progress: Progress, cancelled: Cancelled) -> Pairs:
    """All pairs in the catchment, sorted by place."""
    found, n = [], 0
    for supply, place, cost in market.find(market.limit(options), progress, cancelled):
        found.append((place.astype(np.int32), supply.astype(np.int32), cost))
        n += len(place)
        if n > MOST_PAIRS:
            raise InputError(
                "catchment",
                translate("Catchment", "more than {n:,} pairs of place and facility lie within {limit}.").format(
                    n=MOST_PAIRS, limit=limit_text(options.catchment, options)
                ),
                translate("Catchment", "Choose a smaller catchment, or work district by district."),
            )
    place, supply, cost = (np.concatenate(column) for column in zip(*found, strict=True)) if found else np.empty((3, 0))
    shape = len(market.status), len(market.supply_status)
    by_place = coo_array((cost, (place.astype(np.int32), supply.astype(np.int32))), shape).tocsr()
    row = np.repeat(np.arange(shape[0], dtype=np.int32), np.diff(by_place.indptr))
    way, cost = options.travel, by_place.data
    return Pairs(row, by_place.indices, cost if way.unit == "metres" else way.minutes(cost, market.timed))


def _capacity_of(capacity: np.ndarray | None) -> tuple[np.ndarray | None, list[str]]:
    """What each facility supplies, and a remark on those of which it is not known."""
    if capacity is None:
        return None, []
    capacity = np.asarray(capacity, float)
    unknown = ~(capacity >= 0)
    one = translate("Catchment", "{n} facility has no capacity, or a negative one; it counts as 0.")
    many = translate("Catchment", "{n} facilities have no capacity, or a negative one; it counts as 0.")
    return np.where(unknown, 0.0, capacity), remarks((unknown, one, many))


def _tables(
    pairs: Pairs, market: Market, people: np.ndarray | None, amount: np.ndarray | None, options: CatchmentOptions
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A row per place and one per facility; NA where it was not assessed."""
    weight, n, m = decayed(pairs.cost, options), len(market.status), len(market.supply_status)
    population, capacity = np.ones(n) if people is None else people, np.ones(m) if amount is None else amount
    counts = weight > 0
    has, ratio = balance(pairs, population, capacity, weight, options.method)
    out, lost = ~reach.assessed(market.status), market.supply_status != OK
    rows = pd.DataFrame(
        {
            "n_supply": pd.Series(np.bincount(pairs.place[counts], minlength=n)).astype("Int64").mask(out),
            "nearest": _least(pairs, n),
            "access": np.where(out, np.nan, has),
        }
    )
    rows["access_ratio"] = rows["access"] / (_mean(rows["access"], population) or np.nan)
    reached = np.bincount(pairs.supply[counts], population[pairs.place[counts]], m)
    offers = pd.DataFrame({"pop_reached": np.where(lost, np.nan, reached), "ratio": ratio})
    return rows.assign(status=market.status), offers.assign(status=market.supply_status)


def _least(pairs: Pairs, n: int) -> np.ndarray:
    """(n,) the least cost of each place's pairs, NaN without any."""
    least, count = np.full(n, np.nan), np.bincount(pairs.place, minlength=n)
    if len(pairs.cost):
        least[count > 0] = np.minimum.reduceat(pairs.cost, (np.cumsum(count) - count)[count > 0])
    return least


def _mean(access: pd.Series, population: np.ndarray) -> float:
    """The mean over the people of the assessed places, NaN without any."""
    known = access.notna().to_numpy()
    people = population[known].sum()
    return float((access[known] * population[known]).sum() / people) if people > 0 else np.nan


def _summary(rows: pd.DataFrame, supply: pd.DataFrame, people: np.ndarray | None) -> pd.DataFrame:
    """``measure value``: mean, Gini coefficient and share below half of the mean, over people; facilities that reach nobody."""
    population = np.ones(len(rows)) if people is None else people
    known = rows["access"].notna().to_numpy()
    amounts, weight = rows["access"].to_numpy()[known], population[known]
    few = below(rows)[known]
    values = {
        "mean": _mean(rows["access"], population),
        "gini": gini(amounts, weight),
        "below_half_mean": weight[few].sum() / weight.sum() if rows["access_ratio"].notna().any() else np.nan,
        "supply_without_people": float((supply["pop_reached"] == 0).sum()),
    }
    return pd.DataFrame({"measure": list(values), "value": list(values.values())})


def below(rows: pd.DataFrame) -> np.ndarray:
    """(n,) whether a place has less than half of the mean.

    >>> below(pd.DataFrame({"access_ratio": [0.49, 0.5, np.nan]})).tolist()
    [True, False, False]
    """
    return rows["access_ratio"].to_numpy() < HALF / ROUNDING


def limit_text(limit: float, options: CatchmentOptions) -> str:
    """A limit with its unit.

    >>> limit_text(1000.0, CatchmentOptions()), limit_text(15.0, CatchmentOptions(travel=TravelOptions("minutes")))
    ('1,000 m', '15 min')
    """
    text = translate("Catchment", "{n} min") if options.travel.unit == "minutes" else translate("Catchment", "{n} m")
    return text.format(n=exactly(limit))


def _steps_note(options: CatchmentOptions) -> list[str]:
    """Where the steps and the catchment do not end together."""
    if options.decay != "steps":
        return []
    end, catchment = options.steps[-1][0], options.catchment
    if end < catchment:
        text = translate(
            "Catchment", "The steps end at {end}, the catchment at {catchment}: what lies between counts nothing."
        )
    elif end > catchment:
        text = translate(
            "Catchment", "The steps end at {end}: what lies beyond the catchment of {catchment} counts nothing."
        )
    else:
        return []
    return [text.format(end=limit_text(end, options), catchment=limit_text(catchment, options))]


def edge_note(border: Edge, at_edge: pd.arrays.BooleanArray, radius: float) -> list[str]:
    """How many places are nearer to the edge of the data than the `radius` (m), and what that means; nothing where none is.

    >>> border = edge.of_places(shapely.points([(0, 0), (9, 9), (9, 0)]))
    >>> edge_note(border, pd.array([True, False], dtype="boolean"), 1000.0)[0][:72]
    '1 of 2 places is nearer than 1,000 m to the edge of the places (their co'
    """
    n, total = int(at_edge.sum()), int((~at_edge.isna()).sum())
    if not n:
        return []
    ground = translate("Catchment", "the streets (their convex hull)")
    if border.kind == "places":
        ground = translate("Catchment", "the places (their convex hull)")
    one = translate(
        "Catchment",
        "{n} of {total} places is nearer than {metres} m to the edge of {ground}, or beyond it. Facilities and people "
        "beyond are unknown: access there may be too low or too high.",
    )
    many = translate(
        "Catchment",
        "{n} of {total} places are nearer than {metres} m to the edge of {ground}, or beyond it. Facilities and people "
        "beyond are unknown: access there may be too low or too high.",
    )
    metres = f"{HalfUp(radius):,.0f}"
    return [plural(n, one, many).format(total=f"{total:,}", metres=metres, ground=ground)]
