"""What is taken along from the results comes whole or not at all, and where it cannot be written that is said in words."""

import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtGui import QImage

from innospace.algorithms import documents
from innospace.core.page.report import Report
from innospace.ui.figures import Figure, picture
from innospace.ui.saving import saved
from innospace.ui.table import ResultTable

pytestmark = pytest.mark.usefixtures("qgis_app")
ROWS = 2_000


@pytest.fixture
def table():
    layer = QgsVectorLayer("NoGeometry?field=name:string", "t", "memory")
    for number in range(ROWS):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"{number} {'创客空间' * 20}"])
        layer.dataProvider().addFeature(feature)
    shown = ResultTable(QgsMapCanvas())
    shown.show_layer(layer)
    yield shown
    shown.clear()


@pytest.fixture
def kinds(table):
    """What saves a file of each kind, by its ending."""
    svg, report = picture("belt"), Report("题目")
    report.paragraph("甲" * 100_000)
    figure = Figure(svg.replace("</svg>", f"<!--{'x' * 300_000}--></svg>"))
    whole = Figure(svg)
    return {
        "csv": table.save_csv,
        "svg": figure.save,
        "png": whole.save,
        "html": lambda path: saved(path, lambda made: documents.write(report, made)),
    }


ENDINGS = pytest.mark.parametrize("ending", ["csv", "svg", "png", "html"])


@ENDINGS
def test_a_file_comes_in_place_of_an_earlier_one(kinds, tmp_path, ending):
    path = tmp_path / f"图.{ending}"
    path.write_text("earlier", encoding="utf-8")
    assert kinds[ending](str(path)) == ""
    assert len(path.read_bytes()) > 1000
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    if ending == "png":
        assert not QImage(str(path)).isNull()


@ENDINGS
def test_a_place_that_takes_no_file_is_told_in_words(kinds, tmp_path, ending):
    """A folder stands there, or there is none to stand in."""
    there, nowhere = tmp_path / f"图.{ending}", tmp_path / "nowhere" / f"图.{ending}"
    there.mkdir()
    assert re.search(f"“图.{ending}” is a folder. Add the name of a file", kinds[ending](str(there)))
    assert re.search(f"the folder of “.*/nowhere/图.{ending}” does not exist", kinds[ending](str(nowhere)))
    assert list(tmp_path.rglob("*")) == [there]


@ENDINGS
def test_an_earlier_file_stays_where_the_disk_is_full(kinds, tmp_path, ending):
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        path = folder / f"图.{ending}"
        path.write_text("earlier", encoding="utf-8")
        assert "the disk is full" in kinds[ending](str(path))
        assert path.read_text(encoding="utf-8") == "earlier"
        assert list(folder.iterdir()) == [path]
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def as_nobody():
    """A folder of a user to whom files can be protected, as they cannot be to root."""
    folder = Path(tempfile.mkdtemp())  # not below pytest's folder: he must get there
    try:
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, 65534, 65534)
        os.setresuid(65534, 65534, 0)
        try:
            yield folder
        finally:
            os.setresuid(0, 0, 0)
    finally:
        shutil.rmtree(folder)


@ENDINGS
def test_a_protected_file_stays(kinds, ending):
    with as_nobody() as folder:
        path = folder / f"图.{ending}"
        path.write_text("earlier", encoding="utf-8")
        path.chmod(0o444)
        assert re.search(f"“.*图.{ending}” is protected, or open in a program", kinds[ending](str(path)))
        assert path.read_text(encoding="utf-8") == "earlier"
        assert list(folder.iterdir()) == [path]
        path.chmod(0o644)
        assert kinds[ending](str(path)) == ""
        assert len(path.read_bytes()) > 1000


@ENDINGS
def test_a_link_stays_and_its_file_is_replaced(kinds, tmp_path, ending):
    """The file has another ending and stands elsewhere; the kind is that of the name that was given."""
    (tmp_path / "elsewhere").mkdir()
    link, file = tmp_path / f"图.{ending}", tmp_path / "elsewhere" / "图.old"
    file.write_text("earlier", encoding="utf-8")
    link.symlink_to(file)
    assert kinds[ending](str(link)) == ""
    assert link.is_symlink()
    assert len(file.read_bytes()) > 1000
    assert sorted(tmp_path.rglob("*")) == sorted([link, file, file.parent])


def _saves_and_dies(path):
    saved(path, lambda made: (made.write_text("half", encoding="utf-8"), os.kill(os.getpid(), signal.SIGKILL)))


def test_what_a_killed_qgis_left_of_a_file_is_hidden_and_goes_with_the_next(tmp_path):
    path = tmp_path / "图.csv"
    path.write_text("earlier", encoding="utf-8")
    process = multiprocessing.get_context("fork").Process(target=_saves_and_dies, args=(str(path),))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert path.read_text(encoding="utf-8") == "earlier"
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith(".innospace-")] == [path.name]
    assert saved(str(path), lambda made: made.write_text("new", encoding="utf-8")) == ""
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]
