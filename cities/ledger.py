"""The ledger of a run: a file a city, whole or not there, that says what was made of what, at what cost, or why it was not."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNNING, DONE, FAILED, WAITING = "running", "done", "failed", "waiting"
# Why a city has no result: its input, the limit of memory, an error of program or machine, a worker that vanished.
INPUT, MEMORY, ERROR, LOST = "input", "memory", "error", "lost"
# What no file system takes in a name.
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|[. ]$')
BLOCK = 1 << 20
# What belongs to a file of GIS data beside itself.
SIDE_FILES = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg"),
    ".gpkg": (".gpkg-wal",),
    ".csv": (".csvt", ".prj"),
}


@dataclass(frozen=True)
class Ledger:
    """The folder of a run: `ledger/` with a record a city, `results/` with a GeoPackage a city."""

    folder: Path

    def record(self, city: str) -> Path:
        """Where a city's record lies."""
        return self.folder / "ledger" / f"{slug(city)}.json"

    def result(self, city: str) -> Path:
        """Where a city's result lies."""
        return self.folder / "results" / f"{slug(city)}.gpkg"

    def make(self) -> None:
        """Make the folders, and sweep away what killed runs left half written."""
        for part in ("ledger", "results"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
            for left in (self.folder / part).glob(".*"):
                left.unlink()

    def read(self, city: str) -> dict | None:
        """A city's record, None where there is none."""
        return read_json(self.record(city))

    def write(self, city: str, **facts: object) -> dict:
        """Replace a city's record."""
        write_json(self.record(city), {"city": city, **facts})
        return {"city": city, **facts}

    def fail(self, city: str, **facts: object) -> dict:
        """Record why a city has no result, and leave none of an earlier run."""
        with suppress(OSError):  # what cannot be removed is not collected either
            self.result(city).unlink()
        return self.write(city, status=FAILED, **facts)


def slug(city: str) -> str:
    """What the files of a city are called: its name where file systems take it, else something like it with a number."""
    plain = FORBIDDEN.sub("_", city)
    return plain if plain == city else f"{plain}-{_digest(city.encode())[:6]}"


def read_json(path: Path) -> dict | None:
    """What a file holds, None where there is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def write_json(path: Path, content: object) -> None:
    """Write a file that is whole whenever somebody reads it, also after a power cut."""
    making = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    with open(making, "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(making, path)


def key_of(files: dict[str, Path], cells: dict[str, str], outside: str) -> str:
    """What a result depends on: the bytes of the input files by parameter, the cells of the manifest, and the version."""
    parts = {name: [digest_of(piece) for piece in pieces(path)] for name, path in sorted(files.items())}
    return _digest(json.dumps([parts, sorted(cells.items()), outside], ensure_ascii=False).encode())


def pieces(path: Path) -> list[Path]:
    """A file and those that belong to it; all files of a folder, such as a file geodatabase."""
    if path.is_dir():
        return sorted(piece for piece in path.rglob("*") if piece.is_file())
    return [
        path,
        *(side for end in SIDE_FILES.get(path.suffix.lower(), ()) if (side := path.with_suffix(end)).exists()),
    ]


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@cache
def version() -> str:
    """The version of the programs, with a digest of their sources: a method that changed makes all results anew."""
    sources = [p for room in ("core", "cities", "resources") for p in (ROOT / room).rglob("*")]
    sources = sorted(p for p in sources if p.suffix in (".py", ".csv") or p.name == "parameters.json")
    digests = "".join(digest_of(path) for path in sources)
    return f"{_number()}+{_digest(digests.encode())[:12]}"


def _number() -> str:
    about = ROOT / "metadata.txt"
    if about.exists():
        return re.search(r"^version=(.+)$", about.read_text(encoding="utf-8"), re.MULTILINE)[1].strip()
    return metadata.version("innospace")
