"""Sharing modes (共享融合模式): with which other city space does an incubator share its place?

The five modes: Planners (规划师) 2016 no. 9, first paper, section 2.2 and its table 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..base.errors import InputError
from ..base.running import Cancelled, Progress, check, ignore, never
from ..base.text import translate
from ..ground.geometry import absent, nearest, require_some
from ..ground.incubators import class_shares
from ..lazy import pandas as pd

MODES = ("third_space", "residential", "factory", "office", "campus")
PARAMETERS = dict(zip(MODES, ("THIRD_SPACES", "RESIDENTIAL", "FACTORIES", "OFFICES", "CAMPUSES"), strict=True))
COLUMNS = ["sharing_mode", "modes", *(f"m_{mode}" for mode in MODES), "status"]


@dataclass(frozen=True)
class SharingModes:
    """`rows`: `COLUMNS`, one row per incubator; the modes whose spaces were at hand, in the order of `MODES`."""

    rows: pd.DataFrame
    given: tuple[str, ...] = MODES

    def dominant(self) -> pd.Series:
        """The dominant mode, ``none`` where nothing is within reach, None where an incubator has no geometry."""
        mode = self.rows["sharing_mode"].where(self.rows["sharing_mode"].notna(), "none")
        return mode.where(self.rows["status"] == "ok", None)

    def summary(self) -> pd.DataFrame:
        """Counts and shares of the dominant modes, ``none`` among them; NA for a mode whose spaces are not known."""
        table = class_shares(self.dominant(), (*self.given, "none"), "sharing_mode")
        unknown = [mode for mode in MODES if mode not in self.given]
        table = pd.concat([table, table.iloc[[0] * len(unknown)].assign(sharing_mode=unknown, n=pd.NA, share=np.nan)])
        order = {mode: i for i, mode in enumerate((*MODES, "none"))}
        table = table.sort_values("sharing_mode", key=lambda modes: modes.map(order), kind="stable", ignore_index=True)
        return table.astype({"n": "Int64"})


def assess(
    incubators: np.ndarray,
    spaces: Mapping[str, np.ndarray],
    reach: float = 50.0,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> SharingModes:
    """The sharing modes of incubators: which spaces lie within `reach` metres; the nearest, 0 inside it, leads.

    Parameters
    ----------
    incubators : valid points or polygons, None where missing.
    spaces : the geometries of each mode that is at hand, keys from `MODES`.
    """
    if not spaces:
        raise InputError(
            ", ".join(PARAMETERS.values()),
            translate("Core", "no layer of other city spaces was given."),
            translate("Core", "Choose a layer for at least one of the five modes."),
        )
    metres = np.full((len(incubators), len(MODES)), np.nan)
    for i, (mode, geometries) in enumerate(spaces.items()):
        check(cancelled)
        require_some(PARAMETERS[mode], geometries)
        metres[:, MODES.index(mode)] = nearest(incubators, geometries, cancelled=cancelled)[1]
        progress((i + 1) / len(spaces))
    table = pd.DataFrame(metres, columns=[f"m_{mode}" for mode in MODES])
    modes = _within(metres, reach)
    table["modes"] = pd.Series([",".join(found) or None for found in modes], dtype=object)
    table["sharing_mode"] = pd.Series([found[0] if found else None for found in modes], dtype=object)
    table["status"] = np.where(absent(incubators), "no_geometry", "ok")
    return SharingModes(table[COLUMNS], tuple(mode for mode in MODES if mode in spaces))


def _within(metres: np.ndarray, reach: float) -> list[list[str]]:
    """The modes within reach of each incubator, nearest first, ties in the order of `MODES`."""
    order = np.argsort(metres, axis=1, kind="stable")
    near = np.take_along_axis(metres, order, axis=1) <= reach
    return [[MODES[i] for i in row[close]] for row, close in zip(order, near, strict=True)]
