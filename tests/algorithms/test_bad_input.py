"""Every algorithm with every kind of bad input: it succeeds with each row kept, or fails in words and leaves nothing.

The tests try the main layer of each tool; `make robustness` tries all layers and writes docs/robustness.md;
`make robustness TOOLS="belt or corridor"` does so for some tools, or some cases, and leaves the rest of the page as it is.
"""

import os
import re
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import Qgis
from undrawn import undrawn

from . import bad_input
from .minimal import APART, FIELDS_ELSEWHERE, VALID
from .runs import REFUSES, SUCCEEDS, about_layer, algorithm_of, attempt, judge
from .town import Table

DOC = Path(__file__).resolve().parents[2] / "docs" / "robustness.md"
NOT_APPLICABLE, NOT_TRIED = "–", "?"
THOROUGH = bool(os.environ.get("INNOSPACE_THOROUGH"))
pytestmark = pytest.mark.usefixtures("provider")
# The rows of the page.
MILLION = "one million features"
CASES = [*bad_input.LAYERS, MILLION, "missing field", *bad_input.TARGETS, "full disk"]
# When a tool was last put to all of its cases.
LAST = {"*tried in all layers*": set(bad_input.LAYERS), "*tried with a million*": {MILLION}}
# What the page leaves out: the sheet of a project, and the model, whose steps are there.
WITHOUT = (*sorted(APART), "communitydiagnosis")
outcomes: dict[tuple[str, str], set[str]] = {}


def test_every_algorithm_has_valid_inputs(provider):
    assert {algorithm.name() for algorithm in provider.algorithms()} == set(VALID) | APART


@pytest.mark.parametrize("name", VALID)
def test_valid_inputs_give_every_result_in_a_folder_of_a_chinese_name_while_the_bar_rises(name, tmp_path):
    target = bad_input.chinese_path(tmp_path)
    target.mkdir()
    outcome = attempt(name, VALID[name].inputs, target)
    assert outcome.error == ""
    seen = judge(name, outcome, target)
    assert seen == SUCCEEDS
    assert outputs_of(name) <= set(outcome.results)
    told = outcome.log.fractions
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 100
    outcomes.setdefault((name, "Chinese path"), set()).add(seen)


@pytest.mark.parametrize("case", bad_input.LAYERS)
@pytest.mark.parametrize("name", VALID)
def test_layers(name, case, tmp_path):
    seen = outcomes.setdefault((name, case), set())
    for i, parameter in enumerate(VALID[name].layers()[: None if THOROUGH else 1]):
        folder = tmp_path / parameter
        folder.mkdir()
        source = bad_input.LAYERS[case](VALID[name].inputs[parameter], folder)
        if source is not None:
            results = tmp_path / f"results{i}" if case in bad_input.TO_FILES else None
            if results:
                results.mkdir()
            outcome = attempt(name, VALID[name].inputs | {parameter: source}, results, case in bad_input.REPORTED)
            seen.add(judge(name, outcome, results, about_layer(name, parameter)))


@pytest.mark.skipif(not THOROUGH, reason="takes half a minute for each tool and 6 GB: make robustness")
@pytest.mark.parametrize("name", VALID)
def test_one_million_features(name, tmp_path):
    seen = outcomes.setdefault((name, MILLION), set())
    target = tmp_path / "results"
    target.mkdir()
    for parameter in (VALID[name].layers() or VALID[name].files())[:1]:
        source = bad_input.many_rows(name, parameter, 1_000_000, tmp_path)
        outcome = attempt(name, VALID[name].inputs | {parameter: source}, target, seconds=600)
        seen.add(judge(name, outcome, target))


@pytest.mark.parametrize("name", VALID)
def test_missing_fields(name, tmp_path):
    seen = outcomes.setdefault((name, "missing field"), set())
    fields = [p.name() for p in algorithm_of(name).parameterDefinitions() if p.type() == "field"]
    for parameter in set(fields) & set(VALID[name].inputs):
        outcome = attempt(name, VALID[name].inputs | {parameter: "没有"}, tmp_path)
        assert "没有" in outcome.error
        seen.add(judge(name, outcome, tmp_path, {parameter}))
    for layer, parameters in FIELDS_ELSEWHERE.get(name, {}).items():
        for parameter, needed in parameters.items():
            for field in needed:
                table = VALID[name].inputs[layer]
                fields = {"another" if key == field else key: kind for key, kind in table.fields.items()}
                outcome = attempt(name, VALID[name].inputs | {layer: replace(table, fields=fields)}, tmp_path)
                assert field in outcome.error
                seen.add(judge(name, outcome, tmp_path, {parameter}))


@pytest.mark.parametrize("name", VALID)
def test_an_optional_layer_that_is_given_but_empty_is_refused_or_told(name):
    """It is not the same as one that is not given: a run on something else without a word would mislead."""
    silent = []
    for definition in algorithm_of(name).parameterDefinitions():
        if definition.type() != "source" or not definition.flags() & Qgis.ProcessingParameterFlag.Optional:
            continue
        parameter = definition.name()
        empty = VALID[name].inputs.get(parameter, without_rows(definition.dataTypes())).with_rows([])
        outcome = attempt(name, VALID[name].inputs | {parameter: empty})
        judge(name, outcome, about=about_layer(name, parameter))
        # Named by its id, which a window shows as its title, or in the words of the title.
        stem = re.sub(r"(ie|e)?s$", "", definition.description().split(" (")[0].lower())
        told = any(parameter in warning or stem in warning.lower() for warning in outcome.log.warnings)
        if not outcome.error and not told:
            silent.append(parameter)
    assert silent == []


