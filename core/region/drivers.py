"""What goes with the number of incubators: rank correlation, and how much of the differences classes of a factor explain.

Spearman's ρ for factors that are numbers. For all factors the q of the Geodetector (Wang et al. 2010, International Journal of
Geographical Information Science 24): q = 1 − Σ N_h σ_h² / (N σ²), population variance over the classes h of a factor, and the
same over the classes that two factors make together. Why there: Planners (规划师) 2016 no. 9, paper 5, section 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from numbers import Number
from typing import ClassVar

import numpy as np
import pandas as pd
from scipy.special import betainc, gammaln, xlogy

from ..base import statistics
from ..base.arrays import objects
from ..base.columns import numeric
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_length
from ..base.running import Cancelled, Progress, check, ignore, never, part
from ..base.text import listed, plural, remarks, translate
from .shuffles import orders, share_of

NUMBER, CLASS = "number", "class"
COLUMNS = ["factor", "kind", "rho", "p", "q", "q_p"]
PAIR_COLUMNS = ["factor_a", "factor_b", "q", "type"]
FEWEST = 3
# Half of a non-centrality beyond which the F test is not worked out.
MOST_OFF = 1e8
# Sums of the same numbers in another order differ by less than this share.
ROUNDING = 1e-9


@dataclass(frozen=True)
class DriverOptions:
    """What the user sets: `classes`, how many a factor of numbers is cut into, by natural breaks."""

    classes: int = 5
    BOUNDS: ClassVar[Bounds] = {"classes": (2, 30)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class Factor:
    """A factor over n areas.

    `values` are what was given, as numbers or as objects; `strata` the class of each area from 0, -1 where the factor or the
    count is unknown; `bounds` the upper ends of the classes of numbers, `names` those of the others, by their number.
    """

    name: str
    kind: str
    values: np.ndarray
    strata: np.ndarray
    bounds: np.ndarray
    names: Sequence[str]

    @cached_property
    def known(self) -> np.ndarray:
        """(n,) the areas that count."""
        return self.strata >= 0

    @property
    def n_classes(self) -> int:
        """How many classes there are among the areas that count."""
        return len(np.unique(self.strata[self.known]))


@dataclass(frozen=True, eq=False)
class FactorsResult:
    """What goes with the number.

    `rows`: a row for each factor, in the order given: `COLUMNS`, then ``p_adjusted q_adjusted`` (Benjamini–Hochberg, over the
    factors), ``f f_p`` (the non-central F test of Wang et al. 2016), ``n n_classes`` (areas and classes that count); `summary`: a
    row for each pair, `PAIR_COLUMNS` and the ``n n_classes`` of both together; `counts`: the number of each area, NaN where
    it is unknown; `factors` as they were classed.
    """

    rows: pd.DataFrame
    summary: pd.DataFrame
    counts: np.ndarray
    factors: list[Factor]
    options: DriverOptions
    notes: list[str]

    @property
    def n(self) -> int:
        """How many areas have a number."""
        return int(np.isfinite(self.counts).sum())


def assess(
    counts: Sequence[float],
    factors: Mapping[str, Sequence[object]],
    *,
    options: DriverOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> FactorsResult:
    """Which factors go with a number of areas (cities, districts, cells), each alone and two together.

    Chance is what shuffling the numbers over the areas makes of it: all orders of up to `EXACT` areas, beyond that `DRAWS` seeded
    ones. p of ρ is two-sided; that of q is how often chance gives one as large. The order of rows changes nothing.

    Parameters
    ----------
    counts : (n,) the number of incubators, or of what it is, of each area; NaN or None: the area is left out.
    factors : (n,) values of each factor by its name. Numbers are cut into classes by natural breaks, anything else is a class.
        An area that lacks a factor's value is left out for that factor.

    Raises InputError naming ``counts`` or ``factors``.

    >>> counts = [40, 35, 12, 10, 3, 2]
    >>> found = assess(counts, {"residents": [9e6, 8e6, 5e6, 3e6, 1e6, 2e6], "coast": ["yes", "yes", "no", "no", "no", "no"]})
    >>> found.rows[["factor", "kind", "rho", "q"]].round(3).values.tolist()
    [['residents', 'number', 0.943, 1.0], ['coast', 'class', nan, 0.935]]
    """
    options = options or DriverOptions()
    counts = numeric(counts)
    _require_differences(counts)
    if not factors:
        cause, cure = translate("Drivers", "no factor is given."), translate("Drivers", "Choose one field or more.")
        raise InputError("factors", cause, cure)
    for values in factors.values():
        require_length("factors", values, len(counts))
    # Of a size that squares of can be added up.
    scaled = counts / np.nanmax(np.abs(counts))
    classed = [_classed(name, objects(values), scaled, options) for name, values in factors.items()]
    rows = pd.DataFrame([_row(factor, scaled) for factor in classed])
    rows["p"], rows["q_p"] = _chances(classed, scaled, part(progress, 0, 0.8), cancelled)
    # Where all areas are alike, or each is a class of its own, nothing is tested: that takes nothing from what the others find.
    differs = rows["n_classes"] > 1
    rows["p_adjusted"] = statistics.benjamini_hochberg(rows["p"].where(differs))
    rows["q_adjusted"] = statistics.benjamini_hochberg(rows["q_p"].where(differs & (rows["n_classes"] < rows["n"])))
    rows = rows[[*COLUMNS, "p_adjusted", "q_adjusted", "f", "f_p", "n", "n_classes"]]
    pairs = _interactions(classed, scaled, part(progress, 0.8, 1), cancelled)
    return FactorsResult(rows, pairs, counts, classed, options, _notes(counts, classed, rows))


def _require_differences(counts: np.ndarray) -> None:
    """Refuse where there is nothing to explain."""
    known = counts[np.isfinite(counts)]
    if len(known) < FEWEST:
        one = translate("Drivers", "{n} area has a number.")
        many = translate("Drivers", "{n} areas have a number.")
        cure = translate("Drivers", "Choose a field that holds a number for at least {n} areas.").format(n=FEWEST)
        raise InputError("counts", plural(len(known), one, many), cure)
    if known.min() == known.max():
        cause = translate("Drivers", "all areas have the same number: there are no differences to explain.")
        raise InputError("counts", cause, translate("Drivers", "Choose another field."))


def _classed(name: str, values: np.ndarray, counts: np.ndarray, options: DriverOptions) -> Factor:
    """A factor with the class of each area."""
    if _are_numbers(values):
        numbers = pd.Series(np.where(pd.notna(values), values, np.nan)).astype(float).to_numpy()
        known = np.isfinite(numbers) & np.isfinite(counts)
        size = max(np.abs(numbers[known]).max(initial=0.0), np.finfo(float).tiny)
        bounds = statistics.jenks(numbers[known] / size, int(options.classes))
        strata = np.full(len(numbers), -1)
        strata[known] = np.searchsorted(bounds, numbers[known] / size)
        return Factor(name, NUMBER, numbers, strata, bounds * size, [])
    strata, names = pd.factorize(pd.Series(values, dtype=object).astype("string"), sort=True)
    return Factor(name, CLASS, values, np.where(np.isfinite(counts), strata, -1), np.empty(0), list(names))


def _are_numbers(values: np.ndarray) -> bool:
    """Whether all values that are known are numbers, of whatever type; truth values are classes."""
    kinds = set(map(type, values[pd.notna(values)]))
    return all(issubclass(kind, Number) and not issubclass(kind, bool | np.bool_) for kind in kinds)


def explained(values: np.ndarray, strata: np.ndarray) -> float:
    """q of the Geodetector: the share of the variance of `values` that lies between the classes `strata` (0, 1, …).

    Wang et al. 2010, International Journal of Geographical Information Science 24. NaN without values or without variance.

    >>> explained(np.array([1.0, 1.0, 5.0, 5.0]), np.array([0, 0, 1, 1]))
    1.0
    >>> explained(np.array([1.0, 5.0, 1.0, 5.0]), np.array([0, 0, 1, 1]))
    0.0
    """
    if not len(values):
        return np.nan
    centred = values - values.mean()
    total, size = centred @ centred, np.bincount(strata)
    if not total > 0:
        return np.nan
    sums = np.bincount(strata, centred)
    between = (sums[size > 0] ** 2 / size[size > 0]).sum()
    # The last digits go by the order of the rows.
    return float(np.clip(np.round(between / total, 12), 0, 1))


def f_test(values: np.ndarray, strata: np.ndarray) -> tuple[float, float]:
    """The F of a factor's q and its p by the non-central F distribution (Wang, Zhang & Fu 2016, Ecological Indicators 67).

    F = (N − L) / (L − 1) · q / (1 − q), λ = (Σ ȳ_h² − (Σ √N_h ȳ_h)² / N) / σ². NaN where there is but one class, or no more areas
    than classes, or q is 1.

    >>> f, p = f_test(np.array([1.0, 2.0, 5.0, 6.0]), np.array([0, 0, 1, 1]))
    >>> round(f, 3), round(p, 3)
    (32.0, 0.082)
    """
    q, n, size = explained(values, strata), len(values), np.bincount(strata)
    size = size[size > 0]
    if not (1 < len(size) < n and q < 1):
        return np.nan, np.nan
    means = pd.Series(values).groupby(strata).mean().to_numpy()
    off_centre = ((means**2).sum() - (np.sqrt(size) @ means) ** 2 / n) / values.var()
    above, below = len(size) - 1, n - len(size)
    return below / above * q / (1 - q), _above(q, above, below, max(off_centre, 0.0))


def _above(q: float, above: int, below: int, off_centre: float) -> float:
    """How often the non-central F distribution lies above the F of a `q`; NaN where it is too far off centre to be added up.

    A mixture of beta distributions by Poisson's weights: the function of older SciPy is good to three digits only.
    """
    half = off_centre / 2
    if half > MOST_OFF:
        return np.nan
    spread = 12 * np.sqrt(half) + 50
    j = np.arange(max(np.floor(half - spread), 0), half + spread)
    weights = np.exp(xlogy(j, half) - half - gammaln(j + 1))
    return float(np.clip(weights @ betainc(below / 2, above / 2 + j, 1 - q), 0, 1))


def _row(factor: Factor, counts: np.ndarray) -> dict[str, object]:
    """A factor's figures, but for what chance makes of them."""
    values, strata = counts[factor.known], factor.strata[factor.known]
    rho = np.round(statistics.spearman(factor.values[factor.known], values), 12) if factor.kind == NUMBER else np.nan
    enough = len(values) >= FEWEST
    q = explained(values, strata) if enough else np.nan
    f, f_p = f_test(values, strata) if enough else (np.nan, np.nan)
    own = {"rho": rho, "q": q, "f": f, "f_p": f_p, "n": len(values), "n_classes": factor.n_classes}
    return {"factor": factor.name, "kind": factor.kind} | own


