"""Who stands next to whom more than chance would have it."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterNumber

from ...core.base.text import translate
from ...core.lazy import colocation, colocation_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import add_network, add_snapping, note_empty, read_streets


class Colocation(Algorithm):
    """Points with their local quotient, and a quotient for each two types."""

    NAME = "colocation"
    GROUP = "region"
    MAIN = "POINTS"
    FIELDS = {"OUTPUT": "local_quotient p status", "QUOTIENTS": "from to quotient p low high"}
    ARGUMENTS = {"types": "TYPE_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Colocation", "Who stands next to whom")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Colocation",
            "Do incubators stand next to universities, or types of spaces next to one another, more than chance would have "
            "it? Colocation quotients of types and of each point, and how many stand within a distance, along "
            "streets where there are some.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("POINTS", translate("Colocation", "Points"), *p.GROUNDS),
            translate("Colocation", "Incubators, firms, facilities; a polygon counts at its point on surface."),
        )
        self.add(
            p.field("TYPE_FIELD", translate("Colocation", "Type"), "POINTS"),
            translate(
                "Colocation",
                "The types that are compared, such as levels or branches; a point without one is left out. Empty: all are "
                "of one type, and the other points are needed.",
            ),
        )
        self.add(
            p.layer("OTHERS", translate("Colocation", "Other points"), optional=True),
            translate(
                "Colocation",
                "What points may stand next to, such as universities: one type more. The local quotient of each point is "
                "then towards these, else towards its own type.",
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "NEIGHBOURS", translate("Colocation", "Neighbours"), defaultValue=1, minValue=1, maxValue=100
            ),
            translate(
                "Colocation",
                "How many nearest ones count, in a straight line; those that are equally far share the last place. Fewer look "
                "closer, one at the nearest alone; but with fewer than six it may be that no single point stands out from "
                "chance.",
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "DRAWS", translate("Colocation", "Shuffles"), defaultValue=999, minValue=39, maxValue=9999
            ),
            translate(
                "Colocation", "How often the types are shuffled over the places, from the same seed in every run."
            ),
            advanced=True,
        )
        add_network(
            self,
            translate("Colocation", "Used for the report's curve of numbers within a distance. Empty: straight lines."),
        )
        add_snapping(self)
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Colocation", "Points by what stands around them"), p.Source.VectorAnyGeometry),
            translate(
                "Colocation",
                "The points with local_quotient (above 1: more of the type around them than by chance), its p (exact, "
                "two-sided, not adjusted for the number of points), status.",
            ),
        )
        self.add(
            p.sink("QUOTIENTS", translate("Colocation", "Colocation quotients"), p.Source.Vector),
            translate(
                "Colocation",
                "From each type to each: quotient, p (two-sided, not adjusted), low and high (the band of 95% of the shuffles; p "
                "is at most 5% exactly where the quotient lies beyond it). points and others stand for the two layers where "
                "there are no types.",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, compare with shuffled types, write."""
        points, others = run.layer("POINTS"), run.layer("OTHERS")
        note_empty(run, *(layer for layer in (points, others) if layer is not None))
        options = run.call(colocation.ColocationOptions, curve=run.wants("REPORT"))
        result = run.call(colocation.assess, streets=read_streets(run), options=options)
        run.note(*result.notes)
        apart = "" if others is None else run.note_apart(points, others)
        called = [layer.name for layer in (points, others) if layer is not None]
        run.info(*([] if apart else colocation_report.sentences(result, called)))
        run.write("OUTPUT", result.rows, points, style="colocation")
        run.write("QUOTIENTS", result.summary)
        layers = {"points": points.geometry, "others": run.geometries("OTHERS")}
        run.report(lambda: colocation_report.build(result, **layers, called=called, apart=apart))
