"""Tables of a GeoPackage: whose they are, and how they come in and go.

What is done through a connection of the caller's is part of his transaction; what is done to a file at a path, one of the run's
own or a copy, is done step by step. What SQLite or GDAL refuses is an OSError.
"""

import hashlib
import marshal
import sqlite3
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from osgeo import gdal

ENDING = ".gpkg"
BEGINNING = b"SQLite format 3\0"
# Seconds that SQLite waits for another program to let a file go, and what it says meanwhile: busy, locked.
PATIENCE, WAITING = 5.0, (5, 6)
# A report may be read as one, layer by layer, and is no data.
DOCUMENTS = {"PDF"}
# It names its five layers, whether or not there is anything in them, those of the points of its lines too.
FIXED = "GPX"
# The table in which QGIS keeps the styles of the others.
STYLES = "layer_styles"
# The table in which it keeps projects.
PROJECTS = "qgis_projects"
# What the GeoPackage says of a table that a run has added to it, with the name that it got and a number of its own. The file
# records the same in its metadata, with the columns and a sum of the rows: only a table for which both agree may a later run
# replace. One that the user has edited, renamed, given other columns or a trigger, or copied, be it here or from another file, is
# his: no tool that copies a table copies the record. A style of a run has the mark as its description; QGIS overwrites that with
# the date where somebody saves a style of his own in its place.
OURS = "InnoSpace: "
RECORD = "urn:innospace:results"
# GeoPackage Encoding Standard 1.3, clause F.8 and tables 15 and 17.
METADATA = (
    "CREATE TABLE IF NOT EXISTS main.gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, "
    "definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))",
    "CREATE TABLE IF NOT EXISTS main.gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, "
    "md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', "
    "metadata TEXT NOT NULL DEFAULT '')",
    "CREATE TABLE IF NOT EXISTS main.gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, "
    "column_name TEXT, row_id_value INTEGER, timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), "
    "md_file_id INTEGER NOT NULL, md_parent_id INTEGER, "
    "CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), "
    "CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))",
    "INSERT INTO main.gpkg_extensions SELECT name, NULL, 'gpkg_metadata', "
    "'http://www.geopackage.org/spec120/#extension_metadata', 'read-write' FROM main.sqlite_master WHERE name IN "
    "('gpkg_metadata', 'gpkg_metadata_reference') AND name NOT IN (SELECT table_name FROM main.gpkg_extensions "
    "WHERE extension_name = 'gpkg_metadata' AND table_name IS NOT NULL)",
)
# What a table of the contents `c` should be recorded as: its mark and its columns, each in a line.
COLUMNS = "SELECT group_concat(char(10) || name || ' ' || type, '') FROM pragma_table_info(c.table_name, 'main')"
RECORDED = f"c.description || ({COLUMNS})"
ROWS = "\n= "  # before the sum of the rows, at the end of a record
# Triggers that are the user's: the others keep an index or a count.
TRIGGERS = (
    "type = 'trigger' AND name NOT GLOB 'rtree_*' AND name NOT GLOB 'gpkg_*' "
    "AND name NOT GLOB 'trigger_insert_feature_count_*' AND name NOT GLOB 'trigger_delete_feature_count_*'"
)


@contextmanager
def refusals_told() -> Iterator[None]:
    """Raises OSError where SQLite refuses, or GDAL where another plugin has had it raise."""
    try:
        yield
    except (sqlite3.Error, RuntimeError) as error:
        raise OSError(str(error)) from error


def connected(path: Path, **how: object) -> sqlite3.Connection:
    """A file of SQLite that is there: SQLite by itself would make one that is not."""
    return sqlite3.connect(f"file:{quote(str(path), safe='')}?mode=rw", uri=True, **how)


