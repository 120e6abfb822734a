"""Reads all that a window shows and tells what no planner should have to read."""

import re

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar, QTableView

FOREIGN = {
    "path": re.compile(r"memory://|file:|(?:^|\s)/(?:\w+/)+"),
    "flag": re.compile(r"^(?:真|假|NULL|True|False|nan|None)$"),
    "id": re.compile(r"\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b"),
    "code": re.compile(r"\b[a-z][a-z0-9]*_[a-z0-9_]+\b"),
}
SENTENCES = {"zh": re.compile(r"[A-Za-z]{2,}(?:,? [A-Za-z]{2,}){3,}"), "en": re.compile(r"[。；]|，.*，")}


def findings(window, chinese: bool) -> list[tuple[str, str]]:
    """What is wrong with what is shown: kind and text, each once; names that the data bring are the user's own."""
    own = _names_of_the_data()
    rules = FOREIGN | {"language": SENTENCES["zh" if chinese else "en"]}
    found = [
        (kind, text)
        for text in dict.fromkeys(_shown(window))
        for kind, rule in rules.items()
        for match in [rule.search(text)]
        if match and match[0] not in own and text not in own
    ]
    parameters = set(window.form.rows) - {"CRS"}
    return found + [
        ("id", text) for text in dict.fromkeys(_shown(window)) if parameters & set(re.findall(r"\w+", text))
    ]


def _names_of_the_data() -> set[str]:
    layers = [q for q in QgsProject.instance().mapLayers().values() if q.dataProvider().name() == "ogr"]
    made_of = [field.name() for layer in layers if hasattr(layer, "fields") for field in layer.fields()]
    return {layer.name() for layer in layers} | set(made_of)


def _shown(window):
    for widget in filter(
        lambda widget: widget.isVisible(), [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    ):
        yield widget.text().replace("&", "")
    for box in filter(lambda box: box.isVisible(), window.findChildren(QComboBox)):
        yield box.currentText()
    for bar in filter(lambda bar: bar.isVisible(), window.findChildren(QTabBar)):
        yield from (bar.tabText(i) for i in range(bar.count()))
    for table in filter(lambda table: table.isVisible(), window.findChildren(QTableView)):
        yield from _cells(table.model())


def _cells(model):
    columns = range(model.columnCount())
    yield from (str(model.headerData(i, 1) or "") for i in columns)
    rows = range(min(model.rowCount(), 50))
    yield from (str(model.index(i, j).data() or "") for i in rows for j in columns)
