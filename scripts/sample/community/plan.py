"""The plan of the synthetic community: streets, canal, blocks, the lanes inside gated blocks and their gates."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from ..hosts import SYNTHETIC
from .frame import HEIGHT, WIDTH, bend

MAIN, SECONDARY, BRANCH, LANE = "主干路", "次干路", "支路", "小区道路"
METRES = {MAIN: 40.0, SECONDARY: 26.0, BRANCH: 14.0, LANE: 5.0}
OUTSIDE = 1060.0
BRIDGES = (740.0, 1500.0)
CANAL = (1150.0, 1270.0)
CANAL_WIDTH = 46.0
# The outline runs this far beyond the outermost streets.
EDGE = 18.0


class Street(NamedTuple):
    """A street along one axis: `at` on the other axis, the stretch that exists, whether it runs on beyond."""

    name: str
    kind: str
    at: float
    start: float
    end: float
    runs_on: bool


NORTHWARD = [
    Street("梧桐路", SECONDARY, 0, 0, 1500, True),
    Street("望川路", SECONDARY, 400, 0, 1120, False),
    Street("书院路", MAIN, 790, 0, 1500, True),
    Street("运河西路", BRANCH, 1150, 0, 1500, False),
    Street("运河东路", BRANCH, 1270, 0, 1500, False),
    Street("工坊路", SECONDARY, 1640, 0, 1500, False),
    Street("东麓路", SECONDARY, 2000, 0, 1500, True),
]
EASTWARD = [
    Street("南塘街", SECONDARY, 0, 0, 2000, False),
    Street("和畅街", BRANCH, 360, 0, 1640, False),
    Street("云川大道", MAIN, 740, 0, 2000, True),
    Street("景明街", BRANCH, 1120, 0, 2000, False),
    Street("北苑路", SECONDARY, 1500, 0, 2000, False),
]
AROUND = ["绕城南路", "绕城东路", "绕城北路", "绕城西路"]
# Short streets and paths that no axis carries.
INNER = [
    ("织锦巷", BRANCH, [(790, 230), (905, 238), (1020, 226), (1150, 236)]),
    ("仓前路", BRANCH, [(1270, 250), (1400, 258), (1640, 250)]),
    ("厂前街", BRANCH, [(1640, 420), (1800, 420), (2000, 420)]),
    ("云集路", BRANCH, [(970, 360), (970, 560), (975, 740)]),
    ("智汇路", BRANCH, [(1450, 740), (1452, 930), (1460, 1120)]),
    ("湖畔步道", LANE, [(400, 900), (470, 880), (560, 890), (650, 930), (790, 940)]),
    ("林荫步道", LANE, [(560, 740), (575, 810), (560, 890), (545, 1000), (560, 1120)]),
]
# Block: its box in the axes, land use (GB 50137-2011), name.
BLOCKS = {
    "A1": ((0, 0, 400, 360), "R2", "南塘新村"),
    "B1": ((400, 0, 790, 360), "R2", "望川花园"),
    "C1": ((790, 230, 1150, 360), "A33", "书院路小学及幼儿园用地"),
    "C0": ((790, 0, 1150, 230), "A7", "织锦巷历史地段"),
    "D1": ((1270, 250, 1640, 360), "A33", "云川初级中学用地"),
    "D0": ((1270, 0, 1640, 250), "W1", "运河仓储区"),
    "E1": ((1640, 0, 2000, 420), "M1", "东麓老工业区"),
    "E2": ((1640, 420, 2000, 740), "M1", "工坊路创意园"),
    "A2": ((0, 360, 400, 740), "R2", "和畅苑"),
    "B2": ((400, 360, 790, 740), "R2", "梧桐人家"),
    "C2": ((790, 360, 970, 740), "B1", "云川商业中心"),
    "C3": ((970, 360, 1150, 740), "B2", "云集商务区"),
    "D2": ((1270, 360, 1640, 740), "R2", "运河新寓"),
    "A3": ((0, 740, 400, 1120), "R2", "景明雅居"),
    "B3": ((400, 740, 790, 1120), "G1", "景明公园"),
    "C4": ((790, 740, 1150, 1120), "R2", "书院里"),
    "D3": ((1270, 740, 1450, 1120), "B2", "智汇商务园"),
    "D4": ((1450, 740, 1640, 1120), "A35", "云川应用技术研究院用地"),
    "E3": ((1640, 740, 2000, 1120), "R2", "东麓嘉园"),
    "A5": ((0, 1120, 790, 1500), "R2", "北苑大院"),
    "C5": ((790, 1120, 1150, 1500), "R2", "云川国际"),
    "D5": ((1270, 1120, 1640, 1500), "R2", "运河别院"),
    "E5": ((1640, 1120, 2000, 1500), "R2", "东麓新城"),
}
USES = {
    "R2": "二类居住用地",
    "A33": "中小学用地",
    "A35": "科研用地",
    "A7": "文物古迹用地",
    "B1": "商业用地",
    "B2": "商务用地",
    "G1": "公园绿地",
    "M1": "一类工业用地",
    "W1": "一类物流仓储用地",
    "E1": "水域",
}
# Gates of the gated blocks: the side and how far along it; on all other sides a fence keeps walkers out.
GATES = {
    "A1": [("N", 0.72), ("E", 0.3), ("W", 0.6), ("S", 0.4)],
    "B1": [("W", 0.4), ("N", 0.8), ("E", 0.7), ("S", 0.3)],
    "A2": [("W", 0.35), ("N", 0.6), ("E", 0.55), ("S", 0.3)],
    "B2": [("S", 0.25), ("N", 0.5), ("E", 0.4), ("W", 0.7)],
    "D2": [("S", 0.6), ("W", 0.75), ("N", 0.45), ("E", 0.5)],
    "A3": [("S", 0.4), ("E", 0.6), ("N", 0.7)],
    "C4": [("W", 0.2), ("S", 0.55), ("E", 0.6), ("N", 0.35), ("W", 0.7)],
    "E3": [("S", 0.3), ("N", 0.7), ("W", 0.5)],
    "A5": [("S", 0.2), ("E", 0.45), ("S", 0.78), ("N", 0.6), ("W", 0.5)],
    "C5": [("S", 0.5), ("N", 0.4), ("W", 0.6)],
    "D5": [("S", 0.35)],
    "E5": [("W", 0.3), ("S", 0.65), ("E", 0.4)],
}
LANE_INSET = 24.0
# From a street's middle to the fence of a block.
FENCE_INSET = 13.0
# Rows of houses in a block, hence its lanes.
ROWS = {"A1": 6, "B1": 5, "A2": 4, "B2": 5, "D2": 6, "A3": 4, "C4": 6, "E3": 5, "A5": 4, "C5": 4, "D5": 6, "E5": 5}


def streets() -> pd.DataFrame:
    """Streets from junction to junction, the lanes of gated blocks, which meet them at gates alone, and outer roads."""
    rows = _axis_streets() + _inner_streets() + [row for block in GATES for row in _lanes(block)]
    table = pd.DataFrame(rows, columns=["name", "kind", "line"])
    table["geometry"] = bend(table.pop("line"))
    table.insert(0, "id", [f"L{i:03d}" for i in range(1, len(table) + 1)])
    table["width_m"] = table["kind"].map(METRES)
    return table[["id", "name", "kind", "width_m", "geometry"]].assign(origin=SYNTHETIC)


def gates() -> pd.DataFrame:
    """The gates in the fence of a gated block, on the ways between its lanes and the street."""
    side = {"N": "北门", "S": "南门", "E": "东门", "W": "西门"}
    rows = [(block, where, gate_at(block, where, share)) for block, found in GATES.items() for where, share in found]
    table = pd.DataFrame(rows, columns=["block", "side", "uv"])
    number = table.groupby(["block", "side"]).cumcount()
    several = table.groupby(["block", "side"])["side"].transform("size") > 1
    name = table["block"].map(lambda block: BLOCKS[block][2]) + table["side"].map(side)
    name += np.where(several, np.array(["（一）", "（二）"])[number], "")
    inside = [_inward(uv, block, FENCE_INSET) for block, uv in zip(table["block"], table["uv"], strict=True)]
    points = bend(shapely.points(np.array(inside)))
    estate = table["block"].map(lambda block: BLOCKS[block][2])
    return pd.DataFrame({"name": name, "estate": estate, "origin": SYNTHETIC, "geometry": points})


def gate_at(block: str, side: str, share: float) -> tuple[float, float]:
    """Where the way through a gate meets the street."""
    u0, v0, u1, v1 = BLOCKS[block][0]
    along_u, along_v = round(u0 + share * (u1 - u0), 1), round(v0 + share * (v1 - v0), 1)
    return {"N": (along_u, v1), "S": (along_u, v0), "E": (u1, along_v), "W": (u0, along_v)}[side]


def water() -> pd.DataFrame:
    """The canal and the park's lake."""
    v = np.arange(-OUTSIDE, HEIGHT + OUTSIDE + 1, 30)
    axis = shapely.LineString(np.stack([np.mean(CANAL) + 9 * np.sin(v / 170), v], axis=1))
    canal = bend([shapely.buffer(axis, CANAL_WIDTH / 2, cap_style="flat")])[0]
    lake = bend([shapely.buffer(shapely.LineString([(470, 1010), (530, 1040), (620, 1000), (690, 1030)]), 38)])[0]
    shapes = shapely.set_precision([canal, lake], 0.01)
    return pd.DataFrame({"name": ["云川运河", "景明湖"], "kind": ["运河", "湖泊"], "geometry": shapes}).assign(
        origin=SYNTHETIC
    )


