"""What the report says of a siting is what its tables hold: each sentence with data that it is true of, and with others."""

import re
from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import shapely

from innospace.core.base import terms
from innospace.core.base.errors import InputError
from innospace.core.base.text import HalfUp, percent, rounded
from innospace.core.page import maps
from innospace.core.page.parts import TablePart
from innospace.core.page.report import excerpt
from innospace.core.siting import siting, siting_rows
from innospace.core.siting.siting import SitingOptions, assess
from innospace.core.siting.siting_case import Case
from innospace.core.siting.siting_models import Effort
from innospace.core.siting.siting_reach import reach
from innospace.core.siting.siting_report import (
    Finding,
    amount,
    build,
    draw_sites,
    frame_of,
    in_short,
    linked,
    needless,
    not_proven,
    sentences,
    worth_it,
)
from innospace.core.streets import network
from innospace.core.streets.travel import TravelOptions

pytestmark = pytest.mark.words_alone
HOMES = shapely.points([(100 * i, 0) for i in range(10)])
PLACES = shapely.points([(150, 10), (450, 10), (850, 10), (5000, 0)])
OLD = shapely.points([(850, 0)])
NAMES = np.array(["west", "middle", "east", "far", "old"], object)
PEOPLE = np.array([10.0, 20, 30, 40, 50, 60, 70, 80, 90, 100])


def told(existing=None, names=NAMES, homes=HOMES, population=PEOPLE, **rules):
    layers = {name: rules.pop(name) for name in ("capacity", "cost", "score", "solver") if name in rules}
    options = SitingOptions(**{"number": 1, "radius": 160.0, **rules})
    result = assess(homes, PLACES, existing, population=population, options=options, **layers)
    return result, " ".join(sentences(result, names=names))


def covered(result):
    """People within the radius, counted from the places of the sites."""
    sites = np.concatenate([PLACES, OLD])[: len(result.rows)]
    serve = (result.rows["chosen"] | (result.rows["status"] == "existing")).to_numpy(bool)
    metres = shapely.distance(HOMES[:, None], sites[serve]).min(axis=1)
    return PEOPLE[metres <= result.options.radius].sum()


def test_the_first_sentence_says_the_share_and_only_with_existing_sites_that_of_today():
    result, text = told()
    assert (
        f"1 new site brings {percent(covered(result) / PEOPLE.sum())} of the people within 160 m in a straight line"
        in text
    )
    assert "today" not in text
    result, text = told(OLD)
    today = PEOPLE[np.abs(np.arange(10) * 100 - 850) <= 160].sum()
    share, before = percent(covered(result) / PEOPLE.sum()), percent(today / PEOPLE.sum())
    assert (
        f"With 1 new site {share} of the people are within 160 m in a straight line (no network), today {before}."
        in text
    )


def test_without_numbers_of_people_places_are_counted():
    assert "of the places" in told(population=None)[1]
    assert "of the people" not in told(population=None)[1]


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("cover_most", "no other choice under the same rules covers more"),
        ("cover_all", "no choice under the same rules needs less (3)"),
        ("cover_twice", "so few sites cover no more of them twice"),
        ("least_distance", "no other choice under the same rules makes the ways shorter"),
        ("least_worst", "no other choice under the same rules makes the longest way shorter"),
    ],
)
def test_the_best_is_called_so_where_it_is_proven(model, said):
    result, text = told(model=model, radius=200)
    assert result.summary["gap"].iloc[0] == 0
    assert said in text
    assert "is open" not in text


def test_what_is_not_proven_is_not_called_the_best():
    random = np.random.default_rng(3)
    homes, places = shapely.points(random.uniform(0, 1000, (150, 2))), shapely.points(random.uniform(0, 1000, (40, 2)))
    options = SitingOptions(model="cover_all", radius=230)
    result = assess(homes, places, options=options, solver=False)
    names = np.arange(40).astype(str).astype(object)
    row, text = result.summary.iloc[0], " ".join(sentences(result, names=names))
    assert row["gap"] > 0
    assert "best possible:" not in text
    assert f"it is {row['objective']:.0f}, and no choice can be better than {row['bound']:.0f}" in text
    assert (
        "not proven" in build(result, names=names, demand=homes, sites=places).html()
        or ((result.curve["bound"] - result.curve["value"]).abs() <= 1e-6 * result.curve["value"]).all()
    )


def test_who_is_left_is_counted():
    result, text = told()
    left = result.allocation["status"].to_numpy() == "not_covered"
    assert (
        f"{left.sum()} places ({percent(PEOPLE[left].sum() / PEOPLE.sum())} of the people) stay beyond 160 m." in text
    )
    result, text = told(number=3, radius=1000)
    assert "Every place is served within 1,000 m." in text
    assert "stay beyond" not in text
    homes = np.append(HOMES, None)  # one nobody knows the place of
    result = assess(homes, PLACES, population=np.append(PEOPLE, 500), options=SitingOptions(number=3, radius=1000.0))
    said = " ".join(sentences(result, names=np.array(NAMES)))
    assert "Every place that could be assessed is served within 1,000 m." in said
    assert "Every place is" not in said


def test_no_room_is_told_apart_from_too_far():
    result, text = told(capacity=np.array([100.0, 100, 100, 100]), radius=1000)
    assert "are served within 1,000 m" in text
    assert "too far, or no room" in text
    served = result.allocation["status"].to_numpy() == "covered"
    assert PEOPLE[served].sum() == result.summary["objective"].iloc[0] <= 100


def test_how_sure_the_choice_is_counts_the_trials():
    result, text = told(number=2)
    firm = (result.robustness["share"] == 1).sum()
    n = len(result.trials)
    verb = f"is in each of {n} trials" if firm == 1 else f"are each, in all {n} trials"
    assert f"{firm} of the 2 new sites {verb}" in text
    assert "radius ±10%, number ±1" in text
    assert "radius" not in told(number=2, model="least_distance")[1].split("trials")[1]
    assert 0 <= result.robustness["share"].min() <= result.robustness["share"].max() <= 1


SPOT = shapely.points([(450, y) for y in (10, 20, 30, 40)])


@pytest.mark.parametrize(
    ("model", "apart"),
    [("cover_most", False), ("cover_most", True), ("cover_all", False), ("cover_all", True), ("cover_twice", False)],
)
def test_a_site_that_is_best_in_every_trial_stays_chosen_whichever_the_search_finds(model, apart):
    """All candidates reach all, or the first alone; turned round, another of them is the choice."""
    homes = HOMES[2:8]
    for places in (SPOT, SPOT[::-1]):
        places = places if not apart else np.where(np.arange(4) == 1, places, shapely.points(90_000, np.arange(4)))
        options = SitingOptions(model=model, number=1, radius=1000)
        result = assess(homes, places, population=PEOPLE[2:8], options=options)
        assert result.robustness["share"].tolist() == [1] * len(result.robustness)


def test_a_site_that_another_beats_in_a_trial_does_not_stay_there():
    """Of two places the one of somewhat more people is chosen; demand moves by a tenth, and at times the other has more."""
    homes, places = shapely.points([(0, 0), (9000, 0)]), shapely.points([(0, 10), (9000, 10)])
    options = SitingOptions(number=1, radius=100)
    close = assess(homes, places, population=np.array([100.0, 99]), options=options).robustness["share"].iloc[0]
    far = assess(homes, places, population=np.array([100.0, 50]), options=options).robustness["share"].iloc[0]
    assert 0 < close < far == 1


