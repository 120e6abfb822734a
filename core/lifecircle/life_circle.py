"""Who reaches what on foot: the facilities of a life circle, class by class, against a standard's distances.

Coverage of class k = Σ pop_i · 1(d_ik ≤ r_k) / Σ pop_i, and the same counting places instead of people. The levels of a
standard are not inclusive: a 15-minute circle is checked against its own list, not that of the 5-minute circle as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..base import facility_classes, thresholds
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.text import plural, translate
from ..ground.union import union
from ..stock import context
from ..streets import access, edge
from ..streets.edge import Edge
from ..streets.network import Streets
from ..streets.network_check import parts_note, tied_apart
from ..streets.snapping import Places, snap
from .service_areas import merged_areas

ALL = "all classes"
SUMS = ("n_ok", "share_ok", "score", "at_edge", "status")
"""Fields of a place beside those of each class."""


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
    of each facility's class (-1: none), `population` what was counted, `edge` where the data end.
    """

    demand: pd.DataFrame
    coverage: pd.DataFrame
    gaps: pd.DataFrame
    classes: pd.DataFrame
    group: np.ndarray
    population: np.ndarray | None
    reach: "Reach"
    edge: Edge
    notes: list[str] = field(default_factory=list)


def requirements(standard: str, found: list[str], cutoff: float) -> pd.DataFrame:
    """The classes to look for: those of the standard's level, then the others that were `found` among the facilities.

    Columns ``category radius_m level source clause mark counted standard column``; a class without a distance in the
    standard gets `cutoff`, a "user parameter"; the others found are shown with it too, but not `counted` among the classes
    that a place needs. `standard` is empty for those; `column` is what the fields of the class are called by, after ``m_``,
    ``n_`` and ``ok_`` (see :func:`field_names`).
    """
    table = thresholds.load("life_circle", standard).rename(columns={"item": "category", "value": "radius_m"})
    missing = table["radius_m"].isna()
    table.loc[missing, ["radius_m", "source", "mark"]] = [cutoff, _user_source(), "U"]
    table["counted"] = True
    others = [category for category in found if category not in set(table["category"])]
    own = pd.DataFrame({"category": others, "radius_m": cutoff, "level": "", "source": _user_source(), "clause": ""})
    table = pd.concat([table, own.assign(mark="U", counted=standard == "custom")], ignore_index=True)
    table["column"] = field_names(table["category"])
    columns = ["category", "radius_m", "level", "source", "clause", "mark", "counted", "standard", "column"]
    table = table[columns].astype({"radius_m": float, "counted": bool})
    return table.fillna({"level": "", "clause": "", "standard": ""})


def field_names(categories: Iterable[str]) -> list[str]:
    """What the fields of each class are called by: its name, with ``_2`` (``_3`` …) where one of them has another meaning.

    Capitals do not tell fields of a GeoPackage apart.

    >>> field_names(["cafe", "ok", "OK_2"])
    ['cafe', 'ok_3', 'OK_2']
    """
    categories = list(categories)
    taken, names = {category.casefold() for category in categories}, []
    for category in categories:
        name, number = category, 1
        while _means_another(name) or (number > 1 and name.casefold() in taken):
            number += 1
            name = f"{category}_{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _means_another(name: str) -> bool:
    return any(f"{prefix}_{name}".casefold() in SUMS for prefix in ("m", "n", "ok"))


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
    study_area: np.ndarray | None = None,
) -> LifeCircle:
    """Assess every place of `demand`.

    Parameters
    ----------
    demand, facilities : (n,), (m,) points in metres, None where missing.
    population : (n,) people, NaN where missing; None: only places are counted.
    category : (m,) class of each facility, None: it serves nobody.
    classes : see :func:`requirements`.
    study_area : polygons of the ground that the data cover; None: the convex hull of the streets, or of all places.

    Raises
    ------
    InputError : when there is nothing to look for, and for a study area without ground.
    """
    _require_classes(classes, facilities)
    border = _edge(study_area, walking.streets, demand, facilities, cancelled)
    group = pd.Index(classes["category"]).get_indexer(pd.Index(category, dtype=object))
    find = _straight if walking.streets is None else _on_streets
    reach = find(demand, facilities, group, classes["radius_m"].to_numpy(), walking, progress, cancelled)
    people, lost = _people(population)
    radius = float(classes["radius_m"].max())
    at_edge = edge.at_edge(border, demand, radius, cancelled)
    rows = _rows(reach, classes, needs(classes, age_group), at_edge)
    coverage = _coverage(rows, people, classes, group, reach.unsnapped)
    if walking.streets is None:
        coverage["source"] += "; " + translate("LifeCircle", "straight line")
    notes = [*reach.notes, *lost, *_left_out(demand, facilities, group), *edge.note(border, at_edge, radius)]
    return LifeCircle(rows, coverage, _gaps(rows, classes), classes, group, people, reach, border, notes)


def _require_classes(classes: pd.DataFrame, facilities: np.ndarray) -> None:
    if len(classes):
        return
    if not len(facilities):
        raise InputError(
            "FACILITIES",
            translate("LifeCircle", "the layer is empty."),
            translate(
                "LifeCircle", "Choose another layer, or check its filter; with a standard its classes are looked for."
            ),
        )
    raise InputError(
        "CATEGORY_FIELD",
        translate("LifeCircle", "no facility has a class."),
        translate("LifeCircle", "Choose the field that holds the kind of facility, or a standard."),
    )


