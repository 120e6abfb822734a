"""The report's charts and maps, drawn by Qt from their SVG."""

from qgis.PyQt.QtCore import QByteArray, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..algorithms.drawing import font_family, png
from ..core.base.terms import RESOURCES
from ..core.lazy import charts
from .saving import saved

# Pixels across of an exported picture: sharp on half an A4 page.
PNG_WIDTH = 2000


class Figure(QWidget):
    """One SVG, as large as there is room, on white: charts are made for paper, in a dark theme as well."""

    def __init__(self, svg: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_svg(svg)

    def show_svg(self, svg: str) -> None:
        """Show another picture."""
        self.svg = svg
        self._renderer = QSvgRenderer(QByteArray(charts.in_family(svg, font_family()).encode()))
        self.update()

    def sizeHint(self) -> QSize:
        """The picture's own size."""
        return self._renderer.defaultSize() if self.svg else QSize(320, 240)

    def minimumSizeHint(self) -> QSize:
        """Small enough for small screens."""
        return QSize(160, 120)

    def heightForWidth(self, width: int) -> int:
        """Keeps the picture's proportions."""
        size = self._renderer.defaultSize()
        return width * size.height() // max(size.width(), 1)

    def paintEvent(self, event) -> None:
        """Called by Qt."""
        if self.svg:
            size = self._renderer.defaultSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = QRectF(left, top, size.width(), size.height())
            painter.fillRect(place, Qt.GlobalColor.white)
            self._renderer.render(painter, place)
            painter.end()

    def save(self, path: str) -> str:
        """Write the picture as SVG or PNG, as the name ends; gives what went wrong."""
        data = self.svg.encode() if path.lower().endswith(".svg") else self._png()
        return saved(path, lambda made: made.write_bytes(data))

    def _png(self) -> bytes:
        size = self._renderer.defaultSize()
        image = QImage(PNG_WIDTH, PNG_WIDTH * size.height() // max(size.width(), 1), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._renderer.render(painter)
        painter.end()
        return png(image)


def picture(algorithm: str) -> str:
    """The SVG of the picture that explains a tool, empty where there is none."""
    path = RESOURCES / "pictures" / f"{algorithm}.svg"
    return path.read_text(encoding="utf-8") if path.exists() else ""
