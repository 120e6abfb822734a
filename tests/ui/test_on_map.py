"""Clicks on the map: what is picked lies where it was clicked, in whatever system the map is."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget

from innospace.ui.on_map import PickButton, PickSeveralButton

CITY_GRID = "+proj=tmerc +lat_0=0 +lon_0=118.5 +k=1 +x_0=350811 +y_0=-3000000 +ellps=GRS80 +units=m"
PLACES = [QgsPointXY(380_000, 540_000), QgsPointXY(381_000, 541_000)]


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("crs", ["EPSG:32650", CITY_GRID])
def test_a_picked_place_is_in_the_system_of_the_map(qgis_app, qgis_new_project, crs, several):
    """Also in a city's own, which has no code. Of a single place the last one stays."""
    system = QgsCoordinateReferenceSystem.fromProj(crs) if crs == CITY_GRID else QgsCoordinateReferenceSystem(crs)
    assert system.isValid()
    assert bool(system.authid()) == (crs != CITY_GRID)
    canvas, window, picked = QgsMapCanvas(), QWidget(), []
    canvas.setDestinationCrs(system)
    button = (
        PickSeveralButton(canvas, window, picked.append, "x") if several else PickButton(canvas, window, picked.append)
    )
    for place in PLACES:
        button._clicked(place, Qt.MouseButton.LeftButton)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer is picked[-1]
    assert layer.crs() == system
    there = [row.geometry().asPoint() for row in layer.getFeatures()]
    assert there == (PLACES if several else PLACES[-1:])
    button.deleteLater()
    canvas.deleteLater()
