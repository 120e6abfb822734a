"""The task of one city: all that travels to a worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MB = 1 << 20


@dataclass(frozen=True)
class Job:
    """One city's task, all that travels to a worker: `run` numbers the run, `limit` is in MB (0: none)."""

    city: str
    tool: str
    cells: dict[str, str]
    manifest_folder: Path
    folder: Path
    run: str
    version: str
    limit: float = 0.0
    language: str = "en"
