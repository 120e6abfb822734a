"""Layout beside the native route to the same figures: points in hosts, buildings on grounds.

Targets: at most 1/8 of native, below 1 GB, twice the input at most 2.2 times the time. Native: join by location
(indexed) with either kind of host, join by nearest for the rest; join by location with the largest overlap for the
ground of each building, then statistics by ground.
"""

from collections.abc import Callable

import numpy as np
import shapely

from innospace.core.layout import park_layout, town_layout

from .measure import TWICE, Row, measure, portion
from .native import Native

CITY = 100_000.0


def blobs(rng: np.random.Generator, n: int, size: float) -> np.ndarray:
    """Star-shaped polygons of 30 vertices and about `size` metres across, anywhere in the city."""
    turn = np.linspace(0, 2 * np.pi, 31)[:-1]
    radius = size / 2 * rng.uniform(0.5, 1.5, (n, 1)) * rng.uniform(0.7, 1.3, (n, 30))
    centre = rng.uniform(0, CITY, (n, 1, 2))
    return shapely.polygons(centre + radius[..., None] * np.stack([np.cos(turn), np.sin(turn)], axis=-1))


def footprints(rng: np.random.Generator, grounds: np.ndarray, n: int) -> np.ndarray:
    """Buildings of 10–40 m, half of them on or about the grounds, half anywhere."""
    about = shapely.get_coordinates(shapely.centroid(grounds))[rng.integers(0, len(grounds), n // 2)]
    xy = np.concatenate([about + rng.normal(0, 80, (n // 2, 2)), rng.uniform(0, CITY, (n - n // 2, 2))])
    half = rng.uniform(5, 20, (n, 2))
    return shapely.box(*(xy - half).T, *(xy + half).T)


def twice(geometries: np.ndarray) -> np.ndarray:
    """The city, and a second one like it beside it: twice the input at the same density."""
    return np.concatenate([geometries, shapely.transform(geometries, lambda xy: xy + np.array([2 * CITY, 0]))])


def run() -> list[Row]:
    """Rows of the table."""
    native = _Native()
    return [*_town(native), *_park(native)]


def _town(native: "_Native") -> list[Row]:
    rng = np.random.default_rng(5)
    points, hosts = shapely.points(rng.uniform(0, CITY, (100_000, 2))), blobs(rng, 10_000, 800)

    def ours(points: np.ndarray, hosts: np.ndarray) -> None:
        town_layout.assess(points, town_layout.Hosts.of((hosts[::2], None), (hosts[1::2], None)))

    layers = native.layer(points, "Point"), *(native.layer(part, "Polygon") for part in (hosts[::2], hosts[1::2]))
    return _rows("townlayout, 100 000 points", ours, (points, hosts), lambda: native.hosts_of(*layers))


def _park(native: "_Native") -> list[Row]:
    rng = np.random.default_rng(6)
    grounds = blobs(rng, 5_000, 250)
    buildings = footprints(rng, grounds, 200_000)

    def ours(grounds: np.ndarray, buildings: np.ndarray) -> None:
        park_layout.assess(grounds, buildings, floors=np.full(len(buildings), 5))

    layers = native.layer(grounds, "Polygon"), native.layer(buildings, "Polygon")
    return _rows("parklayout, 5 000 grounds", ours, (grounds, buildings), lambda: native.buildings_of(*layers))


def _rows(job: str, ours: Callable[..., None], layers: tuple[np.ndarray, ...], peer: Callable[[], None]) -> list[Row]:
    double = [twice(layer) for layer in layers]
    theirs, their_peak = measure(peer, 2)
    once, peak = measure(lambda: ours(*layers), 2)
    two, more = measure(lambda: ours(*double), 2)
    return [
        Row(f"layout: {job}", once, peak),
        Row(f"layout: {job}, doubled", two, more, f"{two / once:.1f}", TWICE),
        Row(f"layout: {job}, native", theirs, their_peak, portion(once, theirs), "1/8"),
    ]


class _Native(Native):
    """The same figures by QGIS's own algorithms."""

    def hosts_of(self, points, innovation, production) -> None:
        """The host of either kind that holds each point, and the nearest host of those that are in none."""
        for prefix, hosts in (("innovation_", innovation), ("production_", production)):
            options = {"JOIN": hosts, "PREDICATE": [5], "METHOD": 1, "PREFIX": prefix, "OUTPUT": "memory:"}
            points = self.run("native:joinattributesbylocation", {"INPUT": points, **options})["OUTPUT"]
            self.run("native:createspatialindex", {"INPUT": points})
        outside = "innovation_number IS NULL AND production_number IS NULL"
        options = {"INPUT": points, "EXPRESSION": outside, "OUTPUT": "memory:"}
        rest = self.run("native:extractbyexpression", options)["OUTPUT"]
        hosts = self.run("native:mergevectorlayers", {"LAYERS": [innovation, production], "OUTPUT": "memory:"})[
            "OUTPUT"
        ]
        nearest = {"INPUT": rest, "INPUT_2": hosts, "PREFIX": "host_", "NEIGHBORS": 1, "OUTPUT": "memory:"}
        self.run("native:joinbynearest", nearest)

    def buildings_of(self, grounds, buildings) -> None:
        """The ground with the largest overlap for each building, and sums by ground."""
        options = {"INPUT": buildings, "JOIN": grounds, "PREDICATE": [0], "METHOD": 2, "DISCARD_NONMATCHING": True}
        joined = self.run("native:joinattributesbylocation", {**options, "PREFIX": "ground_", "OUTPUT": "memory:"})
        by = {"VALUES_FIELD_NAME": "number", "CATEGORIES_FIELD_NAME": ["ground_number"], "OUTPUT": "memory:"}
        self.run("qgis:statisticsbycategories", {"INPUT": joined["OUTPUT"], **by})
