"""Who stands next to whom: the 4 × 4 oracle, K by hand, chance by brute force, and what is said."""

from itertools import combinations, permutations
from math import comb
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import dijkstra
from scipy.stats import hypergeom

from innospace.core.base.errors import InputError, Stopped
from innospace.core.base.text import HalfUp
from innospace.core.region import colocation, colocation_report, distance_curve
from innospace.core.region.colocation import ColocationOptions
from innospace.core.region.shuffles import dealt, envelope, two_sided
from innospace.core.streets import network, snapping

GRID = np.array([(x, y) for y in range(4) for x in range(4)], float)
TYPES = list("AABBAABBABABABAB")
BARE = ColocationOptions(neighbours=1, curve=False)


def assess(xy, types=None, others=None, **options):
    points = shapely.points(np.asarray(xy, float))
    rest = None if others is None else shapely.points(np.asarray(others, float))
    return colocation.assess(
        points, rest, types=types, options=ColocationOptions(**{"neighbours": 1, "curve": False, **options})
    )


def quotients_by_definition(xy, types, k):
    """C_AB / N_A over N'_B / (N − 1), point by point; places as far as the k-th share what is left of k."""
    n, kinds = len(xy), sorted(set(types))
    met = {(a, b): 0.0 for a in kinds for b in kinds}
    for i in range(n):
        far = sorted((np.hypot(*(xy[i] - xy[j])), j) for j in range(n) if j != i)
        kth = far[k - 1][0]
        sure, tied = ([j for d, j in far if d < kth - 1e-6], [j for d, j in far if abs(d - kth) <= 1e-6])
        for j in sure:
            met[types[i], types[j]] += 1 / k
        for j in tied:
            met[types[i], types[j]] += (k - len(sure)) / len(tied) / k
    number = {a: types.count(a) for a in kinds}
    return {
        (a, b): met[a, b] / number[a] / ((number[b] - (a == b)) / (n - 1)) if number[b] - (a == b) else np.nan
        for a, b in met
    }


# --- quotients ------------------------------------------------------------------------------------------------------


def test_the_grid_of_four_by_four():
    found = assess(GRID, TYPES).summary
    assert found[["from", "to"]].to_numpy().tolist() == [["A", "A"], ["A", "B"], ["B", "A"], ["B", "B"]]
    assert found["quotient"].round(6).tolist() == [1.316964, 0.722656, 0.722656, 1.316964]


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.booleans())
def test_quotients_are_those_of_the_definition(seed, k, on_grid):
    rng = np.random.default_rng(seed)
    xy = rng.integers(0, 4, (14, 2)).astype(float) if on_grid else rng.uniform(0, 1e6, (14, 2))
    types = list(rng.choice(list("ABC"), 14))
    if len(set(types)) < 2:
        return
    found = {
        (row["from"], row["to"]): row["quotient"] for row in assess(xy, types, neighbours=k).summary.to_dict("records")
    }
    for pair, value in quotients_by_definition(xy, types, k).items():
        assert found[pair] == pytest.approx(value, nan_ok=True)


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1))
def test_each_type_meets_as_many_as_it_has_neighbours(seed):
    rng = np.random.default_rng(seed)
    types = rng.choice(list("ABC"), 30)
    found = assess(rng.uniform(0, 9, (30, 2)), types).summary
    number = pd.Series(types).value_counts()
    for start, some in found.groupby("from"):
        others = number[some["to"]].to_numpy() - (some["to"] == start).to_numpy()
        assert np.nansum(some["quotient"] * others) / 29 == pytest.approx(1)


@settings(max_examples=25)
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    xy, types = rng.integers(0, 5, (20, 2)).astype(float), rng.choice(np.array(["A", "B", None], object), 20)
    types[:2] = "A", "B"
    order = rng.permutation(20)
    options = {"neighbours": 2, "curve": True, "draws": 99}
    one, other = assess(xy, types, **options), assess(xy[order], types[order], **options)
    pd.testing.assert_frame_equal(one.summary, other.summary)
    pd.testing.assert_frame_equal(one.rows.iloc[order].reset_index(drop=True), other.rows)
    assert colocation_report.sentences(one) == colocation_report.sentences(other)
    if one.curve is not None:
        assert one.curve.low.tolist() == other.curve.low.tolist()


