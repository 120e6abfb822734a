"""What is taken along from the results comes whole or not at all, and where it cannot be written that is said in words."""

import re
import subprocess

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
