"""What an option may be: one of some codes, a number within bounds; and that a column is as long as its layer."""

from collections.abc import Collection, Mapping, Sequence, Sized
from numbers import Integral

import numpy as np

from .errors import InputError
from .text import exactly, listed, plural, translate

# The smallest and the largest value of each number among the options of a tool, both allowed.
Bounds = Mapping[str, tuple[float, float]]


def require_one_of(argument: str, value: object, codes: Collection[str]) -> None:
    """Raise InputError naming the `argument` whose `value` is none of the `codes`.

    >>> require_one_of("norm", "minmax", ["minmax", "vector"])
    """
    if value not in codes:
        raise InputError(
            argument,
            translate("Core", "“{value}” cannot be chosen here.").format(value=value),
            translate("Core", "Choose from: {codes}.").format(codes=listed(list(codes), len(codes))),
        )


def require_range(argument: str, value: float | None, low: float, high: float = np.inf) -> None:
    """Raise InputError naming the `argument` whose `value` is no number from `low` to `high`; None has not been set.

    >>> require_range("reach", 500.0, 0)
    """
    if value is None or low <= value <= high:
        return
    cure = translate("Core", "Give a number from {low} to {high}.")
    if np.isinf(high):
        cure = translate("Core", "Give {low} or more.")
    raise InputError(
        argument,
        translate("Core", "{value} lies outside what is possible here.").format(value=exactly(value)),
        cure.format(low=exactly(low), high=exactly(high)),
    )


def require_whole(argument: str, value: object) -> None:
    """Raise InputError naming the `argument` whose `value` is no whole number.

    >>> require_whole("number", 5)
    """
    if not isinstance(value, Integral):
        raise InputError(
            argument,
            translate("Core", "{value} is not a whole number.").format(value=value),
            translate("Core", "Give a whole number."),
        )


def require_rising(argument: str, values: Sequence[float]) -> None:
    """Raise InputError naming the `argument` whose `values` are no limits: none, not above 0, not finite, or not rising.

    >>> require_rising("minutes", [15.0, 30.0])
    """
    limits = np.asarray(values, dtype=float)
    if limits.size and np.isfinite(limits).all() and limits[0] > 0 and (np.diff(limits) > 0).all():
        return
    raise InputError(
        argument,
        translate("Core", "{values} are not valid limits.").format(values=listed([exactly(x) for x in limits]) or "–"),
        translate("Core", "Give one or more numbers above 0, each larger than the one before."),
    )


def require_length(argument: str, values: Sized | None, n: int) -> None:
    """Raise InputError naming the `argument` whose `values` are not one for each of the `n` rows; None is not given.

    >>> require_length("names", ["Wuhu", "Nanjing"], 2)
    """
    if values is None or len(values) == n:
        return
    cause = plural(
        len(values),
        translate("Core", "there is {n} value for {rows} rows."),
        translate("Core", "there are {n} values for {rows} rows."),
    )
    raise InputError(argument, cause.format(rows=f"{n:,}"), translate("Core", "Give one value for each row."))


def require_bounds(options: object, bounds: Bounds) -> None:
    """Raise InputError naming the first of the `options` that lies outside its bounds.

    >>> from types import SimpleNamespace
    >>> require_bounds(SimpleNamespace(reach=500.0), {"reach": (0, np.inf)})
    """
    for argument, (low, high) in bounds.items():
        require_range(argument, getattr(options, argument), low, high)
