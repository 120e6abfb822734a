"""Screening: a case by hand, invariants, and every input that cannot be used."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from innospace.core.base import thresholds
from innospace.core.base.errors import InputError, Stopped
from innospace.core.stock.screening import COLUMNS, Criterion, Reason, ScreeningOptions, assess, grades, parse_criteria

AREA, METRO = Criterion("area", "benefit", 3), Criterion("metro_m", "cost", 1)


@pytest.fixture
def parcels():
    return pd.DataFrame(
        {
            "area": [1000, 3000, 5000, 2000, None, 4000],
            "metro_m": [100, 500, 900, 300, 200, "far"],
            "flat": [7] * 6,
        },
        index=[11, 11, 12, 13, 14, 15],
    )


def test_what_candidates_become_and_hold_is_part_of_the_result(parcels):
    kinds = pd.Series(["老厂房", "M1", "tea house", None, "tea house", "quay"], index=[5, 4, 3, 2, 1, 0])
    options = ScreeningOptions(desk_share=0.5, desk_min=4, desk_max=10)
    use = {"kinds": kinds, "areas": [100, 89.9, None, 0, "many", -1], "programmes": {"m1": "our own"}}
    found = assess(parcels, [AREA, METRO], options=options, **use)
    rows = found.rows.astype({"desks_min": object, "desks_max": object})
    rows = rows[["programme", "desks_min", "desks_max"]].where(rows.notna(), None)
    known = [("cultural_creative", 5, 12), ("our own", 4, 11), (None, None, None), (None, 0, 0)]
    assert list(rows.itertuples(index=False, name=None)) == known + [(None, None, None)] * 2
    assert (
        found.notes[0] == "No programme is known for 3 candidates, by their kinds or land-use codes (quay, tea house)."
    )
    assert not any("programme" in note for note in assess(parcels, [AREA, METRO], kinds=["M1"] * 6).notes)


def test_a_small_case_by_hand(parcels):
    found = assess(parcels, [AREA, METRO], allowed=[1, 1, 1, 0, 1, 1])
    rows = found.rows
    assert tuple(rows.columns) == COLUMNS
    assert rows.index.tolist() == parcels.index.tolist()
    assert rows["score"].tolist()[:3] == pytest.approx([0.25, 0.5, 0.75])
    assert rows["rank"].tolist()[:3] == [3, 2, 1]
    assert rows["grade"].tolist()[:3] == ["C", "B", "A"]
    assert rows["status"].tolist() == ["ok", "ok", "ok", "excluded", "not_assessed", "not_assessed"]
    assert rows["reason"].tolist()[3:] == [
        (Reason("unmet"),),
        (Reason("missing", "area"),),
        (Reason("no_number", "metro_m"),),
    ]
    assert rows["reason"].iloc[:3].isna().all()
    assert rows.iloc[3:, :5].isna().all(axis=None)
    assert found.weights.to_numpy().tolist() == [
        ["area", "benefit", 0.75, "rescaled"],
        ["metro_m", "cost", 0.25, "rescaled"],
    ]
    assert found.contributions.iloc[:3].to_numpy().tolist() == [[0, 0.25], [0.375, 0.125], [0.75, 0]]
    assert found.bounds.to_numpy().tolist() == [["area", 1000, 5000], ["metro_m", 100, 900]]
    assert found.notes == []
    assert found.hierarchy is None


def test_what_is_left_out_does_not_touch_the_norm(parcels):
    alone = assess(parcels.iloc[:3], [AREA, METRO])
    beside = assess(parcels, [AREA, METRO], allowed=[1, 1, 1, 0, 1, 1])
    assert beside.rows["score"].tolist()[:3] == alone.rows["score"].tolist()


def test_every_gap_is_named():
    table = pd.DataFrame({"a": [1, 2, None], "b": [1, 2, "x"]})
    criteria = [Criterion("a", "benefit", 1), Criterion("b", "benefit", 1)]
    rows = assess(table, criteria, allowed=[1, 1, np.nan]).rows
    assert rows["reason"].tolist()[2] == (Reason("unknown"), Reason("missing", "a"), Reason("no_number", "b"))


def test_infinity_and_numbers_typed_as_text():
    table = pd.DataFrame({"a": ["1", " 2.5", np.inf, "1e1"]})
    rows = assess(table, [Criterion("a", "benefit", 1)]).rows
    assert rows["status"].tolist() == ["ok", "ok", "not_assessed", "ok"]
    assert rows["rank"].tolist()[:2] == [3, 2]


def test_a_weight_swing_turns_the_ranking_and_the_range_says_so():
    table = pd.DataFrame({"a": [1.0, 0.9, 0.0], "b": [0.0, 0.12, 1.0]})
    criteria = [Criterion("a", "benefit", 1), Criterion("b", "benefit", 1)]
    rows = assess(table, criteria, options=ScreeningOptions(swing=0.15)).rows
    # Scores .5, .51, .5; at weights .575 and .425 they are .575, .5685, .425, at .425 and .575 .425, .4515, .575.
    assert rows["rank"].tolist() == [2, 1, 2]
    assert rows["rank_best"].tolist() == [1, 1, 1]
    assert rows["rank_worst"].tolist() == [3, 2, 3]


def test_weights_by_ahp_come_with_their_ratio(parcels):
    found = assess(parcels.iloc[:4], [AREA, METRO], options=ScreeningOptions(weighting="ahp", pairwise="4"))
    assert found.weights["weight"].tolist() == pytest.approx([0.8, 0.2])
    assert found.weights["source"].tolist() == ["ahp"] * 2
    assert found.hierarchy.names == ["area", "metro_m"]


@pytest.mark.parametrize(("weighting", "expected"), [("equal", [0.5, 0.5]), ("entropy", [1, 0])])
def test_weights_that_need_no_typing(parcels, weighting, expected):
    criteria = [Criterion("area", "benefit"), Criterion("flat", "cost")]
    found = assess(parcels.iloc[:4], criteria, options=ScreeningOptions(weighting=weighting))
    assert found.weights["weight"].tolist() == expected
    assert found.weights["source"].tolist() == [weighting] * 2


def test_the_example_says_that_it_is_one():
    table = pd.DataFrame({"traffic": [1, 2, 3], "policy": [3, 1, 2]})
    criteria = [Criterion("traffic", "benefit"), Criterion("policy", "benefit")]
    found = assess(table, criteria, options=ScreeningOptions(example="suzhou_example"))
    assert found.weights["weight"].tolist() == pytest.approx([30 / 55, 25 / 55])
    assert set(found.weights["source"]) == {"suzhou_example"}


def test_a_constant_criterion_is_named(parcels):
    found = assess(parcels.iloc[:4], [AREA, Criterion("flat", "benefit", 1)])
    assert found.notes == ["The same for all ranked candidates, so it does not distinguish them: flat."]


def test_bounds_without_a_use_are_named(parcels):
    bounded = [Criterion("area", "benefit", 1, low=0), METRO]
    assert assess(parcels.iloc[:4], bounded).bounds["low_bound"].tolist() == [0, 100]
    found = assess(parcels.iloc[:4], bounded, options=ScreeningOptions(norm="vector"))
    assert not len(found.bounds)
    assert found.notes == ["The vector norm takes no bounds: low and high were not used."]


def test_topsis_and_the_vector_norm_through_the_whole_way():
    table = pd.DataFrame({"price": [1, 2, 5], "height": [3000, 3750, 4500]})
    criteria = [Criterion("price", "cost"), Criterion("height", "benefit")]
    found = assess(table, criteria, options=ScreeningOptions(weighting="equal", scoring="topsis", norm="vector"))
    assert found.rows["score"].tolist() == pytest.approx([0.7621, 0.7222, 0.2379], abs=5e-5)


def test_grades_by_natural_breaks():
    assert grades([0.9, 0.91, 0.5, 0.49, 0.1, 0.3]).tolist() == ["A", "A", "B", "B", "D", "C"]
    assert grades([0.2, 0.7, 0.2]).tolist() == ["B", "A", "B"]
    assert grades([0.1 + 0.2, 0.3]).tolist() == ["A", "A"]


@settings(max_examples=50)
@given(hnp.arrays(float, (8, 3), elements=st.integers(0, 20).map(float)), st.sampled_from(["weighted_sum", "topsis"]))
def test_invariants(values, scoring):
    values[:, 0] = np.arange(8)
    table = pd.DataFrame(values, columns=list("abc"))
    criteria = [Criterion("a", "benefit", 2), Criterion("b", "cost", 1), Criterion("c", "benefit", 1)]
    found = assess(table, criteria, options=ScreeningOptions(scoring=scoring))
    rows = found.rows
    assert found.weights["weight"].sum() == pytest.approx(1)
    assert (rows["rank_best"] <= rows["rank"]).all()
    assert (rows["rank"] <= rows["rank_worst"]).all()
    assert rows.sort_values("rank")["grade"].is_monotonic_increasing
    if scoring == "weighted_sum":
        assert found.contributions.sum(axis=1).to_numpy() == pytest.approx(rows["score"].to_numpy())
    turned = assess(table[::-1], criteria, options=ScreeningOptions(scoring=scoring)).rows[::-1]
    assert turned["rank"].tolist() == rows["rank"].tolist()


def test_a_cancel_stops(parcels):
    with pytest.raises(Stopped):
        assess(parcels.iloc[:4], [AREA, METRO], cancelled=lambda: True)


@pytest.mark.parametrize(
    ("rows", "criteria", "method", "allowed", "message"),
    [
        (slice(1), [AREA], {}, None, "candidates: 1 of 1 candidate can be ranked (—). A ranking compares: give two"),
        (slice(0), [AREA], {}, None, "candidates: 0 of 0 candidates can be ranked (—)."),
        (
            slice(4),
            [AREA],
            {},
            [0, 0, 0, 0],
            "allowed: 0 of 4 candidates can be ranked (constraint not met: 4). Loosen the constraint.",
        ),
        (slice(4, 6), [AREA, METRO], {}, None, "criteria: 0 of 2 candidates can be ranked (area: missing: 1; metro_m"),
        (
            slice(4),
            [Criterion("floors", "benefit", 1)],
            {},
            None,
            "criteria: the candidates have no field floors. Their",
        ),
        (
            slice(4),
            [Criterion("flat", "cost", 1)],
            {},
            None,
            "criteria: every criterion has one value for all candidates",
        ),
        (slice(4), [Criterion("area", "benefit", 0)], {}, None, "criteria: the weights sum to 0."),
        (
            slice(4),
            [Criterion("area", "benefit")],
            {},
            None,
            "criteria: a weight is missing, negative or not a number.",
        ),
        (slice(4), [AREA, METRO], {"weighting": "ahp", "pairwise": "1,4;4,1"}, None, "pairwise: row 1 column 2 is 4"),
        (slice(4), [AREA, METRO], {"weighting": "ahp"}, None, "pairwise: the rows have 0 cells"),
    ],
)
def test_what_cannot_be_ranked_is_said(parcels, rows, criteria, method, allowed, message):
    with pytest.raises(InputError) as error:
        assess(parcels[rows], criteria, options=ScreeningOptions(**method), allowed=allowed)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("method", "message"),
    [
        ({"norm": "vector"}, "norm: vector norm cannot take negative values, which area has."),
        ({"weighting": "entropy"}, "weighting: entropy weights cannot take negative values, which area has."),
    ],
)
def test_negative_values_under_a_norm_that_cannot_take_them(method, message):
    with pytest.raises(InputError) as error:
        assess(pd.DataFrame({"area": [-1, 2, 3]}), [AREA], options=ScreeningOptions(**method))
    assert str(error.value).startswith(message)


def test_criteria_from_cells_as_typed():
    cells = ["area", "benefit", 3, "", None, "距地铁", "成本型", ".5", "0", "2000"] + [""] * 5
    first, second = parse_criteria(cells)
    assert (first.field, first.direction, first.weight) == ("area", "benefit", 3)
    assert np.isnan([first.low, first.high]).all()
    assert second == Criterion("距地铁", "cost", 0.5, 0, 2000)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ([], "criteria: the table is empty. Give at least one row"),
        ([""], "criteria: the table is empty. Give at least one row"),
        (["", None] * 5, "criteria: the table is empty. Give at least one row"),
        (["area"], "criteria: 1 cell does not fill rows of five."),
        (["area", "benefit", 1], "criteria: 3 cells do not fill rows of five."),
        (
            ["area", "upwards", 1, "", ""],
            "criteria: “upwards” is not a direction for the criterion “area”. Name a field",
        ),
        (["area", "cost", "much", "", ""], "criteria: “much” in the row of “area” is not a number. Weight, low and"),
        (["area", "cost", 1, 5, 5], "criteria: the bounds of “area” run from 5 to 5. The low bound must be below"),
        (["area", "cost", 1, "", ""] * 2, "criteria: area is used twice. Name each field once"),
    ],
)
def test_criteria_that_cannot_be_used(cells, message):
    with pytest.raises(InputError) as error:
        parse_criteria(cells)
    assert str(error.value).startswith(message)


def test_the_example_weights_are_named_an_example_and_sum_to_1():
    example = thresholds.load("stock", "suzhou_example")
    assert dict(zip(example["item"], example["value"], strict=True)) == {
        "traffic": 0.3,
        "environment": 0.2,
        "facilities": 0.25,
        "policy": 0.25,
    }
    assert example["source"].str.contains("example").all()
    assert (example["mark"] == "R").all()
