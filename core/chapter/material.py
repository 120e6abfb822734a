"""What a chapter is made of: layers and their values, options, and what each of its parts finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, TypeVar

import numpy as np
import pandas as pd
import shapely

from ..base import calling, terms, thresholds
from ..base.options import Bounds, require_bounds, require_one_of
from ..base.running import Cancelled, Progress, ignore, never
from ..base.text import exactly, listed, plural, translate
from ..ground.geometry import absent, as_array
from ..lazy import maps
from ..page.report import Report
from ..rings import zones
from ..stock.screening import Answers, Criterion
from ..streets.network import Streets
from ..streets.snapping import SNAP
from .taking import SECTIONS, Groups, Taking

Result = TypeVar("Result")
# What the tools' arguments are called in the chapter, where that is not their own name and no part says otherwise.
ARGUMENTS = {
    "names": "city_name_field",
    "levels": "level_field",
    "provinces": "province_field",
    "area": "area_field",
    "year": "year_field",
    "ring": "ring_field",
    "ids": "id_field",
    "floors": "floors_field",
    "functions": "function_field",
    "category": "category_field",
    "population": "population_field",
    "innovation_names": "innovation_name_field",
    "production_names": "production_name_field",
    "kinds": "kind_field",
    "areas": "candidate_area_field",
}


@dataclass(frozen=True, eq=False)
class Material:
    """The layers of one city, each read once, by the ids that they have in the tools, in lower case.

    Attributes
    ----------
    layers : geometries (n,) in one CRS in metres, None where missing: ``incubators``, ``cities`` …; only those that were given
        and have rows.
    fields : the values (n,) of a chosen field of them: ``level_field``, ``population_field`` …
    streets : the graph of ``network``, built once; `open_streets` that without its barriers, where these cut something.
    candidates : the fields of the candidates that the criteria name, `criteria` what is screened by, `allowed` the constraint.
    apart : of two layers and metres, the remark that they do not meet within these; empty where they do or nobody looks.
    on_ellipsoid : the layers are in longitude and latitude.
    measured : gives this material as the tool of a part alone would measure it; without it all parts share one CRS.
    """

    layers: Mapping[str, np.ndarray]
    fields: Mapping[str, np.ndarray] = field(default_factory=dict)
    streets: Streets | None = None
    open_streets: Streets | None = None
    candidates: pd.DataFrame = field(default_factory=pd.DataFrame)
    criteria: Sequence[Criterion] = ()
    allowed: Answers | None = None
    apart: Callable[[str, str, float], str] = lambda one, other, reach: ""
    on_ellipsoid: bool = False
    measured: Callable[[Material, ToolPart], Material] | None = None

    def __post_init__(self) -> None:
        # A layer without rows is as good as none: a section that can do without it does.
        layers = {code: as_array(layer) for code, layer in self.layers.items()}
        object.__setattr__(self, "layers", {code: layer for code, layer in layers.items() if len(layer)})

    @cached_property
    def rings(self) -> tuple[pd.DataFrame, list[str]]:
        """The rings as ``city ring ring_name geometry``, and remarks."""
        ring, cities = self.fields["ring_field"], self.fields.get("city_field")
        return zones.as_table(self.layers["rings"], ring=ring, cities=cities, names=self.fields.get("ring_name"))

    @cached_property
    def ground(self) -> maps.Ground:
        """What all maps show below what was found: the outline of the area and its streets, as far as they are there."""
        outlines = [self.layers[code] for code in ("study_area", "boundary", "cities") if code in self.layers]
        nothing = np.empty(0, dtype=object)
        return maps.Ground(boundary=[*outlines, nothing][0], streets=self.layers.get("network", nothing))

    def of(self, one: ToolPart) -> Material:
        """The layers as a part measures them."""
        return self if self.measured is None else self.measured(self, one)

    def has(self, code: str) -> bool:
        """Whether a layer, a field or the criteria are there."""
        return bool(self.criteria) if code == "criteria" else code in self.layers or code in self.fields

    def first(self, *codes: str) -> str:
        """The first of several layers that is there."""
        return next(code for code in codes if code in self.layers)

    def near_homes(self, layer: str, metres: float) -> np.ndarray:
        """Which rows of a layer, by their numbers, lie within some metres of where people live."""
        homes = self.layers["demand"]
        there = np.flatnonzero(~absent(self.layers[layer]))
        near = shapely.STRtree(homes[~absent(homes)]).query_nearest(
            self.layers[layer][there], max_distance=metres, all_matches=False
        )
        return there[np.unique(near[0])]

    def size(self, layer: str) -> int:
        """Rows of a layer."""
        return len(self.layers[layer])


@dataclass(frozen=True)
class ChapterOptions:
    """What is asked for beside the layers.

    `sections`: those wanted, of `SECTIONS`; `depth`, `near`, `reach`, `catchment`, `radius`: metres, as in the tools;
    `snap`: metres from a place to its street; `standard`: of the life circle; `number`: of new sites; `time_limit`: seconds for
    the search of these.
    """

    sections: Sequence[str] = SECTIONS
    depth: float = 30_000.0
    near: float = 2000.0
    reach: float = 50.0
    standard: str = "gb50180_15"
    catchment: float = 1000.0
    number: int = 5
    radius: float = 1000.0
    snap: float = SNAP
    time_limit: float = 20.0
    BOUNDS: ClassVar[Bounds] = {
        **dict.fromkeys(("depth", "near", "reach", "catchment", "radius"), (0.001, np.inf)),
        "snap": (0, np.inf),
        "number": (1, np.inf),
        "time_limit": (1, 86_400),
    }

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)
        require_one_of("standard", self.standard, thresholds.LIFE_CIRCLES)
        for section in self.sections:
            require_one_of("sections", section, SECTIONS)


@dataclass(frozen=True, eq=False)
class ResultLayer:
    """A layer that a part gives: `columns` behind those of the layer `of`, row by row or as `origin` says.

    The rows of `of` may be followed by some (`followed`) of the layer `then`, brought into its fields and its system.
    `tool` and `output` say what it is called, `style` how it is drawn (empty: a table or as QGIS draws it). A column
    ``geometry`` makes polygons of its own. `unjudged` are columns that are of what was not judged.
    """

    tool: str
    output: str
    columns: pd.DataFrame
    of: str = ""
    origin: Sequence[int] | None = None
    style: str = ""
    then: str = ""
    followed: Sequence[int] = ()
    unjudged: Sequence[str] = ()


@dataclass(frozen=True)
class NearHomes:
    """Of `total` incubators the `n` that lie within some metres of where people live: from the others nobody here is served."""

    n: int
    total: int
    metres: float

    def told(self, sections: Sequence[str]) -> str:
        """That only these are used for some sections.

        >>> NearHomes(2, 200, 500.0).told(["siting"])
        'Of the incubators (200), 2 lie within 500 m of where people live; only these are used for: siting of new spaces.'
        """
        none = translate("Chapter", "None of the incubators ({all}) lies within {metres} m of where people live.")
        one = translate(
            "Chapter",
            "Of the incubators ({all}), {n} lies within {metres} m of where people live; only this one is used for: "
            "{sections}.",
        )
        many = translate(
            "Chapter",
            "Of the incubators ({all}), {n} lie within {metres} m of where people live; only these are used for: {sections}.",
        )
        names = listed([terms.label("sections", section) for section in sections])
        text = plural(self.n, one, many) if self.n else none
        return text.format(all=f"{self.total:,}", metres=exactly(self.metres), sections=names)


@dataclass(frozen=True, eq=False)
class Found:
    """What a part finds: the tool's `result`, its answer in sentences, key figures in words, its page, its layers.

    `apart`: its layers do not meet; that is the answer then, and nothing else is to be concluded. `near`: of the incubators
    only some were used.
    """

    result: object
    sentences: Sequence[str]
    figures: Sequence[tuple[str, str]]
    page: Callable[[], Report]
    layers: Sequence[ResultLayer] = ()
    notes: Sequence[str] = ()
    apart: bool = False
    near: NearHomes | None = None


def input_of(argument: str, called: Mapping[str, str] | None = None) -> str:
    """The input that a tool calls by the name of its argument; `called` says what a part calls otherwise.

    >>> input_of("population"), input_of("population", {"population": "urban_population_field"}), input_of("axis")
    ('population_field', 'urban_population_field', 'axis')
    """
    return ({**ARGUMENTS, **(called or {})}).get(argument, argument)


@dataclass(frozen=True, eq=False)
class Work:
    """A part at work: what it computes with, and how its tool is called with that.

    `called` is that of :class:`ToolPart`; a tool takes the layers, fields and options that bear its arguments' names.
    """

    material: Material
    options: ChapterOptions = ChapterOptions()
    called: Mapping[str, str] = field(default_factory=dict)
    progress: Progress = ignore
    cancelled: Cancelled = never

    def call(self, function: Callable[..., Result], /, **given: object) -> Result:
        """What a tool, or its class of options, makes of its arguments that are not `given`; those of which there is nothing
        keep their defaults.

        >>> from innospace.core.region.belt import BeltOptions
        >>> Work(Material({}), ChapterOptions(depth=20_000.0)).call(BeltOptions)
        BeltOptions(depth=20000.0, core_city='')
        """
        known = self._known
        return calling.call(
            function, lambda name: self._input(name) in known, lambda name: known[self._input(name)], **given
        )

    def _input(self, argument: str) -> str:
        return input_of(argument, self.called)

    @cached_property
    def _known(self) -> dict[str, object]:
        """Each input under its id, and what the tools are given beside these."""
        own = self.material
        streets = {"streets": own.streets, "without_barriers": own.open_streets}
        told = {"on_ellipsoid": own.on_ellipsoid, "progress": self.progress, "cancelled": self.cancelled}
        return {**vars(self.options), **own.layers, **own.fields, **streets, **told}


Find = Callable[[Work], Found]


@dataclass(frozen=True)
class ToolPart:
    """A tool's part of a section, with its `inputs`; with `on_ellipsoid` it may be measured in longitude and latitude.

    `called`: inputs of other names than the tool's argument, beside `ARGUMENTS`: {"grounds": "sites"}.
    """

    tool: str
    inputs: Taking
    find: Find
    on_ellipsoid: bool = False
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def section(self) -> str:
        """The section that it is in."""
        return self.inputs.section

    @property
    def needs(self) -> Groups:
        """Of each of these one has to be there."""
        return self.inputs.needs

    @property
    def mains(self) -> tuple[str, ...]:
        """Of these the first that is there decides what it is measured in."""
        return self.inputs.mains

    def input_of(self, argument: str) -> str:
        """The input that the tool calls by the name of its argument."""
        return input_of(argument, self.called)

    def lacks(self, has: Callable[[str], bool]) -> list[tuple[str, ...]]:
        """What has to be there and is not, by what says whether an input is there."""
        return [codes for codes in self.needs if not any(map(has, codes))]


def in_words(codes: Sequence[str]) -> str:
    """What inputs are called, of which one is enough.

    >>> in_words(["innovation_hosts", "production_hosts"])
    'innovation hosts or production hosts'
    """
    return translate("Chapter", " or ").join(terms.label("material", code) for code in codes)
