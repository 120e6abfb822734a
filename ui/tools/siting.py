"""Siting of new spaces."""

from ...algorithms import streets
from ...core.base.text import translate
from ..description import Group, Tool
from .lifecircle import metres

WAYS = streets.uses(without=True, under_minutes=streets.BY_TIME)


def describe() -> Group:
    """The dialog of the siting."""
    return Group(
        "siting",
        translate("SitingDialog", "Where should the next innovation spaces go?"),
        (
            Tool(
                "siting",
                translate("SitingDialog", "Which candidates, how many, and how sure?"),
                uses={
                    "NUMBER": {"MODEL": ("cover_most", "least_distance", "least_worst")},
                    "TARGET_SHARE": {"MODEL": ("cover_all", "cover_twice")},
                    "CAPACITY_FIELD": {"MODEL": ("cover_most", "cover_all", "least_distance")},
                    "BUDGET": {"COST_FIELD": None},
                    "SCORE_WEIGHT": {"SCORE_FIELD": None},
                }
                | WAYS,
                circles=("CANDIDATES", "RADIUS"),
                metres=metres,
                pick="EXISTING",
            ),
            Tool(
                "sitinglevels",
                translate("SitingDialog", "Which candidates at which level, such as community and district?"),
                uses={"BUDGET": {"COST_FIELD": None}} | WAYS,
                pick="EXISTING",
            ),
        ),
    )
