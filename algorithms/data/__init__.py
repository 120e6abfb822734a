"""What goes in and comes out: coordinates, points of interest and their classes, lists, map sheets."""

from .chapter import SpecialChapter
from .classify_pois import ClassifyPois
from .coordinate_check import CoordinateCheck
from .coordinates import Coordinates
from .duplicate_pois import DuplicatePois
from .map_sheet import MapSheet
from .match_list import MatchList
from .read_table import ReadTable
from .residents import Residents

ALGORITHMS = (
    ReadTable, Coordinates, CoordinateCheck, ClassifyPois, DuplicatePois, MatchList, Residents, MapSheet, SpecialChapter,
)  # fmt: skip
