"""What goes with the number: the published disease example, exact permutations, adjusted p, brute force, and what is said."""

import re
from decimal import Decimal
from itertools import combinations, permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import f_oneway, ncf, spearmanr

from innospace.core.base import statistics
from innospace.core.base.errors import InputError, Stopped
from innospace.core.base.text import percent
from innospace.core.region import drivers, drivers_report
from innospace.core.region.shuffles import DRAWS, orders

# Neural-tube defects in 185 villages of Heshun (Wang et al. 2010), as py-geodetector 0.2.1 ships them (MIT licence).
DISEASE = pd.read_csv(Path(__file__).parent / "disease.csv", dtype={"type": str, "region": str, "level": str})
FACTORS = ("type", "region", "level")
NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"]


@pytest.fixture(scope="module")
def disease():
    return drivers.assess(DISEASE["incidence"], {name: DISEASE[name] for name in FACTORS})


def q_by_definition(values, classes):
    """One less the sum over classes of N_h σ_h² ÷ N σ², population variance, class by class."""
    values, classes = np.asarray(values, float), np.asarray(classes)
    within = sum((classes == c).sum() * values[classes == c].var() for c in set(classes.tolist()))
    return 1 - within / (len(values) * values.var())


# --- oracles --------------------------------------------------------------------------------------------------------


def test_the_published_factors(disease):
    assert disease.rows["q"].round(7).tolist() == [0.3857168, 0.6377737, 0.6067087]
    # As the R package “geodetector” prints them.
    assert disease.rows["f_p"].round(7).tolist() == [0.3721455, 0.0001288, 0.0433822]
    assert disease.rows[["n", "n_classes"]].values.tolist() == [[185, 5], [185, 9], [185, 7]]
    assert disease.rows["kind"].tolist() == ["class"] * 3
    assert disease.rows[["rho", "p", "p_adjusted"]].isna().all(axis=None)


def test_the_published_interactions(disease):
    found = {(row.factor_a, row.factor_b): round(row.q, 7) for row in disease.summary.itertuples()}
    assert found == {("type", "region"): 0.7356805, ("type", "level"): 0.6635237, ("region", "level"): 0.7135968}
    assert set(disease.summary["type"]) == {"enhance_bi"}


@settings(max_examples=40)
@given(st.lists(st.integers(0, 6), min_size=3, max_size=6), st.data())
def test_p_of_few_areas_is_over_all_orders(counts, data):
    n = len(counts)
    values = data.draw(st.lists(st.integers(0, 4), min_size=n, max_size=n))
    if len(set(counts)) < 2:
        return
    found = drivers.assess(counts, {"x": values, "c": [str(v) for v in values]}).rows
    rho = spearmanr(counts, values)[0] if len(set(values)) > 1 else np.nan
    assert found["rho"][0] == pytest.approx(rho, nan_ok=True)
    tried = [np.array(counts)[list(order)] for order in permutations(range(n))]
    if len(set(values)) > 1:
        far = [abs(spearmanr(some, values)[0]) >= abs(rho) - 1e-9 for some in tried]
        assert found["p"][0] == pytest.approx(np.mean(far))
    q = q_by_definition(counts, values)
    assert found["q"][1] == pytest.approx(max(q, 0), abs=1e-9)
    assert found["q_p"][1] == pytest.approx(np.mean([q_by_definition(some, values) >= q - 1e-9 for some in tried]))


def test_a_perfect_order_of_eight_is_one_of_two_in_40320():
    found = drivers.assess(range(8), {"x": np.arange(8) ** 3}).rows
    assert found["p"][0] == pytest.approx(2 / 40320)
    assert sum(map(len, orders(8))) == 40320


def test_seeded_shuffles_agree_with_the_usual_test():
    rng = np.random.default_rng(4)
    x = rng.normal(size=60)
    counts = x + rng.normal(size=60) * 3
    found = drivers.assess(counts, {"x": x}).rows
    assert found["p"][0] == pytest.approx(spearmanr(counts, x)[1], abs=0.04)
    assert round(found["p"][0] * (DRAWS + 1)) >= 1


def test_chance_alone_gives_the_expected_q():
    rng = np.random.default_rng(1)
    classes, values = np.repeat(range(4), 5), rng.exponential(size=20)
    drawn = [drivers.explained(rng.permutation(values), classes) for _ in range(3000)]
    assert np.mean(drawn) == pytest.approx(drivers.by_chance(4, 20), abs=0.01)