def test_band_and_p_are_those_of_the_shuffles():
    found = assess(GRID, TYPES, draws=199).summary.iloc[1]
    order = np.lexsort((GRID[:, 1], GRID[:, 0]))
    codes = (np.array(TYPES)[order] == "B").astype(int)
    drawn = np.concatenate([some for _, some in dealt(codes, 199)])
    made = [quotients_by_definition(GRID[order], ["AB"[c] for c in some], 1)["A", "B"] for some in drawn]
    # Five of 200 are 2.5%: the fifth least and the fifth largest.
    assert [found["low"], found["high"]] == pytest.approx([sorted(made)[4], sorted(made)[-5]])
    rarer = min(sum(x <= 0.722656 + 1e-5 for x in made), sum(x >= 0.722656 - 1e-5 for x in made))
    assert found["p"] == pytest.approx(min(1, 2 * (rarer + 1) / 200))


# Few points on a grid, so that many draws tie with one another and with what is found.
@settings(max_examples=50)
@given(
    st.integers(0, 2**32 - 1), st.sampled_from([39, 40, 78, 79, 99, 158, 159, 239]), st.integers(1, 4), st.booleans()
)
def test_a_quotient_lies_beyond_its_band_exactly_where_it_is_said_to(seed, draws, k, on_grid):
    rng = np.random.default_rng(seed)
    kinds = rng.integers(2, 4)
    xy = rng.integers(0, 4, (18, 2)).astype(float) if on_grid else rng.uniform(0, 99, (18, 2))
    types = sorted(rng.choice(list("ABC")[:kinds], 18)) if rng.random() < 0.5 else list(rng.choice(list("ABC"), 18))
    if len(set(types)) < 2:
        return
    xy = xy[np.lexsort(xy.T)] if rng.random() < 0.5 else xy
    result = assess(xy, types, neighbours=k, draws=draws)
    pairs = colocation_report._judged(result).dropna(subset="quotient")
    above, below = pairs["quotient"] > pairs["high"], pairs["quotient"] < pairs["low"]
    assert ((above | below) == (pairs["p"] <= 0.05)).all()
    assert ((above | below) == (pairs["finding"] != "as_chance")).all()
    assert (above[pairs["finding"] == "more_than_chance"]).all()
    assert (below[pairs["finding"] == "fewer_than_chance"]).all()
    assert ((pairs["finding"] == "beyond_band") == ((pairs["p"] <= 0.05) & (pairs["p_adjusted"] > 0.05))).all()
    number = colocation_report._figures(pairs)
    shown = {name: [float(number.format(value)) for value in pairs[name]] for name in ("quotient", "low", "high")}
    assert (np.array(shown["quotient"]) > np.array(shown["high"])).tolist() == above.tolist()
    assert (np.array(shown["quotient"]) < np.array(shown["low"])).tolist() == below.tolist()
    said = " ".join(colocation_report.sentences(result))
    for row, beyond in zip(pairs.to_dict("records"), above | below, strict=True):
        named = f"{row['from']} to {row['to']} ({number.format(HalfUp(row['quotient']))})"
        assert (named in said) == beyond


@given(st.lists(st.integers(0, 6), min_size=39, max_size=200), st.integers(-1, 7))
def test_a_value_lies_beyond_the_envelope_exactly_where_p_is_at_most_5_percent(drawn, value):
    drawn = np.array(drawn)
    low, high = envelope(drawn)
    p = two_sided((drawn <= value).sum(), (drawn >= value).sum(), len(drawn))
    assert (not low <= value <= high) == (p <= 0.05)


def test_shuffled_types_have_a_quotient_of_one_on_average():
    rng = np.random.default_rng(2)
    xy = rng.uniform(0, 9, (40, 2))
    made = [
        assess(xy, rng.permutation(["A"] * 10 + ["B"] * 30), draws=39).summary["quotient"].to_numpy()
        for _ in range(200)
    ]
    assert np.mean(made, axis=0) == pytest.approx(np.ones(4), abs=0.08)


def test_shuffled_types_are_seldom_told_from_chance():
    rng = np.random.default_rng(5)
    xy = rng.uniform(0, 9, (60, 2))
    p = [
        assess(xy, rng.permutation(["A"] * 20 + ["B"] * 40), neighbours=3, draws=199).summary["p"][1] for _ in range(60)
    ]
    assert np.mean(np.array(p) < 0.05) <= 0.15


