"""Ring zones beside the native route: 100 000 incubators against 1 000 district rings of 160 vertices each.

Targets: the ring of each incubator in at most 1/8 of the native join by location (indexed), memory below 500 MB. The
native route to the same figures also needs the boundaries, the distance to the nearest and statistics by ring; it
still lacks the position between the neighbouring rings.
"""

import numpy as np
import pandas as pd
import shapely

from innospace.core.ground.overlay import locate
from innospace.core.rings import ring_distribution

from .measure import TWICE, Row, measure, portion
from .native import Native

CELL = 5_000.0
SIDE = 32


def district_rings(rng: np.random.Generator) -> pd.DataFrame:
    """1 000 districts that share their winding borders, three to a city."""
    turn = np.linspace(0, 1, 41)[:-1]
    across = {(i, j): _winding(rng, turn) for i in range(SIDE) for j in range(SIDE + 1)}
    up = {(i, j): _winding(rng, turn) for i in range(SIDE + 1) for j in range(SIDE)}
    grounds = [_district(across, up, i, j, turn) for i in range(SIDE) for j in range(SIDE)][:1000]
    number = np.arange(1000)
    return pd.DataFrame({"city": number // 3, "ring": number % 3 + 1, "ring_name": "", "geometry": grounds})


def _winding(rng: np.random.Generator, turn: np.ndarray) -> np.ndarray:
    """How far a border swings out, 0 at its ends."""
    return 120 * np.sin(np.pi * turn) * np.sin(rng.uniform(0, 6) + 40 * turn)


def _district(across: dict, up: dict, i: int, j: int, turn: np.ndarray) -> shapely.Polygon:
    south = np.stack([turn * CELL, across[i, j]], axis=1)
    north = np.stack([turn * CELL, CELL + across[i, j + 1]], axis=1)
    west = np.stack([up[i, j], turn * CELL], axis=1)
    east = np.stack([CELL + up[i + 1, j], turn * CELL], axis=1)
    corner = np.array([[CELL, 0], [CELL, CELL], [0, CELL], [0, 0]])
    backwards = [np.vstack([corner[2], north[1:]])[::-1], np.vstack([corner[3], west[1:]])[::-1]]
    ring = np.vstack([south, corner[0], east[1:], corner[1], backwards[0], backwards[1]])
    return shapely.Polygon(ring + np.array([i, j]) * CELL)


def run() -> list[Row]:
    """Rows of the table."""
    rng = np.random.default_rng(4)
    rings = district_rings(rng)
    points = shapely.points(rng.uniform(0, CELL * SIDE, (200_000, 2)))
    native = _Native()
    layers = native.layer(points[:100_000], "Point"), native.layer(rings["geometry"].to_numpy(), "Polygon")
    assign, at_assigning = measure(lambda: locate(points[:100_000], rings["geometry"].to_numpy()), 2)
    once, peak = measure(lambda: ring_distribution.assess(points[:100_000], rings), 2)
    twice, more = measure(lambda: ring_distribution.assess(points, rings), 2)
    join, at_joining = measure(lambda: native.join(*layers), 2)
    whole, their_peak = measure(lambda: native.distribution(*layers))
    return [
        Row("rings: ring of 100 000 incubators", assign, at_assigning),
        Row("rings: native join by location, to a file", join, at_joining, portion(assign, join), "1/8"),
        Row("rings: ringdistribution, 100 000", once, peak),
        Row("rings: ringdistribution, 200 000", twice, more, f"{twice / once:.1f}", TWICE),
        Row("rings: native join, distance, statistics", whole, their_peak, portion(once, whole), "1/8"),
    ]


class _Native(Native):
    """The same figures by QGIS's own algorithms, results in GeoPackages as a planner keeps them."""

    def join(self, points, rings):
        """The ring that holds each point."""
        from qgis.core import QgsProcessingUtils

        target = QgsProcessingUtils.generateTempFilename("joined.gpkg")
        return self.run(
            "native:joinattributesbylocation",
            {
                "INPUT": points,
                "JOIN": rings,
                "PREDICATE": [0],
                "METHOD": 1,
                "PREFIX": "r_",
                "OUTPUT": target,
            },
        )["OUTPUT"]

    def distribution(self, points, rings) -> None:
        """The join, the distance to the nearest border, statistics by ring."""
        joined = self.join(points, rings)
        borders = self.run("native:boundary", {"INPUT": rings, "OUTPUT": "memory:"})["OUTPUT"]
        nearest = {"INPUT": joined, "INPUT_2": borders, "PREFIX": "b_", "NEIGHBORS": 1, "OUTPUT": "memory:"}
        self.run("native:joinbynearest", nearest)
        by = {"VALUES_FIELD_NAME": "number", "CATEGORIES_FIELD_NAME": ["r_number"], "OUTPUT": "memory:"}
        self.run("qgis:statisticsbycategories", {"INPUT": joined, **by})
