"""Siting: where the next innovation spaces should go."""

from .siting import SitingOfSpaces
from .siting_levels import SitingOfLevels

ALGORITHMS = (SitingOfSpaces, SitingOfLevels)
