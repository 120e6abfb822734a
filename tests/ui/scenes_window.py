"""The window beside the map: docked and torn off, its keys, what it guesses, its results on the map and in words."""

import re
import time

from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QTableWidget

from innospace.core.base.text import listed, split_list
from innospace.ui.first_steps import table
from innospace.ui.table import PAGE, PagedRows

from .player_help import finish, open_group

LETTER = re.compile("&([^&])")


def _on_screen(widget):
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def it_stands_beside_the_map_and_may_be_torn_off(desk):
    """Docked it covers no map; a second takes turns with it; torn off it is a window like any other, and comes back."""
    main, canvas = desk.iface.mainWindow(), desk.iface.mapCanvas()
    window = open_group(desk, "rings")
    assert not window.isFloating()
    QTest.qWait(200)
    assert not _on_screen(window).intersects(_on_screen(canvas))
    assert canvas.width() > 400, canvas.width()
    second = open_group(desk, "stock")
    assert second in main.tabifiedDockWidgets(window)
    width = canvas.width()
    second.close()
    window.bring_to_front()
    assert canvas.width() == width
    window.setFloating(True)
    desk.wait(lambda: window.windowType() == Qt.WindowType.Window, 3)
    assert window.isVisible()
    assert window.windowHandle().transientParent() is None
    assert not window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    desk.shoot(window, "torn_off")
    window.setFloating(False)
    assert window.window() is main
    desk.shoot(main, "docked")


def _keys(widgets, text):
    found = [LETTER.search(text(widget)) for widget in widgets if widget.isVisible()]
    return [match[1].casefold() for match in found if match]


def no_two_alt_keys_are_alike(desk):
    """On each page, before and after a run, and none is one of QGIS's menu bar."""
    menus = _keys(desk.iface.mainWindow().menuBar().actions(), lambda action: action.text())
    assert len(menus) > 8
    window = open_group(desk, "rings")
    window.show_tool("ringsfromdistricts")
    for page in (0, 1, 2):
        if page == 2:
            finish(desk, window)
        window.steps.setCurrentIndex(page)
        keys = [LETTER.search(window.steps.tabText(i))[1] for i in range(3)]
        keys += _keys(window.findChildren(QAbstractButton), lambda button: button.text())
        keys += _keys([q for q in window.findChildren(QLabel) if q.buddy()], lambda label: label.text())
        assert len(keys) == len(set(keys)), (page, keys)
        assert not set(keys) & set(menus), (keys, menus)
        assert len(keys) > 4


def _points(name, *places, crs="EPSG:32650", field="name:string"):
    layer = QgsVectorLayer(f"Point?crs={crs}&field={field}", name, "memory")
    features = []
    for x, y in places:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    return layer


def a_layer_of_another_place_is_not_guessed(desk):
    """Parcels of Nanjing do not get the streets of Helsinki, though they are the only streets of the project.

    A layer that comes while the window is open is shown by its name.
    """
    window = open_group(desk, "stock")
    streets = next(q for q in QgsProject.instance().mapLayers().values() if table(q) == "道路")
    QgsProject.instance().removeMapLayer(streets.id())
    helsinki = QgsVectorLayer("LineString?crs=EPSG:4326", "roads", "memory")
    way = QgsFeature()
    way.setGeometry(QgsGeometry.fromWkt("LineString (24.94 60.17, 24.95 60.18)"))
    helsinki.dataProvider().addFeatures([way])
    helsinki.updateExtents()
    QgsProject.instance().addMapLayer(helsinki)
    window.show_tool("stockcontext")
    assert table(window.form.chosen_layer("CANDIDATES")) == "存量空间"
    assert window.form.chosen_layer("NETWORK") is None
    homes = _points("residents", (24.94, 60.17), (24.95, 60.18), crs="EPSG:4326")
    circle = open_group(desk, "lifecircle", load=False)
    circle.show_tool("lifecirclecoverage")
    circle.form.choose("DEMAND", homes)
    circle.form.guess()
    assert circle.form.chosen_layer("NETWORK") is helsinki
    newer = helsinki.clone()
    newer.setName("道路")
    QgsProject.instance().removeMapLayer(helsinki.id())
    desk.wait(lambda: circle.form.chosen_layer("NETWORK") is None)
    QgsProject.instance().addMapLayer(newer)
    desk.wait(lambda: circle.form.rows["NETWORK"].layers.currentText() == "道路")


