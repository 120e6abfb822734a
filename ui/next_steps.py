"""Which tools take what a run was given or made: algorithm → next algorithm → its parameter → output or parameter before."""

from collections.abc import Callable

from qgis.core import QgsProcessingFeatureSourceDefinition

INCUBATORS = {"INCUBATORS": "INCUBATORS"}
STREETS = {"NETWORK": "NETWORK"}
FACILITIES = {"FACILITIES": "FACILITIES"} | STREETS
SPACES, SITES = {"SPACES": "INCUBATORS"}, {"INCUBATORS": "SPACES"}
REGION = INCUBATORS | {"CITIES": "CITIES"}
POINTS = {"INPUT": "OUTPUT"}
BOTH = {"DEMAND": "DEMAND", "CANDIDATES": "CANDIDATES"}
MADE_RINGS = {"ringdistribution": {"RINGS": "OUTPUT"}, "townlayout": {"RINGS": "OUTPUT"}}

AFTER: dict[str, dict[str, dict[str, str]]] = {
    "readtable": {
        "coordinates": {"INPUT": "OUTPUT", "FROM": "BEST"},
        "coordinatecheck": POINTS,
        "duplicatepois": POINTS,
        "classifypois": POINTS,
    },
    "coordinatecheck": {"coordinates": {"INPUT": "INPUT", "FROM": "BEST"}, "duplicatepois": {"INPUT": "INPUT"}},
    "coordinates": {"coordinatecheck": POINTS, "duplicatepois": POINTS, "classifypois": POINTS},
    "duplicatepois": {"classifypois": POINTS, "matchlist": {"PLACES": "OUTPUT"}},
    "classifypois": {
        "lifecirclecoverage": {"FACILITIES": "OUTPUT"},
        "modulecompleteness": {"FACILITIES": "OUTPUT"},
        "residents": {},
    },
    "residents": {"lifecirclecoverage": {"DEMAND": "OUTPUT"}},
    "matchlist": {"townlayout": {"INCUBATORS": "OUTPUT"}, "ringdistribution": {"INCUBATORS": "OUTPUT"}},
    "ringsfromdistricts": MADE_RINGS,
    "ringsfromdistance": MADE_RINGS,
    "ringsfromdensity": MADE_RINGS,
    "ringsfromtravel": MADE_RINGS | {"networkcheck": STREETS},
    # The layout asks for the grounds of the incubators, not for their points.
    "ringdistribution": {"townlayout": {"RINGS": "RINGS"}, "locationpreference": INCUBATORS},
    "townlayout": {"parklayout": {"SITES": "INCUBATORS"}, "sharingmode": INCUBATORS},
    "parklayout": {"townlayout": {"INCUBATORS": "SITES"}, "modulecompleteness": {"INCUBATORS": "SITES"}},
    "locationpreference": {
        "sharingmode": INCUBATORS,
        "modulecompleteness": INCUBATORS,
        "colocation": {"POINTS": "INCUBATORS", "OTHERS": "KNOWLEDGE_CENTRES"},
    },
    "sharingmode": {"modulecompleteness": INCUBATORS, "locationpreference": INCUBATORS},
    "modulecompleteness": {"sharingmode": INCUBATORS, "locationpreference": INCUBATORS},
    "lifecirclecoverage": {
        "serviceareas": FACILITIES,
        "floatingcatchment": {"DEMAND": "DEMAND", "SUPPLY": "FACILITIES"} | STREETS,
        "siting": {"DEMAND": "GAPS"} | STREETS,
        "networkcheck": STREETS,
    },
    "networkcheck": {"lifecirclecoverage": STREETS, "serviceareas": STREETS},
    "serviceareas": {"lifecirclecoverage": FACILITIES, "networkcheck": STREETS},
    "accessmatrix": {"serviceareas": {"FACILITIES": "DESTINATIONS"} | STREETS, "networkcheck": STREETS},
    "floatingcatchment": {
        "lifecirclecoverage": {"DEMAND": "DEMAND", "FACILITIES": "SUPPLY"} | STREETS,
        "serviceareas": {"FACILITIES": "SUPPLY"} | STREETS,
    },
    "stockcontext": {"stockscreening": {"CANDIDATES": "OUTPUT"}, "serviceareas": {"FACILITIES": "OUTPUT"} | STREETS},
    "ahpweights": {"stockscreening": {"PAIRWISE": "PAIRWISE", "CRITERIA": "NAMES"}},
    "siting": {
        "serviceareas": {"FACILITIES": "OUTPUT"} | STREETS,
        "sitinglevels": BOTH | STREETS,
        "stockscreening": {"CANDIDATES": "CANDIDATES"},
    },
    "sitinglevels": {"serviceareas": {"FACILITIES": "OUTPUT"} | STREETS, "siting": BOTH | STREETS},
    "stockscreening": {
        "siting": {"CANDIDATES": "OUTPUT"},
        "serviceareas": {"FACILITIES": "OUTPUT"},
        "stockcontext": {"CANDIDATES": "CANDIDATES"},
    },
    "regionaldistribution": {"belt": REGION, "corridor": SPACES, "drivers": {"AREAS": "OUTPUT"}},
    "belt": {"regionaldistribution": REGION, "corridor": SPACES},
    "corridor": {"belt": SITES, "regionaldistribution": SITES},
    "featuretown": {"lifecirclecoverage": {"DEMAND": "COMMUNITIES"}, "parklayout": {"SITES": "PARKS"}},
    "drivers": {"colocation": {}},
    "colocation": {"locationpreference": {"INCUBATORS": "POINTS"}, "drivers": {}},
    "newtownmix": {"lifecirclecoverage": {"FACILITIES": "AMENITIES"} | STREETS, "sharingmode": {}},
    "brownline": {"stockcontext": {"CANDIDATES": "MANUFACTURING"}, "stockscreening": {"CANDIDATES": "MANUFACTURING"}},
}

