"""The six modules: the published worked case, flags from fields and from facilities, desks."""

import numpy as np
import pandas as pd
import pytest
from shapely import Point, box

from innospace.core.base.errors import InputError
from innospace.core.layout import modules
from innospace.core.layout.modules import MODULES, Facilities, ModuleRules

# 广佛智城 (Planners 2016 no. 9, third paper): 32.93 ha, 1 000 m² of open desks, five of the six modules.
WORKED = dict(zip(MODULES, [["有"], ["有"], ["无"], ["有"], ["有"], ["有"]], strict=True))


def row(result):
    return result.rows.iloc[0].to_dict()


def test_the_worked_case():
    found = row(modules.assess(1, WORKED, areas=[1000], rules=ModuleRules(desk_share=1)))
    assert found["n_modules"] == 5
    assert found["missing"] == "prototype_factory"
    assert found["stage_0_1"] is False or not found["stage_0_1"]
    assert found["stage_1_100"]
    assert (found["desks_min"], found["desks_max"]) == (100, 200)
    assert found["status"] == "ok"


@pytest.mark.parametrize("yes", [True, 1, 2.5, "1", "是", "YES", "y", "有", "√"])
@pytest.mark.parametrize("no", [False, 0, "0", "否", "No", "无", "没有"])
def test_words_for_yes_and_no(yes, no):
    table = modules.assess(2, {"promotion": [yes, no]}).rows
    assert table["promotion"].tolist() == [True, False]


def test_what_is_not_known_stays_so_and_is_told():
    result = modules.assess(2, {**{m: [1, 1] for m in MODULES}, "financing": [None, "perhaps"]})
    assert result.rows["financing"].isna().all()
    assert result.rows["n_modules"].tolist() == [5, 5]
    assert result.rows["missing"].isna().all()
    assert result.rows["stage_0_1"].tolist() == [True, True]
    assert result.rows["stage_1_100"].isna().all()
    assert result.rows["status"].tolist() == ["modules_unknown"] * 2
    assert "perhaps" in result.notes[0]


@pytest.mark.parametrize("blank", [None, "", " ", "\u3000", "\t", np.nan, pd.NA])
def test_a_blank_is_missing_and_no_answer(blank):
    """A cell that nobody filled in is neither yes nor no, whatever a file makes of it; a dash is a no."""
    result = modules.assess(3, {"promotion": ["是", blank, "-"]})
    assert result.rows["promotion"].tolist() == [True, pd.NA, False]
    assert not any("neither yes nor no" in note for note in result.notes)


def test_a_stage_that_lacks_a_module_fails_whatever_else_is_unknown():
    table = modules.assess(1, {"financing": [0], "promotion": [None]}).rows
    assert table["stage_1_100"].tolist() == [False]


def test_modules_from_facilities_within_reach():
    site = np.array([box(0, 0, 100, 100), Point(5000, 0), None])
    places = np.array([Point(50, 50), Point(110, 50), Point(111, 50), None])
    facilities = Facilities(places, ["原型工厂", "financing", "宣传推广", "amenities"])
    result = modules.assess(3, {}, site, facilities, rules=ModuleRules(reach=10))
    table = result.rows
    assert table["prototype_factory"].tolist()[:2] == [True, False]
    assert table["financing"].tolist()[:2] == [True, False]
    assert table["promotion"].tolist()[:2] == [False, False]
    # Of the others the layer holds no facility with a place: they may not have been mapped.
    unknown = ["design_exchange", "amenities", "business_services"]
    assert result.unknown == unknown
    assert table[unknown].isna().all(axis=None)
    assert table["missing"].tolist() == ["promotion", "prototype_factory,financing,promotion", None]
    assert table["n_modules"].tolist() == [2, 0, pd.NA]
    assert table["status"].tolist() == ["modules_unknown", "modules_unknown", "no_geometry"]
    assert "by a facility of the layer: design exchange, amenities, business services." in result.notes[-1]
    assert table["financing"].isna().tolist() == [False, False, True]


def test_a_field_and_a_facility_complete_each_other():
    facilities = Facilities(np.array([Point(0, 0)]), ["financing"])
    site = np.array([Point(0, 0), Point(99, 0), None, Point(0, 0)])
    table = modules.assess(4, {"financing": [None, None, 0, 0]}, site, facilities, rules=ModuleRules(reach=10)).rows
    assert table["financing"].tolist() == [True, False, False, True]


def test_facilities_of_no_module_are_told_or_refused():
    places = np.array([Point(0, 0), Point(1, 0)])
    result = modules.assess(1, {}, np.array([Point(0, 0)]), Facilities(places, ["promotion", "nonsense"]))
    assert "1 of 2" in result.notes[0]
    with pytest.raises(InputError, match="^modules: "):
        modules.assess(1, {}, np.array([Point(0, 0)]), Facilities(places, ["nonsense", None]))


