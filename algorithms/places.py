"""Where results come to: each is made beside its place and put there when all of a run have been made.

A run that is refused, fails, is cancelled or killed thus leaves every file, table and database as it was, but for what `Places`
says of the last steps. What a killed run left beside goes with the next run that writes there.
"""

import errno
import hashlib
import json
import os
import re
import shutil
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsDataProvider,
    QgsDataSourceUri,
    QgsProcessingFeedback,
    QgsProject,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QLockFile

from ..core.base.errors import InputError, Stopped
from ..core.base.running import Cancelled, check, never
from ..core.base.text import listed, translate
from . import geopackage
from .origins import Origin, is_sqlite, same, side_files, source_file

PREFIX = ".innospace-"
# The hidden folder of a result in a path: a planner reads where the result belongs.
HIDDEN = re.compile(re.escape(PREFIX) + r"[0-9a-f]{8}[\\/]\d+[\\/]")
# Providers whose databases are files.
FILE_PROVIDERS = ("ogr", "spatialite")
LONGEST_MESSAGE = 300
# Seconds that a run waits for another one that is putting its results in the same place, which may be a copy of a large file; and
# how often it looks whether it has been cancelled meanwhile.
WAIT, MOMENT = 600.0, 0.2
# Drivers that write their endings in small letters, whatever is asked of them.
SMALL = ("ESRI Shapefile", "MapInfo File", "Geoconcept")
JOURNAL = "journal.json"
# Of a table of PostgreSQL: how many rows there are, and the last transaction that wrote one.
WRITTEN = "SELECT count(*), max(xmin::text::bigint) FROM {table}"
# Bytes that PostgreSQL leaves of its 63 for what a working name begins with; seconds after which no run is at work any more.
LONGEST_STEM, LONGEST_RUN = 63 - len("_innospace_before_") - 12, 7 * 24 * 3600
# In the words of GDAL, SQLite and the system: something did not get to the disk.
LOST = r"full|no space|commit|i/o error|write"
# In the words of SQLite: a file called as one of its own is none, or not whole.
DAMAGED = r"file is not a database|disk image is malformed"


class Bench:
    """A hidden folder beside a target, in which results are made; a lock shows other runs that it is in use."""

    def __init__(self, folder: Path):
        sweep(folder)
        self.path = folder / f"{PREFIX}{uuid.uuid4().hex[:8]}"
        self._lock = _lock(self.path)
        if not self._lock.tryLock(0):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        self.path.mkdir()
        self._rooms = 0

    def room(self) -> Path:
        """A new folder for one result."""
        self._rooms += 1
        room = self.path / str(self._rooms)
        room.mkdir()
        return room

    def leave(self) -> None:
        """Leave the folder, with what could not be brought back, to the next run that writes beside it."""
        self._lock.unlock()

    def begin(self, moves: list[list[str]]) -> None:
        """Write down where which files are about to be put, and from where the earlier ones can be had back."""
        with open(self.path / JOURNAL, "w", encoding="utf-8") as file:
            json.dump(moves, file)
            file.flush()
            os.fsync(file.fileno())

    def end(self) -> None:
        """All is in its place."""
        (self.path / JOURNAL).unlink(missing_ok=True)

    def remove(self) -> None:
        """Take the folder away, then its lock."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.unlock()


def _lock(bench: Path) -> QLockFile:
    lock = QLockFile(f"{bench}.lock")
    lock.setStaleLockTime(0)  # a run may take hours; the lock of a dead process is found out all the same
    return lock


def claim(path: Path, cancelled: Cancelled = never) -> QLockFile:
    """Have no other run put anything at a path until the lock is let go; one that is at it is waited for.

    Raises OSError where it takes too long, or the disk takes no lock.
    """
    name = hashlib.blake2b(path.name.encode(), digest_size=8).hexdigest()
    lock, until = _lock(path.with_name(f"{PREFIX}{name}")), time.monotonic() + WAIT
    while not lock.tryLock(int(1000 * MOMENT)):
        if lock.error() != QLockFile.LockError.LockFailedError:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        check(cancelled)
        if time.monotonic() > until:
            raise OSError(errno.EBUSY, "the file is locked", str(path))
    return lock


def move_new(made: Path, target: Path) -> None:
    """Move a file, or a folder, to where nothing is. Raises OSError where something is, and leaves it."""
    if made.is_dir():
        if os.path.lexists(target):  # a folder would go onto an empty one
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        os.rename(made, target)
        return
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:  # the disk knows no second names
        target.touch(exist_ok=False)
        try:
            os.replace(made, target)
        except OSError:
            target.unlink()
            raise
    else:
        made.unlink()


def sweep(folder: Path) -> None:
    """Remove what killed runs have left in a folder, and undo what they or a run that failed could not."""
    for bench in {Path(e.path.removesuffix(".lock")) for e in os.scandir(folder) if _is_left(e)}:
        lock = _lock(bench)
        if lock.tryLock(0):
            _go_back(bench)
            shutil.rmtree(bench, ignore_errors=True)
            lock.unlock()


def _is_left(entry: os.DirEntry) -> bool:
    """Whether this is the lock of a bench, or a bench that was left without one: one that is in use always has it."""
    return entry.name.startswith(PREFIX) and (entry.name.endswith(".lock") or (Path(entry.path) / JOURNAL).exists())


def _go_back(bench: Path) -> None:
    """Undo what a killed run had begun to put in place; what somebody has changed since then stays."""
    journal = bench / JOURNAL
    try:
        moves = json.loads(journal.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return  # it died before it had written down what it would do, and had done nothing
    for new, before, place in moves:
        kept, target = Path(before), Path(place)
        if target.exists() and _changed(target) > journal.stat().st_mtime:
            continue
        if kept.exists():
            if target.is_dir():
                shutil.rmtree(target)
            os.replace(kept, target)
        elif new and (not Path(new).exists() or same(Path(new), target)):
            _remove(target)


def _changed(path: Path) -> float:
    """When a file was changed last, or anything in a folder."""
    return max(one.lstat().st_mtime for one in (path, *path.rglob("*")))


def _remove(path: Path) -> None:
    """Take a file or a folder away, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def require_space(folder: Path) -> None:
    """Raises OSError where the disk is full: not every driver reports that its last bytes were lost."""
    probe = folder / "probe"
    with open(probe, "wb") as file:
        file.write(bytes(1 << 14))
        file.flush()
        os.fsync(file.fileno())
    probe.unlink()


