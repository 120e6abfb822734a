"""What goes in and comes out: coordinates, map sheets."""

from .coordinate_check import CoordinateCheck
from .coordinates import Coordinates
from .map_sheet import MapSheet
from .read_table import ReadTable
from .residents import Residents

ALGORITHMS = (Coordinates, CoordinateCheck, ReadTable, Residents, MapSheet)
