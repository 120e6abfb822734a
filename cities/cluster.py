"""Runs a tool on all cities of a manifest, on a Dask cluster: one city is one task."""

from __future__ import annotations

import logging
import os
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dask
import locket
import pandas as pd
import psutil
from distributed import Client, Future, LocalCluster, as_completed
from distributed.scheduler import KilledWorker

from ..core.base import text
from ..core.base.errors import InputError
from ..core.base.options import require_range
from ..core.base.text import translate
from . import manifest as manifests
from .declarations import CityTool, tool
from .jobs import MB, Job
from .ledger import DONE, FAILED, LOST, RUNNING, WAITING, Ledger, pieces, read_json, version, write_json
from .manifest import ManifestCity
from .places import LayerPlace
from .tasks import run_job

# What was raised for another try, such as by a network drive, is tried so often again; lost workers have their own number.
RETRIES = 2
# Of the machine's memory, this share is for the workers; a nanny ends one that is larger than its limit by the slack.
SHARE, SLACK = 0.8, 1.25
# A worker holds so much (MB) before it has read anything.
LEAST = 500
# Seconds after which a cluster is asked again for its workers.
ASK = 5
# Cities that are one task each never spill, pause or move; only the end of a worker remains.
QUIET = {
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.profile.enabled": False,
    # Without Dask's threshold for giving memory back at once: the worker does so between two cities.
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": 1, "MKL_NUM_THREADS": 1, "OPENBLAS_NUM_THREADS": 1},
    "distributed.logging.distributed": "critical",
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.deploy.lost-worker-timeout": "2s",
}
# What becomes of a city and of its worker is reported city by city.
QUIET_CLUSTER = {"dashboard_address": ":0", "silence_logs": logging.CRITICAL}


@dataclass(frozen=True)
class RunProgress:
    """How far a run is: cities `done` and `failed` of `total`, the last `record`, which are `running`, seconds `left`."""

    done: int
    failed: int
    total: int
    record: dict
    running: list[str]
    left: float


def run(
    manifest: str | Path,
    tool_name: str,
    results: str | Path | None = None,
    *,
    scheduler: str | None = None,
    workers: int | None = None,
    memory_mb: float | None = None,
    settings: Mapping[str, object] | None = None,
    told: Callable[[RunProgress], None] = lambda progress: None,
) -> pd.DataFrame:
    """Run a tool on each city of a manifest, or go on with a run; gives the table of :func:`status`.

    Parameters
    ----------
    manifest : CSV with a column ``city`` and columns called like the tool's layers and parameters in QGIS.
    tool_name : such as ``lifecirclecoverage``.
    results : the folder of the run; beside the manifest without one.
    scheduler : address of a Dask scheduler whose workers see the same files; without one this machine's processors work.
    workers, memory_mb : of the local cluster; the memory limit (MB a worker) holds on any cluster.
    settings : parameters that hold for all cities.
    told : called after each city.

    Raises InputError for a manifest that cannot be used; a city that fails is in the table, and stops no other.
    """
    require_range("memory_mb", memory_mb, LEAST)
    require_range("workers", workers, 1)
    wanted, path = tool(tool_name), Path(manifest).resolve()
    cities = manifests.read(path, wanted, settings or {})
    folder = folder_of(path, tool_name, results)
    ledger = Ledger(folder)
    with _alone(ledger):
        _remember(ledger, wanted, path, cities)
        workers = min(workers or os.cpu_count() or 1, len(cities))
        limit = memory_mb if memory_mb is not None else 0 if scheduler else _share_of_memory(workers)
        about = {"tool": tool_name, "manifest_folder": path.parent, "folder": folder, "run": uuid.uuid4().hex}
        about |= {"version": version(), "limit": limit, "language": text.language()}
        jobs = [Job(city.name, cells=city.cells, **about) for city in _largest_first(cities, wanted, path.parent)]
        with _client(scheduler, workers, limit) as client:
            _work_off(client, jobs, ledger, told)
    return status(folder)


def folder_of(manifest: Path, tool_name: str, results: str | Path | None = None) -> Path:
    """Where a run keeps its ledger and results."""
    return Path(results).resolve() if results else manifest.with_name(f"{manifest.stem}_{tool_name}")


def status(results: str | Path) -> pd.DataFrame:
    """How far a run is: a row a city with ``city status cause error seconds peak_mb``, in the order of the manifest.

    ``status`` is ``done``, ``failed``, ``running`` or ``waiting``; what a killed run left is ``running`` until the next.
    """
    ledger = Ledger(Path(results))
    records = [ledger.read(city["city"]) or {"city": city["city"]} for city in remembered(ledger)["cities"]]
    table = pd.DataFrame(records).reindex(columns=["city", "status", "cause", "error", "seconds", "peak_mb"])
    return table.assign(status=table["status"].fillna(WAITING))


def remembered(ledger: Ledger) -> dict:
    """What a run was asked; raises InputError naming ``results`` where the folder holds none."""
    asked = read_json(ledger.folder / "run.json")
    if asked is None:
        cause = translate("Cities", "{folder} holds no run.").format(folder=ledger.folder)
        raise InputError("results", cause, translate("Cities", "Give the folder that “run” named."))
    return asked


