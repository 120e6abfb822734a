"""Functional modules (功能模块): which of the six does an incubator have, and can it carry a team 0→1 and 1→100?

The modules, the two processes and the desk space of 5–10 m²: Planners (规划师) 2016 no. 9, third paper, section 1.2.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

import numpy as np

from ..base import facility_classes, terms
from ..base.capacity import desks
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.text import listed, split_list, translate
from ..ground.geometry import absent, nearest, require_some
from ..lazy import pandas as pd

MODULES = ("design_exchange", "amenities", "prototype_factory", "business_services", "financing", "promotion")
STAGES = ("stage_0_1", "stage_1_100")
COLUMNS = [*MODULES, "n_modules", "missing", *STAGES, "desks_min", "desks_max", "status"]


@dataclass(frozen=True)
class Facilities:
    """Places that hold a module: geometries, the module of each in any known wording, and how near counts (metres)."""

    geometries: np.ndarray
    modules: Sequence[object]
    reach: float = 500.0


@dataclass(frozen=True)
class Needs:
    """The modules that each process needs, typed as a list."""

    stage_0_1: str = "design_exchange,amenities,prototype_factory,business_services"
    stage_1_100: str = "business_services,financing,promotion"

    def of(self, stage: str) -> list[str]:
        """The module codes that a stage needs; InputError names a wording that is no module."""
        return _known(stage.upper(), split_list(getattr(self, stage)) or ["–"])


def _known(parameter: str, words: Sequence[str]) -> list[str]:
    """The module codes of words; InputError naming the parameter and the words that are no modules."""
    codes = [terms.code_of("module", word) for word in words]
    unknown = [word for word, code in zip(words, codes, strict=True) if code is None]
    if unknown:
        raise InputError(
            parameter,
            translate("Core", "these are not modules: {words}.").format(words=", ".join(unknown)),
            translate("Core", "Choose from: {codes}.").format(codes=", ".join(MODULES)),
        )
    return codes


def own_words(cells: Sequence[object], values: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """The facilities' values with those of the user's map replaced by the module they stand for, and remarks.

    Parameters
    ----------
    cells : value, module, value, module …; an empty module leaves the value out.
    values : (n,) texts, None where missing.
    """
    own, notes = facility_classes.own_map(cells, values)
    _known("CLASS_MAP", [word for word in own.values() if word.strip()])
    return facility_classes.classify(values, own, codes=False)[0], notes


@dataclass(frozen=True)
class Completeness:
    """`rows`: `COLUMNS`, one row per incubator (flags True, False or NA: not known); what the user should know."""

    rows: pd.DataFrame
    notes: list[str] = field(default_factory=list)

    def summary(self) -> pd.DataFrame:
        """How many incubators have each module and carry each stage: ``module n share``, of those where it is known."""
        flags = self.rows[[*MODULES, *STAGES]].astype("boolean")
        known = flags.notna().sum()
        share = flags.sum() / known.where(known > 0)
        return pd.DataFrame({"module": flags.columns, "n": flags.sum().to_numpy(int), "share": share.to_numpy(float)})


def assess(
    n: int,
    fields: Mapping[str, Sequence[object]],
    incubators: np.ndarray | None = None,
    facilities: Facilities | None = None,
    areas: np.ndarray | None = None,
    desk_share: float = 0.75,
    needs: Needs = Needs(),
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Completeness:
    """The modules of `n` incubators, from their own fields, from facilities within reach, or from either.

    Parameters
    ----------
    fields : for each module at hand a value per incubator: a number, a truth value or a word for yes or no.
    incubators : valid geometries, needed with `facilities`.
    areas : m² of floor for the desks; `desk_share` of it is desk space, 5–10 m² a desk.
    """
    if not fields and facilities is None:
        raise InputError(
            ", ".join([f"{module.upper()}_FIELD" for module in MODULES] + ["FACILITIES"]),
            translate("Core", "neither a field nor a layer says which modules there are."),
            translate("Core", "Choose at least one module field, or FACILITIES with MODULE_FIELD."),
        )
    flags, notes = _own_flags(n, fields)
    if facilities is not None:
        near = _flags_within(incubators, facilities, progress, cancelled)
        # Where one of the two does not know, the other decides.
        flags = (flags | near).fillna(flags).fillna(near)
        notes += _unrecognised(facilities)
    table = flags.copy()
    known = flags.notna().any(axis=1)
    table["n_modules"] = flags.sum(axis=1).astype("Int64").where(known)
    lacking = (~flags).fillna(False).to_numpy(bool)
    table["missing"] = pd.Series([",".join(np.array(MODULES)[row]) or None for row in lacking], dtype=object)
    for stage in STAGES:
        table[stage] = reduce(and_, (flags[module] for module in needs.of(stage)))
    area = np.full(n, np.nan) if areas is None else areas
    for name, number in zip(("desks_min", "desks_max"), desks(area, desk_share), strict=True):
        table[name] = pd.array(number, dtype="Int64")
    nowhere = np.zeros(n, bool) if facilities is None else absent(incubators)
    table["status"] = np.select([flags.notna().all(axis=1), nowhere], ["ok", "no_geometry"], "modules_unknown")
    return Completeness(table[COLUMNS], notes)


def _own_flags(n: int, fields: Mapping[str, Sequence[object]]) -> tuple[pd.DataFrame, list[str]]:
    """A flag for each module from the incubators' own values, NA where a field is lacking or says nothing."""
    flags, notes = pd.DataFrame(pd.NA, index=range(n), columns=list(MODULES), dtype="boolean"), []
    for module, values in fields.items():
        # A list, as JSON may hold, is neither yes nor no; as a text it can be counted and shown.
        plain = (value if isinstance(value, Hashable) else str(value) for value in values)
        number, words = pd.factorize(np.fromiter(plain, object, len(values)))
        answers = pd.array([_truth(word) for word in words] + [pd.NA], dtype="boolean")
        flags[module] = answers[number]
        strange = [str(word) for word, answer in zip(words, answers, strict=False) if answer is pd.NA]
        if strange:
            text = translate("Core", "{field}: neither yes nor no, so not known: {words}.")
            notes.append(text.format(field=terms.label("module", module), words=listed(strange, 5)))
    return flags, notes