def test_sites_that_add_nobody_are_no_sure_ones():
    homes, places = shapely.points([(0, 0)]), shapely.points([(0, 30), (0, 20), (0, 10)])
    result = assess(homes, places, options=SitingOptions(number=2, radius=100))
    names = np.array(["a", "b", "c"], object)
    text = " ".join(sentences(result, names=names))
    n = len(result.trials)
    assert f"In {n} of {n} trials" in text
    assert "the one new site that adds somebody is part of a choice as good as the best found" in text
    page = build(result, names=names, demand=homes, sites=places).html()
    assert page.count("new site that adds nobody") >= 2  # on the map and beside the bars
    homes = shapely.points([(0, 0), (9000, 0)])
    places = shapely.points([(0, 30), (9000, 20)])
    result = assess(homes, places, options=SitingOptions(number=2, radius=100))
    assert "that adds somebody" not in " ".join(sentences(result, names=names))
    assert "adds nobody" not in build(result, names=names, demand=homes, sites=places).html()


def test_it_is_said_of_whom_the_shares_are():
    assert f"live at the 10 places of the demand: {PEOPLE.sum():.0f} people." in told()[1]
    one = told(homes=HOMES[:1], population=PEOPLE[:1])[1]
    assert "live at the 1 place of the demand: 10 people." in one
    assert "of the demand" not in told(population=None)[1]  # they are of the places, as the sentence says
    assert "of the demand" not in told(model="least_distance")[1]  # there is no share


@pytest.mark.parametrize("people", [PEOPLE, None])
def test_what_a_site_serves_is_headed_as_what_it_is(people):
    result, _ = told(population=people)
    report = build(result, names=NAMES, demand=HOMES, sites=PLACES)
    heads = [part.head for part in report.body if isinstance(part, TablePart) and part.head[0] in ("site", "place")]
    assert heads
    for head in heads:
        assert ("population" in head) == (people is not None)
        assert len(set(head)) == len(head)


def test_where_no_site_is_sure_none_is_counted():
    """Two places of as many people: whichever is chosen alone, another demand prefers the other at times."""
    result = assess(
        shapely.points([(0, 0), (9000, 0), (0, 9000)]),
        shapely.points([(0, 10), (9000, 10), (0, 9010)]),
        population=np.array([100.0, 100, 100]),
        options=SitingOptions(number=2, radius=100),
    )
    text = " ".join(sentences(result, names=NAMES))
    assert (result.robustness["share"] < 1).all()
    assert f"None of the 2 new sites is in each of {len(result.trials)} trials" in text
    assert " 0 of the" not in text


def test_sites_that_can_be_replaced_are_not_called_certain():
    """Twins at each of two places: any one of each will do, also alone, so that none may be said to stay chosen."""
    twins = shapely.points([(0, 10), (10, 0), (3000, 10), (3010, 0)])
    result = assess(
        shapely.points([(0, 0), (3000, 0)]),
        twins,
        population=np.array([100.0, 100]),
        options=SitingOptions(number=2, radius=500.0),
    )
    said = sentences(result, names=np.array(list("abcd"), object))
    sure = next(line for line in said if "trials" in line)
    assert ("number", -1) in result.trials
    assert sure.startswith("2 of the 2 new sites are each, in all")
    assert sure.endswith("part of a choice as good as the best found.")
    assert any(line.startswith("As good within 1%, without any of these sites") for line in said)
    assert "stay" not in sure


def test_an_alternative_shares_no_site_and_says_how_much_worse_it_is():
    result, text = told()
    chosen, other = result.rows["chosen"].to_numpy(bool), result.other
    assert not (chosen & other).any()
    row = result.summary.iloc[0]
    worse = (row["objective"] - row["alternative"]) / row["objective"]
    assert worse > 0.01
    assert f"is {percent(worse)} worse: {NAMES[np.flatnonzero(other)[0]]}" in text
    result, text = told(population=np.ones(10))  # the middle and the west bring as many
    assert "As good within 1%" in text
    assert "worse" not in text


def within_of(sites, radius, times=1):
    """People with so many of the sites within the radius, counted from their places."""
    return PEOPLE[(shapely.distance(HOMES[:, None], sites) <= radius).sum(axis=1) >= times].sum()


@pytest.mark.parametrize("number", [1, 2])
def test_beside_existing_sites_an_alternative_is_compared_by_what_is_new(number):
    """Today's part is in both values; with it the share would make them alike."""
    both = np.concatenate([PLACES, OLD])
    result, text = told(OLD, number=number)
    own, other = (both[np.append(mask, True)] for mask in (result.rows["chosen"].to_numpy(bool)[:4], result.other[:4]))
    today = within_of(OLD, 160)
    gains = [f"{within_of(sites, 160) - today:.0f} people more within 160 m" for sites in (own, other)]
    assert "worse" not in text
    if number == 1:
        said = (
            f"Compared with today these sites bring {gains[0]}; the best found without any of them brings {gains[1]}: "
        )
        assert said in text
    else:  # what remains lies where nobody is left, or at the old site
        assert f"Compared with today these sites bring {gains[0]}; without any of them no choice was found" in text
        assert within_of(other, 160) == today
    assert "Compared with today" not in told(number=number)[1]


def test_an_alternative_that_brings_as_much_that_is_new_is_called_as_good():
    people = np.append(np.ones(7), np.full(3, 1e6))  # beside the old site's, any two choices are alike within 1%
    result, text = told(OLD, population=people)
    assert result.summary["value_today"].iloc[0] == people[7:].sum()
    assert "Compared with today as good within 1%, without any of these sites: " in text
    assert text.count("3 people more within 160 m") + text.count("4 people more within 160 m") == 2
    uneven = people + np.array([0, 0, 0, 1, 1, 1, 0, 0, 0, 0])
    text = told(OLD, population=uneven)[1]
    assert "as good within 1%" not in text.lower()
    assert "the best found without any of them brings" in text


@pytest.mark.parametrize("model", ["least_distance", "least_worst", "cover_twice"])
def test_other_values_are_compared_with_today_as_well(model):
    both = np.concatenate([PLACES, OLD])
    result, text = told(OLD, model=model, number=1, radius=1000, target_share=1)
    if not result.other.any():
        assert "Compared" not in text
        return
    metres = shapely.distance(HOMES[:, None], both)
    value = {
        "least_distance": lambda sites: PEOPLE @ metres[:, sites].min(axis=1),
        "least_worst": lambda sites: metres[:, sites].min(axis=1).max(),
        "cover_twice": lambda sites: -PEOPLE[(metres[:, sites] <= 1000).sum(axis=1) >= 2].sum(),
    }[model]
    old = np.array([False] * 4 + [True])
    today = value(old)
    assert abs(result.summary["value_today"].iloc[0]) == pytest.approx(abs(today))
    gains = [today - value(np.append(mask[:4], True)) for mask in (result.rows["chosen"].to_numpy(bool), result.other)]
    if gains[1] > 0.01 * gains[0] and gains[1] < 0.99 * gains[0]:
        own, other = (amount(Finding(result, NAMES), gain) for gain in gains)
        assert f"{own}" in text.split("Compared with today")[1].split(";")[0]
        assert f"{other}" in text.split("brings")[-1]
    alone = told(model=model, number=1, radius=1000)[1]
    assert "Compared with today" not in alone


@pytest.mark.parametrize("existing", [None, OLD])
def test_what_is_open_is_told_of_what_is_new(existing):
    result, _ = told(existing)
    row = result.summary.iloc[0]
    opened = row.copy()
    opened["bound"], opened["gap"] = row["objective"] + 20, 20 / row["objective"]
    result = replace(result, summary=pd.DataFrame([opened]))
    text = not_proven(Finding(result, NAMES), opened)
    if existing is None:
        assert f"it is {row['objective']:.0f} people, and no choice can be better than {opened['bound']:.0f}" in text
    else:
        new = row["objective"] - within_of(OLD, 160)
        assert (
            f"bring {new:.0f} people more within 160 m, and no choice can bring more than {new + 20:.0f} people" in text
        )
        assert "%" not in text


