"""What would spoil an analysis on a street network."""

from __future__ import annotations

from qgis.core import Qgis, QgsProcessingOutputNumber

from ...core.base.text import translate
from ...core.lazy import street_check
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import add_barriers, add_line_fields, add_tolerance, line_values, read_barriers


class NetworkCheck(Algorithm):
    """The lines with the number of their connected part; the free ends as points."""

    NAME = "networkcheck"
    GROUP = "lifecircle"
    MAIN = "NETWORK"
    FIELDS = {
        "OUTPUT": "component length_m",
        "ENDS": "end_kind gap_m component",
    }
    NUMBERS = ("COMPONENTS", "LARGEST_SHARE", "DANGLES", "NEAR_MISSES")

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("LifeCircle", "Check a street network")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "LifeCircle",
            "Does the street network hang together, or would breaks in the drawing pass for breaks in the city? Shows the "
            "parts cut off from the rest, the free ends that miss the next street by less than a metre, and which directions, "
            "speeds and barriers do not fit.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("NETWORK", translate("LifeCircle", "Streets"), p.Source.VectorLine),
            translate("LifeCircle", "Street lines. They join where they share a vertex, not where they merely cross."),
        )
        add_tolerance(self)
        add_line_fields(self)
        add_barriers(self, translate("LifeCircle", "The log reports how many cut streets and how many meet none."))
        self.add(
            p.sink("OUTPUT", translate("LifeCircle", "Streets by connected part"), p.Source.VectorLine),
            translate("LifeCircle", "The lines with component (1 = the longest connected part) and length_m."),
        )
        self.add(
            p.sink("ENDS", translate("LifeCircle", "Free ends"), p.Source.VectorPoint),
            translate(
                "LifeCircle",
                "Points: end_kind dangle or near_miss, gap_m to the nearest other street (within 1 m), component.",
            ),
        )
        titles = (
            translate("LifeCircle", "Connected parts"),
            translate("LifeCircle", "Share of the length in the longest part"),
            translate("LifeCircle", "Dangling ends"),
            translate("LifeCircle", "Near misses"),
        )
        for name, title in zip(self.NUMBERS, titles, strict=True):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def compute(self, run: Run) -> None:
        """Read, check, write."""
        layer = run.layer("NETWORK")
        options, barriers = run.call(street_check.CheckOptions), read_barriers(run)
        lines = line_values(run, layer)
        result = run.call(street_check.assess, **lines, barriers=barriers, ids=layer.ids, options=options)
        for name in self.NUMBERS:
            run.results[name] = result.summary[name.lower()].iloc[0].item()
        run.write("OUTPUT", result.rows, layer, style="network_parts")
        run.write("ENDS", result.ends, style="network_ends", wkb_type=Qgis.WkbType.Point)
        run.note(*result.notes)
        run.info(*street_check.sentences(result))
