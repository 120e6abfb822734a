"""Functional modules (功能模块): which of the six does an incubator have, and can it carry a team 0→1 and 1→100?

The modules, the two processes and the desk space of 5–10 m²: Planners (规划师) 2016 no. 9, third paper, section 1.2.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_
from typing import ClassVar

import numpy as np

from ..base import facility_classes, terms
from ..base.capacity import desks
from ..base.columns import numeric
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_one_of
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.status import MODULES_UNKNOWN, NO_GEOMETRY, OK
from ..base.text import listed, remarks, split_list, translate
from ..ground.geometry import absent, as_array, nearest, require_some
from ..lazy import pandas as pd

MODULES = ("design_exchange", "amenities", "prototype_factory", "business_services", "financing", "promotion")
STAGES = ("stage_0_1", "stage_1_100")
# A number with what it counts or measures, in half width.
COUNTED = re.compile(r"(?P<number>[-+]?[\d.,]+)\s*(?:m2|sqm|平米|平方米|个|间|处|座|家|套)", re.IGNORECASE)
COLUMNS = [*MODULES, "n_modules", "missing", *STAGES, "desks_min", "desks_max", "status"]


@dataclass(frozen=True, eq=False)
class Facilities:
    """Places that hold a module: geometries, and the module of each in any known wording."""

    geometries: np.ndarray
    modules: Sequence[object]


@dataclass(frozen=True)
class ModuleRules:
    """How near a facility counts (metres, edge to edge), the share (0–1) of the floor area that desks may take, and the
    modules that each process needs, typed as a list.
    """

    reach: float = 500.0
    desk_share: float = 0.75
    stage_0_1: str = "design_exchange,amenities,prototype_factory,business_services"
    stage_1_100: str = "business_services,financing,promotion"
    BOUNDS: ClassVar[Bounds] = {"reach": (0, np.inf), "desk_share": (0, 1)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)

    def needs(self, stage: str) -> list[str]:
        """The module codes that a stage needs; InputError names a wording that is no module.

        >>> ModuleRules(stage_0_1="设计交流、financing").needs("stage_0_1")
        ['design_exchange', 'financing']
        """
        return _known(stage, split_list(getattr(self, stage)) or ["–"])


def _known(argument: str, words: Sequence[str]) -> list[str]:
    """The module codes of words; InputError naming the argument and the words that are no modules."""
    codes = [terms.code_of("module", word) for word in words]
    unknown = [word for word, code in zip(words, codes, strict=True) if code is None]
    if unknown:
        raise InputError(
            argument,
            translate("Core", "these are not modules: {words}.").format(words=listed(unknown)),
            translate("Core", "Choose from: {modules}.").format(modules=listed(in_words(MODULES))),
        )
    return codes


def in_words(modules: Sequence[str]) -> list[str]:
    """What the user reads for module codes.

    >>> in_words(["design_exchange", "financing"])
    ['design exchange', 'financing']
    """
    return [terms.label("module", module) for module in modules]


def own_words(cells: Sequence[object], values: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """The facilities' values with those of the user's map replaced by the module they stand for, and remarks.

    Parameters
    ----------
    cells : value, module, value, module …; an empty module leaves the value out.
    values : (n,) texts, None where missing.

    >>> own_words(["bank", "financing"], np.array(["bank", "shop", None], dtype=object))[0].tolist()
    ['financing', 'shop', None]
    """
    own, notes = facility_classes.own_map(cells, values)
    _known("class_map", [word for word in own.values() if word.strip()])
    return facility_classes.classify(values, own, codes=False)[0], notes


@dataclass(frozen=True, eq=False)
class Completeness:
    """`rows`: `COLUMNS`, one row per incubator (flags True, False or NA: not known); the `rules` of the run; whether
    facilities were looked for (`within_reach`); what the user should know.
    """

    rows: pd.DataFrame
    rules: ModuleRules = ModuleRules()
    within_reach: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def unknown(self) -> list[str]:
        """The modules of which nothing is known at any incubator."""
        return [] if self.rows.empty else [module for module in MODULES if self.rows[module].isna().all()]

    def undecided(self, stage: str) -> list[str]:
        """The modules without which no incubator can be said to carry a stage: it needs them, and nothing is known of them."""
        unknown = self.unknown
        return [module for module in self.rules.needs(stage) if module in unknown]

    @property
    def summary(self) -> pd.DataFrame:
        """How many incubators have each module and carry each stage: ``module n share``, of those where it is known; NA for a
        module of which nothing is known, and for a stage that needs one: those that are known all cannot carry it.
        """
        flags = self.rows[[*MODULES, *STAGES]].astype("boolean")
        known = flags.notna().sum()
        unknown = self.unknown
        open_ = [code for code in flags if code in unknown or (code in STAGES and self.undecided(code))]
        n = flags.sum().astype("Int64").mask(flags.columns.isin(open_))
        share = (n / known.where(known > 0)).astype(float)
        return pd.DataFrame({"module": flags.columns, "n": n.array, "share": share.to_numpy()})


def assess(
    n: int,
    fields: Mapping[str, Sequence[object]],
    incubators: np.ndarray | None = None,
    facilities: Facilities | None = None,
    *,
    areas: np.ndarray | None = None,
    rules: ModuleRules = ModuleRules(),
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Completeness:
    """The modules of `n` incubators, from their own fields, from facilities within reach, or from either.

    The six modules and the two processes: Planners (规划师) 2016 no. 9, third paper, section 1.2. A module for which there is
    neither a field nor a facility anywhere is not known.

    Parameters
    ----------
    fields : for each module at hand a value per incubator: a number, a truth value or a word for yes or no.
    incubators : valid geometries in a CRS whose unit is metres, needed with `facilities`.
    areas : m² of floor for the desks; a share of it is desk space, 5–10 m² a desk.

    Raises
    ------
    InputError : naming ``fields, facilities`` where there is neither, ``facilities`` without a geometry, ``modules`` (those of
        the facilities) that are none of the six, or the stage whose list holds something else.

    >>> found = assess(2, {"financing": ["yes", "no"], "promotion": [1, None]}, areas=np.array([1000, np.nan]))
    >>> found.rows[["financing", "promotion", "n_modules", "stage_1_100", "desks_max"]].values.tolist()
    [[True, True, 2, <NA>, 150], [False, <NA>, 0, False, <NA>]]
    """
    if not fields and facilities is None:
        raise InputError(
            "fields, facilities",
            translate("Core", "neither a field nor a layer says which modules there are."),
            translate(
                "Core", "Choose at least one module field, or a layer of facilities and the field of their modules."
            ),
        )
    (flags, notes), incubators = _own_flags(n, fields), as_array(incubators)
    if facilities is not None:
        near = _flags_within(incubators, facilities, rules.reach, progress, cancelled)
        # Where one of the two does not know, the other decides.
        flags = (flags | near).fillna(flags).fillna(near)
        notes += _unrecognised(facilities)
    table = _described(flags, rules, areas)
    nowhere = np.zeros(n, bool) if facilities is None else absent(incubators)
    table["status"] = np.select([flags.notna().all(axis=1), nowhere], [OK, NO_GEOMETRY], MODULES_UNKNOWN)
    result = Completeness(table[COLUMNS], rules, facilities is not None, notes)
    return replace(result, notes=[*notes, *_not_known(result.unknown)])


def _require_fields(n: int, fields: Mapping[str, Sequence[object]]) -> None:
    """Raise InputError naming ``fields`` unless each is a module and holds a value for each of the `n` incubators."""
    for module, values in fields.items():
        require_one_of("fields", module, MODULES)
        if len(values) != n:
            raise InputError(
                "fields",
                translate("Core", "{module}: {values} values for {n} incubators.").format(
                    module=terms.label("module", module), values=len(values), n=n
                ),
                translate("Core", "Give one value for each incubator, None where it is missing."),
            )


def _described(flags: pd.DataFrame, rules: ModuleRules, areas: np.ndarray | None) -> pd.DataFrame:
    """The flags, and what follows from them and from the floor areas."""
    table = flags.copy()
    table["n_modules"] = flags.sum(axis=1).astype("Int64").where(flags.notna().any(axis=1))
    lacking = (~flags).fillna(False).to_numpy(bool)
    table["missing"] = pd.Series([",".join(np.array(MODULES)[row]) or None for row in lacking], dtype=object)
    for stage in STAGES:
        table[stage] = reduce(and_, (flags[module] for module in rules.needs(stage)))
    area = np.full(len(flags), np.nan) if areas is None else pd.Series(areas, dtype=float).to_numpy()
    for name, number in zip(("desks_min", "desks_max"), desks(area, rules.desk_share), strict=True):
        table[name] = pd.array(number, dtype="Int64")
    return table


def _not_known(modules: Sequence[str]) -> list[str]:
    text = translate(
        "Core",
        "Nothing is known of these modules at any incubator, neither by a field nor by a facility of the layer: {modules}. They "
        "stay empty (NULL), and n_modules counts the others.",
    )
    return [text.format(modules=listed(in_words(modules)))] if modules else []


def _own_flags(n: int, fields: Mapping[str, Sequence[object]]) -> tuple[pd.DataFrame, list[str]]:
    """A flag for each module from the incubators' own values, NA where a field is lacking or says nothing."""
    _require_fields(n, fields)
    flags, notes = pd.DataFrame(pd.NA, index=range(n), columns=list(MODULES), dtype="boolean"), []
    for module, values in fields.items():
        number, words = pd.factorize(np.fromiter(map(_said, values), object, len(values)))
        answers = pd.array([_truth(word) for word in words] + [pd.NA], dtype="boolean")
        flags[module] = answers[number]
        strange = [str(word) for word, answer in zip(words, answers, strict=False) if answer is pd.NA]
        if strange:
            text = translate("Core", "{field}: neither yes nor no, so not known: {words}.")
            notes.append(text.format(field=terms.label("module", module), words=listed(strange, 5)))
    return flags, notes


