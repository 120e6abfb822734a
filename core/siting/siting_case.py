"""The layers of a siting as a question with its rules, refused where it cannot be asked; each refusal names what is wrong."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar

import numpy as np
import shapely
from scipy.sparse import csr_array

from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_one_of, require_whole
from ..base.people import people_of
from ..base.running import Cancelled
from ..base.status import ISOLATED, NO_GEOMETRY, OK, UNSNAPPED
from ..base.text import HalfUp, exactly, percent, plural, remarks, translate
from ..ground.geometry import as_array, points_of, require_some
from ..streets import edge
from ..streets.network import Streets
from ..streets.reach import remarks_by_case
from ..streets.snapping import SNAP
from ..streets.travel import TravelOptions
from . import siting_capacity
from .siting_models import Answer
from .siting_question import COVER_ALL, COVER_MOST, COVER_TWICE, MODELS, MONEY, NUMBERED, Question, Rules, covered
from .siting_reach import Access

COVERING = (COVER_MOST, COVER_ALL, COVER_TWICE)
"""The models that have a radius."""
SWING = 0.1
"""How far demand, radius and number are moved to see how sure a choice is."""
TWIN = 0.01
"""Metres below which two places are one."""

LIMITS: Bounds = {**dict.fromkeys(("budget", "spacing", "snap"), (0, np.inf)), "time_limit": (1, 86_400)}
"""What every siting allows: money, metres and seconds."""


@dataclass(frozen=True)
class SitingOptions:
    """What the user sets.

    Attributes
    ----------
    model : one of ``cover_most cover_all cover_twice least_distance least_worst``.
    number : new sites, exactly; with a budget at most. ``cover_all`` and ``cover_twice`` find it themselves.
    radius : in the unit of `travel`. `spacing`, `snap` : metres; spacing in a straight line, 0 for none.
    travel : the unit, the speed where streets have none, and whether ways lead ``to`` the sites or ``from`` them.
    target_share : 0–1 of the people that ``cover_all`` and ``cover_twice`` cover; 1: every demand.
    budget : that the new sites may cost together, None for none.
    score_weight : 0–1 that the mean score of the new sites has beside the share of people covered.
    time_limit : seconds of search at most.
    """

    model: str = COVER_MOST
    number: int = 5
    radius: float = 1000.0
    target_share: float = 1.0
    budget: float | None = None
    spacing: float = 0.0
    score_weight: float = 0.0
    time_limit: float = 60.0
    snap: float = SNAP
    travel: TravelOptions = field(default_factory=lambda: TravelOptions(heading="to"))
    BOUNDS: ClassVar[Bounds] = LIMITS | {
        "number": (1, np.inf),
        "radius": (0.001, np.inf),
        "target_share": (0.001, 1),
        "score_weight": (0, 1),
    }

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)
        require_one_of("model", self.model, MODELS)
        require_whole("number", self.number)
        if self.score_weight and self.model != COVER_MOST:
            raise InputError(
                "score_weight",
                translate("Siting", "a score counts only where as many people as possible are covered."),
                translate("Siting", "Set the weight to 0, or choose that model."),
            )

    def limit(self, way: float | None = None) -> str:
        """A way with its unit, without one the radius.

        >>> SitingOptions().limit(), SitingOptions(travel=TravelOptions("minutes")).limit(15)
        ('1,000 m', '15 min')
        """
        text = translate("Siting", "{n} min") if self.travel.unit == "minutes" else translate("Siting", "{n} m")
        return text.format(n=exactly(self.radius if way is None else way))


class Case:
    """The layers as a question with its rules; sites and demand in an order that their places decide, not their rows."""

    def __init__(
        self,
        access: Access,
        n_candidates: int,
        people: np.ndarray,
        options: SitingOptions,
        *,
        cost: np.ndarray | None = None,
        capacity: np.ndarray | None = None,
        existing_capacity: np.ndarray | None = None,
        score: np.ndarray | None = None,
    ):
        self.found, self.options, self.notes = access, options, []
        xy, m = access.site_xy, len(access.site_xy)
        self.order = np.lexsort((np.arange(m), xy[:, 1], xy[:, 0]))
        self.place = np.argsort(self.order, kind="stable")
        self.is_candidate = np.arange(m) < n_candidates
        self.there = access.site_status == OK
        assessed = np.flatnonzero(access.status == OK)
        keys = people[assessed], access.xy[assessed, 1], access.xy[assessed, 0]
        self.demand, self.people = assessed[np.lexsort(keys)], people
        self.kept = self.there & ~self.is_candidate
        self.too_near = self._too_near(max(options.spacing, TWIN))
        self.usable = self.there & self.is_candidate & ~self.too_near
        self.score = None
        _require_places(self.demand, self.there & self.is_candidate)
        self._take(cost, capacity, existing_capacity, score)

    def _too_near(self, spacing: float) -> np.ndarray:
        """(m,) the candidates that stand closer to an existing site than they may."""
        near = np.zeros(len(self.there), bool)
        pairs = self._close(spacing)
        one = self.kept[pairs[0]] & self.is_candidate[pairs[1]]
        near[pairs[1][one]] = True
        return near

    def _close(self, spacing: float) -> np.ndarray:
        """(2, k) pairs of sites nearer to each other than a spacing, each both ways."""
        there, xy = np.flatnonzero(self.there), self.found.site_xy
        points = shapely.points(xy[there])
        one, other = (
            there[shapely.STRtree(points).query(points, "dwithin", spacing)] if len(there) else np.empty((2, 0), int)
        )
        apart = np.hypot(*(xy[one] - xy[other]).T)
        return np.array([one, other])[:, (apart < spacing) & (one != other)]

    def twins(self) -> list[str]:
        """Remarks on candidates at one place, and of those that are there already."""
        one, other = self._close(TWIN)
        both = self.is_candidate[one] & self.is_candidate[other]
        return remarks(
            (
                len(np.unique(one[both])),
                translate("Siting", "{n} candidate stands where another does."),
                translate("Siting", "{n} candidates stand where others do."),
            ),
            (
                self._too_near(TWIN),
                translate("Siting", "{n} candidate stands at the place of an existing site and is not chosen."),
                translate("Siting", "{n} candidates stand at the places of existing sites and are not chosen."),
            ),
        )

    def _take(self, cost, capacity, existing_capacity, score) -> None:
        """Keep and check what the candidates cost, hold and are worth, and the rules against them."""
        n = int(self.is_candidate.sum())
        if self.options.budget is None and self.options.model not in (COVER_ALL, COVER_TWICE):
            cost = None  # which decides nothing: one that is missing is no fault
        self.cost = self._whole(_require_known(cost, self.usable[:n], "cost"))
        self.capacity = self._whole(_require_known(capacity, self.usable[:n], "capacity"), existing_capacity)
        if self.options.model in NUMBERED:
            self._require_choice()
            self._settle_number()
        self._check_capacity()
        self._check_budget(cost)
        self._check_score(score)

    def _whole(self, values: np.ndarray | None, existing: np.ndarray | None = None) -> np.ndarray | None:
        """(m,) values of all sites, endless where those of existing ones are not known."""
        if values is None:
            return None
        rest = np.full(int((~self.is_candidate).sum()), np.inf) if existing is None else np.asarray(existing, float)
        return np.concatenate([values, np.where(np.isnan(rest), np.inf, rest)])

    def _require_choice(self) -> None:
        """Refuse where no candidate is free, or none is as cheap as the budget."""
        self._require_free()
        budget, least = self.options.budget, self._least_cost()
        if budget is not None and least > budget:
            cause = translate("Siting", "the budget of {budget} is less than the cheapest candidate costs ({least}).")
            cure = translate("Siting", "Give at least as much.")
            raise InputError("budget", cause.format(budget=exactly(budget), least=f"{HalfUp(least):,.10g}"), cure)

    def _least_cost(self) -> float:
        """What the cheapest candidate costs that can be chosen, nothing where costs do not count."""
        return 0.0 if self.cost is None else float(self.cost[self.usable].min(initial=np.inf))

    def _require_free(self) -> None:
        if self.usable.any():
            return
        if self._too_near(TWIN)[self.is_candidate & self.there].all():
            cause = translate("Siting", "every candidate stands at the place of an existing site.")
            cure = translate("Siting", "Give other candidates, or leave out of the existing sites what is none yet.")
            raise InputError("candidates", cause, cure)
        cause = translate("Siting", "every candidate stands nearer than {spacing} m to an existing site.")
        cure = translate("Siting", "Give a smaller spacing, or candidates farther off.")
        raise InputError("spacing", cause.format(spacing=exactly(self.options.spacing)), cure)

    def _settle_number(self) -> None:
        """Refuse more new sites than there are candidates; with a budget, which leaves open how many, take all that it buys."""
        number, n, most = self.options.number, int(self.usable.sum()), self.most_new
        if self.options.budget is not None:
            if number > most:
                self.notes.append(self._said_of_number(number, n, most))
                self.options = replace(self.options, number=most)
            return
        if number <= n:
            return
        one = translate("Siting", "{number} new sites are asked for, but only {n} candidate can be chosen.")
        many = translate("Siting", "{number} new sites are asked for, but only {n} candidates can be chosen.")
        cure = translate("Siting", "Ask for fewer, or give more candidates.")
        raise InputError("number", plural(n, one, many).format(number=number), cure)

    @cached_property
    def most_new(self) -> int:
        """Most new sites that there can be: all candidates that are free, with a budget as many of the cheapest as it buys."""
        n, budget = int(self.usable.sum()), self.options.budget
        if budget is None or self.cost is None:
            return n
        return int((np.cumsum(np.sort(self.cost[self.usable])) <= budget + MONEY * max(budget, 1)).sum())

    def _said_of_number(self, number: int, n: int, most: int) -> str:
        """That at most so many of the new sites asked for can be chosen, and whether the candidates or the budget end it."""
        if most < n:
            one = translate("Siting", "At most {number} new sites are asked for, but the budget buys only {n}.")
            many = translate("Siting", "At most {number} new sites are asked for, but the budget buys at most {n}.")
        else:
            one = translate("Siting", "At most {number} new sites are asked for, but only {n} candidate can be chosen.")
            many = translate(
                "Siting", "At most {number} new sites are asked for, but only {n} candidates can be chosen."
            )
        return plural(most, one, many).format(number=f"{number:,}")

    def _check_capacity(self) -> None:
        if self.capacity is None or self.options.model in siting_capacity.MODELS:
            return
        raise InputError(
            "capacity",
            translate("Siting", "with this model no capacities can be kept."),
            translate("Siting", "Leave the capacity empty, or choose cover_most, cover_all or least_distance."),
        )

    def _check_budget(self, cost: np.ndarray | None) -> None:
        if self.options.budget is not None and cost is None:
            raise InputError(
                "budget",
                translate("Siting", "there is a budget, but no field of costs."),
                translate(
                    "Siting", "Choose the field that holds the cost of each candidate, or leave the budget empty."
                ),
            )

    def _check_score(self, score: np.ndarray | None) -> None:
        if not self.options.score_weight:
            return
        if score is None:
            raise InputError(
                "score_weight",
                translate("Siting", "a score is to count, but there is no field of scores."),
                translate("Siting", "Choose the field that holds the score of each candidate, or set the weight to 0."),
            )
        score = np.asarray(score, float)
        known = np.isfinite(score)
        low, high = score[known].min(initial=np.inf), score[known].max(initial=-np.inf)
        normed = (score - low) / (high - low) if high > low else np.zeros(len(score))
        self.score = self._whole(np.where(known, normed, 0.0))
        self.score[~self.is_candidate] = 0.0
        one = translate("Siting", "The score of {n} candidate is missing and counts as the lowest.")
        many = translate("Siting", "The score of {n} candidates is missing and counts as the lowest.")
        self.notes += remarks((~known, one, many))
        if not high > low:
            self.notes.append(translate("Siting", "All candidates have the same score: it decides nothing."))

    def rules(self, number: int | None, **others) -> Rules:
        """The rules for so many new sites, in the order of places."""
        worth, weight = None, self.options.score_weight
        if weight:
            worth = weight * self.score[self.order] / max(number or 1, 1)
        return replace(self._common, number=number, **{"worth": worth} | others)

    @property
    def is_any_number(self) -> bool:
        """Whether a mean of scores is sought over a number of sites that a budget leaves open."""
        return bool(self.options.score_weight) and self.options.budget is not None

    def counted_by_its_number(self, answer: Answer, number: int) -> Answer:
        """A choice found under the rules for at most `number` sites, its mean score over as many as it has."""
        new = answer.chosen & ~self.kept[self.order]
        own = int(new.sum())
        if own in (0, number):
            return answer
        more = self.rules(own).worth[new].sum() - self.rules(number).worth[new].sum()
        found = answer.value + float(more)
        return replace(answer, value=found, bound=max(answer.bound, found))

    @cached_property
    def _common(self) -> Rules:
        """What the rules for all numbers have in common."""
        weight = self.options.score_weight
        return Rules(
            kept=self.kept[self.order],
            usable=self.usable[self.order],
            cost=None if self.cost is None else self.cost[self.order],
            budget=self.options.budget,
            apart=self._apart(),
            per_person=(1 - weight) / max(float(self.people[self.demand].sum()), 1e-9) if weight else 1.0,
        )

    def _apart(self) -> csr_array | None:
        """(m, m) 1 where two sites, in the order of places, stand closer than the spacing; None without one."""
        if self.options.spacing <= 0:
            return None
        one, other = self.place[self._close(self.options.spacing)]
        return csr_array((np.ones(len(one)), (one, other)), shape=(len(self.order),) * 2)

    def too_close(self, proven: bool) -> InputError:
        """That so many sites cannot keep the spacing, `proven` or not found, and how many can."""
        cause = translate("Siting", "no choice of sites keeps {spacing} m between them.")
        if not proven:
            cause = translate("Siting", "no choice of sites that keeps {spacing} m between them was found.")
        cure = translate("Siting", "Ask for at most {n} new sites, which do, or give a smaller spacing.")
        cause = cause.format(spacing=exactly(self.options.spacing))
        return InputError("spacing", cause, cure.format(n=f"{self._n_apart():,}"))

    def _n_apart(self) -> int:
        """New sites that keep the spacing, those first that exclude fewest others."""
        rules, chosen = self._common, self._common.kept.copy()
        while (may := rules.additions(chosen)).any():
            excluded = rules.apart @ may.astype(float)
            chosen[np.argmin(np.where(may, excluded, np.inf))] = True
        return int((chosen & ~rules.kept).sum())

    def question(self, cancelled: Cancelled) -> Question:
        """The pairs of demand and site; of models that cover those within the radius, with room for a larger one."""
        options, sites = self.options, np.flatnonzero(self.usable | self.kept)
        limit = options.radius * (1 + SWING) if options.model in COVERING else np.inf
        demand, site, metres = self.found.pairs(limit, sites, cancelled)
        row = np.full(len(self.people), -1)
        row[self.demand] = np.arange(len(self.demand))
        question = Question(row[demand], self.place[site], metres, self.people[self.demand], len(self.order))
        if options.model in NUMBERED:
            self._require_pairs(demand, site, metres)
        elif not self._is_served(question):
            self._require_choice()
            self._require_pairs(demand, site, metres)
        return question

    def _is_served(self, question: Question) -> bool:
        """Whether what is there already serves all who have to be: then no candidate is needed, whatever rules they break."""
        options, kept, people = self.options, self.kept[self.order], question.people
        if self.capacity is None:
            there = covered(question, kept, options.radius)
        else:
            there = siting_capacity.assigned(question.within(options.radius), kept, self.capacity[self.order]) >= 0
        if options.target_share >= 1:
            return bool(there.all())
        return bool(people[there].sum() >= (options.target_share - 1e-9) * people.sum())

    def _require_pairs(self, demand: np.ndarray, site: np.ndarray, metres: np.ndarray) -> None:
        """Refuse where nobody can be reached, and where not all can be who have to."""
        options = self.options
        if options.model not in COVERING:
            if not len(demand):
                raise InputError(
                    "demand",
                    translate("Siting", "no demand reaches any candidate."),
                    translate("Siting", "Check that both layers show the same place and hang on the same streets."),
                )
            return
        near = metres <= options.radius
        if not self.usable[site[near]].any():
            cause = translate("Siting", "no candidate has any demand within {radius}.")
            cure = translate("Siting", "Give a larger radius, or check that both layers show the same place.")
            raise InputError("radius", cause.format(radius=options.limit()), cure)
        if options.model == COVER_MOST:
            return
        lost = np.ones(len(self.people), bool)
        lost[demand[near]] = False
        self._require_goal(lost[self.demand])

    def _require_goal(self, lost: np.ndarray) -> None:
        """Refuse where the candidates, all of them chosen, leave too many demands out of reach."""
        options, people = self.options, self.people[self.demand]
        cure = translate("Siting", "Give a larger radius, more candidates, or a smaller share to be covered.")
        if options.target_share >= 1 and lost.any():
            one = translate("Siting", "{n} demand has neither candidate nor existing site within {radius}.")
            many = translate("Siting", "{n} places of demand have neither candidate nor existing site within {radius}.")
            raise InputError("radius", plural(int(lost.sum()), one, many).format(radius=options.limit()), cure)
        most = float(people[~lost].sum() / people.sum()) if people.sum() else 1.0
        if options.target_share < 1 and most < options.target_share - 1e-9:
            cause = translate("Siting", "all candidates together cover {most}, less than {share}.")
            raise InputError("radius", cause.format(most=percent(most), share=percent(options.target_share)), cure)

    def numbered(self, site: np.ndarray) -> np.ndarray:
        """Numbers of rows in place of numbers in the order of places, -1 for none."""
        return np.where(site >= 0, self.order[np.maximum(site, 0)], -1)

    def unordered(self, mask: np.ndarray) -> np.ndarray:
        """(m,) a mask of the sites by their rows."""
        return mask[self.place]


def layers_of(
    demand: np.ndarray, candidates: np.ndarray, existing: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The layers as arrays, refused where there is no demand or no candidate at all.

    >>> [len(layer) for layer in layers_of([shapely.Point(0, 0)], [shapely.Point(9, 0)], None)]
    [1, 1, 0]
    """
    layers = as_array(demand), as_array(candidates), np.empty(0, object) if existing is None else as_array(existing)
    for name, layer in zip(("demand", "candidates"), layers, strict=False):
        require_some(name, layer)
    return layers


