"""The street network as all tools take it: the same parameters, read in the same way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from qgis.core import QgsCoordinateTransform

from ..core.base.running import Progress
from ..core.base.status import NO_GEOMETRY, UNSNAPPED
from ..core.base.text import translate
from ..core.ground.geometry import absent
from ..core.lazy import coordinate_check, edge, network, reach, snapping
from . import bridge, measuring
from . import parameters as p
from .base import Algorithm
from .bridge import Layer
from .run import Run


def add_network(algorithm: Algorithm, without: str = "") -> None:
    """NETWORK; optional where there is a sentence on what happens `without` one."""
    text = translate(
        "LifeCircle",
        "Street lines. They join where they share a vertex, not where they merely cross, and are walked in both directions. "
        "Check them first with “Check a street network”.",
    )
    streets = p.layer("NETWORK", translate("LifeCircle", "Streets"), p.Source.VectorLine, optional=bool(without))
    algorithm.add(streets, f"{text} {without}".strip())


def add_tolerance(algorithm: Algorithm) -> None:
    """TOLERANCE."""
    algorithm.add(
        p.distance("TOLERANCE", translate("LifeCircle", "Joining tolerance"), 0.01),
        translate(
            "LifeCircle", "Vertices of different streets no farther apart than this, in metres, are one junction."
        ),
        advanced=True,
    )


def add_snapping(algorithm: Algorithm) -> None:
    """SNAP and TOLERANCE."""
    algorithm.add(
        p.distance("SNAP", translate("LifeCircle", "Farthest street"), 200),
        translate(
            "LifeCircle",
            "A point is tied to the nearest point of a street at most this many metres away; the straight way there counts. "
            "Points without such a street are kept with the status “unsnapped”.",
        ),
        advanced=True,
    )
    add_tolerance(algorithm)


def add_speed(algorithm: Algorithm, help_text: str) -> None:
    """SPEED."""
    algorithm.add(
        p.number("SPEED", translate("LifeCircle", "Walking speed (km/h)"), 4, minimum=0.1, maximum=20),
        help_text
        + " "
        + translate(
            "LifeCircle", "The distances of GB 50180-2018 imply 3 to 4 km/h; 5 km/h is a common default elsewhere."
        ),
        advanced=True,
    )


def read_streets(run: Run) -> network.Streets | None:
    """The graph of NETWORK, None where there is no network; read after the points, whose coordinates are tried on it."""
    points, layer = list(run.layers), run.shapes("NETWORK")
    if layer is None:
        return None
    streets = graph_of(run, layer)
    for other in points:
        if other is not layer:
            note_system(run, streets, other)
    return streets


def graph_of(run: Run, layer: Layer) -> network.Streets:
    """The graph of the lines of a layer."""
    return network.build(layer.geometry, run.number("TOLERANCE"), cancelled=run.cancelled)


def note_empty(run: Run, *layers: Layer) -> None:
    """Tell which layers are there but hold nothing: a result without rows has a reason."""
    for layer in layers:
        if not len(layer):
            run.note(translate("LifeCircle", "{parameter}: the layer is empty.").format(parameter=layer.parameter))


def tie(run: Run, streets: network.Streets, layer: Layer, progress: Progress) -> snapping.Ties:
    """The features of a layer tied to the streets; how many could not be, or only to a part that hangs apart, is told."""
    note_empty(run, layer)
    places = snapping.tie(streets, layer.geometry, run.number("SNAP"), progress, run.cancelled)
    words = {
        NO_GEOMETRY: (
            translate("LifeCircle", "{parameter}: {n} feature has no geometry."),
            translate("LifeCircle", "{parameter}: {n} features have no geometry."),
        ),
        UNSNAPPED: (
            translate("LifeCircle", "{parameter}: {n} feature has no street within {m:g} m."),
            translate("LifeCircle", "{parameter}: {n} features have no street within {m:g} m."),
        ),
        "apart": (
            translate(
                "LifeCircle", "{parameter}: {n} feature is tied to a part that hangs apart from the main network."
            ),
            translate(
                "LifeCircle", "{parameter}: {n} features are tied to parts that hang apart from the main network."
            ),
        ),
    }
    run.note(*reach.remarks(reach.cases(streets, places), words, parameter=layer.parameter, m=run.number("SNAP")))
    return places


def note_system(run: Run, streets: network.Streets, layer: Layer) -> None:
    """Tell where the features of a layer would fit the streets much better if they were in GCJ-02 or BD-09."""
    if not len(layer) or not len(streets.parts) or absent(layer.geometry).all():
        return
    to_degrees, to_plane = degrees_and_back(run)
    found = coordinate_check.assess(layer.geometry, streets.tree, to_degrees, to_plane)
    run.note(*coordinate_check.note(found, layer.parameter, conversion()))


def degrees_and_back(run: Run) -> tuple[Callable[[np.ndarray], np.ndarray], Callable[[np.ndarray], np.ndarray]]:
    """What brings places (n, 2) from the CRS of the work into degrees, and back."""
    degrees, context = measuring.degrees_of(run.crs), run.context.transformContext()
    pairs = ((run.crs, degrees), (degrees, run.crs))
    there, back = (partial(bridge.transformed, way=QgsCoordinateTransform(*pair, context)) for pair in pairs)
    return there, back


def conversion() -> str:
    """The title of the tool that converts, as all that name it call it."""
    return translate("Data", "Convert GCJ-02, BD-09 and WGS 84")


def note_edge(run: Run, streets: network.Streets, layer: Layer, radius: float, figures: str) -> None:
    """Tell how many features stand so near to the edge of the streets that what lies beyond would count.

    `figures`: what the tool gives, ``pairs`` or ``areas``.
    """
    notes = edge.streets_note(streets, layer.geometry, radius, figures, run.cancelled)
    run.note(*(f"{layer.parameter}: {text}" for text in notes))
