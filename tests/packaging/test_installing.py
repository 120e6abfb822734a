"""The zip in a real QGIS with a fresh profile: install, enable, use, upgrade, disable, uninstall."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT

PROFILE_PLUGINS = "profiles/default/python/plugins"


@pytest.fixture
def environment(tmp_path):
    """A user's environment: a fresh profile, no link to this working copy."""
    clean = {key: value for key, value in os.environ.items() if key != "QGIS_PLUGINPATH"}
    paths = [path for path in clean.get("PYTHONPATH", "").split(os.pathsep) if "plugins" not in path]
    clean |= {"PYTHONPATH": os.pathsep.join(paths), "HOME": str(tmp_path / "home")}
    clean["QGIS_CUSTOM_CONFIG_PATH"] = str(tmp_path / "配置")
    (tmp_path / "home").mkdir()
    return clean


@pytest.fixture
def older(archive, tmp_path):
    """A zip of an earlier version with a module that the present one has not."""
    path = tmp_path / "innospace-0.0.1.zip"
    with zipfile.ZipFile(archive) as new, zipfile.ZipFile(path, "w") as old:
        for item in new.infolist():
            content = new.read(item)
            if item.filename == "innospace/metadata.txt":
                lines = content.decode("utf-8").splitlines()
                content = "\n".join("version=0.0.1" if line.startswith("version=") else line for line in lines)
            old.writestr(item, content)
        old.writestr("innospace/left_over.py", "")
    return path


def act(name, environment, folder, **named):
    """What a QGIS desktop saw that went through one of the acts of `desktop_session.py`."""
    seen_file = folder / "seen.json"
    environment |= {"INNOSPACE_ACT": name, "INNOSPACE_SEEN": str(seen_file), "INNOSPACE_TESTS": str(ROOT / "tests")}
    environment |= {f"INNOSPACE_{key}": str(value) for key, value in named.items()}
    environment.pop("QT_QPA_PLATFORM", None)  # the desktop wants a screen, if only a virtual one
    command = [
        "xvfb-run", "-a", "-s", "-screen 0 1500x950x24", "qgis", "--nologo", "--noversioncheck",
        "--profiles-path", str(folder / "配置"), "--code", str(Path(__file__).with_name("desktop_session.py")),
    ]  # fmt: skip
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180)
    assert seen_file.exists(), done.stdout + done.stderr
    seen = json.loads(seen_file.read_text(encoding="utf-8"))
    assert "error" not in seen, seen["error"]
    assert "Traceback" not in done.stderr, done.stderr
    return seen


def test_the_guide_s_first_page_is_walked_from_the_zip(archive, environment, tmp_path):
    settings = tmp_path / "配置/profiles/default/QGIS/QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[locale]\noverrideFlag=true\nuserLocale=zh-Hans\n", encoding="utf-8")
    seen = act("first page", environment, tmp_path, NEW=archive)
    assert seen["installed"]["from profile"]
    walked = seen["first page"]
    clicks = sum(map(int, re.findall(r"（(\d) 次点击）", walked["steps"])))
    assert walked["clicks"] == clicks == 6
    assert "共六次点击" in walked["steps"]
    assert f"**{walked['button']}**" in walked["steps"]
    rings, distribution = walked["runs"]
    assert all(rings.values())
    assert all(distribution.values())
    assert "八座城市的圈层模式" in walked["steps"]
    assert 8 in distribution.values()


def test_the_desktop_installs_uses_upgrades_and_removes_it(archive, older, environment, tmp_path):
    seen = act("life", environment, tmp_path, OLD=older, NEW=archive)
    present = (ROOT / "metadata.txt").read_text(encoding="utf-8").split("\nversion=")[1].split("\n")[0]
    assert not seen["fresh profile"]["folder"]
    assert seen["installed"]["version"] == "0.0.1"
    assert seen["installed"]["left over"]
    assert seen["upgraded"]["version"] == present
    assert not seen["upgraded"]["left over"]
    for step in ("installed", "upgraded", "enabled again"):
        assert seen[step]["loaded"]
        assert seen[step]["enabled"]
        assert seen[step]["from profile"]
        assert seen[step]["algorithms"] >= 4
    assert seen["rows"] == seen["rows after the upgrade"] > 8
    assert (seen["disabled"]["loaded"], seen["disabled"]["algorithms"]) == (False, 0)
    assert (seen["uninstalled"]["folder"], seen["uninstalled"]["algorithms"]) == (False, 0)


def enabling():
    """What README and guide say to do once in a fresh profile, the same in all of them."""
    pages = [ROOT / page for page in ("README.md", "docs/guide/en/README.md", "docs/guide/zh/README.md")]
    said = [re.findall(r"`qgis_process (plugins [^`]*)`", page.read_text(encoding="utf-8")) for page in pages]
    (command,) = {line for lines in said for line in lines}
    assert all(said)
    return command.split()


def test_qgis_process_uses_it_from_the_zip(archive, older, environment, tmp_path):
    plugins = tmp_path / "配置" / PROFILE_PLUGINS
    sample = plugins / "innospace/resources/sample/nanjing_region.gpkg"

    def process(*arguments):
        done = subprocess.run(
            ["qgis_process", *arguments], env=environment, capture_output=True, text=True, timeout=180
        )
        assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
        return done

    def install(package):
        shutil.rmtree(plugins / "innospace", ignore_errors=True)
        with zipfile.ZipFile(package) as content:
            content.extractall(plugins)

    install(older)
    assert "innospace:" not in process("list").stdout
    process(*enabling())
    for package in (older, archive):
        install(package)
        target = tmp_path / f"{package.stem}.gpkg"
        done = process(
            "run", "innospace:ringsfromdistricts", "--", f"INPUT={sample}|layername=districts", "RING_FIELD=ring",
            "CITY_FIELD=city", f"OUTPUT={target}",
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        assert target.exists()
    assert "innospace:ringsfromdistricts" in process("list").stdout
    process("plugins", "disable", "innospace")
    assert "innospace:" not in process("list").stdout
