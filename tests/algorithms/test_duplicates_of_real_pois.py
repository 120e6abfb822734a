"""Points of interest of two real cities, moved to GCJ-02, listed again under other spellings, and found again."""

import numpy as np
import pytest
from conftest import REAL_DATA, rows_of
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)

from innospace.core.data import coordinates

pytestmark = pytest.mark.skipif(not REAL_DATA.exists(), reason="real data is not here")
# How a second service spells a name.
SPELLINGS = (
    lambda name: f"{name}（东门）" if len(name) > 6 else name,
    lambda name: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name),
    lambda name: f" {name[:2]} {name[2:]}",
    lambda name: f"{name}有限公司",
    lambda name: name[:-1] if len(name) > 7 else name.upper(),
)
METRES = 40


def twice(layer, make_layer):
    """The named points in GCJ-02 and a third of them once more, up to 40 m off; `same` is the row that a row repeats or is."""
    rng = np.random.default_rng(16)
    named = [f for f in layer.getFeatures() if isinstance(f["name"], str) and f["name"].strip()]
    way = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    xy = np.array([tuple(way.transform(f.geometry().pointOnSurface().asPoint())) for f in named])
    places, _ = coordinates.converted(xy, "wgs84", "gcj02")
    again = np.sort(rng.choice(len(named), len(named) // 3, replace=False))
    turn, far = rng.uniform(0, 2 * np.pi, len(again)), rng.uniform(3, METRES, len(again)) / 111_000
    moved = places[again] + np.column_stack([far * np.cos(turn), far * np.sin(turn)])
    spelled = [SPELLINGS[i % len(SPELLINGS)](named[row]["name"]) for i, row in enumerate(again)]
    names = [*(f["name"] for f in named), *spelled]
    same = [*range(len(named)), *again.tolist()]
    kinds = [str(named[i]["type"]) for i in same]
    rows = [
        (QgsGeometry.fromPointXY(QgsPointXY(*place)).asWkt(12), {"name": name, "type": kind, "same": row})
        for place, name, kind, row in zip(np.vstack([places, moved]), names, kinds, same, strict=True)
    ]
    return make_layer("Point", {"name": "string", "type": "string", "same": "int"}, rows, crs="EPSG:4326")


@pytest.mark.parametrize("city", ["nanjing_core", "shenzhen_hitech"])
def test_repeated_places_are_found_and_others_left_apart(run, make_layer, city):
    layer = twice(QgsVectorLayer(f"{REAL_DATA}/{city}_osm.gpkg|layername=pois", "pois"), make_layer)
    same = {str(f.id()): f["same"] for f in layer.getFeatures()}
    moved = run("coordinates", INPUT=layer, FROM="gcj02", TO="wgs84")["OUTPUT"]
    ids = dict(zip([str(f.id()) for f in moved.getFeatures()], same.values(), strict=True))
    places = rows_of(run("duplicatepois", INPUT=moved, NAME_FIELD="name", TYPE_FIELD="type")["OUTPUT"])
    groups = [[ids[i] for i in row["merged_ids"].split("; ")] for row in places]
    repeated = len(same) - len(set(same.values()))
    found = sum(len(group) - len(set(group)) for group in groups)
    names = {row["same"]: row["name"] for row in rows_of(layer)[: len(set(same.values()))]}
    wrong = [[names[row] for row in dict.fromkeys(group)] for group in groups if len(set(group)) > 1]
    # Real layers hold places twice of themselves, a point and an area: those of one name are no wrong merges.
    wrong = [group for group in wrong if len(set(group)) > 1]
    assert found >= 0.95 * repeated
    assert wrong == []
