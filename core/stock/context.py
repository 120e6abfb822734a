"""How far candidates are from the things that make a location, and how many of those are within reach."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd

from ..base.options import Bounds, require_bounds
from ..base.running import Cancelled, Progress, ignore, never
from ..base.status import ISOLATED, NO_GEOMETRY, OK, UNSNAPPED
from ..base.text import exactly, translate
from ..ground.geometry import absent, as_array
from ..ground.meeting import same_layer
from ..streets import edge, reach
from ..streets.network import Streets
from ..streets.reach import Reach, Words
from ..streets.snapping import SNAP
from ..streets.travel import TravelOptions

APART = "apart"
"""What a layer is that does not meet the candidates."""


@dataclass(frozen=True)
class ContextOptions:
    """What the user sets: `reach` for counting, `max_distance` beyond which no distance is given, both in the unit of `travel`.

    On the network alone: `snap`, metres from a place to its street, and how `travel` goes along it.
    """

    reach: float = 1000.0
    max_distance: float = 5000.0
    snap: float = SNAP
    travel: TravelOptions = field(default_factory=lambda: TravelOptions(heading="to"))
    BOUNDS: ClassVar[Bounds] = {"reach": (0, np.inf), "max_distance": (0, np.inf), "snap": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False)
class Context:
    """`rows` : a row a candidate; ``m_<layer>`` (metres) and ``n_<layer>`` for each layer, ``status``; `summary`; `notes`.

    Where the unit is minutes, ``min_<layer>`` follows ``m_<layer>``, which is NaN on timed streets.

    `summary` : a row a layer, over the assessed candidates: ``layer features n_assessed n_reach share_reach mean_n n_measured
    median_m status``, i.e. candidates assessed, those with a target within reach, and those with a distance, whose median it
    is (``median_min`` under minutes). Of a layer that is not ``ok`` no share and no median: it has ``no_geometry``, no target
    with a street (``unsnapped``), only targets that hang apart from the main network (``isolated``), or lies ``apart`` from the
    candidates.
    `options` and `along_streets` : how it was measured.
    """

    rows: pd.DataFrame
    summary: pd.DataFrame
    options: ContextOptions
    along_streets: bool
    notes: list[str] = field(default_factory=list)


def assess(
    candidates: np.ndarray,
    targets: Mapping[str, np.ndarray],
    *,
    streets: Streets | None = None,
    options: ContextOptions | None = None,
    called: Mapping[str, str] | None = None,
    apart: Collection[str] = (),
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Context:
    """Distance to the nearest target of each layer, and the number of targets within reach.

    Parameters
    ----------
    candidates : geometries of any kind in a CRS in metres; missing and empty ones are not assessed.
    targets : geometries by layer, named as the fields shall be (see :func:`field_names`).
    streets : with them distances run along the streets, between points on surface, else from edge to edge.
    called : what sentences call each layer (see :func:`labels`), by default as its fields are named.
    apart : the layers that do not meet the candidates, of which nothing is claimed.

    >>> import shapely
    >>> places = {"metro": shapely.points([[30, 40], [0, 90]])}
    >>> assess(shapely.points([[0, 0]]), places, options=ContextOptions(reach=60)).rows.to_numpy().tolist()
    [[50.0, 1, 'ok']]
    """
    options = options or ContextOptions()
    candidates, targets = as_array(candidates), {name: as_array(places) for name, places in targets.items()}
    way, timed = options.travel, streets is not None and streets.timed
    layer = np.repeat(np.arange(len(targets)), [len(geometries) for geometries in targets.values()])
    found = reach.measure(
        candidates,
        np.concatenate([*targets.values()]),
        layer,
        np.full(len(targets), way.cost(options.reach, timed)),
        streets=streets,
        snap=options.snap,
        max_distance=way.cost(options.max_distance, timed),
        heading=way.heading,
        progress=progress,
        cancelled=cancelled,
    )
    rows = _rows(found, list(targets), way, timed)
    called = {name: (called or {}).get(name, name) for name in targets}
    notes = [*found.notes, *_of_targets(found, layer, called.values(), options), *_of_candidates(found, options)]
    notes += [note for name in targets for note in same_layer(called[name], targets[name], candidates, cancelled)]
    notes += [] if streets is None else _at_the_edge(streets, candidates, options, cancelled)
    status = _of_layers(found, layer, [name in apart for name in targets])
    return Context(rows, _summary(rows, targets, called, status, unit_of(options)), options, streets is not None, notes)


def _at_the_edge(streets: Streets, candidates: np.ndarray, options: ContextOptions, cancelled: Cancelled) -> list[str]:
    """A remark on candidates from which more may be within reach than the streets show."""
    radius = streets.metres_within(options.travel.cost(options.reach, streets.timed), on_streets=True)
    return edge.streets_note(streets, candidates, radius, cancelled=cancelled)


def _rows(reached: Reach, names: Sequence[str], way: TravelOptions, timed: bool) -> pd.DataFrame:
    """A row a candidate."""
    columns = {}
    for i, name in enumerate(names):
        nearest = reached.nearest[:, i]
        columns[f"m_{name}"] = np.full(len(nearest), np.nan) if timed else nearest
        if way.unit == "minutes":
            columns[f"min_{name}"] = way.minutes(nearest, timed)
        columns[f"n_{name}"] = pd.Series(reached.number[:, i]).astype("Int64")
    return pd.DataFrame({**columns, "status": reached.status}, index=range(len(reached.status)))


def unit_of(options: ContextOptions) -> str:
    """What the fields of distances begin with: ``m`` or ``min``.

    >>> unit_of(ContextOptions())
    'm'
    """
    return "m" if options.travel.unit == "metres" else "min"


def field_names(layers: Iterable[str]) -> list[str]:
    """Layer names made unique: a name belongs to the first layer called so, the next get the first free ``_2 _3 …``.

    No number makes a name that another layer bears; capitals do not distinguish fields of a GeoPackage.

    >>> field_names(["metro", "metro", "metro_2"])
    ['metro', 'metro_3', 'metro_2']
    """
    layers = list(layers)
    borne, used, names = {layer.casefold() for layer in layers}, set(), []
    for layer in layers:
        name, number = layer, 1
        while name.casefold() in used or (number > 1 and name.casefold() in borne):
            number += 1
            name = f"{layer}_{number}"
        used.add(name.casefold())
        names.append(name)
    return names


def labels(names: Sequence[str], layers: Sequence[str]) -> dict[str, str]:
    """What sentences call the layers with the field `names`: as they are called, with the field where that is not clear.

    >>> labels(["metro", "metro_2", "park"], ["metro", "metro", "park"])
    {'metro': 'metro (field m_metro)', 'metro_2': 'metro (field m_metro_2)', 'park': 'park'}
    """
    plain = [layer.casefold() for layer in layers]
    text = translate("Context", "{layer} (field m_{name})")
    return {
        name: text.format(layer=layer, name=name) if plain.count(layer.casefold()) > 1 else layer
        for name, layer in zip(names, layers, strict=True)
    }


def _of_layers(reached: Reach, layer: np.ndarray, apart: Sequence[bool]) -> list[str]:
    """The status of each layer: ``ok``, or why nothing can be said of it."""
    cut_off, status = reach.cut_off(reached, layer, len(apart)), []
    for i, lies_apart in enumerate(apart):
        lost = {case: reached.target_cases.get(case, np.zeros(len(layer), bool))[layer == i] for case in reach.CASES}
        if lost[NO_GEOMETRY].all():
            status.append(NO_GEOMETRY)
        elif lies_apart:
            status.append(APART)
        elif (lost[NO_GEOMETRY] | lost[UNSNAPPED]).all():
            status.append(UNSNAPPED)
        else:
            status.append(ISOLATED if cut_off[i] else OK)
    return status


def _summary(
    table: pd.DataFrame, targets: Mapping[str, np.ndarray], called: Mapping[str, str], status: Sequence[str], unit: str
) -> pd.DataFrame:
    rows = []
    for (name, geometries), own in zip(targets.items(), status, strict=True):
        # As floats: the mean of no whole numbers is NaN, not pandas' NA.
        number, metres = table[f"n_{name}"].dropna().astype(float), table[f"{unit}_{name}"].dropna()
        assessed = len(number)
        if own != OK:
            number, metres = number.iloc[:0], metres.iloc[:0]
        near = number > 0
        reached = (int(near.sum()), near.mean(), number.mean())
        features = int((~absent(geometries)).sum())
        rows.append((called[name], features, assessed, *reached, len(metres), metres.median(), own))
    columns = [
        "layer",
        "features",
        "n_assessed",
        "n_reach",
        "share_reach",
        "mean_n",
        "n_measured",
        f"median_{unit}",
        "status",
    ]
    return pd.DataFrame(rows, columns=columns)


def _of_targets(targets: Reach, layer: np.ndarray, names: Iterable[str], options: ContextOptions) -> list[str]:
    """Remarks on each layer of targets, and which hold nothing to look for."""
    notes, words = [], _target_words()
    for i, name in enumerate(names):
        own = {case: mask[layer == i] for case, mask in targets.target_cases.items()}
        if own[NO_GEOMETRY].all():
            text = translate(
                "Context", "The target layer “{layer}” holds no geometry, so no candidate can have one of it near."
            )
            notes.append(text.format(layer=name))
        else:
            notes += reach.remarks_by_case(own, words, layer=name, snap=exactly(options.snap))
    return notes


def _target_words() -> Words:
    return {
        NO_GEOMETRY: (
            translate("Context", "{n} of {all} features of “{layer}” has no geometry and is not counted."),
            translate("Context", "{n} of {all} features of “{layer}” have no geometry and are not counted."),
        ),
        UNSNAPPED: (
            translate("Context", "{n} target of “{layer}” has no street within {snap} m and is not counted."),
            translate("Context", "{n} targets of “{layer}” have no street within {snap} m and are not counted."),
        ),
        "apart": (
            translate(
                "Context",
                "{n} target of “{layer}” is tied to a part that hangs apart from the main network: only candidates on "
                "that part reach it.",
            ),
            translate(
                "Context",
                "{n} targets of “{layer}” are tied to parts that hang apart from the main network: only candidates "
                "on the same part reach them.",
            ),
        ),
    }


def _of_candidates(reached: Reach, options: ContextOptions) -> list[str]:
    """The candidates that are not assessed, reach nothing, or stand apart."""
    words = {
        NO_GEOMETRY: (
            translate("Context", "{n} of {all} candidates has no geometry and is not assessed."),
            translate("Context", "{n} of {all} candidates have no geometry and are not assessed."),
        ),
        UNSNAPPED: (
            translate("Context", "{n} of {all} candidates has no street within {snap} m and is not assessed."),
            translate("Context", "{n} of {all} candidates have no street within {snap} m and are not assessed."),
        ),
        ISOLATED: (
            translate("Context", "{n} of {all} candidates has no target on its part of the network: none in reach."),
            translate("Context", "{n} of {all} candidates have no target on their part of the network: none in reach."),
        ),
        "apart": (
            translate("Context", "{n} of {all} candidates is tied to a part that hangs apart from the main network."),
            translate("Context", "{n} of {all} candidates are tied to parts that hang apart from the main network."),
        ),
    }
    return reach.remarks_by_case(reached.cases, words, snap=exactly(options.snap))
