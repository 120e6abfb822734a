"""The siting in the synthetic community: stock spaces of grade A and B as candidates, innovation spaces as what is there."""

from . import Map, Step
from .lifecircle import GROUND, ROADS, SPACES

LAYERS = {
    "DEMAND": "residents.gpkg",
    "POPULATION_FIELD": "residents",
    "CANDIDATES": "stock_ranked.gpkg|subset=grade IN ('A', 'B')",
    "NAME_FIELD": "name",
    "EXISTING": SPACES,
    "NETWORK": ROADS,
}

STEPS = [
    Step(
        "siting",
        {**LAYERS, "NUMBER": 3, "RADIUS": 500, "SPACING": 50},
        {
            "OUTPUT": "sites.gpkg",
            "ALLOCATION": "sites_demand.gpkg",
            "LINKS": "sites_links.gpkg",
            "CURVE": "sites_curve.gpkg",
            "REPORT": "siting.html",
        },
        ("OBJECTIVE", "BOUND", "GAP"),
    ),
    Step(
        "sitinglevels",
        {**LAYERS, "LEVELS": ["社区级", 3, 500, "街道级", 1, 1000]},
        {"OUTPUT": "sites_levels.gpkg", "ALLOCATION": "sites_levels_demand.gpkg", "REPORT": "siting_levels.html"},
        ("OBJECTIVE", "BOUND", "GAP"),
    ),
]

MAPS = [
    Map(
        "siting",
        "New spaces in stock: whom they reach within 500 m",
        [
            ("sites.gpkg", "siting_sites"),
            ("sites_demand.gpkg", "siting_demand"),
            ("sites_links.gpkg", "siting_links_covered"),
        ],
        GROUND,
        "siting.html",
    ),
    Map(
        "siting_levels",
        "New spaces of two levels: dots stand for the community, rings for the sub-district",
        [("sites_levels.gpkg", "siting_level_sites"), ("sites_levels_demand.gpkg", "siting_level_demand")],
        GROUND,
        "siting_levels.html",
    ),
]
