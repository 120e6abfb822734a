"""Results of one city: tables of Arrow, written to one GeoPackage that comes to its place when it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
import pyproj
import shapely

from ..core.base.columns import kept_name
from ..core.ground.geometry import absent, points_of, repair
from ..core.ground.systems import WGS84
from .sources import FID, CityLayer, moved, reprojected

GEOMETRY = "geom"
MISSING = -1  # the dimension of no geometry
TYPES = {"b": pa.bool_(), "i": pa.int64(), "u": pa.int64(), "f": pa.float64()}
SEVERAL = {kind.__name__: kind for kind in (shapely.MultiPoint, shapely.MultiLineString, shapely.MultiPolygon)}
# The time that a GeoPackage says it was changed at: the same inputs give the same bytes. It comes to its place when all of it
# is on the drive; SQLite need not wait for the drive at each step before.
CLOCK = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z", "OGR_SQLITE_SYNCHRONOUS": "OFF"}


@dataclass
class CityResult:
    """A layer or, without a geometry type, a table."""

    table: pa.Table
    geometry_type: str | None = None
    crs: pyproj.CRS | None = None


def as_result(
    columns: pd.DataFrame,
    layer: CityLayer | None,
    origin: Sequence[int] | None,
    geometry_type: str,
    ways: tuple[pyproj.CRS, pyproj.CRS],
) -> CityResult:
    """Columns behind the attributes of a layer; `ways`: from the CRS of the work to that of the main layer."""
    columns = columns.copy(deep=False)
    shapes = columns.pop("geometry").to_numpy() if "geometry" in columns else None
    fields = kept_fields(layer, origin, {name.casefold() for name in columns})
    fields |= {name: as_column(columns[name]) for name in columns}
    if shapes is not None:
        drawn, crs = pa.array(_drawn(reprojected(shapes, *ways), geometry_type), pa.binary()), ways[1]
    elif layer is not None and not layer.source.is_table:
        drawn = layer.source.drawn if origin is None else layer.source.drawn.take(pa.array(origin, pa.int64()))
        geometry_type, crs = type_of_all(layer), layer.crs
    else:
        return CityResult(pa.table(fields))
    return CityResult(pa.table(fields | {GEOMETRY: drawn}), geometry_type, crs)


def kept_fields(layer: CityLayer | None, origin: Sequence[int] | None, taken: set[str]) -> dict[str, pa.ChunkedArray]:
    """The attributes of a layer under the names that the results leave them; feature ids stay where each row occurs once."""
    if layer is None:
        return {}
    fields, taken = {}, set(taken)
    table = layer.table if origin is None else layer.table.take(pa.array(origin, pa.int64()))
    for name in table.column_names:
        is_key = name == FID and len(set(layer.ids)) == len(layer)
        if is_key and origin is not None:
            continue
        kept = kept_name(name, taken, is_key)
        taken.add(kept.casefold())
        fields[kept] = table.column(name)
    return fields


def as_column(column: pd.Series) -> pa.Array:
    """A column of a result as the plugin writes it: truths, whole and decimal numbers, all else as text."""
    kind, missing = TYPES.get(column.dtype.kind), column.isna().to_numpy(dtype=bool)
    if kind is None:
        values = [None if gone else str(value) for value, gone in zip(column, missing, strict=True)]
        return pa.array(values, pa.string())
    # Never an object for each value: a city of a million places has forty columns.
    values = column.to_numpy(kind.to_pandas_dtype(), na_value=kind.to_pandas_dtype()())
    return pa.array(values, kind, mask=missing)


def _drawn(shapes: np.ndarray, geometry_type: str) -> list[bytes | None]:
    """Geometries as valid WKB of a type; borders that touch may come to cross on the way to another CRS."""
    shapes = repair(shapes)[0]
    if geometry_type.startswith("Multi"):
        shapes = np.array([_several(shape, geometry_type) for shape in shapes], dtype=object)
    return shapely.to_wkb(shapes, output_dimension=2).tolist()


def _several(shape: shapely.Geometry | None, geometry_type: str) -> shapely.Geometry:
    """A geometry as one of several, an empty one for none: so does QGIS."""
    if shape is not None and shape.geom_type == geometry_type:
        return shape
    return SEVERAL[geometry_type]([] if shape is None or shape.is_empty else [shape])


def type_of_all(layer: CityLayer) -> str:
    """The type that holds all rows of a layer as they were drawn: the one it declares where it does, else any."""
    declared = layer.source.geometry_type
    present = {shapely.from_wkb(blob).geom_type for blob in _one_of_each(layer.source.blobs())}
    return declared if present <= {declared.split(" ")[0]} else "Unknown"


def _one_of_each(blobs: Iterable[list[bytes | None]]) -> list[bytes]:
    return list({blob[1:5]: blob for some in blobs for blob in some if blob is not None}.values())


def write(path: Path, results: dict[str, CityResult]) -> None:
    """Write all results of a city to a GeoPackage, each as a layer of its output's name; whole or not there."""
    making = path.with_name(f".{path.stem}.{os.getpid()}.gpkg")
    making.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options(CLOCK)
    for number, (name, result) in enumerate(results.items()):
        pyogrio.write_arrow(
            result.table,
            making,
            layer=name,
            driver="GPKG",
            append=number > 0,
            geometry_name=None if result.geometry_type is None else GEOMETRY,
            geometry_type=result.geometry_type,
            crs=None if result.crs is None else result.crs.to_wkt(),
        )
    with open(making, "rb+") as file:
        os.fsync(file.fileno())
    os.replace(making, path)


