"""Which layers a form fills in: named ones, no empty one, and no layer twice unless it is named for both."""

import csv
from collections import Counter

import pytest
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingParameterFeatureSource,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QMetaType, QTranslator

from innospace.algorithms import styling
from innospace.algorithms.data.diagnosis import CommunityDiagnosis
from innospace.core.base import text
from innospace.core.base.terms import RESOURCES
from innospace.ui import guess, prefill, row_marks
from innospace.ui.form import Form
from innospace.ui.tools import lifecircle, region, rings, stock

(TOOL,) = [tool for tool in lifecircle.describe().tools if tool.algorithm == "lifecirclecoverage"]


@pytest.fixture
def project(qgis_app):
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


def add(project, name, kind="Point", fields="", rows=1):
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:32650{fields}", name, "memory")
    shape = {"Point": "POINT (0 0)", "LineString": "LINESTRING (0 0, 1 1)", "Polygon": "POLYGON ((0 0, 1 0, 1 1, 0 0))"}
    for _ in range(rows):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(shape[kind]))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    project.addMapLayer(layer)
    return layer


def guessed(provider, tool):
    """Parameter → name of the layer that a form of the tool holds, all layers being in one place."""
    sources = [d for d in provider.algorithm(tool).parameterDefinitions() if d.type() == "source"]
    wanted = [wish for d in sources for wish in guess.wishes(tool, d, [], QgsProject.instance())]
    return {name: layer.name() for name, layer in guess.shared_out(wanted, []).items()}


def test_one_layer_is_not_guessed_for_two_parameters(provider, project):
    add(project, "居住设施")
    assert guessed(provider, "lifecirclecoverage") == {
        "DEMAND": "居住设施",
        "FACILITIES": "居住设施",
    }
    add(project, "归类后的兴趣点")
    assert guessed(provider, "lifecirclecoverage") == {"DEMAND": "居住设施", "FACILITIES": "归类后的兴趣点"}


def test_the_layer_goes_to_the_parameter_that_it_is_most_named_for(provider, project):
    one, other = add(project, "pois"), add(project, "facilities")
    wanted = [guess.Wish("A", one, 2.0), guess.Wish("B", one, 2.5), guess.Wish("A", other, 1.0)]
    assert guess.shared_out(wanted, []) == {"A": other, "B": one}
    assert guess.shared_out(wanted[:2], []) == {"A": one, "B": one}
    assert guess.shared_out(wanted, [one.id()]) == {"A": other, "B": one}
    assert guess.shared_out([guess.Wish("A", one, 0.0)], [one.id()]) == {}


def test_an_empty_layer_is_not_guessed(provider, project):
    add(project, "居住建筑", rows=0)
    add(project, "兴趣点")
    add(project, "别的")
    assert guessed(provider, "lifecirclecoverage") == {"FACILITIES": "兴趣点"}


FIELDS = "&field=rent:double&field=m_stops:double&field=n_stops:integer&field=floors:double&field=id:integer"


def test_new_fields_of_a_context_join_the_criteria_once(qgis_app):
    layer = QgsVectorLayer(f"Point?crs=EPSG:32650{FIELDS}", "stock", "memory")
    assert prefill.criteria(layer)[::5] == ["rent", "m_stops", "floors"]
    own = ["rent", "cost", "3", "", ""]
    joined = prefill.with_context(own, layer)
    assert joined == [*own, "m_stops", "cost", "1", "", ""]
    assert prefill.with_context(joined, layer) == joined
    counted = [*own, "n_stops", "benefit", "1", "", ""]
    assert prefill.with_context(counted, layer) == counted
    near = ["transit_m", "cost", "1", "", ""]
    assert prefill.with_context(near, layer) == near


