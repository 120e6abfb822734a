"""What the second QGIS is asked to test: all, what finds differences, or what is typed."""

import shlex
import subprocess

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
    assert len(places) == 4
    assert all((ROOT / place).exists() for place in places)
    chosen = Expression.compile(words[words.index("-k") + 1])
    for name, kept in {
        "test_scene[zh-scenes_rings.from_sample_to_pattern]": True,
        "test_scene[en-scenes_rings.from_sample_to_pattern]": False,
        "test_scene[dark, 200%-scenes_rings.from_sample_to_pattern]": False,
        "test_districts_to_rings_into_a_chinese_path": True,
    }.items():
        assert chosen.evaluate(lambda word, name=name, **_: word in name) == kept
