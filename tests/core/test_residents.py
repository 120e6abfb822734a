"""People from zones to buildings: cases by hand, totals, other orders, cells of a grid, what is said."""

import time

import numpy as np
import pandas as pd
import pytest
import shapely
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.data import housing, residents, residents_report

ZONES = shapely.box([0, 100], 0, [100, 200], 100)


def test_floor_area_shares_and_a_building_across_the_line():
    """Left: 200 m² × 2 and 100 m² of the middle one × 4; right: the other 100 m² × 4 alone."""
    houses = np.array([shapely.box(10, 0, 30, 10), shapely.box(90, 50, 110, 60), None, shapely.box(300, 0, 310, 10)])
    found = residents.assess(houses, ZONES, np.array([80.0, 30.0]), floors=np.array([2.0, 4.0, 1.0, 1.0]))
    assert found.rows["residents"].tolist() == pytest.approx([40, 70, np.nan, np.nan], nan_ok=True)
    assert found.rows["zone"].tolist() == [0, 0, pd.NA, pd.NA]
    assert found.rows["status"].tolist() == ["ok", "ok", "no_geometry", "outside_zones"]
    assert (found.total_in, found.total_out) == pytest.approx((110, 110))
    assert found.notes == [
        "1 building lies outside all zones whose people are known; it has no residents.",
        "1 building has no geometry; it has no residents.",
    ]


def test_two_sources_over_two_shapes():
    """The small check that tobler's documentation uses: 75 and 100 people over two L shapes give 87.5 each."""
    zones = shapely.box([0, 0], [0, 1], [2, 2], [1, 2])
    target = np.array([
        shapely.union_all(shapely.box([0, 0], [0, 1], [1, 1], [1, 2])),
        shapely.union_all(shapely.box([1, 1], [0, 1], [2, 2], [1, 2])),
    ])  # fmt: skip
    found = residents.assess(target, zones, np.array([75.0, 100.0]))
    assert found.rows["residents"].tolist() == pytest.approx([87.5, 87.5])


def test_unknown_floors_are_assumed_and_counted():
    houses = shapely.box([0, 20, 40], 0, [10, 30, 50], 10)
    found = residents.assess(houses, ZONES, np.array([130.0, 0.0]), floors=np.array([1, np.nan, 0.0]))
    assert found.rows["residents"].tolist() == pytest.approx([10, 60, 60])
    assert found.rows["basis"].tolist() == ["floors", "default_floors", "default_floors"]
    assert found.notes == ["2 buildings have no known number of floors; 6 is assumed for each."]


def test_use_and_land_say_what_is_housing():
    houses = shapely.box([0, 20, 40], 0, [10, 30, 60], 10)
    use = np.array(["住宅", "办公", None], dtype=object)
    found = residents.assess(houses, ZONES, np.array([60.0, 0.0]), floors=np.ones(3), use=use)
    assert found.rows["residents"].tolist() == pytest.approx([20, 0, 40])
    assert found.rows["basis"].tolist() == ["floors", "no_housing", "floors"]
    assert found.notes == ["1 building has no known use and counts as housing.", "Not counted as housing: 办公 (1)."]
    # The land is drawn twice and reaches half of the third building.
    land = np.array([shapely.box(0, 0, 50, 50), shapely.box(0, 0, 50, 50), None])
    found = residents.assess(houses, ZONES, np.array([60.0, 0.0]), floors=np.ones(3), use=use, residential=land)
    assert found.rows["residents"].tolist() == pytest.approx([30, 0, 30])


