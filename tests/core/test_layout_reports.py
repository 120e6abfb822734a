"""What the reports of the layout tools say: each sentence with data for which it is true, and with data for which it is not."""

import re

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box
from undrawn import undrawn

from innospace.core.base import terms
from innospace.core.base.text import percent
from innospace.core.layout import (
    layout_page,
    location_preference,
    location_preference_report,
    modules,
    modules_report,
    park_layout,
    park_layout_report,
    sharing_mode,
    sharing_mode_report,
    town_layout,
    town_layout_report,
)
from innospace.core.layout.location_preference import Centres, LocationPreferences, Ratio
from innospace.core.layout.modules import MODULES, STAGES, Facilities, ModuleRules
from innospace.core.layout.sharing_mode import MODES
from innospace.core.page import maps
from innospace.core.page.report import Report

pytestmark = pytest.mark.words_alone

CAMPUS, PARK = box(0, 0, 100, 100), box(1000, 0, 1100, 100)
FAR_PARK = box(0, 5000, 100, 5100)
CITY = np.array([box(0, 0, 20_000, 20_000)])


def town(grounds, ids=None, hosts=(CAMPUS,), known=True, **rules):
    grounds, parks = np.array(grounds, dtype=object), (np.array([FAR_PARK], dtype=object), None)
    hosts = town_layout.Hosts.of((np.array(hosts, dtype=object), None), parks if known else None)
    layout = town_layout.assess(grounds, hosts, ids=ids, rules=town_layout.TownRules(**rules))
    return layout, town_layout_report.build(layout, by_group=layout.summary, grounds=grounds, hosts=hosts)


def park(sites, buildings, floors=None, ids=None):
    sites = np.array(sites, dtype=object)
    layout = park_layout.assess(sites, np.array(buildings, dtype=object), ids=ids, floors=floors)
    return layout, park_layout_report.build(layout, sites=sites)


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


@pytest.mark.parametrize("known", [True, False])
def test_shares_are_set_beside_the_published_ones_where_both_kinds_of_host_are_known(known):
    _, report = town([Point(5 + 4 * i, 5) for i in range(40)], known=known)
    page, said = words(report.html()), " ".join(report.sentences)
    assert report.sentences[0].startswith("Incubators: park-in-park 60%, independent 40%, mixed 0%")
    assert ("percentage points" in said) == ("points lower" in page or "points higher" in page) == known
    assert ("the published 72%, 25%" in said) == (len(report.thresholds) > 3) == known
    assert ("Not given, and so not known: production hosts." in said) == (not known)


def test_a_layer_of_hosts_without_any_is_no_base_for_the_published_shares():
    """A filter that leaves no park: what stands in one counts as outside, as where no layer is given."""
    grounds, none = np.array([Point(5 + 4 * i, 5) for i in range(40)]), np.array([None], dtype=object)
    hosts = town_layout.Hosts.of((np.array([CAMPUS]), None), (none, None))
    layout = town_layout.assess(grounds, hosts)
    report = town_layout_report.build(layout, by_group=layout.summary, grounds=grounds, hosts=hosts)
    page = words(report.html())
    assert "No host is in the layer of: production hosts." in report.sentences[1]
    assert "not set beside the published ones" in report.sentences[1]
    assert "percentage points" not in page
    assert "published (Nanjing region)" not in page
    assert len(report.thresholds) == 3


@pytest.mark.parametrize(("bare", "compared"), [(4, True), (5, False), (180, False)])
def test_shares_of_too_few_of_the_incubators_are_not_set_beside_the_published_ones(bare, compared):
    """Nine in ten have a type: 40 of 44 do, 40 of 45 do not; those without could be of any."""
    sites = [box(200 * i, 0, 200 * i + 100, 100) for i in range(40 + bare)]
    _, report = park(sites, [box(200 * i + 10, 10, 200 * i + 40, 40) for i in range(40)])
    said, page = " ".join(report.sentences), words(report.html())
    assert ("beyond chance (95%)" in said) == ("points higher" in page) == compared
    assert ("published (Nanjing region)" in page) == (len(report.thresholds) > 5) == compared
    told = f"The shares are of 40 of {40 + bare} incubators alone, so that they are not set beside the published 76%"
    assert (told in said) == (not compared)