@pytest.mark.parametrize(
    ("fields", "taken"),
    [
        ("transit_m m_公交地铁站点 n_公交地铁站点 m_众创空间", "m_公交地铁站点 m_众创空间"),
        ("transit_m m_众创空间 n_众创空间", "transit_m m_众创空间"),
        ("地铁站距离 m_metro min_metro n_metro", "min_metro"),
        ("stops_served m_stops", "stops_served m_stops"),
        ("distance_to_school m_stops n_parks", "distance_to_school m_stops n_parks"),
    ],
)
def test_a_thing_is_weighed_once_among_the_criteria(qgis_app, fields, taken):
    """A distance of the user's own and the measured one, the distance and the count of one layer: two readings of one thing."""
    of_layer = "".join(f"&field={name}:double" for name in fields.split())
    layer = QgsVectorLayer(f"Point?crs=EPSG:32650{of_layer}", "stock", "memory")
    cells = prefill.criteria(layer)
    assert cells[::5] == taken.split()
    assert [way for name, way in zip(cells[::5], cells[1::5], strict=True) if name.startswith("m")] == [
        "cost" for name in cells[::5] if name.startswith("m")
    ]


# The numbers of a list of spaces as a planner has it: what a criterion is, and which way.
BENEFIT, COST, NONE = "benefit", "cost", ""
LISTED = {
    NONE: (
        "序号 编号 楼栋编号 百度经度 百度纬度 高德经度 WGS84纬度 X Y x_coord POINT_Y X坐标 lng lat_bd09 经度（BD-09） "
        "Longitude(deg) OBJECTID OBJECTID_1 osm_id gid 行政区划代码 邮编 联系电话 建成年份 建成时间 建筑面积（㎡） "
        "number_of_rooms"
    ),
    COST: (
        "距地铁站（米） 距地铁站 距最近公交站距离 地铁站距离（km） 到地铁站（米） 离地铁口（分钟） 至道路（公里） "
        "distance_to_metro NEAR_DIST HubDist transit_m 租金（元/㎡·天） 改造成本（万元） 步行时间 rent price"
    ),
    BENEFIT: "空置率(%) 层数 层高（米） 净高(m) width_m 距今年数 离散度 到站人数 进深 容积率 floors vacancy stops_served",
}


@pytest.mark.parametrize(("way", "name"), [(way, name) for way, names in LISTED.items() for name in names.split()])
@pytest.mark.parametrize("is_heading", [False, True])
def test_marks_of_rows_are_no_criteria_and_ways_are_costs(qgis_app, way, name, is_heading):
    layer = QgsVectorLayer("Point?crs=EPSG:32650", "stock", "memory")
    layer.dataProvider().addAttributes([QgsField("f7" if is_heading else name, QMetaType.Type.Double)])
    layer.updateFields()
    layer.setFieldAlias(0, name if is_heading else "")
    assert prefill.criteria(layer)[1:2] == ([way] if way else [])


@pytest.mark.parametrize(
    ("crs", "places"),
    [
        ("EPSG:4326", [(118.78 + i / 100, 32.04 + i % 3 / 100) for i in range(9)]),
        ("EPSG:32650", [(668_000 + 900 * i, 3_546_000 + 1_000 * (i % 3)) for i in range(9)]),
    ],
)
def test_rows_show_which_numbers_mark_them(make_layer, crs, places):
    """Serial numbers, and coordinates of this system or of one that lies half a kilometre beside it, under any name."""
    degrees = [(118.78 + i * 0.0095, 32.04 + i % 3 / 110) for i in range(9)]
    rows = []
    for i, (place, (east, north)) in enumerate(zip(places, degrees, strict=True)):
        given = {"a": 101 + i, "b": east + 0.011, "c": north + 0.006, "d": place[0], "e": place[1]}
        rows.append(
            (f"POINT ({place[0]} {place[1]})", given | {"floors": 1 + i % 7, "vacancy": 32 + i % 2, "steps": 2 * i})
        )
    layer = make_layer("Point", dict.fromkeys(rows[0][1], "double"), rows, crs=crs)
    assert prefill.criteria(layer)[::5] == ["floors", "vacancy", "steps"]
    few = make_layer("Point", {"a": "double"}, [(shape, {"a": given["a"]}) for shape, given in rows[:4]], crs=crs)
    assert prefill.criteria(few)[::5] == ["a"]


