"""Every page of every window by itself: no word is cut, nothing lies on anything else, no button is out of the screen."""

from qgis.PyQt.QtTest import QTest

from innospace.ui import first_steps
from innospace.ui.tools import groups

from .walker import squeezed


def no_word_is_cut_in_any_window(desk):
    """Data and method of all tools, as they open beside the map."""
    first_steps.load_sample(desk.iface.mapCanvas())
    wrong = []
    for group in groups():
        window = desk.desktop.open(group)
        desk.wait(window.isVisible)
        for tool in window.tools:
            window.show_tool(tool.algorithm)
            for step in (0, 1):
                window.steps.setCurrentIndex(step)
                QTest.qWait(50)
                wrong += [(tool.algorithm, step, *one) for one in squeezed(window)]
        desk.shoot(desk.iface.mainWindow(), f"cramped_{group.key}")
        window.close()
    assert not wrong, "\n".join(map(str, dict.fromkeys(wrong)))
