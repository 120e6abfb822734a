"""Shares beside the published ones, in numbers and in words."""

import pytest

from innospace.core import published
from innospace.core.incubators import class_shares

TOWN = ("park_in_park", "independent", "mixed")


def beside(*counts):
    classes = [code for code, n in zip(TOWN, counts, strict=True) for _ in range(n)]
    return published.beside(class_shares(classes, TOWN, "town_layout"), "town_layout")


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
    assert said[0] == "Incubators: park-in-park 72%, independent 25%, mixed 3% (n = 200)."
    assert "72% / 25% / 3%" in said[1]


def test_what_differs_beyond_chance_is_said():
    # With n = 100 the band of 72 % is ± 8.8 points, that of 25 % ± 8.5.
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
