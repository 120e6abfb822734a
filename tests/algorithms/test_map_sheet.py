"""The map sheet: a page with map, legend, chart and answer, as PDF and PNG; what is wrong is said."""

import os
import subprocess
import sys

import pytest
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsMapLayerStyle,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsPrintLayout,
    QgsProcessingException,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsRenderContext,
    QgsRendererCategory,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter
from qgis.PyQt.QtXml import QDomDocument

from innospace.algorithms import measuring

SENTENCE = "72% stand inside another park & campus."


@pytest.fixture
def layer(provider):
    from qgis.core import QgsFeature, QgsGeometry

    layer = QgsVectorLayer("Polygon?crs=EPSG:32650&field=ring_name:string", "圈层", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["central"])
    feature.setGeometry(
        QgsGeometry.fromWkt("POLYGON((600000 3500000, 640000 3500000, 620000 3540000, 600000 3500000))")
    )
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


@pytest.fixture
def report(tmp_path):
    from innospace.core.page import charts
    from innospace.core.page.report import Report

    page = Report("城市圈层")
    page.answer(SENTENCE)
    page.figure(charts.bars("one", ["甲", "乙"], [1, 2], "km"))
    path = tmp_path / "report.html"
    path.write_text(page.html(), encoding="utf-8")
    return path


def run(parameters):
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("innospace:mapsheet")
    return algorithm.run(parameters, context, QgsProcessingFeedback(False), {}, False)


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_ending_decides_the_kind_of_file(layer, report, tmp_path, ending, start):
    path = tmp_path / f"图幅.{ending}"
    values = {"LAYERS": [layer], "STYLES": "rings", "REPORT": str(report), "PAPER": "A3", "OUTPUT": str(path)}
    results, succeeded = run(values)
    assert succeeded
    assert results["OUTPUT"] == str(path)
    assert path.read_bytes().startswith(start)
    if ending == "png":
        from qgis.PyQt.QtGui import QImage

        image = QImage(str(path))
        assert image.width() / image.height() == pytest.approx(2**0.5, rel=1e-2)
        colours = {
            image.pixelColor(x, y).name() for x in range(0, image.width(), 40) for y in range(0, image.height(), 40)
        }
        assert len(colours) > 2


def test_the_sheet_holds_title_answer_sources_and_the_chart(layer, report):
    from innospace.algorithms.data.map_sheet import from_report

    page = from_report(report.read_text(encoding="utf-8"))
    assert page.title == "城市圈层"
    assert page.sentences == [SENTENCE]
    assert page.chart.startswith("<svg")


# CRS and a box of some kilometres in it: degrees, Web Mercator, feet, a zone that measures, each at its place on earth.
MAPS = {
    "EPSG:4490": (118.70, 32.00, 118.90, 32.12),
    "EPSG:3857": (13_213_000, 3_763_000, 13_235_000, 3_779_000),
    "EPSG:2222": (600_000, 900_000, 650_000, 940_000),
    "EPSG:32650": (660_000, 3_540_000, 680_000, 3_555_000),
}


def lengths(sheet):
    """Metres on the ground of a millimetre on the map, eastward and northward, and those that the scale bar says."""
    picture, bar = (
        next(item for item in sheet.layout.items() if isinstance(item, kind))
        for kind in (QgsLayoutItemMap, QgsLayoutItemScaleBar)
    )
    box, centre = picture.extent(), picture.extent().center()
    earth = QgsDistanceArea()
    earth.setSourceCrs(picture.crs(), QgsCoordinateTransformContext())
    earth.setEllipsoid("EPSG:7030")
    east = earth.measureLine(QgsPointXY(box.xMinimum(), centre.y()), QgsPointXY(box.xMaximum(), centre.y()))
    north = earth.measureLine(QgsPointXY(centre.x(), box.yMinimum()), QgsPointXY(centre.x(), box.yMaximum()))
    document = QDomDocument()
    root = document.createElement("sheet")
    bar.writeXml(root, document, QgsReadWriteContext())
    drawn = float(root.firstChildElement().attribute("segmentMillimeters"))
    metres = QgsUnitTypes.fromUnitToUnitFactor(bar.units(), Qgis.DistanceUnit.Meters)
    said = bar.unitsPerSegment() / bar.mapUnitsPerScaleBarUnit() * metres
    return east / picture.rect().width(), north / picture.rect().height(), said / drawn


@pytest.mark.parametrize("crs", MAPS)
@pytest.mark.parametrize("ellipsoid", ["NONE", "EPSG:7030"])
def test_the_scale_bar_is_true_on_the_ground_in_every_direction(provider, crs, ellipsoid):
    from innospace.algorithms.data.sheet import Content, Sheet

    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem(crs))
    project.setEllipsoid(ellipsoid)
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "圈层", "memory")
    sheet = Sheet(project, "图幅", "A4")
    sheet.fill([layer], QgsReferencedRectangle(QgsRectangle(*MAPS[crs]), layer.crs()), Content("圈层"))
    east, north, said = lengths(sheet)
    assert said == pytest.approx(east, rel=0.005)
    assert said == pytest.approx(north, rel=0.005)
    # The project is the user's.
    assert (project.crs().authid(), project.ellipsoid()) == (crs, ellipsoid)


def test_a_map_that_measures_is_drawn_as_it_is_and_so_is_one_that_nothing_measures(provider):
    from innospace.algorithms.data.sheet import Content, Sheet

    for crs, box in (("EPSG:32650", MAPS["EPSG:32650"]), ("EPSG:4490", (74, 18, 135, 53))):
        sheet = Sheet(QgsProject(), "图幅", "A4")
        extent = QgsReferencedRectangle(QgsRectangle(*box), QgsCoordinateReferenceSystem(crs))
        sheet.fill([], extent, Content("圈层"))
        picture = next(item for item in sheet.layout.items() if isinstance(item, QgsLayoutItemMap))
        assert picture.crs().authid() == crs
        assert picture.extent().contains(extent)


def test_no_layer_is_refused(provider, tmp_path):
    with pytest.raises(QgsProcessingException):
        run({"LAYERS": [], "OUTPUT": str(tmp_path / "a.pdf")})


