"""The scales above the city: concentration, belts, corridors, feature towns, the brown line."""

__all__ = [
    "axis",
    "belt",
    "belt_report",
    "brown_line",
    "brown_line_report",
    "concentration",
    "concentration_report",
    "corridor",
    "corridor_report",
    "feature_town",
    "feature_town_report",
    "randomness",
]
