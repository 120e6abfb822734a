"""What goes in: coordinates that are shifted in China."""

__all__ = ["coordinate_check", "coordinate_check_report", "coordinates", "degrees", "read_table", "tables", "vertices"]
