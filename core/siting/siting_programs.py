"""The integer programs of the five models, over what is still open: free candidates, classes of demand, useful pairs."""

import numpy as np
from scipy.sparse import coo_array, csr_array, hstack, vstack

from .siting_cover import Cover
from .siting_distance import Routes
from .siting_question import Rules
from .siting_solver import Program

# Pairs that a program about distances may hold: beyond, the bound of the prices has to do.
MOST_PAIRS = 30_000


def free_sites(rules: Rules) -> np.ndarray:
    """(f,) the numbers of the candidates that a program decides on.

    >>> free_sites(Rules(kept=np.array([True, False]), usable=np.ones(2, bool))).tolist()
    [1]
    """
    return np.flatnonzero(rules.usable & ~rules.kept)


def covering(cover: Cover, need: np.ndarray | None = None, goal: float = 0.0, cheapest: bool = False) -> Program:
    """The program of a cover: make it worth most, or with `cheapest` reach the goal at the least cost.

    Variables: a candidate each, a class each (covered), a class each (covered twice, where that is worth something).

    Parameters
    ----------
    need, goal : (k,) what each class counts towards a goal that has to be reached.

    Source: Church and ReVelle (1974), Papers of the Regional Science Association 32; Hogan and ReVelle (1986), Management
    Science 32, where demand with one candidate in reach cannot be covered twice.

    >>> from innospace.core.siting.siting_question import Question, merged
    >>> pairs = np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([100.0, 900.0, 300.0])
    >>> free = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool), number=1)
    >>> few = merged(Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2), 1000, free)
    >>> covering(Cover(few, free, few.people)).matrix.shape
    (3, 4)
    """
    rules, classes, sites = cover.rules, cover.classes, free_sites(cover.rules)
    f, k = len(sites), len(cover.once)
    seen = np.diff(classes.rows.indptr) + classes.already
    double = np.flatnonzero((cover.twice > 0) & (seen >= 2))
    d = len(double)
    pick = csr_array((np.ones(d), (double, np.arange(d))), shape=(k, d))
    counted = hstack([-classes.rows[:, sites], eye(k), pick])
    once_first = hstack([csr_array((d, f)), -csr_array(pick.T), eye(d)])
    goals = csr_array((0 if need is None else 1, f + k + d))
    if need is not None:
        goals = csr_array(np.concatenate([np.zeros(f), need, np.zeros(d)])[None])
    own, low, high = of_rules(rules, sites)
    # Where nobody can be left out, there is nothing to choose among.
    must = np.zeros(k) if need is None else (need > need.sum() - goal).astype(float)
    cost = np.ones(f) if rules.cost is None else rules.cost[sites]
    worth = np.concatenate([cover.sites[sites], cover.once, cover.twice[double]])
    aim = np.concatenate([cost, np.zeros(k + d)]) if cheapest else -worth
    return Program(
        cost=aim,
        matrix=csr_array(vstack([counted, once_first, goals, hstack([own, csr_array((own.shape[0], k + d))])])),
        low=np.concatenate([np.full(k + d, -np.inf), np.full(goals.shape[0], goal), low]),
        high=np.concatenate([classes.already, np.zeros(d), np.full(goals.shape[0], np.inf), high]),
        lower=np.concatenate([np.zeros(f), must, np.zeros(d)]),
        upper=np.ones(f + k + d),
        # Half covered once and half twice is no cover; where all have to be covered once, that cannot be.
        whole=(np.arange(f + k + d) < f) | ((np.arange(f + k + d) >= f + k) & ~must.all()),
        step=float(is_whole(aim)),
    )


