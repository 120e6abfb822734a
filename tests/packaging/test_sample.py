"""The shipped sample data: its margins, its geometry, its size."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import gdal
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

gdal.UseExceptions()
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sample"
RINGS = ["中心城区", "近郊区", "远郊区"]
COUNTS = {
    "南京市": 122,
    "镇江市": 24,
    "扬州市": 13,
    "淮安市": 13,
    "芜湖市": 12,
    "马鞍山市": 12,
    "滁州市": 2,
    "宣城市": 2,
}


@cache
def names(file):
    source = gdal.OpenEx(str(FOLDER / file))
    return [source.GetLayer(i).GetName() for i in range(source.GetLayerCount())]


@cache
def layer(name, file="nanjing_region.gpkg"):
    source = gdal.OpenEx(str(FOLDER / file))
    features = list(source.GetLayerByName(name))
    geometry = shapely.from_wkb([bytes(f.GetGeometryRef().ExportToWkb()) for f in features])
    return pd.DataFrame([f.items() for f in features]).assign(geometry=geometry)


def shapes(name):
    return layer(name)["geometry"].to_numpy()


FILES = sorted(path.name for path in FOLDER.glob("*.gpkg"))
LAYERS = [(file, name) for file in FILES for name in names(file)]


@pytest.mark.parametrize(("file", "name"), LAYERS)
def test_layers_hold_valid_geometries(file, name):
    geometry = layer(name, file)["geometry"].to_numpy()
    assert len(geometry) > 0
    assert shapely.is_valid(geometry).all()
    assert not shapely.is_empty(geometry).any()


def test_the_sample_is_small():
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 5_000_000


@pytest.mark.parametrize("file", FILES)
def test_the_readme_lists_every_layer_with_its_rows(file):
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    section = text.split(f"\n## `{file}`")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]*`) \| ([\d ]+)(?: each)? \|", section, re.MULTILINE)
    listed = {name: int(n.replace(" ", "")) for names, n in rows for name in re.findall("`(.*?)`", names)}
    assert listed == {name: len(layer(name, file)) for name in names(file)}


@pytest.mark.parametrize("name", [name for name in names("nanjing_region.gpkg") if "name" in layer(name)])
def test_no_two_features_of_a_layer_share_a_name(name):
    assert layer(name)["name"].is_unique


def test_districts_fit_together_and_fill_their_city():
    districts = layer("districts")
    assert shapely.coverage_is_valid(districts["geometry"].to_numpy())
    for city, ground in layer("cities").set_index("city")["geometry"].items():
        own = districts[districts["city"] == city]
        union = shapely.union_all(own["geometry"].to_numpy())
        assert shapely.area(shapely.symmetric_difference(union, ground)) < 1e-6 * ground.area
        assert set(own["ring"]) == set(RINGS)


def test_centres_stand_in_their_central_city():
    districts = layer("districts")
    for city, centre in layer("city_centres").set_index("city")["geometry"].items():
        central = districts[(districts["city"] == city) & (districts["ring"] == RINGS[0])]
        assert shapely.contains(central["geometry"].to_numpy(), centre).any()


def test_incubators_follow_the_published_shares_by_city():
    assert layer("incubators")["city"].value_counts().to_dict() == COUNTS


def incubators_with_rings():
    rows, places = shapely.STRtree(shapes("districts")).query(shapes("incubators"), predicate="within")
    assert list(rows) == list(range(200))
    return layer("incubators").assign(ring=layer("districts")["ring"].to_numpy()[places])


def test_ring_patterns_are_those_of_the_source():
    occupied = incubators_with_rings().groupby("city")["ring"].agg(set)
    assert occupied.pop("南京市") == set(RINGS)
    for city, rings in occupied.items():
        assert rings == ({RINGS[0], RINGS[2]} if city in ("扬州市", "马鞍山市") else {RINGS[0]})


def test_nanjing_grows_larger_later_and_sparser_outward():
    nanjing = incubators_with_rings().query("city == '南京市'").groupby("ring")
    ground = layer("districts").assign(area=shapely.area(shapes("districts"))).query("city == '南京市'")
    density = nanjing.size() / ground.groupby("ring")["area"].sum()
    assert nanjing.size()[RINGS].is_monotonic_decreasing
    assert density[RINGS].is_monotonic_decreasing
    assert nanjing["area_m2"].mean()[RINGS].is_monotonic_increasing
    assert nanjing["year"].median()[RINGS].is_monotonic_increasing


def hosts():
    return shapely.union_all([*shapes("innovation_hosts"), *shapes("production_hosts")])


def town_layouts():
    grounds = layer("grounds").assign(area=shapely.area(shapes("grounds")))
    grounds["inside"] = shapely.area(shapely.intersection(shapes("grounds"), hosts()))
    share = grounds.groupby("id")[["inside", "area"]].sum().eval("inside / area")
    return pd.Series(np.select([share >= 0.9, share <= 0.1], ["park_in_park", "independent"], "mixed"), share.index)


def park_layouts():
    """Few buildings on a small ground make a building, else a campus; an incubator with both is mixed."""
    house, ground = shapely.STRtree(shapes("grounds")).query(shapes("buildings"), predicate="intersects")
    held = shapely.area(shapely.intersection(shapes("buildings")[house], shapes("grounds")[ground]))
    footprint = shapely.area(shapes("buildings"))[house]
    number = np.bincount(ground[(held > footprint / 2) & (footprint >= 200)], minlength=len(shapes("grounds")))
    kind = np.where((number <= 3) & (shapely.area(shapes("grounds")) <= 20_000), "building", "campus")
    kinds = layer("grounds").assign(kind=kind).groupby("id")["kind"].agg(set)
    return kinds.map(lambda found: "mixed" if len(found) == 2 else found.pop())


def test_town_layouts_have_the_published_shares():
    assert town_layouts().value_counts().to_dict() == {"park_in_park": 144, "independent": 50, "mixed": 6}


def test_independent_and_mixed_incubators_stand_in_central_cities():
    layout = incubators_with_rings().set_index("id").assign(town=town_layouts())
    assert set(layout.query("town != 'park_in_park'")["ring"]) == {RINGS[0]}


def test_some_independent_incubators_touch_a_host_without_overlap():
    touching = layer("grounds").loc[shapely.touches(shapes("grounds"), hosts()), "id"]
    assert len(touching) == 4
    assert set(town_layouts()[touching]) == {"independent"}


def test_park_layouts_have_the_published_shares():
    assert park_layouts().value_counts().to_dict() == {"campus": 152, "building": 38, "mixed": 10}


def test_grounds_of_mixed_incubators_are_separate():
    layouts, grounds = park_layouts(), layer("grounds").set_index("id")["geometry"]
    for incubator in layouts.index[layouts == "mixed"]:
        assert shapely.distance(*grounds[incubator]) > 100


def test_grounds_do_not_touch_each_other():
    first, second = shapely.STRtree(shapes("grounds")).query(shapes("grounds"), predicate="intersects")
    assert (first == second).all()


def test_built_up_ground_stays_on_the_city_land():
    built_up = layer("built_up_synthetic")
    for city, ground in layer("cities").set_index("city")["geometry"].items():
        parts = built_up.loc[built_up["city"] == city, "geometry"].to_numpy()
        land = shapely.difference(ground, shapes("water")[0])
        assert shapely.covers(shapely.buffer(land, 1.0), parts).all()


def test_built_up_density_falls_by_the_curve_of_the_readme():
    """Nanjing: α 3.6, c 0.06, D 32 km, over the land of rings 2 km wide."""
    land = shapely.difference(layer("cities").set_index("city")["geometry"]["南京市"], shapes("water")[0])
    centre = layer("city_centres").set_index("city")["geometry"]["南京市"]
    discs = shapely.buffer(centre, np.arange(0, 32, 2) * 1000.0)
    rings = shapely.intersection(shapely.difference(discs[1:], discs[:-1]), land)
    built_up = shapely.union_all(layer("built_up_synthetic").query("city == '南京市'")["geometry"].to_numpy())
    share = shapely.area(shapely.intersection(rings, built_up)) / shapely.area(rings)
    middle = np.arange(1, 31, 2)
    assert np.abs(share - (0.94 / (1 + np.exp(3.6 * (2 * middle / 32 - 1))) + 0.06)).mean() < 0.05


def test_facilities_say_the_same_as_the_module_fields():
    names = ["design_exchange", "amenities", "prototype_factory", "business_services", "financing", "promotion"]
    wording = dict(zip(["设计交流", "配套设施", "原型工厂", "企业服务", "融资对接", "宣传推广"], names, strict=True))
    row, near = shapely.STRtree(shapes("facilities")).query(shapes("incubators"), predicate="dwithin", distance=80)
    found = pd.DataFrame(False, range(200), names)
    for incubator, module in zip(row, layer("facilities")["module"].map(wording).to_numpy()[near], strict=True):
        found.loc[incubator, module] = True
    assert (found == layer("incubators")[names].astype(bool)).to_numpy().all()


def test_every_sharing_mode_occurs():
    for name in ("third_spaces", "residential", "factories", "offices", "campuses"):
        near, _ = shapely.STRtree(shapes(name)).query(shapes("incubators"), predicate="dwithin", distance=50)
        assert 3 <= len(set(near)) < 100


def test_stock_parcels_know_their_transit_stop():
    distance = shapely.distance(shapes("stock_parcels")[:, None], shapes("transit_stops")).min(axis=1)
    assert np.abs(layer("stock_parcels")["transit_m"] - distance).max() <= 0.5


def test_stock_parcels_lack_some_attributes():
    parcels = layer("stock_parcels")
    assert len(parcels) == 120
    assert set(parcels.columns[parcels.isna().any()]) == {"built_year", "building_age", "vacancy", "rent", "ownership"}


def test_manufacturing_stands_inside_across_and_outside_the_brown_line():
    control = shapely.union_all(shapes("control_areas"))
    inside, touched = (
        shapely.within(shapes("manufacturing"), control),
        shapely.intersects(shapes("manufacturing"), control),
    )
    assert (inside.sum(), (touched & ~inside).sum(), (~touched).sum()) == (120, 13, 27)


def test_the_corridor_has_the_figures_of_the_source():
    axis = layer("corridor_axis")["geometry"][0]
    corridor = shapely.buffer(axis, layer("corridor_axis")["width_m"][0] / 2, cap_style="flat")
    assert axis.length == pytest.approx(33_000, abs=1)
    assert shapely.covers(corridor, shapes("innovation_spaces")).all()
    assert shapely.union_all(shapes("innovation_spaces")).area == pytest.approx(50e6, rel=1e-4)


def test_feature_towns_have_their_planned_size():
    assert list(np.round(shapely.area(shapes("feature_towns")) / 1e6, 2)) == [3.1, 2.9, 4.2, 5.8, 0.7, 3.2]
    assert list(np.round(shapely.area(shapes("town_built_up")) / 1e6, 2)) == [1.0, 1.05, 1.1, 1.9, 0.4, 1.6]


def test_the_new_towns_show_four_verdicts():
    areas, amenities = shapes("new_towns"), shapes("new_town_amenities")
    for places, numbers in ((shapes("new_town_spaces"), [12, 6, 3, 2]), (amenities, [15, 8, 5, 2])):
        assert list(np.bincount(shapely.STRtree(places).query(areas, predicate="intersects")[0])) == numbers
    assert 200 < shapely.distance(areas[0], amenities[-1]) < 900


def test_helsinki_streets_join_at_shared_nodes():
    """The streets' vertices, taken as a graph, hold nearly all length in one piece."""
    lines = layer("roads", "helsinki.gpkg")["geometry"].to_numpy()
    xy, line = shapely.get_coordinates(lines, return_index=True)
    _, node = np.unique(xy, axis=0, return_inverse=True)
    step = np.flatnonzero(np.diff(line) == 0)
    length = np.hypot(*(xy[step + 1] - xy[step]).T)
    graph = coo_matrix((length, (node[step], node[step + 1])), shape=(node.max() + 1,) * 2)
    piece = connected_components(graph, directed=False)[1][node[step]]
    assert np.bincount(piece, length).max() > 0.98 * length.sum()


def test_helsinki_population_follows_its_formula():
    houses = layer("buildings", "helsinki.gpkg").dropna(subset="population")
    people = shapely.area(houses["geometry"].to_numpy()) * houses["levels"].fillna(6) * 0.7 / 35
    assert len(houses) > 50
    assert np.abs(houses["population"] - people).max() <= 0.5
