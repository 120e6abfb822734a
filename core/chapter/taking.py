"""Which inputs each part of a chapter needs and takes: the form, the map sheet and the parts themselves ask here.

Light: what declares the tool's form loads no pandas.
"""

from collections.abc import Callable, Collection
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

SECTIONS = tuple(dict.fromkeys(one.section for one in PARTS.values()))
"""The sections in the order of the scales: from the region to the single site."""


@dataclass(frozen=True)
class Join:
    """A sentence that closes a section: the parts whose results it joins, each with what it looks at of that part's inputs."""

    section: str
    parts: dict[str, tuple[str, ...]]


_CIRCLE = {"lifecirclecoverage": PARTS["lifecirclecoverage"].codes}
JOINED = {
    "belt_in_rings": Join("rings", {"belt": PARTS["belt"].codes, "ringdistribution": ("incubators", "rings")}),
    "layout_by_ring": Join("layout", {"ringdistribution": ("rings",), "townlayout": GROUNDS}),
    "campus_near_knowledge": Join("preference", {"locationpreference": INCUBATORS, "sharingmode": INCUBATORS}),
    "few_and_gaps": Join("supply_demand", {"floatingcatchment": DEMAND, **_CIRCLE}),
    "grades_in_rings": Join("stock", {"stockscreening": ("candidates",), "ringdistribution": ("rings",)}),
    "grades_in_gaps": Join("stock", {"stockscreening": ("candidates",), **_CIRCLE}),
    "sites_by_grade": Join("siting", {"siting": ("candidates",), "stockscreening": ("candidates",)}),
    "sites_in_gaps": Join("siting", {"siting": ("candidates",), **_CIRCLE}),
}
"""The sentences across the parts, by the function that says each, in the order in which they are said."""


def across(section: str, able: Callable[[str], bool] = lambda tool: True) -> set[str]:
    """What the sentences that close a section look at of the inputs of other sections' parts, as far as these are `able`.

    >>> sorted(across("rings"))
    ['axis', 'cities', 'incubators']
    >>> across("region"), across("stock", {"stockscreening", "belt"}.__contains__)
    (set(), set())
    """
    joins = (one for one in JOINED.values() if one.section == section and all(map(able, one.parts)))
    return {
        code for one in joins for tool, codes in one.parts.items() if PARTS[tool].section != section for code in codes
    }


def sections_of(code: str) -> tuple[str, ...]:
    """The sections that an input is for.

    >>> sections_of("cities")
    ('region', 'preference')
    """
    return tuple(dict.fromkeys(one.section for one in PARTS.values() if code in one.codes))


def taken_by(section: str, has: Has, written: Collection[str] = SECTIONS) -> set[str]:
    """The inputs from which a section is made, by what says which are there, with those of the sentences that close it.

    A sentence that joins it with another section is said where that one is `written` too.

    >>> sorted(taken_by("siting", {"demand", "candidates", "incubators", EXISTING}.__contains__))
    ['candidates', 'demand', 'existing']
    """
    able = {tool: one for tool, one in PARTS.items() if all(any(map(has, codes)) for codes in one.needs)}
    own = {code for one in able.values() if one.section == section for code in one.taken(has)}
    joined = across(section, lambda tool: tool in able and PARTS[tool].section in written)
    return own | set(filter(has, joined))
