"""Location preference: distances by hand, and findings on patterns whose answer is known."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, box

from innospace.core.base.errors import InputError
from innospace.core.ground.random_draws import fillable, random_points
from innospace.core.layout import location_preference
from innospace.core.layout.location_preference import Centres, PreferenceOptions, Ratio

CITY = np.array([box(0, 0, 20_000, 20_000)])
CBD = Centres(np.array([Point(5000, 10_000)]), ["新街口"])
CAMPUS = Centres(np.array([box(14_000, 9000, 16_000, 11_000)]), ["university"])


def assess(incubators, **options):
    return location_preference.assess(
        np.array(incubators, dtype=object), CBD, CAMPUS, boundary=CITY, options=PreferenceOptions(**options)
    )


def test_classes_and_distances_by_hand():
    table = assess([Point(5000, 11_000), Point(15_000, 10_000), Point(0, 0), None]).rows
    assert table["preference"].tolist() == ["business", "knowledge", "neither", None]
    assert table["business_m"].tolist()[:2] == [1000, 10_000]
    assert table["knowledge_m"].tolist()[:2] == [9000, 0]
    assert table["business_name"].tolist() == ["新街口"] * 3 + [None]
    assert table["status"].tolist() == ["ok", "ok", "ok", "no_geometry"]


def test_near_is_below_the_limit_and_both_is_possible():
    middle = [Point(9500, 10_000)]
    assert assess(middle, near=4500).rows["preference"].tolist() == ["neither"]
    assert assess(middle, near=4501).rows["preference"].tolist() == ["both"]


def test_centres_may_be_lines():
    street = Centres(np.array([LineString([(0, 0), (0, 100)])]))
    table = location_preference.assess(np.array([Point(3, 50), Point(9, 9)]), street, street).rows
    assert table["business_m"].tolist() == [3, 9]
    assert table["business_name"].tolist() == [None, None]


def test_a_cluster_round_a_centre_is_a_finding_and_random_points_are_not():
    rng = np.random.default_rng(7)
    cluster = shapely.points(rng.normal((15_000, 10_000), 1500, (150, 2)))
    ratios = assess(cluster).ratios
    assert ratios["knowledge"].finding == "nearer"
    assert ratios["business"].finding == "farther"
    ratios = assess(random_points(CITY[:1], 150, rng)).ratios
    assert {r.finding for r in ratios.values()} == {"as_random"}
    assert all(r.low < 1 < r.high for r in ratios.values())


def test_the_same_input_gives_the_same_figures():
    incubators = [Point(5000, 11_000), Point(15_000, 10_000)]
    assert assess(incubators).ratios == assess(incubators).ratios


def test_expected_distance_to_the_middle_of_a_square():
    # The mean distance from the centre of a unit square is (√2 + asinh 1) / 6.
    ground, centre = np.array([box(0, 0, 1000, 1000)]), Centres(np.array([Point(500, 500)]))
    ratio = location_preference.assess(np.array([Point(500, 510)]), centre, centre, boundary=ground).ratios["business"]
    assert 10 / ratio.ratio == pytest.approx(1000 * (np.sqrt(2) + np.arcsinh(1)) / 6, rel=0.01)


def test_one_incubator_without_a_boundary_has_no_expectation():
    ratio = location_preference.assess(np.array([Point(0, 0)]), CBD, CAMPUS).ratios["business"]
    assert np.isnan(ratio.ratio)
    assert ratio.finding == "unknown"


def test_summary_carries_the_ratios():
    table = assess([Point(5000, 11_000), Point(15_000, 10_000), None]).summary
    assert table["n"].tolist() == [1, 1, 0, 0, 1]
    assert table["business_ratio"].nunique() == 1


def test_random_points_stay_inside_and_fill_every_part():
    ground = shapely.union_all([box(0, 0, 10, 10), box(90, 90, 100, 100)])
    points = random_points(fillable(np.array([ground])), 4000, np.random.default_rng(1))
    assert len(points) == 4000
    assert shapely.contains(ground, points).all()
    assert (shapely.get_x(points) < 50).mean() == pytest.approx(0.5, abs=0.05)


def test_random_points_of_a_slender_ground_with_a_spike():
    """A valley across the map, and a spike a hundred times as long and a millimetre wide."""
    valley = shapely.LineString([(0, 0), (50_000, 50_000)]).buffer(40)
    spike = shapely.Polygon([(0, 0), (1e-3, 0), (9e6, 4e6)])
    pieces = fillable(np.array([shapely.union(valley, spike)]))
    assert shapely.area(pieces).sum() == pytest.approx(valley.area, rel=1e-3)
    points = random_points(pieces, 4000, np.random.default_rng(1))
    assert shapely.contains(valley.buffer(1), points).all()
    along = shapely.line_locate_point(shapely.LineString([(0, 0), (50_000, 50_000)]), points)
    assert np.histogram(along, 4)[0] == pytest.approx([1000] * 4, abs=120)


def test_a_ground_that_is_all_spike_is_refused():
    spike = np.array([shapely.Polygon([(0, 0), (1e-3, 0), (1e7, 1e7)])])
    with pytest.raises(InputError, match="boundary: .*too thin"):
        location_preference.assess(spike, CBD, CAMPUS, spike)


@pytest.mark.parametrize(
    ("business", "knowledge", "name"),
    [(Centres(np.array([None])), CAMPUS, "business_centres"), (CBD, Centres(np.array([None])), "knowledge_centres")],
)
def test_empty_centres_are_named(business, knowledge, name):
    with pytest.raises(InputError, match=name):
        location_preference.assess(np.array([Point(0, 0)]), business, knowledge)


def test_incubators_outside_the_study_area_are_counted():
    inside, outside = Point(5000, 11_000), Point(5000, 20_001)
    assert "Incubators outside the study area: 1 of 2." in assess([inside, outside, None]).notes[0]
    assert assess([inside, Point(0, 0)]).notes == []
    assert assess([inside, outside]).ratios == assess([inside]).ratios
    assert location_preference.assess(np.array([inside, outside]), CBD, CAMPUS).notes == []


@pytest.mark.parametrize(
    ("ratio", "digits", "finding"),
    [
        (Ratio(0.857, 0.861, 1.142), 3, "nearer"),
        (Ratio(0.85, 0.86, 1.14), 2, "nearer"),
        (Ratio(0.8609, 0.861, 1.142), 4, "nearer"),
        (Ratio(1.0, 0.861, 1.142), 2, "as_random"),
        (Ratio(1.1419, 0.861, 1.1421), 4, "as_random"),
        (Ratio(1.143, 0.861, 1.142), 3, "farther"),
        (Ratio(np.nan, np.nan, np.nan), 2, "unknown"),
    ],
)
def test_as_many_digits_as_the_finding_needs(ratio, digits, finding):
    assert (ratio.digits, ratio.finding) == (digits, finding)


@given(st.floats(0.5, 2), st.floats(0.5, 1), st.floats(1, 2))
def test_what_is_printed_bears_the_finding_out(ratio, low, high):
    found = Ratio(ratio, low, high)
    shown = Ratio(*(float(f"{value:.{found.digits}f}") for value in found))
    apart = min(abs(ratio - low), abs(ratio - high))
    assert shown.finding == found.finding or apart < 1e-7


def test_of_centres_equally_near_the_first_in_the_alphabet_counts_in_any_order():
    here, centres, names = shapely.points([(0, 0)]), shapely.points([(-300, 0), (300, 0), (0, 900)]), ["b", "a", None]
    for order in ([0, 1, 2], [1, 0, 2], [2, 1, 0]):
        given = Centres(centres[order], [names[i] for i in order])
        row = location_preference.assess(here, given, given, boundary=shapely.box([-999], -999, 999, 999)).rows.iloc[0]
        assert (row["business_name"], row["knowledge_name"], row["business_m"]) == ("a", "a", 300)
