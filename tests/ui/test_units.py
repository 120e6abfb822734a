"""Metres typed are metres, whatever the layer beside them is in: in QGIS's own dialogs and in the plugin's."""

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingParameterDistance, QgsProject
from qgis.gui import QgsGui, QgsProcessingContextGenerator, QgsProcessingGui
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLabel

from innospace.ui.description import Tool
from innospace.ui.form import Form

PLACES = {"EPSG:2222": "POINT (600000 900000)", "EPSG:4490": "POINT (118 32)", "EPSG:32650": "POINT (600000 3500000)"}


class Generator(QgsProcessingContextGenerator):
    """Hands the widgets a context that knows the project."""

    def __init__(self):
        super().__init__()
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())

    def processingContext(self):
        return self.context


@pytest.fixture(params=PLACES, ids=["feet", "degrees", "metres"])
def layer(request, make_layer):
    made = make_layer("Point", {}, [(PLACES[request.param], {})], crs=request.param)
    yield QgsProject.instance().addMapLayer(made)
    QgsProject.instance().removeMapLayer(made.id())


def type_metres(widget, metres):
    """Choose metres where a unit can be chosen, type the number; gives the unit that is shown beside it otherwise."""
    widget.show()
    QApplication.processEvents()
    for box in widget.findChildren(QComboBox):
        if box.isVisible():
            box.setCurrentIndex(box.findText("meters"))
    widget.findChildren(QDoubleSpinBox)[0].setValue(metres)
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_in_the_dialog_of_the_toolbox(provider, layer):
    generator = Generator()
    algorithm = provider.algorithm("stockcontext")
    definitions = [algorithm.parameterDefinition(name) for name in ("CANDIDATES", "REACH")]
    make = QgsGui.processingGuiRegistry().createParameterWidgetWrapper
    wrappers = [make(definition, QgsProcessingGui.WidgetType.Standard) for definition in definitions]
    widgets = []
    for wrapper in wrappers:
        wrapper.registerProcessingContextGenerator(generator)
        widgets.append(wrapper.createWrappedWidget(generator.context))
    for wrapper in wrappers:
        wrapper.postInitialize(wrappers)
    wrappers[0].setParameterValue(layer.id(), generator.context)
    assert type_metres(widgets[1], 1000) == []
    assert wrappers[1].parameterValue() == 1000


def test_in_the_plugin_s_own_dialog(provider, layer):
    context = Generator().context
    form = Form(Tool("stockcontext", ""), context)
    form.set_value("CANDIDATES", layer.id())
    form.method.show()
    assert type_metres(form.rows["REACH"].widget, 1000) == []
    assert form.values()["REACH"] == 1000
    form.stop()
    form.release()


def test_no_length_hangs_on_a_layer(provider):
    lengths = [
        definition
        for algorithm in provider.algorithms()
        for definition in algorithm.parameterDefinitions()
        if isinstance(definition, QgsProcessingParameterDistance)
    ]
    assert len(lengths) > 10
    assert {definition.parentParameterName() for definition in lengths} == {""}
