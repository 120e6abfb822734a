"""Weights out of pairwise judgements."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ...core.base.errors import InputError
from ...core.base.text import split_list, translate
from ...core.lazy import ahp, ahp_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run


def add_pairwise(algorithm: Algorithm, optional: bool = False) -> None:
    """Declare the judgements, the same wherever AHP is used."""
    title = translate("Stock", "Pairwise judgements")
    algorithm.add(
        QgsProcessingParameterString("PAIRWISE", title, multiLine=True, optional=optional),
        translate(
            "Stock",
            "How many times as important as the column is the row? Rows are separated by semicolons, cells by commas; "
            "fractions such as 1/3 are allowed. The full matrix, or its upper triangle without the diagonal: 4,3,7;1/3,3;5 "
            "compares four criteria.",
        ),
    )


class AhpWeights(Algorithm):
    """A weight for each criterion, and the consistency of the judgements."""

    NAME = "ahpweights"
    GROUP = "stock"
    FIELDS = {"OUTPUT": "criterion weight"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Stock", "AHP weights")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Stock",
            "How much should each criterion weigh, and do our judgements contradict each other? Weights are the principal "
            "eigenvector of the pairwise judgements (Saaty 1977); from a consistency ratio of 0.10 on the worst are named.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        add_pairwise(self)
        self.add(
            QgsProcessingParameterString("NAMES", translate("Stock", "Names of the criteria")),
            translate("Stock", "In the order of the judgements, separated by commas."),
        )
        self.add(
            p.sink("OUTPUT", translate("Stock", "Weights"), p.Source.Vector),
            translate("Stock", "A table: criterion, weight. The weights sum to 1."),
        )
        self.add(p.report())
        self.addOutput(QgsProcessingOutputNumber("CR", translate("Stock", "Consistency ratio")))
        self.addOutput(QgsProcessingOutputNumber("LAMBDA", translate("Stock", "Principal eigenvalue λ")))

    def compute(self, run: Run) -> None:
        """Weigh, write, and say whether the judgements are consistent."""
        names = split_list(run.text("NAMES"))
        if not names:
            raise InputError(
                "NAMES",
                translate("Stock", "no criterion is named."),
                translate("Stock", "Name the criteria in the order of the judgements, separated by commas."),
            )
        hierarchy = ahp.assess(run.text("PAIRWISE"), names=names)
        run.write("OUTPUT", hierarchy.rows)
        say_consistency(run, hierarchy)
        run.report(lambda: ahp_report.build(hierarchy))
        run.results.update(CR=hierarchy.ratio, LAMBDA=hierarchy.lambda_max)


def say_consistency(run: Run, hierarchy: ahp.Hierarchy) -> None:
    """Into the log: λ and CR; where CR is too high a warning with the worst judgements."""
    first, *advice = ahp_report.consistency(hierarchy)
    run.info(first)
    for line in advice:
        (run.info if hierarchy.consistent else run.note)(line)
