"""The ground beside many streets: what lies within a half width of any of them.

The union of a buffer for each stretch costs the more the more streets cross. Here the blocks between them answer: the streets
are cut where they cross, each block is drawn in by the half width, and what remains of it is a hole in the ground of all.
"""

import numpy as np
import shapely

from ..base.running import Cancelled, check, chunks, never, piecewise
from ..ground.union import union_by

ASKED = 2_000
"""Blocks that are cut between two looks at the cancel button."""


def ribbon(lines: np.ndarray, half_width: float, cancelled: Cancelled = never) -> shapely.Geometry:
    """The ground within `half_width` of the lines (n,): that of their buffers united, but for how arcs are broken into corners.

    >>> square = np.array([shapely.box(0, 0, 100, 100).exterior, shapely.LineString([(0, 0), (50, 50)])])
    >>> ground, united = ribbon(square, 5.0), shapely.union_all(shapely.buffer(square, 5.0))
    >>> round(ground.area), round(united.area)
    (4628, 4628)
    """
    streets = shapely.unary_union(shapely.multilinestrings(lines))
    check(cancelled)
    found = shapely.polygonize_full([streets])
    blocks, loose = shapely.get_parts(found[0]), np.concatenate([shapely.get_parts(some) for some in found[1:]])
    check(cancelled)
    drawn = piecewise(lambda some: shapely.buffer(some, half_width), loose, cancelled=cancelled)
    built = shapely.get_parts(shapely.coverage_union_all(blocks))
    beyond = np.delete(drawn, _within(built, loose))
    outline = shapely.union_all(np.concatenate([shapely.buffer(built, half_width), beyond]))
    check(cancelled)
    yards = _without(
        piecewise(lambda some: shapely.buffer(some, -half_width), blocks, cancelled=cancelled), drawn, cancelled
    )
    return _with_holes(outline, yards, cancelled)


def _within(areas: np.ndarray, lines: np.ndarray) -> np.ndarray:
    """Positions of the lines that lie within an area."""
    return np.unique(shapely.STRtree(lines).query(areas, predicate="contains")[1])


def _without(yards: np.ndarray, drawn: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """The parts of the yards that streets leading nowhere leave of them."""
    tree = shapely.STRtree(drawn)
    for some in chunks(len(yards), ASKED, cancelled=cancelled):
        yard, other = tree.query(yards[some], predicate="intersects")
        cut, covers = union_by(yard, drawn[other], cancelled=cancelled)
        yards[some][cut] = shapely.difference(yards[some][cut], covers)
    parts = shapely.get_parts(yards)
    return parts[~shapely.is_empty(parts)]


def _with_holes(outline: shapely.Geometry, yards: np.ndarray, cancelled: Cancelled) -> shapely.Geometry:
    """The outline without the yards, which touch neither it nor one another; what a yard surrounds is ground again."""
    (outer, islands), (shells, gaps) = _rings(yards), _rings(shapely.get_parts(outline))
    shells, holes = np.concatenate([shells, islands]), np.concatenate([outer, gaps])
    shell, hole = _innermost(shells, holes)
    check(cancelled)
    begins = np.searchsorted(shell, np.arange(len(shells) + 1))
    parts = [
        shapely.polygons(ring, holes[hole[begin:end]])
        for ring, begin, end in zip(shells, begins[:-1], begins[1:], strict=True)
    ]
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def _innermost(shells: np.ndarray, holes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The smallest of the shells that each hole lies in: positions of both, by rising shell."""
    grounds = shapely.polygons(shells)
    shell, hole = shapely.STRtree(shapely.get_point(holes, 0)).query(grounds, predicate="contains")
    order = np.lexsort((shapely.area(grounds)[shell], hole))
    hole, first = np.unique(hole[order], return_index=True)
    shell = shell[order][first]
    order = np.argsort(shell, kind="stable")
    return shell[order], hole[order]


def _rings(polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The outer and the inner rings of polygons."""
    outer, (rings, owner) = shapely.get_exterior_ring(polygons), shapely.get_rings(polygons, return_index=True)
    return outer, rings[np.append(-1, owner)[:-1] == owner]
