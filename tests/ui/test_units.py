"""Metres typed are metres, whatever the layer beside them is in: in QGIS's own dialogs and in the plugin's."""

import gc

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterNumber,
    QgsProject,
)
from qgis.gui import QgsGui, QgsProcessingContextGenerator, QgsProcessingGui
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEventLoop
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLabel

from innospace.algorithms import parameters
from innospace.algorithms.inputs import Inputs
from innospace.ui import lengths
from innospace.ui.description import Tool
from innospace.ui.execution import Execution
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
    algorithm = provider.algorithm("sharingmode")
    definitions = [algorithm.parameterDefinition(name) for name in ("INCUBATORS", "REACH")]
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
    assert not hasattr(wrappers[1], "setUnitParameterValue")
    assert widgets[1].findChildren(QDoubleSpinBox)[0].text() == "1000 m"


def test_in_the_plugin_s_own_dialog(provider, layer):
    context = Generator().context
    form = Form(Tool("sharingmode", ""), context)
    form.set_value("INCUBATORS", layer.id())
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


def standing_alone(provider, tool, name, kind=QgsProcessingGui.WidgetType.Standard):
    """A length without a dialog around it: wrapper, widget, box; and the algorithm, which owns the definition."""
    algorithm = provider.algorithm(tool)
    wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(algorithm.parameterDefinition(name), kind)
    widget = wrapper.createWrappedWidget(QgsProcessingContext())
    return wrapper, widget, widget.findChildren(QDoubleSpinBox)[0], algorithm


@pytest.mark.parametrize("kind", [QgsProcessingGui.WidgetType.Standard, QgsProcessingGui.WidgetType.Batch])
def test_an_optional_length_can_be_empty(provider, kind):
    wrapper, _widget, box, _algorithm = standing_alone(provider, "ringsfromdensity", "MAX_RADIUS", kind)
    heard = []
    wrapper.widgetValueHasChanged.connect(lambda who: heard.append(who.parameterDefinition().name()))
    assert wrapper.parameterValue() is None
    box.setValue(2500)
    assert (wrapper.parameterValue(), box.text()) == (2500, "2500.0 m")
    wrapper.setParameterValue(None, QgsProcessingContext())
    assert wrapper.parameterValue() is None
    assert set(heard) == {"MAX_RADIUS"}


def test_the_box_has_the_bounds_and_decimals_of_the_parameter(provider):
    _wrapper, _widget, box, _algorithm = standing_alone(provider, "ringsfromdensity", "RING_WIDTH")
    assert (box.minimum(), box.maximum(), box.decimals(), box.value()) == (1, 40_075_017, 0, 1000)


def test_what_may_be_minutes_shows_no_unit_where_none_can_be_chosen(provider):
    _wrapper, _widget, box, _algorithm = standing_alone(provider, "stockcontext", "REACH")
    assert box.text() == "1000"


BY_UNIT = [
    (tool, name)
    for tool, names in {
        "stockcontext": ("REACH", "MAX_DISTANCE"),
        "accessmatrix": ("CUTOFF",),
        "floatingcatchment": ("CATCHMENT", "DECAY_SCALE"),
        "siting": ("RADIUS",),
    }.items()
    for name in names
]


def test_each_length_that_follows_the_unit_is_tried(provider):
    marked = [
        (algorithm.name(), definition.name())
        for algorithm in provider.algorithms()
        for definition in algorithm.parameterDefinitions()
        if parameters.is_by_unit(definition)
    ]
    texts = [("serviceareas", "CUTOFFS"), ("floatingcatchment", "STEPS"), ("sitinglevels", "LEVELS")]
    assert sorted(marked) == sorted(BY_UNIT + texts)


@pytest.mark.parametrize(("tool", "name"), BY_UNIT)
def test_what_may_be_minutes_shows_the_unit_that_holds(provider, tool, name):
    form = Form(Tool(tool, ""), Generator().context)
    box = form.rows[name].widget.findChildren(QDoubleSpinBox)[0]
    box.setValue(600)
    assert box.text() == ("600.0 m" if name == "DECAY_SCALE" else "600 m")
    form.rows["UNIT"].wrapper.setParameterValue("minutes", form.context)
    assert box.text() == "600.0 min"
    form.set_value("UNIT", "metres")
    assert (box.text(), form.values().get(name, 600)) == ("600.0 m", 600)
    form.stop()
    form.release()


