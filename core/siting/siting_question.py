"""What is asked of a choice of sites, and what it brings: people in reach once or twice, their way in all, the longest way.

Whatever a solver claims, the value that is reported is counted here again from the sites chosen. Pairs of demand and
candidate that are not given are out of reach; they have no distance, not a large one.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from ..base.errors import InputError
from ..base.text import translate

COVER_MOST, COVER_ALL, COVER_TWICE = "cover_most", "cover_all", "cover_twice"
LEAST_DISTANCE, LEAST_WORST = "least_distance", "least_worst"
MODELS = (COVER_MOST, COVER_ALL, COVER_TWICE, LEAST_DISTANCE, LEAST_WORST)
MOST_COVERED = (COVER_MOST, COVER_TWICE)
"""The models whose value is better the larger it is."""
NUMBERED = (COVER_MOST, LEAST_DISTANCE, LEAST_WORST)
"""The models that are given the number of sites; the others find it."""


@dataclass(frozen=True, eq=False)
class Question:
    """Who may be served from where.

    Attributes
    ----------
    demand, candidate, metres : (k,) the pairs in reach, each at most once: number of the demand (0…), of the candidate, and the
        way in metres, or in minutes where all is meant in them.
    people : (n,) at each demand, at least 0.
    n_candidates : how many candidates there are, those included that nobody reaches.
    """

    demand: np.ndarray
    candidate: np.ndarray
    metres: np.ndarray
    people: np.ndarray
    n_candidates: int

    def __post_init__(self):
        _require_numbers(self.people, self.metres)

    def within(self, radius: float) -> "Question":
        """The same with the pairs alone that are at most `radius` metres apart."""
        near = self.metres <= radius
        return Question(self.demand[near], self.candidate[near], self.metres[near], self.people, self.n_candidates)


def _require_numbers(people: np.ndarray, metres: np.ndarray) -> None:
    if not (np.isfinite(people) & (np.asarray(people) >= 0)).all():
        raise InputError(
            "people",
            translate("Siting", "a number of people is missing or negative."),
            translate("Siting", "Give each demand a number of at least 0."),
        )
    if not (np.isfinite(metres) & (np.asarray(metres) >= 0)).all():
        raise InputError(
            "metres",
            translate("Siting", "a distance is missing, infinite or negative."),
            translate("Siting", "Leave out the pairs that are out of reach."),
        )


@dataclass(frozen=True, eq=False)
class Rules:
    """Which choices of sites are allowed, of m candidates.

    Attributes
    ----------
    kept : (m,) sites that are there already: always chosen, neither counted nor paid.
    usable : (m,) whether a candidate may be chosen.
    number : sites to be chosen besides the kept ones, exactly; with a `budget` at most. None: as many as it takes.
    cost : (m,) of each candidate, at least 0. `budget` : that the chosen ones may cost together.
    apart : (m, m) symmetric, True where two candidates exclude each other. None: none do.
    worth, per_person : what ``cover_most`` makes most of: (m,) of each site, and of each person covered.
    """

    kept: np.ndarray
    usable: np.ndarray
    number: int | None = None
    cost: np.ndarray | None = None
    budget: float | None = None
    apart: csr_array | None = None
    worth: np.ndarray | None = None
    per_person: float = 1.0

    @property
    def limit(self) -> int:
        """Most sites besides the kept ones."""
        free = int((self.usable & ~self.kept).sum())
        return free if self.number is None else min(self.number, free)

    def full(self, chosen: np.ndarray) -> bool:
        """Whether there are as many sites as there may be."""
        return int((chosen & ~self.kept).sum()) >= self.limit

    def complete(self, chosen: np.ndarray) -> bool:
        """Whether there are as many sites as there have to be."""
        return self.number is None or self.budget is not None or self.full(chosen)

    def left(self, chosen: np.ndarray) -> float:
        """What remains of the budget."""
        return np.inf if self.budget is None else self.budget - self.cost[chosen & ~self.kept].sum()

    def additions(self, chosen: np.ndarray) -> np.ndarray:
        """(m,) the candidates that may be added."""
        free = self.usable & ~chosen & ~self.kept
        if self.budget is not None:
            free &= self.cost <= self.left(chosen) + MONEY * max(self.budget, 1)
        if self.apart is not None:
            free &= self.apart @ chosen.astype(float) == 0
        return free

    def swaps(self, chosen: np.ndarray, out: np.ndarray) -> np.ndarray:
        """(p, m) the candidates that may stand in for each of the sites with the numbers `out`."""
        free = np.broadcast_to(self.usable & ~chosen & ~self.kept, (len(out), len(chosen))).copy()
        if self.budget is not None:
            free &= self.cost <= self.left(chosen) + self.cost[out][:, None] + MONEY * max(self.budget, 1)
        if self.apart is not None:
            free &= (self.apart @ chosen.astype(float))[None] - self.apart[out].toarray() == 0
        return free

    def keeps(self, chosen: np.ndarray) -> bool:
        """Whether a choice is allowed."""
        others = chosen & ~self.kept
        near = 0 if self.apart is None else others.astype(float) @ (self.apart @ chosen.astype(float))
        enough = self.complete(chosen) and others.sum() <= self.limit
        money = self.budget is None or self.left(chosen) >= -MONEY * max(self.budget, 1)
        return bool(enough and not near and money and chosen[self.kept].all() and self.usable[others].all())


MONEY = 1e-9
"""A share of the budget that is the rounding of a sum, not a debt."""


def covered(question: Question, chosen: np.ndarray, radius: float, times: int = 1) -> np.ndarray:
    """(n,) whether at least `times` of the sites are within `radius` metres.

    Parameters
    ----------
    chosen : (m,) mask of the candidates.

    >>> pairs = np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([100.0, 900.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> covered(two, np.array([True, True]), 1000, times=2).tolist()
    [True, False]
    """
    near = chosen[question.candidate] & (question.metres <= radius)
    return np.bincount(question.demand[near], minlength=len(question.people)) >= times


def nearest(question: Question, chosen: np.ndarray) -> np.ndarray:
    """(n,) metres to the nearest of the sites, infinite where none is in reach.

    >>> pairs = np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([100.0, 900.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> nearest(two, np.array([True, False])).tolist()
    [100.0, inf]
    """
    metres = np.full(len(question.people), np.inf)
    used = chosen[question.candidate]
    np.minimum.at(metres, question.demand[used], question.metres[used])
    return metres


def value(question: Question, chosen: np.ndarray, model: str, radius: float = np.inf) -> float:
    """What the sites bring, as the `model` counts it.

    People within `radius` (``cover_most``), twice within it (``cover_twice``), number of sites (``cover_all``), people ×
    metres to the nearest site (``least_distance``), longest way of any demand (``least_worst``). Demand that reaches none of
    the sites has no way; how many those are is for :func:`without_a_way` to say.

    Source: Church and ReVelle (1974), Papers of the Regional Science Association 32; Toregas et al. (1971), Operations
    Research 19; Hogan and ReVelle (1986), Management Science 32; Hakimi (1964), Operations Research 12.

    >>> pairs = np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([100.0, 900.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> [value(two, np.array([True, True]), model, 1000) for model in MODELS]
    [30.0, 2.0, 10.0, 7000.0, 300.0]
    """
    if model in MOST_COVERED:
        times = 2 if model == COVER_TWICE else 1
        return float(question.people[covered(question, chosen, radius, times)].sum())
    if model == COVER_ALL:
        return float(chosen.sum())
    metres = nearest(question, chosen)
    there = np.isfinite(metres)
    if model == LEAST_WORST:
        return float(metres[there].max(initial=0))
    return float((metres[there] * question.people[there]).sum())


def without_a_way(question: Question, chosen: np.ndarray) -> float:
    """People who reach none of the sites.

    >>> pairs = np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([100.0, 900.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> without_a_way(two, np.array([True, False]))
    20.0
    """
    return float(question.people[~np.isfinite(nearest(question, chosen))].sum())


@dataclass(frozen=True, eq=False)
class Classes:
    """Demand that sees the same candidates as one: exact for whatever asks only who is covered.

    Attributes
    ----------
    rows : (k, m) 1 where a candidate covers a class. `columns` : the same, (m, k).
    people, n_rows : (k,) of all demand of a class. `already` : (k,) by how many kept sites it is covered, 2 for more.
    sure, sure_twice : people (and `sure_rows` demands) of classes that no candidate changes, covered by kept sites once, twice.
    """

    rows: csr_array
    columns: csr_array
    people: np.ndarray
    n_rows: np.ndarray
    already: np.ndarray
    sure: float
    sure_twice: float
    sure_rows: int


def merged(question: Question, radius: float, rules: Rules) -> Classes:
    """The classes of demand by the usable candidates within `radius`, and by how many kept sites are there.

    Source: "isomorphic aggregation", arXiv 2409.09834 (2024). Their order follows from the candidates, not from the rows.

    >>> pairs = np.array([0, 1, 2]), np.array([0, 0, 1]), np.array([100.0, 900.0, 300.0])
    >>> three = Question(*pairs, people=np.array([10.0, 20.0, 5.0]), n_candidates=2)
    >>> free = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool))
    >>> sorted(merged(three, 1000, free).people.tolist())
    [5.0, 30.0]
    """
    n, m, near = len(question.people), question.n_candidates, question.metres <= radius
    demand, candidate = question.demand[near], question.candidate[near]
    already = np.minimum(np.bincount(demand[rules.kept[candidate]], minlength=n), 2)
    free = rules.usable[candidate] & ~rules.kept[candidate]
    demand, candidate = demand[free], candidate[free]
    owner, first = _alike(demand, candidate, already, m)
    seen = owner >= 0
    of_class = np.full(n, False)
    of_class[first] = True
    inside = of_class[demand]
    k = len(first)
    rows = csr_array((np.ones(int(inside.sum())), (owner[demand[inside]], candidate[inside])), shape=(k, m))
    people, rest = np.asarray(question.people, float), ~seen
    return Classes(
        rows=rows,
        columns=csr_array(rows.T),
        people=np.bincount(owner[seen], people[seen], minlength=k).astype(float),
        n_rows=np.bincount(owner[seen], minlength=k),
        already=already[first],
        sure=float(people[rest & (already >= 1)].sum()),
        sure_twice=float(people[rest & (already >= 2)].sum()),
        sure_rows=int((rest & (already >= 1)).sum()),
    )


def _alike(demand: np.ndarray, candidate: np.ndarray, already: np.ndarray, m: int) -> tuple[np.ndarray, np.ndarray]:
    """(n,) the class of each demand, -1 for one that sees no candidate, and (k,) a demand of each class.

    A set is known by two sums of random numbers, one for each candidate: 128 bits, so that no two sets are taken for one.
    """
    rng, n = np.random.default_rng(0), len(already)
    mark = rng.integers(0, 2**63, (m + 3, 2), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    order = np.argsort(demand, kind="stable")
    there, start = np.unique(demand[order], return_index=True)
    owner = np.full(n, -1)
    if not len(there):
        return owner, np.empty(0, int)
    sums = np.add.reduceat(mark[candidate[order]], start, axis=0) + mark[m + already[there]]
    _, first, own = np.unique(sums, axis=0, return_index=True, return_inverse=True)
    owner[there] = own.ravel()
    return owner, there[first]
