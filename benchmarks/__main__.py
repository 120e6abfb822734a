"""Runs every ``bench_*.py`` and prints one table, in Markdown; names given on the command line choose among them."""

import sys
import time
from importlib import import_module
from pathlib import Path

from .measure import HEAD, machine


def main(chosen: list[str]) -> None:
    """Run the benchmarks whose file name holds one of the words, all without words."""
    began = time.perf_counter()
    print(machine(), HEAD, sep="\n\n", flush=True)
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        if not chosen or any(word in file.stem for word in chosen):
            for row in import_module(f"benchmarks.{file.stem}").run():
                print(row, flush=True)
    print(f"\n{(time.perf_counter() - began) / 60:.1f} minutes in all")


main(sys.argv[1:])
