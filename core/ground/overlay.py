"""Which polygon holds what, and how much of it: the questions that the tools put to two layers, or to one.

All ask valid geometries (:func:`geometry.repair` makes them so; in QGIS the bridge has) in one CRS; missing and empty ones meet
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from ..base.running import ROWS, Cancelled, Progress, check, chunks, ignore, never, piecewise
from .geometry import absent, of_dimension
from .union import GRID as GRID
from .union import union, union_by

# Pairs that are cut between two looks at the cancel button.
CHUNK = 20_000
# Polygons that ask at a time: they are prepared together, which takes room.
ASKING = 1_000
# Metres. Polygons that were cut along one line touch there but for rounding errors of their corners, a ten thousandth of
# this; what they share is no ground where it is on average narrower.
HAIR = 1e-5
# What shares less of the smaller one than this merely touches: layers part by as much when one of them is reprojected.
SLIVER = 1e-6
# Two polygons that cover each other by this share are one thing, drawn twice.
ALIKE = 0.9
QUADRANT_SEGMENTS = 16


def locate(points: np.ndarray, polygons: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
    """Position of the polygon that holds each point, its edge included; the first of several, -1 where none does.

    >>> locate(shapely.points([(1, 1), (2, 0), (9, 9)]), shapely.box([0, 2], 0, [2, 4], 2)).tolist()
    [0, 0, -1]
    """
    return piecewise(lambda some: _located(some, polygons), points, cancelled=cancelled)


def _located(points: np.ndarray, polygons: np.ndarray) -> np.ndarray:
    holder = np.full(len(points), -1)
    # The polygons ask: each is prepared once for all of these points.
    polygon, point = shapely.STRtree(points).query(polygons, predicate="intersects")
    # Pairs come by rising polygon: written backwards, the first of a point's polygons is the one that stays.
    holder[point[::-1]] = polygon[::-1]
    return holder


def overlaps(
    a: np.ndarray, b: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Positions in `a` and in `b` (polygons) of every pair that shares ground, and the ground that they share.

    Pairs come in the order of `a`, then of `b`.

    >>> one, two = np.array([shapely.box(0, 0, 2, 1)]), np.array([shapely.box(1, 0, 3, 1), shapely.box(2, 0, 3, 1)])
    >>> [found.tolist() for found in overlaps(one, two)[:2]], shapely.area(overlaps(one, two)[2]).tolist()
    ([[0], [0]], [1.0])
    """
    if len(a) > len(b):
        second, first, shared = overlaps(b, a, progress, cancelled)
    else:
        # The fewer and larger ones ask: they are prepared once, and what lies wholly within them need not be cut.
        first, second, shared = _shared(a, b, progress, cancelled)
    order = np.lexsort((second, first))
    return first[order], second[order], shared[order]


def _shared(a: np.ndarray, b: np.ndarray, progress: Progress, cancelled: Cancelled):
    found = [(np.zeros(0, int),) * 2 + (np.zeros(0, object),)]
    for first, second in _meeting(a, b, progress, cancelled):
        for some in chunks(len(first), CHUNK, cancelled=cancelled):
            found.append(_cut(a, b, first[some], second[some]))
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))


def _cut(a: np.ndarray, b: np.ndarray, first: np.ndarray, second: np.ndarray):
    """The pairs that share more than a hair, and what they share."""
    shared, wide = b[second], shapely.get_dimensions(b[second]) == 2
    cut = ~shapely.contains_properly(a[first], shared)
    shared[cut] = shapely.intersection(a[first[cut]], shared[cut])
    wide[cut] = shapely.area(shared[cut]) > HAIR / 2 * shapely.length(shared[cut])
    return first[wide], second[wide], _areas_only(shared[wide])


def _meeting(a: np.ndarray, b: np.ndarray, progress: Progress, cancelled: Cancelled):
    """Positions in `a` and `b` of the pairs that meet, some at a time; those of `a` are prepared meanwhile."""
    trees = [(rows.start, shapely.STRtree(b[rows])) for rows in chunks(len(b), ROWS, cancelled=cancelled)]
    for rows in chunks(len(a), ASKING, progress, cancelled):
        asking = a[rows]
        shapely.prepare(asking)
        for start, tree in trees:
            check(cancelled)
            first, second = tree.query(asking, predicate="intersects")
            yield first + rows.start, second + start
        shapely.destroy_prepared(asking)


