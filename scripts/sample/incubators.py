"""The 200 synthetic incubators: how many where, of which layout, and the grounds they stand on."""

import numpy as np
import pandas as pd

from .region import CITIES, RINGS

# Per city: incubators in the central city, near suburb and far suburb; of the central ones those independent of any
# host and those half inside one. Counts by city follow the published shares (61 %, 12 %, about equal, 2 and 2 of 200).
PLAN = {
    "南京市": ((70, 36, 16), 32, 5),
    "镇江市": ((24, 0, 0), 8, 1),
    "扬州市": ((9, 0, 4), 2, 0),
    "淮安市": ((13, 0, 0), 3, 0),
    "马鞍山市": ((8, 0, 4), 2, 0),
    "芜湖市": ((12, 0, 0), 3, 0),
    "滁州市": ((2, 0, 0), 0, 0),
    "宣城市": ((2, 0, 0), 0, 0),
}
INDEPENDENT_BUILDINGS, HOSTED_BUILDINGS, HOSTED_MIXED, SECOND_CAMPUSES = 22, 16, 4, 5
THEMES = ["软件", "生物医药", "新材料", "智能制造", "文化创意", "电子信息", "节能环保", "现代农业", "物联网", "大学生"]
LEVELS = ["国家级", "省级", "市级"]
LEVEL_SHARES = {"南京市": (0.26, 0.34, 0.40), "": (0.15, 0.35, 0.50)}
MODULES = ["design_exchange", "amenities", "prototype_factory", "business_services", "financing", "promotion"]
MODULE_SHARES = {"国家级": (0.95, 0.97, 0.6, 0.97, 0.85, 0.85), "省级": (0.9, 0.9, 0.4, 0.9, 0.6, 0.6)}
MODULE_SHARES["市级"] = (0.8, 0.8, 0.25, 0.75, 0.35, 0.4)
OPENED = {"中心城区": 2005, "近郊区": 2008, "远郊区": 2011}
# Width and depth of a ground in metres, smallest and largest: larger outward.
BUILDING_GROUND = ((95, 80), (145, 130))
CAMPUS_GROUND = {
    "中心城区": ((190, 170), (260, 220)),
    "近郊区": ((270, 230), (350, 300)),
    "远郊区": ((350, 300), (450, 380)),
}


def plan(rng: np.random.Generator) -> pd.DataFrame:
    """One row per incubator: `id city ring town park` and its level, year and modules."""
    table = pd.DataFrame(
        [(city, ring) for city, (n, *_) in PLAN.items() for ring, k in zip(RINGS, n, strict=True) for _ in range(k)],
        columns=["city", "ring"],
    )
    table = _with_layouts(table, rng)
    table = table.iloc[np.argsort(rng.random(len(table)))].sort_values("city", key=_city_order, kind="stable")
    table = table.reset_index(drop=True)
    table.insert(0, "id", [f"S{i:03d}" for i in range(1, len(table) + 1)])
    return _with_attributes(table, rng)


def grounds(table: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """One row per ground: `id city ring kind hosted width height`, mixed incubators on two, a few campuses too."""
    single = table[table["park"] != "mixed"]
    mixed = table[table["park"] == "mixed"]
    second = single[(single["park"] == "campus") & (single["town"] == "park_in_park")].iloc[::20][:SECOND_CAMPUSES]
    parts = [
        single.assign(kind=single["park"], hosted=single["town"] == "park_in_park"),
        mixed.assign(kind="building", hosted=mixed["town"] == "park_in_park"),
        mixed.assign(kind="campus", hosted=True),
        second.assign(kind="campus", hosted=True),
    ]
    table = pd.concat(parts, ignore_index=True)[["id", "city", "ring", "kind", "hosted"]]
    return table.assign(**_sizes(table, rng))


def _with_layouts(table: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Give each row its town layout and park layout; independent and mixed ones stand in the central city."""
    order = table.groupby(["city", "ring"]).cumcount()
    central = table["ring"] == RINGS[0]
    independent = central & (order < table["city"].map({c: p[1] for c, p in PLAN.items()}))
    mixed = central & ~independent & (order < table["city"].map({c: p[1] + p[2] for c, p in PLAN.items()}))
    town = np.select([independent, mixed], ["independent", "mixed"], "park_in_park")
    hosted = np.flatnonzero(central & (town == "park_in_park"))
    nanjing = hosted[table["city"].to_numpy()[hosted] == "南京市"][:HOSTED_MIXED]
    park = np.where(mixed, "mixed", "campus").astype(object)
    park[nanjing] = "mixed"
    park[rng.choice(np.flatnonzero(independent), INDEPENDENT_BUILDINGS, replace=False)] = "building"
    park[rng.choice(np.setdiff1d(hosted, nanjing), HOSTED_BUILDINGS, replace=False)] = "building"
    return table.assign(town=town, park=park)


def _with_attributes(table: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    shares = [LEVEL_SHARES.get(city, LEVEL_SHARES[""]) for city in table["city"]]
    level = [rng.choice(LEVELS, p=share) for share in shares]
    year = table["ring"].map(OPENED) + np.round(rng.normal(0, 3, len(table)))
    year += (table["city"] != "南京市") * 2
    chance = np.array([MODULE_SHARES[name] for name in level])
    modules = pd.DataFrame(rng.random(chance.shape) < chance, columns=MODULES)
    table = table.assign(theme=rng.choice(THEMES, len(table)), level=level, year=year.clip(1994, 2014).astype(int))
    return pd.concat([table, modules], axis=1)


def _sizes(table: pd.DataFrame, rng: np.random.Generator) -> dict[str, np.ndarray]:
    ranges = [
        BUILDING_GROUND if kind == "building" else CAMPUS_GROUND[ring]
        for kind, ring in zip(table["kind"], table["ring"], strict=True)
    ]
    low, high = np.array(ranges, float).transpose(1, 0, 2)
    width, height = np.round(rng.uniform(low, high)).T
    return {"width": width, "height": height}


def _city_order(cities: pd.Series) -> pd.Series:
    return cities.map({city: i for i, city in enumerate(CITIES)})
