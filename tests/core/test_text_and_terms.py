"""Lists typed by users and terms in two languages."""

import ast
import re
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base import terms, text, thresholds
from innospace.core.base.columns import numbered


@pytest.mark.parametrize("typed", ["a,b,c", "a，b、c", " a , b,, c ,"])
def test_lists_split_at_latin_and_chinese_commas(typed):
    assert text.split_list(typed) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("n", "shown"),
    [(0, "0 rows of {layer}"), (1, "1 row of {layer}"), (2, "2 rows of {layer}"), (1200, "1,200 rows of {layer}")],
)
def test_counted_words_agree_with_the_number_and_keep_other_placeholders(n, shown):
    assert text.plural(n, "{n} row of {layer}", "{n} rows of {layer}") == shown


@given(st.lists(st.lists(st.booleans(), max_size=9), max_size=4))
def test_a_remark_is_made_of_each_count_above_none(masks):
    """Masks and numbers alike; the words follow the number."""
    words = "{n} row of {layer}.", "{n} rows of {layer}."
    said = text.remarks(*((np.array(mask, bool), *words) for mask in masks), layer="parks")
    assert said == text.remarks(*((sum(mask), *words) for mask in masks), layer="parks")
    assert said == [f"{n} row{'s' * (n > 1)} of parks." for n in map(sum, masks) if n]


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


def test_no_code_has_two_wordings():
    rows = pd.read_csv(terms.RESOURCES / "terms.csv", dtype=str, keep_default_na=False)
    twice = rows[rows.duplicated(["group", "code"], keep=False)]
    assert twice.to_numpy().tolist() == []


def test_the_terms_of_a_group_stand_together():
    rows = pd.read_csv(terms.RESOURCES / "terms.csv", dtype=str, keep_default_na=False)
    begins = rows["group"][rows["group"].ne(rows["group"].shift())]
    assert begins[begins.duplicated()].tolist() == []


def test_no_wording_stands_for_two_codes_of_a_group():
    headings = {"field", "unit"}  # only shown, never recognised
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


