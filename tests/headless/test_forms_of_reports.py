"""Reports as PDF and ODT without a screen, as typed into a shell."""

import printed
import pytest
from conftest import SAMPLE

INPUTS = {
    "INCUBATORS": f"{SAMPLE}|layername=incubators", "CITIES": f"{SAMPLE}|layername=cities", "CITY_NAME_FIELD": "city",
    "LEVEL_FIELD": "level",
}  # fmt: skip


@pytest.fixture(scope="module")
def answers(several, tmp_path_factory):
    """What a tool answers that is asked for its report in each form, with the file."""
    order, files = {}, {}
    for form in ("html", "pdf", "odt", "docx"):
        folder = tmp_path_factory.mktemp(form)
        files[form] = folder / f"报告.{form}"
        outputs = {"OUTPUT": str(folder / "cities.gpkg"), "REPORT": str(files[form])}
        order[form] = "innospace:regionaldistribution", INPUTS | outputs
    return {form: (files[form], *told) for form, told in several(order).items()}


@pytest.fixture(scope="module")
def made(answers):
    """The report of one run in each form that there is."""
    for form in ("html", "pdf", "odt"):
        file, code, answer, log = answers[form]
        assert code == 0, log
        assert answer["results"]["REPORT"] == str(file)
    return {form: file for form, (file, *_) in answers.items() if form != "docx"}


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


def test_another_ending_is_refused_in_words(answers):
    file, code, _, log = answers["docx"]
    assert code != 0
    assert "REPORT: a report cannot be written as “.docx”." in log
    assert list(file.parent.iterdir()) == []
