"""Ring zones: central city, near suburb, far suburb."""

from .from_density import RingsFromDensity
from .from_distance import RingsFromDistance
from .from_districts import RingsFromDistricts
from .from_travel import RingsFromTravel
from .ring_distribution import RingDistribution

ALGORITHMS = (RingsFromDistricts, RingsFromDistance, RingsFromDensity, RingsFromTravel, RingDistribution)
