"""Every tool of every dialog on the sample: layers and fields are found by themselves, the rest is typed."""

from qgis.core import QgsProject, QgsVectorLayer

from innospace.core.base.terms import RESOURCES
from innospace.ui.first_steps import table

from .player_help import finish, open_group
from .walker import everything

JUDGEMENTS = "2,3;2"
CRITERIA = ["transit_m", "cost", "1", "", "", "vacancy", "benefit", "2", "", ""]
RAW = RESOURCES / "sample" / "raw"
# What the sample's names do not say: the criteria of the planner.
TYPED = {
    "stockcontext": {"TARGETS": ["众创空间", "公交地铁站点"]},
    "ahpweights": {"PAIRWISE": JUDGEMENTS, "NAMES": "公交,空置率,建筑年龄"},
    "stockscreening": {"CRITERIA": CRITERIA},
    "corridor": {"WIDTH": 15150},
    "lifecirclecoverage": {"STANDARD": "gb50180_15", "AGE_GROUP": "young_20_29"},
    "accessmatrix": {"CUTOFF": 300},
    "serviceareas": {"CUTOFFS": "100,200", "MERGE": True},
    "readtable": {"INPUT": str(RAW / "pois_gcj02_gbk.csv"), "SYSTEM": "gcj02"},
    "classifypois": {"SCHEME": "life_circle"},
    "floatingcatchment": {"CATCHMENT": 500, "DECAY": "gaussian"},
    "drivers": {"FACTORS": ["urban_residents", "tier", "province"]},
    "colocation": {"NEIGHBOURS": 8},
    "ringsfromtravel": {"CENTRES": ["公交地铁站点"], "BOUNDARY": ["街道范围"], "MINUTES": "5,10"},
    "siting": {"NUMBER": 3, "RADIUS": 500},
    "sitinglevels": {"LEVELS": ["社区级", "3", "500", "街道级", "1", "1000"]},
}
# Of those what is a layer, given by its name.
LAYERS = {"TARGETS", "CENTRES", "BOUNDARY"}
# Layers of the sample that the tools choose by themselves.
CHOSEN = {
    "townlayout": {
        "INCUBATORS": "grounds",
        "INNOVATION_HOSTS": "innovation_hosts",
        "PRODUCTION_HOSTS": "production_hosts",
    },
    "parklayout": {"SITES": "grounds"},
    "locationpreference": {"BUSINESS_CENTRES": "business_centres", "KNOWLEDGE_CENTRES": "knowledge_centres"},
    "sharingmode": {
        "THIRD_SPACES": "third_spaces",
        "RESIDENTIAL": "residential",
        "FACTORIES": "factories",
        "OFFICES": "offices",
        "CAMPUSES": "campuses",
    },
    "modulecompleteness": {"INCUBATORS": "incubators", "FACILITIES": "facilities"},
    "residents": {"BUILDINGS": "居住建筑"},
    "lifecirclecoverage": {
        "DEMAND": "居住建筑",
        "FACILITIES": "兴趣点",
        "NETWORK": "道路",
        "STUDY_AREA": "街道范围",
    },
    "networkcheck": {"NETWORK": "道路"},
    "serviceareas": {"FACILITIES": "兴趣点", "NETWORK": "道路"},
    "accessmatrix": {"ORIGINS": "众创空间", "DESTINATIONS": "兴趣点", "NETWORK": "道路"},
    "floatingcatchment": {"DEMAND": "居住建筑", "SUPPLY": "众创空间", "NETWORK": "道路"},
    "stockcontext": {"CANDIDATES": "存量空间", "NETWORK": "道路"},
    "siting": {"DEMAND": "居住建筑", "CANDIDATES": "存量空间", "EXISTING": "众创空间", "NETWORK": "道路"},
    "sitinglevels": {"DEMAND": "居住建筑", "CANDIDATES": "存量空间", "EXISTING": "众创空间", "NETWORK": "道路"},
    "regionaldistribution": {"INCUBATORS": "incubators", "CITIES": "cities"},
    "belt": {"AXIS": "yangtze", "CITIES": "cities"},
    "corridor": {"AXIS": "corridor_axis", "SPACES": "innovation_spaces", "DISTRICTS": "districts", "BLUE": "blue"},
    "featuretown": {
        "TOWNS": "feature_towns",
        "BUILT_UP": "town_built_up",
        "PARKS": "town_parks",
        "COMMUNITIES": "town_communities",
        "SCENERY": "town_scenery",
        "CAMPUSES": "town_campuses",
    },
    "newtownmix": {"AREAS": "new_towns", "SPACES": "new_town_spaces", "AMENITIES": "new_town_amenities"},
    "brownline": {"MANUFACTURING": "manufacturing", "CONTROL_AREAS": "control_areas"},
    "colocation": {"POINTS": "incubators", "OTHERS": "knowledge_centres"},
}


def _layers(names):
    layers = QgsProject.instance().mapLayers().values()
    return [layer.id() for name in names for layer in layers if table(layer) == name]


def _typed(name, value):
    """A value as a field takes it: the ids of layers in place of their names."""
    if name not in LAYERS:
        return value
    return _layers(value) if name == "TARGETS" else _layers(value)[0]


def _table(layer):
    return table(layer) if layer else ""


def _play(desk, key):
    dialog = open_group(desk, key)
    wrong = []
    for tool in dialog.tools:
        dialog.show_tool(tool.algorithm)
        for name, value in TYPED.get(tool.algorithm, {}).items():
            dialog.form.set_value(name, _typed(name, value))
            dialog.form.keep(name)
        dialog.form.check()
        chosen = CHOSEN.get(tool.algorithm, {})
        found = {name: _table(dialog.form.chosen_layer(name)) for name in chosen}
        assert found == chosen, (tool.algorithm, found)
        desk.shoot(dialog, f"{tool.algorithm}_data")
        dialog.steps.setCurrentIndex(1)
        finish(desk, dialog)
        desk.shoot(dialog, f"{tool.algorithm}_result")
        wrong += everything(desk, dialog)
        if desk.suffix.startswith("zh"):  # the guide has none, and nobody looks at it for its words
            desk.shoot(desk.iface.mainWindow(), f"{tool.algorithm}_map")  # and the table beside it
        (desk.shots / f"{tool.algorithm}-{desk.suffix}.txt").write_text(
            "\n".join(dialog.execution.lines), encoding="utf-8"
        )
        (desk.shots / f"{tool.algorithm}-{desk.suffix}.html").write_text(dialog.results.html, encoding="utf-8")
    assert not wrong, "\n".join(map(str, wrong))


def prepare(desk):
    """From raw data to layers that can be trusted: each tool finds what the one before has made."""
    for file, name in (("residents_by_committee.gpkg", "社区人口"), ("incubators.xlsx", "孵化器名录")):
        QgsProject.instance().addMapLayer(QgsVectorLayer(str(RAW / file), name, "ogr"))
    _play(desk, "prepare")


def rings(desk):
    """Ring zones."""
    _play(desk, "rings")


def layout(desk):
    """Layout; its dialog shows words for the codes of a table."""
    _play(desk, "layout")


def life_circle(desk):
    """Life circle, in the community."""
    _play(desk, "lifecircle")


def stock(desk):
    """Stock space."""
    _play(desk, "stock")


def siting(desk):
    """New places in the community, of one level and of several."""
    _play(desk, "siting")


def region(desk):
    """The region."""
    _play(desk, "region")
