"""Synthetic stock space: parcels that stand idle or half used, and the transit stops around them."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from .hosts import SYNTHETIC, Town
from .names import distinct
from .region import RINGS
from .shapes import Room, rectangle

COUNTS = {"南京市": 78, "镇江市": 10, "扬州市": 8, "淮安市": 6, "马鞍山市": 6, "芜湖市": 8, "滁州市": 2, "宣城市": 2}
STOPS = {"南京市": 60, "镇江市": 12, "扬州市": 12, "淮安市": 10, "马鞍山市": 8, "芜湖市": 10, "滁州市": 6, "宣城市": 6}


class Kind(NamedTuple):
    """How many parcels, land-use code (GB 50137-2011) and ranges: site m², floor area ratio, year, vacancy, rent."""

    count: int
    code: str
    site: tuple[float, float]
    far: tuple[float, float]
    year: tuple[int, int]
    vacancy: tuple[float, float]
    rent: tuple[float, float]


KINDS = {
    "老旧厂房": Kind(34, "M2", (8_000, 60_000), (0.5, 1.2), (1955, 1996), (0.35, 1.0), (15, 45)),
    "仓库": Kind(14, "W1", (6_000, 30_000), (0.4, 0.9), (1960, 2000), (0.3, 0.95), (12, 35)),
    "历史街区": Kind(10, "A7", (5_000, 25_000), (0.6, 1.3), (1900, 1949), (0.15, 0.6), (40, 110)),
    "闲置办公": Kind(28, "B2", (2_000, 9_000), (2.0, 6.0), (1988, 2012), (0.18, 0.7), (45, 130)),
    "闲置住宅": Kind(16, "R2", (2_500, 12_000), (1.0, 2.2), (1975, 2005), (0.2, 0.8), (20, 55)),
    "高校空间": Kind(12, "A31", (4_000, 20_000), (0.7, 1.8), (1952, 2003), (0.1, 0.5), (20, 60)),
    "体育场": Kind(6, "A4", (10_000, 40_000), (0.2, 0.6), (1953, 1999), (0.3, 0.8), (15, 40)),
}
OWNERSHIP, OWNERSHIP_SHARES = ["国有", "集体", "私有", "混合"], (0.5, 0.15, 0.25, 0.1)
POLLUTION, POLLUTION_SHARES = ["无", "待查", "有"], (0.6, 0.25, 0.15)
MISSING = {"built_year": 0.03, "vacancy": 0.05, "rent": 0.05, "ownership": 0.04}
SURVEY = 2015


def transit_stops(town: Town, rng: np.random.Generator) -> pd.DataFrame:
    """Metro and bus stops, denser near the centres."""
    cities = [city for city, n in STOPS.items() for _ in range(n)]
    centres = np.array([town.centres[city] for city in cities])
    spread = np.where(np.array(cities) == "南京市", 5000.0, 2500.0)[:, None]
    points = shapely.points(np.round(centres + rng.normal(0, 1, centres.shape) * spread, 2))
    kind = np.where(np.array(cities) == "南京市", rng.choice(["地铁站", "公交站"], len(cities)), "公交站")
    name = distinct(kind, 0)
    return pd.DataFrame({"name": name, "kind": kind, "city": cities, "origin": SYNTHETIC, "geometry": points})


def parcels(town: Town, stops: pd.DataFrame, room: Room) -> pd.DataFrame:
    """The 120 parcels, some of their attributes unknown."""
    rng = room.rng
    cities = [city for city, n in COUNTS.items() for _ in range(n)]
    kinds = rng.permutation([kind for kind, settings in KINDS.items() for _ in range(settings.count)])
    rows = [_parcel(town, city, str(kind), room) for city, kind in zip(cities, kinds, strict=True)]
    table = pd.DataFrame(rows)
    table["name"] = table["city"].str.removesuffix("市") + distinct(table["name"], 130)
    table.insert(0, "id", [f"K{i:03d}" for i in range(1, len(table) + 1)])
    table["ownership"] = rng.choice(OWNERSHIP, len(table), p=OWNERSHIP_SHARES)
    industrial = table["landuse_code"].isin(["M2", "W1"])
    table["pollution"] = np.where(industrial, rng.choice(POLLUTION, len(table), p=POLLUTION_SHARES), "无")
    table["transit_m"] = _nearest(table["geometry"], stops["geometry"])
    for name, share in MISSING.items():
        table[name] = table[name].mask(rng.random(len(table)) < share)
    table["built_year"] = table["built_year"].astype("Int64")
    table["building_age"] = SURVEY - table["built_year"]
    return table.assign(origin=SYNTHETIC)


def _parcel(town: Town, city: str, kind: str, room: Room) -> dict:
    rng, settings, centre = room.rng, KINDS[kind], town.centres[city]
    site, far = rng.uniform(*settings.site), round(rng.uniform(*settings.far), 2)
    width = np.sqrt(site * rng.uniform(1.0, 1.8))
    size = np.round([width, site / width])
    area = town.areas[city, RINGS[0] if rng.random() < 0.75 else RINGS[1]]
    xy = room.find(area, np.hypot(*size) / 2, lambda xy: np.hypot(*(xy - centre).T) * rng.uniform(0.2, 1.8, len(xy)))
    return {
        "name": kind,
        "city": city,
        "kind": kind,
        "landuse_code": settings.code,
        "built_year": int(rng.integers(*settings.year)),
        "vacancy": round(rng.uniform(*settings.vacancy), 2),
        "floor_area_m2": float(np.round(size.prod() * far, -2)),
        "far": far,
        "rent": round(rng.uniform(*settings.rent), 1),
        "geometry": rectangle(xy, *size, rng.uniform(-0.5, 0.5)),
    }


def _nearest(parcels: pd.Series, stops: pd.Series) -> np.ndarray:
    return np.round(
        shapely.STRtree(stops.to_numpy()).query_nearest(parcels, return_distance=True, all_matches=False)[1]
    )