@contextmanager
def complaints_heard() -> Iterator[None]:
    """Raises OSError where GDAL complains of lost data: QGIS passes over what goes wrong while a file is closed."""
    failures = []

    def hear(level: int, number: int, text: str) -> None:
        if level >= gdal.CE_Failure and re.search(LOST, text, re.IGNORECASE):
            failures.append(text)

    gdal.PushErrorHandler(hear)
    try:
        yield
    finally:
        gdal.PopErrorHandler()
    if failures:
        raise OSError(failures[0])


# --- places ---------------------------------------------------------------------------------------------------------


class Place:
    """Where one output belongs: `making` is the destination that it is written to at first.

    This one is for what nobody can lose, such as a layer in memory: it is written at once.
    """

    table = ""

    def __init__(self, parameter: str, destination: str):
        self.parameter, self.making = parameter, destination

    def files(self) -> list[Path]:
        """The files that would be replaced."""
        return []

    def final(self, made: str) -> str:
        """The destination of the result as Processing knows it, from that of what was made."""
        return made

    def not_as_it_was(self, what: str) -> InputError:
        """The refusal to replace what somebody has written to the place while the run was at work."""
        cause = translate(
            "Run",
            "{what} was made, changed or removed by another program or run, or in QGIS, while this run was at work.",
        )
        return InputError(self.parameter, cause.format(what=what), self._once_more())

    def _once_more(self) -> str:
        return translate("Run", "Choose another place; if it may be replaced, run again.")

    def prepare(self) -> None:
        """All that can fail before anything changes; refuses to replace what did not stand there when the run began."""

    def put(self) -> None:
        """Put the result in its place, so that it can still be taken back; refuses as `prepare` does."""

    def seal(self) -> None:
        """Let go of what was there before: called when all results are in their places. Nothing can be taken back after it."""

    def undo(self) -> None:
        """Bring back what was there before."""


