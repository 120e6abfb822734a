"""The ready model in a shell: one run from districts to ranked stock spaces."""

from tests.conftest import SAMPLE

HELSINKI = SAMPLE.with_name("helsinki.gpkg")


def layer(name, file=SAMPLE, where=""):
    return f"{file}|layername={name}" + (f"|subset={where}" if where else "")


INPUTS = {
    "DISTRICTS": layer("districts", where="city = '南京市'"),
    "RING_FIELD": "ring",
    "CITY_FIELD": "city",
    "INCUBATORS": layer("incubators", where="city = '南京市'"),
    "GROUNDS": layer("grounds"),
    "GROUND_ID_FIELD": "id",
    "INNOVATION_HOSTS": layer("innovation_hosts"),
    "PRODUCTION_HOSTS": layer("production_hosts"),
    "RESIDENTS": layer("buildings", HELSINKI, "population > 0"),
    "POPULATION_FIELD": "population",
    "FACILITIES": layer("pois", HELSINKI),
    "CATEGORY_FIELD": "category",
    "STREETS": layer("roads", HELSINKI),
    "STOCK": layer("stock_parcels"),
    "CRITERIA": ["vacancy", "benefit", "1", "", ""],
}
RESULTS = {
    "rings:Rings",
    "distribution:Incubators by ring",
    "distribution:City patterns",
    "layout:Town layout",
    "life_circle:Life circle",
    "life_circle:Coverage",
    "screening:Ranked stock spaces",
}


def test_the_model_runs_from_districts_to_ranked_stock(qgis_process, tmp_path):
    outputs = {name: str(tmp_path / f"{i}.gpkg") for i, name in enumerate(sorted(RESULTS))}
    code, answer, log = qgis_process("innospace:communitydiagnosis", INPUTS | outputs)
    assert code == 0, log
    assert set(answer["results"]) >= RESULTS
    assert all((tmp_path / f"{i}.gpkg").stat().st_size for i in range(len(RESULTS)))
