"""What a planner reads in a table and in a warning: words, units, per cent; and what is foreign to a place."""

import pytest
from conftest import rows_of
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QDate, QMetaType, Qt, QTime

from innospace.algorithms import styling, wording
from innospace.core.base import terms, text
from innospace.ui import groups, guess, next_steps, prefill, words
from innospace.ui.cells import MOST, Cells, JudgementsWrapper
from innospace.ui.table import PagedRows

TEXT, NUMBER, WHOLE, FLAG = (QMetaType.Type.QString, QMetaType.Type.Double, QMetaType.Type.Int, QMetaType.Type.Bool)


@pytest.mark.parametrize(
    ("name", "kind", "value", "shown"),
    [
        ("inside_share", NUMBER, 0.345, "34.5%"),
        ("share_ok", NUMBER, 0.9996, "99.96%"),
        ("edge_m", NUMBER, 2193.4, "2,193"),
        ("score", NUMBER, 0.12345, "0.123"),
        ("year", WHOLE, 2015, "2015"),
        ("year", NUMBER, 2015.0, "2015"),
        ("n", WHOLE, 1200, "1,200"),
        ("at_edge", FLAG, True, "yes"),
        ("at_edge", FLAG, False, "no"),
        ("at_edge", FLAG, NULL, "—"),
        ("score", NUMBER, NULL, "—"),
        ("ring_name", TEXT, "near_suburb", "near suburb"),
        ("ring_name", TEXT, "Old town", "Old town"),
        ("ring_name", TEXT, "ring_4", "ring 4"),
        ("modes", TEXT, "third_space,campus", "third space, campus space"),
        ("status", TEXT, "no_geometry", "no geometry"),
        ("name", TEXT, "A, B", "A, B"),
        ("criterion", TEXT, "building_age", "building age"),
        ("criterion", TEXT, "m_众创空间", "distance to mass innovation space (m)"),
        ("criterion", TEXT, "rent", "rent"),
        ("factor", TEXT, "urban_residents", "urban residents"),
        ("type", TEXT, "enhance_bi", "bi-factor enhancement"),
        ("to", TEXT, "others", "other points"),
        ("kind", TEXT, "咖啡馆", "咖啡馆"),
        ("opened", QMetaType.Type.QDate, QDate(2026, 5, 1), "2026-05-01"),
        ("opens", QMetaType.Type.QTime, QTime(8, 30), "08:30"),
    ],
)
def test_a_cell(name, kind, value, shown):
    assert words.teller(QgsField(name, kind))(value) == shown


@pytest.mark.parametrize(
    ("name", "column", "shown"),
    [
        ("lng", [118.7321, 118.7488, 118.791], ["118.7321", "118.7488", "118.7910"]),
        ("residents", [79.1, 123.0, 89.6], ["79.1", "123.0", "89.6"]),
        ("evenness", [0.668, 0.0, 0.39], ["0.668", "0.000", "0.390"]),
        ("area_km2", [0.397, 134.0, 40.55], ["0.4", "134.0", "40.6"]),
        ("per_km", [2.5, 30.0, 400.0], ["2.5", "30.0", "400.0"]),  # as in the report
        ("value", [0.000206, 0.932, 3.0], ["0.000206", "0.932", "3"]),
        ("share", [0.01, 0.235, 0.41, 0.345], ["1.0%", "23.5%", "41.0%", "34.5%"]),
        ("share", [0.25, 0.75], ["25%", "75%"]),
        ("share", [0.503, 0.9998, 0.0], ["50.3%", "99.98%", "0%"]),
    ],
)
def test_the_numbers_of_a_column_have_the_same_decimals(name, column, shown):
    tell = words.teller(QgsField(name, NUMBER), column=column)
    assert [tell(value) for value in column] == shown