# --- each point -----------------------------------------------------------------------------------------------------


def test_local_quotients_are_those_of_the_neighbours():
    xy = [(0, 0), (1, 0), (10, 0), (12, 0)]
    rows = assess(xy, ["A", "A", "B", "A"]).rows
    # Next to the first stands an A, of which there are two among the three others.
    assert rows["local_quotient"].tolist() == pytest.approx([1.5, 1.5, np.nan, 0], nan_ok=True)
    assert rows["status"].tolist() == ["ok"] * 4


@given(st.integers(0, 2**32 - 1), st.integers(1, 3))
def test_the_p_of_a_point_is_over_all_types_of_the_others(seed, k):
    rng = np.random.default_rng(seed)
    xy, types = rng.integers(0, 3, (7, 2)).astype(float), ["A", "A", "A", "B", "B", "B", "C"]
    rng.shuffle(types)
    rows = assess(xy, types, neighbours=k).rows
    for i in range(7):
        rest = types[:i] + types[i + 1 :]
        if types[i] not in rest:
            assert np.isnan(rows["p"][i])
            continue
        far = np.hypot(*(xy - xy[i]).T)
        others = [j for j in range(7) if j != i]
        kth = sorted(far[others])[k - 1]
        sure = [j for j in others if far[j] < kth - 1e-6]
        tied = [j for j in others if abs(far[j] - kth) <= 1e-6]
        weight = dict.fromkeys(sure, 1.0) | dict.fromkeys(tied, (k - len(sure)) / len(tied))
        met = [
            sum(weight.get(j, 0) for j, t in zip(others, dealt_, strict=True) if t == types[i])
            for dealt_ in permutations(rest)
        ]
        own = sum(weight.get(j, 0) for j in others if types[j] == types[i])
        p = min(1, 2 * min(np.mean(np.array(met) <= own + 1e-9), np.mean(np.array(met) >= own - 1e-9)))
        assert rows["p"][i] == pytest.approx(p)


def test_the_law_of_neighbours_adds_up():
    for wanted, sure, tied, k in ((3, 2, 0, 2), (5, 1, 4, 3), (0, 2, 3, 4), (9, 0, 9, 1)):
        values, chances = colocation.neighbour_law(9, wanted, sure, tied, k)
        assert chances.sum() == pytest.approx(1)
        assert values @ chances == pytest.approx(k * wanted / 9)


def test_towards_others():
    found = assess([(0, 0), (0, 9), (50, 0)], others=[(0, 1), (0, 10), (90, 90)])
    assert found.towards_others
    assert found.numbers == {"points": 3, "others": 3}
    # Two have one of the others as neighbour, which are three of five; the third one has the first.
    assert found.rows["local_quotient"].tolist() == pytest.approx([5 / 3, 5 / 3, 0])
    both = assess([(0, 0), (0, 9), (50, 0)], ["a", "b", None], [(0, 1), (0, 10)])
    assert list(both.numbers) == ["a", "b", "others"]
    assert both.rows["status"].tolist() == ["ok", "ok", "not_assessed"]


def test_what_is_left_out_is_told():
    points = np.array([shapely.Point(0, 0), None, shapely.Point(5, 0), shapely.Point(9, 0), shapely.Point()], object)
    found = colocation.assess(
        points, np.array([shapely.Point(1, 1), None], object), types=["A", "A", None, "A", "B"], options=BARE
    )
    assert found.rows["status"].tolist() == ["ok", "no_geometry", "not_assessed", "ok", "no_geometry"]
    assert found.notes == [
        "2 points have no geometry and are left out.",
        "1 point has no type and is left out.",
        "1 of the other points has no geometry and is left out.",
    ]


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("types, others", lambda: assess(GRID)),
        ("types, others", lambda: assess(GRID, ["A"] * 16)),
        ("others", lambda: assess(GRID, TYPES, np.zeros((0, 2)))),
        ("points", lambda: assess(GRID[:0], [], GRID)),
        ("types", lambda: assess(GRID, [None] * 16, GRID)),
        ("types", lambda: assess(GRID, ["others", "cafés"] * 8, GRID + 0.5)),
        ("types", lambda: assess(GRID[:2].repeat(30, axis=0), [str(i) for i in range(60)])),
        ("neighbours", lambda: assess(GRID, TYPES, neighbours=16)),
        ("neighbours", lambda: ColocationOptions(neighbours=0)),
        ("draws", lambda: ColocationOptions(draws=9)),
    ],
)
def test_what_cannot_be_compared_is_refused(argument, call):
    with pytest.raises(InputError) as refusal:
        call()
    assert refusal.value.parameter == argument
    assert refusal.value.cure


