"""Integer programs closed without stopping the window: small ones here, in a slice, others in a process of their own.

HiGHS, as scipy has it, hears no cancel and lets no other thread work. A process can be ended at once. Where none can be
started, or scipy has no solver for integers, the program stays open, and so does the gap that is reported.
"""

import asyncio
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array

from ..base.running import Cancelled, check, never
from . import siting_worker
from .siting_worker import INFEASIBLE, OPEN, PROVEN

__all__ = ["INFEASIBLE", "OPEN", "PROVEN", "Outcome", "Program", "close"]

SLICE = 0.4
"""Seconds that the window may stand still."""
SMALL = 20_000
"""Entries of a program that is first tried here: what starts a process takes longer than it."""
GRACE, PAUSE = 1.0, 0.02
"""Seconds that a process may overrun its time, and between two looks at it."""
NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
"""``CREATE_NO_WINDOW``: without it, Windows opens a black one for each."""


@dataclass(frozen=True, eq=False)
class Program:
    """Minimise `cost` · x with `low` ≤ `matrix` x ≤ `high`, `lower` ≤ x ≤ `upper`, x whole where `whole`.

    `step` : what the values of all solutions are multiples of, 0 where there is none.
    """

    cost: np.ndarray
    matrix: csr_array
    low: np.ndarray
    high: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    whole: np.ndarray
    step: float = 0.0

    def arrays(self) -> dict[str, np.ndarray]:
        """The program as plain arrays."""
        rest = {name: value for name, value in vars(self).items() if name not in ("matrix", "step")}
        parts = {name: getattr(self.matrix, name) for name in ("data", "indices", "indptr")}
        return rest | parts | {"step": np.array(self.step)}


@dataclass(frozen=True, eq=False)
class Outcome:
    """What became of a program.

    `state` : ``proven`` (there is nothing better than `x`, or than what was known where `x` is empty), ``infeasible``, or
    ``open`` (time ran out). `bound` : no solution is less.
    """

    state: str
    x: np.ndarray
    bound: float


def close(program: Program, best: float, seconds: float, cancelled: Cancelled = never) -> Outcome:
    """The least value, or how low it may be, within some seconds.

    Parameters
    ----------
    best : the value of the best solution known, infinite without one; only a lesser one is looked for.

    >>> one = np.ones(1)
    >>> half = Program(-one, csr_array([[2.0]]), np.array([-np.inf]), np.array([5.0]), 0 * one, 9 * one, one > 0)
    >>> found = close(half, np.inf, seconds=5)
    >>> found.state, found.x.tolist()
    ('proven', [2.0])
    """
    until, outcome = time.monotonic() + seconds, Outcome(OPEN, np.empty(0), -np.inf)
    check(cancelled)
    if not len(program.cost):
        kept = (program.low <= 0).all() and (program.high >= 0).all()
        return Outcome(PROVEN if kept else INFEASIBLE, np.empty(0), min(best, 0.0))
    if seconds <= 0 or not _has_solver():
        return outcome
    small = program.matrix.nnz <= SMALL
    if small or not _interpreter():
        outcome = _here(program, best, min(seconds, SLICE))
    check(cancelled)
    left = until - time.monotonic()
    if outcome.state == OPEN and left > SLICE and _interpreter():
        outcome = _tighter(_apart(program, best, left, cancelled), outcome)
    return outcome


def _tighter(one: Outcome, other: Outcome) -> Outcome:
    """The later outcome with what the earlier one knew already."""
    x = one.x if len(one.x) else other.x
    return Outcome(one.state, x, max(one.bound, other.bound))


@cache
def _has_solver() -> bool:
    with suppress(ImportError):
        from scipy.optimize import milp

        return callable(milp)
    return False


def _here(program: Program, best: float, seconds: float) -> Outcome:
    return Outcome(**siting_worker.close(program.arrays(), best, seconds))


def _apart(program: Program, best: float, seconds: float, cancelled: Cancelled) -> Outcome:
    """In a process of its own, which is ended on a cancel."""
    nothing = Outcome(OPEN, np.empty(0), -np.inf)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        question, answer = Path(folder) / "question.npz", Path(folder) / "answer.npz"
        np.savez(question, best=best, seconds=seconds, **program.arrays())
        # In a thread of its own: a notebook has a loop of its own in this one.
        with ThreadPoolExecutor(1) as other:
            try:
                code = other.submit(asyncio.run, _solved(question, answer, seconds + GRACE, cancelled)).result()
            except OSError:
                return nothing
        if code or not answer.exists():
            return nothing
        with np.load(answer, allow_pickle=False) as found:
            return Outcome(str(found["state"]), found["x"], float(found["bound"]))


async def _solved(question: Path, answer: Path, seconds: float, cancelled: Cancelled) -> int | None:
    """What the process ended with, None where it had to be ended: after some seconds, or on a cancel."""
    # It finds scipy where this process does, whatever else the interpreter knows.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), asyncio.subprocess.DEVNULL)
    command = _interpreter(), siting_worker.__file__, str(question), str(answer)
    process = await asyncio.create_subprocess_exec(*command, env=environment, creationflags=NO_WINDOW, **quiet)
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            check(cancelled)
            with suppress(asyncio.TimeoutError):
                return await asyncio.wait_for(process.wait(), PAUSE)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return None


@cache
def _interpreter() -> str:
    """Python's own program: within QGIS, `sys.executable` may be QGIS, of which nobody wants a second."""
    home, own = Path(sys.base_exec_prefix), Path(sys.executable or "")
    version = f"python3.{sys.version_info.minor}"
    places = [own, *(home / name for name in ("python.exe", "python3.exe"))]
    places += [folder / name for folder in (home / "bin", own.parent / "bin") for name in (version, "python3")]
    return next((str(p) for p in places if p.stem.startswith("python") and p.is_file()), "")
