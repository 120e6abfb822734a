"""What goes with the number, in QGIS: any areas or none, fields of numbers and of classes, wrong ones named."""

import pytest
from conftest import SAMPLE, Log, rows_of
from qgis.core import QgsProcessingException, QgsVectorLayer

FIELDS = {"n": "int", "people": "double", "code": "int", "tier": "string", "open": "bool"}


def rows(n=10):
    """Numbers that rise with people; two tiers; a code that is the row's own."""
    return [
        (
            f"POINT ({1e5 * i} {1e5 * i})",
            {"n": i * i, "people": 1000.0 + i, "code": i % 3, "tier": "high" if i > 6 else "low", "open": i % 2 == 0},
        )
        for i in range(n)
    ]


@pytest.fixture
def areas(make_layer):
    """Ten areas, farther apart than any projection measures."""
    return make_layer("Point", FIELDS, rows())


def test_each_factor_and_each_pair_has_its_row(run, areas, tmp_path):
    log, report = Log(), tmp_path / "驱动因子.html"
    found = run("drivers", log, AREAS=areas, COUNT_FIELD="n", FACTORS=["people", "tier", "open"], REPORT=str(report))
    factors = rows_of(found["OUTPUT"])
    assert [field.name() for field in found["OUTPUT"].fields()] == ["factor", "kind", "rho", "p", "q", "q_p"]
    assert [(r["factor"], r["kind"]) for r in factors] == [("people", "number"), ("tier", "class"), ("open", "class")]
    assert factors[0]["rho"] == 1
    assert factors[0]["p"] == pytest.approx(0.001)
    assert factors[1]["rho"] is None
    pairs = rows_of(found["INTERACTIONS"])
    assert [field.name() for field in found["INTERACTIONS"].fields()] == ["factor_a", "factor_b", "q", "type"]
    assert [(r["factor_a"], r["factor_b"]) for r in pairs] == [("people", "tier"), ("people", "open"), ("tier", "open")]
    assert any("fewer than 20" in text for text in log.warnings)
    assert any("rises with: people" in text for text in log.infos)
    assert "What two factors explain together" in report.read_text(encoding="utf-8")


def test_the_number_is_called_by_what_it_counts(run, make_layer):
    """A table of incubators by area says of what its number is; of another layer's the layer is told."""
    levels = ("n_national", "n_provincial", "n_municipal")
    for more, called in ((levels, "number of incubators"), ((), "number (cities)")):
        fields = FIELDS | dict.fromkeys(more, "int")
        layer = make_layer("NoGeometry", fields, [(None, values | dict.fromkeys(more)) for _, values in rows()], crs="")
        layer.setName("cities")
        log = Log()
        run("drivers", log, AREAS=layer, COUNT_FIELD="n", FACTORS=["people"])
        assert any(text.startswith(f"“{called}” rises with: people") for text in log.infos)
        assert f"how “{called}” is spread among just these" in log.warnings[-1]


def test_a_table_without_geometry_will_do(run, make_layer, areas):
    table = make_layer("NoGeometry", FIELDS, [(None, values) for _, values in rows()], crs="")
    asked = {"COUNT_FIELD": "n", "FACTORS": ["people", "tier"]}
    found, other = (run("drivers", AREAS=layer, **asked) for layer in (table, areas))
    assert rows_of(found["OUTPUT"]) == rows_of(other["OUTPUT"])


def test_areas_all_over_a_country_are_no_obstacle(run, make_layer):
    wide = make_layer(
        "Point", FIELDS, [(f"POINT ({75 + 6 * i} {20 + 3 * i})", v) for i, (_, v) in enumerate(rows())], crs="EPSG:4326"
    )
    assert run("drivers", AREAS=wide, COUNT_FIELD="n", FACTORS=["people"])["OUTPUT"].featureCount() == 1


def test_what_is_left_out_is_told(run, make_layer):
    log = Log()
    some = [(place, {**values, "n": None if i == 0 else values["n"], "tier": None if i == 1 else values["tier"]})
            for i, (place, values) in enumerate(rows(25))]  # fmt: skip
    run("drivers", log, AREAS=make_layer("Point", FIELDS, some), COUNT_FIELD="n", FACTORS=["people", "tier"])
    assert log.warnings == [
        "1 area has no number and is left out.",
        "“tier” is unknown for 1 area, which is left out for it.",
    ]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"COUNT_FIELD": "nothing"}, "COUNT_FIELD: .*nothing.*It has: n"),
        ({"FACTORS": ["people", "nothing"]}, "FACTORS: .*nothing.*It has: n"),
        ({"FACTORS": []}, "FACTORS"),
        ({"CLASSES": 1}, "CLASSES"),
        ({"AREAS": "nowhere.gpkg"}, "nowhere|AREAS"),
    ],
)
def test_wrong_parameters_are_named(run, areas, asked, named):
    with pytest.raises(QgsProcessingException, match=named):
        run("drivers", **{"AREAS": areas, "COUNT_FIELD": "n", "FACTORS": ["people"]} | asked)


def test_what_is_to_be_explained_is_no_factor(run, areas):
    log = Log()
    found = run("drivers", log, AREAS=areas, COUNT_FIELD="n", FACTORS=["n", "people"])
    assert [row["factor"] for row in rows_of(found["OUTPUT"])] == ["people"]
    assert "“n” is what is to be explained, and is left out of the factors." in log.warnings
    with pytest.raises(QgsProcessingException, match="FACTORS: no factor is given"):
        run("drivers", AREAS=areas, COUNT_FIELD="n", FACTORS=["n"])


def test_without_differences_the_field_is_named(run, make_layer):
    same = make_layer("Point", FIELDS, [(place, values | {"n": 3}) for place, values in rows()])
    with pytest.raises(QgsProcessingException, match="COUNT_FIELD: all areas have the same number"):
        run("drivers", AREAS=same, COUNT_FIELD="n", FACTORS=["people"])


def test_it_takes_what_the_distribution_over_cities_gives(run, tmp_path):
    cities = tmp_path / "cities.gpkg"
    asked = {"CITY_NAME_FIELD": "city", "POPULATION_FIELD": "urban_residents", "OUTPUT": str(cities)}
    layers = {name.upper(): f"{SAMPLE}|layername={name}" for name in ("incubators", "cities")}
    run("regionaldistribution", **layers, **asked)
    log = Log()
    found = run("drivers", log, AREAS=str(cities), COUNT_FIELD="n", FACTORS=["urban_residents", "tier", "province"])
    by_name = {r["factor"]: r for r in rows_of(found["OUTPUT"])}
    # Of 70 ways to deal out the provinces two are as far apart: the numbers of one are all above those of the other but one.
    assert by_name["province"]["q_p"] == pytest.approx(2 / 70)
    assert by_name["urban_residents"]["rho"] == pytest.approx(0.776, abs=1e-3)
    assert any("These are 8 areas" in text for text in log.warnings)
    assert QgsVectorLayer(str(cities)).featureCount() == 8