@pytest.mark.parametrize("order", [("UNIT", "length"), ("length", "UNIT")])
@pytest.mark.parametrize(
    ("unit", "value"), [("minutes", 7.5), ("minutes", 2.25), ("metres", 450.5), ("metres", 0.04), ("metres", 0.4)]
)
@pytest.mark.parametrize(("tool", "name"), BY_UNIT)
def test_what_is_set_is_what_is_asked_for_whichever_comes_first(provider, tool, name, unit, value, order):
    form = Form(Tool(tool, ""), Generator().context)
    given = {"UNIT": unit, "length": value}
    for which in order:
        form.set_value(name if which == "length" else which, given[which])
    assert form.values()[name] == value
    for other in ("metres", "minutes"):
        form.set_value("UNIT", other)
        assert form.values()[name] == value
    form.stop()
    form.release()


@pytest.mark.parametrize(("tool", "name"), [("ringsfromdensity", "RING_WIDTH"), ("ringsfromdensity", "MAX_RADIUS")])
def test_a_length_that_is_set_is_not_rounded(provider, tool, name):
    wrapper, _widget, box, _algorithm = standing_alone(provider, tool, name)
    for value in (1250.5, "1000.125", 2500):
        wrapper.setParameterValue(value, QgsProcessingContext())
        assert wrapper.parameterValue() == float(value)
    assert box.decimals() == 3
    if name == "MAX_RADIUS":
        wrapper.setParameterValue(None, QgsProcessingContext())
        assert wrapper.parameterValue() is None


def test_texts_and_tables_say_the_unit_that_holds_in_their_headings(provider):
    limits = Form(Tool("serviceareas", ""), Generator().context)
    steps = Form(Tool("floatingcatchment", ""), Generator().context)
    levels = Form(Tool("sitinglevels", ""), Generator().context)
    heads = levels.rows["LEVELS"].wrapper.table.horizontalHeaderItem

    def shown():
        return limits.rows["CUTOFFS"].label.text(), steps.rows["STEPS"].label.text(), heads(2).text()

    assert shown() == ("Limits (m)", "Steps (m)", "radius (m)")
    for form in (limits, steps, levels):
        form.set_value("UNIT", "minutes")
    assert shown() == ("Limits (min)", "Steps (min)", "radius (min)")
    assert [heads(i).text() for i in (0, 1)] == ["level", "sites"]
    for form in (limits, steps, levels):
        form.stop()
        form.release()


@pytest.mark.parametrize(
    ("tool", "name", "metres", "minutes"),
    [
        ("stockcontext", "REACH", 1000, 15),
        ("stockcontext", "MAX_DISTANCE", 1000, 240),
        ("accessmatrix", "CUTOFF", 1000, 90),
        ("serviceareas", "CUTOFFS", "300,500，1000", "5,10,15"),
        ("floatingcatchment", "STEPS", "500:1, 1000:0.5", "5:1, 10:0.5"),
        (
            "sitinglevels",
            "LEVELS",
            ["near", "2", "300", "far", "1", "1000"],
            ["near", "500", "10", "far", "1000", "15"],
        ),
    ],
)
def test_metres_left_in_a_box_are_told_beside_it_once_the_unit_is_minutes(provider, tool, name, metres, minutes):
    form = Form(Tool(tool, ""), Generator().context)
    remark = form.rows[name].remark

    def said(unit, value):
        form.set_value("UNIT", unit)
        form.set_value(name, value)
        form.check()
        return remark.text()

    assert said("metres", metres) == ""
    assert said("minutes", metres) == "ℹ The limit of 1,000 minutes is 17 hours: were metres meant?"
    assert name not in form.errors
    assert said("minutes", minutes) == ""
    form.stop()
    form.release()


def test_the_report_says_the_unit_of_a_text(provider):
    algorithm = provider.algorithm("floatingcatchment").create()
    for unit, said in (("metres", "Steps (m)"), ("minutes", "Steps (min)")):
        settings = Inputs(algorithm, {"STEPS": "5:1", "UNIT": unit}, QgsProcessingContext()).settings
        assert dict(settings.to_numpy())[said] == "5:1"


