"""Points of interest that are listed more than once: near each other, named alike, of one type, with the same numerals."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree
from scipy.spatial.distance import pdist

from ..base.arrays import objects
from ..base.errors import InputError
from ..base.facility_classes import amap_code, types_of
from ..base.running import Cancelled, Progress, check, ignore, never
from ..base.text import exactly, remarks, translate
from ..ground.geometry import points_of
from . import place_names
from .poi_classes import plain

# Pairs are listed for a person to look at down to this much below the similarity that merges.
BELOW = 0.15
# Pairs of neighbours that are looked at in one go.
PAIRS = 1_000_000
MERGED, OTHER_TYPE, OTHER_NUMERALS, SIMILAR = "merged", "other_type", "other_numerals", "similar"
UNKNOWN_TYPE = "unknown_type"


@dataclass(frozen=True, eq=False)
class Duplicates:
    """What came of it.

    Attributes
    ----------
    kept : (k,) the rows that stand for a place, in their order.
    rows : ``n_merged merged_ids``, one row per kept row.
    pairs : ``id_a id_b name_a name_b similarity metres verdict``, the names as they came: ``merged``; named alike, but of
        ``other_type``, of ``unknown_type`` between two types, or with ``other_numerals``; ``similar``, for a person to decide.
        Those that are merged first, then the most alike.
    notes : on rows without a name or a place, which are kept as they are, and on places that reach farther than the radius.
    """

    kept: np.ndarray
    rows: pd.DataFrame
    pairs: pd.DataFrame
    notes: list[str]

    @property
    def summary(self) -> pd.DataFrame:
        """A row for each verdict that a pair has: ``verdict n``, most first."""
        return self.pairs["verdict"].value_counts().rename_axis("verdict").reset_index(name="n")


@dataclass(frozen=True)
class DuplicateOptions:
    """What the user sets; `radius`: metres, `similarity`: 0–1, from which two names are one; both above 0."""

    radius: float = 100.0
    similarity: float = 0.85

    def __post_init__(self) -> None:
        _require(radius=self.radius, similarity=self.similarity)


def assess(
    geometries: np.ndarray,
    names: np.ndarray,
    types: np.ndarray | None = None,
    *,
    options: DuplicateOptions | None = None,
    ids: np.ndarray | None = None,
    filled: np.ndarray | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Duplicates:
    """Find rows of the same place; the fullest of them is kept, whole, of equally full ones the first.

    Parameters
    ----------
    geometries : (n,) in a CRS in metres, None where missing; lines and areas by a point on their surface.
    names, types : (n,) texts, None where missing. The main type counts; a row without one may go with any.
    options : see :class:`DuplicateOptions`.
    ids : (n,) ids of the rows, their positions by default; filled : (n,) how many values each row has.

    >>> names = np.array(["第七中学", "第7 中学", "第八中学"], dtype=object)
    >>> found = assess(shapely.points([(0, 0), (30, 0), (60, 0)]), names, options=DuplicateOptions(similarity=0.7))
    >>> found.rows.values.tolist(), found.pairs["verdict"].tolist()
    ([[2, '0; 1'], [1, '2']], ['merged', 'other_numerals', 'other_numerals'])
    """
    options, n = options or DuplicateOptions(), len(names)
    ids = np.arange(n) if ids is None else np.asarray(ids)
    points, read = points_of(geometries, cancelled), place_names.read(names, cancelled)
    rows = np.flatnonzero(~shapely.is_missing(points) & (read.number >= 0))
    kinds = _main_types(types, n)
    how = {"radius": options.radius, "similarity": options.similarity, "progress": progress, "cancelled": cancelled}
    pairs = _pairs(points, rows, read, kinds, **how)
    merged = pairs["verdict"].to_numpy() == MERGED
    group, bridging = _groups(pairs["a"].to_numpy()[merged], pairs["b"].to_numpy()[merged], kinds)
    # A pair of two types is never merged: what joined two had a row without a type.
    pairs.loc[np.flatnonzero(merged)[bridging], "verdict"] = UNKNOWN_TYPE
    # Nobody has to decide on two rows that a third has made one place.
    pairs.loc[(pairs["verdict"] == SIMILAR) & (group[pairs["a"]] == group[pairs["b"]]), "verdict"] = MERGED
    filled = np.zeros(n, dtype=int) if filled is None else np.asarray(filled)
    kept, places = _places(group, ids, np.argsort(-filled, kind="stable"))
    notes = _notes(n - len(rows), _n_wide(points[rows], group[rows], options.radius), options.radius)
    progress(1)
    return Duplicates(kept, places, _listed(pairs, ids, names), notes)


def _notes(unplaced: int, wide: int, radius: float) -> list[str]:
    one = translate("Data", "{n} row has no name or no place, and is kept as it is.")
    many = translate("Data", "{n} rows have no name or no place, and are kept as they are.")
    far = translate(
        "DuplicatePois",
        "{n} place joins rows that are farther apart than {radius} m, each near the next: check whether it is one place.",
    )
    far_many = translate(
        "DuplicatePois",
        "{n} places join rows that are farther apart than {radius} m, each near the next: check whether each is one place.",
    )
    wide_ones = [text.replace("{radius}", exactly(radius)) for text in (far, far_many)]
    return remarks((unplaced, one, many), (wide, *wide_ones))


def _n_wide(points: np.ndarray, group: np.ndarray, radius: float) -> int:
    """How many groups have two points that are farther apart than the radius."""
    order = np.argsort(group, kind="stable")
    order = order[np.bincount(group)[group[order]] > 2]  # two are never joined but within the radius
    hulls = shapely.convex_hull(shapely.multipoints(points[order], indices=pd.factorize(group[order])[0]))
    corners = (shapely.get_coordinates(hull) for hull in hulls[2 * shapely.minimum_bounding_radius(hulls) > radius])
    return sum(pdist(xy).max(initial=0) > radius * (1 + 1e-9) for xy in corners)


def _require(**values: float) -> None:
    for name, value in values.items():
        if not value > 0:
            raise InputError(
                name,
                translate("DuplicatePois", "the value must be greater than 0."),
                translate("DuplicatePois", "Give metres such as 100 and a similarity such as 0.85."),
            )


def _main_types(types: np.ndarray | None, n: int) -> np.ndarray:
    """(n,) number of the main type, -1 where there is none."""
    if types is None:
        return np.full(n, -1)
    number, distinct = pd.factorize(np.asarray(types, dtype=object))
    main = [plain(next(iter(types_of(value)), "")) for value in distinct]
    main = [amap_code(value) or value or None for value in main]
    return np.append(pd.factorize(objects(main))[0], -1)[number]


def _neighbours(
    xy: np.ndarray, radius: float, cancelled: Cancelled
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Pairs of points (i < j) within the radius with their distance, about `PAIRS` at a time."""
    tree = KDTree(xy)
    counts = tree.query_ball_point(xy, radius, return_length=True)
    piece = np.cumsum(counts) // PAIRS
    for start, end in _runs(piece):
        check(cancelled)
        found = KDTree(xy[start:end]).sparse_distance_matrix(tree, radius, output_type="ndarray")
        i, j = found["i"] + start, found["j"]
        one_way = i < j
        yield i[one_way], j[one_way], found["v"][one_way]


