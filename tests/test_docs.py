"""The documentation says what is so: the reference is the provider's, the examples run, the places named exist."""

import importlib
import os
import re
import subprocess
import sys

import pytest
from conftest import ROOT, rows_of
from PIL import Image
from qgis.core import QgsApplication, QgsProcessingProvider

from innospace.algorithms.data.diagnosis import CommunityDiagnosis
from innospace.core import lazy
from innospace.docs.examples.centre_distance import CentreDistance
from innospace.scripts import make_guide, make_reference
from innospace.ui.tools import groups as ui_groups

DOCS = ROOT / "docs"


def test_the_reference_is_up_to_date(provider):
    written = {path.name: path.read_text(encoding="utf-8") for path in make_reference.DOCS.glob("*.md")}
    assert written == make_reference.pages(provider), "run `make reference`"


def test_the_metadata_count_what_the_tools_have(provider):
    """Tools, groups, windows, reports and pages, of the provider with the model that comes after it."""
    tools = {one.name(): one for one in [*provider.algorithms(), CommunityDiagnosis()]}
    windows = {tool.algorithm for group in ui_groups() for tool in group.tools} & set(tools)
    written = {name: one.parameterDefinition("REPORT") for name, one in tools.items()}
    reports = {name for name, page in written.items() if page is not None and page.isDestination()}
    groups = {one.group() for one in tools.values()}
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    said = re.search(r"(\d+) tools in (\w+) groups, (\d+) with a window and (\d+) with a report", text).groups()
    assert said == (str(len(tools)), "seven", str(len(windows)), str(len(reports)))
    assert len(groups) == 7
    chinese = re.search(r"七组共 (\d+) 个工具，其中 (\d+) 个有窗口、(\d+) 个有报告", text).groups()
    assert chinese == (said[0], *said[2:])
    for language in ("en", "zh"):
        assert set(tools) <= {path.stem for path in (DOCS / "guide" / language).glob("*.md")}


def test_the_readme_has_a_row_a_group_with_its_tools(provider):
    text = (ROOT / "README.md").read_text(encoding="utf-8").split("## What it answers")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")][1:]
    told = {words[0].strip().rpartition(" ")[0]: set(re.findall("`(.*?)`", words[2])) for words in rows}
    tools = {}
    for one in [*provider.algorithms(), CommunityDiagnosis()]:
        tools.setdefault(one.group(), set()).add(one.name())
    assert told == tools


def test_the_readme_says_what_the_demo_runs_and_draws(provider):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    groups = [importlib.import_module(f"innospace.scripts.demo_steps.{name}") for name in demo_groups()]
    tools = {one.name() for one in provider.algorithms()} | {CommunityDiagnosis().name()}
    run = {step.algorithm for group in groups for step in group.STEPS}
    assert run < tools
    assert re.search(r"runs (\d+) of the (\d+) tools", text).groups() == (str(len(run)), str(len(tools)))
    shown, drawn = (
        set(re.findall(r"images/sheet_(\w+)\.png", text)),
        {one.name for group in groups for one in group.MAPS},
    )
    assert shown < drawn
    numbers, chinese = ("six", "eight"), ("六", "八")
    assert (len(shown), len(drawn)) == (6, 8)
    assert re.search(r"(\w+) of the (\w+) sheets", text.lower()).groups() == numbers
    assert re.search("(.)张图纸，以下为其中(.)张", text).groups() == chinese[::-1]


def demo_groups():
    """The modules of the demo's steps."""
    return sorted(path.stem for path in (ROOT / "scripts" / "demo_steps").glob("[a-z]*.py"))


