"""What goes in and comes out: coordinates, map sheets."""

from .coordinate_check import CoordinateCheck
from .coordinates import Coordinates
from .map_sheet import MapSheet

ALGORITHMS = (Coordinates, CoordinateCheck, MapSheet)