@pytest.mark.parametrize("n", [19, 20])
@pytest.mark.parametrize("layout", ["park", "town"])
def test_what_the_answer_calls_too_few_is_set_beside_nothing(layout, n):
    """No mark in the chart, no difference in the table, no heading, no published figure among the criteria."""
    if layout == "park":
        sites = [box(200 * i, 0, 200 * i + 100, 100) for i in range(n)]
        _, report = park(sites, [box(200 * i + 10, 10, 200 * i + 40, 40) for i in range(n)])
    else:
        _, report = town([Point(5 + i, 5) for i in range(n)])
    said, page = " ".join(report.sentences), words(report.html())
    assert ("Too few to be set beside the published" in said) == (n < 20)
    for found in ("published (Nanjing region)", "Shares beside the published ones", " points higher", " points lower"):
        assert (found in page) == (n >= 20), found
    assert any("Planners" in str(row) for row in report.thresholds["source"]) == (n >= 20)


@pytest.mark.drawn
def test_buildings_are_drawn_on_the_grounds_that_they_stand_on():
    """A ground below would hide nothing of them; one above, all that it is judged by."""
    sites, buildings = (
        np.array([box(0, 0, 100, 100)]),
        np.array([box(10, 10, 40, 40), box(60, 60, 90, 90), None, box(200, 0, 230, 30)]),
    )
    page = park_layout_report.build(park_layout.assess(sites, buildings), sites=sites, buildings=buildings).html()
    plan = page[page.rindex("<svg") :]
    assert 0 < plan.index("#cfc9be") < plan.index("#6f685c")
    assert 0 < plan.index(layout_page.looks_of("park_layout")["building"][0].lower()) < plan.index("#6f685c")


def test_grounds_without_a_place_are_a_part_that_is_not_known():
    _, report = town([Point(5 + i, 5) for i in range(40)] + [None] * 10)
    assert report.sentences[1].startswith("The shares are of 40 of 50 incubators alone")
    assert "percentage points" not in words(report.html())


def test_differences_are_percentage_points_and_titles_are_no_broken_sentence():
    page = words(town([Point(5 + i, 5) for i in range(25)])[1].html())
    assert "+28.0 points higher" in page
    assert "park-in-park: 100% of the incubators" in page
    assert "100% are" not in page


def test_the_table_gives_the_difference_of_the_shares_that_it_shows():
    """27 of 48 are 56.25%, shown as 56.3%: 15.7 points below the published 72.0%, not the 15.8 of 15.75."""
    page = words(town([Point(5 + i if i < 27 else 500 + i, 5) for i in range(48)])[1].html())
    assert "park-in-park 27 56.3% 72.0% -15.7 points lower" in page


def test_the_report_repeats_that_hosts_are_the_incubators():
    layout, report = town([box(10, 10, 20, 20), box(300, 0, 310, 10)], hosts=[box(10, 10, 20, 20), CAMPUS])
    assert layout.notes[0] in report.sentences
    layout, report = town([box(10, 10, 20, 20), box(300, 0, 310, 10)])
    assert layout.notes == []
    assert not any("themselves" in line for line in report.sentences)


@pytest.mark.parametrize(
    ("x", "said"),
    [(500, "No incubator would change class"), (105, "one rule moved a step: tolerance 10 m: 1; else none.")],
)
def test_what_the_result_depends_on(x, said):
    assert said in town([Point(x, 50)])[1].sentences[-1]


@pytest.mark.parametrize(
    ("groups", "heading"), [(["city"], "By city"), (["ring"], "By ring"), (["city", "ring"], "By city and ring")]
)
def test_groups_are_called_what_they_are(groups, heading):
    layout, _ = town([Point(5, 5), Point(500, 5)])
    values = {"city": ["甲", "乙"], "ring": pd.array([1, 2], "Int64")}
    by_group = layout.summary_by(**{name: values[name] for name in groups})
    hosts = town_layout.Hosts.of((np.array([CAMPUS]), None), None)
    points = np.array([Point(5, 5), Point(500, 5)])
    page = town_layout_report.build(layout, by_group=by_group, grounds=points, hosts=hosts).html()
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
    medians = park_layout_report._medians(layout).iloc[0]
    assert (medians["n"], medians["mean_floors"], medians["floor_m2"]) == (3, 8, 3200)
    assert medians["coverage"] == 0.04
    # Of the three incubators of this type one has the floors that these medians rest on.
    assert medians["n_floors"] == 1
    assert "number with known floors" in words(report.html())


