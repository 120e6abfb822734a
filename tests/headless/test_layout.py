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


@pytest.mark.parametrize("name", RUNS)
def test_every_layout_tool_runs(qgis_process, tmp_path, name):
    inputs = {k: v if k.endswith("FIELD") else f"{SAMPLE}|layername={v}" for k, v in RUNS[name].items()}
    outputs = {key: str(tmp_path / f"结果 {key}.gpkg") for key in ("OUTPUT", "SUMMARY")}
    report = tmp_path / "报告.html"
    code, answer, printed = qgis_process(f"innospace:{name}", {**inputs, **outputs, "REPORT": str(report)})
    assert code == 0, printed
    assert QgsVectorLayer(answer["results"]["OUTPUT"]).featureCount() >= 200
    assert QgsVectorLayer(answer["results"]["SUMMARY"]).featureCount() >= 3
    assert report.stat().st_size > 5000
