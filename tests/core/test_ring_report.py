"""The report on rings: every sentence recomputed from the tables, for data that bear it out and data that do not."""

import re
from statistics import median

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base import terms
from innospace.core.rings import ring_distribution, ring_report, zones
from innospace.core.rings.ring_report import city_sentences

NAMES = ("central", "near_suburb", "far_suburb")
FALLS = "Density falls outward from ring to ring"
BIGGER = "Mean size rises outward from ring to ring"
LATER = "The median opening year rises outward from ring to ring"


def spread(cities, min_count=1, names=NAMES):
    """A run on cities of square rings of 1 km² side by side; a city is a list of rings, a ring a list of (m², year)."""
    grounds, points, sizes, years = [], [], [], []
    for i, (city, of_ring) in enumerate(cities.items()):
        for k, incubators in enumerate(of_ring):
            x, y = 1000 * k, 5000 * i
            grounds.append((city, k + 1, names[k], shapely.box(x, y, x + 1000, y + 1000)))
            points += [shapely.Point(x + 500, y + 500)] * len(incubators)
            sizes += [size for size, _ in incubators]
            years += [year for _, year in incubators]
    table = pd.DataFrame(grounds, columns=["city", "ring", "ring_name", "geometry"])
    points = np.array(points, dtype=object)
    result = ring_distribution.assess(
        points,
        table,
        area=np.array(sizes, float),
        year=np.array(years, float),
        options=ring_distribution.DistributionOptions(min_count=min_count),
    )
    return result, lambda: ring_report.build(result, incubators=points, rings=table).html()


def plainly(*counts):
    """Rings of so many incubators, of unknown size and year."""
    return [[(np.nan, np.nan)] * n for n in counts]


def told(cities):
    return ring_report.answer(spread(cities)[0])


def test_density_falls_in_one_of_two_cities():
    answer = told({"A": plainly(30, 5, 1), "B": plainly(0, 3, 9)})
    assert answer == [
        "62.5% of 48 incubators in the rings stand in the central city.",
        "No pattern is the most common; 1 of 2 cities with incubators in their rings each show: double ring: near suburb "
        "and far suburb, triple ring.",
        f"{FALLS} in 1 of 2 cities: A.",
        "No incubator stands in the central city of B.",
    ]


@pytest.mark.parametrize(
    ("cities", "sentence"),
    [
        ({"A": plainly(9, 3, 1)}, f"{FALLS}."),
        ({"A": plainly(9, 3, 3)}, "Density does not fall steadily outward."),
        ({"A": plainly(9, 3, 1), "B": plainly(3, 2, 1)}, f"{FALLS} in all 2 cities."),
        ({"A": plainly(1, 3, 1), "B": plainly(2, 2, 1)}, f"{FALLS} in none of 2 cities."),
        ({"A": plainly(9, 3, 1), "B": plainly(0, 0, 0)}, f"{FALLS}."),
        ({"A": plainly(9, 3, 0)}, f"{FALLS}."),
        ({"A": plainly(9, 3, 1), "B": plainly(1, 3, 1)}, f"{FALLS} in 1 of 2 cities; not in B."),
        ({"A": plainly(9, 0, 0)}, "All incubators stand in the central city: the other rings are empty."),
        ({"A": plainly(9, 0, 1)}, "No incubator stands in the near suburb."),
        (
            {"A": plainly(9, 3, 1), "B": plainly(4)},
            f"{FALLS} in A. 1 more city has a single ring or lacks a value in one.",
        ),
        (
            {"A": plainly(1, 3, 1), "B": plainly(4)},
            "Density does not fall steadily outward in A. 1 more city has a single ring or lacks a value in one.",
        ),
    ],
)
def test_whether_density_falls(cities, sentence):
    assert told(cities)[2:] == [sentence]


