"""Where results come to: each is made beside its place and put there when all of a run have been made.

A run that is refused, fails, is cancelled or killed thus leaves every file, table and database as it was. What a killed run
left beside goes with the next run that writes there.
"""

import errno
import os
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import QgsDataSourceUri, QgsMapLayer, QgsProject, QgsProviderConnectionException, QgsProviderRegistry
from qgis.PyQt.QtCore import QLockFile

from ..core.base.errors import InputError
from ..core.base.text import translate

PREFIX = ".innospace-"
# What belongs to a shapefile and to a file of SQLite; nothing else that is called alike is touched.
SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".idm", ".ind")
SQLITE = ("-wal", "-shm", "-journal")
SQLITE_FILES = (".gpkg", ".sqlite", ".db")
# Providers whose databases are files.
FILE_PROVIDERS = ("ogr", "spatialite")
LONGEST_MESSAGE = 300
# In the words of GDAL, SQLite and the system: something did not get to the disk.
LOST = r"full|no space|commit|i/o error|write"


class Bench:
    """A hidden folder beside a target, in which results are made; a lock tells other runs that it is in use."""

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

    def require_space(self) -> None:
        """Raises OSError where the disk is full: not every driver tells that its last bytes were lost."""
        probe = self.path / "probe"
        with open(probe, "wb") as file:
            file.write(bytes(1 << 14))
            file.flush()
            os.fsync(file.fileno())
        probe.unlink()

    def remove(self) -> None:
        """Take the folder away, then its lock."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.unlock()


def _lock(bench: Path) -> QLockFile:
    lock = QLockFile(f"{bench}.lock")
    lock.setStaleLockTime(0)  # a run may take hours; the lock of a dead process is found out all the same
    return lock


def sweep(folder: Path) -> None:
    """Remove what killed runs have left in a folder."""
    left = [Path(e.path) for e in os.scandir(folder) if e.name.startswith(PREFIX) and e.name.endswith(".lock")]
    for bench in (lock.with_suffix("") for lock in left):
        lock = _lock(bench)
        if lock.tryLock(0):
            shutil.rmtree(bench, ignore_errors=True)
            lock.unlock()


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

    def prepare(self) -> None:
        """All that can fail before anything changes."""

    def put(self) -> None:
        """Put the result in its place."""

    def undo(self) -> None:
        """Bring back what was there before."""


class FilePlace(Place):
    """A file, with the side files that its driver makes."""

    def __init__(self, parameter: str, path: Path, bench: Bench, uri: QgsDataSourceUri | None = None):
        self.path, self._room = path, bench.room()
        self._before, self._put, self._kept = bench.room(), [], []
        self.made = self._room / path.name
        super().__init__(parameter, str(self.made) if uri is None else _table_of(self.made, uri))
        self.table = "" if uri is None else uri.table()
        if path.is_file():
            os.replace(path, path)  # Windows refuses where a program holds the file open
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    def files(self) -> list[Path]:
        """The file and what belongs to it."""
        return [self.path, *_side_files(self.path)]

    def final(self, made: str) -> str:
        """The same file in the folder of the target."""
        return made.replace(str(self._room), str(self.path.parent))

    def prepare(self) -> None:
        """Refuse to put a file where a folder is."""
        for piece in self._room.iterdir():
            target = self.path.parent / piece.name
            if target.is_dir() and not piece.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))

    def put(self) -> None:
        """Move the files; those of an earlier result that the new one does not have go."""
        made = sorted(self._room.iterdir(), key=lambda piece: piece.name == self.path.name)  # the file itself last
        for stale in self.files():
            if stale.exists() and stale.name not in {piece.name for piece in made}:
                os.replace(stale, self._before / stale.name)
                self._kept.append(stale)
        for piece in made:
            self._put_one(piece, self.path.parent / piece.name)

    def _put_one(self, piece: Path, target: Path) -> None:
        if target.exists():
            self._keep(target)
        os.replace(piece, target)
        self._put.append(target)

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
            target = self._put.pop()
            if target not in self._kept:
                target.unlink(missing_ok=True)
        while self._kept:
            target = self._kept.pop()
            os.replace(self._before / target.name, target)


def _side_files(path: Path) -> list[Path]:
    """What belongs to the file at `path` beside itself."""
    suffix = path.suffix.lower()
    if suffix == ".shp":
        return [path.with_suffix(other) for other in SHAPEFILE if other != suffix]
    return [path.with_name(path.name + end) for end in SQLITE] if suffix in SQLITE_FILES else []


class TablePlace(Place):
    """A table in an existing file of SQLite: made in a file of its own, then put in within one transaction."""

    def __init__(self, parameter: str, path: Path, bench: Bench, uri: QgsDataSourceUri):
        self.path, self.table, self.made = path, uri.table(), bench.room() / path.name
        self.tables = [self.table]
        super().__init__(parameter, _table_of(self.made, uri))
        self._connection: sqlite3.Connection | None = None

    def files(self) -> list[Path]:
        """The file that holds the table."""
        return [self.path]

    def final(self, made: str) -> str:
        """The same table in the target."""
        return made.replace(str(self.made), str(self.path))

    def prepare(self) -> None:
        """Do all but the commit."""
        if self.path.suffix.lower() != ".gpkg":
            return
        try:
            if not _systems_agree(self.path, self.made):
                return
            self._connection = sqlite3.connect(self.path, isolation_level=None)
            self._connection.execute("ATTACH ? AS made", (str(self.made),))
            self._connection.execute("BEGIN IMMEDIATE")
            for table in self.tables:
                _copy_table(self._connection, table)
        except sqlite3.Error as error:
            self.undo()
            raise OSError(str(error)) from error

    def put(self) -> None:
        """Commit."""
        if self._connection is None:
            _translate_tables(self.path, self.made, self.tables)
            return
        try:
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        finally:
            self._close()

    def undo(self) -> None:
        """Roll back, as far as nothing is committed."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            self._close()

    def _close(self) -> None:
        self._connection.close()
        self._connection = None


