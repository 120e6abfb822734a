"""In which order rings fill: cases by hand, numbers against plain Python, sentences recomputed from the years."""

import math
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base import terms
from innospace.core.page.report import excerpt
from innospace.core.rings import ring_evolution, ring_report
from innospace.core.rings.ring_evolution import ORDERS, cumulative, filling, opened, order

from .test_ring_report import NAMES, spread

# Years in which half of each ring stood, inner rings first, and the order, by hand.
CASES = [
    ([2004, 2009, 2012], "outward"),
    ([2004, 2005], "outward"),
    ([2012, 2009, 2004], "inward"),
    ([2009, 2009, 2009], "together"),
    ([2004, 2004, 2009], "no_order"),
    ([2004, 2012, 2009], "no_order"),
    ([2009, 2004, 2012], "no_order"),
    ([2009, 2009, 2004], "no_order"),
    ([2004], None),
    ([], None),
]
YEARS = st.one_of(st.just(math.nan), st.integers(2000, 2006).map(float))
# Cities of one to three rings, each ring with the opening years of its incubators.
CITIES = st.lists(st.lists(st.lists(YEARS, max_size=5), min_size=1, max_size=3), min_size=1, max_size=4)
CLAIMS = {
    "outward": "the rings filled from the centre outward",
    "inward": "the rings filled from the outside inward",
    "together": "the rings filled at the same time",
    "no_order": "the rings filled neither from the centre nor from the outside",
}


def run(drawn):
    return spread({f"C{i}": [[(100.0, year) for year in ring] for ring in city] for i, city in enumerate(drawn)})


def known(ring):
    return sorted(int(year) for year in ring if not math.isnan(year))


def half(years):
    """The first year by whose end at least half stood, by counting."""
    return next(year for year in sorted(years) if 2 * sum(other <= year for other in years) >= len(years))


def ordered(city):
    """The order of a city's rings; None where a ring is without years or fewer than two hold incubators."""
    rings = [ring for ring in city if ring]
    if len(rings) < 2 or not all(map(known, rings)):
        return None
    halves = [half(known(ring)) for ring in rings]
    pairs = list(zip(halves, halves[1:], strict=False))
    for code, holds in (
        ("outward", lambda a, b: a < b),
        ("inward", lambda a, b: a > b),
        ("together", lambda a, b: a == b),
    ):
        if all(holds(a, b) for a, b in pairs):
            return code
    return "no_order"


@pytest.mark.parametrize(("halves", "code"), CASES)
def test_the_order_of_each_case(halves, code):
    assert order(np.array(halves)) == code


def test_every_order_has_a_case():
    assert {code for _, code in CASES if code} == set(ORDERS) == set(CLAIMS)


@given(CITIES)
@settings(max_examples=80)
def test_openings_halves_and_sums_against_counting(drawn):
    result, _ = run(drawn)
    expected = [
        (f"C{i}", k + 1, NAMES[k], year, known(ring).count(year))
        for i, city in enumerate(drawn)
        for k, ring in enumerate(city)
        for year in sorted(set(known(ring)))
    ]
    assert [tuple(row) for row in result.opened.to_numpy().tolist()] == expected
    rings = [
        (f"C{i}", k + 1, known(ring)) for i, city in enumerate(drawn) for k, ring in enumerate(city) if known(ring)
    ]
    table = filling(result.opened)
    assert table[["city", "ring", "n_dated", "first_year", "half_year", "last_year"]].to_numpy().tolist() == [
        [city, ring, len(years), years[0], half(years), years[-1]] for city, ring, years in rings
    ]
    for city, some in result.opened.groupby("city"):
        stood = cumulative(some)
        for ring, years in ((ring, years) for name, ring, years in rings if name == city):
            assert stood[ring].to_dict() == {year: sum(other <= year for other in years) for year in stood.index}


