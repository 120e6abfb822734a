"""The report: escaped, self-contained, in order, in two languages."""

import ast
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.text import Text

from innospace.core.base import terms, text
from innospace.core.base.errors import Stopped
from innospace.core.base.running import heeding
from innospace.core.base.thresholds import load, user_parameter
from innospace.core.page import charts, maps, margins
from innospace.core.page.report import Excerpt, Report, excerpt, sources, threshold_table

NASTY = '<script>alert("x")</script> & <b>甲</b>'


@pytest.fixture
def page():
    report = Report(NASTY, NASTY)
    report.answer(NASTY)
    report.heading(NASTY)
    report.paragraph(NASTY)
    report.items([NASTY])
    report.figure(charts.bars(NASTY, [NASTY, "乙"], [1, float("nan")], NASTY), NASTY)
    report.table(
        pd.DataFrame({NASTY: [NASTY], "n": [1], "share": [0.256], "part": [0.3445]}),
        NASTY,
        {"share": "{:.1%}", "part": "{:.1%}"},
    )
    report.thresholds = pd.DataFrame([user_parameter(NASTY, 1, "m")])
    report.method(NASTY)
    report.facts(NASTY, pd.DataFrame({"layer": [None]}))
    report.skipped.append(NASTY)
    return report.html()


def test_texts_from_data_are_escaped(page):
    # The page's own element, whose kind no browser runs.
    assert page.count("<script") == page.count("</script") == page.count('<script type="application/json"') == 1
    assert "<b>甲" not in page
    assert page.count("&lt;script&gt;") >= 12


def test_numbers_are_shown_as_asked_and_missing_ones_as_a_dash(page):
    assert "25.6%" in page
    assert "34.5%" in page  # .3445, rounded half up
    assert "<td>–</td>" in page


def test_large_whole_numbers_have_separators_but_for_years_and_ids():
    page = Report("x")
    numbers = {
        "residents": [12_345],
        "year": [2015],
        "n": [9_999],
        "id": [10_001],
        "adcode": [320_100],
        "osm_id": [123_456],
    }
    page.table(pd.DataFrame(numbers))
    cells = re.findall("<td[^>]*>(.*?)</td>", page.html())
    assert cells == ["12,345", "2015", "9999", "10001", "320100", "123456"]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (2_483_000.0, "{:,.3g}", "2,480,000"),
        (0.0000842, "{:.2g}", "0.000084"),
        (0.0000842, None, "0.0000842"),
        (1e16, "{:g}", "10000000000000000"),
        (3e-31, text.p_value, "<0.001"),
        (0.0023, text.p_value, "0.002"),
        (0.0005, text.p_value, "0.001"),
        (0.0123, text.p_value, "0.012"),
        (np.nan, text.p_value, "–"),
    ],
)
def test_no_cell_has_a_power_of_ten(value, number_format, shown):
    report = Report("Numbers")
    report.table(pd.DataFrame({"value": [value]}), formats={"value": number_format} if number_format else None)
    assert report.body[0].rows == ((shown,),)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([269.03, 12.03, 4.8, 0.932, 0.0, np.nan], ["269.03", "12.03", "4.80", "0.93", "0.00", "–"]),
        ([43.0, 89.84, 1329.3, 17_300.6], ["43", "90", "1,329", "17,301"]),
        ([7.0, 2.0, 9.5], ["7.0", "2.0", "9.5"]),  # no more decimals than they need
        ([3.0, 12_000.0], ["3", "12,000"]),
        ([0.345, 0.5], ["0.345", "0.500"]),
        ([500.0, 0.004], ["500.000", "0.004"]),  # none reads as nothing
        ([-25.61, 3.0], ["-25.6", "3.0"]),
        ([2.5, 30.0, 400.0], ["2.5", "30.0", "400.0"]),
        ([0.5, 0.2, 0.00004], ["0.500", "0.200", "0.00004"]),
        ([0.9996], ["0.9996"]),
    ],
)
def test_the_numbers_of_a_column_have_as_many_decimals(values, shown):
    """But for a column whose rows are of different things, such as measures beside each other."""
    report = Report("Numbers")
    report.table(pd.DataFrame({"n_per": values, "value": values}))
    assert [own for own, _ in report.body[0].rows] == shown
    alone = Report("Number")
    for value in values:
        alone.table(pd.DataFrame({"value": [value]}))
    assert [part.rows[0][0] for part in alone.body] == [other for _, other in report.body[0].rows]


