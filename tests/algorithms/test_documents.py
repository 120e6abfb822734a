"""Reports as PDF and ODT: what they say, how they break into pages, what is refused."""

import re
import subprocess
import zipfile
from xml.etree import ElementTree

import pandas as pd
import printed
import pytest
from conftest import SAMPLE, Log
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from innospace.algorithms import drawing
from innospace.core.chapter.chapter_report import with_contents
from innospace.core.page import charts, paper
from innospace.core.page.parts import FigurePart, HeadingPart, TextPart
from innospace.core.page.report import Report

FIELDS = {"CITY_NAME_FIELD": "city"}


@pytest.fixture
def write(qgis_app, tmp_path):
    """Write a report as a form; gives the file."""
    from innospace.algorithms import documents

    def written(report, ending):
        path = tmp_path / f"report{ending}"
        documents.write(report, path)
        return path

    return written


def long_table(rows):
    return pd.DataFrame({"city": [f"城市{i:03d}" for i in range(rows)], "n": range(rows)})


def stands_alone(pages, headings):
    """The headings that are the last on their page."""
    return [heading for page in pages for heading in headings if page.endswith(heading)]


@pytest.mark.parametrize("rows", [1, 30, 60, 200])
def test_the_head_of_a_table_stands_on_each_page_and_each_row_once(write, rows):
    report = Report("Cities")
    report.table(long_table(rows), "All of them")
    pages = printed.pages_of(write(report, ".pdf"))
    with_rows = [page for page in pages if "城市" in page]
    head = printed.tight(" ".join(report.parts()[1].head))
    assert [page.count(head) for page in with_rows] == [1] * len(with_rows)
    assert re.findall(r"城市\d{3}", "".join(pages)) == [f"城市{i:03d}" for i in range(rows)]
    assert (rows > 40) == (len(with_rows) > 1)


@pytest.mark.parametrize("follows", ["paragraph", "table", "figure", "items"])
def test_no_heading_stands_alone_at_the_foot_and_no_figure_is_cut(write, follows):
    report, headings = Report("Filled"), []
    for i in range(24):
        headings.append(f"Heading{i:02d}!")
        report.heading(headings[-1])
        if follows == "table":
            report.table(long_table(3 + i % 4), f"Caption{i:02d}!")
            headings.append(f"Caption{i:02d}!")
        elif follows == "figure":
            report.figure(charts.bars(f"Top{i:02d}", ["a", "b"], [1, 2], f"Bottom{i:02d}"), f"Below{i:02d}" * (i % 2))
        elif follows == "items":
            report.items([f"line {k}" for k in range(1 + i % 5)])
        else:
            report.paragraph("words " * (20 + 17 * i % 60))
    pages = printed.pages_of(write(report, ".pdf"))
    assert len(pages) > 1
    assert stands_alone(pages, headings) == []
    if follows == "figure":
        of = {
            name: next(k for k, page in enumerate(pages) if name in page)
            for name in re.findall(r"(?:Top|Bottom|Below)\d\d", "".join(pages))
        }
        assert len([name for name in of if name.startswith("Bottom")]) == 24
        assert all(of[f"Top{i:02d}"] == of[f"Bottom{i:02d}"] for i in range(24))
        assert all(of[f"Top{i:02d}"] == of[f"Below{i:02d}"] for i in range(1, 24, 2))


def test_what_would_stand_alone_is_found():
    assert stands_alone(["One text", "text Two"], ["One", "Two"]) == ["Two"]


def test_pages_are_numbered_and_none_is_empty(write):
    report = Report("城市与孵化器")
    for rows in (30, 31, 32, 33, 46, 47):
        report.table(long_table(rows))
    path = write(report, ".pdf")
    n = len(printed.pages_of(path))
    assert printed.feet_of(path) == [f"城市与孵化器{i}/{n}" for i in range(1, n + 1)]
    body = [page[: round(printed.ABOVE_FOOT / 72 * printed.DOTS)] for page in printed.ink(path)]
    assert all(page.any() for page in body)
    # Nothing lies in the margins, where it would be cut.
    margin = int(paper.MARGIN / 72 * printed.DOTS) - 2
    assert not any(page[:, :margin].any() or page[:, -margin:].any() or page[:margin].any() for page in body)


