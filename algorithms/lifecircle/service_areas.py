"""The ground that facilities serve along streets."""

from __future__ import annotations

from qgis.core import Qgis, QgsProcessingParameterBoolean, QgsProcessingParameterString

from ...core.base.errors import InputError
from ...core.base.text import translate
from ...core.lazy import service_areas
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run
from ..streets import (
    DRIVING,
    add_network,
    add_snapping,
    add_speed,
    add_travel,
    note_empty,
    note_long,
    read_streets,
    travel_options,
)


class ServiceAreas(Algorithm):
    """Polygons and street stretches within limits, cut exactly there."""

    NAME = "serviceareas"
    GROUP = "lifecircle"
    MAIN = "FACILITIES"
    FIELDS = {
        "OUTPUT": "cutoff status",
        "LINES": "cutoff status",
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("LifeCircle", "Service areas along streets")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "LifeCircle",
            "Which streets, and which ground along them, lie within reach of each facility, on foot or at the streets' own "
            "speeds? The stretches end exactly at the limit; the polygons are the ground beside them, and nothing that cannot be "
            "reached.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("FACILITIES", translate("LifeCircle", "Facilities")),
            translate("LifeCircle", "Points or polygons; a polygon is taken at its point on surface."),
        )
        add_network(self)
        self.add(
            p.by_unit(QgsProcessingParameterString("CUTOFFS", translate("LifeCircle", "Limits"), "300,500,1000")),
            translate("LifeCircle", "One or several, in the unit below; each area holds the smaller ones (no rings)."),
        )
        self.add(
            p.choice("UNIT", translate("LifeCircle", "Unit of the limits"), ("metres", "minutes")),
            translate(
                "LifeCircle",
                "metres or minutes; minutes by the speed below, or by the lines' own speeds and times, where they have some.",
            ),
        )
        add_speed(self, translate("LifeCircle", "For minutes, on lines without speed or time of their own."), DRIVING)
        self.add(
            QgsProcessingParameterBoolean("MERGE", translate("LifeCircle", "Merge the facilities"), False),
            translate("LifeCircle", "One row per limit for all facilities together, each stretch once."),
        )
        self.add(
            p.distance("HALF_WIDTH", translate("LifeCircle", "Half width"), 25, minimum=0.001),
            translate(
                "LifeCircle", "The polygons reach this many metres to each side of a reached street, no farther."
            ),
            advanced=True,
        )
        add_snapping(self)
        add_travel(self, heading="from")
        self.add(
            p.sink("OUTPUT", translate("LifeCircle", "Service areas")),
            translate(
                "LifeCircle",
                "A row per facility and limit with the facility's attributes, cutoff and status; merged: cutoff, n_facilities. "
                "The log says how many facilities stand so near to the edge of the streets that their areas are lower bounds.",
            ),
        )
        self.add(
            p.sink("LINES", translate("LifeCircle", "Reached streets"), p.Source.VectorLine),
            translate(
                "LifeCircle", "The same rows with the stretches of street, without the straight way to the street."
            ),
        )

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        """Refuse limits that are no numbers before anything is read."""
        try:
            service_areas.parse_cutoffs(self.parameterAsString(parameters, "CUTOFFS", context))
        except InputError as error:
            return False, self.refusal(error)
        return super().checkParameterValues(parameters, context)

    def compute(self, run: Run) -> None:
        """Read, search, write."""
        facilities = run.layer("FACILITIES")
        cutoffs = service_areas.parse_cutoffs(run.text("CUTOFFS"))
        options = run.call(service_areas.ServiceAreaOptions, cutoffs=cutoffs, travel=travel_options(run))
        note_long(run, *options.cutoffs)
        streets = read_streets(run, options.travel)
        note_empty(run, facilities)
        result = run.call(service_areas.assess, streets=streets, options=options)
        run.note(*result.notes)
        self._write(run, result, None if options.merge else facilities)
        run.info(*service_areas.sentences(result))

    def _write(self, run: Run, result: service_areas.Served, layer: Layer | None) -> None:
        origin = None if layer is None else result.rows["facility"].to_numpy()
        suffix = "_minutes" if run.choice("UNIT") == "minutes" else ""
        for name, what, style, kind in (
            ("OUTPUT", "polygon", "service_areas", Qgis.WkbType.MultiPolygon),
            ("LINES", "lines", "service_lines", Qgis.WkbType.MultiLineString),
        ):
            run.write(name, result.drawn(what), layer, origin, style + suffix, kind)
