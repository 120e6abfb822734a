"""What a choice of sites brings: people in reach once or twice, the way they go in all, the longest way.

Whatever a solver claims, the value that is reported is counted here again from the sites chosen. Pairs of demand and
candidate that are not given are out of reach; they have no distance, not a large one.
"""

from dataclasses import dataclass

import numpy as np

from ..base.errors import InputError
from ..base.text import translate

COVER_MOST, COVER_ALL, COVER_TWICE = "cover_most", "cover_all", "cover_twice"
LEAST_DISTANCE, LEAST_WORST = "least_distance", "least_worst"
MODELS = (COVER_MOST, COVER_ALL, COVER_TWICE, LEAST_DISTANCE, LEAST_WORST)


@dataclass(frozen=True, eq=False)
class Question:
    """Who may be served from where.

    Attributes
    ----------
    demand, candidate, metres : (k,) the pairs in reach, each at most once: number of the demand (0…), of the candidate, distance.
    people : (n,) at each demand, at least 0.
    n_candidates : how many candidates there are, those included that nobody reaches.
    """

    demand: np.ndarray
    candidate: np.ndarray
    metres: np.ndarray
    people: np.ndarray
    n_candidates: int

    def __post_init__(self):
        if not (np.isfinite(self.people) & (np.asarray(self.people) >= 0)).all():
            raise InputError(
                "people",
                translate("Siting", "a number of people is missing or negative."),
                translate("Siting", "Give each demand a number of at least 0."),
            )
        if not (np.isfinite(self.metres) & (np.asarray(self.metres) >= 0)).all():
            raise InputError(
                "metres",
                translate("Siting", "a distance is missing, endless or negative."),
                translate("Siting", "Leave out the pairs that are out of reach."),
            )


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
    metres to the nearest site (``least_distance``), longest way of anybody (``least_worst``). The last two are infinite as
    soon as somebody reaches no site; demand without people counts for nothing in either.

    Source: Church and ReVelle (1974), Papers of the Regional Science Association 32; Toregas et al. (1971), Operations
    Research 19; Hogan and ReVelle (1986), Management Science 32; Hakimi (1964), Operations Research 12.

    >>> pairs = np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([100.0, 900.0, 300.0])
    >>> two = Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2)
    >>> [value(two, np.array([True, True]), model, 1000) for model in MODELS]
    [30.0, 2.0, 10.0, 7000.0, 300.0]
    """
    if model in (COVER_MOST, COVER_TWICE):
        times = 2 if model == COVER_TWICE else 1
        return float(question.people[covered(question, chosen, radius, times)].sum())
    if model == COVER_ALL:
        return float(chosen.sum())
    there = question.people > 0
    metres, people = nearest(question, chosen)[there], question.people[there]
    return float(metres @ people) if model == LEAST_DISTANCE else float(metres.max(initial=0))


def merged(question: Question, radius: float) -> Question:
    """The same question about cover with all demand that has the same candidates within `radius` as one; exact.

    Demand without a candidate in reach is left out: no choice covers it. Source: "isomorphic aggregation",
    arXiv 2409.09834 (2024). The demands made one are ordered by their candidates, whatever the order of the rows.

    >>> pairs = np.array([0, 1, 2]), np.array([0, 0, 1]), np.array([100.0, 900.0, 300.0])
    >>> three = Question(*pairs, people=np.array([10.0, 20.0, 5.0]), n_candidates=2)
    >>> merged(three, 1000).people.tolist()
    [30.0, 5.0]
    """
    near = question.metres <= radius
    demand, candidate = question.demand[near], question.candidate[near]
    order = np.lexsort((candidate, demand))
    rows, first = np.unique(demand[order], return_index=True)
    seen = [part.tobytes() for part in np.split(candidate[order].astype(">i8"), first[1:])] if len(rows) else []
    keys, owner = np.unique(np.array(seen, object), return_inverse=True)
    sets = [np.frombuffer(key, ">i8").astype(int) for key in keys]
    sizes = np.array([len(s) for s in sets], int)
    return Question(
        demand=np.repeat(np.arange(len(sets)), sizes),
        candidate=np.concatenate(sets) if sets else np.empty(0, int),
        metres=np.full(sizes.sum(), float(radius) if np.isfinite(radius) else 0.0),
        people=np.bincount(owner.ravel(), question.people[rows], minlength=len(sets)),
        n_candidates=question.n_candidates,
    )