def rows_that_mark(make_layer, stray=None):
    """What marks the rows of a list in degrees beside its plane, in which one row (`stray`: field, value) lacks something."""
    there = QgsCoordinateReferenceSystem("EPSG:4326")
    way = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:32650"), there, QgsProject.instance())
    rows = []
    for i in range(12):
        x, y = 500_000 + 137 * (i * 7 % 12), 3_500_000 + 91 * i
        place = way.transform(x, y)
        given = {"lng_wgs": place.x(), "lat_wgs": place.y(), "y_own": y, "row_no": i + 1, "vacancy": i * 5 % 11 / 11}
        shape = f"POINT ({x} {y})"
        if stray and i == 4:
            shape, given = (stray[1], given) if stray[0] == "shape" else (shape, given | {stray[0]: stray[1]})
        rows.append((shape, given))
    layer = make_layer("Point", dict.fromkeys(rows[0][1], "double"), rows)
    return row_marks.marks(layer, list(rows[0][1]))


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
@pytest.mark.parametrize("field", ["lng_wgs", "lat_wgs", "y_own", "row_no", "vacancy"])
def test_a_row_without_a_number_leaves_the_others_to_show_what_marks_them(make_layer, field, value):
    assert rows_that_mark(make_layer, (field, value)) == {"lng_wgs", "lat_wgs", "y_own", "row_no"}


@pytest.mark.parametrize("shape", [None, "POINT EMPTY", "POINT (1e30 1e30)"])
def test_a_row_that_lies_nowhere_leaves_the_others_to_show_what_marks_them(make_layer, shape):
    far = (
        shape is not None and "EMPTY" not in shape
    )  # a row that does lie there says that its own plane is not repeated
    assert rows_that_mark(make_layer, ("shape", shape)) == rows_that_mark(make_layer) - ({"y_own"} if far else set())


def test_a_way_of_the_users_own_and_a_measured_one_are_weighed_once(make_layer):
    layer = make_layer("Point", {"距地铁站（米）": "double", "m_公交地铁站点": "double"}, [])
    assert prefill.criteria(layer)[::5] == ["m_公交地铁站点"]


def test_judged_criteria_come_in_their_order_by_word_or_field(qgis_app):
    layer = QgsVectorLayer(f"Point?crs=EPSG:32650{FIELDS}", "stock", "memory")
    layer.setFieldAlias(0, "Rent per m²")
    cells = ["floors", "cost", "2", "1", "9"]
    rows, unknown = prefill.criteria_named(layer, cells, ["floors", "Rent per m²", "n_stops"])
    assert rows == [*cells, "rent", "cost", "1", "", "", "n_stops", "benefit", "1", "", ""]
    assert unknown == []
    assert prefill.criteria_named(layer, cells, ["floors", "距站点距离"]) == (cells, ["距站点距离"])


def test_criteria_in_words_can_be_told_apart(qgis_app):
    layer = QgsVectorLayer(f"Point?crs=EPSG:32650{FIELDS}", "stock", "memory")
    for at, alias in enumerate(["Rent", "Stops", "Stops", "Floors, m"]):
        layer.setFieldAlias(at, alias)
    names = prefill.criteria_in_words(layer)
    assert names == ["Rent", "Stops", "floors"]
    assert prefill.criteria_named(layer, [], names)[1] == []


def test_several_layers_are_the_named_points_that_have_rows_and_meet(provider, project):
    for name, kind, rows in (
        ("众创空间", "Point", 1),
        ("公交地铁站点", "Point", 1),
        ("公交站点（空）", "Point", 0),
        ("设施用地", "Polygon", 1),
        ("道路", "LineString", 1),
        ("小区出入口", "Point", 1),
    ):
        add(project, name, kind, rows=rows)
    here = QgsReferencedRectangle(QgsRectangle(-1, -1, 1, 1), QgsCoordinateReferenceSystem("EPSG:32650"))
    found = guess.places_for("stockcontext", "TARGETS", project, here)
    assert {layer.name() for layer in found} == {"众创空间", "公交地铁站点"}
    there = QgsReferencedRectangle(QgsRectangle(5000, 0, 6000, 1), here.crs())
    assert guess.places_for("stockcontext", "TARGETS", project, there) == []
    assert guess.places_for("lifecirclecoverage", "NOTHING", project, here) == []


