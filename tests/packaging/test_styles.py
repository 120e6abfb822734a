"""The script that writes the styles."""

import re
import subprocess
import sys

from conftest import ROOT
from qgis.core import Qgis, QgsApplication, QgsReadWriteContext, QgsTextFormat
from qgis.PyQt.QtXml import QDomDocument

from innospace.algorithms import styling


def made(folder):
    """The styles that one run of the script writes, by name."""
    folder.mkdir()
    subprocess.run([sys.executable, ROOT / "scripts" / "make_styles.py", folder], check=True, timeout=300)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_second_run_changes_nothing(tmp_path):
    """QGIS writes attributes in an order of chance and new ids at each run; a change must show what changed."""
    shipped = {path.name: path.read_bytes() for path in styling.STYLES.glob("*.qml")}
    styles = made(tmp_path / "styles")
    # What ships was made by a run on the oldest QGIS; a newer one may write more.
    assert styles == (shipped if Qgis.versionInt() < 34100 else made(tmp_path / "again"))
    assert set(styles) == set(shipped)


def test_no_style_names_a_font_so_that_the_user_s_own_is_taken(qgis_app):
    """The font of the machine that wrote the styles need not be on another, nor have Chinese letters."""
    labelled = [path for path in styling.STYLES.glob("*.qml") if "<text-style" in path.read_text(encoding="utf-8")]
    assert labelled
    for path in labelled:
        assert not re.search(r"fontFamily|namedStyle", path.read_text(encoding="utf-8")), path.name
        style, text_format = QDomDocument(), QgsTextFormat()
        style.setContent(path.read_text(encoding="utf-8"))
        text_format.readXml(style.elementsByTagName("settings").at(0).toElement(), QgsReadWriteContext())
        assert (text_format.font().family(), text_format.size()) == (QgsApplication.font().family(), 7)
