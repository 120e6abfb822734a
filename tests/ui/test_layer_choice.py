"""A layer is chosen by the user or by a guess: neither QGIS nor Qt puts another one in its place."""

import pytest
from qgis.core import QgsProcessingContext, QgsProject
from qgis.PyQt.QtCore import Qt

from innospace.algorithms.bridge import plain
from innospace.ui import guess
from innospace.ui.form import Form
from innospace.ui.tools import groups

TOOLS = {tool.algorithm: tool for group in groups() for tool in group.tools}
SQUARE = "POLYGON ((0 0, 90 0, 90 90, 0 90, 0 0))"


@pytest.fixture
def form(provider, qgis_new_project):
    """The form of a tool, in a window's manner: what is there is guessed at once."""
    made = []

    def of(tool):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        made.append(Form(TOOLS[tool], context))
        made[-1].guess()
        return made[-1]

    yield of
    for form in made:
        form.stop()
        form.release()


@pytest.fixture
def add(make_layer):
    """Add a layer of one row to the project."""

    def added(name, shape="POINT (5 5)", fields=()):
        layer = make_layer(shape.split()[0], dict.fromkeys(fields, "string"), [(shape, {})], name=name)
        return QgsProject.instance().addMapLayer(layer)

    return added


def chosen(form, *names):
    return [layer and layer.name() for layer in map(form.chosen_layer, names)]


RINGS_AROUND = ("ringsfromdistance", "ringsfromtravel", "ringsfromdensity")


@pytest.mark.parametrize("tool", RINGS_AROUND)
@pytest.mark.parametrize("is_open", [True, False])
def test_a_required_layer_stays_empty_where_none_fits(form, add, tool, is_open):
    """Also when the layer comes while the form is open: Qt shows the first that comes into an empty box."""
    window = form(tool) if is_open else None
    add("众创空间名录_点")
    if window is not None:
        window.guess()
    else:
        window = form(tool)
    assert chosen(window, "CENTRES") == [None]
    assert "CENTRES" not in window.values()
    assert "pick on the map" in window.errors["CENTRES"]
    add("南京市", SQUARE)
    window.guess()
    assert chosen(window, "CENTRES", "BOUNDARY") == [None, "南京市"]
    add("城市中心")
    window.guess()
    assert chosen(window, "CENTRES", "BOUNDARY") == ["城市中心", "南京市"]
    assert "CENTRES" not in window.errors


def test_a_layer_that_goes_takes_its_choice_along(form, add):
    """A new project: no layer of it stands in place of the one that was chosen in the old one."""
    window = form("ringsfromdistricts")
    districts, other = add("区县", SQUARE, ["name", "圈层"]), add("存量空间", SQUARE, ["name"])
    window.guess()
    window.choose("INPUT", districts)
    window.take("RING_FIELD", "name")
    assert chosen(window, "INPUT") == ["区县"]
    QgsProject.instance().removeMapLayer(districts.id())
    assert chosen(window, "INPUT") == [None]
    assert not plain(window.values().get("RING_FIELD"))
    QgsProject.instance().removeMapLayer(other.id())
    add("存量空间", SQUARE, ["name"])
    window.guess()
    add("城区", SQUARE, ["name", "圈层"])
    window.guess()
    assert chosen(window, "INPUT") == ["城区"]
    assert window.values()["RING_FIELD"] == "圈层"


def test_what_the_user_chose_stays_while_others_come_and_go(form, add):
    window = form("ringsfromdistricts")
    mine, other = add("q7", SQUARE, ["name"]), add("a", SQUARE)
    window.choose("INPUT", mine)
    add("区县", SQUARE, ["圈层"])
    window.guess()
    QgsProject.instance().removeMapLayer(other.id())
    window.guess()
    assert chosen(window, "INPUT") == ["q7"]


def test_an_optional_layer_that_goes_leaves_its_box_empty(form, add):
    window = form("ringsfromdistance")
    for name in ("a", "q7", "z"):
        add(name, SQUARE)
    (mine,) = QgsProject.instance().mapLayersByName("q7")
    window.choose("BOUNDARY", mine)
    QgsProject.instance().removeMapLayer(mine.id())
    assert chosen(window, "BOUNDARY") == [None]


def test_a_second_run_takes_what_the_first_took(form, add):
    """What a run has made stands on top and is named for much: none of it is data for another run."""
    add("区县", SQUARE, ["ring"])
    add("众创空间")
    window = form("chapter")
    before = window.values()
    window.hold()
    for name, shape in (("圈层", SQUARE), ("城市及其孵化器", SQUARE), ("设施供需状况", "POINT (5 5)")):
        guess.mark(add(name, shape, ["ring"]), "chapter", name)
    window.guess()
    assert window.values().keys() == before.keys()
    assert chosen(window, "RINGS", "INCUBATORS") == ["区县", "众创空间"]
    add("圈层", SQUARE, ["ring"])  # the user's own, named more closely
    window.guess()
    assert chosen(window, "RINGS") == ["区县"]
    assert chosen(form("chapter"), "RINGS") == ["圈层"]


