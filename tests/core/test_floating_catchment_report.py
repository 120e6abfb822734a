"""Every sentence of the report on supply and demand is recomputed from its tables, and has a case where it must not be said."""

import re

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.statistics import gini
from innospace.core.lifecircle import floating_catchment_report as report
from innospace.core.lifecircle.floating_catchment import CatchmentOptions, assess
from innospace.core.streets import network
from innospace.core.streets.travel import TravelOptions, of_lines

FOOT = network.build(shapely.linestrings([[(0, 0), (10_000, 0)]]))


def along(metres):
    return shapely.points(np.asarray(metres, float), np.zeros(len(metres)))


def found(homes, facilities, people=None, capacity=None, streets=FOOT, **options):
    """Homes and facilities by their metres along one street of 10 km."""
    people, capacity = (None if x is None else np.array(x, float) for x in (people, capacity))
    asked = {"streets": streets, "options": CatchmentOptions(**options)}
    return assess(along(homes), along(facilities), population=people, capacity=capacity, **asked)


def page_of(result, homes, facilities, streets=FOOT, apart=""):
    return report.build(result, demand=homes, supply=facilities, streets=streets, apart=apart).html()


def page(homes, facilities, *args, **options):
    return page_of(found(homes, facilities, *args, **options), along(homes), along(facilities))


def told(*args, **options):
    return report.sentences(found(*args, **options))


def titles(text):
    return re.findall("<title>(.*?)</title>", text)[1:]


# --- the answer -----------------------------------------------------------------------------------------------------


def test_who_has_too_little_comes_first():
    # 80 people share one clinic; 20 have none; the mean is 1 / 100.
    assert told([0, 500, 5000], [100], [60, 20, 20]) == [
        "20% of the people have less than half of the mean access.",
        "The mean access is 10.0 facilities per 1,000 people; the half of the people with least has 37.5% of all "
        "(Gini coefficient 0.20).",
        "For 20% of the people no supply counts within 1,000 m along the streets.",
    ]


def test_where_all_have_the_same_nobody_has_too_little():
    assert told([0, 500], [100], [60, 20]) == [
        "None of the people have less than half of the mean access.",
        "The mean access is 12.5 facilities per 1,000 people; the half of the people with least has 50% of all "
        "(Gini coefficient 0.00).",
    ]


def test_half_of_the_mean_to_the_last_digit_is_not_less():
    # Three groups of 10 with clinics of 1, 2 and 3: the mean is .2, half of it .1.
    assert told([0, 3000, 6000], [0, 3000, 6000], [10] * 3, [1, 2, 3])[0].startswith("None of the people")
    assert told([0, 3000, 6000], [0, 3000, 6000], [10] * 3, [0.99, 2, 3])[0].startswith("33% of the people")


def test_places_are_counted_where_people_are_unknown():
    said = told([0, 500, 5000, 9000], [100, 8800])
    assert said[0] == "25% of the places have less than half of the mean access."
    assert "0.50 facilities per place" in said[1]
    assert said[2] == "For 25% of the places no supply counts within 1,000 m along the streets."


def test_capacity_is_told_as_such_and_straight_lines_are_called_so():
    said = told([0, 5000], [100], [50, 50], [200], streets=None)
    assert "The mean access is 2,000 of capacity per 1,000 people" in said[1]
    assert said[2].endswith("within 1,000 m in a straight line (no network).")
    assert "of capacity per place" in told([0, 5000], [100], None, [200])[1]
    assert "along the streets" in told([0, 5000], [100], [50, 50], [200])[2]


def test_facilities_that_reach_nobody_are_counted():
    idle = "1 of 2 facilities has no people within 1,000 m."
    assert told([0], [100, 9000], [5])[-1] == idle
    assert told([0], [100, 9000, 9500], [5])[-1] == "2 of 3 facilities have no people within 1,000 m."
    assert told([0], [100, 9000])[-1] == "1 of 2 facilities has no places within 1,000 m."
    assert not any("within" in line for line in told([0], [100, 900], [5]))


def test_limits_are_those_that_count():
    steps = {"decay": "steps", "steps": ((300.0, 1.0), (2000.0, 0.0))}
    assert "within 300 m" in told([0, 900], [100], [5, 5], **steps)[-1]
    assert "within 15 min" in told([0, 5000], [100], [5, 5], travel=TravelOptions("minutes"), catchment=15.0)[-1]


def test_no_supply_at_all():
    assert told([0, 500], [9000], [5, 5]) == [
        "None of the people have any supply within 1,000 m along the streets.",
        "1 of 1 facilities has no people within 1,000 m.",
    ]
    text = page([0, 500], [9000], [5, 5])
    assert titles(text)[-1] == "Places without any supply within 1,000 m: 2 of 2"
    assert "Lorenz" not in text
    assert "Least access" not in text
    assert "nan" not in text.replace("finance", "").replace("tenant", "")


