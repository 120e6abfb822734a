"""A table out of a spreadsheet or a map service as points."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterFile, QgsProcessingParameterString

from ...core.base.errors import InputError
from ...core.base.text import listed, plural, translate
from ...core.lazy import read_table, tables
from .. import bridge
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from . import workbook
from .coordinates import SYSTEMS, caution

FILTER = "CSV, TXT, XLSX, ODS (*.csv *.txt *.tsv *.xlsx *.ods);;* (*.*)"


class ReadTable(Algorithm):
    """CSV, TXT, XLSX or ODS with coordinates in its columns to points in WGS 84."""

    NAME = "readtable"
    GROUP = "data"
    ARGUMENTS = {"table": "INPUT"}
    FIELDS = {"OUTPUT": "status"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Data", "Table to points")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Data",
            "How do I get a table from Excel or a map service onto the map? Encoding, separator, decimal sign and the "
            "columns of coordinates are detected; no row is lost.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            QgsProcessingParameterFile("INPUT", translate("Data", "Table"), fileFilter=FILTER),
            translate(
                "Data",
                "A CSV, TXT, XLSX or ODS file; of a workbook the first sheet with content. Codes with a leading zero stay text.",
            ),
        )
        self.add(
            p.choice("SYSTEM", translate("Data", "System of the coordinates"), SYSTEMS),
            translate(
                "Data",
                "wgs84 (also CGCS2000), gcj02 (AMap, Tencent) or bd09 (Baidu); places in mainland China are shifted back to "
                "WGS 84. ",
            )
            + caution(),
        )
        self._add_optional(
            "X_FIELD",
            translate("Data", "Column of longitude"),
            translate(
                "Data",
                "Or the one column that holds both, such as 118.79,32.06. Empty: recognised by its name (lng, lon, x, 经度 …). "
                "Full-width digits and degrees with minutes and seconds are read; swapped columns are found for places in China.",
            ),
        )
        self._add_optional(
            "Y_FIELD",
            translate("Data", "Column of latitude"),
            translate("Data", "Empty: recognised by its name (lat, y, 纬度 …)."),
        )
        self._add_optional(
            "ENCODING",
            translate("Data", "Encoding of a text file"),
            translate(
                "Data", "Empty: detected (UTF-8, UTF-16, else GB18030 with GBK). Otherwise name it, such as big5."
            ),
        )
        self.add(
            p.sink("OUTPUT", translate("Data", "Points"), p.Source.VectorPoint),
            translate(
                "Data",
                "A row for each of the table, in WGS 84, with all its columns and status: ok, swapped, no_coordinates, "
                "unreadable, off_earth (numbers that are not degrees). A row without a place keeps its columns.",
            ),
        )
        self.addOutput(QgsProcessingOutputString("BEST", translate("Data", "System that the points are probably in")))

    def _add_optional(self, name: str, title: str, help_text: str) -> None:
        self.add(QgsProcessingParameterString(name, title, "", optional=True), help_text, advanced=True)

    def compute(self, run: Run) -> None:
        """Read the cells, find the places, write."""
        path = run.inputs.files["INPUT"]
        read = _cells(run, path)
        options = run.call(read_table.ReadTableOptions)
        try:
            made = run.call(read_table.assess, table=tables.tabled(read.rows, read.separator), options=options)
        except InputError:  # how it was read may be why
            run.info(read.how)
            raise
        # What became of the rows comes before how the file was read: a window shows only so much of both.
        run.info(*made.facts, read.how, *([caution()] if made.moved else []))
        run.note(*made.notes, *read.left)
        layer = bridge.of_table("INPUT", path.name, made.columns, made.xy, run.notes.take)
        run.layers.append(layer)
        run.write("OUTPUT", made.rows, layer, style="read_table")
        # Of several tables each is to be known in the lists of layers.
        run.entitle("OUTPUT", translate("Data", "{file} points").format(file=path.stem))
        run.results["BEST"] = made.best


class FileRead(NamedTuple):
    """The cells of a file, the separator that parted them (none in a workbook), how it was read, and what of it was not."""

    rows: list[list[str | None]]
    separator: str
    how: str
    left: list[str]


def _cells(run: Run, path: Path) -> FileRead:
    try:
        content = path.read_bytes()
    except OSError:
        raise InputError(
            "input",
            translate("Data", "“{file}” cannot be opened.").format(file=path.name),
            translate("Data", "Choose an existing file, and close it in other programs."),
        ) from None
    if content.startswith(workbook.OLD_EXCEL):
        raise InputError(
            "input",
            translate("Data", "“{file}” is a workbook in the old format (XLS), or one with a password.").format(
                file=path.name
            ),
            translate("Data", "Save it as XLSX or CSV without a password."),
        )
    return _of_book(run, path) if content.startswith(workbook.ZIP) else _of_text(run, content)


def _of_book(run: Run, path: Path) -> FileRead:
    sheet = workbook.read(path, run.cancelled)
    if sheet is None:
        raise InputError(
            "input",
            translate("Data", "“{file}” is not a readable workbook.").format(file=path.name),
            translate("Data", "Save it as XLSX, ODS or CSV."),
        )
    how = translate("Data", "Read from the sheet “{sheet}”.").format(sheet=sheet.name)
    text = translate("Data", "Other sheets with content were not read: {sheets}.")
    left = [text.format(sheets=listed(sheet.others))] if sheet.others else []
    return FileRead(sheet.rows, "", how, left)


def _of_text(run: Run, content: bytes) -> FileRead:
    read = tables.decoded(content, run.text("ENCODING"))
    cells = tables.separated(read.text)
    names = {"\t": translate("Data", "tabulator"), " ": translate("Data", "blanks")}
    text = translate("Data", "Read as {encoding}; cells are separated by {separator}.")
    separator = names.get(cells.separator, f"“{cells.separator}”")
    how = text.format(encoding=read.encoding.upper(), separator=separator)
    if read.broken:
        one = translate("Data", "{n} character cannot be read in this encoding, and stands as �.")
        many = translate("Data", "{n} characters cannot be read in this encoding, and stand as �.")
        run.note(plural(read.broken, one, many))
    if cells.open_quotes:
        run.note(translate("Data", "Quotation marks do not close; they are read as ordinary characters."))
    return FileRead(cells.rows, cells.separator, how, [])
