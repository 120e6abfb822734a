"""Layout of the incubators."""

from ...core.base.text import translate
from ..description import Group, Tool

# Modules are read from fields of the incubators, or counted among facilities around them.
FACILITIES_USE = {
    "MODULE_FIELD": {"FACILITIES": None},
    "CLASS_MAP": {"FACILITIES": None},
    "REACH": {"FACILITIES": None},
}
# Fields that say of each incubator whether it has a module.
MODULE_FIELDS = tuple(
    f"{module}_FIELD"
    for module in ("DESIGN_EXCHANGE", "AMENITIES", "PROTOTYPE_FACTORY", "BUSINESS_SERVICES", "FINANCING", "PROMOTION")
)


def describe() -> Group:
    """The dialog of the layout tools."""
    return Group(
        "layout",
        translate("LayoutDialog", "How do incubators sit in the city and on their ground?"),
        (
            Tool(
                "townlayout",
                translate("LayoutDialog", "Inside another park or campus, or independent?"),
                uses={
                    "INNOVATION_NAME_FIELD": {"INNOVATION_HOSTS": None},
                    "PRODUCTION_NAME_FIELD": {"PRODUCTION_HOSTS": None},
                },
                one_of=("INNOVATION_HOSTS", "PRODUCTION_HOSTS"),
            ),
            Tool("parklayout", translate("LayoutDialog", "A building, a campus, or both?")),
            Tool(
                "locationpreference",
                translate("LayoutDialog", "Near business or near knowledge centres?"),
                circles=("BUSINESS_CENTRES", "NEAR"),
            ),
            Tool(
                "sharingmode",
                translate("LayoutDialog", "Which city space does it share with?"),
                circles=("INCUBATORS", "REACH"),
                one_of=("THIRD_SPACES", "RESIDENTIAL", "FACTORIES", "OFFICES", "CAMPUSES"),
            ),
            Tool(
                "modulecompleteness",
                translate("LayoutDialog", "Which functional modules does it have?"),
                uses=FACILITIES_USE,
                classes="MODULE_FIELD",
                one_of=(*MODULE_FIELDS, "FACILITIES"),
            ),
        ),
    )