class WithContents(Report):
    """Sections of some parts each, behind a table of contents."""

    def __init__(self, sections, words):
        super().__init__("城市")
        rest = []
        for i in range(1, sections + 1):
            rest.append(HeadingPart(f"{i} Section{i:02d}!"))
            for k, long in ((1, ""), (2, " and what goes on in its heading" * (4 * (i == 3)))):
                rest += [HeadingPart(f"{i}.{k} Part{i:02d}{k}!{long}", 3), TextPart("words " * words)]
        self.made = with_contents([HeadingPart(self.title, 1), HeadingPart("Summary"), TextPart("words")], rest)

    def parts(self):
        return self.made


def lines_of(path):
    """The lines of each page of a PDF, above its foot, as they stand beside each other."""
    area = ["-layout", "-x", "0", "-y", "0", "-W", "600", "-H", str(printed.ABOVE_FOOT)]
    done = subprocess.run(["pdftotext", *area, str(path), "-"], capture_output=True, text=True, check=True)
    return [page.splitlines() for page in done.stdout.split("\f")[:-1]]


@pytest.mark.parametrize(("sections", "words", "least"), [(2, 20, 2), (9, 300, 8), (26, 20, 5)])
def test_the_contents_name_the_page_of_each_heading(write, sections, words, least):
    """On one page where they fit on one, below what comes before if there is room; also where a heading takes two lines."""
    report = WithContents(sections, words)
    pages = lines_of(write(report, ".pdf"))
    assert len(pages) >= least
    begin = next(i for i, page in enumerate(pages) if i and page[0].strip() == "1 Section01!")
    name = re.compile(r"Section\d\d!|Part\d{3}!")
    found = {own[0]: i for i, page in enumerate(pages, 1) for line in page if i > begin and (own := name.search(line))}
    contents = "\n".join(line for page in pages[:begin] for line in page)
    assert (begin == 1) == (sections < 20)
    # A heading of two lines has its number behind the second.
    named = {
        own: int(number)
        for own, number in re.findall(rf"({name.pattern})(?:.*\n)??.*?\s(\d+)$", contents, re.MULTILINE)
    }
    assert named == found
    assert len(found) == 3 * sections
    assert "Contents" in contents


def test_the_contents_say_the_same_in_all_forms_and_a_word_processor_can_renew_them(write):
    report = WithContents(3, 40)
    words, _ = printed.of_html(report.html())
    path = write(report, ".odt")
    assert printed.of_odt(path) == words
    pages = lines_of(write(report, ".pdf"))
    pages[0] = [re.sub(r"\s\d+$", "", line) for line in pages[0]]
    assert printed.tight("".join(line for page in pages for line in page)) == words
    space = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    (index,) = root.iter(f"{space}table-of-content")
    source = index.find(f"{space}table-of-content-source")
    styles = [one.get(f"{space}style-name") for one in source.iter(f"{space}index-source-style")]
    assert styles == ["Heading_20_2", "Heading_20_3"]
    marks = [one.get(f"{space}name") for one in root.iter(f"{space}bookmark")]
    asked = [one.get(f"{space}ref-name") for one in index.iter(f"{space}bookmark-ref")]
    assert asked == marks == [part.anchor for part in report.made[3].headings]
    headed = [part for part in root.iter(f"{space}h") if part.get(f"{space}style-name") in styles]
    assert ["".join(part.itertext()) for part in headed] == [part.text for part in report.made[3].headings]


def test_a_remark_stands_on_the_page_of_its_figure(write):
    for before in range(0, 60, 4):
        report = Report("Cities")
        report.items([f"line {k}" for k in range(before)])
        report.figure(charts.bars("Top!", ["a", "b"], [1, 2], "Bottom!"), "Below!")
        report._body.append(TextPart("Remark!", "note"))
        pages = printed.pages_of(write(report, ".pdf"))
        (page,) = (page for page in pages if "Remark!" in page)
        assert "Below!Remark!" in page
        assert "Bottom!" in page


@pytest.mark.parametrize("ending", [".pdf", ".odt"])
def test_texts_from_data_are_shown_as_a_browser_shows_them(write, ending):
    nasty = '<b>甲</b> & "x"\x07\x00 \n  two\u2028lines'
    report = Report(nasty)
    report.answer(nasty)
    report.table(pd.DataFrame({nasty: [nasty]}), nasty)
    report.figure(charts.bars("<i>Title</i> & more", ["<u>乙</u>"], [1.0], "n"), nasty)
    report.skipped.append(nasty)
    said = (
        "".join(printed.pages_of(write(report, ending))) if ending == ".pdf" else printed.of_odt(write(report, ending))
    )
    plain = printed.tight('<b>甲</b> & "x" two lines')
    assert said.count(plain) == 7  # title, answer, caption, head, cell, caption of the figure, what was skipped
    assert (ending == ".odt") == (printed.tight("<u>乙</u>") not in said)