@pytest.mark.parametrize(
    ("number", "spec", "shown"),
    [
        (0.345, ".0%", "35%"),  # 69 of 200; the binary number lies below
        (0.625, ".0%", "63%"),
        (0.6249, ".0%", "62%"),
        (0.5, ".0f", "1"),
        (2.5, ".0f", "3"),
        (-2.5, ".0f", "-3"),
        (0.285, ".2f", "0.29"),
        (1234.5, ",.0f", "1,235"),
        (0.125, "+.2f", "+0.13"),
        (1.125, ".3g", "1.13"),
        (0.5, ".2g", "0.5"),
        (12345.0, ",.3g", "12,300"),
        (0.1234, ">8.1%", "   12.3%"),
        (2012.5, "g", "2012.5"),
        (float("inf"), ".1f", "inf"),
        (1e300, ".0%", "1" + "0" * 302 + "%"),
    ],
)
def test_numbers_are_rounded_half_up(number, spec, shown):
    assert format(text.HalfUp(number), spec) == shown


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(0, 3))
def test_half_up_agrees_with_whole_numbers(k, n, digits):
    """A share of at most four decimals, rounded in whole numbers alone."""
    ten_thousandths = k * 10_000 // n
    step = 10 ** (2 - min(digits, 2))
    shown = (ten_thousandths + step // 2) // step * step
    assert float(f"{text.HalfUp(ten_thousandths / 10_000):.{min(digits, 2)}%}"[:-1]) == pytest.approx(shown / 100)


def test_a_share_is_rounded_as_by_hand():
    assert [text.percent(k / 200) for k in (69, 125, 1, 199)] == ["34.5%", "62.5%", "0.5%", "99.5%"]
    assert [text.percent(k / 1000) for k in (344, 346, 6)] == ["34%", "35%", "1%"]


@pytest.mark.parametrize("name", sorted(path.stem for path in (terms.RESOURCES / "standards").glob("*.csv")))
def test_what_stands_in_a_table_of_thresholds_has_chinese_words(name):
    table = thresholds.load(name)
    text.use_translator(None, "zh")
    try:
        for column in ("source", "clause", "unit"):
            for code in table[column].dropna().unique():
                shown = terms.label(column, code)
                assert re.search("[\u4e00-\u9fff]", shown), f"{code} needs a row in resources/terms.csv, group {column}"
                assert not re.search("[(),;:]", shown.replace("15:234", "")), shown
    finally:
        text.use_translator(None)


@pytest.mark.parametrize("name", ["life_circle", "feature_town", "city_tiers", "region_figures"])
def test_a_standard_that_a_planner_reads_has_words(name):
    """A form would offer its code, and a report print it."""
    unnamed = set(thresholds.load(name)["standard"]) - set(terms.codes("standard"))
    assert unnamed == set(), "each needs a row in resources/terms.csv, group standard"


def test_each_item_of_the_life_circle_has_words():
    items = set(thresholds.load("life_circle")["item"])
    assert items <= {*terms.codes("facility"), *terms.codes("threshold")}


def test_what_comes_from_the_source_text_names_its_section():
    for path in (terms.RESOURCES / "standards").glob("*.csv"):
        table = thresholds.load(path.stem)
        clauses = table.loc[(table["mark"] == "P") | table["source"].str.contains("Planners"), "clause"]
        assert clauses.str.fullmatch(r"paper [1-5] §\d(\.\d)+\b.*").all(), path.stem


def codes_of_thresholds(source):
    """What a source gives to `user_parameter` and `own_rule` as a code, not in words of its own."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    named = (call.args[0] for call in calls if ast.unparse(call.func).split(".")[-1] in ("user_parameter", "own_rule"))
    return {first.value for first in named if isinstance(first, ast.Constant) and first.value}


def test_a_threshold_that_is_given_as_a_code_has_words():
    """The page of thresholds looks codes up; one without words would be read as it is."""
    assert codes_of_thresholds('user_parameter("reach", 50, "m")\nown_rule(translate("A", "b"), 1, "")') == {"reach"}
    codes = set().union(*(codes_of_thresholds(path.read_text("utf-8")) for path in (ROOT / "core").rglob("*.py")))
    assert codes >= {"reach", "desk_share"}
    assert codes <= set(terms.codes("threshold"))


@given(st.lists(st.integers(0, 500), min_size=2, max_size=8).filter(any), st.integers(0, 2))
def test_parts_of_a_whole_are_each_rounded_half_up_and_equal_ones_are_equal(counts, together):
    """Against whole numbers: half up, no part bent for the sake of the sum; a decimal where only with it they add up."""
    whole = sum(counts)
    told = [*counts, *([sum(counts[:together])] if together else [])]
    shown = text.percents([n / whole for n in counts], together)
    assert len(shown) == len(told)
    for part, n in zip(shown, told, strict=True):
        scale = 10 ** len(part[:-1].partition(".")[2])
        assert Decimal(part[:-1]) * scale == (2 * 100 * scale * n + whole) // (2 * whole)
        assert (part == "0%", part == "100%") == (n == 0, n == whole) or "." in part
        assert (float(part[:-1]) == 0, float(part[:-1]) == 100) == (n == 0, n == whole)
    by_count = set(zip(told, shown, strict=True))
    assert len({n for n, _ in by_count}) == len(by_count)
    if (
        sum((200 * n + whole) // (2 * whole) for n in counts) == 100
        and not together
        and not text.decimals(n / whole for n in counts)
    ):
        assert all("." not in part for part in shown)


@given(st.integers(0, 100_000))
def test_who_rounds_the_share_of_a_table_comes_to_that_of_a_sentence(n):
    """A table has one decimal, a sentence none but where the tenth is a five, since a five rounds either way."""
    share = n / 100_000
    table, sentence = text.fixed(share, "{:.1%}")[:-1], text.percent(share)[:-1]
    if "." in sentence:
        assert Decimal(sentence) == Decimal(table)
    else:
        assert Decimal(sentence) == Decimal(table).quantize(Decimal(1), ROUND_HALF_UP)
        assert not table.endswith(".5")


@pytest.mark.parametrize(
    ("chinese", "values", "said"),
    [
        ("（{all} 个中 {n} 个已知建筑面积）", {"all": "5", "n": "5"}, "（全部 5 个已知建筑面积）"),
        ("（{all} 个中 {n} 个已知建筑面积）", {"all": "5", "n": "4"}, "（5 个中 4 个已知建筑面积）"),
        ("（{all} 个中 {n} 个已知建筑面积）", {"all": "15", "n": "5"}, "（15 个中 5 个已知建筑面积）"),
        ("{all:,} 处设施中有 {n:,} 处没有道路。", {"all": 1200, "n": 1200}, "全部 1,200 处设施没有道路。"),
        ("{all:,} 处设施中有 {n:,} 处没有道路。", {"all": 1200, "n": 200}, "1,200 处设施中有 200 处没有道路。"),
        ("所评判的 {n} 类设施中有 {k} 类达到{t}。", {"n": 7, "k": 7, "t": "目标"}, "所评判的全部 7 类设施达到目标。"),
        ("重叠的用地：{all} 处中的 {n} 处。", {"all": 3, "n": 3}, "重叠的用地：全部 3 处。"),
        ("{all} 个片区中有 {n} 个未评估。", {"all": 1, "n": 1}, "仅有的 1 个片区未评估。"),
        ("{all} 个中心中有 {n} 个没有道路。", {"all": 3, "n": 3}, "全部 3 个中心没有道路。"),
        ("在 {all} 次试算中有 {n} 次，含该点位。", {"all": 9, "n": 9}, "在全部 9 次试算中，含该点位。"),
        ("在 {all} 次试算中有 {n} 次，含该点位。", {"all": 9, "n": 8}, "在 9 次试算中有 8 次，含该点位。"),
        ("在 {all} 次试算中有 {n} 次，含该点位。", {"all": 1, "n": 1}, "在仅有的 1 次试算中，含该点位。"),
        ("在所作的 {all} 次试算中有 {n} 次相同。", {"all": 9, "n": 9}, "在所作的全部 9 次试算中相同。"),
        ("存在重叠的 {all} 处中的 {n} 处。", {"all": 3, "n": 3}, "存在重叠的全部 3 处。"),
        ("在 {all:,} 米以内，{n} 个中心中有 {n} 个。", {"all": 900, "n": 3}, "在 900 米以内，全部 3 个中心。"),
        ("前 {all} 名中有 {n} 个名次不变", {"all": 3, "n": 3}, "前 3 名中有 3 个名次不变"),
        ("{all} 个中的前 {n} 个", {"all": 3, "n": 3}, "3 个中的前 3 个"),
        ("可达的人口占 {share}。", {"share": "至少 5%"}, "可达的人口至少占 5%。"),
        ("可达的人口均占 {share}。", {"share": "至少 5%"}, "可达的人口均至少占 5%。"),
        ("{kind}：占孵化器的 {share}", {"kind": "混合", "share": "至多 5%"}, "混合：至多占孵化器的 5%"),
        ("人口占 {share}，现状为 {today}", {"share": "至少 9%", "today": "至少 5%"}, "人口至少占 9%，现状为至少 5%"),
        ("有 {n} 个需求点未覆盖。", {"n": "至多 9"}, "至多有 9 个需求点未覆盖。"),
        ("含有 {n} 个需求点。", {"n": "至多 9"}, "含有至多 9 个需求点。"),
        ("{first}居首", {"first": "H03"}, "H03 居首"),
        ("{first}居首", {"first": "三号楼"}, "三号楼居首"),
        ("{first}居首", {"first": "H03楼"}, "H03楼居首"),
        ("点位为{names}等 {n} 个", {"names": "H03、H12", "n": "6"}, "点位为 H03、H12 等 6 个"),
        ("“{layer}”图层，{names}。", {"layer": "roads", "names": "H1"}, "“roads”图层，H1。"),
        ("{name} 居首", {"name": "H03"}, "H03 居首"),
        ("第{n}行", {"n": "5"}, "第5行"),
        ("占比为 {share}", {"share": "至少 5%"}, "占比为至少 5%"),
        ("占地 {share}", {"share": "至少 5 公顷"}, "占地至少 5 公顷"),
        ("可达的人口占 {share}。", {"share": "5%"}, "可达的人口占 5%。"),
        ("{all} 个单元中，{n} 个缺少设施", {"all": 9, "n": "至多 9"}, "9 个单元中，至多 9 个缺少设施"),
    ],
)
def test_all_of_a_number_is_said_as_all_in_chinese(chinese, values, said):
    text.use_translator(lambda context, source: chinese, "zh")
    try:
        assert text.translate("Any", "any").format(**values) == said
        if {"n", "all"} <= set(values) and isinstance(values["n"], int) and ":" not in chinese:
            assert text.plural(values["n"], *[text.translate("Any", "any")] * 2).format(all=values["all"]) == said
    finally:
        text.use_translator(None)
    assert type(text.translate("Any", "{n} of {all} 中")) is str


def test_rows_without_a_name_are_called_by_their_row_as_each_language_has_it():
    names, marks = ["甲", "甲", None, "乙", "乙"], ["", "", "", "", "E"]
    assert numbered(names, marks).tolist() == ["甲 #1", "甲 #2", "#3", "乙 #4", "乙 #E1"]
    chinese = {"#{n}": "第 {n} 行", "{name} #{n}": "{name}（第 {n} 行）", "{name} #{mark}": "{name}（{mark}）"}
    text.use_translator(lambda context, source: chinese.get(source, source), "zh")
    try:
        assert numbered(names, marks).tolist() == [
            "甲（第 1 行）",
            "甲（第 2 行）",
            "第 3 行",
            "乙（第 4 行）",
            "乙（E1）",
        ]
    finally:
        text.use_translator(None)


def test_parts_that_only_a_decimal_makes_add_up_have_it():
    assert text.percents([0.075, 0.125, 0.8]) == ["7.5%", "12.5%", "80.0%"]
    assert text.percents([9 / 12, 1 / 12, 1 / 12, 1 / 12]) == ["75%", "8%", "8%", "8%"]
    assert text.percents([0.25, 0.25, 0.5], together=2) == ["25%", "25%", "50%", "50%"]
    assert text.percents([0.5, 0.2]) == ["50%", "20%"]


@given(st.floats(1e-9, 1 - 1e-9), st.integers(0, 3), st.sampled_from(["{:,.%df}", "{:.%d%%}", "{:.%df} km²"]))
def test_what_is_there_never_reads_as_nothing_nor_a_share_below_one_as_all(value, digits, look):
    number_format = look % digits
    shown = text.fixed(value, number_format)
    number = re.sub("[^0-9.]", "", shown.replace("km²", ""))
    assert float(number) > 0
    if "%" in look and ">" not in shown:
        assert float(number) < 100
    plain = number_format.format(text.HalfUp(value))
    five = number_format in ("{:.0%}", "{:.0f}%") and text.fixed(value, number_format.replace(".0", ".1")).endswith(
        ".5%"
    )
    if float(re.sub("[^0-9.]", "", plain)) not in (0, 100) and not five:
        assert shown == plain


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (3000 / 3001, "{:.1%}", "99.97%"),
        (1 / 3001, "{:.1%}", "0.03%"),
        (0.99997, "{:.1%}", "99.997%"),
        (0.0079, "{:,.1f}", "0.008"),
        (0.3, "{:,.0f}", "0.3"),
        (-0.0003, "{:+.1%}", "-0.03%"),
        (0.0, "{:.1%}", "0.0%"),
        (1.0, "{:.1%}", "100.0%"),
        (1 - 1e-16, "{:.1%}", "100.0%"),  # what arithmetic leaves over
        (3e-17, "{:.1f}", "0.0"),
        (1234.5, "{:,.0f}", "1,235"),
        (0.00004, "{:.3g}", "0.00004"),
        (float("inf"), "{:.1f}", "inf"),
    ],
)
def test_a_number_in_a_fixed_format(value, number_format, shown):
    assert text.fixed(value, number_format) == shown


@given(st.lists(st.floats(1e-9, 1e9), min_size=1, max_size=9))
def test_the_decimals_of_a_column_show_three_figures_of_its_middle_and_no_nought(values):
    digits = text.column_decimals(values)
    shown = [text.rounded(value, digits) for value in values]
    assert all(float(number.replace(",", "")) > 0 for number in shown)
    assert len({len(n.partition(".")[2]) for n, value in zip(shown, values, strict=True) if value >= 0.001}) <= 1
    middle = median(values)
    assert float(text.rounded(middle, digits).replace(",", "")) == pytest.approx(middle, rel=0.005001)
    assert text.column_decimals([*reversed(values), 0.0, float("nan")]) == digits


def _numbers_with_a_power_of_ten(source: str) -> list[str]:
    """Texts that print a number by ``g`` and not half up: it would read 1e+06; a translated one cannot know what it is given."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translate":
            said = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            found += [words for words in said if re.search(r"\{\w*:[^{}]*g\}", words)]
        elif isinstance(node, ast.FormattedValue) and node.format_spec and ast.unparse(node.format_spec).endswith("g'"):
            value = ast.unparse(node.value)
            if not value.startswith("HalfUp(") and not re.search(rf"\b{re.escape(value)} = HalfUp\(", source):
                found.append(value)
    return found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("translate('A', 'within {m:,g} m').format(m=1e6)", ["within {m:,g} m"]),
        ("translate('A', 'within {m} m of {n:,}').format(m=exactly(1e6))", []),
        ("f'{limit:.15g}'", ["limit"]),
        ("f'{HalfUp(limit):,.3g} and {n:,}'", []),
        ("km = HalfUp(metres)\nf'{km:g}'", []),
    ],
)
def test_a_number_that_may_turn_to_a_power_of_ten_is_found(source, found):
    assert _numbers_with_a_power_of_ten(source) == found


