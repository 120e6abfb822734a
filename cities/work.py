"""What a worker does with one city: look whether its result is there, else read, compute, write, and say what it cost."""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pyogrio

from ..core.base import text
from ..core.base.errors import InputError
from . import computing, results, words
from .city_run import CityRun
from .declarations import tool
from .jobs import MB, Job
from .ledger import DONE, ERROR, INPUT, MEMORY, RUNNING, Ledger, digest_of, key_of, version

# Seconds between two looks at the memory.
LOOK = 0.02
# What a drive that is full or gone for a while raises; the same inputs raise anything else again.
BY_CHANCE = (OSError, pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError)


class Watch:
    """Looks at the memory of this process while a city is computed; `exceeded(peak_mb)` is called beyond the limit."""

    def __init__(self, limit: float, exceeded: Callable[[float], None]):
        self._limit, self._exceeded = limit * MB, exceeded
        self._process, self._over = psutil.Process(), threading.Event()
        self._highest = 0
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the high-water mark starts anew
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            self._highest = max(self._highest, self._process.memory_info().rss)
            if self._limit and self._highest > self._limit:
                self._exceeded(self._highest / MB)
            if self._over.wait(LOOK):
                return

    @property
    def peak_mb(self) -> float:
        """The most that the process held, exact where the system keeps a high-water mark."""
        with suppress(OSError, StopIteration, IndexError):
            lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
            return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
        return self._highest / MB


def run_city(job: Job) -> dict:
    """Do one city; gives its record. A failure is recorded; only what may have come by chance is raised for another try."""
    words.use(job.language)
    ledger, started, spent = Ledger(job.folder), time.monotonic(), time.process_time()
    before = ledger.read(job.city)
    if before and before.get("run") == job.run and before.get("cause") == MEMORY:
        return before  # the worker ended itself, and this is the second try
    facts = {"run": job.run, "tool": job.tool, "version": job.version, "worker": f"{platform.node()}:{os.getpid()}"}
    try:
        run = CityRun(tool(job.tool), job.cells, job.manifest_folder)
        facts["key"] = _key(run, job)
        if _is_done(before, facts["key"], ledger.result(job.city)):
            # A worker that ends takes along what nobody has fetched yet: the city is asked for again, in the same run.
            return before | {"kept": before["run"] != job.run}
        ledger.write(job.city, status=RUNNING, since=time.time(), **facts)
        done = _computed(run, ledger, job, facts)
        done["cpu_seconds"] = round(time.process_time() - spent, 3)
    except InputError as error:
        said = str(error.told(tool(job.tool).parameter_of))
        return ledger.fail(job.city, cause=INPUT, error=said, seconds=_since(started), **facts)
    except MemoryError:
        return ledger.fail(job.city, cause=MEMORY, error=_too_large(job, None), **facts)
    except Exception as error:
        said = "".join(traceback.format_exception_only(error)).strip()
        facts |= {"trace": traceback.format_exc(), "seconds": _since(started)}
        record = ledger.fail(job.city, cause=ERROR, error=said, **facts)
        if isinstance(error, BY_CHANCE):
            raise
        return record
    finally:
        _give_back()
    return ledger.write(job.city, status=DONE, seconds=_since(started), **facts, **done)


def _computed(run: CityRun, ledger: Ledger, job: Job, facts: dict) -> dict:
    """Compute and write a city; gives what its record says of that."""

    def end(peak: float) -> None:
        # Nothing can stop a calculation in C from outside: the process ends, and its nanny starts another.
        ledger.fail(job.city, cause=MEMORY, error=_too_large(job, peak), peak_mb=round(peak), **facts)
        os._exit(1)

    with Watch(job.limit, end) as watch:
        computing.compute(run)
        found = {"notes": run.notes, "numbers": _plain(run.numbers), "figures": _plain(run.figures)}
        made = {"crs": run.crs.to_string(), "bounds": results.bounds_in_degrees(run.results)}
        # The result comes to its place when nothing else can fail.
        results.write(ledger.result(job.city), run.results)
    return {"peak_mb": round(watch.peak_mb, 1), "digest": digest_of(ledger.result(job.city)), **made, **found}


def _key(run: CityRun, job: Job) -> str:
    if version() != job.version:
        cause = text.translate("Cities", "the worker has version {one}, the command {other}.")
        cure = text.translate("Cities", "Install the same version on all machines.")
        raise InputError("version", cause.format(one=version(), other=job.version), cure)
    files = {name: run.place(name).path for name in run.tool.layers if run.is_given(name)}
    return key_of(files, job.cells, job.version)


def _is_done(record: dict | None, key: str, result: Path) -> bool:
    known = record is not None and record["status"] == DONE and record["key"] == key
    return known and result.exists() and digest_of(result) == record["digest"]


def _too_large(job: Job, peak: float | None) -> str:
    if peak is None:
        return text.translate("Cities", "The machine has no memory left for this city.")
    said = text.translate(
        "Cities", "The city needs more memory than the {limit:,.0f} MB of a worker: {peak:,.0f} MB were held."
    )
    return said.format(limit=job.limit, peak=peak)


def _plain(values: dict[str, object]) -> dict[str, object]:
    """Numbers as JSON knows them, None for whatever is missing."""
    plain = {name: value.item() if hasattr(value, "item") else value for name, value in values.items()}
    return {name: None if value is None or value != value else value for name, value in plain.items()}


def _since(started: float) -> float:
    return round(time.monotonic() - started, 3)


def _give_back() -> None:
    """Memory goes back to the system, so that a worker is not larger after a hundred cities than after one."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