def test_two_inputs_of_one_layer_stay_so_after_a_run(form, add):
    """What was added meanwhile, and is named for the second of them, changes no input of a run."""
    add("城市", SQUARE)
    add("众创空间")
    window = form("chapter")
    assert chosen(window, "CITIES", "BOUNDARY") == ["城市", "城市"]
    window.hold()
    add("城市及其孵化器", SQUARE)
    window.guess()
    assert chosen(window, "CITIES", "BOUNDARY") == ["城市", "城市"]


def test_a_layer_prepared_from_that_of_a_run_takes_its_place(form, add):
    raw = add("居住建筑")
    window = form("lifecirclecoverage")
    window.hold()
    filled = add("q7")
    guess.mark(filled, "residents", "OUTPUT")
    guess.remember(filled, raw, "residents")
    window.guess()
    assert chosen(window, "DEMAND") == ["q7"]


@pytest.mark.parametrize(
    ("by", "output", "name", "tool", "parameter", "is_taken"),
    [
        ("ringsfromdistance", "OUTPUT", "圈层", "ringdistribution", "RINGS", True),
        ("ringsfromdistance", "OUTPUT", "圈层", "chapter", "RINGS", True),
        ("stockscreening", "OUTPUT", "存量空间等级", "siting", "CANDIDATES", True),
        ("regionaldistribution", "OUTPUT", "城市及其孵化器", "drivers", "AREAS", True),
        ("readtable", "OUTPUT", "众创空间", "sharingmode", "INCUBATORS", True),
        ("regionaldistribution", "OUTPUT", "城市及其孵化器", "belt", "CITIES", False),
        ("ringdistribution", "RINGS_OUTPUT", "圈层", "ringdistribution", "RINGS", False),
        ("stockscreening", "OUTPUT", "存量空间等级", "stockscreening", "CANDIDATES", False),
        ("floatingcatchment", "SUPPLY_OUTPUT", "设施供需状况", "lifecirclecoverage", "FACILITIES", False),
    ],
)
def test_a_result_is_taken_by_its_next_steps_alone(form, add, by, output, name, tool, parameter, is_taken):
    guess.mark(add(name, SQUARE if name in ("圈层", "城市及其孵化器") else "POINT (5 5)"), by, output)
    assert chosen(form(tool), parameter) == [name if is_taken else None]


def test_what_a_run_found_out_of_places_is_no_further_target(form, add):
    add("存量空间")
    mine = add("众创空间")
    guess.mark(add("设施供需状况"), "floatingcatchment", "SUPPLY_OUTPUT")
    targets = form("stockcontext").values()["TARGETS"]
    assert targets == [mine.source()]


def test_contents_promise_no_rings_where_no_field_says_them(form, add):
    """QGIS's box of an empty field holds a NULL, which is nothing given."""
    add("众创空间")
    add("区县", SQUARE, ["name"])
    window = form("chapter")
    assert chosen(window, "RINGS") == ["区县"]
    assert not plain(window.values().get("RING_FIELD"))
    sections = window.rows["SECTIONS"].wrapper._sections()
    (rings,) = [item for item in sections if item.data(0, Qt.ItemDataRole.UserRole) == "rings"]
    assert rings.text(0).startswith("—")
    window.take("RING_FIELD", "name")
    window.check()
    assert not rings.text(0).startswith("—")


@pytest.mark.parametrize(
    ("tool", "layer", "told"),
    [
        ("ringsfromdistricts", "区县", "distance, density or travel time"),
        ("ringdistribution", "圈层", "make the rings first"),
    ],
)
def test_a_layer_without_rings_is_told_what_to_do(form, add, tool, layer, told):
    add(layer, SQUARE, ["name"])
    add("众创空间")
    window = form(tool)
    assert told in window.errors["RING_FIELD"]
    window.take("RING_FIELD", "name")
    window.check()
    assert "RING_FIELD" not in window.errors


@pytest.mark.parametrize(
    ("tool", "name", "default"),
    [("ringsfromdistance", "DISTANCES", "5000,15000"), ("serviceareas", "CUTOFFS", "300,500,1000")],
)
def test_a_box_that_was_emptied_runs_with_no_default_in_silence(form, tool, name, default):
    window = form(tool)
    assert name not in window.errors
    window.set_value(name, "")
    window.check()
    assert default in window.errors[name]
    window.set_value(name, "700")
    window.check()
    assert name not in window.errors
