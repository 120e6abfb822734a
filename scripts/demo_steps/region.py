"""The scales above the city: concentration, belt, corridor, towns, brown line, drivers, colocation (synthetic data)."""

from . import Map, Step, sample

STEPS = [
    Step(
        "regionaldistribution",
        {
            "INCUBATORS": sample("incubators"),
            "CITIES": sample("cities"),
            "CITY_NAME_FIELD": "city",
            "POPULATION_FIELD": "urban_residents",
            "PROVINCE_FIELD": "province",
            "LEVEL_FIELD": "level",
            "BASE_FIELD": "urban_residents",
        },
        {
            "OUTPUT": "cities_by_share.gpkg",
            "CONCENTRATION": "concentration.gpkg",
            "REPORT": "regional_distribution.html",
        },
    ),
    Step(
        "belt",
        {
            "INCUBATORS": sample("incubators"),
            "AXIS": sample("yangtze"),
            "CITIES": sample("cities"),
            "CITY_NAME_FIELD": "city",
        },
        {
            "OUTPUT": "incubators_by_zone.gpkg",
            "ZONES": "zones.gpkg",
            "SUMMARY": "zone_statistics.gpkg",
            "CURVE": "share_by_depth.gpkg",
            "REPORT": "belt.html",
        },
    ),
    Step(
        "corridor",
        {
            "AXIS": sample("corridor_axis"),
            "WIDTH": 15150,
            "SPACES": sample("innovation_spaces"),
            "DISTRICTS": sample("districts"),
            "DISTRICT_NAME_FIELD": "district",
            "BLUE": sample("blue"),
        },
        {"OUTPUT": "corridor.gpkg", "SECTIONS": "corridor_sections.gpkg", "REPORT": "corridor.html"},
    ),
    Step(
        "featuretown",
        {
            "TOWNS": sample("feature_towns"),
            "BUILT_UP": sample("town_built_up"),
            "PARKS": sample("town_parks"),
            "COMMUNITIES": sample("town_communities"),
            "SCENERY": sample("town_scenery"),
            "CAMPUSES": sample("town_campuses"),
            "RULESET": "2015",
            "TOWN_NAME_FIELD": "town",
        },
        {"OUTPUT": "feature_towns.gpkg", "REPORT": "feature_towns.html"},
    ),
    Step(
        "newtownmix",
        {
            "AREAS": sample("new_towns"),
            "NAME_FIELD": "town",
            "EMPLOYEES_FIELD": "employees",
            "SPACES": sample("new_town_spaces"),
            "SPACE_FIELD": "kind",
            "AMENITIES": sample("new_town_amenities"),
            "SIZE_FIELD": "kind",
        },
        {"OUTPUT": "new_town_mix.gpkg", "SUMMARY": "new_town_kinds.gpkg", "REPORT": "new_town_mix.html"},
    ),
    Step(
        "brownline",
        {
            "MANUFACTURING": sample("manufacturing"),
            "CONTROL_AREAS": sample("control_areas"),
            "YEAR_FIELD": "year",
            "SINCE": 2010,
            "MANUFACTURING_NAME_FIELD": "name",
        },
        {"OUTPUT": "brown_line.gpkg", "SUMMARY": "brown_line_statistics.gpkg", "REPORT": "brown_line.html"},
    ),
    Step(
        "drivers",
        {
            "AREAS": "cities_by_share.gpkg",
            "COUNT_FIELD": "n",
            "FACTORS": ["urban_residents", "tier", "province"],
        },
        {"OUTPUT": "drivers.gpkg", "INTERACTIONS": "driver_interactions.gpkg", "REPORT": "drivers.html"},
    ),
    Step(
        "colocation",
        {"POINTS": sample("incubators"), "OTHERS": sample("knowledge_centres"), "NEIGHBOURS": 8},
        {"OUTPUT": "colocation.gpkg", "QUOTIENTS": "colocation_quotients.gpkg", "REPORT": "colocation.html"},
    ),
]

MAPS = [
    Map(
        "belt",
        "Core, belt and areas of the Nanjing region",
        [("incubators_by_zone.gpkg", "incubator_zones"), (sample("yangtze"), ""), ("zones.gpkg", "zones")],
        [(sample("city_centres"), ""), (sample("cities"), "")],
        "belt.html",
    ),
]
