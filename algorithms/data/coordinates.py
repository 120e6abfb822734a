"""Layers out of Chinese map services brought to where they are, and back."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProcessingParameterEnum

from ...core.base.status import MOVED, NO_GEOMETRY, OUTSIDE_CHINA
from ...core.base.text import HalfUp, of_rows, plural, translate
from ...core.lazy import coordinates, vertices
from ...core.lazy import pandas as pd
from .. import bridge, measuring
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import conversion
from .common import has_style

SYSTEMS = ("wgs84", "gcj02", "bd09")
REGIONS = ("hong_kong", "macao", "taiwan")
# Degrees that are taken for WGS 84 as they stand; CGCS2000 differs by less than a metre.
DEGREES = ("EPSG:4326", "OGC:CRS84", measuring.CGCS2000)


def caution() -> str:
    """What coordinates out of the shifted systems are good for."""
    return translate(
        "Data",
        "The formulas are public, found by reverse engineering: accurate to metres, enough for planning, not for surveying. "
        "Use it only on data that you may lawfully hold.",
    )


class Coordinates(Algorithm):
    """GCJ-02 and BD-09 to WGS 84 and back, vertex by vertex."""

    NAME = "coordinates"
    GROUP = "data"
    MAIN = "INPUT"
    MEASURES = False
    FIELDS = {"OUTPUT": "moved_m status"}
    ARGUMENTS = {"target": "TO"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return conversion()

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Data",
            "Why do my points lie hundreds of metres off the streets? Data from AMap and Tencent are in GCJ-02, those of "
            "Baidu in BD-09; this tool moves them to where they belong, or back.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INPUT", translate("Data", "Layer")),
            translate(
                "Data",
                "Points, lines or polygons in any coordinate reference system; heights, measures, curves and all vertices stay. "
                "A shape moves whole, where at least half of its vertices lie in China. ",
            )
            + caution(),
        )
        self.add(
            p.choice("FROM", translate("Data", "System of the data"), SYSTEMS, "gcj02"),
            translate(
                "Data",
                "wgs84 (also CGCS2000), gcj02 (AMap, Tencent) or bd09 (Baidu). If unsure, run “Check coordinates” first.",
            ),
        )
        self.add(
            p.choice("TO", translate("Data", "System wanted"), SYSTEMS),
            translate("Data", "A system other than that of the data; wgs84 for all work in QGIS."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "REGIONS",
                translate("Data", "Regions besides the mainland"),
                list(REGIONS),
                allowMultiple=True,
                optional=True,
                usesStaticStrings=True,
            ),
            translate(
                "Data",
                "Places in Hong Kong, Macao and Taiwan stay as they are unless the region is named here: services differ there.",
            ),
            advanced=True,
        )
        self.add(
            p.sink("OUTPUT", translate("Data", "Moved layer"), p.Source.VectorAnyGeometry),
            translate(
                "Data",
                "All rows with moved_m (mean shift of the vertices in metres, 0 outside China) and status, in the layer's own "
                "system; layers in degrees other than WGS 84 become CGCS2000.",
            ),
        )

    def compute(self, run: Run) -> None:
        """Read, move the vertices, write."""
        source, target = run.choice("FROM"), run.choice("TO")
        regions = list(filter(None, self.parameterAsEnumStrings(run.parameters, "REGIONS", run.context)))
        layer = run.layer_as_drawn("INPUT")
        _caution_of_moved(run, layer)
        found = vertices.read(bridge.drawn(layer))
        degrees, crs = measuring.degrees_of(layer.crs), written_in(layer.crs)
        start = bridge.transformed(found.xy, _way(run, layer.crs, degrees))
        end, moves = coordinates.converted(start, source, target, regions, found.owner, run.progress, run.cancelled)
        xy = found.xy.copy()
        # What does not move keeps its numbers to the last bit, where the system stays the same.
        written = moves if crs == layer.crs else np.isfinite(end).all(axis=1)
        xy[written] = bridge.transformed(end[written], _way(run, degrees, crs))
        table = _rows(start, end, moves, found.owner, len(layer))
        _tell(run, table)
        made = bridge.redrawn(layer, found.replaced(xy), crs)
        run.write("OUTPUT", table, made, style="coordinates" if has_style(made.wkb_type) else None)


def _caution_of_moved(run: Run, layer: bridge.Layer) -> None:
    """Warn where the rows say that they have been moved: what was brought home once would go as far to the other side."""
    is_ours = all(layer.fields.lookupField(name) >= 0 for name in ("status", "moved_m"))
    n = sum(value == MOVED for value in layer.column("status")) if is_ours else 0
    if n:
        text = plural(
            n,
            translate("Data", "{rows} says that it was moved from one system to another before."),
            translate("Data", "{rows} say that they were moved from one system to another before."),
        )
        more = translate(
            "Data",
            "Moved the same way once more, rows come to lie hundreds of metres off. Choose the layer as it was before, unless "
            "they are to go back.",
        )
        run.note(f"INPUT: {text.format(rows=of_rows(n, len(layer)))} {more}")


def written_in(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """The CRS of the result: the layer's own, CGCS2000 for degrees of another datum."""
    other = crs.isGeographic() and crs.authid() not in DEGREES
    return QgsCoordinateReferenceSystem(measuring.CGCS2000) if other else crs


def _way(run: Run, start: QgsCoordinateReferenceSystem, end: QgsCoordinateReferenceSystem) -> QgsCoordinateTransform:
    return QgsCoordinateTransform(start, end, run.context.transformContext())


def _rows(start: np.ndarray, end: np.ndarray, moves: np.ndarray, owner: np.ndarray, n: int) -> pd.DataFrame:
    """How far each shape moved, and what became of it."""
    placed = np.bincount(owner, weights=np.isfinite(start).all(axis=1), minlength=n)
    real = (placed == np.bincount(owner, minlength=n)) & (placed > 0)
    moved = np.bincount(owner, weights=moves, minlength=n) > 0
    metres = np.where(moved, coordinates.mean_shift(start, end, owner, n), 0.0)
    status = np.select([~real, moved], [NO_GEOMETRY, MOVED], OUTSIDE_CHINA).astype(object)
    return pd.DataFrame({"moved_m": np.where(real, metres, np.nan), "status": status})


def _tell(run: Run, table: pd.DataFrame) -> None:
    counts = table["status"].value_counts()
    if MOVED in counts:
        text = plural(
            int(counts[MOVED]),
            translate("Data", "{rows} was moved, by {m:,.0f} m."),
            translate("Data", "{rows} were moved, by {m:,.0f} m on average."),
        )
        metres = table.loc[table["status"] == MOVED, "moved_m"].mean()
        run.info(text.format(rows=of_rows(int(counts[MOVED]), len(table)), m=HalfUp(metres)))
    run.info(caution())
    for status, one, many in (
        (
            OUTSIDE_CHINA,
            translate("Data", "{n} row lies outside the ground that is shifted, and stays where it is."),
            translate("Data", "{n} rows lie outside the ground that is shifted, and stay where they are."),
        ),
        (
            NO_GEOMETRY,
            translate("Data", "{n} row has no geometry with usable coordinates, and stays as it is."),
            translate("Data", "{n} rows have no geometry with usable coordinates, and stay as they are."),
        ),
    ):
        if status in counts:
            run.note(f"INPUT: {plural(int(counts[status]), one, many)}")
