"""The cells of a population grid where the buildings lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform

from ...core.base.errors import InputError
from ...core.base.text import translate
from .. import bridge
from ..run import Run

# More cells than this are no grid of a city.
MOST = 4_000_000
NAME = "POPULATION_GRID"


def read(run: Run, path: Path, ground: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cells with people that the extent of some geometries (CRS of the work) meets, and their people; refused in words."""
    try:
        raster = gdal.OpenEx(str(path), gdal.OF_RASTER)
    except RuntimeError:
        raster = None
    crs = QgsCoordinateReferenceSystem() if raster is None else QgsCoordinateReferenceSystem(raster.GetProjection())
    if raster is None or not crs.isValid():
        raise InputError(
            NAME,
            translate("Data", "“{file}” is no grid with a coordinate reference system.").format(file=path.name),
            translate("Data", "Choose a GeoTIFF of people per cell."),
        )
    way = QgsCoordinateTransform(run.crs, crs, run.context.transformContext())
    column, row, width, height = _window(raster, bridge.transformed(_outline(ground), way))
    if width < 1 or height < 1:
        return np.empty(0, dtype=object), np.empty(0)
    if width * height > MOST:
        cause = translate("Data", "the buildings lie over {n} cells of the grid, more than can be shared at once.")
        raise InputError(NAME, cause.format(n=f"{width * height:,}"), translate("Data", "Run city by city."))
    band = raster.GetRasterBand(1)
    values = band.ReadAsArray(column, row, width, height).astype(float)
    nodata = band.GetNoDataValue()
    good = np.isfinite(values) & (values > 0) & (values != nodata if nodata is not None else True)
    y, x = np.nonzero(good)
    corners = _corners(raster.GetGeoTransform(), x + column, y + row)
    back = QgsCoordinateTransform(crs, run.crs, run.context.transformContext())
    rings = bridge.transformed(corners.reshape(-1, 2), back).reshape(-1, 4, 2)
    return shapely.polygons(rings), values[good]


def _outline(ground: np.ndarray) -> np.ndarray:
    """Points along the extent, which stay around it in any CRS."""
    box = shapely.box(*shapely.total_bounds(ground))
    return shapely.get_coordinates(shapely.segmentize(box, max(box.length / 64, 1e-9)))


def _window(raster: gdal.Dataset, xy: np.ndarray) -> tuple[int, int, int, int]:
    """Column, row, width and height of the cells around places."""
    a, b, c, d, e, f = gdal.InvGeoTransform(raster.GetGeoTransform())
    column, row = a + b * xy[:, 0] + c * xy[:, 1], d + e * xy[:, 0] + f * xy[:, 1]
    first = np.maximum(np.floor([np.nanmin(column), np.nanmin(row)]), 0).astype(int)
    last = np.minimum(np.ceil([np.nanmax(column), np.nanmax(row)]), [raster.RasterXSize, raster.RasterYSize]).astype(
        int
    )
    return int(first[0]), int(first[1]), int(last[0] - first[0]), int(last[1] - first[1])


def _corners(affine: tuple, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """(n, 4, 2) corners of cells."""
    a, b, c, d, e, f = affine
    column = x[:, None] + np.array([0, 1, 1, 0])
    row = y[:, None] + np.array([0, 0, 1, 1])
    return np.stack([a + b * column + c * row, d + e * column + f * row], axis=2)