def test_p_of_q_is_that_of_an_analysis_of_variance_where_that_holds():
    rng = np.random.default_rng(7)
    classes = np.repeat(range(4), 8)
    for shift in (0.0, 0.3, 0.6):
        values = rng.normal(size=32) + shift * classes
        p = drivers.assess(values, {"c": [str(c) for c in classes]}).rows["q_p"][0]
        assert p == pytest.approx(f_oneway(*values.reshape(4, 8))[1], abs=0.05)


@pytest.mark.parametrize("shift", [0, 10, 500])
def test_the_f_test_is_the_non_central_f(shift):
    rng = np.random.default_rng(3)
    strata = np.repeat([0, 1, 2], [4, 9, 12])
    values = rng.normal(size=25) + strata + shift
    f, p = drivers.f_test(values, strata)
    means, sizes = pd.Series(values).groupby(strata).mean().to_numpy(), np.array([4, 9, 12])
    off = ((means**2).sum() - (np.sqrt(sizes) @ means) ** 2 / 25) / values.var()
    assert p == pytest.approx(ncf.sf(f, 2, 22, off), abs=1e-9)


def test_benjamini_hochberg():
    # Benjamini & Hochberg 1995, table of 15 p values: four are rejected at 5%.
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    adjusted = statistics.benjamini_hochberg(p)
    assert (adjusted <= 0.05).sum() == 4
    # Each is the least over the larger ones of p · m ÷ rank.
    assert adjusted == pytest.approx([min(1, *(p[j] * 15 / (j + 1) for j in range(i, 15))) for i in range(15)])
    assert np.isnan(statistics.benjamini_hochberg([np.nan, 0.5])[0])
    assert statistics.benjamini_hochberg([np.nan, 0.5])[1] == 0.5


# --- properties -----------------------------------------------------------------------------------------------------


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    counts = rng.integers(0, 5, 12).astype(float)
    counts[:2] = 0, 5
    table = pd.DataFrame({"x": rng.integers(0, 4, 12).astype(float), "c": rng.choice(list("pqr"), 12)})
    table.loc[3, "x"] = np.nan
    order = rng.permutation(12)
    one, other = (
        drivers.assess(counts[rows], {name: table[name].to_numpy(object)[rows] for name in table})
        for rows in (np.arange(12), order)
    )
    pd.testing.assert_frame_equal(one.rows, other.rows)
    pd.testing.assert_frame_equal(one.summary, other.summary)
    assert one.notes == other.notes
    assert drivers_report.sentences(one, "n") == drivers_report.sentences(other, "n")


@settings(max_examples=25)
@given(st.integers(0, 2**32 - 1), st.floats(1e-3, 1e6), st.floats(-1e3, 1e3))
def test_units_change_nothing_but_the_f_test(seed, scale, shift):
    rng = np.random.default_rng(seed)
    counts, x = rng.normal(size=15), rng.normal(size=15)
    one, other = drivers.assess(counts, {"x": x}).rows, drivers.assess(counts * scale + shift, {"x": x * 3}).rows
    for column in ("rho", "p", "q", "q_p"):
        assert other[column][0] == pytest.approx(one[column][0], abs=1e-6)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2), st.integers(0, 3)), min_size=5, max_size=30))
def test_two_factors_explain_no_less_than_one(rows):
    counts, a, b = zip(*rows, strict=True)
    if len(set(counts)) < 2:
        return
    found = drivers.assess(counts, {"a": list(map(str, a)), "b": list(map(str, b))})
    pair = found.summary.iloc[0]
    assert pair["q"] >= found.rows["q"].max() - 1e-9
    assert pair["q"] == pytest.approx(
        max(q_by_definition(counts, [f"{x} {y}" for x, y in zip(a, b, strict=True)]), 0), abs=1e-9
    )
    assert pair["type"] in (None, "independent", "enhance_bi", "enhance_nonlinear")


def test_numbers_are_cut_by_natural_breaks():
    x = [1, 2, 3, 50, 51, 90, 91, 92]
    factor = drivers.assess(range(8), {"x": x}, options=drivers.DriverOptions(3)).factors[0]
    assert factor.strata.tolist() == [0, 0, 0, 1, 1, 2, 2, 2]
    assert factor.bounds.tolist() == [3, 51, 92]


def test_few_values_are_classes_of_their_own():
    assert drivers.assess([1, 2, 3, 4], {"x": [0, 1, 0, 1]}).rows["n_classes"].tolist() == [2]