def ran(algorithm, parameters):
    """The headings of the first result of a run as a window starts it, by field."""
    output = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", QgsProject.instance())
    execution, loop = Execution(algorithm, parameters | {"OUTPUT": output}), QEventLoop()
    execution.ended.connect(loop.quit)
    execution.start()
    if not execution.finished:
        loop.exec()
    assert execution.succeeded, execution.lines
    return {field.name(): field.alias() for field in execution.main_layer().fields()}


@pytest.mark.parametrize(("unit", "shown"), [("metres", "m"), ("minutes", "min")])
def test_a_result_in_the_unit_of_the_run_says_it_in_its_heads(provider, make_layer, qgis_new_project, unit, shown):
    way = make_layer("LineString", {}, [("LINESTRING (600000 3500000, 600900 3500000)", {})])
    fields = {"distance": "double"}  # one of the user's own, in a unit that only the user knows
    places = make_layer("Point", fields, [("POINT (600400 3500000)", {"distance": 3.0})])
    QgsProject.instance().addMapLayers([way, places])
    heads = ran(
        provider.algorithm("serviceareas").create(),
        {"FACILITIES": places.id(), "NETWORK": way.id(), "CUTOFFS": "5", "UNIT": unit},
    )
    assert (heads["cutoff"], heads["distance"]) == (f"limit ({shown})", "")
    layers = {"DEMAND": places.id(), "CANDIDATES": places.id(), "NETWORK": way.id(), "NUMBER": 1}
    heads = ran(
        provider.algorithm("siting").create(),
        {**layers, "RADIUS": 5, "UNIT": unit},
    )
    assert (heads["mean_d"], heads["worst_d"]) == (f"mean distance ({shown})", f"longest distance ({shown})")


def test_in_the_model_designer(provider):
    model = QgsProcessingModelAlgorithm()
    model.addModelParameter(QgsProcessingParameterNumber("far", "far"), QgsProcessingModelParameter("far"))
    child = QgsProcessingModelChildAlgorithm("innospace:ringsfromdensity")
    child.setChildId("rings")
    model.addChildAlgorithm(child)
    algorithm, context = provider.algorithm("ringsfromdensity"), QgsProcessingContext()
    definition = algorithm.parameterDefinition("RING_WIDTH")
    widget = QgsGui.processingGuiRegistry().createModelerParameterWidget(model, "rings", definition, context)
    gc.collect()
    widget.setWidgetValue(QgsProcessingModelChildParameterSource.fromStaticValue(750))
    assert widget.findChildren(QDoubleSpinBox)[0].text() == "750 m"
    assert widget.value().staticValue() == 750
    widget.setWidgetValue(QgsProcessingModelChildParameterSource.fromModelParameter("far"))
    assert widget.value().parameterName() == "far"


def test_nothing_is_kept_of_what_is_deleted_and_what_is_not_works_on(provider):
    before = len(lengths._kept)
    made = [standing_alone(provider, "ringsfromdensity", "RING_WIDTH") for _ in range(20)]
    gc.collect()
    for wrapper, widget, box, _ in made[:10]:
        box.setValue(3)
        assert wrapper.parameterValue() == 3
        sip.delete(widget)
        sip.delete(wrapper)
    for wrapper, _widget, box, _ in made[10:]:
        box.setValue(4)
        assert wrapper.parameterValue() == 4
    assert len(lengths._kept) == before + 20
    for wrapper, widget, *_ in made[10:]:
        sip.delete(wrapper)
        sip.delete(widget)
    assert len(lengths._kept) == before


def test_without_the_box_of_our_own_a_length_is_a_plain_number(provider):
    parameters.show_lengths_with()
    plain = parameters.distance("REACH", "Reach", None, optional=True)
    parameters.show_lengths_with(lengths.TYPE)
    kind = QgsProcessingGui.WidgetType.Standard
    wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(plain, kind)
    box = wrapper.createWrappedWidget(QgsProcessingContext())
    assert (plain.type(), wrapper.parameterValue()) == ("distance", None)
    box.setValue(1000)
    assert wrapper.parameterValue() == 1000