class FilePlace(Place):
    """A file, with the side files that its driver makes. `given` is the path as the user wrote it."""

    def __init__(self, parameter: str, given: Path, bench: Bench, uri: QgsDataSourceUri | None = None):
        self.given, self.path, self._room = given, _real(given), bench.room()
        self._before, self._put, self._kept = bench.room(), [], []
        self._beside, self._stood = set(os.listdir(self.path.parent)), _state_of(self.path)
        self.made = self._room / self.path.name
        super().__init__(parameter, str(self.made) if uri is None else _table_of(self.made, uri))
        self.table = "" if uri is None else uri.table()
        _require_writable(self.path)

    def files(self) -> list[Path]:
        """The file and what belongs to it; once it is made, what was made."""
        return [path for target in self._targets() or [self.path] for path in (target, *side_files(target))]

    def came(self) -> list[Path]:
        """Files that would be replaced and did not stand there when the run began, or not as they are now."""
        there = [target for target in self._targets() if target.exists()]
        new = [target for target in there if not self._has_stood(target)]
        is_changed = not new and self.path in there and _state_of(self.path) != self._stood
        return [self.path] if is_changed else new

    def _has_stood(self, target: Path) -> bool:
        """Whether there was such a file; some disks take names that differ in case, or in how accents are kept, for one."""
        return target.name in self._beside or any(same(target, target.with_name(name)) for name in self._beside)

    def _targets(self) -> list[Path]:
        """Where what was made belongs, the file itself last."""
        return [self.path.parent / piece.name for piece in self._pieces()]

    def _pieces(self) -> list[Path]:
        """What was made, the file itself last."""
        pieces = self._room.iterdir() if self._room.exists() else ()
        return sorted(pieces, key=lambda piece: piece.name == self.path.name)

    def final(self, made: str) -> str:
        """The same file in the folder of the target, in the user's spelling."""
        folder = "" if self.given.parent == Path() else f"{self.given.parent}{os.sep}"
        return made.replace(f"{self._room}{os.sep}", folder)

    def prepare(self) -> None:
        """Refuse to put a file where a folder is, and in place of what has come or changed."""
        for piece in self._pieces():
            target = self.path.parent / piece.name
            if target.is_dir() and not piece.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        for path in self.came():
            raise self.not_as_it_was(f"“{path.name}”")

    def moves(self) -> list[list[str]]:
        """For each file that comes or goes: where a new one is made, where an earlier one is kept, where it belongs."""
        stands = {path.name for path in self.files() if path.is_file()}
        new = {piece.name for piece in self._pieces()} - stands
        folder = self.path.parent
        return [
            [str(self._room / name) if name in new else "", str(self._before / name), str(folder / name)]
            for name in sorted(stands | new)
        ]

    def put(self) -> None:
        """Move the files; side files of an earlier result that the new one does not have go."""
        made = self._pieces()
        names = {piece.name for piece in made}
        for stale in self.files():
            if stale.is_file() and stale.name not in names and (self._has_stood(self.path) or self._has_stood(stale)):
                os.replace(stale, self._before / stale.name)
                self._kept.append(stale)
        for piece in made:
            self._put_one(piece, self.path.parent / piece.name)

    def _put_one(self, piece: Path, target: Path) -> None:
        """Only what stood there when the run began is replaced; what has come since, even now, stays."""
        if target.exists() and self._has_stood(target):
            self._keep(target)
            os.replace(piece, target)
        else:
            self._put_new(piece, target)
        self._put.append((target, target.is_dir()))

    def _put_new(self, piece: Path, target: Path) -> None:
        try:
            move_new(piece, target)
        except OSError:
            if os.path.lexists(target):
                raise self.not_as_it_was(f"“{target.name}”") from None
            raise

    def _keep(self, target: Path) -> None:
        """Keep what is there until all is done; a second name costs nothing, and the first one never stands empty."""
        kept = self._before / target.name
        try:
            os.link(target, kept)
        except OSError:
            os.replace(target, kept)
        self._kept.append(target)

    def undo(self) -> None:
        """Bring the earlier files back."""
        while self._put:
            target, is_folder = self._put[-1]
            # A file gives way to the earlier one, a folder does not; what another program has put there since stays.
            if (is_folder or target not in self._kept) and target.exists() and target.is_dir() == is_folder:
                os.replace(target, self._room / target.name)
            self._put.pop()
        while self._kept:
            os.replace(self._before / self._kept[-1].name, self._kept[-1])
            self._kept.pop()


def _real(path: Path) -> Path:
    """The file that a path leads to, through links and from anywhere."""
    return Path(os.path.realpath(path))


