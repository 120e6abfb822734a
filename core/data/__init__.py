"""What goes in: coordinates that are shifted in China, tables, points of interest, lists without places, people by zone."""

__all__ = [
    "coordinate_check",
    "coordinate_check_report",
    "coordinates",
    "degrees",
    "duplicate_pois",
    "duplicate_pois_report",
    "housing",
    "match_list",
    "match_list_report",
    "near_names",
    "place_names",
    "poi_classes",
    "poi_classes_report",
    "read_table",
    "residents",
    "residents_report",
    "tables",
    "vertices",
]
