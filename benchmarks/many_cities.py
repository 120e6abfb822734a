"""Many made cities by the command of cities/: what a city costs by its junctions, and what that makes of 339 cities.

    scripts/with-qgis python -m benchmarks.many_cities [FOLDER [CITIES [SMALLEST [LARGEST]]]]
    scripts/with-qgis python -m benchmarks.many_cities one FOLDER JUNCTIONS HOMES PLACES [MEMORY]

The first runs the same cities on one worker and on two, and prints the law of cost, the overhead of a city, the memory, the
throughput, and the projection. The second runs one city by the command, and prints the seconds and the memory of all its
processes together. On a machine that does other things as well seconds by the clock are those of a queue; those of the
processor are near to what a city costs.
"""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pandas as pd
import psutil

from innospace.cities import cluster
from innospace.cities.ledger import Ledger
from innospace.tests.cities.made import make_city, make_manifest, row_of

# Cities of prefecture level and above, with the leagues and prefectures among them: what a national table holds.
ALL = 339
TOOL, NIGHT = "lifecirclecoverage", 8 * 3600
KINDS = [f"class_{i}" for i in range(12)]
MB = 1 << 20


def measured(manifest: Path, sides: list[int], workers: int) -> tuple[pd.DataFrame, float]:
    """A row a city with its junctions and its record, in the order of their ends; the seconds of the whole run."""
    folder, started = manifest.parent / f"run{workers}_{time.time():.0f}", time.monotonic()
    table = cluster.run(manifest, TOOL, folder, workers=workers)
    whole, ledger = time.monotonic() - started, Ledger(folder)
    records = pd.DataFrame([ledger.read(city) for city in table["city"]])
    return records.assign(junctions=np.square(sides)).sort_values("junctions", ascending=False), whole


def law(records: pd.DataFrame) -> tuple[float, float, float]:
    """a and b of a city's processor seconds = a + b · junctions / 1 000 by least squares, and R²."""
    x, y = records["junctions"] / 1e3, records["cpu_seconds"]
    b, a = np.polyfit(x, y, 1)
    return float(a), float(b), float(1 - (y - a - b * x).var() / y.var())


def tell(done: pd.DataFrame, whole: float, workers: int) -> None:
    """What a run on some workers took."""
    print(f"\n{workers} at work: {len(done)} cities with {done['junctions'].sum():,} junctions in {whole:,.1f} s")
    clock, cpu = done["seconds"].sum(), done["cpu_seconds"].sum()
    print(f"seconds of the cities together: {clock:,.1f} by the clock, {cpu:,.1f} of the processor")
    print(
        f"cities an hour: {len(done) / whole * 3600:,.0f}; junctions a second: {done['junctions'].sum() / whole:,.0f}"
    )
    beside = (whole * workers - clock) / len(done)
    print(f"beside its work each city took {beside:.2f} s of a worker, start and end included")
    for name, own in done.groupby("worker", sort=False):
        peaks = ", ".join(f"{peak:,.0f}" for peak in own["peak_mb"])
        print(f"peak MB of {name}, from its largest city to its smallest: {peaks}")


def project(done: pd.DataFrame) -> None:
    """The law, and what it makes of all cities of the country."""
    a, b, fit = law(done)
    print(f"processor seconds = {a:.2f} + {b:.4f} · junctions / 1 000, R² = {fit:.3f}")
    for n in (5_000, 50_000, 200_000):
        print(f"a city of {n:,} junctions: {a + b * n / 1e3:,.1f} s")
    for name, each in (("as those", done["cpu_seconds"].mean()), ("of 200 000 junctions", a + b * 200)):
        seconds = each * ALL
        needed = int(np.ceil(seconds / NIGHT))
        print(f"{ALL} cities {name}: {seconds / 60:,.0f} min of one processor, {needed} at work for a night of 8 h")


def main(folder: str = "build/many_cities", cities: str = "40", low: str = "5000", high: str = "200000") -> None:
    """The same cities on one worker and on two."""
    place = Path(folder).resolve()
    place.mkdir(parents=True, exist_ok=True)
    sides = [int(np.sqrt(n)) for n in np.geomspace(float(low), float(high), int(cities))]
    manifest = place / "manifest.csv"
    manifest = manifest if manifest.exists() else make_manifest(place, sides)
    clock, cpu = {}, {}
    for workers in (2, 1):
        records, clock[workers] = measured(manifest, sides, workers)
        done = records[records["status"] == "done"]
        tell(done, clock[workers], workers)
        cpu[workers] = done.groupby("worker")["cpu_seconds"].sum().max()
    project(done)
    by_cpu = f"{cpu[1] / cpu[2]:.2f} by the processor seconds of the busier worker"
    print(f"\nspeed-up of two over one: {clock[1] / clock[2]:.2f} by the clock, {by_cpu}")


def one(folder: str, junctions: str, homes: str, places: str, memory: str = "16000") -> None:
    """One city by the command: seconds and memory of all processes together."""
    place = Path(folder).resolve()
    place.mkdir(parents=True, exist_ok=True)
    if not (place / "manifest.csv").exists():
        make_city(place / "city0.gpkg", int(np.sqrt(float(junctions))), 0, int(homes), int(places), KINDS)
        pd.DataFrame([row_of("城0", "city0.gpkg")]).to_csv(place / "manifest.csv", index=False)
    run = ["run", str(place / "manifest.csv"), "--tool", TOOL, "--workers", "1", "--memory", memory]
    run += ["--results", str(place / f"run_{time.time():.0f}")]
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "innospace.cities.command", *run])
    most = _watched(process)
    print(f"{time.monotonic() - started:,.1f} s by the clock, all processes together at most {most:,.0f} MB")
    print(Ledger(Path(run[-1])).record("城0").read_text(encoding="utf-8"))


def _watched(process: subprocess.Popen) -> float:
    """The most MB that a process and its children hold together until it ends."""
    most, mine = 0.0, psutil.Process(process.pid)
    while process.poll() is None:
        with suppress(psutil.Error):
            most = max(most, sum(each.memory_info().rss for each in [mine, *mine.children(recursive=True)]))
        time.sleep(0.2)
    return most / MB


if __name__ == "__main__":
    one(*sys.argv[2:]) if sys.argv[1:2] == ["one"] else main(*sys.argv[1:])