def _require_writable(path: Path) -> None:
    """Raises OSError where a file may not be replaced: the folder alone would not say that it is protected."""
    if path.is_file():
        os.replace(path, path)  # Windows refuses where a program holds the file open
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Where to write a file, which comes to its place when it is whole; an earlier one stays where that fails.

    Raises OSError where it cannot be written. What a killed QGIS leaves goes with the next run that writes there.
    """
    target = _real(path)
    _require_writable(target)
    bench = Bench(target.parent)
    try:
        made = bench.room() / path.name  # by whose ending it is written
        yield made
        os.replace(made, target)
    finally:
        bench.remove()


def _state_of(path: Path) -> dict[object, object]:
    """What tells a file, with what belongs to it, from itself with other content; nothing where there is none.

    Of SQLite's only the rows count, those of the styles too: QGIS writes to a file that it merely shows.
    """
    is_one = is_sqlite(path) and geopackage.is_database(path)
    rows = geopackage.sums_of(path, [*geopackage.layers_of(path), geopackage.STYLES]) if is_one else {}
    return rows or {piece: _changed(piece) for piece in (path, *side_files(path)) if piece.exists()}


class TablePlace(Place):
    """A table in an existing file of SQLite: made in a file of its own, then put in within one transaction.

    Into a GeoPackage it is copied by SQL. Into another file, and where two GeoPackages number their systems otherwise, only GDAL
    can bring it, table by table: into a copy of the file, which then comes over the file itself. Meanwhile others may read the
    file and not write to it.
    """

    @classmethod
    def instead_of(cls, place: FilePlace, bench: Bench, tables: Sequence[str]) -> "TablePlace":
        """The place of tables that were made for a file of their own, which has come from elsewhere meanwhile."""
        uri = QgsDataSourceUri()
        uri.setTable(place.table)
        own = cls(place.parameter, place.given, bench, uri)
        own.making, own.made, own.tables, own._stood = place.making, place.made, list(tables), {}
        return own

    def __init__(self, parameter: str, given: Path, bench: Bench, uri: QgsDataSourceUri):
        self.given, self.path, self.table = given, _real(given), uri.table()
        self.made, self._copy, self._before = (bench.room() / self.path.name for _ in range(3))
        self.tables, self._stood = [], {}
        self.take(self.table)
        super().__init__(parameter, _table_of(self.made, uri))
        self._connection: sqlite3.Connection | None = None
        self._is_translated = self._is_put = False

    def take(self, table: str) -> None:
        """A table that is to come, perhaps in place of one of that name as it is now."""
        self.tables.append(table)
        self._stood |= geopackage.sums_of(self.path, [table])

    def files(self) -> list[Path]:
        """The file that holds the table."""
        return [self.path]

    def final(self, made: str) -> str:
        """The same table in the target."""
        return made.replace(str(self.made), str(self.given))

    def prepare(self) -> None:
        """Do all but the commit, or all in a copy."""
        if not self.made.exists():
            return
        if not self.path.exists():
            raise self.not_as_it_was(f"“{self.path.name}”")
        self._is_translated = not geopackage.can_copy(self.path, self.made)
        with geopackage.refusals_told():
            self._connection = geopackage.connected(self.path, timeout=geopackage.PATIENCE, isolation_level=None)
            if self._is_translated:
                self._begin("IMMEDIATE")
                self._translate()
            else:
                self._connection.execute("ATTACH ? AS made", (str(self.made),))
                self._begin("EXCLUSIVE")  # a reader could keep the commit from coming about
                self._change(self._connection)

    def _begin(self, kind: str) -> None:
        """Begin the transaction, unless a table that is to be replaced has come or changed, or somebody writes while that is
        looked at."""
        version = self._data_version()
        for table in self._others():
            what = translate("Run", "“{table}” in “{file}”").format(table=table, file=self.path.name)
            raise self.not_as_it_was(what)
        self._connection.execute(f"BEGIN {kind}")
        self._require_version(version)

    def _others(self) -> list[str]:
        """The tables that are not to be replaced: they were not there when the run began, or had other rows."""
        now = geopackage.sums_of(self.path, self.tables)
        return [table for table in self.tables if now.get(table.lower()) not in (None, self._stood.get(table.lower()))]

    def _change(self, connection: sqlite3.Connection) -> None:
        """What the transaction does."""
        for table in self.tables:
            geopackage.copy_table(connection, table)

    def _translate(self) -> None:
        """The same in a copy."""
        geopackage.copy_file(self.path, self._before)
        shutil.copyfile(self._before, self._copy)
        geopackage.translate_tables(self._copy, self.made, self.tables)

    def put(self) -> None:
        """Have the copy come over the file, unless somebody writes to it in the moment in which it is let go for that."""
        if self._connection is not None and self._is_translated:
            with geopackage.refusals_told():
                version = self._data_version()
                self._connection.execute("ROLLBACK")
                self._require_version(version)
                geopackage.write_over(self._copy, self._connection)
            self._is_put = True

    def _data_version(self) -> int:
        """A number that changes when another program has written."""
        return self._connection.execute("PRAGMA data_version").fetchone()[0]

    def _require_version(self, version: int) -> None:
        """Raises OSError where another program has written since the number was this."""
        if self._data_version() != version:
            raise OSError("the database is locked")

    def seal(self) -> None:
        """Commit."""
        if self._connection is not None:
            with geopackage.refusals_told():
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")
            self._close()

    def undo(self) -> None:
        """Roll back, as far as nothing is committed; what came over the file gives way to what was there."""
        if self._connection is not None:
            try:
                if self._connection.in_transaction:
                    with suppress(sqlite3.Error):
                        self._connection.execute("ROLLBACK")
                elif self._is_put:
                    with geopackage.refusals_told():
                        geopackage.write_over(self._before, self._connection)
            finally:
                self._close()

    def _close(self) -> None:
        self._connection.close()
        self._connection = None


class PackagePlace(TablePlace):
    """An existing GeoPackage to which a run adds tables in place of those that an earlier run has added; its others stay.

    Whose a table is, the file says itself: see `geopackage.recorded`.
    """

    def __init__(self, parameter: str, given: Path, bench: Bench, read: Iterable[str]):
        super().__init__(parameter, given, bench, QgsDataSourceUri())
        self.making = str(self.made)
        self._read = {table.lower() for table in read}
        self._stale: list[str] = []

    def _once_more(self) -> str:
        return translate("Run", "Run again: what is there now stays.")

    def taken(self) -> set[str]:
        """The names, in lower case, that no table of this run may have as things stand."""
        return geopackage.others_of(self.path) | self._read

    def earlier(self) -> dict[str, list[str]]:
        """The tables of earlier runs that this one does not make anew, by what becomes of them, where it makes any.

        Those that it reads stay; of the others are ``gone`` those that the file records as results, ``used`` those of them that
        stay since a view or trigger names them, ``edited`` those whose rows have been changed since, and ``unproven`` those that
        carry a mark which the file does not confirm.
        """
        if not self.made.exists():
            return {}
        recorded = geopackage.recorded(self.path)
        kept = self._read.union(map(str.lower, geopackage.tables_of(self.made)))
        stale = [table for table, is_as_it_was in recorded.items() if is_as_it_was and table.lower() not in kept]
        used = geopackage.used_of(self.path, stale)
        edited = [table for table, is_as_it_was in recorded.items() if not is_as_it_was]
        unproven = [table for table in geopackage.marked_in(self.path) if table not in recorded]
        gone = [table for table in stale if table not in used]
        return {"gone": gone, "used": used, "edited": edited, "unproven": unproven}

    def prepare(self) -> None:
        """Do all but the commit."""
        self.tables = geopackage.tables_of(self.made) if self.made.exists() else []
        if self.tables:
            super().prepare()

    def _others(self) -> list[str]:
        others = geopackage.others_of(self.path)
        self._stale = self.earlier()["gone"]
        return [table for table in self.tables if table.lower() in others]

    def _change(self, connection: sqlite3.Connection) -> None:
        super()._change(connection)
        geopackage.record_tables(connection, self.tables)
        geopackage.drop_tables(connection, self._stale)

    def _translate(self) -> None:
        super()._translate()
        geopackage.copy_styles(self._copy, self.made, self.tables)
        geopackage.record(self._copy, self.tables)
        geopackage.remove(self._copy, self._stale)


class SharedPlace(Place):
    """A further table in a file that an earlier output of the run makes or changes."""

    def __init__(self, parameter: str, host: "FilePlace | TablePlace", uri: QgsDataSourceUri):
        self.host = host
        super().__init__(parameter, _table_of(host.made, uri))
        self.table = uri.table()
        if isinstance(host, TablePlace):
            host.take(self.table)

    def files(self) -> list[Path]:
        """Those of the other output."""
        return self.host.files()

    def final(self, made: str) -> str:
        """The same table in the target."""
        return self.host.final(made)


def _table_of(path: Path, uri: QgsDataSourceUri) -> str:
    """The same table in another file, as Processing writes it."""
    uri.setDatabase(str(path))
    return f"ogr:{uri.uri(False)}"


class DatabasePlace(Place):
    """A table of a database: made under another name, then renamed.

    Two names are of this run alone: of the new table until it is put, and of the earlier one until all is done. What stands under
    those of another run may be in use, for the database does not say whether it lives. Only an earlier table in whose place
    nothing has come is brought back at once; what is older than any run goes.
    Only PostgreSQL says whether other rows have come to a table meanwhile.
    """

    def __init__(self, parameter: str, provider: str, uri: QgsDataSourceUri):
        self._schema, self._table = uri.schema(), uri.table()
        self._stem = _stem_of(self._table)
        number = f"{int(time.time()):08x}{uuid.uuid4().hex[:4]}"
        self.part, self._before = (f"{self._stem}_innospace_{end}_{number}" for end in ("part", "before"))
        metadata = QgsProviderRegistry.instance().providerMetadata(provider)
        self._connection = metadata.createConnection(uri.uri(False), {})
        uri.setTable(self.part)
        super().__init__(parameter, f"{provider}://{uri.uri(False)}")
        self._replaced = self._is_put = False
        with _refusals_told():
            self._sweep(self._tables())
            self._stood = self._state()

    def _sweep(self, there: set[str]) -> None:
        """Bring back the earlier table that a killed run has put aside, and drop what such runs left long ago."""
        left = rf"{re.escape(self._stem)}_innospace_(part|before)_([0-9a-f]{{8}})[0-9a-f]{{4}}"
        found = sorted(filter(None, (re.fullmatch(left, table) for table in there)), key=lambda one: one[2])
        aside = [one for one in found if one[1] == "before"]
        if aside and self._table not in there:
            self._rename(aside[-1][0], self._table)
            found.remove(aside[-1])
        for one in found:
            if int(one[2], 16) < time.time() - LONGEST_RUN:
                with suppress(QgsProviderConnectionException):  # it may be another user's
                    self._connection.dropVectorTable(self._schema, one[0])

    def final(self, made: str) -> str:
        """The same table under its own name."""
        return made.replace(self.part, self._table)

    def _state(self) -> dict[str, object]:
        """What tells a table that stands there from another one, or from itself with other rows."""
        return {table: self._rows(table) for table in self._tables() & {self._table}}

    def _rows(self, table: str) -> object:
        """What tells them from others; nothing where the database cannot say it, as of a view."""
        name = ".".join('"' + part.replace('"', '""') + '"' for part in (self._schema, table) if part)
        with suppress(QgsProviderConnectionException):
            return self._connection.executeSql(WRITTEN.format(table=name))

    def prepare(self) -> None:
        """Refuse to replace a table that has come or changed."""
        with _refusals_told():
            self._require_as_it_was(self._state())

    def _require_as_it_was(self, now: dict[str, object]) -> None:
        if now and now != self._stood:
            raise self.not_as_it_was(f"“{self._table}”")

    def put(self) -> None:
        """Rename; an earlier table is kept under a name of ours, and is looked at once more there, where no other run has it.

        The database refuses where a new one has just come.
        """
        with _refusals_told():
            self._replaced = bool(self._stood) and self._table in self._tables()
            if self._replaced:
                self._rename(self._table, self._before)
                self._require_as_it_was({self._table: self._rows(self._before)})
            self._rename(self.part, self._table)
            self._is_put = True

    def seal(self) -> None:
        """Drop the earlier table; refused where something else depends on it, such as a view."""
        with _refusals_told():
            if self._replaced:
                self._connection.dropVectorTable(self._schema, self._before)

    def undo(self) -> None:
        """Bring the earlier table back and drop the new one."""
        with suppress(QgsProviderConnectionException):
            is_kept = self._replaced and self._before in self._tables()
            if self._is_put and (is_kept or not self._replaced):
                self._rename(self._table, self.part)
            if is_kept:
                self._rename(self._before, self._table)
            if self.part in self._tables():
                self._connection.dropVectorTable(self._schema, self.part)

    def _tables(self) -> set[str]:
        return {table.tableName() for table in self._connection.tables(self._schema)}

    def _rename(self, table: str, name: str) -> None:
        self._connection.renameVectorTable(self._schema, table, name)


def _stem_of(table: str) -> str:
    """How the names begin that a run gives its tables beside one: PostgreSQL cuts long ones off, and would take two for one."""
    is_short = len(table.encode()) <= LONGEST_STEM
    return table if is_short else hashlib.blake2b(table.encode(), digest_size=8).hexdigest()


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Raises OSError where a database refuses."""
    try:
        yield
    except QgsProviderConnectionException as error:
        raise OSError(str(error)) from error