def test_a_layer_without_a_row_in_the_place_is_not_guessed(provider, project):
    """The parcels of a region surround a community in which none of them stands."""
    region, community = add(project, "stock parcels", rows=0), add(project, "存量空间")
    for wkt in ("POINT (-500 -500)", "POINT (500 500)"):
        feature = QgsFeature(region.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        region.dataProvider().addFeature(feature)
    region.updateExtents()
    here = QgsReferencedRectangle(QgsRectangle(-9, -9, 9, 9), QgsCoordinateReferenceSystem("EPSG:32650"))
    definition = provider.algorithm("siting").parameterDefinition("CANDIDATES")
    assert guess.meets(region, here)
    assert [w.layer for w in guess.wishes("siting", definition, [], project, here)] == [community]
    assert {w.layer for w in guess.wishes("siting", definition, [], project)} == {community, region}
    table = QgsVectorLayer("None?field=name:string", "candidates", "memory")
    table.dataProvider().addFeature(QgsFeature(table.fields()))
    assert guess.has_rows(table, here)
    assert not guess.has_rows(QgsVectorLayer("None?field=name:string", "candidates", "memory"), here)


# Ways along streets are asked for there by a layer of a more telling name: any streets would turn distances into detours.
ASKED_MORE_CLOSELY = {("colocation", "NETWORK"), ("newtownmix", "NETWORK")}


@pytest.fixture(params=["en", "zh"])
def anew(request, provider):
    """All tools made anew in a language; the model comes with a refresh, which other tests must not see."""
    translator = QTranslator()
    if request.param == "zh":
        assert translator.load(str(RESOURCES.parent / "i18n" / "innospace_zh_CN.qm"))
        QCoreApplication.installTranslator(translator)
    text.use_translator(QCoreApplication.translate, request.param)
    yield [
        *(tool.create() for tool in provider.algorithms() if tool.name() != "communitydiagnosis"),
        CommunityDiagnosis(),
    ]
    QCoreApplication.removeTranslator(translator)
    text.use_translator(None)


def test_a_layer_that_is_called_as_the_window_asks_for_it_is_found(project, anew):
    """候选空间 where a window asks for 候选空间: of all layers of all tools, beside another that the hints name first."""
    kinds = {Qgis.ProcessingSourceType.VectorLine: "LineString", Qgis.ProcessingSourceType.VectorPolygon: "Polygon"}
    lost = []
    for tool in anew:
        for asked in tool.parameterDefinitions():
            if asked.type() != "source":
                continue
            project.clear()
            kind = kinds.get(Qgis.ProcessingSourceType(asked.dataTypes()[0]), "Point")
            for hint in guess.words(tool.name(), asked.name())[:1]:
                add(project, f"{hint} 2016", kind)
            add(project, asked.description(), kind)
            found = guess.wishes(tool.name(), asked, [], project)
            if [wish.layer.name() for wish in found if wish.score > 0][:1] != [asked.description()]:
                lost.append((tool.name(), asked.name()))
    assert set(lost) == ASKED_MORE_CLOSELY


@pytest.mark.parametrize("name", ["候选空间", "2017年候选空间清单", "候选点", "candidates", "Candidates 2017"])
@pytest.mark.parametrize("tool", ["stockcontext", "stockscreening", "siting", "sitinglevels", "chapter"])
def test_candidates_are_called_so_in_every_tool_and_language(provider, project, tool, name):
    add(project, name)
    add(project, "q7")
    assert guessed(provider, tool)["CANDIDATES"] == name


REGION = next(tool for tool in region.describe().tools if tool.algorithm == "drivers")
CITIES, YEARBOOK = {"地市": "string", "n_en": "string"}, {"区县": "string", "GDP_亿元": "double", "高校数量": "integer"}


@pytest.fixture
def filled_in(provider, project, make_layer):
    """What a form of what goes with the number fills in, of layers that each have some fields."""

    def fill(**layers):
        for name, fields in layers.items():
            project.addMapLayer(make_layer("Point", fields, [("POINT (0 0)", {})] * 2, name=name))
        context = QgsProcessingContext()
        context.setProject(project)
        form = Form(REGION, context)
        form.guess()
        layer, values = form.chosen_layer("AREAS"), form.values()
        form.stop()
        form.release()
        return layer and layer.name(), values.get("COUNT_FIELD")

    return fill


@pytest.mark.parametrize(
    ("counts", "taken"),
    [
        ("高校数量 孵化器数量 地铁站数量", "孵化器数量"),
        ("地铁站数量 众创空间数量（家）", "众创空间数量（家）"),
        ("高校数量 孵化器", "孵化器"),
        ("地铁站个数 数量", "数量"),
        ("地铁站个数 数量（家）", "数量（家）"),
        ("高校数量 地铁站个数 企业家数", None),
        ("school_count incubators", "incubators"),
        ("school_count n_incubators", "n_incubators"),
        ("school_count number_of_firms", None),
        ("school_count count", "count"),
        ("level_number n", "n"),
    ],
)
def test_the_number_to_explain_is_not_that_of_something_else(filled_in, counts, taken):
    assert filled_in(区县统计=dict.fromkeys(counts.split(), "integer"))[1] == taken


def test_a_text_is_no_number_to_explain(filled_in):
    assert filled_in(区县统计={"孵化器": "string", "孵化器总数": "integer"})[1] == "孵化器总数"


def test_a_layer_without_what_has_to_be_chosen_is_not_taken_before_one_that_has_it(filled_in):
    """城市 says more as a name than 区县统计, and has no number at all."""
    assert filled_in(城市=CITIES) == ("城市", None)
    assert filled_in(区县统计=YEARBOOK | {"孵化器数量": "integer"}) == ("区县统计", "孵化器数量")


# Which of a layer's fields says what its places are called, as map and report say it of themselves.
CALLED = [
    ("编号 地块名称", "地块名称"),
    ("地块名称 编号", "地块名称"),
    ("id name", "name"),
    ("编号 名称", "名称"),
    ("编号 区县名称 地块名称", "地块名称"),
    ("编号 区县名称", "编号"),
    ("id district_name", "id"),
    ("区县名称 类型", "区县名称"),
    ("parcel_id parcel_name", "parcel_name"),
    ("编号 类型", "编号"),
]
NAMED_BY = [("siting", "NAME_FIELD"), ("sitinglevels", "NAME_FIELD"), ("stockscreening", "NAME_FIELD")]


@pytest.mark.parametrize(("fields", "called"), CALLED)
@pytest.mark.parametrize(("tool", "parameter"), [*NAMED_BY, ("chapter", "NAME_FIELD")])
def test_places_have_one_name_in_windows_on_the_map_and_in_reports(
    provider, make_layer, fields, called, tool, parameter
):
    layer = make_layer("Point", dict.fromkeys(fields.split(), "string"), [("POINT (0 0)", {})] * 2)
    guessed = guess.field_of(layer, tool, provider.algorithm(tool).parameterDefinition(parameter))
    by_itself = {styling.name_field(layer)} - {""}
    if any(word in called for word in ("name", "名称")):
        assert guessed == called
        assert by_itself == {called}
    elif tool != "chapter":  # a chapter numbers its places where they have no name
        assert guessed == called


def test_no_parameter_has_two_rows_of_hints():
    """The later would win without a word."""
    with open(RESOURCES / "layer_hints.csv", encoding="utf-8", newline="") as file:
        counts = Counter(row["parameter"] for row in csv.DictReader(file))
    assert [parameter for parameter, n in counts.items() if n > 1] == []


def test_areas_and_types_are_hinted_by_tool(provider, project):
    for name in ("城市", "新城"):
        add(project, name, "Polygon")
    assert guessed(provider, "newtownmix")["AREAS"] == "新城"
    assert guessed(provider, "drivers")["AREAS"] == "城市"
    assert "大类" in guess.words("classifypois", "TYPE_FIELD")
    assert "级别" in guess.words("colocation", "TYPE_FIELD")


@pytest.mark.parametrize("tool", ["newtownmix", "colocation", "sharingmode", "drivers"])
@pytest.mark.parametrize("name", ["buildings", "园区建筑"])
def test_buildings_are_no_incubators_areas_or_points(provider, project, tool, name):
    add(project, name, "Polygon")
    assert guessed(provider, tool) == {}
    project.clear()
    layer = add(project, "q7", "Polygon")  # a name that says nothing: the only layer may be it
    main = provider.algorithm(tool).MAIN if tool != "newtownmix" else "AREAS"
    assert guessed(provider, tool)[main] == layer.name()


@pytest.mark.parametrize("name", ["pois", "兴趣点"])
def test_points_of_interest_are_amenities_of_new_towns_and_not_their_spaces(provider, project, name):
    add(project, name)
    assert guessed(provider, "newtownmix") == {"AMENITIES": name}


def test_a_prepared_layer_takes_the_place_and_the_name_of_what_it_was_made_from(provider, project):
    raw, houses = add(project, "原始兴趣点"), add(project, "居住建筑", "Polygon")
    moved = add(project, "转换后的图层")
    assert guessed(provider, "lifecirclecoverage") == {"DEMAND": "居住建筑", "FACILITIES": "原始兴趣点"}
    guess.remember(moved, raw, "coordinates")
    assert guessed(provider, "lifecirclecoverage") == {"DEMAND": "居住建筑", "FACILITIES": "转换后的图层"}
    merged = add(project, "q7")
    guess.remember(merged, moved, "duplicatepois")
    assert guessed(provider, "lifecirclecoverage")["FACILITIES"] == "q7"
    filled = add(project, "q8", "Polygon")
    guess.remember(filled, houses, "residents")
    assert guessed(provider, "lifecirclecoverage") == {"DEMAND": "q8", "FACILITIES": "q7"}


def test_of_two_prepared_layers_the_later_one_is_taken(provider, project):
    """Two ways from raw data side by side: what was made last stands on top, whatever its source was called."""
    named, other = add(project, "兴趣点"), add(project, "点")
    moved, merged = add(project, "转换后的图层"), add(project, "合并后的兴趣点")
    guess.remember(moved, named, "coordinates")
    guess.remember(merged, other, "duplicatepois")
    assert guessed(provider, "classifypois") == {"INPUT": "合并后的兴趣点"}
    project.layerTreeRoot().setHasCustomLayerOrder(True)
    project.layerTreeRoot().setCustomLayerOrder([moved, merged, named, other])
    assert guessed(provider, "classifypois") == {"INPUT": "转换后的图层"}


def test_a_tool_is_not_given_what_it_has_made_itself(provider, project):
    """Coordinates must not be moved twice, and a run that is repeated takes the same layer again."""
    raw, moved, merged = add(project, "兴趣点"), add(project, "转换后的图层"), add(project, "合并后的兴趣点")
    guess.remember(moved, raw, "coordinates")
    guess.remember(merged, moved, "duplicatepois")
    assert guessed(provider, "coordinates") == {"INPUT": "兴趣点"}
    assert guessed(provider, "duplicatepois") == {"INPUT": "转换后的图层"}
    assert guessed(provider, "classifypois") == {"INPUT": "合并后的兴趣点"}
    project.removeMapLayer(moved.id())
    assert guessed(provider, "classifypois") == {"INPUT": "合并后的兴趣点"}


@pytest.mark.parametrize("tool", ["ringsfromdistance", "ringsfromdensity", "ringsfromtravel"])
def test_centres_are_layers_that_are_named_so(provider, project, tool):
    add(project, "q7")
    assert "CENTRES" not in guessed(provider, tool)
    add(project, "城市中心")
    assert guessed(provider, tool)["CENTRES"] == "城市中心"


@pytest.mark.parametrize(
    "name",
    ["houses", "homes", "众创空间", "附居住人口的建筑", "incubators", "Placed list", "business centres", "商务中心"],
)
def test_other_places_are_no_centres_of_cities(provider, project, name):
    add(project, name)
    assert "CENTRES" not in guessed(provider, "ringsfromdistance")


@pytest.mark.parametrize("name", ["Cities with their incubators", "城市及其孵化器"])
def test_cities_with_counts_are_no_new_towns(provider, project, name):
    add(project, name, "Polygon")
    assert guessed(provider, "newtownmix") == {}
    add(project, "众创空间")
    assert guessed(provider, "newtownmix") == {"SPACES": "众创空间"}


@pytest.mark.parametrize("tool", ["lifecirclecoverage", "chapter"])
def test_the_outline_of_a_community_is_the_area_that_the_data_cover(provider, project, tool):
    add(project, "居住建筑")
    add(project, "地块", "Polygon")
    assert "STUDY_AREA" not in guessed(provider, tool)
    add(project, "街道范围", "Polygon")
    assert guessed(provider, tool)["STUDY_AREA"] == "街道范围"


@pytest.fixture
def placed(project, make_layer):
    """Add a layer of shapes in well-known text to the project."""

    def place(name, *shapes, crs="EPSG:32650"):
        layer = make_layer(shapes[0].split()[0], {}, [(shape, {}) for shape in shapes], crs=crs, name=name)
        return project.addMapLayer(layer)

    return place


@pytest.mark.parametrize("many", [guess.MANY, guess.MANY + 1])
def test_the_ground_of_many_areas_is_not_put_together_while_a_window_waits(placed, many):
    """Homes lie in the gaps between areas: that is seen of some, and of many the extent is all that is looked at."""
    homes = placed("居住建筑", *(f"POINT ({10 * i + 5} 5)" for i in range(50)))
    cells = placed(
        "街道范围", *(f"POLYGON (({10 * i} 0, {10 * i + 1} 0, {10 * i + 1} 9, {10 * i} 0))" for i in range(many))
    )
    assert guess.holds_most_rows(cells, homes) == (many > guess.MANY)


def test_an_outline_holds_most_of_the_rows_wherever_they_stand_in_the_layer(placed, make_layer):
    """The rows of one quarter come first: a sample of the first rows alone would say that all lie in it."""
    homes = placed("居住建筑", *(f"POINT ({x} 5)" for x in range(3_000)))
    west = placed("街道范围", "POLYGON ((-1 0, 1400 0, 1400 9, -1 9, -1 0))")
    two = placed(
        "社区范围",
        "POLYGON ((-1 0, 900 0, 900 9, -1 9, -1 0))",
        "POLYGON ((899 0, 1700 0, 1700 9, 899 9, 899 0))",
    )
    assert not guess.holds_most_rows(west, homes)
    assert guess.holds_most_rows(two, homes)
    none = QgsVectorLayer("Point?crs=EPSG:32650", "nobody", "memory")
    assert not guess.holds_most_rows(west, none)
    far = make_layer("Polygon", {}, [("POLYGON ((0 0, 50 0, 50 9, 0 9, 0 0))", {})], crs="EPSG:4326")
    assert not guess.holds_most_rows(far, homes)


@pytest.mark.parametrize(("width", "taken"), [(300, True), (120, False)])
def test_a_form_takes_an_outline_only_where_it_holds_most_of_the_demand(provider, project, placed, width, taken):
    homes = placed("居住建筑", *(f"POINT ({x} 5)" for x in range(0, 400, 10)))
    area = placed("街道范围", f"POLYGON ((-1 0, {width} 0, {width} 9, -1 9, -1 0))")
    context = QgsProcessingContext()
    context.setProject(project)
    form = Form(TOOL, context)
    form.guess()
    chosen = [form.chosen_layer(name) for name in ("DEMAND", "STUDY_AREA")]
    form.stop()
    form.release()
    assert chosen == [homes, area if taken else None]


@pytest.mark.parametrize("centres", [["POINT (500 500)"], ["POINT (400 500)", "POINT (600 500)"]])
def test_streets_lie_around_a_centre_that_has_no_area(provider, project, placed, centres):
    """One centre, or centres in a row: none of the streets runs through them, and still they are theirs."""
    roads = [f"LINESTRING ({a} {b}, {a + 90} {b + 10})" for a in range(0, 1000, 100) for b in (0, 450, 530, 990)]
    placed("道路", *roads)
    placed("城市中心", *centres)
    (tool,) = [tool for tool in rings.describe().tools if tool.algorithm == "ringsfromtravel"]
    context = QgsProcessingContext()
    context.setProject(project)
    form = Form(tool, context)
    form.guess()
    held = {name: layer.name() for name in ("CENTRES", "NETWORK") if (layer := form.chosen_layer(name)) is not None}
    form.stop()
    form.release()
    assert held == {"CENTRES": "城市中心", "NETWORK": "道路"}
    far = QgsReferencedRectangle(QgsRectangle(9000, 9000, 9000, 9000), QgsCoordinateReferenceSystem("EPSG:32650"))
    assert not guess.has_rows(project.mapLayersByName("道路")[0], far)


def test_of_rings_named_alike_those_are_taken_that_cover_the_incubators(provider, project, placed):
    of_region, of_community = (
        placed("Rings", f"POLYGON ((0 0, {size} 0, {size} {size}, 0 {size}, 0 0))") for size in (90_000, 2_000)
    )
    place = QgsReferencedRectangle(QgsRectangle(0, 0, 100_000, 100_000), QgsCoordinateReferenceSystem("EPSG:32650"))
    assert guess.covers_most(of_region, place)
    assert not guess.covers_most(of_community, place)
    parameter = provider.algorithm("ringdistribution").parameterDefinition("RINGS")
    best, *_ = guess.wishes("ringdistribution", parameter, [], project, place)
    assert best.layer is of_region


def test_people_live_in_homes_and_not_in_the_buildings_of_incubators(provider, project):
    homes = add(project, "residential buildings", "Polygon")
    parks = add(project, "buildings", "Polygon", "&field=function:string")
    tool = provider.algorithm("residents")
    use = tool.parameterDefinition("USE_FIELD")
    best, *_ = guess.wishes("residents", tool.parameterDefinition("BUILDINGS"), [use], project)
    assert best.layer is homes
    best, *_ = guess.wishes(
        "parklayout", provider.algorithm("parklayout").parameterDefinition("BUILDINGS"), [], project
    )
    assert best.layer is parks


def test_people_of_a_community_are_no_residential_land_and_homes_no_buildings_of_incubators(provider, project):
    add(project, "社区人口", "Polygon", "&field=population:integer")
    homes = add(project, "附居住人口的建筑", "Polygon", "&field=residents:double")
    guess.remember(homes, add(project, "居住建筑", "Polygon"), "residents")
    incubators, listed = add(project, "众创空间"), add(project, "孵化器名录")
    guess.remember(add(project, "已定位的名录"), listed, "matchlist")
    found = guessed(provider, "chapter")
    assert found["DEMAND"] == "附居住人口的建筑"
    assert {"RESIDENTIAL", "BUILDINGS"} & found.keys() == set()
    assert found["EXISTING"] == found["SUPPLY"] == incubators.name()
    add(project, "居住用地", "Polygon")
    add(project, "园区建筑", "Polygon")
    found = guessed(provider, "chapter")
    assert (found["RESIDENTIAL"], found["BUILDINGS"]) == ("居住用地", "园区建筑")


def test_clinics_are_a_supply_and_no_existing_sites(provider, project):
    add(project, "诊所")
    existing = add(project, "众创空间")
    found = guessed(provider, "chapter")
    assert (found["SUPPLY"], found["EXISTING"]) == ("众创空间", existing.name())
    taken = guess.shared_out([guess.Wish("SUPPLY", project.mapLayersByName("诊所")[0], 3.0)], [])
    assert "EXISTING" not in taken


def test_candidates_with_their_context_take_the_place_of_the_raw_ones(provider, project):
    raw, prepared = add(project, "存量空间"), add(project, "带区位条件的候选空间")
    (tool,) = [tool for tool in stock.describe().tools if tool.algorithm == "stockcontext"]
    assert tool.prepares == "CANDIDATES"
    assert guessed(provider, "chapter")["CANDIDATES"] == "存量空间"
    guess.remember(prepared, raw, "stockcontext")
    for name in ("chapter", "stockscreening"):
        assert guessed(provider, name)["CANDIDATES"] == prepared.name()
    assert guessed(provider, "stockcontext")["CANDIDATES"] == "存量空间"


def test_points_are_no_reference_for_other_points(provider, project):
    add(project, "高德_点")
    add(project, "百度_点")
    assert "REFERENCE" not in guessed(provider, "coordinatecheck")
    add(project, "道路", "LineString")
    assert guessed(provider, "coordinatecheck")["REFERENCE"] == "道路"


def test_a_layer_called_centre_is_one_and_centres_of_other_kinds_are_none(provider, project):
    for other in ("购物中心", "社区服务中心", "文化中心"):
        add(project, other)
    assert "CENTRES" not in guessed(provider, "ringsfromtravel")
    add(project, "中心")
    assert guessed(provider, "ringsfromtravel")["CENTRES"] == "中心"


@pytest.mark.parametrize("name", ["residential_demand", "居住需求点"])
def test_where_people_live_is_the_same_layer_for_the_life_circle_the_chapter_and_the_diagnosis(provider, project, name):
    for other in ("buildings", "建筑"):
        add(project, other, "Polygon")
    add(project, name)
    assert {guessed(provider, tool)["DEMAND"] for tool in ("lifecirclecoverage", "chapter")} == {name}
    residents = QgsProcessingParameterFeatureSource("RESIDENTS", "residents")
    wanted = guess.wishes("communitydiagnosis", residents, [], project)
    assert guess.shared_out(wanted, [])["RESIDENTS"].name() == name