@pytest.mark.parametrize(
    ("given", "round_one"), [(183_000, 200_000), (1_000, 1_000), (12_400, 12_500), (99_999, 100_000)]
)
def test_the_scale_is_the_next_round_one(given, round_one):
    from innospace.algorithms.data.sheet import round_scale

    assert round_scale(given) == pytest.approx(round_one)


def _filled(layer, content, ground=()):
    from innospace.algorithms.data.map_sheet import whole
    from innospace.algorithms.data.sheet import Sheet

    sheet = Sheet(QgsProject(), "图幅", "A4")
    sheet.fill([layer], whole([layer], QgsCoordinateTransformContext()), content, ground)
    return sheet


def _items(sheet, kind):
    return [item for item in sheet.layout.items() if isinstance(item, kind)]


EXPORTING = """
import sys
from qgis.core import QgsApplication, QgsCoordinateTransformContext, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
application = QgsApplication([], True)
application.initQgis()
from innospace.algorithms.data.map_sheet import export, whole
from innospace.algorithms.data.sheet import Content, Sheet
layer, feature = QgsVectorLayer("Polygon?crs=EPSG:32650", "rings", "memory"), QgsFeature()
feature.setGeometry(QgsGeometry.fromWkt("POLYGON((600000 3500000, 640000 3500000, 620000 3540000, 600000 3500000))"))
layer.dataProvider().addFeature(feature)
layer.updateExtents()
sheet = Sheet(QgsProject.instance(), "sheet", "A4")
sheet.fill([layer], whole([layer], QgsCoordinateTransformContext()), Content("Rings"), [])
for ending in ("png", "pdf", "svg"):
    print(int(export(sheet.layout, f"{sys.argv[1]}/sheet.{ending}")))
"""


def test_an_export_prints_no_complaint(tmp_path):
    """In a process of its own: what others have made of GDAL's errors here would hide them."""
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)}
    tmp_path.chmod(0o700)
    command = [sys.executable, "-c", EXPORTING, tmp_path]
    done = subprocess.run(command, env=quiet, capture_output=True, text=True)
    assert "ERROR" not in done.stderr
    assert done.stdout.split() == ["0", "0", "0"]
    assert all((tmp_path / f"sheet.{ending}").stat().st_size for ending in ("png", "pdf", "svg"))


def test_the_ground_is_on_the_map_and_not_in_the_legend(layer):
    from innospace.algorithms.data.sheet import Content

    river = QgsVectorLayer("LineString?crs=EPSG:4490", "长江", "memory")
    sheet = _filled(layer, Content("圈层"), [river])
    (picture,), (legend,) = _items(sheet, QgsLayoutItemMap), _items(sheet, QgsLayoutItemLegend)
    assert picture.layers() == [river, layer]  # or the areas would hide it
    assert [node.layerId() for node in legend.model().rootGroup().findLayers()] == [layer.id()]


def _area(name, colour="#1f78b4"):
    area = QgsVectorLayer("Polygon?crs=EPSG:4490", name, "memory")
    area.renderer().symbol().setColor(QColor(colour))
    return area


@pytest.mark.parametrize(
    ("name", "colour", "is_above"),
    [("水系", "#1f78b4", True), ("长江", "#a6cee3", True), ("江苏省", "#1f78b4", False), ("水系", "#c04fd0", False)],
)
def test_water_lies_over_the_areas_of_the_result_and_other_ground_below(name, colour, is_above):
    from innospace.algorithms.data.sheet import on_the_ground

    ground, zones, points = _area(name, colour), _area("分区"), _points([(600_000, 3_500_000)])
    drawn = on_the_ground([points, zones], [ground])
    assert drawn == ([points, ground, zones] if is_above else [points, zones, ground])


@pytest.mark.parametrize(("colour", "is_above"), [("#00000000", True), ("#f4f2ec", False)])
def test_outlines_of_the_ground_lie_over_the_areas_of_the_result(colour, is_above):
    from innospace.algorithms.data.sheet import on_the_ground

    ground, zones = _area("城市", QColor(0, 0, 0, 0) if is_above else colour), _area("分区")
    assert on_the_ground([zones], [ground]) == ([ground, zones] if is_above else [zones, ground])


def _cities(n, names=True, word="城"):
    field = "city" if names else "code"
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:32650&field={field}:string", "城市", "memory")
    features = []
    for i in range(n):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"{word}{i}"])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(i, 0, i + 1, 1)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@pytest.mark.parametrize(("n", "names", "named"), [(8, True, True), (90, True, False), (8, False, False)])
def test_few_places_are_named_on_the_sheet_and_the_user_s_layer_stays_as_it_is(provider, n, names, named):
    from innospace.algorithms.data.sheet import Content

    cities = _cities(n, names)
    sheet = _filled(cities, Content("集中度"))
    (picture,) = _items(sheet, QgsLayoutItemMap)
    shown = cities.clone()
    if style := picture.layerStyleOverrides().get(cities.id()):
        QgsMapLayerStyle(style).writeToLayer(shown)
    assert shown.labelsEnabled() is named
    assert not named or '"city"' in shown.labeling().settings().fieldName
    assert not cities.labelsEnabled()


@pytest.mark.parametrize(
    ("fields", "called"),
    [
        (["city", "名称"], "名称"),
        (["district", "town"], "town"),
        (["city", "园区"], "园区"),
        (["城市", "area"], "城市"),
    ],
)
def test_a_place_is_called_by_its_own_name_before_that_of_its_city(provider, fields, called):
    from innospace.algorithms.data.sheet import name_of

    layer = _cities(8)
    assert layer.dataProvider().deleteAttributes([0])
    assert layer.dataProvider().addAttributes([QgsField(field, QMetaType.Type.QString) for field in fields])
    layer.updateFields()
    assert name_of(layer) == called


def test_what_a_result_is_labelled_with_stands_below_its_name(provider):
    from innospace.algorithms import styling
    from innospace.algorithms.data.sheet import Content

    cities = _cities(8)
    styling.apply(cities, "city_shares")
    styling.name_no_place_again(cities, [{f"城{i}" for i in range(8)}])  # the map had names of its own then
    own = cities.labeling().settings().fieldName
    assert own.startswith("if(share")
    sheet = _filled(cities, Content("集中度"))
    (picture,) = _items(sheet, QgsLayoutItemMap)
    shown = cities.clone()
    QgsMapLayerStyle(picture.layerStyleOverrides()[cities.id()]).writeToLayer(shown)
    assert own in shown.labeling().settings().fieldName
    assert shown.labeling().settings().fieldName.startswith('concat("city"')


