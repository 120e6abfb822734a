"""Which inputs each part of a chapter needs and takes: the form, the map sheet and the parts themselves ask here.

Light: what declares the tool's form loads no pandas.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ..base.status import EXISTING

Has = Callable[[str], bool]
Groups = tuple[tuple[str, ...], ...]

INCUBATORS, DEMAND, GROUNDS = ("incubators",), ("demand",), ("sites", "incubators")
STREETS = (("network",), ("barriers",))
MODES = {
    "third_space": "third_spaces",
    "residential": "residential",
    "factory": "factories",
    "office": "offices",
    "campus": "campuses",
}
"""The layer of each sharing mode."""


@dataclass(frozen=True)
class Taking:
    """The inputs of a part: of each of `needs` one has to be there, of each of `takes` the first that is there is taken.

    `mains`: of these the first that is there decides what the part is measured in, as in the tool alone.
    """

    section: str
    needs: Groups
    mains: tuple[str, ...]
    takes: Groups = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """All inputs that the part may take.

        >>> PARTS["belt"].codes
        ('incubators', 'axis', 'cities')
        """
        return tuple(dict.fromkeys(code for codes in (*self.needs, *self.takes) for code in codes))

    def taken(self, has: Has) -> list[str]:
        """The inputs that it takes, by what says which are there.

        >>> PARTS["townlayout"].taken({"sites", "incubators", "innovation_hosts"}.__contains__)
        ['sites', 'innovation_hosts']
        """
        there = [[code for code in codes if has(code)] for codes in self.takes]
        passed_over = {code for codes in there for code in codes[1:]}
        return [code for code in self.codes if has(code) and code not in passed_over]


PARTS = {
    "regionaldistribution": Taking("region", (INCUBATORS, ("cities",), ("city_name_field",)), ("cities",)),
    "belt": Taking("region", (INCUBATORS, ("axis",)), INCUBATORS, (("cities",),)),
    "ringdistribution": Taking("rings", (INCUBATORS, ("rings",), ("ring_field",)), INCUBATORS),
    "townlayout": Taking("layout", (GROUNDS, ("innovation_hosts", "production_hosts")), GROUNDS, (GROUNDS, ("rings",))),
    "parklayout": Taking("layout", (("sites",), ("buildings",)), ("sites",)),
    "locationpreference": Taking(
        "preference",
        (INCUBATORS, ("business_centres",), ("knowledge_centres",)),
        INCUBATORS,
        (("boundary", "cities"),),
    ),
    "sharingmode": Taking("preference", (INCUBATORS, tuple(MODES.values())), INCUBATORS),
    "lifecirclecoverage": Taking(
        "life_circle", (DEMAND, ("facilities",), ("category_field",)), DEMAND, (*STREETS, ("study_area",))
    ),
    "floatingcatchment": Taking(
        "supply_demand", (DEMAND, ("supply", "incubators")), DEMAND, (("supply", "incubators"), *STREETS)
    ),
    "stockscreening": Taking("stock", (("candidates",), ("criteria",)), ("candidates",)),
    "siting": Taking("siting", (DEMAND, ("candidates",)), DEMAND, ((EXISTING, "incubators"), *STREETS)),
}
"""By the part's tool, in the order of the chapter."""

# What the sentences that close a section take of another part's inputs, where that part has what it needs.
ACROSS = {
    "stock": {"ringdistribution": ("rings",), "lifecirclecoverage": PARTS["lifecirclecoverage"].codes},
    "siting": {"lifecirclecoverage": PARTS["lifecirclecoverage"].codes},
}


def sections_of(code: str) -> tuple[str, ...]:
    """The sections that an input is for.

    >>> sections_of("cities")
    ('region', 'preference')
    """
    return tuple(dict.fromkeys(one.section for one in PARTS.values() if code in one.codes))


def taken_by(section: str, has: Has) -> set[str]:
    """The inputs from which a section is made, by what says which are there, with those of the sentences that close it.

    >>> sorted(taken_by("siting", {"demand", "candidates", "incubators", EXISTING}.__contains__))
    ['candidates', 'demand', 'existing']
    """
    able = {tool: one for tool, one in PARTS.items() if all(any(map(has, codes)) for codes in one.needs)}
    own = {code for one in able.values() if one.section == section for code in one.taken(has)}
    return own | {
        code for tool, codes in ACROSS.get(section, {}).items() if tool in able for code in codes if has(code)
    }
