"""What the reports of the layout tools say: each sentence with data for which it is true, and with data for which it is not."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from innospace.core.layout import (
    layout_report,
    location_preference,
    modules,
    park_layout,
    sharing_mode,
    town_layout,
    use_report,
)
from innospace.core.layout.location_preference import Centres, LocationPreference, Ratio
from innospace.core.layout.modules import MODULES, STAGES, Facilities, Needs
from innospace.core.layout.sharing_mode import MODES

CAMPUS, PARK = box(0, 0, 100, 100), box(1000, 0, 1100, 100)
CITY = np.array([box(0, 0, 20_000, 20_000)])


def town(grounds, ids=None, hosts=(CAMPUS,), **rules):
    rules, grounds = town_layout.Rules(**rules), np.array(grounds, dtype=object)
    hosts = town_layout.Hosts.of((np.array(hosts, dtype=object), None), None)
    layout = town_layout.assess(grounds, ids, hosts, rules)
    return layout, layout_report.town(layout, layout.summary(), grounds, hosts, rules)


def park(sites, buildings, floors=None, ids=None):
    sites, rules = np.array(sites, dtype=object), park_layout.Rules()
    layout = park_layout.assess(sites, ids, np.array(buildings, dtype=object), floors=floors, rules=rules)
    return layout, layout_report.park(layout, sites, rules)


def words(html):
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html))


# --- town layout ----------------------------------------------------------------------------------------------------


def test_one_point_an_incubator_is_not_set_beside_the_published_mixed():
    _, report = town([Point(5 + i, 5) for i in range(30)])
    assert "cannot occur; it is not set beside the published 3%." in report.sentences[2]
    assert re.search(r"mixed 0 0\.0% – – cannot occur", words(report.html()))
    _, report = town([Point(5 + i // 2, 5) for i in range(60)], [i // 2 for i in range(60)])
    assert not any("cannot occur" in line for line in report.sentences)
    assert re.search(r"mixed 0 0\.0% 3\.0% -3\.0 points alike", words(report.html()))


def test_differences_are_percentage_points_and_titles_are_no_broken_sentence():
    page = words(town([Point(5 + i, 5) for i in range(25)])[1].html())
    assert "+28.0 points higher" in page
    assert "park-in-park: 100% of the incubators" in page
    assert "100% are" not in page


def test_the_report_repeats_that_hosts_are_the_incubators():
    layout, report = town([box(10, 10, 20, 20), box(300, 0, 310, 10)], hosts=[box(10, 10, 20, 20), CAMPUS])
    assert layout.notes[0] in report.sentences
    layout, report = town([box(10, 10, 20, 20), box(300, 0, 310, 10)])
    assert layout.notes == []
    assert not any("themselves" in line for line in report.sentences)


@pytest.mark.parametrize(
    ("x", "said"),
    [(500, "No incubator would change class"), (105, "one rule moved a step: TOLERANCE = 10: 1; else none.")],
)
def test_what_the_result_hangs_on(x, said):
    assert said in town([Point(x, 50)])[1].sentences[-1]


@pytest.mark.parametrize(
    ("groups", "heading"), [(["city"], "By city"), (["ring"], "By ring"), (["city", "ring"], "By city and ring")]
)
def test_groups_are_called_what_they_are(groups, heading):
    layout, _ = town([Point(5, 5), Point(500, 5)])
    values = {"city": ["甲", "乙"], "ring": pd.array([1, 2], "Int64")}
    by_group = layout.summary(**{name: values[name] for name in groups})
    hosts = town_layout.Hosts.of((np.array([CAMPUS]), None), None)
    points = np.array([Point(5, 5), Point(500, 5)])
    page = layout_report.town(layout, by_group, points, hosts, town_layout.Rules()).html()
    assert re.findall("<caption>(By .*?)</caption>", page) == [heading]


def test_hosts_that_are_points_are_drawn_all_the_same():
    page = town([Point(5, 5), Point(500, 5)], hosts=[Point(9, 9), Point(100, 7)])[1].html()
    assert "hosts" in page[page.index("<svg") :]


# --- park layout ----------------------------------------------------------------------------------------------------


def test_figures_of_floor_area_are_those_of_known_floors():
    """Three sites with one house each; of the second the floors are not known, of the third for less than half."""
    sites = [box(300 * i, 0, 300 * i + 100, 100) for i in range(3)]
    houses = [box(10, 10, 30, 30), box(310, 10, 330, 30), box(610, 10, 630, 30), box(640, 10, 665, 30)]
    layout, report = park(sites, houses, [8, None, 8, None])
    assert layout.floors_usable.tolist() == [True, False, False]
    assert "at least 50% of the footprint at 1 of 3 incubators with buildings" in report.sentences[-1]
    medians = layout_report._medians(layout).iloc[0]
    assert (medians["n"], medians["mean_floors"], medians["floor_m2"]) == (3, 8, 3200)
    assert medians["coverage"] == 0.04


def test_without_any_floors_no_figure_of_floor_area_is_reported():
    layout, report = park([CAMPUS], [box(10, 10, 30, 30)])
    assert "at 0 of 1 incubators" in report.sentences[-1]
    medians = layout_report._medians(layout)
    assert medians[["floor_m2", "far", "mean_floors", "top_share", "function_mix"]].isna().all(axis=None)
    assert not medians[["n_buildings", "site_m2", "coverage"]].isna().any(axis=None)


def test_without_buildings_nothing_is_said_of_floors():
    assert not any("Floors" in line for line in park([CAMPUS], [box(9000, 0, 9020, 20)])[1].sentences)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from([None, 3]), max_size=4), min_size=1, max_size=6))
def test_the_sentence_on_floors_counts_right(sites):
    """A site for each list, a house of 400 m² for each entry."""
    houses = [
        box(300 * i + 22 * k, 0, 300 * i + 22 * k + 20, 20) for i, site in enumerate(sites) for k in range(len(site))
    ]
    _, report = park(
        [box(300 * i, 0, 300 * i + 100, 100) for i in range(len(sites))],
        [*houses, box(9000, 9000, 9020, 9020)],
        [floors for site in sites for floors in site] + [1],
    )
    built = [site for site in sites if site]
    known = [site for site in built if 2 * sum(floors is not None for floors in site) >= len(site)]
    said = [line for line in report.sentences if line.startswith("Floors")]
    assert len(said) == bool(built)
    assert [f" at {len(known)} of {len(built)} incubators" in line for line in said] == [True] * len(said)


def test_the_rules_of_the_method_are_in_the_report():
    page = words(park([CAMPUS], [box(10, 10, 30, 30)])[1].html())
    assert "of grounds that hold it alike to the smallest" in page
    assert "DEFAULT_FLOORS 1" in page


# --- location preference --------------------------------------------------------------------------------------------


def preference(points, boundary=CITY, near=2000):
    business, knowledge = Centres(np.array([Point(5000, 10_000)])), Centres(np.array([Point(15_000, 10_000)]))
    points = np.array(points, dtype=object)
    result = location_preference.assess(points, business, knowledge, near, boundary)
    return result, use_report.preference(result, points, near)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 20_000), min_size=1, max_size=12), st.sampled_from([500, 3000, 6000]))
def test_shares_of_the_sentence_are_those_of_the_chart(places, near):
    result, report = preference([Point(x, 10_000) for x in places], near=near)
    close = [(abs(x - 5000) < near, abs(x - 15_000) < near) for x in places]
    counted = [
        sum(pair == kind for pair in close) for kind in ((True, False), (False, True), (True, True), (False, False))
    ]
    shown = [int(share) for share in re.findall(r"(\d+)%", report.sentences[0])]
    assert shown == [int(f"{100 * n / len(places):.0f}") for n in counted]
    assert f"(n = {len(places)})" in report.sentences[0]
    assert result.summary()["n"].tolist() == counted


def test_a_class_is_called_what_it_is():
    page = words(preference([Point(5000, 10_100), Point(5000, 9900), Point(15_000, 10_000)])[1].html())
    assert "near business centres only: 67% of the incubators" in page
    assert "67% are nearer than 2000 m to business centres only" in page


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (Ratio(0.857, 0.861, 1.142), "nearer to business centres than chance would put them (0.857 of the random distance; "
         "95 % of random draws: 0.861–1.142)."),
        (Ratio(1.2, 0.861, 1.142), "farther from business centres than chance would put them (1.20 of the random distance; "
         "95 % of random draws: 0.86–1.14)."),
        (Ratio(0.9, 0.861, 1.142), "about as near to business centres as chance would put them (0.90 of"),
        (Ratio(np.nan, np.nan, np.nan), "No random distance to business centres is known"),
    ],
)  # fmt: skip
def test_the_finding_and_its_figures_agree(ratio, said):
    result, _ = preference([Point(5000, 10_100), Point(15_000, 9900)])
    result = LocationPreference(result.rows, {"business": ratio, "knowledge": Ratio(1, 0.9, 1.1)})
    report = use_report.preference(result, np.array([Point(5000, 10_100), Point(15_000, 9900)]), 2000)
    assert said in report.sentences[1]
    shown = [f"{value:.{ratio.digits}f}" for value in ratio if not np.isnan(value)]
    assert all(text in words(report.html()) for text in shown)


@pytest.mark.parametrize("boundary", [None, np.array([box(4990, 9990, 5010, 10_010)])])
def test_no_random_distance_is_known(boundary):
    """One incubator spans no area; a study area inside the centre is nowhere away from it."""
    square = Centres(np.array([box(4000, 9000, 6000, 11_000)]))
    result = location_preference.assess(np.array([Point(5000, 10_000)]), square, square, 2000, boundary)
    assert all("No random distance" in line for line in use_report.preference_sentences(result, 2000)[1:])


# --- sharing modes --------------------------------------------------------------------------------------------------


def sharing(points, given, reach=50):
    points = np.array(points, dtype=object)
    result = sharing_mode.assess(points, {mode: np.array([Point(*at)]) for mode, at in given.items()}, reach)
    return result, use_report.sharing(result, points, reach)


def test_four_kinds_are_not_called_five():
    four = {mode: (0, 0) for mode in MODES if mode != "factory"}
    said = sharing([Point(0, 0), Point(900, 0)], four)[1].sentences
    assert said[1] == (
        "Incubators with none of the four kinds of space within 50 m: 1 of 2. Not given, and so not known: old factory."
    )
    said = sharing([Point(0, 0)], four | {"factory": (0, 0)})[1].sentences
    assert said[1] == "Incubators with none of the five kinds of space within 50 m: 0 of 1."


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=9), st.sets(st.sampled_from(MODES), min_size=1), st.integers(0, 3)
)
def test_sharing_sentences_are_those_of_the_table(places, given, missing):
    """Spaces of the five modes 1 km apart, incubators at them."""
    points = [Point(1000 * place, 0) for place in places] + [None] * missing
    _, report = sharing(points, {mode: (1000 * MODES.index(mode), 0) for mode in given})
    counts = pd.Series([MODES[place] for place in places if MODES[place] in given], dtype=object).value_counts()
    most = [mode for mode in MODES if mode in counts and counts[mode] == counts.max()]
    labels = [use_report.terms.label("sharing_mode", mode) for mode in most]
    commonest = {
        0: [],
        1: [f"The commonest mode is {', '.join(labels)}: "],
    }.get(len(most), [f"The commonest modes are {', '.join(labels)}: "])
    assert [line.split(": ")[0] + ": " for line in report.sentences[:-1]] == commonest
    assert f"within 50 m: {len(places) - counts.sum()} of {len(places)}." in report.sentences[-1]
    assert ("Not given" in report.sentences[-1]) == (len(given) < 5)


def test_without_incubators_nothing_is_claimed():
    assert sharing([None], {"office": (0, 0)})[1].sentences == ["No incubator could be assessed."]


# --- modules --------------------------------------------------------------------------------------------------------


def completeness(fields, facilities=None):
    n = len(next(iter(fields.values())))
    result = modules.assess(n, fields, np.array([Point(0, 0)] * n), facilities)
    reach = None if facilities is None else facilities.reach
    return result, use_report.completeness(result, {stage: Needs().of(stage) for stage in STAGES}, 0.75, reach)


@pytest.mark.parametrize("reach", [None, 350.0])
def test_reach_is_a_threshold_where_facilities_are_looked_for(reach):
    facilities = None if reach is None else Facilities(np.array([Point(0, 0)]), ["financing"], reach)
    page = words(completeness({"promotion": [1]}, facilities)[1].html())
    assert re.findall(r"REACH (\S+) m user parameter", page) == ([] if reach is None else ["350"])


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.dictionaries(
            st.sampled_from(MODULES), st.lists(st.sampled_from([True, False, None]), min_size=n, max_size=n), min_size=1
        )
    )
)
def test_module_sentences_are_those_of_the_table(fields):
    result, report = completeness(fields)
    known = {module: [v for v in values if v is not None] for module, values in fields.items()}
    lacking = {module: values.count(False) / len(values) for module, values in known.items() if values}
    worst = max(lacking.values(), default=0)
    most = [use_report.terms.label("module", m) for m in MODULES if lacking.get(m) == worst and worst]
    said = [line for line in report.sentences if line.startswith("Missing")]
    expected = f"Missing most often: {', '.join(most)} (lacking at {worst:.0%} of the incubators where that is known)."
    assert said == [expected] * bool(most)
    for stage in STAGES:
        flags = result.rows[stage].dropna()
        line = f"{use_report.terms.label('stage', stage)}: {int(flags.sum())} ("
        assert any(line in sentence for sentence in report.sentences) == bool(len(flags))


@pytest.mark.parametrize(
    ("places", "captions"),
    [
        ([*range(30), 90_000], ["The middle: 17 of 31 places."]),
        ([0, 10, 90_000, 90_010], []),  # nothing stands between the two pairs
        (range(0, 3000, 100), []),  # no crowd
    ],
)
def test_the_caption_of_the_middle_counts_what_it_shows(places, captions):
    assert re.findall("<figcaption>(.*?)</figcaption>", town([Point(x, 500) for x in places])[1].html()) == captions
