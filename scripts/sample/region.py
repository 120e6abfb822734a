"""The Nanjing region's real layers: districts, cities, centres and the Yangtze."""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from . import tianditu
from .store import project

# UTM zone 50 holds all eight cities (longitude 117–120.5°) with a scale error below 6 in 10 000; a CGCS2000 3° zone
# would leave half of them outside.
EPSG = 32650

# English name; urban residents about 2015 (rounded, illustrative); urban centre (hand-placed, good to about 1 km);
# districts of the central city and of the near suburb (illustrative), all others are far suburb.
CITIES = {
    "南京市": ("Nanjing", 6_400_000, (118.778, 32.044), "玄武区 秦淮区 建邺区 鼓楼区", "栖霞区 雨花台区 江宁区 浦口区"),
    "镇江市": ("Zhenjiang", 900_000, (119.449, 32.206), "京口区 润州区", "丹徒区"),
    "扬州市": ("Yangzhou", 1_200_000, (119.430, 32.396), "广陵区 邗江区", "江都区"),
    "淮安市": ("Huai'an", 1_400_000, (119.024, 33.590), "清江浦区", "淮安区 淮阴区"),
    "马鞍山市": ("Ma'anshan", 700_000, (118.506, 31.690), "花山区 雨山区", "当涂县"),
    "芜湖市": ("Wuhu", 1_300_000, (118.377, 31.335), "镜湖区 弋江区", "鸠江区 湾沚区 繁昌区"),
    "滁州市": ("Chuzhou", 450_000, (118.316, 32.303), "琅琊区", "南谯区"),
    "宣城市": ("Xuancheng", 300_000, (118.757, 30.946), "宣州区", "郎溪县 宁国市"),
}
RINGS = ("中心城区", "近郊区", "远郊区")
ILLUSTRATIVE = "illustrative"

# District borders run in the river from Ma'anshan to Zhenjiang; beyond, the axis is drawn by hand.
NORTH_BANK = "和县 浦口区 六合区 仪征市 邗江区 广陵区"
SOUTH_BANK = "当涂县 雨山区 花山区 江宁区 雨花台区 建邺区 鼓楼区 栖霞区 句容市 丹徒区 润州区 京口区"
UPSTREAM = [(117.74, 30.97), (117.78, 31.12), (117.84, 31.14), (117.93, 31.08), (117.99, 31.11), (118.00, 31.20)]
UPSTREAM += [(118.09, 31.24), (118.21, 31.29), (118.32, 31.31), (118.33, 31.40), (118.32, 31.45)]
DOWNSTREAM = [(119.53, 32.24), (119.62, 32.23), (119.70, 32.27), (119.77, 32.32), (119.84, 32.29), (119.92, 32.14)]
DOWNSTREAM += [(119.97, 32.02)]
HAND_OVER = 5000.0
RIVER_HALF_WIDTH = 650.0


def districts(archive: Path) -> pd.DataFrame:
    """The 58 districts of the eight cities as they come, with the illustrative ring of each."""
    table = tianditu.read(archive, "district")
    table = table[table["city_name"].isin(CITIES)].reset_index(drop=True)
    return pd.DataFrame(
        {
            "city": table["city_name"],
            "district": table["district_name"],
            "adcode": table["district_adcode"],
            "province": table["province_name"],
            "ring": [_ring(*names) for names in zip(table["city_name"], table["district_name"], strict=True)],
            "ring_source": ILLUSTRATIVE,
            "geometry": project(table["geometry"], EPSG),
        }
    )


def cities(districts: pd.DataFrame) -> pd.DataFrame:
    """The eight cities, each the union of its districts, so that these tile it exactly."""
    parts = districts.groupby("city")
    return pd.DataFrame(
        {
            "city": list(CITIES),
            "city_en": [row[0] for row in CITIES.values()],
            "province": [parts["province"].first()[city] for city in CITIES],
            "urban_residents": [row[1] for row in CITIES.values()],
            "residents_source": "illustrative, rounded, about 2015",
            "geometry": [shapely.coverage_union_all(parts.get_group(city)["geometry"].to_numpy()) for city in CITIES],
        }
    )


def city_centres() -> pd.DataFrame:
    """The urban centres, hand-placed."""
    points = shapely.points(np.array([row[2] for row in CITIES.values()]))
    return pd.DataFrame(
        {
            "city": list(CITIES),
            "city_en": [row[0] for row in CITIES.values()],
            "origin": "hand-placed, good to about 1 km",
            "geometry": project(points, EPSG),
        }
    )


def yangtze(districts: pd.DataFrame) -> pd.DataFrame:
    """The river's axis from the south-west to the east."""
    ground = districts.set_index("district")["geometry"]
    north, south = (shapely.coverage_union_all(ground[names.split()].to_numpy()) for names in (NORTH_BANK, SOUTH_BANK))
    border = shapely.get_coordinates(_longest(shapely.line_merge(shapely.intersection(north, south))))
    border = border if border[0, 0] < border[-1, 0] else border[::-1]
    above, below = (shapely.get_coordinates(project([shapely.LineString(xy)], EPSG)) for xy in (UPSTREAM, DOWNSTREAM))
    course = np.vstack([above, border[border[:, 0] < below[0, 0] - HAND_OVER], below])
    return pd.DataFrame(
        {
            "name": ["长江"],
            "name_en": "Yangtze",
            "origin": "district borders in the river from Ma'anshan to Zhenjiang, hand-drawn beyond: illustrative",
            "geometry": [shapely.LineString(course)],
        }
    )


def water(axis: pd.DataFrame) -> pd.DataFrame:
    """The river as the ground within half its usual width of the axis."""
    banks = shapely.simplify(shapely.buffer(axis["geometry"].to_numpy(), RIVER_HALF_WIDTH), 20.0)
    return pd.DataFrame(
        {
            "name": "长江",
            "name_en": "Yangtze",
            "origin": f"modelled: axis ± {RIVER_HALF_WIDTH:.0f} m",
            "geometry": shapely.set_precision(banks, 0.01),
        }
    )


def ring_areas(districts: pd.DataFrame) -> dict[tuple[str, str], shapely.Geometry]:
    """The ground of each city's ring."""
    return {
        key: shapely.coverage_union_all(part["geometry"].to_numpy())
        for key, part in districts.groupby(["city", "ring"])
    }


def _longest(lines: shapely.Geometry) -> shapely.LineString:
    return max(shapely.get_parts(lines), key=shapely.length)


def _ring(city: str, district: str) -> str:
    central, near = (names.split() for names in CITIES[city][3:])
    return RINGS[0 if district in central else 1 if district in near else 2]
