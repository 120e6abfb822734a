"""What the report says of levels is what the tables hold: each sentence with data that it is true of, and with others."""

import re
from dataclasses import replace

import numpy as np
import pytest
import shapely

from innospace.core.base import terms
from innospace.core.base.errors import InputError
from innospace.core.base.text import percent
from innospace.core.page.parts import TablePart
from innospace.core.siting.siting_levels import SitingLevelsOptions, assess, parse_levels
from innospace.core.siting.siting_levels_report import build, sentences
from innospace.core.streets import network
from innospace.core.streets.travel import TravelOptions

HOMES = shapely.points([(100 * i, 0) for i in range(10)])
PLACES = shapely.points([(150, 10), (450, 10), (850, 10), (5000, 0)])
OLD = shapely.points([(850, 0)])
NAMES = np.array(["west", "middle", "east", "far", "old"], object)
PEOPLE = np.array([10.0, 20, 30, 40, 50, 60, 70, 80, 90, 100])
CELLS = ["near", 2, 160, "wide", 1, 320]


def told(existing=None, cells=CELLS, population=PEOPLE, solver=True, homes=HOMES, **options):
    asked = SitingLevelsOptions(parse_levels(cells), **options)
    result = assess(homes, PLACES, existing, population=population, options=asked, solver=solver)
    return result, " ".join(sentences(result, names=NAMES))


def within(sites, radius):
    """(n,) whether each home is within a radius of some of the sites, counted from their places."""
    metres = shapely.distance(HOMES[:, None], np.concatenate([PLACES, OLD])[sites]).min(axis=1, initial=np.inf)
    return metres <= radius


def works(result, level):
    """Numbers of the sites that work at a level."""
    at = [lv.name for lv in result.options.levels]
    own = result.rows["level"].map(lambda name: -1 if name is None else at.index(name)).to_numpy()
    return np.flatnonzero((own >= at.index(level)) & (own >= 0))


@pytest.mark.parametrize("existing", [None, OLD])
def test_each_level_tells_its_share_and_only_with_existing_sites_that_of_today(existing):
    result, text = told(existing)
    for name, n, radius in (("near", 2, 160), ("wide", 1, 320)):
        share = percent(PEOPLE[within(works(result, name), radius)].sum() / PEOPLE.sum())
        if existing is not None and name == "near":
            today = percent(PEOPLE[within([4], radius)].sum() / PEOPLE.sum())
            assert f"near: with 2 new sites {share} of the people are within 160 m in a straight line" in text
            assert f", today {today}." in text
        else:
            verb = "bring" if n > 1 else "brings"
            plural = "sites" if n > 1 else "site"
            assert f"{name}: {n} new {plural} {verb} {share} of the people within {radius} m" in text
    assert ("today" in text) == (existing is not None)
    assert text.count("Today no site works at this level.") == (existing is not None)  # at the wide one


def test_the_higher_sites_are_among_the_lower_and_named_by_level():
    result, text = told()
    high, low = works(result, "wide"), works(result, "near")
    assert set(high) < set(low)
    assert f"New sites up to the level “wide”: {NAMES[high[0]]}." in text
    (other,) = set(low) - set(high)
    assert f"New sites up to the level “near”: {NAMES[other]}." in text
    result, text = told(cells=["near", 1, 160, "wide", 1, 320])
    assert "up to the level “near”" not in text


def test_who_is_left_is_counted_at_each_level():
    result, text = told()
    for name, radius in (("near", 160), ("wide", 320)):
        left = ~within(works(result, name), radius)
        share = percent(PEOPLE[left].sum() / PEOPLE.sum())
        assert f"{name}: {left.sum()} places ({share} of the people) stay beyond {radius} m." in text
    result, text = told(cells=["near", 3, 320, "wide", 1, 1000])
    assert "wide: every place is within 1,000 m." in text
    levels = parse_levels(["near", 3, 320, "wide", 1, 1000])
    some = assess(np.append(HOMES, None), PLACES, options=SitingLevelsOptions(levels))
    said = " ".join(sentences(some, names=NAMES))
    assert "wide: every place that could be assessed is within 1,000 m." in said
    assert "wide: 1" in text
    assert "stay beyond 1,000 m" not in text


