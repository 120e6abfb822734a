"""Sharing modes (共享融合模式): with which other city space does an incubator share its place?

The five modes: Planners (规划师) 2016 no. 9, first paper, section 2.2 and its table 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np
import shapely

from ..base import terms
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds, require_one_of
from ..base.running import Cancelled, Progress, check, ignore, never
from ..base.status import NO_GEOMETRY, OK
from ..base.text import translate
from ..ground.geometry import absent, as_array, nearest, require_some
from ..ground.incubators import class_shares
from ..ground.meeting import same_layer
from ..lazy import edge
from ..lazy import pandas as pd

MODES = ("third_space", "residential", "factory", "office", "campus")
COLUMNS = ["sharing_mode", "modes", *(f"m_{mode}" for mode in MODES), "status"]
# Metres within which two distances are one.
ROUNDING = 1e-6
# Metres around all spaces that were given beyond which their layers may well have ended.
BEYOND = 1000.0


@dataclass(frozen=True, eq=False)
class SharingModes:
    """`rows`: `COLUMNS`, one row per incubator; `given`: the modes whose spaces were at hand, in the order of `MODES`;
    `beyond`: (n,) which incubators lie outside of where spaces were given, by `BEYOND` and out of reach; `reach` of the run in
    metres; what the user should know.
    """

    rows: pd.DataFrame
    beyond: np.ndarray
    given: tuple[str, ...] = MODES
    reach: float = 50.0
    notes: list[str] = field(default_factory=list)

    @property
    def all_given(self) -> bool:
        """Whether no kind of space is unknown: only then is no space within reach nothing to share with."""
        return set(self.given) == set(MODES)

    @property
    def aside(self) -> float:
        """Metres around the spaces from which on an incubator is `beyond`."""
        return max(BEYOND, self.reach)

    def dominant(self) -> pd.Series:
        """The dominant mode, ``none`` where nothing is within reach, None where an incubator has no geometry."""
        mode = self.rows["sharing_mode"].where(self.rows["sharing_mode"].notna(), "none")
        return mode.where(self.rows["status"] == OK, None)

    def tied(self) -> np.ndarray:
        """(n,) which incubators are equally near to several of the spaces within reach, so that the order of `MODES` decides."""
        metres = self.rows[[f"m_{mode}" for mode in self.given]].to_numpy(float)
        near = np.nan_to_num(metres, nan=np.inf)
        nearest_ = near.min(axis=1, keepdims=True)
        return ((near <= nearest_ + ROUNDING) & (near <= self.reach)).sum(axis=1) > 1

    @property
    def summary(self) -> pd.DataFrame:
        """Counts and shares of the dominant modes, ``none`` among them; NA for a mode whose spaces are not known."""
        table = class_shares(self.dominant(), (*self.given, "none"), "sharing_mode")
        unknown = [mode for mode in MODES if mode not in self.given]
        table = pd.concat([table, table.iloc[[0] * len(unknown)].assign(sharing_mode=unknown, n=pd.NA, share=np.nan)])
        order = {mode: i for i, mode in enumerate((*MODES, "none"))}
        table = table.sort_values("sharing_mode", key=lambda modes: modes.map(order), kind="stable", ignore_index=True)
        return table.astype({"n": "Int64"})


@dataclass(frozen=True)
class SharingOptions:
    """What the user sets; `reach`: metres, edge to edge."""

    reach: float = 50.0
    BOUNDS: ClassVar[Bounds] = {"reach": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


def assess(
    incubators: np.ndarray,
    spaces: Mapping[str, np.ndarray],
    *,
    options: SharingOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> SharingModes:
    """The sharing modes of incubators: which spaces lie within reach; the nearest, 0 m inside it, leads.

    Parameters
    ----------
    incubators : valid points or polygons of shape (n,), None where missing, in a CRS whose unit is metres.
    spaces : the geometries of each mode that is at hand, in the same CRS; keys from `MODES`.
    options : see :class:`SharingOptions`.

    Raises
    ------
    InputError : naming ``spaces`` where there are none, else the first mode where no layer holds a geometry. One layer without
    any is named in `notes`: nothing is within reach of that mode.

    >>> import shapely
    >>> spaces = {"campus": shapely.box([0], 0, 100, 100), "office": shapely.points([(130, 50)])}
    >>> assess(shapely.points([(90, 50), (500, 0)]), spaces).rows[["sharing_mode", "modes", "m_office"]].round(3).values.tolist()
    [['campus', 'campus,office', 40.0], [None, None, 373.363]]
    """
    reach = (options or SharingOptions()).reach
    for mode in spaces:
        require_one_of("spaces", mode, MODES)
    if not spaces:
        raise InputError(
            "spaces",
            translate("Core", "no layer of other city spaces was given."),
            translate("Core", "Choose a layer for at least one of the five modes."),
        )
    incubators, spaces = as_array(incubators), {mode: as_array(places) for mode, places in spaces.items()}
    notes = [*_empty(spaces), *_same(incubators, spaces, cancelled)]
    metres = np.full((len(incubators), len(MODES)), np.nan)
    for i, (mode, geometries) in enumerate(spaces.items()):
        check(cancelled)
        metres[:, MODES.index(mode)] = nearest(incubators, geometries, cancelled=cancelled)[1]
        progress((i + 1) / len(spaces))
    table = pd.DataFrame(metres, columns=[f"m_{mode}" for mode in MODES])
    found = _within(metres, reach)
    table["modes"] = pd.Series([",".join(modes) or None for modes in found], dtype=object)
    table["sharing_mode"] = pd.Series([next(iter(modes), None) for modes in found], dtype=object)
    table["status"] = np.where(absent(incubators), NO_GEOMETRY, OK)
    known = tuple(mode for mode in MODES if mode in spaces)
    result = SharingModes(table[COLUMNS], np.zeros(len(incubators), bool), known, reach, notes)
    return replace(result, beyond=_beyond(incubators, spaces, result.aside))


def _beyond(incubators: np.ndarray, spaces: Mapping[str, np.ndarray], metres: float) -> np.ndarray:
    """Which incubators lie farther than so many metres outside of the hull of all spaces.

    A few strays of many do not stretch it; what is as near to one of them is not beyond.
    """
    everything = np.concatenate(list(spaces.values()))
    hull, strays = edge.spread(everything[~absent(everything)])
    beyond = ~absent(incubators) & ~shapely.dwithin(hull, incubators, metres)
    if strays:
        beyond[beyond] = nearest(incubators[beyond], everything)[1] > metres
    return beyond


def _empty(spaces: Mapping[str, np.ndarray]) -> list[str]:
    """Remarks on layers without any geometry; refused where all are without."""
    empty = [mode for mode, geometries in spaces.items() if absent(geometries).all()]
    for mode in empty if len(empty) == len(spaces) else ():
        require_some(mode, spaces[mode])
    text = translate("Core", "The layer of the mode “{mode}” holds no geometry: no incubator shares with any of it.")
    return [text.format(mode=terms.label("sharing_mode", mode)) for mode in MODES if mode in empty]


def _same(incubators: np.ndarray, spaces: Mapping[str, np.ndarray], cancelled: Cancelled) -> list[str]:
    """Remarks on layers that are the incubators themselves."""
    called = {mode: terms.label("sharing_mode", mode) for mode in spaces}
    return [note for mode in spaces for note in same_layer(called[mode], spaces[mode], incubators, cancelled)]


def _within(metres: np.ndarray, reach: float) -> list[list[str]]:
    """The modes within reach of each incubator, nearest first, ties in the order of `MODES`."""
    order = np.argsort(metres, axis=1, kind="stable")
    near = np.take_along_axis(metres, order, axis=1) <= reach
    return [[MODES[i] for i in row[close]] for row, close in zip(order, near, strict=True)]
