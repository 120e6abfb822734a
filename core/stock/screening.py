"""Which stock spaces are worth turning into innovation space: constraint, weights, score, rank, grade, and how sure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..base.errors import InputError
from ..base.running import Cancelled, Progress, ignore, never
from ..base.statistics import jenks
from ..base.terms import code_of, label
from ..base.text import listed, plural, translate
from . import ahp, scoring, weights

GRADES = "ABCD"
CELLS = 5
NO_EXAMPLE = "none"


class Answers(NamedTuple):
    """What a constraint says of each candidate.

    `keeps` : 1 yes, 0 no, NaN neither; `doubts` : the reason of a row that is neither, None where a value is missing.
    """

    keeps: np.ndarray
    doubts: np.ndarray


@dataclass(frozen=True)
class Criterion:
    """A numeric field, its `direction` (``benefit`` or ``cost``), weight and bounds; NaN where the user gave none."""

    field: str
    direction: str
    weight: float = np.nan
    low: float = np.nan
    high: float = np.nan


@dataclass(frozen=True)
class Method:
    """How to weigh and score: codes of the terms tables `weighting`, `scoring` and `norm`; `swing` as a share.

    `example` : code of the terms table `example_weights`, whose weights stand in for given ones.
    """

    weighting: str = "given"
    scoring: str = "weighted_sum"
    norm: str = "minmax"
    swing: float = 0.15
    pairwise: str = ""
    example: str = NO_EXAMPLE


@dataclass(frozen=True)
class Screening:
    """What :func:`screen` found.

    `rows` : ``score rank grade rank_best rank_worst status reason``, a row a candidate.
    `weights` : ``criterion direction weight source``.
    `bounds` : ``criterion low_bound high_bound``, the ends of the min–max norm; without rows under another norm.
    `contributions` : weight × normed value, a column a criterion, a row a candidate (NaN where not assessed); under the
    weighted sum they add up to the score.
    `hierarchy` : the judgements' consistency under AHP, else None. `notes` : sentences for the log.
    """

    rows: pd.DataFrame
    weights: pd.DataFrame
    bounds: pd.DataFrame
    contributions: pd.DataFrame
    hierarchy: ahp.Hierarchy | None
    notes: list[str]


def parse_criteria(cells: Sequence[object]) -> list[Criterion]:
    """Criteria from a flat list, five cells a row: field, benefit or cost, weight, low, high; empty cells for none.

    Raises
    ------
    InputError : naming ``CRITERIA``.

    >>> parse_criteria(["vacancy", "benefit", "0.6", "", "", "rent", "cost", "0.4", "0", "50"])[1]
    Criterion(field='rent', direction='cost', weight=0.4, low=0.0, high=50.0)
    """
    cells = ["" if cell is None else str(cell).strip() for cell in cells]
    rows = [cells[i : i + CELLS] for i in range(0, len(cells), CELLS)]
    rows = [row for row in rows if any(row)]
    if not rows or len(cells) % CELLS:
        cause = plural(
            len(cells),
            translate("Screening", "{n} cell is no row of five."),
            translate("Screening", "{n} cells are no rows of five."),
        )
        raise _bad_criteria(
            cause if rows else translate("Screening", "the table is empty."),
            translate("Screening", "Give at least one row: field, benefit or cost, weight, low, high."),
        )
    criteria = [_criterion(row) for row in rows]
    fields = [criterion.field for criterion in criteria]
    twice = sorted({field for field in fields if fields.count(field) > 1})
    if twice:
        raise _bad_criteria(
            translate("Screening", "{fields} is used twice.").format(fields=listed(twice)),
            translate("Screening", "Name each field once; give it a larger weight instead."),
        )
    return criteria


def screen(
    table: pd.DataFrame,
    criteria: list[Criterion],
    method: Method,
    allowed: ArrayLike | Answers | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Screening:
    """Score, rank and grade candidates, and find how far each rank moves when weights do.

    Parameters
    ----------
    table : the candidates; each criterion's field a column.
    allowed : the constraint's answer for each row: 1 keeps, 0 excludes, NaN unknown (not assessed); None keeps all.
        As :class:`Answers` with the reasons of the unknown.

    Raises
    ------
    InputError : naming the parameter, when nothing can be ranked.

    >>> candidates = pd.DataFrame({"vacancy": [0.9, 0.5, 0.1, 0.8], "rent": [10, 20, 5, None]})
    >>> criteria = [Criterion("vacancy", "benefit", 0.6), Criterion("rent", "cost", 0.4)]
    >>> found = screen(candidates, criteria, Method()).rows
    >>> found[["score", "rank", "status"]].round(2).values.tolist()
    [[0.87, 1, 'ok'], [0.3, 3, 'ok'], [0.4, 2, 'ok'], [nan, <NA>, 'not_assessed']]
    """
    require_fields(table.columns, criteria)
    numbers = table[[c.field for c in criteria]].apply(_finite)
    rows = _status(table, numbers, allowed)
    _require_candidates(rows)
    ok = (rows["status"] == "ok").to_numpy()
    values = numbers.to_numpy()[ok]
    unit, notes = _normed(values, criteria, method)
    found, source, hierarchy = _weights(values, criteria, method)
    score = scoring.SCORES[method.scoring]
    scores = score(unit, found)
    best, worst = scoring.rank_range(unit, found, method.swing, score, progress, cancelled)
    ranks = {"rank": scoring.rank(scores), "rank_best": best, "rank_worst": worst}
    rows = _filled(ok, rows, {"score": scores, "grade": grades(scores)} | ranks)
    contributions = _filled(ok, rows[[]], dict(zip(numbers.columns, (unit * found).T, strict=True)))
    return Screening(
        rows[["score", "rank", "grade", "rank_best", "rank_worst", "status", "reason"]],
        _weight_table(criteria, found, source),
        _bounds(values, criteria, method),
        contributions,
        hierarchy,
        notes,
    )


def require_fields(fields: Iterable[object], criteria: list[Criterion]) -> None:
    """Raise InputError when a criterion's field is not among the `fields` of the candidates.

    >>> require_fields(["vacancy", "rent"], [Criterion("rent", "cost")])
    """
    fields = list(map(str, fields))
    missing = [c.field for c in criteria if c.field not in fields]
    if missing:
        raise _bad_criteria(
            translate("Screening", "the candidates have no field {fields}.").format(fields=listed(missing)),
            translate("Screening", "Their fields are: {fields}.").format(fields=listed(fields, len(fields))),
        )


def grades(scores: ArrayLike) -> np.ndarray:
    """Grades ``A`` (best) to ``D`` by natural breaks of the scores; fewer when there are fewer distinct scores.

    >>> grades([0.91, 0.9, 0.5, 0.3, 0.1]).tolist()
    ['A', 'A', 'B', 'C', 'D']
    """
    scores = np.round(scores, scoring.DECIMALS)
    breaks = jenks(scores, len(GRADES))
    return np.array(list(GRADES[: len(breaks)][::-1]))[np.searchsorted(breaks, scores)]


def _bad_criteria(cause: str, cure: str) -> InputError:
    return InputError("CRITERIA", cause, cure)


def _criterion(row: list[str]) -> Criterion:
    field, typed, *numbers = row
    direction = code_of("direction", typed)
    if not field or direction is None:
        raise _bad_criteria(
            translate("Screening", "“{cell}” is no direction of the criterion “{field}”.").format(
                cell=typed, field=field
            ),
            translate("Screening", "Name a field in the first cell and write benefit or cost into the second."),
        )
    weight, low, high = (_number(field, cell) for cell in numbers)
    if low >= high:
        raise _bad_criteria(
            translate("Screening", "the bounds of “{field}” run from {low} to {high}.").format(
                field=field, low=f"{low:g}", high=f"{high:g}"
            ),
            translate("Screening", "The low bound must be below the high one, whatever the direction."),
        )
    return Criterion(field, direction, weight, low, high)


def _number(field: str, cell: str) -> float:
    try:
        number = float(cell) if cell else np.nan
    except ValueError:
        number = np.inf
    if np.isinf(number):
        raise _bad_criteria(
            translate("Screening", "“{cell}” in the row of “{field}” is not a number.").format(cell=cell, field=field),
            translate("Screening", "Weight, low and high are numbers or empty."),
        )
    return number


def _finite(column: pd.Series) -> pd.Series:
    """The column as numbers; NaN for texts and infinities."""
    numbers = pd.to_numeric(column, errors="coerce").astype(float)
    return numbers.where(np.isfinite(numbers))


def _filled(ok: np.ndarray, rows: pd.DataFrame, columns: dict[str, np.ndarray]) -> pd.DataFrame:
    """`rows` with columns whose values belong to the `ok` rows, in their order; the other rows stay empty."""
    found = pd.DataFrame(columns, index=np.flatnonzero(ok))
    whole = found.select_dtypes(int).columns
    found = found.astype(dict.fromkeys(whole, "Int64")).reindex(np.arange(len(ok)))
    return rows.assign(**{name: found[name].array for name in found})


def _status(table: pd.DataFrame, numbers: pd.DataFrame, allowed: ArrayLike | Answers | None) -> pd.DataFrame:
    """``status reason in_doubt`` of each row; a constraint that is not met speaks before anything that is missing."""
    allowed, doubts = _answers(allowed, len(table))
    in_doubt, then = np.isnan(allowed), translate("Screening", "; ")
    reason = np.where(in_doubt, then + doubts, "").astype(object)
    for field in numbers:
        unknown, empty = numbers[field].isna().to_numpy(), table[field].isna().to_numpy()
        reason[unknown & empty] += then + translate("Screening", "{field}: missing").format(field=weights.word(field))
        reason[unknown & ~empty] += then + translate("Screening", "{field}: not a number").format(
            field=weights.word(field)
        )
    excluded = allowed == 0
    status = np.select([excluded, reason != ""], ["excluded", "not_assessed"], "ok")
    reason[excluded] = then + translate("Screening", "constraint not met")
    reason = pd.Series(reason, dtype=object).str[len(then) :].where(status != "ok", None).array
    return pd.DataFrame({"status": status, "reason": reason, "in_doubt": in_doubt}, table.index)


def _answers(allowed: ArrayLike | Answers | None, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The constraint's answers and, as an array of texts, why a row has none."""
    missing = translate("Screening", "constraint: a value is missing")
    if isinstance(allowed, Answers):
        return np.asarray(allowed.keeps, float), np.array([text or missing for text in allowed.doubts], dtype=object)
    return np.ones(n) if allowed is None else np.asarray(allowed, float), np.full(n, missing, dtype=object)


