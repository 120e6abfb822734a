"""Whether new sites are still among the best when something moves: of choices that tie a search finds but one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import siting_capacity
from .siting_case import Case
from .siting_models import counted
from .siting_question import COVER_ALL, COVER_MOST, COVER_TWICE, LEAST_DISTANCE, Question, covered, value, without_a_way

ROUNDING = 1e-9


@dataclass(frozen=True, eq=False)
class Trial:
    """A moved `question`, the `number` of new sites and the radius in it."""

    case: Case
    question: Question
    number: int | None
    radius: float

    def staying(self, new: np.ndarray, found: np.ndarray, over: Callable[[], bool]) -> np.ndarray:
        """(m,) which of the `new` sites are part of a choice as good as the one `found`, as far as time goes.

        The whole choice is tried first, then each site that was not found in place of one that was.
        """
        kept = self.case.kept[self.case.order]
        if self._allows(new | kept) and self.as_good(new | kept, found):
            return new
        stays = new & found
        for site in np.flatnonzero(new & ~found):
            for out in np.flatnonzero(found & ~kept):
                if over():
                    return stays
                other = found.copy()
                other[[site, out]] = True, False
                if self._allows(other) and self.as_good(other, found):
                    stays[site] = True
                    break
        return stays

    def as_good(self, one: np.ndarray, other: np.ndarray) -> bool:
        """Whether one choice is no worse than another, within rounding."""
        for mine, its in zip(self._merits(one), self._merits(other), strict=True):
            if abs(mine - its) > ROUNDING * max(abs(mine), abs(its)):
                return mine > its
        return True

    def _allows(self, chosen: np.ndarray) -> bool:
        return self.case.rules(self.number).keeps(chosen)

    def _merits(self, chosen: np.ndarray) -> tuple[float, ...]:
        """What makes a choice good by the model, the more the better, what counts first at first."""
        model, rules = self.case.options.model, self.case.rules(self._counted(chosen))
        if self.case.capacity is not None:
            return self._merits_with_rooms(chosen)
        what = counted(self.question, chosen, model, rules, self.radius)
        if model == COVER_MOST:
            return (what,)
        if model in (COVER_ALL, COVER_TWICE):
            price = counted(self.question, chosen, COVER_ALL, rules)
            return (self._need_met(chosen), -price, what if model == COVER_TWICE else 0.0)
        return (-without_a_way(self.question, chosen), -what)

    def _merits_with_rooms(self, chosen: np.ndarray) -> tuple[float, ...]:
        model, rules = self.case.options.model, self.case.rules(self._counted(chosen))
        within = self.question if model == LEAST_DISTANCE else self.question.within(self.radius)
        site = siting_capacity.assigned(within, chosen, self.case.capacity[self.case.order])
        people, way = siting_capacity.served(within, site)
        if model == COVER_MOST:
            worth = 0.0 if rules.worth is None else float(rules.worth[chosen & ~rules.kept].sum())
            return (rules.per_person * people + worth,)
        if model == COVER_ALL:
            goal = self.case.options.target_share * float(self.question.people.sum())
            return (min(people, goal), -counted(self.question, chosen, COVER_ALL, rules))
        return (people, -way)

    def _need_met(self, chosen: np.ndarray) -> float:
        """How much is covered of what has to be."""
        target = self.case.options.target_share
        if target >= 1:
            return float(covered(self.question, chosen, self.radius).sum())
        most = target * float(self.question.people.sum())
        return min(value(self.question, chosen, COVER_MOST, self.radius), most)

    def _counted(self, chosen: np.ndarray) -> int | None:
        """The number that a mean of scores is over."""
        if not self.case.is_any_number:
            return self.number
        return int((chosen & ~self.case.kept[self.case.order]).sum())
