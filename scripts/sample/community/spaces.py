"""Stock space and innovation spaces of the synthetic community."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from ..hosts import SYNTHETIC
from ..incubators import MODULES
from .frame import ground, stand
from .homes import outline
from .plan import BLOCKS

SURVEY = 2024


class Stock(NamedTuple):
    """Where a kind of stock space stands and what it is like: block → columns, rows; names; shapes; ranges."""

    code: str
    grid: dict[str, tuple[int, int]]
    names: tuple[str, ...]
    shapes: tuple[str, ...]
    length: tuple[float, float]
    depth: tuple[float, float]
    floors: tuple[int, ...]
    year: tuple[int, int]
    vacancy: tuple[float, float]
    rent: tuple[float, float]
    owners: tuple[float, float, float, float]


OWNERS = ["国有", "集体", "私有", "混合"]
POLLUTION = ["无", "待查", "有"]
STOCK = {
    "老旧厂房": Stock(
        "M1",
        {"E1": (3, 3), "E2": (3, 2)},
        (
            *(
                "东麓机床厂铸造车间",
                "东麓机床厂金工车间",
                "东麓机床厂装配车间",
                "东麓机床厂锅炉房",
                "江淮仪表厂一号厂房",
            ),
            *("江淮仪表厂二号厂房", "云川搪瓷厂烧成车间", "云川搪瓷厂包装车间", "云川印刷厂老楼", "运河丝织厂缫丝车间"),
            *("运河丝织厂织造车间", "运河丝织厂准备车间", "东麓无线电厂总装楼", "东麓无线电厂实验楼"),
        ),
        ("stepped", "angled", "slab"),
        (52, 96),
        (20, 34),
        (1, 1, 2, 3),
        (1956, 1992),
        (0.3, 1.0),
        (14, 38),
        (0.6, 0.2, 0.1, 0.1),
    ),
    "仓库": Stock(
        "W1",
        {"D0": (3, 3)},
        (
            *("云川粮站一号平房仓", "云川粮站二号平房仓", "供销社棉麻仓库", "运河码头货栈", "物资局金属材料库"),
            *("外贸公司茶叶库", "东麓冷库", "运河转运站站房"),
        ),
        ("slab", "stepped"),
        (58, 92),
        (18, 26),
        (1, 1, 2),
        (1962, 1995),
        (0.4, 1.0),
        (10, 26),
        (0.7, 0.15, 0.05, 0.1),
    ),
    "闲置办公": Stock(
        "B2",
        {"C3": (2, 3), "D3": (2, 2)},
        (
            *("原云川邮电局办公楼", "云集大厦西裙楼", "云集中心北塔低区", "原纺织工业公司办公楼", "云集路6号写字楼"),
            *("云集路18号写字楼", "智汇商务园4号楼", "智汇商务园5号楼", "智汇商务园南配楼", "原运河航道处办公楼"),
        ),
        ("tower", "slab", "angled"),
        (38, 60),
        (17, 26),
        (5, 8, 12, 16),
        (1988, 2012),
        (0.15, 0.7),
        (35, 75),
        (0.35, 0.05, 0.45, 0.15),
    ),
    "历史街区": Stock(
        "A7",
        {"C0": (4, 2)},
        (
            *("织锦巷沈宅", "织锦巷机户旧宅", "周氏当铺旧址", "云锦同业会馆旧址", "南塘典业公所旧址"),
            *("织锦巷吴家染坊", "贡院书肆旧址", "织锦巷陆宅花厅"),
        ),
        ("angled", "terrace"),
        (24, 38),
        (11, 16),
        (1, 2, 2),
        (1875, 1936),
        (0.2, 0.9),
        (30, 62),
        (0.5, 0.1, 0.35, 0.05),
    ),
}
# Free ground at a block's edge: streets, fence, and in the historic block the lane with its houses.
MARGIN = {"C0": (30, 30, 30, 100)}
MISSING = {"vacancy": (7, 23), "rent": (11, 30, 36), "ownership": (5,)}

# Innovation spaces: name, what they lean on (a stock space's number, or a place), level, year, area, modules.
SPACES = [
    ("云川智谷科技企业孵化器", 30, "国家级", 2013, 9200, "111111"),
    ("工坊路创客工场", 9, "省级", 2016, 4300, "111100"),
    ("丝织厂文创众创空间", 11, "市级", 2018, 2600, "110001"),
    ("东麓硬科技加速器", 13, "省级", 2017, 6100, "101110"),
    ("江淮仪表智能硬件实验室", 5, "市级", 2019, 1800, "111000"),
    ("云集联合办公社区", 25, "市级", 2017, 3500, "110110"),
    ("云集青年创业工坊", 27, "市级", 2020, 1200, "100100"),
    ("智汇大学生创业园", (1400, 1000), "省级", 2015, 5400, "110110"),
    ("应用技术研究院成果转化中心", (1540, 860), "国家级", 2012, 7600, "101111"),
    ("织锦巷文化创意众创空间", 34, "市级", 2021, 900, "110001"),
    ("望川花园社区众创空间", (610, 190), "市级", 2022, 360, "110000"),
    ("书院路创业咖啡", (823, 560), "市级", 2016, 280, "110010"),
]
SQUARE_METRES_A_PERSON = (18, 42)


def stock(stops: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The stock spaces, some of their attributes unknown."""
    table = pd.concat([_kind(kind, settings, rng) for kind, settings in STOCK.items()], ignore_index=True)
    table["geometry"] = stand(
        table.pop("outline"), np.array(table.pop("uv").tolist()), rng.uniform(-0.05, 0.05, len(table))
    )
    shapes = table["geometry"].to_numpy()
    table["floor_area_m2"] = np.round(shapely.area(shapes) * table["floors"], -1)
    nearest = shapely.STRtree(stops["geometry"].to_numpy()).query_nearest(
        shapes, return_distance=True, all_matches=False
    )
    table["transit_m"] = np.round(nearest[1])
    for name, rows in MISSING.items():
        table.loc[list(rows), name] = None
    table.insert(0, "id", [f"K{i:02d}" for i in range(1, len(table) + 1)])
    columns = ["id", "name", "kind", "landuse_code", "built_year", "building_age", "floors", "floor_area_m2", "vacancy"]
    return table[[*columns, "rent", "ownership", "pollution", "transit_m", "geometry"]].assign(origin=SYNTHETIC)


