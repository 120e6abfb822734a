"""The script that writes the styles."""

import subprocess
import sys

from conftest import ROOT

from innospace.algorithms import styling


def made(folder):
    """The styles that one run of the script writes, by name."""
    folder.mkdir()
    subprocess.run([sys.executable, ROOT / "scripts" / "make_styles.py", folder], check=True, timeout=300)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_second_run_changes_nothing(tmp_path):
    """QGIS writes attributes in an order of chance and new ids at each run; a change must show what changed."""
    first, second = made(tmp_path / "first"), made(tmp_path / "second")
    assert first == second
    assert set(first) == {path.name for path in styling.STYLES.glob("*.qml")}
