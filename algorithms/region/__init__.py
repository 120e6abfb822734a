"""The scales above the city: concentration, belts, corridors, feature towns, the brown line; what goes with what, and where."""

from .belt import Belt
from .brown_line import BrownLine
from .colocation import Colocation
from .corridor import Corridor
from .drivers import Drivers
from .feature_town import FeatureTown
from .regional_distribution import RegionalDistribution

ALGORITHMS = (RegionalDistribution, Belt, Corridor, FeatureTown, BrownLine, Drivers, Colocation)