def test_a_crowd_at_one_place_is_refused(monkeypatch):
    monkeypatch.setattr(colocation, "MOST_NEIGHBOURS", 100)
    with pytest.raises(InputError, match="too many points stand at one place"):
        assess(np.zeros((20, 2)), ["A", "B"] * 10)


def test_a_cancel_is_heard():
    with pytest.raises(Stopped):
        colocation.assess(shapely.points(GRID), types=TYPES, cancelled=lambda: True)


# --- within a distance ----------------------------------------------------------------------------------------------


def pairs_within(distances, radius):
    return int((distances <= radius + 1e-9).sum())


def test_k_of_the_grid_in_a_straight_line():
    radii = np.array([1, 1.5, 2, 3])
    metres = distance_curve.straight_pairs(GRID, 3)[2]
    pairs = np.array([pairs_within(metres, r) for r in radii])
    assert distance_curve.cross_k(pairs, 16.0, 16, 16).tolist() == [3.0, 5.25, 7.25, 12.25]
    assert distance_curve.cross_k(pairs, 16.0, 16, 15).round(4).tolist() == [3.2, 5.6, 7.7333, 13.0667]


def grid_streets(side=4, step=100.0):
    ends = step * (side - 1)
    rows = [[(0, step * i), *((step * j, step * i) for j in range(1, side - 1)), (ends, step * i)] for i in range(side)]
    return network.build(shapely.linestrings([*rows, *[[(y, x) for x, y in line] for line in rows]]))


def test_k_of_the_grid_along_streets():
    streets = grid_streets()
    places = snapping.snap(streets, GRID * 100, 1)
    metres = distance_curve.street_pairs(streets, places, 300)[2]
    # 24 neighbours each way at 100 m; by 200 m 16 two along a street and 18 around a corner besides.
    assert [pairs_within(metres, r) for r in (99, 100, 199, 200)] == [0, 48, 48, 116]
    size = float(streets.length[streets.kept].sum())
    assert size == 2400
    assert distance_curve.cross_k([48, 116], size, 16, 16).tolist() == [450.0, 1087.5]


def test_pairs_along_streets_are_those_of_dijkstra():
    rng = np.random.default_rng(3)
    streets = grid_streets()
    along = rng.uniform(0, 300, 12)
    xy = np.column_stack([along, 100.0 * rng.integers(0, 4, 12)])
    one, other, metres = distance_curve.street_pairs(streets, snapping.snap(streets, xy, 1), 350)
    corners = np.vstack([GRID * 100, xy])
    apart = np.abs(corners[:, None] - corners[None]).sum(axis=2)
    same_row, same_column = (np.isclose(corners[:, None, a], corners[None, :, a]) for a in (1, 0))
    joined = same_row | (same_column & np.isclose(corners[:, None, 0] % 100, 0))
    ways = dijkstra(np.where(joined, apart, 0))[16:, 16:]
    found = np.full((12, 12), np.inf)
    found[one, other] = metres
    np.fill_diagonal(ways, np.inf)
    assert found == pytest.approx(np.where(ways <= 350, ways, np.inf))


def test_the_curve_and_its_band_are_those_of_the_shuffles():
    rng = np.random.default_rng(8)
    xy, code = rng.uniform(0, 1000, (25, 2)), np.repeat([0, 1, 2], [8, 7, 10])
    order = np.lexsort((xy[:, 1], xy[:, 0]))
    xy, code = xy[order], rng.permutation(code)
    found = distance_curve.curve(xy, code, 0, 2, draws=99)
    far = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    assert found.radii[-1] == 200

    def counted(types, radius):
        return sum(far[i, j] <= radius for i in range(25) for j in range(25) if types[i] == 0 and types[j] == 2)

    drawn = np.concatenate([some for _, some in dealt(code, 99)])
    for at in (4, 12, 19):
        assert found.observed[at] == pytest.approx(counted(code, found.radii[at]) / 8)
        made = [counted(types, found.radii[at]) / 8 for types in drawn]
        assert [found.low[at], found.high[at]] == pytest.approx([sorted(made)[1], sorted(made)[-2]])
        area = shapely.convex_hull(shapely.multipoints(xy)).area
        assert found.k[at] == pytest.approx(area * counted(code, found.radii[at]) / 80)


