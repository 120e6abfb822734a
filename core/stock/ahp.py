"""Weights from pairwise judgements: the analytic hierarchy process (Saaty 1977, J. Math. Psychology 15:234–281)."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..base import thresholds
from ..base.errors import InputError
from ..base.text import HalfUp, exactly, listed, plural, translate

# Fractions typed as decimals (.33, .17, .14) miss the exact reciprocal by up to this share.
ROUNDING = 0.05
_NUMBER = r"(\d+\.?\d*|\.\d+)"
_FRACTION = re.compile(rf"{_NUMBER}(?:[/／]{_NUMBER})?")


class Pair(NamedTuple):
    """One judgement: `first` is `given` times as important as `second`; the weights imply `consistent`."""

    first: str
    second: str
    given: float
    consistent: float


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """Weights with the proof of their consistency.

    `weights` sum to 1; `lambda_max` is the principal eigenvalue; `ratio` (CR) is the consistency index ÷ `random_index`
    and should stay below `limit`; `worst` holds the three judgements farthest from what the weights imply.
    """

    names: list[str]
    weights: np.ndarray
    lambda_max: float
    ratio: float
    random_index: float
    random_index_source: str
    limit: float
    worst: list[Pair]
    notes: list[str] = field(default_factory=list)

    @property
    def rows(self) -> pd.DataFrame:
        """A row for each criterion: ``criterion weight``."""
        return pd.DataFrame({"criterion": self.names, "weight": self.weights})

    @property
    def summary(self) -> pd.DataFrame:
        """One row: ``n lambda_max ratio limit consistent``."""
        found = {"n": len(self.names), "lambda_max": self.lambda_max, "ratio": self.ratio, "limit": self.limit}
        return pd.DataFrame([{**found, "consistent": self.consistent}])

    @property
    def consistent(self) -> bool:
        """Whether the judgements may be used as they are."""
        return self.ratio < self.limit

    def ratio_text(self, decimals: int = 4) -> str:
        """CR with some decimals, or as many as it takes to see on which side of its limit it lies."""
        texts = [f"{HalfUp(self.ratio):.{places}f}" for places in range(decimals, 16)]
        return next((text for text in texts if float(text) != self.limit), texts[0])


def assess(pairwise: str, *, names: list[str]) -> Hierarchy:
    """Eigenvector weights and consistency of the judgements typed in `pairwise` (see :func:`parse`).

    Parameters
    ----------
    names : the criteria, in the order of the matrix.

    Raises
    ------
    InputError : naming ``pairwise`` or ``names``.

    >>> judged = assess("4,3,7;1/3,3;5", names=["vacancy", "transit", "rent", "age"])
    >>> judged.weights.round(3).tolist(), judged.ratio_text(3), judged.consistent
    ([0.548, 0.127, 0.27, 0.056], '0.044', True)
    """
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        one, many = translate("AHP", "{names} is named twice."), translate("AHP", "{names} are named twice.")
        cause = plural(len(twice), one, many).format(names=listed(twice))
        raise InputError("names", cause, translate("AHP", "Give each criterion a name of its own."))
    matrix = parse(pairwise)
    n = len(matrix)
    if n != len(names):
        cause = plural(
            len(names),
            translate("AHP", "{n} criterion is named, but the judgements compare {compared}."),
            translate("AHP", "{n} criteria are named, but the judgements compare {compared}."),
        )
        raise InputError(
            "pairwise",
            cause.format(compared=n),
            translate("AHP", "Give one row and one column for each criterion, in the same order."),
        )
    weights, lambda_max = eigenvector(matrix)
    random_index, source = _random_index(n)
    ratio = max(lambda_max - n, 0.0) / (n - 1) / random_index if random_index else 0.0
    limit = float(_table("consistency ratio limit")["value"].iloc[0])
    return Hierarchy(
        names=names,
        weights=weights,
        lambda_max=lambda_max,
        ratio=ratio,
        random_index=random_index,
        random_index_source=source,
        limit=limit,
        worst=_worst(matrix, weights, names),
    )


def eigenvector(matrix: ArrayLike) -> tuple[np.ndarray, float]:
    """Principal right eigenvector, scaled to sum 1, and its eigenvalue λ; of a positive (n, n) matrix.

    Row geometric means, which some tools use instead, give other weights as soon as judgements contradict each other.

    >>> weights, eigenvalue = eigenvector([[1, 3], [1 / 3, 1]])
    >>> weights.round(2).tolist(), round(eigenvalue, 6)
    ([0.75, 0.25], 2.0)
    """
    values, vectors = np.linalg.eig(np.asarray(matrix, float))
    main = values.real.argmax()
    vector = np.abs(vectors[:, main].real)
    return vector / vector.sum(), float(values[main].real)


def parse(pairwise: str) -> np.ndarray:
    """The reciprocal matrix meant by rows split at ``;`` and cells split at ``,``; fractions such as ``1/3`` allowed.

    Either the full matrix or its upper triangle without the diagonal (``4,3,7;1/3,3;5``). Of a full matrix the upper
    triangle counts, the lower one must agree with it to 5%, so that 1/3 may be typed as .33.

    Raises InputError naming ``pairwise``.

    >>> parse("3,5;2").round(3).tolist()
    [[1.0, 3.0, 5.0], [0.333, 1.0, 2.0], [0.2, 0.5, 1.0]]
    """
    rows = [
        [_number(cell) for cell in re.split("[,，、]", row)] for row in re.split("[;；\n]", pairwise) if row.strip()
    ]
    lengths, n = [len(row) for row in rows], len(rows)
    if n and lengths == list(range(n, 0, -1)):
        return _complete(rows)
    if n < 2 or lengths != [n] * n:
        raise InputError(
            "pairwise",
            translate("AHP", "the rows have {lengths} cells: neither a square matrix nor an upper triangle.").format(
                lengths=listed([str(length) for length in lengths]) or 0
            ),
            translate("AHP", "Write rows split by “;” and cells split by “,”, for example 4,3,7;1/3,3;5."),
        )
    _require_reciprocal(np.array(rows))
    return _complete([row[i + 1 :] for i, row in enumerate(rows[:-1])])


def _number(cell: str) -> float:
    match = _FRACTION.fullmatch(re.sub(r"\s", "", cell))
    above, below = (float(match[1]), float(match[2] or 1)) if match else (0.0, 0.0)
    if above * below > 0:
        return above / below
    cause = (
        translate("AHP", "“{cell}” is not a judgement.") if cell.strip() else translate("AHP", "a pair is not judged.")
    )
    raise InputError(
        "pairwise",
        cause.format(cell=cell.strip()),
        translate("AHP", "Each cell is a positive number or a fraction, such as 3 or 1/3."),
    )


def _complete(upper: list[list[float]]) -> np.ndarray:
    """The full reciprocal matrix of an upper triangle without its diagonal."""
    n = len(upper) + 1
    matrix = np.ones((n, n))
    above = np.triu_indices(n, 1)
    matrix[above] = np.concatenate(upper)
    matrix.T[above] = 1 / matrix[above]
    return matrix


def _require_reciprocal(matrix: np.ndarray) -> None:
    wrong = np.argwhere(np.triu(np.abs(matrix * matrix.T - 1) > ROUNDING))
    if not len(wrong):
        return
    i, j = wrong[0]
    cause = translate("AHP", "row {i} column {j} is {a}, row {j} column {i} is {b}: one must be 1 ÷ the other.")
    if i == j:
        cause = translate("AHP", "row {i} column {j} is {a}: a criterion compared with itself must be 1.")
    raise InputError(
        "pairwise",
        cause.format(i=i + 1, j=j + 1, a=exactly(matrix[i, j]), b=exactly(matrix[j, i])),
        translate("AHP", "Correct the cell, or give the upper triangle alone."),
    )


def _table(prefix: str):
    table = thresholds.load("stock", "ahp")
    return table[table["item"].str.startswith(prefix)]


def _random_index(n: int) -> tuple[float, str]:
    """Saaty's random index of n criteria and its source; 0 for two, whose single judgement cannot be inconsistent."""
    table = _table("random index").set_index("item")
    source = str(table["source"].iloc[0])
    if n < 3:
        return 0.0, source
    item = f"random index {n}"
    if item in table.index:
        return float(table.loc[item, "value"]), source
    raise InputError(
        "pairwise",
        translate("AHP", "{n} criteria are more than the {limit} for which a random index is published.").format(
            n=n, limit=len(table) + 2
        ),
        translate("AHP", "Combine related criteria and judge fewer."),
    )


def _worst(matrix: np.ndarray, weights: np.ndarray, names: list[str]) -> list[Pair]:
    """The three judgements that differ most, as a ratio, from the ratio of their weights; the worst first."""
    implied = weights[:, None] / weights
    i, j = np.triu_indices(len(weights), 1)
    off = np.abs(np.log(matrix / implied))[i, j]
    order = [k for k in np.argsort(-off, kind="stable")[:3] if off[k] > 1e-9]
    return [
        Pair(names[a], names[b], float(matrix[a, b]), float(implied[a, b]))
        for a, b in zip(i[order], j[order], strict=True)
    ]