def _truth(value: object) -> object:
    """True, False, or NA for a value that says neither; numbers above 0 (a count, an area) are True."""
    number = pd.to_numeric(str(value) if isinstance(value, str) else value, errors="coerce")
    if not pd.isna(number):
        return bool(number > 0)
    return {"yes": True, "no": False}.get(terms.code_of("answer", value), pd.NA)


def _codes(facilities: Facilities) -> np.ndarray:
    """Position in `MODULES` of each facility's module, -1 for a wording that is none."""
    number, words = pd.factorize(np.asarray(facilities.modules, dtype=object))
    codes = [terms.code_of("module", word) for word in words] + [None]
    return np.array([-1 if code is None else MODULES.index(code) for code in codes])[number]


def _flags_within(
    incubators: np.ndarray, facilities: Facilities, progress: Progress, cancelled: Cancelled
) -> pd.DataFrame:
    """Whether a facility of each module lies within reach, edge to edge; NA for an incubator without a geometry."""
    require_some("FACILITIES", facilities.geometries)
    module = _codes(facilities)
    usable = np.flatnonzero((module >= 0) & ~absent(facilities.geometries))
    if not len(usable):
        raise InputError(
            "MODULE_FIELD",
            translate("Core", "no facility names one of the six modules."),
            translate("Core", "The field must hold module names or codes: {codes}.").format(codes=", ".join(MODULES)),
        )
    found = np.zeros((len(incubators), len(MODULES)), bool)
    for number in np.unique(module[usable]):
        places = facilities.geometries[usable[module[usable] == number]]
        step = part(progress, number / len(MODULES), (number + 1) / len(MODULES))
        found[:, number] = nearest(incubators, places, step, cancelled, facilities.reach)[0] >= 0
    flags = pd.DataFrame(found, columns=list(MODULES)).astype("boolean")
    flags[absent(incubators)] = pd.NA
    return flags


def _unrecognised(facilities: Facilities) -> list[str]:
    strange = int((_codes(facilities) < 0).sum())
    text = translate("Core", "Facilities that name no known module, left out: {n} of {all}.")
    return [text.format(n=strange, all=len(facilities.modules))] if strange else []
