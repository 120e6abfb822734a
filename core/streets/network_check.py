"""What would spoil an analysis on a street network: parts that hang apart, ends that just miss their neighbour."""

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from ..base.columns import numeric
from ..base.running import Cancelled, never
from ..base.text import HalfUp, exactly, listed, paragraph, percent, plural, remarks, translate
from ..ground.overlay import within
from .network import Streets
from .snapping import Ties
from .travel import ABSURD

MOST_IDS = 8
"""Lines that a sentence names at most."""
MISS = 1.0
"""Metres within which a free end probably was meant to meet the other street."""


def components(streets: Streets) -> pd.DataFrame:
    """Per input line (index = its row): ``component`` (1 = the longest; NA without a usable line) and ``length_m``.

    Lines drawn twice have their length in both rows.

    >>> from innospace.core.streets.network import build
    >>> components(build(shapely.linestrings([[(0, 0), (90, 0)], [(0, 50), (10, 50)]]))).values.tolist()
    [[1, 90.0], [2, 10.0]]
    """
    rows = streets.part_row[streets.part]
    metres = np.bincount(rows, streets.length, streets.n_rows)
    component = pd.array([pd.NA] * streets.n_rows, dtype="Int64")
    component[rows[::-1]] = streets.component[streets.u[::-1]] + 1
    return pd.DataFrame({"component": component, "length_m": metres})


def shares(streets: Streets) -> np.ndarray:
    """Share of the network's length in each component, the longest first; what is drawn twice counts once.

    >>> from innospace.core.streets.network import build
    >>> shares(build(shapely.linestrings([[(0, 0), (90, 0)], [(0, 50), (10, 50)]]))).tolist()
    [0.9, 0.1]
    """
    kept = streets.kept
    metres = np.bincount(streets.component[streets.u[kept]], streets.length[kept])
    return metres / max(metres.sum(), 1e-12)


def parts_note(streets: Streets) -> list[str]:
    """What hangs apart in words, nothing when all of the network hangs together.

    >>> from innospace.core.streets.network import build
    >>> print(*parts_note(build(shapely.linestrings([[(0, 0), (90, 0)], [(0, 50), (10, 50)]]))))
    The network falls into 2 parts; 10% of its length and 50% of its junctions and ends hang apart from the longest.
    """
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
    """(n,) whether a place is tied to a part that hangs apart from the longest.

    >>> from innospace.core.streets import network, snapping
    >>> streets = network.build(shapely.linestrings([[(0, 0), (90, 0)], [(0, 50), (10, 50)]]))
    >>> tied_apart(streets, snapping.tie(streets, shapely.points([(5, 1), (5, 49), (5, 900)]), 200.0)).tolist()
    [False, True, False]
    """
    apart = np.zeros(len(places), bool)
    apart[places.tied] = streets.component[streets.u[places.edge[places.tied]]] > 0
    return apart


def free_ends(streets: Streets, cancelled: Cancelled = never) -> pd.DataFrame:
    """The dangles: ends that nothing shares, each once.

    Columns ``x``, ``y``, ``row`` (of the input line) and ``gap_m``: metres to the nearest other street when that is no
    farther than `MISS` (a near miss), else NaN. A street that the end's own, shorter street joins anyway is no miss.

    >>> from innospace.core.streets.network import build
    >>> ends = free_ends(build(shapely.linestrings([[(0, 0), (90, 0)], [(40, 0.5), (40, 50)]])))
    >>> ends[["x", "y", "gap_m"]].values.tolist()
    [[0.0, 0.0, nan], [40.0, 0.5, 0.5], [90.0, 0.0, nan], [40.0, 50.0, nan]]
    """
    kept = streets.kept
    ends = np.concatenate([streets.u[kept], streets.v[kept]])
    edge = np.concatenate([kept, kept])
    uses = np.bincount(ends, minlength=len(streets.nodes))
    uses += np.bincount(streets.joins.ravel(), minlength=len(streets.nodes))
    free = np.flatnonzero(uses[ends] == 1)
    xy, edge = streets.nodes[ends[free]], edge[free]
    row = streets.part_row[streets.part[edge]]
    missed = _missed(streets, ends[free], edge, cancelled)
    return pd.DataFrame({"x": xy[:, 0], "y": xy[:, 1], "row": row, "gap_m": missed})