def test_no_picture_lies_there_that_the_readme_does_not_show():
    shown = re.findall(r"docs/images/([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    tracked = subprocess.run(["git", "ls-files", "docs/images"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.rpartition("/")[2] for line in tracked.stdout.splitlines()} == set(shown)


def test_of_the_demos_sheets_the_guide_takes_those_that_the_readme_shows(tmp_path, monkeypatch):
    sheets, images = tmp_path / "sheets", tmp_path / "images"
    sheets.mkdir()
    images.mkdir()
    for name in ("rings", "stock", "siting"):
        Image.new("RGB", (4, 3), "white").save(sheets / f"{name}.png")
    monkeypatch.setattr(make_guide, "SHEETS", sheets)
    monkeypatch.setattr(make_guide, "IMAGES", images)
    make_guide.take_sheets()
    assert {path.name for path in images.iterdir()} == {"sheet_rings.png", "sheet_stock.png"}


def printed_without_qgis(code: str) -> str:
    """What a piece of Python prints where there is neither QGIS nor Qt."""
    blocked = "import sys; sys.modules.update(dict.fromkeys(('qgis', 'PyQt5', 'PyQt6', 'osgeo')))\n"
    done = subprocess.run([sys.executable, "-c", blocked + code], capture_output=True, text=True, env=os.environ)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_example_of_the_core_runs_without_qgis():
    found = printed_without_qgis((DOCS / "examples" / "core_example.py").read_text(encoding="utf-8"))
    assert "triple" in found
    assert re.search(r"central +\d+ +0\.\d+", found)


def test_the_page_on_the_core_prints_what_it_says():
    page = (DOCS / "core.md").read_text(encoding="utf-8")
    cells = re.findall("```python\n(.*?)```\n\n```text\n(.*?)```", page, re.DOTALL)
    assert len(cells) == page.count("```python") == page.count("```text")
    found = printed_without_qgis("\nprint('\\f')\n".join(code for code, _ in cells)).split("\f")
    assert [text.strip("\n") for text in found] == [text.strip("\n") for _, text in cells]


class Examples(QgsProcessingProvider):
    """A provider of the example alone."""

    def id(self):
        return "examples"

    def name(self):
        return "Examples"

    def loadAlgorithms(self):
        self.addAlgorithm(CentreDistance())


@pytest.fixture
def examples(qgis_app, qgis_processing):
    provider = Examples()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


def test_the_example_of_a_tool_is_a_tool(examples, make_layer):
    import processing

    centres = make_layer("Point", {}, [("POINT (600000 3500000)", {})])
    places = make_layer(
        "Point", {"name": "string"}, [("POINT (603000 3504000)", {"name": "甲"}), (None, {"name": "乙"})]
    )
    inputs = {"INCUBATORS": places, "CENTRES": centres, "OUTPUT": "memory:"}
    result = processing.run("examples:centredistance", inputs)["OUTPUT"]
    assert [(r["name"], r["centre_m"], r["status"]) for r in rows_of(result)] == [
        ("甲", pytest.approx(5000), "ok"),
        ("乙", None, "no_geometry"),
    ]


def test_the_example_of_a_tool_is_short():
    assert len((DOCS / "examples" / "centre_distance.py").read_text(encoding="utf-8").splitlines()) < 60


def test_the_picture_of_the_house_shows_every_room_of_the_core():
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    (picture,) = re.findall("```mermaid\n(.*?)```", page, re.DOTALL)
    assert {room for room in re.findall(r"\[\"(\w+)/", picture) if (ROOT / "core" / room).is_dir()} == set(lazy.ROOMS)


def test_a_parameter_goes_from_form_to_figure_in_eight_stops_that_are_there():
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    path = page.partition("## The path of one parameter")[2].partition("\n## ")[0]
    stops = re.findall(r"^(\d)\. `([\w./]+)`", path, re.MULTILINE)
    assert 2 < len(stops) <= 8
    assert all((ROOT / file).is_file() for _, file in stops)


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/core.md", "CONTRIBUTING.md"])
def test_places_and_commands_that_are_named_exist(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for place in re.findall(r"`([\w./]+/[\w./]*)`", text):
        near = (ROOT / page).parent / place
        assert (ROOT / place).exists() or near.exists() or place.startswith("build/"), place
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
        assert ((ROOT / page).parent / link).exists(), link
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make ([\w-]+)`", text)) <= set(targets)
