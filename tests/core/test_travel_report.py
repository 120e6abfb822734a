"""Every sentence on rings by travel time is recomputed from the tables, and has a case where it must not be said."""

import pickle
import re

import numpy as np
import pandas as pd
import pytest
import shapely

from innospace.core.base.text import percent
from innospace.core.page.report import excerpt
from innospace.core.rings import travel_report as report
from innospace.core.rings.travel_rings import TravelRingOptions, assess, compare, mean_speed
from innospace.core.streets import network, territories
from innospace.core.streets.travel import TravelOptions, of_lines


@pytest.fixture(autouse=True)
def _few_cells(monkeypatch):
    """Two streets need no million cells; what these are for the ground is held by tests of the rings."""
    monkeypatch.setattr(territories, "CELLS", 20_000)


CROSS = shapely.linestrings([[(-6000, 0), (6000, 0)], [(0, -6000), (0, 6000)]])
CROSS = np.array([shapely.union_all(CROSS)], object)
CENTRE = shapely.points([(0, 0)])
AROUND = shapely.box([-3000], -3000, 3000, 3000)


MADE = {}


def made(*lines, **asked):
    """A run, what it is compared with, and its streets; the same of the same inputs, which is made once."""
    key = pickle.dumps((lines, asked))
    if key not in MADE:
        MADE[key] = run_of(*lines, **asked)
    return MADE[key]


def run_of(lines=CROSS, centres=CENTRE, boundary=None, minutes=(15.0, 30.0), cities=None, fields=None, **travel):
    travel = TravelOptions("minutes", **travel)
    moved = of_lines(lines, travel, **{name: np.array(values, object) for name, values in (fields or {}).items()})
    streets = network.build(lines, travel=moved)
    options = TravelRingOptions(minutes, travel=travel)
    result = assess(streets, centres, boundary, cities=cities, options=options)
    return result, compare(result, streets, centres, boundary, cities=cities), streets


def titles(page):
    return re.findall("<title>(.*?)</title>", page)[1:]


def within(rows, outer="outer_min"):
    return rows[rows[outer].notna()]["area_km2"].sum()


@pytest.mark.parametrize("boundary", [None, AROUND])
def test_the_answer_is_what_the_rings_hold(boundary):
    result, compared, _ = made(boundary=boundary)
    opened, straight = report.sentences(result, compared)
    first, second = result.rows["area_km2"][:2]
    assert f"within 15 min of the centre lies {first:.2f} km², within 30 min {first + second:.2f} km²" in opened
    assert ("inside the boundary is farther or out of reach" in opened) == (boundary is not None)
    if boundary is not None:
        share = 1 - (first + second) / result.rows["area_km2"].sum()
        assert f"{share * 100:.0f}% of the ground inside the boundary" in opened
    share = within(result.rows) / within(compared["straight"], "outer_m")
    where = "within" if boundary is None else "inside the boundary within"
    said = f"within 30 min is {share * 100:.0f}% as large as that {where} 2.0 km in a straight line (30 min at 4 km/h)"
    assert said in straight


@pytest.mark.parametrize("boundary", [None, shapely.box([-9000], -9000, 9000, 9000)])
def test_where_the_streets_end_ground_is_at_least_so_large_and_no_share_of_a_straight_line(boundary):
    """The hull of the streets is nearest at 4,243 m, 63.6 minutes away."""
    result, compared, _ = made(boundary=boundary, minutes=(60.0, 65.0))
    opened, *straight = report.sentences(result, compared)
    first, second = result.rows["area_km2"][:2]
    assert (
        f"within 60 min of the centre lies {first:.2f} km², within 65 min at least {first + second:.2f} km²" in opened
    )
    assert ("; at most " in opened) == (boundary is not None)
    assert len(straight) == 1
    result, compared, _ = made(boundary=boundary, minutes=(60.0, 120.0))
    assert len(report.sentences(result, compared)) == 1


def cells(page, caption):
    """The rows of a table, by what its caption begins with, as they are shown."""
    table = next(part for part in page.split("<table") if f"<caption>{caption}" in part).partition("</table>")[0]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in table.split("<tr>")]
    return [row for row in rows if row]


