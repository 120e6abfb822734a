"""Shares beside the published ones, in numbers and in words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base import text
from innospace.core.ground.incubators import class_shares
from innospace.core.layout import published

TOWN = ("park_in_park", "independent", "mixed")


FIGURES = {"park_in_park": 0.72, "independent": 0.25, "mixed": 0.03}


def beside_summary(*counts):
    classes = [code for code, n in zip(TOWN, counts, strict=True) for _ in range(n)]
    return class_shares(classes, TOWN, "town_layout")


def beside(*counts):
    return published.beside(beside_summary(*counts), "town_layout")


def test_the_published_shares_are_those_of_the_source():
    assert beside(72, 25, 3)["published"].tolist() == [0.72, 0.25, 0.03]
    park = published.thresholds.load("layout", "park_layout")
    assert park.set_index("item")["value"].to_dict() == {"campus": 0.76, "building": 0.19, "mixed": 0.05}
    assert set(park["mark"]) == {"P"}


def test_equal_shares_are_alike():
    table = beside(144, 50, 6)
    assert table["verdict"].tolist() == ["alike"] * 3
    assert table["difference"].tolist() == pytest.approx([0, 0, 0])
    said = published.sentences(table, "town_layout")
    assert said[0] == "Incubators: park-in-park 72%, independent 25%, mixed 3% (200 in all)."
    assert "72%, 25%, 3%" in said[1]


def test_what_differs_beyond_chance_is_said():
    # With n = 100 the band of 72% is ± 8.8 points, that of 25% ± 8.5.
    table = beside(60, 33, 7)
    assert table["verdict"].tolist() == ["lower", "alike", "higher"]
    assert (
        "park-in-park 12 percentage points lower; mixed 4 percentage points higher"
        in published.sentences(table, "town_layout")[1]
    )


def test_few_incubators_are_not_compared():
    table = beside(1, 18, 0)
    assert table["verdict"].tolist() == ["too_few"] * 3
    assert "Too few" in published.sentences(table, "town_layout")[1]


def test_nothing_assessed():
    assert published.sentences(beside(0, 0, 0), "town_layout") == ["No incubator could be assessed."]


def test_a_class_that_cannot_occur_is_not_compared():
    summary = class_shares(["park_in_park"] * 90 + ["independent"] * 310, TOWN, "town_layout")
    table = published.beside(summary, "town_layout", ["mixed"])
    assert table["verdict"].tolist() == ["lower", "higher", "cannot_occur"]
    assert table.loc[2, ["published", "difference"]].isna().all()
    said = published.sentences(table, "town_layout")
    assert "72%, 25% of" in said[1]
    assert "3%" not in said[1].replace("25%", "")
    assert "mixed" not in said[1]
    assert "mixed (one ground inside, another outside) cannot occur; it is not set beside the published 3%." in said[2]


def test_without_such_a_class_no_zero_is_explained():
    assert len(published.sentences(published.beside(beside_summary(144, 56, 0), "town_layout"), "town_layout")) == 2


def test_points_of_the_sentence_are_those_of_the_table():
    """72% published, 27.54% here: the table says −44.5 points, and rounding that no sentence may come to 44."""
    table = beside(2754, 7246, 0)
    assert text.fixed(table["difference"][0] * 100, "{:+.1f}") == "-44.5"
    assert "park-in-park 44.5 percentage points lower" in published.sentences(table, "town_layout")[1]


@pytest.mark.parametrize(("inside", "points"), [(5625, -15.7), (5635, -15.6), (8875, 16.8), (7200, 0)])
def test_points_are_the_difference_of_the_shares_as_they_are_shown(inside, points):
    """56.25% is shown as 56.3%: beside 72.0% these are 15.7 points, though 15.75 alone would round to 15.8."""
    row = beside(inside, 10_000 - inside, 0).iloc[0]
    assert round(float(text.fixed(row["share"], "{:.1%}")[:-1]) - 72, 1) == points
    assert published.points(row["share"], row["published"]) == points
    assert (f" {text.percent(abs(points) / 100)[:-1]} percentage" in published._difference(row, "")) == bool(points)


def test_points_below_one_are_not_rounded_to_none():
    table = beside(71_500, 25_500, 3_000)
    assert "park-in-park 0.5 percentage points lower" in published.sentences(table, "town_layout")[1]


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.integers(0, 300)] * 3), st.sampled_from([(), ("mixed",)]))
def test_sentences_say_what_the_counts_hold(counts, impossible):
    counts = (*counts[:2], 0) if impossible else counts
    n = sum(counts)
    said = published.sentences(published.beside(beside_summary(*counts), "town_layout", impossible), "town_layout")
    apart = {}
    for code, count in zip(TOWN, counts, strict=True):
        expected = FIGURES[code]
        difference = count / max(n, 1) - expected
        if abs(difference) > 1.959964 * (expected * (1 - expected) / max(n, 1)) ** 0.5 and code not in impossible:
            apart[code] = "higher" if difference > 0 else "lower"
    few, compared = 0 < n < 20, n >= 20
    assert any("No incubator could be assessed" in line for line in said) == (n == 0)
    assert any("Too few" in line for line in said) == few
    assert any("No share differs" in line for line in said) == (compared and not apart)
    assert any("cannot occur" in line for line in said) == bool(impossible and n)
    beyond = [line for line in said if "beyond chance (95%):" in line]
    assert len(beyond) == (compared and bool(apart))
    for code, word in ((c, w) for c in TOWN for w in ("higher", "lower")):
        shown = re.findall(
            rf"{published.terms.label('town_layout', code)} [\d.]+ percentage points {word}", "".join(beyond)
        )
        assert len(shown) == (compared and apart.get(code) == word)


def test_the_shares_of_the_sentence_add_up():
    text = published.sentences(beside(1, 3, 4), "town_layout")[0]
    assert text == "Incubators: park-in-park 12.5%, independent 37.5%, mixed 50.0% (8 in all)."
    assert published.sentences(beside(2000, 1, 0), "town_layout")[0].endswith("(2,001 in all).")
