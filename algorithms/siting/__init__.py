"""Siting: where the next innovation spaces should go."""

from .siting import SitingOfSpaces

ALGORITHMS = (SitingOfSpaces,)
