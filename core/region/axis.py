"""A linear axis, such as a river, drawn in one or many lines: its run from west to east and its two sides."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial.distance import pdist, squareform
from shapely.ops import split

from ..base.errors import InputError
from ..base.text import translate
from ..ground.geometry import absent, require_some, search_tree
from ..ground.union import union

# A bridge over a gap counts this many times its length: drawn lines are followed wherever they lead on.
BRIDGE = 1_000.0
# A river or a road is drawn with fewer lines than these; a layer with more is a network, no axis.
MOST_LINES = 10_000
# Vertices of one stretch.
STRETCH = 16


@dataclass(frozen=True, eq=False)
class Axis:
    """An axis: all of its `lines`, and the `parts` of its main run, in order and direction from west to east.

    >>> river = make_axis(shapely.from_wkt(["LINESTRING (4000 0, 9000 0)", "LINESTRING (0 0, 3000 0)"]))
    >>> river.length_m, float(river.gaps_m), river.sides
    (8000.0, 1000.0, ('north', 'south'))
    >>> river.distance(shapely.points([(1000, 250)])).tolist(), river.positions(shapely.points([(5000, 250)])).tolist()
    ([250.0], [4000.0])
    """

    lines: shapely.Geometry
    parts: np.ndarray

    @cached_property
    def trunk(self) -> shapely.LineString:
        """The main run as one line, gaps bridged straight."""
        xy = shapely.get_coordinates(self.parts)
        moved = np.concatenate([[True], (np.diff(xy, axis=0) != 0).any(axis=1)])
        return shapely.linestrings(xy[moved])

    @property
    def gaps_m(self) -> float:
        """Length of the bridges between the parts, metres."""
        return max(shapely.length(self.trunk) - self.length_m, 0.0)

    @property
    def length_m(self) -> float:
        """Length of the main run without its gaps, metres: of two carriageways one counts."""
        return float(shapely.length(self.parts).sum())

    def distance(self, points: np.ndarray) -> np.ndarray:
        """Metres from each point to the drawn lines, NaN where a point is missing."""
        metres = np.full(len(points), np.nan)
        tree = search_tree(_stretches(shapely.get_parts(self.lines)))
        pairs, found = tree.query_nearest(points, all_matches=False, return_distance=True)
        metres[pairs[0]] = found
        return metres

    def positions(self, points: np.ndarray) -> np.ndarray:
        """Metres along the main run, gaps not counted, of the place nearest to each point (none missing)."""
        stretches = _stretches(self.parts)
        nearest = search_tree(stretches).query_nearest(points, all_matches=False)[1]
        before = np.concatenate([[0.0], np.cumsum(shapely.length(stretches))])
        return before[nearest] + shapely.line_locate_point(stretches[nearest], points)

    def strip(self, depth: float, quad_segs: int = 16) -> shapely.Geometry:
        """The ground at most `depth` metres from the drawn lines."""
        # Bends smaller than the flaw of the circle's corners do not show.
        flaw = depth * (1 - np.cos(np.pi / (4 * quad_segs)))
        stretches = _stretches(shapely.get_parts(shapely.simplify(self.lines, flaw)))
        # Many short strips and their union: twenty times as fast as one buffer of a long winding line.
        return union(shapely.buffer(stretches, depth, quad_segs=quad_segs))

    @property
    def sides(self) -> tuple[str, str]:
        """What the sides are called, left and right of the main run: ``north south``, ``west east`` or ``east west``.

        By its general direction from end to end: one that leads farther up or down than across has an eastern and a
        western side.
        """
        start, end = shapely.get_coordinates(self.trunk)[[0, -1]]
        across, up = end - start
        if abs(up) <= abs(across):
            return "north", "south"
        return ("west", "east") if up > 0 else ("east", "west")

    def left_of(self, *geometries: shapely.Geometry) -> shapely.Geometry:
        """The ground left of the axis, wide enough to hold all the geometries; the rest lies right of it.

        Left is decided by the nearest stretch of the main run, which goes from its western to its eastern end and beyond
        them straight on in its general direction.
        """
        bounds = shapely.total_bounds(np.array([*geometries, self.trunk], dtype=object))
        size = float(np.hypot(bounds[2] - bounds[0], bounds[3] - bounds[1]))
        line = self._extended(3 * size)
        faces = shapely.get_parts(split(shapely.buffer(shapely.box(*bounds), size, join_style="mitre"), line))
        return union(faces[_is_left(line, shapely.point_on_surface(faces))])

    def _extended(self, metres: float) -> shapely.LineString:
        """The trunk, carried on straight at both ends in the direction from its western to its eastern end."""
        xy = shapely.get_coordinates(self.trunk)
        along = xy[-1] - xy[0]
        length = float(np.hypot(*along))
        if length == 0:
            raise InputError(
                "axis",
                translate("Core", "the axis is a closed line and so has no sides."),
                translate("Core", "Use a line with two ends: cut the ring open."),
            )
        step = along / length * metres
        return shapely.linestrings(np.vstack([xy[:1] - step, xy, xy[-1:] + step]))


def make_axis(axis: np.ndarray, window: shapely.Geometry | None = None) -> Axis:
    """The axis of one or many lines: noded, merged, cut to `window` where it meets it.

    The main run is the way along the lines between the two ends that lie farthest apart; it leaps gaps between pieces
    and leaves side channels and tributaries aside. Raises InputError naming ``axis`` where there is no line.

    >>> make_axis(shapely.from_wkt(["LINESTRING (9000 0, 4000 0)", "LINESTRING (0 0, 4000 0)"])).trunk.wkt
    'LINESTRING (0 0, 4000 0, 9000 0)'
    """
    require_some("axis", axis)
    if len(axis) > MOST_LINES:
        raise InputError(
            "axis",
            translate("Core", "the layer holds {n} lines.").format(n=f"{len(axis):,}"),
            translate("Core", "An axis is one river or one road: choose its layer, or filter this one."),
        )
    merged = union(axis[~absent(axis)])
    cut = merged if window is None else shapely.intersection(merged, window)
    pieces = shapely.get_parts(shapely.line_merge(cut if shapely.length(cut) > 0 else merged))
    pieces = pieces[shapely.length(pieces) > 0]
    if not len(pieces):
        raise InputError(
            "axis",
            translate("Core", "the axis has no length."),
            translate("Core", "Choose a line layer, such as the river's centre line."),
        )
    return Axis(shapely.multilinestrings(pieces), _main_run(pieces))


def _main_run(pieces: np.ndarray) -> np.ndarray:
    """The pieces on the way between the farthest ends, each turned to run along it."""
    ends = np.stack([shapely.get_coordinates(shapely.get_point(pieces, i)) for i in (0, -1)], axis=1)
    nodes, of_end = np.unique(ends.reshape(-1, 2), axis=0, return_inverse=True)
    if len(nodes) == 1:
        return pieces[[int(np.argmax(shapely.length(pieces)))]]
    start, goal = _farthest(nodes)
    edges = _edges(nodes, of_end.reshape(-1, 2), shapely.length(pieces))
    way = _way(edges, len(nodes), start, goal)
    step = edges.set_index(["a", "b"])["piece"]
    taken = [(step[min(a, b), max(a, b)], a) for a, b in pairwise(way)]
    return np.array(
        [pieces[i] if of_end.reshape(-1, 2)[i, 0] == a else shapely.reverse(pieces[i]) for i, a in taken if i >= 0]
    )


def _farthest(nodes: np.ndarray) -> tuple[int, int]:
    """The two nodes farthest apart, the western first. `nodes` are sorted by x, so the lower number lies west."""
    hull = shapely.get_coordinates(shapely.convex_hull(shapely.multipoints(nodes)))
    a, b = np.unravel_index(np.argmax(squareform(pdist(hull))), (len(hull), len(hull)))
    found = sorted(int(np.flatnonzero((nodes == hull[i]).all(axis=1))[0]) for i in (a, b))
    return found[0], found[1]


def _edges(nodes: np.ndarray, of_end: np.ndarray, lengths: np.ndarray) -> pd.DataFrame:
    """Edges ``a b weight piece`` between nodes, a < b: the pieces, and bridges (piece −1) between near nodes."""
    # A Delaunay triangulation holds the shortest set of bridges that joins everything.
    near = shapely.get_parts(shapely.delaunay_triangles(shapely.multipoints(nodes), only_edges=True))
    number = {tuple(node): i for i, node in enumerate(nodes.tolist())}
    bridges = np.array([number[tuple(xy)] for xy in shapely.get_coordinates(near).tolist()], dtype=int).reshape(-1, 2)
    pairs = np.sort(np.vstack([of_end, bridges]), axis=1)
    edges = pd.DataFrame(pairs, columns=["a", "b"])
    edges["weight"] = np.concatenate([lengths, BRIDGE * shapely.length(near)])
    edges["piece"] = np.concatenate([np.arange(len(of_end)), np.full(len(bridges), -1)])
    return edges.sort_values("weight", kind="stable").drop_duplicates(["a", "b"])


def _way(edges: pd.DataFrame, n_nodes: int, start: int, goal: int) -> list[int]:
    """The nodes of the shortest way from `start` to `goal`."""
    graph = coo_array((edges["weight"], (edges["a"], edges["b"])), shape=(n_nodes, n_nodes)).tocsr()
    before = dijkstra(graph, directed=False, indices=start, return_predecessors=True)[1]
    way = [goal]
    while way[-1] != start:
        way.append(int(before[way[-1]]))
    return way[::-1]


def _stretches(lines: np.ndarray) -> np.ndarray:
    """Lines in pieces of a few vertices, in order: what indexes and buffers are quick with."""
    pieces = []
    for line in lines:
        xy = shapely.get_coordinates(line)
        pieces += [shapely.linestrings(xy[i : i + STRETCH + 1]) for i in range(0, len(xy) - 1, STRETCH)]
    return np.array(pieces)


def _is_left(line: shapely.LineString, points: np.ndarray) -> np.ndarray:
    """Whether each point lies left of the straight piece of the line that is nearest to it."""
    xy = shapely.get_coordinates(line)
    pieces = np.stack([xy[:-1], xy[1:]], axis=1)
    point, nearest = search_tree(shapely.linestrings(pieces)).query_nearest(points)
    along = pieces[nearest, 1] - pieces[nearest, 0]
    off = shapely.get_coordinates(points)[point] - pieces[nearest, 0]
    across = (along[:, 0] * off[:, 1] - along[:, 1] * off[:, 0]) / np.hypot(*along.T)
    # Of two pieces that meet in the nearest vertex the one that is farther off sideways decides the side.
    order = np.lexsort([np.abs(across), point])
    last = np.append(np.diff(point[order]) > 0, True)
    return across[order][last] > 0
