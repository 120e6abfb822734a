"""Which stock spaces are worth turning into innovation space: constraint, weights, score, rank, grade, and how sure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..base import terms
from ..base.arrays import objects
from ..base.capacity import DESK_M2_MAX, DESK_M2_MIN, desks
from ..base.columns import numeric
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_one_of
from ..base.running import Cancelled, Progress, ignore, never
from ..base.statistics import jenks
from ..base.status import EXCLUDED, NOT_ASSESSED, OK
from ..base.text import about, exactly, listed, plural, remarks, translate
from . import ahp, scoring, weights
from .programmes import of_kinds

GRADES = "ABCD"
COLUMNS = (
    *("score", "rank", "grade", "rank_best", "rank_worst"),
    *("programme", "desks_min", "desks_max"),
    *("status", "reason"),
)
# Kinds that a remark names at most.
NAMED = 8
CELLS = 5
NO_EXAMPLE = "none"
# The norm that takes bounds.
BOUNDED = "minmax"


# Why a candidate is not ranked: of a criterion, and of the constraint.
MISSING, NO_NUMBER = "missing", "no_number"
UNMET, UNKNOWN, FAILS, NEITHER = "unmet", "unknown", "fails", "neither"
DOUBTS = (UNKNOWN, FAILS, NEITHER)
# Where weights come from, beside the codes of the terms `weighting` and `example_weights`.
RESCALED = "rescaled"


class Reason(NamedTuple):
    """Why a candidate is not ranked: a code, and the field that it is about, empty where it is about the constraint."""

    code: str
    field: str = ""


class Answers(NamedTuple):
    """What a constraint says of each candidate.

    `keeps` : 1 yes, 0 no, NaN neither; `doubts` : why a row is neither, a code of `DOUBTS`, None where a value is missing.
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
class ScreeningOptions:
    """What the user sets: codes of the terms tables `weighting`, `scoring` and `norm`; `swing` as a share.

    `pairwise` : judgements, see :func:`ahp.parse`; `example` : code of the terms table `example_weights`, whose weights stand
    in for given ones. For desks: `desk_share`, the share of the floor area that they take, and m² of the smallest and the
    largest.
    """

    weighting: str = "given"
    scoring: str = "weighted_sum"
    norm: str = "minmax"
    swing: float = 0.15
    pairwise: str = ""
    example: str = NO_EXAMPLE
    desk_share: float = 0.7
    desk_min: float = DESK_M2_MIN
    desk_max: float = DESK_M2_MAX
    BOUNDS: ClassVar[Bounds] = {"swing": (0, 1), "desk_share": (0, 1), "desk_min": (0, np.inf), "desk_max": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)
        for group in ("weighting", "scoring", "norm"):
            require_one_of(group, getattr(self, group), terms.codes(group))
        require_one_of("example", self.example, terms.codes("example_weights"))


@dataclass(frozen=True, eq=False, kw_only=True)
class Screening:
    """What :func:`assess` says.

    `rows` : ``score rank grade rank_best rank_worst programme desks_min desks_max status reason``, one row per candidate; a
    reason is a tuple of :class:`Reason`, None where the candidate is ranked. Programme and desks are empty where kind or floor
    area is unknown.
    `weights` : ``criterion direction weight source``, the source a code of the terms `weighting` or `example_weights`, or
    ``rescaled``; `total` : the sum of the weights as typed, NaN where none were.
    `bounds` : ``criterion low_bound high_bound``, the ends of the min–max norm; without rows under another norm.
    `contributions` : weight × normed value, one column per criterion, one row per candidate (NaN where not assessed); under
    the weighted sum they add up to the score.
    `hierarchy` : the judgements' consistency under AHP, else None. `notes` : sentences for the log.
    """

    rows: pd.DataFrame
    weights: pd.DataFrame
    bounds: pd.DataFrame
    contributions: pd.DataFrame
    hierarchy: ahp.Hierarchy | None
    total: float
    options: ScreeningOptions
    notes: list[str]

    @property
    def summary(self) -> pd.DataFrame:
        """A row for each grade: ``grade n score_min score_max``, the best first."""
        scores = self.rows.groupby("grade")["score"]
        return scores.agg(n="size", score_min="min", score_max="max").reset_index()


