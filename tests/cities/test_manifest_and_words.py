"""What a manifest may hold, what is refused in which words, and what the report says of a table of cities."""

import re
import subprocess
import sys

import pandas as pd
import pytest
from conftest import ROOT

from innospace.cities import collect_report, command, manifest, words
from innospace.cities.declarations import tool, tools
from innospace.cities.ledger import Ledger, key_of, pieces, slug
from innospace.core.base.errors import InputError

LAYOUT = tool("townlayout")


@pytest.fixture
def write(tmp_path):
    def write(content: str, encoding: str = "utf-8"):
        path = tmp_path / "清单.csv"
        path.write_bytes(content.encode(encoding))
        return path

    return write


@pytest.fixture
def chinese():
    words.use("zh")
    yield
    words.use("en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_cells_facts_and_settings(write, encoding):
    path = write("city,省份,INCUBATORS,TOLERANCE\n 南京市 ,江苏,a.gpkg,\n芜湖市,安徽,b.gpkg,5\n", encoding)
    found = manifest.read(path, LAYOUT, {"TOLERANCE": 20})
    assert [city.name for city in found] == ["南京市", "芜湖市"]
    assert [city.cells for city in found] == [
        {"INCUBATORS": "a.gpkg", "TOLERANCE": "20"},
        {"INCUBATORS": "b.gpkg", "TOLERANCE": "5"},
    ]
    assert [city.facts for city in found] == [{"省份": "江苏"}, {"省份": "安徽"}]


@pytest.mark.parametrize(
    ("content", "argument", "said"),
    [
        ("name,INCUBATORS\nA,a.gpkg\n", "manifest", "no column “city”"),
        ("city,INCUBATORS\n", "manifest", "no city"),
        ("city,INCUBATORS\nA,a.gpkg\n,b.gpkg\n", "manifest", "one without a name"),
        ("city,INCUBATORS\nAlfa,a.gpkg\nALFA,b.gpkg\n", "manifest", "share a name: Alfa, ALFA"),
        ("city,INCUBATOR\nA,a.gpkg\n", "manifest", "has no parameter INCUBATOR. It has: INCUBATORS,"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused(write, content, argument, said):
    with pytest.raises(InputError, match=re.escape(said)) as refused:
        manifest.read(write(content), LAYOUT)
    assert refused.value.parameter == argument


def test_a_setting_that_the_tool_has_not_is_refused(write):
    with pytest.raises(InputError, match="has no parameter WIDTH") as refused:
        manifest.read(write("city,INCUBATORS\nA,a.gpkg\n"), LAYOUT, {"WIDTH": 3})
    assert refused.value.parameter == "settings"


@pytest.mark.parametrize(("cell", "settings"), [("name", {}), ("", {"NAME_FIELD": "name"})])
def test_what_only_the_report_of_one_city_takes_is_refused_before_the_work(write, cell, settings):
    path = write(f"city,DEMAND,NAME_FIELD\nA,nowhere.gpkg,{cell}\n")
    with pytest.raises(InputError, match="plays no part when lifecirclecoverage runs on many cities") as refused:
        manifest.read(path, tool("lifecirclecoverage"), settings)
    assert refused.value.parameter == "NAME_FIELD"


def test_an_empty_column_and_the_same_column_of_a_tool_that_takes_it_are_not_refused(write):
    path = write("city,DEMAND,NAME_FIELD\nA,a.gpkg, \n")
    assert manifest.read(path, tool("lifecirclecoverage"))[0].cells == {"DEMAND": "a.gpkg"}
    path = write("city,DEMAND,NAME_FIELD\nA,a.gpkg,name\n")
    assert manifest.read(path, tool("siting"))[0].cells["NAME_FIELD"] == "name"


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("TOLERANCE", "", 0.0), ("TOLERANCE", "12.5", 12.5), ("INSIDE_SHARE", "", 0.9), ("ID_FIELD", "", None),
        ("ID_FIELD", " id ", "id"),
    ],
)  # fmt: skip
def test_cells_are_read_as_qgis_reads_them(name, cell, value):
    found = LAYOUT.value(name, cell)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("of", "name", "cell", "said"),
    [
        ("townlayout", "INSIDE_SHARE", "2", "Give a number from 0 to 1."),
        ("townlayout", "TOLERANCE", "wide", "“wide” is not a number."),
        ("townlayout", "TOLERANCE", "nan", "“nan” is not a number."),
        ("townlayout", "INCUBATORS", " ", "there is no value."),
        ("siting", "NUMBER", "2.5", "“2.5” is not a whole number."),
        ("siting", "MODEL", "best", "“best” cannot be chosen here."),
        ("serviceareas", "MERGE", "maybe", "“maybe” cannot be chosen here."),
    ],
)
def test_cells_that_are_none_are_refused(of, name, cell, said):
    with pytest.raises(InputError, match=re.escape(said)) as refused:
        tool(of).value(name, cell)
    assert refused.value.parameter == name


def test_an_unknown_tool_is_refused_and_the_known_are_named():
    with pytest.raises(InputError, match="“belt” does not run on many cities") as refused:
        tool("belt")
    assert all(name in str(refused.value) for name in tools())


def test_names_of_files_are_those_of_the_cities_where_they_can_be():
    assert slug("南京市") == "南京市"
    assert len({slug(name) for name in ("A/B", "A:B", "A_B", ".A", "A.")}) == 5
    assert not re.search(r'[/:*?"<>|\\]', "".join(map(slug, ("A/B", "A:B", 'a"<>|*?\\'))))


def test_the_key_knows_bytes_cells_and_version(tmp_path):
    path = tmp_path / "a.shp"
    for end in (".shp", ".dbf"):
        path.with_suffix(end).write_bytes(b"x")
    keys = {key_of({"IN": path}, {"IN": "a"}, "1"), key_of({"IN": path}, {"IN": "a", "TOLERANCE": "1"}, "1")}
    keys |= {key_of({"IN": path}, {"IN": "a"}, "2"), key_of({"NET": path}, {"IN": "a"}, "1")}
    path.with_suffix(".dbf").write_bytes(b"y")
    keys.add(key_of({"IN": path}, {"IN": "a"}, "1"))
    assert len(keys) == 5
    path.with_suffix(".dbf").write_bytes(b"x")
    assert key_of({"IN": path}, {"IN": "a"}, "1") in keys
    assert [piece.name for piece in pieces(path)] == ["a.shp", "a.dbf"]


def test_a_folder_without_a_run_is_refused(tmp_path, capsys):
    assert command.main(["--language", "en", "status", str(tmp_path)]) == command.REFUSED
    assert "holds no run. Give the folder that “run” named." in capsys.readouterr().err
    assert Ledger(tmp_path).read("A") is None


def cities(*values, failed=0):
    rows = [
        {"city": f"C{i}", "status": "done", "cause": None, "error": None, "seconds": 1.0, "peak_mb": 300.0,
         "share_independent": value, "n": 10 + i, "longitude": 118.0 + i, "latitude": 32.0, "notes": ["A row was left out."]}
        for i, value in enumerate(values)
    ]  # fmt: skip
    lost = {"status": "failed", "cause": "memory", "error": "too large", "notes": []}
    return pd.DataFrame([*rows, *({"city": f"F{i}", **lost} for i in range(failed))])


FIGURES = ["share_independent", "n"]


def said(table, **options):
    return collect_report.build(table, tool=LAYOUT, figures=FIGURES, **options)


def test_the_answer_counts_and_ranks():
    report = said(cities(0.25, 0.75, 0.5, failed=2))
    assert report.sentences == [
        "3 of 5 cities are done, 2 failed, 0 not finished.",
        "By “share of independent” the most is 75% (C1), the least 25% (C0); the median is 50%.",
    ]
    assert "too large" in report.html()
    assert "A row was left out." in report.html()


def test_cities_that_are_alike_have_no_first():
    assert said(cities(0.5, 0.5)).sentences[1] == "By “share of independent” all 2 cities are alike: 50%."


def test_one_city_has_no_rank_and_none_failed():
    report = said(cities(0.5))
    assert report.sentences == ["1 of 1 city is done, 0 failed, 0 not finished."]
    assert "What failed" not in report.html()


def test_another_figure_ranks():
    assert "the most is 12 (C2), the least 10 (C0)" in said(cities(0.25, 0.75, 0.5), by="n").sentences[1]


def test_shares_of_more_classes_in_one_city_than_in_another_are_told():
    """A city with one class in its data beats one with fifteen: the page says so, unless all have as many."""
    table = cities(0.25, 0.75, 0.5).assign(pop_share=[0.9, 0.4, 0.5], share_ok=[0.1, 0.4, 0.5])
    figures = ["share_ok", "n_judged", "pop_share"]
    for judged, by, is_told in (
        ([1, 15, 15], "pop_share", True),
        ([7] * 3, "pop_share", False),
        ([1, 15, 15], "share_ok", False),
    ):
        page = collect_report.build(table.assign(n_judged=judged), tool=LAYOUT, figures=figures, by=by)
        told = [sentence for sentence in page.sentences if "classes that are judged in each city" in sentence]
        assert bool(told) is is_told
        assert all(
            "“share of population” is of the classes that are judged in each city, 1 to 15:" in one for one in told
        )
        assert "classes judged" in page.html()


def test_cities_that_share_the_first_place_are_all_named_and_of_one_colour():
    report = said(cities(1.0, 0.25, 1.0, 0.5))
    assert "the most is 100% (C0, C2), the least 25% (C1)" in report.sentences[1]
    assert "100% to 100%" not in report.html()


def test_the_report_is_in_chinese(chinese):
    report = said(cities(0.25, 0.75, failed=1))
    assert report.title == "城镇布局：全部城市"
    assert report.sentences[1] == "按“独立型占比”，最高 75%（C1），最低 25%（C0），中位数 50%。"
    page = report.html()
    assert not re.findall(r"<(?:h2|th|caption|p)[^>]*>[^<]*[A-Za-z]{4,}[^<]*<", page.replace("QGIS", ""))


def test_the_pages_example_runs(tmp_path):
    """The blocks of docs/cities.md one after the other, as files of a folder."""
    page = (ROOT / "docs" / "cities.md").read_text(encoding="utf-8")
    first, second = re.findall("```python\n(.*?)```", page, re.DOTALL)
    for name, code in (("manifest.py", first), ("notebook.py", second)):
        (tmp_path / name).write_text(code, encoding="utf-8")
        done = subprocess.run([sys.executable, name], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "{'done': 8}",
        "['cities.gpkg', 'cities.parquet', 'cities.csv', 'cities.html']",
    ]
    table = pd.read_csv(tmp_path / "manifest_townlayout" / "cities.csv")
    assert table["n"].sum() == 200
    assert "share_independent" in table
    assert all(f"`{name}`" in page for name in tools())
