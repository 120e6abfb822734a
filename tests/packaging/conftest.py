"""The zip as the plugin site gets it, and unpacked as a user has it."""

import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def build(target):
    """Build the zip of the last commit."""
    subprocess.run([ROOT / "scripts" / "package", target], check=True, capture_output=True)
    return target


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """The zip of the last commit."""
    return build(tmp_path_factory.mktemp("package") / "innospace.zip")


@pytest.fixture(scope="session")
def unpacked(archive):
    """The plugin folder out of the zip."""
    with zipfile.ZipFile(archive) as package:
        package.extractall(archive.parent)
    return archive.parent / "innospace"
