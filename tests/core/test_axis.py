"""An axis drawn in pieces is one axis, and has two sides."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.region.axis import make_axis


def lines(*runs):
    return np.array([shapely.LineString(run) for run in runs])


def points(*xy):
    return shapely.points(np.array(xy, float))


def is_left(axis, *xy):
    given_points = points(*xy)
    return shapely.intersects(axis.left_of(shapely.multipoints(given_points)), given_points).tolist()


@pytest.mark.parametrize(
    "pieces",
    [
        lines([(0, 0), (50, 0), (100, 0)]),
        lines([(100, 0), (50, 0), (0, 0)]),
        lines([(50, 0), (0, 0)], [(50, 0), (100, 0)]),
        lines([(60, 0), (100, 0)], [(40, 0), (0, 0)]),
        lines([(0, 0), (70, 0)], [(30, 0), (100, 0)], [(0, 0), (70, 0)]),
        np.array([shapely.MultiLineString([[(100, 0), (55, 0)], [(0, 0), (50, 0)]]), None]),
    ],
    ids=["one", "reversed", "two that meet", "gap", "overlap and duplicate", "multi-part and missing"],
)
def test_however_it_is_drawn_it_runs_from_west_to_east(pieces):
    axis = make_axis(pieces)
    assert axis.trunk.coords[0] == (0, 0)
    assert axis.trunk.coords[-1] == (100, 0)
    assert is_left(axis, (50, 5), (50, -5), (-500, 1), (700, -1)) == [True, False, True, False]


def test_gaps_are_bridged_in_the_run_but_belong_to_no_distance():
    axis = make_axis(lines([(60, 0), (100, 0)], [(40, 0), (0, 0)]))
    assert axis.gaps_m == pytest.approx(20)
    assert axis.distance(points((50, 0), (20, 3))) == pytest.approx([10, 3])
    assert axis.positions(points((20, 3), (60, 0), (100, 5))) == pytest.approx([20, 40, 80])


def test_side_channels_and_tributaries_leave_the_sides_alone():
    axis = make_axis(
        lines(
            [(0, 0), (40, 0)],
            [(40, 0), (50, 5), (60, 0)],
            [(60, 0), (50, -20), (40, 0)],
            [(60, 0), (100, 0)],
            [(80, 30), (80, 0)],
        )
    )
    assert shapely.length(axis.lines) > shapely.length(axis.trunk)
    assert is_left(axis, (50, 12), (50, -9), (78, 10), (82, 10), (80, -3)) == [True, False, True, True, False]
    assert axis.distance(points((85, 20))) == pytest.approx([5])


def test_inside_a_bend_the_nearest_stretch_tells_the_side():
    hairpin = make_axis(lines([(0, 0), (100, 0), (100, 40), (20, 40), (20, 80), (200, 80)]))
    # East of the lower bend and below the middle stretch: right of the line that turned west.
    assert is_left(hairpin, (50, 20), (110, 60), (50, 60), (10, 60), (50, 90)) == [True, False, False, True, True]


def test_the_axis_goes_on_straight_in_its_general_direction():
    axis = make_axis(lines([(0, 0), (10, 10), (12, -5), (100, 100)]))
    assert is_left(axis, (200, 201), (200, 199), (-50, -49), (-50, -51)) == [True, False, True, False]


def test_an_axis_from_south_to_north_has_its_left_side_in_the_west():
    assert is_left(make_axis(lines([(0, 100), (0, 0)])), (-5, 50), (5, 50)) == [True, False]


@pytest.mark.parametrize(
    ("run", "sides"),
    [
        ([(0, 0), (10, 9)], ("north", "south")),
        ([(0, 0), (10, -10)], ("north", "south")),
        ([(0, 0), (9, 10)], ("west", "east")),
        ([(9, 10), (0, 0)], ("west", "east")),
        ([(0, 10), (9, 0)], ("east", "west")),
        ([(0, 10), (0, 0)], ("west", "east")),
        ([(0, 0), (90, 40), (-40, 60), (5, 20)], ("west", "east")),
    ],
)
def test_the_sides_are_named_by_the_general_direction(run, sides):
    assert make_axis(lines(run)).sides == sides


def test_only_the_part_in_the_window_counts_unless_none_is_there():
    river = lines([(0, 0), (100, 0), (100, 100)])
    assert make_axis(river, shapely.box(10, -10, 90, 10)).trunk.length == pytest.approx(80)
    assert make_axis(river, shapely.box(500, 500, 600, 600)).trunk.length == pytest.approx(200)


def test_a_strip_is_the_ground_within_the_depth():
    river = lines([(0, 0), (100, 0)])
    assert make_axis(river).strip(10, 64).area == pytest.approx(2_000 + 100 * np.pi, rel=1e-4)
    assert make_axis(river).strip(0).area == 0


def test_a_closed_or_empty_axis_is_refused():
    with pytest.raises(InputError, match="axis: the axis is a closed line"):
        make_axis(lines([(0, 0), (1, 0), (1, 1), (0, 0)])).left_of(shapely.Point(0, 0))
    with pytest.raises(InputError, match="axis: the layer holds no geometry"):
        make_axis(np.array([None, shapely.LineString()]))
    with pytest.raises(InputError, match="axis: the axis has no length"):
        make_axis(np.array([shapely.LineString([(1, 1), (1, 1)])]))


@given(st.integers(0, 2**32 - 1), st.integers(2, 12), st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_the_sides_do_not_depend_on_how_the_line_is_cut_turned_and_ordered(seed, n_vertices, n_pieces):
    rng = np.random.default_rng(seed)
    x = np.sort(rng.choice(1_000, n_vertices, replace=False)).astype(float)
    xy = np.c_[x, rng.uniform(-50, 50, n_vertices)]
    cuts = [0, *sorted(rng.integers(0, n_vertices, n_pieces - 1)), n_vertices - 1]
    pieces = [xy[a : b + 1] for a, b in zip(cuts, cuts[1:], strict=False) if b > a]
    turned = [piece[::-1] if rng.random() < 0.5 else piece for piece in pieces]
    rng.shuffle(turned := np.array([shapely.LineString(piece) for piece in turned]))
    asked = rng.uniform([x[0], -80], [x[-1], 80], (30, 2))
    # The line is a function of x here: north is simply above it.
    above = asked[:, 1] > np.interp(asked[:, 0], x, xy[:, 1])
    assert is_left(make_axis(turned), *asked) == above.tolist()
