"""The scales above the city."""

from ...algorithms import streets
from ...core.base.text import translate
from ..description import Group, Tool


def describe() -> Group:
    """The dialog of the regional tools."""
    return Group(
        "region",
        translate("RegionDialog", "How do incubators spread over the region, its belt, corridors and towns?"),
        (
            Tool("regionaldistribution", translate("RegionDialog", "How concentrated are they among cities?")),
            Tool(
                "belt",
                translate("RegionDialog", "Do they follow the river belt?"),
                uses={"CITY_NAME_FIELD": {"CITIES": None}, "CORE_CITY": {"CITIES": None}},
            ),
            Tool(
                "corridor",
                translate("RegionDialog", "What ties the corridor together?"),
                uses={"DISTRICT_NAME_FIELD": {"DISTRICTS": None}, "BLUE_REACH": {"BLUE": None}},
            ),
            Tool(
                "featuretown",
                translate("RegionDialog", "Does a feature town keep its size and mix?"),
                uses={"SLACK": {"RULESET": ("2015",)}},
            ),
            Tool(
                "newtownmix",
                translate("RegionDialog", "Is a new town mixed: formal and informal, large and small?"),
                uses=streets.uses(without=True),
                circles=("AREAS", "REACH"),
                classes="SIZE_FIELD",
            ),
            Tool(
                "brownline",
                translate("RegionDialog", "Does manufacturing stay inside the brown line?"),
                uses={"SINCE": {"YEAR_FIELD": None}},
            ),
            Tool("drivers", translate("RegionDialog", "What goes with their number?")),
            Tool(
                "colocation",
                translate("RegionDialog", "Whom are they near more often than by chance?"),
                uses=streets.uses(without=True),
                one_of=("TYPE_FIELD", "OTHERS"),
            ),
        ),
    )
