"""Stock space and its renovation."""

from ...algorithms import streets
from ...core.base.text import translate
from ...core.lazy import ahp, screening
from ..description import Group, Tool
from .lifecircle import metres


def _pairwise(text: str) -> object:
    return ahp.parse(text)


def describe() -> Group:
    """The dialog of the stock tools."""
    return Group(
        "stock",
        translate("StockDialog", "Which stock space is worth turning into innovation space?"),
        (
            Tool(
                "stockcontext",
                translate("StockDialog", "What is around each space?"),
                uses=streets.uses(without=True, under_minutes=streets.BY_TIME),
                circles=("CANDIDATES", "REACH"),
                metres=metres,
                prepares="CANDIDATES",
            ),
            Tool(
                "ahpweights",
                translate("StockDialog", "How much does each criterion weigh?"),
                checks={"PAIRWISE": _pairwise},
                names_of="stockscreening",
            ),
            Tool(
                "stockscreening",
                translate("StockDialog", "Which spaces come first, and for what use?"),
                uses={
                    "PAIRWISE": {"WEIGHTING": ("ahp",)},
                    "EXAMPLE_WEIGHTS": {"WEIGHTING": ("given",)},
                    "EFFICIENCY": {"AREA_FIELD": None},
                    "DESK_MIN": {"AREA_FIELD": None},
                    "DESK_MAX": {"AREA_FIELD": None},
                    "PROGRAMMES": {"KIND_FIELD": None},
                },
                checks={"PAIRWISE": _pairwise, "CRITERIA": lambda cells: screening.parse_criteria(cells)},
            ),
        ),
    )
