"""Rings at the breaks of the built-up density curve of a city."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.running import Cancelled, Progress, check, ignore, never, piecewise
from ..base.text import HalfUp, translate
from ..ground.geometry import absent, require_some
from ..ground.overlay import area_in_each, overlaps, without
from ..ground.union import dissolve
from .centre_rings import QUADRANT_SEGMENTS, Place, around, name_of
from .centre_rings import overlaps as overlaps_of_cities
from .inverse_s import Curve, fit
from .zones import THREE_RINGS, Rings, finished

# A profile of more bands is a slip of the pen: 5 000 of 10 m reach 50 km.
MOST_BANDS = 5000


@dataclass
class DensityRings(Rings):
    """Rings from density with the profile behind them and one curve per city."""

    profile: pd.DataFrame = field(default_factory=pd.DataFrame)
    curves: dict[object, Curve] = field(default_factory=dict)


def from_density(
    found: list[Place],
    built_up: np.ndarray,
    water: np.ndarray | None = None,
    ring_width: float = 1000.0,
    max_radius: float | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> DensityRings:
    """Rings at the breaks of the inverse S curve fitted to each city's built-up density (Jiao 2015).

    Density = built-up area / land area of a band of `ring_width` metres inside the boundary, water left out. Bands
    reach to `max_radius`, by default to the farthest built-up ground. A city whose density shows no ring structure is
    left out with a remark; when no city is left the InputError of the first is raised. Raises it too where there is no
    built-up ground at all.

    >>> edges = np.arange(0, 30e3, 1e3)
    >>> half = 500 * (1 - edges / 30e3) ** 3
    >>> blocks = shapely.box(edges, -half, edges + 1e3, half)
    >>> made = from_density([Place("Wuhu", shapely.Point(0, 0), shapely.box(0, -500, 30e3, 500))], blocks)
    >>> made.table[["ring_name", "outer_m"]].round().to_dict("list")
    {'ring_name': ['central', 'near_suburb', 'far_suburb'], 'outer_m': [2593.0, 11735.0, nan]}
    """
    require_some("BUILT_UP", built_up)
    wet = dissolve(water, cancelled=cancelled) if water is not None else np.zeros(0, object)
    built = without(dissolve(built_up, cancelled=cancelled), wet, cancelled)
    result = DensityRings(pd.DataFrame(), _dry(water), pd.DataFrame())
    tables, profiles, refusals = [], [], []
    for i, place in enumerate(found):
        check(cancelled)
        try:
            table, profile, curve = _density_rings(place, built, wet, ring_width, max_radius, cancelled)
        except InputError as refusal:
            refusals.append(refusal)
            text = translate("Core", "No rings for {city}: {cause} {cure}")
            result.notes.append(text.format(city=name_of(place.city), cause=refusal.cause, cure=refusal.cure))
            continue
        tables.append(table)
        profiles.append(profile)
        result.curves[place.city] = curve
        if not curve.has_central_ring:
            result.notes.append(_gentle(place.city, curve))
        progress((i + 1) / len(found))
    if not tables:
        raise refusals[0]
    result.table = finished(pd.concat(tables, ignore_index=True))
    result.profile = pd.concat(profiles, ignore_index=True)
    result.notes += overlaps_of_cities(result.table, cancelled)
    return result


def _dry(water: np.ndarray | None) -> list[str]:
    """The remark on a layer of water that is given but holds none."""
    if water is None or not absent(water).all():
        return []
    return [translate("Core", "WATER: the layer holds no geometry; all ground counts as land.")]


def _gentle(city: object, curve: Curve) -> str:
    """The remark on a curve without breaks."""
    text = translate(
        "Core", "Around the centre of {city} density falls too gently for a central ring (α = {alpha:.3f} ≤ 1.317)."
    )
    return text.format(city=name_of(city), alpha=HalfUp(curve.alpha))


def _density_rings(
    place: Place, built: np.ndarray, wet: np.ndarray, width: float, radius: float | None, cancelled: Cancelled
):
    profile = density_profile(place, built, wet, width, radius, cancelled)
    middle = (profile["inner_m"] + profile["outer_m"]) / 2
    curve = fit(middle, profile["density"])
    profile["fitted"] = curve.at(middle)
    breaks = _breaks(curve, bounded=place.boundary is not None)
    first = 1 if curve.has_central_ring else 2
    table = around(place, breaks, THREE_RINGS[first - 1 :], first)
    return table.assign(alpha=curve.alpha, c=curve.c, d=curve.d, rmse=curve.rmse), profile, curve


def _breaks(curve: Curve, bounded: bool) -> list[float]:
    """Outer edges of the rings, the last open where a boundary closes it; with no central ring R2 lies beyond D."""
    if curve.has_central_ring:
        return [curve.r1, curve.r2] if bounded else [curve.r1, curve.r2, curve.d]
    return [curve.r2] if bounded else [curve.d]


def density_profile(
    place: Place,
    built: np.ndarray,
    water: np.ndarray,
    ring_width: float = 1000.0,
    max_radius: float | None = None,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """Land and built-up area (km²) and density of each band around a centre: ``city inner_m outer_m land_km2 …``.

    `built` and `water` are disjoint polygons without ground in common; see :func:`union.dissolve`.

    >>> town = Place("Wuhu", shapely.Point(0, 0), shapely.box(-2e3, -2e3, 2e3, 2e3))
    >>> built, dry = np.array([shapely.box(-1e3, 0, 1e3, 2e3)]), np.zeros(0, dtype=object)
    >>> profile = density_profile(town, built, dry)
    >>> profile[["outer_m", "land_km2", "density"]].round(2).to_dict("list")
    {'outer_m': [1000.0, 2000.0, 3000.0], 'land_km2': [3.14, 9.42, 3.43], 'density': [0.5, 0.24, 0.05]}
    """
    reach = place.boundary
    if reach is not None:
        built = overlaps(np.array([reach]), built, cancelled=cancelled)[2]
    outer = _outer_edges(max_radius or _farthest(place.centre, built), ring_width)
    bands = _bands(place.centre, outer, cancelled)
    grounds = bands
    if reach is not None:
        grounds = piecewise(lambda some: shapely.intersection(some, reach), bands, size=1, cancelled=cancelled)
    land = (shapely.area(grounds) - area_in_each(grounds, water, cancelled=cancelled)) / 1e6
    dense = area_in_each(bands, built, cancelled=cancelled) / 1e6
    # A sliver of land at the edge of a boundary says nothing about density.
    share = np.divide(dense, land, out=np.full(len(outer), np.nan), where=land > 1e-6)
    return pd.DataFrame(
        {
            "city": place.city,
            "inner_m": outer - ring_width,
            "outer_m": outer,
            "land_km2": land,
            "built_km2": dense,
            "density": share,
        }
    )


def _outer_edges(radius: float, ring_width: float) -> np.ndarray:
    number = max(np.ceil(radius / ring_width - 1e-9), 1)
    if number > MOST_BANDS:
        cause = translate("Core", "{n} bands of {width} m would be needed to reach {radius} m.")
        raise InputError(
            "RING_WIDTH",
            cause.format(n=f"{number:.0f}", width=f"{ring_width:g}", radius=f"{radius:.0f}"),
            translate("Core", "Give a larger width, or a smaller MAX_RADIUS."),
        )
    return np.arange(1, int(number) + 1) * ring_width


def _bands(centre: shapely.Geometry, outer: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """The ground between each edge and the one inside it."""
    disks = piecewise(
        lambda radii: shapely.buffer(centre, radii, quad_segs=QUADRANT_SEGMENTS), outer, size=1, cancelled=cancelled
    )
    return np.concatenate([disks[:1], shapely.difference(disks[1:], disks[:-1])])


def _farthest(centre: shapely.Geometry, built: np.ndarray) -> float:
    """Metres from the centre to the farthest corner of the built-up polygons."""
    points = shapely.points(shapely.get_coordinates(built))
    if not len(points):
        raise InputError(
            "BUILT_UP",
            translate("Core", "no built-up ground lies on the land around the centre."),
            translate("Core", "Check that the layers overlap."),
        )
    return float(shapely.distance(centre, points).max())