def test_without_any_floors_no_figure_of_floor_area_is_reported():
    layout, report = park([CAMPUS], [box(10, 10, 30, 30)])
    assert "at 0 of 1 incubator with buildings" in report.sentences[-1]
    medians = park_layout_report._medians(layout)
    assert medians[["floor_m2", "far", "mean_floors", "top_share", "function_mix"]].isna().all(axis=None)
    assert not medians[["n_buildings", "site_m2", "coverage"]].isna().any(axis=None)


@pytest.mark.parametrize(
    ("sites", "houses", "without", "elsewhere"),
    [
        ([CAMPUS, PARK], [box(10, 10, 30, 30)], "1 of 2", None),
        ([CAMPUS], [box(10, 10, 30, 30), box(9000, 0, 9020, 20)], None, "1 of 2"),
        ([CAMPUS], [box(10, 10, 30, 30)], None, None),
    ],
)
def test_sites_without_buildings_and_buildings_without_a_site_are_in_the_answer(sites, houses, without, elsewhere):
    said = " ".join(park(sites, houses)[1].sentences)
    found = re.findall(r"and so of no type: (\d of \d) incubators", said)
    assert found == [without] * bool(without)
    assert re.findall(r"on none of the grounds, which do not count: (\d of \d)", said) == [elsewhere] * bool(elsewhere)


def test_without_buildings_nothing_is_said_of_floors():
    assert not any("Floors" in line for line in park([CAMPUS], [box(9000, 0, 9020, 20)])[1].sentences)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from([None, 3]), max_size=4), min_size=1, max_size=6))
def test_the_sentence_on_floors_counts_right(sites):
    """A site for each list, a house of 400 m² for each entry."""
    houses = [
        box(300 * i + 22 * k, 0, 300 * i + 22 * k + 20, 20) for i, site in enumerate(sites) for k in range(len(site))
    ]
    with undrawn():
        _, report = park(
            [box(300 * i, 0, 300 * i + 100, 100) for i in range(len(sites))],
            [*houses, box(9000, 9000, 9020, 9020)],
            [floors for site in sites for floors in site] + [1],
        )
    built = [site for site in sites if site]
    known = [site for site in built if 2 * sum(floors is not None for floors in site) >= len(site)]
    said = [line for line in report.sentences if line.startswith("Floors")]
    assert len(said) == bool(built)
    assert [
        f" at {len(known)} of {len(built)} incubator{'s' * (len(built) > 1)} with buildings" in line for line in said
    ] == [True] * len(said)


def test_the_rules_of_the_method_are_in_the_report():
    page = words(park([CAMPUS], [box(10, 10, 30, 30)])[1].html())
    assert "of grounds that hold it alike to the smallest" in page
    assert "floors where none are known 1" in page


# --- location preference --------------------------------------------------------------------------------------------


def preference(points, boundary=CITY, near=2000):
    business, knowledge = Centres(np.array([Point(5000, 10_000)])), Centres(np.array([Point(15_000, 10_000)]))
    points = np.array(points, dtype=object)
    result = location_preference.assess(
        points, business, knowledge, boundary, options=location_preference.PreferenceOptions(near)
    )
    return result, location_preference_report.build(result, incubators=points)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 20_000), min_size=1, max_size=12), st.sampled_from([500, 3000, 6000]))
def test_shares_of_the_sentence_are_those_of_the_chart(places, near):
    with undrawn():
        result, report = preference([Point(x, 10_000) for x in places], near=near)
    close = [(abs(x - 5000) < near, abs(x - 15_000) < near) for x in places]
    counted = [
        sum(pair == kind for pair in close) for kind in ((True, False), (False, True), (True, True), (False, False))
    ]
    shown = [float(share) for share in re.findall(r"([\d.]+)%", report.sentences[0])]
    assert all(abs(share - 100 * n / len(places)) <= 0.5 for share, n in zip(shown, counted, strict=True))
    assert len(set(zip(shown, counted, strict=True))) == len(set(counted))
    assert f"({len(places)} in all)" in report.sentences[0]
    assert result.summary["n"].tolist() == counted


