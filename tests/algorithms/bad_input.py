"""What layers and targets can be like: each case turns a valid layer (or the folder of the results) into an awkward one."""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureSink,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)

from innospace.core.base.running import chunks

from .minimal import VALID
from .town import EAST, NORTH, Table

Source = Table | str | QgsVectorLayer | None


# --- rows -----------------------------------------------------------------------------------------------------------


def empty_layer(table: Table, folder: Path) -> Source:
    return table.with_rows([])


def one_feature(table: Table, folder: Path) -> Source:
    return table.with_rows(table.rows[:1])


def duplicate_ids(table: Table, folder: Path) -> Source:
    return table.with_rows(table.rows * 2)


# --- coordinate reference systems -----------------------------------------------------------------------------------


def no_crs(table: Table, folder: Path) -> Source:
    return replace(table, crs="")


def moved(table: Table, crs: str) -> Table:
    """The same ground in another CRS."""
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(table.crs), QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext()
    )

    def shape(geometry: QgsGeometry) -> QgsGeometry:
        with suppress(QgsCsException):  # a place that the other CRS lacks stays as it is
            geometry.transform(transform)
        return geometry

    return replace(table, crs=crs, shape=shape)


def degrees(table: Table, folder: Path) -> Source:
    return moved(table, "EPSG:4326")


def china_geographic(table: Table, folder: Path) -> Source:
    return moved(table, "EPSG:4490")


def another_crs(table: Table, folder: Path) -> Source:
    return moved(table, "EPSG:3857")


# --- geometries -----------------------------------------------------------------------------------------------------


def with_geometry(table: Table, change: Callable[[QgsGeometry], QgsGeometry], rows: int | None = 1) -> Table:
    """The geometries of the first `rows` rows changed (all: None)."""
    left = [len(table.rows) if rows is None else rows]

    def shape(geometry: QgsGeometry) -> QgsGeometry:
        left[0] -= 1
        return change(geometry) if left[0] >= 0 else geometry

    return replace(table, shape=shape)


def null_geometry(table: Table, folder: Path) -> Source:
    return table.with_rows([(None, *row[1:]) if i == 1 else row for i, row in enumerate([*table.rows, table.rows[0]])])


def only_null_geometries(table: Table, folder: Path) -> Source:
    return table.with_rows([(None, *row[1:]) for row in table.rows])


def empty_geometry(table: Table, folder: Path) -> Source:
    return table.with_rows([*table.rows, (f"{table.kind.upper()} EMPTY", *table.rows[0][1:])])


def invalid_geometry(table: Table, folder: Path) -> Source:
    """A bow-tie; a line without length."""
    if table.is_point:
        return None

    def tie(geometry: QgsGeometry) -> QgsGeometry:
        box = geometry.boundingBox()
        x, y, far_x, far_y = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
        if QgsWkbTypes.isCurvedType(geometry.wkbType()) or "Line" in table.kind:
            return QgsGeometry.fromWkt(f"LINESTRING ({x} {y}, {x} {y})")
        return QgsGeometry.fromWkt(f"POLYGON (({x} {y}, {far_x} {far_y}, {far_x} {y}, {x} {far_y}, {x} {y}))")

    return with_geometry(table, tie)


def multi_parts(table: Table, folder: Path) -> Source:
    def double(geometry: QgsGeometry) -> QgsGeometry:
        part = QgsGeometry(geometry)
        part.translate(3, 700)
        return QgsGeometry.collectGeometry([geometry, part])

    return replace(with_geometry(table, double, None), kind=f"Multi{table.kind}")


def z_and_m(table: Table, folder: Path) -> Source:
    def lift(geometry: QgsGeometry) -> QgsGeometry:
        shape = geometry.constGet().clone()
        shape.addZValue(8.0)
        shape.addMValue(2.0)
        return QgsGeometry(shape)

    return replace(with_geometry(table, lift, None), kind=f"{table.kind}ZM")


def curves(table: Table, folder: Path) -> Source:
    if table.is_point:
        return None

    def bend(geometry: QgsGeometry) -> QgsGeometry:
        if "Line" in table.kind:
            return QgsGeometry(geometry.constGet().toCurveType())
        return geometry.pointOnSurface().buffer(geometry.length() / 8, 16).convertToCurves(0.1, 0.1)

    return replace(with_geometry(table, bend, None), kind="CompoundCurve" if "Line" in table.kind else "CurvePolygon")


def nan_coordinates(table: Table, folder: Path) -> Source:
    return with_geometry(table, lambda geometry: _shifted(geometry, float("nan")))


def infinite_coordinates(table: Table, folder: Path) -> Source:
    return with_geometry(table, lambda geometry: _shifted(geometry, float("inf")))


