"""A field that is guessed or handed on is the one shown, whatever other fields are called."""

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSourceDefinition, QgsProject
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit

from innospace.ui.form import Form
from innospace.ui.tools import layout, lifecircle, region, siting

(TOOL,) = [tool for tool in lifecircle.describe().tools if tool.algorithm == "lifecirclecoverage"]


@pytest.mark.parametrize("alias", ["class", "class in words", ""])
def test_the_alias_of_another_field_is_not_taken_for_its_name(provider, make_layer, qgis_new_project, alias):
    """QGIS shows class_name where class is asked for, if class_name is headed “class”."""
    fields = {"class": "string", "class_name": "string"}
    layer = make_layer("Point", fields, [("POINT (0 0)", {"class": "clinic", "class_name": "Clinic"})], name="兴趣点")
    layer.setFieldAlias(1, alias)
    QgsProject.instance().addMapLayer(layer)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    form = Form(TOOL, context)
    form.guess()
    assert form.values()["CATEGORY_FIELD"] == "class"
    for field in ("class_name", "class"):
        form.take("CATEGORY_FIELD", field)
        assert form.values()["CATEGORY_FIELD"] == field
    form.stop()
    form.release()


def test_several_fields_are_listed_by_their_headings(provider, make_layer, qgis_new_project):
    (tool,) = [tool for tool in region.describe().tools if tool.algorithm == "drivers"]
    fields = {"n": "integer", "urban_residents": "integer", "xz": "string"}
    layer = make_layer("Point", fields, [("POINT (0 0)", {"n": 1, "urban_residents": 5, "xz": "a"})], name="cities")
    layer.setFieldAlias(2, "小镇")
    QgsProject.instance().addMapLayer(layer)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    form = Form(tool, context)
    form.set_value("AREAS", layer.id())
    form.take("FACTORS", ["urban_residents", "xz"])
    form.check()
    assert form.rows["FACTORS"].widget.findChild(QLineEdit).text() == "urban residents, 小镇"
    assert form.values()["FACTORS"] == ["urban_residents", "xz"]
    # A layer goes by its name, without the code of its CRS.
    assert form.rows["AREAS"].widget.findChild(QComboBox).currentText() == "cities"
    form.stop()
    form.release()


@pytest.mark.parametrize("algorithm", ["siting", "sitinglevels"])
@pytest.mark.parametrize("names", [True, False])
def test_the_fields_of_a_layer_that_is_handed_on_are_guessed_anew(
    provider, make_layer, qgis_new_project, algorithm, names
):
    """A name is found in the layer of the run before, whatever the first guess was of; where it has none, none is."""
    (tool,) = [tool for tool in siting.describe().tools if tool.algorithm == algorithm]
    other = make_layer("Point", {"label_a": "string"}, [("POINT (0 0)", {})], name="candidates")
    fields = {"grade": "string", "score": "double"} | ({"名称": "string"} if names else {})
    ranked = make_layer("Point", fields, [("POINT (0 0)", {"grade": "A", "score": 1.0})], name="ranked")
    homes = make_layer("Point", {"pop": "integer"}, [("POINT (0 0)", {"pop": 1})], name="demand")
    QgsProject.instance().addMapLayers([other, ranked, homes])
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    form = Form(tool, context)
    form.guess()
    before = form.values().get("NAME_FIELD")
    form.take("CANDIDATES", QgsProcessingFeatureSourceDefinition(ranked.id(), filterExpression="grade IN ('A', 'B')"))
    after = form.values().get("NAME_FIELD")
    form.stop()
    form.release()
    assert (before, after) == (None, "名称" if names else None)


@pytest.mark.parametrize(("field", "taken"), [("desks_min", None), ("工位数上限", None), ("服务人口", "服务人口")])
def test_desks_are_no_residents_that_a_site_can_serve(provider, make_layer, qgis_new_project, field, taken):
    """A resident in need of a desk each: the screening's desks would leave most people without a site."""
    (tool,) = [tool for tool in siting.describe().tools if tool.algorithm == "siting"]
    ranked = make_layer("Point", {"score": "double", field: "integer"}, [("POINT (0 0)", {field: 9})], name="存量空间")
    ranked.setFieldAlias(1, "工位数下限" if field == "desks_min" else "")
    homes = make_layer("Point", {"人口": "integer"}, [("POINT (0 0)", {"人口": 1})], name="居住建筑")
    QgsProject.instance().addMapLayers([ranked, homes])
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    form = Form(tool, context)
    form.guess()
    values = form.values()
    form.stop()
    form.release()
    assert (values["CANDIDATES"], values["POPULATION_FIELD"]) == (ranked.id(), "人口")
    assert values.get("CAPACITY_FIELD") == taken


@pytest.mark.parametrize(
    ("algorithm", "beside", "name", "field"),
    [
        ("townlayout", "INNOVATION_HOSTS", "产业园", ""),
        ("modulecompleteness", "DESIGN_EXCHANGE_FIELD", "设施", ""),
        ("modulecompleteness", "DESIGN_EXCHANGE_FIELD", "", "融资"),
        ("sharingmode", "THIRD_SPACES", "写字楼", ""),
    ],
)
def test_a_run_that_must_fail_for_want_of_one_of_several_is_told_before(
    provider, make_layer, qgis_new_project, algorithm, beside, name, field
):
    """Neither kind of host, no module, no space to share with: ⚠ beside the first of them until one is there."""
    (tool,) = [tool for tool in layout.describe().tools if tool.algorithm == algorithm]
    shape = "POLYGON ((0 0, 1 0, 1 1, 0 0))"
    points = make_layer("Polygon", {field: "string"} if field else {}, [(shape, {})], name="孵化器")
    lacking = make_layer("Polygon", {}, [(shape, {})], name="孵化器")
    other = make_layer("Polygon", {"module": "string"}, [(shape, {})], name=name)
    said = []
    for layers in ([lacking], [points, *([other] if name else [])]):
        QgsProject.instance().clear()
        QgsProject.instance().addMapLayers([layer.clone() for layer in layers])
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        form = Form(tool, context)
        form.guess()
        said.append((list(form.errors), form.rows[beside].remark.text()))
        form.stop()
        form.release()
    titles = [provider.algorithm(algorithm).parameterDefinition(one).description() for one in tool.one_of]
    assert said[0] == ([beside], f"⚠ At least one of these is needed: {', '.join(titles)}.")
    assert said[1] == ([], "")
