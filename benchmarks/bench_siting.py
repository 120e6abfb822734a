"""Siting: the p-medians of the OR-Library (where their files are), 50 000 × 1 000 covered, 20 000 × 300 shortest ways.

Targets: pmed1–40 mean ≤ .05 %, worst ≤ .6 %, ≥ 30 exact, ≤ 60 s in all; cover ≤ .7 % in 10 s and ≤ .1 % in 60 s; shortest
ways ≤ 1.2 % in 15 s; no more than 1 GB. The gap printed is the open one, for pmed the distance from the known optimum.
"""

import os
from pathlib import Path

import numpy as np
import shapely
from scipy.sparse.csgraph import shortest_path

from innospace.core.siting.siting_models import Answer, Effort, best
from innospace.core.siting.siting_question import COVER_MOST, LEAST_DISTANCE, Question, Rules
from innospace.core.siting.siting_reach import reach

from .measure import Row, measure

DATA = Path(os.environ.get("INNOSPACE_SITING_DATA", "nowhere"))
OPTIMA = (
    *(5819, 4093, 4250, 3034, 1355, 7824, 5631, 4445, 2734, 1255, 7696, 6634, 4374, 2968, 1729, 8162, 6999, 4809, 2845),
    *(1789, 9138, 8579, 4619, 2961, 1828, 9917, 8307, 4498, 3033, 1989, 10086, 9297, 4700, 3013, 10400, 9934, 5057),
    *(11060, 9423, 5128),
)
"""Of pmed1–40 (Beasley 1985, Networks 15)."""


def run() -> list[Row]:
    """Rows of the table."""
    return [*_medians(), *_covers(), _ways()]


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
    files = [DATA / "pmed" / f"pmed{i}.txt" for i in range(1, 41)]
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
