"""A QGIS expression that candidates must fulfil."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    Qgis,
    QgsDistanceArea,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
)

from ...core.base.errors import InputError
from ...core.base.running import chunks
from ...core.base.text import listed, translate
from ...core.lazy import pandas as pd
from ...core.lazy import screening
from ..bridge import CHUNK, Layer, plain
from ..run import Run


def allowed(run: Run, layer: Layer, parameter: str) -> screening.Answers | None:
    """The answer of the expression for each row, as QGIS's own “Extract by expression” finds it; None without one.

    Raises
    ------
    InputError : where it cannot be read, fails on every row, or gives something else than yes or no on every row.
    """
    text = run.text(parameter).strip()
    if not text:
        return None
    expression, context = parse(text, layer, parameter), _context(run, layer)
    expression.setGeomCalculator(_in_metres(run, layer))
    expression.setDistanceUnits(Qgis.DistanceUnit.Meters)
    expression.setAreaUnits(Qgis.AreaUnit.SquareMeters)
    expression.prepare(context)
    values, errors = np.full((2, len(layer)), None, dtype=object)
    for rows in chunks(len(layer), CHUNK, cancelled=run.cancelled):
        for i in range(rows.start, rows.stop):
            context.setFeature(_feature(layer, i))
            value = plain(expression.evaluate(context))
            if expression.hasEvalError():
                errors[i] = _line(expression.evalErrorString())
            else:
                values[i] = value
    return _judged(run, parameter, text, values, errors)


def _context(run: Run, layer: Layer) -> QgsExpressionContext:
    """With the scope of the source, for aggregates, counts and variables such as @layer_name."""
    source = run.inputs.sources[layer.parameter][0].features
    context = run.algorithm.createExpressionContext(run.parameters, run.context, source)
    context.setFields(layer.fields)
    return context


def _judged(run: Run, parameter: str, text: str, values: np.ndarray, errors: np.ndarray) -> screening.Answers:
    """Yes, no or neither; a failure, or a value that is neither, is reported, and refused where there is nothing else."""
    keeps = np.array([_truth(value) for value in values], float)
    doubts = np.full(len(values), None, dtype=object)
    failed = pd.notna(errors)
    odd = np.isnan(keeps) & np.array([value is not None for value in values], bool)
    for rows, answers, reason, note, cause, cure in (
        (
            failed,
            errors,
            screening.FAILS,
            translate(
                "Stock", "{parameter}: the expression fails on {n} of {all} candidates ({answer}): not assessed."
            ),
            translate("Stock", "the expression “{text}” fails on every candidate ({answer})."),
            translate("Stock", "Try the expression in QGIS's expression dialog on a candidate."),
        ),
        (
            odd,
            values,
            screening.NEITHER,
            translate("Stock", "{parameter}: “{answer}” is neither yes nor no; {n} of {all} candidates: not assessed."),
            translate("Stock", "the expression “{text}” gives values such as “{answer}”, never yes or no."),
            translate("Stock", 'Compare: for example "age" > 20, or "kind" = \'warehouse\'.'),
        ),
    ):
        if not rows.any():
            continue
        words = {"parameter": parameter, "text": text, "answer": answers[rows][0], "n": rows.sum(), "all": len(rows)}
        if rows.all():
            raise InputError(parameter, cause.format(**words), cure)
        run.note(note.format(**words))
        doubts[rows] = reason
    return screening.Answers(keeps, doubts)


def parse(text: str, layer: Layer, parameter: str) -> QgsExpression:
    """The expression, or an InputError where it cannot be read or names fields that the layer lacks."""
    expression = QgsExpression(text)
    cure = translate("Stock", "Try the expression in QGIS's expression dialog; fields are: {fields}.")
    cure = cure.format(fields=listed(layer.fields.names(), layer.fields.count()))
    if expression.hasParserError():
        cause = translate("Stock", "the expression “{text}” cannot be read ({error}).")
        raise InputError(parameter, cause.format(text=text, error=_line(expression.parserErrorString())), cure)
    named = expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}
    if "aggregate" in expression.referencedFunctions():  # it also names fields of other layers
        named = set()
    unknown = sorted(name for name in named if layer.fields.lookupField(name) < 0)
    if unknown:
        cause = translate("Stock", "the candidates have no field {fields}.").format(fields=listed(unknown))
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
