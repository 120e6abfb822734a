"""Siting: the p-medians of the OR-Library, San Francisco (where their files are), 50 000 × 1 000 covered, 20 000 × 300 ways.

Targets: pmed1–40 mean ≤ .05 %, worst ≤ .6 %, ≥ 30 exact, ≤ 60 s in all; cover ≤ .7 % in 10 s and ≤ .1 % in 60 s; shortest
ways ≤ 1.2 % in 15 s; no more than 1 GB. The gap printed is the open one, for pmed the distance from the known optimum.

Peers: an exact enumeration of all sets where there are few, and spopt with its solver (CBC, as pulp brings it) where that ends
within a minute; left out where it is not installed. INNOSPACE_SITING_DATA names the folder of the files.
"""

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from scipy.sparse.csgraph import shortest_path

from innospace.core.siting.siting_models import Answer, Effort, best
from innospace.core.siting.siting_question import (
    COVER_MOST,
    LEAST_DISTANCE,
    LEAST_WORST,
    Question,
    Rules,
    value,
)
from innospace.core.siting.siting_reach import reach

from .measure import Row, measure, portion

DATA = Path(os.environ.get("INNOSPACE_SITING_DATA", "nowhere"))
OPTIMA = (
    *(5819, 4093, 4250, 3034, 1355, 7824, 5631, 4445, 2734, 1255, 7696, 6634, 4374, 2968, 1729, 8162, 6999, 4809, 2845),
    *(1789, 9138, 8579, 4619, 2961, 1828, 9917, 8307, 4498, 3033, 1989, 10086, 9297, 4700, 3013, 10400, 9934, 5057),
    *(11060, 9423, 5128),
)
"""Of pmed1–40 (Beasley 1985, Networks 15)."""
SAN_FRANCISCO = "SF_network_distance_candidateStore_16_censusTract_205_new.csv"
# Candidates of which all sets are tried; metres that stand for no way.
FEW, FAR = 16, 1e9


Asked = tuple[Question, str, int, float]
"""A question, its model, the number of sites and the radius."""


def run() -> Iterator[Row]:
    """Rows of the table, each as soon as it is known."""
    yield from _medians()
    yield from _covers()
    yield _ways()
    yield from _beside()


def _beside() -> Iterator[Row]:
    """Small cases beside all sets tried, and beside spopt."""
    town = _city(2_000, 100, 1_500.0)
    cases = {"2 000 × 100 covered": [(town, COVER_MOST, p, 1_500.0) for p in (5, 10, 20)]}
    if (DATA / SAN_FRANCISCO).exists():
        cases = {"San Francisco, 3 models, 1–8 sites": _san_francisco()} | cases
    if (DATA / "pmed").exists():
        cases["pmed1–5"] = [(q, LEAST_DISTANCE, p, np.inf) for q, p in map(_median, _files()[:5])]
    for name, asked in cases.items():
        yield from _peers(name, asked)


def _peers(name: str, asked: list[Asked]) -> Iterator[Row]:
    """Ours, and the same by each peer; values that differ are counted."""
    found: list[float] = []
    seconds, peak = measure(lambda: found.extend(_ours(*one) for one in asked))
    yield Row(f"siting: {name}", seconds, peak, remark=f"{len(asked)} questions")
    peers: dict[str, Callable] = {"all sets tried": _enumerated} if asked[0][0].n_candidates <= FEW else {}
    if find_spec("spopt"):
        _spopt(*asked[0])  # what it imports takes longer than what it solves
        peers["spopt"] = _spopt
    for peer, call in peers.items():
        theirs: list[float] = []
        took, peak = measure(lambda call=call, theirs=theirs: theirs.extend(call(*one) for one in asked))
        differ = int((~np.isclose(found, theirs, rtol=1e-6)).sum())
        remark = f"{differ} of {len(asked)} values differ"
        yield Row(f"siting: {name}, {peer}", took, peak, portion(seconds, took), remark=remark)


def _ours(question: Question, model: str, number: int, radius: float) -> float:
    return best(question, model, _free(question.n_candidates, number), radius=radius).value


def _table(question: Question) -> np.ndarray:
    """(n, m) ways, a far one where there is none."""
    ways = np.full((len(question.people), question.n_candidates), FAR)
    ways[question.demand, question.candidate] = question.metres
    return ways


def _enumerated(question: Question, model: str, number: int, radius: float) -> float:
    """The best value of all sets of so many sites."""
    ways, people = _table(question), question.people
    nearest = (ways[:, list(some)].min(axis=1) for some in combinations(range(question.n_candidates), number))
    if model == COVER_MOST:
        return max(float(people[way <= radius].sum()) for way in nearest)
    if model == LEAST_WORST:
        return min(float(way.max()) for way in nearest)
    return min(float((people * way).sum()) for way in nearest)


