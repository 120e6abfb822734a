"""Synthetic hosts (universities, institutes, parks, zones) and the incubators' grounds inside and outside them."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from .incubators import MODULES
from .names import distinct
from .region import RINGS
from .shapes import Room, move, rectangle

SYNTHETIC = "synthetic"
PER_HOST, COLUMNS, STREET, MARGIN = 4, 3, 40.0, 60.0
NEAR_EDGE = 1500.0
ADJACENT = 4
OVERLAPS = 3
# How a host of a kind is titled, where the kind itself is no title.
TITLES = {"高校": "学院", "科研院所": "研究院"}


@dataclass
class Town:
    """What has been placed so far."""

    areas: dict[tuple[str, str], shapely.Geometry]
    centres: dict[str, np.ndarray]
    room: Room
    hosts: list[dict] = field(default_factory=list)
    grounds: list[dict] = field(default_factory=list)

    @property
    def rng(self) -> np.random.Generator:
        return self.room.rng


def place(town: Town, grounds: pd.DataFrame) -> None:
    """Put every ground on the map: first those inside hosts, four a host, then the others near the centre."""
    inside = grounds[grounds["hosted"]].sort_values("kind", kind="stable")
    for (city, ring), part in inside.groupby(["city", "ring"], sort=False):
        for number, start in enumerate(range(0, len(part), PER_HOST)):
            _host(town, city, ring, number, part.iloc[start : start + PER_HOST])
    outside = grounds[~grounds["hosted"]].reset_index(drop=True)
    touching = outside[outside["city"] == "南京市"].index[:ADJACENT]
    for i, ground in outside.iterrows():
        (_annex if i in touching else _alone)(town, ground)
    _overlapping(town)


def layer(town: Town, kind: str) -> pd.DataFrame:
    """The hosts of one kind: `innovation` or `production`."""
    table = pd.DataFrame([host for host in town.hosts if host["host"] == kind])
    return table[["name", "kind", "city", "origin", "geometry"]]


def grounds_layer(town: Town) -> pd.DataFrame:
    """The grounds: `id` of the incubator, `ground` number within it, area."""
    table = pd.DataFrame(town.grounds).sort_values("id", kind="stable").reset_index(drop=True)
    table["ground"] = table.groupby("id").cumcount() + 1
    table["site_m2"] = np.round(shapely.area(table["geometry"].to_numpy()))
    return table


def _host(town: Town, city: str, ring: str, number: int, part: pd.DataFrame) -> None:
    """A host with a street grid; each of its grounds takes one cell, at least one cell stays free for others."""
    columns, rows = COLUMNS, -(-(len(part) + 1) // COLUMNS)
    cell = part[["width", "height"]].to_numpy().max(axis=0) + STREET
    size = cell * (columns, rows) + 2 * MARGIN
    production = number % 2 == 1 if ring == RINGS[0] else number % 4 != 3
    production |= city in ("滁州市", "宣城市")
    xy = _find(town, city, ring, np.hypot(*size) / 2, production)
    angle = town.rng.uniform(-0.5, 0.5)
    town.hosts.append(_host_row(town, city, production, rectangle(xy, *size, angle)))
    for i, ground in enumerate(part.to_dict("records")):
        dx, dy = (np.array((i % columns, i // columns)) - (np.array((columns, rows)) - 1) / 2) * cell
        _ground(town, ground, move(*xy, angle, dx, dy), angle)


def _find(town: Town, city: str, ring: str, radius: float, at_edge: bool) -> np.ndarray:
    """Development zones stand at their ring's edge, campuses anywhere; both rather near the centre than far away."""
    area, centre = town.areas[city, ring], town.centres[city]
    edge = shapely.boundary(area)

    def score(xy: np.ndarray) -> np.ndarray:
        inward = np.maximum(0.0, shapely.distance(shapely.points(xy), edge) - radius - NEAR_EDGE)
        far = np.hypot(*(xy - centre).T) * town.rng.uniform(0.5, 1.5, len(xy))
        return far + 20.0 * at_edge * inward

    return town.room.find(area, radius, score)


