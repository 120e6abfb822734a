"""People from zones to buildings: cases by hand, totals, other orders, cells of a grid, what is said."""

import time

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.data import residents, residents_report

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
    found = residents.assess(houses, ZONES, np.array([130.0, 0.0]), floors=np.array([1, np.nan, 0.0]), default_floors=6)
    assert found.rows["residents"].tolist() == pytest.approx([10, 60, 60])
    assert found.rows["basis"].tolist() == ["floors", "default_floors", "default_floors"]
    assert found.notes == ["2 buildings have no known floors and count with 6 each."]


def test_use_and_land_say_what_is_housing():
    houses = shapely.box([0, 20, 40], 0, [10, 30, 60], 10)
    use = np.array(["住宅", "办公", None], dtype=object)
    found = residents.assess(houses, ZONES, np.array([60.0, 0.0]), floors=np.ones(3), use=use)
    assert found.rows["residents"].tolist() == pytest.approx([20, 0, 40])
    assert found.rows["basis"].tolist() == ["floors", "no_housing", "floors"]
    assert found.notes == ["Not taken for housing: 办公 (1)."]
    # The land is drawn twice and reaches half of the third building.
    land = np.array([shapely.box(0, 0, 50, 50), shapely.box(0, 0, 50, 50), None])
    found = residents.assess(houses, ZONES, np.array([60.0, 0.0]), floors=np.ones(3), use=use, residential=land)
    assert found.rows["residents"].tolist() == pytest.approx([30, 0, 30])


@pytest.mark.parametrize(
    ("use", "housing"),
    [("居住", True), ("R", True), ("R21", True), ("商住混合", True), ("住院部", False), ("居委会", False),
     ("非住宅", False),
     ("RB1", False), ("greenhouse", False), ("Residential", True), ("building=house", True), ("Mixed: homes", True),
     ("school", False)],
)  # fmt: skip
def test_what_a_use_says(use, housing):
    assert residents.is_housing(np.array([use], dtype=object)).tolist() == [housing]


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
        "80 of 115 people were brought to 1 building.",
        "35 people in 2 zones or cells have no housing there, and stay as points.",
    ]


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
    assert other.rows["residents"].to_numpy() == pytest.approx(
        found.rows["residents"].to_numpy()[order], rel=1e-9, abs=1e-9
    )
    # Brute force, building by building.
    for i, zone in enumerate(zones):
        weights = [h.intersection(zone).area * (f or 6) for h, f in zip(houses, floors, strict=True)]
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
        "Checked against the 2 zones that have a count: the error is 5.0 people a zone in the mean; all errors together are "
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