def _remember(ledger: Ledger, wanted: CityTool, path: Path, cities: list[ManifestCity]) -> None:
    before = read_json(ledger.folder / "run.json")
    if before and before["tool"] != wanted.name:
        cause = translate("Cities", "{folder} holds a run of {tool}.").format(folder=ledger.folder, tool=before["tool"])
        raise InputError("results", cause, translate("Cities", "Choose another folder."))
    ledger.make()
    listed = [{"city": city.name, "facts": city.facts} for city in cities]
    write_json(ledger.folder / "run.json", {"tool": wanted.name, "manifest": str(path), "cities": listed})


@contextmanager
def _alone(ledger: Ledger) -> Iterator[None]:
    """Two runs in one folder would sweep away each other's halves; a killed one holds nothing."""
    ledger.folder.mkdir(parents=True, exist_ok=True)
    try:
        with locket.lock_file(str(ledger.folder / "lock"), timeout=0):
            yield
    except locket.LockError:
        cause = translate("Cities", "another run works in {folder}.").format(folder=ledger.folder)
        raise InputError("results", cause, translate("Cities", "Wait for it, or choose another folder.")) from None


@contextmanager
def _client(scheduler: str | None, workers: int, limit: float) -> Iterator[Client]:
    if scheduler:
        with Client(scheduler) as client:
            _require_one_thread(client)
            yield client
        return
    bound = int(limit * SLACK * MB)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with (
        dask.config.set(QUIET),
        LocalCluster(n_workers=workers, threads_per_worker=1, memory_limit=bound, **QUIET_CLUSTER) as cluster,
        Client(cluster) as client,
        _kept_up(cluster, workers),
    ):
        yield client


@contextmanager
def _kept_up(cluster: LocalCluster, workers: int) -> Iterator[None]:
    """A worker that dies while it starts is given up by its nanny: the cluster is asked for as many workers again and again."""
    over = threading.Event()

    def ask() -> None:
        while not over.wait(ASK):
            cluster.scale(workers)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _require_one_thread(client: Client) -> None:
    """Two cities in one process would be measured, and ended, as one."""
    if any(threads > 1 for threads in client.nthreads().values()):
        cause = translate("Cities", "its workers have several threads each.")
        raise InputError("scheduler", cause, translate("Cities", "Start them with --nthreads 1, and more of them."))


def _work_off(client: Client, jobs: list[Job], ledger: Ledger, told: Callable[[RunProgress], None]) -> None:
    """Have all cities done; a stop leaves those that are running to the next run."""
    # Keys of one kind wait in the scheduler, in their order, until a worker is free.
    keys = [(f"city-{job.run}", job.city) for job in jobs]
    futures = {
        client.submit(run_job, job, key=key, pure=False, retries=RETRIES): job
        for key, job in zip(keys, jobs, strict=True)
    }
    started, done, failed, spent = time.monotonic(), 0, 0, 0
    try:
        for future in as_completed(futures):
            record = _record_of(future, futures[future], ledger)
            done, failed = done + (record["status"] == DONE), failed + (record["status"] == FAILED)
            spent += not record.get("kept")
            n_left = len(jobs) - done - failed
            left = (time.monotonic() - started) / max(spent, 1) * n_left
            told(RunProgress(done, failed, len(jobs), record, _running(ledger, jobs), left))
            future.release()
    except BaseException:
        client.cancel(list(futures), force=True)
        raise


def _record_of(future: Future, job: Job, ledger: Ledger) -> dict:
    """What became of a city, whatever became of its worker."""
    error = future.exception() if future.status == "error" else None
    if future.status == "finished":
        return future.result()
    record = ledger.read(job.city) or {}
    if record.get("status") == FAILED and record.get("run") == job.run:
        return record
    said = str(error or future.status)
    if isinstance(error, KilledWorker):
        said = translate(
            "Cities",
            "The worker ended without a message, several times: killed by the system or by its limit of memory, or a crash.",
        )
    return ledger.fail(job.city, cause=LOST, error=said, run=job.run, tool=job.tool, version=job.version)


def _running(ledger: Ledger, jobs: list[Job]) -> list[str]:
    """The cities that are being worked on."""
    records = [ledger.read(job.city) for job in jobs]
    return [r["city"] for r in records if r and r.get("run") == jobs[0].run and r["status"] == RUNNING]


def _largest_first(cities: list[ManifestCity], wanted: CityTool, folder: Path) -> list[ManifestCity]:
    """The large ones first, so that none of them is alone at the end."""
    return sorted(cities, key=lambda city: -_size(city, wanted, folder))


def _size(city: ManifestCity, wanted: CityTool, folder: Path) -> int:
    """Bytes that are read for a city; a file that is not there is its worker's to report."""
    size = 0
    for name in wanted.layers:
        if city.cells.get(name):
            try:
                size += sum(
                    piece.stat().st_size for piece in pieces(LayerPlace.of(name, city.cells[name], folder).path)
                )
            except (InputError, OSError):
                continue
    return size


def _share_of_memory(workers: int) -> float:
    return psutil.virtual_memory().total * SHARE / workers / MB
