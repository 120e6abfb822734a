"""``raw/``: the community's data as they come in practice, for the tools that prepare data.

Points of interest as a GBK table in GCJ-02 with places listed twice and several codes in one cell, residents only by
committee, a list of incubators without coordinates whose names differ from those of the points. What is what is known
here alone, for the tests: the files do not say.
"""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from osgeo import gdal, ogr, osr

from ..store import Store, crs
from . import committees, layers
from .frame import EPSG

STREAM = 200
# Places listed a second time: how the name is spelled there.
FULL_WIDTH = str.maketrans("0123456789()", "０１２３４５６７８９（）")
SPELLINGS = [
    lambda name: f"{name[:-1]} {name[-1]}",
    lambda name: name.translate(FULL_WIDTH) if name != name.translate(FULL_WIDTH) else f" {name}",
    lambda name: f"{name[:-1]}点" if name.endswith("服务站") else f"{name} ",
    lambda name: f"{name[: len(name) // 2]}　{name[len(name) // 2 :]}",
]
TWICE = 24
FARTHEST = 45.0
# A second code and wording in the same cells: what the place also is.
ALSO = {"060101": "060400", "060400": "060200", "050500": "061205", "080111": "080110", "120201": "170200"}
# The registry's names of the innovation spaces; None for one that the points do not have.
REGISTERED = {
    "云川智谷科技企业孵化器": "云川智谷 科技企业孵化器",
    "工坊路创客工场": "工坊路创客工厂",
    "丝织厂文创众创空间": "丝织厂文创众创空间（市级）",
    "东麓硬科技加速器": "东麓硬科技加速器",
    "江淮仪表智能硬件实验室": "江淮仪表 智能硬件实验室",
    "云集联合办公社区": "云集联合办公 社区",
    "云集青年创业工坊": "云集青年创业工场",
    "智汇大学生创业园": "智汇大学生创业园",
    "应用技术研究院成果转化中心": "云川应用技术研究院成果转化中心",
    "织锦巷文化创意众创空间": "织锦巷文化创意众创空间 ",
    "望川花园社区众创空间": "望川花园社区众创空间",
    "书院路创业咖啡": "书院路创业咖啡馆",
}
UNKNOWN = ["云川生物医药孵化器", "运河电商产业孵化基地"]


def make(folder: Path, seed: int) -> None:
    """Write the three files."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = layers(seed)
    points = pois(tables["兴趣点"], seed).drop(columns="same_as")
    points.to_csv(
        folder / "pois_gcj02_gbk.csv", index=False, encoding="gbk", quoting=csv.QUOTE_MINIMAL, lineterminator="\n"
    )
    store = Store(folder / "residents_by_committee.gpkg", EPSG)
    store.write("社区人口", committees(tables["居住建筑"]), "合成数据：各社区常住人口合计")
    store.close()
    _spreadsheet(incubators(tables["众创空间"]).drop(columns="same_as"), folder / "incubators.xlsx")


def pois(points: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The points as a map service gives them; `same_as` holds the row number that a repeated place repeats."""
    rng = np.random.default_rng([seed, STREAM])
    named = np.flatnonzero(~points["type_code"].isin(["150501", "150700", "150500"]))
    again = np.sort(rng.choice(named, TWICE, replace=False))
    table = pd.DataFrame({"name": points["name"], "type": points["type"], "typecode": points["type_code"]})
    table = table.assign(address=points["address"], same_as=-1)
    kinds = dict(points[["type_code", "type"]].drop_duplicates().itertuples(index=False))
    also = table["typecode"].map(ALSO).where(lambda codes: codes.isin(list(kinds)) & (rng.random(len(table)) < 0.6))
    table["type"] = table["type"].where(also.isna(), table["type"] + "|" + also.map(kinds).fillna(""))
    table["typecode"] = table["typecode"].where(also.isna(), table["typecode"] + "|" + also.fillna(""))
    second = table.iloc[again].assign(same_as=again)
    second["name"] = [SPELLINGS[i % len(SPELLINGS)](name) for i, name in enumerate(second["name"])]
    turn, away = rng.uniform(0, 2 * np.pi, TWICE), rng.uniform(3, FARTHEST, TWICE)
    xy = shapely.get_coordinates(points["geometry"].to_numpy())
    xy = np.vstack([xy, xy[again] + np.stack([away * np.cos(turn), away * np.sin(turn)], axis=1)])
    table = pd.concat([table, second], ignore_index=True)
    table["lng"], table["lat"] = np.round(gcj02(degrees(xy)), 6).T
    order = rng.permutation(len(table))
    table = table.assign(same_as=_moved(table["same_as"].to_numpy(), order)).iloc[order].reset_index(drop=True)
    table.insert(0, "id", [f"B0{1_000_003 + 7919 * i:08X}" for i in range(len(table))])
    return table


