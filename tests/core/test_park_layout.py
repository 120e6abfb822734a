"""Park layout against cases by hand, an independent brute force and invariants."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from innospace.core import park_layout
from innospace.core.errors import Stopped
from innospace.core.park_layout import Rules, buildings_on, separate_grounds

SMALL, LARGE = box(0, 0, 100, 100), box(5000, 0, 5200, 200)


def house(x, y, wide=20, deep=20):
    return box(x, y, x + wide, y + deep)


def assess(sites, buildings, ids=None, floors=None, functions=None, **rules):
    shapes = np.array(sites, dtype=object), ids, np.array(buildings, dtype=object)
    return park_layout.assess(*shapes, floors, functions, Rules(**rules))


def row(*args, **kwargs):
    return assess(*args, **kwargs).table.iloc[0].to_dict()


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
    table = assess([SMALL, LARGE, None], [house(0, 0), house(5000, 0)], ids=["a", "a", "a"]).table
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
    assert layout.table["floor_m2"].tolist() == [400]
    assert layout.table["status"].tolist() == ["floors_estimated"]
    assert "1 of 1" in layout.notes[0]


def test_floors_written_as_text_are_numbers():
    assert row([SMALL], [house(0, 0)], floors=["5"])["floor_m2"] == 2000


@pytest.mark.parametrize(("x", "belongs"), [(90, True), (89, True), (91, False)])
def test_a_building_belongs_as_a_whole_or_not_at_all(x, belongs):
    layout = assess([SMALL], [house(x, 0)])
    assert layout.table["footprint_m2"].tolist() == [400 if belongs else 0]
    assert any("mostly outside" in note for note in layout.notes) != belongs


def test_a_straddling_building_goes_to_the_ground_that_holds_most():
    grounds = np.array([box(0, 0, 8, 20), box(8, 0, 15, 20)])
    holder, strays = buildings_on(grounds, np.array([house(0, 0)]))
    assert holder.tolist() == [0]
    assert not strays.any()


def test_overlapping_grounds_hold_a_building_once():
    # Both hold the same 45 %, so 55 % lie outside.
    grounds = np.array([box(0, 0, 9, 20), box(0, 0, 9, 20)])
    assert buildings_on(grounds, np.array([house(0, 0)]))[0].tolist() == [-1]


def test_functions_that_are_missing_are_no_class():
    found = row([SMALL], [house(0, 0), house(30, 0), house(60, 0)], functions=["a", "b", None])
    assert found["function_mix"] == pytest.approx(1)
    assert np.isnan(row([SMALL], [house(0, 0)], functions=["a"])["function_mix"])


def test_summary_counts_incubators():
    layout = assess([SMALL, LARGE, box(0, 900, 9, 909)], [house(0, 0), house(5000, 0)], ids=["a", "a", "b"])
    assert layout.summary()[["park_layout", "n"]].values.tolist() == [
        ["campus", 0], ["building", 0], ["mixed", 1], [None, 1]
    ]  # fmt: skip


def test_cancel_stops():
    with pytest.raises(Stopped):
        park_layout.assess(np.array([SMALL]), None, np.array([house(0, 0)]), cancelled=lambda: True)


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
