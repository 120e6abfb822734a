"""How far candidates are from the things that make a location, and how many of those are within reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..base.running import Cancelled, Progress, chunks, ignore, never, part
from ..base.text import plural, translate
from ..ground.geometry import absent, nearest, points_of
from ..streets import access, network, snapping

# Pairs of candidate and target that are in memory at once.
PAIRS = 4_000_000


@dataclass(frozen=True)
class Limits:
    """Metres: `reach` for counting, `max_distance` beyond which no distance is given.

    On the network alone: `snap` from a place to its street, the `tolerance` within which streets join.
    """

    reach: float = 1000.0
    max_distance: float = 5000.0
    snap: float = 200.0
    tolerance: float = 0.01


@dataclass(frozen=True)
class Context:
    """`table` : a row a candidate; ``m_<layer>`` (metres) and ``n_<layer>`` for each layer, ``status``; and `notes`."""

    table: pd.DataFrame
    notes: list[str] = field(default_factory=list)


def context(
    candidates: np.ndarray,
    targets: Mapping[str, np.ndarray],
    limits: Limits = Limits(),
    streets: np.ndarray | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Context:
    """Distance to the nearest target of each layer, and the number of targets within reach.

    Parameters
    ----------
    candidates : geometries of any kind in a CRS in metres; missing and empty ones are not assessed.
    targets : geometries by layer, named as the fields shall be (see :func:`field_names`).
    streets : lines; with them distances run along the streets, between points on surface, else from edge to edge.

    Raises
    ------
    InputError : naming ``NETWORK``, when no street has a geometry.
    """
    if streets is not None:
        return _along_streets(candidates, targets, streets, limits, progress, cancelled)
    columns = {}
    for i, (name, geometries) in enumerate(targets.items()):
        told = part(progress, i / len(targets), (i + 1) / len(targets))
        found = straight(candidates, geometries, limits.reach, limits.max_distance, told, cancelled)
        columns |= {f"m_{name}": found["m"], f"n_{name}": found["n"].astype("Int64")}
    status = np.where(absent(candidates), "no_geometry", "ok")
    notes = _missing(targets) + _left_out(status, limits)
    return Context(pd.DataFrame({**columns, "status": status}, index=range(len(candidates))), notes)


def field_names(layers: Iterable[str]) -> list[str]:
    """Layer names made unique: a name belongs to the first layer called so, the next get the first free ``_2 _3 …``.

    No number makes a name that another layer bears; capitals do not tell fields of a GeoPackage apart.

    >>> field_names(["metro", "metro", "metro_2"])
    ['metro', 'metro_3', 'metro_2']
    """
    layers = list(layers)
    borne, used, names = {layer.casefold() for layer in layers}, set(), []
    for layer in layers:
        name, number = layer, 1
        while name.casefold() in used or (number > 1 and name.casefold() in borne):
            number += 1
            name = f"{layer}_{number}"
        used.add(name.casefold())
        names.append(name)
    return names


def summary(table: pd.DataFrame, targets: Mapping[str, np.ndarray]) -> pd.DataFrame:
    """A row a layer, over the assessed candidates of a context `table`.

    Columns ``layer features n_assessed n_reach share_reach mean_n n_measured median_m``: candidates assessed, those with
    a target within reach, and those with a distance, whose median it is; of a layer without any geometry no share.
    """
    rows = []
    for name, geometries in targets.items():
        # As floats: the mean of no whole numbers is NaN, not pandas' NA.
        number, metres = table[f"n_{name}"].dropna().astype(float), table[f"m_{name}"].dropna()
        features = int((~absent(geometries)).sum())
        found = (number if features else number.iloc[:0]) > 0
        mean = number.mean() if features else np.nan
        reached = (int(found.sum()), found.mean(), mean)
        rows.append((name, features, len(number), *reached, len(metres), metres.median()))
    columns = ["layer", "features", "n_assessed", "n_reach", "share_reach", "mean_n", "n_measured", "median_m"]
    return pd.DataFrame(rows, columns=columns)


def straight(
    candidates: np.ndarray,
    targets: np.ndarray,
    reach: float,
    max_distance: float,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """Straight-line distance from edge to edge to the nearest target, and the number of targets within reach.

    Parameters
    ----------
    candidates, targets : geometries of any kind in one CRS in metres; missing and empty ones allowed.
    reach, max_distance : metres.

    Returns
    -------
    DataFrame, a row a candidate: ``m`` (metres, 0 inside, NaN beyond `max_distance`), ``n``; both NaN without geometry.
    """
    metres = nearest(candidates, targets, cancelled=cancelled)[1]
    places = _Places(targets[~absent(targets)])
    number = np.zeros(len(candidates))
    step = max(PAIRS // max(len(places.geometries), 1), 1)
    for rows in chunks(len(candidates), step, progress, cancelled):
        number[rows] = places.count_near(candidates[rows], reach)
    metres[metres > max_distance] = np.nan
    return pd.DataFrame({"m": metres, "n": np.where(absent(candidates), np.nan, number)})


class _Places:
    """Geometries to be found: each with a point of its own, and how far it reaches at most from there."""

    def __init__(self, geometries: np.ndarray):
        self.geometries, self.tree = geometries, shapely.STRtree(geometries)
        self.xy, self.size = _first_point(geometries)

    def count_near(self, candidates: np.ndarray, reach: float) -> np.ndarray:
        """How many lie within `reach` of each candidate.

        Own points within reach decide at once, so do those too far for any part to be near; measuring whole shapes, a
        hundred times slower, is left to the pairs between.
        """
        x0, y0, x1, y1 = shapely.bounds(candidates).T
        own, hit = self.tree.query(shapely.box(x0 - reach, y0 - reach, x1 + reach, y1 + reach))
        xy, size = _first_point(candidates)
        apart = np.hypot(*(xy[own] - self.xy[hit]).T)
        near = apart <= reach
        open_pairs = np.flatnonzero(~near & (apart <= reach + size[own] + self.size[hit]))
        own_shapes, hit_shapes = candidates[own[open_pairs]], self.geometries[hit[open_pairs]]
        near[open_pairs] = shapely.dwithin(own_shapes, hit_shapes, reach)
        return np.bincount(own[near], minlength=len(candidates))


def _first_point(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n, 2) the first vertex of each geometry, NaN without one, and (n,) the diagonal of its bounds."""
    coordinates, owner = shapely.get_coordinates(geometries, return_index=True)
    present, first = np.unique(owner, return_index=True)
    xy = np.full((len(geometries), 2), np.nan)
    xy[present] = coordinates[first]
    x0, y0, x1, y1 = shapely.bounds(geometries).T
    return xy, np.hypot(x1 - x0, y1 - y0)