def test_names_of_the_ground_s_points_stand_without_their_dots_and_areas_are_not_named_again(provider):
    from innospace.algorithms.data.sheet import Content

    centres, cities = _points([(i, 0.5) for i in range(8)]), _cities(8)
    centres.setLabeling(QgsVectorLayerSimpleLabeling(QgsPalLayerSettings()))
    centres.setLabelsEnabled(True)
    sheet = _filled(cities, Content("集中度"), [centres])
    (picture,) = _items(sheet, QgsLayoutItemMap)
    assert list(picture.layerStyleOverrides()) == [centres.id()]
    assert picture.layers() == [centres, cities]
    shown = centres.clone()
    QgsMapLayerStyle(picture.layerStyleOverrides()[centres.id()]).writeToLayer(shown)
    assert shown.renderer().type() == "nullSymbol"
    assert shown.labelsEnabled()


@pytest.mark.parametrize("own", ["sites", "others", None])
def test_where_new_sites_are_named_no_other_layer_is(provider, own):
    """Names of all candidates would hide the chosen ones; beside labels of something else, or none, cities are named."""
    from innospace.algorithms import styling
    from innospace.algorithms.data.sheet import Content, Sheet

    sites, cities = _points([(i, 0.5) for i in range(8)]), _cities(8)
    if own:
        settings = QgsPalLayerSettings()
        settings.fieldName, settings.isExpression = styling.SITE_NAME if own == "sites" else "'x'", True
        sites.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        sites.setLabelsEnabled(True)
    sheet = Sheet(QgsProject(), "图幅", "A4")
    sheet.fill([sites, cities], QgsReferencedRectangle(cities.extent(), cities.crs()), Content("图幅"))
    (picture,) = _items(sheet, QgsLayoutItemMap)
    assert (cities.id() in picture.layerStyleOverrides()) == (own != "sites")


def _labelled(layer):
    settings = QgsPalLayerSettings()
    settings.fieldName = "city"
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def _styled(sheet, layer):
    """A layer as the map of the sheet shows it."""
    (picture,) = _items(sheet, QgsLayoutItemMap)
    shown = layer.clone()
    if style := picture.layerStyleOverrides().get(layer.id()):
        QgsMapLayerStyle(style).writeToLayer(shown)
    return shown


@pytest.mark.parametrize(("n", "is_named"), [(8, True), (30, False)])
def test_the_ground_gives_names_where_its_areas_are_parts_of_it(provider, n, is_named):
    """Cities do; spaces that stand far apart do not, beside which a finding without names would seem to be theirs."""
    from innospace.algorithms.data.sheet import Content

    ground = _cities(n)
    sheet = _filled(_cities(n, names=False), Content("布局"), [ground])
    assert _styled(sheet, ground).labelsEnabled() is is_named


@pytest.mark.parametrize(("n", "is_named"), [(8, False), (9, True)])
def test_no_place_is_named_twice(provider, n, is_named):
    """By the ground and by the result's own labels: those of the result stay where they say more than the ground does."""
    from innospace.algorithms.data.sheet import Content

    result, ground = _labelled(_cities(n)), _labelled(_cities(8))
    assert _styled(_filled(result, Content("集中度"), [ground]), result).labelsEnabled() is is_named
    assert result.labelsEnabled()  # the user's layer stays as it is
    unnamed = _cities(n)
    assert not _styled(_filled(_labelled(_cities(9)), Content("集中度"), [unnamed]), unnamed).labelsEnabled()


def test_nothing_shines_through_on_the_sheet_so_that_a_pdf_keeps_its_lines(provider):
    from innospace.algorithms.data.sheet import NORMAL, Content

    cities = _cities(8)
    cities.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    shown = _styled(_filled(cities, Content("集中度")), cities)
    assert shown.blendMode() == NORMAL
    assert shown.labelsEnabled()  # beside what else is changed for the sheet


@pytest.mark.parametrize(("times", "is_dotted"), [(3, False), (300, True)])
def test_what_is_too_small_to_be_seen_on_the_locator_is_a_dot(times, is_dotted):
    from innospace.algorithms.data.sheet import Content

    west, south, reach = 600_000, 3_500_000, 60_000 * times / 2
    ground = _points([(west - reach, south - reach), (west + reach, south + reach)])
    sheet = _filled(_points(EVEN), Content("布局"), [ground])
    inset = next(item for item in _items(sheet, QgsLayoutItemMap) if item.id() == "inset")
    parts = [part.layerType() for part in inset.overview().frameSymbol().symbolLayers()]
    assert ("CentroidFill" in parts) is is_dotted


@pytest.mark.parametrize(
    ("n", "edge", "is_small"), [(41, "#232323", True), (40, "#232323", False), (41, "#ffffff", False)]
)
def test_many_points_that_a_finding_was_made_from_are_no_larger_than_it(n, edge, is_small):
    """Facilities in a random colour of QGIS's would be all that is seen; a few, and what somebody has drawn, stay as they are."""
    from innospace.algorithms.data.map_sheet import whole
    from innospace.algorithms.data.sheet import SPECK, Content, Sheet

    result, taken = _points(EVEN), _points([(600_000 + 10 * i, 3_500_000) for i in range(n)])
    for layer in (result, taken):
        layer.renderer().symbol().symbolLayer(0).setStrokeColor(QColor(edge))
    own = taken.renderer().symbol().color().name()
    sheet = Sheet(QgsProject(), "图幅", "A4")
    extent = whole([result], QgsCoordinateTransformContext())
    sheet.fill([result, taken], extent, Content("布局"), (), [result])
    shown, found = _styled(sheet, taken), _styled(sheet, result)
    symbol = shown.renderer().symbol()
    assert (symbol.color().name() == SPECK["color"] != own) is is_small
    assert (symbol.size() < 2) is is_small
    assert found.renderer().symbol().size() == taken.renderer().symbol().size() == 2