def test_a_picture_without_its_title_covers_nothing_above_it(qgis_app):
    from innospace.algorithms import drawing

    svg = str(charts.bars("A title", ["a"], [1.0], "n"))
    part = FigurePart(svg, "A title", is_named=True)
    assert part.picture != svg
    page = QImage(400, 400, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.red)
    painter = QPainter(page)
    drawing.Picture(part.picture).render(painter, QRectF(0, 100, 400, 400 * charts.shape_of(part.picture)))
    painter.end()
    red = QColor(Qt.GlobalColor.red)
    assert all(page.pixelColor(x, y) == red for x in range(0, 400, 10) for y in range(0, 99, 3))
    assert page.pixelColor(2, 104) != red


def test_fonts_are_embedded(write):
    report = Report("城市 cities")
    report.figure(charts.bars("图", ["甲"], [1.0], "家"))
    fonts = printed.fonts_of(write(report, ".pdf"))
    assert fonts
    assert all(font == ["yes", "yes"] for font in fonts)


def test_the_odt_marks_headings_heads_and_what_belongs_together(write):
    report = Report("Title")
    report.heading("Section")
    report.figure(charts.bars("Chart", ["a"], [1.0], "n"), "Below it")
    report.table(long_table(60), "Above it")
    package = zipfile.ZipFile(write(report, ".odt"))
    assert package.infolist()[0].filename == "mimetype"
    assert package.infolist()[0].compress_type == zipfile.ZIP_STORED
    content, styles = (ElementTree.fromstring(package.read(name)) for name in ("content.xml", "styles.xml"))
    spaces = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("text", "table", "style")}
    levels = [(h.get(f"{{{spaces['text']}}}outline-level"), h.text) for h in content.iterfind(".//text:h", spaces)]
    assert levels == [("1", "Title"), ("2", "Section"), ("2", "What was skipped and why")]
    head = content.find(".//table:table-header-rows/table:table-row", spaces)
    assert len(head) == 2
    kept = {
        style.get(f"{{{spaces['style']}}}name")
        for style in styles.iterfind(".//style:style", spaces)
        if any("keep-with-next" in name for part in style for name in part.attrib)
    }
    used = {
        p.get(f"{{{spaces['text']}}}style-name"): "".join(p.itertext()) for p in content.iterfind(".//text:p", spaces)
    }
    assert {"Heading_20_1", "Heading_20_2", "Caption", "Figure_20_with_20_caption"} <= kept
    assert used["Caption"] == "Above it"
    listed = set(re.findall('full-path="([^"]+)"', package.read("META-INF/manifest.xml").decode())) - {"/"}
    assert listed == set(package.namelist()) - {"mimetype", "META-INF/manifest.xml"}


def test_pictures_of_the_odt_have_300_dots_to_the_inch_each_as_it_was_drawn(write):
    report, chart = Report("Title"), charts.bars("Chart", ["a"], [1.0], "n")
    report.figure(chart)
    package = zipfile.ZipFile(write(report, ".odt"))
    image = QImage.fromData(package.read("Pictures/1.png"))
    width = float(re.search(r'svg:width="([\d.]+)pt"', package.read("content.xml").decode())[1])
    assert image.width() / (width / 72) == pytest.approx(300, rel=0.01)
    assert image.convertToFormat(QImage.Format.Format_RGB32) == drawing.image(chart, image.width())


def test_the_same_report_gives_the_same_document(write):
    report = Report("Title")
    report.figure(charts.bars("Chart", ["a"], [1.0], "n"))
    assert write(report, ".odt").read_bytes() == write(report, ".odt").read_bytes()


def test_letters_of_a_wide_table_are_smaller_and_its_columns_fill_the_page():
    wide = Report("t")
    wide.table(pd.DataFrame({f"column{i}": ["characteristics"] for i in range(14)}))
    narrow = Report("t")
    narrow.table(pd.DataFrame({"a": ["b"]}))
    (wide_table, narrow_table) = (report.parts()[1] for report in (wide, narrow))
    assert paper.letters_of(wide_table) < paper.letters_of(narrow_table) == paper.TABLE
    for table in (wide_table, narrow_table):
        assert paper.column_widths(table).sum() == pytest.approx(paper.ROOM)
        assert (paper.column_widths(table) > 0).all()


