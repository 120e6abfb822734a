"""Which system a layer's coordinates are in."""

from __future__ import annotations

import shapely
from qgis.core import QgsProcessingOutputString

from ...core.base.text import translate
from ...core.lazy import coordinate_check, coordinate_check_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import conversion, degrees_and_back


class CoordinateCheck(Algorithm):
    """The distance to what is known to be right under three readings."""

    NAME = "coordinatecheck"
    GROUP = "data"
    MAIN = "INPUT"
    ARGUMENTS = {"geometries": "INPUT", "tree": "REFERENCE"}
    FIELDS = {"OUTPUT": "system median_m mean_m share_within_30m verdict"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Data", "Check coordinates")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Data",
            "Are these coordinates WGS 84, or still in GCJ-02 or BD-09? They are read as each of the three, and the distance to "
            "streets, or to another layer that is known to be right, shows which fits.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INPUT", translate("Data", "Layer to check")),
            translate("Data", "Points, lines or polygons; at most 500 rows near the reference are tried."),
        )
        self.add(
            p.layer("REFERENCE", translate("Data", "Layer known to be right")),
            translate(
                "Data",
                "Streets, or any other layer that lies where it should and that the rows should lie near to; not the layer "
                "itself.",
            ),
        )
        self.add(
            p.sink("OUTPUT", translate("Data", "Readings"), p.Source.Vector),
            translate(
                "Data",
                "A table with a row for each system: median_m, mean_m, share_within_30m, verdict (fits best or fits worse; "
                "undecided for all unless one lies much nearer than the others and than nearly all other shifts of like length).",
            ),
        )
        self.add(p.report())
        self.addOutput(QgsProcessingOutputString("BEST", translate("Data", "System that fits best")))

    def compute(self, run: Run) -> None:
        """Read, try, write."""
        layer, reference = run.layer("INPUT"), run.shapes("REFERENCE")
        to_degrees, to_plane = degrees_and_back(run)
        tree = shapely.STRtree(reference.geometry)
        found = coordinate_check.assess(layer.geometry, tree, to_degrees=to_degrees, to_plane=to_plane)
        run.progress(1)
        run.note_apart(layer, reference)
        run.write("OUTPUT", found.rows)
        run.info(*coordinate_check.sentences(found))
        if found.clear and found.best != "wgs84":
            run.info(translate("Data", "The tool for that: “{tool}”.").format(tool=conversion()))
        run.report(lambda: coordinate_check_report.build(found, reference.geometry))
        run.results["BEST"] = found.best if found.clear else "undecided"