def a_next_step_has_the_result_filled_in(desk):
    """One click leads from the rings to the incubators over them, and on to the layout, with the same layers."""
    window = open_group(desk, "rings")
    window.show_tool("ringsfromdistricts")
    finish(desk, window)
    rings = window.execution.main_layer().id()
    steps = window.results.next_steps
    assert steps.count() == 2
    steps.itemAt(0).widget().click()
    assert window.tool.algorithm == "ringdistribution"
    assert window.form.chosen_layer("RINGS").id() == rings
    finish(desk, window)
    desk.shoot(window, "next_steps")
    window.results.next_steps.itemAt(0).widget().click()
    layout = desk.desktop.windows[-1]
    assert layout.group.key == "layout"
    assert layout.tool.algorithm == "townlayout"
    assert layout.form.chosen_layer("RINGS").id() == rings
    assert table(layout.form.chosen_layer("INCUBATORS")) == "grounds"


def context_and_weights_come_along_to_the_screening(desk):
    """Targets are chosen beforehand, their distances become criteria; weights come with the criteria that were judged."""
    window = open_group(desk, "stock")
    window.show_tool("ahpweights")
    names = split_list(window.form.values()["NAMES"])
    assert len(names) > 2
    matrix = window.form.rows["PAIRWISE"].wrapper.table
    assert matrix.heads == names
    window.steps.setCurrentIndex(1)
    desk.shoot(desk.iface.mainWindow(), "ahp_matrix")
    last = matrix.visualItemRect(matrix.item(matrix.rowCount() - 1, 0))
    assert matrix.viewport().rect().contains(last)
    assert window.form.errors
    window.run()
    assert window.doing.text()
    window.show_tool("stockcontext")
    assert not window.doing.text()
    targets = {one.rpartition("layername=")[2] for one in window.form.values()["TARGETS"]}
    assert targets == {"众创空间", "公交地铁站点"}, window.form.values()["TARGETS"]
    finish(desk, window)
    desk.shoot(desk.iface.mainWindow(), "context_style")
    window.results.next_steps.itemAt(0).widget().click()
    cells = window.form.values()["CRITERIA"]
    assert sum(cell.startswith("m_") for cell in cells[::5]) == 2
    window.show_tool("ahpweights")
    window.form.take("NAMES", listed(names[:3]))
    window.form.check()
    window.form.take("PAIRWISE", "3,5;2")
    finish(desk, window)
    window.results.next_steps.itemAt(0).widget().click()
    values = window.form.values()
    assert (values["WEIGHTING"], len(values["CRITERIA"]) // 5) == ("ahp", 3)
    window.form.set_value("WEIGHTING", "given")
    window.take({"CRITERIA": "rent, 距站点距离"})
    assert "距站点距离" in window.form.rows["CRITERIA"].remark.text()
    assert window.form.values()["WEIGHTING"] == "given"


def the_life_circle_begins_with_the_standard_of_the_reader(desk):
    """GB 50180 at 15 minutes in Chinese, own classes in English; the radius and the speed that are typed count under both."""
    window = open_group(desk, "lifecircle")
    window.show_tool("lifecirclecoverage")
    chinese = desk.suffix.startswith("zh")
    assert window.form.values()["STANDARD"] == ("gb50180_15" if chinese else "custom")
    window.form.take("NETWORK", None)
    typed = {"CUTOFF": 600.0, "SPEED": 5.0}
    for name, value in typed.items():
        window.form.take(name, value)
    assert {name: window.form.values().get(name) for name in typed} == typed


def a_table_is_typed_in_the_page(desk):
    """The criteria stand in the page, filled in with the candidates' numbers; what is typed over counts, an emptied row not."""
    window = open_group(desk, "stock")
    window.show_tool("stockscreening")
    window.steps.setCurrentIndex(1)
    cells = window.form.values()["CRITERIA"]
    layer = window.form.chosen_layer("CANDIDATES")
    assert len(cells) >= 10
    assert len(cells) % 5 == 0
    assert all(layer.fields().lookupField(name) >= 0 for name in cells[::5])
    assert not window.form.errors
    cells_shown = window.form.rows["CRITERIA"].widget.findChild(QTableWidget)
    assert cells_shown.isVisible()
    desk.shoot(window, "criteria")
    cells_shown.item(0, 2).setText("3")
    for column in range(5):
        cells_shown.item(1, column).setText("")
    assert window.form.values()["CRITERIA"] == [*cells[:2], "3", *cells[3:5], *cells[10:]]
    finish(desk, window)


def what_was_skipped_stands_in_the_yellow_strip(desk):
    """An incubator outside all rings is a warning of the log, and stands on the page in words; a clean run has no strip."""
    window = open_group(desk, "rings")
    window.show_tool("ringsfromdistricts")
    finish(desk, window)
    assert not window.execution.feedback.warnings
    assert not window.results.doubts.isVisible()
    assert window.results.state.text().startswith("✔")
    far = _points("incubators far", (669_000, 3_548_000), (100_000, 3_000_000))
    window.show_tool("ringdistribution")
    window.form.set_value("INCUBATORS", far.id())
    for name in ("LEVEL_FIELD", "AREA_FIELD", "YEAR_FIELD"):
        window.form.set_value(name, None)
    finish(desk, window)
    assert window.execution.feedback.warnings
    strip = window.results.doubts
    assert strip.isVisible()
    assert strip.text().startswith("⚠")
    assert "INCUBATORS" not in strip.text()
    desk.shoot(desk.iface.mainWindow(), "doubts")


def nothing_found_is_no_tick(desk):
    """Incubators of which none lies in a ring: the page says that nothing was found, and why."""
    window = open_group(desk, "rings")
    window.show_tool("ringsfromdistricts")
    finish(desk, window)
    window.show_tool("ringdistribution")
    far = _points("incubators far", (100_000, 3_000_000), (110_000, 3_000_000))
    window.form.set_value("INCUBATORS", far.id())
    for name in ("LEVEL_FIELD", "AREA_FIELD", "YEAR_FIELD"):
        window.form.set_value(name, None)
    finish(desk, window)
    text = window.results.state.text()
    desk.shoot(window, "nothing_found")
    assert text.startswith("⚠"), text
    assert "✔" not in text
    assert len(text) > 20, text
    assert not window.results.sheet.isEnabled()
    root = QgsProject.instance().layerTreeRoot()
    assert not any(root.findLayer(layer.id()).isVisible() for layer in window.execution.layers)


def a_life_circle_without_a_class_of_the_standard_is_no_tick(desk):
    """Cinemas alone answer nothing about a standard's seven classes; schools among them do."""
    window = open_group(desk, "lifecircle")
    window.show_tool("lifecirclecoverage")
    homes = window.form.chosen_layer("DEMAND").extent().center()
    for kinds, found in ((("电影院", "电影院"), False), (("电影院", "初中"), True)):
        places = _points(" ".join(kinds), *[(homes.x() + 10 * i, homes.y()) for i in range(2)])
        places.dataProvider().changeAttributeValues(
            {feature.id(): {0: kind} for feature, kind in zip(places.getFeatures(), kinds, strict=True)}
        )
        window.form.choose("FACILITIES", places)
        window.form.set_value("CATEGORY_FIELD", "name")
        window.form.set_value("STANDARD", "gb50180_15")
        window.form.set_value("NETWORK", None)
        finish(desk, window)
        desk.shoot(window, f"life_circle_found_{found}".lower())
        assert window.results.state.text().startswith("✔" if found else "⚠"), window.results.state.text()
        assert window.results.sheet.isEnabled() is found


def own_classes_are_the_values_that_are_there(desk):
    """With own classes the page lists the values and their classes in words; with a standard it lists none."""
    window = open_group(desk, "lifecircle")
    window.show_tool("lifecirclecoverage")
    window.form.set_value("STANDARD", "custom")
    window.form.check()
    cells = window.form.values()["CLASS_MAP"]
    assert len(cells) >= 10
    assert len(cells) % 2 == 0
    window.steps.setCurrentIndex(1)
    desk.shoot(window, "own_classes")
    window.form.set_value("STANDARD", "gb50180_15")
    window.form.check()
    assert not window.form.values().get("CLASS_MAP")


def the_view_goes_to_the_result_and_returns_on_escape(desk):
    """Nanjing in a project made for Helsinki: the project takes the result's CRS; a row is zoomed to; Escape undoes that."""
    canvas = desk.iface.mapCanvas()
    window = open_group(desk, "lifecircle")
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3879"))
    window.show_tool("networkcheck")
    finish(desk, window)
    layer = window.execution.main_layer()
    assert QgsProject.instance().crs() == layer.crs()
    assert canvas.extent().contains(layer.extent())
    before = canvas.extent()
    window.results.layers.setCurrentIndex(window.results.layers.findData(layer.id()))
    rows = window.results.table
    rows.select(rows.rows.index(rows.rows.rowCount() - 1, 0))
    assert canvas.extent() != before
    QTest.keyClick(rows.view, Qt.Key.Key_Escape)
    assert canvas.extent().toString(0) == before.toString(0)
    assert layer.selectedFeatureCount() == 0


def a_table_of_100_000_rows_is_read_as_it_is_scrolled_to(desk):
    """It opens within a fifth of a second, with its first page; the rest comes on demand, sorted as asked."""
    layer = _points("many", *((600_000 + i, 3_500_000) for i in range(100_000)), field="n:integer")
    start = time.monotonic()
    rows = PagedRows(layer, [0])
    assert time.monotonic() - start < 0.2
    assert rows.rowCount() == PAGE
    while rows.rowCount() < 1000:
        rows.fetchMore(rows.index(-1, -1))
    assert rows.ids[:1000] == sorted(set(rows.ids))[:1000]
    rows.close()
