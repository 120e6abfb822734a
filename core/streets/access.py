"""Who reaches what within a limit: the nearest of each class, how many of each, and sparse tables of pairs.

A distance is the straight leg from the point to its street, the way along the streets, and the other point's leg. On timed
streets all costs and limits are seconds. Every search starts from the facilities, which are fewer than the people, so costs
are those of ways from them; for ways to them the streets are turned round.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..base.errors import InputError
from ..base.running import Cancelled, Progress, check, ignore, never
from ..base.text import exactly, translate
from .network import Streets
from .search import MAX_LABELS, Reached, Touched, Ways, Windows, search, search_by_group, spread_out, touched
from .snapping import Ties

BATCH = 1_000
"""Most sources searched in one go, so that a cancel is heard."""
MOST_PAIRS = 10_000_000
"""Rows of a table that a planner's computer still holds and writes in minutes."""


def nearest(
    streets: Streets,
    facilities: Ties,
    group: np.ndarray,
    n_groups: int,
    people: Ties,
    limit: float,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> np.ndarray:
    """(people, groups) cost of the way from the nearest facility of each group; infinite beyond `limit` or without a street.

    `group` is the number (0…) of each facility's group.

    >>> import shapely
    >>> from . import network, snapping
    >>> streets = network.build(np.array([shapely.LineString([(0, 0), (900, 0)])]))
    >>> homes, shops = (snapping.snap(streets, np.array(xy), 50) for xy in ([[0.0, 10]], [[300.0, 0], [500, 0]]))
    >>> nearest(streets, shops, np.array([0, 1]), 2, homes, 400).tolist()
    [[310.0, inf]]
    """
    least = np.full((len(people), n_groups), np.inf)
    asking = np.flatnonzero(people.tied)
    facilities, group = facilities[facilities.tied], group[facilities.tied]
    ways = Ways(streets, facilities)
    piece, before, after = ways.find(people[asking])
    u, v, leg = ways.u[piece], ways.v[piece], people.leg[asking] * streets.leg
    for rows, found in search_by_group(ways, facilities, group, np.full(n_groups, limit), cancelled):
        for column, to_node in zip(rows, found, strict=True):
            least[asking, column] = np.minimum(to_node[u] + before, to_node[v] + after) + leg
        progress((rows[-1] + 1) / n_groups)
    least[least > limit] = np.inf
    return least


def batches(
    ways: Ways,
    sources: Ties,
    limit: np.ndarray,
    wanted: np.ndarray,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Iterator[Touched]:
    """What each source touches within its `limit`, in batches; the `ways` are cut at the `sources`; `row` = source.

    Of the three pieces of a street that two shops cut, the first shop reaches its own two, the other all:

    >>> import shapely
    >>> from . import network, snapping
    >>> streets = network.build(np.array([shapely.LineString([(0, 0), (900, 0)])]))
    >>> shops = snapping.snap(streets, np.array([[300.0, 0], [500, 0]]), 50)
    >>> ways = Ways(streets, shops)
    >>> [found.row.tolist() for found in batches(ways, shops, np.array([100.0, 300]), np.ones(len(ways.u), bool))]
    [[0, 0, 1, 1, 1]]
    """
    windows = Windows(ways.nodes, ways.streets.metres_within(float(limit.max(initial=0))))
    size = int(np.clip(MAX_LABELS // max(windows.width, 1), 1, BATCH))
    for start in range(0, len(sources), size):
        check(cancelled)
        rows = np.arange(start, min(start + size, len(sources)))
        node = ways.node_of_place(rows)
        legs = sources.leg[rows] * ways.streets.leg
        found: Reached = search(ways, windows, rows - start, node, legs, limit[rows], cancelled)
        part = touched(ways, windows, node, found, wanted)
        yield Touched(part.row + start, part.piece, part.to_u, part.to_v)
        progress((rows[-1] + 1) / len(sources))


def pairs(
    streets: Streets,
    sources: Ties,
    targets: Ties,
    limit: float | np.ndarray,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Targets at most `limit` (one, or one per source) away from sources: source, target, cost, in batches.

    >>> import shapely
    >>> from . import network, snapping
    >>> streets = network.build(np.array([shapely.LineString([(0, 0), (900, 0)])]))
    >>> homes, shops = (snapping.snap(streets, np.array(xy), 50) for xy in ([[0.0, 10]], [[300.0, 0], [500, 0]]))
    >>> [[column.tolist() for column in batch] for batch in pairs(streets, homes, shops, 400)]
    [[[0], [0], [310.0]]]
    """
    limits = np.broadcast_to(np.asarray(limit, float), len(sources))
    from_, to = np.flatnonzero(sources.tied), np.flatnonzero(targets.tied)
    ways = Ways(streets, sources[from_])
    piece, before, after = ways.find(targets[to])
    order = np.argsort(piece, kind="stable")
    to, before, after, leg = to[order], before[order], after[order], targets.leg[to][order] * streets.leg
    count = np.bincount(piece, minlength=len(ways.u))
    first = np.cumsum(count) - count
    for part in batches(ways, sources[from_], limits[from_], count > 0, progress, cancelled):
        base, target = spread_out(first[part.piece], count[part.piece])
        cost = np.minimum(part.to_u[base] + before[target], part.to_v[base] + after[target]) + leg[target]
        source = from_[part.row[base]]
        within = np.flatnonzero(cost <= limits[source])
        yield source[within], to[target[within]], cost[within]


def counts(
    streets: Streets,
    facilities: Ties,
    group: np.ndarray,
    n_groups: int,
    people: Ties,
    radius: np.ndarray,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> np.ndarray:
    """(people, groups) number of facilities of each group within that group's `radius`.

    >>> import shapely
    >>> from . import network, snapping
    >>> streets = network.build(np.array([shapely.LineString([(0, 0), (900, 0)])]))
    >>> homes, shops = (snapping.snap(streets, np.array(xy), 50) for xy in ([[0.0, 10]], [[300.0, 0], [500, 0]]))
    >>> counts(streets, shops, np.array([0, 0]), 1, homes, np.array([600.0])).tolist()
    [[2]]
    """
    number = np.zeros(len(people) * n_groups, int)
    for source, target, _ in pairs(streets, facilities, people, radius[group], progress, cancelled):
        number += np.bincount(target * n_groups + group[source], minlength=len(number))
    return number.reshape(len(people), n_groups)


def matrix(
    streets: Streets,
    origins: Ties,
    destinations: Ties,
    cutoff: float,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """All pairs within `cutoff` metres: ``origin``, ``destination`` (numbers), ``distance_m``; by origin, the nearest first.

    On timed streets `cutoff` is seconds, and so is the column ``seconds`` in the place of ``distance_m``.

    >>> import shapely
    >>> from . import network, snapping
    >>> streets = network.build(np.array([shapely.LineString([(0, 0), (900, 0)])]))
    >>> homes, shops = (snapping.snap(streets, np.array(xy), 50) for xy in ([[0.0, 10]], [[300.0, 0], [500, 0]]))
    >>> matrix(streets, homes, shops, 600).to_numpy().tolist()
    [[0.0, 0.0, 310.0], [0.0, 1.0, 510.0]]
    """
    swapped = len(destinations) < len(origins)
    sources, targets = (destinations, origins) if swapped else (origins, destinations)
    ways, found, n = streets.turned_round() if swapped else streets, [], 0
    for some in pairs(ways, sources, targets, cutoff, progress, cancelled):
        found.append(some)
        n += len(some[0])
        if n > MOST_PAIRS:
            raise _too_many(cutoff, streets.timed)
    columns = [np.concatenate(c) for c in zip(*found, strict=True)] if found else [np.empty(0, int)] * 2 + [np.empty(0)]
    names = ["destination", "origin"] if swapped else ["origin", "destination"]
    cost = "seconds" if streets.timed else "distance_m"
    table = pd.DataFrame(dict(zip([*names, cost], columns, strict=True)))[["origin", "destination", cost]]
    return table.sort_values(["origin", cost, "destination"], ignore_index=True)


def _too_many(cutoff: float, timed: bool) -> InputError:
    text = translate("LifeCircle", "more than {n:,} pairs lie within {m} m.")
    if timed:
        text = translate("LifeCircle", "more than {n:,} pairs lie within {min} minutes.")
    cure = translate("LifeCircle", "Choose a shorter distance, or fewer origins or destinations.")
    return InputError("cutoff", text.format(n=MOST_PAIRS, m=exactly(cutoff), min=exactly(cutoff / 60)), cure)