def appended(layer: CityLayer, other: CityLayer) -> CityLayer:
    """A layer with the rows of another behind its own: brought into its CRS, their attributes by the names of its fields.

    What a field of its kind cannot hold is left empty. Points beside areas are all points, on the areas' surface.
    """
    arrays = {
        field.name: pa.concat_arrays([*layer.table.column(field.name).chunks, _held_by(field, other)])
        for field in layer.table.schema
    }
    own, others = layer.source.shapes(layer.parameter), other.source.shapes(other.parameter)
    others, drawn, kind = reprojected(others, other.crs, layer.crs), layer.source.drawn, "Unknown"
    if len(set(shapely.get_dimensions([*own, *others])) - {MISSING}) > 1:
        drawn, others, kind = pa.chunked_array([_drawn(points_of(own), "")], drawn.type), points_of(others), "Point"
    drawn = pa.chunked_array([*drawn.chunks, pa.array(_drawn(others, ""), drawn.type)])
    source = replace(layer.source, table=pa.table(arrays), drawn=drawn, geometry_type=kind)
    return replace(layer, source=source, geometry=np.concatenate([layer.geometry, other.geometry]))


def _held_by(field: pa.Field, other: CityLayer) -> pa.Array:
    """The values of a layer as a field holds them, NULL where it cannot or the layer has none."""
    own = other.field(field.name)
    values = [None] * len(other) if own is None else other.table.column(own).to_pylist()
    return pa.array([_converted(field.type, value) for value in values], field.type)


def _converted(kind: pa.DataType, value: object) -> object:
    try:
        return pa.scalar(value, kind).as_py()
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return str(value) if pa.types.is_string(kind) else None


def bounds_in_degrees(results: dict[str, CityResult]) -> list[float] | None:
    """Where the first layer of a city lies (west, south, east, north), None where it has no rows or none with a place."""
    layer = next((result for result in results.values() if result.geometry_type is not None), None)
    if layer is None:
        return None
    shapes = shapely.from_wkb(layer.table.column(GEOMETRY).to_pylist(), on_invalid="ignore")
    shapes = shapes[~absent(shapes)]
    if not len(shapes):
        return None
    west, south, east, north = shapely.total_bounds(shapes)
    corners = np.array([(west, south), (west, north), (east, south), (east, north)])
    places = moved(corners, layer.crs, pyproj.CRS(WGS84))
    return [float(x) for x in (*places.min(axis=0), *places.max(axis=0))] if np.isfinite(places).all() else None
