"""Reads all that a window, its layers and its report show and tells what no planner should have to read."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape

from qgis.core import (
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLegendModel,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QHeaderView, QLabel, QTabBar, QTableView, QWidget

from innospace.core.base.terms import RESOURCES
from innospace.ui.groups import RUN

FOREIGN = {
    "path": re.compile(r"memory://|file:|(?:^|\s)/(?:\w+/)+"),
    "flag": re.compile(r"^(?:真|假|NULL|True|False|nan|None)$"),
    "id": re.compile(r"\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b"),
    "code": re.compile(r"\b[a-z][a-z0-9]*_[a-z0-9_]+\b"),
}
# Half-width marks between Chinese words, and a blank after a full-width one.
HAN = "\u4e00-\u9fff"
MARKS = re.compile(
    rf"[。；，、：？！] +\S|[{HAN}）”][,;:!?](?=\s|$)|[{HAN}]\.(?=\s|$)|[,;:!?] +[{HAN}]|\([^()]*[{HAN}][^()]*\)"
)
# A label or a head of nothing but small English letters.
WORD = re.compile(r"^[a-z]{3,}(?:[ -][a-z]{2,})*$")
SENTENCES = {"zh": re.compile(r"[A-Za-z]{2,}(?:,? [A-Za-z]{2,}){3,}"), "en": re.compile(r"[。；]|，.*，")}
# Journals go by their own names in any language.
CITED = re.compile("(?:Landscape and Urban Planning|Journal of Mathematical Psychology) *")
SHEET_DPI = 120
# What is read goes by the name of its file.
FILES = {path.stem for path in (RESOURCES / "sample" / "raw").iterdir()}
# In a report: pictures apart from their texts, and what is no text.
UNSEEN = re.compile(r"<(style|script|head|metadata|defs)\b.*?</\1>", re.DOTALL)


def everything(desk, window) -> list[tuple[str, str, str]]:
    """What is wrong with what a window shows on its three steps after a run, with its layers, log, report and map sheet."""
    chinese, found = desk.suffix.startswith("zh"), []
    for step in range(window.steps.count()):
        window.steps.setCurrentIndex(step)
        found += findings(window, chinese)
    window.results.findings.setCurrentIndex(1)
    for layer in range(window.results.layers.count()):
        window.results.layers.setCurrentIndex(layer)
        found += findings(window, chinese)
    found += _wrong(window.execution.lines, chinese, set(window.form.rows) - {"CRS"}, with_aliased=True)
    found += findings_of_run(window.execution, window.results.html, chinese) + _findings_of_sheet(desk, window, chinese)
    return [(window.tool.algorithm, *one) for one in dict.fromkeys(found)]


def findings(window, chinese: bool) -> list[tuple[str, str]]:
    """What is wrong with what is shown: kind and text, each once; names that the data bring are the user's own."""
    parameters, seen = set(window.form.rows) - {"CRS"}, [one for one in window.findChildren(QWidget) if one.isVisible()]
    found = _wrong(_shown(seen), chinese, parameters)
    return found + [("word", text) for text in (_labels(seen) if chinese else ()) if WORD.search(text)]


def findings_of_run(execution, html: str, chinese: bool) -> list[tuple[str, str]]:
    """What is wrong with what a run leaves: names, legends and headings of its layers, and its report."""
    parameters = {d.name() for d in execution.algorithm.parameterDefinitions()} - {"CRS"}
    texts = [text for layer in execution.layers for text in _told_by(layer)]
    # A report names the fields that were chosen as the data call them.
    return _wrong(texts, chinese, parameters) + _wrong(texts_of(html), chinese, parameters, with_aliased=True)


def _findings_of_sheet(desk, window, chinese: bool) -> list[tuple[str, str]]:
    """What is wrong with what a run's map sheet says, in its texts and its legend; leaves a picture of a Chinese one."""
    if window.results.sheet.isHidden() or not window.results.sheet.isEnabled():
        return []
    sheet = window.results.make_sheet("A4")
    QgsProject.instance().layoutManager().addLayout(sheet)  # it dies with the project, not while it is drawn
    if chinese:  # a sheet is drawn in one way in all languages
        picture = QgsLayoutExporter(sheet).renderPageToImage(0, dpi=SHEET_DPI)
        assert not picture.isNull()
        desk.save(picture, f"{window.tool.algorithm}_sheet")
    parameters = set(window.form.rows) - {"CRS"}
    return _wrong(_printed(sheet), chinese, parameters, with_aliased=True)