def test_empty_rings_are_told_as_empty():
    cities = {"N": plainly(9, 3, 1), "Y": plainly(4, 0, 1), "M": plainly(3, 0, 1), "Z": plainly(2, 0, 0)}
    assert told(cities | {"T": plainly(1, 2, 1), "X": plainly(1, 0, 0), "O": plainly(5)})[2:] == [
        f"{FALLS} in 1 of 6 cities: N.",
        "Density does not fall steadily outward in T.",
        "No incubator stands in the near suburb of Y, M.",
        "All incubators of Z, X stand in the central city: their other rings are empty. 1 more city has a single ring or lacks a "
        "value in one.",
    ]


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        ([[(100, 2005)], [(300, 2009)], [(900, 2014)]], [f"{BIGGER}.", f"{LATER}."]),
        (
            [[(100, 2005)], [(90, 2009)], [(900, 2009)]],
            ["Mean size does not rise steadily outward.", "The median opening year does not rise steadily outward."],
        ),
        ([[(100, 2005)], [(np.nan, np.nan)], [(900, 2014)]], []),
    ],
)
def test_whether_size_and_year_rise(values, sentences):
    assert [text for text in told({"A": values})[3:] if "filled" not in text] == sentences


@pytest.mark.parametrize(
    ("cities", "sentence"),
    [
        ({"A": plainly(2, 0, 1)}, "The pattern is: double ring: central city and far suburb."),
        (
            {"A": plainly(2, 0, 1), "B": plainly(0, 0, 0)},
            "The pattern is: double ring: central city and far suburb, in the one of 2 cities that has incubators in its rings.",
        ),
        (
            {"A": plainly(1, 0, 0), "B": plainly(2, 0, 0), "C": plainly(0, 1, 0), "D": plainly(0, 0, 0)},
            "The most common pattern is: single ring: central city (2 of 3 cities with incubators in their rings).",
        ),
        (
            {"A": plainly(1, 0, 0), "B": plainly(0, 4, 0)},
            "No pattern is the most common; 1 of 2 cities with incubators in their rings each show: single ring: "
            "central city, single ring: near suburb.",
        ),
    ],
)
def test_the_commonest_pattern_or_all_that_tie(cities, sentence):
    assert told(cities)[1] == sentence


@pytest.mark.parametrize(
    ("cities", "sentence"),
    [
        ({"A": plainly(3, 1, 0)}, "75% of 4 incubators in the rings stand in the central city."),
        (
            {"A": plainly(1, 0, 1), "B": plainly(1, 0, 1)},
            "50% of 4 incubators in the rings stand in each of these: central city, far suburb.",
        ),
        ({"A": plainly(0, 1, 0)}, "The only incubator in the rings stands in the near suburb."),
        ({"A": plainly(0, 0, 0)}, "No incubator stands in any ring."),
    ],
)
def test_the_fullest_ring_or_all_that_tie(cities, sentence):
    assert told(cities)[0] == sentence


def test_a_line_for_each_city():
    result, _ = spread({"A": plainly(1, 0, 0), "B": plainly(2, 1, 0), "C": plainly(0, 0, 0)})
    assert city_sentences(result.summary) == [
        "A: single ring: central city; 1 incubator (1 / 0 / 0 outward).",
        "B: double ring: central city and near suburb; 3 incubators (2 / 1 / 0 outward).",
        "C: no incubators in its rings.",
    ]
    nameless, _ = spread({None: plainly(1, 1, 1)})
    assert city_sentences(nameless.summary) == ["The city: triple ring; 3 incubators (1 / 1 / 1 outward)."]


# --- any data -------------------------------------------------------------------------------------------------------

INCUBATOR = st.tuples(st.sampled_from([50, 200, 900, np.nan]), st.sampled_from([2005, 2008, 2012, np.nan]))
CITIES = st.lists(st.lists(st.lists(INCUBATOR, max_size=3), min_size=1, max_size=3), min_size=1, max_size=4)


def known(values):
    return [v for v in values if not np.isnan(v)]


def steadily(values, sign):
    """Whether each value is beyond the one before; None where that cannot be asked."""
    if len(values) < 2 or any(v is None for v in values):
        return None
    return all(sign * b > sign * a for a, b in zip(values, values[1:], strict=False))


def measures(of_ring):
    """Number, mean size and median year of each ring of a city, in plain Python."""
    sizes, years = ([known([row[i] for row in ring]) for ring in of_ring] for i in (0, 1))
    return (
        [len(ring) for ring in of_ring],
        [sum(some) / len(some) if some else None for some in sizes],
        [median(some) if some else None for some in years],
    )