@pytest.mark.parametrize(
    ("colour", "drawn"),
    [
        ("#c04fd0", "#eceae3"),  # a random pink of QGIS's would pass for a finding
        ("#1f78b4", "#c6dceb"),  # water stays blue, but pale
        ("#c0b393", "#eceae3"),  # a dull one of QGIS's, with QGIS's edge
        ("#f0ede5", "#f0ede5"),  # calm already: as the user drew it
    ],
)
def test_the_ground_is_calm_on_the_sheet_and_the_user_s_layer_stays_as_it_is(layer, colour, drawn):
    from innospace.algorithms.data.sheet import Content

    ground = QgsVectorLayer("Polygon?crs=EPSG:4490", "底图", "memory")
    ground.renderer().symbol().setColor(QColor(colour))
    sheet = _filled(layer, Content("圈层"), [ground])
    (picture,) = _items(sheet, QgsLayoutItemMap)
    shown = ground.clone()
    if style := picture.layerStyleOverrides().get(ground.id()):
        QgsMapLayerStyle(style).writeToLayer(shown)
    assert shown.renderer().symbol().color().name() == drawn
    assert ground.renderer().symbol().color().name() == colour


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("EPSG:4549", "CGCS2000, 3-degree zone with the central meridian 120°E (EPSG:4549)"),
        ("EPSG:4528", "CGCS2000, 3-degree zone 40 (EPSG:4528)"),
        ("EPSG:32650", "WGS 84, UTM zone 50N (EPSG:32650)"),
        ("EPSG:4490", "CGCS2000, longitude and latitude (EPSG:4490)"),
        ("EPSG:3067", "ETRS89 / TM35FIN(E,N) (EPSG:3067)"),
    ],
)
def test_a_crs_is_named_as_planners_do(code, words):
    assert measuring.described(QgsCoordinateReferenceSystem(code)) == words


def _points(places):
    layer = QgsVectorLayer("Point?crs=EPSG:32650", "孵化器", "memory")
    features = [QgsFeature() for _ in places]
    for feature, (x, y) in zip(features, places, strict=True):
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@pytest.mark.parametrize("is_legend", [True, False])
def test_what_the_legend_shows_keeps_its_colour_on_the_map_also_where_it_is_ground(layer, is_legend):
    from innospace.algorithms.data.sheet import Content

    axis = QgsVectorLayer("LineString?crs=EPSG:32650", "走廊轴线", "memory")
    axis.renderer().symbol().setColor(QColor("#c0143c"))
    sheet = _sheet()
    extent = QgsReferencedRectangle(layer.extent(), layer.crs())
    sheet.fill([layer, axis] if is_legend else [layer], extent, Content("走廊"), [axis], [layer])
    shown = _styled(sheet, axis)
    assert (shown.renderer().symbol().color() == QColor("#c0143c")) is is_legend


def test_results_are_named_beside_the_names_of_the_ground_unless_one_of_them_is_there(provider):
    from innospace.algorithms.data.sheet import Content

    towns, same, ground = _cities(4, word="新城"), _cities(4), _labelled(_cities(8))
    shown = _styled(_filled(towns, Content("混搭"), [ground]), towns)
    assert '"city"' in shown.labeling().settings().fieldName
    assert not _styled(_filled(same, Content("混搭"), [ground]), same).labelsEnabled()


CROWD = [(600_000 + 900 * i, 3_500_000 + 700 * (i % 4)) for i in range(12)]
FAR = [(700_000, 3_600_000), (760_000, 3_500_000)]
EVEN = [(600_000 + 20_000 * i, 3_500_000 + 20_000 * j) for i in range(4) for j in range(4)]


def test_where_places_crowd_they_are_shown_larger_beside_the_map():
    from innospace.algorithms.data.sheet import Content

    layer = _points(CROWD + FAR)
    sheet = _filled(layer, Content("布局", ["答案。"]))
    pictures = {item.id(): item for item in _items(sheet, QgsLayoutItemMap)}
    inset = pictures["inset"]
    assert sum(inset.extent().contains(QgsPointXY(*place)) for place in CROWD) >= len(CROWD) / 2
    assert not any(inset.extent().contains(QgsPointXY(*place)) for place in FAR)
    assert inset.scale() <= pictures["map"].scale() / 3
    assert pictures["map"].overview().linkedMap() is inset
    assert not inset.sceneBoundingRect().intersects(pictures["map"].sceneBoundingRect())
    assert f"1:{inset.scale():,.0f}" in " ".join(x.currentText() for x in _items(sheet, QgsLayoutItemLabel))


@pytest.mark.parametrize(
    ("box", "side", "is_worth_it"),
    [((199, 100, 90, 50), 5_000, True), ((199, 100, 90, 19), 1_000, False), ((199, 100, 90, 50), 6_000, False)],
)
def test_a_detail_is_three_times_as_large_and_no_strip(box, side, is_worth_it):
    from innospace.algorithms.data.sheet import Content, _is_larger

    sheet = _filled(_points(EVEN), Content("布局"))
    (picture,) = _items(sheet, QgsLayoutItemMap)
    assert picture.extent().width() == pytest.approx(187 * picture.scale() / 1000, rel=0.01)
    crowded = QgsRectangle(600_000, 3_500_000, 600_000 + side, 3_500_000 + side)
    assert _is_larger(box, crowded, picture) is is_worth_it


def test_a_map_of_a_part_of_its_ground_tells_where_it_lies():
    from innospace.algorithms.data.sheet import Content

    layer, ground = _points(EVEN), _points([(300_000, 3_200_000), (990_000, 3_900_000)])
    alone = _filled(layer, Content("布局"))
    assert [item.id() for item in _items(alone, QgsLayoutItemMap)] == ["map"]
    sheet = _filled(layer, Content("布局"), [ground])
    pictures = {item.id(): item for item in _items(sheet, QgsLayoutItemMap)}
    assert pictures["inset"].layers() == [ground]
    assert pictures["inset"].overview().linkedMap() is pictures["map"]
    assert pictures["inset"].extent().contains(pictures["map"].extent())


