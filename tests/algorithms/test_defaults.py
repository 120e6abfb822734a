"""What a form proposes is what the core takes of itself: each default of a parameter is that of its option."""

import dataclasses
import inspect
from typing import get_args

import pytest

from innospace.core.chapter.material import ChapterOptions
from innospace.core.data.duplicate_pois import DuplicateOptions
from innospace.core.data.match_list import MatchOptions
from innospace.core.data.poi_classes import ClassOptions
from innospace.core.data.read_table import ReadTableOptions
from innospace.core.data.residents import ResidentsOptions
from innospace.core.layout.location_preference import PreferenceOptions
from innospace.core.layout.modules import ModuleRules
from innospace.core.layout.park_layout import ParkRules
from innospace.core.layout.sharing_mode import SharingOptions
from innospace.core.layout.town_layout import TownRules
from innospace.core.lifecircle.access_matrix import AccessOptions
from innospace.core.lifecircle.floating_catchment import CatchmentOptions, parse_steps
from innospace.core.lifecircle.life_circle import LifeCircleOptions
from innospace.core.lifecircle.service_areas import ServiceAreaOptions, parse_cutoffs
from innospace.core.lifecircle.street_check import CheckOptions
from innospace.core.region.belt import BeltOptions
from innospace.core.region.brown_line import BrownLineOptions
from innospace.core.region.colocation import ColocationOptions
from innospace.core.region.corridor import CorridorOptions
from innospace.core.region.drivers import DriverOptions
from innospace.core.region.feature_town import FeatureTownOptions
from innospace.core.region.new_town_mix import MixOptions
from innospace.core.rings.centre_rings import DistanceOptions, parse_distances
from innospace.core.rings.density_rings import DensityOptions
from innospace.core.rings.district_rings import DistrictOptions
from innospace.core.rings.ring_distribution import DistributionOptions
from innospace.core.rings.travel_rings import TravelRingOptions, parse_minutes
from innospace.core.siting.siting_case import SitingOptions
from innospace.core.siting.siting_levels import SitingLevelsOptions
from innospace.core.stock.context import ContextOptions
from innospace.core.stock.screening import ScreeningOptions
from innospace.core.streets import network

from ..core.test_grammar import TOOLS, tools

OPTIONS = {
    "accessmatrix": AccessOptions,
    "belt": BeltOptions,
    "brownline": BrownLineOptions,
    "chapter": ChapterOptions,
    "classifypois": ClassOptions,
    "colocation": ColocationOptions,
    "corridor": CorridorOptions,
    "drivers": DriverOptions,
    "duplicatepois": DuplicateOptions,
    "featuretown": FeatureTownOptions,
    "floatingcatchment": CatchmentOptions,
    "lifecirclecoverage": LifeCircleOptions,
    "locationpreference": PreferenceOptions,
    "matchlist": MatchOptions,
    "modulecompleteness": ModuleRules,
    "networkcheck": CheckOptions,
    "newtownmix": MixOptions,
    "parklayout": ParkRules,
    "readtable": ReadTableOptions,
    "residents": ResidentsOptions,
    "ringdistribution": DistributionOptions,
    "ringsfromdensity": DensityOptions,
    "ringsfromdistance": DistanceOptions,
    "ringsfromdistricts": DistrictOptions,
    "ringsfromtravel": TravelRingOptions,
    "serviceareas": ServiceAreaOptions,
    "sharingmode": SharingOptions,
    "siting": SitingOptions,
    "stockcontext": ContextOptions,
    "stockscreening": ScreeningOptions,
    "townlayout": TownRules,
}
# What a form writes otherwise than the core: per cent, lists.
READ = {
    ("stockscreening", "swing"): lambda value: value / 100,
    ("serviceareas", "cutoffs"): lambda value: tuple(parse_cutoffs(value)),
    ("ringsfromdistance", "distances"): lambda value: tuple(parse_distances(value)),
    ("chapter", "sections"): tuple,
    ("ringsfromtravel", "minutes"): lambda value: tuple(parse_minutes(value)),
    ("floatingcatchment", "steps"): lambda value: tuple(parse_steps(value)),
}
# A matrix has both ends, so its ways have no heading; rings by time are in minutes; the
# chapter's search is short, and whether a curve is drawn hangs on the report.
UNASKED = {
    ("accessmatrix", "heading"),
    ("ringsfromtravel", "unit"),
    ("chapter", "time_limit"),
    ("colocation", "curve"),
}


def options(value):
    """The options as (name, default), those of the options in them too."""
    for field in dataclasses.fields(value):
        default = getattr(value, field.name)
        if dataclasses.is_dataclass(default):
            yield from options(default)
        else:
            yield field.name, default


CASES = [(tool, *pair) for tool, of in OPTIONS.items() for pair in options(of()) if (tool, pair[0]) not in UNASKED]


@pytest.mark.parametrize(("tool", "name", "default"), CASES, ids=[f"{tool} {name}" for tool, name, _ in CASES])
def test_the_default_of_a_parameter_is_that_of_its_option(provider, tool, name, default):
    algorithm = provider.algorithm(tool)
    definition = algorithm.parameterDefinition(algorithm.ARGUMENTS.get(name, name.upper()))
    proposed = definition.defaultValue()
    if proposed is None:  # a text or number that need not be given
        assert not default
    else:
        assert READ.get((tool, name), lambda value: value)(proposed) == default


@pytest.mark.parametrize("tool", ["accessmatrix", "lifecirclecoverage", "networkcheck", "serviceareas", "stockcontext"])
def test_streets_are_joined_within_the_tolerance_of_the_core(provider, tool):
    tolerance = provider.algorithm(tool).parameterDefinition("TOLERANCE").defaultValue()
    assert tolerance == inspect.signature(network.build).parameters["tolerance"].default


def test_every_tool_with_options_is_held_to_it():
    signatures = [inspect.signature(assess, eval_str=True).parameters for _, assess in tools((*TOOLS, "data"))]
    kinds = [value.annotation for found in signatures for name, value in found.items() if name in ("options", "rules")]
    classes = {kind for of in kinds for kind in (*get_args(of), of) if dataclasses.is_dataclass(kind)}
    # Levels cannot be left out, so these options have no defaults of their own.
    assert classes - {SitingLevelsOptions} == set(OPTIONS.values())


def test_the_boxes_of_numbers_show_their_defaults_whole_and_no_row_of_noughts(provider):
    """A box rounds what it is given to its decimals: 0.85 must stay, and floors are not 6.000."""
    shown = {}
    for algorithm in provider.algorithms():
        for definition in algorithm.parameterDefinitions():
            box, default = definition.metadata().get("widget_wrapper"), definition.defaultValue()
            if isinstance(box, dict) and "decimals" in box and default is not None:
                text = f"{default:.{box['decimals']}f}"
                assert float(text) == default, (algorithm.name(), definition.name())
                shown[algorithm.name(), definition.name()] = text
    assert not {
        key: text for key, text in shown.items() if text.endswith("00") and float(text) > 1 and "." in text[-4:-2]
    }
    assert shown["residents", "DEFAULT_FLOORS"] == "6.0"
    assert shown["matchlist", "SIMILARITY"] == "0.85"
    assert shown["siting", "TIME_LIMIT"] == "60"