def test_no_format_of_a_column_makes_nothing_of_something_or_all_of_nearly_all():
    report = Report("Rings")
    table = pd.DataFrame({"n": [3000, 1], "share": [3000 / 3001, 1 / 3001], "area_km2": [12.0, 0.0079]})
    report.table(table, formats={"share": "{:.1%}", "area_km2": "{:,.1f}"})
    assert report.body[0].rows == (("3000", "99.97%", "12.0"), ("1", "0.03%", "0.008"))


@pytest.mark.parametrize("size", [3e-7, 4e-5, 0.02, 1.0, 250.0, 9_000.0, 1e5, 3e6, 4e9])
@pytest.mark.parametrize("start", [0.0, 1.0])
def test_no_axis_has_a_power_of_ten_or_a_number_to_add(size, start):
    at = np.linspace(start, start + size, 5)
    axes = charts.new_axes("Numbers", "x", "y")
    axes.plot(at, at)
    bars = charts.bars("Numbers", ["a", "b"], [size, size / 3], "x", number="{:,.3g}")
    said = re.findall(r"<text[^>]*>([^<]*)</text>", charts.to_svg(axes) + bars)
    assert not [word for word in said if re.search(r"\de[+-]?\d|×|\+\d", word)]
    values = [float(word.replace(",", "").replace("\N{MINUS SIGN}", "-")) for word in said if re.search(r"\d", word)]
    assert max(values) >= size / 2


def test_numbers_of_an_axis_have_separators_but_for_years():
    axes = charts.new_axes("Numbers", "x", "y")
    axes.plot([2006, 2014], [-30_000, 60_000])
    svg = charts.to_svg(axes)
    assert ">2006<" in svg
    assert ">40,000<" in svg
    assert ">\N{MINUS SIGN}20,000<" in svg


def test_the_answer_comes_first_and_what_was_skipped_last(page):
    order = [
        page.index(mark) for mark in ('class="answer"', "<svg", "<table", "Method", "Thresholds", "What was skipped")
    ]
    assert order == sorted(order)


def test_the_page_speaks_chinese_too():
    text.use_translator(None, "zh")
    try:
        report = Report("题")
        report.table(pd.DataFrame({"area_km2": [1.0]}))
        assert 'lang="zh-Hans"' in report.html()
        assert "面积（平方公里）" in report.html()
    finally:
        text.use_translator(None)


def bar_lengths(svg):
    """Widths of the bars of a chart, in the order in which they are drawn."""
    paths = re.findall(r'<path d="M ([\d.]+) [\d.]+ \nL ([\d.]+) [\d.]+ \n[^"]*z\n"[^>]*style="fill: #0000ff', svg)
    return [float(end) - float(start) for start, end in paths]


def ticks(drawing):
    """Numbers at the axis of a chart, which are written in halves or tenths, or as whole ones."""
    return re.findall(r">(\d+\.\d+|\d+)<", str(drawing))


def test_an_axis_of_counts_has_whole_numbers_and_one_of_shares_parts():
    """One incubator: no tenth of one."""
    for counted in (
        charts.bars("Incubators", ["central"], [1], "incubators"),
        charts.stacked_bars("Incubators", ["甲市"], {"central": [1]}, "incubators"),
    ):
        assert {"0", "1"} <= set(ticks(counted))
        assert not [number for number in ticks(counted) if "." in number]
    assert [number for number in ticks(charts.bars("Mix", ["central"], [0.7], "", number="{:.2f}")) if "." in number]


