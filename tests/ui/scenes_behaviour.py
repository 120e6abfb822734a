"""How the dialogs behave: errors, cancel, two runs at once, the map, the keyboard, what is remembered."""

import gc
import time
from statistics import median

import processing
from qgis.core import QgsCoordinateTransform, QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, QRect, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QDoubleSpinBox, QLabel, QLineEdit
from qgis.utils import plugins, reloadPlugin

from innospace.ui import execution
from innospace.ui.first_steps import table
from innospace.ui.tools import group_of, groups

from .player_help import finish, open_group
from .walker import squeezed

# Milliseconds that a run may block the window.
LONGEST_BLOCK = 200
# Seconds that a plain loop of a million steps takes on the machine that these are for.
PLAIN_LOOP = 0.025


def _pace() -> float:
    """How many times as slow this machine is, now, as the one that the bound is for."""
    took = []
    for _ in range(5):
        began = time.perf_counter()
        for _ in range(1_000_000):
            pass
        took.append(time.perf_counter() - began)
    return max(median(took) / PLAIN_LOOP, 1.0)


class _Heart:
    """Beats in the main thread; the longest pause between two beats is how long the window was dead."""

    def __init__(self):
        self.longest, self._last = 0.0, time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self):
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now

    def stop(self) -> float:
        self._timer.stop()
        return self.longest * 1000


def _long_run(desk):
    """The ground within sixty distances of each residential building takes long enough to be watched."""
    dialog = open_group(desk, "lifecircle")
    dialog.show_tool("serviceareas")
    homes = next(q for q in QgsProject.instance().mapLayers().values() if table(q) == "居住建筑")
    dialog.form.set_value("FACILITIES", homes.id())
    dialog.form.set_value("CUTOFFS", ",".join(str(metres) for metres in range(50, 3001, 50)))
    desk.wait(lambda: not dialog.form.errors)
    return dialog


def wrong_values_are_explained_beside_the_field(desk):
    """A list that does not rise keeps the tool from running and says why; correcting it is enough."""
    dialog = open_group(desk, "rings")
    dialog.show_tool("ringsfromdistance")
    row = dialog.form.rows["DISTANCES"]
    line = row.widget if isinstance(row.widget, QLineEdit) else row.widget.findChild(QLineEdit)
    line.setText("5000,3000")
    desk.wait(lambda: "DISTANCES" in dialog.form.errors)
    dialog.run_button.click()
    assert dialog.execution is None
    assert dialog.steps.currentIndex() == 1
    assert row.remark.isVisible()
    assert row.remark.text().startswith("⚠")
    desk.shoot(dialog, "error_beside_field")
    dialog.form.set_value("DISTANCES", "3000,5000")
    dialog.form.check()
    assert not dialog.form.errors
    assert not row.remark.isVisible()


def a_missing_layer_is_asked_for(desk):
    """An empty project: the dialog opens, says what it needs, and does not run."""
    QgsProject.instance().clear()
    dialog = desk.desktop.open(group_of("ringsfromdistricts"))
    dialog.show_tool("ringsfromdistricts")
    dialog.run_button.click()
    assert dialog.execution is None
    assert "INPUT" in dialog.form.errors
    desk.shoot(dialog, "no_layers")


def a_failure_comes_with_cause_and_diagnostics(desk):
    """What the core refuses appears as cause and cure, beside its field too; diagnostics can be copied."""
    dialog = open_group(desk, "rings")
    dialog.show_tool("ringsfromdistricts")
    dialog.form.set_value("RING_ORDER", "中心城区")
    dialog.run_button.click()
    desk.wait(lambda: dialog.execution.finished)
    assert not dialog.execution.succeeded
    assert "RING_ORDER" in dialog.execution.error
    assert dialog.results.diagnose.isVisible()
    desk.shoot(dialog, "failure")
    dialog.results.diagnose.click()
    text = QGuiApplication.clipboard().text()
    assert "innospace:ringsfromdistricts" in text
    assert "Shapely" in text
    assert "RING_ORDER" in text
    dialog.form.set_value("RING_ORDER", "")
    finish(desk, dialog)


