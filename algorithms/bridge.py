"""The bridge between QGIS features and tables: the only place that turns one into the other.

A source is read once into a :class:`Layer` (attributes as they came, geometries as a Shapely array in the work's CRS);
results are written from columns.
"""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QVariant

from ..core.errors import InputError, Stopped
from ..core.geometry import absent, repair
from ..core.running import Cancelled, Progress, chunks
from ..core.text import translate

CHUNK = 5000
CGCS2000 = "EPSG:4490"
# Lengths that differ by less than 1 in 2 000 give areas that differ by less than 1 in 1 000.
TRUE_TO = 5e-4
WHOLE_NUMBERS = (QMetaType.Type.Int, QMetaType.Type.LongLong)
FIELD_TYPES = {
    "b": QMetaType.Type.Bool,
    "i": QMetaType.Type.LongLong,
    "u": QMetaType.Type.LongLong,
    "f": QMetaType.Type.Double,
}
SIDE_FILES = {".dbf", ".shx", ".prj", ".cpg", ".qmd", ".gpkg-wal", ".gpkg-shm", ".gpkg-journal"}


# --- layers as tables -----------------------------------------------------------------------------------------------


@dataclass
class Layer:
    """A source read once, in the order of the source.

    `ids` are the feature ids, `rows` the attributes as they came, `originals` the untouched geometries in the layer's own
    `crs`, `geometry` the repaired Shapely ones in the work's CRS (None where missing). `note` takes remarks for the user.
    """

    parameter: str
    name: str
    crs: QgsCoordinateReferenceSystem
    fields: QgsFields
    wkb_type: Qgis.WkbType
    ids: list[int]
    rows: list[list]
    originals: list[QgsGeometry]
    geometry: np.ndarray
    note: Callable[[str], None]

    def __len__(self) -> int:
        return len(self.geometry)

    def column(self, field: str) -> np.ndarray:
        """Values of a field as objects, None for NULL."""
        position = self._position(field)
        return _objects(plain(row[position]) for row in self.rows)

    def texts(self, field: str) -> np.ndarray:
        """Values of a field as text, None for NULL and for blanks; whole numbers lose their ``.0``."""
        return _objects(_text(value) for value in self.column(field))

    def numbers(self, field: str) -> np.ndarray:
        """Values of a field as floats, NaN for NULL; whatever else is no number is counted in a note."""
        values = pd.Series(self.column(field), dtype=object)
        numbers = pd.to_numeric(values, errors="coerce").astype(float)
        numbers[~np.isfinite(numbers)] = np.nan
        text = translate("Bridge", "{n} values of “{field}” are no numbers (such as “{example}”) and count as missing.")
        self._count_lost(values, numbers, field, text)
        return numbers.to_numpy()

    def years(self, field: str) -> np.ndarray:
        """Years out of numbers, dates or texts such as ``2012-05`` or ``2012年5月``, NaN where there is none."""
        values = pd.Series(self.column(field), dtype=object)
        years = values.map(_year).astype(float)
        text = translate("Bridge", "{n} values of “{field}” hold no year (such as “{example}”) and count as missing.")
        self._count_lost(values, years, field, text)
        return years.to_numpy()

    def _count_lost(self, values: pd.Series, parsed: pd.Series, field: str, text: str) -> None:
        lost = values.notna() & parsed.isna()
        if lost.any():
            text = text.format(n=int(lost.sum()), field=field, example=values[lost].iloc[0])
            self.note(f"{self.parameter}: {text}")

    def _position(self, field: str) -> int:
        position = self.fields.lookupField(field)
        if position < 0:
            raise InputError(
                self.parameter,
                translate("Bridge", "the layer “{layer}” has no field “{field}”.").format(layer=self.name, field=field),
                translate("Bridge", "It has: {fields}.").format(fields=", ".join(self.fields.names()) or "–"),
            )
        return position


