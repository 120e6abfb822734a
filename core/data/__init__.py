"""What goes in: coordinates that are shifted in China, tables, people by zone."""

__all__ = [
    "coordinate_check",
    "coordinate_check_report",
    "coordinates",
    "degrees",
    "read_table",
    "residents",
    "residents_report",
    "tables",
    "vertices",
]
