"""Reports of the region tools: the first sentence, and pages for input at its worst."""

import re

import numpy as np
import pytest
import shapely

from innospace.core.region import (
    belt_report,
    brown_line_report,
    concentration_report,
    corridor_report,
    feature_town_report,
)

from .region_tools import belt, brown_line, concentration, corridor, feature_towns

pytestmark = pytest.mark.words_alone

SQUARE = shapely.box(0, 0, 10_000, 10_000)
NOWHERE = np.array([shapely.Point(-9e5, -9e5), None])
RIVER = np.array([shapely.LineString([(-5_000, 5_000), (45_000, 5_000)]), None])


def points(*xy):
    return np.array([shapely.Point(at) for at in xy] + [None])


def cities(n):
    return np.array([shapely.box(10_000 * i, 0, 10_000 * (i + 1), 10_000) for i in range(n)])


def test_the_first_sentence_says_how_concentrated_and_where():
    found = points((1, 1), (2, 2), (3, 3), (15_000, 1))
    result = concentration(found, cities(2), ["甲市", "乙市"], population=[3e6, 1e5])
    assert concentration_report.sentences(result)[0] == ("75% of 4 incubators stand in 甲市, 25% in 乙市.")
    page = concentration_report.build(result, cities=cities(2), incubators=found, names=["甲市", "乙市"]).html()
    assert "large city (type I)" in page
    assert page.count("<svg") == 5


@pytest.mark.parametrize(
    ("found", "n", "names"),
    [(NOWHERE, 2, ["A", "B"]), (points((1, 1)), 1, [None]), (points((1, 1)), 40, list(range(40)))],
    ids=["none inside", "one nameless city", "many cities"],
)
def test_concentration_pages_at_the_edge(found, n, names):
    result = concentration(found, cities(n), names)
    page = concentration_report.build(result, cities=cities(n), incubators=found, names=names).html()
    assert concentration_report.sentences(result)[0] in page.replace("&#x27;", "'")
    assert not re.search(r"\bnan\b", page)


@pytest.mark.parametrize(
    ("population", "word"),
    [
        ([1e7, 6e6, 2e6, 8e5, 3e5, 1e5], "tend to have more"),
        ([1e5, 3e5, 8e5, 2e6, 6e6, 1e7], "tend to have fewer"),
        ([8e5, 3e5, 1e7, 6e6, 1e5, 2e6], "distinguished from chance"),
    ],
)
def test_the_tier_sentence_follows_the_sign_where_it_is_more_than_chance(population, word):
    found = points(*((10_000 * i + k, 1) for i in range(6) for k in range(6 - i)))
    result = concentration(found, cities(6), list("ABCDEF"), population=population)
    assert sum(word in sentence for sentence in concentration_report.sentences(result)) == 1


def test_the_belt_tells_what_it_holds_and_at_which_depth_it_is_a_finding():
    found = points((5_000, 5_000), (15_000, 5_500), (15_000, 6_000), (25_000, 500))
    result = belt(found, RIVER, 2_000, cities(3), ["核心", "B", "C"], "核心")
    first, within, second, third = belt_report.sentences(result)
    assert first == (
        "Outside the core 核心, within 2 km of the axis, stand 50% of 4 incubators on 27% of the ground; in the core 25%, in "
        "both 75%; in the north area 0%, in the south area 25%."
    )
    assert within == "Including those in the core, 75% stand within 2 km of the axis."
    assert second.startswith("Core and belt are most ahead of their ground at a depth of 1 km: 75% of the incubators")
    assert third == "At least half of the 3 incubators outside the core stand within 1.0 km of the axis."
    page = belt_report.build(result, incubators=found, axis=RIVER).html()
    assert "depth of the belt" in page
    assert "30,000" in page


@pytest.mark.parametrize(("found", "with_cities"), [(NOWHERE, True), (NOWHERE, False), (points((1, 1), (2, 2)), False)])
def test_belt_pages_at_the_edge(found, with_cities):
    ground = (cities(2), ["A", "B"]) if with_cities else (None, None)
    result = belt(found, RIVER, 2_000, *ground)
    assert "<svg" in belt_report.build(result, incubators=found, axis=RIVER).html()


def test_the_corridor_is_told_beside_the_published_one():
    spaces = np.array([shapely.box(1_000, 4_000, 3_000, 6_000), None])
    result = corridor(RIVER, 4_000, spaces, cities(2), ["A", None], RIVER, 500)
    first, second, third, last = corridor_report.sentences(result)
    assert first == (
        "2.0% of the corridor is innovation space: 4.0 of 200 km², 1 space along 50.0 km "
        "(west Hangzhou corridor, as published: 10%)."
    )
    assert second == "Its axis crosses 2 districts; A has the largest share of its spaces by number (100%)."
    assert third == (
        "50% of the area of the innovation space lies within 500 m of water and green; 1 of 1 space is at least partly that "
        "near."
    )
    assert last == (
        "The longest stretch of the axis without the centre of an innovation space is 43.0 km, its ends included."
    )
    assert "outside all districts" in corridor_report.build(result, axis=RIVER, spaces=spaces, blue=RIVER).html()


