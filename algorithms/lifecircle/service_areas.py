"""The ground that facilities serve on foot."""

from __future__ import annotations

from qgis.core import Qgis, QgsProcessingParameterBoolean, QgsProcessingParameterString

from ...core.base.errors import InputError
from ...core.base.running import part
from ...core.base.text import translate
from ...core.lazy import network_check, service_areas
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import add_network, add_snapping, add_speed, note_edge, read_streets, tie


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
        return translate("LifeCircle", "Service areas on foot")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "LifeCircle",
            "Which streets, and which ground along them, lie within walking reach of each facility? The stretches end exactly "
            "at the limit; the polygons are the ground beside them, and nothing that cannot be reached.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("FACILITIES", translate("LifeCircle", "Facilities")),
            translate("LifeCircle", "Points or polygons; a polygon is taken at its point on surface."),
        )
        add_network(self)
        self.add(
            QgsProcessingParameterString("CUTOFFS", translate("LifeCircle", "Limits"), "300,500,1000"),
            translate("LifeCircle", "One or several, in the unit below; each area holds the smaller ones (no rings)."),
        )
        self.add(
            p.choice("UNIT", translate("LifeCircle", "Unit of the limits"), ("metres", "minutes")),
            translate("LifeCircle", "metres or minutes; minutes become metres by the walking speed."),
        )
        add_speed(self, translate("LifeCircle", "Used when the limits are minutes."))
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
        streets = read_streets(run)
        run.note(*network_check.parts_note(streets))
        places = tie(run, streets, facilities, part(run.progress, 0, 0.1))
        cutoffs = service_areas.parse_cutoffs(run.text("CUTOFFS"))
        metres = {c * run.number("SPEED") * 1000 / 60 if run.choice("UNIT") == "minutes" else c: c for c in cutoffs}
        note_edge(run, streets, facilities, max(metres), "areas")
        options = service_areas.ServiceAreaOptions(
            cutoffs=list(metres), half_width=run.number("HALF_WIDTH"), merge=run.flag("MERGE")
        )
        how = {"options": options, "progress": part(run.progress, 0.1, 1), "cancelled": run.cancelled}
        result = service_areas.assess(streets, places, **how)
        table = result.rows.assign(cutoff=result.rows["cutoff"].map(metres))
        origin = None if options.merge else table.pop("facility").to_numpy()
        layer = None if options.merge else facilities
        lines, areas = table.pop("lines"), table.pop("polygon")
        suffix = "_minutes" if run.choice("UNIT") == "minutes" else ""
        for name, shapes, style, kind in (
            ("OUTPUT", areas, "service_areas", Qgis.WkbType.MultiPolygon),
            ("LINES", lines, "service_lines", Qgis.WkbType.MultiLineString),
        ):
            run.write(name, table.assign(geometry=shapes), layer, origin, style + suffix, kind)
        run.note(*result.notes)
        minutes, unit = translate("LifeCircle", "{n} min"), translate("LifeCircle", "{n} m")
        said = minutes if run.choice("UNIT") == "minutes" else unit
        run.info(*service_areas.sentences(result, {m: said.format(n=f"{typed:,g}") for m, typed in metres.items()}))
