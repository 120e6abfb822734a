"""Incubator layout: in town, inside the park, near which centres, sharing with what, with which modules."""

__all__ = [
    "layout_report",
    "location_preference",
    "modules",
    "park_layout",
    "published",
    "sharing_mode",
    "town_layout",
    "use_report",
]