def test_the_band_of_shuffled_types_holds_most_of_them():
    rng = np.random.default_rng(9)
    xy = rng.uniform(0, 1000, (40, 2))
    beyond = []
    for _ in range(60):
        found = distance_curve.curve(xy, rng.permutation(np.repeat([0, 1], 20)), 0, 1, draws=199)
        beyond.append([found.observed[i] > found.high[i] or found.observed[i] < found.low[i] for i in (5, 19)])
    assert np.mean(beyond) < 0.12


def test_the_curve_along_streets_leaves_out_what_has_no_street():
    streets, far = grid_streets(), np.array([[150.0, 150.0]])
    xy = np.vstack([GRID * 100, far])
    found = distance_curve.curve(xy, np.array([0, 1] * 8 + [0]), 0, 1, streets=streets, snap=20, draws=39)
    assert found.unsnapped == 1
    assert found.along_streets
    result = colocation.assess(
        shapely.points(xy), types=["A", "B"] * 8 + ["A"], streets=streets, options=ColocationOptions(snap=20, draws=39)
    )
    assert result.notes == ["1 point has no street within 20 m and is left out of the curve."]


@pytest.mark.parametrize("xy", [np.zeros((4, 2)), np.zeros((0, 2))])
def test_there_is_no_curve_without_extent(xy):
    assert distance_curve.reach_of(xy) == 0
    assert distance_curve.curve(xy, np.arange(len(xy)) % 2, 0, 1) is None


def test_the_curve_is_as_long_as_its_pairs_allow(monkeypatch):
    xy = np.random.default_rng(1).uniform(0, 1000, (200, 2))
    whole = distance_curve.reach_of(xy)
    monkeypatch.setattr(distance_curve, "MOST_PAIRS", 500)
    short = distance_curve.reach_of(xy)
    assert (whole, short < whole) == (200, True)
    assert len(distance_curve.straight_pairs(xy, short)[0]) <= 500


# --- sentences ------------------------------------------------------------------------------------------------------


def side_by_side(n=20):
    """Pairs of a café and a gym, far from the next pair."""
    xy = [(9 * i + d, (i * 7919) % 50) for i in range(n) for d in (0, 1)]
    return xy, ["café", "gym"] * n


def test_who_stands_together_and_who_apart_is_said():
    said = colocation_report.sentences(assess(*side_by_side()))
    assert said[0] == "Next to one another more than chance: café to gym (1.95), gym to café (1.95)."
    assert said[1] == "Apart more than chance: café to café (0.00), gym to gym (0.00)."


NOTHING_TOLD = "No two types stand together or apart by more than chance can explain."


def test_nothing_is_said_of_chance():
    rng = np.random.default_rng(12)
    result = assess(rng.uniform(0, 99, (80, 2)), rng.choice(list("AB"), 80))
    assert result.summary["p"].min() > 0.05
    assert colocation_report.sentences(result)[0] == NOTHING_TOLD


def in_clusters(n_types, each=4):
    """Types that stand each at a place of its own, as far from chance as can be."""
    xy = [(500 * t + 3 * i, 7 * i) for t in range(n_types) for i in range(each)]
    return xy, [f"t{t:02d}" for t in range(n_types) for _ in range(each)]


@pytest.mark.parametrize(
    ("n_types", "draws", "needed"), [(3, 358, 359), (2, 158, 159), (20, 999, 15_999), (30, 999, 35_999)]
)
def test_so_few_shuffles_that_nothing_can_be_told_are_said_to_be(n_types, draws, needed):
    """A pair at the least p there is; adjusted for the number of pairs it is a finding from `needed` shuffles on."""
    pairs = n_types**2
    assert 2 / (needed + 1) * pairs <= 0.05 < 2 / needed * pairs
    rng = np.random.default_rng(12)
    result = assess(rng.uniform(0, 99, (240, 2)), [f"t{i % n_types:02d}" for i in range(240)], draws=draws)
    said = colocation_report.sentences(result)[0]
    assert said.startswith(f"{draws} shuffles cannot show ")
    assert f"{needed:,}" in said
    assert ("more than can be made" in said) == (needed > ColocationOptions.BOUNDS["draws"][1])


