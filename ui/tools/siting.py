"""Siting of new spaces."""

from ...core.base.text import translate
from ..description import Group, Tool


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
                    "NUMBER": ("MODEL", ("cover_most", "least_distance", "least_worst")),
                    "TARGET_SHARE": ("MODEL", ("cover_all", "cover_twice")),
                    "CAPACITY_FIELD": ("MODEL", ("cover_most", "cover_all", "least_distance")),
                    "BUDGET": ("COST_FIELD", None),
                    "SCORE_WEIGHT": ("SCORE_FIELD", None),
                    "SNAP": ("NETWORK", None),
                    "TOLERANCE": ("NETWORK", None),
                },
                circles=("CANDIDATES", "RADIUS"),
                pick="EXISTING",
            ),
        ),
    )
