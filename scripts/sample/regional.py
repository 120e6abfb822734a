"""Synthetic things of the scales above the city: manufacturing and its control areas, feature towns, a corridor."""

import numpy as np
import pandas as pd
import shapely
from shapely.ops import substring

from .hosts import SYNTHETIC, Town
from .names import distinct
from .region import RINGS
from .shapes import Room, blob, move, rectangle, scatter

NANJING = "南京市"
CONTROL_SIZE = (2600.0, 2000.0)
# Factories inside, across and outside the control areas.
INSIDE, ACROSS, OUTSIDE, YEAR_UNKNOWN = 120, 13, 27, 0.04
INDUSTRIES = ["机械制造", "电子信息", "化工", "食品加工", "纺织服装", "汽车零部件"]
# City, ring, planned and built area in km²: three near 3 and 1, one too large, one large for 2015 alone, one too small.
TOWNS = [
    ("南京市", 1, 3.1, 1.0, "创客小镇"),
    ("南京市", 1, 2.9, 1.05, "智造小镇"),
    ("南京市", 2, 4.2, 1.1, "云谷小镇"),
    ("镇江市", 1, 5.8, 1.9, "航空小镇"),
    ("扬州市", 1, 0.7, 0.4, "琴筝小镇"),
    ("芜湖市", 1, 3.2, 1.6, "机器人小镇"),
]
# Share of the town and offset of the centre (in town radii) of each kind of area in it; they overlap around the middle.
TOWN_AREAS = {
    "town_parks": ("产业园区", 0.30, (-0.25, 0.2)),
    "town_communities": ("社区", 0.22, (0.25, 0.2)),
    "town_scenery": ("景区", 0.25, (0.1, -0.3)),
    "town_campuses": ("校区", 0.12, (-0.3, -0.25)),
}
# City, ring, area in km², title, employees, and the innovation spaces and amenities in each new town by kind: mixed, small
# amenities without large, formal space alone, large amenities without small.
NEW_TOWNS = [
    (
        *("南京市", 1, 8.0, "软件新城", 42_000),
        {"科技园": 3, "孵化器": 2, "众创空间": 4, "咖啡馆": 3},
        {"购物中心": 2, "电影院": 1, "便利店": 7, "幼儿园": 3, "菜市场": 2},
    ),
    (
        *("南京市", 2, 6.0, "科技城", 26_000),
        {"科技园": 3, "孵化器": 1, "众创空间": 2},
        {"便利店": 5, "幼儿园": 2, "社区卫生服务中心": 1},
    ),
    ("镇江市", 1, 5.0, "大学新城", 9_000, {"高校": 2, "科技园": 1}, {"综合医院": 1, "便利店": 3, "菜市场": 1}),
    ("芜湖市", 1, 4.0, "滨江新城", 6_500, {"孵化器": 1, "众创空间": 1}, {"购物中心": 1, "综合医院": 1}),
]
# A shopping centre outside the first new town, so many metres from its middle.
OUTSIDE_FIRST = 2_200.0
# The corridor's course from Nanjing's centre in km, cut to the length and width of the source's (33 km, 500 km²).
COURSE = np.array([(-13.5, 12.0), (-6.0, 6.0), (0.0, 0.0), (6.0, -5.0), (12.5, -13.0)]) * 1000
LENGTH, WIDTH = 33_000.0, 15_150.0
SPACES, SPACE_AREA, GAP = 30, 50e6, (4_000.0, 9_000.0)
GREENS = 24


def control_areas(town: Town) -> pd.DataFrame:
    """The brown line: ground around Nanjing's development zones beyond the central city."""
    centre = town.areas[NANJING, RINGS[0]]
    zones = [h for h in town.hosts if (h["host"], h["city"]) == ("production", NANJING)]
    zones = [zone for zone in zones if not shapely.intersects(centre, zone["geometry"])]
    shapes = [rectangle(shapely.get_coordinates(z["geometry"].centroid)[0], *CONTROL_SIZE, _angle(z)) for z in zones]
    shapes = shapely.set_precision(shapely.difference(shapes, town.room.water), 0.01)
    name = [f"合成制造业控制区{i:02d}" for i in range(1, len(shapes) + 1)]
    return pd.DataFrame({"name": name, "city": NANJING, "origin": SYNTHETIC, "geometry": shapes})


