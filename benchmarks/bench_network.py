"""The walking network beside its peers: the same jobs on the same streets, back to back.

J1 nearest facility of each of 12 classes for 50 000 places; J2 how many of each within the limit; J3 areas of 500
facilities; J4 sparse table of 500 sources; 15 minutes at 1.2 m/s, 500 facilities a class. On a made city of about 190 000
junctions, and on real streets where INNOSPACE_STREETS names a layer of lines in metres (``file.gpkg|layername=roads``).

Peers: scipy straightforward (dijkstra on the same graph; `min_only` for J1, batches of 64 sources for J2), pandana (the points
are nodes of its network, so that it is as exact) and QGIS's own algorithms; a peer that is not installed is left out.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from innospace.core.lifecircle import floating_catchment, service_areas
from innospace.core.rings import travel_rings
from innospace.core.streets import access, edge, network, search, snapping, travel

from . import city
from .measure import TWICE, Row, measure, portion
from .native import Native

LIMIT, CLASSES, A_CLASS, PLACES, SOURCES, TO_BUFFER = 1080.0, 12, 500, 50_000, 500, 10
IN_TIME = 800.0
"""Seconds in which as much is reached on the streets of several speeds."""
SIDES = (157, 222, 314, 443)
Rows = Iterator[Row]


class Case:
    """Streets, facilities and places of one city."""

    def __init__(self, name: str, lines: np.ndarray, share: float = 1.0, n_native: int = 200):
        """`share` of the usual number of facilities and places; native service areas are asked for `n_native`."""
        self.name, self.lines = name, lines
        self.xy = city.points(lines, int(CLASSES * A_CLASS * share), 2)
        self.homes_xy = city.points(lines, int(PLACES * share), 3)
        self.group = np.arange(len(self.xy)) % CLASSES
        self.n_sources, self.n_native, self.limit = int(SOURCES * share), n_native, LIMIT

    def prepare(self) -> None:
        """Graph and snapping."""
        self.streets = network.build(self.lines)
        self.facilities = snapping.snap(self.streets, self.xy, 200)
        self.homes = snapping.snap(self.streets, self.homes_xy, 200)

    @property
    def sources(self) -> snapping.Ties:
        """The first facilities, which are sources in J3 and J4."""
        return self.facilities[np.arange(self.n_sources)]

    def nearest(self) -> np.ndarray:
        """J1."""
        return access.nearest(self.streets, self.facilities, self.group, CLASSES, self.homes, self.limit)

    def counts(self) -> np.ndarray:
        """J2."""
        radius = np.full(CLASSES, self.limit)
        return access.counts(self.streets, self.facilities, self.group, CLASSES, self.homes, radius)

    def lines_reached(self) -> list[pd.DataFrame]:
        """J3, lines."""
        return list(service_areas.areas_of_each(self.streets, self.sources, [LIMIT], half_width=None))

    def areas(self) -> list[pd.DataFrame]:
        """J3, polygons."""
        return list(service_areas.areas_of_each(self.streets, self.sources, [LIMIT]))

    def pairs(self) -> pd.DataFrame:
        """J4."""
        return access.matrix(self.streets, self.sources, self.homes, LIMIT)


def run() -> Rows:
    """Rows of the table, each as soon as it is known."""
    for case in [Case("city", city.streets(SIDES[-1])), *_real()]:
        ours: dict[str, float] = {}
        yield from _ours(case, ours)
        yield from _catchments(case)
        yield from _rings(case)
        yield from _far(case)
        yield from _in_time(case)
        yield from _scipy(case, ours)
        if find_spec("pandana"):
            yield from _pandana(case, ours)
        if find_spec("qgis"):
            yield from _through_qgis(case, ours)
            yield from _native(case, ours)
    yield from _scaling()


def _real() -> list[Case]:
    source = os.environ.get("INNOSPACE_STREETS")
    if not source:
        return []
    from qgis.core import QgsVectorLayer

    Native()
    layer = QgsVectorLayer(source, "streets", "ogr")
    return [Case("real", shapely.from_wkb([bytes(f.geometry().asWkb()) for f in layer.getFeatures()]), n_native=25)]


def _ours(case: Case, seconds: dict[str, float]) -> Rows:
    """The product; fills the seconds by job."""
    for job, call in (
        ("graph and snapping", case.prepare),
        ("J1", case.nearest),
        ("J2", case.counts),
        ("J3 lines", case.lines_reached),
        ("J3 polygons", case.areas),
        ("J4", case.pairs),
    ):
        seconds[job], peak = measure(call, 1 if job == "J3 polygons" else 2)
        first = job == "graph and snapping"
        size = f"{len(case.streets.nodes):,} junctions, {len(case.streets.u):,} links, {len(case.lines):,} streets"
        yield Row(f"{case.name}: {job}", seconds[job], peak, remark=size if first else "")


def _catchments(case: Case) -> Rows:
    """Supply and demand beside the mere counts of the same facilities, both from points to figures with the edge of the data."""
    supply, homes = shapely.points(case.xy[: case.n_sources]), shapely.points(case.homes_xy)
    group, radius = np.zeros(len(supply), int), np.array([LIMIT])
    options = floating_catchment.CatchmentOptions(LIMIT, method="3sfca", decay="gaussian")

    def counts() -> np.ndarray:
        edge.at_edge(edge.of_streets(case.streets), homes, LIMIT)
        ties = (snapping.tie(case.streets, points, 200) for points in (supply, homes))
        return access.counts(case.streets, next(ties), group, 1, next(ties), radius)

    theirs, _ = measure(counts, 3)
    seconds, peak = measure(lambda: floating_catchment.assess(homes, supply, streets=case.streets, options=options), 3)
    remark = f"over counting the same {len(supply)} facilities, {theirs:.2f} s"
    yield Row(f"{case.name}: catchments, 3SFCA", seconds, peak, portion(seconds, theirs), "1.3", remark)


def _rings(case: Case) -> Rows:
    """Rings by travel time of three limits around the middle of the streets, from centre to grounds that fill their box."""
    low, high = case.streets.nodes.min(axis=0), case.streets.nodes.max(axis=0)
    centre, around = shapely.points([(low + high) / 2]), shapely.box(*low[:, None], *high[:, None])
    across = travel.TravelOptions("minutes").minutes(float((high - low).max()) / 2)
    options = travel_rings.TravelRingOptions([across * share for share in (0.3, 0.7, 1.2)], snap=1000.0)
    seconds, peak = measure(lambda: travel_rings.assess(case.streets, centre, around, options=options), 1)
    yield Row(
        f"{case.name}: rings by travel time", seconds, peak, f"{seconds:.1f} s", "10 s", "three limits, with a boundary"
    )


def _far(case: Case) -> Rows:
    """Lines and ground within 20 km of the middle of the streets: most of the made city."""
    middle = shapely.points([(case.streets.nodes.min(axis=0) + case.streets.nodes.max(axis=0)) / 2])
    options = service_areas.ServiceAreaOptions([20_000.0], snap=1000.0)
    seconds, peak = measure(lambda: service_areas.assess(middle, case.streets, options=options))
    yield Row(f"{case.name}: service area of 20 km", seconds, peak, f"{seconds:.1f} s", "20 s", "one facility")


def _in_time(case: Case) -> Rows:
    """J1 and J2 in seconds over the same in metres: streets of several speeds, every fifth one-way.

    The limit is that by which about as many pairs are found: 18 minutes on streets of 15 km/h are twice as many.
    """
    rng, n = np.random.default_rng(5), len(case.lines)
    speed, way = rng.choice([4.0, 4.0, 4.0, 5.0, 15.0], n), rng.choice(np.array([None] * 8 + ["F", "T"], object), n)
    moved = travel.of_lines(case.lines, travel.TravelOptions("minutes"), speed=speed, direction=way)
    plain, timed = case.streets, network.build(case.lines, travel=moved)
    for job, call in (("J1", case.nearest), ("J2", case.counts)):
        case.streets, case.limit = plain, LIMIT
        metres, _ = measure(call, 3)
        found = _n_found(call())
        case.streets, case.limit = timed, IN_TIME
        seconds, peak = measure(call, 3)
        remark = f"over metres, {metres:.2f} s; {_n_found(call()) / found:.2f} times as many found"
        yield Row(f"{case.name}: {job} in time", seconds, peak, portion(seconds, metres), "1.5", remark)
    case.streets, case.limit = plain, LIMIT


def _n_found(table: np.ndarray) -> float:
    """How many are counted, or have a nearest."""
    return float(np.isfinite(table).sum() if table.dtype == float else table.sum())


def _scipy(case: Case, ours: dict[str, float]) -> Rows:
    """Dijkstra on the same graph, and the same answers taken from it."""
    ways = search.Ways(case.streets, case.facilities)
    graph = csr_matrix((ways.cost, ways.head, np.append(ways.first_arc, len(ways.head))), (len(ways.nodes),) * 2)
    node = ways.node_of_place(np.arange(len(case.facilities)))
    piece, before, after = ways.find(case.homes)

    def nearest() -> np.ndarray:
        each = (node[case.group == k] for k in range(CLASSES))
        return np.array([dijkstra(graph, indices=n, min_only=True, limit=LIMIT) for n in each])

    def ours_alone() -> np.ndarray:
        windows, start, limit = search.Windows(ways.nodes, np.inf), np.zeros(len(node)), np.full(CLASSES, LIMIT)
        return search.search(ways, windows, case.group, node, start, limit).labels.reshape(CLASSES, -1)

    def counts() -> np.ndarray:
        number = np.zeros((CLASSES, len(case.homes)), int)
        for start in range(0, len(node), 64):
            some = np.arange(start, min(start + 64, len(node)))
            metres = dijkstra(graph, indices=node[some], limit=LIMIT)
            metres = np.minimum(metres[:, ways.u[piece]] + before, metres[:, ways.v[piece]] + after)
            np.add.at(number, case.group[some], metres + case.facilities.leg[some, None] + case.homes.leg <= LIMIT)
        return number.T

    theirs, found = [], []
    seconds, peak = measure(lambda: theirs.append(nearest()))
    own, _ = measure(lambda: found.append(ours_alone()))
    different = int((theirs[0] != found[0]).sum())
    remark = f"the search alone, {own:.2f} s; {different} cells differ"
    yield Row(f"{case.name}: J1, scipy min_only", seconds, peak, f"{own / seconds:.2f}", ".8", remark)
    seconds, peak = measure(lambda: found.append(counts()))
    different = int((found[1] != case.counts()).sum())
    ratio = portion(ours["J2"], seconds)
    yield Row(f"{case.name}: J2, scipy in batches", seconds, peak, ratio, "1/6", f"{different} cells differ")


def _pandana(case: Case, ours: dict[str, float]) -> Rows:
    """Every point is a node of its network; legs are left out, which only spares it work."""
    import pandana

    n = len(case.facilities)
    edge, offset, leg = (
        np.concatenate([getattr(case.facilities, name), getattr(case.homes, name)])
        for name in ("edge", "offset", "leg")
    )
    ways = search.Ways(case.streets, snapping.Ties(edge, offset, leg))
    x, y = (pd.Series(column) for column in ways.nodes.T)
    made = []

    def prepare() -> None:
        net = pandana.Network(x, y, pd.Series(ways.u), pd.Series(ways.v), pd.DataFrame({"m": ways.length}))
        net.precompute(LIMIT)
        made.append(net)

    prepared, peak = measure(prepare)
    yield Row(f"{case.name}: pandana, preparation", prepared, peak)
    node = ways.node_of_place(np.arange(len(edge)))
    of_class = [node[:n][case.group == k] for k in range(CLASSES)]

    def nearest() -> None:
        for k, nodes in enumerate(of_class):
            made[0].set_pois(str(k), LIMIT, 1, x[nodes], y[nodes])
            made[0].nearest_pois(LIMIT, str(k), num_pois=1)

    def counts() -> None:
        for k, nodes in enumerate(of_class):
            made[0].set(pd.Series(nodes), name=str(k))
            made[0].aggregate(LIMIT, type="count", name=str(k))

    def pairs() -> None:
        made[0].nodes_in_range(list(node[: case.n_sources]), LIMIT)

    whole = ours["graph and snapping"]
    for job, call, target in (("J1", nearest, "1/15"), ("J2", counts, "1/20"), ("J4", pairs, "")):
        seconds, peak = measure(call)
        remark = f"whole job; without preparation {portion(ours[job], seconds)}"
        ratio = portion(ours[job] + whole, seconds + prepared)
        yield Row(f"{case.name}: {job}, pandana", seconds, peak, ratio, target, remark)


def _through_qgis(case: Case, ours: dict[str, float]) -> Rows:
    """J1 and J2 as a user gets them: `lifecirclecoverage` from GeoPackage to GeoPackage, then with QGIS's start as well."""
    from qgis.core import QgsApplication

    from innospace.algorithms.provider import InnoSpaceProvider

    native, provider = Native(), InnoSpaceProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    core = sum(ours[job] for job in ("graph and snapping", "J1", "J2"))
    with tempfile.TemporaryDirectory() as folder:
        inputs = {"CATEGORY_FIELD": "number", "CUTOFF": LIMIT, "MAX_DISTANCE": LIMIT}
        for name, geometries, kind in (
            ("NETWORK", case.lines, "LineString"),
            ("DEMAND", shapely.points(case.homes_xy), "Point"),
            ("FACILITIES", shapely.points(case.xy), "Point"),
        ):
            layer = native.layer(geometries, kind, case.group if name == "FACILITIES" else None)
            inputs[name] = native.save(layer, f"{folder}/{name}.gpkg")
        inputs |= {name: f"{folder}/out_{name}.gpkg" for name in ("OUTPUT", "COVERAGE", "GAPS")}
        seconds, peak = measure(lambda: native.run("innospace:lifecirclecoverage", inputs))
        remark = "over graph, snapping, J1 and J2 alone"
        yield Row(f"{case.name}: lifecirclecoverage", seconds, peak, f"{seconds / core:.1f}", "2", remark)
        command = ["qgis_process", "run", "innospace:lifecirclecoverage", "--"]
        command += [f"{key}={value}" for key, value in inputs.items()]
        seconds, _ = measure(lambda: subprocess.run(command, check=True, capture_output=True))
        yield Row(f"{case.name}: the same by qgis_process", seconds, remark="start-up of QGIS included")
    QgsApplication.processingRegistry().removeProvider(provider)


