"""What the demo prints for its steps can be typed, and does what the step does."""

import os
import shlex
import subprocess
from importlib import import_module

import pytest
from conftest import ROOT, rows_of
from qgis.core import QgsVectorLayer


@pytest.fixture
def steps(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return {
        step.algorithm: step for group in ("stock", "siting") for step in import_module(f"demo_steps.{group}").STEPS
    }


def test_a_list_is_given_value_by_value_and_a_table_as_one_text(steps):
    layers = [word for word in shlex.split(steps["stockcontext"].command()) if word.startswith("TARGETS=")]
    assert [f"{ROOT}/{word.removeprefix('TARGETS=')}" for word in layers] == steps["stockcontext"].inputs["TARGETS"]
    assert "LEVELS=社区级,3,500,街道级,1,1000" in shlex.split(steps["sitinglevels"].command())
    assert "DEMAND=build/demo/residents.gpkg" in shlex.split(steps["sitinglevels"].command())


def test_a_typed_line_gives_what_the_step_gives(steps, run, tmp_path):
    step = steps["stockcontext"]
    line = step.command().replace("build/demo", shlex.quote(str(tmp_path)))
    environment = os.environ | {"QGIS_CUSTOM_CONFIG_PATH": str(ROOT / "build" / "profile")}
    done = subprocess.run(line, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
    typed = rows_of(QgsVectorLayer(str(tmp_path / step.outputs["OUTPUT"])))
    called = rows_of(run(step.algorithm, **step.inputs)["OUTPUT"])
    assert [{k: v for k, v in row.items() if k != "fid"} for row in typed] == [
        {k: v for k, v in row.items() if k != "fid"} for row in called
    ]