@pytest.mark.parametrize("boundary", [None, shapely.box([-9000], -9000, 9000, 9000)])
def test_bounds_are_bounds_in_the_tables_too(boundary):
    """The hull of the streets is nearest at 4,243 m, 63.6 minutes away; by bicycle 17.0 minutes."""
    result, compared, streets = made(boundary=boundary, minutes=(15.0, 60.0, 65.0))
    page = report.build(result, compared=compared, streets=streets)
    html, areas = page.html(), [f"{km2:,.2f}" for km2 in result.rows["area_km2"]]
    own = [row[-1] for row in cells(html, "Rings")]
    assert own[:3] == [*areas[:2], f"at least {areas[2]}"]
    assert own[3:] == ([f"at most {areas[3]}"] if boundary is not None else [])
    beside = [row[-1] for row in cells(html, "Ground within each limit")]
    within = report._beside(result, compared)["within_km2"]
    least = [False, False, True, False, True, True, False, False, False]  # as asked, by bicycle, straight
    assert beside == [
        f"at least {km2:,.2f}" if bound else f"{km2:,.2f}" for km2, bound in zip(within, least, strict=True)
    ]
    said = "The ground within 65 min reaches to where the data end: it is at least as large as that"
    assert page.bounds.startswith(said)
    assert page.bounds in html
    assert excerpt(html).bounds == page.bounds


def test_where_no_ground_is_a_bound_no_table_says_so():
    result, compared, streets = made(minutes=(5.0, 15.0))
    page = report.build(result, compared=compared, streets=streets)
    assert page.bounds == ""
    assert "at least" not in page.html()
    assert "reaches to where the data end" not in page.html()


GRID = shapely.linestrings([[(x, -1500), (x, 1500)] for x in range(-1500, 1501, 100)])
GRID = np.concatenate([GRID, shapely.linestrings([[(-1500, y), (1500, y)] for y in range(-1500, 1501, 100)])])
GRID = np.array([shapely.union_all(GRID)], object)


@pytest.mark.parametrize(("half", "full"), [(600, True), (1450, False)])
def test_no_more_than_the_boundary_holds_is_possible(half, full):
    """A grid 3 km wide, whose end 30 minutes pass: of a small boundary all lies within them, of a large one not all."""
    result, compared, streets = made(GRID, boundary=shapely.box([-half], -half, half, half))
    opened, *_ = report.sentences(result, compared)
    km2 = within(result.rows)
    assert bool(km2 == pytest.approx(4e-6 * half**2)) is full
    assert result.ends_with_data(None, result.reach[-1])
    assert (f"within 30 min at least {km2:.2f} km²" in opened) is not full
    assert (f"within 30 min {km2:.2f} km²" in opened) is full
    assert (f"{km2:.2f} km²." in opened) is full, "nothing is farther"
    asked, bicycle, *_ = titles(report.build(result, compared=compared, streets=streets).html())
    assert ("at least" in asked) is not full
    assert "at least" not in bicycle, "by bicycle all of both lies within"


@pytest.mark.parametrize("seed", range(6))
def test_equal_ground_is_equal_whatever_its_last_bits(seed):
    """Of a boundary wholly in reach, on foot and in a straight line: the grid moves its outlines each time."""
    a, b, c, d = np.random.default_rng(seed).uniform(500, 900, 4)
    result, compared, _ = made(GRID, boundary=shapely.box([-a], -b, c, d))
    own, straight = within(result.rows), within(compared["straight"], "outer_m")
    assert own == pytest.approx(straight, rel=1e-5)
    said = "The city: the ground within 30 min is 100% as large as that inside the boundary within 2.0 km in a straight line"
    assert report.sentences(result, compared)[1].startswith(said)
    # What is larger or smaller by more than that is not equal.
    for factor in (1.001, 0.999):
        rows = compared["straight"].assign(area_km2=compared["straight"]["area_km2"] * factor)
        assert not report._alike(result.rows, rows)


