"""The walking network and the 15-minute community life circle."""

from .access_matrix import AccessMatrix
from .floating_catchment import FloatingCatchmentAreas
from .life_circle_coverage import LifeCircleCoverage
from .network_check import NetworkCheck
from .service_areas import ServiceAreas

ALGORITHMS = (NetworkCheck, LifeCircleCoverage, ServiceAreas, AccessMatrix, FloatingCatchmentAreas)