def meeting(
    polygons: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray]:
    """Positions i < j of every two of the polygons that overlap or touch.

    >>> [found.tolist() for found in meeting(shapely.box([0, 1, 9], 0, [1, 2, 10], 1))]
    [[0], [1]]
    """
    tree, found = shapely.STRtree(polygons), [np.zeros((2, 0), int)]
    for rows in chunks(len(polygons), CHUNK, progress, cancelled):
        first, second = tree.query(polygons[rows])
        # Most meet but themselves, and need not be looked at.
        pairs = np.array([first + rows.start, second])
        pairs = pairs[:, pairs[0] < pairs[1]]
        asking = polygons[np.unique(pairs[0])]
        shapely.prepare(asking)
        met = piecewise(shapely.intersects, polygons[pairs[0]], polygons[pairs[1]], cancelled=cancelled)
        shapely.destroy_prepared(asking)
        found.append(pairs[:, met])
    return tuple(np.concatenate(found, axis=1))


def cover_each_other(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Whether the polygons `a` and `b` (of one shape) cover each other by `ALIKE`: one thing, drawn twice.

    >>> one = np.array([shapely.box(0, 0, 10, 10)] * 2)
    >>> cover_each_other(one, np.array([shapely.box(0, 0, 10, 10), shapely.box(0, 0, 10, 5)])).tolist()
    [True, False]
    """
    smaller, larger = np.sort([shapely.area(a), shapely.area(b)], axis=0)
    # Few are of one size, and only these need be cut.
    same = (smaller > 0) & (smaller >= ALIKE * larger)
    same[same] = shapely.area(shapely.intersection(a[same], b[same])) >= ALIKE * larger[same]
    return same


def from_the_smallest(polygons: np.ndarray) -> tuple[np.ndarray, ...]:
    """Keys for `np.lexsort`: by area, then from west to east, then from south to north.

    >>> np.lexsort(from_the_smallest(shapely.box([0, 5, 4], 0, [3, 6, 5], 1))).tolist()
    [2, 1, 0]
    """
    west, south, *_ = shapely.bounds(polygons).T
    return south, west, shapely.area(polygons)


def rank(keys: tuple[np.ndarray, ...]) -> np.ndarray:
    """The place of each row in the order of the keys, the last one first.

    >>> rank((np.array([0, 1, 0]), np.array([2, 1, 1]))).tolist()
    [2, 1, 0]
    """
    order = np.lexsort(keys)
    place = np.empty(len(order), int)
    place[order] = np.arange(len(order))
    return place


def drawn_before(first: np.ndarray, second: np.ndarray, twins: np.ndarray, place: np.ndarray) -> np.ndarray:
    """(n,) mask of what is drawn twice and does not count: of a pair of `twins` that with the later place (n,).

    What is left out by another does not leave out a third: of a chain each second one stays.

    >>> drawn_before(np.array([0, 1]), np.array([1, 2]), np.array([True, True]), np.array([0, 1, 2])).tolist()
    [False, True, False]
    """
    pairs = np.column_stack([first, second])[twins]
    pairs = np.take_along_axis(pairs, np.argsort(place[pairs], axis=1), axis=1)
    out = np.zeros(len(place), dtype=bool)
    # By the place of the earlier one: whether it stays itself has been settled by then.
    for earlier, later in pairs[np.argsort(place[pairs[:, 0]], kind="stable")]:
        out[later] |= not out[earlier]
    return out


def alike(a: np.ndarray, b: np.ndarray, cancelled: Cancelled = never) -> tuple[np.ndarray, np.ndarray]:
    """Positions in `a` and in `b` (polygons) of what is one thing in both; see :func:`cover_each_other`.

    >>> parks, campuses = shapely.box([0, 20], 0, [10, 30], 10), np.array([shapely.box(20, 0, 30, 10)])
    >>> [found.tolist() for found in alike(parks, campuses)]
    [[1], [0]]
    """
    tree, found = shapely.STRtree(a), [np.zeros((2, 0), int)]
    for rows in chunks(len(b), ROWS, cancelled=cancelled):
        second, first = tree.query(b[rows])
        pairs = np.array([first, second + rows.start])
        found.append(pairs[:, cover_each_other(a[pairs[0]], b[pairs[1]])])
    return tuple(np.concatenate(found, axis=1))


def sharing(polygons: np.ndarray, sliver: float, cancelled: Cancelled = never) -> np.ndarray:
    """Positions of the polygons that share more than `sliver` (0–1) of the smaller one's ground with another of them.

    Any unit will do, degrees too; missing ones share nothing.

    >>> sharing(shapely.box([0, 1, 9], 0, [2, 3, 10], 1), sliver=0.1).tolist()
    [0, 1]
    """
    one, other = meeting(polygons, cancelled=cancelled)
    wide, _ = share_ground(polygons[one], polygons[other], sliver, cancelled)
    return np.union1d(one[wide], other[wide])


def share_ground(
    a: np.ndarray, b: np.ndarray, sliver: float, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray]:
    """Mask of where polygons `a` and `b` (of one shape) share more than `sliver` (0–1) of the smaller one's ground; that ground.

    >>> wide, shared = share_ground(shapely.box([0, 0], 0, 2, 1), shapely.box([1, 2], 0, [3, 3], 1), sliver=0.1)
    >>> wide.tolist(), shapely.area(shared).tolist()
    ([True, False], [1.0])
    """
    shared = piecewise(shapely.intersection, a, b, size=500, cancelled=cancelled)
    wide = shapely.area(shared) > sliver * np.minimum(shapely.area(a), shapely.area(b))
    return wide, _areas_only(shared[wide])


def repeated_area(polygons: np.ndarray, cancelled: Cancelled = never) -> float:
    """By how much the areas of polygons exceed that of the ground under them, in the square of their unit.

    >>> repeated_area(np.array([shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1)]))
    1.0
    """
    return float(shapely.area(polygons).sum() - shapely.area(union(polygons, cancelled=cancelled)))


@dataclass(frozen=True, eq=False)
class Coverage:
    """The ground of owners, each square metre of one counted once.

    `own`: area of each; `repeated`: of each, what its polygons cover more than once; `total`: of all together; `sharing`: how
    many overlap another, and `shared`: the area that they cover more than once.
    """

    own: np.ndarray
    repeated: np.ndarray
    total: float
    sharing: int
    shared: float


def coverage(
    owner: np.ndarray,
    polygons: np.ndarray,
    *,
    sliver: float,
    area_of: Callable[[np.ndarray], np.ndarray] = shapely.area,
    cancelled: Cancelled = never,
) -> Coverage:
    """What owners cover, each drawn in one polygon or several, which may overlap.

    Parameters
    ----------
    owner : the owner of each polygon, whole numbers from 0; an owner of missing polygons alone covers nothing.
    sliver : what two owners share of the smaller one (0–1) before they are said to overlap.
    area_of : how areas are measured; the default in the square of the layer's unit.

    >>> drawn = shapely.box([0, 1, 2], 0, [2, 2, 4], 1)
    >>> found = coverage(np.array([0, 0, 1]), drawn, sliver=1e-4)
    >>> found.own.tolist(), found.repeated.tolist(), found.total, found.sharing
    ([2.0, 2.0], [1.0, 0.0], 4.0, 0)
    """
    here, n = ~absent(polygons), owner.max() + 1
    number, grounds = union_by(owner[here], polygons[here], cancelled=cancelled)
    own = np.zeros(n)
    own[number] = area_of(grounds)
    drawn = np.bincount(owner[here], weights=area_of(polygons[here]), minlength=n)
    lapping = sharing(grounds, sliver, cancelled)
    among = own[number[lapping]].sum()
    covered = float(area_of(np.array([union(grounds[lapping], cancelled=cancelled)]))[0]) if len(lapping) else 0.0
    return Coverage(own, drawn - own, own.sum() - among + covered, len(lapping), among - covered)


def without(polygons: np.ndarray, others: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
    """What `others` leave of each polygon.

    >>> shapely.area(without(shapely.box([0, 9], 0, [4, 10], 1), np.array([shapely.box(1, 0, 2, 1)]))).tolist()
    [3.0, 1.0]
    """
    tree, left = shapely.STRtree(others), polygons.copy()
    for some in chunks(len(polygons), ROWS, cancelled=cancelled):
        asked, met = tree.query(polygons[some], predicate="intersects")
        cut, covers = union_by(asked, others[met], cancelled=cancelled)
        left[some][cut] = shapely.difference(left[some][cut], covers)
    return left


def ground_in_each(
    owners: np.ndarray, others: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> np.ndarray:
    """The union of the `others` (polygons) inside each owner (polygon), an empty polygon where there is none.

    >>> districts, parks = shapely.box([0, 10], 0, [10, 20], 10), shapely.box([8, 9], 0, [12, 11], 1)
    >>> shapely.area(ground_in_each(districts, parks)).tolist()
    [2.0, 2.0]
    """
    inside, _, pieces = overlaps(owners, others, progress, cancelled)
    ground = np.full(len(owners), shapely.Polygon(), dtype=object)
    found, unions = union_by(inside, pieces, cancelled=cancelled)
    ground[found] = unions
    return ground


def area_in_each(
    owners: np.ndarray, parts: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> np.ndarray:
    """Area (m²) of the disjoint polygons `parts` inside each owner (polygon).

    >>> area_in_each(shapely.box([0, 10], 0, [10, 20], 10), np.array([shapely.box(7, 0, 11, 1)])).tolist()
    [3.0, 1.0]
    """
    inside, _, pieces = overlaps(owners, parts, progress, cancelled)
    return np.bincount(inside, weights=shapely.area(pieces), minlength=len(owners))


@dataclass(frozen=True, eq=False)
class Pieces:
    """The single polygons (`flat`), points or lines that `n` owners are made of: owner, and weight (m², 1 for a spot).

    What is no polygon has no ground, and counts by number: a spot.
    """

    geometries: np.ndarray
    owner: np.ndarray
    flat: np.ndarray
    weight: np.ndarray
    n: int

    @classmethod
    def of(cls, grounds: np.ndarray) -> Pieces:
        """The pieces of one geometry for each owner."""
        owner = np.flatnonzero(~absent(grounds))
        geometries = grounds[owner]
        if (shapely.get_type_id(geometries) > 3).any():  # multi-part ones
            geometries, part = shapely.get_parts(geometries, return_index=True)
            owner = owner[part]
        flat = shapely.get_dimensions(geometries) == 2
        return cls(geometries, owner, flat, np.where(flat, shapely.area(geometries), 1.0), len(grounds))

    def only(self, owners: np.ndarray) -> Pieces:
        """The pieces of the owners in a mask; the others keep their number and have none."""
        chosen = owners[self.owner]
        return Pieces(*(part[chosen] for part in (self.geometries, self.owner, self.flat, self.weight)), self.n)

    def share(self, inside: np.ndarray) -> np.ndarray:
        """The share of each owner from the amount of each piece; NaN for one without pieces."""
        whole = np.bincount(self.owner, self.weight, self.n)
        held = np.bincount(self.owner, inside, self.n)
        share = np.divide(held, whole, out=np.full(self.n, np.nan), where=whole > 0)
        # Nine digits: a ground wholly inside must not miss a limit of 1 by the last bit.
        return np.clip(np.round(share, 9), 0, 1)


@dataclass(frozen=True, eq=False)
class Holding:
    """Pairs of piece and area that meet, how much of the piece the area holds, and each owner's `share` (0–1) in any of them."""

    piece: np.ndarray
    area: np.ndarray
    amount: np.ndarray
    share: np.ndarray


