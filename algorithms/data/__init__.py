"""What goes in and comes out: coordinates, points of interest and their classes, lists, map sheets."""

from .classify_pois import ClassifyPois
from .coordinate_check import CoordinateCheck
from .coordinates import Coordinates
from .duplicate_pois import DuplicatePois
from .map_sheet import MapSheet
from .match_list import MatchList

ALGORITHMS = (Coordinates, CoordinateCheck, ClassifyPois, DuplicatePois, MatchList, MapSheet)
