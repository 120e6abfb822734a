"""Many made cities by the command of cities/: what a city costs by its junctions, and what that makes of 339 cities.

    scripts/with-qgis python -m benchmarks.many_cities [FOLDER [CITIES [SMALLEST [LARGEST [WORKERS]]]]]

Prints the law of cost, the overhead of a city, the memory, the throughput, and the projection. On a machine that does other
things as well seconds by the clock are those of a queue; those of the processor are near to what a city costs.
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from innospace.cities import cluster
from innospace.cities.ledger import Ledger
from innospace.tests.cities.made import make_manifest

# Cities of prefecture level and above, with the leagues and prefectures among them: what a national table holds.
ALL = 339


def measured(folder: Path, sides: list[int], workers: int) -> tuple[pd.DataFrame, float]:
    """A row a city with its junctions and its record; the seconds of the whole run."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = make_manifest(folder, sides)
    started = time.monotonic()
    table = cluster.run(manifest, "lifecirclecoverage", folder / f"run{workers}", workers=workers)
    whole, ledger = time.monotonic() - started, Ledger(folder / f"run{workers}")
    records = pd.DataFrame([ledger.read(city) for city in table["city"]])
    return records.assign(junctions=np.square(sides)), whole


def law(records: pd.DataFrame) -> tuple[float, float, float]:
    """a and b of a city's processor seconds = a · (junctions / 1 000)^b by least squares of logarithms, and R²."""
    # The first city of each worker also loads the libraries.
    x, y = np.log(records["junctions"] / 1e3), np.log(records["cpu_seconds"])
    b, a = np.polyfit(x, y, 1)
    left = y - (a + b * x)
    return float(np.exp(a)), float(b), float(1 - left.var() / y.var())


def main(
    folder: str = "build/many_cities", cities: str = "40", low: str = "5000", high: str = "50000", workers: str = "2"
):
    """Measure and print."""
    sides = [int(np.sqrt(n)) for n in np.geomspace(float(low), float(high), int(cities))]
    records, whole = measured(Path(folder).resolve(), sides, int(workers))
    done = records[records["status"] == "done"]
    first = done.loc[done["junctions"].nlargest(int(workers)).index]
    rest = done.drop(first.index)
    a, b, fit = law(rest)
    print(
        f"{len(done)} of {len(records)} cities with {done['junctions'].sum():,} junctions in {whole:,.0f} s by the clock"
    )
    print(
        f"seconds of the cities together: {done['seconds'].sum():,.0f}, of the processor: {done['cpu_seconds'].sum():,.0f}"
    )
    busy = done["seconds"].sum() / int(workers)
    print(
        f"beside its work each city took {(whole - busy) * int(workers) / len(done):.2f} s of a worker, start and end included"
    )
    print(f"processor seconds = {a:.3f} · (junctions / 1 000)^{b:.2f}, R² = {fit:.3f}")
    rest = rest.sort_values("junctions", ascending=False)
    print(
        f"peak MB from the largest to the smallest: {rest['peak_mb'].iloc[0]:,.0f} to {rest['peak_mb'].iloc[-1]:,.0f}"
    )
    for n in (5_000, 50_000, 200_000):
        print(f"a city of {n:,} junctions: {a * (n / 1e3) ** b:,.1f} s")
    print(f"{ALL} cities as those: {done['cpu_seconds'].mean() * ALL / 3600:.2f} h of one processor")


if __name__ == "__main__":
    main(*sys.argv[1:])