def huge_coordinates(table: Table, folder: Path) -> Source:
    return with_geometry(table, lambda geometry: _shifted(geometry, 1e15))


def huge_degrees(table: Table, folder: Path) -> Source:
    """Metres in a layer that says it is in degrees."""
    return replace(table, crs="EPSG:4326")


def _shifted(geometry: QgsGeometry, by: float) -> QgsGeometry:
    geometry.translate(by, 0)
    return geometry


# --- attributes -----------------------------------------------------------------------------------------------------


def with_values(table: Table, kinds: tuple[str, ...], change: Callable, kind: str | None = None) -> Source:
    """Values of fields of some kinds changed: `change(row number, value)`; None where there is no such field."""
    chosen = [i for i, name in enumerate(table.fields) if table.fields[name] in kinds]
    if not chosen:
        return None
    rows = [
        (wkt, *(change(i, value) if k in chosen else value for k, value in enumerate(values)))
        for i, (wkt, *values) in enumerate(table.rows)
    ]
    fields = {name: kind or own if own in kinds else own for name, own in table.fields.items()}
    return replace(table, rows=rows, fields=fields)


def null_values(table: Table, folder: Path) -> Source:
    return with_values(table, ("string", "int", "double"), lambda i, value: None if i == 0 else value)


def only_null_values(table: Table, folder: Path) -> Source:
    return with_values(table, ("string", "int", "double"), lambda i, value: None)


def text_in_numbers(table: Table, folder: Path) -> Source:
    return with_values(table, ("int", "double"), lambda i, value: "约5" if i == 0 else f" {value} ", "string")


def numbers_as_text(table: Table, folder: Path) -> Source:
    return with_values(table, ("string",), lambda i, value: i, "int")


def nan_values(table: Table, folder: Path) -> Source:
    odd = {0: float("nan"), 1: float("inf"), 2: -1e300}
    return with_values(
        table, ("int", "double"), lambda i, value: odd.get(i, None if value is None else float(value)), "double"
    )


def markup_in_texts(table: Table, folder: Path) -> Source:
    return with_values(table, ("string",), lambda i, value: f'{value}<script>alert("1")</script>\'&{{x}}%s')


def fields_named_like_results(table: Table, folder: Path) -> Source:
    taken = {"fid": "string", "status": "double", "Ring": "string", "score": "string", "geometry": "string", "n": "int"}
    taken = {name: kind for name, kind in taken.items() if name.casefold() not in {f.casefold() for f in table.fields}}
    return replace(table, fields=table.fields | taken, rows=[(*row, *[None] * len(taken)) for row in table.rows])


# --- where it comes from --------------------------------------------------------------------------------------------


