"""`innospace-cities run | status | collect`: a tool on many cities, from a shell."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..core.base.errors import InputError
from ..core.base.text import HalfUp, listed, translate
from . import words

# Ends of the command: all cities done, some without a result, refused, stopped by the user.
ALL_DONE, SOME_FAILED, REFUSED, STOPPED = 0, 1, 2, 130
BAR = 24


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; gives its exit code."""
    words.use(words.language_of_machine())
    asked = _parser().parse_args(arguments)
    words.use(asked.language)
    try:
        return asked.act(asked)
    except InputError as error:
        print(error.told(_called), file=sys.stderr)
        return REFUSED
    except ModuleNotFoundError as error:
        if not error.name or error.name.startswith("innospace"):
            raise
        print(_lacking(error.name.partition(".")[0]), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(translate("Cities", "Stopped. The same command goes on from here."), file=sys.stderr)
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("innospace-cities", description=translate("Cities", "A tool on many cities."))
    parser.add_argument("--language", choices=("en", "zh"), default=words.language_of_machine())
    commands = parser.add_subparsers(required=True, metavar="run | status | collect")
    run = commands.add_parser("run", help=translate("Cities", "run a tool on each city of a manifest, or go on"))
    run.set_defaults(act=_run)
    run.add_argument("manifest", type=Path, help=translate("Cities", "a CSV with one row per city"))
    run.add_argument("--tool", required=True, help=translate("Cities", "such as lifecirclecoverage"))
    run.add_argument("--results", type=Path, help=translate("Cities", "folder of the run; else beside the manifest"))
    run.add_argument("--scheduler", help=translate("Cities", "address of a Dask scheduler; else this machine works"))
    run.add_argument("--workers", type=int, help=translate("Cities", "cities at a time on this machine"))
    run.add_argument("--memory", type=float, metavar="MB", help=translate("Cities", "most memory of a worker"))
    run.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=translate("Cities", "a parameter for all cities"),
    )
    for name, act, text in (
        ("status", _status, translate("Cities", "how far a run is, and what failed and why")),
        ("collect", _collect, translate("Cities", "join the results of all cities, with a report")),
    ):
        command = commands.add_parser(name, help=text)
        command.set_defaults(act=act)
        command.add_argument("results", type=Path, help=translate("Cities", "folder of the run"))
        if name == "collect":
            command.add_argument("--by", help=translate("Cities", "the figure that cities are ranked by"))
    return parser


def _lacking(package: str) -> str:
    """That a package of the extra is not there, and how it comes."""
    text = translate(
        "Cities",
        "The Python package {package} is missing; many cities need what the extra “cities” brings. Install it: {command}",
    )
    return text.format(package=package, command='pip install "innospace[cities]"')


def _called(argument: str) -> str:
    """What an argument is called in a shell."""
    named = {"settings": "--set", "memory_mb": "--memory"}
    options = ("tool", "by", "workers", "scheduler")
    return named.get(argument) or (f"--{argument}" if argument in options else argument)


def _run(asked: argparse.Namespace) -> int:
    from . import cluster

    settings = dict(_setting(text) for text in asked.set)
    folder = cluster.folder_of(asked.manifest.resolve(), asked.tool, asked.results)
    table = cluster.run(
        asked.manifest,
        asked.tool,
        asked.results,
        scheduler=asked.scheduler,
        workers=asked.workers,
        memory_mb=asked.memory,
        settings=settings,
        told=_told,
    )
    return _say_how_far(folder, table)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        cause = translate("Cities", "“{text}” has no value.").format(text=text)
        raise InputError("settings", cause, translate("Cities", "Write NAME=VALUE."))
    return name.strip(), value.strip()


def _told(progress) -> None:
    """A line for the city that came to its end, and below it, on a screen, the bar with what is running."""
    record, ended = progress.record, progress.done + progress.failed
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    print(f"{ended}/{progress.total}  {_ended(record)}", file=sys.stderr, flush=True)
    if sys.stderr.isatty() and ended < progress.total:
        filled = BAR * ended // progress.total
        text = translate("Cities", "{bar} {percent}, about {minutes} min left; running: {cities}")
        said = text.format(
            bar="█" * filled + "░" * (BAR - filled),
            percent=f"{HalfUp(ended / progress.total):.0%}",
            minutes=f"{HalfUp(progress.left / 60):,.0f}",
            cities=listed(progress.running, 4) or "–",
        )
        print(said, end="", file=sys.stderr, flush=True)


def _ended(record: dict) -> str:
    if record["status"] != "done":
        return translate("Cities", "{city}: failed. {error}").format(**record)
    if record.get("kept"):
        return translate("Cities", "{city}: unchanged, kept.").format(**record)
    text = translate("Cities", "{city}: done in {seconds} s with {memory} MB.")
    return text.format(
        city=record["city"], seconds=f"{HalfUp(record['seconds']):,.1f}", memory=f"{HalfUp(record['peak_mb']):,.0f}"
    )


def _status(asked: argparse.Namespace) -> int:
    from . import cluster

    return _say_how_far(asked.results, cluster.status(asked.results))


def _say_how_far(folder: Path, table) -> int:
    """The numbers, and a line for each city that has failed or is running."""
    counts = table["status"].value_counts()
    text = translate(
        "Cities", "{folder}: {done} of {total} cities done, {failed} failed, {running} running, {waiting} waiting."
    )
    states = ("done", "failed", "running", "waiting")
    print(text.format(folder=folder, total=len(table), **{name: int(counts.get(name, 0)) for name in states}))
    for row in table[table["status"].isin(["failed", "running"])].itertuples():
        running = translate("Cities", "{city}: running.").format(city=row.city)
        print(" ", running if row.status == "running" else f"{row.city}: {row.error}")
    return ALL_DONE if (table["status"] == "done").all() else SOME_FAILED


def _collect(asked: argparse.Namespace) -> int:
    from . import collecting

    for path in collecting.collect(asked.results, by=asked.by):
        print(path)
    return ALL_DONE


if __name__ == "__main__":
    sys.exit(main())
