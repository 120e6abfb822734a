"""From the sample's raw data to a life circle with no other tool, beside the same circle of the layers that they were made of."""

import pandas as pd
import pytest
from conftest import rows_of
from qgis.core import QgsVectorLayer

from innospace.core.base.terms import RESOURCES

SAMPLE = RESOURCES / "sample"
COMMUNITY = SAMPLE / "community.gpkg"
STREETS = {"NETWORK": f"{COMMUNITY}|layername=道路", "STANDARD": "gb50180_15"}
# Shares may differ by this much: of a place that is listed twice, up to 45 m apart, either is kept; people go by floor area.
APART = 0.05
# What a map service's codes, types and names cannot tell as the community's own layer does: a station of culture or of the
# community from a centre, sizes of sports grounds, a bank from its machine, an innovation space from an office.
NOT_TOLD = {
    "all classes", "community_service_station", "culture_centre", "culture_station", "finance", "indoor_sport",
    "innovation_space", "large_sports_ground", "medium_sports_ground", "small_sports_ground", "sports_ground",
}  # fmt: skip


@pytest.fixture(scope="module")
def answers(several, tmp_path_factory):
    """What the tools of the chain answer, one after the other, and the coverage of the community's own layers ("truth")."""
    folder = tmp_path_factory.mktemp("raw")
    names = ("points", "places", "classes", "residents", "coverage", "demand", "true coverage", "true demand")
    made = {name: str(folder / f"{name}.gpkg") for name in names} | {"report": str(folder / "report.html")}
    raw = SAMPLE / "raw"
    order = {
        "readtable": {"INPUT": str(raw / "pois_gcj02_gbk.csv"), "SYSTEM": "gcj02", "OUTPUT": made["points"]},
        "duplicatepois": {
            "INPUT": made["points"],
            "NAME_FIELD": "name",
            "TYPE_FIELD": "typecode",
            "OUTPUT": made["places"],
        },
        "classifypois": {
            "INPUT": made["places"],
            "CODE_FIELD": "typecode",
            "TYPE_FIELD": "type",
            "NAME_FIELD": "name",
            "SCHEME": "life_circle",
            "OUTPUT": made["classes"],
        },
        "residents": {
            "BUILDINGS": f"{COMMUNITY}|layername=居住建筑",
            "FLOORS_FIELD": "floors",
            "ZONES": str(raw / "residents_by_committee.gpkg"),
            "POPULATION_FIELD": "residents",
            "OUTPUT": made["residents"],
        },
        "lifecirclecoverage": {
            "DEMAND": made["residents"],
            "POPULATION_FIELD": "residents",
            "FACILITIES": made["classes"],
            "CATEGORY_FIELD": "class",
            "OUTPUT": made["demand"],
            "COVERAGE": made["coverage"],
            "REPORT": made["report"],
            **STREETS,
        },
        "truth": {
            "DEMAND": f"{COMMUNITY}|layername=居住建筑",
            "POPULATION_FIELD": "residents",
            "FACILITIES": f"{COMMUNITY}|layername=兴趣点",
            "CATEGORY_FIELD": "facility_class",
            "OUTPUT": made["true demand"],
            "COVERAGE": made["true coverage"],
            **STREETS,
        },
    }
    told = several(
        {key: (f"innospace:{'lifecirclecoverage' if key == 'truth' else key}", given) for key, given in order.items()}
    )
    return made, told


@pytest.fixture(scope="module")
def prepared(qgis_app, answers):
    """The files of the chain: points, places, classes, residents, coverage, report."""
    made, told = answers
    for code, _, printed in told.values():
        assert code == 0, printed
    return {name: path if name == "report" else rows(path) for name, path in made.items()}


def rows(path):
    return pd.DataFrame(rows_of(QgsVectorLayer(path)))


@pytest.fixture(scope="module")
def truth(prepared):
    """The coverage of the community's own layers."""
    return prepared["true coverage"].set_index("category")


def test_each_repeated_place_is_found_and_none_is_lost(prepared):
    pois = rows(f"{COMMUNITY}|layername=兴趣点")
    assert len(prepared["points"]) > len(pois)
    assert len(prepared["places"]) == len(pois)


def test_people_are_all_there(prepared):
    counted = rows(str(SAMPLE / "raw" / "residents_by_committee.gpkg"))["residents"].sum()
    assert prepared["residents"]["residents"].sum() == pytest.approx(counted, abs=1e-6)


def test_the_coverage_is_that_of_the_layers_the_raw_data_were_made_of(prepared, truth):
    found = prepared["coverage"].set_index("category")
    assert set(found.index) ^ set(truth.index) <= NOT_TOLD
    told = truth.index.difference(NOT_TOLD)
    assert len(told) == 21
    assert (found.loc[told, "facilities"] == truth.loc[told, "facilities"]).all()
    for share in ("clients_share", "pop_share"):
        apart = (found.loc[told, share] - truth.loc[told, share]).abs()
        assert apart.max() < APART, apart.sort_values().tail()
        assert apart.median() < 0.01


def test_the_report_answers(prepared):
    with open(prepared["report"], encoding="utf-8") as page:
        assert "<svg" in page.read()
