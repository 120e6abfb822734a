"""The diagnosis of one community: several tools in one run."""

from ...core.base.text import language, translate
from ...core.lazy import screening
from ..description import Group, Tool

IN_TOWN = ("GROUND_ID_FIELD", "INNOVATION_HOSTS", "PRODUCTION_HOSTS")


def describe() -> Group:
    """The dialog of the diagnosis."""
    return Group(
        "diagnosis",
        translate("DiagnosisDialog", "How well is a community doing, in one run?"),
        (
            Tool(
                "communitydiagnosis",
                translate("DiagnosisDialog", "How well is this community doing?"),
                uses=dict.fromkeys(("STOCK_NAME_FIELD", "CRITERIA"), ("STOCK", None))
                | dict.fromkeys(("RING_FIELD", "CITY_FIELD", "INCUBATORS"), ("DISTRICTS", None))
                | dict.fromkeys(IN_TOWN, ("GROUNDS", None)),
                checks={"CRITERIA": lambda cells: screening.parse_criteria(cells)},
                defaults={"STANDARD": "gb50180_15"} if language() == "zh" else {},
                candidates="STOCK",
            ),
        ),
    )
