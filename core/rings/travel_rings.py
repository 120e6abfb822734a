"""Rings around centres by the time that the way along the streets takes.

A place has the time of its nearest street point up to :data:`RIM` from the streets, so that rings fill the ground between them;
what lies farther from any street belongs to no limit. With a boundary all that it holds beyond the limits is one more ring. The
way from the centre to its street is walked and counts. Streets that lead nowhere (see :func:`_leading`) are passed over: what
stands above an underground passage that nothing joins has the time of the street beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.options import require_rising
from ..base.running import Cancelled, Progress, check, ignore, never, part
from ..base.status import UNSNAPPED
from ..base.text import exactly, percent, remarks, translate
from ..ground.geometry import as_array, of_dimension
from ..streets import search, snapping, territories
from ..streets.edge import Edge, at_edge, of_streets
from ..streets.network import Streets
from ..streets.network_check import parts_note, shares, tied_apart
from ..streets.snapping import SNAP, Ties
from ..streets.stretches import Bands, banded
from ..streets.travel import PER_MINUTE, WALK, TravelOptions
from . import centre_rings
from .centre_rings import City, DistanceOptions, cities_of, name_of, overlaps, ringed, rising
from .zones import Rings, by_city, finished, one_city, ring_names

RIM = 250.0
"""Metres from the streets at which rings end: ground that is farther from any street has the time of none."""
TOLD = 0.01
"""Share of a boundary's ground farther than that from any street which is worth a word."""
MOST_APART = 10
"""Centres on parts of the streets that hang apart which are named at most."""
COMPARED = {"foot": WALK, "bicycle": 15.0}
"""km/h of the rings that a report shows beside those that were asked for."""


@dataclass(frozen=True)
class TravelRingOptions:
    """What the user sets: rising `minutes`, the outer edges of the rings; `names` of the rings as typed, or none; `snap`, metres
    from a centre to its street; `travel`: speed, and whether ways lead from the centres or to them.
    """

    minutes: Sequence[float] = (15.0, 30.0, 60.0)
    names: str = ""
    snap: float = SNAP
    travel: TravelOptions = field(default_factory=partial(TravelOptions, "minutes"))

    def __post_init__(self) -> None:
        require_rising("minutes", self.minutes)


@dataclass(frozen=True, eq=False)
class TravelRings(Rings):
    """Rings by time, the `cities` that they are of, and the options that they were made with.

    `timed`: whether streets had speeds or times of their own; `speed`: km/h, the mean of the streets, each metre of them alike.
    `edge`: where the streets end, None where nobody says; `reach`: metres that each limit carries along them at most.
    """

    cities: Sequence[City] = ()
    timed: bool = False
    speed: float = WALK
    options: TravelRingOptions = field(default_factory=TravelRingOptions)
    edge: Edge | None = None
    reach: Sequence[float] = ()

    def ends_with_data(self, city: object, metres: float) -> bool:
        """Whether streets that are not in the data may lie within some metres of the city's centres: what is in reach is more."""
        if self.edge is None:
            return False
        centres = shapely.get_parts([x.centre for x in self.cities if x.name == city])
        return bool(at_edge(self.edge, shapely.point_on_surface(centres), metres).any())


def parse_minutes(minutes: str) -> list[float]:
    """Ring limits typed by a user, rising, in minutes; raises InputError naming ``minutes``.

    >>> parse_minutes("15，30、60")
    [15.0, 30.0, 60.0]
    """
    cure = translate("Core", "Give rising minutes, for example 15,30,60.")
    return rising("minutes", minutes, translate("Core", "minutes must be greater than 0."), cure)


