"""Time and peak memory of a call, the row that reports them, and what it was measured on."""

import ctypes
import gc
import os
import platform
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """A line of the table.

    `ratio` is our time over that of the peer in this line, or over that of half as many; `target` what it ought to be.
    """

    job: str
    seconds: float
    peak: float | None = None
    ratio: str = ""
    target: str = ""
    remark: str = ""

    def __str__(self) -> str:
        """The line in Markdown."""
        peak = "" if self.peak is None else f"{self.peak:.0f}"
        return f"| {self.job:<50} | {self.seconds:>7.2f} | {peak:>4} | {self.ratio:>6} | {self.target:>6} | {self.remark} |"


HEAD = "| job | seconds | peak MB | ratio | target | remark |\n|---|--:|--:|--:|--:|---|"
TWICE = "2.2"
"""Twice the input may take this many times as long."""


def portion(ours: float, theirs: float) -> str:
    """Our time over theirs, as 1/n where we are quicker."""
    return f"1/{theirs / ours:.1f}" if ours < theirs else f"{ours / theirs:.1f}"


def machine() -> str:
    """Processors, memory and versions, in two lines."""
    import numpy
    import pandas
    import scipy
    import shapely
    from qgis.core import Qgis

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    versions = {
        "QGIS": Qgis.version(), "Python": platform.python_version(), "numpy": numpy.__version__,
        "pandas": pandas.__version__, "scipy": scipy.__version__,
        "Shapely": f"{shapely.__version__} (GEOS {shapely.geos_version_string})",
    }  # fmt: skip
    said = ", ".join(f"{name} {version}" for name, version in versions.items())
    return f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}\n{said}"


def resident() -> float:
    """Memory of this process now, MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def measure(call: Callable[[], object], times: int = 1) -> tuple[float, float]:
    """Seconds of the quickest of some calls, and the MB by which the first raised the memory in use at its worst moment."""
    seconds, peak = _once(call)
    return min([seconds, *(_once(call)[0] for _ in range(times - 1))]), peak


def _once(call: Callable[[], object]) -> tuple[float, float]:
    # What earlier calls have left goes back first: else a call would find its memory there and seem to need none.
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    start, peak, done = resident(), 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.005):
            peak = max(peak, resident())

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = time.perf_counter()
    call()
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    return seconds, max(peak - start, 0.0)


def twice(job: str, n: int, make: Callable[[int], Callable[[], object]]) -> Iterator[Row]:
    """The job over `n` and over twice as many; the ratio is that of the times, the remark that of the memory."""
    half, before = measure(make(n), 2)
    yield Row(f"{job}, {n:,}", half, before)
    whole, after = measure(make(2 * n), 2)
    yield Row(f"{job}, {2 * n:,}", whole, after, f"{whole / half:.1f}", TWICE, f"memory × {after / max(before, 1):.1f}")
