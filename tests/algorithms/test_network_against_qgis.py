"""Ten thousand ways on real and made streets: the same metres as QGIS's own shortest path."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from qgis.analysis import QgsGraphAnalyzer, QgsGraphBuilder, QgsNetworkDistanceStrategy, QgsVectorLayerDirector
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from innospace.core.streets import access, network, snapping

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


def real(name):
    path = DATA / name
    if not path.exists():
        pytest.skip("the real extracts are not at hand")
    return QgsVectorLayer(f"{path}|layername=roads", "roads")


def made():
    rng = np.random.default_rng(4)
    layer = QgsVectorLayer("LineString?crs=EPSG:32650", "roads", "memory")
    corners = np.stack(np.meshgrid(np.arange(12), np.arange(12), indexing="ij"), -1) * 90.0 + rng.normal(
        0, 9, (12, 12, 2)
    )
    for grid in (corners, corners.transpose(1, 0, 2)):
        for row in grid:
            for start in range(0, 11, 3):
                feature = QgsFeature()
                line = [QgsPointXY(*xy) for xy in row[start : start + 4] + 500_000]
                feature.setGeometry(QgsGeometry.fromPolylineXY(line))
                layer.dataProvider().addFeature(feature)
    return layer


def qgis_metres(layer, sources, targets):
    """Metres along the streets by QGIS, infinite where there is no way; points are tied to the nearest street."""
    director = QgsVectorLayerDirector(layer, -1, "", "", "", QgsVectorLayerDirector.Direction.DirectionBoth)
    director.addStrategy(QgsNetworkDistanceStrategy())
    return least_costs(director, layer, sources, targets)


def least_costs(director, layer, sources, targets):
    """What QGIS's own search finds from each source to each target, infinite where there is no way."""
    builder = QgsGraphBuilder(layer.crs(), False, 0.0, "NONE")
    tied = director.makeGraph(builder, [QgsPointXY(*xy) for xy in np.concatenate([sources, targets])])
    graph = builder.graph()
    # QGIS's own search for the vertex of a point looks at all of them each time.
    places = (graph.vertex(i).point() for i in range(graph.vertexCount()))
    vertices = {(place.x(), place.y()): i for i, place in enumerate(places)}
    starts, ends = np.split([vertices[point.x(), point.y()] for point in tied], [len(sources)])
    costs = (QgsGraphAnalyzer.dijkstra(graph, int(start), 0)[1] for start in starts)
    return np.array([np.asarray(cost)[ends] for cost in costs])


@pytest.mark.parametrize(
    ("layer", "n_sources", "n_targets"),
    # QGIS ties a point to many streets in longer than it takes to search them all: fewer points, as many ways.
    [(made, 20, 500), (lambda: real("shenzhen_hitech_osm.gpkg"), 20, 500), (lambda: real("porto_walk.gpkg"), 10, 200)],
    ids=["made", "shenzhen", "porto"],
)
def test_the_same_metres_as_qgis(qgis_app, layer, n_sources, n_targets):
    layer = layer()
    lines = shapely.from_wkb([bytes(f.geometry().asWkb()) for f in layer.getFeatures()])
    streets = network.build(lines)
    rng = np.random.default_rng(7)
    low, high = streets.nodes.min(axis=0), streets.nodes.max(axis=0)
    sources, targets = (low + rng.random((n, 2)) * (high - low) for n in (n_sources, n_targets))
    a, b = snapping.snap(streets, sources, 1e5), snapping.snap(streets, targets, 1e5)
    found = np.full((len(a), len(b)), np.inf)
    for source, target, metres in access.pairs(streets, a, b, 1e7):
        found[source, target] = metres - a.leg[source] - b.leg[target]
    expected = qgis_metres(layer, sources, targets)
    assert np.isfinite(expected).mean() > 0.5
    assert found == pytest.approx(expected, abs=1e-6)
