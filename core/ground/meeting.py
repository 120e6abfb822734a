"""What is reported of layers before a tool sets one beside the other: rows without a place, and whether both show the same."""

import numpy as np
import shapely

from ..base.text import HalfUp, translate
from .geometry import absent

# Layers are apart where their extents lie farther from each other than either is wide; metres, from and to.
APART = (5_000.0, 50_000.0)


def not_assessed(parameter: str, geometry: np.ndarray) -> list[str]:
    """How many rows (n,) of a tool's main layer have no geometry; nothing where all have one.

    >>> not_assessed("SITES", np.array([None, shapely.Point(0, 0)]))
    ['SITES: rows without a geometry, not assessed: 1.']
    """
    return _counted(
        translate("Layout", "{parameter}: rows without a geometry, not assessed: {n}."), parameter, geometry
    )


def left_out(parameter: str, geometry: np.ndarray) -> list[str]:
    """How many rows (n,) of a layer that others are compared with have no geometry; nothing where all have one.

    >>> left_out("HOSTS", np.array([None, shapely.Point(0, 0)])), left_out("HOSTS", np.array([]))
    (['HOSTS: rows without a geometry, left out: 1.'], [])
    """
    return _counted(translate("Layout", "{parameter}: rows without a geometry, left out: {n}."), parameter, geometry)


def _counted(text: str, parameter: str, geometry: np.ndarray) -> list[str]:
    n = int(absent(geometry).sum())
    return [text.format(parameter=parameter, n=n)] if n else []


def gap(one: np.ndarray, other: np.ndarray) -> float:
    """Metres between the extents of two layers (geometries in metres), 0 where they are near for their size or one has none.

    >>> gap(shapely.points([(0, 0)]), shapely.points([(30_000, 40_000)]))
    50000.0
    """
    if not (len(one) and len(other)):
        return 0.0
    a, b = shapely.total_bounds(one), shapely.total_bounds(other)
    metres = np.hypot(*np.maximum(0, np.maximum(a[:2] - b[2:], b[:2] - a[2:])))
    wide = max(np.hypot(*(a[2:] - a[:2])), np.hypot(*(b[2:] - b[:2])))
    return float(metres) if metres > np.clip(wide, *APART) else 0.0


def remark(shapes: np.ndarray, others: np.ndarray, reach: float, /, **names: str) -> str:
    """The remark on two layers (geometries in metres) that lie farther than `reach` metres apart, empty where they meet.

    `names`: the layers `one` and `other`, and the parameters that they were given for, `parameter` and `second`.

    >>> names = {"one": "spaces", "parameter": "A", "other": "streets", "second": "B"}
    >>> "they lie about 50 km apart" in remark(shapely.points([(0, 0)]), shapely.points([(30_000, 40_000)]), 0, **names)
    True
    >>> remark(shapely.points([(0, 0)]), shapely.points([(300, 400)]), 0, **names)
    ''
    """
    metres = gap(shapes, others)
    if metres <= reach:
        return ""
    text = translate(
        "Run",
        "“{one}” ({parameter}) and “{other}” ({second}) do not meet: they lie about {km} km apart. What is counted "
        "between them is not a finding; check that both show the same place and have the right coordinate reference system.",
    )
    km = HalfUp(metres / 1e3)
    return text.format(**names, km=f"{km:,.2g}" if metres < 1e4 else f"{km:,.0f}")
