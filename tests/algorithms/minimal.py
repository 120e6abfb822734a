"""What each algorithm needs at the least, and what it can take besides: one place, one entry per algorithm.

A layer of the made-up town stands for itself by name (`town("streets")`); everything else is the parameter's value.
An algorithm without an entry fails test_bad_input.py.
"""

from dataclasses import dataclass
from pathlib import Path

from .town import TOWN, Table

RAW = Path(__file__).resolve().parents[2] / "resources" / "sample" / "raw"


@dataclass(frozen=True)
class Valid:
    """Inputs with which an algorithm runs; `keeps` names the layer whose rows OUTPUT must all hold."""

    inputs: dict[str, object]
    keeps: str | None = None

    def layers(self) -> list[str]:
        """The parameters that take a layer."""
        return [name for name, value in self.inputs.items() if isinstance(value, Table)]

    def files(self) -> list[str]:
        """The parameters that take a table as the path of its file."""
        return [name for name, value in self.inputs.items() if isinstance(value, str) and Path(value).is_file()]


def town(name: str) -> Table:
    """A layer of the made-up town."""
    return TOWN[name]


VALID = {
    "ringsfromdistricts": Valid({"INPUT": town("districts"), "RING_FIELD": "ring", "CITY_FIELD": "city"}),
    "ringsfromdistance": Valid(
        {
            "CENTRES": town("centres"), "CITY_FIELD": "city", "DISTANCES": "2000,4000", "BOUNDARY": town("boundary"),
            "BOUNDARY_CITY_FIELD": "city",
        }
    ),
    "ringsfromdensity": Valid(
        {
            "CENTRES": town("centres"), "CITY_FIELD": "city", "BUILT_UP": town("built_up"), "BOUNDARY": town("boundary"),
            "BOUNDARY_CITY_FIELD": "city", "WATER": town("water"), "RING_WIDTH": 500,
        }
    ),
    "ringsfromtravel": Valid(
        {
            "CENTRES": town("centres"), "CITY_FIELD": "city", "NETWORK": town("inner_streets"), "MINUTES": "10,25",
            "SNAP": 900, "BOUNDARY": town("inner_boundary"), "BOUNDARY_CITY_FIELD": "city",
        }
    ),
    "ringdistribution": Valid(
        {
            "INCUBATORS": town("incubators"), "RINGS": town("rings"), "RING_FIELD": "ring", "CITY_FIELD": "city",
            "LEVEL_FIELD": "level", "AREA_FIELD": "area", "YEAR_FIELD": "year",
        },
        keeps="INCUBATORS",
    ),
    "townlayout": Valid(
        {
            "INCUBATORS": town("grounds"), "ID_FIELD": "id", "INNOVATION_HOSTS": town("innovation_hosts"),
            "INNOVATION_NAME_FIELD": "name", "PRODUCTION_HOSTS": town("production_hosts"), "PRODUCTION_NAME_FIELD": "name",
            "RINGS": town("rings"), "CITY_FIELD": "city",
        },
        keeps="INCUBATORS",
    ),
    "parklayout": Valid(
        {
            "SITES": town("grounds"), "ID_FIELD": "id", "BUILDINGS": town("buildings"), "FLOORS_FIELD": "floors",
            "FUNCTION_FIELD": "function",
        },
        keeps="SITES",
    ),
    "locationpreference": Valid(
        {
            "INCUBATORS": town("incubators"), "BUSINESS_CENTRES": town("business_centres"), "BUSINESS_NAME_FIELD": "name",
            "KNOWLEDGE_CENTRES": town("knowledge_centres"), "KNOWLEDGE_NAME_FIELD": "name", "BOUNDARY": town("boundary"),
        },
        keeps="INCUBATORS",
    ),
    "sharingmode": Valid(
        {
            "INCUBATORS": town("incubators"), "THIRD_SPACES": town("places"), "RESIDENTIAL": town("homes"),
        },
        keeps="INCUBATORS",
    ),
    "modulecompleteness": Valid(
        {
            "INCUBATORS": town("incubators"), "DESIGN_EXCHANGE_FIELD": "design", "AMENITIES_FIELD": "amenities",
            "PROTOTYPE_FACTORY_FIELD": "prototype", "BUSINESS_SERVICES_FIELD": "business", "FINANCING_FIELD": "financing",
            "PROMOTION_FIELD": "promotion", "AREA_FIELD": "area", "FACILITIES": town("places"), "MODULE_FIELD": "module",
        },
        keeps="INCUBATORS",
    ),
    "networkcheck": Valid({"NETWORK": town("streets")}, keeps="NETWORK"),
    "lifecirclecoverage": Valid(
        {
            "DEMAND": town("homes"), "POPULATION_FIELD": "people", "FACILITIES": town("places"), "CATEGORY_FIELD": "kind",
            "NETWORK": town("streets"), "STUDY_AREA": town("boundary"), "AGE_GROUP": "family_30_50",
        },
        keeps="DEMAND",
    ),
    "serviceareas": Valid({"FACILITIES": town("places"), "NETWORK": town("streets"), "CUTOFFS": "300,500"}),
    "accessmatrix": Valid(
        {
            "ORIGINS": town("homes"), "ORIGIN_ID": "id", "DESTINATIONS": town("places"), "DESTINATION_ID": "kind",
            "NETWORK": town("streets"), "CUTOFF": 4000,
        }
    ),
    "floatingcatchment": Valid(
        {
            "SUPPLY": town("clinics"), "CAPACITY_FIELD": "seats", "DEMAND": town("homes"), "POPULATION_FIELD": "people",
            "NETWORK": town("streets"), "CATCHMENT": 4000, "DECAY": "gaussian",
        },
        keeps="DEMAND",
    ),
    "regionaldistribution": Valid(
        {
            "INCUBATORS": town("incubators"), "CITIES": town("districts"), "CITY_NAME_FIELD": "name",
            "POPULATION_FIELD": "population", "PROVINCE_FIELD": "province", "LEVEL_FIELD": "level", "BASE_FIELD": "jobs",
        },
    ),
    "belt": Valid(
        {
            "INCUBATORS": town("incubators"), "AXIS": town("axis"), "DEPTH": 2000, "CITIES": town("districts"),
            "CITY_NAME_FIELD": "name", "CORE_CITY": "鼓楼区",
        },
        keeps="INCUBATORS",
    ),
    "corridor": Valid(
        {
            "AXIS": town("axis"), "WIDTH": 3000, "SPACES": town("spaces"), "DISTRICTS": town("districts"),
            "DISTRICT_NAME_FIELD": "name", "BLUE": town("water"),
        }
    ),
    "featuretown": Valid(
        {
            "TOWNS": town("towns"), "BUILT_UP": town("built_up"), "PARKS": town("town_areas"),
            "TOWN_NAME_FIELD": "name", "RULESET": "2015",
        },
        keeps="TOWNS",
    ),
    "newtownmix": Valid(
        {
            "AREAS": town("spaces"), "NAME_FIELD": "name", "SPACES": town("innovation"), "SPACE_FIELD": "kind",
            "AMENITIES": town("places"), "SIZE_FIELD": "kind", "CLASS_MAP": ["药店", "large"], "NETWORK": town("streets"),
            "SNAP": 330, "REACH": 2330,
        },
        keeps="AREAS",
    ),
    "brownline": Valid(
        {
            "MANUFACTURING": town("manufacturing"), "CONTROL_AREAS": town("production_hosts"), "YEAR_FIELD": "year",
            "SINCE": 2016, "MANUFACTURING_NAME_FIELD": "name",
        },
        keeps="MANUFACTURING",
    ),
    "drivers": Valid({"AREAS": town("districts"), "COUNT_FIELD": "jobs", "FACTORS": ["population", "ring", "province"]}),
    "colocation": Valid(
        {
            "POINTS": town("incubators"), "TYPE_FIELD": "level", "OTHERS": town("innovation_hosts"), "NETWORK": town("streets"),
            "SNAP": 700, "NEIGHBOURS": 1,
        },
        keeps="POINTS",
    ),
    "ahpweights": Valid({"PAIRWISE": "4,3,7;1/3,3;5", "NAMES": "交通,环境,设施,政策"}),
    "stockcontext": Valid(
        {"CANDIDATES": town("candidates"), "TARGETS": town("places"), "NETWORK": town("streets")}, keeps="CANDIDATES"
    ),
    "stockscreening": Valid(
        {
            "CANDIDATES": town("candidates"), "KIND_FIELD": "kind", "CONSTRAINTS": '"age" > 20',
            "CRITERIA": ["age", "benefit", 0.6, "", "", "metro", "cost", 0.4, "", ""], "AREA_FIELD": "area", "NAME_FIELD": "name",
        },
        keeps="CANDIDATES",
    ),
    "siting": Valid(
        {
            "DEMAND": town("homes"), "POPULATION_FIELD": "people", "CANDIDATES": town("candidates"), "NAME_FIELD": "name",
            "COST_FIELD": "area", "SCORE_FIELD": "age", "EXISTING": town("innovation_hosts"), "NETWORK": town("streets"),
            "NUMBER": 1, "RADIUS": 2500, "SNAP": 310,
        },
    ),
    "sitinglevels": Valid(
        {
            "DEMAND": town("homes"), "POPULATION_FIELD": "people", "CANDIDATES": town("candidates"), "NAME_FIELD": "name",
            "COST_FIELD": "area", "EXISTING": town("innovation_hosts"), "NETWORK": town("streets"),
            "LEVELS": ["near", 2, 2500, "far", 1, 4000], "SNAP": 310,
        },
    ),
    "coordinates": Valid({"INPUT": town("places"), "FROM": "gcj02", "TO": "wgs84"}, keeps="INPUT"),
    "coordinatecheck": Valid({"INPUT": town("places"), "REFERENCE": town("streets")}),
    "residents": Valid(
        {
            "BUILDINGS": town("buildings"), "FLOORS_FIELD": "floors", "ZONES": town("districts"),
            "POPULATION_FIELD": "population", "RESIDENTIAL": town("grounds"),
        },
        keeps="BUILDINGS",
    ),
    "readtable": Valid({"INPUT": str(RAW / "pois_gcj02_gbk.csv"), "SYSTEM": "gcj02"}),
    "classifypois": Valid(
        {"INPUT": town("places"), "CODE_FIELD": "module", "TYPE_FIELD": "kind", "SCHEME": "land_use"}, keeps="INPUT"
    ),
    "duplicatepois": Valid({"INPUT": town("places"), "NAME_FIELD": "kind", "TYPE_FIELD": "module"}),
    "matchlist": Valid(
        {
            "LIST": town("incubators"), "LIST_NAME_FIELD": "name", "LIST_CITY_FIELD": "city", "PLACES": town("districts"),
            "PLACE_NAME_FIELD": "name", "PLACE_CITY_FIELD": "city",
        },
        keeps="LIST",
    ),
    "chapter": Valid(
        {
            "INCUBATORS": town("incubators"), "LEVEL_FIELD": "level", "AREA_FIELD": "area", "YEAR_FIELD": "year",
            "RINGS": town("rings"), "RING_FIELD": "ring", "CITY_FIELD": "city", "CANDIDATES": town("candidates"),
            "NAME_FIELD": "name", "KIND_FIELD": "kind", "CRITERIA": ["age", "benefit", 0.6, "", "", "metro", "cost", 0.4, "", ""],
        },
    ),
}  # fmt: skip

# A page instead of layers: its own tests are in test_map_sheet.py.
APART = {"mapsheet"}

# Fields of a layer that an algorithm takes in another way than by a field parameter: by which parameter, and which.
FIELDS_ELSEWHERE = {tool: {"CANDIDATES": {"CRITERIA": ["age", "metro"]}} for tool in ("stockscreening", "chapter")}

# What is wrong in one layer may show in another parameter that has to agree with it: a refusal names that one.
AGREES_WITH = {
    "ringsfromdistricts": {"INPUT": {"RING_ORDER"}},
    "ringsfromdistance": {"CENTRES": {"BOUNDARY"}},
    "belt": {"CITIES": {"CORE_CITY"}},
    "ringsfromdensity": {"CENTRES": {"BOUNDARY"}},
    "ringsfromtravel": {"CENTRES": {"BOUNDARY"}, "NETWORK": {"CENTRES"}},
    "siting": {"DEMAND": {"RADIUS"}, "CANDIDATES": {"NUMBER", "RADIUS"}, "NETWORK": {"DEMAND"}},
    "sitinglevels": {"DEMAND": {"LEVELS"}, "CANDIDATES": {"LEVELS"}, "NETWORK": {"DEMAND"}},
}