def _require_candidates(rows: pd.DataFrame) -> None:
    """Raise InputError unless two candidates or more can be compared, naming what took most of the others away."""
    status, reasons = rows["status"], rows["reason"].value_counts().head(3)
    left = int((status == "ok").sum())
    if left > 1:
        return
    excluded, in_doubt = int((status == "excluded").sum()), int(rows["in_doubt"].sum())
    gaps = len(rows) - left - excluded - in_doubt
    if len(rows) < 2:
        parameter, cure = "CANDIDATES", translate("Screening", "A ranking compares: give two candidates or more.")
    elif max(excluded, in_doubt) < gaps:
        parameter, cure = "CRITERIA", translate("Screening", "Fill the field in, or leave that criterion out.")
    elif in_doubt > excluded:
        parameter = "CONSTRAINTS"
        cure = translate("Screening", 'Say what a missing value means, for example coalesce("age", 0) > 20.')
    else:
        parameter, cure = "CONSTRAINTS", translate("Screening", "Loosen the constraint.")
    cause = plural(
        len(rows),
        translate("Screening", "{left} of {n} candidate can be ranked ({reasons})."),
        translate("Screening", "{left} of {n} candidates can be ranked ({reasons})."),
    )
    named = "; ".join(f"{reason}: {n}" for reason, n in reasons.items()) or "—"
    raise InputError(parameter, cause.format(left=left, reasons=named), cure)


