"""What would spoil an analysis on a street network: parts that hang apart, ends that just miss their neighbour."""

import numpy as np
import pandas as pd
import shapely

from ..base.text import percent, translate
from .network import Streets
from .snapping import Ties

GAP = 1.0
"""Metres within which a free end probably was meant to meet the other street."""


def components(streets: Streets) -> pd.DataFrame:
    """Per input line (index = its row): ``component`` (1 = the longest; NA without a usable line) and ``length_m``.

    Lines drawn twice have their length in both rows.
    """
    rows = streets.part_row[streets.part]
    metres = np.bincount(rows, streets.length, streets.n_rows)
    component = pd.array([pd.NA] * streets.n_rows, dtype="Int64")
    component[rows[::-1]] = streets.component[streets.u[::-1]] + 1
    return pd.DataFrame({"component": component, "length_m": metres})


def shares(streets: Streets) -> np.ndarray:
    """Share of the network's length in each component, the longest first; what is drawn twice counts once."""
    kept = streets.kept
    metres = np.bincount(streets.component[streets.u[kept]], streets.length[kept])
    return metres / max(metres.sum(), 1e-12)


def parts_note(streets: Streets) -> list[str]:
    """What hangs apart in words, nothing when all of the network hangs together."""
    share = shares(streets)
    if len(share) < 2:
        return []
    text = translate(
        "NetworkCheck",
        "The network falls into {n} parts; {length} of its length and {nodes} of its junctions and ends hang apart from the "
        "longest.",
    )
    apart = percent(1 - share[0]), percent((streets.component > 0).mean())
    return [text.format(n=f"{len(share):,}", length=apart[0], nodes=apart[1])]


def tied_apart(streets: Streets, places: Ties) -> np.ndarray:
    """(n,) whether a place is tied to a part that hangs apart from the longest."""
    apart = np.zeros(len(places), bool)
    apart[places.tied] = streets.component[streets.u[places.edge[places.tied]]] > 0
    return apart


def free_ends(streets: Streets, gap: float = GAP) -> pd.DataFrame:
    """The dangles: ends that nothing shares, each once.

    Columns ``x``, ``y``, ``row`` (of the input line) and ``gap_m``: metres to the nearest other street when that is no
    farther than `gap` (a near miss), else NaN. A street that the end's own, shorter street joins anyway is no miss.
    """
    kept = streets.kept
    ends = np.concatenate([streets.u[kept], streets.v[kept]])
    edge = np.concatenate([kept, kept])
    uses = np.bincount(ends, minlength=len(streets.nodes))
    uses += np.bincount(streets.joins.ravel(), minlength=len(streets.nodes))
    free = np.flatnonzero(uses[ends] == 1)
    xy, edge = streets.nodes[ends[free]], edge[free]
    row = streets.part_row[streets.part[edge]]
    return pd.DataFrame({"x": xy[:, 0], "y": xy[:, 1], "row": row, "gap_m": _gaps(streets, ends[free], edge, gap)})


def _gaps(streets: Streets, node: np.ndarray, edge: np.ndarray, gap: float) -> np.ndarray:
    points = shapely.points(streets.nodes[node])
    end, part = streets.tree.query(points, "dwithin", gap)
    own = streets.part[edge][end] == part
    stub = streets.length[edge][end] <= gap
    other_end = np.where(streets.u[edge] == node, streets.v[edge], streets.u[edge])[end]
    joined = stub & (shapely.distance(shapely.points(streets.nodes[other_end]), streets.parts[part]) == 0)
    end, part = end[~own & ~joined], part[~own & ~joined]
    result = np.full(len(node), np.inf)
    np.minimum.at(result, end, shapely.distance(points[end], streets.parts[part]))
    return np.where(np.isfinite(result), result, np.nan)
