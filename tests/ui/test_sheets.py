"""What comes onto a map sheet beside a run's results: what it took, the ground, and nothing of another scale."""

from types import SimpleNamespace

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayerTreeRegistryBridge,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QPainter

from innospace.algorithms import styling
from innospace.algorithms.data.map_sheet import whole, with_their_outlines
from innospace.algorithms.data.sheet import Content
from innospace.ui import chapters, groups, sheets

SQUARE = "Polygon((0 0, {0} 0, {0} {0}, 0 {0}, 0 0))"
FAR = "Polygon((9 9, 10 9, 10 10, 9 10, 9 9))"


def layer(name, *shapes, crs="EPSG:32650"):
    kind = shapes[0].partition("(")[0]
    made = QgsVectorLayer(f"{kind}?crs={crs}", name, "memory")
    for shape in shapes:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        made.dataProvider().addFeature(feature)
    made.updateExtents()
    return made


@pytest.fixture
def project(qgis_app):
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.mark.parametrize(("width", "kept"), [(60_000, ["community"]), (20_000, ["community", "city"])])
def test_a_community_and_its_region_are_not_on_one_page(qgis_app, width, kept):
    layers = [layer("community", SQUARE.format(2000)), layer("city", SQUARE.format(width))]
    found = sheets._of_one_scale(layers)
    assert [one.name() for one in found] == kept


def test_the_answer_stays_on_the_sheet_however_far_it_goes(qgis_app):
    homes, sites = layer("homes", SQUARE.format(2000)), layer("sites", SQUARE.format(200_000))
    assert sheets._of_one_scale([homes, sites]) == [homes]
    assert sheets._of_one_scale([homes, sites], sites) == [homes, sites]


def _rows(*rows):
    """Points with a status each."""
    made = QgsVectorLayer("Point?crs=EPSG:32650&field=status:string", "rows", "memory")
    for code, shape in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes([code])
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        made.dataProvider().addFeature(feature)
    made.updateExtents()
    return made


@pytest.mark.parametrize("code", ["existing", "free", "too_near_existing", "outside_rings", "unsnapped"])
def test_strays_set_neither_the_scale_nor_the_frame_of_a_sheet_and_of_the_map(project, code):
    """Sites of eight cities and homes of one community, a list of incubators and the rings of one city."""
    homes, sites = layer("homes", SQUARE.format(3000)), _rows(
        ("chosen", "Point(500 500)"), ("chosen", "Point(1500 2500)"), (code, "Point(90000 250000)")
    )  # fmt: skip
    assert sheets._of_one_scale([sites, homes]) == [sites, homes]
    transforms = QgsCoordinateTransformContext()
    assert whole([sites, homes], transforms) == QgsRectangle(0, 0, 3000, 3000)
    assert whole([sites], transforms) == QgsRectangle(500, 500, 1500, 2500)
    project.addMapLayers([homes, sites])
    canvas = QgsMapCanvas()
    canvas.resize(300, 300)
    groups.show(canvas, [sites], [homes])  # what the run took is shown where rows lie beyond it
    assert canvas.extent().contains(QgsRectangle(0, 0, 3000, 3000))
    assert canvas.extent().width() < 5000


def test_of_one_place_or_none_but_strays_all_are_shown(qgis_app):
    far = ("existing", "Point(90000 250000)")
    transforms = QgsCoordinateTransformContext()
    for rows in ([("chosen", "Point(0 0)"), far], [("existing", "Point(0 0)"), far], [(None, "Point(0 0)"), far]):
        assert whole([_rows(*rows)], transforms) == QgsRectangle(0, 0, 90_000, 250_000)