@pytest.mark.parametrize(
    ("style", "field", "codes"),
    [
        ("poi_classes", "status", ["ok"]),
        ("poi_classes", "status", ["unmatched", "ok"]),
        ("town_layout", "town_layout", ["mixed"]),
    ],
)
def test_a_legend_lists_the_classes_that_are_there(make_layer, style, field, codes):
    fields = {"town_layout": "string", "status": "string"}
    layer = make_layer("Point", fields, [("POINT (0 0)", {field: code}) for code in codes])
    styling.apply(layer, style)
    assert {category.value() for category in layer.renderer().categories()} == set(codes)
    empty = make_layer("Point", fields, [])
    styling.apply(empty, style)
    assert len(empty.renderer().categories()) > len(codes)


def test_a_table_says_what_the_legend_says(make_layer):
    rows = [("POINT (0 0)", {"status": "ok"}), (None, {"status": "matched"}), ("POINT (1 0)", {"status": "unmatched"})]
    layer = make_layer("Point", {"status": "string"}, rows)
    styling.apply(layer, "poi_classes")
    assert [styling.legend_words(layer, "status")[code] for code in ("ok", "unmatched")] == ["classified", "no class"]
    styling.put_words(layer)
    (choices,) = [s.config()["map"] for i in range(1) for s in [layer.editorWidgetSetup(i)]]
    assert {"classified": "ok"} in choices
    model = PagedRows(layer, [0])
    assert [model.data(model.index(row, 0)) for row in range(2)] == ["classified", "matched"]


@pytest.mark.parametrize(("code", "now", "before"), [("ok", "assessed", "in order"), ("unreadable", None, None)])
def test_that_all_was_well_before_is_not_said_in_the_words_of_this_tool(make_layer, code, now, before):
    fields = dict.fromkeys(("status", "status_in", "status_in_in"), "string")
    model = PagedRows(make_layer("Point", fields, [("POINT (0 0)", dict.fromkeys(fields, code))]), [0, 1, 2])
    said = [model.data(model.index(0, column)) for column in range(3)]
    assert said == ([now, before, before] if now else [terms.label("status", code)] * 3)


@pytest.mark.parametrize("built", [True, False])
def test_a_density_beside_built_up_land_is_a_share_of_it(make_layer, built):
    fields = dict.fromkeys(("built_km2" if built else "n", "density", "fitted"), "double")
    layer = make_layer("Point", fields, [("POINT (0 0)", dict(zip(fields, (2.0, 0.25, 0.5), strict=True)))])
    styling.put_words(layer)
    model = PagedRows(layer, [1, 2])
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)]
    cells = [model.data(model.index(0, column)) for column in range(2)]
    if built:
        assert (heads, cells) == (["share built up", "fitted share built up"], ["25%", "50%"])
    else:
        assert (heads[0], cells[0]) == ("density (per km²)", "0.25")


@pytest.mark.parametrize(
    ("name", "kind", "values", "shown"),
    [
        ("百度经度", NUMBER, [118.7912345], ["118.791235"]),
        ("lon", NUMBER, [118.8, 119.0], ["118.8", "119.0"]),
        ("X", NUMBER, [118.7912345, None], ["118.791235", "—"]),
        ("X", NUMBER, [667123.0, 667999.0], ["667,123", "667,999"]),
        ("city_adcode", WHOLE, [320100], ["320100"]),
        ("行政区划代码", NUMBER, [320100.0], ["320100"]),
        ("u", WHOLE, [428787926, 1038065159], ["428787926", "1038065159"]),
        ("u", WHOLE, [428787926, 1200], ["428,787,926", "1,200"]),
        ("n", WHOLE, [1234567], ["1,234,567"]),
        ("办公面积", WHOLE, [12300], ["12,300"]),
    ],
)
def test_coordinates_are_exact_and_codes_are_no_amounts(make_layer, name, kind, values, shown):
    fields = {name: "double" if kind == NUMBER else "int8"}
    model = PagedRows(make_layer("Point", fields, [("POINT (0 0)", {name: value}) for value in values]), [0])
    assert [model.data(model.index(row, 0)) for row in range(len(values))] == shown


def test_headings_are_words_with_units():
    heads = [words.heading(QgsField(name, NUMBER)) for name in ("edge_m", "m_kindergarten", "ok_nonsense", "rent")]
    assert heads == ["to its ring's edge (m)", "to the nearest kindergarten (m)", "ok_nonsense", "rent"]
    heads = [words.heading(QgsField(name, NUMBER)) for name in ("city_in", "m_campus", "n_no such layer")]
    assert heads == ["city (as given)", "to the nearest campus space (m)", "n_no such layer"]


