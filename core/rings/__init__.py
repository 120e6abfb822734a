"""Ring zones (圈层): out of districts, distances or built-up density, and how incubators are spread over them."""

__all__ = [
    "centre_rings",
    "density_report",
    "density_rings",
    "district_rings",
    "inverse_s",
    "ring_distribution",
    "ring_evolution",
    "ring_report",
    "travel_report",
    "travel_rings",
    "zones",
]
