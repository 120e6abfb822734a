"""What a city gets from the command is what QGIS gives on the same inputs, to the last digit."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
import pytest
import shapely
from conftest import ROOT
from qgis.core import QgsProcessingException

from innospace.cities import city_run, collect_report, computing, results, sources, words
from innospace.cities.city_run import CityRun
from innospace.cities.declarations import REPORT_ONLY, tool, tools
from innospace.core.base.errors import InputError
from innospace.scripts import make_parameters

from .made import write_layer

SAMPLE = ROOT / "resources" / "sample"


def layer(file, name, subset=""):
    return f"{SAMPLE / file}.gpkg|layername={name}" + (f"|subset={subset}" if subset else "")


def region(name, subset=""):
    return layer("nanjing_region", name, subset)


def community(name):
    return layer("community", name)


WUHU = "city = '芜湖市'"
WALK = {"DEMAND": community("居住建筑"), "POPULATION_FIELD": "residents", "NETWORK": community("道路")}
CASES = {
    "lifecirclecoverage": WALK
    | {
        "FACILITIES": community("兴趣点") + "|subset=fid % 3 = 0", "CATEGORY_FIELD": "type_code", "STANDARD": "gb50180_5",
        "AREAS": "yes",
    },
    "networkcheck": {"NETWORK": layer("helsinki", "roads"), "BARRIERS": layer("helsinki", "landuse")},
    "serviceareas": {"FACILITIES": community("众创空间"), "NETWORK": community("道路"), "CUTOFFS": "5,10", "UNIT": "minutes"},
    "ringsfromdistricts": {"INPUT": region("districts"), "RING_FIELD": "ring", "CITY_FIELD": "city"},
    "ringsfromdistance": {
        "CENTRES": region("city_centres"), "CITY_FIELD": "city", "BOUNDARY": region("cities"), "BOUNDARY_CITY_FIELD": "city",
    },
    "ringsfromdensity": {
        "CENTRES": region("city_centres", WUHU), "BUILT_UP": region("built_up_synthetic"), "BOUNDARY": region("cities", WUHU),
        "WATER": region("water"),
    },
    "ringdistribution": {
        "INCUBATORS": region("incubators"), "RINGS": region("districts"), "LEVEL_FIELD": "level", "AREA_FIELD": "area_m2",
        "YEAR_FIELD": "year",
    },
    "townlayout": {
        "INCUBATORS": region("grounds"), "ID_FIELD": "id", "INNOVATION_HOSTS": region("innovation_hosts"),
        "INNOVATION_NAME_FIELD": "name", "PRODUCTION_HOSTS": region("production_hosts"), "PRODUCTION_NAME_FIELD": "name",
        "CITY_FIELD": "city", "RINGS": region("districts"),
    },
    "floatingcatchment": WALK | {"SUPPLY": community("众创空间"), "CAPACITY_FIELD": "area_m2", "DECAY": "gaussian"},
    "siting": WALK
    | {
        "CANDIDATES": community("存量空间"), "NAME_FIELD": "name", "EXISTING": community("众创空间"), "NUMBER": "3",
        "RADIUS": "500", "LINKS": "yes",
    },
}  # fmt: skip


def computed(name: str, cells: dict[str, str], target: Path) -> CityRun:
    """A tool as the command runs it, its results in one GeoPackage."""
    run = CityRun(tool(name), cells, target.parent)
    computing.compute(run)
    results.write(target, run.results)
    return run


def content(path: Path, layer: str | None = None) -> dict[str, object]:
    """All of a layer: its fields with types and values, its kind of geometry, CRS, and shapes."""
    meta, table = pyogrio.read_arrow(path, layer=layer)
    columns = {
        name: (str(table.schema.field(name).type), table.column(name).to_pylist()) for name in table.column_names
    }
    shapes = columns.pop(meta["geometry_name"], None)
    return {"crs": meta["crs"], "kind": meta["geometry_type"], "fields": columns, "shapes": shapes and shapes[1]}


def assert_same(found: dict, expected: dict) -> None:
    assert list(found["fields"]) == list(expected["fields"])
    assert {name for name in found["fields"] if found["fields"][name] != expected["fields"][name]} == set()
    assert (found["crs"], found["kind"]) == (expected["crs"], expected["kind"])
    assert found["shapes"] == expected["shapes"]


def qgis_inputs(cells: dict[str, str], folder: Path, outputs) -> dict[str, str]:
    """The same for QGIS, with a file for each output."""
    return {**cells, **{name: str(folder / f"{name}.gpkg") for name in outputs}}


@pytest.fixture(scope="module", params=CASES)
def city(request, tmp_path_factory):
    """Each tool on its case, its results in the file `city.gpkg` of the folder that the run has."""
    return computed(request.param, CASES[request.param], tmp_path_factory.mktemp(request.param) / "city.gpkg")


def test_a_city_has_the_results_of_qgis(city, run, tmp_path):
    found = run(city.tool.name, **qgis_inputs(city.cells, tmp_path, city.results))
    assert {"OUTPUT"} <= set(city.results)
    for output in city.results:
        assert_same(content(city.folder / "city.gpkg", output), content(tmp_path / f"{output}.gpkg"))
    assert {key: found[key] for key in city.numbers} == city.numbers


def words_of(figures, language: str) -> dict[str, str]:
    """What the report calls each figure."""
    words.use(language)
    try:
        return {figure: collect_report.word_of(figure) for figure in figures}
    finally:
        words.use("en")


# What planners of both languages write alike: the symbols of the density curve and a proper name.
SYMBOLS = {"α", "c", "D（米）", "R1（米）", "R2（米）", "RMSE"}


def assert_in_words(figures) -> None:
    """Words for each figure: Chinese ones but for symbols, and no code in English."""
    assert figures
    chinese = set(words_of(figures, "zh").values()) - SYMBOLS
    assert not [word for word in chinese if not re.search(r"[\u4e00-\u9fff]|Gini", word)]
    assert not [name for name, word in words_of(figures, "en").items() if "_" in word]


def test_every_figure_of_every_tool_has_words_in_both_languages(city):
    assert_in_words(city.figures)


def test_the_figures_of_the_pattern_of_one_city_have_words(tmp_path):
    cells = {"INCUBATORS": region("incubators", WUHU), "RINGS": region("districts", WUHU), "LEVEL_FIELD": "level"}
    found = computed("ringdistribution", cells, tmp_path / "city.gpkg")
    assert {"n_central", "pattern"} <= set(found.figures)
    assert_in_words(found.figures)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (pd.Series([1.5, np.nan, np.inf]), [1.5, None, np.inf]),
        (pd.Series([2**60 + 1, None], dtype="Int64"), [2**60 + 1, None]),
        (pd.Series([True, None], dtype="boolean"), [True, None]),
        (pd.Series([1, 0], dtype="uint8"), [1, 0]),
        (pd.Series([True, False]), [True, False]),
        (pd.Series(["a", None, np.nan], dtype=object), ["a", None, None]),
        (pd.Series([None, None], dtype="Int64"), [None, None]),
    ],
)
def test_a_column_keeps_its_values_and_what_is_missing(values, kept):
    assert results.as_column(values).to_pylist() == kept


UNUSED = "the value plays no part here."
CATCHMENT = {"DEMAND": community("居住建筑"), "SUPPLY": community("众创空间"), "STEPS": "500:1"}


@pytest.mark.parametrize(("decay", "plays_a_part"), [("gaussian", False), ("steps", True)])
def test_a_value_that_plays_no_part_is_told(decay, plays_a_part, tmp_path):
    city = computed("floatingcatchment", CATCHMENT | {"DECAY": decay, "CATCHMENT": "500"}, tmp_path / "city.gpkg")
    assert [note for note in city.notes if UNUSED in note] == ([] if plays_a_part else [f"STEPS: {UNUSED}"])


def test_what_only_a_report_takes_is_what_no_city_asks_for(city):
    assert not set(REPORT_ONLY.get(city.tool.name, ())) & city._asked
    assert not [note for note in city.notes if UNUSED in note]


def test_streets_of_which_no_output_repeats_a_row_are_not_kept_twice(tmp_path):
    city = CityRun(tool("lifecirclecoverage"), CASES["lifecirclecoverage"], tmp_path)
    rows, shapes = city.layer("DEMAND"), city.shapes("NETWORK")
    assert (len(rows.source.drawn), len(rows.table)) == (len(rows), len(rows))
    assert len(shapes) == pyogrio.read_info(SAMPLE / "community.gpkg", layer="道路")["features"]
    streets = city.layer("NETWORK").source
    assert (len(streets.drawn), streets.table.column_names) == (0, [])


def test_every_tool_is_compared_and_is_of_the_provider():
    assert set(CASES) == set(tools()) == set(computing.COMPUTING) == set(make_parameters.TOOLS)


def test_qgis_process_says_the_same(qgis_process, tmp_path):
    cells = CASES["networkcheck"]
    city = computed("networkcheck", cells, tmp_path / "city.gpkg")
    code, answer, printed = qgis_process("innospace:networkcheck", qgis_inputs(cells, tmp_path, city.results))
    assert code == 0, printed
    for output in city.results:
        assert_same(content(tmp_path / "city.gpkg", output), content(tmp_path / f"{output}.gpkg"))
    assert {key: answer["results"][key] for key in city.numbers} == city.numbers
    # What is told is told in the same words, with the ids of parameters where QGIS has their titles.
    assert all(note.partition(": ")[2] in printed or note in printed for note in city.notes)


def test_what_is_declared_is_what_qgis_declares(provider):
    assert make_parameters.TARGET.read_text(encoding="utf-8") == make_parameters.text(provider), "run `make reference`"


def dirty(path: Path, crs: str) -> None:
    """Homes as they come: in degrees, a bow-tie, a row without geometry, one without coordinates, an id beyond 2⁵³."""
    x, y = 118.78, 32.04
    shapes = [
        shapely.Point(x, y), shapely.Polygon([(x, y), (x + 2e-4, y + 2e-4), (x + 2e-4, y), (x, y + 2e-4)]), None,
        shapely.Point(np.nan, np.nan), shapely.Point(x + 4e-3, y), shapely.Point(0, 0),
    ]  # fmt: skip
    fields = {"code": pa.array([2**60 + 1, None, 3, 4, 5, 6]), "people": ["3", " 4.5", "many", None, "1e2", "7"]}
    table = pa.table({**fields, "geom": pa.array(shapely.to_wkb(shapes).tolist(), pa.binary())})
    pyogrio.write_arrow(
        table, path, layer="homes", driver="GPKG", geometry_name="geom", geometry_type="Unknown", crs=crs
    )


def test_a_layer_without_rows_gives_what_it_gives_in_qgis(run, tmp_path):
    write_layer(tmp_path / "empty.gpkg", "nobody", [], people=pa.array([], pa.int64()))
    cells = CASES["lifecirclecoverage"] | {"DEMAND": f"{tmp_path / 'empty.gpkg'}|layername=nobody", "AREAS": ""}
    cells |= {"POPULATION_FIELD": "people"}
    city = computed("lifecirclecoverage", cells, tmp_path / "city.gpkg")
    run("lifecirclecoverage", **qgis_inputs({k: v for k, v in cells.items() if v}, tmp_path, city.results))
    for output in city.results:
        assert_same(content(tmp_path / "city.gpkg", output), content(tmp_path / f"{output}.gpkg"))
    assert results.bounds_in_degrees(city.results) is None


@pytest.mark.parametrize(("field", "is_named"), [("众创空间名称", True), ("k", False)])
def test_existing_sites_with_another_field_of_names_are_called_alike(field, is_named, run, tmp_path):
    """By the field that holds their names; without one by an E and the number."""
    _, spaces = pyogrio.read_arrow(SAMPLE / "community.gpkg", layer="众创空间")
    names, shapes = spaces.column("name"), shapely.from_wkb(spaces.column("geometry").to_pylist())
    write_layer(tmp_path / "spaces.gpkg", "spaces", shapes, "EPSG:4549", **{field: names})
    cells = CASES["siting"] | {"EXISTING": str(tmp_path / "spaces.gpkg"), "LINKS": "", "NUMBER": "1"}
    city = computed("siting", cells, tmp_path / "city.gpkg")
    run("siting", **qgis_inputs({k: v for k, v in cells.items() if v}, tmp_path, city.results))
    for output in city.results:
        assert_same(content(tmp_path / "city.gpkg", output), content(tmp_path / f"{output}.gpkg"))
    sites = set(content(tmp_path / "city.gpkg", "ALLOCATION")["fields"]["site"][1])
    assert bool(sites & set(names.to_pylist())) is is_named
    assert any(re.fullmatch(r"E\d+", site or "") for site in sites) is not is_named


@pytest.mark.parametrize(("crs", "at_a_time"), [("EPSG:4326", sources.AT_A_TIME), ("EPSG:4490", 2)])
def test_dirty_layers_in_degrees_are_cleaned_and_measured_alike(crs, at_a_time, run, tmp_path, monkeypatch):
    for module in (sources, city_run):
        monkeypatch.setattr(module, "AT_A_TIME", at_a_time)
    dirty(tmp_path / "homes.gpkg", crs)
    homes = f"{tmp_path / 'homes.gpkg'}|layername=homes"
    cells = {"DEMAND": homes, "SUPPLY": homes, "POPULATION_FIELD": "people", "CATCHMENT": "500"}
    from conftest import Log

    log, city = Log(), computed("floatingcatchment", cells, tmp_path / "city.gpkg")
    run("floatingcatchment", log=log, **qgis_inputs(cells, tmp_path, city.results))
    for output in city.results:
        assert_same(content(tmp_path / "city.gpkg", output), content(tmp_path / f"{output}.gpkg"))
    assert city.notes == log.warnings
    assert len(city.notes) >= 4
    assert content(tmp_path / "city.gpkg", "OUTPUT")["fields"]["code"][1][0] == 2**60 + 1


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("lifecirclecoverage", {"CATEGORY_FIELD": "species"}),
        ("ringsfromdistance", {"DISTANCES": "五公里"}),
        ("ringsfromdistricts", {"INPUT": region("city_centres")}),
        ("serviceareas", {"NETWORK": community("众创空间")}),
    ],
)
def test_what_qgis_refuses_is_refused_in_the_same_words(name, wrong, run, tmp_path):
    cells = CASES[name] | wrong
    with pytest.raises(InputError) as refused:
        computed(name, cells, tmp_path / "city.gpkg")
    said = str(refused.value.told(tool(name).parameter_of))
    outputs = [output for output, facts in tool(name).outputs.items() if facts["by_default"]]
    with pytest.raises(QgsProcessingException) as expected:
        run(name, **qgis_inputs({k: v for k, v in cells.items() if k not in ("AREAS",)}, tmp_path, outputs))
    assert said == str(expected.value)
    assert not (tmp_path / "city.gpkg").exists()
