"""Random street networks, and a slow, independent search on them: every vertex a node, a heap, one source at a time."""

import heapq
import itertools
import math

import numpy as np
import shapely


def random_streets(rng, n_lines=12, span=6):
    """Streets over a small lattice: vertices are shared by chance; some repeat, reverse, loop or have no length."""
    lines = []
    for _ in range(n_lines):
        steps = rng.integers(-1, 2, (int(rng.integers(1, 6)), 2))
        path = np.clip(np.cumsum(np.vstack([rng.integers(0, span, 2), steps]), axis=0), 0, span) * 100.0
        lines.append(shapely.LineString(path))
    lines += [lines[0], shapely.reverse(lines[1]), shapely.LineString([(0, 0), (0, 0)]), None, shapely.LineString()]
    return np.array(lines, object)


def random_points(rng, n, span=6):
    return rng.random((n, 2)) * (span + 1) * 100 - 50


class BruteForce:
    """Distances by the textbook."""

    def __init__(self, lines):
        self.segments, self.ways = [], {}
        for line in lines:
            if line is None or line.is_empty:
                continue
            for part in getattr(line, "geoms", [line]):
                vertices = list(part.coords)
                for a, b in itertools.pairwise(vertices):
                    if a != b:
                        self.segments.append((a, b))
                        self.ways.setdefault(a, []).append((b, math.dist(a, b)))
                        self.ways.setdefault(b, []).append((a, math.dist(a, b)))

    def tie(self, point):
        """Leg, segment, metres from its start."""
        best = (math.inf, None, 0.0)
        for a, b in self.segments:
            dx, dy = b[0] - a[0], b[1] - a[1]
            share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy)
            share = min(max(share, 0.0), 1.0)
            leg = math.dist(point, (a[0] + share * dx, a[1] + share * dy))
            if leg < best[0]:
                best = (leg, (a, b), share * math.dist(a, b))
        return best

    def from_point(self, point):
        """Leg and segment of the point, and metres to every vertex from its place on the street."""
        leg, (a, b), at = self.tie(point)
        gone = {}
        heap = [(at, a), (math.dist(a, b) - at, b)]
        while heap:
            metres, here = heapq.heappop(heap)
            if here in gone:
                continue
            gone[here] = metres
            for there, step in self.ways[here]:
                if there not in gone:
                    heapq.heappush(heap, (metres + step, there))
        return leg, (a, b), at, gone

    def matrix(self, origins, destinations, snap=math.inf):
        """(origins, destinations) metres, infinite where there is no way or no street within `snap`."""
        result = np.full((len(origins), len(destinations)), np.inf)
        ties = [self.tie(tuple(p)) for p in destinations]
        for i, origin in enumerate(origins):
            leg, segment, at, gone = self.from_point(tuple(origin))
            for j, (leg_2, (a, b), at_2) in enumerate(ties):
                if leg > snap or leg_2 > snap:
                    continue
                ways = [gone.get(a, math.inf) + at_2, gone.get(b, math.inf) + math.dist(a, b) - at_2]
                if segment == (a, b):
                    ways.append(abs(at - at_2))
                if segment == (b, a):
                    ways.append(abs(at - (math.dist(a, b) - at_2)))
                result[i, j] = min(ways) + leg + leg_2
        return result
