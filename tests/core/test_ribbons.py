"""The ground beside streets is that of all their buffers united, on random streets and where blocks hold islands."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import Stopped
from innospace.core.lifecircle import service_areas
from innospace.core.streets import network
from innospace.core.streets.ribbons import ribbon


def differing(lines, half_width):
    """The share of the buffers' ground by which that of the ribbon differs."""
    united, ground = shapely.union_all(shapely.buffer(lines, half_width)), ribbon(lines, half_width)
    assert ground.is_valid
    return shapely.symmetric_difference(united, ground).area / united.area


def grid(rng, n, share):
    """Some of the links of a jittered grid."""
    corner = np.stack(np.meshgrid(np.arange(n), np.arange(n)), -1) * 80 + rng.normal(0, 9, (n, n, 2))
    links = [np.stack([corner[:, :-1], corner[:, 1:]], 2), np.stack([corner[:-1], corner[1:]], 2)]
    links = np.concatenate([some.reshape(-1, 2, 2) for some in links])
    kept = rng.random(len(links)) < share
    kept[0] = True
    return shapely.linestrings(links[kept])


@given(st.integers(0, 2**32 - 1), st.sampled_from([2.0, 15.0, 25.0]), st.booleans())
@settings(max_examples=40, deadline=None)
def test_it_is_the_ground_of_all_buffers(seed, half_width, gridded):
    rng = np.random.default_rng(seed)
    lines = shapely.linestrings(rng.uniform(0, 600, (rng.integers(1, 25), rng.integers(2, 5), 2)))
    lines = grid(rng, 7, rng.uniform(0.2, 1)) if gridded else lines
    assert differing(lines, half_width) < 1e-3


@pytest.mark.parametrize("half_width", [5.0, 19.0, 21.0, 60.0])
def test_streets_that_a_block_surrounds_stay_ground(half_width):
    """A square in a square in a square, 40 m apart, the innermost with a street across, and one street far off."""
    squares = [shapely.box(-side, -side, side, side).exterior for side in (50, 90, 130)]
    lines = np.array([*squares, shapely.LineString([(-50, 0), (50, 0)]), shapely.LineString([(500, 0), (600, 0)])])
    assert differing(lines, half_width) < 1e-3


def test_the_order_and_direction_of_lines_change_nothing():
    lines = grid(np.random.default_rng(3), 7, 0.7)
    turned = ribbon(shapely.reverse(lines[::-1]), 20.0)
    assert shapely.symmetric_difference(ribbon(lines, 20.0), turned).area < 1e-3 * turned.area


def test_it_stops():
    with pytest.raises(Stopped):
        ribbon(grid(np.random.default_rng(3), 4, 0.7), 20.0, lambda: True)


def test_large_service_areas_are_those_of_small_ones(monkeypatch):
    """Two facilities, of which one reaches more streets than the other, and one that reaches none."""
    lines = grid(np.random.default_rng(5), 12, 0.8)
    streets, places = network.build(lines), shapely.points([(440, 440), (0, 0), (440, 2000)])
    options = service_areas.ServiceAreaOptions([150.0, 600.0])

    def ask():
        return service_areas.assess(places, streets, options=options).rows

    united = ask()
    monkeypatch.setattr(service_areas, "MANY", 20)
    told = ask()
    assert told["status"].tolist() == united["status"].tolist()
    assert told["polygon"].isna().tolist() == united["polygon"].isna().tolist()
    for a, b in zip(united["polygon"].dropna(), told["polygon"].dropna(), strict=True):
        assert shapely.symmetric_difference(a, b).area < 1e-3 * a.area