def best_of(k, sites, radius):
    """People within the radius of the best k places and the `sites`, of all choices."""
    both = [np.append(PLACES[list(few)], sites) for few in combinations(range(4), k)]
    return max(within_of(each, radius) if len(each) else 0.0 for each in both)


@pytest.mark.parametrize("existing", [None, OLD])
@pytest.mark.parametrize(("number", "radius"), [(3, 120), (1, 160), (2, 300), (3, 900)])
def test_what_each_further_site_adds_is_told(number, radius, existing):
    """Against all choices of each number, and from which on it is less than 1% of all, or nothing."""
    result, _ = told(existing, number=number, radius=float(radius))
    text, old = worth_it(Finding(result, NAMES)), np.empty(0, object) if existing is None else OLD
    adds = np.diff([best_of(k, old, radius) for k in range(int(result.curve["number"].max()) + 1)])
    some = bool(adds.any())
    assert (text == "In the best choices found no new site adds anything.") == (not some)
    for k, gain in enumerate(adds[: number * some], 1):
        assert f"{gain:.0f} people ({k - 1} → {k})" in text
    little = max((k for k, gain in enumerate(adds, 1) if gain >= 0.01 * PEOPLE.sum()), default=0) + 1
    none = max((k for k, gain in enumerate(adds, 1) if gain > 0), default=0) + 1
    assert ("still adds 1%" in text) == (little > len(adds))
    assert (f"From no. {little} on it adds less than 1%" in text) == (little < none)
    assert (f"From no. {none} on it adds nothing" in text) == (some and little == none <= len(adds))


def test_a_further_site_that_adds_little_is_told_apart_from_one_that_adds_nothing():
    people = np.array([500.0, 500, 500, 1, 1, 1, 0, 0, 0, 0])
    text = worth_it(Finding(told(population=people, number=2)[0], NAMES))
    assert "1,501 people (0 → 1), 2 people (1 → 2)." in text
    assert "From no. 2 on it adds less than 1% of the people, from no. 3 on nothing." in text
    shown = build(told(population=people, number=2)[0], names=NAMES, demand=HOMES, sites=PLACES).html()
    assert "from no. 3 on nothing." in shown
    for model in ("least_distance", "least_worst"):
        assert worth_it(Finding(told(model=model)[0], NAMES)) == ""


def test_people_are_whole_numbers():
    found = Finding(told()[0], NAMES)
    assert [amount(found, n) for n in (12689.7, 520.282, 7.02263, 0.98, 2.5)] == [
        "12,690 people",
        "520 people",
        "7 people",
        "1 person",
        "3 people",
    ]
    assert amount(found, 0.2) == "<1 people"
    assert amount(found, 0.0) == "0 people"


@pytest.mark.parametrize("model", ["cover_most", "cover_twice", "least_distance", "least_worst"])
def test_lines_lead_from_covered_places_alone_where_the_model_covers(model):
    result, _ = told(model=model, target_share=0.5)
    lines = linked(Finding(result, NAMES), result.allocation) >= 0
    covered_ones = (result.allocation["status"] == "covered").to_numpy()
    assert (~covered_ones).any()
    assert lines.tolist() == (covered_ones if model.startswith("cover") else np.ones(10, bool)).tolist()
    page = build(result, names=NAMES, demand=HOMES, sites=PLACES).html()
    assert ("lines lead from each covered place" in page) == model.startswith("cover")


def test_the_map_holds_all_sites_that_serve_or_are_near_with_room_for_their_marks():
    old = shapely.points([(850, 120), (300, -150), (90_000, 0)])  # the second near, the third of another town
    result, _ = told(old, names=np.append(NAMES, ["near", "away"]))
    sites = np.concatenate([PLACES, old])
    left, bottom, right, top = frame_of(Finding(result, np.append(NAMES, ["near", "away"])), HOMES, sites)
    shown = [*np.flatnonzero(result.rows["chosen"]), 4, 5]
    x, y = shapely.get_coordinates(sites[shown]).T
    room = 0.02 * (right - left)
    assert min((x - left).min(), (right - x).min(), (y - bottom).min(), (top - y).min()) > room
    assert right < 2000


@pytest.mark.drawn
@pytest.mark.parametrize("wide", [1, 60])
def test_no_number_hides_the_mark_of_a_site(wide):
    """Also in an area that would hold it."""
    at = np.array([(100, 100), (500, 500), (520, 500), (880, 300)])
    areas = shapely.box(*(at - wide).T, *(at + wide).T)
    sketch = maps.Map("Sites", maps.Ground(), np.array([0, 0, 1000, 1000]))
    draw_sites(sketch, areas, np.array([2]), np.array([0, 1, 3]), ["1", "2", "3"], marker="*")
    sketch.svg()
    numbers = [text for text in sketch.axes.texts if text.get_text() in "123"]
    assert len(numbers) == 3
    marks = sketch.axes.transData.transform(at)
    dot = sketch.axes.figure.dpi / 72
    for number in numbers:
        box = number.get_window_extent()
        away = np.hypot(*(marks - np.clip(marks, [box.x0, box.y0], [box.x1, box.y1])).T)
        assert (away >= 5 * dot).all()


def test_the_title_of_the_curve_is_its_last_step():
    result, _ = told(number=2)
    page = build(result, names=NAMES, demand=HOMES, sites=PLACES).html()
    curve = result.curve.set_index("number")["value"]
    more = rounded(100 * (curve[2] - curve[1]) / PEOPLE.sum(), 1)
    assert excerpt(page).figures[0][0] == f"From 1 to 2 new sites: {more} percentage points more of the people"


def test_today_has_a_map_only_where_there_are_sites():
    without = build(told()[0], names=NAMES, demand=HOMES, sites=PLACES).html()
    with_old = build(told(OLD)[0], names=NAMES, demand=HOMES, sites=np.concatenate([PLACES, OLD])).html()
    assert "Today:" not in without
    assert "Today:" in with_old
    assert "Existing sites have no rank." in with_old


def test_layers_that_do_not_meet_are_the_answer():
    page = build(told()[0], names=NAMES, demand=HOMES, sites=PLACES, apart="They lie apart.")
    assert page.sentences == ["They lie apart."]
    assert "brings" not in page.html()


def test_a_missing_number_of_people_counts_nothing_and_is_told():
    people = PEOPLE.copy()
    people[3] = np.nan
    result, _ = told(population=people)
    assert result.summary["pop"].iloc[0] == PEOPLE.sum() - 40
    assert "1 place has no population, or a negative one; it counts as 0." in result.notes
    assert not told()[0].notes


def test_twins_are_told():
    twice = np.concatenate([PLACES, PLACES[:1], OLD])
    result = assess(HOMES, twice, OLD, population=PEOPLE, options=SitingOptions(number=1, radius=160))
    assert result.rows["status"].tolist()[-2:] == ["too_near_existing", "existing"]
    assert any(note.startswith("2 candidates stand where others do") for note in result.notes)
    assert any(note.startswith("1 candidate stands at the place of an existing site") for note in result.notes)


def test_a_missing_cost_is_a_fault_only_where_costs_decide():
    cost = np.array([1.0, np.nan, 2.0, 1.0])
    plain, free = told(cost=cost)[0], told()[0]
    assert plain.rows.equals(free.rows)
    for rules in ({"budget": 3.0}, {"model": "cover_all", "radius": 200}):
        with pytest.raises(InputError) as raised:
            told(cost=cost, **rules)
        assert raised.value.parameter == "cost"


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_sites_that_bring_nobody_are_told(number):
    result, text = told(number=number, radius=300)
    gains = result.gains[result.rows["chosen"].to_numpy(bool)]
    assert gains.sum() == pytest.approx(result.summary["pop_covered"].iloc[0])
    k = int((gains > 0).sum())
    assert ("enough for as many people" in text) == (k < number)
    if k < number:  # the first finding, that stands in the strip of the window as well
        assert sentences(result, names=NAMES)[1] == needless(Finding(result, NAMES))
        verb = "is" if k == 1 else "are"
        more = "1 brings" if number - k == 1 else f"{number - k} bring"
        assert (
            f"{k} of the new sites {verb} enough for as many people; the other {more} no further ones within 300 m."
            in text
        )


