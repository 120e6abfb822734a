"""Who is covered: good choices quickly, by greed and swaps with seeded kicks, and how good the best can be at most.

Nothing here needs a solver. A class of demand (see :class:`Classes`) is worth something once it is covered, and may be worth
more when it is covered twice; a site may be worth something by itself.
"""

import numpy as np
from scipy.sparse import csr_array

from ..base.running import Cancelled, check, never
from .siting_question import Classes, Rules

# Share of the sites that a kick moves, at least and at most so many.
KICKED, KICK, SEED = 0.2, (2, 4), 0
# Kicks in vain for so many entries of a table; at least and at most so many.
WORK, KICKS = 30_000_000, (5, 150)
STEPS, PATIENCE = 300, 10
# A gain below this share of the whole is the rounding of sums, not a gain.
ROUNDING = 1e-12


class Cover:
    """What choices of sites are worth.

    Parameters
    ----------
    once, twice : (k,) worth of a class that is covered, and what it is worth more when covered twice.

    >>> from .siting_question import Question, merged
    >>> pairs = np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([100.0, 900.0, 300.0])
    >>> free = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool), number=1)
    >>> few = merged(Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2), 1000, free)
    >>> cover = Cover(few, free, few.people)
    >>> found = cover.search()
    >>> found.tolist(), cover.worth_of(found), cover.bound(30.0)
    ([True, False], 30.0, 30.0)
    """

    def __init__(self, classes: Classes, rules: Rules, once: np.ndarray, twice: np.ndarray | None = None):
        self.classes, self.rules, self.once = classes, rules, np.asarray(once, float)
        self.twice = np.zeros(len(self.once)) if twice is None else np.asarray(twice, float)
        self.sites = np.zeros(len(rules.kept)) if rules.worth is None else rules.worth
        self.least_gain = ROUNDING * max(self.once.sum() + self.twice.sum() + np.abs(self.sites).sum(), 1e-9)

    def times(self, chosen: np.ndarray) -> np.ndarray:
        """(k,) how many sites cover each class."""
        return self.classes.already + self.classes.rows @ (chosen & ~self.rules.kept).astype(float)

    def worth_of(self, chosen: np.ndarray) -> float:
        """What a choice is worth."""
        times = self.times(chosen)
        return float(self.once[times >= 1].sum() + self.twice[times >= 2].sum() + self.sites[chosen].sum())

    def gains(self, chosen: np.ndarray) -> np.ndarray:
        """(m,) what each candidate would add."""
        return self._gains(self.times(chosen))

    def _gains(self, times: np.ndarray) -> np.ndarray:
        """(m,) the same where each class is covered so many times."""
        return self.classes.columns @ np.where(times == 0, self.once, np.where(times == 1, self.twice, 0)) + self.sites

    def search(
        self,
        start: np.ndarray | None = None,
        patience: float = 1.0,
        late: Cancelled = never,
        cancelled: Cancelled = never,
        enough: float = np.inf,
    ) -> np.ndarray:
        """(m,) the best choice that was found; not complete where greed cannot keep the rules.

        `patience` : of how many kicks in vain it takes to give up, the share; it also ends when it is `late`, or with a
        complete choice that is worth `enough`.
        """
        chosen = self.rules.kept.copy() if start is None else start.copy()
        best = self.swapped(self.filled(chosen, cancelled), cancelled)
        worth, rng, vain = self.worth_of(best), np.random.default_rng(SEED), 0
        most = patience * tries(int((best & ~self.rules.kept).sum()), self.classes.rows.nnz)
        while vain < most and not late() and not (worth >= enough and self.rules.complete(best)):
            other = self.swapped(self.filled(kicked(self.rules, best, rng), cancelled), cancelled)
            found, vain = self.worth_of(other), vain + 1
            done, other_done = self.rules.complete(best), self.rules.complete(other)
            if (other_done, found) > (done, worth + self.least_gain):
                vain = 0
            if (other_done, found) >= (done, worth - self.least_gain):
                best, worth = other, found
        return best

    def filled(self, chosen: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
        """With sites added, the best first and among equals the first; where a budget binds, the best for its cost."""
        chosen = chosen.copy()
        while not self.rules.full(chosen):
            check(cancelled)
            may = self.rules.additions(chosen)
            if not may.any():
                break
            gains = self.gains(chosen)
            if self.rules.budget is not None:
                gains = np.where(gains > 0, gains / np.maximum(self.rules.cost, 1e-9), gains)
            chosen[np.argmax(np.where(may, gains, -np.inf))] = True
        return chosen

    def swapped(self, chosen: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
        """After swaps of one site for another, the best swap first, until none gains anything."""
        chosen, times = chosen.copy(), self.times(chosen)
        while True:
            check(cancelled)
            out = np.flatnonzero(chosen & ~self.rules.kept)
            change = self._changes(chosen, out, times)
            if not change.size or change.max() <= self.least_gain:
                return chosen
            site, new = np.unravel_index(np.argmax(change), change.shape)
            chosen[out[site]], chosen[new] = False, True
            if self.rules.budget is None:
                times[self._covered_by(out[site])] -= 1
                times[self._covered_by(new)] += 1
            else:
                chosen = self.filled(chosen)
                times = self.times(chosen)

    def _covered_by(self, site: int) -> np.ndarray:
        """Numbers of the classes that a candidate covers."""
        columns = self.classes.columns
        return columns.indices[columns.indptr[site] : columns.indptr[site + 1]]

    def _changes(self, chosen: np.ndarray, out: np.ndarray, times: np.ndarray) -> np.ndarray:
        """(p, m) gain of each allowed swap of a site `out` for a candidate, -inf for others."""
        lone, pair = times == 1, times == 2
        site, covered = _entries(self.classes.columns, out)
        lost = np.where(lone, self.once, 0) + np.where(pair, self.twice, 0)
        lost = np.bincount(site, lost[covered], len(out)) + self.sites[out]
        # What both cover is neither lost when the one goes nor gained when the other comes.
        both = np.where(lone, self.once - self.twice, np.where(pair, self.twice, 0))[covered]
        some = np.flatnonzero(both)
        one, new = _entries(self.classes.rows, covered[some])
        swap = site[some][one] * len(chosen) + new
        shared = np.bincount(swap, both[some][one], len(out) * len(chosen)).reshape(len(out), len(chosen))
        change = self._gains(times)[None] - lost[:, None] + shared
        return np.where(self.rules.swaps(chosen, out), change, -np.inf)

    def bound(self, found: float, cancelled: Cancelled = never, over: Cancelled = never) -> float:
        """No choice of as many sites is worth more: the least Lagrangian that subgradient steps find; `found` is known.

        Where time is `over` fewer steps have to do.

        For any 0 ≤ λ ≤ once: Σ (once − λ) + what λ and the sites themselves are worth at the best candidates. The rules on
        cost and spacing are left aside. Source: Galvão and ReVelle (1996), European Journal of Operational Research 88.
        """
        once, already = self.once, self.classes.already >= 1
        fixed = float(once[already].sum() + self.twice.sum() + self.sites[self.rules.kept].sum())
        open_ = np.where(already, 0.0, once)
        free, limit = self.rules.usable & ~self.rules.kept, self.rules.limit
        price, scale, least, since = open_ / 2, 1.0, np.inf, 0
        for _ in range(STEPS):
            check(cancelled)
            used = _best_sites(np.where(free, self.classes.columns @ price + self.sites, -np.inf), limit, self.rules)
            times = self.classes.rows @ used
            value = fixed + float((open_ - price).sum() + price @ times + self.sites @ used)
            since = 0 if value < least else since + 1
            least = min(least, value)
            slope = np.where(open_ > 0, times - (price < open_), 0.0)
            length = float(slope @ slope)
            if least <= found + self.least_gain or not length or over():
                break
            if since >= PATIENCE:
                scale, since = scale / 2, 0
            price = np.clip(price - scale * max(value - found, 0.0) / length * slope, 0, open_)
        return least


def tries(sites: int, entries: int) -> int:
    """How many kicks in vain it takes to give up: more for more sites, fewer where each costs much.

    >>> tries(0, 10_000), tries(5, 10_000), tries(50, 10_000), tries(50, 10_000_000)
    (0, 35, 150, 5)
    """
    return min(int(np.clip(WORK // max(entries, 1), *KICKS)), 10 + 5 * sites) if sites else 0


def kicked(rules: Rules, chosen: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(m,) a choice with some random sites swapped for random others, as far as the rules let them in.

    >>> free = Rules(kept=np.zeros(3, bool), usable=np.ones(3, bool), number=1)
    >>> kicked(free, np.array([True, False, False]), np.random.default_rng(0)).sum()
    1
    """
    chosen, free = chosen.copy(), np.flatnonzero(chosen & ~rules.kept)
    out = rng.permutation(free)[: int(np.clip(KICKED * len(free), *KICK))]
    chosen[out] = False
    for _ in out:
        others = np.flatnonzero(rules.additions(chosen))
        if not len(others):
            break
        chosen[rng.choice(others)] = True
    return chosen


def _best_sites(worth: np.ndarray, limit: int, rules: Rules) -> np.ndarray:
    """(m,) 1 for each of the best `limit` sites; those that are worth nothing only where the number is exact."""
    used = np.zeros(len(worth))
    order = np.argsort(-worth, kind="stable")[:limit]
    used[order if rules.budget is None and rules.number is not None else order[worth[order] > 0]] = 1
    return used


def _entries(table: csr_array, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The entries of some rows of a table, in their order: which of the rows, and their columns.

    Of small tables, of which a search asks thousands of times, scipy's own sums take five times as long.
    """
    start = table.indptr[rows]
    many = table.indptr[rows + 1] - start
    ends = np.cumsum(many)
    at = np.arange(many.sum()) + np.repeat(start - ends + many, many)
    return np.repeat(np.arange(len(rows)), many), table.indices[at]


def cheapest_cover(cover: Cover, target: float, cancelled: Cancelled = never) -> np.ndarray | None:
    """(m,) few sites that reach a worth of `target`: greed, then sites left out, then one less as long as swaps get there.

    None where the usable candidates do not reach it, or greed cannot within the rules.

    >>> from innospace.core.siting.siting_question import Question, merged
    >>> pairs = np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([100.0, 900.0, 300.0])
    >>> free = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool))
    >>> few = merged(Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2), 1000, free)
    >>> cheapest_cover(Cover(few, free, few.people), 30.0).tolist()
    [True, False]
    """
    rules, chosen = cover.rules, cover.rules.kept.copy()
    cost = np.ones(len(chosen)) if rules.cost is None else rules.cost
    enough = target - cover.least_gain
    while cover.worth_of(chosen) < enough:
        check(cancelled)
        gains = np.minimum(cover.gains(chosen), target - cover.worth_of(chosen))
        may = rules.additions(chosen) & (gains > 0)
        if not may.any():
            return None
        chosen[np.argmax(np.where(may, gains / np.maximum(cost, 1e-9), -np.inf))] = True
    chosen = _pruned(cover, chosen, enough, cost)
    while rules.cost is None and (chosen & ~rules.kept).any():
        fewer = _one_less(cover, chosen, cancelled)
        if cover.worth_of(fewer) < enough:
            break
        chosen = _pruned(cover, fewer, enough, cost)
    return chosen


def _pruned(cover: Cover, chosen: np.ndarray, enough: float, cost: np.ndarray) -> np.ndarray:
    """Without the sites that can be spared, the dearest first."""
    chosen, out = chosen.copy(), np.flatnonzero(chosen & ~cover.rules.kept)
    for site in out[np.argsort(-cost[out], kind="stable")]:
        chosen[site] = False
        if cover.worth_of(chosen) < enough:
            chosen[site] = True
    return chosen


def _one_less(cover: Cover, chosen: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """The best that swaps find with one site less."""
    out = np.flatnonzero(chosen & ~cover.rules.kept)
    losses = [cover.worth_of(np.where(np.arange(len(chosen)) == site, False, chosen)) for site in out]
    fewer = chosen.copy()
    fewer[out[int(np.argmax(losses))]] = False
    return cover.swapped(fewer, cancelled)
