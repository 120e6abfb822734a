"""How a street layer is travelled: in metres or in time, by speed, by times of its own, and in which direction.

A line is walked or driven at its own speed where it has one, else at that of the user. A time of its own, for the whole line,
comes before any speed: boarding, lifts, ferries, the metro. Such lines are ridden, not walked: nobody enters them but where they
share a vertex with a street, so places are not tied to them, unless all lines have times.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.columns import numeric
from ..base.options import Bounds, require_bounds, require_one_of
from ..base.text import HalfUp, exactly, plural, remarks, translate

WALK = 4.0
"""km/h on the straight way between a place and its street, where the streets have speeds or times of their own."""
ABSURD = (1.0, 130.0)
"""km/h: below nobody walks, above no street is driven (120 is the highest limit in China)."""
UNITS, HEADINGS = ("metres", "minutes"), ("from", "to")
LONG = 240.0
"""Minutes from which on a limit was rather meant in metres."""
PER_MINUTE = 1000 / 60
"""Metres a minute of 1 km/h."""


@dataclass(frozen=True)
class TravelOptions:
    """What the user sets on any network.

    `unit`: ``metres`` or ``minutes``, what is made least and what limits are in; `speed`: km/h where a street has none of its
    own; `heading`: ``from`` the facilities or ``to`` them, where directions differ.
    """

    unit: str = "metres"
    speed: float = WALK
    heading: str = "from"
    BOUNDS: ClassVar[Bounds] = {"speed": (0.1, 350)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)
        require_one_of("unit", self.unit, UNITS)
        require_one_of("heading", self.heading, HEADINGS)

    def cost(self, limit, timed: bool = False):
        """A limit in the user's unit as the search counts: metres, on `timed` streets seconds.

        >>> TravelOptions("minutes", speed=6.0).cost(10.0), TravelOptions("minutes").cost(10.0, timed=True)
        (1000.0, 600.0)
        """
        if self.unit == "metres":
            return limit
        return limit * 60 if timed else limit * self.speed * 1000 / 60

    def minutes(self, cost, timed: bool = False):
        """What the search counted, in minutes; see :meth:`cost`.

        >>> TravelOptions(speed=6.0).minutes(1000.0), TravelOptions("minutes").minutes(90.0, timed=True)
        (10.0, 1.5)
        """
        return cost / 60 if timed else cost / (self.speed * 1000 / 60)


@dataclass(frozen=True, eq=False)
class Travel:
    """What it costs to travel the n lines of a layer, metres or (`timed`) seconds.

    Attributes
    ----------
    along, against : (n,) cost of a metre in the direction of the line's vertices and against it; infinite where it is closed.
    ridden : (n,) whether a line has a time of its own, so that places are not tied to it.
    leg : cost of a metre between a place and its street.
    notes : what was missing or could not be used.
    """

    along: np.ndarray
    against: np.ndarray
    ridden: np.ndarray
    leg: float = 1.0
    timed: bool = False
    notes: list[str] = field(default_factory=list)


def of_lines(
    lines: np.ndarray,
    options: TravelOptions,
    *,
    speed: np.ndarray | None = None,
    time: np.ndarray | None = None,
    direction: np.ndarray | None = None,
) -> Travel | None:
    """How the `lines` (n,) of a street layer in metres are travelled; None where all are, in both directions, by length alone.

    Parameters
    ----------
    speed : (n,) km/h; what is no number above 0 takes the speed of the `options`.
    time : (n,) minutes for the whole line, 0 included; what is no such number takes the speed.
    direction : (n,) which way a line may be used, from its first vertex to its last: ``yes forward F 单向``, ``-1 backward T
        反向`` or ``no both B 双向``; missing and unknown ones are both.

    Under metres speeds and times play no part.

    >>> street = shapely.linestrings([[(0, 0), (100, 0)]])
    >>> found = of_lines(street, TravelOptions("minutes"), speed=np.array([6.0]), direction=np.array(["F"], object))
    >>> round(found.along[0] * 100), found.against[0], found.timed
    (60, inf, True)
    """
    timed = options.unit == "minutes" and not (speed is None and time is None)
    if not timed and direction is None:
        return None
    forward, backward, notes = _ways(direction, len(lines))
    pace, ridden, leg = np.ones(len(lines)), np.zeros(len(lines), bool), 1.0
    if timed:
        pace, more = _pace_of_speed(speed, options.speed, len(lines))
        own, ridden, lost = _pace_of_time(time, shapely.length(lines))
        pace, leg = np.where(ridden, own, pace), 3.6 / WALK
        notes = [*more, *lost, *notes]
    closed = np.full(len(lines), np.inf)
    return Travel(np.where(forward, pace, closed), np.where(backward, pace, closed), ridden, leg, timed, notes)


def _ways(direction: np.ndarray | None, n: int) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """(n,) whether each line may be used forward, backward; and remarks."""
    if direction is None:
        return np.ones(n, bool), np.ones(n, bool), []
    text = (
        pd.Series(direction, dtype=object).map(lambda value: str(value).strip(), na_action="ignore").replace("", None)
    )
    code = text.map({value: _code(value) for value in text.dropna().unique()})
    one = translate(
        "Travel", "{n} street has a direction that is not known (such as “{example}”); it is open both ways."
    )
    many = translate(
        "Travel", "{n} streets have directions that are not known (such as “{example}”); they are open both ways."
    )
    lost = _told(text, code.isna(), one, many)
    return (code != "backward").to_numpy(), (code != "forward").to_numpy(), lost


def _code(direction: str) -> str | None:
    # The terms know no signs.
    return "backward" if direction == "-1" else terms.code_of("one_way", direction)


def _pace_of_speed(speed: np.ndarray | None, default: float, n: int) -> tuple[np.ndarray, list[str]]:
    """(n,) seconds a metre."""
    if speed is None:
        return np.full(n, 3.6 / default), []
    kmh = numeric(speed)
    unusable = ~(kmh > 0)
    one = translate("Travel", "{n} of {all} streets has no usable speed and counts with {speed} km/h.")
    many = translate("Travel", "{n} of {all} streets have no usable speed and count with {speed} km/h.")
    notes = remarks((unusable, one, many), all=f"{n:,}", speed=exactly(default))
    one = translate("Travel", "Of these {n} has an unusable speed: 0, negative, or no number (such as “{example}”).")
    many = translate("Travel", "Of these {n} have unusable speeds: 0, negative, or no number (such as “{example}”).")
    notes += _told(pd.Series(speed, dtype=object), unusable, one, many)
    return 3.6 / np.where(unusable, default, kmh), notes


def _pace_of_time(time: np.ndarray | None, length: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """(n,) seconds a metre, and whether a line has a time of its own."""
    if time is None:
        return np.zeros(len(length)), np.zeros(len(length), bool), []
    minutes = numeric(time)
    own = minutes >= 0
    one = translate("Travel", "{n} street has an unusable time (such as “{example}”); its speed counts.")
    many = translate("Travel", "{n} streets have unusable times (such as “{example}”); their speeds count.")
    pace = np.divide(60 * minutes, length, out=np.zeros(len(length)), where=own & (length > 0))
    return pace, own, _told(pd.Series(time, dtype=object), ~own, one, many)


def long_notes(unit: str, *limits: float) -> list[str]:
    """That a limit was hardly meant in the `unit` ``minutes``, such as metres left in the field; nothing of other limits.

    >>> long_notes("minutes", 15.0, 1000.0), long_notes("metres", 1000.0)
    (['The limit of 1,000 minutes is 17 hours: were metres meant?'], [])
    """
    longest = max(limits)
    if unit != "minutes" or longest <= LONG:
        return []
    text = translate("LifeCircle", "The limit of {n} minutes is {hours} hours: were metres meant?")
    return [text.format(n=exactly(longest), hours=f"{HalfUp(longest / 60):,.0f}")]


def idle_notes(options: TravelOptions, values: Collection[str]) -> list[str]:
    """That speeds and times play no part where the unit is metres; `values`: what the lines have of their own.

    >>> idle_notes(TravelOptions("metres"), ["speed", "direction"])
    ['The unit is metres: speeds and times of the lines play no part; choose minutes.']
    >>> idle_notes(TravelOptions("metres", speed=16), [])
    ['The unit is metres: the speed plays no part; choose minutes.']
    >>> idle_notes(TravelOptions("minutes"), ["speed"]), idle_notes(TravelOptions("metres"), ["direction"])
    ([], [])
    """
    if options.unit != "metres":
        return []
    if {"speed", "time"} & set(values):
        return [
            translate("LifeCircle", "The unit is metres: speeds and times of the lines play no part; choose minutes.")
        ]
    if options.speed != TravelOptions.speed:
        return [translate("LifeCircle", "The unit is metres: the speed plays no part; choose minutes.")]
    return []


def _told(values: pd.Series, unusable: np.ndarray, one: str, many: str) -> list[str]:
    """A sentence on values that are there and cannot be used, with an example."""
    lost = values[np.asarray(unusable, bool) & values.notna() & (values != "")]
    return [plural(len(lost), one, many).format(example=lost.iloc[0])] if len(lost) else []
