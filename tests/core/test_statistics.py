"""Measures of spread against published and hand-computed values."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from innospace.core.base import statistics

AMOUNTS = st.lists(st.floats(0, 1e6), min_size=2, max_size=20).filter(lambda x: sum(x) > 1e-3)


def evenness(amounts):
    """Of one group that holds the amounts, in as many classes."""
    k = len(amounts)
    return statistics.grouped_evenness(np.zeros(k, int), np.asarray(amounts, float), k, 1)[0]


@pytest.mark.parametrize(
    ("shares", "even", "herfindahl"), [((72, 25, 3), 0.626512, 0.5818), ((76, 19, 5), 0.613408, 0.6162)]
)
def test_the_published_layout_shares(shares, even, herfindahl):
    assert evenness(shares) == pytest.approx(even, abs=1e-6)
    assert statistics.herfindahl(shares) == pytest.approx(herfindahl, abs=1e-6)


def test_empty_classes_of_the_scheme_lower_the_evenness():
    assert evenness([1, 1]) == 1
    assert evenness([1, 1, 0]) == pytest.approx(np.log(2) / np.log(3))
    assert evenness([5, 0, 0]) == 0


@pytest.mark.parametrize(("amounts", "expected"), [([1, 2, 3, 4, 5], 0.266667), ([120, 24, 2, 2], 0.635135)])
def test_gini(amounts, expected):
    assert statistics.gini(amounts) == pytest.approx(expected, abs=1e-6)


def test_primacy_and_location_quotient():
    assert statistics.primacy([2, 120, 24]) == 5
    assert statistics.location_quotient(1714, 79006, 879213, 15593224) == pytest.approx(0.3847623, abs=1e-7)
    assert np.isnan(statistics.location_quotient([1, 0], [0, 0], 5, 10)).all()


def test_nearest_neighbour_index_of_a_square_grid():
    grid = np.stack(np.meshgrid(range(4), range(4)), -1).reshape(-1, 2)
    ratio, z = statistics.clark_evans(statistics.nearest_neighbours(grid), 16)
    assert ratio == pytest.approx(2)
    assert z == pytest.approx(7.652280, abs=1e-6)


def test_nearest_neighbour_index_of_hexagons():
    rows = np.arange(6)
    lattice = np.array([(x + (y % 2) / 2, y * np.sqrt(3) / 2) for x in rows for y in rows])
    # Each point of the lattice holds √3/2 of ground.
    ratio, _ = statistics.clark_evans(statistics.nearest_neighbours(lattice), 36 * np.sqrt(3) / 2)
    assert ratio == pytest.approx(2.149140, abs=1e-6)


def test_spearman():
    assert statistics.spearman([1, 2, 3], [9, 4, 1]) == pytest.approx(-1)
    assert statistics.spearman([1, 2, 3, 4], [1, 2, np.nan, 9]) == pytest.approx(1)
    assert np.isnan(statistics.spearman([1, 2], [2, 1]))
    assert np.isnan(statistics.spearman([1, 2, 3], [5, 5, 5]))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=12))
def test_spearman_is_scipys_with_ties_too(pairs):
    a, b = np.array(pairs, float).T
    if np.ptp(a) and np.ptp(b):
        assert statistics.spearman(a, b) == pytest.approx(spearmanr(a, b).statistic)


@pytest.mark.parametrize("measure", [evenness, statistics.herfindahl, statistics.gini, statistics.primacy])
def test_nothing_to_measure_is_nan(measure):
    assert np.isnan(measure([]))
    assert np.isnan(measure([0, 0]))


@given(AMOUNTS)
def test_measures_stay_in_their_range_and_ignore_order_and_unit(amounts):
    k = len(amounts)
    for measure, low, high in (
        (evenness, 0, 1),
        (statistics.herfindahl, 1 / k, 1),
        (statistics.gini, 0, (k - 1) / k),
    ):
        value = measure(amounts)
        assert low - 1e-9 <= value <= high + 1e-9
        assert measure([7 * x for x in reversed(amounts)]) == pytest.approx(value, abs=1e-9)


def test_jenks_by_hand():
    assert statistics.jenks([1, 2, 3, 10, 11, 12, 50], 3).tolist() == [3, 12, 50]
    assert statistics.jenks([1, 2, 3], 1).tolist() == [3]


def test_jenks_has_no_more_classes_than_distinct_values():
    assert statistics.jenks([5, 5, 1, np.nan], 4).tolist() == [1, 5]
    assert statistics.jenks([np.nan], 4).tolist() == []


@given(st.lists(st.integers(-50, 50), min_size=4, max_size=12), st.integers(2, 4))
def test_jenks_is_the_best_of_all_partitions(values, classes):
    distinct = np.unique(values)
    classes = min(classes, len(distinct))

    def squares(bounds):
        number = np.searchsorted(bounds, values)
        return sum(np.var(group) * len(group) for c in set(number) if (group := np.array(values)[number == c]).size)

    every = [squares([*inner, distinct[-1]]) for inner in combinations(distinct[:-1], classes - 1)]
    assert squares(statistics.jenks(values, classes)) == pytest.approx(min(every), abs=1e-6)
