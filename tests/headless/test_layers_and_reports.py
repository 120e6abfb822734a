"""The tools of layout and region without a window: layers under Chinese names, and a page."""

from pathlib import Path

import pytest
from conftest import SAMPLE
from qgis.core import QgsVectorLayer

LAYERS = {
    "townlayout": {"INCUBATORS": "grounds", "INNOVATION_HOSTS": "innovation_hosts"},
    "parklayout": {"SITES": "grounds", "BUILDINGS": "buildings"},
    "locationpreference": {
        "INCUBATORS": "incubators",
        "BUSINESS_CENTRES": "city_centres",
        "KNOWLEDGE_CENTRES": "innovation_hosts",
    },
    "sharingmode": {"INCUBATORS": "incubators", "CAMPUSES": "innovation_hosts"},
    "modulecompleteness": {"INCUBATORS": "incubators"},
    "regionaldistribution": {"INCUBATORS": "incubators", "CITIES": "cities"},
    "belt": {"INCUBATORS": "incubators", "AXIS": "yangtze", "CITIES": "cities"},
    "corridor": {"AXIS": "corridor_axis", "SPACES": "innovation_spaces"},
    "featuretown": {"TOWNS": "feature_towns", "PARKS": "town_parks"},
    "newtownmix": {"AREAS": "new_towns", "SPACES": "new_town_spaces", "AMENITIES": "new_town_amenities"},
    "brownline": {"MANUFACTURING": "manufacturing", "CONTROL_AREAS": "control_areas"},
    "drivers": {"AREAS": "stock_parcels"},
    "colocation": {"POINTS": "incubators", "OTHERS": "knowledge_centres"},
}
SETTINGS = {
    "townlayout": {"ID_FIELD": "id"},
    "parklayout": {"ID_FIELD": "id", "FLOORS_FIELD": "floors"},
    "modulecompleteness": {"FINANCING_FIELD": "financing", "AREA_FIELD": "area_m2"},
    "regionaldistribution": {"CITY_NAME_FIELD": "city"},
    "belt": {"CITY_NAME_FIELD": "city", "CORE_CITY": "南京市"},
    "featuretown": {"RULESET": "2015"},
    "newtownmix": {"SPACE_FIELD": "kind", "SIZE_FIELD": "kind"},
    "brownline": {"YEAR_FIELD": "year", "SINCE": 2010},
    "drivers": {"COUNT_FIELD": "rent", "FACTORS": ["vacancy", "city", "transit_m"]},
    "colocation": {"TYPE_FIELD": "level", "NEIGHBOURS": 3},
}
LAYOUT = ("townlayout", "parklayout", "locationpreference", "sharingmode", "modulecompleteness")
TABLES = {
    **{name: ["OUTPUT", "SUMMARY"] for name in LAYOUT},
    "regionaldistribution": ["OUTPUT", "CONCENTRATION"],
    "belt": ["OUTPUT", "ZONES", "SUMMARY", "CURVE"],
    "corridor": ["OUTPUT", "SECTIONS"],
    "featuretown": ["OUTPUT"],
    "newtownmix": ["OUTPUT", "SUMMARY"],
    "brownline": ["OUTPUT", "SUMMARY"],
    "drivers": ["OUTPUT", "INTERACTIONS"],
    "colocation": ["OUTPUT", "QUOTIENTS"],
}


@pytest.fixture(scope="module")
def answers(several, tmp_path_factory):
    """What each tool answers, with its outputs."""
    order, asked = {}, {}
    for name in LAYERS:
        folder = tmp_path_factory.mktemp(name)
        inputs = {parameter: f"{SAMPLE}|layername={layer}" for parameter, layer in LAYERS[name].items()}
        outputs = {output: str(folder / f"{output} 结果.gpkg") for output in TABLES[name]}
        outputs["REPORT"] = str(folder / "报告.html")
        order[name], asked[name] = (f"innospace:{name}", {**inputs, **SETTINGS.get(name, {}), **outputs}), outputs
    return {name: (asked[name], *told) for name, told in several(order).items()}


@pytest.mark.parametrize("name", LAYERS)
def test_each_writes_its_layers_and_its_report(answers, name):
    outputs, code, answer, printed = answers[name]
    assert code == 0, printed
    assert {key: answer["results"][key] for key in outputs} == outputs
    rows = {key: QgsVectorLayer(path).featureCount() for key, path in outputs.items() if key != "REPORT"}
    least = {"OUTPUT": 200, "SUMMARY": 3} if name in LAYOUT else dict.fromkeys(rows, 1)
    assert all(rows[key] >= count for key, count in least.items()), rows
    page = Path(outputs["REPORT"]).read_text(encoding="utf-8")
    assert "<svg" in page
    assert len(page) > 5000