@given(CITIES)
@settings(max_examples=120)
def test_what_is_said_of_the_order_holds(drawn):
    result, _ = run(drawn)
    said, orders = ring_report.evolution(result), {f"C{i}": ordered(city) for i, city in enumerate(drawn)}
    told = {city: code for city, code in orders.items() if code}
    outward = [city for city, code in told.items() if code == "outward"]
    assert len(said) == bool(told)
    if len(told) == 1:
        claim = re.match(r"(?:C\d: )?(.+?): half", said[0])[1]
        assert claim.lower() == CLAIMS[next(iter(told.values()))]
        several = sum(any(city) for city in drawn) > 1
        assert said[0].startswith(next(iter(told))) == several
    elif told and outward:
        found = re.search(r"outward in (\d+) of (\d+) cities .+: (.+)\.$", said[0])
        assert (int(found[1]), int(found[2])) == (len(outward), len(told))
        assert sorted(found[3].split(", ")) == outward
    elif told:
        assert said[0].startswith(f"In none of {len(told)} cities")
    lines = ring_report.city_evolutions(result)
    assert {line[:2] for line in lines} == {f"C{i}" for i, city in enumerate(drawn) if any(map(known, city))}
    for line in lines:
        city = drawn[int(line[1])]
        code = orders[line[:2]]
        assert (CLAIMS[code] in line) if code else ("the rings filled" not in line)
        parts = re.findall(r"by (\d+) in the ([a-z ]+) \((\d+)\)", line)
        assert [(int(year), ring, int(n)) for year, ring, n in parts] == [
            (half(known(ring)), terms.label("ring", NAMES[k]), len(known(ring)))
            for k, ring in enumerate(city)
            if known(ring)
        ]


def test_nanjing_as_the_source_has_it_and_the_other_way_round():
    centre, near, far = [2000, 2003, 2004, math.nan], [2005, 2008], [2010]
    result, page = run([[centre, near, far]])
    assert ring_report.evolution(result) == [
        "The rings filled from the centre outward: half of the dated incubators stood by 2003 in the central city (3), by 2005 "
        "in the near suburb (2), by 2010 in the far suburb (1)."
    ]
    html = page()
    assert "1 of 7 incubators in the rings has no year and does not count here." in html
    assert "C0: incubators by ring and year of opening, summed up" in html
    assert "central city (half by 2003)" in html
    assert ring_report.evolution(run([[far, near, centre]])[0])[0].startswith(
        "The rings filled from the outside inward: "
    )


def test_a_ring_without_any_year_leaves_the_order_open():
    result, page = run([[[2000.0], [math.nan], [2010.0]]])
    assert ring_report.evolution(result) == []
    assert (
        "C0: half of the dated incubators stood by 2000 in the central city (1), by 2010 in the far suburb (1)."
        in page()
    )


def test_without_years_nothing_is_said_of_them():
    result, page = run([[[math.nan], [math.nan]]])
    assert result.opened.empty
    assert ring_report.evolution(result) == []
    assert "<h2>Evolution</h2>" not in page()


def test_each_year_of_the_chart_is_drawn_around_its_tick(monkeypatch):
    """What stood at the end of 2014 is drawn over 2014, not up to 2015, of which nothing is known."""
    drawn = []
    monkeypatch.setattr(ring_report.charts, "to_svg", lambda axes: drawn.append(axes) or "")
    result, _ = run([[[2012.0, 2014.0], [2013.0]]])
    ring_report._growth("C0", result.opened, {1: "central", 2: "near"})
    assert drawn[0].get_xlim() == pytest.approx((2011.5, 2014.5))
    bars = [[(bar.get_x() + 0.5, bar.get_y(), bar.get_height()) for bar in ring] for ring in drawn[0].containers]
    assert bars == [[(2012, 0, 1), (2013, 0, 1), (2014, 0, 2)], [(2012, 1, 0), (2013, 1, 1), (2014, 2, 1)]]


def test_charts_for_the_largest_cities_alone():
    drawn = [[[2000.0] * (5 - i), [2003.0]] for i in range(5)]
    titles = [title for title, _ in excerpt(run(drawn)[1]()).figures if "summed up" in title]
    assert [title[:2] for title in titles] == ["C0", "C1", "C2"]


def test_the_order_of_rows_changes_nothing():
    rings = pd.DataFrame(
        {"city": ["B", "A", "B"], "ring": [2, 1, 1], "ring_name": ["near_suburb", "central", "central"]}
    )
    home, year = np.array([0, 1, 2, 2, -1]), np.array([2005.0, 2001.0, 2003.0, 2002.0, 1990.0])
    one, other = opened(home, rings, year), opened(home[::-1], rings, year[::-1])
    pd.testing.assert_frame_equal(one, other)
    assert one["year"].tolist() == [2002, 2003, 2005, 2001]
    assert opened(home, rings, None).equals(ring_evolution.NOTHING)
