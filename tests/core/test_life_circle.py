"""Coverage by class: hand-computed on one street, and its invariants on random networks."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base import facility_classes, terms, text, thresholds
from innospace.core.base.errors import InputError, Stopped
from innospace.core.base.running import never
from innospace.core.lifecircle import life_circle, life_circle_report
from innospace.core.lifecircle.life_circle import (
    LifeCircleOptions,
    areas,
    assess,
    field_names,
    judged,
    needs,
    requirements,
)
from innospace.core.streets import network

from .networks import random_points, random_streets

STREET = shapely.LineString([(0, 0), (2000, 0)])
ISLAND = shapely.LineString([(0, 5000), (500, 5000)])
# A home at 100 m, one at 900 m, one on the island, one far from any street, one without geometry.
HOMES = np.array([*shapely.points([(100, 10), (900, 10), (100, 5000), (100, 900)]), None], object)
PEOPLE = np.array([100.0, 50.0, 30.0, 7.0, 5.0])
PLACES = np.array([*shapely.points([(300, 0), (900, 0), (950, 0), (1900, 700)]), None], object)
KIND = np.array(["clinic", "school", "school", "school", "clinic"], object)


STREETS = network.build(np.array([STREET, ISLAND], object))
NEAR = LifeCircleOptions(cutoff=400.0)


def result(streets=STREETS, kinds=KIND, population=PEOPLE, cancelled=never, cutoff=400.0, **options):
    options = LifeCircleOptions(cutoff=cutoff, **options)
    return assess(
        HOMES, PLACES, category=kinds, streets=streets, population=population, options=options, cancelled=cancelled
    )


def test_distances_numbers_and_status_by_hand():
    table = result().rows
    assert table["m_clinic"].tolist() == pytest.approx([210, 610, np.nan, np.nan, np.nan], nan_ok=True)
    assert table["m_school"].tolist() == pytest.approx([810, 10, np.nan, np.nan, np.nan], nan_ok=True)
    assert table["n_school"].tolist() == [0, 2, 0, pd.NA, pd.NA]
    assert table["ok_clinic"].tolist() == [True, False, False, pd.NA, pd.NA]
    assert table["n_ok"].tolist() == [1, 1, 0, pd.NA, pd.NA]
    assert table["share_ok"].tolist() == pytest.approx([0.5, 0.5, 0, np.nan, np.nan], nan_ok=True)
    assert table["status"].tolist() == ["ok", "ok", "isolated", "unsnapped", "no_geometry"]


def test_coverage_counts_places_and_people_and_what_was_not_assessed():
    table = result().summary.set_index("category")
    assert table.loc["clinic", ["facilities", "facilities_unsnapped", "clients", "clients_covered"]].tolist() == [
        2,
        0,
        3,
        1,
    ]
    assert table.loc["school", ["facilities", "facilities_unsnapped", "clients", "clients_covered"]].tolist() == [
        3,
        1,
        3,
        1,
    ]
    assert table.loc["clinic", ["pop", "pop_covered", "pop_not_assessed"]].tolist() == [180, 100, 12]
    assert table.loc["school", "pop_share"] == pytest.approx(50 / 180)
    assert table.index[-1] == "all classes"
    assert table.loc["all classes", ["clients_covered", "clients_not_assessed"]].tolist() == [0, 2]


def test_each_class_has_fields_of_its_own():
    kinds = np.array(["ok", "ok_2", "OK_3", "share", "clinic"], object)
    found = result(kinds=kinds)
    assert found.classes["column"].tolist() == ["clinic", "ok_4", "ok_2", "OK_3", "share"]
    names = [name.casefold() for name in found.rows]
    assert len(set(names)) == len(names) == 3 * 5 + 6
    # The home at 100 m has "ok" at 210 m, and of the five classes it reaches that one and no other.
    assert found.rows["m_ok_4"][0] == 210
    assert found.rows["n_ok_4"].tolist()[:3] == [1, 0, 0]
    assert found.rows["n_ok"].tolist()[:3] == [1, 2, 0]
    assert found.summary["category"].tolist() == [*sorted(kinds, key=str.casefold), "all classes"]
    assert found.summary["clients_covered"].tolist()[1:3] == [1, 1]
    assert found.gaps["missing"][0] == ("clinic", "ok_2", "OK_3", "share")


@given(st.lists(st.sampled_from(["ok", "OK", "ok_2", "Ok_3", "a", "share_ok", "n_ok"]), unique_by=str.casefold))
def test_field_names_are_unique_and_changed_only_where_they_must_be(categories):
    names = field_names(categories)
    assert len({name.casefold() for name in names}) == len(categories)
    for category, name in zip(categories, names, strict=True):
        assert (name == category) == (category.casefold() != "ok")


def test_facilities_that_hang_apart_are_counted():
    island = np.array([*PLACES[:3], shapely.Point(200, 5000), None], object)
    notes = " ".join(assess(HOMES, island, category=KIND, streets=STREETS, options=NEAR).notes)
    assert (
        "1 facility is tied to a part that hangs apart from the main network: only places on that part reach it"
        in notes
    )
    assert "1 place is tied to a part that hangs apart" in notes
    assert "holds no facility" not in notes
    whole = network.build(np.array([STREET], object))
    assert "apart" not in " ".join(assess(HOMES, island, category=KIND, streets=whole, options=NEAR).notes)


def test_the_order_of_rows_changes_nothing():
    order = np.array([3, 1, 4, 0, 2])
    how = {"streets": STREETS, "options": NEAR}
    there = assess(HOMES, PLACES, category=KIND, population=PEOPLE, **how)
    back = assess(HOMES[order], PLACES[order], category=KIND[order], population=PEOPLE[order], **how)
    pd.testing.assert_frame_equal(there.rows.iloc[order].reset_index(drop=True), back.rows)
    pd.testing.assert_frame_equal(there.summary, back.summary)
    assert there.notes == back.notes


def test_gaps_name_what_is_missing():
    gaps = result().gaps
    assert gaps["row"].tolist() == [0, 1, 2]
    assert gaps["missing"].tolist() == [("school",), ("clinic",), ("clinic", "school")]


def test_what_was_lost_is_told():
    notes = " ".join(result(population=np.array([1, np.nan, -3, 1, 1.0])).notes)
    for words in (
        "falls into 2 parts; 20% of its length and 50% of its junctions and ends hang apart",
        "1 place stands on a part of the network that holds no facility: it reaches nothing",
        "1 place is tied to a part that hangs apart",
        "1 facility has no street within 200 m and serves nobody",
        "2 places have no population",
        "1 facility has no geometry",
        "1 place has no street within 200 m and is not assessed",
        "1 place has no geometry",
    ):
        assert words in notes


def test_a_straight_line_says_so_everywhere():
    found = result(None)
    assert found.rows["m_school"].tolist()[:2] == pytest.approx([np.hypot(800, 10), 10])
    assert found.rows["status"].tolist() == ["ok"] * 4 + ["no_geometry"]
    # A code in the data, words at the page.
    assert (found.summary["source"] == "user parameter").all()
    assert (life_circle_report.coverage_in_words(found)["source"] == "user parameter; straight line").all()
    assert "straight lines" in found.notes[0]
    report = life_circle_report.build(found, demand=HOMES, facilities=PLACES).html()
    assert "no network was given" in report
    assert "straight line" in report


def test_words_come_in_at_the_page(monkeypatch):
    monkeypatch.setattr(text, "_translator", lambda context, words: f"«{words}»")
    found = result(None, standard="gb50180_15")
    texts = found.summary.select_dtypes(exclude="number").melt()["value"]
    assert not texts.astype(str).str.contains("«").any()
    assert life_circle_report.coverage_in_words(found)["source"].str.endswith("; «straight line»").all()
    along = result(standard="gb50180_15")
    assert life_circle_report.coverage_in_words(along).equals(along.summary)


def test_nothing_beyond_the_largest_distance_but_the_radius_still_counts():
    streets = network.build(np.array([STREET], object))
    table = result(streets, max_distance=100).rows
    assert np.isnan(table["m_clinic"][0])
    assert table["ok_clinic"][0]


def test_a_standard_looks_for_its_own_classes_and_shows_the_others():
    kinds = np.array(["kindergarten", "metro_stop", "metro_stop", "metro_stop", "cafe"], object)
    found = result(standard="gb50180_15", kinds=kinds)
    assert found.summary["category"].tolist()[:2] == ["junior_middle_school", "community_health_centre"]
    own = found.classes.set_index("category")
    assert own.loc["metro_stop", ["radius_m", "mark", "counted"]].tolist() == [800, "R", True]
    assert own.loc["kindergarten", ["radius_m", "mark", "source", "counted"]].tolist() == [
        400,
        "U",
        "user parameter",
        False,
    ]
    assert found.rows["n_ok"].tolist()[:3] == [0, 1, 0]
    assert found.rows["share_ok"][1] == pytest.approx(1 / own["counted"].sum())
    assert not any("kindergarten" in missing for missing in found.gaps["missing"])


def test_a_community_innovation_space_is_one_class_among_the_others():
    kinds = np.array(["innovation_space", "school", "school", "school", None], object)
    gaps = result(kinds=kinds).gaps
    assert gaps["missing"].tolist() == [("school",), ("innovation_space",), ("innovation_space", "school")]
    assert "innovation_space" in requirements("shanghai_2016", [], 700.0)["category"].tolist()


def test_age_groups_weigh_their_needs_double():
    kinds = np.array(["cafe", "primary_school", "primary_school", "primary_school", None], object)
    assert result(kinds=kinds).rows["score"].tolist()[:3] == [0.5, 0.5, 0]
    young = result(kinds=kinds, age_group="young_20_29").rows["score"]
    assert young.tolist()[:3] == pytest.approx([2 / 3, 1 / 3, 0])
    assert needs(requirements("gb50180_10", [], 1), "family_30_50").tolist() == [2, 1, 1, 1, 1]


@pytest.mark.parametrize("standard", thresholds.LIFE_CIRCLES[1:])
def test_every_threshold_has_a_source_and_a_mark_and_a_word(standard):
    table = requirements(standard, [], 900.0)
    assert len(table)
    assert table["counted"].all()
    assert set(table["mark"]) <= set("SPRU")
    assert (table["source"] != "").all()
    assert set(table["category"]) <= set(terms.codes("facility"))
    assert set(thresholds.load("age_groups")["item"]) <= set(terms.codes("facility"))


def test_levels_are_not_inclusive():
    names = [set(requirements(f"gb50180_{level}", [], 1)["category"]) for level in (15, 10, 5)]
    assert sum(map(len, names)) == len(set.union(*names))


def test_nothing_to_look_for_is_an_error_that_names_the_parameter():
    with pytest.raises(InputError, match="^category: "):
        result(kinds=np.full(5, None, object))
    nothing = np.empty(0, object)
    with pytest.raises(InputError, match="^facilities: the layer is empty"):
        assess(HOMES, nothing, category=nothing)


def test_areas_are_the_ground_within_each_radius():
    table = areas(result(), PLACES, streets=STREETS)
    assert table["category"].tolist() == ["clinic", "school"]
    assert table["geometry"][0].bounds == pytest.approx((-25, -25, 725, 25))
    assert table["geometry"][0].area == pytest.approx(700 * 50 + np.pi * 625, rel=0.01)
    circles = areas(result(None), PLACES)
    assert circles["geometry"][0].area == pytest.approx(np.pi * 400**2, rel=1e-3)


def test_a_class_without_facilities_covers_nothing():
    streets = network.build(np.array([STREET], object))
    found = result(streets, standard="tdt1062", kinds=np.full(5, None, object))
    assert areas(found, PLACES, streets=streets)["geometry"].tolist() == [None, None]
    assert found.summary[["clients_share", "pop_share"]].isna().all(axis=None), "what is not judged has no share"
    assert found.summary["facilities"].tolist() == [0, 0, 0]
    assert life_circle_report.sentences(found) == [
        "Judged: 0 of 2 classes; not found, unless they are among the 5 facilities without a class: 2 (primary school, "
        "community health station)."
    ]
    assert life_circle_report.build(found, demand=HOMES, facilities=PLACES, streets=streets).html().count("<svg") == 0


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_a_network_never_covers_more_than_the_straight_line(seed):
    rng = np.random.default_rng(seed)
    homes, places = (shapely.points(random_points(rng, n)) for n in (20, 8))
    kinds = np.array(["a", "b"], object)[rng.integers(0, 2, 8)]
    how = {"category": kinds, "population": rng.random(20), "options": LifeCircleOptions(cutoff=150.0, snap=1e4)}
    on_foot = assess(homes, places, streets=network.build(random_streets(rng)), **how)
    straight = assess(homes, places, **how)
    # A class that the streets cut off is not judged on foot, and all judged classes are then others.
    both = judged(on_foot) & judged(straight)
    both = np.append(both, both.any() and (judged(on_foot) == judged(straight)).all())
    walked, flown = (found.summary["pop_share"][both] for found in (on_foot, straight))
    assert (walked <= flown + 1e-12).all()
    least = on_foot.summary["clients_covered"].iloc[:-1][judged(on_foot)].min()
    assert not judged(on_foot).any() or on_foot.summary["clients_covered"].iloc[-1] <= least
    # A class that hangs apart as a whole is not judged: it leaves no gap.
    names = on_foot.classes["column"][judged(on_foot)]
    short = sum(not all(row[f"ok_{name}"] for name in names) for _, row in on_foot.rows.iterrows())
    assert len(on_foot.gaps) == short <= 20 - on_foot.summary["clients_covered"].iloc[-1]


def test_the_report_answers_first_and_lists_what_has_no_street():
    found = result()
    streets = network.build(np.array([STREET], object))
    page = life_circle_report.build(found, demand=HOMES, facilities=PLACES, streets=streets).html()
    assert "0% of the people reach all 2 classes on foot" in page
    assert "Facilities without a street" in page
    assert "Shanghai" not in page
    assert page.count("<svg") == 3


def test_the_report_speaks_chinese_terms():
    text.use_translator(None, "zh")
    try:
        assert life_circle_report.words(["primary_school", "innovation_space"]) == ["小学", "众创空间"]
    finally:
        text.use_translator(None)


def test_places_alone_when_nobody_counted_the_people():
    found = result(population=None)
    assert found.summary["pop"].isna().all()
    assert "of the places" in life_circle_report.sentences(found)[0]
    assert life_circle_report.build(found, demand=HOMES, facilities=PLACES).html()


def test_no_demand_is_no_error():
    nobody = np.empty(0, object)
    for streets in (None, network.build(np.array([STREET], object))):
        found = assess(nobody, PLACES, category=KIND, streets=streets, population=np.empty(0), options=NEAR)
        assert found.rows.empty
        assert found.summary["clients"].tolist() == [0, 0, 0]
        assert life_circle_report.build(found, demand=nobody, facilities=PLACES, streets=streets).html()


def test_a_cancel_stops():
    with pytest.raises(Stopped):
        result(cancelled=lambda: True)
    with pytest.raises(Stopped):
        result(None, cancelled=lambda: True)


@pytest.mark.parametrize("standard", ["custom", "gb50180_5"])
def test_the_order_of_classes_is_that_of_the_standard_then_of_the_alphabet(standard):
    names = ["tea", "Bar", "cafe", "kindergarten"]
    one, other = (requirements(standard, found, 400.0) for found in (names, names[::-1]))
    pd.testing.assert_frame_equal(one, other)
    added = one.loc[one["standard"] == "", "category"] if standard != "custom" else one["category"]
    assert added.tolist() == sorted(added, key=str.casefold)


def test_values_that_no_class_is_recognised_in_are_counted_the_commonest_first():
    values = np.array([*"ffeeddccbbaa", "小学", None], object)
    category, _ = facility_classes.classify(values, {"a": "cafe", "b": "my own"})
    (text,) = life_circle.unrecognised(values, category)
    assert text.startswith("8 of 14 facilities have kinds that are not recognised: c (2), d (2), e (2), f (2). ")
    assert text.endswith("name their classes in your own list.")
    many = np.array([f"shop {i}" for i in range(7)], object)
    (text,) = life_circle.unrecognised(many, facility_classes.classify(many)[0])
    assert text.startswith("No kind of facility is recognised, so no class of the standard has one: shop 0 (1)")
    assert "and 2 more" in text
    known = np.array(["小学", "amenity=kindergarten", None], object)
    assert life_circle.unrecognised(known, facility_classes.classify(known)[0]) == []