def _said(value: object) -> object:
    """A value as it can be counted and shown; None for blanks, a list, as JSON may hold, as text: it is neither yes nor no."""
    if not isinstance(value, Hashable):
        return str(value)
    return None if isinstance(value, str) and not value.strip() else value


def _truth(value: object) -> object:
    """True, False, or NA for a value that says neither; numbers above 0 (a count, an area) are True, with their unit too.

    >>> [_truth(value) for value in ("２", "100㎡", "0 个", "1,200", "有", "也许")]
    [True, True, False, True, True, <NA>]
    """
    counted = COUNTED.fullmatch(unicodedata.normalize("NFKC", value)) if isinstance(value, str) else None
    (number,) = numeric([value if counted is None else counted["number"]])
    if number == number:
        return bool(number > 0)
    return {"yes": True, "no": False}.get(terms.code_of("answer", value), pd.NA)


def _codes(facilities: Facilities) -> np.ndarray:
    """Position in `MODULES` of each facility's module, -1 for a wording that is none."""
    number, words = pd.factorize(np.asarray(facilities.modules, dtype=object))
    codes = [terms.code_of("module", word) for word in words] + [None]
    return np.array([-1 if code is None else MODULES.index(code) for code in codes])[number]


def _flags_within(
    incubators: np.ndarray, facilities: Facilities, reach: float, progress: Progress, cancelled: Cancelled
) -> pd.DataFrame:
    """Whether a facility of each module lies within reach, edge to edge.

    NA for an incubator without a geometry, and for a module of which the layer holds no facility: it may not have been mapped.
    """
    grounds = as_array(facilities.geometries)
    require_some("facilities", grounds)
    module = _codes(facilities)
    usable = np.flatnonzero((module >= 0) & ~absent(grounds))
    if not len(usable):
        raise InputError(
            "modules",
            translate("Core", "no facility names one of the six modules."),
            translate("Core", "The field must hold module names or codes: {modules}.").format(
                modules=listed(in_words(MODULES))
            ),
        )
    flags = pd.DataFrame(pd.NA, index=range(len(incubators)), columns=list(MODULES), dtype="boolean")
    for number in np.unique(module[usable]):
        places = grounds[usable[module[usable] == number]]
        step = part(progress, number / len(MODULES), (number + 1) / len(MODULES))
        flags[MODULES[number]] = nearest(incubators, places, step, cancelled, reach)[0] >= 0
    flags[absent(incubators)] = pd.NA
    return flags.astype("boolean")


def _unrecognised(facilities: Facilities) -> list[str]:
    strange = _codes(facilities) < 0
    text = translate("Core", "Facilities that name no known module, left out: {n} of {all}.")
    return remarks((strange, text, text), all=f"{len(facilities.modules):,}")