def boundary() -> pd.DataFrame:
    """The community's outline, about 3 km²."""
    shape = bend([shapely.box(-EDGE, -EDGE, WIDTH + EDGE, HEIGHT + EDGE)])[0]
    return pd.DataFrame({"name": ["云川街道（合成）"], "district": "江宁区", "origin": SYNTHETIC, "geometry": [shape]})


def land_use() -> pd.DataFrame:
    """The blocks with their land use, without the ground of the streets around them."""
    rows = [(name, code, USES[code], box) for box, code, name in BLOCKS.values()]
    table = pd.DataFrame(rows, columns=["name", "code", "kind", "box"])
    margin = FENCE_INSET * np.array((1.0, 1.0, -1.0, -1.0))
    shapes = bend(shapely.box(*np.array(box, float) + margin) for box in table.pop("box"))
    shapes = shapely.set_precision(shapely.difference(shapes, water()["geometry"][1]), 0.01)
    return table.assign(area_m2=np.round(shapely.area(shapes)), origin=SYNTHETIC, geometry=shapes)


def communities() -> pd.DataFrame:
    """Residents' committees: names and grounds that tile the community."""
    boxes = np.array([box for box, _ in COMMITTEES.values()], float)
    grown = boxes + EDGE * np.where(boxes == 0, -1, boxes == (WIDTH, HEIGHT, WIDTH, HEIGHT))
    # Each piece of border is bent once, so that neighbours share it to the last vertex.
    borders = shapely.get_parts(shapely.node(shapely.union_all(shapely.boundary(shapely.box(*grown.T)))))
    grounds = shapely.get_parts(shapely.polygonize(bend(borders)))
    centres = bend(shapely.points((boxes[:, :2] + boxes[:, 2:]) / 2))
    own = shapely.STRtree(grounds).query(centres, predicate="within")[1]
    return pd.DataFrame({"name": list(COMMITTEES), "geometry": grounds[own]})


