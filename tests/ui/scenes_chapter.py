"""The chapter in its window: layers found, contents foreseen with what they lack, a run whose layers come styled."""

import re
import tempfile
from html import escape
from pathlib import Path
from zipfile import ZipFile

from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from innospace.core.base import terms
from innospace.core.page.parts import HeadingPart
from innospace.ui import first_steps, guess
from innospace.ui.first_steps import table
from innospace.ui.guess import MADE

from .player_help import finish, open_group
from .scenes_guide import _only_the_community
from .walker import everything


def _lines(tree):
    """What the contents say: a line a section, and its parts."""
    sections = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    return {
        item.data(0, Qt.ItemDataRole.UserRole): (
            item.text(0),
            [item.child(k).text(0) for k in range(item.childCount())],
        )
        for item in sections
    }


def the_chapter_comes_first_and_foresees_its_contents(desk):
    """The first entry of the menu; with the region its scales are there, and each part that is not says what it lacks."""
    entries = [action.objectName() for action in desk.desktop.menu.actions() if action.objectName()]
    assert entries[0] == "innospace_open_diagnosis"
    window = open_group(desk, "diagnosis")
    assert window.tool.algorithm == "chapter"
    names = ("INCUBATORS", "CITIES", "AXIS", "RINGS", "SITES", "BUILDINGS", "INNOVATION_HOSTS", "PRODUCTION_HOSTS")
    found = {name: table(layer) if (layer := window.form.chosen_layer(name)) else "" for name in names}
    assert found == {
        "INCUBATORS": "incubators", "CITIES": "cities", "AXIS": "yangtze", "RINGS": "districts", "SITES": "grounds",
        "BUILDINGS": "buildings", "INNOVATION_HOSTS": "innovation_hosts", "PRODUCTION_HOSTS": "production_hosts",
    }  # fmt: skip
    values = window.form.values()
    assert [values[name] for name in ("CITY_NAME_FIELD", "RING_FIELD", "CITY_FIELD")] == ["city", "ring", "city"]
    # The incubators are the region's; what lies where people live is the community's.
    names = ("DEMAND", "FACILITIES", "SUPPLY", "EXISTING", "CANDIDATES", "NETWORK")
    at_home = {name: table(layer) if (layer := window.form.chosen_layer(name)) else "" for name in names}
    assert at_home == {
        "DEMAND": "居住建筑", "FACILITIES": "兴趣点", "SUPPLY": "众创空间", "EXISTING": "众创空间", "CANDIDATES": "存量空间",
        "NETWORK": "道路",
    }, at_home  # fmt: skip
    desk.shoot(desk.iface.mainWindow(), "special_chapter_data")
    window.steps.setCurrentIndex(1)
    desk.shoot(desk.iface.mainWindow(), "special_chapter_method")
    tree = window.form.rows["SECTIONS"].wrapper.tree
    lines = _lines(tree)
    assert lines["region"][0].startswith("1 ")
    assert lines["region"][1][1].startswith("1.2 ")
    tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    lines = _lines(tree)
    assert lines["region"][0].startswith("—")
    assert lines["rings"][0].startswith("1 ")
    assert "region" not in window.form.values()["SECTIONS"]


def _each_section_comes_by_itself(desk, window):
    """Its chart, or the table of one of its layers, puts its layers on the map and those of the others off it, and goes there."""
    canvas, results, root = desk.iface.mapCanvas(), window.results, QgsProject.instance().layerTreeRoot()

    def on_the_map(layer):
        return root.findLayer(layer.id()).isVisible()

    made = [layer for layer in window.execution.layers if layer.isSpatial()]
    sections = set()
    for i in range(results.charts.count()):
        results.charts.setCurrentIndex(i)
        shown = [layer for layer in made if on_the_map(layer)]
        assert 0 < len(shown) < len(made), results.charts.currentText()
        assert results.layers.currentText() in {layer.name() for layer in shown}
        if (section := tuple(layer.name() for layer in shown)) not in sections:
            sections.add(section)
            desk.wait(lambda shown=shown: set(shown) <= set(canvas.layers()) and not canvas.isDrawing())
            desk.shoot(desk.iface.mainWindow(), f"special_chapter_section_{len(sections)}")
    assert len(sections) >= 4, sections
    assert len({name for names in sections for name in names}) == sum(map(len, sections))
    hidden = next(layer for layer in made if not on_the_map(layer))
    results.layers.setCurrentText(hidden.name())
    assert on_the_map(hidden)
    assert not on_the_map(shown[0])
    results.charts.setCurrentIndex(0)
    desk.wait(lambda: hidden not in canvas.layers() and not canvas.isDrawing())
    desk.shoot(desk.iface.mainWindow(), "special_chapter_result")


def _report_in_other_forms(window):
    """The document of the run, whole, as Word and printers take it."""
    chosen = [action.text() for action in window.results.export.menu().actions() if action.isEnabled()]
    assert [kind for kind in ("PDF", "ODT") if any(kind in text for text in chosen)] == ["PDF", "ODT"]
    with tempfile.TemporaryDirectory() as folder:
        for form in ("pdf", "odt"):
            assert window.results.save_report(f"{folder}/chapter.{form}") == ""
        assert (Path(folder) / "chapter.pdf").read_bytes()[:5] == b"%PDF-"
        written = ZipFile(f"{folder}/chapter.odt").read("content.xml").decode()
        headings = [part.text for part in window.results.report.parts() if isinstance(part, HeadingPart)]
        assert len(headings) > 8
        assert [text for text in headings if escape(text, quote=False) not in written] == []
        assert window.results.save_report(f"{folder}/nowhere/chapter.pdf")