def a_refusal_that_names_two_fields_stands_beside_both(desk):
    """Bounds that contradict each other: both are marked, and the first is turned to."""
    dialog = open_group(desk, "layout")
    dialog.show_tool("townlayout")
    bounds = ("INSIDE_SHARE", "OUTSIDE_SHARE")
    for name, value in zip(bounds, (0.2, 0.6), strict=True):
        dialog.form.set_value(name, value)
    dialog.run_button.click()
    desk.wait(lambda: dialog.execution.finished)
    assert not dialog.execution.succeeded
    remarks = {name: row.remark.text() for name, row in dialog.form.rows.items() if row.remark.text().startswith("⚠")}
    assert list(remarks) == list(bounds), remarks
    assert remarks["INSIDE_SHARE"] == remarks["OUTSIDE_SHARE"]
    assert "INSIDE_SHARE, OUTSIDE_SHARE:" not in remarks["INSIDE_SHARE"]
    dialog.form.set_value("INSIDE_SHARE", 0.9)
    dialog.form.set_value("OUTSIDE_SHARE", 0.1)
    dialog.steps.setCurrentIndex(1)
    desk.shoot(dialog, "two_fields")
    finish(desk, dialog)


def a_long_run_leaves_qgis_alive_and_can_be_cancelled(desk):
    """The window answers within 200 ms of a usual machine during a run, beyond what it waits without; a cancel leaves nothing."""
    dialog = _long_run(desk)
    layers = len(QgsProject.instance().mapLayers())
    idle = _Heart()
    QTest.qWait(1000)
    usual = idle.stop()
    dialog.run_button.click()
    QTest.qWait(300)
    heart = _Heart()
    QTest.qWait(3000)
    assert dialog.is_running, (dialog.execution and dialog.execution.lines, dialog.form.errors)
    block = heart.stop() - usual
    (desk.shots / f"block-{desk.suffix}.txt").write_text(f"{block:.0f} ms\n")
    desk.shoot(dialog, "running")
    dialog.cancel.click()
    desk.wait(lambda: dialog.execution.finished)
    assert dialog.execution.cancelled
    assert len(QgsProject.instance().mapLayers()) == layers
    desk.shoot(dialog, "cancelled")
    assert block < LONGEST_BLOCK * _pace(), f"{block:.0f} ms"


def a_second_run_starts_while_the_first_goes_on(desk):
    """While a dialog is busy its menu entry opens another; closing the first while it runs harms nothing."""
    first = _long_run(desk)
    first.run_button.click()
    second = open_group(desk, "lifecircle")
    assert second is not first
    second.show_tool("networkcheck")
    first.close()
    finish(desk, second)
    assert first.is_running
    first.execution.cancel()
    desk.wait(lambda: not execution.running)


def a_window_closed_while_it_runs_is_opened_again(desk):
    """The menu leads back to the run, with its Cancel, and to its results once it has ended; a next step takes another window."""
    window = _long_run(desk)
    window.run_button.click()
    window.close()
    again = open_group(desk, "lifecircle", load=False)
    assert again is window
    assert again.is_running
    assert again.steps.currentIndex() == 2
    assert again.cancel.isVisible()
    assert not again.run_button.isEnabled()
    desk.shoot(desk.iface.mainWindow(), "reopened_while_running")
    again.close()
    other = desk.desktop.go_on("networkcheck", {})
    assert other is not window  # a run is not turned to another question
    other.close()
    window.execution.cancel()
    desk.wait(lambda: not execution.running)
    assert open_group(desk, "lifecircle", load=False) is window
    window.close()
    assert open_group(desk, "lifecircle", load=False) is other  # seen: as before


def the_table_and_the_map_are_linked(desk):
    """A click selects and zooms; hovering lights up; the table sorts; the CSV holds all rows."""
    dialog = open_group(desk, "stock")
    dialog.show_tool("stockscreening")
    dialog.form.set_value("CRITERIA", ["vacancy", "benefit", "1", "", ""])
    finish(desk, dialog)
    table, canvas = dialog.results.table, desk.iface.mapCanvas()
    before = canvas.extent()
    index = table.view.model().index(3, 0)
    where = table.view.visualRect(index).center()
    QTest.mouseMove(table.view.viewport(), where)
    table.light_up(index)
    assert table._highlight is not None
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert table.layer.selectedFeatureCount() == 1
    assert canvas.extent() != before
    path = desk.shots.parent / "ui" / "table.csv"
    assert table.save_csv(str(path)) == ""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == table.layer.featureCount() + 1
    assert dialog.results.figure.save(str(path.with_suffix(".png"))) == ""
    assert dialog.results.figure.save(str(path.with_suffix(".svg"))) == ""
    QgsProject.instance().removeMapLayer(table.layer.id())
    assert table.layer is None


