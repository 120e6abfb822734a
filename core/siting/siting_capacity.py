"""The best choice where each site serves only so many people, and each demand is served whole by one site.

Who is served where is chosen together with the sites: greed and swaps with an assignment of its own, then one integer program
over sites and pairs, as far as its size and the time allow.
"""

from dataclasses import replace

import numpy as np
from scipy.sparse import coo_array, csr_array, hstack, vstack

from ..base.running import Cancelled, check, never
from .siting_models import PROVEN_GAP, Answer, Effort, NoChoice, best, counted
from .siting_programs import eye, free_sites, is_whole, of_rules
from .siting_question import COVER_ALL, COVER_MOST, LEAST_DISTANCE, Question, Rules
from .siting_solver import INFEASIBLE, OPEN, Outcome, Program

MODELS = (COVER_MOST, COVER_ALL, LEAST_DISTANCE)
"""The models that know capacities: a second site in reach, or the longest way, says nothing of who is served."""
MOST_PAIRS = 150_000
# Candidates that are tried in the place of each site.
TRIED = 5
# A share of a capacity that is the rounding of a sum.
ROUNDING = 1e-9


def assigned(question: Question, chosen: np.ndarray, capacity: np.ndarray) -> np.ndarray:
    """(n,) a site for each demand, -1 for none: the nearest with room, near demand first; whole demands only.

    >>> pairs = np.array([0, 1]), np.array([0, 0]), np.array([100.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=1)
    >>> assigned(two, np.array([True]), np.array([25.0])).tolist()
    [0, -1]
    """
    people, room = np.asarray(question.people, float), np.where(chosen, capacity, -1.0)
    site = np.full(len(people), -1)
    order = np.lexsort((question.candidate, question.metres, question.demand))
    order = order[chosen[question.candidate[order]]]
    demand, candidate, metres = question.demand[order], question.candidate[order], question.metres[order]
    slack = ROUNDING * np.where(np.isfinite(capacity), capacity, 0)
    while True:
        open_ = (site[demand] < 0) & (people[demand] <= (room + slack)[candidate])
        demand, candidate, metres = demand[open_], candidate[open_], metres[open_]
        if not len(demand):
            return site
        rows, first = np.unique(demand, return_index=True)
        own = candidate[first]
        by_site = np.lexsort((rows, metres[first], own))
        rows, own = rows[by_site], own[by_site]
        begin = np.flatnonzero(np.diff(own, prepend=-1))
        total = np.cumsum(people[rows])
        before = np.repeat(np.append(0, total)[begin], np.diff(np.append(begin, len(own))))
        fits = total - before <= (room + slack)[own]
        site[rows[fits]] = own[fits]
        room = room - np.bincount(own[fits], people[rows[fits]], minlength=len(room))


def served(question: Question, site: np.ndarray) -> tuple[float, float]:
    """People who have a site, and their people × metres.

    >>> one = Question(np.array([0]), np.array([0]), np.array([100.0]), people=np.array([10.0]), n_candidates=1)
    >>> served(one, np.array([0]))
    (10.0, 1000.0)
    """
    used = site[question.demand] == question.candidate
    own = question.people[question.demand[used]]
    return float(question.people[site >= 0].sum()), float((own * question.metres[used]).sum())


def in_order(
    question: Question,
    kept: np.ndarray,
    new: np.ndarray,
    capacity: np.ndarray,
    in_all: float,
    cancelled: Cancelled = never,
) -> list[tuple[int, float]]:
    """The `new` sites in the order in which each adds most people served to those before it, with how many; the first of alike.

    What a site adds only becomes less: one that added little before need not be tried again while another adds more.

    Parameters
    ----------
    kept : (m,) mask of the sites that are there. `new` : (k,) numbers of the new ones.
    in_all : people whom all of them serve together.

    >>> pairs = np.array([0, 1, 2]), np.array([0, 1, 1]), np.array([100.0, 100.0, 100.0])
    >>> three = Question(*pairs, people=np.array([10.0, 20.0, 30.0]), n_candidates=2)
    >>> in_order(three, np.zeros(2, bool), np.array([0, 1]), np.array([15.0, 50.0]), 60.0)
    [(1, 50.0), (0, 10.0)]
    """
    chosen, found = kept.copy(), []
    have = served(question, assigned(question, chosen, capacity))[0]
    at_most = dict.fromkeys(new.tolist(), np.inf)
    while at_most:
        known: dict[int, float] = {}
        while (one := max(at_most, key=at_most.__getitem__)) not in known:
            check(cancelled)
            chosen[one] = True
            known[one] = max(served(question, assigned(question, chosen, capacity))[0] - have, 0.0)
            chosen[one], at_most[one] = False, known[one]
        gain, chosen[one] = at_most.pop(one), True
        if not at_most:  # the nearest with room may serve fewer than can be served
            gain = max(in_all - have, 0.0)
        have += gain
        found.append((one, gain))
    return found


