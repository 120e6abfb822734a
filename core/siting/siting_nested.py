"""Sites of several levels at once, each level among those of the level below: the best choice, or how far from it at most.

A site of a higher level also works as one of each lower level. What no level exceeds by itself no choice of all exceeds
together; the program of all levels is those of each side by side, with rows that keep the higher among the lower.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import block_diag, csr_array, hstack, vstack

from ..base.running import check
from .siting_cover import Cover
from .siting_distance import Routes
from .siting_models import PROVEN_GAP, Answer, Effort, NoChoice, best
from .siting_programs import covering, distances, eye, free_sites, is_whole
from .siting_question import COVER_MOST, LEAST_DISTANCE, Question, Rules, merged, value
from .siting_solver import INFEASIBLE, OPEN, PROVEN, Outcome, Program

MODELS = (COVER_MOST, LEAST_DISTANCE)
"""The models of which levels can be added up."""
MOST_MOVES = 4_000
"""Exchanges that are tried one by one; beyond, the levels are bettered one after the other alone."""


@dataclass(frozen=True, eq=False)
class Level:
    """One level: its `question`, with the people that it is for, its `rules` and, for ``cover_most``, its `radius`.

    `rules` : sites kept work at this level; its number counts those that work at higher ones too. The rules on cost and spacing,
    and which candidates are usable, are the same for all levels.
    """

    question: Question
    rules: Rules
    radius: float = np.inf


def best_nested(levels: Sequence[Level], model: str, effort: Effort | None = None) -> Answer:
    """The best sites for all levels together, the lowest level first; ``chosen`` of the answer is (levels, m).

    The value is the sum over the levels: people covered (``cover_most``), people × way (``least_distance``). The same for the
    same input unless time runs out.

    Raises
    ------
    NoChoice : where no choice keeps the rules, or none was found.

    Source: Calvo and Marks (1973), Geographical Analysis 5; Şahin and Süral (2007), Computers and Operations Research 34.

    >>> pairs = np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([100.0, 900.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> few = [Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool), number=n) for n in (2, 1)]
    >>> answer = best_nested([Level(two, few[0], 500), Level(two, few[1], 1000)], "cover_most")
    >>> answer.chosen.tolist(), answer.value, answer.gap
    ([[True, True], [True, False]], 60.0, 0.0)
    """
    effort = effort or Effort()
    search = _Search(levels, model, effort)
    chosen = search.found()
    worth = search.worth(chosen)
    bound = sum(part.bound(effort) for part in search.parts)
    outcome = Outcome(PROVEN, np.empty(0), -bound)
    if not np.isfinite(worth) or bound - worth > PROVEN_GAP * abs(worth):
        together = _Together(search.parts, max(bound - worth, 0))
        outcome = effort.close(together.program(), -worth)
        chosen, bound = max(chosen, together.read(outcome), key=search.worth), min(bound, -outcome.bound)
    if not np.isfinite(search.worth(chosen)):
        raise NoChoice(outcome.state == INFEASIBLE)
    answer = _counted(search, chosen, bound)
    return replace(answer, stopped=answer.gap != 0 and outcome.state == OPEN and effort.late())


def _counted(search: "_Search", chosen: np.ndarray, bound: float) -> Answer:
    """The answer, its value counted again from the sites."""
    levels, parts = search.levels, search.parts
    pairs = list(zip(levels, chosen, strict=True))
    found = sum(value(level.question, own, search.model, level.radius) for level, own in pairs)
    whole = all(_whole(level.question) for level in levels)
    if search.model == COVER_MOST:
        bound += sum(part.where.classes.sure for part in parts)
        return Answer(chosen, found, max(np.floor(bound + 1e-6) if whole else bound, found))
    # People without a way stand in both at the same endless length.
    bound = -bound - (-search.worth(chosen) - found)
    whole = whole and all(_whole_ways(level.question) for level in levels)
    return Answer(chosen, found, min(max(np.ceil(bound - 1e-6) if whole else bound, 0.0), found))


def _whole(question: Question) -> bool:
    return is_whole(np.asarray(question.people, float))


def _whole_ways(question: Question) -> bool:
    return is_whole(question.metres)


class _Part:
    """One level by itself; what its sites are worth is made most of (ways count below zero)."""

    def __init__(self, level: Level, model: str):
        self.level, self.price = level, np.empty(0)
        if model == COVER_MOST:
            classes = merged(level.question, level.radius, level.rules)
            self.where = Cover(classes, level.rules, classes.people)
        else:
            self.where = Routes(level.question, level.rules)

    def worth(self, chosen: np.ndarray) -> float:
        """Of a choice of this level."""
        return self.where.worth_of(chosen) if isinstance(self.where, Cover) else -self.where.total(chosen)

    def bound(self, effort: Effort) -> float:
        """No choice of this level is worth more, whatever the other levels are."""
        found = self.worth(effort.search(self.where))
        if isinstance(self.where, Cover):
            return self.where.bound(found, effort.cancelled, over=effort.over)
        least, self.price, _ = self.where.bound(-found, effort.cancelled, over=effort.over)
        return -least

    def program(self, room: float) -> Program | None:
        """Of this level alone, for answers better by `room`."""
        if isinstance(self.where, Cover):
            return covering(self.where)
        return distances(self.where, self.price, room) if np.isfinite(room) else None


class _Search:
    """Choices of all levels: from the highest level down, from the lowest up, and bettered by exchanges."""

    def __init__(self, levels: Sequence[Level], model: str, effort: Effort):
        self.levels, self.model, self.effort = list(levels), model, effort
        self.parts = [_Part(level, model) for level in self.levels]
        self.kept = self.levels[0].rules.kept

    def worth(self, chosen: np.ndarray | None) -> float:
        """Of a choice (levels, m), -inf where it does not keep the rules."""
        if chosen is None or not all(self._keeps(s, own) for s, own in enumerate(chosen)):
            return -np.inf
        return float(sum(part.worth(own) for part, own in zip(self.parts, chosen, strict=True)))

    def _keeps(self, s: int, own: np.ndarray) -> bool:
        return self.levels[s].rules.keeps(own)

    def found(self) -> np.ndarray | None:
        """(levels, m) the best that was found, None without any."""
        starts = []
        for way in (self._down, self._up):
            with suppress(NoChoice):
                starts.append(self._bettered(way()))
        return max(starts, key=self.worth, default=None)

    def _solved(self, s: int, kept: np.ndarray, usable: np.ndarray) -> np.ndarray:
        """(m,) the sites of a level that keeps some, out of others; those that are there already among them at the lowest."""
        level, rules = self.levels[s], self.levels[s].rules
        new = kept & ~rules.kept
        budget = None if rules.budget is None else rules.budget - float(rules.cost[new].sum())
        number = rules.number - int(new.sum())
        if number <= 0:
            return kept | rules.kept
        rules = replace(rules, kept=kept | rules.kept, usable=usable & rules.usable, number=number, budget=budget)
        how = {"radius": level.radius, "effort": replace(self.effort.part(0.2), rough=True)}
        return best(level.question, self.model, rules, **how).chosen

    def _down(self) -> np.ndarray:
        """The highest level first, whose sites the lower ones keep."""
        chosen = np.zeros((len(self.levels), len(self.kept)), bool)
        higher, everywhere = chosen[0], np.ones(len(self.kept), bool)
        for s in reversed(range(len(self.levels))):
            chosen[s] = self._solved(s, higher, everywhere)
            higher = chosen[s]
        return chosen

    def _up(self) -> np.ndarray:
        """The lowest level first, among whose sites the higher ones choose."""
        chosen = np.zeros((len(self.levels), len(self.kept)), bool)
        lower, nobody = np.ones(len(self.kept), bool), np.zeros(len(self.kept), bool)
        for s in range(len(self.levels)):
            chosen[s] = self._solved(s, nobody, lower)
            lower = chosen[s] & ~self.kept
        return chosen

    def _bettered(self, chosen: np.ndarray) -> np.ndarray:
        """After exchanges, the first that gains each time, until none does or half of the time is gone."""
        worth, gained = self.worth(chosen), True
        while gained and np.isfinite(worth):
            gained = False
            for other in self._tries(chosen):
                check(self.effort.cancelled)
                if self.effort.late():
                    return chosen
                found = self.worth(other)
                if found > worth + 1e-12 * max(abs(worth), 1):
                    chosen, worth, gained = other, found, True
                    break
        return chosen

    def _tries(self, chosen: np.ndarray) -> Iterator[np.ndarray]:
        """Choices with one level solved anew between the others, or two sites in each other's place at all levels."""
        for s in range(len(self.levels)):
            higher = chosen[s + 1] if s + 1 < len(self.levels) else np.zeros(len(self.kept), bool)
            lower = chosen[s - 1] if s else np.ones(len(self.kept), bool)
            with suppress(NoChoice):
                other = chosen.copy()
                other[s] = self._solved(s, higher, lower & ~self.kept)
                yield other
        new = np.flatnonzero(chosen[0] & ~self.kept)
        others = free_sites(self.levels[0].rules)
        if len(new) * len(others) > MOST_MOVES:
            return
        for j in new:
            for k in others[(chosen[:, others] != chosen[:, [j]]).any(axis=0)]:
                other = chosen.copy()
                other[:, [j, k]] = chosen[:, [k, j]]
                yield other