def runs_can_be_said_otherwise_and_are_in_the_history(desk):
    """The run as a command, as Python, and as an entry of the Processing history."""
    dialog = open_group(desk, "rings")
    dialog.show_tool("ringsfromdistricts")
    finish(desk, dialog)
    assert dialog.execution.as_command().startswith("qgis_process run innospace:ringsfromdistricts")
    assert "processing.run(" in dialog.execution.as_python()
    entries = QgsGui.historyProviderRegistry().queryEntries(providerId="processing")
    assert any(e.entry.get("algorithm_id") == "innospace:ringsfromdistricts" and "results" in e.entry for e in entries)


def values_are_remembered(desk):
    """A new dialog begins where the last one ended."""
    dialog = open_group(desk, "rings")
    dialog.show_tool("ringsfromdistance")
    dialog.form.set_value("DISTANCES", "4000,9000")
    finish(desk, dialog)
    dialog.dispose()
    desk.desktop.windows.remove(dialog)
    again = open_group(desk, "rings")
    assert again.tool.algorithm == "ringsfromdistance"
    assert again.form.values()["DISTANCES"] == "4000,9000"


def a_centre_is_picked_and_circles_are_drawn(desk):
    """A click on the map becomes the layer of centres; its distances are drawn while they are typed, and go."""
    dialog = open_group(desk, "rings")
    dialog.show_tool("ringsfromdistance")
    canvas = desk.iface.mapCanvas()
    desk.wait(lambda: canvas.layers() and not canvas.isDrawing())
    QTest.qWait(300)
    button = dialog.form.rows["CENTRES"].beside.itemAt(1).widget()
    button.click()
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(canvas.width() // 2, 200)
    )
    layer = dialog.form.chosen_layer("CENTRES")
    assert layer.featureCount() == 1
    desk.wait(lambda: len(dialog.circles.bands) == 2)
    desk.shoot(desk.iface.mainWindow(), "circles")

    def pick_again(x):
        button.click()
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, 260))
        return dialog.form.chosen_layer("CENTRES")

    def picked(name):
        return [one.id() for one in QgsProject.instance().mapLayersByName(name)]

    # A further click replaces the centre, unless somebody has worked on it or another window picked it.
    name, second = layer.name(), pick_again(200)
    assert picked(name) == [second.id()]
    second.dataProvider().addFeatures([next(second.getFeatures())])
    third = pick_again(240)
    assert sorted(picked(name)) == sorted([second.id(), third.id()])
    third.setCustomProperty("innospace/picked", ["another window", ""])
    assert len(picked(name)) + 1 == len({*picked(name), pick_again(280).id()})
    dialog.form.guess()
    assert dialog.form.chosen_layer("CENTRES").id() not in (second.id(), third.id())
    dialog.close()
    assert dialog.circles.bands == []


def existing_sites_are_picked_one_by_one(desk):
    """Each click adds a site to one layer, a click on a picked one takes it away; a right click ends."""
    dialog = open_group(desk, "siting")
    canvas = desk.iface.mapCanvas()
    desk.wait(lambda: canvas.layers() and not canvas.isDrawing())
    before = canvas.mapTool()
    button = dialog.form.rows["EXISTING"].beside.itemAt(1).widget()

    def click(x, key=Qt.MouseButton.LeftButton):
        QTest.mouseClick(canvas.viewport(), key, Qt.KeyboardModifier.NoModifier, QPoint(x, 200))

    button.click()
    for x, n in ((200, 1), (260, 2), (320, 3), (260, 2)):
        click(x)
        layer = dialog.form.chosen_layer("EXISTING")
        assert (layer.featureCount(), canvas.mapTool() is before) == (n, False)
    assert dialog.form.algorithm.parameterDefinition("EXISTING").description() in layer.name()
    assert len(QgsProject.instance().mapLayersByName(layer.name())) == 1
    desk.shoot(dialog, "picked_sites")
    click(400, Qt.MouseButton.RightButton)
    assert (layer.featureCount(), canvas.mapTool(), button.isChecked()) == (2, before, False)
    button.click()
    click(400)
    assert (dialog.form.chosen_layer("EXISTING"), layer.featureCount()) == (layer, 3)
    button.click()
    assert canvas.mapTool() == before
    dialog.close()


