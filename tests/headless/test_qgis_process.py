"""Ring zones as typed into a shell."""

from conftest import SAMPLE
from qgis.core import QgsVectorLayer


def test_districts_to_rings_into_a_chinese_path(qgis_process, tmp_path):
    target = tmp_path / "圈层 结果.gpkg"
    code, answer, printed = qgis_process(
        "innospace:ringsfromdistricts",
        {"INPUT": f"{SAMPLE}|layername=districts", "RING_FIELD": "ring", "CITY_FIELD": "city", "OUTPUT": str(target)},
    )
    assert code == 0, printed
    assert answer["results"]["OUTPUT"] == str(target)
    assert QgsVectorLayer(str(target)).featureCount() == 24


def test_density_gives_its_numbers_as_json(qgis_process, tmp_path):
    code, answer, printed = qgis_process(
        "innospace:ringsfromdensity",
        {
            "CENTRES": f"{SAMPLE}|layername=city_centres|subset=city = '芜湖市'",
            "BUILT_UP": f"{SAMPLE}|layername=built_up_synthetic",
            "BOUNDARY": f"{SAMPLE}|layername=cities|subset=city = '芜湖市'",
            "OUTPUT": str(tmp_path / "rings.gpkg"),
        },
    )
    assert code == 0, printed
    assert 0 < answer["results"]["R1"] < answer["results"]["R2"]


def test_an_error_names_parameter_cause_and_cure_without_a_traceback(qgis_process, tmp_path):
    code, _, printed = qgis_process(
        "innospace:ringsfromdistance",
        {"CENTRES": f"{SAMPLE}|layername=city_centres", "DISTANCES": "五公里", "OUTPUT": str(tmp_path / "x.gpkg")},
    )
    assert code != 0
    assert "DISTANCES: “五公里” is not a list of numbers. Give rising distances" in printed
    assert "Traceback" not in printed
    assert not (tmp_path / "x.gpkg").exists()