def understood(text, claim, judged, alone):
    """The cities that show a gradient, as a reader of the sentence takes it; `judged` are those that it can speak of."""
    main = text.partition(". ")[0].rstrip(".")
    if found := re.fullmatch(f"{claim} in (all|none of) (\\d+) cities", main):
        assert int(found[2]) == len(judged) > 1
        return judged if found[1] == "all" else set()
    if found := re.fullmatch(f"{claim} in (\\d+) of (\\d+) cities; not in (.+)", main):
        others = set(found[3].split(", "))
        assert (int(found[1]), int(found[2])) == (len(judged) - len(others), len(judged))
        return judged - others
    assert len(judged) == 1
    where = "" if alone else f" in {next(iter(judged))}"
    assert (" not " in main and main.endswith(where)) or main == claim + where
    return judged if main == claim + where else set()


def density_kind(counts):
    """What is to be told of a city: falls, steady not, empty in which rings, all within; nothing of a single ring."""
    if len(counts) < 2:
        return None
    if steadily(counts, -1):
        return "falls"
    if not any(counts[1:]):
        return "inner"
    empty = [terms.label("ring", name) for name, n in zip(NAMES, counts, strict=False) if not n]
    return ", ".join(empty) or "not"


def density_understood(answer, filled):
    """The same as a reader takes it from the sentences."""
    alone, kinds = len(filled) == 1, {}
    judged = [city for city, of_ring in filled.items() if density_kind(of_ring[0])]
    unjudged = 0
    for text in answer[2:]:
        unjudged += sum(map(int, re.findall(r"(\d+) more cit", text))) if "ensity" in text or "ncubator" in text else 0
        main = text.partition(". ")[0].rstrip(".")
        if found := re.fullmatch(r"All incubators( of (.+))? stand in the central city: .+", main):
            kinds |= dict.fromkeys(found[2].split(", ") if found[2] else judged, "inner")
        elif found := re.fullmatch(r"No incubator stands in (the .+?)( of (.+))?", main):
            kinds |= dict.fromkeys(found[3].split(", ") if found[3] else judged, found[1].replace("the ", ""))
        elif found := re.fullmatch(f"{FALLS} in (\\d+) of (\\d+) cities: (.+)", main):
            assert (int(found[1]), int(found[2])) == (found[3].count(", ") + 1, len(judged))
            kinds |= dict.fromkeys(found[3].split(", "), "falls")
        elif found := re.fullmatch(r"Density does not fall steadily outward( in (.+))?", main):
            kinds |= dict.fromkeys(found[2].split(", ") if found[2] else judged, "not")
        elif main.startswith("Density"):
            yes = understood(text, FALLS, set(judged), alone)
            kinds |= {city: "falls" if city in yes else "not" for city in judged}
    assert unjudged == (len(filled) - len(judged)) * bool(judged)
    return kinds


@settings(max_examples=100)
@given(CITIES)
def test_gradients_are_those_of_the_cities(drawn):
    cities = {f"city {i}": of_ring for i, of_ring in enumerate(drawn)}
    answer = told(cities)
    filled = {city: measures(of_ring) for city, of_ring in cities.items() if any(of_ring)}
    assert density_understood(answer, filled) == {
        city: kind for city, of_ring in filled.items() if (kind := density_kind(of_ring[0]))
    }
    for claim, which, sign in ((BIGGER, 1, 1), (LATER, 2, 1)):
        verdicts = {city: steadily(values[which], sign) for city, values in filled.items()}
        judged = {city for city, verdict in verdicts.items() if verdict is not None}
        subject = re.split(" falls| rises", claim)[0]
        said = [text for text in answer[2:] if text.startswith(subject)]
        assert [understood(text, claim, judged, len(filled) == 1) for text in said] == [
            {city for city in judged if verdicts[city]} for _ in range(bool(judged))
        ]
        unjudged = [int(n) for text in said for n in re.findall(r"(\d+) more cit", text)]
        assert unjudged == [len(filled) - len(judged)] * bool(judged and len(filled) > len(judged))


@settings(max_examples=100)
@given(CITIES)
def test_fullest_ring_and_commonest_pattern_are_those_of_the_tables(drawn):
    result, _ = spread({f"city {i}": of_ring for i, of_ring in enumerate(drawn)})
    answer = ring_report.answer(result)
    counts = result.statistics.groupby("ring_name")["n"].sum().to_dict()
    first = answer[0]
    named = {code for code in counts if terms.label("ring", code) in first}
    most = max(counts.values())
    assert named == {code for code, n in counts.items() if n == most and n}
    assert (first == "No incubator stands in any ring.") == (most == 0)
    shown = [p for p, n in zip(result.summary["pattern"], result.summary["n"], strict=True) if n]
    modes = {code for code in shown if shown.count(code) == max(map(shown.count, shown))}
    second = "".join(answer[1:2])
    assert sum(second.count(terms.label("pattern", code)) for code in modes) == len(modes)
    assert {code for code in terms.codes("pattern") if terms.label("pattern", code) in second} == modes