def innovation(stock: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The innovation spaces, most of them in stock space."""
    table = pd.DataFrame(SPACES, columns=["name", "at", "level", "year", "area_m2", "flags"])
    flags = np.array([list(row) for row in table.pop("flags")]) == "1"
    table[MODULES] = flags
    table["employees"] = (table["area_m2"] / rng.uniform(*SQUARE_METRES_A_PERSON, len(table))).astype(int)
    at = table.pop("at")
    places = stock.set_index("id")["geometry"]
    table["geometry"] = [_place(where, places) for where in at]
    table.insert(0, "id", [f"I{i:02d}" for i in range(1, len(table) + 1)])
    columns = ["id", "name", "level", "year", "area_m2", "employees", *MODULES]
    return table[[*columns, "geometry"]].assign(origin=SYNTHETIC)


def _kind(kind: str, settings: Stock, rng: np.random.Generator) -> pd.DataFrame:
    n = len(settings.names)
    size = (rng.choice(settings.shapes, n), rng.uniform(*settings.length, n), rng.uniform(*settings.depth, n))
    shapes = [outline(*row, rng) for row in zip(*size, strict=True)]
    year = rng.integers(*settings.year, n, endpoint=True)
    dirty = settings.code in ("M1", "W1")
    return pd.DataFrame(
        {
            "name": settings.names,
            "kind": kind,
            "landuse_code": settings.code,
            "built_year": year,
            "building_age": SURVEY - year,
            "floors": rng.choice(settings.floors, n),
            "vacancy": np.round(rng.uniform(*settings.vacancy, n), 2),
            "rent": np.round(rng.uniform(*settings.rent, n), 1),
            "ownership": rng.choice(OWNERS, n, p=settings.owners),
            "pollution": rng.choice(POLLUTION, n, p=(0.6, 0.28, 0.12)) if dirty else "无",
            "outline": shapes,
            "uv": _places(settings.grid, n, rng).tolist(),
        }
    )


def _places(grids: dict[str, tuple[int, int]], n: int, rng: np.random.Generator) -> np.ndarray:
    found = []
    for block, (columns, rows) in grids.items():
        west, south, east, north = np.array(BLOCKS[block][0]) + np.array((1, 1, -1, -1)) * MARGIN.get(block, (22,) * 4)
        column, row = (axis.ravel() for axis in np.meshgrid(np.arange(columns), np.arange(rows)))
        size = np.array(((east - west) / columns, (north - south) / rows))
        found.append(np.array((west, south)) + (np.stack([column, row], axis=1) + 0.5) * size)
    places = np.vstack(found)[:n]
    return places + rng.uniform(-5, 5, places.shape)


def _place(where: object, places: pd.Series) -> shapely.Point:
    """A place in the axes, or inside the stock space of that number."""
    if isinstance(where, tuple):
        return shapely.Point(ground([where])[0])
    return shapely.Point(np.round(shapely.get_coordinates(shapely.point_on_surface(places.iloc[where - 1]))[0], 2))
