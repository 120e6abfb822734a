"""Which system coordinates are in: they are read as each of the three, and what is known to be right shows which fits."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.text import HalfUp, of_rows, paragraph, percent, plural, translate
from ..ground.geometry import absent, points_of
from ..streets import edge
from . import coordinates

SYSTEMS = coordinates.SYSTEMS
# Metres to which two shapes are the same.
EQUAL = 0.01
# Places that are tried, and the seed by which they are drawn.
MOST, SEED = 500, 20160901
NEAR = 30.0
# A place counts with its metres up to these: beyond, it is off, and how far depends on the reference's gaps alone.
FAR = 100.0
# Metres that no reading moves a place by: 714 to GCJ-02, and up to 950 more to BD-09.
MOVED = 2000.0
# A reading stands out from the next where its mean of these is below this share of it; of fewer places chance would decide.
CLEAR, FEWEST = 0.7, 10
# Among dense streets many a shift brings places nearer, houses above all: so many others are tried, of a length between these
# shares of the reading's own and ending farther than this from it; one in a hundred at most may bring the places as near.
SHIFTS, LENGTHS, APART, CHANCE = 200, (0.6, 1.4), 100.0, 0.01
# So many of these must leave enough places on the reference's ground to be compared; so many times the places tried, of all
# around, are drawn for them at most.
JUDGED, AROUND = 20, 4
GOLDEN = np.pi * (3 - np.sqrt(5))

Transform = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, eq=False)
class Check:
    """What came of the three readings.

    Attributes
    ----------
    rows : ``system median_m mean_m share_within_30m verdict``, one per system, in the order of `SYSTEMS`.
    best : the system whose reading lies nearest, by the mean of metres that count up to `FAR`.
    clear : whether it stands out from the others: it lies much nearer, at the median too, and hardly any other shift of like
        length brings the places as near; never with fewer than ten places.
    places : (n, 2) places tried, by system, in the CRS of the reference.
    metres : to the reference, of those that count under that reading: all, or where rows go on beyond the reference those
        that lie inside its outline then (of fewer than ten all).
    total : rows that have a place.
    beyond : how many of these lie beyond the reference under each reading, and are not tried; where all do, `nowhere`, the
        figures are those of all of them and say how far away they are.
    same : how many of the rows tried stand in the reference as they are.
    by_chance : share of other shifts of like length that bring the places as near as the best reading; NaN where none was
        tried, as the readings themselves do not differ enough, or too few leave enough places on the reference's ground.
    stands_out : whether one reading lies much nearer than the others, whatever other shifts do.
    """

    rows: pd.DataFrame
    best: str
    clear: bool
    places: dict[str, np.ndarray]
    metres: dict[str, np.ndarray]
    total: int
    by_chance: float = np.nan
    stands_out: bool = False
    same: int = 0
    beyond: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def summary(self) -> pd.DataFrame:
        """One row: ``best clear n total same``, `n` places tried of `total`."""
        row = {"best": self.best, "clear": self.clear, "n": self.tried, "total": self.total}
        return pd.DataFrame([{**row, "same": self.same}])

    @property
    def tried(self) -> int:
        """How many places were tried."""
        return len(self.places["wgs84"])

    @property
    def nowhere(self) -> bool:
        """Whether no row lies near the reference under any reading."""
        return self.beyond == self.total

    @property
    def few(self) -> bool:
        """Whether so few rows lie near the reference that chance would decide."""
        return self.total - self.beyond < FEWEST

    @property
    def against_itself(self) -> bool:
        """Whether most rows tried are rows of the reference, which lie on it whatever system both are in."""
        return 2 * self.same > self.tried


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


def _outline(reference: np.ndarray) -> shapely.Geometry:
    """The hull of the reference without strays and `FAR` around, prepared. It knows no single street and so prefers none."""
    outline = shapely.buffer(edge.spread(reference[~absent(reference)])[0], FAR)
    shapely.prepare(outline)
    return outline


def _inside(outline: shapely.Geometry, xy: np.ndarray) -> np.ndarray:
    """(n,) whether places lie in it. Not contains_xy: a Shapely built with GEOS 3.12 crashes there in a QGIS of an older GEOS."""
    return shapely.contains(outline, shapely.points(xy))


def _near(
    geometries: np.ndarray, outline: shapely.Geometry, to_degrees: Transform, to_plane: Transform
) -> tuple[np.ndarray, np.ndarray]:
    """Which of the geometries lie in the outline under any of the readings, and which so near that a shift may take them there.

    The others are not tried: a list of a whole province would drown what the few near the streets tell.
    """
    low, high = np.split(shapely.bounds(geometries), 2, axis=1)
    xy = (low + high) / 2
    near = _inside(outline, xy)
    west, south, east, north = shapely.bounds(outline)
    around = ((xy >= (west - MOVED, south - MOVED)) & (xy <= (east + MOVED, north + MOVED))).all(axis=1)
    asked = np.flatnonzero(~near & around)
    for at in readings(xy[asked], to_degrees, to_plane).values() if len(asked) else ():
        near[asked] |= _inside(outline, at)
    return near, around


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
    geometries: np.ndarray,
    tree: shapely.STRtree,
    *,
    to_degrees: Transform,
    to_plane: Transform,
    most: int = MOST,
    to_warn: bool = False,
) -> Check:
    """Try at most `most` of the geometries under the three readings.

    Parameters
    ----------
    geometries : what is asked about, any kind, None where missing, shape (n,), a CRS in metres.
    tree : of what is known to be right, in the same CRS.
    to_degrees, to_plane : places (n, 2) from that CRS to WGS 84 degrees and back.
    to_warn : for a warning alone (:func:`note`): where the places fit best as they are no shift is tried.

    Raises InputError naming ``geometries`` or ``tree`` where nothing in it has a place.

    >>> street = shapely.STRtree([shapely.LineString([(0, 0), (100, 0)])])
    >>> same = {"to_degrees": lambda xy: xy * 0, "to_plane": lambda xy: xy}
    >>> found = assess(np.array([shapely.Point(50, 10)]), street, **same)
    >>> found.rows["median_m"].tolist(), found.clear
    ([10.0, 10.0, 10.0], False)
    """
    for name, rows in (("tree", tree.geometries), ("geometries", geometries)):
        if absent(rows).all():
            raise _empty(name)
    present = geometries[~absent(geometries)]
    outline = _outline(tree.geometries)
    near, around = _near(present, outline, to_degrees, to_plane)
    drawn = sample(present[near] if near.any() else present, most)
    xy, same = shapely.get_coordinates(points_of(drawn)), _same(tree, drawn)
    places = readings(xy, to_degrees, to_plane)
    inside = {system: _inside(outline, at) for system, at in places.items()}
    ends = not (around & ~near).any() and any(those.all() for those in inside.values())
    metres = {system: _nearest(tree, _counting(at, inside[system], ends)) for system, at in places.items()}
    best, stands_out = _nearest_reading(metres)
    by_chance = np.nan
    enough = inside[best].sum() >= FEWEST and 2 * same <= len(xy)
    if stands_out and enough and not (to_warn and best == "wgs84"):
        all_around = sample(present[around], min(AROUND * most, len(xy) * around.sum() // near.sum()))
        others = shapely.get_coordinates(points_of(all_around))
        by_chance = _as_near_elsewhere(tree, None if ends else outline, others, _shifts(places, best), metres[best])
    clear = bool(by_chance <= CHANCE)
    found = {"best": best, "clear": clear, "by_chance": by_chance, "stands_out": stands_out}
    counts = {"total": len(present), "same": same, "beyond": int((~near).sum())}
    return Check(_table(metres, best, clear), places=places, metres=metres, **found, **counts)


def _counting(xy: np.ndarray, inside: np.ndarray, ends: bool) -> np.ndarray:
    """The places that count under a reading: all where the list `ends` within the reference, else those inside of it.

    Beyond the streets places lie off them whatever is true, and the reading that brings most of them in would seem to fit.
    """
    return xy if ends or inside.sum() < FEWEST else xy[inside]


def _table(metres: dict[str, np.ndarray], best: str, clear: bool) -> pd.DataFrame:
    """What came of each reading."""
    rows = [
        (system, np.median(m), m.mean(), (m <= NEAR).mean(), _verdict(system == best, clear))
        for system, m in metres.items()
    ]
    return pd.DataFrame(rows, columns=["system", "median_m", "mean_m", "share_within_30m", "verdict"])


def _counted(metres: np.ndarray) -> float:
    """The mean of metres that count up to `FAR`: unlike a median it sees each place, unlike a mean no gap of the reference."""
    return float(np.minimum(metres, FAR).mean())


def _nearest_reading(metres: dict[str, np.ndarray]) -> tuple[str, bool]:
    """The system whose reading lies nearest, and whether it lies much nearer than the next, and nearest at the median too."""
    means = {system: _counted(metres[system]) for system in SYSTEMS}
    best, following, _ = sorted(SYSTEMS, key=means.get)
    at_median = min(SYSTEMS, key=lambda system: np.median(metres[system])) == best
    return best, at_median and means[best] < CLEAR * means[following]


def _shifts(places: dict[str, np.ndarray], best: str) -> np.ndarray:
    """(m, 2) other shifts of like length as the best reading's.

    Where the places are taken as they are, "like" is the length that they would have been moved by from GCJ-02. The shifts
    are spread evenly over a ring (a spiral by the golden angle), the same ones at each run.
    """
    xy = places["wgs84"]
    own = (places[best] - xy).mean(axis=0)
    length = np.hypot(*((places["gcj02"] - xy).mean(axis=0) if best == "wgs84" else own))
    turn, share = np.arange(SHIFTS) * GOLDEN, (np.arange(SHIFTS) + 0.5) / SHIFTS
    radius = length * np.sqrt(LENGTHS[0] ** 2 + share * (LENGTHS[1] ** 2 - LENGTHS[0] ** 2))
    shifts = radius[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    return shifts[np.hypot(*(shifts - own).T) > APART]


def _as_near_elsewhere(
    tree: shapely.STRtree, outline: shapely.Geometry | None, xy: np.ndarray, shifts: np.ndarray, metres: np.ndarray
) -> float:
    """The share of shifts that bring places as near as the best reading's `metres`.

    Each is judged by the places that it leaves inside the outline, where there is one. Where these are fewer than half as
    many it is passed over, and where too few shifts are left the share is NaN.
    """
    moved = [xy + shift for shift in shifts]
    if outline is not None:
        fewest = max(FEWEST, len(metres) / 2)
        moved = [at[inside] for at in moved if (inside := _inside(outline, at)).sum() >= fewest]
    as_near = [_near_by(tree, at).mean() <= _counted(metres) for at in moved]
    # Of all shifts: those that end beside the reading's own are left out, and taken to be no nearer.
    return float(np.mean(as_near)) * len(shifts) / SHIFTS if len(as_near) >= JUDGED else np.nan


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


def _near_by(tree: shapely.STRtree, xy: np.ndarray) -> np.ndarray:
    """(n,) metres to the nearest geometry of the tree, `FAR` where none is nearer; thrice as quick as to search on."""
    points, metres = shapely.points(xy), np.full(len(xy), FAR)
    place, candidate = tree.query(shapely.box(*(xy - FAR).T, *(xy + FAR).T))
    np.minimum.at(metres, place, shapely.distance(points[place], tree.geometries[candidate]))
    return metres


def named(system: str) -> str:
    """A system as it is called.

    >>> named("gcj02")
    'GCJ-02'
    """
    return {"wgs84": "WGS 84", "gcj02": "GCJ-02", "bd09": "BD-09"}[system]


def note(check: Check, layer: str, tool: str) -> list[str]:
    """The warning that a layer fits the streets much better in another system; nothing where it does not.

    `layer`: what the places are called, `tool`: the title of the tool that converts. Few places, and streets that lie as near
    to places that are moved elsewhere, say nothing.

    >>> tree, same = shapely.STRtree(shapely.linestrings([[(0, 0), (900, 0)]])), lambda xy: xy / 1e5 + [118, 32]
    >>> found = assess(shapely.points([(5, 1)]), tree, to_degrees=same, to_plane=lambda xy: (xy - [118, 32]) * 1e5)
    >>> note(found, "homes", "Convert")
    []
    """
    if not check.clear or check.best == "wgs84":
        return []
    n, best = len(check.metres[check.best]), check.best
    as_is, other = (np.median(check.metres[system]) for system in ("wgs84", best))
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


def sentences(check: Check) -> list[str]:
    """The answer: which reading fits, by how much, and what to do.

    >>> tree, same = shapely.STRtree(shapely.linestrings([[(0, 0), (900, 0)]])), lambda xy: xy / 1e5 + [118, 32]
    >>> found = assess(shapely.points([(5, 1)]), tree, to_degrees=same, to_plane=lambda xy: (xy - [118, 32]) * 1e5)
    >>> print(*sentences(found), sep=" ")
    Fewer than 10 rows lie near the reference: chance would decide, so no answer is given. 1 of 1 row was tried.
    """
    if check.nowhere:
        text = translate(
            "CoordinateCheck",
            "No row lies near the reference, whichever system it is taken to be in: they are of different places, or one of both "
            "carries the wrong CRS. Choose a reference of the same place, or check the CRS of both layers.",
        )
        return [text]
    tried = _tried(check)
    if check.against_itself:
        return [_of_itself(check.same), tried]
    if check.few:
        text = translate(
            "CoordinateCheck", "Fewer than {n} rows lie near the reference: chance would decide, so no answer is given."
        )
        return [text.format(n=FEWEST), tried]
    if not check.clear:
        return [*_undecided(check), *_counts(check), tried]
    text = translate(
        "CoordinateCheck",
        "Read as {system} the layer fits the reference best: {best} at the median, {other} for the next best reading.",
    )
    return [_of_best(text, check), _advice(check.best), *_counts(check), tried]


def _of_best(text: str, check: Check) -> str:
    """The text with the best reading's name, its median and the least of the other medians."""
    median = check.rows.set_index("system")["median_m"]
    other = min(median[system] for system in SYSTEMS if system != check.best)
    return text.format(system=named(check.best), best=metres_of(median[check.best]), other=metres_of(other))


