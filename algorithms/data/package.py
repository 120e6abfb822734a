"""A GeoPackage with many result layers, each in its style; QGIS finds the styles in the table ``layer_styles``."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureSink,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ...core.lazy import pandas as pd
from .. import bridge, geopackage, styling
from ..places import complaints_heard
from ..run import Run

LONGEST_NAME, LONGEST_STYLE = 60, 30
# The last packages that were made, with the layers that their runs gave them: windows load these and no others.
_latest: deque[tuple[str, set[str]]] = deque(maxlen=16)
UNSYNCED = "OGR_SQLITE_SYNCHRONOUS"


@contextmanager
def unsynced() -> Iterator[None]:
    """SQLite does not wait for the disk after each table and style of a file under way, which no other program knows of yet.

    The waiting takes three quarters of the time of writing. What comes of the file is copied or moved when it is whole.
    """
    before = gdal.GetThreadLocalConfigOption(UNSYNCED)
    gdal.SetThreadLocalConfigOption(UNSYNCED, "OFF")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption(UNSYNCED, before)


def name_without_number(name: str) -> str:
    """What a layer of a package was to be called, where a table of the user's has that name already.

    >>> name_without_number("Incubators by ring 2")
    'Incubators by ring'
    """
    return re.sub(r" \d+$", "", name)


class Package:
    """The layers of one file; each has a name of its own, which no table of the user's has."""

    def __init__(self, run: Run, path: Path):
        self._run, self._path, self._styles = run, path, {}
        # The columns of each layer that were found out.
        self._own: dict[str, set[str]] = {}
        # Those of them that are of what was not judged.
        self._unjudged: dict[str, Sequence[str]] = {}
        self._taken = run.places.taken("OUTPUT")

    def add(
        self,
        name: str,
        columns: pd.DataFrame,
        layer: bridge.Layer | None = None,
        origin: np.ndarray | None = None,
        style: str = "",
        unjudged: Sequence[str] = (),
    ) -> None:
        """Add a layer: `columns` behind the attributes of `layer`, row by row or as `origin` says; some may be `unjudged`.

        A column ``geometry`` (CRS of the work) makes polygons in the CRS of the main layer; without it the layer's own
        geometries are kept, and without a layer it is a table.
        """
        columns = columns.copy(deep=False)
        shapes = columns.pop("geometry").to_numpy() if "geometry" in columns else None
        crs, kind = QgsCoordinateReferenceSystem(), Qgis.WkbType.NoGeometry
        if shapes is not None:
            crs, kind = self._run.layers[0].crs, Qgis.WkbType.MultiPolygon
            way = QgsCoordinateTransform(self._run.crs, crs, self._run.context.transformContext())
            geometries = bridge.to_qgis(shapes, kind, way)
        elif layer is not None:
            crs, kind = layer.crs, layer.wkb_type
            geometries = layer.originals if origin is None else (layer.originals[i] for i in origin)
        else:
            geometries = None
        rows = range(len(columns)) if origin is None else origin.tolist()
        fields = bridge.joined_fields(layer, columns)
        sink = self._sink(self._free(name), fields, kind, crs, regenerate=origin is not None)
        features = bridge.features(fields, columns, geometries, layer, rows)
        bridge.write(sink, features, max(len(columns), 1), lambda fraction: None, self._run.cancelled)
        self._styles[self._name], self._own[self._name] = style, set(columns.columns)
        self._unjudged[self._name] = unjudged
        with complaints_heard():
            del sink  # this closes the file

    def _free(self, name: str) -> str:
        """A name that no other layer of the file has."""
        name, number = name[:LONGEST_NAME], 1
        self._name = name
        while self._name in self._styles or self._name.lower() in self._taken:
            number += 1
            self._name = f"{name} {number}"
        return self._name

    def _sink(self, name: str, fields, kind, crs, *, regenerate: bool) -> QgsVectorFileWriter:
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", name
        options.layerOptions = [f"DESCRIPTION={geopackage.mark_of(name)}"]
        if self._styles:
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        flag = QgsFeatureSink.SinkFlag.RegeneratePrimaryKey
        flags = QgsFeatureSink.SinkFlags(flag) if regenerate else QgsFeatureSink.SinkFlags()
        transforms = self._run.context.transformContext()
        sink = QgsVectorFileWriter.create(str(self._path), fields, kind, crs, transforms, options, flags)
        if sink.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise OSError(sink.errorMessage())
        return sink

    def save_styles(self) -> None:
        """Keep each layer's style, and the words of its fields, in the file, and record there that its layers are results."""
        for name, style in self._styles.items():
            layer = QgsVectorLayer(f"{self._path}|layername={name}", name, "ogr")
            if style:
                styling.apply(layer, style)
            styling.leave_unjudged(layer, self._unjudged[name])
            styling.head_by_unit(layer, self._own[name], "metres")
            styling.put_words(layer)
            layer.saveStyleToDatabase(name[:LONGEST_STYLE], geopackage.mark_of_style(name), True, "")
        geopackage.record(self._path, self._styles)
        _latest.append((self._run.places["OUTPUT"].final(str(self._path)), set(self._styles)))


def layers_at(path: str) -> set[str]:
    """The layers that the last run which put a package there has put into it: the file may hold others."""
    return next((names for at, names in reversed(_latest.copy()) if at == path), set())