def test_it_is_said_that_no_types_stand_together_only_where_shuffles_can_tell():
    rng = np.random.default_rng(12)
    xy, types = rng.uniform(0, 99, (80, 2)), rng.choice(list("AB"), 80)
    for draws, can_tell in ((158, False), (159, True)):
        said = colocation_report.sentences(assess(xy, types, draws=draws))[0]
        assert (said == NOTHING_TOLD) == can_tell
    # The least p of many pairs is a finding even so: it is adjusted by its rank.
    result = assess(*in_clusters(3, each=9), draws=199)
    assert colocation_report.sentences(result)[0].startswith("Next to one another more than chance")


@given(st.integers(1, 12), st.integers(1, 199), st.integers(200, 260))
def test_six_neighbours_tell_a_point_from_chance_however_common_its_type(k, number, n):
    result = SimpleNamespace(numbers={"A": number, "B": n - number}, towards_others=False)
    can = colocation_report._can_tell(result, k)
    laws = [hypergeom(n - 1, there, k).pmf(np.arange(k + 1)) for there in (number - 1, n - number - 1) if there]
    assert can == (2 * min(law[law > 0][end] for law in laws for end in (0, -1)) <= 0.05 + 1e-12)
    assert can or k < 6 or min(number, n - number) <= k


def test_too_few_points_to_tell_one_from_chance_are_not_advised_to_take_more_neighbours():
    said = colocation_report.sentences(assess([(0, 0), (1, 0), (5, 0), (6, 0), (9, 9)], list("AABBA"), neighbours=2))
    assert "There are too few points to distinguish a single one from chance." in said
    assert not any("take" in text for text in said)


def test_a_type_called_others_is_one_where_there_are_no_other_points():
    assert assess(GRID, ["others", "cafés"] * 8).numbers == {"cafés": 8, "others": 8}


@pytest.mark.parametrize(
    ("shift", "said"),
    [
        (0.5, "more often than by chance: "),
        (400.0, "less often than by chance: "),
        (None, "cannot be distinguished from chance: "),
    ],
)
def test_points_and_others(shift, said):
    rng = np.random.default_rng(3)
    here = rng.uniform(0, 300, (40, 2))
    there = rng.uniform(0, 300, (40, 2)) if shift is None else here + shift
    text = colocation_report.sentences(assess(here, others=there), ("incubators", "universities"))[0]
    assert said in text
    assert "“incubators”" in text
    assert "“universities”" in text


@pytest.mark.words_alone
@pytest.mark.parametrize("types", [["school", "firm"] * 10, None])
def test_a_type_and_the_other_layer_of_one_name_can_be_told_apart(types):
    """A map of schools beside a layer of firms and schools; and two layers of one name."""
    here, there = shapely.points([(9 * i, 0) for i in range(20)]), shapely.points([(9 * i + 1, 0) for i in range(20)])
    called = ("places", "school") if types else ("school", "school")
    result = colocation.assess(here, there, types=types, options=ColocationOptions(neighbours=1, draws=99))
    names = [colocation_report.name_of(name, colocation_report.told_apart(result, called)) for name in result.numbers]
    assert len(set(names)) == len(result.numbers)
    said = " ".join(colocation_report.sentences(result, called))
    page = colocation_report.build(result, points=here, others=there, called=called).html()
    for text in (said, page):
        assert "school (the other layer)" in text
    if types:
        assert "school to school (the other layer)" in said or "firm to school (the other layer)" in said


def test_the_fewest_shuffles_that_can_be_set_can_show_what_one_pair_is():
    """Points that stand beside the others one and all are the farthest from chance that there is."""
    here, draws = np.random.default_rng(3).uniform(0, 300, (40, 2)), ColocationOptions.BOUNDS["draws"][0]
    result = assess(here, others=here + 0.5, draws=draws)
    assert result.summary["p"].min() == 0.05
    assert "more often than by chance: " in colocation_report.sentences(result)[0]
    page = colocation_report.build(result, points=shapely.points(here), others=shapely.points(here + 0.5)).html()
    assert "The least p that 39 shuffles can give is 0.05; 1 pair is compared" in page
    assert "from 39 shuffles on" in page