# --- all outputs of a run -------------------------------------------------------------------------------------------


def carried_out(
    work: Callable[[], dict],
    places: "Places",
    feedback: QgsProcessingFeedback,
    refusal: Callable[[InputError], str] = str,
) -> tuple[dict, str]:
    """What a run finds, and why it is refused: whole or not there. `work` computes all and has it settle in its `places`.

    The reason is not raised here: QGIS never lets go of an exception and the frames behind it.
    """
    try:
        return work(), ""
    except Stopped:
        places.discard()
        feedback.pushInfo(translate("Run", "Cancelled; nothing was written."))
        return {}, ""
    except InputError as error:
        places.discard()
        return {}, refusal(error)
    except Exception:
        places.discard()
        raise


class Places:
    """The places of a run's outputs: either all results come to theirs or none does.

    Nothing is final before all are there. What is let go then is tables: where several of them are to be dropped or committed,
    and one of these last steps fails, those before it stay done. A run that is killed while it puts its results in place may
    leave tables new where its files go back.
    """

    def __init__(self, origins: Iterable[Origin] = (), edited: Iterable[Origin] = ()):
        self._origins, self._edited = list(origins), list(edited)
        self._places: dict[str, Place] = {}
        self._benches: dict[Path, Bench] = {}
        self._databases: dict[Path, FilePlace | TablePlace] = {}
        self._claims: list[QLockFile] = []
        self.replaced: set[Path] = set()

    def __contains__(self, parameter: str) -> bool:
        return parameter in self._places

    def __getitem__(self, parameter: str) -> Place:
        return self._places[parameter]

    def add(self, parameter: str, destination: str, *, is_file: bool = False) -> None:
        """Make room for an output; refused where it cannot be written, or would replace what the run reads or makes.

        `is_file`: the output is no layer, but a document or a file of several tables, of which a GeoPackage keeps its others.
        """
        try:
            package = is_file and geopackage.is_geopackage(Path(destination))
            target = destination if is_file else _with_ending(destination)
            place = self._package(parameter, Path(destination)) if package else self._place(parameter, target)
            _require_one_layer(place)
        except (OSError, sqlite3.Error) as error:
            raise unwritable(parameter, error, _database(destination)[1].database() or destination) from None
        self._require_own(place)
        self._places[parameter] = place

    def taken(self, parameter: str) -> set[str]:
        """The names, in lower case, that no table of an output may have, since they are the user's."""
        place = self._places.get(parameter)
        return place.taken() if isinstance(place, PackagePlace) else set()

    def earlier(self, parameter: str) -> dict[str, list[str]]:
        """What becomes of the tables of earlier runs, once all that this one makes is made: see `PackagePlace.earlier`."""
        place = self._places.get(parameter)
        return place.earlier() if isinstance(place, PackagePlace) else {}

    def _place(self, parameter: str, destination: str) -> Place:
        provider, uri = _database(destination)
        if provider in FILE_PROVIDERS and uri.database():
            return self._in_file(parameter, Path(uri.database()), uri)
        if provider and uri.table():
            return DatabasePlace(parameter, provider, uri)
        if provider or destination.startswith("/vsi"):
            return Place(parameter, destination)
        return FilePlace(parameter, Path(destination), self._bench(Path(destination)))

    def _package(self, parameter: str, path: Path) -> PackagePlace:
        """An existing GeoPackage that gets further tables."""
        read = [origin.table for origin in (*self._origins, *self._edited) if origin.is_at(path) and origin.table]
        return PackagePlace(parameter, path, self._bench(path), read)

    def _in_file(self, parameter: str, path: Path, uri: QgsDataSourceUri) -> Place:
        """A table in a file, which may be there already and hold several results."""
        real = _real(path)
        if real in self._databases:
            return SharedPlace(parameter, self._databases[real], uri)
        kind = TablePlace if real.exists() else FilePlace
        place = self._databases[real] = kind(parameter, path, self._bench(path), uri)
        return place

    def _bench(self, path: Path) -> Bench:
        """The bench beside a file."""
        folder = _real(path).parent
        if folder not in self._benches:
            self._benches[folder] = Bench(folder)
        return self._benches[folder]

    def _require_own(self, place: Place) -> None:
        """Refuse to replace what the run reads, or what another of its outputs makes."""
        for origin in self._origins:
            if _replaces(place, origin):
                cause = translate("Run", "it would replace “{file}”, from which {parameter} (“{layer}”) is read.")
                cause = cause.format(file=place.files()[0].name, parameter=origin.parameter, layer=origin.layer)
                raise InputError(place.parameter, cause, _elsewhere(place))
        for origin in self._edited:
            if _replaces(place, origin):
                cause = translate("Run", "it would replace “{file}”, whose layer “{layer}” is being edited.")
                cause = cause.format(file=place.files()[0].name, layer=origin.layer)
                raise InputError(
                    place.parameter, cause, translate("Run", "Save the edits first, or choose another file.")
                )
        for other in self._places.values():
            if other is not place and _clash(place, other):
                cause = translate("Run", "it would replace the result of {other} in “{file}”.")
                raise InputError(
                    place.parameter,
                    cause.format(other=other.parameter, file=place.files()[0].name),
                    translate("Run", "Give each result a file or a table of its own."),
                )

    def _join(self, place: Place) -> None:
        """Have tables of a file of their own come into a GeoPackage that has come there while the run was at work."""
        if isinstance(place, FilePlace) and place.table and place.came() and geopackage.is_geopackage(place.path):
            shared = [one for one in self._places.values() if isinstance(one, SharedPlace) and one.host is place]
            tables = [one.table for one in (place, *shared)]
            self._places[place.parameter] = TablePlace.instead_of(place, self._bench(place.given), tables)

    def why(self, parameter: str, error: Exception) -> InputError:
        """Why a result could not be made: some drivers do not say that the disk is full."""
        try:
            for bench in self._benches.values():
                require_space(bench.path)
        except OSError as full:
            error = full
        return unwritable(parameter, error, self._places[parameter].making if parameter in self._places else "")

    def settle(self, cancelled: Cancelled = never) -> None:
        """Put all results in their places; none where one cannot be, or the user cancels while another run is waited for."""
        place = None
        try:
            for bench in self._benches.values():
                require_space(bench.path)
            for place in self._to_claim():
                self._claims.append(claim(place.path, cancelled))
            for place in list(self._places.values()):
                self._join(place)
            for place in self._places.values():
                self._require_own(place)
                place.prepare()
                _require_one_layer(place)
            self._write_down_moves()
            for place in self._places.values():
                place.put()
            # What another table may depend on is dropped before anything is committed.
            for place in sorted(self._places.values(), key=lambda place: isinstance(place, TablePlace)):
                place.seal()
            for bench in self._benches.values():
                bench.end()
        except (InputError, Stopped):
            self.discard()
            raise
        except (OSError, sqlite3.Error) as error:
            parameter = place.parameter if place is not None else next(iter(self._places))
            target = "" if place is None or not place.files() else str(place.files()[0])
            self.discard()
            raise unwritable(parameter, error, target) from None
        self.replaced = {path for place in self._places.values() for path in place.files()[:1]}
        self._places = {}
        self.discard()

    def _to_claim(self) -> list[FilePlace | TablePlace]:
        """A place of each file: no other run may put anything there between the last look at it and the end.

        All runs claim in one order, so that no two wait for each other.
        """
        places = {place.path: place for place in self._places.values() if isinstance(place, FilePlace | TablePlace)}
        return [places[path] for path in sorted(places)]

    def _write_down_moves(self) -> None:
        """In each bench those of its own files: the next run undoes them should this one be killed."""
        moves = [move for place in self._places.values() if isinstance(place, FilePlace) for move in place.moves()]
        for bench in self._benches.values():
            bench.begin([move for move in moves if move[1].startswith(str(bench.path))])

    def discard(self) -> None:
        """Leave nothing behind but what was there before; where that cannot be now, the next run that writes there does it."""
        stuck = set()
        try:
            while self._places:
                _, place = self._places.popitem()  # the last one first
                try:
                    place.undo()
                except (OSError, sqlite3.Error):  # what kept the results from their places is told, not this
                    stuck.update(path.parent for path in place.files())
        finally:
            self._places = {}
            while self._benches:
                folder, bench = self._benches.popitem()
                bench.leave() if folder in stuck else bench.remove()
            while self._claims:
                self._claims.pop().unlock()


