"""Park layout (园区布局): is an incubator's own ground a building, a campus, or both on separate grounds?

The three types and their shares in the Nanjing region: Planners (规划师) 2016 no. 9, fifth paper, section 2.4.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from ..base.columns import numeric
from ..base.options import Bounds, require_bounds
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.statistics import grouped_evenness
from ..base.status import FLOORS_ESTIMATED, NO_BUILDINGS, NO_GEOMETRY, OK
from ..base.text import exactly, percent, remarks, translate
from ..ground.geometry import absent, as_array, require_some
from ..ground.incubators import class_shares, grounds_of, largest_ground, number_of
from ..ground.overlay import (
    ALIKE,
    SLIVER,
    cover_each_other,
    drawn_before,
    from_the_smallest,
    held_once,
    meeting,
    overlaps,
    rank,
    share_ground,
    sharing,
    within,
)
from ..ground.union import union_by

CLASSES = ("campus", "building", "mixed")
BASES = ("few_and_small", "many_buildings", "large_site", "many_and_large", "both_kinds")
COLUMNS = [
    *("park_layout", "n_grounds", "n_buildings", "site_m2", "footprint_m2", "floor_m2", "coverage", "far"),
    *("mean_floors", "top_share", "function_mix", "floors_known", "basis", "status"),
]
# Figures of floor area are used where the floors of at least this share of the footprint are known.
KNOWN_ENOUGH = 0.5


@dataclass(frozen=True)
class ParkRules:
    """What makes a ground a building, and what separates grounds: numbers, m² and metres; floors where none are known."""

    few_buildings: int = 3
    small_site: float = 20_000.0
    min_footprint: float = 200.0
    separation: float = 100.0
    default_floors: float = 1.0
    BOUNDS: ClassVar[Bounds] = {
        "few_buildings": (1, np.inf),
        "small_site": (0, np.inf),
        "min_footprint": (0, np.inf),
        "separation": (0, np.inf),
        "default_floors": (1, np.inf),
    }

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class ParkLayouts:
    """The result: `rows` (`COLUMNS`, one row per site), the incubator of each row, a row of each incubator, the `rules` of
    the run, how many buildings there are and how many of them stand on no ground, and what the user should know.
    """

    rows: pd.DataFrame
    numbers: np.ndarray
    largest: np.ndarray
    rules: ParkRules = ParkRules()
    n_buildings: int = 0
    n_elsewhere: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def summary(self) -> pd.DataFrame:
        """Counts and shares of the classes over the incubators."""
        return class_shares(self.incubators["park_layout"], CLASSES, "park_layout")

    @property
    def incubators(self) -> pd.DataFrame:
        """The table with one row for each incubator."""
        return self.rows.iloc[self.largest]

    @property
    def impossible(self) -> tuple[str, ...]:
        """The classes that no incubator can be of: without a second ground none is mixed."""
        return () if (self.incubators["n_grounds"] > 1).any() else ("mixed",)

    @property
    def floors_usable(self) -> pd.Series:
        """Whether the floors of enough of the footprint are known, for each incubator; NA where nothing is built."""
        known = self.incubators["floors_known"].astype(float)
        return (known >= KNOWN_ENOUGH).astype("boolean").mask(known.isna())


def assess(
    sites: np.ndarray,
    buildings: np.ndarray,
    *,
    ids: Sequence[object] | None = None,
    floors: Sequence[object] | None = None,
    functions: Sequence[object] | None = None,
    rules: ParkRules = ParkRules(),
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> ParkLayouts:
    """The park layout and the building figures of incubators.

    The three types: Planners (规划师) 2016 no. 9, fifth paper, section 2.4. A building that is drawn twice counts once, with
    the more floors, known ones before assumed ones; so does ground under several buildings, of which the footprint is the union.

    Parameters
    ----------
    sites : valid polygons of shape (n,), None where missing.
    buildings : valid footprints of shape (m,), in the sites' CRS, whose unit is metres.
    ids : the incubator of each site; see :func:`incubators.number_of`.
    floors, functions : one value for each building. Floors that are missing, no number or not above 0 are not known and
        count as `rules` say.

    Raises InputError naming ``buildings``, where there is none.

    >>> site, houses = shapely.box([0], 0, 100, 100), shapely.box([10, 50], 10, [30, 70], 30)
    >>> assess(site, houses, floors=[5, 3]).rows[["park_layout", "n_buildings", "floor_m2", "far"]].values.tolist()
    [['building', 2, 3200.0, 0.32]]
    """
    sites, buildings = as_array(sites), as_array(buildings)
    require_some("buildings", buildings)
    numbers = number_of(ids, len(sites))
    whole = grounds_of(numbers, sites, cancelled)
    grounds, owner = separate_grounds(whole, rules.separation, cancelled)
    holder, strays = buildings_on(grounds, buildings, part(progress, 0, 0.8), cancelled)
    stock, n_functions = _stock(buildings, floors, functions, holder, owner, rules)
    stock, notes = _once(stock, part(progress, 0.8, 1), cancelled)
    table = _figures(whole, grounds, owner, stock, n_functions, rules)
    notes = [*_notes(stock, strays, rules), *notes, *_overlapping_buildings(stock, table["footprint_m2"])]
    notes += [*_overlapping(grounds, cancelled), *_beyond(grounds, buildings, rules.separation)]
    return ParkLayouts(
        rows=_per_site(table, whole, numbers, absent(sites)),
        numbers=numbers,
        largest=largest_ground(numbers, sites),
        rules=rules,
        n_buildings=int((~absent(buildings)).sum()),
        n_elsewhere=int((~absent(buildings) & (holder < 0)).sum()),
        notes=notes,
    )


def _per_site(table: pd.DataFrame, whole: np.ndarray, numbers: np.ndarray, gone: np.ndarray) -> pd.DataFrame:
    """`COLUMNS` for each site from the figures of each incubator; nothing for those that are `gone`."""
    status = np.select(
        [absent(whole), table["park_layout"].isna(), table["estimated"] > 0],
        [NO_GEOMETRY, NO_BUILDINGS, FLOORS_ESTIMATED],
        OK,
    )
    rows = table.assign(status=status)[COLUMNS].iloc[numbers].reset_index(drop=True)
    rows.loc[gone, COLUMNS[:-1]] = None
    rows.loc[gone, "status"] = NO_GEOMETRY
    return rows


def separate_grounds(
    whole: np.ndarray, separation: float, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray]:
    """The grounds of each incubator that lie farther apart than `separation` metres, and whose each one is.

    Parameters
    ----------
    whole : one (multi)polygon for each incubator, None where missing.

    >>> grounds, owner = separate_grounds(shapely.multipolygons([shapely.box([0, 5, 900], 0, [1, 6, 901], 1)]), 100.0)
    >>> shapely.area(grounds).tolist(), owner.tolist()
    ([2.0, 1.0], [0, 0])
    """
    parts, owner = shapely.get_parts(whole, return_index=True)
    # Only parts of one incubator can be one ground; most incubators have a single part.
    several = np.flatnonzero(np.bincount(owner, minlength=len(whole))[owner] > 1)
    pairs = several[np.array(within(shapely.STRtree(parts[several]), parts[several], separation, cancelled))]
    pairs = pairs[:, owner[pairs[0]] == owner[pairs[1]]]
    links = coo_array((np.ones(pairs.shape[1]), pairs), shape=(len(parts), len(parts)))
    ground = connected_components(links, directed=False)[1]
    order = np.argsort(ground, kind="stable")
    first = np.unique(ground, return_index=True)[1]
    return shapely.multipolygons(parts[order], indices=ground[order]), owner[first]


def buildings_on(
    grounds: np.ndarray, buildings: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray]:
    """The ground that holds most of each building, -1 where none does, and the mask of those that most lie outside.

    A building belongs to a ground as a whole, and to none when less than half of it lies on any grounds. Of grounds that
    hold it alike the smallest counts, of equally large ones the westernmost, then the southernmost, then the first.

    >>> grounds, houses = shapely.box([0, 10], 0, [10, 30], 10), shapely.box([1, 8, 28], 1, [3, 13, 38], 3)
    >>> holder, strays = buildings_on(grounds, houses)
    >>> holder.tolist(), strays.tolist()
    ([0, 1, -1], [False, False, True])
    """
    ground, building, held = overlaps(grounds, buildings, progress, cancelled)
    share = shapely.area(held) / shapely.area(buildings)[building]
    # Six digits: what holds alike must not be distinguished by the last bit.
    first = np.lexsort((rank(from_the_smallest(grounds))[ground], -share.round(6), building))
    met, first_of = np.unique(building[first], return_index=True)
    best = first[first_of]
    inside = np.bincount(building, share, len(buildings))[met]
    # Grounds may overlap: where that can matter, what they hold together is counted once.
    doubtful = np.isin(building, met[(share[best] < 0.5) & (inside >= 0.5)])
    owners, unions = union_by(building[doubtful], held[doubtful], cancelled=cancelled)
    inside[np.searchsorted(met, owners)] = shapely.area(unions) / shapely.area(buildings[owners])
    belongs = inside >= 0.5 - 1e-9
    holder, strays = np.full(len(buildings), -1), np.zeros(len(buildings), bool)
    holder[met[belongs]] = ground[best[belongs]]
    strays[met[~belongs & (inside > 1e-9)]] = True
    return holder, strays


def _stock(
    buildings: np.ndarray,
    floors: Sequence[object] | None,
    functions: Sequence[object] | None,
    holder: np.ndarray,
    owner: np.ndarray,
    rules: ParkRules,
) -> tuple[pd.DataFrame, int]:
    """The buildings that belong to a ground (``geometry ground owner footprint floors estimated function``; index: their row),
    and how many functions the layer has.
    """
    mine = np.flatnonzero(holder >= 0)
    counted = numeric(np.full(len(buildings), np.nan) if floors is None else floors)[mine]
    estimated = ~(counted > 0)
    function, kinds = pd.factorize(
        np.full(len(buildings), None) if functions is None else np.asarray(functions, object), sort=True
    )
    counted = np.where(estimated, rules.default_floors, counted)
    stock = pd.DataFrame(
        {
            "geometry": buildings[mine],
            "ground": holder[mine],
            "owner": owner[holder[mine]],
            "footprint": shapely.area(buildings[mine]),
            "floors": counted,
            "estimated": estimated,
            "function": function[mine],
        },
        index=mine,
    )
    return stock, len(kinds)


def _once(stock: pd.DataFrame, progress: Progress, cancelled: Cancelled) -> tuple[pd.DataFrame, list[str]]:
    """The stock without what is drawn twice, and each building's ``own`` ground and ``floor`` area; a remark."""
    shapes = stock["geometry"].to_numpy()
    first, second = meeting(shapes, progress, cancelled)
    twins = cover_each_other(shapes[first], shapes[second])
    # Known floors before unknown ones, more before fewer; what else there is only keeps the order of the rows out of it.
    function = stock["function"].where(stock["function"] >= 0, len(stock))
    keys = function, *from_the_smallest(shapes), -stock["floors"], stock["estimated"]
    place = rank(keys)
    kept = ~drawn_before(first, second, twins, place)
    meet = kept[first] & kept[second]
    stock["own"] = _own_ground(stock, first[meet], second[meet], place, cancelled)
    stock["floor"] = stock["own"] * stock["floors"]
    text = translate(
        "Core",
        "Buildings drawn twice (each covers the other to {share}), left out: {n}; the one with more floors counts, known floors "
        "before assumed ones.",
    )
    return stock[kept], [] if kept.all() else [text.format(n=int((~kept).sum()), share=percent(ALIKE))]