@pytest.mark.parametrize("number", [1, 2])
def test_sites_of_which_none_is_needed_are_told(number):
    result, text = told(OLD, number=number, radius=900)
    assert result.summary["pop_today"].iloc[0] == result.summary["pop_covered"].iloc[0]
    assert text.startswith("No new site is worth it: today 100% of the people are within 900 m")
    assert "no further people" not in text
    assert "No new site is worth it" not in told(OLD)[1]


@pytest.mark.parametrize("model", ["least_distance", "least_worst"])
def test_sites_that_bring_nobody_nearer_are_told(model):
    """Of two at one place one is for nothing; counted again from all ways."""
    places = np.concatenate([PLACES[:2], PLACES[:2]])
    for number, idle in ((2, 0), (3, 1), (4, 2)):
        options = SitingOptions(model=model, number=number)
        result = assess(HOMES, places, population=PEOPLE, options=options)
        chosen = np.flatnonzero(result.rows["chosen"])
        ways = shapely.distance(HOMES[:, None], places[chosen])
        assert len(chosen) - len(np.unique(ways, axis=1).T) == idle
        verb = {1: "brings", 2: "bring"}.get(idle)
        said = needless(Finding(result, NAMES[:4]))
        assert said == (f"{idle} of the {number} new sites {verb} none of the people nearer to a site." if idle else "")
    result = assess(HOMES[:2], PLACES[1:2], PLACES[:1], options=SitingOptions(model=model, number=1))
    assert needless(Finding(result, NAMES[:2])) == "The new site brings none of the places nearer to a site."


@pytest.mark.parametrize("model", ["least_distance", "least_worst"])
def test_ways_are_told_beside_those_of_today_where_as_many_have_one(model):
    _, text = told(OLD, model=model, number=2)
    metres = shapely.distance(HOMES, OLD[0])
    mean = (PEOPLE @ metres) / PEOPLE.sum()
    assert f"Today it is {mean:.0f} m on average, the farthest place {metres.max():.0f} m." in text
    assert "Today it is" not in told(model=model, number=2)[1]
    # On the streets of the old site alone two homes have a way to it; all have one to the new sites.
    lines = shapely.linestrings([[(0, 0), (450, 0)], [(800, 0), (950, 0)]])
    places, streets = shapely.points([(100, 0)]), network.build(lines)
    homes, old = shapely.points([(0, 0), (400, 0), (810, 0)]), shapely.points([(900, 0)])
    options = SitingOptions(model=model, number=1)
    found = assess(homes, places, old, streets=streets, options=options)
    assert "Today" not in " ".join(sentences(found, names=np.array(["new", "old"])))


def test_the_table_of_sites_tells_what_the_candidates_carry():
    """A programme by its term, one of the user's own as it is; no column of desks that nobody knows."""
    result, _ = told(OLD, number=3, radius=160)
    use = pd.DataFrame({"programme": ["coworking", "mine own", None, None, None]})
    use = use.assign(desks_min=np.nan, desks_max=[11.0, 21, 31, 41, np.nan])
    page = build(result, names=NAMES, demand=HOMES, sites=np.concatenate([PLACES, OLD]), use=use)
    head = terms.label("field", "site")
    table = next(part for part in page.body if isinstance(part, TablePart) and part.head[0] == head)
    rows = {row[0]: dict(zip(table.head, row, strict=True)) for row in table.rows}
    assert [terms.label("field", name) in table.head for name in use] == [True, False, True]
    for site in np.flatnonzero(result.rows["chosen"]):
        row, code = rows[NAMES[site]], use["programme"][site]
        assert row[terms.label("field", "desks_max")] == f"{use['desks_max'][site]:.0f}"
        assert row[terms.label("field", "programme")] == ("–" if code is None else terms.label("programme", code))


def tables_of(result, sites=PLACES):
    """The tables of the report as a dict each, column by head; the one that begins with numbers is the curve."""
    page = build(result, names=NAMES, demand=HOMES, sites=sites)
    tables = [part for part in page.body if isinstance(part, TablePart)]
    return [dict(zip(table.head, zip(*table.rows, strict=True), strict=True)) for table in tables]


SPEED = 6  # km/h: a hundred metres a minute


@pytest.mark.parametrize("minutes", [False, True])
def test_ways_in_tables_have_their_unit(minutes):
    """In metres and minutes alike the numbers are those of the layers; the heads of the one are never those of the other."""
    travel = TravelOptions("minutes", SPEED, "to") if minutes else TravelOptions(heading="to")
    result, _ = told(OLD, radius=1.6 if minutes else 160.0, travel=travel)
    curve, by_site, left = tables_of(result, np.concatenate([PLACES, OLD]))
    right, wrong = ("time (min)", "distance (m)")[:: 1 if minutes else -1]
    mean, worst = right.replace("time", "mean time"), right.replace("time", "longest time")
    if not minutes:
        mean, worst = "mean distance (m)", "longest distance (m)"
    assert {mean, worst} <= set(by_site)
    assert right in left
    assert not any(head.endswith(wrong) or head in ("distance", "mean distance") for t in (by_site, left) for head in t)
    digits = "{:,.1f}" if minutes else "{:,.0f}"
    served = result.rows.loc[result.rows["status"].isin(["chosen", "existing"])].sort_values("rank")
    assert list(by_site[worst]) == [digits.format(HalfUp(way)) for way in served["worst_d"].astype(float)]
    assert "people covered" in curve


@pytest.mark.parametrize("minutes", [False, True])
@pytest.mark.parametrize("population", [PEOPLE, None])
@pytest.mark.parametrize(
    ("model", "of_people", "of_places"),
    [
        ("cover_most", ("people covered", "people"), ("places covered", "places")),
        ("cover_all", ("people covered", "people"), ("places covered", "places")),
        ("least_distance", ("distance in all (person·m)", "person·m"), ("distance in all (m)", "m")),
        ("least_worst", ("longest distance (m)", "m"), ("longest distance (m)", "m")),
    ],
)
def test_the_curve_says_what_it_counts(model, of_people, of_places, population, minutes):
    travel = TravelOptions("minutes", SPEED, "to") if minutes else TravelOptions(heading="to")
    result, _ = told(model=model, radius=5 if minutes else 500.0, population=population, travel=travel)
    value, unit = of_places if population is None else of_people
    if minutes:
        value = re.sub(r"distance(.*)m\)", r"time\1min)", value)
        unit = re.sub("m$", "min", unit)
    curve = tables_of(result)[0]
    assert list(curve)[1:] == [value, terms.label("field", "share"), f"gain ({unit})", f"bound ({unit})"]
    digits = "{:,.1f}" if minutes and model == "least_worst" else "{:,.0f}"
    assert list(curve[value]) == [digits.format(HalfUp(one)) for one in result.curve["value"]]


def test_the_curve_says_score_and_room():
    score, room = np.array([0.1, 0.2, 0.9, 0.3]), np.full(4, 200.0)
    result, _ = told(score=score, score_weight=0.5)
    assert list(tables_of(result)[0])[1:] == ["people and score, 0 to 1", "share", "gain", "bound"]
    assert "people served" in tables_of(told(capacity=room)[0])[0]
    assert "people served" not in tables_of(told()[0])[0]


