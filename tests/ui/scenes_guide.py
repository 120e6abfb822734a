"""The user guide in its window, and the diagnosis of a community: one form, one report, a model for the designer."""

from pathlib import Path

from processing.modeler.ModelerUtils import ModelerUtils
from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QToolButton

from innospace.core.base.text import language
from innospace.ui import first_steps
from innospace.ui.first_steps import table
from innospace.ui.tools import groups

from .player_help import finish, open_group
from .walker import everything


def _shown(guide):
    return Path(guide.browser.source().toLocalFile())


def _choices(form):
    """The entries of each choice of a form, by its parameter."""
    for name, row in form.rows.items():
        if row.definition.type() == "enum" and not row.definition.allowMultiple():
            box = row.widget if isinstance(row.widget, QComboBox) else row.widget.findChild(QComboBox)
            yield name, [box.itemText(i) for i in range(box.count())]


def each_tool_s_choices_are_words_and_its_help_opens_its_page(desk):
    """No entry is a code. The help is in QGIS's language, offline, in a window of its own; links lead on, and back again."""
    for group in groups():
        window = desk.desktop.open(group)
        for tool in window.tools:
            window.show_tool(tool.algorithm)
            for name, shown in _choices(window.form):
                assert shown, (tool.algorithm, name)
                assert not [text for text in shown if "_" in text], (tool.algorithm, name, shown)
            window.findChild(QToolButton, "help").click()
            guide = desk.desktop.guide
            assert _shown(guide).stem == tool.algorithm
            assert _shown(guide).parent.name == language()
            assert window.form.algorithm.displayName() in guide.windowTitle()
        window.close()
    desk.wait(guide.isVisible)
    desk.shoot(guide, "guide_page")
    guide.browser.setFocus()
    QTest.keyClick(guide.browser, Qt.Key.Key_Tab)
    QTest.keyClick(guide.browser, Qt.Key.Key_Return)
    assert _shown(guide).stem == "README"
    desk.shoot(guide, "guide_first")
    guide.browser.backward()
    assert _shown(guide).stem == tool.algorithm
    guide.close()


def the_guide_opens_from_the_menu_and_finds_words(desk):
    """The first page; a word that it holds is found again from the top, one that it lacks is not."""
    texts = [action.text().replace("&", "") for action in desk.desktop.menu.actions()]
    entry = next(
        a for a in desk.desktop.menu.actions() if a.text().replace("&", "").startswith(("User guide", "用户指南"))
    )
    assert len(texts) == len(set(texts) - {""}) + texts.count("")
    entry.trigger()
    guide = desk.desktop.guide
    assert _shown(guide).name == "README.md"
    guide.wanted.setText("InnoSpace")
    assert guide.find()
    first = guide.browser.textCursor().position()
    while guide.find() and guide.browser.textCursor().position() != first:
        pass
    guide.wanted.setText("zzzz")
    assert not guide.find()
    for name in ("data", "install"):
        guide.open(name)
        assert _shown(guide).stem == name
        desk.shoot(guide, f"guide_{name}")
    guide.close()


def _only_the_community():
    root = QgsProject.instance().layerTreeRoot()
    for group in [node for node in root.children() if isinstance(node, QgsLayerTreeGroup)]:
        if not any(table(node.layer()) == "居住建筑" for node in group.findLayers()):
            QgsProject.instance().removeMapLayers([node.layerId() for node in group.findLayers()])
            root.removeChildNode(group)


def _diagnosis_of_the_community(desk):
    first_steps.load_sample(desk.iface.mapCanvas())
    _only_the_community()
    window = desk.desktop.open(next(group for group in groups() if group.key == "diagnosis"))
    window.show_tool("communitydiagnosis")
    return window