def _normed(values: np.ndarray, criteria: list[Criterion], method: Method) -> tuple[np.ndarray, list[str]]:
    """Values on the chosen norm, 1 = best, and what has to be said about them."""
    names, cost = [c.field for c in criteria], [c.direction == "cost" for c in criteria]
    low, high = np.array([c.low for c in criteria]), np.array([c.high for c in criteria])
    notes = []
    if method.norm == "minmax":
        unit = scoring.minmax(values, cost, low, high)
    else:
        unit = scoring.vector(values, cost, names)
        if not (np.isnan(low) & np.isnan(high)).all():
            notes.append(translate("Screening", "The vector norm takes no bounds: low and high were not used."))
    constant = [name for name, width in zip(names, np.ptp(unit, axis=0), strict=True) if width == 0]
    if len(constant) == len(names):
        raise _bad_criteria(
            translate("Screening", "every criterion has one value for all candidates: {fields}.").format(
                fields=listed(constant)
            ),
            translate("Screening", "Choose criteria in which the candidates differ, or wider bounds."),
        )
    if constant:
        notes.append(
            translate(
                "Screening", "The same for all ranked candidates, so it cannot tell them apart: {fields}."
            ).format(fields=listed(constant))
        )
    return unit, notes


def _weights(
    values: np.ndarray, criteria: list[Criterion], method: Method
) -> tuple[np.ndarray, str, ahp.Hierarchy | None]:
    """The weights, where they come from, and the judgements' consistency under AHP."""
    names = [c.field for c in criteria]
    if method.weighting == "ahp":
        found = ahp.hierarchy(method.pairwise, names)
        source = translate("Screening", "{method} (Saaty 1977), consistency ratio {ratio}")
        return found.weights, source.format(method=label("weighting", "ahp"), ratio=found.ratio_text(3)), found
    if method.weighting == "entropy":
        return weights.entropy(values, names), label("weighting", "entropy"), None
    if method.weighting == "equal":
        return weights.equal(len(names)), label("weighting", "equal"), None
    if method.example != NO_EXAMPLE:
        return weights.example(method.example, names), label("example_weights", method.example), None
    typed = [c.weight for c in criteria]
    found, total = weights.given(typed), sum(typed)
    if np.isclose(total, 1):
        return found, label("weighting", "given"), None
    source = translate("Screening", "{method}, rescaled from a sum of {total}")
    return found, source.format(method=label("weighting", "given"), total=f"{total:g}"), None


def _weight_table(criteria: list[Criterion], found: np.ndarray, source: str) -> pd.DataFrame:
    columns = {"criterion": [c.field for c in criteria], "direction": [c.direction for c in criteria]}
    return pd.DataFrame({**columns, "weight": found, "source": source})


def _bounds(values: np.ndarray, criteria: list[Criterion], method: Method) -> pd.DataFrame:
    used = scoring.bounds(values, [c.low for c in criteria], [c.high for c in criteria])
    table = pd.DataFrame(np.column_stack(used), columns=["low_bound", "high_bound"])
    table.insert(0, "criterion", [c.field for c in criteria])
    return table if method.norm == "minmax" else table.iloc[:0]
