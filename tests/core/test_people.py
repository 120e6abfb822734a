"""What counts as people: the same in all tools that ask for the people of a place."""

import numpy as np
import pytest
import shapely

from innospace.core.lifecircle import floating_catchment, life_circle
from innospace.core.siting import siting, siting_levels

HOMES, PLACES = shapely.points([(0, 0), (90, 0), (300, 0)]), shapely.points([(10, 0), (280, 0)])
LEVELS = siting_levels.SitingLevelsOptions(siting_levels.parse_levels(["near", 1, 100, "far", 1, 400]))
TOOLS = {
    "life circle": lambda people: life_circle.assess(
        HOMES, PLACES, category=np.array(["cafe", "school"], object), population=people
    ),
    "catchments": lambda people: floating_catchment.assess(HOMES, PLACES, population=people),
    "siting": lambda people: siting.assess(
        HOMES, PLACES, population=people, options=siting.SitingOptions(number=1, radius=100)
    ),
    "levels": lambda people: siting_levels.assess(HOMES, PLACES, population=people, options=LEVELS),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_negative_number_of_people_counts_as_0_and_is_told_in_each_tool(tool):
    found, zero = TOOLS[tool](np.array([np.nan, -3.0, 7.0])), TOOLS[tool](np.array([0.0, 0.0, 7.0]))
    assert found.rows.equals(zero.rows)
    assert found.summary.equals(zero.summary)
    more = [note for note in found.notes if note not in zero.notes]
    assert more == ["2 places have no population, or a negative one; it counts as 0."]


@pytest.mark.parametrize("tool", ["siting", "levels"])
def test_nobody_anywhere_is_refused_where_sites_are_sought_for_people(tool):
    with pytest.raises(
        ValueError, match=r"population: no place has any people: .*Choose the field that holds the people"
    ):
        TOOLS[tool](np.array([np.nan, 0.0, -3.0]))
