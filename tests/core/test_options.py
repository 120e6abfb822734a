"""Options that no method knows are refused, naming the argument, before anything is computed."""

import importlib
from dataclasses import is_dataclass
from pathlib import Path

import numpy as np
import pytest
import shapely

from innospace import core
from innospace.core.base import facility_classes, terms, thresholds
from innospace.core.base.errors import InputError
from innospace.core.base.options import require_range
from innospace.core.layout import location_preference, modules, sharing_mode
from innospace.core.lifecircle import floating_catchment, life_circle, service_areas
from innospace.core.rings import centre_rings, travel_rings
from innospace.core.siting import siting, siting_levels, siting_nested, siting_question
from innospace.core.stock import ahp, scoring, screening, weights
from innospace.core.streets import travel

CORE = Path(core.__file__).parent
LEVELS = (siting_levels.SiteLevel("near", 2, 100.0), siting_levels.SiteLevel("wide", 1, 300.0))
# What cannot be left out.
NEEDED = {siting_levels.SitingLevelsOptions: {"levels": LEVELS}}


def with_bounds() -> list[type]:
    """All classes of core whose numbers have bounds."""
    modules_ = [
        importlib.import_module(".".join(["innospace.core", *path.relative_to(CORE).with_suffix("").parts]))
        for path in sorted(CORE.rglob("*.py"))
        if path.stem != "__init__"
    ]
    own = [value for module in modules_ for value in vars(module).values() if isinstance(value, type)]
    return sorted(
        {value for value in own if is_dataclass(value) and hasattr(value, "BOUNDS")}, key=lambda value: value.__name__
    )


CLASSES = with_bounds()
BOUNDS = [(options, name, *ends) for options in CLASSES for name, ends in options.BOUNDS.items()]
POINTS = shapely.points([(0, 0), (9, 9)])


@pytest.mark.parametrize(("options", "name", "low", "high"), BOUNDS)
def test_a_number_beyond_its_bounds_is_refused_and_the_bound_itself_is_not(options, name, low, high):
    for value in [low - 1e-6, -7, np.nan] + ([high + 1e-6, np.inf] if np.isfinite(high) else []):
        with pytest.raises(InputError) as refusal:
            options(**NEEDED.get(options, {}) | {name: value})
        assert refusal.value.parameter == name
    assert getattr(options(**NEEDED.get(options, {}) | {name: low}), name) == low


def test_what_is_not_set_is_not_out_of_range():
    require_range("max_radius", None, 1)


@pytest.mark.parametrize(
    ("options", "name", "group"),
    [
        (screening.ScreeningOptions, "weighting", "weighting"),
        (screening.ScreeningOptions, "scoring", "scoring"),
        (screening.ScreeningOptions, "norm", "norm"),
        (screening.ScreeningOptions, "example", "example_weights"),
        (life_circle.LifeCircleOptions, "age_group", "age_group"),
        (life_circle.LifeCircleOptions, "standard", None),
    ],
)
def test_a_code_that_no_table_knows_is_refused_and_no_other_method_stands_in(options, name, group):
    codes = terms.codes(group) if group else thresholds.LIFE_CIRCLES
    assert [getattr(options(**{name: code}), name) for code in codes] == list(codes)
    with pytest.raises(InputError, match="gb50180") as refusal:
        options(**{name: "gb50180"})
    assert refusal.value.parameter == name
    assert all(code in refusal.value.cure for code in codes)


@pytest.mark.parametrize(
    ("options", "name", "codes"),
    [
        (siting.SitingOptions, "model", siting_question.MODELS),
        (siting_levels.SitingLevelsOptions, "model", siting_nested.MODELS),
        (floating_catchment.CatchmentOptions, "method", terms.codes("method")),
        (floating_catchment.CatchmentOptions, "decay", list(floating_catchment.DECAYS)),
        (travel.TravelOptions, "unit", ["metres", "minutes"]),
        (travel.TravelOptions, "heading", ["from", "to"]),
    ],
)
def test_a_code_written_otherwise_runs_no_other_method(options, name, codes):
    needed = NEEDED.get(options, {})
    assert [getattr(options(**needed | {name: code}), name) for code in codes] == list(codes)
    for typo in (codes[0].upper(), "", None):
        with pytest.raises(InputError) as refusal:
            options(**needed | {name: typo})
        assert refusal.value.parameter == name


def steps(*pairs):
    return lambda: floating_catchment.CatchmentOptions(steps=pairs)