def _own_ground(
    stock: pd.DataFrame, first: np.ndarray, second: np.ndarray, place: np.ndarray, cancelled: Cancelled
) -> np.ndarray:
    """The ground (m²) of each building without what it shares with those of its incubator that come before it by `place`.

    `first` and `second` are the pairs that meet. Each square metre is one building's, so that footprint and floor area are of
    the same ground: their ratio is a mean of floors.
    """
    shapes, owner, footprint = (stock[name].to_numpy() for name in ("geometry", "owner", "footprint"))
    meet = owner[first] == owner[second]
    first, second = first[meet], second[meet]
    lapping, shared = share_ground(shapes[first], shapes[second], SLIVER, cancelled)
    under = np.where(place[first] < place[second], second, first)[lapping]
    return footprint - held_once(footprint, under, shared, shapely.area(shared), cancelled)


def _overlapping_buildings(stock: pd.DataFrame, footprint: pd.Series) -> list[str]:
    """A remark on incubators whose buildings' areas together exceed their `footprint`."""
    drawn = np.bincount(stock["owner"], stock["footprint"], len(footprint))
    less = int((footprint < (1 - SLIVER) * drawn).sum())
    text = translate(
        "Core",
        "Incubators whose buildings overlap: {n}; ground under several buildings counts once, with the more floors, known ones "
        "before assumed ones.",
    )
    return [text.format(n=less)] if less else []


