"""The best choice of sites for each of five models, or how far the best that was found may be from it.

Demand that sees the same candidates is one; greed and swaps find a good choice, prices or the linear relaxation say what no
choice can exceed, and branch and bound closes what is left between the two as far as the time goes. The value that is
given is always counted again from the sites.
"""

import time
from dataclasses import dataclass, field, replace

import numpy as np

from ..base.running import Cancelled, check, never
from .siting_cover import Cover, cheapest_cover
from .siting_distance import Routes
from .siting_programs import covering, distances, free_sites
from .siting_question import (
    COVER_ALL,
    COVER_MOST,
    COVER_TWICE,
    LEAST_DISTANCE,
    LEAST_WORST,
    Question,
    Rules,
    merged,
    value,
)
from .siting_solver import INFEASIBLE, OPEN, PROVEN, Outcome, Program, close

PROVEN_GAP = 1e-6
"""Up to this share of the value a gap is the rounding of a solver."""


ROUGHLY = 0.2
"""Share of its patience that a rough search has."""


class NoChoice(Exception):
    """No choice keeps the rules; `proven`: there is none, else none was found."""

    def __init__(self, proven: bool):
        self.proven = proven
        super().__init__()


@dataclass(frozen=True, eq=False)
class Answer:
    """A choice of sites.

    Attributes
    ----------
    chosen : (m,) mask of the sites, the kept ones among them.
    value, bound : what they bring by the model, and what no choice exceeds (or falls below).
    stopped : whether time ran out before the gap was closed.
    site : (n,) by which each demand is served, -1 for none; None where the nearest serves.
    """

    chosen: np.ndarray
    value: float
    bound: float
    stopped: bool = False
    site: np.ndarray | None = None

    @property
    def gap(self) -> float:
        """|bound − value| as a share of the value, 0 where the choice is proven; NaN where the value is 0 and may not be."""
        apart = abs(self.bound - self.value)
        if apart <= PROVEN_GAP * abs(self.value):
            return 0.0
        return apart / abs(self.value) if self.value else np.nan


@dataclass(frozen=True)
class Effort:
    """How long to look, seconds, whether a `solver` for integer programs may be used, and whether a `rough` answer will do.

    A rough answer is what the search finds; its bound says nothing.
    """

    seconds: float = 60.0
    solver: bool = True
    rough: bool = False
    cancelled: Cancelled = never
    begun: float = field(default_factory=time.monotonic)

    def search(self, where: Cover | Routes, start: np.ndarray | None = None, **aim: float) -> np.ndarray:
        """(m,) what greed and swaps find."""
        return where.search(start, ROUGHLY if self.rough else 1.0, self.late, self.cancelled, **aim)

    def left(self) -> float:
        """Seconds that are left."""
        return self.begun + self.seconds - time.monotonic()

    def late(self) -> bool:
        """Whether half of the time is gone, which searching may take."""
        return self.left() < self.seconds / 2

    def over(self) -> bool:
        """Whether all of it is gone."""
        return self.left() <= 0

    def close(self, program: Program | None, best: float) -> Outcome:
        """What a solver makes of a program in the time that is left."""
        if program is None or not self.solver or self.rough:
            return Outcome(OPEN, np.empty(0), -np.inf)
        return close(program, best, self.left(), self.cancelled)

    def part(self, share: float) -> "Effort":
        """Some of the time that is left, as an effort of its own."""
        return replace(self, seconds=max(self.left() * share, 0.0), begun=time.monotonic())