@pytest.mark.parametrize(("places", "said"), [([None], 1), ([], 0)])
def test_what_has_no_place_is_called_not_assessed(places, said):
    page = words(preference([Point(5000, 10_100), Point(15_000, 10_000), *places])[1].html())
    assert page.count("not assessed 1") == said


def test_a_class_is_called_what_it_is():
    page = words(preference([Point(5000, 10_100), Point(5000, 9900), Point(15_000, 10_000)])[1].html())
    assert "near business centres only: 67% of the incubators" in page
    assert "67% are nearer than 2,000 m to business centres only" in page


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (Ratio(0.857, 0.861, 1.142), "nearer to business centres than chance would put them (0.857 of the random distance; "
         "95% of random draws: 0.861–1.142)."),
        (Ratio(1.2, 0.861, 1.142), "farther from business centres than chance would put them (1.20 of the random distance; "
         "95% of random draws: 0.86–1.14)."),
        (Ratio(0.9, 0.861, 1.142), "Whether incubators stand nearer to business centres than chance would put them, or farther, "
         "remains open (0.90 of"),
        (Ratio(np.nan, np.nan, np.nan), "No random distance to business centres is known"),
    ],
)  # fmt: skip
def test_the_finding_and_its_figures_agree(ratio, said):
    result, _ = preference([Point(5000, 10_100), Point(15_000, 9900)])
    result = LocationPreferences(result.rows, {"business": ratio, "knowledge": Ratio(1, 0.9, 1.1)})
    report = location_preference_report.build(result, incubators=np.array([Point(5000, 10_100), Point(15_000, 9900)]))
    assert said in report.sentences[1]
    shown = [f"{value:.{ratio.digits}f}" for value in ratio if not np.isnan(value)]
    assert all(text in words(report.html()) for text in shown)


@pytest.mark.parametrize("boundary", [None, np.array([box(4990, 9990, 5010, 10_010)])])
def test_no_random_distance_is_known(boundary):
    """One incubator spans no area; a study area inside the centre is nowhere away from it."""
    square = Centres(np.array([box(4000, 9000, 6000, 11_000)]))
    result = location_preference.assess(np.array([Point(5000, 10_000)]), square, square, boundary)
    assert all("No random distance" in line for line in location_preference_report.sentences(result)[1:3])


@pytest.mark.parametrize("boundary", [None, CITY])
def test_the_report_tells_that_the_hull_stands_in_for_the_study_area(boundary):
    result, report = preference([Point(0, 0), Point(9000, 0), Point(0, 9000)], boundary)
    assert result.hull == (boundary is None)
    assert any("in the convex hull of the incubators" in line for line in report.sentences) == result.hull


# --- sharing modes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", [0, None])
def test_how_even_the_classes_are_is_said_once_and_not_in_each_row(found):
    where = [Point(0, 0), Point(900, 0), Point(5000, 10_000)] if found is not None else [None]
    for result, report in (preference(where), sharing(where, {"factory": (0, 0)})):
        measures = result.summary.iloc[0]
        page = words(report.html())
        once = f"Shannon evenness {measures['evenness']:.3f}, Herfindahl index {measures['herfindahl']:.3f}."
        assert page.count(once) == page.count("Shannon") == page.count("Herfindahl") == (found is not None)


def sharing(points, given, reach=50):
    points = np.array(points, dtype=object)
    result = sharing_mode.assess(
        points, {mode: np.array([Point(*at)]) for mode, at in given.items()}, options=sharing_mode.SharingOptions(reach)
    )
    return result, sharing_mode_report.build(result, incubators=points)


