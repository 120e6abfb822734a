"""People known by zone, or by the cells of a grid, brought to the buildings in which they live."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base import status
from ..base.errors import InputError
from ..base.options import Bounds, require_bounds
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.text import exactly, listed, percent, remarks, translate
from ..ground.geometry import absent, points_of, require_some
from ..ground.overlay import (
    ALIKE,
    SLIVER,
    area_in_each,
    cover_each_other,
    drawn_before,
    from_the_smallest,
    meeting,
    overlaps,
    rank,
    sharing,
)
from ..ground.union import union, union_by
from . import housing

FLOORS, DEFAULT, NO_HOUSING, DRAWN_TWICE = "floors", "default_floors", "no_housing", "drawn_twice"
# Zones that share less of the smaller one's ground merely touch: their lines were not drawn by one hand.
TOUCH = 0.01

# In the order of the fields.
COLUMNS = ["residents", "zone", "basis", "status"]


@dataclass(frozen=True, eq=False)
class ResidentsResult:
    """People on buildings.

    Attributes
    ----------
    rows : ``residents zone basis status``, one per building; `zone` is one of the ids, that with most of its ground.
    zones : ``zone people on_buildings n_buildings floor_area_m2``, one per zone or piece of a grid; NaN people are not known.
    left : positions of the zones with people and no housing.
    total_in, total_out : people of all zones, and those on buildings.
    check : ``zone counted residents`` of a second level of zones, None without one.
    notes : what was assumed and left out.
    """

    rows: pd.DataFrame
    zones: pd.DataFrame
    left: np.ndarray
    total_in: float
    total_out: float
    check: pd.DataFrame | None
    notes: list[str]

    @property
    def summary(self) -> pd.DataFrame:
        """One row: ``total_in total_out``, people of all zones and those on buildings."""
        return pd.DataFrame([{"total_in": self.total_in, "total_out": self.total_out}])

    @property
    def left_over(self) -> pd.DataFrame:
        """The people without a building: ``residents``, one row for each of `left`."""
        return pd.DataFrame({"residents": self.zones["people"].to_numpy()[self.left]})


@dataclass(frozen=True)
class ResidentsOptions:
    """What the user sets; `default_floors`: those of a building whose number is not known, above 0."""

    default_floors: float = 6.0
    BOUNDS: ClassVar[Bounds] = {"default_floors": (0.1, 200)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


DEFAULTS = ResidentsOptions()


def assess(
    buildings: np.ndarray,
    zones: np.ndarray,
    people: np.ndarray,
    *,
    ids: np.ndarray | None = None,
    floors: np.ndarray | None = None,
    use: np.ndarray | None = None,
    residential: np.ndarray | None = None,
    options: ResidentsOptions = DEFAULTS,
    counted: pd.Series | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> ResidentsResult:
    """Share the people of each zone among its buildings by footprint × floors, as far as they are housing.

    Binary dasymetric mapping with buildings (Wright 1936, Geographical Review 26:103): P_b = P_z · w_b ÷ Σ w, with w the
    floor area inside the zone. The sum over the buildings of a zone is its people.

    `buildings` (n,) and `zones` (m,) are polygons, None where missing, CRS in metres; `people` (m,) of each zone. `ids` (m,) is
    what `zone` of the rows holds, the position without it; pieces of one zone share an id. `floors` (n,) are NaN or not above
    0 where unknown: `default_floors` then. `use` (n,): see :func:`housing.says`; what is unknown counts as housing. Of
    `residential` polygons, if given, only what stands on them counts. `counted`: people by id of zone, to check the result.
    Of two homes that cover each other by 90% the one with more floors counts, known ones first; on zones see :func:`zones_once`.

    Raises InputError naming buildings or zones where there is nothing to work with, people where nobody is.

    >>> houses = shapely.box([0, 20, 40], 0, [10, 30, 50], 10)
    >>> how = {"floors": np.array([2, np.nan, 1]), "options": ResidentsOptions(default_floors=1)}
    >>> found = assess(houses, shapely.box([0], 0, [35], 10), np.array([90.0]), **how)
    >>> found.rows.values.tolist()
    [[60.0, 0, 'floors', 'ok'], [30.0, 0, 'default_floors', 'ok'], [nan, <NA>, None, 'outside_zones']]
    """
    require_some("buildings", buildings)
    require_some("zones", zones)
    known = np.isfinite(people) & (people >= 0)
    if not people[known].sum() > 0:
        raise _nobody()
    zone, building, shared = overlaps(np.where(known, zones, None), buildings, part(progress, 0, 0.7), cancelled)
    housed, notes = _on_land(shared, residential, part(progress, 0.7, 1), cancelled)
    says = np.full(len(buildings), housing.UNKNOWN) if use is None else housing.of_uses(use)
    storeys, estimated, twice = _homes(buildings, floors, says != housing.OTHER, options.default_floors, cancelled)
    ids = np.arange(len(zones)) if ids is None else ids
    table, given = _shared_out(ids, np.where(known, people, np.nan), zone, weight := housed * storeys[building])
    rows = _rows(buildings, building, weight, given, estimated, twice)
    rows["zone"] = pd.array(_largest(building, ids[zone], shapely.area(shared), len(buildings)), dtype="Int64")
    left = np.flatnonzero(known & (people > 0) & ~(table["floor_area_m2"] > 0))
    check = None if counted is None else _checked(table["on_buildings"], ids, counted)
    notes += _notes(rows, use, says, ~known, options.default_floors)
    return ResidentsResult(rows[COLUMNS], table, left, float(people[known].sum()), float(given.sum()), check, notes)


def _homes(
    buildings: np.ndarray, floors: np.ndarray | None, homes: np.ndarray, default: float, cancelled: Cancelled
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Floors of housing in each building, where they are taken for the default, and the homes that are drawn again.

    Of two homes that are one thing that with more floors counts, and known floors go before estimated ones.
    """
    floors = np.full(len(buildings), np.nan) if floors is None else floors
    estimated = ~(np.isfinite(floors) & (floors > 0))
    storeys, twice = np.where(estimated, default, floors), np.zeros(len(buildings), dtype=bool)
    here = np.flatnonzero(homes & ~absent(buildings))
    shapes = buildings[here]
    first, second = meeting(shapes, cancelled=cancelled)
    twins = cover_each_other(shapes[first], shapes[second])
    place = rank((*from_the_smallest(shapes), -storeys[here], estimated[here]))
    twice[here] = drawn_before(first, second, twins, place)
    return storeys * (homes & ~twice), estimated, twice


