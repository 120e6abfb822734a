"""Who reaches what on foot: the facilities of a life circle, class by class, against a standard's distances.

Coverage of class k = Σ pop_i · 1(d_ik ≤ r_k) / Σ pop_i, and the same counting places instead of people. The levels of a
standard are not inclusive: a 15-minute circle is checked against its own list, not that of the 5-minute circle as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base import facility_classes, terms, thresholds
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_one_of
from ..base.people import people_of
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.status import ISOLATED, NO_GEOMETRY, UNSNAPPED
from ..base.text import exactly, listed, plural, remarks, translate
from ..ground.geometry import as_array
from ..ground.union import union
from ..streets import edge, reach
from ..streets.edge import Edge
from ..streets.network import Streets
from ..streets.reach import Reach, Words
from ..streets.snapping import SNAP
from ..streets.travel import WALK
from .service_areas import merged_areas

ALL = "all classes"
MOST_VALUES = 5
"""Values that were not recognised, named at most."""
SUMS = ("n_ok", "share_ok", "share_judged", "score", "at_edge", "status")
"""Fields of a place beside those of each class."""


@dataclass(frozen=True)
class LifeCircleOptions:
    """What the user sets.

    `standard`: one of `thresholds.LIFE_CIRCLES`, and `cutoff`: metres for the classes to which it gives no distance;
    `age_group`: a code of the terms; `snap`: metres from a place to its street; `max_distance`: metres beyond which no nearest
    facility is looked for; `speed`: km/h, for minutes in the report alone.
    """

    standard: str = "custom"
    cutoff: float = 1000.0
    age_group: str = "none"
    snap: float = SNAP
    max_distance: float = 5000.0
    speed: float = WALK
    BOUNDS: ClassVar[Bounds] = {
        "cutoff": (0.001, np.inf),
        "snap": (0, np.inf),
        "max_distance": (0.001, np.inf),
        "speed": (0.1, 20),
    }

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)
        require_one_of("standard", self.standard, thresholds.LIFE_CIRCLES)
        require_one_of("age_group", self.age_group, terms.codes("age_group"))


@dataclass(frozen=True, eq=False)
class LifeCircle:
    """The result: `rows` (one per place), `summary` (the coverage: a row per class and one for all), `notes`.

    `classes` holds the requirements, `group` the number of each facility's class (-1: none), `population` what was counted,
    `reach` the search, `edge` where the data end, `near` which places are :func:`edge.at_edge` by each radius and by the largest
    distance, `options` how it was assessed; `without_barriers` the same on streets that no barrier cuts, None where none does:
    what it finds class by class, without a row of all.
    """

    rows: pd.DataFrame
    summary: pd.DataFrame
    classes: pd.DataFrame
    group: np.ndarray
    population: np.ndarray | None
    reach: Reach
    edge: Edge
    options: LifeCircleOptions = LifeCircleOptions()
    notes: list[str] = field(default_factory=list)
    near: dict[float, pd.arrays.BooleanArray] = field(default_factory=dict)
    without_barriers: "LifeCircle | None" = None

    @cached_property
    def unjudged(self) -> list[str]:
        """The fields of `rows` that are of a class that a place needs, but that is not judged: 0 and false find nothing."""
        left = self.classes["column"][self.classes["counted"] & ~judged(self)]
        return [f"{prefix}_{name}" for name in left for prefix in ("m", "n", "ok")]

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """The numbers of the rows short of a class that is judged, and what they miss: ``row missing``."""
        return _gaps(self.rows, self.classes[judged(self)])


def requirements(standard: str, there: list[str], cutoff: float) -> pd.DataFrame:
    """The classes to look for: those of the standard's level, then the others that are `there` among the facilities.

    Columns ``category radius_m level source clause mark counted standard column``; a class without a distance in the
    standard gets `cutoff`, a "user parameter"; the others found are shown with it too, but not `counted` among the classes
    that a place needs. `standard` is empty for those; `column` is what the fields of the class are called by, after ``m_``,
    ``n_`` and ``ok_`` (see :func:`field_names`).

    >>> requirements("tdt1062", ["cafe"], 600.0)[["category", "radius_m", "mark", "counted"]].values.tolist()
    [['primary_school', 500.0, 'S', True], ['community_health_station', 500.0, 'S', True], ['cafe', 600.0, 'U', False]]
    """
    table = thresholds.load("life_circle", standard).rename(columns={"item": "category", "value": "radius_m"})
    missing = table["radius_m"].isna()
    table.loc[missing, ["radius_m", "source", "mark"]] = [cutoff, _user_source(), "U"]
    table["counted"] = True
    # In an order of their own, that of the standard first: the order of rows decides nothing.
    others = sorted(set(there) - set(table["category"]), key=lambda category: (category.casefold(), category))
    own = pd.DataFrame({"category": others, "radius_m": cutoff, "level": "", "source": _user_source(), "clause": ""})
    table = pd.concat([table, own.assign(mark="U", counted=standard == "custom")], ignore_index=True)
    table["column"] = field_names(table["category"])
    columns = ["category", "radius_m", "level", "source", "clause", "mark", "counted", "standard", "column"]
    table = table[columns].astype({"radius_m": float, "counted": bool})
    return table.fillna({"level": "", "clause": "", "standard": ""})


def field_names(categories: Iterable[str]) -> list[str]:
    """What the fields of each class are called by: its name, with ``_2`` (``_3`` …) where one of them has another meaning.

    Capitals do not distinguish fields of a GeoPackage.

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
    """(classes,) weight of each class for an age group; 1 where it asks for nothing in particular.

    >>> needs(requirements("custom", ["cafe", "primary_school"], 600.0), "young_20_29").tolist()
    [2.0, 1.0]
    """
    return wishes(classes, age_group)["value"].fillna(1.0).to_numpy()


