"""The pictures that explain the tools: each tool of a window has one, which Qt can draw."""

import pytest
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from innospace.ui import figures, tools

TOOLS = [tool.algorithm for group in tools.groups() for tool in group.tools]


@pytest.mark.parametrize("name", TOOLS)
def test_each_tool_of_a_window_is_explained_by_a_picture_of_the_same_shape(qgis_app, name):
    renderer = QSvgRenderer(QByteArray(figures.picture(name).encode()))
    assert renderer.isValid()
    assert (renderer.viewBox().width(), renderer.viewBox().height()) == (240, 180)
    drawn = QImage(240, 180, QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFFFF)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    colours = {drawn.pixel(x, y) for x in range(0, 240, 4) for y in range(0, 180, 4)}
    assert len(colours) > 4  # the frame alone has three
