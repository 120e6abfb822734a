"""Residential buildings of the synthetic community: shapes, floors, and how many people live in each."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from ..hosts import SYNTHETIC
from .frame import stand
from .plan import BLOCKS, COMMITTEES, LANE_INSET, ROWS

USABLE = 0.85


class Estate(NamedTuple):
    """What a gated block looks like: kind, houses in a row, shapes, floors, years, floor area a person, occupancy."""

    kind: str
    columns: int
    shapes: tuple[str, ...]
    floors: tuple[int, ...]
    years: tuple[int, int]
    m2_per_person: float
    occupied: tuple[float, float]


OLD, MARKET, AFFORDABLE, TERRACE = "老旧小区", "商品房小区", "保障房小区", "低层住宅区"
ESTATES = {
    "A1": Estate(OLD, 4, ("slab", "stepped"), (5, 6, 6, 6), (1984, 1993), 30, (0.88, 1.0)),
    "B1": Estate(MARKET, 5, ("slab", "stepped", "angled"), (9, 11, 11), (2004, 2008), 36, (0.82, 0.97)),
    "A2": Estate(MARKET, 5, ("tower", "stepped"), (15, 17, 18), (2011, 2014), 37, (0.8, 0.95)),
    "B2": Estate(AFFORDABLE, 5, ("tower", "slab"), (15, 18, 18), (2012, 2016), 28, (0.85, 0.98)),
    "D2": Estate(OLD, 4, ("slab", "stepped"), (5, 6, 6), (1989, 1998), 29, (0.8, 0.98)),
    "A3": Estate(MARKET, 6, ("tower", "stepped"), (11, 18, 22), (2013, 2017), 38, (0.7, 0.93)),
    "C4": Estate(OLD, 4, ("slab", "angled"), (4, 5, 6), (1979, 1988), 28, (0.82, 0.96)),
    "E3": Estate(AFFORDABLE, 4, ("tower", "slab"), (16, 18, 20), (2014, 2018), 28, (0.75, 0.95)),
    "A5": Estate(MARKET, 11, ("slab", "tower", "stepped", "angled"), (8, 11, 11, 17), (2006, 2012), 36, (0.8, 0.97)),
    "C5": Estate(MARKET, 5, ("tower",), (24, 27, 30), (2016, 2019), 40, (0.55, 0.85)),
    "D5": Estate(TERRACE, 4, ("terrace", "stepped"), (3, 4, 4), (2010, 2015), 55, (0.6, 0.9)),
    "E5": Estate(MARKET, 5, ("tower", "slab"), (14, 17, 18), (2015, 2020), 37, (0.6, 0.9)),
}
# The place in each estate (row from the south, house from the west) that is kept free for what all share.
COMMONS = {
    "A1": (2, 2),
    "B1": (2, 2),
    "A2": (1, 2),
    "B2": (2, 3),
    "D2": (3, 1),
    "A3": (1, 3),
    "C4": (3, 2),
    "E3": (2, 1),
    "A5": (1, 5),
    "C5": (1, 2),
    "E5": (2, 2),
}
# The historic lane: houses on both sides of 织锦巷.
LANE_HOUSES, LANE_BLOCK = 12, "C0"


def buildings(rng: np.random.Generator) -> pd.DataFrame:
    """The residential buildings: names, floors, years, residents, and the committee they belong to."""
    table = pd.concat([*(_estate(block, rng) for block in ESTATES), _lane(rng)], ignore_index=True)
    table["geometry"] = stand(table.pop("outline"), np.array(table.pop("uv").tolist()), table.pop("turn"))
    area = shapely.area(table["geometry"].to_numpy())
    people = area * table["floors"] * USABLE / table.pop("m2_per_person") * table.pop("occupied")
    table["households"] = np.maximum(1, np.round(people / rng.uniform(2.3, 2.9, len(table)))).astype(int)
    table["residents"] = np.round(people).astype(int)
    table["floor_area_m2"] = np.round(area * table["floors"])
    table.insert(0, "id", [f"R{i:03d}" for i in range(1, len(table) + 1)])
    columns = ["id", "name", "estate", "kind", "committee", "floors", "built_year", "households", "residents"]
    return table[[*columns, "floor_area_m2", "geometry"]].assign(origin=SYNTHETIC)


def common(block: str) -> tuple[float, float]:
    """The free place of an estate."""
    grid = _grid(block)
    row, column = COMMONS[block]
    return tuple(grid[row * ESTATES[block].columns + column].tolist())


def outline(shape: str, length: float, depth: float, rng: np.random.Generator) -> np.ndarray:
    """The outline of a building around its centre: a slab, one in two steps, an angle, a tower or a terrace."""
    a, b, step = length / 2, depth / 2, rng.uniform(0.2, 0.45) * depth
    cut = rng.uniform(-0.2, 0.2) * length
    bay = rng.uniform(0.16, 0.22) * length
    corners = {
        "slab": [(-a, -b), (a, -b), (a, b), (-a, b)],
        "stepped": [
            (-a, -b),
            (cut, -b),
            (cut, -b + step),
            (a, -b + step),
            (a, b + step),
            (cut, b + step),
            (cut, b),
            (-a, b),
        ],
        "angled": [(-a, -b), (a, -b), (a, b), (-a + depth, b), (-a + depth, b + depth), (-a, b + depth)],
        "tower": [
            *(
                (-a, -b + step),
                (-a + bay, -b + step),
                (-a + bay, -b),
                (a - bay, -b),
                (a - bay, -b + step),
                (a, -b + step),
            ),
            *((a, b - step / 2), (bay, b - step / 2), (bay, b), (-bay, b), (-bay, b - step / 2), (-a, b - step / 2)),
        ],
        "terrace": [
            *((-a, -b), (-a + 2 * bay, -b), (-a + 2 * bay, -b - 2), (a - bay, -b - 2), (a - bay, -b), (a, -b)),
            *((a, b), (0, b), (0, b + 1.8), (-a, b + 1.8)),
        ],
    }[shape]
    return np.array(corners if rng.random() < 0.5 else [(-x, y) for x, y in corners][::-1])


def _grid(block: str) -> np.ndarray:
    """The centres of the houses, row by row."""
    (u0, v0, u1, v1), rows, columns = BLOCKS[block][0], ROWS[block], ESTATES[block].columns
    inner = np.array((u1 - u0, v1 - v0)) - 2 * LANE_INSET - (12, 0)
    row, column = np.divmod(np.arange(rows * columns), columns)
    share = np.stack([(column + 0.5) / columns, (row + 0.5) / rows], axis=1)
    return np.array((u0 + LANE_INSET + 6, v0 + LANE_INSET)) + share * inner


def _estate(block: str, rng: np.random.Generator) -> pd.DataFrame:
    estate, name, grid = ESTATES[block], BLOCKS[block][2], _grid(block)
    keep = np.ones(len(grid), bool)
    if block in COMMONS:
        row, column = COMMONS[block]
        keep[row * estate.columns + column] = False
    grid = grid[keep] + rng.uniform((-4, -5), (4, 5), (keep.sum(), 2))
    n = len(grid)
    pitch = (BLOCKS[block][0][2] - BLOCKS[block][0][0] - 60) / estate.columns
    shapes = rng.choice(estate.shapes, n)
    long = np.isin(shapes, ["slab", "stepped", "angled"])
    length = np.where(long, rng.uniform(0.62, 0.84, n) * pitch, np.minimum(0.6 * pitch, 34) * rng.uniform(0.8, 1.1, n))
    depth = np.where(
        long, rng.uniform(11, 14, n), np.where(shapes == "terrace", rng.uniform(11, 13, n), rng.uniform(17, 22, n))
    )
    return pd.DataFrame(
        {
            "name": [f"{name}{i}幢" for i in range(1, n + 1)],
            "estate": name,
            "kind": estate.kind,
            "committee": next(title for title, (_, blocks) in COMMITTEES.items() if block in blocks),
            "floors": rng.choice(estate.floors, n),
            "built_year": rng.integers(*estate.years, n, endpoint=True),
            "m2_per_person": estate.m2_per_person,
            "occupied": rng.uniform(*estate.occupied, n),
            "outline": [outline(*row, rng) for row in zip(shapes, length, depth, strict=True)],
            "uv": grid.tolist(),
            "turn": rng.choice([0.0, 0.0, 0.06, -0.06, 0.14], n),
        }
    )


def _lane(rng: np.random.Generator) -> pd.DataFrame:
    """Houses in the historic lane in which people still live."""
    n = LANE_HOUSES
    along = np.linspace(815, 1125, n) + rng.uniform(-6, 6, n)
    side = np.where(np.arange(n) % 2 == 0, -24.0, -52.0)
    return pd.DataFrame(
        {
            "name": [f"织锦巷{2 * i + 1}号" for i in range(n)],
            "estate": BLOCKS[LANE_BLOCK][2],
            "kind": "传统民居",
            "committee": "织锦社区",
            "floors": rng.choice([1, 2, 2], n),
            "built_year": rng.integers(1921, 1949, n),
            "m2_per_person": 24.0,
            "occupied": rng.uniform(0.6, 1.0, n),
            "outline": [outline("terrace", *size, rng) for size in rng.uniform((15, 10), (21, 14), (n, 2))],
            "uv": np.stack([along, 232 + side], axis=1).tolist(),
            "turn": rng.uniform(-0.1, 0.1, n),
        }
    )
