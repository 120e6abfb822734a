"""Incubator layout: in town, inside the park, near which centres, sharing with what, with which modules."""

__all__ = [
    "layout_page",
    "location_preference",
    "location_preference_report",
    "modules",
    "modules_report",
    "park_layout",
    "park_layout_report",
    "published",
    "sharing_mode",
    "sharing_mode_report",
    "town_layout",
    "town_layout_report",
]