def test_the_title_of_a_curve_that_stays_level_says_no_more():
    result, _ = told(number=4, radius=300)
    page = build(result, names=NAMES, demand=HOMES, sites=PLACES).html()
    curve = result.curve.set_index("number")["value"]
    assert curve[4] == curve[3]
    said, alike = excerpt(page).figures[0][0], curve.index[curve == curve[4]]
    if len(alike) == 2:
        assert said == "3 and 4 new sites bring as many of the people within the radius"
    else:
        assert said == f"{alike.min()} to {alike.max()} new sites: always as many of the people within the radius"


@pytest.mark.parametrize(("number", "radius"), [(1, 900), (2, 900), (3, 300), (4, 160), (2, 160)])
def test_the_title_of_the_curve_names_every_number_that_brings_as_many(number, radius):
    result, _ = told(OLD, number=number, radius=radius)
    said = excerpt(build(result, names=NAMES, demand=HOMES, sites=np.concatenate([PLACES, OLD])).html()).figures[0][0]
    curve = result.curve.set_index("number")["value"]
    alike = curve.index[np.isclose(curve, curve[number])]
    level = number - 1 in alike
    assert level == ("as many of the people" in said)
    if level:
        joined = "{} and {} new sites bring" if len(alike) == 2 else "{} to {} new sites:"
        assert said.startswith(joined.format(alike.min(), alike.max()))


@pytest.mark.parametrize(("number", "moved"), [(1, "number +1"), (2, "number ±1"), (4, "number −1")])
def test_only_what_was_moved_is_said_to_be(number, moved):
    _, text = told(number=number, radius=160)
    assert f"radius ±10%, {moved})" in text
    one = shapely.points([(450, 10)])
    only = assess(HOMES, one, population=PEOPLE, options=SitingOptions(number=1, radius=160))
    assert "number" not in sentences(only, names=np.array(["middle"]))[-1]


@pytest.mark.parametrize("people", [np.full(10, np.nan), np.zeros(10)])
def test_a_field_without_people_is_refused_by_its_name(people):
    with pytest.raises(InputError) as raised:
        told(population=people)
    assert raised.value.parameter == "population"
    assert told(population=np.append(people[:9], 1.0))[0].summary["pop"].iloc[0] == 1


def test_one_is_told_in_the_singular_and_large_numbers_in_full():
    text = told(population=np.append(np.zeros(9), 1.0), solver=False)[1]
    assert "1 people" not in text
    assert SitingOptions().limit(1e7) == "10,000,000 m"
    assert SitingOptions().limit(2.5) == "2.5 m"
    found = Finding(told(population=None)[0], NAMES)
    assert [amount(found, value) for value in (1.0, 2.0)] == ["1 place", "2 places"]


@pytest.mark.parametrize(
    ("number", "spacing", "most"), [(3, 350, 2), (2, 800, 1), (4, 350, 3), (3, 300, None), (2, 700, None)]
)
def test_a_spacing_that_cannot_be_kept_names_how_many_sites_can(number, spacing, most):
    """Places at 150, 450, 850 and 5 000 m: refused, and as many as are named are then found; else no refusal."""
    places = PLACES if number == 4 else PLACES[:3]
    asked = {"spacing": float(spacing), "radius": 5000.0}
    if most is None:
        assert assess(HOMES, places, options=SitingOptions(number=number, **asked)).rows["chosen"].sum() == number
        return
    with pytest.raises(InputError, match=f"Ask for at most {most} new sites") as raised:
        assess(HOMES, places, options=SitingOptions(number=number, **asked))
    assert raised.value.parameter == "spacing"
    found = assess(HOMES, places, options=SitingOptions(number=most, **asked)).rows["chosen"].to_numpy(bool)
    apart = shapely.distance(places[found][:, None], places[found]) + np.where(np.eye(most), np.inf, 0)
    assert found.sum() == most
    assert (apart >= spacing).all()


@pytest.mark.parametrize("model", ["cover_most", "cover_all", "least_distance"])
def test_candidates_of_which_none_is_free_are_named(model):
    options = SitingOptions(model=model, number=1, radius=400.0)
    for old, spacing, parameter in ((PLACES[:2], 0, "candidates"), (OLD, 1000, "spacing")):
        with pytest.raises(InputError) as raised:
            assess(HOMES, PLACES[:2], old, options=replace(options, spacing=spacing))
        assert raised.value.parameter == parameter
    wide = replace(options, radius=900.0)
    assert assess(HOMES, PLACES[:2], PLACES[:1], options=wide).rows["status"][0] == "too_near_existing"
    with pytest.raises(InputError, match="only 1 candidate can be chosen"):
        told(PLACES[:3], number=2)


@pytest.mark.drawn
@pytest.mark.parametrize("model", ["cover_all", "cover_twice"])
@pytest.mark.parametrize("share", [1.0, 0.9])
def test_where_existing_sites_serve_all_no_new_one_is_needed_whatever_the_rules(model, share):
    """No candidate is free, affordable or near anybody, and none is needed: as soon as one is, that is refused."""
    options = SitingOptions(model=model, radius=460.0, target_share=share)
    cases = [
        (PLACES[:2], {"spacing": 900.0}, {}, "spacing"),
        (PLACES[:2], {"budget": 5.0}, {"cost": np.array([7.0, 9.0])}, "budget"),
        (PLACES[3:], {}, {}, "radius"),
        (PLACES[1:2], {}, {}, "candidates"),
    ]
    for places, rules, layers, parameter in cases:
        asked = {"population": PEOPLE, "options": replace(options, **rules), **layers}
        found = assess(HOMES, places, PLACES[1:2], **asked)
        assert not found.rows["chosen"].any()
        assert found.summary[["objective", "gap", "n_new", "pop_covered"]].iloc[0].tolist()[2:] == [0, PEOPLE.sum()]
        names = np.array([f"n{i}" for i in range(len(found.rows))], object)
        assert [line[:29] for line in sentences(found, names=names)].count("No new site is needed: today ") == 1
        build(found, names=names, demand=HOMES, sites=np.concatenate([places, PLACES[1:2]]))
        short = replace(asked["options"], radius=100.0)
        with pytest.raises(InputError) as raised:
            assess(HOMES, places, PLACES[1:2], **asked | {"options": short})
        assert raised.value.parameter in (parameter, "radius")


@pytest.mark.parametrize(("room", "new"), [(np.nan, 0), (600.0, 0), (100.0, 1)])
def test_existing_sites_without_room_for_all_do_not_make_new_ones_needless(room, new):
    asked = {"population": PEOPLE, "capacity": np.full(2, 600.0), "existing_capacity": np.array([room])}
    found = assess(HOMES, PLACES[:2], PLACES[1:2], options=SitingOptions("cover_all", radius=850.0), **asked)
    assert found.rows["chosen"].sum() == new
    dear = SitingOptions("cover_all", radius=850.0, budget=5.0)
    if new:
        with pytest.raises(InputError, match="the budget of 5 is less"):
            assess(HOMES, PLACES[:2], PLACES[1:2], options=dear, cost=np.full(2, 7.0), **asked)
    else:
        found = assess(HOMES, PLACES[:2], PLACES[1:2], options=dear, cost=np.full(2, 7.0), **asked)
        assert not found.rows["chosen"].any()


@pytest.mark.parametrize(
    ("budget", "most", "said"),
    [
        (4.0, 4, "only 4 candidates can be chosen."),
        (2.0, 2, "the budget buys at most 2."),
        (1.0, 1, "the budget buys only 1."),
    ],
)
def test_with_a_budget_the_number_may_exceed_what_can_be_had(budget, most, said):
    cost, asked = np.array([1.0, 1.0, 1.0, 1.0]), {"number": 9, "budget": budget}
    capped, text = told(cost=cost, **asked)
    note = f"At most 9 new sites are asked for, but {said}"
    assert note in capped.notes
    as_many, same = told(cost=cost, **asked | {"number": most})
    assert not [line for line in as_many.notes if line.startswith("At most")]
    assert text == same
    pd.testing.assert_frame_equal(capped.rows, as_many.rows)
    with pytest.raises(InputError, match="only 4 candidates"):
        told(number=9)