def test_nobody_and_nothing_assessed():
    assert told([0, 500], [100], [0, np.nan]) == [
        "No people are known in the places that were assessed, so there is no supply per person."
    ]
    nowhere = assess(np.array([None], object), along([0]), streets=FOOT)
    assert report.sentences(nowhere) == ["No place could be assessed."]
    for result, homes in ((nowhere, np.array([None], object)), (found([0], [9], [0.0]), along([0]))):
        assert "<figure>" not in page_of(result, homes, along([0]))


def test_layers_that_do_not_meet_give_no_finding():
    result = found([0], [100], [5])
    text = page_of(result, along([0]), along([100]), apart="They lie 90 km apart.")
    assert "They lie 90 km apart." in text
    assert "<figure>" not in text
    assert "mean access is" not in text


# --- the page -------------------------------------------------------------------------------------------------------


def test_the_charts_say_what_the_tables_hold():
    text = page([0, 500, 5000], [100], [60, 20, 20])
    assert titles(text) == [
        "20% of the people have less than half of the mean access",
        "The half of the people with least access has 37.5% of all",
        "Places with less than half of the mean access: 1 of 3",
    ]
    caption = "the tenth of the people with most access has 12.5% of all, the tenth with least 0%."
    assert caption in text
    assert "as it is (Gini coefficient 0.20)" in text
    table = text[text.index("<table>") : text.index("<h2>Where")]
    assert re.findall(r"<td[^>]*>(.*?)</td>", table)[4:8] == ["from the mean up to twice", "2", "80", "80.0%"]
    assert "Least access: 1 of the inhabited places with less than half of the mean, 1 in all" in text
    assert "Least for each who asks: 1 of 1 facility that somebody reaches" in text
    assert "Places assessed: 3, with 100 people; not assessed: 0, with 0 people; facilities: 1." in text


def test_where_none_has_too_little_none_is_listed():
    text = page([0, 500], [100, 200], [60, 20])
    assert "Least access" not in text
    assert "Numbers: rows" not in text
    assert "Least for each who asks: 2 of 2 facilities that somebody reaches" in text
    assert "Numbers: rows" in page([0, 500, 5000], [100], [60, 20, 20])


def test_places_without_people_are_below_half_but_not_listed_as_the_worst():
    text = page([0, 500, 5000], [100], [60, 20, 0])
    assert "None of the people have less than half of the mean access." in text
    assert "Least access" not in text


def test_classes_of_access_meet_at_their_bounds():
    # Ratios 2, 1, 0.5, 0.25 and 0 of a mean of 0.1 over 10 people each, as 3.75 × 10 people / 50 … by hand.
    result = found(range(0, 10_000, 2000), range(0, 10_000, 2000), [10] * 5, [4, 2, 1, 0.5, 2.5])
    shares = report.Shares(result)
    assert result.rows["access_ratio"].tolist() == pytest.approx([2, 1, 0.5, 0.25, 1.25])
    levels = ["access_double", "access_above", "access_below", "access_few", "access_above"]
    assert shares.level.tolist() == levels
    assert report.Shares(found([0, 5000], [0], [1, 1])).level.tolist() == ["access_double", "access_none"]
    outside = assess(np.array([shapely.Point(0, 9000), shapely.Point(0, 0)]), along([0]), streets=FOOT)
    assert report.Shares(outside).level.tolist() == [None, "access_above"]


def test_areas_are_filled_and_points_are_dots_as_large_as_their_people():
    homes = along([0, 500, 5000])
    boxes = shapely.buffer(homes, 40, cap_style="square")
    people = np.array([60.0, 20, 20])
    pages = [
        page_of(assess(shapes, along([100]), population=people, streets=FOOT), shapes, along([100]))
        for shapes in (homes, boxes)
    ]
    assert "The larger a dot, the more people." in pages[0]
    assert "The larger a dot" not in pages[1]
    assert "The larger a dot" not in page([0, 500, 5000], [100])
    for text in pages:
        assert all(report.LEVELS[code][1] in text for code in ("access_above", "access_none"))


def test_ground_near_the_edge_is_hatched_and_told():
    result = found([0, 5000], [100], [5, 5])
    text = page_of(result, along([0, 5000]), along([100]))
    assert "2 of 2 places are nearer than 1,000 m to the edge of the streets" in text
    assert "near the edge of the data: uncertain" in text
    ring = [[(0, 0), (9000, 0), (9000, 9000), (0, 9000), (0, 0)], [(0, 4500), (4500, 4500), (9000, 4500)]]
    streets = network.build(np.array([shapely.LineString(line) for line in ring], object))
    home, clinic = shapely.points([(4500, 4500)]), shapely.points([(4600, 4500)])
    inside = page_of(assess(home, clinic, streets=streets), home, clinic, streets)
    assert "edge of the" not in inside.partition("<h2>Method")[0]