def best(
    question: Question,
    model: str,
    rules: Rules,
    *,
    radius: float = np.inf,
    target: float = 1.0,
    effort: Effort | None = None,
    start: np.ndarray | None = None,
) -> Answer:
    """The best choice for a model; the same for the same input unless time runs out.

    Parameters
    ----------
    radius : metres, for the models that cover.
    target : share of the people to be covered by ``cover_all`` and ``cover_twice``; 1: every demand, with people or not.
    start : (m,) a choice to begin with.

    Raises
    ------
    NoChoice : where no choice keeps the rules, or none was found.

    Source: Church and ReVelle (1974), Papers of the Regional Science Association 32 (``cover_most``); Toregas et al. (1971),
    Operations Research 19 (``cover_all``); Hogan and ReVelle (1986), Management Science 32 (``cover_twice``); Hakimi (1964),
    Operations Research 12 (``least_distance``, ``least_worst``).

    >>> pairs = np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([100.0, 900.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> one = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool), number=1)
    >>> answer = best(two, COVER_MOST, one, radius=1000)
    >>> answer.chosen.tolist(), answer.value, answer.gap
    ([True, False], 30.0, 0.0)
    """
    effort = effort or Effort()
    check(effort.cancelled)
    if model == COVER_MOST:
        return _cover_most(question, rules, radius, effort, start)
    if model == LEAST_DISTANCE:
        return _least_distance(question, rules, effort, start)
    if model == LEAST_WORST:
        return _least_worst(question, rules, effort)
    need = _Need(question, replace(rules, number=None), radius, target)
    return _cover_all(need, effort) if model == COVER_ALL else _cover_twice(need, effort)


def counted(question: Question, chosen: np.ndarray, model: str, rules: Rules, radius: float = np.inf) -> float:
    """The value of a choice, counted from its sites alone, with what the rules make of it.

    >>> one = Question(np.array([0]), np.array([0]), np.array([100.0]), people=np.array([10.0]), n_candidates=1)
    >>> dear = Rules(kept=np.zeros(1, bool), usable=np.ones(1, bool), cost=np.array([7.0]))
    >>> counted(one, np.array([True]), COVER_ALL, dear, 500)
    7.0
    """
    new = chosen & ~rules.kept
    if model == COVER_ALL:
        return float(new.sum() if rules.cost is None else rules.cost[new].sum())
    found = value(question, chosen, model, radius)
    if model == COVER_MOST and rules.worth is not None:
        return rules.per_person * found + float(rules.worth[new].sum())
    return found


def _chosen_by(outcome: Outcome, rules: Rules) -> np.ndarray:
    """(m,) the choice that a solution stands for."""
    chosen, sites = rules.kept.copy(), free_sites(rules)
    chosen[sites] = outcome.x[: len(sites)] > 0.5
    return chosen


def _stopped(outcome: Outcome, effort: Effort, answer: Answer) -> Answer:
    """The answer, marked where time ran out before it was proven."""
    return replace(answer, stopped=answer.gap != 0 and outcome.state == OPEN and effort.late())


def _cover_most(question: Question, rules: Rules, radius: float, effort: Effort, start) -> Answer:
    classes = merged(question, radius, rules)
    cover = Cover(classes, rules, rules.per_person * classes.people)
    sure = rules.per_person * classes.sure
    chosen = effort.search(cover, start)
    allowed = rules.keeps(chosen)
    worth = cover.worth_of(chosen) if allowed else -np.inf
    if effort.rough and allowed:
        return Answer(chosen, counted(question, chosen, COVER_MOST, rules, radius), np.inf)
    bound = cover.bound(worth, effort.cancelled, over=effort.over) if allowed else np.inf
    outcome = Outcome(PROVEN, np.empty(0), -bound)
    if not allowed or bound - worth > PROVEN_GAP * abs(worth):
        outcome = effort.close(covering(cover), -worth)
        chosen, bound = _better(cover, outcome, chosen, allowed), min(bound, -outcome.bound)
    found = counted(question, chosen, COVER_MOST, rules, radius)
    return _stopped(outcome, effort, Answer(chosen, found, max(_whole_below(bound + sure, question, rules), found)))


def _better(cover: Cover, outcome: Outcome, chosen: np.ndarray, allowed: bool) -> np.ndarray:
    """The better of two choices; refuses where there is none."""
    if len(outcome.x):
        other = _chosen_by(outcome, cover.rules)
        if cover.rules.keeps(other) and (not allowed or cover.worth_of(other) > cover.worth_of(chosen)):
            return other
    if not allowed:
        raise NoChoice(outcome.state == INFEASIBLE)
    return chosen


def _whole_below(bound: float, question: Question, rules: Rules) -> float:
    """A bound on people is a number of people where all demand has whole ones."""
    whole = rules.worth is None and rules.per_person == 1 and (question.people == np.round(question.people)).all()
    return float(np.floor(bound + 1e-6)) if whole and np.isfinite(bound) else bound