def test_a_limit_that_adds_no_ground_is_told_all_the_same():
    """Of a strip 700 m wide along a street all within 250 m of it lies within 12 minutes; by the third the data may end."""
    lines = shapely.linestrings([[(-2000, 0), (2000, 0)], [(-2000, 0), (-2000, 3000)]])
    lines = np.array([shapely.union_all(np.append(lines, shapely.linestrings([(2000, -3000), (2000, 3000)])))], object)
    strip = shapely.box([-500], -350, 500, 350)
    result, compared, _ = made(lines, boundary=strip, minutes=(12.0, 15.0, 60.0))
    assert result.rows["ring"].tolist() == [1, 4], "the second and the third ring hold nothing"
    assert [result.ends_with_data(None, metres) for metres in result.reach] == [False, False, True]
    opened, *_ = report.sentences(result, compared)
    assert opened == (
        "The city: within 12 min of the centre lies 0.50 km², within 15 min 0.50 km², within 60 min at least 0.50 km²; at most "
        "29% of the ground inside the boundary is farther or out of reach."
    )
    assert report._title(result, None, result.rows).startswith("The city: at least 0.50 km² within 60 min")
    # Where all ends within the data nothing is a bound.
    result, compared, _ = made(lines, boundary=strip, minutes=(12.0, 15.0))
    assert "within 12 min of the centre lies 0.50 km², within 15 min 0.50 km²; 29% of" in report.sentences(result)[0]


@pytest.mark.parametrize(("minutes", "bounded"), [(3.0, True), (2.0, False)])
def test_a_share_of_a_lower_bound_is_one_itself(minutes, bounded):
    """The quickest street carries 3 minutes 4,500 m, beyond the end of the streets at 4,243 m, although nobody gets so far."""
    lines = np.concatenate([CROSS, shapely.linestrings([[(0, 50), (900, 50)]])])
    result, compared, _ = made(lines, minutes=(minutes,), fields={"speed": [20, 90]})
    opened, straight = report.sentences(result, compared)
    share = within(result.rows) / within(compared["straight"], "outer_m")
    assert ("at least" in opened) is bounded
    said = f"is {'at least ' if bounded else ''}{percent(share)} as large as that"
    assert said in straight


def test_within_a_boundary_full_of_streets_the_two_compare():
    result, compared, _ = made(boundary=AROUND, minutes=(60.0, 120.0))
    assert (
        "as large as that inside the boundary within 8.0 km in a straight line" in report.sentences(result, compared)[1]
    )


@pytest.mark.parametrize("boundary", [None, AROUND])
def test_more_than_a_straight_line_is_explained_and_no_achievement(boundary):
    """Within a minute 67 m are walked, and ground 250 m beside a street has its time."""
    result, compared, _ = made(boundary=boundary, minutes=(1.0,))
    assert within(result.rows) > within(compared["straight"], "outer_m")
    said = report.sentences(result, compared)[1]
    assert "%" not in said
    assert ("larger than that inside the boundary within 0.1 km in a straight line" in said) == (boundary is not None)
    assert "since ground up to 250 m beside a street has its time" in said
    result, compared, _ = made(
        np.concatenate(
            [shapely.linestrings([[(-6000, 0), (6000, 0)]]), shapely.linestrings([[(9000, 0), (90_000, 0)]])]
        ),
        minutes=(2.0,),
        boundary=boundary,
        fields={"speed": [40, 4]},
    )
    said = report.sentences(result, compared)[1]
    assert ("larger than that inside the boundary within" in said) == (boundary is not None)
    assert "some streets are quicker than the mean" in said


def test_several_centres_are_no_one_centre():
    one, *_ = made()
    two, *_ = made(centres=shapely.points([(0, 0), (4000, 0)]))
    assert "min of the centre lies" in report.sentences(one)[0]
    assert "min of the nearest centre lies" in report.sentences(two)[0]
    assert len(report.sentences(one)) == 1, "without a comparison nothing is compared"


def test_nothing_within_the_limits_is_said():
    result, compared, _ = made(centres=shapely.points([(100, 190)]), boundary=AROUND, minutes=(1.0,))
    assert report.sentences(result, compared) == ["The city: no ground lies within the limits."]
    assert "no ground lies within the limits" in titles(report.build(result, compared=compared).html())[0]


def test_what_it_is_compared_with():
    """What is asked for is not shown twice; speeds of the streets have both beside them, and the straight line their mean."""
    _, compared, _ = made()
    assert list(compared) == ["bicycle", "straight"]
    _, compared, _ = made(speed=15.0)
    assert list(compared) == ["foot", "straight"]
    _, compared, _ = made(fields={"direction": ["F"]})
    assert list(compared) == ["foot", "bicycle", "straight"]
    result, compared, streets = made(fields={"speed": [10]})
    assert list(compared) == ["foot", "bicycle", "straight"]
    assert (result.timed, result.speed) == (True, pytest.approx(10))
    assert compared["straight"]["outer_m"].tolist() == pytest.approx([2500, 5000])
    assert within(compared["foot"]) < within(result.rows) < within(compared["bicycle"])
    assert mean_speed(streets, 4.0) == pytest.approx(10)


