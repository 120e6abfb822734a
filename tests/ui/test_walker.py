"""What the walker takes for words without room."""

import pytest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton, QTableWidget, QVBoxLayout, QWidget

from .walker import squeezed

WORDS = "步行可达性与设施缺口，居民步行能到达哪些设施"


def _label(width, height, wrap):
    label = QLabel(WORDS)
    label.setWordWrap(wrap)
    label.setFixedSize(width, height)
    return label


def _button(width):
    button = QPushButton(WORDS)
    button.setFixedWidth(width)
    return button


def _table(width):
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels([WORDS])
    table.setColumnWidth(0, width)
    return table


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: _label(600, 40, wrap=False), None),
        (lambda: _label(80, 40, wrap=False), "cut"),
        (lambda: _label(120, 200, wrap=True), None),
        (lambda: _label(120, 18, wrap=True), "cut"),
        (lambda: _button(600), None),
        (lambda: _button(60), "cut"),
        (lambda: _table(600), None),
        (lambda: _table(60), "head"),
    ],
)
def test_words_without_room_are_found(qgis_app, make, kind):
    window = QWidget()
    QVBoxLayout(window).addWidget(make())
    window.show()
    QApplication.processEvents()
    assert squeezed(window) == ([(kind, WORDS)] if kind else [])


def test_a_window_that_reaches_out_of_the_screen_is_found(qgis_app):
    window = QWidget()
    window.setWindowTitle("选址布局")
    window.resize(20_000, 50)
    window.show()
    assert squeezed(window) == [("screen", "选址布局")]
