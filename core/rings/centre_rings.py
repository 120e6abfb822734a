"""Rings around centres by distance, cut by the city's boundary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.options import require_rising
from ..base.running import Cancelled, Progress, check, ignore, never, piecewise
from ..base.text import HalfUp, exactly, listed, remarks, split_list, translate
from ..ground.geometry import absent, as_array, of_dimension, require_some
from ..ground.overlay import sharing
from ..ground.union import blocks, union, union_by
from .zones import SLIVER, Rings, by_city, finished, one_city, ring_names

QUADRANT_SEGMENTS = 64
# Metres. Spikes that are narrower would cross themselves when the rings are taken into degrees.
GRID = 1e-3
# Vertices of a boundary that are cut between two looks at the cancel button.
CUT = 10_000
# A city has few centres; a layer with more of them is not the layer of centres.
MOST_CENTRES = 10_000
# A main centre and its sub-centres; of more than so many a planner is asked whether they are centres.
FEW_CENTRES = 5
# Metres. Rings of a city that end so near its centre were likely typed in kilometres.
TOO_NEAR = 100


@dataclass(frozen=True)
class DistanceOptions:
    """What the user sets: rising `distances` (m), the outer edges of the rings; `names` of the rings as typed, or none."""

    distances: Sequence[float] = (5_000.0, 15_000.0)
    names: str = ""

    def __post_init__(self) -> None:
        require_rising("distances", self.distances)


@dataclass(frozen=True)
class City:
    """A city to be ringed: its name, its centres as one geometry, and its boundary, None where it has none."""

    name: object
    centre: shapely.Geometry
    boundary: shapely.Geometry | None


def cities_of(
    centres: np.ndarray,
    boundary: np.ndarray | None = None,
    *,
    cities: Sequence[object] | None = None,
    boundary_cities: Sequence[object] | None = None,
    cancelled: Cancelled = never,
) -> tuple[list[City], list[str]]:
    """Cities with their centres and boundary, and remarks on centres that lie outside.

    Without `boundary_cities` a city's boundary is made of the polygons that its centres stand in, or of all polygons
    where there is one city; with them and without `cities`, of all those of the city that the centres stand in, by whose
    name it is called. Ground that several polygons of a boundary share counts once. Raises InputError naming
    ``centres``, ``boundary`` or ``boundary_cities``, as where a city has no boundary of its own.

    >>> towns, notes = cities_of(shapely.points([(0, 0), (9_000, 0)]), cities=["Nanjing", "Wuhu"])
    >>> [(city.name, city.centre.wkt, city.boundary) for city in towns]
    [('Nanjing', 'POINT (0 0)', None), ('Wuhu', 'POINT (9000 0)', None)]
    """
    centres, boundary = as_array(centres), as_array(boundary)
    here = ~absent(centres)
    if not here.any():
        raise InputError(
            "centres", translate("Core", "no centre has a geometry."), translate("Core", "Choose a layer with centres.")
        )
    cities = one_city(len(centres)) if cities is None else np.asarray(cities, dtype=object)
    found = [City(city, _centre(city, centres[here][rows]), None) for city, rows in by_city(cities[here])]
    if boundary is not None:
        require_some("boundary", boundary)
        found = _bounded(found, boundary[~absent(boundary)], boundary_cities, absent(boundary), cancelled)
    notes = remarks(
        (
            ~here,
            translate("Core", "{n} centre has no geometry and was left out."),
            translate("Core", "{n} centres have no geometry and were left out."),
        )
    )
    return found, notes + _stray_centres(found) + _many_centres(found)


def farthest(cities: Sequence[City], distances: Sequence[float]) -> float:
    """How far (m) rings of the `distances` reach from their centres at most; a boundary ends them.

    >>> farthest([City(None, shapely.Point(0, 0), shapely.box(-3, -4, 3, 4))], [2, 100])
    10.0
    """
    ends = [
        np.inf if x.boundary is None else float(np.hypot(*np.diff(np.reshape(x.boundary.bounds, (2, 2)), axis=0)[0]))
        for x in cities
    ]
    return min(max(distances), max(ends))


def _centre(city: object, parts: np.ndarray) -> shapely.Geometry:
    """All centres of a city as one geometry."""
    if len(parts) > MOST_CENTRES:
        raise InputError(
            "centres",
            translate("Core", "the layer holds {n} centres of {city}.").format(n=f"{len(parts):,}", city=name_of(city)),
            translate("Core", "Choose the layer of city centres, or the field that holds the city of each centre."),
        )
    return shapely.union_all(parts)


def _bounded(
    cities: list[City],
    polygons: np.ndarray,
    names: Sequence[object] | None,
    gone: np.ndarray,
    cancelled: Cancelled,
) -> list[City]:
    """The same cities, each with its boundary."""
    if names is not None:
        owned = {city: polygons[rows] for city, rows in by_city(np.asarray(names, dtype=object)[~gone])}
        if [city.name for city in cities] == [None]:
            cities, ground = _around(cities[0], owned, polygons)
            owned = {cities[0].name: ground}
        mine = [owned.get(city.name, polygons[:0]) for city in cities]
    elif len(cities) == 1:
        mine = [polygons]
    else:
        mine = _polygons_under(cities, polygons)
    bounded = []
    for city, ground in zip(cities, mine, strict=True):
        check(cancelled)
        bounded.append(replace(city, boundary=union(ground, cancelled=cancelled)))
        if not shapely.intersects(bounded[-1].boundary, city.centre):
            raise InputError(
                "boundary",
                translate("Core", "the centre of {city} lies in no boundary of its own.").format(
                    city=name_of(city.name)
                ),
                translate(
                    "Core",
                    "Check the boundary layer and the field of its cities: names must agree with those of the centres.",
                ),
            )
    return bounded


def _around(city: City, owned: Mapping[object, np.ndarray], polygons: np.ndarray) -> tuple[list[City], np.ndarray]:
    """A city without a name, called as that in whose polygons its centres stand if these are of one, and all these polygons."""
    mine = {name: own for name, own in owned.items() if shapely.intersects(own, city.centre).any()}
    name = next(iter(mine)) if len(mine) == 1 else None
    return [replace(city, name=name)], np.concatenate([polygons[:0], *mine.values()])


def _polygons_under(cities: list[City], polygons: np.ndarray) -> list[np.ndarray]:
    centre, polygon = shapely.STRtree(polygons).query([city.centre for city in cities], predicate="intersects")
    shared = len(np.unique(polygon)) < len(polygon)
    if shared:
        raise InputError(
            "boundary_cities",
            translate("Core", "centres of two cities stand in the same boundary polygon."),
            translate("Core", "Choose the field that holds the city of each boundary polygon."),
        )
    return [polygons[polygon[centre == i]] for i in range(len(cities))]


def _stray_centres(cities: list[City]) -> list[str]:
    parts = [(p, shapely.get_parts(p.centre)) for p in cities if p.boundary is not None]
    outside = sum(int((~shapely.intersects(p.boundary, centres)).sum()) for p, centres in parts)
    one = translate("Core", "{n} centre lies outside its city's boundary; its rings are cut by it nevertheless.")
    many = translate("Core", "{n} centres lie outside their city's boundary; their rings are cut by it nevertheless.")
    return remarks((outside, one, many))


def _many_centres(cities: list[City]) -> list[str]:
    """A remark on the city that has more centres than any has: the layer may be one of other places."""
    counts = [len(shapely.get_parts(city.centre)) for city in cities]
    if max(counts) <= FEW_CENTRES:
        return []
    text = translate(
        "Core",
        "{n} centres of {city} are ringed, each of them. A city has few: check that the layer holds centres of cities and no "
        "other places.",
    )
    most = [name_of(p.name) for p, n in zip(cities, counts, strict=True) if n == max(counts)]
    if len(most) > 1:
        text = translate(
            "Core",
            "{n} centres of each of {city} are ringed, each of them. A city has few: check that the layer holds centres of "
            "cities and no other places.",
        )
    return [text.format(n=f"{max(counts):,}", city=listed(most))]


def name_of(city: object) -> str:
    """What a city is called within a sentence, also where it has no name.

    >>> name_of("Nanjing"), name_of(None)
    ('Nanjing', 'the city')
    """
    return translate("Core", "the city") if city is None else str(city)


def parse_distances(distances: str) -> list[float]:
    """Ring distances typed by a user, rising, in metres; raises InputError naming ``distances``.

    >>> parse_distances("5000，15000")
    [5000.0, 15000.0]
    """
    cure = translate("Core", "Give rising distances in metres, for example 5000,15000.")
    return rising("distances", distances, translate("Core", "distances must be greater than 0."), cure)


def rising(argument: str, text: str, none: str, cure: str) -> list[float]:
    """Limits typed by a user, above 0 and rising; raises InputError naming the `argument`.

    `none`: what is said where there is none or one is not above 0.

    >>> rising("minutes", "15，30, 60", "minutes must be greater than 0.", "Give rising minutes.")
    [15.0, 30.0, 60.0]
    """
    try:
        limits = [float(item) for item in split_list(text)]
    except ValueError:
        cause = translate("Core", "“{text}” is not a list of numbers.").format(text=text)
        raise InputError(argument, cause, cure) from None
    if not limits or not np.all(np.isfinite(limits)) or limits[0] <= 0:
        raise InputError(argument, none, cure)
    if np.any(np.diff(limits) <= 0):
        raise InputError(argument, translate("Core", "“{text}”: values must increase.").format(text=text), cure)
    return limits


def assess(
    cities: Sequence[City],
    *,
    options: DistanceOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Rings:
    """Rings by distance (metres) to a city's nearest centre; what its boundary holds beyond them is one more ring.

    Raises InputError naming ``names`` where these are not as many as the rings.

    >>> cities, _ = cities_of(shapely.points([(0, 0)]), shapely.box([-20e3], -20e3, 20e3, 20e3))
    >>> rings = assess(cities, options=DistanceOptions([5_000, 15_000])).rows
    >>> rings["ring_name"].tolist(), rings["area_km2"].round(1).tolist()
    (['central', 'near_suburb', 'far_suburb'], [78.5, 628.3, 893.2])
    """
    options = options or DistanceOptions()
    bounded = any(city.boundary is not None for city in cities)
    called = ring_names(len(options.distances) + bounded, options.names)
    tables = []
    for i, city in enumerate(cities):
        check(cancelled)
        tables.append(around(city, options.distances, called, cancelled=cancelled))
        progress((i + 1) / len(cities))
    table = finished(pd.concat(tables, ignore_index=True))
    notes = [*_too_near(options.distances), *_undivided(cities, table, options.distances[0])]
    return Rings(table, [*notes, *overlaps(table, cancelled)])


def _too_near(distances: Sequence[float]) -> list[str]:
    """A remark where the last of the distances (m) is none of a city."""
    if distances[-1] > TOO_NEAR:
        return []
    text = translate(
        "Core",
        "The rings end {m} m from the centres. Distances are in metres: where kilometres were meant, type {metres}.",
    )
    # As they are typed: a comma parts two distances.
    return [text.format(m=exactly(distances[-1]), metres=",".join(f"{1000 * metres:.0f}" for metres in distances))]


def _undivided(cities: Sequence[City], table: pd.DataFrame, first: float) -> list[str]:
    """Remarks on cities of which the `first` ring holds more than a distance does: a large area is the centre, or all is near."""
    large = [x.name for x in cities if shapely.area(shapely.get_parts(x.centre)).max() > np.pi * first**2]
    rings = {None if pd.isna(city) else city: len(rows) for city, rows in table.groupby("city", dropna=False)}
    whole = [x.name for x in cities if x.boundary is not None and rings.get(x.name) == 1 and x.name not in large]
    text = translate(
        "Core",
        "Distances are measured from the edge of a centre that is an area, and the area itself lies in the innermost ring: that "
        "of {cities} is larger than all that lies within {m} m of a point. If its middle is meant, choose a layer of points.",
    )
    near = translate(
        "Core",
        "All ground inside the boundary of {cities} lies within {m} m of a centre: it is one ring. Smaller distances would "
        "divide it.",
    )
    return [
        said.format(cities=listed([name_of(name) for name in names]), m=f"{HalfUp(first):,g}")
        for said, names in ((text, large), (near, whole))
        if names
    ]


def overlaps(table: pd.DataFrame, cancelled: Cancelled = never) -> list[str]:
    """A remark on rings of several cities that lie over one another: their areas add up to more than the ground.

    >>> grounds = shapely.box([0, 1e4], 0, [3e4, 4e4], 1e4)
    >>> overlaps(pd.DataFrame({"city": ["Nanjing", "Wuhu"], "geometry": grounds}))[0][:57]
    'The rings of 2 cities overlap those of another: the areas'
    """
    city = table.groupby("city", dropna=False).ngroup().to_numpy()
    if len(np.unique(city)) < 2:
        return []
    _, grounds = union_by(city, table["geometry"].to_numpy())
    lapping = sharing(grounds, SLIVER, cancelled)
    if not len(lapping):
        return []
    drawn = shapely.area(grounds)
    covered = drawn.sum() - drawn[lapping].sum() + shapely.area(union(grounds[lapping], cancelled=cancelled))
    text = translate(
        "Core",
        "The rings of {n} cities overlap those of another: the areas of all rings add up to {drawn} km² on {covered} "
        "km² of ground. Boundaries that do not overlap would part them.",
    )
    sizes = np.array([drawn.sum(), covered]) / 1e6
    # Decimals enough to distinguish the two.
    shown = next((x for x in ([f"{HalfUp(km2):,.{n}f}" for km2 in sizes] for n in range(6)) if x[0] != x[1]), ["", ""])
    return [text.format(n=len(lapping), drawn=shown[0], covered=shown[1])]


def around(
    city: City, breaks: Sequence[float], names: Sequence[str], first: int = 1, cancelled: Cancelled = never
) -> pd.DataFrame:
    """The rings of one city between `breaks`, and what its boundary holds beyond the last; numbered from `first`.

    >>> around(City("Wuhu", shapely.Point(0, 0), None), [1_000, 2_000], ["inner", "outer"])["outer_m"].tolist()
    [1000, 2000]
    """
    disks = [shapely.buffer(city.centre, r, quad_segs=QUADRANT_SEGMENTS) for r in breaks]
    grounds = ringed(disks, city.boundary, cancelled=cancelled)
    return pd.DataFrame(
        {
            "city": city.name,
            "ring": range(first, first + len(grounds)),
            "ring_name": names[: len(grounds)],
            "inner_m": [0.0, *breaks][: len(grounds)],
            "outer_m": [*breaks, np.nan][: len(grounds)],
            "geometry": grounds,
        }
    )


def ringed(
    grounds: Sequence[shapely.Geometry],
    boundary: shapely.Geometry | None = None,
    *,
    last: bool = True,
    cancelled: Cancelled = never,
) -> list[shapely.Geometry]:
    """Grounds that hold one another, innermost first, cut by a boundary, each without those inside it.

    What the boundary holds beyond them is one more, unless it only cuts them (not `last`).

    >>> rings = ringed([shapely.box(0, 0, 2, 2), shapely.box(0, 0, 3, 2)], shapely.box(0, 0, 9, 1))
    >>> [ring.area for ring in rings]
    [2.0, 1.0, 6.0]
    """
    if boundary is None:
        return _without_inner(grounds)
    parts = shapely.get_parts(boundary)
    ring, cut = _lying_in(parts, grounds, cancelled)
    cutting = blocks(shapely.get_num_coordinates(parts[cut]), CUT, cancelled)
    made = [_cut(grounds, shapely.multipolygons(parts[cut][some]), last) for some in cutting]
    parts[~cut] = piecewise(partial(shapely.set_precision, grid_size=GRID), parts[~cut], size=CUT, cancelled=cancelled)
    return [
        _joined([*(pieces[k] for pieces in made), *parts[~cut & (ring == k)]], cancelled)
        for k in range(len(grounds) + last)
    ]


def _lying_in(
    parts: np.ndarray, grounds: Sequence[shapely.Geometry], cancelled: Cancelled
) -> tuple[np.ndarray, np.ndarray]:
    """The ring that each part of a boundary begins in, and the mask of the parts that do not lie wholly in it."""
    shapely.prepare(grounds)
    met, held = (
        sum(~piecewise(partial(relation, ground), parts, cancelled=cancelled) for ground in grounds)
        for relation in (shapely.intersects, shapely.contains_properly)
    )
    return met, met != held


def _cut(grounds: Sequence[shapely.Geometry], boundary: shapely.Geometry, last: bool) -> list[shapely.Geometry]:
    """The rings of grounds that all cut a boundary."""
    held = [_areas(shapely.intersection(ground, boundary, grid_size=GRID)) for ground in grounds]
    return _without_inner(held + [boundary] * last)


def _without_inner(grounds: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """Each ground without the one before it."""
    outer = (shapely.difference(b, a, grid_size=GRID) for a, b in pairwise(grounds))
    return [grounds[0], *map(_areas, outer)]


def _joined(grounds: Sequence[shapely.Geometry], cancelled: Cancelled) -> shapely.Geometry:
    """The parts of one ring as one geometry: united only where the grid has brought two of them together."""
    if len(grounds) == 1:
        return grounds[0]
    parts = shapely.get_parts(np.array(grounds))
    parts = parts[~absent(parts)]
    whole = shapely.multipolygons(parts)
    return whole if len(parts) > 1 and shapely.is_valid(whole) else union(parts, cancelled=cancelled)


def _areas(ground: shapely.Geometry) -> shapely.Geometry:
    """The areas of an overlay alone: where a circle touches a boundary it leaves points and lines too."""
    return of_dimension(ground, 2)
