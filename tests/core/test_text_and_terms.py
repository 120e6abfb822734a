"""Lists typed by users and terms in two languages."""

import pytest

from innospace.core import terms, text


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
