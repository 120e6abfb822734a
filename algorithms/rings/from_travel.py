"""Rings by travel time to a city's centres."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterString

from ...core.base.errors import InputError
from ...core.base.running import part
from ...core.base.text import translate
from ...core.lazy import travel_report, travel_rings
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import (
    DRIVING,
    add_network,
    add_snapping,
    add_speed,
    add_travel,
    note_edge,
    note_long,
    read_streets,
    travel_options,
)
from .from_distance import add_boundary, add_centres, add_names


class RingsFromTravel(Algorithm):
    """One row per city × ring by the minutes along the streets."""

    NAME = "ringsfromtravel"
    GROUP = "rings"
    MAIN = "CENTRES"
    FIELDS = {"OUTPUT": "city ring ring_name inner_min outer_min area_km2"}
    ARGUMENTS = {"cities": "CITY_FIELD", "boundary_cities": "BOUNDARY_CITY_FIELD", "names": "RING_NAMES"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Rings", "Rings from travel time")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Rings",
            "Which ground lies within given minutes of the city centre along the streets, on foot, by bicycle or at the streets' "
            "own speeds? A place has the time of its nearest street point, up to 250 m from it; the report shows the rings "
            "beside those on foot, by bicycle and in a straight line.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        add_centres(
            self,
            translate(
                "Rings",
                "Points, lines or polygons, at their point on surface; with several in a city the nearest counts.",
            ),
        )
        add_network(self)
        self.add(
            QgsProcessingParameterString("MINUTES", translate("Rings", "Travel times (min)"), "15,30,60"),
            translate("Rings", "Outer edges of the rings in minutes, rising, separated by commas."),
        )
        add_names(self)
        add_boundary(
            self,
            translate(
                "Rings",
                "Rings end 250 m from the streets and at the boundary; what it holds beyond, or no street reaches in time, "
                "becomes one more. Each city needs a boundary of its own.",
            ),
        )
        add_speed(self, translate("Rings", "On lines without speed or time of their own."), DRIVING)
        add_snapping(self)
        add_travel(self, heading="from")
        self.add(
            p.sink("OUTPUT", translate("Rings", "Rings")),
            translate(
                "Rings",
                "One row per city and ring: city, ring, ring_name, inner_min, outer_min, area_km2. Between the streets an edge "
                "is off by some 2% of its distance from them, or by a metre or two; where streets bend far from all others, by "
                "up to a tenth.",
            ),
        )
        self.add(p.report())

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        """Refuse limits that are none before anything is read."""
        try:
            travel_rings.parse_minutes(self.parameterAsString(parameters, "MINUTES", context))
        except InputError as error:
            return False, self.refusal(error)
        return super().checkParameterValues(parameters, context)

    def compute(self, run: Run) -> None:
        """Read, search, write; what a report compares the rings with is made for it alone."""
        centres, boundary = run.layer("CENTRES"), run.layer("BOUNDARY")
        minutes = travel_rings.parse_minutes(run.text("MINUTES"))
        options = run.call(travel_rings.TravelRingOptions, minutes=minutes, travel=travel_options(run))
        note_long(run, *options.minutes)
        streets = read_streets(run, options.travel)
        layers = streets, centres.geometry, None if boundary is None else boundary.geometry
        cities = {"cities": run.texts("CITY_FIELD"), "boundary_cities": run.texts("BOUNDARY_CITY_FIELD")}
        how = {**cities, "progress": part(run.progress, 0, 0.7), "cancelled": run.cancelled}
        result = travel_rings.assess(*layers, options=options, **how)
        run.note(*result.notes)
        note_edge(run, streets, centres, options.travel.cost(max(options.minutes), streets.timed), "areas")
        run.write("OUTPUT", result.rows, style="rings")
        run.info(*travel_report.sentences(result))
        how["progress"] = part(run.progress, 0.7, 1)
        run.report(
            lambda: travel_report.build(result, compared=travel_rings.compare(result, *layers, **how), streets=streets)
        )