def test_a_heading_tells_what_several_tools_have_found_apart():
    names = ("status", "status_in", "status_in_in", "city_in_in", "n_large_in", "n_large_in_in")
    assert [words.heading(QgsField(name, NUMBER)) for name in names] == [
        *("status", "status (earlier)", "status (earlier 2)", "city (as given 2)"),
        *("large amenities inside", "large amenities inside (as given)"),
    ]


def test_a_heading_says_minutes_to_a_class_and_to_a_layer_of_the_project(make_layer, qgis_new_project):
    fields = [QgsField(name, NUMBER) for name in ("min_kindergarten", "min_兴趣点")]
    assert [words.heading(field) for field in fields] == ["to the nearest kindergarten (min)", "min_兴趣点"]
    layer = make_layer("Point", {}, [])
    layer.setName("兴趣点")
    QgsProject.instance().addMapLayer(layer)
    assert words.heading(fields[1]) == "to the nearest 兴趣点 (min)"


def test_a_warning_names_parameters_by_their_titles(provider):
    algorithm = provider.algorithm("ringdistribution")
    title = algorithm.parameterDefinition("CITY_FIELD").description()
    said = wording.in_words("CITY_FIELD: 3 rows of GB 50180 in Nanjing.", algorithm)
    assert said == f"{title}: 3 rows of GB 50180 in Nanjing."

    said = wording.in_words("2 incubators; status is outside_rings; some_thing stays.", algorithm)
    assert said == "2 incubators; status is outside all rings; some_thing stays."


@pytest.fixture
def chinese_marks():
    text.use_translator(
        lambda _, said: {"{parameters}: {remark}": "{parameters}：{remark}", ", ": "、"}.get(said, said)
    )
    yield
    text.use_translator(None)


def test_a_remark_names_whom_it_is_about_with_the_marks_of_the_language(provider, chinese_marks):
    algorithm = provider.algorithm("townlayout")
    inside, outside = (algorithm.parameterDefinition(f"{name}_SHARE").description() for name in ("INSIDE", "OUTSIDE"))
    assert wording.in_words("INSIDE_SHARE, OUTSIDE_SHARE: 相互矛盾。", algorithm) == f"{inside}、{outside}：相互矛盾。"
    assert wording.in_words("INSIDE_SHARE: 过大。", algorithm) == f"{inside}：过大。"
    for mark in "⚠✖":  # as a line of the log has it
        said = wording.in_words(f"{mark} INSIDE_SHARE, OUTSIDE_SHARE: 相互矛盾。", algorithm)
        assert said == f"{mark} {inside}、{outside}：相互矛盾。"
    assert wording.in_words("GB: 50180", algorithm) == "GB: 50180"


def test_chinese_helps_have_words_for_codes_and_leave_what_is_typed_as_it_stands(chinese_marks):
    text.use_translator(lambda _, said: said, "zh")
    assert wording.words_for_codes("全部行，附 inside_share 与 status。") == "全部行，附“位于其内占比”与“状态”。"
    kept = "如“cafe”、cafe、amenity=cafe、每 km² 一处，须有“class”字段"
    assert wording.words_for_codes(kept) == kept


HELSINKI, NANJING = QgsRectangle(24.9, 60.1, 25.0, 60.2), QgsRectangle(118.5, 31.9, 119, 32.3)


@pytest.mark.parametrize(
    ("crs", "where", "foreign"),
    [
        ("EPSG:32650", HELSINKI, True),
        ("EPSG:32650", NANJING, False),
        ("EPSG:4548", NANJING, False),  # the neighbouring zone: its area ends at 118.5° E
        ("EPSG:4546", NANJING, True),  # the zone of 111° E
        ("EPSG:4326", HELSINKI, False),
        ("", NANJING, True),
    ],
)
def test_a_crs_made_for_another_place_is_foreign(qgis_app, crs, where, foreign):
    extent = QgsReferencedRectangle(where, QgsCoordinateReferenceSystem("EPSG:4326"))
    assert groups.is_foreign(QgsCoordinateReferenceSystem(crs), extent) is foreign