def test_candidates_and_existing_sites_are_not_drawn_below_the_result_that_has_both(project):
    candidates, existing = layer("spaces", "Point(1 1)", "Point(2 2)"), layer("incubators", "Point(9 9)")
    project.addMapLayers([candidates, existing])
    given = {"DEMAND": "none", "CANDIDATES": candidates.id(), "EXISTING": existing.id()}
    for rows, again in ((3, [candidates, existing]), (4, [])):
        main = layer("sites", *(f"Point({i} 0)" for i in range(rows)))
        run = SimpleNamespace(parameters=given, main_layer=lambda main=main: main)
        assert sheets._repeated(project, run) == again


@pytest.mark.parametrize(("kind", "is_shown"), [("NoGeometry", True), ("Point?crs=EPSG:32650", False)])
def test_a_run_that_makes_a_table_alone_leaves_the_map_as_it_is(project, kind, is_shown):
    points = layer("points", "Point(1 1)")
    _in_a_run(project, "points · 23:04", points)
    _in_a_run(project, "check · 23:09", QgsVectorLayer(kind, "trials", "memory"))
    root = project.layerTreeRoot()
    assert root.children()[0].name() == "check · 23:09"
    assert root.findLayer(points.id()).isVisible() is is_shown


def test_degrees_and_metres_are_of_one_scale(qgis_app):
    layers = [layer("town", SQUARE.format(2000)), layer("same", SQUARE.format(0.02), crs="EPSG:4326")]
    assert len(sheets._of_one_scale(layers)) == 2


def test_areas_that_a_run_took_are_drawn_and_dots_only_where_the_map_shows_them(project):
    spaces, incubators = layer("spaces", SQUARE.format(50)), layer("incubators", "Point(1 1)")
    other = layer("other", "Point(2 2)")
    project.addMapLayers([spaces, incubators, other])
    for hidden in (spaces, incubators):
        project.layerTreeRoot().findLayer(hidden.id()).setItemVisibilityChecked(False)
    run = SimpleNamespace(parameters={"SPACES": spaces.id(), "INCUBATORS": incubators.id(), "WIDTH": 50})
    assert [one.name() for one in sheets._taken(project, run)] == ["spaces"]
    project.layerTreeRoot().findLayer(incubators.id()).setItemVisibilityChecked(True)
    assert [one.name() for one in sheets._taken(project, run)] == ["spaces", "incubators"]
    run.parameters["NETWORK"] = run.parameters.pop("SPACES")  # streets are ground
    assert [one.name() for one in sheets._taken(project, run)] == ["incubators"]
    assert sheets._taken(project, run, ["cities"]) == []  # a part of a chapter that takes no incubators
    assert sheets._taken(project, run, ["incubators"]) == [incubators]
    run.parameters["STREETS"] = run.parameters.pop("NETWORK")  # so a model calls them
    assert [one.name() for one in sheets._taken(project, run)] == ["incubators"]
    assert sheets._ground(project) == []


def _in_a_run(project, name, made):
    """The group of a run with the layer that it made, switched off by the next run."""
    project.addMapLayer(made, False)
    project.layerTreeRoot().insertGroup(0, name).addLayer(made)
    groups.put_forward(name)
    return project.layerTreeRoot().findGroup(name)


def test_a_layer_that_comes_after_a_run_stands_outside_its_group_and_is_ground(project):
    made, streets = layer("points", "Point(1 1)"), layer("streets", "LineString(0 0, 5 5)")
    earlier = _in_a_run(project, "points · 23:04", made)
    project.layerTreeRegistryBridge().setLayerInsertionPoint(QgsLayerTreeRegistryBridge.InsertionPoint(earlier, 0))
    project.legendLayersAdded.connect(groups.move_out)
    try:
        project.addMapLayer(streets)
    finally:
        project.legendLayersAdded.disconnect(groups.move_out)
    root = project.layerTreeRoot()
    assert [node.name() for node in root.children()] == ["streets", "points · 23:04"]
    assert len(root.findLayers()) == 2
    _in_a_run(project, "rings · 23:09", layer("rings", SQUARE.format(9)))
    assert [one.name() for one in root.checkedLayers()] == ["rings", "streets"]
    assert sheets._ground(project) == [streets]
    run = SimpleNamespace(parameters={"CENTRES": made.id(), "LINES": streets.id()})
    assert [one.name() for one in sheets._taken(project, run)] == ["points", "streets"]


