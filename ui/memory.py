"""What the dialogs remember from run to run: the last tool of a group and the last values of each tool.

What is written of one city is remembered in its project alone: a plan's title must not stand on that of another place.
"""

import json

from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMultipleLayers,
    QgsProject,
    QgsSettings,
)

from ..algorithms.bridge import plain
from .form import Form

PREFIX = "innospace/dialogs"
# In the project's own entries; and the texts that are kept there: titles of plans and sheets, what they say of a place.
SCOPE, OF_PROJECT = "innospace", ("TITLE", "PROJECT", "SOURCES", "NUMBER", "CORE_CITY")


def last_tool(group: str, algorithms: list[str]) -> int:
    """The position of the tool that was last run in the group's dialog, -1 where none was."""
    name = QgsSettings().value(f"{PREFIX}/{group}", "")
    return algorithms.index(name) if name in algorithms else -1


def save(group: str, form: Form) -> None:
    """Remember the tool and its values; a layer is remembered by its source, which outlives the session."""
    values = {}
    for name, value in form.values().items():
        definition = form.rows[name].definition
        if isinstance(definition, QgsProcessingParameterFeatureSource):
            layer = form.chosen_layer(name)
            value = layer.source() if layer is not None else None
        if isinstance(value, list):
            value = [plain(item) for item in value]
        is_kept = not definition.isDestination() and not isinstance(definition, QgsProcessingParameterMultipleLayers)
        if is_kept and isinstance(value, (str, int, float, bool, list)):
            values[name] = value
    texts = {name: values.pop(name) for name in _texts(form) if name in values}
    _remember_in_project(form, json.dumps(texts) if texts else "")
    settings = QgsSettings()
    settings.setValue(f"{PREFIX}/{group}", form.tool.algorithm)
    settings.setValue(f"{PREFIX}/{group}/{form.tool.algorithm}", json.dumps(values))


def restore(group: str, form: Form) -> None:
    """Fill in what was remembered, as far as its layers are in the project."""
    values = json.loads(QgsSettings().value(f"{PREFIX}/{group}/{form.tool.algorithm}", "") or "{}")
    values = {name: value for name, value in values.items() if name not in _texts(form)} | _told_by_project(form)
    by_source = {layer.source(): layer.id() for layer in QgsProject.instance().mapLayers().values()}
    kept: set[str] = set()
    for name in sorted(values.keys() & form.rows.keys(), key=list(form.rows).index):
        definition = form.rows[name].definition
        value = values[name]
        if isinstance(definition, QgsProcessingParameterFeatureSource):
            value = by_source.get(value)
        # A field goes with its layer: another layer's field of the same name is another matter.
        of_layer = isinstance(definition, QgsProcessingParameterField)
        is_known = not of_layer or definition.parentLayerParameterName() in kept
        if value is not None and is_known and form.fits(name, value):
            form.set_value(name, value)
            form.keep(name)
            kept.add(name)


def take_texts(form: Form) -> None:
    """Another project: what was written of the place before goes, and what was written of this one comes."""
    told = _told_by_project(form)
    for name in _texts(form):
        form.set_value(name, told.get(name, form.rows[name].definition.defaultValue() or ""))


def _texts(form: Form) -> list[str]:
    """The texts of a form that are about its place."""
    return [name for name in OF_PROJECT if name in form.rows and form.rows[name].definition.type() == "string"]


def _told_by_project(form: Form) -> dict[str, str]:
    said, _ = QgsProject.instance().readEntry(SCOPE, form.tool.algorithm, "")
    return json.loads(said or "{}")


def _remember_in_project(form: Form, texts: str) -> None:
    """Nothing is written that is there already: it would mark the project as changed."""
    project = QgsProject.instance()
    if texts != project.readEntry(SCOPE, form.tool.algorithm, "")[0]:
        project.writeEntry(SCOPE, form.tool.algorithm, texts)
