"""The coordinate reference system to measure in: found from the rows that were read, not from what a layer declares.

Where the main layer's own system is projected in metres and true to scale at its rows, it is taken as it is. Else come the
zone in which most rows lie and, for what is wider than a zone, an equal-area projection around them. A stray row decides nothing.

What knows coordinate reference systems differs: inside QGIS it is QGIS, outside pyproj. Both speak to this module as a `System`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np

from ..base.errors import InputError
from ..base.text import plural, translate

CGCS2000 = "EPSG:4490"
WGS84 = "EPSG:4326"
# Lengths may be this much too long or short: without a word, and with one.
TRUE, TOLERABLE = 1e-3, 1e-2
# An error that is reported once is not reported again unless it is larger by this factor.
NOTABLY_MORE = 1.2
# Rows that are looked at, and the share of them that may lie anywhere.
SAMPLE, STRAY = 100, 0.03
SEVERAL = 5
# Rows nearer than this (km) to each other are together.
TOGETHER = 500
EARTH = 6371.0
# Rows of each other layer that are asked where it lies.
FEW = 20
# How the text of PROJ's of a projection made for the data begins.
EQUAL_AREA = "+proj=laea"
# How the EPSG register names the zones that city data come in.
GAUSS_BY_MERIDIAN = re.compile(r"(?P<datum>.+) / (?P<width>[36])-degree Gauss-Kruger CM (?P<meridian>\d+)E")
GAUSS_BY_NUMBER = re.compile(r"(?P<datum>.+) / (?P<width>[36])-degree Gauss-Kruger zone (?P<zone>\d+)")
UTM = re.compile(r"(?P<datum>.+) / UTM zone (?P<zone>\d+[NS])")
SHORT = {"China Geodetic Coordinate System 2000": "CGCS2000"}


class System(Protocol):
    """A coordinate reference system, as described by whatever knows it.

    `crs`: what that calls it; `name`: as a planner knows it; `kind`: ``plane`` in metres, ``degrees``, ``grid`` (a site's own,
    without a place on earth), ``centre`` (coordinates from the centre of the earth) or ``other``, such as a plane in feet;
    `in_metres`: whether its units are; `is_chinese`: whether it stands on CGCS2000.
    """

    crs: object
    name: str
    kind: str
    in_metres: bool
    is_chinese: bool

    def made(self, definition: str) -> System:
        """Another system: a code such as ``EPSG:32650``, or a text of PROJ's."""

    def degrees(self, xy: np.ndarray) -> np.ndarray:
        """Places (n, 2) in degrees of :func:`degrees_of`, NaN where there is none on earth."""

    def error(self, place: np.ndarray) -> float:
        """By how much lengths are off at a place in degrees (2,), in the worst direction; infinite where it has none."""


def no_crs(parameter: str, layer: str) -> InputError:
    """The error about a layer that does not say where its coordinates lie.

    >>> print(no_crs("INPUT", "sites"))
    INPUT: the layer “sites” has no coordinate reference system. Set the right one in the layer's properties.
    """
    cause = translate("Bridge", "the layer “{layer}” has no coordinate reference system.")
    return InputError(
        parameter, cause.format(layer=layer), translate("Bridge", "Set the right one in the layer's properties.")
    )


def in_words(name: str, code: str, *, in_degrees: bool) -> str:
    """A system as a planner knows it, by its `name` and `code` in the register.

    >>> in_words("CGCS2000 / 3-degree Gauss-Kruger CM 120E", "EPSG:4549", in_degrees=False)
    'CGCS2000, 3-degree zone with the central meridian 120°E (EPSG:4549)'
    """
    name = SHORT.get(name, name)
    words = (
        (GAUSS_BY_MERIDIAN, translate("Bridge", "{datum}, {width}-degree zone with the central meridian {meridian}°E")),
        (GAUSS_BY_NUMBER, translate("Bridge", "{datum}, {width}-degree zone {zone}")),
        (UTM, translate("Bridge", "{datum}, UTM zone {zone}")),
    )
    known = ((pattern.fullmatch(name), text) for pattern, text in words)
    name = next((text.format(**match.groupdict()) for match, text in known if match), name)
    if in_degrees:
        name = translate("Bridge", "{datum}, longitude and latitude").format(datum=name)
    return translate("Bridge", "{name} ({code})").format(name=name, code=code)