def _figures(
    whole: np.ndarray, grounds: np.ndarray, owner: np.ndarray, stock: pd.DataFrame, n_functions: int, rules: ParkRules
) -> pd.DataFrame:
    """The figures and the type of each incubator; shares and ratios are NaN where nothing stands on the ground."""
    n = len(whole)

    def total(amount: np.ndarray) -> np.ndarray:
        """The sum over the buildings of each incubator."""
        return np.bincount(stock["owner"], amount, n)

    site, floor, footprint = shapely.area(whole), total(stock["floor"]), total(stock["own"])
    built = np.where(footprint > 0, footprint, np.nan)
    table = pd.DataFrame(
        {
            "n_grounds": np.bincount(owner, minlength=n),
            "n_buildings": total(stock["footprint"] >= rules.min_footprint).astype(int),
            "site_m2": site,
            "footprint_m2": footprint,
            "floor_m2": floor,
            "coverage": footprint / site,
            "far": floor / site,
            "mean_floors": floor / built,
            "top_share": total(_in_largest(stock, rules.few_buildings)) / np.where(floor > 0, floor, np.nan),
            "function_mix": _function_mix(stock, n, n_functions),
            "floors_known": total(stock["own"].where(~stock["estimated"], 0)) / built,
            "estimated": total(stock["estimated"] & (stock["own"] > SLIVER * stock["footprint"])),
        }
    )
    counts = ["n_grounds", "n_buildings"]
    table[counts] = table[counts].astype("Int64")
    table["park_layout"], table["basis"] = _classify(grounds, owner, stock, n, rules)
    table.loc[absent(whole), [*counts, "footprint_m2", "floor_m2"]] = np.nan
    return table


