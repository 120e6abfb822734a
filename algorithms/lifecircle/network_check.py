"""What would spoil an analysis on a street network."""

from __future__ import annotations

import numpy as np
import shapely
from qgis.core import Qgis, QgsProcessingOutputNumber

from ...core.base.text import percent, plural, translate
from ...core.lazy import network, network_check, travel
from ...core.lazy import pandas as pd
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import add_barriers, add_line_fields, add_tolerance, line_values, read_barriers, tied_together


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
        add_barriers(self, translate("LifeCircle", "How many cut streets and how many meet none is told in the log."))
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
        """Read, look, write."""
        layer = run.layer("NETWORK")
        values = line_values(run, layer)
        speed = values.pop("speed", None)
        moved = travel.of_lines(layer.geometry, travel.TravelOptions("minutes"), **values)
        streets = tied_together(run, layer, travel=moved)
        run.progress(0.5)
        share, ends = network_check.shares(streets), network_check.free_ends(streets)
        table = network_check.components(streets)
        run.progress(1)
        missed = ends["gap_m"].notna()
        numbers = (len(share), float(share[0]), len(ends), int(missed.sum()))
        run.results.update(dict(zip(self.NUMBERS, numbers, strict=True)))
        run.write("OUTPUT", table, layer, style="network_parts")
        points = pd.DataFrame(
            {
                "end_kind": missed.map({True: "near_miss", False: "dangle"}),
                "gap_m": ends["gap_m"],
                "component": table["component"].to_numpy()[ends["row"]],
                "geometry": shapely.points(ends["x"], ends["y"]),
            }
        )
        run.write("ENDS", points, style="network_ends", wkb_type=Qgis.WkbType.Point)
        run.note(*network_check.parts_note(streets))
        self._tell(run, *numbers, table["component"])
        names = np.array(layer.ids)
        run.note(*network_check.near_notes(streets, names), *network_check.one_way_notes(streets, names))
        run.note(*([] if speed is None else network_check.speed_notes(speed, names)))
        barriers = read_barriers(run)
        if barriers is not None:
            run.note(*network.closures(layer.geometry, barriers, run.cancelled).notes)

    def _tell(self, run: Run, parts: int, largest: float, dangles: int, misses: int, component: pd.Series) -> None:
        text = translate(
            "LifeCircle",
            "Connected parts: {parts:,}, the longest with {largest} of the length; free ends: {dangles:,}.",
        )
        run.info(text.format(parts=parts, largest=percent(largest), dangles=dangles))
        for n, one, many in (
            (
                (component > 1).sum(),
                translate(
                    "LifeCircle",
                    "{n} line stands apart from the longest part: homes and facilities on it do not reach those of that part.",
                ),
                translate(
                    "LifeCircle",
                    "{n} lines stand apart from the longest part: homes and facilities on them do not reach those of that part.",
                ),
            ),
            (
                misses,
                translate(
                    "LifeCircle", "{n} free end misses another street by at most 1 m; snap it before an analysis."
                ),
                translate(
                    "LifeCircle", "{n} free ends miss another street by at most 1 m; snap them before an analysis."
                ),
            ),
            (
                component.isna().sum(),
                translate("LifeCircle", "{n} line has no length and joins nothing."),
                translate("LifeCircle", "{n} lines have no length and join nothing."),
            ),
        ):
            if n:
                run.note(plural(int(n), one, many))