def share_inside(
    grounds: np.ndarray, areas: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
) -> np.ndarray:
    """Share (0–1, to nine digits) of each ground in the union of `areas` (polygons), NaN where it is missing; see `holding`.

    >>> park = np.array([shapely.box(0, 0, 10, 10)])
    >>> share_inside(np.array([shapely.box(5, 0, 15, 10), shapely.Point(1, 1), None]), park).tolist()
    [0.5, 1.0, nan]
    """
    return holding(Pieces.of(grounds), areas, progress=progress, cancelled=cancelled).share


def holding(
    pieces: Pieces, areas: np.ndarray, grown: float = 0.0, progress: Progress = ignore, cancelled: Cancelled = never
) -> Holding:
    """What `areas`, `grown` by some metres if wanted, hold of each piece.

    Polygons count by area, ground under several areas once; spots are held whole or not at all, on the outer edge not. What has
    no ground holds nothing unless it is grown.

    >>> pieces = Pieces.of(shapely.points([(5, 5), (12, 5)]))
    >>> park = np.array([shapely.box(0, 0, 10, 10)])
    >>> holding(pieces, park).share.tolist(), holding(pieces, park, grown=5).share.tolist()
    ([1.0, 0.0], [1.0, 1.0])
    """
    wide, spots = np.flatnonzero(pieces.flat), np.flatnonzero(~pieces.flat)
    grounds = pieces.geometries[wide]
    area, ground, shared = overlaps(_solid(areas, grounds, grown, cancelled), grounds, progress, cancelled)
    amount = shapely.area(shared)
    amount[amount < SLIVER * pieces.weight[wide][ground]] = 0
    beside, spot, held = _spots_held(pieces.geometries[spots], areas, grown, progress, cancelled)
    inside = np.zeros(len(pieces.weight))
    inside[wide] = held_once(pieces.weight[wide], ground, shared, amount, cancelled)
    inside[spots] = np.minimum(np.bincount(spot, held, len(spots)), 1)
    piece = np.append(wide[ground], spots[spot])
    return Holding(piece, np.append(area, beside), np.append(amount, held), pieces.share(inside))


