"""Location preference (区位选择): near business centres or near knowledge centres, and is that more than chance?

The two kinds of centre: Planners (规划师) 2016 no. 9, first paper, section 2.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from .errors import InputError
from .geometry import absent, nearest, require_some
from .incubators import class_shares
from .running import Cancelled, Progress, chunks, ignore, never, part
from .text import translate
from .union import union

CLASSES = ("business", "knowledge", "both", "neither")
CENTRES = ("business", "knowledge")
COLUMNS = ["preference", "business_m", "business_name", "knowledge_m", "knowledge_name", "status"]

SEED, DRAWS, POOL = 2016, 999, 20_000
# Points drawn between two looks at the cancel button.
DRAWN = 5_000_000


class Ratio(NamedTuple):
    """Observed ÷ expected mean distance to the nearest centre, and the band of 95 % of random draws."""

    ratio: float
    low: float
    high: float

    @property
    def finding(self) -> str:
        """``nearer`` or ``farther`` than chance would put them, ``as_random``, or ``unknown``."""
        if np.isnan(self.ratio):
            return "unknown"
        return "nearer" if self.ratio < self.low else "farther" if self.ratio > self.high else "as_random"


@dataclass(frozen=True)
class LocationPreference:
    """`table`: `COLUMNS`, one row per incubator; `ratios`: a Ratio for each of `CENTRES`."""

    table: pd.DataFrame
    ratios: dict[str, Ratio]

    def summary(self) -> pd.DataFrame:
        """Counts and shares of the classes, with the ratio and band of both kinds of centre in each row."""
        assessed = self.table["preference"].where(self.table["status"] == "ok", None)
        table = class_shares(assessed, CLASSES, "preference")
        return table.assign(
            **{f"{kind}_{name}": value for kind in CENTRES for name, value in self.ratios[kind]._asdict().items()}
        )


class Centres(NamedTuple):
    """Centres of one kind: valid geometries of any type, and their names where there are any."""

    geometries: np.ndarray
    names: Sequence[object] | None = None


def assess(
    incubators: np.ndarray,
    business: Centres,
    knowledge: Centres,
    near: float = 2000.0,
    boundary: np.ndarray | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> LocationPreference:
    """Which centres incubators are near to.

    Distances run from edge to edge, 0 inside; near is below `near` metres. The expected distance is the mean over
    random points in the `boundary` (polygons; by default the convex hull of the incubators).
    """
    ground = _study_ground(incubators, boundary, cancelled)
    here = ~absent(incubators)
    table, ratios = pd.DataFrame(index=range(len(incubators))), {}
    for i, (kind, centres) in enumerate(zip(CENTRES, (business, knowledge), strict=True)):
        require_some(f"{kind.upper()}_CENTRES", centres.geometries)
        index, metres = nearest(incubators, centres.geometries, cancelled=cancelled)
        table[f"{kind}_m"] = metres
        table[f"{kind}_name"] = _names(centres.names, index)
        step = part(progress, i / 2, (i + 1) / 2)
        ratios[kind] = _against_chance(metres[here], centres.geometries, ground, step, cancelled)
    close = [table[f"{kind}_m"].to_numpy() < near for kind in CENTRES]
    table["preference"] = np.select([~here, close[0] & close[1], *close], [None, "both", *CENTRES], "neither")
    table["status"] = np.where(here, "ok", "no_geometry")
    return LocationPreference(table[COLUMNS], ratios)


def _names(names: Sequence[object] | None, index: np.ndarray) -> np.ndarray:
    if names is None:
        return np.full(len(index), None)
    return np.where(index >= 0, np.asarray(names, dtype=object)[index], None)


def _study_ground(incubators: np.ndarray, boundary: np.ndarray | None, cancelled: Cancelled) -> shapely.Geometry:
    if boundary is None:
        return shapely.convex_hull(shapely.geometrycollections(incubators[~absent(incubators)]))
    require_some("BOUNDARY", boundary)
    return union(boundary, cancelled=cancelled)


def _against_chance(
    observed: np.ndarray, centres: np.ndarray, ground: shapely.Geometry, progress: Progress, cancelled: Cancelled
) -> Ratio:
    """The mean of the observed distances against `DRAWS` seeded draws of as many random points."""
    n = len(observed)
    if not n or not shapely.area(ground) > 0:
        return Ratio(np.nan, np.nan, np.nan)
    generator = np.random.default_rng(SEED)
    metres = nearest(random_points(ground, max(POOL, n), generator), centres, cancelled=cancelled)[1]
    expected = metres.mean()
    if not expected > 0:
        return Ratio(np.nan, np.nan, np.nan)
    means = np.empty(DRAWS)
    for rows in chunks(DRAWS, max(DRAWN // n, 1), progress, cancelled):
        means[rows] = [generator.choice(metres, n).mean() for _ in range(rows.start, rows.stop)]
    low, high = np.quantile(means, [0.025, 0.975]) / expected
    return Ratio(float(observed.mean() / expected), float(low), float(high))


def random_points(ground: shapely.Geometry, n: int, generator: np.random.Generator) -> np.ndarray:
    """`n` points spread evenly over a (multi)polygon; InputError when it fills next to nothing of its extent."""
    shapely.prepare(ground)
    west, south, east, north = shapely.bounds(ground)
    filled = shapely.area(ground) / ((east - west) * (north - south))
    if filled < 1e-4:
        raise InputError(
            "BOUNDARY",
            translate("Core", "the boundary is too thin to place random points in."),
            translate("Core", "Choose the polygon of the study area."),
        )
    found = []
    while sum(map(len, found)) < n:
        points = shapely.points(generator.uniform((west, south), (east, north), (int(n / filled) + 100, 2)))
        # Not contains_xy: a Shapely built with GEOS 3.12 crashes there inside a QGIS that runs on an older GEOS.
        found.append(points[shapely.contains_properly(ground, points)])
    return np.concatenate(found)[:n]