def incubators(spaces: pd.DataFrame) -> pd.DataFrame:
    """The registry's list; `same_as` holds the name of the innovation space."""
    known = spaces.assign(same_as=spaces["name"], name=spaces["name"].map(REGISTERED))
    known = known[["name", "level", "year", "area_m2", "employees", "same_as"]]
    table = pd.concat(
        [known, pd.DataFrame({"name": UNKNOWN, "level": "市级", "year": 2021, "area_m2": 2000, "employees": 60})]
    )
    columns = {
        "name": "名称",
        "level": "级别",
        "year": "认定年份",
        "area_m2": "孵化面积（平方米）",
        "employees": "从业人员",
    }
    return table.sort_values(["year", "name"]).reset_index(drop=True).rename(columns=columns).assign(城市="南京市")


def degrees(xy: np.ndarray) -> np.ndarray:
    """Longitude and latitude of positions on the ground."""
    change = osr.CoordinateTransformation(crs(EPSG), crs(4326))
    return np.array(change.TransformPoints(xy))[:, :2]


def gcj02(lonlat: np.ndarray) -> np.ndarray:
    """Positions (n, 2) in WGS 84 as GCJ-02, by the published forward formula (Krasovsky ellipsoid, about 2010)."""
    a, ee = 6378245.0, 0.00669342162296594323
    x, y = (lonlat - (105.0, 35.0)).T
    root = np.sqrt(np.abs(x))
    waves = (20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)) * 2 / 3

    def swell(t: np.ndarray, *terms: tuple[float, float]) -> np.ndarray:
        return sum(size * np.sin(t * np.pi / length) for size, length in terms) * 2 / 3

    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves
    north += swell(y, (20, 1), (40, 3), (160, 12), (320, 30))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves
    east += swell(x, (20, 1), (40, 3), (150, 12), (300, 30))
    latitude = np.radians(lonlat[:, 1])
    curve = 1 - ee * np.sin(latitude) ** 2
    north *= 180 / (a * (1 - ee) / curve**1.5 * np.pi)
    east *= 180 / (a / np.sqrt(curve) * np.cos(latitude) * np.pi)
    return lonlat + np.stack([east, north], axis=1)


def _moved(rows: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Row numbers after the rows have taken the `order`; -1 stays."""
    place = np.argsort(order)
    return np.where(rows >= 0, place[rows], -1)


def _spreadsheet(table: pd.DataFrame, path: Path) -> None:
    """A workbook with one sheet."""
    path.unlink(missing_ok=True)
    book = gdal.GetDriverByName("XLSX").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    sheet = book.CreateLayer("孵化器名录", None, ogr.wkbNone)
    for column in table:
        kind = ogr.OFTString if table[column].dtype == object else ogr.OFTInteger
        sheet.CreateField(ogr.FieldDefn(column, kind))
    for values in table.itertuples(index=False):
        feature = ogr.Feature(sheet.GetLayerDefn())
        for i, value in enumerate(values):
            feature.SetField(i, value.item() if hasattr(value, "item") else value)
        sheet.CreateFeature(feature)