def people_at(population: np.ndarray | None, n: int) -> tuple[np.ndarray, list[str]]:
    """(n,) people that count at each demand, one each without a population, and remarks on them.

    Raises
    ------
    InputError : naming ``population``, where nobody lives anywhere.

    >>> people_at(np.array([12.0, np.nan]), 2)[0].tolist(), people_at(None, 2)[0].tolist()
    ([12.0, 0.0], [1.0, 1.0])
    """
    people, notes = people_of(population)
    if people is None:
        return np.ones(n), notes
    if not (people > 0).any():
        raise InputError(
            "population",
            translate("Siting", "no place has any people: all their numbers are missing, 0 or negative."),
            translate("Siting", "Choose the field that holds the people, or none: then each place counts as one."),
        )
    return people, notes


def is_bounded(demand: np.ndarray, people: np.ndarray, streets: Streets | None, options: SitingOptions) -> bool:
    """Whether most of the people live where the streets end within the radius.

    >>> from ..streets import network
    >>> grid = network.build(shapely.linestrings([[(0, 0), (900, 900)], [(0, 900), (900, 0)]]))
    >>> homes, people = shapely.points([(450, 450), (10, 10)]), np.array([9.0, 1.0])
    >>> [is_bounded(homes, people, grid, SitingOptions(radius=radius)) for radius in (400.0, 500.0)]
    [False, True]
    """
    if streets is None:
        return False
    metres = streets.metres_within(options.travel.cost(options.radius, streets.timed), on_streets=True)
    return edge.part_near(edge.at_edge(edge.of_streets(streets), points_of(demand), metres), people) >= edge.MOSTLY