def minutes_are_drawn_as_the_way_walked(desk):
    """Ten minutes at 4.8 km/h are a circle of 800 m; around hundreds of facilities none are drawn."""
    dialog = open_group(desk, "lifecircle")
    dialog.show_tool("serviceareas")
    for name, value in {"CUTOFFS": "10", "UNIT": "minutes", "SPEED": 4.8}.items():
        dialog.form.set_value(name, value)
    dialog.form.check()
    assert dialog.form.chosen_layer("FACILITIES").featureCount() > 100
    assert not dialog.circles.bands
    few = next(q for q in QgsProject.instance().mapLayers().values() if table(q) == "city_centres")
    dialog.form.choose("FACILITIES", few)
    dialog.form.check()
    assert len(dialog.circles.bands) == few.featureCount()
    box = dialog.circles.bands[0].asGeometry().boundingBox()
    layer = dialog.form.chosen_layer("FACILITIES")
    canvas = desk.iface.mapCanvas().mapSettings().destinationCrs()
    transform = QgsCoordinateTransform(canvas, layer.crs(), QgsProject.instance())
    assert abs(transform.transformBoundingBox(box).height() / 1600 - 1) < 0.05


def degrees_are_explained(desk):
    """A layer in degrees works; the dialog says in which coordinates lengths are measured."""
    layer = QgsVectorLayer("Point?crs=EPSG:4490", "centres", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(118.8, 32.06)))
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    dialog = desk.desktop.open(group_of("ringsfromdistricts"))
    dialog.show_tool("ringsfromdistance")
    remark = dialog.form.rows["CENTRES"].remark
    assert remark.isVisible()
    assert remark.text().startswith("ℹ")
    desk.shoot(dialog, "degrees")
    finish(desk, dialog)


def the_keyboard_is_enough(desk):
    """Tab reaches the fields in their order, Enter runs, Escape gives the keyboard to the map."""
    dialog = open_group(desk, "rings")
    dialog.show_tool("ringsfromdistricts")
    QApplication.setActiveWindow(dialog.window())
    dialog.asks.setFocus()
    visited = []
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        visited += [n for n, row in dialog.form.rows.items() if row.widget is focus or row.widget.isAncestorOf(focus)]
    order = list(dict.fromkeys(visited))
    assert order[:3] == ["INPUT", "RING_FIELD", "CITY_FIELD"], order
    assert all(row.widget.accessibleName() for row in dialog.form.rows.values())
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.wait(lambda: dialog.execution is not None and dialog.execution.finished)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.iface.mapCanvas()
    assert dialog.isVisible()


