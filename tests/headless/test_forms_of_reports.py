"""Reports as PDF and ODT without a screen, as typed into a shell."""

import printed
import pytest
from conftest import SAMPLE

INPUTS = {
    "INCUBATORS": f"{SAMPLE}|layername=incubators", "CITIES": f"{SAMPLE}|layername=cities", "CITY_NAME_FIELD": "city",
    "LEVEL_FIELD": "level",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(qgis_process, tmp_path_factory):
    """The report of one run in each form."""
    folder, files = tmp_path_factory.mktemp("forms"), {}
    for form in ("html", "pdf", "odt"):
        files[form] = folder / f"报告.{form}"
        outputs = {"OUTPUT": str(folder / "cities.gpkg"), "REPORT": str(files[form])}
        code, answer, log = qgis_process("innospace:regionaldistribution", INPUTS | outputs)
        assert code == 0, log
        assert answer["results"]["REPORT"] == str(files[form])
    return files


def test_the_three_say_the_same(made):
    words, in_pictures = printed.of_html(made["html"].read_text(encoding="utf-8"))
    said = set("".join(printed.pages_of(made["pdf"])))
    assert printed.of_odt(made["odt"]) == words
    assert "南京市" in words
    assert set(words + in_pictures) == said - {"•"}


def test_the_letters_are_drawn_and_no_page_is_empty(made):
    pages = printed.ink(made["pdf"])
    assert len(pages) == len(printed.pages_of(made["pdf"])) > 2
    foot = round(printed.ABOVE_FOOT / 72 * printed.DOTS)
    assert all(page[:foot].any() and page[foot:].any() for page in pages)
    # The title and the answer; below them the map.
    assert 0.03 < pages[0].mean() < 0.5
    assert printed.fonts_of(made["pdf"])
    assert all(font == ["yes", "yes"] for font in printed.fonts_of(made["pdf"]))


def test_another_ending_is_refused_in_words(qgis_process, tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "cities.gpkg"), "REPORT": str(tmp_path / "report.docx")}
    code, _, log = qgis_process("innospace:regionaldistribution", INPUTS | outputs)
    assert code != 0
    assert "REPORT: a report cannot be written as “.docx”." in log
    assert list(tmp_path.iterdir()) == []