def test_bars_of_panels_begin_at_zero_whatever_their_size():
    svg = charts.panels("t", ["a", "b"], [("m²", [2006, 2015], "{:.0f}")], ["#0000ff"] * 2)
    short, long = bar_lengths(svg)
    assert short / long == pytest.approx(2006 / 2015, rel=1e-3)


def test_years_are_dots_on_an_axis_of_their_own_and_missing_ones_a_dash():
    svg = charts.panels(
        "t", ["a", "b", "c"], [("year", [2006, np.nan, 2012.5], "{:g}")], ["#0000ff"] * 3, dots=["year"]
    )
    assert bar_lengths(svg) == []
    assert len(re.findall('<use [^>]*style="fill: #0000ff', svg)) == 2
    assert [t for t in re.findall(">([^<>]+)</text>", svg) if t in {"2006", "–", "2012.5"}] == ["2006", "–", "2012.5"]


def test_the_same_data_give_the_same_picture():
    assert charts.bars("t", ["a"], [1], "n") == charts.bars("t", ["a"], [1], "n")


def test_a_map_of_holes_and_parts():
    axes = charts.map_axes("图")
    ring = shapely.Point(0, 0).buffer(2) - shapely.Point(0, 0).buffer(1)
    charts.draw_areas(axes, [shapely.union(ring, shapely.box(5, 5, 6, 6)), shapely.Polygon()], "#123456", "区")
    charts.draw_points(axes, [shapely.Point(0, 0)], "#654321")
    svg = charts.to_svg(axes)
    assert svg.startswith("<svg")
    assert "#123456" in svg
    assert "metadata" not in svg


def test_what_a_dialog_shows_is_read_back_from_the_page(page):
    found = excerpt(page)
    assert found.title == NASTY
    assert found.sentences == [NASTY]
    ((title, svg),) = found.figures
    assert title == NASTY
    assert svg.startswith("<svg")
    assert svg.endswith("</svg>")
    assert found.sources == "Thresholds: user parameters, or the tool's defaults."
    assert excerpt("<html>another page</html>") == Excerpt()


def test_charts_name_fonts_in_the_long_form_that_qt_knows(page):
    ((_, svg),) = excerpt(page).figures
    assert "font: " not in svg
    assert "font-family: " in svg


def test_a_chart_can_name_one_font(page):
    ((_, svg),) = excerpt(page).figures
    assert set(re.findall('font-family: ([^;"]*)', charts.in_family(svg, "Micro Hei"))) == {"Micro Hei"}


def test_long_tables_and_lists_end_with_how_many_more_there_are():
    report = Report("Long")
    report.table(pd.DataFrame({"n": range(1207)}))
    report.items([f"line {i}" for i in range(501)])
    page = report.html()
    assert page.count("<td") == 500
    assert "… and 707 more; the result layer holds all of them." in page
    assert page.count("<li>") == 501
    assert "… and 1 more;" in page


def test_many_shapes_become_a_picture_and_keep_their_name_in_the_legend():
    x, y = np.meshgrid(np.arange(0, 8000, 100.0), np.arange(0, 8000, 100.0))
    boxes = shapely.box(x.ravel(), y.ravel(), x.ravel() + 60, y.ravel() + 60)
    axes = charts.map_axes("Many")
    charts.draw_areas(axes, boxes, "#0072B2", "six thousand")
    charts.draw_points(axes, shapely.centroid(boxes), "#D55E00", "dots")
    assert [text.get_text() for text in axes.legend().get_texts()] == ["six thousand", "dots"]
    svg = charts.to_svg(axes)
    assert "<image" in svg
    assert len(svg) < 300_000