class _Need:
    """Who has to be covered, and the choices that do it."""

    def __init__(self, question: Question, rules: Rules, radius: float, target: float):
        self.question, self.rules, self.radius = question, rules, radius
        self.classes = merged(question, radius, rules)
        if target >= 1:
            self.each, self.goal = (
                self.classes.n_rows.astype(float),
                float(len(question.people)) - self.classes.sure_rows,
            )
        else:
            self.each, self.goal = self.classes.people, target * question.people.sum() - self.classes.sure
        # A share of all people is rounded: that is no lack.
        self.goal = max(self.goal - 1e-9 * max(abs(self.goal), 1), 0.0)
        self.cost = np.ones(len(rules.kept)) if rules.cost is None else rules.cost

    def cover(self, **rules) -> Cover:
        """What a choice adds to the goal, under other rules where they are given."""
        return Cover(self.classes, replace(self.rules, **rules), self.each)

    def met(self, chosen: np.ndarray) -> bool:
        """Whether a choice reaches the goal."""
        return self.cover().worth_of(chosen) >= self.goal

    def price(self, chosen: np.ndarray) -> float:
        """What the sites that are not there already cost, without costs their number."""
        return float(self.cost[chosen & ~self.rules.kept].sum())

    def least(self, cancelled: Cancelled) -> float:
        """No choice that reaches the goal costs less: by prices, which need no solver."""
        dear, n = np.sort(self.cost[free_sites(self.rules)]), 0
        while n < len(dear) and self.cover(number=n, budget=None).bound(self.goal, cancelled) < self.goal:
            n += 1
        return float(dear[:n].sum())


def _cover_all(need: _Need, effort: Effort) -> Answer:
    cover = need.cover()
    chosen = cheapest_cover(cover, need.goal, effort.cancelled)
    least = np.inf if chosen is None else need.price(chosen)
    outcome = effort.close(covering(cover, need.each, need.goal, cheapest=True), least) if least else _nothing(0.0)
    if len(outcome.x):
        other = _chosen_by(outcome, need.rules)
        if need.rules.keeps(other) and need.met(other) and need.price(other) <= least:
            chosen = other
    if chosen is None:
        raise NoChoice(outcome.state == INFEASIBLE)
    found, bound = need.price(chosen), outcome.bound
    if outcome.state != PROVEN and not effort.rough:
        bound = max(bound, need.least(effort.cancelled))
    return _stopped(outcome, effort, Answer(chosen, found, min(max(bound, 0.0), found)))


def _nothing(bound: float) -> Outcome:
    """What is proven without a solver."""
    return Outcome(PROVEN, np.empty(0), bound)


def _cover_twice(need: _Need, effort: Effort) -> Answer:
    """The most people covered twice by as few (or as cheap) sites as it takes to cover all once."""
    first, people = _cover_all(need, effort.part(0.5)), need.classes.people
    rules = replace(need.rules, cost=need.cost, budget=first.value)
    # In a search whoever is not covered outweighs all who are covered twice.
    search = Cover(need.classes, rules, (1 + people.sum()) * need.each, people)
    chosen = effort.search(search, first.chosen)
    chosen = chosen if need.met(chosen) else first.chosen
    twice = Cover(need.classes, rules, np.zeros(len(people)), people)
    seen = np.diff(need.classes.rows.indptr) + need.classes.already
    most, found = float(people[seen >= 2].sum()), twice.worth_of(chosen)
    outcome = _nothing(-most) if found >= most else effort.close(covering(twice, need.each, need.goal), -found)
    if len(outcome.x):
        other = _chosen_by(outcome, rules)
        if rules.keeps(other) and need.met(other) and twice.worth_of(other) > found:
            chosen = other
    bound = _whole_below(min(most, -outcome.bound) + need.classes.sure_twice, need.question, rules)
    found = counted(need.question, chosen, COVER_TWICE, rules, need.radius)
    return _stopped(outcome, effort, Answer(chosen, found, max(bound, found)))


