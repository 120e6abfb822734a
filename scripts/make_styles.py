"""Writes resources/styles/*.qml: codes as labels, one ramp for rings, Okabe–Ito colours with shapes for classes.

Run with `scripts/with-qgis python scripts/make_styles.py` after a change here; a folder to write to may follow.
"""

import re
import sys
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from itertools import cycle
from pathlib import Path
from types import MappingProxyType

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsPropertyCollection,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from innospace.algorithms import styling
from innospace.core.base import status, terms
from innospace.core.data.residents_report import BREAKS as RESIDENT_BREAKS
from innospace.core.lifecircle.floating_catchment_report import LEVELS
from innospace.core.lifecircle.life_circle_report import COLOURS as REACH_COLOURS
from innospace.core.page import charts
from innospace.core.region.belt_report import COLOURS as ZONE_COLOURS
from innospace.core.region.brown_line_report import COLOURS as BROWN_LINE_COLOURS
from innospace.core.region.colocation_report import COLOURS as COLOCATION_COLOURS
from innospace.core.region.concentration_report import SHARE_BREAKS
from innospace.core.region.feature_town_report import COLOURS as VERDICT_COLOURS
from innospace.core.region.new_town_mix_report import COLOURS as MIX_COLOURS
from innospace.core.siting import siting_report

STYLES = Path(sys.argv[1] if len(sys.argv) > 1 else styling.STYLES)
DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
UUID = re.compile(r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}")
OUTLINE = {"outline_color": "#ffffff", "outline_width": "0.3"}
NO_DATA = charts.NO_DATA
# The font of the machine that writes the styles: where none is named, QGIS takes that of its windows, which has all letters.
OWN_FONT = {"fontFamily", "namedStyle"}


def fill(colour: str, **more: str) -> QgsSymbol:
    """An area of one colour."""
    return QgsFillSymbol.createSimple({"color": colour, **OUTLINE, **more})


def see_through(colour: str) -> QgsSymbol:
    """An area with an edge in its colour, and so little of it inside that what lies below is to be seen."""
    thin = QColor(colour)
    inside = f"{thin.red()},{thin.green()},{thin.blue()},55"
    return QgsFillSymbol.createSimple({"color": inside, "outline_color": colour, "outline_width": "0.6"})


def dotted(symbol: QgsSymbol, colour: str, shape: str = "circle", size: str = "2.2") -> QgsSymbol:
    """A fill with a dot of its own colour on it: a parcel stays visible on the map of a region."""
    dot = QgsCentroidFillSymbolLayer()
    dot.setSubSymbol(marker(colour, shape, size))
    dot.setPointOnSurface(True)
    symbol.appendSymbolLayer(dot)
    return symbol


def speck(symbol: QgsSymbol, colour: str) -> QgsSymbol:
    """A fill with a dot in the middle that is lost on it, unless the area is too small for the map to show."""
    dot = QgsCentroidFillSymbolLayer()
    dot.setSubSymbol(QgsMarkerSymbol.createSimple({"color": colour, "size": "2", "outline_style": "no"}))
    symbol.appendSymbolLayer(dot)
    return symbol


def marker(colour: str, shape: str = "circle", size: str = "2.4") -> QgsSymbol:
    """A dot of one colour and shape."""
    return QgsMarkerSymbol.createSimple({"color": colour, "name": shape, "size": size, **OUTLINE})


def line(colour: str, width: str = "0.4") -> QgsSymbol:
    """A street."""
    return QgsLineSymbol.createSimple({"color": colour, "width": width})


def lighter(colour: str) -> str:
    """A colour mixed with white: calm on large ground, and still the same hue."""
    return QColor(*(round(255 - 0.45 * (255 - part)) for part in QColor(colour).getRgb()[:3])).name()


def categorized(
    attribute: str, classes: list[tuple[str, QgsSymbol]], said: Mapping[str, str] = MappingProxyType({})
) -> QgsCategorizedSymbolRenderer:
    """One symbol per code, whose word is that of another code where `said` has one: "ok" is not the same in all tools."""
    return QgsCategorizedSymbolRenderer(
        attribute, [QgsRendererCategory(code, symbol.clone(), said.get(code, code)) for code, symbol in classes]
    )


