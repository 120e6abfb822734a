"""The synthetic community: the script makes the shipped files, and they are what a planner would meet."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import gdal, osr

from innospace.core.base import facility_classes
from innospace.core.base.terms import RESOURCES
from innospace.core.streets import network
from innospace.scripts.sample import community
from innospace.scripts.sample.community import raw
from innospace.scripts.sample.store import crs

gdal.UseExceptions()
FOLDER = RESOURCES / "sample"
SEED = int(
    re.search(r"SEED = (\d+)", (Path(__file__).parents[2] / "scripts/make_sample.py").read_text(encoding="utf-8"))[1]
)
made = cache(lambda: community.layers(SEED))
KINDS = ("老旧厂房", "仓库", "闲置办公", "历史街区")


def read(path):
    source = gdal.OpenEx(str(path))
    found = {}
    for layer in (source.GetLayer(i) for i in range(source.GetLayerCount())):
        features = list(layer)
        shapes = [feature.GetGeometryRef() for feature in features]
        table = pd.DataFrame([feature.items() for feature in features])
        found[layer.GetName()] = table.assign(geometry=[g and g.ExportToWkt() for g in shapes])
    return found


@cache
def shipped(name="community.gpkg"):
    return read(FOLDER / name)


def shapes(name):
    return made()[name]["geometry"].to_numpy()


def xy(name):
    return shapely.get_coordinates(shapes(name))


def test_the_script_makes_the_shipped_files(tmp_path):
    community.make(tmp_path / "community.gpkg", SEED)
    raw.make(tmp_path, SEED)
    pairs = {"community.gpkg": "community.gpkg"} | {
        f"raw/{n}": n for n in ("residents_by_committee.gpkg", "incubators.xlsx")
    }
    for name, again in pairs.items():
        first, second = shipped(name), read(tmp_path / again)
        first.pop("layer_styles", None)
        assert list(first) == list(second)
        for layer in first:
            pd.testing.assert_frame_equal(first[layer], second[layer])
    table = "pois_gcj02_gbk.csv"
    assert (FOLDER / "raw" / table).read_bytes() == (tmp_path / table).read_bytes()


def test_it_has_the_size_of_a_life_circle():
    assert shapes("街道范围")[0].area / 1e6 == pytest.approx(3.0, abs=0.2)
    counts = {name: len(made()[name]) for name in ("居住建筑", "存量空间", "众创空间", "居住小区")}
    assert counts == {"居住建筑": 300, "存量空间": 40, "众创空间": 12, "居住小区": 12}
    assert 240 <= len(made()["兴趣点"]) <= 300
    density = made()["居住建筑"]["residents"].sum() / (shapes("街道范围")[0].area / 1e6)
    assert 10_000 < density < 25_000


def test_it_lies_in_the_district_it_names():
    region = gdal.OpenEx(str(FOLDER / "nanjing_region.gpkg"))
    layer = region.GetLayerByName("districts")
    layer.SetAttributeFilter("district = '江宁区'")
    [ground] = [shapely.from_wkb(bytes(f.GetGeometryRef().ExportToWkb())) for f in layer]
    change = osr.CoordinateTransformation(crs(community.EPSG), crs(32650))
    outline = shapely.transform(shapes("街道范围")[0], lambda p: np.array(change.TransformPoints(p))[:, :2])
    assert ground.contains(outline)


@pytest.mark.parametrize(
    "name", ["兴趣点", "居住建筑", "存量空间", "众创空间", "小区出入口", "公交地铁站点", "居住小区"]
)
def test_names_are_chinese_and_no_two_are_alike(name):
    names = made()[name]["name"]
    assert names.is_unique
    assert names.str.contains(r"[\u4e00-\u9fff]").all()


def test_no_two_buildings_are_clones():
    """Turned and moved to one place, no two outlines are the same."""
    for name in ("居住建筑", "存量空间"):
        area, length = np.round(shapely.area(shapes(name)), 1), np.round(shapely.length(shapes(name)), 1)
        assert len(set(zip(area, length, strict=True))) == len(area)


def test_buildings_stand_apart_on_dry_ground_in_their_block():
    buildings = np.concatenate([shapes("居住建筑"), shapes("存量空间")])
    first, second = shapely.STRtree(buildings).query(buildings, predicate="intersects")
    assert (first == second).all()
    assert not shapely.intersects(shapely.union_all(shapes("水系")), buildings).any()
    streets = shapely.union_all(shapes("道路"))
    assert shapely.distance(streets, buildings).min() > 0


def test_estates_are_left_through_gates_alone():
    streets = made()["道路"]
    inner = streets["name"].str.endswith("内部路")
    town = shapely.union_all(streets.loc[~inner, "geometry"].to_numpy())
    met = shapely.get_parts(shapely.intersection(town, shapely.union_all(streets.loc[inner, "geometry"].to_numpy())))
    assert set(shapely.get_type_id(met)) == {0}
    gates, lanes = shapes("小区出入口"), shapely.union_all(streets.loc[inner, "geometry"].to_numpy())
    # In the fence of its estate, on the way between lane and street: a gate that is closed closes no street.
    assert shapely.distance(gates, lanes).max() < 0.1
    assert shapely.distance(gates, town).min() > 10
    estates = dict(zip(made()["居住小区"]["name"], shapes("居住小区"), strict=True))
    fence = shapely.boundary(np.array([estates[name] for name in made()["小区出入口"]["estate"]]))
    assert shapely.distance(gates, fence).max() < 0.1
    nearest = shapely.STRtree(gates).query_nearest(met, return_distance=True)
    assert sorted(nearest[0][1].tolist()) == list(range(len(gates)))
    assert nearest[1].max() < 14


def test_closed_gates_close_the_estates_and_no_street():
    streets = made()["道路"]
    cut = network.build(streets["geometry"].to_numpy(), barriers=shapes("小区出入口"))
    closed = set(streets["name"].to_numpy()[cut.closures.rows])
    assert closed == {f"{name}内部路" for name in made()["居住小区"]["name"]}
    assert len(cut.closures.idle) == len(cut.closures.corners) == 0
    # Each estate becomes a part of its own, beside the streets around.
    lanes = streets["name"].str.endswith("内部路").to_numpy()[cut.part_row[cut.part]]
    assert cut.component.max() == len(made()["居住小区"])
    inside = shapely.length(cut.parts[cut.part[lanes & (cut.component[cut.u] > 0)]]).sum()
    assert (
        inside > 0.9 * shapely.length(streets.loc[streets["name"].str.endswith("内部路"), "geometry"].to_numpy()).sum()
    )
    assert (cut.component[cut.u[~lanes]] == 0).all()


def test_the_canal_is_crossed_on_bridges_alone():
    canal = shapes("水系")[0]
    inside = shapely.intersects(shapes("道路"), canal) & shapely.intersects(shapes("道路"), shapes("街道范围")[0])
    assert set(made()["道路"].loc[inside, "name"]) == {"云川大道", "北苑路"}


def test_points_have_codes_wordings_and_classes_as_amap_and_the_house_know_them():
    points = made()["兴趣点"]
    assert points["type_code"].str.fullmatch(r"\d{6}").all()
    assert (points["type"].str.count(";") == 2).all()
    known = [facility_classes.class_of(word) for word in points["facility_class"].dropna().unique()]
    assert None not in known
    standard = pd.read_csv(RESOURCES / "standards" / "life_circle.csv").query("standard.str.startswith('gb50180')")
    assert set(standard["item"]) <= set(known)


def test_stock_spaces_have_what_the_screening_asks_for():
    stock = made()["存量空间"]
    assert tuple(stock["kind"].unique()) == KINDS
    gaps = stock.columns[stock.isna().any()]
    assert set(gaps) == {"vacancy", "rent", "ownership"}
    nearest = shapely.distance(shapes("存量空间")[:, None], shapes("公交地铁站点")).min(axis=1)
    assert np.abs(stock["transit_m"] - nearest).max() <= 0.5


def raw_points():
    return pd.read_csv(FOLDER / "raw" / "pois_gcj02_gbk.csv", encoding="gbk", dtype={"typecode": str})


def test_raw_points_are_shifted_by_gcj_02():
    """Point by point 300–700 m off, everywhere by nearly the same."""
    truth = raw.pois(made()["兴趣点"], SEED)
    single = truth[~truth.index.isin(truth["same_as"])].query("same_as < 0")
    lonlat = raw.degrees(xy("兴趣点"))
    found = single.merge(made()["兴趣点"].assign(lon=lonlat[:, 0], lat0=lonlat[:, 1]), on="name")
    moved = np.hypot((found["lng"] - found["lon"]) * 94_500, (found["lat"] - found["lat0"]) * 111_000)
    assert 300 < moved.min() < moved.max() < 700
    assert moved.max() - moved.min() < 10


def test_the_formula_of_gcj_02_gives_the_pairs_of_eviltransform():
    wgs = np.array([(121.5272106, 31.1774276), (113.912316, 22.543847), (116.377817, 39.911954)])
    gcj = [(121.531541859, 31.175303984), (113.917176481, 22.540796132), (116.384047225, 39.913345455)]
    assert raw.gcj02(wgs) == pytest.approx(np.array(gcj), abs=1e-6)


def test_raw_points_repeat_places_within_50_metres_and_hold_several_codes():
    truth, read_back = raw.pois(made()["兴趣点"], SEED), raw_points()
    assert read_back["name"].tolist() == truth["name"].tolist()
    again = truth[truth["same_as"] >= 0]
    assert len(again) == raw.TWICE
    first = truth.loc[again["same_as"]]
    away = np.hypot(
        (again["lng"].to_numpy() - first["lng"]) * 94_500, (again["lat"].to_numpy() - first["lat"]) * 111_000
    )
    assert away.max() < 50
    assert (again["name"].to_numpy() != first["name"]).any()
    plain = [re.sub(r"\s", "", name) for name in (*again["name"], *first["name"])]
    assert len(set(plain)) < 1.6 * raw.TWICE
    assert read_back["typecode"].str.contains("|", regex=False).sum() >= 5


def test_raw_residents_are_those_of_the_buildings():
    table = shipped("raw/residents_by_committee.gpkg")["社区人口"]
    assert table["residents"].sum() == made()["居住建筑"]["residents"].sum()
    grounds = shapely.from_wkt(table["geometry"])
    where = shapely.STRtree(grounds).query(shapely.point_on_surface(shapes("居住建筑")), predicate="within")[1]
    found = made()["居住建筑"].groupby(table["name"].to_numpy()[where])["residents"].sum()
    pd.testing.assert_series_equal(
        found, table.set_index("name")["residents"], check_names=False, check_like=True, check_dtype=False
    )
    assert shapely.coverage_is_valid(grounds)


def test_the_list_of_incubators_has_no_places_and_some_other_names():
    table = shipped("raw/incubators.xlsx")["孵化器名录"]
    assert table["geometry"].isna().all()
    own = set(made()["众创空间"]["name"])
    assert len(table) == 14
    assert 3 <= table["名称"].isin(own).sum() <= 8