# Box in the axes and the estates in it.
COMMITTEES = {
    "南塘社区": ((0, 0, 790, 360), ["A1", "B1"]),
    "和畅社区": ((0, 360, 400, 740), ["A2"]),
    "梧桐社区": ((400, 360, 1210, 740), ["B2"]),
    "织锦社区": ((790, 0, 1210, 360), []),
    "景明社区": ((0, 740, 790, 1120), ["A3"]),
    "书院社区": ((790, 740, 1210, 1120), ["C4"]),
    "北苑社区": ((0, 1120, 790, 1500), ["A5"]),
    "云川国际社区": ((790, 1120, 1210, 1500), ["C5"]),
    "运河社区": ((1210, 0, 2000, 740), ["D2"]),
    "东麓社区": ((1210, 740, 2000, 1500), ["E3", "D5", "E5"]),
}


def _axis_streets() -> list[tuple[str, str, shapely.LineString]]:
    rows = []
    for street in NORTHWARD:
        cuts = [s.at for s in EASTWARD if s.start <= street.at <= s.end] + _cuts(street.at, 0)
        rows += [(*row, [(street.at, v) for v in vs]) for *row, vs in _stretches(street, cuts, HEIGHT)]
    for street in EASTWARD:
        cuts = [s.at for s in NORTHWARD if s.start <= street.at <= s.end] + _cuts(street.at, 1)
        rows += [(*row, [(u, street.at) for u in us]) for *row, us in _stretches(street, cuts, WIDTH)]
    west, south, east, north = -OUTSIDE, -OUTSIDE, WIDTH + OUTSIDE, HEIGHT + OUTSIDE
    joins = {axis: [s.at for s in streets if s.runs_on] for axis, streets in (("u", NORTHWARD), ("v", EASTWARD))}
    for name, at in zip(AROUND, (south, east, north, west), strict=True):
        flat = name in AROUND[::2]
        ends = [west, *joins["u"], east] if flat else [south, *joins["v"], north]
        rows.append((name, SECONDARY, [(e, at) if flat else (at, e) for e in ends]))
    return [(name, kind, shapely.LineString(xy)) for name, kind, xy in rows]


