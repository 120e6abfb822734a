"""A new user's way from the installed plugin to the first sheet, with nothing but clicks of the mouse, which are counted."""

import time

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from innospace.ui.first_steps import table

# From installing on, of which choosing the file and installing it take three.
MOST_CLICKS, INSTALLING = 8, 3


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
    said = f"{mouse.clicks} clicks, {time.monotonic() - started:.0f} s"
    (desk.shots / f"new_user-{desk.suffix}.txt").write_text(said, encoding="utf-8")
    assert mouse.clicks + INSTALLING <= MOST_CLICKS
    assert len(QgsProject.instance().layoutManager().layouts()) == 1
    designer = desk.iface.openLayoutDesigners()[0]
    desk.shoot(designer.window(), "new_user_sheet")
    designer.close()
    desk.wait(lambda: not desk.iface.openLayoutDesigners())
    QTest.qWait(500)