def _replaces(place: Place, origin: Origin) -> bool:
    """Whether an output would take the place of what a layer is read from."""
    at = any(map(origin.is_at, place.files()))
    if isinstance(place, PackagePlace):
        return at and origin.table is None  # what is known to be read has its name taken
    return at and (not _keeps_others(place) or origin.is_table(place.table))


def _require_one_layer(place: Place) -> None:
    """Refuse to replace a whole file of more than one layer: a plain path does not say that the others may go."""
    layers = geopackage.layers_of(place.path) if isinstance(place, FilePlace) else []
    if len(layers) > 1:
        cause = translate("Run", "it would replace “{file}” with all of its {n} layers.")
        raise InputError(place.parameter, cause.format(file=place.given.name, n=f"{len(layers):,}"), _elsewhere(place))
    if isinstance(place, FilePlace) and geopackage.is_geopackage(place.path):
        others = _in_words(geopackage.others_beside(place.path, "".join(layers)))
        if others:
            cause = translate("Run", "it would replace “{file}” with what else is in it: {others}.")
            cause = cause.format(file=place.given.name, others=listed(others))
            raise InputError(place.parameter, cause, _elsewhere(place))


def _in_words(others: dict[str, list[str]]) -> list[str]:
    """What a GeoPackage holds beside its layer."""
    words = {
        "projects": translate("Run", "the QGIS project “{name}”"),
        "styles": translate("Run", "the style of “{name}”"),
        "tables": translate("Run", "the table or view “{name}”"),
    }
    return [words[kind].format(name=name) for kind, names in others.items() for name in names]


