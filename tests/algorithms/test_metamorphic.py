"""The third check of the matrix of bad input: an oddity that says nothing new must leave every answer as it is.

For each tool, each of its layers and each oddity the rows of OUTPUT are compared with those of the plain run: codes and
texts exactly, figures within the oddity's tolerance.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely
from conftest import rows_of
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
)
from undrawn import undrawn

from . import bad_input
from .minimal import VALID
from .runs import attempt
from .town import Table, point

pytestmark = pytest.mark.usefixtures("provider")
# What tells the rows of the town from those that an oddity adds.
KEY, ADDED, NO_KEY = "key", -1, -2
# Ids that a tool asks for instead of keeping the rows.
OWN_IDS = {"accessmatrix": {"ORIGIN_ID": KEY, "DESTINATION_ID": KEY}}
KEYS = (KEY, "origin_id", "destination_id")
TOWN_CRS = "EPSG:32650"


# --- oddities -------------------------------------------------------------------------------------------------------


def backwards(table: Table, folder: Path):
    return table.with_rows(table.rows[::-1])


def in_crs(crs: str) -> Callable:
    return lambda table, folder: bad_input.moved(dense(table), crs)


def dense(table: Table) -> Table:
    """With vertices so close that an edge stays the same line in any CRS."""
    shapes = shapely.segmentize(shapely.from_wkt([row[0] for row in table.rows]), 250)
    rows = [
        (shapely.to_wkt(shape, rounding_precision=-1), *row[1:]) for shape, row in zip(shapes, table.rows, strict=True)
    ]
    return table.with_rows(rows)


def one_part(table: Table, folder: Path):
    """Multi-parts of one part each, with Z and M."""
    lifted = bad_input.z_and_m(table, folder)

    def collected(geometry: QgsGeometry) -> QgsGeometry:
        geometry = lifted.shape(geometry)
        geometry.convertToMultiType()
        return geometry

    return replace(lifted, kind=f"Multi{lifted.kind}", shape=collected)


def vertices_twice(table: Table, folder: Path):
    """Each vertex written twice, invalid for some programs and the same shape; rings and lines the other way round."""
    return reshaped(table, lambda xy: np.repeat(xy[::-1], 2, axis=0))


def reshaped(table: Table, change: Callable[[np.ndarray], np.ndarray]) -> Table:
    """Other vertices of lines and of rings."""
    make = shapely.Polygon if table.kind == "Polygon" else shapely.LineString
    rows = [(make(change(shapely.get_coordinates(shapely.from_wkt(row[0])))).wkt, *row[1:]) for row in table.rows]
    return table.with_rows(rows)


def without_shape(table: Table, folder: Path):
    """A row more, with neither geometry nor attributes."""
    return added(table, None)


def at_zero(table: Table, folder: Path):
    """A row more without attributes at 0, 0 of the CRS, where a lost coordinate puts it."""
    shapes = {
        "Point": shapely.Point(0, 0),
        "LineString": shapely.LineString([(0, 0), (50, 0)]),
        "Polygon": shapely.box(0, 0, 50, 50),
    }
    return added(table, shapes[table.kind].wkt)


def at_null_island(table: Table, folder: Path):
    """The same in degrees."""
    layer = in_crs("EPSG:4326")(table, folder)
    move, shape = layer.shape, {"Point": "POINT (0 0)", "LineString": "LINESTRING (0 0, 0.001 0)"}
    stray = QgsGeometry.fromWkt(shape.get(table.kind, "POLYGON ((0 0, 0.001 0, 0.001 0.001, 0 0.001, 0 0))"))
    marked = at_zero(table, folder)
    mark = QgsGeometry.fromWkt(marked.rows[-1][0])

    def placed(geometry: QgsGeometry) -> QgsGeometry:
        return QgsGeometry(stray) if geometry.equals(mark) else move(geometry)

    return replace(dense(marked), crs="EPSG:4326", shape=placed)


def added(table: Table, wkt: str | None) -> Table:
    values = [ADDED if name == KEY else None for name in table.fields]
    return table.with_rows([*table.rows, (wkt, *values)])


def drawn_twice(table: Table, folder: Path):
    """Every shape once more, with its attributes."""
    at = list(table.fields).index(KEY) + 1
    again = [(*row[:at], ADDED, *row[at + 1 :]) for row in table.rows]
    return table.with_rows([*table.rows, *again])


def stored(driver: str, suffix: str) -> Callable:
    return lambda table, folder: named(bad_input.written(table, folder / f"layer.{suffix}", driver))


def geojson(table: Table, folder: Path):
    return stored("GeoJSON", "geojson")(dense(table), folder)


def shapefile(table: Table, folder: Path):
    return named(bad_input.gbk_shapefile(table, folder))


def csv(table: Table, folder: Path):
    return named(bad_input.csv_with_wkt(table, folder))


def named(layer):
    """A file's layer, called as the town's are: stock context names its fields after it."""
    layer.setName("layer")
    return layer


@dataclass(frozen=True)
class Oddity:
    """A change of a layer, and by what share figures may then differ."""

    change: Callable
    tolerance: float = 1e-6


ODDITIES = {
    "rows backwards": Oddity(backwards),
    "degrees": Oddity(in_crs("EPSG:4326"), 1e-3),
    "CGCS2000 degrees": Oddity(in_crs("EPSG:4490"), 1e-3),
    "Web Mercator": Oddity(in_crs("EPSG:3857"), 1e-3),
    "the next zone": Oddity(in_crs("EPSG:32651"), 1e-3),
    "GBK shapefile": Oddity(shapefile),
    "CSV with WKT": Oddity(csv),
    "GeoJSON": Oddity(geojson, 1e-3),
    "FlatGeobuf": Oddity(stored("FlatGeobuf", "fgb")),
    "multi-part of one part with Z and M": Oddity(one_part),
    "vertices twice and the other way round": Oddity(vertices_twice),
    "a row without shape": Oddity(without_shape),
    "a row at 0, 0": Oddity(at_zero),
    "degrees and a row at 0, 0": Oddity(at_null_island, 1e-3),
    "drawn twice": Oddity(drawn_twice),
}
DRAWN = ("vertices twice and the other way round",)
STRAYS = ("a row without shape", "a row at 0, 0", "degrees and a row at 0, 0")
FAR = STRAYS[1:]
# What gives the rows other feature ids.
OTHER_IDS = ("rows backwards", "GBK shapefile", "CSV with WKT", "GeoJSON", "FlatGeobuf")
# Where an oddity does say something new, and what.
EXCEPTIONS = {
    ("ringsfromdistance", "CENTRES"): dict.fromkeys(FAR, "a centre without a city is the centre of one more"),
    ("ringsfromdensity", "CENTRES"): dict.fromkeys(FAR, "a centre without a city is the centre of one more"),
    ("ringsfromtravel", "CENTRES"): dict.fromkeys(FAR, "a centre without a city is the centre of one more"),
    ("locationpreference", "BOUNDARY"): dict.fromkeys(
        FAR, "places at random are drawn from all ground of the boundary"
    ),
    ("regionaldistribution", "CITIES"): {
        "a row at 0, 0": "a region that reaches that far is measured on the ellipsoid"
    },
    ("corridor", "AXIS"): dict.fromkeys(FAR, "all lines together are the axis"),
    ("colocation", "OTHERS"): dict.fromkeys(FAR, "an other point more is one more of all that chance deals out"),
    ("coordinatecheck", "INPUT"): dict.fromkeys(FAR, "a place more is in the median of the few that there are"),
    ("residents", "ZONES"): dict.fromkeys(OTHER_IDS, "a zone goes by its feature id"),
    ("duplicatepois", "INPUT"): dict.fromkeys(OTHER_IDS, "what was merged goes by its feature ids"),
}
# Layers of which a shape drawn twice says nothing new: they are united, or the nearest counts.
REPEATABLE = {
    "ringsfromdistricts": {"INPUT"},
    "ringsfromdistance": {"BOUNDARY"},
    "ringsfromdensity": {"BUILT_UP", "BOUNDARY", "WATER"},
    "ringsfromtravel": {"NETWORK", "BOUNDARY"},
    "ringdistribution": {"RINGS"},
    "townlayout": {"INNOVATION_HOSTS", "PRODUCTION_HOSTS", "RINGS"},
    "parklayout": {"BUILDINGS"},
    "locationpreference": {"BUSINESS_CENTRES", "KNOWLEDGE_CENTRES", "BOUNDARY"},
    "sharingmode": {"THIRD_SPACES", "RESIDENTIAL"},
    "modulecompleteness": {"FACILITIES"},
    "lifecirclecoverage": {"NETWORK"},
    "serviceareas": {"NETWORK"},
    "accessmatrix": {"NETWORK"},
    "floatingcatchment": {"NETWORK"},
    "belt": {"AXIS", "CITIES"},
    "corridor": {"DISTRICTS", "BLUE"},
    "featuretown": {"BUILT_UP", "PARKS"},
    "newtownmix": {"NETWORK"},
    "brownline": {"CONTROL_AREAS"},
    "stockcontext": {"NETWORK"},
    "coordinatecheck": {"REFERENCE"},
    "residents": {"RESIDENTIAL"},
}


def cases():
    """Each tool with each of its layers and each oddity that applies to it."""
    for name, valid in VALID.items():
        for layer in valid.layers():
            leaves_out = set(EXCEPTIONS.get((name, layer), ()))
            leaves_out |= set(DRAWN) if valid.inputs[layer].is_point else set()
            leaves_out |= set() if layer in REPEATABLE.get(name, ()) else {"drawn twice"}
            yield from ((name, layer, oddity) for oddity in ODDITIES if oddity not in leaves_out)


# --- answers --------------------------------------------------------------------------------------------------------


def inputs_of(name: str) -> dict:
    """The valid inputs, each layer with a key."""
    inputs = VALID[name].inputs | OWN_IDS.get(name, {})
    return {key: keyed(value) if isinstance(value, Table) else value for key, value in inputs.items()}


def keyed(table: Table) -> Table:
    """With a key; a place as far from one street as from the next, where a hair decides, moves ten metres."""
    rows = [
        (point(5130, 6880) if row[0] == point(5120, 6880) else row[0], *row[1:], i) for i, row in enumerate(table.rows)
    ]
    return replace(table, fields=table.fields | {KEY: "int"}, rows=rows)


@dataclass(frozen=True)
class Answer:
    """OUTPUT without the rows that were added, in an order of their own, by column; and the numbers beside it."""

    texts: dict[str, list]
    figures: dict[str, np.ndarray]
    numbers: dict[str, float]


def answer(name: str, inputs: dict) -> Answer:
    """What a tool says of its inputs."""
    with undrawn():
        outcome = attempt(name, inputs)
    assert outcome.error == ""
    layer = outcome.layer("OUTPUT")
    rows = rows_of(layer)
    # A GeoPackage numbers its rows itself.
    columns = {field: [row[field] for row in rows] for field in layer.fields().names() if field != "fid"}
    if VALID[name].keeps is None:
        columns["size"] = sizes(layer)
    keys = [np.nan_to_num(np.array(columns[key], float), nan=NO_KEY) for key in KEYS if key in columns]
    kept = np.flatnonzero(np.logical_and.reduce([key != ADDED for key in keys])) if keys else range(len(rows))
    columns = {field: [values[i] for i in kept] for field, values in columns.items()}
    # A column of 0 and 1 in a CSV is read as yes and no.
    figures = {field: np.array(values, float) for field, values in columns.items() if holds_figures(values)}
    texts = {field: values for field, values in columns.items() if field not in figures}
    order = in_order([key[kept] for key in keys], texts, figures)
    return Answer(
        {field: [values[i] for i in order] for field, values in texts.items()},
        {field: values[order] for field, values in figures.items()},
        {key: value for key, value in outcome.results.items() if isinstance(value, (int, float))},
    )


def holds_figures(values: list) -> bool:
    """Whether a column has numbers, or yes and no, where it says anything."""
    said = [value for value in values if value is not None]
    return bool(said) and all(isinstance(value, (int, float)) for value in said)


def in_order(keys: list[np.ndarray], texts: dict[str, list], figures: dict[str, np.ndarray]) -> list[int]:
    """The rows by their keys; where these do not tell them apart, by what is said of them, figures as far as all agree."""
    if keys and len(set(zip(*keys, strict=True))) == len(keys[0]):
        return np.lexsort(keys[::-1]).tolist()
    said = [*keys, *([str(value) for value in values] for values in texts.values())]
    said += [[f"{value + 0.0:.2g}" for value in values] for values in figures.values()]
    rows = list(zip(*said, strict=True))
    return sorted(range(len(rows)), key=rows.__getitem__)


def sizes(layer) -> list[float]:
    """Areas or lengths of what the tool drew, on the town's own ground."""
    crs, town = layer.crs(), QgsCoordinateReferenceSystem(TOWN_CRS)
    transform = QgsCoordinateTransform(crs, town, QgsCoordinateTransformContext())
    found = []
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        geometry.transform(transform)
        found.append(geometry.area() or geometry.length())
    return found


