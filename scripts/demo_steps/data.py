"""Raw data of the synthetic community brought into order: a table of points → places → classes; residents; a list placed."""

from . import COMMUNITY, RAW, Step, sample

STEPS = [
    Step("readtable", {"INPUT": str(RAW / "pois_gcj02_gbk.csv"), "SYSTEM": "gcj02"}, {"OUTPUT": "pois.gpkg"}),
    Step(
        "coordinatecheck",
        {"INPUT": "pois.gpkg", "REFERENCE": sample("道路", file=COMMUNITY)},
        {"OUTPUT": "poi_readings.gpkg", "REPORT": "poi_coordinates.html"},
        ("BEST",),
    ),
    Step(
        "duplicatepois",
        {"INPUT": "pois.gpkg", "NAME_FIELD": "name", "TYPE_FIELD": "typecode"},
        {"OUTPUT": "poi_places.gpkg", "PAIRS": "poi_pairs.gpkg", "REPORT": "poi_duplicates.html"},
    ),
    Step(
        "classifypois",
        {
            "INPUT": "poi_places.gpkg",
            "CODE_FIELD": "typecode",
            "TYPE_FIELD": "type",
            "NAME_FIELD": "name",
            "SCHEME": "life_circle",
        },
        {
            "OUTPUT": "poi_classes.gpkg",
            "SUMMARY": "poi_class_numbers.gpkg",
            "UNMATCHED": "poi_unmatched.gpkg",
            "REPORT": "poi_classes.html",
        },
    ),
    Step(
        "residents",
        {
            "BUILDINGS": sample("居住建筑", file=COMMUNITY),
            "FLOORS_FIELD": "floors",
            "ZONES": str(RAW / "residents_by_committee.gpkg"),
            "POPULATION_FIELD": "residents",
        },
        {"OUTPUT": "residents.gpkg", "LEFT_OVER": "residents_left_over.gpkg", "REPORT": "residents.html"},
        ("TOTAL_IN", "TOTAL_OUT"),
    ),
    Step(
        "matchlist",
        {
            "LIST": str(RAW / "incubators.xlsx"),
            "LIST_NAME_FIELD": "名称",
            "LIST_CITY_FIELD": "城市",
            "PLACES": "poi_places.gpkg",
            "PLACE_NAME_FIELD": "name",
        },
        {"OUTPUT": "incubators_placed.gpkg", "REPORT": "incubators_placed.html"},
    ),
]

MAPS = []
