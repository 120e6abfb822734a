"""What goes in: each tool over a number of rows and twice as many; targets: twice the input at most 2.2 times as long.

A million places move within a second, a million points of interest have their class in 20 s, 100 000 are looked through for
duplicates, or for the names of a registry, in 60 s.
"""

from collections.abc import Callable, Iterator

import numpy as np
import shapely

from innospace.core.data import (
    coordinate_check,
    coordinates,
    duplicate_pois,
    match_list,
    poi_classes,
    read_table,
    residents,
    tables,
)

from .measure import Row, twice

CODES = np.array(["050500", "060400", "141203", "170200", "120302", "99", "190301"], dtype=object)
KINDS = ("小学", "咖啡", "超市", "科技有限公司", "小区", "药店")
ENDINGS = ("孵化器", "众创空间", "科技企业孵化器", "大学科技园")
# Characters that names are made of at random.
WORDS = "望川云南北东西江山花园书院路塘桥新安和平"


def run() -> Iterator[Row]:
    """Two rows a tool: so many, and twice as many."""
    yield from twice("data: bd09 to wgs84, places over China", 500_000, moved)
    yield from twice("data: a table read to points, rows", 50_000, read)
    yield from twice("data: coordinates checked, points", 100_000, checked)
    yield from twice("data: points of interest with a class", 500_000, classed)
    yield from twice("data: points looked through for duplicates", 50_000, merged)
    yield from twice("data: names matched with 20 000 places", 10_000, matched)
    yield from twice("data: names of four endings matched with as many places", 10_000, ending_alike)
    yield from twice("data: 2 000 names looked up in places", 50_000, looked_up)
    yield from twice("data: buildings that get residents", 50_000, peopled)


def places(n: int) -> np.ndarray:
    """Places in and around China."""
    return np.random.default_rng(1).uniform((75, 19), (134, 53), (n, 2))


def names(n: int) -> np.ndarray:
    """Names of a handful of characters and a kind, one in five like one before."""
    rng = np.random.default_rng(2)
    letters = np.array(list(WORDS), dtype=object)[rng.integers(0, len(WORDS), (n, 5))].sum(axis=1)
    made = letters + np.array(KINDS, dtype=object)[rng.integers(0, len(KINDS), n)]
    again = rng.choice(n, n // 5, replace=False)
    made[again] = made[again - 1]
    return made


def moved(n: int) -> Callable[[], object]:
    """Places to move."""
    lon_lat = places(n)
    return lambda: coordinates.converted(lon_lat, "bd09", "wgs84")


def read(n: int) -> Callable[[], object]:
    """A table of texts to read."""
    lines = [f"{name},{x:.6f},{y:.6f}" for name, (x, y) in zip(names(n), places(n), strict=True)]
    content = "\n".join(["name,lng,lat", *lines]).encode("gbk")
    options = read_table.ReadTableOptions(system="gcj02")

    def whole() -> object:
        cells = tables.separated(tables.decoded(content, "").text)
        return read_table.assess(tables.tabled(cells.rows, cells.separator), options=options)

    return whole


def checked(n: int) -> Callable[[], object]:
    """Points to check against 2 000 streets near Nanjing; the plane is that of degrees, laid out flat."""
    rng, side = np.random.default_rng(3), 30_000
    xy = rng.uniform(0, side, (n, 2))
    ends = rng.uniform(0, side, (2_000, 2))
    streets = shapely.linestrings(np.stack([ends, ends + 300], axis=1))
    origin, metres = np.array([118.7, 32.0]), np.array([94_500.0, 111_000.0])
    points, tree = shapely.points(xy), shapely.STRtree(streets)
    return lambda: coordinate_check.assess(
        points,
        tree,
        to_degrees=lambda at: at / metres + origin,
        to_plane=lambda degrees: (degrees - origin) * metres,
    )


def classed(n: int) -> Callable[[], object]:
    """Points to bring into classes by code and name."""
    codes = CODES[np.random.default_rng(4).integers(0, len(CODES), n)]
    named = names(n)
    return lambda: poi_classes.assess(codes, None, named)


def merged(n: int) -> Callable[[], object]:
    """Points as dense as in a city, to be looked through."""
    points = shapely.points(np.random.default_rng(5).uniform(0, 60 * np.sqrt(n), (n, 2)))
    named = names(n)
    return lambda: duplicate_pois.assess(points, named)


def matched(n: int) -> Callable[[], object]:
    """A list and the places to look it up in."""
    listed, there = names(n), names(20_000)
    return lambda: match_list.assess(listed, there)


def ending_alike(n: int) -> Callable[[], object]:
    """Incubators of rare characters and a common ending, and as many places, which most of them are in."""
    rng = np.random.default_rng(7)
    rare = rng.zipf(1.5, (2 * n, 3)) % 1500 + 0x4E00
    stems = [chr(a) + chr(b) + chr(c) * (c % 2) for a, b, c in rare]
    made = np.array(stems, dtype=object) + np.array(ENDINGS, dtype=object)[rng.integers(0, len(ENDINGS), 2 * n)]
    return lambda: match_list.assess(made[: n + n // 2][-n:], made[:n])


def looked_up(n: int) -> Callable[[], object]:
    """A registry of 2 000 and the places to look it up in."""
    listed, there = names(2_000), names(n)
    return lambda: match_list.assess(listed, there)


def peopled(n: int) -> Callable[[], object]:
    """Buildings in zones of a kilometre with 10 000 people each."""
    rng, side = np.random.default_rng(6), int(np.ceil(np.sqrt(n / 200)))
    xy = rng.uniform(0, side * 1000, (n, 2))
    buildings = shapely.box(*xy.T, *(xy + np.array([15, 40])).T)
    west, south = (1000 * axis.ravel() for axis in np.meshgrid(np.arange(side), np.arange(side)))
    zones = shapely.box(west, south, west + 1000, south + 1000)
    return lambda: residents.assess(buildings, zones, np.full(len(zones), 10_000.0))