@pytest.mark.parametrize(
    ("use", "says"),
    [("居住", "yes"), ("R", "yes"), ("r2", "yes"), ("R21", "yes"), ("R22", "no"), ("070102", "yes"), ("0702", "no"),
     ("商住混合", "yes"), ("住院部", "no"), ("居委会", "no"), ("非住宅", "no"), ("非居住用房", "no"), ("RB1", "no"),
     ("R/B", "yes"),
     ("Rail", "no"), ("greenhouse", "no"), ("Residential", "yes"), ("building=house", "yes"), ("semidetached_house", "yes"),
     ("Mixed: homes", "yes"), ("school", "no"), ("居民楼", "yes"), ("公租房", "yes"), ("廉租房", "yes"), ("职工宿舍", "yes"),
     ("酒店式公寓", "yes"), ("公寓式酒店", "no"), ("住宅配套", "no"), ("住宅及配套设施", "yes"),
     ("小区会所", "no"), ("住宅区幼儿园", "no"),
     ("住宅（含底商）", "yes"), ("酒店（公寓式）", "no"), ("其他（宿舍）", "yes"),
     ("住宅、商业", "yes"), ("residential and retail", "yes"),
     ("hotel apartments", "yes"), ("apartment hotel", "no"), ("guest house", "no"), ("yes", "unknown"), ("YES", "unknown"),
     ("building=yes", "unknown"), ("未知", "unknown"), ("", "unknown"), (None, "unknown"), ("0", "no"), ("warehouse", "no")],
)  # fmt: skip
def test_what_a_use_says(use, says):
    assert housing.says(use) == says
    assert housing.of_uses(np.array([use], dtype=object)).tolist() == [says]


def test_every_word_of_the_table_says_what_stands_beside_it():
    table = pd.read_csv(ROOT / "resources" / "housing_uses.csv", dtype=str)
    assert table["use"].is_unique
    assert [housing.says(use) for use in table["use"]] == table["housing"].tolist()


def test_a_use_that_is_not_known_counts_as_housing_and_is_told():
    houses = shapely.box([0, 20, 40], 0, [10, 30, 50], 10)
    use = np.array(["yes", None, "住宅"], dtype=object)
    found = residents.assess(houses, ZONES, np.array([60.0, 0]), floors=np.ones(3), use=use)
    assert found.rows["residents"].tolist() == pytest.approx([20, 20, 20])
    assert found.notes == ["2 buildings have no known use and count as housing."]
    assert residents.assess(houses, ZONES, np.array([60.0, 0]), floors=np.ones(3)).notes == []


def test_a_home_drawn_twice_counts_once_with_more_floors():
    houses = np.array([shapely.box(0, 0, 10, 10), shapely.box(0, 0, 10, 10.5), shapely.box(50, 0, 60, 10)])
    people, floors = np.array([120.0, 0]), np.array([6.0, 1, 6])
    for order in ([0, 1, 2], [1, 0, 2], [2, 1, 0]):
        found = residents.assess(houses[order], ZONES, people, floors=floors[order])
        assert found.rows["residents"].to_numpy()[np.argsort(order)] == pytest.approx([60, 0, 60])
        assert found.rows["basis"].to_numpy()[np.argsort(order)].tolist() == ["floors", "drawn_twice", "floors"]
        assert found.notes == [
            "1 building is drawn again (each covers the other to 90%) and gets nobody: the one with more floors counts, "
            "known floors before assumed ones."
        ]
    # Known floors go before assumed ones; what is no home does not stand for one; less than 90% is another building.
    found = residents.assess(houses, ZONES, people, floors=np.array([np.nan, 1, 1]))
    assert found.rows["basis"].tolist() == ["drawn_twice", "floors", "floors"]
    use = np.array(["办公", "住宅", "住宅"], dtype=object)
    found = residents.assess(houses, ZONES, people, floors=floors, use=use)
    assert found.rows["basis"].tolist() == ["no_housing", "floors", "floors"]
    houses[1] = shapely.box(0, 0, 10, 12)
    assert residents.assess(houses, ZONES, people, floors=floors).notes == []


def test_zones_drawn_twice_count_once_and_overlaps_are_told():
    same = np.array([shapely.box(0, 0, 100, 100), shapely.box(0, 0, 100, 101), shapely.box(200, 0, 300, 100), None])
    kept, notes = residents.zones_once(same, np.array([100.0, 100, 50, 1]))
    assert kept.tolist() == [0, 2, 3]
    assert notes == ["1 zone repeats another (same ground to 90%, same number of people) and is left out."]
    # Another number is another count; one that is not known is none.
    for people in ([100.0, 90, 50, 1], [np.nan, np.nan, 50, 1]):
        kept, notes = residents.zones_once(same, np.array(people))
        assert len(kept) == 4
        assert [note.split(":")[0] for note in notes] == ["2 zones overlap others by more than 1% of the smaller one"]
    # A hair along the border is no overlap.
    beside = shapely.box([0, 99.5], 0, [100, 200], 100)
    assert residents.zones_once(beside, np.array([1.0, 1]))[1] == []
    # A grid tells the people: ground alone makes a zone, and the cells are divided.
    kept, notes = residents.zones_once(same[[0, 1, 0]], None)
    assert kept.tolist() == [0]
    kept, notes = residents.zones_once(shapely.box([0, 40], 0, [100, 240], 100), None)
    assert "are divided among them" in notes[0]


