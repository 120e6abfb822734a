"""The script that writes the styles."""

import re
import subprocess
import sys

from conftest import ROOT
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsReadWriteContext,
    QgsTextFormat,
    QgsVectorLayer,
)
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


def test_what_may_be_points_or_areas_has_a_style_for_both(provider):
    """Incubators are often mapped as grounds: without a style of their own they would come in one colour of chance."""
    always = {"read_table": ("readtable", "OUTPUT"), "network_ends": ("networkcheck", "ENDS")}
    always["left_over"] = ("residents", "LEFT_OVER")
    of_points = [
        path.stem for path in styling.STYLES.glob("*.qml") if "<layerGeometryType>0<" in path.read_text("utf-8")
    ]
    lacking = {name for name in of_points if not has_areas(name)}
    assert lacking == set(always)
    for tool, output in always.values():
        kind = provider.algorithm(tool).parameterDefinition(output).dataType()
        assert kind == Qgis.ProcessingSourceType.VectorPoint, tool


def has_areas(name):
    """Whether a style of points has one of areas beside it, of the same classes."""
    paths = [styling.STYLES / f"{name}_area.qml", styling.STYLES / f"{name.removesuffix('_point')}_polygon.qml"]
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        return False
    of_points, of_areas = QgsVectorLayer("Point", "", "memory"), QgsVectorLayer("Polygon", "", "memory")
    of_points.loadNamedStyle(str(styling.STYLES / f"{name}.qml"))
    of_areas.loadNamedStyle(str(path))
    points, areas = of_points.renderer(), of_areas.renderer()
    if isinstance(points, QgsCategorizedSymbolRenderer):
        assert [one.value() for one in areas.categories()] == [one.value() for one in points.categories()], name
        assert areas.classAttribute() == points.classAttribute()
    return True
