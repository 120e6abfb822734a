"""The reports of the stock tools: the sentences, and what stands in the page."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from innospace.core.base import text
from innospace.core.stock.screening import Criterion, ScreeningOptions, assess
from innospace.core.stock.stock_report import (
    CHARTED,
    LISTED,
    Subject,
    build,
    rows_in_words,
    sentences,
    weights_in_words,
)

pytestmark = pytest.mark.words_alone

PLAIN = ScreeningOptions()


def page_of(subject):
    return build(**vars(subject))


def told(subject):
    return sentences(subject.result, names=subject.names)


def subject(n=6, area=1000.0, method=PLAIN, geometry=True, allowed=None):
    """Candidates a, b, … of one criterion, the last the best."""
    table = pd.DataFrame({"age": np.arange(n), "vacancy": np.arange(n) % 3})
    criteria = [Criterion("age", "benefit", 2), Criterion("vacancy", "cost", 1)]
    use = {"kinds": ["idle office", None] * (n // 2), "areas": [np.nan if area is None else area * i for i in range(n)]}
    shapes = shapely.box(np.arange(n), 0, np.arange(n) + 0.8, 1) if geometry else np.full(n, None)
    names = np.array([f"site {i}" for i in range(n)], dtype=object)
    return Subject(assess(table, criteria, options=method, allowed=allowed, **use), names, shapes)


def test_the_answer_in_sentences():
    lines = told(subject(allowed=[0, 1, 1, 1, 1, 1]))
    # Scores of 1 … 5: 1/6, 1/6, 2/3, 2/3, 2/3 with the last three tied.
    assert lines[0] == "site 3, site 4, site 5 share the first place of 5 assessed candidates, with a score of 0.67."
    assert lines[-1] == "1 of 6 candidates fails the constraint and is not ranked."


TRIAL = (
    "A trial with {n} criteria of equal weight, each taken as the more the better; weights and directions are to be "
    "confirmed."
)


@pytest.mark.parametrize(
    ("criteria", "method", "trial"),
    [
        ([("age", "benefit", 1), ("vacancy", "benefit", 1)], PLAIN, True),
        ([("age", "benefit", 3), ("vacancy", "benefit", 3)], PLAIN, True),
        ([("age", "benefit", 2), ("vacancy", "benefit", 1)], ScreeningOptions(weighting="equal"), True),
        # An example counts in place of given weights alone.
        (
            [("age", "benefit", 1), ("vacancy", "benefit", 1)],
            ScreeningOptions(weighting="equal", example="suzhou_example"),
            True,
        ),
        ([("age", "benefit", 2), ("vacancy", "benefit", 1)], PLAIN, False),
        ([("age", "benefit", 1), ("vacancy", "cost", 1)], PLAIN, False),
        ([("age", "benefit", 1)], PLAIN, False),
        (
            [("age", "benefit", np.nan), ("vacancy", "benefit", np.nan)],
            ScreeningOptions(weighting="ahp", pairwise="1,1;1,1"),
            False,
        ),
    ],
)
def test_equal_weights_and_untouched_directions_are_called_a_trial(criteria, method, trial):
    table = pd.DataFrame({"age": np.arange(6), "vacancy": np.arange(6) % 3})
    result = assess(table, [Criterion(*criterion) for criterion in criteria], options=method)
    lines = sentences(result, names=subject().names)
    assert (lines[0] == TRIAL.format(n=len(criteria))) == trial
    assert any(line.startswith("A trial") for line in lines) == trial


def test_room_counts_the_candidates_whose_area_is_known():
    assert not any("desks" in line for line in told(subject(area=None)))
    assert any("Grade A has room for" in line for line in told(subject()))


def test_the_page_holds_every_part():
    page = page_of(subject(allowed=[0, 1, 1, 1, 1, 1])).html()
    for words in (
        "The darker, the better", "The ranking", "How robust the ranking is", "Weights", "Not ranked, and why",
        "constraint not met", "Room by grade and programme", "no programme for this kind", "swing of a weight",
        "smallest area of a desk", "given weights, rescaled from a sum of 3",
    ):  # fmt: skip
        assert words in page
    assert page.count("<svg") == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "given weights, rescaled from a sum of 3"),
        ({"weighting": "equal"}, "equal weights"),
        ({"weighting": "entropy"}, "entropy weights"),
        ({"weighting": "ahp", "pairwise": "4"}, "AHP weights (Saaty 1977), consistency ratio 0.000"),
    ],
)
def test_where_weights_come_from_is_a_code_in_the_data_and_words_at_the_page(monkeypatch, options, words):
    shown = subject(method=ScreeningOptions(**options))
    assert weights_in_words(shown.result)["source"].tolist() == [words] * 2
    assert f">{words}<" in page_of(shown).html()
    monkeypatch.setattr(text, "_translator", lambda context, said: f"«{said}»")
    for table in (subject(method=ScreeningOptions(**options), allowed=[0, np.nan, 1, 1, 1, 1]).result, shown.result):
        assert not any("«" in str(value) for frame in (table.rows, table.weights) for value in frame.to_numpy().ravel())


def test_the_example_is_called_one():
    criteria = [Criterion("traffic", "benefit"), Criterion("policy", "benefit")]
    table = pd.DataFrame({"traffic": [1, 2, 3], "policy": [3, 1, 2]})
    words = weights_in_words(assess(table, criteria, options=ScreeningOptions(example="suzhou_example")))["source"]
    assert set(words) == {"example, no standard: a published Suzhou profile"}


def test_reasons_become_words_at_the_page():
    rows = subject(allowed=[0, np.nan, 1, 1, 1, 1]).result.rows
    words = rows_in_words(rows)["reason"].tolist()
    assert words == ["constraint not met", "constraint: a value is missing", None, None, None, None]


def test_a_long_list_is_cut_and_says_so():
    page = page_of(subject(200)).html()
    assert f"The first {LISTED} of 200" in page
    assert f"The first {CHARTED} of 200." in page
    assert "All 200" not in page
    whole = page_of(subject(n=30)).html()
    assert "<caption>All 30</caption>" in whole
    assert f"The first {LISTED} of" not in whole
    assert "The first 30 of" not in whole
    assert page.count("<tr>") < 2 * LISTED


def test_without_geometry_there_is_no_map():
    assert page_of(subject(geometry=False)).html().count("<svg") == 2


def test_topsis_says_that_bars_are_no_sum():
    assert "the bars are not its sum" in page_of(subject(method=ScreeningOptions(scoring="topsis"))).html()
    assert "the bars are not its sum" not in page_of(subject()).html()


# --- every sentence, true and false ---------------------------------------------------------------------------------


def scored(columns, weights, swing=0.15, allowed=None, areas=None, scoring="weighted_sum"):
    """Candidates a, b, … with a benefit a column, and a desk on each m² of their areas."""
    n = len(columns[0])
    table = pd.DataFrame({f"c{i}": column for i, column in enumerate(columns)})
    criteria = [Criterion(f"c{i}", "benefit", weight) for i, weight in enumerate(weights)]
    method = ScreeningOptions(swing=swing, scoring=scoring, desk_share=1, desk_min=1, desk_max=1)
    names = np.array(list("abcdefghijklmnop"[:n]), dtype=object)
    shapes = shapely.points(np.arange(n), 0)
    return Subject(assess(table, criteria, options=method, allowed=allowed, areas=areas), names, shapes)


def test_one_stands_first_or_several_share_or_there_is_no_order():
    assert told(scored([[1, 5, 3]], [1]))[0] == "b stands first of 3 assessed candidates, with a score of 1.00."
    shared = told(scored([[1, 5, 5]], [1]))[0]
    assert shared == "b, c share the first place of 3 assessed candidates, with a score of 1.00."
    alike = told(scored([[0, 1], [1, 0]], [1, 1]))
    assert alike[1] == "No order: all 2 assessed candidates have the same score, 0.50."
    assert not any("grade A" in line or "Only" in line for line in alike)


def test_the_answer_says_what_the_best_spaces_may_become():
    """Of four, c and d tie for grade A; the tool asks what for."""

    def used(*kinds):
        table = pd.DataFrame({"c0": [1, 2, 5, 5]})
        result = assess(table, [Criterion("c0", "benefit", 1)], kinds=list(kinds))
        return sentences(result, names=np.array(list("abcd"), object))

    assert used(None, None, "old factory", "idle office")[1] == (
        "What spaces of grade A may become: cultural and creative industries (c), coworking (d)."
    )
    assert used(None, None, "warehouse", "old factory")[1] == (
        "What spaces of grade A may become: cultural and creative industries (c, d)."
    )
    assert used("idle office", None, "old factory", "a kind of its own")[1] == (
        "What spaces of grade A may become: cultural and creative industries (c), no programme for this kind (d)."
    )
    for lines in (used("idle office", None, None, None), told(scored([[1, 2, 5, 5]], [1]))):
        assert not any("may become" in line for line in lines)


def test_how_sure_with_one_with_several_and_with_none():
    assert "When any weight moves by ±15%, 3 candidates keep their place: c, b, a." in told(
        scored([[1, 2, 3], [0, 1, 2]], [1, 1])
    )
    # a leads by c0 alone, b and c are within a swing of each other.
    assert "When any weight moves by ±15%, 1 candidate keeps its place: a." in told(
        scored([[9, 1, 0], [9, 0, 1]], [1, 1])
    )
    assert "When any weight moves by ±15%, no candidate keeps its exact place." in told(
        scored([[1, 0], [0, 1]], [0.51, 0.49])
    )


def test_weights_that_cannot_move_prove_nothing():
    unknown = "No weight was moved, so how robust the ranking is remains open."
    for subject_ in (
        scored([[1, 2, 3]], [1]),
        scored([[1, 2], [2, 1]], [2, 1], swing=0),
        scored([[1, 2], [2, 1]], [1, 0]),
    ):
        assert unknown in told(subject_)
        page = page_of(subject_).html()
        assert "every swing" not in page.split("<h2>Method")[0]
        assert unknown in page
    assert unknown not in told(scored([[1, 2], [2, 1]], [2, 1]))


def test_a_swing_is_told_as_it_was_given():
    assert any("±12.5%," in line for line in told(scored([[1, 2], [2, 1]], [2, 1], swing=0.125)))


def test_the_best_grade_keeps_its_ranks_or_not():
    assert "The only candidate of grade A keeps rank 1 at every swing." in told(scored([[9, 1, 0], [9, 0, 1]], [1, 1]))
    assert "The only candidate of grade A does not keep rank 1 at every swing." in told(
        scored([[1, 0], [0, 1]], [0.51, 0.49])
    )


def test_fewer_scores_than_grades_are_told():
    assert "Only 2 different scores: grades A to B." in told(scored([[1, 2, 2]], [1]))
    assert not any(line.startswith("Only") for line in told(scored([[1, 2, 3, 4]], [1])))


def test_who_is_left_out_is_told_by_kind():
    lines = told(scored([[1, 2, 3, np.nan, 5, 6]], [1], allowed=[1, 1, 0, 1, np.nan, 0]))
    assert lines[-2:] == [
        "2 of 6 candidates fail the constraint and are not ranked.",
        "2 of 6 candidates have no usable value, or no answer to the constraint, and are not ranked.",
    ]
    assert not any("not ranked" in line for line in told(scored([[1, 2, 3]], [1])))


def test_the_chart_says_what_the_first_score_is_made_of():
    def title(*given, **options):
        return page_of(scored(*given, **options)).html()

    assert "a stands first; the largest part of its score is c0 (75%)" in title([[1, 0], [1, 0]], [3, 1])
    neutral = "What the scores are made of"
    for page in (
        title([[1, 1, 0], [1, 1, 0]], [3, 1]),  # two stand first
        title([[1, 0], [1, 0]], [1, 1]),  # two parts alike
        title([[1, 0]], [1]),  # one part is no finding
        title([[1, 0], [1, 0]], [3, 1], scoring="topsis"),  # the parts are not its sum
    ):
        assert neutral in page
        assert "stands first;" not in page


def test_the_most_restless_are_one_or_several_or_none():
    two = page_of(scored([[9, 5, 6, 0], [9, 6, 5, 0]], [0.51, 0.49])).html()
    assert "The least stable of the first 4: c, b, each over a range of 2 ranks." in two
    assert "restless" not in page_of(scored([[1, 2, 3], [0, 1, 2]], [1, 1])).html()
    # b falls below c and d when c0 loses weight, they by one place each.
    alone = page_of(scored([[10, 6, 4, 4, 0], [10, 4, 6, 6.1, 0]], [0.52, 0.48])).html()
    assert "The least stable of the first 5 is b, between rank 2 and rank 4." in alone


def test_one_grade_is_no_order_on_the_map():
    assert "The darker, the better" not in page_of(scored([[0, 1], [1, 0]], [1, 1])).html()
    assert "The darker, the better" in page_of(scored([[1, 2, 2]], [1])).html()


VALUES = st.lists(st.tuples(*[st.integers(0, 4)] * 3, st.sampled_from([1, 1, 1, 0, np.nan])), min_size=3, max_size=12)


@given(VALUES, st.tuples(*[st.integers(0, 3)] * 3), st.sampled_from([0, 0.15, 0.5]))
def test_all_sentences_follow_from_the_rows(rows, weights, swing):
    *columns, allowed = map(list, zip(*rows, strict=True))
    kept = [row for row in rows if row[3] == 1]
    assume(len(kept) > 1 and sum(weights) and any(len({row[i] for row in kept}) > 1 for i in range(3)))
    subject_ = scored(columns, weights, swing, allowed, areas=columns[0])
    found = subject_.result.rows.assign(name=subject_.names, desks=columns[0])
    trial = [TRIAL.format(n=3)] if len(set(weights)) == 1 else []
    assert told(subject_) == trial + by_hand(found, sum(w > 0 for w in weights) > 1 and swing > 0, swing, allowed)


def by_hand(found, moved, swing, allowed):
    """The answer, out of the rows alone."""
    ok = found[found["status"] == "ok"].sort_values("rank", kind="stable")
    first, best = ok[ok["score"].round(9) == ok["score"].max().round(9)], ok[ok["grade"] == "A"]
    firm, stay = ok[ok["rank_best"] == ok["rank_worst"]], int((best["rank_worst"] <= len(best)).sum())
    n, names, score = (
        len(ok),
        short(first["name"]),
        half_up(ok["score"].max()),
    )
    lines = {
        f"No order: all {n} assessed candidates have the same score, {score}.": len(first) == n,
        f"{names} share the first place of {n} assessed candidates, with a score of {score}.": 1 < len(first) < n,
        f"{names} stands first of {n} assessed candidates, with a score of {score}.": len(first) == 1,
        "No weight was moved, so how robust the ranking is remains open.": not moved,
        f"When any weight moves by ±{swing:.0%}, no candidate keeps its exact place.": moved and not len(firm),
        f"When any weight moves by ±{swing:.0%}, 1 candidate keeps its place: {short(firm['name'])}.": moved
        and len(firm) == 1,
        f"When any weight moves by ±{swing:.0%}, {len(firm)} candidates keep their place: {short(firm['name'])}.": moved
        and len(firm) > 1,
        f"Of {len(best)} candidates of grade A, {stay} keep rank {len(best)} or better at every swing.": moved
        and 1 < len(best) < n,
        "The only candidate of grade A keeps rank 1 at every swing.": moved and len(best) == 1 == stay,
        "The only candidate of grade A does not keep rank 1 at every swing.": moved and len(best) == 1 > stay,
        f"Only {(k := ok['score'].round(9).nunique())} different scores: grades A to {'ABCD'[k - 1 : k]}.": 1 < k < 4,
        f"Grade A has room for {best['desks'].sum()} to {best['desks'].sum()} desks "
        f"(floor area known of {len(best)} of {len(best)}).": True,
        f"{(out := allowed.count(0))} of {len(found)} candidates fails the constraint and is not ranked.": out == 1,
        f"{out} of {len(found)} candidates fail the constraint and are not ranked.": out > 1,
        f"{(gaps := len(found) - n - out)} of {len(found)} candidates has no usable "
        "value, or no answer to the constraint, and is not ranked.": gaps == 1,
        f"{gaps} of {len(found)} candidates have no usable value, or no answer to the constraint, and are not ranked.": gaps
        > 1,
    }
    return [line for line, is_so in lines.items() if is_so]


def short(names):
    """All of six names, of more the first five and how many more."""
    names = list(names)
    return ", ".join(names) if len(names) < 7 else ", ".join(names[:5]) + f" and {len(names) - 5} more"


def half_up(value):
    """Two decimals, as whoever checks it by hand rounds."""
    return str(Decimal(repr(float(value))).quantize(Decimal("0.01"), ROUND_HALF_UP))
