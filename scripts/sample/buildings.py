"""Synthetic buildings on the incubators' grounds."""

import numpy as np
import pandas as pd
import shapely

from .hosts import SYNTHETIC
from .shapes import move, rectangle

FUNCTIONS = {
    "孵化办公": 0.35,
    "研发": 0.2,
    "中试生产": 0.15,
    "公共服务": 0.12,
    "生活配套": 0.1,
    "市政设施": 0.03,
    "加速器": 0.05,
}
FLOORS = {"building": (6, 19), "campus": (2, 7)}
PLOTS = {"building": (3, 1), "campus": (3, 3)}
COUNT = {"building": (1, 4), "campus": (5, 10)}
UNKNOWN_FLOORS, GATEHOUSES, STRADDLERS = 0.05, 8, 40


def on_grounds(grounds: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The buildings; some lack floors, some are mere gatehouses, a few stand across the fence."""
    rows = [row for number, ground in enumerate(grounds.to_dict("records")) for row in _one(number, ground, rng)]
    table = pd.DataFrame(rows)
    table["floors"] = table["floors"].where(rng.random(len(table)) > UNKNOWN_FLOORS).astype("Int64")
    table.insert(0, "id", np.arange(1, len(table) + 1))
    return table.assign(origin=SYNTHETIC)


def floor_area(buildings: pd.DataFrame) -> pd.Series:
    """Floor area by incubator, unknown floors counted once."""
    area = shapely.area(buildings["geometry"].to_numpy()) * buildings["floors"].fillna(1).astype(float)
    return area.groupby(buildings["incubator"]).sum()


def _one(number: int, ground: dict, rng: np.random.Generator) -> list[dict]:
    kind, size = ground["kind"], np.array((ground["width"], ground["height"]))
    plots = np.array(PLOTS[kind])
    taken = rng.permutation(plots.prod())[: rng.integers(*COUNT[kind])]
    offsets = (np.stack([taken % plots[0], taken // plots[0]], axis=1) - (plots - 1) / 2) * (size / plots)
    footprints = rng.uniform(0.42, 0.66, offsets.shape) * size / plots
    floors = rng.integers(*FLOORS[kind], len(taken))
    functions = rng.choice(list(FUNCTIONS), len(taken), p=list(FUNCTIONS.values()))
    rows = zip(offsets, footprints, floors, functions, strict=True)
    return [_row(ground, *row) for row in rows] + _oddities(number, ground, size)


def _oddities(number: int, ground: dict, size: np.ndarray) -> list[dict]:
    odd = []
    if number % GATEHOUSES == 0:
        odd.append(_row(ground, 8 - size / 2, np.array((10, 8)), 1, "市政设施"))
    if number % STRADDLERS == 1:
        odd.append(_row(ground, size * (0.5, 0) - (3, 0), np.array((12, 24)), 1, "公共服务"))
    return odd


def _row(ground: dict, offset: np.ndarray, size: np.ndarray, floors: int, function: str) -> dict:
    centre = move(ground["x"], ground["y"], ground["angle"], *offset)
    shape = rectangle(centre, *size, ground["angle"])
    return {"incubator": ground["id"], "floors": floors, "function": str(function), "geometry": shape}