def test_that_no_candidate_reaches_those_who_are_left_is_said_of_the_level_where_it_is_so():
    """Three sites within 100 m reach all whom any candidate reaches; one within 320 m leaves some to others."""
    _, text = told(cells=["near", 3, 100, "wide", 1, 320])
    left = ~within([0, 1, 2, 3], 100)
    share = percent(PEOPLE[left].sum() / PEOPLE.sum())
    nobody = f"No candidate that can be chosen reaches the remaining {share} of the people within 100 m."
    assert f"near: {left.sum()} places ({share} of the people) stay beyond 100 m. {nobody}" in text
    assert text.count("No candidate that can be chosen") == 1
    assert "No candidate that can be chosen" not in told()[1]


def test_the_best_is_called_so_where_it_is_proven():
    result, text = told()
    assert result.gap == 0
    assert "covers more, the people of each level added up." in text
    assert f"{result.objective:.0f} people" not in text  # more than there are: nobody's number of people
    parts = [PEOPLE[within(works(result, name), radius)].sum() for name, radius in (("near", 160), ("wide", 320))]
    assert result.objective == sum(parts)
    result, text = told(model="least_distance")
    metres = [shapely.distance(HOMES[:, None], PLACES[works(result, name)]).min(axis=1) for name in ("near", "wide")]
    assert result.objective == pytest.approx(sum(PEOPLE @ way for way in metres))
    assert f"makes the ways of all levels together shorter ({result.objective / 1000:.0f} person·km in all)" in text
    mean = (PEOPLE @ metres[1]) / PEOPLE.sum()
    assert f"wide: with 1 new site the people are {mean:.0f} m from their site on average" in text


def test_what_is_not_proven_is_not_called_the_best():
    random = np.random.default_rng(5)
    homes, places = shapely.points(random.uniform(0, 1000, (150, 2))), shapely.points(random.uniform(0, 1000, (40, 2)))
    levels = parse_levels(["near", 6, 120, "wide", 2, 260])
    result = assess(homes, places, options=SitingLevelsOptions(levels), solver=False)
    text = " ".join(sentences(result, names=np.arange(40).astype(str).astype(object)))
    assert result.gap > 0
    assert "This is the best" not in text
    assert f"may cover up to {percent(result.gap)} more, the people of each level added up" in text
    assert f"{result.objective:.0f} places" not in text
    proven = assess(homes, places, options=SitingLevelsOptions(levels))
    assert result.objective <= proven.objective <= proven.bound <= result.bound


def test_a_whole_number_may_be_written_with_a_point_as_shells_hand_it_on():
    assert parse_levels(["near", "3.0", "500.0"]) == parse_levels(["near", 3, 500])
    for number in ("2.5", "inf", "nan", "0"):
        with pytest.raises(InputError, match=f"near . {number} . 500. is no level"):
            parse_levels(["near", number, "500"])


def test_more_at_a_level_never_brings_less():
    values = [told(cells=["near", n, 160, "wide", 1, 320])[0].objective for n in (1, 2, 3)]
    assert values == sorted(values)
    assert told(cells=["near", 2, 160, "wide", 2, 320])[0].objective >= told()[0].objective


@pytest.mark.parametrize("existing", [None, OLD])
def test_what_is_open_is_told_of_what_is_new(existing):
    """Today's people are in the value and in its bound: as a share of both the gap would seem small."""
    result, _ = told(existing)
    opened = replace(result, bound=result.objective + 30, gap=30 / result.objective)
    text = " ".join(sentences(opened, names=NAMES))
    today = 0 if existing is None else PEOPLE[within([4], 160)].sum()
    share = percent(30 / (result.objective - today))
    said = f"another choice may cover up to {share} more"
    if existing is not None:
        said = f"compared with today another choice may bring up to {share} more than these sites"
    assert said in text
    assert ("compared with today" in text) == (existing is not None)


def test_the_order_of_rows_and_a_stray_row_change_nothing():
    order = np.random.default_rng(1).permutation(10)
    result = told()[0]
    other = told(homes=HOMES[order], population=PEOPLE[order])[0]
    assert other.rows.equals(result.rows)
    stray = told(homes=np.append(HOMES, None), population=np.append(PEOPLE, 5.0))[0]
    assert stray.objective == result.objective
    assert stray.allocation["status"].tolist().count("no_geometry") == 2
    assert any("no geometry" in note for note in stray.notes)