def layer_name(layer: QgsVectorLayer) -> str:
    """The layer's name; a table of a file that is not in the project is called after the file, which tells nothing."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    is_file = layer.name() == Path(str(parts.get("path"))).stem
    return parts.get("layerName") or layer.name() if is_file else layer.name()


def _objects(values: Iterable[object]) -> np.ndarray:
    """A one-dimensional array of objects, whatever they are."""
    values = list(values)
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def plain(value: object) -> object:
    """A QGIS attribute as a Python value, None for NULL."""
    return None if value is None or (isinstance(value, QVariant) and value.isNull()) else value


def _text(value: object) -> str | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return None if value is None else str(value).strip() or None


def _year(value: object) -> float:
    if isinstance(value, QDateTime):
        value = value.date()
    if isinstance(value, QDate):
        return value.year()
    found = re.match(r"\s*(\d{4})(?!\d)", str(value))
    return float(found[1]) if found else np.nan


# --- coordinate reference systems -----------------------------------------------------------------------------------


def is_metric(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether a CRS measures: projected, in metres, and no Mercator (which is 1.2 times too long in Nanjing)."""
    metres = crs.mapUnits() == Qgis.DistanceUnit.Meters
    return crs.isValid() and not crs.isGeographic() and metres and "+proj=merc" not in crs.toProj()


