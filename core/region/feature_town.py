"""Feature towns (特色小镇): do they keep their size, and which of the four areas overlap in them?"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
import shapely

from ..base import statistics, terms, thresholds
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.status import NO_GEOMETRY, NOT_ASSESSED, OK
from ..base.text import listed, remarks, rounded, translate
from ..ground.geometry import absent, as_array, require_some
from ..ground.overlay import GRID, ground_in_each, repeated_area, sharing
from ..ground.union import union, union_by

AREAS = ("park", "community", "scenery", "campus")
COLUMNS = [
    *("plan_km2", "built_km2", "plan_ok", "built_ok", "areas_n", *(f"{kind}_km2" for kind in AREAS)),
    *("overlap", "mix", "verdict", "status"),
]
# Less than this share of a town is a sliver of two borders drawn apart, no park that the town has.
SLIVER = 1e-4


@dataclass(frozen=True)
class FeatureTownOptions:
    """What the user sets: the rule set, ``2015`` or ``2021``, and the `slack`, per cent, on what that of 2015 calls “about”."""

    ruleset: str = "2021"
    slack: float = 10.0


@dataclass(frozen=True, eq=False)
class FeatureTownResult:
    """`rows`: one per town, ``plan_km2 built_km2 plan_ok built_ok areas_n <area>_km2 … overlap mix verdict status``.

    `rules`: the thresholds used, with source, clause and mark; `given`: the kinds of areas whose layer was given;
    `overlap_km2`: ground of all towns under two or more of them, each square metre once.
    """

    rows: pd.DataFrame
    rules: pd.DataFrame
    given: tuple[str, ...]
    overlap_km2: float
    options: FeatureTownOptions
    notes: list[str]

    @property
    def plan_only(self) -> bool:
        """Whether the rules limit the built-up area too, but nothing is known of it."""
        return "built_area" in set(self.rules["item"]) and self.rows["built_km2"].isna().all()

    @property
    def summary(self) -> pd.DataFrame:
        """Number and share of the towns by verdict, most towns first: ``verdict n share``."""
        n = self.rows["verdict"].value_counts().rename_axis("verdict").reset_index(name="n")
        return n.assign(share=statistics.shares(n["n"]))


@dataclass(frozen=True)
class Limits:
    """What a rule set allows, km²; `built_max` is NaN where it sets no limit."""

    plan_min: float
    plan_max: float
    built_max: float


def limits(options: FeatureTownOptions) -> Limits:
    """The limits of the rule set ``2015`` (about 3 and 1 km², the slack allowed) or ``2021`` (1–5 km²).

    Raises InputError naming ``ruleset`` or ``slack``.

    >>> round(float(limits(FeatureTownOptions("2015")).plan_max), 2), float(limits(FeatureTownOptions("2021")).plan_max)
    (3.3, 5.0)
    """
    rules = thresholds.load("feature_town", options.ruleset)
    if rules.empty:
        raise InputError(
            "ruleset",
            translate("Core", "there is no rule set “{name}”.").format(name=options.ruleset),
            translate("Core", "Choose 2015 or 2021."),
        )
    if not 0 <= options.slack < 100:
        raise InputError(
            "slack", translate("Core", "the slack must be 0 to 100%."), translate("Core", "Give 10 for ±10%.")
        )
    value = rules.set_index("item")["value"]
    if "plan_area" not in value:
        return Limits(value["plan_area_min"], value["plan_area_max"], np.nan)
    low, high = 1 - options.slack / 100, 1 + options.slack / 100
    # Without the last digits of 3 × 1.1, to which no area is equal.
    limited = value["plan_area"] * low, value["plan_area"] * high, value["built_area"] * high
    return Limits(*(round(float(km2), 9) for km2 in limited))


def assess(
    towns: np.ndarray,
    built_up: np.ndarray | None = None,
    areas: Mapping[str, np.ndarray | None] | None = None,
    *,
    options: FeatureTownOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> FeatureTownResult:
    """Size, built-up area and overlap of the four areas of each town, and a verdict on its size.

    Parameters
    ----------
    towns, built_up : valid polygons, None where missing.
    areas : valid polygons of each of the kinds ``park community scenery campus``; any of them may be missing. Of fewer than
        two kinds neither overlap nor mix is known.

    Raises
    ------
    InputError : naming ``ruleset``, ``slack``, ``towns`` or ``built_up``.

    >>> towns = shapely.box([0, 9e3], 0, [2e3, 13e3], 2e3)
    >>> result = assess(towns, areas={"park": np.array([shapely.box(0, 0, 1e3, 1e3)])})
    >>> result.rows[["plan_km2", "park_km2", "verdict"]].values.tolist()
    [[4.0, 1.0, 'fits'], [8.0, 0.0, 'too_large']]
    """
    options = options or FeatureTownOptions()
    allowed = limits(options)
    towns, built_up = as_array(towns), as_array(built_up)
    require_some("towns", towns)
    if built_up is not None:
        require_some("built_up", built_up)
    layers = [built_up, *(as_array((areas or {}).get(kind)) for kind in AREAS)]
    ground = [
        _inside(towns, layer, part(progress, i / len(layers), (i + 1) / len(layers)), cancelled)
        for i, layer in enumerate(layers)
    ]
    known = [area for area in ground[1:] if area is not None]
    overlap = _overlap(known, cancelled) if len(known) > 1 else None
    rows = _judged(_measure(towns, ground, overlap), allowed)
    total = 0.0 if overlap is None else shapely.area(union(overlap, cancelled=cancelled)) / 1e6
    given = tuple(kind for kind, layer in zip(AREAS, layers[1:], strict=True) if layer is not None)
    notes = [*_notes(rows, layers, allowed), *_kind_notes(layers[1:], given), *_shared_note(towns, cancelled)]
    return FeatureTownResult(
        rows[COLUMNS], thresholds.load("feature_town", options.ruleset), given, total, options, notes
    )


def _inside(towns: np.ndarray, layer: np.ndarray | None, progress: Progress, cancelled: Cancelled) -> np.ndarray | None:
    return None if layer is None else ground_in_each(towns, layer, progress, cancelled)


def _measure(towns: np.ndarray, ground: list[np.ndarray | None], overlap: np.ndarray | None) -> pd.DataFrame:
    """The areas of each town, km²; a layer that was not given leaves its own unknown, and overlap takes two layers."""
    there = ~absent(towns)
    rows = pd.DataFrame({"plan_km2": np.where(there, shapely.area(towns) / 1e6, np.nan)})
    rows["built_km2"] = _km2(ground[0], there)
    km2 = np.stack([_km2(area, there) for area in ground[1:]], axis=1)
    for kind, column in zip(AREAS, km2.T, strict=True):
        rows[f"{kind}_km2"] = column
    some = there & any(area is not None for area in ground[1:])
    rows["areas_n"] = has_area(rows).sum(axis=1).astype("Int64").where(some)
    rows["overlap"] = _km2(overlap, there)
    town = np.repeat(np.arange(len(towns)), len(AREAS))
    mix = statistics.grouped_evenness(town, np.nan_to_num(km2).ravel(), len(AREAS), len(towns))
    rows["mix"] = mix if overlap is not None else np.nan
    rows["status"] = np.where(there, OK, NO_GEOMETRY)
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


def _overlap(given: list[np.ndarray], cancelled: Cancelled) -> np.ndarray:
    """The ground of each town that lies under two or more of the kinds given."""
    shared = [shapely.intersection(a, b, grid_size=GRID) for a, b in combinations(given, 2)]
    return union_by(np.tile(np.arange(len(given[0])), len(shared)), np.concatenate(shared), cancelled=cancelled)[1]


def _judged(rows: pd.DataFrame, allowed: Limits) -> pd.DataFrame:
    """With ``plan_ok built_ok verdict``: the plan area speaks first, then the built-up area where it is known."""
    # To the square metre: no drawing tells more, and a town of the very size that is allowed keeps it.
    plan, built = rows["plan_km2"].round(6), rows["built_km2"].round(6)
    assessed = plan.notna()
    rows["plan_ok"] = plan.between(allowed.plan_min, allowed.plan_max).astype("boolean").where(assessed)
    limited = built.notna() & ~np.isnan(allowed.built_max)
    rows["built_ok"] = (built <= allowed.built_max).astype("boolean").where(limited)
    verdicts = {
        NOT_ASSESSED: ~assessed,
        "too_large": plan > allowed.plan_max,
        "too_small": plan < allowed.plan_min,
        "built_too_large": built > allowed.built_max,
    }
    return rows.assign(verdict=np.select(list(verdicts.values()), list(verdicts), "fits"))


def _notes(rows: pd.DataFrame, layers: list[np.ndarray | None], allowed: Limits) -> list[str]:
    one = translate("Core", "{n} town has no geometry: not assessed.")
    many = translate("Core", "{n} towns have no geometry: not assessed.")
    notes = remarks((rows["status"] == NO_GEOMETRY, one, many))
    if layers[0] is None and not np.isnan(allowed.built_max):
        notes.append(translate("Core", "Without built-up areas the verdict is on the plan area only."))
    return notes


def _kind_notes(layers: list[np.ndarray | None], given: tuple[str, ...]) -> list[str]:
    """What is said of kinds of which there is none, and of those whose layer was not given."""
    nothing = translate("Core", "The layer of the kind “{area}” holds no geometry: no town has any of it.")
    empty = [kind for kind, layer in zip(AREAS, layers, strict=True) if layer is not None and absent(layer).all()]
    notes = [nothing.format(area=terms.label("area", kind)) for kind in empty]
    if 0 < len(given) < len(AREAS):
        missing = listed([terms.label("area", kind) for kind in AREAS if kind not in given])
        text = translate("Core", "No layer was given for: {areas}. The mix counts such kinds as absent.")
        if len(given) == 1:
            text = translate("Core", "No layer was given for: {areas}. With one kind alone the mix is unknown.")
        notes.append(text.format(areas=missing))
    return notes


def _shared_note(towns: np.ndarray, cancelled: Cancelled) -> list[str]:
    """What is said where towns overlap by more than a sliver; there are two of them at least."""
    lapping = towns[sharing(towns, SLIVER, cancelled)]
    if not len(lapping):
        return []
    text = translate("Core", "{n} towns overlap one another, by {km2} km²: ground that they share counts in each.")
    return [text.format(n=f"{len(lapping):,}", km2=rounded(repeated_area(lapping, cancelled) / 1e6, 2))]