def _missed(streets: Streets, node: np.ndarray, edge: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """Metres by which each free end misses the nearest other street, NaN where that is farther than `MISS`."""
    points = shapely.points(streets.nodes[node])
    end, part = within(streets.tree, points, MISS, cancelled)
    own = streets.part[edge][end] == part
    stub = streets.length[edge][end] <= MISS
    other_end = np.where(streets.u[edge] == node, streets.v[edge], streets.u[edge])[end]
    joined = stub & (shapely.distance(shapely.points(streets.nodes[other_end]), streets.parts[part]) == 0)
    end, part = end[~own & ~joined], part[~own & ~joined]
    result = np.full(len(node), np.inf)
    np.minimum.at(result, end, shapely.distance(points[end], streets.parts[part]))
    return np.where(np.isfinite(result), result, np.nan)


def near_junctions(streets: Streets, cancelled: Cancelled = never) -> np.ndarray:
    """Nodes at which lines meet, and which miss yet another line by no more than `MISS` metres: neither joins the other.

    A line that a stub no longer than `MISS` leads to anyway is not missed. Free ends have :func:`free_ends`.

    >>> from innospace.core.streets.network import build
    >>> streets = build(shapely.linestrings([[(0, 0), (90, 0)], [(40, 0.5), (40, 50)], [(40, 0.5), (60, 50)]]))
    >>> streets.nodes[near_junctions(streets)].tolist()
    [[40.0, 0.5]]
    """
    kept, n = streets.kept, len(streets.parts)
    ends = np.concatenate([streets.u[kept], streets.v[kept]])
    node = np.flatnonzero(np.bincount(ends, minlength=len(streets.nodes)) >= 2)
    row, part = within(streets.tree, shapely.points(streets.nodes[node]), MISS, cancelled)
    # All edges, not only those that stand for several: a line drawn twice is not missed by its double.
    joined = np.unique(np.concatenate([streets.u, streets.v]) * n + np.tile(streets.part, 2))
    missed = pd.DataFrame({"pair": np.setdiff1d(node[row] * n + part, joined)})
    stub = kept[streets.length[kept] <= MISS]
    short = np.concatenate([np.column_stack([streets.u[stub], streets.v[stub]]), streets.joins])
    links = pd.DataFrame(np.concatenate([short, short[:, ::-1]]), columns=["node", "other"])
    beyond = missed.assign(node=missed["pair"] // n).merge(links, on="node")
    through = beyond.loc[np.isin(beyond["other"] * n + beyond["pair"] % n, joined), "pair"]
    return np.unique(np.setdiff1d(missed["pair"], through) // n)


def head_on(streets: Streets) -> np.ndarray:
    """Nodes at which two one-way lines and nothing else meet, both leading there or both away: one is against its direction.

    >>> from innospace.core.streets import network, travel
    >>> lines = shapely.linestrings([[(0, 0), (90, 0)], [(180, 0), (90, 0)]])
    >>> ways = travel.of_lines(lines, travel.TravelOptions(), direction=["yes", "yes"])
    >>> streets = network.build(lines, travel=ways)
    >>> streets.nodes[head_on(streets)].tolist()
    [[90.0, 0.0]]
    """
    if streets.along is None:
        return np.empty(0, int)
    kept, n = streets.kept, len(streets.nodes)
    u, v, along, against = (column[kept] for column in (streets.u, streets.v, streets.along, streets.against))
    there, back = np.isfinite(along) & np.isinf(against), np.isfinite(against) & np.isinf(along)
    into = np.bincount(np.concatenate([v[there], u[back]]), minlength=n)
    out = np.bincount(np.concatenate([u[there], v[back]]), minlength=n)
    uses = np.bincount(np.concatenate([u, v, streets.joins.ravel()]), minlength=n)
    return np.flatnonzero((uses == 2) & ((into == 2) | (out == 2)))


def dead_ends(streets: Streets) -> tuple[np.ndarray, np.ndarray]:
    """Rows of lines that can be entered from most streets but not left again, and of those that can be left but not entered.

    Most streets: the largest set in which one gets from each junction to each other.

    >>> from innospace.core.streets import network, travel
    >>> lines = shapely.linestrings([[(0, 0), (90, 0)], [(90, 0), (180, 0)]])
    >>> ways = travel.of_lines(lines, travel.TravelOptions(), direction=["both", "yes"])
    >>> [rows.tolist() for rows in dead_ends(network.build(lines, travel=ways))]
    [[1], []]
    """
    if streets.along is None:
        return np.empty(0, int), np.empty(0, int)
    kept, n = streets.kept, len(streets.nodes)
    u, v = streets.u[kept], streets.v[kept]
    there, back = np.isfinite(streets.along[kept]), np.isfinite(streets.against[kept])
    tail = np.concatenate([u[there], v[back], *streets.joins.T])
    head = np.concatenate([v[there], u[back], *streets.joins.T[::-1]])
    graph = coo_matrix((np.ones(len(tail), np.int8), (tail, head)), shape=(n, n)).tocsr()
    strong = connected_components(graph, directed=True, connection="strong")[1]
    root = int(np.argmax(strong == np.bincount(strong).argmax()))
    reached, reaching = np.zeros((2, n), bool)
    reached[breadth_first_order(graph, root, return_predecessors=False)] = True
    reaching[breadth_first_order(graph.T.tocsr(), root, return_predecessors=False)] = True
    enter = (there & reached[u]) | (back & reached[v])
    leave = (there & reaching[v]) | (back & reaching[u])
    row = streets.part_row[streets.part[kept]]
    return np.unique(row[enter & ~leave]), np.unique(row[leave & ~enter])


def one_way_notes(streets: Streets, names: np.ndarray) -> list[str]:
    """What the directions of lines do not fit; `names` (n,): what each input row is called.

    >>> from innospace.core.streets import network, travel
    >>> lines = shapely.linestrings([[(0, 0), (90, 0)], [(90, 0), (180, 0)]])
    >>> ways = travel.of_lines(lines, travel.TravelOptions(), direction=["both", "yes"])
    >>> print(*one_way_notes(network.build(lines, travel=ways), np.array([7, 8])))
    1 line can be entered but not left again, which is no fault at the edge of the data. Lines by their feature ids: 8.
    """
    no_exit, no_entry = dead_ends(streets)
    against = head_on(streets)
    cases = (
        (
            len(against),
            _rows_at(streets, against),
            translate(
                "NetworkCheck",
                "At {n} place two one-way lines meet head on or tail to tail: one is against its direction, or a third line is "
                "missing.",
            ),
            translate(
                "NetworkCheck",
                "At {n} places two one-way lines meet head on or tail to tail: one is against its direction, or a third line is "
                "missing.",
            ),
        ),
        (
            len(no_exit),
            no_exit,
            translate(
                "NetworkCheck", "{n} line can be entered but not left again, which is no fault at the edge of the data."
            ),
            translate(
                "NetworkCheck",
                "{n} lines can be entered but not left again, which is no fault at the edge of the data.",
            ),
        ),
        (
            len(no_entry),
            no_entry,
            translate(
                "NetworkCheck", "{n} line can be left but not entered, which is no fault at the edge of the data."
            ),
            translate(
                "NetworkCheck", "{n} lines can be left but not entered, which is no fault at the edge of the data."
            ),
        ),
    )
    return [paragraph(plural(n, one, many), _lines(lines, names)) for n, lines, one, many in cases if n]


def speed_notes(speed: np.ndarray, names: np.ndarray) -> list[str]:
    """What the speeds (n,; km/h) of lines lack, and which are absurd.

    >>> print(*speed_notes(np.array([50, 0, None, 700], object), np.arange(4))[:1])
    2 of 4 lines have no usable speed (missing, 0, negative or no number): tools take their own for them.
    """
    kmh = numeric(speed)
    one = translate(
        "NetworkCheck",
        "{n} of {all} lines has no usable speed (missing, 0, negative or no number): tools take their own for it.",
    )
    many = translate(
        "NetworkCheck",
        "{n} of {all} lines have no usable speed (missing, 0, negative or no number): tools take their own for them.",
    )
    notes = remarks((~(kmh > 0), one, many), all=f"{len(kmh):,}")
    absurd = np.flatnonzero((kmh > 0) & ((kmh < ABSURD[0]) | (kmh > ABSURD[1])))
    if len(absurd):
        one = translate("NetworkCheck", "{n} line is slower than {low} or faster than {high} km/h (such as {example}).")
        many = translate(
            "NetworkCheck", "{n} lines are slower than {low} or faster than {high} km/h (such as {example})."
        )
        example = f"{HalfUp(kmh[absurd[0]]):,.4g}"
        said = plural(len(absurd), one, many).format(low=exactly(ABSURD[0]), high=exactly(ABSURD[1]), example=example)
        notes.append(paragraph(said, _lines(absurd, names)))
    return notes


def near_notes(streets: Streets, names: np.ndarray, cancelled: Cancelled = never) -> list[str]:
    """Junctions that just miss a line, in words.

    >>> from innospace.core.streets.network import build
    >>> streets = build(shapely.linestrings([[(0, 0), (90, 0)], [(40, 0.5), (40, 50)], [(40, 0.5), (60, 50)]]))
    >>> print(*near_notes(streets, np.arange(3)))
    1 junction misses yet another line by at most 1 m: they are not joined. Lines by their feature ids: 1, 2.
    """
    missing = near_junctions(streets, cancelled=cancelled)
    if not len(missing):
        return []
    one = translate("NetworkCheck", "{n} junction misses yet another line by at most {gap} m: they are not joined.")
    many = translate("NetworkCheck", "{n} junctions miss yet another line by at most {gap} m: they are not joined.")
    return [
        paragraph(plural(len(missing), one, many).format(gap=exactly(MISS)), _lines(_rows_at(streets, missing), names))
    ]


def _rows_at(streets: Streets, node: np.ndarray) -> np.ndarray:
    """The input rows of the lines that meet at nodes."""
    kept = streets.kept
    there = np.isin(streets.u[kept], node) | np.isin(streets.v[kept], node)
    return np.unique(streets.part_row[streets.part[kept[there]]])


def _lines(rows: np.ndarray, names: np.ndarray) -> str:
    text = translate("NetworkCheck", "Lines by their feature ids: {ids}.")
    return text.format(ids=listed([str(name) for name in names[rows]], MOST_IDS))