def test_four_kinds_are_not_called_five():
    four = {mode: (0, 0) for mode in MODES if mode != "factory"}
    said = sharing([Point(0, 0), Point(900, 0)], four)[1].sentences
    assert said[-1] == (
        "Incubators with none of the four kinds of space within 50 m: 1 of 2. Not given, and so not known: old factory."
    )
    said = sharing([Point(0, 0)], four | {"factory": (0, 0)})[1].sentences
    assert said[-1] == "Incubators with none of the five kinds of space within 50 m: 0 of 1."


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=9), st.sets(st.sampled_from(MODES), min_size=1), st.integers(0, 3)
)
def test_sharing_sentences_are_those_of_the_table(places, given, missing):
    """Spaces of the five modes 1 km apart, incubators at them."""
    points = [Point(1000 * place, 0) for place in places] + [None] * missing
    with undrawn():
        _, report = sharing(points, {mode: (1000 * MODES.index(mode), 0) for mode in given})
    counts = pd.Series([MODES[place] for place in places if MODES[place] in given], dtype=object).value_counts()
    most = [mode for mode in MODES if mode in counts and counts[mode] == counts.max()]
    labels = [terms.label("sharing_mode", mode) for mode in most]
    commonest = {
        0: [],
        1: [f"The commonest mode is {', '.join(labels)}: "],
    }.get(len(most), [f"The commonest modes are {', '.join(labels)}: "])
    if len(given) == 1 and most:  # of one kind alone there is nothing to choose
        many, total = counts.max(), len(places)
        share = "share" if many > 1 else "shares"
        commonest = [f"{many} of {total} incubators ({percent(many / total)}) {share} with {labels[0]} within 50 m."]
    alone = [line for line in report.sentences if line.startswith("Incubators with no")]
    others = [line.partition(": ") for line in report.sentences if line not in alone]
    assert [first + colon for first, colon, _ in others] == commonest
    nowhere, most_of_one = len(places) - counts.sum(), max(counts, default=0)
    assert f"within 50 m: {nowhere} of {len(places)}." in alone[0]
    assert ("Not given" in alone[0]) == (len(given) < 5)
    # What most have stands first, but that most have none of the given kinds only where all kinds were given.
    assert report.sentences[0 if nowhere > most_of_one and len(given) == 5 else -1] == alone[0]


def test_without_incubators_nothing_is_claimed():
    assert sharing([None], {"office": (0, 0)})[1].sentences == ["No incubator could be assessed."]


# --- modules --------------------------------------------------------------------------------------------------------


def completeness(fields, facilities=None, areas=None, **rules):
    n = len(next(iter(fields.values())))
    points = np.array([Point(0, 0)] * n)
    result = modules.assess(n, fields, points, facilities, areas=areas, rules=ModuleRules(**rules))
    return result, modules_report.build(result)


@pytest.mark.parametrize("reach", [None, 350.0])
def test_reach_is_a_threshold_where_facilities_are_looked_for(reach):
    facilities = None if reach is None else Facilities(np.array([Point(0, 0)]), ["financing"])
    page = words(completeness({"promotion": [1]}, facilities, reach=reach or 500)[1].html())
    assert re.findall(r"within reach (\S+) m user parameter", page) == ([] if reach is None else ["350"])


@pytest.mark.parametrize(("areas", "listed"), [(None, False), ([np.nan], False), ([1000.0], True)])
def test_desks_have_thresholds_where_an_area_is_known(areas, listed):
    areas = None if areas is None else np.array(areas)
    page = words(completeness({"promotion": [1]}, areas=areas)[1].html())
    assert ("share of the floor area for desks" in page) == ("smallest area of a desk" in page) == listed


MODULE_FIELDS = st.integers(1, 5).flatmap(
    lambda n: st.dictionaries(
        st.sampled_from(MODULES), st.lists(st.sampled_from([True, False, None]), min_size=n, max_size=n), min_size=1
    )
)


@settings(max_examples=60, deadline=None)
@given(MODULE_FIELDS)
def test_module_sentences_are_those_of_the_table(fields):
    with undrawn():
        _, report = completeness(fields)
    known = {module: [v for v in values if v is not None] for module, values in fields.items()}
    lacking = {module: values.count(False) / len(values) for module, values in known.items() if values}
    worst = max(lacking.values(), default=0)
    most = [terms.label("module", m) for m in MODULES if lacking.get(m) == worst and worst]
    said = [line for line in report.sentences if line.startswith("Missing")]
    share = percent(worst)
    expected = f"Missing most often: {', '.join(most)} (lacking at {share} of the incubators where that is known)."
    assert said == [expected] * bool(most)
    unknown = [terms.label("module", m) for m in MODULES if m not in lacking]
    said = [line for line in report.sentences if line.startswith("Not known at any")]
    assert said == [f"Not known at any incubator: {', '.join(unknown)}."] * bool(unknown)


