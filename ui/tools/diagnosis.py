"""The chapter of a city and the diagnosis of one community: several tools in one run."""

from ...algorithms import streets
from ...algorithms.data.chapter import FIELDS, LAYERS
from ...core.base.text import language, translate
from ...core.lazy import screening, taking
from ..description import Group, Tool

# Fields and rules of the chapter that mean nothing without a layer.
FIELDS_OF = {layer.upper(): [field.upper() for field in fields] for layer, fields in FIELDS.items()} | {
    "CANDIDATES": ["NAME_FIELD", "KIND_FIELD", "CANDIDATE_AREA_FIELD", "CONSTRAINTS", "CRITERIA"],
}
# The same of the diagnosis.
WITHOUT = {
    "STOCK": ("STOCK_NAME_FIELD", "CRITERIA"),
    "DISTRICTS": ("RING_FIELD", "CITY_FIELD", "INCUBATORS"),
    "GROUNDS": ("GROUND_ID_FIELD", "INNOVATION_HOSTS", "PRODUCTION_HOSTS"),
}
# What lies where people live: the layers of sections that are about these, and of no other.
HOMES = {one.section for one in taking.PARTS.values() if one.mains == taking.DEMAND} | {"stock"}
AT_HOME = [code.upper() for code in LAYERS if code != "demand" and {*taking.sections_of(code)} <= HOMES]


def describe() -> Group:
    """The dialog of the diagnosis."""
    return Group(
        "diagnosis",
        translate("DiagnosisDialog", "How well is a community doing, in one run?"),
        (
            Tool(
                "chapter",
                translate("DiagnosisDialog", "What does the chapter of a plan say of this city?"),
                uses={field: {layer: None} for layer, fields in FIELDS_OF.items() for field in fields}
                | streets.uses(without=True),
                checks={"CRITERIA": lambda cells: screening.parse_criteria(cells)},
                contents="SECTIONS",
                beside=("DEMAND", AT_HOME),
            ),
            Tool(
                "communitydiagnosis",
                translate("DiagnosisDialog", "How well is this community doing?"),
                uses={name: {layer: None} for layer, names in WITHOUT.items() for name in names},
                checks={"CRITERIA": lambda cells: screening.parse_criteria(cells)},
                defaults={"STANDARD": "gb50180_15"} if language() == "zh" else {},
                candidates="STOCK",
                around=True,
            ),
        ),
    )