def _solid(areas: np.ndarray, grounds: np.ndarray, grown: float, cancelled: Cancelled) -> np.ndarray:
    """The areas, grown where any of the grounds is near enough to be reached; None for what has no ground."""
    solid = areas.copy()
    if grown and len(grounds):
        near = np.unique(within(shapely.STRtree(grounds), areas, grown, cancelled)[0])
        solid[near] = shapely.buffer(areas[near], grown, quad_segs=QUADRANT_SEGMENTS)
    solid[shapely.get_dimensions(solid) < 2] = None
    return solid


def within(
    tree: shapely.STRtree, geometries: np.ndarray, metres: float, cancelled: Cancelled = never
) -> tuple[np.ndarray, np.ndarray]:
    """Positions of pairs of a geometry and one of the tree's that is at most some metres from it.

    >>> [found.tolist() for found in within(shapely.STRtree(shapely.points([0, 9], 0)), shapely.points([1, 30], 0), 2.0)]
    [[0], [0]]
    """
    found = [np.zeros((2, 0), int)]
    for rows in chunks(len(geometries), ASKING, cancelled=cancelled):
        geometry, near = tree.query(geometries[rows], predicate="dwithin", distance=metres)
        found.append(np.array([geometry + rows.start, near]))
    return tuple(np.concatenate(found, axis=1))