@cache
def plain(name: str) -> Answer:
    return answer(name, inputs_of(name))


def alike(found: np.ndarray, expected: np.ndarray, share: float, least: float) -> bool:
    """Whether all figures agree to a share of theirs, or by a little; what is missing is missing in both."""
    with np.errstate(invalid="ignore"):
        near = np.isfinite(expected) & (np.abs(found - expected) <= np.maximum(share * np.abs(expected), least))
    return bool((near | (found == expected) | np.isnan(found) & np.isnan(expected)).all())


@pytest.mark.parametrize(("name", "layer", "oddity"), cases())
def test_the_same_answer(name, layer, oddity, tmp_path):
    inputs, odd = inputs_of(name), ODDITIES[oddity]
    source = odd.change(inputs[layer], tmp_path)
    found, expected = answer(name, inputs | {layer: source}), plain(name)
    assert (list(found.texts), list(found.figures)) == (list(expected.texts), list(expected.figures))
    assert found.texts == expected.texts
    for column, figures in expected.figures.items():
        # What distances bound is off by as much on two sides.
        is_ground = column.endswith(("size", "km2", "m2", "density"))
        share = odd.tolerance * (3 if is_ground else 1)
        assert len(found.figures[column]) == len(figures), column
        assert alike(found.figures[column], figures, share, odd.tolerance), (column, found.figures[column], figures)
    # Numbers beside the rows count what was added to them.
    same_rows = layer != VALID[name].keeps or oddity not in STRAYS
    numbers = expected.numbers if same_rows else found.numbers
    assert found.numbers == pytest.approx(numbers, rel=odd.tolerance, abs=odd.tolerance)