def parse_criteria(cells: Sequence[object]) -> list[Criterion]:
    """Criteria from a flat list, five cells per row: field, benefit or cost, weight, low, high; empty cells for none.

    Raises
    ------
    InputError : naming ``criteria``.

    >>> parse_criteria(["vacancy", "benefit", "0.6", "", "", "rent", "cost", "0.4", "0", "50"])[1]
    Criterion(field='rent', direction='cost', weight=0.4, low=0.0, high=50.0)
    """
    cells = ["" if cell is None else str(cell).strip() for cell in cells]
    rows = [cells[i : i + CELLS] for i in range(0, len(cells), CELLS)]
    rows = [row for row in rows if any(row)]
    if not rows or len(cells) % CELLS:
        cause = plural(
            len(cells),
            translate("Screening", "{n} cell does not fill rows of five."),
            translate("Screening", "{n} cells do not fill rows of five."),
        )
        raise _bad_criteria(
            cause if rows else translate("Screening", "the table is empty."),
            translate("Screening", "Give at least one row: field, benefit or cost, weight, low, high."),
        )
    criteria = [_criterion(row) for row in rows]
    fields = [criterion.field for criterion in criteria]
    twice = sorted({field for field in fields if fields.count(field) > 1})
    if twice:
        one, many = (
            translate("Screening", "{fields} is used twice."),
            translate("Screening", "{fields} are used twice."),
        )
        raise _bad_criteria(
            plural(len(twice), one, many).format(fields=listed(twice)),
            translate("Screening", "Name each field once; give it a larger weight instead."),
        )
    return criteria


