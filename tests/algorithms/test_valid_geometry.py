"""What a tool writes is valid where it is written: borders that touch in metres must not cross in degrees."""

import pytest
from qgis.core import QgsVectorLayer

from .bad_input import moved
from .minimal import VALID
from .runs import attempt
from .town import Table

pytestmark = pytest.mark.usefixtures("provider")
# Awkward on purpose: many borders, in metres that are no round degrees.
MORE = {
    "ringsfromdistance": {"DISTANCES": "1300,2100,3700,5900"},
    "ringsfromtravel": {"MINUTES": "7,19,31,53"},
    "serviceareas": {"CUTOFFS": "170,330,510,890"},
}


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490", "EPSG:3857", "EPSG:32650"])
@pytest.mark.parametrize("name", VALID)
def test_every_geometry_of_every_output(name, crs, tmp_path):
    inputs = {
        key: moved(value, crs) if isinstance(value, Table) else value
        for key, value in (VALID[name].inputs | MORE.get(name, {})).items()
    }
    outcome = attempt(name, inputs, tmp_path, report=False)
    assert outcome.error == ""
    invalid = {}
    for output, place in outcome.results.items():
        layer = outcome.layer(output) if str(place).endswith(".gpkg") else QgsVectorLayer()
        wrong = [f.id() for f in layer.getFeatures() if f.hasGeometry() and not f.geometry().isGeosValid()]
        invalid |= {output: wrong} if wrong else {}
    assert invalid == {}
