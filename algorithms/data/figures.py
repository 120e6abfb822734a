"""What a layer shows in figures: its classes, how many there are of each, how long or how large they are together."""

from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsAggregateCalculator,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsVectorLayer,
)

from ...core.base.text import column_decimals, percents, rounded, translate
from .. import styling
from ..bridge import plain

# Classes that are counted one by one.
MOST = 12
# Fields by which classes are nested: each holds the smaller ones, and no sum of them is a whole.
NESTED = {"cutoff"}


@dataclass(frozen=True)
class Figures:
    """A table: what stands at its head, a row a class."""

    title: str
    heads: list[str]
    rows: list[list[str]]


def of_layer(layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem) -> Figures | None:
    """How many rows of the map are of each class of a legend, in its order; what they measure in a CRS true to scale.

    Lines are measured, areas where they cover the ground without covering each other, and nested ones of which each is a single
    row, whose number says nothing. None where there are no classes.
    """
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer) or len(renderer.categories()) > MOST:
        return None
    classes = [(one.label(), _of_class(renderer.classAttribute(), one.value())) for one in renderer.categories()]
    counted = [(word, where, int(_sum(layer, "1", where))) for word, where in classes if where]
    counted = [row for row in counted if row[2]]
    if not counted:
        return None
    single = all(n == 1 for _, _, n in counted)
    columns = {translate("Sheet", "number"): [f"{n:,}" for _, _, n in counted]}
    if expression := _measure(layer, crs, single=single):
        measured = [_sum(layer, expression, where) for _, where, _ in counted]
        head, column = _in_unit(measured, layer.geometryType() == Qgis.GeometryType.Line)
        columns = {head: column} if single else {**columns, head: column}
        if len(measured) > 1 and sum(measured) > 0 and renderer.classAttribute() not in NESTED:
            columns[translate("Sheet", "share")] = percents([part / sum(measured) for part in measured])
    rows = [[word, *cells] for (word, _, _), *cells in zip(counted, *columns.values(), strict=True)]
    return Figures(layer.name(), list(columns), rows)


def _of_class(attribute: str, value: object) -> str:
    """The condition of a class; none of that of all others."""
    if value in ("", None) or isinstance(value, list | tuple):
        return ""
    known = QgsExpression(attribute)
    is_field = known.hasParserError() or known.isField()
    expression = QgsExpression.quotedColumnRef(attribute.strip('"')) if is_field else f"({attribute})"
    return f"{expression} = {QgsExpression.quotedValue(value)}"


def _sum(layer: QgsVectorLayer, expression: str, where: str) -> float:
    """What an expression adds up to over the rows of a class that are on the map, all of it in C++."""
    parameters = QgsAggregateCalculator.AggregateParameters()
    parameters.filter = f"NOT is_empty_or_null(@geometry) AND {where}"
    total, known = layer.aggregate(Qgis.Aggregate.Sum, expression, parameters)
    return float(plain(total) or 0) if known else 0.0


def _measure(layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem, *, single: bool) -> str:
    """What measures a row in metres of a CRS; empty where areas may lie on each other, or the way to it is not known by its code.

    `single` : each class is one row, which no other of its class can lie on.
    """
    is_line = layer.geometryType() == Qgis.GeometryType.Line
    is_nested = single and styling.covers_ground(layer) and layer.renderer().classAttribute() in NESTED
    shape = _in_crs(layer.crs(), crs)
    if not shape or not (is_line or is_nested or styling.parts_ground(layer)):
        return ""
    return f"length({shape})" if is_line else f"area({shape})"


def _in_crs(own: QgsCoordinateReferenceSystem, to: QgsCoordinateReferenceSystem) -> str:
    """A row's shape in another CRS, as it is in its own; empty where one of two has no code, which is all an expression knows."""
    if own == to and own.isValid():
        return "@geometry"
    return f"transform(@geometry, '{own.authid()}', '{to.authid()}')" if own.authid() and to.authid() else ""


def _in_unit(measured: list[float], is_line: bool) -> tuple[str, list[str]]:
    """Head and cells of a column in a unit in which its largest number can be read."""
    power, largest = (1 if is_line else 2), max(measured)
    head, unit = (translate("Sheet", "km"), 1e3) if is_line else (translate("Sheet", "km²"), 1e6)
    if largest < 1000**power:
        head, unit = (translate("Sheet", "m"), 1.0) if is_line else (translate("Sheet", "ha"), 1e4)
    shown = [value / unit for value in measured]
    digits = column_decimals(shown)
    return head, [rounded(value, digits) for value in shown]