def test_cells_under_several_zones_are_divided_among_them():
    """Four cells of 100 people, 50 m wide; the zones share that from 50 to 100 m, and one more lies across both."""
    cells = shapely.box([0, 50, 100, 150], 0, [50, 100, 150, 200], 100)
    _, people, zone = residents.cut(cells, np.full(4, 100.0), shapely.box([0, 50], 0, [100, 200], 100))
    assert people.sum() == pytest.approx(400, rel=1e-12)
    assert np.bincount(zone, people).tolist() == pytest.approx([150, 250])


def test_residential_land_without_geometry_is_passed_over_and_told():
    houses = shapely.box([0, 20], 0, [10, 30], 10)
    told = "The layer of residential land holds no geometry; buildings on any land count."
    plain = residents.assess(houses, ZONES, np.array([60.0, 0]), floors=np.ones(2))
    for land in (np.zeros(0, object), np.array([None])):
        found = residents.assess(houses, ZONES, np.array([60.0, 0]), floors=np.ones(2), residential=land)
        assert found.rows.equals(plain.rows)
        assert found.notes == [told]
    assert told not in plain.notes


def test_the_heading_stands_where_a_table_follows():
    houses = shapely.box([0, 20], 0, [10, 30], 10)
    found = residents.assess(houses, ZONES, np.array([60.0, 0]))
    for zones, there in ((ZONES, True), (None, False)):
        page = residents_report.build(found, buildings=houses, zones=zones, default_floors=6).html()
        assert ("Compared with the zones" in page) is there


def test_one_zone_that_has_a_count():
    found = residents.assess(
        shapely.box([0], 0, [10], 10), ZONES[:1], np.array([60.0]), counted=pd.Series([50.0], index=[0])
    )
    assert residents_report.sentences(found)[-1] == (
        "Checked against the one zone that has a count: the error is 10.0 people, 20% of the people counted."
    )


def test_all_are_said_to_be_on_buildings_only_where_nobody_is_left():
    houses = shapely.box([0, 10], 0, [10, 20], 10)
    found = residents.assess(houses, ZONES[:1], np.array([60.0]))
    assert residents_report.sentences(found) == ["All 60 people were allocated to 2 buildings."]


def test_people_without_a_building_stay():
    houses = shapely.box([10], 0, [20], 10)
    zones = np.append(ZONES, [None, shapely.box(200, 0, 300, 100)])
    found = residents.assess(houses, zones, np.array([80.0, 30.0, 5.0, np.nan]))
    assert found.left.tolist() == [1, 2]
    assert found.left_over["residents"].tolist() == [30, 5]
    places = residents.points_left(zones, found.left)
    assert places[0].equals(shapely.Point(150, 50))
    assert places[1] is None
    assert (found.total_in, found.total_out) == (115, 80)
    assert found.notes[-1] == "1 zone has no number of people, or one below 0, and does not count."
    assert residents_report.sentences(found) == [
        "80 of 115 people were allocated to 1 building.",
        "35 people in 2 zones or cells have no housing there, and stay as points.",
    ]


def twin_counts_before(i, houses, floors):
    """Whether another home that covers this one to 90%, and it that, comes before it."""

    def place(k):
        west, south, *_ = houses[k].bounds
        return (floors[k] == 0, -(floors[k] or 6), houses[k].area, west, south, k)

    return any(
        k != i and place(k) < place(i) and house.intersection(houses[i]).area >= 0.9 * max(house.area, houses[i].area)
        for k, house in enumerate(houses)
    )


numbers = st.integers(0, 60)


