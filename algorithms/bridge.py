"""The bridge between QGIS features and tables: the only place that turns one into the other.

A source is read once into a :class:`Layer` (attributes as they came, geometries as a Shapely array in the work's CRS);
results are written from columns.
"""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely
from osgeo import ogr
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPoint,
    QgsProcessingFeatureSource,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime, QVariant

from ..core.base import terms
from ..core.base.arrays import objects
from ..core.base.columns import KEYS, Head, as_numbers, as_years, kept_name, name_among, no_field
from ..core.base.columns import as_text as plain_text
from ..core.base.errors import Stopped
from ..core.base.running import Cancelled, Progress, chunks
from ..core.ground import cleaning
from ..core.ground.cleaning import CHUNK, Reading
from ..core.ground.geometry import repair
from ..core.ground.systems import no_crs
from ..core.ground.union import union
from ..core.lazy import pandas as pd

WHOLE_NUMBERS = (QMetaType.Type.Int, QMetaType.Type.LongLong)
FIELD_TYPES = {
    "b": QMetaType.Type.Bool,
    "i": QMetaType.Type.LongLong,
    "u": QMetaType.Type.LongLong,
    "f": QMetaType.Type.Double,
}


def head_of(field: QgsField) -> Head:
    """What a field is called, for the core."""
    return Head(field.name(), field.alias(), field.type() == QMetaType.Type.QString)


# --- layers as tables -----------------------------------------------------------------------------------------------


class Source(NamedTuple):
    """The features that a parameter holds, what the layer is called, and its CRS where QGIS's own answer is none.

    QGIS takes a layer whose first row is a collection for one without geometry, and so without a CRS.
    """

    features: QgsProcessingFeatureSource
    name: str
    known_crs: QgsCoordinateReferenceSystem | None = None

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """Where its coordinates lie."""
        own = self.features.sourceCrs()
        return own if own.isValid() or self.known_crs is None else self.known_crs

    @property
    def is_table(self) -> bool:
        """Whether it says that it has no geometry."""
        return self.features.wkbType() == Qgis.WkbType.NoGeometry


@dataclass
class Shapes:
    """The geometries of a source, read once, in the order of the source: repaired, in the work's CRS, None where missing.

    `crs` is the layer's own.
    """

    parameter: str
    name: str
    crs: QgsCoordinateReferenceSystem
    geometry: np.ndarray

    def __len__(self) -> int:
        return len(self.geometry)


@dataclass
class Layer(Shapes):
    """A source with all that it holds.

    `ids` are the feature ids, `rows` the attributes as they came, `originals` the untouched geometries in the layer's own
    `crs`. `note` takes remarks for the user.
    """

    fields: QgsFields
    wkb_type: Qgis.WkbType
    ids: list[int]
    rows: list[list]
    originals: list[QgsGeometry]
    note: Callable[[str], None]

    def column(self, field: str) -> np.ndarray:
        """Values of a field as objects, None for NULL."""
        position = self._position(field)
        return objects(plain(row[position]) for row in self.rows)

    def texts(self, field: str) -> np.ndarray:
        """Values of a field :func:`as_text`."""
        return objects(as_text(value) for value in self.column(field))

    @property
    def named_by(self) -> str:
        """The field that holds what its rows are called, empty without one."""
        return name_among(map(head_of, self.fields))

    def texts_if_any(self, field: str) -> np.ndarray | None:
        """The same of a field that a layer may lack, None where it does."""
        return self.texts(field) if self.fields.lookupField(field) >= 0 else None

    def numbers(self, field: str) -> np.ndarray:
        """Values of a field as floats, NaN for NULL; whatever else is no number is counted in a note."""
        return self._told(as_numbers(self.column(field), field))

    def years(self, field: str) -> np.ndarray:
        """Years out of numbers, dates or texts such as ``2012-05`` or ``2012年5月``, NaN where there is none."""
        return self._told(as_years(map(_dated, self.column(field)), field))

    def _told(self, parsed: tuple[np.ndarray, list[str]]) -> np.ndarray:
        for text in parsed[1]:
            self.note(f"{self.parameter}: {text}")
        return parsed[0]

    def _position(self, field: str) -> int:
        position = self.fields.lookupField(field)
        if position < 0:
            raise no_field(self.parameter, self.name, self.fields.names(), field)
        return position


