"""The mix of new towns: verdicts by hand and from the counts, numbers against every pair and against a textbook search."""

import math
import re

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from innospace.core.base import terms
from innospace.core.base.errors import InputError
from innospace.core.page.report import excerpt
from innospace.core.region import new_town_mix_report
from innospace.core.region.new_town_mix import CODES, COLUMNS, VERDICTS, MixOptions, assess, verdicts
from innospace.core.streets import network

from .networks import BruteForce, random_points, random_streets

SEEDS = st.integers(0, 2**32 - 1)
# Numbers of formal, informal, large, small in reach, and the verdict on them, by hand from the contract.
CASES = [
    ((1, 1, 1, 1), "mixed"),
    ((9, 1, 1, 7), "mixed"),
    ((1, 1, 0, 1), "small_without_large"),
    ((1, 1, 1, 0), "large_without_small"),
    ((1, 1, 0, 0), "without_amenities"),
    ((1, 0, 1, 1), "formal_only"),
    ((1, 0, 0, 0), "formal_only"),
    ((0, 1, 1, 1), "informal_only"),
    ((0, 1, 0, 1), "informal_only"),
    ((0, 0, 1, 1), "none"),
    ((0, 0, 0, 0), "none"),
]


def mix(areas, spaces, amenities, kinds, sizes, reach=1000.0, streets=None, **more):
    how = {"space_kinds": kinds, "amenity_sizes": sizes, "streets": streets, "options": MixOptions(reach=reach)}
    return assess(np.array(areas, object), np.array(spaces, object), np.array(amenities, object), **how, **more)


def random_case(rng, n_areas=4, n=12, span=700):
    corners = rng.integers(0, span, (n_areas, 2))
    areas = [
        box(x, y, x + w, y + h) for (x, y), (w, h) in zip(corners, rng.integers(20, 300, (n_areas, 2)), strict=True)
    ]
    spaces, amenities = (shapely.points(rng.integers(0, span, (n, 2)).astype(float)) for _ in range(2))
    kinds = rng.choice(np.array(["formal", "informal", None], object), n)
    sizes = rng.choice(np.array(["large", "small", None], object), n)
    kinds[0], sizes[0] = "formal", "small"
    return areas, spaces, amenities, kinds, sizes


@pytest.mark.parametrize(("numbers", "verdict"), CASES)
def test_the_verdict_on_each_case(numbers, verdict):
    assert verdicts(*([n] for n in numbers)).tolist() == [verdict]


def test_every_verdict_has_a_case():
    assert {verdict for _, verdict in CASES} == set(VERDICTS)


def told(formal, informal, large, small):
    """The verdict in the words of the contract, one number at a time."""
    if not formal and not informal:
        return "none"
    if not informal:
        return "formal_only"
    if not formal:
        return "informal_only"
    return {(1, 1): "mixed", (0, 1): "small_without_large", (1, 0): "large_without_small"}.get(
        (min(large, 1), min(small, 1)), "without_amenities"
    )


