"""Runs every ``bench_*.py`` and prints its rows; names given on the command line choose among them."""

import sys
import time
from importlib import import_module
from pathlib import Path

from .measure import machine


def main(chosen: list[str]) -> None:
    """Run the benchmarks whose file name holds one of the words, all without words."""
    began = time.perf_counter()
    print(machine(), flush=True)
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        if not chosen or any(word in file.stem for word in chosen):
            for job, seconds, remark in import_module(f"benchmarks.{file.stem}").run():
                print(f"{job:<40} {seconds:>9.3f} s  {remark}", flush=True)
    print(f"{'all of it':<40} {time.perf_counter() - began:>9.0f} s")


main(sys.argv[1:])