def levels(*rows):
    return lambda: siting_levels.SitingLevelsOptions(tuple(siting_levels.SiteLevel(*row) for row in rows))


@pytest.mark.parametrize(
    ("named", "call"),
    [
        ("number", lambda: siting.SitingOptions(number=1.5)),
        ("score_weight", lambda: siting.SitingOptions("cover_all", score_weight=0.5)),
        ("steps", steps()),
        ("steps", steps((900.0, 1.0), (500.0, 0.5))),
        ("steps", steps((500.0, 1.0), (500.0, 0.5))),
        ("steps", steps((500.0, 0.0))),
        ("steps", steps((500.0, -1.0))),
        ("levels", levels()),
        ("levels", levels(("", 2, 100.0))),
        ("levels", levels(("near", 0, 100.0))),
        ("levels", levels(("near", 1.5, 100.0))),
        ("levels", levels(("near", 1, np.nan))),
        ("levels", levels(("near", 2, 100.0), ("near", 1, 300.0))),
        ("levels", levels(("near", 1, 100.0), ("wide", 2, 300.0))),
    ],
)
def test_options_of_a_notebook_are_looked_at_like_those_of_a_form(named, call):
    with pytest.raises(InputError) as refusal:
        call()
    assert refusal.value.parameter == named


def test_a_list_of_capacities_is_an_array_of_them():
    homes, one = shapely.points([(0, 0), (10, 0)]), floating_catchment.assess
    asked = [one(homes, POINTS, capacity=capacity).rows for capacity in ([3, None], np.array([3.0, np.nan]))]
    assert asked[0].equals(asked[1])


def test_each_code_has_a_method_and_each_method_a_code():
    assert list(screening.WEIGHTINGS) == terms.codes("weighting")
    assert list(screening.NORMS) == terms.codes("norm")
    assert list(scoring.SCORES) == terms.codes("scoring")


@pytest.mark.parametrize(
    ("named", "call"),
    [
        ("reach", lambda: sharing_mode.SharingOptions(reach=-1)),
        ("spaces", lambda: sharing_mode.assess(POINTS, {"campuses": POINTS})),
        ("fields", lambda: modules.assess(1, {"finance": ["yes"]})),
        ("fields", lambda: modules.assess(2, {"financing": ["yes"]})),
        (
            "near",
            lambda: location_preference.PreferenceOptions(near=-5),
        ),
    ],
)
def test_arguments_are_named(named, call):
    with pytest.raises(InputError) as refusal:
        call()
    assert refusal.value.parameter == named


@pytest.mark.parametrize(
    ("cause", "call"),
    [
        ("which rent has.", lambda: weights.require_not_negative(np.array([[-1.0, 1]]), ["rent", "age"], method="x")),
        ("which rent, age have.", lambda: weights.require_not_negative(-np.ones((1, 2)), ["rent", "age"], method="x")),
        ("a is used twice.", lambda: screening.parse_criteria(["a", "cost", 1, "", ""] * 2)),
        (
            "a, b are used twice.",
            lambda: screening.parse_criteria([*("a", "cost", 1, "", ""), *("b", "cost", 1, "", "")] * 2),
        ),
        ("a is named twice.", lambda: ahp.assess("1", names=["a", "a"])),
        ("a, b are named twice.", lambda: ahp.assess("1", names=["a", "b", "a", "b"])),
        ("1 cell does not make", lambda: facility_classes.own_map(["tea"], np.array([None]))),
        ("3 cells do not make", lambda: facility_classes.own_map(["tea", "cafe", "bar"], np.array([None]))),
    ],
)
def test_one_and_many_have_a_verb_of_their_own(cause, call):
    with pytest.raises(InputError) as refusal:
        call()
    assert cause in refusal.value.cause


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("minutes", travel_rings.TravelRingOptions),
        ("distances", centre_rings.DistanceOptions),
        ("cutoffs", service_areas.ServiceAreaOptions),
    ],
)
@pytest.mark.parametrize("limits", [[], [np.nan], [-5, 5], [0, 5], [5, np.inf], [5, np.nan, 9], [5, 5], [9, 5]])
def test_limits_that_do_not_rise_are_refused(argument, asked, limits):
    assert list(getattr(asked([5, 9]), argument)) == [5, 9]
    with pytest.raises(InputError) as refusal:
        asked(limits)
    assert refusal.value.parameter == argument
    assert "are not valid limits" in refusal.value.cause
