"""The chapter of one city: what each tool finds in the layers that there are, section by section, and what joins them.

A part whose layers are missing is left out and says what it lacks; one that fails says so, and the others stand.
"""

import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import pandas as pd

from ..base import terms
from ..base.errors import InputError, Stopped
from ..base.people import people_of
from ..base.running import Cancelled, Progress, check, ignore, never, part
from ..base.text import HalfUp, capital, plural, translate
from ..ground.geometry import absent
from ..lazy import maps
from ..page.report import Report
from . import city_parts, community_parts, joins, taking
from .material import SECTIONS, ChapterOptions, Find, Found, Material, ToolPart, Work

FINDS: dict[str, tuple[Find, dict]] = {
    "regionaldistribution": (
        city_parts.concentrated,
        {"on_ellipsoid": True, "called": {"population": "urban_population_field"}},
    ),
    "belt": (city_parts.along_the_axis, {}),
    "ringdistribution": (city_parts.over_the_rings, {}),
    "townlayout": (city_parts.in_town, {"called": {"grounds": "sites"}}),
    "parklayout": (city_parts.on_their_ground, {}),
    "locationpreference": (city_parts.preferred, {}),
    "sharingmode": (city_parts.shared, {"called": taking.MODES}),
    "lifecirclecoverage": (community_parts.in_the_circle, {}),
    "floatingcatchment": (community_parts.supplied, {"called": {"capacity": "capacity_field"}}),
    "stockscreening": (community_parts.screened, {}),
    "siting": (community_parts.sited, {}),
}
"""What each part finds by, and how its tool differs from the others."""

PARTS = tuple(ToolPart(tool, one, FINDS[tool][0], **FINDS[tool][1]) for tool, one in taking.PARTS.items())
"""The parts in the order of the chapter."""


@dataclass(frozen=True, eq=False)
class PartOutcome:
    """What came of a part: what it found, else what it lacks, else why it failed."""

    part: ToolPart
    found: Found | None = None
    lacks: Sequence[tuple[str, ...]] = ()
    failure: str = ""
    error: str = ""

    @classmethod
    def failed(cls, one: ToolPart, error: Exception) -> "PartOutcome":
        """A part that could not be computed or shown, in words; the error with its way is for the log."""
        return cls(one, failure=_told(error, one), error="".join(traceback.format_exception(error)))


@dataclass(frozen=True, eq=False)
class Chapter:
    """What the parts found, in their order, and the sentences that join them, each with the section that it closes.

    `errors`: for the log, why some sentences could not be made; `about`: of each section the rows that it speaks of, in words,
    as one document may be about a region and a community in it.
    """

    outcomes: Sequence[PartOutcome]
    joined: Sequence[tuple[str, str]] = ()
    options: ChapterOptions = field(default_factory=ChapterOptions)
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> pd.DataFrame:
        """A row a part: ``section tool found failure``."""
        rows = [(o.part.section, o.part.tool, o.found is not None, o.failure) for o in self.outcomes]
        return pd.DataFrame(rows, columns=["section", "tool", "found", "failure"])

    @cached_property
    def summary(self) -> pd.DataFrame:
        """The key figures, in words: ``section figure value``."""
        rows = [(o.part.section, *figure) for o in self.outcomes if o.found is not None for figure in o.found.figures]
        return pd.DataFrame(rows, columns=["section", "figure", "value"])

    @property
    def found(self) -> list[PartOutcome]:
        """The parts that found something."""
        return [outcome for outcome in self.outcomes if outcome.found is not None]

    @property
    def sections(self) -> list[str]:
        """The sections that are there, in their order."""
        there = {outcome.part.section for outcome in self.found}
        return [section for section in SECTIONS if section in there]

    def of(self, section: str) -> list[PartOutcome]:
        """The parts of a section."""
        return [outcome for outcome in self.outcomes if outcome.part.section == section]


def contents(
    has: Callable[[str], bool], sections: Sequence[str] = SECTIONS
) -> list[tuple[str, int, list[tuple[str, list[tuple[str, ...]]]]]]:
    """What a chapter of these sections will hold, by what says whether an input is there.

    A row a section, wanted or not: its code, its number (0: it will not be there), and of each part the tool and what it lacks.

    >>> [(section, number) for section, number, _ in contents({"incubators", "axis"}.__contains__)][:2]
    [('region', 1), ('rings', 0)]
    """
    rows, number = [], 0
    for section in SECTIONS:
        parts = [(one.tool, one.lacks(has)) for one in PARTS if one.section == section]
        there = section in sections and any(not lacks for _, lacks in parts)
        number += there
        rows.append((section, number if there else 0, parts))
    return rows