def _chances(
    factors: list[Factor], counts: np.ndarray, progress: Progress, cancelled: Cancelled
) -> tuple[np.ndarray, np.ndarray]:
    """p of ρ and of q of each factor, NaN where it has none; factors known of the same areas are shuffled together."""
    p, q_p = np.full((2, len(factors)), np.nan)
    groups: dict[bytes, list[int]] = {}
    for i, factor in enumerate(factors):
        groups.setdefault(factor.known.tobytes(), []).append(i)
    for k, members in enumerate(groups.values()):
        step = part(progress, k / len(groups), (k + 1) / len(groups))
        some = [factors[i] for i in members]
        p[members], q_p[members] = _shuffled(some, counts[some[0].known], step, cancelled)
    return p, q_p


def _shuffled(
    factors: list[Factor], counts: np.ndarray, progress: Progress, cancelled: Cancelled
) -> tuple[np.ndarray, np.ndarray]:
    """p of ρ and of q of factors that are known of the same areas, whose `counts` (n,) these are."""
    n = len(counts)
    if n < FEWEST or not np.ptp(counts) > 0:
        return tuple(np.full((2, len(factors)), np.nan))
    tests = [test for factor in factors for test in (_Ranks(factor, counts), _Strata(factor, counts))]
    as_far, tried = np.zeros(len(tests), int), 0
    # From the sorted numbers on, so that the order of the rows plays no part.
    rising = np.sort(counts) - counts.mean()
    ranked = statistics.ranks(rising) - (n + 1) / 2
    for some in orders(n, progress=progress, cancelled=cancelled):
        as_far += [test.as_far(rising[some], ranked[some]) for test in tests]
        tried += len(some)
    p = share_of(as_far, tried, n)
    p[[not test.tells for test in tests]] = np.nan
    return p[::2], p[1::2]


