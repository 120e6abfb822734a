"""The ready model in a shell: what the layers allow, from who reaches what to ranked stock spaces, rings and layout."""

import json
import subprocess
from pathlib import Path
from types import SimpleNamespace

import printed
import pytest
from qgis.core import Qgis, QgsProcessingModelAlgorithm, QgsVectorLayer

from innospace.algorithms.data import diagnosis
from innospace.core.page.report import excerpt
from innospace.tests.algorithms.test_places import earlier_file, earlier_table, new_table, state
from tests.conftest import SAMPLE

COMMUNITY = SAMPLE.with_name("community.gpkg")


def layer(name, file=SAMPLE, where=""):
    return f"{file}|layername={name}" + (f"|subset={where}" if where else "")


PLACE = {
    "RESIDENTS": layer("居住建筑", COMMUNITY),
    "POPULATION_FIELD": "residents",
    "FACILITIES": layer("兴趣点", COMMUNITY),
    "CATEGORY_FIELD": "facility_class",
    "STREETS": layer("道路", COMMUNITY),
    "STANDARD": "gb50180_15",
    "STOCK": layer("存量空间", COMMUNITY),
    "STOCK_NAME_FIELD": "name",
    "CRITERIA": ["vacancy", "benefit", "1", "", ""],
}
CITY = {
    "DISTRICTS": layer("districts", where="city = '南京市'"),
    "RING_FIELD": "ring",
    "CITY_FIELD": "city",
    "INCUBATORS": layer("incubators", where="city = '南京市'"),
    "GROUNDS": layer("grounds"),
    "GROUND_ID_FIELD": "id",
    "INNOVATION_HOSTS": layer("innovation_hosts"),
    "PRODUCTION_HOSTS": layer("production_hosts"),
}
OF_THE_PLACE = {"life_circle:Life circle", "life_circle:Coverage", "screening:Ranked stock spaces"}
OF_THE_CITY = {"rings:Rings", "distribution:Incubators by ring", "distribution:City patterns", "layout:Town layout"}


# What a layer needs beside it.
NEEDS = {"STOCK": "CRITERIA", "DISTRICTS": "RING_FIELD"}
STANDING = {
    "life_circle:Life circle": earlier_table,
    "life_circle:Coverage": earlier_file,
    "screening:Ranked stock spaces": new_table,
}


def outputs(folder, names):
    """Files for layers, and for the page, whose ending comes by itself."""
    files = {name: str(folder / f"{i}.gpkg") for i, name in enumerate(sorted(names))}
    return files | {"REPORT": str(folder / "diagnosis")}


def without(*names):
    return {name: value for name, value in (PLACE | CITY).items() if name not in names}


def standing(folder):
    """Outputs at places where something is already."""
    folders = [folder / str(number) for number in range(len(STANDING))]
    for each in folders:
        each.mkdir()
    return {name: place(each) for (name, place), each in zip(STANDING.items(), folders, strict=True)}


# What is asked of each diagnosis, given a folder for its files.
ASKED = {
    "community": lambda folder: PLACE | outputs(folder, OF_THE_PLACE),
    "city": lambda folder: PLACE | CITY | outputs(folder, OF_THE_PLACE | OF_THE_CITY),
    "forms": lambda folder: {
        **PLACE,
        "REPORT": str(folder / "诊断.pdf"),
        "life_circle:Life circle report": str(folder / "生活圈.odt"),
    },
    "grounds alone": lambda folder: PLACE | {key: CITY[key] for key in ("GROUNDS", "GROUND_ID_FIELD")},
    "late failure": lambda folder: {
        **PLACE,
        **standing(folder),
        "DISTRICTS": CITY["DISTRICTS"],
        "RING_FIELD": "nope",
    },
    **{f"no {missing}": lambda folder, missing=missing: without(missing) for missing in NEEDS.values()},
    **{
        f"no {layer_of_it}": lambda folder, pair=(layer_of_it, missing): {
            **without(*pair),
            "life_circle:Life circle": str(folder / "life_circle.gpkg"),
        }
        for layer_of_it, missing in NEEDS.items()
    },
}


@pytest.fixture(scope="module")
def diagnosed(qgis_app, several, tmp_path_factory):
    """Of each diagnosis the folder of its files and their state before, what was asked, and what it answers."""
    runs = {key: SimpleNamespace(folder=tmp_path_factory.mktemp("diagnosis")) for key in ASKED}
    for key, run in runs.items():
        run.asked = ASKED[key](run.folder)
        run.before = state(run.folder)
    answers = several({key: ("innospace:communitydiagnosis", run.asked) for key, run in runs.items()})
    for key, run in runs.items():
        run.code, run.answer, run.log = answers[key]
    return runs


def read(run):
    """The sentences and the text of the report of a diagnosis that is done."""
    assert run.code == 0, run.log
    html = (run.folder / "diagnosis.html").read_text(encoding="utf-8")
    return excerpt(html).sentences, html


def told(run):
    return run.log + json.dumps(run.answer, ensure_ascii=False)