def distances(ways: Routes, price: np.ndarray, room: float) -> Program | None:
    """The program of the least way in all, with the pairs alone that an answer better by `room` can hold; None: too many.

    `price` : (n,) of each demand, from :meth:`Routes.bound`. A pair that costs more than price and room is in no better answer.
    Variables: a candidate each, a pair each, a demand each (served by a kept site). Demand that may have no way at all has
    no program: what stands for endless is no number for a solver.

    Source: ReVelle and Swain (1970), Geographical Analysis 2.

    >>> from innospace.core.siting.siting_question import Question
    >>> pairs = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.array([100.0, 900.0, 300.0, 200.0])
    >>> free = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool), number=1)
    >>> ways = Routes(Question(*pairs, people=np.array([10.0, 20.0]), n_candidates=2), free)
    >>> distances(ways, np.zeros(2), 1e9).matrix.shape
    (7, 8)
    """
    sites, weight = free_sites(ways.rules), ways.weight
    cost = weight[:, None] * ways.metres[:, sites]
    own = weight * ways.nearest_kept
    far = ways.metres[:, sites] >= ways.far
    with_kept = ways.nearest_kept < ways.far
    if (far.any(axis=1) & ~with_kept & (weight > 0)).any():
        return None
    row, column = np.nonzero((cost - price[:, None] <= room) & ~far & (weight > 0)[:, None] & (cost < own[:, None]))
    if len(row) > MOST_PAIRS:
        return None
    f, n, x = len(sites), len(weight), len(row)
    pair = np.arange(x)
    of_demand = coo_array((np.ones(x), (row, pair)), shape=(n, x))
    of_site = coo_array((-np.ones(x), (pair, column)), shape=(x, f))
    served = hstack([csr_array((n, f)), of_demand, eye(n)])
    opened = hstack([of_site, eye(x), csr_array((x, n))])
    rule, lows, highs = of_rules(ways.rules, sites)
    wanted = (weight > 0).astype(float)
    return Program(
        cost=np.concatenate([np.zeros(f), cost[row, column], np.where(with_kept, own, 0)]),
        matrix=csr_array(vstack([served, opened, hstack([rule, csr_array((rule.shape[0], x + n))])])),
        low=np.concatenate([wanted, np.full(x, -np.inf), lows]),
        high=np.concatenate([wanted, np.zeros(x), highs]),
        lower=np.zeros(f + x + n),
        upper=np.concatenate([np.ones(f + x), with_kept.astype(float)]),
        whole=np.arange(f + x + n) < f,
        step=float(is_whole(cost[row, column]) and is_whole(own[with_kept])),
    )


def eye(n: int) -> csr_array:
    """(n, n) ones down the middle.

    >>> eye(2).toarray().tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    return csr_array((np.ones(n), (np.arange(n), np.arange(n))), shape=(n, n))


def is_whole(values: np.ndarray) -> bool:
    """Whether all values are whole numbers.

    >>> is_whole(np.array([1.0, 2.5]))
    False
    """
    return bool((values == np.round(values)).all())


def of_rules(rules: Rules, sites: np.ndarray) -> tuple[csr_array, np.ndarray, np.ndarray]:
    """What the rules say of the candidates with the numbers `sites`, as rows (r, f) with their limits.

    >>> one = Rules(kept=np.zeros(2, bool), usable=np.ones(2, bool), number=1)
    >>> of_rules(one, np.arange(2))[0].toarray().tolist()
    [[1.0, 1.0]]
    """
    rows, low, high = [csr_array((0, len(sites)))], [], []
    if rules.number is not None:
        rows.append(np.ones((1, len(sites))))
        low.append(rules.number if rules.budget is None else 0)
        high.append(rules.number)
    if rules.budget is not None:
        rows.append(rules.cost[sites][None])
        low.append(-np.inf)
        high.append(rules.budget)
    groups = cliques(rules.apart[sites][:, sites]) if rules.apart is not None else rows[0]
    rows.append(groups)
    return (
        csr_array(vstack(rows)),
        np.concatenate([low, np.full(groups.shape[0], -np.inf)]),
        np.concatenate([high, np.ones(groups.shape[0])]),
    )


def cliques(apart: csr_array) -> csr_array:
    """(g, f) groups of candidates of which one may be chosen: together they hold each pair that excludes each other.

    A group that holds many says more than their pairs: from each pair it grows by whoever is apart from all in it.

    >>> cliques(csr_array(1 - np.eye(3))).toarray().tolist()
    [[1.0, 1.0, 1.0]]
    """
    near = csr_array(apart).astype(bool)
    left, groups = {i: set(near[[i]].indices.tolist()) for i in range(near.shape[0])}, []
    around = {i: set(others) for i, others in left.items()}
    for i in left:
        while left[i]:
            group, common = [i], set(around[i])
            start = min(left[i])
            for j in [start, *sorted(common - {start})]:
                if j in common:
                    group.append(j)
                    common &= around[j]
            groups.append(group)
            for one in group:
                left[one] -= set(group)
    sizes = [len(group) for group in groups]
    place = (np.repeat(np.arange(len(groups)), sizes), np.array([j for group in groups for j in group], int))
    return csr_array((np.ones(sum(sizes)), place), shape=(len(groups), near.shape[0]))