def assess(
    material: Material,
    *,
    options: ChapterOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Chapter:
    """The chapter of one city.

    Parameters
    ----------
    material : the layers that there are, in one CRS in metres, or in one for each part; see :class:`Material`.

    Raises
    ------
    InputError : where no wanted section has its layers, naming ``material``, or all that have fail: the refusal of the first.

    >>> import numpy as np, shapely
    >>> cities = shapely.box([0, 100e3], 0, [100e3, 200e3], 100e3)
    >>> layers = {"incubators": shapely.points([(10e3, 10e3), (20e3, 20e3)]), "cities": cities}
    >>> chapter = assess(Material(layers, {"city_name_field": np.array(["Hefei", "Wuhu"], object)}))
    >>> chapter.sections, chapter.of("rings")[0].lacks
    (['region'], [('rings',), ('ring_field',)])
    >>> chapter.summary[["figure", "value"]].values.tolist()[:2]
    [['Incubators in the cities', '2'], ['Share of the first city (Hefei)', '100%']]
    """
    options = options or ChapterOptions()
    wanted = [one for one in PARTS if one.section in options.sections]
    ready = [one for one in wanted if not one.lacks(material.has)]
    if not ready:
        raise InputError(
            "material",
            translate("Chapter", "no section has all that it needs."),
            translate(
                "Chapter", "Give incubators with cities, rings or hosts, or places where people live with facilities."
            ),
        )
    outcomes, failures = [], []
    for one in wanted:
        check(cancelled)
        step = part(progress, len(outcomes) / len(wanted), (len(outcomes) + 1) / len(wanted))
        outcomes.append(_outcome(one, material, options, step, cancelled, failures))
    if len(failures) == len(ready):
        raise failures[0]
    finds = {o.part.tool: o.found for o in outcomes if o.found is not None and not o.found.apart}
    measured = {o.part.tool: material.of(o.part) for o in outcomes if o.part.tool in finds}
    across = joins.Across(material, options, finds, measured, cancelled)
    joined = joins.sentences(across)
    about = {o.part.section: _about(o.part, material, options) for o in outcomes if o.found is not None}
    return Chapter(outcomes, joined, options, [*_notes(outcomes), *across.failures], across.errors, about)


def _about(one: ToolPart, material: Material, options: ChapterOptions) -> str:
    """The rows of the layer that a part speaks of, its people, and the standard that judges them."""
    code = material.first(*one.needs[0], *one.mains)
    there = ~absent(material.layers[code])
    others = translate("Chapter", "{n} row ({layer})"), translate("Chapter", "{n} rows ({layer})")
    parts = [plural(int(there.sum()), *_counted().get(code, others)).replace("{layer}", _word_of(code))]
    people, _ = people_of(material.fields.get("population_field") if code == "demand" else None)
    if people is not None:
        text = translate("Chapter", "{n} people")
        parts.append(text.format(n=f"{HalfUp(people[there].sum()):,.0f}"))
    if one.section == "life_circle":
        text = translate("Chapter", "by {standard}")
        parts.append(text.format(standard=terms.label("standard", options.standard)))
    return translate("Chapter", "; ").join(parts)


def _counted() -> dict[str, tuple[str, str]]:
    """So many rows of the layers of which sections speak, in words of their own: one, and several."""
    return {
        "incubators": (translate("Chapter", "{n} incubator"), translate("Chapter", "{n} incubators")),
        "sites": (translate("Chapter", "{n} ground"), translate("Chapter", "{n} grounds")),
        "demand": (
            translate("Chapter", "{n} place where people live"),
            translate("Chapter", "{n} places where people live"),
        ),
        "candidates": (translate("Chapter", "{n} stock space"), translate("Chapter", "{n} stock spaces")),
    }


def _outcome(
    one: ToolPart,
    material: Material,
    options: ChapterOptions,
    progress: Progress,
    cancelled: Cancelled,
    failures: list[Exception],
) -> PartOutcome:
    """What comes of a part; what it cannot use is its own affair."""
    lacks = one.lacks(material.has)
    if lacks:
        return PartOutcome(one, lacks=lacks)
    try:
        own = material.of(one)
        found = one.find(Work(own, options, one.called, progress, cancelled))
        return PartOutcome(one, replace(found, page=partial(_on_ground, own, found.page)))
    except Stopped:
        raise
    except Exception as error:
        # Whatever one tool cannot cope with must not cost the others' results.
        failures.append(error.told(one.input_of) if isinstance(error, InputError) else error)
        return PartOutcome.failed(one, error)


def _on_ground(material: Material, page: Callable[[], Report]) -> Report:
    """A page whose maps lie on the city's own ground; those in degrees are drawn in a projection of their own."""
    with nullcontext() if material.on_ellipsoid else maps.upon(material.ground):
        return page()


def _told(error: Exception, one: ToolPart) -> str:
    """A refusal in words: what the inputs that it names are called, cause and cure."""
    if not isinstance(error, InputError):
        return translate("Chapter", "the program met an unexpected error; the log holds its details.")
    told = error.told(lambda argument: _word_of(one.input_of(argument).lower(), argument))
    return translate("Chapter", "{what}: {why}").format(what=told.parameter, why=told.text)


def _word_of(code: str, otherwise: str = "") -> str:
    """What the form calls an input; what it has no word for goes by its code, or by what is given."""
    return terms.label("material", code) if code in terms.codes("material") else otherwise or code


def failures(outcomes: Sequence[PartOutcome]) -> list[str]:
    """What failed and why, a sentence each.

    >>> failures([PartOutcome(PARTS[1], failure="the axis has no length.")])
    ['Core, belt and areas along an axis could not be computed: the axis has no length.']
    """
    text = translate("Chapter", "{part} could not be computed: {failure}")
    return [text.format(part=title_of(one.part.tool), failure=one.failure) for one in outcomes if one.failure]


def title_of(tool: str) -> str:
    """What a part is called, as a heading.

    >>> title_of("townlayout")
    'Town layout'
    """
    return capital(terms.label("chapter_part", tool))


def _notes(outcomes: Sequence[PartOutcome]) -> list[str]:
    """What failed, then what the parts skipped or assumed, each remark once."""
    found = [outcome for outcome in outcomes if outcome.found is not None]
    notes = [note for outcome in found for note in (*_only_near(outcome, found), *outcome.found.notes)]
    return list(dict.fromkeys([*failures(outcomes), *notes]))


def _only_near(outcome: PartOutcome, found: Sequence[PartOutcome]) -> list[str]:
    """That a part uses the incubators near where people live alone: one sentence for all sections that use the same."""
    near = outcome.found.near
    if near is None:
        return []
    return [near.told([other.part.section for other in found if other.found.near == near])]