def test_a_community_alone_is_enough(diagnosed):
    run = diagnosed["community"]
    sentences, html = read(run)
    assert {name for name in run.answer["results"] if name in OF_THE_PLACE | OF_THE_CITY} == OF_THE_PLACE
    assert all((run.folder / f"{i}.gpkg").stat().st_size for i in range(len(OF_THE_PLACE)))
    left_out = told(run).partition("Left out, because")[2][:200]
    assert all(title in left_out for title in ("Rings from districts", "Distribution over rings", "Town layout"))
    assert len(sentences) == 2
    assert "7 classes" in sentences[0]
    assert html.count("<h1>") == 1
    assert html.count("What was skipped and why") == 1


def test_its_report_and_those_of_its_steps_may_have_any_form(diagnosed):
    run = diagnosed["forms"]
    assert run.code == 0, run.log
    pages = printed.pages_of(run.folder / "诊断.pdf")
    assert len(pages) > 3
    assert "7classes" in pages[0]
    assert printed.of_odt(run.folder / "生活圈.odt").partition("Inputlayers")[0][-60:] in "".join(pages)


def test_with_a_city_all_steps_are_made(diagnosed):
    run = diagnosed["city"]
    sentences, _ = read(run)
    assert set(run.answer["results"]) >= OF_THE_PLACE | OF_THE_CITY
    assert "Left out, because" not in told(run)
    assert len(sentences) == 4


@pytest.mark.parametrize(("layer_of_it", "missing"), NEEDS.items())
def test_what_a_layer_needs_is_missed_by_name(diagnosed, layer_of_it, missing):
    refused, done = diagnosed[f"no {missing}"], diagnosed[f"no {layer_of_it}"]
    assert refused.code != 0
    assert f"{missing}: " in refused.log
    assert done.code == 0, done.log


def test_a_late_failure_leaves_all_as_it_was(diagnosed, qgis_process):
    """The first step has long been done when the rings are refused, whatever stands where their results are to go."""
    run = diagnosed["late failure"]
    assert run.code != 0
    assert "nope" in run.log
    assert state(run.folder) == run.before
    results = {name: run.asked[name] for name in STANDING}
    code, answer, log = qgis_process("innospace:communitydiagnosis", PLACE | results)
    assert code == 0, log
    assert set(state(run.folder)) == set(run.before)
    made = {name: QgsVectorLayer(answer["results"][name]).featureCount() for name in results}
    assert made["life_circle:Life circle"] == 300
    assert all(made.values())


def test_a_report_that_cannot_be_written_is_refused_in_words(qgis_process, tmp_path):
    """The disk that it is to go to has no room for it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    wanted = {name: value for name, value in PLACE.items() if name not in ("STOCK", "STOCK_NAME_FIELD", "CRITERIA")}
    try:
        code, _, log = qgis_process("innospace:communitydiagnosis", wanted | {"REPORT": str(folder / "all.html")})
        assert state(folder) == {}
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
    assert code != 0
    assert "REPORT: the result cannot be written: the disk is full. Make room" in log


def test_grounds_without_hosts_miss_the_hosts(diagnosed):
    run = diagnosed["grounds alone"]
    assert run.code == 0, run.log
    left_out = told(run).partition("Left out, because")[2]
    assert "Town layout (Universities and institutes or Industrial parks and development zones)" in left_out


def test_the_model_of_one_s_own_is_whole_in_words_and_never_overwritten(provider, tmp_path):
    path = diagnosis.copy_to(tmp_path / "models")
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    assert model.validate() == (True, [])
    assert model.name() == diagnosis.title()
    inputs = [d for d in model.parameterDefinitions() if not d.isDestination()]
    assert [d.description() for d in inputs] == [title for title, _ in diagnosis.words().values()]
    made = {name for step in model.childAlgorithms().values() for name in step.modelOutputs()}
    assert made == set(diagnosis.results().values())
    Path(path).write_bytes(b"mine")
    assert diagnosis.copy_to(tmp_path / "models").read_bytes() == b"mine"


def test_the_form_begins_with_the_place_and_keeps_its_names(provider):
    model = diagnosis.CommunityDiagnosis()
    names = [d.name() for d in model.parameterDefinitions()]
    assert names[:3] == ["RESIDENTS", "POPULATION_FIELD", "FACILITIES"]
    assert names[-1] == "REPORT"
    assert {*PLACE, *CITY, *OF_THE_PLACE, *OF_THE_CITY} <= set(names)
    assert all(d.help() for d in model.parameterDefinitions() if not d.isDestination())


def test_the_file_is_what_the_script_makes(provider, tmp_path, monkeypatch):
    from innospace.scripts import make_model

    monkeypatch.setattr(make_model, "FILE", tmp_path / "again.model3")
    make_model.main()
    written = [QgsProcessingModelAlgorithm() for _ in range(2)]
    assert written[0].fromFile(str(tmp_path / "again.model3"))
    assert written[1].fromFile(str(diagnosis.FILE))
    assert written[0].toVariant() == written[1].toVariant()
    if Qgis.versionInt() < 34100:  # a newer QGIS may write more
        assert (tmp_path / "again.model3").read_text("utf-8") == diagnosis.FILE.read_text("utf-8"), "run `make models`"