def test_no_line_ends_between_a_number_and_its_unit(write):
    text = (
        "Within 1,500 m of a street, on 12 km² of ground, 15 min on foot, 5 h in all, 3 men and 7 minutes of 9 mills."
    )
    report = Report("Units")
    report.paragraph(text)
    package = zipfile.ZipFile(write(report, ".odt"))
    content = package.read("content.xml").decode()
    kept = re.findall(r"\S+\N{NO-BREAK SPACE}\w+", content)
    assert kept == [
        "1,500\N{NO-BREAK SPACE}m",
        "12\N{NO-BREAK SPACE}km",
        "15\N{NO-BREAK SPACE}min",
        "5\N{NO-BREAK SPACE}h",
    ]
    # A word processor breaks before ² as before a Chinese character: it is a 2 that is raised.
    assert 'km<text:span text:style-name="Raised">2</text:span>' in content
    assert 'style:name="Raised"' in package.read("styles.xml").decode()
    assert printed.of_odt(write(report, ".odt")).count(printed.tight(text)) == 1


# --- runs -----------------------------------------------------------------------------------------------------------


def distribute(run, path, log=None):
    layers = {"INCUBATORS": f"{SAMPLE}|layername=incubators", "CITIES": f"{SAMPLE}|layername=cities"}
    return run("regionaldistribution", log, **layers, **FIELDS, REPORT=str(path))


@pytest.mark.words_alone
@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("报告.pdf", b"%PDF"),
        ("报告.PDF", b"%PDF"),
        ("报告.odt", b"PK"),
        ("报告.html", b"<!DOCTYPE"),
    ],
)
def test_the_ending_decides_the_form(run, tmp_path, name, start):
    found = distribute(run, tmp_path / name)
    assert found["REPORT"] == str(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert {path.name for path in tmp_path.iterdir()} == {name}


@pytest.mark.words_alone
@pytest.mark.parametrize("name", ["报告", "报告.", "a.b/报告"])
def test_a_name_without_an_ending_becomes_a_page_that_opens(run, tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    found = distribute(run, tmp_path / name if not name.endswith(".") else f"{tmp_path}/{name}")
    page = tmp_path / f"{name.rstrip('.')}.html"
    assert found["REPORT"] == str(page)
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE")
    assert [path.name for path in page.parent.iterdir()] == [page.name]


@pytest.mark.words_alone
def test_the_chapter_gives_it_an_ending_too(run, tmp_path):
    homes, shops = (f"{SAMPLE.with_name('community.gpkg')}|layername={name}" for name in ("居住建筑", "兴趣点"))
    kinds = {"FACILITIES": shops, "CATEGORY_FIELD": "facility_class"}
    found = run("chapter", DEMAND=homes, **kinds, OUTPUT=str(tmp_path / "all.gpkg"), REPORT=str(tmp_path / "章"))
    assert found["REPORT"] == str(tmp_path / "章.html")
    assert {path.name for path in tmp_path.iterdir()} == {"all.gpkg", "章.html"}


@pytest.mark.parametrize("ending", [".docx", ".txt", ".v2"])
def test_another_ending_is_refused_and_named(run, tmp_path, ending):
    path = tmp_path / f"report{ending}"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=rf"^REPORT: .*{re.escape(ending)}.*\.html, \.pdf, \.odt"):
        distribute(run, path)
    assert path.read_text(encoding="utf-8") == "mine"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", [".pdf", ".odt"])
def test_a_cancelled_run_leaves_the_earlier_document(run, tmp_path, ending):
    path = tmp_path / f"report{ending}"
    path.write_bytes(b"mine")
    assert distribute(run, path, Log(stop=lambda progress: progress > 70)) == {}
    assert path.read_bytes() == b"mine"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_windows_find_the_charts_of_a_report_whatever_its_form(run, tmp_path):
    from innospace.algorithms import documents

    page = tmp_path / "page.html"
    distribute(run, page)
    for ending in (".pdf", ".odt"):
        path = distribute(run, tmp_path / f"report{ending}")["REPORT"]
        assert documents.report_at(path).html() == page.read_text(encoding="utf-8")
    assert documents.report_at(str(tmp_path / "another.pdf")) is None