def test_a_ground_for_larger_scales_alone_makes_no_empty_locator():
    from innospace.algorithms.data.sheet import Content

    layer, ground = _points(EVEN), _points([(300_000, 3_200_000), (990_000, 3_900_000)])
    ground.setScaleBasedVisibility(True)
    ground.setMinimumScale(1_000_000)
    sheet = _filled(layer, Content("布局"), [ground])
    assert [item.id() for item in _items(sheet, QgsLayoutItemMap)] == ["map"]


def test_the_title_block_holds_what_is_given_and_a_scale_that_follows_the_map(layer):
    from innospace.algorithms.data.sheet import Content

    sheet = _filled(layer, Content("圈层", project="众创空间专项", author="王工", number="2-1"))
    texts = [label.currentText() for label in _items(sheet, QgsLayoutItemLabel)]
    assert {"众创空间专项", "王工", "2-1"} <= set(texts)
    (picture,) = _items(sheet, QgsLayoutItemMap)
    assert f"1:{picture.scale():,.0f}" in texts
    picture.setScale(picture.scale() * 2)
    assert f"1:{picture.scale():,.0f}" in [label.currentText() for label in _items(sheet, QgsLayoutItemLabel)]


def test_all_items_lie_on_the_page_and_texts_cover_no_other_text(layer):
    from innospace.algorithms.data.sheet import Content

    sheet = _filled(layer, Content("圈层", ["答案一。", "答案二。"], notes=["数据：示例"]))
    boxes = [label.sceneBoundingRect() for label in _items(sheet, QgsLayoutItemLabel) if label.currentText()]
    page = sheet.layout.pageCollection().page(0).sceneBoundingRect()
    assert all(page.contains(box) for box in boxes)
    assert not any(a.adjusted(0.2, 0.2, -0.2, -0.2).intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def _entries(sheet):
    """The headings and entries of the legend as they are written."""
    (legend,) = _items(sheet, QgsLayoutItemLegend)
    model = legend.model()
    return {
        node.name(): [entry.data(0) for entry in model.layerLegendNodes(node)]
        for node in model.rootGroup().findLayers()
    }


@pytest.mark.parametrize("farthest", [None, 5_000_000])
def test_the_legend_has_what_the_map_shows_and_nothing_else(layer, farthest):
    """Also of a layer that is shown up to a scale, as those of a community are: the map's scale counts."""
    from innospace.algorithms import styling
    from innospace.algorithms.data.sheet import Content

    styling.apply(layer, "rings")
    far = QgsVectorLayer("Point?crs=EPSG:32650", "别处", "memory")
    far.dataProvider().addFeature(_point(100_000, 3_000_000))
    near = QgsVectorLayer("Point?crs=EPSG:32650", "众创空间", "memory")
    near.dataProvider().addFeature(_point(620_000, 3_510_000))
    # Around the map on all sides, and nowhere on it.
    for corner in ((100_000, 4_000_000), (1_100_000, 3_000_000)):
        far.dataProvider().addFeature(_point(*corner))
    for points in (near, far):
        points.updateExtents()
    (there,) = layer.renderer().categories()
    layer.renderer().addCategory(QgsRendererCategory("outer", there.symbol().clone(), "outer"))
    extent = QgsReferencedRectangle(layer.extent(), layer.crs())
    sheet = _sheet()
    layer.setScaleBasedVisibility(farthest is not None)
    layer.setMinimumScale(farthest or 0)
    sheet.fill([near, far, layer], extent, Content("圈层"), found=[layer])
    (drawn,) = [item for item in _items(sheet, QgsLayoutItemMap) if item.id() == "map"]
    assert layer.isInScaleRange(drawn.scale())
    assert list(_entries(sheet)) == ["圈层", "众创空间"]
    assert len(_entries(sheet)["圈层"]) == 1


def _point(x, y):
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    return feature


def _sheet():
    from innospace.algorithms.data.sheet import Sheet

    return Sheet(QgsProject(), "图幅", "A4")


@pytest.mark.parametrize(("n_found", "headed"), [(1, ["其他"]), (2, []), (0, [])])
def test_what_a_run_took_stands_in_the_legend_below_a_heading_of_its_own(n_found, headed):
    """Without one its entry would pass for a class of the result above it."""
    from innospace.algorithms.data.sheet import Content, Sheet

    result, other = _points(EVEN), _points(EVEN)
    other.setName("其他")
    extent = QgsReferencedRectangle(result.extent(), result.crs())
    sheet = Sheet(QgsProject(), "布局", "A4")
    sheet.fill([result, other], extent, Content("布局"), found=[result, other][:n_found])
    (legend,) = _items(sheet, QgsLayoutItemLegend)
    root = legend.model().rootGroup()
    assert [node.name() for group in root.findGroups() for node in group.findLayers()] == headed
    assert [group.name() for group in root.findGroups()] == ["Base map"] * bool(headed)
    assert len(root.findLayers()) == 2


def test_long_words_go_on_in_the_next_line_and_stay_on_the_page(layer):
    from innospace.algorithms.data.sheet import COLUMN, Content

    other = layer.clone()
    for one in (layer, other):
        one.setName("众创空间与孵化器所在的国家级高新技术产业开发区及其周边街道范围")
    title = "南京都市圈众创空间与孵化器所在圈层及其与近郊区、远郊区产业园区的关系（2016年）"
    sheet = _sheet()
    sheet.fill([layer, other], QgsReferencedRectangle(layer.extent(), layer.crs()), Content(title, notes=[title * 3]))
    (legend,) = _items(sheet, QgsLayoutItemLegend)
    assert sheet._size(legend).width() <= COLUMN[2] + 0.5
    texts = [label for label in _items(sheet, QgsLayoutItemLabel) if "南京都市圈" in label.currentText()]
    assert len(texts) == 3
    for text in texts:
        assert text.sizeForText().height() <= text.rect().height() + 0.5, text.currentText()


@pytest.mark.parametrize("answers", [1, 3])
def test_the_answer_takes_the_height_that_it_needs(layer, answers):
    from innospace.algorithms.data.sheet import ANSWER, TINT, Content

    sheet = _filled(
        layer, Content("圈层", ["孵化器集中于中心城区，向外递减，远郊区仅有零星分布，差异显著。"] * answers)
    )
    (tint,) = [
        box
        for box in _items(sheet, QgsLayoutItemShape)
        if box.symbol().color().name() == TINT and box.rect().width() > 5
    ]
    lines = (
        next(q for q in _items(sheet, QgsLayoutItemLabel) if "递减" in q.currentText()).currentText().count("\n") + 1
    )
    assert tint.rect().height() <= ANSWER[3]
    assert tint.rect().height() == pytest.approx(lines * 8.5 * 0.45 + 3, abs=0.1)


@pytest.mark.parametrize("classes", [3, 14])
def test_a_chart_that_could_not_be_read_is_left_out(layer, classes):
    from qgis.core import QgsCategorizedSymbolRenderer, QgsLayoutItemPicture, QgsSymbol

    from innospace.algorithms.data.sheet import COLUMN, LEAST_CHART, Content
    from innospace.core.page import charts

    layers = []
    for n in range(classes):
        one = layer.clone()
        one.setName(f"第{n}类")
        symbol = QgsSymbol.defaultSymbol(one.geometryType())
        categories = [QgsRendererCategory("central", symbol.clone(), word) for word in ("中心城区", "其他")]
        one.setRenderer(QgsCategorizedSymbolRenderer("ring_name", categories))
        layers.append(one)
    chart = charts.bars("圈层", list("甲乙丙丁"), [4, 3, 2, 1], "家").narrow
    sheet = _sheet()
    sheet.fill(layers, QgsReferencedRectangle(layer.extent(), layer.crs()), Content("圈层", chart=chart))
    drawn = [q for q in _items(sheet, QgsLayoutItemPicture) if q.picturePath().startswith("base64:")]
    assert len(drawn) == (classes == 3)
    needed = COLUMN[2] * charts.shape_of(chart) * LEAST_CHART
    assert all(picture.rect().height() >= needed for picture in drawn)


def _with_full_column(layer, ground=()):
    """A sheet whose answer and chart leave no room for an inset beside the map."""
    from innospace.algorithms.data.map_sheet import whole
    from innospace.algorithms.data.sheet import Content
    from innospace.core.page import charts

    chart = charts.bars("一", [f"第{i}类" for i in range(9)], range(9), "家").narrow
    sheet = _sheet()
    extent = whole([layer], QgsCoordinateTransformContext())
    sheet.fill([layer], extent, Content("布局", ["答案一。" * 20, "答案二。" * 20], chart=chart), ground)
    return sheet


GRID = [(600_000 + 10_000 * i, 3_500_000 + 10_000 * j) for i in range(17) for j in range(17)]


@pytest.mark.parametrize("is_ground_everywhere", [False, True])
def test_where_the_column_is_full_the_crowd_is_shown_larger_over_an_empty_corner(is_ground_everywhere):
    layer = _points(CROWD + FAR)
    ground = QgsVectorLayer("Polygon?crs=EPSG:32650", "底图", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(0, 3_000_000, 2_000_000, 4_000_000)))
    ground.dataProvider().addFeature(feature)
    ground.updateExtents()
    sheet = _with_full_column(layer, [ground] * is_ground_everywhere)
    pictures = {item.id(): item for item in _items(sheet, QgsLayoutItemMap)}
    main, inset = pictures["map"], pictures["inset"]
    assert inset.scale() * 3 <= main.scale()
    place, page, shown = inset.sceneBoundingRect(), main.sceneBoundingRect(), main.extent()
    assert page.contains(place)
    for x, y in CROWD + FAR:
        right = page.left() + (x - shown.xMinimum()) / shown.width() * page.width()
        down = page.top() + (shown.yMaximum() - y) / shown.height() * page.height()
        assert not place.contains(right, down)
    bars = [item.sceneBoundingRect() for item in _items(sheet, QgsLayoutItemScaleBar)]
    assert not any(place.intersects(bar) for bar in bars)


