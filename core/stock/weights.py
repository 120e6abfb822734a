"""Weights of criteria: given, equal, or from the spread of the values themselves. All sum to 1."""

import numpy as np
from numpy.typing import ArrayLike

from ..base import thresholds
from ..base.errors import InputError
from ..base.terms import class_in_words, code_of, label, of_class
from ..base.text import listed, plural, translate


def given(weights: ArrayLike) -> np.ndarray:
    """Weights typed by the user, rescaled to sum 1.

    Raises
    ------
    InputError : naming ``weights``, when one is missing, not a number or negative, or when all are 0.

    >>> given([3, 1]).tolist()
    [0.75, 0.25]
    """
    weights = np.asarray(weights, float)
    if not (np.isfinite(weights) & (weights >= 0)).all():
        raise InputError(
            "weights",
            translate("Weights", "a weight is missing, negative or not a number."),
            translate("Weights", "Give each criterion a weight of 0 or more, or choose another weighting."),
        )
    if not weights.sum() > 0:
        raise InputError(
            "weights",
            translate("Weights", "the weights sum to 0."),
            translate("Weights", "Give at least one criterion a weight above 0."),
        )
    return weights / weights.sum()


def example(name: str, fields: list[str]) -> np.ndarray:
    """Weights of a published example, one weight per field, matched by criterion name, rescaled to sum 1.

    Parameters
    ----------
    name : an example among the thresholds of stock space, such as ``suzhou_example``: no standard, and marked so.

    Raises
    ------
    InputError : naming ``name``, when the example has no such criterion.

    >>> example("suzhou_example", ["政策", "traffic", "environment"]).round(3).tolist()
    [0.333, 0.4, 0.267]
    """
    known = thresholds.load("stock", name).set_index("item")["value"]
    codes = [code_of("criterion", field) for field in fields]
    unknown = [field for field, code in zip(fields, codes, strict=True) if code not in known.index]
    if unknown:
        cause = translate("Weights", "the example does not weigh {fields}.").format(fields=listed(unknown))
        cure = translate("Weights", "It weighs fields called {names}; else type your own weights.")
        raise InputError("name", cause, cure.format(names=listed([label("criterion", code) for code in known.index])))
    return given(known[codes])


def word(field: str) -> str:
    """What the user reads for a criterion: its term, what the context tool says by its field, else the field's own name.

    >>> word("building_age"), word("配套"), word("daylight")
    ('building age', 'facilities', 'daylight')
    >>> word("m_兴趣点"), word("n_parks")
    ('distance to 兴趣点 (m)', 'number of parks')
    >>> word("min_kindergarten"), word("min_rent")
    ('time to kindergarten (min)', 'min_rent')
    """
    code = code_of("criterion", field)
    if code is not None:
        return label("criterion", code)
    says, name = of_class(field)
    known = class_in_words(name)
    texts = {"m": translate("Weights", "distance to {place} (m)"), "n": translate("Weights", "number of {place}")}
    if known:  # the least of anything of the user's own is called so as well
        texts["min"] = translate("Weights", "time to {place} (min)")
    return texts.get(says, field).format(place=known or name)


def equal(n: int) -> np.ndarray:
    """The same weight for each of n criteria.

    >>> equal(4).tolist()
    [0.25, 0.25, 0.25, 0.25]
    """
    return np.full(n, 1 / n)


def entropy(values: ArrayLike, names: list[str]) -> np.ndarray:
    """Entropy weights w = (1−E) ÷ Σ(1−E), E = −Σp ln p ÷ ln n, p = x ÷ Σx (Shannon 1948; Zeleny 1982).

    A criterion weighs the more the more the candidates differ in it; a constant one weighs 0.

    Parameters
    ----------
    values : array of shape (n candidates, m criteria), none missing, not all constant, n ≥ 2.
    names : the m criteria, for messages.

    Raises
    ------
    InputError : naming ``values``, when a value is negative: shares of a sum need values of one sign.

    >>> entropy([[1, 5, 2], [1, 5, 4], [8, 5, 3]], ["vacancy", "age", "rent"]).round(2).tolist()
    [0.92, 0.0, 0.08]
    """
    values = np.asarray(values, float)
    require_not_negative(values, names, method=label("weighting", "entropy"))
    total = values.sum(axis=0)
    p = np.divide(values, total, out=np.full(values.shape, 1 / len(values)), where=total > 0)
    terms = p * np.log(p, out=np.zeros(p.shape), where=p > 0)
    spread = 1 + terms.sum(axis=0) / np.log(len(values))
    # Rounding must not give a constant criterion a trace of weight.
    spread[np.ptp(values, axis=0) == 0] = 0
    return spread / spread.sum()


def require_not_negative(values: np.ndarray, names: list[str], *, method: str) -> None:
    """Raise InputError on ``values``, naming the criteria with negative ones, which `method` (as shown to the user) cannot take.

    >>> require_not_negative(np.array([[0.0, 2.0]]), ["vacancy", "rent"], method="vector norm")
    """
    negative = [name for name, lowest in zip(names, values.min(axis=0), strict=True) if lowest < 0]
    if negative:
        cause = plural(
            len(negative),
            translate("Weights", "{method} cannot take negative values, which {criteria} has."),
            translate("Weights", "{method} cannot take negative values, which {criteria} have."),
        )
        raise InputError(
            "values",
            cause.format(method=method, criteria=listed(negative)),
            translate("Weights", "Choose the min–max norm and given, equal or AHP weights, or shift the values."),
        )