def layer_name(layer: QgsVectorLayer) -> str:
    """The layer's name; a table of a file that is not in the project is called after the file, which says nothing."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    is_file = layer.name() == Path(str(parts.get("path"))).stem
    return parts.get("layerName") or layer.name() if is_file else layer.name()


def plain(value: object) -> object:
    """A QGIS attribute as a Python value, None for NULL."""
    return None if value is None or (isinstance(value, QVariant) and value.isNull()) else value


def as_text(value: object) -> str | None:
    """A plain value as text, None for NULL and blanks; whole numbers lose their ``.0``, lists are joined by ``|``."""
    return plain_text(value.toString(Qt.DateFormat.ISODate) if isinstance(value, (QDate, QDateTime, QTime)) else value)


def _dated(value: object) -> object:
    """A date by its year."""
    if isinstance(value, QDateTime):
        value = value.date()
    return value.year() if isinstance(value, QDate) else value


# --- reading --------------------------------------------------------------------------------------------------------


@contextmanager
def collector_paused() -> Iterator[None]:
    """The garbage collector waits: among a million objects that are all wanted its search takes as long as making them."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def require_crs(parameter: str, source: Source) -> None:
    """Refuse a layer that does not say where its coordinates lie."""
    if not source.crs.isValid() and not source.is_table:
        raise no_crs(parameter, source.name)


Way = QgsCoordinateTransform | Callable[[np.ndarray], QgsCoordinateTransform]
"""From a source's CRS to that of the work, or what says which way that is, once it knows the bounds (n, 4) of what was read."""


def read(reading: Reading, source: Source, way: Way, progress: Progress, cancelled: Cancelled) -> Layer:
    """Read a source once, whatever it declares."""
    rows, geometry = _read(reading, source, way, progress, cancelled)
    return _layer(reading, source, rows, geometry)


def read_shapes(reading: Reading, source: Source, way: Way, progress: Progress, cancelled: Cancelled) -> Shapes:
    """Read the geometries of a source and nothing else, which takes half the time of a street network."""
    geometry = _read(reading, source, way, progress, cancelled, shapes_only=True)[1]
    return Shapes(reading.parameter, source.name, source.crs, geometry)


def _read(
    reading: Reading, source: Source, way: Way, progress: Progress, cancelled: Cancelled, *, shapes_only: bool = False
) -> tuple[_Rows, np.ndarray]:
    require_crs(reading.parameter, source)
    rows = _fetch(source.features, _known(way), progress, cancelled, shapes_only=shapes_only)
    return rows, _shapes_of(rows, reading, way, cancelled)


def _known(way: Way) -> QgsCoordinateTransform | None:
    return way if isinstance(way, QgsCoordinateTransform) else None


def _shapes_of(rows: _Rows, reading: Reading, way: Way, cancelled: Cancelled) -> np.ndarray:
    """The geometries of what was fetched, fit for work; where the way was not known yet, it is now."""
    shapes = cleaning.parsed(rows.blobs, cancelled)
    if _known(way) is None:
        transform = way(shapely.bounds(shapes))
        if not transform.isShortCircuited():
            rows.blobs = [_wkb(geometry, transform) for geometry in rows.originals]
            shapes = cleaning.parsed(rows.blobs, cancelled)
    return cleaning.cleaned(shapes, rows.types, rows.present, reading, cancelled)


def measured(layer: Layer, reading: Reading, way: Way, cancelled: Cancelled) -> Layer:
    """A layer that was read, in another CRS of the work: what a reading anew would give, without one."""
    rows = _Rows(originals=layer.originals, present=sum(not _is_missing(geometry) for geometry in layer.originals))
    with collector_paused():
        rows.blobs = [_wkb(geometry, _known(way), rows.types) for geometry in layer.originals]
    return replace(layer, geometry=_shapes_of(rows, reading, way, cancelled))


def read_as_drawn(reading: Reading, source: Source, progress: Progress, cancelled: Cancelled) -> Layer:
    """Read a source once for a tool that changes places and nothing else: `originals` count, `geometry` stays empty."""
    require_crs(reading.parameter, source)
    rows = _fetch(source.features, None, progress, cancelled)
    return _layer(reading, source, rows, np.full(len(rows.originals), None, dtype=object))


def _layer(reading: Reading, source: Source, rows: _Rows, geometry: np.ndarray) -> Layer:
    return Layer(
        parameter=reading.parameter,
        name=source.name,
        crs=source.crs,
        geometry=geometry,
        fields=_without_maps(source.features.fields(), rows.attributes),
        wkb_type=_type_of(source.features.wkbType(), rows.types),
        ids=rows.ids,
        rows=rows.attributes,
        originals=rows.originals,
        note=reading.take_note,
    )


