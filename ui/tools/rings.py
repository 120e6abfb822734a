"""Ring zones."""

from ...core.base.text import translate
from ...core.lazy import centre_rings, travel_rings
from ..description import Group, Tool


def describe() -> Group:
    """The dialog of the ring zones."""
    return Group(
        "rings",
        translate("RingsDialog", "Which ring of its city is each incubator in?"),
        (
            Tool(
                "ringsfromdistricts",
                translate("RingsDialog", "Make rings from the districts of a plan"),
                uses={"RING_ORDER": {"RING_FIELD": None}},
                otherwise=_without_rings(),
            ),
            Tool(
                "ringsfromdistance",
                translate("RingsDialog", "Make rings by distance from the centre"),
                uses={"BOUNDARY_CITY_FIELD": {"BOUNDARY": None}},
                checks={"DISTANCES": lambda text: centre_rings.parse_distances(text)},
                circles=("CENTRES", "DISTANCES"),
                from_edge=True,
                pick="CENTRES",
                picks_one=True,
            ),
            Tool(
                "ringsfromdensity",
                translate("RingsDialog", "Make rings where built-up density breaks"),
                uses={"BOUNDARY_CITY_FIELD": {"BOUNDARY": None}},
                pick="CENTRES",
                picks_one=True,
            ),
            Tool(
                "ringsfromtravel",
                translate("RingsDialog", "Make rings by travel time along the streets"),
                uses={"BOUNDARY_CITY_FIELD": {"BOUNDARY": None}},
                checks={"MINUTES": lambda text: travel_rings.parse_minutes(text)},
                pick="CENTRES",
                picks_one=True,
            ),
            Tool(
                "ringdistribution",
                translate("RingsDialog", "See how incubators spread over the rings"),
                otherwise={
                    "RING_FIELD": translate(
                        "RingsDialog",
                        "Where none says which ring an area is, make the rings first: another question above.",
                    )
                },
            ),
        ),
    )


def _without_rings() -> dict[str, str]:
    """What helps where no field of the districts says in which ring they are."""
    text = translate(
        "RingsDialog",
        "Where none says which ring a district is in, make rings by distance, density or travel time: another question above.",
    )
    return {"RING_FIELD": text}
