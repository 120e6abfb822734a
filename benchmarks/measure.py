"""Time and peak memory of a call, and what it was measured on."""

import os
import platform
import threading
import time
from collections.abc import Callable
from pathlib import Path


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


def measure(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the call, and the MB by which it raised the memory in use at its worst moment."""
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