def _native(case: Case, ours: dict[str, float]) -> Rows:
    """QGIS's own network analysis: one source for J4, a part of the sources for J3, as all of them take many minutes."""
    native = Native()
    roads = native.layer(case.lines, "LineString")
    homes = native.layer(shapely.points(case.homes_xy[:1]), "Point")
    x, y = case.xy[0]
    common = {"INPUT": roads, "STRATEGY": 0}
    start = {**common, "START_POINT": f"{x},{y}", "END_POINTS": homes, "OUTPUT": "memory:"}
    seconds, peak = measure(lambda: native.run("native:shortestpathpointtolayer", start))
    ratio = portion(ours["J4"] + ours["graph and snapping"], seconds)
    remark = f"whole job; ours from {case.n_sources} sources"
    yield Row(f"{case.name}: J4 of one source, QGIS", seconds, peak, ratio, "1/10", remark)

    case.n_sources = case.n_native
    own, own_peak = measure(lambda: (case.prepare(), case.lines_reached()))
    points = native.layer(shapely.points(case.xy[: case.n_native]), "Point")
    layers = []
    area = {**common, "START_POINTS": points, "TRAVEL_COST2": LIMIT, "OUTPUT_LINES": "memory:"}
    seconds, peak = measure(lambda: layers.append(native.run("native:serviceareafromlayer", area)["OUTPUT_LINES"]))
    remark = f"whole job; ours {own:.2f} s, {own_peak:.0f} MB"
    yield Row(f"{case.name}: J3 lines of {case.n_native}, QGIS", seconds, peak, portion(own, seconds), remark=remark)

    case.n_sources = TO_BUFFER
    own, own_peak = measure(case.areas)
    some = {"INPUT": layers[0], "EXPRESSION": f"$id <= {TO_BUFFER}", "OUTPUT": "memory:"}
    lines = native.run("native:extractbyexpression", some)["OUTPUT"]
    buffer = {"INPUT": lines, "DISTANCE": service_areas.HALF_WIDTH, "SEGMENTS": 8, "OUTPUT": "memory:"}
    seconds, peak = measure(lambda: native.run("native:buffer", buffer))
    remark = f"theirs the buffers only; ours all, united, {own:.2f} s, {own_peak:.0f} MB"
    yield Row(f"{case.name}: J3 polygons of {TO_BUFFER}, QGIS", seconds, peak, portion(own, seconds), "1/8", remark)


def _scaling() -> Rows:
    """Twice the city, with twice the facilities and places."""
    last: dict[str, float] = {}
    for side in SIDES:
        case = Case(f"side {side}", city.streets(side), (side / SIDES[-1]) ** 2)
        for job, call in (
            ("graph and snapping", case.prepare),
            ("J1", case.nearest),
            ("J2", case.counts),
            ("J3 lines", case.lines_reached),
            ("J4", case.pairs),
        ):
            seconds, peak = measure(call, 3)
            twice = (f"{seconds / last[job]:.1f}", TWICE) if job in last else ()
            yield Row(f"scaling: {job}, {side} × {side}", seconds, peak, *twice)
            last[job] = seconds