def assess(
    candidates: pd.DataFrame,
    criteria: list[Criterion],
    *,
    allowed: ArrayLike | Answers | None = None,
    kinds: Sequence[object] | None = None,
    areas: ArrayLike | None = None,
    programmes: Mapping[str, str] | None = None,
    options: ScreeningOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Screening:
    """Score, rank and grade candidates, find how far each rank moves when weights do, and what each may become and hold.

    Parameters
    ----------
    candidates : a table in which each criterion's field is a column.
    allowed : the constraint's answer for each row: 1 keeps, 0 excludes, NaN unknown (not assessed); None keeps all.
        As :class:`Answers` with the reasons of the unknown.
    kinds : of space, in words of either language or as land-use codes, any of them missing, see :func:`programmes.of_kinds`.
    areas : floor areas, m²; what is missing or no number is not known.
    programmes : the user's own, by kind or code; they come before the built-in ones.

    Raises InputError naming ``candidates``, ``criteria``, ``allowed``, ``desk_min`` or the option that nothing can be ranked by.

    >>> candidates = pd.DataFrame({"vacancy": [0.9, 0.5, 0.1, 0.8], "rent": [10, 20, 5, None]})
    >>> criteria = [Criterion("vacancy", "benefit", 0.6), Criterion("rent", "cost", 0.4)]
    >>> found = assess(candidates, criteria, kinds=["老厂房", None, "M1", "office"], areas=[1000, None, 90, 10]).rows
    >>> found[["score", "rank", "programme", "desks_min", "desks_max"]].round(2).values.tolist()[:2]
    [[0.87, 1, 'cultural_creative', 70, 140], [0.3, 3, None, <NA>, <NA>]]
    """
    options = options or ScreeningOptions()
    numbers, rows = _candidates(candidates, criteria, allowed)
    ok = (rows["status"] == OK).to_numpy()
    values = numbers.to_numpy()[ok]
    unit, notes = _normed(values, criteria, options)
    found, source, hierarchy = _weights(values, criteria, options)
    rows = _filled(ok, rows, _ranks(unit, found, options, progress, cancelled))
    use, unknown = _use(len(rows), kinds, areas, programmes, options)
    return Screening(
        rows=rows.assign(**use)[list(COLUMNS)],
        weights=_weight_table(criteria, found, source),
        bounds=_bounds(values, criteria, options),
        contributions=_filled(ok, rows[[]], dict(zip(numbers.columns, (unit * found).T, strict=True))),
        hierarchy=hierarchy,
        total=sum(c.weight for c in criteria),
        options=options,
        notes=[*unknown, *notes],
    )


def _candidates(
    candidates: pd.DataFrame, criteria: list[Criterion], allowed: ArrayLike | Answers | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The criteria as numbers, a column each, and ``status reason in_doubt`` of each row; two or more can be compared."""
    require_fields(candidates.columns, criteria)
    numbers = candidates[[c.field for c in criteria]].apply(_finite)
    rows = _status(candidates, numbers, allowed)
    _require_candidates(rows)
    return numbers, rows


def _ranks(
    unit: np.ndarray, weights: np.ndarray, options: ScreeningOptions, progress: Progress, cancelled: Cancelled
) -> dict[str, np.ndarray]:
    """``score grade rank rank_best rank_worst`` of values on the norm (`unit`) under the `weights`."""
    score = scoring.SCORES[options.scoring]
    scores = score(unit, weights)
    best, worst = scoring.rank_range(unit, weights, options.swing, score, progress=progress, cancelled=cancelled)
    ranks = {"rank": scoring.rank(scores), "rank_best": best, "rank_worst": worst}
    return {"score": scores, "grade": grades(scores), **ranks}


def _use(
    n: int,
    kinds: Sequence[object] | None,
    areas: ArrayLike | None,
    own: Mapping[str, str] | None,
    options: ScreeningOptions,
) -> tuple[dict[str, np.ndarray], list[str]]:
    """``programme desks_min desks_max`` of each of `n` candidates, and a remark on the kinds that have no programme."""
    kinds = pd.Series(objects([None] * n if kinds is None else kinds))
    areas = np.full(n, np.nan) if areas is None else np.asarray(areas)
    fewest, most = desks(areas, options.desk_share, options.desk_min, options.desk_max)
    programme = of_kinds(kinds, own=own)
    columns = {"programme": programme.array, "desks_min": fewest.array, "desks_max": most.array}
    return columns, _unknown(kinds[programme.isna()].dropna())


def _unknown(kinds: pd.Series) -> list[str]:
    one = translate("Stock", "No programme is known for {n} candidate, by its kind or land-use code ({kinds}).")
    many = translate("Stock", "No programme is known for {n} candidates, by their kinds or land-use codes ({kinds}).")
    return remarks((len(kinds), one, many), kinds=listed(sorted(kinds.unique()), NAMED))


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
    return InputError("criteria", cause, cure)


def _criterion(row: list[str]) -> Criterion:
    field, typed, *numbers = row
    direction = terms.code_of("direction", typed)
    if not field or direction is None:
        raise _bad_criteria(
            translate("Screening", "“{cell}” is not a direction for the criterion “{field}”.").format(
                cell=typed, field=field
            ),
            translate("Screening", "Name a field in the first cell and write benefit or cost into the second."),
        )
    weight, low, high = (_number(field, cell) for cell in numbers)
    if low >= high:
        raise _bad_criteria(
            translate("Screening", "the bounds of “{field}” run from {low} to {high}.").format(
                field=field, low=exactly(low), high=exactly(high)
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
    return pd.Series(numeric(column), column.index)


def _filled(ok: np.ndarray, rows: pd.DataFrame, columns: dict[str, np.ndarray]) -> pd.DataFrame:
    """`rows` with columns whose values belong to the `ok` rows, in their order; the other rows stay empty."""
    found = pd.DataFrame(columns, index=np.flatnonzero(ok))
    whole = found.select_dtypes(int).columns
    found = found.astype(dict.fromkeys(whole, "Int64")).reindex(np.arange(len(ok)))
    return rows.assign(**{name: found[name].array for name in found})


def _status(candidates: pd.DataFrame, numbers: pd.DataFrame, allowed: ArrayLike | Answers | None) -> pd.DataFrame:
    """``status reason in_doubt`` of each row; a constraint that is not met speaks before anything that is missing."""
    allowed, doubts = _answers(allowed, len(candidates))
    excluded, in_doubt = allowed == 0, np.isnan(allowed)
    cases = [(Reason(UNMET), excluded), *((Reason(code), in_doubt & (doubts == code)) for code in DOUBTS)]
    for field in numbers:
        unknown, empty = numbers[field].isna().to_numpy() & ~excluded, candidates[field].isna().to_numpy()
        cases += [(Reason(MISSING, field), unknown & empty), (Reason(NO_NUMBER, field), unknown & ~empty)]
    reason = _reasons(cases, len(candidates))
    status = np.select([excluded, pd.notna(reason)], [EXCLUDED, NOT_ASSESSED], OK)
    return pd.DataFrame({"status": status, "reason": reason, "in_doubt": in_doubt}, candidates.index)


def _reasons(cases: list[tuple[Reason, np.ndarray]], n: int) -> np.ndarray:
    """The reasons of each of `n` rows as a tuple, None where there is none, out of the rows that each reason holds for."""
    holds = np.array([rows for _, rows in cases], bool).reshape(len(cases), n).T
    patterns, number = np.unique(holds, axis=0, return_inverse=True)
    of_pattern = np.full(len(patterns), None, dtype=object)
    for i, pattern in enumerate(patterns):
        of_pattern[i] = tuple(reason for (reason, _), there in zip(cases, pattern, strict=True) if there) or None
    return of_pattern[number.ravel()]


def reason_in_words(reasons: tuple[Reason, ...] | None) -> str | None:
    """What the user reads of why a candidate is not ranked; None where it is.

    >>> reason_in_words((Reason("unknown"), Reason("missing", "rent"))), reason_in_words(None)
    ('constraint: a value is missing; rent: missing', None)
    """
    if reasons is None:
        return None
    words = {
        MISSING: translate("Screening", "{field}: missing"),
        NO_NUMBER: translate("Screening", "{field}: not a number"),
        UNMET: translate("Screening", "constraint not met"),
        UNKNOWN: translate("Screening", "constraint: a value is missing"),
        FAILS: translate("Stock", "constraint: the expression fails"),
        NEITHER: translate("Stock", "constraint: neither yes nor no"),
    }
    told = [words[reason.code].format(field=weights.word(reason.field) if reason.field else "") for reason in reasons]
    return translate("Screening", "; ").join(told)


def _answers(allowed: ArrayLike | Answers | None, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The constraint's answers and, as an array of codes, why a row has none."""
    if isinstance(allowed, Answers):
        return np.asarray(allowed.keeps, float), np.array([code or UNKNOWN for code in allowed.doubts], dtype=object)
    return np.ones(n) if allowed is None else np.asarray(allowed, float), np.full(n, UNKNOWN, dtype=object)


def _require_candidates(rows: pd.DataFrame) -> None:
    """Raise InputError unless two candidates or more can be compared, naming what took most of the others away."""
    status, reasons = rows["status"], rows["reason"].value_counts().head(3)
    left = int((status == OK).sum())
    if left > 1:
        return
    excluded, in_doubt = int((status == EXCLUDED).sum()), int(rows["in_doubt"].sum())
    unknown = len(rows) - left - excluded - in_doubt
    if len(rows) < 2:
        argument, cure = "candidates", translate("Screening", "A ranking compares: give two candidates or more.")
    elif max(excluded, in_doubt) < unknown:
        argument, cure = "criteria", translate("Screening", "Fill the field in, or leave that criterion out.")
    elif in_doubt > excluded:
        argument = "allowed"
        cure = translate("Screening", 'Say what a missing value means, for example coalesce("age", 0) > 20.')
    else:
        argument, cure = "allowed", translate("Screening", "Loosen the constraint.")
    cause = plural(
        len(rows),
        translate("Screening", "{left} of {n} candidate can be ranked ({reasons})."),
        translate("Screening", "{left} of {n} candidates can be ranked ({reasons})."),
    )
    named = translate("Screening", "; ").join(about(reason_in_words(reason), n) for reason, n in reasons.items()) or "—"
    raise InputError(argument, cause.format(left=left, reasons=named), cure)


def _normed(values: np.ndarray, criteria: list[Criterion], options: ScreeningOptions) -> tuple[np.ndarray, list[str]]:
    """Values on the chosen norm, 1 = best, and what has to be said about them."""
    names, cost = [c.field for c in criteria], [c.direction == "cost" for c in criteria]
    low, high = np.array([c.low for c in criteria]), np.array([c.high for c in criteria])
    notes = []
    unit = NORMS[options.norm](values, cost, low, high, names)
    if options.norm != BOUNDED and not (np.isnan(low) & np.isnan(high)).all():
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
                "Screening", "The same for all ranked candidates, so it does not distinguish them: {fields}."
            ).format(fields=listed(constant))
        )
    return unit, notes


