"""Charts and maps of reports drawn by Qt, in a font that shows Chinese: in windows, on sheets, in documents."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from qgis.PyQt.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QTransform
from qgis.PyQt.QtSvg import QSvgRenderer

from ..core.lazy import charts

# Pixels of a letter while it is drawn, whatever it is scaled to then: small fonts have coarse widths.
LETTER = 100
# The share of a text's width that lies before its place.
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
NUMBER = r"(-?[\d.]+)"
for prefix, space in (("", "http://www.w3.org/2000/svg"), ("xlink", "http://www.w3.org/1999/xlink")):
    ElementTree.register_namespace(prefix, space)


def font_family() -> str:
    """A font of this machine that shows Chinese, the application's where there is none."""
    present = set(QFontDatabase().families())
    return next((family for family in charts.FONTS if family in present), QFont().family())


@dataclass(frozen=True)
class Word:
    """A text of a picture: where it stands, its angle (degrees), its size (pixels), how it stands there."""

    text: str
    place: QPointF
    angle: float
    size: float
    anchor: str
    bold: bool
    colour: str

    def paint(self, painter: QPainter) -> None:
        """Draw it in the picture's own coordinates."""
        font = QFont(font_family())
        font.setPixelSize(LETTER)
        font.setBold(self.bold)
        before = ANCHORS[self.anchor] * QFontMetricsF(font).horizontalAdvance(self.text)
        painter.save()
        way = QTransform.fromTranslate(self.place.x(), self.place.y()).rotate(self.angle)
        painter.setTransform(way.scale(self.size / LETTER, self.size / LETTER), True)
        painter.setFont(font)
        painter.setPen(QColor(self.colour))
        painter.drawText(QPointF(-before, 0), self.text)
        painter.restore()


class Picture:
    """A chart or map: its shapes are drawn by Qt's SVG renderer, its words as text, which they stay in a PDF.

    Qt's renderer makes outlines of letters there, twice as bold, and many times as large a file.
    """

    def __init__(self, svg: str):
        root = ElementTree.fromstring(svg)
        _, _, width, height = map(float, root.get("viewBox").split())
        self.size, self.words = QSizeF(width, height), []
        for parent in root.iter():
            for child in list(parent):
                if child.tag.endswith("}text"):
                    self.words.append(_word(child))
                # What the edge of a map has cut away has no path left, and a PDF with it is faulty.
                if child.tag.endswith("}text") or (child.tag.endswith("}path") and not child.get("d")):
                    parent.remove(child)
        self._shapes = QSvgRenderer(QByteArray(ElementTree.tostring(root)))

    def render(self, painter: QPainter, place: QRectF) -> None:
        """Draw it as large as its place."""
        self._shapes.render(painter, place)
        painter.save()
        way = QTransform.fromTranslate(place.left(), place.top())
        painter.setTransform(way.scale(place.width() / self.size.width(), place.height() / self.size.height()), True)
        for word in self.words:
            word.paint(painter)
        painter.restore()


def _word(element: ElementTree.Element) -> Word:
    """A text as matplotlib writes it."""
    style = dict(re.findall(r"([\w-]+):\s*([^;]+)", element.get("style", "")))
    moved = re.search(rf"translate\({NUMBER}[ ,]+{NUMBER}\)", element.get("transform", ""))
    turned = re.search(rf"rotate\({NUMBER}", element.get("transform", ""))
    place = moved.groups() if moved else (element.get("x", 0), element.get("y", 0))
    return Word(
        text="".join(element.itertext()),
        place=QPointF(*map(float, place)),
        angle=float(turned[1]) if turned else 0.0,
        size=float(style["font-size"].removesuffix("px")),
        anchor=style.get("text-anchor", "start"),
        bold=float(style.get("font-weight", 400)) > 500,
        colour=style.get("fill", "#000000"),
    )


def image(svg: str, width: int) -> QImage:
    """A picture so many pixels wide, on white."""
    drawn = QImage(QSize(width, round(width * charts.shape_of(svg))), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    Picture(svg).render(painter, QRectF(drawn.rect()))
    painter.end()
    return drawn
