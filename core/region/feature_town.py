"""Feature towns (特色小镇): do they keep their size, and which of the four areas overlap in them (Q11 of the field)?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import pandas as pd
import shapely

from ..base import statistics, thresholds
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.text import translate
from ..ground.geometry import absent, require_some
from ..ground.overlay import GRID, ground_in_each, repeated_area, sharing
from ..ground.union import union

AREAS = ("park", "community", "scenery", "campus")
PARAMETERS = dict(zip(AREAS, ("PARKS", "COMMUNITIES", "SCENERY", "CAMPUSES"), strict=True))
COLUMNS = [
    *("plan_km2", "built_km2", "plan_ok", "built_ok", "areas_n", *(f"{kind}_km2" for kind in AREAS)),
    *("overlap", "mix", "verdict", "status"),
]
# Less than this share of a town is a sliver of two borders drawn apart, no park that the town has.
SLIVER = 1e-4


@dataclass
class FeatureTowns:
    """`rows`: one per town, ``plan_km2 built_km2 plan_ok built_ok areas_n <area>_km2 … overlap mix verdict status``.

    `rules`: the thresholds used, with source, clause and mark; `overlap_km2`: ground of all towns under two or more of the
    areas, each square metre once.
    """

    rows: pd.DataFrame
    rules: pd.DataFrame
    overlap_km2: float = 0.0
    notes: list[str] = field(default_factory=list)

    @property
    def plan_only(self) -> bool:
        """Whether the rules limit the built-up area too, but nothing is known of it."""
        return "built_area" in set(self.rules["item"]) and self.rows["built_km2"].isna().all()


@dataclass(frozen=True)
class Limits:
    """What a rule set allows, km²; `built_max` is NaN where it sets no limit."""

    plan_min: float
    plan_max: float
    built_max: float


def limits(ruleset: str, slack: float = 10.0) -> Limits:
    """The limits of the rule set ``2015`` (about 3 and 1 km², `slack` per cent allowed) or ``2021`` (1–5 km²).

    Raises InputError naming ``RULESET`` or ``SLACK``.

    >>> round(float(limits("2015").plan_max), 2), float(limits("2021").plan_max)
    (3.3, 5.0)
    """
    rules = thresholds.load("feature_town", ruleset)
    if rules.empty:
        raise InputError(
            "RULESET",
            translate("Core", "there is no rule set “{name}”.").format(name=ruleset),
            translate("Core", "Choose 2015 or 2021."),
        )
    if not 0 <= slack < 100:
        raise InputError(
            "SLACK", translate("Core", "the slack must be 0 to 100 %."), translate("Core", "Give 10 for ±10 %.")
        )
    value = rules.set_index("item")["value"]
    if "plan_area" not in value:
        return Limits(value["plan_area_min"], value["plan_area_max"], np.nan)
    low, high = 1 - slack / 100, 1 + slack / 100
    return Limits(value["plan_area"] * low, value["plan_area"] * high, value["built_area"] * high)


def feature_towns(
    towns: np.ndarray,
    built_up: np.ndarray | None = None,
    areas: Mapping[str, np.ndarray | None] | None = None,
    ruleset: str = "2021",
    slack: float = 10.0,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> FeatureTowns:
    """Size, built-up area and overlap of the four areas of each town, and a verdict on its size.

    Parameters
    ----------
    towns, built_up : valid polygons, None where missing.
    areas : valid polygons of each of the kinds ``park community scenery campus``; any of them may be missing.
    ruleset, slack : see :func:`limits`.

    Raises
    ------
    InputError : naming ``RULESET``, ``SLACK``, ``TOWNS`` or ``BUILT_UP``.

    >>> towns = shapely.box([0, 9e3], 0, [2e3, 13e3], 2e3)
    >>> result = feature_towns(towns, areas={"park": np.array([shapely.box(0, 0, 1e3, 1e3)])})
    >>> result.rows[["plan_km2", "park_km2", "verdict"]].values.tolist()
    [[4.0, 1.0, 'fits'], [8.0, 0.0, 'too_large']]
    """
    allowed = limits(ruleset, slack)
    require_some("TOWNS", towns)
    if built_up is not None:
        require_some("BUILT_UP", built_up)
    layers = [built_up, *((areas or {}).get(kind) for kind in AREAS)]
    ground = [
        _inside(towns, layer, part(progress, i / len(layers), (i + 1) / len(layers)), cancelled)
        for i, layer in enumerate(layers)
    ]
    given = [area for area in ground[1:] if area is not None]
    overlap = _overlap(given) if len(given) > 1 else None
    rows = _measure(towns, ground, overlap)
    _judge(rows, allowed)
    total = 0.0 if overlap is None else shapely.area(union(overlap, cancelled=cancelled)) / 1e6
    notes = [*_notes(rows, allowed, layers), *_shared_note(towns, cancelled)]
    return FeatureTowns(rows[COLUMNS], thresholds.load("feature_town", ruleset), total, notes)


def _inside(towns: np.ndarray, layer: np.ndarray | None, progress: Progress, cancelled: Cancelled) -> np.ndarray | None:
    return None if layer is None else ground_in_each(towns, layer, progress, cancelled)


def _measure(towns: np.ndarray, ground: list[np.ndarray | None], overlap: np.ndarray | None) -> pd.DataFrame:
    """The areas of each town, km²; a layer that was not given leaves its own unknown, and overlap takes two layers."""
    there = ~(shapely.is_missing(towns) | shapely.is_empty(towns))
    rows = pd.DataFrame({"plan_km2": np.where(there, shapely.area(towns) / 1e6, np.nan)})
    rows["built_km2"] = _km2(ground[0], there)
    km2 = np.stack([_km2(area, there) for area in ground[1:]], axis=1)
    for kind, column in zip(AREAS, km2.T, strict=True):
        rows[f"{kind}_km2"] = column
    some = there & any(area is not None for area in ground[1:])
    rows["areas_n"] = has_area(rows).sum(axis=1).astype("Int64").where(some)
    rows["overlap"] = _km2(overlap, there)
    town = np.repeat(np.arange(len(towns)), len(AREAS))
    rows["mix"] = statistics.grouped_evenness(town, np.nan_to_num(km2).ravel(), len(AREAS), len(towns))
    rows["status"] = np.where(there, "ok", "no_geometry")
    return rows


def _km2(ground: np.ndarray | None, there: np.ndarray) -> np.ndarray:
    return np.full(len(there), np.nan) if ground is None else np.where(there, shapely.area(ground) / 1e6, np.nan)


def has_area(rows: pd.DataFrame) -> pd.DataFrame:
    """Which of the `AREAS` (columns) each town has, slivers left out; false where it is unknown.

    >>> rows = pd.DataFrame({"plan_km2": [4], "park_km2": [1], "community_km2": [0], "scenery_km2": [1e-6], "campus_km2": [0]})
    >>> has_area(rows).to_dict("records")
    [{'park': True, 'community': False, 'scenery': False, 'campus': False}]
    """
    km2 = rows[[f"{kind}_km2" for kind in AREAS]].set_axis(AREAS, axis="columns")
    return km2.gt(SLIVER * rows["plan_km2"], axis="index")


def _overlap(given: list[np.ndarray]) -> np.ndarray:
    """The ground of each town that lies under two or more of the kinds given."""
    shared = np.stack([shapely.intersection(a, b, grid_size=GRID) for a, b in combinations(given, 2)], axis=1)
    return shapely.union_all(shared, axis=1)


def _judge(rows: pd.DataFrame, allowed: Limits) -> None:
    """Adds ``plan_ok built_ok verdict``: the plan area speaks first, then the built-up area where it is known."""
    plan, built = rows["plan_km2"], rows["built_km2"]
    assessed = plan.notna()
    rows["plan_ok"] = plan.between(allowed.plan_min, allowed.plan_max).astype("boolean").where(assessed)
    limited = built.notna() & ~np.isnan(allowed.built_max)
    rows["built_ok"] = (built <= allowed.built_max).astype("boolean").where(limited)
    verdicts = {
        "not_assessed": ~assessed,
        "too_large": plan > allowed.plan_max,
        "too_small": plan < allowed.plan_min,
        "built_too_large": built > allowed.built_max,
    }
    rows["verdict"] = np.select(list(verdicts.values()), list(verdicts), "fits")


def _notes(rows: pd.DataFrame, allowed: Limits, layers: list[np.ndarray | None]) -> list[str]:
    missing = int((rows["status"] == "no_geometry").sum())
    notes = [translate("Core", "{n} towns have no geometry: not assessed.").format(n=missing)] if missing else []
    if layers[0] is None and not np.isnan(allowed.built_max):
        notes.append(translate("Core", "Without built-up areas the verdict speaks of the plan area alone."))
    nothing = translate("Core", "the layer holds no geometry: no town has any of it.")
    for kind, layer in zip(AREAS, layers[1:], strict=True):
        if layer is not None and absent(layer).all():
            notes.append(f"{PARAMETERS[kind]}: {nothing}")
    return notes


def _shared_note(towns: np.ndarray, cancelled: Cancelled) -> list[str]:
    """What is said where towns overlap by more than a sliver."""
    lapping = towns[sharing(towns, SLIVER, cancelled)]
    if not len(lapping):
        return []
    text = translate("Core", "{n} towns overlap one another, by {km2:,.2f} km²: ground that they share counts in each.")
    return [text.format(n=len(lapping), km2=repeated_area(lapping, cancelled) / 1e6)]