def _shared_out(
    ids: np.ndarray, people: np.ndarray, zone: np.ndarray, weight: np.ndarray
) -> tuple[pd.DataFrame, np.ndarray]:
    """What each zone had and its buildings got, and the people of each piece of a building in a zone."""
    n = len(ids)
    in_zone = np.bincount(zone, weight, n)
    given = np.divide(people[zone] * weight, in_zone[zone], out=np.zeros(len(zone)), where=in_zone[zone] > 0)
    counts = {"on_buildings": np.bincount(zone, given, n), "n_buildings": np.bincount(zone, weight > 0, n).astype(int)}
    return pd.DataFrame({"zone": ids, "people": people, **counts, "floor_area_m2": in_zone}), given


def zones_once(
    zones: np.ndarray, people: np.ndarray | None = None, cancelled: Cancelled = never
) -> tuple[np.ndarray, list[str]]:
    """Positions of the zones that count, in their order, and remarks on those drawn twice and on those that overlap.

    A zone is drawn twice where another covers it, and it the other, to 90% and has as many `people` (m,); one whose people are
    not known never is. None: a grid gives the people, and ground alone makes a zone.

    >>> kept, notes = zones_once(shapely.box([0, 0, 5], 0, [9, 9, 14], 9), np.array([7.0, 7.0, 2.0]))
    >>> kept.tolist(), len(notes)
    ([0, 2], 2)
    """
    first, second = meeting(zones, cancelled=cancelled)
    same = np.ones(len(first), dtype=bool) if people is None else people[first] == people[second]
    twins = same & cover_each_other(zones[first], zones[second])
    kept = np.flatnonzero(~drawn_before(first, second, twins, rank(from_the_smallest(zones))))
    notes = _of_twins(len(zones) - len(kept), people is not None)
    lapping = len(sharing(zones[kept], TOUCH, cancelled))
    return kept, [*notes, *_of_overlaps(lapping, people is not None)]


