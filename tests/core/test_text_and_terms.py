"""Lists typed by users and terms in two languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base import terms, text


@pytest.mark.parametrize("typed", ["a,b,c", "a，b、c", " a , b,, c ,"])
def test_lists_split_at_latin_and_chinese_commas(typed):
    assert text.split_list(typed) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("n", "shown"),
    [(0, "0 rows of {layer}"), (1, "1 row of {layer}"), (2, "2 rows of {layer}"), (1200, "1,200 rows of {layer}")],
)
def test_counted_words_agree_with_the_number_and_keep_other_placeholders(n, shown):
    assert text.plural(n, "{n} row of {layer}", "{n} rows of {layer}") == shown


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("中心城区", "central"),
        ("Near Suburb", "near_suburb"),
        ("far_suburb", "far_suburb"),
        ("nowhere", None),
        (None, None),
    ],
)
def test_ring_names_are_recognised_in_both_languages(word, code):
    assert terms.code_of("ring", word) == code


def test_labels_follow_the_language():
    assert terms.label("level", "national") == "national"
    text.use_translator(None, "zh")
    try:
        assert terms.label("level", "national") == "国家级"
    finally:
        text.use_translator(None)


def test_no_wording_stands_for_two_codes_of_a_group():
    headings = {"field"}  # only shown, never recognised
    for group in terms._table().keys() - headings:
        rows = terms._table()[group]
        words = [
            terms._plain(w)
            for row in rows.values()
            for w in {row["english"], row["chinese"], *row["aliases"].split("|")}
            if w
        ]
        assert len(words) == len(set(words)), group


@given(st.floats(0, 1), st.lists(st.sampled_from([0.25, 0.5, 0.85, 0.99])))
def test_a_share_is_shown_on_its_side_of_nothing_everything_and_the_marks(share, marks):
    shown = text.percent(share, *marks)
    number = float(shown.strip("<>%")) / 100
    assert number == pytest.approx(share, abs=0.006)
    for mark in (*marks, 1):
        assert (number >= mark) == (share >= mark) or abs(share - mark) < 1e-5
    assert shown != "0%" or share == 0
    assert shown != "100%" or share == 1


def test_a_column_of_shares_has_as_many_decimals_as_its_closest_call_needs():
    assert text.decimals([0.5, 0.25]) == 0
    assert text.decimals([0.5, 0.986, float("nan")], 0.99) == 1
    assert text.decimals([0.98996], 0.99) == 3
    assert text.percent(float("nan")) == "–"
