"""Rings at the breaks of the built-up density curve of a city."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.options import Bounds, require_bounds
from ..base.running import Cancelled, Progress, check, ignore, never, piecewise
from ..base.text import HalfUp, exactly, translate
from ..ground.geometry import absent, as_array, require_some
from ..ground.overlay import area_in_each, overlaps, without
from ..ground.union import dissolve
from .centre_rings import QUADRANT_SEGMENTS, City, around, name_of
from .centre_rings import overlaps as overlaps_of_cities
from .inverse_s import Curve, fit
from .zones import THREE_RINGS, Rings, finished

# A profile of more bands is a slip of the pen: 5 000 of 10 m reach 50 km.
MOST_BANDS = 5000


# What this module calls the arguments of :func:`inverse_s.fit`.
_FITTED = {"r": "ring_width", "share": "built_up"}


@dataclass(frozen=True)
class DensityOptions:
    """What the user sets, metres: the width of the bands, and the radius that they reach (None: all built-up ground)."""

    ring_width: float = 1000.0
    max_radius: float | None = None
    BOUNDS: ClassVar[Bounds] = {"ring_width": (1, np.inf), "max_radius": (1, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class DensityRings(Rings):
    """Rings from density with the profile behind them, one curve per city, and the options that they were made with."""

    profile: pd.DataFrame = field(default_factory=pd.DataFrame)
    curves: Mapping[object, Curve] = field(default_factory=dict)
    options: DensityOptions = DensityOptions()

    @property
    def summary(self) -> pd.DataFrame:
        """One row per city: ``city alpha c d r1 r2 compactness rmse``; lengths in metres, compactness per km.

        Where the curve has no breaks ``r1 r2 compactness`` are NaN.

        >>> curve = Curve(alpha=4.0, c=0.1, d=20_000.0, rmse=0.01)
        >>> made = DensityRings(pd.DataFrame(), curves={"Wuhu": curve})
        >>> made.summary[["city", "r1", "r2"]].round().to_dict("records")
        [{'city': 'Wuhu', 'r1': 6708.0, 'r2': 13292.0}]
        """
        return pd.DataFrame(
            {
                "city": city,
                "alpha": curve.alpha,
                "c": curve.c,
                "d": curve.d,
                "r1": curve.breaks[0],
                "r2": curve.breaks[1],
                "compactness": curve.compactness * 1000,
                "rmse": curve.rmse,
            }
            for city, curve in self.curves.items()
        )


def assess(
    cities: Sequence[City],
    built_up: np.ndarray,
    water: np.ndarray | None = None,
    *,
    options: DensityOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> DensityRings:
    """Rings at the breaks of the inverse S curve fitted to each city's built-up density (Jiao 2015).

    Density = built-up area / land area of a band of `ring_width` metres inside the boundary, water left out. Bands
    reach to `max_radius`, by default to the farthest built-up ground. A city whose density shows no ring structure is
    left out with a remark; when no city is left the InputError of the first is raised, naming ``built_up`` or
    ``ring_width``. Raises it too where there is no built-up ground at all.

    >>> edges = np.arange(0, 30e3, 1e3)
    >>> half = 500 * (1 - edges / 30e3) ** 3
    >>> blocks = shapely.box(edges, -half, edges + 1e3, half)
    >>> result = assess([City("Wuhu", shapely.Point(0, 0), shapely.box(0, -500, 30e3, 500))], blocks)
    >>> result.rows[["ring_name", "outer_m"]].round().to_dict("list")
    {'ring_name': ['central', 'near_suburb', 'far_suburb'], 'outer_m': [2593.0, 11735.0, nan]}
    """
    built_up, water = as_array(built_up), as_array(water)
    require_some("built_up", built_up)
    options = options or DensityOptions()
    wet = dissolve(water, cancelled=cancelled) if water is not None else np.zeros(0, object)
    built = without(dissolve(built_up, cancelled=cancelled), wet, cancelled)
    tables, profiles, curves, notes, refusals = [], [], {}, _dry(water), []
    for i, city in enumerate(cities):
        check(cancelled)
        try:
            table, profile, curve = _of_city(city, built, wet, options, cancelled)
        except InputError as refusal:
            refusals.append(refusal)
            text = translate("Core", "No rings for {city}: {cause} {cure}")
            notes.append(text.format(city=name_of(city.name), cause=refusal.cause, cure=refusal.cure))
            continue
        tables.append(table)
        profiles.append(profile)
        curves[city.name] = curve
        if not curve.has_central_ring:
            notes.append(_gentle(city.name, curve))
        progress((i + 1) / len(cities))
    if not tables:
        raise refusals[0].told(lambda name: _FITTED.get(name, name))
    rings = finished(pd.concat(tables, ignore_index=True))
    notes += overlaps_of_cities(rings, cancelled)
    return DensityRings(rings, notes, pd.concat(profiles, ignore_index=True), curves, options)


def _dry(water: np.ndarray | None) -> list[str]:
    """The remark on a layer of water that is given but holds none."""
    if water is None or not absent(water).all():
        return []
    return [translate("Core", "The layer of water holds no geometry; all ground counts as land.")]


def _gentle(city: object, curve: Curve) -> str:
    """The remark on a curve without breaks."""
    text = translate(
        "Core", "Around the centre of {city} density falls too gently for a central ring (α = {alpha:.3f} ≤ 1.317)."
    )
    return text.format(city=name_of(city), alpha=HalfUp(curve.alpha))


def _of_city(
    city: City, built: np.ndarray, wet: np.ndarray, options: DensityOptions, cancelled: Cancelled
) -> tuple[pd.DataFrame, pd.DataFrame, Curve]:
    """The rings of a city, its profile and its curve."""
    profile = density_profile(city, built, wet, options=options, cancelled=cancelled)
    middle = (profile["inner_m"] + profile["outer_m"]) / 2
    curve = fit(middle, profile["density"])
    profile["fitted"] = curve.at(middle)
    breaks = _breaks(curve, bounded=city.boundary is not None)
    first = 1 if curve.has_central_ring else 2
    table = around(city, breaks, THREE_RINGS[first - 1 :], first, cancelled)
    return table.assign(alpha=curve.alpha, c=curve.c, d=curve.d, rmse=curve.rmse), profile, curve


def _breaks(curve: Curve, bounded: bool) -> list[float]:
    """Outer edges of the rings, the last open where a boundary closes it; with no central ring R2 lies beyond D."""
    if curve.has_central_ring:
        return [curve.r1, curve.r2] if bounded else [curve.r1, curve.r2, curve.d]
    return [curve.r2] if bounded else [curve.d]


def density_profile(
    city: City,
    built_up: np.ndarray,
    water: np.ndarray,
    *,
    options: DensityOptions | None = None,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """Land and built-up area (km²) and density of each band around a centre: ``city inner_m outer_m land_km2 …``.

    `built_up` and `water` are disjoint polygons without ground in common; see :func:`union.dissolve`. Raises InputError
    naming ``built_up`` or ``ring_width``.

    >>> town = City("Wuhu", shapely.Point(0, 0), shapely.box(-2e3, -2e3, 2e3, 2e3))
    >>> built, dry = np.array([shapely.box(-1e3, 0, 1e3, 2e3)]), np.zeros(0, dtype=object)
    >>> profile = density_profile(town, built, dry)
    >>> profile[["outer_m", "land_km2", "density"]].round(2).to_dict("list")
    {'outer_m': [1000.0, 2000.0, 3000.0], 'land_km2': [3.14, 9.42, 3.43], 'density': [0.5, 0.24, 0.05]}
    """
    options = options or DensityOptions()
    built, reach = built_up, city.boundary
    if reach is not None:
        built = overlaps(np.array([reach]), built, cancelled=cancelled)[2]
    outer = _outer_edges(options.max_radius or _farthest(city.centre, built), options.ring_width)
    bands = _bands(city.centre, outer, cancelled)
    grounds = bands
    if reach is not None:
        grounds = piecewise(lambda some: shapely.intersection(some, reach), bands, size=1, cancelled=cancelled)
    land = (shapely.area(grounds) - area_in_each(grounds, water, cancelled=cancelled)) / 1e6
    dense = area_in_each(bands, built, cancelled=cancelled) / 1e6
    # A sliver of land at the edge of a boundary says nothing about density.
    share = np.divide(dense, land, out=np.full(len(outer), np.nan), where=land > 1e-6)
    return pd.DataFrame(
        {
            "city": city.name,
            "inner_m": outer - options.ring_width,
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
            "ring_width",
            cause.format(n=f"{HalfUp(number):,.0f}", width=exactly(ring_width), radius=f"{HalfUp(radius):,.0f}"),
            translate("Core", "Give a larger width, or a smaller largest radius."),
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
            "built_up",
            translate("Core", "no built-up ground lies on the land around the centre."),
            translate("Core", "Check that the layers overlap."),
        )
    return float(shapely.distance(centre, points).max())