def test_what_is_unknown_is_left_out_and_told():
    counts = [5, 4, 3, 2, 1, None]
    factors = {"x": [1, 2, 3, 4, np.nan, 9], "c": ["a", None, "a", "b", "b", "b"]}
    found = drivers.assess(counts, factors)
    assert found.n == 5
    assert found.rows["n"].tolist() == [4, 4]
    assert found.rows["rho"][0] == -1
    assert found.summary["n"].tolist() == [3]
    assert found.notes == [
        "1 area has no number and is left out.",
        "“x” is unknown for 1 area, which is left out for it.",
        "“c” is unknown for 1 area, which is left out for it.",
        "A class of its own for each area, so that q is 1 and says nothing: x.",
    ]


def test_what_says_nothing_is_told():
    found = drivers.assess(
        [1, 2, 3, 4], {"same": [7] * 4, "own": list("abcd"), "few": [1, None, None, None], "none": [None] * 4}
    )
    assert found.rows["q"].tolist()[:2] == [0, 1]
    assert found.rows["q_p"].tolist()[:2] == [1, 1]
    assert found.rows["q"].isna().tolist() == [False, False, True, True]
    assert not any("of its own" in note for note in found.notes), "it is told once, with those that are not tested"
    told = drivers_report.cautions(found, "firms")[-1]
    reasons = (
        "few, none (known for fewer than 3 areas); same (the same in all areas); own (a class of its own for each area)"
    )
    assert told == f"Not tested: {reasons}."
    assert drivers_report.sentences(found, "firms") == ["No factor could be tested."]


def test_a_factor_known_only_where_all_numbers_are_alike_is_not_called_a_class_of_its_own():
    """Two classes of four areas with the number 7: there is nothing to explain, and no area is alone."""
    counts, half = [1, 2, 3, 4, 7, 7, 7, 7], [None] * 4
    found = drivers.assess(
        counts, {"alike": half + list("aabb"), "own": list("abcdefgh"), "there": [*half, 1, 2, 3, 4]}
    )
    told = drivers_report.cautions(found, "firms")[-1]
    reasons = (
        "alike, there (all areas for which it is known have the same number); own (a class of its own for each area)"
    )
    assert told == f"Not tested: {reasons}."
    assert not any("of its own" in note for note in found.notes)
    varied = drivers.assess([1, 2, 3, 4, 7, 8, 9, 7], {"alike": half + list("aabb")})
    assert not any("Not tested" in text for text in drivers_report.cautions(varied, "firms"))


@pytest.mark.parametrize(
    "values",
    [
        [Decimal("1.5"), Decimal("7"), None, Decimal("2.25"), Decimal("9")],
        pd.Series([15, 70, None, 22, 90], dtype="Int64"),
        pd.Series([1.5, 7, None, 2.25, 9], dtype="Float64"),
        [np.float32(1.5), 7, pd.NA, Decimal("2.25"), 9],
    ],
)
def test_numbers_of_any_type_are_numbers(values):
    found = drivers.assess(pd.Series([3, 8, 4, 5, 9], dtype="Int64"), {"x": values}).rows.iloc[0]
    assert (found["kind"], found["n"], found["rho"]) == ("number", 4, 1)


@pytest.mark.parametrize("values", [[True, False, True, False], ["1", "2", "3", "4"], [1, "2", 3, 4]])
def test_truth_values_and_texts_are_classes(values):
    assert drivers.assess([3, 8, 4, 5], {"x": values}).rows["kind"].tolist() == ["class"]


def test_two_factors_that_make_each_area_a_class_of_its_own_act_in_no_way():
    counts, a, b = [1, 5, 2, 9, 4, 7], list("ppqqrr"), list("xyxyxy")
    pair = drivers.assess(counts, {"a": a, "b": b}).summary.iloc[0]
    assert (pair["q"], pair["n_classes"], pair["n"], pair["type"]) == (1, 6, 6, None)
    pair = drivers.assess([*counts, 8], {"a": [*a, "r"], "b": [*b, "y"]}).summary.iloc[0]
    assert (pair["n_classes"], pair["n"]) == (6, 7)
    assert pair["type"] == "enhance_bi"


def test_a_factor_that_holds_the_very_numbers_is_told():
    assert drivers.assess([3, 8, 4], {"x": [3, 8, 4], "y": [3, 8, 5]}).notes[-1] == (
        "The very numbers that are to be explained, which they do not explain: x."
    )
    assert not [note for note in drivers.assess([3, 8, 4], {"y": [3, 8, 5]}).notes if "very numbers" in note]