@given(SEEDS, st.integers(0, 500))
@settings(max_examples=60)
def test_numbers_against_every_pair_and_the_verdict_from_the_numbers(seed, reach):
    areas, spaces, amenities, kinds, sizes = random_case(np.random.default_rng(seed))
    result = mix(areas, spaces, amenities, kinds, sizes, reach)
    targets, codes = [*spaces, *amenities], [*kinds, *sizes]
    for i, area in enumerate(areas):
        inside = [area.intersects(place) for place in targets]
        near = [area.distance(place) <= reach for place in targets]
        for code in CODES:
            of_kind = [k == code for k in codes]
            assert result.counts[f"n_{code}_in"][i] == sum(np.logical_and(inside, of_kind))
            assert result.counts[f"n_{code}_reach"][i] == sum(np.logical_and(near, of_kind))
        row = result.rows.loc[i]
        number = [row["n_formal"], row["n_informal"], row["n_large_reach"], row["n_small_reach"]]
        assert row["verdict"] == told(*number)
        share = [n / sum(number) for n in number if n]
        expected = -sum(p * math.log(p) for p in share) / math.log(4) if share else math.nan
        assert row["mix"] == pytest.approx(expected, nan_ok=True, abs=1e-12)
        of_spaces = number[1] / (number[0] + number[1]) if number[0] + number[1] else math.nan
        assert row["informal_share"] == pytest.approx(of_spaces, nan_ok=True)


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_along_streets_against_a_textbook_search(seed):
    rng = np.random.default_rng(seed)
    lines, reach = random_streets(rng), rng.uniform(50, 600)
    streets, slow = network.build(lines), BruteForce(lines)
    xy = random_points(rng, 3)
    areas = [box(x - 40, y - 30, x + 40, y + 30) for x, y in xy]
    spaces, amenities = random_points(rng, 8), random_points(rng, 8)
    kinds, sizes = np.array(["formal", "informal"] * 4, object), np.array(["large", "small"] * 4, object)
    result = mix(areas, shapely.points(spaces), shapely.points(amenities), kinds, sizes, reach, streets)
    middles = [shapely.point_on_surface(area).coords[0] for area in areas]
    for places, codes, mine in ((spaces, kinds, CODES[:2]), (amenities, sizes, CODES[2:])):
        ways = slow.matrix(middles, places, 200.0)
        inside = np.array([[area.intersects(Point(p)) for p in places] for area in areas])
        for code in mine:
            expected = (((ways <= reach) | inside) & (codes == code)).sum(axis=1)
            found = result.counts[f"n_{code}_reach"]
            assert found[result.assessed].tolist() == expected[result.assessed].tolist()
            assert found[~result.assessed].isna().all()


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_what_is_inside_is_in_reach_and_more_reach_never_means_less(seed):
    rng = np.random.default_rng(seed)
    case, streets = random_case(rng), network.build(random_streets(rng)) if seed % 2 else None
    near, far = (mix(*case, reach=reach, streets=streets).counts for reach in (100.0, 300.0))
    for code in CODES:
        assert (near[f"n_{code}_in"].fillna(0) <= near[f"n_{code}_reach"].fillna(0)).all()
        assert (near[f"n_{code}_reach"].fillna(0) <= far[f"n_{code}_reach"].fillna(0)).all()


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_other_orders_and_another_place_change_nothing(seed):
    rng = np.random.default_rng(seed)
    areas, spaces, amenities, kinds, sizes = random_case(rng)
    one = mix(areas, spaces, amenities, kinds, sizes, 150.0)
    a, b, c = (rng.permutation(len(layer)) for layer in (areas, spaces, amenities))
    moved = [shapely.transform(np.array(layer, object), lambda xy: xy + 4096) for layer in (areas, spaces, amenities)]
    other = mix(moved[0][a], moved[1][b], moved[2][c], kinds[b], sizes[c], 150.0)
    pd.testing.assert_frame_equal(other.rows, one.rows.loc[a].reset_index(drop=True))
    pd.testing.assert_frame_equal(other.summary, one.summary)


def test_a_target_in_two_areas_counts_in_each_and_once_in_the_summary():
    areas, spaces = [box(0, 0, 100, 100), box(50, 0, 150, 100), box(5e3, 0, 6e3, 100)], [Point(70, 50), Point(70, 50)]
    employees = [500.0, 1500.0, np.nan]
    result = mix(areas, spaces, [Point(5500, 50)], ["formal", "informal"], ["small"], 10.0, employees=employees)
    assert result.rows["n_formal"].tolist() == [1, 1, 0]
    summary = result.summary.set_index("mix_kind")
    assert summary.loc["formal", ["n_inside", "n_within", "n_areas"]].tolist() == [1, 1, 2]
    assert summary.loc["formal", "share"] == pytest.approx(2 / 3)
    # One for 2,000 employees; the small amenity is in the area whose employees are not known.
    assert summary["per_1000_employees"].tolist() == [0.5, 0.5, 0.0, 0.0]
    assert "1 area has no number of employees above 0: no figures per 1,000 employees." in result.notes


def test_the_border_is_inside_and_polygons_reach_from_their_edge():
    result = mix(
        [box(0, 0, 100, 100)],
        [Point(100, 50), box(150, 0, 300, 50)],
        [Point(0, 0)],
        ["formal", "informal"],
        ["large"],
        50,
    )
    assert result.counts.loc[0, ["n_formal_in", "n_informal_in", "n_informal_reach", "n_large_in"]].tolist() == [
        1,
        0,
        1,
        1,
    ]


def test_statuses_along_streets():
    streets = network.build(np.array([LineString([(0, 0), (1000, 0)]), LineString([(0, 5000), (1000, 5000)])]))
    areas = [box(0, 0, 100, 100), box(0, 4990, 100, 5010), box(0, 9000, 100, 9100), None]
    result = mix(
        areas, [Point(500, 10), Point(800, 900)], [Point(50, 5000)], ["formal", "informal"], ["small"], 600, streets
    )
    assert result.rows["status"].tolist() == ["ok", "ok", "unsnapped", "no_geometry"]
    assert result.rows[COLUMNS[:-1]].isna().all(axis=1).tolist() == [False, False, True, True]
    assert result.rows["verdict"].tolist() == ["formal_only", "none", None, None]
    alone = mix(areas[:2], [Point(500, 10)], [Point(600, 0)], ["formal"], ["small"], 600, streets)
    assert alone.rows["status"].tolist() == ["ok", "isolated"]
    assert any(note.startswith("1 space or amenity has no street within 200 m and counts") for note in result.notes)
    assert any(note.startswith("1 of 2 areas stands on a part of the network without") for note in alone.notes)