def _runs(values: np.ndarray) -> list[tuple[int, int]]:
    """Begin and end of the runs of equal values."""
    borders = [0, *(np.flatnonzero(np.diff(values)) + 1), len(values)]
    return [(int(a), int(b)) for a, b in zip(borders, borders[1:], strict=False) if b > a]


def _pairs(points, rows, names, kinds, *, radius, similarity, progress, cancelled) -> pd.DataFrame:
    """``a b similarity metres verdict`` of all rows that are near each other and named about alike."""
    xy, number, found, done = shapely.get_coordinates(points[rows]), names.number[rows], [], 0
    for i, j, metres in _neighbours(xy, radius, cancelled) if len(rows) else ():
        alike = place_names.similarities(names.text, number[i], number[j], max(similarity - BELOW, 1e-9), cancelled)
        near = alike > 0
        i, j = i[near], j[near]
        frame = pd.DataFrame({"a": rows[i], "b": rows[j], "similarity": alike[near], "metres": metres[near]})
        frame["verdict"] = _verdicts(frame, names, kinds)
        # What is less alike and differs in numerals or type besides, nobody needs to look at.
        little = frame["similarity"] < similarity - 1e-9
        listed = frame[~little | (frame["verdict"] == MERGED)]
        found.append(listed.assign(verdict=listed["verdict"].mask(little, SIMILAR)))
        done = max(done, int(i.max(initial=0)))
        progress(0.9 * done / len(rows))
    empty = pd.DataFrame({"a": [], "b": [], "similarity": [], "metres": [], "verdict": []})
    empty = empty.astype({"a": int, "b": int, "verdict": object})
    return pd.concat(found, ignore_index=True) if found else empty


def _verdicts(pairs: pd.DataFrame, names: place_names.Names, kinds: np.ndarray) -> np.ndarray:
    a, b = pairs["a"].to_numpy(), pairs["b"].to_numpy()
    other_type = (kinds[a] != kinds[b]) & (kinds[a] >= 0) & (kinds[b] >= 0)
    other_numerals = names.numerals[names.number[a]] != names.numerals[names.number[b]]
    return np.select([other_numerals, other_type], [OTHER_NUMERALS, OTHER_TYPE], MERGED).astype(object)