def written(table: Table, path: Path, driver: str, layer_options=(), encoding="UTF-8") -> QgsVectorLayer:
    """A file of the layer, opened."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding, options.layerOptions = driver, encoding, list(layer_options)
    layer = table.layer()
    error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error == QgsVectorFileWriter.WriterError.NoError, message
    return QgsVectorLayer(str(path), path.stem)


def gbk_shapefile(table: Table, folder: Path) -> Source:
    layer = written(table, folder / "图层.shp", "ESRI Shapefile", encoding="GBK")
    (folder / "图层.cpg").unlink(missing_ok=True)  # the language byte of the .dbf has to do, as so often
    return layer


def csv_with_wkt(table: Table, folder: Path) -> Source:
    path = folder / "layer.csv"
    lines = ["wkt;" + ";".join(table.fields)]
    lines += [";".join("" if value is None else str(value) for value in row) for row in table.rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    options = f"encoding=UTF-8&delimiter=;&wktField=wkt&crs={table.crs}"
    return QgsVectorLayer(f"file://{path}?{options}", "csv", "delimitedtext")


def edited_meanwhile(table: Table, folder: Path) -> Source:
    """A layer in the midst of an edit: a feature more, one less, nothing saved."""
    layer = table.layer()
    layer.startEditing()
    layer.addFeature(QgsFeature(table.features()[0]))
    layer.deleteFeature(next(layer.getFeatures()).id())
    return layer


def deleted_meanwhile(table: Table, folder: Path) -> Source:
    """A file that is gone although the layer is still in the list."""
    layer = written(table, folder / "gone.geojson", "GeoJSON")
    (folder / "gone.geojson").unlink()
    return layer


def broken_file(table: Table, folder: Path) -> Source:
    """A GeoPackage cut in the middle, as by a broken copy."""
    written(table, folder / "whole.gpkg", "GPKG")
    content = (folder / "whole.gpkg").read_bytes()
    (folder / "cut.gpkg").write_bytes(content[: len(content) // 3])
    return str(folder / "cut.gpkg")


def missing_file(table: Table, folder: Path) -> Source:
    return str(folder / "nowhere.gpkg")


LAYERS = {
    "empty layer": empty_layer,
    "one feature": one_feature,
    "duplicate ids": duplicate_ids,
    "no CRS": no_crs,
    "degrees": degrees,
    "CGCS2000 degrees": china_geographic,
    "another CRS": another_crs,
    "NULL geometry": null_geometry,
    "only NULL geometries": only_null_geometries,
    "empty geometry": empty_geometry,
    "invalid geometry": invalid_geometry,
    "multi-parts": multi_parts,
    "Z and M": z_and_m,
    "curves": curves,
    "NaN coordinates": nan_coordinates,
    "infinite coordinates": infinite_coordinates,
    "huge coordinates": huge_coordinates,
    "metres said to be degrees": huge_degrees,
    "NULL values": null_values,
    "only NULL values": only_null_values,
    "text in numbers": text_in_numbers,
    "numbers as text": numbers_as_text,
    "NaN and infinite values": nan_values,
    "markup in texts": markup_in_texts,
    "fields named like results": fields_named_like_results,
    "GBK shapefile": gbk_shapefile,
    "CSV with WKT": csv_with_wkt,
    "edited meanwhile": edited_meanwhile,
    "deleted meanwhile": deleted_meanwhile,
    "broken file": broken_file,
    "missing file": missing_file,
}
# Results go to files where the case shows there, reports are written where it may show in tables and charts; memory is
# faster for the rest.
REPORTED = {"empty layer", "only NULL values", "markup in texts"}
TO_FILES = REPORTED | {"empty geometry", "multi-parts", "Z and M", "curves", "fields named like results"}


# --- how many there are ---------------------------------------------------------------------------------------------

TOWN_AND_FIELDS = 13_000  # metres from one town to the next
REGION = 300_000  # metres across: what one projection measures


def many_rows(name: str, parameter: str, n: int, folder: Path) -> Source:
    """What a tool's parameter takes, a layer or a table in a file, with `n` rows."""
    value = VALID[name].inputs[parameter]
    return many_features(value, n) if isinstance(value, Table) else many_lines(Path(value), n, folder)


def many_features(table: Table, n: int) -> QgsVectorLayer:
    """The town again and again, side by side, until there are `n` rows; where a region cannot hold them all, smaller ones."""
    rows, layer = table.features(), table.with_rows([]).layer()
    blobs = shapely.to_wkb(_side_by_side(shapely.from_wkt([row[0] for row in table.rows]), n))
    for some in chunks(n, 50_000):
        features = [QgsFeature(rows[i % len(rows)]) for i in range(some.start, some.stop)]
        for feature, blob in zip(features, blobs[some], strict=True):
            geometry = QgsGeometry()
            geometry.fromWkb(blob)
            feature.setGeometry(geometry)
        layer.dataProvider().addFeatures(features, QgsFeatureSink.Flag.FastInsert)
    layer.updateExtents()
    assert layer.featureCount() == n
    return layer


def _side_by_side(shapes: np.ndarray, n: int) -> np.ndarray:
    """The first `n` shapes of a square of towns."""
    side = math.ceil(math.sqrt(n / len(shapes)))
    # Halved as often as it takes: what is round stays so, and borders that meet go on doing so.
    size = TOWN_AND_FIELDS / 2 ** max(math.ceil(math.log2(side * TOWN_AND_FIELDS / REGION)), 0)
    copies = np.resize(shapes, n)
    xy, row = shapely.get_coordinates(copies, return_index=True)
    town, corner = row // len(shapes), (EAST, NORTH)
    places = corner + (xy - corner) * size / TOWN_AND_FIELDS + np.stack([town % side, town // side], axis=1) * size
    return shapely.set_coordinates(copies, places)


def many_lines(path: Path, n: int, folder: Path) -> str:
    """A table of text with its lines again and again, until there are `n` rows."""
    head, *lines = path.read_bytes().splitlines(keepends=True)
    times, more = divmod(n, len(lines))
    (folder / path.name).write_bytes(head + b"".join(lines) * times + b"".join(lines[:more]))
    return str(folder / path.name)


# --- where it goes --------------------------------------------------------------------------------------------------


def chinese_path(folder: Path) -> Path:
    return folder / "众创空间 规划（二〇二六）"


def very_long_path(folder: Path) -> Path:
    """Longer than the 260 characters of old Windows, each part within what file systems take."""
    return folder.joinpath(*["创新空间" * 15] * 4)


def read_only_target(folder: Path) -> Path:
    """A place where nobody may write, not even root."""
    return Path("/proc/innospace")


TARGETS = {"Chinese path": chinese_path, "very long path": very_long_path, "read-only target": read_only_target}