def test_a_chart_is_drawn_again_for_a_narrow_place_with_letters_as_large():
    title = "七成孵化器位于中心城区，其余分布在近郊区与远郊区，远郊区最少"
    drawing = charts.bars(title, ["中心城区", "近郊区", "远郊区"], [70, 20, 10], "家")
    widths = [float(re.search(r'viewBox="0 0 ([\d.]+) ', svg)[1]) for svg in (drawing, drawing.narrow)]
    assert widths == pytest.approx([7 * 72, 3.54 * 72], abs=0.1)
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", drawing.narrow)]
    assert min(sizes) >= 7
    report = Report("Rings")
    report.figure(drawing)
    report.figure(maps.Map("Rings").svg())
    found = excerpt(report.html())
    assert found.narrow == [drawing.narrow, ""]
    assert [title for title, _ in found.figures] == [title, "Rings"]


@pytest.mark.parametrize("rows", [charts.ROWS, charts.ROWS + 1])
def test_a_narrow_chart_has_as_many_rows_as_can_be_read_and_says_so(rows):
    names = [f"row {i:02d}" for i in range(1, rows + 1)]
    drawing = charts.bars("Ranks", names, np.arange(rows) + 100.0, "points")
    plain = " ".join(re.findall(r">([^<>]+)<", drawing.narrow))
    assert re.findall(r"row \d\d", plain) == names[: charts.ROWS]
    bars = [picture.count('id="patch_') for picture in (drawing, drawing.narrow)]
    assert bars[0] - bars[1] == rows - charts.ROWS
    assert ("(the first 10)" in plain) == (rows > charts.ROWS)
    assert names[-1] in drawing


def test_the_axis_of_a_narrow_chart_is_for_the_rows_that_it_has():
    names = [f"row {i:02d}" for i in range(1, charts.ROWS + 2)]
    drawing = charts.bars("Ranks", names, np.array([18.0] * charts.ROWS + [187.0]), "points")
    ticks = [float(text) for text in re.findall(r">(\d+)</text>", drawing.narrow)]
    assert "187" in drawing
    assert max(ticks) <= 20


def test_rows_that_would_be_written_over_each_other_and_are_no_bars_have_no_narrow_chart():
    for rows in (charts.ROWS, charts.ROWS + 1):
        names, ends = [f"row {i}" for i in range(rows)], np.arange(rows) + 1.0
        drawing = charts.bands("Quotients", names, ends, ends / 2, ends * 2, "quotient")
        assert bool(drawing.narrow) == (rows <= charts.ROWS)


@pytest.mark.parametrize("kind", ["bands", "ranges"])
def test_no_number_of_a_narrow_chart_lies_on_a_dot_or_on_another_number(kind):
    """As many rows as it holds, all values alike: a number above its dot would lie on the dot of the row above."""
    names, at = [f"row {i}" for i in range(charts.ROWS)], np.full(charts.ROWS, 1.1)
    how = {"bands": (at, at - 0.3, at + 0.2), "ranges": (at - 0.3, at, at + 0.2)}[kind]
    drawing = getattr(charts, kind)("Quotients", names, *how, "quotient")
    axes = drawing.axes
    assert drawing.narrow
    numbers = [text.get_window_extent() for text in axes.texts]
    dots = [axes.transData.transform(xy) for part in axes.collections for xy in part.get_offsets()]
    assert len(numbers) == charts.ROWS
    assert len(dots) >= charts.ROWS
    assert not any(box.contains(*dot) for box in numbers for dot in dots)
    assert not any(one.overlaps(other) for i, one in enumerate(numbers) for other in numbers[:i])
    assert all(box.x1 <= axes.figure.bbox.x1 for box in numbers)


@pytest.mark.parametrize(
    ("standard", "words"),
    [
        ("shanghai_2016", "7 thresholds are not yet checked against the standard; they are marked below."),
        ("tdt1062", None),
    ],
)
def test_thresholds_that_nobody_checked_are_told_and_leave_room_for_the_clause(standard, words):
    report = Report("Life circle")
    report.thresholds = load("life_circle", standard)
    page = report.html()
    n = int((report.thresholds["mark"] == "R").sum())
    assert n == (0 if words is None else int(words.split()[0]))
    assert (words is None) == ("not yet checked" not in page)
    assert words is None or words in page
    assert page.count("________") == n
    assert "recalled" not in page


