"""Points of interest of the synthetic community, with AMap's codes and wordings, and the stops of metro and bus."""

import numpy as np
import pandas as pd
import shapely

from ..hosts import SYNTHETIC
from . import homes
from .frame import bend, ground
from .plan import BLOCKS, CANAL, EASTWARD, LANE, MAIN, NORTHWARD, SECONDARY

# AMap's code, its three levels of wording, and the class of GB 50180-2018 or of the plugin's terms, where there is one.
KINDS = {
    "050100": ("餐饮服务;中餐厅;中餐厅", None),
    "050300": ("餐饮服务;快餐厅;快餐厅", None),
    "050500": ("餐饮服务;咖啡厅;咖啡厅", "咖啡馆"),
    "050600": ("餐饮服务;茶艺馆;茶艺馆", None),
    "050800": ("餐饮服务;糕饼店;糕饼店", None),
    "060101": ("购物服务;商场;购物中心", "商场"),
    "060200": ("购物服务;便民商店/便利店;便民商店/便利店", None),
    "060400": ("购物服务;超级市场;超市", "菜市场或生鲜超市"),
    "060705": ("购物服务;综合市场;蔬菜市场", "菜市场或生鲜超市"),
    "061200": ("购物服务;专卖店;专营店", None),
    "061205": ("购物服务;专卖店;书店", None),
    "070000": ("生活服务;生活服务场所;生活服务场所", None),
    "070400": ("生活服务;邮局;邮局", None),
    "070500": ("生活服务;物流速递;物流速递", None),
    "070701": ("生活服务;事务所;律师事务所", "法律服务"),
    "070702": ("生活服务;事务所;会计师事务所", "会计服务"),
    "071100": ("生活服务;美容美发店;美容美发店", None),
    "071500": ("生活服务;洗衣店;洗衣店", None),
    "080101": ("体育休闲服务;运动场馆;综合体育馆", "大型多功能运动场地"),
    "080104": ("体育休闲服务;运动场馆;篮球场馆", "中型多功能运动场地"),
    "080105": ("体育休闲服务;运动场馆;足球场", "大型多功能运动场地"),
    "080108": ("体育休闲服务;运动场馆;户外健身场所", "小型多功能运动场地"),
    "080110": ("体育休闲服务;运动场馆;游泳馆", "游泳馆"),
    "080111": ("体育休闲服务;运动场馆;健身中心", "全民健身中心"),
    "080601": ("体育休闲服务;影剧院;电影院", "电影院"),
    "090100": ("医疗保健服务;综合医院;综合医院", "医院"),
    "090102": ("医疗保健服务;综合医院;卫生院", "社区卫生服务中心"),
    "090300": ("医疗保健服务;诊所;诊所", "社区卫生服务站"),
    "090601": ("医疗保健服务;医药保健销售店;药房", None),
    "100105": ("住宿服务;宾馆酒店;经济型连锁酒店", None),
    "110101": ("风景名胜;公园广场;公园", None),
    "120100": ("商务住宅;产业园区;产业园区", None),
    "120201": ("商务住宅;楼宇;商务写字楼", None),
    "120302": ("商务住宅;住宅区;住宅小区", None),
    "120304": ("商务住宅;住宅区;社区中心", "社区服务中心"),
    "130106": ("政府机构及社会团体;政府机关;乡镇以下级政府及事业单位", "社区服务站"),
    "130501": ("政府机构及社会团体;公检法机构;公安警察", None),
    "130505": ("政府机构及社会团体;公检法机构;公证鉴定机构", "法律服务"),
    "140300": ("科教文化服务;会展中心;会展中心", "会展贸易"),
    "140500": ("科教文化服务;图书馆;图书馆", "文化活动中心"),
    "140800": ("科教文化服务;文化宫;文化宫", "文化活动中心"),
    "141202": ("科教文化服务;学校;中学", "初中"),
    "141203": ("科教文化服务;学校;小学", "小学"),
    "141204": ("科教文化服务;学校;幼儿园", "幼儿园"),
    "141201": ("科教文化服务;学校;高等院校", "高校"),
    "141300": ("科教文化服务;科研机构;科研机构", None),
    "141400": ("科教文化服务;培训机构;培训机构", None),
    "150500": ("交通设施服务;地铁站;地铁站", "地铁站"),
    "150501": ("交通设施服务;地铁站;出入口", None),
    "150700": ("交通设施服务;公交车站;公交车站", "公交站"),
    "150900": ("交通设施服务;停车场;停车场相关", None),
    "160100": ("金融保险服务;银行;银行", "金融保险"),
    "160300": ("金融保险服务;自动提款机;自动提款机", None),
    "160400": ("金融保险服务;保险公司;保险公司", "金融保险"),
    "160500": ("金融保险服务;证券公司;证券公司", "金融保险"),
    "170200": ("公司企业;公司;公司", None),
    "170206": ("公司企业;公司;网络科技", None),
    "170300": ("公司企业;工厂;工厂", "制造业"),
    "200300": ("公共设施;公共厕所;公共厕所", None),
}
# What serves all: code, name, place in the axes; a class of its own where the code says less than the name.
SERVICES = [
    ("141202", "云川初级中学", (1470, 300)),
    ("141202", "北苑实验初级中学", (418, 1085)),
    ("141203", "书院路小学", (900, 300)),
    ("141203", "北苑实验小学", (215, 1478)),
    ("141203", "东麓小学", (1655, 1000)),
    ("141204", "书院路幼儿园", (1060, 300)),
    ("090102", "云川社区卫生服务中心", (560, 705)),
    ("090102", "云川社区卫生服务中心北苑分中心", (775, 1395)),
    ("090100", "东麓医院", (1985, 830)),
    ("080105", "景明公园足球场", (450, 800)),
    ("080101", "东麓体育馆", (1660, 1140)),
    ("080104", "望川灯光球场", (412, 330)),
    ("080104", "工坊路篮球公园", (1652, 700)),
    ("080111", "云川全民健身中心", (1440, 770)),
    ("080111", "和畅全民健身中心", (385, 430)),
    ("080110", "景明游泳馆", (770, 1010)),
    ("080601", "云川影城", (900, 690)),
    ("140800", "景明文化活动中心", (765, 870)),
    ("140500", "云川街道图书馆", (1120, 755)),
    ("140800", "东麓文化活动中心", (1655, 960)),
    ("120304", "云川街道社区服务中心", (815, 1140)),
    ("120304", "云川街道便民服务分中心", (640, 378)),
    ("060101", "云川天地购物中心", (880, 660)),
    ("060101", "东麓生活广场", (1655, 900)),
    ("060705", "南塘菜市场", (385, 250)),
    ("060705", "书院里农贸市场", (805, 900)),
    ("060705", "东麓菜市场", (1660, 1180)),
    ("110101", "景明公园", (600, 800)),
    ("110101", "运河口袋公园", (1140, 560)),
    ("130501", "云川派出所", (1130, 780)),
    ("070400", "云川邮政支局", (775, 300)),
    ("140300", "工坊路会展中心", (1830, 660)),
    ("141300", "云川应用技术研究院", (1545, 930)),
    ("141201", "云川应用技术学院（运河校区）", (1600, 1090)),
    ("120100", "工坊路创意园", (1800, 560)),
    ("120201", "云集大厦", (1020, 690)),
    ("120201", "云集中心", (1110, 600)),
    ("120201", "智汇商务园1号楼", (1330, 800)),
    ("120201", "智汇商务园2号楼", (1335, 950)),
    ("120201", "智汇商务园3号楼", (1335, 1060)),
    ("130505", "云川公证处", (1105, 420)),
    ("070701", "衡川律师事务所", (1015, 640)),
    ("070701", "明堤律师事务所", (1330, 830)),
    ("070701", "远望律师事务所", (940, 400)),
    ("070702", "信渠会计师事务所", (1105, 640)),
    ("070702", "同舟会计师事务所", (1340, 1000)),
    ("160500", "云川证券营业部", (1030, 720)),
    ("160400", "江畔人寿云川支公司", (1000, 520)),
    ("160400", "舟山石财险服务点", (1345, 880)),
    ("170300", "东麓精密机械厂", (1760, 120)),
    ("170300", "运河食品厂", (1900, 300)),
    ("170300", "东麓塑料制品厂", (1920, 90)),
    ("100105", "云川大道驿居酒店", (1060, 755)),
    ("100105", "运河边快捷酒店", (1262, 700)),
    ("100105", "望川路青禾旅店", (412, 640)),
]
# Metro: station, place, exits around it.
METRO = {"北苑路站": (775, 1470), "云川大道站": (815, 735), "东麓站": (1660, 1135)}
EXITS = {"1号口": (-38, 22), "2号口": (40, 24), "3号口": (-36, -28), "4号口": (36, -26)}
BUS = {
    "南塘街东": (300, 6),
    "南塘街书院路": (720, -6),
    "望川路和畅街": (394, 330),
    "望川路中": (406, 560),
    "梧桐路和畅街": (6, 390),
    "梧桐路景明街": (-6, 1080),
    "云川大道梧桐路": (60, 746),
    "景明公园南": (590, 734),
    "云川大道地铁站": (850, 746),
    "云川桥西": (1130, 734),
    "智汇商务园": (1400, 746),
    "云川大道东麓路": (1930, 734),
    "书院里": (784, 980),
    "北苑路书院路": (700, 1494),
    "北苑路运河": (1320, 1506),
    "东麓新城": (1994, 1330),
    "工坊路厂前街": (1646, 430),
    "东麓路厂前街": (1994, 300),
}
# What estates share, inside their gates: code, wording after the estate's name, estates.
COMMONS = [
    ("141204", "幼儿园", "A1 B1 B2 A3 A5 C5 D2 E3 E5"),
    ("080108", "健身广场", "A1 A2 A3 A5 E3"),
    ("130106", "社区居民委员会", "A1 A2 B2 A3 C4 A5 C5 D2 E3 E5"),
    ("090300", "社区卫生服务站", "A2 B1 A5 D2 C4 E5"),
]
CARE, CARE_BLOCKS = "日间照料中心", "A1 B2 C4 E3"
STATIONS, STATION_BLOCKS = "文化活动站", "A2 C4 A5 E5"
# Shops along the streets: code, endings, how many.
SHOPS = [
    ("050100", "饭店 酒家 私房菜 面馆 家常菜 锅贴店 鸭血粉丝馆 小厨", 30),
    ("050300", "快餐 盖浇饭 馄饨铺", 9),
    ("050500", "咖啡 咖啡馆", 9),
    ("050600", "茶馆 茶舍", 4),
    ("050800", "烘焙 糕团店", 5),
    ("060200", "便利店", 12),
    ("060400", "生鲜超市 超市", 5),
    ("061200", "文具店 水果店 五金店", 8),
    ("061205", "书店 书屋", 3),
    ("071100", "美发 理发店", 8),
    ("071500", "洗衣店", 4),
    ("070500", "快递驿站", 5),
    ("090601", "大药房 药店", 6),
    ("141400", "画室 琴行 教育培训中心", 6),
    ("160100", "农商银行营业厅 村镇银行营业厅", 4),
    ("160300", "自助银行", 3),
    ("170206", "网络科技公司 信息技术公司", 6),
    ("170200", "文化传播公司 建筑设计公司", 5),
    ("150900", "停车场", 5),
    ("200300", "公厕", 3),
]
FIRST = "青禾 望川 云澜 知味 南塘 老城 小满 春野 海棠 半亩 拾光 微澜 百合 金桂"
FIRST += " 松间 竹里 时雨 长乐 沁园 和悦 禾木 江畔 一品 福满 同心 邻里 四季"
SECOND = "记 园 坊 轩 家 里 阁 堂 居 苑"
# Share of people-serving fronts on the main streets.
FRONTS = {MAIN: 3.0, SECONDARY: 1.4}