@contextmanager
def _opened_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A file of SQLite, closed afterwards; raises OSError where SQLite refuses."""
    with refusals_told(), closing(connected(path)) as connection:
        yield connection


def is_called_geopackage(path: Path) -> bool:
    """Whether a file that is to be written is called as a GeoPackage is; of one that is there `is_geopackage` says what it is.

    >>> is_called_geopackage(Path("PLAN.GPKG")), is_called_geopackage(Path("plan.gpkg.csv"))
    (True, False)
    """
    return path.suffix.lower() == ENDING


def is_geopackage(path: Path) -> bool:
    """Whether a file is a GeoPackage, whatever it is called: it has the table that the standard demands of one (clause 1.1.3).

    Raises OSError where that cannot be told, since another program holds the file: it must not be taken for none.
    """
    if not path.is_file():
        return False
    try:
        with closing(connected(path)) as connection:
            return _has(connection, "main", "gpkg_contents")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    except sqlite3.DatabaseError:
        return False


def is_database(path: Path) -> bool:
    """Whether a file is one of SQLite, whatever it is called: it begins as all of them do."""
    if not path.is_file():
        return False
    with open(path, "rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING


def tables_of(path: Path) -> list[str]:
    """The tables of a GeoPackage, without that of the styles."""
    with _opened_file(path) as connection:
        rows = connection.execute("SELECT table_name FROM gpkg_contents").fetchall()
        return [name for (name,) in rows if name != STYLES or not _has_styles(connection, "main")]


def layers_of(path: Path) -> list[str]:
    """The layers and tables of a file that may hold several; none of a text or a document, or where there is no file."""
    if is_geopackage(path):
        return tables_of(path)
    # A folder is data only as a geodatabase: of another one GDAL would count the shapefiles in it.
    if not (path.is_file() or (path.is_dir() and path.suffix.lower() == ".gdb")):
        return []
    source = _opened(path)
    return [name for name in _names(source) if name != STYLES] if source else []


def _opened(path: Path) -> gdal.Dataset | None:
    """A file as GDAL reads it, None where it does not; it leaves nothing beside it, nor in the log."""
    drivers = [gdal.GetDriver(i) for i in range(gdal.GetDriverCount())]
    names = [one.ShortName for one in drivers if one.GetMetadataItem("DCAP_VECTOR") and one.ShortName not in DOCUMENTS]
    schema = path.with_suffix(".gfs")  # GML's, which the driver writes where there is none
    is_there = schema.exists()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        with suppress(RuntimeError):  # where another plugin has had GDAL raise
            return gdal.OpenEx(str(path), gdal.OF_VECTOR, names)
    finally:
        gdal.PopErrorHandler()
        if not is_there and path.suffix.lower() in (".gml", ".xml"):
            schema.unlink(missing_ok=True)


def _names(source: gdal.Dataset) -> list[str]:
    """The layers of a file; those of a drawing, which GDAL reads as one, are the values of a field."""
    kind = source.GetDriver().ShortName
    if kind == "DXF":
        found = source.ExecuteSQL("SELECT DISTINCT Layer FROM entities")
        names = [row.GetField(0) for row in found]
        source.ReleaseResultSet(found)
        return names
    layers = [source.GetLayer(i) for i in range(source.GetLayerCount())]
    if kind == FIXED:
        layers = [one for one in layers if not one.GetName().endswith("_points") and one.GetFeatureCount()]
    return [layer.GetName() for layer in layers]


def others_beside(path: Path, layer: str) -> dict[str, list[str]]:
    """What a GeoPackage of one layer, or none, holds beside it, by kind.

    The kinds are ``projects`` of QGIS, ``styles`` of tables that are not its layer, and ``tables`` and views that it does
    not name as layers.
    """
    tables = (
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'gpkg~_%' ESCAPE '~' "
        "AND name NOT LIKE 'rtree~_%' ESCAPE '~' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' "
        "AND name NOT IN ('ogr_empty_table', ?1, ?2) AND lower(name) <> lower(?3) ORDER BY name"
    )
    styles = _sql("SELECT DISTINCT f_table_name FROM {styles} WHERE lower(f_table_name) <> lower(?)", styles=STYLES)
    with _opened_file(path) as connection:
        hidden = STYLES if _has_styles(connection, "main") else PROJECTS
        found = {"projects": [], "styles": [], "tables": _column(connection, tables, hidden, PROJECTS, layer)}
        if _has(connection, "main", PROJECTS):
            found["projects"] = _column(connection, _sql("SELECT name FROM {table}", table=PROJECTS))
        if _has_styles(connection, "main"):
            found["styles"] = _column(connection, styles, layer)
    return found


def _column(connection: sqlite3.Connection, query: str, *values: str) -> list[str]:
    """The first column of what a query finds."""
    return [row[0] for row in connection.execute(query, values)]


def others_of(path: Path) -> set[str]:
    """The names, in lower case, of the tables and views of a GeoPackage that no run has added to it as they are."""
    with _opened_file(path) as connection:
        names = _column(connection, "SELECT lower(name) FROM sqlite_master WHERE type IN ('table', 'view')")
    return set(names) - set(map(str.lower, ours_of(path)))


def ours_of(path: Path) -> list[str]:
    """The tables of a GeoPackage that an earlier run has added to it as they are, as they are called there."""
    return [table for table, is_as_it_was in recorded(path).items() if is_as_it_was]


def recorded(path: Path) -> dict[str, bool]:
    """The tables that a GeoPackage records as a run's, with the columns that they have: whether their rows are as they were.

    All their rows are read for that.
    """
    query = " ".join((
        "SELECT table_name, substr(m.metadata, length(", RECORDED, ") + 1) FROM gpkg_contents c",
        "JOIN gpkg_metadata m ON m.md_standard_uri = ? AND instr(m.metadata,", RECORDED, "|| ?) = 1",
        "WHERE instr(description, ? || table_name || ' (') = 1 AND lower(table_name) NOT IN",
        "(SELECT lower(tbl_name) FROM sqlite_master WHERE", TRIGGERS, ") ORDER BY table_name",
    ))  # fmt: skip
    with _opened_file(path) as connection:
        if not _has(connection, "main", "gpkg_metadata"):
            return {}
        found = connection.execute(query, (RECORD, ROWS, OURS)).fetchall()
        return {table: rows == ROWS + _sum_of(connection, table) for table, rows in found}


def sums_of(path: Path, tables: Iterable[str]) -> dict[str, str]:
    """What tells the rows of some tables from others, by name in lower case, of those that a file of SQLite has."""
    names = {table.lower() for table in tables}
    with _opened_file(path) as connection:
        there = _column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name.lower(): _sum_of(connection, name) for name in there if name.lower() in names}


def _sum_of(connection: sqlite3.Connection, table: str) -> str:
    """What tells the rows of a table from others: their number and a checksum; a million of them take some two seconds."""
    digest, n, texts = hashlib.blake2b(digest_size=16), 0, connection.text_factory
    connection.text_factory = bytes  # whatever is in it
    try:
        for row in _rows_of(connection, table):
            digest.update(marshal.dumps(row, 2))  # this version writes equal values alike
            n += 1
    finally:
        connection.text_factory = texts
    return f"{n} {digest.hexdigest()}"


def _rows_of(connection: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    """The rows of a table in an order that is the same each time: of one WITHOUT ROWID that of its primary key."""
    try:
        return connection.execute(_sql("SELECT * FROM main.{table} ORDER BY rowid", table=table))
    except sqlite3.OperationalError as error:
        if "no such column" not in str(error):
            raise
        return connection.execute(_sql("SELECT * FROM main.{table}", table=table))


def marked_in(path: Path) -> list[str]:
    """The tables of a GeoPackage that carry the mark of a run under their own name, whoever has put them there."""
    query = (
        "SELECT table_name FROM gpkg_contents "
        "WHERE description = ?1 || table_name OR instr(description, ?1 || table_name || ' (') = 1 ORDER BY table_name"
    )
    with _opened_file(path) as connection:
        return _column(connection, query, OURS)


def used_of(path: Path, tables: Iterable[str]) -> list[str]:
    """Those tables of a GeoPackage that the text of a view, or of a trigger of the user's, names."""
    query = " ".join(["SELECT lower(sql) FROM sqlite_master WHERE type = 'view' OR", TRIGGERS])
    with _opened_file(path) as connection:
        texts = _column(connection, query)
    return [table for table in tables if any(table.lower() in text for text in texts)]