# Of a layer that is handed on, only the rows that the next tool is about, by the tools before and after and the parameter.
PLANNED = "status IN ('chosen', 'existing')"
ONLY: dict[tuple[str, str, str], str] = {
    ("siting", "serviceareas", "FACILITIES"): PLANNED,
    ("sitinglevels", "serviceareas", "FACILITIES"): PLANNED,
    ("stockscreening", "siting", "CANDIDATES"): "grade IN ('A', 'B')",
}
# What the next tool is given beside that.
TOLD: dict[tuple[str, str], dict[str, object]] = {("stockscreening", "siting"): {"SCORE_FIELD": "score"}}
# What a run hands on where it has no answer: the next tool keeps its own.
UNDECIDED = "undecided"
# A step that is offered only where what its parameter is given is one of these.
ONLY_WITH = {"coordinates": ("FROM", ("gcj02", "bd09", UNDECIDED))}


def after(algorithm: str, handed_on: Callable[[str], object] | None = None) -> dict[str, dict[str, str]]:
    """The tools that come next, and what they are given; of a run that hands on its own values those that these call for."""
    steps = AFTER.get(algorithm, {})
    return {name: given for name, given in steps.items() if handed_on is None or _is_called_for(name, given, handed_on)}


def _is_called_for(name: str, given: dict[str, str], handed_on: Callable[[str], object]) -> bool:
    parameter, values = ONLY_WITH.get(name, ("", ()))
    return parameter not in given or handed_on(given[parameter]) in values


def given(before: str, algorithm: str, handed_on: Callable[[str], object]) -> dict[str, object]:
    """The parameters of the next tool, with what a run hands on (`handed_on`: output or parameter of that run → value)."""
    values = {}
    for name, source in after(before)[algorithm].items():
        value, rows = handed_on(source), ONLY.get((before, algorithm, name))
        if value is not None and rows:
            value = QgsProcessingFeatureSourceDefinition(value, filterExpression=rows)
        values[name] = None if value == UNDECIDED else value
    return values | TOLD.get((before, algorithm), {})