def squeezed(window: QWidget) -> list[tuple[str, str]]:
    """Words that have less room than they need, and what reaches out of the window or the screen: kind and text.

    What scrolls may reach out of its frame downward.
    """
    found = [("screen", window.windowTitle())] * (not window.screen().geometry().contains(_on_screen(window)))
    for widget in filter(lambda widget: widget.isVisible(), window.findChildren(QWidget)):
        if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
            found += [("head", text) for text in _cut_heads(widget)]
        elif isinstance(widget, QLabel | QAbstractButton) and widget.text() and _is_cut(widget):
            found.append(("cut", widget.text()))
    return found


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    """Whether a label or a button is narrower or lower than its words, or scrolled out of sight sideways."""
    needed, seen = widget.minimumSizeHint(), widget.visibleRegion().boundingRect()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    sideways = not seen.isEmpty() and seen.width() < widget.width()
    return widget.width() < needed.width() or widget.height() < needed.height() or sideways


def _cut_heads(header: QHeaderView) -> Iterator[str]:
    for i in range(header.count()):
        if not header.isSectionHidden(i) and header.sectionSize(i) < header.sectionSizeHint(i):
            yield str(header.model().headerData(i, Qt.Orientation.Horizontal))


def texts_of(html: str) -> list[str]:
    """The texts of a page, its pictures' too."""
    return [text for part in re.split("<[^>]*>", UNSEEN.sub("", html)) if (text := unescape(part).strip())]


def _wrong(texts, chinese: bool, parameters: set[str], with_aliased: bool = False) -> list[tuple[str, str]]:
    texts = list(dict.fromkeys(texts))
    doubtful = [(text, kind, part) for text in texts for kind, part in _breaches(text, chinese)]
    own = _names_of_the_data(with_aliased) if doubtful else ()
    found = [(kind, text) for text, kind, part in doubtful if part not in own and text not in own]
    return found + [("id", text) for text in texts if parameters & _words(text)]


@cache
def _breaches(text: str, chinese: bool) -> list[tuple[str, str]]:
    """The rules that a text breaks, each with the part that does; most texts are seen on page after page."""
    rules = FOREIGN | {"language": SENTENCES["zh" if chinese else "en"]} | ({"marks": MARKS} if chinese else {})
    return [(kind, match[0]) for kind, rule in rules.items() if (match := rule.search(CITED.sub("", text)))]


@cache
def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def _names_of_the_data(with_aliased: bool) -> set[str]:
    """Names of the layers that are no results; of their fields those without a word of their own, or all."""
    groups = QgsProject.instance().layerTreeRoot().findGroups(True)
    results = {node.layerId() for group in groups if group.customProperty(RUN) for node in group.findLayers()}
    layers = [q for key, q in QgsProject.instance().mapLayers().items() if with_aliased or key not in results]
    made_of = [field.name() for layer in layers for field in layer.fields() if with_aliased or not field.alias()]
    return {layer.name() for layer in layers} | set(made_of) | FILES


def _told_by(layer: QgsVectorLayer) -> Iterator[str]:
    """What the layer tree, the map's tips and the table of attributes say of a layer."""
    yield layer.name()
    yield layer.mapTipTemplate()
    for i in range(layer.fields().count()):
        yield layer.attributeDisplayName(i)
    if layer.renderer() is not None:
        yield from (item.label() for item in layer.renderer().legendSymbolItems())


def _printed(sheet: QgsPrintLayout) -> Iterator[str]:
    for item in sheet.items():
        if isinstance(item, QgsLayoutItemLabel):
            yield item.currentText()
        elif isinstance(item, QgsLayoutItemLegend):
            model: QgsLegendModel = item.model()
            for layer in model.rootGroup().findLayers():
                yield layer.name()
                yield from (str(node.data(Qt.ItemDataRole.DisplayRole)) for node in model.layerLegendNodes(layer))


def _labels(seen: Sequence[QWidget]) -> Iterator[str]:
    """Of what is seen that which is the plugin's own: labels, buttons, and heads of tables that are no user's."""
    own = _names_of_the_data(with_aliased=True)
    for widget in seen:
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text().replace("&", "")
        elif isinstance(widget, QTableView):
            heads = (
                widget.model().headerData(i, Qt.Orientation.Horizontal) for i in range(widget.model().columnCount())
            )
            yield from (str(head) for head in heads if head not in own)


def _shown(seen: Sequence[QWidget]) -> Iterator[str]:
    for widget in seen:
        yield from texts_of(widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text().replace("&", "")
        elif isinstance(widget, QComboBox):
            yield widget.currentText()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(i) for i in range(widget.count()))
        elif isinstance(widget, QTableView):
            yield from _cells(widget.model())


def _cells(model) -> Iterator[str]:
    columns = range(model.columnCount())
    yield from (str(model.headerData(i, 1) or "") for i in columns)
    rows = range(min(model.rowCount(), 50))
    yield from (str(model.index(i, j).data() or "") for i in rows for j in columns)
