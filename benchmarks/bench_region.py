"""The region tools on a synthetic province: 100 000 incubators and 3 000 polygons; target: each below 2 s.

Drivers with ten factors, colocation of four types (999 shuffles each) and the mix of new towns over a number of rows and twice as
many: at most 2.2 times as long.

Beside them QGIS's own way to the same figures, where there is one: points counted in polygons, overlap analysis.
"""

from collections.abc import Callable, Iterator

import numpy as np
import shapely

from innospace.core.region import (
    belt,
    brown_line,
    colocation,
    concentration,
    corridor,
    drivers,
    feature_town,
    new_town_mix,
)
from innospace.core.region.feature_town import AREAS

from .measure import Row, measure, portion, twice
from .native import Native

POINTS, COLUMNS, ROWS = 100_000, 60, 50
CELL = 5_000.0


def wavy_cells(rng: np.random.Generator) -> np.ndarray:
    """A tessellation of COLUMNS × ROWS polygons with bent edges, about 80 vertices each."""
    t = np.linspace(0, 1, 21)[:-1]
    zero, one = np.zeros_like(t), np.ones_like(t)
    ring = np.concatenate([np.c_[t, zero], np.c_[one, t], np.c_[1 - t, one], np.c_[zero, 1 - t]])
    x, y = np.meshgrid(np.arange(COLUMNS), np.arange(ROWS))
    xy = (np.stack([x.ravel(), y.ravel()], axis=1)[:, None, :] + ring) * CELL
    bend = 300 * np.sin(xy / 700 + rng.uniform(0, 6))
    return shapely.polygons(xy + bend[..., ::-1])


def scene(seed: int = 1) -> dict[str, np.ndarray]:
    """Layers of the benchmark: cells, incubators, a river of 2 000 vertices, grounds of 100 m and of 2 km."""
    rng = np.random.default_rng(seed)
    cells = wavy_cells(rng)
    xy = rng.uniform(0, [COLUMNS * CELL, ROWS * CELL], (POINTS, 2))
    x = np.linspace(-20_000, COLUMNS * CELL + 20_000, 2_000)
    bends = sum(size * np.sin(x / size * 2 + size) for size in (20_000, 4_000, 800))
    river = shapely.linestrings(np.c_[x, ROWS * CELL / 2 + bends])
    towns = shapely.buffer(shapely.points(xy[:3_000]), 1_000)
    grounds = shapely.box(xy[:, 0] - 50, xy[:, 1] - 50, xy[:, 0] + 50, xy[:, 1] + 50)
    kinds = {kind: shapely.buffer(shapely.points(xy[:750] + rng.normal(0, 700, (750, 2))), 600) for kind in AREAS}
    return {
        "cells": cells,
        "points": shapely.points(xy),
        "river": np.array([river]),
        "towns": towns,
        "grounds": grounds,
        **kinds,
    }


def factors(n: int, seed: int = 3) -> dict[str, np.ndarray]:
    """Five factors of numbers and five of classes for n areas."""
    rng = np.random.default_rng(seed)
    numbers = {f"number {i}": rng.lognormal(size=n) for i in range(5)}
    return numbers | {f"class {i}": rng.choice(list("ABCDE"), n) for i in range(5)}


def explained(n: int) -> Callable[[], object]:
    """What goes with a number of `n` areas."""
    counts = np.random.default_rng(4).integers(0, 97, n)
    return lambda: drivers.assess(counts, factors(n))


def beside(n: int) -> Callable[[], object]:
    """Who stands next to whom among `n` points of four types, as densely however many they are."""
    points = shapely.points(np.random.default_rng(5).uniform(0, 300 * np.sqrt(n), (n, 2)))
    return lambda: colocation.assess(points, types=np.resize(list("ABCD"), n))


def mixed(n: int) -> Callable[[], object]:
    """What `n` new towns have of ten times as many spaces and as many amenities, as densely however many they are."""
    rng = np.random.default_rng(6)
    places = shapely.points(rng.uniform(0, 3_000 * np.sqrt(n), (10 * n, 2)))
    towns = shapely.buffer(places[::10], 1_000)
    spaces, sizes = np.resize(["formal", "informal"], 10 * n), np.resize(["large", "small"], 10 * n)
    return lambda: new_town_mix.assess(towns, places, places, space_kinds=spaces, amenity_sizes=sizes)


def run() -> Iterator[Row]:
    """Rows of the table."""
    yield from _each_once()
    yield from twice("region: drivers, areas with ten factors", 3_000, explained)
    yield from twice("region: colocation, points of four types", 10_000, beside)
    yield from twice("region: newtownmix, towns", 3_000, mixed)


def _each_once() -> list[Row]:
    """A row a tool, and those of QGIS beside them."""
    layers = scene()
    names = np.arange(len(layers["cells"])) // 4
    population = np.random.default_rng(2).uniform(1e5, 2e7, len(names))
    areas = {kind: layers[kind] for kind in AREAS}
    jobs = {
        "regionaldistribution": lambda: concentration.assess(
            layers["points"],
            layers["cells"],
            names=names,
            levels=["national", "省级"] * (POINTS // 2),
            population=population,
        ),
        "belt": lambda: belt.assess(layers["points"], layers["river"], layers["cells"], names=names),
        "corridor": lambda: corridor.assess(
            layers["river"], layers["grounds"], layers["cells"], layers["park"], names=names
        ),
        "featuretown": lambda: feature_town.assess(
            layers["towns"], layers["campus"], areas, options=feature_town.FeatureTownOptions("2015")
        ),
        "brownline": lambda: brown_line.assess(layers["grounds"], layers["cells"][::2]),
    }
    ours = {name: measure(job) for name, job in jobs.items()}
    rows = [Row(f"region: {name}", seconds, peak, target="2 s") for name, (seconds, peak) in ours.items()]
    return [*rows, *_native(layers, {name: seconds for name, (seconds, _) in ours.items()})]


def _native(layers: dict[str, np.ndarray], ours: dict[str, float]) -> list[Row]:
    native = Native()
    cells, control = native.layer(layers["cells"], "Polygon"), native.layer(layers["cells"][::2], "Polygon")
    points, grounds = native.layer(layers["points"], "Point"), native.layer(layers["grounds"], "Polygon")
    peers = {
        "regionaldistribution": (
            "native:countpointsinpolygon",
            {"POLYGONS": cells, "POINTS": points, "OUTPUT": "memory:"},
        ),
        "brownline": ("native:calculatevectoroverlaps", {"INPUT": grounds, "LAYERS": [control], "OUTPUT": "memory:"}),
    }
    rows = []
    for name, (algorithm, parameters) in peers.items():
        seconds, peak = measure(lambda a=algorithm, p=parameters: native.run(a, p))
        rows.append(Row(f"region: {name}, native", seconds, peak, portion(ours[name], seconds), remark=algorithm))
    return rows
