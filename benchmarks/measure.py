"""Time and peak memory of a call."""

import threading
import time
from collections.abc import Callable
from pathlib import Path


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