def _cuts(at: float, axis: int) -> list[float]:
    """Where inner streets and gates meet the street that runs at `at` along the other axis."""
    ends = [end for _, _, xy in INNER for end in (xy[0], xy[-1])]
    ends += [gate_at(block, *gate) for block, found in GATES.items() for gate in found]
    return [end[1 - axis] for end in ends if end[axis] == at]


def _stretches(street: Street, cuts: list[float], far: float) -> list[tuple[str, str, list[float]]]:
    """The street between its junctions; gates only add a vertex. No way over the canal but the bridges."""
    cuts = sorted({street.start, *(cut for cut in cuts if street.start < cut < street.end), street.end})
    if street.runs_on:
        cuts = [-OUTSIDE, *cuts, far + OUTSIDE]
    pairs = zip(cuts[:-1], cuts[1:], strict=True)
    dry = [pair for pair in pairs if street in NORTHWARD or pair != CANAL or street.at in BRIDGES]
    return [(street.name, street.kind, list(pair)) for pair in dry]


def _inner_streets() -> list[tuple[str, str, shapely.LineString]]:
    return [(name, kind, shapely.LineString(xy)) for name, kind, xy in INNER]


def _lanes(block: str) -> list[tuple[str, str, shapely.LineString]]:
    """A ring lane, lanes between every second pair of rows, and the ways to the gates."""
    (u0, v0, u1, v1), _, name = BLOCKS[block]
    u0, v0, u1, v1 = u0 + LANE_INSET, v0 + LANE_INSET, u1 - LANE_INSET, v1 - LANE_INSET
    levels = np.round(np.linspace(v0, v1, ROWS[block] + 1), 1)[1:-1:2]
    ways = [(at := gate_at(block, *gate), _inward(at, block, LANE_INSET)) for gate in GATES[block]]
    feet = [way[1] for way in ways]
    ring = [(u, v) for u in (u0, u1) for v in (v0, v1, *levels)] + feet
    lines = [sorted(p for p in ring if p[axis] == at) for axis, at in ((1, v0), (0, u1), (1, v1), (0, u0))]
    lines += [[(u0, v), (u1, v)] for v in levels] + [list(way) for way in ways]
    return [(f"{name}内部路", LANE, shapely.LineString(xy)) for xy in lines]


def _inward(street: tuple[float, float], block: str, inset: float) -> tuple[float, float]:
    """The place so far inside a block, straight in from its edge."""
    u0, v0, u1, v1 = BLOCKS[block][0]
    low, high = np.array((u0, v0)) + inset, np.array((u1, v1)) - inset
    return tuple(np.clip(street, low, high).tolist())