def _elsewhere(place: Place) -> str:
    """Where the result could go instead."""
    if geopackage.is_called_geopackage(place.files()[0]) and not isinstance(place, PackagePlace):
        return translate("Run", "Choose another file, or a new table in that GeoPackage.")
    return translate("Run", "Choose another file.")


def _keeps_others(place: Place) -> bool:
    """Whether the other tables of the file stay."""
    return bool(place.table) and not isinstance(place, FilePlace)


def _clash(one: Place, other: Place) -> bool:
    """Whether two outputs go to one file, or to one table of it."""
    tables = one.table and other.table and one.table.casefold() != other.table.casefold()
    return bool(set(one.files()) & set(other.files())) and not tables


def show_anew(project: QgsProject | None, replaced: Iterable[Path]) -> None:
    """Have the layers of a project that show a replaced file read it again: they hold on to the one that was there before."""
    layers = project.mapLayers().values() if project is not None and replaced else ()
    for layer in layers:
        path = source_file(layer)
        if path is not None and any(same(path, other) for other in replaced):
            # Its fields may be others: the layer is opened anew, its style stays.
            layer.setDataSource(layer.source(), layer.name(), layer.providerType(), QgsDataProvider.ProviderOptions())


def _with_ending(destination: str) -> str:
    """Where QGIS writes a layer: it adds an ending that the kind of file wants; one that names no kind makes a GeoPackage."""
    if _database(destination)[0] or destination.startswith("/vsi"):
        return destination
    ending, kind = Path(destination).suffix[1:], QgsVectorFileWriter.MetaData()
    driver = QgsVectorFileWriter.driverForExtension(ending) or "GPKG"
    if not QgsVectorFileWriter.driverMetadata(driver, kind):
        return destination
    if ending.lower() == "dbf":  # it may be a shapefile's, which is not to be lost
        return destination
    if ending.lower() not in kind.ext.split():
        return f"{destination}.{kind.ext.split()[0]}"
    return destination.removesuffix(ending) + ending.lower() if driver in SMALL else destination


