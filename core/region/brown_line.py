"""The brown line (棕线): does manufacturing stay inside its control areas?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base import statistics
from ..base.columns import numeric
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds
from ..base.running import Cancelled, Progress, ignore, never
from ..base.status import NO_GEOMETRY, OK
from ..base.text import remarks, rounded, translate
from ..ground.geometry import as_array, require_some
from ..ground.overlay import repeated_area, share_inside, sharing
from ..ground.union import union_by

CLASSES = ("inside", "straddles", "outside")
# A thousandth of a ground is forgiven: boundaries digitised twice never agree to the centimetre.
SLIVER = 1e-3


@dataclass(frozen=True, eq=False)
class BrownLineResult:
    """Where manufacturing stands.

    `rows`: one per ground, ``inside_share brown_line is_new status``;
    `summary`: ``brown_line is_new n share area_km2``;
    `since`: the first year that counts as new, None where none was given.
    """

    rows: pd.DataFrame
    summary: pd.DataFrame
    since: int | None
    notes: list[str]


@dataclass(frozen=True)
class BrownLineOptions:
    """What the user sets; `since`: the first year that counts as new, None where nothing is asked about years."""

    since: int | None = None
    BOUNDS: ClassVar[Bounds] = {"since": (1000, 9999)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


def assess(
    manufacturing: np.ndarray,
    control_areas: np.ndarray,
    *,
    years: Sequence[object] | None = None,
    options: BrownLineOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> BrownLineResult:
    """Which manufacturing stands inside, across or outside the control areas, and what of it is new.

    Parameters
    ----------
    manufacturing : valid polygons or points, shape (n,); points on the edge of all control areas stand outside.
    control_areas : valid polygons, overlapping or not.
    years : year of each ground.
    options : see :class:`BrownLineOptions`.

    Raises
    ------
    InputError : naming ``since``, ``manufacturing`` or ``control_areas``.

    Source: Planners (规划师) 2016 no. 9, fourth paper, section 3.3.

    >>> grounds = shapely.box([0, 900, 5000], 0, [100, 1100, 5100], 100)
    >>> areas = np.array([shapely.box(0, 0, 1000, 1000)])
    >>> result = assess(grounds, areas, years=[2001, 2019, 2003], options=BrownLineOptions(since=2010))
    >>> result.rows[["inside_share", "brown_line", "is_new"]].values.tolist()
    [[1.0, 'inside', False], [0.5, 'straddles', True], [0.0, 'outside', False]]
    """
    since = (options or BrownLineOptions()).since
    if since is not None and years is None:
        raise InputError(
            "since",
            translate("Core", "a year is given, but no field with the year of each ground."),
            translate("Core", "Choose the field of the years, or leave the year empty."),
        )
    manufacturing, control_areas = as_array(manufacturing), as_array(control_areas)
    require_some("manufacturing", manufacturing)
    require_some("control_areas", control_areas)
    share = share_inside(manufacturing, control_areas, progress, cancelled)
    rows = pd.DataFrame(
        {"inside_share": share, "brown_line": _classes(share), "is_new": _is_new(years, since, len(share))}
    )
    rows["status"] = np.where(np.isnan(share), NO_GEOMETRY, OK)
    lapping = sharing(manufacturing, SLIVER, cancelled)
    notes = [*_notes(rows, since), *_lapping_note(manufacturing[lapping], cancelled)]
    return BrownLineResult(rows, _summary(rows, manufacturing, lapping), since, notes)


def _classes(share: np.ndarray) -> np.ndarray:
    classes = np.select([share >= 1 - SLIVER, share <= SLIVER], ["inside", "outside"], "straddles").astype(object)
    classes[np.isnan(share)] = None
    return classes


def _is_new(years: Sequence[object] | None, since: int | None, n: int) -> pd.Series:
    """Built in `since` or later; unknown where the year is missing or not a number."""
    if since is None:
        return pd.Series(pd.NA, index=range(n), dtype="boolean")
    known = pd.Series(numeric(years))
    return (known >= since).astype("boolean").mask(known.isna())


def _summary(rows: pd.DataFrame, grounds: np.ndarray, lapping: np.ndarray) -> pd.DataFrame:
    """Number, share of all and area by class and age; the classes in their order, new before old before unknown.

    Grounds that overlap, at the positions `lapping`, count their ground once in a row.
    """
    area = shapely.area(grounds)
    area[lapping] = 0
    assessed = rows[["brown_line", "is_new"]].assign(area_km2=np.nan_to_num(area) / 1e6)[rows["status"] == OK]
    assessed["brown_line"] = pd.Categorical(assessed["brown_line"], CLASSES, ordered=True)
    # Sorted as a number: the unknown come last.
    assessed["old"] = (~assessed["is_new"]).astype("Float64").fillna(2)
    groups = assessed.groupby(["brown_line", "old"], observed=True)
    table = groups.agg(n=("area_km2", "size"), area_km2=("area_km2", "sum")).reset_index()
    number = np.full(len(rows), -1)
    number[assessed.index] = groups.ngroup()
    group, together = union_by(number[lapping], grounds[lapping])
    table.loc[group, "area_km2"] += shapely.area(together) / 1e6
    table["is_new"] = table["old"].map({0.0: True, 1.0: False}).astype("boolean")
    table["share"] = statistics.shares(table["n"])
    return table.astype({"brown_line": object})[["brown_line", "is_new", "n", "share", "area_km2"]]


def _notes(rows: pd.DataFrame, since: int | None) -> list[str]:
    missing = int((rows["status"] == NO_GEOMETRY).sum())
    unknown = int(rows["is_new"].isna().sum()) if since is not None else 0
    return remarks(
        (
            missing,
            translate("Core", "{n} ground has no geometry: not assessed."),
            translate("Core", "{n} grounds have no geometry: not assessed."),
        ),
        (
            unknown,
            translate("Core", "{n} ground has no known year: it is unknown whether it is new."),
            translate("Core", "{n} grounds have no known year: it is unknown whether they are new."),
        ),
    )


def _lapping_note(lapping: np.ndarray, cancelled: Cancelled) -> list[str]:
    """What is said of grounds that overlap; there are two of them at least."""
    if not len(lapping):
        return []
    text = translate(
        "Core",
        "{n} grounds overlap one another, by {km2} km²: each counts in the number, shared ground once in an area.",
    )
    return [text.format(n=f"{len(lapping):,}", km2=rounded(repeated_area(lapping, cancelled) / 1e6, 3))]
