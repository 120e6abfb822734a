"""Writes tables as layers of a GeoPackage, the same bytes each time, and changes coordinates' systems."""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
# GeoPackage stamps its layers with the time of writing; a fixed one keeps the file the same from run to run.
gdal.SetConfigOption("OGR_CURRENT_DATE", "2016-09-01T00:00:00.000Z")

GEOMETRIES = {
    "Point": ogr.wkbPoint,
    "LineString": ogr.wkbLineString,
    "Polygon": ogr.wkbPolygon,
    "MultiPolygon": ogr.wkbMultiPolygon,
}
FIELDS = {"O": ogr.OFTString, "i": ogr.OFTInteger64, "I": ogr.OFTInteger64, "f": ogr.OFTReal, "b": ogr.OFTInteger}


class Store:
    """A new GeoPackage in one coordinate system, lengths in metres."""

    def __init__(self, path: Path, epsg: int):
        path.unlink(missing_ok=True)
        self.path, self.crs = path, crs(epsg)
        self.file = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)

    def write(self, name: str, table: pd.DataFrame, description: str) -> None:
        """Add a layer with the columns of the table; its column `geometry` holds Shapely geometries."""
        geometries = np.asarray(table["geometry"], object)
        kind = max(set(shapely.get_type_id(geometries)))
        single = shapely.get_type_id(geometries) != kind
        if single.any():
            geometries[single] = [shapely.MultiPolygon([polygon]) for polygon in geometries[single]]
        layer = self._layer(name, GEOMETRIES[geometries[0].geom_type], description)
        columns = table.drop(columns="geometry")
        for field in columns:
            layer.CreateField(_field(field, columns[field]))
        self._rows(layer, columns, shapely.to_wkb(geometries))

    def close(self) -> None:
        """Finish the file in as little room as it needs."""
        self.file.ExecuteSQL("VACUUM")
        self.file = None

    def _layer(self, name: str, kind: int, description: str) -> ogr.Layer:
        options = ["SPATIAL_INDEX=NO", "GEOMETRY_NAME=geometry", f"DESCRIPTION={description}"]
        return self.file.CreateLayer(name, self.crs, kind, options)

    def _rows(self, layer: ogr.Layer, columns: pd.DataFrame, shapes: np.ndarray) -> None:
        layer.StartTransaction()
        for values, shape in zip(columns.itertuples(index=False), shapes, strict=True):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shape))
            for i, value in enumerate(values):
                if not pd.isna(value):
                    feature.SetField(i, value.item() if hasattr(value, "item") else value)
            layer.CreateFeature(feature)
        layer.CommitTransaction()


def crs(epsg: int) -> osr.SpatialReference:
    """A coordinate system with longitude or easting first."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def project(geometries: object, epsg: int) -> np.ndarray:
    """Geometries in degrees as metres of another system, to the centimetre; what met at a vertex still meets there."""
    change = osr.CoordinateTransformation(crs(4326), crs(epsg))
    return shapely.transform(
        np.asarray(list(geometries), object), lambda xy: np.round(np.array(change.TransformPoints(xy))[:, :2], 2)
    )


def _field(name: str, values: pd.Series) -> ogr.FieldDefn:
    field = ogr.FieldDefn(name, FIELDS[values.dtype.kind])
    if values.dtype.kind == "b":
        field.SetSubType(ogr.OFSTBoolean)
    return field