def _database(destination: str) -> tuple[str, QgsDataSourceUri]:
    """The provider and the table that a destination names; no provider for a plain path."""
    table = re.fullmatch(r"(.+\.(?:gpkg|sqlite))\|layername=(.+)", destination, re.IGNORECASE)
    if table:
        uri = QgsDataSourceUri()
        uri.setDatabase(table[1])
        uri.setTable(table[2])
        return "ogr", uri
    key, _, rest = destination.partition(":")
    key = {"postgis": "postgres"}.get(key, key)
    # A drive of Windows is no provider.
    if len(key) < 3 or QgsProviderRegistry.instance().providerMetadata(key) is None:
        return "", QgsDataSourceUri()
    return key, QgsDataSourceUri(rest.removeprefix("//"))


def unwritable(parameter: str, error: Exception, target: str = "") -> InputError:
    """What keeps a result from being written, with the cure that fits."""
    number, text, target = getattr(error, "errno", None), HIDDEN.sub("", str(error)), HIDDEN.sub("", target)
    name = Path(str(getattr(error, "filename", None) or target)).name
    if number == errno.ENOENT:
        cause = translate("Run", "the result cannot be written: the folder of “{file}” does not exist.")
        return InputError(
            parameter, cause.format(file=target or name), translate("Run", "Make the folder, or choose another.")
        )
    if number == errno.ENOSPC or "disk is full" in text or "No space left" in text:
        cause = translate("Run", "the result cannot be written: the disk is full.")
        return InputError(parameter, cause, translate("Run", "Make room, or choose another disk."))
    if number == errno.EISDIR:
        cause = translate("Run", "the result cannot be written: “{file}” is a folder.")
        return InputError(parameter, cause.format(file=name), translate("Run", "Add the name of a file."))
    if "is locked" in text:
        cause = translate("Run", "the result cannot be written: another program is using “{file}”.")
        return InputError(parameter, cause.format(file=name), translate("Run", "Wait until it is done, or close it."))
    if re.search(DAMAGED, text):
        cause = translate("Run", "the result cannot be written: “{file}” is damaged, or no database.")
        cure = translate("Run", "Choose another file; if nothing in it is needed, delete it and run again.")
        return InputError(parameter, cause.format(file=name), cure)
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        cause = translate(
            "Run", "the result cannot be written: “{file}” is protected, or open in a program or in this project."
        )
        cure = translate("Run", "Close it there, remove its layer from the project, or choose another place.")
        return InputError(parameter, cause.format(file=target or name), cure)
    cause = translate("Run", "the result cannot be written: {error}.")
    cure = translate("Run", "Choose another folder or another kind of file.")
    return InputError(parameter, cause.format(error=_shortened(text)), cure)


def _shortened(text: str) -> str:
    """A driver's message without the kilobytes of SQL that some of them quote."""
    text = " ".join(text.split()).rstrip(".。")
    return text if len(text) <= LONGEST_MESSAGE else text[:LONGEST_MESSAGE] + "…"