class _Together:
    """The programs of all levels side by side, and rows that keep the higher among the lower."""

    def __init__(self, parts: Sequence[_Part], room: float):
        self.rules = [part.level.rules for part in parts]
        self.sites = free_sites(self.rules[0])
        self.programs = [part.program(room) for part in parts]

    def program(self) -> Program | None:
        """All of it; None where a level has none."""
        if any(program is None for program in self.programs):
            return None
        sizes, f = [len(program.cost) for program in self.programs], len(self.sites)
        picks = [hstack([eye(f), csr_array((f, size - f))]) for size in sizes]
        nested = [
            hstack([csr_array((f, sum(sizes[:s]))), -picks[s], picks[s + 1], csr_array((f, sum(sizes[s + 2 :])))])
            for s in range(len(sizes) - 1)
        ]
        names = ("cost", "low", "high", "lower", "upper", "whole")
        of = {name: np.concatenate([getattr(one, name) for one in self.programs]) for name in names}
        of["low"] = np.concatenate([of["low"], np.full(f * len(nested), -np.inf)])
        of["high"] = np.concatenate([of["high"], np.zeros(f * len(nested))])
        matrix = csr_array(vstack([block_diag([one.matrix for one in self.programs]), *nested]))
        return Program(matrix=matrix, step=float(is_whole(of["cost"])), **of)

    def read(self, outcome: Outcome) -> np.ndarray | None:
        """(levels, m) the choice that a solution stands for, None without one."""
        if not len(outcome.x):
            return None
        chosen, at = np.array([rules.kept for rules in self.rules]), 0
        for own, program in zip(chosen, self.programs, strict=True):
            own[self.sites] = outcome.x[at : at + len(self.sites)] > 0.5
            at += len(program.cost)
        return chosen