def the_layers_of_a_community_are_found(desk):
    """By their names in each language; those of a city are left empty."""
    window = _diagnosis_of_the_community(desk)
    chosen = {
        name: window.form.chosen_layer(name) for name in ("RESIDENTS", "FACILITIES", "STREETS", "STOCK", "DISTRICTS")
    }
    found = {name: table(layer) if layer else "" for name, layer in chosen.items()}
    assert found == {
        "RESIDENTS": "居住建筑", "FACILITIES": "兴趣点", "STREETS": "道路", "STOCK": "存量空间", "DISTRICTS": "",
    }  # fmt: skip
    values = window.form.values()
    assert (values["POPULATION_FIELD"], values["CATEGORY_FIELD"]) == ("residents", "facility_class")
    assert "vacancy" in values["CRITERIA"]
    assert "INCUBATORS" not in values
    desk.shoot(desk.iface.mainWindow(), "communitydiagnosis_community")


def a_community_is_diagnosed_with_nothing_typed(desk):
    """The report answers for each step that was made."""
    window = _diagnosis_of_the_community(desk)
    finish(desk, window)
    QTest.qWait(500)
    desk.shoot(desk.iface.mainWindow(), "communitydiagnosis_map")
    assert len(window.results.excerpt.sentences) == 2
    assert "#" not in window.results.answer.text()
    assert len(window.execution.layers) == 3
    assert window.execution.main_layer().featureCount() == 300
    assert window.results.doubts.text()


def the_region_comes_in_where_it_is_known(desk):
    """With the whole sample all five steps are made, and each result has a name in words."""
    window = open_group(desk, "diagnosis")
    window.show_tool("communitydiagnosis")
    names = ("DISTRICTS", "INCUBATORS", "GROUNDS", "INNOVATION_HOSTS", "PRODUCTION_HOSTS")
    found = {name: table(window.form.chosen_layer(name)) for name in names}
    assert found == {
        "DISTRICTS": "districts", "INCUBATORS": "incubators", "GROUNDS": "grounds",
        "INNOVATION_HOSTS": "innovation_hosts", "PRODUCTION_HOSTS": "production_hosts",
    }  # fmt: skip
    values = window.form.values()
    assert [values[name] for name in ("RING_FIELD", "CITY_FIELD", "GROUND_ID_FIELD")] == ["ring", "city", "id"]
    desk.shoot(window, "communitydiagnosis_data")
    window.steps.setCurrentIndex(1)
    desk.shoot(window, "communitydiagnosis_method")
    finish(desk, window)
    desk.shoot(window, "communitydiagnosis_result")
    assert not (wrong := everything(desk, window)), wrong
    (desk.shots / f"communitydiagnosis-{desk.suffix}.html").write_text(window.results.html, encoding="utf-8")
    assert len(window.results.excerpt.sentences) == 4
    titles = {d.description() for d in window.form.algorithm.destinationParameterDefinitions()}
    assert len(window.execution.layers) == 7
    assert {layer.name() for layer in window.execution.layers} <= titles, [x.name() for x in window.execution.layers]


def the_diagnosis_opens_in_the_designer_as_a_model_of_the_user_s_own(desk):
    """The copy is a model like any other; a second opening leaves what the user has made of it."""
    entry = next(a for a in desk.desktop.menu.actions() if "designer" in a.text() or "设计器" in a.text())
    entry.trigger()
    path = Path(ModelerUtils.modelsFolders()[0]) / "community_diagnosis.model3"
    assert path.exists()
    own = [a.displayName() for a in QgsApplication.processingRegistry().providerById("model").algorithms()]
    assert any(name in ("Community diagnosis", "社区诊断") for name in own), own
    windows = [w for w in QgsApplication.topLevelWidgets() if type(w).__name__ == "ModelerDialog" and w.isVisible()]
    assert len(windows) == 1
    assert len(windows[0].model().childAlgorithms()) == 6
    desk.shoot(windows[0], "diagnosis_designer")
    windows[0].setDirty(False)
    windows[0].close()
    path.write_bytes(path.read_bytes() + b"\n")
    marked = path.read_bytes()
    from innospace.ui import designer

    again = designer.open_diagnosis()
    assert path.read_bytes() == marked
    again.setDirty(False)
    again.close()
