"""``community.gpkg``: a synthetic community of about 3 km² on ground of Jiangning district, its layers named in Chinese."""

from pathlib import Path

import numpy as np
import pandas as pd

from ..store import Store
from . import homes, places, plan, spaces
from .frame import EPSG

STREAMS = ("homes", "stock", "spaces", "pois")


def make(path: Path, seed: int) -> None:
    """Write the file."""
    store = Store(path, EPSG)
    for name, table in layers(seed).items():
        store.write(name, table, DESCRIPTIONS[name])
    store.close()


def layers(seed: int) -> dict[str, pd.DataFrame]:
    """All layers by name; each group draws from its own stream, so that a change in one leaves the others alone."""
    streams = {name: np.random.default_rng([seed, 100 + i]) for i, name in enumerate(STREAMS)}
    streets, ground = plan.streets(), plan.land_use()
    houses = homes.buildings(streams["homes"])
    stops = places.stops()
    stock = spaces.stock(stops, streams["stock"])
    innovation = spaces.innovation(stock, streams["spaces"])
    estates = ground[ground["code"] == "R2"]
    return {
        "街道范围": plan.boundary(),
        "水系": plan.water(),
        "土地利用": ground,
        "居住小区": estates.assign(kind=estates["name"].map(houses.groupby("estate")["kind"].first())).drop(
            columns="code"
        ),
        "道路": streets,
        "小区出入口": plan.gates(),
        "居住建筑": houses,
        "兴趣点": places.pois(innovation, streets, streams["pois"]),
        "公交地铁站点": stops,
        "存量空间": stock,
        "众创空间": innovation,
    }


def committees(houses: pd.DataFrame) -> pd.DataFrame:
    """Residents' committees with the people who live in their houses."""
    table = plan.communities()
    people = houses.groupby("committee")["residents"].sum()
    return table.assign(residents=table["name"].map(people).astype(int))[["name", "residents", "geometry"]]


DESCRIPTIONS = {
    "街道范围": "合成数据：示例街道的范围，约 3 平方千米",
    "水系": "合成数据：运河与公园湖面",
    "土地利用": "合成数据：街区用地（GB 50137—2011 分类）",
    "居住小区": "合成数据：封闭管理的居住小区",
    "道路": "合成数据：城市道路与小区内部路，小区内部路仅在出入口与城市道路相接",
    "小区出入口": "合成数据：居住小区出入口",
    "居住建筑": "合成数据：居住建筑，含层数与居住人口",
    "兴趣点": "合成数据：兴趣点，含高德分类编码与设施类别",
    "公交地铁站点": "合成数据：公交站与地铁站",
    "存量空间": "合成数据：老旧厂房、仓库、闲置办公、历史街区",
    "众创空间": "合成数据：众创空间与孵化器",
}