@settings(max_examples=60, deadline=None)
@given(MODULE_FIELDS)
def test_a_process_is_said_to_be_carried_only_where_that_can_be_known(fields):
    with undrawn():
        _, report = completeness(fields)
    n = len(next(iter(fields.values())))
    for stage, line in zip(STAGES, report.sentences, strict=False):
        needs = ModuleRules().needs(stage)
        columns = [fields.get(module, [None] * n) for module in needs]
        answers = [False if False in row else None if None in row else True for row in zip(*columns, strict=True)]
        want = [terms.label("module", m) for m, column in zip(needs, columns, strict=True) if set(column) == {None}]
        known = [answer for answer in answers if answer is not None]
        if want:
            assert f"is not known, for want of {', '.join(want)}; " in line
            assert line.endswith(f"{len(known)} of {n} cannot.")
        elif known:
            assert f": {sum(known)} ({percent(sum(known) / len(known))}) of {len(known)} incubator" in line
        else:
            assert line.startswith("For no incubator is it known whether it can carry a team")


@pytest.mark.parametrize(
    ("places", "captions"),
    [
        ([*range(30), 90_000], ["30 of 31"]),
        ([*range(9), 90_000], []),  # too few to be a crowd
        (range(0, 3000, 100), []),  # they fill the map
    ],
)
def test_the_map_of_the_crowd_counts_what_it_shows(places, captions):
    page = town([Point(x, 500) for x in places])[1].html()
    assert re.findall("<title>Where most of them stand close together: (.*?) places</title>", page) == captions


@pytest.mark.parametrize("apart", [[], ["“a” and “b” do not meet."]])
def test_where_layers_do_not_meet_nothing_is_a_finding(apart):
    """No share, no published figure, no chart of shares: the remark is the answer; the map shows where things are."""
    points, hosts = np.array([Point(i, 0) for i in range(30)]), town_layout.Hosts.of((np.array([CAMPUS]), None))
    towns = town_layout.assess(points, hosts)
    parks = park_layout.assess(np.array([CAMPUS]), np.array([PARK]))
    centres = Centres(np.array([Point(0, 0)]))
    pages = [
        town_layout_report.build(towns, by_group=towns.summary, grounds=points, hosts=hosts, apart=apart),
        park_layout_report.build(parks, sites=np.array([CAMPUS]), apart=apart),
        location_preference_report.build(
            location_preference.assess(points, centres, centres, CITY), incubators=points, apart=apart
        ),
        sharing_mode_report.build(
            sharing_mode.assess(points, {"campus": np.array([CAMPUS])}), incubators=points, apart=apart
        ),
        modules_report.build(modules.assess(1, {"financing": [1]}), apart=apart),
    ]
    for page in pages:
        assert (page.sentences == apart) == bool(apart)
        shares = r"Shares beside the published|Nearer than chance|% of the incubators|Medians by type"
        assert bool(re.search(shares, words(page.html()))) == (not apart and page is not pages[-1])


@pytest.mark.drawn
def test_a_map_of_places_without_a_ground_makes_up_none_and_takes_that_of_its_document():
    """An outline around the places would pass for a district; the districts of a chapter are true."""
    looks, places = {"campus": ("#0072b2", "campus")}, shapely.points([(0, 0), (900, 0), (400, 900)])

    def lines():
        page = Report("Layout")
        layout_page.class_maps(page, places, looks, ["campus"] * 3, "Where they stand")
        return page.html().count(maps.BORDER)

    alone = lines()
    assert alone == maps.Map("Nothing").svg().count(maps.BORDER)
    with maps.upon(maps.Ground(boundary=np.array([shapely.box(-50, -50, 500, 500)]))):
        assert lines() > alone
