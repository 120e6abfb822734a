"""Sitings by travel: the ways equal a directed search of the textbook's, and the best choice that of all choices on them."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings

from innospace.core.siting.siting import SitingOptions, assess
from innospace.core.siting.siting_reach import reach
from innospace.core.siting.siting_report import build, sentences
from innospace.core.streets import network
from innospace.core.streets.travel import TravelOptions, of_lines

from .networks import random_points
from .test_travel import SEEDS, case

SNAP = 150.0
NAMES = np.array(["a", "b", "c", "d"], object)


@pytest.mark.parametrize("heading", ["from", "to"])
@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_ways_equal_a_directed_search_in_both_headings(heading, seed):
    streets, textbook, rng = case(seed)
    homes, places = random_points(rng, 7), random_points(rng, 4)
    ways = textbook.matrix(homes, places, SNAP) if heading == "to" else textbook.matrix(places, homes, SNAP).T
    how = TravelOptions("minutes", speed=5.0, heading=heading)
    found = reach(shapely.points(homes), shapely.points(places), streets=streets, snap=SNAP, travel=how)
    demand, site, minutes = found.pairs(np.inf, np.arange(4))
    table = np.full((7, 4), np.inf)
    table[demand, site] = minutes * 60
    assert table == pytest.approx(ways, abs=1e-5)
    site, least = found.nearest(np.arange(4))
    assert least * 60 == pytest.approx(ways.min(axis=1), abs=1e-5)
    assert (site == -1).tolist() == np.isinf(ways.min(axis=1)).tolist()


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_the_best_choice_is_that_of_all_choices(seed):
    streets, textbook, rng = case(seed)
    homes, places = random_points(rng, 8), random_points(rng, 4)
    people = rng.integers(1, 9, 8).astype(float)
    ways = textbook.matrix(homes, places, SNAP) / 60
    usable = np.isfinite(textbook.matrix(places, places, SNAP).diagonal())
    if usable.sum() < 2 or not np.isfinite(ways).any() or (np.abs(ways - 4) < 1e-6).any():
        return
    pairs = [list(pair) for pair in combinations(np.flatnonzero(usable), 2)]
    most = max(people[ways[:, pair].min(axis=1) <= 4].sum() for pair in pairs)
    if not most:
        return
    options = SitingOptions(number=2, radius=4, snap=SNAP, travel=TravelOptions("minutes", 5.0, "to"))
    result = assess(shapely.points(homes), shapely.points(places), population=people, streets=streets, options=options)
    assert result.summary["objective"].iloc[0] == most
    assert result.summary["gap"].iloc[0] == 0


# A street along which the homes stand, open eastwards only; a place at either end.
STREET = shapely.linestrings([[(0, 0), (1000, 0)], [(1000, 0), (1000, 10)]])
HOMES = shapely.points([(100 * i, 0) for i in range(1, 10)])
ENDS = shapely.points([(0, 0), (1000, 0)])


def streets(unit="metres", **fields):
    values = {name: np.array(value, object) for name, value in fields.items()}
    return network.build(STREET, travel=of_lines(STREET, TravelOptions(unit), **values))


def test_one_way_streets_lead_to_the_site_or_from_it():
    one_way = streets(direction=["F", None])
    for heading, chosen in (("to", [False, True]), ("from", [True, False])):
        options = SitingOptions(number=1, radius=900, travel=TravelOptions(heading=heading))
        result = assess(HOMES, ENDS, streets=one_way, options=options)
        assert result.rows["chosen"].tolist() == chosen
        assert result.summary["objective"].iloc[0] == 9
        page = build(result, names=NAMES[:2], demand=HOMES, sites=ENDS, streets=one_way).html()
        assert ("ways lead from each place to its site" in page) == (heading == "to")
        assert ("ways lead from each site to its places" in page) == (heading == "from")
    both = assess(HOMES, ENDS, streets=streets(), options=SitingOptions(number=1, radius=900))
    page = build(both, names=NAMES[:2], demand=HOMES, sites=ENDS, streets=streets()).html()
    assert "open one way only" not in page


def test_minutes_by_the_speed_are_the_metres_over_again():
    plain = assess(HOMES, ENDS, streets=streets(), options=SitingOptions(number=1, radius=400))
    for ground in (streets(), None):
        options = SitingOptions(number=1, radius=6, travel=TravelOptions("minutes", 4.0, "to"))
        timed = assess(HOMES, ENDS, streets=ground, options=options)
        assert timed.rows["chosen"].tolist() == plain.rows["chosen"].tolist()
        assert timed.rows[["clients", "pop"]].equals(plain.rows[["clients", "pop"]])
        metres = plain.allocation["distance"].to_numpy()
        assert timed.allocation["distance"].to_numpy() == pytest.approx(metres * 60 / 4000)
        # The fourth home stands just at the limit.
        assert timed.allocation["status"].tolist() == plain.allocation["status"].tolist()
        assert plain.rows["clients"].max() == 4


def test_the_report_tells_minutes_as_minutes():
    timed = streets("minutes", speed=[6.0, None])
    options = SitingOptions("least_distance", number=1, travel=TravelOptions("minutes", 4.0, "to"))
    result = assess(HOMES, ENDS, streets=timed, options=options)
    ways = np.arange(100, 1000, 100) / 100  # 100 m a minute
    row, text = result.summary.iloc[0], " ".join(sentences(result, names=NAMES[:2]))
    assert row["objective"] == pytest.approx(ways.sum())
    # A single street ends nearer than any way leads.
    assert f"are at most {ways.mean():.1f} min from their site on average along the streets" in text
    assert f"the farthest place at most {ways.max():.1f} min." in text
    assert "(45 min in all)" not in text
    page = build(result, names=NAMES[:2], demand=HOMES, sites=ENDS, streets=timed).html()
    assert "minutes on average" in page
    assert "quickest ways along the streets" in page
    assert "metres" not in page
    straight = assess(HOMES, ENDS, options=SitingOptions(number=1, radius=6, travel=options.travel))
    text = " ".join(sentences(straight, names=NAMES[:2]))
    assert "within 6 min in a straight line at 4 km/h (no network)" in text
    assert "quickest" not in build(straight, names=NAMES[:2], demand=HOMES, sites=ENDS).html()
