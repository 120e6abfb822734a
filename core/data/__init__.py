"""What goes in: coordinates that are shifted in China, points of interest, lists without places."""

__all__ = [
    "coordinate_check",
    "coordinate_check_report",
    "coordinates",
    "duplicate_pois",
    "duplicate_pois_report",
    "match_list",
    "match_list_report",
    "place_names",
    "poi_classes",
    "poi_classes_report",
    "vertices",
]
