"""Why a row has no result, or one with a reservation: the codes of the field ``status``, whose words stand in ``terms.csv``."""

from collections import Counter
from collections.abc import Iterable

from . import terms
from .text import listed, remarks, translate

OK = "ok"
NO_GEOMETRY = "no_geometry"
NOT_ASSESSED = "not_assessed"
EXCLUDED = "excluded"
OUTSIDE_RINGS = "outside_rings"
OUTSIDE_CITIES = "outside_cities"
OUTSIDE_DISTRICTS = "outside_districts"
NO_BUILDINGS = "no_buildings"
FLOORS_ESTIMATED = "floors_estimated"
MODULES_UNKNOWN = "modules_unknown"
NO_POPULATION = "no_population"
UNSNAPPED = "unsnapped"
ISOLATED = "isolated"
OUT_OF_REACH = "out_of_reach"
MOVED = "moved"
OUTSIDE_CHINA = "outside_china"
OUTSIDE_ZONES = "outside_zones"
SWAPPED = "swapped"
NO_COORDINATES = "no_coordinates"
UNREADABLE = "unreadable"
OFF_EARTH = "off_earth"
TO_CHECK = "to_check"
UNMATCHED = "unmatched"
MATCHED = "matched"
DOUBTFUL = "doubtful"
CHOSEN = "chosen"
FREE = "free"
ADDS_NOBODY = "adds_nobody"
EXISTING = "existing"
TOO_NEAR_EXISTING = "too_near_existing"
COVERED = "covered"
NOT_COVERED = "not_covered"
UNREACHABLE = "unreachable"

RULED_OUT = (FREE, TOO_NEAR_EXISTING, EXCLUDED)
"""What a tool that chooses says of rows that it did not take."""


def of_ruled_out(statuses: Iterable[object], parameter: str, layer: str) -> list[str]:
    """A remark on rows that an earlier tool did not take and that count nevertheless: they stand in the result that it handed on.

    >>> of_ruled_out(["chosen", "free", "free"], "SUPPLY", "Sites")[0][:66]
    'SUPPLY: an earlier tool did not take 2 rows of “Sites” (not chosen'
    """
    number = Counter(status for status in statuses if status in RULED_OUT)
    one = translate(
        "Core",
        "{parameter}: an earlier tool did not take {n} row of “{layer}” ({words}); it counts here like the others. Filter the "
        "layer to leave it out.",
    )
    many = translate(
        "Core",
        "{parameter}: an earlier tool did not take {n} rows of “{layer}” ({words}); they count here like the others. Filter the "
        "layer to leave them out.",
    )
    words = listed([terms.label("status", code) for code in RULED_OUT if number[code]])
    return remarks((number.total(), one, many), parameter=parameter, layer=layer, words=words)