def test_an_unsnapped_amenity_inside_still_counts():
    streets = network.build(np.array([LineString([(0, 0), (0, 1000)])]))
    # An L whose middle is by the street, and whose far end is not.
    area = shapely.union(box(0, 0, 900, 100), box(0, 0, 20, 900))
    result = mix([area], [Point(800, 50)], [Point(850, 50)], ["formal"], ["small"], 10, streets)
    assert result.rows.loc[0, ["n_formal", "n_small_in", "n_small_reach", "status"]].tolist() == [1, 1, 1, "isolated"]


def test_what_has_no_kind_is_told_and_nothing_with_a_kind_is_refused():
    areas, here = [box(0, 0, 100, 100)], [Point(5, 5), Point(6, 6)]
    result = mix(areas, here, here, ["formal", None], ["small", "large"])
    assert "1 of the spaces is neither formal nor informal and does not count." in result.notes
    assert result.given == {"formal": 1, "informal": 0, "large": 1, "small": 1}
    for kinds, sizes, name in (
        [[None, None], ["small"] * 2, "space_kinds"],
        [["formal"] * 2, [None, None], "amenity_sizes"],
    ):
        with pytest.raises(InputError, match=f"^{name}: "):
            mix(areas, here, here, kinds, sizes)
    with pytest.raises(InputError, match="^space_kinds: "):
        mix(areas, here, here, ["large", None], ["small", None])
    for layer in range(3):
        layers = [areas, here, here]
        layers[layer] = [None] * len(layers[layer])
        with pytest.raises(InputError, match="^" + ("areas", "spaces", "amenities")[layer]):
            mix(*layers, ["formal", None], ["small", None])
    with pytest.raises(InputError, match="^reach"):
        MixOptions(reach=-1)


# --- the report -----------------------------------------------------------------------------------------------------


def those(words, sentences):
    """The areas that a sentence names behind some words."""
    said = next(
        (re.search(f"{words}: (.*?)\\.", sentence) for sentence in sentences if re.search(words, sentence)), None
    )
    return said[1].split(", ") if said else []


LACKING = {
    "small_without_large": "Both kinds of space and small amenities, these outside only, but no large one, are in reach of",
    "large_without_small": "Both kinds of space and large amenities, but no small one, are in reach of",
    "without_amenities": "Both kinds of space, but no amenity, are in reach of",
    "formal_only": "Only formal innovation space is in reach of",
    "informal_only": "Only informal innovation space is in reach of",
    "none": "No innovation space is in reach of",
}


def named(names):
    """How a sentence ends that names areas: four of them, or three and how many more there are."""
    shown = ", ".join(names) if len(names) < 5 else ", ".join(names[:3]) + f" and {len(names) - 3} more"
    return (f": {shown}" if len(names) else "") + "."


@given(SEEDS, st.integers(0, 200))
@settings(max_examples=60, deadline=None)
def test_what_is_said_holds(seed, reach):
    case = random_case(np.random.default_rng(seed), n_areas=5, n=4, span=1500)
    result, names = mix(*case, reach=reach), np.array([f"A{i}" for i in range(5)])
    said, rows = new_town_mix_report.sentences(result, names), result.rows
    bare = [n_in > 0 and n == 0 for n_in, n in zip(rows["n_small_in"], rows["n_large_reach"], strict=True)]
    assert said[0] == (
        f"{sum(bare)} of 5 areas have small amenities inside, but no large one within {reach} m in a straight line."
        + (" Namely" + named(names[bare]) if any(bare) else "")
    )
    mixed = rows["verdict"] == "mixed"
    assert said[1].startswith(f"{mixed.sum()} of 5 areas have all four kinds within {reach} m")
    assert said[1].endswith("small amenities." + (" Namely" + named(names[mixed]) if mixed.any() else ""))
    for code, words in LACKING.items():
        here = names[(rows["verdict"] == code) & ~np.array(bare if code == "small_without_large" else [False] * 5)]
        assert [text for text in said if text.startswith(words)] == ([words + named(here)] if len(here) else [])
    gap = [sentence for sentence in said if "may be a gap in the data" in sentence]
    assert len(gap) == (min(result.given.values()) == 0)
    share = [
        re.search(r"of the areas (\d+)% ", sentence) for sentence in said if "innovation spaces in reach of" in sentence
    ]
    within = {code: set() for code in CODES[:2]}
    for area in case[0]:
        for place, kind in zip(case[1], case[3], strict=True):
            if kind and area.distance(place) <= reach:
                within[kind].add(id(place))
    total = sum(map(len, within.values()))
    assert total < 2 or int(share[0][1]) == pytest.approx(100 * len(within["informal"]) / total, abs=0.51)