def without_rows(kinds):
    """A layer of a kind that a parameter takes."""
    kind = {Qgis.ProcessingSourceType.VectorPolygon: "Polygon", Qgis.ProcessingSourceType.VectorLine: "LineString"}
    return Table(next((kind[key] for key in kinds if key in kind), "Point"), {"name": "string"}, [])


@pytest.mark.parametrize("case", [case for case in bad_input.TARGETS if case != "Chinese path"])
@pytest.mark.parametrize("name", VALID)
def test_targets(name, case, tmp_path):
    target = bad_input.TARGETS[case](tmp_path)
    if case != "read-only target":
        target.mkdir(parents=True)
    with undrawn():  # pages with pictures are written under a Chinese path
        outcome = attempt(name, VALID[name].inputs, target)
    outcomes.setdefault((name, case), set()).add(judge(name, outcome, target, outputs_of(name)))


@pytest.fixture(scope="session")
def small_disk(tmp_path_factory):
    """A disk of 64 KB, less than any GeoPackage."""
    folder = tmp_path_factory.mktemp("disk")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True)
    if done.returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.parametrize("name", VALID)
def test_a_full_disk(name, small_disk):
    outcome = attempt(name, VALID[name].inputs, small_disk)
    assert outcome.error
    outcomes.setdefault((name, "full disk"), set()).add(judge(name, outcome, small_disk, outputs_of(name)))


def outputs_of(name):
    return {output.name() for output in algorithm_of(name).destinationParameterDefinitions()}


# The last time that `make fuzz` was run, by hand.
FUZZED = "Calls drawn at random (`make fuzz`): 10 008 on 29 November 2026, 278 of each tool, all ended in one of the two ways."


def told_of(names, cells):
    """What the table holds, and which tools and cases it does not."""
    untried = sum(cells.get((name, case), NOT_TRIED) == NOT_TRIED for name in names for case in CASES)
    lines = [
        "Tools were run with the cases below, in each of their layers in turn (a million features: in the first).",
        f"Without a column: {', '.join(f'`{name}`' for name in WITHOUT)}.",
    ]
    if untried:
        lines.append(f"`{NOT_TRIED}`: {untried} of {len(names) * len(CASES)} cells have not been tried yet.")
    lines.append("The table is written by the tests on QGIS 3.40, which also hold the tools to it.")
    lines.append(FUZZED)
    return " ".join(lines)


def page_of(cells):
    """The page of the documentation."""
    names = [name for name in VALID if name in {name for name, _ in cells}]
    lines = [
        "# What happens with bad input",
        "",
        told_of(names, cells),
        "",
        f"`{SUCCEEDS}` runs, every input row is in the result and says why where it could not be assessed · "
        f"`{REFUSES}` stops with a message that names the parameter, the cause and the cure, and leaves no file · "
        f"`{SUCCEEDS}{REFUSES}` runs or stops, depending on the layer · `{NOT_APPLICABLE}` does not apply · "
        f"`{NOT_TRIED}` not tried yet",
        "",
        "| case | " + " | ".join(names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    lines += [
        f"| {case} | " + " | ".join(cells.get((name, case), NOT_TRIED) for name in names) + " |"
        for case in (*LAST, *CASES)
    ]
    return "\n".join(lines) + "\n"


def documented():
    """The cells of the page: what was seen for each algorithm and case."""
    rows = [
        line.strip("|\n ").split(" | ")
        for line in DOC.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    names, *rows = rows
    return {(name, row[0]): row[1 + i] for row in rows for i, name in enumerate(names[1:])}


def cell(seen):
    """What was seen of a tool in a case, as the page says it."""
    return "".join(sorted(seen, reverse=True)) or NOT_APPLICABLE


def tried_today():
    """The dates of what this run has tried whole."""
    today = time.strftime("%Y-%m-%d")
    return {
        (name, row): today
        for name in VALID
        for row, cases in LAST.items()
        if cases <= {case for tool, case in outcomes if tool == name}
    }


def test_the_documented_table_is_what_was_seen():
    if THOROUGH:  # every layer was tried
        seen = {key: cell(seen) for key, seen in outcomes.items()}
        DOC.write_text(page_of(documented() | seen | tried_today()), encoding="utf-8")
    cells = documented()
    assert DOC.read_text(encoding="utf-8") == page_of(cells)
    assert {name for name, _ in cells} == set(VALID)
    # How long a path may be is up to the GDAL and SQLite at hand, not to the tools.
    seen_here = {key: seen for key, seen in outcomes.items() if key[1] != "very long path"}
    assert {key: seen for key, seen in seen_here.items() if not seen <= set(cells[key])} == {}