class SharedPlace(Place):
    """A further table in a file that an earlier output of the run makes or changes."""

    def __init__(self, parameter: str, host: "FilePlace | TablePlace", uri: QgsDataSourceUri):
        self._host = host
        super().__init__(parameter, _table_of(host.made, uri))
        self.table = uri.table()
        if isinstance(host, TablePlace):
            host.tables.append(self.table)

    def files(self) -> list[Path]:
        """Those of the other output."""
        return self._host.files()

    def final(self, made: str) -> str:
        """The same table in the target."""
        return self._host.final(made)


def _table_of(path: Path, uri: QgsDataSourceUri) -> str:
    """The same table in another file, as Processing writes it."""
    uri.setDatabase(str(path))
    return f"ogr:{uri.uri(False)}"


def _copy_table(connection: sqlite3.Connection, table: str) -> None:
    """Put a table of the attached GeoPackage into the main one, with its index and what the GeoPackage says of it.

    SQL takes a tenth of what GDAL takes row by row. GeoPackage Encoding Standard 1.3, clauses 1.1.2, 2.1 and F.3.
    """
    _drop_table(connection, table)
    _copy_description(connection, table)
    for name in (table, *_indexes(connection, "made", table)):
        connection.execute(_made(connection, "name = ?", name)[0])
        connection.execute(_sql("INSERT INTO main.{name} SELECT * FROM made.{name}", name=name))
    for sql in _made(connection, "tbl_name = ? AND type IN ('index', 'trigger')", table):
        connection.execute(sql)


def _sql(text: str, **names: str | list[str]) -> str:
    """SQL with the names of tables and columns in it, quoted."""
    several = {key: [value] if isinstance(value, str) else value for key, value in names.items()}
    quoted = {key: ", ".join('"' + name.replace('"', '""') + '"' for name in value) for key, value in several.items()}
    return text.format(**quoted)