def test_numbers_of_any_size_can_be_added_up():
    found = drivers.assess([-1e300, 5, 2, 8], {"x": [1e300, -1e300, 3, 4], "c": list("aabb")})
    assert np.isfinite(found.rows[["rho", "q"]].to_numpy(float)[0]).all()


@pytest.mark.parametrize(
    ("argument", "counts", "factors"),
    [
        ("counts", [1, 2, None], {"x": [1, 2, 3]}),
        ("counts", [4, 4, 4, 4], {"x": [1, 2, 3, 4]}),
        ("counts", [], {"x": []}),
        ("factors", [1, 2, 3], {}),
    ],
)
def test_what_cannot_be_explained_is_refused(argument, counts, factors):
    with pytest.raises(InputError) as refusal:
        drivers.assess(counts, factors)
    assert refusal.value.parameter == argument
    assert refusal.value.cure


def test_a_cancel_is_heard():
    with pytest.raises(Stopped):
        drivers.assess(np.arange(50), {"x": np.arange(50)}, cancelled=lambda: True)


@pytest.mark.parametrize(
    ("q", "a", "b", "code"),
    [
        (0.9, 0.3, 0.4, "enhance_nonlinear"),
        (0.5, 0.3, 0.4, "enhance_bi"),
        (0.7, 0.3, 0.4, "independent"),
        (0.35, 0.3, 0.4, "weaken_uni"),
        (0.2, 0.3, 0.4, "weaken_nonlinear"),
        (0.4, 0.3, 0.4, None),
        (0.4, 0.0, 0.4, "independent"),
        (np.nan, 0.3, 0.4, None),
    ],
)
def test_how_two_act_together(q, a, b, code):
    assert drivers.interaction(q, a, b) == drivers.interaction(q, b, a) == code


# --- sentences ------------------------------------------------------------------------------------------------------


def said(result):
    return " ".join(drivers_report.sentences(result, "firms"))


def strong(n=30):
    """A number that rises with one factor, falls with another, and has nothing to do with a third."""
    rng = np.random.default_rng(6)
    x = np.arange(n)
    noise = rng.permutation(n)
    return drivers.assess(x * 2.0 + rng.normal(size=n), {"up": x, "down": -x, "noise": noise})


def test_what_goes_with_the_number_is_named_with_its_way():
    result = strong()
    rows = result.rows.set_index("factor")
    assert (rows["p_adjusted"] < 0.05).tolist() == [True, True, False]
    text = said(result)
    assert "“firms” rises with: up (ρ = +" in text
    assert "“firms” falls with: down (ρ = −".replace("−", "-") in text
    assert "No other factor can be distinguished from chance: noise." in text
    assert "Among 30 areas the differences in “firms” go with: " in text


def test_factors_that_are_not_tested_have_their_reason_and_are_no_others():
    rng = np.random.default_rng(6)
    x = np.arange(30)
    idle = {"same": [5] * 30, "unknown": [None] * 30, "own": [f"a{i}" for i in x]}
    result = drivers.assess(x * 2.0, {"up": x, "noise": rng.permutation(30), **idle})
    text, told = said(result), drivers_report.cautions(result, "firms")
    assert "No other factor can be distinguished from chance: noise." in text
    reasons = (
        "unknown (known for fewer than 3 areas); same (the same in all areas); own (a class of its own for each area)"
    )
    assert told == [f"Not tested: {reasons}."]
    assert drivers_report.build(result, count="firms").html().count("Not tested") == 1
    assert drivers_report.cautions(strong(), "firms") == []
    weak = said(drivers.assess(rng.permutation(30), {"noise": rng.permutation(30), **idle}))
    assert "none of the factors that were tested explains more" in weak
    assert "that were tested" not in said(drivers.assess(rng.permutation(30), {"noise": rng.permutation(30)}))
    assert "No other factor" not in said(drivers.assess(x * 2.0, {"up": x, **idle}))