def a_chapter_of_the_community(desk):
    """One run: the document's answers, and all layers of the GeoPackage in a group, styled, headed in words."""
    first_steps.load_sample(desk.iface.mapCanvas())
    _only_the_community()
    window = open_group(desk, "diagnosis", load=False)
    lines = _lines(window.form.rows["SECTIONS"].wrapper.tree)
    assert lines["region"][0].startswith("—")
    assert all(text.startswith("—") for text in lines["region"][1])
    assert lines["life_circle"][0][0].isdigit()
    window.steps.setCurrentIndex(1)
    desk.shoot(desk.iface.mainWindow(), "special_chapter_contents")
    sources = [row.definition.name() for row in window.form.rows.values() if row.definition.type() == "source"]
    inputs = [window.form.chosen_layer(name) for name in sources]
    guessed, guess = [], window.form.guess
    window.form.guess = lambda: guessed.append(len(QgsProject.instance().mapLayers())) or guess()
    window.run_button.click()
    assert window.is_running or window.execution.finished, window.form.errors
    desk.wait(lambda: window.execution.finished, 150)
    assert window.execution.succeeded, window.execution.error
    assert guessed == [len(QgsProject.instance().mapLayers())]  # once, with all layers there
    assert [window.form.chosen_layer(name) for name in sources] == inputs
    assert all(
        layer.customProperty(MADE) for layer in window.execution.layers
    )  # a style of the file takes no mark away
    _each_section_comes_by_itself(desk, window)
    assert not (wrong := everything(desk, window)), wrong
    assert len(window.results.excerpt.sentences) >= 4
    assert len(window.execution.layers) > 8
    renderers = [layer.renderer().type() for layer in window.execution.layers if layer.isSpatial()]
    assert renderers.count("categorizedSymbol") == len(renderers) - 1  # gaps have one class
    assert len(QgsProject.instance().mapLayers()) > len(window.execution.layers)
    _report_in_other_forms(window)
    window.form.take("TITLE", "南京")
    QgsProject.instance().clear()
    assert not window.form.values().get("TITLE")


def a_chapter_into_a_file_with_tables_of_the_user(desk):
    """What he has drawn in it stays his: it is not loaded with the results, and each of these knows that a run has made it."""
    target = Path(tempfile.mkdtemp()) / "plan.GPKG"
    cities = QgsVectorLayer(f"{terms.RESOURCES / 'sample' / 'nanjing_region.gpkg'}|layername=cities", "cities", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", "my drafts"
    transforms = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(cities, str(target), transforms, options)
    window = open_group(desk, "diagnosis")
    window.form.set_value("SECTIONS", ["rings"])
    window.form.set_value("OUTPUT", str(target))
    before = set(QgsProject.instance().mapLayers())
    finish(desk, window)
    layers = window.execution.layers
    assert {layer.id() for layer in layers} == set(QgsProject.instance().mapLayers()) - before
    names = {layer.name() for layer in QgsProviderRegistry.instance().querySublayers(str(target))}
    assert {layer.name() for layer in layers} == names - {"my drafts"}
    assert len(layers) >= 3
    assert {tuple(layer.customProperty(guess.MADE) or ()) for layer in layers} == {("chapter", "")}
    desk.shoot(desk.iface.mainWindow(), "special_chapter_beside_drafts")


CITIES = ("南京市", "镇江市", "扬州市", "淮安市", "马鞍山市", "滁州市", "芜湖市", "宣城市")


def _fill(panel, rows):
    """Put values into QGIS's table, a row a city, as who types them does."""
    panel.clear()
    for number, row in enumerate(rows):
        panel.addRow()
        for name, value in row.items():
            column = panel.parameter_to_column[name]
            if name in ("OUTPUT", "REPORT"):
                panel.tblParameters.cellWidget(number + 1, column).setValue(value)
            else:
                panel.wrappers[number][column].setParameterValue(value, QgsProcessingContext())


def eight_cities_in_the_batch(desk):
    """A table of eight cities in QGIS's own batch window gives eight chapters, each with its package."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("innospace:chapter")
    dialog = BatchAlgorithmDialog(algorithm, desk.iface.mainWindow())
    sample, folder = terms.RESOURCES / "sample" / "nanjing_region.gpkg", Path(tempfile.mkdtemp())
    rows = [
        {
            "SECTIONS": ["rings"], "INCUBATORS": f"{sample}|layername=incubators",
            "RINGS": f"{sample}|layername=districts|subset=\"city\" = '{city}'", "RING_FIELD": "ring", "CITY_FIELD": "city",
            "TITLE": city, "OUTPUT": str(folder / f"{city}.gpkg"), "REPORT": str(folder / f"{city}.html"),
        }
        for city in CITIES
    ]  # fmt: skip
    _fill(dialog.mainWidget(), rows)
    dialog.mainWidget().checkLoadLayersOnCompletion.setChecked(False)
    dialog.show()
    desk.shoot(dialog, "special_chapter_batch")
    dialog.runAlgorithm()
    desk.wait(lambda: len(list(folder.glob("*.html"))) == len(CITIES) and dialog.runButton().isEnabled(), 200)
    for city in CITIES:
        page = (folder / f"{city}.html").read_text(encoding="utf-8")
        assert f"<h1>{city}</h1>" in page
        others = [other for other in CITIES if other != city]
        layers = QgsProviderRegistry.instance().querySublayers(str(folder / f"{city}.gpkg"))
        assert len(layers) == 4, [layer.name() for layer in layers]
        patterns = re.split(r"<h2[^>]*>\d ", page)[1]
        assert city in patterns
        assert not any(other in patterns for other in others)
    dialog.close()
