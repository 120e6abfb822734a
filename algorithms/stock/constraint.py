"""A QGIS expression that candidates must fulfil."""

import numpy as np
from qgis.core import Qgis, QgsDistanceArea, QgsExpression, QgsFeature, QgsFeatureRequest

from ...core.errors import InputError
from ...core.running import chunks
from ...core.text import translate
from ..bridge import CHUNK, Layer, plain
from ..run import Run


def allowed(run: Run, layer: Layer, parameter: str) -> np.ndarray | None:
    """The answer of the expression for each row: 1 yes, 0 no, NaN where it has none; None without an expression."""
    text = run.text(parameter).strip()
    if not text:
        return None
    expression = parse(text, layer, parameter)
    context = run.algorithm.createExpressionContext(run.parameters, run.context)
    context.setFields(layer.fields)
    expression.setGeomCalculator(_in_metres(run, layer))
    expression.setDistanceUnits(Qgis.DistanceUnit.Meters)
    expression.setAreaUnits(Qgis.AreaUnit.SquareMeters)
    expression.prepare(context)
    answers, failed, error = np.full(len(layer), np.nan), 0, ""
    for rows in chunks(len(layer), CHUNK, cancelled=run.cancelled):
        for i in range(rows.start, rows.stop):
            context.setFeature(_feature(layer, i))
            answers[i] = _truth(expression.evaluate(context))
            if expression.hasEvalError():
                failed, error = failed + 1, expression.evalErrorString()
    if failed:
        text = translate("Stock", "{parameter}: the expression failed on {n} rows ({error}); they are not assessed.")
        run.note(text.format(parameter=parameter, n=failed, error=_line(error)))
    return answers


def parse(text: str, layer: Layer, parameter: str) -> QgsExpression:
    """The expression, or an InputError where it cannot be read or names fields that the layer lacks."""
    expression = QgsExpression(text)
    cure = translate("Stock", "Try the expression in QGIS's expression dialog; fields are: {fields}.")
    cure = cure.format(fields=", ".join(layer.fields.names()))
    if expression.hasParserError():
        cause = translate("Stock", "the expression “{text}” cannot be read ({error}).")
        raise InputError(parameter, cause.format(text=text, error=_line(expression.parserErrorString())), cure)
    named = expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}
    unknown = sorted(name for name in named if layer.fields.lookupField(name) < 0)
    if unknown:
        cause = translate("Stock", "the candidates have no field {fields}.").format(fields=", ".join(unknown))
        raise InputError(parameter, cause, cure)
    return expression


def _in_metres(run: Run, layer: Layer) -> QgsDistanceArea:
    """So that $area and $length mean m² and m, also of a layer in degrees."""
    calculator = QgsDistanceArea()
    calculator.setSourceCrs(layer.crs, run.context.transformContext())
    chosen = run.context.ellipsoid()
    calculator.setEllipsoid(layer.crs.ellipsoidAcronym() if chosen in ("", "NONE") else chosen)
    return calculator


def _feature(layer: Layer, row: int) -> QgsFeature:
    feature = QgsFeature(layer.fields, layer.ids[row])
    feature.setAttributes(layer.rows[row])
    feature.setGeometry(layer.originals[row])
    return feature


def _truth(value: object) -> float:
    """1, 0, or NaN for what is neither yes nor no."""
    value = plain(value)
    return float(bool(value)) if isinstance(value, (bool, int, float)) else np.nan


def _line(text: str) -> str:
    return " ".join(text.split())