def _in_largest(stock: pd.DataFrame, few: int) -> np.ndarray:
    """The floor area of each building that is among the `few` largest of its incubator, else 0."""
    rank = stock.groupby("owner")["floor"].rank(method="first", ascending=False)
    return stock["floor"].where(rank <= few, 0)


def _function_mix(stock: pd.DataFrame, n: int, classes: int) -> np.ndarray:
    known = stock[stock["function"] >= 0].groupby(["owner", "function"], as_index=False)["floor"].sum()
    return grouped_evenness(known["owner"].to_numpy(), known["floor"].to_numpy(), classes, n)


def _classify(
    grounds: np.ndarray, owner: np.ndarray, stock: pd.DataFrame, n: int, rules: ParkRules
) -> tuple[np.ndarray, np.ndarray]:
    """The class of each incubator and what it rests on; a ground without buildings has no say."""
    counted = np.bincount(stock["ground"], stock["footprint"] >= rules.min_footprint, len(grounds))
    built = np.bincount(stock["ground"], minlength=len(grounds)) > 0
    many, large = counted > rules.few_buildings, shapely.area(grounds) > rules.small_site

    def any_ground(mask: np.ndarray) -> np.ndarray:
        """Whether any built-up ground of each incubator is in the mask."""
        return np.bincount(owner, mask & built, n) > 0

    building, campus = any_ground(~many & ~large), any_ground(many | large)
    many, large = any_ground(many), any_ground(large)
    layout = np.select([building & campus, building, campus], ["mixed", "building", "campus"], None)
    basis = np.select(
        [building & campus, building, many & large, many, large],
        ["both_kinds", "few_and_small", "many_and_large", "many_buildings", "large_site"],
        None,
    )
    return layout, basis


def _notes(stock: pd.DataFrame, strays: np.ndarray, rules: ParkRules) -> list[str]:
    assumed = translate(
        "Core",
        "Buildings on the grounds without a number of floors: {n} of {all}; floors assumed for each: {floors}.",
    )
    outside = translate("Core", "Buildings that reach onto a ground but lie mostly outside it, left out: {n}.")
    cases = (stock["estimated"], assumed, assumed), (strays, outside, outside)
    return remarks(*cases, all=f"{len(stock):,}", floors=exactly(rules.default_floors))


def _overlapping(grounds: np.ndarray, cancelled: Cancelled) -> list[str]:
    """A remark on grounds that share ground: those of one incubator are united, so that these are of several."""
    several = len(sharing(grounds, SLIVER, cancelled))
    text = translate(
        "Core",
        "Grounds that overlap those of other incubators: {n} of {all}. A building counts once, for the ground that holds "
        "most of it, of several that hold it alike for the smallest.",
    )
    return remarks((several, text, text), all=f"{len(grounds):,}")


def _beyond(grounds: np.ndarray, buildings: np.ndarray, margin: float) -> list[str]:
    """Remarks on grounds that reach farther than `margin` metres beyond all buildings, where the layer may have ended."""
    # One line through all corners: much faster than a collection, and its hull is the same.
    known = shapely.convex_hull(shapely.linestrings(shapely.get_coordinates(buildings))).buffer(margin)
    shapely.prepare(known)
    apart = ~shapely.intersects(known, grounds)
    cut = ~apart & ~shapely.covers(known, grounds)
    reaching = translate(
        "Core",
        "Grounds that reach more than {margin} m beyond the outline of all buildings: {n} of {all}. Where the layer "
        "of buildings is cut off there, their numbers and areas of buildings are lower bounds.",
    )
    beyond = translate(
        "Core",
        "Grounds that lie wholly more than {margin} m outside the outline of all buildings: {n} of {all}. The layer of "
        "buildings may not reach there, so it is unknown whether they are built up.",
    )
    cases = (cut, reaching, reaching), (apart, beyond, beyond)
    return remarks(*cases, all=f"{len(grounds):,}", margin=exactly(margin))
