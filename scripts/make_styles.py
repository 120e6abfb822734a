"""Writes resources/styles/*.qml: codes as labels, one ramp for rings, Okabe–Ito colours with shapes for classes.

Run with `scripts/with-qgis python scripts/make_styles.py` after a change here.
"""

from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)

from innospace.core import charts, terms

STYLES = Path(__file__).resolve().parent.parent / "resources" / "styles"
OUTLINE = {"outline_color": "#ffffff", "outline_width": "0.3"}
NO_DATA = charts.NO_DATA


def fill(colour: str, **more: str) -> QgsSymbol:
    """An area of one colour."""
    return QgsFillSymbol.createSimple({"color": colour, **OUTLINE, **more})


def marker(colour: str, shape: str = "circle", size: str = "2.4") -> QgsSymbol:
    """A dot of one colour and shape."""
    return QgsMarkerSymbol.createSimple({"color": colour, "name": shape, "size": size, **OUTLINE})


def categorized(attribute: str, classes: list[tuple[str, QgsSymbol]]) -> QgsCategorizedSymbolRenderer:
    """One symbol per code."""
    return QgsCategorizedSymbolRenderer(
        attribute, [QgsRendererCategory(code, symbol, code) for code, symbol in classes]
    )


def write(name: str, kind: str, renderer: QgsCategorizedSymbolRenderer) -> None:
    """Save a style of layers of `kind` (Polygon, Point, LineString)."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:4326", name, "memory")
    layer.setRenderer(renderer)
    layer.saveNamedStyle(str(STYLES / f"{name}.qml"), QgsVectorLayer.StyleCategory.Symbology)


def rings() -> None:
    """Rings dark in the middle; incubators by the ring they stand in."""
    colours = dict(zip(terms.codes("ring"), charts.sequential(3), strict=True))
    write("rings", "Polygon", categorized("ring_name", [(code, fill(colour)) for code, colour in colours.items()]))
    shapes = ("circle", "square", "triangle")
    dots = [(code, marker("#d55e00", shape)) for code, shape in zip(colours, shapes, strict=True)]
    dots.append(("outside_rings", marker(NO_DATA, "diamond")))
    write("incubator_rings", "Point", categorized("coalesce(ring_name, status)", dots))


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    STYLES.mkdir(exist_ok=True)
    rings()
    application.exitQgis()
