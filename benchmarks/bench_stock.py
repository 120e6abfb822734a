"""Stock screening: candidates × 10 criteria with every weight swung both ways; target: 100 000 below 5 s and 1 GB."""

import numpy as np
import pandas as pd

from innospace.core.screening import Criterion, Method, screen

from .measure import measure

CRITERIA = 10
SIZES = (25_000, 50_000, 100_000, 200_000)


def candidates(n: int) -> pd.DataFrame:
    """A table of positive, skewed numbers, as areas and distances are."""
    rng = np.random.default_rng(9)
    return pd.DataFrame(rng.gamma(2.0, 500.0, (n, CRITERIA)), columns=[f"criterion_{i}" for i in range(CRITERIA)])


def run() -> list[tuple[str, float, str]]:
    """Rows ``job, seconds, remark``."""
    rows = []
    for scoring in ("weighted_sum", "topsis"):
        half = 0.0
        for n in SIZES:
            table, method = candidates(n), Method(scoring=scoring)
            criteria = [Criterion(field, "benefit", 1) for field in table]
            seconds, megabytes = measure(lambda t=table, c=criteria, m=method: screen(t, c, m))
            remark = f"peak +{megabytes:.0f} MB"
            if half:
                remark += f", {seconds / half:.1f} × the time of half as many"
            rows.append((f"stock: {scoring}, {n} candidates", seconds, remark))
            half = seconds
    return rows
