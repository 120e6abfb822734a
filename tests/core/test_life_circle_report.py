"""Every sentence of the report on a life circle is recomputed from its tables, and has a case where it must not be said."""

import re
import shutil
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base import terms, thresholds
from innospace.core.lifecircle import life_circle_report
from innospace.core.lifecircle.life_circle import LifeCircleOptions, assess, requirements
from innospace.core.streets import network

from .networks import random_points, random_streets

pytestmark = pytest.mark.words_alone

STREET = shapely.LineString([(0, 0), (10_000, 0)])
FOOT = network.build(np.array([STREET], object))
NOTE = "numbers and shares there are lower bounds"
AREA = np.array([shapely.box(-100_000, -100_000, 100_000, 100_000)])


def along(metres):
    return shapely.points(np.asarray(metres, float), np.zeros(len(metres)))


def assessed(homes, facilities, standard="custom", people=None, cutoff=100.0, streets=FOOT, study_area=AREA):
    """The coverage of homes by facilities (kind → metres along one street of 10 km), and their places."""
    kinds = np.array([kind for kind, places in facilities.items() for _ in places], object)
    places = along([metre for places in facilities.values() for metre in places])
    options = LifeCircleOptions(standard, cutoff)
    ground = {"streets": streets, "study_area": study_area}
    return assess(along(homes), places, category=kinds, population=people, options=options, **ground), places


def found(homes, facilities, *args, **options):
    """The coverage and its page, with all charts."""
    result, places = assessed(homes, facilities, *args, **options)
    return result, page_of(result, along(homes), places, options.get("streets", FOOT))


def page_of(result, homes, places, streets=FOOT):
    return life_circle_report.build(result, demand=homes, facilities=places, streets=streets).html()


def told(*args, **options):
    return life_circle_report.sentences(assessed(*args, **options)[0])


def titles(page):
    return re.findall("<title>(.*?)</title>", page)[1:]


# --- absent from the data is not out of reach -----------------------------------------------------------------------


def test_one_class_of_a_standard_in_the_data_is_judged_and_the_others_are_named():
    result, page = found([0, 200, 400, 5000], {"kindergarten": [100]}, "gb50180_5")
    assert life_circle_report.sentences(result) == [
        "75% of the places reach kindergarten within 300 m on foot along the streets, the only class sought that is in the "
        "data.",
        "Judged: 1 of 6 classes; not in the data: 5 (community health station, small sports ground, culture station, "
        "community service station, day care for the elderly).",
    ]
    assert titles(page)[0] == "kindergarten: in reach of 75% of the places"
    assert titles(page)[2] == "Places that lack a class that is in the data: 1 of 4"
    worst = page[page.index("Served worst") : page.index("All classes")]
    assert "kindergarten" in worst
    assert "small sports ground" not in worst
    assert "Served worst: 1 of the places that lack a class, 1 in all" in page
    table = page[page.index("All classes") : page.index("<h2>Method")]
    assert "all classes in the data" in table
    assert "small sports ground" not in table[table.index("<table>") :]
    # The fields stay: what is not judged has no share, and all classes are those that are.
    assert result.summary["category"].tolist()[-1] == "all classes"
    assert result.summary["clients_covered"].tolist() == [3, 0, 0, 0, 0, 0, 3]
    judged = (result.summary["category"] == "kindergarten") | (result.summary.index == 6)
    assert result.summary["clients_share"][judged].tolist() == [0.75, 0.75]
    assert result.summary["clients_share"][~judged].isna().all()
    assert result.rows["n_ok"].tolist() == [1, 1, 1, 0]
    assert result.rows["share_ok"].tolist() == pytest.approx([1 / 6, 1 / 6, 1 / 6, 0])
    assert result.gaps["missing"].tolist() == [("kindergarten",)]
    assert result.rows["share_judged"].tolist() == [1, 1, 1, 0]


def test_the_title_of_the_bars_names_the_judged_classes_where_others_are_not():
    """Two of a standard's classes in the data say nothing of the others."""
    result, _ = found([0, 500, 5000], {"metro_stop": [50], "culture_centre": [100], "cafe": [20]}, "gb50180_15")
    findings = life_circle_report.Findings(result)
    assert (len(findings.present), len(findings.sought)) == (2, 7)
    title = life_circle_report._bars_title(findings)
    assert "of the standard" not in title
    assert "culture centre" in title
    assert "metro stop" in title


def test_the_row_of_all_holds_the_facilities_of_the_judged_classes_alone():
    """Those of a class that nobody can reach by the main network are not judged, and not counted with the others."""
    homes, kinds = shapely.points([(0, 0), (900, 0)]), np.array(["a", "a", "b", "b", "b"], object)
    places = shapely.points([(100, 0), (200, 0), (0, 5000), (10, 5000), (20, 5000)])
    streets = network.build(shapely.linestrings([[(0, 0), (1000, 0)], [(0, 5000), (50, 5000)]]))
    options = LifeCircleOptions(cutoff=300.0)
    result = assess(homes, places, category=kinds, streets=streets, options=options)
    assert result.summary["facilities"].tolist() == [2, 3, 2]
    assert result.summary["clients_share"].tolist()[::2] == [0.5, 0.5]
    assert np.isnan(result.summary["clients_share"][1])
    page = life_circle_report.build(result, demand=homes, facilities=places, streets=streets).html()
    assert "50% of the places reach a within 300 m" in page


def test_schools_of_any_level_leave_open_what_the_standard_asks_for():
    result, page = found([0, 5000], {"school": [100, 200], "metro_stop": [50]}, "gb50180_15")
    assert life_circle_report.sentences(result)[:2] == [
        "50% of the places reach metro stop within 800 m on foot along the streets, the only class that is judged.",
        "Judged: 1 of 7 classes; not in the data: 5 (community health centre, large sports ground, fitness centre, culture "
        "centre, community service centre); not known, as 2 facilities in the data are only known as school (kind "
        "unknown): 1 (junior middle school).",
    ]
    assert "the share may be higher" not in page
    assert titles(page)[2] == "Places that lack a class that is judged: 1 of 2"
    # The fields of the places stay for all classes of the standard.
    assert result.rows["ok_junior_middle_school"].tolist() == [False] * 2
    told = life_circle_report.sentences(assessed([0], {"metro_stop": [50]}, "gb50180_15")[0])
    assert told[1].startswith("Judged: 1 of 7 classes; not in the data: 6 (junior middle school, ")
    assert "not known, as" not in told[1]


@pytest.mark.parametrize(
    ("nameless", "said"),
    [
        ([], "not in the data: 1 (primary school)"),
        ([50], "not found, unless the facility without a class is one: 1 (primary school)"),
        ([50, 60], "not found, unless they are among the 2 facilities without a class: 1 (primary school)"),
    ],
)
def test_facilities_without_a_class_may_be_of_one_that_is_not_found(nameless, said):
    told, page = found([0], {"community_health_station": [100], None: nameless}, "tdt1062")
    sentences = life_circle_report.sentences(told)
    assert sentences[1] == f"Judged: 1 of 2 classes; {said}."
    assert ("the only class that is judged" in sentences[0]) == bool(nameless)
    assert titles(page)[2].startswith(
        "Places that lack a class that is judged" if nameless else "Places that lack a class that is in the data"
    )


