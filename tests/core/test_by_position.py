"""Rows are met by their position: arrays, lists, and Series of a sorted or filtered table give the same answer."""

import numpy as np
import pandas as pd
import pytest
import shapely

from innospace.core.base.errors import InputError
from innospace.core.layout import location_preference, modules, park_layout, sharing_mode, town_layout
from innospace.core.lifecircle import access_matrix, floating_catchment, life_circle, service_areas, street_check
from innospace.core.region import (
    belt,
    brown_line,
    colocation,
    concentration,
    corridor,
    drivers,
    feature_town,
    new_town_mix,
)
from innospace.core.rings import centre_rings, density_rings, district_rings, ring_distribution, travel_rings
from innospace.core.siting import siting, siting_levels
from innospace.core.stock import context
from innospace.core.streets import network

from .test_grammar import tools

POINTS = shapely.points([(50, 50), (130, 5), (400, 90)])
SITES = shapely.box([0, 200, 400], 0, [100, 250, 500], 100)
AREA = shapely.box([0, 0, 0], 0, [500, 400, 300], 100)
HOUSES = shapely.box([10, 210, 420], 10, [30, 240, 490], 90)
NEAREST = colocation.ColocationOptions(neighbours=1)
LINES = shapely.linestrings([[(0, 0), (500, 0)], [(0, 0), (0, -200)], [(500, 0), (500, -90)]])
NAMES, NUMBERS, WORDS = ["c", "a", "b"], [7.0, 2.0, 31.0], ["yes", None, "no"]
RINGS = pd.DataFrame(
    {"city": "Wuhu", "ring": [1, 2], "ring_name": ["a", "b"], "geometry": shapely.box([0, 100], 0, [100, 500], 100)}
)
# Each tool, with every layer and every column made by `of`.
TOOLS = {
    "town_layout": lambda of: town_layout.assess(
        of(SITES), town_layout.Hosts.of((of(AREA), of(NAMES)), (of(HOUSES), None)), ids=of(NAMES)
    ),
    "park_layout": lambda of: park_layout.assess(
        of(SITES), of(HOUSES), ids=of(NAMES), floors=of(NUMBERS), functions=of(WORDS)
    ),
    "sharing_mode": lambda of: sharing_mode.assess(of(POINTS), {"campus": of(SITES), "office": of(HOUSES)}),
    "location_preference": lambda of: location_preference.assess(
        of(POINTS),
        location_preference.Centres(of(HOUSES), of(NAMES)),
        location_preference.Centres(of(POINTS)),
        of(AREA),
        options=location_preference.PreferenceOptions(100.0),
    ),
    "modules": lambda of: modules.assess(
        3,
        {"financing": of(WORDS), "promotion": of(NUMBERS)},
        of(POINTS),
        modules.Facilities(of(HOUSES), of(["promotion", "amenities", "financing"])),
        areas=of(NUMBERS),
    ),
    "belt": lambda of: belt.assess(
        of(POINTS), of(LINES), of(SITES), names=of(NAMES), options=belt.BeltOptions(depth=30)
    ),
    "brown_line": lambda of: brown_line.assess(
        of(HOUSES), of(AREA[1:]), years=of([2001, None, 2019]), options=brown_line.BrownLineOptions(2010)
    ),
    "corridor": lambda of: corridor.assess(of(LINES), of(HOUSES), of(SITES), of(AREA), names=of(NAMES)),
    "concentration": lambda of: concentration.assess(
        of(POINTS),
        of(SITES),
        names=of(NAMES),
        levels=of(["national", "municipal", None]),
        population=of(NUMBERS),
        provinces=of(WORDS),
        base=of(NUMBERS),
    ),
    "drivers": lambda of: drivers.assess(of(NUMBERS), {"size": of([3.0, 1.0, 2.0]), "word": of(NAMES)}),
    "colocation": lambda of: colocation.assess(of(POINTS), of(HOUSES), types=of(["a", "b", None]), options=NEAREST),
    "new_town_mix": lambda of: new_town_mix.assess(
        of(AREA),
        of(POINTS),
        of(HOUSES),
        space_kinds=of(["formal", None, "informal"]),
        amenity_sizes=of(["small", "large", None]),
        employees=of(NUMBERS),
        options=new_town_mix.MixOptions(reach=100.0),
    ),
    "feature_town": lambda of: feature_town.assess(of(SITES), of(HOUSES), {"park": of(HOUSES), "campus": of(AREA)}),
    "ring_distribution": lambda of: ring_distribution.assess(
        of(POINTS), RINGS, level=of(["national", "municipal", None]), area=of(NUMBERS), year=of(NUMBERS)
    ),
    "district_rings": lambda of: district_rings.assess(of(SITES), ring=of(["core", "outer", "core"]), cities=of(NAMES)),
    "centre_rings": lambda of: centre_rings.assess(
        centre_rings.cities_of(of(POINTS[::2]), of(SITES[::2]), cities=of(NAMES[::2]), boundary_cities=of(NAMES[::2]))[
            0
        ],
        options=centre_rings.DistanceOptions([20, 40]),
    ),
    "density_rings": lambda of: density_rings.assess(
        [density_rings.City("Wuhu", shapely.Point(0, 0), shapely.box(0, -500, 30e3, 500))],
        of(shapely.box(EDGES, -HALF, EDGES + 1e3, HALF)),
        of(shapely.box([29e3, 28e3, 27e3], 400, [29.1e3, 28.1e3, 27.1e3], 500)),
    ),
    "travel_rings": lambda of: travel_rings.assess(
        network.build(of(LINES)),
        of(POINTS[::2]),
        of(SITES[::2]),
        cities=of(NAMES[::2]),
        boundary_cities=of(NAMES[::2]),
        options=travel_rings.TravelRingOptions([0.3, 0.9], snap=1e4),
    ),
    "life_circle": lambda of: life_circle.assess(
        of(POINTS), of(HOUSES), category=of(["cafe", "gym", None]), population=of(NUMBERS), study_area=of(AREA)
    ),
    "life_circle on streets": lambda of: life_circle.assess(
        of(POINTS), of(POINTS[::-1]), category=of(["cafe", "gym", None]), streets=network.build(of(LINES))
    ),
    "floating_catchment": lambda of: floating_catchment.assess(
        of(POINTS), of(HOUSES), population=of(NUMBERS), options=floating_catchment.CatchmentOptions(1000.0)
    ),
    "street_check": lambda of: street_check.assess(
        of(LINES), speed=of([None, 30, 0]), direction=of(["F", "T", "both"]), barriers=of(POINTS), ids=of(NAMES)
    ),
    "access_matrix": lambda of: access_matrix.assess(
        of(POINTS), of(HOUSES), network.build(of(LINES)), origin_ids=of(NAMES), destination_ids=of(WORDS)
    ),
    "service_areas": lambda of: service_areas.assess(of(POINTS), network.build(of(LINES))),
    "context": lambda of: context.assess(of(POINTS), {"metro": of(HOUSES), "park": of(SITES[:2])}),
    "siting": lambda of: siting.assess(
        of(POINTS),
        of(HOUSES),
        of(POINTS[:1]),
        population=of(NUMBERS),
        cost=of(NUMBERS),
        score=of(NUMBERS),
        options=siting.SitingOptions(number=1, radius=90, budget=20, score_weight=0.5),
    ),
    "siting with room": lambda of: siting.assess(
        of(POINTS),
        of(HOUSES),
        population=of(NUMBERS),
        capacity=of([9.0, 30, 40]),
        options=siting.SitingOptions(number=2, radius=200),
    ),
    "siting_levels": lambda of: siting_levels.assess(
        of(POINTS),
        of(HOUSES),
        of(POINTS[:1]),
        population=of(NUMBERS),
        cost=of(NUMBERS),
        options=siting_levels.SitingLevelsOptions(siting_levels.parse_levels(["a", 2, 90, "b", 1, 200]), budget=20),
    ),
}
# What takes no layer: a table and judgements, and the chapter, which hands the layers on to the others.
BARE = {"ahp", "screening", "chapter"}
EDGES = np.arange(0, 30e3, 1e3)
HALF = 500 * (1 - EDGES / 30e3) ** 3