class _Ranks:
    """ρ of a factor of numbers: its ranks, sorted, and how far theirs go with those of the counts."""

    def __init__(self, factor: Factor, counts: np.ndarray):
        own = factor.values[factor.known] if factor.kind == NUMBER else np.zeros(len(counts))
        ranks = statistics.ranks(own) - (len(own) + 1) / 2
        self.tells = bool(np.ptp(ranks) > 0)
        self.ranks = np.sort(ranks)
        product = abs(ranks @ (statistics.ranks(counts) - (len(own) + 1) / 2))
        self.least = product - ROUNDING * (ranks @ ranks)

    def as_far(self, counts: np.ndarray, ranked: np.ndarray) -> int:
        """In how many orders (rows) the ranks go together at least as closely, either way."""
        return int((np.abs(ranked @ self.ranks) >= self.least).sum()) if self.tells else 0


class _Strata:
    """q of a factor: where its classes begin among the areas sorted by class, and their sizes."""

    def __init__(self, factor: Factor, counts: np.ndarray):
        sizes = np.bincount(factor.strata[factor.known])
        self.sizes = sizes[sizes > 0]
        self.starts = np.cumsum(self.sizes) - self.sizes
        total = ((counts - counts.mean()) ** 2).sum()
        self.least = (explained(counts, factor.strata[factor.known]) - ROUNDING) * total
        self.tells = True

    def as_far(self, counts: np.ndarray, ranked: np.ndarray) -> int:
        """In how many orders (rows) the classes explain at least as much."""
        sums = np.add.reduceat(counts, self.starts, axis=1)
        return int((sums**2 @ (1 / self.sizes) >= self.least).sum())