def test_what_the_user_puts_into_the_group_of_a_run_stays_on_the_map_and_is_no_result(project):
    made, streets = layer("points", "Point(1 1)"), layer("streets", "LineString(0 0, 5 5)")
    earlier = _in_a_run(project, "points · 23:04", made)
    project.addMapLayer(streets, False)
    earlier.addLayer(streets)
    _in_a_run(project, "rings · 23:09", layer("rings", SQUARE.format(9)))
    assert {one.name() for one in project.layerTreeRoot().checkedLayers()} == {"rings", "streets"}
    assert groups.results(project) == {q.id() for q in project.mapLayers().values()} - {streets.id()}


@pytest.mark.parametrize(("width", "shown"), [(130, ["homes", "outline"]), (400, ["homes"])])
def test_the_outline_of_a_community_is_shown_to_its_edge_and_that_of_its_city_is_not(qgis_app, width, shown):
    homes, outline = layer("homes", SQUARE.format(100)), layer("outline", SQUARE.format(width))
    framed = with_their_outlines([homes], [outline], QgsCoordinateTransformContext())
    assert [one.name() for one in framed] == shown


def test_of_the_ground_areas_alone_frame_a_map(qgis_app):
    """A region is shown to its edge around places that are spread over it, water or an empty layer frames nothing."""
    places = layer("places", "Point(0 0)", "Point(100 100)")
    region, river = layer("region", SQUARE.format(130)), layer("river", "LineString(0 0, 140 140)")
    empty = QgsVectorLayer("Polygon?crs=EPSG:32650", "empty", "memory")
    water = layer("water", SQUARE.format(120))
    water.renderer().symbol().setColor(QColor("#a6cee3"))
    framed = with_their_outlines([places], [region, river, water, empty], QgsCoordinateTransformContext())
    assert [one.name() for one in framed] == ["places", "region"]


def test_a_region_that_a_run_took_is_no_finding_in_a_community(qgis_app):
    community, city, region = (layer(name, SQUARE.format(n)) for name, n in (("c", 2e3), ("city", 2e4), ("r", 2e5)))
    assert sheets._of_no_larger_scale([city, region], [community]) == [city]
    assert sheets._of_no_larger_scale([city, region], [layer("site", "Point(1 1)")]) == [city, region]


@pytest.mark.parametrize(("shapes", "ground"), [([SQUARE.format(9)], True), ([SQUARE.format(2), FAR], False)])
def test_areas_of_one_colour_over_most_of_their_extent_are_ground(qgis_app, shapes, ground):
    areas = layer("areas", *shapes)
    areas.renderer().symbol().setColor(QColor("#d4a017"))
    assert sheets._is_ground(areas) is ground
    areas.renderer().symbol().setColor(QColor("#eeeeee"))
    assert not sheets._is_ground(areas)


@pytest.mark.parametrize(
    ("name", "other", "colour", "style", "below"),
    [
        ("BOUNDARY", "", "#7030a0", "solid", True),
        ("STUDY_AREA", "", "#7030a0", "solid", True),
        ("BUILDINGS", "", "#c0392b", "solid", True),
        ("BUILDINGS", "SITES", "#c0392b", "solid", False),  # taken for something else as well
        ("DISTRICTS", "", "#7030a0", "solid", False),  # what incubators are counted in
        ("BOUNDARY", "", "#7030a0", "no", False),  # an outline covers nothing
        ("BOUNDARY", "", "#eeeeee", "solid", False),  # as calm as the user wants it
    ],
)
def test_where_an_answer_ends_and_the_buildings_it_judges_are_ground(project, name, other, colour, style, below):
    """Of a community or of a city, all over its extent or not: in the colour of its layer it would be all that is seen."""
    areas = layer("areas", SQUARE.format(2), FAR)
    areas.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": colour, "style": style})))
    project.addMapLayer(areas)
    run = SimpleNamespace(parameters={name: areas.id()} | ({other: areas.id()} if other else {}))
    assert set(sheets._taken(project, run)) == {areas}
    assert sheets._below(project, run, [areas]) == ([areas] if below else [])
    assert sheets._below(project, run, []) == []