def _edge(study_area, streets: Streets | None, demand, facilities, cancelled: Cancelled) -> Edge:
    if study_area is not None:
        return edge.of_study_area(study_area, cancelled)
    return edge.of_places(demand, facilities) if streets is None else edge.of_streets(streets)


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
        "No network: distances are straight lines, never longer than the walk, so coverage is an upper bound.",
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
    counted = (
        (
            tied_apart(streets, homes).sum(),
            translate("LifeCircle", "{n} place is tied to a part that hangs apart from the main network."),
            translate("LifeCircle", "{n} places are tied to a part that hangs apart from the main network."),
        ),
        (
            (status == "isolated").sum(),
            translate(
                "LifeCircle", "{n} place stands on a part of the network that holds no facility: it reaches nothing."
            ),
            translate(
                "LifeCircle", "{n} places stand on a part of the network that holds no facility: they reach nothing."
            ),
        ),
        (
            (status == "unsnapped").sum(),
            translate("LifeCircle", "{n} place has no street within {m:g} m and is not assessed."),
            translate("LifeCircle", "{n} places have no street within {m:g} m and are not assessed."),
        ),
        (
            unsnapped.sum(),
            translate("LifeCircle", "{n} facility has no street within {m:g} m and serves nobody."),
            translate("LifeCircle", "{n} facilities have no street within {m:g} m and serve nobody."),
        ),
        (
            tied_apart(streets, facilities).sum(),
            translate(
                "LifeCircle",
                "{n} facility is tied to a part that hangs apart from the main network: only places on that part reach it.",
            ),
            translate(
                "LifeCircle",
                "{n} facilities are tied to parts that hang apart from the main network: only places on the same part "
                "reach them.",
            ),
        ),
    )
    return [*parts_note(streets), *(plural(int(n), *texts).format(m=limit) for n, *texts in counted if n)]


def _people(population: np.ndarray | None) -> tuple[np.ndarray | None, list[str]]:
    if population is None:
        return None, []
    unknown = ~(population >= 0)
    one = translate("LifeCircle", "{n} place has no population, or a negative one; it counts as 0.")
    many = translate("LifeCircle", "{n} places have no population, or a negative one; it counts as 0.")
    notes = [plural(int(unknown.sum()), one, many)] if unknown.any() else []
    return np.where(unknown, 0, population), notes


def _left_out(demand: np.ndarray, facilities: np.ndarray, group: np.ndarray) -> list[str]:
    nowhere = int(shapely.is_missing(demand).sum())
    nameless, shapeless = int((group < 0).sum()), int((shapely.is_missing(facilities) & (group >= 0)).sum())
    texts = (
        (
            nowhere,
            translate("LifeCircle", "{n} place has no geometry and is not assessed."),
            translate("LifeCircle", "{n} places have no geometry and are not assessed."),
        ),
        (
            nameless,
            translate("LifeCircle", "{n} facility has no class, or one that the class map leaves out."),
            translate("LifeCircle", "{n} facilities have no class, or one that the class map leaves out."),
        ),
        (
            shapeless,
            translate("LifeCircle", "{n} facility has no geometry and serves nobody."),
            translate("LifeCircle", "{n} facilities have no geometry and serve nobody."),
        ),
    )
    return [plural(n, *words) for n, *words in texts if n]


def _rows(reach: Reach, classes: pd.DataFrame, weights: np.ndarray, at_edge: pd.arrays.BooleanArray) -> pd.DataFrame:
    """A row per place: ``m_ n_ ok_`` of each class and the `SUMS`; NA where it was not assessed."""
    out = ~np.isin(reach.status, ("ok", "isolated"))
    columns = {}
    for k, name in enumerate(classes["column"]):
        columns[f"m_{name}"] = np.where(out, np.nan, reach.metres[:, k])
        columns[f"n_{name}"] = _or_na(reach.number[:, k], out, "Int64")
        columns[f"ok_{name}"] = _or_na(reach.number[:, k] > 0, out, "boolean")
    counted = classes["counted"].to_numpy()
    ok = reach.number[:, counted] > 0
    total = max(int(counted.sum()), 1)
    columns["n_ok"] = _or_na(ok.sum(axis=1), out, "Int64")
    columns["share_ok"] = np.where(out, np.nan, ok.sum(axis=1) / total)
    columns["score"] = np.where(out, np.nan, ok @ weights[counted] / max(weights[counted].sum(), 1e-12))
    columns["at_edge"] = at_edge
    columns["status"] = reach.status
    return pd.DataFrame(columns)


def _or_na(values: np.ndarray, missing: np.ndarray, dtype: str) -> pd.Series:
    return pd.Series(np.where(missing, 0, values)).astype(dtype).mask(missing)


def _coverage(rows, people, classes, group, unsnapped) -> pd.DataFrame:
    """A row per class and one for all counted classes together."""
    assessed = rows["status"].isin(("ok", "isolated")).to_numpy()
    covered = [rows[f"ok_{name}"].fillna(False).to_numpy(bool) for name in classes["column"]]
    covered.append(assessed & (rows["n_ok"].fillna(-1) == classes["counted"].sum()).to_numpy(bool))
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
    counted = classes[classes["counted"]]
    lacks = lacking(rows, counted)
    short, names = lacks.any(axis=1), counted["category"].to_numpy(object)
    missing = [",".join(names[mask]) for mask in lacks[short]]
    return pd.DataFrame({"row": np.flatnonzero(short), "missing": pd.Series(missing, dtype=object)})


def lacking(rows: pd.DataFrame, classes: pd.DataFrame) -> np.ndarray:
    """(places, classes) whether an assessed place lacks a class; False for what was not assessed."""
    columns = [rows[f"ok_{name}"].eq(False).fillna(False).to_numpy(bool) for name in classes["column"]]
    return np.column_stack(columns) if columns else np.zeros((len(rows), 0), bool)


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
