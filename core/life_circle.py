"""Who reaches what on foot: the facilities of a life circle, class by class, against a standard's distances.

Coverage of class k = Σ pop_i · 1(d_ik ≤ r_k) / Σ pop_i, and the same counting places instead of people. The levels of a
standard are not inclusive: a 15-minute circle is checked against its own list, not that of the 5-minute circle as well.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from . import access, context, facility_classes, thresholds
from .errors import InputError
from .network import Streets
from .network_check import parts_note
from .running import Cancelled, Progress, ignore, never, part
from .service_areas import merged_areas
from .snapping import Places, snap
from .text import translate
from .union import union

ALL = "all classes"


@dataclass(frozen=True)
class Walking:
    """How people get there: along `streets`, or in a straight line without; metres, and km/h for minutes in the report."""

    streets: Streets | None = None
    snap: float = 200.0
    max_distance: float = 5000.0
    speed: float = 4.0


@dataclass
class LifeCircle:
    """The result: `demand` (a row per place), `coverage` (a row per class and one for all), `gaps`, remarks.

    `gaps` holds the numbers of the rows short of a class and what they miss, `classes` the requirements, `group` the number
    of each facility's class (-1: none), `population` what was counted.
    """

    demand: pd.DataFrame
    coverage: pd.DataFrame
    gaps: pd.DataFrame
    classes: pd.DataFrame
    group: np.ndarray
    population: np.ndarray | None
    reach: "Reach"
    notes: list[str] = field(default_factory=list)


def requirements(standard: str, found: list[str], cutoff: float) -> pd.DataFrame:
    """The classes to look for: those of the standard's level, then the others that were `found` among the facilities.

    Columns ``category radius_m level source clause mark counted``; a class without a distance in the standard gets `cutoff`,
    a "user parameter"; the others found are shown with it too, but not `counted` among the classes that a place needs.
    """
    table = thresholds.load("life_circle", standard).rename(columns={"item": "category", "value": "radius_m"})
    missing = table["radius_m"].isna()
    table.loc[missing, ["radius_m", "source", "mark"]] = [cutoff, _user_source(), "U"]
    table["counted"] = True
    others = [category for category in found if category not in set(table["category"])]
    own = pd.DataFrame({"category": others, "radius_m": cutoff, "level": "", "source": _user_source(), "clause": ""})
    table = pd.concat([table, own.assign(mark="U", counted=standard == "custom")], ignore_index=True)
    columns = ["category", "radius_m", "level", "source", "clause", "mark", "counted"]
    return table[columns].astype({"radius_m": float, "counted": bool}).fillna({"level": "", "clause": ""})


def _user_source() -> str:
    return str(thresholds.user_parameter("", 0, "m")["source"])


def needs(classes: pd.DataFrame, age_group: str) -> np.ndarray:
    """(classes,) weight of each class for an age group; 1 where it asks for nothing in particular."""
    table = thresholds.load("age_groups", age_group).set_index("item")["value"]
    codes = [facility_classes.class_of(category) for category in classes["category"]]
    return np.array([table.get(code, 1.0) for code in codes])


def assess(
    demand: np.ndarray,
    population: np.ndarray | None,
    facilities: np.ndarray,
    category: np.ndarray,
    classes: pd.DataFrame,
    walking: Walking,
    age_group: str = "none",
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> LifeCircle:
    """Assess every place of `demand`.

    Parameters
    ----------
    demand, facilities : (n,), (m,) points in metres, None where missing.
    population : (n,) people, NaN where missing; None: only places are counted.
    category : (m,) class of each facility, None: it serves nobody.
    classes : see :func:`requirements`.

    Raises
    ------
    InputError : when there is nothing to look for.
    """
    if not len(classes):
        raise InputError(
            "CATEGORY_FIELD",
            translate("LifeCircle", "no facility has a class."),
            translate("LifeCircle", "Choose the field that holds the kind of facility, or a standard."),
        )
    group = pd.Index(classes["category"]).get_indexer(pd.Index(category, dtype=object))
    find = _straight if walking.streets is None else _on_streets
    reach = find(demand, facilities, group, classes["radius_m"].to_numpy(), walking, progress, cancelled)
    people, lost = _people(population)
    rows = _rows(reach, classes, needs(classes, age_group))
    coverage = _coverage(rows, people, classes, group, reach.unsnapped)
    if walking.streets is None:
        coverage["source"] += "; " + translate("LifeCircle", "straight line")
    notes = [*reach.notes, *lost, *_left_out(facilities, group)]
    return LifeCircle(rows, coverage, _gaps(rows, classes), classes, group, people, reach, notes)


@dataclass(frozen=True, eq=False)
class Reach:
    """What a search found: (n, classes) metres to the nearest (NaN: none) and numbers within the radius, (n,) status.

    `facilities` are the tied facilities, None on straight lines; `unsnapped` marks those without a street.
    """

    metres: np.ndarray
    number: np.ndarray
    status: np.ndarray
    unsnapped: np.ndarray
    facilities: Places | None = None
    notes: list[str] = field(default_factory=list)


def _straight(demand, facilities, group, radius, walking: Walking, progress, cancelled) -> Reach:
    metres, number = np.full((2, len(demand), len(radius)), np.nan)
    for k, r in enumerate(radius):
        step = part(progress, k / len(radius), (k + 1) / len(radius))
        found = context.straight(demand, facilities[group == k], r, walking.max_distance, step, cancelled)
        metres[:, k], number[:, k] = found["m"], found["n"]
    status = np.where(shapely.is_missing(demand), "no_geometry", "ok").astype(object)
    note = translate(
        "LifeCircle",
        "No network: distances are straight lines, shorter than any walk, so coverage looks better than it is.",
    )
    return Reach(metres, number, status, np.zeros(len(facilities), bool), notes=[note])


def _on_streets(demand, facilities, group, radius, walking: Walking, progress, cancelled) -> Reach:
    streets = walking.streets
    homes = snap(streets, _xy(demand), walking.snap, part(progress, 0, 0.25), cancelled)
    places = snap(streets, _xy(facilities), walking.snap, part(progress, 0.25, 0.35), cancelled)
    used = np.flatnonzero(group >= 0)
    targets, kinds = places[used], group[used]
    step = part(progress, 0.35, 0.6)
    metres = access.nearest(streets, targets, kinds, len(radius), homes, walking.max_distance, step, cancelled)
    step = part(progress, 0.6, 1)
    number = access.counts(streets, targets, kinds, len(radius), homes, radius, step, cancelled).astype(float)
    status = _status(streets, homes, targets)
    assessed = np.isin(status, ("ok", "isolated"))
    number[~assessed] = np.nan
    unsnapped = np.isinf(places.leg)
    notes = _network_notes(streets, homes, targets, status, unsnapped[used], walking.snap)
    return Reach(np.where(np.isfinite(metres), metres, np.nan), number, status, unsnapped, places, notes)


def _xy(points: np.ndarray) -> np.ndarray:
    """(n, 2) coordinates, NaN where a point is missing."""
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def _status(streets: Streets, homes: Places, facilities: Places) -> np.ndarray:
    status = np.full(len(homes), "unsnapped", object)
    status[np.isnan(homes.leg)] = "no_geometry"
    served = np.unique(streets.component[streets.u[facilities.edge[facilities.tied]]])
    own = streets.component[streets.u[homes.edge[homes.tied]]]
    status[homes.tied] = np.where(np.isin(own, served), "ok", "isolated")
    return status


def _network_notes(streets, homes, facilities, status, unsnapped, limit) -> list[str]:
    apart = np.zeros(len(homes), bool)
    apart[homes.tied] = streets.component[streets.u[homes.edge[homes.tied]]] > 0
    counted = (
        (
            apart.any(),
            translate("LifeCircle", "{n} places are tied to a part that hangs apart from the main network."),
            {"n": int(apart.sum())},
        ),
        (
            (status == "isolated").any(),
            translate(
                "LifeCircle", "{n} places stand on a part of the network that holds no facility: they reach nothing."
            ),
            {"n": int((status == "isolated").sum())},
        ),
        (
            (status == "unsnapped").any(),
            translate("LifeCircle", "{n} places have no street within {m:g} m and are not assessed."),
            {"n": int((status == "unsnapped").sum()), "m": limit},
        ),
        (
            unsnapped.any(),
            translate("LifeCircle", "{n} facilities have no street within {m:g} m and serve nobody."),
            {"n": int(unsnapped.sum()), "m": limit},
        ),
    )
    return [*parts_note(streets), *(text.format(**numbers) for true, text, numbers in counted if true)]


def _people(population: np.ndarray | None) -> tuple[np.ndarray | None, list[str]]:
    if population is None:
        return None, []
    unknown = ~(population >= 0)
    text = translate("LifeCircle", "{n} places have no population, or a negative one; it counts as 0.")
    return np.where(unknown, 0, population), [text.format(n=int(unknown.sum()))] if unknown.any() else []


def _left_out(facilities: np.ndarray, group: np.ndarray) -> list[str]:
    nameless, shapeless = int((group < 0).sum()), int((shapely.is_missing(facilities) & (group >= 0)).sum())
    texts = (
        (nameless, translate("LifeCircle", "{n} facilities have no class, or one that the class map leaves out.")),
        (shapeless, translate("LifeCircle", "{n} facilities have no geometry and serve nobody.")),
    )
    return [text.format(n=n) for n, text in texts if n]


def _rows(reach: Reach, classes: pd.DataFrame, weights: np.ndarray) -> pd.DataFrame:
    """A row per place: ``m_ n_ ok_`` of each class, ``n_ok share_ok score status``; NA where it was not assessed."""
    out = ~np.isin(reach.status, ("ok", "isolated"))
    columns = {}
    for k, category in enumerate(classes["category"]):
        columns[f"m_{category}"] = np.where(out, np.nan, reach.metres[:, k])
        columns[f"n_{category}"] = _or_na(reach.number[:, k], out, "Int64")
        columns[f"ok_{category}"] = _or_na(reach.number[:, k] > 0, out, "boolean")
    counted = classes["counted"].to_numpy()
    ok = reach.number[:, counted] > 0
    total = max(int(counted.sum()), 1)
    columns["n_ok"] = _or_na(ok.sum(axis=1), out, "Int64")
    columns["share_ok"] = np.where(out, np.nan, ok.sum(axis=1) / total)
    columns["score"] = np.where(out, np.nan, ok @ weights[counted] / max(weights[counted].sum(), 1e-12))
    columns["status"] = reach.status
    return pd.DataFrame(columns)


def _or_na(values: np.ndarray, missing: np.ndarray, dtype: str) -> pd.Series:
    return pd.Series(np.where(missing, 0, values)).astype(dtype).mask(missing)


def _coverage(rows, people, classes, group, unsnapped) -> pd.DataFrame:
    """A row per class and one for all counted classes together."""
    assessed = rows["status"].isin(("ok", "isolated")).to_numpy()
    counted = classes.loc[classes["counted"], "category"]
    covered = [rows[f"ok_{category}"].fillna(False).to_numpy(bool) for category in classes["category"]]
    covered.append(assessed & (rows["n_ok"].fillna(-1) == len(counted)).to_numpy(bool))
    number = [(group == k).sum() for k in range(len(classes))]
    lost = [(unsnapped & (group == k)).sum() for k in range(len(classes))]
    table = pd.concat(
        [classes[["category", "radius_m", "level", "source", "mark"]], pd.DataFrame([_all_row(classes)])],
        ignore_index=True,
    )
    needed = np.flatnonzero(classes["counted"])
    table["facilities"] = [*number, sum(number[k] for k in needed)]
    table["facilities_unsnapped"] = [*lost, sum(lost[k] for k in needed)]
    weighted = [("clients", np.ones(len(rows)))] + ([] if people is None else [("pop", people)])
    for name, weight in weighted:
        whole = weight[assessed].sum()
        table[name] = whole
        table[f"{name}_covered"] = [weight[mask].sum() for mask in covered]
        table[f"{name}_share"] = table[f"{name}_covered"] / whole if whole else np.nan
        table[f"{name}_not_assessed"] = weight[~assessed].sum()
    for name in ("clients", "clients_covered", "clients_not_assessed"):
        table[name] = table[name].astype(int)
    for name in ("pop", "pop_covered", "pop_share", "pop_not_assessed"):
        table[name] = table.get(name, np.nan)
    return table


def _all_row(classes: pd.DataFrame) -> dict[str, object]:
    sources = dict.fromkeys(classes.loc[classes["counted"], "source"])
    return {"category": ALL, "radius_m": np.nan, "level": "", "source": "; ".join(sources), "mark": ""}


def _gaps(rows: pd.DataFrame, classes: pd.DataFrame) -> pd.DataFrame:
    """``row`` and ``missing`` of the assessed places short of a counted class."""
    counted = classes.loc[classes["counted"], "category"]
    lacks = pd.DataFrame({category: rows[f"ok_{category}"].eq(False).fillna(False) for category in counted}, dtype=bool)
    short = lacks.any(axis=1) if len(counted) else pd.Series(False, index=rows.index)
    names = lacks.columns.to_numpy(object)
    missing = [",".join(names[mask]) for mask in lacks[short].to_numpy()]
    return pd.DataFrame({"row": np.flatnonzero(short), "missing": pd.Series(missing, dtype=object)})


def areas(
    result: LifeCircle,
    facilities: np.ndarray,
    walking: Walking,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """The ground that each class covers: ``category radius_m geometry``, None where it covers none.

    On streets the ground along the stretches within the radius, in a straight line circles.
    """
    radius = result.classes["radius_m"].to_numpy()
    geometry = np.full(len(radius), None, object)
    if walking.streets is None:
        for k, r in enumerate(radius):
            circles = shapely.buffer(facilities[result.group == k], r, quad_segs=64)
            geometry[k] = union(circles, part(progress, k / len(radius), (k + 1) / len(radius)), cancelled)
    else:
        used = np.flatnonzero(result.group >= 0)
        places, group = result.reach.facilities[used], result.group[used]
        table = merged_areas(walking.streets, places, group, radius, progress=progress, cancelled=cancelled)
        geometry[table["row"].to_numpy(int)] = table["polygon"].to_numpy()
    geometry[shapely.is_empty(geometry)] = None
    return pd.DataFrame({"category": result.classes["category"], "radius_m": radius, "geometry": geometry})
