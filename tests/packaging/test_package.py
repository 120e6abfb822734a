"""What the plugin site asks of a package, and what nobody should find in one."""

import configparser
import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from detect_secrets.core.scan import get_plugins
from detect_secrets.settings import default_settings

from .conftest import ROOT, build

ALLOWED = {
    ".py", ".txt", ".svg", ".ui", ".qml", ".csv", ".css", ".qm", ".md", ".gpkg", ".xlsx", ".model3", ".json", ".html",
    ".js", ".png",
}  # fmt: skip
REQUIRED = (
    "name", "description", "about", "version", "qgisMinimumVersion", "author", "email", "tracker", "repository", "homepage",
)  # fmt: skip
# A path of somebody's machine or a host that only one network knows.
MACHINE = re.compile(
    rb"(?<![\w./:-])/(?:home|root|work|tmp|mnt|opt|Users|srv)/\w|[A-Z]:\\\\?Users|\blocalhost\b|\b127\.0\.0\.1\b"
    rb"|\b(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\b|\.(?:internal|local|lan)\b(?!\w|\()"
)


@pytest.fixture(scope="module")
def names(archive):
    with zipfile.ZipFile(archive) as package:
        assert package.testzip() is None
        return [name for name in package.namelist() if not name.endswith("/")]


@pytest.fixture(scope="module")
def metadata(unpacked):
    parser = configparser.ConfigParser()  # interpolates, as QGIS and the site do: a lone % would fail
    parser.optionxform = str
    parser.read(unpacked / "metadata.txt", encoding="utf-8")
    return dict(parser.items("general"))


def test_the_same_commit_gives_the_same_bytes(archive, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert build(tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_the_zip_is_small_and_has_one_folder(archive, names):
    assert archive.stat().st_size < 25_000_000
    assert {name.split("/")[0] for name in names} == {"innospace"}
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "file", ["__init__.py", "metadata.txt", "LICENSE", "i18n/innospace_zh_CN.qm", "docs/guide/zh/README.md"]
)
def test_the_zip_holds(names, file):
    assert f"innospace/{file}" in names


def test_nothing_hidden_compiled_or_for_developers_ships(names):
    for name in map(PurePosixPath, names):
        assert not any(part.startswith((".", "__pycache__", "__MACOSX")) for part in name.parts), name
        assert name.suffix in ALLOWED or name.name == "LICENSE" or name.name.startswith("LICENSE-"), name
        assert name.parts[1] not in {"tests", "benchmarks", "cities", "scripts", "build", "Makefile"}, name
        assert name.parts[1] != "docs" or name.parts[2] == "guide", name
    # Its pictures and the pages that it leads to are among what stays out.
    assert "innospace/README.md" not in names


def test_every_folder_of_code_is_a_package(names):
    folders = {str(PurePosixPath(name).parent) for name in names if name.endswith(".py")}
    assert all(f"{folder}/__init__.py" in names for folder in folders)


def test_metadata_is_complete(metadata, unpacked):
    assert all(metadata.get(key) for key in REQUIRED)
    assert "plugin" not in metadata["name"].lower()
    assert metadata["hasProcessingProvider"] == "yes"
    assert re.fullmatch(r"\d+\.\d+(\.\d+)?", metadata["version"])
    assert (metadata["qgisMinimumVersion"], metadata["qgisMaximumVersion"]) == ("3.40", "4.99")
    assert metadata["supportsQt6"] == "True"  # Qt 6 builds of 3.44 ask for it
    assert (unpacked / metadata["icon"]).is_file()
    assert metadata["description"].isascii()
    assert all(metadata[link].startswith("https://") for link in ("tracker", "repository", "homepage"))
    assert "GNU GENERAL PUBLIC LICENSE" in (unpacked / "LICENSE").read_text(encoding="utf-8")


def test_bandit_finds_nothing(unpacked):
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-r", "-q", "-f", "json", unpacked], capture_output=True, text=True
    )
    found = json.loads(done.stdout)
    assert [(r["filename"], r["line_number"], r["issue_text"]) for r in found["results"]] == []
    assert found["errors"] == []
    # A finding that is waved through counts as one.
    assert found["metrics"]["_totals"]["nosec"] == found["metrics"]["_totals"]["skipped_tests"] == 0


