"""A made city: a jittered grid of blocks with gaps, streets of several blocks, bends inside the blocks."""

import numpy as np
import shapely

SPACING = 80.0
"""Metres between junctions."""
CORNER = 480_000.0, 3_540_000.0
"""Where it begins: in the middle of a UTM zone, where lengths are true. At its edge tools would measure in another CRS."""


def streets(side: int, seed: int = 1) -> np.ndarray:
    """Lines of a city of about `side` × `side` junctions, of which 72 % of the links exist."""
    rng = np.random.default_rng(seed)
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), -1) * SPACING
    corners = CORNER + grid + rng.normal(0, SPACING * 0.12, (side, side, 2))
    halves = [_lines(corners, rng), _lines(corners.transpose(1, 0, 2), rng)]
    return np.concatenate(halves)


def _lines(corners: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    side = len(corners)
    exists, breaks = rng.random((side, side - 1)) < 0.72, rng.random((side, side - 1)) < 0.4
    row, column = np.nonzero(exists)
    begins = np.ones(len(row), bool)
    begins[1:] = (row[1:] != row[:-1]) | (column[1:] != column[:-1] + 1) | breaks[row[1:], column[1:]]
    a, b = corners[row, column], corners[row, column + 1]
    bends = [a + (b - a) * share + rng.normal(0, 3, a.shape) for share in (1 / 3, 2 / 3)]
    street = np.cumsum(begins) - 1
    xy = np.concatenate([a[begins], np.stack([*bends, b], 1).reshape(-1, 2)])
    index = np.concatenate([np.arange(begins.sum()), np.repeat(street, 3)])
    order = np.argsort(index, kind="stable")
    return shapely.linestrings(xy[order], indices=index[order])


def points(lines: np.ndarray, n: int, seed: int) -> np.ndarray:
    """(n, 2) places beside the streets: a random street, a random point of it, up to 30 m off."""
    rng = np.random.default_rng(seed)
    chosen = lines[rng.integers(0, len(lines), n)]
    xy = shapely.get_coordinates(shapely.line_interpolate_point(chosen, rng.random(n), normalized=True))
    return xy + rng.uniform(-20, 20, (n, 2))
