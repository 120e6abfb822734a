"""The Python files of the repository, for whatever looks through them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# May hold a whole Debian.
BUILT = "build"


def modules(without: frozenset[str] = frozenset()) -> list[Path]:
    """All files, but for those in `build` and in the rooms that are left out."""
    rooms = [path for path in ROOT.iterdir() if path.is_dir() and path.name not in without | {BUILT}]
    return sorted([*ROOT.glob("*.py"), *(path for room in rooms for path in room.rglob("*.py"))])