def test_the_page_has_a_map_a_level_and_says_minutes():
    result, _ = told(OLD)
    page = build(result, names=NAMES, demand=HOMES, sites=np.concatenate([PLACES, OLD]))
    assert page.html().count("<figure") == 3
    assert "existing site" in page.html()
    # New sites of both levels differ on the map of the lower one; on that of the higher none works at the lower alone.
    today, low, high = re.findall(r"<svg.*?</svg>", page.html(), re.S)[:3]
    assert "new site" not in today
    share = percent(PEOPLE[within([4], 160)].sum() / PEOPLE.sum())
    assert f"near today: {share} of the people within 160 m" in today
    alone = build(told()[0], names=NAMES, demand=HOMES, sites=PLACES)
    assert alone.html().count("<figure") == 2
    new_at = ["new site, works at the level “near”", "new site of the level “wide”, works also at: near"]
    assert [[text in picture for text in new_at] for picture in (low, high)] == [[True, True], [False, True]]
    minutes = SitingLevelsOptions(
        parse_levels(["near", 2, 2.4, "wide", 1, 4.8]), travel=TravelOptions("minutes", 4, "to")
    )
    timed = assess(HOMES, PLACES, population=PEOPLE, options=minutes)
    text = " ".join(sentences(timed, names=NAMES))
    assert "within 2.4 min in a straight line at 4 km/h (no network)" in text
    assert timed.objective == told()[0].objective
    for one, mine, other in ((timed, " (min)", " (m)"), (told()[0], " (m)", " (min)")):
        tables = [
            part for part in build(one, names=NAMES, demand=HOMES, sites=PLACES).body if isinstance(part, TablePart)
        ]
        heads = [head for table in tables for head in table.head]
        assert [sum(head.endswith(unit) for head in heads) for unit in (mine, other)] == [5, 0]
    apart = build(result, names=NAMES, demand=HOMES, sites=np.concatenate([PLACES, OLD]), apart="They lie apart.")
    assert apart.sentences == ["They lie apart."]


@pytest.mark.parametrize("model", ["cover_most", "least_distance"])
@pytest.mark.parametrize("existing", [None, OLD])
def test_the_table_of_levels_tells_the_share_of_today_where_there_are_sites(existing, model):
    result, _ = told(existing, model=model)
    page = build(result, names=NAMES, demand=HOMES, sites=PLACES if existing is None else np.concatenate([PLACES, OLD]))
    table = next(part for part in page.body if isinstance(part, TablePart))
    assert ("share today" in table.head) == (existing is not None)
    if existing is not None:
        shares = [row[table.head.index("share today")] for row in table.rows]
        now = PEOPLE[within([4], 160)].sum() / PEOPLE.sum()  # at the wide level no site works today
        assert shares == [f"{100 * now:.1f}%", "0.0%"]


@pytest.mark.parametrize("model", ["cover_most", "least_distance"])
def test_new_sites_that_bring_nobody_are_told_at_their_level(model):
    """Of twins one is for nothing at each level at which both work."""
    twins = PLACES[[0, 0, 2]]
    for cells in (["near", 3, 900, "wide", 2, 950], ["near", 2, 160, "wide", 1, 320]):
        options = SitingLevelsOptions(parse_levels(cells), model=model)
        result = assess(HOMES, twins, population=PEOPLE, options=options)
        text = " ".join(sentences(result, names=NAMES[:3]))
        for (name, _, radius), row in zip((cells[:3], cells[3:]), result.summary.itertuples(), strict=True):
            ways = shapely.distance(HOMES[:, None], twins[works(result, name)])
            seen = ways <= radius if model == "cover_most" else ways
            counted = _needless(seen, model)
            assert row.n_needless == counted
            said = "brings no further people" if model == "cover_most" else "brings none of the people nearer"
            more = said if counted == 1 else said.replace("brings", "bring")
            assert (f"{name}: {counted} of the {row.n_new} new sites {more}" in text) == (counted > 0)


def _needless(seen, model):
    """Sites that add nobody once those that add most, one after the other, are there."""
    left, more = np.zeros(len(seen)) if model == "cover_most" else np.full(len(seen), 1e9), 0
    for _ in range(seen.shape[1]):
        after = np.maximum(left[:, None], seen) if model == "cover_most" else np.minimum(left[:, None], seen)
        adds = PEOPLE @ np.abs(after - left[:, None])
        more += adds.max() <= 1e-9
        left = after[:, adds.argmax()]
    return more