@pytest.mark.drawn
def test_trials_that_time_left_out_are_counted():
    """Time that is over before they begin leaves all of them out, and the alternative; enough time leaves out none."""
    whole = told(number=2)[0]
    assert not any("time limit" in note for note in whole.notes)
    case = Case(reach(HOMES, PLACES), len(PLACES), PEOPLE, whole.options)
    told_so = {"along_streets": False, "counts_people": True, "notes": []}
    cut = siting._found(case, Effort(seconds=0), lambda share: None, **told_so)
    assert cut.rows["chosen"].sum() == 2
    assert cut.notes == [
        f"The time limit left out {len(whole.trials)} of {len(whole.trials)} trials of how sure the choice is.",
        "The time limit left out the search for a choice without any of the new sites.",
    ]
    assert cut.trials == ()
    assert not re.search("trials|without any", " ".join(sentences(cut, names=NAMES)))
    build(cut, names=NAMES, demand=HOMES, sites=PLACES)


def test_what_was_moved_is_that_of_the_trials_that_were_made():
    whole = told(number=2)[0]
    assert [what for what, _ in whole.trials] == ["radius"] * 2 + ["number"] * 2 + ["demand"] * 6
    said = {1: "radius −10%", 2: "radius ±10%", 3: "radius ±10%, number −1", 4: "radius ±10%, number ±1"}
    for made, moved in said.items():
        some = " ".join(sentences(replace(whole, trials=whole.trials[:made]), names=NAMES))
        assert f" {made} trials ({moved})" in some


CLUSTERS = shapely.points([(0, 0), (0, 10), (5000, 0), (5000, 10)])
TWINS = shapely.points([(0, 100), (0, 120), (5000, 100), (5000, 120), *((20_000 + 1000 * i, 0) for i in range(4))])
SCORES = np.array([10.0, 10, 10, 10, 0, 9, 0, 0])


def of_people_and_score(cost, score=SCORES, **rules):
    options = SitingOptions(**{"number": 20, "radius": 500.0, "budget": 20.0, "score_weight": 0.5, **rules})
    return assess(CLUSTERS, TWINS, population=np.full(4, 10.0), cost=cost, score=score, options=options)


def best_mean(sites, most, cost, score):
    """The greatest value of at most so many of some sites within 20, over every choice of them."""
    people = shapely.distance(CLUSTERS[:, None], TWINS) <= 500
    choices = (list(c) for k in range(1, most + 1) for c in combinations(sites, k))
    normed = score / score.max()
    return max(people[:, c].any(axis=1).mean() / 2 + normed[c].mean() / 2 for c in choices if cost[c].sum() <= 20)


@pytest.mark.parametrize("score", [SCORES, np.array([10.0, 2, 3, 0, 0, 9, 0, 0])])
@pytest.mark.parametrize("cost", [np.full(8, 10.0), np.array([10.0, 4, 10, 4, 3, 3, 9, 9])])
@pytest.mark.parametrize("number", [1, 2, 20])
def test_a_mean_of_scores_is_over_the_sites_there_are_in_all_that_is_told(cost, score, number):
    """Answer, alternative and curve, each against every choice that the money buys: two of 10, or five of the cheapest."""
    result = of_people_and_score(cost, score, number=number)
    affordable = int((np.cumsum(np.sort(cost)) <= 20).sum())
    most = min(number, affordable)
    chosen = np.flatnonzero(result.rows["chosen"])
    assert result.summary["objective"][0] == pytest.approx(best_mean(range(8), most, cost, score))
    others = np.setdiff1d(np.arange(8), chosen)
    assert result.summary["alternative"][0] == pytest.approx(best_mean(others, most, cost, score))
    curve = result.curve.set_index("number")["value"]
    assert curve.index.max() <= affordable
    assert curve.tolist() == pytest.approx([best_mean(range(8), int(k), cost, score) for k in curve.index])
    assert result.options.number == most
    bought = [note for note in result.notes if "the budget buys" in note]
    assert bought == (
        [f"At most 20 new sites are asked for, but the budget buys at most {affordable}."] if most < number else []
    )


def test_an_equally_good_alternative_within_a_budget_is_called_so():
    """Two pairs of twins: the other two are worth as much; where their scores are less they are not."""
    result = of_people_and_score(np.full(8, 10.0))
    names = np.array(list("abcdefgh"), object)
    assert "As good within 1%, without any of these sites: b, d (1.000)." in sentences(result, names=names)
    assert not {("number", 1)} & set(result.trials)  # three cannot be bought
    worse = of_people_and_score(np.full(8, 10.0), np.array([10.0, 2, 10, 2, 0, 9, 0, 0]))
    told = " ".join(sentences(worse, names=names))
    assert "40% worse: b, d (.600)" not in told
    assert "The best found without any of these sites is" in told


@pytest.mark.parametrize(("gain", "exact"), [(150, ("72.4", "72")), (2000, ("77", "72"))])
def test_shares_that_differ_read_differently(gain, exact):
    """37,600 people, 27,080 of them today: 150 more are .4 points more, which whole per cents would hide, 2,000 are told so."""
    people = np.array([27_080.0, gain, 37_600 - 27_080 - gain])
    homes, places = shapely.points([(0, 0), (900, 0), (9000, 0)]), shapely.points([(900, 10), (900, 20), (0, 20)])
    found = assess(
        homes, places, shapely.points([(0, 10)]), population=people, options=SitingOptions(number=3, radius=50.0)
    )
    text = " ".join(sentences(found, names=np.array(["a", "b", "c", "old"], object)))
    today, then = (round(100 * n / 37_600, 1) for n in (27_080, 27_080 + gain))
    shown = re.search(r"(\S+)% of the people are within .*, today (\S+)%", text).groups()
    assert [float(n) for n in shown] == pytest.approx([then, today], abs=0.5)
    assert shown == exact
    # One site adds these people; the others add nobody, and no candidate reaches the third home.
    assert "1 of the new sites is enough for as many people; the other 2 bring no further ones within 50 m." in text
    left = percent((37_600 - 27_080 - gain) / 37_600)
    assert f"No candidate that can be chosen reaches the remaining {left} of the people within 50 m." in text
    assert re.search("The new sites, the one that adds most first: [ab]; adding nothing: ", text)


def test_where_each_site_adds_the_order_is_that_of_gains_and_nothing_is_said_to_be_out_of_reach():
    found, text = told(number=2)
    gains = found.gains[Finding(found, NAMES).new]
    assert (np.diff(gains) <= 0).all()
    assert (gains > 0).all()
    assert "the one that adds most first: " in text
    assert "adding nothing" not in text
    assert "No candidate that can be chosen" not in text
    _, twice = told(model="cover_twice", target_share=0.2)
    assert "The new sites: " in twice or "1 new site" in twice
    assert "adds most first" not in twice


@pytest.mark.parametrize("needed", [True, False])
def test_that_no_site_is_needed_is_said_once(needed):
    """An existing site serves the only home, or another home needs a new one."""
    homes, old = shapely.points([(0, 0), (900, 0)][: 1 + needed]), shapely.points([(0, 10)])
    options = SitingOptions("cover_all", radius=50.0)
    found = assess(homes, shapely.points([(900, 10), (0, 20)]), old, options=options)
    names = np.array(["a", "b", "old"], object)
    text = " ".join([*sentences(found, names=names), worth_it(Finding(found, names))])
    assert text.count("No new site is needed") == (not needed)
    assert ("today 100% of the places are within 50 m" in text) == (not needed)
    assert ("a further new site adds" in text) == needed
    assert "With 0 new sites" not in text