def test_no_corner_is_covered_where_results_stand_in_all_of_them():
    sheet = _with_full_column(_points(CROWD * 9 + GRID))
    assert [item.id() for item in _items(sheet, QgsLayoutItemMap)] == ["map"]


def test_a_ground_that_draws_nothing_makes_no_empty_locator():
    from qgis.core import QgsNullSymbolRenderer

    from innospace.algorithms.data.sheet import Content

    layer, ground = _points(EVEN), _points([(300_000, 3_200_000), (990_000, 3_900_000)])
    ground.setRenderer(QgsNullSymbolRenderer())
    sheet = _filled(layer, Content("布局"), [ground])
    assert [item.id() for item in _items(sheet, QgsLayoutItemMap)] == ["map"]


def _squares(wide, places, name="载体"):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32650&field=ring_name:string", name, "memory")
    features = []
    for x, y in places:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["central" if x < 650_000 else "far_suburb"])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + wide, y + wide)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@pytest.mark.parametrize(("metres", "is_marked"), [(100, True), (30_000, False)])
def test_areas_too_small_for_the_scale_are_marked_and_the_user_s_layer_stays_as_it_is(metres, is_marked):
    from innospace.algorithms.data.sheet import Content

    hosts = _squares(metres, [(600_000, 3_500_000), (700_000, 3_600_000)])
    shown = _styled(_filled(hosts, Content("布局")), hosts)
    kinds = [part.layerType() for part in shown.renderer().symbol().symbolLayers()]
    assert ("CentroidFill" in kinds) is is_marked
    assert len(hosts.renderer().symbol().symbolLayers()) == 1


@pytest.mark.parametrize(
    ("metres", "mark", "is_beside"), [(2_000, False, True), (30_000, False, False), (30_000, True, True)]
)
def test_names_hide_neither_marks_nor_small_areas(metres, mark, is_beside):
    from innospace.algorithms import styling
    from innospace.algorithms.data.sheet import Content

    towns = _squares(metres, [(600_000, 3_500_000), (700_000, 3_600_000)])
    towns.dataProvider().addAttributes([QgsField("name", QMetaType.Type.QString)])
    towns.updateFields()
    towns.dataProvider().changeAttributeValues({f.id(): {1: f"小镇{f.id()}"} for f in towns.getFeatures()})
    if mark:
        styling.put_squares(towns, 2)
    shown = _styled(_filled(towns, Content("小镇")), towns)
    assert shown.labelsEnabled()
    assert (shown.labeling().settings().placement == Qgis.LabelPlacement.AroundPoint) is is_beside
    assert (shown.labeling().settings().dist > 0) is is_beside


