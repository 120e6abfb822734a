"""Which factors go with the number of incubators."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterField, QgsProcessingParameterNumber

from ...core.base.text import translate
from ...core.lazy import drivers, drivers_report
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run


class Drivers(Algorithm):
    """A row for each factor and for each two of them."""

    NAME = "drivers"
    GROUP = "region"
    MAIN = "AREAS"
    MEASURES = False
    FIELDS = {"OUTPUT": "factor kind rho p q q_p", "INTERACTIONS": "factor_a factor_b q type"}
    ARGUMENTS = {"counts": "COUNT_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Drivers", "What goes with the number")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Drivers",
            "Which factors go with the number of incubators of cities, districts or cells, alone and two together, and is "
            "it more than chance? Rank correlation and Geodetector (地理探测器).",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("AREAS", translate("Drivers", "Areas"), p.Source.Vector),
            translate("Drivers", "Cities, districts or cells, a row each; a table without geometry will do."),
        )
        self.add(
            p.field(
                "COUNT_FIELD", translate("Drivers", "Number to explain"), "AREAS", p.DataType.Numeric, optional=False
            ),
            translate("Drivers", "The number of incubators, or their density. An area without a number is left out."),
        )
        self.add(
            QgsProcessingParameterField(
                "FACTORS", translate("Drivers", "Factors"), None, "AREAS", p.DataType.Any, allowMultiple=True
            ),
            translate(
                "Drivers",
                "One or more fields, of numbers (residents, jobs, metres to the metro) or of classes (tier, ring, land "
                "use). Codes in a field of numbers count as numbers: make them text where their order means nothing. An "
                "area without a value is left out for that factor.",
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "CLASSES", translate("Drivers", "Classes of a number"), defaultValue=5, minValue=2, maxValue=30
            ),
            translate(
                "Drivers",
                "How many classes a factor of numbers is cut into, by natural breaks; fewer where there are fewer values. "
                "Many classes of few areas explain much by chance alone.",
            ),
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Drivers", "Factors"), p.Source.Vector),
            translate(
                "Drivers",
                "Every factor with kind (number or class), rho (Spearman, numbers only) and its p, q (share of the "
                "differences that lies between its classes) and its q_p. Both p are not adjusted; the report adjusts them "
                "for the number of factors.",
            ),
        )
        self.add(
            p.sink("INTERACTIONS", translate("Drivers", "Two factors together"), p.Source.Vector),
            translate(
                "Drivers",
                "Every two factors with q of the classes that both make, and type: how they act together; empty where both "
                "explain just what one of them does, and where each area is a class of its own. Chance alone gives most pairs a "
                "type: which of them are a finding is said in the report.",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, compare, write; nothing is measured, so the areas stay as they are drawn."""
        areas, count = run.layer_as_drawn("AREAS"), run.field("COUNT_FIELD")
        factors = run.fields("FACTORS")
        if count in factors:
            text = translate("Drivers", "“{field}” is what is to be explained, and is left out of the factors.")
            run.note(text.format(field=count))
        result = drivers.assess(
            areas.numbers(count),
            {name: _values(areas, name) for name in factors if name != count},
            options=drivers.DriverOptions(run.integer("CLASSES")),
            progress=run.progress,
            cancelled=run.cancelled,
        )
        run.note(*result.notes)
        called = drivers_report.count_name(count, areas.name, areas.fields.names())
        run.info(*drivers_report.sentences(result, called))
        for caution in drivers_report.cautions(result, called):
            run.feedback.pushWarning(caution)
        run.write("OUTPUT", result.rows[drivers.COLUMNS])
        run.write("INTERACTIONS", result.summary[drivers.PAIR_COLUMNS])
        run.report(lambda: drivers_report.build(result, count=called))


def _values(areas: Layer, name: str):
    """A factor as numbers where its field is one of numbers, else as texts."""
    is_number = areas.fields.field(name).isNumeric()
    return areas.numbers(name) if is_number else areas.texts(name)
