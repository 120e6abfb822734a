"""Rings by distance to a city's centres."""

from __future__ import annotations

import shapely
from qgis.core import QgsProcessingParameterString

from ...core.base.text import translate
from ...core.lazy import centre_rings
from .. import parameters as p
from ..base import Algorithm
from ..run import Run

# Cities around which the scale of the projection is looked at.
SOME = 50


def add_centres(algorithm: Algorithm, help_text: str = "") -> None:
    """Declare the parameters that all rings around centres share; `help_text` where lines and polygons count otherwise."""
    text = translate("Rings", "Points, lines or polygons; with several in a city the distance to the nearest counts.")
    algorithm.add(p.layer("CENTRES", translate("Rings", "City centres")), help_text or text)
    algorithm.add(
        p.field("CITY_FIELD", translate("Rings", "City of the centre"), "CENTRES"),
        translate("Rings", "Rings are made for each city. Empty: all centres belong to one city."),
    )


def add_names(algorithm: Algorithm) -> None:
    """Declare what the rings are called."""
    algorithm.add(
        QgsProcessingParameterString("RING_NAMES", translate("Rings", "Ring names"), optional=True),
        translate(
            "Rings",
            "One name per ring, innermost first. Empty: central, near_suburb, far_suburb with three rings, else names "
            "with their numbers.",
        ),
    )


def add_boundary(algorithm: Algorithm, help_text: str = "") -> None:
    """Declare the boundary that cuts the rings; `help_text` where that means something else."""
    text = translate(
        "Rings",
        "Cuts the rings; the ground beyond the last distance becomes one more ring. Each city needs a boundary of its own.",
    )
    boundary = p.layer("BOUNDARY", translate("Rings", "City boundary"), p.Source.VectorPolygon, optional=True)
    algorithm.add(boundary, help_text or text)
    algorithm.add(
        p.field("BOUNDARY_CITY_FIELD", translate("Rings", "City of the boundary"), "BOUNDARY"),
        translate("Rings", "Names as in the field of the centres. Empty: the polygons that a city's centres stand in."),
    )


def read_cities(run: Run) -> list[centre_rings.City]:
    """Cities with their centres and boundaries."""
    cities, notes = run.call(centre_rings.cities_of)
    run.note(*notes)
    return cities


class RingsFromDistance(Algorithm):
    """One row per city × ring around centres."""

    NAME = "ringsfromdistance"
    GROUP = "rings"
    MAIN = "CENTRES"
    FIELDS = {"OUTPUT": "city ring ring_name inner_m outer_m area_km2"}
    ARGUMENTS = {"cities": "CITY_FIELD", "boundary_cities": "BOUNDARY_CITY_FIELD", "names": "RING_NAMES"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Rings", "Rings from distance")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Rings", "Which ground lies within given distances of the city centre, cut by the city boundary?"
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        add_centres(self)
        self.add(
            QgsProcessingParameterString("DISTANCES", translate("Rings", "Distances (m)"), "5000,15000"),
            translate("Rings", "Outer edges of the rings in metres, rising, separated by commas."),
        )
        add_names(self)
        add_boundary(self)
        self.add(
            p.sink("OUTPUT", translate("Rings", "Rings")),
            translate("Rings", "One row per city and ring: city, ring, ring_name, inner_m, outer_m, area_km2."),
        )

    def compute(self, run: Run) -> None:
        """Read centres and boundaries, make the rings, write them."""
        distances = centre_rings.parse_distances(run.text("DISTANCES"))
        options = run.call(centre_rings.DistanceOptions, distances=distances)
        cities = read_cities(run)
        centres = shapely.get_coordinates(shapely.centroid([city.centre for city in cities]))
        run.require_true("DISTANCES", centres[:SOME], centre_rings.farthest(cities, distances))
        result = run.call(centre_rings.assess, cities=cities, options=options)
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, style="rings")
        run.info(result.answer)