def test_a_result_without_a_chart_is_told_in_figures_and_one_with_a_chart_is_not(report):
    """Two central squares of 10 km by 10 km and one far: 200 and 100 of 300 km²."""
    from innospace.algorithms import styling
    from innospace.algorithms.data.map_sheet import from_report
    from innospace.algorithms.data.sheet import Content

    rings = _squares(10_000, [(600_000, 3_500_000), (620_000, 3_500_000), (700_000, 3_600_000)])
    styling.apply(rings, "rings")
    alone = _filled(rings, Content("圈层"))
    texts = [item.currentText() for item in _items(alone, QgsLayoutItemLabel)][::-1]  # the last made comes first
    first = texts.index("central city")
    assert texts[first : first + 8] == ["central city", "2", "200", "67%", "far suburb", "1", "100", "33%"]
    with_chart = _filled(rings, from_report(report.read_text(encoding="utf-8")))
    assert "200" not in [item.currentText() for item in _items(with_chart, QgsLayoutItemLabel)]


def test_lines_are_measured_in_a_system_that_has_no_code(provider):
    """A city's own plane: a sheet of its streets says how long they are, as in any other."""
    from innospace.algorithms import styling
    from innospace.algorithms.data import figures

    own = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lon_0=118.5 +x_0=350811 +y_0=-3000000 +ellps=GRS80")
    half = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lon_0=118.5 +k=.5 +x_0=350811 +ellps=GRS80")
    assert own.isValid()
    assert not own.authid() + half.authid()
    streets = QgsVectorLayer("LineString?field=component:integer", "路网", "memory")
    streets.setCrs(own)
    feature = QgsFeature(streets.fields())
    feature.setAttributes([1])
    feature.setGeometry(QgsGeometry.fromWkt("LINESTRING(350811 500000, 350811 501200)"))
    streets.dataProvider().addFeature(feature)
    styling.apply(streets, "network_parts")
    table = figures.of_layer(streets, own)
    assert [table.heads[-1], table.rows[0][-1]] == ["km", "1.2"]
    for other in (half, QgsCoordinateReferenceSystem()):  # nothing leads there
        assert figures.of_layer(streets, other).heads == ["number"]


def test_lines_are_measured_by_class_and_points_and_overlapping_areas_are_counted(provider):
    from innospace.algorithms import styling
    from innospace.algorithms.data import figures

    streets = QgsVectorLayer("LineString?crs=EPSG:32650&field=component:integer", "路网", "memory")
    for part, metres in ((1, 700), (1, 500), (2, 300)):
        feature = QgsFeature(streets.fields())
        feature.setAttributes([part])
        feature.setGeometry(QgsGeometry.fromWkt(f"LINESTRING(600000 0, {600_000 + metres} 0)"))
        streets.dataProvider().addFeature(feature)
    styling.apply(streets, "network_parts")
    table = figures.of_layer(streets, streets.crs())
    assert table.heads == ["number", "km", "share"]
    assert [row[1:] for row in table.rows] == [["2", "1.2", "80%"], ["1", "0.3", "20%"]]
    areas = QgsVectorLayer("Polygon?crs=EPSG:32650&field=cutoff:double", "服务范围", "memory")
    for limit in (100, 200, 200):
        feature = QgsFeature(areas.fields())
        feature.setAttributes([limit])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(0, 0, limit, limit)))
        areas.dataProvider().addFeature(feature)
    styling.apply(areas, "service_areas")
    table = figures.of_layer(areas, areas.crs())
    assert (table.heads, [row[1:] for row in table.rows]) == (["number"], [["1"], ["2"]])
    areas.dataProvider().deleteFeatures([3])
    table = figures.of_layer(areas, areas.crs())  # each limit one area: .01 and .04 km²
    assert (table.heads, [row[1:] for row in table.rows]) == (["ha"], [["1"], ["4"]])
    ways = QgsVectorLayer("LineString?crs=EPSG:32650&field=cutoff:double", "可达道路", "memory")
    for limit in (100, 200):
        feature = QgsFeature(ways.fields())
        feature.setAttributes([limit])
        feature.setGeometry(QgsGeometry.fromWkt(f"LINESTRING (0 0, {limit} 0)"))
        ways.dataProvider().addFeature(feature)
    styling.apply(ways, "service_lines")
    table = figures.of_layer(ways, ways.crs())  # the larger limit holds the smaller one: no shares of a whole
    assert (table.heads, [row[1:] for row in table.rows]) == (["m"], [["100"], ["200"]])
    assert figures.of_layer(_points(EVEN), areas.crs()) is None  # no classes


@pytest.mark.parametrize(
    ("style", "wide", "is_above"), [("rings", 100, True), ("rings", 20_000, False), ("", 100, False)]
)
def test_buildings_lie_over_zones_and_not_over_other_areas(style, wide, is_above):
    from innospace.algorithms import styling
    from innospace.algorithms.data.sheet import on_the_ground

    zones, ground = _squares(50_000, [(600_000, 3_500_000)]), _squares(wide, EVEN, "建筑")
    if style:
        styling.apply(zones, style)
    assert on_the_ground([zones], [ground]) == ([ground, zones] if is_above else [zones, ground])


@pytest.mark.parametrize(
    ("wide", "n", "is_above"), [(700, 3, True), (5_000, 3, True), (5_000, 12, False), (12_000, 1, False)]
)
def test_the_use_of_the_land_lies_below_zones_as_finely_as_it_is_cut(wide, n, is_above):
    """Most of its areas are as small as buildings, but it has blocks that cover the ground, or one as wide as a quarter."""
    from innospace.algorithms import styling
    from innospace.algorithms.data.sheet import on_the_ground

    zones = _squares(50_000, [(600_000, 3_500_000)])
    styling.apply(zones, "rings")
    places = [(600_000 + 1_500 * i, 3_500_000 + 1_400 * j) for i in range(20) for j in range(20)]
    ground = _squares(100, places, "landuse")
    ground.dataProvider().addFeatures(list(_squares(wide, places[::20][:n]).getFeatures()))
    ground.updateExtents()
    assert on_the_ground([zones], [ground]) == ([ground, zones] if is_above else [zones, ground])