def wishes(classes: pd.DataFrame, age_group: str) -> pd.DataFrame:
    """(classes,) what an age group asks for of each class, a row of `thresholds.COLUMNS`; NaN where nothing in particular.

    >>> wishes(requirements("custom", ["cafe", "primary_school"], 600.0), "young_20_29")["mark"].tolist()
    ['U', nan]
    """
    codes = [facility_classes.class_of(category) for category in classes["category"]]
    table = thresholds.load("age_groups", age_group).set_index("item").reindex(codes).reset_index()
    return table.set_index(classes.index)


def assess(
    demand: np.ndarray,
    facilities: np.ndarray,
    *,
    category: np.ndarray,
    streets: Streets | None = None,
    population: np.ndarray | None = None,
    options: LifeCircleOptions | None = None,
    study_area: np.ndarray | None = None,
    without_barriers: Streets | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> LifeCircle:
    """Who of `demand` reaches what: the classes of a standard, or each class of the facilities, within their distances.

    Parameters
    ----------
    demand, facilities : (n,), (m,) points in metres, None where missing.
    category : (m,) class of each facility, None: it serves nobody.
    streets : along which people walk; None: distances are straight lines.
    population : (n,) people, NaN where missing; None: only places are counted.
    study_area : polygons of the ground that the data cover; None: the convex hull of the streets, or of all places.
    without_barriers : the same streets where `streets` are cut by barriers, to be assessed for comparison; None: they are not.

    Raises
    ------
    InputError : naming ``facilities`` or ``category`` when there is nothing to look for, and for a study area without ground.

    >>> home, cafe = shapely.points([[0, 0]]), shapely.points([[30, 40]])
    >>> result = assess(home, cafe, category=np.array(["cafe"], object), options=LifeCircleOptions(cutoff=60.0))
    >>> result.rows[["m_cafe", "n_cafe", "status"]].to_numpy().tolist()
    [[50.0, 1, 'ok']]
    """
    options = options or LifeCircleOptions()
    demand, facilities, study_area = as_array(demand), as_array(facilities), as_array(study_area)
    each = [streets] if without_barriers is None else [streets, without_barriers]
    same = {"category": category, "population": population, "options": options, "study_area": study_area}
    found = []
    for i, ways in enumerate(each):
        how = {"streets": ways, "progress": part(progress, i / len(each), (i + 1) / len(each)), "cancelled": cancelled}
        found.append(_assess(demand, facilities, **same, **how))
    return _with_share(found[0] if without_barriers is None else replace(found[0], without_barriers=found[1]))


def judged(result: LifeCircle) -> np.ndarray:
    """(classes,) whether a class is judged: counted, and the data hold a facility of it, not all cut off from the main network.

    What barriers alone cut off is judged: that is what they do.

    >>> home, cafe = shapely.points([[0, 0]]), shapely.points([[30, 40]])
    >>> result = assess(home, cafe, category=np.array(["kindergarten"], object), options=LifeCircleOptions("gb50180_5"))
    >>> result.classes["category"][judged(result)].tolist()
    ['kindergarten']
    """
    there = np.bincount(result.group[result.group >= 0], minlength=len(result.classes)) > 0
    return result.classes["counted"].to_numpy(bool) & there & ~cut_off(result.without_barriers or result)


def _with_share(result: LifeCircle) -> LifeCircle:
    """The result with the judged classes together: the share of them that a place reaches, and the coverage by all of them."""
    own, known = judged(result), reach.assessed(result.reach.status)
    short = lacking(result.rows, result.classes[own])
    share = np.full(len(short), np.nan)
    if own.any():
        share[known] = 1 - short[known].mean(axis=1)
    result.rows.insert(result.rows.columns.get_loc("score"), "share_judged", share)
    return replace(result, summary=_with_all(result, own, known & ~short.any(axis=1) & own.any()))


def _with_all(result: LifeCircle, own: np.ndarray, reached: np.ndarray) -> pd.DataFrame:
    """The summary with no share for a class that is not judged, and with a row of the judged ones, `own`, together.

    `reached` : (places,) which have all of them in reach.
    """
    table, known = result.summary.copy(), reach.assessed(result.reach.status)
    silent = result.classes["counted"].to_numpy(bool) & ~own
    table.loc[silent, ["clients_share", "pop_share"]] = np.nan
    sums = {name: int(table.loc[own, name].sum()) for name in ("facilities", "facilities_unsnapped")}
    row = pd.DataFrame([_all_row(result.classes) | sums]).join(_covered([reached], known, result.population))
    if not own.any():
        row[["clients_share", "pop_share"]] = np.nan
    return pd.concat([table, row[table.columns]], ignore_index=True)


def _assess(
    demand, facilities, *, category, streets, population, options, study_area, progress, cancelled
) -> LifeCircle:
    """The same on one network."""
    classes, group = _classes(facilities, category, options)
    border = edge.of_data(study_area, streets, demand, facilities, cancelled=cancelled)
    radii = classes["radius_m"].to_numpy()
    search = {"streets": streets, "snap": options.snap, "max_distance": options.max_distance}
    found = reach.measure(demand, facilities, group, radii, **search, progress=progress, cancelled=cancelled)
    people, lost = people_of(population)
    near = {
        float(radius): edge.at_edge(border, demand, radius, cancelled)
        for radius in np.unique([*radii, options.max_distance])
    }
    at_edge = near[float(radii.max())]
    rows = _rows(found, classes, needs(classes, options.age_group), at_edge)
    summary = _of_classes(rows, people, classes, group, found)
    notes = [*_of_reach(found, streets, options, group, classes), *lost, *_nameless(group)]
    notes += edge.note(border, at_edge, radii.max(), figures(streets is not None))
    notes += edge.beyond_note(
        border, demand, facilities[group >= 0], radii.max(), figures(streets is not None), cancelled
    )
    return LifeCircle(
        rows=rows,
        summary=summary,
        classes=classes,
        group=group,
        population=people,
        reach=found,
        edge=border,
        options=options,
        notes=notes,
        near=near,
    )


def _classes(
    facilities: np.ndarray, category: np.ndarray, options: LifeCircleOptions
) -> tuple[pd.DataFrame, np.ndarray]:
    """The classes to look for, and the number of each facility's (-1: none)."""
    category = pd.Index(category, dtype=object)
    classes = requirements(options.standard, list(category.dropna().unique()), options.cutoff)
    _require_classes(classes, facilities)
    return classes, pd.Index(classes["category"]).get_indexer(category)


def _require_classes(classes: pd.DataFrame, facilities: np.ndarray) -> None:
    if len(classes):
        return
    if not len(facilities):
        raise InputError(
            "facilities",
            translate("LifeCircle", "the layer is empty."),
            translate(
                "LifeCircle",
                "Choose another layer, or check its filter; with a standard, facilities of its classes are expected.",
            ),
        )
    raise InputError(
        "category",
        translate("LifeCircle", "no facility has a class."),
        translate("LifeCircle", "Choose the field that holds the kind of facility, or a standard."),
    )


def figures(along_streets: bool) -> str:
    """What the figures are, in the words of :func:`innospace.core.streets.edge.note`.

    >>> figures(along_streets=False)
    'straight'
    """
    return "figures" if along_streets else "straight"


def _of_reach(
    reached: Reach, streets: Streets | None, options: LifeCircleOptions, group: np.ndarray, classes: pd.DataFrame
) -> list[str]:
    """Remarks on the network, or that there is none, and of places and facilities on it."""
    notes = list(reached.notes)
    if streets is None:
        notes.append(
            translate(
                "LifeCircle",
                "No network: distances are straight lines, never longer than the walk, so coverage by the facilities in the "
                "data is an upper bound.",
            )
        )
    notes += reach.remarks_by_case(reached.cases, place_words(), m=exactly(options.snap))
    notes += reach.remarks_by_case(reached.target_cases, facility_words(), m=exactly(options.snap))
    return notes + _detached(reached, group, classes)


def _detached(reached: Reach, group: np.ndarray, classes: pd.DataFrame) -> list[str]:
    """How many facilities of each class hang on parts apart from the main network, where there are any."""
    apart = reached.target_cases.get("apart", np.zeros(len(group), bool))
    counts = [(int((apart & (group == k)).sum()), int((group == k).sum())) for k in range(len(classes))]
    of = translate("LifeCircle", "{category} {n:,} of {all:,}")
    named = [
        of.format(category=terms.label("facility", category), n=n, all=total)
        for category, (n, total) in zip(classes["category"], counts, strict=True)
        if n
    ]
    text = translate("LifeCircle", "Facilities apart from the main network by class: {classes}.")
    return [text.format(classes=listed(named, len(named)))] if named else []


def cut_off(result: LifeCircle) -> np.ndarray:
    """(classes,) whether the data hold facilities of a class, tied to streets, but none of them to the main network.

    What few reach then says something of the network, not of the class.

    >>> home, cafe = shapely.points([[0, 0]]), shapely.points([[30, 40]])
    >>> cut_off(assess(home, cafe, category=np.array(["cafe"], object))).tolist()
    [False]
    """
    return reach.cut_off(result.reach, result.group, len(result.classes))


def categories(values: np.ndarray, *, standard: str, class_map: Sequence[object] = ()) -> tuple[np.ndarray, list[str]]:
    """The class of each facility by a standard, and remarks on words and kinds that are not recognised.

    Parameters
    ----------
    values : (m,) kinds as the user has them, None where missing.
    standard : as in :class:`LifeCircleOptions`; by ``custom`` kinds are classes as they are.
    class_map : the user's own, value, class, value, class …; it comes first, and an empty class leaves the value out.

    Returns
    -------
    (m,) classes, None where there is none, and remarks.

    Raises
    ------
    InputError : naming ``class_map`` where a cell has no partner.

    >>> categories(np.array(["tea", "cafe", None], object), standard="custom", class_map=["tea", "cafe"])
    (array(['cafe', 'cafe', None], dtype=object), [])
    """
    own, notes = facility_classes.own_map(class_map, values)
    by_standard = standard != "custom"
    category, _ = facility_classes.classify(values, own, codes=by_standard)
    return category, [*notes, *(unrecognised(values, category) if by_standard else [])]


def unrecognised(values: np.ndarray, category: np.ndarray) -> list[str]:
    """Remarks on kinds of facilities that no class of a standard was recognised in.

    Parameters
    ----------
    values, category : (n,) kinds as the user has them, and what :func:`facility_classes.classify` made of them; a class of the
        user's own map that no table knows is meant, not unrecognised.

    >>> unrecognised(np.array(["tea", "cafe"], object), np.array(["tea", "cafe"], object))[0][:60]
    '1 of 2 facilities has a kind that is not recognised: tea (1)'
    """
    table = pd.DataFrame({"value": values, "category": category}).dropna()
    known = set(terms.codes("facility"))
    idle = {
        value
        for value, name in table.drop_duplicates().itertuples(index=False)
        if name not in known and name.casefold() == facility_classes.types_of(value)[0].casefold()
    }
    lost = table.loc[table["value"].isin(idle), "value"]
    if lost.empty:
        return []
    counts = (
        lost.value_counts()
        .rename_axis("value")
        .reset_index(name="n")
        .sort_values(["n", "value"], ascending=[False, True])
    )
    named = [f"{row.value} ({row.n:,})" for row in counts.itertuples()]
    one = translate(
        "LifeCircle",
        "{n} of {all} facilities has a kind that is not recognised: {values}. Choose another field, or name its class in "
        "your own list.",
    )
    many = translate(
        "LifeCircle",
        "{n} of {all} facilities have kinds that are not recognised: {values}. Choose another field, or name their classes in "
        "your own list.",
    )
    if len(lost) == len(table):
        one = many = translate(
            "LifeCircle",
            "No kind of facility is recognised, so no class of the standard has one: {values}. Choose another field, or name "
            "their classes in your own list.",
        )
    return [plural(len(lost), one, many).format(all=f"{len(values):,}", values=listed(named, MOST_VALUES))]


def place_words() -> Words:
    """Remarks on places that are not assessed, or reach little, by case.

    >>> place_words()["unsnapped"][0].format(n=1, m=200)
    '1 place has no street within 200 m and is not assessed.'
    """
    return {
        NO_GEOMETRY: (
            translate("LifeCircle", "{n} place has no geometry and is not assessed."),
            translate("LifeCircle", "{n} places have no geometry and are not assessed."),
        ),
        UNSNAPPED: (
            translate("LifeCircle", "{n} place has no street within {m} m and is not assessed."),
            translate("LifeCircle", "{n} places have no street within {m} m and are not assessed."),
        ),
        ISOLATED: (
            translate(
                "LifeCircle", "{n} place stands on a part of the network that holds no facility: it reaches nothing."
            ),
            translate(
                "LifeCircle", "{n} places stand on a part of the network that holds no facility: they reach nothing."
            ),
        ),
        "apart": (
            translate("LifeCircle", "{n} place is tied to a part that hangs apart from the main network."),
            translate("LifeCircle", "{n} places are tied to a part that hangs apart from the main network."),
        ),
    }


def facility_words() -> Words:
    """The same of facilities that serve nobody, or few.

    >>> facility_words()["no_geometry"][1].format(n=3)
    '3 facilities have no geometry and serve nobody.'
    """
    return {
        NO_GEOMETRY: (
            translate("LifeCircle", "{n} facility has no geometry and serves nobody."),
            translate("LifeCircle", "{n} facilities have no geometry and serve nobody."),
        ),
        UNSNAPPED: (
            translate("LifeCircle", "{n} facility has no street within {m} m and serves nobody."),
            translate("LifeCircle", "{n} facilities have no street within {m} m and serve nobody."),
        ),
        "apart": (
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
    }


def _nameless(group: np.ndarray) -> list[str]:
    one = translate("LifeCircle", "{n} facility has no class, or one that the class map leaves out.")
    many = translate("LifeCircle", "{n} facilities have no class, or one that the class map leaves out.")
    return remarks((group < 0, one, many))


def _rows(reached: Reach, classes: pd.DataFrame, weights: np.ndarray, at_edge: pd.arrays.BooleanArray) -> pd.DataFrame:
    """A row per place: ``m_ n_ ok_`` of each class and the `SUMS`; NA where it was not assessed."""
    out = ~reach.assessed(reached.status)
    columns = {}
    for k, name in enumerate(classes["column"]):
        columns[f"m_{name}"] = np.where(out, np.nan, reached.nearest[:, k])
        columns[f"n_{name}"] = _or_na(reached.number[:, k], out, "Int64")
        columns[f"ok_{name}"] = _or_na(reached.number[:, k] > 0, out, "boolean")
    counted = classes["counted"].to_numpy()
    ok = reached.number[:, counted] > 0
    total = max(int(counted.sum()), 1)
    columns["n_ok"] = _or_na(ok.sum(axis=1), out, "Int64")
    columns["share_ok"] = np.where(out, np.nan, ok.sum(axis=1) / total)
    columns["score"] = np.where(out, np.nan, ok @ weights[counted] / max(weights[counted].sum(), 1e-12))
    columns["at_edge"] = at_edge
    columns["status"] = reached.status
    return pd.DataFrame(columns)


def _or_na(values: np.ndarray, missing: np.ndarray, dtype: str) -> pd.Series:
    return pd.Series(np.where(missing, 0, values)).astype(dtype).mask(missing)


def _of_classes(rows: pd.DataFrame, people, classes: pd.DataFrame, group: np.ndarray, reached: Reach) -> pd.DataFrame:
    """A row per class: its facilities, and who is covered."""
    covered = [rows[f"ok_{name}"].fillna(False).to_numpy(bool) for name in classes["column"]]
    own = [group == k for k in range(len(classes))]
    table = classes[["category", "radius_m", "level", "source", "mark"]].assign(
        facilities=[int(mask.sum()) for mask in own],
        facilities_unsnapped=[int((reached.unsnapped & mask).sum()) for mask in own],
    )
    return table.join(_covered(covered, reach.assessed(reached.status), people))


def _covered(covered: list[np.ndarray], assessed: np.ndarray, people: np.ndarray | None) -> pd.DataFrame:
    """A row for each mask of places: those that are assessed and those of the mask among them, and the same of people."""
    table = pd.DataFrame(index=range(len(covered)))
    for name, weight in (("clients", np.ones(len(assessed))), ("pop", people)):
        if weight is None:
            table[[name, f"{name}_covered", f"{name}_share", f"{name}_not_assessed"]] = np.nan
            continue
        whole = weight[assessed].sum()
        table[name] = whole
        table[f"{name}_covered"] = [weight[mask].sum() for mask in covered]
        table[f"{name}_share"] = table[f"{name}_covered"] / whole if whole else np.nan
        table[f"{name}_not_assessed"] = weight[~assessed].sum()
    counts = dict.fromkeys(("clients", "clients_covered", "clients_not_assessed"), int)
    return table.astype(counts)


def _all_row(classes: pd.DataFrame) -> dict[str, object]:
    sources = dict.fromkeys(classes.loc[classes["counted"], "source"])
    return {
        "category": ALL,
        "radius_m": np.nan,
        "level": "",
        "source": "; ".join(sources),
        "mark": "",
    }


def _gaps(rows: pd.DataFrame, classes: pd.DataFrame) -> pd.DataFrame:
    """``row`` and ``missing``, a tuple of classes, of the assessed places short of one of some classes."""
    lacks = lacking(rows, classes)
    short, names = lacks.any(axis=1), classes["category"].to_numpy(object)
    missing = [tuple(names[mask]) for mask in lacks[short]]
    return pd.DataFrame({"row": np.flatnonzero(short), "missing": pd.Series(missing, dtype=object)})


def lacking(rows: pd.DataFrame, classes: pd.DataFrame) -> np.ndarray:
    """(places, classes) whether an assessed place lacks a class; False for what was not assessed.

    >>> rows = pd.DataFrame({"ok_cafe": pd.array([True, False, None], dtype="boolean")})
    >>> lacking(rows, pd.DataFrame({"column": ["cafe"]})).ravel().tolist()
    [False, True, False]
    """
    columns = [rows[f"ok_{name}"].eq(False).fillna(False).to_numpy(bool) for name in classes["column"]]
    return np.column_stack(columns) if columns else np.zeros((len(rows), 0), bool)


def areas(
    result: LifeCircle,
    facilities: np.ndarray,
    *,
    streets: Streets | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """The ground that each class covers: ``category radius_m geometry``, None where it covers none.

    On `streets`, those of the assessment, the ground along the stretches within the radius, in a straight line circles.

    >>> cafe = shapely.points([[30, 40]])
    >>> result = assess(cafe, cafe, category=np.array(["cafe"], object), options=LifeCircleOptions(cutoff=100.0))
    >>> areas(result, cafe)["geometry"].map(lambda ground: round(ground.area)).tolist()
    [31413]
    """
    facilities = as_array(facilities)
    radius = result.classes["radius_m"].to_numpy()
    geometry = np.full(len(radius), None, object)
    if streets is None:
        for k, r in enumerate(radius):
            circles = shapely.buffer(facilities[result.group == k], r, quad_segs=64)
            geometry[k] = union(circles, part(progress, k / len(radius), (k + 1) / len(radius)), cancelled)
    else:
        used = np.flatnonzero(result.group >= 0)
        places, group = result.reach.tied[used], result.group[used]
        table = merged_areas(streets, places, group, radius, progress=progress, cancelled=cancelled)
        geometry[table["row"].to_numpy(int)] = table["polygon"].to_numpy()
    geometry[shapely.is_empty(geometry)] = None
    return pd.DataFrame({"category": result.classes["category"], "radius_m": radius, "geometry": geometry})
