"""Rings out of districts that a plan has sorted into rings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..base.errors import InputError
from ..base.running import Cancelled, Progress, ignore, never
from ..base.text import remarks, translate
from ..ground.geometry import absent, as_array, require_some
from .zones import Rings, dissolved, finished, one_city, scheme


@dataclass(frozen=True)
class DistrictOptions:
    """What the user sets. `order`: the values of the ring field, innermost first, see :func:`zones.scheme`."""

    order: str = ""


def assess(
    districts: np.ndarray,
    *,
    ring: Sequence[object],
    cities: Sequence[object] | None = None,
    options: DistrictOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Rings:
    """Rings by dissolving districts (polygons, shape (n,)) of one ring and city; an overlap goes to the inner ring.

    `ring`, `cities`: values of each district, shape (n,), None where missing; without cities there is one.

    Raises InputError naming ``districts`` where none has a geometry, ``ring`` where none of those has a ring, and ``order``
    where values of `ring` are neither known nor listed.

    >>> import shapely
    >>> districts = shapely.box([0, 1e3, 2e3], 0, [1e3, 2e3, 4e3], 1e3)
    >>> result = assess(districts, ring=["core", "core", "outer"])
    >>> result.rows[["ring", "ring_name", "area_km2"]].values.tolist()
    [[1, 'central', 2.0], [3, 'far_suburb', 2.0]]
    """
    districts = as_array(districts)
    require_some("districts", districts)
    rule = scheme(ring, (options or DistrictOptions()).order)
    numbers = rule.numbers(ring)
    cities = one_city(len(districts)) if cities is None else np.asarray(cities, dtype=object)
    no_ring, no_ground = numbers == 0, absent(districts)
    usable = ~no_ring & ~no_ground
    if not usable.any():
        raise InputError(
            "ring",
            translate("Core", "no district has both a ring and a geometry."),
            translate("Core", "Choose the field that holds the ring of each district."),
        )
    table, overlap = dissolved(numbers[usable], districts[usable], cities[usable], progress, cancelled)
    table.insert(2, "ring_name", [rule.name[number] for number in table["ring"]])
    notes = remarks(
        (
            no_ring,
            translate("Core", "{n} district has no ring and was left out."),
            translate("Core", "{n} districts have no ring and were left out."),
        ),
        (
            no_ground & ~no_ring,
            translate("Core", "{n} district has no geometry and was left out."),
            translate("Core", "{n} districts have no geometry and were left out."),
        ),
    )
    return Rings(finished(table), [*rule.notes, *notes, *overlap])
