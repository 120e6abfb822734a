"""How a tool is called by whoever holds its inputs under names: a run of QGIS, or a city's row of a manifest."""

from collections.abc import Callable
from inspect import Parameter, signature
from typing import TypeVar

Result = TypeVar("Result")


def call(
    function: Callable[..., Result], has: Callable[[str], bool], take: Callable[[str], object], /, **given: object
) -> Result:
    """What a function, or a class of options, makes of its arguments: those `given`, and the others by their names.

    Parameters
    ----------
    function : such as a tool's ``assess`` or its options.
    has, take : whether there is something under an argument's name, and what it is; an argument of which there is nothing
        keeps its default.
    given : what only the caller knows.

    Raises
    ------
    TypeError : where an argument without a default is neither given nor there, naming both; where `given` holds what the
        function does not take.

    >>> from innospace.core.region.belt import BeltOptions
    >>> inputs = {"depth": 20_000.0, "width": 5.0}
    >>> call(BeltOptions, inputs.__contains__, inputs.__getitem__, core_city="Nanjing")
    BeltOptions(depth=20000.0, core_city='Nanjing')
    """
    for name, argument in signature(function).parameters.items():
        if name in given:
            continue
        if has(name):
            given[name] = take(name)
        elif argument.default is Parameter.empty:
            called = f"{function.__module__}.{function.__qualname__}"
            raise TypeError(f"nothing is given to {called} as “{name}”, and no input stands under that name")
    return function(**given)
