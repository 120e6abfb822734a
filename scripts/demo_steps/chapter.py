"""The chapter on Nanjing: the region's incubators and grounds, and a community with its streets, homes and stock space."""

from . import COMMUNITY, Step, sample


def community(layer: str) -> str:
    """A layer of the community."""
    return sample(layer, file=COMMUNITY)


STEPS = [
    Step(
        "chapter",
        {
            "INCUBATORS": sample("incubators"),
            "LEVEL_FIELD": "level",
            "AREA_FIELD": "area_m2",
            "YEAR_FIELD": "year",
            "CITIES": sample("cities"),
            "CITY_NAME_FIELD": "city",
            "URBAN_POPULATION_FIELD": "urban_residents",
            "PROVINCE_FIELD": "province",
            "AXIS": sample("yangtze"),
            "RINGS": sample("districts"),
            "RING_FIELD": "ring",
            "CITY_FIELD": "city",
            "SITES": sample("grounds"),
            "ID_FIELD": "id",
            "INNOVATION_HOSTS": sample("innovation_hosts"),
            "INNOVATION_NAME_FIELD": "name",
            "PRODUCTION_HOSTS": sample("production_hosts"),
            "PRODUCTION_NAME_FIELD": "name",
            "BUILDINGS": sample("buildings"),
            "FLOORS_FIELD": "floors",
            "FUNCTION_FIELD": "function",
            "BUSINESS_CENTRES": sample("business_centres"),
            "BUSINESS_NAME_FIELD": "name",
            "KNOWLEDGE_CENTRES": sample("knowledge_centres"),
            "KNOWLEDGE_NAME_FIELD": "name",
            "THIRD_SPACES": sample("third_spaces"),
            "RESIDENTIAL": sample("residential"),
            "FACTORIES": sample("factories"),
            "OFFICES": sample("offices"),
            "CAMPUSES": sample("campuses"),
            "DEMAND": community("居住建筑"),
            "POPULATION_FIELD": "residents",
            "DEMAND_NAME_FIELD": "name",
            "FACILITIES": community("兴趣点"),
            "CATEGORY_FIELD": "facility_class",
            "SUPPLY": community("众创空间"),
            "CAPACITY_FIELD": "area_m2",
            "CATCHMENT": 500,
            "CANDIDATES": community("存量空间"),
            "NAME_FIELD": "name",
            "KIND_FIELD": "kind",
            "CANDIDATE_AREA_FIELD": "floor_area_m2",
            "CRITERIA": [
                *("transit_m", "cost", 0.4, 0, 2000),
                *("vacancy", "benefit", 0.4, "", ""),
                *("building_age", "benefit", 0.2, "", ""),
            ],
            "EXISTING": community("众创空间"),
            "NETWORK": community("道路"),
            "NUMBER": 3,
            "RADIUS": 500,
            "TITLE": "南京市众创空间专项研究（样例）",
        },
        {"OUTPUT": "chapter.gpkg", "REPORT": "chapter.html"},
        forms=(".pdf", ".odt"),
    ),
]

MAPS = []
