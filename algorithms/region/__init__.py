"""The scales above the city: concentration, belts, corridors, feature and new towns, the brown line."""

from .belt import Belt
from .brown_line import BrownLine
from .corridor import Corridor
from .feature_town import FeatureTown
from .new_town_mix import NewTownMix
from .regional_distribution import RegionalDistribution

ALGORITHMS = (RegionalDistribution, Belt, Corridor, FeatureTown, NewTownMix, BrownLine)
