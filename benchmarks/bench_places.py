"""What it costs that results come to their places as a whole: its share of a run that writes 100 000 rows to a file."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from .measure import Row

ROWS = 100_000
TIMES = 5
# What a run does for the places of its results, beside making the results.
STEPS = ("add", "settle", "discard")


def run() -> Iterator[Row]:
    """A row for each kind of place: the seconds for the places, and their share of the whole run, at the median of some runs."""
    from .native import Native

    native = Native()  # QGIS lives as long as this
    from innospace.algorithms.provider import InnoSpaceProvider
    from innospace.tests.algorithms.bad_input import many_features, written
    from innospace.tests.algorithms.town import TOWN

    provider = InnoSpaceProvider()
    native.app.processingRegistry().addProvider(provider)
    inputs = {"INCUBATORS": many_features(TOWN["incubators"], ROWS), "RINGS": TOWN["rings"].layer()}

    def in_new_file(folder: Path) -> str:
        return str(folder / "result.gpkg")

    def in_place_of_another(folder: Path) -> str:
        written(TOWN["rings"], folder / "result.gpkg", "GPKG")
        return str(folder / "result.gpkg")

    def in_new_table(folder: Path) -> str:
        written(TOWN["rings"], folder / "plan.gpkg", "GPKG")
        return f"ogr:dbname='{folder / 'plan.gpkg'}' table=\"result\" (geom)"

    for target in (in_new_file, in_place_of_another, in_new_table):
        seen = sorted(_once(provider.algorithm("ringdistribution"), inputs, target) for _ in range(TIMES))
        share, placing, whole = seen[TIMES // 2]
        remark = f"{share:.1%} of {whole:.2f} s, {ROWS:,} rows"
        yield Row(f"places: a result {target.__name__.replace('_', ' ')}", placing, target="5 %", remark=remark)
    native.app.processingRegistry().removeProvider(provider)


def _once(algorithm, inputs: dict, target: Callable[[Path], str]) -> tuple[float, float, float]:
    """The share of the places in a run, their seconds, and those of the whole run."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    with TemporaryDirectory() as folder, _clocked() as spent:
        outputs = {"OUTPUT": target(Path(folder)), "RING_STATISTICS": "memory:"}
        began = time.perf_counter()
        _, good = algorithm.create().run(inputs | outputs, context, QgsProcessingFeedback(False))
        whole = time.perf_counter() - began
        assert good
    return sum(spent) / whole, sum(spent), whole


@contextmanager
def _clocked() -> Iterator[list[float]]:
    """The seconds that each step takes, nested ones counted once."""
    from innospace.algorithms.places import Places

    steps, spent, depth = {name: getattr(Places, name) for name in STEPS}, [], 0

    def clocked(step: Callable) -> Callable:
        def call(*arguments, **named):
            nonlocal depth
            depth, began = depth + 1, time.perf_counter()
            try:
                return step(*arguments, **named)
            finally:
                depth -= 1
                if depth == 0:
                    spent.append(time.perf_counter() - began)

        return call

    for name, step in steps.items():
        setattr(Places, name, clocked(step))
    try:
        yield spent
    finally:
        for name, step in steps.items():
            setattr(Places, name, step)