def test_neither_fields_nor_facilities_is_an_error_that_names_all():
    with pytest.raises(InputError, match="^fields, facilities: "):
        modules.assess(1, {})


@pytest.mark.parametrize("typed", ["promotion,nonsense", ""])
def test_stage_lists_are_checked(typed):
    with pytest.raises(InputError, match="^stage_1_100: "):
        modules.assess(1, WORKED, rules=ModuleRules(stage_1_100=typed))


def test_stage_lists_may_be_chinese():
    assert ModuleRules(stage_0_1="设计交流、原型工厂").needs("stage_0_1") == ["design_exchange", "prototype_factory"]


@pytest.mark.parametrize(
    ("area", "share", "least", "most"),
    [(1000, 0.75, 75, 150), (99, 1, 9, 19), (100, 0.7, 7, 14), (np.nan, 1, pd.NA, pd.NA), (-5, 1, pd.NA, pd.NA)],
)
def test_desks(area, share, least, most):
    table = modules.assess(1, WORKED, areas=np.array([area]), rules=ModuleRules(desk_share=share)).rows
    assert table[["desks_min", "desks_max"]].iloc[0].tolist() == [least, most]


def test_summary_counts_each_module_and_stage():
    result = modules.assess(2, {**WORKED, **{m: [1, 0] for m in MODULES}, "promotion": [1, None]})
    table = result.summary.set_index("module")
    assert table.loc["financing", ["n", "share"]].tolist() == [1, 0.5]
    assert table.loc["promotion", ["n", "share"]].tolist() == [1, 1]
    assert table.loc["stage_1_100", "n"] == 1


@pytest.mark.parametrize("odd", [["cafe", "bar"], {"a": 1}, [], [1]])
def test_a_list_is_neither_yes_nor_no(odd):
    result = modules.assess(3, {"financing": [odd, 1, odd]})
    assert result.rows["financing"].tolist() == [pd.NA, True, pd.NA]
    assert result.notes[0] == f"financing: neither yes nor no, so not known: {odd}."


def test_own_words_stand_for_modules():
    values = np.array(["bank", "Bank ", "shop", "financing", None, "office"], dtype=object)
    words, notes = modules.own_words(["bank", "融资", "office", "", "zoo", "promotion"], values)
    assert words.tolist() == ["融资", "融资", "shop", "financing", None, None]
    assert notes == ["No facility has these values of your own list: zoo."]
    facilities = Facilities(np.array([Point(0, 0)] * 6), words)
    result = modules.assess(1, {}, np.array([Point(0, 0)]), facilities)
    assert result.rows["financing"].tolist() == [True]
    assert "left out: 3 of 6." in result.notes[0]


def test_own_words_without_a_map_stay_as_they_are():
    words, notes = modules.own_words([], np.array(["financing", None], dtype=object))
    assert (words.tolist(), notes) == (["financing", None], [])


def test_an_own_word_for_what_is_no_module_is_refused():
    with pytest.raises(InputError, match="class_map: these are not modules: kitchen"):
        modules.own_words(["bank", "kitchen"], np.array(["bank"], dtype=object))


def test_facilities_without_a_geometry_are_refused():
    with pytest.raises(InputError, match="^facilities: "):
        modules.assess(1, {}, np.array([Point(0, 0)]), Facilities(np.array([None]), ["financing"]))


def test_a_module_nobody_says_anything_of_is_not_one_that_is_lacking():
    """Cafés alone: nothing is known of the other five, so nobody is said to lack them, or to fail for want of them."""
    facilities = Facilities(np.array([Point(0, 0)]), ["amenities"])
    result = modules.assess(2, {}, np.array([Point(0, 0), Point(9000, 0)]), facilities)
    table = result.summary.set_index("module")
    assert table.loc["amenities", ["n", "share"]].tolist() == [1, 0.5]
    assert table.drop(index="amenities").isna().all(axis=None)
    assert result.undecided("stage_0_1") == ["design_exchange", "prototype_factory", "business_services"]
    assert result.rows["stage_0_1"].tolist() == [pd.NA, False]
    assert result.rows["missing"].tolist() == [None, "amenities"]
    known = modules.assess(2, {m: [1, 0] for m in MODULES}, np.array([Point(0, 0), Point(9000, 0)]), facilities)
    assert known.unknown == []
    assert known.summary["n"].tolist() == [1] * 8
    assert known.notes == []


def test_without_incubators_nothing_is_unknown():
    result = modules.assess(0, {"financing": []})
    assert (result.unknown, result.notes, result.summary["n"].tolist()) == ([], [], [0] * 8)
