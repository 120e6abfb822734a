"""What is reported of layers before a tool sets one beside the other: rows without a place, and whether both show the same."""

import numpy as np
import shapely

from ..base.running import Cancelled, never
from ..base.text import HalfUp, percent, plural, translate
from .geometry import absent
from .overlay import ALIKE, alike

# Layers are apart where their extents lie farther from each other than either is wide; metres, from and to.
APART = (5_000.0, 50_000.0)
# Metres within which two points are one: layers that meet on the drawing part by less when one of them is reprojected.
TOUCHING = 1e-3
# From this share on that lies in both, a layer is taken for the other one.
SAME = 0.5


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


def shared(others: np.ndarray, shapes: np.ndarray, cancelled: Cancelled = never) -> np.ndarray:
    """(m,) which of `others` (m,) are one of the `shapes` (n,) themselves: polygons that cover each other, points at one spot.

    >>> others = np.array([shapely.Point(0, 0), shapely.Point(9, 0), shapely.box(0, 0, 9, 9)])
    >>> shared(others, np.array([shapely.Point(9, 0), shapely.box(0, 0, 9, 9), None])).tolist()
    [False, True, True]
    """
    (spots, flat), (at, wide) = (
        [np.flatnonzero(shapely.get_dimensions(layer) == n) for n in (0, 2)] for layer in (others, shapes)
    )
    found = np.zeros(len(others), bool)
    found[flat[alike(others[flat], shapes[wide], cancelled)[0]]] = True
    tree = shapely.STRtree(others[spots])
    found[spots[tree.query(shapes[at], predicate="dwithin", distance=TOUCHING)[1]]] = True
    return found


def same_layer(called: str, others: np.ndarray, shapes: np.ndarray, cancelled: Cancelled = never) -> list[str]:
    """The remark on a layer, `called` so, that for the better part consists of places of the layer which it is set beside.

    It is the layer itself where these are the better part of that, too; a few of many places are no more than that.

    >>> here = shapely.points([(0, 0), (500, 0)])
    >>> same_layer("offices", here, here)[0].partition(":")[0], same_layer("offices", shapely.points([(9, 9)]), here)
    ('“offices” is the layer itself (the same places, grounds to 90%)', [])
    >>> same_layer("offices", here[:1], shapely.points([(0, x) for x in range(30)]))[0].partition(".")[0]
    'Of “offices” 1 of 1 is also a place of the layer itself (the same place, grounds to 90%)'
    """
    n, there = int(shared(others, shapes, cancelled).sum()), int((~absent(others)).sum())
    if not n or n < SAME * there:
        return []
    one = translate(
        "Core",
        "Of “{layer}” {n} of {all} is also a place of the layer itself (the same place, grounds to {share}). What it shows "
        "beside itself is no finding; take it out of one of the two.",
    )
    many = translate(
        "Core",
        "Of “{layer}” {n} of {all} are also places of the layer itself (the same places, grounds to {share}). What they show "
        "beside themselves is no finding; take them out of one of the two.",
    )
    whole = translate(
        "Core",
        "“{layer}” is the layer itself (the same places, grounds to {share}): {n} of {all}. What it shows beside itself is no "
        "finding; choose another layer, or take these rows out of it.",
    )
    back = int(shared(shapes, others, cancelled).sum())
    text = whole if back >= SAME * int((~absent(shapes)).sum()) else plural(n, one, many)
    return [text.format(layer=called, share=percent(ALIKE), n=f"{n:,}", all=f"{there:,}")]


def metres_apart(one: np.ndarray, other: np.ndarray) -> float:
    """Metres between the extents of two layers (geometries in metres), 0 where they are near for their size or one has none.

    >>> metres_apart(shapely.points([(0, 0)]), shapely.points([(30_000, 40_000)]))
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
    metres = metres_apart(shapes, others)
    if metres <= reach:
        return ""
    text = translate(
        "Run",
        "“{one}” ({parameter}) and “{other}” ({second}) do not meet: they lie about {km} km apart. What is counted "
        "between them is not a finding; check that both show the same place and have the right coordinate reference system.",
    )
    km = HalfUp(metres / 1e3)
    return text.format(**names, km=f"{km:,.2g}" if metres < 1e4 else f"{km:,.0f}")