def _made(connection: sqlite3.Connection, condition: str, value: str) -> list[str]:
    """How objects of the new file were made."""
    query = " ".join(["SELECT sql FROM made.sqlite_master WHERE sql IS NOT NULL AND", condition])
    return [sql for (sql,) in connection.execute(query, (value,))]


def _drop_table(connection: sqlite3.Connection, table: str) -> None:
    """Take an earlier table of that name away, with its index and its description."""
    for index in _indexes(connection, "main", table):
        connection.execute(_sql("DROP TABLE IF EXISTS main.{index}", index=index))
    for description in _descriptions(connection, "main"):
        query = _sql("DELETE FROM main.{description} WHERE lower(table_name) = lower(?)", description=description)
        connection.execute(query, (table,))
    connection.execute(_sql("DROP TABLE IF EXISTS main.{table}", table=table))


def _copy_description(connection: sqlite3.Connection, table: str) -> None:
    """Copy the rows about a table, and its coordinate reference system where the target lacks it."""
    systems = "gpkg_spatial_ref_sys"
    columns = _shared_columns(connection, systems)
    copy = "INTO main.{description} ({columns}) SELECT {columns} FROM made.{description}"
    connection.execute(_sql("INSERT OR IGNORE " + copy, description=systems, columns=columns))
    present = _descriptions(connection, "main")
    for description in _descriptions(connection, "made"):
        if description not in present:
            connection.execute(_made(connection, "name = ?", description)[0])
        columns = _shared_columns(connection, description)
        query = _sql("INSERT " + copy + " WHERE table_name = ?", description=description, columns=columns)
        connection.execute(query, (table,))


def _descriptions(connection: sqlite3.Connection, schema: str) -> list[str]:
    """The tables of a GeoPackage that describe others; `gpkg_contents`, which they refer to, comes first."""
    query = _sql(
        "SELECT m.name FROM {schema}.sqlite_master m, pragma_table_info(m.name, ?) c WHERE m.type = 'table' "
        "AND m.name LIKE 'gpkg%' AND c.name = 'table_name' ORDER BY m.name <> 'gpkg_contents'",
        schema=schema,
    )
    return [name for (name,) in connection.execute(query, (schema,))]


def _indexes(connection: sqlite3.Connection, schema: str, table: str) -> list[str]:
    """The spatial indexes of a table."""
    query = _sql(
        "SELECT m.name FROM {schema}.sqlite_master m, {schema}.gpkg_geometry_columns g "
        "WHERE lower(g.table_name) = lower(?) AND lower(m.name) = lower('rtree_' || g.table_name || '_' || g.column_name)",
        schema=schema,
    )
    return [name for (name,) in connection.execute(query, (table,))]


def _shared_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that both GeoPackages give a table; versions of the standard differ."""
    query = "SELECT a.name FROM pragma_table_info(?, 'main') a JOIN pragma_table_info(?, 'made') b USING (name)"
    shared = [name for (name,) in connection.execute(query, (table, table))]
    return shared or [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, 'made')", (table,))]


def _systems_agree(path: Path, source: Path) -> bool:
    """Whether two GeoPackages number coordinate reference systems alike; own ones have numbers of their own."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ATTACH ? AS made", (str(source),))
        (clashes,) = connection.execute(
            "SELECT count(*) FROM main.gpkg_spatial_ref_sys a JOIN made.gpkg_spatial_ref_sys b USING (srs_id) "
            "WHERE lower(a.organization) <> lower(b.organization) "
            "OR a.organization_coordsys_id <> b.organization_coordsys_id OR srs_id >= 100000 AND a.definition <> b.definition"
        ).fetchone()
    return clashes == 0