def manufacturing(town: Town, control: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Factories, most inside the control areas, some across their line or outside, each with its founding year."""
    line = shapely.union_all(control["geometry"].to_numpy())
    room = Room(rng, town.room.water, gap=20.0)
    for ground in town.grounds:
        room.take((ground["x"], ground["y"]), np.hypot(ground["width"], ground["height"]) / 2)
    suburb = shapely.difference(town.areas[NANJING, RINGS[1]], shapely.buffer(line, 300))
    places = [(line, INSIDE), (line.boundary, ACROSS), (suburb, OUTSIDE)]
    shapes = [_factory(place, room) for place, n in places for _ in range(n)]
    n = len(shapes)
    year = pd.Series(rng.integers(1985, 2016, n), dtype="Int64").mask(rng.random(n) < YEAR_UNKNOWN)
    industry = rng.choice(INDUSTRIES, n)
    name = [f"{word}厂" for word in distinct(industry, 20)]
    columns = {"id": np.arange(1, n + 1), "name": name, "industry": industry, "year": year}
    return pd.DataFrame({**columns, "employees": rng.integers(20, 900, n), "origin": SYNTHETIC, "geometry": shapes})


def feature_towns(town: Town, room: Room) -> dict[str, pd.DataFrame]:
    """The towns, their built-up ground and the four kinds of areas in them, layer by layer."""
    layers: dict[str, list[dict]] = {name: [] for name in ("feature_towns", "town_built_up", *TOWN_AREAS)}
    for city, ring, planned, built, title in TOWNS:
        radius = np.sqrt(planned * 1e6 / np.pi)
        xy = _place(town, city, RINGS[ring], radius * 1.3, room)
        row = {"town": f"合成{title}", "city": city}
        layers["feature_towns"].append({**row, "geometry": blob(room.rng, xy, planned * 1e6)})
        layers["town_built_up"].append({**row, "geometry": blob(room.rng, xy, built * 1e6)})
        for layer, (kind, share, offset) in TOWN_AREAS.items():
            shape = blob(room.rng, xy + radius * np.array(offset), planned * 1e6 * share)
            layers[layer].append({**row, "kind": kind, "geometry": shape})
    return {name: pd.DataFrame(rows).assign(origin=SYNTHETIC) for name, rows in layers.items()}


def new_towns(town: Town, room: Room) -> dict[str, pd.DataFrame]:
    """New towns and the innovation spaces and amenities in them, and one amenity beside the first."""
    towns, places = [], {"new_town_spaces": [], "new_town_amenities": []}
    for city, ring, area, title, employees, *kinds in NEW_TOWNS:
        xy = _place(town, city, RINGS[ring], np.sqrt(area * 1e6 / np.pi) * 1.2, room)
        shape = blob(room.rng, xy, area * 1e6)
        towns.append({"town": f"合成{title}", "city": city, "employees": employees, "geometry": shape})
        for rows, numbers in zip(places.values(), kinds, strict=True):
            kind = [word for word, n in numbers.items() for _ in range(n)]
            spots = shapely.points(scatter(room.rng, shapely.buffer(shape, -100), len(kind)))
            rows += [{"kind": word, "geometry": spot} for word, spot in zip(kind, spots, strict=True)]
    first = shapely.centroid(towns[0]["geometry"])
    beside = shapely.Point(np.round([first.x + OUTSIDE_FIRST, first.y], 2))
    places["new_town_amenities"].append({"kind": "购物中心", "geometry": beside})
    layers = {"new_towns": pd.DataFrame(towns)}
    for i, (name, rows) in enumerate(places.items()):
        layers[name] = pd.DataFrame(rows)
        layers[name].insert(0, "name", distinct(layers[name]["kind"], 150 + 50 * i))
    return {name: _with_origin(table) for name, table in layers.items()}


def _with_origin(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(origin=SYNTHETIC)[[*table.columns.drop("geometry"), "origin", "geometry"]]


def corridor_axis(town: Town) -> pd.DataFrame:
    """A line of 33 km through Nanjing's centre."""
    course = shapely.LineString(town.centres[NANJING] + COURSE)
    spare = (course.length - LENGTH) / 2
    line = substring(course, spare, spare + LENGTH)
    return pd.DataFrame({"name": ["合成科创走廊"], "width_m": WIDTH, "origin": SYNTHETIC, "geometry": [line]})


def innovation_spaces(axis: pd.DataFrame, water: shapely.Geometry, rng: np.random.Generator) -> pd.DataFrame:
    """Innovation spaces of 50 km² in all within the corridor, none on one stretch of its axis."""
    line = axis["geometry"][0]
    corridor = shapely.buffer(line, WIDTH / 2, cap_style="flat")
    empty = shapely.buffer(substring(line, *GAP), WIDTH, cap_style="flat")
    size = rng.uniform(0.5, 1.6, SPACES)
    size *= SPACE_AREA / size.sum()
    room = Room(rng, water, gap=50.0)
    free = shapely.difference(corridor, empty)
    shapes = [_patch(room, free, area) for area in np.sort(size)[::-1]]
    name = distinct(["创新园"] * SPACES, 100)
    return pd.DataFrame({"name": name, "origin": SYNTHETIC, "geometry": shapes})


def blue(axis: pd.DataFrame, water: shapely.Geometry, rng: np.random.Generator) -> pd.DataFrame:
    """Water and green around the corridor: the modelled river, synthetic streams and parks."""
    around = shapely.buffer(axis["geometry"][0], WIDTH)
    river = shapely.intersection(water, around)
    greens = [blob(rng, xy, rng.uniform(0.3e6, 3e6)) for xy in scatter(rng, around, GREENS)]
    streams = [shapely.buffer(shapely.LineString(_stream(rng, xy)), 15.0, 2) for xy in scatter(rng, around, 4)]
    kind = ["水系"] + ["绿地"] * len(greens) + ["水系"] * len(streams)
    origin = ["modelled"] + [SYNTHETIC] * (len(greens) + len(streams))
    shapes = [river, *greens, *(shapely.set_precision(stream, 0.01) for stream in streams)]
    return pd.DataFrame({"kind": kind, "origin": origin, "geometry": shapes})


def _factory(place: shapely.Geometry, room: Room) -> shapely.Polygon:
    """A factory within an area, or across a line."""
    size = room.rng.uniform(60, 150, 2)
    radius = np.hypot(*size) / 2
    area = place if shapely.get_dimensions(place) == 2 else shapely.buffer(place, radius + 10)
    xy = room.find(area, radius, lambda xy: room.rng.random(len(xy)))
    return rectangle(xy, *np.round(size), room.rng.uniform(-0.5, 0.5))


def _place(town: Town, city: str, ring: str, radius: float, room: Room) -> np.ndarray:
    centre = town.centres[city]
    return room.find(town.areas[city, ring], radius, lambda xy: np.hypot(*(xy - centre).T) * room.rng.random(len(xy)))


def _patch(room: Room, area: shapely.Geometry, size: float) -> shapely.Polygon:
    xy = room.find(area, 1.35 * np.sqrt(size / np.pi), lambda xy: room.rng.random(len(xy)))
    return blob(room.rng, xy, size)


def _stream(rng: np.random.Generator, xy: np.ndarray) -> np.ndarray:
    """A winding line of about 6 km."""
    steps = np.linspace(0, 6000, 13)
    return np.round(move(*xy, rng.uniform(0, 2 * np.pi), steps, 300 * np.sin(steps / 700)), 2)


def _angle(host: dict) -> float:
    corners = shapely.get_coordinates(host["geometry"])
    return float(np.arctan2(*(corners[1] - corners[0])[::-1]))