def test_a_column_of_standards_stands_only_where_a_threshold_has_one():
    own = user_parameter("reach", 50, "m") | {"standard": None}
    both = threshold_table(pd.DataFrame([own, own | {"standard": "gb50180_15"}]))
    assert (both.head[0], both.rows[0][0]) == (terms.label("field", "standard"), "–")
    assert terms.label("field", "standard") not in threshold_table(pd.DataFrame([own])).head


def test_the_sources_of_thresholds_are_named_once_each():
    assert sources(load("life_circle", "tdt1062")) == "Thresholds: TD/T 1062-2021."
    assert sources(load("layout")) == "Thresholds: Planners 2016 no. 9."
    assert sources(None) == ""
    own = pd.DataFrame([user_parameter("reach", 50, "m")])
    assert sources(own) == "Thresholds: user parameters, or the tool's defaults."
    both = pd.concat([load("layout"), own])
    assert sources(both) == "Thresholds: Planners 2016 no. 9; the others are user parameters, or the tool's defaults."


@pytest.mark.parametrize(("parts", "written"), [({"grounds": [3, 1]}, 1), ({"new": [3, 1], "older": [5, 2]}, 3)])
def test_a_legend_does_not_repeat_what_the_axis_says(parts, written):
    drawn = charts.stacked_bars("By class", ["inside", "outside"], parts, "grounds")
    assert sum(drawn.count(f">{word}<") for word in ("grounds", "new", "older")) == written


@pytest.mark.parametrize(
    ("parts", "title"), [(2, "Ranks"), (5, "What stands first and what its score is made of " * 3)]
)
def test_the_rows_of_a_narrow_chart_are_not_written_over_each_other_beside_a_long_title_and_legend(parts, title):
    names = [f"row {i:02d}" for i in range(1, 11)]
    legend = {f"a part of the score with a long name {i}": np.ones(10) for i in range(parts)}
    narrow = charts.stacked_bars(title, names, legend, "points").narrow
    rows = re.findall(r'<text style="font-size: ([\d.]+)px[^>]*? y="([\d.-]+)"[^>]*>(row \d\d)<', narrow)
    kept = [name for *_, name in rows]
    assert kept == names[: len(kept)]
    assert len(kept) >= charts.FEWEST_ROWS
    size, places = float(rows[0][0]), np.array([float(y) for _, y, _ in rows])
    assert np.diff(places).min() >= size
    plain = " ".join(re.findall(r">([^<>]+)<", narrow))
    assert (f"(the first {len(kept)})" in plain) == (len(kept) < 10)


def test_the_title_of_a_narrow_chart_is_put_into_lines_once():
    title = "The most common pattern is the single ring in the central city, in five of eight cities with incubators"
    narrow = charts.bars(title, ["one", "two"], [1, 2], "number").narrow
    lines = re.findall(r"font-size: 9px; font-weight: 700[^>]*>([^<]+)<", narrow)
    assert lines == charts.wrapped(title, 54).split("\n")