def long_bounds(found: Access, people: np.ndarray, way: np.ndarray, served: np.ndarray) -> tuple[bool, bool]:
    """Whether the mean and the longest of some ways are upper bounds, as the streets end nearer than these lead.

    way, served : (n,) of each demand, and whether it has one; of the mean most of the people must live there.

    >>> from ..streets import network
    >>> from .siting_reach import reach
    >>> grid = network.build(shapely.linestrings([[(0, 0), (900, 900)], [(0, 900), (900, 0)]]))
    >>> found = reach(shapely.points([(450, 450), (10, 10)]), shapely.points([(450, 450)]), streets=grid)
    >>> long_bounds(found, np.array([9.0, 1.0]), np.array([20.0, 300.0]), np.array([True, True]))
    (False, True)
    """
    streets = found.streets
    if streets is None or not served.any():
        return False, False
    metres = streets.metres_within(found.travel.cost(way[served], found.timed), on_streets=True)
    near = edge.at_edge(edge.of_streets(streets), shapely.points(found.xy[served]), metres)
    return edge.part_near(near, people[served]) >= edge.MOSTLY, bool(near[way[served].argmax()])


def remarks_on(access: Access, options: SitingOptions) -> list[str]:
    """Remarks on demand and sites that have no place, no street, or one apart.

    >>> from types import SimpleNamespace
    >>> nowhere = {"no_geometry": np.array([True, False]), "unsnapped": np.zeros(2, bool)}
    >>> remarks_on(SimpleNamespace(cases=nowhere, site_cases={}), SitingOptions())
    ['1 of 2 places of demand has no geometry and is not assessed.']
    """
    words = _words_of_demand()
    of_sites = {
        NO_GEOMETRY: (
            translate("Siting", "{n} of {all} candidates and existing sites has no geometry and is left aside."),
            translate("Siting", "{n} of {all} candidates and existing sites have no geometry and are left aside."),
        ),
        UNSNAPPED: (
            translate(
                "Siting", "{n} of {all} candidates and existing sites has no street within {snap} m; it is left aside."
            ),
            translate(
                "Siting",
                "{n} of {all} candidates and existing sites have no street within {snap} m; they are left aside.",
            ),
        ),
        "apart": (
            translate(
                "Siting", "{n} of {all} candidates and existing sites is tied to a part apart from the main network."
            ),
            translate(
                "Siting", "{n} of {all} candidates and existing sites are tied to parts apart from the main network."
            ),
        ),
    }
    snap = exactly(options.snap)
    return remarks_by_case(access.cases, words, snap=snap) + remarks_by_case(access.site_cases, of_sites, snap=snap)