def _spopt(question: Question, model: str, number: int, radius: float) -> float:
    """The value of what spopt chooses, counted from its sites."""
    import pulp
    from spopt.locate import MCLP, PCenter, PMedian

    ways, people = _table(question), question.people
    asked = {
        COVER_MOST: lambda: MCLP.from_cost_matrix(ways, people, radius, number),
        LEAST_DISTANCE: lambda: PMedian.from_cost_matrix(ways, people, number),
        LEAST_WORST: lambda: PCenter.from_cost_matrix(ways, number),
    }
    solved = asked[model]().solve(pulp.PULP_CBC_CMD(msg=False))
    chosen = np.array([bool(round(var.value() or 0)) for var in solved.fac_vars])
    return value(question, chosen, model, radius)


def _san_francisco() -> list[Asked]:
    table = pd.read_csv(DATA / SAN_FRANCISCO)
    demand, candidate = (pd.factorize(table[name])[0] for name in ("DestinationName", "name"))
    people = table.groupby(demand)["demand"].first().to_numpy(float)
    city = Question(demand, candidate, table["distance"].to_numpy(float), people, int(candidate.max()) + 1)
    models = ((COVER_MOST, 5_000.0), (LEAST_DISTANCE, np.inf), (LEAST_WORST, np.inf))
    return [(city, model, number, radius) for model, radius in models for number in range(1, 9)]


def _files() -> list[Path]:
    return [DATA / "pmed" / f"pmed{i}.txt" for i in range(1, 41)]


def _free(m: int, number: int) -> Rules:
    return Rules(kept=np.zeros(m, bool), usable=np.ones(m, bool), number=number)


def _median(file: Path) -> tuple[Question, int]:
    """The distances of one file; of an edge that is named twice the last length counts."""
    n, _, p = map(int, file.read_text(encoding="ascii").split("\n", 1)[0].split())
    length = np.full((n, n), np.inf)
    for u, v, cost in np.loadtxt(file, skiprows=1).astype(int):
        length[u - 1, v - 1] = length[v - 1, u - 1] = cost
    demand, candidate = np.indices((n, n)).reshape(2, -1)
    return Question(demand, candidate, shortest_path(length, directed=False).ravel(), np.ones(n), n), p


def _medians() -> list[Row]:
    files = _files()
    if not files[0].exists():
        return []
    asked = [_median(file) for file in files]
    answers: list[Answer] = []

    def solve() -> None:
        for question, p in asked:
            rules = _free(question.n_candidates, p)
            answers.append(best(question, LEAST_DISTANCE, rules, effort=Effort(seconds=4.0)))

    seconds, peak = measure(solve)
    off = np.array([answer.value / known - 1 for answer, known in zip(answers, OPTIMA, strict=True)])
    proven = sum(answer.gap == 0 for answer in answers)
    remark = f"mean {off.mean():.3%}, worst {off.max():.3%}, {(off == 0).sum()} exact, {proven} proven"
    return [Row("siting: pmed1–40, all", seconds, peak, target="60 s", remark=remark)]


def _city(n: int, m: int, radius: float) -> Question:
    """Demand in clusters over 20 km, candidates all over."""
    random = np.random.default_rng(7)
    centre = random.uniform(0, 20_000, (60, 2))
    homes = centre[random.integers(0, 60, n)] + random.normal(0, 1500, (n, 2))
    places = random.uniform(0, 20_000, (m, 2))
    pairs = reach(shapely.points(homes), shapely.points(places)).pairs(radius, np.arange(m))
    return Question(*pairs, random.integers(1, 60, n).astype(float), m)


def _covers() -> list[Row]:
    question, rows = _city(50_000, 1_000, 1_000.0), []
    for limit, target in ((10.0, ".7 %"), (60.0, ".1 %")):
        found: list[Answer] = []

        def solve(limit: float = limit, found: list = found) -> None:
            rules = _free(1_000, 20)
            found.append(best(question, COVER_MOST, rules, radius=1_000, effort=Effort(seconds=limit)))

        seconds, peak = measure(solve)
        job = f"siting: 50 000 × 1 000 covered, {limit:g} s"
        rows.append(Row(job, seconds, peak, target=target, remark=f"gap {found[0].gap:.3%}"))
    return rows


def _ways() -> Row:
    question, found = _city(20_000, 300, np.inf), []
    seconds, peak = measure(
        lambda: found.append(best(question, LEAST_DISTANCE, _free(300, 20), effort=Effort(seconds=15.0)))
    )
    return Row("siting: 20 000 × 300, shortest ways", seconds, peak, target="1.2 %", remark=f"gap {found[0].gap:.3%}")