def test_on_foot_and_by_bicycle_as_the_tool_itself_has_them():
    _, compared, _ = made(fields={"speed": [30], "direction": ["T"]})
    for mode, speed in (("foot", 4.0), ("bicycle", 15.0)):
        alone, *_ = made(speed=speed)
        assert compared[mode]["area_km2"].tolist() == pytest.approx(alone.rows["area_km2"].tolist(), rel=1e-3)


def test_a_metro_is_neither_walked_nor_ridden_by_bicycle():
    lines = shapely.linestrings([[(0, 0), (500, 0)], [(500, 0), (5000, 0)], [(5000, 0), (5500, 0)]])
    result, compared, streets = made(lines, fields={"time": [None, 6, None]})
    assert shapely.union_all(result.rows["geometry"]).bounds[2] > 5000
    for mode in ("foot", "bicycle"):
        assert shapely.union_all(compared[mode]["geometry"]).bounds[2] == pytest.approx(750, abs=1)
    assert mean_speed(streets, 4.0) == pytest.approx(4.0)


def test_the_page():
    result, compared, streets = made(boundary=AROUND, fields={"speed": [20]})
    page = report.build(result, compared=compared, streets=streets).html()
    first, *others = titles(page)
    km2 = within(result.rows)
    # The streets end 4,243 m from the centre: 30 minutes at 20 and at 15 km/h reach farther, at 4 km/h they do not.
    assert first == f"The city: at least {km2:.2f} km² within 30 min, by the speeds and times of the streets"
    areas = [within(rows, "outer_m" if mode == "straight" else "outer_min") for mode, rows in compared.items()]
    modes = ["on foot, 4 km/h", "by bicycle, 15 km/h", "in a straight line, 20 km/h"]
    said = [f"{areas[0]:.2f}", f"at least {areas[1]:.2f}", f"{areas[2]:.2f}"]
    assert others == [f"{mode}: {km2} km² within 30 min" for mode, km2 in zip(modes, said, strict=True)]
    assert "Without a boundary rings end 250 m from the streets" not in page
    assert "what the boundary holds farther from any street counts as farther or out of reach" in page
    for mode, rows in compared.items():
        outer = "outer_m" if mode == "straight" else "outer_min"
        assert f"{within(rows, outer):,.2f}" in page
    assert "travel_mode" not in page
    assert "near_suburb" not in page


def test_the_page_without_a_boundary_and_of_several_cities():
    centres, cities = shapely.points([(-5000, 0), (5000, 0)]), np.array(["甲市", "乙市"], object)
    result, compared, streets = made(centres=centres, cities=cities)
    page = report.build(result, compared=compared, streets=streets).html()
    assert "Without a boundary rings end 250 m from the streets" in page
    assert len(titles(page)) == 2
    assert all(city in title for city, title in zip(cities, titles(page), strict=True))
    assert "Compared with: by bicycle at 15 km/h, in a straight line at 4 km/h." in page
    assert "Compared with" not in report.build(result, streets=streets).html()
    rows = report._beside(result, compared)
    assert len(rows) == 2 * 3 * 2
    own = rows[(rows["city"] == "甲市") & (rows["travel_mode"] == "speed as set, 4 km/h")]["within_km2"]
    table = result.rows[result.rows["city"] == "甲市"]["area_km2"]
    assert own.tolist() == pytest.approx(np.cumsum(table).tolist())


def test_thresholds_name_what_was_set():
    result, *_ = made()
    found = report._thresholds(result)
    assert found["value"].tolist() == [15.0, 30.0, 4.0, 250.0]
    assert found["unit"].tolist() == ["min", "min", "km/h", "m"]
    result, *_ = made(boundary=AROUND, fields={"speed": [20]})
    assert report._thresholds(result)["value"].tolist() == [15.0, 30.0, 250.0]
    assert isinstance(found, pd.DataFrame)