def _of_twins(n: int, counted: bool) -> list[str]:
    one, many = (
        (
            translate(
                "Residents", "{n} zone repeats another (same ground to {share}, same number of people) and is left out."
            ),
            translate(
                "Residents",
                "{n} zones repeat another (same ground to {share}, same number of people) and are left out.",
            ),
        )
        if counted
        else (
            translate("Residents", "{n} zone repeats another (same ground to {share}) and is left out."),
            translate("Residents", "{n} zones repeat another (same ground to {share}) and are left out."),
        )
    )
    return remarks((int(n), one, many), share=percent(ALIKE))


def _of_overlaps(n: int, counted: bool) -> list[str]:
    """Two zones are the fewest that overlap, so that there is no singular."""
    if counted:
        text = translate(
            "Residents",
            "{n} zones overlap others by more than {share} of the smaller one: a building under several gets people of each, and "
            "the people of all are added up. Where they are levels of one division, such as subdistricts and communities, "
            "give one level alone.",
        )
    else:
        text = translate(
            "Residents",
            "{n} zones overlap others by more than {share} of the smaller one: the people of a cell there are divided among "
            "them.",
        )
    return [text.format(n=f"{n:,}", share=percent(TOUCH))] if n else []


def cut(cells: np.ndarray, people: np.ndarray, zones: np.ndarray, cancelled: Cancelled = never):
    """Cells of a grid cut by zones: the pieces, their people by area share, and the position of the zone of each.

    Where zones overlap the people of a cell are divided among them, so that nobody is counted twice.

    >>> pieces, share, zone = cut(shapely.box([0], 0, [4], 1), np.array([8.0]), shapely.box([0, 1], 0, [1, 9], 1))
    >>> share.tolist(), zone.tolist()
    ([2.0, 6.0], [0, 1])
    """
    cell, zone, pieces = overlaps(cells, zones, cancelled=cancelled)
    area = shapely.area(pieces)
    drawn, several = np.bincount(cell, area, len(cells)), np.bincount(cell, minlength=len(cells)) > 1
    once = drawn.copy()
    number, ground = union_by(cell[several[cell]], pieces[several[cell]], cancelled=cancelled)
    once[number] = np.minimum(shapely.area(ground), drawn[number])
    # Zones that merely touch keep their areas to the last bit.
    once[once > (1 - SLIVER) * drawn] = drawn[once > (1 - SLIVER) * drawn]
    return (
        pieces,
        people[cell] * (area / shapely.area(cells)[cell]) * (once / np.where(drawn > 0, drawn, 1))[cell],
        zone,
    )


def _on_land(
    shared: np.ndarray, residential: np.ndarray | None, progress: Progress, cancelled: Cancelled
) -> tuple[np.ndarray, list[str]]:
    """The area of pieces of buildings on residential land, on any where none is given; a remark where it was for nothing."""
    if residential is None:
        return shapely.area(shared), []
    land = residential[~absent(residential)]
    if not len(land):
        return shapely.area(shared), [
            translate("Residents", "The layer of residential land holds no geometry; buildings on any land count.")
        ]
    return area_in_each(shared, shapely.get_parts(union(land, cancelled=cancelled)), progress, cancelled), []


def _rows(
    buildings: np.ndarray,
    building: np.ndarray,
    weight: np.ndarray,
    given: np.ndarray,
    estimated: np.ndarray,
    twice: np.ndarray,
) -> pd.DataFrame:
    n, gone = len(buildings), absent(buildings)
    inside = np.bincount(building, minlength=n) > 0
    weighs = np.bincount(building, weight, n) > 0
    basis = np.select([~inside, twice, ~weighs, estimated], [None, DRAWN_TWICE, NO_HOUSING, DEFAULT], FLOORS)
    codes = np.select([gone, ~inside], [status.NO_GEOMETRY, status.OUTSIDE_ZONES], status.OK).astype(object)
    residents = np.where(inside, np.bincount(building, given, n), np.nan)
    return pd.DataFrame({"residents": residents, "basis": basis, "status": codes})


