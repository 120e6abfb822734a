"""The way people go in all: good choices quickly, by greed and swaps with seeded kicks, and how good the best can be.

Nothing here needs a solver. Distances stand in a full table of demand by candidate, and swaps keep what each pair of sites
would change up to date, so that a swap costs only the demand that it moves.
"""

import numpy as np

from ..base.running import Cancelled, check, never
from .siting_cover import KICK, KICKED, PATIENCE, ROUNDING, SEED, STEPS, tries
from .siting_question import Question, Rules

# Nearest candidates of each demand that the bound looks at, as many times as there are candidates for a site.
NEAR, FEWEST = 4, 12


class Routes:
    """The ways from each demand to each candidate, those to kept sites as one column.

    Attributes
    ----------
    metres : (n, m) to each candidate, endless where it may not be chosen or is out of reach.
    nearest_kept : (n,) to the nearest kept site, endless without one.
    people : (n,). `far` : metres that stand for no way at all, longer than any choice of ways could make up for.

    >>> pairs = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.array([100.0, 900.0, 300.0, 200.0])
    >>> free = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool), number=1)
    >>> ways = Routes(Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2), free)
    >>> found = ways.search()
    >>> found.tolist(), ways.total(found)
    ([True, False], 7000.0)
    """

    def __init__(self, question: Question, rules: Rules):
        n, m = len(question.people), question.n_candidates
        self.rules, self.people = rules, np.asarray(question.people, float)
        self.metres = np.full((n, m), np.inf)
        free = (rules.usable & ~rules.kept)[question.candidate]
        self.metres[question.demand[free], question.candidate[free]] = question.metres[free]
        self.nearest_kept = np.full(n, np.inf)
        kept = rules.kept[question.candidate]
        np.minimum.at(self.nearest_kept, question.demand[kept], question.metres[kept])
        real = self.people[self.people > 0]
        longest = float(question.metres.max(initial=0))
        self.far = (1 + longest) * (1 + real.sum() / real.min()) if len(real) else 1.0
        # Of demand that nobody can reach no choice says anything.
        lost = ~np.isfinite(self.metres).any(axis=1) & ~np.isfinite(self.nearest_kept)
        self.weight = np.where(lost, 0.0, self.people)
        self.nearest_kept[~np.isfinite(self.nearest_kept)] = self.far
        self.metres[~np.isfinite(self.metres)] = self.far

    def total(self, chosen: np.ndarray) -> float:
        """People × metres, those without a way at `far`; unreachable demand left aside."""
        return float((self.weight * self._first(chosen)).sum())

    def _first(self, chosen: np.ndarray) -> np.ndarray:
        sites = np.flatnonzero(chosen & ~self.rules.kept)
        return np.minimum(self.nearest_kept, self.metres[:, sites].min(axis=1, initial=np.inf))

    def search(
        self,
        start: np.ndarray | None = None,
        patience: float = 1.0,
        late: Cancelled = never,
        cancelled: Cancelled = never,
    ) -> np.ndarray:
        """(m,) the best choice that was found; not complete where greed cannot keep the rules; see :meth:`Cover.search`."""
        best = self.filled(self.rules.kept.copy() if start is None else start, cancelled)
        if not (best & ~self.rules.kept).any():
            return best
        state, rng, vain = _Swaps(self, best), np.random.default_rng(SEED), 0
        state.descend(cancelled)
        n, p = len(self.people), len(state.sites)
        most = patience * tries(p, (2 * n // p + p) * len(best))
        while vain < most and not late():
            other = state.copy()
            other.kick(rng)
            other.descend(cancelled)
            vain = 0 if other.total() < state.total() * (1 - ROUNDING) else vain + 1
            if other.total() <= state.total() * (1 + ROUNDING):
                state = other
        return state.refilled(cancelled)

    def filled(self, chosen: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
        """With sites added, those first that shorten the ways most; where a budget binds, most for their cost."""
        chosen, rules = chosen.copy(), self.rules
        first = self._first(chosen)
        gains = _weighed(self.weight, np.maximum(first[:, None] - self.metres, 0))
        while not rules.full(chosen):
            check(cancelled)
            may = rules.additions(chosen)
            if not may.any():
                break
            worth = gains if rules.budget is None else gains / np.maximum(rules.cost, 1e-9)
            new = int(np.argmax(np.where(may, worth, -np.inf)))
            chosen[new] = True
            rows = np.flatnonzero(self.metres[:, new] < first)
            metres, before = self.metres[rows], first[rows]
            first[rows] = metres[:, new]
            change = np.maximum(first[rows, None] - metres, 0) - np.maximum(before[:, None] - metres, 0)
            gains = gains + _weighed(self.weight[rows], change)
        return chosen

    def swapped(self, chosen: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
        """After swaps of one site for another, the best swap first, until none shortens anything.

        Source: Teitz and Bart (1968), Operations Research 16; Resende and Werneck (2007), European Journal of Operational
        Research 174.
        """
        if not (chosen & ~self.rules.kept).any():
            return chosen
        swaps = _Swaps(self, chosen)
        swaps.descend(cancelled)
        return swaps.refilled(cancelled)

    def bound(
        self, found: float, cancelled: Cancelled = never, over: Cancelled = never
    ) -> tuple[float, np.ndarray, np.ndarray]:
        """No choice of as many sites has a lesser total; also the prices (n,) that show it, and (m,) the worth of each site.

        For any prices λ: Σ λ + the least Σ of ρ over as many sites, ρ = Σ min(0, people × metres − λ). The rules on cost and
        spacing are left aside, and where time is `over` fewer steps have to do. Source: Cornuéjols, Fisher and Nemhauser
        (1977), Management Science 23.
        """
        near = _Nearest(self)
        price, scale, since = near.start(), 1.0, 0
        best = (-np.inf, price, np.zeros(len(self.rules.kept)))
        for _ in range(STEPS):
            check(cancelled)
            row, site, saved = near.cheaper(price)
            rho = near.worth(site, saved)
            used = _used(rho, self.rules)
            value = float(price.sum() + rho[used].sum() + near.kept_worth(price).sum())
            since = 0 if value > best[0] else since + 1
            if value > best[0]:
                best = (value, price.copy(), rho)
            slope = 1.0 - near.served(price, used, row, site)
            slope[near.idle] = 0
            length = float(slope @ slope)
            if best[0] >= found - ROUNDING * abs(found) or not length or scale < 1e-4 or over():
                break
            if since >= PATIENCE:
                scale, since = scale / 2, 0
            price = np.clip(price + scale * max(found - value, 0.0) / length * slope, 0, near.top)
        return best


def _used(rho: np.ndarray, rules: Rules) -> np.ndarray:
    """The sites that the bound takes: as many as there may be, all of them only where the number is exact."""
    free = np.flatnonzero(rules.usable & ~rules.kept)
    best = free[np.argsort(rho[free], kind="stable")[: rules.limit]]
    return best if rules.budget is None else best[rho[best] < 0]


def _weighed(weight: np.ndarray, table: np.ndarray) -> np.ndarray:
    """(m,) sums down the columns of a table, each row weighed; not by `@`, which is slow in some QGIS."""
    return np.einsum("i,ij->j", weight, table)


class _Swaps:
    """A choice under way with what each pair of sites would change."""

    def __init__(self, ways: Routes, chosen: np.ndarray):
        self.ways, self.chosen = ways, chosen.copy()
        self.sites = np.flatnonzero(chosen & ~ways.rules.kept)
        n, p, m = len(ways.people), len(self.sites), len(chosen)
        self.owner, self.next_owner, self.first, self.second = *np.zeros((2, n), int), *np.zeros((2, n))
        # Of each candidate: what it gains; of each site (rows; the last: of kept ones): what it gains more without that site,
        # and what is lost with it.
        self.gain, self.more, self.loss = np.zeros(m), np.zeros((p + 1, m)), np.zeros(p + 1)
        self._assign(np.arange(n))

    def copy(self) -> "_Swaps":
        """The same state, to be tried on."""
        other = object.__new__(_Swaps)
        own = {name: part.copy() for name, part in vars(self).items() if isinstance(part, np.ndarray)}
        vars(other).update(vars(self) | own)
        return other

    def total(self) -> float:
        """People × metres."""
        return float((self.ways.weight * self.first).sum())

    def descend(self, cancelled: Cancelled) -> None:
        """Make the best swap until none shortens the ways."""
        least = ROUNDING * max(self.total(), 1e-9)
        while True:
            check(cancelled)
            change = self._changes()
            best = int(np.argmax(change))
            place, new = divmod(best, change.shape[1])
            if change[place, new] <= least:
                return
            self.swap(place, new)

    def kick(self, rng: np.random.Generator) -> None:
        """Swap some random sites for random others, as far as the rules let it."""
        some = rng.permutation(len(self.sites))[: int(np.clip(KICKED * len(self.sites), *KICK))]
        for place in some:
            others = np.flatnonzero(self.ways.rules.swaps(self.chosen, self.sites[[place]])[0])
            if len(others):
                self.swap(int(place), int(rng.choice(others)))

    def refilled(self, cancelled: Cancelled) -> np.ndarray:
        """(m,) the choice, and what a budget still lets in."""
        return self.chosen if self.ways.rules.budget is None else self.ways.filled(self.chosen, cancelled)

    def swap(self, place: int, new: int) -> None:
        """Put a candidate in the place of a site; only the demand that it moves is looked at."""
        metres = self.ways.metres[:, new]
        rows = np.flatnonzero((self.owner == place) | (self.next_owner == place) | (metres < self.second))
        self._account(rows, -1)
        self.chosen[self.sites[place]], self.chosen[new] = False, True
        self.sites[place] = new
        self._assign(rows)

    def _changes(self) -> np.ndarray:
        """(p, m) gain of each allowed swap, -inf for others."""
        rules, p = self.ways.rules, len(self.sites)
        if rules.budget is not None or rules.apart is not None:
            change = self.gain + self.more[:p] - self.loss[:p, None]
            return np.where(rules.swaps(self.chosen, self.sites), change, -np.inf)
        gain = np.where(rules.usable & ~rules.kept & ~self.chosen, self.gain, -np.inf)
        return gain + self.more[:p] - self.loss[:p, None]

    def _assign(self, rows: np.ndarray) -> None:
        """The nearest and the second nearest site of some demand, and what follows from them."""
        table = np.column_stack([self.ways.metres[np.ix_(rows, self.sites)], self.ways.nearest_kept[rows]])
        at = np.arange(len(rows))
        one = table.argmin(axis=1)
        self.owner[rows], self.first[rows] = one, table[at, one]
        table[at, one] = np.inf
        two = table.argmin(axis=1)
        self.next_owner[rows], self.second[rows] = two, table[at, two]
        self._account(rows, 1)

    def _account(self, rows: np.ndarray, sign: int) -> None:
        rows = rows[np.argsort(self.owner[rows], kind="stable")]
        metres, owner = self.ways.metres[rows], self.owner[rows]
        first, second, weight = self.first[rows], self.second[rows], sign * self.ways.weight[rows]
        # In place: most of the time of a swap would go into making room for tables of this size.
        with_site, more = first[:, None] - metres, np.subtract(second[:, None], metres, out=metres)
        for table in (with_site, more):
            np.maximum(table, 0, out=table)
        self.gain += _weighed(weight, with_site)
        more -= with_site
        more *= weight[:, None]
        sites, start = np.unique(owner, return_index=True)
        if len(sites):
            self.more[sites] += np.add.reduceat(more, start, axis=0)
        self.loss += np.bincount(owner, weight * (second - first), minlength=len(self.loss))


class _Nearest:
    """The nearest candidates of each demand, by which a bound is found; prices stay below the cost of the next one."""

    def __init__(self, ways: Routes):
        n, m = ways.metres.shape
        free = max(int((ways.rules.usable & ~ways.rules.kept).sum()), 1)
        q = min(m, FEWEST + NEAR * -(-free // max(ways.rules.limit, 1)))
        order = np.argpartition(ways.metres, min(q, m - 1), axis=1)[:, : q + 1] if n else np.zeros((0, q), int)
        values = np.take_along_axis(ways.metres, order, axis=1)
        rank = np.argsort(values, axis=1, kind="stable")
        order, values = np.take_along_axis(order, rank, axis=1), np.take_along_axis(values, rank, axis=1)
        last = values[:, -1] if q < m else np.full(n, np.inf)
        order, values = (order[:, :q], values[:, :q])
        self.kept_cost = ways.weight * ways.nearest_kept
        self.top = np.minimum(ways.weight * np.minimum(last, ways.far), np.where(ways.weight > 0, np.inf, 0))
        self.idle, self.size = ways.weight <= 0, m
        # (n, q) sites and costs, by row the nearest first; endless where there is no way.
        self.site = order.astype(np.int32)
        self.cost = np.where(values < ways.far, ways.weight[:, None] * values, np.inf)
        self.has_kept = (ways.nearest_kept < ways.far) & ways.rules.kept.any()

    def start(self) -> np.ndarray:
        """Prices to begin with: what the second nearest candidate costs."""
        some = self.cost[:, :2]
        second = np.where(np.isfinite(some), some, 0).max(axis=1, initial=0)
        return np.minimum(np.where(self.has_kept, np.minimum(second, self.kept_cost), second), self.top)

    def cheaper(self, price: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Demand, candidate and cost less price of the pairs that cost less than the price of the demand."""
        saved = self.cost - price[:, None]
        at = np.flatnonzero(saved < 0)
        return at // max(saved.shape[1], 1), self.site.ravel()[at], saved.ravel()[at]

    def worth(self, site: np.ndarray, saved: np.ndarray) -> np.ndarray:
        """(m,) ρ of each candidate, of the pairs that are :meth:`cheaper`."""
        return np.bincount(site, saved, minlength=self.size)

    def kept_worth(self, price: np.ndarray) -> np.ndarray:
        """(n,) the same of the kept sites, by demand."""
        return np.where(self.has_kept, np.minimum(self.kept_cost - price, 0), 0)

    def served(self, price: np.ndarray, used: np.ndarray, row: np.ndarray, site: np.ndarray) -> np.ndarray:
        """(n,) how many sites take each demand at its price, of the pairs that are :meth:`cheaper`."""
        taken = np.zeros(self.size, bool)
        taken[used] = True
        return np.bincount(row[taken[site]], minlength=len(price)) + (self.has_kept & (self.kept_cost < price))
