"""The forms allow what the core allows: the bounds of a number are the same in both."""

import pytest

from innospace.algorithms.parameters import LONGEST

from ..core.test_options import BOUNDS, CLASSES
from .runs import algorithm_of

TOOLS = dict(
    zip(
        CLASSES,
        [
            *(
                "townlayout",
                "parklayout",
                "modulecompleteness",
                "lifecirclecoverage",
                "serviceareas",
                "belt",
                "corridor",
                "drivers",
                "colocation",
            ),
            *("ringsfromdensity", "ringdistribution", "stockcontext", "stockscreening"),
        ],
        strict=True,
    )
)
# Per cent in the form, a share in the core.
PER_CENT = {"swing"}
DIRECT = [("sharingmode", "REACH"), ("locationpreference", "NEAR")]


@pytest.mark.parametrize(("options", "name", "low", "high"), BOUNDS)
def test_the_bounds_of_the_options_are_those_of_the_parameter(provider, options, name, low, high):
    parameter = algorithm_of(TOOLS[options]).parameterDefinition(name.upper())
    scale = 100 if name in PER_CENT else 1
    assert parameter.minimum() == low * scale
    assert (
        (parameter.maximum() >= min(LONGEST, 2**31 - 1))
        if high == float("inf")
        else parameter.maximum() == high * scale
    )


@pytest.mark.parametrize(("tool", "name"), DIRECT)
def test_what_the_core_takes_without_options_starts_at_0(provider, tool, name):
    assert algorithm_of(tool).parameterDefinition(name).minimum() == 0
