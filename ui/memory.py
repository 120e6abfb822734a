"""What the dialogs remember from run to run: the last tool of a group and the last values of each tool."""

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
    settings = QgsSettings()
    settings.setValue(f"{PREFIX}/{group}", form.tool.algorithm)
    settings.setValue(f"{PREFIX}/{group}/{form.tool.algorithm}", json.dumps(values))


def restore(form: Form) -> None:
    """Fill in what was remembered, as far as its layers are in the project."""
    group = form.algorithm.groupId()
    values = json.loads(QgsSettings().value(f"{PREFIX}/{group}/{form.tool.algorithm}", "") or "{}")
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
