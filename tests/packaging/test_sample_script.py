"""The script that makes the sample: its reader and the rules by which it draws."""

import struct

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.scripts.sample import built_up, shapes, tianditu


def block_list(*blocks):
    return struct.pack("<I", len(blocks)) + b"".join(struct.pack("<I", len(b)) for b in blocks) + b"".join(blocks)


def units(xy):
    return np.round(np.add(xy, (180, 90)) / 2e-6)


def positions(xy):
    return struct.pack("<I", 0) + units(xy).astype("<u4").tobytes()


def steps(xy):
    start, *_ = units(xy)
    return struct.pack("<I", 1) + start.astype("<u4").tobytes() + np.diff(units(xy), axis=0).astype("<i2").tobytes()


SQUARE = [(118.0, 32.0), (118.05, 32.0), (118.05, 32.05), (118.0, 32.05), (118.0, 32.0)]
HOLE = [(118.01, 32.01), (118.02, 32.01), (118.02, 32.02), (118.01, 32.01)]


@pytest.mark.parametrize("ring", [positions, steps])
def test_areas_are_read_from_positions_and_from_steps(ring):
    polygon = block_list(ring(SQUARE), ring(HOLE))
    single = struct.pack("<I", 5) + polygon
    multi = struct.pack("<I", 6) + block_list(polygon)
    expected = shapely.Polygon(SQUARE, [HOLE])
    found = [tianditu._geometry(block) for block in tianditu._blocks(block_list(single, multi))]
    assert shapely.equals_exact(found, [expected, shapely.MultiPolygon([expected])], 1e-9).all()


def test_density_is_the_inverse_s_curve():
    """Jiao 2015: α 4, c 0.05, D 30 gives 0.79924 and 0.25076 at the ring breaks and 0.525 halfway."""
    assert built_up.density(np.array([10.0614, 15, 19.9386]), 4, 0.05, 30) == pytest.approx(
        [0.79924, 0.525, 0.25076], abs=1e-4
    )


@given(seed=st.integers(0, 10_000), area=st.floats(1e4, 1e7))
def test_patches_are_valid_and_have_their_area(seed, area):
    patch = shapes.blob(np.random.default_rng(seed), (500_000.0, 3_500_000.0), area)
    assert patch.is_valid
    assert patch.area == pytest.approx(area, rel=1e-3)


def test_room_keeps_things_apart_and_off_the_water():
    area, water = shapely.box(0, 0, 10_000, 10_000), shapely.box(4000, 0, 5000, 10_000)
    room = shapes.Room(np.random.default_rng(1), water, gap=50)
    found = np.array([room.find(area, 300, lambda xy: xy[:, 0]) for _ in range(20)])
    apart = np.hypot(*(found[:, None] - found).transpose(2, 0, 1))[~np.eye(20, dtype=bool)]
    assert apart.min() > 650
    assert shapely.distance(shapely.points(found), water).min() > 300
    assert shapely.contains(area, shapely.buffer(shapely.points(found), 299)).all()