@pytest.mark.parametrize("model", ["cover_most", "least_distance"])
def test_the_table_of_sites_tells_the_places_at_each_level(model):
    """Counted again: each home goes to the nearest site that works at the level, in the model that covers within the radius."""
    result, _ = told(OLD, ["near", 3, 160, "wide", 2, 320, "city", 1, 500], model=model)
    sites = np.concatenate([PLACES, OLD])
    page = build(result, names=NAMES, demand=HOMES, sites=sites)
    table = [part for part in page.body if isinstance(part, TablePart)][-1]
    rows = [dict(zip(table.head, row, strict=True)) for row in table.rows]
    for level, radius, column in (
        ("near", 160, terms.label("field", "clients")),
        ("wide", 320, "places at the level “wide”"),
        ("city", 500, "places at the level “city”"),
    ):
        working = works(result, level)
        metres = shapely.distance(HOMES[:, None], sites[working])
        nearest = working[metres.argmin(axis=1)]
        counted = nearest[(metres.min(axis=1) <= radius) | (model != "cover_most")]
        expected = {str(NAMES[site]): int((counted == site).sum()) for site in working}
        assert {row[table.head[0]]: int(row[column]) for row in rows if row[column] != "–"} == expected
    one, _ = told(cells=["near", 2, 160])
    alone = build(one, names=NAMES, demand=HOMES, sites=PLACES)
    assert "for each higher level" in page.html()
    assert "for each higher level" not in alone.html()
    assert "places at the level" not in alone.html()


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["", "", ""],
        ["near", 2],
        ["near", 1.5, 100],
        ["", 2, 100],
        ["near", 0, 100],
        ["near", 2, "nan"],
        ["near", 2, "inf"],
        ["near", 1, 100, "wide", 2, 300],
        ["near", 1, 100, "near", 1, 300],
    ],
)
def test_levels_that_are_none_are_named(cells):
    with pytest.raises(InputError) as raised:
        SitingLevelsOptions(parse_levels(cells))
    assert raised.value.parameter == "levels"


def test_with_a_budget_a_level_may_have_more_than_there_are_candidates():
    """The budget leaves open how many: as many as there are candidates, told; without one that is refused."""
    homes, places = shapely.points([(0, 0), (900, 0)]), shapely.points([(0, 100), (900, 100)])
    levels, cost = parse_levels(["near", 5, 300, "far", 1, 950]), np.array([1.0, 1.0])
    rich = assess(homes, places, cost=cost, options=SitingLevelsOptions(levels, budget=2.0))
    assert rich.rows["chosen"].tolist() == [True, True]
    assert rich.notes == ["At most 5 new sites are asked for, but only 2 candidates can be chosen."]
    poor = assess(homes, places, cost=cost, options=SitingLevelsOptions(levels, budget=1.0))
    assert poor.rows["chosen"].sum() == 1
    with pytest.raises(InputError, match="only 2 candidates"):
        assess(homes, places, options=SitingLevelsOptions(levels))


def test_empty_rows_of_the_table_are_passed_over():
    assert parse_levels(["near", 2, 100, None, "", None]) == parse_levels(["near", "2", "100"])


@pytest.mark.parametrize("existing", [False, True])
def test_shares_are_bounds_at_each_level_within_whose_radius_the_streets_end(existing):
    """Mid-grid, 4 km wide: its end lies beyond 350 m of most people, and within 2,100 m. Straight lines end nowhere."""
    lines = [line for x in range(0, 4001, 500) for line in ([(x, 0), (x, 4000)], [(0, x), (4000, x)])]
    grid = network.build(np.array([shapely.union_all(shapely.linestrings(lines))], object))
    homes = shapely.points([(2100, 2000), (2900, 2000), (0, 200)])
    sites, old = shapely.points([(2300, 2000), (3900, 4000)]), shapely.points([(2200, 2000)])[: int(existing)]
    options = SitingLevelsOptions(parse_levels(["near", 1, 350, "wide", 1, 2100]))
    layers = homes, sites, old if existing else None
    people = np.array([6.0, 3, 1])
    result = assess(*layers, population=people, streets=grid, options=options)
    names = np.array(["mill", "depot", "old"], object)[: len(result.rows)]
    text = " ".join(sentences(result, names=names))
    assert result.bounded == {"wide"}
    if existing:
        assert "near: with 1 new site 60% of the people are within 350 m along the streets, today 60%." in text
    else:
        assert "near: 1 new site brings 60% of the people within 350 m" in text
    assert "wide: 1 new site brings at least 90% of the people within 2,100 m" in text
    assert "near: 2 places (40% of the people) stay beyond 350 m. No candidate" in text
    assert "wide: at most 1 place (10% of the people) stays beyond 2,100 m. As far as the data reach, no" in text
    assert "reaches the other people (at most 10%) within 2,100 m." in text
    assert text.endswith("of sites that add nothing, holds as far as the data reach.")
    page = build(result, names=names, demand=homes, sites=np.concatenate([sites, old])).html()
    titles = re.findall("<title>(.*?)</title>", page)[1:]
    assert titles[-2:] == ["near: 60% of the people within 350 m", "wide: at least 90% of the people within 2,100 m"]
    straight = assess(*layers, population=people, options=options)
    said = " ".join(sentences(straight, names=names))
    assert straight.bounded == frozenset()
    assert "at least" not in said
    assert "at most" not in said
    assert "as far as the data" not in said.lower()


