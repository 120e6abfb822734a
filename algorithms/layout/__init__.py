"""Layout of incubators: in town, on their own ground, and what they lean on."""

from .location_preference import LocationPreference
from .module_completeness import ModuleCompleteness
from .park_layout import ParkLayout
from .sharing_mode import SharingMode
from .town_layout import TownLayout

ALGORITHMS = (TownLayout, ParkLayout, LocationPreference, SharingMode, ModuleCompleteness)