def _tried(check: Check) -> str:
    """How many rows were tried, and what became of those that lie elsewhere."""
    n = check.tried
    one, many = translate("CoordinateCheck", "{rows} was tried."), translate("CoordinateCheck", "{rows} were tried.")
    tried = plural(n, one, many).format(rows=of_rows(n, check.total))
    if check.beyond:
        one = translate("CoordinateCheck", "{n} row lies beyond the reference in any system: it can tell nothing.")
        many = translate("CoordinateCheck", "{n} rows lie beyond the reference in any system: they can tell nothing.")
        tried = paragraph(tried, plural(check.beyond, one, many))
    return tried


def _counts(check: Check) -> list[str]:
    """How many rows each reading is judged by, where it is not by all."""
    n = {system: len(check.metres[system]) for system in SYSTEMS}
    if min(n.values()) == check.tried:
        return []
    text = translate(
        "CoordinateCheck",
        "The rows go on beyond the reference, and each reading is judged by those inside its outline: {wgs84} rows as WGS 84, "
        "{gcj02} as GCJ-02, {bd09} as BD-09.",
    )
    return [text.format(**{system: f"{count:,}" for system, count in n.items()})]


def _undecided(check: Check) -> list[str]:
    """Why it stays open, which reading it leans to, and what would decide."""
    text = translate(
        "CoordinateCheck",
        "No reading lies clearly nearer to the reference than the others and than places that are moved elsewhere: it stays "
        "undecided which system the layer is in.",
    )
    if np.isfinite(check.by_chance):
        text = translate(
            "CoordinateCheck",
            "It stays undecided which system the layer is in: read as {system} it lies nearest, {best} at the median instead "
            "of {other}, but {share} of other shifts of like length bring the rows as near.",
        ).replace("{share}", percent(check.by_chance))
        text = _of_best(text, check)
    elif check.stands_out:
        text = translate(
            "CoordinateCheck",
            "It stays undecided which system the layer is in: under the reading that lies nearest, or under other shifts of like "
            "length, too few rows fall on the ground of the reference to compare. Choose a reference of a larger ground.",
        )
    more = translate(
        "CoordinateCheck",
        "Shops, stops and other places beside streets are better evidence than houses between them, and many than few: check "
        "these, or compare a known place by eye.",
    )
    return [text, more]


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