def test_today_is_a_lower_bound_at_the_lowest_level_where_the_streets_end():
    lines = [line for x in range(0, 4001, 500) for line in ([(x, 0), (x, 4000)], [(0, x), (4000, x)])]
    grid = network.build(np.array([shapely.union_all(shapely.linestrings(lines))], object))
    homes, sites, old = (shapely.points(xy) for xy in ([(100, 0), (900, 0), (0, 1400)], [(1000, 0)], [(200, 0)]))
    options = SitingLevelsOptions(parse_levels(["near", 1, 350]))
    result = assess(homes, sites, old, streets=grid, options=options)
    names = np.array(["mill", "old"], object)
    (first, *_), page = (
        sentences(result, names=names),
        build(result, names=names, demand=homes, sites=np.append(sites, old)),
    )
    assert "at least 67% of the places are within 350 m along the streets, today at least 33%." in first
    titles = re.findall("<title>(.*?)</title>", page.html())[1:]
    assert titles[0] == "near today: at least 33% of the places within 350 m"


@pytest.mark.parametrize(("x", "most"), [(0, True), (2000, False)])
def test_ways_of_a_level_are_upper_bounds_where_the_streets_end_nearer(x, most):
    lines = [line for at in range(0, 4001, 500) for line in ([(at, 0), (at, 4000)], [(0, at), (4000, at)])]
    grid = network.build(np.array([shapely.union_all(shapely.linestrings(lines))], object))
    homes, sites = shapely.points([(x + 100, x), (x + 900, x)]), shapely.points([(x + 300, x)])
    options = SitingLevelsOptions(parse_levels(["near", 1, 10]), model="least_distance")
    said = sentences(assess(homes, sites, streets=grid, options=options), names=np.array(["mill"], object))
    mean, worst = ("at most 400 m", "at most 600 m") if most else ("400 m", "600 m")
    assert f"the places are {mean} from their site on average along the streets, the farthest place {worst}." in said[0]
    assert any("near the edge of the data" in line for line in said) is most


@pytest.mark.parametrize("gap", [0, 1])
def test_that_no_candidate_reaches_those_whose_streets_hang_apart_is_open_at_each_level(gap):
    """Mid-grid: four of ten live on a street that ends at that of the sites, or a metre short of it: a slip of the drawing."""
    lines = [line for x in range(0, 4001, 500) for line in ([(x, 0), (x, 4000)], [(0, x), (4000, x)])]
    lines = shapely.linestrings([*lines, [(2200, 2000 + gap), (2200, 2250)]])
    streets = network.build(np.array([shapely.union_all(lines)], object))
    homes, sites = shapely.points([(2100, 2000), (2200, 2200)]), shapely.points([(2000, 2000), (1900, 2000)])
    options = SitingLevelsOptions(parse_levels(["near", 2, 350, "wide", 1, 600]))
    result = assess(homes, sites, population=np.array([6.0, 4]), streets=streets, options=options)
    said = sentences(result, names=np.array(["mill", "depot"], object))
    near, wide = (" ".join(line for line in said if line.startswith(name)) for name in ("near: 1 place", "wide: "))
    apart = (
        "Whether a candidate reaches the other people (40%) is open: their streets hang apart from the main network."
    )
    if gap:
        assert "1 of them has no way to any site: its streets hang apart from the main network." in near
        assert apart in near
        assert apart in wide
        return
    assert "No candidate that can be chosen reaches the remaining 40% of the people within 350 m." in near
    assert "hang apart" not in near + wide