@pytest.mark.parametrize(
    ("unknown", "said"),
    [
        ({"社康": [50]}, "not found, unless the facility without a class is one: 1 (primary school)"),
        (
            {"社康": [50], None: [60]},
            "not found, unless they are among the 2 facilities without a class: 1 (primary school)",
        ),
        ({"kindergarten": [50]}, "not in the data: 1 (primary school)"),  # known, and of another standard
    ],
)
def test_facilities_of_a_kind_that_nobody_knows_may_be_of_one_that_is_not_found(unknown, said):
    told, _ = assessed([0], {"community_health_station": [100], **unknown}, "tdt1062")
    assert life_circle_report.sentences(told)[1] == f"Judged: 1 of 2 classes; {said}."


@pytest.mark.parametrize(
    ("facilities", "said"),
    [
        ({"primary_school": [100], "school": [4900]}, ["1 facility in the data is only known as school (kind unknown) and "
         "not counted as primary school: the share may be higher."]),
        ({"primary_school": [100]}, []),
        ({"primary_school": [100, 4900], "school": [4900]}, []),  # all reach one: no share can be higher
        ({"kindergarten": [100], "school": [4900]}, []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("standard", ["tdt1062", "custom"])
def test_schools_of_any_level_may_raise_a_share(facilities, said, standard):
    told = life_circle_report.sentences(assessed([0, 5000], facilities, standard, cutoff=500.0)[0])
    assert [line for line in told if "only known as" in line and not line.startswith("Judged")] == said


@pytest.mark.parametrize(("unknown", "told"), [({"sports_ground": [4900]}, True), ({"kindergarten": [4900]}, False)])
def test_sports_grounds_of_unknown_size_may_raise_a_share(unknown, told):
    said = life_circle_report.sentences(assessed([0, 5000], {"large_sports_ground": [100], **unknown}, "gb50180_15")[0])
    only = "1 facility in the data is only known as sports ground (size unknown) and not counted as large sports ground"
    assert any(line.startswith(only) for line in said) == told


def test_pitches_are_no_schools():
    """Of each class only those facilities are told that may be of it: 2 schools, 3 pitches."""
    kinds = {"junior_middle_school": [100], "school": [4000, 4900], "sports_ground": [50, 60, 70]}
    said = life_circle_report.sentences(assessed([0, 5000], kinds, "gb50180_15")[0])
    school, pitch = "2 facilities in the data are only known as school (kind unknown)", "sports ground (size unknown)"
    assert [line for line in said if "not counted" in line] == [
        f"{school} and not counted as junior middle school: the share may be higher."
    ]
    judged = next(line for line in said if line.startswith("Judged"))
    assert f"not known, as 3 facilities in the data are only known as {pitch}: 1 (large sports ground)" in judged
    # Both classes open, and both judged: one part, and one sentence, for each.
    both = {"metro_stop": [50], **{kind: kinds[kind] for kind in ("school", "sports_ground")}}
    judged = life_circle_report.sentences(assessed([0, 5000], both, "gb50180_15")[0])[1]
    assert "not known, as 2 facilities in the data are only known as school (kind unknown): 1 (junior middle" in judged
    assert f"not known, as 3 facilities in the data are only known as {pitch}: 1 (large sports ground)" in judged
    said = life_circle_report.sentences(assessed([0, 5000], {"large_sports_ground": [9000], **kinds}, "gb50180_15")[0])
    assert [re.match(r"\d+", line)[0] for line in said if "not counted" in line] == ["2", "3"]


def test_where_no_class_is_missing_none_is_listed():
    result, page = found([0, 50, 5000], {"a": [0], "b": [60]})
    assert life_circle_report.sentences(result) == [
        "67% of the places reach all 2 classes on foot along the streets.",
        "No class stands out: 67% of the places reach each of them.",
    ]
    assert "in the data" not in page[: page.index("<h2>Method")]
    assert titles(page)[2] == "Places that lack a class: 1 of 3"


def test_two_classes_of_a_standard_in_the_data():
    result = told([0, 250, 5000], {"kindergarten": [0], "culture_station": [400]}, "gb50180_5")
    assert [result[0], result[2]] == [
        "67% of the places reach all 2 classes that are in the data on foot along the streets.",
        "No class stands out: 67% of the places reach each of them.",
    ]


def test_a_user_s_class_is_no_class_in_the_data_of_a_standard():
    assert told([0], {"cafe": [0]}, "tdt1062") == [
        "Judged: 0 of 2 classes; not in the data: 2 (primary school, community health station)."
    ]


# --- targets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standard", ["custom", "gb50180_15", "gb50180_10", "gb50180_5", "tdt1062", "external_network"])
def test_shanghai_s_target_is_not_held_against_other_standards(standard):
    kinds = requirements(standard, ["a", "b"], 1)["category"]
    result, page = found([0, 50, 5000], {kind: [0] for kind in kinds}, standard)
    assert "Shanghai" not in " ".join(life_circle_report.sentences(result)) + page


def test_shanghai_s_target_is_named_under_its_own():
    result, page = found(
        range(0, 5000, 50), {"kindergarten": [0], "culture_centre": range(0, 9000, 500)}, "shanghai_2016"
    )
    told = life_circle_report.sentences(result)
    assert [told[0], *told[2:5]] == [
        "11% of the places reach all 2 classes that are in the data on foot along the streets.",
        "Shanghai target of facility coverage for 2025 (85%) is met by 1 of the 2 classes in the data.",
        "Shanghai target of facility coverage for 2035 (99%) is met by 1 of the 2 classes in the data.",
        "The largest gap is kindergarten: 11% of the places within 500 m.",
    ]
    assert titles(page)[0] == "Classes that meet the target of 85%: 1 of 2"
    assert (
        page.partition("<script")[0].count("Shanghai target of facility coverage for 2025 (85%)") == 3
    )  # the answer, two charts
    assert "2035: 99%" in page


def test_any_number_of_targets_is_told_by_the_name_that_the_table_gives(monkeypatch, tmp_path):
    shutil.copytree(thresholds.RESOURCES / "standards", tmp_path / "standards")
    table = tmp_path / "standards" / "life_circle.csv"
    rows = [
        f"shanghai_target,t,{share},share,a plan,,U,{year},,,tdt1062"
        for share, year in ((0.5, 2020), (0.05, 2010), (1, 2050))
    ]
    table.write_text(
        table.read_text(encoding="utf-8").replace("shanghai_2016\n", "\n") + "\n".join(rows), encoding="utf-8"
    )
    monkeypatch.setattr(thresholds, "RESOURCES", tmp_path)
    thresholds._read.cache_clear()
    kinds = requirements("tdt1062", ["a"], 1)["category"][:2]
    result, page = found(range(0, 5000, 50), {kinds[0]: [0], kinds[1]: range(0, 9000, 500)}, "tdt1062")
    told = life_circle_report.sentences(result)
    assert [line[:61] for line in told if "is met by" in line] == [
        "Shanghai target of facility coverage for 2010 (5%) is met by ",
        "Shanghai target of facility coverage for 2020 (50%) is met by",
        "Shanghai target of facility coverage for 2050 (100%) is met b",
    ]
    assert "2050: 100%" in page
    monkeypatch.undo()
    thresholds._read.cache_clear()
    assert len(life_circle_report.targets("tdt1062")) == 0


def test_the_choice_of_standards_is_that_of_the_table():
    table = thresholds.load("life_circle")
    assert ("custom", *table[table["targets_of"].isna()]["standard"].unique()) == thresholds.LIFE_CIRCLES
    assert set(table["targets_of"].dropna()) <= set(thresholds.LIFE_CIRCLES)


def test_almost_99_per_cent_is_not_shown_as_99():
    people = np.array([986.0, 14.0])
    sentences = told([0, 5000], {"kindergarten": [0], "culture_centre": [0, 5000]}, "shanghai_2016", people)
    assert sentences[0].startswith("98.6% of the people reach")
    assert (
        sentences[3] == "Shanghai target of facility coverage for 2035 (99%) is met by 1 of the 2 classes in the data."
    )
    assert sentences[4] == "The largest gap is kindergarten: 98.6% of the people within 500 m."
    assert "98.6%" in found([0, 5000], {"kindergarten": [0], "culture_centre": [0]}, "shanghai_2016", people)[1]


# --- gaps -----------------------------------------------------------------------------------------------------------


def test_where_everybody_reaches_everything_there_is_no_largest_gap():
    assert told([0, 50], {"a": [0], "b": [60]}) == ["100% of the places reach all 2 classes on foot along the streets."]


def test_the_single_largest_gap_is_named_with_its_radius():
    assert told([0, 50, 5000], {"a": [0, 5000], "b": [60]}, cutoff=1200.0)[1] == (
        "The largest gap is b: 67% of the places within 1,200 m."
    )


def test_straight_lines_are_called_so():
    sentences = told([0, 50], {"a": [0], "b": [60]}, streets=None)
    assert sentences == ["100% of the places reach all 2 classes in a straight line (no network)."]


def test_nobody_assessed_is_said():
    result = assess(
        np.array([None, shapely.Point(0, 9000)], object), along([0]), category=np.array(["a"], object), streets=FOOT
    )
    assert life_circle_report.sentences(result) == ["No place could be assessed."]


@pytest.mark.drawn
@pytest.mark.parametrize("people", [[0.0, 0.0, 5.0], [np.nan, np.nan, np.nan], [np.nan, -1.0, 0.0]])
def test_people_do_not_count_where_none_live_in_the_assessed_places(people):
    homes = np.array([*along([0, 5000]), shapely.Point(0, 9000)], object)
    result = assess(
        homes,
        along([0]),
        category=np.array(["a"], object),
        streets=FOOT,
        population=np.array(people),
        options=LifeCircleOptions(cutoff=10.0),
    )
    assert life_circle_report.sentences(result)[0].startswith("At least 50% of the places reach a")
    page = page_of(result, homes, along([0]))
    assert titles(page)[1] == "Half of the places have a within 0 m"
    assert "nan" not in page.replace("finance", "")
    assert result.rows["at_edge"].tolist() == [True, True, True]


# --- lists that a page cuts -----------------------------------------------------------------------------------------


def test_a_chart_that_leaves_classes_out_says_so():
    # Half of the people within 100 m of 25 classes, nobody of 5.
    many = {f"class {i:02}": [0 if i < 25 else 9000] for i in range(30)}
    page = found([0, 5000], many)[1]
    bars, curves = (figure.split("</figure>")[0] for figure in page.split("<figure>")[1:3])
    assert "10 more classes are not drawn: 50% of the places reach each of them; the table below holds all." in bars
    assert bars.count("class 2") == 5  # 25 to 29, which nobody reaches, come first
    assert "23 more classes are not drawn: 50% of the places reach each of them" in curves
    more = many | {f"class {i}": [0, 5000] for i in range(30, 40)}
    assert "33 more classes are not drawn: 50% to 100% of the places reach each of them" in found([0, 5000], more)[1]
    assert (
        "1 more class is not drawn: 50% of the places reach it;" in found([0, 5000], dict(list(many.items())[5:26]))[1]
    )
    assert "not drawn" not in found([0, 100], {"a": [0]})[1]


def test_the_bars_hold_the_classes_that_are_sought_the_least_first():
    page = found([0, 250, 5000], {"kindergarten": [0], "culture_station": [9000], "cafe": [0]}, "gb50180_5")[1]
    bars = page.split("</figure>")[0]
    assert bars.index("culture station (500 m)") < bars.index("kindergarten (300 m)")
    assert "café" not in bars
    assert "café" in page[page.index("All classes") : page.index("<h2>Method")]


# --- how far -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("homes", "facilities", "title"),
    [
        ([0, 100, 200, 5000], {"a": [0], "b": [400]}, "Half of the places have a within 100 m, b within 300 m"),
        ([0, 100], {"a": [0], "b": [0]}, "Half of the places have each class within 0 m"),
        ([0, 100], {"a": [0]}, "Half of the places have a within 0 m"),
        ([0, 100, 9000], {"a": [0], "b": [9000]}, "Less than half of the places have b within 5,000 m"),
    ],
)
def test_the_curves_say_how_near_half_of_the_people_are(homes, facilities, title):
    assert titles(found(homes, facilities)[1])[1] == title


def test_classes_that_nobody_has_are_named():
    assert "Nobody has these classes within 5,000 m: b." in found([0, 100], {"a": [0], "b": [9000]})[1]
    assert "Nobody has" not in found([0, 100], {"a": [0], "b": [3000]})[1]


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=9), st.lists(st.integers(0, 9), min_size=9, max_size=9))
@settings(max_examples=30, deadline=None)
def test_half_of_the_people_are_counted_one_by_one(homes, people):
    people = np.array(people[: len(homes)], float)
    result = assessed(homes, {"a": [0]}, people=people, study_area=AREA)[0]
    each = sorted(
        x for x, n in zip(homes, people if people.sum() else np.ones(len(homes)), strict=True) for _ in range(int(n))
    )
    half = each[(len(each) - 1) // 2]
    expected = half if half <= LifeCircleOptions().max_distance else np.inf
    assert life_circle_report._half(life_circle_report.Findings(result), "a") == pytest.approx(expected)


# --- the map ------------------------------------------------------------------------------------------------------------


def drawn(shapes, people=None, facilities=(0,), standard="custom"):
    """The map of homes at the middle of shapes."""
    shapes, places = np.asarray(shapes, object), along(facilities)
    homes = shapely.centroid(shapes)
    kinds = np.full(len(facilities), "a", object)
    options = LifeCircleOptions(standard, 100.0)
    ground = {"streets": FOOT, "study_area": AREA}
    result = assess(homes, places, category=kinds, population=people, options=options, **ground)
    shown = {"demand": homes, "facilities": places, "streets": FOOT, "shapes": shapes}
    page = life_circle_report.build(result, **shown).html()
    return page.split("<figure>")[3].split("</figure>")[0]


@pytest.mark.drawn
def test_areas_are_filled_and_points_are_dots():
    boxes = [shapely.box(x - 20, -20, x + 20, 20) for x in (0, 2000)]
    filled, dots = drawn(boxes), drawn([box.centroid for box in boxes])
    for picture in (filled, dots):
        assert all(life_circle_report.COLOURS[code] in picture for code in ("reach_all", "reach_none"))
        assert "in reach: all classes" in picture
        assert "nothing in reach" in picture
        assert "at least 85%" not in picture  # no place is of that class
    assert filled.count("PathCollection") < dots.count("PathCollection")
    assert "500 m" in filled  # the scale bar
    assert ">N<" in filled


def test_dots_are_sized_by_people_and_said_to_be():
    homes = along([0, 10, 20])
    assert "The larger a dot, the more people" in drawn(homes, np.array([4.0, 2.0, 1.0]))
    assert "The larger a dot" not in drawn(homes)
    assert "The larger a dot" not in drawn(shapely.buffer(homes, 3), np.array([4.0, 2.0, 1.0]))
    several = np.array([shapely.MultiPoint([(0, 0), (2, 0)]), *homes[1:]], dtype=object)
    assert "The larger a dot, the more people" in drawn(several, np.array([4.0, 2.0, 1.0]))


def test_thresholds_are_those_of_the_classes_sought_and_one_row_of_the_others():
    homes, places = along([0]), along([0, 0, 0])
    kinds = np.array(["junior_middle_school", "cafe", "cinema"], object)
    given = {"streets": FOOT, "options": LifeCircleOptions("gb50180_15", 700.0)}
    result = assess(homes, places, category=kinds, **given)
    table = life_circle_report.build(result, demand=homes, facilities=places, streets=FOOT).thresholds
    assert table["value"].tolist() == [1000.0] * 6 + [800.0, 700.0]
    assert table["item"].iloc[-1] == "other classes in the data"
    assert table["mark"].tolist() == ["S", "S", "R", "R", "R", "R", "R", "U"]
    # A clause that is not known is empty: there is room to write it.
    assert table.loc[table["mark"] == "R", "clause"].isna().all()
    alone = assess(homes, places[:1], category=kinds[:1], **given)
    items = life_circle_report.build(alone, demand=homes, facilities=places[:1], streets=FOOT).thresholds["item"]
    assert "other classes in the data" not in items.tolist()


@pytest.mark.parametrize("group", ["none", "young_20_29", "family_30_50"])
def test_what_counts_double_in_the_score_is_among_the_thresholds(group):
    homes, places = along([0]), along([0, 50, 0])
    kinds = np.array(["cafe", "kindergarten", "university"], object)
    options = LifeCircleOptions(cutoff=100.0, age_group=group)
    result = assess(homes, places, category=kinds, streets=FOOT, options=options)
    table = life_circle_report.build(result, demand=homes, facilities=places, streets=FOOT).thresholds
    weights = table[table["unit"] == "weight"]
    double = {"none": [], "young_20_29": ["café"], "family_30_50": ["kindergarten"]}[group]
    assert weights["item"].tolist() == double
    assert set(weights["value"]) <= {2.0}
    assert set(weights["source"] + weights["mark"]) <= {"Planners 2016 no. 9U"}
    # As large as the score says: one class missing of three costs its weight.
    far = assess(along([2000]), along([2000, 2050, 0]), category=kinds, streets=FOOT, options=options)
    assert far.rows["score"].tolist() == pytest.approx([(2 + len(double)) / (3 + len(double))])


def test_a_class_that_is_not_sought_has_no_weight():
    homes, places = along([0]), along([0, 0])
    options = LifeCircleOptions("gb50180_5", 100.0, age_group="young_20_29")
    result = assess(homes, places, category=np.array(["kindergarten", "cafe"], object), streets=FOOT, options=options)
    table = life_circle_report.build(result, demand=homes, facilities=places, streets=FOOT).thresholds
    assert "weight" not in set(table["unit"])


def test_the_worst_served_come_first_and_more_people_before_fewer():
    people = np.array([1.0, 9.0, 5.0, 7.0])
    page = found([0, 0, 5000, 5000], {"a": [0], "b": [9000]}, people=people)[1]
    worst = page[page.index("Served worst") : page.index("All classes")]
    rows = re.findall("<tr>(.*?)</tr>", worst.split("</thead>")[1])
    assert [re.findall(">([^<]*)</td>", row)[0] for row in rows] == ["4", "3", "2", "1"]
    assert "Served worst" not in found([0], {"a": [0]})[1]


@pytest.mark.parametrize(("facilities", "listed"), [([0, 0], False), ([0, 4], True)])
def test_facilities_without_a_street_are_listed(facilities, listed):
    places = np.array([shapely.Point(0, 500.0 * y) for y in facilities])
    kinds = np.array(["a", "a"], object)
    result = assess(along([0]), places, category=kinds, streets=FOOT, options=LifeCircleOptions(cutoff=100.0))
    page = page_of(result, along([0]), places)
    assert ("Facilities without a street" in page) == listed
    assert ("1 facility serves nobody because no street is near:" in page) == listed


# --- the edge of the data -------------------------------------------------------------------------------------------


def test_places_at_the_edge_are_counted_said_and_hatched():
    area = np.array([shapely.box(-50, -5000, 5000, 5000)])
    result, page = found([0, 2000, 9000], {"a": [0]}, study_area=area)
    assert result.rows["at_edge"].tolist() == [True, False, True]
    line = "2 of 3 places are nearer than 100 m to the edge of the study area, or beyond it."
    assert any(note.startswith(line) for note in result.notes)
    assert line in page
    assert "near the edge of the data: uncertain" in page
    inside = found([2000, 3000], {"a": [0]}, study_area=area)
    assert inside[0].rows["at_edge"].tolist() == [False, False]
    assert not any("edge" in note for note in inside[0].notes)
    assert "near the edge of the data: uncertain" not in inside[1]
    assert "lower bounds" not in inside[1][: inside[1].index("<h2>Method")]


def test_the_largest_radius_decides_and_without_a_study_area_the_streets_do():
    square = shapely.LineString([(0, 0), (4000, 0), (4000, 4000), (0, 4000), (0, 0)])
    homes = np.array([*shapely.points([(2000, 2000), (900, 2000), (400, 2000)]), None], object)
    result = assess(
        homes,
        shapely.points([(0.0, 0.0)]),
        category=np.array(["metro_stop"], object),
        streets=network.build(np.array([square], object)),
        options=LifeCircleOptions("gb50180_15", cutoff=1.0, snap=1e4),
    )
    assert result.classes["radius_m"].max() == 1000
    assert result.rows["at_edge"].tolist() == [False, True, True, pd.NA]
    assert any(
        note.startswith("2 of 3 places are nearer than 1,000 m to the edge of the streets") for note in result.notes
    )


# --- a network that is broken ---------------------------------------------------------------------------------------


def broken(facilities, homes=(0, 100, 5000)):
    """Classes by their places (metres along the street, y); a stub of 100 m lies 50 m beside the street's beginning."""
    stub = shapely.LineString([(0, 50), (100, 50)])
    streets = network.build(np.array([STREET, stub], object))
    kinds = np.array([kind for kind, places in facilities.items() for _ in places], object)
    places = shapely.points([xy for own in facilities.values() for xy in own])
    options = LifeCircleOptions(cutoff=200.0, snap=20.0)
    result = assess(along(homes), places, category=kinds, streets=streets, study_area=AREA, options=options)
    return result, page_of(result, along(homes), places, streets)


def test_a_class_that_hangs_apart_is_not_judged():
    result, page = broken({"metro": [(10, 50), (90, 50)], "cafe": [(0, 0), (50, 50)], "bar": [(5000, 0)]})
    assert life_circle_report.sentences(result) == [
        "0% of the places reach all 2 classes that are judged on foot along the streets.",
        "Judged: 2 of 3 classes; not judged, as the network is broken there and all facilities that have a street hang apart "
        "from the main network: 1 (metro).",
        "The largest gap is bar: 33% of the places within 200 m.",
    ]
    assert "Facilities apart from the main network by class: cafe 1 of 2, metro 2 of 2." in [
        note.replace("café", "cafe") for note in result.notes
    ]
    assert titles(page)[2] == "Places that lack a class that is judged: 3 of 3"
    assert "metro" not in page[page.index("Served worst") : page.index("All classes")]
    assert not any("metro" in title for title in titles(page))
    # The fields stay as they are.
    assert result.rows["ok_metro"].tolist() == [False] * 3


def test_one_facility_on_the_main_network_is_enough_to_judge():
    result, page = broken({"metro": [(10, 50), (90, 50), (9000, 0)], "cafe": [(0, 0)]})
    assert life_circle_report.sentences(result)[1] == "The largest gap is metro: 0% of the places within 200 m."
    assert "broken" not in page[: page.index("<h2>Method")]


def test_places_at_the_edge_are_in_the_answer_from_a_half_on():
    area = np.array([shapely.box(-10, -5000, 10_000, 5000)])
    told_ = told([0, 20, 5000, 5100], {"cafe": [0]}, study_area=area)
    assert "50% of the places are near the edge of the data: the shares are lower bounds." in told_
    assert not any("near the edge" in line for line in told([0, 5000, 5100], {"cafe": [0]}, study_area=area))
    assert told_[0].startswith("At least 50% of the places reach café")
    assert told([0, 5000, 5100], {"cafe": [0]}, study_area=area)[0].startswith("33% of the places reach café")
    straight = told([0, 20, 5000], {"cafe": [0]}, study_area=area, streets=None)
    assert not straight[0].startswith("At least")
    assert "67% of the places are near the edge of the data, where more may be in reach than is counted." in straight


def at_the_rim(people, facilities, standard="custom", homes=(0, 20, 5000, 5100), **options):
    """The first two homes stand where the data end; what they lack may lie beyond."""
    area = np.array([shapely.box(-10, -5000, 10_000, 5000)])
    weight = None if people is None else np.array(people, float)
    return found(list(homes), facilities, standard, weight, study_area=area, **options)


@pytest.mark.parametrize(
    ("people", "who", "near"),
    [
        ([1, 2, 3000, 3000], "people", None),  # half of the places, hardly anybody
        ([6000, 2, 10, 20], "people", "99.5%"),
        ([30, 30, 30, 30], "people", "50%"),
        (None, "places", "50%"),
        ([0, 0, 0, 0], "places", "50%"),  # nobody: the shares are of places
    ],
)
def test_a_bound_is_weighed_by_what_the_share_is_of(people, who, near):
    result, page = at_the_rim(people, {"cafe": [50, 5050]}, homes=(0, 20, 5000, 9000), cutoff=70.0)
    said = life_circle_report.sentences(result)
    told = [line for line in said if "near the edge" in line]
    assert said[0].startswith("At least ") == (near is not None)
    if near is None:
        assert told == []
        assert "lower bound" not in page[: page.index("<h2>Method")].replace(NOTE, "")
    else:
        assert len(told) == 1
        assert told[0].endswith(f"of the {who} are near the edge of the data: the shares are lower bounds.")
        assert titles(page)[0].startswith("café: in reach of at least ")
    # How many places lack it is a number of places, whoever lives there: of these half stand at the edge.
    assert titles(page)[2] == "Places that lack a class: at most 1 of 4"


HOMES = (0, 14, 5000, 5100)


def test_gaps_are_upper_bounds_where_the_shares_are_lower_ones():
    result, page = at_the_rim(
        [40, 40, 10, 10], {"a": [5050], "b": [20, 5050], "c": [0, 5050]}, homes=HOMES, cutoff=30.0
    )
    said = life_circle_report.sentences(result)
    shares = result.summary["pop_share"].tolist()
    assert shares == pytest.approx([0, 0.8, 0.8, 0])
    assert "As far as the data reach, the largest gap is a: 0% of the people within 30 m." in said
    assert titles(page)[0] == "Each class is in reach of 0% to at least 80% of the people"
    assert "Places that lack a class: at most 4 of 4" in titles(page)
    assert "the places that lack a class, at most 4 in all" in page
    kinds = {"a": [-15, 5000], "b": [10, 5000]}
    _, page = at_the_rim([40, 40, 10, 10], kinds, homes=HOMES, cutoff=25.0)
    assert titles(page)[0] == "Each class is in reach of at least 50% to 90% of the people"
    whole, inside = found(list(HOMES), kinds, people=np.ones(4), cutoff=25.0)
    assert "at least" not in " ".join(life_circle_report.sentences(whole)) + "".join(titles(inside))
    assert "at most" not in "".join(titles(inside))


def test_no_class_misses_a_target_that_the_edge_may_hide():
    """At the edge 60 of 100 people, who lack what may lie beyond; of those inside some surely lack it."""
    kinds = {"kindergarten": [5000, 5100], "culture_centre": [20, 9000], "primary_school": [0, 20, 5000, 5100]}
    result, page = at_the_rim([30, 30, 20, 20], kinds, "shanghai_2016")
    said = [line for line in life_circle_report.sentences(result) if "is met by" in line]
    # kindergarten 40 % to 100 %, culture centre 60 % and no more, primary school 100 %.
    assert said == [
        "Shanghai target of facility coverage for 2025 (85%) is met by 1 of the 3 classes in the data; of 1 it cannot be "
        "told, as the share may be higher.",
        "Shanghai target of facility coverage for 2035 (99%) is met by 1 of the 3 classes in the data; of 1 it cannot be "
        "told, as the share may be higher.",
    ]
    assert titles(page)[0] == "Classes that meet the target of 85%: 1 of 3; cannot be told: 1"
    assert "Grey: below the target in the data" in page
    findings = life_circle_report.Findings(result)
    values = np.append(findings.ranked[findings.share], findings.everything)
    colours = life_circle_report._colours(findings, findings.ranked, values)
    assert colours[0] == life_circle_report.OPEN
    assert colours[1] == colours[3] == life_circle_report.BELOW
    # The same inside: both miss it.
    _, page = found([0, 20, 5000, 5100], kinds, "shanghai_2016", np.array([30.0, 30, 20, 20]))
    assert "Classes that meet the target of 85%: 1 of 3" in titles(page)
    assert "cannot be told" not in page
    assert "Grey:" not in page


def test_classes_for_reference_have_no_say_in_what_is_known_of_the_others():
    """Homes 350 m within the edge, kindergartens within 300 m: all is known of these, however far one looks for cafés."""
    area = np.array([shapely.box(-350, -5000, 10_000, 5000)])
    places = {"kindergarten": [0, 9000], "cafe": [5000]}
    for cutoff in (100.0, 3000.0):
        result, page = found([0, 10, 400, 5000], places, "gb50180_5", cutoff=cutoff, study_area=area)
        # The field is of all that a row holds: a culture station is sought within 500 m.
        assert result.rows["at_edge"].tolist() == [True, True, cutoff == 3000, False]
        said = life_circle_report.sentences(result)
        assert said[0].startswith("50% of the places reach kindergarten within 300 m")
        assert "edge" not in " ".join(said)
        assert titles(page)[0] == "kindergarten: in reach of 50% of the places"
        assert titles(page)[2].endswith(": 2 of 4")
        assert "uncertain" not in page
        # The table of those for reference says so of its own.
        first, second = tables(page)[1].split("Other classes in the data")
        assert "lower bounds" not in first
        told_ = "75% of the places are near the edge of the data: the shares are lower bounds."
        assert (told_ in second) == (cutoff == 3000)
    # Nearer to the edge nothing is known of them either.
    result, _ = found([0, 10, 400, 5000], places, "gb50180_5", study_area=np.array([shapely.box(-200, -9, 9e3, 9)]))
    assert life_circle_report.sentences(result)[0].startswith("At least 50% of the places reach kindergarten")


def test_each_class_is_bounded_by_its_own_radius():
    """Homes 700 m within the edge: nothing is missing within 500 m, but much may be within 1,000 m."""
    area = np.array([shapely.box(-700, -5000, 10_000, 5000)])
    kinds = {"kindergarten": [0, 10], "culture_centre": [5000]}
    result, page = found([0, 10, 600, 5000], kinds, "shanghai_2016", study_area=area)
    said = life_circle_report.sentences(result)
    assert said[0].startswith("0% of the places reach all 2 classes")
    assert said[2] == (
        "50% of the places are near the edge of the data: the shares of the classes within 1,000 m or more are lower bounds."
    )
    # kindergarten 50 %, surely below both targets; culture centre 25 % to 75 %.
    assert sum("met by 0 of the 2 classes in the data." in line for line in said) == 2
    assert (
        "As far as the data reach, the largest gap is culture centre: at least 25% of the places within 1,000 m."
        in said
    )
    assert "share of the places in reach (a lower bound from 1,000 m on)" in page
    assert life_circle_report.Findings(result).span(life_circle_report.Findings(result).present) == (
        "at least 25%",
        "50%",
    )
    # The other way round the class of which all is known is the largest gap, whatever lies beyond.
    result, _ = found(
        [0, 10, 600, 5000], {"kindergarten": [5000], "culture_centre": [0]}, "shanghai_2016", study_area=area
    )
    assert "The largest gap is kindergarten: 25% of the places within 500 m." in life_circle_report.sentences(result)
    # With 85 % of the people near, a target is open for what may lie within 1,000 m alone.
    people = np.array([50.0, 35, 10, 5])
    result, _ = found([0, 10, 600, 5000], {key: [5000] for key in kinds}, "shanghai_2016", people, study_area=area)
    (told_,) = [line for line in life_circle_report.sentences(result) if "(85%)" in line]
    assert "met by 0 of the 2 classes in the data; of 1 it cannot be told" in told_


def test_where_everybody_has_everything_there_is_no_more_to_reach():
    area = np.array([shapely.box(-10, -5000, 10_000, 5000)])
    for streets in (FOOT, None):
        said = told([0, 20], {"cafe": [0]}, study_area=area, streets=streets)
        assert said[0].startswith("100% of the places reach café")
        assert not any("edge" in line for line in said)


def test_schools_of_any_level_leave_a_target_open():
    kinds = {"primary_school": [0], "kindergarten": [0], "school": [5000]}
    said = told([0, 5000], kinds, "shanghai_2016")
    assert any("met by 0 of the 2 classes judged; of 1 it cannot be told" in line for line in said)


# --- the classes of the standard, and the others -------------------------------------------------------------------------


def tables(page):
    """The tables of the classes: their titles and the words of their rows."""
    part = page[page.index("<h2>All classes") : page.index("<h2>Method")]
    return re.findall(r"(?:Classes of the standard|Other classes in the data): [^<]*", part), part


def test_the_standard_s_classes_and_the_others_have_a_table_each():
    places = {"junior_middle_school": [0], "kindergarten": [100], "bus_stop": [0], "manufacturing": [50]}
    _, page = found([0, 50, 5000], places, "gb50180_15", cutoff=1000.0)
    said, part = tables(page)
    assert said == [
        "Classes of the standard: 1 of 7",
        "Other classes in the data: 3; not in the standard, all within 1,000 m, for reference only",
    ]
    first, second = part.split("Other classes in the data")
    assert "junior middle school" in first
    assert "all classes in the data" in first
    for word in ("kindergarten", "bus stop", "manufacturing"):
        assert word not in first[first.index("<table") :]
        assert word in second
    assert "all classes" not in second
    assert "To be assessed in a run of its own by GB 50180-2018, 10 minutes: bus stop." in second
    assert "To be assessed in a run of its own by GB 50180-2018, 5 minutes: kindergarten." in second


def test_own_classes_are_one_table_and_no_other_circle_is_named():
    for standard, places in (("custom", {"kindergarten": [0], "atm": [0]}), ("gb50180_5", {"kindergarten": [0]})):
        _, page = found([0, 50], places, standard)
        assert not any(said.startswith("Other") for said in tables(page)[0])
        assert "run of its own" not in page
    _, page = found([0, 50], {"kindergarten": [0], "atm": [0]}, "shanghai_2016")
    assert tables(page)[0][1].startswith("Other classes in the data: 1;")
    assert "run of its own" not in page


def test_another_edition_of_a_standard_is_no_other_circle_of_it(monkeypatch):
    assert life_circle_report._other_circles("gb50180_10") == ["gb50180_15", "gb50180_5"]
    table = thresholds.load("life_circle")
    later = table[table["standard"] == "gb50180_15"].assign(standard="gb50180_2031", source="GB 50180-2031")
    monkeypatch.setattr(thresholds, "_read", lambda name: pd.concat([table, later]))
    monkeypatch.setattr(thresholds, "LIFE_CIRCLES", (*thresholds.LIFE_CIRCLES, "gb50180_2031"))
    assert life_circle_report._other_circles("gb50180_10") == ["gb50180_15", "gb50180_5"]
    assert life_circle_report._other_circles("gb50180_2031") == []


@pytest.mark.parametrize("named", [True, False])
def test_the_worst_served_are_named_or_have_their_row_and_place(named):
    homes, places = along([0, 50, 5000]), along([0])
    result = assess(homes, places, category=np.array(["cafe"], object), streets=FOOT, study_area=AREA)
    names = np.array(["一号楼", "二号楼", "九号楼"], object) if named else None
    page = life_circle_report.build(result, demand=homes, facilities=places, streets=FOOT, names=names).html()
    worst = page[page.index("Served worst") : page.index("All classes")]
    assert ("九号楼" in worst) == named
    assert ("5,000.0" in worst or "5000.0" in worst) != named
    assert "一号楼" not in worst
    assert ("Named: the places served worst" in page) == named
    assert ("Numbers: rows of the places" in page) != named


# --- recomputed from the tables ---------------------------------------------------------------------------------------

HEADLINE = re.compile(
    r"(?P<least>At least )?(?P<share>\S+) of the (?P<who>people|places) reach "
    r"(all (?P<n>\d+) classes(?P<some> that are (in the data|judged))?|.+ within .+)"
    r" on foot along the streets"
    r"(, the only class (sought that is in the data|that is judged))?\."
)


RANDOM = st.integers(0, 2**32 - 1), st.sampled_from(["custom", "gb50180_5", "shanghai_2016"]), st.booleans()


def at_random(seed, standard, with_people):
    """The coverage of random homes on random streets; its places, their kinds, the people, the streets."""
    rng = np.random.default_rng(seed)
    homes, places = (shapely.points(random_points(rng, n)) for n in (25, 6))
    names = ["kindergarten", "primary_school", "culture_station", "cafe", "ok", "school", None]
    kinds = np.array(names, object)[rng.integers(0, rng.choice([6, 7]), 6)]
    people = np.round(rng.random(25) * 9) if with_people else None
    streets = network.build(random_streets(rng))
    options = LifeCircleOptions(standard, cutoff=150.0, snap=float(rng.choice([20, 60, 1e4])))
    result = assess(homes, places, category=kinds, streets=streets, population=people, options=options)
    return result, (homes, places), kinds, people, streets


def parted(result, homes, kinds, streets):
    """What the tables hold, as the sentences part it: the places that were assessed, and the classes judged and not judged."""
    rows, coverage = result.rows, result.summary.iloc[:-1][result.classes["counted"].to_numpy()]
    tied = result.reach.tied
    part = np.where(tied.tied, streets.component[streets.u[tied.edge]], -1)
    cut_off = [
        (part[kinds == name] > 0).any() and not (part[kinds == name] == 0).any() for name in coverage["category"]
    ]
    assessed = rows[rows["status"].isin(["ok", "isolated"])]
    present = coverage[(coverage["facilities"] > 0) & ~np.array(cut_off, bool)]
    none = coverage.loc[coverage["facilities"] == 0, "category"]
    open_ = none.isin(["primary_school", "junior_middle_school"]) & ("school" in kinds)
    return SimpleNamespace(
        rows=rows,
        assessed=assessed,
        classes=len(coverage),
        present=present,
        unjudged=[some for some in (none[~open_], none[open_], coverage.loc[cut_off, "category"]) if len(some)],
        absent=len(none[~open_]),
        judged=len(assessed) > 0 and len(present) > 0,
        # Classes for reference have no say: only what is judged is told.
        at_edge=(shapely.distance(shapely.boundary(result.edge.ground), homes) < present["radius_m"].max())
        | ~shapely.covers(result.edge.ground, homes),
    )


def the_classes_left_out_are_named(sentences, of, kinds, standard):
    """Which classes were judged, and why others were not."""
    sums = [s for s in sentences if s.startswith("Judged: ")]
    assert len(sums) == (len(of.assessed) > 0 and len(of.unjudged) > 0)
    for told in sums:
        judged, total = map(int, re.match(r"Judged: (\d+) of (\d+) classes; ", told).groups())
        rest = [(int(k), set(names.split(", "))) for k, names in re.findall(r": (\d+) \((.+?)\)(?:;|\.$)", told)]
        assert (judged, total) == (len(of.present), of.classes)
        assert judged + sum(k for k, _ in rest) == total
        assert [names for _, names in rest] == [set(map(life_circle_report.word, some)) for some in of.unjudged]
        # Under a standard nobody knows what “ok” is.
        lost = int((pd.isna(kinds) | ((kinds == "ok") & (standard != "custom"))).sum())
        assert ("not in the data" in told) == (of.absent > 0 and not lost)
        assert (f"{lost} facilities without" in told) == (of.absent > 0 and lost > 1)


def the_headline_is_true(sentences, of, people, with_people):
    """How many reach everything, and how many are too near to the edge of the data to tell."""
    counted = people[of.assessed.index] if with_people else np.zeros(len(of.assessed))
    counted = counted if counted.sum() > 0 else np.ones(len(counted))
    near = (counted * of.at_edge[of.assessed.index]).sum() / counted.sum() if len(of.assessed) else 0
    column = "pop_share" if with_people and people[of.assessed.index].sum() > 0 else "clients_share"
    edges = [s for s in sentences if "near the edge of the data" in s]
    assert len(edges) == (of.judged and near >= 0.5 and not (of.present[column] == 1).all())
    assert all(float(s.split("%")[0]) / 100 == pytest.approx(near, abs=0.0051) for s in edges)
    headlines = [m for s in sentences if (m := HEADLINE.fullmatch(s))]
    assert len(headlines) == of.judged
    for headline in headlines:
        weight = pd.Series({"people": people, "places": np.ones(25)}[headline["who"]])
        columns = [f"ok_{c}" if c != "ok" else "ok_ok_2" for c in of.present["category"]]
        everything = [i for i in of.assessed.index if all(of.rows.loc[i, c] for c in columns)]
        share = weight[everything].sum() / weight[of.assessed.index].sum()
        assert float(headline["share"].strip("<>%")) / 100 == pytest.approx(share, abs=0.0051)
        assert (headline["share"] == "100%") == (share == 1)
        assert bool(headline["least"]) == (near >= 0.5 and 0 < share < 1)
        assert (headline["n"] or "1") == str(len(of.present))
        assert bool(headline["some"]) == (len(of.unjudged) > 0 and len(of.present) > 1)


def the_largest_gap_is_the_least_share(sentences, present, judged, column):
    """Which class fewest reach, if one stands out."""
    gaps = [s for s in sentences if re.match(r"(The|As far as the data reach, the) largest gap", s)]
    least = present[column].min()
    alike = least == present[column].max()
    assert len(gaps) == (judged and len(present) > 1 and least < 1 and not alike)
    same = [s for s in sentences if s.startswith("No class stands out")]
    assert len(same) == (judged and len(present) > 1 and least < 1 and alike)
    for gap in gaps:
        last = present.loc[present[column] == least, "category"]
        assert all(life_circle_report.word(name) in gap.split(":")[0] for name in last)
        others = present.loc[present[column] > least, "category"]
        assert not any(life_circle_report.word(name) in gap.split(":")[0] for name in others)


@given(*RANDOM)
@settings(max_examples=40, deadline=None)
def test_every_sentence_is_recomputed_from_the_tables(seed, standard, with_people):
    result, (homes, _), kinds, people, streets = at_random(seed, standard, with_people)
    sentences = life_circle_report.sentences(result)
    of = parted(result, homes, kinds, streets)
    assert (sentences == ["No place could be assessed."]) == (len(of.assessed) == 0)
    the_classes_left_out_are_named(sentences, of, kinds, standard)
    the_headline_is_true(sentences, of, people, with_people)
    present, judged = of.present, of.judged
    column = "pop_share" if with_people and people[of.assessed.index].sum() > 0 else "clients_share"
    higher = [s for s in sentences if "and not counted as" in s]
    levels = present[present["category"].isin(["primary_school", "junior_middle_school"]) & (present[column] < 1)]
    assert len(higher) == (judged and "school" in kinds and len(levels) > 0)
    assert all(int(s.split()[0]) == (kinds == "school").sum() for s in higher)
    the_largest_gap_is_the_least_share(sentences, present, judged, column)
    met = [re.search(r"\((\d+)%\) is met by (\d+) of the (\d+)", s) for s in sentences if s.startswith("Shanghai")]
    assert len(met) == 2 * (judged and standard == "shanghai_2016")
    for match in met:
        assert int(match[2]) == (present[column] >= int(match[1]) / 100).sum()
        assert int(match[3]) == len(present)


@pytest.mark.drawn
@given(*RANDOM)
@settings(max_examples=8, deadline=None)
def test_a_page_can_be_made_of_any_result(seed, standard, with_people):
    result, (homes, places), _, _, streets = at_random(seed, standard, with_people)
    assert page_of(result, homes, places, streets)


def test_the_steps_of_reach_are_around_the_published_target():
    """The numbers stand in the code, as styles are made with them before QGIS may load pandas."""
    target = thresholds.load("life_circle", "shanghai_target").set_index("item")["value"]["target_2025"]
    assert target == thresholds.REACH_STEPS["reach_target"]
    steps = list(thresholds.REACH_STEPS)
    assert list(life_circle_report.COLOURS)[: len(steps)] == steps
    assert f"{100 * target:g}%" in terms.label("reach", "reach_target")


# --- barriers ---------------------------------------------------------------------------------------------------------


def behind(gates, homes=(0, 50, 200), facilities=None, people=None):
    """A street of 10 km cut at `gates` (metres), kindergartens and shops along it, coverage within 100 m."""
    closed = network.build(np.array([STREET], object), barriers=along(gates))
    facilities = facilities or {"kindergarten": [90], "shop": [10, 210]}
    kinds = np.array([kind for kind, places in facilities.items() for _ in places], object)
    places = along([metre for some in facilities.values() for metre in some])
    how = {"category": kinds, "population": people, "options": LifeCircleOptions("custom", 100.0), "study_area": AREA}
    return assess(along(homes), places, streets=closed, without_barriers=FOOT, **how), closed


def of_barriers(result):
    return [line for line in life_circle_report.sentences(result) if "barrier" in line]


def test_coverage_falls_by_a_gate():
    # The gate at 70 m parts the homes at 0 and 50 m from the kindergarten at 90 m; the rest of the street is the main part.
    result, closed = behind([70])
    assert of_barriers(result) == [
        "With the barriers 0% of the places reach all classes that are judged, without them 67% would.",
        "The barriers cost most at kindergarten: 0% with them, 67% without.",
    ]
    for part, shares in ((result, (0, 1, 0)), (result.without_barriers, (2 / 3, 1))):
        assert part.summary["clients_share"].tolist() == pytest.approx(shares)
    page = page_of(result, along([0, 50, 200]), along([90, 10, 210]), closed)
    assert "<h2>With and without barriers" in page
    assert "All judged classes: 0% with the barriers, 67% without" in titles(page)
    assert "share without barriers" in page


def test_classes_to_which_the_barriers_do_as_much_are_named_together():
    result, _ = behind([70], facilities={"kindergarten": [90], "school": [92], "shop": [10, 210]})
    assert (
        of_barriers(result)[1]
        == "The barriers cost most at kindergarten, school (kind unknown): 66.7 percentage points each."
    )
    result, _ = behind([70], facilities={"kindergarten": [90], "school": [10, 92], "shop": [10, 210]})
    assert of_barriers(result)[1] == "The barriers cost most at kindergarten: 0% with them, 67% without."


def test_a_class_that_barriers_alone_cut_off_is_judged():
    # The only school stands within the first 70 m; the longer part is the main network.
    result, _ = behind([70], facilities={"school": [10], "shop": [210]})
    assert life_circle_report.Findings(result).present["category"].tolist() == ["school", "shop"]
    assert not any("Not judged" in line for line in life_circle_report.sentences(result))
    assert result.summary["clients_share"].tolist() == pytest.approx([2 / 3, 1 / 3, 0])


def test_a_gate_that_parts_nobody_changes_no_share():
    result, _ = behind([5000])
    assert of_barriers(result) == ["The barriers change no share of coverage."]


def test_people_count_where_they_are_known():
    result, _ = behind([70], people=np.array([10.0, 30.0, 60.0]))
    assert of_barriers(result)[0] == (
        "With the barriers 0% of the people reach all classes that are judged, without them 40% would."
    )


def test_where_no_place_is_assessed_nothing_is_no_number():
    result, page = found([0], {"shop": [0]}, streets=network.build(shapely.linestrings([[(0, 9000), (50, 9000)]])))
    assert life_circle_report.sentences(result) == ["No place could be assessed."]
    assert "nan" not in page


def test_without_barriers_nothing_is_said_of_them():
    result, page = found([0, 50, 200], {"kindergarten": [90], "shop": [10, 210]})
    assert of_barriers(result) == []
    assert "barriers" not in page


@given(st.lists(st.integers(0, 500), min_size=1, max_size=6), st.lists(st.integers(0, 500), max_size=4))
@settings(max_examples=40, deadline=None)
def test_what_is_said_of_barriers_follows_from_both_tables(homes, gates):
    result, _ = behind([gate + 0.5 for gate in gates] + [700.5], homes)
    table = life_circle_report.Findings(result).by_barriers
    both = (result, result.without_barriers)
    shares = []
    for some in both:
        judged = [f"ok_{name}" for name in life_circle_report.Findings(result).present["column"]]
        ok = some.rows[judged].fillna(False).to_numpy(bool)
        shares.append([*ok.mean(axis=0), ok.all(axis=1).mean()])
    if table is None:
        return
    order = [*life_circle_report.Findings(result).present["category"], "all classes"]
    by_name = table.set_index("category")
    assert by_name.loc[order, "share_with"].tolist() == pytest.approx(shares[0])
    assert by_name.loc[order, "share_without"].tolist() == pytest.approx(shares[1])
    assert (by_name["share_with"] <= by_name["share_without"]).all()
    changed = not np.allclose(shares[0], shares[1])
    assert (of_barriers(result) == ["The barriers change no share of coverage."]) != changed


@pytest.mark.parametrize(
    ("kinds", "judged_classes"),
    [
        ({"metro_stop": [50]}, 1),
        ({"metro_stop": [50], "junior_middle_school": [4000]}, 2),
        ({"cafe": [50]}, 0),
    ],
)
def test_the_layer_and_the_gaps_go_by_the_classes_that_the_answer_judges(kinds, judged_classes):
    result, _ = assessed([0, 5000], kinds, "gb50180_15")
    findings = life_circle_report.Findings(result)
    judged = findings.present["category"].tolist()
    assert len(judged) == judged_classes
    share, all_classes = result.rows["share_judged"].to_numpy(float), result.rows["share_ok"].to_numpy(float)
    near = [sum(abs(home - x) <= 1000 for x in places[:1]) for home in (0, 5000) for places in kinds.values()]
    if judged:
        assert share == pytest.approx(findings.share_ok)
        assert share == pytest.approx(np.array(near).reshape(2, -1).mean(axis=1))
        assert (share > all_classes).any()
    else:
        assert np.isnan(share).all()
    missing = {one for classes in result.gaps["missing"] for one in classes}
    assert missing <= set(judged)
    assert result.gaps["row"].tolist() == np.flatnonzero(share < 1).tolist()