def mark_of_style(table: str) -> str:
    """What a GeoPackage is to say of the style that a run gives a table."""
    return f"{OURS}{table}"


def mark_of(table: str) -> str:
    """What a GeoPackage is to say of a new table of a run."""
    return f"{OURS}{table} ({uuid.uuid4().hex[:8]})"


def record(path: Path, tables: Iterable[str]) -> None:
    """Have a GeoPackage record that a run has added tables to it."""
    with _opened_file(path) as connection, connection:
        record_tables(connection, tables)


def record_tables(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """The same in the main file of a connection; an earlier record of that name goes."""
    for statement in METADATA:
        connection.execute(statement)
    query = " ".join((
        "INSERT INTO main.gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) SELECT 'dataset', ?, 'text/plain',",
        RECORDED, "|| ? FROM main.gpkg_contents c WHERE table_name = ?",
    ))  # fmt: skip
    for table in tables:
        _forget(connection, table)
        connection.execute(query, (RECORD, ROWS + _sum_of(connection, table), table))


def _forget(connection: sqlite3.Connection, table: str) -> None:
    """Take away the record of a table."""
    if _has(connection, "main", "gpkg_metadata"):
        query = "DELETE FROM main.gpkg_metadata WHERE md_standard_uri = ? AND instr(lower(metadata), lower(?)) = 1"
        connection.execute(query, (RECORD, f"{OURS}{table} ("))


def drop_tables(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Take tables out of the main GeoPackage, with all that it holds about them, and the styles that a run gave them."""
    for table in tables:
        _drop_table(connection, table)
        if _has_styles(connection, "main"):
            _drop_styles(connection, table)


def copy_table(connection: sqlite3.Connection, table: str) -> None:
    """Put a table of the attached GeoPackage into the main one, with its index, its styles and what the GeoPackage says of it.

    SQL takes a tenth of what GDAL takes row by row. GeoPackage Encoding Standard 1.3, clauses 1.1.2, 2.1 and F.3.
    """
    _drop_table(connection, table)
    _copy_description(connection, table)
    for name in (table, *_indexes(connection, "made", table)):
        connection.execute(_made(connection, "name = ?", name)[0])
        connection.execute(_sql("INSERT INTO main.{name} SELECT * FROM made.{name}", name=name))
    for sql in _made(connection, "tbl_name = ? AND type IN ('index', 'trigger')", table):
        connection.execute(sql)
    if table != STYLES:
        _copy_styles(connection, table)


def copy_styles(path: Path, source: Path, tables: list[str]) -> None:
    """Put the styles of some tables from one GeoPackage into another."""
    with _opened_file(path) as connection, connection:
        connection.execute("ATTACH ? AS made", (str(source),))
        for table in tables:
            _copy_styles(connection, table)


def remove(path: Path, tables: Iterable[str]) -> None:
    """Take tables out of a GeoPackage."""
    with _opened_file(path) as connection, connection:
        drop_tables(connection, tables)


def _copy_styles(connection: sqlite3.Connection, table: str) -> None:
    """The styles that the new file holds for a table, in place of those of earlier runs; the user's stay as they are."""
    if not _has_styles(connection, "made") or (
        _has(connection, "main", STYLES) and not _has_styles(connection, "main")
    ):
        return
    if not _has(connection, "main", STYLES):
        copy_table(connection, STYLES)
        connection.execute(_sql("DELETE FROM main.{styles}", styles=STYLES))
    columns = [name for name in _shared_columns(connection, STYLES) if name != "id"]
    _drop_styles(connection, table)
    text = "SELECT coalesce(max(useAsDefault), 0) FROM main.{styles} WHERE lower(f_table_name) = lower(?)"
    (default,) = connection.execute(_sql(text, styles=STYLES), (table,)).fetchone()
    text = (
        "INSERT INTO main.{styles} ({columns}) SELECT {columns} FROM made.{styles} WHERE f_table_name = ?1 "
        "AND styleName NOT IN (SELECT styleName FROM main.{styles} WHERE lower(f_table_name) = lower(?1))"
    )
    connection.execute(_sql(text, styles=STYLES, columns=columns), (table,))
    if default:
        text = "UPDATE main.{styles} SET useAsDefault = 0 WHERE f_table_name = ? AND description = ?"
        connection.execute(_sql(text, styles=STYLES), (table, mark_of_style(table)))


def _drop_styles(connection: sqlite3.Connection, table: str) -> None:
    """Take away the styles that earlier runs gave a table."""
    query = _sql("DELETE FROM main.{styles} WHERE lower(f_table_name) = lower(?) AND description = ?", styles=STYLES)
    connection.execute(query, (table, mark_of_style(table)))


def _has_styles(connection: sqlite3.Connection, schema: str) -> bool:
    """Whether a file has QGIS's table of styles: a layer of the user's may be called alike."""
    query = "SELECT count(*) FROM pragma_table_info(?, ?) WHERE name IN ('f_table_name', 'styleName', 'description')"
    return bool(connection.execute(query, (STYLES, schema)).fetchone()[0] == 3)


def _has(connection: sqlite3.Connection, schema: str, table: str) -> bool:
    """Whether a file has a table."""
    query = _sql("SELECT count(*) FROM {schema}.sqlite_master WHERE type = 'table' AND name = ?", schema=schema)
    return bool(connection.execute(query, (table,)).fetchone()[0])


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
    _forget(connection, table)
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


def can_copy(path: Path, source: Path) -> bool:
    """Whether tables of one file can come into another by SQL: both are GeoPackages, and number their systems alike."""
    return is_geopackage(path) and is_geopackage(source) and systems_agree(path, source)


def systems_agree(path: Path, source: Path) -> bool:
    """Whether two GeoPackages number coordinate reference systems alike; own ones have numbers of their own."""
    with _opened_file(path) as connection:
        connection.execute("ATTACH ? AS made", (str(source),))
        (clashes,) = connection.execute(
            "SELECT count(*) FROM main.gpkg_spatial_ref_sys a JOIN made.gpkg_spatial_ref_sys b USING (srs_id) "
            "WHERE lower(a.organization) <> lower(b.organization) "
            "OR a.organization_coordsys_id <> b.organization_coordsys_id OR srs_id >= 100000 AND a.definition <> b.definition"
        ).fetchone()
    return clashes == 0


def translate_tables(path: Path, source: Path, tables: list[str]) -> None:
    """The same through GDAL, for SpatiaLite and other files of SQLite: table by table, so that `path` should be a copy."""
    gdal.ErrorReset()
    options = ["-update", "-overwrite", "-ds_transaction", "-gt", "unlimited"]
    with refusals_told():
        done = gdal.VectorTranslate(str(path), str(source), layers=tables, options=options)
    if done is None:
        raise OSError(gdal.GetLastErrorMsg() or path.name)


def copy_file(path: Path, target: Path) -> None:
    """Copy a file of SQLite, with what other programs have written and SQLite has not yet put into the file itself."""
    with _opened_file(path) as source, closing(sqlite3.connect(target)) as copy:
        _pour(source, copy)


def write_over(path: Path, connection: sqlite3.Connection) -> None:
    """Make the file of a connection the same as another, within one transaction: programs that have it open see what is new."""
    with _opened_file(path) as source:
        _pour(source, connection)


def _pour(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy all pages in one step; Python would wait for ever for a program that holds the file."""
    until = time.monotonic() + PATIENCE

    def look(status: int, left: int, pages: int) -> None:
        if status in WAITING and time.monotonic() > until:
            raise OSError("the database is locked")

    source.backup(target, progress=look)
