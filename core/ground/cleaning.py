"""Geometries as they come out of a file, made fit for work: flat, valid, of the kind that a tool takes; remarks name changes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
import shapely

from ..base.arrays import objects
from ..base.errors import InputError
from ..base.running import Cancelled, chunks, never
from ..base.text import listed, remarks, translate
from .geometry import absent, as_areas, as_lines, repair, without_collections

CHUNK = 5000
# What WKB calls kinds of geometry, by the families that they belong to; curves are lines or areas, faces of models areas.
POINTS, LINES, AREAS = {1, 4}, {2, 5, 8, 9, 11, 13}, {3, 6, 10, 12, 14, 15, 16, 17}
SURFACES = {15, 16, 17}
# Whether a type has heights or measures stands in its thousands, with old files in its highest bits.
PER_DIMENSION, HIGH_BITS = 1000, 0x0FFFFFFF


class Kind(Enum):
    """What a parameter takes: areas, lines, areas or points in their stead, or any kind of geometry."""

    AREAS = "areas"
    LINES = "lines"
    GROUNDS = "grounds"
    ANY = "any"


@dataclass
class Reading:
    """The layer that is being read, for what is said of it."""

    parameter: str
    layer: str
    kind: Kind
    take_note: Callable[[str], None]

    def note(self, text: str) -> None:
        """A remark about it."""
        self.take_note(f"{self.parameter}: {text}")

    def taken(self) -> tuple[str, str]:
        """What geometries of another kind were taken for, of one and of several."""
        if self.kind is Kind.LINES:
            return (
                translate("Bridge", "{n} area is taken by its outline."),
                translate("Bridge", "{n} areas are taken by their outlines."),
            )
        return (
            translate("Bridge", "{n} closed line is taken as an area."),
            translate("Bridge", "{n} closed lines are taken as areas."),
        )

    def unfit(self) -> tuple[str, str]:
        """What was left out, of one and of several."""
        if self.kind is Kind.AREAS:
            return (
                translate("Bridge", "{n} point or open line is not an area and counts as missing."),
                translate("Bridge", "{n} points or open lines are not areas and count as missing."),
            )
        return (
            translate("Bridge", "{n} point is not a line and counts as missing."),
            translate("Bridge", "{n} points are not lines and count as missing."),
        )

    def require(self, shapes: np.ndarray, unfit: int, types: Counter) -> None:
        """Refuse a layer that has geometries, but none of the kind that is wanted."""
        lines_wanted = self.kind is Kind.LINES and not any(base_type(code) in LINES for code in types)
        if (unfit and shapely.is_missing(shapes).all()) or (lines_wanted and not shapely.is_missing(shapes).all()):
            wanted = translate("Bridge", "areas") if self.kind is Kind.AREAS else translate("Bridge", "lines")
            present = listed(sorted({_family_name(code) for code in types}), len(types))
            cause = translate("Bridge", "the layer “{layer}” holds {present}, no {wanted}.")
            cure = translate("Bridge", "Choose a layer of {wanted}.")
            raise InputError(
                self.parameter,
                cause.format(layer=self.layer, present=present, wanted=wanted),
                cure.format(wanted=wanted),
            )


def parsed(blobs: list[bytes | None], cancelled: Cancelled = never) -> np.ndarray:
    """Shapely geometries (n,) in two dimensions as they were drawn, out of WKB; None where they are missing or have no place.

    >>> parsed([shapely.to_wkb(shapely.Point(1, 2, 3)), None])
    array([<POINT (1 2)>, None], dtype=object)
    """
    blobs, shapes = objects(blobs), np.empty(len(blobs), dtype=object)
    for some in chunks(len(blobs), CHUNK, cancelled=cancelled):
        with np.errstate(invalid="ignore"):  # NaN coordinates are dealt with here
            part = shapely.from_wkb(blobs[some], on_invalid="fix")
        if shapely.has_z(part).any():  # making flat what is flat takes as long as parsing it
            part = shapely.force_2d(part)
        shapes[some] = without_nowhere(part)
    return shapes


def without_nowhere(shapes: np.ndarray) -> np.ndarray:
    """The same array with None in place of geometries with a coordinate that is no number.

    >>> without_nowhere(np.array([shapely.Point(1, np.inf), shapely.Point(1, 2)])).tolist()
    [None, <POINT (1 2)>]
    """
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    shapes[np.unique(owner[~np.isfinite(coordinates).all(axis=1)])] = None
    return shapes


def cleaned(
    shapes: np.ndarray, types: Counter, present: int, reading: Reading, cancelled: Cancelled = never
) -> np.ndarray:
    """Valid geometries (n,) of the kind that is wanted, None where there is nothing to work with; what was done is reported.

    `types`: how often each type occurs in the source, by the four bytes that WKB names it with; `present`: how many of its rows
    have a geometry. Raises InputError where none is of the kind that is wanted.

    >>> square, notes = shapely.LinearRing([(0, 0), (1, 0), (1, 1)]), []
    >>> reading = Reading("INPUT", "sites", Kind.AREAS, notes.append)
    >>> cleaned(np.array([square], object), Counter({shapely.to_wkb(square)[1:5]: 1}), 1, reading)
    array([<POLYGON ((0 0, 1 1, 1 0, 0 0))>], dtype=object)
    >>> notes
    ['INPUT: 1 closed line is taken as an area.']
    """
    lost = present - int((~shapely.is_missing(shapes)).sum())
    surfaces = sum(n for code, n in types.items() if is_surface(code))
    done = Counter()
    fit = np.empty(len(shapes), dtype=object)
    for some in chunks(len(shapes), CHUNK, cancelled=cancelled):
        part, repaired = repair(shapes[some])
        part, mixed = without_collections(part)
        part[absent(part)] = None
        fit[some], taken = _fitted(part, reading.kind)
        done += Counter(repaired=int(repaired.sum()), mixed=int(mixed.sum()), taken=int(taken.sum()))
        done["unfit"] += int((shapely.is_missing(fit[some]) & ~shapely.is_missing(part)).sum())
    reading.require(fit, done["unfit"], types)
    closed = int(_closed(fit).sum()) if reading.kind is Kind.ANY else 0
    _tell(reading, done | Counter(lost=lost, surfaces=surfaces, closed=closed))
    return fit


def _tell(reading: Reading, done: Counter) -> None:
    told = remarks(
        (
            done["lost"],
            translate("Bridge", "{n} geometry has unusable coordinates and counts as missing."),
            translate("Bridge", "{n} geometries have unusable coordinates and count as missing."),
        ),
        (
            done["surfaces"],
            translate("Bridge", "{n} surface of a 3D model is taken by the ground that it covers."),
            translate("Bridge", "{n} surfaces of 3D models are taken by the ground that they cover."),
        ),
        (
            done["repaired"],
            translate("Bridge", "{n} invalid geometry was repaired."),
            translate("Bridge", "{n} invalid geometries were repaired."),
        ),
        (
            done["mixed"],
            translate("Bridge", "{n} collection holds several kinds of geometry; only areas, or else lines, count."),
            translate("Bridge", "{n} collections hold several kinds of geometry; only areas, or else lines, count."),
        ),
        (done["taken"], *reading.taken()),
        (done["unfit"], *reading.unfit()),
        (
            done["closed"],
            translate("Bridge", "{n} line is closed; it counts as a line, not as an area."),
            translate("Bridge", "{n} lines are closed; they count as lines, not as areas."),
        ),
    )
    for text in told:
        reading.note(text)


def is_surface(code: bytes) -> bool:
    """Whether a type of WKB, by its four bytes, is the surface of a 3D model.

    >>> is_surface((1015).to_bytes(4, "little")), is_surface((1003).to_bytes(4, "little"))
    (True, False)
    """
    return base_type(code) in SURFACES


def _closed(shapes: np.ndarray) -> np.ndarray:
    """Mask of the lines that end where they begin."""
    return (shapely.get_dimensions(shapes) == 1) & shapely.is_closed(shapes)


def _fitted(shapes: np.ndarray, kind: Kind) -> tuple[np.ndarray, np.ndarray]:
    """Geometries of a kind, None for those that are not, and the mask of those that stand for one of another kind."""
    if kind is Kind.AREAS:
        return as_areas(shapes)
    if kind is Kind.GROUNDS:
        areas, closed = as_areas(shapes)
        return np.where(closed, areas, shapes), closed
    return as_lines(shapes) if kind is Kind.LINES else (shapes, np.zeros(len(shapes), dtype=bool))


def base_type(code: bytes) -> int:
    """The type that WKB names by its four bytes, as it is in two dimensions.

    >>> base_type((3003).to_bytes(4, "little"))
    3
    """
    return (int.from_bytes(code, "little") & HIGH_BITS) % PER_DIMENSION


def _family_name(code: bytes) -> str:
    for family, name in (
        (POINTS, translate("Bridge", "points")),
        (LINES, translate("Bridge", "lines")),
        (AREAS, translate("Bridge", "areas")),
    ):
        if base_type(code) in family:
            return name
    return translate("Bridge", "collections")
