"""The check of a street network: which parts it falls into, which ends miss a street, what does not fit; a row a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base.options import Bounds, require_bounds, require_length
from ..base.running import Cancelled, Progress, check, ignore, never, part
from ..base.text import percent, plural, remarks, translate
from ..ground.geometry import as_array
from ..streets import network_check, travel
from ..streets.network import build, closures
from ..streets.travel import TravelOptions


@dataclass(frozen=True, eq=False, kw_only=True)
class StreetCheck:
    """What a network is like.

    Attributes
    ----------
    rows : a row a line, ``component length_m``: the number of its connected part (1 = the longest; NA without a length), metres.
    ends : a row a free end, ``end_kind gap_m component geometry``; a ``near_miss`` is `gap_m` metres from the next street, a
        ``dangle`` farther (NaN).
    summary : one row, ``components largest_share dangles near_misses``; of the free ends the last are those that miss a street.
    notes : remarks on it.
    """

    rows: pd.DataFrame
    ends: pd.DataFrame
    summary: pd.DataFrame
    notes: list[str]


@dataclass(frozen=True)
class CheckOptions:
    """What the user sets; `tolerance`: metres within which vertices of different streets are one junction."""

    tolerance: float = 0.01
    BOUNDS: ClassVar[Bounds] = {"tolerance": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


def assess(
    network: np.ndarray,
    *,
    speed: Sequence[object] | None = None,
    time: Sequence[object] | None = None,
    direction: Sequence[object] | None = None,
    barriers: np.ndarray | None = None,
    ids: Sequence[object] | None = None,
    options: CheckOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> StreetCheck:
    """What would spoil an analysis on a `network` (n,) of street lines in a CRS in metres.

    Parameters
    ----------
    speed, time, direction : (n,) km/h, minutes and which way each line may be used, see :func:`travel.of_lines`.
    barriers : geometries of which is told what they close; the check leaves the streets whole.
    ids : (n,) what sentences call the lines, by default their numbers from 0.
    options : see :class:`CheckOptions`.

    Raises InputError naming ``network`` where no line has a length, or a column that is not as long.

    >>> streets = shapely.linestrings([[(0, 0), (80, 0)], [(80, 0), (90, 0)], [(0, 50), (10, 50)]])
    >>> found = assess(streets)
    >>> found.rows["component"].tolist(), found.summary.to_dict("records")
    ([1, 1, 2], [{'components': 2, 'largest_share': 0.9, 'dangles': 4, 'near_misses': 0}])
    """
    lines = as_array(network)
    for name, values in {"speed": speed, "time": time, "direction": direction, "ids": ids}.items():
        require_length(name, values, len(lines))
    ids = np.arange(len(lines)) if ids is None else np.asarray(ids)
    ways = travel.of_lines(lines, TravelOptions("minutes"), time=time, direction=direction)
    streets = build(lines, (options or CheckOptions()).tolerance, part(progress, 0, 0.5), cancelled, travel=ways)
    rows = network_check.components(streets)
    ends = _ends(network_check.free_ends(streets, cancelled=cancelled), rows["component"].to_numpy())
    summary = _summary(network_check.shares(streets), ends)
    progress(1)
    notes = [*([] if ways is None else ways.notes), *network_check.parts_note(streets), *_counts(rows, summary)]
    notes += network_check.near_notes(streets, ids, cancelled)
    check(cancelled)
    notes += network_check.one_way_notes(streets, ids)
    notes += [] if speed is None else network_check.speed_notes(np.asarray(speed, object), ids)
    notes += [] if barriers is None else closures(lines, as_array(barriers), cancelled).notes
    return StreetCheck(rows=rows, ends=ends, summary=summary, notes=notes)


def _ends(ends: pd.DataFrame, component: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "end_kind": np.where(ends["gap_m"].notna(), "near_miss", "dangle"),
            "gap_m": ends["gap_m"],
            "component": component[ends["row"]],
            "geometry": shapely.points(ends["x"], ends["y"]),
        }
    )


def _summary(shares: np.ndarray, ends: pd.DataFrame) -> pd.DataFrame:
    n_missed = int(ends["gap_m"].notna().sum())
    row = {"components": len(shares), "largest_share": float(shares[0]), "dangles": len(ends), "near_misses": n_missed}
    return pd.DataFrame([row])


def sentences(result: StreetCheck) -> list[str]:
    """The answer: whether all streets hang together, else how much of the length the longest part has; how many free ends.

    >>> sentences(assess(shapely.linestrings([[(0, 0), (80, 0)]])))
    ['All streets hang together.', '2 ends are free.']
    """
    found = result.summary.iloc[0]
    parts, free = int(found["components"]), int(found["dangles"])
    together = translate("LifeCircle", "All streets hang together.")
    if parts > 1:
        text = translate(
            "LifeCircle", "The streets fall into {parts:,} parts; the longest has {largest} of the length."
        )
        together = text.format(parts=parts, largest=percent(found["largest_share"]))
    ends = plural(free, translate("LifeCircle", "{n} end is free."), translate("LifeCircle", "{n} ends are free."))
    return [together, ends]


def _counts(rows: pd.DataFrame, summary: pd.DataFrame) -> list[str]:
    """Remarks on lines that stand apart, ends that miss a street, and lines without a length."""
    return remarks(
        (
            (rows["component"] > 1).fillna(False),
            translate(
                "LifeCircle",
                "{n} line stands apart from the longest part: homes and facilities on it do not reach those of that part.",
            ),
            translate(
                "LifeCircle",
                "{n} lines stand apart from the longest part: homes and facilities on them do not reach those of that part.",
            ),
        ),
        (
            summary["near_misses"],
            translate("LifeCircle", "{n} free end misses another street by at most 1 m; snap it before an analysis."),
            translate("LifeCircle", "{n} free ends miss another street by at most 1 m; snap them before an analysis."),
        ),
        (
            rows["component"].isna(),
            translate("LifeCircle", "{n} line has no length and joins nothing."),
            translate("LifeCircle", "{n} lines have no length and join nothing."),
        ),
    )