def _least_distance(question: Question, rules: Rules, effort: Effort, start: np.ndarray | None) -> Answer:
    ways = Routes(question, rules)
    chosen = effort.search(ways, start)
    if not rules.keeps(chosen):
        chosen = ways.swapped(_any_choice(question, rules, effort), effort.cancelled)
    if effort.rough:
        return Answer(chosen, value(question, chosen, LEAST_DISTANCE), 0.0)
    total = ways.total(chosen)
    bound, price, _ = ways.bound(total, effort.cancelled, over=effort.over)
    outcome = _nothing(bound)
    if total - bound > PROVEN_GAP * total:
        outcome = effort.close(distances(ways, price, total - bound), total)
        bound = max(bound, outcome.bound)
    if len(outcome.x):
        other = _chosen_by(outcome, rules)
        chosen = other if rules.keeps(other) and ways.total(other) < total else chosen
    # People without a way stand in both at the same endless length.
    found = value(question, chosen, LEAST_DISTANCE)
    bound -= ways.total(chosen) - found
    if (question.people == np.round(question.people)).all() and (question.metres == np.round(question.metres)).all():
        bound = np.ceil(bound - 1e-6)
    return _stopped(outcome, effort, Answer(chosen, found, min(max(bound, 0.0), found)))


def _any_choice(question: Question, rules: Rules, effort: Effort) -> np.ndarray:
    """Some choice that keeps the rules, which greed did not find."""
    cover = Cover(merged(question, np.inf, rules), rules, np.zeros(0))
    cover = Cover(cover.classes, rules, np.zeros(len(cover.classes.people)))
    return _better(cover, effort.close(covering(cover), np.inf), rules.kept, allowed=False)


def _least_worst(question: Question, rules: Rules, effort: Effort) -> Answer:
    """Bisect the distances: at each, can so many sites cover as much as any so many can at all?"""
    # Each demand counts, with people or without, but none as much as a person.
    weight = question.people + (question.people.sum() + 1) * 1e-6 / max(len(question.people), 1)
    asked = replace(question, people=weight)
    reach = best(asked, COVER_MOST, rules, effort=effort.part(0.3))
    goal, chosen = reach.value * (1 - 1e-9), reach.chosen
    steps = np.unique(question.metres)
    low, high = -1, _step_of(question, chosen, steps)
    # Below `low` nothing reaches the goal, at `high` a choice does; first what greed finds, then what can be proven.
    for search in (True,) if effort.rough else (True, False):
        floor = -1
        while high - max(low, floor) > 1 and (effort.rough or not effort.over()):
            middle = (max(low, floor) + high) // 2
            other, proven = _within(asked, rules, float(steps[middle]), goal, effort, search)
            if other is not None:
                chosen, high = other, min(_step_of(question, other, steps), middle)
            elif proven:
                low = middle
            else:
                floor = middle
    found = value(question, chosen, LEAST_WORST)
    bound = float(steps[low + 1]) if len(steps) else 0.0
    late = effort.left() <= 0 or effort.late()
    return Answer(chosen, found, min(bound, found), stopped=bound < found and late)


def _step_of(question: Question, chosen: np.ndarray, steps: np.ndarray) -> int:
    return int(np.searchsorted(steps, value(question, chosen, LEAST_WORST)))


def _within(
    question, rules, radius: float, goal: float, effort: Effort, search: bool
) -> tuple[np.ndarray | None, bool]:
    """A choice that reaches the goal within a radius, None without one; and whether there is none."""
    classes = merged(question, radius, rules)
    cover, goal = Cover(classes, rules, classes.people), goal - classes.sure

    def met(choice: np.ndarray) -> bool:
        """Whether a choice keeps the rules and reaches the goal."""
        return rules.keeps(choice) and cover.worth_of(choice) >= goal

    chosen = cover.swapped(cover.filled(rules.kept, effort.cancelled), effort.cancelled)
    if met(chosen):
        return chosen, False
    # Before many kicks: where no choice can reach the goal, none of them would.
    if cover.bound(goal, effort.cancelled) < goal:
        return None, True
    if search:
        chosen = effort.search(cover, chosen, enough=goal)
        return (chosen if met(chosen) else None), False
    outcome = effort.close(covering(Cover(classes, rules, 0 * classes.people), classes.people, goal), np.inf)
    if len(outcome.x):
        other = _chosen_by(outcome, rules)
        return (other if met(other) else None), False
    return None, outcome.state == INFEASIBLE
