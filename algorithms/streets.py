"""The street network as all tools take it: the same parameters, read in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from qgis.core import QgsCoordinateTransform

from ..core.base.text import paragraph, translate
from ..core.ground.geometry import absent
from ..core.lazy import coordinate_check, edge, network, travel
from . import bridge, measuring
from . import parameters as p
from .base import Algorithm
from .bridge import Layer, Shapes
from .run import Run

# The parameters on which it hangs whether another one counts, and the values under which it does; None: filled in.
Uses = Mapping[str, Sequence[object] | None]
LINE_FIELDS = ("SPEED_FIELD", "TIME_FIELD", "DIRECTION_FIELD")
# km/h: nobody walks faster, no train on rails drives faster.
WALKING, DRIVING = 20, 350
# What plays no part where there are no streets.
ON_STREETS = ("SNAP", "TOLERANCE", *LINE_FIELDS, "HEADING", "BARRIERS")
# What plays no part under metres: the speeds and times of lines, and the speed for all where no minutes are told beside metres.
OF_LINES = ("SPEED_FIELD", "TIME_FIELD")
BY_TIME = ("SPEED", *OF_LINES)


def uses(*, without: bool = False, under_minutes: Sequence[str] = ()) -> dict[str, Uses]:
    """When the parameters of a street network count: of tools that go `without` one too, and which count `under_minutes` alone.

    >>> uses(without=True)["SNAP"], uses(without=True, under_minutes=BY_TIME)["SPEED_FIELD"]
    ({'NETWORK': None}, {'NETWORK': None, 'UNIT': ('minutes',)})
    """
    streets: dict[str, Uses] = {name: {"NETWORK": None} for name in (ON_STREETS if without else ())}
    time: dict[str, Uses] = {name: {"UNIT": ("minutes",)} for name in under_minutes}
    return {name: streets.get(name, {}) | time.get(name, {}) for name in (*streets, *time)}


def add_network(algorithm: Algorithm, without: str = "") -> None:
    """NETWORK; optional where there is a sentence on what happens `without` one."""
    text = translate(
        "LifeCircle",
        "Street lines. They join where they share a vertex, not where they merely cross, and are open both ways unless a field "
        "says otherwise. "
        "Check them first with “Check a street network”.",
    )
    streets = p.layer("NETWORK", translate("LifeCircle", "Streets"), p.Source.VectorLine, optional=bool(without))
    algorithm.add(streets, paragraph(text, without))


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
    text = translate(
        "LifeCircle",
        "A point is tied to the nearest point of a street at most this many metres away; the straight way there counts. "
        "Points without such a street are counted, and have the status “unsnapped” where they are rows of the result.",
    )
    algorithm.add(p.distance("SNAP", translate("LifeCircle", "Snap distance"), 200), text, advanced=True)
    add_tolerance(algorithm)


def add_speed(algorithm: Algorithm, help_text: str, fastest: float = WALKING) -> None:
    """SPEED, of who walks, or (`fastest` km/h) of whatever travels."""
    title = translate("LifeCircle", "Walking speed (km/h)")
    if fastest > WALKING:
        title = translate("LifeCircle", "Speed (km/h)")
    algorithm.add(
        p.number("SPEED", title, 4, minimum=0.1, maximum=fastest),
        paragraph(
            help_text,
            translate(
                "LifeCircle", "The distances of GB 50180-2018 imply 3 to 4 km/h; 5 km/h is a common default elsewhere."
            ),
        ),
        advanced=True,
    )


def add_unit(algorithm: Algorithm) -> None:
    """UNIT."""
    algorithm.add(
        p.choice("UNIT", translate("LifeCircle", "Unit of the limits"), ("metres", "minutes")),
        translate(
            "LifeCircle",
            "What is made least, and what the limits are in: metres, or minutes by the speed, or by the streets' own speeds and "
            "times.",
        ),
        advanced=True,
    )


def add_travel(algorithm: Algorithm, heading: str = "") -> None:
    """SPEED_FIELD, TIME_FIELD, DIRECTION_FIELD, HEADING (with its default, where ways lead from or to facilities), BARRIERS."""
    add_line_fields(algorithm)
    if heading:
        algorithm.add(
            p.choice("HEADING", translate("LifeCircle", "Direction of travel"), ("from", "to"), heading),
            translate(
                "LifeCircle",
                "Whether ways lead from the facilities (an ambulance) or to them (whoever goes there); it matters where lines "
                "have directions.",
            ),
            advanced=True,
        )
    add_barriers(algorithm)


def add_line_fields(algorithm: Algorithm) -> None:
    """SPEED_FIELD, TIME_FIELD, DIRECTION_FIELD: what each line has of its own."""
    for name, title, text in (
        (
            "SPEED_FIELD",
            translate("LifeCircle", "Speed of each line (km/h)"),
            translate(
                "LifeCircle",
                "Counts under minutes. A line whose speed is missing, 0, negative or no number takes the speed above, and is "
                "counted. The straight ways to and from the street are then walked at 4 km/h.",
            ),
        ),
        (
            "TIME_FIELD",
            translate("LifeCircle", "Time of each line (min)"),
            translate(
                "LifeCircle",
                "Counts under minutes, before any speed: minutes for the whole line, such as metro, bus, ferry, lift or the wait "
                "before boarding. Such lines are entered only where they share a vertex with a street, so draw shared vertices "
                "at stops alone. Empty: the line's speed.",
            ),
        ),
        (
            "DIRECTION_FIELD",
            translate("LifeCircle", "Direction of each line"),
            translate(
                "LifeCircle",
                "Which way a line may be used, as it is drawn: yes, forward or F; -1, backward or T against it; no, both, B or "
                "empty both ways. Words that are not known count as both, and are counted.",
            ),
        ),
    ):
        algorithm.add(p.field(name, title, "NETWORK"), text, advanced=True)


def add_barriers(algorithm: Algorithm, more: str = "") -> None:
    """BARRIERS; `more`: what the tool makes of them besides."""
    text = translate(
        "LifeCircle",
        "Closed gates, walls, rivers, railways: points within 1 m of a street, lines across it and areas that touch it cut the "
        "street where they stand; both sides stay usable.",
    )
    barriers = p.layer("BARRIERS", translate("LifeCircle", "Barriers"), optional=True)
    algorithm.add(barriers, paragraph(text, more), advanced=True)


def travel_options(run: Run) -> travel.TravelOptions:
    """UNIT, SPEED and HEADING, as far as the tool has them; one without a unit counts minutes."""
    return run.call(travel.TravelOptions, unit=_unit(run))


def _unit(run: Run) -> str:
    return run.choice("UNIT") if _has(run, "UNIT") else "minutes"


def read_streets(run: Run, options: travel.TravelOptions | None = None) -> network.Streets | None:
    """The graph of NETWORK, None where there is no network; read after the points, whose coordinates are tried on it."""
    points, layer = list(run.layers), read_lines(run)
    if layer is None:
        if _has(run, "BARRIERS") and run.inputs.sources["BARRIERS"]:
            run.note(translate("LifeCircle", "Without streets barriers play no part: nothing is cut."))
        return None
    streets = graph_of(run, layer, options)
    for other in points:
        if other is not layer:
            note_system(run, streets, other)
    return streets


def read_lines(run: Run) -> Shapes | None:
    """NETWORK, with its attributes only where fields of it are chosen and count."""
    return run.layer("NETWORK") if _counting(run) else run.shapes("NETWORK")


def graph_of(run: Run, layer: Shapes, options: travel.TravelOptions | None = None) -> network.Streets:
    """The graph of the lines of a layer as they are travelled (walked by length without `options`), cut at the barriers."""
    values = {} if options is None else line_values(run, layer)
    moved = None if options is None else travel.of_lines(layer.geometry, options, **values)
    how = {"travel": moved, "barriers": read_barriers(run), "cancelled": run.cancelled}
    streets = network.build(layer.geometry, run.number("TOLERANCE"), **how)
    for part in (moved, streets.closures):
        run.note(*([] if part is None else part.notes))
    run.note(*([] if options is None else travel.idle_notes(options, _chosen(run).values())))
    return streets


def without_barriers(run: Run, streets: network.Streets | None) -> network.Streets | None:
    """The graph of NETWORK, walked by length, as it is without BARRIERS; None where these cut nothing."""
    if streets is None or streets.closures is None or not len(streets.closures.rows):
        return None
    return network.build(run.shapes("NETWORK").geometry, run.number("TOLERANCE"), cancelled=run.cancelled)


def read_barriers(run: Run) -> np.ndarray | None:
    """The geometries of BARRIERS, None where there are none or the tool takes none."""
    layer = run.shapes("BARRIERS") if _has(run, "BARRIERS") else None
    if layer is None:
        return None
    note_empty(run, layer)
    return layer.geometry


def line_values(run: Run, layer: Layer) -> dict[str, np.ndarray]:
    """What the lines have of their own and counts, by what the core calls it: ``speed``, ``time``, ``direction``."""
    return {called: layer.column(run.field(name)) for name, called in _counting(run).items()}


def _chosen(run: Run) -> dict[str, str]:
    """The chosen fields of the lines: parameter, what the core calls it."""
    return {name: name.removesuffix("_FIELD").lower() for name in LINE_FIELDS if _has(run, name) and run.field(name)}


def _counting(run: Run) -> dict[str, str]:
    """Those that count: under metres speeds and times play no part, and are not worth reading."""
    by_length = _unit(run) == "metres"
    return {name: called for name, called in _chosen(run).items() if called == "direction" or not by_length}


def _has(run: Run, parameter: str) -> bool:
    return run.algorithm.parameterDefinition(parameter) is not None


def note_long(run: Run, *limits: float) -> None:
    """Report a limit that was hardly meant in minutes, such as metres left in the field."""
    run.note(*travel.long_notes(_unit(run), *limits))


def note_empty(run: Run, *layers: Shapes) -> None:
    """Report which layers are there but hold nothing: a result without rows has a reason."""
    for layer in layers:
        if not len(layer):
            run.note(translate("LifeCircle", "{parameter}: the layer is empty.").format(parameter=layer.parameter))


def note_system(run: Run, streets: network.Streets, layer: Layer) -> None:
    """Report where the features of a layer would fit the streets much better if they were in GCJ-02 or BD-09."""
    if not len(layer) or not len(streets.parts) or absent(layer.geometry).all():
        return
    there, back = degrees_and_back(run)
    found = coordinate_check.assess(layer.geometry, streets.tree, to_degrees=there, to_plane=back, to_warn=True)
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
    """Report how many features stand so near to the edge of the streets that what lies beyond would count."""
    called = {"called": layer.parameter, "cancelled": run.cancelled}
    run.note(*edge.ways_notes(streets, layer.geometry, radius, figures, **called))