def _picture(widget):
    """The widget as it looks on the screen, with a little of what is around it."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    return window.screen().grabWindow(int(window.winId()), *place.getRect()).toImage()


def _stops(dialog):
    """The stops of the Tab key on the page that is shown, each with what it looks like with and without the focus."""
    QApplication.setActiveWindow(dialog.window())
    dialog.asks.setFocus()
    QTest.keyClick(dialog.asks, Qt.Key.Key_Tab)
    stops = {}
    while dialog.isAncestorOf(widget := QApplication.focusWidget()) and widget not in stops:
        QApplication.processEvents()
        focused = _picture(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        QApplication.processEvents()
        stops[widget] = focused, _picture(widget)
    return stops


def _said(widget, labels):
    """What a screen reader calls the widget: its name, its text, or the label beside it."""
    own = widget.text() if isinstance(widget, QAbstractButton) else getattr(widget, "title", str)()
    return widget.accessibleName() or own or "".join(label.text() for label in labels if label.buddy() is widget)


def each_page_has_room_for_its_words_and_each_stop_of_the_tab_key_a_name_and_a_focus(desk):
    """Data and method of all tools, as they open beside the map: no word is cut, no stop is without name or sign of its focus."""
    wrong = []
    for group in groups():
        dialog = open_group(desk, group.key)
        for tool in dialog.tools:
            dialog.show_tool(tool.algorithm)
            for page in (0, 1):
                dialog.steps.setCurrentIndex(page)
                QTest.qWait(50)
                wrong += [(tool.algorithm, page, *one) for one in squeezed(dialog)]
                stops, labels = _stops(dialog), dialog.findChildren(QLabel)
                assert len(stops) >= 3, (tool.algorithm, page)
                for widget, (focused, other) in stops.items():
                    where = (tool.algorithm, page, type(widget).__name__, widget.objectName())
                    assert _said(widget, labels).strip(), where
                    if focused == other:
                        focused.save(str(desk.shots / f"no_focus-{desk.suffix}.png"))
                    assert focused != other, where
        desk.shoot(desk.iface.mainWindow(), f"cramped_{group.key}")
        dialog.close()
    assert not wrong, "\n".join(map(str, dict.fromkeys(wrong)))


def a_folded_box_hides_its_fields_until_one_is_asked_for(desk):
    """What is rarely changed is neither seen nor reached by the keyboard while its box is folded."""
    dialog = open_group(desk, "lifecircle")
    dialog.show_tool("lifecirclecoverage")
    dialog.steps.setCurrentIndex(1)
    rare = [row for row in dialog.form.rows.values() if row.box is not None and row.box.isCollapsed()]
    assert rare
    assert not any(row.widget.isVisible() for row in rare)
    desk.shoot(dialog, "folded")
    rare[-1].reveal()
    assert rare[-1].widget.isVisible()
    desk.shoot(dialog, "unfolded")


def menu_and_toolbar_go_when_the_plugin_is_unloaded(desk):
    """Unloading takes away all that loading brought, and loading again brings it back in the same language."""
    menu, toolbar = desk.desktop.menu, desk.desktop.toolbar
    assert menu.menuAction() in desk.iface.pluginMenu().actions()
    assert len(toolbar.actions()) == len(groups())
    words = [action.text() for action in menu.actions()]
    desk.plugin.unload()
    assert menu.menuAction() not in desk.iface.pluginMenu().actions()
    assert desk.plugin.desktop is None
    desk.plugin.initGui()
    assert [action.text() for action in desk.desktop.menu.actions()] == words


def _filled_in_toolbox(metres):
    """QGIS's own dialog of the density rings, filled in: its dialog, wrapper and box."""
    town = QgsVectorLayer("Polygon?crs=EPSG:32650", "town", "memory")
    ground = QgsFeature()
    ground.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(669_000, 3_548_000)).buffer(9000, 16))
    town.dataProvider().addFeatures([ground])
    QgsProject.instance().addMapLayer(town)
    dialog = processing.createAlgorithmDialog("innospace:ringsfromdensity", {})
    dialog.show()
    wrapper = dialog.mainWidget().wrappers["RING_WIDTH"]
    box = wrapper.wrappedWidget().findChild(QDoubleSpinBox)
    assert box.suffix() in (" m", " 米")
    box.setValue(metres)
    return dialog, wrapper, box


def a_length_is_metres_in_the_dialog_of_the_toolbox_also_after_a_reload(desk):
    """The dialog is still open while the plugin is reloaded: its box can be read until it is closed, and the next is the same."""
    for metres in (750, 1250):
        dialog, wrapper, box = _filled_in_toolbox(metres)
        values = dialog.createProcessingParameters()
        assert values["RING_WIDTH"] == metres
        assert values["MAX_RADIUS"] is None
        dialog.runButton().click()
        desk.wait(dialog.wasExecuted)
        assert reloadPlugin("innospace")
        desk.plugin = plugins["innospace"]
        gc.collect()
        QTest.qWait(50)
        box.setValue(metres + 1)
        assert wrapper.parameterValue() == metres + 1
        dialog.close()
        sip.delete(dialog)
        del wrapper, box
        gc.collect()
        desk.clean()
