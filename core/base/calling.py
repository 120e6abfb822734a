"""How a tool is called by whoever holds its inputs under names: a run of QGIS, a city's row of a manifest, a chapter."""

from collections.abc import Callable
from inspect import signature
from typing import TypeVar

Result = TypeVar("Result")


def call(function: Callable[..., Result], take: Callable[[str], object], **given: object) -> Result:
    """What a function, or a class of options, makes of its arguments: those `given`, and the others by their names.

    Parameters
    ----------
    function : such as a tool's ``assess`` or its options.
    take : the value of an argument by its name; raises KeyError where there is none, and the argument keeps its default.
    given : what only the caller knows.

    Raises
    ------
    TypeError : where an argument without a default is neither given nor there.

    >>> from innospace.core.region.belt import BeltOptions
    >>> call(BeltOptions, {"depth": 20_000.0, "width": 5.0}.__getitem__, core_city="Nanjing")
    BeltOptions(depth=20000.0, core_city='Nanjing')
    """
    for name in signature(function).parameters:
        if name not in given:
            try:
                given[name] = take(name)
            except KeyError:
                continue
    return function(**given)