def _spots_held(
    spots: np.ndarray, areas: np.ndarray, grown: float, progress: Progress, cancelled: Cancelled
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs of an area and a spot that meet, and how much of the spot the area holds: all, or none at its edge.

    A spot on the edge between areas is inside their union: they get equal parts of it.
    """
    if not len(spots):
        return np.zeros(0, int), np.zeros(0, int), np.zeros(0)
    if grown:
        area, spot = within(shapely.STRtree(spots), areas, grown, cancelled)
        inside = shapely.distance(areas[area], spots[spot]) < grown
        return area[inside], spot[inside], np.ones(int(inside.sum()))
    found = [(np.zeros(0, int),) * 2 + (np.zeros(0),)]
    for area, spot in _meeting(_solid(areas, spots, 0, cancelled), spots, progress, cancelled):
        found.append((area, spot, shapely.contains_properly(areas[area], spots[spot]).astype(float)))
    area, spot, held = map(np.concatenate, zip(*found, strict=True))
    touching = np.bincount(spot, minlength=len(spots))
    doubtful = (touching[spot] > 1) & (np.bincount(spot, held, len(spots))[spot] == 0)
    between, unions = union_by(spot[doubtful], areas[area[doubtful]], cancelled=cancelled)
    settled = np.isin(spot, between[shapely.contains_properly(unions, spots[between])])
    held[settled] = 1 / touching[spot[settled]]
    return area, spot, held


def held_once(
    size: np.ndarray, ground: np.ndarray, shared: np.ndarray, amount: np.ndarray, cancelled: Cancelled = never
) -> np.ndarray:
    """What of each ground (of some `size`) others hold, where several hold it once: of pairs, the ground (position), what is
    `shared` (polygon) and the `amount` of that.

    >>> shared = shapely.box([0, 1], 0, [2, 3], 1)
    >>> held_once(np.array([9.0, 9.0]), np.array([1, 1]), shared, shapely.area(shared)).tolist()
    [0.0, 3.0]
    """
    inside, most = np.minimum(np.bincount(ground, amount, len(size)), size), np.zeros(len(size))
    np.maximum.at(most, ground, amount)
    partial = (amount > 0) & (most < size)[ground]
    overlapping = partial & (np.bincount(ground[partial], minlength=len(size)) > 1)[ground]
    grounds, unions = union_by(ground[overlapping], shared[overlapping], cancelled=cancelled)
    inside[grounds] = shapely.area(unions)
    return inside


def _areas_only(pieces: np.ndarray) -> np.ndarray:
    """Without the lines and points along which two polygons merely touch."""
    mixed = shapely.get_type_id(pieces) == shapely.GeometryType.GEOMETRYCOLLECTION
    pieces[mixed] = [of_dimension(piece, 2) for piece in pieces[mixed]]
    return pieces
