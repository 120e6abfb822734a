"""Layout of the incubators: in town, on their own ground, what they are near to, share with and hold."""

from . import COMMUNITY, Map, Step, sample

MODULES = ("design_exchange", "amenities", "prototype_factory", "business_services", "financing", "promotion")

STEPS = [
    Step(
        "townlayout",
        {
            "INCUBATORS": sample("grounds"),
            "ID_FIELD": "id",
            "INNOVATION_HOSTS": sample("innovation_hosts"),
            "INNOVATION_NAME_FIELD": "name",
            "PRODUCTION_HOSTS": sample("production_hosts"),
            "PRODUCTION_NAME_FIELD": "name",
            "RINGS": "rings.gpkg",
            "CITY_FIELD": "city",
        },
        {"OUTPUT": "town_layout.gpkg", "SUMMARY": "town_layout_summary.gpkg", "REPORT": "town_layout.html"},
        ("EVENNESS", "HERFINDAHL"),
    ),
    Step(
        "parklayout",
        {
            "SITES": sample("grounds"),
            "ID_FIELD": "id",
            "BUILDINGS": sample("buildings"),
            "FLOORS_FIELD": "floors",
            "FUNCTION_FIELD": "function",
        },
        {"OUTPUT": "park_layout.gpkg", "SUMMARY": "park_layout_summary.gpkg", "REPORT": "park_layout.html"},
    ),
    Step(
        "locationpreference",
        {
            "INCUBATORS": sample("incubators"),
            "BUSINESS_CENTRES": sample("city_centres"),
            "BUSINESS_NAME_FIELD": "city",
            "KNOWLEDGE_CENTRES": sample("innovation_hosts"),
            "KNOWLEDGE_NAME_FIELD": "name",
            "BOUNDARY": sample("cities"),
        },
        {"OUTPUT": "preference.gpkg", "SUMMARY": "preference_summary.gpkg", "REPORT": "preference.html"},
        ("BUSINESS_RATIO", "KNOWLEDGE_RATIO"),
    ),
    Step(
        "sharingmode",
        {
            "INCUBATORS": sample("众创空间", file=COMMUNITY),
            "THIRD_SPACES": sample("兴趣点", "type_code IN ('050500', '050600', '061205')", COMMUNITY),
            "RESIDENTIAL": sample("居住小区", file=COMMUNITY),
            "FACTORIES": sample("存量空间", "kind IN ('老旧厂房', '仓库')", COMMUNITY),
            "OFFICES": sample("存量空间", "kind = '闲置办公'", COMMUNITY),
            "CAMPUSES": sample("土地利用", "code = 'A35'", COMMUNITY),
        },
        {"OUTPUT": "sharing_mode.gpkg", "SUMMARY": "sharing_mode_summary.gpkg", "REPORT": "sharing_mode.html"},
    ),
    Step(
        "modulecompleteness",
        {
            "INCUBATORS": sample("incubators"),
            **{f"{module.upper()}_FIELD": module for module in MODULES},
            "AREA_FIELD": "area_m2",
        },
        {"OUTPUT": "modules.gpkg", "SUMMARY": "modules_summary.gpkg", "REPORT": "modules.html"},
    ),
]

# Under the incubators; the last layer, the central city of Nanjing, sets the frame.
MAPS = [
    Map(
        "layout",
        "Town layout of the incubators of the Nanjing region",
        [("town_layout.gpkg", "town_layout")],
        [
            (sample("innovation_hosts"), "#c6dbef"),
            (sample("production_hosts"), "#fdd0a2"),
            (sample("water"), "#b8d3e6"),
            (sample("cities"), "#e6e2d8"),
        ],
        "town_layout.html",
    ),
]
