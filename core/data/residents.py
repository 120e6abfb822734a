"""People known by zone, or by the cells of a grid, brought to the buildings in which they live."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..base import status
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.text import listed, plural, translate
from ..ground.geometry import absent, points_of, require_some
from ..ground.overlay import area_in_each, overlaps
from ..ground.union import union

FLOORS, DEFAULT, NO_HOUSING = "floors", "default_floors", "no_housing"
# Words of use by which a building is housing, mixed use included; R is residential land by GB 50137-2011.
CHINESE = re.compile("(?<!非)(?:住宅|居住|住房|公寓|宿舍|民居|商住|别墅|住区|小区)|^R[0-9]?[0-9]?$")
ENGLISH = re.compile(
    r"(?<![a-z])(?:residential|apartments?|house|houses|housing|homes?|dwellings?|dormitory|terrace|detached|"
    r"semidetached|bungalow)(?![a-z])"
)


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
    def left_over(self) -> pd.DataFrame:
        """The people without a building: ``residents``, one row for each of `left`."""
        return pd.DataFrame({"residents": self.zones["people"].to_numpy()[self.left]})


def assess(
    buildings: np.ndarray,
    zones: np.ndarray,
    people: np.ndarray,
    *,
    ids: np.ndarray | None = None,
    floors: np.ndarray | None = None,
    use: np.ndarray | None = None,
    residential: np.ndarray | None = None,
    default_floors: float = 6.0,
    counted: pd.Series | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> ResidentsResult:
    """Share the people of each zone among its buildings by footprint × floors, as far as they are housing.

    Binary dasymetric mapping with buildings (Wright 1936, Geographical Review 26:103): P_b = P_z · w_b ÷ Σ w, with w the
    floor area inside the zone. The sum over the buildings of a zone is its people.

    `buildings` (n,) and `zones` (m,) are polygons, None where missing, CRS in metres; `people` (m,) of each zone. `ids` (m,) is
    what `zone` of the rows holds, the position without it; pieces of one zone share an id. `floors` (n,) are NaN or not above
    0 where unknown: `default_floors` then. `use` (n,): housing is what a word says to be, and what has no use. Of
    `residential` polygons, if given, only what stands on them counts. `counted`: people by id of zone, to check the result.

    Raises InputError naming buildings, zones or residential where there is nothing to work with, people where nobody is.

    >>> houses = shapely.box([0, 20, 40], 0, [10, 30, 50], 10)
    >>> found = assess(houses, shapely.box([0], 0, [35], 10), np.array([90.0]), floors=np.array([2, np.nan, 1]), default_floors=1)
    >>> found.rows.values.tolist()
    [[60.0, 0, 'floors', 'ok'], [30.0, 0, 'default_floors', 'ok'], [nan, <NA>, None, 'outside_zones']]
    """
    require_some("buildings", buildings)
    require_some("zones", zones)
    known = np.isfinite(people) & (people >= 0)
    if not people[known].sum() > 0:
        raise _nobody()
    zone, building, shared = overlaps(np.where(known, zones, None), buildings, part(progress, 0, 0.7), cancelled)
    area = shapely.area(shared)
    housed = area if residential is None else _on(shared, residential, part(progress, 0.7, 1), cancelled)
    storeys, estimated = _storeys(len(buildings), floors, default_floors)
    housing = np.ones(len(buildings), dtype=bool) if use is None else is_housing(use)
    weight = housed * storeys[building] * housing[building]
    ids = np.arange(len(zones)) if ids is None else ids
    table, given = _shared_out(ids, np.where(known, people, np.nan), zone, weight)
    rows = _rows(buildings, building, weight, given, estimated)
    rows["zone"] = pd.array(_largest(building, ids[zone], area, len(buildings)), dtype="Int64")
    left = np.flatnonzero(known & (people > 0) & ~(table["floor_area_m2"] > 0))
    check = None if counted is None else _checked(table["on_buildings"], ids, counted)
    notes = _notes(rows, use, housing, ~known, default_floors)
    return ResidentsResult(rows[COLUMNS], table, left, float(people[known].sum()), float(given.sum()), check, notes)


def _storeys(n: int, floors: np.ndarray | None, default: float) -> tuple[np.ndarray, np.ndarray]:
    """Floors of each building, and where they are not known but taken for the default."""
    floors = np.full(n, np.nan) if floors is None else floors
    estimated = ~(np.isfinite(floors) & (floors > 0))
    return np.where(estimated, default, floors), estimated


def _shared_out(
    ids: np.ndarray, people: np.ndarray, zone: np.ndarray, weight: np.ndarray
) -> tuple[pd.DataFrame, np.ndarray]:
    """What each zone had and its buildings got, and the people of each piece of a building in a zone."""
    n = len(ids)
    in_zone = np.bincount(zone, weight, n)
    given = np.divide(people[zone] * weight, in_zone[zone], out=np.zeros(len(zone)), where=in_zone[zone] > 0)
    counts = {"on_buildings": np.bincount(zone, given, n), "n_buildings": np.bincount(zone, weight > 0, n).astype(int)}
    return pd.DataFrame({"zone": ids, "people": people, **counts, "floor_area_m2": in_zone}), given


def is_housing(use: np.ndarray) -> np.ndarray:
    """(n,) whether a use is housing; no use counts as such.

    >>> is_housing(np.array(["住宅", "R2", "商住楼", "非居住", "办公", "warehouse", "apartments", None], dtype=object)).tolist()
    [True, True, True, False, False, False, True, True]
    """
    words = pd.Series(use, dtype=object)
    names = words.dropna().unique()
    good = [name for name in names if CHINESE.search(str(name)) or ENGLISH.search(str(name).lower())]
    return (words.isna() | words.isin(good)).to_numpy()


def cut(
    cells: np.ndarray, people: np.ndarray, zones: np.ndarray, progress: Progress = ignore, cancelled: Cancelled = never
):
    """Cells of a grid cut by zones: the pieces, their people by area share, and the position of the zone of each.

    >>> pieces, share, zone = cut(shapely.box([0], 0, [4], 1), np.array([8.0]), shapely.box([0, 1], 0, [1, 9], 1))
    >>> share.tolist(), zone.tolist()
    ([2.0, 6.0], [0, 1])
    """
    cell, zone, pieces = overlaps(cells, zones, progress, cancelled)
    return pieces, people[cell] * shapely.area(pieces) / shapely.area(cells)[cell], zone


def _on(shared: np.ndarray, residential: np.ndarray, progress: Progress, cancelled: Cancelled) -> np.ndarray:
    """The area of pieces of buildings on residential land."""
    require_some("residential", residential)
    land = shapely.get_parts(union(residential[~absent(residential)], cancelled=cancelled))
    return area_in_each(shared, land, progress, cancelled)


def _rows(
    buildings: np.ndarray, building: np.ndarray, weight: np.ndarray, given: np.ndarray, estimated: np.ndarray
) -> pd.DataFrame:
    n, gone = len(buildings), absent(buildings)
    inside = np.bincount(building, minlength=n) > 0
    weighs = np.bincount(building, weight, n) > 0
    basis = np.select([~inside, ~weighs, estimated], [None, NO_HOUSING, DEFAULT], FLOORS)
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
    rows: pd.DataFrame, use: np.ndarray | None, housing: np.ndarray, unknown: np.ndarray, floors: float
) -> list[str]:
    counts = (
        (
            int((rows["basis"] == DEFAULT).sum()),
            translate("Residents", "{n} building has no known floors and counts with {floors:g}."),
            translate("Residents", "{n} buildings have no known floors and count with {floors:g} each."),
        ),
        (
            int((rows["status"] == status.OUTSIDE_ZONES).sum()),
            translate("Residents", "{n} building lies outside all zones whose people are known; it has no residents."),
            translate(
                "Residents", "{n} buildings lie outside all zones whose people are known; they have no residents."
            ),
        ),
        (
            int((rows["status"] == status.NO_GEOMETRY).sum()),
            translate("Residents", "{n} building has no geometry; it has no residents."),
            translate("Residents", "{n} buildings have no geometry; they have no residents."),
        ),
        (
            int(unknown.sum()),
            translate("Residents", "{n} zone has no number of people, or one below 0, and does not count."),
            translate("Residents", "{n} zones have no number of people, or one below 0, and do not count."),
        ),
    )
    notes = [plural(n, one, many).format(floors=floors) for n, one, many in counts if n]
    other = pd.Series(use, dtype=object)[~housing].value_counts() if use is not None else ()
    if len(other):
        item = translate("Residents", "{use} ({n})")
        names = [item.format(use=name, n=f"{n:,}") for name, n in other.items()]
        notes.append(translate("Residents", "Not taken for housing: {uses}.").format(uses=listed(names)))
    return notes


def points_left(zones: np.ndarray, left: np.ndarray) -> np.ndarray:
    """A point for each zone whose people have no building.

    >>> points_left(shapely.box([0, 5], 0, [2, 9], 2), np.array([0])).tolist()
    [<POINT (1 1)>]
    """
    return points_of(zones[left])