@settings(max_examples=60)
@given(CITIES, st.randoms())
def test_the_order_of_rows_changes_no_sentence(drawn, random):
    cities = {f"city {i}": of_ring for i, of_ring in enumerate(drawn)}
    mixed = list(cities.items())
    random.shuffle(mixed)
    ours, theirs = told(cities), told(dict(mixed))
    assert [sorted(re.split("[,.;]", text)) for text in ours] == [sorted(re.split("[,.;]", text)) for text in theirs]


# --- charts and tables ----------------------------------------------------------------------------------------------


def test_a_median_between_two_years_is_told_by_these():
    page = spread({"A": [[(100, 2012), (200, 2013)], [(300, 2014)]]})[1]()
    assert page.count("2012–2013") == 2  # in the table and in the chart
    table = page.partition("<caption>Ring statistics")[2].partition("</table>")[0]
    assert (">2012<" in table, ">2014<" in table, "2012.5" in page) == (False, True, False)
    whole = spread({"A": [[(100, 2012), (200, 2014)], [(300, 2014)]]})[1]()
    assert "2013" in whole.partition("<caption>Ring statistics")[2].partition("</table>")[0]
    assert "–2014" not in whole


def test_a_numbered_ring_has_no_article_and_a_named_one_has():
    """In the answer, where half stood by when, and of rings that are empty."""
    numbered, dated = [f"ring_{i + 1}" for i in range(4)], [[(np.nan, 2000 + i)] for i in range(4)]
    for names, first, others in (
        (numbered, "ring 1", "ring 2, ring 3, ring 4"),
        (
            ["central", "老城", "near_suburb", "far_suburb"],
            "the central city",
            "the 老城, the near suburb, the far suburb",
        ),
        (["The core", "the rim", "老城", "Outside"], "The core", "the rim, the 老城, the Outside"),
    ):
        result = spread({"A": plainly(3, 0, 0, 0), "B": plainly(3, 1, 1, 1), "C": plainly(1, 0, 0, 0)}, names=names)[0]
        text = " ".join(ring_report.answer(result))
        assert f"incubators in the rings stand in {first}." in text
        assert f"All incubators of A, C stand in {first}: their other rings are empty." in text
        alone = ring_report.answer(spread({"A": plainly(1, 0, 0, 0)}, names=names)[0])
        assert alone[0] == f"The only incubator in the rings stands in {first}."
        assert f"All incubators stand in {first}: the other rings are empty." in alone
        outer = " ".join(ring_report.answer(spread({"A": plainly(0, 0, 0, 2)}, names=names)[0]))
        assert f"No incubator stands in {', '.join([first, *others.split(', ')[:2]])}." in outer
        half = " ".join(ring_report.answer(spread({"A": dated}, names=names)[0]))
        assert f"by 2000 in {first} (1), by 2001 in {others.split(', ')[0]} (1)" in half


def test_numbered_rings_are_called_by_words():
    assert zones.ring_word("ring_4") == "ring 4"
    assert zones.ring_word("central") == "central city"
    assert zones.ring_word("老城") == "老城"


def test_more_cities_than_charts_are_told():
    page = spread({f"city {i}": plainly(1, 1) for i in range(ring_report.MAX_CHARTS + 1)})[1]()
    assert "Charts of the 12 cities with most incubators; the tables hold all 13." in page
    few = spread({f"city {i}": plainly(1, 1) for i in range(ring_report.MAX_CHARTS)})[1]()
    assert "Charts of the" not in few


@pytest.mark.parametrize(("far", "frame"), [(2500, None), (90_000, [-40, -40, 2040, 1040])])
def test_the_map_is_that_of_the_rings_where_the_list_goes_on_far_beyond_them(far, frame):
    rings = pd.DataFrame({"geometry": [shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)]})
    shown = ring_report._without_strays(np.array([shapely.Point(500, 500), shapely.Point(far, 0), None]), rings)
    assert (shown if shown is None else shown.tolist()) == frame