@pytest.mark.parametrize(("style", "opaque"), [("park_layout", False), ("sharing_mode", True)])
def test_grounds_let_the_buildings_be_seen_that_they_are_judged_by(qgis_app, style, opaque):
    grounds = layer("grounds", SQUARE.format(2))
    styling.apply(grounds, style)
    assert sheets._is_opaque(grounds) is opaque


def test_areas_that_a_run_took_are_switched_on_and_dots_and_earlier_results_are_left(project):
    spaces, incubators, rings = (
        layer("spaces", SQUARE.format(50)),
        layer("dots", "Point(1 1)"),
        layer("r", SQUARE.format(9)),
    )
    project.addMapLayers([spaces, incubators])
    project.addMapLayer(rings, False)
    earlier = project.layerTreeRoot().addGroup("rings · 14:32")
    earlier.addLayer(rings)
    groups.put_forward("rings · 14:32")
    nodes = {one.name(): project.layerTreeRoot().findLayer(one.id()) for one in (spaces, incubators, rings)}
    for node in nodes.values():
        node.setItemVisibilityChecked(False)
    groups.bring_in([spaces, incubators, rings])
    assert {name: node.itemVisibilityChecked() for name, node in nodes.items()} == {
        "spaces": True,
        "dots": False,
        "r": False,
    }
    groups.bring_in([])
    assert not any(node.itemVisibilityChecked() for node in nodes.values())


def test_what_a_result_repeats_is_not_drawn_twice(qgis_app):
    squares = [SQUARE.format(10), SQUARE.format(20)]
    taken, made = layer("grounds", *squares), layer("layout", *squares)
    assert groups.is_copied(taken, [made])
    assert not groups.is_copied(taken, [layer("points", "Point(1 1)", "Point(2 2)")])
    assert not groups.is_copied(taken, [layer("hosts", squares[0])])


def test_points_lie_over_lines_and_lines_over_areas(project):
    layers = [layer("area", SQUARE.format(9)), layer("line", "LineString(0 0, 5 5)"), layer("point", "Point(1 1)")]
    project.addMapLayers(layers)
    assert [one.name() for one in sheets._from_the_top(project, layers, layers)] == ["point", "line", "area"]


def test_results_lie_over_what_they_were_made_from_and_small_areas_over_large_ones(project):
    layers = [
        layer("districts", SQUARE.format(900)),
        layer("spaces", SQUARE.format(9)),
        layer("strip", SQUARE.format(99)),
    ]
    project.addMapLayers(layers)
    assert [one.name() for one in sheets._from_the_top(project, layers[2:], layers)] == ["strip", "spaces", "districts"]


@pytest.mark.parametrize(
    ("name", "labelled", "kept"), [("城市中心", True, True), ("城市中心", False, False), ("孵化器", True, False)]
)
def test_of_the_ground_s_points_those_stay_that_name_places(project, name, labelled, kept):
    points = layer(name, "Point(1 1)")
    points.setLabeling(QgsVectorLayerSimpleLabeling(QgsPalLayerSettings()))
    points.setLabelsEnabled(labelled)
    project.addMapLayer(points)
    assert (sheets._ground(project) == [points]) is kept