@pytest.mark.parametrize(("wide", "is_grey"), [(100, True), (6_000, False)])
def test_no_building_is_blue_or_green_on_a_sheet(wide, is_grey):
    """A random green of QGIS's would be that of parks, over the rings."""
    from innospace.algorithms.data.sheet import calm_style

    areas = _squares(wide, [(600_000 + 10_000 * i, 3_500_000) for i in range(10)])
    areas.renderer().symbol().setColor(QColor("#3ec32f"))
    QgsMapLayerStyle(calm_style(areas)).writeToLayer(areas)
    assert (areas.renderer().symbol().color().name() == "#eceae3") is is_grey


@pytest.mark.parametrize("look", ["thinned", "blended", "plain"])
def test_the_legend_has_the_colours_of_the_map_also_when_the_project_is_opened_again(layer, look):
    from innospace.algorithms import styling
    from innospace.algorithms.data.sheet import Content

    styling.apply(layer, "rings")
    if look == "thinned":
        styling.shine_through(layer)
    elif look == "blended":
        layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
        layer.renderer().symbols(QgsRenderContext())[0].setOpacity(0.5)
    project = QgsProject()
    project.addMapLayer(layer, False)
    sheet = _filled(layer, Content("圈层"))
    shown = _styled(sheet, layer)  # its symbols go with it
    (symbol,) = shown.renderer().symbols(QgsRenderContext())
    drawn = symbol.color().name(), symbol.opacity()
    (legend,) = _items(sheet, QgsLayoutItemLegend)
    assert _legend_symbol(legend) == drawn
    document = QDomDocument()
    again = QgsPrintLayout(project)
    document.appendChild(sheet.layout.writeXml(document, QgsReadWriteContext()))
    again.readLayoutXml(document.documentElement(), document, QgsReadWriteContext())
    (legend,) = (item for item in again.items() if isinstance(item, QgsLayoutItemLegend))
    assert _legend_symbol(legend) == drawn
    project.takeMapLayer(layer)


def _legend_symbol(legend):
    """Colour and opacity of the first entry of a legend."""
    model = legend.model()
    (entry,) = model.layerLegendNodes(model.rootGroup().findLayers()[0])
    symbol = entry.customSymbol() or entry.symbol()
    return symbol.color().name(), symbol.opacity()


@pytest.mark.parametrize("heads", [["数量", "面积（平方公里）", "比例"], ["number", "km²", "share"]])
def test_the_heads_of_a_table_do_not_lie_on_each_other(layer, heads):
    from innospace.algorithms.data.figures import Figures

    sheet = _sheet()
    sheet._table(Figures("圈层", heads, [["中心城区", "8", "628", "1%"], ["远郊区", "8", "57,635", "92%"]]), 60)
    boxes = {}
    for item in _items(sheet, QgsLayoutItemLabel):
        metrics = QFontMetricsF(item.textFormat().scaledFont(QgsRenderContext(), 10))
        needed = metrics.horizontalAdvance(item.currentText()) / metrics.horizontalAdvance("中") * 7.5 * 0.3528
        left, width = item.pos().x(), item.rect().width()
        assert needed <= width, item.currentText()
        boxes.setdefault(round(item.pos().y(), 1), []).append((left, left + width))
    for row in boxes.values():
        row.sort()
        assert all(end <= start + 1e-6 for (_, end), (start, _) in zip(row, row[1:], strict=False))
        assert row[-1][1] <= 289


@pytest.mark.parametrize(
    ("classes", "entries"), [(["located"], ["存量空间"]), (["located", "nowhere"], ["located", "nowhere"])]
)
def test_a_layer_of_the_base_map_of_one_class_is_called_as_it_is(classes, entries):
    """“Base map · stock space · located” would tell what the reader of a table said of each row."""
    from qgis.core import QgsCategorizedSymbolRenderer, QgsLegendRenderer, QgsLegendStyle, QgsMarkerSymbol

    from innospace.algorithms.data.sheet import Content, Sheet

    result, other = _points(EVEN), _points(EVEN)
    other.setName("存量空间")
    pick = f"if($id % {len(classes)} = 0, '{classes[0]}', '{classes[-1]}')"
    looks = [QgsRendererCategory(one, QgsMarkerSymbol.createSimple({}), one) for one in classes]
    other.setRenderer(QgsCategorizedSymbolRenderer(pick, looks))
    sheet = Sheet(QgsProject(), "布局", "A4")
    extent = QgsReferencedRectangle(result.extent(), result.crs())
    sheet.fill([result, other], extent, Content("布局"), found=[result])
    (legend,) = _items(sheet, QgsLayoutItemLegend)
    (node,) = legend.model().rootGroup().findGroups()[0].findLayers()
    assert [entry.data(0) for entry in legend.model().layerLegendNodes(node)] == entries
    hidden = QgsLegendRenderer.nodeLegendStyle(node, legend.model()) == QgsLegendStyle.Style.Hidden
    assert hidden == (len(classes) == 1)


def test_what_is_to_be_filled_in_is_called_by_its_name_in_the_list_of_items(layer):
    from innospace.algorithms.data.sheet import Content

    sheet = _filled(layer, Content("圈层"))
    labels = {label.id() for label in _items(sheet, QgsLayoutItemLabel)}
    assert {"Project", "Sheet", "Drawn by", "Checked by", "Date", "Scale", "No."} <= labels


def test_a_sheet_says_which_figures_are_bounds():
    """Its table counts the layer as it is: what of that is a bound, only the report knows."""
    from innospace.algorithms.data.map_sheet import from_report
    from innospace.core.page.report import Report

    plain, bounded = Report("Rings"), Report("Rings", bounds="The ground within 60 min is a lower bound.")
    assert from_report(plain.html()).notes == []
    assert from_report(bounded.html()).notes == ["The ground within 60 min is a lower bound."]
