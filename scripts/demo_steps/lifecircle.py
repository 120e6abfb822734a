"""The life circle of the synthetic community on the prepared layers: streets → coverage → service areas → distances → enough?"""

from . import COMMUNITY, Map, Step, sample

ROADS = sample("道路", file=COMMUNITY)
SPACES = sample("众创空间", file=COMMUNITY)
PARTNERS = sample("兴趣点", "facility_class IN ('法律服务', '会计服务', '金融保险')", COMMUNITY)

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
            "DEMAND": "residents.gpkg",
            "POPULATION_FIELD": "residents",
            "FACILITIES": "poi_classes.gpkg",
            "CATEGORY_FIELD": "class",
            "NETWORK": ROADS,
            "STANDARD": "gb50180_15",
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
        {"FACILITIES": SPACES, "NETWORK": ROADS, "CUTOFFS": "100,200,300", "MERGE": True},
        {"OUTPUT": "service_areas.gpkg", "LINES": "service_lines.gpkg"},
    ),
    Step(
        "accessmatrix",
        {
            "ORIGINS": SPACES,
            "ORIGIN_ID": "name",
            "DESTINATIONS": PARTNERS,
            "DESTINATION_ID": "name",
            "NETWORK": ROADS,
        },
        {"OUTPUT": "access_matrix.gpkg"},
    ),
    Step(
        "floatingcatchment",
        {
            "SUPPLY": SPACES,
            "CAPACITY_FIELD": "area_m2",
            "DEMAND": "residents.gpkg",
            "POPULATION_FIELD": "residents",
            "NETWORK": ROADS,
            "CATCHMENT": 500,
            "DECAY": "gaussian",
        },
        {
            "OUTPUT": "floating_catchment.gpkg",
            "SUPPLY_OUT": "catchment_supply.gpkg",
            "SUMMARY": "catchment_summary.gpkg",
            "REPORT": "floating_catchment.html",
        },
    ),
    Step(
        "ringsfromtravel",
        {
            "CENTRES": sample("兴趣点", "facility_class = '地铁站'", COMMUNITY),
            "NETWORK": ROADS,
            "MINUTES": "5,10",
            "BOUNDARY": sample("街道范围", file=COMMUNITY),
        },
        {"OUTPUT": "travel_rings.gpkg", "REPORT": "travel_rings.html"},
    ),
]

GROUND = [
    (ROADS, ""),
    (sample("水系", file=COMMUNITY), ""),
    (sample("土地利用", "code = 'G1'", COMMUNITY), ""),
    (sample("街道范围", file=COMMUNITY), ""),
]

MAPS = [
    Map(
        "life_circle",
        "Classes of the 15-minute circle (GB 50180-2018) in reach",
        [("life_circle.gpkg", "life_circle_polygon")],
        GROUND,
        "life_circle.html",
    ),
    Map(
        "service_areas",
        "Ground within 100, 200 and 300 m of an innovation space on foot",
        [(SPACES, ""), ("service_areas.gpkg", "service_areas")],
        GROUND,
    ),
]