def drawn(layer: Layer) -> list[bytes | None]:
    """The geometries of a layer as WKB, with all that they have: curves, heights, measures."""
    return [None if geometry.isNull() else geometry.asWkb().data() for geometry in layer.originals]


def redrawn(layer: Layer, blobs: list[bytes | None], crs: QgsCoordinateReferenceSystem) -> Layer:
    """The layer with other geometries (WKB) in another CRS."""
    return replace(layer, originals=[_qgis_geometry(blob) for blob in blobs], crs=crs)


def some_of(layer: Layer, rows: Sequence[int]) -> Layer:
    """A layer of some rows of another."""
    own = {name: [getattr(layer, name)[i] for i in rows] for name in ("ids", "rows", "originals")}
    return replace(layer, geometry=layer.geometry[np.asarray(rows, int)], **own)


def followed_by(layer: Layer, other: Layer, way: QgsCoordinateTransform) -> Layer:
    """A layer with the rows of another behind its own: brought into its CRS, their attributes by the names of its fields.

    What a field of its kind cannot hold is left empty.
    """
    places = [(field, other.fields.lookupField(field.name())) for field in layer.fields]
    rows = [[_held_by(field, row[i]) if i >= 0 else None for field, i in places] for row in other.rows]
    moved = [_qgis_geometry(_wkb(geometry, way)) for geometry in other.originals]
    types = Counter(geometry.asWkb().data()[1:5] for geometry in [*layer.originals, *moved] if not geometry.isNull())
    return replace(
        layer,
        geometry=np.concatenate([layer.geometry, other.geometry]),
        ids=[*layer.ids, *other.ids],
        rows=[*layer.rows, *rows],
        originals=[*layer.originals, *moved],
        wkb_type=_type_of(layer.wkb_type, types),
    )


def of_one_kind(layer: Layer) -> Layer:
    """The layer itself, or one of points on surface where it holds points and areas: QGIS draws one kind of a layer."""
    kinds = {geometry.type() for geometry in layer.originals if not geometry.isNull()}
    if len(kinds) < 2:
        return layer
    points = [geometry if geometry.isNull() else geometry.pointOnSurface() for geometry in layer.originals]
    return replace(layer, originals=points, wkb_type=Qgis.WkbType.Point)


def _held_by(field: QgsField, value: object) -> object:
    """A value as a field holds it, None where it cannot."""
    try:
        return field.convertCompatible(value)
    except ValueError:
        return None


def of_table(parameter: str, name: str, columns: pd.DataFrame, xy: np.ndarray, note: Callable[[str], None]) -> Layer:
    """A table that is no layer of QGIS's as one of points: longitude and latitude (n, 2) on WGS 84, NaN without a place."""
    blobs = np.full(len(xy), None, dtype=object)
    known = np.isfinite(xy).all(axis=1)
    blobs[known] = shapely.to_wkb(shapely.points(xy[known]), output_dimension=2)
    crs, originals = QgsCoordinateReferenceSystem("EPSG:4326"), [_qgis_geometry(blob) for blob in blobs]
    fields, rows, ids = joined_fields(None, columns), list(_rows(columns)), list(range(len(xy)))
    shapes = np.full(len(xy), None, dtype=object)
    return Layer(
        parameter=parameter,
        name=name,
        crs=crs,
        geometry=shapes,
        fields=fields,
        wkb_type=Qgis.WkbType.Point,
        ids=ids,
        rows=rows,
        originals=originals,
        note=note,
    )


def transformed(xy: np.ndarray, way: QgsCoordinateTransform) -> np.ndarray:
    """Places (n, 2) in another CRS, NaN where there is none there."""
    if way.isShortCircuited():
        return xy.copy()
    result, real = np.full(xy.shape, np.nan), np.flatnonzero(np.isfinite(xy).all(axis=1))
    pieces = [real[some] for some in chunks(len(real), CHUNK)]
    while pieces:
        rows = pieces.pop()
        line = _qgis_geometry(shapely.to_wkb(shapely.linestrings(xy[np.append(rows, rows[-1])]), output_dimension=2))
        try:
            line.transform(way)
        except QgsCsException:
            # One place that the other CRS lacks fails all: it is found by halves.
            pieces += np.array_split(rows, 2) if len(rows) > 1 else []
            continue
        result[rows] = shapely.get_coordinates(shapely.from_wkb(line.asWkb().data()))[:-1]
    result[~np.isfinite(result).all(axis=1)] = np.nan
    return result


