"""What synthetic incubators lean on: centres, spaces they share with, and the facilities of their modules."""

import numpy as np
import pandas as pd
import shapely

from .hosts import SYNTHETIC, Town
from .incubators import MODULES
from .names import distinct
from .region import RINGS
from .shapes import Room, move, rectangle, rectangles

MODULE_NAMES = dict(zip(MODULES, ["设计交流", "配套设施", "原型工厂", "企业服务", "融资对接", "宣传推广"], strict=True))
# Wording; kinds; how far the space reaches beyond the ground it holds (m); how many more stand elsewhere; width, depth.
SPACES = {
    "residential": ("居住社区", ["商品房小区", "老旧小区", "保障房小区"], 120.0, 24, (420, 300)),
    "factories": ("老旧厂房", ["机械厂", "纺织厂", "仪表厂", "印刷厂"], 15.0, 16, (260, 180)),
    "offices": ("办公空间", ["写字楼", "商务楼", "闲置办公楼"], 5.0, 16, (70, 50)),
}
# Where the names of each kind of space begin among the words.
STARTS = {"residential": 180, "factories": 215, "offices": 240}
MODES = ["third_spaces", *SPACES, "none"]
MODE_SHARES = (0.3, 0.2, 0.2, 0.2, 0.1)
THIRD_KINDS = ["咖啡馆", "书店", "茶馆", "创客咖啡", "社区图书室"]
THIRD_ELSEWHERE, THIRD_SPREAD = 12, 1800.0
SUBCENTRES = {"南京市": 4, "镇江市": 2, "芜湖市": 2}
HOUSES = 4


def shared(town: Town, rng: np.random.Generator) -> pd.DataFrame:
    """The grounds of incubators that stand outside hosts, with the space each shares, `mode`."""
    own = pd.DataFrame(town.grounds).groupby("id").filter(lambda grounds: not grounds["hosted"].any())
    own = own.reset_index(drop=True)
    return own.assign(mode=rng.choice(MODES, len(own), p=MODE_SHARES))


def third_spaces(town: Town, shared: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Cafés and the like: one 20–45 m from each incubator that shares it, others around the cities' centres."""
    near = shared[shared["mode"] == "third_spaces"]
    turn, away = rng.uniform(0, 2 * np.pi, len(near)), rng.uniform(20, 45, len(near))
    beside = move(near["x"].to_numpy(), near["y"].to_numpy(), turn, away, 0.0)
    around = [xy + rng.normal(0, THIRD_SPREAD, (THIRD_ELSEWHERE, 2)) for xy in town.centres.values()]
    xy = np.round(np.vstack([beside, *around]), 2)
    kind = rng.choice(THIRD_KINDS, len(xy))
    name = distinct(kind, 60)
    return pd.DataFrame({"name": name, "kind": kind, "origin": SYNTHETIC, "geometry": shapely.points(xy)})


def spaces(town: Town, mode: str, shared: pd.DataFrame, room: Room) -> pd.DataFrame:
    """Housing, old factories or offices: around the incubators that share them, and some elsewhere."""
    wording, kinds, reach, elsewhere, size = SPACES[mode]
    held = shared[shared["mode"] == mode]
    grown = held[["width", "height"]].to_numpy() + 2 * reach
    around = rectangles(held[["x", "y"]].to_numpy(), *grown.T, held["angle"].to_numpy())
    others = [_elsewhere(town, city, size, room) for city in _cities(town, elsewhere)]
    kind = room.rng.choice(kinds, len(around) + len(others))
    name = distinct(kind, STARTS[mode])
    geometry = [*around, *others]
    return pd.DataFrame({"name": name, "kind": kind, "mode": wording, "origin": SYNTHETIC, "geometry": geometry})


def houses(shared: pd.DataFrame, first: int) -> pd.DataFrame:
    """Blocks of flats beside the grounds in housing estates: buildings that belong to no incubator."""
    rows = []
    for ground in shared[shared["mode"] == "residential"].to_dict("records"):
        across = (np.arange(HOUSES) - (HOUSES - 1) / 2) * (ground["width"] + 200) / HOUSES
        xy = move(ground["x"], ground["y"], ground["angle"], across, ground["height"] / 2 + 60)
        rows += [
            {"floors": 6 + i % 3 * 6, "geometry": shape}
            for i, shape in enumerate(rectangles(xy, 44, 14, ground["angle"]))
        ]
    table = pd.DataFrame(rows).assign(incubator=None, function="住宅", origin=SYNTHETIC)
    return table.assign(id=np.arange(first, first + len(table)), floors=table["floors"].astype("Int64"))


def business_centres(town: Town, rng: np.random.Generator) -> pd.DataFrame:
    """A main centre in each city, lesser ones around it in some."""
    rows = []
    for city, centre in town.centres.items():
        for i in range(SUBCENTRES.get(city, 1)):
            xy = centre + (rng.uniform(-200, 200, 2) if i == 0 else _away(rng, 3500, 7000))
            name = f"{city.removesuffix('市')}合成商务中心{i + 1}"
            kind = "城市副中心" if i else "城市中心"
            rows.append({"name": name, "kind": kind, "city": city, "geometry": shapely.Point(np.round(xy, 2))})
    return pd.DataFrame(rows).assign(origin=SYNTHETIC)


def knowledge_centres(innovation_hosts: pd.DataFrame) -> pd.DataFrame:
    """Universities and institutes."""
    return innovation_hosts.copy()


def campuses(innovation_hosts: pd.DataFrame) -> pd.DataFrame:
    """Universities alone."""
    return innovation_hosts[innovation_hosts["kind"] == "高校"]


def facilities(incubators: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """A point within 43 m of an incubator's for each module that it has: the same answer as its module fields."""
    row, module = np.nonzero(incubators[MODULES].to_numpy(bool))
    xy = shapely.get_coordinates(incubators["geometry"].to_numpy())[row] + rng.uniform(-30, 30, (len(row), 2))
    names = np.array(list(MODULE_NAMES.values()))[module]
    geometry = shapely.points(np.round(xy, 2))
    return pd.DataFrame({"id": np.arange(1, len(row) + 1), "module": names, "origin": SYNTHETIC, "geometry": geometry})


def _elsewhere(town: Town, city: str, size: tuple[float, float], room: Room) -> shapely.Polygon:
    centre = town.centres[city]
    radius = np.hypot(*size) / 2
    xy = room.find(town.areas[city, RINGS[0]], radius, lambda xy: np.hypot(*(xy - centre).T) * room.rng.random(len(xy)))
    return rectangle(xy, *size, room.rng.uniform(-0.5, 0.5))


def _cities(town: Town, n: int) -> list[str]:
    """Half of `n` in Nanjing, the rest in turn in the other cities."""
    first, *others = town.centres
    return [first if i % 2 == 0 else others[i // 2 % len(others)] for i in range(n)]


def _away(rng: np.random.Generator, least: float, most: float) -> np.ndarray:
    return move(0.0, 0.0, rng.uniform(0, 2 * np.pi), rng.uniform(least, most), 0.0)