def _largest(building: np.ndarray, ids: np.ndarray, area: np.ndarray, n: int) -> np.ndarray:
    """The id that holds most of each building's ground; of equals the first, None without one."""
    shares = pd.DataFrame({"building": building, "id": ids, "area": area})
    shares = shares.groupby(["building", "id"], sort=True, as_index=False)["area"].sum()
    shares = shares.sort_values(["building", "area"], ascending=[True, False], kind="stable").drop_duplicates(
        "building"
    )
    found = np.full(n, None, dtype=object)
    found[shares["building"]] = shares["id"].tolist()
    return found


def _checked(on_buildings: pd.Series, ids: np.ndarray, counted: pd.Series) -> pd.DataFrame:
    counted = counted.dropna()
    found = on_buildings.groupby(ids).sum().reindex(counted.index, fill_value=0.0)
    return pd.DataFrame({"zone": counted.index, "counted": counted.to_numpy(float), "residents": found.to_numpy()})


def error(check: pd.DataFrame) -> tuple[float, float]:
    """How far a result is from counts: the mean absolute error in people, and the errors together as a share of the counts.

    >>> error(pd.DataFrame({"counted": [100.0, 100.0], "residents": [110.0, 90.0]}))
    (10.0, 0.1)
    """
    off = (check["residents"] - check["counted"]).abs()
    return float(off.mean()), float(off.sum() / check["counted"].sum())


def _nobody() -> InputError:
    return InputError(
        "people",
        translate("Residents", "no zone or cell has people."),
        translate(
            "Residents", "Choose the field that holds the number of people, or a grid that covers the buildings."
        ),
    )


def _notes(
    rows: pd.DataFrame, use: np.ndarray | None, says: np.ndarray, unknown: np.ndarray, floors: float
) -> list[str]:
    counts = (
        *_of_homes(rows, 0 if use is None else int((says == housing.UNKNOWN).sum())),
        *_of_places(rows),
        (
            unknown,
            translate("Residents", "{n} zone has no number of people, or one below 0, and does not count."),
            translate("Residents", "{n} zones have no number of people, or one below 0, and do not count."),
        ),
    )
    notes = remarks(*counts, floors=exactly(floors), share=percent(ALIKE))
    other = pd.Series(use, dtype=object)[says == housing.OTHER].value_counts() if use is not None else ()
    if len(other):
        item = translate("Residents", "{use} ({n})")
        names = [item.format(use=name, n=f"{n:,}") for name, n in other.items()]
        notes.append(translate("Residents", "Not counted as housing: {uses}.").format(uses=listed(names)))
    return notes


def _of_homes(rows: pd.DataFrame, without_use: int) -> tuple:
    """Number, singular and plural of the remarks on what counts as a home and how large it is."""
    return (
        (
            rows["basis"] == DEFAULT,
            translate("Residents", "{n} building has no known number of floors; {floors} is assumed."),
            translate("Residents", "{n} buildings have no known number of floors; {floors} is assumed for each."),
        ),
        (
            without_use,
            translate("Residents", "{n} building has no known use and counts as housing."),
            translate("Residents", "{n} buildings have no known use and count as housing."),
        ),
        (
            rows["basis"] == DRAWN_TWICE,
            translate(
                "Residents",
                "{n} building is drawn again (each covers the other to {share}) and gets nobody: the one with more floors "
                "counts, known floors before assumed ones.",
            ),
            translate(
                "Residents",
                "{n} buildings are drawn again (each covers the other to {share}) and get nobody: the one with more floors "
                "counts, known floors before assumed ones.",
            ),
        ),
    )


def _of_places(rows: pd.DataFrame) -> tuple:
    """Number, singular and plural of the remarks on buildings that lie in no zone or nowhere."""
    return (
        (
            rows["status"] == status.OUTSIDE_ZONES,
            translate("Residents", "{n} building lies outside all zones whose people are known; it has no residents."),
            translate(
                "Residents", "{n} buildings lie outside all zones whose people are known; they have no residents."
            ),
        ),
        (
            rows["status"] == status.NO_GEOMETRY,
            translate("Residents", "{n} building has no geometry; it has no residents."),
            translate("Residents", "{n} buildings have no geometry; they have no residents."),
        ),
    )


def points_left(zones: np.ndarray, left: np.ndarray) -> np.ndarray:
    """A point for each zone whose people have no building.

    >>> points_left(shapely.box([0, 5], 0, [2, 9], 2), np.array([0])).tolist()
    [<POINT (1 1)>]
    """
    return points_of(zones[left])
