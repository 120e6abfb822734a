"""Text files as people have them: encodings, separators, headers, cells."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.data import tables

TEXT = "名称,经度,纬度\n创客空间,118.79,32.06\n孵化器，一期,118.80,32.07\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gbk", "gb18030"), ("gb18030", "gb18030"), ("utf-16", "utf-16-le"),
     ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")],
)  # fmt: skip
def test_the_encoding_is_found(encoding, found):
    read = tables.decoded(TEXT.encode(encoding))
    assert (read.text, read.encoding, read.broken) == (TEXT, found, 0)


@given(st.text(st.sampled_from("众创空间孵化器科技园一二三abc,12.\n"), min_size=1, max_size=200))
def test_any_chinese_text_survives_utf8_and_the_mark_decides(text):
    assert tables.decoded(text.encode("utf-8")).text == text
    assert tables.decoded(b"\xff\xfe" + text.encode("utf-16-le")).text == text


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_a_character_that_gbk_alone_lacks(encoding):
    rare = "𠮷野家" if encoding == "gb18030" else "喆"
    assert tables.decoded(f"{rare},{TEXT}".encode(encoding)).text == f"{rare},{TEXT}"


def test_a_file_in_utf8_with_one_broken_byte_stays_utf8():
    content = (TEXT * 20).encode("utf-8")
    broken = content[:-40] + b"\xff" + content[-39:]
    read = tables.decoded(broken)
    assert read.encoding == "utf-8"
    assert 1 <= read.broken <= 3
    assert "创客空间" in read.text


def test_an_encoding_that_is_named_counts():
    assert tables.decoded("眾創空間".encode("big5"), "big5").text == "眾創空間"
    with pytest.raises(InputError) as error:
        tables.decoded(b"a", "没有")
    assert error.value.parameter == "encoding"


@pytest.mark.parametrize("separator", [",", "\t", ";", "|", "，"])
def test_the_separator_is_found(separator):
    rows = [["id", "type", "lng"], *([str(i), "公司;工厂,甲", "118.7"] for i in range(5))]
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    assert tables.separated(text.getvalue()) == tables.TextCells(rows, separator)


def test_blanks_part_where_nothing_else_does():
    assert tables.separated("name  x y\n甲 118.7   32.1\n").rows == [["name", "x", "y"], ["甲", "118.7", "32.1"]]
    assert tables.separated("sep=;\na;b\n1;2").rows == [["a", "b"], ["1", "2"]]
    assert tables.separated("one\ntwo").rows == [["one"], ["two"]]


def test_decimal_commas_do_not_part_what_semicolons_part():
    cells = tables.separated("name;x;y\n甲;118,79;32,06\n")
    assert (cells.separator, cells.rows[1]) == (";", ["甲", "118,79", "32,06"])


def test_a_quote_that_never_closes_swallows_no_row():
    rows = [f"{i},{'5' if i != 3 else chr(34) + 'unfinished'},118.7" for i in range(200)]
    cells = tables.separated("\n".join(["id,size,lng", *rows]))
    assert cells.open_quotes
    assert len(cells.rows) == 201
    assert tables.separated('a,b\n"x\ny",2\n').rows == [["a", "b"], ["x\ny", "2"]]


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=8).filter(
    lambda text: text.strip() and not tables._is_decimal(text)
)


@given(
    st.lists(st.lists(words, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(["utf-8", "utf-16", "gb18030"]),
)
def test_what_was_written_is_read(rows, encoding):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *rows])
    read = tables.decoded(text.getvalue().encode(encoding), encoding).text
    made = tables.tabled(tables.separated(read).rows)
    assert made.columns.to_numpy().tolist() == rows


def test_titles_above_the_header_and_blank_rows():
    rows = [
        ["2026 年名单", None, None],
        [None, None, None],
        ["名称", "经度", "纬度"],
        ["甲", "118.7", "32"],
        ["", " ", ""],
        ["乙"],
    ]
    made = tables.tabled(rows)
    assert made.columns.to_dict("list") == {"名称": ["甲", "乙"], "经度": ["118.7", None], "纬度": ["32", None]}
    assert (made.above, made.headed, made.blank, made.ragged) == (["2026 年名单"], True, 1, 1)


def test_no_header_no_row_lost():
    made = tables.tabled([["甲", "１１８．７", "32.1"], ["乙", "118.8", "32.2"]])
    assert not made.headed
    assert list(made.columns) == ["field_1", "field_2", "field_3"]
    assert len(made.columns) == 2
    assert tables.tabled([]).columns.empty
    assert len(tables.tabled([["a", "b"]]).columns) == 0


def test_headings_are_told_apart_whatever_their_case():
    made = tables.tabled([["X", "x", "", "X_2"], ["1", "2", "3", "4"]])
    assert list(made.columns) == ["X", "x_2", "field_3", "X_2_2"]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "-20", None], "i"), (["1.5", "2", " 3 "], "f"), (["050500", "060400"], "O"), (["1e3", "2"], "f"),
        (["320102199001011234567", "1"], "O"), (["1.23456789012345678901"], "f"), (["", None], "O"), (["+86", "1"], "O"),
        (["0", "0.5"], "f"), (["００１", "1"], "O"), (["1,234", "5"], "O"),
    ],
)  # fmt: skip
def test_a_column_is_numbers_only_where_all_of_it_says_the_same_as_text(values, kind):
    column = pd.Series(values, dtype=object).replace("", None)
    made = tables.typed(column)
    assert made.dtype.kind == kind
    if kind == "i":
        assert [None if v is None else int(v) for v in column] == [None if pd.isna(v) else v for v in made]
    if kind == "O":
        assert made.tolist() == column.tolist()


def test_a_decimal_comma():
    assert tables.typed(pd.Series(["118,79", "32"]), ";").tolist() == [118.79, 32.0]
    assert tables.typed(pd.Series(["118,79", "32"]), ",").tolist() == ["118,79", "32"]
    assert tables.typed(pd.Series(["1,250", "12,000"]), ";").tolist() == ["1,250", "12,000"]
