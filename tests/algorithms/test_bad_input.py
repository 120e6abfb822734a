"""Every algorithm with every kind of bad input: it succeeds with each row kept, or fails in words and leaves nothing.

The tests try the main layer of each tool; `make robustness` tries all layers and writes docs/robustness.md.
"""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import Qgis

from . import bad_input
from .minimal import APART, FIELDS_ELSEWHERE, VALID
from .runs import REFUSES, SUCCEEDS, about_layer, algorithm_of, attempt, judge

DOC = Path(__file__).resolve().parents[2] / "docs" / "robustness.md"
NOT_APPLICABLE = "–"
THOROUGH = bool(os.environ.get("INNOSPACE_THOROUGH"))
pytestmark = pytest.mark.usefixtures("provider")
outcomes: dict[tuple[str, str], set[str]] = {}


def test_every_algorithm_has_valid_inputs(provider):
    assert {algorithm.name() for algorithm in provider.algorithms()} == set(VALID) | APART


@pytest.mark.parametrize("name", VALID)
def test_valid_inputs_are_valid(name, tmp_path):
    outcome = attempt(name, VALID[name].inputs, tmp_path)
    assert outcome.error == ""
    assert judge(name, outcome, tmp_path) == SUCCEEDS
    outputs = {output.name() for output in algorithm_of(name).destinationParameterDefinitions()}
    assert outputs <= set(outcome.results)


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
    seen = outcomes.setdefault((name, "one million features"), set())
    for parameter in VALID[name].layers()[:1]:
        layer = bad_input.many_features(VALID[name].inputs[parameter], 1_000_000)
        outcome = attempt(name, VALID[name].inputs | {parameter: layer}, tmp_path, seconds=600)
        seen.add(judge(name, outcome, tmp_path))


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
    optional = [
        p.name() for p in algorithm_of(name).parameterDefinitions() if p.flags() & Qgis.ProcessingParameterFlag.Optional
    ]
    silent = []
    for parameter in set(VALID[name].layers()) & set(optional):
        empty = VALID[name].inputs[parameter].with_rows([])
        outcome = attempt(name, VALID[name].inputs | {parameter: empty})
        judge(name, outcome, about=about_layer(name, parameter))
        # Named by its id, which a window shows as its title, or in the words of the title.
        title = algorithm_of(name).parameterDefinition(parameter).description().split(" (")[0].rstrip("s").lower()
        told = any(parameter in warning or title in warning.lower() for warning in outcome.log.warnings)
        if not outcome.error and not told:
            silent.append(parameter)
    assert silent == []


@pytest.mark.parametrize("case", bad_input.TARGETS)
@pytest.mark.parametrize("name", VALID)
def test_targets(name, case, tmp_path):
    target = bad_input.TARGETS[case](tmp_path)
    if case != "read-only target":
        target.mkdir(parents=True)
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


def table_of_outcomes():
    """The page of the documentation."""
    cases = list(dict.fromkeys(case for _, case in outcomes))
    lines = [
        "# What happens with bad input",
        "",
        "Every tool was run with every case below, in each of its layers in turn (a million features: in its first). "
        "The table is written by the tests on QGIS 3.40, which also hold the tools to it.",
        "",
        f"`{SUCCEEDS}` runs, every input row is in the result and says why where it could not be assessed · "
        f"`{REFUSES}` stops with a message that names the parameter, the cause and the cure, and leaves no file · "
        f"`{SUCCEEDS}{REFUSES}` runs or stops, depending on the layer · `{NOT_APPLICABLE}` does not apply",
        "",
        "| case | " + " | ".join(VALID) + " |",
        "|---" * (len(VALID) + 1) + "|",
    ]
    for case in cases:
        cells = ["".join(sorted(outcomes.get((name, case), ()), reverse=True)) or NOT_APPLICABLE for name in VALID]
        lines.append(f"| {case} | " + " | ".join(cells) + " |")
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


def test_the_documented_table_is_what_was_seen():
    cases = len(bad_input.LAYERS) + len(bad_input.TARGETS) + 3
    if THOROUGH and len(outcomes) == cases * len(VALID):
        DOC.write_text(table_of_outcomes(), encoding="utf-8")
    cells = documented()
    assert {name for name, _ in cells} == set(VALID)
    # How long a path may be is up to the GDAL and SQLite at hand, not to the tools.
    seen_here = {key: seen for key, seen in outcomes.items() if key[1] != "very long path"}
    assert {key: seen for key, seen in seen_here.items() if not seen <= set(cells[key])} == {}
    if THOROUGH:  # every layer was tried: nothing is documented that was not seen
        assert {key: cells[key] for key, seen in seen_here.items() if set(cells[key]) - {NOT_APPLICABLE} != seen} == {}