def pois(spaces: pd.DataFrame, streets: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """All points: services, what estates share, estates, stops, shops along the streets, and the innovation spaces."""
    rows = [(code, name, KINDS[code][1], uv) for code, name, uv in SERVICES]
    rows += _shared() + _estates() + _stops() + _shops(rng)
    table = pd.DataFrame(rows, columns=["type_code", "name", "facility_class", "uv"])
    table["geometry"] = bend(shapely.points(np.array(table.pop("uv").tolist(), float)))
    own = spaces[["name", "geometry"]].assign(type_code="170200", facility_class="众创空间")
    table = pd.concat([table, own], ignore_index=True)
    table["address"] = _addresses(table["geometry"].to_numpy(), streets)
    table["type"] = table["type_code"].map({code: kind[0] for code, kind in KINDS.items()})
    table.insert(0, "id", [f"P{i:03d}" for i in range(1, len(table) + 1)])
    return table[["id", "name", "type_code", "type", "facility_class", "address", "geometry"]].assign(origin=SYNTHETIC)


def stops() -> pd.DataFrame:
    """Metro and bus stops alone."""
    table = pd.DataFrame(_stops(), columns=["code", "name", "kind", "uv"]).query("code != '150501'")
    points = bend(shapely.points(np.array(table["uv"].tolist(), float)))
    return table[["name", "kind"]].reset_index(drop=True).assign(origin=SYNTHETIC, geometry=points)


def _shared() -> list[tuple]:
    found = [(code, KINDS[code][1], wording, block) for code, wording, blocks in COMMONS for block in blocks.split()]
    found += [("070000", "老年人日间照料中心", CARE, block) for block in CARE_BLOCKS.split()]
    found += [("140800", "文化活动站", STATIONS, block) for block in STATION_BLOCKS.split()]
    seen: dict[str, int] = {}
    rows = []
    for code, kind, wording, block in found:
        n = seen[block] = seen.get(block, -1) + 1
        offset = np.array(((n % 3 - 1) * 13.0, (n // 3 - 0.5) * 11.0))
        rows.append((code, f"{BLOCKS[block][2]}{wording}", kind, tuple(np.array(homes.common(block)) + offset)))
    return rows


def _estates() -> list[tuple]:
    boxes = {block: np.array(BLOCKS[block][0]) for block in homes.ESTATES}
    return [("120302", BLOCKS[block][2], None, tuple((b[:2] + b[2:]) / 2 + (5, 5))) for block, b in boxes.items()]


def _stops() -> list[tuple]:
    rows = [("150500", name, "地铁站", uv) for name, uv in METRO.items()]
    rows += [
        ("150501", f"{name}{exit}", None, tuple(np.add(uv, d)))
        for name, uv in METRO.items()
        for exit, d in EXITS.items()
    ]
    return rows + [("150700", f"{name}（公交站）", "公交站", uv) for name, uv in BUS.items()]


def _shops(rng: np.random.Generator) -> list[tuple]:
    kinds = [(code, ending) for code, endings, n in SHOPS for ending in np.resize(endings.split(), n)]
    names = [f"{a}{b}" for a in FIRST.split() for b in SECOND.split()]
    fronts = rng.permutation(names)[: len(kinds)]
    order, places = rng.permutation(len(kinds)), _along_streets(len(kinds), rng)
    rows = []
    for i, uv in zip(order, places, strict=True):
        code, ending = kinds[i]
        brand = _street(uv) + str(rng.integers(2, 300)) + "号" if code in ("150900", "200300", "160300") else fronts[i]
        rows.append((code, f"{brand}{ending}", KINDS[code][1], uv))
    return rows


def _along_streets(n: int, rng: np.random.Generator) -> list[tuple[float, float]]:
    """Places on the fronts of main and secondary streets, denser on the main ones, at odd distances apart."""
    streets = [(axis, s) for axis, group in enumerate((EASTWARD, NORTHWARD)) for s in group]
    weight = np.array([FRONTS.get(s.kind, 0.7) * (s.end - s.start) for _, s in streets])
    number = np.floor(np.cumsum(weight) / weight.sum() * n).astype(int)
    places = []
    for (axis, street), k in zip(streets, np.diff(number, prepend=0), strict=True):
        along = street.start + (np.arange(k) + rng.uniform(0.2, 0.8, k)) / max(k, 1) * (street.end - street.start)
        side = street.at + rng.choice([-1, 1], k) * rng.uniform(17, 23, k)
        side = np.where(street.at == 0, np.abs(side), side)
        side = np.where(street.at in (2000, 1500), street.at - np.abs(side - street.at), side)
        if axis == 0:
            # Nobody trades on the water.
            along = np.where((along > CANAL[0]) & (along < CANAL[1]), along - 2 * (along - CANAL[0]) - 10, along)
        places += [(a, b) if axis == 0 else (b, a) for a, b in zip(along.tolist(), side.tolist(), strict=True)]
    return places


def _street(uv: tuple[float, float]) -> str:
    found = [(abs(s.at - uv[1]), s.name) for s in EASTWARD] + [(abs(s.at - uv[0]), s.name) for s in NORTHWARD]
    return min(found)[1]


def _addresses(points: np.ndarray, streets: pd.DataFrame) -> list[str]:
    """The nearest street, numbered from the community's south-western corner."""
    named = streets[streets["kind"] != LANE]
    near = shapely.STRtree(named["geometry"].to_numpy()).query_nearest(points, all_matches=False)[1]
    number = (np.hypot(*(shapely.get_coordinates(points) - ground([(0, 0)])).T) // 7).astype(int) + 1
    return [f"{street}{n}号" for street, n in zip(named["name"].to_numpy()[near], number.tolist(), strict=True)]
