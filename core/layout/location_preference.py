"""Location preference (区位选择): near business centres or near knowledge centres, and is that more than chance?

The two kinds of centre: Planners (规划师) 2016 no. 9, first paper, section 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

import numpy as np
import shapely

from ..base import terms
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds
from ..base.running import Cancelled, Progress, chunks, ignore, never, part
from ..base.status import NO_GEOMETRY, OK
from ..base.text import remarks, translate
from ..ground.geometry import absent, as_array, nearest, require_some
from ..ground.incubators import class_shares
from ..ground.meeting import same_layer
from ..ground.random_draws import fillable, random_points
from ..ground.union import union
from ..lazy import pandas as pd

CLASSES = ("business", "knowledge", "both", "neither")
CENTRES = ("business", "knowledge")
COLUMNS = ["preference", "business_m", "business_name", "knowledge_m", "knowledge_name", "status"]

SEED, DRAWS, POOL = 2016, 999, 20_000
# Points drawn between two looks at the cancel button.
DRAWN = 5_000_000


class Ratio(NamedTuple):
    """Observed ÷ expected mean distance to the nearest centre, and the band of 95% of random draws."""

    ratio: float
    low: float
    high: float

    @property
    def finding(self) -> str:
        """``nearer`` or ``farther`` than chance would put them, ``as_random``, or ``unknown``."""
        if np.isnan(self.ratio):
            return "unknown"
        return "nearer" if self.ratio < self.low else "farther" if self.ratio > self.high else "as_random"

    @property
    def digits(self) -> int:
        """The decimals, two or more, that show on which side of the band's ends the ratio lies."""
        ends = np.array([self.low, self.high])
        shown = (
            n
            for n in range(2, 9)
            if (np.sign(self.ratio - ends) == np.sign(np.round(self.ratio, n) - ends.round(n))).all()
        )
        return next(shown, 2)


@dataclass(frozen=True, eq=False)
class LocationPreferences:
    """`rows`: `COLUMNS`, one row per incubator; `ratios`: a Ratio for each of `CENTRES`; `near`: the limit of the run in
    metres; `hull`: whether the convex hull of the incubators stands in for the study area; what the user should know.
    """

    rows: pd.DataFrame
    ratios: dict[str, Ratio]
    near: float = 2000.0
    hull: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def summary(self) -> pd.DataFrame:
        """Counts and shares of the classes, with the ratio and band of both kinds of centre in each row."""
        assessed = self.rows["preference"].where(self.rows["status"] == OK, None)
        table = class_shares(assessed, CLASSES, "preference")
        return table.assign(
            **{f"{kind}_{name}": value for kind in CENTRES for name, value in self.ratios[kind]._asdict().items()}
        )


class Centres(NamedTuple):
    """Centres of one kind: valid geometries of any type, and their names where there are any."""

    geometries: np.ndarray
    names: Sequence[object] | None = None

    def in_order(self) -> Centres:
        """By name: of centres equally near the first in the alphabet counts, whatever the order of rows."""
        geometries = as_array(self.geometries)
        if self.names is None:
            return Centres(geometries)
        names = list(self.names)
        order = sorted(range(len(names)), key=lambda i: (names[i] is None, str(names[i])))
        return Centres(geometries[order], [names[i] for i in order])