def test_a_gain_of_nothing_has_no_sign():
    """Three candidates beside the only home that is far: the second shortens no longest way."""
    homes, places = shapely.points([(0, 0), (10, 0)]), shapely.points([(5, 0), (5, 100), (5, 200)])
    curve = assess(homes, places, options=SitingOptions("least_worst", number=2)).curve
    gains = curve["gain"].to_numpy()
    assert (gains[1:] == 0).any()
    assert not np.signbit(gains[1:][gains[1:] == 0]).any()


@pytest.mark.parametrize("rooms", [False, True])
@pytest.mark.parametrize("gains", [False, True])
def test_that_no_new_site_is_worth_it_where_those_there_cover_all_who_can_be(rooms, gains):
    """The old site serves whom the candidates reach, or all but one home; a new site takes homes over from it, adding none."""
    homes = shapely.points([(0, 0), (60, 0), (90 if gains else 9000, 110), (8000, 0)])
    places, old = shapely.points([(0, 30), (60, 30), (90, 120)]), shapely.points([(30, 10)])
    capacity = {"capacity": np.full(3, 100.0), "existing_capacity": np.array([np.nan])} if rooms else {}
    people, options = np.array([10.0, 20, 30, 40]), SitingOptions(number=2, radius=70.0)
    found = assess(homes, places, old, population=people, options=options, **capacity)
    names, rows = np.array(["a", "b", "c", "old"], object), found.rows
    finding = Finding(found, names)
    text = " ".join(sentences(found, names=names))
    served = float(people[[0, 1]].sum())
    assert float(found.summary["pop_today"].iloc[0]) == served
    assert finding.none_adds == ("No new site is worth it: today 30% of the people are" in text) == (not gains)
    assert ("none of which adds anything" in text) == (not gains)
    assert ("No candidate that can be chosen reaches the remaining" in text) == (
        float(found.summary["pop_covered"].iloc[0]) == found.pop_in_reach
    )
    assert ("1 of the new sites is enough" in text) == gains
    assert rows["adds"].isna().tolist() == (~rows["chosen"]).tolist()
    assert int(rows["adds"].sum()) == int(gains)
    if gains:  # the one that adds is first in rank, in the sentence, in the table and on the map
        assert names[finding.new[0]] == "c"
        assert re.search("adds most first: c; adding nothing: [ab]", text)
    assert np.isnan(rows["load"].to_numpy(float)[3])
    marks = build(found, names=names, demand=homes, sites=np.concatenate([places, old])).html()
    assert "new site that adds nobody" in marks


@pytest.mark.parametrize("seed", range(6))
def test_where_sites_have_rooms_the_first_in_rank_serves_most_alone_and_what_each_adds_makes_all(seed):
    rng = np.random.default_rng(seed)
    homes, places = shapely.points(rng.uniform(0, 900, (30, 2))), shapely.points(rng.uniform(0, 900, (8, 2)))
    people, capacity = rng.integers(1, 30, 30).astype(float), rng.integers(20, 140, 8).astype(float)
    options = SitingOptions(number=5, radius=300.0)
    found = assess(homes, places, population=people, capacity=capacity, options=options)
    new = Finding(found, np.arange(8).astype(str)).new
    near = shapely.distance(homes[:, None], places) <= 300
    alone = []
    for site in new:  # the nearest first, whole homes, as long as there is room
        order = np.argsort(shapely.distance(homes, places[site]))
        room, total = capacity[site], 0.0
        for home in order[near[order, site]]:
            if people[home] <= room:
                room, total = room - people[home], total + people[home]
        alone.append(total)
    gains = found.gains[new]
    assert gains[0] == pytest.approx(max(alone))
    assert (np.diff(gains[:-1]) <= 1e-9).all() or (gains >= 0).all()
    assert gains.sum() == pytest.approx(float(found.summary["pop_covered"].iloc[0]))
    assert ((found.rows.loc[new, "adds"]).to_numpy(bool) == (gains > 0)).all()


def test_what_serves_without_limit_has_no_load():
    homes, places = shapely.points([(0, 0), (500, 0)]), shapely.points([(0, 10), (500, 10)])
    for limit, load in ((np.nan, np.nan), (4.0, 0.5)):
        found = assess(
            homes,
            places[:1],
            places[1:],
            population=np.array([1.0, 2.0]),
            capacity=np.array([4.0]),
            existing_capacity=np.array([limit]),
            options=SitingOptions(number=1, radius=50.0),
        )
        assert found.rows["load"].tolist() == pytest.approx([0.25, load], nan_ok=True)


@pytest.mark.parametrize(
    ("field", "own", "said"),
    [
        ("name", "众创空间名称", ["mill", "空间一"]),
        ("name", "", ["mill", "E8"]),
        (None, "众创空间名称", ["7", "E8"]),
    ],
)
def test_existing_sites_are_called_by_a_field_of_their_own(field, own, said):
    """Where they lack that of the candidates; without any the number of the row stands, as the help says."""

    def layer(ids, named_by, **texts):
        return SimpleNamespace(ids=ids, named_by=named_by, texts_if_any=lambda name: texts.get(name))

    candidates, existing = layer([7], "name", name=["mill"]), layer([8], own, 众创空间名称=["空间一"])
    assert siting_rows.names_in(field, candidates, existing).tolist() == said


@pytest.mark.drawn
@pytest.mark.parametrize("people", [[1.0, 98, 1], [1, 3, 96], [40, 60, 0]])
def test_the_axis_of_shares_has_a_number_at_or_above_each_share(people):
    """One place is beyond reach. Between 98 % and 99 % the last number was 80."""
    homes = shapely.points([(0, 0), (450, 0), (20_000, 0)])
    result = told(homes=homes, population=np.array(people, float), number=2)[0]
    curve = build(result, names=NAMES, demand=homes, sites=PLACES).html().split("<svg")[1].split("</svg>")[0]
    numbers = [float(n) for n in re.findall(r">(\d+)</text>", curve)]
    highest = 100 * result.curve["value"].max() / sum(people)
    assert max(numbers) >= highest == sum(people[:2])


@pytest.mark.parametrize(("people", "bounded"), [([10, 1, 1], True), ([1, 1, 10], False)])
def test_shares_are_lower_bounds_where_most_people_live_at_the_edge_of_the_streets(people, bounded):
    """A grid of streets 4 km wide: a site beyond its end would serve the first home, in the corner, but none in the middle."""
    grid = network.build(
        shapely.linestrings([line for x in range(0, 4001, 500) for line in ([(x, 0), (x, 4000)], [(0, x), (4000, x)])])
    )
    homes, sites = shapely.points([(100, 0), (2000, 1700), (2000, 2100)]), shapely.points([(400, 0), (2000, 2000)])
    options = SitingOptions(number=2, radius=350.0)
    result = siting.assess(homes, sites, population=np.array(people, float), streets=grid, options=options)
    assert result.bounded is bounded
    assert "bring 100% of the people" in sentences(result, names=NAMES)[0], "no more than all can reach a site"
    one = siting.assess(
        homes, sites, population=np.array(people, float), streets=grid, options=replace(options, number=1)
    )
    assert ("brings at least 83%" in sentences(one, names=NAMES)[0]) is bounded
    straight = siting.assess(homes, sites, population=np.array(people, float), options=options)
    assert straight.bounded is False


def at_end_of_streets(far, number=1):
    """People who live in a corner of a grid of streets 4 km wide, or (not `far` out) in its middle; of ten six are reached."""
    lines = [line for x in range(0, 4001, 500) for line in ([(x, 0), (x, 4000)], [(0, x), (4000, x)])]
    grid = network.build(np.array([shapely.union_all(shapely.linestrings(lines))], object))
    x = 0 if far else 2000
    homes = shapely.points([(x + 100, x), (x + 900, x), (x, x + 1400)])
    sites = shapely.points([(x + 300, x), (x + 350, x)])
    options = SitingOptions(number=number, radius=350.0)
    result = siting.assess(homes, sites, population=np.array([6.0, 3, 1]), streets=grid, options=options)
    names = np.array(["mill", "depot"], object)
    page = build(result, names=names, demand=homes, sites=sites)
    return result, sentences(result, names=names), page


