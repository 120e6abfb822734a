"""What goes in and comes out: map sheets."""

from .map_sheet import MapSheet

ALGORITHMS = (MapSheet,)
