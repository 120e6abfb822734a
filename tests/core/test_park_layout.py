"""Park layout against cases by hand, an independent brute force and invariants."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from innospace.core.base.errors import InputError, Stopped
from innospace.core.layout import park_layout
from innospace.core.layout.park_layout import ParkRules, buildings_on, separate_grounds

SMALL, LARGE = box(0, 0, 100, 100), box(5000, 0, 5200, 200)


def house(x, y, wide=20, deep=20):
    return box(x, y, x + wide, y + deep)


def assess(sites, buildings, ids=None, floors=None, functions=None, **rules):
    shapes = np.array(sites, dtype=object), np.array(buildings, dtype=object)
    return park_layout.assess(*shapes, ids=ids, floors=floors, functions=functions, rules=ParkRules(**rules))


def row(*args, **kwargs):
    return assess(*args, **kwargs).rows.iloc[0].to_dict()


def test_figures_by_hand():
    buildings = [house(0, 0), house(30, 0), house(60, 0), house(0, 50, 40, 40)]
    found = row([SMALL], buildings, floors=[5, 1, 2, 10], functions=["office", "office", "lab", "lab"])
    footprint, floor = 3 * 400 + 1600, 2000 + 400 + 800 + 16000
    assert found["n_buildings"] == 4
    assert found["site_m2"] == 10_000
    assert found["footprint_m2"] == footprint
    assert found["floor_m2"] == floor
    assert found["coverage"] == pytest.approx(footprint / 10_000)
    assert found["far"] == pytest.approx(floor / 10_000)
    assert found["mean_floors"] == pytest.approx(floor / footprint)
    assert found["top_share"] == pytest.approx((floor - 400) / floor)
    p = np.array([2400, 16800]) / floor
    assert found["function_mix"] == pytest.approx(-(p * np.log(p)).sum() / np.log(2))
    assert found["status"] == "ok"


@pytest.mark.parametrize(
    ("site", "n", "layout", "basis"),
    [
        (SMALL, 3, "building", "few_and_small"),
        (SMALL, 4, "campus", "many_buildings"),
        (box(5000, 0, 5200, 100), 1, "building", "few_and_small"),
        (box(5000, 0, 5201, 100), 1, "campus", "large_site"),
        (LARGE, 4, "campus", "many_and_large"),
    ],
)
def test_classes_at_their_limits(site, n, layout, basis):
    x, y, *_ = site.bounds
    found = row([site], [house(x + 25 * i, y) for i in range(n)])
    assert (found["park_layout"], found["basis"], found["n_buildings"]) == (layout, basis, n)


def test_tiny_buildings_count_for_the_areas_alone():
    found = row([SMALL], [house(25 * i, 0, 14, 14) for i in range(4)] + [house(0, 50)])
    assert found["n_buildings"] == 1
    assert found["footprint_m2"] == 4 * 196 + 400
    assert found["park_layout"] == "building"


def test_separate_grounds_of_both_kinds_are_mixed():
    table = assess([SMALL, LARGE, None], [house(0, 0), house(5000, 0)], ids=["a", "a", "a"]).rows
    assert table["park_layout"].tolist() == ["mixed", "mixed", None]
    assert table["basis"].tolist()[:2] == ["both_kinds"] * 2
    assert table["n_grounds"].tolist()[:2] == [2, 2]
    assert table["site_m2"].tolist()[:2] == [50_000] * 2
    assert table["status"].tolist() == ["floors_estimated", "floors_estimated", "no_geometry"]


def test_grounds_within_the_separation_are_one_ground():
    near = [box(0, 0, 100, 150), box(200, 0, 300, 150)]
    assert row(near, [house(0, 0)], ids=["a", "a"])["park_layout"] == "campus"
    assert row(near, [house(0, 0)], ids=["a", "a"], separation=99)["park_layout"] == "building"
    assert row([MultiPolygon(near)], [house(0, 0)], separation=99)["n_grounds"] == 2


def test_a_ground_without_buildings_has_no_say():
    found = row([SMALL, LARGE], [house(0, 0)], ids=["a", "a"])
    assert found["park_layout"] == "building"
    assert found["n_grounds"] == 2
    empty = row([SMALL], [house(900, 900)])
    assert empty["park_layout"] is None
    assert empty["status"] == "no_buildings"
    assert empty["site_m2"] == 10_000
    assert empty["floor_m2"] == 0
    assert np.isnan(empty["mean_floors"])


@pytest.mark.parametrize("floors", [None, [None], ["many"], [0], [np.nan]])
def test_missing_floors_count_one_and_are_told(floors):
    layout = assess([SMALL], [house(0, 0)], floors=floors)
    assert layout.rows["floor_m2"].tolist() == [400]
    assert layout.rows["status"].tolist() == ["floors_estimated"]
    assert "1 of 1" in layout.notes[0]


def test_floors_written_as_text_are_numbers():
    assert row([SMALL], [house(0, 0)], floors=["5"])["floor_m2"] == 2000


@pytest.mark.parametrize(("x", "belongs"), [(90, True), (89, True), (91, False)])
def test_a_building_belongs_as_a_whole_or_not_at_all(x, belongs):
    layout = assess([SMALL], [house(x, 0)])
    assert layout.rows["footprint_m2"].tolist() == [400 if belongs else 0]
    assert any("mostly outside" in note for note in layout.notes) != belongs


def test_a_straddling_building_goes_to_the_ground_that_holds_most():
    grounds = np.array([box(0, 0, 8, 20), box(8, 0, 15, 20)])
    holder, strays = buildings_on(grounds, np.array([house(0, 0)]))
    assert holder.tolist() == [0]
    assert not strays.any()


def test_overlapping_grounds_hold_a_building_once():
    # Both hold the same 45%, so 55% lie outside.
    grounds = np.array([box(0, 0, 9, 20), box(0, 0, 9, 20)])
    assert buildings_on(grounds, np.array([house(0, 0)]))[0].tolist() == [-1]


def test_functions_that_are_missing_are_no_class():
    found = row([SMALL], [house(0, 0), house(30, 0), house(60, 0)], functions=["a", "b", None])
    assert found["function_mix"] == pytest.approx(1)
    assert np.isnan(row([SMALL], [house(0, 0)], functions=["a"])["function_mix"])


def test_summary_counts_incubators():
    layout = assess([SMALL, LARGE, box(0, 900, 9, 909)], [house(0, 0), house(5000, 0)], ids=["a", "a", "b"])
    assert layout.summary[["park_layout", "n"]].values.tolist() == [
        ["campus", 0], ["building", 0], ["mixed", 1], [None, 1]
    ]  # fmt: skip


def test_cancel_stops():
    with pytest.raises(Stopped):
        park_layout.assess(np.array([SMALL]), np.array([house(0, 0)]), cancelled=lambda: True)


BOXES = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 25), st.integers(1, 25)).map(
    lambda b: box(b[0], b[1], b[0] + b[2], b[1] + b[3])
)


def test_separate_grounds_of_many_parts():
    """Three incubators side by side, 400 huts each, every fourth gap wider than the rest."""
    x = np.arange(400) * 20 + np.arange(400) // 4 * 50
    whole = [shapely.multipolygons(shapely.box(x, y, x + 10, y + 10)) for y in (0, 11, 22)]
    grounds, owner = separate_grounds(np.array(whole), 30)
    assert np.bincount(owner).tolist() == [100] * 3
    assert (shapely.get_num_geometries(grounds) == 4).all()


@settings(max_examples=80, deadline=None)
@given(st.lists(BOXES, min_size=1, max_size=6), st.lists(BOXES, min_size=1, max_size=6))
def test_holders_against_brute_force(grounds, buildings):
    holder, strays = buildings_on(np.array(grounds), np.array(buildings))
    everywhere = shapely.union_all(grounds)
    order = {n: (g.area, *g.bounds[:2], n) for n, g in enumerate(grounds)}
    for building, ground, stray in zip(buildings, holder, strays, strict=True):
        inside = building.intersection(everywhere).area / building.area
        held = [round(building.intersection(g).area, 6) for g in grounds]
        best = min((n for n, area in enumerate(held) if area == max(held)), key=order.get)
        assert ground == (-1 if inside < 0.5 - 1e-9 else best)
        assert stray == (0 < inside < 0.5 - 1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(BOXES, st.integers(0, 2)), min_size=1, max_size=7), st.integers(0, 20))
def test_separate_grounds_against_brute_force(sites, separation):
    ids = sorted({i for _, i in sites})
    whole = np.array([shapely.union_all([s for s, i in sites if i == n]) for n in ids], dtype=object)
    grounds, owner = separate_grounds(whole, separation)
    for number, geometry in enumerate(whole):
        merged = shapely.get_parts(shapely.union_all([geometry.buffer(separation / 2 + 1e-9, quad_segs=64)]))
        assert (owner == number).sum() <= len(shapely.get_parts(geometry))
        assert (owner == number).sum() == pytest.approx(len(merged), abs=1)
        mine = grounds[owner == number]
        assert shapely.area(mine).sum() == pytest.approx(geometry.area)
        for i, a in enumerate(mine):
            assert all(a.distance(b) > separation for b in mine[:i])


def told(layout, words):
    return [note for note in layout.notes if words in note]


def test_a_building_drawn_twice_counts_once_with_the_more_floors():
    """6 400 m² on a site of 10 000 m²: coverage .64, not 1.28."""
    twice = [house(10, 10, 80, 80), house(10, 10, 80, 80)]
    layout = assess([SMALL], twice, floors=[3, 9])
    found = layout.rows.iloc[0]
    assert (found["n_buildings"], found["footprint_m2"], found["floor_m2"]) == (1, 6400, 57_600)
    assert (found["coverage"], found["mean_floors"]) == (0.64, 9)
    assert told(layout, "drawn twice (each covers the other to 90%), left out: 1;")
    assert row([SMALL], twice, floors=[None, 2])["floor_m2"] == 12_800  # known floors before unknown ones
    assert row([SMALL], twice, floors=[None, 2], default_floors=5)["floor_m2"] == 12_800


def test_a_podium_with_two_towers_covers_its_ground_once():
    podium, towers = house(10, 10, 80, 80), [house(10, 10), house(50, 50)]
    layout = assess([SMALL], [podium, *towers], floors=[3, 30, 30])
    found = layout.rows.iloc[0]
    assert found["coverage"] == pytest.approx(0.64)
    # A tower's floors are counted from the ground: those of the podium under it are among them.
    assert (found["n_buildings"], found["floor_m2"]) == (3, 3 * (6400 - 800) + 30 * 800)
    assert told(layout, "Incubators whose buildings overlap: 1;")
    assert not told(layout, "drawn twice")


@pytest.mark.parametrize("floors", [(2, 2, 2, 2), (2, 5, 2, 5), (5, 2, 3, 4), (2, None, 2, 1)])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 0, 2)])
def test_the_mean_of_floors_lies_among_them_where_buildings_overlap(floors, order):
    """Four along a line, each half on the next: square metre by square metre the most floors that are known there."""
    drawn = [house(10 + 10 * i, 10, 20, 20) for i in order]
    found = assess([SMALL], drawn, floors=[floors[i] for i in order]).rows.iloc[0]
    strips = [[floors[i] for i in (k - 1, k) if 0 <= i < 4] for k in range(5)]
    most = [max((n for n in strip if n is not None), default=1) for strip in strips]
    assert found["footprint_m2"] == pytest.approx(1000)
    assert found["floor_m2"] == pytest.approx(200 * sum(most))
    assert found["mean_floors"] == pytest.approx(sum(most) / 5)


def test_buildings_side_by_side_do_not_overlap():
    layout = assess([SMALL], [house(0, 0), house(20, 0), house(40, 0)], floors=[1, 1, 1])
    assert layout.rows["footprint_m2"].tolist() == pytest.approx([1200])
    assert not told(layout, "overlap")


def test_grounds_of_one_incubator_that_overlap_count_once():
    layout = assess([box(0, 0, 100, 100), box(50, 0, 150, 100)], [house(60, 0)], ids=["a", "a"])
    assert layout.rows["site_m2"].tolist() == [15_000] * 2
    assert not told(layout, "overlap")


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_a_building_on_overlapping_grounds_goes_to_the_smallest(order):
    """A plot in a campus, both hold the house; a third ground stands apart."""
    sites = [box(0, 0, 100, 100), box(0, 0, 40, 40), box(300, 0, 340, 40)]
    layout = assess([sites[i] for i in order], [house(10, 10)])
    held = layout.rows["n_buildings"].tolist()
    assert [held[order.index(i)] for i in range(3)] == [0, 1, 0]
    assert told(layout, "Grounds that overlap those of other incubators: 2 of 3.")


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
@pytest.mark.parametrize(
    "sites",
    [
        [box(0, 0, 100, 100), box(50, 0, 150, 100)],  # the western one
        [box(0, 0, 100, 100), box(0, 50, 100, 150)],  # the southern one
        [box(0, 0, 100, 100), box(0, 0, 100, 100)],  # the first by its id
    ],
)
def test_of_grounds_as_large_neither_row_comes_first(sites, order):
    layout = assess([sites[i] for i in order], [house(60, 60)], ids=["ab"[i] for i in order])
    assert [layout.rows["n_buildings"][order.index(i)] for i in range(2)] == [1, 0]


def test_grounds_that_merely_touch_do_not_overlap():
    assert not told(assess([box(0, 0, 50, 50), box(50, 0, 100, 50)], [house(0, 0)]), "overlap")


def test_floors_are_known_for_a_share_of_the_footprint():
    buildings = [house(0, 0), house(30, 0), house(60, 0, 20, 10)]
    found = row([SMALL], buildings, floors=[5, None, 2])
    assert found["floors_known"] == pytest.approx(600 / 1000)
    assert found["floor_m2"] == 2000 + 400 + 400
    assert found["status"] == "floors_estimated"
    assert row([SMALL], buildings, floors=[5, None, 2], default_floors=4)["floor_m2"] == 2000 + 1600 + 400
    assert row([SMALL], buildings, floors=[5, 4, 2])["floors_known"] == 1
    assert row([SMALL], buildings)["floors_known"] == 0
    assert np.isnan(row([SMALL], [house(900, 900)], floors=[5])["floors_known"])


def test_floors_of_parts_drawn_inside_a_known_building_are_not_asked_for():
    """A block of 6 floors, and in it four annexes without any: all that is counted is known."""
    parts = [house(12 + 15 * i, 12, 10, 10) for i in range(4)]
    found = row([SMALL], [house(10, 10, 80, 40), *parts], floors=[6, *[None] * 4])
    assert (found["floors_known"], found["floor_m2"], found["status"]) == (1, 6 * 3200, "ok")
    beside = row([SMALL], [house(10, 10, 80, 40), house(10, 50, 80, 40)], floors=[6, None])
    assert (beside["floors_known"], beside["status"]) == (0.5, "floors_estimated")


def test_of_a_chain_of_outlines_none_is_left_out_by_one_that_is_left_out_itself():
    """Each covers the next to 92%, and the one after to 84%: the ground under all of them counts."""
    chain = [house(10 + 4 * i, 10, 50, 20) for i in range(8)]
    for order in (list(range(8)), [5, 2, 7, 0, 3, 6, 1, 4]):
        layout = assess([SMALL], [chain[i] for i in order], floors=[3] * 8)
        assert layout.rows["footprint_m2"].iloc[0] == pytest.approx(20 * (50 + 4 * 6), abs=20 * 4)
        assert told(layout, "left out: 4;")


@pytest.mark.parametrize(("wide", "cut_off"), [(130, 0), (210, 1)])
def test_a_ground_that_reaches_beyond_the_buildings_is_counted(wide, cut_off):
    """The buildings end at x = 100; a ground may reach 100 m further, and one more ground lies among them."""
    buildings = [house(0, 0), house(80, 80), house(0, 80), house(80, 0)]
    layout = assess([box(20, 20, 60, 60), box(60, 20, wide, 60)], buildings)
    notes = told(layout, "more than 100 m beyond the outline of all buildings")
    assert [note.split(".")[0].split(": ")[1] for note in notes] == ["1 of 2"] * cut_off
    assert not told(
        assess([box(20, 20, 60, 60), box(60, 20, wide, 60)], buildings, separation=120), "beyond the outline"
    )


def test_a_ground_that_the_layer_of_buildings_does_not_reach_is_not_cut_off():
    """One ground among the buildings, one cut by their outline, two far away."""
    buildings = [house(0, 0), house(80, 80), house(0, 80), house(80, 0)]
    sites = [box(20, 20, 60, 60), box(60, 20, 310, 60), box(900, 0, 990, 90), box(0, 5000, 90, 5090)]
    layout = assess(sites, buildings)
    assert told(layout, "more than 100 m beyond the outline of all buildings: 1 of 4.")
    assert told(layout, "wholly more than 100 m outside the outline of all buildings: 2 of 4.")
    assert not told(assess(sites[:2], buildings), "wholly")


def test_buildings_on_no_ground_are_counted():
    layout = assess([SMALL, None], [house(0, 0), house(91, 0), house(900, 0), None])
    assert (layout.n_buildings, layout.n_elsewhere) == (3, 2)


def test_without_buildings_there_is_nothing_to_assess():
    with pytest.raises(InputError, match="^buildings: "):
        assess([SMALL], [None])


@pytest.mark.parametrize(
    ("sites", "ids", "impossible"),
    [
        ([SMALL, LARGE], None, ("mixed",)),
        ([SMALL, LARGE], ["a", "a"], ()),
        ([SMALL, box(50, 0, 150, 100)], ["a", "a"], ("mixed",)),
    ],
)
def test_without_a_second_ground_mixed_cannot_occur(sites, ids, impossible):
    assert assess(sites, [house(0, 0)], ids=ids).impossible == impossible


STOCK = st.lists(
    st.tuples(BOXES, st.sampled_from([None, 1, 2, 7]), st.sampled_from(["x", "y", None])), min_size=1, max_size=7
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(BOXES, st.integers(0, 3)), min_size=1, max_size=5), STOCK, st.randoms())
def test_no_figure_hangs_on_the_order_of_rows(sites, stock, random):
    def answers(sites, stock):
        (shapes, ids), (buildings, floors, functions) = zip(*sites, strict=True), zip(*stock, strict=True)
        return assess(shapes, buildings, [str(i) for i in ids], floors, functions, separation=3, min_footprint=20)

    first, order = answers(sites, stock), random.sample(range(len(sites)), len(sites))
    second = answers([sites[i] for i in order], random.sample(stock, len(stock)))
    expected = first.rows.iloc[order].reset_index(drop=True)
    # Which of two functions of a building drawn twice counts is settled by the words, so that no figure is left out.
    for name in park_layout.COLUMNS:
        assert second.rows[name].tolist() == pytest.approx(expected[name].tolist(), nan_ok=True)
    assert second.notes == first.notes


@settings(max_examples=60, deadline=None)
@given(STOCK, st.randoms())
def test_what_is_drawn_again_changes_nothing(stock, random):
    """Buildings at the corners of a grid, so that no two are alike before some are drawn again."""
    stock = [(house(40 * i, 40 * i, 10 + i, 10 + i), floors, use) for i, (_, floors, use) in enumerate(stock)]
    again = stock + random.sample(stock, random.randint(0, len(stock)))

    def figures(stock):
        buildings, floors, functions = zip(*stock, strict=True)
        return row([box(0, 0, 400, 400)], buildings, floors=floors, functions=functions)

    assert figures(again) == pytest.approx(figures(stock), nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(BOXES, min_size=1, max_size=5), st.lists(BOXES, min_size=1, max_size=7))
def test_footprints_are_those_of_the_union(sites, buildings):
    layout = assess(sites, buildings)
    holder = buildings_on(np.array(sites), np.array(buildings))[0]
    held = [(b.area, *b.bounds[:2], i) for i, b in enumerate(buildings) if holder[i] >= 0]
    # Of buildings drawn twice the smallest counts, of those alike the first.
    again = {
        j
        for *this, i in held
        for *other, j in held
        if (*this, i) < (*other, j) and buildings[i].intersection(buildings[j]).area >= 0.9 * buildings[j].area
    }
    for number, footprint in enumerate(layout.rows["footprint_m2"]):
        mine = [b for i, b in enumerate(buildings) if holder[i] == number and i not in again]
        assert footprint == pytest.approx(shapely.union_all(mine).area)