def _translate_tables(path: Path, source: Path, tables: list[str]) -> None:
    """The same through GDAL, for SpatiaLite and other files of SQLite."""
    gdal.ErrorReset()
    options = ["-update", "-overwrite", "-ds_transaction", "-gt", "unlimited"]
    if gdal.VectorTranslate(str(path), str(source), layers=tables, options=options) is None:
        raise OSError(gdal.GetLastErrorMsg() or path.name)


class DatabasePlace(Place):
    """A table of a database: made under another name, then renamed; what a killed run left has that name, and is replaced."""

    def __init__(self, parameter: str, provider: str, uri: QgsDataSourceUri):
        self._schema, self._table = uri.schema(), uri.table()
        self._part, self._before = (f"{self._table}{end}" for end in ("_innospace_part", "_innospace_before"))
        metadata = QgsProviderRegistry.instance().providerMetadata(provider)
        self._connection = metadata.createConnection(uri.uri(False), {})
        uri.setTable(self._part)
        super().__init__(parameter, f"{provider}://{uri.uri(False)}")
        self._replaced = False

    def final(self, made: str) -> str:
        """The same table under its own name."""
        return made.replace(self._part, self._table)

    def put(self) -> None:
        """Rename; an earlier table goes last."""
        try:
            self._replaced = self._has(self._table)
            if self._replaced:
                self._connection.renameVectorTable(self._schema, self._table, self._before)
            self._connection.renameVectorTable(self._schema, self._part, self._table)
            if self._replaced:
                self._connection.dropVectorTable(self._schema, self._before)
        except QgsProviderConnectionException as error:
            raise OSError(str(error)) from error

    def undo(self) -> None:
        """Bring the earlier table back and drop the new one."""
        with suppress(QgsProviderConnectionException):
            if self._replaced and self._has(self._before):
                if self._has(self._table):
                    self._connection.renameVectorTable(self._schema, self._table, self._part)
                self._connection.renameVectorTable(self._schema, self._before, self._table)
            if self._has(self._part):
                self._connection.dropVectorTable(self._schema, self._part)

    def _has(self, table: str) -> bool:
        return any(t.tableName() == table for t in self._connection.tables(self._schema))


# --- all outputs of a run -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Origin:
    """A file that the run reads: for which parameter, the layer's name, the table where the file holds several."""

    parameter: str
    layer: str
    path: Path
    table: str = ""

    def is_at(self, path: Path) -> bool:
        """Whether the layer is read from this file, or this file belongs to it."""
        return any(_same(path, piece) for piece in (self.path, *_side_files(self.path)))

    def is_table(self, table: str) -> bool:
        """Whether the layer is this table of its file; without a name it is the first."""
        first = None if self.table else ogr.Open(str(self.path))
        return table == (self.table or (first.GetLayer(0).GetName() if first is not None else ""))


def _same(first: Path, second: Path) -> bool:
    return first.exists() and second.exists() and first.samefile(second)


