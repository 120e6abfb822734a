"""What the report of a context claims, recomputed from the table."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.stock import context, context_report
from innospace.core.streets import network

LIMITS = context.ContextOptions()
NOTHING = np.array([], dtype=object)


def told(candidates, targets, options=LIMITS, streets=None):
    found = context.assess(candidates, targets, options=options, streets=streets)
    return found.rows, context_report.sentences(found)


def test_the_sentences_of_a_context():
    targets = {"地铁": shapely.points([0, 500], [0, 0]), "park": NOTHING}
    _, lines = told(shapely.points([0, 3000], [100, 0]), targets)
    assert lines == [
        "Distances are straight lines.",
        "地铁: 1 of 2 assessed candidates (50%) have one within 1,000 m; median distance 1,300 m.",
        "park: the layer holds no targets.",
    ]


@pytest.mark.parametrize(
    ("xs", "line"),
    [
        ([0], "metro: 1 of 1 assessed candidate (100%) has one within 1,000 m; median distance 0 m."),
        ([9000], "metro: 0 of 1 assessed candidate (0%) has one within 1,000 m; none within 5,000 m of any."),
        (
            [0, 900, 9000],
            "metro: 2 of 3 assessed candidates (67%) have one within 1,000 m; "
            "median distance 450 m among the 2 that have one within 5,000 m.",
        ),
    ],
)
def test_a_median_says_of_whom_it_is(xs, line):
    _, lines = told(shapely.points(xs, 0), {"metro": shapely.points([[0, 0]])})
    assert lines[1] == line


def test_without_an_assessed_candidate_nothing_is_claimed():
    _, lines = told(np.array([None, None]), {"metro": shapely.points([[0, 0]])})
    assert lines[1] == "metro: no candidate could be assessed."


def test_shares_are_of_those_that_were_assessed():
    """Of 43 candidates two stand too far from any street and two on a street that hangs apart."""
    street = network.build(shapely.linestrings([[(0, 0), (4000, 0)], [(9000, 0), (9500, 0)]]))
    along = shapely.points(np.linspace(0, 3800, 39), 10)
    odd = shapely.points([[0, 900], [50, 900], [9100, 5], [9200, 5]])
    candidates = np.concatenate([along, odd])
    targets = {"metro": shapely.points([[1, 10]])}
    table, lines = told(candidates, targets, streets=street)
    assert table["status"].value_counts().to_dict() == {"ok": 39, "unsnapped": 2, "isolated": 2}
    # Every 100 m from 0 to 900 m with two legs of 10 m: nine within 1 km beside the first.
    assert lines[1].startswith("metro: 10 of 41 assessed candidates (24%) have one within 1,000 m; median distance")
    assert lines[1].endswith("among the 39 that have one within 5,000 m.")
    assert context.assess(candidates, targets, streets=street).notes == [
        "The network falls into 2 parts; 11% of its length and 50% of its junctions and ends hang apart from the longest.",
        "2 of 43 candidates have no street within 200 m and are not assessed.",
        "2 of 43 candidates have no target on their part of the network: none in reach.",
        "2 of 43 candidates are tied to parts that hang apart from the main network. Move them to the main network, or join the "
        "streets first with “Check a street network”.",
        "43 of 43 places are nearer than 1,000 m to the edge of the streets (their convex hull), or beyond it. What "
        "lies beyond is unknown: numbers and shares there are lower bounds, distances upper bounds.",
    ]


PLACES = st.lists(st.one_of(st.none(), st.integers(0, 9000)), min_size=1, max_size=9)


def by_hand(own, theirs, reach, farthest):
    """The sentence on a layer of places on a line, out of every pair."""
    theirs, own = [y for y in theirs if y is not None], [x for x in own if x is not None]
    if not theirs:
        return "t: the layer holds no targets."
    if not own:
        return "t: no candidate could be assessed."
    nearest = [min(abs(x - y) for y in theirs) for x in own]
    near, measured = sum(d <= reach for d in nearest), [d for d in nearest if d <= farthest]
    who = "assessed candidate ({}) has" if len(own) == 1 else "assessed candidates ({}) have"
    median = f"median distance {int(np.median(measured or [0]) + 0.5):,} m"
    if not measured:
        median = f"none within {farthest:,} m of any"
    elif len(measured) < len(own):
        median += f" among the {len(measured)} that have one within {farthest:,} m"
    return f"t: {near} of {len(own)} {who.format(f'{int(100 * near / len(own) + 0.5)}%')} one within {reach:,} m; {median}."


@given(PLACES, PLACES, st.sampled_from([0, 500, 3000]), st.sampled_from([400, 5000]))
def test_every_sentence_follows_from_the_pairs(own, theirs, reach, farthest):
    candidates, places = (np.array([None if x is None else shapely.Point(x, 0) for x in xs]) for xs in (own, theirs))
    _, (_, line) = told(candidates, {"t": places}, context.ContextOptions(reach, farthest))
    assert line == by_hand(own, theirs, reach, farthest)


def test_the_page_names_what_it_rests_on():
    here, street = shapely.points([[0, 0]]), network.build(shapely.linestrings([[(0, 0), (900, 0)]]))
    straight = context_report.build(context.assess(here, {"t": NOTHING})).html()
    assert "largest distance" in straight
    assert "snap distance" not in straight
    assert "snap distance" in context_report.build(context.assess(here, {"t": NOTHING}, streets=street)).html()


# --- none in reach is no finding ------------------------------------------------------------------------------------

BROKEN = network.build(shapely.linestrings([[(0, 0), (4000, 0)], [(0, 300), (500, 300)]]))


@pytest.mark.parametrize(
    ("target", "line"),
    [
        ((200, 0), "metro: 1 of 1 assessed candidate (100%) has one within 1,000 m; median distance 100 m."),
        (
            (200, 310),
            "metro: not judged, as the network is broken there: all targets that have a street hang apart from the main "
            "network.",
        ),
        ((200, 900), "metro: not judged, as no target has a street within 200 m."),
        ((3900, 0), "metro: 0 of 1 assessed candidate (0%) has one within 1,000 m; median distance 3,800 m."),
    ],
)
def test_what_no_way_leads_to_is_not_judged(target, line):
    found = context.assess(shapely.points([[100, 0]]), {"metro": shapely.points([target])}, streets=BROKEN)
    assert context_report.sentences(found)[1] == line
    judged = "not judged" not in line
    assert found.summary[["share_reach", "median_m"]].notna().all(axis=None) == judged
    # One more target on the main network, and there is a finding.
    both = context.assess(shapely.points([[100, 0]]), {"metro": shapely.points([target, (3900, 0)])}, streets=BROKEN)
    assert "not judged" not in context_report.sentences(both)[1]


def test_of_a_layer_that_does_not_meet_the_candidates_nothing_is_said():
    here, targets = shapely.points([[0, 0]]), {"metro": shapely.points([[9e5, 0]]), "park": shapely.points([[5, 0]])}
    found = context.assess(here, targets, apart=["metro"])
    assert context_report.sentences(found)[1:] == [
        "metro: not judged, as it does not meet the candidates.",
        "park: 1 of 1 assessed candidate (100%) has one within 1,000 m; median distance 5 m.",
    ]
    page = context_report.build(found).html()
    assert "100%" in page
    assert ">0%<" not in page


@pytest.mark.parametrize(("near", "words"), [(1000, "100%"), (999, "99.9%")])
def test_nearly_all_is_not_all(near, words):
    places = shapely.points(np.where(np.arange(1000) < near, 0, 9000), 0)
    assert words in context_report.build(context.assess(places, {"t": shapely.points([[0, 0]])})).html()


# --- what the chart says in its title -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("targets", "title"),
    [
        ({"metro": [0, 4000], "park": [0]}, "park is what the fewest candidates have within 1,000 m: 50%"),
        ({"metro": [0], "park": [0]}, "50% of the candidates have each layer within 1,000 m"),
        ({"metro": [0], "park": []}, "50% of the candidates have metro within 1,000 m"),
        ({"metro": [0], "park": [4000], "bus": [0, 4000]}, "Candidates with a target within 1,000 m"),
        ({"metro": [], "park": []}, "Candidates with a target within 1,000 m"),
    ],
)
def test_the_chart_names_the_layer_that_the_fewest_have_where_one_is_last(targets, title):
    places = {name: np.array([shapely.Point(x, 0) for x in xs], object) for name, xs in targets.items()}
    page = context_report.build(context.assess(shapely.points([0, 4000], 0), places)).html()
    assert f"<title>{title}</title>" in page