def _interactions(factors: list[Factor], counts: np.ndarray, progress: Progress, cancelled: Cancelled) -> pd.DataFrame:
    """A row for each two factors, both taken over the areas that have both."""
    pairs, rows = list(combinations(factors, 2)), []
    for k, (a, b) in enumerate(pairs):
        check(cancelled)
        here = a.known & b.known
        values = counts[here]
        both = pd.factorize(a.strata[here] * (b.strata.max() + 1) + b.strata[here])[0]
        alone = explained(values, a.strata[here]), explained(values, b.strata[here])
        q, n_classes = explained(values, both), int(both.max(initial=-1)) + 1
        # Where each area is a class of its own q is 1, whatever the factors.
        # With a factor that is the same everywhere there is nothing to act together.
        differ = all(len(np.unique(one.strata[here])) > 1 for one in (a, b))
        code = interaction(q, *alone) if n_classes < len(values) and differ else None
        rows.append((a.name, b.name, q, code, len(values), n_classes))
        progress((k + 1) / len(pairs))
    return pd.DataFrame(rows, columns=[*PAIR_COLUMNS, "n", "n_classes"])


def interaction(q: float, q_a: float, q_b: float) -> str | None:
    """How two factors act together by the q of both, of one and of the other (Wang et al. 2010), as a code.

    None where nothing is known, and where both explain just what the one that explains more does.

    >>> interaction(0.9, 0.3, 0.4), interaction(0.6, 0.3, 0.4), interaction(0.7, 0.3, 0.4), interaction(0.4, 0.3, 0.4)
    ('enhance_nonlinear', 'enhance_bi', 'independent', None)
    >>> interaction(0.35, 0.3, 0.4), interaction(0.1, 0.3, 0.4)
    ('weaken_uni', 'weaken_nonlinear')
    """
    less, more = min(q_a, q_b), max(q_a, q_b)
    if np.isnan([q, q_a, q_b]).any() or abs(q - more) < ROUNDING:
        return "independent" if abs(q - more) < ROUNDING and less < ROUNDING else None
    if abs(q - (q_a + q_b)) < ROUNDING:
        return "independent"
    if q > more:
        return "enhance_nonlinear" if q > q_a + q_b else "enhance_bi"
    return "weaken_uni" if q > less else "weaken_nonlinear"


def by_chance(n_classes: np.ndarray, n: np.ndarray) -> np.ndarray:
    """The q that chance alone gives on average: (L − 1) / (n − 1) for L classes of n areas, exactly; NaN without two areas.

    >>> by_chance(np.array([5, 8, 0]), np.array([21, 8, 0])).tolist()
    [0.2, 1.0, nan]
    """
    n_classes, n = np.asarray(n_classes, float), np.asarray(n, float)
    return np.divide(n_classes - 1, n - 1, out=np.full(n.shape, np.nan), where=n > 1)


def _notes(counts: np.ndarray, factors: list[Factor], rows: pd.DataFrame) -> list[str]:
    """Which areas are left out, and which factors say little."""
    notes = remarks(
        (
            ~np.isfinite(counts),
            translate("Drivers", "{n} area has no number and is left out."),
            translate("Drivers", "{n} areas have no number and are left out."),
        )
    )
    n = int(np.isfinite(counts).sum())
    for factor in factors:
        here = int(factor.known.sum())
        one = translate("Drivers", "“{factor}” is unknown for {n} area, which is left out for it.")
        many = translate("Drivers", "“{factor}” is unknown for {n} areas, which are left out for it.")
        notes += remarks((n - here, one, many), factor=factor.name)
    return [*notes, *_own_class(rows), *_the_same(counts, factors)]


def _the_same(counts: np.ndarray, factors: list[Factor]) -> list[str]:
    """Factors that hold the very numbers that are to be explained."""
    same = [
        factor.name
        for factor in factors
        if factor.kind == NUMBER
        and factor.known.sum() >= FEWEST
        and (factor.values[factor.known] == counts[factor.known]).all()
    ]
    text = translate("Drivers", "The very numbers that are to be explained, which they do not explain: {factors}.")
    return [text.format(factors=listed(same))] if same else []


def _own_class(rows: pd.DataFrame) -> list[str]:
    """Factors whose order is tested and whose classes tell nothing; which are not tested at all the report says."""
    own = rows["factor"][(rows["n_classes"] == rows["n"]) & rows["p"].notna()]
    text = translate("Drivers", "A class of its own for each area, so that q is 1 and says nothing: {factors}.")
    return [text.format(factors=listed(list(own)))] if len(own) else []