def _groups(a: np.ndarray, b: np.ndarray, kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n,) the place of each row, and the mask of the pairs that would have joined different types.

    Where rows without a type would join two types, only pairs of one type are merged there.
    """
    group = _connected(a, b, len(kinds))
    known = kinds >= 0
    several = pd.Series(kinds[known]).groupby(group[known]).nunique()
    bridging = np.isin(group[a], several.index[several > 1]) & ((kinds[a] != kinds[b]) | (kinds[a] < 0))
    return (_connected(a[~bridging], b[~bridging], len(kinds)) if bridging.any() else group), bridging


def _connected(a: np.ndarray, b: np.ndarray, n: int) -> np.ndarray:
    graph = coo_array((np.ones(len(a), dtype=bool), (a, b)), shape=(n, n))
    return connected_components(graph, directed=False)[1]


def _places(group: np.ndarray, ids: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, pd.DataFrame]:
    """The kept rows, and how many and which rows each stands for, its own id first."""
    number, n = group[order], np.bincount(group)
    kept = order[np.unique(number, return_index=True)[1]]
    merged = ids[kept].astype(str).astype(object)
    # Most places have one row: texts are joined for the others alone.
    several = n[number] > 1
    joined = pd.Series(ids[order[several]].astype(str), dtype=object).groupby(number[several]).agg("; ".join)
    merged[joined.index.to_numpy(dtype=int)] = joined.to_numpy(dtype=object)
    turn = np.argsort(kept)
    return kept[turn], pd.DataFrame({"n_merged": n[turn], "merged_ids": merged[turn]})


def _listed(pairs: pd.DataFrame, ids: np.ndarray, names: np.ndarray) -> pd.DataFrame:
    """The pairs with ids and names, those that are merged first."""
    rank = pairs["verdict"].map({MERGED: 0, SIMILAR: 1, OTHER_NUMERALS: 2, OTHER_TYPE: 3, UNKNOWN_TYPE: 4})
    pairs = pairs.assign(rank=rank).sort_values(["rank", "similarity", "a", "b"], ascending=[True, False, True, True])
    a, b = pairs["a"].to_numpy(dtype=int), pairs["b"].to_numpy(dtype=int)
    names = np.asarray(names, dtype=object)
    table = pd.DataFrame({"id_a": ids[a], "id_b": ids[b], "name_a": names[a], "name_b": names[b]})
    return table.assign(**{name: pairs[name].to_numpy() for name in ("similarity", "metres", "verdict")})


def sentences(duplicates: Duplicates) -> list[str]:
    """The answer: how many rows are how many places, and what is left to decide.

    >>> sentences(assess(shapely.points([(0, 0), (9, 0)]), np.array(["云川小学", "云川 小学"], dtype=object)))[0]
    'Rows: 2; places: 1; places that are listed more than once: 1.'
    """
    rows, places = int(duplicates.rows["n_merged"].sum()), len(duplicates.rows)
    several = int((duplicates.rows["n_merged"] > 1).sum())
    text = translate(
        "DuplicatePois", "Rows: {rows}; places: {places}; places that are listed more than once: {several}."
    )
    lines = [text.format(rows=f"{rows:,}", places=f"{places:,}", several=f"{several:,}")]
    lines += remarks(
        (
            duplicates.pairs["verdict"] == SIMILAR,
            translate("DuplicatePois", "{n} pair has similar names: look at it and decide."),
            translate("DuplicatePois", "{n} pairs have similar names: look at them and decide."),
        ),
        (
            duplicates.pairs["verdict"] == OTHER_NUMERALS,
            translate("DuplicatePois", "{n} pair has similar names but different numerals, and was not merged."),
            translate("DuplicatePois", "{n} pairs have similar names but different numerals, and were not merged."),
        ),
        (
            duplicates.pairs["verdict"] == OTHER_TYPE,
            translate("DuplicatePois", "{n} pair has similar names but different types, and was not merged."),
            translate("DuplicatePois", "{n} pairs have similar names but different types, and were not merged."),
        ),
        (
            duplicates.pairs["verdict"] == UNKNOWN_TYPE,
            translate(
                "DuplicatePois",
                "{n} pair has similar names, but a row without a type stands between two types; it was not merged.",
            ),
            translate(
                "DuplicatePois",
                "{n} pairs have similar names, but a row without a type stands between two types; they were not merged.",
            ),
        ),
    )
    return lines
