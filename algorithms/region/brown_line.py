"""Whether manufacturing stays inside its control areas."""

from qgis.core import QgsProcessingParameterNumber

from ...core.base.text import translate
from ...core.lazy import brown_line, brown_line_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run


class BrownLine(Algorithm):
    """Manufacturing inside, across and outside the brown line."""

    NAME = "brownline"
    GROUP = "region"
    MAIN = "MANUFACTURING"
    FIELDS = {
        "OUTPUT": "inside_share brown_line is_new status",
        "SUMMARY": "brown_line is_new n share area_km2",
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Region", "Manufacturing and the brown line")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Region",
            "Does manufacturing stay inside the brown line, the border of its control areas; what is new since a year, and "
            "who stands outside?",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("MANUFACTURING", translate("Region", "Manufacturing"), *p.GROUNDS),
            translate("Region", "Polygons (factory or industrial land) or points."),
        )
        self.add(
            p.layer("CONTROL_AREAS", translate("Region", "Control areas"), p.Source.VectorPolygon),
            translate("Region", "The ground inside the brown line, such as industrial parks; they may overlap."),
        )
        self.add(
            p.field("YEAR_FIELD", translate("Region", "Year"), "MANUFACTURING"),
            translate("Region", "Year of foundation or permit: a year, a date, or a text that begins with a year."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "SINCE", translate("Region", "New since"), optional=True, minValue=1000, maxValue=9999
            ),
            translate("Region", "The first year that counts as new."),
        )
        self.add(
            p.field("MANUFACTURING_NAME_FIELD", translate("Region", "Name"), "MANUFACTURING"),
            translate("Region", "For the report's list of those outside."),
            advanced=True,
        )
        self.add(
            p.sink("OUTPUT", translate("Region", "Manufacturing by class"), p.Source.VectorAnyGeometry),
            translate(
                "Region",
                "The manufacturing with inside_share, brown_line (inside, straddles, outside), is_new and status.",
            ),
        )
        self.add(
            p.sink("SUMMARY", translate("Region", "Brown line statistics"), p.Source.Vector),
            translate("Region", "Number, share of all and area by class and is_new."),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, classify, write."""
        made, areas = run.layer("MANUFACTURING"), run.layer("CONTROL_AREAS")
        years, options = run.years("YEAR_FIELD"), run.call(brown_line.BrownLineOptions)
        result = run.call(brown_line.assess, years=years, options=options)
        apart = run.note_apart(made, areas)
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, made, style="brown_line")
        run.write("SUMMARY", result.summary)
        run.info(*([] if apart else brown_line_report.sentences(result)))
        names = run.texts("MANUFACTURING_NAME_FIELD")
        layers = {"manufacturing": made.geometry, "control_areas": areas.geometry}
        run.report(lambda: brown_line_report.build(result, **layers, names=names, years=years, apart=apart))