@pytest.mark.parametrize("far", [True, False])
def test_who_is_left_is_an_upper_bound_where_who_is_reached_is_a_lower_one(far):
    result, said, page = at_end_of_streets(far)
    assert result.bounded is far
    left = "At most 2 places (40% of the people) stay beyond 350 m." if far else "2 places (40% of the people) stay"
    assert any(line.startswith(left) for line in said)
    assert left in page.html()
    short = in_short(result, names=np.array(["mill", "depot"], object))
    assert ("brings at least 60%" in short) is far
    nobody = "No candidate that can be chosen reaches the remaining 40% of the people within 350 m."
    if far:
        nobody = "As far as the data reach, no candidate that can be chosen reaches the other people (at most 40%) within 350 m."
    assert short.endswith(nobody)
    assert any("Half of the people or more are near the edge of the data" in line for line in said) is far


@pytest.mark.parametrize("far", [True, False])
def test_sites_for_nothing_are_so_as_far_as_the_data_reach(far):
    result, said, page = at_end_of_streets(far, number=2)
    holds = "Half of the people or more are near the edge of the data: what is said of the best choice, and of sites that add"
    short = in_short(result, names=np.array(["mill", "depot"], object))
    assert "the other 1 brings no further ones within 350 m." in short
    assert (holds in short) is (holds in " ".join(said)) is far
    figure = re.findall("<title>(.*?)</title>", page.html())[1]
    assert figure == "1 and 2 new sites bring as many of the people within the radius" + far * (
        " (as far as the data reach)"
    )
    assert ("% of the people within the radius, at least" in page.html()) is far


def test_where_everybody_is_reached_no_more_can_be_at_the_end_of_the_streets():
    """The middle of the same grid, and a place in the corner with the site beside it: who has a site has one."""
    grid = network.build(shapely.linestrings([[(0, 0), (4000, 0)], [(4000, 0), (4000, 4000)]]))
    home, site = shapely.points([(100, 0)]), shapely.points([(300, 0)])
    result = siting.assess(home, site, streets=grid, options=SitingOptions(number=1, radius=350.0))
    text = " ".join(sentences(result, names=np.array(["mill"], object)))
    assert result.bounded
    assert "brings 100% of the places" in text
    assert "at most" not in text
    assert "near the edge of the data" not in text


@pytest.mark.parametrize("far", [True, False])
def test_who_has_no_way_is_an_upper_bound_too(far):
    """A street of its own, a field away from the grid, has no way to any site; a street beyond the data may join the two."""
    x = 0 if far else 2000
    streets = shapely.linestrings(
        [[(0, 0), (4000, 0)], [(0, 0), (0, 4000)], [(2000, 0), (2000, 4000)], [(0, 2000), (4000, 2000)]]
    )
    streets = np.append(shapely.union_all(streets), shapely.LineString([(x + 1000, x + 300), (x + 1000, x + 900)]))
    homes, sites = shapely.points([(x + 100, x), (x + 200, x), (x + 1000, x + 400)]), shapely.points([(x + 300, x)])
    options = SitingOptions(number=1, radius=350.0)
    result = siting.assess(homes, sites, streets=network.build(streets), options=options)
    text = " ".join(sentences(result, names=np.array(["mill"], object)))
    assert (result.allocation["status"] == "unreachable").sum() == 1
    assert result.bounded is far
    assert (
        "At most 1 place (33% of the places) stays beyond 350 m. At most 1 of them has no way to any site:" in text
    ) is far
    assert ("350 m. 1 of them has no way to any site: its streets hang apart" in text) is not far


LINES = [line for x in range(0, 4001, 500) for line in ([(x, 0), (x, 4000)], [(0, x), (4000, x)])]


def beside_a_gap(gap, farther=0):
    """Mid-grid: six live near the sites, four on a street that ends `gap` metres short of theirs, `farther` more a way off."""
    lines = shapely.linestrings([*LINES, [(2200, 2000 + gap), (2200, 2250)]])
    homes = shapely.points([(2100, 2000), (2200, 2200), (2000, 3200)])
    sites, options = shapely.points([(2000, 2000), (1900, 2000)]), SitingOptions(number=2, radius=600.0)
    grid, people = network.build(np.array([shapely.union_all(lines)], object)), np.array([6.0, 4, farther])
    result = siting.assess(homes, sites, population=people, streets=grid, options=options)
    names = np.array(["mill", "depot"], object)
    return " ".join(sentences(result, names=names)), in_short(result, names=names)


def test_that_no_candidate_reaches_those_whose_streets_hang_apart_is_open():
    """A gap of one metre is a slip of the drawing: whoever lives behind it is no proof that nobody can be reached there."""
    for text in beside_a_gap(gap=1):
        assert (
            "Whether a candidate reaches the other people (40%) is open: their streets hang apart from the main" in text
        )
        assert "Join the streets first with “Check a street network”." in text
        assert "No candidate that can be chosen reaches" not in text
    assert "1 of them has no way to any site: its streets hang apart from the main network." in beside_a_gap(gap=1)[0]
    for text in beside_a_gap(gap=0):
        assert "hang apart" not in text
        assert "is open" not in text


def test_of_those_whose_streets_hang_apart_others_are_told_who_are_too_far():
    for text in beside_a_gap(gap=1, farther=10):
        assert "No candidate that can be chosen reaches 50% of the people within 600 m." in text
        assert "Whether one reaches another 20% is open: their streets hang apart from the main network." in text
    for text in beside_a_gap(gap=0, farther=10):
        assert "No candidate that can be chosen reaches the remaining 50% of the people within 600 m." in text
        assert "hang apart" not in text


@pytest.mark.parametrize(
    ("homes", "people", "mean", "worst"),
    [
        ([(100, 0), (900, 0), (0, 700)], [6.0, 3, 1], "at most 400 m", "at most 1,000 m"),
        ([(2100, 2000), (2900, 2000), (2000, 2700)], [6.0, 3, 1], "400 m", "1,000 m"),
        ([(2100, 2000), (3900, 2000)], [9.0, 1], "340 m", "at most 1,600 m"),
        ([(2500, 2000), (3900, 2000)], [1.0, 9], "at most 1,460 m", "at most 1,600 m"),
    ],
)
def test_ways_are_upper_bounds_where_the_streets_end_nearer(homes, people, mean, worst):
    """A site beyond the end may be nearer than the one that is found; the mean is of most people, the longest of one place."""
    grid = network.build(np.array([shapely.union_all(shapely.linestrings(LINES))], object))
    x = 300 if homes[0][0] < 2000 else 2300
    site, old = shapely.points([(x, x - 300)]), shapely.points([(x + 200, x - 300)])
    homes, options = shapely.points(homes), SitingOptions(number=1, radius=10.0, model="least_distance")
    layers = {"population": np.array(people), "streets": grid, "options": options}
    names = np.array(["mill", "old"], object)
    said = sentences(siting.assess(homes, site, **layers), names=names[:1])
    assert f"the people are {mean} from their site on average along the streets, the farthest place {worst}." in said[0]
    bounded = mean.startswith("at most")
    assert any("near the edge of the data" in line for line in said) is bounded
    both = siting.assess(homes, site, old, **layers)
    today = sentences(both, names=names)[0].split("Today it is ")[1]
    assert today.startswith("at most ") is ("mean_today" in both.upper) is bounded
    assert ("farthest place at most" in today) is worst.startswith("at most")
    straight = sentences(siting.assess(homes, site, **(layers | {"streets": None})), names=names[:1])
    assert "at most" not in " ".join(straight)