def _without_maps(fields: QgsFields, rows: list[list]) -> QgsFields:
    """The fields with text in place of dictionaries, which few files can hold; the rows get them as JSON."""
    maps = [i for i, own in enumerate(fields) if own.type() == QMetaType.Type.QVariantMap]
    if not maps:
        return fields
    plain_fields = QgsFields()
    for i, own in enumerate(fields):
        plain_fields.append(QgsField(own.name(), QMetaType.Type.QString) if i in maps else own)
    for row in rows:
        for i in maps:
            row[i] = None if plain(row[i]) is None else json.dumps(row[i], ensure_ascii=False, default=str)
    return plain_fields


@dataclass
class _Rows:
    """Features as they came, and their geometries as WKB in the CRS of the work; `types` are the codes that WKB begins with."""

    ids: list[int] = field(default_factory=list)
    attributes: list[list] = field(default_factory=list)
    originals: list[QgsGeometry] = field(default_factory=list)
    blobs: list[bytes | None] = field(default_factory=list)
    types: Counter = field(default_factory=Counter)
    present: int = 0


def _fetch(
    source: QgsProcessingFeatureSource,
    transform: QgsCoordinateTransform | None,
    progress: Progress,
    cancelled: Cancelled,
    *,
    shapes_only: bool = False,
) -> _Rows:
    rows, total = _Rows(), max(source.featureCount(), 1)
    # Repairing is done later, for all tools alike; Processing's own check would stop at the first bow-tie.
    unchecked = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    request = QgsFeatureRequest()
    if shapes_only:
        request.setSubsetOfAttributes([])
    with collector_paused():
        for i, feature in enumerate(source.getFeatures(request, unchecked)):
            if i % CHUNK == 0:
                if cancelled():
                    raise Stopped
                progress(min(i / total, 1))
            geometry = feature.geometry()
            rows.present += not _is_missing(geometry)
            rows.blobs.append(_wkb(geometry, transform, rows.types))
            if not shapes_only:
                rows.ids.append(feature.id())
                rows.attributes.append(feature.attributes())
            if not shapes_only or transform is None:
                rows.originals.append(geometry)
    return rows


# How WKB begins for what Shapely can hold as it is: points, lines, polygons and several of them, with Z and M or without.
PLAIN = {(kind + 1000 * more).to_bytes(4, "little") for kind in range(1, 7) for more in range(4)}


def _is_missing(geometry: QgsGeometry) -> bool:
    """Whether there is none, or an empty one: QGIS writes rows without a geometry to a GeoPackage as empty points.

    A point of which one coordinate is no number is empty to QGIS too; it was meant to be somewhere.
    """
    if not geometry.isEmpty():
        return False
    point = geometry.constGet()
    return not isinstance(point, QgsPoint) or (point.x() != point.x() and point.y() != point.y())


def _wkb(geometry: QgsGeometry, transform: QgsCoordinateTransform | None, types: Counter | None = None) -> bytes | None:
    """WKB in the work's CRS; None for a missing geometry and for one that this CRS cannot hold."""
    if _is_missing(geometry):
        return None
    if transform is not None and not transform.isShortCircuited():
        geometry = QgsGeometry(geometry)
        try:
            geometry.transform(transform)
        except QgsCsException:
            return None
    blob = geometry.asWkb().data()
    code = blob[1:5]
    if types is not None:
        types[code] += 1
    return blob if code in PLAIN else _plain_wkb(geometry)


def _plain_wkb(geometry: QgsGeometry) -> bytes:
    """WKB of what Shapely cannot hold: curves as lines, the surface of a 3D model as the ground that it covers."""
    if _is_surface(geometry.wkbType()):
        patches = ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkb(geometry.asWkb().data()))
        polygons = shapely.get_parts(shapely.force_2d(shapely.from_wkb(bytes(patches.ExportToWkb()))))
        return shapely.to_wkb(union(repair(polygons)[0]), output_dimension=2)
    return QgsGeometry(geometry.constGet().segmentize()).asWkb().data()


def _is_surface(kind: Qgis.WkbType) -> bool:
    return QgsWkbTypes.flatType(kind) in (Qgis.WkbType.PolyhedralSurface, Qgis.WkbType.TIN, Qgis.WkbType.Triangle)


def _wkb_type(code: bytes) -> Qgis.WkbType:
    """The type that WKB names by its code."""
    try:
        return Qgis.WkbType(int.from_bytes(code, "little"))
    except ValueError:
        return Qgis.WkbType.Unknown


