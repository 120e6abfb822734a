"""The distances along streets between two layers, as far as a limit; a row a pair."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd

from ..base import ids
from ..base.options import Bounds, require_bounds, require_length
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.text import exactly, paragraph, plural, translate
from ..ground.geometry import as_array
from ..streets import access, edge, reach, snapping
from ..streets.network import Streets
from ..streets.network_check import parts_note
from ..streets.snapping import SNAP, Ties
from ..streets.travel import TravelOptions


@dataclass(frozen=True)
class AccessOptions:
    """What the user sets: the `cutoff` in the unit of `travel`, `snap`, metres from a place to its street, and how one goes."""

    cutoff: float = 1000.0
    snap: float = SNAP
    travel: TravelOptions = field(default_factory=TravelOptions)
    BOUNDS: ClassVar[Bounds] = {"cutoff": (0.001, np.inf), "snap": (0, np.inf)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)


@dataclass(frozen=True, eq=False, kw_only=True)
class AccessTable:
    """The pairs within the limit.

    Attributes
    ----------
    rows : a row a pair, by origin, the nearest first: ``origin_id destination_id distance_m minutes``. On timed streets the
        quickest way is not the shortest, and ``distance_m`` is NaN.
    summary : one row, ``pairs origins tied reaching``: the origins, those that have a street, and those that reach anything.
    notes : remarks on streets, places and ids.
    """

    rows: pd.DataFrame
    summary: pd.DataFrame
    options: AccessOptions
    notes: list[str]


def assess(
    origins: np.ndarray,
    destinations: np.ndarray,
    streets: Streets,
    *,
    origin_ids: Sequence[object] | None = None,
    destination_ids: Sequence[object] | None = None,
    options: AccessOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> AccessTable:
    """How far it is along `streets` from each origin to each destination within the limit.

    Parameters
    ----------
    origins, destinations : (n,), (m,) geometries of any kind, each at its point on surface.
    streets : see :func:`network.build`, timed where its lines have speeds or times of their own.
    origin_ids, destination_ids : (n,), (m,) what the rows are called, by default their numbers from 0.

    Raises InputError naming ``cutoff`` where there are more pairs than a table holds, or ids that are not as long as their layer.

    >>> import shapely
    >>> from ..streets import network
    >>> streets = network.build(shapely.linestrings([[(0, 0), (900, 0)]]))
    >>> homes, clinics = shapely.points([(0, 0), (300, 0)]), shapely.points([(500, 0), (900, 0)])
    >>> assess(homes, clinics, streets, options=AccessOptions(cutoff=600)).rows.round(1).to_numpy().tolist()
    [[0, 0, 500.0, 7.5], [1, 0, 200.0, 3.0], [1, 1, 600.0, 9.0]]
    """
    options = options or AccessOptions()
    way, snap, layers = options.travel, options.snap, (as_array(origins), as_array(destinations))
    require_length("origin_ids", origin_ids, len(layers[0]))
    require_length("destination_ids", destination_ids, len(layers[1]))
    names = [_exact(own, len(layer)) for own, layer in zip((origin_ids, destination_ids), layers, strict=True)]
    limit = way.cost(options.cutoff, streets.timed)
    own = snapping.tie(streets, layers[0], snap, part(progress, 0, 0.1), cancelled)
    theirs = snapping.tie(streets, layers[1], snap, part(progress, 0.1, 0.2), cancelled)
    pairs = access.matrix(streets, own, theirs, limit, part(progress, 0.2, 1), cancelled)
    from_, to = translate("LifeCircle", "Origins"), translate("LifeCircle", "Destinations")
    notes = [
        *parts_note(streets),
        *reach.tie_notes(streets, own, snap=snap, called=from_),
        *reach.tie_notes(streets, theirs, snap=snap, called=to),
        *edge.ways_notes(streets, layers[0], limit, "pairs", called=from_, cancelled=cancelled),
        *_repeated(names[0], translate("LifeCircle", "Id of the origin")),
        *_repeated(names[1], translate("LifeCircle", "Id of the destination")),
    ]
    rows = _rows(pairs, names, way, streets.timed)
    return AccessTable(rows=rows, summary=_summary(pairs, own), options=options, notes=notes)


def sentences(result: AccessTable) -> list[str]:
    """The answer: how many pairs there are, and how many origins reach nothing.

    >>> import shapely
    >>> from ..streets import network
    >>> streets = network.build(shapely.linestrings([[(0, 0), (900, 0)]]))
    >>> sentences(assess(shapely.points([(0, 0)]), shapely.points([(500, 0)]), streets))
    ['Pairs within 1,000 m: 1. The one origin with a street reaches a destination.']
    """
    found, options = result.summary.iloc[0], result.options
    pairs = translate("LifeCircle", "Pairs within {m} m: {pairs:,}.")
    if options.travel.unit == "minutes":
        pairs = translate("LifeCircle", "Pairs within {m} minutes: {pairs:,}.")
    pairs = pairs.format(pairs=found["pairs"], m=exactly(options.cutoff))
    return [paragraph(pairs, _reaching(int(found["tied"]), int(found["tied"] - found["reaching"])))]


def _reaching(tied: int, lost: int) -> str:
    """How many of the origins with a street reach nothing."""
    if lost == 0:
        one = translate("LifeCircle", "The one origin with a street reaches a destination.")
        all_of_them = translate("LifeCircle", "Each of the {n} origins with a street reaches a destination.")
        return plural(tied, one, all_of_them) if tied else ""
    text = translate("LifeCircle", "Of {total:,} origins with a street {n:,} reach no destination.")
    return text.format(n=lost, total=tied)


def _exact(own: Sequence[object] | None, n: int):
    """What the rows of a layer are called, ready to be written."""
    return ids.exact(pd.Series(range(n) if own is None else own, dtype=object).to_numpy())


def _rows(pairs: pd.DataFrame, names: list, way: TravelOptions, timed: bool) -> pd.DataFrame:
    cost = pairs.iloc[:, -1].to_numpy(float)
    return pd.DataFrame(
        {
            "origin_id": names[0][pairs["origin"].to_numpy()],
            "destination_id": names[1][pairs["destination"].to_numpy()],
            "distance_m": np.full(len(cost), np.nan) if timed else cost,
            "minutes": way.minutes(cost, timed),
        }
    )


def _summary(pairs: pd.DataFrame, origins: Ties) -> pd.DataFrame:
    row = {"pairs": len(pairs), "origins": len(origins), "tied": int(origins.tied.sum())}
    return pd.DataFrame([{**row, "reaching": pairs["origin"].nunique()}])


def _repeated(names, called: str) -> list[str]:
    """A remark where several features share an id: their rows cannot be distinguished."""
    names = pd.Series(names).dropna()
    if not names.duplicated().any():
        return []
    text = translate(
        "LifeCircle",
        "{key}: the ids are not unique: {n:,} features have {different:,} different ids, so that rows of the table "
        "cannot be distinguished.",
    )
    return [text.format(key=called, n=len(names), different=names.nunique())]