def assess(
    streets: Streets,
    centres: np.ndarray,
    boundary: np.ndarray | None = None,
    *,
    cities: Sequence[object] | None = None,
    boundary_cities: Sequence[object] | None = None,
    options: TravelRingOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> TravelRings:
    """Rings by the minutes of the quickest way between a city's nearest centre and the street nearest to a place.

    Parameters
    ----------
    streets : the graph, in metres or (timed) seconds; what is ridden carries no place.
    centres, boundary : (n,), (m,) geometries in metres, centres at their point on surface; see :func:`centre_rings.cities_of`.
        What a boundary holds beyond the last limit, out of reach or farther than :data:`RIM` from any street, is a ring more.
    cities, boundary_cities : (n,), (m,) the city of each; None: one city.

    Returns
    -------
    `rows`: ``city ring ring_name inner_min outer_min area_km2 geometry``.

    Raises
    ------
    InputError : naming ``centres`` where all centres of a city are farther than `snap` from a street, ``names`` where these
        are not as many as the rings, ``boundary`` or ``boundary_cities`` as in :func:`centre_rings.cities_of`.

    >>> from ..streets import network
    >>> streets = network.build(shapely.linestrings([[(-2000, 0), (2000, 0)]]))
    >>> around = np.array([shapely.box(-2000, -500, 2000, 500)])
    >>> made = assess(streets, shapely.points([(0, 0)]), around, options=TravelRingOptions([6, 15]))
    >>> made.rows["ring_name"].tolist(), made.rows["area_km2"].round(2).tolist()
    (['central', 'near_suburb', 'far_suburb'], [0.4, 0.6, 3.0])
    """
    options, centres = options or TravelRingOptions(), as_array(centres)
    found, notes = cities_of(centres, boundary, cities=cities, boundary_cities=boundary_cities, cancelled=cancelled)
    owner = one_city(len(centres)) if cities is None else np.asarray(cities, dtype=object)
    ties = snapping.tie(streets, centres, options.snap, cancelled=cancelled)
    of_city = _owners(found, owner, ties, options.snap)
    called = ring_names(len(options.minutes) + any(city.boundary is not None for city in found), options.names)
    leading = _leading(streets, ties)
    how = {"leading": leading, "options": options, "progress": part(progress, 0.1, 1), "cancelled": cancelled}
    table, idle, far = _table(streets, ties, np.where(ties.tied, of_city, -1), cities=found, names=called, **how)
    notes += [*parts_note(streets), *_apart(streets, ties, of_city, found), *_lost(ties, options.snap)]
    notes += [*_passed_over(leading), *_idle(idle, options), *_far(far, leading), *overlaps(table, cancelled)]
    return TravelRings(table, notes, found, **_of_streets(streets, options))


def _of_streets(streets: Streets, options: TravelRingOptions) -> dict[str, object]:
    """How rings were travelled, and where the streets end."""
    told = {"timed": streets.timed, "speed": mean_speed(streets, options.travel.speed), "options": options}
    return told | {"edge": of_streets(streets), "reach": _reach(streets, options)}


def _reach(streets: Streets, options: TravelRingOptions) -> list[float]:
    """Metres that each limit carries along the streets at most."""
    limits = (options.travel.cost(minutes, streets.timed) for minutes in options.minutes)
    return [streets.metres_within(limit, on_streets=True) for limit in limits]


def mean_speed(streets: Streets, speed: float) -> float:
    """The length of all streets over the time that it takes to travel them (km/h); the `speed` where they have none of their own.

    >>> from ..streets import network, travel
    >>> lines = shapely.linestrings([[(0, 0), (900, 0)], [(0, 0), (0, 300)]])
    >>> moved = travel.of_lines(lines, TravelOptions("minutes"), speed=np.array([30.0, 10.0]))
    >>> round(mean_speed(network.build(lines, travel=moved), 4.0), 6)
    20.0
    """
    if not streets.timed:
        return speed
    kept = streets.kept if streets.carries is None else streets.kept[streets.carries[streets.part[streets.kept]]]
    pace = np.minimum(streets.along[kept], streets.against[kept])
    seconds = float((streets.length[kept] * np.where(np.isfinite(pace), pace, 0)).sum())
    return 3.6 * float(streets.length[kept][np.isfinite(pace)].sum()) / seconds if seconds else speed


def compare(
    result: TravelRings,
    streets: Streets,
    centres: np.ndarray,
    boundary: np.ndarray | None = None,
    *,
    cities: Sequence[object] | None = None,
    boundary_cities: Sequence[object] | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> dict[str, pd.DataFrame]:
    """The rows of rings on foot and by bicycle, on the same streets both ways, and of those in a straight line at the mean speed.

    What a `result` is compared with; layers as in :func:`assess`. Where it is itself of one speed, both ways, that is left out.

    >>> from ..streets import network
    >>> streets, centre = network.build(shapely.linestrings([[(-9000, 0), (9000, 0)]])), shapely.points([(0, 0)])
    >>> made = assess(streets, centre, options=TravelRingOptions([15]))
    >>> {mode: round(rows["area_km2"].sum(), 1) for mode, rows in compare(made, streets, centre).items()}
    {'bicycle': 3.8, 'straight': 3.1}
    """
    options, plain = result.options, streets.at_one_pace()
    place = {"cities": cities, "boundary_cities": boundary_cities, "cancelled": cancelled}
    found = {}
    for i, (mode, speed) in enumerate(COMPARED.items()):
        if plain is streets and speed == options.travel.speed:
            continue
        asked = replace(options, travel=TravelOptions("minutes", speed))
        step = part(progress, i / len(COMPARED), (i + 1) / len(COMPARED))
        found[mode] = assess(plain, centres, boundary, options=asked, progress=step, **place).rows
    metres = [minutes * result.speed * PER_MINUTE for minutes in options.minutes]
    straight = centre_rings.assess(
        result.cities, options=DistanceOptions(metres, options.names), cancelled=cancelled
    ).rows
    return found | {"straight": straight}


def _owners(cities: list[City], owner: np.ndarray, ties: Ties, snap: float) -> np.ndarray:
    """(n,) number of the city of each centre, -1 without one; refuses cities of which no centre has a street."""
    group = np.full(len(owner), -1)
    rows = dict(by_city(owner))
    for i, city in enumerate(cities):
        members = rows[city.name if city.name in rows else None]  # a city without a name is called as its boundary
        group[members] = i
        if not ties.tied[members].any():
            cause = translate("Core", "no centre of {city} has a street within {m} m.")
            raise InputError(
                "centres",
                cause.format(city=name_of(city.name), m=exactly(snap)),
                translate("Core", "Check that centres and streets belong together, or allow a longer snap distance."),
            )
    return group


def _lost(ties: Ties, snap: float) -> list[str]:
    """A remark on centres that have no street."""
    one = translate("Core", "{n} centre has no street within {m} m and was left out.")
    many = translate("Core", "{n} centres have no street within {m} m and were left out.")
    return remarks((ties.status == UNSNAPPED, one, many), m=exactly(snap))


def _apart(streets: Streets, ties: Ties, of_city: np.ndarray, cities: list[City]) -> list[str]:
    """A remark on each centre on a part of the streets that hangs apart: what lies on the main one is out of its reach.

    `of_city` : (n,) as of :func:`_owners`. Centres of a city are counted as its rows stand in the layer.
    """
    text = translate(
        "Core",
        "The centre of {city} stands on a part of the streets that hangs apart from the main one ({share} of the length): "
        "nothing beyond that part is in its reach. Move it or choose a point on the main network, or join the streets first "
        "with “Check a street network”.",
    )
    several = translate(
        "Core",
        "Centre {i} of {n} of {city} stands on a part of the streets that hangs apart from the main one ({share} of the length): "
        "nothing beyond that part is in its reach. Move it or choose a point on the main network, or join the streets first "
        "with “Check a street network”.",
    )
    share, said = shares(streets), []
    rows = np.flatnonzero(tied_apart(streets, ties) & (of_city >= 0))
    for row in rows[:MOST_APART]:
        members = np.flatnonzero(of_city == of_city[row])
        part_of = share[streets.component[streets.u[ties.edge[row]]]]
        found = {"i": int(np.searchsorted(members, row)) + 1, "n": len(members), "share": percent(part_of)}
        said.append((several if len(members) > 1 else text).format(city=name_of(cities[of_city[row]].name), **found))
    one = translate("Core", "{n} more centre stands on such a part.")
    many = translate("Core", "{n} more centres stand on such parts.")
    return said + remarks((max(len(rows) - MOST_APART, 0), one, many))


def _leading(streets: Streets, ties: Ties) -> np.ndarray:
    """(E,) the edges that hang together with the longest part of the streets, with a centre, or with what a barrier cut.

    All others lead nowhere: mostly passages under ground, paths in a yard and slips of the pen.
    """
    own = streets.component[streets.u]
    leads = np.zeros(own.max(initial=0) + 1, bool)
    leads[0] = True
    leads[own[ties.edge[ties.tied]]] = True
    if streets.closures is not None:
        leads[own[np.isin(streets.part_row[streets.part], streets.closures.rows)]] = True
    return leads[own]


def _passed_over(leading: np.ndarray) -> list[str]:
    """A remark on streets that lead nowhere."""
    text = translate(
        "Core",
        "Streets that hang apart from the main network and from every centre are passed over: ground beside them has the time of "
        "the nearest other street within {m} m.",
    )
    return [] if leading.all() else [text.format(m=exactly(RIM))]


def _table(
    streets: Streets,
    ties: Ties,
    group: np.ndarray,
    leading: np.ndarray,
    cities: list[City],
    names: Sequence[str],
    options: TravelRingOptions,
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[pd.DataFrame, list[object], dict[object, float]]:
    """The rings of all cities by the `leading` edges; those of which nothing is reached in time; shares of far ground."""
    ways = streets.turned_round() if options.travel.heading == "to" else streets
    limits = np.array([options.travel.cost(minutes, streets.timed) for minutes in options.minutes])
    tables, idle, far = [], [], {}
    for i, stretches in _bands(ways, ties, group, len(cities), limits, cancelled):
        stretches = stretches[leading[stretches.edge]]
        rows, far[cities[i].name] = _of_city(streets, cities[i], stretches, options.minutes, names, cancelled)
        tables.append(rows)
        idle += [cities[i].name] if (stretches.band == len(limits)).all() else []
        progress((i + 1) / len(cities))
    return finished(pd.concat(tables, ignore_index=True)), idle, far


def _idle(cities: Sequence[object], options: TravelRingOptions) -> list[str]:
    """A remark on cities of which nothing is reached in time."""
    text = translate("Core", "From the centre of {city} no street is reached within {n} minutes.")
    return [text.format(city=name_of(city), n=exactly(max(options.minutes))) for city in cities]


def _far(cities: Mapping[object, float], leading: np.ndarray) -> list[str]:
    """A remark on each city with much of its boundary's ground, a share, far from all `leading` streets."""
    text = translate(
        "Core",
        "{share} of the ground inside the boundary of {city} lies farther than {m} m from any street: whatever street is the "
        "nearest, it belongs to no limit and counts as farther or out of reach. Where streets are missing there, take a layer "
        "that covers the boundary, or a boundary of the ground that the layer covers.",
    )
    if not leading.all():
        text = translate(
            "Core",
            "{share} of the ground inside the boundary of {city} lies farther than {m} m from any street that hangs together "
            "with the main network or a centre: it belongs to no limit and counts as farther or out of reach. Where streets are "
            "missing there, take a layer that covers the boundary, or a boundary of the ground that the layer covers; where they "
            "hang apart, join them first with “Check a street network”.",
        )
    return [
        text.format(share=percent(share), city=name_of(city), m=exactly(RIM))
        for city, share in cities.items()
        if share >= TOLD
    ]


def _bands(
    streets: Streets, ties: Ties, group: np.ndarray, n: int, limits: np.ndarray, cancelled: Cancelled
) -> Iterator[tuple[int, Bands]]:
    """For each city the streets by the limit that they lie within."""
    chosen = np.flatnonzero(group >= 0)
    ways = search.Ways(streets, ties[chosen])
    far = np.full(n, limits.max())
    for rows, cost in search.search_by_group(ways, ties[chosen], group[chosen], far, cancelled):
        for i, to_node in zip(rows, cost, strict=True):
            check(cancelled)
            yield int(i), banded(ways, to_node, limits)


def _of_city(
    streets: Streets, city: City, stretches: Bands, minutes: Sequence[float], names: Sequence[str], cancelled: Cancelled
) -> tuple[pd.DataFrame, float]:
    """The rings of one city, and the share of its boundary's ground that is far from all streets."""
    n, bounded = len(minutes), city.boundary is not None
    if bounded:
        grounds, far = _within(streets, stretches, n, city.boundary, cancelled)
    else:
        grounds, far = _open(streets, stretches, n, cancelled), 0.0
    table = pd.DataFrame(
        {
            "city": city.name,
            "ring": range(1, n + 1 + bounded),
            "ring_name": names[: n + bounded],
            "inner_min": [0.0, *minutes][: n + bounded],
            "outer_min": [*minutes, np.nan][: n + bounded],
            "geometry": grounds,
        }
    )
    return table, far


def _open(streets: Streets, stretches: Bands, n: int, cancelled: Cancelled) -> list[shapely.Geometry]:
    """The ground of each band up to the :data:`RIM`."""
    reached = stretches[stretches.band < n]
    if not len(reached.band):
        return [shapely.Polygon()] * n
    ground = territories.near(streets, reached, RIM, cancelled)
    bounds = shapely.bounds(ground)
    here = territories.around(streets, stretches, bounds)
    nested = list(territories.nested(streets, here, n, bounds, cancelled))
    return ringed(nested, ground, last=False, cancelled=cancelled)


def _within(
    streets: Streets, stretches: Bands, n: int, boundary: shapely.Geometry, cancelled: Cancelled
) -> tuple[list[shapely.Geometry], float]:
    """The same within a boundary, then all else that it holds; and the share of it beyond the :data:`RIM` of all streets."""
    bounds = shapely.bounds(boundary)
    here = territories.around(streets, stretches, bounds)
    nested = list(territories.nested(streets, here, n, bounds, cancelled))
    near = territories.near(streets, here, RIM, cancelled)
    far = shapely.area(ringed([near], boundary, cancelled=cancelled)[-1]) / shapely.area(boundary)
    if far:
        nested = [_cut(ground, near, cancelled) for ground in nested]
    return ringed(nested, boundary, cancelled=cancelled), far


def _cut(ground: shapely.Geometry, near: shapely.Geometry, cancelled: Cancelled) -> shapely.Geometry:
    """What of a ground lies near."""
    check(cancelled)
    return of_dimension(shapely.intersection(ground, near, grid_size=centre_rings.GRID), 2)