def test_a_factor_that_explains_nothing_is_not_credited():
    x = np.arange(24)
    halves = said(drivers.assess(x // 12, {"half": x // 12, "odd": x % 2}))
    assert "Together “half” and “odd” explain 100% of the differences in “firms”, no more than “half” alone;" in halves
    both = said(drivers.assess(10 * (x // 12) + 4 * (x % 2), {"half": x // 12, "odd": x % 2}))
    assert "as much as both alone added up" in both
    pairs = drivers.assess(x // 12, {"half": x // 12, "same": [1] * 24}).summary
    assert pairs["type"].tolist() == [None]


def test_nothing_is_claimed_of_chance():
    rng = np.random.default_rng(11)
    result = drivers.assess(rng.normal(size=40), {"x": rng.normal(size=40), "c": rng.choice(list("abc"), 40)})
    assert (result.rows[["p_adjusted", "q_adjusted"]].min() > 0.05).all()
    text = said(result)
    assert text.startswith(
        "Among 40 areas none of the factors explains more of the differences in “firms” than chance may."
    )
    assert "rises" not in text
    assert "falls" not in text
    assert "No other factor" not in text


def test_a_class_for_each_area_is_no_finding():
    result = drivers.assess(range(25), {"name": [f"area {i}" for i in range(25)], "x": np.arange(25)})
    assert result.rows["q"][0] == pytest.approx(1)
    assert "go with: name" not in said(result)


@settings(max_examples=60)
@example(1, 9)
@given(st.integers(0, 2**32 - 1), st.integers(4, 26))
def test_sentences_hold(seed, n):
    rng = np.random.default_rng(seed)
    counts = rng.integers(0, 9, n).astype(float)
    counts[:2] = 0, 9
    result = drivers.assess(
        counts, {"x": counts + rng.normal(size=n) * 4, "c": rng.choice(list("ab"), n), "y": rng.normal(size=n)}
    )
    text, rows = said(result), result.rows
    for row in rows.itertuples():
        named = f"{row.factor} (" in text.partition(". In brackets")[0] and ". In brackets" in text
        assert named == (row.q_adjusted < 0.05 and 2 * row.n_classes <= row.n)  # two areas a class, or nothing is found
        assert (f"{row.factor} (ρ = +" in text) == (row.p_adjusted < 0.05 and row.rho > 0)
        assert (f"{row.factor} (ρ = -" in text) == (row.p_adjusted < 0.05 and row.rho < 0)
    sure, found = rows["p_adjusted"] < 0.05, (rows["q_adjusted"] < 0.05) & (2 * rows["n_classes"] <= rows["n"])
    assert ("the classes of none explain" in text) == (sure.any() and not found.any())
    assert ("than chance may." in text and "none of the factors" in text) == (not sure.any() and not found.any())
    only_classes = rows["factor"][found & ~sure & (rows["kind"] == "number")]
    only_order = rows["factor"][sure & ~found]
    assert ("Only the classes differ" in text) == bool(len(only_classes))
    assert ("Only the order goes along" in text) == bool(len(only_order) and found.any())
    pairs = result.summary[result.summary["n_classes"] < result.summary["n"]]
    told = pairs[pairs["n"] >= 2 * pairs["n_classes"]]
    assert ("areas fall into each on average" in text) == (len(pairs) > 0 and told.empty)
    one = set(rows["factor"][found | sure])
    told = told[told["factor_a"].isin(one) | told["factor_b"].isin(one)]
    more = (told["q"] - drivers.by_chance(told["n_classes"], told["n"])).max()
    assert ("no finding" in text) == (pairs.empty or (len(told) > 0 and not more > 0))
    assert ("Together" in text) == (len(told) > 0)
    assert ("more than both alone added up" in text) <= ("enhance_nonlinear" in set(pairs["type"]))


def test_classes_and_order_may_find_different_things_and_that_is_told():
    x = np.arange(60)
    valley = drivers.assess((x - 29.5) ** 2, {"x": x, "w": (x - 29.5) ** 2 + x % 7}).rows
    assert valley["q_adjusted"][0] < 0.05 < valley["p_adjusted"][0]
    text = said(drivers.assess((x - 29.5) ** 2, {"x": x, "w": (x - 29.5) ** 2 + x % 7}))
    assert (
        "Only the classes differ, without a rise or fall all along that could be distinguished from chance: x." in text
    )
    slow = drivers.assess(range(9), {"x": [0, 2, 1, 4, 3, 7, 5, 6, 30]}, options=drivers.DriverOptions(2))
    assert slow.rows["p_adjusted"][0] < 0.05 < slow.rows["q_adjusted"][0]
    assert said(slow).startswith(
        "Among 9 areas the order of “firms” goes with that of some factors, while the classes of none explain more"
    )
    assert "none of the factors" not in said(slow)


def test_factors_that_are_seldom_known_are_told_where_the_areas_are_many():
    x = [*range(15), *[None] * 15]
    told = drivers_report.cautions(drivers.assess(range(30), {"x": x, "y": range(30)}), "firms")
    assert len(told) == 1
    assert told[0].startswith("Known for fewer than 20 areas: x. ")
    assert drivers_report.cautions(drivers.assess(range(30), {"y": range(30)}), "firms") == []


@pytest.mark.parametrize(("n", "warned"), [(19, 1), (20, 0), (4, 2)])
def test_fewer_than_twenty_areas_are_told_with_what_they_can_and_cannot_show(n, warned):
    result = drivers.assess(range(n), {"x": np.arange(n)})
    told = drivers_report.cautions(result, "firms")
    assert len(told) == warned
    if warned:
        assert told[0].startswith(
            f"These are {n} areas, fewer than 20. It can be said how “firms” is spread among just these"
        )
        assert "it cannot be said that it is so elsewhere" in told[0]
    if n <= 4:
        assert result.rows["p"].min() > 0.05  # even of a perfect order


def test_the_page_holds_all_of_it():
    page = drivers_report.build(strong(), count="firms").html()
    assert page.count("<figure>") == 3
    for text in (
        "What each factor explains",
        "Mean “firms” by class of",
        "What two factors explain together of the differences in “firms” (%)",
        "mean “firms” of the areas",
        "“firms”: factors",
        "“firms”: two factors together",
        "adjusted p",
        ">areas</th>",
    ):
        assert text in page
    assert ">number</th>" not in page
    few = drivers_report.build(drivers.assess([1, 2, 4], {"same": [1, 1, 1]}), count="incubators").html()
    assert "fewer than 20" in few


@pytest.mark.parametrize(
    ("field", "fields", "name"),
    [
        ("n", ["n", "n_national", "n_provincial", "n_municipal"], "number of incubators"),
        ("density", ["density", "n_municipal", "n_national", "n_provincial"], "density (per km²) of incubators"),
        ("area_km2", ["area_km2", "n_national", "n_provincial", "n_municipal"], "area (km²) (districts)"),
        ("n", ["n", "n_national"], "number (districts)"),
        ("firms", ["n", "n_national", "n_provincial", "n_municipal"], "firms"),
        ("p", [], "p"),
    ],
)
def test_the_number_is_called_by_what_it_counts_where_that_is_known(field, fields, name):
    assert drivers_report.count_name(field, "districts", fields) == name


@pytest.mark.parametrize("seed", range(8))
def test_of_noise_no_two_factors_are_told_together(seed):
    """Some pair of any few factors explains more than chance does on average; one is told beside a factor that is a finding."""
    rng = np.random.default_rng(seed)
    noise = {"x": rng.random(40), "y": rng.random(40), "k": rng.choice(list("ABC"), 40)}
    number = rng.integers(0, 30, 40)
    for factors, is_finding in ((noise, False), (noise | {"z": number + rng.normal(size=40)}, True)):
        result = drivers.assess(number, factors)
        findings = set(result.rows["factor"][(result.rows[["p_adjusted", "q_adjusted"]] < 0.05).any(axis=1)])
        text = " ".join(drivers_report.sentences(result, "firms"))
        assert ("z" in findings) == is_finding
        told = [line for line in drivers_report.sentences(result, "firms") if line.startswith("Together")]
        assert len(told) == bool(findings), text
        assert all(any(f"“{name}”" in line for name in findings) for line in told)


def test_why_the_pair_of_the_largest_share_is_not_the_one_told():
    """Thirty classes of chance explain much of any number of 60 areas: the table shows more for them than for what is told."""
    rng = np.random.default_rng(3)
    half, two = np.repeat(list("ab"), 30), np.tile(list("xy"), 30)
    number = 3.0 * (half == "a") + 0.5 * (two == "x") + rng.normal(size=60)
    factors = {"half": half, "two": two, "many": rng.permutation(np.repeat(list("abcdefghijkl"), 5))}
    result = drivers.assess(number, factors)
    pairs = result.summary.set_index(["factor_a", "factor_b"])
    told, most = pairs.loc[("half", "two")], pairs.loc[("half", "many")]
    assert most["q"] > told["q"]
    text, chance = said(result), drivers.by_chance(most["n_classes"], most["n"])
    assert f"Together “half” and “two” explain {percent(told['q'])} of the differences" in text
    assert (
        f"“half” and “many” explain {percent(most['q'])}, but in so many classes that chance alone would give "
        f"{percent(float(chance))}: told is the pair that is farthest above chance."
    ) in text
    del factors["many"]
    assert "farthest above chance" not in said(drivers.assess(number, factors))


@pytest.mark.parametrize(("mirror", "told"), [(lambda x: -x, 0), (lambda x: x**3, 0), (lambda x: np.roll(x, 60), 1)])
def test_a_factor_and_its_mirror_are_not_told_together(mirror, told):
    """Cut into classes apart they explain a little more than either, as finer classes of the one factor would."""
    rng = np.random.default_rng(4)
    x = np.sort(rng.exponential(size=200))
    result = drivers.assess((10 * x + rng.normal(size=200)).round(), {"x": x, "y": mirror(x)})
    said = [line for line in drivers_report.sentences(result, "firms") if line.startswith("Together")]
    assert len(said) == told


def test_a_factor_that_is_the_same_everywhere_is_told_with_none():
    number = np.arange(30.0) % 7
    result = drivers.assess(number, {"y": number, "c": np.full(30, 5.0)})
    assert not any(line.startswith("Together") for line in drivers_report.sentences(result, "firms"))


@pytest.mark.parametrize(("n", "told"), [(8, False), (40, True)])
def test_what_two_factors_explain_in_classes_of_few_areas_is_no_finding(n, told):
    """Of eight areas in five classes or more 99% say little; of forty in six they say much."""
    count = np.resize([0.0, 1, 2, 10, 100, 101, 200, 300], n)
    factors = {"a": np.resize(list("aabbccde"), n), "b": np.resize(list("xxxxyyyy"), n)}
    result = drivers.assess(count, factors)
    pair, said = result.summary.iloc[0], " ".join(drivers_report.sentences(result, "firms"))
    assert (pair["n"] >= 2 * pair["n_classes"]) == told
    assert ("of the differences in “firms”" in said) == told
    assert ("fewer than 2 areas fall into each on average" in said) == (not told)


def test_each_pair_has_its_row():
    result = drivers.assess(range(9), {name: np.arange(9) % (i + 2) for i, name in enumerate(NAMES)})
    assert list(zip(result.summary["factor_a"], result.summary["factor_b"], strict=True)) == list(
        combinations(NAMES, 2)
    )


def test_a_class_of_its_own_for_each_area_makes_no_other_finding_rarer(disease):
    """An id among the factors tests nothing, so that p values are adjusted for the others alone."""
    factors = {name: DISEASE[name] for name in FACTORS}
    ids = [f"village {i}" for i in range(len(DISEASE))]
    found = drivers.assess(DISEASE["incidence"], factors | {"id": ids}).rows
    assert found["q_p"].iloc[-1] == 1
    assert np.isnan(found["q_adjusted"].iloc[-1])
    pd.testing.assert_series_equal(found["q_adjusted"].iloc[:-1], disease.rows["q_adjusted"])


def test_a_share_of_classes_that_hold_hardly_two_areas_is_no_finding():
    count = np.array([0.0, 1, 2, 10, 100, 101, 200, 300])
    kinds = np.array(list("aaabccde"), object)
    few = drivers.assess(count, {"kind": kinds})
    said = " ".join(drivers_report.sentences(few, "n"))
    assert few.rows["n"].iloc[0] < 2 * few.rows["n_classes"].iloc[0]
    assert "go with: kind" not in said
    many = drivers.assess(np.tile(count, 4), {"kind": np.tile(kinds, 4)})
    told = " ".join(drivers_report.sentences(many, "n"))
    assert many.rows["q_adjusted"].iloc[0] < 0.05
    assert "go with: kind" in told
    assert "fewer than 2 areas in a class" not in told
    # Only what would have been a finding is told to be none for that reason.
    assert ("fewer than 2 areas in a class" in said) == bool(few.rows["q_adjusted"].iloc[0] < 0.05)


@pytest.mark.parametrize("is_steady", [True, False])
def test_a_factor_that_rises_in_classes_of_few_areas_is_no_finding_by_its_classes_alone(is_steady):
    """The order is told first, and what is not concluded of the classes does not gainsay it."""
    count = np.array([1.0, 2, 3, 4, 80, 81, 90, 300])
    x = np.array([1.0, 2, 11, 12, 21, 22, 31, 41]) if is_steady else np.array([11.0, 12, 1, 2, 41, 21, 22, 31])
    result = drivers.assess(count, {"x": x})
    (row,) = result.rows.itertuples()
    told = drivers_report.sentences(result, "n")
    assert row.q_adjusted < 0.05
    assert row.n < 2 * row.n_classes
    assert (row.p_adjusted < 0.05) == is_steady
    assert ("rises with: x" in told[0]) == is_steady
    (classes,) = [text for text in told if "areas in a class" in text]
    assert classes.startswith("Of these the order alone is a finding") == is_steady
    assert ("is not reported as a finding" in classes) != is_steady


def test_what_few_areas_cannot_show_is_told_once():
    result = drivers.assess([1, 2, 4], {"residents": [3, 2, 1]})
    report = drivers_report.build(result, count="incubators")
    (first, *_) = drivers_report.cautions(result, "incubators")
    assert report.skipped.count(first) == 1
    assert report.html().count("fewer than 20") == 1


def test_what_an_area_alone_in_its_class_carries_is_told_by_the_share_without_it():
    """A capital far above the others is a class of its own; without it the classes are judged by the others."""
    count = np.array([500.0, *np.tile([1, 2, 3, 2], 5)])
    tier = np.array(["capital", *np.tile(["large", "small", "large", "small"], 5)], object)
    found = drivers.assess(count, {"size_class": tier})
    said = " ".join(drivers_report.sentences(found, "firms"))
    without = q_by_definition(count[1:], tier[1:])
    assert f"without them the share between the classes is: size_class ({without:.0%}; by chance 5%)." in said
    # Where two areas are as far above, none is alone.
    several = drivers.assess(np.append(count, 500.0), {"size_class": np.append(tier, "capital")})
    assert "go with: size_class" in " ".join(drivers_report.sentences(several, "firms"))
    assert "alone in their class" not in " ".join(drivers_report.sentences(several, "firms"))


def test_what_is_no_finding_looks_like_none():
    """Shares of classes of few areas are outlined, their pairs are dashes; findings are filled and numbered."""
    count = np.array([0.0, 1, 2, 10, 100, 101, 200, 300])
    few = {"kind": np.array(list("aaabccde"), object), "other": np.array(list("xyxyxyxy"), object)}
    page = drivers_report.build(drivers.assess(count, few), count="n").html()
    assert ">no finding<" in page
    assert "What two factors explain together of the differences" not in page
    many = {name: np.tile(values, 4) for name, values in few.items()}
    result = drivers.assess(np.tile(count, 4), many)
    assert drivers_report._pairs_tell(result.summary, drivers_report._judged(result.rows)).all()
    page = drivers_report.build(result, count="n").html()
    assert "What two factors explain together of the differences" in page
    assert "“–”: no finding" in page
    sure = drivers.assess(np.tile(count, 4), {"kind": many["kind"], "again": many["kind"]})
    assert ">no finding<" not in drivers_report.build(sure, count="n").html()


def test_a_factor_that_is_the_same_everywhere_takes_nothing_from_what_others_find():
    zone = np.repeat(["a", "b", "c"], 8).astype(object)
    counts = np.random.default_rng(3).normal(size=24) + np.repeat([0.0, 0.8, 1.6], 8)
    alone = drivers.assess(counts, {"zone": zone, "rank": np.arange(24.0)}).rows
    beside = {"zone": zone, "rank": np.arange(24.0), "same": np.ones(24), "country": np.full(24, "x", object)}
    among = drivers.assess(counts, beside).rows.iloc[:2]
    assert among[["p_adjusted", "q_adjusted"]].equals(alone[["p_adjusted", "q_adjusted"]])


def test_by_chance_alone_no_pair_is_a_finding_and_beside_a_factor_that_tells_one_is():
    """Some pair of four columns of random numbers always explains more than chance does on average."""
    rng = np.random.default_rng(7)
    chance = {name: rng.normal(size=60) for name in "abcd"}
    result = drivers.assess(rng.integers(0, 50, 60), chance)
    assert (result.summary["q"] > drivers.by_chance(result.summary["n_classes"], result.summary["n"])).any()
    assert result.rows["q_adjusted"].min() > 0.05
    page = drivers_report.build(result, count="n").html()
    assert page.count(">no finding<") >= len(result.summary)
    assert "What two factors explain together" not in page
    assert not re.search("nonlinear enhancement<|bi-factor enhancement<", page)
    told = drivers_report.build(drivers.assess(chance["a"].round(1), chance), count="n").html()
    assert re.search("nonlinear enhancement<|bi-factor enhancement<", told)


@pytest.mark.parametrize(
    ("q", "shown"), [(0.5, "0.5000"), (0.99994, "0.9999"), (0.99996, "0.99996"), (1.0, "1.0000"), (1 - 1e-9, None)]
)
def test_a_share_below_one_is_not_printed_as_one(q, shown):
    text = drivers_report._below_one(q)
    assert (float(text) < 1) == (q < 1)
    assert shown in (text, None)
