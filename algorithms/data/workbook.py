"""Workbooks (XLSX, ODS) as cells of text, by the drivers that QGIS brings along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr

from ...core.base.running import Cancelled, check

# How the bytes of a file begin: a workbook is a ZIP archive; the old format of Excel needs a library that QGIS lacks.
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Every cell as text, and the first row as any other: what is a header is found out later.
OPTIONS = {f"OGR_{kind}_{key}": value for kind in ("XLSX", "ODS") for key, value in (
    ("FIELD_TYPES", "STRING"), ("HEADERS", "DISABLE"),
)}  # fmt: skip
ROWS = 5000


@dataclass(frozen=True)
class Worksheet:
    """The first sheet with content: its name, its cells, and the other sheets with content."""

    name: str
    rows: list[list[str | None]]
    others: list[str]


@contextmanager
def _options() -> Iterator[None]:
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in OPTIONS}
    for key, value in OPTIONS.items():
        gdal.SetThreadLocalConfigOption(key, value)
    try:
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)


def read(path: Path, cancelled: Cancelled) -> Worksheet | None:
    """The cells of a workbook; None where GDAL cannot open it."""
    with _options():
        book = _opened(path)
        if book is None:
            return None
        sheets = [book.GetLayer(i) for i in range(book.GetLayerCount())]
        full = [sheet for sheet in sheets if sheet.GetFeatureCount()]
        if not full:
            return Worksheet("", [], [])
        return Worksheet(full[0].GetName(), _rows(full[0], cancelled), [sheet.GetName() for sheet in full[1:]])


def _opened(path: Path) -> gdal.Dataset | None:
    """The workbook, whatever the caller has made of GDAL's errors."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=["XLSX", "ODS"])
    except RuntimeError:
        return None
    finally:
        gdal.PopErrorHandler()


def _rows(sheet: ogr.Layer, cancelled: Cancelled) -> list[list[str | None]]:
    rows, columns = [], range(sheet.GetLayerDefn().GetFieldCount())
    for i, row in enumerate(sheet):
        if i % ROWS == 0:
            check(cancelled)
        rows.append([row.GetFieldAsString(k) if row.IsFieldSetAndNotNull(k) else None for k in columns])
    return rows
