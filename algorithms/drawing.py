"""Charts and maps of reports drawn by Qt, in a font that shows Chinese: in windows, on sheets, in documents."""

import re
from dataclasses import dataclass
from html import unescape

from qgis.PyQt.QtCore import QT_VERSION, QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QTransform
from qgis.PyQt.QtSvg import QSvgRenderer

from ..core.lazy import charts

# Pixels of a letter while it is drawn, whatever it is scaled to then: small fonts have coarse widths.
LETTER = 100
# The share of a text's width that lies before its place.
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
NUMBER = r"(-?[\d.]+)"
# A text of a picture and its attributes, and a path without a way; what users wrote is escaped.
TEXT, ATTRIBUTE = re.compile("<text ([^>]*)>(.*?)</text>", re.DOTALL), re.compile('([\\w:-]+)="([^"]*)"')
NOTHING = re.compile("<path(?![^>]* d=)[^>]*/>")


def font_family() -> str:
    """A font of this machine that shows Chinese, the application's where there is none."""
    # Qt 6 makes no object of it.
    families = QFontDatabase.families if QT_VERSION >= 0x060000 else QFontDatabase().families
    present = set(families())
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
        view = re.search(rf'viewBox="{NUMBER} {NUMBER} {NUMBER} {NUMBER}"', svg).groups()
        left, top, width, height = map(float, view)
        self.corner, self.size = QPointF(left, top), QSizeF(width, height)
        self.words = [_word(dict(ATTRIBUTE.findall(start)), text) for start, text in TEXT.findall(svg)]
        # What the edge of a map has cut away has no path left, and a PDF with it is faulty.
        self._shapes = QSvgRenderer(QByteArray(NOTHING.sub("", TEXT.sub("", svg)).encode()))

    def render(self, painter: QPainter, place: QRectF) -> None:
        """Draw it as large as its place."""
        painter.save()
        # Qt shows what lies beyond the view box, too: the white behind a title that stands in the caption.
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        self._shapes.render(painter, place)
        painter.restore()
        painter.save()
        across, down = place.width() / self.size.width(), place.height() / self.size.height()
        corner = place.left() - across * self.corner.x(), place.top() - down * self.corner.y()
        painter.setTransform(QTransform.fromTranslate(*corner).scale(across, down), True)
        for word in self.words:
            word.paint(painter)
        painter.restore()


def _word(attributes: dict[str, str], text: str) -> Word:
    """A text as matplotlib writes it."""
    style = dict(re.findall(r"([\w-]+):\s*([^;]+)", attributes["style"]))
    transform = attributes.get("transform", "")
    moved = re.search(rf"translate\({NUMBER}[ ,]+{NUMBER}\)", transform)
    turned = re.search(rf"rotate\({NUMBER}", transform)
    place = moved.groups() if moved else (attributes["x"], attributes["y"])
    return Word(
        text=unescape(re.sub("<[^>]*>", "", text)),
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


def png(image: QImage, quality: int = -1) -> bytes:
    """A picture as a file of PNG has it; the higher the quality (0–100), the less it is packed, -1 as Qt packs it unasked."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", quality)
    return bytes(buffer.data())