def test_outlines_lie_over_fills_and_areas_with_a_dot_over_points(project):
    units, gaps, demand = (
        layer("units", SQUARE.format(9)),
        layer("gaps", SQUARE.format(9)),
        layer("demand", "Point(1 1)"),
    )
    sites = layer("sites", SQUARE.format(9))
    styling.apply(gaps, "life_circle_gaps_polygon")
    styling.apply(sites, "coordinates")
    layers = [units, gaps, demand, sites]
    project.addMapLayers(layers)
    names = [one.name() for one in sheets._from_the_top(project, layers, layers)]
    assert names == ["sites", "demand", "gaps", "units"]


def test_the_sheet_is_in_the_map_s_crs_where_that_is_one_of_the_place(project):
    extent = QgsReferencedRectangle(QgsRectangle(118.7, 32.0, 118.9, 32.1), QgsCoordinateReferenceSystem("EPSG:4326"))
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4549"))
    assert sheets._as_the_map(project, extent).crs().authid() == "EPSG:4549"
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3067"))  # Finland's
    assert sheets._as_the_map(project, extent).crs().authid() == "EPSG:4326"


def test_tables_and_the_layers_of_a_list_are_data_too(project):
    places, target = layer("places", "Point(1 1)"), layer("stops", "Point(2 2)")
    table = QgsVectorLayer("NoGeometry?field=name:string", "register", "memory")
    project.addMapLayers([places, target, table])
    for named in (target.id(), target.source()):  # QGIS's own field for several layers names them by their sources
        run = {"LIST": table.id(), "PLACES": places.id(), "TARGETS": [named], "REACH": 50, "NAME": "places"}
        assert [one.name() for one in groups.given(project, run)] == ["register", "places", "stops"]
        assert [one.name() for one in groups.taken(project, run)] == ["places", "stops"]


def test_some_rows_of_a_layer_are_data_too(project):
    ranked = layer("ranked", "Point(1 1)")
    project.addMapLayer(ranked)
    run = {"CANDIDATES": QgsProcessingFeatureSourceDefinition(ranked.id(), filterExpression="rank < 9"), "NUMBER": 5}
    assert [one.name() for one in groups.given(project, run)] == ["ranked"]


def _chapter_sheet(project, section, **others):
    """What stands at the foot of a sheet of a chapter whose picture is of a section; `others`: parameters that are no layers."""
    names = (
        "DEMAND",
        "FACILITIES",
        "SUPPLY",
        "INCUBATORS",
        "CANDIDATES",
        "NETWORK",
        "BUSINESS_CENTRES",
        "KNOWLEDGE_CENTRES",
    )
    layers = {name: layer(name.lower(), "Point(1 1)") for name in names}
    project.addMapLayers(layers.values())
    run = SimpleNamespace(parameters={name: one.id() for name, one in layers.items()} | others)
    picture = chapters.SectionShown("Title", "Answer.", "", [], [], section, "Thresholds: its own.")
    content = sheets._content(project, run, picture, Content("Chapter", ["All."], "", ["Thresholds: all."]))
    assert (content.title, content.sentences) == ("Title", ["Answer."])
    return content.notes


@pytest.mark.parametrize(("section", "others", "data"), [
    ("life_circle", {"CATEGORY_FIELD": "class"}, "demand, facilities, network"),
    ("stock", {"CRITERIA": ["area"]}, "candidates"),
    # A closing sentence sets the candidates beside the gaps of the life circle.
    ("stock", {"CRITERIA": ["area"], "CATEGORY_FIELD": "class"}, "candidates, demand, facilities, network"),
    ("preference", {}, "incubators, business_centres, knowledge_centres"),
    ("supply_demand", {}, "demand, supply, network"),
    ("siting", {}, "demand, incubators, candidates, network"),
])  # fmt: skip
def test_a_sheet_of_a_chapter_names_data_and_thresholds_of_its_section_alone(project, section, others, data):
    data_line, thresholds = _chapter_sheet(project, section, **others)
    assert sorted(data_line.removeprefix("Data: ").replace(" and ", ", ").split(", ")) == sorted(data.split(", "))
    assert thresholds == "Thresholds: its own."


