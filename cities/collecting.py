"""Joins the results of all cities: one GeoPackage, one GeoParquet, a table of cities, a report."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pyproj
import shapely

from ..core.base.columns import kept_name
from ..core.base.errors import InputError
from ..core.base.text import listed, translate
from ..core.ground.systems import WGS84
from . import collect_report
from .cluster import remembered
from .declarations import tool
from .ledger import DONE, WAITING, Ledger
from .manifest import CITY
from .results import CLOCK, FID, GEOMETRY
from .sources import reprojected

# The type of a column that two cities have in different types: numbers as decimals, all else as text.
NUMBERS = {"int16", "int32", "int64", "float32", "float64"}
KNOWN = ("status", "cause", "error", "seconds", "peak_mb")
PLACE = ("longitude", "latitude")


def collect(results: str | Path, by: str | None = None) -> list[Path]:
    """Join what is done of a run; gives the paths of the GeoPackage, the GeoParquet of OUTPUT, the table and the report.

    All layers come in WGS 84, each row with its ``city``. `by`: the figure that cities are ranked by, else the tool's first.
    Raises InputError naming ``results`` where no city is done, and ``by`` where no city has such a figure.
    """
    ledger = Ledger(Path(results))
    asked = remembered(ledger)
    table, figures = table_of(ledger, asked)
    done = table.loc[table["status"] == DONE, CITY].tolist()
    if not done:
        raise InputError("results", translate("Cities", "no city is done yet."), translate("Cities", "Run it first."))
    if by is not None and by not in figures:
        cause = translate("Cities", "no city has the figure “{figure}”.").format(figure=by)
        known = translate("Cities", "Choose from: {figures}.").format(figures=listed(figures, len(figures)))
        raise InputError("by", cause, known)
    made = [ledger.folder / f"cities.{suffix}" for suffix in ("gpkg", "parquet", "csv", "html")]
    for path, write in zip(
        made,
        (
            lambda path: _write_geopackage(path, ledger, done, table),
            lambda path: _write_parquet(path, ledger, done),
            lambda path: table.drop(columns="notes").to_csv(path, index=False, encoding="utf-8-sig"),
            lambda path: path.write_text(_report(asked, table, figures, by), encoding="utf-8"),
        ),
        strict=True,
    ):
        _whole(path, write)
    return made


def table_of(ledger: Ledger, asked: dict) -> tuple[pd.DataFrame, list[str]]:
    """A row a city in the order of the manifest, and the names of the figures.

    Columns: ``city``, what the manifest says besides, ``status cause error seconds peak_mb``, the figures, ``longitude latitude``
    of the middle, ``notes`` (a list).
    """
    records = {city["city"]: ledger.read(city["city"]) or {"status": WAITING} for city in asked["cities"]}
    own = {city: record["figures"] for city, record in records.items() if record["status"] == DONE}
    figures = list(dict.fromkeys(name for found in own.values() for name in found))
    taken = {CITY, *KNOWN, *figures, *PLACE, "notes"}
    rows = []
    for city in asked["cities"]:
        record = records[city["city"]]
        west, south, east, north = record.get("bounds") or [np.nan] * 4
        rows.append(
            {CITY: city["city"]}
            | {kept_name(name, taken): fact for name, fact in city["facts"].items()}
            | {name: record.get(name) for name in KNOWN}
            | own.get(city["city"], {})
            | dict(zip(PLACE, ((west + east) / 2, (south + north) / 2), strict=True))
            | {"notes": record.get("notes", [])}
        )
    table = pd.DataFrame(rows)
    return table[[*(name for name in table if name != "notes"), "notes"]], figures


def _report(asked: dict, table: pd.DataFrame, figures: list[str], by: str | None) -> str:
    return collect_report.build(table, tool=tool(asked["tool"]), figures=figures, by=by).html()


def _whole(path: Path, write: Callable[[Path], None]) -> None:
    """Have a file written under another name and put in its place."""
    making = path.with_name(f".{os.getpid()}{path.suffix}")
    making.unlink(missing_ok=True)
    try:
        write(making)
        os.replace(making, path)
    finally:
        making.unlink(missing_ok=True)


# --- layers -----------------------------------------------------------------------------------------------------------


def _write_geopackage(path: Path, ledger: Ledger, done: list[str], table: pd.DataFrame) -> None:
    pyogrio.set_gdal_config_options(CLOCK)
    where = {"driver": "GPKG", "geometry_name": GEOMETRY, "crs": WGS84}
    pyogrio.write_arrow(_as_layer(table), path, layer="cities", geometry_type="Point", **where)
    for layer in _layers(ledger, done):
        for rows, geometry_type in _rows(ledger, done, layer):
            kind = where if geometry_type else {"driver": "GPKG"}
            pyogrio.write_arrow(rows, path, layer=layer, geometry_type=geometry_type, append=True, **kind)


def _as_layer(table: pd.DataFrame) -> pa.Table:
    """The table of cities as points, with all that is to be remarked of a city in one text."""
    columns = table.drop(columns=["notes", "longitude", "latitude"]).assign(remarks=table["notes"].map("\n".join))
    cities = pa.Table.from_pandas(columns, preserve_index=False)
    # A column without any value has no type of its own.
    cities = cities.cast(
        pa.schema([(f.name, pa.string() if pa.types.is_null(f.type) else f.type) for f in cities.schema])
    )
    points = shapely.to_wkb(shapely.points(table[["longitude", "latitude"]].to_numpy(float)), output_dimension=2)
    drawn = np.where(table["longitude"].notna(), points, None)
    return cities.append_column(GEOMETRY, pa.array(drawn.tolist(), pa.binary()))


def _write_parquet(path: Path, ledger: Ledger, done: list[str]) -> None:
    """OUTPUT as GeoParquet 1.0: a row group a city, longitude and latitude."""
    column = {"encoding": "WKB", "geometry_types": []}
    about = {"version": "1.0.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    writer = None
    for rows, _ in _rows(ledger, done, "OUTPUT"):
        if writer is None:
            schema = rows.schema.with_metadata({"geo": json.dumps(about)} if GEOMETRY in rows.column_names else {})
            writer = pq.ParquetWriter(path, schema)
        writer.write_table(rows.cast(schema))
    writer.close()


def _layers(ledger: Ledger, done: list[str]) -> list[str]:
    """The layers that the cities have, in their order."""
    return list(dict.fromkeys(name for city in done for name, _ in pyogrio.list_layers(ledger.result(city))))


def _rows(ledger: Ledger, done: list[str], layer: str) -> Iterator[tuple[pa.Table, str | None]]:
    """The rows of a layer, city by city, in one schema, and the type of geometry that holds all."""
    about = {city: _info(ledger.result(city), layer) for city in done}
    about = {city: info for city, info in about.items() if info is not None}
    schema = _common(list(about.values()))
    types = {info["geometry_type"] for info in about.values()}
    geometry_type = types.pop() if len(types) == 1 else "Unknown"
    for city in about:
        meta, rows = pyogrio.read_arrow(ledger.result(city), layer=layer)
        yield _fitted(rows, meta, city, schema), geometry_type


def _info(path: Path, layer: str) -> dict | None:
    return pyogrio.read_info(path, layer=layer) if layer in pyogrio.list_layers(path)[:, 0] else None


def _common(infos: list[dict]) -> dict[str, pa.DataType]:
    """The fields of all cities with a type that holds all their values."""
    kinds: dict[str, set[str]] = {}
    for info in infos:
        for name, kind in zip(info["fields"], info["dtypes"], strict=True):
            kinds.setdefault(name, set()).add(str(kind))
    return {name: _holding(found) for name, found in kinds.items()}


def _holding(kinds: set[str]) -> pa.DataType:
    if kinds <= NUMBERS:
        return pa.int64() if all(kind.startswith("int") for kind in kinds) else pa.float64()
    return pa.bool_() if kinds == {"bool"} else pa.string()


def _fitted(rows: pa.Table, meta: dict, city: str, schema: dict[str, pa.DataType]) -> pa.Table:
    """The rows with the city before all else and the common fields; a field called city gives way."""
    fields, taken = {CITY: pa.array([city] * len(rows), pa.string())}, {CITY, FID}
    for name, kind in schema.items():
        kept = kept_name(name, taken)
        taken.add(kept.casefold())
        fields[kept] = rows.column(name).cast(kind) if name in rows.column_names else pa.nulls(len(rows), kind)
    if meta["geometry_type"] is not None:
        shapes = shapely.from_wkb(rows.column(meta["geometry_name"]).to_pylist())
        shapes = reprojected(shapes, pyproj.CRS(meta["crs"]), pyproj.CRS(WGS84))
        fields[GEOMETRY] = pa.array(shapely.to_wkb(shapes, output_dimension=2).tolist(), pa.binary())
    return pa.table(fields)
