"""The street network of one city as all tools take it, with the remarks on it. The twin of `algorithms/streets.py`."""

from __future__ import annotations

from functools import partial

import numpy as np
import pyproj

from ..core.base.text import translate
from ..core.data import coordinate_check
from ..core.ground.geometry import absent
from ..core.ground.systems import degrees_of
from ..core.streets import edge, network, travel
from .city_run import CityRun
from .sources import CityLayer, moved

LINE_FIELDS = ("SPEED_FIELD", "TIME_FIELD", "DIRECTION_FIELD")


def travel_options(run: CityRun) -> travel.TravelOptions:
    """UNIT, SPEED and HEADING, as far as the tool has them."""
    return run.call(travel.TravelOptions)


def read_streets(run: CityRun, options: travel.TravelOptions | None = None) -> network.Streets | None:
    """The graph of NETWORK, None where there is no network; read after the points, whose coordinates are tried on it."""
    points = list(run.layers)
    if not run.is_given("NETWORK"):
        if run.is_given("BARRIERS"):
            run.note(translate("LifeCircle", "Without streets barriers play no part: nothing is cut."))
        return None
    chosen = [name for name in LINE_FIELDS if run.has(name) and run.value(name)]
    layer = run.layer("NETWORK", shapes_only=not chosen)
    values = line_values(run)
    moving = None if options is None else travel.of_lines(layer.geometry, options, **values)
    streets = network.build(layer.geometry, run.value("TOLERANCE"), travel=moving, barriers=read_barriers(run))
    for told in (moving, streets.closures):
        run.note(*([] if told is None else told.notes))
    run.note(*([] if options is None else travel.idle_notes(options, values)))
    for other in points:
        if other is not layer:
            note_system(run, streets, other)
    return streets


def line_values(run: CityRun) -> dict[str, np.ndarray]:
    """What the lines have of their own, by what the core calls it: ``speed``, ``time``, ``direction``."""
    fields = {name.removesuffix("_FIELD").lower(): run.field(name) for name in LINE_FIELDS if run.has(name)}
    return {name: run.layer("NETWORK").column(field) for name, field in fields.items() if field}


def read_barriers(run: CityRun) -> np.ndarray | None:
    """The geometries of BARRIERS, None where there are none or the tool takes none."""
    layer = run.layer("BARRIERS", shapes_only=True) if run.has("BARRIERS") else None
    if layer is not None:
        note_empty(run, layer)
    return None if layer is None else layer.geometry


def without_barriers(run: CityRun, streets: network.Streets | None) -> network.Streets | None:
    """The graph of NETWORK, walked by length, as it is without BARRIERS; None where these cut nothing."""
    if streets is None or streets.closures is None or not len(streets.closures.rows):
        return None
    return network.build(run.shapes("NETWORK"), run.value("TOLERANCE"))


def note_empty(run: CityRun, *layers: CityLayer | None) -> None:
    """Report which layers are there but hold nothing."""
    for layer in layers:
        if layer is not None and not len(layer):
            run.note(translate("LifeCircle", "{parameter}: the layer is empty.").format(parameter=layer.parameter))


def note_long(run: CityRun, *limits: float) -> None:
    """Report a limit that was hardly meant in minutes."""
    run.note(*travel.long_notes(run.value("UNIT"), *limits))


def note_system(run: CityRun, streets: network.Streets, layer: CityLayer) -> None:
    """Report where the features of a layer would fit the streets much better if they were in GCJ-02 or BD-09."""
    if not len(layer) or not len(streets.parts) or absent(layer.geometry).all():
        return
    degrees = pyproj.CRS(degrees_of(run.system))
    there, back = partial(moved, own=run.crs, wanted=degrees), partial(moved, own=degrees, wanted=run.crs)
    found = coordinate_check.assess(layer.geometry, streets.tree, to_degrees=there, to_plane=back, to_warn=True)
    tool = translate("Data", "Convert GCJ-02, BD-09 and WGS 84")
    run.note(*coordinate_check.note(found, layer.parameter, tool))


def note_edge(run: CityRun, streets: network.Streets, layer: CityLayer, radius: float, figures: str) -> None:
    """Report how many features stand so near to the edge of the streets that what lies beyond would count."""
    run.note(*edge.ways_notes(streets, layer.geometry, radius, figures, called=layer.parameter))
