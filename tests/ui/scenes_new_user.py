"""A new user's way from the installed plugin to the first sheet, with nothing but clicks of the mouse, which are counted."""

import time

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from innospace.core.base.terms import RESOURCES
from innospace.ui.desktop import tools_after
from innospace.ui.first_steps import table

from .player_help import open_group

# From installing on, of which choosing the file and installing it take three.
MOST_CLICKS, INSTALLING = 8, 3
# To the first sheet, and from raw files to the report: under two minutes, five seconds a click. The file of the points is chosen
# in a dialog (button, file, open), the three layers are drawn into QGIS, and the system is picked from a list.
MOST_SECONDS, SECONDS_A_CLICK = 120, 5
CHOOSING_THE_FILE, DRAWING_LAYERS, PICKING = 3, 3, 2
RAW = RESOURCES / "sample" / "raw"


class Mouse:
    """Sends clicks and counts them; a menu that has to be opened first is one more."""

    def __init__(self):
        self.clicks = 0

    def click(self, widget, place=None):
        """A click on a widget, in its middle."""
        self.clicks += 1
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(widget, button, keys, place or widget.rect().center())

    def choose(self, menu, action, beside):
        """Open a menu and click on one of its entries."""
        self.clicks += 1
        menu.popup(beside.mapToGlobal(beside.rect().center()))
        QTest.qWait(100)
        self.click(menu, menu.actionGeometry(action).center())


def from_the_menu_to_a_first_sheet(desk):
    """The menu, first steps, run, the sheet and its paper: layers and fields are chosen, the answer and the sheet are there."""
    mouse, started, menu = Mouse(), time.monotonic(), desk.desktop.menu
    mouse.choose(menu, menu.actions()[0], desk.iface.mainWindow())
    desk.wait(lambda: desk.desktop.windows and desk.desktop.windows[-1].isVisible())
    window = desk.desktop.windows[-1]
    assert table(window.form.chosen_layer("INPUT")) == "districts"
    mouse.click(window.run_button)
    desk.wait(lambda: window.execution is not None and window.execution.finished)
    assert window.execution.succeeded, window.execution.error
    assert window.execution.main_layer().featureCount() > 0
    papers = window.results.sheet.menu()
    mouse.choose(papers, papers.actions()[0], window)
    desk.wait(lambda: desk.iface.openLayoutDesigners())
    seconds, clicks = time.monotonic() - started, mouse.clicks + INSTALLING
    said = f"{mouse.clicks} clicks, {seconds:.0f} s"
    (desk.shots / f"new_user-{desk.suffix}.txt").write_text(said, encoding="utf-8")
    assert clicks <= MOST_CLICKS
    assert seconds + clicks * SECONDS_A_CLICK <= MOST_SECONDS
    assert len(QgsProject.instance().layoutManager().layouts()) == 1
    designer = desk.iface.openLayoutDesigners()[0]
    desk.shoot(designer.window(), "new_user_sheet")
    designer.close()
    desk.wait(lambda: not desk.iface.openLayoutDesigners())
    QTest.qWait(500)


def from_raw_files_to_the_report_of_the_life_circle(desk):
    """Points of a map service as they come, people by community: each tool finds what the one before it has made."""
    community = RAW.parent / "community.gpkg"
    for file, name in ((community, "道路"), (community, "居住建筑"), (RAW / "residents_by_committee.gpkg", "社区人口")):
        QgsProject.instance().addMapLayer(QgsVectorLayer(f"{file}|layername={name}", name, "ogr"))
    mouse, started = Mouse(), time.monotonic()
    window = open_group(desk, "prepare", load=False)
    mouse.clicks += 2 + CHOOSING_THE_FILE + DRAWING_LAYERS + PICKING  # two for the menu
    window.show_tool("readtable")
    window.form.set_value("INPUT", str(RAW / "pois_gcj02_gbk.csv"))
    window.form.set_value("SYSTEM", "gcj02")
    _run(desk, mouse, window)
    made = {}
    for tool in ("duplicatepois", "classifypois", "residents", "lifecirclecoverage"):
        window = _go_on(desk, mouse, window, tool)
        _run(desk, mouse, window)
        made[tool] = window.execution.main_layer()
    form = window.form
    assert form.chosen_layer("DEMAND").id() == made["residents"].id()
    assert form.chosen_layer("FACILITIES").id() == made["classifypois"].id()
    assert form.values()["CATEGORY_FIELD"] == "class"
    assert form.chosen_layer("DEMAND").fields().lookupField("residents") >= 0
    assert form.chosen_layer("FACILITIES").fields().lookupField("class_name") >= 0
    assert form.values()["POPULATION_FIELD"] == "residents"
    desk.shoot(window, "from_raw_to_report")
    seconds = time.monotonic() - started
    mouse.clicks += 1  # the report
    assert window.execution.report()
    said = f"{mouse.clicks} clicks, {seconds:.0f} s of the machine"
    (desk.shots / f"from_raw-{desk.suffix}.txt").write_text(said, encoding="utf-8")
    assert mouse.clicks * SECONDS_A_CLICK <= MOST_SECONDS


