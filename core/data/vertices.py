"""The coordinates inside well-known binary, to be changed where they stand.

A shape keeps its kind, its parts, curves, heights and measures: only the numbers for x and y are others. Shapely would lose
the curves, and older GEOS the measures. (WKB: OGC 06-103r4, chapter 8; codes of curves: ISO 13249-3.)
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

POINT, POLYGON, TRIANGLE = 1, 3, 17
# Kinds that are a count and coordinates: lines and arcs; and those that are a count and shapes.
LINES = (2, 8)
SEVERAL = (4, 5, 6, 7, 9, 10, 11, 12, 15, 16)
Z_OF_OLD = 0x80000000


@dataclass(frozen=True, eq=False)
class Vertices:
    """The places of all vertices of some shapes.

    Attributes
    ----------
    xy : (v, 2) x and y, as they stand.
    owner : (v,) the shape that each belongs to.
    """

    xy: np.ndarray
    owner: np.ndarray
    _blobs: tuple[bytes | None, ...]
    _at: np.ndarray

    def replaced(self, xy: np.ndarray) -> list[bytes | None]:
        """The shapes with other places (v, 2) in the order of `xy`; those that were missing stay so.

        >>> import shapely
        >>> found = read([shapely.to_wkb(shapely.Point(1, 2, 9))])
        >>> shapely.from_wkb(found.replaced(found.xy + 1))[0].wkt
        'POINT Z (2 3 9)'
        """
        whole = np.frombuffer(b"".join(blob or b"" for blob in self._blobs), np.uint8).copy()
        parts = np.ascontiguousarray(xy, "<f8").view(np.uint8).reshape(-1, 16)
        whole[self._at[:, None] + np.arange(16)] = parts
        ends = np.cumsum([len(blob or b"") for blob in self._blobs], dtype=np.int64)
        text = whole.tobytes()
        return [
            None if blob is None else text[end - len(blob) : end] for blob, end in zip(self._blobs, ends, strict=True)
        ]


def read(blobs: Sequence[bytes | None]) -> Vertices:
    """The vertices of shapes in well-known binary (little-endian, None for a missing one).

    Raises ValueError for a kind of shape that is not known.

    >>> import shapely
    >>> found = read([None, *shapely.to_wkb([shapely.Point(1, 2), shapely.LineString([(3, 4), (5, 6)])])])
    >>> found.xy.tolist(), found.owner.tolist()
    ([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [1, 2, 2])
    """
    first, count, size, owner, start = [], [], [], [], 0
    for i, blob in enumerate(blobs):
        if blob is None:
            continue
        for place, n, each in _runs(blob):
            first.append(start + place)
            count.append(n)
            size.append(each)
            owner.append(i)
        start += len(blob)
    first, count, size, owner = (np.array(column, np.int64) for column in (first, count, size, owner))
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    at = np.repeat(first, count) + within * np.repeat(size, count)
    whole = np.frombuffer(b"".join(blob or b"" for blob in blobs), np.uint8)
    xy = np.ascontiguousarray(whole[at[:, None] + np.arange(16)]).view("<f8").reshape(-1, 2)
    return Vertices(xy, np.repeat(owner, count), tuple(blobs), at)


def _runs(blob: bytes) -> list[tuple[int, int, int]]:
    """Where coordinates stand one after another: the first byte, how many vertices, bytes of each."""
    if blob[1:5] == b"\x01\x00\x00\x00":  # most layers are points
        return [(5, 1, 16)]
    runs: list[tuple[int, int, int]] = []
    _walk(blob, 0, runs)
    return runs


def _walk(blob: bytes, at: int, runs: list[tuple[int, int, int]]) -> int:
    """Note the runs of the shape that begins at a byte; gives the byte after it."""
    order, code = struct.unpack_from("<BI", blob, at)
    kind, size = _form(code)
    at += 5
    if order != 1:
        raise ValueError("not little-endian")
    if kind == POINT:
        runs.append((at, 1, size))
        return at + size
    (n,) = struct.unpack_from("<I", blob, at)
    if kind in LINES:
        return _run(blob, at, size, runs)
    at += 4
    for _ in range(n):
        if kind in (POLYGON, TRIANGLE):
            at = _run(blob, at, size, runs)
        elif kind in SEVERAL:
            at = _walk(blob, at, runs)
        else:
            raise ValueError(f"no kind of shape that is known: {code}")
    return at


def _run(blob: bytes, at: int, size: int, runs: list[tuple[int, int, int]]) -> int:
    (n,) = struct.unpack_from("<I", blob, at)
    runs.append((at + 4, n, size))
    return at + 4 + n * size


def _form(code: int) -> tuple[int, int]:
    """The kind of shape and the bytes of a vertex."""
    more = (code & ~Z_OF_OLD) // 1000
    dimensions = 2 + bool(code & Z_OF_OLD or more in (1, 3)) + (more in (2, 3))
    return (code & ~Z_OF_OLD) % 1000, 8 * dimensions