@pytest.mark.parametrize(
    ("own", "layer_in", "then"),
    [
        ("EPSG:4548", "EPSG:4326", "EPSG:4548"),  # its zone ends at 118.5° E: the city's usual plane stays
        ("EPSG:3879", "EPSG:4326", "EPSG:32650"),  # Helsinki's: metres stay metres
        ("EPSG:3879", "EPSG:4490", "EPSG:4549"),
        ("EPSG:3879", "EPSG:4549", "EPSG:4549"),
        ("EPSG:4258", "EPSG:4490", "EPSG:4490"),  # degrees for Europe
        ("", "EPSG:4326", "EPSG:4326"),
    ],
)
def test_a_map_goes_to_its_results_and_stays_in_metres(qgis_app, make_layer, own, layer_in, then):
    place = QgsGeometry.fromRect(QgsRectangle(118.77, 32.03, 118.80, 32.06))
    way = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem(layer_in), QgsProject.instance()
    )
    place.transform(way)
    sites, canvas = make_layer("Polygon", {}, [(place.asWkt(), {})], crs=layer_in), QgsMapCanvas()
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(own))
    groups.show(canvas, [sites])
    assert QgsProject.instance().crs().authid() == then
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem())


def test_only_layers_that_meet_a_place(make_layer):
    there = make_layer("Point", {}, [("POINT (118.8 32.0)", {}), ("POINT (118.9 32.1)", {})], crs="EPSG:4490")
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    assert guess.meets(there, QgsReferencedRectangle(NANJING, degrees))
    assert not guess.meets(there, QgsReferencedRectangle(HELSINKI, degrees))


def test_next_steps_name_what_there_is(provider):
    for before, steps in next_steps.AFTER.items():
        made_by = provider.algorithm(before)
        names = {d.name() for d in (*made_by.parameterDefinitions(), *made_by.outputDefinitions())}
        for algorithm, given in steps.items():
            wanted = {d.name() for d in provider.algorithm(algorithm).parameterDefinitions()}
            assert set(given) <= wanted, (before, algorithm)
            assert set(given.values()) <= names, (before, algorithm)
    told = {(*pair, name) for pair, values in next_steps.TOLD.items() for name in values}
    for before, algorithm, name in {*next_steps.ONLY, *told}:
        assert algorithm in next_steps.after(before)
        assert provider.algorithm(algorithm).parameterDefinition(name) is not None


@pytest.mark.parametrize("before", ["siting", "sitinglevels"])
def test_service_areas_after_a_siting_are_those_of_chosen_and_existing_sites(run, make_layer, before):
    """Of four candidates two are chosen; with the existing site three have an area, whatever the layer holds besides."""
    places = [(0, 0), (2000, 0), (4000, 0), (6000, 0)]
    candidates = make_layer("Point", {}, [(f"POINT ({600_000 + x} 3500000)", {}) for x, _ in places])
    homes = make_layer("Point", {}, [(f"POINT ({600_000 + x} 3500000)", {}) for x in (0, 4000)])
    old = make_layer("Point", {}, [("POINT (608000 3500000)", {})])
    streets = make_layer("LineString", {}, [("LINESTRING (600000 3500000, 608000 3500000)", {})])
    asked = {"NUMBER": 2, "RADIUS": 500} if before == "siting" else {"LEVELS": ["near", 2, 500, "far", 1, 900]}
    sites = run(before, DEMAND=homes, CANDIDATES=candidates, EXISTING=old, **asked)["OUTPUT"]
    QgsProject.instance().addMapLayer(sites, addToLegend=False)
    given = next_steps.given(before, "serviceareas", {"OUTPUT": sites.id(), "NETWORK": streets}.get)
    areas = run("serviceareas", **given, CUTOFFS="300", MERGE=False)["OUTPUT"]
    assert sites.featureCount() == 5
    assert sorted(row["status"] for row in rows_of(areas)) == ["ok"] * 3
    assert sorted(row["status_in"] for row in rows_of(areas)) == ["chosen", "chosen", "existing"]


