"""`pip install .` in a fresh environment: the core, its resources and the many cities, without QGIS and the plugin."""

import configparser
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv

import numpy as np
import pytest
import tomllib

from .conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# What the many cities import of the extra.
EXTRA = ("dask", "distributed", "pyarrow", "pyogrio", "pyproj", "locket", "psutil")
WITHOUT_QGIS = "import sys; sys.modules.update(dict.fromkeys(('qgis', 'PyQt5', 'PyQt6', 'osgeo')))\n"
# What no build reads, and takes long to copy.
LEFT = shutil.ignore_patterns("build", ".git", "docs", "tests", "*cache*", "images")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Runs Python code in an environment into which the project was installed, and returns what it prints.

    Nothing is fetched: the libraries are the system's and those that the tests themselves run with.
    """
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(ROOT, folder / "innospace-source", ignore=LEFT)
    venv.create(folder / "env", system_site_packages=True)
    environment = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}

    def python(*arguments: str) -> str:
        command = [folder / "env" / "bin" / "python", *arguments]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    python("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "./innospace-source")
    return lambda code: python("-c", WITHOUT_QGIS + code)


def test_the_core_comes_alone(run):
    found = run(
        "import innospace, pathlib, innospace.core\n"
        "(folder,) = innospace.__path__\n"
        "print(pathlib.Path(folder).is_relative_to(sys.prefix), *sorted(p.name for p in pathlib.Path(folder).iterdir()))"
    )
    assert found.split() == ["True", "cities", "core", "i18n", "resources"]


def test_every_module_of_the_core_is_there(run):
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "core").rglob("*.py")}
    names = sorted(f"innospace.{module.removesuffix('.__init__')}" for module in modules)
    assert run(f"import importlib\nfor name in {names}: importlib.import_module(name)\nprint('all')") == "all\n"


def test_every_resource_that_the_core_reads_is_there(run):
    read = {
        *(ROOT / "resources").glob("*.csv"),
        *(ROOT / "resources").rglob("*/*.csv"),
        *(ROOT / "resources").rglob("*.gpkg"),
        ROOT / "resources" / "report.css",
    }
    names = sorted(str(path.relative_to(ROOT / "resources")) for path in read)
    code = (
        f"from innospace.core.base.terms import RESOURCES\nprint([n for n in {names} if not (RESOURCES / n).is_file()])"
    )
    assert run(code) == "[]\n"


def test_the_example_of_the_readme_runs(run):
    (example,) = re.findall("```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    lines = run(example).splitlines()
    rings = [line.split()[1:] for line in lines[1:]]
    assert [ring[:3] for ring in rings] == [
        ["central", "0.0", "5000.0"],
        ["near_suburb", "5000.0", "15000.0"],
        ["far_suburb", "15000.0", "NaN"],
    ]
    # πr² of 5 km, that of 15 km without it, and the square of 40 km without both; a circle has 64 corners a quarter.
    areas = [25 * np.pi, 200 * np.pi, 1600 - 225 * np.pi]
    assert [float(ring[3]) for ring in rings] == pytest.approx(areas, rel=2e-4)


def test_the_version_is_that_of_the_plugin():
    metadata = configparser.ConfigParser()
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    assert PROJECT["project"]["version"] == metadata["general"]["version"]


def test_the_command_is_there_and_speaks_both_languages(run):
    for package in EXTRA:
        pytest.importorskip(package)
    code = "import subprocess\nprint(subprocess.run([f'{sys.prefix}/bin/innospace-cities', '--language', '%s', 'status', '.'],"
    code += " capture_output=True, text=True).stderr)"
    assert "holds no run. Give the folder" in run(code % "en")
    assert "没有" in run(code % "zh")


@pytest.mark.parametrize(("language", "said"), [("en", "is missing"), ("zh", "缺少")])
@pytest.mark.parametrize("package", ["dask", "pyarrow"])
def test_the_command_says_what_is_missing_without_the_extra(run, package, language, said):
    """In an environment that lacks a package of the extra: a sentence, what to type, and no traceback."""
    code = f"import contextlib, io\nsys.modules['{package}'] = None\nfrom innospace.cities import command\n"
    code += "heard = io.StringIO()\nwith contextlib.redirect_stderr(heard):\n"
    code += f"    print(command.main(['--language', '{language}', 'collect', '.']))\nprint(heard.getvalue())"
    end, text = run(code).split("\n", 1)
    assert end == "2"
    assert said in text
    assert 'pip install "innospace[cities]"' in text
    assert "cities" in PROJECT["project"]["optional-dependencies"]
    missing = re.search(r"\b(dask|pyarrow|distributed|locket|psutil|pyogrio|pyproj)\b", text)[0]
    assert missing == package or importlib.util.find_spec(missing) is None


def test_an_error_of_the_command_itself_is_no_missing_extra(run):
    code = "sys.modules['innospace.cities.cluster'] = None\nfrom innospace.cities import command\n"
    code += "try:\n    command.main(['status', '.'])\nexcept ModuleNotFoundError as error:\n    print(error.name)"
    assert run(code) == "innospace.cities.cluster\n"


def test_the_extra_asks_for_what_the_many_cities_import():
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "cities").glob("*.py")]
    imported = {name for text in files for name in re.findall(r"^(?:import|from) (\w+)", text, re.MULTILINE)}
    own = {re.match(r"\w+", name)[0] for name in PROJECT["project"]["dependencies"]}
    extra = {re.match(r"\w+", name)[0] for name in PROJECT["project"]["optional-dependencies"]["cities"]}
    # distributed brings psutil and locket; geopandas is for whoever reads the results in a notebook.
    assert imported - set(sys.stdlib_module_names) - own == extra - {"geopandas"} | {"psutil", "locket"}


def test_every_folder_of_the_core_is_listed():
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "core").rglob("__init__.py")}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == {
        "innospace.cities",
        "innospace.i18n",
        "innospace.resources",
        *("innospace." + ".".join(folder.parts) for folder in folders),
    }
