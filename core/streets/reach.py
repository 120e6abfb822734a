"""Who reaches what, along streets or in a straight line: distances, numbers, statuses and remarks, once for all.

Tools that ask how far people are from things differ in their layers and in their words, not in the rules. A place is ``ok``,
``isolated`` (its part of the network holds nothing that is sought: assessed, it reaches none), ``unsnapped`` (no street is
near enough) or ``no_geometry``; the last two are not assessed. Each tool must have words for all `CASES`: none goes untold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..base.running import Cancelled, Progress, chunks, ignore, never, part
from ..base.status import ISOLATED, NO_GEOMETRY, OK, UNSNAPPED
from ..base.text import exactly, paragraph, remarks, translate
from ..ground.geometry import absent, nearest
from . import access, snapping
from .network import Streets
from .network_check import parts_note, tied_apart
from .snapping import SNAP, Ties

__all__ = [
    "ASSESSED",
    "CASES",
    "Reach",
    "Words",
    "assessed",
    "cases",
    "cut_off",
    "measure",
    "remarks_by_case",
    "straight",
    "tie_notes",
]

PAIRS = 4_000_000
"""Pairs of place and target that are in memory at once."""
ASSESSED = (OK, ISOLATED)
"""The statuses of places that have figures."""
CASES = (NO_GEOMETRY, UNSNAPPED, ISOLATED, "apart")
"""What is to be reported of places (``isolated`` not of targets); ``apart``: tied to a part off the main network."""
Words = Mapping[str, tuple[str, str]]
"""A sentence for each case, already translated: for one place and for several."""


@dataclass(frozen=True, eq=False)
class Reach:
    """What is reached from n places, of m targets in k groups.

    Attributes
    ----------
    nearest : (n, k) metres to the nearest target of each group, on timed streets seconds; NaN without one within the limit.
    number : (n, k) of targets within the group's radius, NaN where the place is not assessed.
    status : (n,) ``ok isolated unsnapped no_geometry``, the last two not assessed.
    cases, target_cases : (n,) and (m,) masks by what is to be reported of places and targets, see :func:`cases`.
    tied : the targets as tied to the streets, None on straight lines.
    notes : remarks on the network.
    """

    nearest: np.ndarray
    number: np.ndarray
    status: np.ndarray
    cases: dict[str, np.ndarray]
    target_cases: dict[str, np.ndarray]
    tied: Ties | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def unsnapped(self) -> np.ndarray:
        """(m,) whether a target is sought and has no street."""
        return self.target_cases.get(UNSNAPPED, np.zeros(len(self.target_cases[NO_GEOMETRY]), bool))


def measure(
    places: np.ndarray,
    targets: np.ndarray,
    group: np.ndarray,
    radius: np.ndarray,
    *,
    streets: Streets | None = None,
    snap: float = SNAP,
    max_distance: float = 5000.0,
    heading: str = "from",
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Reach:
    """Distance to the nearest target of each group, and the number of targets within the group's radius.

    Parameters
    ----------
    places, targets : (n,), (m,) geometries in one CRS in metres; missing and empty ones allowed.
    group : (m,) number (0…) of each target's group, -1: nobody looks for it.
    radius : (k,) metres of each group, on timed streets seconds, and so `max_distance`.
    streets : with them distances run along the streets, between points on surface; else straight from edge to edge.
    snap, max_distance : metres, from a point to its street at most, and beyond which no distance is given.
    heading : whether the ways are those ``from`` the targets or ``to`` them, where streets have directions.

    >>> here, there = shapely.points([[0, 0]]), shapely.points([[30, 40], [0, 90]])
    >>> found = measure(here, there, np.array([0, 0]), np.array([60.0]))
    >>> found.nearest.tolist(), found.number.tolist(), found.status.tolist()
    ([[50.0]], [[1.0]], ['ok'])
    """
    if streets is None:
        return _straight(places, targets, group, radius, max_distance, progress, cancelled)
    own = snapping.tie(streets, places, snap, part(progress, 0, 0.25), cancelled)
    theirs = snapping.tie(streets, targets, snap, part(progress, 0.25, 0.35), cancelled)
    used = np.flatnonzero(group >= 0)
    ways = streets.turned_round() if heading == "to" else streets
    question = (ways, theirs[used], group[used], len(radius), own)
    nearest_cost = access.nearest(*question, max_distance, part(progress, 0.35, 0.6), cancelled)
    number = access.counts(*question, radius, part(progress, 0.6, 1), cancelled).astype(float)
    number[~own.tied] = np.nan
    found = cases(streets, own, theirs[used])
    sought = {case: mask & (group >= 0) for case, mask in cases(streets, theirs).items()}
    status = np.where(found[ISOLATED], ISOLATED, own.status).astype(object)
    nearest_cost[np.isinf(nearest_cost)] = np.nan
    return Reach(nearest_cost, number, status, found, sought, theirs, parts_note(streets))


def _straight(places, targets, group, radius, max_distance: float, progress: Progress, cancelled: Cancelled) -> Reach:
    metres, number = np.full((2, len(places), len(radius)), np.nan)
    for k, r in enumerate(radius):
        step = part(progress, k / len(radius), (k + 1) / len(radius))
        found = straight(places, targets[group == k], r, max_distance, step, cancelled)
        metres[:, k], number[:, k] = found["m"], found["n"]
    nowhere, lost = absent(places), absent(targets) & (group >= 0)
    status = np.where(nowhere, NO_GEOMETRY, OK).astype(object)
    return Reach(metres, number, status, {NO_GEOMETRY: nowhere}, {NO_GEOMETRY: lost})


def assessed(status: np.ndarray) -> np.ndarray:
    """(n,) whether places of a `status` have figures.

    >>> assessed(np.array(["ok", "isolated", "unsnapped", "no_geometry"])).tolist()
    [True, True, False, False]
    """
    return np.isin(np.asarray(status, object), ASSESSED)


def cases(streets: Streets, places: Ties, targets: Ties | None = None) -> dict[str, np.ndarray]:
    """(n,) masks by case, in the order of `CASES`; whether places are isolated only `targets` can show.

    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (90, 0)], [(0, 50), (10, 50)]]))
    >>> ties = [snapping.tie(streets, shapely.points(xy), 20.0) for xy in ([(5, 1), (5, 49), (5, 900)], [(80, 0)])]
    >>> {case: mask.tolist() for case, mask in cases(streets, *ties).items()}
    {'no_geometry': [False, False, False], 'unsnapped': [False, False, True], 'isolated': [False, True, False], 'apart':
    [False, True, False]}
    """
    status = places.status
    found = {case: status == case for case in (NO_GEOMETRY, UNSNAPPED)}
    if targets is not None:
        served = streets.component[streets.u[targets.edge[targets.tied]]]
        found[ISOLATED] = places.tied.copy()
        found[ISOLATED][places.tied] = ~np.isin(streets.component[streets.u[places.edge[places.tied]]], served)
    return found | {"apart": tied_apart(streets, places)}


def cut_off(reach: Reach, group: np.ndarray, k: int) -> np.ndarray:
    """(k,) whether a group's targets that have a street, one at least, all hang apart from the main network.

    What few reach then says something of the network, not of the targets. `group` : (m,) of each target, see :func:`measure`.

    >>> here, there = shapely.points([[0, 0]]), shapely.points([[30, 40]])
    >>> cut_off(measure(here, there, np.array([0]), np.array([60.0])), np.array([0]), 1).tolist()
    [False]
    """
    if reach.tied is None:
        return np.zeros(k, bool)
    apart, tied = reach.target_cases["apart"], reach.tied.tied
    own = [group == i for i in range(k)]
    return np.array([bool(apart[mask].any() and not (tied & ~apart)[mask].any()) for mask in own], bool)


def remarks_by_case(masks: Mapping[str, np.ndarray], words: Words, **values: object) -> list[str]:
    """A sentence for each case that occurs; `values` fill its placeholders beside ``{n}`` and ``{all}``, the number of places.

    What hangs apart comes with the cure, whatever the tool.

    >>> masks = {"no_geometry": np.array([True, False]), "unsnapped": np.array([False, False])}
    >>> words = {"no_geometry": ("{n} of {all} is nowhere.", "{n} of {all} are nowhere."), "unsnapped": ("", "")}
    >>> remarks_by_case(masks, words)
    ['1 of 2 is nowhere.']
    """
    total = f"{len(next(iter(masks.values()), ())):,}"
    told = {case: _with_cure(words[case]) if case == "apart" else words[case] for case in masks}
    return remarks(*((mask, *told[case]) for case, mask in masks.items()), all=total, **values)


def _with_cure(words: tuple[str, str]) -> tuple[str, str]:
    """What helps where places are tied to a part that hangs apart."""
    cures = (
        translate(
            "LifeCircle", "Move it to the main network, or join the streets first with “Check a street network”."
        ),
        translate(
            "LifeCircle", "Move them to the main network, or join the streets first with “Check a street network”."
        ),
    )
    return tuple(paragraph(text, cure) for text, cure in zip(words, cures, strict=True))


def tie_notes(streets: Streets, places: Ties, *, snap: float, called: str) -> list[str]:
    """Remarks on the places of a layer `called` so that were to be tied to a street at most `snap` metres away.

    >>> from . import network
    >>> streets = network.build(shapely.linestrings([[(0, 0), (900, 0)]]))
    >>> tie_notes(streets, snapping.tie(streets, shapely.points([(0, 70)]), 50), snap=50, called="Homes")
    ['Homes: 1 feature has no street within 50 m.']
    """
    words = {
        NO_GEOMETRY: (
            translate("LifeCircle", "{parameter}: {n} feature has no geometry."),
            translate("LifeCircle", "{parameter}: {n} features have no geometry."),
        ),
        UNSNAPPED: (
            translate("LifeCircle", "{parameter}: {n} feature has no street within {m} m."),
            translate("LifeCircle", "{parameter}: {n} features have no street within {m} m."),
        ),
        "apart": (
            translate(
                "LifeCircle", "{parameter}: {n} feature is tied to a part that hangs apart from the main network."
            ),
            translate(
                "LifeCircle", "{parameter}: {n} features are tied to parts that hang apart from the main network."
            ),
        ),
    }
    return remarks_by_case(cases(streets, places), words, parameter=called, m=exactly(snap))


def straight(
    places: np.ndarray,
    targets: np.ndarray,
    radius: float,
    max_distance: float,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """Straight-line distance from edge to edge to the nearest target, and the number of targets within a radius.

    Parameters
    ----------
    places, targets : geometries of any kind in one CRS in metres; missing and empty ones allowed.
    radius, max_distance : metres.

    Returns
    -------
    DataFrame, a row a place: ``m`` (metres, 0 inside, NaN beyond `max_distance`), ``n``; both NaN without geometry.

    >>> homes, shops = shapely.points([(0, 0), (900, 0)]), shapely.points([(30, 40), (60, 80)])
    >>> straight(homes, shops, 60.0, 500.0).values.tolist()
    [[50.0, 1.0], [nan, 0.0]]
    """
    metres = nearest(places, targets, cancelled=cancelled)[1]
    sought = _Targets(targets[~absent(targets)])
    number = np.zeros(len(places))
    step = max(PAIRS // max(len(sought.geometries), 1), 1)
    for rows in chunks(len(places), step, progress, cancelled):
        number[rows] = sought.count_near(places[rows], radius)
    metres[metres > max_distance] = np.nan
    return pd.DataFrame({"m": metres, "n": np.where(absent(places), np.nan, number)})


class _Targets:
    """Geometries to be found: each with a point of its own, and how far it reaches at most from there."""

    def __init__(self, geometries: np.ndarray):
        self.geometries, self.tree = geometries, shapely.STRtree(geometries)
        self.xy, self.size = _first_point(geometries)

    def count_near(self, places: np.ndarray, radius: float) -> np.ndarray:
        """How many lie within `radius` of each place.

        Own points within the radius decide at once, so do those too far for any part to be near; measuring whole shapes, a
        hundred times slower, is left to the pairs between.
        """
        x0, y0, x1, y1 = shapely.bounds(places).T
        own, hit = self.tree.query(shapely.box(x0 - radius, y0 - radius, x1 + radius, y1 + radius))
        xy, size = _first_point(places)
        apart = np.hypot(*(xy[own] - self.xy[hit]).T)
        near = apart <= radius
        open_pairs = np.flatnonzero(~near & (apart <= radius + size[own] + self.size[hit]))
        own_shapes, hit_shapes = places[own[open_pairs]], self.geometries[hit[open_pairs]]
        near[open_pairs] = shapely.dwithin(own_shapes, hit_shapes, radius)
        return np.bincount(own[near], minlength=len(places))


def _first_point(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n, 2) the first vertex of each geometry, NaN without one, and (n,) the diagonal of its bounds."""
    coordinates, owner = shapely.get_coordinates(geometries, return_index=True)
    present, first = np.unique(owner, return_index=True)
    xy = np.full((len(geometries), 2), np.nan)
    xy[present] = coordinates[first]
    x0, y0, x1, y1 = shapely.bounds(geometries).T
    return xy, np.hypot(x1 - x0, y1 - y0)