def test_siting_after_a_screening_takes_grades_a_and_b_by_their_score(run, make_layer):
    rows = [(f"POINT ({600_000 + 100 * i} 3500000)", {"rent": rent}) for i, rent in enumerate([9, 5, 3, 1])]
    criteria = ["rent", "benefit", "1", "", ""]
    stock = make_layer("Point", {"rent": "double"}, rows)
    ranked = run("stockscreening", CANDIDATES=stock, CRITERIA=criteria)["OUTPUT"]
    QgsProject.instance().addMapLayer(ranked, addToLegend=False)
    given = next_steps.given("stockscreening", "siting", {"OUTPUT": ranked.id()}.get)
    sites = rows_of(run("siting", DEMAND=stock, **given, NUMBER=1, RADIUS=50, SCORE_WEIGHT=0.5)["OUTPUT"])
    usable = [row for row in rows_of(ranked) if row["grade"] in ("A", "B")]
    assert 0 < len(usable) < len(rows)
    assert [row["rent"] for row in sites] == [row["rent"] for row in usable]
    assert [row["rent"] for row in sites if row["chosen"]] == [9]


@pytest.mark.parametrize(("best", "offered"), [("gcj02", True), ("bd09", True), ("wgs84", False), ("undecided", True)])
@pytest.mark.parametrize("tool", ["readtable", "coordinatecheck"])
def test_a_conversion_is_the_first_step_where_one_is_called_for(tool, best, offered):
    steps = list(next_steps.after(tool, {"BEST": best}.get))
    assert steps == (["coordinates"] if offered else []) + [s for s in next_steps.after(tool) if s != "coordinates"]
    assert next_steps.after(tool)["coordinates"]["FROM"] == "BEST"
    handed = next_steps.given(tool, "coordinates", {"BEST": best, "INPUT": "points", "OUTPUT": "points"}.get)
    assert handed == {"INPUT": "points", "FROM": None if best == "undecided" else best}


def test_numbers_of_the_tools_are_named_in_words(provider):
    titles = {
        (algorithm.name(), output.name()): output.description()
        for algorithm in provider.algorithms()
        for output in algorithm.outputDefinitions()
    }
    assert ("networkcheck", "LARGEST_SHARE") in titles
    assert [key for key, title in titles.items() if title == key[1] != "RMSE"] == []


def test_values_of_a_field_the_frequent_first_and_the_rest_in_one_row(make_layer, qgis_app):
    kinds = ["cafe"] * 3 + ["幼儿园"] * 2 + [f"kind {i:02d}" for i in range(30)]
    layer = make_layer("Point", {"type": TEXT}, [("POINT (0 0)", {"type": kind}) for kind in kinds])
    cells = prefill.class_map(layer, "type", "facility")
    assert cells[:6] == ["cafe", "cafe", "幼儿园", "kindergarten", "kind 00", "kind 00"]
    assert len(cells) == 2 * 32
    assert set(cells[2 * MOST + 1 :: 2]) == {"other"}
    table = Cells(["value", "class"], 1)
    table.table.offer(1, prefill.classes("facility"))
    table.fill(cells)
    assert table.table.rowCount() == MOST + 2
    assert table.table.item(0, 1).text() == "café"
    assert table.table.item(MOST, 0).text() == "12 other values"
    assert table.cells() == cells
    table.table.put(MOST, 1, "")
    assert set(table.cells()[2 * MOST + 1 :: 2]) == {""}
    few = cells[: 2 * MOST]
    table.fill(few)
    assert table.cells() == few


def test_a_row_is_removed_once_one_is_chosen(qgis_app):
    """Without one the button did nothing and said nothing."""
    table = Cells(["value", "class"], 1)
    table.fill(["a", "1", "b", "2"])
    assert not table.drop.isEnabled()
    table.table.setCurrentCell(0, 1)
    assert table.drop.isEnabled()
    table.drop.click()
    assert table.cells() == ["b", "2"]
    while table.drop.isEnabled():
        table.drop.click()
    assert (table.cells(), table.table.rowCount()) == ([], 0)
    table.add.click()
    table.table.setCurrentCell(0, 0)
    assert table.drop.isEnabled()