def degrees_of(system: System) -> str:
    """The geographic system to go through: CGCS2000 for its own projections, else WGS 84.

    >>> from types import SimpleNamespace
    >>> degrees_of(SimpleNamespace(is_chinese=True))
    'EPSG:4490'
    """
    return CGCS2000 if system.is_chinese else WGS84


@dataclass
class Measure:
    """The CRS to work in, and by how much lengths are off there at worst, strays left aside."""

    system: System
    error: float
    strays: int

    @property
    def crs(self) -> object:
        """The CRS, as what knows it calls it."""
        return self.system.crs

    def remarks(self, parameter: str) -> list[str]:
        """What the user should know of it; `parameter` names the layer."""
        remarks = []
        if self.error > TRUE:
            text = translate(
                "Bridge", "{parameter}: in {crs} lengths are up to {percent:.1f}% too long or too short at these rows."
            )
            remarks.append(text.format(parameter=parameter, crs=self.system.name, percent=self.error * 100))
        if self.strays:
            one = translate(
                "Bridge",
                "{parameter}: {n} row lies far from the others; lengths there are not true. Check its coordinates.",
            )
            many = translate(
                "Bridge",
                "{parameter}: {n} rows lie far from the others; lengths there are not true. Check their coordinates.",
            )
            remarks.append(plural(self.strays, one, many).format(parameter=parameter))
        return remarks


