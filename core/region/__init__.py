"""The scales above the city: concentration, belts, corridors, feature and new towns, the brown line; what goes with what."""

__all__ = [
    "axis",
    "belt",
    "belt_report",
    "brown_line",
    "brown_line_report",
    "colocation",
    "colocation_report",
    "concentration",
    "concentration_report",
    "corridor",
    "corridor_report",
    "drivers",
    "drivers_report",
    "feature_town",
    "feature_town_report",
    "mix_kinds",
    "new_town_mix",
    "new_town_mix_report",
    "randomness",
]