def a_table_of_amap_that_was_read_as_wgs84_is_converted_next(desk):
    """The first step offered is the conversion, filled in; read in its own system, there is none to offer.

    QGIS stays as high as it was, whatever is said of the run and whichever page is turned to.
    """
    mouse, high = Mouse(), desk.iface.mainWindow().height()
    window = open_group(desk, "prepare", load=False)
    window.show_tool("readtable")
    window.form.set_value("INPUT", str(RAW / "pois_gcj02_gbk.csv"))
    for system, offered in (("gcj02", False), ("wgs84", True)):
        window.form.set_value("SYSTEM", system)
        _run(desk, mouse, window)
        title, _ = tools_after("readtable")["coordinates"]
        assert (window.results.next_steps.itemAt(0).widget().text().endswith(title)) == offered
    read = window.execution.main_layer()
    desk.shoot(window, "amap_read_as_wgs84")
    for finding in (0, 1):
        window.results.findings.setCurrentIndex(finding)
        for step in (2, 0, 1, 2):
            window.steps.setCurrentIndex(step)
            QTest.qWait(50)
            assert desk.iface.mainWindow().height() == high
    window = _go_on(desk, mouse, window, "coordinates")
    assert window.form.chosen_layer("INPUT").id() == read.id()
    assert [window.form.values()[name] for name in ("FROM", "TO")] == ["gcj02", "wgs84"]
    _run(desk, mouse, window)


def through_the_menu_each_tool_takes_what_was_prepared_last(desk):
    """Without the buttons of next steps: a layer that was prepared from another takes its place."""
    QgsProject.instance().addMapLayer(
        QgsVectorLayer(f"{RAW.parent / 'community.gpkg'}|layername=兴趣点", "兴趣点", "ogr")
    )
    mouse, last = Mouse(), QgsProject.instance().mapLayersByName("兴趣点")[0]
    for tool in ("coordinates", "duplicatepois", "classifypois"):
        window = open_group(desk, "prepare", load=False)
        window.show_tool(tool)
        window.form.guess()
        assert window.form.chosen_layer("INPUT").id() == last.id(), tool
        _run(desk, mouse, window)
        last = window.execution.main_layer()
        window.close()
    window = open_group(desk, "lifecircle", load=False)
    window.show_tool("lifecirclecoverage")
    assert window.form.chosen_layer("FACILITIES").id() == last.id()


def _run(desk, mouse, window):
    mouse.click(window.run_button)
    desk.wait(lambda: window.execution is not None and window.execution.finished, 40)
    assert window.execution.succeeded, window.execution.error


def _go_on(desk, mouse, window, tool):
    """Click on the next step; the window in which it opens."""
    title, _ = tools_after(window.tool.algorithm)[tool]
    steps = [window.results.next_steps.itemAt(i).widget() for i in range(window.results.next_steps.count())]
    (button,) = [step for step in steps if step.text().endswith(title)]
    mouse.click(button)
    (opened,) = [one for one in desk.desktop.windows if one.tool.algorithm == tool]
    desk.wait(opened.isVisible)
    return opened