def _along_streets(
    candidates: np.ndarray,
    targets: Mapping[str, np.ndarray],
    lines: np.ndarray,
    limits: Limits,
    progress: Progress,
    cancelled: Cancelled,
) -> Context:
    streets = network.build(lines, limits.tolerance, part(progress, 0, 0.2), cancelled)
    own = snapping.snap(streets, _xy(candidates), limits.snap, cancelled=cancelled)
    theirs = snapping.snap(streets, _xy(np.concatenate([*targets.values()])), limits.snap, cancelled=cancelled)
    layer = np.repeat(np.arange(len(targets)), [len(geometries) for geometries in targets.values()])
    question = (streets, theirs, layer, len(targets), own)
    metres = access.nearest(*question, limits.max_distance, part(progress, 0.3, 0.6), cancelled)
    reach = np.full(len(targets), limits.reach)
    number = access.counts(*question, reach, part(progress, 0.6, 1), cancelled)
    columns = {}
    for i, name in enumerate(targets):
        columns[f"m_{name}"] = np.where(np.isfinite(metres[:, i]), metres[:, i], np.nan)
        columns[f"n_{name}"] = pd.Series(number[:, i], dtype="Int64").where(own.tied)
    status = _network_status(streets, own, theirs)
    notes = _missing(targets) + _untied(targets, layer, theirs, limits) + _left_out(status, limits)
    return Context(pd.DataFrame({**columns, "status": status}), notes)


def _xy(geometries: np.ndarray) -> np.ndarray:
    points = points_of(geometries)
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def _network_status(streets: network.Streets, own: snapping.Places, theirs: snapping.Places) -> np.ndarray:
    """``isolated`` where the candidate's part of the network holds no target of any layer."""
    served = streets.component[streets.u[theirs.edge[theirs.tied]]]
    apart = own.tied.copy()
    apart[own.tied] = ~np.isin(streets.component[streets.u[own.edge[own.tied]]], served)
    return np.select([np.isnan(own.leg), ~own.tied, apart], ["no_geometry", "unsnapped", "isolated"], "ok")


def _missing(targets: Mapping[str, np.ndarray]) -> list[str]:
    """Layers with nothing to look for, and targets that lack a geometry."""
    notes = []
    for name, geometries in targets.items():
        lost, n = int(absent(geometries).sum()), len(geometries)
        if lost == n:
            text = translate(
                "Context", "TARGETS: “{layer}” holds no geometry, so no candidate can have one of it near."
            )
            notes.append(text.format(layer=name))
        elif lost:
            text = plural(
                lost,
                translate("Context", "TARGETS: {n} of {all} features of “{layer}” has no geometry and is not counted."),
                translate(
                    "Context", "TARGETS: {n} of {all} features of “{layer}” have no geometry and are not counted."
                ),
            )
            notes.append(text.format(layer=name, all=f"{n:,}"))
    return notes


def _untied(targets: Mapping[str, np.ndarray], layer: np.ndarray, theirs: snapping.Places, limits: Limits) -> list[str]:
    lost = np.bincount(layer[~theirs.tied & ~np.isnan(theirs.leg)], minlength=len(targets))
    return [
        plural(
            n,
            translate("Context", "TARGETS: {n} target of “{layer}” has no street within {snap} m and is not counted."),
            translate(
                "Context", "TARGETS: {n} targets of “{layer}” have no street within {snap} m and are not counted."
            ),
        ).format(layer=name, snap=f"{limits.snap:g}")
        for name, n in zip(targets, lost, strict=True)
        if n
    ]


def _left_out(status: np.ndarray, limits: Limits) -> list[str]:
    """The candidates that are not assessed, or reach nothing, by their status."""
    texts = {
        "no_geometry": (
            translate("Context", "CANDIDATES: {n} of {all} has no geometry and is not assessed."),
            translate("Context", "CANDIDATES: {n} of {all} have no geometry and are not assessed."),
        ),
        "unsnapped": (
            translate("Context", "CANDIDATES: {n} of {all} has no street within {snap} m and is not assessed."),
            translate("Context", "CANDIDATES: {n} of {all} have no street within {snap} m and are not assessed."),
        ),
        "isolated": (
            translate(
                "Context", "CANDIDATES: {n} of {all} stands on a part of the network without targets: none in reach."
            ),
            translate(
                "Context", "CANDIDATES: {n} of {all} stand on parts of the network without targets: none in reach."
            ),
        ),
    }
    counts = {code: int((status == code).sum()) for code in texts}
    return [
        plural(n, *texts[code]).format(all=f"{len(status):,}", snap=f"{limits.snap:g}")
        for code, n in counts.items()
        if n
    ]