def _words_of_demand() -> dict[str, tuple[str, str]]:
    return {
        NO_GEOMETRY: (
            translate("Siting", "{n} of {all} places of demand has no geometry and is not assessed."),
            translate("Siting", "{n} of {all} places of demand have no geometry and are not assessed."),
        ),
        UNSNAPPED: (
            translate("Siting", "{n} of {all} places of demand has no street within {snap} m and is not assessed."),
            translate("Siting", "{n} of {all} places of demand have no street within {snap} m and are not assessed."),
        ),
        ISOLATED: (
            translate("Siting", "{n} of {all} places of demand has no site on its part of the network."),
            translate("Siting", "{n} of {all} places of demand have no site on their part of the network."),
        ),
        "apart": (
            translate(
                "Siting", "{n} of {all} places of demand is tied to a part that hangs apart from the main network."
            ),
            translate(
                "Siting", "{n} of {all} places of demand are tied to parts that hang apart from the main network."
            ),
        ),
    }


def _require_places(demand: np.ndarray, candidates: np.ndarray) -> None:
    cure = translate("Siting", "Check that the layers show the same place, or let points be farther from their street.")
    if not len(demand):
        raise InputError("demand", translate("Siting", "no demand has a street nearby."), cure)
    if not candidates.any():
        raise InputError("candidates", translate("Siting", "no candidate has a street nearby."), cure)


def _require_known(values: np.ndarray | None, used: np.ndarray, name: str) -> np.ndarray | None:
    """The values, refused where one that is used is missing or negative."""
    if values is None:
        return None
    values = np.asarray(values, float)
    wrong = int((used & ~(values >= 0)).sum())
    if wrong:
        one = translate("Siting", "the value of {n} candidate is missing or negative.")
        many = translate("Siting", "the values of {n} candidates are missing or negative.")
        cure = translate(
            "Siting", "Give each candidate a number of at least 0, or leave those without one out of the layer."
        )
        raise InputError(name, plural(wrong, one, many), cure)
    return np.nan_to_num(values)
