"""A field that is guessed or handed on is the one shown, whatever other fields are called."""

import pytest
from qgis.core import QgsProcessingContext, QgsProject
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit

from innospace.ui.form import Form
from innospace.ui.tools import lifecircle, region

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
