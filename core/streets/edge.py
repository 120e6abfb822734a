"""Where the data end: what stands beyond is unknown, so near the edge numbers are too small and ways too long.

The edge is the outline of the study area where the user gives one, else of the convex hull of the streets (without loose
pieces far off, which would stretch it over ground that has none), else (straight lines) of the convex hull of the places
themselves. A hull is a guess: it finds the places at the rim, not those beside a quarter that the data leave out.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.running import Cancelled, check, never, piecewise
from ..base.text import HalfUp, exactly, plural, translate
from ..ground.geometry import absent, of_dimension, points_of
from ..ground.union import union
from .network import Streets

WHOLE = 10.0
"""Metres from which on a sentence gives whole ones."""
# So many facilities show over which ground they are spread; where that is less than so large a share of the ground of the data,
# and so large a share of the places lies beyond, their layer may end before the streets do.
FEWEST, LESS, BEYOND = 10, 0.5, 0.1
# So large a share of them, one at least, are strays where the ground of all others is less than LESS of the ground of all.
STRAYS = 0.05
# Of the streets' length at most so large a share is in loose pieces, the shortest that hang together with nothing else. One that
# lies farther than so many metres from the ground of the others does not stretch that of the data.
LOOSE, ASIDE = 0.01, 500.0
# From this part of a whole on at the edge, a share of the whole is said as a bound.
MOSTLY = 0.5


@dataclass(frozen=True, eq=False)
class Edge:
    """The `ground` that the data cover, and its `kind`: ``study_area``, ``streets`` or ``places``."""

    ground: shapely.Geometry
    kind: str


def of_study_area(study_area: np.ndarray, cancelled: Cancelled = never) -> Edge:
    """The edge of the ground under polygons of a CRS in metres; raises InputError naming ``study_area`` where there is none.

    >>> of_study_area(shapely.box([0, 50], 0, [100, 200], 100)).ground.area
    20000.0
    """
    polygons = study_area[shapely.get_dimensions(study_area) == 2]
    if absent(polygons).all():
        raise InputError(
            "study_area",
            translate("Edge", "the layer holds no area."),
            translate("Edge", "Choose the polygon of the ground that the data cover, or leave it empty."),
        )
    return Edge(of_dimension(union(polygons, cancelled=cancelled), 2), "study_area")


def of_data(
    study_area: np.ndarray | None, streets: Streets | None, *places: np.ndarray, cancelled: Cancelled = never
) -> Edge:
    """The edge of the study area where there is one, else of the streets, else (straight lines) of all places.

    >>> of_data(None, None, shapely.points([(0, 0), (100, 0)]), shapely.points([(0, 100)])).kind
    'places'
    """
    if study_area is not None:
        return of_study_area(study_area, cancelled)
    return of_places(*places) if streets is None else of_streets(streets)


def of_streets(streets: Streets) -> Edge:
    """The edge of a street network: the convex hull of what carries places, without loose pieces far off.

    >>> from innospace.core.streets.network import build
    >>> edge = of_streets(build(shapely.linestrings([[(0, 0), (100, 0)], [(100, 0), (100, 100)]])))
    >>> edge.kind, edge.ground.area
    ('streets', 5000.0)
    """
    carries = np.ones(len(streets.parts), bool) if streets.carries is None else streets.carries
    loose = carries & _loose(streets)
    ground = _hull(streets.xy[(carries & ~loose)[streets.vertex_part]])
    beside = np.flatnonzero(loose)[shapely.dwithin(ground, streets.parts[loose], ASIDE)]
    if len(beside):
        loose[beside] = False
        ground = _hull(streets.xy[(carries & ~loose)[streets.vertex_part]])
    return Edge(ground, "streets")


def _loose(streets: Streets) -> np.ndarray:
    """(P,) whether a part is of a loose piece of the streets; pieces as long as each other are all loose, or none is."""
    if not len(streets.u):
        return np.zeros(len(streets.parts), bool)
    piece = streets.component[streets.u]
    metres = np.bincount(piece[streets.kept], streets.length[streets.kept])
    # Longest first: what a piece and all that are as long or shorter have together.
    rest = np.cumsum(metres[::-1])[::-1]
    first_alike = np.searchsorted(-metres, -metres)
    loose = np.zeros(len(streets.parts), bool)
    loose[streets.part] = (rest[first_alike] <= LOOSE * metres.sum())[piece]
    return loose


def of_places(*geometries: np.ndarray) -> Edge:
    """The edge of what is there of all layers together: the convex hull.

    >>> of_places(shapely.points([(0, 0), (100, 0)]), shapely.points([(0, 100)])).ground.area
    5000.0
    """
    return Edge(_hull(np.concatenate([shapely.get_coordinates(layer) for layer in geometries])), "places")


def _hull(xy: np.ndarray) -> shapely.Geometry:
    # One line through all points has the same hull as they have; closed, it exists for a single point too.
    return shapely.convex_hull(shapely.linestrings(np.concatenate([xy, xy[:1]]))) if len(xy) else shapely.Polygon()


def at_edge(
    edge: Edge, geometries: np.ndarray, radius: float | np.ndarray, cancelled: Cancelled = never
) -> pd.arrays.BooleanArray:
    """(n,) whether a place lies nearer to the edge than `radius` metres, one for all or (n,), or beyond it; NA without geometry.

    >>> square = of_study_area(np.array([shapely.box(0, 0, 100, 100)]))
    >>> at_edge(square, np.array([shapely.Point(50, 50), shapely.Point(5, 50), shapely.Point(500, 50), None]), 10).tolist()
    [False, True, True, <NA>]
    >>> at_edge(square, shapely.points([(50, 50), (50, 50)]), np.array([40.0, 60.0])).tolist()
    [False, True]
    """
    ground = edge.ground
    outline = shapely.boundary(ground) if shapely.get_dimensions(ground) == 2 else ground
    shapely.prepare([ground, outline])
    nearer = np.nextafter(radius, 0)  # GEOS takes the limit in, the rule leaves it out

    def near(some: np.ndarray, metres: np.ndarray) -> np.ndarray:
        """Which of some places lie beyond the ground or nearer to its outline than so many metres."""
        check(cancelled)
        return ~shapely.covers(ground, some) | shapely.dwithin(outline, some, metres)

    found = piecewise(near, geometries, np.broadcast_to(nearer, len(geometries)), cancelled=cancelled)
    result = pd.array(found, dtype="boolean")
    result[absent(geometries)] = pd.NA
    return result


def part_near(near: pd.arrays.BooleanArray | np.ndarray, weight: np.ndarray) -> float:
    """The part of a whole that is at the edge: of people where a share is of people, of places where it is of places.

    >>> float(part_near(pd.array([True, None, False], dtype="boolean"), np.array([10.0, 5.0, 90.0])))
    0.1
    >>> part_near(np.array([True]), np.array([0.0]))
    0.0
    """
    at = pd.array(near, dtype="boolean")
    known = np.where(at.isna(), 0.0, weight)
    return float(known[at.to_numpy(bool, na_value=False)].sum() / known.sum()) if known.sum() > 0 else 0.0


def at_least(share: float, said: str, bounded: bool, whole: float = 1.0) -> str:
    """A share of those who reach something, as it is `said`: where it is `bounded` more may, unless nobody or everybody does.

    Of an amount, such as an area, `whole` is all that there is, infinite where nothing ends it.

    >>> at_least(0.22, "22%", True), at_least(0.22, "22%", False), at_least(0.0, "0%", True), at_least(1.0, "100%", True)
    ('at least 22%', '22%', '0%', '100%')
    >>> at_least(3.0, "3 km²", True, 4.0), at_least(3.0, "3 km²", True, 3.0), at_least(3.0, "3 km²", True, np.inf)
    ('at least 3 km²', '3 km²', 'at least 3 km²')
    >>> at_least(1 - 1e-9, ">99.999%", True), at_least(1e-9, "<0.001%", True)
    ('>99.999%', '>0%')
    """
    if not bounded or not 0 < share < whole or said.startswith(">"):
        return said
    return ">0%" if said.startswith("<") else translate("Edge", "at least {value}").format(value=said)


def at_most(share: float, said: str, bounded: bool) -> str:
    """The same of those who lack something, share or number: where it is `bounded` fewer may, unless nobody does.

    >>> at_most(0.78, "78%", True), at_most(506, "506", True), at_most(0, "0", True), at_most(0.78, "78%", False)
    ('at most 78%', 'at most 506', '0', '78%')
    >>> at_most(1 - 1e-9, ">99.999%", True), at_most(1e-9, "<0.001%", True)
    ('at most 100%', '<0.001%')
    """
    if not bounded or share <= 0 or said.startswith("<"):
        return said
    return translate("Edge", "at most {value}").format(value="100%" if said.startswith(">") else said)


def uncertain(edge: Edge, radius: float, view: shapely.Geometry) -> shapely.Geometry:
    """The ground inside `view` where figures are uncertain, to be hatched on a map.

    >>> square = of_study_area(shapely.box([0], 0, 100, 100))
    >>> uncertain(square, 10.0, shapely.box(0, 0, 100, 100)).area
    3600.0
    """
    return shapely.difference(view, shapely.buffer(edge.ground, -radius))


def streets_note(
    streets: Streets, geometries: np.ndarray, radius: float, figures: str = "figures", cancelled: Cancelled = never
) -> list[str]:
    """The :func:`note` on places by the edge of the streets; geometries of any kind, each at its point on surface.

    >>> from innospace.core.streets.network import build
    >>> streets = build(shapely.linestrings([[(0, 0), (100, 0)], [(100, 0), (100, 100)]]))
    >>> print(*streets_note(streets, shapely.points([(90, 10), (100, 50)]), 5.0))
    1 of 2 places is nearer than 5 m to the edge of the streets (their convex hull), or beyond it. What lies beyond is
    unknown: numbers and shares there are lower bounds, distances upper bounds.
    """
    edge = of_streets(streets)
    return note(edge, at_edge(edge, points_of(geometries, cancelled), radius, cancelled), radius, figures)


def ways_notes(
    streets: Streets, geometries: np.ndarray, limit: float, figures: str, *, called: str, cancelled: Cancelled = never
) -> list[str]:
    """The :func:`streets_note` on the places of the layer `called` so, for a `limit` in the costs of the streets.

    `figures` : what the tool gives, ``pairs`` or ``areas``.

    >>> from innospace.core.streets.network import build
    >>> streets = build(shapely.linestrings([[(0, 0), (100, 0)], [(100, 0), (100, 100)]]))
    >>> print(*ways_notes(streets, shapely.points([(90, 10), (100, 50)]), 5.0, "pairs", called="homes"))
    homes: 1 of 2 places is nearer than 5 m to the edge of the streets (their convex hull), or beyond it. What lies beyond
    is unknown: ways may be shorter and pairs more there: distances are upper bounds.
    """
    radius = streets.metres_within(limit, on_streets=True)
    return [f"{called}: {text}" for text in streets_note(streets, geometries, radius, figures, cancelled)]


def _meaning(figures: str) -> str:
    """What is true of `figures` where facilities and streets beyond the edge are unknown."""
    return {
        "figures": translate("Edge", "numbers and shares there are lower bounds, distances upper bounds."),
        "straight": translate(
            "Edge",
            "more may be in reach than is counted there, so that the figures of straight lines are no upper bounds there.",
        ),
        "pairs": translate("Edge", "ways may be shorter and pairs more there: distances are upper bounds."),
        "areas": translate("Edge", "ways may be shorter there: areas are lower bounds."),
        "access": translate("Edge", "access there is too low, and all that is compared with the mean is off."),
    }[figures]


def note(edge: Edge, near: pd.arrays.BooleanArray, radius: float, figures: str = "figures") -> list[str]:
    """How many places are at the edge and what that means; nothing where none is. `near`: see :func:`at_edge`.

    `figures` says of what: ``figures`` (numbers, shares and distances along streets), the same on ``straight`` lines,
    ``pairs`` of a matrix, ``areas`` in reach.

    >>> square = of_study_area(shapely.box([0], 0, 100, 100))
    >>> print(*note(square, at_edge(square, shapely.points([(50, 50), (5, 50)]), 10.0), 10.0))
    1 of 2 places is nearer than 10 m to the edge of the study area, or beyond it. What lies beyond is unknown: numbers and
    shares there are lower bounds, distances upper bounds.
    """
    n, total = int(near.sum()), int((~near.isna()).sum())
    if not n:
        return []
    of = {
        "study_area": translate("Edge", "the study area"),
        "streets": translate("Edge", "the streets (their convex hull)"),
        "places": translate("Edge", "the places (their convex hull)"),
    }
    one = translate(
        "Edge",
        "{n} of {total} places is nearer than {radius} m to the edge of {ground}, or beyond it. What lies beyond is "
        "unknown: {meaning}",
    )
    many = translate(
        "Edge",
        "{n} of {total} places are nearer than {radius} m to the edge of {ground}, or beyond it. What lies beyond is "
        "unknown: {meaning}",
    )
    text = plural(n, one, many)
    return [text.format(total=f"{total:,}", radius=_carried(radius), ground=of[edge.kind], meaning=_meaning(figures))]


def _carried(radius: float) -> str:
    """A radius in words: what a time carries is no round number of metres."""
    return f"{HalfUp(radius):,.0f}" if radius > WHOLE else exactly(radius)


def beyond_note(
    edge: Edge,
    places: np.ndarray,
    facilities: np.ndarray,
    radius: float,
    figures: str = "figures",
    cancelled: Cancelled = never,
) -> list[str]:
    """That many places lie farther than the radius (m) from the ground over which the facilities are spread; else nothing.

    Where the user says which ground the data cover there is nothing to suspect. Nobody can tell a layer that ends from facilities
    that do: the note says what holds where it is the layer. `figures` as in :func:`note`; also ``access`` of supply per person.

    >>> homes, cafes = shapely.points(np.arange(0, 3000, 100), 0), shapely.points(np.arange(0, 300, 10), 50)
    >>> print(*beyond_note(of_places(shapely.box([0], 0, [3000], [500])), homes, cafes, 500.0))
    22 of 30 places are farther than 500 m from the ground over which the facilities are spread (their convex hull). If the
    layer of facilities ends there although there are more beyond: numbers and shares there are lower bounds, distances upper
    bounds. Then choose the ground that the data cover as the study area.
    """
    there = facilities[~absent(facilities)]
    if edge.kind == "study_area" or len(there) < FEWEST:
        return []
    ground, strays = spread(there)
    if ground.area >= LESS * edge.ground.area:
        return []
    shapely.prepare(ground)
    far = ~piecewise(lambda some: shapely.dwithin(ground, some, radius), places, cancelled=cancelled) & ~absent(places)
    n, total = int(far.sum()), int((~absent(places)).sum())
    if not n or n < BEYOND * total:
        return []
    of_all = translate("Edge", "the facilities are spread")
    of_most = translate("Edge", "all facilities but {n} are spread").format(n=f"{strays:,}")
    one = translate(
        "Edge",
        "{n} of {total} places is farther than {radius} m from the ground over which {spread} (their convex hull). If the layer "
        "of facilities ends there although there are more beyond: {meaning} {cure}",
    )
    many = translate(
        "Edge",
        "{n} of {total} places are farther than {radius} m from the ground over which {spread} (their convex hull). If the layer "
        "of facilities ends there although there are more beyond: {meaning} {cure}",
    )
    said = {"total": f"{total:,}", "radius": _carried(radius), "spread": of_most if strays else of_all}
    return [plural(n, one, many).format(meaning=_meaning(figures), cure=_cure(figures), **said)]


def _cure(figures: str) -> str:
    """What helps where the layer of facilities ends before the places do."""
    if figures == "access":
        return translate("Edge", "Then take a layer of facilities that covers all places.")
    return translate("Edge", "Then choose the ground that the data cover as the study area.")


def spread(facilities: np.ndarray) -> tuple[shapely.Geometry, int]:
    """The ground over which facilities are spread, and how many of them are strays that it leaves out; of few none is a stray.

    A facility of a neighbouring town in the layer must not pass for a layer that goes as far as that town.

    >>> ground, strays = spread(shapely.points([*((x, y) for x in range(7) for y in range(7)), (1e6, 0)]))
    >>> ground.area, strays
    (36.0, 1)
    """
    if len(facilities) < FEWEST:
        return _hull(shapely.get_coordinates(facilities)), 0
    xy = shapely.get_coordinates(shapely.centroid(facilities))
    far = shapely.distance(facilities, shapely.Point(*np.median(xy, axis=0)))
    # Of several as far as each other all stay, whatever their order.
    stays = far <= np.sort(far)[-1 - max(1, int(STRAYS * len(facilities)))]
    everywhere, mostly = (_hull(shapely.get_coordinates(some)) for some in (facilities, facilities[stays]))
    return (mostly, int((~stays).sum())) if mostly.area < LESS * everywhere.area else (everywhere, 0)
