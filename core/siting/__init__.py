"""Siting: where the next places should go, what they bring, and what the best possible would bring."""

__all__ = [
    "siting",
    "siting_capacity",
    "siting_case",
    "siting_cover",
    "siting_distance",
    "siting_levels",
    "siting_levels_report",
    "siting_models",
    "siting_nested",
    "siting_programs",
    "siting_question",
    "siting_reach",
    "siting_report",
    "siting_rows",
    "siting_solver",
    "siting_trials",
    "siting_worker",
]
