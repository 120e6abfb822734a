"""The ready model from stock spaces to sites in a shell: who is the demand, what the candidates, of whom the areas are."""

from conftest import rows_of
from qgis.core import Qgis, QgsProcessingModelAlgorithm, QgsVectorLayer

from innospace.core.base.terms import RESOURCES

from .test_community_diagnosis import COMMUNITY, PLACE, layer

MODEL = RESOURCES / "models" / "stock_to_sites.model3"
OUTPUTS = {
    "gaps": "life_circle:Gaps of the life circle",
    "ranked": "screening:Ranked stock spaces",
    "sites": "siting:Sites",
    "demand": "siting:Demand by site",
    "areas": "areas:Service areas of the sites",
}


def test_from_gaps_and_graded_stock_to_sites_and_what_they_serve(qgis_process, tmp_path):
    given = {"EXISTING": layer("众创空间", COMMUNITY), "NUMBER": 2, "RADIUS": 800, "SCORE_WEIGHT": 0.1}
    files = {title: str(tmp_path / f"{name}.gpkg") for name, title in OUTPUTS.items()}
    page = tmp_path / "siting.html"
    code, _, log = qgis_process(str(MODEL), PLACE | given | files | {"siting:Siting report": str(page)})
    assert code == 0, log
    made = {name: rows_of(QgsVectorLayer(str(tmp_path / f"{name}.gpkg"))) for name in OUTPUTS}
    # Who lacks something, with their people.
    assert len(made["gaps"]) > 0
    assert all(row["missing"] for row in made["gaps"])
    assert [row["residents"] for row in made["demand"]] == [row["residents"] for row in made["gaps"]]
    # The best grades, whose score counts.
    best = [row["name"] for row in made["ranked"] if row["grade"] in ("A", "B")]
    assert 0 < len(best) < len(made["ranked"])
    assert [row["name"] for row in made["sites"] if row["status"] != "existing"] == best
    assert sum(row["chosen"] for row in made["sites"]) == 2
    assert "more of people and score" in page.read_text(encoding="utf-8")
    # The new and the existing sites alone.
    serving = [row["name"] for row in made["sites"] if row["status"] in ("chosen", "existing")]
    assert 2 < len(serving) < len(made["sites"])
    assert [row["name"] for row in made["areas"]] == serving
    assert {row["cutoff"] for row in made["areas"]} == {800}


def test_the_file_is_what_the_script_makes(provider, tmp_path, monkeypatch):
    from innospace.scripts import make_siting_model

    monkeypatch.setattr(make_siting_model, "FILE", tmp_path / "again.model3")
    make_siting_model.main()
    written = [QgsProcessingModelAlgorithm() for _ in range(2)]
    assert written[0].fromFile(str(tmp_path / "again.model3"))
    assert written[1].fromFile(str(MODEL))
    assert written[0].toVariant() == written[1].toVariant()
    if Qgis.versionInt() < 34100:  # a newer QGIS may write more
        assert (tmp_path / "again.model3").read_text("utf-8") == MODEL.read_text("utf-8"), "run `make models`"
    assert written[0].validate() == (True, [])