def _zones(*names):
    zones = QgsVectorLayer(
        "Polygon?crs=EPSG:32650&field=ring_name:string&field=ring:integer&field=city:string", "z", "memory"
    )
    for i, name in enumerate(names):
        feature = QgsFeature(zones.fields())
        feature.setAttributes(["central", 1, name])
        feature.setGeometry(QgsGeometry.fromWkt(SQUARE.format(10 + i)))
        zones.dataProvider().addFeature(feature)
    styling.apply(zones, "rings")
    return zones


@pytest.mark.parametrize(
    ("colour", "name", "is_seen"),
    [("#f4f2ec", "districts", True), ("#a6cee3", "river", True), ("#c04fd0", "districts", False)],
)
def test_a_pale_ground_and_its_water_are_seen_below_rings_and_other_colours_do_not_mix(project, colour, name, is_seen):
    ground, zones, spots = layer(name, SQUARE.format(50)), _zones("南京市"), layer("spots", SQUARE.format(5))
    ground.renderer().symbol().setColor(QColor(colour))
    project.addMapLayers([ground, zones, spots])
    canvas = QgsMapCanvas()
    groups.lay_on_ground(canvas, [zones, spots])
    multiplied = QPainter.CompositionMode.CompositionMode_Multiply
    assert (zones.blendMode() == multiplied) is is_seen
    assert spots.blendMode() != multiplied  # it covers little
    assert styling.is_thinned(zones) is not is_seen
    assert not styling.is_thinned(spots)


@pytest.mark.parametrize(
    ("places", "labelled", "shown", "is_named"),
    [
        (["南京市", "淮安市", "镇江市"], True, True, False),
        (["南京市"], True, True, True),  # the ground names one of the two alone
        (["南京市", "淮安市"], False, True, True),
        (["南京市", "淮安市"], True, False, True),
    ],
)
def test_no_place_is_named_twice_on_the_map(project, places, labelled, shown, is_named):
    centres, zones = _zones(*places), _zones("南京市", "淮安市")
    centres.setLabelsEnabled(labelled)
    project.addMapLayers([centres, zones])
    project.layerTreeRoot().findLayer(centres.id()).setItemVisibilityChecked(shown)
    groups.lay_on_ground(QgsMapCanvas(), [zones])
    assert zones.labelsEnabled() is is_named


@pytest.mark.parametrize(("named", "said"), [(("甲市", "乙市"), "65%"), (("甲市",), "甲市\n65%"), ((), "甲市\n65%")])
def test_cities_are_called_by_their_own_names_above_their_shares_unless_the_map_has_these(project, named, said):
    """Districts have their city's and their province's names too: the one that tells them apart is theirs."""
    cities = QgsVectorLayer(
        "Polygon?crs=EPSG:32650&field=province_name:string&field=city_name:string&field=share:double", "c", "memory"
    )
    for i, values in enumerate((("某省", "甲市", 0.651), ("某省", "乙市", 0.0047))):
        feature = QgsFeature(cities.fields())
        feature.setAttributes(list(values))
        feature.setGeometry(QgsGeometry.fromWkt(SQUARE.format(10 + i)))
        cities.dataProvider().addFeature(feature)
    styling.apply(cities, "city_shares")
    words = [one.label() for one in cities.renderer().ranges()]
    assert words[1] == "2% to below 5% of all incubators"
    assert cities.renderer().ranges()[2].lowerValue() == 0.05 > cities.renderer().ranges()[1].upperValue()
    project.addMapLayer(cities)
    if named:
        centres = _zones(*named)
        centres.setLabelsEnabled(True)
        project.addMapLayer(centres)
    groups.lay_on_ground(QgsMapCanvas(), [cities])
    assert cities.labelsEnabled()
    other = "0.5%" if said == "65%" else "乙市\n0.5%"
    expression = f"to_string({cities.labeling().settings().fieldName})"
    found = {QgsExpression(expression).evaluate(_of(cities, row)) for row in cities.getFeatures()}
    assert found == {said, other}