def suspects(lines):
    """Lines of Python in which a detector sees something; the scan asks its filters of each line for each detector anew."""
    with default_settings():
        detectors = list(get_plugins())
        return {
            line: path
            for line, path in lines.items()
            if any(one.analyze_line("lines.py", line.decode()) for one in detectors)
        }


def secrets_in(folder):
    """What is found in the files of a folder; each line of a kind of text is looked at once, as half of them repeat others."""
    lines, others = {}, folder.parent / "once"
    others.mkdir()
    for number, path in enumerate(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        try:
            content.decode()
        except UnicodeDecodeError:
            (others / f"{number}{path.suffix}").write_bytes(content)
        else:
            lines.setdefault(path.suffix, {}).update(dict.fromkeys(content.splitlines(), path))
    lines[".py"] = suspects(lines[".py"])
    for suffix, found in lines.items():
        (others / f"lines{suffix}").write_bytes(b"\n".join(found) + b"\n")
    scan = [sys.executable, "-m", "detect_secrets", "scan", "--all-files", "."]
    done = subprocess.run(scan, cwd=others, capture_output=True, text=True, check=True)
    return [
        (hit["type"], str(list(lines[Path(name).suffix].items())[hit["line_number"] - 1]))
        for name, hits in json.loads(done.stdout)["results"].items()
        for hit in hits
    ]


def test_no_secrets_are_found(unpacked):
    assert secrets_in(unpacked) == []


def test_a_secret_would_be_found(tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    planted = {"a.py": "a = 1\n", "b.py": "a = 1\npass" + 'word = "Xk39vTqLw7"\n', "c.qml": "<a/>\n", "d.png": "\xff\n"}
    for name, text in planted.items():
        (folder / name).write_text(text, encoding="latin-1")
    ((kind, where),) = secrets_in(folder)
    assert kind == "Secret Keyword"
    assert "b.py" in where


def test_shipped_files_know_no_machine(unpacked):
    files = [path for path in unpacked.rglob("*") if path.is_file()]
    assert {str(path): found[0] for path in files if (found := MACHINE.search(path.read_bytes()))} == {}


def test_tracked_files_know_no_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / os.fsdecode(name) for name in listed.split(b"\0") if name]
    own = {"test_package.py", "wfs_server.py"}  # the pattern itself; a server of a test, on this machine alone
    found = {
        str(path.relative_to(ROOT)): hit[0]
        for path in files
        if path.is_file() and path.name not in own and (hit := MACHINE.search(path.read_bytes()))
    }
    assert found == {}


BLOCKED = """
import importlib, pkgutil, sys
for name in ("qgis", "PyQt5", "PyQt6", "osgeo"):
    sys.modules[name] = None
import innospace.core
for module in pkgutil.walk_packages(innospace.core.__path__, "innospace.core."):
    importlib.import_module(module.name)
print(len([name for name in sys.modules if name.startswith("innospace.core.")]))
"""


def test_the_core_needs_neither_qgis_nor_qt(unpacked):
    environment = dict(os.environ, PYTHONPATH=f"{unpacked.parent}{os.pathsep}{os.environ['PYTHONPATH'].split(':')[-1]}")
    done = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= len(list((unpacked / "core").rglob("*.py"))) - 1


PAGES = ["README.md", "docs/guide/en/install.md", "docs/guide/zh/install.md", "CHANGELOG.md", "metadata.txt"]


@pytest.mark.parametrize("file", PAGES)
def test_no_page_promises_the_packages_of_every_macos(file):
    """QGIS 3.40 for macOS brings Python 3.9, several of 3.44 no pandas; what helps is a command that can be copied."""
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"Windows\*{0,2}(, | and | 与 )macOS[^.。\n]*(Python|packages|包)", text)
    about = [line for line in re.split(r"\n(?=\W)", text) if "macOS" in line]
    assert any("3.40" in line and "Python" in line for line in about)
    commands = [one for one in re.findall(r"`([^`]*)`", text) if "pip install -" in one]
    assert all('"' in one and "shapely>=2.0" in shlex.split(one) for one in commands)
