"""Grounds of one incubator and the tables that count incubators."""

import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import MultiPoint, Point, box

from innospace.core.ground import incubators


def test_one_id_is_one_incubator_and_a_missing_id_stands_for_itself():
    numbers = incubators.number_of(["a", None, "b", "a", None, np.nan], 6)
    assert numbers[0] == numbers[3]
    assert len(set(numbers)) == 5
    assert set(numbers) == set(range(5))


def test_without_ids_every_row_is_an_incubator():
    assert incubators.number_of(None, 3).tolist() == [0, 1, 2]


def test_grounds_are_united_and_points_collected():
    grounds = np.array([box(0, 0, 2, 2), box(1, 0, 3, 2), None, Point(5, 5), Point(5, 5), MultiPoint([(0, 0), (1, 1)])])
    whole = incubators.grounds_of(np.array([0, 0, 1, 2, 2, 2]), grounds)
    assert shapely.area(whole[0]) == 6
    assert whole[1] is None
    assert shapely.get_num_geometries(whole[2]) == 4


def test_the_largest_ground_of_each_incubator():
    grounds = np.array([box(0, 0, 1, 1), None, box(0, 0, 2, 2), Point(0, 0), Point(1, 1)])
    assert incubators.largest_ground(np.array([0, 1, 0, 2, 2]), grounds).tolist() == [2, 1, 3]


def test_the_published_table_of_classes():
    classes = ["park_in_park"] * 72 + ["independent"] * 25 + ["mixed"] * 3
    table = incubators.class_shares(classes, ["park_in_park", "independent", "mixed"], "town_layout")
    assert table["n"].tolist() == [72, 25, 3]
    assert table["share"].tolist() == [0.72, 0.25, 0.03]
    assert table["evenness"].tolist() == pytest.approx([0.626512] * 3, abs=1e-6)
    assert table["herfindahl"].tolist() == pytest.approx([0.5818] * 3)


def test_groups_hold_every_class_and_count_what_was_not_assessed():
    by = pd.DataFrame({"city": ["N", "N", None, "N"], "ring": [1, 1, np.nan, 2]})
    table = incubators.class_shares(["a", None, "b", "b"], ["a", "b"], "kind", by)
    rows = table[["city", "ring", "kind", "n", "share"]].astype(object).where(lambda t: t.notna(), None)
    assert rows.values.tolist() == [
        ["N", 1, "a", 1, 1.0],
        ["N", 1, "b", 0, 0.0],
        ["N", 1, None, 1, None],
        ["N", 2, "a", 0, 0.0],
        ["N", 2, "b", 1, 1.0],
        [None, None, "a", 0, 0.0],
        [None, None, "b", 1, 1.0],
    ]


def test_ids_are_numbered_in_their_order_whatever_that_of_the_rows():
    assert incubators.number_of(["b", "a", "b"], 3).tolist() == [1, 0, 1]
    assert incubators.number_of(["a", "b", "b"], 3).tolist() == [0, 1, 1]


def test_of_equally_large_grounds_the_westernmost_counts_then_the_southernmost():
    places = np.array([Point(5, 0), Point(1, 9), Point(1, 2), None])
    assert incubators.largest_ground(np.zeros(4, int), places).tolist() == [2]
    assert incubators.largest_ground(np.zeros(4, int), places[::-1]).tolist() == [1]
