"""Facilities are recognised by Chinese and English words, OSM tags and AMap codes, or by the user's own map."""

import numpy as np
import pandas as pd
import pytest

from innospace.core import terms
from innospace.core.errors import InputError
from innospace.core.facility_classes import class_of, classify, own_map


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("幼儿园", "kindergarten"),
        ("Primary School", "primary_school"),
        ("南京市第一幼儿园", "kindergarten"),
        ("小学路公交站", "bus_stop"),
        ("高级中学", "school"),
        ("shop:mall", "shopping"),
        ("shop=mall", "shopping"),
        ("mall", "shopping"),
        ("amenity=cafe", "cafe"),
        ("amenity=school", "school"),
        ("141201", "university"),
        (141204, "kindergarten"),
        ("60101.0", "shopping"),
        ("150501", "metro_stop"),
        ("科教文化服务;学校;幼儿园", "kindergarten"),
        ("众创空间", "innovation_space"),
        ("atm", None),
        ("999999", None),
        ("", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_a_value_stands_for_a_class(value, code):
    assert class_of(value) == code


def test_the_user_s_map_comes_first_and_an_empty_class_leaves_out():
    values = np.array(["school", "Cafe", "cafe", None, "ATM", "小学"], object)
    category, found = classify(values, {"School": "小学", "atm": ""})
    assert category.tolist() == ["primary_school", "cafe", "cafe", None, None, "primary_school"]
    assert found == ["primary_school", "cafe"]


def test_without_a_standard_values_stay_as_they_are_but_for_capitals():
    category, found = classify(np.array(["小学", "Cafe", "cafe", " ", "x"], object), {"x": "小学"}, codes=False)
    assert category.tolist() == ["小学", "Cafe", "Cafe", None, "小学"]
    assert found == ["小学", "Cafe"]


def test_a_map_of_odd_cells_is_refused_and_idle_values_are_told():
    with pytest.raises(InputError, match="CLASS_MAP"):
        own_map(["school"], np.array(["school"], object))
    own, notes = own_map(["School", "小学", "zoo", "", "", ""], np.array(["school", None], object))
    assert own == {"School": "小学", "zoo": ""}
    assert notes == ["CLASS_MAP: no facility has the value zoo."]


def test_every_class_of_the_table_is_a_term():
    table = pd.read_csv(terms.RESOURCES / "life_circle" / "facility_classes.csv", dtype=str)
    assert set(table["class"]) <= set(terms.codes("facility"))
    assert not table.duplicated(["system", "value"]).any()
