"""Ranking of stock spaces that can be defended: weights, norms and thresholds printed, and how far ranks move."""

from qgis.core import QgsProcessingParameterExpression

from ...core.base.columns import KEYS
from ...core.base.errors import InputError
from ...core.base.text import translate
from ...core.lazy import capacity, screening, stock_report, terms
from ...core.lazy import pandas as pd
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run
from .ahp_weights import add_pairwise, say_consistency
from .constraint import allowed


class StockScreening(Algorithm):
    """Candidates with score, rank, grade, rank range, programme and desks."""

    NAME = "stockscreening"
    GROUP = "stock"
    MAIN = "CANDIDATES"
    FIELDS = {
        "OUTPUT": "score rank grade rank_best rank_worst programme desks_min desks_max status reason",
        "WEIGHTS": "criterion direction weight source",
    }
    ARGUMENTS = {
        "allowed": "CONSTRAINTS",
        "kinds": "KIND_FIELD",
        "example": "EXAMPLE_WEIGHTS",
        "desk_share": "EFFICIENCY",
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Stock", "Stock-space screening")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Stock",
            "Which stock spaces are worth turning into innovation space, for which programme, with how many desks, and how "
            "far does the ranking move when the weights do?",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("CANDIDATES", translate("Stock", "Candidates"), *p.GROUNDS),
            translate("Stock", "Stock parcels or buildings with their criteria in fields."),
        )
        self.add(
            p.field("KIND_FIELD", translate("Stock", "Kind of space"), "CANDIDATES"),
            translate(
                "Stock",
                "Old factory, warehouse, historic district, idle office, idle housing, campus or stadium, in Chinese or "
                "English, or a land-use code (GB 50137-2011 such as M1; the 2023 classification such as 1001).",
            ),
        )
        self.add(
            QgsProcessingParameterExpression(
                "CONSTRAINTS", translate("Stock", "Constraint"), parentLayerParameterName="CANDIDATES", optional=True
            ),
            translate("Stock", "What a candidate must fulfil. Others stay in the result as excluded, without a rank."),
        )
        self._add_criteria()
        self._add_method()
        self._add_capacity()
        self._add_outputs()

    def _add_criteria(self) -> None:
        self.add(
            p.criteria(translate("Stock", "Criteria")),
            translate(
                "Stock",
                "One row per criterion: field; benefit (more is better) or cost (less is better); weight; and, if wanted, the "
                "bounds of the min–max norm. Weights are rescaled to sum 1.",
            ),
        )
        self._add_choice(
            "WEIGHTING",
            translate("Stock", "Weighting"),
            translate(
                "Stock", "Given in the criteria, equal, from pairwise judgements (AHP), or from the spread (entropy)."
            ),
        )
        add_pairwise(self, optional=True)

    def _add_method(self) -> None:
        self._add_choice(
            "SCORING",
            translate("Stock", "Scoring"),
            translate("Stock", "Weighted sum, or TOPSIS: closeness to the best values met."),
        )
        self._add_choice(
            "NORM",
            translate("Stock", "Norm"),
            translate(
                "Stock", "How values become comparable: between smallest and largest, or divided by their length."
            ),
        )
        self.add(
            p.number("SWING", translate("Stock", "Swing of the weights (%)"), 15, 0, 100),
            translate(
                "Stock", "Each weight in turn is moved up and down by this share, for the best and the worst rank."
            ),
        )

        self._add_choice(
            "EXAMPLE_WEIGHTS",
            translate("Stock", "Example weights"),
            translate(
                "Stock",
                "Instead of typed weights those of a published example, for fields named after its criteria: traffic (交通), "
                "environment (环境), facilities (配套), policy (政策). An example, not a standard.",
            ),
            advanced=True,
        )

    def _add_choice(self, name: str, title: str, help_text: str, advanced: bool = False) -> None:
        self.add(p.choice(name, title, terms.codes(p.group_of(name))), help_text, advanced)

    def _add_capacity(self) -> None:
        self.add(
            p.field("AREA_FIELD", translate("Stock", "Floor area (m²)"), "CANDIDATES"),
            translate("Stock", "For the number of desks."),
        )
        self.add(
            p.number("EFFICIENCY", translate("Stock", "Share for desks"), 0.7, 0, 1),
            translate("Stock", "The part of the floor area that desks may take, 0 to 1."),
            advanced=True,
        )
        self.add(
            p.number("DESK_MIN", translate("Stock", "Smallest desk area (m²)"), capacity.DESK_M2_MIN, 0),
            translate("Stock", "Gives the most desks."),
            advanced=True,
        )
        self.add(
            p.number("DESK_MAX", translate("Stock", "Largest desk area (m²)"), capacity.DESK_M2_MAX, 0),
            translate("Stock", "Gives the fewest desks."),
            advanced=True,
        )
        self.add(
            p.field("NAME_FIELD", translate("Stock", "Name of the candidate"), "CANDIDATES"),
            translate("Stock", "Shown in the report. Empty: the candidate's number in the layer."),
        )
        self.add(
            p.layer("PROGRAMMES", translate("Stock", "Programme table"), p.Source.Vector, optional=True),
            translate("Stock", "Your own rules: first field kind or land-use code, second programme. They come first."),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Stock", "Ranked candidates"), p.Source.VectorAnyGeometry),
            translate(
                "Stock",
                "The candidates with score, rank (1 = best), grade A to D, best and worst rank under the swings, "
                "programme, fewest and most desks, status and reason.",
            ),
        )
        self.add(
            p.sink("WEIGHTS", translate("Stock", "Weights"), p.Source.Vector),
            translate("Stock", "A table: criterion, direction, weight, source."),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, screen, write."""
        criteria = screening.parse_criteria(run.cells("CRITERIA"))
        options = run.call(screening.ScreeningOptions, swing=run.number("SWING") / 100)
        candidates = run.layer("CANDIDATES")
        screening.require_fields(candidates.fields.names(), criteria)
        table = pd.DataFrame({criterion.field: candidates.column(criterion.field) for criterion in criteria})
        result = run.call(
            screening.assess,
            candidates=table,
            criteria=criteria,
            allowed=allowed(run, candidates, "CONSTRAINTS"),
            areas=run.numbers("AREA_FIELD"),
            programmes=read_programmes(run),
            options=options,
        )
        left = stock_report.left_out(result.rows)
        run.note(*result.notes, *left)
        run.write("OUTPUT", stock_report.rows_in_words(result.rows), candidates, style="stock_grades")
        weights = stock_report.weights_in_words(result)
        run.write("WEIGHTS", weights)
        run.info(translate("Stock", "Weights: {source}.").format(source=weights["source"].iloc[0]))
        if result.hierarchy is not None:
            say_consistency(run, result.hierarchy)
        names = run.names("NAME_FIELD")
        for line in stock_report.sentences(result, names=names):
            if line not in left:  # a warning already
                run.info(line)
        run.report(lambda: stock_report.build(result, names=names, geometry=candidates.geometry))


def read_programmes(run: Run) -> dict[str, str]:
    """The user's own programmes by kind or code."""
    table = run.layer("PROGRAMMES")
    if table is None:
        return {}
    first, second = (table.texts(name) for name in _two_fields(table))
    return {key: value for key, value in zip(first, second, strict=True) if key and value}


def _two_fields(table: Layer) -> list[str]:
    """The first two fields that are not the table's own key."""
    names = [name for name in table.fields.names() if name.casefold() not in KEYS]
    if len(names) < 2:
        raise InputError(
            "PROGRAMMES",
            translate("Stock", "the table “{table}” has fewer than two fields.").format(table=table.name),
            translate("Stock", "Give kind or land-use code in the first field, programme in the second."),
        )
    return names[:2]
