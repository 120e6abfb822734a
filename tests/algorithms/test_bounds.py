"""The forms allow what the core allows: the bounds of a number are the same in both."""

import pytest

from innospace.algorithms.parameters import LONGEST

from ..core.test_options import BOUNDS
from .runs import algorithm_of
from .test_defaults import OPTIONS

TOOLS = {options.__name__: tool for tool, options in OPTIONS.items()} | {
    "SitingLevelsOptions": "sitinglevels",
    "TravelOptions": "siting",
}
# What a notebook can set and no form shows.
UNSHOWN = {("ChapterOptions", "time_limit"), ("ScreeningOptions", "desk_share")}
SHOWN = [bound for bound in BOUNDS if (bound[0].__name__, bound[1]) not in UNSHOWN]
# Per cent in the form, a share in the core.
PER_CENT = {"swing"}


@pytest.mark.parametrize(("options", "name", "low", "high"), SHOWN)
def test_the_bounds_of_the_options_are_those_of_the_parameter(provider, options, name, low, high):
    algorithm = algorithm_of(TOOLS[options.__name__])
    parameter = algorithm.parameterDefinition(algorithm.parameter_of(name))
    scale = 100 if name in PER_CENT else 1
    assert parameter.minimum() == low * scale
    assert (
        (parameter.maximum() >= min(LONGEST, 2**31 - 1))
        if high == float("inf")
        else parameter.maximum() == high * scale
    )


@pytest.mark.parametrize(("options", "name"), sorted(UNSHOWN))
def test_what_no_form_shows_is_no_parameter(provider, options, name):
    assert algorithm_of(TOOLS[options]).parameterDefinition(name.upper()) is None
