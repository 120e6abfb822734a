"""Which system coordinates are in: they are read as each of the three, and what is known to be right tells which fits."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.text import HalfUp, of_rows, plural, translate
from ..ground.geometry import absent, points_of
from . import coordinates

SYSTEMS = coordinates.SYSTEMS
# Metres to which two shapes are the same.
EQUAL = 0.01
# Places that are tried, and the seed by which they are drawn.
MOST, SEED = 500, 20160901
NEAR = 30.0
# A reading is told from the next where its median is below this share of it.
CLEAR = 0.5
# Of fewer places chance would decide; for a note so many must come nearer as by chance one time in a thousand (sign test).
FEWEST, CERTAIN = 10, 3.1
# A grid of streets is as near to places that are moved anywhere: a shift must help in its own direction alone, of so many.
DIRECTIONS, ALONE = 16, 0.75

Transform = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, eq=False)
class Check:
    """What came of the three readings.

    Attributes
    ----------
    rows : ``system median_m mean_m share_within_30m verdict``, one per system, in the order of `SYSTEMS`.
    best : the system whose reading lies nearest.
    clear : whether it lies so much nearer that it is told from the others; never with fewer than ten places.
    places : (n, 2) places tried, by system, in the CRS of the reference; `metres` (n,) of each to the reference.
    total : rows that have a place.
    same : how many of the rows tried stand in the reference as they are.
    elsewhere : least median of the places moved as far as to the best reading, but in other directions; infinite where it is
        the reading as it is.
    """

    rows: pd.DataFrame
    best: str
    clear: bool
    places: dict[str, np.ndarray]
    metres: dict[str, np.ndarray]
    total: int
    elsewhere: float
    same: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def summary(self) -> pd.DataFrame:
        """One row: ``best clear n total same``, `n` places tried of `total`."""
        row = {"best": self.best, "clear": self.clear, "n": len(self.metres["wgs84"]), "total": self.total}
        return pd.DataFrame([{**row, "same": self.same}])

    @property
    def against_itself(self) -> bool:
        """Whether most rows tried are rows of the reference, which lie on it whatever system both are in."""
        return 2 * self.same > len(self.metres["wgs84"])


def sample(geometries: np.ndarray, most: int = MOST) -> np.ndarray:
    """At most so many of the geometries that are there, drawn by a seed; the order of rows decides nothing.

    >>> sample(np.array([shapely.Point(1, 2), None])).tolist()
    [<POINT (1 2)>]
    """
    present = geometries[~absent(geometries)]
    if len(present) > most:
        bounds = shapely.bounds(present)
        present = present[np.lexsort(bounds.T)]
        present = present[np.random.default_rng(SEED).choice(len(present), most, replace=False)]
    return present


def _same(tree: shapely.STRtree, geometries: np.ndarray) -> int:
    """How many of the geometries stand in the tree as they are, to a centimetre."""
    asked, found = tree.query(geometries, predicate="dwithin", distance=EQUAL)
    equal = shapely.equals_exact(shapely.normalize(geometries[asked]), shapely.normalize(tree.geometries[found]), EQUAL)
    return len(np.unique(asked[equal]))


def readings(xy: np.ndarray, to_degrees: Transform, to_plane: Transform) -> dict[str, np.ndarray]:
    """Where places (n, 2) are if they are in each of the systems, in the CRS that they came in.

    >>> same = lambda xy: xy
    >>> found = readings(np.array([[116.404, 39.915]]), same, same)
    >>> found["gcj02"].round(6).tolist()
    [[116.397756, 39.913596]]
    """
    degrees, found = to_degrees(xy), {"wgs84": xy}
    for system in SYSTEMS[1:]:
        wgs84, moves = coordinates.converted(degrees, system, "wgs84")
        found[system] = np.where(moves[:, None], to_plane(wgs84), xy)
    return found


def assess(
    geometries: np.ndarray, tree: shapely.STRtree, *, to_degrees: Transform, to_plane: Transform, most: int = MOST
) -> Check:
    """Try at most `most` of the geometries under the three readings.

    Parameters
    ----------
    geometries : what is asked about, any kind, None where missing, shape (n,), a CRS in metres.
    tree : of what is known to be right, in the same CRS.
    to_degrees, to_plane : places (n, 2) from that CRS to WGS 84 degrees and back.

    Raises
    ------
    InputError naming ``geometries`` or ``tree`` where nothing in it has a place.

    >>> street = shapely.STRtree([shapely.LineString([(0, 0), (100, 0)])])
    >>> same = {"to_degrees": lambda xy: xy * 0, "to_plane": lambda xy: xy}
    >>> found = assess(np.array([shapely.Point(50, 10)]), street, **same)
    >>> found.rows["median_m"].tolist(), found.clear
    ([10.0, 10.0, 10.0], False)
    """
    if absent(tree.geometries).all():
        raise _empty("tree")
    drawn = sample(geometries, most)
    if not len(drawn):
        raise _empty("geometries")
    xy, same = shapely.get_coordinates(points_of(drawn)), _same(tree, drawn)
    places = readings(xy, to_degrees, to_plane)
    metres = {system: _nearest(tree, places[system]) for system in SYSTEMS}
    medians = {system: float(np.median(metres[system])) for system in SYSTEMS}
    best = min(SYSTEMS, key=medians.get)
    clear = (
        len(xy) >= FEWEST
        and 2 * same <= len(xy)
        and medians[best] < CLEAR * min(medians[system] for system in SYSTEMS if system != best)
    )
    rows = [
        (system, medians[system], m.mean(), (m <= NEAR).mean(), _verdict(system == best, clear))
        for system, m in metres.items()
    ]
    table = pd.DataFrame(rows, columns=["system", "median_m", "mean_m", "share_within_30m", "verdict"])
    elsewhere = _elsewhere(tree, xy, places[best]) if best != "wgs84" else np.inf
    return Check(table, best, clear, places, metres, int((~absent(geometries)).sum()), elsewhere, same)


def _elsewhere(tree: shapely.STRtree, xy: np.ndarray, moved: np.ndarray) -> float:
    """The least median distance of places (n, 2) that go as far as `moved` in each of the other directions."""
    along = (moved - xy) @ np.array([1, 1j])
    turns = np.exp(2j * np.pi * np.arange(1, DIRECTIONS) / DIRECTIONS)
    tried = ((along * turn).view(float).reshape(-1, 2) for turn in turns)
    return min(float(np.median(_nearest(tree, xy + shift))) for shift in tried)


def _verdict(best: bool, clear: bool) -> str:
    return "undecided" if not clear else "best" if best else "other"


def _empty(parameter: str) -> InputError:
    return InputError(
        parameter,
        translate("CoordinateCheck", "no row has a geometry."),
        translate("CoordinateCheck", "Choose a layer with geometries."),
    )


def _nearest(tree: shapely.STRtree, xy: np.ndarray) -> np.ndarray:
    """(n,) metres to the nearest geometry of the tree."""
    (found, _), metres = tree.query_nearest(shapely.points(xy), return_distance=True, all_matches=False)
    return metres[np.argsort(found, kind="stable")]


def named(system: str) -> str:
    """A system as it is called.

    >>> named("gcj02")
    'GCJ-02'
    """
    return {"wgs84": "WGS 84", "gcj02": "GCJ-02", "bd09": "BD-09"}[system]


def note(found: Check, layer: str, tool: str) -> list[str]:
    """The warning that a layer fits the streets much better in another system; nothing where it does not.

    `layer`: what the places are called, `tool`: the title of the tool that converts. Few places, a reading that is
    nearer by chance, and streets that lie as near in any direction say nothing.

    >>> tree, same = shapely.STRtree(shapely.linestrings([[(0, 0), (900, 0)]])), lambda xy: xy / 1e5 + [118, 32]
    >>> found = assess(shapely.points([(5, 1)]), tree, to_degrees=same, to_plane=lambda xy: (xy - [118, 32]) * 1e5)
    >>> note(found, "homes", "Convert")
    []
    """
    n, best = len(found.metres["wgs84"]), found.best
    as_is, other = (np.median(found.metres[system]) for system in ("wgs84", best))
    nearer = int((found.metres[best] < found.metres["wgs84"]).sum())
    by_chance = n < FEWEST or nearer - n / 2 < CERTAIN * np.sqrt(n) / 2
    if by_chance or not other < CLEAR * as_is or not other < ALONE * found.elsewhere:
        return []
    text = translate(
        "CoordinateCheck",
        "{layer}: read as {system}, {n} places that were tried lie {other} from the streets at the median instead of {as_is}: "
        "the layer is probably in {system}, and distances may be wrong by hundreds of metres. Convert it with “{tool}” first.",
    )
    return [
        text.format(layer=layer, system=named(best), n=n, other=metres_of(other), as_is=metres_of(as_is), tool=tool)
    ]


def metres_of(value: float) -> str:
    """A distance as a sentence says it.

    >>> metres_of(3.25), metres_of(412.4)
    ('3.3 m', '412 m')
    """
    return translate("CoordinateCheck", "{m} m").format(m=f"{HalfUp(value):,.{0 if value >= 10 else 1}f}")


def sentences(found: Check) -> list[str]:
    """The answer: which reading fits, by how much, and what to do.

    >>> tree, same = shapely.STRtree(shapely.linestrings([[(0, 0), (900, 0)]])), lambda xy: xy / 1e5 + [118, 32]
    >>> found = assess(shapely.points([(5, 1)]), tree, to_degrees=same, to_plane=lambda xy: (xy - [118, 32]) * 1e5)
    >>> print(*sentences(found), sep=" ")
    Fewer than 10 rows have a place: chance would decide, so no answer is given. 1 of 1 row was tried.
    """
    median = found.rows.set_index("system")["median_m"]
    n = len(found.metres["wgs84"])
    one, many = translate("CoordinateCheck", "{rows} was tried."), translate("CoordinateCheck", "{rows} were tried.")
    tried = plural(n, one, many).format(rows=of_rows(n, found.total))
    if found.against_itself:
        return [_of_itself(found.same), tried]
    if len(found.metres["wgs84"]) < FEWEST:
        text = translate(
            "CoordinateCheck", "Fewer than {n} rows have a place: chance would decide, so no answer is given."
        )
        return [text.format(n=FEWEST), tried]
    if not found.clear:
        text = translate(
            "CoordinateCheck",
            "No reading lies clearly nearer to the reference than the others: it stays undecided which system the layer is in.",
        )
        return [text, tried]
    next_best = min(median[system] for system in SYSTEMS if system != found.best)
    text = translate(
        "CoordinateCheck",
        "Read as {system} the layer fits the reference best: {best} at the median, {other} for the next best reading.",
    ).format(system=named(found.best), best=metres_of(median[found.best]), other=metres_of(next_best))
    return [text, _advice(found.best), tried]


def _of_itself(same: int) -> str:
    one = translate(
        "CoordinateCheck",
        "{n} row that was tried stands in the reference too: a layer lies on itself in any system, and nothing is said. Choose "
        "another reference, such as streets.",
    )
    many = translate(
        "CoordinateCheck",
        "{n} rows that were tried stand in the reference too: a layer lies on itself in any system, and nothing is said. Choose "
        "another reference, such as streets.",
    )
    return plural(same, one, many)


def _advice(system: str) -> str:
    if system == "wgs84":
        return translate("CoordinateCheck", "It can be used as it is.")
    text = translate("CoordinateCheck", "Convert it from {system} to WGS 84 before any other tool is run on it.")
    return text.format(system=named(system))