@given(
    st.lists(
        st.tuples(numbers, numbers, st.integers(1, 30), st.integers(1, 30), st.integers(0, 9)), min_size=1, max_size=15
    ),
    st.lists(st.floats(0, 1e6), min_size=4, max_size=4),
    st.integers(0, 2**16),
)
def test_totals_are_kept_whatever_the_order(drawn, people, seed):
    x, y, wide, high, floors = np.array(drawn, float).T
    houses = shapely.box(x, y, x + wide, y + high)
    zones, people = shapely.box([0, 40, 0, 40], [0, 0, 40, 40], [40, 90, 40, 90], [40, 40, 90, 90]), np.array(people)
    if not people.sum() > 0:
        return
    found = residents.assess(houses, zones, people, floors=floors)
    kept = found.zones["on_buildings"].to_numpy()
    expected = people.copy()
    expected[found.left] = 0
    assert kept == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert found.rows["residents"].sum() == pytest.approx(found.total_out, rel=1e-9, abs=1e-9)
    assert found.total_in - found.total_out == pytest.approx(found.left_over["residents"].sum(), rel=1e-9, abs=1e-6)
    order = np.random.default_rng(seed).permutation(len(houses))
    other = residents.assess(houses[order], zones, people, floors=floors[order])

    def by_shape(rows, shapes):  # of two that are the same in all, either may count
        return pd.Series(rows["residents"].to_numpy()).groupby(shapely.to_wkb(shapes)).sum(min_count=1)

    assert by_shape(other.rows, houses[order]).to_dict() == pytest.approx(
        by_shape(found.rows, houses).to_dict(), nan_ok=True
    )
    # Brute force, building by building; a home of which another is drawn counts with whichever has more floors.
    twice = found.rows["basis"] == "drawn_twice"
    assert twice.tolist() == [twin_counts_before(i, houses, floors) for i in range(len(houses))]
    for i, zone in enumerate(zones):
        weights = [h.intersection(zone).area * (f or 6) for h, f in zip(houses[~twice], floors[~twice], strict=True)]
        assert found.zones["floor_area_m2"][i] == pytest.approx(sum(weights), rel=1e-6, abs=1e-3)


def test_cells_cut_by_zones_are_checked_against_them():
    """Four cells of 100, 50 m wide, over two zones; the counts of the zones are 150 and 250."""
    cells = shapely.box([0, 50, 100, 150], 0, [50, 100, 150, 200], 100)
    pieces, people, zone = residents.cut(cells, np.full(4, 100.0), shapely.box([0, 75], 0, [75, 200], 100))
    assert people.tolist() == pytest.approx([100, 50, 50, 100, 100])
    houses = shapely.box([0, 60, 90, 110, 160], 0, [10, 70, 99, 120, 170], 10)
    counted = pd.Series([140.0, 250.0], index=[7, 9])
    found = residents.assess(houses, pieces, people, ids=np.array([7, 9])[zone], counted=counted)
    assert found.check.to_dict("list") == {
        "zone": [7, 9],
        "counted": [140, 250],
        "residents": pytest.approx([150, 250]),
    }
    assert found.rows["zone"].tolist() == [7, 7, 9, 9, 9]
    assert residents_report.sentences(found)[-1] == (
        "Checked against the 2 zones that have a count: on average the error is 5.0 people per zone; all errors together are "
        "3% of the people counted."
    )


@pytest.mark.parametrize(
    ("buildings", "zones", "people", "parameter"),
    [([None], ZONES, [1.0, 1], "buildings"), (ZONES, [None, None], [1.0, 1], "zones"), (ZONES, ZONES, [np.nan, -1], "people"),
     (ZONES, ZONES, [0.0, 0], "people")],
)  # fmt: skip
def test_refusals(buildings, zones, people, parameter):
    with pytest.raises(InputError) as error:
        residents.assess(np.array(buildings, dtype=object), np.array(zones, dtype=object), np.array(people))
    assert error.value.parameter == parameter


def test_a_hundred_thousand_buildings():
    x, y = (axis.ravel() * 30.0 for axis in np.meshgrid(np.arange(400), np.arange(250)))
    houses, start = shapely.box(x, y, x + 15, y + 12), time.perf_counter()
    zx, zy = (axis.ravel() for axis in np.meshgrid(np.arange(0, 12_000, 1000.0), np.arange(0, 8000, 1000.0)))
    found = residents.assess(houses, shapely.box(zx, zy, zx + 1000, zy + 1000), np.full(len(zx), 1000.0))
    assert time.perf_counter() - start < 20  # a machine that nine share; alone it is one
    assert found.total_out == pytest.approx(found.total_in, rel=1e-9)
