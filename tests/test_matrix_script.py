"""What the second QGIS is asked to test: all, what finds differences, or what is typed; and what the usual run makes of it."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression
from conftest import ROOT


def asked(*typed):
    """What pytest would be asked."""
    script = [ROOT / "scripts" / "test-matrix", "--dry-run", *typed]
    return subprocess.run(script, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("typed", ["", "-x tests/ui", "-k 'a or b' -v"])
def test_what_is_typed_is_handed_on_as_it_is(typed):
    assert [word for word in asked(*shlex.split(typed)) if word] == shlex.split(typed)
    assert asked("--quick", *shlex.split(typed))[: len(asked("--quick"))] == asked("--quick")
    assert asked("--quick", *shlex.split(typed))[len(asked("--quick")) :] == shlex.split(typed)


def test_the_quick_part_is_there_and_plays_the_windows_in_one_language():
    words = asked("--quick")
    places = [word for word in words if word.startswith("tests/")]
    assert {place.split("/")[1] for place in places} == {"headless", "packaging", "algorithms", "ui"}
    for file, _, test in (place.partition("::") for place in places):
        assert (ROOT / file).exists()
        assert not test or f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")
    names = words[words.index("-k") + 1]
    assert all((ROOT / "tests" / "ui" / f"{scenes}.py").exists() for scenes in re.findall(r"scenes_\w+", names))
    chosen = Expression.compile(names)
    for name, kept in {
        "test_scene[zh-scenes_new_user.from_the_menu_to_a_first_sheet]": True,
        "test_scene[zh-scenes_rings.from_sample_to_pattern]": False,
        "test_scene[zh-scenes_all_tools.siting]": True,
        "test_scene[zh-scenes_window.nothing_found_is_no_tick]": False,
        "test_scene[en-scenes_rings.from_sample_to_pattern]": False,
        "test_scene[dark, 200%-scenes_rings.from_sample_to_pattern]": False,
        "test_districts_to_rings_into_a_chinese_path": True,
    }.items():
        assert chosen.evaluate(lambda word, name=name, **_: word in name) == kept


@pytest.fixture
def elsewhere():
    """A folder that any user can enter, with nothing but the script: no root has been made there."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        (Path(folder) / "scripts").mkdir()
        shutil.copy(ROOT / "scripts" / "test-matrix", Path(folder) / "scripts")
        yield Path(folder)


def left_out(folder, *before, **environment):
    """The cause that is told on a machine which lacks something: with and without `--where-possible`, which alone bears it."""
    said = []
    for options, code in ((["--where-possible", "--quick"], 0), (["--quick"], 1)):
        command = [*before, folder / "scripts" / "test-matrix", *options]
        done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == code, done.stdout + done.stderr
        assert not done.stdout
        said.append(done.stderr)
    assert said[0] == said[1]
    assert "QGIS 3.44 WAS LEFT OUT" in said[0]
    return said[0].split("QGIS 3.44 WAS LEFT OUT", 1)[1]


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has what is taken away here")


def test_who_is_not_root_is_told(elsewhere):
    other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    assert "need root" in left_out(elsewhere, *other)


@as_root
def test_a_machine_without_mounts_is_told(elsewhere):
    assert "permits no mounts" in left_out(elsewhere, "setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin")


def apt_with(folder, sources):
    """Settings of APT with these sources alone; where no mounts are permitted, that would be told first."""
    mount = ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", folder]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no mounts here")
    (folder / "sources.list").write_text(sources)
    settings = folder / "apt.conf"
    settings.write_text(f'Dir::Etc::SourceList "{folder}/sources.list"; Dir::Etc::SourceParts "/dev/null";')
    return str(settings)


@as_root
@pytest.mark.parametrize(
    ("sources", "cause"),
    [
        ("", "no APT source offers"),
        ("deb [trusted=yes] file:{}/archive bookworm main", "has no backports of Debian 13"),
    ],
)
def test_a_mirror_without_the_packages_is_told(elsewhere, sources, cause):
    assert cause in left_out(elsewhere, APT_CONFIG=apt_with(elsewhere, sources.format(elsewhere)))


@as_root
@pytest.mark.parametrize("given_out", ["mmdebstrap", "pip"])
def test_a_mirror_that_gives_out_while_the_root_is_made_is_told(elsewhere, given_out):
    release = elsewhere / "archive" / "dists" / "trixie-backports" / "InRelease"
    release.parent.mkdir(parents=True)
    release.write_text("-")
    shutil.copy(ROOT / "requirements-dev.txt", elsewhere)
    for path, code in (
        ("bin/mmdebstrap", int(given_out == "mmdebstrap")),
        ("build/venv/bin/python", int(given_out == "pip")),
    ):
        (elsewhere / path).parent.mkdir(parents=True, exist_ok=True)
        (elsewhere / path).write_text(f"#!/bin/sh\necho {path} failed >&2\nexit {code}\n")
        (elsewhere / path).chmod(0o755)
    command = [elsewhere / "scripts" / "test-matrix", "--where-possible", "--quick"]
    environment = os.environ | {
        "APT_CONFIG": apt_with(elsewhere, f"deb [trusted=yes] file:{elsewhere}/archive bookworm main"),
        "PATH": f"{elsewhere}/bin:{os.environ['PATH']}",
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    told = {"mmdebstrap": "root could not be made", "pip": "could not be fetched"}[given_out]
    assert told in done.stderr.split("QGIS 3.44 WAS LEFT OUT", 1)[1]
    assert (elsewhere / "build" / "qgis-3.44" / ".ready").exists() is (given_out == "pip")
    assert subprocess.run(command[:1], env=environment, capture_output=True, timeout=60).returncode == 1


# Stand-ins for what the usual run calls; each writes down that it was called, and with what.
MAKE = """#!/bin/bash
echo "make $1" >>called
if [ "$1" = test ]; then until grep -q root called; do sleep 0.05; done; fi
[ "$1" != "$FAILS" ]
"""
MATRIX = """#!/bin/bash
echo "test-matrix $*" >>called
if [ "$1" = --root ]; then sleep "${MAKING:-0}"; echo made >>called; exit 1; fi
[ "$FAILS" != 3.44 ]
"""


def usual_run(folder, fails, making="0"):
    """Exit code of `.ci/run` where something fails, and what it called; making the root fails always."""
    for name, text in (("make", MAKE), ("scripts/test-matrix", MATRIX)):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci")
    environment = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "FAILS": fails, "MAKING": making}
    done = subprocess.run([folder / ".ci" / "run"], env=environment, capture_output=True, text=True, timeout=60)
    return done.returncode, (folder / "called").read_text().splitlines()


def test_the_usual_run_is_green_when_all_is_whatever_became_of_the_root_made_meanwhile(elsewhere):
    code, called = usual_run(elsewhere, fails="nothing")
    assert code == 0
    assert [line for line in called if line.startswith("make")] == ["make setup", "make lint", "make test"]
    assert "test-matrix --root" in called
    assert called[-1] == "test-matrix --where-possible --quick"


@pytest.mark.parametrize("fails", ["setup", "lint", "test", "3.44"])
def test_what_fails_makes_the_usual_run_red_and_leaves_nothing_running(elsewhere, fails):
    code, called = usual_run(elsewhere, fails, making="1")
    assert code != 0
    time.sleep(1.5)
    assert (elsewhere / "called").read_text().splitlines() == called
    assert "made" not in called