def test_what_lies_beyond_its_band_though_many_pairs_are_compared_is_said_to():
    rng = np.random.default_rng(0)
    found = None
    while found is None:
        xy, types = rng.uniform(0, 99, (60, 2)), rng.choice(list("ABCD"), 60)
        result = assess(xy, types, draws=159)
        pairs = colocation_report._judged(result)
        beyond = pairs[(pairs["quotient"] > pairs["high"]) | (pairs["quotient"] < pairs["low"])]
        found = beyond if len(beyond) and (beyond["p_adjusted"] > 0.05).all() else None
    said = colocation_report.sentences(result)
    text = next(text for text in said if text.startswith("Beyond the band of their shuffles, but among 16 pairs"))
    named = [f"{row['from']} to {row['to']} " in text for row in pairs.to_dict("records")]
    assert named == pairs.index.isin(found.index).tolist()
    assert not any(text.startswith(("Next to one another", "Apart more")) for text in said)
    page = colocation_report.build(result, points=shapely.points(xy)).html()
    assert page.count("beyond its band, which may be chance among so many pairs") == len(found)


def test_the_least_p_of_several_pairs_is_told_adjusted():
    result = assess(*side_by_side(), draws=99)
    page = colocation_report.build(result, points=shapely.points(side_by_side()[0])).html()
    assert (
        "The least p that 99 shuffles can give is 0.02, and 0.08 adjusted for 4 pairs of which one stands out alone; such a pair "
        "can be a finding from 159 shuffles on."
    ) in page
    assert "as by chance" not in page


def test_points_at_one_spot_get_no_advice_and_points_on_a_line_no_ground():
    types = list("AB" * 6)
    spot = colocation.assess(
        shapely.points(np.full((12, 2), 5.0)), types=types, options=ColocationOptions(neighbours=1)
    )
    said = " ".join(colocation_report.sentences(spot))
    assert "to see which stand out" not in said
    assert "All points stand at one spot" in said
    line, two = np.column_stack([np.arange(12) * 40.0, np.zeros(12)]), np.array([0, 1] * 6)
    assert np.isnan(distance_curve.curve(line, two, 0, 1).k).all()
    line[5, 1] = 30
    assert np.isfinite(distance_curve.curve(line, two, 0, 1).k).all()
    apart = colocation.assess(shapely.points(line), types=types, options=ColocationOptions(neighbours=1))
    assert "at one spot" not in " ".join(colocation_report.sentences(apart))


def test_single_points_are_told_from_chance_only_where_they_can_be():
    one = colocation_report.sentences(assess(*side_by_side()))
    # Of 40 points, 20 of each type: all five neighbours of one kind are rarer than 2.5%, four are not.
    assert [bool(2 * comb(19, k) / comb(39, k) <= 0.05) for k in (1, 4, 5)] == [False, False, True]
    assert "With 1 neighbour no single point can be distinguished from chance: take 5 to see which stand out." in one
    rng = np.random.default_rng(4)
    # Two towns, each of one type.
    xy = np.vstack([rng.uniform(0, 9, (30, 2)), rng.uniform(100, 109, (30, 2))])
    result = assess(xy, ["A"] * 30 + ["B"] * 30, neighbours=6)
    more = int(((result.rows["p"] < 0.05) & (result.rows["local_quotient"] > 1)).sum())
    assert more == 60
    assert (
        "60 of 60 points have more of their own type around them than chance; chance alone marks at most 2 on average."
        in (colocation_report.sentences(result))
    )


