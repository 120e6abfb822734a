"""The life circle of central Helsinki: check of the streets → coverage → service areas → distances.

The sample holds no mass innovation spaces; universities and lawyers stand for the partners of the external network.
"""

from . import HELSINKI, Map, Step, sample

ROADS = sample("roads", file=HELSINKI)
HOMES = sample("buildings", "population > 0", HELSINKI)
DAILY = sample(
    "pois",
    "type IN ('bus_stop', 'tram_stop', 'subway_entrance', 'shop:supermarket', 'shop:mall', 'shop:department_store', "
    "'school', 'kindergarten', 'pitch', 'sports_centre', 'cafe')",
    HELSINKI,
)
UNIVERSITIES = sample("pois", "type = 'university'", HELSINKI)

STEPS = [
    Step(
        "networkcheck",
        {"NETWORK": ROADS},
        {"OUTPUT": "network_parts.gpkg", "ENDS": "network_ends.gpkg"},
        ("COMPONENTS", "LARGEST_SHARE", "DANGLES", "NEAR_MISSES"),
    ),
    Step(
        "lifecirclecoverage",
        {
            "DEMAND": HOMES,
            "POPULATION_FIELD": "population",
            "FACILITIES": DAILY,
            "CATEGORY_FIELD": "type",
            "CLASS_MAP": ["school", "primary_school", "pitch", "medium_sports_ground"],
            "NETWORK": ROADS,
            "STANDARD": "gb50180_10",
        },
        {
            "OUTPUT": "life_circle.gpkg",
            "COVERAGE": "life_circle_coverage.gpkg",
            "GAPS": "life_circle_gaps.gpkg",
            "AREAS": "life_circle_areas.gpkg",
            "REPORT": "life_circle.html",
        },
    ),
    Step(
        "serviceareas",
        {"FACILITIES": UNIVERSITIES, "NETWORK": ROADS, "CUTOFFS": "100,200,300", "MERGE": True},
        {"OUTPUT": "service_areas.gpkg", "LINES": "service_lines.gpkg"},
    ),
    Step(
        "accessmatrix",
        {
            "ORIGINS": UNIVERSITIES,
            "ORIGIN_ID": "osm_id",
            "DESTINATIONS": sample("pois", "type = 'office:lawyer'", HELSINKI),
            "DESTINATION_ID": "osm_id",
            "NETWORK": ROADS,
        },
        {"OUTPUT": "access_matrix.gpkg"},
    ),
]

MAPS = [
    Map(
        "life_circle.png",
        "Classes of the 10-minute circle (GB 50180-2018) in reach, central Helsinki (population modelled)",
        [("life_circle.gpkg", "life_circle_polygon"), ("network_parts.gpkg", "network_parts")],
    ),
    Map(
        "service_areas.png",
        "Ground within 100, 200 and 300 m of a university on foot, central Helsinki",
        [
            ("network_ends.gpkg", "network_ends"),
            ("service_areas.gpkg", "service_areas"),
            ("network_parts.gpkg", "network_parts"),
        ],
    ),
]