def test_each_unit_of_thresholds_has_one_word():
    """Those in the code and in the standards; a chapter has all of them in one table."""
    core = Path(text.__file__).resolve().parents[1]
    calls = [node for path in core.rglob("*_report.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    calls = [node for node in calls if isinstance(node, ast.Call) and len(node.args) == 3]
    named = [node for node in calls if re.search(r"\b(user_parameter|own_rule|user)$", ast.unparse(node.func))]
    said = {part.value for node in named for part in ast.walk(node.args[2]) if isinstance(part, ast.Constant)}
    standards = [load(path.stem) for path in (terms.RESOURCES / "standards").glob("*.csv")]
    used = (said | {unit for table in standards for unit in table["unit"].dropna()}) - {"", "%", "unit"}  # row["unit"]
    assert {"m", "min", "km/h", "share"} <= used
    assert used <= set(terms.codes("unit")) - {"metres", "minutes"}
    assert len({terms.label("unit", unit) for unit in used}) == len(used)


LONG_NAMES = [
    "中心城区",
    "near suburb (with the new district north of the river)",
    "某某很长很长的区县名称，其名称超出常见长度",
]
LONG_TITLE = (
    "Seven in ten incubators stand in the central city, the others in near and far suburbs, fewest in the far ones"
)
MANY_WORDS = {
    "bars": lambda: charts.bars(LONG_TITLE, LONG_NAMES, [70, 20, 1234], "number", [1, 2, 3], "as the paper says"),
    "stacked": lambda: charts.stacked_bars(LONG_TITLE, LONG_NAMES, {name: [1, 2, 3] for name in "abcd"}, "incubators"),
    "bands": lambda: charts.bands(
        LONG_TITLE, LONG_NAMES, np.array([0.9, 2, 1]), np.full(3, 0.8), np.full(3, 1.2), "observed ÷ random"
    ),
    "ranges": lambda: charts.ranges(LONG_TITLE, LONG_NAMES, np.arange(3), np.arange(3) + 1, np.arange(3) + 9, "rank"),
}


def words_and_size(figure):
    """Where the words of a figure that is laid out stand (left, bottom, right, top), and how large it is, in points."""
    with charts.written():
        pen = charts.pen(figure)
        texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]
        axes = figure.axes[0]
        beyond = [label for axis in (axes.xaxis, axes.yaxis) for label in beyond_of(axis)]
        return np.array([text.get_window_extent(pen).extents for text in texts if text not in beyond]), pen.width


def beyond_of(axis):
    """The numbers that an axis has ready beyond its ends, and does not show."""
    low, high = sorted(axis.get_view_interval())
    ticks = zip(axis.get_majorticklabels(), axis.get_majorticklocs(), strict=False)
    return [label for label, at in ticks if not low <= at <= high]


@pytest.mark.parametrize("kind", MANY_WORDS)
def test_no_word_of_a_chart_is_cut_off_beside_long_names(kind):
    drawing = MANY_WORDS[kind]()
    axes = drawing.axes
    for size in ("wide", "narrow"):
        if size == "narrow":
            assert drawing.narrow
        words, width = words_and_size(axes.figure)
        height = axes.figure.get_figheight() * 72
        assert len(words) > 8
        assert words.min() >= 0, size
        assert words[:, 2].max() <= width, size
        assert words[:, 3].max() <= height, size


@pytest.mark.parametrize("kind", MANY_WORDS)
def test_the_axes_of_a_chart_leave_no_room_unused_and_cover_no_name(kind):
    axes = MANY_WORDS[kind]().axes
    words, width = words_and_size(axes.figure)
    window = axes.get_window_extent()
    with charts.written():
        pen = charts.pen(axes.figure)
        names = [label.get_window_extent(pen) for label in axes.get_yticklabels()]
        called = axes.xaxis.get_label().get_window_extent(pen)
    assert max(name.x1 for name in names) < window.x0
    assert called.y1 < window.y0
    assert min(words[:, 0].min(), width - max(words[:, 2].max(), window.x1)) == pytest.approx(margins.PAD, abs=1.5)


@pytest.mark.parametrize(
    "draw",
    [
        lambda axes: charts.new_axes("another"),
        lambda axes: charts.draw_areas(axes, [shapely.box(0, 0, 1, 1)], "#0072B2"),
        lambda axes: charts.draw_lines(axes, [shapely.LineString([(0, 0), (1, 1)])], "#0072B2"),
        lambda axes: charts.draw_points(axes, [shapely.Point(0, 0)], "#0072B2"),
        lambda axes: charts.as_drawn(axes.figure),
    ],
)
def test_a_cancel_is_heard_before_each_step_of_a_picture(draw):
    axes = charts.map_axes("Places")
    with heeding(lambda: True), pytest.raises(Stopped):
        draw(axes)
    draw(axes)