def test_no_text_turns_a_million_into_a_power_of_ten():
    paths = [path for room in ("core", "algorithms", "ui") for path in (ROOT / room).rglob("*.py")]
    assert len(paths) > 150
    assert not {
        path.name: bad for path in paths if (bad := _numbers_with_a_power_of_ten(path.read_text(encoding="utf-8")))
    }


def test_a_long_list_says_in_chinese_how_many_there_are_in_all():
    names = ["一", "二", "三", "四", "五"]
    known = {"{names} and {n} more": "{names}等 {n} 个", ", ": "、"}
    text.use_translator(lambda context, source: known[source], "zh")
    try:
        assert text.listed(names, most=2) == "一、二等 5 个"
        assert text.listed(names) == "一、二、三、四、五"
        assert text.listed(names, most=2, between="；") == "一；二等 5 个"
    finally:
        text.use_translator(None)
    assert text.listed(names, most=2) == "一, 二 and 3 more"
    assert text.listed(names, most=3) == "一, 二, 三 and 2 more"
    assert text.listed(names, most=4) == text.listed(names, most=5) == "一, 二, 三, 四, 五"


def test_no_clause_breaks_off():
    """Words that wait for what follows them: “on each side”, “about”."""
    for path in (terms.RESOURCES / "standards").glob("*.csv"):
        for code in thresholds.load(path.stem)["clause"].dropna().unique():
            assert not re.search(r"(about|above|below)$", terms.label("clause", code)), code
            text.use_translator(None, "zh")
            try:
                assert not re.search("(约|高于|低于|各|为)$", terms.label("clause", code)), code
            finally:
                text.use_translator(None)
