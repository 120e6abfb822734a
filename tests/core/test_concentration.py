"""Counts, tiers and measures of concentration over cities."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import trapezoid

from innospace.core.base.errors import InputError
from innospace.core.ground import geodesy
from innospace.core.region import concentration_report
from innospace.core.region.concentration import LEVELS, assess, city_tiers, lorenz

CITIES = np.array([shapely.box(1_000 * i, 0, 1_000 * (i + 1), 1_000) for i in range(4)])
NAMES = ["A", "B", "C", "D"]


def concentration(incubators, cities, names, **columns):
    return assess(incubators, cities, names=names, **columns)


def incubators(*counts):
    """`counts[i]` incubators spread in city i."""
    return np.array(
        [shapely.Point(1_000 * i + 10 + 7 * k, 10 + (k * 37) % 900) for i, n in enumerate(counts) for k in range(n)]
    )


def test_one_name_in_two_provinces_is_two_cities_and_is_told():
    """鼓楼区 of 江苏, drawn in two parts, and of 福建; 秦淮区 has a province in one row only."""
    cities = shapely.box(np.arange(5) * 10.0, 0, np.arange(5) * 10.0 + 10, 10)
    names, provinces = ["鼓楼区", "鼓楼区", "鼓楼区", "秦淮区", "秦淮区"], ["江苏", "福建", "江苏", "江苏", None]
    at = shapely.points(np.repeat([5.0, 15.0, 25.0, 35.0, 45.0], [1, 3, 1, 2, 2]), 5)
    for order in (slice(None), slice(None, None, -1)):
        found = assess(at, cities[order], names=names[order], provinces=provinces[order])
        number = dict(zip(found.cities["city"], found.cities["n"], strict=True))
        assert number == {"鼓楼区 (江苏)": 2, "鼓楼区 (福建)": 3, "秦淮区": 4}
        assert [note for note in found.notes if "1 name stands in several provinces" in note and "鼓楼区" in note]
    alone = assess(at, cities, names=names, provinces=["江苏"] * 5)
    assert alone.cities["n"].tolist() == [5, 4]
    assert not [note for note in alone.notes if "several provinces" in note]


def test_the_published_margins_give_the_published_measures():
    result = concentration(
        incubators(120, 24, 2, 2), CITIES, NAMES, population=[8e6, 2e6, 4e5, 1e5], provinces=["S", "S", "H", "H"]
    )
    assert result.rows["n"].tolist() == [120, 24, 2, 2]
    assert result.value("primacy") == 5
    assert result.value("gini") == pytest.approx(0.635135, abs=1e-6)
    assert result.value("herfindahl") == pytest.approx((120**2 + 24**2 + 8) / 148**2)
    assert result.value("first_share") == pytest.approx(120 / 148)
    assert result.value("province_ratio") == 36
    assert result.rows["tier"].tolist() == ["mega", "large_2", "small_1", "small_2"]
    # Tier ranks 4 3 2 1 against 120 24 2 2: a tie in the last two.
    assert result.value("tier_correlation") == pytest.approx(0.948683, abs=1e-6)
    assert result.rows["density"].tolist() == [120, 24, 2, 2]
    assert result.notes == []


def test_the_nearest_neighbour_index_uses_the_area_of_the_cities():
    grid = shapely.points(np.array([(x + 0.5, y + 0.5) for x in range(4) for y in range(4)]))
    result = concentration(grid, np.array([shapely.box(0, 0, 4, 4)]), ["A"])
    assert result.value("nearest_neighbour_index") == pytest.approx(2)
    assert result.value("nearest_neighbour_z") == pytest.approx(7.652280, abs=1e-6)
    assert result.value("area_km2") == pytest.approx(16e-6)


def test_the_location_quotient_compares_with_the_base():
    result = concentration(incubators(6, 2, 0, 0), CITIES, NAMES, base=[100, 100, 50, None])
    assert result.rows["lq"].tolist()[:3] == pytest.approx([(6 / 100) / (8 / 250), (2 / 100) / (8 / 250), 0])
    assert np.isnan(result.rows["lq"][3])


@pytest.mark.parametrize(
    ("persons", "tier"),
    [
        (10e6, "super"),
        (9_999_999, "mega"),
        (5e6, "mega"),
        (3e6, "large_1"),
        (1e6, "large_2"),
        (5e5, "medium"),
        (2e5, "small_1"),
        (199_999, "small_2"),
        (0, "small_2"),
        (np.nan, None),
    ],
)
def test_tiers_include_their_lower_bound(persons, tier):
    assert city_tiers([persons])[0] == tier


def test_levels_are_read_in_both_languages_and_unknown_ones_counted():
    result = concentration(
        incubators(5, 0, 0, 0), CITIES, NAMES, levels=["国家级", "Provincial", "市级", "who knows", None]
    )
    assert result.rows.loc[0, ["n_national", "n_provincial", "n_municipal"]].tolist() == [1, 1, 1]
    assert result.rows["n"][0] == 5
    assert result.notes == [
        "1 incubator has no level; it counts in the total only.",
        "1 incubator is neither national, provincial nor municipal (who knows); it counts in the total only.",
    ]


def test_no_level_of_what_counts_nowhere_is_told():
    """The total and the remark that end a list have no place and no level: they count in no total."""
    points = np.append(incubators(1, 1, 0, 0), [None, None, shapely.Point(-9e9, 0)])
    result = concentration(points, CITIES, NAMES, levels=["国家级", None, None, "区级", None])
    assert [note for note in result.notes if "level" in note or "neither" in note] == [
        "1 incubator has no level; it counts in the total only."
    ]
    assert result.rows["n"].sum() == 2


def test_without_levels_population_and_base_their_fields_stay_unknown():
    rows = concentration(incubators(1, 1, 0, 0), CITIES, NAMES).rows
    assert rows[["n_national", "n_provincial", "n_municipal", "tier", "lq"]].isna().all().all()
    assert (rows["status"] == "ok").all()


def test_rows_of_one_name_are_one_city_and_a_missing_name_stands_for_itself():
    result = concentration(incubators(3, 2, 1, 4), CITIES, ["A", "A", None, None], population=[7e5, 5e5, 1e6, 1e6])
    assert result.rows["n"].tolist() == [5, 5, 1, 4]
    assert result.rows["density"].tolist() == [2.5, 2.5, 1, 4]
    assert len(result.cities) == 3
    # Different figures of one city add up, a repeated one counts once.
    assert result.rows["tier"].tolist() == ["large_2"] * 4
    repeated = concentration(incubators(3, 2, 1, 4), CITIES, ["A", "A", "B", "C"], population=[7e5, 7e5, 1e6, 1e6])
    assert repeated.rows["tier"].tolist()[:2] == ["medium", "medium"]


def test_a_city_drawn_whole_and_again_by_its_districts_is_one_ground():
    whole, west, east = (
        shapely.box(0, 0, 2_000, 2_000),
        shapely.box(0, 0, 1_000, 2_000),
        shapely.box(1_000, 0, 2_000, 2_000),
    )
    other = shapely.box(2_000, 0, 4_000, 2_000)
    found = shapely.points(250 + 500 * np.arange(8), 500)
    once = concentration(found, np.array([whole, other]), ["A", "B"])
    result = concentration(found, np.array([whole, west, east, other]), ["A", "A", "A", "B"])
    assert result.rows["density"].tolist() == [1.0] * 4
    assert result.value("area_km2") == 8
    # Eight points 500 m apart on 8 km²: observed 500, expected 0.5 / √(8 / 8e6).
    assert result.value("nearest_neighbour_index") == pytest.approx(1.0)
    pd.testing.assert_frame_equal(result.summary, once.summary)
    assert once.notes == []
    assert result.notes == ["1 city is drawn with rows that overlap, by 4.00 km²: its ground counts once."]


def test_figures_added_up_over_overlapping_rows_are_suspected():
    rows = np.array([CITIES[0], CITIES[0], CITIES[1]])
    repeated = concentration(incubators(1, 1), rows, ["A", "A", "B"], population=[7e5, 7e5, 1e6])
    assert len(repeated.notes) == 1
    added = concentration(incubators(1, 1), rows, ["A", "A", "B"], population=[7e5, 6e5, 1e6])
    assert added.notes[1] == "The figures of 1 city are added up over rows that overlap: they may count twice."
    apart = concentration(incubators(1, 1), CITIES[:3], ["A", "A", "B"], population=[7e5, 6e5, 1e6])
    assert apart.notes == []


def test_ground_that_different_cities_share_counts_once_in_all_and_is_told():
    lap = np.array([shapely.box(0, 0, 1_500, 1_000), *CITIES[1:]])
    result = concentration(incubators(1, 1, 1, 1), lap, NAMES)
    assert result.cities.set_index("city")["area_km2"].to_dict() == {"A": 1.5, "B": 1, "C": 1, "D": 1}
    assert result.value("area_km2") == pytest.approx(4)
    # One of B stands on it: B is the smaller.
    assert result.notes == [
        "2 cities overlap one another, by 0.50 km²: that ground counts in the area of each and once in that of all.",
        "1 incubator stands where cities overlap or meet: it counts in the smallest of them.",
    ]
    assert result.contested == 1
    assert result.rows["n"].tolist() == [1, 1, 1, 1]
    # A border drawn twice, a hand's breadth apart, is no overlap.
    hair = np.array([shapely.box(0, 0, 1_000.05, 1_000), *CITIES[1:]])
    assert concentration(incubators(1, 1, 1, 1), hair, NAMES).notes == []


@given(st.permutations(range(6)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_rows_changes_no_measure(order):
    rows = np.array([*CITIES, CITIES[0], CITIES[2]])
    names, people = np.array([*NAMES, "A", "C"]), np.array([8e6, 2e6, 4e5, 1e5, 8e6, 4e5])
    found = incubators(5, 2, 2, 0)
    first = concentration(found, rows, names, population=people)
    order = list(order)
    other = concentration(found, rows[order], names[order], population=people[order])
    pd.testing.assert_frame_equal(first.summary, other.summary)
    pd.testing.assert_frame_equal(first.rows.iloc[order].reset_index(drop=True), other.rows)


def test_a_city_without_ground_has_no_part_in_the_measures():
    found = incubators(3, 1)
    drawn = concentration(found, CITIES[:2], ["A", "B"], population=[2e6, 1e5])
    result = concentration(found, np.array([*CITIES[:2], None]), ["A", "B", "C"], population=[2e6, 1e5, 3e5])
    pd.testing.assert_frame_equal(result.summary, drawn.summary)


def test_degrees_are_measured_on_the_ellipsoid():
    """A region small enough that a plane is true: the same figures as in metres; a country: those of each city."""
    metres = np.radians(6_378_137.0) * np.array([np.cos(np.radians(30)), 1])
    nearly_flat = [
        shapely.transform(shapes, lambda xy: xy / metres + [118, 30]) for shapes in (incubators(4, 3, 2, 1), CITIES)
    ]
    plane = concentration(incubators(4, 3, 2, 1), CITIES, NAMES)
    result = concentration(*nearly_flat, NAMES, on_ellipsoid=True)
    known = [m for m in plane.summary["measure"] if not np.isnan(plane.value(m))]
    assert [result.value(m) for m in known] == pytest.approx([plane.value(m) for m in known], rel=0.005)
    cells = shapely.box([75, 118], [39, 32], [76, 119], [40, 33])
    far = shapely.points([75.5, 75.6, 118.5, 118.6], [39.5, 39.5, 32.5, 32.5])
    country = concentration(far, cells, ["Kashgar", "Nanjing"], on_ellipsoid=True)
    area = geodesy.area(cells)
    assert area[0] / 1e6 == pytest.approx(9_549, rel=1e-3)
    assert country.rows["density"].to_numpy() == pytest.approx(2e6 / area)
    observed = geodesy.distance(np.array([[75.5, 39.5], [118.5, 32.5]]), np.array([[75.6, 39.5], [118.6, 32.5]])).mean()
    assert country.value("nearest_neighbour_index") == pytest.approx(observed / (0.5 / np.sqrt(4 / area.sum())))
    doubled = concentration(far, np.append(cells, cells[0]), ["Kashgar", "Nanjing", "Kashgar"], on_ellipsoid=True)
    assert doubled.rows["density"][2] == pytest.approx(country.rows["density"][0])


def test_multi_part_cities_border_points_and_polygons_count_once():
    cities = np.array([shapely.MultiPolygon([CITIES[0], CITIES[2]]), CITIES[1], CITIES[3]])
    ground = shapely.box(3_100, 100, 3_200, 200)
    found = np.array([shapely.Point(1_000, 500), shapely.Point(2_500, 500), shapely.Point(1_500, 500), ground])
    assert concentration(found, cities, ["A", "B", "C"]).rows["n"].tolist() == [1, 2, 1]


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_where_cities_overlap_the_smallest_holds_whatever_the_order(seed):
    rng = np.random.default_rng(seed)
    corner, size = rng.integers(0, 6, (5, 2)), rng.integers(1, 6, (5, 2))
    cities = shapely.box(*corner.T, *(corner + size).T)
    found = shapely.points(rng.uniform(0, 11, (25, 2)))
    first = concentration(found, cities, list("ABCDE"))
    order = rng.permutation(5)
    other = concentration(found[::-1], cities[order], np.array(list("ABCDE"))[order])
    pd.testing.assert_frame_equal(first.rows.iloc[order].reset_index(drop=True), other.rows)
    held, contested = np.zeros(5, int), 0
    for point in found:
        holders = [i for i in range(5) if cities[i].intersects(point)]
        contested += len(holders) > 1
        if holders:
            held[min(holders, key=lambda i: (cities[i].area, *cities[i].bounds[:2], i))] += 1
    assert first.rows["n"].tolist() == held.tolist()
    assert first.contested == other.contested == contested
    said = [note for note in first.notes if "overlap or meet" in note]
    assert [int(note.split(" ")[0]) for note in said] == [contested] * (contested > 0)


def test_nothing_is_lost_in_silence():
    found = np.array([*incubators(2, 1, 0, 0), None, shapely.Point(), shapely.Point(-5, -5)])
    cities = np.array([*CITIES[:3], None])
    result = concentration(found, cities, NAMES, population=[2e6, None, 1e5, 3e5])
    assert result.rows["status"].tolist() == ["ok", "no_population", "ok", "no_geometry"]
    assert result.rows["tier"].tolist() == ["large_2", None, "small_2", "small_1"]
    assert result.notes == [
        "2 incubators have no geometry and are not counted.",
        "1 incubator stands outside all cities and is not counted.",
        "1 row of the cities has no geometry.",
        "1 city has no population: its tier is unknown.",
    ]


@pytest.mark.words_alone
def test_figures_in_units_of_ten_thousand_are_suspected():
    result = concentration(incubators(2, 1, 0, 0), CITIES, NAMES, population=[650, 200, 80, 30])
    assert result.notes == [
        "The largest city has 650 urban residents. Persons are expected: are these units of 10 000? Tiers stay unknown."
    ]
    assert result.rows["tier"].isna().all()
    assert np.isnan(result.value("tier_correlation"))
    assert concentration_report.by_tier(result).empty
    assert not any("tier" in line for line in concentration_report.sentences(result))


def test_unusable_input_is_refused_by_name():
    with pytest.raises(InputError, match="incubators: the layer holds no geometry"):
        concentration(np.array([None]), CITIES, NAMES)
    with pytest.raises(InputError, match="cities: the layer holds no geometry"):
        concentration(incubators(1), np.array([None]), ["A"])
    with pytest.raises(InputError, match="population: 1 row is negative"):
        concentration(incubators(1), CITIES, NAMES, population=[1, 2, -3, 4])


def test_no_incubator_in_any_city_leaves_shares_unknown():
    result = concentration(np.array([shapely.Point(-9, -9)]), CITIES, NAMES)
    assert result.rows["share"].isna().all()
    assert result.summary.set_index("measure")["value"][["primacy", "gini", "herfindahl"]].isna().all()


@given(st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(any), st.integers(0, 3), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_counts_are_kept_and_shares_sum_to_one(counts, outside, missing):
    found = [*incubators(*counts), *[shapely.Point(-1, -1)] * outside, *[None] * missing]
    levels = np.resize(["national", "省级", "市级"], len(found))
    result = concentration(np.array(found, dtype=object), CITIES, NAMES, levels=levels)
    assert result.rows["n"].tolist() == counts
    told = [int(note.split(" ")[0]) for note in result.notes if "not counted" in note]
    assert told == [n for n in (missing, outside) if n]
    assert result.rows["n"].sum() + sum(told) == len(found)
    assert result.rows["share"].sum() == pytest.approx(1)
    assert (result.rows[[f"n_{level}" for level in LEVELS]].sum(axis=1) == result.rows["n"]).all()
    assert 0 <= result.value("gini") < 1
    assert 1 / 4 - 1e-9 <= result.value("herfindahl") <= 1 + 1e-9


def test_the_lorenz_curve_runs_from_nothing_to_everything_below_the_diagonal():
    x, y = lorenz([120, 24, 2, 2])
    assert x.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert y == pytest.approx(np.array([0, 2, 4, 28, 148]) / 148)
    # Gini = 1 − twice the area under the curve, in the discrete form.
    assert 1 - 2 * trapezoid(y, x) == pytest.approx(0.635135, abs=1e-6)
    assert np.isnan(lorenz([0, 0])[1]).all()


def test_the_rows_keep_the_order_of_the_layer_and_the_cities_stand_by_number():
    result = concentration(incubators(1, 9, 4, 0), CITIES, NAMES)
    assert result.rows["n"].tolist() == [1, 9, 4, 0]
    pd.testing.assert_series_equal(result.cities["city"], pd.Series(["B", "C", "A", "D"], name="city", dtype=object))
