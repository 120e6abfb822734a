"""Facilities are recognised by Chinese and English words, OSM tags and AMap codes, or by the user's own map."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base import terms
from innospace.core.base.errors import InputError
from innospace.core.base.facility_classes import class_of, classify, own_map


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("幼儿园", "kindergarten"),
        ("Primary School", "primary_school"),
        ("南京市第一幼儿园", "kindergarten"),
        ("小学路公交站", "bus_stop"),
        ("高级中学", "school"),
        ("体育休闲服务;运动场馆;篮球场馆", "sports_ground"),
        ("小型多功能运动场地", "small_sports_ground"),
        ("体育休闲服务;运动场馆;保龄球馆", None),
        ("体育休闲服务;运动场馆;运动场所", "sports_ground"),
        ("体育休闲服务;运动场馆;足球场", "large_sports_ground"),
        ("足球场", "large_sports_ground"),
        ("羽毛球场", "sports_ground"),
        ("080118", "sports_ground"),
        ("体育馆", "fitness_centre"),
        ("体育场", "fitness_centre"),
        ("leisure=stadium", "fitness_centre"),
        ("leisure=pitch", "sports_ground"),
        ("leisure=track", "sports_ground"),
        ("苏州大学附属医院", "hospital"),
        ("shop:mall", "shopping"),
        ("shop=mall", "shopping"),
        ("mall", "shopping"),
        ("amenity=cafe", "cafe"),
        ("amenity=school", "school"),
        ("141200", "school"),
        ("141201", "university"),
        (141204, "kindergarten"),
        ("60101.0", "shopping"),
        ("150501", "metro_stop"),
        ("科教文化服务;学校;幼儿园", "kindergarten"),
        ("060101|060400", "shopping"),
        ("060400|060101", "food_market"),
        ("060400｜60101", "food_market"),
        ("120201|060400", "food_market"),
        ("120201|120300", None),
        ("购物服务;超级市场;超市|购物服务;商场;购物中心", "food_market"),
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
    assert found == ["cafe", "primary_school"]


def test_without_a_standard_values_stay_as_they_are_but_for_capitals():
    category, found = classify(np.array(["小学", "Cafe", "cafe", " ", "x"], object), {"x": "小学"}, codes=False)
    assert category.tolist() == ["小学", "Cafe", "Cafe", None, "小学"]
    assert found == ["Cafe", "小学"]


@given(st.lists(st.sampled_from(["Cafe", "cafe", "CAFE", "bar", "Bar|x", None]), max_size=8), st.randoms())
def test_the_spelling_of_a_class_does_not_depend_on_the_order_of_rows(values, random):
    order = random.sample(range(len(values)), len(values))
    plain, found = classify(np.array(values, object), codes=False)
    mixed, same = classify(np.array([values[i] for i in order], object), codes=False)
    assert mixed.tolist() == [plain[i] for i in order]
    assert found == same == sorted(set(plain) - {None})
    for name in found:
        spelled = [value.split("|")[0] for value in values if value and value.split("|")[0].lower() == name.lower()]
        assert name == min(spelled, key=lambda word: (-spelled.count(word), word))


@pytest.mark.parametrize("codes", [True, False])
def test_several_types_are_never_a_class_of_their_own(codes):
    values = np.array(["120201|120300", "120201", "120201 | 060101", "|", "a|b", "b|a"], object)
    category, found = classify(values, codes=codes)
    shop = "shopping" if codes else "120201"
    assert category.tolist() == ["120201", "120201", shop, None, "a", "b"]
    assert not any("|" in name for name in found)


def test_the_user_s_map_takes_the_whole_value_before_its_types_and_the_main_type_before_the_others():
    values = np.array(["120201|060101", "060101|120201", "x|y", "y|x", "z|x"], object)
    own, notes = own_map(["120201", "office", "x|y", "both", "x", "", "y", "ypsilon"], values)
    assert notes == []
    category, found = classify(values, own)
    assert category.tolist() == ["office", "shopping", "both", "ypsilon", None]
    assert found == ["both", "office", "shopping", "ypsilon"]


@given(st.lists(st.sampled_from(["060101", "060400", "141204", "120201", "cafe", "?"]), min_size=1, max_size=4))
def test_the_first_known_of_several_types_counts(types):
    known = [class_of(word) for word in types]
    assert class_of("|".join(types)) == next((code for code in known if code), None)


def test_a_map_of_odd_cells_is_refused_and_idle_values_are_told():
    with pytest.raises(InputError, match="^class_map: "):
        own_map(["school"], np.array(["school"], object))
    own, notes = own_map(["School", "小学", "zoo", "", "", ""], np.array(["school", None], object))
    assert own == {"School": "小学", "zoo": ""}
    assert notes == ["No facility has these values of your own list: zoo."]


def test_every_class_of_the_table_is_a_term():
    table = pd.read_csv(terms.RESOURCES / "life_circle" / "facility_classes.csv", dtype=str)
    assert set(table["life_circle"].dropna()) <= set(terms.codes("facility"))
    assert not table.duplicated(["system", "value"]).any()
    assert table["source"].notna().all()
    assert set(table["mark"]) == {"V", "R", "O"}