METHODS = {"2sfca": "Luo &amp; Wang 2003", "3sfca": "Wan, Zou", "m2sfca": "Delamater 2013", "bfca": "Páez, Higgins"}
DECAYS = {
    "none": "All within 1,000 m counts alike",
    "steps": "Weights by steps: 500 m: 1, 1,000 m: 0.5; nothing counts beyond 1,000 m.",
    "gaussian": "Weights fall from 1 to 0 at 1,000 m by a Gaussian (Dai 2010",
    "inverse": "The weight is 1 over the distance, and 1 nearer than 1 m",
    "exponential": "e to the power of −d over 500 m",
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("decay", DECAYS)
def test_the_method_is_that_of_the_run(method, decay):
    text = "".join(report._method(found([0], [100], [5], method=method, decay=decay)))
    for code, source in METHODS.items():
        source = source.replace("&amp;", "&")
        assert (source in text) == (code == method)
    for code, said in DECAYS.items():
        assert (said in text) == (code == decay)


@pytest.mark.parametrize(("unit", "said"), [("metres", "m"), ("minutes", "min")])
def test_the_catchment_has_the_unit_word_of_all_thresholds(unit, said):
    result = found([0], [9], catchment=15.0, travel=TravelOptions(unit))
    assert report._thresholds(result)[["value", "unit"]].to_numpy().tolist() == [[15.0, said]]


def test_a_scale_is_told_where_it_counts():
    scaled = {"decay": "gaussian", "decay_scale": 400.0}
    assert "standard deviation of 400 m" in "".join(report._method(found([0], [9], **scaled)))
    assert "over 400 m" in "".join(report._method(found([0], [9], decay="exponential", decay_scale=400.0)))
    assert "straight leg" in "".join(report._method(found([0], [9])))
    assert "no network was given" in "".join(report._method(found([0], [9], streets=None)))


@pytest.mark.parametrize(
    ("fields", "heading", "said"),
    [
        ({}, "to", []),
        ({"speed": 30}, "to", ["quickest way along the streets by their own speeds and times", "walked at 4 km/h"]),
        ({"direction": "F"}, "to", ["have directions; ways lead from the places to the facilities"]),
        ({"speed": 30, "direction": "F"}, "from", ["quickest", "ways lead from the facilities to the places"]),
        ({"direction": "B"}, "from", []),
    ],
)
def test_what_a_way_is_and_where_it_leads_is_told_where_it_matters(fields, heading, said):
    line, travel = shapely.linestrings([[(0, 0), (9000, 0)]]), TravelOptions("minutes", heading=heading)
    fields = {name: np.array([value], object) for name, value in fields.items()}
    streets = network.build(line, travel=of_lines(line, travel, **fields))
    result = found([0, 100], [100], streets=streets, catchment=15.0, travel=travel)
    text = " ".join(report._method(result, streets))
    assert all(words in text for words in said)
    assert ("quickest" in text) == ("speed" in fields)
    assert ("have directions" in text) == any("directions" in words or "ways lead" in words for words in said)
    assert ("shortest way along the streets" in text) == ("speed" not in fields)


@given(st.integers(0, 2**32 - 1), st.booleans(), st.sampled_from(list(METHODS)), st.sampled_from(list(DECAYS)))
@settings(max_examples=60, deadline=None)
def test_every_figure_of_the_answer_is_recomputed(seed, with_people, method, decay):
    rng = np.random.default_rng(seed)
    homes, facilities = rng.random(30) * 9000, rng.random(6) * 9000
    people = np.round(rng.random(30) * 90) if with_people else None
    result = found(homes, facilities, people, method=method, decay=decay)
    weight = np.ones(30) if people is None else people
    access = result.rows["access"].to_numpy(float)
    mean = (weight * access).sum() / weight.sum()
    who = "people" if with_people else "places"
    text = " ".join(report.sentences(result))
    if not mean > 0:
        assert text.startswith(f"None of the {who} have any supply")
        return
    low = weight[access < mean / 2 * (1 - 1e-9)].sum() / weight.sum()
    said = re.match(r"([\d.<>%]+|None) of the", text)[1]
    assert said == "None" if low == 0 else float(said[:-1]) == pytest.approx(low * 100, abs=0.501)
    none = weight[access == 0].sum() / weight.sum()
    assert (f"of the {who} no supply counts within" in text) == (none > 0)
    if none:
        shown = re.search(r"For ([\d.]+)% of the \w+ no supply", text)[1]
        assert float(shown) == pytest.approx(none * 100, abs=0.501)
    per = 1000 if with_people else 1
    shown = re.search(r"mean access is ([\d.,]+) ", text)[1].replace(",", "")
    assert float(shown) == pytest.approx(mean * per, rel=0.06)
    each = np.repeat(access, weight.astype(int))
    assert float(re.search(r"coefficient ([\d.]+)\)", text)[1]) == pytest.approx(gini(each), abs=0.0051)
    each = np.sort(each)
    n = len(each)
    half = (each[: n // 2].sum() + (each[n // 2] / 2 if n % 2 else 0)) / each.sum()
    shown = re.search(r"least has ([\d.<>]+)% of all", text)[1].lstrip("<>")
    assert float(shown) == pytest.approx(half * 100, abs=0.501)
    idle = sum(1 for f in facilities if not (weight[abs(homes - f) <= 1000]).sum())
    assert ("within 1,000 m." in text.rpartition("facilities")[2] and "facilities ha" in text) == (idle > 0)
