"""The life circle on foot."""

from collections.abc import Mapping

from ...algorithms import streets
from ...core.base.text import language, translate
from ...core.lazy import floating_catchment, service_areas
from ..description import Group, Tool


def metres(values: Mapping[str, object]) -> float:
    """Metres walked in one unit of the limits; SPEED is in km/h."""
    return float(values.get("SPEED", 4)) * 1000 / 60 if values.get("UNIT") == "minutes" else 1.0


def describe() -> Group:
    """The dialog of the life circle."""
    return Group(
        "lifecircle",
        translate("LifeCircleDialog", "Who reaches what on foot, and what is missing?"),
        (
            Tool(
                "lifecirclecoverage",
                translate("LifeCircleDialog", "Which facilities are within reach of whom?"),
                uses=streets.uses(without=True),
                defaults={"STANDARD": "gb50180_15"} if language() == "zh" else {},
                circles=("FACILITIES", "CUTOFF"),
                # A standard has distances of its own.
                circled={"STANDARD": ("custom", "external_network")},
                classes="CATEGORY_FIELD",
            ),
            Tool("networkcheck", translate("LifeCircleDialog", "Do the streets hang together?")),
            Tool(
                "serviceareas",
                translate("LifeCircleDialog", "Which ground is within walking distance?"),
                uses=streets.uses(under_minutes=streets.BY_TIME),
                checks={"CUTOFFS": lambda text: service_areas.parse_cutoffs(text)},
                circles=("FACILITIES", "CUTOFFS"),
                # Planners ask for the ground that any of them serves; an area of each is a tick away.
                defaults={"MERGE": True},
                metres=metres,
                pick="FACILITIES",
            ),
            Tool(
                "accessmatrix",
                translate("LifeCircleDialog", "How far is it between each pair?"),
                uses=streets.uses(under_minutes=streets.OF_LINES),
            ),
            Tool(
                "floatingcatchment",
                translate("LifeCircleDialog", "Is there enough for everybody?"),
                uses=streets.uses(without=True, under_minutes=streets.BY_TIME)
                | {"STEPS": {"DECAY": ("steps",)}, "DECAY_SCALE": {"DECAY": ("gaussian", "exponential")}},
                checks={"STEPS": lambda text: floating_catchment.parse_steps(text)},
                circles=("SUPPLY", "CATCHMENT"),
                metres=metres,
            ),
        ),
    )
