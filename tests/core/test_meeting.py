"""A layer that is set beside itself is told in one way by all tools; one that only shares a place or two is not."""

import numpy as np
import pytest
import shapely

from innospace.core.ground.meeting import shared
from innospace.core.layout import location_preference, sharing_mode
from innospace.core.region import colocation
from innospace.core.stock import context

SAID = "is the layer itself"
PLACES = shapely.points(np.random.default_rng(3).uniform(0, 5000, (20, 2)))
FAR = shapely.points(np.random.default_rng(4).uniform(0, 5000, (20, 2)))
GROUNDS = shapely.buffer(PLACES, 20)


def _colocation(own, other):
    return colocation.assess(own, other, options=colocation.ColocationOptions(draws=39, curve=False))


def _preference(own, other):
    centres = location_preference.Centres
    return location_preference.assess(own, centres(other), centres(shapely.points([(0, 0)])))


TOOLS = {
    "colocation": _colocation,
    "locationpreference": _preference,
    "sharingmode": lambda own, other: sharing_mode.assess(own, {"office": other}),
    "stockcontext": lambda own, other: context.assess(own, {"offices": other}),
}
# The other layer, and whether it is the layer itself.
OTHERS = {
    "itself": (PLACES, True),
    "in another order": (PLACES[::-1], True),
    "half of it": (np.concatenate([PLACES[:10], FAR[:10]]), True),
    "another": (FAR, False),
    "one place of it": (np.append(FAR, PLACES[:1]), False),
}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("other", OTHERS)
def test_a_layer_beside_itself_is_told(tool, other):
    layer, is_told = OTHERS[other]
    notes = [note for note in TOOLS[tool](PLACES, layer).notes if SAID in note]
    assert len(notes) == is_told


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 of 1 is also a place of the layer itself"), (4, "4 of 4 are also places")]
)
def test_a_few_of_its_places_are_not_the_layer_itself(tool, n, said):
    """One of twenty incubators that stands in the one office building: the other nineteen have nothing to do with it."""
    notes = TOOLS[tool](PLACES, PLACES[:n]).notes
    assert not [note for note in notes if SAID in note]
    assert len([note for note in notes if said in note]) == 1


def test_grounds_are_the_same_where_they_cover_each_other():
    assert shared(GROUNDS, GROUNDS[:3]).tolist() == [True] * 3 + [False] * 17
    assert not shared(GROUNDS, PLACES).any()  # a point within a ground is another thing
    assert not shared(np.array([None, shapely.Point()]), PLACES).any()