class Places:
    """The places of a run's outputs: either all results come to theirs or none does."""

    def __init__(self, origins: Iterable[Origin] = ()):
        self._origins = list(origins)
        self._places: dict[str, Place] = {}
        self._benches: dict[Path, Bench] = {}
        self._databases: dict[Path, FilePlace | TablePlace] = {}
        self.replaced: set[Path] = set()

    def __contains__(self, parameter: str) -> bool:
        return parameter in self._places

    def __getitem__(self, parameter: str) -> Place:
        return self._places[parameter]

    def add(self, parameter: str, destination: str) -> None:
        """Make room for an output; refused where it cannot be written, or would replace what the run reads or makes."""
        try:
            place = self._place(parameter, destination)
        except OSError as error:
            raise unwritable(parameter, error, destination) from None
        self._require_own(place)
        self._places[parameter] = place

    def _place(self, parameter: str, destination: str) -> Place:
        provider, uri = _database(destination)
        if provider in FILE_PROVIDERS and uri.database():
            return self._in_file(parameter, Path(os.path.abspath(uri.database())), uri)
        if provider and uri.table():
            return DatabasePlace(parameter, provider, uri)
        if provider or destination.startswith("/vsi"):
            return Place(parameter, destination)
        path = Path(os.path.abspath(destination))
        return FilePlace(parameter, path, self._bench(path.parent))

    def _in_file(self, parameter: str, path: Path, uri: QgsDataSourceUri) -> Place:
        """A table in a file, which may be there already and hold several results."""
        if path in self._databases:
            return SharedPlace(parameter, self._databases[path], uri)
        kind = TablePlace if path.exists() else FilePlace
        place = self._databases[path] = kind(parameter, path, self._bench(path.parent), uri)
        return place

    def _bench(self, folder: Path) -> Bench:
        if folder not in self._benches:
            self._benches[folder] = Bench(folder)
        return self._benches[folder]

    def _require_own(self, place: Place) -> None:
        for origin in self._origins:
            whole_file = isinstance(place, FilePlace)
            if any(map(origin.is_at, place.files())) and (whole_file or origin.is_table(place.table)):
                cause = translate("Run", "it would replace “{file}”, from which {parameter} (“{layer}”) is read.")
                raise InputError(
                    place.parameter,
                    cause.format(file=place.files()[0].name, parameter=origin.parameter, layer=origin.layer),
                    translate("Run", "Choose another file, or a new table in that GeoPackage."),
                )
        for other in self._places.values():
            if set(place.files()[:1]) & set(other.files()) and (place.table == other.table or not place.table):
                cause = translate("Run", "it would replace the result of {other} in “{file}”.")
                raise InputError(
                    place.parameter,
                    cause.format(other=other.parameter, file=place.files()[0].name),
                    translate("Run", "Give each result a file or a table of its own."),
                )

    def settle(self) -> None:
        """Put all results in their places, or none where one of them cannot be."""
        place = None
        # What can be taken back goes first.
        ordered = sorted(self._places.values(), key=lambda place: isinstance(place, TablePlace))
        try:
            for bench in self._benches.values():
                bench.require_space()
            for place in ordered:
                place.prepare()
            for place in ordered:
                place.put()
        except OSError as error:
            parameter = place.parameter if place is not None else next(iter(self._places))
            self.discard()
            raise unwritable(parameter, error) from None
        self.replaced = {path for place in ordered for path in place.files()[:1]}
        self._places = {}
        self.discard()

    def discard(self) -> None:
        """Leave nothing behind but what was there before."""
        for place in reversed(self._places.values()):
            place.undo()
        self._places = {}
        for bench in self._benches.values():
            bench.remove()
        self._benches = {}


def show_anew(project: QgsProject | None, replaced: Iterable[Path]) -> None:
    """Have the layers of a project that show a replaced file read it again: they hold on to the one that was there before."""
    layers = project.mapLayers().values() if project is not None and replaced else ()
    for layer in layers:
        path = source_file(layer)
        if path is not None and any(_same(path, other) for other in replaced):
            layer.dataProvider().reloadData()
            layer.triggerRepaint()


def source_file(layer: QgsMapLayer) -> Path | None:
    """The file that a layer is read from."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return Path(parts["path"]) if parts.get("path") else None


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
    number, text = getattr(error, "errno", None), str(error)
    name = Path(str(getattr(error, "filename", None) or target)).name
    if number == errno.ENOENT:
        cause = translate("Run", "the result cannot be written: the folder of “{file}” does not exist.")
        return InputError(
            parameter, cause.format(file=target or name), translate("Run", "Make the folder, or choose another.")
        )
    if number == errno.ENOSPC or "disk is full" in text or "No space left" in text:
        cause = translate("Run", "the result cannot be written: the disk is full.")
        return InputError(parameter, cause, translate("Run", "Make room, or choose another disk."))
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
