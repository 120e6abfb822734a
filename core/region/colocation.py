"""Who stands next to whom more than chance would have it: colocation quotients, and how many stand within a distance.

Colocation quotient (Leslie & Kronenfeld 2011, Geographical Analysis 43): CLQ A→B = (C_AB / N_A) / (N'_B / (N − 1)), with C_AB the
number of A whose nearest neighbour is a B, N'_B the number of B, one less where B is A: 1 where the types are shuffled over the
places. Over k neighbours it is their mean; those that are equally far share the last place. Local quotients: Cromley, Hanink &
Bentley 2014, Professional Geographer 66.
How many stand within a distance: :mod:`innospace.core.region.distance_curve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree
from scipy.special import gammaln

from ..base import terms
from ..base.arrays import objects
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_length
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.status import NO_GEOMETRY, NOT_ASSESSED, OK
from ..base.text import exactly, plural, remarks, translate
from ..ground.geometry import absent, as_array, points_of, require_some
from ..ground.meeting import same_layer
from ..streets.network import Streets
from ..streets.snapping import SNAP
from . import distance_curve
from .distance_curve import DistanceCurve
from .shuffles import DRAWS, dealt, envelope, two_sided

COLUMNS = ["local_quotient", "p", "status"]
PAIR_COLUMNS = ["from", "to", "quotient", "p", "low", "high"]
# What points without types, and the other points, are called.
POINTS, OTHERS = "points", "others"
# Distances that differ by less than a millimetre are one.
ALIKE = 1e-3
# More types than these are no kinds: names perhaps.
MOST_TYPES = 50
# Neighbours that a planner's computer holds.
MOST_NEIGHBOURS = 20_000_000


@dataclass(frozen=True)
class ColocationOptions:
    """What the user sets.

    `neighbours`: how many nearest ones count; `draws`: how often types are shuffled; `snap`: metres from a point to its street;
    `curve`: whether to count within distances too, which takes time.
    """

    neighbours: int = 1
    draws: int = DRAWS
    snap: float = SNAP
    curve: bool = True
    BOUNDS: ClassVar[Bounds] = {"neighbours": (1, 100), "draws": (39, 9999), "snap": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class ColocationResult:
    """Who stands next to whom.

    `rows`: one per point, `COLUMNS`, towards its own type, or towards the others where there are some (`towards_others`);
    `summary`: a row for each two types, `PAIR_COLUMNS`, the quotient beyond `low` or `high` exactly where p is at most 5%;
    `numbers`: how many there are of each type; `curve`: of the two types `charted`, None where none is asked for or can be drawn;
    `at_one_spot`: whether all distances are 0, so that no point has nearer ones.
    """

    rows: pd.DataFrame
    summary: pd.DataFrame
    numbers: dict[str, int]
    towards_others: bool
    charted: tuple[str, str]
    curve: DistanceCurve | None
    options: ColocationOptions
    notes: list[str]
    at_one_spot: bool = False


@dataclass(frozen=True, eq=False)
class _Placed:
    """The points that count, from west to east: places (n, 2), number of each type, and the row among all that were given."""

    xy: np.ndarray
    code: np.ndarray
    row: np.ndarray
    names: list[str]

    @property
    def numbers(self) -> np.ndarray:
        """(k,) points of each type."""
        return np.bincount(self.code, minlength=len(self.names))


def assess(
    points: np.ndarray,
    others: np.ndarray | None = None,
    *,
    types: Sequence[object] | None = None,
    streets: Streets | None = None,
    options: ColocationOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> ColocationResult:
    """Colocation quotients of types of points, and the curve of those that stand within a distance.

    Chance is what shuffling the types over the places makes of it, whatever the pattern of the places: `draws` seeded shuffles
    for quotients and curve. The p of a point keeps its own type and shuffles those of all others; it needs no draws, all
    shuffles are counted. p is two-sided. The order of rows changes nothing.

    Parameters
    ----------
    points : (n,) geometries in metres; anything but a point counts at its point on surface.
    others : (m,) more of them, a type of their own.
    types : (n,) the type of each point; None or NaN: the point is left out. Without types all points are of one.
    streets : with them the curve goes along streets; neighbours are the nearest in a straight line in any case.

    Raises InputError naming ``points``, ``others``, ``types`` or ``neighbours``.

    >>> grid = shapely.points([(x, y) for y in range(4) for x in range(4)])
    >>> options = ColocationOptions(neighbours=1, curve=False)
    >>> found = assess(grid, types=list("AABBAABBABABABAB"), options=options)
    >>> found.summary[["from", "to", "quotient"]].round(6).values.tolist()
    [['A', 'A', 1.316964], ['A', 'B', 0.722656], ['B', 'A', 0.722656], ['B', 'B', 1.316964]]
    """
    options = options or ColocationOptions()
    points = points_of(as_array(points), cancelled)
    others = None if others is None else points_of(as_array(others), cancelled)
    require_some("points", points)
    require_length("types", types, len(points))
    if others is not None:
        require_some("others", others)
    placed = _placed(points, others, types)
    _require_use(placed, len(points), options)
    near = _neighbours(placed.xy, int(options.neighbours))
    summary = _quotients(placed, near, options, part(progress, 0.2, 0.6), cancelled)
    rows = _rows(points, placed, near, towards_others=others is not None)
    charted = _charted(summary, others is not None)
    curve = _curve(placed, charted, streets, options, part(progress, 0.6, 1), cancelled) if options.curve else None
    numbers = dict(zip(placed.names, placed.numbers.tolist(), strict=True))
    notes = [*_notes(points, others, rows, cancelled), *(_curve_notes(curve, options) if options.curve else [])]
    shown = {"charted": charted, "curve": curve, "towards_others": others is not None}
    shown["at_one_spot"] = not np.ptp(placed.xy, axis=0).any()
    return ColocationResult(rows, summary, numbers, **shown, options=options, notes=notes)


def _placed(points: np.ndarray, others: np.ndarray | None, types: Sequence[object] | None) -> _Placed:
    """The points that count with their types, sorted by place."""
    given = np.full(len(points), POINTS, dtype=object) if types is None else objects(types)
    codes, names = pd.factorize(pd.Series(given, dtype=object).astype("string"), sort=True)
    everything, names = points, list(names)
    if others is not None:
        everything = np.concatenate([points, others])
        codes, names = np.append(codes, np.full(len(others), len(names))), [*names, OTHERS]
    here = np.flatnonzero(~absent(everything) & (codes >= 0))
    xy = shapely.get_coordinates(everything[here])
    order = np.lexsort((codes[here], xy[:, 1], xy[:, 0]))
    return _Placed(xy[order], codes[here][order], here[order], names)


def _require_use(placed: _Placed, n_points: int, options: ColocationOptions) -> None:
    """Refuse what nothing can be found in."""
    _require_types(placed, n_points)
    _require_enough(placed, options)


def _require_types(placed: _Placed, n_points: int) -> None:
    """Refuse types that are none, too many, or all the same."""
    if not (placed.row < n_points).any():
        cause = translate("Colocation", "no point that can be placed has a type.")
        raise InputError("types", cause, translate("Colocation", "Choose another field, or leave it empty."))
    if placed.names.count(OTHERS) > 1:
        cause = translate("Colocation", "one type is called “{name}”, as the other points are.").format(name=OTHERS)
        cure = translate("Colocation", "Call that type something else, or leave the other points out.")
        raise InputError("types", cause, cure)
    if len(placed.names) > MOST_TYPES:
        cause = translate("Colocation", "there are {n} types, more than {most}.")
        cure = translate("Colocation", "Choose a field of kinds, not of names.")
        raise InputError("types", cause.format(n=f"{len(placed.names):,}", most=MOST_TYPES), cure)
    if (placed.numbers > 0).sum() < 2:
        cause = translate("Colocation", "all points that can be placed are of one type: there is nothing to compare.")
        cure = translate("Colocation", "Choose a field of types that differ, or a layer of other points.")
        raise InputError("types, others", cause, cure)


def _require_enough(placed: _Placed, options: ColocationOptions) -> None:
    """Refuse more neighbours than there are other points."""
    if len(placed.xy) <= options.neighbours:
        text = plural(
            len(placed.xy) - 1,
            translate("Colocation", "a point has {n} other one."),
            translate("Colocation", "a point has {n} other ones."),
        )
        raise InputError("neighbours", text, translate("Colocation", "Choose fewer neighbours, or more points."))


# --- neighbours -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Near:
    """Who is next to whom: pairs `one` → `other` by rising `one`, with the share of a place that the other takes.

    `sure` (n,): how many neighbours of a point surely count, `tied` (n,): how many share the places that are left of k.
    """

    one: np.ndarray
    other: np.ndarray
    share: np.ndarray
    sure: np.ndarray
    tied: np.ndarray
    k: int


def _neighbours(xy: np.ndarray, k: int) -> _Near:
    """The k nearest of each point; those as far as the k-th share the last places."""
    tree = cKDTree(xy)
    kth = tree.query(xy, k=[k + 1])[0][:, 0]
    within = tree.query_ball_point(xy, kth + ALIKE, return_length=True)
    if within.sum() > MOST_NEIGHBOURS:
        cause = translate(
            "Colocation", "too many points stand at one place, or equally far: {n} neighbours would count."
        )
        cure = translate("Colocation", "Merge the points of one place first, or choose fewer neighbours.")
        raise InputError("points", cause.format(n=f"{within.sum():,}"), cure)
    found = tree.query_ball_point(xy, kth + ALIKE)
    one = np.repeat(np.arange(len(xy)), within)
    other = np.concatenate(found).astype(int)
    one, other = one[one != other], other[one != other]
    far = np.hypot(*(xy[one] - xy[other]).T)
    last = far >= kth[one] - ALIKE
    sure = np.bincount(one[~last], minlength=len(xy))
    tied = np.bincount(one[last], minlength=len(xy))
    share = np.where(last, ((k - sure) / np.maximum(tied, 1))[one], 1.0)
    return _Near(one, other, share, sure, tied, k)


def _counted(code: np.ndarray, near: _Near, n_types: int) -> np.ndarray:
    """(d, types, types) how many neighbours of each type those of each type have, for each row of types (d, n)."""
    pair = code[:, near.one] * n_types + code[:, near.other]
    pair = pair + (np.arange(len(code)) * n_types**2)[:, None]
    weights = np.broadcast_to(near.share, pair.shape).ravel()
    return np.bincount(pair.ravel(), weights, len(code) * n_types**2).reshape(-1, n_types, n_types)


def _expected(numbers: np.ndarray) -> np.ndarray:
    """(types, types) the mean number of neighbours of each type among one that a point of each type has by chance."""
    return (numbers[None, :] - np.eye(len(numbers))) / (numbers.sum() - 1)


def _quotients(
    placed: _Placed, near: _Near, options: ColocationOptions, progress: Progress, cancelled: Cancelled
) -> pd.DataFrame:
    """The quotient of each two types with its p and the band of 95% of the shuffles."""
    n_types, numbers = len(placed.names), placed.numbers
    usual = _expected(numbers) * numbers[:, None] * near.k
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.where(usual > 0, 1 / usual, np.nan)
    # Rounded, so that what is equal but for the order of a sum ties.
    observed = np.round(_counted(placed.code[None, :], near, n_types)[0] * scale, 9)
    drawn = np.empty((int(options.draws), n_types, n_types))
    for rows, codes in dealt(placed.code, int(options.draws), len(near.one), progress, cancelled):
        drawn[rows] = np.round(_counted(codes, near, n_types) * scale, 9)
    p = two_sided((drawn <= observed).sum(axis=0), (drawn >= observed).sum(axis=0), int(options.draws))
    low, high = envelope(drawn)
    from_, to = np.repeat(placed.names, n_types), np.tile(placed.names, n_types)
    columns = [from_, to, *(x.ravel() for x in (observed, np.where(np.isnan(observed), np.nan, p), low, high))]
    return pd.DataFrame(dict(zip(PAIR_COLUMNS, columns, strict=True)))


# --- each point -----------------------------------------------------------------------------------------------------


def _rows(points: np.ndarray, placed: _Placed, near: _Near, *, towards_others: bool) -> pd.DataFrame:
    """Quotient and p of each point, in the order given."""
    numbers = placed.numbers
    target = np.full(len(placed.code), len(placed.names) - 1) if towards_others else placed.code
    met = np.bincount(near.one, near.share * (placed.code[near.other] == target[near.one]), len(placed.code))
    there = numbers[target] - (target == placed.code)
    usual = there / (len(placed.code) - 1) * near.k
    quotient = np.divide(met, usual, out=np.full(len(met), np.nan), where=usual > 0)
    p = np.where(usual > 0, _local_chance(met, there, near), np.nan)
    mine = placed.row < len(points)
    local, chance = np.full((2, len(points)), np.nan)
    local[placed.row[mine]], chance[placed.row[mine]] = quotient[mine], p[mine]
    status = np.full(len(points), NOT_ASSESSED, dtype=object)
    status[placed.row[mine]] = OK
    status[absent(points)] = NO_GEOMETRY
    return pd.DataFrame({"local_quotient": local, "p": chance, "status": status})


def _local_chance(met: np.ndarray, there: np.ndarray, near: _Near) -> np.ndarray:
    """p of the neighbours of the kind looked for that each point has: once for all points with neighbours of one kind."""
    kinds, kind = np.unique(np.column_stack([there, near.sure, near.tied]), axis=0, return_inverse=True)
    p, n = np.empty(len(met)), len(met) - 1
    order = np.argsort(kind.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(kind.ravel(), minlength=len(kinds)))
    for (wanted, sure, tied), end, size in zip(kinds, ends, np.diff(ends, prepend=0), strict=True):
        values, weights = neighbour_law(n, wanted, sure, tied, near.k)
        own = order[end - size : end]
        below = np.cumsum(weights)[np.searchsorted(values, met[own] + 1e-9) - 1]
        above = np.cumsum(weights[::-1])[::-1][np.searchsorted(values, met[own] - 1e-9)]
        p[own] = np.minimum(2 * np.minimum(below, above), 1)
    return p.round(12)


def neighbour_law(n: int, wanted: int, sure: int, tied: int, k: int) -> tuple[np.ndarray, np.ndarray]:
    """How many of its k neighbours are of a kind, if types are shuffled over n other points of which `wanted` are of it.

    `sure` neighbours count whole, `tied` ones share the k − sure places that are left.

    Returns
    -------
    The numbers that there can be, rising, and how likely each of them is.

    >>> values, chances = neighbour_law(n=4, wanted=2, sure=1, tied=0, k=1)
    >>> values.tolist(), chances.round(6).tolist()
    ([0.0, 1.0], [0.5, 0.5])
    """
    a, b = np.arange(sure + 1)[:, None], np.arange(tied + 1)[None, :]
    with np.errstate(invalid="ignore"):
        ways = _log_choose(sure, a) + _log_choose(tied, b) + _log_choose(n - sure - tied, wanted - a - b)
    chances = np.where(np.isnan(ways), 0.0, np.exp(ways - _log_choose(n, wanted)))
    met = a + b * ((k - sure) / max(tied, 1))
    values, at = np.unique(np.round(met, 9), return_inverse=True)
    return values, np.bincount(at.ravel(), chances.ravel(), len(values))


def _log_choose(n: int, k: np.ndarray | int) -> np.ndarray:
    """ln (n over k), NaN where it is none."""
    possible = (np.asarray(k) >= 0) & (np.asarray(k) <= n)
    k = np.where(possible, k, 0)
    return np.where(possible, gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1), np.nan)


# --- within a distance ----------------------------------------------------------------------------------------------


def _charted(summary: pd.DataFrame, with_others: bool) -> tuple[str, str]:
    """The two types of the curve: the first type to the others, else the two different ones that are farthest from chance."""
    apart = summary[summary["from"] != summary["to"]].dropna(subset="quotient")
    if with_others:
        apart = apart[apart["to"] == OTHERS]
    far = np.abs(np.log(apart["quotient"].to_numpy(float).clip(1e-9)))
    first = np.lexsort((apart["to"], apart["from"], -far, apart["p"]))[0]
    return apart["from"].iloc[first], apart["to"].iloc[first]


def _curve(
    placed: _Placed,
    charted: tuple[str, str],
    streets: Streets | None,
    options: ColocationOptions,
    progress: Progress,
    cancelled: Cancelled,
) -> DistanceCurve | None:
    start, end = (placed.names.index(name) for name in charted)
    how = {"streets": streets, "snap": options.snap, "draws": int(options.draws)}
    return distance_curve.curve(placed.xy, placed.code, start, end, **how, progress=progress, cancelled=cancelled)


# --- what is said ---------------------------------------------------------------------------------------------------


def _notes(points: np.ndarray, others: np.ndarray | None, rows: pd.DataFrame, cancelled: Cancelled) -> list[str]:
    """Which points are left out, and whether the others are these themselves."""
    lost = np.zeros(0, bool) if others is None else absent(others)
    same = [] if others is None else same_layer(terms.label("colocated", OTHERS), others, points, cancelled)
    return same + remarks(
        (
            absent(points),
            translate("Colocation", "{n} point has no geometry and is left out."),
            translate("Colocation", "{n} points have no geometry and are left out."),
        ),
        (
            (rows["status"] == NOT_ASSESSED).to_numpy(),
            translate("Colocation", "{n} point has no type and is left out."),
            translate("Colocation", "{n} points have no type and are left out."),
        ),
        (
            lost,
            translate("Colocation", "{n} of the other points has no geometry and is left out."),
            translate("Colocation", "{n} of the other points have no geometry and are left out."),
        ),
    )


def _curve_notes(curve: DistanceCurve | None, options: ColocationOptions) -> list[str]:
    """What the curve lacks."""
    if curve is None:
        text = translate(
            "Colocation",
            "No curve of numbers within a distance can be drawn: the points have no extent or no streets, or too many stand "
            "close together.",
        )
        return [text]
    one = translate("Colocation", "{n} point has no street within {m} m and is left out of the curve.")
    many = translate("Colocation", "{n} points have no street within {m} m and are left out of the curve.")
    return remarks((curve.unsnapped, one, many), m=exactly(options.snap))