def _weights(
    values: np.ndarray, criteria: list[Criterion], options: ScreeningOptions
) -> tuple[np.ndarray, str, ahp.Hierarchy | None]:
    """The weights, the code of where they come from, and the judgements' consistency under AHP."""
    return WEIGHTINGS[options.weighting](values, criteria, options)


def _judged(
    values: np.ndarray, criteria: list[Criterion], options: ScreeningOptions
) -> tuple[np.ndarray, str, ahp.Hierarchy]:
    found = ahp.assess(options.pairwise, names=[c.field for c in criteria])
    return found.weights, "ahp", found


def _spread(values: np.ndarray, criteria: list[Criterion], options: ScreeningOptions) -> tuple[np.ndarray, str, None]:
    return _naming("weighting", weights.entropy, values, [c.field for c in criteria]), "entropy", None


def _equal(values: np.ndarray, criteria: list[Criterion], options: ScreeningOptions) -> tuple[np.ndarray, str, None]:
    return weights.equal(len(criteria)), "equal", None


def _given(values: np.ndarray, criteria: list[Criterion], options: ScreeningOptions) -> tuple[np.ndarray, str, None]:
    names = [c.field for c in criteria]
    if options.example != NO_EXAMPLE:
        return _naming("example", weights.example, options.example, names), options.example, None
    typed = [c.weight for c in criteria]
    found = _naming("criteria", weights.given, typed)
    return found, "given" if np.isclose(sum(typed), 1) else RESCALED, None