def _of(made, row):
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
    context.setFeature(row)
    return context


@pytest.mark.parametrize(
    ("look", "kept"),
    [
        ({"color": "255,0,0,255"}, ["rings", "far"]),
        ({"color": "255,0,0,90"}, ["rings", "districts", "far"]),  # they shine through
        ({"color": "255,0,0,255", "style": "no"}, ["rings", "districts", "far"]),  # an outline
    ],
)
def test_areas_below_others_are_left_out_where_nothing_of_them_is_seen(qgis_app, look, kept):
    rings = layer("rings", SQUARE.format(100))
    rings.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(look)))
    districts = layer("districts", SQUARE.format(40), SQUARE.format(100))
    far = layer("far", SQUARE.format(10), "Polygon((90 90, 120 90, 120 120, 90 120, 90 90))")
    found = sheets._seen([rings, districts, far], QgsCoordinateTransformContext())
    assert [one.name() for one in found] == kept


def test_the_axis_is_on_the_sheet_also_where_the_map_hides_it(project):
    axis, streets = layer("axis", "LineString(0 0, 9 9)"), layer("streets", "LineString(0 0, 9 0)")
    project.addMapLayers([axis, streets])
    for hidden in (axis, streets):
        project.layerTreeRoot().findLayer(hidden.id()).setItemVisibilityChecked(False)
    run = SimpleNamespace(parameters={"AXIS": axis.id(), "OTHER": streets.id()})
    assert [one.name() for one in sheets._taken(project, run)] == ["axis"]


@pytest.mark.parametrize(("name", "n", "shown"), [
    ("BUSINESS_CENTRES", 13, True), ("CENTRES", 40, True), ("FACILITIES", 41, False), ("INCUBATORS", 13, False),
])  # fmt: skip
def test_the_few_points_that_a_finding_is_measured_from_are_on_the_sheet_also_where_the_map_hides_them(
    project, name, n, shown
):
    points = layer("points", *(f"Point({i} 1)" for i in range(n)))
    project.addMapLayer(points)
    project.layerTreeRoot().findLayer(points.id()).setItemVisibilityChecked(False)
    assert sheets._taken(project, SimpleNamespace(parameters={name: points.id()})) == [points] * shown
    several = SimpleNamespace(parameters={"TARGETS": [points.id()]})
    assert sheets._taken(project, several) == [points] * (n <= sheets.FEW)


def test_a_colourful_ground_is_seen_through_zones_in_the_colours_of_the_legend(qgis_app):
    """A small area on a large one has its own colour at 60% on white, and not that of both; on a sheet it has all of it."""
    areas = QgsVectorLayer("Polygon?crs=EPSG:32650&field=cutoff:double", "z", "memory")
    for limit in (100, 200):
        feature = QgsFeature(areas.fields())
        feature.setAttributes([limit])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(-limit, -limit, limit, limit)))
        areas.dataProvider().addFeature(feature)
    styling.apply(areas, "service_areas")
    inner, outer = (QColor(category.symbol().color()) for category in areas.renderer().categories())
    styling.shine_through(areas)
    assert styling.is_thinned(areas)
    for place, colour in ((50, inner), (82, outer)):
        seen = _colour_at(areas, place)
        thinned = [round(255 - styling.SHINING * (255 - part)) for part in colour.getRgb()[:3]]
        assert max(abs(a - b) for a, b in zip(seen, thinned, strict=True)) <= 2
    styling.be_opaque(areas)
    assert _colour_at(areas, 50) == inner.getRgb()[:3]


def _colour_at(layer, place):
    """The colour of a pixel in the middle row of a map of 100 by 100 pixels on white."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(-250, -250, 250, 250))
    settings.setOutputSize(QSize(100, 100))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage().pixelColor(place, 50).getRgb()[:3]