def test_distances_are_told_where_the_curve_leaves_its_band():
    rng = np.random.default_rng(4)
    here = rng.uniform(0, 1000, (40, 2))
    near = assess(here, others=here + 0.5, curve=True)
    text = colocation_report.sentences(near, ("a", "b"))[-1]
    at = int(np.argmax((near.curve.observed > near.curve.high) | (near.curve.observed < near.curve.low)))
    assert text.startswith(f"Within {near.curve.radii[at]:,.6g} m in a straight line “a” have ")
    beyond = (near.curve.observed > near.curve.high) | (near.curve.observed < near.curve.low)
    assert (
        f"on average, more than 95% of shuffles give ({near.curve.low[at]:.2f} to {near.curve.high[at]:.2f})." in text
    )
    assert text.endswith(
        f"At {beyond.sum()} of 20 distances up to 200 m the number lies beyond what 95% of shuffles give; by "
        "chance it does at 1 on average at most."
    )
    far = colocation_report.sentences(assess(here, others=here + np.array([2000, 0]), curve=True), ("a", "b"))[-1]
    assert "on average, fewer than 95% of shuffles give" in far
    random = assess(here, others=rng.uniform(0, 1000, (40, 2)), curve=True)
    inside = (random.curve.observed <= random.curve.high) & (random.curve.observed >= random.curve.low)
    assert inside.all()
    assert colocation_report.sentences(random, ("a", "b"))[-1].startswith(
        "At no distance up to 200 m in a straight line"
    )


def test_few_points_of_a_type_are_told():
    text = "There are fewer than 5 points of 1 type: little can be said of it."
    assert text in colocation_report.sentences(assess(GRID, ["A"] * 13 + ["B"] * 3))
    assert text not in colocation_report.sentences(assess(GRID, ["A"] * 11 + ["B"] * 5))


def test_findings():
    found = colocation_report.findings([2, 0.5, 2, np.nan], [0.05, 0.049, 0.0501, np.nan])
    assert found.tolist() == ["more_than_chance", "fewer_than_chance", "as_chance", None]


@pytest.mark.parametrize("streets", [False, True])
def test_the_page_holds_all_of_it(streets):
    xy = GRID * 100
    ways = grid_streets() if streets else None
    result = colocation.assess(shapely.points(xy), types=TYPES, streets=ways, options=ColocationOptions(draws=39))
    page = colocation_report.build(result, points=shapely.points(xy)).html()
    assert page.count("<figure>") == 3
    for text in (
        "Next to one another, beside chance",
        "What stands around each point",
        "cross-K",
        "95% of 39 seeded shuffles",
    ):
        assert text in page
    assert ("distance along the streets (m)" in page) == streets
    assert ("distance in a straight line (m)" in page) != streets


def test_points_that_are_nowhere_are_no_obstacle_to_the_page():
    points = np.array([None, *shapely.points(GRID)], object)
    result = colocation.assess(points, types=["A", *TYPES], options=BARE)
    assert "no geometry" in " ".join(result.notes)
    assert "<svg" in colocation_report.build(result, points=points).html()


def test_pairs_of_types_are_all_there():
    types = [*"AABBCCDD", *"ABCDABCD"]
    found = assess(GRID, types).summary
    assert set(zip(found["from"], found["to"], strict=True)) >= set(combinations("ABCD", 2))
    assert len(found) == 16


SINGLE, TOGETHER = "By themselves single points show no more than chance", "This holds of all points taken together."
APART = "By themselves the distances show no more than chance"


@pytest.mark.parametrize("seed", range(12))
def test_sentences_on_all_points_single_ones_and_distances_are_one_answer(seed):
    """A deviation of single points or distances is claimed only where they are more than chance brings about."""
    rng = np.random.default_rng(seed)
    here = rng.uniform(0, 1000, (40, 2))
    there = np.vstack([here[:15] + rng.normal(0, 60, (15, 2)), rng.uniform(0, 1000, (25, 2))])
    result = assess(here, others=there, curve=True, neighbours=8)
    said = " ".join(colocation_report.sentences(result, ("a", "b")))
    known = result.rows[result.rows["p"].notna()]
    more = int(((known["p"] <= 0.05) & (known["local_quotient"] > 1)).sum())
    assert (SINGLE in said) == (more <= np.ceil(len(known) * 0.025))
    assert f"{more} of 40 " in said
    row = result.summary.query("`from` == 'points' and to == 'others'").iloc[0]
    found = row["p"] <= 0.05 and row["quotient"] > 1
    assert (TOGETHER in said) == (found and SINGLE in said)
    curve = result.curve
    beyond = int(((curve.observed > curve.high) | (curve.observed < curve.low)).sum())
    assert (APART in said) == (beyond == 1)
    assert ("Within " in said) == (beyond > 1)
    page = colocation_report.build(
        result, points=shapely.points(here), others=shapely.points(there), called=("a", "b")
    ).html()
    assert ("No single point stands out." in page) == (not (result.rows["p"] <= 0.05).any())
