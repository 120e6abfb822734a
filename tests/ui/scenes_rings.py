"""Scenes of the ring zones, played inside QGIS."""

from qgis.core import QgsLayoutExporter, QgsLayoutItemLabel, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from innospace.algorithms.data.map_sheet import export
from innospace.ui.first_steps import table


def _words_of_the_sheet(desk, dialog):
    """What stands on the sheet of the result that is shown; the layout goes again."""
    dialog.results.sheet.menu().actions()[0].trigger()
    desk.wait(lambda: desk.iface.openLayoutDesigners())
    desk.iface.openLayoutDesigners()[0].close()
    desk.wait(lambda: not desk.iface.openLayoutDesigners())
    manager = QgsProject.instance().layoutManager()
    (layout,) = manager.layouts()
    words = [word for item in layout.items() if isinstance(item, QgsLayoutItemLabel) for word in item.text().split()]
    manager.removeLayout(layout)
    return words


def from_sample_to_pattern(desk):
    """First steps → rings → distribution, with nothing typed."""
    dialog = desk.desktop.first_steps()
    desk.wait(dialog.isVisible)
    desk.shoot(dialog, "rings_data")
    values = dialog.form.values()
    assert table(dialog.form.chosen_layer("INPUT")) == "districts"
    assert (values["RING_FIELD"], values["CITY_FIELD"]) == ("ring", "city")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.wait(lambda: dialog.execution is not None and dialog.execution.finished)
    assert dialog.execution.succeeded, dialog.execution.error
    desk.shoot(dialog, "rings_result")
    assert dialog.results.answer.text().split()[0] in _words_of_the_sheet(desk, dialog)
    dialog.show_tool("ringdistribution")
    desk.shoot(dialog, "distribution_data")
    dialog.steps.setCurrentIndex(1)
    desk.shoot(dialog, "distribution_method")
    values = dialog.form.values()
    assert table(dialog.form.chosen_layer("INCUBATORS")) == "incubators"
    assert dialog.form.chosen_layer("RINGS").id() == dialog.results.execution.layers[0].id()
    assert [values[f] for f in ("LEVEL_FIELD", "AREA_FIELD", "YEAR_FIELD")] == ["level", "area_m2", "year"]
    dialog.run_button.click()
    desk.wait(lambda: dialog.execution.finished)
    assert dialog.execution.succeeded, dialog.execution.error
    desk.shoot(dialog, "distribution_result")
    canvas, made = desk.iface.mapCanvas(), dialog.execution.layers[0]
    desk.wait(lambda: made in canvas.layers() and not canvas.isDrawing())
    desk.shoot(desk.iface.mainWindow(), "distribution_map")
    assert len(dialog.results.excerpt.figures) >= 2
    dialog.results.charts.setCurrentIndex(1)
    dialog.results.sheet.menu().actions()[1].trigger()
    layout = QgsProject.instance().layoutManager().layouts()[0]
    desk.wait(lambda: desk.iface.openLayoutDesigners())
    designer = desk.iface.openLayoutDesigners()[0]
    desk.shoot(designer.window(), "map_sheet_designer")
    sheet = desk.shots / f"map_sheet-{desk.suffix}.png"
    assert export(layout, str(sheet)) == QgsLayoutExporter.ExportResult.Success
    designer.close()
    group = QgsProject.instance().layerTreeRoot().children()[0]
    assert group.name().startswith(dialog.execution.algorithm.displayName() + " · ")
    assert group.isExpanded()
    assert group.itemVisibilityChecked()
    earlier = QgsProject.instance().layerTreeRoot().children()[1]
    assert not earlier.isExpanded()
    shown = [node.layerId() for node in earlier.findLayers() if node.isVisible()]
    assert shown == [dialog.form.chosen_layer("RINGS").id()]
    in_group = [node.layer().id() for node in group.findLayers()]
    assert in_group[0] == dialog.execution.layers[0].id()
    assert {layer.id() for layer in dialog.execution.layers} == set(in_group)