def work_crs(
    parameter: str, source: QgsProcessingFeatureSource, transforms: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """The CRS to measure in: the source's own where that is possible, else the zone that fits its extent."""
    crs = source.sourceCrs()
    _require_crs(parameter, source)
    if is_metric(crs) or source.sourceExtent().isNull():
        return crs
    extent = source.sourceExtent()
    try:
        if crs.isGeographic() and not QgsRectangle(-360, -90, 360, 90).contains(extent):
            raise QgsCsException("no degrees")
        return _fitting_zone(crs, extent.center(), transforms)
    except QgsCsException:
        cause = translate("Bridge", "the coordinates of “{layer}” do not fit its coordinate reference system {crs}.")
        raise InputError(
            parameter,
            cause.format(layer=source.sourceName(), crs=crs.authid()),
            translate("Bridge", "Set the right one in the layer's properties."),
        ) from None


def true_crs(
    parameter: str, source: QgsProcessingFeatureSource, transforms: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """The source's own CRS where its plane is true to scale over all rows, else longitude and latitude of its datum."""
    crs = source.sourceCrs()
    extent = _extent_of_rows(source)
    fits = work_crs(parameter, source, transforms) == crs
    if extent.isNull() or (fits and _is_true(crs, extent, transforms)):
        return crs
    return QgsCoordinateReferenceSystem(CGCS2000 if crs.geographicCrsAuthId() == CGCS2000 else "EPSG:4326")


def _extent_of_rows(source: QgsProcessingFeatureSource) -> QgsRectangle:
    """What the rows cover, whatever the layer declares."""
    extent, request = QgsRectangle(), QgsFeatureRequest().setNoAttributes()
    for feature in source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks):
        extent.combineExtentWith(feature.geometry().boundingBox())
    return extent


def _is_true(
    crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, transforms: QgsCoordinateTransformContext
) -> bool:
    """Whether lengths in the plane are true to 1 in 2 000, and so areas to 1 in 1 000, at nine places of an extent."""
    ellipsoid, side = QgsDistanceArea(), 1000.0
    ellipsoid.setSourceCrs(crs, transforms)
    ellipsoid.setEllipsoid(crs.ellipsoidAcronym())
    try:
        for x in np.linspace(extent.xMinimum(), extent.xMaximum(), 3):
            for y in np.linspace(extent.yMinimum(), extent.yMaximum(), 3):
                here, east, north = QgsPointXY(x, y), QgsPointXY(x + side, y), QgsPointXY(x, y + side)
                if any(abs(ellipsoid.measureLine(here, end) / side - 1) > TRUE_TO for end in (east, north)):
                    return False
    except QgsCsException:
        return False
    return True


def _require_crs(parameter: str, source: QgsProcessingFeatureSource) -> None:
    if not source.sourceCrs().isValid() and source.wkbType() != Qgis.WkbType.NoGeometry:
        cause = translate("Bridge", "the layer “{layer}” has no coordinate reference system.")
        cure = translate("Bridge", "Set the right one in the layer's properties.")
        raise InputError(parameter, cause.format(layer=source.sourceName()), cure)


def _fitting_zone(
    crs: QgsCoordinateReferenceSystem, centre: QgsPointXY, transforms: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """CGCS2000 3° zone (EPSG 4534 at 75° E to 4554 at 135° E) for CGCS2000 layers, else UTM."""
    is_cgcs = crs.geographicCrsAuthId() == CGCS2000
    geographic = QgsCoordinateReferenceSystem(CGCS2000 if is_cgcs else "EPSG:4326")
    place = QgsCoordinateTransform(crs, geographic, transforms).transform(centre)
    if not (np.isfinite(place.x()) and np.isfinite(place.y())):
        raise QgsCsException("no place on earth")
    meridian = round(place.x() / 3) * 3
    if is_cgcs and 75 <= meridian <= 135:
        return QgsCoordinateReferenceSystem(f"EPSG:{4534 + (meridian - 75) // 3}")
    zone = min(int((place.x() + 180) // 6) + 1, 60)
    return QgsCoordinateReferenceSystem(f"EPSG:{(32600 if place.y() >= 0 else 32700) + zone}")


# --- reading --------------------------------------------------------------------------------------------------------


@contextmanager
def cycles_unsought() -> Iterator[None]:
    """Python's collector waits: of a million objects that are all wanted, looking for garbage takes as long as making them."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def read(
    parameter: str,
    source: QgsProcessingFeatureSource,
    transform: QgsCoordinateTransform,
    note: Callable[[str], None],
    progress: Progress,
    cancelled: Cancelled,
    shapes_only: bool = False,
) -> Layer:
    """Read a source once; `transform` leads from its CRS to that of the work.

    `shapes_only` reads `geometry` and nothing else, which takes half the time of a street network.
    """
    _require_crs(parameter, source)
    ids, rows, originals, blobs, unusable = [], [], [], [], 0
    total = max(source.featureCount(), 1)
    # Repairing is done below, for all tools alike; Processing's own check would stop at the first bow-tie.
    # Asking each geometry takes as long as reading it; only layers of curves or of any type can hold curves.
    curved = QgsWkbTypes.isCurvedType(source.wkbType()) or source.wkbType() == Qgis.WkbType.Unknown
    unchecked = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    request = QgsFeatureRequest()
    if shapes_only:
        request.setSubsetOfAttributes([])
    with cycles_unsought():
        for i, feature in enumerate(source.getFeatures(request, unchecked)):
            if i % CHUNK == 0:
                if cancelled():
                    raise Stopped
                progress(min(i / total, 1))
            geometry = feature.geometry()
            blobs.append(_wkb(geometry, transform, curved))
            unusable += blobs[-1] is None and not geometry.isNull()
            if not shapes_only:
                ids.append(feature.id())
                rows.append(feature.attributes())
                originals.append(geometry)
    geometry = _shapes(blobs, unusable, lambda text: note(f"{parameter}: {text}"), cancelled)
    return Layer(
        parameter,
        source.sourceName(),
        source.sourceCrs(),
        source.fields(),
        source.wkbType(),
        ids,
        rows,
        originals,
        geometry,
        note,
    )


def _wkb(geometry: QgsGeometry, transform: QgsCoordinateTransform, curved: bool) -> bytes | None:
    """WKB in the work's CRS; None for a missing geometry and for one that this CRS cannot hold."""
    if geometry.isNull():
        return None
    if curved and QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    if not transform.isShortCircuited():
        geometry = QgsGeometry(geometry)
        try:
            geometry.transform(transform)
        except QgsCsException:
            return None
    return geometry.asWkb().data()


def _shapes(blobs: list[bytes | None], unusable: int, note: Callable[[str], None], cancelled: Cancelled) -> np.ndarray:
    """Shapely geometries in two dimensions, valid, None where there is nothing to work with."""
    blobs, repaired = _objects(blobs), 0
    shapes = np.empty(len(blobs), dtype=object)
    for some in chunks(len(blobs), CHUNK, cancelled=cancelled):
        shapes[some], endless, mended = _parsed(blobs[some])
        unusable, repaired = unusable + endless, repaired + mended
    for n, text in (
        (unusable, translate("Bridge", "{n} geometries have unusable coordinates and count as missing.")),
        (repaired, translate("Bridge", "{n} invalid geometries were repaired.")),
    ):
        if n:
            note(text.format(n=n))
    return shapes


def _parsed(blobs: np.ndarray) -> tuple[np.ndarray, int, int]:
    """Geometries, and how many of them have endless coordinates or had to be repaired."""
    with np.errstate(invalid="ignore"):  # NaN coordinates are dealt with below
        shapes = shapely.from_wkb(blobs, on_invalid="fix")
    if shapely.has_z(shapes).any():  # making flat what is flat takes as long as parsing it
        shapes = shapely.force_2d(shapes)
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    endless = np.unique(owner[~np.isfinite(coordinates).all(axis=1)])
    shapes[endless] = None
    shapes, repaired = repair(shapes)
    shapes[absent(shapes)] = None
    return shapes, len(endless), int(repaired.sum())


# --- writing --------------------------------------------------------------------------------------------------------


def joined_fields(layer: Layer | None, columns: pd.DataFrame) -> QgsFields:
    """The input's fields followed by one per column; an input field of a column's name becomes ``<name>_in``."""
    fields = QgsFields()
    taken = {name.casefold() for name in columns}
    for field in layer.fields if layer is not None else []:
        kept = QgsField(field)
        kept.setName(_free_name(field, taken))
        taken.add(kept.name().casefold())
        fields.append(kept)
    for name in columns:
        fields.append(QgsField(name, FIELD_TYPES.get(columns[name].dtype.kind, QMetaType.Type.QString)))
    return fields


def _free_name(field: QgsField, taken: set[str]) -> str:
    name = field.name()
    # A text or decimal field called fid would be taken for the primary key of a GeoPackage and fail there.
    if name.casefold() == "fid" and field.type() not in WHOLE_NUMBERS:
        name += "_in"
    while name.casefold() in taken:
        name += "_in"
    return name


def features(
    fields: QgsFields,
    columns: pd.DataFrame,
    geometries: Iterable[QgsGeometry] | None,
    layer: Layer | None = None,
    origin: Sequence[int] | None = None,
) -> Iterable[QgsFeature]:
    """Features out of columns, each after the attributes of the row of `layer` that `origin` names."""
    empty = QgsFeature(fields)
    shapes = iter(geometries) if geometries is not None else None
    for i, added in enumerate(_rows(columns)):
        feature = QgsFeature(empty)
        feature.setAttributes(added if layer is None else layer.rows[i if origin is None else origin[i]] + added)
        if shapes is not None:
            feature.setGeometry(next(shapes))
        yield feature


def _rows(columns: pd.DataFrame) -> Iterable[list]:
    """Rows of plain Python values, None for whatever is missing; a chunk at a time, as they take five times the room."""
    for some in chunks(len(columns), CHUNK):
        part = columns.iloc[some]
        lists = [part[name].astype(object).where(part[name].notna(), None).tolist() for name in part]
        yield from map(list, zip(*lists, strict=True)) if lists else ([] for _ in range(len(part)))


def to_qgis(geometries: np.ndarray, wkb_type: Qgis.WkbType, transform: QgsCoordinateTransform) -> Iterable[QgsGeometry]:
    """Shapely geometries of the work's CRS as QGIS geometries of the sink's type and CRS."""
    for some in chunks(len(geometries), CHUNK):
        for blob in shapely.to_wkb(geometries[some], output_dimension=2):
            geometry = QgsGeometry()
            if blob is not None:
                geometry.fromWkb(blob)
                if QgsWkbTypes.isMultiType(wkb_type):
                    geometry.convertToMultiType()
                if not transform.isShortCircuited():
                    geometry.transform(transform)
            yield geometry


def write(
    sink: QgsFeatureSink, rows: Iterable[QgsFeature], total: int, progress: Progress, cancelled: Cancelled
) -> None:
    """Write in chunks; raises Stopped on a cancel and OSError where the target refuses."""
    rows, done = iter(rows), 0
    with cycles_unsought():
        while chunk := list(islice(rows, CHUNK)):
            if cancelled():
                raise Stopped
            if not sink.addFeatures(chunk, QgsFeatureSink.Flag.FastInsert):
                raise OSError(sink.lastError())
            done += len(chunk)
            progress(done / total)
    if not sink.flushBuffer():
        raise OSError(sink.lastError())


def discard(destination: str) -> None:
    """Remove a file that was only half written, with its side files; a table of a database is left to its owner."""
    path = Path(destination.split("|")[0])
    if path.suffix and path.is_file():
        for piece in path.parent.glob(path.stem + ".*"):
            if piece.suffix.lower() in SIDE_FILES | {path.suffix.lower()}:
                piece.unlink()