# The methods by their codes in the tables of terms.
WEIGHTINGS = {"given": _given, "equal": _equal, "ahp": _judged, "entropy": _spread}
NORMS = {
    "minmax": lambda values, cost, low, high, names: scoring.minmax(values, cost, low, high),
    "vector": lambda values, cost, low, high, names: _naming("norm", scoring.vector, values, cost, names),
}


def _naming(argument: str, call: Callable[..., np.ndarray], *values: object) -> np.ndarray:
    """What a call gives; where it refuses, the option that asked for it is named."""
    try:
        return call(*values)
    except InputError as error:
        raise error.told(lambda _: argument) from None


def _weight_table(criteria: list[Criterion], weights: np.ndarray, source: str) -> pd.DataFrame:
    columns = {"criterion": [c.field for c in criteria], "direction": [c.direction for c in criteria]}
    return pd.DataFrame({**columns, "weight": weights, "source": source})


def _bounds(values: np.ndarray, criteria: list[Criterion], options: ScreeningOptions) -> pd.DataFrame:
    used = scoring.bounds(values, [c.low for c in criteria], [c.high for c in criteria])
    table = pd.DataFrame(np.column_stack(used), columns=["low_bound", "high_bound"])
    table.insert(0, "criterion", [c.field for c in criteria])
    return table if options.norm == BOUNDED else table.iloc[:0]