class Rows:
    """Where the rows of a layer lie: some of them, in degrees."""

    def __init__(
        self,
        parameter: str,
        name: str,
        system: System,
        bounds: np.ndarray,
    ):
        self.parameter, self.name, self.system = parameter, name, system
        if system.kind == "centre":
            raise self.refusal(
                translate("Bridge", "“{layer}” has geocentric coordinates ({crs}), which cannot be mapped."),
                translate("Bridge", "Export the layer in degrees or in a projected system first."),
            )
        real = bounds[np.isfinite(bounds).all(axis=1)]
        bounds = _without_null_island(real)
        self._at_zero = len(real) - len(bounds)
        self.bounds = bounds[np.lexsort(bounds.T[1::-1])]  # by place: the order of the rows decides nothing
        self.sample = self.bounds[:: max(1, -(-len(bounds) // SAMPLE))]
        self.corners = system.degrees(self.sample.reshape(-1, 2)).reshape(-1, 2, 2)
        self.places = self.corners.mean(axis=1)
        self._tried: tuple[System, np.ndarray] | None = None
        if len(self.places) and not np.isfinite(self.places).any() and system.kind != "grid":
            cause = translate(
                "Bridge", "the coordinates of “{layer}” do not fit its coordinate reference system {crs}."
            )
            if not system.name:
                cause = translate("Bridge", "the layer “{layer}” has no coordinate reference system.")
            raise self.refusal(cause, translate("Bridge", "Set the right one in the layer's properties."))

    def home(self, others: Callable[[], np.ndarray]) -> tuple[float, float]:
        """Where most rows lie; where no place has most of them, the `others` (n, 2), of the other layers, have a say."""
        places = _on_earth(self.places)
        near = _near(places, places)
        if near.sum(axis=1).max() * 2 <= len(places):
            near = np.concatenate([near, _near(places, others())], axis=1)
        together = places[near[near.sum(axis=1).argmax(), : len(places)]]
        return tuple(np.median(together, axis=0))

    def has_a_stray(self, others: np.ndarray) -> bool:
        """Whether one row lies alone: away from the other layers; without these, away from two or more that are together."""
        places = self.places
        if len(others):
            return int((~_near(places, others).any(axis=1)).sum()) == 1
        together = _near(places, places).sum(axis=1) > 1
        return int((~together).sum()) == 1 and bool(together.any())

    def error(self, system: System, left_aside: int) -> float:
        """By how much lengths are off in a CRS, as a share, in the worst direction at the worst row but `left_aside`."""
        errors = np.sort(self._errors(system))
        return float(errors[max(len(errors) - 1 - left_aside, 0)])

    def middle(self, home: tuple[float, float], left_aside: int) -> tuple[float, float]:
        """The middle of the rows, without so many of those that lie farthest from home."""
        places = _on_earth(self.places)
        order = np.argsort(np.linalg.norm(_vectors(places) - _vectors(np.array(home)), axis=1), kind="stable")
        kept = places[order[: max(len(places) - left_aside, 1)]]
        return tuple((kept.min(axis=0) + kept.max(axis=0)) / 2)

    def strays(self, system: System, error: float) -> int:
        """Rows outside the ground on which lengths in a CRS are off by no more than `error`."""
        good = self._errors(system) <= error
        if good.all() or not good.any() or len(self.sample) == len(self.bounds):
            return self._at_zero + int((~good).sum())
        kept = self.sample[good]
        lowest, highest = kept[:, :2].min(axis=0), kept[:, 2:].max(axis=0)
        return self._at_zero + int(((self.bounds[:, :2] < lowest) | (self.bounds[:, 2:] > highest)).any(axis=1).sum())

    def _errors(self, system: System) -> np.ndarray:
        """By how much lengths are off in a CRS at each row, at the worse of its corners; a point has but one."""
        if self._tried is None or self._tried[0] is not system:
            corners, row = np.unique(self.corners.reshape(-1, 2), axis=0, return_inverse=True)
            there = np.array([system.error(corner) for corner in corners])
            self._tried = system, there[row.reshape(-1)].reshape(-1, 2).max(axis=1)
        return self._tried[1]

    def refusal(self, cause: str, cure: str) -> InputError:
        """An error about this layer."""
        return InputError(self.parameter, cause.format(layer=self.name, crs=self.system.name), cure)


def on_ellipsoid(ground: Rows) -> Measure:
    """For tools that measure on the ellipsoid: the layer's own plane where its lengths, and so areas, are true, else degrees.

    >>> from types import SimpleNamespace
    >>> degrees = SimpleNamespace(kind="degrees", is_chinese=True, made=str, degrees=np.copy)
    >>> on_ellipsoid(Rows("CITIES", "cities", degrees, np.zeros((0, 4)))).system
    'EPSG:4490'
    """
    if ground.system.kind == "plane" and len(ground.bounds) and ground.error(ground.system, 0) <= TRUE / 2:
        return Measure(ground.system, 0.0, 0)
    if ground.system.kind == "grid":
        return _as_it_is(ground)
    return Measure(ground.system.made(degrees_of(ground.system)), 0.0, 0)


def measure(ground: Rows, others: Callable[[], np.ndarray]) -> Measure:
    """The CRS to measure in; raises InputError where none measures all rows.

    `others` gives places in degrees (n, 2) of the other layers, asked only where this one's rows do not lie together.

    >>> from types import SimpleNamespace
    >>> site = SimpleNamespace(kind="grid", in_metres=True, crs="LOCAL", degrees=np.copy)
    >>> measure(Rows("INPUT", "sites", site, np.zeros((0, 4))), lambda: np.zeros((0, 2))).crs
    'LOCAL'
    """
    if ground.system.kind == "grid" or not len(ground.bounds):
        return _as_it_is(ground)
    elsewhere = cache(lambda: _on_earth(others()))
    home = ground.home(elsewhere)
    few = int(len(ground.sample) * STRAY)
    best = _best(ground, home, few)
    if best.error > TOLERABLE and few == 0 and ground.has_a_stray(elsewhere()):
        best = _best(ground, home, 1)
    if best.error > TOLERABLE:
        raise ground.refusal(
            translate("Bridge", "the rows of “{layer}” lie too far apart to be measured in one projection."),
            translate("Bridge", "Run city by city, or choose a part of the layer."),
        )
    best.strays = ground.strays(best.system, max(best.error, TRUE))
    return best


def _as_it_is(ground: Rows) -> Measure:
    """A site's own grid, which has no place on earth: in metres it is true to scale by its nature."""
    if len(ground.bounds) and not ground.system.in_metres:
        raise ground.refusal(
            translate("Bridge", "“{layer}” is drawn on a grid without a place on earth ({crs}), and not in metres."),
            translate("Bridge", "Set its coordinate reference system in the layer's properties."),
        )
    return Measure(ground.system, 0.0, 0)


def _best(ground: Rows, home: tuple[float, float], left_aside: int) -> Measure:
    """The first CRS that is true enough for all rows but a few, else the truest."""
    best = None
    for candidate in _candidates(ground, home, ground.middle(home, left_aside)):
        # One row elsewhere is no reason to leave the user's own system.
        aside = max(left_aside, 1) if candidate == ground.system and len(ground.sample) >= SEVERAL else left_aside
        error = ground.error(candidate, aside)
        if best is None or error < best.error:
            best = Measure(candidate, error, 0)
        if error <= TRUE:
            break
    return best


def _candidates(ground: Rows, home: tuple[float, float], middle: tuple[float, float]) -> Iterator[System]:
    """In the order in which they are wanted: the user's own system, the zone, a projection made for the rows."""
    if ground.system.kind == "plane":
        yield ground.system
    yield ground.system.made(_zone(ground.system, *home))
    yield ground.system.made(_around(ground.system, *middle))


def _zone(system: System, x: float, y: float) -> str:
    """CGCS2000 3° zone (EPSG 4534 at 75° E to 4554 at 135° E) for CGCS2000 layers, else UTM."""
    meridian = round(x / 3) * 3
    if system.is_chinese and 75 <= meridian <= 135:
        return f"EPSG:{4534 + (meridian - 75) // 3}"
    zone = int((x + 180) // 6) % 60 + 1
    return f"EPSG:{(32600 if y >= 0 else 32700) + zone}"


def _around(system: System, x: float, y: float) -> str:
    """Lambert's azimuthal equal-area projection: areas true, lengths to 1 in 1 000 within 570 km (Snyder 1987, p. 182)."""
    ellipsoid = "+ellps=GRS80" if system.is_chinese else "+datum=WGS84"
    return f"{EQUAL_AREA} +lat_0={y:.4f} +lon_0={x:.4f} {ellipsoid} +units=m +no_defs +type=crs"


def _without_null_island(bounds: np.ndarray) -> np.ndarray:
    """0, 0 is where rows without a place are put: it counts only where there is nothing else."""
    somewhere = (np.abs(bounds) > 1e-6).any(axis=1)
    return bounds[somewhere] if somewhere.any() else bounds


def _on_earth(places: np.ndarray) -> np.ndarray:
    return places[np.isfinite(places).all(axis=1)]


def _near(places: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which of `others` (m, 2) lie together with which of `places` (n, 2): a mask (n, m)."""
    chord = np.linalg.norm(_vectors(places)[:, None] - _vectors(others)[None], axis=2)
    return chord <= TOGETHER / EARTH


def _vectors(places: np.ndarray) -> np.ndarray:
    """Unit vectors (n, 3) of places in degrees."""
    x, y = np.radians(places.reshape(-1, 2)).T
    return np.stack([np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)], axis=1)


def error_around(system: System, places: np.ndarray, metres: float) -> float:
    """By how much lengths are off in a CRS at most, as a share, as far as `metres` from places (n, 2) of it.

    >>> from types import SimpleNamespace
    >>> error_around(SimpleNamespace(kind="grid"), np.zeros((1, 2)), 5000.0)
    0.0
    """
    if system.kind == "grid" or not len(places):
        return 0.0
    steps = np.array([(1, 0), (-1, 0), (0, 1), (0, -1)]) * metres
    around = (places[:, None] + steps).reshape(-1, 2)
    return max(0.0, *(system.error(place) for place in system.degrees(around)))


def require_true(argument: str, system: System, places: np.ndarray, metres: float, told: float) -> list[str]:
    """Remarks on lengths that the CRS of the work measures poorly around places (n, 2), where they are off by notably more than
    `told`, the share that has been reported already. Raises InputError naming the `argument` where it does not measure them.

    >>> from types import SimpleNamespace
    >>> require_true("DISTANCES", SimpleNamespace(kind="grid"), np.zeros((1, 2)), 5000.0, told=0.0)
    []
    """
    error = error_around(system, places, metres)
    if error > TOLERABLE:
        cause = translate("Run", "{km:,.0f} km reach so far that no projection measures them.")
        raise InputError(argument, cause.format(km=metres / 1e3), translate("Run", "Give shorter distances."))
    return Measure(system, error, 0).remarks(argument) if error > NOTABLY_MORE * told else []