def best_served(
    question: Question,
    model: str,
    rules: Rules,
    capacity: np.ndarray,
    *,
    radius: float = np.inf,
    target: float = 1.0,
    effort: Effort | None = None,
) -> Answer:
    """The best choice with who is served where; `capacity` : (m,) people, endless for no limit; others as of :func:`best`.

    ``cover_most`` makes most of the people served within the radius, ``cover_all`` serves the target with the fewest or
    cheapest sites, ``least_distance`` first serves as many as can be, then makes their ways short.

    Raises
    ------
    NoChoice : where no choice keeps the rules, or none was found.

    >>> pairs = np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([100.0, 300.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> one = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool), number=1)
    >>> best_served(two, COVER_MOST, one, np.array([15.0, 20.0]), radius=500).value
    20.0
    """
    effort = effort or Effort()
    within = question if model == LEAST_DISTANCE else question.within(radius)
    if model == COVER_ALL:
        return _All(within, replace(rules, number=None), capacity, effort, target).answer()
    most = _Served(within, rules, capacity, effort)
    return most.answer() if model == COVER_MOST else _Shortest(within, rules, capacity, effort).answer()


class _Served:
    """Most people served (and worth of the sites)."""

    def __init__(self, question: Question, rules: Rules, capacity: np.ndarray, effort: Effort):
        self.question, self.rules, self.capacity, self.effort = question, rules, capacity, effort

    def worth(self, chosen: np.ndarray, site: np.ndarray) -> float:
        """The more, the better."""
        own = 0.0 if self.rules.worth is None else float(self.rules.worth[chosen & ~self.rules.kept].sum())
        return self.rules.per_person * served(self.question, site)[0] + own

    def search(self, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """A choice and who is served where, after swaps that serve better."""
        chosen, site = start, assigned(self.question, start, self.capacity)
        improved = self.rules.keeps(chosen)
        while improved:
            improved = False
            for other in self._tries(chosen, site):
                check(self.effort.cancelled)
                if self.effort.late():
                    return chosen, site
                new = assigned(self.question, other, self.capacity)
                if self.worth(other, new) > self.worth(chosen, site) + 1e-9 * abs(self.worth(chosen, site)):
                    chosen, site, improved = other, new, True
                    break
        return chosen, site

    def _tries(self, chosen: np.ndarray, site: np.ndarray):
        """Choices with one site swapped for one that could serve many who are not served, or that are served by it."""
        question, out = self.question, np.flatnonzero(chosen & ~self.rules.kept)
        for place in out:
            open_ = (site < 0) | (site == place)
            people = np.where(open_[question.demand], question.people[question.demand], 0)
            could = np.minimum(np.bincount(question.candidate, people, minlength=len(chosen)), self.capacity)
            may = self.rules.swaps(chosen, np.array([place]))[0]
            for new in np.argsort(-np.where(may, could, -np.inf), kind="stable")[:TRIED]:
                if may[new]:
                    other = chosen.copy()
                    other[place], other[new] = False, True
                    yield other

    def start(self) -> np.ndarray:
        """The choice that would be best without capacities, or by greed with them."""
        chosen = self.rules.kept.copy()
        while not self.rules.full(chosen):
            may = self.rules.additions(chosen)
            if not may.any():
                break
            site = assigned(self.question, chosen, self.capacity)
            people = np.where(site[self.question.demand] < 0, self.question.people[self.question.demand], 0)
            could = np.minimum(np.bincount(self.question.candidate, people, minlength=len(chosen)), self.capacity)
            chosen[np.argmax(np.where(may, could, -np.inf))] = True
        return chosen

    def program(self) -> Program | None:
        """Sites and pairs together; None where they are too many."""
        parts = _Pairs(self.question, self.rules, self.capacity)
        worth = np.zeros(len(parts.sites)) if self.rules.worth is None else self.rules.worth[parts.sites]
        cost = np.concatenate([-worth, -self.rules.per_person * parts.people])
        return parts.program(cost, [], [], [])

    def closed(self, chosen: np.ndarray, site: np.ndarray, value: float) -> tuple[np.ndarray, np.ndarray, Outcome]:
        """What a solver makes of it: choice, assignment, and the outcome; `value` is to be made least."""
        allowed = self.rules.keeps(chosen)
        outcome = self.effort.close(self.program(), value if allowed else np.inf)
        if len(outcome.x):
            chosen, site = _Pairs(self.question, self.rules, self.capacity).read(outcome.x)
        elif not allowed:
            raise NoChoice(outcome.state == INFEASIBLE)
        return chosen, site, outcome

    def answer(self) -> Answer:
        """The best that was found, and what none exceeds."""
        chosen, site = self.search(self.start())
        worth = self.worth(chosen, site)
        people, free = self.question.people, free_sites(self.rules)
        room = np.sort(self.capacity[free])[::-1][: self.rules.limit].sum() + self.capacity[self.rules.kept].sum()
        reachable = people[np.unique(self.question.demand)].sum()
        own = 0.0 if self.rules.worth is None else np.sort(self.rules.worth[free])[::-1][: self.rules.limit].sum()
        most = self.rules.per_person * min(room, reachable) + own
        bound, outcome = most, Outcome(OPEN, np.empty(0), -np.inf)
        if not self.rules.keeps(chosen) or most - worth > PROVEN_GAP * abs(worth):
            found = self.closed(chosen, site, -worth)
            if self.worth(*found[:2]) >= worth or not self.rules.keeps(chosen):
                chosen, site = found[:2]
            outcome, bound = found[2], min(most, -found[2].bound)
        worth = self.worth(chosen, site)
        return _answer(chosen, site, worth, max(bound, worth), outcome, self.effort)


class _All(_Served):
    """Everybody, or a share of the people, served by the fewest or cheapest sites."""

    def __init__(self, question: Question, rules: Rules, capacity: np.ndarray, effort: Effort, target: float):
        super().__init__(question, rules, capacity, effort)
        everybody = target >= 1
        self.each = np.ones(len(question.people)) if everybody else np.asarray(question.people, float)
        self.goal = (len(question.people) if everybody else target * question.people.sum()) * (1 - 1e-9)

    def met(self, site: np.ndarray) -> bool:
        """Whether enough are served."""
        return bool(self.each[site >= 0].sum() >= self.goal)

    def program(self) -> Program | None:
        """The least cost that serves the goal."""
        parts = _Pairs(self.question, self.rules, self.capacity)
        cost = np.ones(len(parts.sites)) if self.rules.cost is None else self.rules.cost[parts.sites]
        row = np.concatenate([np.zeros(len(parts.sites)), self.each[parts.demand]])
        return parts.program(np.concatenate([cost, np.zeros(len(parts.demand))]), [row[None]], [self.goal], [np.inf])

    def answer(self) -> Answer:
        """Greed until all are served, then the program."""
        chosen, site = self._greedy()
        least = counted(self.question, chosen, COVER_ALL, self.rules) if self.met(site) else np.inf
        outcome = self.effort.close(self.program(), least)
        if len(outcome.x):
            chosen, site = _Pairs(self.question, self.rules, self.capacity).read(outcome.x)
        if not self.met(site):
            raise NoChoice(outcome.state == INFEASIBLE)
        found = counted(self.question, chosen, COVER_ALL, self.rules)
        return _answer(chosen, site, found, min(max(outcome.bound, 0.0), found), outcome, self.effort)

    def _greedy(self) -> tuple[np.ndarray, np.ndarray]:
        chosen, question = self.rules.kept.copy(), self.question
        site = assigned(question, chosen, self.capacity)
        while not self.met(site):
            check(self.effort.cancelled)
            each = np.where(site[question.demand] < 0, question.people[question.demand] + 1e-9, 0)
            could = np.minimum(np.bincount(question.candidate, each, minlength=len(chosen)), self.capacity)
            may = self.rules.additions(chosen) & (could > 0)
            if not may.any():
                break
            cost = 1.0 if self.rules.cost is None else np.maximum(self.rules.cost, 1e-9)
            chosen[np.argmax(np.where(may, could / cost, -np.inf))] = True
            site = assigned(question, chosen, self.capacity)
        return chosen, site


class _Shortest(_Served):
    """As many people served as can be, then the least way of all of them."""

    def worth(self, chosen: np.ndarray, site: np.ndarray) -> float:
        """People first; among as many, the shorter ways."""
        people, way = served(self.question, site)
        return people - way / (1 + self.question.metres.max(initial=0) * (1 + self.question.people.sum()))

    def program(self) -> Program | None:
        """The least way that serves as many."""
        parts = _Pairs(self.question, self.rules, self.capacity)
        row = np.concatenate([np.zeros(len(parts.sites)), parts.people])
        cost = np.concatenate([np.zeros(len(parts.sites)), parts.people * parts.metres])
        return parts.program(cost, [row[None]], [self.people * (1 - 1e-9)], [np.inf])

    def answer(self) -> Answer:
        """Most people first, then their ways."""
        most = _Served(
            self.question, replace(self.rules, worth=None, per_person=1.0), self.capacity, self.effort.part(0.4)
        )
        first = most.answer()
        self.people = first.value
        chosen, site = self.search(self._start(first))
        if served(self.question, site)[0] < self.people * (1 - 1e-9):
            chosen, site = first.chosen, first.site
        way = served(self.question, site)[1]
        found = self.closed(chosen, site, way)
        again = served(self.question, found[1])
        if again[0] >= self.people * (1 - 1e-9) and again[1] < way:
            chosen, site, way = found[0], found[1], again[1]
        # Where more people might be served, nothing is known of the least way of so many.
        bound = max(found[2].bound, 0.0) if first.gap == 0 else 0.0
        return _answer(chosen, site, way, min(bound, way), found[2], self.effort)

    def _start(self, first: Answer) -> np.ndarray:
        """The choice with the shortest ways where there is no capacity, if it serves as many."""
        try:
            free = best(
                self.question, LEAST_DISTANCE, self.rules, effort=replace(self.effort.part(0.3), rough=True)
            ).chosen
        except NoChoice:
            return first.chosen
        enough = served(self.question, assigned(self.question, free, self.capacity))[0] >= self.people * (1 - 1e-9)
        return free if enough else first.chosen


class _Pairs:
    """The pairs that can be used, as variables behind those of the sites."""

    def __init__(self, question: Question, rules: Rules, capacity: np.ndarray):
        self.rules, self.capacity, self.sites = rules, capacity, free_sites(rules)
        fits = (rules.usable | rules.kept)[question.candidate]
        fits &= question.people[question.demand] <= capacity[question.candidate] * (1 + ROUNDING)
        self.demand, self.candidate, self.metres = (
            question.demand[fits],
            question.candidate[fits],
            question.metres[fits],
        )
        self.people, self.n = np.asarray(question.people, float)[self.demand], len(question.people)

    def program(self, cost: np.ndarray, more: list, lows: list, highs: list) -> Program | None:
        """Each demand at most one site, each site at most its capacity, what else the rules and `more` rows ask."""
        x, f, m = len(self.demand), len(self.sites), len(self.capacity)
        if x > MOST_PAIRS:
            return None
        pair, place = np.arange(x), np.full(m, -1)
        place[self.sites] = np.arange(f)
        once = hstack([csr_array((self.n, f)), coo_array((np.ones(x), (self.demand, pair)), shape=(self.n, x))])
        limited = np.flatnonzero(np.isfinite(self.capacity))
        row = np.full(m, -1)
        row[limited] = np.arange(len(limited))
        held = row[self.candidate] >= 0
        load = coo_array((self.people[held], (row[self.candidate[held]], pair[held])), shape=(len(limited), x))
        both = limited[place[limited] >= 0]
        room = coo_array((-self.capacity[both], (row[both], place[both])), shape=(len(limited), f))
        free = place[self.candidate] >= 0
        opened = coo_array((-np.ones(int(free.sum())), (pair[free], place[self.candidate[free]])), shape=(x, f))
        rule, low, high = of_rules(self.rules, self.sites)
        blocks = [once, hstack([room, load]), hstack([opened, eye(x)]), hstack([rule, csr_array((rule.shape[0], x))])]
        at_most = np.concatenate([
            np.ones(self.n), np.where(place[limited] >= 0, 0, self.capacity[limited]), np.where(free, 0.0, 1.0),
        ])  # fmt: skip
        return Program(
            cost=cost,
            matrix=csr_array(vstack([*blocks, *more])),
            low=np.concatenate([np.full(len(at_most), -np.inf), low, lows]),
            high=np.concatenate([at_most, high, highs]),
            lower=np.zeros(f + x),
            upper=np.ones(f + x),
            whole=np.ones(f + x, bool),
            step=float(is_whole(cost)),
        )

    def read(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The choice and the site of each demand that a solution stands for."""
        chosen, f = self.rules.kept.copy(), len(self.sites)
        chosen[self.sites] = x[:f] > 0.5
        used = (x[f:] > 0.5) & chosen[self.candidate]
        site = np.full(self.n, -1)
        site[self.demand[used]] = self.candidate[used]
        return chosen, site


def _answer(chosen, site, value: float, bound: float, outcome: Outcome, effort: Effort) -> Answer:
    answer = Answer(chosen, value, bound, site=site)
    return replace(answer, stopped=answer.gap != 0 and outcome.state == OPEN and effort.late())
