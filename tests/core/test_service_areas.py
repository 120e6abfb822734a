"""Reached stretches end exactly at the limit; polygons stay within their half width of them."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import Stopped
from innospace.core.lifecircle import service_areas
from innospace.core.streets import network, snapping
from innospace.core.streets.travel import TravelOptions

from .networks import BruteForce, random_points, random_streets


def areas(lines, facilities, cutoffs, half_width=25.0, **options):
    streets = network.build(np.array(lines, object))
    places = snapping.snap(streets, np.array(facilities, float), 150)
    tables = list(service_areas.areas_of_each(streets, places, cutoffs, half_width=half_width, **options))
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=["facility", "cutoff", "lines"])


def merged(lines, facilities, group, limit, half_width=25.0):
    streets = network.build(np.array(lines, object))
    places = snapping.snap(streets, np.array(facilities, float), 150)
    return service_areas.merged_areas(streets, places, np.array(group), np.array(limit, float), half_width=half_width)


STREET = shapely.LineString([(0, 0), (120, 0), (300, 0)])


def test_a_stretch_ends_where_the_limit_does_leg_included():
    table = areas([STREET], [(100, 10)], [60.0, 30.0], None)
    lengths = table.set_index("cutoff")["lines"].map(lambda line: line.length)
    assert lengths[60.0] == pytest.approx(100)
    assert lengths[30.0] == pytest.approx(40)
    assert table["lines"][0].bounds == pytest.approx((50, 0, 150, 0))


def test_a_long_edge_is_reached_from_both_ends():
    ring = [shapely.LineString([(0, 0), (0, 100)]), shapely.LineString([(0, 100), (300, 100), (300, 0), (0, 0)])]
    line = areas(ring, [(0, 50)], [150.0], None)["lines"][0]
    assert line.length == pytest.approx(300)
    assert shapely.distance(line, shapely.Point(300, 50)) > 100


def test_a_facility_too_far_from_the_street_has_no_row():
    assert areas([STREET], [(100, 140), (5, 1)], [60.0], None)["facility"].tolist() == [1]


def test_stretches_of_many_facilities_stay_one_line_per_street():
    table = areas([STREET], [(100, 1), (130, 1), (135, 1)], [90.0], None)
    assert shapely.get_num_geometries(table["lines"].to_numpy()).tolist() == [1, 1, 1]


@given(st.integers(0, 2**32 - 1), st.sampled_from([80.0, 250.0, 600.0]))
@settings(max_examples=40, deadline=None)
def test_a_point_lies_on_a_stretch_exactly_when_brute_force_reaches_it(seed, cutoff):
    rng = np.random.default_rng(seed)
    lines = random_streets(rng)
    facilities = random_points(rng, 4)
    usable = [line for line in lines if line is not None and line.length > 0]
    samples = shapely.get_coordinates(
        [shapely.line_interpolate_point(line, rng.random() * line.length) for line in usable for _ in range(3)]
    )
    metres = BruteForce(lines).matrix(facilities, samples, snap=150)
    table = areas(lines, facilities, [cutoff], None).set_index("facility")["lines"]
    for facility in range(len(facilities)):
        reached = metres[facility] <= cutoff
        if facility not in table.index:
            assert not (metres[facility] < cutoff - 1e-6).any()
            continue
        on_it = shapely.distance(shapely.points(samples), table[facility]) < 1e-6
        certain = np.abs(metres[facility] - cutoff) > 1e-5
        assert (on_it == reached)[certain].all()


@given(st.integers(0, 2**32 - 1))
@example(385)
@settings(max_examples=20, deadline=None)
def test_polygons_are_the_ground_around_the_stretches_and_merging_adds_them_up(seed):
    rng = np.random.default_rng(seed)
    lines, facilities = random_streets(rng), random_points(rng, 5)
    table = areas(lines, facilities, [300.0])
    for line, polygon in zip(table["lines"], table["polygon"], strict=True):
        assert shapely.is_valid(polygon)
        assert polygon.within(line.buffer(25 + 1e-6, quad_segs=64))
        assert polygon.buffer(0.2).contains(line.buffer(24.9))
    together = merged(lines, facilities, [0] * 5, [300.0])
    if len(table):
        # On a grid: in floating point GEOS's union loses a piece of some polygons.
        alone = shapely.union_all(table["polygon"].to_numpy(), grid_size=1e-6)
        assert together["polygon"][0].symmetric_difference(alone).area < 0.01 * alone.area
        streets = together["lines"][0]
        assert shapely.union_all(shapely.get_parts(streets)).length == pytest.approx(streets.length), "drawn twice"
        assert streets.buffer(1e-5).contains(shapely.union_all(table["lines"].to_numpy()))
        assert shapely.union_all(table["lines"].to_numpy()).buffer(1e-5).contains(streets)
    else:
        assert together.empty


def test_groups_have_their_own_limit():
    table = merged([STREET], [(100, 0), (200, 0)], [1, 0], [10, 30], None)
    assert table["row"].tolist() == [0, 1]
    assert shapely.length(table["lines"].to_numpy()) == pytest.approx([20, 60])


def test_a_cancel_stops_the_making_of_polygons():
    looks = []
    areas([STREET], [(100, 1)] * 5, [90.0, 40.0, 30.0], cancelled=lambda: looks.append(False))
    calls = iter([*looks[:-1], True])  # at the last look, when streets are long done
    with pytest.raises(Stopped):
        areas([STREET], [(100, 1)] * 5, [90.0, 40.0, 30.0], cancelled=lambda: next(calls))


@pytest.mark.parametrize("merge", [True, False])
def test_what_is_said_of_the_areas_is_what_the_rows_hold(merge):
    """Two facilities on one street, so near that their areas overlap; none of the last limit where none is reached."""
    streets = network.build(shapely.linestrings([[(0, 0), (5000, 0)]]), 0.01)
    places = shapely.points([(1000, 30), (1200, 30), (4000, 9000)])
    options = service_areas.ServiceAreaOptions([20, 400], merge=merge, snap=50)
    result = service_areas.assess(places, streets, options=options)
    said = service_areas.sentences(result)
    # 370 m to each side of the foot of each facility; merged 940 m in one piece; 25 m wide on each side, ends round.
    km = 0.94 if merge else 0.74
    km2 = (km * 1000 * 50 + np.pi * 25**2) / 1e6
    expected = f"Within 400 m: {km2:.2f} km² of ground along {km:.1f} km of street."
    if not merge:
        expected = (
            f"Within 400 m of a facility lies ground of {km2:.2f} km² along {km:.1f} km of street (medians of 2 areas)."
        )
    assert said == [expected]


@pytest.mark.parametrize(("unit", "limit", "cutoff"), [("metres", "400 m", 400.0), ("minutes", "6 min", 6.0)])
def test_a_limit_stays_in_the_unit_that_it_was_given_in(unit, limit, cutoff):
    """At 4 km/h six minutes are 400 m: the same ground under another name."""
    streets = network.build(shapely.linestrings([[(0, 0), (5000, 0)]]))
    options = service_areas.ServiceAreaOptions([cutoff], travel=TravelOptions(unit))
    result = service_areas.assess(shapely.points([(1000, 30), (1200, 30)]), streets, options=options)
    assert result.rows["cutoff"].tolist() == [cutoff] * 2
    assert shapely.length(result.rows["lines"].to_numpy(object)) == pytest.approx([740, 740])
    assert service_areas.sentences(result)[0].startswith(f"Within {limit} of a facility")
