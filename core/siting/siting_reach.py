"""How far each demand is from each site, in a straight line or along the streets, for as many pairs as are asked for.

Far in the unit of the travel, metres or minutes: searches count metres or seconds, what leaves here is in that unit.
"""

from dataclasses import dataclass, field

import numpy as np
import shapely

from ..base.errors import InputError
from ..base.running import Cancelled, check, chunks, never
from ..base.status import NO_GEOMETRY, OK
from ..base.text import translate
from ..ground.geometry import absent, points_of
from ..streets import access, snapping
from ..streets.network import Streets
from ..streets.network_check import parts_note
from ..streets.reach import cases
from ..streets.snapping import SNAP, Ties
from ..streets.travel import TravelOptions

MOST_PAIRS = 20_000_000
"""Pairs of demand and candidate that are held at once, half a gigabyte."""
AT_ONCE = 2_000_000
NEAREST_AT_ONCE = 100_000
# Metres: nearer to each other than that, two ways are as long.
SAME = 0.001
# Decimals of minutes: a way just as long as the limit is within it, whatever the last bit of the conversion.
DECIMALS = 9


@dataclass(frozen=True, eq=False)
class Access:
    """Demand (n) and sites (m) as points (metres), tied to the streets where there are any.

    Attributes
    ----------
    xy, site_xy : (n, 2), (m, 2), NaN without geometry.
    status, site_status : (n,), (m,) ``ok unsnapped no_geometry``.
    cases, site_cases : masks by what is to be told, see :func:`innospace.core.streets.reach.cases`.
    travel : the unit, and whether ways lead ``to`` the sites or ``from`` them.
    """

    xy: np.ndarray
    site_xy: np.ndarray
    status: np.ndarray
    site_status: np.ndarray
    cases: dict[str, np.ndarray]
    site_cases: dict[str, np.ndarray]
    streets: Streets | None = None
    ties: Ties | None = None
    site_ties: Ties | None = None
    notes: list[str] = field(default_factory=list)
    travel: TravelOptions = field(default_factory=lambda: TravelOptions(heading="to"))

    @property
    def timed(self) -> bool:
        """Whether searches count seconds."""
        return self.streets is not None and self.streets.timed

    def amount(self, cost: np.ndarray) -> np.ndarray:
        """What the search counted, in the unit of the travel."""
        if self.travel.unit == "metres":
            return cost
        return np.round(self.travel.minutes(cost, self.timed), DECIMALS)

    def pairs(
        self, limit: float, sites: np.ndarray, cancelled: Cancelled = never
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Demand, site and way of all pairs at most `limit` (metres or minutes) apart, of the sites with the numbers `sites`.

        Raises
        ------
        InputError : naming ``sites``, where there are more pairs than can be held.
        """
        found, n = [], 0
        for site, demand, cost in self._batches(self.travel.cost(limit, self.timed), sites, cancelled):
            found.append((demand, sites[site], self.amount(cost)))
            n += len(demand)
            if n > MOST_PAIRS:
                raise InputError(
                    "sites",
                    translate("Siting", "more than {n:,} pairs of demand and candidate are within reach.").format(
                        n=MOST_PAIRS
                    ),
                    translate("Siting", "Give fewer candidates, a smaller radius, or demand by larger units."),
                )
        empty = [np.empty(0, int), np.empty(0, int), np.empty(0)]
        return tuple(np.concatenate(column) for column in (zip(*found, strict=True) if found else [[e] for e in empty]))

    def nearest(self, sites: np.ndarray, cancelled: Cancelled = never) -> tuple[np.ndarray, np.ndarray]:
        """(n,) number of the nearest of some sites, -1 where none can be reached, and the way (metres or minutes).

        Of sites as near, to a millimetre (a thousandth of a second), the one that is named first counts.
        """
        best, least = np.full(len(self.xy), -1), np.full(len(self.xy), np.inf)
        straight = self.streets is None
        batches = self._nearby(sites, cancelled) if straight else self._batches(np.inf, sites, cancelled)
        for place, demand, far in batches:
            order = np.lexsort((place, np.round(far, 3), demand))
            rows, first = np.unique(demand[order], return_index=True)
            far, place = far[order[first]], place[order[first]]
            nearer = np.round(far, 3) - np.round(least[rows], 3)
            better = (nearer < 0) | ((nearer == 0) & (place < best[rows]))
            best[rows[better]], least[rows[better]] = place[better], far[better]
        site = np.where(best >= 0, sites[np.maximum(best, 0)] if len(sites) else -1, -1)
        return site, self.amount(least)

    def _batches(self, limit: float, sites: np.ndarray, cancelled: Cancelled):
        if self.streets is not None:
            ways = self.streets.turned_round() if self.travel.heading == "to" else self.streets
            at_most = min(limit, self._longest())
            yield from access.pairs(ways, self.site_ties[sites], self.ties, at_most, cancelled=cancelled)
        else:
            yield from self._straight(limit, sites, cancelled)

    def _longest(self) -> float:
        """A cost that no way exceeds, so that the search knows that it looks at the whole network."""
        streets, legs = self.streets, [self.ties.leg, self.site_ties.leg]
        walked = sum(float(np.nan_to_num(leg, posinf=0).max(initial=0)) for leg in legs) + float(streets.gaps.sum()) + 1
        if streets.along is None:
            return float(streets.length.sum()) + walked
        paces = np.column_stack([streets.along, streets.against])
        slowest = np.where(np.isfinite(paces), paces, 0).max(axis=1, initial=0)
        return float((streets.length * slowest).sum()) + walked * streets.leg

    def _nearby(self, sites: np.ndarray, cancelled: Cancelled):
        """Each demand with the sites that are as near as the nearest, to the millimetres that count as none."""
        real, there = np.flatnonzero(self.status == OK), np.flatnonzero(self.site_status[sites] == OK)
        if not len(real) or not len(there):
            return
        tree, places = shapely.STRtree(shapely.points(self.site_xy[sites[there]])), shapely.points(self.xy[real])
        for some in chunks(len(real), NEAREST_AT_ONCE, cancelled=cancelled):
            _, least = tree.query_nearest(places[some], return_distance=True, all_matches=False)
            demand, site = tree.query(places[some], "dwithin", least + 2 * SAME)
            demand, site = real[some][demand], there[site]
            yield site, demand, np.hypot(*(self.site_xy[sites[site]] - self.xy[demand]).T)

    def _straight(self, limit: float, sites: np.ndarray, cancelled: Cancelled):
        real, there = np.flatnonzero(self.status == OK), np.flatnonzero(self.site_status[sites] == OK)
        if not len(real) or not len(there):
            return
        tree = shapely.STRtree(shapely.points(self.xy[real]))
        for some in chunks(len(there), max(AT_ONCE // len(real), 1), cancelled=cancelled):
            own = there[some]
            if np.isfinite(limit):
                places = shapely.points(self.site_xy[sites[own]])
                site, demand = tree.query(places, "dwithin", limit)
            else:
                site, demand = np.indices((len(own), len(real))).reshape(2, -1)
            apart = self.site_xy[sites[own[site]]] - self.xy[real[demand]]
            metres = np.hypot(*apart.T)
            near = metres <= limit
            yield own[site[near]], real[demand[near]], metres[near]


def reach(
    demand: np.ndarray,
    sites: np.ndarray,
    *,
    streets: Streets | None = None,
    snap: float = SNAP,
    travel: TravelOptions | None = None,
    cancelled: Cancelled = never,
) -> Access:
    """Demand and sites (geometries in a CRS in metres, taken at a point on their surface) ready to be asked for distances.

    `travel` : the unit of these, metres or minutes, and the heading; None: metres to the sites.

    >>> homes, places = shapely.points([[0, 0], [900, 0]]), shapely.points([[30, 40]])
    >>> found = reach(homes, places)
    >>> [part.tolist() for part in found.pairs(100, np.array([0]))]
    [[0], [0], [50.0]]
    >>> found.nearest(np.array([0]))[0].tolist()
    [0, 0]
    """
    check(cancelled)
    how = {"travel": travel or TravelOptions(heading="to")}
    points, site_points = points_of(demand, cancelled), points_of(sites, cancelled)
    places = _xy(points), _xy(site_points)
    if streets is None:
        nowhere, lost = absent(points), absent(site_points)
        status = [np.where(gone, NO_GEOMETRY, OK).astype(object) for gone in (nowhere, lost)]
        return Access(*places, *status, {NO_GEOMETRY: nowhere}, {NO_GEOMETRY: lost}, **how)
    ties = snapping.tie(streets, points, snap, cancelled=cancelled)
    site_ties = snapping.tie(streets, site_points, snap, cancelled=cancelled)
    told = cases(streets, ties, site_ties), cases(streets, site_ties)
    status = ties.status, site_ties.status
    return Access(*places, *status, *told, streets, ties, site_ties, parts_note(streets), **how)


def _xy(points: np.ndarray) -> np.ndarray:
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])