def _type_of(declared: Qgis.WkbType, types: Counter) -> Qgis.WkbType:
    """The type that holds all rows: the declared one where it does, else that of the rows, else any."""
    present = [_wkb_type(code) for code in types]
    if not present:
        return declared
    singles = {QgsWkbTypes.singleType(QgsWkbTypes.flatType(kind)) for kind in present}
    own = QgsWkbTypes.singleType(QgsWkbTypes.flatType(declared))
    if len(singles) > 1:
        return Qgis.WkbType.Unknown
    kind = declared if singles == {own} else max(present, key=int)
    several = any(QgsWkbTypes.isMultiType(kind) for kind in present)
    return QgsWkbTypes.multiType(kind) if several else kind


# --- writing --------------------------------------------------------------------------------------------------------


def joined_fields(layer: Layer | None, columns: pd.DataFrame) -> QgsFields:
    """The input's fields followed by one per column; an input field of a column's name becomes ``<name>_in``."""
    fields = QgsFields()
    taken = {name.casefold() for name in columns}
    for i, own in enumerate(layer.fields if layer is not None else []):
        kept = QgsField(own)
        kept.setName(kept_name(own.name(), taken, is_key=_is_key(layer, i)))
        taken.add(kept.name().casefold())
        if kept.name() != own.name() and own.alias() == terms.label("field", own.name()):
            kept.setAlias("")  # the plugin's own head for the column that the tool adds
        fields.append(kept)
    for name in columns:
        fields.append(QgsField(name, FIELD_TYPES.get(columns[name].dtype.kind, QMetaType.Type.QString)))
    return fields


def by_names_alone(fields: QgsFields) -> QgsFields:
    """The fields without their aliases and comments."""
    bare = QgsFields()
    for kept in map(QgsField, fields):
        kept.setAlias("")
        kept.setComment("")
        bare.append(kept)
    return bare


def _is_key(layer: Layer, position: int) -> bool:
    """Whether the values of a field can be a primary key: whole numbers, each once."""
    if layer.fields[position].name().casefold() not in KEYS or layer.fields[position].type() not in WHOLE_NUMBERS:
        return False
    values = [plain(row[position]) for row in layer.rows]
    return None not in values and len(set(values)) == len(values)


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
        lists = [_plain_values(part[name]) for name in part]
        yield from map(list, zip(*lists, strict=True)) if lists else ([] for _ in range(len(part)))


def _plain_values(column: pd.Series) -> list:
    values = column.to_numpy(object)
    missing = pd.isna(values)
    return (np.where(missing, None, values) if missing.any() else values).tolist()


def to_qgis(geometries: np.ndarray, wkb_type: Qgis.WkbType, transform: QgsCoordinateTransform) -> Iterable[QgsGeometry]:
    """Shapely geometries of the work's CRS as QGIS geometries of the sink's type and CRS, valid there.

    On the way to degrees borders that touch may come to cross each other by less than a millimetre. What is empty, or a line
    from a place to itself, is no geometry.
    """
    for some in chunks(len(geometries), CHUNK):
        shapes = geometries[some]
        if not transform.isShortCircuited():
            moved = [_wkb(_qgis_geometry(blob), transform) for blob in shapely.to_wkb(shapes, output_dimension=2)]
            shapes = shapely.from_wkb(objects(moved), on_invalid="fix")
        shapes = repair(shapes)[0]
        for blob in shapely.to_wkb(np.where(shapely.is_empty(shapes), None, shapes), output_dimension=2):
            geometry = _qgis_geometry(blob)
            if QgsWkbTypes.isMultiType(wkb_type):
                geometry.convertToMultiType()
            yield geometry


def _qgis_geometry(blob: bytes | None) -> QgsGeometry:
    geometry = QgsGeometry()
    if blob is not None:
        geometry.fromWkb(blob)
    return geometry


def write(
    sink: QgsFeatureSink, rows: Iterable[QgsFeature], total: int, progress: Progress, cancelled: Cancelled
) -> int:
    """Write in chunks: how many rows; raises Stopped on a cancel and OSError where the target refuses."""
    rows, done = iter(rows), 0
    with collector_paused():
        while chunk := list(islice(rows, CHUNK)):
            if cancelled():
                raise Stopped
            if not sink.addFeatures(chunk, QgsFeatureSink.Flag.FastInsert):
                raise OSError(sink.lastError())
            done += len(chunk)
            progress(done / total)
    if not sink.flushBuffer():
        raise OSError(sink.lastError())
    return done
