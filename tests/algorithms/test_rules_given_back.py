"""The table of what was not recognised, filled in, is read again as rules: as a layer and from a CSV."""

import csv

import pytest
from conftest import rows_of
from qgis.core import QgsVectorLayer

POINTS = [("POINT (0 0)", {"kind": kind}) for kind in ("中餐馆", "中餐馆", "怪店", "幼儿园")]


@pytest.mark.parametrize("stored", ["layer", "csv"])
def test_what_was_not_recognised_comes_back_as_rules(run, make_layer, tmp_path, stored):
    layer = make_layer("Point", {"kind": "string"}, POINTS)
    first = run("classifypois", INPUT=layer, TYPE_FIELD="kind", SCHEME="life_circle")
    unknown = [row["value"] for row in rows_of(first["UNMATCHED"])]
    assert "怪店" in unknown
    filled = [{"value": value, "class": "cafe"} for value in unknown]
    if stored == "layer":
        rules = make_layer("Point", {"value": "string", "class": "string"}, [(None, row) for row in filled])
    else:
        path = tmp_path / "rules.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["value", "class"])
            writer.writeheader()
            writer.writerows(filled)
        rules = QgsVectorLayer(str(path), "rules", "ogr")
    again = run("classifypois", INPUT=layer, TYPE_FIELD="kind", SCHEME="life_circle", RULES=rules)
    assert rows_of(again["UNMATCHED"]) == []
    by_rule = [row for row in rows_of(again["OUTPUT"]) if row["matched_by"] == "rules"]
    assert len(by_rule) == sum(row["n"] for row in rows_of(first["UNMATCHED"]))
    assert {row["class"] for row in by_rule} == {"cafe"}
