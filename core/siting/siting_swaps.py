"""Good choices quickly, and how good the best can be at most: greedy, swaps with seeded kicks, Lagrangian bound.

For the cover of most people with a number of sites. Nothing here needs a solver; what the bound leaves open is said by
whoever reports it, not closed here.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from ..base.errors import InputError
from ..base.running import Cancelled, check, never
from ..base.text import translate
from .siting_question import COVER_MOST, Question, merged, value

KICKS, KICKED, SEED = 60, 0.1, 0
STEPS = 300
# A gain below this share of all people is the rounding of sums, not a gain.
_ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Answer:
    """(m,) mask of the sites `chosen`, the people they cover, and the `bound` that no choice exceeds."""

    chosen: np.ndarray
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """Share of the bound that is open, 0 where the choice is proven to be the best."""
        return max(self.bound - self.value, 0.0) / self.bound if self.bound else 0.0


def cover_most(
    question: Question,
    number: int,
    radius: float,
    existing: np.ndarray | None = None,
    kicks: int = KICKS,
    cancelled: Cancelled = never,
) -> Answer:
    """Sites that cover as many people as can be found, with a bound; the same answer for the same input.

    Parameters
    ----------
    number : sites in all, the existing ones included.
    radius : metres.
    existing : (m,) mask of candidates that are sites already and stay.
    kicks : how often some sites are exchanged at random before swapping anew.

    Source: Church and ReVelle (1974), Papers of the Regional Science Association 32; swaps: Teitz and Bart (1968),
    Operations Research 16; bound: Galvão and ReVelle (1996), European Journal of Operational Research 88.

    Raises
    ------
    InputError : naming ``number``, where it is above the candidates or below the existing sites.

    >>> pairs = np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([100.0, 900.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> answer = cover_most(two, number=1, radius=1000)
    >>> answer.chosen.tolist(), answer.value, answer.gap
    ([True, False], 30.0, 0.0)
    """
    kept = np.zeros(question.n_candidates, bool) if existing is None else np.asarray(existing, bool)
    _check_number(number, question.n_candidates, int(kept.sum()))
    few = merged(question, radius)
    cover = _Cover(few, kept)
    chosen = cover.swapped(cover.filled(kept, number, cancelled), cancelled)
    random = np.random.default_rng(SEED)
    for _ in range(kicks):
        other = cover.swapped(cover.filled(cover.kicked(chosen, random), number, cancelled), cancelled)
        if cover.people_of(other) > cover.people_of(chosen) + cover.least_gain:
            chosen = other
    found = value(question, chosen, COVER_MOST, radius)
    return Answer(chosen, found, max(_bound(cover, number, found, cancelled), found))


def _check_number(number: int, candidates: int, kept: int) -> None:
    if number > candidates:
        raise InputError(
            "number",
            translate("Siting", "{number} sites are asked for, but there are only {n} candidates.").format(
                number=number, n=candidates
            ),
            translate("Siting", "Ask for fewer sites, or give more candidates."),
        )
    if number < max(kept, 1):
        raise InputError(
            "number",
            translate("Siting", "{number} sites are fewer than the {n} that must be there.").format(
                number=number, n=max(kept, 1)
            ),
            translate("Siting", "The number includes the existing sites, which stay: ask for at least as many."),
        )


class _Cover:
    """Who (rows) is covered by which candidate (columns)."""

    def __init__(self, question: Question, kept: np.ndarray):
        shape = len(question.people), question.n_candidates
        ones = np.ones(len(question.demand))
        self.people, self.kept = question.people, kept
        self.rows = csr_array((ones, (question.demand, question.candidate)), shape=shape)
        self.columns = csr_array(self.rows.T)
        self.least_gain = _ROUNDING * max(self.people.sum(), 1)

    def times(self, chosen: np.ndarray) -> np.ndarray:
        """(n,) how many of the sites cover each."""
        return self.rows @ chosen.astype(float)

    def people_of(self, chosen: np.ndarray) -> float:
        return float(self.people[self.times(chosen) > 0].sum())

    def gains(self, chosen: np.ndarray) -> np.ndarray:
        """(m,) people whom each candidate would add, none for a site."""
        return np.where(chosen, -np.inf, self.columns @ np.where(self.times(chosen) == 0, self.people, 0.0))

    def filled(self, chosen: np.ndarray, number: int, cancelled: Cancelled) -> np.ndarray:
        """With sites added, the best first and among equals the first, until there are `number`."""
        chosen = chosen.copy()
        while chosen.sum() < number:
            check(cancelled)
            chosen[np.argmax(self.gains(chosen))] = True
        return chosen

    def kicked(self, chosen: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """Without some random sites, and with as many random others less one, so that greed fills the last place."""
        chosen, free = chosen.copy(), np.flatnonzero(chosen & ~self.kept)
        out = random.permutation(free)[: max(int(KICKED * len(free)), min(2, len(free)))]
        others = random.permutation(np.flatnonzero(~chosen))[: max(len(out) - 1, 0)]
        chosen[out], chosen[others] = False, True
        return chosen

    def swapped(self, chosen: np.ndarray, cancelled: Cancelled) -> np.ndarray:
        """After swaps of one site for a better one, until no swap gains anything."""
        best, improved = self.people_of(chosen), True
        while improved:
            improved = False
            for site in np.flatnonzero(chosen & ~self.kept):
                check(cancelled)
                without = chosen.copy()
                without[site] = False
                gains = self.gains(without)
                new = int(np.argmax(gains))
                gain = self.people_of(without) + gains[new] - best
                if gain > self.least_gain:
                    without[new] = True
                    chosen, best, improved = without, best + gain, True
        return chosen


def _bound(cover: _Cover, number: int, found: float, cancelled: Cancelled) -> float:
    """No choice covers more people: least value of the Lagrangian that subgradient steps find.

    For any 0 ≤ λ ≤ people: Σ (people − λ) + Σ of the existing sites' and the largest other Σ λ of those they cover.
    """
    people, price, scale = cover.people, cover.people / 2, 1.0
    least, since = float(people.sum()), 0
    for _ in range(STEPS):
        check(cancelled)
        worth = np.where(cover.kept, np.inf, cover.columns @ price)
        used = np.zeros(len(worth), bool)
        used[np.argsort(-worth, kind="stable")[:number]] = True
        times = cover.times(used)
        bound = float((people - price).sum() + price @ times)
        since = 0 if bound < least else since + 1
        least = min(least, bound)
        slope = times - (price < people)
        length = float(slope @ slope)
        if least <= found + cover.least_gain or not length:
            break
        if since >= 10:
            scale, since = scale / 2, 0
        price = np.clip(price - scale * max(bound - found, 0.0) / length * slope, 0, people)
    return least