def test_kinds_of_a_new_town_are_offered_and_rare_values_keep_their_own(make_layer, qgis_app):
    kinds = ["便利店"] * 3 + ["购物中心", "科技园", "zoo"] * 2 + ["cafe"] + [f"kind {i:02d}" for i in range(30)]
    layer = make_layer("Point", {"type": TEXT}, [("POINT (0 0)", {"type": kind}) for kind in kinds])
    cells = prefill.class_map(layer, "type", "mix_kind")
    offered = dict(zip(cells[::2], cells[1::2], strict=True))
    assert list(offered.items())[:4] == [("便利店", "small"), ("zoo", ""), ("科技园", "formal"), ("购物中心", "large")]
    assert offered["cafe"] == "small"
    assert len(offered) == MOST


@pytest.mark.parametrize(("typed", "across"), [("3", "1/3"), ("1/3", "3"), ("2/3", "3/2"), ("1", "1"), ("", "")])
def test_across_the_diagonal_stands_the_reciprocal(provider, typed, across):
    wrapper = JudgementsWrapper(provider.algorithm("ahpweights").parameterDefinition("PAIRWISE"))
    context = QgsProcessingContext()
    widget = wrapper.createWrappedWidget(context)
    assert wrapper.widgetValue() is None
    wrapper.setWidgetValue("2,3;2", context)
    assert wrapper.widgetValue() == "2,3;2"
    wrapper.table.item(0, 1).setText(typed)
    assert wrapper.table.item(1, 0).text() == across
    assert wrapper.widgetValue() == f"{typed},3;2"
    wrapper.setWidgetValue("1,2,3;1/2,1,2;1/3,1/2,1", context)
    assert wrapper.widgetValue() == "2,3;2"
    wrapper.name(["a", "b", "c", "d"])
    assert wrapper.widgetValue() == "2,3,;2,;"
    assert wrapper.table.horizontalHeaderItem(3).text() == "d"
    assert widget is not None


def test_no_criterion_is_cut_off_in_the_head_of_the_matrix(provider):
    wrapper = JudgementsWrapper(provider.algorithm("ahpweights").parameterDefinition("PAIRWISE"))
    widget = wrapper.createWrappedWidget(QgsProcessingContext())
    for names in (["到公交站的步行距离（米）", "建筑年龄（年）", "空置率"] * 3, ["甲", "乙", "丙"]):
        wrapper.name(names)
        widget.resize(400, 300)
        widget.show()
        head = wrapper.table.horizontalHeader()
        needed = max(head.fontMetrics().horizontalAdvance(name) for name in names)
        assert min(head.sectionSize(i) for i in range(len(names))) > needed


@pytest.mark.parametrize(
    ("style", "row", "shown"),
    [
        ("siting_sites", {"status": "chosen", "adds": True}, "chosen"),
        ("siting_sites", {"status": "chosen", "adds": False}, "chosen but adds nobody"),
        ("siting_sites", {"status": "free", "adds": None}, "not chosen"),
        ("siting_level_sites", {"status": "chosen", "adds": False, "level": "区级"}, "chosen but adds nobody"),
        ("life_circle_point", {"share_ok": 0.2, "share_judged": 1.0}, "all judged classes in reach"),
        ("life_circle_point", {"share_ok": 0.2, "share_judged": None}, "not assessed"),
        ("city_shares", {"share": 0.01}, "of all incubators"),
    ],
)
def test_a_map_shows_what_the_answer_says(make_layer, style, row, shown):
    kinds = {name: {"adds": "bool", "status": "string", "level": "string"}.get(name, "double") for name in row}
    is_area = style == "city_shares"
    layer = make_layer(
        "Polygon" if is_area else "Point",
        kinds,
        [("POLYGON ((0 0, 1 0, 1 1, 0 0))" if is_area else "POINT (0 0)", row)],
    )
    styling.apply(layer, style)
    entries = [item.label() for item in layer.renderer().legendSymbolItems()]
    if is_area:
        assert all(entry.endswith(shown) for entry in entries)
    else:
        assert entries == [shown]
