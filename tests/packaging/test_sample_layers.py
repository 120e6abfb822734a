"""The list by which first steps name and style the sample's layers."""

import csv

import pytest
from osgeo import gdal

from innospace.core.base.terms import RESOURCES

gdal.UseExceptions()
with open(RESOURCES / "sample" / "layers.csv", encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("file", ["nanjing_region", "community"])
def test_every_layer_is_listed_once_with_fields_that_it_has(file):
    source = gdal.OpenEx(str(RESOURCES / "sample" / f"{file}.gpkg"))
    layers = {layer.GetName(): layer for layer in (source.GetLayer(i) for i in range(source.GetLayerCount()))}
    listed = [row for row in ROWS if row["file"] == file]
    assert sorted(row["layer"] for row in listed) == sorted(layers)
    for row in listed:
        fields = {field.GetName() for field in layers[row["layer"]].schema}
        assert {row["by"], row["label"]} - {""} <= fields


@pytest.mark.parametrize("language", ["chinese", "english"])
def test_no_two_layers_share_a_name(language):
    names = [row[language] for row in ROWS]
    assert len(set(names)) == len(names)
    assert all(name.isascii() == (language == "english") for name in names)