@dataclass(frozen=True)
class PreferenceOptions:
    """What the user sets; `near`: metres, near is what is nearer than this."""

    near: float = 2000.0
    BOUNDS: ClassVar[Bounds] = {"near": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


def assess(
    incubators: np.ndarray,
    business_centres: Centres,
    knowledge_centres: Centres,
    boundary: np.ndarray | None = None,
    *,
    options: PreferenceOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> LocationPreferences:
    """Which centres incubators are near to, and whether they are nearer than random points.

    The two kinds of centre: Planners (规划师) 2016 no. 9, first paper, section 2.1. Distances run from edge to edge, 0 inside.

    Parameters
    ----------
    incubators : valid points or polygons of shape (n,), None where missing, in a CRS whose unit is metres.
    business_centres, knowledge_centres : in the same CRS.
    boundary : polygons in which the random points fall; by default the convex hull of the incubators.
    options : see :class:`PreferenceOptions`.

    Raises
    ------
    InputError : naming the centres or the ``boundary`` that have no geometry, or a ``boundary`` too thin for points.

    >>> centres = [Centres(shapely.points([(x, 0)]), [name]) for x, name in ((0, "CBD"), (9000, "university"))]
    >>> found = assess(shapely.points([(500, 0), (9000, 10)]), *centres, shapely.box([-999], -999, 9999, 999))
    >>> found.rows[["preference", "business_m", "knowledge_name"]].round(3).values.tolist()
    [['business', 500.0, 'university'], ['knowledge', 9000.006, 'university']]
    """
    near = (options or PreferenceOptions()).near
    incubators, boundary = as_array(incubators), as_array(boundary)
    ground = _study_ground(incubators, boundary, cancelled)
    here = ~absent(incubators)
    inside = here & _meets(ground, incubators)
    table, ratios = pd.DataFrame(index=range(len(incubators))), {}
    both = _required(business_centres, knowledge_centres)
    chance = _chance(int(inside.sum()), ground, cancelled)
    for i, (kind, centres) in enumerate(zip(CENTRES, both, strict=True)):
        index, metres = nearest(incubators, centres.geometries, cancelled=cancelled)
        table[f"{kind}_m"] = metres
        table[f"{kind}_name"] = _names(centres.names, index)
        step = part(progress, i / 2, (i + 1) / 2)
        ratios[kind] = _against_chance(metres[inside], centres.geometries, chance, step, cancelled)
    close = [table[f"{kind}_m"].to_numpy() < near for kind in CENTRES]
    table["preference"] = np.select([~here, close[0] & close[1], *close], [None, "both", *CENTRES], "neither")
    table["status"] = np.where(here, OK, NO_GEOMETRY)
    notes = _same(incubators, both, cancelled) + _beyond(boundary, here, inside)
    return LocationPreferences(table[COLUMNS], ratios, near, hull=boundary is None, notes=notes)


def _required(*both: Centres) -> list[Centres]:
    """Both kinds of centre in an order that their rows do not decide, none of them empty."""
    for kind, centres in zip(CENTRES, both, strict=True):
        require_some(f"{kind}_centres", centres.geometries)
    return [centres.in_order() for centres in both]


def _same(incubators: np.ndarray, both: Sequence[Centres], cancelled: Cancelled) -> list[str]:
    """A remark on centres of either kind that are the incubators themselves."""
    found = [
        same_layer(terms.label("centre", kind), centres.geometries, incubators, cancelled)
        for kind, centres in zip(CENTRES, both, strict=True)
    ]
    return [note for notes in found for note in notes]


def _names(names: Sequence[object] | None, index: np.ndarray) -> np.ndarray:
    if names is None:
        return np.full(len(index), None)
    return np.where(index >= 0, np.asarray(names, dtype=object)[index], None)


def _study_ground(incubators: np.ndarray, boundary: np.ndarray | None, cancelled: Cancelled) -> shapely.Geometry:
    if boundary is None:
        return shapely.convex_hull(shapely.geometrycollections(incubators[~absent(incubators)]))
    require_some("boundary", boundary)
    return union(boundary, cancelled=cancelled)


def _meets(ground: shapely.Geometry, geometries: np.ndarray) -> np.ndarray:
    shapely.prepare(ground)
    return shapely.intersects(ground, geometries)


def _beyond(boundary: np.ndarray | None, here: np.ndarray, inside: np.ndarray) -> list[str]:
    """A remark on incubators that do not meet the study area, where one is given: no random point can fall where they stand."""
    if boundary is None:
        return []
    text = translate(
        "Core",
        "Incubators outside the study area: {n} of {all}. They are left out of the comparison with random points.",
    )
    return remarks((here & ~inside, text, text), all=f"{int(here.sum()):,}")


def _chance(n: int, ground: shapely.Geometry, cancelled: Cancelled) -> tuple[np.ndarray, np.random.Generator] | None:
    """Random points on the ground, and what draws `n` of them; None where there is nothing to compare with chance."""
    if not n or not shapely.area(ground) > 0:
        return None
    generator = np.random.default_rng(SEED)
    return random_points(_fillable(ground), max(POOL, n), generator, cancelled), generator


def _against_chance(
    observed: np.ndarray,
    centres: np.ndarray,
    chance: tuple[np.ndarray, np.random.Generator] | None,
    progress: Progress,
    cancelled: Cancelled,
) -> Ratio:
    """The mean of the observed distances against `DRAWS` seeded draws of as many random points, the same for all centres."""
    if chance is None:
        return Ratio(np.nan, np.nan, np.nan)
    n, (pool, generator) = len(observed), chance
    generator = deepcopy(generator)
    metres = nearest(pool, centres, cancelled=cancelled)[1]
    expected = metres.mean()
    if not expected > 0:
        return Ratio(np.nan, np.nan, np.nan)
    means = np.empty(DRAWS)
    for rows in chunks(DRAWS, max(DRAWN // n, 1), progress, cancelled):
        drawn = generator.integers(len(pool), size=(rows.stop - rows.start, n))
        means[rows] = metres[drawn].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975]) / expected
    return Ratio(float(observed.mean() / expected), float(low), float(high))


def _fillable(ground: shapely.Geometry) -> np.ndarray:
    """The ground in pieces for random points; InputError where it is too thin."""
    pieces = fillable(np.array([ground]))
    if shapely.area(pieces).sum() < shapely.area(ground) / 2:
        raise InputError(
            "boundary",
            translate("Core", "the boundary is too thin to place random points in."),
            translate("Core", "Choose the polygon of the study area."),
        )
    return pieces
