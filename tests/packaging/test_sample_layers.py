"""The list by which first steps name and style the sample's layers."""

import csv
import os
import shutil

import pytest
from osgeo import gdal
from qgis.core import QgsApplication

from innospace.core.base.terms import RESOURCES
from innospace.ui import first_steps

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


def test_first_steps_leave_the_files_that_ship_as_they_are(qgis_app, monkeypatch, tmp_path):
    """QGIS writes into GeoPackages that it opens; a copy that is older than what ships is made anew."""
    monkeypatch.setattr(first_steps, "RESOURCES", tmp_path / "resources")
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path / "profile"))
    shipped = tmp_path / "resources" / "sample" / "community.gpkg"
    shutil.copytree(RESOURCES / "sample", shipped.parent)
    before = shipped.read_bytes()
    layer = first_steps.sample_layer("community", "道路")
    assert layer.isValid()
    assert layer.source().startswith(str(tmp_path / "profile"))
    assert len(list(layer.getFeatures())) == layer.featureCount() > 0
    assert shipped.read_bytes() == before
    assert not list(shipped.parent.glob("community.gpkg-*"))
    del layer
    copy = first_steps.own_copy("community")
    copy.write_bytes(b"mine")
    assert first_steps.own_copy("community").read_bytes() == b"mine"
    os.utime(shipped, (copy.stat().st_mtime + 9,) * 2)
    assert first_steps.own_copy("community").read_bytes() == before
