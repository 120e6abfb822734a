"""Ring zones of the Nanjing region: districts → rings → distribution of the incubators; rings from density."""

from . import Map, Step, sample

STEPS = [
    Step(
        "ringsfromdistricts",
        {"INPUT": sample("districts"), "RING_FIELD": "ring", "CITY_FIELD": "city"},
        {"OUTPUT": "rings.gpkg"},
    ),
    Step(
        "ringdistribution",
        {
            "INCUBATORS": sample("incubators"),
            "RINGS": "rings.gpkg",
            "LEVEL_FIELD": "level",
            "AREA_FIELD": "area_m2",
            "YEAR_FIELD": "year",
        },
        {
            "OUTPUT": "incubators_by_ring.gpkg",
            "RING_STATISTICS": "ring_statistics.gpkg",
            "CITY_PATTERNS": "city_patterns.gpkg",
            "REPORT": "ring_distribution.html",
        },
    ),
    Step(
        "ringsfromdensity",
        {
            "CENTRES": sample("city_centres", "city IN ('南京市', '芜湖市', '扬州市')"),
            "CITY_FIELD": "city",
            "BUILT_UP": sample("built_up_synthetic"),
            "BOUNDARY": sample("cities"),
            "BOUNDARY_CITY_FIELD": "city",
            "WATER": sample("water"),
        },
        {"OUTPUT": "density_rings.gpkg", "PROFILE": "density_profile.gpkg", "REPORT": "density_rings.html"},
    ),
]

MAPS = [
    Map(
        "rings",
        "Ring zones and incubators of the Nanjing region",
        [("incubators_by_ring.gpkg", "incubator_rings"), ("rings.gpkg", "rings")],
        [(sample("water"), "#b8d3e6")],
        "ring_distribution.html",
    ),
]