def _host_row(town: Town, city: str, production: bool, geometry: shapely.Geometry) -> dict:
    kinds = ("工业园区", "经济技术开发区", "高新技术产业开发区") if production else ("高校", "高校", "科研院所")
    kind = str(town.rng.choice(kinds))
    [word] = distinct([TITLES.get(kind, kind)], 70 + len(town.hosts))
    name = f"{city.removesuffix('市')}{word}"
    host = "production" if production else "innovation"
    return {"host": host, "name": name, "kind": kind, "city": city, "origin": SYNTHETIC, "geometry": geometry}


def _ground(town: Town, ground: dict, xy: np.ndarray, angle: float, shape: shapely.Geometry | None = None) -> None:
    shape = rectangle(xy, ground["width"], ground["height"], angle) if shape is None else shape
    kept = {key: ground[key] for key in ("id", "city", "ring", "kind", "hosted", "width", "height")}
    town.grounds.append({**kept, "x": xy[0], "y": xy[1], "angle": angle, "origin": SYNTHETIC, "geometry": shape})


def _alone(town: Town, ground: pd.Series) -> None:
    """A ground away from all hosts, in the inner part of the central city."""
    radius = np.hypot(ground["width"], ground["height"]) / 2 + 100
    area, centre = town.areas[ground["city"], ground["ring"]], town.centres[ground["city"]]
    xy = town.room.find(area, radius, lambda xy: np.hypot(*(xy - centre).T) * town.rng.uniform(0.2, 1.8, len(xy)))
    _ground(town, ground, xy, town.rng.uniform(-0.5, 0.5))


def _annex(town: Town, ground: pd.Series) -> None:
    """A ground on the outer side of a host's first edge: it touches and does not overlap, to the last digit."""
    number = sum(row.get("annex", False) for row in town.hosts)
    host = [row for row in town.hosts if row["city"] == ground["city"]][2 * number]
    corners = shapely.get_coordinates(host["geometry"])
    along = (corners[1] - corners[0]) / np.hypot(*(corners[1] - corners[0]))
    outward = np.array((along[1], -along[0]))
    start = np.round(corners[0] + 80 * along, 2)
    end = np.round(start + ground["width"] * along, 2)
    depth = np.round(ground["height"] * outward, 2)
    shape = shapely.Polygon([start, start + depth, end + depth, end])
    # The host gets the two corners as vertices, else rounding would leave a hair of overlap or gap.
    host.update(geometry=shapely.Polygon(np.insert(corners, 1, [start, end], axis=0)), annex=True)
    _ground(town, ground, (start + end + depth) / 2, np.arctan2(along[1], along[0]), shape)


def _overlapping(town: Town) -> None:
    """Institutes that reach into a development zone, so that hosts of both kinds overlap."""
    zones = [row for row in town.hosts if row["host"] == "production" and row["city"] == "南京市"]
    for zone in zones[:OVERLAPS]:
        corner = shapely.get_coordinates(zone["geometry"])[2]
        centre = shapely.get_coordinates(zone["geometry"].centroid)[0]
        shape = rectangle(centre + 0.7 * (corner - centre), 420, 320, town.rng.uniform(-0.5, 0.5))
        town.hosts.append(_host_row(town, zone["city"], False, shape))


def incubator_layer(table: pd.DataFrame, grounds: pd.DataFrame, districts: pd.DataFrame) -> pd.DataFrame:
    """The incubators as points on their largest ground."""
    largest = grounds.sort_values("site_m2", kind="stable").drop_duplicates("id", keep="last").set_index("id")
    points = shapely.points(np.round(largest.loc[table["id"], ["x", "y"]].to_numpy(float), 2))
    where = shapely.STRtree(districts["geometry"].to_numpy()).query(points, predicate="within")[1]
    district = districts["district"].to_numpy()[where]
    name = [f"{d}{t}孵化器（合成{i[1:]}）" for d, t, i in zip(district, table["theme"], table["id"], strict=True)]
    columns = {"id": table["id"], "name": name, "city": table["city"], "district": district, "level": table["level"]}
    columns |= {"year": table["year"], "area_m2": table["area_m2"], "employees": table["employees"]}
    columns |= {module: table[module] for module in MODULES}
    return pd.DataFrame({**columns, "origin": SYNTHETIC, "geometry": points})
