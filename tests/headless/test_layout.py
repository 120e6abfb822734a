"""The layout tools as typed into a shell: everything as text, nothing on a screen."""

import pytest
from conftest import SAMPLE
from qgis.core import QgsVectorLayer

RUNS = {
    "townlayout": {"INCUBATORS": "grounds", "ID_FIELD": "id", "INNOVATION_HOSTS": "innovation_hosts"},
    "parklayout": {"SITES": "grounds", "ID_FIELD": "id", "BUILDINGS": "buildings", "FLOORS_FIELD": "floors"},
    "locationpreference": {
        "INCUBATORS": "incubators", "BUSINESS_CENTRES": "city_centres", "KNOWLEDGE_CENTRES": "innovation_hosts",
    },
    "sharingmode": {"INCUBATORS": "incubators", "CAMPUSES": "innovation_hosts"},
    "modulecompleteness": {"INCUBATORS": "incubators", "FINANCING_FIELD": "financing", "AREA_FIELD": "area_m2"},
}  # fmt: skip


@pytest.fixture(scope="module")
def answers(several, tmp_path_factory):
    """What each tool answers, with the page of its report."""
    order, pages = {}, {}
    for name in RUNS:
        folder = tmp_path_factory.mktemp(name)
        inputs = {k: v if k.endswith("FIELD") else f"{SAMPLE}|layername={v}" for k, v in RUNS[name].items()}
        outputs = {key: str(folder / f"结果 {key}.gpkg") for key in ("OUTPUT", "SUMMARY")}
        pages[name] = folder / "报告.html"
        order[name] = f"innospace:{name}", {**inputs, **outputs, "REPORT": str(pages[name])}
    return {name: (pages[name], *told) for name, told in several(order).items()}


@pytest.mark.parametrize("name", RUNS)
def test_every_layout_tool_runs(answers, name):
    report, code, answer, printed = answers[name]
    assert code == 0, printed
    assert QgsVectorLayer(answer["results"]["OUTPUT"]).featureCount() >= 200
    assert QgsVectorLayer(answer["results"]["SUMMARY"]).featureCount() >= 3
    assert report.stat().st_size > 5000