def shuffled(values):
    """A Series as of a table that was sorted by something else."""
    return pd.Series(list(values), index=np.roll(np.arange(len(values)), 1))


def filtered(values):
    """A Series as of a table of which other rows were dropped."""
    return pd.Series(list(values), index=np.arange(len(values)) * 2 + 7)


def as_text(table):
    return [[str(cell) for cell in row] for row in table.itertuples(index=False)]


@pytest.mark.parametrize("of", [list, shuffled, filtered])
@pytest.mark.parametrize("tool", TOOLS)
def test_lists_and_series_give_what_arrays_give(tool, of):
    by_array = TOOLS[tool](lambda values: np.array(list(values), dtype=object))
    result = TOOLS[tool](of)
    assert as_text(result.rows) == as_text(by_array.rows)
    assert result.notes == by_array.notes
    assert as_text(result.summary) == as_text(by_array.summary)


def test_every_tool_is_held_to_it():
    assert {name.split(".")[-1] for name, _ in tools()} - {name.split()[0] for name in TOOLS} == BARE


# Each column of some tools: tool, argument, what is called with columns of another length (by argument, its values × factor).
COLUMNS = {
    "new_town_mix": (
        {"space_kinds": ["formal"] * 3, "amenity_sizes": ["small"] * 3, "employees": NUMBERS},
        lambda columns: new_town_mix.assess(AREA, POINTS, HOUSES, **columns),
    ),
    "concentration": (
        {
            "names": NAMES,
            "levels": ["national"] * 3,
            "population": NUMBERS,
            "provinces": WORDS,
            "base": NUMBERS,
        },
        lambda columns: concentration.assess(POINTS, SITES, **columns),
    ),
    "drivers": (
        {"factors": NUMBERS},
        lambda columns: drivers.assess(NUMBERS, {"size": columns["factors"]}),
    ),
    "colocation": (
        {"types": ["a", "b", "a"]},
        lambda columns: colocation.assess(POINTS, HOUSES, **columns, options=NEAREST),
    ),
    "street_check": (
        {"speed": NUMBERS, "time": NUMBERS, "direction": ["F", "T", "both"], "ids": NAMES},
        lambda columns: street_check.assess(LINES, **columns),
    ),
    "access_matrix": (
        {"origin_ids": NAMES, "destination_ids": NAMES},
        lambda columns: access_matrix.assess(POINTS, HOUSES, network.build(LINES), **columns),
    ),
}


@pytest.mark.parametrize("change", [-1, 1])
@pytest.mark.parametrize(
    ("tool", "argument"), [(tool, name) for tool, (columns, _) in COLUMNS.items() for name in columns]
)
def test_a_column_that_is_not_as_long_as_its_layer_is_refused(tool, argument, change):
    columns, call = COLUMNS[tool]
    call(columns)
    wrong = columns[argument][:-1] if change < 0 else [*columns[argument], columns[argument][0]]
    with pytest.raises(InputError) as refusal:
        call(columns | {argument: wrong})
    assert refusal.value.parameter == argument
    assert f"{3 + change} values for 3 rows" in str(refusal.value)
