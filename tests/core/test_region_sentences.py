"""What the reports of the region tools say, recomputed from the tables: true of any data, and not said where it is not."""

import itertools
import re

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from innospace.core.region import belt as belt_tool
from innospace.core.region import (
    belt_report,
    brown_line_report,
    concentration_report,
    corridor_report,
    feature_town_report,
)
from innospace.core.region import concentration as concentration_tool
from innospace.core.region.concentration import chance_of_spearman
from innospace.core.region.feature_town import AREAS
from innospace.core.region.randomness import index_band

from .region_tools import belt, brown_line, concentration, corridor, feature_towns

RIVER = np.array([shapely.LineString([(-50_000, 50_000), (350_000, 50_000)])])
CITIES = np.array([shapely.box(100_000 * i, 0, 100_000 * (i + 1), 100_000) for i in range(3)])
SEEDS = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module", autouse=True)
def bands():
    """What chance makes of a number of places on a ground is drawn once: it depends on nothing else, see test_randomness."""
    known = {}

    def band(grounds, n, area, **how):
        asked = (*shapely.to_wkb(grounds), n, area, how["on_ellipsoid"])
        if asked not in known:
            known[asked] = index_band(grounds, n, area, **how)
        return known[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(concentration_tool, "index_band", band)
        yield


def numbers(text):
    """All numbers of a sentence, per cent as they stand."""
    return [float(x.replace(",", "")) for x in re.findall(r"-?\d[\d,]*\.?\d*", text)]


def found(pattern, sentences):
    """The sentence that fits a pattern, none or one."""
    fitting = [sentence for sentence in sentences if re.search(pattern, sentence)]
    assert len(fitting) <= 1
    return fitting


# --- concentration --------------------------------------------------------------------------------------------------


def in_cities(counts):
    return np.array([shapely.Point(1_000 * i + 5 + k, 5 + k * k) for i, n in enumerate(counts) for k in range(n)])


def cities_of(n):
    return np.array([shapely.box(1_000 * i, 0, 1_000 * (i + 1), 1_000) for i in range(n)])


@given(st.lists(st.integers(0, 6), min_size=1, max_size=7).filter(lambda counts: sum(counts) > 1), SEEDS)
@settings(max_examples=60)
def test_what_is_said_of_concentration_holds(counts, seed):
    people = np.random.default_rng(seed).choice([5e4, 3e5, 8e5, 2e6, 7e6, 2e7], len(counts))
    names = [f"C{chr(65 + i)}" for i in range(len(counts))]
    result = concentration(in_cities(counts), cities_of(len(counts)), names, population=people)
    said = concentration_report.sentences(result)
    n, by_city = sum(counts), dict(zip(names, counts, strict=True))
    most = sorted(set(counts) - {0}, reverse=True)
    firsts = [city for city in names if by_city[city] == most[0]]
    seconds = [city for city in names if len(firsts) == 1 and len(most) > 1 and by_city[city] == most[1]]
    assert re.findall(r"C[A-G]", said[0]) == firsts + seconds
    shares = [float(share) for share in re.findall(r"([\d.]+)%", said[0])]
    assert shares == pytest.approx([k / n * 100 for k in (most[:2] if seconds else most[:1])], abs=0.51)
    if len(firsts) == len(seconds) == 1 and by_city[firsts[0]] + by_city[seconds[0]] == n:
        assert sum(shares) == pytest.approx(100)
    assert ("tie for first" in said[0]) == (len(firsts) > 1)
    assert ("tie for second" in said[0]) == (len(seconds) > 1)
    assert f"of {n} incubators" in said[0]
    assert len(found("Gini", said)) == (len(counts) > 1)
    rank = pd.Series(people).rank().corr(pd.Series(counts).rank()) if len(counts) > 2 else np.nan
    chance = chance_by_hand(people, counts)
    assert len(found("tend to have more", said)) == (rank > 0 and chance < 0.05)
    assert len(found("tend to have fewer", said)) == (rank < 0 and chance < 0.05)
    assert len(found("distinguished from chance", said)) == (not np.isnan(rank) and chance >= 0.05)
    assert not found("published", said)
    assert not found(r"\b1 (cities|incubators)\b|nan", said)


def test_means_of_tiers_that_differ_look_different():
    assert concentration_report._apart(pd.Series([1.04, 1.0])) == ["1.04", "1.00"]
    assert concentration_report._apart(pd.Series([12.67, 2.0, 2.0])) == ["12.7", "2.0", "2.0"]


def test_two_cities_that_share_all_incubators_add_up():
    said = concentration_report.sentences(concentration(in_cities([13, 3]), cities_of(2), ["A", "B"]))
    assert said[0] == "81% of 16 incubators stand in A, 19% in B."  # 81.25 and 18.75
    said = concentration_report.sentences(concentration(in_cities([7, 1]), cities_of(2), ["A", "B"]))
    assert said[0] == "87.5% of 8 incubators stand in A, 12.5% in B."  # 88 and 13 would be 101


def test_the_largest_district_and_what_stands_outside_add_up():
    districts = np.array([shapely.box(0, -2_000, 10_000, 2_000)])
    xs = [*[1_000 * i + 500 for i in range(7)], 15_000]
    line, spaces = np.array([shapely.LineString([(0, 0), (20_000, 0)])]), shapely.points([(x, 10) for x in xs])
    result = corridor(line, 500, spaces, districts, ["D"])
    said = " ".join(corridor_report.sentences(result))
    assert "D has the largest share of its spaces by number (87.5%); 12.5% of them stand outside the districts" in said


def test_parts_of_the_belt_that_are_equal_read_equal():
    xs = [
        *[(150_000, 50_000 + i) for i in range(2)],
        *[(50_000, 50_000 + i) for i in range(2)],
        (50_000, 90_000),
        (50_000, 91_000),
    ]
    result = belt(shapely.points(xs), RIVER, 20_000, CITIES, ["A", "B", "C"], "B")
    said = belt_report.sentences(result)[0]
    assert said.startswith("Outside the core B, within 20 km of the axis, stand 33% of 6 incubators")
    assert said.endswith("; in the core 33%, in both 67%; in the north area 33%, in the south area 0%.")
    xs = [*[(150_000, 50_000 + i) for i in range(9)], (50_000, 50_000), (50_000, 90_000), (50_000, 10_000)]
    result = belt(shapely.points(xs), RIVER, 20_000, CITIES, ["A", "B", "C"], "B")
    assert sorted(result.zones["n"]) == [1, 1, 1, 9]
    said = belt_report.sentences(result)[0]
    assert re.findall(r"[\d.]+%", said.replace(" of the ground", ""))[-2:] == ["8%", "8%"]
    assert "stand 8% of 12 incubators" in said
    assert "in the core 75%, in both 83%" in said


def chance_by_hand(a, b):
    """Of all orders of `b`, the share whose |ρ| is that of the data or more, one order after the other."""
    ranks, others = pd.Series(a).rank(), pd.Series(b).rank().tolist()
    if len(others) < 3 or len(set(ranks)) == 1 or len(set(others)) == 1:
        return np.nan
    centred = (ranks - ranks.mean()).to_numpy()
    sums = np.array(list(itertools.permutations(others))) @ centred
    return (np.abs(sums) >= abs(sums[0]) - 1e-9).mean()


REST = ["淮安", "芜湖", "马鞍山市", "滁州", "Xuancheng"]


@pytest.mark.words_alone
@pytest.mark.parametrize(
    ("names", "counts", "said", "standards"),
    [
        (
            ["南京", "镇江市", "扬州", *REST],
            [30, 5, 10, 2, 2, 1, 0, 0],
            "Beside the published shares of the Nanjing region in 2014: 南京: over 60% published, 60% here; 镇江市: 12% "
            "published, 10% here.",
            2,
        ),
        (
            ["Nanjing", "Zhenjiang", "Yangzhou City", *REST],
            [30, 0, 5, 3, 2, 0, 0, 0],
            "Beside the published shares of the Nanjing region in 2014: Nanjing: over 60% published, 75% here; Zhenjiang: 12% "
            "published, 0% here.",
            2,
        ),
        # Too few, and a layer of some of the cities alone: all of one city's stand there.
        (
            ["南京", "镇江市", "扬州", *REST],
            [1, 0, 0, 0, 0, 0, 0, 0],
            "Too few to be set beside the published shares of the Nanjing region: 1.",
            0,
        ),
        (
            ["南京", "镇江市", "扬州", *REST],
            [30, 5, 2, 0, 0, 0, 0, 0],
            "5 of the 8 cities hold no incubator: the layer may not reach them, so that the shares are not set beside the "
            "published ones of the Nanjing region.",
            0,
        ),
        # Some of the eight cities, of which 60% and 12% were not published.
        (["南京", "镇江市", "扬州"], [6, 1, 3], None, 0),
        (["Nanjing", "Chuzhou"], [3, 1], None, 0),
        (["南京", "镇江市", *REST], [6, 1, 3, 0, 0, 0, 0], None, 0),
        (["南京", "镇江市", "扬州", *REST, "上海"], [6, 1, 3, 0, 0, 0, 0, 0, 0], None, 0),
        (["滁州", "鼓楼区"], [3, 1], None, 0),
        # Another region, of which nothing was published.
        (["南京市", "上海", "苏州市"], [3, 2, 3], None, 0),
    ],
)
def test_published_shares_stand_beside_the_cities_that_they_are_of(names, counts, said, standards):
    """They are shares of all eight cities: beside those of some of them they say nothing."""
    incubators = in_cities(counts)
    result = concentration(incubators, cities_of(len(counts)), names)
    sentences = concentration_report.sentences(result)
    assert found("published", sentences) == ([said] if said else [])
    report = concentration_report.build(result, cities=cities_of(len(counts)), incubators=incubators, names=names)
    assert len(report.thresholds) == standards
    assert ("published (Nanjing region, 2014)" in report.html()) == bool(standards)


def test_a_tie_for_second_names_all_of_it():
    result = concentration(in_cities([4, 2, 2, 0]), cities_of(4), list("ABCD"))
    assert concentration_report.sentences(result)[0] == (
        "50% of 8 incubators stand in A, 25% in each of 2 that tie for second: B, C."
    )
    twins = concentration(in_cities([2, 2, 1]), cities_of(3), list("ABC"))
    assert concentration_report.sentences(twins)[0] == (
        "40% of 5 incubators stand in each of 2 cities that tie for first: A, B."
    )


@pytest.mark.parametrize(
    ("rho", "n", "p"),
    # Two-sided critical values of Spearman's ρ (Zar 1972, Journal of the American Statistical Association 67: 578–580).
    [(0.886, 6, 0.033), (0.829, 6, 0.058), (0.738, 8, 0.046), (0.714, 8, 0.058)],
)
def test_chance_agrees_with_the_tables(rho, n, p):
    one = np.arange(n)
    squares = round((1 - rho) * n * (n * n - 1) / 6)
    other = next(order for order in itertools.permutations(range(n)) if ((one - order) ** 2).sum() == squares)
    assert chance_of_spearman(one, np.array(other)) == pytest.approx(p, abs=0.001)


def test_many_cities_are_judged_by_students_t():
    rng = np.random.default_rng(5)
    a, b = rng.normal(size=30), rng.integers(0, 4, 30)
    assert chance_of_spearman(a, b) == pytest.approx(spearmanr(a, b).pvalue)
    assert chance_of_spearman(a, a) == 0


def test_a_tie_of_more_cities_than_the_chart_shows_counts_all_of_them():
    result = concentration(in_cities([1] * 25), cities_of(25), [f"{i:02d}" for i in range(25)])
    names = result.cities["city"]
    page = concentration_report.build(result, cities=cities_of(25), incubators=in_cities([1] * 25), names=names).html()
    assert "stand in each of: 00, 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11 and 13 more" in page


def test_the_notes_of_the_measures_are_words_beside_the_codes():
    result = concentration(in_cities([3, 1, 2]), cities_of(3), ["A", None, "C"], provinces=["S", "S", "H"])
    table = concentration_report.explained(result).set_index("measure")
    assert list(result.summary) == ["measure", "value"]
    assert table.loc["primacy", "note"] == "A ÷ C"
    assert table.loc["province_ratio", ["value", "note"]].tolist() == [2, "S 4 ÷ H 2"]
    assert table.loc["nearest_neighbour_index", "note"].startswith("for the area of the cities, 3 km²")


def test_one_incubator_is_no_share():
    result = concentration(in_cities([0, 1]), cities_of(2), ["A", "B"])
    assert concentration_report.sentences(result)[0].startswith("The one incubator in the cities stands in B.")


@pytest.mark.parametrize(
    ("counts", "first", "both"),
    [
        ([2, 1, 0], "A", "A ÷ B"),
        ([2, 2, 1], "A, B", "A, B"),
        ([2, 1, 1], "A", "A ÷ B, C"),
        ([0, 0, 0], "", ""),
    ],
)
def test_cities_that_tie_are_all_named_beside_the_measures(counts, first, both):
    outside = shapely.points([(-500, -500)])
    table = concentration_report.explained(
        concentration(np.concatenate([in_cities(counts), outside]), cities_of(3), ["A", "B", "C"])
    ).set_index("measure")
    assert table.loc[["first_share", "primacy"], "note"].tolist() == [first, both]


@pytest.mark.parametrize(
    ("places", "word"),
    [
        ([(x, y) for x in (1, 2, 3) for y in (1, 2, 3)], "clustered"),
        ([(x * 333 + 167, y * 333 + 167) for x in range(3) for y in range(3)], "dispersed"),
        ([(100, 100), (180, 180), (600, 320), (850, 800), (500, 900), (870, 300)], "as if at random"),
    ],
)
def test_the_pattern_is_named_by_random_draws(places, word):
    result = concentration(shapely.points(np.array(places, float)), cities_of(1), ["A"])
    (sentence,) = found("nearest-neighbour", concentration_report.sentences(result))
    assert word in sentence
    index, (low, high) = result.value("nearest_neighbour_index"), result.band
    assert {"clustered": index < low, "dispersed": index > high, "as if at random": low <= index <= high}[word]
    assert numbers(sentence) == pytest.approx([index, 95, low, high], abs=0.0051)


@pytest.mark.parametrize("twice", [0, 1, 6])
def test_points_that_several_share_are_counted_beside_the_pattern(twice):
    """Each place given a second time makes two that share a point; 0 make no sentence."""
    places = np.array([(100, 100), (180, 180), (600, 320), (850, 800), (500, 900), (870, 300)], float)
    result = concentration(shapely.points(np.concatenate([places, places[:twice]])), cities_of(1), ["A"])
    assert result.doubled == 2 * twice
    told = found("share their point with another", concentration_report.sentences(result))
    assert [numbers(sentence)[0] for sentence in told] == ([2 * twice] if twice else [])


@pytest.mark.parametrize("n", [2, 4, 10])
def test_chance_is_seldom_called_a_pattern(n):
    """By z alone a third of random pictures would be called dispersed."""
    generator, ground, told = np.random.default_rng(7), cities_of(2), []
    for _ in range(120):
        points = shapely.points(generator.uniform((0, 0), (2000, 1000), (n, 2)))
        told.append(concentration(points, ground, ["A", "B"]).pattern)
    assert told.count("as_random") >= 105


def test_without_ground_or_with_one_incubator_there_is_no_pattern():
    assert concentration(shapely.points([(1.0, 1.0)]), cities_of(1), ["A"]).pattern == "unknown"


@given(st.lists(st.integers(0, 6), min_size=2, max_size=7).filter(any))
@settings(max_examples=15)  # each draws a chart
def test_the_emptiest_cities_hold_what_the_chart_says(counts):
    title = re.search("<title>(.*?)</title>", concentration_report._lorenz_chart(np.array(counts)))[1]
    half = len(counts) // 2
    assert numbers(title)[-1] == pytest.approx(100 * sum(sorted(counts)[:half]) / sum(counts), abs=0.51)
    assert title.startswith(f"The emptiest of {len(counts)} cities" if half == 1 else f"The {half} emptiest of")


@pytest.mark.parametrize(("n", "rest"), [(20, None), (23, "4 other cities")])
def test_charts_sum_up_the_cities_that_they_do_not_show(n, rest):
    names = [f"{i:02d}" for i in range(n)]
    result = concentration(in_cities([1] * n), cities_of(n), names)
    page = concentration_report.build(result, cities=cities_of(n), incubators=in_cities([1] * n), names=names).html()
    assert set(re.findall(r">(\d+ other cities)<", page)) == ({rest} if rest else set())
    # Of 23 cities that hold as much each the last four are one bar of 4 / 23.
    assert (">17.4%<" in page) == (rest is not None)


# --- belt -----------------------------------------------------------------------------------------------------------


@given(SEEDS, st.integers(1, 30), st.floats(3_000, 45_000), st.booleans(), st.booleans())
@settings(max_examples=40)
def test_what_is_said_of_the_belt_holds(seed, n, depth, with_cities, upright):
    rng = np.random.default_rng(seed)
    xy = rng.uniform([0, 0], [300_000, 100_000], (n, 2))
    ground, river = CITIES, RIVER
    if upright:
        xy, ground, river = (
            xy[:, ::-1],
            shapely.transform(CITIES, lambda at: at[:, ::-1]),
            shapely.transform(RIVER, lambda at: at[:, ::-1]),
        )
    cities = (ground, ["CA", "CB", "CC"]) if with_cities else (None, None)
    result = belt(shapely.points(xy), river, depth, *cities)
    rows, said = result.rows, belt_report.sentences(result)
    share = {zone: (rows["zone"] == zone).mean() * 100 for zone in belt_report.ZONES}
    sides = ("east area", "west area") if upright else ("north area", "south area")
    for word, zone in [("stands? ", "belt"), *((f"in the {side} ", side.replace(" ", "_")) for side in sides)]:
        assert float(re.search(rf"{word}([\d.]+)%", said[0])[1]) == pytest.approx(share[zone], abs=1.01)
    assert said[0].startswith("Outside the core" if with_cities else "Within")
    near = found("Including those in the core", said)
    assert len(near) == with_cities
    assert all(numbers(text)[0] == pytest.approx((rows["axis_m"] <= depth).mean() * 100, abs=1.01) for text in near)
    both = [float(x) for x in re.findall(r"in both ([\d.]+)%", said[0])]
    assert both == pytest.approx([share["core"] + share["belt"]] * with_cities, abs=1.01)
    assert ("of the ground" in said[0]) == bool(result.zones["area_km2"].sum() > 0)
    _check_finding(result, found("most ahead", said))
    outside = rows.loc[rows["zone"] != "core", "axis_m"]
    half = found(r"outside the core stands? within|incubators? stands? within", said[1:])
    assert len(half) == (len(outside) > 0)
    assert all((outside <= numbers(sentence)[-1] * 1_000).mean() >= 0.5 for sentence in half)
    assert not found(r"\b1 incubators|nan", said)


def _check_finding(result, sentences):
    curve = result.curve
    surplus = curve["share"] - curve["area_share"]
    for sentence in sentences:
        depth = numbers(sentence)[0] * 1_000
        at = (curve["depth_m"] - depth).abs().idxmin()
        assert surplus[at] == pytest.approx(surplus.max())
        assert 0 < at < len(curve) - 1
        assert surplus[at] > 0


def curved(share, ground):
    """A result whose curve is given; nothing else of it is asked."""
    curve = pd.DataFrame({"depth_m": 1_000.0 * np.arange(len(share)), "share": share, "area_share": ground})
    options = belt_tool.BeltOptions()
    return belt_tool.BeltResult(pd.DataFrame(), pd.DataFrame(), curve, "核心", True, False, options, [])


@pytest.mark.parametrize(
    ("share", "ground", "best"),
    [
        ([0.2, 0.6, 0.7, 0.8], [0.1, 0.2, 0.4, 0.6], [1]),
        # Still rising at its end: the next step might be better yet.
        ([0.2, 0.4, 0.6, 0.9], [0.1, 0.2, 0.3, 0.4], []),
        # The core alone: a belt of no depth is none.
        ([0.6, 0.6, 0.7, 0.8], [0.1, 0.2, 0.4, 0.6], []),
        # Never more than its ground.
        ([0.0, 0.1, 0.1, 0.1], [0.1, 0.2, 0.4, 0.6], []),
        # No ground at all.
        ([0.2, 0.4, 0.6, 0.9], [np.nan] * 4, []),
    ],
    ids=["a peak", "rising", "falling", "behind", "no ground"],
)
def test_no_depth_is_best_at_an_end_of_the_curve(share, ground, best):
    result = curved(share, ground)
    assert belt_report.best_depths(result.curve).index.tolist() == best
    assert len(belt_report._finding(result)) == len(best)


def test_two_depths_that_are_equally_good_are_no_finding():
    result = curved([0.2, 0.6, 0.5, 0.7, 0.8], [0.1, 0.2, 0.4, 0.3, 0.6])
    assert belt_report.best_depths(result.curve).index.tolist() == [1, 3]
    assert belt_report._finding(result) == []


@pytest.mark.words_alone
def test_the_densest_zones_are_named_together_and_none_where_all_are_empty():
    twins = belt(shapely.points([[150_000, 10_000], [50_000, 50_000]]), RIVER, 25_000, CITIES, ["A", "B", "C"], "B")
    page = belt_report.build(twins, incubators=shapely.points([[150_000, 10_000]]), axis=RIVER).html()
    density = twins.zones.set_index("zone")["density"]
    assert density["core"] == density["belt"] == density.max()
    assert "Densest: core, belt" in page
    empty = belt(shapely.points([[-9e5, -9e5]]), RIVER, 25_000, CITIES, ["A", "B", "C"], "B")
    page = belt_report.build(empty, incubators=shapely.points([[-9e5, -9e5]]), axis=RIVER).html()
    assert "Densest" not in page
    assert "No incubator stands in the region." in page


@pytest.mark.words_alone
def test_without_a_core_nothing_is_said_of_one():
    lone = shapely.points([[10_000, 40_000], [20_000, 60_000], [250_000, 90_000]])
    page = belt_report.build(belt(lone, RIVER, 20_000), incubators=lone, axis=RIVER).html()
    assert "A belt of 20 km holds 67% of the incubators" in page
    assert "At 20 km the belt holds 67% of the incubators on" in page
    assert "share in core and belt" not in page
    cored = belt_report.build(belt(lone, RIVER, 20_000, CITIES, list("ABC")), incubators=lone, axis=RIVER).html()
    assert "Core and a belt of 20 km hold 67% of the incubators" in cored
    nameless = belt_report.build(belt(lone, RIVER, 20_000, CITIES), incubators=lone, axis=RIVER).html()
    assert "Outside the core an unnamed city" in nameless
    assert "<td>core</td>" not in page
    assert "Belt and areas along an axis, without a core" in page
    assert "<td>core</td>" in cored
    assert "Core, belt and areas along an axis" in cored


@pytest.mark.words_alone
def test_what_the_region_is_is_told():
    lone = shapely.points([[10_000, 40_000], [20_000, 60_000], [250_000, 90_000]])
    hull = belt_report.build(belt(lone, RIVER, 20_000), incubators=lone, axis=RIVER).html()
    cored = belt_report.build(belt(lone, RIVER, 20_000, CITIES, list("ABC")), incubators=lone, axis=RIVER).html()
    assert "the region is the convex hull of the incubators" in hull
    assert "convex hull" not in cored
    assert "What lies inside the core city: core." in cored


def test_an_axis_through_the_core_leaves_nothing_outside_it():
    inner = shapely.points([[110_000, 50_000], [150_000, 52_000]])
    said = belt_report.sentences(belt(inner, RIVER, 20_000, CITIES, list("ABC")))
    assert said[0].startswith("Outside the core B, within 20 km of the axis, stand 0% of 2 incubators")
    assert "in the core 100%, in both 100%" in said[0]
    assert said[1] == "Including those in the core, 100% stand within 20 km of the axis."


# --- corridor -------------------------------------------------------------------------------------------------------

AXIS = np.array([shapely.LineString([(0, 0), (20_000, 0)])])
DISTRICTS = np.array([shapely.box(5_000 * i, -9_000, 5_000 * (i + 1), 9_000) for i in range(3)])
DISTRICT_NAMES = ["DA", "DB", "DC"]


def corridor_of(xs, areal=False, districts=DISTRICTS, blue=None):
    places = np.array([shapely.Point(x, 0) for x in xs] or [None], dtype=object)
    spaces = shapely.buffer(places, 300) if areal else places
    spaces = np.append(spaces, shapely.buffer(shapely.Point(0, 90_000), 1) if areal else shapely.Point(0, 90_000))
    return corridor(AXIS, 4_000, spaces, districts, DISTRICT_NAMES, blue)


@given(st.lists(st.integers(500, 19_500).filter(lambda x: x % 5_000), max_size=12), st.booleans())
@settings(max_examples=60)
def test_what_is_said_of_the_corridor_holds(xs, areal):
    result = corridor_of(xs, areal)
    said = corridor_report.sentences(result)
    assert f"{len(xs)} innovation space" in said[0] or f"{len(xs)} space" in said[0]
    by_district = np.bincount(np.minimum(np.array(xs, int) // 5_000, 3), minlength=4)
    (districts,) = found("Its axis crosses 3 districts", said)
    named = re.findall(r"D[A-C]", districts)
    most = result.sections[result.sections["status"] == "ok"]
    assert set(named) == set(most.loc[most["n"] == max(most["n"].max(), 1), "district"])
    assert ("largest share" in districts) == bool(most["n"].max() > 0)
    assert ("all its spaces stand outside" in districts) == (len(xs) > 0 and by_district[:3].sum() == 0)
    assert all(numbers(districts)[1] == pytest.approx(100 * most["n"].max() / len(xs), abs=0.51) for _ in named[:1])
    places = np.sort([0, *xs, 20_000])
    assert numbers(said[-1])[0] == pytest.approx(np.diff(places).max() / 1_000, abs=0.051)
    assert not found(r"\b1 (innovation )?spaces|nan", said)


def test_a_tie_of_districts_names_both_and_a_majority_is_not_needed():
    tie = corridor_report.sentences(corridor_of([1_000, 7_000, 18_000]))
    assert found("DA, DB have the largest shares of its spaces by number \\(33% each\\)", tie)
    first = corridor_report.sentences(corridor_of([1_000, 1_100, 1_200, 7_000, 7_100, 11_000, 11_100]))
    assert found("DA has the largest share of its spaces by number \\(43%\\)", first)
    assert not found("most of its spaces", first)


def test_what_stands_outside_the_districts_is_told_beside_them():
    (said,) = found("Its axis crosses", corridor_report.sentences(corridor_of([1_000, 16_000, 17_000, 18_000])))
    assert (
        "of the districts DA has the largest share of its spaces by number (25%); 75% of them stand outside the districts"
        in said
    )
    (inside,) = found("Its axis crosses", corridor_report.sentences(corridor_of([1_000, 7_000])))
    assert "outside" not in inside


def test_a_ring_has_no_ends():
    ring = np.array([shapely.LineString([(0, 0), (10_000, 0), (10_000, 10_000), (0, 10_000), (0, 0)])])
    said = corridor_report.sentences(corridor(ring, 1_000, shapely.points([[5_000.0, 0], [10_000, 5_000]])))
    assert said[-1] == "The longest stretch of the axis without the centre of an innovation space is 30.0 km."
    assert corridor_report.sentences(corridor_of([1_000]))[-1].endswith("its ends included.")


def test_a_little_space_is_not_printed_as_none():
    speck = np.array([shapely.box(1_000, 0, 1_100, 100)])
    said = corridor_report.sentences(corridor(AXIS, 4_000, speck))
    assert said[0].startswith("0.01% of the corridor is innovation space: 0.01 of 80 km², 1 space along 20.0 km")


@pytest.mark.parametrize(
    ("areal", "words"), [(False, "of the innovation spaces stand"), (True, "of the area of the innovation spaces lies")]
)
def test_water_and_green_are_set_beside_ground_or_number(areal, words):
    lake = np.array([shapely.box(900, -100, 1_100, 100)])
    result = corridor_of([1_000, 9_000, 15_000, 17_000], areal, blue=lake)
    (sentence,) = found("water and green", corridor_report.sentences(result))
    assert sentence.startswith("25% ")
    assert words in sentence
    assert not found("water and green", corridor_report.sentences(corridor_of([1_000], areal)))


@pytest.mark.parametrize(
    ("xs", "areal", "title"),
    [
        ([1_000, 1_100, 7_000], False, "Most innovation spaces: DA<"),
        ([1_000, 7_000], False, "Most innovation spaces: DA, DB<"),
        ([1_000, 7_000, 12_000, 12_100], True, "Most innovation space for its ground: DC<"),
        ([], True, "No innovation space in any section<"),
        ([], False, "No innovation space in any section<"),
    ],
)
def test_the_chart_of_the_districts_names_all_that_are_first(xs, areal, title):
    assert title in corridor_report._section_chart(corridor_of(xs, areal).sections)


def test_the_ticks_along_the_axis_are_the_places_of_the_spaces():
    ring = np.array([shapely.LineString([(0, 0), (10_000, 0), (10_000, 10_000), (0, 10_000), (0, 0)])])
    round_about = corridor(ring, 1_000, shapely.points([[5_000.0, 0], [10_000, 5_000]]))
    for result, n in ((round_about, 2), (corridor_of([1_000, 7_000, 9_000]), 3), (corridor_of([]), 0)):
        chart = corridor_report._strip_chart(result)
        marks = re.findall('<g id="PathCollection_1">(.*?)</g>\\s*</g>', chart, re.DOTALL)
        assert sum(mark.count("<use") for mark in marks) == n


# --- feature towns --------------------------------------------------------------------------------------------------


def town(x, km2):
    return shapely.box(1_000 * x, 0, 1_000 * x + 1_000 * km2, 1_000)


@given(SEEDS, st.integers(1, 6), st.sampled_from(["2015", "2021"]), st.booleans(), st.integers(0, 4))
@settings(max_examples=60)
def test_what_is_said_of_feature_towns_holds(seed, n, ruleset, built, kinds):
    rng = np.random.default_rng(seed)
    towns = np.array([town(10 * i, km2) for i, km2 in enumerate(rng.uniform(0.5, 6, n))])
    built_up = np.array([town(10 * i, km2) for i, km2 in enumerate(rng.uniform(0.5, 1.6, n))]) if built else None
    areas = {
        kind: np.array([town(10 * i + x, 1) for i, x in enumerate(rng.uniform(-0.5, 5, n))]) for kind in AREAS[:kinds]
    }
    result = feature_towns(towns, built_up, areas, ruleset)
    rows, names = result.rows, [f"T{i}" for i in range(n)]
    said = feature_town_report.sentences(result, names)
    assert said[0].startswith(f"{(rows['verdict'] == 'fits').sum()} of {n} feature town")
    assert ("built-up area is not known" in said[0]) == (ruleset == "2015" and not built)
    misfits = " ".join(found("too (large|small)", said))
    assert set(re.findall(r"T\d", misfits)) == set(np.array(names)[rows["verdict"] != "fits"])
    for words, code in (("Plan area too large", "too_large"), ("Built-up area too large", "built_too_large")):
        named = re.search(f"{words}: (.*?)\\.", misfits)
        assert re.findall(r"T\d", named[1] if named else "") == [
            name for name, verdict in zip(names, rows["verdict"], strict=True) if verdict == code
        ]
    overlap = found("or more of|no two of", said)
    assert len(overlap) == (kinds > 1)
    k = int((rows["overlap"] > 1e-4 * rows["plan_km2"]).sum())
    several = f"In {k} of {n} towns two" if k else f"In none of the towns ({n}) do"
    alone = "In the town two" if k else "In the town no two"
    assert all(sentence.startswith(alone if n == 1 else several) for sentence in overlap)
    assert all(numbers(sentence)[-1] == pytest.approx(result.overlap_km2, abs=0.0051) for sentence in overlap if k)
    lines = feature_town_report.verdicts(result, names)
    fits = [line for line, verdict in zip(lines, rows["verdict"], strict=True) if verdict == "fits"]
    assert all(("built-up area not known" in line) == (ruleset == "2015" and not built) for line in fits)
    assert not found(r"\b(1|0) of 1 feature towns|nan", said)


def test_a_small_overlap_is_not_printed_as_none():
    areas = {"park": np.array([town(0, 1)]), "campus": np.array([town(0.998, 1)])}
    said = feature_town_report.sentences(feature_towns(np.array([town(0, 3), town(9, 3)]), areas=areas), ["A", "B"])
    assert said[1] == "In 1 of 2 towns two or more of industrial park, campus overlap, on 0.002 km² in all."
    alone = feature_town_report.sentences(feature_towns(np.array([town(9, 3)]), areas=areas), ["B"])
    assert alone[1] == "In the town no two of industrial park, campus overlap."


@pytest.mark.words_alone
@pytest.mark.parametrize(("kinds", "head"), [(1, "of the 1 given"), (3, "of the 3 given"), (4, None)])
def test_the_number_of_kinds_says_of_how_many(kinds, head):
    areas = {kind: np.array([town(0, 1)]) for kind in AREAS[:kinds]}
    page = feature_town_report.build(feature_towns(np.array([town(0, 3)]), areas=areas), names=["A"]).html()
    assert ("kinds of areas, of the" in page) == (head is not None)
    assert head is None or f"kinds of areas, {head}" in page
    assert ("mix (evenness)" in page) == (kinds > 1)


@pytest.mark.words_alone
def test_a_chart_of_towns_counts_those_that_could_be_assessed():
    result = feature_towns(
        np.array([town(0, 3), None, town(9, 9)], dtype=object), areas={"park": np.array([town(0, 1)])}
    )
    page = feature_town_report.build(result, names=["A", "B", "C"]).html()
    assert "Plan areas within 1 to 5 km²: 1 of 2" in page
    assert "Industrial park in each town" in page
    assert "The first 20 of" not in page
    many = feature_towns(np.array([town(10 * i, 2) for i in range(21)]))
    assert "The first 20 of 21 towns." in feature_town_report.build(many, names=[str(i) for i in range(21)]).html()


# --- brown line -----------------------------------------------------------------------------------------------------

PARK = np.array([shapely.box(0, 0, 1_000, 1_000)])
PLACE = {"inside": 100, "straddles": 950, "outside": 3_000}


def made_of(classes):
    """A ground of 100 × 100 m of each class, one above the other."""
    return np.array([shapely.box(PLACE[c], 5 * i, PLACE[c] + 100, 5 * i + 5) for i, c in enumerate(classes)])


@given(st.lists(st.tuples(st.sampled_from(sorted(PLACE)), st.sampled_from([2000, 2020, None])), min_size=1, max_size=9))
@settings(max_examples=60)
def test_what_is_said_of_the_brown_line_holds(drawn):
    classes, years = [c for c, _ in drawn], [y for _, y in drawn]
    result = brown_line(made_of(classes), PARK, years, 2010)
    assert result.rows["brown_line"].tolist() == classes
    first, second = brown_line_report.sentences(result)
    n = {c: classes.count(c) for c in PLACE}
    assert numbers(first) == pytest.approx(
        [100 * n["inside"] / len(drawn), len(drawn), n["straddles"], n["outside"]], abs=0.51
    )
    new = [c for c, year in drawn if year == 2020]
    told = [len(new), 2010, new.count("outside"), new.count("straddles")] if new else [2010]
    unknown = [years.count(None)] if None in years else []
    assert numbers(second) == told + unknown
    assert second.startswith("Of " if new else "No ground is known to be new")
    assert not any(
        re.search(r"\b1 (manufacturing )?grounds|\b1 (lie|stand)\b|nan", sentence) for sentence in (first, second)
    )
    alone = brown_line(made_of(classes), PARK)
    assert brown_line_report.sentences(alone) == [first]


@pytest.mark.parametrize(
    ("inside", "outside", "share"), [(400, 1, "99.8%"), (1, 400, "0.2%"), (3, 0, "100%"), (0, 3, "0%")]
)
def test_nearly_all_is_not_all(inside, outside, share):
    made = shapely.box(*np.array([[x, 0, x + 1, 1] for x in [*range(inside), *range(5_000, 5_000 + outside)]]).T)
    result = brown_line(made, PARK)
    assert brown_line_report.sentences(result)[0].startswith(f"{share} of")
    assert f"Inside the brown line: {share}" in brown_line_report._chart(result)


def test_the_share_forgiven_is_a_rule_of_the_house_and_a_year_has_no_separator():
    made = made_of(["inside", "outside"])
    report = brown_line_report.build(
        brown_line(made, PARK, [2000, 2020], 2010), manufacturing=made, control_areas=PARK, years=[2000, 2020]
    )
    assert report.thresholds["mark"].tolist() == ["O", "U"]
    assert report.thresholds["value"].tolist() == [0.001, "2010"]
    assert "2,010" not in report.html()


@pytest.mark.words_alone
@pytest.mark.parametrize("apart", ["", "They do not meet."])
def test_layers_that_do_not_meet_are_no_finding(apart):
    made = made_of(["outside"])
    brown = brown_line_report.build(brown_line(made, PARK), manufacturing=made, control_areas=PARK, apart=apart)
    result = corridor_of([1_000], True)
    spaces = np.array([shapely.buffer(shapely.Point(1_000, 0), 300)])
    strip = corridor_report.build(result, axis=AXIS, spaces=spaces, blue=None, apart=apart)
    lone = shapely.points([[10_000, 40_000], [20_000, 60_000], [250_000, 90_000]])
    region = belt_report.build(belt(lone, RIVER, 20_000), incubators=lone, axis=RIVER, apart=apart)
    for report in (brown, strip, region):
        assert (report.sentences == [apart]) == bool(apart)
    assert ("as published" in strip.html()) != bool(apart)
    assert ("west Hangzhou corridor" in strip.html()) != bool(apart)
    assert ("Inside the brown line" in brown.html()) != bool(apart)


@pytest.mark.words_alone
def test_a_list_that_ends_early_says_so():
    many = made_of(["outside"] * 201)
    page = brown_line_report.build(brown_line(many, PARK), manufacturing=many, control_areas=PARK).html()
    assert "Outside and across the brown line: the first 200 of 201" in page
    few = brown_line_report.build(brown_line(many[:200], PARK), manufacturing=many[:200], control_areas=PARK).html()
    assert "Outside and across the brown line (200)" in few


# --- cities by tier -------------------------------------------------------------------------------------------------

# Lower bounds in persons, by hand from 国发〔2014〕51号, the highest tier first.
TIERS = {
    "super-large city": 10_000_000,
    "very large city": 5_000_000,
    "large city (type I)": 3_000_000,
    "large city (type II)": 1_000_000,
    "medium city": 500_000,
    "small city (type I)": 200_000,
    "small city (type II)": 0,
}


def of_tiers(counts, population):
    """Cities of 1 km² side by side with so many incubators and residents."""
    n = len(counts)
    places = [shapely.Point(1000 * i + 500, 500) for i, k in enumerate(counts) for _ in range(k)]
    grounds = shapely.box(1000.0 * np.arange(n), 0, 1000.0 * np.arange(n) + 1000, 1000)
    places.append(shapely.Point(-9e5, 0))
    return concentration(np.array(places, object), grounds, [f"C{i}" for i in range(n)], population=population)


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from([2e7, 6e6, 4e6, 2e6, 6e5, 3e5, 1e5, np.nan])),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=40, deadline=None)
def test_what_is_said_of_tiers_holds(drawn):
    result = of_tiers([n for n, _ in drawn], [people for _, people in drawn])
    of_tier = {}
    for n, people in drawn:
        name = next((name for name, low in TIERS.items() if people >= low), None)
        of_tier.setdefault(name, []).append(n)
    rows = {name: of_tier[name] for name in TIERS if name in of_tier}
    table = concentration_report.by_tier(result)
    total = sum(n for n, _ in drawn)
    assert table.drop(columns=["tier", "share"]).to_numpy().tolist() == [
        [len(n), sum(n), sum(n) / len(n), min(n), max(n)] for n in rows.values()
    ]
    assert table["share"].to_numpy() == pytest.approx(
        [sum(n) / total if total else np.nan for n in rows.values()], nan_ok=True
    )
    said = concentration_report.tier_sentences(result)
    means = [sum(n) / len(n) for n in rows.values()]
    falls = all(a > b for a, b in zip(means, means[1:], strict=False))
    mean = [sentence for sentence in said if sentence.startswith("The mean number")]
    assert [("falls with each lower tier" in sentence, "does not fall" in sentence) for sentence in mean] == (
        [(falls, not falls)] if len(rows) > 1 else []
    )
    small = [n for name, counts in rows.items() if name.startswith("small") for n in counts]
    few = [sentence for sentence in said if "one or two at most" in sentence]
    k = sum(n <= 2 for n in small)
    several = f"{k} of {len(small)} small cities hold at most 2 incubators"
    alone = f"The one small city holds {'at most' if k else 'more than'} 2 incubators"
    assert len(few) == bool(small)
    assert all(sentence.startswith(alone if len(small) == 1 else several) for sentence in few)


@pytest.mark.words_alone
def test_each_tier_stands_beside_what_the_source_says():
    result = of_tiers([9, 2, 1], [6e6, 6e5, 3e5])
    names = ["C0", "C1", "C2"]
    grounds = shapely.box([0, 1e3, 2e3], 0, [1e3, 2e3, 3e3], 1e3)
    page = concentration_report.build(
        result, cities=grounds, incubators=np.array([shapely.Point(1, 1)]), names=names
    ).html()
    tiers = page.partition("<caption>Tiers")[2].partition("</table>")[0]
    for words, says in (
        ("very large", "most of all"),
        ("medium", "fewer than the very large"),
        ("small", "one or two at most"),
    ):
        assert re.search(f"{words}[^<]*</td>.*?{says}", tiers)
    bare = concentration_report.build(
        of_tiers([1, 1], None), cities=grounds[:2], incubators=np.array([shapely.Point(1, 1)]), names=names[:2]
    ).html()
    assert "Cities by tier" not in bare
