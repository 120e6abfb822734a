"""What a form offers of the data it offers once: a window comes to rest, and what the user takes away stays away."""

from contextlib import contextmanager

import pytest
from qgis.core import QgsField, QgsProcessingContext, QgsProject
from qgis.PyQt.QtCore import QEventLoop, QMetaType, QTimer

from innospace.ui import guess, prefill
from innospace.ui.form import PAUSE, Form
from innospace.ui.tools import diagnosis, lifecircle, stock

TOOLS = {tool.algorithm: tool for module in (diagnosis, lifecircle, stock) for tool in module.describe().tools}
NUMBERS = {"rent": "double", "vacancy": "double"}


def wait(milliseconds):
    """Let the window live on by itself."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def form_of(algorithm):
    """The form of a tool with its layers guessed."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    form = Form(TOOLS[algorithm], context)
    try:
        form.guess()
        yield form
    finally:
        form.stop()
        form.release()


@pytest.fixture
def spaces(provider, make_layer, qgis_new_project):
    """Adds stock spaces that have these fields to the project."""

    def add(fields, name="存量空间"):
        values = {"double": 0.7, "string": "甲"}
        rows = [
            (f"POINT ({600_000 + i} 3500000)", {field: values[kind] for field, kind in fields.items()})
            for i in range(9)
        ]
        layer = make_layer("Point", fields, rows, name=name)
        QgsProject.instance().addMapLayer(layer)
        return layer

    return add


@pytest.fixture
def reads(monkeypatch):
    """Counts how often the rows of a layer are read for an offer."""
    seen = []

    def count(name):
        real = getattr(prefill, name)
        monkeypatch.setattr(prefill, name, lambda *given: (seen.append(name), real(*given))[1])
        return seen

    return count


def shown(form):
    return form.values().get("CRITERIA") or []


def empty(cells):
    """Take away all rows of a table."""
    for _ in range(cells.table.rowCount()):
        cells.table.setCurrentCell(0, 0)
        cells._remove()
    assert not cells.cells()


@pytest.mark.parametrize(
    ("algorithm", "fields"), [("stockscreening", {"名称": "string"}), ("stockscreening", NUMBERS), ("chapter", NUMBERS)]
)
def test_a_window_comes_to_rest(spaces, reads, algorithm, fields):
    """Also where no number of the layer is a criterion."""
    spaces(fields)
    seen = reads("criteria")
    with form_of(algorithm) as form:
        heard = []
        wait(3 * PAUSE)
        form.changed.connect(lambda: heard.append(1))
        wait(5 * PAUSE)
        criteria = shown(form)[::5]
    assert (criteria, len(seen), heard) == ([name for name in fields if name in NUMBERS], 1, [])


def test_a_table_that_is_emptied_stays_empty(spaces, reads):
    spaces(NUMBERS)
    seen = reads("criteria")
    with form_of("stockscreening") as form:
        before = shown(form)[::5]
        empty(form.rows["CRITERIA"].wrapper._cells)
        wait(3 * PAUSE)
        after = shown(form)
    assert (before, after, len(seen)) == (list(NUMBERS), [], 1)


def test_another_layer_field_or_row_is_another_offer(spaces):
    first = spaces(NUMBERS)
    with form_of("stockscreening") as form:
        other = spaces({"floors": "double"}, "厂房")
        form.set_value("CANDIDATES", other.id())
        form.check()
        assert shown(form)[::5] == ["floors"]
        form.set_value("CANDIDATES", first.id())
        form.check()
        assert shown(form)[::5] == list(NUMBERS)
        first.dataProvider().addAttributes([QgsField("steps", QMetaType.Type.Double)])
        first.updateFields()
        form.check()
        assert shown(form)[::5] == [*NUMBERS, "steps"]


def test_the_same_value_is_no_change(spaces):
    """Told to be what they are, tables say nothing: who hears a change looks at all fields anew."""
    spaces(NUMBERS)
    with form_of("stockscreening") as form:
        heard = []
        for name, value in (("CRITERIA", shown(form)), ("PAIRWISE", "3")):
            wrapper = form.rows[name].wrapper
            wrapper.widgetValueHasChanged.connect(lambda _, name=name: heard.append(name))
            for _ in range(3):
                form.set_value(name, value)
        form.set_value("CRITERIA", [])
    assert heard == ["PAIRWISE", "CRITERIA"]


def test_sections_that_stay_the_same_are_no_change(provider, qgis_new_project):
    with form_of("chapter") as form:
        heard = []
        form.rows["SECTIONS"].wrapper.widgetValueHasChanged.connect(lambda _: heard.append(form.values()["SECTIONS"]))
        for sections in (form.values()["SECTIONS"], ["rings"], ["rings"]):
            form.set_value("SECTIONS", sections)
    assert heard == [["rings"]]


def test_names_of_criteria_are_read_once_for_a_layer(spaces, reads):
    layer = spaces(NUMBERS)
    seen = reads("criteria_in_words")
    with form_of("ahpweights") as form:
        for _ in range(3):
            form.check()
        before = form.values()["NAMES"], len(seen)
        layer.setFieldAlias(0, "租金")
        form.check()
        after = form.values()["NAMES"], len(seen)
    assert (before, after) == (("rent, vacancy", 1), ("租金, vacancy", 2))


def test_layers_are_ranked_for_names_until_the_user_types_his_own(spaces, monkeypatch):
    spaces(NUMBERS)
    ranked, wishes = [], guess.wishes
    with form_of("ahpweights") as form:
        monkeypatch.setattr(guess, "wishes", lambda *given: (ranked.append(1), wishes(*given))[1])
        form.check()
        before = len(ranked)
        form.take("NAMES", "甲, 乙")
        ranked.clear()
        for _ in range(3):
            form.check()
        assert (before, len(ranked), form.values()["NAMES"]) == (1, 0, "甲, 乙")


def test_classes_are_read_once_for_a_field(spaces, reads):
    spaces({"class": "string", "type": "string"}, "兴趣点")
    seen = reads("class_map")
    with form_of("lifecirclecoverage") as form:
        for field in ("class", "type", "type"):
            form.set_value("CATEGORY_FIELD", field)
            form.set_value("STANDARD", "custom")
            form.check()
            assert form.values()["CLASS_MAP"] == ["甲", "甲"]
        assert len(seen) == 2
