"""The user guide as it ships: in both languages, a page a tool, nothing that leads nowhere, and what the tools say now."""

import re
import zipfile

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from qgis.PyQt.QtGui import QTextDocument

from innospace.algorithms.data.diagnosis import CommunityDiagnosis
from innospace.algorithms.wording import LATIN, words_for_codes
from innospace.core.base import terms
from innospace.core.base.text import use_translator
from innospace.scripts import make_guide
from innospace.ui.tools import groups
from tests.conftest import ROOT

LANGUAGES = ("en", "zh")
CHAPTERS = {"install.md", "data.md"}
# Tools whose windows no scene plays yet.
UNPICTURED = {"chapter"}


@pytest.fixture
def speaking(request, qgis_app):
    """QGIS's language for a while."""
    translator = QTranslator()
    if request.param == "zh":
        assert translator.load(str(ROOT / "i18n" / "innospace_zh_CN.qm"))
        QCoreApplication.installTranslator(translator)
    use_translator(QCoreApplication.translate, request.param)
    yield request.param
    QCoreApplication.removeTranslator(translator)
    use_translator(None)


@pytest.mark.parametrize("speaking", LANGUAGES, indirect=True)
def test_the_pages_say_what_the_tools_say(speaking, provider, monkeypatch, tmp_path):
    monkeypatch.setattr(make_guide, "SHOTS", tmp_path)  # methods and pictures as they are among the pages
    written = {path.name: path.read_text(encoding="utf-8") for path in (make_guide.GUIDE / speaking).glob("*.md")}
    made = make_guide.pages(speaking, tools(provider))
    assert set(written) == set(made) | CHAPTERS
    assert {name: text for name, text in written.items() if name not in CHAPTERS} == made, "run `make guide`"


def tools(provider):
    """All tools made anew, in the language of the moment; the model comes with a refresh, which other tests must not see."""
    return [
        *(tool.create() for tool in provider.algorithms() if tool.name() != "communitydiagnosis"),
        CommunityDiagnosis(),
    ]


def pages():
    return sorted(make_guide.GUIDE.rglob("*.md"))


@pytest.mark.parametrize("page", pages(), ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_links_and_pictures_lead_somewhere_in_the_zip(page, archive):
    with zipfile.ZipFile(archive) as package:
        names = set(package.namelist())
    folder = f"innospace/docs/guide/{page.parent.name}"
    targets = re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    assert targets
    for target in targets:
        if not target.startswith("https://"):
            assert re.sub(r"[^/]+/\.\./", "", f"{folder}/{target}") in names, target


# Groups of codes that are also what data of the user's own hold: directions of streets, kinds of facilities.
OF_DATA = {"answer", "one_way", "facility", "host_kind", "preference", "factor_kind"}


@pytest.mark.parametrize("speaking", ["zh"], indirect=True)
def test_chinese_helps_name_no_code(speaking, provider):
    """A choice and a verdict are told in the words that the window has for them."""
    codes = {code for group in terms.groups() if group not in OF_DATA for code in terms.codes(group)}
    helps = {(tool.name(), p.name()): p.help() for tool in tools(provider) for p in tool.parameterDefinitions()}
    named = {where: codes & set(LATIN.findall(words_for_codes(said))) for where, said in helps.items()}
    assert {where: found for where, found in named.items() if found} == {}


@pytest.mark.parametrize(
    "page", [page for page in pages() if page.name == "data.md"], ids=lambda page: page.parent.name
)
def test_what_goes_in_is_not_said_to_be_first_in_the_menu(page):
    """The menu is in another order: of places in it the page says nothing, for it would be wrong with the next group."""
    assert [group.key for group in groups()].index("prepare") > 0
    text = page.read_text(encoding="utf-8")
    assert "first entry" not in text
    assert "第一项" not in text


def test_both_languages_have_the_same_pages():
    english, chinese = ({path.name for path in (make_guide.GUIDE / language).glob("*.md")} for language in LANGUAGES)
    assert english == chinese


def test_each_tool_has_a_page_and_each_tool_of_a_window_its_pictures(provider):
    in_windows = {tool.algorithm for group in groups() for tool in group.tools}
    named = {algorithm.name() for algorithm in tools(provider)}
    assert in_windows <= named
    for language in LANGUAGES:
        for name in named:
            text = (make_guide.GUIDE / language / f"{name}.md").read_text(encoding="utf-8")
            shown = re.findall(r"images/([^)]+)\)", text)
            wanted = (
                [f"{name}_{page}_{language}.png" for page in ("data", "result")]
                if name in in_windows - UNPICTURED
                else []
            )
            assert shown == wanted
            assert all((make_guide.GUIDE / "images" / file).exists() for file in wanted)


def test_no_picture_ships_that_no_page_shows():
    shown = {name for page in pages() for name in re.findall(r"images/([^)]+)\)", page.read_text(encoding="utf-8"))}
    assert {path.name for path in (make_guide.GUIDE / "images").glob("*")} == shown


def test_pages_read_as_they_are_meant(qgis_app):
    for page in pages():
        document = QTextDocument()
        document.setMarkdown(page.read_text(encoding="utf-8"))
        assert "**" not in document.toPlainText(), page
        assert "](" not in document.toPlainText(), page


@pytest.mark.parametrize("page", pages(), ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_tools_that_are_named_by_id_are_there(page, provider):
    known = {algorithm.name() for algorithm in tools(provider)}
    assert set(re.findall(r"innospace:(\w+)", page.read_text(encoding="utf-8"))) <= known
