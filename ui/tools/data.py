"""What goes in: from raw data to layers that the other tools can trust."""

from ...core.base.text import translate
from ..description import Group, Tool


def describe() -> Group:
    """The dialog of the tools that prepare data."""
    return Group(
        "prepare",
        translate("PrepareDialog", "How do raw data become layers that can be trusted?"),
        (
            Tool(
                "readtable",
                translate("PrepareDialog", "How does a table come onto the map?"),
                data=("SYSTEM",),
            ),
            Tool("coordinatecheck", translate("PrepareDialog", "Which system are these coordinates in?")),
            Tool(
                "coordinates",
                translate("PrepareDialog", "Move coordinates to where they belong"),
                data=("FROM",),
                prepares="INPUT",
            ),
            Tool("duplicatepois", translate("PrepareDialog", "Which points are listed twice?"), prepares="INPUT"),
            Tool(
                "classifypois",
                translate("PrepareDialog", "Which class does each point belong to?"),
                data=("SCHEME",),
                one_of=("CODE_FIELD", "TYPE_FIELD", "NAME_FIELD"),
                prepares="INPUT",
            ),
            Tool(
                "residents",
                translate("PrepareDialog", "How many people live in each building?"),
                uses={"POPULATION_FIELD": {"ZONES": None}},
                one_of=("ZONES", "POPULATION_GRID"),
                prepares="BUILDINGS",
            ),
            Tool("matchlist", translate("PrepareDialog", "Where are the names of a list?"), prepares="LIST"),
        ),
    )
