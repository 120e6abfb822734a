"""The scales above the city: concentration, belts, corridors, feature and new towns, the brown line; what goes with what."""

from .belt import Belt
from .brown_line import BrownLine
from .colocation import Colocation
from .corridor import Corridor
from .drivers import Drivers
from .feature_town import FeatureTown
from .new_town_mix import NewTownMix
from .regional_distribution import RegionalDistribution

ALGORITHMS = (RegionalDistribution, Belt, Corridor, FeatureTown, NewTownMix, BrownLine, Drivers, Colocation)
