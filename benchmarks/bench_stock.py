"""Stock screening: candidates × 10 criteria with every weight swung both ways; target: 100 000 below 5 s and 1 GB."""

import numpy as np
import pandas as pd
import shapely

from innospace.core.stock import context
from innospace.core.stock.screening import Criterion, ScreeningOptions, assess

from .measure import TWICE, Row, measure

CRITERIA = 10
SIZES = (25_000, 50_000, 100_000, 200_000)


def candidates(n: int) -> pd.DataFrame:
    """A table of positive, skewed numbers, as areas and distances are."""
    rng = np.random.default_rng(9)
    return pd.DataFrame(rng.gamma(2.0, 500.0, (n, CRITERIA)), columns=[f"criterion_{i}" for i in range(CRITERIA)])


def run() -> list[Row]:
    """Rows of the table."""
    return [*screenings(), *contexts()]


def screenings() -> list[Row]:
    """Both ways of scoring over a growing number of candidates."""
    rows = []
    for scoring in ("weighted_sum", "topsis"):
        half = 0.0
        for n in SIZES:
            table, method = candidates(n), ScreeningOptions(scoring=scoring)
            criteria = [Criterion(field, "benefit", 1) for field in table]
            seconds, peak = measure(lambda t=table, c=criteria, m=method: assess(t, c, options=m), 2)
            rows.append(row_of(f"stock: {scoring}, {n:,} candidates", seconds, peak, half))
            half = seconds
    return rows


def contexts() -> list[Row]:
    """Parcels of 80 m in a city of 50 km, straight lines to 20 000 places."""
    rng, rows, half = np.random.default_rng(9), [], 0.0
    places = shapely.points(rng.uniform(0, 50_000, (20_000, 2)))
    for n in SIZES[1:3]:
        xy = rng.uniform(0, 50_000, (n, 2))
        parcels = shapely.box(*xy.T, *(xy + 80).T)
        seconds, peak = measure(lambda p=parcels: context.assess(p, {"places": places}), 2)
        rows.append(row_of(f"stock: context, {n:,} parcels", seconds, peak, half))
        half = seconds
    return rows


def row_of(job: str, seconds: float, peak: float, half: float) -> Row:
    """The line of a job, beside half as many, if there was one."""
    return Row(job, seconds, peak, f"{seconds / half:.1f}", TWICE) if half else Row(job, seconds, peak)