def test_only_districts_that_the_axis_runs_through_are_crossed_and_spaces_by_the_water_are_counted():
    axis = np.array([shapely.LineString([(0, 0), (10_000, 0)])])
    # The third is touched by the corridor alone, the fourth by 5 m of the axis.
    districts = shapely.box(
        [0, 5_000, 0, 9_995], [-900, -900, 900, -900], [5_000, 9_995, 10_000, 12_000], [900, 900, 2e3, 900]
    )
    spaces = shapely.box([1_000, 3_000, 6_000], -100, [1_200, 3_200, 6_200], 100)
    lake = np.array([shapely.box(1_200, -100, 1_300, 100)])
    result = corridor(axis, 2_000, spaces, districts, list("ABCD"), lake, 100)
    assert result.sections["district"].dropna().tolist() == ["A", "C", "B", "D"]
    assert result.rows["districts"].tolist() == [2]
    said = corridor_report.sentences(result)
    assert said[1].startswith("Its axis crosses 2 districts")
    # Half of the first space of three lies within 100 m of the lake.
    assert said[2].startswith("17% of the area of the innovation spaces lies within 100 m")
    assert said[2].endswith("; 1 of 3 spaces are at least partly that near.")
    through = corridor(axis, 2_000, spaces, districts[:2], list("AB"), lake, 5_000)
    assert corridor_report.sentences(through)[2].startswith("100% of the area")
    assert "3 of 3 spaces" in corridor_report.sentences(through)[2]


@pytest.mark.parametrize("spaces", [points((1_000, 5_000)), NOWHERE, np.array([shapely.box(0, 9e5, 9, 9e5 + 9)])])
def test_corridor_pages_at_the_edge(spaces):
    for districts, blue in ((None, None), (cities(1), RIVER)):
        result = corridor(RIVER, 4_000, spaces, districts, None, blue)
        assert "<svg" in corridor_report.build(result, axis=RIVER, spaces=spaces, blue=blue).html()


@pytest.mark.drawn
def test_a_corridor_through_many_districts_stays_readable():
    strips = np.array([shapely.box(500 * i, 0, 500 * (i + 1), 10_000) for i in range(80)])
    spaces = np.array([shapely.box(500 * i, 4_000, 500 * i + 5 * i, 4_100) for i in range(1, 80)])
    result = corridor(RIVER, 4_000, spaces, strips, [f"D{i:02d}" for i in range(80)])
    page = corridor_report.build(result, axis=RIVER, spaces=spaces, blue=None).html()
    charted = set(re.findall(r"<text[^>]*>(D\d\d)</text>", page))
    assert charted == {f"D{i}" for i in range(60, 80)}
    assert "<td>D07</td>" in page


def test_towns_are_judged_in_words():
    towns = np.array([shapely.box(0, 0, 1_500, 2_000), shapely.box(0, 0, 9_000, 2_000), None])
    areas = {"park": towns[:1], "campus": np.array([shapely.box(0, 0, 500, 1_000)])}
    result = feature_towns(towns, towns[:1], areas, "2015")
    names = feature_town_report.names_of(["甲", None, "丙"], 3)
    assert feature_town_report.sentences(result, names) == [
        "0 of 2 feature towns keep their size by the rules of 2015.",
        "Plan area too large: town 2. Built-up area too large: 甲.",
        "In 2 of 2 towns two or more of industrial park, campus overlap, on 0.50 km² in all.",
    ]
    assert feature_town_report.verdicts(result, names)[0] == (
        "甲: plan 3.00 km²; built 3.00 km²; built-up area too large; has industrial park, campus; overlap 0.50 km²."
    )
    assert feature_town_report.verdicts(result, names)[2] == "丙: not assessed, no geometry."
    alone = feature_towns(towns, areas={"park": towns[:1]})
    assert feature_town_report.verdicts(alone, names)[0] == "甲: plan 3.00 km²; keeps its size; has industrial park."
    assert len(feature_town_report.sentences(alone, names)) == 2
    for rules in ("2015", "2021"):
        bare = feature_towns(towns, ruleset=rules)
        assert "<svg" in feature_town_report.build(bare, names=names).html()


def test_those_outside_the_brown_line_are_listed_new_and_large_first():
    made = np.array([shapely.box(x, 0, x + w, 10) for x, w in ((1, 5), (50, 5), (70, 9), (90, 5), (8, 4))])
    result = brown_line(made, np.array([shapely.box(0, 0, 10, 10)]), [1999, 2001, 2001, 2020, 2020], 2010)
    listed = brown_line_report.outside_list(result, made, names=list("abcde"), years=[1999, 2001, 2001, 2020, 2020])
    assert listed["name"].tolist() == ["d", "c", "b", "e"]
    assert listed["row"].tolist() == [4, 3, 2, 5]
    assert brown_line_report.sentences(result) == [
        "20% of 5 manufacturing grounds stand inside the control areas; across the brown line: 1, outside: 3.",
        "Of 2 grounds new since 2010, outside: 1, across the line: 1.",
    ]


@pytest.mark.parametrize("made", [points((5, 5), (50, 50)), np.array([SQUARE, None])])
def test_brown_line_pages_at_the_edge(made):
    areas = np.array([SQUARE, None])
    result = brown_line(made, areas)
    assert "<svg" in brown_line_report.build(result, manufacturing=made, control_areas=areas).html()
    dated = brown_line(made, areas, [None] * len(made), 2010)
    page = brown_line_report.build(dated, manufacturing=made, control_areas=areas, years=[np.nan] * len(made)).html()
    assert "year unknown" in page


def test_the_share_map_says_per_cent_of_what():
    """Shares are of the incubators in the cities: they add up to one, whatever stands outside."""
    found = points((1, 1), (2, 2), (12_000, 1), (9e6, 9e6))
    result = concentration(found, cities(2), ["A", "B"])
    page = concentration_report.build(result, cities=cities(2), incubators=found, names=["A", "B"]).html()
    assert "share of all incubators:" in page
    assert result.rows["share"].sum() == pytest.approx(1)