def test_a_map_tells_formal_from_informal_and_large_from_small_and_what_is_neither():
    area, spaces, amenities = np.array([box(0, 0, 900, 900)]), [Point(100, 100), Point(200, 200)], [Point(300, 300)]
    kinds, sizes = ["formal", "informal"], ["small"]
    layers = {"areas": area, "spaces": np.array(spaces), "amenities": np.array(amenities)}

    def legend(**told):
        result = mix([area[0]], spaces, amenities, kinds, sizes)
        svg = excerpt(new_town_mix_report.build(result, names=["North"], **layers, **told).html()).figures[0][1]
        return [text for text in re.findall(r"<text[^>]*>([^<]+)</text>", svg) if text != "North"]

    told = legend(kinds=(kinds, sizes))
    assert {"formal innovation space", "informal innovation space", "small amenity"} <= set(told)
    assert not {"large amenity", "of neither kind, not counted", "innovation space", "amenity"} & set(told)
    kinds = ["formal", None]
    told = legend(kinds=(kinds, sizes))
    assert {"formal innovation space", "of neither kind, not counted"} <= set(told)
    assert "informal innovation space" not in told
    assert {"innovation space", "amenity"} <= set(legend())


def test_a_report_with_all_its_parts():
    areas = [box(0, 0, 900, 900), box(3000, 0, 3900, 900), None]
    spaces, amenities = [Point(100, 100), Point(200, 200), Point(3100, 100)], [Point(300, 300), Point(3200, 300)]
    kinds, sizes = ["formal", "informal", "formal"], ["small", "small"]
    result = mix(areas, spaces, amenities, kinds, sizes, employees=[2000, np.nan, 5])
    names = ["North", "South", "#3"]
    lines = new_town_mix_report.findings(result, names)
    assert lines == [
        "North: small amenities without large ones; formal 1, informal 1; large 0 (inside 0), small 1 (inside 1).",
        "South: formal space only; formal 1, informal 0; large 0 (inside 0), small 1 (inside 1).",
        "#3: not assessed, no geometry.",
    ]
    classed = new_town_mix_report.counted([*kinds, *sizes], [*kinds, *sizes])
    layers = {"areas": np.array(areas), "spaces": np.array(spaces), "amenities": np.array(amenities)}
    page = new_town_mix_report.build(result, names=names, **layers, classed=classed).html()
    assert page.count("<svg") == 2
    far = np.array([*areas[:1], box(90_000, 0, 90_900, 900), None])
    far_page = new_town_mix_report.build(result, names=names, **(layers | {"areas": far})).html()
    assert far_page.count("<svg") == 4
    assert "South: formal space only</" in far_page
    assert "North: small amenities without large ones</" in far_page
    assert "What counted as what" in page
    assert ">0.50<" in page
    assert "nan" not in re.sub("<svg.*?</svg>", "", page, flags=re.DOTALL)
    said = new_town_mix_report.sentences(result, names)
    assert "The layers hold none of these kinds at all, which may be a gap in the data: large amenity." in said
    assert new_town_mix_report.build(result, names=names, apart=["They do not meet."]).sentences == [
        "They do not meet."
    ]


def test_the_report_tells_of_the_table_of_kinds_in_words():
    assert "The whole table of kinds lies among the resources" in new_town_mix_report._method()
    assert ".csv" not in new_town_mix_report._method()
    assert list(terms.RESOURCES.glob("*kinds.csv"))


def test_an_area_is_told_once_to_have_small_amenities_and_no_large_one():
    """North has the small one inside, which the first sentence says; South beside it, which the other one says."""
    areas = [box(0, 0, 900, 900), box(3000, 0, 3900, 900)]
    spaces = [Point(100, 100), Point(200, 200), Point(3100, 100), Point(3200, 100)]
    result = mix(
        areas, spaces, [Point(300, 300), Point(3950, 300)], ["formal", "informal"] * 2, ["small", "small"], 500
    )
    assert list(result.rows["verdict"]) == ["small_without_large"] * 2
    said = new_town_mix_report.sentences(result, ["North", "South"])
    assert [sum(name in text for text in said) for name in ("North", "South")] == [1, 1]
    assert said[0].endswith("Namely: North.")
    assert (
        "Both kinds of space and small amenities, these outside only, but no large one, are in reach of: South." in said
    )


def test_nothing_assessed_claims_nothing():
    streets = network.build(np.array([LineString([(0, 0), (1000, 0)])]))
    result = mix([box(0, 9000, 9, 9009)], [Point(0, 0)], [Point(0, 0)], ["formal"], ["small"], 100, streets)
    assert new_town_mix_report.sentences(result, ["A"]) == ["No area could be assessed."]
    assert "<svg" in new_town_mix_report.build(result, names=["A"], areas=np.array([box(0, 9000, 9, 9009)])).html()