def write(
    name: str, kind: str, renderer: QgsFeatureRenderer, labelling: QgsVectorLayerSimpleLabeling | None = None
) -> None:
    """Save a style of layers of `kind` (Polygon, Point, LineString), with labels if given."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:4326", name, "memory")
    layer.setRenderer(renderer)
    parts = QgsVectorLayer.StyleCategory.Symbology
    if labelling:
        layer.setLabeling(labelling)
        layer.setLabelsEnabled(True)
        parts |= QgsVectorLayer.StyleCategory.Labeling
    path = STYLES / f"{name}.qml"
    layer.saveNamedStyle(str(path), parts)
    path.write_text(steady(path.read_text(encoding="utf-8"), name), encoding="utf-8")


def steady(style: str, name: str) -> str:
    """A style with attributes in alphabetical order and ids by their place in it, so that what is alike is written alike."""
    text = in_order(style)
    ids = dict.fromkeys(UUID.findall(text))
    new = {old: f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'{name}.qml#{i}')}}}" for i, old in enumerate(ids)}
    return DOCTYPE + UUID.sub(lambda found: new[found[0]], text) + "\n"


def in_order(xml: str) -> str:
    """XML with its attributes sorted and no font named, also in the symbols that QGIS writes as text into an attribute."""
    root = ET.fromstring(xml)
    for element in root.iter():
        values = {
            key: in_order(value) if value.startswith("<symbol") else value
            for key, value in element.attrib.items()
            if key not in OWN_FONT
        }
        element.attrib = dict(sorted(values.items()))
    return ET.tostring(root, encoding="unicode")


def labels(
    expression: str, priority: str, over: bool = False, always: bool = False, beside: float = 1.2
) -> QgsVectorLayerSimpleLabeling:
    """Small labels with a halo, where there is room, or `always`; `over` an area's middle or so many mm `beside` a point.

    `priority` is an expression, 10 for the first to be placed.
    """
    settings, form, halo = QgsPalLayerSettings(), QgsTextFormat(), QgsTextBufferSettings()
    halo.setEnabled(True)
    form.setBuffer(halo)
    form.setSize(7)
    settings.setFormat(form)
    settings.fieldName, settings.isExpression = expression, True
    settings.placement = Qgis.LabelPlacement.Horizontal if over else Qgis.LabelPlacement.AroundPoint
    settings.dist = 0 if over else beside
    if always:  # even where there is none, above the labels of other layers
        settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
        settings.zIndex = 1
    settings.setDataDefinedProperties(QgsPropertyCollection())
    settings.dataDefinedProperties().setProperty(
        QgsPalLayerSettings.Property.Priority, QgsProperty.fromExpression(priority)
    )
    return QgsVectorLayerSimpleLabeling(settings)


def rings() -> None:
    """Rings dark in the middle; incubators, points or grounds, by the ring they stand in."""
    colours = dict(zip(terms.codes("ring"), charts.sequential(3), strict=True))
    grounds = categorized("ring_name", [(code, fill(colour)) for code, colour in colours.items()])
    write("rings", "Polygon", grounds, labels("if(ring = 1, city, '')", "5", over=True))
    shapes = ("circle", "square", "triangle")
    looks = [(code, "#d55e00", shape) for code, shape in zip(colours, shapes, strict=True)]
    looks.append((status.OUTSIDE_RINGS, NO_DATA, "diamond"))
    dots = [(code, marker(colour, shape)) for code, colour, shape in looks]
    areas = [(code, dotted(fill(colour), colour, shape)) for code, colour, shape in looks]
    for name, kind, classes in (("incubator_rings", "Point", dots), ("incubator_rings_area", "Polygon", areas)):
        write(name, kind, categorized("coalesce(ring_name, status)", classes))


def stock() -> None:
    """Grades on a ramp of their own, best darkest; what is not ranked in grey, the excluded hatched."""
    grades = list(zip(terms.codes("grade"), charts.sequential(4, "green"), strict=True))
    areas = [(code, speck(fill(colour), colour)) for code, colour in grades]
    areas.append((status.NOT_ASSESSED, speck(fill(NO_DATA), NO_DATA)))
    areas.append((status.EXCLUDED, speck(fill("#8c8c8c", style="b_diagonal"), "#8c8c8c")))
    dots = [(code, marker(colour, size="3")) for code, colour in grades]
    dots += [(status.NOT_ASSESSED, marker(NO_DATA)), (status.EXCLUDED, marker("#8c8c8c", "cross2"))]
    for name, kind, classes in (("stock_grades_area", "Polygon", areas), ("stock_grades", "Point", dots)):
        named = labels(f"trim(concat(grade, rank, ' ', {styling.NAME}))", "11 - rank")
        write(name, kind, categorized("coalesce(grade, status)", classes), named)
    # Its figures are named after the user's layers: styling.apply puts in which of them these classes are of.
    looks = dict(zip(styling.NEAREST_STEPS, charts.sequential(len(styling.NEAREST_STEPS), "blue"), strict=True))
    looks |= {"none_found": charts.OKABE_ITO[5], status.NO_GEOMETRY: NO_DATA, status.UNSNAPPED: NO_DATA}
    for name, kind, symbol in (
        ("stock_context", "Point", lambda colour: marker(colour, size="3")),
        ("stock_context_area", "Polygon", lambda colour: speck(fill(colour), colour)),
    ):
        write(name, kind, categorized(styling.NEAREST, [(code, symbol(colour)) for code, colour in looks.items()]))


def life_circle() -> None:
    """Connected parts, free ends, classes in reach from blue to red, areas dark where the limit is small."""
    parts = [("main_part", line("#3182bd")), ("apart", line(charts.OKABE_ITO[5], "0.8"))]
    write("network_parts", "LineString", categorized(styling.PART, parts))
    ends = [("near_miss", marker(charts.OKABE_ITO[5], "cross_fill", "3.4")), ("dangle", marker("#999999", size="1.2"))]
    write("network_ends", "Point", categorized("end_kind", ends))
    for kind, symbol in (("Point", marker), ("Polygon", fill)):
        classes = [(code, symbol(colour)) for code, colour in (REACH_COLOURS | {status.NOT_ASSESSED: NO_DATA}).items()]
        write(f"life_circle_{kind.lower()}", kind, categorized(styling.REACH, classes))
    # Gaps are some of the units: a ring or an outline around these, so thin that their colours are seen within it.
    gap = {"outline_color": "#222222", "outline_width": "0.2"}
    ring = QgsMarkerSymbol.createSimple({"color": "transparent", "size": "4", **gap})
    write("life_circle_gaps_point", "Point", QgsSingleSymbolRenderer(ring))
    write("life_circle_gaps_polygon", "Polygon", QgsSingleSymbolRenderer(fill("transparent", style="no", **gap)))
    write("life_circle_areas", "Polygon", QgsSingleSymbolRenderer(fill("#c6dbef", outline_color="#08519c")))
    # The limits are the user's: styling.apply makes a class of each that it finds, in colours between these two.
    # Not the darkest of the ramp: streets and their names are to be read on it.
    _, dark, _, light = charts.sequential(4, "blue")
    for name, kind, symbol in (("service_areas", "Polygon", fill), ("service_lines", "LineString", line)):
        for unit in ("", "_minutes"):
            write(f"{name}{unit}", kind, categorized("cutoff", [("", symbol(dark)), ("0", symbol(light))]))


def supply_and_demand() -> None:
    """Places by access around the mean, in the colours of the report; facilities by whether people reach them."""
    levels = {code: colour for code, (_, colour) in LEVELS.items()} | {status.NOT_ASSESSED: NO_DATA}
    write("floating_catchment", "Point", categorized(styling.ACCESS, [(code, marker(c)) for code, c in levels.items()]))
    areas = [(code, speck(fill(colour), colour)) for code, colour in levels.items()]
    write("floating_catchment_area", "Polygon", categorized(styling.ACCESS, areas))
    used = {"reaches_people": charts.OKABE_ITO[7], "reaches_nobody": charts.OKABE_ITO[3], status.NOT_ASSESSED: NO_DATA}
    places("catchment_supply", styling.SUPPLY_USE, used)


# More shapes than these cannot be distinguished at the size of a dot.
SHAPES = ("circle", "square", "triangle", "diamond")


def places(
    name: str,
    attribute: str,
    colours: dict[str, str],
    said: Mapping[str, str] = MappingProxyType({}),
    sizes: Mapping[str, str] = MappingProxyType({}),
    area: Callable[[str], QgsSymbol] = fill,
) -> None:
    """A style for points and one for polygons; classes differ in colour and in shape. `said`: see :func:`categorized`.

    `sizes` of points that are not the usual one; `area` makes the fill of a colour.
    """
    looks = [(code, colour, shape) for (code, colour), shape in zip(colours.items(), cycle(SHAPES), strict=False)]
    points = [(code, marker(c, shape, sizes.get(code, "2.4"))) for code, c, shape in looks]
    areas = [(code, dotted(area(c), c, shape)) for code, c, shape in looks]
    write(name, "Point", categorized(attribute, points, said))
    write(f"{name}_area", "Polygon", categorized(attribute, areas, said))


def layout() -> None:
    """Classes of layout, preference, sharing and modules in the same colours as in the reports."""
    for group in ("town_layout", "park_layout", "preference"):
        colours = dict(zip(terms.codes(group), charts.OKABE_ITO, strict=False))
        places(
            group,
            f"coalesce({group}, status)",
            colours | {status.NO_BUILDINGS: NO_DATA} if group == "park_layout" else colours,
            # The buildings that a park is judged by are to be seen inside its ground.
            area=see_through if group == "park_layout" else fill,
        )
    modes = dict(zip(terms.codes("sharing_mode"), charts.OKABE_ITO, strict=False)) | {"none": NO_DATA}
    places("sharing_mode", "coalesce(sharing_mode, nullif(status, 'ok'), 'none')", modes)
    module_counts()


def module_counts() -> None:
    """A count is ordered: one shape, larger and darker the more."""
    counts = dict(zip(terms.codes("n_modules"), reversed(charts.sequential(7, "blue")), strict=True))
    sizes = {code: f"{1.8 + 0.4 * i:.1f}" for i, code in enumerate(counts)}
    counts[status.MODULES_UNKNOWN] = NO_DATA
    dots = [(code, marker(colour, size=sizes.get(code, "2"))) for code, colour in counts.items()]
    areas = [(code, dotted(fill(colour), colour)) for code, colour in counts.items()]
    write("n_modules", "Point", categorized("coalesce(to_string(n_modules), status)", dots))
    write("n_modules_area", "Polygon", categorized("coalesce(to_string(n_modules), status)", areas))


def data() -> None:
    """What was moved and what was not; rows of a table by what became of their coordinates."""
    colours = {"moved": charts.OKABE_ITO[0], "outside_china": NO_DATA}
    places("coordinates", "status", colours)
    read = {status.OK: charts.OKABE_ITO[0], status.SWAPPED: charts.OKABE_ITO[1]}
    looks = zip(read.items(), SHAPES, strict=False)
    classes = [(code, marker(c, shape)) for (code, c), shape in looks]
    write("read_table", "Point", categorized("status", classes, {status.OK: "placed"}))
    steps = (0.0, *RESIDENT_BREAKS, 1e6)
    ramp = charts.sequential(len(steps), "blue")[::-1][1:]
    ends = [f"{low:g} – {high:g}" for low, high in zip(steps, steps[1:-1], strict=False)] + [f"> {steps[-2]:g}"]
    grades = zip(steps, steps[1:], ramp, ends, strict=False)
    classes = [
        QgsRendererRange(low, high, fill(colour, outline_width="0.1"), text) for low, high, colour, text in grades
    ]
    write("residents", "Polygon", QgsGraduatedSymbolRenderer("residents", classes))
    write("left_over", "Point", QgsSingleSymbolRenderer(marker(charts.OKABE_ITO[1], "cross_fill", "3.4")))
    told = {"ok": charts.OKABE_ITO[0], "to_check": charts.OKABE_ITO[1], "unmatched": NO_DATA}
    places("poi_classes", "status", told, {"ok": "classified", "unmatched": "no_class"}, {"unmatched": "1.6"})
    places("duplicate_pois", styling.LISTED, {"several": charts.OKABE_ITO[5], "once": NO_DATA})
    # Unlike the places that they were found among, which lie below.
    sure = [("matched", charts.OKABE_ITO[5], "star", "4.4"), ("doubtful", charts.OKABE_ITO[6], "pentagon", "4")]
    dots = [(code, marker(*look)) for code, *look in sure]
    write("match_list", "Point", categorized("status", dots))
    areas = [(code, dotted(fill(colour), colour, shape, size)) for code, colour, shape, size in sure]
    write("match_list_area", "Polygon", categorized("status", areas))


def region() -> None:
    """Cities by share, zones of a belt, corridor, feature towns by verdict, manufacturing by the brown line."""
    ramp, breaks = charts.sequential(len(SHARE_BREAKS), "blue")[::-1], (*SHARE_BREAKS, 1.0)
    steps = zip(breaks, breaks[1:], ramp, strict=False)
    # QGIS puts a value into the first of the classes whose limits hold it: an upper limit is the next one's.
    classes = [
        QgsRendererRange(
            low,
            high - (high < 1) * 1e-9,
            fill(colour),
            f"{low:.0%}{styling.BELOW}{high:.0%}" if high < 1 else f"{low:.0%} – {high:.0%}",
        )
        for low, high, colour in steps
    ]
    # With a decimal where whole numbers would stand on the wrong side of a class's limit, or be none.
    share = "if(share > 0, format_number(100 * share, if(share < 0.0995, 1, 0)) || '%', '')"
    in_per_cent = labels(f"trim(concat({styling.PLACE}, '\\n', {share}))", "1 + 9 * coalesce(share, 0)", over=True)
    write("city_shares", "Polygon", QgsGraduatedSymbolRenderer("share", classes), in_per_cent)
    belt_zones("", ("core", "belt", "north_area", "south_area"))
    belt_zones("_east_west", ("core", "belt", "east_area", "west_area"))
    # Outlines alone: the spaces that they hold lie below them.
    outline = {"style": "no", "outline_color": "#333333", "outline_width": "0.5"}
    write("corridor", "Polygon", QgsSingleSymbolRenderer(fill("#ffffff", **outline)))
    sections = QgsSingleSymbolRenderer(fill("#ffffff", style="no", outline_color="#888888"))
    write("corridor_sections", "Polygon", sections, labels("district", "5"))
    # Few areas far apart on the map of a region: what is found of each is to be seen, and which it is.
    for name, classes, looks in (
        ("feature_towns", "verdict", VERDICT_COLOURS),
        ("new_town_mix", "coalesce(verdict, status)", MIX_COLOURS),
    ):
        towns = [(code, dotted(fill(colour), colour, size="4.2")) for code, colour in looks.items()]
        write(name, "Polygon", categorized(classes, towns), labels(styling.NAME, "5", beside=2.3))
    places("brown_line", "coalesce(brown_line, status)", BROWN_LINE_COLOURS)
    places("colocation", styling.COLOCATED, COLOCATION_COLOURS)


def siting() -> None:
    """Sites by what became of them, the new ones with their rank; demand by cover; lines to the sites."""
    looks = {
        status.CHOSEN: (siting_report.NEW, "diamond", "4.2"),
        status.ADDS_NOBODY: (siting_report.IDLE, "diamond", "3.4"),
        status.EXISTING: (siting_report.OLD, "square", "3.4"),
        status.FREE: ("transparent", "circle", "1.1"),
        status.TOO_NEAR_EXISTING: (NO_DATA, "cross2", "1.8"),
    }
    edge = {"outline_color": "#777777", "outline_width": "0.2"}
    dots, areas = [], []
    for code, (colour, shape, size) in looks.items():
        dot = QgsMarkerSymbol.createSimple({"color": colour, "name": shape, "size": size, **edge})
        dots.append((code, dot))
        # What is not chosen stands back: a thin outline, hollow.
        area = fill(colour, outline_color="#777777", outline_width="0.15" if code == status.FREE else "0.3")
        areas.append((code, area if code == status.FREE else dotted(area, colour, shape, size)))
    for name, attribute in (("siting_sites", styling.SITE_USE), ("siting_level_sites", styling.SITE_LEVEL)):
        for suffix, kind, classes in (("", "Point", dots), ("_area", "Polygon", areas)):
            ranks = labels(
                f"if(status = '{status.CHOSEN}', {styling.SITE_NAME}, '')", "11 - coalesce(rank, 11)", always=True
            )
            sites = categorized(attribute, classes)
            chosen_last = QgsFeatureRequest.OrderByClause(f"status = '{status.CHOSEN}'", True)
            sites.setOrderBy(QgsFeatureRequest.OrderBy([chosen_last]))
            sites.setOrderByEnabled(True)
            write(name + suffix, kind, sites, ranks)
    colours = siting_report.COLOURS
    homes = [(code, marker(c, size="1.8")) for code, c in colours.items()]
    blocks = [(code, speck(fill(c), c)) for code, c in colours.items()]
    for name, attribute in (("siting_demand", "status"), ("siting_level_demand", styling.DEMAND_LEVEL)):
        write(name, "Point", categorized(attribute, homes))
        write(f"{name}_area", "Polygon", categorized(attribute, blocks))
    write("siting_links", "LineString", QgsSingleSymbolRenderer(line("#999999", "0.15")))
    # Where a model covers, a line to a site beyond the radius would pass for a service: there it is, and not shown.
    lines = categorized("status", [(code, line("#999999", "0.15")) for code in (status.COVERED, status.NOT_COVERED)])
    lines.updateCategoryRenderState(1, False)
    write("siting_links_covered", "LineString", lines)


def belt_zones(suffix: str, codes: tuple[str, ...]) -> None:
    """The zones of an axis, whose two sides go by two of four names."""
    colours = {code: ZONE_COLOURS[code] for code in codes}
    # Light and opaque: what the map shows is what the legend shows, whatever lies below.
    zones = [(code, fill(lighter(colour))) for code, colour in colours.items()]
    write(f"zones{suffix}", "Polygon", categorized("zone", zones))
    places(f"incubator_zones{suffix}", "coalesce(zone, status)", colours | {status.OUTSIDE_CITIES: "#8c8c8c"})


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    STYLES.mkdir(exist_ok=True)
    rings()
    stock()
    life_circle()
    supply_and_demand()
    layout()
    data()
    region()
    siting()
    application.exitQgis()
